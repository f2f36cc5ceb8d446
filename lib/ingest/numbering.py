"""Which column numbers the orders, where no header says so, or one is called a name and holds numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from lib.ingest.groups import Mask, combine
from lib.ingest.headers import compact, words_of
from lib.ingest.likeness import (
    BUYERS,
    GUESSED,
    LEAST_CONFIDENCE,
    MOST,
    MOST_ROWS,
    NEARLY_ALL,
    PLACES,
    SAMPLE,
    Found,
    Unmatched,
)
from lib.ingest.texts import Texts, clean, cleaned
from lib.ingest.told_apart import is_rounded

#: Numbers of orders, also where a shop has an own sign before and behind them; and how far apart the running ones lie at most.
_NUMBERED = re.compile(r"(#|№|[A-Z]{0,4}[-_/#]?)(\d{1,12})(?:[-_/]?[A-Z]{0,3})")
_GAPS, _MOST_RUNS = 20, 3
#: What numbers of articles and of orders are both called, and so many of which stand in one row only.
_REFERENCES = frozenset(["ref", "reference", "referencia", "referenz", "riferimento", "referentie", "referencja", "codigo", "code", "kod", "codice"])  # fmt: skip
_MOST_ALONE = 0.95
_LEAST_ORDERS = 3
#: So many numbers, each one more than the last, are no chance whatever their header is.
_LEAST_ROWS = 10
#: Words of headers over numbers of documents; and a day without marks between has so many digits (20260105).
_CALLED_NUMBER = frozenset(["num", "no", "nr", "n", "number", "numbers", "nummer", "transaction", "transaktion", "transacción", "transacao", "transação", "transazione", "numero", "numéro", "número", "numer", "номер", "nº", "n°", "doc", "document", "docno", "docnum", "beleg", "belegnr", "belegnummer", "voucher", "编号", "单号", "号", "番号", "번호", "numara"])  # fmt: skip
_LENGTH_OF_DAYS = 8
#: A number with more digits than a spreadsheet keeps; it makes the last ones zeros.
_LONG = re.compile(r"[1-9]\d{16,24}")
#: And how it writes those of twelve and more where a column is narrow: 2.90038E+11.
_SHORTENED = re.compile(r"\d[.,](\d+)[eE]\+(\d{2,3})")
#: What goods have, and what no text of goods has: a long number, or letters joined to one (A1001, SO-17, Web 12), but for the x of x2.
_WORD, _CODE = re.compile(r"[^\W\d_]{3}|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"), re.compile(r"\d{4}|(?<![^\W\d_])(?![xX]\d)[^\W\d_\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]+[-_/#]?\d|^\S*[^\W\d]\S*\s+\d+$")  # fmt: skip
_NO_LETTER, _SEVERAL_KINDS = re.compile(r"[\W\d_]+"), 2
#: Codes of orders in capitals and digits, as short ones are: AKQWZ; a name of goods has other lengths beside it.
_LETTERS = re.compile(r"[A-Z0-9]{4,}")
#: Which documents they number.
_DOCUMENTS = frozenset(["invoice", "bill", "receipt", "rechnung", "re", "rg", "quittung", "facture", "factura", "fattura", "fatura", "factuur", "faktura", "recibo", "ricevuta", "order", "bestellung", "auftrag", "commande", "pedido", "ordine", "bestelling", "zamówienie", "zamowienie", "заказ", "счет"])  # fmt: skip
#: Fewer values on so many rows are ways to pay, or shops.
_FEW_VALUES, _MANY_ROWS = 3, 20


def order_numbers(table: Unmatched, found: Found, taken: set[int], numbered: Sequence[int]) -> Found:
    """A column of numbers that is called a name; else a column of numbers whose every value has one day and one buyer on all of its rows: it numbers orders of several lines.

    Where no header names order numbers, each row would be taken as one order, and its total counted once a line.
    """
    if numbered:
        return {"order_id": (numbered[0], GUESSED)}
    who = next((found[code][0] for code in BUYERS if code in found), None)
    if who is None or "ordered_at" not in found:
        return {}
    day, buyer, field = table.columns[found["ordered_at"][0]], table.columns[who], table.catalogue.field("order_id")
    money = [one.code for one in table.catalogue.fields if one.content == "money"]
    rows = len(day)
    if not _LEAST_ORDERS < rows <= MOST_ROWS:
        return {}
    pairs = combine([day.codes, buyer.codes])
    orders = int(pairs.max(initial=-1)) + 1
    for place in table.free(taken | {place for place, _ in found.values()}):
        header, column = table.headers[place], table.columns[place]
        if not (compact(header) or "#" in header) or field.bars.found_in(header):
            continue
        if any(table.named(place, code) >= LEAST_CONFIDENCE for code in money):
            continue
        count = len(column.distinct)
        if not max(orders, _LEAST_ORDERS) <= count < rows or not column.present().all():
            continue
        if int(combine([column.codes, pairs]).max()) + 1 == count and _are_numbers(table, place):
            return {"order_id": (place, GUESSED)}
    return {}


def references_of_orders(table: Unmatched, found: Found, fixed: set[str]) -> Found:
    """What was found, references that no two rows share being the orders' own where no goods are named: their numbers where nothing else numbers orders."""
    if "sku" not in found or "sku" in fixed or {"product", "quantity"} & found.keys():
        return found
    place, confidence = found["sku"]
    column = table.columns[place]
    alone = bool(column.present().all()) and len(column.distinct) >= _MOST_ALONE * len(column) > _LEAST_ORDERS
    if compact(table.headers[place]) not in _REFERENCES or not alone:
        return found
    others = {code: one for code, one in found.items() if code != "sku"}
    return others if "order_id" in found or "order_id" in fixed else {**others, "order_id": (place, confidence)}


