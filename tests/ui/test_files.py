"""A shop of several files: dropped together, added later, replaced, removed, kept, forgotten."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.scriptrunner import StopException

from lib.core.errors import CannotRead
from lib.ui import uploads
from lib.ui.adding import add_uploads
from lib.ui.erasing import without_customer
from lib.ui.projects import open_uploads, packed
from lib.ui.session import Session
from tests.security.attacks import zipped
from tests.ui.conftest import App

ORDERS = "order id,date,customer,amount\n1,2024-01-05,ann,10.00\n2,2024-01-06,bob,20.00\n3,2024-02-01,ann,30.00\n"
NEXT = "order id,date,customer,amount\n3,2024-02-01,ann,25.00\n4,2024-02-09,cid,40.00\n"
SPEND = "Day,Channel,Campaign,Clicks,Cost\n2024-01-05,google,A,5,3.20\n2024-01-06,meta,B,6,4.30\n"
PEOPLE = "customer id,level\nann,gold\nzoe,silver\n"
LINES = "order,product,category,quantity,price\n1,Tea,Leaves,2,5.00\n2,Cup,Ware,1,18.00\n77,Pot,Ware,1,5.00\n"
EVENTS = "user_id,event,occurred_at\nann,seen,2024-01-05 10:00:00\nbob,paid,2024-01-06 10:00:00\nzoe,seen,2024-01-07 10:00:00\n"  # fmt: skip


#: The orders again, as a payment service tells them, and orders of a till.
PAYMENTS = "Payment,Created,Payer e-mail,Gross\np1,2024-01-05,ann@x.org,10.00\np2,2024-01-06,bob@x.org,20.00\np3,2024-02-01,ann@x.org,30.00\n"
TILL = "Receipt,Sold at,Buyer,Total\n9,2024-03-01,eve,5.00\n10,2024-03-02,ann,6.50\n"


def here(app: App) -> Session:
    return app.tab.session_state["session"]


def add(app: App, **files: str) -> App:
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("upload-add"))
    for name, text in files.items():
        box.upload(f"{name}.csv", text.encode())
    app.tab.run()
    return app


def opened(**more: str) -> App:
    app = App().page("data").upload("orders.csv", ORDERS.encode())
    return add(app, **more) if more else app


def test_a_file_beside_the_orders_stands_in_the_list_and_opens_for_pages() -> None:
    app = opened(spend=SPEND)
    assert not app.tab.exception
    assert "Ad spend" in app.text
    project: Any = here(app).project
    assert project.side("spend").frame["amount_e4"].sum() == 75_000
    assert project.side("events") is None


def test_a_file_that_is_only_called_a_project_is_no_shop_and_no_more_of_one() -> None:
    """An export under the ending of a project was read as orders, and nobody was told that it is no project."""
    app = App().page("data").upload("mine.regulars", ORDERS.encode())
    assert here(app).project is None
    assert "“mine.regulars” is called a project file, but it is none" in app.text
    app = opened()
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("upload-add"))
    box.upload("next.regulars", NEXT.encode())
    app.tab.run()
    assert "“next.regulars” is called a project file, but it is none" in app.text
    assert here(app).project is not None
    assert not here(app).can_undo("files")


def test_beside_a_table_of_a_zip_whose_headers_nobody_knows_the_others_open() -> None:
    rows = "".join(f"x{n},2025-01-{n:02},y{n % 5},{n}.50\n" for n in range(1, 29))
    spend = "Date,Channel,Spend\n" + "".join(f"2025-01-{n:02},Google,9.50\n" for n in range(1, 9))
    shop = Session()
    open_uploads(
        shop,
        [(BytesIO(zipped(("o.csv", ("Foo,Bar,Baz,Qux\n" + rows).encode()), ("a.csv", spend.encode()))), "shop.zip")],
    )
    assert shop.project is not None
    assert {(one.kind, one.file) for one in shop.project.beside} == {("spend", "shop.zip: a.csv")}
    assert "others_beside" in {one.code for one in shop.project.imported.findings}


def test_a_zip_of_several_kinds_opens_as_its_files_would() -> None:
    """The longest table of it was read, and the orders left out."""
    inside = {"a.csv": SPEND * 3, "items.csv": DATED, "orders.csv": ORDERS, "people.csv": PEOPLE, "read me.csv": "x,y\n1,2\n"}  # fmt: skip
    content = zipped(*((name, text.encode()) for name, text in inside.items()))
    shop, grown = Session(), Session()
    open_uploads(shop, [(BytesIO(content), "shop.zip")])
    open_uploads(grown, [(BytesIO(ORDERS.encode()), "orders.csv")])
    add_uploads(grown, [(BytesIO(content), "shop.zip")])
    for one in (shop, grown):
        assert one.project is not None
        assert len(one.project.imported.orders) == 3
        assert {(side.kind, side.file) for side in one.project.beside} == {("spend", "shop.zip: a.csv"), ("customers", "shop.zip: people.csv"), ("lines", "shop.zip: items.csv")}  # fmt: skip
        assert (one.trouble, one.unread) == (None, None)


def test_a_project_file_among_added_files_is_opened_as_one_and_not_read_as_orders() -> None:
    saved, shop = Session(), Session()
    open_uploads(saved, [(BytesIO(ORDERS.encode()), "saved.csv")])
    open_uploads(shop, [(BytesIO(NEXT.encode()), "now.csv")])
    content = packed(saved)
    with pytest.raises(CannotRead, match="is a project file of Regulars"):
        add_uploads(shop, [(BytesIO(content), "mine.regulars"), (BytesIO(SPEND.encode()), "spend.csv")])
    assert shop.project is not None
    assert shop.project.file == "now.csv"
    add_uploads(shop, [(BytesIO(content), "mine.zip")])
    assert shop.project.file == "saved.csv"
    assert len(shop.away) == 1  # and the shop that was open is a click away


@pytest.mark.parametrize("together", [True, False])
def test_a_list_of_refunds_is_taken_off_the_orders_it_names(together: bool) -> None:  # noqa: FBT001 - or one after the other
    shop = Session()
    refunds = (BytesIO(b"refund id,order,date,amount\nr1,1,2024-01-09,4.00\nr2,99,2024-01-10,5.00\n"), "refunds.csv")
    open_uploads(shop, [refunds] * together + [(BytesIO(ORDERS.encode()), "orders.csv")])
    if not together:
        add_uploads(shop, [refunds])
    project: Any = shop.project
    assert list(project.imported.refunds["amount_e4"]) == [40_000]
    assert project.imported.ledger.line("refund_unmatched").rows == 1


def test_several_files_are_added_at_once_and_one_can_be_removed() -> None:
    app = opened(spend=SPEND, log=EVENTS)
    project: Any = here(app).project
    assert [one.kind for one in project.beside] == ["spend", "events"]
    app.tab.button(key=f"remove-{project.beside[0].digest[:12]}").click().run()
    assert [one.kind for one in here(app).project.beside] == ["events"]  # type: ignore[union-attr]
    assert "“spend.csv” was removed" in app.text
    app.tab.button(key="undo-files").click().run()
    assert [one.kind for one in here(app).project.beside] == ["spend", "events"]  # type: ignore[union-attr]


def test_a_file_of_the_same_name_takes_the_place_and_the_same_file_changes_nothing() -> None:
    app = add(opened(spend=SPEND), spend=SPEND.replace("3.20", "9.20"))
    project: Any = here(app).project
    assert project.side("spend").frame["amount_e4"].sum() == 135_000
    assert "Nothing new" in add(app, spend=SPEND.replace("3.20", "9.20")).tab.success[0].value


def test_two_reports_that_overlap_count_a_row_once() -> None:
    project: Any = here(opened(january=SPEND, more=SPEND + "2024-01-07,tv,C,1,1.00\n")).project
    assert project.side("spend").frame["amount_e4"].sum() == 85_000


def test_next_months_export_is_laid_over_the_one_before() -> None:
    app = opened(february=NEXT)
    assert not app.tab.exception
    project: Any = here(app).project
    orders = project.imported.orders.set_index("order_id")["net_e4"].to_dict()
    assert orders == {"1": 100_000, "2": 200_000, "3": 250_000, "4": 400_000}
    assert "1 order was in both exports" in app.tab.success[0].value
    assert "files were read as the orders" not in app.text.split("Check the columns")[0]  # said once, and no question
    assert "joined-right" not in [one.key for one in app.tab.button]
    assert "What changed since last time" in app.text
    assert "1 customer is new." in app.text
    assert "1 past order was changed afterwards" in app.text


@pytest.mark.soak
def test_a_file_that_shares_no_order_is_said_to_and_days_that_none_has_are_asked_about() -> None:
    app = add(opened(february=NEXT), march=MARCH)
    assert "None of its orders was there before." in app.tab.success[0].value
    assert "joined-right" not in [one.key for one in app.tab.button]
    app = add(app, later=MARCH.replace("2024-03", "2025-08").replace("7,", "17,").replace("8,", "18,"))
    assert "is in neither" in app.text or "are in neither" in app.text
    assert "joined-right" in [one.key for one in app.tab.button]


def test_exports_given_together_are_laid_over_one_another_whatever_their_order() -> None:
    app = App().page("data")
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("upload"))
    for name, text in (("february.csv", NEXT), ("orders.csv", ORDERS)):
        box.upload(name, text.encode())
    app.tab.run()
    assert not app.tab.exception
    project: Any = here(app).project
    assert project.imported.orders.set_index("order_id")["net_e4"].to_dict()["3"] == 250_000
    assert "In a newer file as well" in str([one.label for one in app.tab.expander])


def test_an_older_export_that_is_added_does_not_win() -> None:
    app = add(App().page("data").upload("february.csv", NEXT.encode()), orders=ORDERS)
    project: Any = here(app).project
    assert project.imported.orders.set_index("order_id")["net_e4"].to_dict()["3"] == 250_000
    assert "2 orders were not there before" in app.text
    assert "2 of them from before" in app.text


def test_one_new_column_in_next_months_export_does_not_block_it() -> None:
    more = "\n".join(f"{line},{'note' if at == 0 else 'x'}" for at, line in enumerate(NEXT.strip().split("\n")))
    app = opened(february=more + "\n")
    assert not app.tab.exception
    project: Any = here(app).project
    assert len(project.imported.orders) == 4
    assert project.imported.table.headers[-1] == "note"


def test_what_changed_is_told_by_the_rules_of_today() -> None:
    mails = ORDERS.replace("customer", "customer,email").replace("ann", "ann,fam@x.org").replace("bob", "bob,fam@x.org")
    later = NEXT.replace("customer", "customer,email").replace("ann", "ann,fam@x.org").replace("cid", "cid,c@x.org")
    app = add(App().page("data").upload("orders.csv", mails.encode()), february=later)
    app.tab.radio(key=f"buyer-{here(app).revision}").set_value("email").run()
    assert not app.tab.exception
    assert "1 customer is new." in app.text
    assert "no longer" not in app.text
    assert "gone" not in app.text


def test_a_stopped_upload_leaves_all_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(other=PAYMENTS)
    project, trouble = here(app).project, here(app).trouble

    def stopped(*_arguments: object) -> None:
        raise StopException  # what the page's run ends with when *Stop* is pressed

    monkeypatch.setattr(uploads, "add_uploads", stopped)
    add(app, february=NEXT)
    assert trouble is not None
    assert here(app).cancelled is not None
    app.tab.run()
    assert "Reading was cancelled; “orders” is open as before." in app.text
    assert (here(app).project, here(app).trouble) == (project, trouble)


def test_orders_of_another_system_are_added_and_can_be_taken_back() -> None:
    app = opened(till=TILL)
    assert not app.tab.error
    assert "calls some columns otherwise" in app.text
    assert here(app).project.imported.orders["net_e4"].sum() == 715_000  # type: ignore[union-attr]
    here(app).undo_files()
    assert len(here(app).project.imported.orders) == 3  # type: ignore[union-attr]


def test_files_of_two_systems_that_come_together_are_one_shop() -> None:
    app = App().page("data")
    box = next(box for box in app.tab.file_uploader if "upload" in str(box.key))
    box.upload("orders.csv", ORDERS.encode())
    box.upload("till.csv", TILL.encode())
    app.tab.run()
    assert len(here(app).project.imported.orders) == 5  # type: ignore[union-attr]
    assert here(app).trouble is None


def test_orders_with_other_columns_that_tell_the_same_sales_are_refused_and_nothing_changes() -> None:
    app = opened(other=PAYMENTS)
    assert "other columns" in app.tab.error[0].value
    assert len(here(app).project.imported.orders) == 3  # type: ignore[union-attr]


def test_a_report_alone_waits_for_the_orders() -> None:
    app = App().page("data").upload("spend.csv", SPEND.encode())
    assert "advertising report" in app.text
    app.upload("orders.csv", ORDERS.encode())
    project: Any = here(app).project
    assert [one.file for one in project.beside] == ["spend.csv"]


def test_a_bare_list_of_people_stands_beside_the_orders_and_says_who_is_a_customer() -> None:
    app = opened(members=PEOPLE)
    assert not app.tab.exception
    project: Any = here(app).project
    assert [(one.kind, one.file) for one in project.beside] == [("customers", "members.csv")]
    app.tab.session_state["links"] = True
    app.tab.run()
    assert "1 of 2 people are customers of your orders" in app.text


def test_a_bare_list_alone_waits_for_the_orders() -> None:
    app = App().page("data").upload("members.csv", PEOPLE.encode())
    assert "is a list of people" in app.text
    assert "now add the order file" in app.text
    app.upload("orders.csv", ORDERS.encode())
    assert [one.file for one in here(app).project.beside] == ["members.csv"]  # type: ignore[union-attr]


def test_a_bare_list_is_told_from_the_orders_it_is_dropped_with_and_comes_back_with_the_project() -> None:
    app = App().page("data")
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("upload"))
    for name, text in (("members.csv", PEOPLE), ("orders.csv", ORDERS)):
        box.upload(name, text.encode())
    app.tab.run()
    again = App().page("data").upload("shop.regulars", packed(here(app)))
    for one in (app, again):
        project: Any = here(one).project
        assert (project.file, [one.kind for one in project.beside]) == ("orders.csv", ["customers"])


def test_lines_of_orders_say_what_was_bought_and_money_counts_once() -> None:
    app = opened(lines=LINES)
    assert not app.tab.exception
    project: Any = here(app).project
    assert [one.kind for one in project.beside] == ["lines"]
    assert "2 lines were joined to 2 of 3 orders" in app.text
    assert "1 line names an order that is not in the order file" in app.text
    assert int(project.bought.orders["net_e4"].sum()) == int(project.imported.orders["net_e4"].sum())
    app.page("lifecycle")
    assert not app.tab.exception
    assert doors_of_lines(app) == (True, True)


DATED = "Order ID,Date,Product,Quantity,Unit price\n1,2024-01-05,Tea,2,5.00\n2,2024-01-06,Cup,1,18.00\n3,2024-02-01,Tea,6,5.00\n"


@pytest.mark.soak
def test_lines_with_a_day_of_their_own_are_lines_of_the_open_shops_orders() -> None:
    """Added, and given together with the orders; where half of them are of other orders, they may be new ones."""
    project: Any = here(opened(items=DATED)).project
    assert [one.kind for one in project.beside] == ["lines"]
    assert project.imported.orders["net_e4"].sum() == 600_000
    app = App().page("data")
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("upload"))
    for name, text in (("items.csv", DATED), ("orders.csv", ORDERS)):  # lines come first by their name
        box.upload(name, text.encode())
    app.tab.run()
    together: Any = here(app).project
    assert [one.kind for one in together.beside] == ["lines"]
    assert together.imported.orders["net_e4"].sum() == 600_000
    assert "was left out" not in app.text
    newer = ORDERS + "4,2024-02-09,bob,40.00\n"
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("upload") and "add" not in str(box.key))
    for name, text in (("orders.csv", newer), ("items.csv", DATED + "4,2024-02-09,Cup,2,20.00\n")):
        box.upload(name, text.encode())
    app.tab.run()
    assert "This is a newer export" in app.text
    app.tab.button(key="undo-files").click().run()
    before: Any = here(app).project
    assert len(before.imported.orders) == 3
    others: Any = here(opened(items=DATED.replace("\n1,", "\n8,").replace("\n2,", "\n9,"))).project
    assert others.beside == ()


@pytest.mark.parametrize("order", ["orders first", "lines first"])
@pytest.mark.parametrize("dated", ["dated", "undated"])
def test_lines_and_orders_of_one_upload_open_alike_in_either_order(dated: str, order: str) -> None:
    files = [("orders.csv", ORDERS), ("items.csv", DATED if dated == "dated" else LINES)]
    app = App().page("data")
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("upload"))
    for name, text in files if order == "orders first" else files[::-1]:
        box.upload(name, text.encode())
    app.tab.run()
    project: Any = here(app).project
    assert (project.file, [(one.kind, one.file) for one in project.beside]) == ("orders.csv", [("lines", "items.csv")])
    assert project.imported.orders["net_e4"].sum() == 600_000
    assert "was left out" not in app.text


def test_lines_of_a_customer_who_is_forgotten_go_with_their_orders() -> None:
    project: Any = here(opened(lines=LINES)).project
    again: Any = without_customer(project, "ann")
    assert again.side("lines").frame["order_id"].tolist() == ["2", "77"]


def doors_of_lines(app: App) -> tuple[bool, bool]:
    """Whether the shop's lines tell products and categories."""
    lines = here(app).project.bought.order_lines  # type: ignore[union-attr]
    return bool(lines["product"].notna().any()), bool(lines["category"].notna().any())


