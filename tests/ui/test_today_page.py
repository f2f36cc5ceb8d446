from __future__ import annotations

from lib.core.settings import ValueSettings
from tests.ui.conftest import App


def test_how_the_shop_is_today_is_answered_first_and_no_tile_is_said_twice() -> None:
    app = App().sample().page("today")
    assert app.tab.subheader[0].value.startswith("In July 2026 revenue was £")
    assert "placed" not in "".join(str(one.value) for one in app.tab.markdown)
    assert any("customers placed" in str(one.value) for one in app.tab.caption)
    stakes = [one for one in app.tab.markdown if "at stake" in str(one.value)]
    assert len(stakes) == 4
    assert all("Money at stake: " in str(one.help) for one in stakes)
    assert [one.delta.endswith(", Jul") for one in app.tab.metric] == [True, True, True, False]
    assert "The large figures are of all this time. The changes compare July 2026 with July 2025." in app.text


def test_against_a_month_of_few_orders_no_tile_tells_a_percentage() -> None:
    rows = "order id,date,customer,amount\n" + "".join(f"{month},2026-0{month}-05,ann,10\n" for month in (1, 2, 3, 4))
    app = App().page("data").upload("orders.csv", rows.encode()).page("today")
    assert [one.delta for one in app.tab.metric] == ["", "", "", "1 / 1"]
    assert "too few to tell a change in percent by" in app.tab.subheader[0].value
    assert "The large figures are of all this time." in app.text
    assert "The changes compare" not in app.text


def test_whether_money_to_come_is_revenue_or_what_is_left_of_it_is_said_above_it() -> None:
    app = App().shop().page("today")
    here = app.tab.session_state["session"]
    said = {}
    for margin in (None, 0.6):
        here.value = ValueSettings(margin=margin)
        app.tab.run()
        (said[margin],) = (one.value for one in app.tab.caption if "own rhythm, in the next" in str(one.value))
    assert "revenue." in said[None]
    assert "by the margin of the page Value" in said[0.6]
