"""Days whose parts stand apart: the year above the table, or year, month and day in a column each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pyarrow as pa

from lib.core.findings import Finding, finding
from lib.core.settings import DateOrder
from lib.core.words import N_
from lib.ingest.calendar_words import DAYS, MONTHS, YEARS
from lib.ingest.groups import combine, first_rows
from lib.ingest.headers import compact
from lib.ingest.lines_of_days import MONTH_ALONE, with_lines_told
from lib.ingest.month_texts import month_in, month_of
from lib.ingest.table import DAY, YEAR, TextTable
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
#: Who writes so says the month before the day.
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SEASON = re.compile(r"(?<!\d)(20\d\d)\s?[/\-–—]\s?(20\d\d|\d\d)(?![\d./-])")
_LONGEST = timedelta(days=366)
#: Days run over a New Year from one of these months on, up to one of those; and rows before it are few beside so many times as many.
_LATE, _EARLY, _FEW = 11, 2, 2
#: The first and the last day of a period.
_Span = tuple[date, date]
#: What a column of months is called where year and day have columns of their own.
_MONTHS = MONTHS | {"mon"}


def with_joined_days(table: TextTable, months: dict[str, int]) -> TextTable:
    """The same, the column of days holding whole dates where month and year have columns of their own, or the year stands above.

    Args:
        table: the file as text.
        months: month by lower-case name.
    """
    table = with_lines_told(table, months)
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
    cells = [*map(clean, days.distinct), ""]
    order = _order_of(cells, (*table.above, table.headers[places[0]]), months)
    parts = [_parts(cell, months, order) for cell in cells]
    texts = [
        _day_text(cells[other], one, part, order) if (one := numbers[at]) and (part := parts[other]) else ""
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
        alone = MONTH_ALONE.fullmatch(text)
        digits = alone[1] if alone else text.removesuffix(".0")
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
    table: TextTable,
    place: int,
    texts: Texts,
    months: dict[str, int],
    today: date,
    chosen: DateOrder | None = None,
) -> tuple[TextTable, list[Finding]]:
    """A table whose days have the year that the lines above it, or its name, give; as it is where none is missing or told.

    Where nothing tells whether the day or the month stands first, days are written so that both can still be read.

    Args:
        table: of several files and sheets each has lines and a name of its own.
        place: of the column of days.
        texts: that column.
        months: month by name.
        today: for years of two digits, and since what was sold is not to come.
        chosen: the order of day and month that the reader chose.
    """
    if not texts.distinct or not lacks_year(texts, months):
        return table, []
    several = table.by_part if table.part_titles else None
    parts = np.zeros(len(texts.codes), dtype=np.int32) if several is None else several.codes
    titles = [table.called] if several is None else table.part_titles
    cells = [
        [clean(texts.distinct[code]) for code in texts.codes[(parts == part) & (texts.codes >= 0)].tolist()]
        for part in range(len(titles))
    ]
    orders = _orders_of(cells, [(*one, table.headers[place]) for one in titles], months, chosen)
    spans = [
        _period(one, [_parts(cell, months, order) for cell in own], months, today)
        for one, own, order in zip(titles, cells, orders, strict=True)
    ]
    told = [span for span in spans if span is not None]
    if not told:
        return table, []
    pairs = combine([texts.codes, parts])
    firsts = first_rows(pairs, int(pairs.max(initial=-1)) + 1, np.ones(len(pairs), dtype=np.bool_)).tolist()
    placed = pa.array(
        [_placed(texts, row, spans[parts[row]], months, orders[parts[row]]) for row in firsts], pa.string()
    )
    column = placed.take(pa.array(pairs))
    said = _said_of_year(table, place, spans, months, today)
    return replace(table, cells=table.cells.set_column(place, table.cells.column_names[place], column)), said


def with_year_of_months(
    table: TextTable, place: int, texts: Texts, months: dict[str, int]
) -> tuple[TextTable, list[Finding]]:
    """A table whose months (January, 1月) have the one year that the lines above it, or its name, give; as it is where its cells are no such months.

    Args:
        table: the file as text; of several files or sheets as it is.
        place: of the column of months.
        texts: that column.
        months: month by name.
    """
    numbers = [months.get(cell.casefold()) or _number_of_month(cell) for cell in map(clean, texts.distinct)]
    years = {year for title in table.called for year in YEAR.findall(title)}
    if table.part_titles or len(years) != 1 or not any(numbers) or any(number is None and clean(text) for number, text in zip(numbers, texts.distinct, strict=True)):  # fmt: skip
        return table, []
    year = years.pop()
    told = pa.array([f"{year}-{number:02}" if number else "" for number in (*numbers, None)], pa.string())
    cells = table.cells.set_column(place, table.cells.column_names[place], told.take(pa.array(texts.codes % len(told))))
    span = (date(int(year), 1, 1), date(int(year), 12, 31))
    return replace(table, cells=cells), [_year_said(table.headers[place], span)]


def _number_of_month(cell: str) -> int | None:
    found = MONTH_ALONE.fullmatch(cell)
    return int(found[1]) if found is not None and 1 <= int(found[1]) <= 12 else None


def _year_said(header: str, span: _Span) -> Finding:
    return finding(
        "year_of_titles", "info",
        N_("“{header}” gives no year; it was taken from the lines above the table or its name: {first} to {last}."),
        header=header, first=span[0], last=span[1],
    )  # fmt: skip


def _said_of_year(
    table: TextTable, place: int, spans: Sequence[_Span | None], months: dict[str, int], today: date
) -> list[Finding]:
    """Where the year of a column's days was taken from, and that they run over the New Year where the year alone does not say so."""
    told = [span for span in spans if span is not None]
    header = table.headers[place]
    said = _year_said(header, (min(span[0] for span in told), max(span[1] for span in told)))
    titles = [table.called] if len(spans) == 1 else table.part_titles
    turned = [span for span, one in zip(spans, titles, strict=True) if span and _is_year(_span(one, months, today)) and not _is_year(span)]  # fmt: skip
    if not turned:
        return [said]
    return [
        said,
        finding(
            "days_over_new_year", "warning",
            N_("The days in “{header}” run over the New Year in the order of the rows, though the lines above the table or its name tell one year; they were read as {first} to {last}. If that is wrong, write the year into each date."),
            header=header, first=min(span[0] for span in turned), last=max(span[1] for span in turned),
        ),
    ]  # fmt: skip


