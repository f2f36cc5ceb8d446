"""The plan file of the page Budget gives the page's own answer on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

import pytest

from lib.analysis.brand_share import STOPS, brand_priced, invested
from lib.analysis.budget import answer, objective_of
from lib.analysis.budget_choice import plan_of
from lib.analysis.budget_firmness import (
    break_even,
    crossed,
    crossed_plans,
    firmness,
    half_way,
    regret_tail,
    regrets,
    swings,
    tenths_better,
    totals,
)
from lib.analysis.budget_regret import LeastRegret, LowEnd, by_reading
from lib.analysis.lessons import lessons, reserve
from lib.analysis.spending import limits_pay, pays, planned, rule_cost, settled, spending
from lib.catalog.budget import EXAMPLE
from lib.cli.budget import by_plan
from lib.cli.budget_plan import parse_plan
from lib.cli.budget_why import pay, shown, told
from lib.core.settings import BudgetCase, BudgetChoice, BudgetScenario
from lib.reports.budget_plan import plan_json
from lib.text.languages import ENGLISH
from lib.text.words import Words
from tests.reports.test_budget_workbook import DRAWN, ODD, WORTH

WEEKS_TOLD = tuple(
    replace(one, fitted=(0.4, 1.2 + at)) for at, one in enumerate(EXAMPLE.channels)
)  # of either end another distance
RULED = replace(
    WORTH,
    brand_rule="on",
    few_rule="on",
    most_channels=3,
    cost_rule="on",
    most_cost_e4=300_000,
    drop_rule="on",
    dropped=("TikTok", "nobody"),
)


PARTLY = replace(
    EXAMPLE,
    channels=(
        replace(EXAMPLE.channels[0], doubled=0.0),
        replace(EXAMPLE.channels[1], brings=0.0, doubled=0.0),
        *EXAMPLE.channels[2:],
    ),
)  # of one it is not told what it brings, of one not what twice the money brings


@pytest.mark.parametrize(
    "choice",
    [
        EXAMPLE,
        ODD,
        DRAWN,
        RULED,
        replace(EXAMPLE, outlook="cautious"),
        replace(EXAMPLE, outlook="regret"),
        replace(EXAMPLE, outlook="regret", brand_rule="on"),
        replace(EXAMPLE, outlook="regret", channels=WEEKS_TOLD),
        replace(EXAMPLE, outlook="worst_tenth"),
        replace(EXAMPLE, outlook="worst_tenth", channels=WEEKS_TOLD, brand_rule="on"),
        replace(EXAMPLE, outlook="cautious", channels=WEEKS_TOLD),
        replace(EXAMPLE, payback_rule="on", payback_months=5),
        replace(EXAMPLE, cash_rule="on", cash_e4=4_000_000, first_share=0.4),
        replace(EXAMPLE, roi_rule="on", least_roi=1.2),
        replace(EXAMPLE, brand_rule="soft", innovation_rule="soft", few_rule="soft"),
        replace(EXAMPLE, paid_rule="on", organic=10.0),
        replace(WORTH, objective="revenue"),
        replace(EXAMPLE, reach=0.3, value_e4=None),
        PARTLY,
        replace(PARTLY, outlook="cautious"),
    ],
)
def test_the_command_line_answers_as_the_page(choice: BudgetChoice) -> None:
    found = spending(choice)
    plan, remarked = parse_plan(plan_json(found))
    assert remarked == ()
    held, soft = settled(plan)
    assert {rule.code for rule in held.rules} == {rule.code for rule in found.seen.rules}
    assert {code: kept for code, (kept, _) in soft.items()} == {rule.code: found.kept[rule.code] for rule in plan_of(choice).rules if rule.soft}  # fmt: skip
    told, proof = by_reading(held)
    assert told.objective == pytest.approx(found.objective, rel=1e-6)
    assert told.current_objective == pytest.approx(found.now_objective, rel=1e-6)
    assert {code: cost for code, cost in told.rule_costs.items() if found.kept[code]} == pytest.approx(
        {code: found.costs[code] for code in told.rule_costs if found.kept[code]}, rel=1e-4, abs=1e-3
    )
    assert [one.spend for one in told.allocation] == pytest.approx(found.spend.tolist(), rel=1e-3, abs=0.05)
    assert isinstance(proof, LeastRegret) == (found.regret is not None)
    if isinstance(proof, LowEnd):
        assert proof.brings == pytest.approx(objective_of(found.seen, found.spend), rel=1e-6)
        assert proof.at_most == pytest.approx(found.answer.upper_bound, rel=1e-6)


@pytest.mark.parametrize(
    "choice",
    [
        replace(EXAMPLE, innovation_rule="soft"),
        replace(WORTH, value_unsure=0.4, total_e4=30_000_000, brand_rule="on"),
        replace(EXAMPLE, channels=WEEKS_TOLD),
    ],
)
def test_why_says_of_a_plan_file_what_the_page_says(choice: BudgetChoice) -> None:
    """How far each channel may move, what matters most, half of the move, what learning is worth, and when a rule pays."""
    page = spending(choice)
    plan, _ = parse_plan(plan_json(page))
    here = planned(plan)
    assert half_way(here) == pytest.approx(half_way(page), rel=1e-6)
    assert regret_tail(here) == pytest.approx(regret_tail(page), rel=1e-4)
    for question in (swings, firmness, regrets, lessons):
        told, shown = question(here), question(page)
        assert len(told) == len(shown) > 0
        for one, other in zip(told, shown, strict=True):
            assert_alike(asdict(one), asdict(other))
    for rule in page.plan.rules:
        there, beside = pays(here, rule.code), pays(page, rule.code)
        assert (there is None) == (beside is None)
        if there is not None and beside is not None:
            assert_alike(asdict(there), asdict(beside))


def assert_alike(told: Mapping[str, Any], shown: Mapping[str, Any]) -> None:
    for name, one in told.items():
        assert one == (
            pytest.approx(shown[name], rel=1e-4, abs=1e-3) if isinstance(one, float | tuple) else shown[name]
        )


def test_plans_put_aside_are_in_the_plan_and_looked_at_by_its_least_regret() -> None:
    """Another plan believes that the first channel brings a third: the split differs from the one that leaves it out."""
    asked = replace(EXAMPLE, outlook="regret", innovation_rule="off")
    first, *rest = asked.channels
    other = replace(asked, channels=(replace(first, brings=first.brings / 3, doubled=first.doubled / 3), *rest))
    aside = (BudgetScenario("doubtful", other), BudgetScenario("the same", asked))
    page = spending(asked, [other])
    plan, remarked = parse_plan(plan_json(page, aside))
    assert remarked == ()
    assert [name for name, _ in plan.beliefs] == ["doubtful"]
    told, proof = by_reading(plan)
    assert [one.spend for one in told.allocation] == pytest.approx(page.spend.tolist(), rel=1e-3, abs=0.05)
    assert page.regret is not None
    assert isinstance(proof, LeastRegret)
    assert proof.at_most == pytest.approx(page.regret.at_most, rel=1e-6)
    assert by_reading(replace(plan, beliefs=()))[1] != proof
    between, shown = (
        crossed_plans(planned(plan), plan.beliefs),
        crossed(page, [(one.name, one.choice) for one in aside]),
    )
    assert between is not None
    assert shown is not None
    assert_alike({"worst": between.worst, "spend": between.spend}, {"worst": shown.worst, "spend": shown.spend})


def test_of_what_nothing_is_told_the_plan_file_gives_no_curve() -> None:
    plan, _ = parse_plan(plan_json(spending(PARTLY)))
    held = plan.channels[1]
    assert (held.is_told, held.current, held.least, held.most) == (False, 85, 85, 85)
    found = answer(plan)
    assert found.allocation[1].spend == pytest.approx(85)
    assert [str(one.sentence) for one in found.findings if one.code in {"spend_kept", "flat_curve"}] == [
        "It is not told what Instagram brings, so its spend stays as it is and counts in no gain."
    ]


def capped(choice: BudgetChoice) -> BudgetChoice:
    """With a cap that costs something and a floor that does."""
    first, second, *rest = choice.channels
    return replace(
        choice,
        channels=(
            replace(first, most_e4=first.weekly_e4),
            replace(second, least_e4=round(second.weekly_e4 * 0.95)),
            *rest,
        ),
    )


INVESTED = replace(WORTH, brand_lift=0.35, brand_half_life=8.0, brand_share=0.4)


@pytest.mark.parametrize(
    "choice",
    [
        replace(INVESTED, organic=25.0, brand_rule="on", innovation_rule="off"),
        replace(
            INVESTED, brand_lifts="conversion", brand_rule="soft", objective="customers", roi_rule="on", least_roi=1.1
        ),
        replace(INVESTED, brand_lifts="price", organic=4.0, objective="revenue", paid_rule="on", paid_share=0.9),
        capped(replace(INVESTED, reach=0.4, brand_share=0.25)),
        capped(replace(EXAMPLE, brand_rule="on", total_e4=40_000_000)),
    ],
    ids=["base", "conversion, customers counted", "price, revenue counted", "limits", "limits and more to spend"],
)
def test_when_brand_reserve_and_limits_pay_is_the_pages(choice: BudgetChoice) -> None:
    """With what the files tell of those who come without an ad, where the reader has not said."""
    page = spending(choice)
    plan, remarked = parse_plan(plan_json(page, (), 12.0))
    assert remarked == ()
    here = planned(plan)
    told = pay(here)
    priced = brand_priced(page)
    assert priced is not None
    asked = replace(page.asked.brand, organic=12.0 if choice.organic is None else choice.organic)
    assert plan.brand == asked
    assert told.brand is not None
    for stop, one in zip(STOPS, told.brand, strict=True):
        shown = invested(page, priced, asked, stop)
        assert one.base == pytest.approx(shown.base, rel=1e-4)
        assert one.base is not None
        assert one.walked.cumulative == pytest.approx(shown.walked.cumulative, rel=1e-3, abs=0.1)
        assert_alike(
            {"pays_from": one.walked.pays_from, "overtakes": one.walked.overtakes, "needed": one.needed_share},
            {"pays_from": shown.walked.pays_from, "overtakes": shown.walked.overtakes, "needed": shown.needed_share},
        )
    on = replace(choice, innovation_rule="on")
    kept = reserve(spending(on), lessons(spending(on)), rule_cost(choice, "innovation_share").free)
    assert told.reserve is not None
    assert_alike(asdict(told.reserve), asdict(kept))
    assert [name for name, _ in told.limits] == [name for name, _ in limits_pay(page)]
    for (_, one), (_, other) in zip(told.limits, limits_pay(page), strict=True):
        assert_alike(asdict(one), asdict(other))
    assert bool(told.limits) == any(one.most_e4 or one.least_e4 for one in choice.channels)
    edge = break_even(page)
    assert told.edge is not None
    assert_alike(asdict(told.edge), asdict(edge))
    assert [one.value for one in told.totals] == pytest.approx([one.value for one in totals(page, edge)], rel=1e-4)


def test_the_brand_share_is_priced_in_money_whatever_counts() -> None:
    """A plan that counts customers, each channel's of a worth of their own, costs what the same plan of margin does."""
    margin = rule_cost(WORTH, "brand_share")
    assert margin.cost > 0
    for objective in ("customers", "revenue"):
        priced = brand_priced(spending(replace(WORTH, objective=objective)))
        assert priced is not None
        assert priced.cost == pytest.approx(margin.cost, rel=1e-6)
    assert brand_priced(spending(replace(WORTH, value_e4=None))) is None


