"""Rows that are the sum of those below them, with no word that says so: Anna Berg 60.00 above her orders of 20.00 and 40.00."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from lib.ingest.arrow import Column, Table
from lib.ingest.arrow import compute as pc
from lib.ingest.grid import Mask, Rows, cells_at, filled, is_filled, row
from lib.ingest.subtotals import Figures, readings, same_sums

#: What a day begins with or is, wherever it stands in a cell; for arrow, whose letters are \pL, and for Python.
_DAY = r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]|\d{1,2}[-/.]\s?\d{1,2}[-/.]|^\s*(?:19|20)\d{6}\b|\d\.?[\s-]+(?:de )?\pL{3,}\.?[\s,-]+(?:de )?\d{2,4}|\pL{3,}\.?[\s-]+\d{1,2},?[\s-]+\d{2,4}"
_DAY_IN_PYTHON = re.compile(_DAY.replace(r"\pL", r"[^\W\d_]"))
#: Days are looked for in so many first rows; so many groups of several rows have to add up.
_LOOKED_AT, _GROUPS, _PARTS = 50, 2, 2


@dataclass(frozen=True)
class SumsAbove:
    """Such rows, and what they say of those below.

    Attributes:
        grid: the same, rows below having what their sum is called where no such row says anything of its own.
        sums: the rows of sums.
        named: the column that was filled, how many of its cells, and with what for example; None where none was.
    """

    grid: Table
    sums: list[int]
    named: tuple[int, int, str] | None


def sums_above(grid: Table, data: Mask) -> SumsAbove | None:
    """Find rows that come to the sum of the rows below them, in each of several groups, and lack what these have; None where there are none.

    They have no day where the rows below have one, or nothing but a day where these have none.

    Args:
        grid: string columns.
        data: rows that may be data.
    """
    first = np.flatnonzero(data)[:_LOOKED_AT]
    if len(first) <= _GROUPS:
        return None
    start = row(grid, int(first[0]))
    days = [place for place, cell in enumerate(start) if cell and _DAY_IN_PYTHON.search(cell)]
    others = [filled(pa.chunked_array([cells_at(grid.column(place), first)])) for place in days[:1]]
    for place, cell in enumerate(start):
        if is_filled(cell):
            continue
        cells = cells_at(grid.column(place), first)
        own = filled(pa.chunked_array([cells]))
        if _has_days(cells.to_pylist()) or any((own != other).all() for other in others):
            heads = data & ~filled(grid.column(place))
            found = _of_levels(grid, heads, data & ~heads)
            if found is not None:
                return found
    return None


def _has_days(cells: list[str | None]) -> bool:
    """Whether what some cells of a column hold are days."""
    told = [cell for cell in cells if cell and is_filled(cell)]
    return len(told) >= _PARTS and all(_DAY_IN_PYTHON.search(cell) for cell in told)


def _of_levels(grid: Table, heads: Mask, parts: Mask) -> SumsAbove | None:
    """The rows of sums among some, each level by itself: regions have their name in another column than customers."""
    if int(parts.sum()) < _GROUPS * _PARTS:
        return None
    at = np.flatnonzero(heads)
    own = {place for place, column in enumerate(grid.columns) if (filled(column) & parts).any()}
    figures = {place: found for place in sorted(own) if (found := readings(grid.column(place), parts))}
    labels = {
        place: said
        for place, column in enumerate(grid.columns)
        if place not in figures and (said := filled(column)[at]).any()
    }
    dated = {place for place in labels if _tells_days(grid.column(place), at)}
    if not labels or (dated and (dated != set(labels) or dated & own)):
        return None
    kinds, of_kind = np.unique(np.stack(list(labels.values()), axis=1), axis=0, return_inverse=True)
    levels = [at[of_kind.ravel() == kind] for kind in range(len(kinds)) if kinds[kind].any()]
    proven = [level for level in levels if _add_up(list(figures.values()), level, parts)]
    if not proven:
        return None
    named: tuple[int, int, str] | None = None
    for level in sorted(proven, key=len):  # those of few rows, such as regions, before those of many
        above = np.full(grid.num_rows, -1, np.int64)
        above[level] = level
        above = np.maximum.accumulate(above)
        below = parts & (above >= 0)
        for place in [one for one in labels if one not in own and labels[one][np.isin(at, level)].all()]:
            taken = grid.column(place).take(pa.array(np.where(below, above, np.arange(grid.num_rows))))
            grid = grid.set_column(place, grid.column_names[place], taken)
            named = place, int(below.sum()), (row(grid, int(level[0]))[place] or "").strip()
    return SumsAbove(grid, sorted(np.concatenate(proven).tolist()), named)


def _tells_days(column: Column, heads: Rows) -> bool:
    """Whether any of the rows has a day there."""
    return bool(pc.any(pc.match_substring_regex(cells_at(column, heads), _DAY)).as_py())


def _add_up(columns: list[list[Figures]], heads: Rows, parts: Mask) -> bool:
    """Whether in half of the columns at least that say something each of these rows is the sum of those below it, and several rows are of several."""
    begins, ends = heads, np.append(heads[1:], len(parts))
    compared = proven = 0
    for values in columns:
        told = any((~np.isnan(one[heads])).any() for one in values)
        compared += told
        for one in values if told else []:
            said = one[heads]
            so_far = np.append(0.0, np.cumsum(np.where(parts, np.nan_to_num(one), 0.0)))
            count = np.append(0, np.cumsum(parts & ~np.isnan(one) & (one != 0)))
            sums, number = so_far[ends] - so_far[begins], count[ends] - count[begins]
            adds = same_sums(sums, said) | (np.nan_to_num(said) == 0) & (sums == 0)
            if adds.all() and int((number >= _PARTS).sum()) >= _GROUPS:
                proven += 1
                break
    return proven > 0 and proven * 2 >= compared