def _orders_of(
    cells: Sequence[Sequence[str]],
    titles: Sequence[Sequence[str]],
    months: dict[str, int],
    chosen: DateOrder | None,
) -> list[DateOrder | None]:
    """The order of day and month in each file or sheet: the chosen one, its own, or the one that all others show."""
    if chosen is not None and chosen != "YMD":
        return [chosen for _some in cells]
    own: list[DateOrder | None] = [_order_of(some, said, months) for some, said in zip(cells, titles, strict=True)]
    shown: set[DateOrder] = {order for order in own if order is not None}
    whole = shown.pop() if len(shown) == 1 else None
    return [order or whole for order in own]


def _order_of(cells: Sequence[str], titles: Sequence[str], months: dict[str, int]) -> DateOrder | None:
    """Whether the day or the month stands first in days without a year; None where nothing tells.

    What most cells beyond the twelfth show goes before the month that a title names, a point behind the month (02.03.), and letters of East Asia.
    """
    marked = [one for one in map(_MARKED.fullmatch, cells) if one is not None and one[2] not in "月월"]
    pairs = [(int(one[1]), int(one[3])) for one in marked]
    votes = Counter[DateOrder]("DMY" if one > 12 else "MDY" for one, other in pairs if (one > 12) != (other > 12))
    shown = votes.most_common()
    if shown and (len(shown) == 1 or shown[0][1] > shown[1][1]):
        return shown[0][0]
    named = {found[0] for title in titles if (found := month_in(title, months)) is not None}
    firsts, lasts = ({pair[at] for pair in pairs} for at in (0, 1))
    if len(named) == 1 and firsts != lasts and named in (firsts, lasts):
        return "MDY" if firsts == named else "DMY"
    if any(one[0].endswith(".") for one in marked):
        return "DMY"
    return "MDY" if any(map(_EASTERN.search, titles)) else None


