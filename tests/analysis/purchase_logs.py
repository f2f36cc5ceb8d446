"""Shops as the models of value see them: simulated with known truth, or written by hand."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

from lib.analysis.purchases import Purchases
from lib.core.periods import day_of
from tests.analysis.cdnow import log

AS_OF = date(2026, 1, 1)


def purchases_from(
    customer: np.ndarray, day: np.ndarray, money: np.ndarray, as_of: date = AS_OF, channel: np.ndarray | None = None
) -> Purchases:
    """One row a purchase; customers are numbers from 0 without gaps."""
    order = np.lexsort((day, customer))
    customers = int(customer.max()) + 1
    none = np.full(customers, "", object)
    return Purchases(
        as_of=as_of,
        customer_id=pd.Series([f"c{number:06}" for number in range(customers)], dtype="str"),
        customer=customer[order].astype(np.int64),
        day=day[order].astype(np.int64),
        net_e4=np.rint(money[order] * 10_000).astype(np.int64),
        channel=none if channel is None else channel.astype(object),
        country=none,
    )


def cdnow(as_of: date = date(1998, 6, 30)) -> Purchases:
    """CDNOW's tenth with its whole log."""
    rows = log()
    _, customer = np.unique(rows["customer"], return_inverse=True)
    return purchases_from(customer, rows["day"].to_numpy(), rows["spent"].to_numpy(), as_of)


def simulated(
    rng: np.random.Generator,
    customers: int,
    days: int,
    parameters: tuple[float, float, float, float] = (0.4, 10.0, 0.8, 2.5),
    spend: tuple[float, float, float] = (6.0, 4.0, 15.0),
    after: int = 0,
    *,
    pace: np.ndarray | None = None,
    model: str = "bg_nbd",
) -> tuple[Purchases, np.ndarray]:
    """A shop that follows a model of purchases and Gamma-Gamma, won evenly over its days; and what each customer spends in the days after.

    Purchases of one day are one with the money of all, as everywhere. `pace`: how fast the shop's clock runs on each of its days and of
    those after (1: as the parameters say), so that all customers buy more in one quarter and less in another.
    """
    r, alpha, a, b = parameters  # Pareto/NBD: r, alpha, s, beta
    rate = rng.gamma(r, 1 / alpha, customers) / 7
    chance = np.zeros(customers) if model == "pareto_nbd" else rng.beta(a, b, customers)
    born = rng.integers(0, days - 1, customers)
    mean = spend[0] / rng.gamma(spend[1], 1 / spend[2], customers)
    clock = np.concatenate([[0.0], np.cumsum(np.ones(days + after) if pace is None else pace)])
    until = np.full(customers, clock[-1])
    if model == "pareto_nbd":
        lost = rng.exponential(1.0, customers) / np.maximum(rng.gamma(a, 1 / b, customers) / 7, 1e-12)
        until = np.minimum(until, clock[born] + lost)
    elif model == "mbg_nbd":
        until[rng.random(customers) < chance] = 0.0
    who, when = [np.arange(customers)], [born.astype(np.float64)]
    active, now = np.arange(customers), clock[born]
    while len(active):
        now = now + rng.exponential(1.0, len(active)) / np.maximum(rate[active], 1e-12)
        inside = now < until[active]
        active, now = active[inside], now[inside]
        who.append(active)
        when.append(now if pace is None else np.interp(now, clock, np.arange(len(clock))))
        stays = rng.random(len(active)) >= chance[active]
        active, now = active[stays], now[stays]
    moments = np.concatenate(who).astype(np.int64) * 100_000 + np.floor(np.concatenate(when)).astype(np.int64)
    keys, times = np.unique(moments, return_counts=True)
    customer, day = keys // 100_000, keys % 100_000
    money = rng.gamma(spend[0] * times, mean[customer] / spend[0])
    later = day >= days
    future = np.bincount(customer[later], money[later], customers)
    start = day_of(AS_OF) - days + 1
    return purchases_from(customer[~later], start + day[~later], money[~later]), future


def days_ago(days: int) -> int:
    """A day number."""
    return day_of(AS_OF - timedelta(days=days))
