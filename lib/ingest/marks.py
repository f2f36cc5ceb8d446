"""What flags and types of documents say of a row: that it was cancelled, given back, not paid, or that it is no sale at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

import numpy as np

from lib.core.findings import Finding, Level, finding
from lib.core.words import N_, NP_
from lib.ingest.cells import Columns
from lib.ingest.fields import Mark, MarkCode, Meaning
from lib.ingest.groups import Groups, Mask, Money, first_rows
from lib.ingest.headers import compact, words_of
from lib.ingest.texts import Texts, clean, quoted
from lib.ingest.written import says_no_day

_TICKED = ("✓", "✔", "√", "☑", "☒", "✅", "●")
YES = frozenset(["yes", "true", "y", "t", "1", "x", "on", "checked", *_TICKED, "○", "◯", "〇", "是", "已", "有", "对", "已到", "到了", "来了", "來了", "ja", "j", "oui", "si", "sí", "sì", "sim", "да", "так", "tak", "はい", "済", "済み", "有り", "あり", "예", "네", "evet", "kyllä", "ano", "áno", "igen", "ναι", "có", "ya", "ใช่", "نعم", "כן", "हाँ", "हां", "بله", "jah", "jā", "taip", "给了", "付了", "wahr", "vrai", "verdadero", "verdadeiro", "vero", "waar", "prawda", "istina", "истина", "igaz", "tosi", "doğru"])  # fmt: skip
NO = frozenset(["no", "false", "n", "f", "0", "off", "unchecked", "☐", "□", "×", "✗", "✘", "否", "未", "无", "無", "没", "未到", "没到", "没来", "沒來", "爽约", "爽約", "なし", "無し", "nein", "non", "não", "nao", "нет", "ні", "nie", "いいえ", "아니오", "아니요", "hayır", "nej", "ei", "ne", "nem", "nee", "nu", "όχι", "không", "tidak", "ไม่", "ไม่ใช่", "لا", "לא", "नहीं", "خیر", "nē", "falsch", "faux", "falso", "onwaar", "fałsz", "ложь", "hamis", "epätosi", "yanlış", "没给", "没付"])  # fmt: skip
#: Single letters that say yes and no beside each other only, as languages shorten them: sí, oui, vrai, evet, kyllä, ano, igen, da, O/X.
_PAIRS = (("s", "n"), ("o", "n"), ("v", "f"), ("w", "f"), ("e", "h"), ("k", "e"), ("a", "n"), ("i", "n"), ("d", "n"), ("д", "н"), ("o", "x"))  # fmt: skip
#: Signs of lists kept by hand: what has none is not done yet.
_TICKS = frozenset([*_TICKED, "x", "○", "済", "済み", "ok"])
#: A year, or a day and a month, that are not all zeros.
_DAY = re.compile(r"[1-9]\d{3}|[1-9]\d?[./-]\d{1,2}")
#: How the word for cancelled begins.
_CANCELLED = re.compile(
    r"(?:annul|anul|storni|cancel(?:l?ed|ado|ada|lat)|geannul|отмен[её]н|аннулир|取消済|キャンセル済|취소됨|已取消|已作废)"
)
#: What says in a header that its column is a flag, by its letters.
_FLAG = re.compile(r"^(?:is|was|flag|是否)|(?:flag|indicator|yn|yesno|jn|janein|on|ouinon|sn|sino|kennzeichen|フラグ|有無|여부|标志|标识|标记|標記)$")  # fmt: skip
#: What a row is called that takes nothing back, and so many kinds of rows at most.
_SALES = frozenset(compact(word) for word in ("sale", "sales", "sold", "purchase", "order", "invoice", "payment", "verkauf", "rechnung", "vente", "facture", "venta", "factura", "venda", "fatura", "vendita", "fattura", "verkoop", "factuur", "sprzedaż", "faktura", "satış", "försäljning", "salg", "приход", "продажа", "реализация", "销售", "消费", "收款", "支付", "付款", "购买", "銷售", "消費", "売上", "販売", "매출", "판매", "결제", "kauf", "barverkauf", "bestellung", "auftrag", "achat", "commande", "compra", "pedido", "encomenda", "acquisto", "ordine", "aankoop", "bestelling", "zakup", "zamówienie", "покупка", "заказ", "下单", "订单", "出售", "售出", "购物", "下單", "訂單", "購買", "售出", "注文", "購入", "구매", "주문"))  # fmt: skip
_MOST_KINDS = 4
#: How the words begin of documents and kinds of rows that are sales, in languages with blanks and without; and so many kinds at most.
_SALE_WORDS = re.compile(r"(?:^| )(?:invoice|inv(?= |$)|sale|sold|receipt|rechnung|re(?= |$)|rg(?= |$)|verkauf|bon(?= |$)|kassenbon|quittung|factur|vente|ticket|recu(?= |$)|venta|recibo|fatura|venda|fattur|vendita|ricevuta|scontrino|verkoop|faktur|fv(?= |$)|paragon|sprzedaz|satis|fis|forsaljning|salg|kvitt|lasku|myynti|kuitti|prodej|uctenk|doklad|szamla|nyugta|elad|vanz|racun|реализац|продаж|приход|чек|счет|накладн|рахун|τιμολογ|αποδειξ|hoa don|hóa đơn|penjual|nota(?= |$)|dn(?= |$)|ar(?= |$)|si(?= |$))")  # fmt: skip
_SALE_SIGNS = re.compile(r"蓝字|蓝票|正票|正数|销售|出库|发票|普票|专票|消费|銷售|出貨|發票|売上|販売|納品|請求|黒伝|매출|판매|정상|ขาย|ใบกำกับ|ใบเสร็จ|فاتورة|بيع|חשבונית|מכירה|فروش|बिक्री")  # fmt: skip
_MOST_DOCUMENTS = 8
#: A column that says more different things says something else.
_MOST_TEXTS = 40
_HALF = 0.5


@dataclass(frozen=True)
class Marked:
    """What the marks of a file say, a row each.

    Attributes:
        excluded: rows that are no sale.
        taken_back: rows that give money back, whatever the sign of their amount.
        findings: which column said so, and of how many rows.
    """

    excluded: Mask
    taken_back: Mask
    findings: list[Finding] = field(default_factory=list[Finding])


@dataclass(frozen=True)
class State:
    """A further column of statuses.

    Attributes:
        header: what it is called.
        texts: the status of each row, gaps filled within an order.
        meanings: one a distinct status.
        of_payment: whether it speaks of the payment.
    """

    header: str
    texts: Texts
    meanings: tuple[Meaning | None, ...]
    of_payment: bool

    def rows_of(self, meanings: AbstractSet[Meaning]) -> Mask:
        """Rows whose status means one of these."""
        says = [meaning in meanings for meaning in self.meanings]
        return np.array([*says, False], dtype=np.bool_)[self.texts.codes]


def find_marks(
    headers: Sequence[str], columns: Sequence[Texts], marks: Sequence[Mark], taken: set[int]
) -> tuple[tuple[Mark, int], ...]:
    """The columns that are marks: a header that names one, over cells that can be read as it."""
    found: list[tuple[Mark, int]] = []
    for place, header in enumerate(headers):
        key = compact(header)
        if place in taken or not key:
            continue
        named = [(mark, place) for mark in marks if _names(header, mark) and _can_be(columns[place], mark)]
        head = columns.head(place) if isinstance(columns, Columns) else columns[place]
        found += named or [
            (mark, place)
            for mark in marks
            if _tells_sales_from_returns(head, mark) and _tells_sales_from_returns(columns[place], mark)
        ]
    return tuple(found)


def _names(header: str, mark: Mark) -> bool:
    """Whether a header names a mark, be it in another form of the word (Anulowane, annullati, stornierte) or as a flag (Refund Y/N)."""
    key = compact(header)
    other_form = mark.code == "cancelled" and mark.says == "yes" and len(words_of(header)) == 1
    as_flag = mark.says == "yes" and _FLAG.sub("", key) in mark.keys
    return key in mark.keys or as_flag or (other_form and _CANCELLED.match(key) is not None)


def asks_whether_paid(header: str, marks: Sequence[Mark]) -> bool:
    """Whether a header asks of an order whether it is paid: Paid?, 是否付款."""
    return any(mark.code == "unpaid" and _names(header, mark) for mark in marks)


def _tells_sales_from_returns(column: Texts, mark: Mark) -> bool:
    """Whether a column that no header names says nothing but that a row is a sale, or takes one back."""
    if mark.code != "taken_back":
        return False
    cells = [text for text in column.distinct[: _MOST_DOCUMENTS + 1] if compact(text)]
    texts = {compact(text) for text in cells}
    if 2 <= len(texts) <= _MOST_KINDS:
        back = {compact(word.removeprefix("=")) for word in mark.words}
        if texts & back and texts & _SALES and texts <= back | _SALES:
            return True
    return 2 <= len(texts) <= _MOST_DOCUMENTS and _are_documents(cells, mark)


def tells_kinds_of_sale(column: Texts, marks: Sequence[Mark]) -> bool:
    """Whether a column says nothing but that rows are sales, and that others take one back or came to nothing."""
    if any(_tells_sales_from_returns(column, mark) for mark in marks):
        return True
    texts = {compact(text) for text in column.distinct[: _MOST_DOCUMENTS + 1] if compact(text)}
    back = {compact(word.removeprefix("=")) for mark in marks if mark.code in {"taken_back", "cancelled"} and mark.says == "words" for word in mark.words}  # fmt: skip
    none = {text for text in texts if text in back or _CANCELLED.match(text)}
    return 2 <= len(texts) <= _MOST_KINDS and bool(none) and texts - none != set() and texts - none <= _SALES


def _are_documents(cells: Sequence[str], mark: Mark) -> bool:
    """Whether each cell names a document or a kind of row, some of them sales and some that take one back."""
    back = [has_word(cell, mark) for cell in cells]
    sales = [_is_sale(cell) for cell in cells]
    return any(back) and any(one and not other for one, other in zip(sales, back, strict=True)) and all(one or other for one, other in zip(sales, back, strict=True))  # fmt: skip


def _is_sale(cell: str) -> bool:
    words = " ".join(words_of(clean(cell)))
    return _SALE_WORDS.search(words) is not None or _SALE_SIGNS.search(words) is not None


def _can_be(column: Texts, mark: Mark) -> bool:
    if mark.says in {"whole", "day"}:
        return any(_says(text, mark) for text in column.distinct)
    texts = {clean(text).casefold() for text in column.distinct[: _MOST_TEXTS + 1]} - {"", "-"}
    if not texts or len(texts) > _MOST_TEXTS or (is_return_flag(mark) and not any(says_so(column, mark))):
        return False
    return mark.says == "words" or texts <= YES | NO or texts in map(set, _PAIRS) or (mark.says == "no" and texts <= _TICKS)  # fmt: skip


def is_return_flag(mark: Mark) -> bool:
    """Whether a mark is a yes or a no that says that rows were given back."""
    return mark.code == "refunded" and mark.says == "yes"


def says_so(column: Texts, mark: Mark) -> list[bool]:
    """Whether each distinct cell says what its mark stands for: a letter that says yes beside its no, too, and not one that is a no there (O and X)."""
    texts = [clean(text).casefold() for text in column.distinct]
    pair = next((pair for pair in _PAIRS if set(texts) - {"", "-"} == set(pair)), None)
    if pair is None or mark.says not in {"yes", "no"}:
        return [_says(text, mark) for text in column.distinct]
    return [text == pair[0 if mark.says == "yes" else 1] for text in texts]


def _says(text: str, mark: Mark) -> bool:
    """Whether a cell says what its mark stands for."""
    match mark.says:
        case "yes" | "no":
            return clean(text).casefold() in (YES if mark.says == "yes" else NO)
        case "whole":
            return text.strip().casefold() in mark.words
        case "day":
            return _DAY.search(text) is not None and not says_no_day(text)
        case "words":
            return has_word(text, mark)


def has_word(text: str, mark: Mark) -> bool:
    """Whether a cell has one of a mark's words, and none that speaks against it."""
    return _has(text, mark.words) and not _has(text, mark.never)


