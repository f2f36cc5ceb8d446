"""A sample shop's files read back plainly, without the product's own reader."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import pandas as pd

from sample_data.shop import Headers, Shop

FOLDER = Path(__file__).parents[2] / "sample_data"


class ShopFiles:
    """The files of one shop with our own column names; money as numbers."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.folder = FOLDER / shop.code

    def read(self, name: str, headers: Headers) -> pd.DataFrame:
        frame = pd.read_csv(
            self.folder / f"{name}.csv", dtype=str, keep_default_na=False, encoding=self.shop.words.encoding
        )
        assert list(frame.columns) == list(headers.values())
        return frame.set_axis(list(headers), axis="columns")

    @cached_property
    def orders(self) -> pd.DataFrame:
        frame = self.read("orders", self.shop.words.orders)
        for column in ("subtotal", "discount", "shipping", "total", "refunded"):
            frame[column] = frame[column].astype(float)
        frame["moment"] = pd.to_datetime(frame["created"])
        frame["day"] = (frame["moment"].dt.normalize() - pd.Timestamp(self.shop.first)).dt.days
        return frame

    @cached_property
    def counted(self) -> pd.DataFrame:
        """Orders of known customers that were paid and not wholly refunded."""
        statuses = self.shop.words.statuses
        excluded = [statuses[fate] for fate in ("cancelled", "unpaid", "refunded")]
        return self.orders[(self.orders["customer"] != "") & ~self.orders["status"].isin(excluded)]

    @cached_property
    def of_model(self) -> pd.DataFrame:
        """Counted orders without the wholesaler's."""
        return self.counted[self.counted["name"] != self.shop.wholesale.name]

    @cached_property
    def daily(self) -> pd.DataFrame:
        frame = self.read("daily_totals", self.shop.words.daily)
        dates = pd.to_datetime(frame.pop("date"))
        return frame.astype(float).assign(date=dates)

    @cached_property
    def events(self) -> pd.DataFrame:
        frame = self.read("events", self.shop.words.events)
        frame["date"] = pd.to_datetime(frame["moment"]).dt.normalize()
        frame["step"] = frame["event"].map({word: place for place, word in enumerate(self.shop.words.steps)})
        return frame

    @cached_property
    def lines(self) -> pd.DataFrame:
        frame = self.read("order_lines", self.shop.words.lines)
        frame["quantity"] = frame["quantity"].astype(int)
        frame["amount"] = (frame["quantity"] * frame["price"].astype(float)).round(2)
        return frame

    @cached_property
    def spend(self) -> pd.DataFrame:
        frame = self.read("ad_spend", self.shop.words.spend)
        return frame.assign(spend=frame["spend"].astype(float), date=pd.to_datetime(frame["date"]))
