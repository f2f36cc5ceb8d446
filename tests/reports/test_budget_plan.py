"""The plan file of the page Budget gives the page's own answer on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

import pytest

from lib.analysis.budget import answer, objective_of
from lib.analysis.budget_choice import plan_of
from lib.analysis.budget_firmness import crossed, crossed_plans, firmness, half_way, regret_tail, regrets, swings
from lib.analysis.budget_regret import by_reading
from lib.analysis.lessons import lessons
from lib.analysis.spending import pays, planned, settled, spending
from lib.catalog.budget import EXAMPLE
from lib.cli.budget import parse_plan
from lib.core.settings import BudgetChoice, BudgetScenario
from lib.reports.budget_plan import plan_json
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
    looked_at = objective_of(found.seen, found.spend)
    assert told.objective == pytest.approx(looked_at, rel=1e-6)
    assert [one.spend for one in told.allocation] == pytest.approx(found.spend.tolist(), rel=1e-3, abs=0.05)
    assert (proof is None) == (found.regret is None)


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
    assert proof is not None
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
