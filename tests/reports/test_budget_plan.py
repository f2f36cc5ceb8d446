"""The plan file of the page Budget gives the page's own answer on the command line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.analysis.budget import answer, objective_of
from lib.analysis.budget_regret import by_reading
from lib.analysis.spending import spending
from lib.catalog.budget import EXAMPLE
from lib.cli.budget import parse_plan
from lib.core.settings import BudgetChoice
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
    assert {rule.code for rule in plan.rules} == {rule.code for rule in found.seen.rules}
    told, proof = by_reading(plan)
    looked_at = objective_of(found.seen, found.spend)
    assert told.objective == pytest.approx(looked_at, rel=1e-6)
    assert [one.spend for one in told.allocation] == pytest.approx(found.spend.tolist(), rel=1e-3, abs=0.05)
    assert (proof is None) == (found.regret is None)


def test_of_what_nothing_is_told_the_plan_file_gives_no_curve() -> None:
    plan, _ = parse_plan(plan_json(spending(PARTLY)))
    held = plan.channels[1]
    assert (held.is_told, held.current, held.least, held.most) == (False, 85, 85, 85)
    found = answer(plan)
    assert found.allocation[1].spend == pytest.approx(85)
    assert [str(one.sentence) for one in found.findings if one.code in {"spend_kept", "flat_curve"}] == [
        "It is not told what Instagram brings, so its spend stays as it is and counts in no gain."
    ]
