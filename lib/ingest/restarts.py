"""Order numbers that begin again: each day, as tills count, or with each sheet, month or book; the same number is then another order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from lib.core.findings import Finding, finding
from lib.core.words import N_, NP_
from lib.ingest.dates import Moments
from lib.ingest.draft import OrderRows
from lib.ingest.groups import Groups, Mask, combine, first_rows, order_groups
from lib.ingest.texts import Texts

#: So many of the days begin with the first number.
_MOSTLY = 0.6
_LONGEST = 6
#: A run has some orders, hardly any gap in its numbers, and hardly an order that another run has on the same day.
_FEWEST, _MOST_GAPS, _RARELY = 3, 1.5, 0.05
#: Between a number and what tells it from the same number of another order.
BESIDE = " · "
_FIRST = frozenset(number.zfill(width) for number in ("0", "1") for width in range(1, _LONGEST + 1))


def by_day(orders: OrderRows, moments: Moments, header: str) -> OrderRows:
    """The same, an order being its number and its day where the numbers begin again each day.

    Args:
        orders: as the numbers tell them.
        moments: when each row was ordered.
        header: of the column of numbers.
    """
    counted = _counted(orders.ids, moments)
    if counted is None:
        return orders
    numbers, days, known = counted
    day_codes = combine([days[known].astype(np.int64)])
    least = np.full(int(day_codes.max()) + 1, np.iinfo(np.int64).max)
    np.minimum.at(least, day_codes, numbers)
    pairs = combine([day_codes, numbers])
    different = len(np.unique(numbers))
    count_of = np.bincount(day_codes[np.unique(pairs, return_index=True)[1]])
    again = int(pairs.max()) + 1 > different > 1 and int(count_of.max()) > 1
    if not again or least.min() > 1 or float((least == least.min()).mean()) < _MOSTLY:
        return orders
    note = finding(
        "order_numbers_restart", "warning",
        N_("The numbers in “{header}” begin again each day; the same number on another day was taken as another order."),
        header=header,
    )  # fmt: skip
    return _told_apart(orders, days, known, pairs, note)


def by_run(orders: OrderRows, moments: Moments, header: str) -> OrderRows:
    """The same, an order being its number and its run where rising numbers fall back to 1 now and then: with each sheet, month or book.

    Two exports that overlap fall back, too; there the same number has the same day.

    Args:
        orders: as the numbers tell them.
        moments: when each row was ordered.
        header: of the column of numbers.
    """
    counted = _counted(orders.ids, moments)
    if counted is None:
        return orders
    numbers, days, known = counted
    falls: Mask = np.diff(numbers, prepend=numbers[0]) < 0
    if not falls.any() or max(numbers[0], numbers[falls].max()) > 1:
        return orders
    runs = np.cumsum(falls.astype(np.int64))
    pairs = combine([runs, numbers])
    firsts = np.unique(pairs, return_index=True)[1]
    of_run = np.bincount(runs[firsts])
    highest = np.zeros(len(of_run), dtype=np.int64)
    np.maximum.at(highest, runs, numbers)
    whole = (highest <= _MOST_GAPS * of_run) & (of_run >= _FEWEST)
    on_days = combine([numbers[firsts], days[known][firsts].astype(np.int64)])
    alike = 1 - (int(on_days.max()) + 1) / len(firsts)
    if not whole[:-1].all() or len(np.unique(numbers)) == len(firsts) or alike > _RARELY:
        return orders
    note = finding(
        "order_numbers_restart", "warning",
        NP_(
            "The numbers in “{header}” begin again {count} time; the same number on another day was taken as another order.",
            "The numbers in “{header}” begin again {count} times; the same number on another day was taken as another order.",
        ),
        header=header, count=int(falls.sum()),
    )  # fmt: skip
    return _told_apart(orders, days, known, pairs, note, bare=int(of_run[0]))


def number_of(name: str) -> str:
    """The number of an order that may have been told apart by its day."""
    return name.partition(BESIDE)[0]


def _counted(ids: Texts, moments: Moments) -> tuple[npt.NDArray[np.int64], Moments, Mask] | None:
    """The numbers of the rows that have one and a day, the days of all rows, and which rows these are.

    None where numbers are long or none is the first one, or where all are of one day.
    """
    if not ids.holds_any(_FIRST) or not ids.all_match(r"\d+") or max(map(len, ids.distinct)) > _LONGEST:
        return None
    days = moments.astype("datetime64[D]")
    known = ids.present() & ~np.isnat(days)
    if not known.any() or len(np.unique(days[known])) < 2:
        return None
    return np.array([int(text) for text in ids.distinct], dtype=np.int64)[ids.codes[known]], days, known


def _told_apart(
    orders: OrderRows, days: Moments, known: Mask, pairs: Groups, note: Finding, bare: int = 0
) -> OrderRows:
    """Orders by these pairs, each called by its number and its day; so many of the first by their number, as before others came."""
    ids = orders.ids
    codes = np.full(len(ids), -1, dtype=np.int64)
    codes[known] = pairs
    rows = first_rows(np.where(codes < 0, 0, codes), int(pairs.max()) + 1, known)
    numbers = [ids.distinct[code] for code in ids.codes[rows].tolist()]
    names = (*numbers[:bare], *(f"{number}{BESIDE}{days[row]}" for number, row in zip(numbers[bare:], rows[bare:].tolist(), strict=True)))  # fmt: skip
    told = Texts(names, codes.astype(np.int32))
    groups, count = order_groups(told)
    return replace(orders, ids=told, groups=groups, count=count, findings=[*orders.findings, note])
