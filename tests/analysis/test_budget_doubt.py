"""Doubt as it is told: bands, the mean of what is missed, and splits between beliefs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import minimize

from lib.analysis.budget import objective_of
from lib.analysis.budget_between import least_missing
from lib.analysis.budget_choice import (
    COMMON_NAMED,
    COMMON_UNNAMED,
    band,
    brought,
    ends,
    factors_drawn,
    factors_spread,
    plan_of,
)
from lib.analysis.budget_firmness import crossed, regret_tail, swings
from lib.analysis.budget_regret import with_factors
from lib.analysis.budget_search import best
from lib.analysis.lessons import learnt_share, lessons
from lib.analysis.spending import spending
from lib.catalog.budget import EXAMPLE
from lib.core.settings import BudgetChannel, BudgetChoice


@pytest.mark.parametrize("unsure", [0.05, 0.3, 0.6, 0.95])
def test_nine_in_ten_lie_between_the_ends_of_a_band(unsure: float) -> None:
    one = BudgetChoice((BudgetChannel("a", "performance", 10_000, 1, 1.5, unsure=unsure),))
    low, high = ends(one.channels[0])
    for drawn in (factors_drawn(one, 40_000), factors_spread(one, 4_000)):
        assert ((drawn > low) & (drawn < high)).mean() == pytest.approx(0.9, abs=0.01)
        assert drawn.mean() == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("fitted", [(0.29, 1.96), (0.55, 1.55), (0.9, 1.3), (0.02, 3.1), (0.7, 1.1)])
def test_doubt_lies_between_the_ends_that_the_weeks_gave(fitted: tuple[float, float]) -> None:
    """However much farther one of them lies; the mean stays what was told, as far as a middle between them has it."""
    one = BudgetChoice((BudgetChannel("a", "performance", 10_000, 1, 1.5, unsure=1.5, fitted=fitted),))
    assert ends(one.channels[0]) == fitted
    for drawn in (factors_drawn(one, 40_000), factors_spread(one, 4_000)):
        assert np.quantile(drawn, (0.05, 0.95)) == pytest.approx(fitted, rel=0.05)
        assert drawn.mean() == pytest.approx(1, abs=0.06)


def test_curves_of_the_same_weeks_lean_together_and_told_ones_do_not() -> None:
    """Six curves alike: of n errors with a share c of their variance in common, a mean keeps c + (1 - c) / n of it."""
    told = BudgetChannel("a", "performance", 10_000, 10, 15, unsure=0.3)
    fitted = replace(told, fitted=(1 / 1.3, 1.3))
    named = replace(fitted, is_named=True)
    for one, common in ((told, 0.0), (fitted, COMMON_UNNAMED), (named, COMMON_NAMED)):
        choice = BudgetChoice(tuple(replace(one, name=str(at)) for at in range(6)), objective="customers")
        drawn = factors_drawn(choice, 40_000, together=True)
        assert np.quantile(drawn[:, 0], (0.05, 0.95)) == pytest.approx((1 / 1.3, 1.3), rel=0.03)
        width = np.log(drawn.mean(axis=1)).std() / np.log(drawn).std()
        assert width == pytest.approx(np.sqrt(common + (1 - common) / 6), rel=0.05)
        low, high = band(choice, [10.0] * 6)
        assert (high - low) / 60 == pytest.approx(2 * np.log(1.3) * width, rel=0.2)
        assert brought(choice, [10.0] * 6).std() < 60 * np.log(1.3) / np.sqrt(6)


def test_ends_that_no_weeks_give_do_not_break_an_answer() -> None:
    for fitted in ((0.0, 1.0), (-3.0, 0.5), (1.0, 1.0), (2.0, 1e300)):
        one = BudgetChannel("a", "performance", 10_000, 1, 1.5, fitted=fitted)
        low, high = ends(one)
        assert 0 < low <= 1 <= high
        assert np.isfinite(factors_drawn(BudgetChoice((one,)), 1000)).all()


def test_the_tornado_ranks_channels_by_the_ranges_that_the_weeks_gave() -> None:
    """Of a channel whose range is wide to the low side mostly, a symmetric doubt would say more than the weeks leave possible."""
    one = BudgetChannel("Google", "performance", 6_567_000, 23.5, 36.0, unsure=0.67, fitted=(13.1 / 23.5, 36.4 / 23.5))
    other = BudgetChannel("TikTok", "performance", 2_606_000, 11.9, 19.0, unsure=1.5, fitted=(3.4 / 11.9, 23.3 / 11.9))
    found = spending(BudgetChoice((one, other), innovation_rule="off"))
    brings = {row.name: row.value for row in found.answer.allocation}
    for row, fitted in ((row, {"Google": one, "TikTok": other}[row.name or ""].fitted) for row in swings(found)):
        assert fitted is not None
        assert (row.low, row.high) == pytest.approx(
            [found.objective + brings[row.name or ""] * (end - 1) for end in fitted]
        )
    assert {row.name: row.high for row in swings(found)}["TikTok"] < found.objective + brings["TikTok"]


def test_a_swing_is_told_between_the_same_ends() -> None:
    found = spending(EXAMPLE)
    told = {one.name: one for one in swings(found)}
    for one, channel in zip(found.answer.allocation, EXAMPLE.channels, strict=True):
        low, high = ends(channel)
        rest = found.objective - one.value
        assert (told[one.name].low, told[one.name].high) == pytest.approx(
            (rest + low * one.value, rest + high * one.value)
        )


@pytest.mark.soak
def test_mean_regret_and_its_worst_tenth_are_those_of_many_draws() -> None:
    found = spending(EXAMPLE)
    values = np.array([one.value for one in found.answer.allocation])
    missed = []
    for row in factors_drawn(EXAMPLE, 1500, seed=21):
        better = best(with_factors(found.plan, row))
        assert better is not None
        missed.append(max(better.objective - float(values @ row), 0.0))
    mean, tail = regret_tail(found)
    assert mean == pytest.approx(np.mean(missed), rel=0.08)
    assert tail == pytest.approx(np.sort(missed)[-150:].mean(), rel=0.1)
    assert (mean, tail) == pytest.approx((6.73, 24.5), rel=0.05)  # 5,000 draws


def _by_solver(asked: BudgetChoice, others: list[BudgetChoice], optima: list[float]) -> float:
    """The least largest miss by a general solver from many starts."""
    plans, plan = [plan_of(one) for one in (asked, *others)], plan_of(asked)
    inside = np.array([one.kind == "innovation" for one in plan.channels])
    caps = [one.upper for one in plan.channels]
    share = asked.innovation_share if asked.innovation_rule == "on" else 0.0

    def misses(flat: np.ndarray) -> np.ndarray:
        brings = [objective_of(one, np.maximum(flat[:-1], 0)) or 0.0 for one in plans]
        return flat[-1] - np.array(optima) + np.array(brings)

    dice, least = np.random.default_rng(4), np.inf
    for _ in range(8):
        start = np.minimum(dice.dirichlet(np.ones(len(caps))) * plan.budget, caps)
        found = minimize(
            lambda flat: flat[-1],
            np.append(start, 50.0),
            bounds=[*[(0, one) for one in caps], (0, None)],
            constraints=[
                {"type": "ineq", "fun": misses},
                {"type": "ineq", "fun": lambda flat: plan.budget - flat[:-1].sum()},
                {"type": "ineq", "fun": lambda flat: flat[:-1][inside].sum() - share * flat[:-1].sum()},
            ],
            method="SLSQP",
            options={"maxiter": 300, "ftol": 1e-10},
        )
        least = min(least, float(found.fun) if found.success else np.inf)
    return least


def test_between_two_beliefs_the_split_misses_as_little_as_any() -> None:
    bold = replace(
        EXAMPLE,
        channels=(*EXAMPLE.channels[:2], replace(EXAMPLE.channels[2], brings=5, doubled=9), EXAMPLE.channels[3]),
    )
    wild = replace(EXAMPLE, channels=(replace(EXAMPLE.channels[0], brings=5, doubled=5.6), *EXAMPLE.channels[1:]))
    found = spending(EXAMPLE)
    one = crossed(found, [("bold", bold), ("wild", wild)])
    assert one is not None
    optima = [spending(each).objective for each in (EXAMPLE, bold, wild)]
    assert one.worst == pytest.approx(_by_solver(EXAMPLE, [bold, wild], optima), rel=1e-3)
    assert one.least == 3


def test_a_belief_that_is_alone_misses_nothing() -> None:
    plan = plan_of(EXAMPLE)
    optimum = best(plan)
    assert optimum is not None
    split = least_missing(plan, [plan], [optimum.objective])
    assert split is not None
    assert objective_of(plan, split) == pytest.approx(optimum.objective, rel=1e-6)


# ---- tests


def test_who_comes_anyway_makes_a_test_longer() -> None:
    """Of 4 new customers beside none, a doubt of half leaves half; beside 12 others, four fifths."""
    assert learnt_share(0.5, 4.0, 0.0) == pytest.approx(0.5)
    assert learnt_share(0.5, 4.0, 12.0) == pytest.approx(0.2)
    assert learnt_share(0.5, 0.0, 12.0) == 0
    assert learnt_share(0.5, 4.0, -12.0) == learnt_share(0.5, 4.0, 0.0)
    few, many = (lessons(spending(replace(EXAMPLE, organic=organic))) for organic in (0.0, 500.0))
    for one, other in zip(few, many, strict=True):
        assert (one.channel, one.known) == (other.channel, pytest.approx(other.known))
        assert all(less <= more + 1e-6 for less, more in zip(other.by_week, one.by_week, strict=True))
        assert other.enough_weeks is None or (one.enough_weeks is not None and other.enough_weeks >= one.enough_weeks)
