"""Simulated weeks of spend and new customers, with what each channel truly brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.budget import Channel, Plan
from lib.analysis.curves import points
from lib.analysis.fitting import Weeks
from lib.analysis.models.cells import Float64s, Int64s
from lib.analysis.weekly_spend import History
from lib.core.columns import SPEND
from lib.core.periods import day_of

#: Weeks before the first that is shown, so that carry-over has begun.
_BEFORE = 26
#: So many times the spend of now may be spent on a channel: nothing but the budget holds the best split.
FAR = 10
How = Literal["random", "demand"]
Split = Literal["any", "best"]
First = Literal["carry-over", "saturation"]


@dataclass(frozen=True, eq=False)
class Told:
    """What is seen, and what is true: new customers a week at the spend of the last 13 weeks and at twice that."""

    weeks: Weeks
    brings: Float64s
    doubled: Float64s


def simulated(
    weeks: int,
    channels: int,
    seed: int,
    how: How = "random",
    split: Split = "any",
    *,
    ads: float | None = None,
    first: First = "carry-over",
) -> Told:
    """Carry-over, saturation, trend and season; counts are Poisson.

    Args:
        weeks, channels: how many.
        seed: of everything.
        how: spend varies at random from week to week, or follows what was sold the week before.
        split: the mean spends are any, or those that bring most together (at least a fifth of any).
        ads: of all new customers, the share that the channels bring together; None: each a hundredth to three tenths of what comes anyway.
        first: what is carried over is saturated together, or what a week's spend brings comes in part in later weeks.
    """
    rng = np.random.default_rng(seed)
    at = np.arange(weeks + _BEFORE)
    level = np.exp(rng.uniform(np.log(50), np.log(1500)))
    season = rng.uniform(0, 0.25) * np.sin(2 * np.pi * at / 52.18 + rng.uniform(0, 6))
    base = level * (1 + rng.uniform(-0.3, 0.3) * at / 104 + season)
    mean = rng.uniform(50, 500, channels)
    varied = np.exp(rng.normal(0, 0.5, (len(at), channels)))
    spend = mean * varied
    if how == "demand":
        mood = np.zeros(len(at))
        for week in at[1:]:
            mood[week] = 0.7 * mood[week - 1] + rng.normal(0, 0.15)
        base = base * np.exp(mood)
        before = np.concatenate([base[:1], base[:-1]]) / base.mean()
        spend = mean * before[:, None] ** 1.2 * np.exp(rng.normal(0, 0.1, spend.shape))
    retention, half = rng.beta(1.5, 3, channels), np.exp(rng.normal(0.3, 0.8, channels)) * mean
    share = rng.uniform(0.01, 0.3, channels) * base.mean()
    if ads is not None:
        share *= ads / (1 - ads) * base.mean() / share.sum()
    top = share * (mean + half) / mean
    if split == "best":
        spend = _best(mean, top, half) * varied
    if first == "carry-over":
        stock = _carried(spend, retention)
        brought = stock / (stock + half)
    else:
        brought = _carried(spend / (spend + half), retention)
    won = rng.poisson(base + (top * brought).sum(axis=1)).astype(np.float64)
    recent = spend[-13:].mean(axis=0)
    names = tuple(f"Channel {number}" for number in range(channels))
    seen = Weeks(names, spend[_BEFORE:], won[_BEFORE:], np.zeros((weeks, 0)))
    return Told(seen, top * recent / (recent + half), top * 2 * recent / (2 * recent + half))


def _carried(weekly: Float64s, retention: Float64s) -> Float64s:
    """What is there in each week of it and of the weeks before."""
    stock, now = np.zeros_like(weekly), weekly[0]
    for week, one in enumerate(weekly):
        now = (1 - retention) * one + retention * now
        stock[week] = now
    return stock


def followed(weeks: int, channels: int, seed: int, noise: float, *, ads: float = 0.0, named: float = 0.0) -> Weeks:
    """Spend is this week's demand times log-normal noise; demand is AR(1) with a season.

    Args:
        weeks, channels: how many.
        seed: of everything.
        noise: standard deviation of the logarithm of spend around demand.
        ads: 0: they bring nothing; 1: each a twentieth to a fifth of what comes anyway.
        named: of those whom they bring, the share whose orders name them and who are not among those won here.
    """
    rng = np.random.default_rng(seed)
    at = np.arange(weeks + _BEFORE)
    mood, kept = np.zeros(len(at)), rng.uniform(0.5, 0.9)
    for week in at[1:]:
        mood[week] = kept * mood[week - 1] + rng.normal(0, 0.15)
    season = rng.uniform(0.1, 0.35) * np.sin(2 * np.pi * at / 52.18 + rng.uniform(0, 6))
    level, mean = np.exp(rng.uniform(np.log(50), np.log(1000))), rng.uniform(50, 500, channels)
    demand = (1 + season) * np.exp(mood)
    spend = mean * (demand / demand.mean())[:, None] * np.exp(rng.normal(0, noise, (len(at), channels)))
    half = mean * np.exp(rng.normal(0.3, 0.8, channels))
    top = ads * level * rng.uniform(0.05, 0.2, channels) * (mean + half) / mean
    unnamed = (1 - named) * (top * spend / (spend + half)).sum(axis=1)
    won = rng.poisson(level * demand + unnamed).astype(np.float64)
    names = tuple(f"Channel {number}" for number in range(channels))
    return Weeks(names, spend[_BEFORE:], won[_BEFORE:], np.zeros((weeks, 0)))


def _best(mean: Float64s, top: Float64s, half: Float64s) -> Float64s:
    """The same total at one price of the last unit, found by halving its logarithm."""
    low, high = 1e-9, 1e9
    for _ in range(200):
        price = np.sqrt(low * high)
        wanted = np.maximum(np.sqrt(top * half / price) - half, 0.2 * mean)
        low, high = (price, high) if wanted.sum() > mean.sum() else (low, price)
    return wanted


@dataclass(frozen=True, eq=False)
class Named:
    """What is seen where orders name the channel, and what is true.

    Attributes:
        plan: the spend of the last 13 weeks, to be split by the true curves.
        brings: new customers a week at that spend who come because of a channel and name it.
    """

    plan: Plan
    history: History
    brings: Float64s


def named(weeks: int, channels: int, seed: int, *, anyway: bool = True, saturated: bool = False) -> Named:
    """A small shop whose orders name the channel, mostly.

    Nothing of the truth has the form that is fitted: four shapes of saturation, carry-over with or without a peak after one or two
    weeks, spends that move slowly and pause, and a shop whose weeks differ by more than counts do.

    Args:
        weeks, channels: how many.
        seed: of everything.
        anyway: some who name a channel would have come without it, and some whom it brought do not name it.
        saturated: a tenth of the spend of the first channel would bring nearly as many.
    """
    rng = np.random.default_rng(seed)
    count = weeks + _BEFORE
    base = np.exp(rng.uniform(np.log(30), np.log(600))) * (
        1 + rng.uniform(0, 0.25) * np.sin(2 * np.pi * np.arange(count) / 52.18)
    )
    mood = np.exp(rng.normal(0, rng.uniform(0.02, 0.1), count))
    mean, slow = rng.uniform(50, 500, channels), rng.uniform(0, 0.6)
    steps = rng.normal(0, 1, (count, channels))
    for week in range(1, count):
        steps[week] = slow * steps[week - 1] + np.sqrt(1 - slow**2) * steps[week]
    spend = mean * np.exp(rng.uniform(0.3, 0.8, channels) * steps) * (rng.random(steps.shape) > 0.08)
    recent = spend[-13:].mean(axis=0)
    own, rest, rows, brings = np.zeros_like(spend), base.copy(), [], np.zeros(channels)
    for at in range(channels):
        half, slope = np.exp(rng.normal(0.3, 0.8)), rng.uniform(0.7, 1.5)
        shapes: tuple[Callable[[Float64s], Float64s], ...] = (
            lambda x, k=half: x / (x + k),
            lambda x, k=half, s=slope: x**s / (x**s + k**s),
            lambda x, k=half: 1 - np.exp(-x * np.log(2) / k),
            lambda x, k=half: np.log1p(x / k),
        )
        shape = shapes[rng.integers(4)]
        if saturated and not at:
            shape = lambda x: x / (x + 0.03)  # noqa: E731
        top = rng.uniform(0.01, 0.3) * base.mean() / shape(np.ones(1))[0]
        lags, peak = np.arange(13.0), rng.choice([0, 0, 1, 2])
        weights = rng.beta(1.5, 3) ** ((lags - peak) ** 2 if peak else lags)
        stock = np.convolve(spend[:, at] / mean[at], weights / weights.sum())[:count]
        brought, names = top * shape(stock), rng.uniform(0.5, 0.95)
        stolen = rng.uniform(0, 0.05) * base
        if not anyway:
            names, stolen = 1.0, 0 * stolen
        own[:, at] = rng.poisson((names * brought + stolen) * mood)
        rest += (1 - names) * brought - stolen
        grid = np.linspace(0, FAR * recent[at], 401)
        curve = points(zip(grid.tolist(), (top * shape(grid / mean[at])).tolist(), strict=True))
        brings[at] = names * top * shape(recent[at] / mean[at])
        rows.append(Channel(f"Channel {at}", "performance", curve, float(recent[at]), most=float(FAR * recent[at])))
    seen = slice(_BEFORE, None)
    told = tuple(one.name for one in rows)
    rest = rng.poisson(rest * mood).astype(np.float64)
    weekly = History(0, told, spend[seen], own[seen], rest[seen], np.zeros((weeks, 0)))
    return Named(Plan(float(recent.sum()), tuple(rows)), weekly, brings)


@dataclass(frozen=True, eq=False)
class Shop:
    """A shop in which nothing changes: its files as tables, and whom each channel truly brings.

    Attributes:
        spend: the canonical table (lib.core.columns.SPEND), by week from `first` on.
        first_day, channel: of each customer's first order.
        brings: by channel, new customers a week at a spend a week.
    """

    first: date
    spend: pd.DataFrame
    first_day: Int64s
    channel: npt.NDArray[np.object_]
    brings: Mapping[str, Callable[[float], float]]

    def until(self, weeks: int) -> Shop:
        """The files as they were after so many weeks."""
        end = self.first + timedelta(weeks=weeks)
        inside = self.first_day < day_of(end)
        spend = self.spend[self.spend["first_day"] < pd.Timestamp(end)]
        return Shop(self.first, spend, self.first_day[inside], self.channel[inside], self.brings)


def stationary(weeks: int, seed: int, *, anyway: float = 0.3) -> Shop:
    """Two channels whose spend varies from week to week; 50 a week come by themselves, and of these a share names a channel nevertheless."""
    rng, first = np.random.default_rng(seed), date(2025, 1, 6)
    tops, halves, means = {"Google": 60.0, "Meta": 40.0}, {"Google": 900.0, "Meta": 300.0}, {"Google": 700, "Meta": 500}
    brings = {name: (lambda spend, top=tops[name], half=halves[name]: top * spend / (spend + half)) for name in tops}
    rows, days, names = [], [], []
    for week in range(weeks):
        begin = first + timedelta(weeks=week)
        came = {"": int(rng.poisson(50 * (1 - anyway)))}
        for name, mean in means.items():
            paid = float(mean * rng.lognormal(-0.1, 0.45))
            came[name] = int(rng.poisson(brings[name](paid)) + rng.poisson(50 * anyway / 2))
            rows.append((pd.Timestamp(begin), pd.Timestamp(begin + timedelta(days=6)), name, round(paid * 10_000)))
        for name, count in came.items():
            days += (day_of(begin) + rng.integers(0, 7, count)).tolist()
            names += [name or "Direct"] * count
    columns = ["first_day", "last_day", "channel", "amount_e4"]
    spend = pd.DataFrame(rows, columns=columns).reindex(columns=list(SPEND))
    return Shop(first, spend, np.array(days, np.int64), np.array(names, object), brings)
