"""Days as integers: the same day gives the same number on every engine."""

from __future__ import annotations

from datetime import date, timedelta

EPOCH = date(1970, 1, 1)


def day_of(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def date_of(day: int) -> date:
    """The date of a day number."""
    return EPOCH + timedelta(days=int(day))


def month_of(day: date) -> int:
    """Months since year 0: 12 * year + month - 1."""
    return day.year * 12 + day.month - 1


def month_start(month: int) -> date:
    """The first day of a month number."""
    return date(month // 12, month % 12 + 1, 1)