def test_a_project_file_brings_all_files_back() -> None:
    saved = packed(here(opened(spend=SPEND, log=EVENTS)))
    other = App().page("data").upload("shop.regulars", saved)
    assert not other.tab.exception
    project: Any = here(other).project
    assert project.side("spend").frame["amount_e4"].sum() == 75_000
    assert project.side("events").frame["user_id"].tolist() == ["ann", "bob", "zoe"]


def test_what_was_kept_comes_back_with_all_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("REGULARS_AUTOSAVE", str(tmp_path / "kept"))
    first = here(opened(spend=SPEND))
    assert first.keeper.pending is not None
    first.keeper.pending.result()
    monkeypatch.setattr("lib.ui.reading.ALIVE", {})
    project: Any = here(App()).project
    assert project.side("spend").frame["amount_e4"].sum() == 75_000


def test_a_forgotten_customer_is_in_no_file() -> None:
    project: Any = here(opened(log=EVENTS)).project
    project = without_customer(project, "ann")
    assert project.side("events").frame["user_id"].tolist() == ["bob", "zoe"]


def test_the_files_of_a_sample_shop_are_there() -> None:
    app = App().page("data").sample().page("data")
    project: Any = here(app).project
    assert {one.kind for one in project.beside} == {"spend", "events", "daily", "campaigns", "experiment"}
    assert round(project.side("spend").frame["amount_e4"].sum() / 10_000, 2) == 44_870.22


