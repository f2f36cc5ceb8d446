"""Splits of least regret, in the worst case and in the worst tenth: against every split in small steps, and against one another."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis import budget_regret
from lib.analysis.budget import Channel, Plan, answer, objective_of
from lib.analysis.budget_choice import ends
from lib.analysis.budget_firmness import crossed, crossed_plans, regret_tail, regrets
from lib.analysis.budget_regret import drawn, with_factors, worst_mean
from lib.analysis.budget_search import broken
from lib.analysis.curves import Floats, Hill
from lib.analysis.spending import Spending, own_plan, planned, spending
from lib.core.settings import BudgetCase, BudgetChannel, BudgetChoice, Outlook
from tests.analysis.test_spending import CHOICE, RADIO, SEARCH, THREE, VIDEO


def test_least_regret_is_never_better_than_the_best_as_told() -> None:
    told, careful = spending(CHOICE), spending(replace(CHOICE, outlook="regret"))
    assert careful.objective <= told.objective * (1 + 1e-9)
    mean, worst = regret_tail(told)
    assert 0 <= mean <= worst


def test_the_least_regret_keeps_every_rule() -> None:
    asked = replace(CHOICE, channels=(SEARCH, VIDEO, RADIO), outlook="regret", few_rule="on", most_channels=2)
    assert (spending(asked).spend > 1e-6).sum() <= 2
    found = spending(replace(asked, few_rule="off", cost_rule="on", most_cost_e4=350_000))
    assert float(found.spend.sum()) <= 35 * found.customers * (1 + 1e-6)


#: Of which mixing splits left less than a unit of money for one.
SEVEN = tuple(
    BudgetChannel(f"c{at}", "brand" if at in {1, 3} else "performance", weekly * 10_000, brings, doubled, unsure=unsure)
    for at, (weekly, brings, doubled, unsure) in enumerate(
        ((31, 10.8, 17.9, 0.1), (325, 1.2, 1.5, 0.1), (506, 5.4, 8.1, 0.1), (140, 5.2, 7.0, 0.6), (330, 7.6, 15.6, 0.6), (243, 6.3, 10.4, 0.1), (316, 18.2, 26.3, 1.0))
    )
)  # fmt: skip


@pytest.mark.parametrize("share", [0.0, 0.15])
@pytest.mark.parametrize("outlook", ["regret", "worst_tenth"])
def test_mixing_splits_leaves_no_dust(outlook: Outlook, share: float) -> None:
    """A few cents for a channel are no advice; what they set free is spent, and floors, caps and rules are kept as before."""
    asked = BudgetChoice(
        SEVEN, value_e4=1_380_000, innovation_rule="off", outlook=outlook, brand_rule="on", brand_share=share
    )
    found = spending(asked)
    total = float(found.spend.sum())
    assert total == pytest.approx(found.plan.budget, rel=1e-9)
    assert ((found.spend == 0) | (found.spend > 1e-3 * total)).all()
    assert all(
        spend <= one.upper * (1 + 1e-9) for spend, one in zip(found.spend.tolist(), found.plan.channels, strict=True)
    )
    assert found.spend[[1, 3]].sum() >= share * total * (1 - 1e-9)
    assert found.regret is not None
    assert found.regret.at_most <= found.regret.at_least + 1e-4 * found.objective


def test_regret_is_told_by_scenario_and_the_least_regret_has_the_smallest_largest_one() -> None:
    told, careful = spending(THREE), spending(replace(THREE, outlook="regret"))
    rows = regrets(told)
    assert {(one.channel, one.way) for one in rows} == {
        (name, way) for name in ("Search", "Video", "Radio") for way in ("much", "little")
    }
    assert [one.missed for one in rows] == sorted((one.missed for one in rows), reverse=True)
    assert rows[0].missed > 0
    assert regrets(careful)[0].missed <= rows[0].missed * (1 + 1e-9)
    at = [one.name for one in THREE.channels].index(rows[0].channel)
    sign = 1 if rows[0].way == "much" else -1
    channels = tuple(
        replace(one, brings=one.brings * factor, doubled=one.doubled * factor)
        for place, one in enumerate(THREE.channels)
        for factor in [ends(one)[(sign > 0) == (place == at)]]
    )
    other = spending(replace(THREE, channels=channels))
    mine = own_plan(
        spending(replace(THREE, channels=channels, own_e4=tuple(round(one * 10_000) for one in told.spend)))
    )
    assert mine is not None
    assert rows[0].missed == pytest.approx(other.objective - mine.objective, rel=1e-4)


RISING = replace(
    THREE, channels=(replace(SEARCH, unsure=0.5), replace(VIDEO, doubled=80), replace(RADIO, doubled=3 * RADIO.brings))
)


def in_steps(found: Spending, least: float, many: int = 700) -> Floats:
    """What each of three channels brings, by every split in small steps within the caps, with so much of it at least for the last."""
    budget, caps = found.plan.budget, np.array([one.upper for one in found.plan.channels])
    parts = np.array([(a, b, many - a - b) for a in range(many + 1) for b in range(many + 1 - a)]) / many
    steps = parts[(parts * budget <= caps + 1e-9).all(axis=1) & (parts[:, 2] >= least)] * budget
    brings = [100 * one.curve.response(steps[:, at]) for at, one in enumerate(found.plan.channels)]
    return np.column_stack(brings)


@pytest.mark.parametrize("asked", [THREE, replace(THREE, brand_rule="on", brand_share=0.2), RISING])
def test_the_least_regret_is_the_least_of_all_splits_in_steps_and_proved(asked: BudgetChoice) -> None:
    """Three curves, falling or two of them rising beyond doubling; three cases each way and the one as told, against every split in
    steps of 5."""
    found = spending(replace(asked, outlook="regret"))
    proof = found.regret
    assert proof is not None
    assert proof.futures == 7
    assert proof.at_least <= proof.at_most <= proof.at_least + 1e-4 * found.objective
    low, high = np.array([ends(one) for one in asked.channels]).T
    futures = np.vstack([np.ones(3), np.where(np.eye(3), high, low), np.where(np.eye(3), low, high)])
    scenes = [spending(replace(asked, channels=tuple(
        replace(one, brings=one.brings * factor, doubled=one.doubled * factor)
        for one, factor in zip(asked.channels, future.tolist(), strict=True)
    ))) for future in futures]  # fmt: skip
    worth = in_steps(found, asked.brand_share if asked.brand_rule == "on" else 0.0)
    missed = (np.array([one.objective for one in scenes]) - worth @ futures.T).max(axis=1)
    assert proof.at_least <= missed.min() <= 1.05 * proof.at_most


@pytest.mark.parametrize("asked", [THREE, replace(THREE, brand_rule="on", brand_share=0.2), RISING])
def test_the_least_regret_of_the_worst_tenth_is_the_least_of_all_splits_in_steps_and_proved(
    asked: BudgetChoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three curves in sixty draws, against every split in steps: the mean of the six largest misses of each, sorted by hand."""
    monkeypatch.setattr(budget_regret, "_DRAWS", 60 if asked is not RISING else 120)
    found = spending(replace(asked, outlook="worst_tenth"))
    proof = found.regret
    assert proof is not None
    futures, optima = drawn(found.choice, found.plan)
    assert proof.futures == len(futures) == len(optima) == 60
    assert proof.at_least <= proof.at_most <= proof.at_least + 1e-4 * found.objective
    worth = in_steps(found, asked.brand_share if asked.brand_rule == "on" else 0.0)
    missed = np.sort(optima - worth @ futures.T, axis=1)[:, -6:].mean(axis=1)
    assert proof.at_least <= missed.min() <= 1.05 * proof.at_most
    assert regret_tail(found)[1] == pytest.approx(proof.at_most, rel=1e-9)


