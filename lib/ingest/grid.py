"""Questions about a grid of text cells, answered for all rows at once."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from lib.ingest.arrow import Column, Table
from lib.ingest.arrow import compute as pc

Mask = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]
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
    lengths = pc.fill_null(pc.binary_length(column), 0).to_numpy()
    blank = pc.fill_null(pc.utf8_is_space(column), fill_value=True).to_numpy()
    return np.asarray((lengths > 0) & ~blank, bool)


def filled_counts(grid: Table) -> Counts:
    """How many cells of each row hold something."""
    counts = np.zeros(grid.num_rows, np.int64)
    for column in grid.columns:
        counts += filled(column)
    return counts


def absent(column: Column) -> Mask:
    """Which rows do not reach this column at all."""
    return np.asarray(pc.is_null(column).to_numpy(), bool)


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
