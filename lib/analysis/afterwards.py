"""A plan that was followed, against what happened: how much was spent, who came, and how far each curve was off.

A curve's promise is held against what was really spent, not against what was planned: a channel that got less money is not to
blame for bringing less. How many came is a count, so that chance alone moves it; what a curve is corrected by is therefore a
compromise between what was believed of it and what was seen, each by its weight (a gamma prior on a Poisson rate: Gelman et al.
2013, "Bayesian data analysis", section 2.6). Nothing here is causal: a season moves everybody, which is why those who came
without an ad are looked at, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import gamma

from lib.analysis.acquired import Source
from lib.analysis.acquisition import RECENT_WEEKS, alone_in_orders, daily_spend, dated
from lib.analysis.afterwards_together import Together
from lib.analysis.budget_choice import curve_of, deviation, ends
from lib.analysis.channel_names import joined, plain_name
from lib.analysis.models.cells import Float64s, Int64s
from lib.analysis.spend_holes import Bools, spend_holes, told_days
from lib.core.columns import AMOUNT_E4, CHANNEL, CONVERSIONS
from lib.core.errors import CannotAnswer
from lib.core.money import SCALE
from lib.core.periods import date_of, day_of
from lib.core.settings import MOST_UNSURE, BudgetChannel, BudgetDecision, CostSettings, DecidedChannel
from lib.core.words import N_

#: Fewer whole weeks than this tell nothing.
FEWEST_WEEKS = 2
#: Where fewer are promised, chance is larger than what could be seen.
FEWEST_CAME = 10
_LOW, _HIGH = 0.05, 0.95
#: "unsure" speaks of nine in ten: so many standard deviations on either side.
_BAND = 1.645
#: Nobody knows a curve better than this.
_LEAST_SPREAD = 0.05
#: Those who came without an ad have surely changed beyond so many standard deviations.
_SURE = 2.0
_DRAWS = 2000
_UNLIKE = 2.000001  # times
#: Weeks before a plan that tell how many usually come, and how few are nobody.
_FEWEST_BEFORE, _NEARLY_NOBODY = 4, 0.1

#: "early": fewer than two whole weeks are in the files · "not_seen": the files begin after the plan · "running", "over".
State = Literal["early", "not_seen", "running", "over"]
#: "not_told": the shop says that its spend is missing · "not_spent": nothing was spent on it · "not_counted": no order and no platform names it · "too_few": too few were promised to
#: tell · "kept": as promised, give or take chance · "fewer", "more": came than promised.
Verdict = Literal["not_told", "not_spent", "not_counted", "too_few", "kept", "fewer", "more"]


@dataclass(frozen=True)
class Ratio:
    """What came as a share of what was promised; nine in ten lie between low and high by chance alone."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class ChannelAfter:
    """One channel of the plan; sums over the weeks looked at, money in the currency's unit.

    Attributes:
        weeks: how many of the weeks looked at; those in which the shop says that its spend is missing are left out.
        planned_spend, planned: what the plan gave it, and what that was to bring.
        spent: what it got.
        promised: what its curve promised for that.
        came: new customers; None where nothing counts them.
        source: who counted them.
        off: came / promised; None where it cannot be told.
        corrected: the channel with the spend of these weeks and the corrected curve; as it was where nothing was learnt.
        held: whether what came lies within the doubt that was told of the curve; None where it cannot be told.
    """

    channel: str
    weeks: int
    planned_spend: float
    planned: float
    spent: float
    promised: float
    came: float | None
    source: Source
    verdict: Verdict
    off: Ratio | None
    corrected: BudgetChannel
    held: bool | None


