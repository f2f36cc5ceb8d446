"""What is true of a sample shop: what was planted, and what its files must come to when read rightly."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pandas as pd

from sample_data.baskets import Baskets
from sample_data.market import expected_new
from sample_data.shop import Shop


def truth(shop: Shop, baskets: Baskets, spend: pd.DataFrame, customers: pd.DataFrame, wholesale: str) -> dict[str, Any]:
    """Planted parameters and the sums of the files, ready for JSON (money in the currency's unit)."""
    return {
        "note": "Written by sample_data/generate.py; sample_data/README.md tells what each part means.",
        "planted": planted(shop),
        "wholesale_customer": wholesale,
        "channels": _channels(shop, baskets.orders, spend, customers),
        "orders_file": _orders(shop, baskets.orders),
        "lines_file": _lines(baskets),
    }


def planted(shop: Shop) -> dict[str, Any]:
    """Everything in the shop's definition but its words and products."""
    fields = asdict(replace(shop, products=(), regions=()))
    for name in ("words", "products", "regions"):
        del fields[name]
    return _plain(fields)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _channels(shop: Shop, orders: pd.DataFrame, spend: pd.DataFrame, customers: pd.DataFrame) -> list[dict[str, Any]]:
    expected = expected_new(shop).sum(axis=1)
    rows: list[dict[str, Any]] = []
    for position, channel in enumerate(shop.channels):
        won = int((customers["channel"] == position).sum())
        cost = int(spend.loc[spend["channel"] == channel.name, "spend"].sum())
        counted = orders[(orders["fate"] == "counted") & (orders["channel"] == position)]
        rows.append(
            {
                "channel": channel.name,
                "customers_won": won,
                "customers_expected": round(float(expected[position]), 2),
                "spend": cost / 100,
                "cost_per_customer": round(cost / 100 / won, 4) if cost else None,
                "orders": len(counted),
                "revenue": int((counted["total"] - counted["refunded"]).sum()) / 100,
            }
        )
    return rows


def _orders(shop: Shop, orders: pd.DataFrame) -> dict[str, Any]:
    """The orders file as CONTRACT's `import` counts it."""
    counted = orders[orders["fate"] == "counted"]
    gross, refunds = int(counted["total"].sum()), int(counted["refunded"].sum())
    money = orders["total"].where(~orders["fate"].isin(["cancelled", "unpaid"]) | (shop.language == "en"), 0)
    fates = {
        "counted": orders["fate"] == "counted",
        "guest_order": orders["fate"] == "guest",
        "status_excluded": orders["fate"].isin(["cancelled", "unpaid", "refunded"]),
    }
    return {
        "rows": len(orders),
        "orders": len(counted),
        "customers": int(counted["customer"].nunique()),
        "repeat_customers": int((counted["customer"].value_counts() > 1).sum()),
        "gross": gross / 100,
        "refunds": refunds / 100,
        "revenue": (gross - refunds) / 100,
        "currency": shop.currency,
        "ledger": [
            {"code": code, "rows": int(rows.sum()), "amount": int(money[rows].sum()) / 100}
            for code, rows in fates.items()
        ],
    }


def _lines(baskets: Baskets) -> dict[str, Any]:
    """The lines file: paid orders (guests too) at the prices of their lines, before vouchers and postage."""
    fates = baskets.orders["fate"].to_numpy()[baskets.lines["order"]]
    amount = baskets.lines["quantity"] * baskets.lines["price"]
    known = pd.Series(fates).isin(["counted", "refunded"]).to_numpy()
    sold, back = (baskets.lines["quantity"] > 0).to_numpy(), (baskets.lines["quantity"] < 0).to_numpy()
    guests = (fates == "guest") & sold
    return {
        "rows": int((known | guests).sum()),
        "orders": int(baskets.lines.loc[known & sold, "order"].nunique()),
        "customers": int(baskets.orders["customer"].iloc[baskets.lines.loc[known & sold, "order"]].nunique()),
        "sold": int(amount[known & sold].sum()) / 100,
        "sent_back": -int(amount[known & back].sum()) / 100,
        "rows_sent_back": int(back.sum()),
        "rows_of_guests": int(guests.sum()),
        "sold_to_guests": int(amount[guests].sum()) / 100,
    }