def test_those_who_come_without_an_ad_are_in_the_plan_also_without_a_rule_about_them() -> None:
    """They are what a test has to be told apart from."""
    page = spending(replace(EXAMPLE, organic=30.0))
    assert parse_plan(plan_json(page))[0].organic == page.plan.organic == 30.0


def test_where_channels_bring_revenue_neither_brand_nor_a_test_is_counted_in_customers() -> None:
    """The page leaves both panels out."""
    page = spending(replace(INVESTED, counted="revenue", value_e4=4_000, brand_rule="on"))
    here = planned(parse_plan(plan_json(page))[0])
    more = pay(here)
    assert (more.brand, more.reserve, more.clashes) == (None, None, ())
    assert more.edge is not None
    assert_alike(asdict(more.edge), asdict(break_even(page)))
    given = told(here, more)
    assert {(one["enough_weeks"], one["responses"]) for one in given["lessons"]} == {(None, None)}
    given["lessons"][0]["known"] = 40.0
    assert "is most worth knowing, up to 40.\n" in shown(here, more, given, Words(ENGLISH))


def test_rules_that_clash_with_a_share_are_said_and_the_rest_is_told() -> None:
    page = spending(capped(replace(INVESTED, reach=0.4, brand_share=0.9)))
    told = pay(planned(parse_plan(plan_json(page))[0]))
    assert told.brand is None
    assert ["brand channels" in Words(ENGLISH).say(one) for one in told.clashes] == [True]
    assert told.reserve is not None


