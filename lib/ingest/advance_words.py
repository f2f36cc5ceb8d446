"""What headers call money that was paid beforehand, and money that is still to come."""

from __future__ import annotations

from lib.ingest.header_currencies import without_currency
from lib.ingest.headers import compact

#: Headers of money that is still to come, by their letters, as invoices have them; and of what an account comes to.
REST = frozenset(map(compact, ("balance due", "amount due", "due amount", "outstanding", "outstanding amount", "outstanding balance", "open amount", "open balance", "amount outstanding", "unpaid amount", "offener betrag", "offen", "restbetrag", "offener saldo", "reste à payer", "restant dû", "solde dû", "montant dû", "saldo pendiente", "importe pendiente", "pendiente de pago", "pendiente de cobro", "saldo devedor", "valor em aberto", "em aberto", "saldo dovuto", "da incassare", "da saldare", "residuo", "importo residuo", "openstaand", "openstaand bedrag", "nog te betalen", "pozostało do zapłaty", "do zapłaty", "att betala", "未付金额", "未收金额", "待收金额", "未収金額", "未入金額", "미수금", "остаток к оплате", "долг")))  # fmt: skip
BALANCE = frozenset(map(compact, ("balance", "saldo", "solde", "余额", "残高")))
#: Headers of what was paid beforehand, by their letters.
ADVANCES = frozenset(map(compact, (
    "deposit", "deposit paid", "down payment", "downpayment", "advance", "advance payment", "advance paid", "prepaid", "prepayment", "paid in advance", "paid upfront", "retainer",
    "anzahlung", "angezahlt", "vorauszahlung", "acompte", "acompte versé", "arrhes", "avance", "seña", "señal", "anticipo", "sinal", "acconto", "caparra", "aanbetaling", "voorschot", "zaliczka", "zadatek", "przedpłata",
    "kapora", "handpenning", "förskott", "forskud", "depositum", "forskudd", "záloha", "előleg", "avans", "аванс", "предоплата", "задаток", "завдаток", "定金", "订金", "訂金", "预付", "预付款", "預付款", "内金", "前金", "手付金", "予約金", "선금", "계약금", "예약금", "선입금",
)))  # fmt: skip
#: Headers of what is left to pay, beside those of invoices; 余额 is what is left on a card.
RESTS = REST | frozenset(map(compact, (
    "balance", "saldo", "solde", "rest", "remaining", "remaining balance", "remainder", "left to pay", "still to pay", "to pay", "due", "owing", "owes", "owed", "still owes", "still owed", "noch zu zahlen", "restzahlung", "reste", "le reste", "resto", "restante", "falta", "falta pagar", "por pagar", "a pagar", "pendiente", "da pagare", "rimanenza", "restant", "nog te voldoen", "reszta", "pozostało", "do dopłaty", "kalan", "kvar att betala", "doplatek", "hátralék", "rest de plată", "остаток", "доплата", "尾款", "余款", "餘款", "剩余", "未付", "残金", "残額", "잔금",
)))  # fmt: skip


def is_advance(header: str) -> bool:
    """Whether a header names what was paid beforehand."""
    return compact(without_currency(header) or header) in ADVANCES


def says_left(header: str) -> bool:
    """Whether a header names what is left to pay."""
    return compact(without_currency(header) or header) in RESTS
