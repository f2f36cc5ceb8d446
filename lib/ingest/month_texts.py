"""Cells that name a month with its year: 2026-01, 01/2026, 2026年1月, Jan 2026, styczeń 2026."""

from __future__ import annotations

import re
from datetime import date

from lib.ingest.texts import clean

_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?|(\d{4})(0[1-9]|1[0-2])")
_MONTH_FIRST = re.compile(r"(0?[1-9]|1[0-2])[-/.](\d{4})")
#: Jan 2026, janv. 26, 2026-January, enero de 2026.
_NAMED = re.compile(r"(\d{4})?\W*([^\W\d_]{3,12})\.?(?:(?:\W|\bde\b)*(\d{4})|[-'’](\d{2}))?(?:\s*(?:г\.?|года?))?")


def month_of(text: str, months: dict[str, int]) -> date | None:
    """The first day of the month that a cell names; None where it says more or less."""
    text = clean(text)
    if (match := _MONTH.fullmatch(text)) is not None and 1 <= int(match[2] or match[4]) <= 12:
        return date(int(match[1] or match[3]), int(match[2] or match[4]), 1)
    if (match := _MONTH_FIRST.fullmatch(text)) is not None:
        return date(int(match[2]), int(match[1]), 1)
    named = _NAMED.fullmatch(text)
    number = months.get(named[2].casefold()) if named else None
    years = [year for year in named.group(1, 3, 4) if year] if named else []
    if number is None or len(years) != 1:
        return None
    return date(int(years[0]) + 2000 * (len(years[0]) == 2), number, 1)
