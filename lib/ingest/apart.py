"""Days whose parts stand apart: the year above the table, or year, month and day in a column each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pyarrow as pa

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.calendar_words import DAYS, MONTHS, YEARS
from lib.ingest.groups import combine, first_rows
from lib.ingest.headers import compact
from lib.ingest.month_texts import month_of
from lib.ingest.table import DAY, TextTable
from lib.ingest.texts import Texts, clean, encode, everywhere
from lib.ingest.written import FIRST_YEAR, LAST_YEAR, written

#: 3月5日 · 3/5 · 5.3. · and, as accounting programs write it, 503 or 0503 for 5 March.
_MARKED = re.compile(r"(\d{1,2})\s*([月월/.\-])\s*(\d{1,2})\s*[日号號일.]?")
#: 6 Jan · 6. Januar · Jan 6, perhaps behind a day of the week.
_NAMED = re.compile(
    r"(?:[^\W\d_]{2,12}\.?,?\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?\.?[\s-](?:de\s+)?([^\W\d_]{3,12})\.?|([^\W\d_]{3,12})\.?[\s-](\d{1,2})(?:st|nd|rd|th)?)"
)
_HEAD = 200
_BARE = re.compile(r"([0-3]?\d)([01]\d)")
#: A year in a title.
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_SEASON = re.compile(r"(?<!\d)(20\d\d)\s?[/\-–—]\s?(20\d\d|\d\d)(?![\d./-])")
_LONGEST = timedelta(days=366)
#: What a column of months is called where year and day have columns of their own.
_MONTHS = MONTHS | {"mon"}


def with_joined_days(table: TextTable, months: dict[str, int]) -> TextTable:
    """The same, the column of days holding whole dates where month and year have columns of their own, or the year stands above.

    Args:
        table: the file as text.
        months: month by lower-case name.
    """
    keys = [compact(header) for header in table.headers]
    table = _with_days_of_years(_with_days_of_months(table, keys, months), keys, months)
    found = [[place for place, key in enumerate(keys) if key in names] for names in (YEARS, _MONTHS, DAYS)]
    year = _year_above(table) if not found[0] else None
    if any(len(places) != 1 for places in found[year is not None :]):
        return table
    places = [one for (one,) in found[-2:]]
    columns = [encode(table.cells, place) for place in places]
    years = everywhere(year, table.cells.num_rows) if year is not None else encode(table.cells, found[0][0])
    columns = [years, *columns]
    parts = [_whole_numbers(column, names) for column, names in zip(columns, ({}, months, {}), strict=True)]
    limits = ((FIRST_YEAR, LAST_YEAR), (1, 12), (1, 31))
    if any(
        not (low <= number <= high)
        for part, (low, high) in zip(parts, limits, strict=True)
        for number in part
        if number is not None
    ) or any(not any(part) for part in parts):
        return table
    years, numbers, days = ([*part, None] for part in parts)
    texts = [
        f"{years[one]}-{numbers[two]:02}-{days[three]:02}" if years[one] and numbers[two] and days[three] else ""
        for one, two, three in zip(*(column.codes.tolist() for column in columns), strict=True)
    ]
    place = places[1]
    cells = table.cells.set_column(place, table.cells.column_names[place], pa.array(texts, pa.string()))
    return replace(table, cells=cells)


def _with_days_of_months(table: TextTable, keys: Sequence[str], months: dict[str, int]) -> TextTable:
    """The same, days of the month being whole dates where another column tells month and year together: 5, March 2026."""
    days = [place for place, key in enumerate(keys) if key in DAYS]
    of_months = [place for place, key in enumerate(keys) if key in _MONTHS]
    if len(days) != 1 or len(of_months) != 1:
        return table
    day, month = encode(table.cells, days[0]), encode(table.cells, of_months[0])
    firsts = [month_of(text, months) if clean(text) else None for text in month.distinct]
    numbers = _whole_numbers(day, {})
    if not any(firsts) or any(one is None and clean(text) for one, text in zip(firsts, month.distinct, strict=True)):
        return table
    if not any(numbers) or any(number is not None and not 1 <= number <= 31 for number in numbers):
        return table
    dated, whole = (*firsts, None), (*numbers, None)
    texts = [
        f"{first:%Y-%m}-{number:02}" if (first := dated[one]) and (number := whole[other]) else ""
        for one, other in zip(month.codes.tolist(), day.codes.tolist(), strict=True)
    ]
    cells = table.cells.set_column(days[0], table.cells.column_names[days[0]], pa.array(texts, pa.string()))
    return replace(table, cells=cells)


def _with_days_of_years(table: TextTable, keys: Sequence[str], months: dict[str, int]) -> TextTable:
    """The same, days and months being whole dates where another column tells the year: 6 Jan beside 2026."""
    years = [place for place, key in enumerate(keys) if key in YEARS]
    if len(years) != 1:
        return table
    year = encode(table.cells, years[0])
    numbers = (*_whole_numbers(year, {}), None)
    if not any(numbers) or any(one is not None and not FIRST_YEAR <= one <= LAST_YEAR for one in numbers):
        return table
    head = table.cells.slice(0, _HEAD)
    places = [at for at in range(len(keys)) if at not in years and lacks_year(encode(head, at), months)]
    if len(places) != 1:
        return table
    days = encode(table.cells, places[0])
    parts = (*(_parts(clean(text), months) for text in days.distinct), None)
    texts = [
        f"{one}-{part[1]:02}-{part[0]:02}" if (one := numbers[at]) and (part := parts[other]) else ""
        for at, other in zip(year.codes.tolist(), days.codes.tolist(), strict=True)
    ]
    cells = table.cells.set_column(places[0], table.cells.column_names[places[0]], pa.array(texts, pa.string()))
    return replace(table, cells=cells)


def _year_above(table: TextTable) -> str | None:
    """The one year that the lines above a table, or its sheet's name, speak of."""
    years = {year for title in table.above for year in YEAR.findall(title)}
    return years.pop() if len(years) == 1 else None


