"""Order numbers that begin again each day, as tills count: the same number on two days is two orders."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from lib.core.findings import finding
from lib.core.words import N_
from lib.ingest.dates import Moments
from lib.ingest.draft import OrderRows
from lib.ingest.groups import combine, first_rows, order_groups
from lib.ingest.texts import Texts

#: So many of the days begin with the first number.
_MOSTLY = 0.6
_LONGEST = 6
_FIRST = frozenset(number.zfill(width) for number in ("0", "1") for width in range(1, _LONGEST + 1))


def by_day(orders: OrderRows, moments: Moments, header: str) -> OrderRows:
    """The same, an order being its number and its day where the numbers begin again each day.

    Args:
        orders: as the numbers tell them.
        moments: when each row was ordered.
        header: of the column of numbers.
    """
    ids = orders.ids
    if not ids.holds_any(_FIRST) or not ids.all_match(r"\d+") or max(map(len, ids.distinct)) > _LONGEST:
        return orders
    days = moments.astype("datetime64[D]")
    known = ids.present() & ~np.isnat(days)
    if not known.any() or len(np.unique(days[known])) < 2:
        return orders
    numbers = np.array([int(text) for text in ids.distinct], dtype=np.int64)[ids.codes[known]]
    day_codes = combine([days[known].astype(np.int64)])
    least = np.full(int(day_codes.max()) + 1, np.iinfo(np.int64).max)
    np.minimum.at(least, day_codes, numbers)
    pairs = combine([day_codes, numbers])
    different = len(np.unique(numbers))
    count_of = np.bincount(day_codes[np.unique(pairs, return_index=True)[1]])
    again = int(pairs.max()) + 1 > different > 1 and int(count_of.max()) > 1
    if not again or least.min() > 1 or float((least == least.min()).mean()) < _MOSTLY:
        return orders
    codes = np.full(len(ids), -1, dtype=np.int64)
    codes[known] = pairs
    rows = first_rows(np.where(codes < 0, 0, codes), int(pairs.max()) + 1, known)
    names = tuple(f"{ids.distinct[ids.codes[row]]} · {days[row]}" for row in rows.tolist())
    told = Texts(names, codes.astype(np.int32))
    groups, count = order_groups(told)
    note = finding(
        "order_numbers_restart", "warning",
        N_("The numbers in “{header}” begin again each day; the same number on another day was taken as another order."),
        header=header,
    )  # fmt: skip
    return replace(orders, ids=told, groups=groups, count=count, findings=[*orders.findings, note])
