"""When customers come back, and when in the week they order."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import binom, chi2, mannwhitneyu

from lib.analysis.histories import Histories
from lib.analysis.history_reduction import hours
from lib.analysis.reductions import in_view
from lib.analysis.rhythm import ENOUGH, Waits
from lib.core.columns import ORDERED_AT
from lib.core.settings import View
from lib.store.engine import Frames

#: After so many order days customers are looked at together.
MOST_VISITS = 4


@dataclass(frozen=True)
class UsualReturn:
    """When those come back who have ordered so many times.

    Attributes:
        visits: order days so far; the last of the list stands for so many or more.
        half_days, most_days: half, and four in five, of those who come back within the horizon do so by then; None when too few
            have.
        returned_share, low, high: the share that comes back within the horizon, with its range.
        horizon_days: how far it can be seen.
        customers: gaps looked at.
    """

    visits: int
    half_days: int | None
    most_days: int | None
    returned_share: float
    low: float
    high: float
    horizon_days: int
    customers: int


def usual_returns(gaps: Waits, ahead: tuple[int, int]) -> tuple[UsualReturn, ...]:
    """By how many order days a customer has had so far; only those of whom there is anybody.

    Args:
        gaps: as lib.analysis.rhythm.waits finds them.
        ahead: how many days are looked ahead after first and after later orders.
    """
    found: list[UsualReturn] = []
    for visits in range(1, MOST_VISITS + 1):
        mine = gaps.only(gaps.visit == visits if visits < MOST_VISITS else gaps.visit >= visits)
        curve = mine.curve(ahead[visits > 1])
        if not curve.customers:
            continue
        told = int(curve.events[curve.day <= curve.horizon].sum()) >= ENOUGH
        at = int(np.searchsorted(curve.day, curve.horizon, side="right")) - 1
        found.append(
            UsualReturn(
                visits,
                curve.day_of_share(0.5) if told else None,
                curve.day_of_share(0.8) if told else None,
                curve.by(curve.horizon),
                float(curve.low[at]) if at >= 0 else 0.0,
                float(curve.high[at]) if at >= 0 else 1.0,
                curve.horizon,
                curve.customers,
            )
        )
    return tuple(found)


@dataclass(frozen=True, eq=False)
class WeekHours:
    """Orders by weekday and hour.

    Attributes:
        frame: one row a weekday (1 is Monday) and hour: weekday, hour, orders, revenue_e4; all 168.
        timed: whether the file tells times of day.
    """

    frame: pd.DataFrame = field(repr=False)
    timed: bool


def week_hours(frames: Frames, view: View, as_of: date) -> WeekHours:
    """Orders by weekday and hour, local wall time; orders before refund documents."""
    found = hours(in_view(frames("orders"), ORDERED_AT, view, as_of)).collect("pyarrow").to_pandas()
    every = pd.MultiIndex.from_product([range(1, 8), range(24)], names=["weekday", "hour"])
    frame = found.set_index(["weekday", "hour"]).reindex(every, fill_value=0).astype("int64").reset_index()
    timed = int(frame.pop("timed").sum()) > 0
    return WeekHours(frame.rename(columns={"net_e4": "revenue_e4"}), timed)


@dataclass(frozen=True)
class WeekPeaks:
    """When in the week orders come more than evenly, beyond chance.

    Attributes:
        orders: how many were counted.
        busy, quiet: weekdays (1 is Monday) that stand out above and below evenness, in the order of the week; at most three of
            either, for what most days are is not told apart. Empty: none does.
        closed: weekdays on which no order ever came, beyond chance.
        hours: from when until when (the shortest stretch, over midnight too) more than half of the orders come; None: the hours do
            not differ more than chance, or are too few to tell, or the file has none.
        chance_days, chance_hours: how often chance alone differs as much from evenness; None: too few orders for the test.
    """

    orders: int
    busy: tuple[int, ...] = ()
    quiet: tuple[int, ...] = ()
    closed: tuple[int, ...] = ()
    hours: tuple[int, int] | None = None
    chance_days: float | None = None
    chance_hours: float | None = None

    @property
    def is_told(self) -> bool:
        """Whether there are orders enough to say anything."""
        return self.chance_days is not None


def week_peaks(week: WeekHours, known: Histories) -> WeekPeaks:
    """Which weekdays and hours stand out: Pearson's chi-squared test of each against evenness.

    A short file holds some weekdays more often than others, so evenness goes by the days from the first order to the last. Which
    weekdays it is that differ is told by binomial tests of each, seven at once (Bonferroni), and by ranks of its days against those of
    the others (Mann-Whitney): one day of a promotion makes no busy weekday. Where a weekday never has an order, evenness is among the
    others.
    """
    by_day = week.frame.groupby("weekday")["orders"].sum().sort_index().to_numpy()
    count = int(by_day.sum())
    if not count or not len(known.day):
        return WeekPeaks(count)
    first = int(known.day.min())
    daily = np.bincount(known.day - first, known.orders)
    weekday = (np.arange(first, first + len(daily)) + 3) % 7  # 1970-01-01 was a Thursday
    held = np.bincount(weekday, minlength=7)
    is_open = (by_day > 0) | ~_is_rare(binom.cdf(0, count, held / held.sum()) * 7)
    even = np.where(is_open, held, 0) / held[is_open].sum()
    chance_days = _uneven(by_day[is_open], even[is_open])
    busy: list[int] = []
    quiet: list[int] = []
    if chance_days is not None and _is_rare(chance_days):
        for place in np.flatnonzero(is_open & (held > 0)).tolist():
            orders, mine, others = by_day[place], daily[weekday == place], daily[is_open[weekday] & (weekday != place)]
            if _is_rare(max(binom.sf(orders - 1, count, even[place]), _ranks(mine, others, "greater")) * 7):
                busy.append(place + 1)
            elif _is_rare(max(binom.cdf(orders, count, even[place]), _ranks(mine, others, "less")) * 7):
                quiet.append(place + 1)
    by_hour = week.frame.groupby("hour")["orders"].sum().sort_index().to_numpy()
    chance_hours = _uneven(by_hour, np.full(24, 1 / 24)) if week.timed else None
    return WeekPeaks(
        count,
        busy=tuple(busy) if len(busy) <= _FEW_DAYS else (),
        quiet=tuple(quiet) if len(quiet) <= _FEW_DAYS else (),
        closed=tuple((np.flatnonzero(~is_open) + 1).tolist()) if chance_days is not None else (),
        hours=_most_of(by_hour) if chance_hours is not None and _is_rare(chance_hours) else None,
        chance_days=chance_days,
        chance_hours=chance_hours,
    )


#: What chance gives less often than this is taken for more than chance.
_UNLIKELY = 0.05
#: Expected in each cell at least, as is usual for the chi-squared test.
_LEAST_EXPECTED = 5
_FEW_DAYS = 3


def _is_rare(chance: Any) -> Any:
    """Whether chance alone hardly does it; of each where there are several."""
    return chance < _UNLIKELY


def _ranks(mine: Any, others: Any, alternative: Literal["greater", "less"]) -> float:
    """How often chance alone ranks these days so far above or below the others."""
    return float(mannwhitneyu(mine, others, alternative=alternative, method="asymptotic").pvalue)


def _uneven(counts: npt.NDArray[np.int64], even: npt.NDArray[np.float64]) -> float | None:
    """How often chance alone differs as much from these shares; None where too few are expected in some cell."""
    expected = counts.sum() * even
    if expected.min() < _LEAST_EXPECTED:
        return None
    if len(counts) == 1:
        return 1.0
    return float(chi2.sf(((counts - expected) ** 2 / expected).sum(), len(counts) - 1))


def _most_of(by_hour: npt.NDArray[np.int64]) -> tuple[int, int]:
    """The shortest stretch of hours with more than half of the orders: its first hour and the one at which it ends."""
    half, twice = by_hour.sum() / 2, np.concatenate([by_hour, by_hour])
    for length in range(1, 25):
        within = np.convolve(twice, np.ones(length, np.int64), "valid")[:24]
        if within.max() > half:
            start = int(within.argmax())
            return start, (start + length - 1) % 24 + 1
    raise ValueError(by_hour)


#: Of fewer gaps than these nobody can say which length is the most common.
LEAST_GAPS = 30


def gap_counts(gaps: Waits, bars: int = 40) -> pd.DataFrame:
    """Gaps that have ended, by length: low, high (days, low < gap <= high), first (after a first order), later.

    `bars`: at most so many; of few gaps fewer, twice the cube root of their number (Rice's rule). Each is 1, 2 or 5 days wide,
    or ten or a hundred times that, so that its ends are numbers one counts in.
    """
    ended = gaps.only(gaps.ended)
    if not len(ended.days):
        return pd.DataFrame({"low": [], "high": [], "first": [], "later": []}).astype("int64")
    longest = int(np.quantile(ended.days, 0.98)) + 1
    least = max(1, -(-longest // min(bars, math.ceil(2 * len(ended.days) ** (1 / 3)))))
    width = next(
        step * 10**zeros for zeros in range(len(str(least)) + 1) for step in (1, 2, 5) if step * 10**zeros >= least
    )
    edge = np.minimum((ended.days - 1) // width, -(-longest // width))
    count = int(edge.max()) + 1
    low = np.arange(count) * width
    high = np.append(low[1:], max(int(ended.days.max()), int(low[-1]) + width))
    first = ended.visit == 1
    return pd.DataFrame(
        {
            "low": low,
            "high": high,
            "first": np.bincount(edge[first], minlength=count),
            "later": np.bincount(edge[~first], minlength=count),
        }
    )
