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
    cell = grid.cell(row, pairs)
    size = np.bincount(row, minlength=len(names))
    first = np.array(names)
    observed = first[:, None] + np.arange(ages) <= last
    over = last if period_is_over(last, period, known.as_of) else last - 1
    return Cohorts(
        settings, period, names, size,
        eligible=np.where(observed, size[:, None], 0),
        settled=(first[:, None] + np.arange(ages) <= over) & (size[:, None] > 0),
        active=_active(grid, cell, pairs, settings, row),
        again=_again(grid, row, known, period, born),
        orders=grid.sums(cell[: pairs.bought], pairs.orders),
        net_e4=grid.sums(cell, pairs.net_e4),
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
    kept = pairs.until(over)
    cell = grid.cell(row, kept)
    begun = pairs.born <= over
    # Of whom is age a known: those who began at least a periods before the last one that is over.
    oldest = over - pairs.born
    counts = grid.counts(row[begun], oldest[begun])
    eligible = counts[:, ::-1].cumsum(axis=1)[:, ::-1]
    return Cohorts(
        settings, "month", names, eligible[:, 0],
        eligible=eligible,
        settled=eligible > 0,
        active=_active(grid, cell, kept, settings, row),
        again=_again(grid, row, known, "month", pairs.born, over),
        orders=grid.sums(cell[: kept.bought], kept.orders),
        net_e4=grid.sums(cell, kept.net_e4),
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
    buyer, bought_in = pairs.who[: pairs.bought], pairs.period[: pairs.bought]
    final = np.zeros(len(known), np.int64)
    np.maximum.at(final, buyer, bought_in)
    for place, period in enumerate(names):
        inside = np.zeros(len(known), np.bool_)
        inside[buyer[bought_in == period]] = True
        size[place] = inside.sum()
        later = inside[pairs.who] & (pairs.period >= period)
        here = later[: pairs.bought]
        age = bought_in[here] - period
        np.add.at(orders[place], age, pairs.orders[here])
        np.add.at(net_e4[place], pairs.period[later] - period, pairs.net_e4[later])
        on = np.bincount(age, minlength=count)
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
    """Customers by period: one entry a customer and period with orders, and after these one a refund.

    Attributes:
        who, period, net_e4: per entry.
        orders: of those with orders, which stand first.
        born: per customer, the period of the first order.
        last: the last period that anything is known of.
    """

    kind: Period
    who: Int64s
    period: Int64s
    orders: Int64s
    net_e4: Int64s
    born: Int64s
    last: int

    @property
    def bought(self) -> int:
        """How many entries have orders."""
        return len(self.orders)

    def until(self, period: int) -> _Pairs:
        """Without later periods."""
        kept = self.period <= period
        columns = (self.who[kept], self.period[kept], self.orders[kept[: self.bought]], self.net_e4[kept])
        return _Pairs(self.kind, *columns, self.born, self.last)


def _pairs(known: Histories, kind: Period) -> _Pairs:
    period = period_numbers(known.day, kind)
    born = period[known.start[:-1]]
    fresh = np.empty(len(period), np.bool_)
    np.not_equal(period[1:], period[:-1], out=fresh[1:])
    fresh[known.start[:-1]] = True
    begins = np.flatnonzero(fresh)
    who, when, net_e4 = known.who[begins], period[begins], np.add.reduceat(known.net_e4, begins)
    last = max(int(period_numbers(np.array([known.end - 1]), kind)[0]), int(period.max()))
    if len(known.refund_who):
        back = period_numbers(known.refund_day, kind)
        after = (back >= born[known.refund_who]) & (back <= last)  # nothing can be given back before the first order
        who = np.concatenate([who, known.refund_who[after]])
        when = np.concatenate([when, back[after]])
        net_e4 = np.concatenate([net_e4, -known.refund_e4[after]])
    return _Pairs(kind, who, when, np.add.reduceat(known.orders, begins), net_e4, born, last)


@dataclass(frozen=True)
class _Grid:
    """Sums by cohort and age."""

    rows: int
    ages: int

    def cell(self, row: Int64s, pairs: _Pairs) -> Int64s:
        """Where each entry counts, from the row of each customer."""
        cell = (row * self.ages - pairs.born)[pairs.who]
        cell += pairs.period
        return cell

    def sums(self, cell: Int64s, values: Int64s) -> Int64s:
        """Sums of whole numbers."""
        sums = np.zeros(self.rows * self.ages, np.int64)
        np.add.at(sums, cell, values)
        return sums.reshape(self.rows, self.ages)

    def counts(self, row: Int64s, age: Int64s) -> Int64s:
        """How many of each row have each age."""
        return self.counted(row * self.ages + age)

    def counted(self, cell: Int64s) -> Int64s:
        """How many stand in each cell."""
        return np.bincount(cell, minlength=self.rows * self.ages).reshape(self.rows, self.ages)


def _active(grid: _Grid, cell: Int64s, pairs: _Pairs, settings: CohortSettings, row: Int64s) -> Int64s:
    if settings.counting == "on":
        return grid.counted(cell[: pairs.bought])
    furthest = np.full(len(row), -1, np.int64)
    np.maximum.at(furthest, pairs.who[: pairs.bought], cell[: pairs.bought])
    return grid.counted(furthest[furthest >= 0])[:, ::-1].cumsum(axis=1)[:, ::-1]


def _again(grid: _Grid, row: Int64s, known: Histories, kind: Period, born: Int64s, last: int | None = None) -> Int64s:
    """With a second order day by the end of each age; with `last`, only while the customer is followed up to that period."""
    second = known.start[:-1] + 1
    has = second < known.start[1:]
    begun, mine = born[has], row[has]
    age = period_numbers(known.day[second[has]], kind) - begun
    if last is None:
        return grid.counts(mine, age).cumsum(axis=1)
    followed = last - begun
    inside = age <= followed
    entered = grid.counts(mine[inside], age[inside])
    left = grid.counts(mine[inside], followed[inside])  # who is seen no longer counts up to and with that age
    left = np.concatenate([np.zeros((grid.rows, 1), np.int64), left[:, :-1]], axis=1)
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
