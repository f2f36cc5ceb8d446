"""A plan that was followed, against what happened: how much was spent, who came, and how far each curve was off.

A curve's promise is held against what was really spent, not against what was planned: a channel that got less money is not to
blame for bringing less. How many came is a count, so that chance alone moves it; what a curve is corrected by is therefore a
compromise between what was believed of it and what was seen, each by its weight (a gamma prior on a Poisson rate: Gelman et al.
2013, "Bayesian data analysis", section 2.6). Where a curve counts only a part of those who name the channel, both are brought into the
same terms first (lib.analysis.afterwards_named). Nothing here is causal: a season moves everybody, which is why those who came
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
from scipy.stats import gamma, nbinom, poisson

from lib.analysis.acquired import Source
from lib.analysis.acquisition import dated
from lib.analysis.afterwards_named import Before, Learnt, Ratio, learnt, ratio
from lib.analysis.afterwards_seen import FEWEST_BEFORE, FEWEST_CAME, Row, Seen
from lib.analysis.afterwards_together import Together
from lib.analysis.budget_choice import curve_of, deviation, ends
from lib.analysis.channel_names import plain_name
from lib.analysis.curves import Points, as_told
from lib.analysis.models.cells import Int64s
from lib.core.errors import CannotAnswer
from lib.core.money import SCALE
from lib.core.periods import day_of
from lib.core.settings import MOST_UNSURE, NINE_IN_TEN, BudgetChannel, BudgetDecision, CostSettings
from lib.core.words import N_

#: Fewer whole weeks than this tell nothing.
FEWEST_WEEKS = 2
_LOW, _HIGH = 0.05, 0.95
#: Nobody knows a curve better than this.
_LEAST_SPREAD = 0.05
_DRAWS = 2000
#: Decimals of new customers a week: a curve told at a small spend bends as it did.
_DIGITS = 4
_UNLIKE = 2.000001  # times

#: "early": fewer than two whole weeks are in the files · "not_seen": the files begin after the plan · "running", "over".
State = Literal["early", "not_seen", "running", "over"]
#: "not_told": the shop says that its spend is missing · "not_spent": nothing was spent on it · "not_counted": no order and no platform names it · "too_few": so few were promised that
#: chance explains what came · "kept": as promised, give or take chance · "fewer", "more": came than promised.
Verdict = Literal["not_told", "not_spent", "not_counted", "too_few", "kept", "fewer", "more"]


@dataclass(frozen=True)
class ChannelAfter:
    """One channel of the plan; sums over the weeks looked at, money in the currency's unit.

    Attributes:
        weeks: how many of the weeks looked at; those in which the shop says that its spend is missing are left out.
        planned_spend, planned: what the plan gave it, and what that was to bring.
        spent: what it got.
        promised: what its curve promised for that.
        expected: how many were to be counted for that: as many as promised, or where its curve counts only a part of those who name
            the channel, those who named it before and what the curve adds.
        came: new customers; None where nothing counts them.
        source: who counted them.
        off: came / expected; None where it cannot be told.
        corrected: the channel with the spend of these weeks and the corrected curve; as it was where nothing was learnt.
        held: whether what came lies within the doubt that was told of the curve; None where it cannot be told.
        before: the weeks before the plan, where its curve counts only a part of those who name the channel.
        doubt: about `expected`, as a standard deviation of logarithms.
        is_told: whether anybody had said what it brings; else nothing was planned or promised, and these are 0.
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
    expected: float = 0.0
    before: Before | None = None
    doubt: float = 0.0
    is_told: bool = True

    @property
    def planned_count(self) -> float:
        """How many were to be counted by the plan, in the terms of `expected`."""
        return self.planned + self.expected - self.promised


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
    seen = Seen(table, first, last, (first_day, channel), start, weeks, costs)
    rows = [seen.of(one) for one in decided.channels]
    if any(one.told.fitted is not None for one in decided.channels):
        rows = _with_before(rows, seen)
    noise = _dispersion(rows)
    channels = tuple(_judged(row, noise) for row in rows)
    state: State = "over" if weeks >= decided.weeks else "running"
    named = {plain_name(one.told.name) for one in decided.channels}
    found = Afterwards(state, weeks, until, channels, organic=seen.organic(named))
    counted = [one for one in found.counted if one.promised > 0]
    if not counted:
        return replace(found, together=None if found.counted else seen.together(decided))
    expected, came = sum(one.expected for one in counted), sum(one.came or 0.0 for one in counted)
    doubt = float(np.linalg.norm([one.expected * one.doubt for one in counted])) / expected
    whole = ratio(came, expected, noise, doubt) if expected >= FEWEST_CAME else None
    before, gain = _gains(decided, channels, noise)
    return replace(found, off=whole, gain_promised=before, gain=gain)


