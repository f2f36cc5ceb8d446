"""How long until something happens, when for some it has not happened yet: curves with bands, and two of them compared."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from lib.analysis.customers import Float64s, Int64s
from lib.analysis.proportions import Z95

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Curve:
    """The share for whom it has happened by each day.

    Attributes:
        day: days on which it happened to somebody, ascending.
        at_risk: how many were still waiting just before that day.
        events: to how many it happened on that day.
        happened: the share by the end of that day, F(t) = 1 - S(t).
        low, high: the range of that share, 95 %.
        horizon: the last day on which enough customers were still in sight.
        customers: how many the curve is drawn from.
    """

    day: Int64s
    at_risk: Int64s
    events: Int64s
    happened: Float64s
    low: Float64s
    high: Float64s
    horizon: int
    customers: int

    def by(self, day: float) -> float:
        """The share for whom it has happened by the end of a day."""
        at = int(np.searchsorted(self.day, day, side="right"))
        return float(self.happened[at - 1]) if at else 0.0

    def still(self, day: int) -> float | None:
        """Of those for whom it has not happened before a day, the share for whom it does by the horizon; None beyond it."""
        before, until = self.by(day - 1), self.by(self.horizon)
        return None if day > self.horizon or before >= 1 else max(until - before, 0.0) / (1 - before)

    def day_of_share(self, share: float, horizon: int | None = None) -> int | None:
        """The first day t with F(t) >= share * F(H), where H is the horizon or an earlier day; None where it never happens."""
        until = self.by(self.horizon if horizon is None else min(horizon, self.horizon))
        if until <= 0:
            return None
        # The product may come out a rounding above F(H) itself: one grain of slack keeps the last step reachable.
        reached = np.flatnonzero(self.happened >= share * until - 1e-12)
        return int(self.day[reached[0]])


def kaplan_meier(waited: Int64s, happened: Bools, enough: int = 1, weight: Float64s | None = None) -> Curve:
    """The product-limit estimate, with log-log bands.

    Kaplan and Meier 1958 (JASA 53, 457-481); variance by Greenwood 1926; bands on log(-log S), which stay between 0 and 1
    (Kalbfleisch and Prentice 2002, section 1.4). Who waited exactly t days without it happening was at risk on day t.

    Args:
        waited: days until it happened, or until nothing more is known.
        happened: whether it has.
        enough: the horizon is the last day on which those still at risk stand for so many who began: with nobody out of sight
            that is everybody until the end. Where some are out of sight, at least half as many are still at risk themselves.
        weight: how much each wait counts, where one customer has several; `at_risk` and `events` count waits all the same.
    """
    if not len(waited):
        nothing, none = np.zeros(0, np.int64), np.zeros(0)
        return Curve(nothing, nothing, nothing, none, none, none, 0, 0)
    longest = int(waited.max())
    risk, events = _counts(waited, happened, longest, weight)
    hazard = np.divide(events, risk, out=np.zeros(len(risk)), where=risk > 0)
    before = np.concatenate([[1.0], np.cumprod(1 - hazard)[:-1]])
    # Who is still waiting stands for those who began with them: risk / S is how many that is.
    enough = min(enough, risk[0])
    hidden = np.bincount(waited[~happened], minlength=longest + 1).cumsum() > 0
    told = (risk >= enough * before * (1 - 1e-12)) & ((risk >= enough / 2) | ~np.concatenate([[False], hidden[:-1]]))
    horizon = int(np.flatnonzero((risk > 0) & told)[-1])
    day = np.flatnonzero(events)
    d, n = events[day], risk[day]
    staying = np.cumprod(1 - d / n).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.sqrt(np.cumsum(np.where(n > d, d / (n * (n - d)), 0.0)))
        log_staying = np.log(staying)
        factor = np.exp(Z95 * spread / -log_staying)
        low, high = 1 - staying ** (1 / factor), 1 - staying**factor
    sure = (staying <= 0) | (staying >= 1)  # nobody is left to be unsure about; then the band before it holds
    low, high = np.where(sure, np.nan, low), np.where(sure, np.nan, high)
    if sure.any() and len(low) > 1:
        low = np.where(sure, np.nanmax(low) if not np.isnan(low).all() else 0.0, low)
    low = np.where(np.isnan(low), 0.0, low)
    high = np.where(np.isnan(high), 1.0, high)
    if weight is not None:
        n, d = (counted[day] for counted in _counts(waited, happened, longest))
    return Curve(day, n, d, 1 - staying, low, high, horizon, len(waited))


@dataclass(frozen=True)
class Comparison:
    """Whether two groups wait differently.

    Attributes:
        statistic: chi-squared with one degree of freedom; 0 where there is nothing to compare.
        chance: how often chance alone gives at least so much.
    """

    statistic: float
    chance: float


#: (waited, happened), and how much each wait counts, where one customer has several.
Sample = tuple[Int64s, Bools] | tuple[Int64s, Bools, Float64s]


def log_rank(one: Sample, other: Sample) -> Comparison:
    """Two groups compared over all days.

    Mantel 1966 (Cancer Chemother. Rep. 50, 163-170); the variance is that of the hypergeometric distribution.
    """
    if not len(one[0]) or not len(other[0]):
        return Comparison(0.0, 1.0)
    longest = int(max(one[0].max(), other[0].max()))
    risks, events = zip(*(_counts(each[0], each[1], longest, *each[2:]) for each in (one, other)), strict=True)
    n, d = risks[0] + risks[1], events[0] + events[1]
    here = (d > 0) & (n > 1)
    n, d, n1, d1 = n[here].astype(np.float64), d[here], risks[0][here], events[0][here]
    excess = float((d1 - d * n1 / n).sum())
    variance = float((d * (n1 / n) * (1 - n1 / n) * (n - d) / (n - 1)).sum())
    if variance <= 0:
        return Comparison(0.0, 1.0)
    statistic = excess**2 / variance
    return Comparison(statistic, math.erfc(math.sqrt(statistic / 2)))


def _counts(
    waited: Int64s, happened: Bools, longest: int, weight: Float64s | None = None
) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """How many were still waiting just before each day, and to how many it happened on it."""
    ends = np.bincount(waited, weight, longest + 1)
    events = np.bincount(waited[happened], None if weight is None else weight[happened], longest + 1)
    return ends[::-1].cumsum()[::-1], events
