"""Nothing that is typed or removed on the Budget page is lost or changed without a word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.core.settings import BudgetChoice
from tests.cli.test_curves import ROBYN
from tests.ui.conftest import App
from tests.ui.test_budget_page import MONEY, SEARCH, VIDEO, edit, opened, planned, state


def _warned(app: App) -> str:
    return "\n".join(one.value for one in app.tab.warning).replace("\\", "")


LANGUAGES = pytest.mark.parametrize(("locale", "origin"), [("en-GB", 0), ("zh-CN", 1)])


@LANGUAGES
def test_two_rows_of_one_name_both_count_and_the_second_is_told_by_its_own(locale: str, origin: int) -> None:
    app = App(locale)
    third = replace(VIDEO, name="Search (2)")
    state(app).change_budget(BudgetChoice((SEARCH, VIDEO, third), innovation_rule="off"), "", "redraw")
    app.page("budget")
    assert not app.tab.warning
    edit(app, "table", 1, origin, name=" Search ")
    assert not app.tab.exception
    kept = state(app).budget.choice.channels
    assert [one.name for one in kept] == ["Search", "Search (3)", "Search (2)"]
    assert (kept[1].weekly_e4, kept[1].brings) == (VIDEO.weekly_e4, VIDEO.brings)
    assert "Search (3)" in _warned(app)
    edit(app, "table", 1, origin, name="Other")
    assert [one.name for one in state(app).budget.choice.channels] == ["Search", "Other", "Search (2)"]
    assert not app.tab.warning


def test_a_name_as_long_as_a_cell_holds_keeps_its_number() -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off")
    key = f"budget-table-{state(app).revision}-0"
    name = "x" * 60
    app.tab.session_state[key] = {
        "edited_rows": {0: {"name": name}, 1: {"name": name}}, "added_rows": [{"name": name, "weekly": 50.0}], "deleted_rows": [],
    }  # fmt: skip
    app.tab.run()
    assert [one.name for one in state(app).budget.choice.channels] == [name, f"{'x' * 56} (2)", f"{'x' * 56} (3)"]
    assert state(app).budget.choice.channels[2].weekly_e4 == 500_000


TABLE = b"channel,spend,new customers\nA,50,2\nA,100,3.5\n"


def test_each_file_of_curves_begins_with_what_it_tells_itself() -> None:
    app = opened()
    app.tab.session_state["budget-import"] = True
    app.tab.run()

    def asked(name: str, content: bytes) -> tuple[float | None, str | None]:
        next(one for one in app.tab.file_uploader if str(one.key).startswith("budget-curves")).upload(name, content)
        app.tab.run()
        assert not app.tab.exception
        weeks = [one.value for one in app.tab.number_input if one.label == "Weeks that its amounts cover"]
        kinds = [one.value for one in app.tab.button_group if str(one.key).startswith("budget-curves-outcome")]
        return (weeks or [None])[0], (kinds or [None])[0]

    assert asked("table.csv", TABLE) == (1, "customers")
    assert asked("meridian.csv", MONEY) == (52, "money")
    assert asked("table.csv", TABLE) == (1, "customers")
    assert asked("robyn.csv", ROBYN.encode())[1] == "money"
    assert asked("table.csv", TABLE) == (1, "customers")
