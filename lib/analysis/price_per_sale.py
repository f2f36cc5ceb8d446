"""Spend that is a price for each sale (a commission, a reward): it follows what was sold more closely than any spend could foresee.

Who will come, and what they will buy, is chance: a sum of as many purchases differs from week to week by what they are worth and how
many they are (compound Poisson). Money that was spent before cannot know that; money that is a share of what was sold does. Spend is
therefore taken for a price where it agrees with what was sold better than chance lets even the best foresight agree, and rises and
falls with it. A budget that is set as a share of last month's sales looks the same, and tells as little of what it brings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from scipy.special import chdtr

from lib.analysis.curves import Floats
from lib.core.periods import date_of, day_of, month_of, month_start
from lib.core.words import N_, Sentence

#: What a price is paid for: new customers (all, or those who name the channel), or money of all orders, of the orders that name it, of first
#: purchases, and of the first purchases of those who name it.
Of = Literal["customers", "own_customers", "sales", "own_sales", "first_sales", "own_first_sales"]
When = Literal["same", "week", "two_weeks", "four_weeks", "same_month", "month"]

#: So unlikely it is that spend which foresees all but chance agrees as well, for each of the ways that are tried.
_BY_CHANCE = 1e-4
#: The least correlation of the changes from one period to the next, and the fewest periods.
_TOGETHER, _FEWEST = 0.7, 5
#: The smallest part of money, as a unit has of them; the fewest days with spend on which a price of each of some is seen, and the days
#: before and after one that tell what chance would bring.
_PARTS, _FEWEST_PAID, _AROUND = 10_000, 20, 14
#: How widely those are scattered whom chance picks, in units of what chance does.
_LEAST_SCATTERED, _MOST_SCATTERED = 0.6, 1.6
#: Those who are picked and the others come and stay away together by no more than this: spend that brings people brings others, too.
_WITH_OTHERS = 0.3
#: Of purchases, the share that is the largest and may be a typing error: what one purchase is worth is told without it.
_LARGEST = 0.01

_OF_SALES: dict[Of, str] = {
    "sales": N_("all sales"),
    "own_sales": N_("the sales that name it"),
    "first_sales": N_("what new customers buy first"),
    "own_first_sales": N_("what those buy first who name it"),
}
_WHEN: dict[When, str] = {
    "same": N_("in the same week"),
    "week": N_("in the week before"),
    "two_weeks": N_("two weeks before"),
    "four_weeks": N_("in the four weeks before"),
    "same_month": N_("in the same month"),
    "month": N_("in the month before"),
}
FOLLOWS_SALES = N_(
    "Spend on {channel} is about {percent}% of {sales} {when}, time and again: a price for each sale, as a commission is, or a budget set by what was sold. No weeks tell what more of it would bring, so it stays as it is."
)


@dataclass(frozen=True)
class Price:
    """What a channel's spend is a price of.

    Attributes:
        of, when: what is paid for, and which period of it.
        each: money for each customer, or the share of the sales.
    """

    of: Of
    when: When
    each: float

    def said(self, channel: str) -> Sentence | None:
        """That the spend is a share of sales; None of a price for each customer."""
        if self.of not in _OF_SALES:
            return None
        facts = {"sales": Sentence(_OF_SALES[self.of]), "when": Sentence(_WHEN[self.when])}
        return Sentence(FOLLOWS_SALES, {"channel": channel, "percent": round(100 * self.each, 1), **facts})


def grain_of(amounts: Floats) -> float:
    """What one more purchase adds to the variance of their sum, per unit of money, the largest taken for no more than the 99th of 100."""
    paid = amounts[amounts > 0]
    if not len(paid):
        return 1.0
    usual = np.minimum(paid, np.quantile(paid, 1 - _LARGEST))
    return float((usual**2).sum() / usual.sum())


def price_of(spent: Floats, sold: Mapping[Of, tuple[Floats, float]], first: int, start: int) -> Price | None:
    """What a channel's spend is a price of; None where it is spent first, as far as these days tell.

    Of 1,200 simulated channels that spend by themselves none is taken for one (tests/analysis/test_price_per_sale.py).

    Args:
        spent: by day from `first` on.
        sold: by what may be paid for: what came of it by day, and what one more adds to its variance (`grain_of`).
        first: the number of the first day.
        start: a day on which one of the channel's weeks begins.
    """
    week = (start - first) % 7
    weeks = [(begin, begin + 7) for begin in range(week, len(spent) - 6, 7)]
    months = _months(first, len(spent))
    found = [
        (chance, Price(of, when, each))
        for of, (daily, grain) in sold.items()
        for paid, came, scale, when in _ways(spent, daily, weeks, months)
        for chance, each in (priced(paid, came, grain, scale),)
        if each > 0
    ]
    if found:
        return min(found, key=lambda one: one[0])[1]
    return each_of_some(spent, sold["customers"][0]) if "customers" in sold and "own_customers" not in sold else None


def each_of_some(spent: Floats, came: Floats) -> Price | None:
    """The price of each of some new customers whom no order names as a channel's (a reward for a friend); None where it is none.

    Spend is then whole multiples of it, on each day of no more than came that day, where by chance more would have been spent than that;
    and it is scattered as those are whom chance picks from all who came: a budget is steadier, comes in flights, or brings others as
    well. Of 9,000 simulated channels with budgets in round amounts 4 are taken for one: drawn anew, after the limits were set on others.

    Args:
        spent: money by day.
        came: new customers by day.
    """
    money = np.rint(spent * _PARTS).astype(np.int64)
    used = np.flatnonzero(money)
    if len(used) < _FEWEST_PAID:
        return None
    inside = slice(used[0], used[-1] + 1)
    each, money, came = int(np.gcd.reduce(money)), money[inside], came[inside]
    counts = money // each
    if (counts > came).any():
        return None
    around = [came[max(at - _AROUND, 0) : at + _AROUND + 1] for at in np.flatnonzero(counts)]
    fits = [float((near >= count).mean()) for near, count in zip(around, counts[counts > 0], strict=True)]
    part = float(counts.sum() / came.sum())
    if np.log(fits).sum() >= np.log(_BY_CHANCE) or part >= 1:
        return None
    others = np.diff(came - counts)
    if others.any() and float(np.corrcoef(np.diff(counts), others)[0, 1]) > _WITH_OTHERS:
        return None
    weeks = [(begin, begin + 7) for begin in range(0, len(came) - 6, 7)]
    some_came = counts.astype(np.float64)
    for picked, of in ((some_came, came), (_added(some_came, weeks), _added(came, weeks))):
        some = of > 0
        expected = part * of[some]
        scattered = float(((picked[some] - expected) ** 2 / expected).mean()) / (1 - part)
        if not _LEAST_SCATTERED < scattered < _MOST_SCATTERED:
            return None
    return Price("own_customers", "same", each / _PARTS)


def _ways(
    spent: Floats, daily: Floats, weeks: list[tuple[int, int]], months: list[tuple[int, int]]
) -> Iterator[tuple[Floats, Floats, int, When]]:
    """Spend beside what it may be paid for: of the same weeks, of those one and two weeks before, and of months."""
    paid, came = _added(spent, weeks), _added(daily, weeks)
    yield paid, came, 1, "same"
    yield paid[1:], came[:-1], 1, "week"
    yield paid[2:], came[:-2], 1, "two_weeks"
    if len(came) > 4:
        yield paid[4:], np.convolve(came, np.full(4, 0.25), "valid")[:-1], 4, "four_weeks"
    paid, came = _added(spent, months), _added(daily, months)
    yield paid, came, 1, "same_month"
    yield paid[1:], came[:-1], 1, "month"


def _months(first: int, count: int) -> list[tuple[int, int]]:
    """Whole calendar months of some days, as places."""
    months = range(month_of(date_of(first)), month_of(date_of(first + count)) + 1)
    return [(begin, end) for begin, end in pairwise(day_of(month_start(one)) - first for one in months) if begin >= 0]


def _added(daily: Floats, periods: list[tuple[int, int]]) -> Floats:
    total = np.concatenate([[0.0], np.cumsum(daily)])
    places = np.array(periods, np.int64).reshape(-1, 2)
    return total[places[:, 1]] - total[places[:, 0]]


def priced(paid: Floats, came: Floats, grain: float = 1.0, periods: int = 1) -> tuple[float, float]:
    """How likely spend that foresees all but chance agrees as well with what came, and the price; the latter 0 where it is none.

    What came is held against the spend over its price: the sum of squares in units of chance (compound Poisson, by the mean of both)
    is chi-squared at least.

    Args:
        paid: spend by period.
        came: what it may be a price of.
        grain: what one more adds to the variance of what came.
        periods: of so many, which overlap, `came` is the mean.
    """
    used = np.flatnonzero(paid)
    inside = slice(used[0], used[-1] + 1) if len(used) else slice(0)
    paid, came = paid[inside], came[inside]
    if len(paid) < _FEWEST or came.sum() <= 0 or np.ptp(paid) <= 0 or np.ptp(came) <= 0:
        return 1.0, 0.0
    each = float(paid.sum() / came.sum())
    most = paid / each
    some = most + came > 0
    apart = float(((came - most)[some] ** 2 / (most + came)[some]).sum()) * 2 / grain
    chance = float(chdtr(max(some.sum() / periods - 1, 1), apart))
    changes = np.diff(paid), np.diff(came)
    if chance >= _BY_CHANCE or not all(map(np.any, changes)):
        return chance, 0.0
    return chance, each if float(np.corrcoef(*changes)[0, 1]) > _TOGETHER else 0.0
