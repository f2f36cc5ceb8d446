"""Which columns say what became of an order: its status, its payment's, how far its goods have come."""

from __future__ import annotations

from lib.ingest.fields import Catalogue, Meaning
from lib.ingest.ids import clean_id
from lib.ingest.likeness import GUESSED, SAMPLE, Found, Unmatched
from lib.ingest.marks import asks_whether_paid
from lib.ingest.statuses import (
    EXCLUDED,
    MOST_STATUSES,
    answer_of,
    flag_of,
    in_few_words,
    is_of_lines,
    is_of_other_things,
    is_of_payment,
    is_of_status,
    is_on_the_way,
    meaning_of,
)
from lib.ingest.texts import Texts, clean

#: So many different answers at most to whether orders are paid, and what is none.
_MOST_ANSWERS, _NOTHING, _HALF = 40, frozenset(["", "-", "–"]), 0.5


def states(table: Unmatched, found: Found, taken: set[int]) -> tuple[tuple[int, float], tuple[int, ...]]:
    """The column of statuses, and those beside it that say more; one of words before one of numbers (700, 900)."""
    first = found["status"]
    further = further_states(table, taken | {place for place, _ in found.values()})
    numbers = table.columns[first[0]]
    if further and len(numbers.distinct) <= SAMPLE and all(clean(text).isdecimal() for text in numbers.distinct):
        return (further[0], GUESSED), further[1:]
    return first, further


def further_states(table: Unmatched, taken: set[int]) -> tuple[int, ...]:
    """Columns beside that of statuses, if there is one, that say of an order or its payment what became of it."""
    further: list[int] = []
    for place in table.free(taken):
        column = in_few_words(table.columns[place])
        header = table.headers[place]
        if (is_of_payment(header) and _is_status(header, column, table.catalogue)) or _asks_and_answers(table, place):
            further.append(place)
            continue
        if not (is_of_status(header) or is_of_lines(header)) or not 0 < len(column.distinct) <= MOST_STATUSES:
            continue
        meanings = [meaning_of(text, table.catalogue.statuses, None) for text in column.distinct]
        rows = column.rows_by_value()
        known = sum(int(count) for meaning, count in zip(meanings, rows, strict=True) if meaning is not None)
        said = sum(int(count) for text, count in zip(column.distinct, rows, strict=True) if clean(text))
        if known * 2 > said:
            further.append(place)
    return tuple(further)


def ended_on_the_way(table: Unmatched, taken: set[int]) -> tuple[int, ...]:
    """Columns that say how far goods or an order's lines have come, where some came to nothing, and no other column has statuses."""
    found: list[int] = []
    for place in table.free(taken):
        texts = table.columns[place].distinct
        if (
            not (is_on_the_way(table.headers[place]) or is_of_lines(table.headers[place]))
            or not 1 < len(texts) <= MOST_STATUSES
        ):
            continue
        said = [meaning_of(text, table.catalogue.statuses, None) for text in texts]
        if sum(meaning is not None for meaning in said) * 2 > len(texts) and {"cancelled", "refunded"} & set(said):
            found.append(place)
    return tuple(found)


def status_by_cells(table: Unmatched, taken: set[int]) -> Found:
    """A column of statuses that no header names; of several, that of the order: only it is cancelled."""
    able = [place for place in table.free(taken) if _is_status(table.headers[place], table.columns[place], table.catalogue)]  # fmt: skip
    ended = [place for place in able if _has_cancelled(table.columns[place], table.catalogue)]
    return {"status": ((ended or able)[0], GUESSED)} if able else {}


def paid_in_words(table: Unmatched, taken: set[int]) -> Found:
    """The column that asks whether orders are paid and answers in words of those who keep the book: owes, half, will pay Friday.

    What one of them means that nobody knows is asked; it does not silence the others. Figures and days are no answers.
    """
    for place in table.free(taken):
        if _asks_and_answers(table, place):
            return {"status": (place, GUESSED)}
    return {}


def _asks_and_answers(table: Unmatched, place: int) -> bool:
    return asks_whether_paid(table.headers[place], table.catalogue.marks) and _answers(table, place)


def _answers(table: Unmatched, place: int) -> bool:
    """Whether some cells say that an order is not paid, or a plain yes stands beside what nobody knows, and half of them are understood."""
    column = table.columns[place]
    texts = [text for text in map(clean, column.distinct[: _MOST_ANSWERS + 1]) if text not in _NOTHING]
    if not 1 < len(texts) <= _MOST_ANSWERS or max(table.fit(place, "money"), table.fit(place, "date")) >= _HALF:
        return False
    meanings = [meaning_of(text, table.catalogue.statuses, None) or answer_of(text) for text in column.distinct]
    rows = dict(zip(column.distinct, column.rows_by_value().tolist(), strict=True))
    said = sum(count for text, count in rows.items() if clean(text) not in _NOTHING)
    known = sum(count for count, meaning in zip(rows.values(), meanings, strict=True) if meaning is not None)
    plain = any(flag_of(text) == "paid" for text in texts) and None in meanings
    return known * 2 >= said and ("pending" in meanings or plain)


def _is_status(header: str, column: Texts, catalogue: Catalogue) -> bool:
    """Whether a column holds what becomes of orders, and some of them came to nothing.

    Where its header says so, most of what it holds has to be known; else all of it, but for yes and no.
    """
    texts = [text for text in map(clean_id, in_few_words(column).distinct[: MOST_STATUSES + 1]) if text is not None]
    if not 1 < len(texts) <= MOST_STATUSES or is_of_other_things(header):
        return False
    named, said = is_of_status(header), set[Meaning]()
    known = 0
    for text in texts:
        meaning = meaning_of(text, catalogue.statuses, None)
        if meaning is not None:
            known += 1
            said.add(meaning)
        elif not named and flag_of(text) is None:
            return False  # as most columns' first text; each is compared with hundreds of words
    if named and known * 2 < len(texts):
        return False
    if is_on_the_way(header) and "pending" in said:
        return False
    return bool(said & EXCLUDED)


def _has_cancelled(column: Texts, catalogue: Catalogue) -> bool:
    return any(
        meaning_of(clean(text), catalogue.statuses, None) == "cancelled" for text in in_few_words(column).distinct
    )
