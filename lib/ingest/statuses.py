"""What a shop's status words say about an order's money."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.ingest.fields import Meaning, Platform, StatusMeaning
from lib.ingest.headers import compact, plain
from lib.ingest.texts import Texts, clean

EXCLUDED: frozenset[Meaning] = frozenset({"pending", "cancelled", "refunded"})

_NOT_WORD = re.compile(r"[\W_]+")
#: Words of headers that say what became of something, of what was paid, and of what is neither the order nor its payment.
_STATUS = ("status", "state", "statut", "etat", "estado", "situacao", "stato", "stav", "durum", "状态", "狀態", "ステータス", "状況", "상태", "статус", "состояние")  # fmt: skip
_PAYMENT = ("payment", "paid", "financial", "transaction", "zahlung", "zahl", "paiement", "pago", "pagamento", "betal", "platnosci", "платеж", "оплат", "付款", "支付", "入金", "支払", "決済", "결제", "입금")  # fmt: skip
_OF_ELSE = (
    "subscription", "newsletter", "mail", "account", "member", "customer", "ticket", "lead", "stock", "item", "product", "campaign", "会员", "客户", "商品",
    "fulfil", "ship", "deliver", "track", "label", "payout", "settle", "review", "risk", "fraud", "sync", "export", "kyc", "verif", "发货", "物流", "配送", "発送", "出荷", "배송", "versand", "liefer", "livraison", "expedition", "envio", "entrega", "spedizion", "consegna", "verzend", "bezorg", "wysylk", "достав", "отправ",
    "refund", "return", "aftersale", "erstatt", "remboursement", "reembolso", "devoluc", "rimborso", "退款", "退货", "售后", "返金", "返品", "환불", "반품", "클레임",
)  # fmt: skip
#: Stages of a sale that is still talked about stand beside sales that were won.
_WON = ("won", "gewonnen", "gagne", "ganado", "ganada", "ganho", "vinto", "赢单", "贏單", "成約", "выиграна")


def _words(status: str) -> str:
    """A status as words between blanks; unlike in a header, what stands in brackets counts."""
    return f" {_NOT_WORD.sub(' ', plain(clean(status)).casefold()).strip()} "


def _has(words: str, name: str) -> bool:
    """Whether a name stands in a status as whole words (in scripts without blanks: as a part)."""
    own = _words(name)
    return (own if own.isascii() else own.strip()) in words


def meaning_of(status: str, meanings: Sequence[StatusMeaning], platform: Platform | None) -> Meaning | None:
    """What a status says; None where no list knows it.

    The shop system's own meaning comes first, then whole statuses, then words inside longer ones.
    """
    words = _words(status)
    for own, meaning in platform.statuses if platform else ():
        if _words(own) == words:
            return meaning
    for one in meanings:
        if any(_words(name) == words for name in one.names):
            return one.meaning
    for one in meanings:
        if any(_has(words, word) for word in one.within):
            return one.meaning
    return None


def read_meanings(
    statuses: Texts, meanings: Sequence[StatusMeaning], platform: Platform | None
) -> tuple[Meaning | None, ...]:
    """One meaning a distinct status; where sales are won, what is neither won nor lost yet is no sale."""
    found: tuple[Meaning | None, ...] = tuple(meaning_of(status, meanings, platform) for status in statuses.distinct)
    if not any(_has(_words(status), word) for status in statuses.distinct for word in _WON):
        return found
    result: list[Meaning | None] = ["cancelled" if meaning in {None, "pending"} else meaning for meaning in found]
    return tuple(result)


def is_of_status(header: str) -> bool:
    """Whether a header says that its cells tell what became of orders or of their payment."""
    key = compact(header)
    return any(compact(word) in key for word in _STATUS) and not any(compact(word) in key for word in _OF_ELSE)


def is_of_payment(header: str) -> bool:
    """Whether a header of statuses speaks of the payment, not of the order as a whole."""
    return any(compact(word) in compact(header) for word in _PAYMENT)
