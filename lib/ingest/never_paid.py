"""Orders that were never paid, of systems that have no status and leave the day of payment blank instead."""

from __future__ import annotations

import numpy as np

from lib.core.findings import Finding, finding
from lib.core.words import NP_
from lib.ingest.cells import Cells
from lib.ingest.fields import Platform
from lib.ingest.groups import Groups, Mask
from lib.ingest.texts import filled_cells


def never_paid(cells: Cells, platform: Platform | None, orders: tuple[Groups, int]) -> tuple[Mask, list[Finding]]:
    """Rows of such orders, and what is to be said of them; none where no order has a day of payment.

    Args:
        cells: the file.
        platform: the system that wrote it.
        orders: one code an order, and how many.
    """
    groups, count = orders
    header = next((one for one in (platform.paid_on if platform else ()) if cells.headed(one) is not None), "")
    texts = cells.headed(header)
    paid = np.zeros(count, dtype=np.bool_)
    if texts is not None:
        paid[groups[filled_cells(texts)]] = True
    if texts is None or not paid.any() or paid.all():
        return np.zeros(len(groups), dtype=np.bool_), []
    said = finding(
        "never_paid", "info",
        NP_(
            "{count} order has no day in “{header}” and was left out as not paid.",
            "{count} orders have no day in “{header}” and were left out as not paid.",
        ),
        count=int((~paid).sum()), header=header,
    )  # fmt: skip
    return ~paid[groups], [said]