@dataclass(frozen=True)
class Afterwards:
    """What came of a plan.

    Attributes:
        weeks: whole weeks that the files cover of it.
        until: the first day after these.
        channels: in the plan's order; empty where nothing can be told yet.
        off: of all channels together whose new customers are counted; None where it cannot be told.
        gain_promised: new customers that the move away from the spend of before was to bring in these weeks.
        gain: the same by the corrected curves and what was really spent.
        organic: who came without an ad in these weeks, against the 13 weeks before; None: not surely changed, or not told.
        together: of all channels, where nobody counts their new customers; None where one is counted, or where it cannot be told.
    """

    state: State
    weeks: int
    until: date
    channels: tuple[ChannelAfter, ...] = ()
    off: Ratio | None = None
    gain_promised: float = 0.0
    gain: Ratio | None = None
    organic: float | None = None
    together: Together | None = None

    @property
    def unlike(self) -> tuple[ChannelAfter, ...]:
        """The channels that got less than half of what the plan gave them, or more than twice as much."""
        told = (one for one in self.channels if one.weeks)
        return tuple(
            one for one in told if max(one.spent, one.planned_spend) > _UNLIKE * min(one.spent, one.planned_spend)
        )

    @property
    def counted(self) -> tuple[ChannelAfter, ...]:
        """The channels whose new customers somebody counts, and that got money."""
        return tuple(one for one in self.channels if one.came is not None and one.spent > 0)

    @property
    def followed(self) -> float:
        """The share of the planned money that went where the plan put it."""
        planned = sum(one.planned_spend for one in self.channels)
        return sum(min(one.planned_spend, one.spent) for one in self.channels) / planned if planned > 0 else 1.0

    @property
    def held(self) -> tuple[int, int]:
        """How many of the told ranges held what came, and of how many."""
        told = [one.held for one in self.channels if one.held is not None]
        return sum(told), len(told)


