from __future__ import annotations

from tests.ui.conftest import App


def test_a_list_of_the_home_page_opens_into_its_customers() -> None:
    app = App().sample().page("today")
    app.tab.button(key="open-win_back").click().run()
    assert not app.tab.exception
    assert app.tab.title[0].value == "Who is it?"
    assert app.tab.subheader[0].value.startswith("Win these customers back: 155 customers")


def test_a_customer_is_found_by_a_part_of_the_name_and_opens_as_a_card() -> None:
    app = App().sample().page("customers")
    next(box for box in app.tab.text_input if box.label == "Find a customer").set_value("corner canteen").run()
    assert not app.tab.exception
    metrics = {metric.label: metric.value for metric in app.tab.metric}
    assert metrics["Orders"] == "60"
    assert metrics["Total after refunds"] == "£25.9k"


def test_nobody_found_is_said() -> None:
    app = App().sample().page("customers")
    next(box for box in app.tab.text_input if box.label == "Find a customer").set_value("no such person").run()
    assert "no such person" in app.tab.info[0].value


def test_choosing_a_group_shows_its_customers() -> None:
    app = App().sample().page("customers")
    box = next(box for box in app.tab.selectbox if box.label == "Show")
    box.set_value(next(option for option in box.options if "Champions" in option)).run()
    assert not app.tab.exception
    assert app.tab.subheader[0].value.startswith("Champions: ")
