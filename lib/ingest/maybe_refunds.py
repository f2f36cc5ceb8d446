"""A column of money that may be what was given back, under a word that no list knows: it is asked about."""

from __future__ import annotations

import numpy as np

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.cells import Cells, Columns
from lib.ingest.fields import Catalogue
from lib.ingest.money import RowMoney
from lib.ingest.numbers import as_numbers, read_figures
from lib.ingest.texts import filled_cells


def maybe_refunds(
    columns: Columns, cells: Cells, taken: set[int], money: RowMoney, catalogue: Catalogue
) -> list[Finding]:
    """A question about the first free column that holds no more than the amount in any row, and something in some.

    Args:
        columns: the file.
        cells: its columns by field.
        taken: columns that are something already, or were said to be nothing.
        money: what every row is worth.
        catalogue: what headers near a refund's say, and what rules them out.
    """
    bars = catalogue.field("refund").bars
    for place in range(len(columns)):
        header = cells.heading(place)
        if place in taken or not catalogue.hints.says_refund(header) or bars.found_in(header):
            continue
        figures = read_figures(columns[place])
        values, readable = as_numbers(figures, figures.decided() or money.decimal, None).e4()
        told = filled_cells(columns[place])
        back = np.abs(values)
        if not told.any() or not readable[told].all() or not (back > 0).any():
            continue
        if (back > np.maximum(money.amount_e4, 0))[readable & (money.amount_e4 >= 0)].any():
            continue
        return [
            finding(
                "refund_column_unsure", "warning",
                N_("“{header}” may hold money that was given back: it has {money_back} in all and never more than the amount. It was not taken off. If it is what was given back, choose it as “Refunded” among the columns (--map refund={header}); if not, nothing needs to be done."),
                header=header, money_back=int(back.sum()),
            )
        ]  # fmt: skip
    return []