def test_who_is_in_which_file_is_told() -> None:
    app = opened(log=EVENTS)
    app.tab.session_state["links"] = True
    app.tab.run()
    assert "2 of 3 people are customers of your orders" in app.text
    assert "1 is only in that file: zoe" in app.text


def test_a_newer_export_of_the_same_shop_takes_the_place_and_the_rest_stays() -> None:
    app = opened(spend=SPEND).upload("orders-march.csv", (ORDERS + NEXT.split("\n", 2)[2]).encode())
    assert not app.tab.exception
    project: Any = here(app).project
    assert (project.name, len(project.imported.orders), [one.kind for one in project.beside]) == (
        "orders",
        4,
        ["spend"],
    )
    assert "What changed since last time" in app.text


def test_another_shop_with_the_same_columns_is_another_project() -> None:
    app = opened(spend=SPEND).upload("other.csv", ORDERS.replace(",ann,", ",x,").replace(",bob,", ",y,").encode())
    project: Any = here(app).project
    assert (project.name, project.beside, project.before) == ("other", (), None)


def test_what_changed_is_still_told_after_the_app_was_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    saved = packed(here(opened(february=NEXT)))
    monkeypatch.setattr("lib.ui.reading.ALIVE", {})
    again = App().page("data").upload("shop.regulars", saved)
    assert not again.tab.exception
    assert "What changed since last time" in again.text
    assert "1 past order was changed afterwards" in again.text


