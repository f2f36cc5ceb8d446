"""Customers who buy at occasions, once at each at most (a monthly box, a yearly fair): BG/BB on the calendar, judged on the last occasions.

An occasion is a whole month, quarter or year after that of the first purchase; one that is not over does not count.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.analysis.backtest import FEWEST_CUSTOMERS, FEWEST_REPEATS, UNTESTED_LOG_SD, past_misfit
from lib.analysis.models import bg_bb
from lib.analysis.models.bg_bb import Occasions
from lib.analysis.models.cells import Float64s, Int64s
from lib.analysis.models.fit import Fit, slope_of
from lib.analysis.purchases import Purchases
from lib.analysis.threads import on_one_thread
from lib.analysis.worth import Worth, ranged
from lib.core.errors import CannotAnswer
from lib.core.settings import Every
from lib.core.words import N_

_MONTHS: dict[Every, int] = {"month": 1, "quarter": 3, "year": 12}
#: With fewer occasions behind them nobody can be told from anybody.
_FEWEST = 3


@dataclass(frozen=True)
class Check:
    """The last occasions, forecast from what was known before them: how many, and in how many a customer bought."""

    occasions: int
    forecast: float
    actual: int


@dataclass(frozen=True, eq=False)
class Occasional:
    """What BG/BB says of the customers of today.

    Attributes:
        every: what an occasion is.
        fit: its parameters.
        past: occasions that were seen since the first purchase of all.
        ahead: occasions that are looked ahead.
        customers: those won before the occasion that is not over.
        alive: the mean chance to be there at the next occasion.
        purchases: expected of all of them together at the coming occasions, with both ranges.
        check: None with too little history.
    """

    every: Every
    fit: Fit
    past: int
    ahead: int
    customers: int
    alive: float
    purchases: Worth
    check: Check | None


@on_one_thread
def occasional(bought: Purchases, every: Every, horizon_days: int) -> Occasional:
    """Fit, forecast and judge.

    Args:
        bought: the shop.
        every: what an occasion is.
        horizon_days: how far is looked ahead, in whole occasions, at least one.

    Raises:
        CannotAnswer: fewer than three occasions are over.
    """
    months = _MONTHS[every]
    period = _period(bought.day, months)
    last = int(_period(np.array([bought.end + 1]), months)[0]) - 1
    past = last - int(period.min())
    if past < _FEWEST:
        raise CannotAnswer(
            N_("Occasions need at least {fewest} that are over after the first one; here are {past}."),
            fewest=_FEWEST,
            past=max(past, 0),
        )
    ahead = max(1, round(horizon_days / 365.25 * 12 / months))
    seen, _ = seen_at(bought, period, last)
    fit = bg_bb.fit(seen)
    told = bg_bb.expected_purchases(fit.parameters, seen, ahead)
    total = float(seen.weight @ told)
    own = float(np.hypot(_log_sd(fit, seen, ahead), _chance(seen, told, ahead) / max(total, 1e-12)))
    check, missed = _checked(bought, period, last, min(ahead, max(1, past // 4)))
    return Occasional(
        every,
        fit,
        past,
        ahead,
        round(float(seen.weight.sum())),
        float(np.average(bg_bb.alive(fit.parameters, seen), weights=seen.weight)),
        ranged(total, total * own, total * float(np.hypot(own, missed))),
        check,
    )


def _period(day: Int64s, months: int) -> Int64s:
    return day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) // months


def seen_at(bought: Purchases, period: Int64s, last: int) -> tuple[Occasions, int]:
    """Everybody acquired by the end of an occasion, equal ones counted once; and at how many occasions they bought again."""
    first = period[bought.first_row]
    known = np.flatnonzero(first <= last)
    rows = (period > first[bought.customer]) & (period <= last)
    who, at = _once_each(bought.customer[rows], period[rows] - first[bought.customer[rows]])
    times, latest = np.bincount(who, minlength=len(first)), np.zeros(len(first), np.int64)
    np.maximum.at(latest, who, at)
    cells, weight = np.unique(
        np.stack([times[known], latest[known], last - first[known]], axis=1), axis=0, return_counts=True
    )
    seen = Occasions(cells[:, 0], cells[:, 1], cells[:, 2], weight.astype(np.float64))
    return seen, int(times[known].sum())


def _once_each(who: Int64s, period: Int64s) -> tuple[Int64s, Int64s]:
    """Who bought at which occasion, each pair once, in the order of customers and occasions; periods count from 0."""
    width = int(period.max(initial=0)) + 1
    keys = np.unique(who * width + period)
    return keys // width, keys % width


def _log_sd(fit: Fit, seen: Occasions, ahead: int) -> float:
    """Delta method: how exactly the parameters tell what they all will buy."""

    def of(logs: Float64s) -> float:
        return float(np.log(max(float(seen.weight @ bg_bb.expected_purchases(np.exp(logs), seen, ahead)), 1e-12)))

    slope = slope_of(of, np.log(fit.parameters))
    return float(np.sqrt(max(slope @ fit.covariance @ slope, 0.0)))


def _chance(seen: Occasions, told: Float64s, ahead: int) -> float:
    """How far chance alone moves the total, at most: nobody buys more often than there are occasions, so E[X²] is at most ahead × E[X]."""
    return float(np.sqrt(seen.weight @ np.maximum(told * ahead - told**2, 0.0)))


def _checked(bought: Purchases, period: Int64s, last: int, held: int) -> tuple[Check | None, float]:
    """The last occasions against a forecast of them, and how far it missed beyond chance (a standard deviation of the logarithm)."""
    origin = last - held
    seen, again = seen_at(bought, period, origin)
    known = period[bought.first_row] <= origin
    if int(known.sum()) < FEWEST_CUSTOMERS or again < FEWEST_REPEATS:
        return None, UNTESTED_LOG_SD
    fit = bg_bb.fit(seen)
    told = bg_bb.expected_purchases(fit.parameters, seen, held)
    forecast = float(seen.weight @ told)
    rows = (period > origin) & (period <= last) & known[bought.customer]
    actual = len(_once_each(bought.customer[rows], period[rows])[0])
    own = float(np.hypot(_log_sd(fit, seen, held), _chance(seen, told, held) / max(forecast, 1e-12)))
    missed = past_misfit([float(np.log((forecast + 0.5) / (actual + 0.5)))], [own])
    return Check(held, forecast, actual), missed
