"""Plans: rules and what they cost, shadow prices, clashes by name, and plans that are odd."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.budget import Answer, Channel, Kind, Plan, Rule, answer, objective_of
from lib.analysis.budget_clash import why_impossible
from lib.analysis.budget_rules import compile_plan
from lib.analysis.budget_search import best, broken
from lib.analysis.curves import Hill, points
from lib.analysis.optimum import Optimum, Problem, maximise
from lib.analysis.spending import spending
from lib.core.errors import CannotAnswer
from lib.core.settings import BudgetChannel, BudgetChoice
from lib.text.words import Words

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
    assert sum(spend(answer(plan(Rule("target_cac", max=0.0)))).values()) == 0  # nothing may be spent
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


@pytest.mark.parametrize("budget", [100.0, 150.0, 200.0])
@pytest.mark.parametrize("slope", [1.0, 2.0])
def test_a_paid_share_beside_floors_and_a_share_is_not_refused(budget: float, slope: float) -> None:
    """The floor alone breaks the share, so that the least that can be spent is more than the floors."""
    first = Channel("a", "performance", Hill(40, 100, slope), least=50.0)
    second = Channel("b", "innovation", Hill(30, 100))
    rules = (Rule("innovation_share", min=0.1), Rule("paid_share", max=0.5))
    found = answer(Plan(budget, (first, second), rules, 20.0, organic=20.0), "skip")
    assert found.objective == pytest.approx(400)
    assert found.gap <= 1e-8


def test_a_paid_share_is_kept_by_the_worse_channel_where_the_best_split_of_the_least_budget_brings_too_much() -> None:
    """10 must go to a and 10 to one of b and c: with b as many would come as 15, with c 5.5, and 10 may be paid for."""
    channels = (
        Channel("a", "performance", Hill(10, 10), least=10.0),
        Channel("b", "brand", Hill(20, 10)),
        Channel("c", "brand", Hill(1, 10)),
    )
    asked = Plan(100.0, channels, (Rule("brand_share", min=0.5), Rule("paid_share", max=0.5)), organic=10.0)
    for one in (asked, replace(asked, channels=(*channels[:2], replace(channels[2], curve=Hill(1, 10, 1.5))))):
        found = best(one)
        assert found is not None
        assert found.objective == pytest.approx(10)
        assert broken(one, found.spend) == ()
        assert found.gap <= 1e-8
        assert best(replace(one, rules=(*one.rules, Rule("target_cac", max=2.0)))) is not None
        assert best(replace(one, rules=(*one.rules, Rule("target_cac", max=1.9)))) is None


def test_a_cost_that_only_nothing_keeps_spends_nothing() -> None:
    """The first unit costs 12.6, more than 12: the way down to nothing is not lost in rounding."""
    pair = (Channel("b", "brand", Hill(15.6, 192)), Channel("c", "innovation", Hill(6, 120)))
    for most in np.linspace(11.0, 12.2, 7):
        found = best(Plan(300.0, pair, (Rule("brand_share", min=0.6), Rule("innovation_share", min=0.1), Rule("target_cac", max=float(most))), 28.0))  # fmt: skip
        assert found is not None
        assert found.spend.sum() == pytest.approx(0, abs=1e-4)


def tight(seed: int) -> Plan:
    """Two or three channels with floors, caps, shares, and rules about how many may come and what must be reached."""
    dice = np.random.default_rng(seed)
    rises = seed % 2
    channels: list[Channel] = []
    for at, kind in enumerate(("performance", "innovation", "brand")[: int(dice.integers(2, 4))]):
        size, half = dice.uniform(5, 60, 2).tolist()
        curve = Hill(size, half, 2.5) if rises and dice.random() < 0.5 else Hill(size, half)
        if dice.random() < 0.3:
            curve = points([(0, 0), (20, size / (3 if rises else 1.5)), (40, size)])
        least = float(dice.choice([0, 0, 10, 20]))
        most = least + float(dice.choice([20, 40, 1000]))
        channels.append(Channel(f"c{at}", kind, curve, 20.0, least, most, 16.0 * rises * (dice.random() < 0.2)))
    rules = [Rule("paid_share", max=float(dice.choice([0.2, 0.4, 0.6])))]
    for chance, rule in (
        (0.6, Rule("innovation_share", min=float(dice.choice([0.1, 0.5])))),
        (0.4 * (len(channels) > 2), Rule("brand_share", min=float(dice.choice([0.1, 0.4])))),
        (0.3, Rule("largest_share", max=0.6)),
        (0.3, Rule("target_roi", min=float(dice.choice([0.3, 0.8, 1.5])))),
        (0.2, Rule("cash", max=20.0, back=0.3)),
        (0.3, Rule("max_channels", max=int(dice.integers(1, 3)))),
    ):
        rules += [rule] if dice.random() < chance else []
    return Plan(
        float(dice.choice([40, 60, 80])), tuple(channels), tuple(rules), organic=float(dice.choice([3, 10, 30]))
    )


@pytest.mark.parametrize("seed", range(60))
def test_what_some_split_keeps_is_not_refused_and_what_is_answered_keeps_the_rules(seed: int) -> None:
    """Against every split in whole steps."""
    asked = tight(seed)
    problem = compile_plan(asked)
    matrix, limits = problem.rules.matrix(len(asked.channels))

    def keeps(spend: np.ndarray) -> bool:
        inside = (spend >= problem.lower - 1e-6).all() and (spend <= problem.upper + 1e-6).all()
        enough = all(
            one == 0 or one >= channel.least_if_used - 1e-6 for one, channel in zip(spend, asked.channels, strict=True)
        )
        return bool(inside and enough and (matrix @ spend <= limits + 1e-6).all()) and not broken(asked, spend)  # fmt: skip

    found = best(asked) if why_impossible(asked) is None else None
    steps = np.array(list(product(np.arange(0, asked.budget + 1, 2.0), repeat=len(asked.channels))))
    steps = steps[(steps @ matrix.T <= limits + 1e-6).all(axis=1)]
    twin = max(((objective_of(asked, one) or 0.0) for one in steps if keeps(one)), default=-np.inf)
    if found is None:
        assert twin == -np.inf
        return
    assert keeps(found.spend)
    assert found.objective >= twin * (1 - 1e-7) - 1e-9
    assert found.bound >= twin - 1e-9
    assert found.bound - found.objective <= 1e-6


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

POUNDS = Words(currency="GBP")


def test_nothing_is_spent_as_exactly_nothing() -> None:
    """A ceiling on the cost of each customer left 1e-300 and the like where a channel is switched off."""
    channels = tuple(
        Channel(name, "performance", Hill(scale, half, slope))
        for name, scale, half, slope in (
            ("a", 900, 4000, 1),
            ("b", 500, 3000, 1),
            ("c", 400, 5000, 1),
            ("d", 200, 2000, 1),
        )
    )
    found = answer(Plan(10_000.0, channels, (Rule("paid_share", max=0.5),), 40.0, organic=400.0))
    assert found.spend.tolist()[2:] == [0.0, 0.0]
    assert [one.response for one in found.allocation][2:] == [0.0, 0.0]
    assert found.objective == pytest.approx(sum(one.value for one in found.allocation), rel=1e-9)


def test_a_curve_below_nothing_is_said() -> None:
    odd = (Channel("a", "performance", Hill(-5, 3)), Channel("b", "performance", points([(0, 0), (10, -1)])))
    codes = {
        one.code: one.sentence.facts for one in answer(Plan(100.0, (*odd, Channel("c", "brand", Hill(5, 3))))).findings
    }
    assert codes["negative_curve"]["channels"] == ("a", "b")


@pytest.mark.parametrize(
    ("clashing", "said"),
    [
        (plan(channels=(replace(TV, least=100.0), replace(NEW, least=60.0))), "The minimum of tv and the minimum of new come to £160"),
        (plan(channels=(replace(TV, least=160.0),)), "The minimum of tv is £160"),
        (plan(channels=(replace(TV, least=50.0, most=20.0), NEW)), "tv has a minimum of £50.00 above its maximum of £20.00"),
        (plan(Rule("brand_share", min=0.7), Rule("innovation_share", min=0.5)), "At least 70% for brand channels and at least 50% for experimental channels: together that is 120%"),
        (
            plan(Rule("brand_share", min=0.5), Rule("innovation_share", min=0.01), channels=(replace(TV, most=9.0), replace(SEARCH, least=20.0), NEW)),
            "the minimum of search and at least 50% for brand channels",
        ),
        (plan(Rule("keep", channel="search"), Rule("brand_share", min=0.5), budget=90.0), "search stays at what it gets now and at least 50% for brand channels"),
    ],
)  # fmt: skip
def test_rules_that_cannot_all_hold_are_named(clashing: Plan, said: str) -> None:
    with pytest.raises(CannotAnswer) as caught:
        answer(clashing)
    assert said in POUNDS.say(caught.value.sentence)


DEAR = Channel("a", "performance", Hill(20, 100), current=100, least=100.0)
SECOND = Channel("b", "brand", Hill(10, 100), current=100)


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ((Rule("paid_share", max=0.5),), "the minimum of a and at most 50% of new customers by paid channels"),
        ((Rule("payback", back=0.001),), "the minimum of a and spend is back in time"),
        ((Rule("cash", max=1.0, back=0.001),), "the minimum of a and the limit on cash"),
        ((Rule("target_roi", min=10.0),), "the minimum of a and each 1 spent brings at least 10"),
        ((Rule("target_cac", max=1.0),), "the minimum of a and a new customer costs at most £1.00 on average"),
        ((Rule("channel_cac", max=1.0),), "the minimum of a and a new customer costs at most £1.00 on each channel"),
        ((Rule("paid_share", max=0.9), Rule("max_channels", max=1), Rule("brand_share", min=0.1)), "the minimum of a, at most 1 channel, and at least 10% for brand channels"),
    ],
)  # fmt: skip
def test_rules_that_are_not_about_shares_are_named_where_they_clash(rules: tuple[Rule, ...], said: str) -> None:
    """Each without what has nothing to do with it: the looser paid share, and the rule about the largest channel."""
    more = () if len(rules) > 1 else (Rule("largest_share", max=1.0),)
    with pytest.raises(CannotAnswer) as caught:
        answer(Plan(300.0, (DEAR, SECOND), (*rules, *more), 20.0, organic=1.0 if len(rules) == 1 else 1e6))
    assert f"a budget of £300: {said}. Loosen one" in POUNDS.say(caught.value.sentence)


KEPT = (Channel("a", "performance", Hill(20, 100), current=6000), Channel("b", "brand", Hill(10, 100), current=100))
CAPPED = (KEPT[0], replace(KEPT[1], most=500.0))
KEEP, HALF = Rule("keep", channel="a"), Rule("brand_share", min=0.5)


@pytest.mark.parametrize(
    ("channels", "rules", "said"),
    [
        (KEPT, (KEEP,), "A stays at what it gets now cannot hold with a budget of £5,000. Loosen it, or raise the budget to £6,000."),
        (CAPPED, (KEEP,), "A stays at what it gets now cannot hold with a budget of £5,000. Loosen it, or raise the budget to £6,000."),
        (KEPT, (KEEP, HALF), "A stays at what it gets now cannot hold with a budget of £5,000. Loosen it, or raise the budget to £12.0k."),
        ((replace(KEPT[0], least=2000.0), CAPPED[1]), (HALF,), "with the caps of the channels: the minimum of a and at least 50% for brand channels. Loosen one of them, or raise a cap."),
        ((replace(KEPT[0], least=3000.0), KEPT[1]), (HALF,), "with a budget of £5,000: the minimum of a and at least 50% for brand channels. Loosen one of them, or raise the budget to £6,000."),
        ((replace(KEPT[0], least=3000.0), replace(KEPT[1], most=2000.0)), (HALF, Rule("largest_share", max=0.55)), "caps of the channels: the minimum of a and"),
        ((replace(KEPT[1], least=300.0),), (Rule("no_rise", channels=("b",)),), "with these channels: the minimum of b and no more money than now for b. Loosen one of them."),
        (tuple(replace(KEPT[1], name=name, least=3000.0) for name in "cde"), (), "the minimum of e come to £6,000 together, more than the budget of £5,000. Lower one of them; with what the other channels need at least, the budget has to be £9,000."),
        ((replace(KEPT[0], least=4800.0, most=1000.0, reach=0.2),), (), "“A channel moves up to 20%” keeps a at £4,800 at least, above its maximum of £1,000."),
    ],
)  # fmt: skip
def test_a_clash_names_what_helps_and_no_cap_that_is_not_there(
    channels: tuple[Channel, ...], rules: tuple[Rule, ...], said: str
) -> None:
    with pytest.raises(CannotAnswer) as caught:
        answer(Plan(5000.0, channels, rules, 20.0))
    text = POUNDS.say(caught.value.sentence)
    assert said.lower() in text.lower(), text
    raised = re.search(r"raise the budget to £([\d.,]+)(k?)", text)
    if raised is not None:  # and so it does
        budget = float(raised[1].replace(",", "").rstrip(".")) * (1000 if raised[2] else 1)
        assert answer(Plan(budget, channels, rules, 20.0)).spend.sum() <= budget * (1 + 1e-9)


STAYS = replace(KEPT[0], name="s", least=3000.0, most=3000.0, is_told=False)
FLOOR = replace(KEPT[1], name="f", least=3000.0)


@pytest.mark.parametrize(
    ("channels", "rules", "said"),
    [
        ((STAYS, FLOOR), (), "Lower “the minimum of f”, or raise the budget to £6,000."),
        ((STAYS, replace(FLOOR, least=1500.0), replace(FLOOR, name="g", least=1500.0)), (), "Lower one of “the minimum of f” and “the minimum of g”, or raise the budget to £6,000."),
        ((STAYS, replace(STAYS, name="t")), (), "Raise the budget to £6,000, or say what one of these channels brings: then its spend can change."),
        ((replace(STAYS, least=6000.0, most=6000.0),), (), "Raise the budget to £6,000, or say what the channel brings: then its spend can change."),
        ((STAYS, KEPT[1]), (HALF,), "Loosen “at least 50% for brand channels”, or raise the budget to £6,000."),
    ],
)  # fmt: skip
def test_a_clash_advises_to_loosen_only_what_can_be_changed(
    channels: tuple[Channel, ...], rules: tuple[Rule, ...], said: str
) -> None:
    """Spend of which nobody has told what it brings stays as it is: it is named, but it is nothing to be lowered."""
    with pytest.raises(CannotAnswer) as caught:
        answer(Plan(5000.0, channels, rules, 20.0))
    assert POUNDS.say(caught.value.sentence).endswith(said)


def test_floors_that_leave_no_room_for_few_channels_are_named() -> None:
    with pytest.raises(CannotAnswer, match="the minimum of a, the minimum of b, at most 1 channel"):
        answer(Plan(300.0, (DEAR, replace(SECOND, least=1.0), SEARCH), (Rule("max_channels", max=1),)))


def test_more_floors_than_anybody_would_read_are_one_name() -> None:
    many = tuple(Channel(f"c{at}", "performance", Hill(9, 9), least=1.0) for at in range(40))
    with pytest.raises(CannotAnswer, match="the minimums of the channels, at most 3 channels"):
        answer(Plan(90.0, many, (Rule("max_channels", max=3),)))


def test_rules_that_together_leave_nothing_to_spend_are_named() -> None:
    """One channel cannot be both; any two of the three can hold."""
    rules = (Rule("max_channels", max=1), Rule("brand_share", min=0.6), Rule("innovation_share", min=0.1))
    found = answer(plan(*rules, Rule("target_cac", max=1e6)))
    assert found.spend.sum() == pytest.approx(0, abs=1e-6)
    assert codes(found) == {"only_at_zero"}
    assert dict(found.findings[0].sentence.facts)["rules"] == ("max_channels", "brand_share", "innovation_share")


def test_why_money_is_left_is_told() -> None:
    """The limits stop it, a rule does, or more of it brings nothing."""
    capped = (replace(TV, most=20.0), replace(SEARCH, most=20.0))
    short = answer(plan(channels=capped))
    assert codes(short) == {"money_left_by_limits"}
    assert POUNDS.say(short.findings[0].sentence).startswith("£110 of the budget of £150 stays unspent: ")
    held = answer(plan(Rule("target_roi", min=2.5), Rule("brand_share", min=0.1)))
    (remark,) = [one for one in held.findings if one.code == "money_left_by_rules"]
    assert str(remark.sentence).endswith("because of the rules: each 1 spent brings at least 2.5.")
    full = replace(TV, most=20.0)
    assert "money_left_by_rule" in codes(answer(plan(Rule("brand_share", min=0.5), channels=(full, SEARCH))))


def test_a_limit_is_to_be_raised_only_where_more_would_pay_and_is_told() -> None:
    """Not where a further unit brings back less than itself, nor where nobody has told what more would bring."""

    def said(*channels: BudgetChannel, **more: Any) -> str:
        asked = BudgetChoice(channels, **{"total_e4": 50_000_000, "innovation_rule": "off", **more})  # type: ignore[arg-type]
        (remark,) = [one for one in spending(asked).answer.findings if one.code == "money_left_by_limits"]
        return str(remark.sentence)

    search = BudgetChannel("Search", "performance", 1_000_000, 10, 15)
    capped = replace(search, most_e4=1_200_000)
    assert "Raise a limit to spend more." in said(capped)
    assert "Raise a limit to spend more." in said(capped, value_e4=400_000)
    assert "brings back less than 1" in said(capped, value_e4=100_000)
    assert "Nobody has told what more would bring" in said(search)
    assert "Nobody has told what more would bring" in said(search, value_e4=9_000_000)
    assert "brings back less than 1" in said(search, value_e4=100_000)
    assert "Raise a limit to spend more." in said(capped, replace(search, name="Video"), value_e4=400_000)


# ---- odd plans


def test_a_rule_that_holds_only_where_nothing_is_spent_says_so() -> None:
    found = answer(plan(Rule("brand_share", min=0.3), channels=(SEARCH, NEW)))
    assert (found.objective, sum(spend(found).values())) == (0, 0)
    assert codes(found) == {"only_at_zero"}
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


def test_where_one_channel_has_to_get_all_the_others_get_nothing_at_all() -> None:
    site = Channel("website", "performance", points([(0, 0)]), 60.0, least=60.0, most=60.0)
    fair = Channel("trade fair", "performance", Hill(0.4, 116, 1.0), 0.0, most=116.0)
    assert spend(answer(Plan(60.0, (site, fair)))) == {"website": 60.0, "trade fair": 0.0}