def called_just_a_number(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """What was found, a column called just a number (No., Núm, Numero, Rechnung Nr.) being the orders' where its numbers run on and nothing else is.

    Where they only count the rows, 1 to n, they say nothing: the next file's begin again.
    """
    if "order_id" in found or "order_id" in fixed or not set(BUYERS) & found.keys():
        return found
    for place in table.free(taken | {place for place, _ in found.values()}):
        words = [word for word in words_of(table.headers[place]) if word not in _DOCUMENTS]
        column = table.columns[place]
        if not words or not _CALLED_NUMBER.issuperset(words) or not run_on(column) or _counts_rows(column):
            continue
        if column.present().all() and _are_numbers(table, place):
            return {**found, "order_id": (place, LEAST_CONFIDENCE)}
    return found


def lost_digits(column: Texts) -> str | None:
    """One of the cells where most of them are numbers of which a spreadsheet left a few digits."""
    texts = [text for text in map(clean, column.distinct[:SAMPLE]) if text]
    lost = [text for text in texts if is_rounded(text) or _is_shortened(text) or _is_a_float(text)]
    return lost[0] if lost and len(lost) * 2 > len(texts) else None


def are_lost(table: Unmatched, found: Found) -> bool:
    """Whether rows of several moments or buyers share an order number of which a spreadsheet left a few digits: it tells no orders apart."""
    column = table.columns[found["order_id"][0]] if "order_id" in found else None
    if column is None or lost_digits(column) is None:
        return False
    beside = _beside(table, found)
    return (
        any(_several(column, cleaned(other)).any() for other in beside)
        if beside
        else len(column.distinct) < len(column)
    )


def _is_shortened(text: str) -> bool:
    """Whether a number has more digits than are written."""
    found = _SHORTENED.fullmatch(text)
    return found is not None and len(found[1]) < int(found[2])


def _is_a_float(text: str) -> bool:
    """Whether a long number is one that a spreadsheet can hold, as hardly any of so many digits is: 6921000000000001000, 6921000000000002048."""
    return _LONG.fullmatch(text) is not None and (text.endswith("00") or int(float(text)) == int(text))


def _counts_rows(column: Texts) -> bool:
    """Whether a column has nothing but 1 to n."""
    texts = [clean(text) for text in column.distinct[:SAMPLE]]
    return all(text.isdecimal() and int(text) <= 2 * len(column) for text in texts)


def of_people(table: Unmatched, found: Found, fixed: set[str]) -> Found:
    """What was found, a column called just “id” being the customer's where nothing else names one and many of its values have several days."""
    if not {"order_id", "ordered_at"} <= found.keys() or {"order_id", "customer_id"} & fixed or found.keys() & set(BUYERS):  # fmt: skip
        return found
    place, confidence = found["order_id"]
    column, day = table.columns[place], table.columns[found["ordered_at"][0]]
    count = len(column.distinct)
    if compact(table.headers[place]) != "id" or len(column) > MOST_ROWS or not _LEAST_ORDERS <= count < len(column):
        return found
    again = int(combine([column.codes, day.codes]).max()) + 1 - count
    if again * _FEW_VALUES < count:
        return found
    return {**{code: one for code, one in found.items() if code != "order_id"}, "customer_id": (place, confidence)}


def numbers_named_as_people(table: Unmatched, taken: set[int]) -> list[int]:
    """Columns called as people's names are, whose cells number orders: some shops call their orders' numbers “Name”."""
    places = range(len(table.headers))
    others = [code for code in BUYERS if code != "name"]
    buyer_elsewhere = any(table.named(place, code) >= LEAST_CONFIDENCE for place in places for code in others)
    return [
        place
        for place in table.free(taken)
        if table.named(place, "name") >= LEAST_CONFIDENCE and run_on(table.columns[place])
        and (table.columns[place].distinct[0].startswith("#") or buyer_elsewhere)
    ]  # fmt: skip


def run_on(column: Texts) -> bool:
    """Whether cells are # and digits; or other signs (invoices' and credit notes'), or none, and running digits, and each row has its own."""
    texts = [text for text in map(clean, column.distinct[:SAMPLE]) if text]
    parts = [part for text in texts if (part := _NUMBERED.fullmatch(text))]
    if len(texts) < _LEAST_ORDERS or len(parts) < len(texts):
        return False
    runs: dict[str, list[int]] = {}
    for part in parts:
        runs.setdefault(part[1], []).append(int(part[2]))
    alone = len(column.distinct) >= NEARLY_ALL * int(column.present().sum())
    close = all(max(digits) - min(digits) < _GAPS * len(digits) for digits in runs.values())
    return set(runs) == {"#"} or (len(runs) <= _MOST_RUNS and alone and close)


def count_rows_on(header: str, column: Texts) -> bool:
    """Whether whole numbers go on by one from row to row, as those of a till's reports do (N° Z, Nr raportu): they name rows, and no sum of them says anything."""
    numbers = [clean(text) for text in column.distinct]
    if not column.present().all() or not all(re.fullmatch(r"\d{1,12}", text) for text in numbers):
        return False
    steps = np.diff(np.array(list(map(int, numbers)), dtype=np.int64)[column.codes])
    called = "#" in header or "№" in header or not _CALLED_NUMBER.isdisjoint(words_of(header))
    if len(steps) < (_LEAST_ORDERS if called else _LEAST_ROWS) or (not (steps > 0).all() and not (steps < 0).all()):
        return False
    return bool((np.abs(steps) == 1).mean() >= (MOST if called else 1))


def without_a_false_number(table: Unmatched, found: Found, fixed: set[str]) -> Found:
    """No order number where many rows have so few values that they are of ways to pay, or of shops: paymentId."""
    if "order_id" not in found or "order_id" in fixed:
        return found
    column = table.columns[found["order_id"][0]]
    if _digits(column) < MOST:
        if _are_codes(table, column, found):
            return found
        others = [at for at in table.free({at for at, _ in found.values()}) if table.named(at, "order_id") >= LEAST_CONFIDENCE and _digits(table.columns[at]) >= NEARLY_ALL]  # fmt: skip
        if others:
            return {**found, "order_id": (others[0], found["order_id"][1])}
    less = {code: one for code, one in found.items() if code != "order_id"}
    if _are_words(column) or _are_goods(table, column, found):
        return {"product": found["order_id"], **less}
    return found if len(column.distinct) > _FEW_VALUES or len(column) < _MANY_ROWS else less


def _digits(column: Texts) -> float:
    """The share of a column's texts that have a digit."""
    sample = column.distinct[:SAMPLE]
    return sum(any(map(str.isdigit, text)) for text in sample) / max(len(sample), 1)


def _are_codes(table: Unmatched, column: Texts, found: Found) -> bool:
    """Whether cells are capitals and digits of one length, with one day and one buyer on all rows of each: orders numbered by letters."""
    sample = [clean(text) for text in column.distinct[:SAMPLE]]
    if (
        len(sample) < _LEAST_ORDERS
        or len({len(text) for text in sample}) > 1
        or not all(map(_LETTERS.fullmatch, sample))
    ):
        return False
    return not _moves(column, _beside(table, found))


def _are_words(column: Texts) -> bool:
    """Whether cells are words that come again, without a digit in any of them: what was ordered, not its number."""
    sample = [clean(text) for text in column.distinct[:SAMPLE]]
    again = len(column.distinct) < len(column) >= _LEAST_ORDERS
    return again and not any(any(map(str.isdigit, text)) for text in sample) and any(len(text) > 1 for text in sample)


def _are_goods(table: Unmatched, column: Texts, found: Found) -> bool:
    """Whether cells are goods with how many of them (2 loaves, Mug x2), and most that come again do so on another day, or for another buyer.

    Numbers of orders with several lines have one day and one buyer on all of them; those of one shop begin with the same letters.
    """
    if not len(column.distinct) < len(column) >= _LEAST_ORDERS:
        return False
    sample = [clean(text) for text in column.distinct[:SAMPLE] if clean(text)]
    if sum(_WORD.search(text) is not None and _CODE.search(text) is None for text in sample) < NEARLY_ALL * len(sample):
        return False
    counted = sum(text[0].isdecimal() for text in sample) >= MOST * len(sample)
    if not counted and len({_NO_LETTER.sub("", text) for text in sample}) < _SEVERAL_KINDS:
        return False
    return _moves(column, _beside(table, found))


def _moves(column: Texts, beside: Sequence[Texts]) -> bool:
    """Whether most texts that stand in several rows have several days, or several buyers, beside them."""
    again = np.bincount(column.codes[column.present()], minlength=len(column.distinct)) > 1
    several = np.logical_or.reduce([np.zeros_like(again), *(_several(column, other) for other in beside)])
    return bool(again.any()) and 2 * int((again & several).sum()) >= int(again.sum())


def _several(column: Texts, other: Texts) -> Mask:
    """Which texts of a column have several of another one beside them."""
    known = column.present() & other.present()
    pairs = np.unique(np.stack([column.codes[known], other.codes[known]]), axis=1)
    return np.bincount(pairs[0], minlength=len(column.distinct)) > 1


def _beside(table: Unmatched, found: Found) -> list[Texts]:
    """When and by whom was ordered, as far as it is known."""
    return [table.columns[found[code][0]] for code in ("ordered_at", *BUYERS) if code in found]


def _are_numbers(table: Unmatched, place: int) -> bool:
    """Whether cells number something: digits in nearly all of them, and neither days nor money.

    Whole numbers of five digits could be a workbook's days; under a header that says so they are numbers.
    """
    sample = table.columns[place].distinct[:SAMPLE]
    if sum(any(sign.isdigit() for sign in text) for text in sample) < NEARLY_ALL * len(sample):
        return False
    header = table.headers[place]
    called = "#" in header or not _CALLED_NUMBER.isdisjoint(words_of(header))
    short = called and all(clean(text).isdecimal() and len(clean(text)) < _LENGTH_OF_DAYS for text in sample)
    return (short or table.fit(place, "date") < MOST) and not any(PLACES.search(text) or "@" in text for text in sample)
