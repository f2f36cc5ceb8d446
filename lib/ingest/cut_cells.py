"""Cells that a comma within them has cut in two, where a program put none of them in quotation marks.

Such a row has more cells than there are names: 9/1/2026, 2:05:09 PM · Smith, Jane · 1,234.50.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from lib.ingest.arrow import Table
from lib.ingest.arrow import compute as pc
from lib.ingest.grid import Rows, absent

#: More rows than these are too many to look at one by one.
_MOST_ROWS = 500_000
#: So many of the long rows have to come out at the header's width, among the first ones already.
_NEARLY_ALL, _FIRST = 0.9, 200
#: A row that has more ways to be cut than this is none that was cut.
_MOST_STEPS = 2_000
#: What stands before the comma of 1,234.50, and what behind it.
_HEAD, _TAIL, _LAST = re.compile(r"[^\d\s]{0,4}\s?-?[1-9]\d{0,2}"), re.compile(r"\d{3}"), re.compile(r"\d{3}(?:\.\d+)?(?:\s?[^\d\s]{1,4})?")  # fmt: skip
#: A figure below a thousand, as columns have it whose others were cut.
_SMALL = re.compile(r"[^\d\s]{0,4}\s?-?\d{1,3}(?:\.\d+)?(?:\s?[^\d\s]{1,4})?")

Row = list[str]


@dataclass(frozen=True)
class Mended:
    """Rows that were put together again.

    Attributes:
        table: as wide as the header.
        rows: which of its rows were longer.
    """

    table: Table
    rows: list[int]


def mended(table: Table, width: int) -> Mended | None:
    """Rows with the parts of their cells put together again; None where rows are not longer for this reason.

    Args:
        table: the rows of data.
        width: how many columns have names.
    """
    if not 1 < width < table.num_columns or not 0 < table.num_rows <= _MOST_ROWS:
        return None
    is_short = absent(table.column(width))
    long, short = np.flatnonzero(~is_short), table.filter(pa.array(is_short))
    whole = _whole(table, long[:_FIRST], short, width)
    if len(long) > _FIRST and _is_told(whole):
        whole = _whole(table, long, short, width)
    return _put_back(table, long, whole, width) if _is_told(whole) else None


def _is_told(whole: list[Row | None]) -> bool:
    return sum(row is not None for row in whole) >= max(_NEARLY_ALL * len(whole), 1)


def _whole(table: Table, long: Rows, short: Table, width: int) -> list[Row | None]:
    """Long rows at the header's width; None for those that do not come out."""
    columns = [column.to_pylist() for column in table.take(pa.array(long)).columns]
    rows = [_at_blanks(_without_end(row), width) for row in zip(*columns, strict=True)]
    return _with_thousands(rows, _figures(short, rows, width), width)


def continues(cell: str | None) -> bool:
    """Whether a cell begins with the blank that follows a comma in a text."""
    return cell is not None and cell[:1] == " " and not cell.isspace()


def _without_end(cells: Sequence[str | None]) -> Row:
    """A row without the columns that it does not reach."""
    row = list(cells)
    while row and row[-1] is None:
        row.pop()
    return ["" if cell is None else cell for cell in row]


def _at_blanks(row: Row, width: int) -> Row:
    """A row whose cells that begin with a blank, as no others do, continue those before them; as it is where they are too many."""
    behind = [at for at, cell in enumerate(row) if at and continues(cell)]
    if not behind or len(row) - len(behind) < width:
        return row
    joined: Row = []
    for at, cell in enumerate(row):
        if at in behind:
            joined[-1] += "," + cell
        else:
            joined.append(cell)
    return joined


def _figures(short: Table, rows: list[Row], width: int) -> set[int]:
    """Columns whose figures may have been cut: in rows that are no longer than the header they are all below a thousand."""
    others = [row for row in rows if len(row) == width]
    small = rf"^\s*(?:{_SMALL.pattern})?\s*$"
    return {
        at
        for at in range(width)
        if all(not row[at].strip() or _SMALL.fullmatch(row[at].strip()) for row in others)
        and pc.all(pc.match_substring_regex(short.column(at), small)).as_py() is not False
    }


def _with_thousands(texts: list[Row], figures: set[int], width: int) -> list[Row | None]:
    """The rows at the header's width, their figures whole; None where a row is not, or could be so in two ways."""
    ways = [[row] if len(row) == width else _ways(row, figures, width) for row in texts]
    usual: Counter[int] = Counter()
    for row, found in zip(texts, ways, strict=True):
        if len(found) == 1 and len(row) != width:
            usual.update(at for at, cell in enumerate(found[0]) if _is_cut(cell))
    told: list[Row | None] = []
    for found in ways:
        fitting = [one for one in found if len(found) == 1 or all(usual[at] for at, cell in enumerate(one) if _is_cut(cell))]  # fmt: skip
        told.append(fitting[0] if len(fitting) == 1 else None)
    return told


def _is_cut(cell: str) -> bool:
    return re.search(r"\d,\d{3}", cell) is not None


def _ways(row: Row, figures: set[int], width: int) -> list[Row]:
    """Every way to put figures of a row together that leaves it as wide as the header; none where there are too many."""
    found: list[Row] = []
    stack: list[tuple[int, Row]] = [(0, [])]
    for _step in range(_MOST_STEPS):
        if not stack:
            return found
        at, done = stack.pop()
        left, room = len(row) - at, width - len(done)
        if left == room:  # nothing more is cut
            found.append([*done, *row[at:]])
        elif left > room > 0:
            stack.append((at + 1, [*done, row[at]]))
            if len(done) in figures and _HEAD.fullmatch(row[at].strip()):
                stack += [(end, [*done, ",".join(row[at:end])]) for end in _ends(row, at)]
    return []


def _ends(row: Row, at: int) -> Iterator[int]:
    """Behind which cells a figure may end whose first part is at a place: 1,234 · 1,234,567.80."""
    for end in range(at + 1, min(at + 4, len(row))):
        if _LAST.fullmatch(row[end].strip()):
            yield end + 1
        if not _TAIL.fullmatch(row[end]):
            return


def _put_back(table: Table, long: Rows, whole: list[Row | None], width: int) -> Mended:
    """The table with the rows that came out; where others did not, its columns beyond the header stay for them."""
    done = [(place, row) for place, row in zip(long.tolist(), whole, strict=True) if row is not None]
    mask = np.zeros(table.num_rows, dtype=np.bool_)
    mask[[place for place, _row in done]] = True
    kept = table.num_columns if len(done) < len(whole) else width
    for at in range(kept):
        cells = pa.array([row[at] if at < width else None for _place, row in done], pa.string())
        column = pc.replace_with_mask(table.column(at), pa.array(mask), cells)
        table = table.set_column(at, table.column_names[at], column)
    return Mended(table.select(range(kept)), [place for place, _row in done])
