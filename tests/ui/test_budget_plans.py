"""Plans put aside beside the page's own: each counts as it counted when it was put aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pandas as pd
import pytest

from lib.analysis.budget_regret import differences
from lib.analysis.spending import spending
from lib.core.settings import BudgetCase, BudgetChoice, BudgetScenario
from lib.ui.projects import open_uploads, packed
from lib.ui.session import Session
from tests.ui.conftest import App
from tests.ui.test_budget_page import RADIO, SEARCH, TRIAL, VIDEO, opened, planned, state, table_key, told


def compared(app: App) -> pd.DataFrame:
    """The comparison: a row a line, a column a plan ("plan0" is today)."""
    assert not app.tab.exception
    return next(frame.value for frame in app.tab.dataframe if "line" in frame.value.columns).set_index("line")


def aside(app: App) -> object:
    return next(button for button in app.tab.button if button.label == "Put it aside")


def _beside(app: App, *others: BudgetChoice) -> pd.DataFrame:
    state(app).change_scenarios(tuple(BudgetScenario(f"Other {at}", one) for at, one in enumerate(others)))
    app.tab.run()
    return compared(app)


def test_a_plan_that_knew_no_worth_has_no_money_beside_one_that_does() -> None:
    """Its customers are no euros: so it was read as a loss, and removed."""
    app = planned(SEARCH, VIDEO, innovation_rule="off")
    table = _beside(app, replace(state(app).budget.choice, value_e4=None))
    assert table.loc["New customers a week", "plan2"] == table.loc["New customers a week", "plan1"] != "–"
    assert table.loc[["Brings a week", "Left after spend"], "plan2"].tolist() == ["–", "–"]
    assert table.loc["Brings a week", "plan1"] != "–"
    assert table.loc["A new customer is worth"].tolist() == ["30.00", "30.00", "–"]
    assert "Your plans believe different figures" not in app.text  # it believes none


def test_a_page_that_knows_no_worth_leaves_a_plan_its_money() -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off", value_e4=None)
    table = _beside(app, replace(state(app).budget.choice, value_e4=300_000))
    assert table.loc["Brings a week"].tolist()[:2] == ["–", "–"]
    came, brings = (float(table.loc[line, "plan2"]) for line in ("New customers a week", "Brings a week"))
    assert brings == pytest.approx(30 * came, rel=0.01)


def test_the_spend_of_a_channel_that_is_told_nothing_is_spent_everywhere() -> None:
    """The figures, the answer, the comparison, and what the rule about the cost of a new customer counts."""
    app = planned(SEARCH, replace(VIDEO, brings=0, doubled=0), innovation_rule="off", total_e4=5_000_000)
    found = spending(state(app).budget.choice)
    table = _beside(app)
    left = f"{round(found.objective) - float(found.spend.sum()):,.0f}"  # of what stands above it
    assert table.loc["Left after spend", "plan1"] == left
    metrics = {one.label: one for one in app.tab.metric}
    assert float(metrics["Each costs"].value) == pytest.approx(float(found.spend.sum()) / found.customers, abs=0.005)
    assert "Of Video only the spend counts" in metrics["Each costs"].help
    assert f"After the spend {left} is left." in metrics["Brings a week"].help


def test_revenue_is_no_number_of_customers() -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off")
    revenue = replace(state(app).budget.choice, counted="revenue", value_e4=10_000, objective="revenue")
    table = _beside(app, revenue)
    assert table.loc["New customers a week", "plan2"] == "–"
    assert table.loc["Revenue a week"].tolist()[:2] == ["–", "–"]
    assert "Your plans believe different figures" not in app.text


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_plans_of_different_worths_of_a_customer_tell_them(locale: str) -> None:
    app = App(locale)
    asked = BudgetChoice((SEARCH, VIDEO), value_e4=280_000, innovation_rule="off")
    state(app).change_budget(asked, "redraw")
    app.page("budget")
    row = "A new customer is worth" if locale == "en-GB" else "一位新客值多少"
    table = _beside(app, asked)
    assert row not in table.index
    table = _beside(app, replace(asked, value_e4=350_000, total_e4=4_000_000))
    assert table.loc[row].tolist() == ["28.00", "28.00", "35.00"]
    if locale == "en-GB":
        assert "Your plans believe different figures: what a new customer is worth. " in app.text
        assert "With the budget, rules and limits of this plan" in app.text  # and not the columns above
        by_channel = replace(asked, channels=(SEARCH, replace(VIDEO, value_e4=400_000)))
        assert _beside(app, by_channel).loc[row].tolist() == ["28.00", "28.00", "28.00–40.00"]


def test_what_differs_is_the_worth_or_what_the_channels_bring() -> None:
    asked = BudgetChoice((SEARCH, VIDEO), value_e4=280_000)
    assert differences(asked, replace(asked, total_e4=1)) == frozenset()
    assert differences(asked, replace(asked, value_e4=350_000)) == {"worth"}
    assert differences(asked, replace(asked, value_e4=None)) == frozenset()
    assert differences(asked, replace(asked, channels=(SEARCH, replace(VIDEO, brings=9)))) == {"channels"}
    assert differences(asked, replace(asked, channels=(SEARCH,), value_e4=1)) == frozenset()


def test_where_rules_clash_the_plans_put_aside_stay_in_sight_and_no_other_can_join_them() -> None:
    app = planned(SEARCH, VIDEO, RADIO, TRIAL)
    asked = state(app).budget.choice
    before = _beside(app, replace(asked, total_e4=4_000_000))
    assert not aside(app).disabled  # type: ignore[attr-defined]
    told(app, SEARCH, VIDEO, RADIO, TRIAL, brand_rule="on", brand_share=0.9, innovation_rule="on", innovation_share=0.9)
    assert "No plan to show" in app.text
    table = compared(app)
    headers = next(frame.proto.columns for frame in app.tab.dataframe if "line" in frame.value.columns)
    assert "Other 0" in headers
    assert "This plan" not in headers
    assert table["plan0"].tolist() == before["plan0"].tolist()  # today
    assert table["plan1"].tolist() == before["plan2"].tolist()
    assert aside(app).disabled  # type: ignore[attr-defined]
    assert aside(app).help == app.tab.error[0].value  # type: ignore[attr-defined]


def test_each_of_five_files_of_curves_is_read_and_has_its_own_message() -> None:
    app = opened()
    app.tab.session_state["budget-import"] = True
    app.tab.run()
    for at in range(5):
        box = next(box for box in app.tab.file_uploader if str(box.key).startswith("budget-curves"))
        table = (
            f"first{at},b\n1,2\n" if at % 2 == 0 else f"channel,spend,response\nC{at},0,0\nC{at},100,10\nC{at},200,15\n"
        )
        box.upload(f"{at}.csv", table.encode())
        app.tab.run()
        assert not app.tab.exception
        if at % 2 == 0:
            assert any(f"first{at}" in one.value for one in app.tab.error)
        else:
            assert not app.tab.error
            assert f"C{at}: " in app.text


def test_enter_in_the_name_of_a_plan_does_not_put_it_aside_before_its_note_is_written() -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off")
    (form,) = (one.proto.form for one in app.tab.get("form") if one.proto.form.form_id == "budget-scenario")
    assert not form.enter_to_submit


def test_a_plan_that_is_opened_again_knows_up_to_which_day_its_channels_are_from_files() -> None:
    app = opened(sample=True)
    here, then = state(app), date(2024, 1, 7)
    here.change_budget(replace(here.budget.choice, channels=(SEARCH, VIDEO)), "redraw", told_until=then)
    app.tab.run()
    next(one for one in app.tab.button if one.label == "Put it aside").click().run()
    assert here.budget.scenarios[0].told_until == then
    app.tab.button(key="budget-from-files").click().run()
    assert here.budget.told_until != then
    app.tab.button(key="scenario-open-0").click().run()
    assert here.budget.told_until == then
    here.change_scenarios((BudgetScenario("Of old", replace(here.budget.choice, channels=(VIDEO,))),))
    app.tab.run()
    app.tab.button(key="scenario-open-0").click().run()
    assert here.budget.told_until is None


def test_a_plan_that_is_put_aside_with_the_channels_of_the_files_knows_their_last_day() -> None:
    app = opened(sample=True)
    assert state(app).budget.told_until is None
    next(one for one in app.tab.button if one.label == "Put it aside").click().run()
    assert state(app).budget.scenarios[0].told_until is not None


def test_what_may_happen_is_named_and_held_against_each_split() -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off", outlook="regret")
    here = state(app)
    app.tab.session_state["budget-cases"] = True
    app.tab.run()
    before = spending(here.budget.choice)
    key = table_key(app, "cases")
    rows = {0: {"name": "A *rival* opens", "channel0": "30 %", "worth": "80"}, 1: {"channel1": "1000"}}
    app.tab.session_state[key] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    app.tab.run()
    assert here.budget.choice.cases == (
        BudgetCase("A *rival* opens", (("Search", 0.3),), 0.8),
        BudgetCase("Case 2", (("Video", 10.0),)),
    )
    assert "You named 2 cases of what may happen." in app.text
    assert "Against the best split as told, this one " in app.text
    assert "is left out" not in app.text
    crossed = next(frame.value for frame in app.tab.dataframe if "worst" in list(frame.value))
    assert crossed["split"].tolist()[:3] == ["This plan", "A *rival* opens", "Case 2"]
    assert spending(here.budget.choice).spend != pytest.approx(before.spend)
    app.tab.session_state["lang"] = "zh"
    app.tab.run()
    assert not app.tab.exception
    assert not app.tab.error


def test_a_case_in_which_nothing_differs_is_left_out_with_a_word() -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off", cases=(BudgetCase("A *rival* opens"),))
    assert "A *rival* opens is left out: in this case everything is as told." in app.text.replace("\\", "")
    assert "of what may happen." not in app.text


def test_a_case_follows_its_channel_to_another_name() -> None:
    asked = BudgetChoice((SEARCH, VIDEO), cases=(BudgetCase("Dear", (("Search", 0.5), ("Video", 0.9))),))
    renamed = asked.with_channels((replace(SEARCH, name="Ads"), VIDEO))
    assert renamed.cases == (BudgetCase("Dear", (("Ads", 0.5), ("Video", 0.9))),)
    assert asked.with_channels((VIDEO,)).cases == asked.cases


def test_named_cases_are_kept_with_the_project() -> None:
    here, again = state(App().shop()), Session()
    cases = (BudgetCase("A rival opens", (("Search", 0.3),), 0.8),)
    here.change_budget(BudgetChoice((SEARCH, VIDEO), cases=cases))
    open_uploads(again, [(BytesIO(packed(here)), "x.regulars")])
    assert again.budget.choice.cases == cases


def test_revenue_stands_once_beside_plans_until_it_is_told_what_is_left_of_it() -> None:
    """The same figure would stand again as what the plan brings."""
    for margin, lines in ((None, []), (0.5, ["Brings a week", "Left after spend"])):
        app = planned(SEARCH, VIDEO, innovation_rule="off", counted="revenue", margin=margin, objective="revenue")
        compared = next(frame.value for frame in app.tab.dataframe if "line" in list(frame.value))
        assert compared["line"].tolist()[2:] == ["Spend a week", "Revenue a week", *lines]
