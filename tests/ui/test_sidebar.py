from __future__ import annotations

from datetime import date
from typing import Any

from tests.ui.conftest import App
from tests.ui.test_ledger import opened


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


#: Ten paid orders of January, one pending in March.
TWO_STATES = (
    "order id,date,customer,amount,status\n"
    + "".join(f"{number},2024-01-{number:02},c{number},10.00,paid\n" for number in range(1, 11))
    + "11,2024-03-05,c11,90.00,pending\n"
)


def count(app: App, *statuses: str) -> None:
    (choice,) = [one for one in app.tab.button_group if str(one.key).startswith("statuses-")]
    choice.set_value(list(statuses)).run()


def test_a_rule_that_lets_later_orders_count_filters_none_of_them() -> None:
    app = opened(TWO_STATES)
    count(app, "paid", "pending")
    assert orders_said(app) == "11 orders"
    assert date_box(app, "to").value == date(2024, 3, 5)
    count(app, "paid")
    assert orders_said(app) == "10 orders"
    assert date_box(app, "to").value == date(2024, 1, 10)


def test_a_filter_that_was_chosen_holds_while_a_rule_moves_the_period() -> None:
    app = opened(TWO_STATES)
    date_box(app, "from").set_value(date(2024, 1, 6)).run()
    count(app, "paid", "pending")
    assert orders_said(app) == "6 of 11 orders"
    date_box(app, "from").set_value(date(2024, 2, 1)).run()
    assert orders_said(app) == "1 of 11 orders"
    count(app, "paid")  # no order of these days is left
    assert not app.tab.exception
    assert orders_said(app) == "1 of 10 orders"
    assert date_box(app, "from").value == date(2024, 1, 10)
