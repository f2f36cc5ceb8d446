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
