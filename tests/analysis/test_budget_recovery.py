"""From weeks to a plan: how much of what could truly be gained a split by fitted curves gains, against two usual ways to split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from lib.analysis.budget import Plan, answer, objective_of
from lib.analysis.budget_choice import plan_of
from lib.analysis.budget_firmness import tenths_known
from lib.analysis.fitting import Fitted, fit
from lib.analysis.spending import spending
from lib.analysis.weekly_spend import fitted, leaned, taken_over
from lib.core.money import SCALE
from lib.core.settings import BudgetChannel, BudgetChoice
from tests.analysis.spend_logs import FAR, Told, named, simulated

#: Only where at least this much is to be gained is the share of it that was gained a figure.
WORTH_MOVING = 0.05


@dataclass(frozen=True)
class Split:
    """What one way to split truly gains, as a share of what the best split would."""

    possible: float
    ours: float
    by_roas: float
    equal: float


def true_plan(told: Told) -> Plan:
    """The spend of now to be split anew by the true curves, with nothing to hold it but the budget."""
    recent = told.weeks.spend[-13:].mean(axis=0)
    truth = zip(told.weeks.names, recent, told.brings, told.doubled, strict=True)
    rows = [
        BudgetChannel(name, "performance", round(now * SCALE), float(one), float(two), most_e4=round(FAR * now * SCALE))
        for name, now, one, two in truth
    ]
    return plan_of(BudgetChoice(tuple(rows), innovation_rule="off"))


def split(plan: Plan, curves: Sequence[Fitted]) -> Split:
    """Split the spend of now by fitted curves and by the two usual ways, and count by the true ones.

    A channel whose weeks cannot tell keeps its spend, as on the page where nothing else is known.
    """
    recent = np.array([one.current or 0.0 for one in plan.channels])
    held = [round(now * SCALE) for now in recent.tolist()]
    silent = tuple(
        BudgetChannel(one.name, one.kind, now, 0, 0, least_e4=now, most_e4=now)
        for one, now in zip(plan.channels, held, strict=True)
    )
    believed = taken_over(silent, curves)
    told = any(one.brings for one in believed)
    ours = spending(BudgetChoice(believed, innovation_rule="off")).spend if told else recent
    budget, returns = float(recent.sum()), {one.channel: max(one.brings.value, 0.0) for one in curves}
    roas = np.array([returns.get(one.name, 0.0) for one in plan.channels]) / recent
    before = objective_of(plan, recent) or 0.0
    gain = answer(plan, "skip").objective - before

    def gained(spend: np.ndarray) -> float:
        return ((objective_of(plan, spend) or 0.0) - before) / max(gain, 1e-9)

    return Split(
        gain / before,
        gained(ours),
        gained(budget * roas / roas.sum()),
        gained(np.full(len(recent), budget / len(recent))),
    )


def hold(splits: Sequence[Split], least: float, wins: float) -> None:
    """Where 5 % or more is to be gained: the median is not surely below `least`, and surely better than either usual way."""
    told = [one for one in splits if one.possible >= WORTH_MOVING]
    assert len(told) >= 0.5 * len(splits)
    ours, by_roas, equal = (np.array([getattr(one, name) for one in told]) for name in ("ours", "by_roas", "equal"))
    dice = np.random.default_rng(1)
    medians = [np.median(dice.choice(ours, len(ours))) for _ in range(2000)]
    assert np.quantile(medians, 0.975) >= least
    assert np.median(ours) > max(np.median(by_roas), np.median(equal))
    for rival, share in ((by_roas, wins), (equal, 0.75)):
        better, more = ours > rival, ours - rival
        assert better.mean() - 2 * better.std() / np.sqrt(len(told)) > share
        assert more.mean() > 2 * more.std() / np.sqrt(len(told))


@pytest.mark.soak
def test_splits_by_fitted_curves_gain_what_there_is_to_gain() -> None:
    """Histories of 104 weeks, two to six channels, of which only the sum of new customers is seen.

    Measured on these: the median of 167 is .78 (.75-.81, 95 % by bootstrap); in proportion to return .56, equal .34. Curves that are used
    up to twice the spend of now only come to .67. Of splits that may not go beyond that either, the median is .88 (.84-.92), and a split
    by the mean of curves drawn under the very distributions that made the histories has one of .89: more is not in the data. Up to ten
    times the spend of now such a split has one of .86 (21 of these, on which ours has .72, and curves without an end .80). The mean
    of the drawn curves, instead of a curve through their mean now and at twice that, gains .005 to .01 more on average.
    """
    told = [simulated(104, 2 + seed % 5, 9000 + seed) for seed in range(200)]
    hold([split(true_plan(one), leaned(fit(one.weeks).channels)) for one in told], 0.78, 0.5)


@pytest.mark.soak
def test_where_orders_name_the_channel_nearly_nine_tenths_of_the_gain_are_gained() -> None:
    """The way of the page: each channel is fitted on the new customers that name it, which are half to nearly all of its own.

    104 weeks, two to six channels, a small shop (30 to 600 new customers a week without an ad) whose weeks differ by 2 to 10 % more than
    counts do; saturation of four shapes, carry-over that fades at once or has its peak after one or two weeks, weeks without spend, and
    some who came by themselves but name a channel. Measured on these: the median of 95 with a gain of 5 % or more is .88 (.83-.92, 95 %
    by bootstrap); in proportion to return .70, equal .35. On 51 others .88, .59 and .39; curves that are used up to twice the spend of now
    only come to .68 there, and up to ten times to .90. Of splits that may not go beyond twice either, the median is .97 (.95-.98).
    """
    splits: list[Split] = []
    for seed in range(100):
        told = named(104, 2 + seed % 5, 7000 + seed)
        splits.append(split(told.plan, fitted(told.history)))
    hold(splits, 0.9, 0.4)
    assert np.median([one.ours for one in splits if one.possible >= WORTH_MOVING]) >= 0.85


@pytest.mark.soak
def test_a_channel_that_more_money_does_not_help_is_not_raised_by_an_assumed_bend() -> None:
    """30 shops whose orders name the channel, one of them saturated, the table as the page opens it: counts of 13 weeks, then the weeks' curves.

    The sum of what is gained is the measure: a count with an assumed bend doubles the saturated channel, which loses.
    """
    gained, most, lost = 0.0, 0.0, 0
    for seed in range(30):
        told = named(104, 2 + seed % 5, 40_000 + seed, anyway=False, saturated=True)
        recent = [one.current or 0.0 for one in told.plan.channels]
        counts = told.history.own[-13:].mean(axis=0)
        table = tuple(
            BudgetChannel(one.name, one.kind, round(now * SCALE), float(won), float(1.5 * won), unsure=0.5)
            for one, now, won in zip(told.plan.channels, recent, counts, strict=True)
        )
        found = spending(BudgetChoice(taken_over(table, fitted(told.history), own=False), innovation_rule="off"))
        before = objective_of(told.plan, np.array(recent)) or 0.0
        spent = {row.name: row.spend for row in found.answer.allocation}
        gain = (objective_of(told.plan, np.array([spent[one.name] for one in told.plan.channels])) or 0.0) - before
        gained, lost = gained + gain, lost + (gain < -0.01 * before)
        most += answer(told.plan, "skip").objective - before
    assert gained >= 0.8 * most
    assert lost <= 2


@pytest.mark.soak
def test_the_plans_own_band_holds_what_is_true_in_nine_of_ten() -> None:
    """What the best split brings by the true curves, where only the sum is seen: 60 shops of 104 weeks, two to six channels.

    Measured on 60 others: 92 %, and on 40 of 52 weeks: 39; on these: 60, and 59 before a curve that leans on demand might bring nothing.
    """
    inside: list[bool] = []
    for seed in range(60):
        told = simulated(104, 2 + seed % 5, 70_000 + seed)
        plan = true_plan(told)
        believed = taken_over((), leaned(fit(told.weeks).channels))
        found = spending(BudgetChoice(believed, innovation_rule="off"))
        spent = {one.name: one.spend for one in found.answer.allocation}
        true = sum(float(one.curve.response(spent[one.name])) for one in plan.channels if one.name in spent)
        inside.append(found.low <= true <= found.high)
    assert np.mean(inside) >= 0.85


@pytest.mark.soak
def test_the_plans_own_band_holds_what_is_true_where_orders_name_the_channel() -> None:
    """Of those who name it: in shops where some of them would have come anyway, and in shops where nobody would.

    Measured on 50 others of either kind: 47 and 47, with each curve's error on its own 46 and 34.
    """
    held: list[float] = []
    for anyway in (True, False):
        inside: list[bool] = []
        for seed in range(40):
            told = named(104, 2 + seed % 5, 60_000 + seed, anyway=anyway)
            found = spending(BudgetChoice(taken_over((), fitted(told.history)), innovation_rule="off"))
            spent = {one.name: one.spend for one in found.answer.allocation}
            true = 0.0
            for one, brings in zip(told.plan.channels, told.brings.tolist(), strict=True):
                share = brings / float(one.curve.response(one.current or 0.0))
                true += share * float(one.curve.response(spent.get(one.name, 0.0)))
            inside.append(found.low <= true <= found.high)
        held.append(float(np.mean(inside)))
    assert min(held) >= 0.8
    assert 0.85 <= np.mean(held) <= 0.98


@pytest.mark.soak
def test_told_gains_come_true_on_average_and_lose_little_where_the_split_was_good_already() -> None:
    """Sums over 60 shops whose split of now is any, and over 60 whose split is nearly the best by the true curves.

    Measured: 2,604 told and 2,694 true, of 3,656 that the best split would gain (2,676 and 2,745 with a prior for each channel, which told those
    low that bring most together). On 130 others of the first kind: 4,754 told, 4,911 true. Of the second kind each move can only lose: 316 told and 174 lost,
    after 387 and 207 before guesses were drawn toward what money brings elsewhere (`leaned`); so such a direction is called a guess.
    Where one shop in four is split well, 55 of 100 splits gain of which "6 in 10" is said, and 92 of those of which more is (119 shops whose
    split is any, and 50); of shops whose split is any alone 87, for chance does not know which these are.
    """
    told, true, most = np.zeros(2), np.zeros(2), np.zeros(2)
    better: dict[bool, list[float]] = {True: [], False: []}
    for seed in range(60):
        for kind, one in enumerate(
            (simulated(104, 2 + seed % 5, 80_000 + seed), simulated(104, 2 + seed % 5, 81_000 + seed, split="best"))
        ):
            plan = true_plan(one)
            believed = taken_over((), leaned(fit(one.weeks).channels))
            found = spending(BudgetChoice(believed, innovation_rule="off"))
            spent = {row.name: row.spend for row in found.answer.allocation}
            now = np.array([channel.current or 0.0 for channel in plan.channels])
            after = np.array([spent.get(channel.name, channel.current or 0.0) for channel in plan.channels])
            before = objective_of(plan, now) or 0.0
            gain = (objective_of(plan, after) or 0.0) - before
            told[kind] += found.gain
            true[kind] += gain
            most[kind] += answer(plan, "skip").objective - before
            tenths = tenths_known(found)
            if tenths is not None and tenths >= 6 and (kind == 0 or seed % 3 == 0):  # one shop in four is split well
                better[tenths == 6].append(float(gain > 0))
    assert 0.4 < np.mean(better[True]) < 0.8
    assert np.mean(better[False]) > 0.75
    assert told[0] < 1.1 * true[0]
    assert true[0] > 0.7 * most[0]
    assert true[1] > -0.7 * told[1]


@pytest.mark.soak
def test_many_channels_are_fitted_as_well_as_their_weeks_allow() -> None:
    """24 channels in 104 weeks of which only the sum is seen. Measured on 8 others: .70 of the gain; chains that move all figures at once: .24."""
    told = [simulated(104, 24, 1_000 + seed) for seed in range(4)]
    assert np.mean([split(true_plan(one), leaned(fit(one.weeks).channels)).ours for one in told]) >= 0.45