def test_the_three_careful_readings_differ_and_each_is_best_in_its_own_measure() -> None:
    told, careful, tail = (spending(replace(RISING, outlook=one)) for one in ("expected", "regret", "worst_tenth"))
    assert regret_tail(tail)[1] < 0.99 * min(regret_tail(told)[1], regret_tail(careful)[1])
    assert regrets(careful)[0].missed < 0.99 * min(regrets(told)[0].missed, regrets(tail)[0].missed)
    assert told.objective > max(careful.objective, tail.objective)
    assert broken(tail.plan, tail.spend) == ()


def s_shaped(*told: tuple[float, float, float, float, float, float | None]) -> Plan:
    """1,000 a week for channels of which some bring little at first: scale, half point, slope, doubt, floor and cap of each."""
    channels = tuple(
        Channel(f"c{at}", "performance", Hill(scale, half, slope), 333.33, least, most, unsure=unsure)
        for at, (scale, half, slope, unsure, least, most) in enumerate(told)
    )
    return Plan(1000.0, channels, value_per_response=30.0, horizon_weeks=1, goal="margin", unit=1.0)


S_SHAPED = (
    s_shaped((63.4, 665.1, 1.9, 0.3, 0, 500), (67.91, 169.5, 0.86, 1.2, 60, None), (68.01, 225.5, 2.07, 1.2, 0, None)),
    s_shaped((34.57, 230.3, 1.38, 1.2, 0, None), (60.17, 453.4, 0.84, 1.2, 0, None), (38.38, 524.8, 2.42, 0.2, 60, 500)),
    s_shaped((33.0, 475.6, 1.76, 0.2, 0, 500), (56.13, 635.6, 0.9, 0.5, 0, None), (56.55, 436.3, 1.55, 0.5, 0, 500)),
)  # fmt: skip


