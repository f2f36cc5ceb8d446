"""A column that counts how many pieces of a line came back: at the line's price they are what was given back of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from lib.core.findings import finding
from lib.core.settings import ImportSettings
from lib.core.words import NP_
from lib.ingest.cells import Cells
from lib.ingest.fields import Catalogue
from lib.ingest.money import RowMoney
from lib.ingest.paid_less import read_e4


def with_returned_quantities(
    money: RowMoney, cells: Cells, taken: Collection[int], settings: ImportSettings, catalogue: Catalogue
) -> RowMoney:
    """The same with what came back as a refund of its line, where each row is worth its own pieces and no column tells the refund in money.

    Args:
        money: what every row is worth.
        cells: the file.
        taken: columns that are something already.
        settings: where the reader chose a refund, that is it.
        catalogue: what such columns are called.
    """
    if "quantity" not in money.numbers or "refund" in money.sides or "refund" in dict(settings.mapping) or money.booking not in {"row", "line"}:  # fmt: skip
        return money
    for place, header in enumerate(cells.headings):
        if place in taken or not catalogue.hints.counts_returns(header):
            continue
        pieces, _ = money.numbers["quantity"].e4()
        back, readable = read_e4(cells.columns[place], money)
        came = readable & (back > 0) & (pieces > 0) & (money.amount_e4 > 0)
        if not came.any():
            continue
        share = np.where(came, np.minimum(back, pieces) / np.maximum(pieces, 1), 0)
        refund = np.rint(money.amount_e4 * share).astype(np.int64)
        said = finding("returned_quantity", "info", _TAKEN_OFF, header=header, count=int(came.sum()), money_back=int(refund.sum()))  # fmt: skip
        return replace(money, sides={**money.sides, "refund": refund}, findings=[*money.findings, said])
    return money


_TAKEN_OFF = NP_(
    "“{header}” says of {count} row that pieces came back: {money_back} at the price of the line was taken off as a refund. If it was not paid back, choose that refunds are ignored (--refunds ignore).",
    "“{header}” says of {count} rows that pieces came back: {money_back} at the price of their lines was taken off as refunds. If it was not paid back, choose that refunds are ignored (--refunds ignore).",
)