def afterwards(
    decided: BudgetDecision,
    spend: pd.DataFrame,
    first_day: Int64s,
    channel: npt.NDArray[np.object_],
    as_of: date,
    costs: CostSettings | None = None,
) -> Afterwards:
    """Hold a plan against the files.

    Args:
        decided: the plan.
        spend: the canonical table (lib.core.columns.SPEND).
        first_day: of each customer's first order.
        channel: of each customer's first order ("": not told).
        as_of: the day after the last one that the orders cover.
        costs: how the shop knows where new customers come from, as in lib.analysis.acquisition; None: by the channel's name.

    Raises:
        CannotAnswer: the spend has no dates.
    """
    costs = costs or CostSettings()
    first_day, as_of = (
        first_day - costs.lag_days,
        as_of - timedelta(days=costs.lag_days),
    )  # the day of the spend that won them
    table, first, last, undated = dated(spend, first_day, as_of)
    if undated or table.empty:
        raise CannotAnswer(N_("What came of a plan needs spend with dates. Some of the spend has none."))
    start = day_of(decided.first)
    end = min(start + 7 * decided.weeks, day_of(last) + 1, day_of(as_of))
    weeks = max((end - start) // 7, 0)
    until = decided.first + timedelta(days=7 * weeks)
    if day_of(first) > start or (len(first_day) and int(first_day.min()) > start):
        return Afterwards("not_seen", weeks, until)
    if weeks < FEWEST_WEEKS:
        return Afterwards("early", weeks, until)
    seen = _Seen(table, first, last, (first_day, channel), start, weeks, costs)
    rows = [seen.of(one) for one in decided.channels]
    noise = _dispersion([row for row in rows if row.by_week is not None])
    channels = tuple(_judged(row, noise) for row in rows)
    state: State = "over" if weeks >= decided.weeks else "running"
    named = {plain_name(one.told.name) for one in decided.channels}
    found = Afterwards(state, weeks, until, channels, organic=seen.organic(named))
    counted = [one for one in found.counted if one.promised > 0]
    if not counted:
        return replace(found, together=None if found.counted else seen.together(decided))
    promised, came = sum(one.promised for one in counted), sum(one.came or 0.0 for one in counted)
    whole = _ratio(came, promised, noise) if promised >= FEWEST_CAME else None
    before, gain = _gains(decided, channels, noise)
    return replace(found, off=whole, gain_promised=before, gain=gain)


@dataclass(frozen=True, eq=False)
class _Row:
    """What the files say of one channel of the plan: money and new customers in those weeks of which its spend is told."""

    decided: DecidedChannel
    weeks: int
    spent: float
    by_week: Float64s | None
    source: Source


class _Seen:
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

    def of(self, one: DecidedChannel) -> _Row:
        """One channel."""
        name = plain_name(one.told.name)
        rows = self._table[self._spent_on == name]
        told: Bools = np.asarray(self._told_from(self._start, self._weeks, name).reshape(-1, 7).all(axis=1))
        weeks = int(told.sum())
        spent = float(self._weekly(rows)[told].sum()) / SCALE
        if self._split is not None:
            return _Row(one, weeks, spent, self._split.get(name, 0.0) * self._by_week(self._days)[told], "hand")
        called = self._called.get(name, name)
        own = self._days[self._names == called]
        if len(own):
            return _Row(one, weeks, spent, self._part(name, called, told) * self._by_week(own)[told], "orders")
        if len(rows) and rows[CONVERSIONS].notna().any():
            return _Row(one, weeks, spent, self._weekly(rows, CONVERSIONS)[told], "platform")
        return _Row(one, weeks, spent, None, "orders")

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
        begin = max(day_of(self._first), int(self._days.min(initial=self._start)))
        before = min((self._start - begin) // 7, RECENT_WEEKS)
        if before < _FEWEST_BEFORE:
            return None
        first, weeks = self._start - 7 * before, before + self._weeks
        by_curves = np.zeros(weeks)
        for one in decided.channels:
            name = plain_name(one.told.name)
            if not self._told_from(first, weeks, name).all():
                return None
            at = first - day_of(self._first)
            rows = self._table[self._spent_on == name]
            daily = daily_spend(rows, self._first, self._last, AMOUNT_E4)[at : at + 7 * weeks]
            by_curves += curve_of(one.told).response(daily.reshape(weeks, 7).sum(axis=1) / SCALE)
        inside = self._days[(self._days >= first) & (self._days < first + 7 * weeks)]
        came = np.bincount((inside - first) // 7, minlength=weeks).astype(np.float64)
        base = float(came[:before].mean() - by_curves[:before].mean())
        usual = np.maximum(base + by_curves, _NEARLY_NOBODY)
        noise = max(float(((came - usual)[:before] ** 2 / usual[:before]).sum()) / (before - 1), 1.0)
        expected = float(usual[before:].sum())
        spread = _BAND * np.sqrt(noise * expected * (1 + self._weeks / before))
        change = float(by_curves[before:].sum() - by_curves[:before].mean() * self._weeks)
        low, high = max(expected - float(spread), 0.0), expected + float(spread)
        return Together(float(came[before:].sum()), expected, low, high, change, before)

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


def _dispersion(rows: Sequence[_Row]) -> float:
    """How much more the weeks differ than counts do by chance: Pearson's chi-squared over its degrees of freedom, at least 1."""
    squares, free = 0.0, 0
    for row in rows:
        if row.by_week is not None and len(row.by_week) and row.by_week.sum() >= len(row.by_week):
            mean = float(row.by_week.mean())
            squares += float(((row.by_week - mean) ** 2).sum()) / mean
            free += len(row.by_week) - 1
    return max(squares / free, 1.0) if free else 1.0


def _judged(row: _Row, noise: float) -> ChannelAfter:
    weeks = row.weeks
    told, planned_week = row.decided.told, row.decided.spend_e4 / SCALE
    curve = curve_of(told)
    spent_week = row.spent / max(weeks, 1)
    promised = float(curve.response(spent_week)) * weeks
    came = None if row.by_week is None else float(row.by_week.sum())
    made = ChannelAfter(
        channel=told.name,
        weeks=weeks,
        planned_spend=planned_week * weeks,
        planned=float(curve.response(planned_week)) * weeks,
        spent=row.spent,
        promised=promised,
        came=came,
        source=row.source,
        verdict="not_counted",
        off=None,
        corrected=told,
        held=None,
    )
    if weeks == 0:
        return replace(made, verdict="not_told", came=None)
    if row.spent <= 0:
        return replace(made, verdict="not_spent")
    if came is None or (promised <= 0 and not came):  # an order of long ago may name a channel that none names now
        return replace(made, came=None)
    if promised <= 0:  # nothing was told of it: what came is the first thing that is known
        return replace(made, verdict="too_few", corrected=_told_anew(told, spent_week, came / weeks, came / noise))
    off = _ratio(came, promised, noise)
    enough = promised >= FEWEST_CAME
    verdict: Verdict = "kept" if off.low <= 1 <= off.high else "fewer" if off.value < 1 else "more"
    low, high = (promised * end for end in ends(told))
    return replace(
        made,
        verdict=verdict if enough else "too_few",
        off=off,
        corrected=_corrected(told, spent_week, came, promised, noise),
        held=low <= came <= high if enough else None,
    )


def _ratio(came: float, promised: float, noise: float) -> Ratio:
    """A count against a promise: its rate is gamma after it was seen, with more room where the weeks differ by more than chance."""
    count = came / noise + 0.5
    low, high = gamma.ppf((_LOW, _HIGH), count) * noise / promised
    value = came / promised
    return Ratio(value, min(float(low), value), max(float(high), value))


def _prior(told: BudgetChannel) -> float:
    """How many customers the belief is worth: of a gamma with mean 1 and the spread that was told."""
    spread = max(deviation(told), _LEAST_SPREAD)
    return float(1 / np.expm1(spread**2))


def _posterior(told: BudgetChannel, came: float, promised: float, noise: float) -> tuple[float, float]:
    """Shape and rate of what the curve is to be multiplied with."""
    prior = _prior(told)
    return prior + came / noise, prior + promised / noise


def _corrected(told: BudgetChannel, spent_week: float, came: float, promised: float, noise: float) -> BudgetChannel:
    """The curve times what the weeks and the belief agree on, at the spend of these weeks; its doubt becomes smaller."""
    shape, rate = _posterior(told, came, promised, noise)
    factor = shape / rate
    low, high = gamma.ppf((_LOW, _HIGH), shape) / shape
    curve = curve_of(told, factor)
    return replace(
        _freed(told),
        weekly_e4=round(spent_week * SCALE / 100) * 100,
        brings=round(float(curve.response(spent_week)), 2),
        doubled=round(float(curve.response(2 * spent_week)), 2),
        points=told.points and tuple((spend, response * factor) for spend, response in told.points),
        unsure=min(max(round(float(max(high - 1, 1 - low)), 2), 0.05), MOST_UNSURE),
        fitted=None,
        is_guess=False,
    )


def _told_anew(told: BudgetChannel, spent_week: float, came_week: float, count: float) -> BudgetChannel:
    """A channel of which nothing was known: what came is what it brings, and twice the money is assumed to bring half as much again."""
    if came_week <= 0:
        return told
    return replace(
        _freed(told),
        weekly_e4=round(spent_week * SCALE / 100) * 100,
        brings=round(came_week, 2),
        doubled=round(1.5 * came_week, 2),
        points=None,
        unsure=min(max(round(_BAND / np.sqrt(count), 2), 0.5), MOST_UNSURE),
        fitted=None,
        is_guess=False,
    )


def _freed(told: BudgetChannel) -> BudgetChannel:
    """A channel that was held at its spend because nothing was known of it is let go."""
    return replace(told, least_e4=0, most_e4=None) if told.brings <= 0 and told.least_e4 == told.most_e4 else told


def _gains(decided: BudgetDecision, channels: Sequence[ChannelAfter], noise: float) -> tuple[float, Ratio | None]:
    """New customers by moving from the spend of before: as promised, and by the corrected curves for what was really spent."""
    promised, seen, moved = 0.0, 0.0, np.zeros(_DRAWS)
    dice = np.random.default_rng(3)
    told_any = False
    for one, after in zip(decided.channels, channels, strict=True):
        curve, before = curve_of(one.told), one.told.weekly_e4 / SCALE
        planned = float(curve.response(one.spend_e4 / SCALE) - curve.response(before)) * after.weeks
        promised += planned
        if after.off is None or after.came is None:
            continue
        told_any = True
        shape, rate = _posterior(one.told, after.came, after.promised, noise)
        real = float(curve.response(after.spent / after.weeks) - curve.response(before)) * after.weeks
        seen += shape / rate * real
        moved += dice.gamma(shape, 1 / rate, _DRAWS) * real
    if not told_any:
        return promised, None
    low, high = np.quantile(moved, (_LOW, _HIGH))
    return promised, Ratio(seen, min(float(low), seen), max(float(high), seen))


def corrected(channels: Sequence[BudgetChannel], found: Afterwards) -> tuple[BudgetChannel, ...]:
    """The table with the corrected curves in the place of the channels that the plan had; others stay as they are."""
    learnt = {plain_name(one.channel): one.corrected for one in found.counted}
    answer: list[BudgetChannel] = []
    for one in channels:
        new = learnt.get(plain_name(one.name))
        if new is None:
            answer.append(one)
        else:
            limits = _freed(one)
            answer.append(replace(new, name=one.name, kind=one.kind, least_e4=limits.least_e4, most_e4=limits.most_e4))
    return tuple(answer)


def written(decided: BudgetDecision, found: Afterwards) -> BudgetDecision:
    """The line of the ledger with what was seen, so that it stays known when the files are gone."""
    rows = tuple(
        replace(one, spent_e4=round(after.spent * SCALE), came=after.came, seen_weeks=after.weeks)
        for one, after in zip(decided.channels, found.channels, strict=True)
    )
    return replace(decided, channels=rows, corrected_weeks=found.weeks)