def _parts(cell: str, months: dict[str, int], order: DateOrder | None = None) -> tuple[int, int] | None:
    """Day and month of a cell without a year; where no order is known, the month first if 月 or the numbers say so."""
    named = _NAMED.fullmatch(cell)
    if named is not None:
        number = months.get((named[2] or named[3]).casefold())
        day = int(named[1] or named[4])
        return (day, number) if number and 1 <= day <= 31 else None
    marked, bare = _MARKED.fullmatch(cell), _BARE.fullmatch(cell)
    if marked is not None:
        one, other = int(marked[1]), int(marked[3])
        month_first = other > 12 if order is None else order == "MDY"
        day, month = (other, one) if marked[2] in "月월" or month_first else (one, other)
    elif bare is not None:
        day, month = int(bare[1]), int(bare[2])
    else:
        return None
    return (day, month) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _day_text(cell: str, year: int, part: tuple[int, int], order: DateOrder | None) -> str:
    """A day of a year as ISO writes it; in figures that can be read in two ways where its cell can."""
    day, month = part
    marked = _MARKED.fullmatch(cell) if order is None and day <= 12 else None
    if marked is not None and marked[2] not in "月월":
        return f"{day}/{month}/{year}"
    return f"{year}-{month:02}-{day:02}"


def _placed(texts: Texts, row: int, span: _Span | None, months: dict[str, int], order: DateOrder | None) -> str:
    """A row's day within a period; the cell itself where none is."""
    cell = clean(texts.distinct[texts.codes[row]]) if texts.codes[row] >= 0 else ""
    if span is None:
        return cell
    (first, last), parts = span, _parts(cell, months, order)
    for year in (first.year, last.year):
        try:
            day = parts and date(year, parts[1], parts[0])
        except ValueError:
            continue
        if parts and day and first <= day <= last:
            return _day_text(cell, year, parts, order)
    return cell


def _period(
    titles: Sequence[str], days: Sequence[tuple[int, int] | None], months: dict[str, int], today: date
) -> _Span | None:
    """The period that days without a year are of, as titles and the order of the rows tell."""
    span = _span(titles, months, today)
    return _over_new_year(span, days, today) if span else _season(titles, days)


def _is_year(span: _Span | None) -> bool:
    return span is not None and span[0].replace(month=12, day=31) == span[1]


def _over_new_year(span: _Span, days: Sequence[tuple[int, int] | None], today: date) -> _Span:
    """A year's period; from its first day on where its days run from its end over one New Year, in the order of the rows or against it.

    The year is that of the rows before the New Year, but where they are few beside those after it, or these would be to come.
    """
    told = [(day[1], day[0]) for day in days if day is not None]
    if not _is_year(span):
        return span
    for run in (told, told[::-1]):
        turns = [at for at in range(1, len(run)) if run[at - 1] > run[at]]
        if len(turns) != 1 or run[turns[0] - 1][0] < _LATE or run[turns[0]][0] > _EARLY:
            continue
        if run[-1] >= run[0]:  # more than twelve months
            return span
        before, after = turns[0], len(run) - turns[0]
        year = span[0].year
        begins = after <= _FEW * before and run[-1] <= _ends(today, year + 1)
        return _year_from(year if begins else year - 1, run[0]) or span
    return span


def _ends(today: date, year: int) -> tuple[int, int]:
    """The last month and day of a year that are not to come."""
    return (12, 31) if year < today.year else (today.month, today.day) if year == today.year else (0, 0)


def _span(titles: Sequence[str], months: dict[str, int], today: date) -> _Span | None:
    """The period that the lines above a table speak of, of a year at most."""
    days = [day for title in titles for day in _days(title, months, today)]
    if len(days) > 1 and max(days) - min(days) <= _LONGEST:
        return min(days), max(days)
    years = {int(year) for title in titles for year in YEAR.findall(title)}
    if len(years) == 1 and not any(map(_season_of, titles)):
        (year,) = years
        return date(year, 1, 1), date(year, 12, 31)
    return None


def _season(titles: Sequence[str], days: Sequence[tuple[int, int] | None]) -> _Span | None:
    """The year that a season, or a business year over the New Year, is: from its first day on, where its days stand in order."""
    years = {year for title in titles if (year := _season_of(title)) is not None}
    told = [(day[1], day[0]) for day in days if day is not None]
    falls = sum(one > other for one, other in pairwise(told))
    rises = sum(one < other for one, other in pairwise(told))
    if len(years) != 1 or not told or min(falls, rises) > 1:
        return None
    return _year_from(years.pop(), told[0] if falls <= 1 else told[-1])


def _year_from(year: int, first: tuple[int, int]) -> _Span | None:
    """The twelve months from a month and day on."""
    month, day = first
    with suppress(ValueError):
        return date(year, month, day), date(year + 1, month, min(day, 28)) - timedelta(days=1)
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
