"""Customers who began together, followed through the periods after: who is active, who came again, what they brought.

What cannot be observed yet is unknown, never 0; a period that is not over yet is told apart from those that are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

import numpy as np
import numpy.typing as npt

from lib.analysis.customers import Float64s, Int64s
from lib.analysis.histories import Histories, Labels
from lib.core.periods import date_of, day_of, month_of, month_start
from lib.core.settings import CohortSettings, Period

Bools = npt.NDArray[np.bool_]
Measure = Literal["active", "again", "revenue", "per_customer", "cumulative"]

#: So many words of their own (products, channels, countries); the customers of all others are one cohort.
MOST_WORDS = 12
#: Stands for the others among the names.
OTHERS = None

_WEEK_SHIFT = 3  # 1970-01-01 was a Thursday; weeks begin on Monday


def period_numbers(days: Int64s, period: Period) -> Int64s:
    """Month numbers (lib.core.periods) or weeks since the Monday before 1970 of day numbers."""
    if period == "week":
        return (days + _WEEK_SHIFT) // 7
    if not len(days):
        return days
    first, last = int(days.min()), int(days.max())
    months = np.arange(first, last + 1).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 1970 * 12
    return months[days - first]


def period_start(number: int, period: Period) -> date:
    """The first day of a period."""
    return month_start(number) if period == "month" else date_of(number * 7 - _WEEK_SHIFT)


def period_is_over(number: int, period: Period, as_of: date) -> bool:
    """Whether every day of a period lies before as_of."""
    return period_start(number + 1, period) - timedelta(days=1) < as_of


@dataclass(frozen=True, eq=False)
class Cohorts:
    """Cohorts by age; matrices have a row a cohort and a column an age (0: the period of the first order).

    Attributes:
        names: period numbers, or words ("" where the file does not tell, None for all the others together).
        size: customers of each cohort.
        eligible: of how many the age has been observed; 0 makes a cell unknown.
        settled: whether the age is over for all of them.
        active: with an order in that period (or in it or a later one).
        again: with a second order day by the end of it.
        orders, net_e4: in that period, money after refunds.
    """

    settings: CohortSettings
    period: Period
    names: tuple[int | str | None, ...]
    size: Int64s
    eligible: Int64s = field(repr=False)
    settled: Bools = field(repr=False)
    active: Int64s = field(repr=False)
    again: Int64s = field(repr=False)
    orders: Int64s = field(repr=False)
    net_e4: Int64s = field(repr=False)

    @property
    def ages(self) -> int:
        """How many columns."""
        return self.active.shape[1]

    def values(self, measure: Measure) -> Float64s:
        """A measure by cohort and age; NaN where unknown. Shares from 0 to 1, money in ten-thousandths.

        `cumulative` is money a customer up to and with that age: each age by those of whom it is known.
        """
        known = np.where(self.eligible > 0, self.eligible, np.nan)
        match measure:
            case "active":
                return self.active / known
            case "again":
                return self.again / known
            case "revenue":
                return np.where(self.eligible > 0, self.net_e4, np.nan)
            case "per_customer":
                return self.net_e4 / known
            case "cumulative":
                return np.cumsum(self.net_e4 / known, axis=1)

    def average(self, measure: Measure, kind: Literal["simple", "weighted"]) -> Float64s:
        """A measure by age over all cohorts of which the age is over: each cohort alike, or each customer alike."""
        values = np.where(self.settled, self.values(measure), np.nan)
        weight = (
            np.where(self.settled, self.eligible, 0) if kind == "weighted" and measure != "revenue" else self.settled
        )
        total = weight.sum(axis=0)
        sums = np.nansum(values * weight, axis=0)
        return np.divide(sums, total, out=np.full(len(total), np.nan), where=total > 0)


def cohorts(known: Histories, settings: CohortSettings, labels: Labels | None = None) -> Cohorts:
    """Follow cohorts through time.

    Args:
        known: the histories.
        settings: what makes a cohort, and what counts as active.
        labels: the word of each customer's first order, for cohorts by product, channel or country.
    """
    period: Period = "week" if settings.by == "week" else "month"
    pairs = _pairs(known, period)
    if labels is not None:
        return _by_word(known, settings, labels, pairs)
    if settings.entry == "recurring":
        return _recurring(known, settings, pairs)
    last, born = pairs.last, pairs.born
    row = born - born.min()
    names = tuple(range(int(born.min()), last + 1))
    ages = last - int(born.min()) + 1
    grid = _Grid(len(names), ages)
    size = np.bincount(row, minlength=len(names))
    first = np.array(names)
    observed = first[:, None] + np.arange(ages) <= last
    over = last if period_is_over(last, period, known.as_of) else last - 1
    return Cohorts(
        settings, period, names, size,
        eligible=np.where(observed, size[:, None], 0),
        settled=(first[:, None] + np.arange(ages) <= over) & (size[:, None] > 0),
        active=_active(grid, row[pairs.who], pairs, settings, row),
        again=_again(grid, row, known, period, born),
        orders=grid.sums(row[pairs.who], pairs.age, pairs.orders),
        net_e4=grid.sums(row[pairs.who], pairs.age, pairs.net_e4),
    )  # fmt: skip


def _by_word(known: Histories, settings: CohortSettings, labels: Labels, pairs: _Pairs) -> Cohorts:
    """Cohorts by a word: ages are compared between customers who began at different times, so only periods that are over count."""
    over = pairs.last if period_is_over(pairs.last, "month", known.as_of) else pairs.last - 1
    over = max(over, int(pairs.born.min()))  # a shop of one month that is not over has nothing else
    words = labels.words
    row = np.minimum(labels.place, MOST_WORDS) if len(words) > MOST_WORDS + 1 else labels.place
    names: tuple[str | None, ...] = (*words[:MOST_WORDS], OTHERS) if len(words) > MOST_WORDS + 1 else words
    ages = over - int(pairs.born.min()) + 1
    grid = _Grid(len(names), ages)
    kept = pairs.only(pairs.period <= over)
    begun = pairs.born <= over
    # Of whom is age a known: those who began at least a periods before the last one that is over.
    oldest = over - pairs.born
    counts = grid.sums(row[begun], oldest[begun], np.ones(int(begun.sum()), np.int64))
    eligible = counts[:, ::-1].cumsum(axis=1)[:, ::-1]
    return Cohorts(
        settings, "month", names, eligible[:, 0],
        eligible=eligible,
        settled=eligible > 0,
        active=_active(grid, row[kept.who], kept, settings, row),
        again=_again(grid, row, known, "month", pairs.born, over),
        orders=grid.sums(row[kept.who], kept.age, kept.orders),
        net_e4=grid.sums(row[kept.who], kept.age, kept.net_e4),
    )  # fmt: skip


def _recurring(known: Histories, settings: CohortSettings, pairs: _Pairs) -> Cohorts:
    """Everybody with an order in a period is that period's cohort, whether or not it was the first."""
    first, last = int(pairs.born.min()), pairs.last
    names = tuple(range(first, last + 1))
    count = len(names)
    size, active, again, orders, net_e4 = (
        np.zeros(count, np.int64),
        *(np.zeros((count, count), np.int64) for _ in range(4)),
    )
    bought = pairs.orders > 0
    final = np.zeros(len(known), np.int64)
    np.maximum.at(final, pairs.who[bought], pairs.period[bought])
    for place, period in enumerate(names):
        inside = np.zeros(len(known), np.bool_)
        inside[pairs.who[bought & (pairs.period == period)]] = True
        size[place] = inside.sum()
        later = inside[pairs.who] & (pairs.period >= period) & (pairs.period <= last)
        age, here = pairs.period[later] - period, bought[later]
        orders[place] = np.bincount(age, pairs.orders[later], count)
        net_e4[place] = _exact(age, pairs.net_e4[later], count)
        on = np.bincount(age[here], minlength=count)
        after = np.bincount(final[inside] - period, minlength=count)[::-1].cumsum()[::-1]
        active[place] = on if settings.counting == "on" else after
        again[place] = _came_again(known, inside, period, pairs.kind, count)
    observed = np.arange(count)[:, None] + np.arange(count) < count
    over = count if period_is_over(last, pairs.kind, known.as_of) else count - 1
    return Cohorts(
        settings, pairs.kind, names, size,
        eligible=np.where(observed, size[:, None], 0),
        settled=(np.arange(count)[:, None] + np.arange(count) < over) & (size[:, None] > 0),
        active=active, again=again, orders=orders, net_e4=net_e4,
    )  # fmt: skip


