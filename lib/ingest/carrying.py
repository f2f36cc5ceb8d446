"""Ledgers that write an order's number, day and buyer, or the day and its buyer, on the first line only, as merged cells are exported."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from lib.core.findings import Finding, finding
from lib.core.words import NP_
from lib.ingest.arrow import compute as pc
from lib.ingest.cells import Cells
from lib.ingest.channel_headers import TOTALS
from lib.ingest.dates import Moments
from lib.ingest.groups import Groups, Mask
from lib.ingest.invoices import is_day_of_payment
from lib.ingest.numbers import figure
from lib.ingest.table import TextTable
from lib.ingest.texts import Texts, encode, filled_cells

_BUYER = ("customer_id", "name", "phone", "email")
#: What belongs to the whole order and is carried down with its number.
_OF_ORDER = ("order_id", "ordered_at", "created_at", *_BUYER, "last_name", "status", "channel", "time_of_day")
#: What people write for "as above".
_DITTOS = frozenset(
    ['"', "''", "”", "〃", "″", "do.", "ditto", "Ditto", "dto.", "同上", "〃〃", "idem", "Idem", "--〃--"]
)
_GOODS = ("product", "sku")
_NEARLY_ALL = 0.95
#: So large a part of the rows without a day is a way of writing, not an oversight; so are several where days run on.
_MANY, _SEVERAL = 0.2, 2
#: Of which more than so large a part is blank names buyers now and then only.
_MOST_BLANK = 0.8
_HEAD = 2_000
_MONEY = ("amount", "unit_price")
_CLOCK = re.compile(r"\d:\d\d")
_MIDNIGHT = re.compile(r"\b0?0:00(:00)?\b|\b12:00(:00)? ?AM", re.IGNORECASE)


def carry_down(
    table: TextTable, cells: Cells, places: dict[str, int], days: Callable[[], Moments], states: Sequence[int] = ()
) -> tuple[TextTable, list[Finding]]:
    """Give lines that leave order number, day and buyer blank those of the order above.

    Args:
        table: the file as text.
        cells: its cells by field.
        places: position of the column by field code.
        days: the order date a row, asked for only where it is needed.
        states: further columns that say of an order whether it counts.

    Returns:
        The table, with a finding where lines were filled, or look as if they should be; the same table where nothing looks like that.
    """
    buyer = [code for code in _BUYER if code in cells]
    if "ordered_at" not in cells:
        return table, []
    below = _below_their_day(cells, buyer, places, days)
    if below is None and _are_written_once(cells, buyer, days):
        return _buyers_carried(table, cells, places, buyer)
    if below is not None:
        return _days_carried(table, cells, places, buyer, below, states)
    table, said = _lines_carried(table, cells, places, buyer)
    return table, said or _blank_below(cells, buyer)


def with_days_of_shifts(table: TextTable, place: int) -> tuple[TextTable, list[Finding]]:
    """Give rows of totals that leave the day blank that of the row above, where a day is written in its first shift only: Lunch, Evening.

    Args:
        table: the file as text.
        place: of the column of days.
    """
    days = encode(table.cells, place)
    dated = filled_cells(days)
    if dated.all() or not dated[:1].all() or len(np.unique(days.codes[dated])) < int(dated.sum()):
        return table, []
    above = np.maximum.accumulate(np.where(dated, np.arange(len(dated)), 0))
    others = [encode(table.cells, at) for at in range(len(table.headers)) if at != place]
    whole = all(filled_cells(one)[~dated].all() for one in others if filled_cells(one)[dated].mean() >= _NEARLY_ALL)
    if not whole or not any(_are_shifts(one, above) for one in others):
        return table, []
    cells = table.cells
    column = cells.column(place).combine_chunks().take(pa.array(above))
    filled = replace(table, cells=cells.set_column(place, cells.column_names[place], column))
    return filled, [_day_carried(int((~dated).sum()), table.headers[place])]


def _are_shifts(texts: Texts, above: Groups) -> bool:
    """Whether a column names parts of days: in words, no part twice on one day, the same on other days, and none a sum."""
    if not filled_cells(texts).all() or any(figure(text) or TOTALS.found_in(text) for text in texts.distinct):
        return False
    pairs = np.unique(np.stack([above, texts.codes]), axis=1)
    return pairs.shape[1] == len(above) and 1 < len(np.unique(texts.codes)) < len(above)


def _day_carried(count: int, header: str) -> Finding:
    return finding(
        "day_carried_down", "info",
        NP_(
            "{count} row leaves “{header}” blank; it was taken to be of the day above it.",
            "{count} rows leave “{header}” blank; they were taken to be of the day above them.",
        ),
        count=count, header=header,
    )  # fmt: skip


def without_dittos(table: TextTable) -> tuple[TextTable, list[Finding]]:
    """Give cells that say "as above" what stands above them.

    Args:
        table: the file as text.

    Returns:
        The table, with a finding where there were such cells; the same table where its first rows have none.
    """
    filled, count, mark = table.cells, 0, ""
    for place in range(filled.num_columns):
        column = filled.column(place)
        start = set(map(str, column.slice(0, _HEAD).to_pylist()))
        if not start & _DITTOS:
            continue
        column = column.combine_chunks()
        same = pc.fill_null(pc.is_in(column, pa.array(sorted(_DITTOS))), fill_value=False).to_numpy(
            zero_copy_only=False
        )
        if same[:1].any():
            continue
        above = np.maximum.accumulate(np.where(same, 0, np.arange(len(same))))
        filled = filled.set_column(place, filled.column_names[place], column.take(pa.array(above)))
        count, mark = count + int(same.sum()), mark or min(start & _DITTOS)
    if not count:
        return table, []
    said = finding(
        "dittos", "info",
        NP_(
            "{count} cell says “as above” ({mark}); it was read as the cell above it.",
            "{count} cells say “as above” ({mark}); they were read as the cells above them.",
        ),
        count=count, mark=mark,
    )  # fmt: skip
    return replace(table, cells=filled), [said]


def _days_carried(
    table: TextTable, cells: Cells, places: dict[str, int], buyer: list[str], below: Mask, states: Sequence[int]
) -> tuple[TextTable, list[Finding]]:
    """Give rows below their day that day, and the buyer above where buyers are written once, too; with it what else stands beside buyers only."""
    codes = ["ordered_at", "created_at", "time_of_day"]
    nobody = _below_their_buyer(cells, buyer, below)
    if nobody is None:
        return table, []
    said = _day_carried(int(below.sum()), cells.header("ordered_at"))
    dated = _filled_from_above(table, cells, {places[code] for code in codes if code in places}, below)
    if not nobody.any():
        return dated, [said]
    named, found = _with_buyer_above(dated, cells, places, nobody)
    further = {*states, *(places[code] for code in ("status", "channel") if code in places)}
    further = {at for at in further if not filled_cells(cells.columns[at])[nobody].any()}
    return _filled_from_above(named, cells, further, nobody), [said, *found]


def _buyers_carried(
    table: TextTable, cells: Cells, places: dict[str, int], buyer: list[str]
) -> tuple[TextTable, list[Finding]]:
    """Give rows below their buyer that buyer."""
    nobody = ~np.any([filled_cells(cells.texts(code)) for code in buyer], axis=0)
    return _with_buyer_above(table, cells, places, nobody)


def _with_buyer_above(
    table: TextTable, cells: Cells, places: dict[str, int], nobody: Mask
) -> tuple[TextTable, list[Finding]]:
    """Give these rows the buyer above them, and say so."""
    said = finding(
        "buyer_carried_down", "warning",
        NP_(
            "{count} row leaves the buyer blank, too, as merged cells do; it was taken to be of the buyer above it. If nobody is known to have bought there, write so in the row.",
            "{count} rows leave the buyer blank, too, as merged cells do; they were taken to be of the buyer above them. If nobody is known to have bought there, write so in the rows.",
        ),
        count=int(nobody.sum()),
    )  # fmt: skip
    whose = {places[code] for code in (*_BUYER, "last_name") if code in places}
    return _filled_from_above(table, cells, whose, nobody), [said]


def _blank_below(cells: Cells, buyer: list[str]) -> list[Finding]:
    """Say where goods without a buyer may be of the buyer above: all of them stand below a row of the same day that names one."""
    if not buyer or "order_id" in cells or not _has_gaps(cells, buyer):
        return []
    named = np.any([filled_cells(cells.texts(code)) for code in buyer], axis=0)
    days, nobody = cells.texts("ordered_at").codes, ~named
    if not named[:1].all() or not _SEVERAL <= nobody.sum() < _MOST_BLANK * len(named) or nobody.mean() < _MANY:
        return []
    same = bool((days[1:] == days[:-1])[nobody[1:]].all())
    if not same or not filled_cells(cells.texts("ordered_at")).all() or not _are_lines(cells, nobody):
        return []
    return [
        finding(
            "buyer_blank_below", "warning",
            NP_(
                "{count} row leaves “{header}” blank below a row of the same day that names somebody; it was taken as a sale to nobody known. If it is a further line of the order above, write the buyer in it, too.",
                "{count} rows leave “{header}” blank, each below a row of the same day that names somebody; they were taken as sales to nobody known. If they are further lines of the orders above, write the buyer in each of them.",
            ),
            count=int(nobody.sum()), header=cells.header(buyer[0]),
        )
    ]  # fmt: skip


def _are_written_once(cells: Cells, buyer: list[str], days: Callable[[], Moments]) -> bool:
    """Whether buyers stand in the first of their rows only: none comes twice, and days begin anew with each.

    In a list of sales in which nobody is known now and then, days run on from row to row.
    """
    if not buyer or not _has_gaps(cells, buyer) or not filled_cells(cells.texts("ordered_at")).all():
        return False
    named = np.any([filled_cells(cells.texts(code)) for code in buyer], axis=0)
    heads = np.flatnonzero(named)
    if not named[:1].all() or len(heads) < 2 or (~named).mean() < _MANY:
        return False
    if any(len(set(cells.texts(code).codes[heads].tolist())) < len(heads) for code in buyer):
        return False
    steps = np.diff(days()).astype(np.int64)
    same = ~named[1:]
    return bool((steps[same] >= 0).all() and (steps[~same] < 0).any()) or bool(
        (steps[same] <= 0).all() and (steps[~same] > 0).any() and (steps[same] < 0).any()
    )


def _has_gaps(cells: Cells, buyer: list[str]) -> bool:
    """Whether some of the first rows name no buyer: whole columns are looked at only then."""
    nobody = np.ones(min(cells.columns.rows, _HEAD), dtype=np.bool_)
    for code in buyer:
        texts = cells.texts(code)
        nobody &= np.array(
            [one < 0 or not texts.distinct[one].strip() for one in texts.codes[:_HEAD].tolist()], np.bool_
        )
    return bool(nobody.any())


def _lines_carried(
    table: TextTable, cells: Cells, places: dict[str, int], buyer: list[str]
) -> tuple[TextTable, list[Finding]]:
    """Give further lines what their order's first line has."""
    if "order_id" not in cells or not buyer:
        return table, []
    numbered = filled_cells(cells.texts("order_id"))
    if numbered.all() or not numbered[:1].all():
        return table, []
    further = _further_lines(cells, buyer, numbered)
    if not further.any() or not _are_heads(cells, numbered):
        return table, []
    filled = _filled_from_above(table, cells, {places[code] for code in _OF_ORDER if code in places}, further)
    said = finding(
        "carried_down", "info",
        NP_(
            "{count} row leaves the order number blank, and day and buyer are blank or as above; it was taken as a further line of the order above it.",
            "{count} rows leave the order number blank, and day and buyer are blank or as above; they were taken as further lines of the order above them.",
        ),
        count=int(further.sum()),
    )  # fmt: skip
    return filled, [said]


