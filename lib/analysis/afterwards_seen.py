"""What the files say of a plan's weeks: money and new customers, by channel and together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.acquired import Source
from lib.analysis.acquisition import alone_in_orders, daily_spend
from lib.analysis.afterwards_together import Together
from lib.analysis.budget_choice import curve_of, deviation
from lib.analysis.channel_names import joined, plain_name
from lib.analysis.models.cells import Float64s, Int64s
from lib.analysis.ran_lately import RECENT_WEEKS
from lib.analysis.spend_holes import Bools, spend_holes, told_days
from lib.core.columns import AMOUNT_E4, CHANNEL, CONVERSIONS
from lib.core.money import SCALE
from lib.core.periods import date_of, day_of
from lib.core.settings import NINE_IN_TEN, BudgetDecision, CostSettings, DecidedChannel

#: Where fewer are promised, chance is larger than what could be seen.
FEWEST_CAME = 10
#: Weeks before a plan that tell how many usually come, and how few are nobody.
FEWEST_BEFORE, _NEARLY_NOBODY = 4, 0.1
#: Those who came without an ad have surely changed beyond so many standard deviations.
_SURE = 2.0


@dataclass(frozen=True, eq=False)
class Row:
    """What the files say of one channel of the plan: money and new customers in those weeks of which its spend is told."""

    decided: DecidedChannel
    weeks: int
    spent: float
    by_week: Float64s | None
    source: Source
    before: Row | None = None


class Seen:
    """Spend and first orders in the weeks looked at."""

    def __init__(
        self,
        table: pd.DataFrame,
        first: date,
        last: date,
        newcomers: tuple[Int64s, npt.NDArray[np.object_]],
        start: int,
        weeks: int,
        costs: CostSettings,
    ) -> None:
        first_day, channel = newcomers
        self._newcomers, self._costs = newcomers, costs
        same = joined(costs.matches)
        self._table, self._first, self._last = table, first, last
        self._days, self._start, self._weeks = first_day, start, weeks
        self._called = {plain_name(one): plain_name(other) for one, other in same.matches.items()}
        self._split = {plain_name(one): share for one, share in costs.split} if costs.by == "hand" else None
        self._names = np.array([plain_name(str(one)) for one in same.labels(channel)], dtype=object)
        self._spent_on = np.array([plain_name(str(one)) for one in table[CHANNEL]], dtype=object)
        written_as = {plain_name(str(one)): str(one) for one in table[CHANNEL]}
        called = alone_in_orders({name: self._called.get(plain, plain) for plain, name in written_as.items()})
        self._holes, self._written = spend_holes(table, first_day, self._names, called, costs.holes), written_as

    def earlier(self) -> Seen | None:
        """The weeks before the plan, at most 13; None where they are too few to tell."""
        weeks = self._weeks_before()
        if weeks < FEWEST_BEFORE:
            return None
        start = self._start - 7 * weeks
        return Seen(self._table, self._first, self._last, self._newcomers, start, weeks, self._costs)

    def _weeks_before(self) -> int:
        begin = max(day_of(self._first), int(self._days.min(initial=self._start)))
        return min((self._start - begin) // 7, RECENT_WEEKS)

    def of(self, one: DecidedChannel) -> Row:
        """One channel."""
        name = plain_name(one.told.name)
        rows = self._table[self._spent_on == name]
        told: Bools = np.asarray(self._told_from(self._start, self._weeks, name).reshape(-1, 7).all(axis=1))
        weeks = int(told.sum())
        spent = float(self._weekly(rows)[told].sum()) / SCALE
        if self._split is not None:
            return Row(one, weeks, spent, self._split.get(name, 0.0) * self._by_week(self._days)[told], "hand")
        called = self._called.get(name, name)
        own = self._days[self._names == called]
        if len(own):
            return Row(one, weeks, spent, self._part(name, called, told) * self._by_week(own)[told], "orders")
        # A curve that the weeks told is about all who came, not about those whom a platform claims; one that never claims anybody does not count.
        by_weeks = one.told.fitted is not None and not one.told.is_named
        if not by_weeks and (rows[CONVERSIONS] > 0).any():
            return Row(one, weeks, spent, self._weekly(rows, CONVERSIONS)[told], "platform")
        return Row(one, weeks, spent, None, "orders")

    def _part(self, name: str, called: str, told: Bools) -> float:
        """Of the customers of a channel's name in the orders, its part: channels of one name share them by spend."""
        others = {one for one in set(self._spent_on) if self._called.get(one, one) == called and one != name}
        if not others:
            return 1.0
        spent = float(self._weekly(self._table[self._spent_on == name])[told].sum())
        rest = float(self._weekly(self._table[np.isin(self._spent_on, list(others))])[told].sum())
        return spent / (spent + rest) if spent + rest > 0 else 1 / (1 + len(others))

    def _weekly(self, rows: pd.DataFrame, column: str = AMOUNT_E4) -> Float64s:
        at = self._start - day_of(self._first)
        daily = daily_spend(rows, self._first, self._last, column)[at : at + 7 * self._weeks]
        return daily.reshape(self._weeks, 7).sum(axis=1)

    def _by_week(self, days: Int64s) -> Float64s:
        inside = days[(days >= self._start) & (days < self._start + 7 * self._weeks)]
        return np.bincount((inside - self._start) // 7, minlength=self._weeks).astype(np.float64)

    def together(self, decided: BudgetDecision) -> Together | None:
        """All who came, against those of the weeks before and what the curves add for the money spent; None: too little, or spend is missing."""
        before = self._weeks_before()
        if before < FEWEST_BEFORE:
            return None
        first, weeks = self._start - 7 * before, before + self._weeks
        by_curves, doubts = np.zeros(weeks), list[float]()
        for one in decided.channels:
            name = plain_name(one.told.name)
            if not self._told_from(first, weeks, name).all():
                return None
            at = first - day_of(self._first)
            rows = self._table[self._spent_on == name]
            daily = daily_spend(rows, self._first, self._last, AMOUNT_E4)[at : at + 7 * weeks]
            brought = curve_of(one.told).response(daily.reshape(weeks, 7).sum(axis=1) / SCALE)
            by_curves += brought
            doubts.append(float(brought[before:].sum()) * deviation(one.told))
        inside = self._days[(self._days >= first) & (self._days < first + 7 * weeks)]
        came = np.bincount((inside - first) // 7, minlength=weeks).astype(np.float64)
        base = float(came[:before].mean() - by_curves[:before].mean())
        usual = np.maximum(base + by_curves, _NEARLY_NOBODY)
        noise = max(float(((came - usual)[:before] ** 2 / usual[:before]).sum()) / (before - 1), 1.0)
        expected = float(usual[before:].sum())
        spread = NINE_IN_TEN * np.sqrt(noise * expected * (1 + self._weeks / before))
        change = float(by_curves[before:].sum() - by_curves[:before].mean() * self._weeks)
        low, high = max(expected - float(spread), 0.0), expected + float(spread)
        promised, all_came = float(by_curves[before:].sum()), float(came[before:].sum())
        usual_noise = max(float(came[:before].var(ddof=1)) / max(float(came[:before].mean()), _NEARLY_NOBODY), 1.0)
        doubt = NINE_IN_TEN * float(np.sqrt(np.square(doubts).sum() + usual_noise * (promised + all_came)))
        return Together(all_came, expected, low, high, change, before, promised, promised - doubt > all_came)

    def _told_from(self, first: int, weeks: int, name: str) -> Bools:
        """By day, whether a channel's spend is told; of one that was never paid for there is nothing to tell."""
        written = self._written.get(name)
        return (
            np.ones(7 * weeks, np.bool_)
            if written is None
            else told_days(self._holes, date_of(first), 7 * weeks, written)
        )

    def organic(self, named: set[str]) -> float | None:
        """How those who came without an ad changed against the 13 weeks before: a difference of two counts."""
        if self._split is not None:  # by hand, nobody's first order tells whether an ad won them
            return None
        paid = {self._called.get(one, one) for one in named | set(self._spent_on)}
        free = self._days[np.array([bool(one) and one not in paid for one in self._names], dtype=np.bool_)]
        before_from = max(self._start - 7 * RECENT_WEEKS, int(self._days.min(initial=self._start)))
        days = self._start - before_from
        before = int(((free >= before_from) & (free < self._start)).sum())
        after = float(self._by_week(free).sum())
        if days < 28 or before < FEWEST_CAME:
            return None
        ratio = 7 * self._weeks / days
        expected = before * ratio
        deviation = np.sqrt(after + ratio * expected)
        return after / expected - 1 if abs(after - expected) > _SURE * deviation else None
