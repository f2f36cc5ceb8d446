"""Columns that hold two words, one for money that came in and one for money that went out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from lib.ingest.cash_books import EXPENSES, TAKINGS
from lib.ingest.cells import Columns
from lib.ingest.groups import Mask
from lib.ingest.headers import compact
from lib.ingest.table import TextTable
from lib.ingest.texts import Texts, clean

#: A cash book's words; signs or the sides of an account that the header names; sides that may be kinds of cards as well.
Sense = Literal["cash_book", "sides", "unsure"]
#: Signs themselves, as they are typed.
_PLUS, _MINUS = frozenset(["+", "plus"]), frozenset(["-", "−", "–", "minus"])
#: The two sides of an account: which of them is a sale depends on whose account it is.
_SIDES = frozenset(
    frozenset(map(compact, pair))
    for pair in (
        ("s", "h"), ("soll", "haben"), ("dr", "cr"), ("db", "cr"), ("d", "c"), ("d", "h"), ("debit", "credit"), ("debet", "credit"), ("débit", "crédit"), ("débito", "crédito"), ("debe", "haber"), ("dare", "avere"),
        ("borç", "alacak"), ("дебет", "кредит"), ("wn", "ma"), ("winien", "ma"), ("借", "贷"), ("借方", "贷方"), ("借", "貸"), ("借方", "貸方"), ("차변", "대변"),
    )
)  # fmt: skip
#: What a cash book calls what came in, and what went out: for what the shop paid, or to buyers.
_IN = TAKINGS | frozenset(map(compact, (
    "money in", "receipt", "receipts", "sale", "sales", "eingang", "einzahlung", "verkauf", "vente", "ventes", "venta", "ventas", "venda", "vendas", "vendita", "vendite", "bij", "verkoop", "wpływ", "sprzedaż", "satış", "försäljning", "salg", "myynti", "prodej", "predaj", "eladás", "vânzare", "продажа", "продаж", "продажба",
    "penjualan", "bán hàng", "ขาย", "بيع", "入", "销售", "銷售", "入金", "売上", "입금", "매출",
)))  # fmt: skip
_OUT = EXPENSES | frozenset(map(compact, (
    "money out", "payment out", "ausgang", "auszahlung", "einkauf", "achat", "achats", "compra", "compras", "acquisto", "acquisti", "af", "inkoop", "zakup", "alış", "inköp", "køb", "kjøp", "osto", "nákup", "vásárlás", "cumpărare", "покупка", "закупка", "pembelian", "mua hàng", "ซื้อ", "شراء",
    "采购", "採購", "出金", "仕入", "출금", "매입",
)))  # fmt: skip
#: Cards are of credit and of debit: such a column tells how somebody paid.
_HOW_PAID = ("card", "karte", "carte", "tarjeta", "cartao", "carta", "kaart", "pay", "paid", "method", "tender", "zahl", "paiement", "pago", "pagamento", "betaal", "卡", "支付", "付款方式", "оплат")  # fmt: skip
#: A column of two words, gaps and a slip or two has so many different cells at most, and the slips are so few of its rows.
_MOST_DISTINCT, _FEWEST = 6, 0.9


def tells_in_from_out(table: TextTable) -> bool:
    """Whether a column says of each row in a cash book's words that money came in or went out."""
    columns = Columns(table)
    pairs = (two_words_of(columns, place, header) for place, header in enumerate(table.headers))
    return any(pair is not None and pair.sense == "cash_book" for pair in pairs)


@dataclass(frozen=True)
class TwoWords:
    """Two words that a column says: as they are written, the rows of each, and what tells which is which."""

    came: str
    went: str
    rows: tuple[Mask, Mask]
    sense: Sense


def two_words_of(columns: Columns, place: int, header: str) -> TwoWords | None:
    """What a column says that holds two words for money in and out and hardly anything else; None for any other column."""
    head = columns.head(place)
    if len(head.distinct) > _MOST_DISTINCT or any(word in compact(header) for word in _HOW_PAID):
        return None
    column = columns[place]
    words = {_key(text): clean(text) for text in column.distinct if clean(text)}
    if not 2 <= len(words) <= _MOST_DISTINCT:
        return None
    rows = {word: _rows(column, word) for word in words}
    one, other = sorted(rows, key=lambda word: -int(rows[word].sum()))[:2]
    told = _which(one, other)
    if told is None or (len(words) > 2 and told[2] != "cash_book"):
        return None
    said = sum(int(mask.sum()) for mask in rows.values())
    if int(rows[one].sum()) + int(rows[other].sum()) < _FEWEST * said:
        return None
    came, went, sense = told
    return TwoWords(words[came], words[went], (rows[came], rows[went]), sense)


def _key(text: str) -> str:
    """A word without what its case and blanks add; a sign alone stays one."""
    return compact(text) or clean(text).casefold()


def _rows(column: Texts, word: str) -> Mask:
    return np.array([*(_key(text) == word for text in column.distinct), False], dtype=np.bool_)[column.codes]


def _which(one: str, other: str) -> tuple[str, str, Sense] | None:
    """Which of two words is for money that came in, which for money that went out, and what tells so; the first is said more often."""
    for came, went in ((one, other), (other, one)):
        if came in _PLUS and went in _MINUS:
            return came, went, "sides"
        if came in _IN and went in _OUT:
            return came, went, "cash_book"
    return (one, other, "unsure") if frozenset((one, other)) in _SIDES else None