def _with_before(rows: Sequence[Row], seen: Seen) -> list[Row]:
    """The rows with the weeks before the plan beside those whose curve counts only a part of those who name the channel."""
    earlier = seen.earlier()
    if earlier is None:
        return list(rows)
    answer: list[Row] = []
    for row in rows:
        old = earlier.of(row.decided)
        known = old.by_week is not None and old.weeks >= FEWEST_BEFORE and old.by_week.sum() >= FEWEST_CAME
        named = row.decided.told.fitted is not None and row.source == old.source == "orders" and known
        answer.append(replace(row, before=old) if named else row)
    return answer


def _dispersion(rows: Sequence[Row]) -> float:
    """How much more the weeks differ than counts do by chance: Pearson's chi-squared over its degrees of freedom, at least 1."""
    squares, free = 0.0, 0
    for weeks in (one.by_week for row in rows for one in (row, row.before) if one is not None):
        if weeks is not None and len(weeks) and weeks.sum() >= len(weeks):
            mean = float(weeks.mean())
            squares += float(((weeks - mean) ** 2).sum()) / mean
            free += len(weeks) - 1
    return max(squares / free, 1.0) if free else 1.0


def _judged(row: Row, noise: float) -> ChannelAfter:
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
        expected=promised,
        came=came,
        source=row.source,
        verdict="not_counted",
        off=None,
        corrected=told,
        held=None,
        is_told=told.is_told,
    )
    if weeks == 0:
        return replace(made, verdict="not_told", came=None)
    if row.spent <= 0:
        return replace(made, verdict="not_spent")
    if came is None or (promised <= 0 and not came):  # an order of long ago may name a channel that none names now
        return replace(made, came=None)
    if promised <= 0:  # nothing was told of it: what came is the first thing that is known
        return replace(made, verdict="too_few", corrected=_told_anew(told, spent_week, came / weeks, came / noise))
    old = row.before
    if old is not None and old.by_week is not None:
        made = replace(made, before=Before(old.weeks, old.spent / old.weeks, float(old.by_week.mean())))
    new = _learnt(told, made, noise)
    if new is not None:
        made = replace(made, expected=new.expected, doubt=new.doubt)
    off = ratio(came, made.expected, noise, made.doubt)
    kept = off.low <= 1 <= off.high
    if made.expected < FEWEST_CAME and not _beyond_chance(came, made.expected, noise, made.doubt):
        kept, enough = True, False
    else:
        enough = True
    verdict: Verdict = "kept" if kept else "fewer" if off.value < 1 else "more"
    low, high = (promised * end for end in ends(told))
    return replace(
        made,
        verdict=verdict if enough else "too_few",
        off=off,
        corrected=_corrected(told, spent_week, came, promised, noise)
        if new is None
        else _scaled(told, spent_week, new),
        held=None if not enough else kept if new is not None else low <= came <= high,
    )


def _beyond_chance(came: float, expected: float, noise: float, doubt: float) -> bool:
    """Whether so few or so many come by chance less than once in twenty times: an exact tail, for a range about so few is rough.

    A Poisson count; where the weeks differ by more than that, or `expected` is not sure, a negative binomial with that variance.
    """
    variance = expected * noise + (expected * doubt) ** 2
    if variance > expected * (1 + 1e-9):
        size = expected**2 / (variance - expected)
        count = nbinom(size, size / (size + expected))
    else:
        count = poisson(expected)
    return min(float(count.cdf(np.floor(came))), float(count.sf(np.ceil(came) - 1))) < _LOW


def _learnt(told: BudgetChannel, row: ChannelAfter, noise: float) -> Learnt | None:
    """What those who name a channel tell of a curve that counts only a part of them; None where nothing says so."""
    if row.before is None or row.came is None:
        return None
    return learnt(told, row.before, row.spent / row.weeks, row.weeks, row.came, noise)


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
    low, high = gamma.ppf((_LOW, _HIGH), shape) / shape
    return replace(
        _at(_freed(told), spent_week, shape / rate),
        unsure=_rounded(float(max(high - 1, 1 - low))),
        fitted=None,
        is_guess=False,
    )


def _scaled(told: BudgetChannel, spent_week: float, new: Learnt) -> BudgetChannel:
    """The curve times what was learnt of it; of its doubt nothing but the count's own chance is taken, and a guess stays one."""
    changed, (least, most) = _at(told, spent_week, new.factor), ends(told)
    everybody = (
        new.everybody / changed.brings if changed.brings > 0 else 1.0
    )  # weeks hardly tell that all came because of it
    low, high = least**new.narrower, min(max(most**new.narrower, everybody), most)
    return replace(changed, unsure=_rounded(float(np.sqrt(high / low)) - 1), fitted=(low, high))


def _rounded(unsure: float) -> float:
    return min(max(round(unsure, 2), 0.05), MOST_UNSURE)


