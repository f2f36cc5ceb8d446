"""When customers come back, and when in the week they order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd

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


def gap_counts(gaps: Waits, bars: int = 40) -> pd.DataFrame:
    """Gaps that have ended, by length: low, high (days, low < gap <= high), first (after a first order), later."""
    ended = gaps.only(gaps.ended)
    if not len(ended.days):
        return pd.DataFrame({"low": [], "high": [], "first": [], "later": []}).astype("int64")
    longest = int(np.quantile(ended.days, 0.98)) + 1
    width = max(1, -(-longest // bars))
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