def _further_lines(cells: Cells, buyer: list[str], numbered: Mask) -> Mask:
    """Rows without a number that name goods, and whose day and buyer are blank or those of the order above.

    A row that tells its day and no buyer may be a sale to somebody unknown: it is a line only where the time of day is the same, too,
    and not where money leaves, as payouts and fees do on the second of a sale.
    Rows that repeat all that the order has are lines only where no other goods lack a number.
    """
    goods = ~numbered & _names_goods(cells)
    above = np.maximum.accumulate(np.where(numbered, np.arange(len(numbered)), 0))
    undated, day_above = _as_above(cells, ["ordered_at"], above)
    nobody, buyer_above = _as_above(cells, buyer, above)
    blank = goods & undated & nobody
    unnamed = nobody & ~_below_zero(cells) if _has_clock(cells) else np.zeros_like(nobody)
    again = day_above & (unnamed | buyer_above) | undated & buyer_above
    return goods if bool((blank | again)[goods].all()) else blank


def _as_above(cells: Cells, codes: list[str], above: Groups) -> tuple[Mask, Mask]:
    """Whether rows leave these columns blank; and whether they do not, and say nothing else than the order above."""
    blank, other = np.ones(len(above), dtype=np.bool_), np.zeros(len(above), dtype=np.bool_)
    for code in codes:
        texts = cells.texts(code)
        filled = filled_cells(texts)
        blank &= ~filled
        other |= filled & (texts.codes != texts.codes[above])
    return blank, ~blank & ~other