def _at(told: BudgetChannel, spent_week: float, factor: float) -> BudgetChannel:
    """The channel at the spend of these weeks, its curve times a factor."""
    curve = curve_of(told, factor)
    return replace(
        told,
        weekly_e4=round(spent_week * SCALE / 100) * 100,
        brings=as_told(float(curve.response(spent_week))),
        doubled=as_told(float(curve.response(2 * spent_week))),
        points=told.points and tuple((spend, response * factor) for spend, response in told.points),
    )


def _told_anew(told: BudgetChannel, spent_week: float, came_week: float, count: float) -> BudgetChannel:
    """A channel of which nothing was known: what came is what it brings, and twice the money is assumed to bring half as much again."""
    if came_week <= 0:
        return told
    return replace(
        _freed(told),
        weekly_e4=round(spent_week * SCALE / 100) * 100,
        brings=as_told(came_week),
        doubled=as_told(1.5 * came_week),
        points=None,
        unsure=min(max(round(NINE_IN_TEN / np.sqrt(count), 2), 0.5), MOST_UNSURE),
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
        real = float(curve.response(after.spent / after.weeks) - curve.response(before)) * after.weeks
        new = _learnt(one.told, after, noise)
        if new is not None:
            spread = new.narrower * deviation(one.told)
            seen += new.factor * real
            moved += new.factor * np.exp(dice.standard_normal(_DRAWS) * spread - spread**2 / 2) * real
            continue
        shape, rate = _posterior(one.told, after.came, after.promised, noise)
        seen += shape / rate * real
        moved += dice.gamma(shape, 1 / rate, _DRAWS) * real
    if not told_any:
        return promised, None
    low, high = np.quantile(moved, (_LOW, _HIGH))
    return promised, Ratio(seen, min(float(low), seen), max(float(high), seen))


def corrected(channels: Sequence[BudgetChannel], found: Afterwards) -> tuple[BudgetChannel, ...]:
    """The table with the corrected curves in the place of the channels that the plan had; others stay as they are.

    What is spent now and the limits stay those of the table: weeks of a plan say what a curve is like, not what a usual week costs.
    `spend_changed` names the channels of which that cannot be kept.
    """
    learnt = {plain_name(one.channel): one.corrected for one in found.counted}
    answer: list[BudgetChannel] = []
    for one in channels:
        new = learnt.get(plain_name(one.name))
        if new is None:
            answer.append(one)
        else:
            limits = _freed(one)
            curve = _at_spend_of(new, limits)
            answer.append(
                replace(curve, name=one.name, kind=one.kind, least_e4=limits.least_e4, most_e4=limits.most_e4)
            )
    return tuple(answer)


def spend_changed(channels: Sequence[BudgetChannel], found: Afterwards) -> tuple[str, ...]:
    """The channels whose spend of now becomes that of the plan's weeks where `corrected` takes them over: by the table nothing is spent on them."""
    new = corrected(channels, found)
    return tuple(one.name for one, other in zip(channels, new, strict=True) if one.weekly_e4 != other.weekly_e4)


def _at_spend_of(new: BudgetChannel, one: BudgetChannel) -> BudgetChannel:
    """The corrected curve told at what the table spends on it now, and followed as far as before.

    Where that is nothing, two figures of a bent curve are told at its cap; any other curve stays told at the spend of the plan's weeks.
    """
    curve, known = curve_of(new), new.points
    if not new.can_bring:
        return replace(new, weekly_e4=one.weekly_e4)
    if one.weekly_e4 <= 0 and (one.about_e4 <= 0 or isinstance(curve, Points)):
        return new
    if (
        isinstance(curve, Points) and one.weekly_e4 != new.weekly_e4
    ):  # two straight lines told at another spend would be others
        known = tuple(zip(curve.spends, curve.responses, strict=True))
        farthest = 2 * one.weekly_e4 / SCALE
        known += ((farthest, curve.responses[-1]),) if new.points is None and farthest > curve.spends[-1] else ()
    brings, doubled = (float(curve.response(times * one.about_e4 / SCALE)) for times in (1, 2))
    reach_e4 = max(2 * new.weekly_e4, new.reach_e4 or 0, one.reach_e4 or 0)
    return replace(
        new,
        weekly_e4=one.weekly_e4,
        brings=as_told(brings, _DIGITS),
        doubled=as_told(doubled, _DIGITS),
        points=known,
        reach_e4=reach_e4 if reach_e4 > 2 * one.weekly_e4 else None,
    )


def written(decided: BudgetDecision, found: Afterwards) -> BudgetDecision:
    """The line of the ledger with what was seen, so that it stays known when the files are gone."""
    rows = tuple(
        replace(one, spent_e4=round(after.spent * SCALE), came=after.came, seen_weeks=after.weeks)
        for one, after in zip(decided.channels, found.channels, strict=True)
    )
    return replace(decided, channels=rows, corrected_weeks=found.weeks)
