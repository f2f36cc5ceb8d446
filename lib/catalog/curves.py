"""What the columns of a table of response curves are called: those of an advertising report, and what the spend brings."""

from __future__ import annotations

from dataclasses import replace

from lib.catalog.kinds import KINDS
from lib.core.words import N_
from lib.ingest.fields import Field

_KNOWN = {kind.kind: {field.code: field for field in kind.fields} for kind in KINDS}
_SPEND, _CAMPAIGNS = _KNOWN["spend"], _KNOWN["campaigns"]
_NO_AMOUNT = ("cpc", "cpm", "cpa", "cpl", "cac", "roas", "roi", "click", "clicks", "klick", "conversion", "result", "customer", "multiplier", "share", "单次", "成本", "占比")  # fmt: skip

CURVES: tuple[Field, ...] = (
    _SPEND["channel"],
    replace(
        _SPEND["amount"],
        code="spend",
        within=(*_SPEND["amount"].within, "investment", "outlay", "ausgaben", "werbekosten", "depenses", "gasto", "gastos", "inversion", "investimento", "spesa", "uitgaven", "расходы", "затраты", "投入", "广告费", "広告費", "광고비"),
        never=_NO_AMOUNT,
    ),
    Field(
        "customers", N_("New customers"), "number",
        names=tuple(
            dict.fromkeys(
                (
                    *_CAMPAIGNS["new_customers"].names, *_SPEND["conversions"].names,
                    "customers", "signups", "sign ups", "registrations", "subscribers", "orders", "sales count", "acquired customers",
                    "neukunden", "kunden", "anmeldungen", "bestellungen", "nouveaux clients", "clients", "inscriptions", "commandes",
                    "nuevos clientes", "clientes nuevos", "clientes", "registros", "pedidos", "novos clientes", "cadastros", "nuovi clienti", "clienti", "iscrizioni", "ordini",
                    "nieuwe klanten", "klanten", "bestellingen", "nowi klienci", "klienci", "новые клиенты", "клиенты", "заказы", "yeni musteriler",
                    "新客", "新客户", "新顾客", "客户数", "注册数", "订单数", "成交人数", "新規顧客", "新規顧客数", "登録数", "注文数", "신규 고객", "신규고객수", "가입자", "주문수",
                )
            )
        ),
        within=("customers", "signups", "conversions", "neukunden", "clients", "clientes", "clienti", "klanten", "клиенты", "新客", "新規顧客", "신규고객"),
        never=("cost", "per customer", "value", "id", "name", "lifetime", "成本", "单价"),
    ),
    Field(
        "revenue", N_("Revenue"), "money",
        names=(*_CAMPAIGNS["revenue"].names, "incremental revenue", "incremental outcome", "sales", "sales value", "turnover", "gmv", "umsatz", "erlos", "chiffre d affaires", "revenu", "ventes", "ingresos", "ventas", "receita", "faturamento", "vendas", "ricavi", "fatturato", "vendite", "omzet", "przychod", "выручка", "продажи", "ciro", "收入", "销售额", "成交额", "成交金额", "売上", "売上高", "매출", "매출액"),
        within=("revenue", "umsatz", "ventas", "fatturato", "выручка", "销售额", "成交额", "売上", "매출"),
        never=("cost", "share", "per", "占比", "率"),
    ),
)  # fmt: skip
