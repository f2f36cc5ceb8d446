"""A plan of the budget without any file of a shop is kept, saved, named and opened as a shop is."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from lib.core.settings import BudgetChoice
from lib.reports import shelf
from lib.ui.adding import open_kept
from lib.ui.projects import open_uploads, packed
from tests.ui.conftest import App
from tests.ui.test_autosave import folder, written
from tests.ui.test_budget_page import RADIO, SEARCH, VIDEO, planned, state
from tests.ui.test_data_page import ORDERS

__all__ = ["folder"]


def names(app: App) -> list[str]:
    return [one.name for one in state(app).budget.choice.channels]


def call(app: App, name: str) -> App:
    box = next(box for box in app.tab.sidebar.text_input if str(box.key).startswith("name-"))
    box.set_value(name).run()
    return written(app)


def test_it_is_here_again_after_a_reload_under_its_name(folder: Path) -> None:
    app = call(planned(SEARCH, VIDEO), "Bakery, spring")
    assert "**Bakery, spring**" in app.markup
    again = App().page("budget")
    assert (names(again), state(again).name) == (["Search", "Video"], "Bakery, spring")
    assert state(again).project is None
    assert not again.tab.exception
    assert [one.name for one in shelf.shelved(folder)] == ["Bakery, spring"]


def test_another_one_begins_and_the_first_is_opened_again(folder: Path) -> None:
    app = call(planned(SEARCH, VIDEO), "Bakery")
    app.tab.button(key="plan-another").click().run()
    assert not state(app).has_plan
    state(app).change_budget(BudgetChoice((RADIO,), value_e4=300_000), "redraw")
    app.tab.run()
    call(app, "Florist")
    kept = {one.name: one.place for one in shelf.shelved(folder)}
    assert set(kept) >= {"Bakery", "Florist"}
    app.page("data")
    assert "“Bakery”, last changed" in app.text
    open_kept(state(app), kept["Bakery"])
    app.tab.run()
    assert "“Bakery” is open: it is a plan, on the page Budget." in app.text
    assert names(app.page("budget")) == ["Search", "Video"]


def test_it_is_saved_as_a_file_and_opened_elsewhere() -> None:
    app = planned(SEARCH, VIDEO)
    state(app).rename("Bakery")
    content = packed(state(app))
    other = App("zh-CN").shop()
    open_uploads(state(other), [(BytesIO(content), "Bakery.regulars")])
    assert names(other.page("budget")) == ["Search", "Video"]
    assert (state(other).project, state(other).name) == (None, "Bakery")
    assert [one.file for one in state(other).away] == []  # a sample shop is no loss


def test_it_goes_with_the_first_file_of_a_shop_and_stays_kept(folder: Path) -> None:
    app = call(planned(SEARCH, VIDEO), "Bakery")
    app.page("data").upload("orders.csv", ORDERS.encode())
    written(app)
    assert names(app.page("budget")) == ["Search", "Video"]
    assert sorted(one.name for one in shelf.shelved(folder)) == ["Bakery", "orders"]


def test_where_nobody_typed_anything_nothing_is_kept_and_the_example_can_be_taken_along(folder: Path) -> None:
    app = written(App().page("budget"))
    assert not shelf.shelved(folder)
    assert "No file of a shop yet" in app.text
    assert packed(state(app))


def test_it_is_forgotten_as_a_shop_is(folder: Path) -> None:
    app = call(planned(SEARCH, VIDEO), "Bakery")
    app.tab.button(key="forget").click().run()
    app.tab.button(key="forget-yes").click().run()
    assert not state(app).has_plan
    assert not folder.exists()
    assert not state(App().page("budget")).has_plan


@pytest.mark.parametrize("hosted", ["1", ""])
def test_where_nothing_is_kept_the_page_says_to_save_it(hosted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if hosted:
        monkeypatch.setenv("REGULARS_HOSTED", hosted)
    app = planned(SEARCH, VIDEO)
    assert "before you leave, save it as a project file" in app.text
    assert not [one for one in app.tab.button if one.key == "plan-another"]


def test_a_file_that_is_refused_beside_it_is_told_on_its_page() -> None:
    app = planned(SEARCH, VIDEO)
    app.upload("Bakery.regulars", packed(state(app))[:-40])
    assert "nothing of it was opened" in app.text
    assert names(app) == ["Search", "Video"]
    app.upload("Bakery.regulars", packed(state(app)))
    assert not app.tab.exception
    assert names(app) == ["Search", "Video"]
