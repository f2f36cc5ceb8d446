"""The example of the page Budget: in the reader's language, and not taken for the reader's own."""

from __future__ import annotations

import pytest

from tests.ui.conftest import App
from tests.ui.test_budget_own_files import shown_channels
from tests.ui.test_budget_page import SEARCH, VIDEO, edit, opened, planned, state


def still(app: App) -> str:
    """What the page says is still the example's."""
    return next((one.value for one in app.tab.warning if "Still the example" in one.value), "")


@pytest.mark.parametrize(("locale", "names"), [("en-GB", "Google Ads,Podcast"), ("zh-CN", "巨量千川,小红书,播客,抖音")])
def test_its_channels_are_those_of_the_readers_language(locale: str, names: str) -> None:
    app = opened(locale)
    assert set(names.split(",")) <= set(shown_channels(app))


def test_it_can_be_emptied_before_anything_is_typed() -> None:
    app = opened()
    assert "figures of an example" in app.text
    app.tab.button(key="budget-example-clear").click().run()
    assert not app.tab.exception
    assert not app.tab.error
    (only,) = state(app).budget.choice.channels
    assert (only.weekly_e4, only.is_told) == (0, False)
    assert state(app).budget.choice.value_e4 is None
    assert "figures of an example" not in app.text
    assert not still(app)


def test_what_is_still_its_is_named_until_it_is_cleared() -> None:
    app = opened()
    edit(app, "table", 0, weekly=800.0)
    edit(app, "table", 0, weekly=800.0, brings=20.0, doubled=32.0)
    key = f"budget-table-{state(app).revision}-0"
    rows = {0: {"weekly": 800.0, "brings": 20.0, "doubled": 32.0}, 1: {"weekly": 400.0}, 2: {"name": "Flyers", "weekly": 200.0}}  # fmt: skip
    app.tab.session_state[key] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    app.tab.run()
    assert still(app) == (
        "Still the example’s, and not yours: all of TikTok, what Instagram and Flyers bring, the kind of Flyers, "
        "what a new customer is worth (28.00), and the 10% for experiments."
    )
    app.tab.button(key="budget-example-clear").click().run()
    assert not app.tab.exception
    assert not still(app)
    asked = state(app).budget.choice
    assert [(one.name, one.weekly_e4, one.brings, one.kind) for one in asked.channels] == [
        ("Google Ads", 8_000_000, 20, "performance"),
        ("Instagram", 4_000_000, 0, "performance"),
        ("Flyers", 2_000_000, 0, "performance"),
    ]  # and of those without a figure of the reader's own none is left
    assert (asked.value_e4, asked.innovation_rule) == (None, "off")
    assert "The spend on Instagram and Flyers stays as it is" in app.tab.subheader[0].value


def test_who_says_that_its_figures_are_right_is_not_asked_again() -> None:
    app = opened()
    edit(app, "table", 0, weekly=800.0)
    app.tab.button(key="budget-example-kept-button").click().run()
    assert not still(app)
    edit(app, "table", 0, weekly=900.0)
    assert not still(app)


def test_a_worth_that_is_typed_is_the_readers_own_though_the_example_has_it_too() -> None:
    app = planned(SEARCH, VIDEO, value_e4=None)
    app.figure(f"budget-value-{state(app).revision}").set_value(28.0).run()
    assert not still(app)
    edit(app, "table", 0, weekly=80.0)
    assert not still(app)
    assert "budget-typed" in state(app).controls.told  # which a project keeps


def test_of_own_figures_nothing_is_called_its() -> None:
    app = planned(SEARCH, VIDEO)
    assert not still(app)
    assert "figures of an example" not in app.text
