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
