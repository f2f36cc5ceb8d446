"""Tills that write what was paid into a column for each way to pay: cash, card, transfer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pyarrow as pa

from lib.core.findings import finding
from lib.core.words import N_
from lib.ingest.currencies import without_currency
from lib.ingest.fields import Catalogue
from lib.ingest.headers import compact
from lib.ingest.likeness import BUYERS, LEAST_CONFIDENCE, name_score
from lib.ingest.numbers import Numbers, as_numbers, decimal_mark, read_figures
from lib.ingest.side import without_marks
from lib.ingest.table import TextTable
from lib.ingest.texts import encode

#: What columns of ways to pay are called, by their letters.
_WAYS = frozenset(
    compact(name)
    for name in (
        "cash", "card", "cards", "credit card", "debit card", "credit", "debit card", "cheque", "check", "transfer", "bank transfer", "wire", "voucher", "vouchers", "gift card", "paypal", "apple pay", "venmo", "zelle", "cash app", "stripe", "eftpos",
        "bar", "barzahlung", "bargeld", "karte", "kartenzahlung", "ec", "ec karte", "ec cash", "girocard", "kreditkarte", "überweisung", "scheck", "gutschein", "twint",
        "espèces", "especes", "liquide", "cb", "carte", "carte bancaire", "carte bleue", "chèque", "virement", "ticket restaurant", "titres restaurant",
        "efectivo", "tarjeta", "tarjeta de crédito", "tarjeta de débito", "transferencia", "bizum", "dinheiro", "cartão", "cartão de crédito", "cartão de débito", "crédito", "débito", "pix", "mb way", "multibanco", "transferência",
        "contanti", "carta", "carta di credito", "bancomat", "pos", "bonifico", "assegno", "satispay", "contant", "pin", "pinnen", "pinbetaling", "overboeking", "ideal", "tikkie",
        "gotówka", "karta", "przelew", "blik", "nakit", "kredi kartı", "banka kartı", "havale", "eft", "kontant", "kort", "swish", "mobilepay", "vipps", "hotovost", "hotově", "kartou", "készpénz", "bankkártya",
        "наличные", "наличными", "нал", "карта", "картой", "безнал", "безналичные", "терминал", "сбп", "перевод", "электронными", "безналичными", "готівка", "картка",
        "现金", "刷卡", "银行卡", "信用卡", "微信", "微信支付", "支付宝", "云闪付", "扫码", "扫码支付", "储值卡", "会员卡", "扣卡", "划卡", "卡扣", "卡金", "耗卡", "会员卡扣款", "储值扣款", "余额支付", "挂账", "美团", "团购", "转账", "銀行卡", "刷卡機", "轉帳", "街口", "line pay",
        "現金", "カード", "クレジット", "クレジットカード", "電子マネー", "qr決済", "paypay", "振込", "현금", "카드", "신용카드", "계좌이체", "카카오페이", "네이버페이", "간편결제",
    )
)  # fmt: skip
_FEWEST = 2
_ZERO = Decimal(0)


def with_tenders_summed(table: TextTable, catalogue: Catalogue) -> TextTable:
    """The same with a column of what was paid in all, where only the ways to pay have columns; any other table as it is."""
    places = [at for at, header in enumerate(table.headers) if compact(without_currency(header) or header) in _WAYS]
    if len(places) < _FEWEST or not _is_list_of_sales(table.headers, places, catalogue):
        return table
    figures = [read_figures(without_marks(encode(table.cells, at))) for at in places]
    mark = decimal_mark(figures, table.dialect.delimiter, figures[0])
    paid = [as_numbers(one, mark, None) for one in figures]
    if any(None in one.exact for one in paid) or not any(one.exact for one in paid):
        return table
    named = [table.headers[at].strip() for at in places]
    told = " + ".join(named)
    said = finding(
        "tenders_summed", "info",
        N_("Each way to pay has a column of its own here ({headers}); what they hold was added up."), headers=told,
    )  # fmt: skip
    total = pa.array(_sums(paid, table.cells.num_rows), pa.string())
    return replace(
        table,
        cells=table.cells.append_column(f"c{table.cells.num_columns}", total),
        headers=(*table.headers, f"amount ({told})"),
        findings=(*table.findings, said),
    )


def _is_list_of_sales(headers: Sequence[str], ways: Sequence[int], catalogue: Catalogue) -> bool:
    """Whether a column numbers orders or names buyers, and none tells the money of a row."""

    def named(*codes: str) -> bool:
        others = [header for at, header in enumerate(headers) if at not in ways]
        return any(name_score(one, catalogue.field(code)) >= LEAST_CONFIDENCE for one in others for code in codes)

    return named("order_id", *BUYERS) and named("ordered_at") and not named("amount", "unit_price")


def _sums(paid: Sequence[Numbers], rows: int) -> list[str | None]:
    """What was paid in all, a row each, in a form that can be read in one way only; None where nothing says anything."""
    sums: list[str | None] = []
    for row in range(rows):
        some = [one.exact[code] or _ZERO for one in paid if (code := int(one.texts.codes[row])) >= 0]
        sums.append(f"{sum(some, _ZERO):.4f}".removesuffix("00") if some else None)
    return sums
