"""What a test is worth: against draws, at its limits, and when a reserve pays."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from lib.analysis.budget_choice import curve_of, deviations
from lib.analysis.budget_search import best
from lib.analysis.lessons import ENOUGH, Lesson, lessons, reserve
from lib.analysis.spending import Spending, spending
from lib.core.settings import BudgetChannel, BudgetChoice

SEARCH = BudgetChannel("Search", "performance", 10_000_000, 40, 65)
VIDEO = BudgetChannel("Video", "performance", 20_000_000, 30, 38)
TRIAL = BudgetChannel("Trial", "innovation", 3_000_000, 4, 7, unsure=0.8)
CHOICE = BudgetChoice((SEARCH, VIDEO, TRIAL), value_e4=1_000_000, innovation_rule="off")

FOUND = spending(CHOICE)


def drawn(found: Spending, at: int, draws: int = 60) -> float:
    """What knowing one curve is worth a week: the mean over what it may be, one solution each."""
    spread = float(deviations(found.choice)[at])
    values = np.array([one.value for one in found.answer.allocation])
    known: list[float] = []
    for deviation in norm.ppf((np.arange(draws) + 0.5) / draws):
        factor = float(np.exp(deviation * spread - spread**2 / 2))
        channels = list(found.plan.channels)
        channels[at] = replace(channels[at], curve=curve_of(found.choice.channels[at], factor))
        better = best(replace(found.plan, channels=tuple(channels)))
        assert better is not None
        known.append(better.objective - float(values.sum() + values[at] * (factor - 1)))
    return float(np.mean(known))


def test_knowing_a_curve_is_worth_what_draws_say() -> None:
    found = spending(CHOICE)
    told = {one.channel: one for one in lessons(found)}
    for at, channel in enumerate(CHOICE.channels):
        assert told[channel.name].known == pytest.approx(drawn(found, at), rel=0.07, abs=1e-6)


def test_the_least_known_channel_teaches_most_and_longer_tests_teach_more() -> None:
    told = lessons(spending(CHOICE))
    assert [one.channel for one in told] == ["Trial", "Video", "Search"]
    for one in told:
        assert (np.diff(one.by_week) >= -1e-9).all()
        assert one.by_week[-1] <= one.known * (1 + 1e-9) + 1e-9
        if one.enough_weeks is not None:
            assert one.by_week[one.enough_weeks - 1] >= ENOUGH * one.known
            assert one.enough_weeks == 1 or one.by_week[one.enough_weeks - 2] < ENOUGH * one.known


def test_a_split_that_nothing_could_change_needs_no_test() -> None:
    held = replace(SEARCH, least_e4=10_000_000, most_e4=10_000_000)
    other = replace(VIDEO, least_e4=20_000_000, most_e4=20_000_000)
    assert {one.known for one in lessons(spending(replace(CHOICE, channels=(held, other))))} == {0.0}
    sure = tuple(replace(one, unsure=0.0) for one in CHOICE.channels)
    assert lessons(spending(replace(CHOICE, channels=sure))) == ()


def test_a_reserve_pays_once_its_cost_is_back() -> None:
    found = spending(replace(CHOICE, innovation_rule="on", innovation_share=0.12))
    by_week = tuple(20 * week / (week + 4) for week in range(1, 53))
    told = (Lesson("Trial", 1, 20, by_week, 16, 9), Lesson("Search", 1, 99, (99.0,) * 52, 1, 9))
    one = reserve(found, told, 5.0)
    assert one.pays_from is not None
    assert one.known == 20
    spare = by_week[one.weeks - 1] - 5
    assert one.learnt == by_week[one.weeks - 1]
    back = np.cumsum([-5.0] * one.weeks + [spare] * 200)
    assert back[one.pays_from - 1] >= -1e-9 > back[one.pays_from - 2]
    assert reserve(found, told, 19.0).pays_from is None
    assert reserve(found, (), 5.0).pays_from is None
    assert reserve(found, told, 0.0).pays_from == 1


@settings(max_examples=30, deadline=None)
@given(st.floats(0.1, 18), st.floats(1.01, 2))
def test_a_dearer_reserve_never_pays_earlier(cost: float, times: float) -> None:
    told = (Lesson("Trial", 1, 20, tuple(20 * week / (week + 4) for week in range(1, 53)), 16, 9),)
    cheap, dear = (reserve(FOUND, told, one).pays_from for one in (cost, cost * times))
    assert dear is None or (cheap is not None and cheap <= dear)
