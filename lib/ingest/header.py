"""Finds the row that names the columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from lib.ingest.arrow import Table
from lib.ingest.grid import Counts, Row, is_filled, is_value, row

#: How much a row looks like known headers, 0 to 1.
HeaderScore = Callable[[Sequence[str]], float]

_LOOKED_AT = 120
_HEADER_WITHIN = 40
_BELOW = 30
_BEYOND_ONE_ROW = 0.8


@dataclass(frozen=True)
class Header:
    """The names of the columns and where they stand.

    Attributes:
        names: one a column of the grid, "" where a column has no name.
        index: the row of the grid.
        last_index: the last row that belongs to the header, where it has several.
    """

    names: tuple[str, ...]
    index: int
    last_index: int


def find_header(grid: Table, counts: Counts, header_score: HeaderScore | None) -> Header | None:
    """The header of a grid; None where the first rows are data already.

    Args:
        grid: string columns.
        counts: filled cells of each row.
        header_score: how much the texts of a row look like known headers.
    """
    indexes = np.flatnonzero(counts > 0)[:_LOOKED_AT].tolist()
    rows = [row(grid, index) for index in indexes]
    if not rows:
        return None
    widest = max(int(counts[index]) for index in indexes)
    looks = [_look(rows, at, widest, header_score) for at in range(min(len(rows), _HEADER_WITHIN))]
    best = max(range(len(looks)), key=lambda at: (round(looks[at].score, 2), -at))
    if not looks[best].can_be_header:
        return None
    last = best
    while last + 1 < min(best + 3, len(looks)) and _goes_on(looks[best], looks[last + 1]):
        last += 1
    upper = rows[best - 1] if best and indexes[best - 1] == indexes[best] - 1 else ()
    return Header(_names(rows[best], upper), indexes[best], indexes[last])


@dataclass(frozen=True)
class _Look:
    """How much one row looks like a header.

    Attributes:
        fill: filled cells, as a share of the fullest row's.
        text: share of its filled cells that are no values.
        contrast: of the columns with values below, the share where this row has text; None without such columns.
        unlike: share of cells that are different from each other.
        known: what `header_score` says.
    """

    fill: float
    text: float
    contrast: float | None
    unlike: float
    known: float

    @property
    def score(self) -> float:
        return self.fill + self.text + (self.contrast or 0.0) + 0.5 * self.unlike + 2 * self.known

    @property
    def can_be_header(self) -> bool:
        if self.known >= 0.5:
            return True
        return self.text >= 0.6 and (self.contrast is None or self.contrast >= 0.5)


def _look(rows: Sequence[Row], at: int, widest: int, header_score: HeaderScore | None) -> _Look:
    cells = [(column, cell.strip()) for column, cell in enumerate(rows[at]) if cell and is_filled(cell)]
    names = {column for column, cell in cells if not is_value(cell)}
    value_columns = _value_columns(rows[at + 1 : at + 1 + _BELOW])
    texts = [cell for _column, cell in cells]
    return _Look(
        fill=len(cells) / widest,
        text=len(names) / len(cells),
        contrast=len(names & value_columns) / len(value_columns) if value_columns else None,
        unlike=len(set(texts)) / len(texts),
        known=header_score(texts) if header_score else 0.0,
    )


def _value_columns(rows: Sequence[Row]) -> set[int]:
    """Columns where most filled cells are values."""
    found: set[int] = set()
    for column in range(len(rows[0]) if rows else 0):
        cells = [cell for cell in (row[column] for row in rows) if cell and is_filled(cell)]
        if cells and sum(map(is_value, cells)) * 2 > len(cells):
            found.add(column)
    return found


def _goes_on(header: _Look, below: _Look) -> bool:
    """Is the row below the header a second header, in another language say?"""
    return (
        below.text >= 0.9
        and below.contrast is not None
        and below.contrast >= _BEYOND_ONE_ROW
        and below.fill >= _BEYOND_ONE_ROW * header.fill
        and below.fill * below.text > 0
    )


def _names(lower: Row, upper: Row) -> tuple[str, ...]:
    """The header's names; a row of groups above fills gaps and tells equal names apart."""
    names = [cell if cell and is_filled(cell) else "" for cell in lower]
    above = [cell.strip() if cell and is_filled(cell) else "" for cell in upper]
    if sum(map(bool, above)) < 2 or any(map(is_value, filter(None, above))):
        return tuple(names)
    group = ""
    for column, name in enumerate(list(names)):
        group = above[column] or group
        if not name:
            names[column] = above[column]
        elif group and sum(other.strip() == name.strip() for other in lower if other) > 1:
            names[column] = f"{group} {name.strip()}"
    return tuple(names)
