"""Days whose parts stand apart: the year above the table, or year, month and day in a column each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pyarrow as pa

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.headers import compact
from lib.ingest.month_texts import month_of
from lib.ingest.table import TextTable
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
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_DAY = re.compile(r"(?<!\d)(?:20\d\d[-/.]?[01]\d[-/.]?[0-3]\d|[0-3]?\d[./][01]?\d[./]20\d\d)(?!\d)")
_LONGEST = timedelta(days=366)
#: What the three columns are called, by their letters.
_YEARS = frozenset(
    [
        "year",
        "yr",
        "jahr",
        "annee",
        "ano",
        "anno",
        "jaar",
        "rok",
        "ar",
        "vuosi",
        "год",
        "年",
        "年份",
        "年度",
        "연도",
        "년",
    ]
)
_MONTHS = frozenset(
    [
        "month",
        "mon",
        "monat",
        "mois",
        "mes",
        "mese",
        "maand",
        "miesiac",
        "manad",
        "kuukausi",
        "месяц",
        "月",
        "月份",
        "월",
    ]
)
_DAYS = frozenset(
    [
        "day",
        "dayofmonth",
        "tag",
        "jour",
        "dia",
        "giorno",
        "dag",
        "dzien",
        "den",
        "paiva",
        "день",
        "число",
        "日",
        "日期",
        "일",
    ]
)


def with_joined_days(table: TextTable, months: dict[str, int]) -> TextTable:
    """The same, the column of days holding whole dates where month and year have columns of their own, or the year stands above.

    Args:
        table: the file as text.
        months: month by lower-case name.
    """
    keys = [compact(header) for header in table.headers]
    table = _with_days_of_years(_with_days_of_months(table, keys, months), keys, months)
    found = [[place for place, key in enumerate(keys) if key in names] for names in (_YEARS, _MONTHS, _DAYS)]
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
    days = [place for place, key in enumerate(keys) if key in _DAYS]
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
    years = [place for place, key in enumerate(keys) if key in _YEARS]
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
    years = {year for title in (*table.titles, table.dialect.sheet or "") for year in _YEAR.findall(title)}
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
    cells = [clean(text) for text in texts.distinct if clean(text)]
    return bool(cells) and all(_parts(cell, months) is not None for cell in cells)


def with_year_of_titles(
    texts: Texts, titles: Sequence[str], months: dict[str, int], today: date, header: str
) -> tuple[Texts, list[Finding]]:
    """The days of a column with the year that the lines above the table give; as they are where none is missing or told.

    Args:
        texts: the column.
        titles: the cells above the header.
        months: month by name.
        today: for years of two digits.
        header: what the column is called, for the finding.
    """
    if not texts.distinct or not lacks_year(texts, months):
        return texts, []
    span = _span(titles, months, today)
    if span is None:
        return texts, []
    first, last = span
    said = finding(
        "year_of_titles", "info",
        N_("“{header}” gives no year; it was taken from the lines above the table: {first} to {last}."),
        header=header, first=first, last=last,
    )  # fmt: skip
    return texts.map(lambda text: _placed(clean(text), first, last, months)), [said]


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


def _placed(cell: str, first: date, last: date, months: dict[str, int]) -> str | None:
    """The day within a period, as ISO writes it; the cell itself where none is."""
    parts = _parts(cell, months)
    for year in (first.year, last.year):
        try:
            day = parts and date(year, parts[1], parts[0])
        except ValueError:
            continue
        if day and first <= day <= last:
            return day.isoformat()
    return cell or None


def _span(titles: Sequence[str], months: dict[str, int], today: date) -> tuple[date, date] | None:
    """The period that the lines above a table speak of, of a year at most."""
    days = [day for title in titles for day in _days(title, months, today)]
    if len(days) > 1 and max(days) - min(days) <= _LONGEST:
        return min(days), max(days)
    years = {int(year) for title in titles for year in _YEAR.findall(title)}
    if len(years) == 1:
        (year,) = years
        return date(year, 1, 1), date(year, 12, 31)
    return None


def _days(title: str, months: dict[str, int], today: date) -> list[date]:
    """The days in a title."""
    found: list[date] = []
    for text in _DAY.findall(title):
        one = written(text, months, today)
        if one is None:
            continue
        year, month, day = one.numbers if one.form != "numeric" else one.numbers[::-1]
        with suppress(ValueError):
            found.append(date(year, month, day))
    return found