def test_next_months_export_opened_with_the_project_file_says_first_what_changed() -> None:
    app = App().page("data").upload("shop.regulars", packed(here(opened())))
    assert "What changed since last time" not in app.text
    app.upload("orders-march.csv", (ORDERS + NEXT.split("\n", 2)[2]).encode())
    assert app.tab.header[0].value == "What changed since last time"


def test_a_forgotten_customer_is_not_in_the_earlier_state_either() -> None:
    project: Any = without_customer(here(opened(february=NEXT)).project, "ann")  # type: ignore[arg-type]
    assert project.before.table.cells.column(2).to_pylist() == ["bob"]
    assert project.before.digest != here(opened(february=NEXT)).project.before.digest  # type: ignore[union-attr]


ODD = "a,b,c,d\nx1,2024-01-05,ann,10.00\nx2,2024-01-06,bob,20.00\n"


def told(app: App) -> App:
    """Open a file that needs its columns told, and tell them."""
    app.page("data").upload("odd.csv", ODD.encode())
    for field, header in {"order_id": "a", "ordered_at": "b", "customer_id": "c", "amount": "d"}.items():
        app.tab.selectbox(key=f"ask-{field}-1").select(header)
    next(button for button in app.tab.button if button.label == "Read the file like this").click()
    app.tab.run()
    return app


NEXT_ODD = ODD.replace("x1", "y1").replace("x2", "y2").replace("ann", "eve").replace("bob", "cid")


