"""Calendars as whole numbers, from the parts that every engine can give: Narwhals has no portable date difference.

All times are naive local wall times from 1970 on; the same instant gives the same number everywhere.
"""

from __future__ import annotations

import narwhals.stable.v2 as nw


def day_number(moment: nw.Expr) -> nw.Expr:
    """Days since 1970-01-01 (lib.core.periods.day_of)."""
    year, day = (part.cast(nw.Int64) for part in (moment.dt.year(), moment.dt.ordinal_day()))
    leap_days = (year - 1969) // 4 - (year - 1901) // 100 + (year - 1601) // 400
    return ((year - 1970) * 365 + leap_days + day - 1).cast(nw.Int64)


def month_number(moment: nw.Expr) -> nw.Expr:
    """Months since year 0 (lib.core.periods.month_of)."""
    return moment.dt.year().cast(nw.Int64) * 12 + moment.dt.month().cast(nw.Int64) - 1


def second_number(moment: nw.Expr) -> nw.Expr:
    """Seconds since 1970-01-01, parts of a second dropped."""
    hour, minute, second = (part.cast(nw.Int64) for part in (moment.dt.hour(), moment.dt.minute(), moment.dt.second()))
    return day_number(moment) * 86_400 + hour * 3600 + minute * 60 + second
