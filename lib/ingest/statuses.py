"""What a shop's status words say about an order's money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from lib.ingest.fields import Meaning, Platform, StatusMeaning
from lib.ingest.headers import compact, plain
from lib.ingest.marks import NO, YES
from lib.ingest.texts import Texts, clean
from lib.ingest.ways_to_pay import is_way_to_pay

EXCLUDED: frozenset[Meaning] = frozenset({"pending", "cancelled", "refunded", "open"})

_NOT_WORD = re.compile(r"[\W_]+")
#: Where a word begins in a status that is written as one: PartiallyPaid.
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: Words of headers that say what became of something, and of what was paid.
_STATUS = ("status", "state", "statut", "etat", "estado", "situacao", "stato", "stav", "durum", "statu", "tila", "สถานะ", "trạng thái", "وضعیت", "حالة", "סטטוס", "κατάσταση", "状态", "狀態", "ステータス", "状況", "상태", "статус", "состояние")  # fmt: skip
_PAYMENT = ("payment", "paid", "financial", "transaction", "zahlung", "zahl", "paiement", "pago", "pagamento", "betal", "platnosci", "платеж", "оплат", "付款", "支付", "实付", "實付", "入金", "支払", "決済", "결제", "입금", "odeme", "platb", "plată", "plății", "fizetés", "maksun", "apmokėj", "mokėjim", "apmaks", "maksāj", "makse", "плащан", "плаћањ", "πληρωμ", "ชำระ", "thanh toán", "bayar", "الدفع", "תשלום", "plaćanj", "plačil", "پرداخت")  # fmt: skip
#: Words of headers whose statuses are of something else than an order's money: other things, how goods travel, what came back.
_OF_OTHER_THINGS = ("subscription", "newsletter", "mail", "account", "member", "customer", "ticket", "lead", "stock", "item", "product", "campaign", "会员", "客户", "商品")  # fmt: skip
#: Headers of what became of a line of an order, whose other lines may have come to something.
_OF_LINES = frozenset(map(compact, ("item status", "line item status", "lineitem status", "order item status", "ordered item status", "item state", "line item state", "artikelstatus", "status artikel", "statut article", "statut de l'article", "statut des articles", "estado del artículo", "estado del producto", "estado artículo", "status do item", "status do produto", "stato articolo", "stato dell'articolo", "artikel status", "商品状态", "子商品状态", "商品狀態")))  # fmt: skip
_ON_THE_WAY = (
    "fulfil", "ship", "deliver", "track", "label", "payout", "settle", "review", "risk", "fraud", "sync", "export", "kyc", "verif", "发货", "物流", "配送", "送货", "送貨", "発送", "出荷", "배송", "versand", "liefer", "livraison", "expedition", "envio", "entrega", "spedizion", "consegna", "verzend", "bezorg", "wysylk", "достав", "отправ",
)  # fmt: skip
_GIVEN_BACK = ("refund", "return", "aftersale", "erstatt", "remboursement", "reembolso", "devoluc", "rimborso", "退款", "退货", "售后", "返金", "返品", "환불", "반품", "클레임")  # fmt: skip
#: A column of statuses has no more of them; and so many tell whether they have codes.
MOST_STATUSES, _SEVERAL = 12, 3
#: Stages of a sale that is still talked about stand beside sales that were won.
_WON = ("won", "gewonnen", "gagne", "ganado", "ganada", "ganho", "vinto", "赢单", "贏單", "成約", "выиграна")
#: What a thing is called that came back: a hire that is over, where most did, and money given back elsewhere.
_BACK = ("returned", "vehicle returned", "item returned", "zurückgegeben", "rendu", "restitué", "retourné", "devuelto", "devolvido", "restituito", "teruggebracht", "возвращен", "возвращён", "已归还", "已还", "已還", "返却済み", "返却済", "반납", "반납완료")  # fmt: skip


#: Greek and Cyrillic words end as their order's kind and number ask; what stands before them makes another word of it.
_ENDINGS = re.compile(r"[\x00-\x7f\u0370-\u052f]*")
#: Before a status: the number that its system knows it by ([8.1] Storniert, 4 - Versendet), and what WooCommerce's tables write.
_NUMBERED = re.compile(r"^ (?:wc|\d{1,3}(?: \d{1,2})?) (?=\D)")


#: All words of the lists, some 5,000, and the statuses of some files.
@lru_cache(maxsize=32_768)
def _words(status: str) -> str:
    """A status as words between blanks; unlike in a header, what stands in brackets counts."""
    return f" {_NOT_WORD.sub(' ', plain(_HUMP.sub(' ', clean(status))).casefold()).strip()} "


def _has(words: str, name: str) -> bool:
    """Whether a name stands in a status as whole words (where words are written together: as a part); `rembours*` and возврат begin one."""
    return _sought(name) in words


@lru_cache(maxsize=32_768)
def _sought(name: str) -> str:
    own = _words(name.removesuffix("*"))
    if own.isascii() and not name.endswith("*"):
        return own
    return own[:-1] if name.endswith("*") or _ENDINGS.fullmatch(own) else own.strip()


def meaning_of(status: str, meanings: Sequence[StatusMeaning], platform: Platform | None) -> Meaning | None:
    """What a status says; None where no list knows it.

    The shop system's own meaning comes first, then whole statuses, then words inside longer ones, be it one that
    decides or several together (waiting, payment).
    """
    words = _words(status)
    for own, meaning in platform.statuses if platform else ():
        if _words(own) == words:
            return meaning
    lists = tuple(meanings)
    left = _denials(lists).sub(" ", words)
    if left == words:
        found = _by_lists(words, lists)
        return _by_lists(_words(bare), lists) if found is None and (bare := without_codes(status)) else found
    return (_by_lists(_words(left), lists) if left.strip() else None) or "paid"


def denies(text: str, meanings: Sequence[StatusMeaning]) -> bool:
    """Whether a text says only what did not become of an order: 无退款申请, no refund."""
    words = _words(text)
    left = _denials(tuple(meanings)).sub(" ", words)
    return left != words and not left.strip()


def without_codes(status: str) -> str:
    """A status without the words that have digits, as banks write theirs behind it: Autorizada 123456; nothing where there are none, or no others."""
    words = clean(status).split()
    left = [word for word in words if not any(sign.isdigit() for sign in word)]
    return " ".join(left) if len(left) < len(words) else ""


def in_few_words(column: Texts) -> Texts:
    """A column of statuses of which each has another code, without these; any other as it is."""
    if len(column.distinct) <= MOST_STATUSES or not all(map(without_codes, filter(clean, column.distinct[:_SEVERAL]))):
        return column
    bare = set[str]()
    for text in column.distinct:
        bare.add(without_codes(text) or clean(text))
        if len(bare) > MOST_STATUSES:
            return column
    return column.map(lambda text: without_codes(text) or clean(text))


@lru_cache(maxsize=8)
def _denials(meanings: tuple[StatusMeaning, ...]) -> re.Pattern[str]:
    """Finds the phrases of a status that say what did not become of its order, the longest first."""
    phrases = sorted((phrase for one in meanings for phrase in one.denials), key=len, reverse=True)
    if not phrases:
        return re.compile(r"(?!)")
    return re.compile("|".join(map(_denial, phrases)))


def _denial(phrase: str) -> str:
    own = _words(phrase.removesuffix("*")).strip()
    end = r"\w*" if phrase.endswith("*") else "(?= )"
    return re.escape(own) if not own.isascii() and not phrase.endswith("*") else rf"(?<= ){re.escape(own)}{end}"


@lru_cache(maxsize=8192)
def _by_lists(words: str, meanings: tuple[StatusMeaning, ...]) -> Meaning | None:
    whole = {words, _NUMBERED.sub(" ", words)}
    for one in meanings:
        if any(_words(name) in whole for name in one.names):
            return one.meaning
    for one in meanings:
        if any(_has(words, word) for word in one.within) or _says_together(words, one):
            return one.meaning
    return None


def stands_in(status: str, word: str) -> bool:
    """Whether a word, or `rembours*` one that begins so, stands in a status."""
    return _has(_words(status), word)


def says_whole(status: str, names: Sequence[str]) -> bool:
    """Whether a status is one of some names and says no more."""
    return any(_words(name) == _words(status) for name in names)


def says_together(status: str, one: StatusMeaning) -> bool:
    """Whether a status has a word of each group of a meaning, and none that speaks against it."""
    return _says_together(_words(status), one)


def _says_together(words: str, one: StatusMeaning) -> bool:
    """Whether a status has a word of each group, and none that speaks against it."""
    if not one.together or any(_has(words, word) for word in one.never):
        return False
    return all(any(_has(words, word) for word in group) for group in one.together)


def read_meanings(
    statuses: Texts, meanings: Sequence[StatusMeaning], platform: Platform | None, *, whether_paid: bool = False
) -> tuple[Meaning | None, ...]:
    """One meaning a distinct status.

    Where sales are won, what is neither won nor lost yet is open. Where some orders are called cancelled and others say
    yes, yes is paid and no is not, as wherever the header asks whether an order is paid; there a way to pay says yes, too.
    """
    found: tuple[Meaning | None, ...] = tuple(meaning_of(status, meanings, platform) for status in statuses.distinct)
    if whether_paid:
        return tuple(meaning or answer_of(status) for status, meaning in zip(statuses.distinct, found, strict=True))
    if any(_is_won(status, meanings) for status in statuses.distinct):
        return tuple(_of_a_deal(status, meaning) for status, meaning in zip(statuses.distinct, found, strict=True))
    back = _over(statuses, found)
    found = tuple(
        "paid" if status in back else meaning for status, meaning in zip(statuses.distinct, found, strict=True)
    )
    if not set(found) & EXCLUDED:
        return found
    said: list[Meaning | None] = [
        flag_of(status) if meaning is None else meaning
        for status, meaning in zip(statuses.distinct, found, strict=True)
    ]
    return tuple(said)


def _is_won(status: str, meanings: Sequence[StatusMeaning]) -> bool:
    """Whether a status says that a sale was won, and not an argument about its money."""
    words = _words(status)
    argued = [word for one in meanings if one.meaning == "undecided" for word in one.together[-1]]
    return any(_has(words, word) for word in _WON) and not any(_has(words, word) for word in argued)


def is_back(status: str) -> bool:
    """Whether a status says that a thing came back, and no more."""
    return _words(status) in map(_words, _BACK)


def _over(statuses: Texts, meanings: Sequence[Meaning | None]) -> frozenset[str]:
    """What a hire is called that is over, where most rows say that the thing came back and none says that it was sold."""
    back = frozenset(status for status in statuses.distinct if is_back(status))
    if not back or "paid" in meanings:
        return frozenset()
    rows = statuses.rows_by_value().tolist()
    came_back = sum(count for status, count in zip(statuses.distinct, rows, strict=True) if status in back)
    return back if 2 * came_back > len(statuses) else frozenset()  # rows that say nothing were sold


def _of_a_deal(status: str, meaning: Meaning | None) -> Meaning | None:
    if meaning not in {None, "pending"}:
        return meaning
    return "paid" if any(_has(_words(status), word) for word in _WON) else "open"


def flag_of(status: str) -> Meaning | None:
    """What yes and no say of an order's payment."""
    said = clean(status).casefold()
    return "paid" if said in YES else "pending" if said in NO else None