def in_fives(plan: Plan) -> Floats:
    """Every split of 1,000 in steps of 5 that keeps floors and caps."""
    parts = np.array([(a, b, 200 - a - b) for a in range(201) for b in range(201 - a)]) * 5.0
    limits = np.array([(one.least, one.upper) for one in plan.channels])
    return parts[((parts >= limits[:, 0]) & (parts <= limits[:, 1])).all(axis=1)]


def worth_of(plan: Plan, splits: Floats) -> Floats:
    """What each brings."""
    return np.sum([30 * one.curve.response(splits[:, at]) for at, one in enumerate(plan.channels)], axis=0)


@pytest.mark.parametrize("plan", S_SHAPED)
def test_where_curves_rise_at_first_no_split_in_steps_misses_less_than_the_least_regret(plan: Plan) -> None:
    found = planned(replace(plan, reading="regret"))
    low, high = np.array([ends(one) for one in found.choice.channels]).T
    futures = np.vstack([np.ones(3), np.where(np.eye(3), high, low), np.where(np.eye(3), low, high)])
    cases = [with_factors(plan, future) for future in futures]
    splits = in_fives(plan)
    missed = [answer(one, "skip").objective - worth_of(one, splits) for one in cases]
    proof = found.regret
    assert proof is not None
    assert proof.at_least <= proof.at_most <= np.max(missed, axis=0).min()
    assert broken(found.plan, found.spend) == ()


@pytest.mark.parametrize("plan", S_SHAPED)
@pytest.mark.parametrize("reading", ["regret", "worst_tenth"])
def test_where_curves_rise_at_first_the_least_regret_is_proved_to_a_thousandth(plan: Plan, reading: Outlook) -> None:
    proof = planned(replace(plan, reading=reading)).regret
    assert proof is not None
    assert 0.999 * proof.at_most <= proof.at_least <= proof.at_most


#: The first takes as long as the others together.
@pytest.mark.soak
@pytest.mark.parametrize("plan", [pytest.param(S_SHAPED[0], marks=pytest.mark.soak), *S_SHAPED[1:]])
def test_where_curves_rise_at_first_each_reading_is_the_best_in_its_own_measure(plan: Plan) -> None:
    readings: tuple[Outlook, ...] = ("expected", "cautious", "regret", "worst_tenth")
    found = {one: planned(replace(plan, reading=one)) for one in readings}
    greatest = {one: regrets(split)[0].missed for one, split in found.items()}
    tails = {one: regret_tail(split)[1] for one, split in found.items()}
    assert min(greatest.values()) == greatest["regret"]
    assert min(tails.values()) == tails["worst_tenth"]


@pytest.mark.parametrize("plan", S_SHAPED)
def test_where_curves_rise_at_first_no_split_in_steps_misses_less_by_either_of_two_beliefs(plan: Plan) -> None:
    other = with_factors(plan, (1.5, 0.4, 1.2))
    between = crossed_plans(planned(plan), [("other", other)])
    assert between is not None
    splits = in_fives(plan)
    both = [answer(one, "skip").objective - worth_of(one, splits) for one in (plan, other)]
    assert between.worst <= np.max(both, axis=0).min()
    assert broken(plan, np.array(between.spend)) == ()


def test_where_no_doubt_is_told_the_worst_tenth_is_as_told() -> None:
    sure = replace(THREE, channels=tuple(replace(one, unsure=0.0) for one in THREE.channels))
    told, tail = spending(sure), spending(replace(sure, outlook="worst_tenth"))
    assert tail.spend.tolist() == pytest.approx(told.spend.tolist())
    assert tail.regret is not None
    assert tail.regret.at_most == pytest.approx(0.0, abs=1e-6 * told.objective)


