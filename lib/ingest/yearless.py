"""Days without a year: a ledger's booking batch says once, above its rows, which year they are of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.texts import Texts, clean
from lib.ingest.written import written

#: 3月5日 · 3/5 · 5.3. · and, as accounting programs write it, 503 or 0503 for 5 March.
_MARKED = re.compile(r"(\d{1,2})\s*([月월/.\-])\s*(\d{1,2})\s*[日号號일.]?")
_BARE = re.compile(r"([0-3]?\d)([01]\d)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_DAY = re.compile(r"(?<!\d)(?:20\d\d[-/.]?[01]\d[-/.]?[0-3]\d|[0-3]?\d[./][01]?\d[./]20\d\d)(?!\d)")
_LONGEST = timedelta(days=366)


def lacks_year(texts: Texts) -> bool:
    """Whether a column's cells are days and months, and nothing else."""
    cells = [clean(text) for text in texts.distinct if clean(text)]
    return bool(cells) and all(_parts(cell) is not None for cell in cells)


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
    if not texts.distinct or not lacks_year(texts):
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
    return texts.map(lambda text: _placed(clean(text), first, last)), [said]


def _parts(cell: str) -> tuple[int, int] | None:
    """Day and month of a cell without a year; the month first where 月 or / says so."""
    marked, bare = _MARKED.fullmatch(cell), _BARE.fullmatch(cell)
    if marked is not None:
        one, other = int(marked[1]), int(marked[3])
        day, month = (other, one) if marked[2] in "月월" or other > 12 else (one, other)
    elif bare is not None:
        day, month = int(bare[1]), int(bare[2])
    else:
        return None
    return (day, month) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _placed(cell: str, first: date, last: date) -> str | None:
    """The day within a period, as ISO writes it; the cell itself where none is."""
    parts = _parts(cell)
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
