from __future__ import annotations

import pandas as pd
import pytest

from lib.core import columns as c
from tests.ingest.orders_of import codes, imported

HEAD = "order_id,customer_id,order_date,amount,product,quantity,email,accepts marketing\n"
ROWS = (
    "1,a,2026-01-05 10:00,10,Tea,1,old@example.com,yes\n"
    "1,a,2026-01-05 10:01,5,Cup,2,,\n"
    "2,a,2026-02-05 11:00,20,Tea,2,new@example.com,no\n"
    "3,b,2026-01-07 12:00,7,Tea,1,,\n"
    "4,a,2026-03-01 09:00,-5,Cup,-1,,\n"
)  # fmt: skip


def test_the_tables_have_their_columns() -> None:
    result = imported(HEAD + ROWS)
    assert result.order_lines is not None
    tables = (result.orders, result.refunds, result.order_lines, result.customers)
    assert [tuple(table.columns) for table in tables] == [
        c.ORDERS,
        c.REFUNDS,
        c.ORDER_LINES,
        (*c.CUSTOMERS, *c.CUSTOMERS_SEEN),
    ]


def test_an_order_has_its_lines_money_and_its_first_moment() -> None:
    order = imported(HEAD + ROWS).orders.iloc[0]
    assert (order["amount_e4"], str(order["ordered_at"])) == (150_000, "2026-01-05 10:00:00")


def test_a_refund_document_is_positive_and_has_its_day() -> None:
    refund = imported(HEAD + ROWS).refunds.iloc[0]
    assert (refund["customer_id"], refund["amount_e4"], str(refund["refunded_at"])) == (
        "a",
        50_000,
        "2026-03-01 09:00:00",
    )


def test_a_customer_has_the_last_known_address_and_consent() -> None:
    customers = imported(HEAD + ROWS).customers.set_index("customer_id")
    assert customers.loc["a", ["email", "consent"]].tolist() == ["new@example.com", "no"]
    assert customers.loc["b", ["name", "email", "phone", "consent"]].isna().all()


def test_who_shares_a_number_with_somebody_who_refused_has_refused_and_it_is_said() -> None:
    """Ann wrote no and Bob, later and by the same number, yes; Cleo changed her mind at one address."""
    text = (
        "order,phone,email,order_date,amount,accepts marketing\n"
        "1,07700900001,ann@example.com,2026-01-05,10,no\n"
        "2,07700900001,bob@example.com,2026-02-05,10,yes\n"
        "3,07700900002,cleo@example.com,2026-01-05,10,no\n"
        "4,07700900002,cleo@example.com,2026-02-05,10,yes\n"
    )
    by_phone = imported(text, buyer="phone")
    assert by_phone.customers["consent"].tolist() == ["no", "yes"]
    assert [one.sentence.facts["count"] for one in by_phone.findings if one.code == "refusal_of_one_address"] == [1]
    by_email = imported(text, buyer="email")
    assert by_email.customers["consent"].tolist() == ["no", "yes", "yes"]
    assert "refusal_of_one_address" not in codes(by_email)


def test_consent_is_understood_in_both_languages() -> None:
    text = (
        "订单号,会员ID,下单时间,实付金额,是否接受营销\n1,a,2026-01-05,5,是\n2,b,2026-01-05,5,否\n3,c,2026-01-05,5,?\n"
    )
    assert imported(text).customers["consent"].fillna("").tolist() == ["yes", "no", ""]


def test_orders_without_a_number_are_named_by_their_row() -> None:
    result = imported("customer,date,amount\na,2026-01-05,5\nb,2026-01-06,6\n")
    assert (result.orders["order_id"].tolist(), codes(result)) == (["row 2", "row 3"], ["no_order_id"])


def test_a_number_that_two_customers_share_makes_two_orders() -> None:
    result = imported("order,customer,date,amount\n1,a,2026-01-05,5\n1,b,2026-01-06,6\n")
    assert (result.orders["order_id"].tolist(), codes(result)) == (["1 · a", "1 · b"], ["order_id_reused"])
    assert [(line.code, line.orders) for line in result.ledger.lines] == [("counted", 2)]


def test_the_rows_table_keeps_the_file_s_row_numbers() -> None:
    assert imported(HEAD + ROWS).rows["source_row"].tolist() == [2, 3, 4, 5, 6]


def test_a_file_without_rows_gives_empty_tables() -> None:
    result = imported(HEAD)
    assert (len(result.orders), len(result.customers), codes(result)) == (0, 0, ["no_rows"])