def test_columns_once_told_are_known_in_the_next_sitting_and_can_be_forgotten(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setenv("REGULARS_AUTOSAVE", str(tmp_path / "kept"))
    assert "remembered on this computer" in told(App()).text
    monkeypatch.setattr("lib.ui.reading.ALIVE", {})
    again = App().page("data").upload("next.csv", NEXT_ODD.encode())
    assert not again.tab.exception
    assert [(one.name, len(one.imported.orders)) for one in [here(again).project] if one] == [("next", 2)]
    again.tab.button(key="forget-columns").click().run()
    assert "remembered on this computer" not in again.text
    fresh = App().page("data").upload("third.csv", NEXT_ODD.replace("y", "z").encode())
    assert "Which column is what?" in fresh.text


def test_where_nothing_is_kept_columns_are_known_until_the_tab_is_closed() -> None:
    app = told(App())
    assert "until you close this tab" in app.text
    app.upload("next.csv", NEXT_ODD.encode())
    assert here(app).project.name == "next"  # type: ignore[union-attr]
    assert "Which column is what?" in App().page("data").upload("next.csv", NEXT_ODD.encode()).text


def test_a_project_file_brings_its_columns_along() -> None:
    app = App().page("data").upload("shop.regulars", packed(here(told(App()))))
    app.upload("next.csv", NEXT_ODD.encode())
    assert here(app).project.name == "next"  # type: ignore[union-attr]


def test_what_is_remembered_and_does_not_fit_is_found_out_anew() -> None:
    app = opened()
    app.tab.selectbox(key="currency-1").select("EUR").run()
    other = "order id,date,customer,amount\n7,2024-01-05,zoe,$10.00\n8,2024-01-06,kim,£20.00\n"
    app.upload("other.csv", other.encode())
    assert not app.tab.exception
    assert here(app).project.name == "other"  # type: ignore[union-attr]


def test_forgetting_the_data_forgets_its_columns() -> None:
    app = told(App())
    app.tab.button(key="forget").click().run()
    app.tab.button(key="forget-yes").click().run()
    assert here(app).project is None
    assert here(app).remembered == {}


def panel(app: App, at: int = 0) -> tuple[App, str]:
    """Open the panel of a file beside the orders; its name."""
    name = here(app).project.beside[at].digest[:12]  # type: ignore[union-attr]
    app.tab.session_state[f"side-{name}"] = True
    app.tab.run()
    return app, name


def spent(app: App) -> float:
    side = here(app).project.side("spend")  # type: ignore[union-attr]
    return 0 if side is None else side.frame["amount_e4"].sum() / 10_000


def test_the_columns_of_a_report_are_changed_by_hand_with_undo_and_its_rows_are_accounted_for() -> None:
    other = SPEND.replace("Cost", "Cost,Other cost").replace("3.20", "3.20,100").replace("4.30", ",200")
    app, name = panel(opened(spend=other))
    assert not app.tab.exception
    assert spent(app) == 3.2
    revision = here(app).revision
    app.tab.session_state[f"side-{name}"] = True
    app.tab.session_state[f"side-ledger-{name}"] = "counted"
    app.tab.run()
    assert app.tab.dataframe[-1].value["Campaign"].tolist() == ["A", "B"]
    app.tab.selectbox(key=f"side-amount-{name}-{revision}").select("Other cost").run()
    assert not app.tab.exception
    assert spent(app) == 300
    app.tab.button(key=f"side-{name}-undo").click().run()
    assert spent(app) == 3.2


def test_a_file_that_cannot_be_another_kind_says_so_and_stays() -> None:
    app, name = panel(opened(spend=SPEND))
    app.tab.selectbox(key=f"side-kind-{name}-{here(app).revision}").select("experiment").run()
    assert not app.tab.exception
    assert len(app.tab.error) == 1
    assert spent(app) == 7.5


def test_a_file_taken_for_another_kind_is_put_right_and_known_the_next_time() -> None:
    app, name = panel(opened(spend=SPEND))
    app.tab.selectbox(key=f"side-kind-{name}-{here(app).revision}").select("daily").run()
    app.tab.selectbox(key=f"side-duplicates-{name}-{here(app).revision}").select("keep").run()
    add(app, february=SPEND.replace("2024-01", "2024-02"))
    assert [one.kind for one in here(app).project.beside] == ["daily", "daily"]  # type: ignore[union-attr]


ODD_LOG = "a,b,c\n" + "".join(
    f"u{n},{name},2026-02-{day:02d} 10:{n % 60:02d}:00\n"
    for n in range(40)
    for day, name in ((3, "zeta"), (4, "eta"), (5, "theta"))
)


def told_log(app: App) -> App:
    """Tell the columns of a log whose headers say nothing."""
    assert "Which column is what?" in app.text
    number = here(app).uploads
    app.tab.selectbox(key=f"ask-kind-{number}").select("events").run()
    for field, header in {"user_id": "a", "event": "b", "occurred_at": "c"}.items():
        app.tab.selectbox(key=f"ask-events-{field}-{number}").select(header)
    next(button for button in app.tab.button if button.label == "Read the file like this").click()
    app.tab.run()
    assert not app.tab.exception
    return app


def test_a_log_whose_headers_say_nothing_is_mapped_by_hand_and_opens_by_itself() -> None:
    app = told_log(App().page("data").upload("log.csv", ODD_LOG.encode()))
    project: Any = here(app).project
    assert (project.has_orders, [(one.kind, one.side.ledger.rows_read) for one in project.beside]) == (
        False,
        [("events", 120)],
    )


def test_a_log_whose_headers_say_nothing_is_mapped_by_hand_and_joins_the_orders() -> None:
    app = opened().page("journey").upload("log.csv", ODD_LOG.encode())
    assert here(app).project is not None
    told_log(app.page("data"))
    project: Any = here(app).project
    assert (project.file, [one.kind for one in project.beside]) == ("orders.csv", ["events"])


def test_orders_that_cannot_be_read_are_asked_about_as_orders_and_join_the_shop_once_told() -> None:
    """The sentence and the form speak of one kind; another kind that is chosen has a sentence of its own."""
    app = opened(
        odd="order id,quand,qui,amount\n9,xx,ann,7\n10,2024-03-02,dan,8\n11,2024-03-03,dan,8\n".replace(
            "quand", "when it was"
        )
    )
    number = here(app).uploads
    unread: Any = here(app).unread
    assert (unread.kind, "of each order" in app.text) == ("orders", True)
    app.tab.selectbox(key=f"ask-kind-{number}").select("events").run()
    assert ("of each order" in app.text, "Say what this file holds" in app.text) == (False, True)
    app.tab.selectbox(key=f"ask-kind-{number}").select("orders").run()
    for field, header in {"ordered_at": "when it was", "customer_id": "qui"}.items():
        app.tab.selectbox(key=f"ask-{field}-{number}").select(header)
    next(button for button in app.tab.button if button.label == "Read the file like this").click()
    app.tab.run()
    assert not app.tab.exception
    assert {"10", "11"} <= set(numbers(app))


def test_a_file_wrongly_taken_for_orders_is_taken_otherwise() -> None:
    log = "wer,sitz,quand,wert\n" + "".join(
        f"u{n % 9},s{n},2026-02-{1 + n % 27:02d} 10:00:00,{n}.50\n" for n in range(60)
    )
    app = App().page("data").upload("log.csv", log.encode())
    if here(app).project is not None:  # taken for orders
        app.tab.button(key="no-orders").click().run()
    number = here(app).uploads
    assert "Which column is what?" in app.text
    app.tab.selectbox(key=f"ask-kind-{number}").select("events").run()
    for field, header in {"user_id": "wer", "event": "sitz", "occurred_at": "quand", "value": "wert"}.items():
        app.tab.selectbox(key=f"ask-events-{field}-{number}").select(header)
    next(button for button in app.tab.button if button.label == "Read the file like this").click()
    app.tab.run()
    assert not app.tab.exception
    project: Any = here(app).project
    assert (project.has_orders, [one.kind for one in project.beside]) == (False, ["events"])


HEAD = "order id,date,customer,amount\n"
OTHER_SHOP = HEAD + "1,2024-01-05,zoe,5.00\n2,2024-01-06,yan,6.00\n3,2024-02-01,xia,7.00\n"
MARCH = HEAD + "7,2024-03-01,ann,11.00\n8,2024-03-02,dan,12.00\n"


def numbers(app: App) -> list[str]:
    project: Any = here(app).project
    return sorted(project.imported.orders["order_id"])


@pytest.mark.soak
def test_every_order_file_that_was_added_can_be_taken_out_again() -> None:
    app = add(opened(february=NEXT), march=MARCH)
    assert numbers(app) == ["1", "2", "3", "4", "7", "8"]
    app.tab.button(key="take-out-1").click().run()
    assert not app.tab.exception
    assert numbers(app) == ["1", "2", "3", "7", "8"]
    assert "“february.csv” was taken out again" in app.text
    project: Any = here(app).project
    assert project.imported.table.parts == ("orders.csv", "march.csv")
    app.tab.button(key="undo-files").click().run()
    assert numbers(app) == ["1", "2", "3", "4", "7", "8"]
    app.tab.button(key="take-out-0").click().run()
    app.tab.button(key="take-out-0").click().run()
    project = here(app).project
    assert (project.file, project.name, project.imported.table.parts) == ("march.csv", "march", ())
    assert not [one for one in app.tab.button if str(one.key).startswith("take-out")]


def test_what_changed_is_told_against_what_is_left() -> None:
    app = add(opened(february=NEXT), other=OTHER_SHOP)
    app.tab.button(key="take-out-2").click().run()
    assert here(app).project.before is None  # type: ignore[union-attr]
    app = add(opened(other=OTHER_SHOP), february=NEXT)
    app.tab.button(key="take-out-1").click().run()
    assert "1 new order" in app.text
    assert "1 past order was changed afterwards" in app.text


def test_a_file_added_can_be_taken_out_of_a_project_that_was_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    saved = packed(here(opened(february=NEXT)))
    monkeypatch.setattr("lib.ui.reading.ALIVE", {})
    again = App().page("data").upload("shop.regulars", saved)
    again.tab.button(key="take-out-1").click().run()
    assert not again.tab.exception
    assert numbers(again) == ["1", "2", "3"]


def test_another_shops_file_is_said_to_be_one_with_both_figures_and_the_way_out() -> None:
    app = opened(other=OTHER_SHOP)
    (said,) = [one.value for one in app.tab.warning if "another shop" in one.value]
    assert "customers: 3 here, 2 there" in said.replace("\\", "")
    assert "1 order was in both" not in app.text
    app.tab.button(key="doubt-1").click().run()
    assert numbers(app) == ["1", "2", "3"]
    assert not [one for one in app.tab.warning if "another shop" in one.value]


def test_numbers_that_two_customers_share_are_no_orders_gone_and_come_again() -> None:
    app = opened(other=OTHER_SHOP)
    assert "3 orders were not there before, worth 18.00" in app.text.replace("\\", "")
    assert "no longer count" not in app.text
    assert "count now that did not before" not in app.text


def doubted(app: App) -> list[str]:
    """What is said of files that may be another shop's."""
    return [one.value for one in app.tab.warning if "another shop" in one.value]


@pytest.mark.soak
def test_a_file_that_was_said_to_belong_here_is_not_asked_about_again(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(other=OTHER_SHOP)
    assert len(doubted(app)) == 1
    app.tab.button(key="belongs-1").click().run()
    assert not doubted(app)
    monkeypatch.setattr("lib.ui.reading.ALIVE", {})
    again = App().page("data").upload("shop.regulars", packed(here(app)))
    assert not again.tab.exception
    assert not doubted(again)
    add(again, march=MARCH)
    assert len(here(again).project.imported.table.parts) == 3  # type: ignore[union-attr]
    assert not doubted(again)


def test_a_later_month_that_is_opened_can_be_added_to_the_orders_before_instead() -> None:
    app = opened(spend=SPEND).upload("march.csv", MARCH.encode())
    assert "This looks like the next export of the same shop: 1 of its 2 customers" in app.text
    assert numbers(app) == ["7", "8"]
    app.tab.button(key="add-instead").click().run()
    assert not app.tab.exception
    project: Any = here(app).project
    assert (project.name, numbers(app), [one.kind for one in project.beside]) == (
        "orders", ["1", "2", "3", "7", "8"], ["spend"],
    )  # fmt: skip
    assert "What changed since last time" in app.text
    assert "were in both exports" not in app.text
    assert here(app).away == ()
    app.tab.button(key="undo-files").click().run()
    assert numbers(app) == ["1", "2", "3"]


def test_an_export_that_took_the_place_and_lacks_the_days_before_can_be_added_instead() -> None:
    app = opened().upload("february.csv", NEXT.encode())
    assert "took the place of the one before" in app.text
    assert "it has no order from before 1 Feb 2024" in app.text
    app.tab.button(key="add-instead").click().run()
    assert numbers(app) == ["1", "2", "3", "4"]
    app.tab.button(key="undo-files").click().run()
    assert numbers(app) == ["1", "2", "3"]


def test_a_whole_newer_export_takes_the_place_and_undo_brings_the_one_before_back() -> None:
    app = opened().upload("orders-march.csv", (ORDERS + MARCH.split("\n", 1)[1]).encode())
    assert here(app).next_export is None
    app.tab.button(key="undo-files").click().run()
    assert numbers(app) == ["1", "2", "3"]


def test_another_shop_that_is_opened_offers_the_one_before() -> None:
    app = opened(spend=SPEND).upload("other.csv", OTHER_SHOP.encode())
    assert here(app).next_export is None
    (again,) = [one for one in app.tab.button if str(one.key).startswith("again-")]
    again.click().run()
    project: Any = here(app).project
    assert (project.name, [one.kind for one in project.beside]) == ("orders", ["spend"])


def test_only_the_latest_that_was_put_away_stands_above_the_answer() -> None:
    app = opened().upload("other.csv", OTHER_SHOP.encode())
    app.upload("third.csv", (HEAD + "1,2025-01-05,joe,8.00\n2,2025-01-06,kim,9.00\n").encode())
    assert [one.file for one in here(app).away] == ["orders", "other"]
    assert [one.label for one in app.tab.expander if "opened again" in one.label] == ["1 more shop can be opened again"]
    again = [one for one in app.tab.button if str(one.key).startswith("again-")]
    assert len(again) == 2
    again[1].click().run()
    project: Any = here(app).project
    assert project.name == "orders"


def test_a_file_that_was_put_away_is_offered_again_without_a_reload() -> None:
    app = opened(spend=SPEND)
    app.tab.button(key="no-orders").click().run()
    app.tab.button(key="ask-cancel").click().run()
    assert here(app).project is None
    assert "“orders” was open before and was put away" in app.text
    next(one for one in app.tab.button if str(one.key).startswith("again-")).click().run()
    project: Any = here(app).project
    assert (len(project.imported.orders), [one.kind for one in project.beside]) == (3, ["spend"])
    odd = App().page("data").upload("odd.csv", ODD.encode())
    odd.tab.button(key="ask-cancel").click().run()
    assert "“odd.csv” was put away" in odd.text
    next(one for one in odd.tab.button if str(one.key).startswith("again-")).click().run()
    assert here(odd).unread is not None


def test_what_is_forgotten_is_not_offered_again() -> None:
    app = opened().upload("other.csv", OTHER_SHOP.encode())
    assert here(app).away
    app.tab.button(key="forget").click().run()
    app.tab.button(key="forget-yes").click().run()
    assert here(app).away == ()


def test_files_dropped_together_are_told_and_one_can_be_taken_out_with_undo() -> None:
    app = App().page("data")
    box = next(box for box in app.tab.file_uploader if "upload" in str(box.key))
    box.set_value([("january.csv", ORDERS.encode(), "text/csv"), ("february.csv", NEXT.encode(), "text/csv")])
    app.tab.run()
    assert not app.tab.exception
    assert "2 files were read as the orders of one shop" in app.text
    both = here(app).project
    app.tab.button(key="take-out-joined-1").click().run()
    assert here(app).project is not None
    assert here(app).project.imported.table.parts == ()
    assert "files were read as" not in app.text
    app.tab.button(key="undo-files").click().run()
    assert here(app).project == both
    app.tab.button(key="joined-right").click().run()
    assert "files were read as the orders" not in app.text.split("Check the columns")[0]


def test_two_files_of_a_kind_are_told_apart_and_a_person_of_both_counts_in_each() -> None:
    app = opened(members=PEOPLE, news="customer id,level\nann,gold\nbob,gold\nyan,gold\n")
    app.tab.session_state["links"] = True
    app.tab.run()
    assert not app.tab.exception
    assert "members.csv: 1 of 2 people are customers of your orders" in app.text
    assert "news.csv: 2 of 3 people are customers of your orders" in app.text
    assert "3 of 5" not in app.text


TICKETS = "Ticket ID,Customer ID,Created at,Ticket status\n" + "".join(
    f"T{at},ann,2024-01-{at:02} 10:00,open\n" for at in range(1, 9)
)
CAMPAIGNS = "Campaign,Start date,End date,Channel,Cost\nSpring,2024-01-01,2024-01-10,email,300\nSummer,2024-02-01,2024-02-10,sms,120\n"


def test_a_file_is_called_what_it_holds_of_its_kind() -> None:
    app = add(App().page("data").upload("orders.csv", ORDERS.encode()), tickets=TICKETS, campaigns=CAMPAIGNS)
    app = add(app, events=EVENTS, spend=SPEND)
    assert "**Service tickets** · tickets" in app.text
    assert "**Campaigns and what they cost** · campaigns" in app.text
    assert "**Event log** · events" in app.text
    assert "**Ad spend** · spend" in app.text


def test_what_a_file_did_that_was_dropped_on_another_page_is_said_where_it_leads_with_its_undo() -> None:
    app = opened().page("today")
    sidebar = next(box for box in app.tab.file_uploader if str(box.key).startswith("upload"))
    sidebar.upload("february.csv", NEXT.encode())
    app.tab.run()
    assert here(app).page == "data"
    assert "took the place of the one before" in app.text
    assert app.tab.button(key="undo-files")
    app.page("today").page("data")  # as long as it can be undone
    assert "took the place of the one before" in app.text
    app.tab.button(key="undo-files").click().run()
    assert "took the place of the one before" not in app.text


def reloaded(app: App) -> App:
    """A new tab, once the other has been kept."""
    pending = here(app).keeper.pending
    if pending is not None:
        pending.exception(30)
    return App().page("data")


@pytest.mark.soak
def test_the_way_back_to_the_orders_before_stays_after_a_reload(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGULARS_AUTOSAVE", str(tmp_path / "kept"))
    app = reloaded(opened().upload("february.csv", NEXT.encode()))
    assert numbers(app) == ["3", "4"]
    assert "it has no order from before 1 Feb 2024" in app.text
    app.tab.button(key="go-back").click().run()
    assert not app.tab.exception
    assert numbers(app) == ["1", "2", "3"]
    assert here(app).project is not None
    app.tab.button(key="undo-files").click().run()
    assert numbers(app) == ["3", "4"]
    again = reloaded(app)
    again.tab.button(key="add-instead").click().run()
    assert not again.tab.exception
    assert numbers(again) == ["1", "2", "3", "4"]
    assert "was in both exports" in again.text
    assert [str(one.key) for one in again.tab.button].count("go-back") == 0


def test_a_refused_file_leaves_no_doubt_what_is_open() -> None:
    app = opened().upload("photo.csv", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20)
    assert len(app.tab.error) == 1
    assert "“orders” is open as before." in app.text


@pytest.mark.parametrize("how", ["first", "again", "add"])
def test_of_several_files_the_good_ones_open_and_each_bad_one_is_named(how: str) -> None:
    """On the first screen, as another file, and added to the shop."""
    files = [
        ("broken.csv", bytes(range(256)) * 9),
        ("next.csv", NEXT.encode()),
        ("empty.xlsx", b"PK\x03\x04" + b"?" * 400),
    ]
    app = App().page("today") if how == "first" else opened()
    boxes = [box for box in app.tab.file_uploader if str(box.key).startswith("upload-add") == (how == "add")]
    boxes[0].set_value([(name, content, "text/csv") for name, content in files])
    app.tab.run()
    assert not app.tab.exception
    said = [one.value for one in app.tab.error]
    assert [sum(Path(name).stem in one for one in said) for name, _ in files] == [1, 0, 1]
    assert "is open as before" not in app.text
    assert here(app).project.imported.orders["net_e4"].sum() == {"add": 950_000}.get(how, 650_000)  # type: ignore[union-attr]


@pytest.mark.parametrize("bad", ["order id,date,customer,sum total\n", "zip,zap\nhello,world\nfoo,bar\nx,y\n"])
@pytest.mark.parametrize("first", [True, False])
def test_a_table_of_no_orders_keeps_no_orders_from_opening_wherever_it_stands(bad: str, first: bool) -> None:  # noqa: FBT001 - before or after
    shop = Session()
    files = [("bad.csv", bad), ("orders.csv", ORDERS)]
    open_uploads(shop, [(BytesIO(text.encode()), name) for name, text in (files if first else files[::-1])])
    assert shop.project is not None
    assert (len(shop.project.imported.orders), shop.unread) == (3, None)
    assert ["bad.csv" in str(one) for one in shop.refused] == [True]


def test_of_several_bad_files_each_is_named_and_nothing_changes() -> None:
    app = opened()
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("upload-add"))
    box.set_value([(name, bytes(range(256)) * 9, "text/csv") for name in ("one.csv", "two.csv")])
    app.tab.run()
    said = " ".join(one.value for one in app.tab.error)
    assert ("“one" in said, "“two" in said) == (True, True)
    assert "“orders” is open as before." in app.text


def test_a_file_that_does_not_fit_keeps_no_other_out_of_the_shop() -> None:
    """One with the same sales in other columns, beside next month's export and a report."""
    app = opened()
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("upload-add"))
    box.set_value([(f"{name}.csv", text.encode(), "text/csv") for name, text in {"other": PAYMENTS, "next": NEXT, "spend": SPEND}.items()])  # fmt: skip
    app.tab.run()
    assert ["“other" in one.value for one in app.tab.error] == [True]
    assert len(here(app).project.imported.orders) == 4  # type: ignore[union-attr]
    assert here(app).project.side("spend") is not None  # type: ignore[union-attr]


def test_a_report_that_waits_for_orders_is_no_error() -> None:
    app = App().page("data").upload("people.csv", PEOPLE.encode())
    assert not app.tab.error
    assert [one.value for one in app.tab.info if "now add the order file" in one.value]
