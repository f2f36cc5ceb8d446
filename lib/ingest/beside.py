"""Tables that stand beside one another in one sheet, an empty column between them or their headers again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np
import pyarrow as pa

from lib.ingest.arrow import Table
from lib.ingest.calendar_words import DAYS, MONTHS, YEARS
from lib.ingest.days_alone import are_days_alone
from lib.ingest.grid import Mask, filled, filled_counts, row
from lib.ingest.header import HeaderScore, find_header
from lib.ingest.headers import compact
from lib.ingest.table import YEAR, TextTable

#: A column as empty as this from the top is looked at as a whole.
_TOP = 100
_FEWEST_COLUMNS, _MOST_TABLES = 2, 24
#: So many rows of a table of its own fill most of their cells.
_DENSE = 0.8
#: A header of so many names that one knows is one.
_KNOWN = 0.5


def tables_beside(grid: Table, header_score: HeaderScore | None) -> list[Table]:
    """The tables of a grid, from left to right; the grid alone where it is one table.

    Tables are told from the columns of one by their ends, in different rows, or by having the same headers.
    """
    top = [not filled(column).any() for column in grid.slice(0, _TOP).columns]
    if not any(top[1:-1]):
        return _tables_of_blocks(grid, header_score)
    empty = [one and not filled(grid.column(at)).any() for at, one in enumerate(top)]
    runs = [[at for at, _ in run] for blank, run in groupby(enumerate(empty), lambda one: one[1]) if not blank]
    if not 1 < len(runs) <= _MOST_TABLES or any(len(run) < _FEWEST_COLUMNS for run in runs):
        return [grid]
    tables = [grid.select(run) for run in runs]
    counts = [filled_counts(table) for table in tables]
    headers = [find_header(table, count, header_score) for table, count in zip(tables, counts, strict=True)]
    if header_score is None or any(one is None or header_score(list(filter(None, one.names))) < _KNOWN for one in headers):  # fmt: skip
        return [grid]
    alike = len({one.names for one in headers if one}) == 1
    rows = [count[one.index + 1 :] for count, one in zip(counts, headers, strict=True) if one]
    apart = len({_last(one > 0) for one in rows}) > 1 and all(
        _is_dense(one, table.num_columns) for one, table in zip(rows, tables, strict=True)
    )
    return tables if alike or apart else [grid]


def with_titles_of_blocks(tables: Sequence[TextTable]) -> list[TextTable]:
    """The same, each with a column of what stands above it, where that is another month, or else another year, for each."""
    keys = {compact(header) for header in tables[0].headers}
    lines = [table.titles[-1] if table.titles else "" for table in tables]
    if not keys & MONTHS and all(lines) and len({*lines}) == len(lines) and all(map(_lacks_months, tables)):
        return [_with_column(table, "Month", line) for table, line in zip(tables, lines, strict=True)]
    years = [{year for title in table.titles for year in YEAR.findall(title)} for table in tables]
    if keys & YEARS or any(len(one) != 1 for one in years) or len(set.union(*years)) == 1:
        return [*tables]
    return [_with_column(table, "Year", *year) for table, year in zip(tables, years, strict=True)]


def _lacks_months(table: TextTable) -> bool:
    """Whether a table's days are those of the month alone."""
    places = [at for at, header in enumerate(table.headers) if compact(header) in DAYS]
    return any(are_days_alone(table.cells.column(at).slice(0, _TOP).to_pylist()) for at in places)


def _with_column(table: TextTable, header: str, text: str) -> TextTable:
    """A table with one more column, which holds the same everywhere."""
    column = pa.repeat(text, table.cells.num_rows)
    cells = table.cells.append_column(f"c{table.cells.num_columns}", column)
    return replace(table, cells=cells, headers=(*table.headers, header))


def _tables_of_blocks(grid: Table, header_score: HeaderScore | None) -> list[Table]:
    """The tables of a grid whose header is one block of known names several times; the grid alone where it is not."""
    header = find_header(grid, filled_counts(grid), header_score) if header_score is not None else None
    if header_score is None or header is None:
        return [grid]
    names = [(name or "").strip().casefold() for name in row(grid, header.index)]
    while names and not names[-1] and not filled(grid.column(len(names) - 1)).any():
        names.pop()
    width = next((at for at in range(_FEWEST_COLUMNS, len(names) // 2 + 1) if names == names[:at] * (len(names) // at)), None)  # fmt: skip
    if width is None or "" in names or len(set(names[:width])) < width or len(names) // width > _MOST_TABLES:
        return [grid]
    if header_score([name for name in row(grid, header.index)[:width] if name]) < _KNOWN:
        return [grid]
    return [grid.select(range(at, at + width)) for at in range(0, len(names), width)]


def _last(data: Mask) -> int:
    """The last row that holds something, counted from the end."""
    return int(np.flatnonzero(data[::-1])[0]) if data.any() else -1


def _is_dense(counts: np.ndarray, columns: int) -> bool:
    """Whether nearly all rows down to the last one are filled."""
    found = np.flatnonzero(counts)
    return len(found) > 0 and float((counts[: found[-1] + 1] * 2 >= columns).mean()) >= _DENSE
