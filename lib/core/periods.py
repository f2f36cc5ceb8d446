"""Days as integers: the same day gives the same number on every engine."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

EPOCH = date(1970, 1, 1)
#: What a row of totals stands for.
Grain = Literal["day", "week", "month"]
_WEEK_DAYS = 7
_SHORTEST_MONTH_DAYS = 27  # a gap of a calendar month is never shorter, whatever day rows are dated to


def day_of(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def date_of(day: int) -> date:
    """The date of a day number."""
    return EPOCH + timedelta(days=int(day))


def month_of(day: date) -> int:
    """Months since year 0: 12 * year + month - 1."""
    return day.year * 12 + day.month - 1


def grain_of(days: Iterable[int]) -> Grain:
    """What a row of totals stands for, by the smallest gap between the rows' days."""
    gap = min((after - before for before, after in pairwise(sorted(set(days)))), default=1)
    return "month" if gap >= _SHORTEST_MONTH_DAYS else "week" if gap >= _WEEK_DAYS else "day"


def month_start(month: int) -> date:
    """The first day of a month number."""
    return date(month // 12, month % 12 + 1, 1)
