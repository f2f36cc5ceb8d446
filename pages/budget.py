"""Where should the next budget go? A total, what each channel brings, the rules and their price, and the best split."""

from __future__ import annotations

from lib.analysis.spending import Spending, remarks
from lib.charts.budget import headline
from lib.core.words import N_
from lib.ui import budget
from lib.ui.budget_afterwards import decide, ledger
from lib.ui.budget_brand import gate_said, when_brand_pays
from lib.ui.budget_controls import controls_and_picture
from lib.ui.budget_example import example_said
from lib.ui.budget_import import other_curves
from lib.ui.budget_lessons import when_experiments_pay
from lib.ui.budget_meaning import how_computed, meaning, take_away
from lib.ui.budget_months import by_months
from lib.ui.budget_plans import scenarios
from lib.ui.budget_rules import rules
from lib.ui.budget_table import asked_of_channels, channels
from lib.ui.budget_weeks import own_weeks
from lib.ui.guard import fragment
from lib.ui.page import answer, cautions, findings, say, step, to_do
from lib.ui.words import words


@fragment
def conversation() -> None:
    budget.prepare()
    found = budget.opening()
    if found is not None:
        answered(found)
    budget.source()
    example_said()
    asks = found is not None or budget.is_told()  # else there is no channel to ask about
    if asks:
        with step(
            1,
            say(N_("Set the budget")),
            say(N_("Drag or type: the best split follows at once. All amounts are for one week.")),
        ):
            controls_and_picture(found)
    with step(
        2,
        say(N_("Say what each channel brings")),
        asked_of_channels(),
    ):
        channels()
        own_weeks(budget.choice())
        other_curves(budget.choice())
    if not asks:
        return
    with step(
        3, say(N_("Choose your rules")), say(N_("A rule can be right although it costs something today. See what."))
    ):
        rules(found)
        if found is not None and found.choice.counted == "customers":  # each counts new customers
            gate_said(found)
            when_brand_pays(found)
            when_experiments_pay(found)
    with step(4, say(N_("Ask for more, or for less"))):
        if found is None:
            budget.no_plan()
        else:
            budget.other_totals(found)
        by_months(found)
    with step(5, say(N_("Compare plans")), say(N_("Put this plan aside under a name, change something, and compare."))):
        scenarios(found)
    with step(
        6,
        say(N_("Decide, and see what came of it")),
        say(N_("Put down what you follow. When its weeks are in your files, the plan is held against what happened, and the curves learn.")),
    ):  # fmt: skip
        if found is None:
            budget.no_plan()
        else:
            decide(found)
        ledger()
    if found is not None:
        closing(found)


def answered(found: Spending) -> None:
    """The answer, what stands in its way, and its figures."""
    answer(headline(found, words(), budget.paid()))
    budget.how_sure(found)
    budget.not_held(found)
    findings(budget.unspent(found))
    budget.guess_said(found)
    cautions(remarks(found.answer, found.choice.channels))
    budget.four_figures(found)
    budget.currency_said()


def closing(found: Spending) -> None:
    """What it means, what to do, how it is computed."""
    meaning(found)
    said = budget.unspent(found)
    findings(
        [one for one in remarks(found.answer, found.choice.channels) if one.level != "warning" and one not in said]
    )
    with to_do():
        take_away(found)
    how_computed(found)


conversation()
