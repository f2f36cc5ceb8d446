"""Who bought, and which column numbers the orders, where nobody has named the columns: their cells alone tell."""

from __future__ import annotations

import re

from lib.ingest.fields import People
from lib.ingest.grid import letters
from lib.ingest.groups import combine
from lib.ingest.headers import plain
from lib.ingest.likeness import BUYERS, GUESSED, MOST, MOST_ROWS, SAMPLE, Found, Unmatched
from lib.ingest.texts import Texts, clean

#: Columns that nobody has named are called A, B and so on.
_FEWEST_LETTERS = 2
#: So many of the texts of a column are people's names; single characters are words as well, so there it takes more.
_LATIN, _EASTERN = 0.5, 0.8
_EAST = re.compile(r"[\u3400-\u9fff\u3040-\u30ff々]{2,5}|[\uac00-\ud7a3]{2,4}")
_WORD = re.compile(r"[^\W\d_]+")
#: Numbers of people or of orders: digits behind a sign or none, and the signs that orders and goods have.
_NUMBER = re.compile(r"([A-Za-z]{0,5})[-_#]?\d+")
_OF_ORDERS = frozenset(["o", "or", "ord", "order", "so", "inv", "re", "r", "b", "bill", "no", "nr", "t", "tx", "txn"])
_OF_GOODS = frozenset(["p", "pr", "prod", "sku", "art", "item", "i", "g", "w"])
#: Fewer values are counts; and so many rows have one of their own at most, in a column that names who came again.
_FEWEST_VALUES, _ROWS_A_VALUE = 4, 50
#: So many different numbers, and so many of the rows, are no counts of goods.
_MANY_VALUES, _MANY = 20, 0.1


def is_nameless(table: Unmatched) -> bool:
    """Whether nobody has named the columns."""
    return tuple(table.headers[:_FEWEST_LETTERS]) == letters(_FEWEST_LETTERS)


def unnamed_buyers(table: Unmatched, found: Found, taken: set[int]) -> Found:
    """The column of names, else of numbers that come again, of a file without a header; and the numbers of its orders."""
    if not is_nameless(table) or not {"ordered_at", "amount"} <= found.keys() or len(table.columns[0]) > MOST_ROWS:
        return {}
    free = table.free(taken | {place for place, _ in found.values()})
    known = bool(found.keys() & set(BUYERS))
    people = [place for place in free if not known and _are_people(table.columns[place], table.catalogue.people)]
    told: Found = {"name": (people[0], GUESSED)} if people else {}
    numbers = [place for place in free if place not in people and _are_numbers(table, place)]
    buyers = [place for place in numbers if _come_again(table.columns[place])]
    day = table.columns[found["ordered_at"][0]]
    orders = [place for place in numbers if "order_id" not in found and _has_one(table.columns[place], day)]
    if not known and not people and buyers:
        buyer = next((at for at in buyers if at not in orders), buyers[0])
        told["customer_id"] = (buyer, GUESSED)
        orders = [at for at in orders if at != buyer and not _has_one(table.columns[buyer], table.columns[at])]
    if orders:
        told["order_id"] = (orders[0], GUESSED)
    return told


def _are_people(column: Texts, people: People) -> bool:
    """Whether most texts of a column are people's names, and some come again or are of two words."""
    texts = [clean(text) for text in column.distinct[:SAMPLE]]
    if len(texts) < 2 or any(any(map(str.isdigit, text)) for text in texts):
        return False
    eastern = [text for text in texts if _EAST.fullmatch(text)]
    least = _EASTERN if len(eastern) > MOST * len(texts) else _LATIN
    return sum(_is_person(text, people) for text in texts) >= least * len(texts)


def _is_person(text: str, people: People) -> bool:
    if text.endswith(people.behind):
        return True
    if _EAST.fullmatch(text):
        return any(text[:size] in people.family for size in (1, 2, 3) if size < len(text))
    words = [plain(word).casefold() for word in _WORD.findall(text)]
    return bool(words) and (words[0] in people.before | people.given or ("," in text and words[-1] in people.given))


def _are_numbers(table: Unmatched, place: int) -> bool:
    """Whether cells number people or orders: neither days nor counts."""
    column = table.columns[place]
    found = [_NUMBER.fullmatch(clean(text)) for text in column.distinct[:SAMPLE]]
    signs = {one[1].casefold() for one in found if one is not None}
    if None in found or len(signs) != 1 or signs & _OF_GOODS or not column.present().all():
        return False
    count = len(column.distinct)
    several = count >= _FEWEST_VALUES and count * _ROWS_A_VALUE >= len(column)
    return several and table.fit(place, "date") < MOST and ("" not in signs or _are_no_counts(column))


def _are_no_counts(column: Texts) -> bool:
    """Whether bare digits number something: of one length, as with zeros before them, or very many different ones."""
    texts = [clean(text) for text in column.distinct]
    lengths = {len(text) for text in texts}
    if len(lengths) == 1 and lengths != {1}:
        return lengths != {2} or any(text.startswith("0") for text in texts)
    return len(texts) >= max(_MANY_VALUES, _MANY * len(column))


def _come_again(column: Texts) -> bool:
    """Whether numbers come again, and have no sign that orders have."""
    found = _NUMBER.fullmatch(clean(column.distinct[0]))
    return len(column.distinct) < len(column) and found is not None and found[1].casefold() not in _OF_ORDERS


def _has_one(column: Texts, other: Texts) -> bool:
    """Whether every value of a column has one value of the other on all of its rows."""
    return int(combine([column.codes, other.codes]).max(initial=-1)) + 1 == len(column.distinct)
