"""From the log of orders to each customer's history, as tables of whole numbers on whatever engine holds the log."""

from __future__ import annotations

import narwhals.stable.v2 as nw
from narwhals.stable.v2 import col

from lib.analysis.clock import day_number
from lib.analysis.reductions import UNKNOWN
from lib.core.columns import AMOUNT_E4, CUSTOMER, NET_E4, ORDERED_AT, REFUNDED_AT
from lib.store.engine import Frame


def dated_orders(orders: Frame) -> Frame:
    """Every order with its day: hardly anybody orders twice a day, so that grouping by days would cost much and save nothing."""
    return orders.select(CUSTOMER, col(NET_E4).cast(nw.Int64), day=day_number(col(ORDERED_AT)).cast(nw.Int32))


def refund_days(refunds: Frame) -> Frame:
    """Per customer and day: money given back by refund documents."""
    known = refunds.filter(~col(CUSTOMER).is_null())
    dated = known.select(CUSTOMER, AMOUNT_E4, day=day_number(col(REFUNDED_AT)))
    days = dated.group_by(CUSTOMER, "day").agg(col(AMOUNT_E4).sum())
    return days.select(CUSTOMER, *(col(name).cast(nw.Int64) for name in ("day", AMOUNT_E4)))


def second_moments(orders: Frame) -> Frame:
    """Per customer: the moment of the first order, and the first moment strictly after it (null: never came back)."""
    moments = orders.select(CUSTOMER, ORDERED_AT, first=col(ORDERED_AT).min().over(CUSTOMER))
    later = moments.with_columns(second=nw.when(col(ORDERED_AT) > col("first")).then(col(ORDERED_AT)))
    return later.group_by(CUSTOMER).agg(first=col("first").min(), second=col("second").min())


def first_values(log: Frame, column: str) -> Frame:
    """Per customer: the value that the first order has in a column; of several at that moment, the first in order of text."""
    known = log.select(CUSTOMER, ORDERED_AT, value=col(column).fill_null(UNKNOWN))
    firsts = known.with_columns(first=col(ORDERED_AT).min().over(CUSTOMER)).filter(col(ORDERED_AT) == col("first"))
    return firsts.group_by(CUSTOMER).agg(value=col("value").min())


def first_baskets(lines: Frame, column: str) -> Frame:
    """Per customer: the different values that the lines of the first order have in a column; lines that do not tell are left out."""
    dated = lines.select(CUSTOMER, ORDERED_AT, value=col(column)).with_columns(
        first=col(ORDERED_AT).min().over(CUSTOMER)
    )
    told = dated.filter((col(ORDERED_AT) == col("first")) & ~col("value").is_null())
    return told.select(CUSTOMER, "value").unique(subset=[CUSTOMER, "value"])


def category_days(lines: Frame, column: str) -> Frame:
    """Per customer, value of a column and day: nothing more, so that each row is one purchase."""
    dated = lines.filter(~col(column).is_null()).select(CUSTOMER, value=col(column), day=day_number(col(ORDERED_AT)))
    return dated.unique(subset=[CUSTOMER, "value", "day"])


def category_money(lines: Frame, column: str) -> Frame:
    """Per customer, day and value of a column: the money of its lines."""
    dated = lines.filter(~col(column).is_null()).select(
        CUSTOMER, AMOUNT_E4, value=col(column), day=day_number(col(ORDERED_AT))
    )
    money = dated.group_by(CUSTOMER, "day", "value").agg(col(AMOUNT_E4).sum())
    return money.select(CUSTOMER, "value", *(col(name).cast(nw.Int64) for name in ("day", AMOUNT_E4)))


def hours(orders: Frame) -> Frame:
    """Per weekday (1 is Monday) and hour: orders and net money; `timed` tells how many orders are not at midnight sharp."""
    moment = col(ORDERED_AT)
    seconds = moment.dt.hour().cast(nw.Int64) * 3600 + moment.dt.minute().cast(nw.Int64) * 60 + moment.dt.second()
    parts = orders.select(
        NET_E4,
        weekday=(day_number(moment) + 3) % 7 + 1,  # 1970-01-01 was a Thursday
        hour=moment.dt.hour().cast(nw.Int64),
        timed=nw.when(seconds > 0).then(nw.lit(1)).otherwise(nw.lit(0)),
    )
    totals = parts.group_by("weekday", "hour").agg(orders=nw.len(), net_e4=col(NET_E4).sum(), timed=col("timed").sum())
    return totals.select(*(col(name).cast(nw.Int64) for name in ("weekday", "hour", "orders", NET_E4, "timed")))
