"""Cells that name a month with its year: 2026-01, 01/2026, 2026年1月, Jan 2026, styczeń 2026."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pyarrow as pa

from lib.ingest.table import TextTable
from lib.ingest.texts import Texts, clean, encode

_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?|(\d{4})(0[1-9]|1[0-2])")
_MONTH_FIRST = re.compile(r"(0?[1-9]|1[0-2])[-/.](\d{4})")
#: Jan 2026, janv. 26, 2026-January, enero de 2026.
_NAMED = re.compile(r"(\d{4})?\W*([^\W\d_]{3,12})\.?(?:(?:\W|\bde\b)*(\d{4})|[-'’](\d{2}))?(?:\s*(?:г\.?|года?))?")

#: Jan 25, which may be a day of January or January of 2025.
_SHORT = re.compile(r"([^\W\d_]{3,12})\.?\s(\d\d)")
_FEWEST_MONTHS, _MOST_YEARS, _OLDEST = 3, 3, 10


def with_whole_years(table: TextTable, places: Sequence[int], months: dict[str, int], today: date) -> TextTable:
    """A table whose columns of “Jan 25”, “Feb 25” … name their months by the year: days would be more than a few, and other numbers."""
    for place in places:
        texts = encode(table.cells, place)
        told = _whole_years(texts, months, today)
        if told is not None:
            column = pa.array([*told, None], pa.string()).take(pa.array(texts.codes % (len(told) + 1)))
            table = replace(table, cells=table.cells.set_column(place, table.cells.column_names[place], column))
    return table


def _whole_years(texts: Texts, months: dict[str, int], today: date) -> list[str] | None:
    found = [_SHORT.fullmatch(clean(text)) for text in texts.distinct]
    named = [(months.get(one[1].casefold()), int(one[2])) for one in found if one is not None]
    filled = sum(bool(clean(text)) for text in texts.distinct)
    years = {year for _month, year in named}
    last = today.year % 100
    if (
        len(named) != filled
        or len({month for month, _year in named}) < _FEWEST_MONTHS
        or any(month is None for month, _year in named)
    ):
        return None
    if len(years) > _MOST_YEARS or not all(last - _OLDEST <= year <= last for year in years):
        return None
    return ["" if one is None else f"20{one[2]}-{months[one[1].casefold()]:02}" for one in found]


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


#: A month within a name: 2025-01, 2025_01, 01.2025; 1月.
_WITHIN = re.compile(r"(?<!\d)(?:(20\d\d)[-_./ 年]?(0[1-9]|1[0-2]|[1-9](?=月))|(0?[1-9]|1[0-2])[-_./ ](20\d\d))(?!\d)")
_EASTERN = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s*[月월]")
_WORD = re.compile(r"[^\W\d_]+")


def month_in(name: str, months: dict[str, int]) -> tuple[int, int | None] | None:
    """The one month that a sheet's or a file's name says, and its year where it stands beside it; None where it says none, or several.

    Args:
        name: such as January, Jan 25, orders_2025-01.csv, 1月.
        months: month by lower-case name.
    """
    text = clean(name)
    short = _SHORT.fullmatch(text)
    if short is not None and (number := months.get(short[1].casefold())):
        return number, 2000 + int(short[2])
    if (whole := month_of(text, months)) is not None:
        return whole.month, whole.year
    found: set[tuple[int, int | None]] = {
        (int(one[2] or one[3]), int(one[1] or one[4])) for one in _WITHIN.finditer(text)
    }
    found = found or {(int(number), None) for number in _EASTERN.findall(text)}
    found = found or {(months[word], None) for word in map(str.casefold, _WORD.findall(text)) if word in months}
    return found.pop() if len(found) == 1 else None
