"""Plans: rules and what they cost, shadow prices, clashes by name, and plans that are odd."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.budget import Answer, Channel, Kind, Plan, Rule, answer, objective_of
from lib.analysis.budget_search import best, broken
from lib.analysis.curves import Hill, points
from lib.analysis.optimum import Optimum, Problem, maximise
from lib.core.errors import CannotAnswer

TV = Channel("tv", "brand", Hill(144, 49, 0.93), current=40)
SEARCH = Channel("search", "performance", Hill(150, 30, 1.5), current=80)
NEW = Channel("new", "innovation", Hill(40, 20, 0.9), current=10)
LIST = Channel("list", "performance", points([(0, 0), (10, 5), (20, 30), (40, 35)]), current=20)
FOUR = (TV, SEARCH, NEW, LIST)


def plan(*rules: Rule, budget: float = 150.0, channels: tuple[Channel, ...] = FOUR) -> Plan:
    return Plan(budget, channels, rules)


def spend(found: Answer) -> dict[str, float]:
    return {one.name: one.spend for one in found.allocation}


def codes(found: Answer) -> set[str]:
    return {remark.code for remark in found.findings}


def test_marginal_returns_are_equal_where_nothing_holds_a_channel() -> None:
    found = answer(plan())
    price = found.shadow_prices["budget"]
    assert price is not None
    inside = [one.marginal for one in found.allocation if one.name != "list"]
    assert inside == pytest.approx([price] * 3, rel=1e-6)
    assert found.current_objective == pytest.approx(objective_of(found.plan, [40, 80, 10, 20]))
    assert found.objective > (found.current_objective or 0)


def test_a_rule_costs_what_the_best_plan_without_it_brings_more() -> None:
    brand, innovation = Rule("brand_share", min=0.5), Rule("innovation_share", min=0.1)
    found = answer(plan(brand, innovation))
    assert found.rule_costs["brand_share"] == pytest.approx(
        answer(plan(innovation)).objective - found.objective, rel=1e-9
    )
    assert spend(found)["tv"] == pytest.approx(75)
    assert spend(found)["new"] == pytest.approx(15)
    assert answer(plan(Rule("brand_share", min=0.1))).rule_costs["brand_share"] == 0


def test_shadow_prices_are_slopes_of_the_optimum() -> None:
    rule = Rule("brand_share", min=0.5)
    found = answer(plan(rule))
    more = answer(plan(rule, budget=150.01), "skip").objective - answer(plan(rule, budget=149.99), "skip").objective
    assert found.shadow_prices["budget"] == pytest.approx(more / 0.02, rel=1e-4)
    less = answer(plan(Rule("brand_share", min=0.5001)), "skip").objective - found.objective
    assert found.shadow_prices["brand_share"] == pytest.approx(less / 0.0001, rel=1e-2)


def test_no_shadow_price_where_there_is_not_one() -> None:
    """At a bend of a curve; where two like channels could swap; where two straight pieces share the money."""
    bend = Channel("a", "performance", points([(0, 0), (10, 20), (20, 25)]))
    assert answer(Plan(10.0, (bend,))).shadow_prices["budget"] is None
    twin = Channel("b", "performance", Hill(100, 50, 4))
    assert answer(Plan(60.0, (twin, replace(twin, name="c")))).shadow_prices["budget"] is None
    straight = Channel("d", "performance", points([(0, 0), (10, 20)]))
    assert answer(Plan(10.0, (straight, replace(straight, name="e")))).shadow_prices["budget"] is None
    assert answer(Plan(5.0, (bend,))).shadow_prices["budget"] == pytest.approx(2)
    assert answer(Plan(30.0, (bend,))).shadow_prices["budget"] == 0


def test_a_floor_and_a_cap_have_their_price() -> None:
    held = answer(Plan(60.0, (replace(TV, least=40.0), replace(SEARCH, most=15.0), NEW)))
    assert set(held.shadow_prices) == {"budget", "min:tv", "max:search"}
    assert (held.shadow_prices["min:tv"] or 0) < 0 < (held.shadow_prices["max:search"] or 0)


# ---- rules that are not about a sum


def test_few_channels_is_the_best_of_all_pairs() -> None:
    found = answer(plan(Rule("max_channels", max=2)))
    pairs = [answer(plan(channels=pair), "skip").objective for pair in combinations(FOUR, 2)]
    assert found.objective == pytest.approx(max(pairs), rel=1e-6)
    assert sum(one.spend > 0 for one in found.allocation) == 2
    assert found.gap <= 1e-6


def shop(seed: int, channels: int, most: int, *rules: Rule) -> Plan:
    """Channels of all sizes with falling curves, of which few may be used; the second pays for itself worst."""
    dice = np.random.default_rng(seed)
    kinds: tuple[Kind, ...] = ("innovation", "performance", "brand", "performance")
    size, each = np.exp(dice.uniform(4, 8, channels)), np.exp(dice.uniform(2, 4, channels))
    made = [
        Channel(f"c{at}", kinds[at % 4], Hill(2.5 * now / cost, 1.5 * now), float(now), most=2.0 * float(now))
        for at, (now, cost) in enumerate(zip(size, each, strict=True))
    ]
    return Plan(
        float(size.sum()),
        tuple(made),
        (Rule("max_channels", max=most), Rule("brand_share", min=0.2), Rule("no_rise", channels=("c1",)), *rules),
        value_per_response=40.0,
        organic=float((size / each).sum()) * 0.4,
    )


@pytest.mark.parametrize(
    "rules", [(), (Rule("target_roi", min=1.3), Rule("target_cac", max=25.0)), (Rule("paid_share", max=0.6),)]
)
@pytest.mark.parametrize("seed", range(3))
def test_few_channels_under_other_rules_is_the_best_of_all_groups(seed: int, rules: tuple[Rule, ...]) -> None:
    """Every group of three of seven channels, one after the other, and what each rule costs as if it were left out alone."""
    asked = shop(seed, 7, 3, *rules)
    found = answer(asked, "skip")
    groups = [
        best(
            replace(
                asked,
                channels=tuple(one if at in group else replace(one, most=0.0) for at, one in enumerate(asked.channels)),
            )
        )
        for group in combinations(range(7), 3)
    ]
    assert found.objective == pytest.approx(max(one.objective for one in groups if one is not None), rel=1e-7)
    assert found.gap <= 1e-7
    for rule in asked.rules:
        free = best(asked.without(rule))
        assert free is not None
        cost = found.rule_costs[rule.code]
        assert cost == pytest.approx(free.objective - found.objective, abs=1e-7 * found.objective)


@pytest.mark.parametrize(("seed", "most"), [(0, 4), (0, 6), (1, 6)])
def test_few_of_twelve_channels_are_found_without_trying_many_groups(seed: int, most: int) -> None:
    """Of 924 groups of six; the bound on few channels, and the channels that it rules out, leave some dozens of plans."""
    found = best(shop(seed, 12, most, Rule("target_roi", min=1.2)))
    assert found is not None
    assert found.gap <= 1e-9
    assert found.nodes <= 60


def test_nothing_or_enough() -> None:
    shy = replace(NEW, least_if_used=30.0)
    assert spend(answer(plan(channels=(TV, SEARCH, shy))))["new"] in (0.0, pytest.approx(30))
    assert spend(answer(plan(channels=(TV, SEARCH, shy), budget=40.0)))["new"] == 0


def test_a_return_to_be_reached_spends_as_much_as_it_can() -> None:
    found = answer(plan(Rule("target_roi", min=2.5)))
    total = sum(spend(found).values())
    assert found.objective == pytest.approx(2.5 * total, rel=1e-6)
    richer = answer(plan(budget=total * 1.001), "skip")
    assert richer.objective < 2.5 * total * 1.001
    assert found.gap <= 1e-6


def test_a_cost_of_a_response_in_total_and_by_channel() -> None:
    total = answer(plan(Rule("target_cac", max=0.4)))
    assert sum(spend(total).values()) == pytest.approx(0.4 * sum(one.response for one in total.allocation), rel=1e-6)
    each = answer(plan(Rule("channel_cac", max=0.5)))
    assert all(one.spend <= 0.5 * one.response * (1 + 1e-9) for one in each.allocation)
    assert any(one.spend == pytest.approx(0.5 * one.response) for one in each.allocation)


PAYS_BACK = {
    "payback": Rule("payback", back=0.35),
    "cash": Rule("cash", max=20.0, back=0.2),
    "paid_share": Rule("paid_share", max=0.5),
    "no_rise": Rule("no_rise", channels=("a", "c")),
}


@pytest.mark.parametrize("code", list(PAYS_BACK))
def test_rules_about_time_cash_and_who_came_are_kept_as_well_as_the_best_of_all_splits_keeps_them(code: str) -> None:
    """Against every split in whole steps, of curves that fall, rise first, and are straight lines."""
    rule = PAYS_BACK[code]
    curves = (Hill(90, 30), Hill(70, 25, 2.5), points([(0, 0), (20, 24), (60, 50)]))
    channels = tuple(Channel(name, "performance", curve, 18.0) for name, curve in zip("abc", curves, strict=True))
    asked = Plan(100.0, channels, (rule,), value_per_response=1.5, organic=70.0)
    found = answer(asked, "skip")
    assert broken(asked, found.spend) == ()
    assert found.gap <= 1e-6
    assert found.rule_costs[code] > 0
    steps = [np.array(one) * 4.0 for one in product(range(26), repeat=3) if sum(one) <= 25]
    kept = [one for one in steps if not broken(asked, one)]
    twin = max(objective_of(asked, one) or 0.0 for one in kept)
    assert twin <= found.objective * (1 + 1e-9) <= 1.15 * twin
    assert found.upper_bound >= twin * (1 - 1e-12)


FALLING = (Hill(90, 30), Hill(70, 25, 0.8), points([(0, 0), (20, 24), (60, 50)]))


@pytest.mark.parametrize("codes", [*combinations(PAYS_BACK, 1), *combinations(PAYS_BACK, 2), tuple(PAYS_BACK)])
@pytest.mark.parametrize("channels", [2, 3])
def test_curves_that_fall_keep_these_rules_together_as_well_as_the_best_of_all_splits(
    codes: tuple[str, ...], channels: int
) -> None:
    """The way by tangents, against every split in whole steps; with three channels allowed, and with two."""
    rules = (*(PAYS_BACK[code] for code in codes), Rule("max_channels", max=channels), Rule("brand_share", min=0.2))
    kinds: tuple[Kind, ...] = ("brand", "performance", "performance")
    made = [Channel(name, kind, curve, 18.0) for name, kind, curve in zip("abc", kinds, FALLING, strict=True)]
    asked = Plan(100.0, tuple(made), rules, value_per_response=1.5, organic=70.0)
    found = best(asked)
    assert found is not None
    assert broken(asked, found.spend) == ()
    assert found.gap <= 1e-8
    steps = 4.0 * np.array([one for one in product(range(26), repeat=3) if sum(one) <= 25 and one[0] >= 0.2 * sum(one)])
    worth = 1.5 * np.sum([curve.response(steps[:, at]) for at, curve in enumerate(FALLING)], axis=0)
    few = (steps > 0).sum(axis=1) <= channels
    steps, worth = steps[few], worth[few]
    twin = next(float(worth[at]) for at in np.argsort(-worth) if not broken(asked, steps[at]))
    assert twin <= found.objective * (1 + 1e-9) <= 1.15 * twin + 1e-9
    assert found.bound >= twin * (1 - 1e-12)


def test_what_can_never_be_back_in_time_spends_nothing_at_once() -> None:
    """Near nothing a unit brings 1.5 × 3 back and 5 must be: the way down ends at zero, and does not halve its way there."""
    asked = Plan(
        100.0, tuple(Channel(one, "performance", Hill(90, 30)) for one in "ab"), (Rule("payback", back=0.2),), 1.5
    )
    calls = 0

    def counted(problem: Problem) -> Optimum | None:
        nonlocal calls
        calls += 1
        return maximise(problem)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lib.analysis.budget_search.maximise", counted)
        found = best(asked)
    assert found is not None
    assert (found.spend.sum(), found.objective, found.gap) == (0, 0, 0)
    assert calls <= 12


def test_a_lone_channel_has_a_price() -> None:
    """Its cap is beyond the budget, so the next unit of budget brings what its curve says."""
    found = best(Plan(40.0, (TV, replace(SEARCH, most=0.0))))
    assert found is not None
    assert found.price == pytest.approx(float(TV.curve.marginal(40.0)), rel=1e-5)


def test_a_rule_that_everything_keeps_costs_nothing() -> None:
    loose = (Rule("payback", back=1.0), Rule("cash", max=1e9, back=0.1), Rule("paid_share", max=1.0))
    asked = replace(plan(*loose), organic=1.0)
    found = answer(asked, "skip")
    assert found.objective == pytest.approx(answer(plan(), "skip").objective)
    assert set(found.rule_costs.values()) == {0.0}


def test_without_anybody_who_comes_free_nobody_may_be_paid_for() -> None:
    assert answer(plan(Rule("paid_share", max=0.5)), "skip").spend.sum() == pytest.approx(0, abs=1e-6)


def test_all_rules_together_are_kept() -> None:
    rules = (*PAYS_BACK.values(), Rule("brand_share", min=0.2), Rule("max_channels", max=2))
    asked = replace(plan(*rules), organic=60.0)
    found = best(asked)
    assert found is not None
    assert broken(asked, found.spend) == ()
    assert found.objective > 0


def test_keep_and_largest_share() -> None:
    assert spend(answer(plan(Rule("keep", channel="new"))))["new"] == 10
    found = answer(plan(Rule("largest_share", max=0.4), Rule("brand_share", min=0.3)))
    assert max(spend(found).values()) <= 0.4 * sum(spend(found).values()) * (1 + 1e-8)


def test_a_channel_may_have_a_value_of_its_own() -> None:
    dear = replace(NEW, value_per_response=5.0)
    assert (
        spend(answer(plan(channels=(TV, SEARCH, dear))))["new"] > spend(answer(plan(channels=(TV, SEARCH, NEW))))["new"]
    )


# ---- clashes


@pytest.mark.parametrize(
    ("clashing", "said"),
    [
        (plan(channels=(replace(TV, least=100.0), replace(NEW, least=60.0))), "the minimum of tv, the minimum of new come to 160"),
        (plan(channels=(replace(TV, least=160.0),)), "the minimum of tv is 160"),
        (plan(channels=(replace(TV, least=50.0, most=20.0), NEW)), "tv has a minimum of 50.0 above its maximum of 20.0"),
        (plan(Rule("brand_share", min=0.7), Rule("innovation_share", min=0.5)), "brand_share, innovation_share add up to 1.2"),
        (
            plan(Rule("brand_share", min=0.5), Rule("innovation_share", min=0.01), channels=(replace(TV, most=9.0), replace(SEARCH, least=20.0), NEW)),
            "the minimum of search, brand_share",
        ),
        (plan(Rule("keep", channel="search"), Rule("brand_share", min=0.5), budget=90.0), "brand_share, keep:search"),
    ],
)  # fmt: skip
def test_rules_that_cannot_all_hold_are_named(clashing: Plan, said: str) -> None:
    with pytest.raises(CannotAnswer) as caught:
        answer(clashing)
    assert said in str(caught.value).replace("keep:search, brand_share", "brand_share, keep:search")


# ---- odd plans


def test_a_rule_that_holds_only_where_nothing_is_spent_says_so() -> None:
    found = answer(plan(Rule("brand_share", min=0.3), channels=(SEARCH, NEW)))
    assert (found.objective, sum(spend(found).values())) == (0, 0)
    assert {"only_at_zero", "money_left"} == codes(found)
    assert (found.objective, found.upper_bound, found.gap) == (0, 0, 0)
    assert found.rule_costs["brand_share"] > 100


def test_shares_that_take_all_of_it() -> None:
    found = answer(plan(Rule("brand_share", min=0.6), Rule("innovation_share", min=0.4)))
    assert spend(found) == pytest.approx({"tv": 90, "new": 60, "search": 0, "list": 0}, abs=1e-6)
    assert found.shadow_prices["brand_share"] is None  # there is no plan with more


@pytest.mark.parametrize(
    ("odd", "code"),
    [
        (plan(budget=0.0), "no_budget"),
        (replace(plan(), value_per_response=-2.0), "worthless_response"),
        (replace(plan(), value_per_response=0.0), "worthless_response"),
        (plan(channels=(Channel("flat", "brand", points([(0, 3), (10, 3)])), SEARCH)), "flat_curve"),
        (plan(channels=(Channel("none", "brand", Hill(0, 5, 1)),)), "flat_curve"),
        (plan(channels=(LIST,)), "money_left"),
        (plan(channels=(LIST,), budget=45.0), "end_of_points"),
    ],
)
def test_odd_plans_get_an_answer_and_a_sentence(odd: Plan, code: str) -> None:
    found = answer(odd)
    assert code in codes(found)
    assert found.gap <= 1e-6
    assert sum(spend(found).values()) <= odd.budget


def test_one_channel_gets_everything() -> None:
    assert spend(answer(plan(channels=(TV,)))) == pytest.approx({"tv": 150})


def test_floors_that_use_up_the_budget() -> None:
    found = answer(plan(channels=(replace(TV, least=100.0), replace(NEW, least=50.0))))
    assert spend(found) == pytest.approx({"tv": 100, "new": 50})


def test_a_worthless_response_with_floors_spends_only_the_floors() -> None:
    held = replace(plan(channels=(replace(TV, least=10.0), SEARCH)), value_per_response=-1.0)
    assert spend(answer(held)) == pytest.approx({"tv": 10, "search": 0})


@settings(max_examples=20, deadline=None)
@given(st.floats(1, 300), st.integers(0, 9), st.integers(0, 10))
def test_a_rule_never_pays_today(budget: float, brand: int, innovation: int) -> None:
    rules = (Rule("brand_share", min=brand / 10), Rule("innovation_share", min=innovation / 100))
    found = answer(plan(*rules, budget=budget), "skip")
    assert all(cost >= 0 for cost in found.rule_costs.values())
    assert found.objective <= found.upper_bound * (1 + 1e-12)
