"""What ways to pay are called: cash, card, transfer."""

from __future__ import annotations

import re

from lib.ingest.headers import compact

#: What columns of ways to pay are called, by their letters.
WAYS = frozenset(
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
#: Beside a figure they may say that nothing was paid, or something else was: a credit, what is still owed, a voucher sold.
_DOUBTFUL = frozenset(map(compact, ("credit", "crédito", "débito", "voucher", "vouchers", "gift card", "gutschein", "check", "cards", "wire", "卡金", "耗卡", "挂账", "美团", "团购", "перевод")))  # fmt: skip
#: Said of the payment as a whole.
_PAID = frozenset(map(compact, ("paid", "cash paid", "paid cash", "bezahlt", "bar bezahlt", "ec-cash", "visa", "mastercard", "maestro", "amex", "klarna", "payé", "pagado", "pago", "pagato", "betaald", "zapłacone", "оплачено", "картой", "已付", "已付款", "已收", "支付", "支払済", "入金済", "결제완료")))  # fmt: skip
_WITH = re.compile(r"(?:in|per|mit|by|with|via|en|par|con|com|em|met|przez)\s+", re.IGNORECASE)


def is_way_to_pay(words: str) -> bool:
    """Whether words behind a figure say how it was paid, and no more: bar, per Überweisung, 微信."""
    key = compact(_WITH.sub("", words, count=1) if _WITH.match(words) else words)
    return key in _PAID or (key in WAYS and key not in _DOUBTFUL)
