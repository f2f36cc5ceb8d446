"""Every choice on the data page has its way back, and what the page says goes back with it."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from lib.core.columns import NET_E4
from tests.ui.conftest import App
from tests.ui.test_files import SPEND, add, here, opened
from tests.ui.test_ledger import control, line

MIXED = """order id,date,email,amount,shipping,currency
1,2024-01-05,ann@x.org,10,2,EUR
2,2024-01-06,bob@x.org,20,2,EUR
3,2024-01-07,ann@x.org,30,2,USD
"""
ONE = MIXED.replace("USD", "EUR")
DOUBTFUL = "order id,date,email,amount\n1,03/04/2024,ann@x.org,10\n2,05/06/2024,bob@x.org,20\n"


def dropped(text: str) -> App:
    return App().page("data").upload("orders.csv", text.encode())


def read(app: App) -> Any:
    assert not app.tab.exception
    project: Any = here(app).project
    return project.imported


def back(app: App, undo: str = "undo-reading") -> Any:
    app.tab.button(key=undo).click().run()
    return read(app)


def net(app: App) -> int:
    return int(read(app).orders[NET_E4].sum())


def pressed(app: App, label: str) -> App:
    next(button for button in app.tab.button if button.label == label).click()
    app.tab.run()
    return app


def test_one_of_several_currencies() -> None:
    app = dropped(MIXED)
    assert "in several currencies" in app.text
    pressed(app, "Count only EUR")
    assert (net(app), read(app).currency) == (300_000, "EUR")
    assert back(app).by_currency == {"EUR": 300_000, "USD": 300_000}
    assert "in several currencies" in app.text


def test_pages_that_ask_for_a_currency_are_not_told_as_open() -> None:
    app = dropped(MIXED)
    assert "Once you have chosen a currency above, these open, too: Today, Segments" in app.text
    pressed(app, "Count only EUR")
    assert "Once you have chosen a currency" not in app.text


def test_which_statuses_count_is_remembered_with_the_way_back() -> None:
    head, *rows = ONE.strip().split("\n")
    told = "\n".join([f"{head},status", *(f"{row},{state}" for row, state in zip(rows, ("paid", "paid", "open"), strict=True))])  # fmt: skip
    app = dropped(told)
    app.tab.get_by_key(f"statuses-{here(app).revision}").set_value(["paid", "open"]).run()
    assert net(app) == 600_000
    app.upload("later.csv", told.replace("ann", "eve").replace("bob", "zoe").encode())
    assert net(app) == 600_000
    assert "as you chose for such files before" in app.text
    app.tab.button(key="statuses-auto").click().run()
    assert net(app) == 300_000
    app.upload("third.csv", told.replace("ann", "kim").replace("bob", "jo").encode())
    assert net(app) == 300_000
    assert "as you chose for such files before" not in app.text


def test_the_order_of_day_and_month() -> None:
    app = dropped(DOUBTFUL)
    assert read(app).orders["ordered_at"].dt.month.tolist() == [4, 6]
    app.tab.button(key="date-order-MDY").click().run()
    assert read(app).orders["ordered_at"].dt.month.tolist() == [3, 5]
    assert not [button for button in app.tab.button if button.key == "date-order-MDY"]
    assert back(app).orders["ordered_at"].dt.month.tolist() == [4, 6]
    assert [button for button in app.tab.button if button.key == "date-order-MDY"]


def test_shipping_out_and_in() -> None:
    app = dropped(ONE)
    for choice, expected in (("without", 540_000), ("with", 660_000)):
        app.tab.get_by_key(f"part-shipping-{here(app).revision}").set_value(choice).run()
        assert net(app) == expected
        back(app)
        assert net(app) == 600_000
        assert app.tab.get_by_key(f"part-shipping-{here(app).revision}").value == "as_is"


def test_what_an_archive_left_unread_and_the_file_taken_out_of_it() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("january.csv", ONE)
        archive.writestr("february.csv", ONE.replace("2024-01", "2024-02").replace("\n1,", "\n4,").replace("\n2,", "\n5,").replace("\n3,", "\n6,"))  # fmt: skip
        archive.writestr("stock.csv", "article,place\nTea,A1\nCup,A2\n")
    app = App().page("data").upload("shop.zip", buffer.getvalue())
    assert "But not all that was given was read" in app.text
    assert len(read(app).orders) == 6
    app.tab.button(key="take-out-1").click().run()
    assert len(read(app).orders) == 3
    back(app, "undo-files")
    assert len(read(app).orders) == 6
    assert "But not all that was given was read" in app.text


def test_the_column_of_a_file_beside_the_orders() -> None:
    app = opened(spend=SPEND)
    (one,) = here(app).project.beside  # type: ignore[union-attr]
    app.tab.session_state[f"side-{one.digest[:12]}"] = True
    app.tab.run()
    boxes = [box for box in app.tab.selectbox if "channel" in str(box.key) and one.digest[:12] in str(box.key)]
    assert [box.value for box in boxes] == ["Channel"], [box.key for box in app.tab.selectbox]
    boxes[0].select("Campaign").run()
    assert not app.tab.exception
    side: Any = here(app).project.side("spend")  # type: ignore[union-attr]
    assert set(side.frame["channel"]) == {"A", "B"}
    undo = next(
        button for button in app.tab.button if str(button.key).endswith("-undo") and one.digest[:12] in str(button.key)
    )
    undo.click().run()
    side = here(app).project.side("spend")  # type: ignore[union-attr]
    assert set(side.frame["channel"]) == {"google", "meta"}


def test_the_money_of_each_currency_in_the_ledger() -> None:
    app = dropped(MIXED)
    line(app, "counted")
    assert "€30.00" in " ".join(panel.label for panel in app.tab.expander if "Counted" in panel.label)
    pressed(app, "Count only EUR")
    line(app, "other_currency")
    control(app, "other_currency", "currency").select("USD").run()
    assert (net(app), read(app).currency) == (300_000, "USD")
    app.tab.button(key="undo-ledger").click().run()
    assert read(app).currency == "EUR"
    app.tab.button(key="undo-ledger").click().run()
    assert read(app).by_currency == {"EUR": 300_000, "USD": 300_000}
    assert "€30.00" in " ".join(panel.label for panel in app.tab.expander if "Counted" in panel.label)


def test_a_file_added() -> None:
    app = add(opened(), spend=SPEND)
    assert here(app).project.beside  # type: ignore[union-attr]
    back(app, "undo-files")
    assert here(app).project.beside == ()  # type: ignore[union-attr]


PAID = "order id,date,customer,Total,Amount paid\n1,2024-01-05,ann,100,80\n2,2024-01-06,bob,50,50\n3,2024-02-01,ann,60,40\n4,2024-02-03,cid,30,30\n"
OVER = "订单号,日期,手机号,金额,订单状态,售后状态\n1,2024-01-05,13800000001,100,已完成,无售后\n2,2024-01-06,13800000002,50,已完成,售后完成\n3,2024-02-01,13800000001,60,已完成,无售后\n"
MOST = OVER.replace("100,已完成,无售后", "100,已完成,售后完成")
NOTED = "order id,date,customer,Total,Notes\n1,2024-01-05,ann,100,\n2,2024-01-06,bob,50,cancelled\n3,2024-02-01,ann,60,cash\n4,2024-02-03,cid,30,\n"


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [(PAID, "paid_less", "counted"), (OVER, "after_sales_unsure", "status_excluded"), (MOST, "after_sales_counted", "counted"), (NOTED, "cancelled_in_notes", "status_excluded")],
)  # fmt: skip
def test_what_was_asked_is_right_as_it_was_read(text: str, code: str, row: str) -> None:
    """No figure changes; the ledger says that it was decided, and the next file with these columns does not ask again."""
    app = dropped(text)
    before = (read(app).ledger, net(app))
    asked = [one.value for one in app.tab.warning]
    app.tab.button(key=f"settle-{code}").click().run()
    assert (read(app).ledger, net(app)) == before
    assert len(app.tab.warning) == len(asked) - 1
    line(app, row)
    decided = [one.value for one in app.tab.markdown if "You said that this is right" in one.value]
    assert len(decided) == 2  # among the remarks and in the ledger
    assert not any("--" in one for one in decided)
    assert back(app).ledger == before[0]
    assert [one.value for one in app.tab.warning] == asked
    app.tab.button(key=f"settle-{code}").click().run()
    app.upload("later.csv", text.replace("ann", "eve").replace("13800000001", "13900000009").encode())
    assert read(app).ledger == before[0]
    assert not [one for one in app.tab.button if one.key == f"settle-{code}"]
