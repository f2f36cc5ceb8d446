"""Totals of the shop by time, and what its filters can choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.analysis.reductions import day_orders, day_refunds, in_view, month_orders, values_of
from lib.core.columns import AMOUNT_E4, CHANNEL, COUNTRY, NET_E4, ORDERED_AT, REFUNDED_AT
from lib.core.periods import date_of, month_of
from lib.core.settings import View
from lib.store.engine import Frame, Frames


@dataclass(frozen=True)
class Choice:
    """A value that a filter can choose; "" stands for orders whose value the file does not tell."""

    value: str
    orders: int


def channels(frames: Frames) -> tuple[Choice, ...]:
    """The channels of all counted orders, the largest first; empty where the file tells none."""
    return _choices(frames, CHANNEL)


def countries(frames: Frames) -> tuple[Choice, ...]:
    """The countries of all counted orders, the largest first; empty where the file tells none."""
    return _choices(frames, COUNTRY)


def _choices(frames: Frames, column: str) -> tuple[Choice, ...]:
    found = _pandas(values_of(frames("orders"), column))
    choices = [Choice(value, orders) for value, orders in zip(found["value"], found["orders"], strict=True)]
    if all(choice.value == "" for choice in choices):
        return ()
    return tuple(sorted(choices, key=lambda choice: (-choice.orders, choice.value)))


def months(frames: Frames, view: View, as_of: date) -> pd.DataFrame:
    """One row a month from the first to the last with an order or a refund: month (lib.core.periods), orders, buyers, revenue_e4.

    Refund documents are netted in the month they were paid, so that the months add up to the customers' money.
    """
    orders = in_view(frames("orders"), ORDERED_AT, view, as_of)
    totals = _pandas(month_orders(orders)).set_index("month")
    returned = _refunds(frames, orders, view, as_of)
    return _complete(totals, returned.groupby(returned.index.map(lambda day: month_of(date_of(day)))).sum())


def days(frames: Frames, view: View, as_of: date) -> pd.DataFrame:
    """One row a day from the first to the last with an order or a refund: day (number), orders, buyers, revenue_e4."""
    orders = in_view(frames("orders"), ORDERED_AT, view, as_of)
    return _complete(_pandas(day_orders(orders)).set_index("day"), _refunds(frames, orders, view, as_of))


def _refunds(frames: Frames, orders: Frame, view: View, as_of: date) -> pd.Series[int]:
    """Money given back by day."""
    refunds = in_view(frames("refunds"), REFUNDED_AT, view, as_of)
    return _pandas(day_refunds(refunds, orders)).set_index("day")[AMOUNT_E4].astype("int64")


def _complete(totals: pd.DataFrame, returned: pd.Series[int]) -> pd.DataFrame:
    """Every period in between gets a row; refunds are taken off."""
    periods = totals.index.union(returned.index)
    every = pd.RangeIndex(periods.min(), periods.max() + 1, name=totals.index.name) if len(periods) else periods
    complete = totals.reindex(every, fill_value=0).astype("int64")
    complete["revenue_e4"] = complete.pop(NET_E4) - returned.reindex(every, fill_value=0)
    return complete.reset_index()


def _pandas(frame: Frame) -> pd.DataFrame:
    return frame.collect("pyarrow").to_pandas()
