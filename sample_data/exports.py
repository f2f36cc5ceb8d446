"""The simulated shop in the shop system's own words: frames of text, one for each file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta

import numpy as np
import pandas as pd

from sample_data.baskets import Baskets
from sample_data.shop import Headers, Shop
from sample_data.traffic import Traffic


def money(hundredths: Iterable[int]) -> list[str]:
    """Hundredths as text with two decimals."""
    return [f"{'-' if one < 0 else ''}{abs(one) // 100}.{abs(one) % 100:02d}" for one in map(int, hundredths)]


def _moments(shop: Shop, seconds: Iterable[int]) -> list[str]:
    start = datetime.combine(shop.first, time())
    return [(start + timedelta(seconds=int(one))).strftime("%Y-%m-%d %H:%M:%S") for one in seconds]


def _dates(shop: Shop, days: Iterable[int]) -> list[str]:
    return [(shop.first + timedelta(days=int(day))).isoformat() for day in days]


def _with_headers(frame: pd.DataFrame, headers: Headers) -> pd.DataFrame:
    chosen = frame[list(headers)].astype(str)
    return chosen.set_axis(list(headers.values()), axis="columns")


def _channels(shop: Shop, positions: Iterable[int]) -> list[str]:
    return [shop.channels[int(one)].name for one in positions]


def order_numbers(shop: Shop, orders: pd.DataFrame) -> list[str]:
    """The shop system's numbers: short and running, or date, time and a running part."""
    if shop.language == "en":
        return [f"#{10_001 + place}" for place in range(len(orders))]
    moments = _moments(shop, orders["day"] * 86_400 + orders["second"])
    stamps = ["".join(sign for sign in moment if sign.isdigit()) for moment in moments]
    return [f"E{stamp}{place % 1_000_000:06d}" for place, stamp in enumerate(stamps)]


def _of_people(people: pd.DataFrame, customer: pd.Series[int], column: str) -> list[str]:
    values = people[column].to_list()
    return [values[who] if who >= 0 else "" for who in customer]


def orders(shop: Shop, baskets: Baskets, people: pd.DataFrame) -> pd.DataFrame:
    """One row an order."""
    frame, words = baskets.orders, shop.words
    partly = (frame["fate"] == "counted") & (frame["refunded"] > 0)
    never_paid = frame["fate"].isin(["cancelled", "unpaid"]) & (shop.language == "zh")
    paid = frame["total"].where(
        ~never_paid, 0
    )  # a Chinese system's "paid" column; the English one keeps the order's total
    out = pd.DataFrame({column: _of_people(people, frame["customer"], column) for column in _OF_PEOPLE})
    out["number"] = order_numbers(shop, frame)
    out["customer"] = _of_people(people, frame["customer"], "id")
    out["created"] = _moments(shop, frame["day"] * 86_400 + frame["second"])
    out["status"] = [
        words.statuses["partly" if part else fate] for part, fate in zip(partly, frame["fate"], strict=True)
    ]
    out["channel"] = _channels(shop, frame["channel"])
    out["domain"] = [words.domains[shop.channels[one].domain] for one in frame["channel"]]
    out["currency"] = shop.currency
    out["code"] = frame["code"].to_list()
    for column in ("subtotal", "discount", "shipping", "tax", "refunded"):
        out[column] = money(frame[column])
    out["total"] = money(paid)
    return _with_headers(out, words.orders)


_OF_PEOPLE = ("nick", "email", "name", "phone", "consent", "country", "region")


def lines(shop: Shop, baskets: Baskets, people: pd.DataFrame) -> pd.DataFrame:
    """One row a line of a paid order; what came back is a document of its own with negative quantities."""
    fates = baskets.orders["fate"].to_numpy()
    kept = baskets.lines[~np.isin(fates[baskets.lines["order"]], ["cancelled", "unpaid"])].copy()
    kept["second"] = baskets.orders["second"].to_numpy()[kept["order"]]
    kept = kept.sort_values(["day", "second", "order"], kind="stable", ignore_index=True)
    numbers = order_numbers(shop, baskets.orders)
    back = kept["quantity"] < 0
    out = pd.DataFrame(
        {
            "number": [
                f"{shop.words.return_prefix}{numbers[order].lstrip('#')}" if returned else numbers[order]
                for order, returned in zip(kept["order"], back, strict=True)
            ],
            "created": _moments(shop, kept["day"] * 86_400 + kept["second"]),
            "customer": _of_people(people, baskets.orders["customer"].iloc[kept["order"]], "id"),
            "product_code": [shop.products[one].code for one in kept["product"]],
            "product": [shop.products[one].name for one in kept["product"]],
            "category": [shop.products[one].category for one in kept["product"]],
            "quantity": kept["quantity"],
            "price": money(kept["price"]),
            "currency": shop.currency,
        }
    )
    return _with_headers(out, shop.words.lines)


def ad_spend(shop: Shop, spend: pd.DataFrame) -> pd.DataFrame:
    """One row a day and campaign."""
    kinds = [shop.words.kinds[kind] for kind in spend["kind"]]
    out = spend.assign(date=_dates(shop, spend["day"]), kind=kinds, spend=money(spend["spend"]))
    return _with_headers(out, shop.words.spend)


def events(shop: Shop, traffic: Traffic) -> pd.DataFrame:
    """One row a touch-point."""
    frame = traffic.events
    out = frame.assign(
        moment=_moments(shop, frame["moment"]),
        event=[shop.words.steps[step] for step in frame["step"]],
        channel=_channels(shop, frame["channel"]),
        value=[text if one >= 0 else "" for text, one in zip(money(frame["value"]), frame["value"], strict=True)],
        load=["" if one != one else f"{one:.2f}" for one in frame["load"]],  # noqa: PLR0124 - not a number
        dwell=["" if one != one else str(int(one)) for one in frame["dwell"]],  # noqa: PLR0124
        **{column: frame[column].fillna("") for column in ("session", "device", "page")},
    )
    return _with_headers(out, shop.words.events)


def daily_totals(shop: Shop, traffic: Traffic) -> pd.DataFrame:
    """One row a day."""
    frame = traffic.daily
    return _with_headers(
        frame.assign(date=_dates(shop, frame["day"]), revenue=money(frame["revenue"])), shop.words.daily
    )


def campaigns(shop: Shop, frame: pd.DataFrame) -> pd.DataFrame:
    """One row a campaign."""
    return _with_headers(frame.assign(cost=money(frame["cost"]), revenue=money(frame["revenue"])), shop.words.campaigns)


def experiment(shop: Shop, frame: pd.DataFrame) -> pd.DataFrame:
    """One row a person, or a day and variant."""
    out = frame.assign(
        date=_dates(shop, frame["day"]),
        variant=[shop.words.variants[one] for one in frame["variant"]],
        revenue=money(frame["revenue"]),
    )
    if "device" in frame:
        out["device"] = [shop.journey.devices[one][0] for one in frame["device"]]
    return _with_headers(out, shop.words.experiment)