def _below_zero(cells: Cells) -> Mask:
    """Rows whose money is written below zero."""
    below = np.zeros(cells.columns.rows, dtype=np.bool_)
    for code in _MONEY:
        if code in cells:
            texts = cells.texts(code)
            signs = [read.sign if (read := figure(text)) else 1 for text in texts.distinct]
            below |= np.array([*signs, 1])[texts.codes] < 0
    return below


def _has_clock(cells: Cells) -> bool:
    """Whether days are told with their time."""
    return any(_CLOCK.search(_MIDNIGHT.sub("", text)) for text in cells.texts("ordered_at").distinct)


def _filled_from_above(table: TextTable, cells: Cells, places: set[int], further: Mask) -> TextTable:
    """The table, empty cells of some rows and columns being those of the last row above that is none of them."""
    above = np.maximum.accumulate(np.where(further, 0, np.arange(len(further))))
    filled = table.cells
    for place in sorted(places):
        column = filled.column(place).combine_chunks()
        own = filled_cells(cells.columns[place])
        taken = column.take(pa.array(np.where(further & ~own, above, np.arange(len(further)))))
        filled = filled.set_column(place, filled.column_names[place], taken)
    return replace(table, cells=filled)


def _below_their_day(
    cells: Cells, buyer: list[str], places: dict[str, int], days: Callable[[], Moments]
) -> Mask | None:
    """Rows without a day that have all else, where a day is written once for all that happened on it; None where it is not so.

    Of a shop with few sales a day few rows are so: then there have to be several, and days have to run on from row to row.
    """
    dated = filled_cells(cells.texts("ordered_at"))
    if dated.all() or not dated[:1].all():
        return None
    rows = ~dated
    if rows.mean() < _MANY and (rows.sum() < _SEVERAL or is_day_of_payment(cells.header("ordered_at"))):
        return None
    money = [filled_cells(cells.texts(code))[rows] for code in _MONEY if code in cells]
    whole = bool(money) and bool(np.any(money, axis=0).all())
    heads = _are_written_together(cells, buyer, dated)
    once = ["ordered_at", *buyer] if heads else ["ordered_at"]
    if not (whole and _are_days(cells, dated, once) and _are_orders(cells, rows)):
        return None
    if rows.mean() < _MANY and not _run_on(days()[dated]):
        return None
    besides = {places[code] for code in ("ordered_at", *_BUYER, "last_name") if code in places}
    return rows if _lack_nothing(cells, rows, besides, heads=heads) else None


