"""What a new customer is worth on the budget page: as the Value page tells, until something else is typed, and again when that is cleared."""

from __future__ import annotations

import pytest

from lib.core.settings import ValueSettings
from tests.ui.conftest import App
from tests.ui.test_budget_page import SEARCH, VIDEO, opened, planned, state, told


def box(app: App) -> object:
    assert not app.tab.exception
    return app.figure(f"budget-value-{state(app).revision}")


def shown(app: App) -> float | None:
    return box(app).value  # type: ignore[attr-defined, no-any-return]


def typed(app: App, value: float | None) -> None:
    box(app).set_value(value).run()  # type: ignore[attr-defined]


def margin(app: App, share: float) -> None:
    state(app).value = ValueSettings(margin=share)
    app.tab.run()


def test_its_box_can_be_emptied() -> None:
    app = opened()
    assert shown(app) == 28.0
    typed(app, None)
    assert shown(app) is None
    assert state(app).budget.choice.value_e4 is None
    assert [one.label for one in app.tab.metric][-1] == "More than today"  # customers
    typed(app, 20.0)
    assert shown(app) == 20.0


@pytest.mark.soak
def test_it_follows_the_value_page_until_it_is_typed_and_again_when_it_is_emptied() -> None:
    app = App().shop()
    state(app).value = ValueSettings(margin=0.6)
    app.page("budget")
    first = shown(app)
    assert first is not None
    app.tab.slider(key=app.drawn(f"budget-reach-{state(app).revision}")).set_value(
        50.0
    ).run()  # anything else is changed
    margin(app, 0.3)
    assert shown(app) == pytest.approx(first / 2, abs=0.02)
    assert "In 9 of 10 cases between" in app.text
    typed(app, 50.0)
    assert f"not the {first / 2:.2f} that the Value page says" in app.text.replace("£", "")
    margin(app, 0.6)
    assert shown(app) == 50.0
    assert f"not the {first:.2f} that the Value page says" in app.text.replace("£", "")
    typed(app, None)
    assert shown(app) == first
    assert "that the Value page says" not in app.text
    typed(app, None)  # also where it was not typed
    assert shown(app) == first
    margin(app, 0.3)
    assert shown(app) == pytest.approx(first / 2, abs=0.02)


def test_a_plan_put_aside_keeps_its_worth_and_brings_it_back() -> None:
    app = App().shop()
    state(app).value = ValueSettings(margin=0.6)
    app.page("budget")
    first = shown(app)
    next(button for button in app.tab.button if button.label == "Put it aside").click().run()
    margin(app, 0.3)
    app.tab.button(key="scenario-open-0").click().run()
    assert shown(app) == first
    assert "that the Value page says" in app.text


def test_without_orders_there_is_no_page_to_follow() -> None:
    app = planned(SEARCH, VIDEO, innovation_rule="off")
    typed(app, None)
    assert shown(app) is None
    told(app, SEARCH, VIDEO)
    assert shown(app) == 30.0
    assert "Value page says" not in app.text
