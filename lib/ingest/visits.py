"""Lines without an order number: what one customer bought at one moment is one order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from lib.core.findings import finding
from lib.core.words import N_
from lib.ingest.buyers import Buyers
from lib.ingest.cells import Cells
from lib.ingest.dates import Moments
from lib.ingest.draft import OrderRows
from lib.ingest.groups import combine, dense
from lib.ingest.texts import Texts

NO_NUMBER = "no_order_id"
_OF_LINES = ("product", "sku", "quantity", "unit_price")


def as_visits(orders: OrderRows, cells: Cells, buyers: Buyers, moments: Moments, currency: Texts) -> OrderRows:
    """The same, rows of lines put together that one customer has at one moment, or on one day where no time is told.

    Args:
        orders: of the file.
        cells: its columns by field; where none tells of lines, each row stays an order.
        buyers: whose each row is; rows of nobody stay alone.
        moments: when each row was ordered.
        currency: the money of each row, which no order has two of.
    """
    rows = np.flatnonzero(buyers.ids.present() & ~np.isnat(moments))
    if "order_id" in cells or not any(field in cells for field in _OF_LINES) or buyers.field is None or not len(rows):
        return orders
    alone = np.arange(len(moments), dtype=np.int64)
    visits = combine([buyers.ids.codes[rows], moments[rows].astype(np.int64), currency.codes[rows]])
    alone[rows] = rows[np.unique(visits, return_index=True)[1]][visits]
    groups, count = dense(alone)
    if count == orders.count:
        return orders
    timed = (moments[rows] != moments[rows].astype("datetime64[D]")).any()
    template = (
        N_("No column holds an order number, so rows of one customer at the same moment were taken as one order: {rows} rows, {orders} orders.")
        if timed
        else N_("No column holds an order number, so rows of one customer on the same day were taken as one order: {rows} rows, {orders} orders.")
    )  # fmt: skip
    said = finding(NO_NUMBER, "info", template, rows=len(alone), orders=count)
    others = [one for one in orders.findings if one.code != NO_NUMBER]
    return replace(orders, groups=groups, count=count, findings=[*others, said])
