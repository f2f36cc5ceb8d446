"""Small shops for tests: canonical tables made by hand, and the reference shop of the golden numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import pandas as pd

from lib.analysis.customers import Customers, customers, default_as_of
from lib.core.columns import ORDERS, REFUNDS
from lib.core.settings import View
from lib.store.engine import Frames
from lib.store.pandas import Pandas

WHOLE = ("amount_e4", "refund_e4", "net_e4")
TIMES = ("ordered_at", "refunded_at")
EVERYTHING = View()


def table(columns: Sequence[str], rows: Iterable[dict[str, object]]) -> pd.DataFrame:
    """A canonical table from rows that name only what matters."""
    frame = pd.DataFrame(list(rows), columns=list(columns))
    kinds = {name: "int64" if name in WHOLE else "datetime64[us]" if name in TIMES else "str" for name in columns}
    return frame.astype(kinds)


def order(customer: str, day: str | datetime, money: float = 10, **more: object) -> dict[str, object]:
    """One counted order; money in the currency's unit."""
    e4 = round(money * 10_000)
    return {
        "customer_id": customer, "order_id": f"{customer}-{day}", "ordered_at": pd.Timestamp(day),
        "amount_e4": e4, "refund_e4": 0, "net_e4": e4,
    } | more  # fmt: skip


def refund(customer: str, day: str | datetime, money: float, **more: object) -> dict[str, object]:
    """One refund document."""
    return {"customer_id": customer, "refunded_at": pd.Timestamp(day), "amount_e4": round(money * 10_000)} | more


def tables(orders: Iterable[dict[str, object]], refunds: Iterable[dict[str, object]] = ()) -> dict[str, pd.DataFrame]:
    """The tables that every shop has."""
    return {"orders": table(ORDERS, orders), "refunds": table(REFUNDS, refunds)}


def frames_of(orders: Iterable[dict[str, object]], refunds: Iterable[dict[str, object]] = ()) -> Frames:
    """The tables on the engine without a server; it needs no closing."""
    with Pandas(tables(orders, refunds)).reading() as frames:
        return frames


def customers_of(
    orders: Iterable[dict[str, object]],
    refunds: Iterable[dict[str, object]] = (),
    as_of: date | None = None,
    view: View = EVERYTHING,
) -> Customers:
    """One row a customer."""
    frames = frames_of(orders, refunds)
    return customers(frames, view, as_of or default_as_of(frames, view))


def online_retail(reference: Path) -> dict[str, pd.DataFrame]:
    """UCI Online Retail as canonical orders: rows with a customer, no cancellation invoices, price above 0."""
    lines = pd.read_parquet(reference / "online_retail" / "online_retail.parquet")
    lines = lines[lines["CustomerID"].notna() & ~lines["InvoiceNo"].str.startswith("C") & (lines["UnitPrice"] > 0)]
    e4 = lines["Quantity"] * (lines["UnitPrice"] * 10_000).round().astype("int64")
    orders = (
        lines.assign(net_e4=e4, customer_id=lines["CustomerID"].astype("int64").astype("str"))
        .groupby("InvoiceNo", sort=False)
        .agg(
            customer_id=("customer_id", "first"), ordered_at=("InvoiceDate", "min"),
            net_e4=("net_e4", "sum"), country=("Country", "first"),
        )
        .reset_index(names="order_id")
    )  # fmt: skip
    orders = orders.assign(amount_e4=orders["net_e4"], refund_e4=0).reindex(columns=list(ORDERS))
    texts = [name for name in ORDERS if name not in (*WHOLE, *TIMES)]
    return {"orders": orders.astype(dict.fromkeys(texts, "str")), "refunds": table(REFUNDS, [])}