def _whole_numbers(column: Texts, names: dict[str, int]) -> list[int | None]:
    """A number a distinct text: 5, 5.0, 2024, March; 0 where it is none, None where it is blank."""
    numbers: list[int | None] = []
    for text in map(clean, column.distinct):
        digits = text.removesuffix(".0")
        numbers.append(
            int(digits) if digits.isdecimal() and len(digits) <= 4 else names.get(text.lower(), 0) if text else None
        )
    return numbers


def lacks_year(texts: Texts, months: dict[str, int]) -> bool:
    """Whether a column's cells are days and months, and nothing else."""
    has_days = False
    for text in texts.distinct:
        cell = clean(text)
        if cell and _parts(cell, months) is None:
            return False
        has_days = has_days or bool(cell)
    return has_days


def with_year_of_titles(
    table: TextTable, place: int, texts: Texts, months: dict[str, int], today: date
) -> tuple[TextTable, list[Finding]]:
    """A table whose days have the year that the lines above it, or its name, give; as it is where none is missing or told.

    Args:
        table: of several files and sheets each has lines and a name of its own.
        place: of the column of days.
        texts: that column.
        months: month by name.
        today: for years of two digits.
    """
    if not texts.distinct or not lacks_year(texts, months):
        return table, []
    several = table.by_part if table.part_titles else None
    parts = np.zeros(len(texts.codes), dtype=np.int32) if several is None else several.codes
    spans: list[tuple[date, date] | None] = []
    for part, titles in enumerate([table.called] if several is None else table.part_titles):
        cells = [clean(texts.distinct[code]) for code in texts.codes[(parts == part) & (texts.codes >= 0)].tolist()]
        spans.append(_span(titles, months, today) or _season(titles, [_parts(cell, months) for cell in cells]))
    told = [span for span in spans if span is not None]
    if not told:
        return table, []
    first, last = min(span[0] for span in told), max(span[1] for span in told)
    said = finding(
        "year_of_titles", "info",
        N_("“{header}” gives no year; it was taken from the lines above the table or its name: {first} to {last}."),
        header=table.headers[place], first=first, last=last,
    )  # fmt: skip
    pairs = combine([texts.codes, parts])
    firsts = first_rows(pairs, int(pairs.max(initial=-1)) + 1, np.ones(len(pairs), dtype=np.bool_)).tolist()
    placed = pa.array([_placed(texts, row, spans[parts[row]], months) for row in firsts], pa.string())
    cells = table.cells.set_column(place, table.cells.column_names[place], placed.take(pa.array(pairs)))
    return replace(table, cells=cells), [said]