@pytest.mark.parametrize(
    ("choice", "most"),
    [
        (replace(EXAMPLE, channels=WEEKS_TOLD), 9),
        (replace(EXAMPLE, channels=tuple(replace(one, is_guess=True) for one in WEEKS_TOLD)), 6),
        (replace(WORTH, value_unsure=0.4, objective="customers"), 9),
        (replace(EXAMPLE, outlook="regret", value_e4=None), 9),
    ],
)
def test_the_command_line_says_how_likely_a_plan_is_better_as_the_page(choice: BudgetChoice, most: int) -> None:
    page = spending(choice)
    plan, _ = parse_plan(plan_json(page))
    chance = by_plan(plan, (), Words(ENGLISH))["chance_better"]
    assert chance == tenths_better(page) / 10
    assert chance <= most / 10


def test_the_command_line_draws_the_same_range_of_curves_that_orders_name() -> None:
    """What they have in common goes with the plan: without it the range of the sum would be narrower."""
    named = tuple(replace(one, is_named=True) for one in WEEKS_TOLD)
    page = spending(replace(EXAMPLE, channels=named))
    here = planned(parse_plan(plan_json(page))[0])
    assert (here.low, here.high) == pytest.approx((page.low, page.high), rel=1e-6)
    alone = spending(replace(EXAMPLE, channels=WEEKS_TOLD))
    assert page.high - page.low > 1.05 * (alone.high - alone.low)


