"""What holds money back: the curves, or rules and limits, each told as what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.analysis.budget import Channel, Plan, Rule, answer
from lib.analysis.budget_firmness import break_even, totals
from lib.analysis.budget_said import beyond_remark, edge_said
from lib.analysis.budget_search import best
from lib.analysis.curves import Hill, points
from lib.analysis.spending import planned
from lib.charts.budget import totals as drawn
from lib.text.words import Words

SEARCH = Channel("search", "performance", Hill(900, 4000), 2000)
TV = Channel("tv", "brand", Hill(700, 4000), 1000, most=2000)
PLAN = Plan(3000, (SEARCH, TV), value_per_response=40, goal="margin", unit=1.0, horizon_weeks=1)


@pytest.mark.parametrize(
    ("plan", "budget"),
    [
        (PLAN, 10_000),  # 2,000 for tv, and 40 · 900 · 4000 / (x + 4000)² is 1 at 8,000
        (
            replace(PLAN, channels=(SEARCH, replace(TV, most=None))),
            14_583,
        ),  # and 40 · 700 · 4000 / (x + 4000)² at 6,583
        (replace(PLAN, rules=(Rule("brand_share", min=0.1),)), 10_000),  # kept by itself
    ],
)
def test_where_the_curves_stop_it_is_said_that_they_do(plan: Plan, budget: float) -> None:
    edge = break_even(planned(plan))
    assert (edge.budget, edge.is_limit, edge.held.titles) == (pytest.approx(budget, rel=1e-3), False, ())
    assert Words().say(edge_said(edge)).startswith("Beyond about ")


@pytest.mark.parametrize(
    ("budget", "unit", "last"),
    [
        (16_000, 1.0, 40 * 900 * 4000 / 18_000**2),  # 2,000 for tv
        (9_000, 1.0, None),
        (16_000, None, None),
    ],
    ids=["beyond", "within", "nobody says what is left"],
)
def test_of_a_budget_beyond_what_pays_it_is_said_what_its_last_unit_brings(
    budget: float, unit: float | None, last: float | None
) -> None:
    plan = replace(PLAN, budget=budget, unit=unit, goal="margin" if unit else "revenue")
    said = [one.sentence.facts for one in beyond_remark(planned(plan))]
    assert [one["money_last"] for one in said] == ([] if last is None else [pytest.approx(last * 1e4, rel=1e-3)])
    assert [one["money_edge"] for one in said] == ([] if last is None else [pytest.approx(10_000e4, rel=1e-3)])


@pytest.mark.parametrize(
    ("rule", "budget", "said"),
    [
        (Rule("brand_share", min=0.3), 2000 / 0.3, "at least 30% for brand channels"),
        (Rule("largest_share", max=0.6), 2000 / 0.4, "no channel above 60%"),
    ],
)
def test_where_a_rule_and_a_limit_stop_the_money_they_are_named(rule: Rule, budget: float, said: str) -> None:
    """One more unit on search would still bring back 1.9 and more: it is not the curves."""
    found = planned(replace(PLAN, rules=(rule,)))
    edge = break_even(found)
    assert (edge.budget, edge.is_limit) == (pytest.approx(budget), True)
    assert (edge.held.rules, edge.held.limits) == ((rule,), ("tv",))
    heading = drawn(found, totals(found, edge), edge, Words()).finding
    assert heading == f"Up to {budget:,.0f} a week, every further 1 spent still brings back more than 1; more cannot be spent because of these rules and limits: {said} and the limit of tv."  # fmt: skip
    assert "brings back less" not in heading


def test_a_rule_that_lets_nothing_be_spent_is_no_budget_that_does_not_pay() -> None:
    never = replace(PLAN, rules=(Rule("payback", max=4, back=0.0),))
    edge = break_even(planned(never))
    assert (edge.budget, edge.is_limit) == (0.0, True)
    assert (
        Words().say(edge_said(edge)) == "Nothing can be spent because of these rules and limits: spend is back in time."
    )


def test_every_rule_that_would_free_as_much_is_named() -> None:
    """Without either rule more is spent: on search as brand need not follow, or on tv, which then may rise."""
    plan = replace(PLAN, channels=(SEARCH, replace(TV, most=None)), budget=6000)
    rules = (Rule("brand_share", min=0.6), Rule("no_rise", channels=("tv",)))
    remark = next(one for one in answer(replace(plan, rules=rules)).findings if one.code == "money_left_by_rules")
    assert len(dict(remark.sentence.facts)["titles"]) == 2


def test_a_curve_that_ends_is_no_rule_that_holds() -> None:
    ends = Channel("list", "performance", points([(0, 0), (100, 20)]), 50)
    edge = break_even(planned(replace(PLAN, channels=(ends,), budget=50)))
    assert edge.held.titles == ()


@pytest.mark.parametrize(
    ("rules", "floor"),
    [((("brand_share", 0.3),), 1500.0), ((("brand_share", 0.4),), 1700.0), ((("brand_share", 0.3), ("innovation_share", 0.1)), 1500.0)],
)  # fmt: skip
def test_a_budget_too_small_for_a_rule_is_no_end_of_what_pays(
    rules: tuple[tuple[str, float], ...], floor: float
) -> None:
    """The floor of search alone leaves no room for a share of brand; every further unit pays up to what the rule and tv allow."""
    lessons = Channel("new", "innovation", Hill(400, 3000), 1000)
    channels = (replace(SEARCH, least=floor), replace(TV, least=10.0), lessons)
    plan = replace(PLAN, channels=channels, rules=tuple(Rule(code, min=share) for code, share in rules))
    edge = break_even(planned(plan))
    tried = {total: best(replace(plan, budget=float(total))) for total in range(500, 15_000, 50)}
    left = {
        total: one.objective - total for total, one in tried.items() if one is not None and one.spend.sum() > total - 1
    }
    assert min(left) > floor
    assert edge.budget == pytest.approx(max(left, key=lambda one: left[one]), abs=60)


def test_a_rule_that_stops_the_money_is_named_beside_few_channels_too() -> None:
    """At most two of two channels takes nothing away; what each unit has to bring does."""
    asked = replace(PLAN, rules=(Rule("target_roi", min=6.0),), budget=9000)
    few = replace(asked, rules=(Rule("max_channels", max=2), *asked.rules))
    one, other = break_even(planned(asked)), break_even(planned(few))
    assert (other.budget, other.is_limit) == (pytest.approx(one.budget, rel=1e-3), True)
    assert other.held.titles == one.held.titles != ()
