"""The ledger on the page: every line opens into its rows, and every rule that was applied can be changed there, with undo."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any, get_args

import pytest
import xlsxwriter

from lib.catalog.ledger import REASONS
from lib.ingest.ledger import rows_of
from lib.ingest.table import NotData
from lib.ui.ledger import NOT_DATA
from lib.ui.ledger_rules import RULES
from tests.ui.conftest import App
from tests.ui.test_files import NEXT, ORDERS, add, here

DAY = date.today() + timedelta(days=9)  # noqa: TID251 - the page asks the clock
SHOP = f"""order id,date,customer,amount,status,refund,shipping
1,2024-01-05,ann,10.00,paid,,1.00
1,2024-01-05,ann,10.00,paid,,1.00
2,2024-01-06,bob,20.00,paid,5.00,1.00
3,2024-02-01,ann,30.00,cancelled,30.00,
4,2024-02-02,,40.00,paid,,
5,2024-03-01,ann,soon,paid,,
6,2024-03-02,ann,0.00,paid,,
7,2024-03-03,ann,-4.00,paid,,
8,2024-03-03,eve,-6.00,paid,,
9,{DAY},bob,9.00,paid,,
"""


def opened(text: str = SHOP) -> App:
    return App().page("data").upload("orders.csv", text.encode())


def read(app: App) -> Any:
    project: Any = here(app).project
    return project.imported


def line(app: App, code: str) -> Any:
    """A line of the ledger, opened."""
    app.tab.session_state[f"ledger-{code}"] = True
    app.tab.run()
    assert not app.tab.exception
    return read(app).ledger.line(code)


def control(app: App, code: str, name: str) -> Any:
    """The control of a rule, wherever it stands among its kind."""
    kinds = (app.tab.selectbox, app.tab.radio, app.tab.date_input, app.tab.get("button_group"))
    found = [one for kind in kinds for one in kind if str(one.key).startswith(f"rule-{code}-{name}")]
    assert len(found) == 1, (code, name, [one.key for kind in kinds for one in kind])
    return found[0]


def test_what_decides_over_a_row_stands_before_what_else_the_file_has() -> None:
    app = opened("shipping,customer,status,refund,order id,date,amount\n1.00,ann,paid,5.00,1,2024-01-05,10.00\n")
    app.tab.session_state["ledger-counted"] = True
    app.tab.run()
    shown = next(one.value for one in app.tab.dataframe if "order id" in one.value.columns)
    assert list(shown.columns) == ["Row", "order id", "amount", "refund", "date", "status", "shipping", "customer"]


def test_every_reason_has_a_rule() -> None:
    assert set(RULES) == {one.code for one in REASONS}
    assert all(RULES.values())


def test_whatever_is_no_data_has_words() -> None:
    """The reader can give no other reason: pyright holds it to the list."""
    assert set(NOT_DATA) == set(get_args(NotData))


def test_a_file_whose_last_line_is_cut_off_is_shown() -> None:
    app = opened("order id,date,customer,amount\n" + "".join(f"{at},2024-01-{at:02},ann,10.00\n" for at in range(1, 15)) + "15,2024-01-15,ann")  # fmt: skip
    assert dict(read(app).table.not_data) == {"cut_off_row": 1}
    assert not app.tab.exception
    assert any("1 row that is cut off" in one.value for one in app.tab.caption)
    assert not any("Nothing was lost" in one.value for one in app.tab.markdown)


def test_every_line_opens_into_its_rows() -> None:
    app = opened()
    codes = [one.code for one in read(app).ledger.lines]
    assert {"refund", "refund_on_order", "refund_on_set_aside", "refund_unmatched", "future_date"} <= set(codes)
    for code in codes:
        shown = line(app, code)
        rows = app.tab.dataframe[0].value
        assert len(rows) == int(rows_of(read(app), code).sum()) >= max(shown.rows, 1)
        app.tab.session_state[f"ledger-{code}"] = False


@pytest.mark.parametrize(
    ("code", "rows"), [("refund_on_order", [4]), ("refund_on_set_aside", [5]), ("shipping_left_out", [2, 4])]
)
def test_money_that_sits_in_rows_of_another_line_opens_into_these(code: str, rows: list[int]) -> None:
    app = opened()
    if code == "shipping_left_out":
        app.tab.button_group(key=f"part-shipping-{here(app).revision}").set_value("without").run()
    line(app, code)
    shown = app.tab.dataframe[0].value
    assert [row for row in shown["Row"] if row != 3] == rows


def undone(app: App, revenue: int) -> None:
    """Everything follows the change, and undo brings back what was."""
    assert int(read(app).orders["net_e4"].sum()) != revenue
    app.tab.button(key="undo-ledger").click().run()
    assert not app.tab.exception
    assert int(read(app).orders["net_e4"].sum()) == revenue


@pytest.mark.parametrize(
    "code", ["refund_on_order", "duplicate", "future_date", "unreadable", "guest_order", "zero_amount"]
)
def test_a_rule_is_changed_at_its_line_and_undone(code: str) -> None:
    app = opened()
    revenue = int(read(app).orders["net_e4"].sum())
    line(app, code)
    if code == "refund_on_order":
        control(app, code, "refunds").select("ignore").run()
    elif code == "duplicate":
        control(app, code, "duplicates").select("keep").run()
    elif code == "future_date":
        control(app, code, "as_of").set_value(read(app).rows["ordered_at"].max().date()).run()
    elif code == "zero_amount":
        orders = len(read(app).orders)
        control(app, code, "zeros").select("keep").run()
        assert (len(read(app).orders), int(read(app).orders["net_e4"].sum())) == (orders + 1, revenue)
        line(app, "counted")
        control(app, "counted", "zeros").select("drop").run()
        assert len(read(app).orders) == orders
        line(app, code)
        control(app, code, "zeros").select("keep").run()
        app.tab.button(key="undo-ledger").click().run()
        assert len(read(app).orders) == orders
        return
    elif code == "unreadable":
        control(app, code, "field-amount").select("shipping").run()
    else:
        control(app, code, "field-customer_id").select("status").run()
    assert not app.tab.exception
    undone(app, revenue)


def test_both_places_of_a_rule_show_what_holds() -> None:
    app = opened()
    line(app, "refund")
    app.tab.selectbox(key=f"refunds-{here(app).revision}").select("ignore").run()
    line(app, "refund_ignored")
    assert control(app, "refund_ignored", "refunds").value == "ignore"
    control(app, "refund_ignored", "refunds").select("net").run()
    assert app.tab.selectbox(key=f"refunds-{here(app).revision}").value == "net"
    assert read(app).ledger.line("refund") is not None


def test_a_file_that_a_newer_one_replaces_can_be_taken_out_at_the_line() -> None:
    app = add(opened(ORDERS), february=NEXT)
    line(app, "replaced")
    app.tab.button(key="take-out-rule-replaced-1").click().run()
    assert not app.tab.exception
    assert read(app).table.parts == ()


def test_rows_that_the_sheet_hides_are_left_out_with_a_button_and_taken_back_in_the_ledger() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        sheet = made.add_worksheet("Orders")
        sheet.write_row(0, 0, ["Order", "Date", "Customer", "Amount", "Status"])
        for row, status in enumerate(["Paid", "Paid", "Cancelled", "Paid", "Paid"], start=1):
            sheet.write_row(row, 0, [str(row), f"2026-01-{row:02}", f"c{row}", 10 * row, status])
        sheet.set_row(2, None, None, {"hidden": True})
    app = App().page("data").upload("orders.xlsx", buffer.getvalue())
    assert len(read(app).orders) == 4
    button = next(one for one in app.tab.button if str(one.key).startswith("leave-out-"))
    button.click().run()
    assert not app.tab.exception
    assert len(read(app).orders) == 3
    line(app, "status_excluded")
    marks = next(one for one in app.tab.multiselect if str(one.key).startswith("rule-status_excluded-left_out"))
    marks.set_value([]).run()
    assert not app.tab.exception
    assert len(read(app).orders) == 4


def test_rows_that_stay_set_aside_though_their_status_counts_are_told() -> None:
    head = "Name,Email,Financial Status,Created at,Total,Lineitem name,Lineitem price,Cancelled at\n"
    rows = "".join(f"#{at},c{at}@x.org,{'voided' if at > 4 else 'paid'},2026-01-0{at} 10:00:00 +0000,10.00,Mug,10.00,{'2026-01-09 10:00:00 +0000' if at > 4 else ''}\n" for at in range(1, 8))  # fmt: skip
    app = opened(head + rows)
    said = "stay set aside all the same"
    assert not any(said in one.value for one in app.tab.caption)
    line(app, "status_excluded")
    control(app, "status_excluded", "statuses").set_value(["paid", "voided"]).run()
    assert not app.tab.exception
    assert read(app).overruled == (("voided", 3),)
    assert any(said in one.value and "voided" in one.value for one in app.tab.caption)


def test_a_line_stays_open_where_a_rule_that_is_changed_in_it_gives_it_another_title() -> None:
    app = opened()
    line(app, "zero_amount")
    control(app, "zero_amount", "zeros").select("keep").run()
    rows = line(app, "counted").rows
    control(app, "counted", "zeros").select("drop").run()
    assert read(app).ledger.line("counted").rows == rows - 1
    assert app.tab.session_state["ledger-counted"]
