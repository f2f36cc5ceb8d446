"""Questions about a grid of text cells, answered for all rows at once."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lib.ingest.arrow import Column, Table
from lib.ingest.arrow import compute as pc
from lib.ingest.spool import let_go

Mask = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int32]
Rows = npt.NDArray[np.int64]
Row = tuple[str | None, ...]

_CURRENCIES = "USD|EUR|GBP|CHF|CNY|RMB|JPY|HKD|TWD|AUD|CAD|NZD|SGD|SEK|NOK|DKK|PLN|CZK|BRL|MXN|INR|KRW|THB|EGP|AED"
#: A value, not the name of a column: numbers with signs and units, dates, e-mail addresses, guarded ids, placeholders.
_VALUE = re.compile(
    rf"""[='"]*\s*(?:(?-i:{_CURRENCIES}|[A-Z]{{3}}\s)\s?)?[^\w\s"']{{0,3}}\s*[(+-]?\d[\d.,'’\s/:%+-]*\)?\s*
        (?:[%‰€$£¥₩₹元円圆块원件个份单笔天万亿]{{0,2}}|kr|zł|Ft|Kč|(?-i:{_CURRENCIES}))"?
    |\d{{1,4}}\s?[-/.年]\s?\d{{1,2}}\s?[-/.月]\s?\d{{1,4}}日?(?:[\sT].*)?
    |[a-z]{{3}}[-\s]\d{{1,2}},?[-\s]\d{{2,4}}
    |\d{{1,2}}[-\s][a-z]{{3}}[-\s]\d{{2,4}}(?:[\sT].*)?
    |\S+@\S+\.\S+
    |true|false|yes|no|[+-]?(?:nan|inf|infinity)|n/?a|null|none|[-–—/]+""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*年?\s*")


def filled(column: Column) -> Mask:
    """Which cells hold more than white space."""
    return _by_chunk(column, _filled)


def _filled(cells: Column) -> Mask:
    lengths = pc.fill_null(pc.binary_length(cells), 0).to_numpy()
    blank = pc.fill_null(pc.utf8_is_space(cells), fill_value=True).to_numpy(zero_copy_only=False)
    return (lengths > 0) & ~blank


def _by_chunk(column: Column, ask: Callable[[Column], Mask]) -> Mask:
    """One answer a cell, asked chunk by chunk: what that takes does not grow with the column."""
    answers = np.empty(len(column), bool)
    at = 0
    for chunk in column.chunks if isinstance(column, pa.ChunkedArray) else [column]:
        answers[at : at + len(chunk)] = ask(chunk)
        at += len(chunk)
    let_go()
    return answers


def cells_at(column: Column, rows: Rows) -> Column:
    """The cells of some rows, in ascending order: Arrow's own `take` joins all chunks of a column to give a few of their cells."""
    starts = np.append(0, np.cumsum([len(chunk) for chunk in column.chunks]))
    cuts = np.searchsorted(rows, starts)
    parts = [
        chunk.take(pa.array(rows[first:last] - start))
        for chunk, start, first, last in zip(column.chunks, starts[:-1], cuts[:-1], cuts[1:], strict=True)
        if last > first
    ]
    return pa.concat_arrays(parts) if parts else pa.array([], column.type)


def filled_counts(grid: Table) -> Counts:
    """How many cells of each row hold something."""
    counts = np.zeros(grid.num_rows, np.int32)
    for column in grid.columns:
        counts += filled(column)
    return counts


def usual_count(counts: Counts, rows: Mask) -> float:
    """The median of how many cells the masked rows have; at least one row is masked."""
    found = np.cumsum(np.bincount(counts[rows]))
    middle = (int(found[-1]) - 1) // 2, int(found[-1]) // 2
    return float(np.searchsorted(found, middle, side="right").mean())


def last_rows(rows: Mask, most: int) -> list[int]:
    """The last indexes of a mask, ascending."""
    looked_at = most
    while looked_at < len(rows) and int(rows[-looked_at:].sum()) < most:
        looked_at *= 8
    start = max(len(rows) - looked_at, 0)
    return (np.flatnonzero(rows[start:])[-most:] + start).tolist()


def absent(column: Column) -> Mask:
    """Which rows do not reach this column at all."""
    return _by_chunk(column, lambda cells: pc.is_null(cells).to_numpy(zero_copy_only=False))


def equals(column: Column, text: str | None) -> Mask:
    """Which cells are this text."""
    return _by_chunk(column, lambda cells: pc.fill_null(pc.equal(cells, text), fill_value=False).to_numpy(zero_copy_only=False))  # fmt: skip


def row(grid: Table, index: int) -> Row:
    """One row's cells."""
    return tuple(column[index].as_py() for column in grid.columns)


def is_filled(cell: str | None) -> bool:
    """Does a cell hold more than white space?"""
    return bool(cell) and not cell.isspace()


def is_value(cell: str) -> bool:
    """Does a cell look like a value rather than a name or a title?"""
    return _VALUE.fullmatch(cell.strip()) is not None


def is_year(cell: str) -> bool:
    """A year can be a value, and the name of a column of values."""
    return _YEAR.fullmatch(cell) is not None


def letters(columns: int) -> tuple[str, ...]:
    """Names of columns as a spreadsheet shows them: A, B, ..., Z, AA, AB."""
    names: list[str] = []
    for column in range(1, columns + 1):
        name, rest = "", column
        while rest:
            rest, letter = divmod(rest - 1, 26)
            name = chr(65 + letter) + name
        names.append(name)
    return tuple(names)
