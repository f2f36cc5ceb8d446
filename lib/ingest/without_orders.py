"""A shop without an order file: totals, a log or a list stand alone, and the table of orders is there with no rows."""

from __future__ import annotations

import hashlib

import pyarrow as pa

from lib.ingest.imported import Kind
from lib.ingest.table import Dialect, TextTable

#: Stands for the digest of an order file where there is none.
NO_ORDERS = hashlib.sha256(b"no order file").hexdigest()
#: Kinds of files that answer something by themselves.
ALONE: tuple[Kind, ...] = ("daily", "events", "customers")

_HEADERS = ("order id", "date", "customer id", "amount")


def no_orders() -> TextTable:
    """The headers of an order file and no rows below them: what is understood as a shop of which no order is known."""
    names = [f"c{place}" for place in range(len(_HEADERS))]
    cells = pa.table({name: pa.array([], pa.string()) for name in names})
    return TextTable(cells, _HEADERS, pa.array([], pa.int64()), (), Dialect("csv"), ())