def _parts(cell: str, months: dict[str, int]) -> tuple[int, int] | None:
    """Day and month of a cell without a year; the month first where 月 or / says so."""
    named = _NAMED.fullmatch(cell)
    if named is not None:
        number = months.get((named[2] or named[3]).casefold())
        day = int(named[1] or named[4])
        return (day, number) if number and 1 <= day <= 31 else None
    marked, bare = _MARKED.fullmatch(cell), _BARE.fullmatch(cell)
    if marked is not None:
        one, other = int(marked[1]), int(marked[3])
        day, month = (other, one) if marked[2] in "月월" or other > 12 else (one, other)
    elif bare is not None:
        day, month = int(bare[1]), int(bare[2])
    else:
        return None
    return (day, month) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _placed(texts: Texts, row: int, span: tuple[date, date] | None, months: dict[str, int]) -> str:
    """A row's day within a period, as ISO writes it; the cell itself where none is."""
    cell = clean(texts.distinct[texts.codes[row]]) if texts.codes[row] >= 0 else ""
    if span is None:
        return cell
    (first, last), parts = span, _parts(cell, months)
    for year in (first.year, last.year):
        try:
            day = parts and date(year, parts[1], parts[0])
        except ValueError:
            continue
        if day and first <= day <= last:
            return day.isoformat()
    return cell


def _span(titles: Sequence[str], months: dict[str, int], today: date) -> tuple[date, date] | None:
    """The period that the lines above a table speak of, of a year at most."""
    days = [day for title in titles for day in _days(title, months, today)]
    if len(days) > 1 and max(days) - min(days) <= _LONGEST:
        return min(days), max(days)
    years = {int(year) for title in titles for year in YEAR.findall(title)}
    if len(years) == 1 and not any(map(_season_of, titles)):
        (year,) = years
        return date(year, 1, 1), date(year, 12, 31)
    return None


def _season(titles: Sequence[str], days: Sequence[tuple[int, int] | None]) -> tuple[date, date] | None:
    """The year that a season, or a business year over the New Year, is: from its first day on, where its days stand in order."""
    years = {year for title in titles if (year := _season_of(title)) is not None}
    told = [(day[1], day[0]) for day in days if day is not None]
    falls = sum(one > other for one, other in pairwise(told))
    rises = sum(one < other for one, other in pairwise(told))
    if len(years) != 1 or not told or min(falls, rises) > 1:
        return None
    month, day = told[0] if falls <= 1 else told[-1]
    with suppress(ValueError):
        first = date(years.pop(), month, day)
        return first, date(first.year + 1, month, min(day, 28)) - timedelta(days=1)
    return None


def _season_of(title: str) -> int | None:
    """The first of the two years that “2024/25” or “2024/2025” names."""
    for first, last in _SEASON.findall(title):
        if int(last) % 100 == (int(first) + 1) % 100:
            return int(first)
    return None


def _days(title: str, months: dict[str, int], today: date) -> list[date]:
    """The days in a title."""
    found: list[date] = []
    for text in DAY.findall(title):
        one = written(text, months, today)
        if one is None:
            continue
        year, month, day = one.numbers if one.form != "numeric" else one.numbers[::-1]
        with suppress(ValueError):
            found.append(date(year, month, day))
    return found
