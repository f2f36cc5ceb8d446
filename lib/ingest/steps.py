"""What a dated row of a report stands for: a day, or the week or month that begins then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.calendar_words import ALL_WEEKS, MONTHS, OF_MONTHS, WEEKS
from lib.ingest.dates import Moments
from lib.ingest.groups import Groups, Mask
from lib.ingest.headers import compact, words_of
from lib.ingest.side import Sheet, says_months, says_weeks

Step = Literal["day", "week", "month"]

_WEEK, _DAY = 7, np.timedelta64(1, "D")
_FEW_STEPS = 4
#: A rhythm may be left out now and then.
_MOSTLY = 0.75
_OF_MONTHS = MONTHS | OF_MONTHS
_SAID: Mapping[Step, tuple[str, str]] = {
    "week": ("weekly_totals", N_("Each row of “{header}” is the total of a week.")),
    "month": ("monthly_totals", N_("Each row of “{header}” is the total of a month.")),
}


def step_of(sheet: Sheet, field: str, first: Moments) -> Step:
    """What a row stands for: its header says so, its cells do, or the days between the dates."""
    words = set(words_of(sheet.cells.header(field)))
    key = compact(sheet.cells.header(field))
    if says_months(sheet.cells.texts(field), sheet.catalogue.month_numbers) or words & _OF_MONTHS or key in _OF_MONTHS:
        return "month"
    days = np.unique(first[~np.isnat(first)]).astype("datetime64[D]")
    gaps = np.diff(days) // _DAY
    if len(days) >= _FEW_STEPS and bool((gaps % _WEEK == 0).all()):
        return "week"
    months = days.astype("datetime64[M]")
    if len(days) >= (2 if field == "first_day" else _FEW_STEPS) and bool(
        (days == months.astype("datetime64[D]")).all()
    ):
        return "month"
    if says_weeks(sheet.cells.texts(field)):
        return "week"
    return "week" if words & WEEKS or key in ALL_WEEKS else "day"


@dataclass(frozen=True)
class Booked:
    """Rows of one channel whose money is booked once a month, or every so many days, and so is money of all of these days.

    Attributes:
        rows: which.
        days: how many days lie between two bookings; None: each is one of a calendar month.
    """

    rows: Mask
    days: int | None

    def ends(self, first: Moments) -> tuple[Moments, Moments]:
        """The first and the last day of each booking's money."""
        begin = first[self.rows]
        if self.days is None:
            begin = begin.astype("datetime64[M]").astype("datetime64[s]")
            return begin, last_days(begin, "month")
        return begin, begin + np.timedelta64(self.days - 1, "D")


def booked(first: Moments, channels: Groups) -> Iterator[Booked]:
    """The channels that are booked on days far apart, at even distances or once in most months: nobody spends all of that on the day.

    Args:
        first: the day of each row.
        channels: which channel each row is of.
    """
    known = ~np.isnat(first)
    for channel in np.unique(channels[known]).tolist():
        rows = known & (channels == channel)
        days = np.unique(first[rows]).astype("datetime64[D]")
        if len(days) < _FEW_STEPS:
            continue
        gaps = np.diff(days) // _DAY
        least = int(gaps.min())
        months = np.diff(days.astype("datetime64[M]").astype(np.int64))
        if least % _WEEK == 0 and (gaps % least == 0).all() and (gaps == least).mean() >= _MOSTLY:
            yield Booked(rows, least)
        elif months.min() >= 1 and (months == 1).mean() >= _MOSTLY:
            yield Booked(rows, None)


def last_days(first: Moments, step: Step) -> Moments:
    """The last day of each row that begins on a day."""
    match step:
        case "day":
            last = first.astype("datetime64[D]")
        case "week":
            last = first.astype("datetime64[D]") + np.timedelta64(_WEEK - 1, "D")
        case "month":
            last = (first.astype("datetime64[M]") + np.timedelta64(1, "M")).astype("datetime64[D]") - _DAY
    return last.astype("datetime64[s]")


def said_of(step: Step, header: str) -> Finding:
    """That each row tells a week or a month; of days there is nothing to say."""
    code, template = _SAID[step]
    return finding(code, "info", template, header=header)


def told_step(findings: Iterable[Finding]) -> Step | None:
    """What findings say that each row tells; None: nothing but days."""
    codes = {one.code for one in findings}
    return next((step for step, (code, _) in _SAID.items() if code in codes), None)
