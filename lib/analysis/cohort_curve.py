"""The plain rival of every model: customers come back as earlier customers did at the same age."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.analysis.models.cells import WEEK_DAYS, Float64s, Int64s
from lib.analysis.models.future import per_week

#: An age is told by at least so many customers; beyond it the last quarter of a year that is told goes on.
FEWEST_CUSTOMERS = 20
_TAIL_WEEKS = 13


@dataclass(frozen=True, eq=False)
class CohortCurve:
    """Repeat purchases per customer and week of age.

    Attributes:
        weekly: for each week since the first purchase that enough customers have lived through.
        tail: for every later week.
    """

    weekly: Float64s
    tail: float

    def until(self, age_days: Float64s | Int64s, discount_annual: float = 0.0) -> Float64s:
        """Repeat purchases per customer from the first purchase to an age, discounted to the first purchase."""
        weeks = np.asarray(age_days, np.float64) / WEEK_DAYS
        whole = max(len(self.weekly), int(np.ceil(weeks.max(initial=0.0))) + 1)
        rates = np.full(whole, self.tail)
        rates[: len(self.weekly)] = self.weekly
        rates *= np.exp(-per_week(discount_annual) * (np.arange(whole) + 0.5))
        return np.interp(weeks, np.arange(whole + 1), np.concatenate([[0.0], np.cumsum(rates)]))

    def ahead(self, age_days: Int64s, days: int) -> Float64s:
        """Expected repeat purchases of customers of these ages in the next `days`."""
        if not len(age_days):
            return np.zeros(0)
        by_day = self.until(np.arange(int(age_days.max()) + days + 1))  # customers are many, days are few
        return (by_day[days:] - by_day[: len(by_day) - days])[age_days]


def curve_log_sd(first_day: Int64s, customer: Int64s, day: Int64s, until: int, horizon_days: float) -> float:
    """How exactly the curve tells repeat purchases to a horizon, as a standard deviation of the logarithm.

    Lawless and Nadeau (1995), Technometrics 37, eq. 2.6: customers are independent, their purchases need not be; each moves the curve
    by what they bought above it in the weeks that they lived through, over all who did.

    Args:
        first_day: of each customer.
        customer: of each purchase.
        day: of each purchase.
        until: the last day that is known.
        horizon_days: since the first purchase.
    """
    curve = cohort_curve(first_day, customer, day, until)
    told, weeks = len(curve.weekly), horizon_days / WEEK_DAYS
    total = float(curve.until(np.array([horizon_days]))[0])
    if told == 0 or total <= 0:
        return 0.0
    lived = np.clip((until - first_day) // int(WEEK_DAYS), 0, told)
    alive = np.cumsum(np.bincount(lived, minlength=told + 1)[::-1])[::-1][1:].astype(np.float64)
    # how far a purchase at each week of age moves the total: by its own week, and by the rate that goes on after the last one told
    near, tail = np.clip(weeks - np.arange(told), 0.0, 1.0) / alive, np.zeros(told)
    last = slice(max(0, told - _TAIL_WEEKS), told)
    tail[last] = max(weeks - told, 0.0) / alive[last].sum()
    age = (day - first_day[customer]) // int(WEEK_DAYS)
    counts = (day > first_day[customer]) & (day <= until) & (age < lived[customer])
    bought = np.bincount(customer[counts], (near + tail)[age[counts]], len(first_day))
    expected = np.concatenate([[0.0], np.cumsum(curve.weekly * near + curve.tail * tail)])[lived]
    away = bought - expected
    return float(np.sqrt(away @ away)) / total


def cohort_curve(first_day: Int64s, customer: Int64s, day: Int64s, until: int) -> CohortCurve:
    """Count repeat purchases and customers by week of age.

    Args:
        first_day: of each customer.
        customer: of each purchase.
        day: of each purchase.
        until: the last day that is known.
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
    last = slice(max(0, told - _TAIL_WEEKS), told)
    return CohortCurve(weekly, float(bought[last].sum() / alive_through[last].sum()))
