"""Ledgers that write an order's number, day and buyer on its first line only, as merged cells are exported."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa

from lib.core.findings import Finding, finding
from lib.core.words import NP_
from lib.ingest.cells import Cells
from lib.ingest.groups import Mask
from lib.ingest.table import TextTable
from lib.ingest.texts import filled_cells

_BUYER = ("customer_id", "name", "phone", "email")
#: What belongs to the whole order and is carried down with its number.
_OF_ORDER = ("order_id", "ordered_at", "created_at", *_BUYER, "last_name", "status", "channel", "time_of_day")
_LINE = ("product", "sku", "quantity")
_NEARLY_ALL = 0.95


def carry_down(table: TextTable, cells: Cells, places: dict[str, int]) -> tuple[TextTable, list[Finding]]:
    """Give lines that leave order number, day and buyer blank those of the order above.

    Args:
        table: the file as text.
        cells: its cells by field.
        places: position of the column by field code.

    Returns:
        The table, with a finding where lines were filled; the same table where nothing looks like that.
    """
    buyer = [code for code in _BUYER if code in cells]
    if "order_id" not in cells or "ordered_at" not in cells or not buyer:
        return table, []
    numbered = filled_cells(cells.texts("order_id"))
    if numbered.all() or not numbered[:1].all():
        return table, []
    further = ~numbered
    for code in ("ordered_at", *buyer):
        further = further & ~filled_cells(cells.texts(code))
    if not further.any() or not _are_lines(cells, further) or not _are_heads(cells, ~further):
        return table, []
    above = np.maximum.accumulate(np.where(further, 0, np.arange(len(further))))
    filled = table.cells
    for place in sorted({places[code] for code in _OF_ORDER if code in places}):
        column = filled.column(place).combine_chunks()
        own = filled_cells(cells.columns[place])
        taken = column.take(pa.array(np.where(further & ~own, above, np.arange(len(further)))))
        filled = filled.set_column(place, filled.column_names[place], taken)
    said = finding(
        "carried_down", "info",
        NP_(
            "{count} row leaves the order number, the day and the buyer blank; it was taken as a further line of the order above it.",
            "{count} rows leave the order number, the day and the buyer blank; they were taken as further lines of the order above them.",
        ),
        count=int(further.sum()),
    )  # fmt: skip
    return replace(table, cells=filled), [said]


def _are_lines(cells: Cells, further: Mask) -> bool:
    """Whether the rows name what was bought: sums and notes do not."""
    named = [filled_cells(cells.texts(code))[further] for code in _LINE if code in cells]
    return bool(named) and bool(np.all(named, axis=0).all())


def _are_heads(cells: Cells, heads: Mask) -> bool:
    """Whether nearly all other rows have what an order's first line has."""
    return all(filled_cells(cells.texts(code))[heads].mean() >= _NEARLY_ALL for code in ("order_id", "ordered_at"))
