"""How active a shop will be: repeat orders of today's customers and of those still to come, beside those of the year before.

An order here is a day on which a customer ordered after their first one, as the purchase models of lib.analysis.models count.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from lib.analysis.models.cells import Float64s
from lib.analysis.models.future import expected_purchases
from lib.analysis.proportions import Z95, Range
from lib.analysis.simulated import counts
from lib.analysis.threads import on_one_thread
from lib.analysis.to_come import existing_log_sd, sampled
from lib.analysis.worth import Base, expected_repeats
from lib.core.settings import ValueSettings

#: Whole weeks, so that every period has the same weekdays.
PERIOD_DAYS = 28
AHEAD, BACK = 6, 13
_PATHS = 20


@dataclass(frozen=True, eq=False)
class Activity:
    """Repeat orders by periods of four weeks.

    Attributes:
        frame: one row a period: first_day, last_day (numbers), actual (missing ahead), known and coming (expected of today's
            customers, and of those still to come; missing before), low, high (95 % range of both together).
        known: repeat orders of today's customers in all periods ahead.
        coming: those of customers still to come, if they come as lately.
    """

    frame: pd.DataFrame = field(repr=False)
    known: Range
    coming: float

    @property
    def periods(self) -> int:
        """How many lie ahead."""
        return int(self.frame["actual"].isna().sum())

    @property
    def weeks(self) -> int:
        """How far ahead is looked."""
        return self.periods * PERIOD_DAYS // 7


@on_one_thread
def activity(whole: Base, periods: int = AHEAD) -> Activity | None:
    """Look ahead by the method that did best in the backtest; None where there is too little history to forecast from.

    Ranges take in the method's past errors on this shop, the doubt about its parameters (delta method) and chance (drawn
    futures). Customers still to come are as many a period as in the last year, and come back as newcomers do.
    """
    if whole.tested.method == "history":
        return None
    horizons = PERIOD_DAYS * np.arange(1, periods + 1)
    known = np.diff(np.maximum.accumulate([0.0, *(_of_today(whole, int(days)) for days in horizons)]))
    coming = np.diff(_of_the_coming(whole, int(horizons[-1]))[np.append(0, horizons)])
    relative, dispersion = _doubt(whole, int(horizons[-1]))
    low, high = _edges(known + coming, relative, dispersion)
    total = float(known.sum())
    total_low, total_high = _edges(np.array([total]), relative, dispersion)
    frame = pd.concat([_past(whole), _frame(whole, known=known, coming=coming, low=low, high=high)], ignore_index=True)
    return Activity(frame, Range(total, float(total_low[0]), float(total_high[0])), float(coming.sum()))


def _frame(whole: Base, **columns: Float64s) -> pd.DataFrame:
    """The periods ahead."""
    places = np.arange(len(columns["known"]))
    first = whole.purchases.end + 1 + PERIOD_DAYS * places
    return pd.DataFrame({"first_day": first, "last_day": first + PERIOD_DAYS - 1, "actual": np.nan, **columns})


def _past(whole: Base) -> pd.DataFrame:
    """The periods before, as far as the file reaches, with the repeat orders that came."""
    bought = whole.purchases
    periods = min(BACK, (bought.end - bought.begin + 1) // PERIOD_DAYS)
    edges = bought.end + 0.5 - PERIOD_DAYS * np.arange(periods, -1, -1)
    days = bought.day[bought.day > bought.first_day[bought.customer]]
    came = np.histogram(days, edges)[0] if periods else np.zeros(0)
    first = np.ceil(edges[:-1]).astype(np.int64)
    unknown = {name: np.full(periods, np.nan) for name in ("known", "coming", "low", "high")}
    return pd.DataFrame(
        {"first_day": first, "last_day": first + PERIOD_DAYS - 1, "actual": came.astype(np.float64), **unknown}
    )


def _of_today(whole: Base, days: int) -> float:
    """Repeat orders of today's customers within so many days."""
    now = whole.purchases.now
    season = whole.season(days) or 1.0
    if whole.tested.method == "cohort_curve":
        return season * float(whole.curve.ahead(now.age_days, days).sum())
    expected = expected_purchases(whole.model, whole.fit.parameters, now.cells, days)
    return season * float(now.cells.weight @ expected)


def _of_the_coming(whole: Base, days: int) -> Float64s:
    """Repeat orders, up to each day from 0 to `days`, of customers who will be won from tomorrow on, evenly over the days."""
    bought = whole.purchases
    year = min(BACK * PERIOD_DAYS, bought.end - bought.begin + 1)
    a_day = int((bought.first_day > bought.end - year).sum()) / year
    ages = np.unique(np.append(np.arange(0, days, 7), days)).astype(np.float64)
    repeats = np.interp(np.arange(days + 1), ages, expected_repeats(whole, whole.everybody, ages))
    return a_day * np.concatenate([[0.0], np.cumsum((repeats[1:] + repeats[:-1]) / 2)])


def _doubt(whole: Base, days: int) -> tuple[float, float]:
    """Of a forecast: the standard deviation of its logarithm, and the variance that chance adds per expected order."""
    sample = sampled(whole)
    rng = np.random.Generator(np.random.PCG64(1))
    drawn = counts(whole.tested.model, whole.fit.parameters, sample, days, _PATHS, rng)
    mean = float(drawn.mean(axis=1).sum())
    dispersion = float(drawn.var(axis=1, ddof=1).sum()) / mean if mean > 0 else 1.0
    parameters = existing_log_sd(whole, ValueSettings(horizon_days=days))
    return float(np.hypot(parameters, whole.tested.past_log_sd)), max(dispersion, 1.0)


def _edges(expected: Float64s, relative: float, dispersion: float) -> tuple[Float64s, Float64s]:
    """95 % ranges of counts, skewed as ratios are."""
    variance = relative**2 + dispersion / np.maximum(expected, 0.5)
    factor = np.exp(Z95 * np.sqrt(np.log1p(variance)))
    return expected / factor, np.maximum(expected, 0.5) * factor