def _are_written_together(cells: Cells, buyer: list[str], dated: Mask) -> bool:
    """Whether day and buyer stand in the same rows, and all others name goods: the heads of orders and their further lines."""
    named = np.any([filled_cells(cells.texts(code)) for code in buyer], axis=0) if buyer else ~dated
    return bool((named == dated).all()) and _are_lines(cells, ~dated)


def _run_on(days: Moments) -> bool:
    """Whether all days could be read, and none is before the one above it, or none after it."""
    if np.isnat(days).any():
        return False
    steps = np.diff(days).astype(np.int64)
    return bool((steps >= 0).all() or (steps <= 0).all())


def _below_their_buyer(cells: Cells, buyer: list[str], below: Mask) -> Mask | None:
    """Rows below their day that leave the buyer blank, where buyers are written once as days are; None where blanks are guests.

    Every day then begins with a buyer, and none is written twice in a row. In a file that names nobody nothing is left blank.
    """
    if not buyer:
        return np.zeros(len(below), dtype=np.bool_)
    named = np.any([filled_cells(cells.texts(code)) for code in buyer], axis=0)
    nobody = ~named & below
    if float(nobody[below].mean()) <= 1 - _NEARLY_ALL:
        return np.zeros(len(below), dtype=np.bool_)
    if not (named | below).all() or "order_id" in cells or not _are_lines(cells, nobody):
        return None
    codes = np.stack([cells.texts(code).codes for code in buyer])
    again = named[1:] & named[:-1] & below[1:] & (codes[:, 1:] == codes[:, :-1]).all(axis=0)
    return None if again.any() else nobody