@given(st.integers(1, 6), st.integers(1, 40), st.floats(0.0, 1.0), st.integers(0, 99))
def test_the_mean_of_a_worst_share_lies_between_the_mean_and_the_largest(
    rows: int, many: int, tail: float, seed: int
) -> None:
    missed = np.random.default_rng(seed).normal(size=(rows, many))
    found = worst_mean(missed, tail)
    assert (found <= missed.max(axis=1) + 1e-9).all()
    assert (found >= missed.mean(axis=1) - 1e-9).all()
    whole = max(round(tail * many), 1)
    by_hand = np.sort(missed, axis=1)[:, many - whole :].mean(axis=1)
    assert worst_mean(missed, whole / many) == pytest.approx(by_hand)


def test_the_least_regret_looks_at_what_other_plans_believe() -> None:
    other = replace(CHOICE, channels=(replace(SEARCH, brings=10, doubled=11), replace(VIDEO, brings=90, doubled=170)))
    asked = replace(CHOICE, outlook="regret")
    alone, beside = spending(asked), spending(asked, [other])
    plan = spending(other).plan
    assert (objective_of(plan, beside.spend) or 0) > (objective_of(plan, alone.spend) or 0)


#: Of Search and Radio the first may bring little, or customers be worth more while Video brings little; then both.
CASES = (
    BudgetCase("A rival opens", (("Search", 0.2),), 0.9),
    BudgetCase("Dear", (("Video", 0.1),), 1.5),
    BudgetCase("Both", (("Search", 0.5), ("Video", 3.0))),
)


@pytest.mark.parametrize("asked", [THREE, replace(THREE, brand_rule="on", brand_share=0.2), RISING])
def test_the_bound_of_the_least_regret_holds_for_named_cases_too(asked: BudgetChoice) -> None:
    """With three cases, of which one is the worst, against every split in steps of 5."""
    alone = spending(replace(asked, outlook="regret"))
    found = spending(replace(asked, outlook="regret", cases=CASES))
    proof = found.regret
    assert proof is not None
    assert alone.regret is not None
    assert (proof.futures, proof.outside_bound) == (10, 0)
    assert proof.at_most > 1.05 * alone.regret.at_most
    assert proof.at_least <= proof.at_most <= proof.at_least + 1e-4 * found.objective
    low, high = np.array([ends(one) for one in asked.channels]).T
    futures = np.vstack([np.ones(3), np.where(np.eye(3), high, low), np.where(np.eye(3), low, high)])
    futures = np.vstack([futures, [[0.18, 0.9, 0.9], [1.5, 0.15, 1.5], [0.5, 3.0, 1.0]]])
    best = [answer(with_factors(found.plan, future), "skip").objective for future in futures]
    worth = in_steps(found, asked.brand_share if asked.brand_rule == "on" else 0.0)
    missed = (np.array(best) - worth @ futures.T).max(axis=1)
    assert proof.at_least <= missed.min() <= 1.05 * proof.at_most


def test_of_a_plan_with_curves_of_another_shape_it_is_said_that_the_bound_does_not_count_it() -> None:
    """What another plan believes is within the bound where each curve is a multiple of this plan's; where one bends otherwise, it is not."""
    asked = replace(THREE, outlook="regret")
    dear = replace(asked, value_e4=3 * (asked.value_e4 or 0))
    half = replace(
        asked, channels=(replace(SEARCH, brings=SEARCH.brings / 2, doubled=SEARCH.doubled / 2), VIDEO, RADIO)
    )
    bent = replace(asked, channels=(replace(SEARCH, doubled=1.01 * SEARCH.brings), VIDEO, RADIO))
    proofs = [spending(asked, others).regret for others in ([], [dear], [half], [bent], [dear, half, bent])]
    assert [(one.futures, one.outside_bound) for one in proofs if one] == [(7, 0), (8, 0), (8, 0), (8, 1), (10, 1)]
    assert all(one.at_least <= one.at_most for one in proofs if one)


def test_a_case_in_which_nothing_differs_is_none() -> None:
    """Also one about a channel that is gone, or about the worth of customers where only their number counts."""
    asked = replace(THREE, outlook="regret", objective="customers")
    same = (
        BudgetCase("As told"),
        BudgetCase("Gone", (("Fax", 0.3),)),
        BudgetCase("Dear", (), 0.5),
        BudgetCase("Typed", (("Video", 1.0),)),
    )
    found = spending(replace(asked, cases=same))
    assert found.believed == ()
    assert found.regret == spending(asked).regret
    assert crossed(found, []) is None
    other = crossed(spending(replace(asked, cases=(*same, CASES[0]))), [])
    assert other is not None
    assert other.names == ("", CASES[0].name)
