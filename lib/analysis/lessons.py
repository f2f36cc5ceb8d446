"""What learning one curve is worth, how long a test has to run for it, and when a reserve for experiments pays.

A test tells how many new customers come at some spend, beside b others who come anyway and whose number is as much chance. The more
come, the less is left to doubt: of a doubt of s (log scale) n customers leave 1 / (1 / s² + n² / (n + b)). What can be learnt is worth what a split by the better curve brings more than the split of
today, averaged over what the test may find (expected value of sample information; Raiffa and Schlaifer 1961, "Applied
statistical decision theory", chapter 4); with n without end it is the value of knowing the curve.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from lib.analysis.budget_choice import deviations
from lib.analysis.budget_search import best
from lib.analysis.curves import Floats, scaled
from lib.analysis.spending import Spending, price_of, with_plan

LONGEST_WEEKS = 52
#: A test is long enough once it earns this share of what knowing the curve would.
ENOUGH = 0.8
#: Places of the standard normal at which a better split is looked for, and weights to average over it.
_PLACES = np.linspace(-3.2, 3.2, 27)
_FINE = np.linspace(-4, 4, 161)
_WEIGHTS = np.exp(-(_FINE**2) / 2) / np.exp(-(_FINE**2) / 2).sum()


@dataclass(frozen=True)
class Lesson:
    """One channel's curve as something to learn; money in the currency's unit.

    Attributes:
        spend: what the test spends on it a week.
        known: what knowing the curve would be worth a week, or in the plan's period.
        by_week: what is worth a week of what 1, 2, … weeks of the test tell.
        enough_weeks: after so many the test earns `ENOUGH` of `known`; None: not within a year.
        customers: new customers that these weeks are expected to bring.
    """

    channel: str
    spend: float
    known: float
    by_week: tuple[float, ...]
    enough_weeks: int | None
    customers: float


@dataclass(frozen=True)
class Reserve:
    """The rule of a reserve for experiments as an investment.

    Attributes:
        cost: what it costs a week today.
        learnt: what its channels will have taught by `weeks`, a week from then on.
        weeks: how long it runs before the split is changed.
        pays_from: the first week at whose end all of its cost is back; None: never by what can be learnt, or not within three years.
        known: the most that its channels could teach, a week.
    """

    cost: float
    learnt: float
    weeks: int
    pays_from: int | None
    known: float


_LATEST_WEEKS = 156


def lessons(found: Spending) -> tuple[Lesson, ...]:
    """Each channel with doubt about it, the most valuable lesson first."""
    spread = deviations(found.choice)
    rows = [_lesson(found, at, float(spread[at])) for at in range(len(found.now)) if spread[at] > 0]
    return tuple(sorted(rows, key=lambda row: -row.known))


def _lesson(found: Spending, at: int, spread: float) -> Lesson:
    channel = found.plan.channels[at]
    spend, weeks_of_plan = max(float(found.spend[at]), found.now[at]), found.plan.horizon_weeks
    gains = _gains(found, at, spread)
    each_week = float(channel.curve.response(spend)) / weeks_of_plan
    others = sum(one.response for one in found.answer.allocation if one.name != channel.name)
    beside = (others + found.plan.organic) / weeks_of_plan
    worth = [
        _worth(gains, spread, learnt_share(spread, each_week * week, beside * week))
        for week in range(1, LONGEST_WEEKS + 1)
    ]
    known = _worth(gains, spread, 1.0)
    small = 1e-6 * max(abs(found.objective), 1e-12)
    enough = next((week for week, one in enumerate(worth, start=1) if known > small and one >= ENOUGH * known), None)
    weeks = LONGEST_WEEKS if enough is None else enough
    return Lesson(
        channel.name, spend / weeks_of_plan, known if known > small else 0.0, tuple(worth), enough, each_week * weeks
    )


def learnt_share(spread: float, customers: float, beside: float) -> float:
    """Which part of the doubt (as a variance) so many customers take away, beside so many who come anyway."""
    if customers <= 0:
        return 0.0
    told = spread**2 * customers**2 / (customers + max(beside, 0.0))
    return told / (told + 1)


def _gains(found: Spending, at: int, spread: float) -> Floats:
    """At each place of the channel's doubt: what the best split by it brings more than the one of the plan."""
    here = [one.value for one in found.answer.allocation]
    gains = np.zeros(len(_PLACES))
    for place, deviation in enumerate(_PLACES):
        factor = float(np.exp(deviation * spread))
        channels = list(found.plan.channels)
        channels[at] = replace(channels[at], curve=scaled(channels[at].curve, factor))
        better = best(replace(found.plan, channels=tuple(channels)))
        if better is not None:
            kept = sum(here) + here[at] * (factor - 1)
            gains[place] = max(better.objective - kept, 0.0)
    return gains


def _worth(gains: Floats, spread: float, learnt: float) -> float:
    """The mean gain over what a test may find, which moves the curve by a part of its doubt only; factors have mean 1."""
    moved = spread * np.sqrt(learnt)
    logs = moved * _FINE - moved**2 / 2
    return float(_WEIGHTS @ np.interp(logs, _PLACES * spread, gains))


def reserve(found: Spending, told: Sequence[Lesson], cost: float) -> Reserve:
    """When a reserve for experiments pays: it costs each week, and after a while the split is better by what was learnt.

    The lessons of several channels add up, as if one did not touch another.

    Args:
        found: the plan, with the reserve.
        told: its lessons.
        cost: of the rule a week (lib.analysis.spending.rule_cost).
    """
    kinds = {channel.name: channel.kind for channel in found.plan.channels}
    own = [one for one in told if kinds[one.channel] == "innovation"]
    known = sum(one.known for one in own)
    taught = np.sum([one.by_week for one in own], axis=0) if own else np.zeros(LONGEST_WEEKS)
    if cost <= 0:
        return Reserve(0.0, float(taught[-1]), LONGEST_WEEKS, 1, known)
    weeks = np.arange(1, LONGEST_WEEKS + 1)
    spare = taught - cost
    with np.errstate(divide="ignore", invalid="ignore"):
        even = np.where(spare > 0, weeks + cost * weeks / spare, np.inf)
    at = int(np.argmin(even))
    if not even[at] <= _LATEST_WEEKS:
        return Reserve(cost, float(taught[-1]), LONGEST_WEEKS, None, known)
    return Reserve(cost, float(taught[at]), at + 1, int(np.ceil(even[at] - 1e-9)), known)


def reserve_of(found: Spending) -> Reserve:
    """When the reserve of a plan pays, as a rule that is on.

    Raises:
        CannotAnswer: no channel is an experiment, or the rules clash.
    """
    share = found.asked.reserve
    cost = price_of(found.asked, "innovation_share", share).free
    held = with_plan(found, found.asked.with_share("innovation_share", share))
    return reserve(held, lessons(held), cost)