def _has(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of some words stands in a cell as whole words (in scripts without blanks: as a part), or is all of it (=)."""
    said, known = words_of(clean(text)), _words_by_form(words)
    together = "".join(said)
    if together in known.wholes or any(part in together for part in known.parts):
        return True
    return any(said[at : at + size] in known.runs for size in known.sizes for at in range(len(said) - size + 1))


@dataclass(frozen=True)
class _ByForm:
    """Words by how they are looked for: as all of a cell, as a part of it, as some of its words in turn."""

    wholes: frozenset[str]
    parts: tuple[str, ...]
    runs: frozenset[tuple[str, ...]]
    sizes: frozenset[int]


@lru_cache(maxsize=64)
def _words_by_form(words: tuple[str, ...]) -> _ByForm:
    runs = frozenset(words_of(word) for word in words if word.isascii() and word[:1] != "=")
    return _ByForm(
        frozenset(compact(word[1:]) for word in words if word[:1] == "="),
        tuple(compact(word) for word in words if not word.isascii() and word[:1] != "="),
        runs,
        frozenset(map(len, runs)),
    )


def read_marks(
    columns: Columns,
    headers: Sequence[str],
    found: Sequence[tuple[Mark, int]],
    orders: tuple[Groups, int],
    refunds: tuple[Money | None, Groups],
    below: Mask,
    returns: Mask,
) -> Marked:
    """Read the marks of every row.

    Args:
        columns: the file.
        headers: its headers.
        found: the columns that are marks.
        orders: one code an order, and how many.
        refunds: what the refund column gives back; where it gives back something, it tells how much better than a flag. And one code
            for the rows of an order that say the same of it (`refunds_of_orders`).
        below: rows of money below zero: of a kind of document called cancelled, or called given back, they take back themselves.
        returns: rows that are what was given back of another row's sale where a flag calls them given back.
    """
    rows = columns.rows
    excluded, taken_back = np.zeros(rows, dtype=np.bool_), np.zeros(rows, dtype=np.bool_)
    findings: list[Finding] = []
    refund_e4, told = refunds
    fully = any(mark.code == "refunded" and "fully" in words_of(headers[place]) for mark, place in found)
    for mark, place in found:
        header = headers[place]
        texts = columns[place]
        if _told_elsewhere(mark, header, texts, "whole" if fully else "any", refund_e4):
            continue
        says = _rows_that_say(texts, mark, orders, told)
        if mark.code == "refunded" and refund_e4 is not None and "fully" not in words_of(header):
            says &= refund_e4 == 0
        if is_return_flag(mark):
            says, back, said_of = _by_return_flag(says, returns | below, header, texts)
            taken_back |= back
            findings += said_of
        if mark.code == "cancelled" and mark.says == "words":
            says &= ~below
        if not says.any() or (mark.code in {"unpaid", "missed"} and _usual(says, orders)):
            continue
        if mark.code == "not_a_sale" and says.all():
            continue  # a list of nothing else is what the shop brought
        if mark.code == "taken_back":
            taken_back |= says
        elif mark.code != "disputed":
            excluded |= says
        example = int(texts.codes[says][0])
        findings.append(_finding(mark.code, header, int(says.sum()), texts.distinct[example] if example >= 0 else ""))
    return Marked(excluded, taken_back & ~excluded, findings)


def _rows_that_say(texts: Texts, mark: Mark, orders: tuple[Groups, int], told: Groups) -> Mask:
    """Rows whose cell says what a mark stands for; of a refund that its order's sale tells, they say no more."""
    ticked = mark.says == "no" and _is_ticked(texts, orders)
    said = [not clean(text) for text in texts.distinct] if ticked else says_so(texts, mark)
    says = np.array([*said, ticked], dtype=np.bool_)[texts.codes]
    if mark.code == "test" and says.any():  # the rows below the first of an order may leave it blank
        return np.bincount(orders[0][says], minlength=orders[1])[orders[0]] > 0
    if mark.code == "taken_back":
        says &= (told < 0) | ~np.isin(told, told[~says])
    return says


def _by_return_flag(says: Mask, of_others: Mask, header: str, texts: Texts) -> tuple[Mask, Mask, list[Finding]]:
    """Of rows that a flag calls given back: the orders that were, what was given back of others, and what is to be said.

    Where most rows are called so, it may say what may be given back.
    """
    nowhere = np.zeros_like(says)
    if 2 * int(says.sum()) > len(says):
        return nowhere, nowhere, [_returns_unsure(header, int(says.sum()), len(says))]
    back = says & of_others
    if not back.any():
        return says, nowhere, []
    example = texts.distinct[int(texts.codes[back][0])]
    return says & ~back, back, [_finding("taken_back", header, int(back.sum()), example)]


def rows_taken_back(columns: Columns, headers: Sequence[str], found: Sequence[tuple[Mark, int]], orders: tuple[Groups, int], told: Groups) -> Mask:  # fmt: skip
    """Rows that say that they give money back, and of which no mark says that they are no sale: told before their money is read."""
    kinds = [(mark, place) for mark, place in found if mark.code != "refunded"]
    nowhere = np.zeros(columns.rows, dtype=np.bool_)
    if not any(mark.code == "taken_back" for mark, _ in kinds):
        return nowhere
    return read_marks(columns, headers, kinds, orders, (None, told), nowhere, nowhere).taken_back


def _is_ticked(texts: Texts, orders: tuple[Groups, int]) -> bool:
    """Whether a row an order either has a tick or nothing."""
    filled = {clean(text).casefold() for text in texts.distinct} - {""}
    return bool(filled) and filled <= _TICKS and orders[1] == len(texts)


def _told_elsewhere(
    mark: Mark, header: str, texts: Texts, told: Literal["whole", "any"], refund_e4: Money | None
) -> bool:
    """Whether a mark says less than another column, or nothing by itself.

    Args:
        mark: what the column may say.
        header: the column's.
        texts: its cells.
        told: whether another column tells whole refunds from partial ones.
        refund_e4: what the refund column gives back; it tells how much, where a day only tells when.
    """
    if mark.beside and not any(_has(text, mark.beside) for text in texts.distinct):
        return True
    if mark.code != "refunded":
        return False
    if mark.says == "day" and refund_e4 is not None:
        return True
    return told == "whole" and mark.says == "yes" and "fully" not in words_of(header)


def _usual(says: Mask, orders: tuple[Groups, int]) -> bool:
    """Whether more than half of all orders are such: then it is how the shop works (paid on delivery)."""
    heads = first_rows(*orders, np.ones(len(says), dtype=np.bool_))
    return float(says[heads[heads >= 0]].mean()) > _HALF


def as_payment_says(
    meanings: tuple[Meaning | None, ...], statuses: Texts, states: Sequence[State]
) -> tuple[Meaning | None, ...]:
    """The meanings of an order's statuses; those that sound unpaid (open, new) are paid where the payment mostly is, or is told of each.

    Args:
        meanings: one a distinct status.
        statuses: the status of each row.
        states: further columns of statuses.
    """
    result = list(meanings)
    for state in states:
        if not state.of_payment:
            continue
        paid = state.rows_of({"paid", "partially_refunded", "undecided"})
        known = state.rows_of({meaning for meaning in state.meanings if meaning is not None})
        for code, meaning in enumerate(meanings):
            rows = statuses.codes == code
            if meaning != "pending" or not paid[rows].any():
                continue
            if known[rows].all() or float(paid[rows].mean()) > _HALF:  # then the payment tells row by row
                result[code] = "paid"
    return tuple(result)


def paid_in_the_end(state: State, orders: tuple[Groups, int]) -> State:
    """A column of payments with the failed attempts to pay an order as the one that did not fail."""
    if not state.of_payment:
        return state
    paid = first_rows(*orders, state.rows_of({"paid", "partially_refunded"}))[orders[0]]
    codes = np.where((paid >= 0) & state.rows_of({"cancelled", "pending"}), state.texts.codes[paid], state.texts.codes)
    return replace(state, texts=Texts(state.texts.distinct, codes))


def read_states(states: Sequence[State], orders: tuple[Groups, int], already: Mask, in_part: Mask) -> Marked:
    """What further columns of statuses say beside the first: that the payment is open, or that an order came to nothing.

    Args:
        states: further columns of statuses.
        orders: one code an order, and how many.
        already: rows that are left out without them.
        in_part: rows of orders of which a column says that less was given back than they cost.
    """
    excluded = np.zeros(len(already), dtype=np.bool_)
    findings: list[Finding] = []
    for state in states:
        for meaning, code in _SAYS.items():
            says = state.rows_of({meaning})
            says = says & ~in_part if meaning == "refunded" else says
            if not says.any() or (meaning == "pending" and (not state.of_payment or _usual(says, orders))):
                continue
            more = says & ~already & ~excluded
            excluded |= says
            if more.any():
                example = state.texts.distinct[int(state.texts.codes[more][0])]
                findings.append(_finding(code, state.header, int(more.sum()), example))
    return Marked(excluded, np.zeros(len(already), dtype=np.bool_), findings)


_SAYS: dict[Meaning, MarkCode] = {"cancelled": "cancelled", "refunded": "refunded", "pending": "unpaid"}

_SENTENCES: dict[MarkCode, tuple[str, str]] = {
    "cancelled": NP_(
        "{count} row was left out, because “{header}” says that it was cancelled ({example}).",
        "{count} rows were left out, because “{header}” says that they were cancelled ({example}).",
    ),
    "test": NP_(
        "{count} row was left out, because “{header}” says that it is a test order ({example}).",
        "{count} rows were left out, because “{header}” says that they are test orders ({example}).",
    ),
    "refunded": NP_(
        "{count} row was left out, because “{header}” says that it was given back ({example}).",
        "{count} rows were left out, because “{header}” says that they were given back ({example}).",
    ),
    "unpaid": NP_(
        "{count} row was left out, because “{header}” says that it is not paid ({example}).",
        "{count} rows were left out, because “{header}” says that they are not paid ({example}).",
    ),
    "not_a_sale": NP_(
        "{count} row was left out, because “{header}” says that it is no sale ({example}).",
        "{count} rows were left out, because “{header}” says that they are no sales ({example}).",
    ),
    "missed": NP_(
        "{count} row was left out, because “{header}” says that nobody came ({example}). If it was paid all the same, choose the column as the status and count all its answers (--map status=HEADER --status-keep ANSWERS).",
        "{count} rows were left out, because “{header}” says that nobody came ({example}). If they were paid all the same, choose the column as the status and count all its answers (--map status=HEADER --status-keep ANSWERS).",
    ),
    "disputed": NP_(
        "{count} row is argued about, as “{header}” says ({example}); it counts unless its status says that the money went back.",
        "{count} rows are argued about, as “{header}” says ({example}); they count unless their statuses say that the money went back.",
    ),
    "taken_back": NP_(
        "{count} row was taken as money given back, because “{header}” says so ({example}).",
        "{count} rows were taken as money given back, because “{header}” says so ({example}).",
    ),
}


def _returns_unsure(header: str, count: int, rows: int) -> Finding:
    return finding(
        "returns_unsure", "warning",
        N_("“{header}” says yes in {count} of {rows} rows: these were given back, or only may be. All were counted. If they were given back, choose the column as the status and count the others only (--map status={header} --status-keep ANSWERS)."),
        header=header, count=count, rows=rows,
    )  # fmt: skip


def _finding(code: MarkCode, header: str, count: int, example: str) -> Finding:
    level: Level = "warning" if code in {"test", "missed"} else "info"
    return finding(
        f"marked_{code}", level, _SENTENCES[code], count=count, header=header, example=quoted(clean(example)) or "–"
    )