def test_where_no_doubt_is_told_no_chance_is() -> None:
    sure = replace(EXAMPLE, channels=tuple(replace(one, unsure=0.0) for one in EXAMPLE.channels))
    plan, _ = parse_plan(plan_json(spending(sure)))
    assert by_plan(plan, (), Words(ENGLISH))["chance_better"] is None


def test_how_far_ahead_brand_is_looked_at_goes_with_the_plan() -> None:
    plan, _ = parse_plan(plan_json(spending(INVESTED), months=18))
    assert plan.brand.months == 18


def test_named_cases_are_in_the_plan_and_looked_at_by_its_least_regret() -> None:
    first = EXAMPLE.channels[0].name
    cases = (BudgetCase("A rival opens", ((first, 1 / 3),), 0.8), BudgetCase("All is well"))
    asked = replace(EXAMPLE, outlook="regret", innovation_rule="off", cases=cases)
    page = spending(asked)
    assert page.regret is not None
    assert (
        page.regret.futures == (spending(replace(asked, cases=())).regret or page.regret).futures + 1
    )  # the second is as told
    plan, remarked = parse_plan(plan_json(page))
    assert [(one.code, dict(one.sentence.facts)["names"]) for one in remarked] == [("case_as_told", ("All is well",))]
    assert [name for name, _ in plan.beliefs] == ["A rival opens"]
    told, proof = by_reading(plan)
    assert [one.spend for one in told.allocation] == pytest.approx(page.spend.tolist(), rel=1e-3, abs=0.05)
    assert isinstance(proof, LeastRegret)
    assert proof.at_most == pytest.approx(page.regret.at_most, rel=1e-6)
    assert by_reading(replace(plan, beliefs=()))[1] != proof
    between, shown = crossed_plans(planned(plan), plan.beliefs), crossed(page, [])
    assert between is not None
    assert shown is not None
    assert shown.names == between.names == ("", "A rival opens")
    assert_alike({"worst": between.worst, "spend": between.spend}, {"worst": shown.worst, "spend": shown.spend})
