"""Refunds that stand in a sheet or a file of their own: taken off their orders, each once, on their own day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from lib.catalog import CATALOGUE, header_score
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported
from lib.ingest.joining import joined
from lib.ingest.table import TextTable
from lib.ingest.understand import in_shape, needed_by, understand
from tests.ingest.inside import read_inside
from tests.ingest.orders_of import booked, codes, money
from tests.ingest.test_workbook import sheets

TODAY = date(2026, 6, 1)
needed = needed_by(CATALOGUE, TODAY)
read = partial(read_inside, header_score=header_score, needed=needed)
Rows = list[list[Any]]
ORDERS: Rows = [
    ["Order Number", "Email", "Order Date", "Total", "Status"],
    ["1001", "ann@x.example", "2026-01-05", 50, "Completed"], ["1002", "bo@x.example", "2026-01-09", 30, "Completed"], ["1003", "cy@x.example", "2026-02-01", 20, "Completed"],
    ["1004", "ann@x.example", "2026-02-11", 45, "Completed"], ["1005", "di@x.example", "2026-03-02", 60, "Completed"],
]  # fmt: skip
REFUNDS: Rows = [["Refund ID", "Order", "Amount", "Date"], ["7", "1001", 10, "2026-01-20"], ["8", "1001", 5, "2026-01-21"], ["1003", "1003", 20, "2026-02-20"]]  # fmt: skip


def file(rows: Rows) -> TextTable:
    text = "\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in rows)
    return in_shape(read(text.encode()), ImportSettings(), CATALOGUE)


def of_files(*lists: Rows, names: tuple[str, ...] = ("orders.csv", "more.csv")) -> Imported:
    found = understand(joined([file(rows) for rows in lists], names, needed), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(found, Imported)
    return found


def of_sheets(**book: Rows) -> Imported:
    found = understand(in_shape(read(sheets(**book)), ImportSettings(), CATALOGUE), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(found, Imported)
    return found


def said(found: Imported) -> dict[str, Any]:
    return {one.code: one.sentence.facts for one in found.findings}


@pytest.mark.parametrize("name", ["Refunds", "Returns", "退款", "Blatt2"])
def test_a_sheet_of_refunds_is_taken_off_its_orders_on_its_own_days(name: str) -> None:
    found = of_sheets(Orders=ORDERS, **{name: REFUNDS})
    assert (len(found.orders), money(found)) == (5, 205 - 35)
    back = found.refunds.sort_values("amount_e4")
    assert list(back["customer_id"]) == ["ann@x.example", "ann@x.example", "cy@x.example"]
    assert [str(day.date()) for day in back["refunded_at"]] == ["2026-01-21", "2026-01-20", "2026-02-20"]
    facts = said(found)["refunds_listed"]
    assert (facts["count"], facts["orders"], facts["names"]) == (3, 2, name)
    assert not {"files_overlapping", "sheets_left_out", "other_sheets", "other_shop"} & {*codes(found)}


@pytest.mark.parametrize("turned", [False, True])
def test_a_file_of_refunds_belongs_to_its_orders(turned: bool) -> None:  # noqa: FBT001 - which of the two comes first
    lists = [REFUNDS, ORDERS] if turned else [ORDERS, REFUNDS]
    assert booked(of_files(*lists)) == {"counted": 205, "refund": -35}


@pytest.mark.parametrize(
    "refunds",
    [
        [["Order", "Refund date", "Refund amount"], ["#1001", "2026-01-20", "10.00"], ["#1003", "2026-02-20", "20.00"]],
        [["退款编号", "订单编号", "退款金额", "退款时间", "退款原因"], ["R1", "1001", "10.00", "2026-01-20 10:00:00", "破损"], ["R2", "1003", "20.00", "2026-02-20 11:00:00", "其他"]],
        [["Rückerstattungsdatum", "Bestellnummer", "Erstattungsbetrag"], ["2026-01-20", "1001", "-10.00"], ["2026-02-20", "1003", "-20.00"]],
        [["id", "Created date (UTC)", "Order ID", "Refunded amount", "Currency", "Status"], ["re_1", "2026-01-20", "1001", "10.00", "eur", "succeeded"], ["re_2", "2026-02-20", "1003", "20.00", "eur", "succeeded"]],
        # The same columns as the orders have, so that they would be sales.
        [[*ORDERS[0], "Refund ID"], ["1001", "ann@x.example", "2026-01-20", 10, "Refunded", "R1"], ["1003", "cy@x.example", "2026-02-20", 20, "Refunded", "R2"]],
        # The sum of a refund on each thing that was sent back.
        [["Return ID", "Order", "Date", "Total refunded", "Product"], *([f"R{n}", order, day, sum_, thing] for n, (order, day, sum_) in enumerate([("1001", "2026-01-20", 10), ("1003", "2026-02-20", 15), ("1005", "2026-03-10", 5)]) for thing in ("Tea", "Cup"))],
    ],
    ids=["shopify", "taobao", "de", "stripe", "as orders", "repeated"],
)  # fmt: skip
def test_refunds_are_known_by_what_their_columns_say(refunds: Rows) -> None:
    found = of_files(ORDERS, refunds)
    assert booked(found)["counted"] == 205
    assert (booked(found)["refund"], len(found.orders)) == (-30, 5)


def test_a_list_that_only_its_name_tells_is_one_of_refunds() -> None:
    plain = [["Order", "Date", "Amount"], ["1001", "2026-01-20", 10]]
    assert booked(of_files(ORDERS, plain, names=("orders.csv", "refunds_2026.csv"))) == {"counted": 205, "refund": -10}


def test_refunds_of_orders_that_are_not_there_are_set_aside_and_told() -> None:
    found = of_files(ORDERS, [*REFUNDS, ["9", "0999", 12, "2026-01-03"]])
    assert booked(found) == {"counted": 205, "refund": -35, "refund_unmatched": -12}
    facts = said(found)["refunds_of_other_orders"]
    assert (facts["count"], facts["examples"], facts["names"]) == (1, ("0999",), "more.csv")


def test_refunds_that_were_refused_are_not_taken_off() -> None:
    refunds = [[*REFUNDS[0], "Status"], [*REFUNDS[1], "succeeded"], [*REFUNDS[2], "failed"], [*REFUNDS[3], "canceled"]]
    assert booked(of_files(ORDERS, refunds)) == {"counted": 205, "status_excluded": -25, "refund": -10}


def test_what_the_order_tells_as_well_is_taken_off_once() -> None:
    told = [[*ORDERS[0], "Refunded Amount"], *([*row, back] for row, back in zip(ORDERS[1:], (15, 0, 0, 0, 0), strict=True))]  # fmt: skip
    found = of_files(told, REFUNDS)
    assert booked(found) == {"counted": 205, "duplicate": -15, "refund": -20, "refund_on_order": -15}
    assert money(found) == 170
    assert said(found)["refunds_on_orders"]["count"] == 2
    assert "duplicates_dropped" not in codes(found)


def test_rows_that_give_back_more_than_their_order_tells_are_used() -> None:
    told = [[*ORDERS[0], "Refunded Amount"], *([*row, back] for row, back in zip(ORDERS[1:], (10, 0, 20, 0, 0), strict=True))]  # fmt: skip
    found = of_files(told, REFUNDS)
    assert money(found) == 170
    assert said(found)["refunds_beyond_orders"]["money_rows"] == 150_000


def test_two_exports_of_refunds_that_overlap_count_once() -> None:
    later = [REFUNDS[0], REFUNDS[3], ["10", "1005", 6, "2026-03-09"]]
    found = of_files(ORDERS, REFUNDS, later, names=("orders.csv", "a.csv", "b.csv"))
    assert money(found) == 205 - 41


@pytest.mark.parametrize(
    "more",
    [
        [["Order Number", "Product", "Quantity", "Price"], ["1001", "Tea", 1, 50]],  # what was bought
        [["Order Number", "Paid on", "Amount"], ["1001", "2026-01-05", 50], ["1002", "2026-01-09", 30]],
        [["Refund ID", "Order", "Amount", "Date"], ["7", "881", 10, "2026-01-20"], ["8", "882", 5, "2026-01-21"]],  # of another shop
    ],
)  # fmt: skip
def test_other_lists_are_no_refunds_of_these_orders(more: Rows) -> None:
    assert needed.listed(file(ORDERS), file(more), ("a", "b")) is None


@pytest.mark.parametrize("back", ["Return date", "Refund deadline"])
def test_months_of_a_shop_that_hires_out_are_no_refunds(back: str) -> None:
    months = [[[*ORDERS[0], back], *([*row, "2026-04-01"] for row in ORDERS[1 : last + 1])] for last in (4, 5)]
    assert money(of_files(*months)) == 205


def test_an_order_that_is_called_refunded_and_of_which_a_list_gives_back_less_counts_less_that() -> None:
    called = [ORDERS[0], *([*row[:-1], "Refunded"] for row in ORDERS[1:4]), *ORDERS[4:]]
    found = of_files(called, REFUNDS)  # 1001: 15 of 50; 1002: no refund; 1003: all of 20
    assert booked(found) == {"counted": 155, "status_excluded": 50, "refund": -15, "refund_unmatched": -20}
    assert (money(found), len(found.orders)) == (140, 3)
    assert [str(day.date()) for day in found.refunds["refunded_at"].sort_values()] == ["2026-01-20", "2026-01-21"]
    assert (said(found)["refunded_in_part"]["count"], said(found)["refunded_in_part"]["status"]) == (1, "Refunded")
    undone = [[*REFUNDS[0], "Status"], *([*row, "failed"] for row in REFUNDS[1:])]
    assert booked(of_files(called, undone))["status_excluded"] == 100 - 35


def test_refunds_alone_are_no_sales() -> None:
    with pytest.raises(CannotAnswer, match="Refund ID"):
        understand(file(REFUNDS), ImportSettings(), CATALOGUE, TODAY)


@pytest.mark.parametrize("none", ["0", "-", "无", "none", "N/A", "null", "0000-00-00 00:00:00", ""])
@pytest.mark.parametrize("header", ["Refund ID", "微信退款单号", "返金番号", "환불번호", "Retourennummer", "Numero de devolucion", "Номер возврата"])  # fmt: skip
def test_orders_may_write_that_they_have_no_refund(header: str, none: str) -> None:
    rows = [["Order ID", "Order Date", "Customer", "Amount", header, "Refund Amount"], ["S1", "2026-01-05", "Ann", "30.00", none, "0.00"], ["S2", "2026-02-05", "Bob", "20.00", none, "0.00"], ["S3", "2026-03-05", "Ann", "50.00", "R3", "25.00"], ["S4", "2026-04-05", "Cy", "10.00", none, "0.00"]]  # fmt: skip
    result = understand(file(rows), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(result, Imported)
    assert (money(result), booked(result)["counted"]) == (85, 110)


@pytest.mark.parametrize("none", ["1970-01-01 08:00:00", "0001-01-01", "0"])
@pytest.mark.parametrize("header", ["Refund date", "退款时间", "返金日", "Date de remboursement"])
def test_a_day_that_stands_for_none_is_no_day_of_a_refund(header: str, none: str) -> None:
    rows = [["Order ID", "Order Date", "Customer", "Amount", header], *([f"S{at}", f"2026-0{at}-05", "Ann", "10.00", none] for at in range(1, 5))]  # fmt: skip
    result = understand(file(rows), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(result, Imported)
    assert money(result) == 40


@pytest.mark.parametrize("name", ["refund_id.csv", "refundid.csv", "退款单号.csv", "RMA number.xlsx", "refunds.csv", "返金番号.csv"])  # fmt: skip
@pytest.mark.parametrize("buyer", ["Customer", "Note"])
def test_a_name_makes_no_list_of_refunds_of_orders_without_any(name: str, buyer: str) -> None:
    rows = [["Order ID", "Order Date", buyer, "Amount", "Refund ID"], *([f"S{at}", f"2026-0{at}-05", "Ann", "10.00", ""] for at in range(1, 5))]  # fmt: skip
    result = understand(replace(file(rows), name=name), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(result, Imported)
    assert result.rows.shape[0] == 4


def test_a_list_whose_every_row_numbers_a_refund_is_still_one() -> None:
    rows = [["Refund ID", "Order ID", "Date", "Customer", "Amount"], *([f"R{at}", f"S{at}", f"2026-0{at}-05", "Ann", "10.00"] for at in range(1, 5))]  # fmt: skip
    with pytest.raises(CannotAnswer, match="Refund ID"):
        understand(file(rows), ImportSettings(), CATALOGUE, TODAY)


@pytest.mark.parametrize("number", ["1234567{}", "{}", "R-{}"])
def test_numbers_of_refunds_are_no_days(number: str) -> None:
    rows = [["Refund ID", "Order ID", "Date", "Customer", "Amount"], *([number.format(at), f"S{at}", f"2026-0{at}-05", "Ann", "10.00"] for at in range(1, 5))]  # fmt: skip
    with pytest.raises(CannotAnswer, match="Refund ID"):
        understand(file(rows), ImportSettings(), CATALOGUE, TODAY)
