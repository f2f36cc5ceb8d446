"""The earlier state of a shop as a table of text, so that it is kept, saved and believed as every other table of a project."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from lib.analysis.changed import Earlier
from lib.core import columns as c
from lib.ingest.table import Dialect, TextTable
from lib.reports.project import damaged

_HEADERS = ("kind", c.CUSTOMER_ID, c.ORDER_ID, "moment", "e4")
_ORDER, _REFUND = "order", "refund"


def earlier_table(state: Earlier) -> TextTable:
    """One row an order or refund: whose, which, when, how much; nothing else of the shop's data."""
    parts = [
        _part(state.orders, _ORDER, c.ORDERED_AT, c.NET_E4),
        _part(state.refunds, _REFUND, c.REFUNDED_AT, c.AMOUNT_E4),
    ]
    frame = pd.concat(parts, ignore_index=True)
    cells = pa.table({f"c{at}": pa.array(frame[name], pa.string()) for at, name in enumerate(_HEADERS)})
    rows = pa.array(range(1, len(frame) + 1), pa.int64())
    return TextTable(cells, _HEADERS, rows, (), Dialect("parquet"), ())


def _part(frame: pd.DataFrame, kind: str, moment: str, e4: str) -> pd.DataFrame:
    columns: dict[str, Any] = {
        "kind": kind,
        c.CUSTOMER_ID: frame[c.CUSTOMER_ID].astype("object").where(frame[c.CUSTOMER_ID].notna(), None),
        c.ORDER_ID: frame[c.ORDER_ID].astype("object").where(frame[c.ORDER_ID].notna(), None),
        "moment": frame[moment].to_numpy().astype("datetime64[s]").astype(np.int64).astype("str"),
        "e4": frame[e4].astype("int64").astype("str"),
    }
    return pd.DataFrame(columns, index=frame.index)


def earlier_of(table: TextTable, digest: str) -> Earlier:
    """The state that a table was made of.

    Raises:
        CannotRead: it is no such table.
    """
    if table.headers != _HEADERS:
        raise damaged()
    frame = table.cells.rename_columns(list(_HEADERS)).to_pandas()
    try:
        moments = pd.to_datetime(frame["moment"].astype("int64"), unit="s").astype("datetime64[us]")
        e4 = frame["e4"].astype("int64")
    except (ValueError, TypeError, OverflowError):
        raise damaged() from None
    orders = frame["kind"] == _ORDER
    if not (orders | (frame["kind"] == _REFUND)).all() or frame[c.CUSTOMER_ID].isna().any():
        raise damaged()
    made = pd.DataFrame({name: frame[name].astype("str") for name in (c.CUSTOMER_ID, c.ORDER_ID)})
    return Earlier(
        made[orders].assign(**{c.ORDERED_AT: moments[orders], c.NET_E4: e4[orders]}).reset_index(drop=True),
        made[~orders].assign(**{c.REFUNDED_AT: moments[~orders], c.AMOUNT_E4: e4[~orders]}).reset_index(drop=True),
        digest,
    )