def _lack_nothing(cells: Cells, rows: Mask, besides: set[int], *, heads: bool) -> bool:
    """Whether rows have all that the others have, but for day and buyer, and for what only heads of orders have: sums of what is above have less."""
    columns = [filled_cells(cells.columns[place]) for place in range(len(cells.columns)) if place not in besides]
    columns = [column for column in columns if float(column[~rows].mean()) >= _NEARLY_ALL]
    return all(bool(column[rows].all()) or (heads and not column[rows].any()) for column in columns)


def _are_days(cells: Cells, dated: Mask, once: list[str]) -> bool:
    """Whether each day, or each day of a buyer, is written once: twice in a row shows that every row has its own, and blank ones were forgotten.

    Times of day are when each order was paid; an order that was never paid has none. Nor has it a day of payment.
    """
    written = np.stack([cells.texts(code).codes[dated] for code in once])
    if written.shape[1] < 2 or (written[:, 1:] == written[:, :-1]).all(axis=0).any():
        return False
    return not _has_clock(cells) and not (
        ("status" in cells or "created_at" in cells) and is_day_of_payment(cells.header("ordered_at"))
    )


def _are_orders(cells: Cells, rows: Mask) -> bool:
    """Whether rows are orders of their own: further lines of an order take its day as it is, as do orders with a day of creation."""
    if "created_at" in cells and filled_cells(cells.texts("created_at"))[rows].any():
        return False
    ids = cells.texts("order_id")
    return "order_id" not in cells or (bool(filled_cells(ids).all()) and len(ids.distinct) >= _NEARLY_ALL * len(rows))


def _are_lines(cells: Cells, further: Mask) -> bool:
    """Whether the rows name what was bought: sums and notes do not."""
    return bool(_names_goods(cells)[further].all())


def _names_goods(cells: Cells) -> Mask:
    """Rows that name goods, and how many or for how much where the file says that of any."""

    def any_of(codes: tuple[str, ...]) -> Mask:
        told = [filled_cells(cells.texts(code)) for code in codes if code in cells]
        return np.any(told, axis=0) if told else np.zeros(cells.columns.rows, dtype=np.bool_)

    named = any_of(_GOODS)
    return named & any_of(("quantity", *_MONEY)) if "quantity" in cells else named


def _are_heads(cells: Cells, heads: Mask) -> bool:
    """Whether nearly all other rows have what an order's first line has; of orders that were not paid, a day of payment is no part of that."""
    dated = np.any([filled_cells(cells.texts(code)) for code in ("ordered_at", "created_at") if code in cells], axis=0)
    return all(one[heads].mean() >= _NEARLY_ALL for one in (filled_cells(cells.texts("order_id")), dated))
