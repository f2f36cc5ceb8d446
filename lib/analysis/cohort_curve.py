"""The plain rival of every model: customers come back as earlier customers did at the same age."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from lib.analysis.models.cells import WEEK_DAYS, Float64s, Int64s
from lib.analysis.models.fit import Fit, slope_of
from lib.analysis.models.future import model_of, per_week, purchases_of_the_new

#: An age is told by at least so many customers; beyond it the last quarter of a year that is told goes on, falling as a model's rate falls.
FEWEST_CUSTOMERS = 20
_TAIL_WEEKS = 13
#: So many purchases of that quarter move the later ages half of the way from the model's rate to theirs.
JOIN_PRIOR = 20.0


@dataclass(frozen=True, eq=False)
class CohortCurve:
    """Repeat purchases per customer and week of age.

    Attributes:
        weekly: for each week since the first purchase that enough customers have lived through.
        tail: for every later week; where a model tells how the rate falls: over what that expects.
        model: a fit whose rate at each age is the tail's shape; None: the tail is flat.
    """

    weekly: Float64s
    tail: float
    model: Fit | None = None

    def rates(self, weeks: int) -> Float64s:
        """Repeat purchases per customer in each week of age, for the first `weeks`."""
        told = min(len(self.weekly), weeks)
        return np.append(self.weekly[:told], self.tail * _shape(self.model, weeks)[told:])

    def until(self, age_days: Float64s | Int64s, discount_annual: float = 0.0) -> Float64s:
        """Repeat purchases per customer from the first purchase to an age, discounted to the first purchase."""
        weeks = np.asarray(age_days, np.float64) / WEEK_DAYS
        whole = max(len(self.weekly), int(np.ceil(weeks.max(initial=0.0))) + 1)
        rates = self.rates(whole) * np.exp(-per_week(discount_annual) * (np.arange(whole) + 0.5))
        return np.interp(weeks, np.arange(whole + 1), np.concatenate([[0.0], np.cumsum(rates)]))

    def ahead(self, age_days: Int64s, days: int) -> Float64s:
        """Expected repeat purchases of customers of these ages in the next `days`."""
        if not len(age_days):
            return np.zeros(0)
        by_day = self.until(np.arange(int(age_days.max()) + days + 1))  # customers are many, days are few
        return (by_day[days:] - by_day[: len(by_day) - days])[age_days]


def _shape(model: Fit | None, weeks: int) -> Float64s:
    """Repeat purchases of a new customer in each week of age as a model expects them; 1 without one."""
    if model is None:
        return np.ones(weeks)
    ages = np.asarray(np.arange(weeks + 1) * WEEK_DAYS, np.float64)
    return np.diff(purchases_of_the_new(model_of(model.model), model.parameters, ages))


def curve_log_sd(
    first_day: Int64s, customer: Int64s, day: Int64s, until: int, horizon_days: float, model: Fit | None = None
) -> float:
    """How exactly the curve tells repeat purchases to a horizon, as a standard deviation of the logarithm.

    Lawless and Nadeau (1995), Technometrics 37, eq. 2.6: customers are independent, their purchases need not be; each moves the curve
    by what they bought above it in the weeks that they lived through, over all who did. Beyond the weeks that are told, the parameters of
    the model that tells how the rate falls count as well (delta method).

    Args:
        first_day: of each customer.
        customer: of each purchase.
        day: of each purchase.
        until: the last day that is known.
        horizon_days: since the first purchase.
        model: that tells the later ages (`cohort_curve`).
    """
    curve = cohort_curve(first_day, customer, day, until, model)
    told, weeks = len(curve.weekly), horizon_days / WEEK_DAYS
    total = float(curve.until(np.array([horizon_days]))[0])
    if told == 0 or total <= 0:
        return 0.0
    lived = np.clip((until - first_day) // int(WEEK_DAYS), 0, told)
    alive = np.cumsum(np.bincount(lived, minlength=told + 1)[::-1])[::-1][1:].astype(np.float64)
    # how far a purchase at each week of age moves the total: by its own week, and by the rate that goes on after the last one told
    near, tail = np.clip(weeks - np.arange(told), 0.0, 1.0) / alive, np.zeros(told)
    last = _last(told)
    ahead = int(np.ceil(max(weeks, told)))
    shape = _shape(model, ahead)
    later = float(shape[told:] @ np.clip(weeks - np.arange(told, ahead), 0.0, 1.0))
    tail[last] = later / (_prior(model) + shape[last] @ alive[last])
    age = (day - first_day[customer]) // int(WEEK_DAYS)
    counts = (day > first_day[customer]) & (day <= until) & (age < lived[customer])
    bought = np.bincount(customer[counts], (near + tail)[age[counts]], len(first_day))
    rate = curve.weekly * near + curve.tail * shape[:told] * tail
    away = bought - np.concatenate([[0.0], np.cumsum(rate)])[lived]
    variance = float(away @ away) / total**2
    if model is None or later <= 0:
        return float(np.sqrt(variance))

    def of(parameters: Float64s) -> float:
        other = cohort_curve(first_day, customer, day, until, replace(model, parameters=np.exp(parameters)))
        return float(np.log(max(other.until(np.array([horizon_days]))[0], 1e-12)))

    slope = slope_of(of, np.log(model.parameters))
    return float(np.sqrt(variance + max(slope @ model.covariance @ slope, 0.0)))


def _last(told: int) -> slice:
    return slice(max(0, told - _TAIL_WEEKS), told)


def _prior(model: Fit | None) -> float:
    return 0.0 if model is None else JOIN_PRIOR


def cohort_curve(first_day: Int64s, customer: Int64s, day: Int64s, until: int, model: Fit | None = None) -> CohortCurve:
    """Count repeat purchases and customers by week of age.

    The rate falls with age, as customers are lost. What the last quarter told bought over what the model expects of it moves the model's
    later rates: the mean of a rate after a gamma prior around the model's (Gelman et al., Bayesian Data Analysis, 2.6).

    Args:
        first_day: of each customer.
        customer: of each purchase.
        day: of each purchase.
        until: the last day that is known.
        model: fitted to the same customers; it tells the ages that too few have reached. None: the last rate goes on.
    """
    known = first_day <= until
    weeks_lived = (until - first_day[known]) // int(WEEK_DAYS)
    weeks = int(weeks_lived.max(initial=0))
    alive_through = np.cumsum(np.bincount(weeks_lived, minlength=weeks + 1)[::-1])[::-1][
        1:
    ]  # lived through week 0, 1, …
    age_weeks = (day - first_day[customer]) // int(WEEK_DAYS)
    lived = (until - first_day[customer]) // int(WEEK_DAYS)
    repeat = (day > first_day[customer]) & (day <= until) & (age_weeks < lived)
    bought = np.bincount(age_weeks[repeat], minlength=weeks)[:weeks]
    told = int((alive_through >= FEWEST_CUSTOMERS).sum())
    if told == 0:
        return CohortCurve(np.zeros(0), 0.0)
    weekly = bought[:told] / alive_through[:told]
    last, prior = _last(told), _prior(model)
    expected = float(_shape(model, told)[last] @ alive_through[last])
    return CohortCurve(weekly, float((bought[last].sum() + prior) / (expected + prior)), model)
