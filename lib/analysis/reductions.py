"""Logs in, small tables of whole numbers out, on whatever engine holds the logs.

Every function takes and returns Narwhals lazy frames, so the same code runs on DuckDB, Spark and pandas. Three rules
keep the answers identical everywhere: money is whole ten-thousandths; a reduction returns counts, sums and extremes,
never ratios; no float is added up on the engine.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import narwhals.stable.v2 as nw
from narwhals.stable.v2 import col

from lib.analysis.clock import day_number, month_number
from lib.core.columns import (
    AMOUNT_E4,
    CHANNEL,
    COUNTRY,
    CUSTOMER,
    NET_E4,
    ORDERED_AT,
    REFUNDED_AT,
)
from lib.core.settings import View
from lib.store.engine import Frame

#: How a view names the orders whose channel or country the file does not tell.
UNKNOWN = ""


def in_view(log: Frame, moment: str, view: View, as_of: date | None = None) -> Frame:
    """The rows of a log in the view, and not after `as_of`; `moment` is the column with their time."""
    last_days = [day for day in (view.last_day, as_of) if day is not None]
    conditions: list[nw.Expr] = []
    if view.first_day is not None:
        conditions.append(col(moment) >= nw.lit(_midnight(view.first_day)))
    if last_days:
        conditions.append(col(moment) < nw.lit(_midnight(min(last_days) + timedelta(days=1))))
    if view.channels:
        conditions.append(col(CHANNEL).fill_null(UNKNOWN).is_in(list(view.channels)))
    if view.countries:
        conditions.append(col(COUNTRY).fill_null(UNKNOWN).is_in(list(view.countries)))
    return log.filter(*conditions) if conditions else log


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def order_totals(orders: Frame) -> Frame:
    """Per customer: first and last moment, orders and net money."""
    totals = orders.group_by(CUSTOMER).agg(
        first=col(ORDERED_AT).min(), last=col(ORDERED_AT).max(), orders=nw.len(), net_e4=col(NET_E4).sum()
    )
    return totals.select(CUSTOMER, "first", "last", *(col(name).cast(nw.Int64) for name in ("orders", "net_e4")))


def refund_totals(refunds: Frame) -> Frame:
    """Per customer: money given back by refund documents."""
    return refunds.group_by(CUSTOMER).agg(col(AMOUNT_E4).sum()).select(CUSTOMER, col(AMOUNT_E4).cast(nw.Int64))


def month_orders(orders: Frame) -> Frame:
    """Per month: orders, buyers and net money."""
    return _period_orders(orders, "month", month_number(col(ORDERED_AT)))


def day_orders(orders: Frame) -> Frame:
    """Per day: orders, buyers and net money."""
    return _period_orders(orders, "day", day_number(col(ORDERED_AT)))


def _period_orders(orders: Frame, period: str, number: nw.Expr) -> Frame:
    dated = orders.select(CUSTOMER, NET_E4, number.alias(period))
    buyers = dated.group_by(period, CUSTOMER).agg(orders=nw.len(), net_e4=col(NET_E4).sum())
    totals = buyers.group_by(period).agg(orders=col("orders").sum(), buyers=nw.len(), net_e4=col(NET_E4).sum())
    return totals.select(period, *(col(name).cast(nw.Int64) for name in ("orders", "buyers", NET_E4)))


def second_orders(orders: Frame) -> Frame:
    """Per customer: the first day with an order, the next one and the net money of that next day (null: never came back); how many."""
    dated = orders.select(CUSTOMER, NET_E4, day=day_number(col(ORDERED_AT)))
    days = dated.group_by(CUSTOMER, "day").agg(net_e4=col(NET_E4).sum())
    days = days.select(CUSTOMER, "day", col(NET_E4).cast(nw.Int64))
    in_order = days.with_columns(
        first=col("day").min().over(CUSTOMER),
        second=col("day").shift(-1).over(CUSTOMER, order_by="day"),
        second_e4=col(NET_E4).shift(-1).over(CUSTOMER, order_by="day"),
        order_days=col("day").count().over(CUSTOMER),
    )
    first = in_order.filter(col("day") == col("first"))
    return first.select(CUSTOMER, "first", "second", "second_e4", col("order_days").cast(nw.Int64))


def day_refunds(refunds: Frame, orders: Frame) -> Frame:
    """Per day: money given back to customers with one of these orders."""
    buyers = orders.select(CUSTOMER).unique()
    dated = refunds.join(buyers, on=CUSTOMER, how="semi").select(AMOUNT_E4, day=day_number(col(REFUNDED_AT)))
    return dated.group_by("day").agg(col(AMOUNT_E4).sum()).select("day", col(AMOUNT_E4).cast(nw.Int64))


def values_of(orders: Frame, column: str) -> Frame:
    """Per value of a column: orders; a missing value is the empty text."""
    known = orders.select(value=col(column).fill_null(UNKNOWN))
    return known.group_by("value").agg(orders=nw.len())


def purchase_days(orders: Frame) -> Frame:
    """Per customer and day with an order: net money."""
    dated = orders.select(CUSTOMER, NET_E4, day=day_number(col(ORDERED_AT)))
    days = dated.group_by(CUSTOMER, "day").agg(col(NET_E4).sum())
    return days.select(CUSTOMER, "day", col(NET_E4).cast(nw.Int64))


def sales_days(orders: Frame) -> Frame:
    """Per channel that orders name and day: net money."""
    dated = orders.select(NET_E4, col(CHANNEL).fill_null(UNKNOWN), day=day_number(col(ORDERED_AT)))
    return dated.group_by(CHANNEL, "day").agg(col(NET_E4).sum().cast(nw.Int64)).sort("day", CHANNEL)


def first_orders(orders: Frame) -> Frame:
    """Per customer: channel and country of the first order (of several at one moment: the first in the alphabet)."""
    known = orders.select(
        CUSTOMER, ORDERED_AT, col(CHANNEL).fill_null(UNKNOWN), col(COUNTRY).fill_null(UNKNOWN)
    ).with_columns(first=col(ORDERED_AT).min().over(CUSTOMER))
    firsts = known.filter(col(ORDERED_AT) == col("first")).group_by(CUSTOMER)
    return firsts.agg(col(CHANNEL).min(), col(COUNTRY).min())
