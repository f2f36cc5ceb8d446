from __future__ import annotations

from datetime import date
from typing import Any

from tests.ui.conftest import App


def date_box(app: App, end: str) -> Any:
    return next(box for box in app.tab.date_input if str(box.key).startswith(f"filter-{end}-"))


def orders_said(app: App) -> str:
    return next(str(caption.value) for caption in app.tab.sidebar.caption if "order" in str(caption.value))


def test_the_number_of_orders_says_how_many_the_filter_leaves() -> None:
    app = App().sample()
    every = orders_said(app).split(" order")[0]
    date_box(app, "from").set_value(date(2025, 1, 1)).run()
    seen, of = orders_said(app).split(" orders")[0].split(" of ")
    assert of == every
    assert seen == app.tab.metric[1].value
    assert 0 < int(seen.replace(",", "")) < int(every.replace(",", ""))


def test_days_in_the_wrong_order_are_put_right() -> None:
    app = App().sample()
    date_box(app, "from").set_value(date(2025, 3, 1)).run()
    date_box(app, "to").set_value(date(2025, 1, 1)).run()
    assert not app.tab.exception
    view = app.tab.session_state["session"].view
    assert (view.first_day, view.last_day) == (date(2025, 1, 1), date(2025, 3, 1))
