"""Rows that belong together: exact sums, first rows and gaps filled, by whole-number group codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.ingest.spool import aside
from lib.ingest.texts import ROWS_AT_ONCE, Codes, Texts

Groups = npt.NDArray[np.int64]
Money = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Array = TypeVar("Array", bound=npt.NDArray[Any])


def some(values: Array, rows: Groups) -> Array:
    """The values of some rows, given in ascending order; without copying where they are all."""
    return values if len(rows) == len(values) else values[rows]  # type: ignore[return-value] - of the same type


def dense(codes: npt.NDArray[np.integer]) -> tuple[Groups, int]:
    """Codes 0…n-1 in order of first appearance, and n."""
    if _is_dense(codes):
        return codes.astype(np.int64), int(codes.max(initial=-1)) + 1
    highest = int(codes.max())
    if codes.min() < 0 or highest >= 2 * len(codes):
        result, distinct = pd.factorize(codes)
        return result.astype(np.int64, copy=False), len(distinct)
    first = first_rows(codes, highest + 1, np.ones(len(codes), dtype=np.bool_))
    used = np.flatnonzero(first >= 0)
    places = np.empty(highest + 1, dtype=np.int64)
    places[used[np.argsort(first[used])]] = np.arange(len(used))
    return places[codes], len(used)


def _is_dense(codes: npt.NDArray[np.integer]) -> bool:
    """Whether codes are 0…n-1 in order of first appearance already: none is more than one above all before it."""
    if not len(codes):
        return True
    highest = np.maximum.accumulate(codes)
    return bool(codes[0] == 0 and codes.min() == 0 and (codes[1:] - highest[:-1] <= 1).all())


def combine(columns: Sequence[npt.NDArray[np.integer]]) -> Groups:
    """One code for each distinct combination of several columns' codes, 0…n-1 in order of first appearance."""
    result, count = dense(columns[0])
    for column in columns[1:]:
        if count == len(result):  # every row is different already
            break
        codes, size = dense(column)
        # Both are below the number of rows, so their product fits.
        result, count = dense(result * size + codes) if size > 1 else (result, count)
    return result


def order_groups(order: Texts) -> tuple[Groups, int]:
    """One code an order; a row without an order number is an order of its own."""
    codes = order.codes.astype(np.int64)
    missing = codes < 0
    codes[missing] = len(order.distinct) + np.arange(int(missing.sum()))
    groups, count = dense(codes)
    return aside(groups), count


def distinct_groups(groups: Groups, rows: Mask) -> int:
    """How many groups have one of the rows."""
    seen = np.zeros(int(groups.max(initial=-1)) + 1, dtype=np.bool_)
    seen[groups if rows.all() else groups[rows]] = True  # mostly all: millions of codes need not be copied
    return int(np.count_nonzero(seen))


def sums(groups: Groups, count: int, values: Money) -> Money:
    """Exact totals by group."""
    result = np.zeros(count, dtype=np.int64)
    if count == len(groups):  # each row is a group of its own
        result[groups] = values
        return result
    np.add.at(result, groups, values)
    return result


def first_rows(groups: npt.NDArray[np.integer], count: int, eligible: Mask) -> Groups:
    """The first eligible row of each group; -1 where it has none."""
    result = np.full(count, -1, dtype=np.int64)
    for start in range(len(eligible) // ROWS_AT_ONCE * ROWS_AT_ONCE, -1, -ROWS_AT_ONCE):  # the first ones come last
        rows = np.flatnonzero(eligible[start : start + ROWS_AT_ONCE])[::-1] + start
        result[groups[rows]] = rows
    return result


def fill(texts: Texts, groups: Groups, count: int, allowed: Mask) -> Texts:
    """Missing cells take their group's first text; only in rows that are allowed to."""
    if not texts.distinct or texts.present().all():
        return texts
    first = first_rows(groups, count, texts.codes >= 0)
    source = first[groups]
    gaps = (texts.codes < 0) & (source >= 0) & allowed
    codes: Codes = np.where(gaps, texts.codes[source], texts.codes)
    return Texts(texts.distinct, aside(codes))


def constant(groups: Groups, count: int, codes: npt.NDArray[np.integer]) -> Mask:
    """Which groups have the same code in all their rows."""
    low = np.full(count, np.iinfo(np.int64).max)
    high = np.full(count, np.iinfo(np.int64).min)
    np.minimum.at(low, groups, codes)
    np.maximum.at(high, groups, codes)
    return low == high


def runs(groups: Groups) -> Groups:
    """One code for each stretch of neighbouring rows of one group."""
    if not len(groups):
        return groups
    return np.concatenate([[0], np.cumsum(groups[1:] != groups[:-1])]).astype(np.int64)