def _came_again(known: Histories, inside: Bools, period: int, kind: Period, ages: int) -> Int64s:
    """How many of a recurring cohort had a further order day by each age."""
    mine = inside[known.who]
    who, when = known.who[mine], period_numbers(known.day[mine], kind)
    who, when = who[when >= period], when[when >= period]
    further = np.concatenate([[False], who[1:] == who[:-1]])[: len(who)]
    second = (
        further & ~np.concatenate([[False], further[:-1]])[: len(who)]
    )  # the next order day of each, and no later one
    return np.cumsum(np.bincount(when[second] - period, minlength=ages))[:ages]


@dataclass(frozen=True, eq=False)
class _Pairs:
    """Customers by period: one entry a customer and period with an order or a refund."""

    kind: Period
    who: Int64s
    period: Int64s
    orders: Int64s
    net_e4: Int64s
    born: Int64s
    last: int

    @property
    def age(self) -> Int64s:
        return self.period - self.born[self.who]

    def only(self, kept: Bools) -> _Pairs:
        return _Pairs(
            self.kind, self.who[kept], self.period[kept], self.orders[kept], self.net_e4[kept], self.born, self.last
        )


def _pairs(known: Histories, kind: Period) -> _Pairs:
    period = period_numbers(known.day, kind)
    born = period[known.start[:-1]]
    fresh = np.concatenate([[True], (known.who[1:] != known.who[:-1]) | (period[1:] != period[:-1])])
    begins = np.flatnonzero(fresh)
    who, when = known.who[begins], period[begins]
    orders, net_e4 = np.add.reduceat(known.orders, begins), np.add.reduceat(known.net_e4, begins)
    back = period_numbers(known.refund_day, kind)
    after = back >= born[known.refund_who]  # nothing can be given back before the first order
    return _Pairs(
        kind,
        np.concatenate([who, known.refund_who[after]]),
        np.concatenate([when, back[after]]),
        np.concatenate([orders, np.zeros(int(after.sum()), np.int64)]),
        np.concatenate([net_e4, -known.refund_e4[after]]),
        born,
        max(int(period_numbers(np.array([known.end - 1]), kind)[0]), int(period.max())),
    )


