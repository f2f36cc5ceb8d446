"""Finds the row that names the columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from lib.ingest.arrow import Table
from lib.ingest.cut_cells import continues
from lib.ingest.grid import Counts, Mask, Row, is_filled, is_value, is_year, row
from lib.ingest.totals import is_sum

#: How much a row looks like known headers, 0 to 1.
HeaderScore = Callable[[Sequence[str]], float]

_LOOKED_AT = 120
_HEADER_WITHIN = 40
_BELOW = 30
_FEWEST_BELOW = 3
_BEYOND_ONE_ROW = 0.8
_ABOUT = 0.3
_KNOWN = 0.5
#: A name says more with its group than alone: Order, No.
_SAYS_MORE = 0.5
_ROWS_OF_GROUPS = 2
#: A row of less than this part of the fullest row's cells is no header for the words that it has.
_FEW_OF_ALL = 0.4
_DATA_ABOVE = 2  # a title can look like data: a shop and its number, a day and another


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
    kinds = _Kinds.of(rows)
    widest = int(counts[indexes].max())
    looks = [_look(rows, kinds, at, widest, header_score) for at in range(min(len(rows), _HEADER_WITHIN))]
    looks = [replace(look, is_sum=is_sum(cells)) for look, cells in zip(looks, rows, strict=False)]
    best = _best(looks if widest > 1 else looks[:1], len(rows))
    if best is None:
        return None
    last = best
    while last + 1 < min(best + 3, len(looks)) and _goes_on(looks[best], looks[last + 1]):
        last += 1
    names = rows[best]
    if last == best + 1 and _is_below_groups(rows[best], rows[last]):
        names = _names(rows[last], rows[best], header_score)
    for above in range(best - 1, max(best - 1 - _ROWS_OF_GROUPS, -1), -1):
        if indexes[above] != indexes[above + 1] - 1:
            break
        names = _names(names, rows[above], header_score)
    found = _names(names, (), header_score)
    return Header(("", *found[:-1]) if _is_one_short(rows, best) else found, indexes[best], indexes[last])


def _is_below_groups(upper: Row, lower: Row) -> bool:
    """Whether the second of two rows of names says the same under each of the first: Plan and Actual below Google and below Meta."""
    above, below = ([(cell or "").strip() for cell in cells] for cells in (upper, lower))
    told = [name for name in below if name]
    parts = set(told)
    gaps = sum(1 for one, other in zip(above, below, strict=True) if other and not one)
    return 1 < len(parts) < len(told) and len(told) % len(parts) == 0 and gaps * len(parts) == len(told) * (len(parts) - 1)  # fmt: skip


def _is_one_short(rows: Sequence[Row], at: int) -> bool:
    """Whether a header ends one cell before the rows below it, and these begin with their own numbers, as R writes them."""
    below = rows[at + 1 :]
    if len(below) < _FEWEST_BELOW or rows[at][-1] is not None or any(cells[-1] is None for cells in below):
        return False
    if any(continues(cell) for cells in below for cell in cells[1:]):
        return False  # a comma within a cell made them longer
    return None not in rows[at][:-1] and [cells[0] for cells in below] == [str(number) for number in range(1, len(below) + 1)]  # fmt: skip


@dataclass(frozen=True)
class _Kinds:
    """What the cells of the first rows are, as (row, column) masks."""

    filled: Mask
    value: Mask
    year: Mask

    @classmethod
    def of(cls, rows: Sequence[Row]) -> _Kinds:
        known: dict[str, tuple[bool, bool, bool]] = {}
        for cells in rows:
            for cell in cells:
                if cell and cell not in known:
                    known[cell] = (is_filled(cell), is_value(cell), is_year(cell))
        kinds = np.array([[known.get(cell or "", (False,) * 3) for cell in cells] for cells in rows], bool)
        return cls(kinds[..., 0], kinds[..., 1], kinds[..., 2])


@dataclass(frozen=True)
class _Look:
    """How much one row looks like a header.

    Attributes:
        fill: filled cells, as a share of the fullest row's.
        text: share of its filled cells that are no values.
        contrast: of the columns with values below, the share where this row has text; None without such columns.
        unlike: share of cells that are different from each other.
        known: what `header_score` says.
        is_sum: whether it is a word for a total with its figures.
    """

    fill: float
    text: float
    contrast: float | None
    unlike: float
    known: float
    is_sum: bool = False

    @property
    def score(self) -> float:
        # A word of a report's head is known as well (Username, a shop), and stands above rows of many more cells.
        known = self.known * min(1.0, self.fill / _FEW_OF_ALL)
        return self.fill + self.text + (self.contrast or 0.0) + 0.5 * self.unlike + 2 * known

    @property
    def is_data(self) -> bool:
        return self.fill >= 0.4 and self.text < 0.6 and self.known < _KNOWN

    @property
    def can_be_header(self) -> bool:
        if self.is_sum or self.known >= _KNOWN:
            return not self.is_sum
        return self.text >= 0.6 and (self.contrast is None or self.contrast >= 0.5)


def _look(rows: Sequence[Row], kinds: _Kinds, at: int, widest: int, header_score: HeaderScore | None) -> _Look:
    texts = [cell.strip() for cell in rows[at] if cell and is_filled(cell)]
    others = slice(at + 1, at + 1 + _BELOW) if at + 1 < len(rows) else slice(0, at)
    values = _mostly(kinds.value[others], kinds.filled[others])
    years = _mostly(kinds.year[others], kinds.filled[others])
    names = kinds.filled[at] & (~kinds.value[at] | (kinds.year[at] & ~years))
    return _Look(
        fill=len(texts) / widest,
        text=int(names.sum()) / len(texts),
        contrast=int((names & values).sum()) / int(values.sum()) if values.any() else None,
        unlike=len(set(texts)) / len(texts),
        known=header_score(texts) if header_score else 0.0,
    )


def _mostly(kind: Mask, filled: Mask) -> Mask:
    """Columns where most filled cells are of a kind, and that are not nearly empty."""
    cells = filled.sum(axis=0)
    return (cells > 0) & (cells * 3 >= len(filled)) & ((kind & filled).sum(axis=0) * 2 > cells)


def _best(looks: Sequence[_Look], rows: int) -> int | None:
    """The first of the rows that look about equally much like a header; hardly any data stands above a header."""
    able: list[int] = []
    data_above = 0
    for at, look in enumerate(looks):
        above_allowed = _DATA_ABOVE if at + 1 < len(looks) else 0
        if at + 1 == rows > 1 + _DATA_ABOVE and look.known < _KNOWN:
            continue  # nothing is below it
        if look.can_be_header and (data_above <= above_allowed or look.known >= _KNOWN):
            able.append(at)
        data_above += look.is_data
    most = max((looks[at].score for at in able), default=0.0)
    return next((at for at in able if looks[at].score >= most - _ABOUT), None)


def _goes_on(header: _Look, below: _Look) -> bool:
    """Is the row below the header a second header, in another language say?"""
    return (
        below.text >= 0.9
        and below.contrast is not None
        and below.contrast >= _BEYOND_ONE_ROW
        and below.fill >= _BEYOND_ONE_ROW * header.fill
    )


def _names(lower: Row, upper: Row, header_score: HeaderScore | None) -> tuple[str, ...]:
    """The header's names; a row of groups above fills gaps, tells equal names apart and says whose number or code it is."""
    names = [cell if cell and is_filled(cell) else "" for cell in lower]
    above = [cell.strip() if cell and is_filled(cell) else "" for cell in upper]
    if sum(map(bool, above)) < 2 or any(map(is_value, filter(None, above))):
        return tuple(names)
    group = ""
    for column, name in enumerate(list(names)):
        group = above[column] or group
        if not name:
            names[column] = above[column]
        elif (group and sum(other.strip() == name.strip() for other in lower if other) > 1) or (
            group and header_score and header_score([f"{group} {name}"]) > header_score([name]) + _SAYS_MORE
        ):
            names[column] = f"{group} {name.strip()}"
    return tuple(names)
