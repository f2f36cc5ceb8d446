"""Undo on the page Budget takes back whatever was changed there and counts: step by step, the latest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest

from lib.core.settings import BudgetDecision
from lib.ui.projects import open_uploads
from tests.ui.conftest import App
from tests.ui.test_budget_own_files import holed
from tests.ui.test_budget_page import RADIO, SEARCH, VIDEO, opened, planned, state

#: Each control of the page that counts, and how it is used; what is changed is one step of Undo.
_CONTROLS: tuple[tuple[str, str, Any], ...] = (
    ("slider", "budget-brand_lift-{}", 20.0),
    ("slider", "budget-brand_half_life-{}", 6.0),
    ("figure", "budget-organic-brand-{}", 50.0),
    ("selectbox", "budget-brand_lifts-{}", "price"),
    ("segmented_control", "budget-brand-stop", "12"),
    ("slider", "budget-brand-months", 24),
    ("slider", "budget-total-{}", 300.0),
    ("figure", "budget-total-typed-{}", 320.0),
    ("slider", "budget-brand_share-{}", 20.0),
    ("figure", "budget-innovation_share-typed-{}", 5.0),
    ("slider", "budget-reach-{}", 40.0),
    ("figure", "budget-value-{}", 25.0),
    ("segmented_control", "budget-objective-{}", "customers"),
    ("slider", "budget-first_e4-{}", 20.0),
    ("figure", "budget-later_e4-typed-{}", 30.0),
    ("slider", "budget-margin-{}", 40.0),
    ("slider", "budget-worth_months-{}", 24.0),
    ("segmented_control", "budget-brand_rule-{}", "soft"),
    ("segmented_control", "budget-outlook-{}", "cautious"),
    ("segmented_control", "budget-few_rule-{}", "on"),
    ("number_input", "budget-most_channels-{}", 2),
    ("segmented_control", "budget-cost_rule-{}", "soft"),
    ("figure", "budget-most_cost_e4-{}", 90.0),
    ("segmented_control", "budget-roi_rule-{}", "soft"),
    ("figure", "budget-least_roi-{}", 0.1),
    ("segmented_control", "budget-payback_rule-{}", "soft"),
    ("number_input", "budget-payback_months-{}", 12),
    ("segmented_control", "budget-cash_rule-{}", "soft"),
    ("figure", "budget-cash_e4-{}", 9000.0),
    ("segmented_control", "budget-paid_rule-{}", "soft"),
    ("figure", "budget-paid_share-{}", 90.0),
    ("figure", "budget-organic-{}", 40.0),
    ("segmented_control", "budget-drop_rule-{}", "soft"),
    ("multiselect", "budget-dropped-{}", ["Video"]),
)
#: So many of them are undone by the button, which draws the page anew each time.
_BY_BUTTON = 8


def counts(app: App) -> tuple[Any, ...]:
    """All that is told on the page and that an answer of it rests on."""
    here = state(app)
    return here.budget.choice, here.budget.told_until, here.budget.decisions, here.costs, dict(here.controls.told)


def undone(app: App) -> tuple[Any, ...]:
    key = next(str(one.key) for one in app.tab.button if str(one.key).startswith("undo-budget"))
    app.tab.button(key=key).click().run()
    assert not app.tab.exception
    return counts(app)


@pytest.mark.soak
def test_every_control_of_the_page_is_a_step_of_undo() -> None:
    app = planned(SEARCH, VIDEO, RADIO, innovation_rule="off", panels=("worth", "more-rules", "brand"))
    revision, before = state(app).revision, []
    for kind, name, value in _CONTROLS:
        before.append(counts(app))
        key = name.format(revision)
        control = app.figure(key) if kind == "figure" else getattr(app.tab, kind)(key=app.drawn(key))
        control.set_value(value).run()
        assert not app.tab.exception
        assert counts(app) != before[-1], name
    for at, (_, name, _) in reversed([*enumerate(_CONTROLS)]):
        if at >= _BY_BUTTON:
            state(app).undo_budget()
        assert (counts(app) if at >= _BY_BUTTON else undone(app)) == before[at], name


@pytest.mark.soak
def test_an_answer_about_days_without_spend_is_undone_with_its_figures() -> None:
    app = App()
    open_uploads(state(app), [(BytesIO(content), name) for name, content in holed().items()])
    app.page("budget")
    before = []
    for control in [str(one.key) for one in app.tab.button_group if str(one.key).startswith("hole-")]:
        before.append(counts(app))
        app.tab.button_group(key=control).set_value("missing").run()
    assert len(state(app).costs.holes) == 2
    for one in reversed(before):
        assert undone(app) == one
    assert app.text.count("or is it missing in the report?") == 2


def test_an_answer_that_was_given_on_value_is_no_step_of_the_budgets_undo() -> None:
    app = App()
    open_uploads(state(app), [(BytesIO(content), name) for name, content in holed().items()])
    app.page("value")
    hole = next(str(one.key) for one in app.tab.button_group if str(one.key).startswith("hole-"))
    app.tab.button_group(key=hole).set_value("missing").run()
    assert len(state(app).costs.holes) == 1
    assert not state(app).can_undo("budget")


def test_the_day_up_to_which_the_channels_are_from_files_is_undone_with_them() -> None:
    app = opened(sample=True)
    here = state(app)
    here.change_budget(replace(here.budget.choice, channels=(SEARCH,)), "redraw")
    here.budget = replace(here.budget, told_until=date(2024, 1, 7))
    app.tab.run()
    before = counts(app)
    app.tab.button(key="budget-from-files").click().run()
    assert here.budget.told_until != date(2024, 1, 7)
    assert undone(app) == before


def test_the_worth_that_was_typed_over_the_examples_is_the_examples_again() -> None:
    app = opened()
    app.figure(f"budget-value-{state(app).revision}").set_value(25.0).run()
    assert state(app).controls.answered("budget-typed") == {"worth"}
    undone(app)
    assert state(app).controls.answered("budget-typed") == set()


def test_correcting_the_curves_is_undone_in_the_ledger_too() -> None:
    app = opened(sample=True)
    picker = next(one for one in app.tab.date_input if one.label == "From")
    assert isinstance(picker.value, date)
    picker.set_value(picker.value - timedelta(weeks=9))
    next(one for one in app.tab.number_input if one.label == "For so many weeks").set_value(8)
    next(button for button in app.tab.button if button.label == "We follow this plan").click().run()
    (line,) = state(app).budget.decisions
    app.tab.button(key="decision-correct-0").click().run()
    assert state(app).budget.decisions != (line,)
    later = BudgetDecision("later", line.first, 4, line.channels)
    state(app).change_decisions((*state(app).budget.decisions, later))
    undone(app)
    assert state(app).budget.decisions == (line, later)  # what was put down since stays
    assert "Look back on your budget" in app.page("today").text
