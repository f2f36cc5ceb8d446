"""Rows that are in the file twice: dropped where they repeat an order or all the file, kept where they may be two equal purchases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
import pandas as pd

from lib.core.settings import Duplicates
from lib.ingest.groups import Groups, Mask, runs

Grain = Literal["order", "line"]
#: So many different rows do not all come equally often by chance.
_SEVERAL = 4


def repeated_rows(content: Groups) -> Mask:
    """Rows whose content stood in an earlier row."""
    if (content == np.arange(len(content))).all():  # all are different
        return np.zeros(len(content), dtype=np.bool_)
    return pd.Series(content).duplicated().to_numpy()


def told_again(content: Groups) -> Mask:
    """Rows of a table that stands in its file twice or more, as each of its rows does: all but those of the first time.

    Args:
        content: one code for the whole content of a row.
    """
    repeated = repeated_rows(content)
    nothing = np.zeros_like(repeated)
    if int(repeated.sum()) * 2 < len(content):
        return nothing
    distinct, places, rows = np.unique(content, return_inverse=True, return_counts=True)
    times = int(np.gcd.reduce(rows)) if len(rows) else 1
    if times == 1 or len(distinct) < _SEVERAL:
        return nothing
    return pd.Series(places).groupby(places).cumcount().to_numpy() >= (rows // times)[places]


def _repeats_itself(block: list[int]) -> int:
    """The length of the part that a block is made of, when it is that part of two or more distinct lines again and again."""
    size = len(block)
    for part in range(2, size // 2 + 1):
        if size % part == 0 and block == block[:part] * (size // part) and len(set(block[:part])) > 1:
            return part
    return size


def repeated_orders(orders: Groups, run: Groups, content: Groups) -> Mask:
    """Rows of orders that stand in the file again as a whole.

    An order is a repeat when its lines come as two separate runs of identical content, or as one run that is an exact
    repetition of a block of two or more distinct lines. Equal lines beside each other are two purchases, not a repeat.

    Args:
        orders: one code an order.
        run: one code a stretch of neighbouring rows of one order, ascending.
        content: one code for the whole content of a row.
    """
    repeated = np.zeros(len(orders), dtype=np.bool_)
    starts = np.nonzero(np.diff(run, prepend=-1))[0]
    ends = np.append(starts[1:], len(orders))
    for start, end, seen in _suspects(orders, starts, ends, content):
        block = content[start:end].tolist()
        part = _repeats_itself(block)
        lines = tuple(sorted(block[:part]))
        repeated[start if lines in seen else start + part : end] = True
        seen.add(lines)
    return repeated


def _suspects(
    orders: Groups, starts: Groups, ends: Groups, content: Groups
) -> Iterator[tuple[int, int, set[tuple[int, ...]]]]:
    """Runs of orders that have several runs or a line twice, each with what was seen of its order so far."""
    doubtful = np.bincount(orders[starts], minlength=int(orders.max(initial=-1)) + 1) > 1
    doubtful[orders[repeated_rows(content)]] = True
    seen: dict[int, set[tuple[int, ...]]] = {}
    for place in np.nonzero(doubtful[orders[starts]])[0].tolist():
        start = int(starts[place])
        yield start, int(ends[place]), seen.setdefault(int(orders[start]), set())


def find_duplicates(
    orders: Groups, identified: Mask, content: Groups, grain: Grain, rule: Duplicates
) -> tuple[Mask, Mask]:
    """Which rows to drop, and which rows repeat exactly and are kept.

    Args:
        orders: one code an order.
        identified: rows with an order number; the others are no order that could repeat as a whole.
        content: one code for the whole content of a row.
        grain: one row an order, or one row a line.
        rule: what the reader chose.
    """
    repeated = repeated_rows(content)
    nothing = np.zeros_like(repeated)
    if rule == "keep" or not repeated.any():
        return nothing, repeated
    if rule == "drop" or grain == "order":
        return repeated, nothing
    whole = nothing.copy()
    whole[identified] = repeated_orders(orders[identified], runs(orders)[identified], content[identified])
    if not identified.any():
        whole = told_again(content)
    return whole, repeated & ~whole