def test_the_order_of_rows_does_not_change_the_figures() -> None:
    lines = ROWS.splitlines(keepends=True)
    one, other = imported(HEAD + ROWS), imported(HEAD + "".join(reversed(lines)))
    key = ["customer_id", "order_id"]
    assert (
        one.orders.sort_values(key).reset_index(drop=True).equals(other.orders.sort_values(key).reset_index(drop=True))
    )
    assert one.customers.equals(other.customers)


def test_different_ways_to_reach_a_customer_are_counted() -> None:
    text = (
        "order id,date,customer id,amount,email,phone\n"
        "1,2024-01-01,ann,10,a@x.org,\n2,2024-01-02,ann,10,A@x.org,111\n3,2024-01-03,ann,10,b@x.org,\n4,2024-01-03,bob,10,,\n"
    )
    people = imported(text).customers.set_index("customer_id")
    assert people[["emails", "phones", "names"]].to_numpy().tolist() == [[2, 1, 0], [0, 0, 0]]


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        ("订单编号,买家会员名,订单创建时间,买家实际支付金额,渠道,公私域,直播类型,流量类型", "抖音,公域,达播,付费"),
        ("Order ID,Customer ID,Order date,Total,Channel,Domain,Live room type,Traffic type", "TikTok,public,own,paid"),
    ],
)
def test_live_room_and_traffic_stand_on_their_order(headers: str, cells: str) -> None:
    result = imported(f"{headers}\n1,ann,2026-01-05 10:00:00,10.50,{cells}\n2,bob,2026-01-06 10:00:00,11.50,x,,,\n")
    first, second = result.orders[[c.CHANNEL, c.DOMAIN, c.LIVE_ROOM, c.TRAFFIC]].itertuples(index=False)
    assert list(first) == cells.split(",")
    assert [pd.isna(one) for one in second] == [False, True, True, True]


VISIT = "2026-03-01,ann,cup,1,3.00\n2026-03-01,ann,tea,2,5.00\n2026-03-02,ann,tea,1,5.00\n2026-03-01,bob,tea,1,5.00\n2026-03-01,,cup,1,3.00\n2026-03-01,,tea,1,5.00\n"


@pytest.mark.parametrize(
    ("head", "rows", "visits"),
    [
        ("Date,Customer,Item,Qty,Price", VISIT, [("ann", 13.0), ("ann", 5.0), ("bob", 5.0)]),
        ("Date,Customer,Item,Qty,Price", VISIT.replace("03-01,ann,tea", "03-01 10:00:07,ann,tea"), [("ann", 3.0), ("ann", 10.0), ("ann", 5.0), ("bob", 5.0)]),
        # A list of amounts says nothing of lines.
        ("Date,Customer,Total", "2026-03-01,ann,3.00\n2026-03-01,ann,5.00\n", [("ann", 3.0), ("ann", 5.0)]),
        ("Order number,Date,Customer,Item,Qty,Price", "1,2026-03-01,ann,cup,1,3.00\n2,2026-03-01,ann,tea,1,5.00\n", [("ann", 3.0), ("ann", 5.0)]),
    ],
)  # fmt: skip
def test_lines_of_one_customer_at_one_moment_are_one_order_where_none_is_numbered(head: str, rows: str, visits: list[tuple[str, float]]) -> None:  # fmt: skip
    result = imported(f"{head}\n{rows}")
    assert list(zip(result.orders["customer_id"], result.orders["amount_e4"] / 10_000, strict=True)) == visits
    assert result.ledger.lines[0].orders == len(visits)
    if result.order_lines is not None:
        assert set(result.order_lines["order_id"]) == set(result.orders["order_id"])


@pytest.mark.parametrize(("created", "closed"), [("Created Date", "Close Date"), ("Created Time", "Closing Date"), ("Erstellungsdatum", "Schlusstermin"), ("Fecha de creación", "Fecha de cierre")])  # fmt: skip
def test_a_deal_is_a_sale_of_the_day_on_which_it_was_closed(created: str, closed: str) -> None:
    rows = "".join(f"Ann {at},{at}.50,2026-02-{at:02},2026-01-{at:02}\n" for at in range(1, 9))
    days = imported(f"Account Name,Amount,{closed},{created}\n{rows}").orders["ordered_at"]
    assert days.dt.month.unique().tolist() == [2]
