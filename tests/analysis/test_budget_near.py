"""Splits that bring the same: the one nearest to what is spent now is taken, whatever the order of the channels."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from lib.analysis.budget import Channel, Plan, Rule, answer
from lib.analysis.budget_firmness import alike, firmness
from lib.analysis.budget_moves import moves
from lib.analysis.budget_near import twins
from lib.analysis.budget_said import twins_said
from lib.analysis.curves import Curve, Hill, Points
from lib.analysis.spending import planned, spending
from lib.core.settings import BudgetCase, BudgetChannel, BudgetChoice, Outlook
from lib.text.words import Words

#: Little at first; straight; falling.
RISING, STRAIGHT, FALLING = Hill(100, 500, 2.5), Points((0.0, 1000.0, 2000.0), (0.0, 40.0, 80.0)), Hill(60, 400, 0.9)


def plan_of(curves: tuple[Curve, ...], now: tuple[float, ...], budget: float, *rules: Rule) -> Plan:
    channels = tuple(
        Channel(name, "performance", curve, current, unsure=0.3)
        for name, curve, current in zip("abcd", curves, now, strict=False)
    )
    return Plan(budget, channels, rules, 30.0, horizon_weeks=1, goal="margin", unit=1.0)


@pytest.mark.parametrize("now", [(0.0, 1000.0, 300.0), (1000.0, 0.0, 300.0), (400.0, 600.0, 300.0)])
def test_of_two_channels_that_are_told_alike_the_one_that_has_more_now_gets_more(now: tuple[float, ...]) -> None:
    """Only one of them is worth its slow start; which one makes no difference to what comes."""
    found = answer(plan_of((RISING, RISING, FALLING), now, 900.0))
    assert found.spend.tolist()[:2] == pytest.approx(sorted((0.0, 730.6), reverse=now[0] > now[1]), abs=0.1)
    assert found.objective == pytest.approx(sum(one.value for one in found.allocation))
    assert found.shadow_prices["budget"] is None  # there is another split as good


def test_the_split_is_the_same_in_every_order_of_the_channels() -> None:
    plan = plan_of((RISING, RISING, FALLING, STRAIGHT), (100.0, 700.0, 300.0, 50.0), 1300.0)
    first = {one.name: one.spend for one in answer(plan).allocation}
    for channels in permutations(plan.channels):
        other = {one.name: one.spend for one in answer(replace(plan, channels=channels)).allocation}
        assert other == pytest.approx(first, abs=0.01)


@pytest.mark.parametrize("now", [(600.0, 400.0), (1000.0, 0.0), (150.0, 850.0)])
def test_where_every_split_brings_the_same_nothing_moves(now: tuple[float, ...]) -> None:
    assert answer(plan_of((STRAIGHT, STRAIGHT), now, 1000.0)).spend.tolist() == pytest.approx(list(now))


def test_only_what_gains_moves_between_straight_curves_and_another() -> None:
    found = answer(plan_of((STRAIGHT, STRAIGHT, FALLING), (600.0, 400.0, 300.0), 1300.0))
    assert found.spend[2] == pytest.approx(335.4, abs=0.1)
    assert sorted(found.spend[:2] - (600, 400))[1] <= 1e-9  # none of the two gets more for the other
    assert found.spend.sum() == pytest.approx(1300)


def test_what_stays_as_good_keeps_every_rule() -> None:
    """At most 55 % for one channel: the spend of now would break it, so that only so much goes back."""
    rule = Rule("largest_share", max=0.55)
    found = answer(plan_of((STRAIGHT, STRAIGHT), (1000.0, 0.0), 1000.0, rule))
    assert found.spend.max() <= 550 * (1 + 1e-9)


@pytest.mark.parametrize("outlook", ["expected", "cautious", "regret", "worst_tenth"])
def test_typed_curves_that_bend_nowhere_stay_as_they_are(outlook: Outlook) -> None:
    told = (BudgetChannel("a", "performance", 10_000_000, 40, 80), BudgetChannel("b", "performance", 2_000_000, 8, 16))
    found = spending(BudgetChoice(told, value_e4=300_000, innovation_rule="off", outlook=outlook))
    assert [one.way for one in moves(found)] == ["stays", "stays"]


@pytest.mark.parametrize("outlook", ["regret", "cautious", "expected"])
def test_channels_that_are_told_and_doubted_alike_get_as_much(outlook: Outlook) -> None:
    """Curves of points, of which mixing splits left one more than the other; and nobody knows where they come from, so that none turns."""
    search = Points((0.0, 5000.0, 10_000.0, 20_000.0), (0.0, 20_000.0, 31_000.0, 41_000.0))
    tv = Points((0.0, 10_000.0, 20_000.0, 40_000.0), (0.0, 24_000.0, 39_000.0, 56_000.0))
    radio = Points((0.0, 4000.0, 8000.0, 16_000.0), (0.0, 5000.0, 20_000.0, 27_000.0))
    channels = tuple(
        Channel(name, "performance", curve, unsure=0.3)
        for name, curve in (("tv", tv), ("a", search), ("b", search), ("radio", radio))
    )
    found = planned(Plan(30_000.0, channels, horizon_weeks=1, reading=outlook))
    assert found.spend[1] == pytest.approx(found.spend[2])
    assert {one.turns_at for one in firmness(found)} == {None}


def test_channels_that_can_change_places_are_named_unless_a_rule_tells_them_apart() -> None:
    plan = plan_of((RISING, FALLING, RISING, FALLING), (100.0, 700.0, 300.0, 50.0), 1000.0)
    assert twins(plan) == ((0, 2), (1, 3))
    said = twins_said(planned(plan))
    assert [Words().say(one) for one in said] == [
        "a and c are told alike: which of them gets which spend makes no difference.",
        "b and d are told alike: which of them gets which spend makes no difference.",
    ]
    assert twins(replace(plan, rules=(Rule("keep", channel="a"),))) == ((1, 3),)
    capped = replace(plan.channels[1], most=600.0)
    assert twins(replace(plan, channels=(plan.channels[0], capped, *plan.channels[2:]))) == ((0, 2),)
    assert twins_said(planned(plan_of((RISING, FALLING), (100.0, 700.0), 800.0))) == ()


def test_channels_of_other_doubt_or_with_a_case_of_their_own_are_not_alike() -> None:
    """A careful reading does not treat them alike."""
    one = BudgetChannel("a", "performance", 10_000_000, 30, 45, unsure=0.1)
    told = (one, replace(one, name="b", unsure=2.0), replace(one, name="c"), replace(one, name="d"))
    asked = BudgetChoice(told, value_e4=300_000, innovation_rule="off", outlook="regret")
    assert alike(spending(asked)) == (("a", "c", "d"),)
    assert alike(spending(replace(asked, cases=(BudgetCase("Dear", (("c", 0.5),)),)))) == (("a", "d"),)


def test_many_channels_alike_are_as_quick_as_others() -> None:
    now = np.random.default_rng(7).uniform(0, 1000, 300)
    channels = tuple(Channel(f"c{at}", "performance", STRAIGHT, float(one)) for at, one in enumerate(now))
    found = answer(Plan(float(now.sum()), channels), "skip")
    assert found.spend == pytest.approx(now)