def answer_of(status: str) -> Meaning | None:
    """What a cell that no list of statuses knows answers where it is asked whether an order is paid: yes, no, or how."""
    return flag_of(status) or ("paid" if is_way_to_pay(clean(status)) else None)


def _names(header: str, words: Sequence[str]) -> bool:
    key = compact(header)
    return any(compact(word) in key for word in words)


def is_of_status(header: str) -> bool:
    """Whether a header says that its cells tell what became of orders or of their payment."""
    return _names(header, _STATUS) and not _names(header, (*_OF_OTHER_THINGS, *_ON_THE_WAY, *_GIVEN_BACK))


def is_of_lines(header: str) -> bool:
    """Whether a header of statuses speaks of the lines of orders, each by itself."""
    return compact(header) in _OF_LINES


def is_of_other_things(header: str) -> bool:
    """Whether a header of statuses speaks of something else than an order: of members, of goods, of campaigns."""
    return _names(header, _OF_OTHER_THINGS)


def is_on_the_way(header: str) -> bool:
    """Whether a header of statuses says how far the goods have come: not sent yet is not unpaid."""
    return _names(header, _ON_THE_WAY)


def is_of_payment(header: str) -> bool:
    """Whether a header of statuses speaks of the payment, not of the order as a whole."""
    return _names(header, _PAYMENT)
