"""A budget's channels as the shop's own files tell them: what is spent a week now, and how many new customers that brings."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from lib.analysis.acquired import Acquisition, ChannelCost
from lib.analysis.budget_choice import UNSURE_ASSUMED, USUAL_DOUBLED, curve_of, plan_of, spent_now
from lib.analysis.curves import as_told
from lib.analysis.ran_lately import RECENT_WEEKS
from lib.core.columns import AMOUNT_E4, CHANNEL, FIRST_DAY, LAST_DAY
from lib.core.findings import Finding, finding
from lib.core.money import SCALE
from lib.core.periods import day_of, month_of, month_start
from lib.core.settings import MOST_UNSURE, NINE_IN_TEN, BudgetChannel, BudgetChoice
from lib.core.words import N_, NP_, Sentence

#: What a table's 0 means of a channel that has a curve.
STOPPED = NP_(
    "Nothing was spent on {channels} in the last four weeks, so its spend of now is 0: what it brings is told of what was spent on it before, which is the most it may get.",
    "Nothing was spent on {channels} in the last four weeks, so their spend of now is 0: what they bring is told of what was spent on them before, which is the most they may get.",
)
#: That "now" counts spend which may be a typing error.
FAR_IN_NOW = N_(
    "{channel}: what is spent now, {money_now} a week, counts what is so far from usual; with what is usual in its place it would be {money_without}. As long as the file is not right, a budget of as much as now is too large by the difference: give your own."
)
LEFT_OUT = N_(
    "{channel} is left out: nothing was spent on it since {day}. In the year before the last day of the spend it took {percent}% of all."
)
#: Of all spend of a year, what a channel took that is said to be left out, and the days of that year.
_WORTH_SAYING, _YEAR = 0.03, 365
#: So much more than all who came may be said of a table of curves, as a share: nobody knows them better.
_WITHIN = 0.2
#: How far a figure may be off where the weeks tell what more spend brings.
UNSURE_SEEN = 0.3


def told_by_files(cost: Acquisition) -> tuple[BudgetChannel, ...]:
    """The channels with spend in the last 13 weeks, the largest first; amounts are rounded to the cent.

    A channel that no new customer is counted for is held at its spend of now: that orders do not name a podcast does not say
    that it brings nothing. Of one that stopped nothing is spent now, and its figures are about what was while it ran; where all did,
    "now" is that.

    Args:
        cost: spend joined with first orders (lib.analysis.acquisition).
    """
    running = [one for one in cost.channels if one.weekly_e4 >= SCALE // 100]
    if all(one.stopped for one in running):
        running = [replace(one, stopped=False) for one in running]
    told = [_channel(one) for one in running if one.running_new > 0 or not one.stopped]
    return tuple(sorted(told, key=lambda one: (-one.weekly_e4, -one.about_e4, one.name)))


def stopped(channels: Sequence[BudgetChannel]) -> tuple[str, ...]:
    """The channels on which nothing is spent now, and of which it is known what they brought."""
    return tuple(one.name for one in channels if one.weekly_e4 <= 0 and one.points is None and one.can_bring)


def far_in_now(far: Sequence[Finding], channels: Sequence[BudgetChannel], cost: Acquisition) -> Iterator[Finding]:
    """What the spend of now would be without what may be a typing error, by channel.

    Args:
        far: the remarks on such spend (lib.ingest.spend.FAR_OFF).
        channels: with their spend of now.
        cost: spend joined with first orders.
    """
    weeks = {one.channel: one.running_weeks for one in cost.channels}
    for one in channels:
        if one.weekly_e4 <= 0 or one.name not in weeks:
            continue
        known = [said.sentence.facts for said in far if said.sentence.facts["channel"] == one.name]
        more = sum(
            _in_weeks(facts, cost.last, weeks[one.name]) * (facts["money_spent"] - facts["money_usual"])
            for facts in known
        )
        without = round(one.weekly_e4 - more / weeks[one.name])
        if more > 0 and without > 0:
            facts = {"channel": one.name, "money_now": one.weekly_e4, "money_without": without}
            yield finding("far_in_now", "warning", FAR_IN_NOW, **facts)


def _in_weeks(facts: Mapping[str, Any], last: date, weeks: float) -> float:
    """The share of a day, of a week by its first day, or of a month, that lies in the last weeks up to a day."""
    begins = day_of(last) - round(7 * weeks) + 1
    month = facts.get("month_spent")
    first = day_of(facts["day"] if month is None else month)
    end = first + 1 if month is None else day_of(month_start(month_of(month) + 1))
    return max(min(end, day_of(last) + 1) - max(first, begins), 0) / (end - first)


def left_out(cost: Acquisition, spend: pd.DataFrame) -> tuple[Sentence, ...]:
    """Of each channel without spend in the last 13 weeks that took much of the last year's: since when it has none.

    Args:
        cost: spend joined with first orders.
        spend: the canonical table of spend.
    """
    over = [one.channel for one in cost.channels if one.weekly_e4 < SCALE // 100]
    if not over:
        return ()
    last_day = spend[LAST_DAY].fillna(spend[FIRST_DAY])
    year = spend[last_day > last_day.max() - pd.Timedelta(days=_YEAR)]
    every = float(year[AMOUNT_E4].sum())
    said: list[Sentence] = []
    for name in over:
        own = year[(year[CHANNEL] == name) & (year[AMOUNT_E4] > 0)]
        part = float(own[AMOUNT_E4].sum()) / every if every > 0 else 0.0
        if part >= _WORTH_SAYING:
            facts = {"channel": name, "day": last_day[own.index].max().date(), "percent": round(100 * part)}
            said.append(Sentence(LEFT_OUT, facts))
    return tuple(said)


@dataclass(frozen=True)
class WithoutAnAd:
    """New customers a week of the last 13 weeks, and how many of them came without an ad: no count, but what the curves leave of all.

    Attributes:
        every: all of them.
        brought: those whom the curves say that spend brings; they may say more than came, but of those who name a channel not more
            than do.
        unnamed: those whose first order names no channel that is paid for; None where no order names one.
    """

    every: float
    brought: float
    unnamed: float | None

    @property
    def left(self) -> float:
        """Who came without an ad."""
        return max(self.every - self.brought, 0.0)

    @property
    def too_many(self) -> Sentence | None:
        """That the curves say more than all who came, where neither chance nor a fifth explains it; None where they do not."""
        more, chance = self.brought - self.every, NINE_IN_TEN * math.sqrt((self.brought + self.every) / RECENT_WEEKS)
        if more <= max(chance, self.every * _WITHIN):
            return None
        return Sentence(
            N_("By this table, what is spent now brings {brought} new customers a week; in your last {weeks} weeks {every} a week came in all, with or without an ad. So the table promises too much, or many of its customers are not in your orders: a plan made of it will hardly bring what it says."),
            {"brought": round(self.brought, 1), "every": round(self.every, 1), "weeks": RECENT_WEEKS},
        )  # fmt: skip

    @property
    def sentence(self) -> Sentence:
        """Where the figure is from, and that it is as sure as the curves."""
        facts = {
            "every": round(self.every, 1),
            "brought": round(self.brought, 1),
            "unnamed": round(self.unnamed or 0, 1),
        }
        return Sentence(
            N_("Assumed, not counted: of {every} new customers a week in your last 13 weeks, those are left whom the curves of step 2 do not count as brought by spend ({brought}). It is as sure as these curves; put your own belief in its place.")
            if self.unnamed is None
            else N_("Assumed, not counted: of {every} new customers a week in your last 13 weeks, {brought} are taken to be brought by spend, and the others to come without an ad. By spend come as many as the curves of step 2 say, but of no channel more than name it in their first order. It is as sure as these curves: the first orders of {unnamed} a week name no channel that you pay for. Put your own belief in its place."),
            facts,
        )  # fmt: skip


def without_an_ad(cost: Acquisition, channels: Sequence[BudgetChannel]) -> WithoutAnAd | None:
    """Who comes without an ad: all new customers of the last 13 weeks less those whom the curves say that spend brings.

    Whoever names a channel and is not counted as brought by its spend is among them, so that nobody is in neither. A curve that is
    told by those who name its channel holds none but them: where it says more of them than came, they came no more for that.

    Args:
        cost: spend joined with first orders.
        channels: as they are believed; of one that is held, nobody knows whom it brings.

    Returns:
        None where nothing tells what most of the spend brings.
    """
    running = [one for one in channels if one.weekly_e4 > 0]
    silent = sum(one.weekly_e4 for one in running if not one.is_told)
    if not running or 2 * silent > spent_now(BudgetChoice(tuple(running))):
        return None
    # in these weeks, which of a channel that began or stopped is not what is now
    lately = {one.channel: round(one.weekly_e4, -2) for one in cost.channels}
    known = [one for one in channels if one.is_told]
    named = {one.channel: one.weekly_new for one in cost.channels if one.source == "orders"}
    brought = 0.0
    for one in known:
        by_curve = float(curve_of(one).response(lately.get(one.name, one.weekly_e4) / SCALE))
        brought += min(by_curve, named.get(one.name, by_curve)) if one.is_named else by_curve
    unnamed = max(cost.new_a_week - sum(named.values()), 0.0) if any(named.values()) else None
    return WithoutAnAd(cost.new_a_week, brought, unnamed)


def asked_by_files(
    channels: tuple[BudgetChannel, ...], value_e4: int | None, value_unsure: float = 0.0
) -> BudgetChoice:
    """What to ask of these channels at first: with the reserve for experiments where all of the money can keep it."""
    asked = BudgetChoice(channels, value_e4=value_e4, value_unsure=value_unsure, innovation_rule="on")
    plan = plan_of(asked)
    room = sum(one.upper for one in plan.channels if one.kind == "innovation")
    return asked if room >= asked.innovation_share * plan.budget else replace(asked, innovation_rule="off")


def _channel(one: ChannelCost) -> BudgetChannel:
    ratio = _doubled(one)
    seen, about_e4 = one.running_new * one.running_weeks, round(one.running_e4, -2)
    chance = NINE_IN_TEN / np.sqrt(seen) if seen > 0 else MOST_UNSURE
    unsure = max(UNSURE_ASSUMED if ratio is None else UNSURE_SEEN, float(chance))
    return BudgetChannel(
        name=one.channel,
        kind=one.purpose,
        weekly_e4=0 if one.stopped else about_e4,
        brings=as_told(one.running_new),
        doubled=as_told(one.running_new * (ratio or USUAL_DOUBLED)),
        unsure=min(round(unsure, 2), MOST_UNSURE),
        least_e4=0 if seen > 0 else about_e4,
        most_e4=None if seen > 0 and not one.stopped else about_e4,
        is_guess=ratio is None and seen > 0,
    )


def _doubled(one: ChannelCost) -> float | None:
    """How many times as many twice the money brings, by what one more customer costs now; None where that is not known.

    On the curve b x / (x + k) one per cent more spend brings e = k / (x + k) per cent more customers, and twice the spend
    2 / (2 - e) times as many. e is x / (cost of one more * customers), and taken to be 0.8 at most: seasons raise spend and
    customers together, which flatters spend.
    """
    if one.marginal_e4 is None or one.running_new <= 0:
        return None
    percent = one.running_e4 / (one.marginal_e4 * one.running_new)
    return 2 / (2 - min(max(percent, 0.05), 0.8))
