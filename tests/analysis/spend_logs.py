"""Simulated weeks of spend and new customers, with what each channel truly brings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from lib.analysis.fitting import Weeks
from lib.analysis.models.cells import Float64s

#: Weeks before the first that is shown, so that carry-over has begun.
_BEFORE = 26
How = Literal["random", "demand"]


@dataclass(frozen=True, eq=False)
class Told:
    """What is seen, and what is true: new customers a week at the spend of the last 13 weeks and at twice that."""

    weeks: Weeks
    brings: Float64s
    doubled: Float64s


def simulated(weeks: int, channels: int, seed: int, how: How = "random") -> Told:
    """Carry-over, saturation, trend and season; counts are Poisson.

    Args:
        weeks, channels: how many.
        seed: of everything.
        how: spend varies at random from week to week, or follows what was sold the week before.
    """
    rng = np.random.default_rng(seed)
    at = np.arange(weeks + _BEFORE)
    level = np.exp(rng.uniform(np.log(50), np.log(1500)))
    season = rng.uniform(0, 0.25) * np.sin(2 * np.pi * at / 52.18 + rng.uniform(0, 6))
    base = level * (1 + rng.uniform(-0.3, 0.3) * at / 104 + season)
    mean = rng.uniform(50, 500, channels)
    spend = mean * np.exp(rng.normal(0, 0.5, (len(at), channels)))
    if how == "demand":
        mood = np.zeros(len(at))
        for week in at[1:]:
            mood[week] = 0.7 * mood[week - 1] + rng.normal(0, 0.15)
        base = base * np.exp(mood)
        before = np.concatenate([base[:1], base[:-1]]) / base.mean()
        spend = mean * before[:, None] ** 1.2 * np.exp(rng.normal(0, 0.1, spend.shape))
    retention, half = rng.beta(1.5, 3, channels), np.exp(rng.normal(0.3, 0.8, channels)) * mean
    share = rng.uniform(0.01, 0.3, channels) * base.mean()
    top = share * (mean + half) / mean
    stock, now = np.zeros_like(spend), spend[0]
    for week in at:
        now = (1 - retention) * spend[week] + retention * now
        stock[week] = now
    won = rng.poisson(base + (top * stock / (stock + half)).sum(axis=1)).astype(np.float64)
    recent = spend[-13:].mean(axis=0)
    names = tuple(f"Channel {number}" for number in range(channels))
    seen = Weeks(names, spend[_BEFORE:], won[_BEFORE:], np.zeros((weeks, 0)))
    return Told(seen, top * recent / (recent + half), top * 2 * recent / (2 * recent + half))
