"""Days of the month alone (3, 10, 17), whose month is what the sheet or the file is called by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np
import pyarrow as pa

from lib.core.errors import CannotAnswer
from lib.core.findings import Finding, finding
from lib.core.words import N_, first_of
from lib.ingest.groups import combine, first_rows
from lib.ingest.month_texts import month_in
from lib.ingest.table import YEAR, TextTable
from lib.ingest.texts import Texts, clean

_DAY_ALONE = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:\.0?|st|nd|rd|th|\s?[日号號일])?")
#: Fewer different days are a number of something else.
_FEWEST_DAYS = 3
#: And more spellings are none of 31 days.
_MOST_SPELLINGS = 100

#: A month, and its year where it is known.
_Month = tuple[int, int | None]


def with_month_of_names(
    table: TextTable, place: int, texts: Texts, months: dict[str, int]
) -> tuple[TextTable, list[Finding]]:
    """A table whose days have the month and the year by which its sheets or files are called; as it is where its days are whole.

    Args:
        table: of several files and sheets each has lines above and a name of its own.
        place: of the column of days.
        texts: that column.
        months: month by name.

    Raises:
        CannotAnswer: the days are alone, and no name says the month, or nothing the year.
    """
    if len(texts.distinct) > _MOST_SPELLINGS:
        return table, []
    found = [(_DAY_ALONE.fullmatch(text), text) for text in map(clean, texts.distinct) if text]
    if len(found) < _FEWEST_DAYS or not all(one for one, _ in found):
        return table, []
    header, example = table.headers[place], found[0][1]
    several = table.by_part if table.part_titles else None
    parts = np.zeros(len(texts.codes), dtype=np.int32) if several is None else several.codes
    titles = [table.called] if several is None else table.part_titles
    told = [_month_of(one, months) for one in titles]
    named = [one for one in told if one is not None]
    if len(named) < len(told):
        raise CannotAnswer(
            N_("“{header}” holds the day of the month alone ({example}), and neither a sheet's name nor the file's says which month it is. Call each sheet or file by its month and year, such as 2024-03 or March 2024, or write whole dates."),
            header=header, example=example,
        )  # fmt: skip
    firsts = _with_years(named, {int(year) for *_, file in titles for year in YEAR.findall(file)})
    if firsts is None:
        raise CannotAnswer(
            N_("“{header}” holds the day of the month alone ({example}). The names of the sheets say the month ({sheets}), and nothing says the year. Write the year into the file's name, such as “orders 2024.xlsx”, or into the sheets' names, and bring the file again."),
            header=header, example=example, sheets=first_of([_shown(one) for one in titles], _FEWEST_DAYS),
        )  # fmt: skip
    pairs = combine([texts.codes, parts])
    rows = first_rows(pairs, int(pairs.max(initial=-1)) + 1, np.ones(len(pairs), dtype=np.bool_)).tolist()
    days = pa.array([_placed(texts, row, firsts[parts[row]]) for row in rows], pa.string())
    said = finding(
        "month_of_names", "info",
        N_("“{header}” gives the day of the month alone; month and year were taken from the names of the sheets or of the file: {first} to {last}."),
        header=header, first=f"{min(firsts):%Y-%m}", last=f"{max(firsts):%Y-%m}",
    )  # fmt: skip
    cells = table.cells.set_column(place, table.cells.column_names[place], days.take(pa.array(pairs)))
    return replace(table, cells=cells), [said]


def are_days_alone(cells: Iterable[str | None]) -> bool:
    """Whether all filled ones of some cells are days of the month."""
    filled = [text for cell in cells if cell and (text := clean(cell))]
    return bool(filled) and all(map(_DAY_ALONE.fullmatch, filled))


def _month_of(titles: Sequence[str], months: dict[str, int]) -> _Month | None:
    """The month that a sheet's name says, else the file's, else a line above; and the one year that stands beside it, or in the others but the file's name."""
    *above, sheet, file = titles
    years = {int(year) for title in (*above, sheet) for year in YEAR.findall(title)}
    for title in (sheet, file, *above):
        found = month_in(title, months)
        if found is not None:
            month, year = found
            return month, year or (years.pop() if len(years) == 1 else None)
    return None


def _with_years(named: Sequence[_Month], of_files: set[int]) -> list[date] | None:
    """The first days of the months; the year of some of them, or of the file, is that of all where the months only rise, or only fall."""
    years = {year for _, year in named if year is not None} or of_files
    if all(year is not None for _, year in named):
        return [date(year, month, 1) for month, year in named if year is not None]
    steps = [other - one for (one, _), (other, _) in pairwise(named)]
    if len(years) != 1 or not (all(step > 0 for step in steps) or all(step < 0 for step in steps)):
        return None
    year = years.pop()
    return [date(year, month, 1) for month, _ in named]


def _shown(titles: Sequence[str]) -> str:
    return next((one for one in (titles[-2], titles[-1]) if one), "")


def _placed(texts: Texts, row: int, first: date) -> str:
    """A row's day in its month, as ISO writes it; the cell itself where that month has no such day."""
    cell = clean(texts.distinct[texts.codes[row]]) if texts.codes[row] >= 0 else ""
    day = _DAY_ALONE.fullmatch(cell)
    try:
        return first.replace(day=int(day[1])).isoformat() if day else cell
    except ValueError:
        return cell
