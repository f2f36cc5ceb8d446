"""A budget from totals alone: weekly spend by channel beside new customers, or revenue, without an order file."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest

from lib.core.settings import BudgetChoice
from lib.ui.projects import open_uploads
from lib.ui.session import Session
from tests.analysis.test_weekly_totals import emptied, table
from tests.cli.running import ask
from tests.ui.conftest import App
from tests.ui.test_budget_own_files import files
from tests.ui.test_budget_own_files import shown as opened_with


def shown(content: str, locale: str = "en-GB") -> App:
    app = App(locale)
    here: Session = app.tab.session_state["session"]
    open_uploads(here, [(BytesIO(content.encode()), "weekly.csv")])
    app.page("budget")
    assert not app.tab.exception
    return app


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_weekly_totals_open_on_their_own_channels(locale: str) -> None:
    app = shown(table(), locale)
    assert ("Fitted from your 78 weeks" if locale == "en-GB" else "78 周") in app.text
    assert "Instagram" not in app.text
    assert [one for one in app.tab.error if one.value] == []
    frame = next(one.value for one in app.tab.dataframe if "brings" in one.value)
    assert set(frame["name"]) == {"Search", "Video"}


def test_totals_with_revenue_alone_are_revenue() -> None:
    app = shown(table(won="Revenue"))
    assert "The channels bring revenue, not new customers." in app.text
    figures = {one.label: one.value for one in app.tab.metric}
    assert "New customers" not in figures
    assert "Revenue a week" in figures
    assert "A new customer is worth" not in {one.label for one in app.tab.text_input}


def test_no_panel_speaks_of_new_customers_where_channels_bring_revenue() -> None:
    app = App()
    here: Session = app.tab.session_state["session"]
    open_uploads(here, [(BytesIO(table(won="Revenue").encode()), "weekly.csv")])
    for panel in ("more-rules", "weeks", "months", "own", "firm", "deeper"):
        app.tab.session_state[f"budget-{panel}"] = True
    here.change_budget(BudgetChoice(season=(1.0,) * 6 + (2.0,) * 6))
    app.page("budget")
    assert not app.tab.exception
    labels = [
        one.label
        for kind in ("segmented_control", "number_input", "text_input", "expander")
        for one in app.tab.get(kind)
    ]
    told = "\n".join([app.text, *labels, *(str(one.proto.columns) for one in app.tab.dataframe)])
    assert [line for line in told.split("\n") if "customer" in line and "not new customers" not in line] == []


@pytest.mark.parametrize("won", ["New customers", "Revenue"])
def test_twelve_months_are_planned_with_a_season_that_is_typed(won: str) -> None:
    app = App()
    here: Session = app.tab.session_state["session"]
    open_uploads(here, [(BytesIO(emptied(table(won=won), 1, (10, 40)).encode()), "weekly.csv")])
    app.tab.session_state["budget-months"] = True
    app.page("budget")
    assert "No files tell a season here." in app.text
    typed = {"edited_rows": {10: {"index": 150.0}}, "added_rows": [], "deleted_rows": []}
    app.tab.session_state[f"budget-season-{here.revision}"] = typed
    app.tab.run()
    assert not app.tab.exception
    assert "no counted order" not in app.text
    months = next(one.value for one in app.tab.dataframe if "month" in one.value and "total" in one.value)
    assert months["month"].iloc[0] == "July 2025"  # after the last week, which is told
    warning = next(one.value for one in app.tab.warning if "Cells are empty" in one.value)
    assert "“Search spend” (11 Mar 2024 and 7 Oct 2024)" in warning


def test_too_few_weeks_leave_the_example() -> None:
    assert "figures of an example" in shown(table(weeks=20)).text


def test_the_page_opens_with_the_command_lines_curves(tmp_path: Path) -> None:
    given = files(order_channel="Search")
    paths = {name: tmp_path / name for name in given}
    for name, content in given.items():
        paths[name].write_bytes(content)
    line = ask("budget", paths["orders.csv"], "--spend", paths["spend.csv"], "--json").answer
    app = opened_with(given)
    table = next(frame.value for frame in app.tab.dataframe if "brings" in frame.value).set_index("name")
    assert {one["source"] for one in line["curves"]} == {"weeks", "none"}
    for one in line["curves"]:
        brings, doubled, weekly = table.loc[one["channel"], ["brings", "doubled", "weekly"]]
        if one["source"] == "none":  # an empty cell: not known
            assert pd.isna(brings)
        else:
            assert (brings, doubled) == (f"{one['brings']:,.1f}", f"{one['doubled']:,.1f}")
        assert float(weekly.strip("$").replace(",", "")) == pytest.approx(one["spend"], abs=0.006)


def test_a_plan_of_a_shop_of_totals_begins_after_its_weeks() -> None:
    app = shown(table())
    (begins,) = [one.value for one in app.tab.date_input if one.label == "From"]
    last = pd.Timestamp(table().strip().split("\n")[-1].split(",")[0]).date()
    assert begins == last + timedelta(days=7)


def test_a_typed_season_stays_where_nobody_told_channels() -> None:
    app = shown(table())
    season = (100.0,) * 11 + (180.0,)
    here: Session = app.tab.session_state["session"]
    here.change_budget(BudgetChoice((), season=season), "redraw")
    app.tab.session_state["budget-months"] = True
    app.tab.run()
    assert not app.tab.exception
    assert "Spend most in December" in app.text
    assert "As you typed it." in app.text


def test_why_stays_in_sight_when_a_channel_is_called_another_kind() -> None:
    app = shown(table())
    key = next(one for one in app.tab.session_state if re.fullmatch(r"budget-table(-\d+)+", one))
    app.tab.session_state[key] = {"edited_rows": {0: {"kind": "Brand"}}, "added_rows": [], "deleted_rows": []}
    app.tab.run()
    here: Session = app.tab.session_state["session"]
    assert here.budget.choice.channels[0].kind == "brand"
    assert "Fitted from your 78 weeks" in app.text
    assert not [one for one in app.tab.button if one.key == "budget-from-files"]
