"""A shop's totals by month, as a workbook."""

from __future__ import annotations

import math

from lib.analysis.daily import Course, ShopDays
from lib.catalog.daily import course_name
from lib.core.money import SCALE
from lib.core.periods import month_start
from lib.core.words import N_
from lib.reports.safe import Column, Kind, Sheet, to_xlsx
from lib.text.words import Words

_KINDS: dict[str, Kind] = {"money": "money", "count": "number", "share": "share"}


def totals_xlsx(days: ShopDays, words: Words) -> bytes:
    """One row a month, one column a figure."""
    months = days.months["month"].tolist()
    columns = [
        Column(words.say(N_("Month")), "day", [month_start(month) for month in months]),
        *(Column(words.say(course_name(course)), _KINDS[course.kind], _cells(course)) for course in days.courses),
    ]
    return to_xlsx(Sheet(words.say(N_("Totals by month")), tuple(columns)))


def _cells(course: Course) -> list[float | None]:
    scale = SCALE if course.kind == "money" else 1
    return [None if math.isnan(value) else value / scale for value in course.months["value"].tolist()]