@dataclass(frozen=True)
class _Grid:
    """Sums by cohort and age."""

    rows: int
    ages: int

    def sums(self, row: Int64s, age: Int64s, values: Int64s) -> Int64s:
        """Exact sums of whole numbers."""
        inside = age < self.ages
        return _exact((row * self.ages + age)[inside], values[inside], self.rows * self.ages).reshape(
            self.rows, self.ages
        )


def _exact(cell: Int64s, values: Int64s, cells: int) -> Int64s:
    """Sums by cell; doubles are exact as long as no sum of sizes can pass 2^52."""
    if np.abs(values).sum(dtype=np.float64) < 2**52:
        return np.bincount(cell, values, cells).astype(np.int64)
    sums = np.zeros(cells, np.int64)
    np.add.at(sums, cell, values)
    return sums


def _active(grid: _Grid, row: Int64s, pairs: _Pairs, settings: CohortSettings, row_of: Int64s) -> Int64s:
    bought = pairs.orders > 0
    who, age = pairs.who[bought], pairs.age[bought]
    if settings.counting == "on":
        return grid.sums(row[bought], age, np.ones(len(age), np.int64))
    furthest = np.zeros(len(row_of), np.int64)
    np.maximum.at(furthest, who, age)
    seen = np.zeros(len(row_of), np.bool_)
    seen[who] = True
    ends = grid.sums(row_of[seen], furthest[seen], np.ones(int(seen.sum()), np.int64))
    return ends[:, ::-1].cumsum(axis=1)[:, ::-1]


def _again(grid: _Grid, row: Int64s, known: Histories, kind: Period, born: Int64s, last: int | None = None) -> Int64s:
    """With a second order day by the end of each age; with `last`, only while the customer is followed up to that period."""
    second = known.start[:-1] + 1
    has = second < known.start[1:]
    begun, mine = born[has], row[has]
    age = period_numbers(known.day[second[has]], kind) - begun
    ones = np.ones(len(age), np.int64)
    if last is None:
        return grid.sums(mine, age, ones).cumsum(axis=1)
    followed = last - begun
    inside = age <= followed
    entered = grid.sums(mine[inside], age[inside], ones[inside])
    left = grid.sums(mine[inside], followed[inside] + 1, ones[inside])
    return (entered - left).cumsum(axis=1)


def cohort_members(
    known: Histories, settings: CohortSettings, name: int | str | None, age: int | None, labels: Labels | None = None
) -> Int64s:
    """Positions of the customers of a cohort; with an age, those of them with an order in that period."""
    period: Period = "week" if settings.by == "week" else "month"
    when = period_numbers(known.day, period)
    born = when[known.start[:-1]]
    if labels is not None:
        words = labels.words
        place = words.index(str(name)) if name is not None else MOST_WORDS
        inside = labels.place == place if name is not None else labels.place >= MOST_WORDS
        begin = born
    elif settings.entry == "recurring":
        inside = np.zeros(len(known), np.bool_)
        inside[known.who[when == name]] = True
        begin = np.full(len(known), int(name or 0))
    else:
        inside, begin = born == name, born
    if age is not None:
        reached = np.zeros(len(known), np.bool_)
        distance = when - begin[known.who]
        reached[known.who[distance == age if settings.counting == "on" else distance >= age]] = True
        inside &= reached
    return np.flatnonzero(inside)


def month_range(known: Histories) -> tuple[int, int]:
    """The first and the last month with an order."""
    return month_of(date_of(int(known.day.min()))), month_of(date_of(int(known.day.max())))


def month_end(month: int) -> int:
    """The day number after the last day of a month: where recency is counted to at its end."""
    return day_of(month_start(month + 1))
