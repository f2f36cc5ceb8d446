"""An amount, and beside it what was paid of it: a voucher, or a rest that is still to be paid, nobody can tell."""

from __future__ import annotations

import numpy as np

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.cells import Cells, Columns
from lib.ingest.fields import Catalogue
from lib.ingest.groups import Mask
from lib.ingest.money import RowMoney
from lib.ingest.numbers import as_numbers, may_hold_figures, read_figures
from lib.ingest.texts import Texts, filled_cells

#: How much of all money must have been paid, and how many rows must tell it, for the column to be another reading of the amount.
_MOSTLY, _NEARLY_ALL = 0.5, 0.9
_SEVERAL = 2
_CENT_E4 = 110


def paid_less(columns: Columns, cells: Cells, taken: set[int], money: RowMoney, counted: Mask, catalogue: Catalogue) -> list[Finding]:  # fmt: skip
    """A question about the only free column that says of the counted rows what was paid, where that is less in several and more in none.

    Args:
        columns: the file.
        cells: its columns by field.
        taken: columns that are something already, or were said to be nothing.
        money: what every row is worth, and how its figures are written.
        counted: rows that count.
        catalogue: what headers say of money that was paid, and what rules them out.
    """
    says_paid, bars = catalogue.hints.says_paid, catalogue.field("amount").bars
    if "amount" not in cells or says_paid(cells.header("amount")):
        return []
    able = [place for place in range(len(columns)) if place not in taken and says_paid(cells.heading(place)) and not bars.found_in(cells.heading(place))]  # fmt: skip
    amounts, _ = read_e4(cells.texts("amount"), money)
    read = [(place, *read_e4(columns[place], money)) for place in able]
    read = [(place, values, told) for place, values, told in read if told[counted].mean(dtype=float) >= _NEARLY_ALL] if counted.any() else []  # fmt: skip
    if len(read) != 1:
        return []
    place, paid, told = read[0]
    rows = counted & told & (amounts > 0) & (money.amount_e4 > 0)  # an order's total that is repeated is booked once
    less = np.where(rows, amounts - paid, 0)
    if "refund" in money.sides:  # what was given back is known already
        less = np.where(np.abs(less - np.abs(money.sides["refund"])) < _CENT_E4, 0, less)
    lower = rows & (less >= _CENT_E4) & (paid > 0)
    if (less <= -_CENT_E4).any() or int(lower.sum()) < _SEVERAL or paid[rows].sum() < _MOSTLY * amounts[rows].sum():
        return []
    return [
        finding(
            "paid_less", "warning",
            N_("“{header}” was taken for the amount. In {below} of {count} counted rows “{other}” is lower, by {money_less} in all. If a discount or a voucher makes the difference, choose “{other}” (--map amount={other}); if the rest is still to be paid, nothing needs to be done."),
            header=cells.header("amount"), other=cells.heading(place), below=int(lower.sum()), count=int(rows.sum()), money_less=int(less[lower].sum()),
        )
    ]  # fmt: skip


def read_e4(texts: Texts, money: RowMoney) -> tuple[np.ndarray, Mask]:
    """A column's money in ten-thousandths, and in which rows it can be read: in none where the column holds something else."""
    if not may_hold_figures(texts):
        return np.zeros(len(texts.codes), dtype=np.int64), np.zeros(len(texts.codes), dtype=np.bool_)
    figures = read_figures(texts)
    values, readable = as_numbers(figures, figures.decided() or money.decimal, None).e4()
    return values, readable & filled_cells(texts)
