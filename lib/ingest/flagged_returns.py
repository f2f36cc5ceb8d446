"""Rows that a flag calls given back, and that are what was given back of another row's order: its number, or that with letters of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from lib.ingest.cells import Cells
from lib.ingest.fields import Mark
from lib.ingest.groups import Groups, Mask, combine
from lib.ingest.marks import is_return_flag, says_so
from lib.ingest.texts import Texts, clean

#: The letters around an order's number: RF-1001, 1001-R1.
_AROUND = re.compile(r"^\D+|[\W_]*[^\W\d_]+\d?$")


def flagged_returns(cells: Cells, marks: Sequence[tuple[Mark, int]], ids: Texts, orders: tuple[Groups, int]) -> Mask:
    """The rows that flags call given back and whose sale another row is: of the same order and goods, or of the number without its letters.

    Where a refund column says how much, no row does. A line among others of its order was given back itself.

    Args:
        cells: the file.
        marks: its columns that are marks.
        ids: the order number of each row.
        orders: one code an order, and how many.
    """
    groups, count = orders
    flagged = np.zeros(len(groups), dtype=np.bool_)
    for mark, place in marks:
        if is_return_flag(mark) and "refund" not in cells:
            column = cells.columns[place]
            flagged |= np.array([*says_so(column, mark), False], dtype=np.bool_)[column.codes]
    if not flagged.any() or flagged.all():
        return np.zeros_like(flagged)
    sold = np.bincount(groups[~flagged], minlength=count)
    goods = next((cells.texts(field).codes for field in ("sku", "product") if field in cells), None)
    if goods is not None:
        alike = combine([groups, goods])
        own = flagged & np.isin(alike, alike[~flagged])
    elif (sold > 1).any():  # a file of lines that does not name its goods
        own = np.zeros_like(flagged)
    else:
        own = flagged & (sold[groups] > 0)
    return own | (flagged & _named_after_another(ids, flagged, sold[groups] > 0))


def _named_after_another(ids: Texts, flagged: Mask, sold: Mask) -> Mask:
    """Rows whose number, which no sale has, is a sale's between letters that no sale's number has."""
    cores = [_AROUND.sub("", clean(text)) for text in ids.distinct]
    letters = [clean(text).replace(core, "", 1) if core else "" for text, core in zip(ids.distinct, cores, strict=True)]
    of_sales = [code for code in np.unique(ids.codes[~flagged]).tolist() if code >= 0]
    numbers, usual = {cores[code] for code in of_sales} - {""}, {letters[code] for code in of_sales}
    named = [core in numbers and own not in usual for core, own in zip(cores, letters, strict=True)]
    return np.array([*named, False], dtype=np.bool_)[ids.codes] & ~sold
