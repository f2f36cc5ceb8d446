from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.orders_of import booked, codes, fates, imported, money

HEAD = "order_id,customer_id,order_date,amount\n"
STATUS = "order_id,customer_id,order_date,amount,status\n"
REFUND = "order_id,customer_id,order_date,amount,refunded amount\n"


def test_cancelled_unpaid_and_refunded_orders_are_set_aside() -> None:
    rows = "1,a,2026-01-05,10,Paid\n2,a,2026-01-06,20,Cancelled\n3,a,2026-01-07,30,refunded\n4,a,2026-01-08,40,pending\n5,a,2026-01-09,50,\n"
    assert fates(imported(STATUS + rows)) == [
        "counted",
        "status_excluded",
        "status_excluded",
        "status_excluded",
        "counted",
    ]


@pytest.mark.parametrize("columns", ["order total", "line total,quantity", "unit price,quantity"])
def test_of_what_was_never_paid_no_amount_is_missed(columns: str) -> None:
    head, more = f"order id,status,customer,order date,{columns}\n", ",1" * columns.count(",")
    rows = f"2,Unpaid,bob,2026-01-04,{more}\n3,Canceled,ann,2026-01-04,{more}\n" + "".join(
        f"{at},Completed,ann,2026-01-05,10{more}\n" for at in (1, 4, 5)
    )
    result = imported(head + rows)
    assert (fates(result), "unreadable_amount" in codes(result)) == (["unreadable"] * 2 + ["counted"] * 3, False)
    known = imported(head + rows + f"6,Completed,ann,2026-01-05,{more}\n7,Canceled,ann,2026-01-05,soon{more}\n")
    (said,) = [one for one in known.findings if one.code == "unreadable_amount"]
    assert (fates(known)[5:], said.sentence.facts["count"]) == (["unreadable"] * 2, 2)


def test_of_a_cancelled_order_without_an_amount_on_any_line_none_is_missed() -> None:
    head = "order id,status,customer,order date,order total,product\n"
    rows = "".join(f"{at},paid,ann,2026-01-05,10,Tea\n{at},paid,ann,2026-01-05,,Cup\n" for at in (1, 2, 3))
    result = imported(head + rows + "4,cancelled,ann,2026-01-05,,Tea\n4,cancelled,ann,2026-01-05,,Cup\n")
    assert (fates(result)[6:], money(result), "unreadable_amount" in codes(result)) == (["unreadable"] * 2, 30, False)  # fmt: skip


@pytest.mark.parametrize("blank", ["", "-", "–"])
def test_what_was_never_paid_has_no_day_of_payment_and_is_not_unreadable(blank: str) -> None:
    head = "Order ID,Order Status,Username,Paid Time,Order Amount\n"
    rows = f"2,Unpaid,bob,{blank},20\n3,Canceled,ann,{blank},30\n4,Completed,bob,{blank},40\n1,Completed,ann,2026-01-05,10\n5,Canceled,bob,soon,50\n"
    result = imported(head + rows)
    assert fates(result) == ["status_excluded", "status_excluded", "unreadable", "counted", "unreadable"]
    assert codes(result).count("unreadable_date") == 1


def test_pending_orders_count_where_most_are_pending() -> None:
    result = imported(STATUS + "1,a,2026-01-05,10,pending\n2,b,2026-01-06,20,pending\n3,a,2026-01-07,30,paid\n")
    assert (money(result), codes(result)) == (60.0, ["pending_counted"])


def test_returned_is_the_end_of_a_hire_where_most_are_and_none_is_sold() -> None:
    rows = "1,a,2026-01-05,10,Returned\n2,b,2026-01-06,20,Returned\n3,a,2026-01-07,30,Cancelled\n"
    hire, shop = imported(STATUS + rows), imported(STATUS + rows + "4,c,2026-01-08,40,Completed\n")
    assert (money(hire), codes(hire)) == (30.0, ["returned_counted"])
    assert (money(shop), codes(shop)) == (40.0, [])


def test_guests_who_are_there_are_no_things_that_came_back() -> None:
    rows = "1,a,2026-01-05,10,Checked in\n2,b,2026-01-06,20,Arrived\n3,a,2026-01-07,30,Cancelled\n4,c,2026-01-08,40,Checked in\n"
    assert (money(imported(STATUS + rows)), codes(imported(STATUS + rows))) == (70.0, [])


def test_what_stands_under_status_in_rows_that_are_no_orders_is_not_named() -> None:
    """Descriptions of the columns, and rows whose cells slipped by a comma, count nothing."""
    rows = "1,a,2026-01-05,10,Paid\nOrder number.,,Day of order.,,Current order status.\n2,b,2026-01-06,x,b@shop.example\n3,a,2026-01-07,30,teleported\n"
    said = [str(one.sentence) for one in imported(STATUS + rows).findings if one.code == "unknown_status"]
    assert said == [_teleported("300000")]


def _teleported(worth: str) -> str:
    return f"The status “teleported” is not known here. Its orders were counted, with {worth}; if they are no sales, leave them out (--status-drop)."


def test_exactly_half_of_the_orders_pending_is_not_most() -> None:
    result = imported(STATUS + "1,a,2026-01-05,10,pending\n2,b,2026-01-06,20,paid\n")
    assert (money(result), codes(result)) == (20.0, [])


def test_an_unknown_status_counts_and_is_named() -> None:
    result = imported(STATUS + "1,a,2026-01-05,10,teleported\n2,b,2026-01-06,20,paid\n")
    assert (money(result), [str(one.sentence) for one in result.findings]) == (
        30.0,
        [_teleported("100000")],
    )


def test_of_many_unknown_statuses_it_is_said_how_many_they_are() -> None:
    rows = "".join(f"{row},a,2026-01-05,10,teleported{'x' * row}\n" for row in range(7))
    (said,) = [one.sentence for one in imported(STATUS + rows).findings if one.code == "unknown_status"]
    assert str(said).startswith("7 statuses are not known here: “teleported”, ")
    assert "…. Their orders were counted, with 700000;" in str(said)


def test_what_an_unknown_status_comes_to_is_told_and_it_can_be_left_out_alone() -> None:
    """Leaving one out changes nothing about what the others mean, nor about what other columns say."""
    head = STATUS.replace("status", "status,payment status")
    rows = "1,a,2026-01-05,10,teleported,paid\n2,b,2026-01-06,20,Completed,paid\n3,b,2026-01-07,40,Completed,refunded\n4,c,2026-01-07,80,cancelled,paid\n5,c,2026-01-09,5,teleported,paid\n"
    (said,) = [one for one in imported(head + rows).findings if one.code == "unknown_status"]
    assert (said.sentence.facts["statuses"], said.sentence.facts["money_worth"]) == (("teleported",), 150_000)
    left = imported(head + rows, status_drop=("Teleported",))
    assert (money(imported(head + rows)), money(left), codes(left)) == (
        35.0,
        20.0,
        codes(imported(head + rows, status_drop=("teleported",))),
    )
    assert "unknown_status" not in codes(left)
    assert booked(left)["status_excluded"] == 135.0


@pytest.mark.parametrize(
    ("rows", "code", "drop", "kept"),
    [
        ("1,a,2026-01-05,10,pending\n2,b,2026-01-06,20,awaiting payment\n3,b,2026-01-07,40,paid\n", "pending_counted", ("pending", "awaiting payment"), 40.0),
        ("1,a,2026-01-05,10,closed\n2,b,2026-01-06,20,complete\n", "closed_counted", ("closed",), 20.0),
        ("1,a,2026-01-05,10,Returned\n2,b,2026-01-06,20,Returned\n3,a,2026-01-07,30,Cancelled\n", "returned_counted", ("Returned",), 0.0),
    ],
)  # fmt: skip
def test_statuses_that_are_known_and_asked_can_be_left_out_in_the_same_way(
    rows: str, code: str, drop: tuple[str, ...], kept: float
) -> None:
    (said,) = [one for one in imported(STATUS + rows).findings if one.code == code]
    assert set(said.sentence.facts["statuses"]) == set(drop)
    left = imported(STATUS + rows, status_drop=said.sentence.facts["statuses"])
    assert (money(left), code in codes(left)) == (kept, False)


def test_a_status_left_out_stays_so_whatever_figures_say_of_it() -> None:
    text = (
        "order_id,customer_id,order_date,amount,status,refund\n1,a,2026-01-05,10,paid,0\n2,b,2026-01-06,20,refunded,5\n"
    )
    assert (money(imported(text)), money(imported(text, status_drop=("refunded",)))) == (25.0, 10.0)


def test_a_status_to_leave_out_that_no_order_has_is_said() -> None:
    assert codes(imported(STATUS + "1,a,2026-01-05,10,paid\n", status_drop=("piad",))) == ["status_absent"]


def test_of_several_currencies_an_unknown_status_is_told_without_a_sum() -> None:
    rows = "1,a,2026-01-05,10 EUR,teleported\n2,b,2026-01-06,20 USD,teleported\n"
    (said,) = [one for one in imported(STATUS + rows).findings if one.code == "unknown_status"]
    assert "money_worth" not in said.sentence.facts


@pytest.mark.parametrize(("closed", "done"), [("Geschlossen", "completed"), ("Closed", "Complete"), ("Fermé", "Terminée"), ("Cerrado", "Completado"), ("Закрыт", "Выполнен")])  # fmt: skip
def test_closed_beside_completed_counts_and_is_said(closed: str, done: str) -> None:
    rows = f"1,a,2026-01-05,10,{closed}\n2,b,2026-01-06,20,{done}\n3,a,2026-01-07,30,{done}\n"
    assert (money(imported(STATUS + rows)), codes(imported(STATUS + rows))) == (60.0, ["closed_counted"])
    assert codes(imported(STATUS + f"1,a,2026-01-05,10,{closed}\n2,b,2026-01-06,20,Open\n")) == []


def test_what_was_given_back_in_part_counts_whole_and_is_said_with_its_worth() -> None:
    rows = "1,a,2026-01-05,10,paid\n2,b,2026-01-06,20,partially refunded\n3,c,2026-01-07,30,partially refunded\n"
    (said,) = imported(STATUS + rows).findings
    assert (said.code, said.sentence.facts["count"], said.sentence.facts["money_counted"]) == (
        "part_refund_unknown",
        2,
        500_000,
    )
    assert codes(imported(STATUS + rows + "4,b,2026-01-08,-5,refunded\n5,c,2026-01-09,-1,refunded\n")) == []


@pytest.mark.parametrize("header", ["订单退款状态", "退款状态", "Refund status"])
@pytest.mark.parametrize(("part", "none"), [("部分退款", "无退款"), ("Partially refunded", "")])
def test_refunds_in_part_that_only_a_column_of_refunds_tells_are_said(header: str, part: str, none: str) -> None:
    head = f"order_id,customer_id,order_date,amount,status,{header}"
    rows = [
        f"1,a,2026-01-05,10,交易完成,{none}",
        f"2,b,2026-01-06,20,交易完成,{part}",
        f"3,c,2026-01-07,30,交易关闭,{part}",
    ]
    (said,) = imported("\n".join([head, *rows])).findings
    assert (said.code, said.sentence.facts["count"], said.sentence.facts["money_counted"]) == ("part_refund_unknown", 1, 200_000)  # fmt: skip
    known = imported(
        "\n".join([f"{head},退款金额", *(f"{row},{back}" for row, back in zip(rows, (0, 5, 5), strict=True))])
    )
    assert (codes(known), money(known)) == ([], 25.0)


def test_chosen_statuses_win_whatever_they_mean() -> None:
    rows = "1,a,2026-01-05,10,Paid\n2,a,2026-01-06,20,CANCELLED\n3,a,2026-01-07,40,\n"
    assert money(imported(STATUS + rows, status_keep=("cancelled",))) == 20.0
    assert money(imported(STATUS + rows, status_keep=("paid", ""))) == 50.0


def test_statuses_are_offered_with_rows_and_money() -> None:
    rows = "1,a,2026-01-05,10,Paid\n2,a,2026-01-06,20,Cancelled\n3,a,2026-01-07,30,Paid\n"
    assert imported(STATUS + rows).statuses == (("Paid", 2, 400_000, True), ("Cancelled", 1, 200_000, False))


@pytest.mark.parametrize(
    ("rows", "expected", "orders"),
    [
        ("1,a,soon,10\n1,a,2026-01-05,\n", ["unreadable", "unreadable"], []),
        ("1,a,2099-01-05,10\n1,a,2026-01-05,\n", ["future_date", "future_date"], []),
        ("1,a,2026-01-05,10\n1,b,2026-01-05,\n", ["counted", "zero_amount"], [100_000]),
        ("1,a,2026-01-05,10\n1,a,2026-01-05,\n", ["counted", "counted"], [100_000]),
        ("1,a,soon,10\n1,a,2026-01-05,\n2,a,2026-01-06,7\n2,a,2026-01-06,\n", ["unreadable", "unreadable", "counted", "counted"], [70_000]),
    ],
)  # fmt: skip
def test_the_rows_of_an_order_share_the_fate_of_the_row_with_its_money(
    rows: str, expected: list[str], orders: list[int]
) -> None:
    result = imported(HEAD + rows)
    assert (fates(result), result.orders["amount_e4"].to_list()) == (expected, orders)


@pytest.mark.parametrize(
    ("rows", "dropped", "kept"),
    [
        ("1,a,2026-01-05,10\n2,b,2026-01-06,0\n", ["counted", "zero_amount"], ["counted", "counted"]),
        ("1,a,2026-01-05,10\n2,a,2026-01-06,0\n2,a,2026-01-06,\n", ["counted", *["zero_amount"] * 2], ["counted"] * 3),
        ("1,a,2026-01-05,10\n2,a,soon,5\n2,a,2026-01-06,\n", ["counted", *["unreadable"] * 2], ["counted", *["unreadable"] * 2]),
        ("1,a,2026-01-05,10\n2,,2026-01-06,0\n", ["counted", "guest_order"], ["counted", "guest_order"]),
    ],
)  # fmt: skip
def test_what_cost_nothing_is_left_out_or_counts_as_was_chosen(rows: str, dropped: list[str], kept: list[str]) -> None:
    for choice, expected in (("drop", dropped), ("keep", kept)):
        result = imported(HEAD + rows, zeros=choice)
        assert (fates(result), money(result)) == (expected, 10.0)
        said = ["zeros_counted"] if expected.count("counted") > dropped.count("counted") else []
        assert [code for code in codes(result) if code == "zeros_counted"] == said


def test_a_gift_within_an_order_is_a_line_of_it_where_what_cost_nothing_counts() -> None:
    text = "order_id,customer_id,order_date,product,quantity,price\n1,a,2026-01-05,Tea,2,5\n1,a,2026-01-05,Sample,1,0\n2,a,2026-02-05,Sample,1,0\n"
    dropped, kept = imported(text), imported(text, zeros="keep")
    assert (fates(dropped), len(dropped.orders)) == (["counted", "zero_amount", "zero_amount"], 1)
    assert (fates(kept), kept.orders["amount_e4"].to_list()) == (["counted"] * 3, [100_000, 0])
    assert kept.order_lines is not None
    assert len(kept.order_lines) == 3


def test_a_cancellation_date_cancels() -> None:
    text = "order_id,customer_id,order_date,amount,cancelled at\n1,a,2026-01-05,10,2026-01-06\n2,a,2026-01-05,20,\n3,a,2026-01-05,30,0000-00-00\n"
    assert fates(imported(text)) == ["status_excluded", "counted", "counted"]


def test_a_part_refund_is_netted_on_its_order() -> None:
    result = imported(REFUND + "1,a,2026-01-05,100,30\n")
    assert (len(result.orders), money(result), booked(result)) == (
        1,
        70.0,
        {"counted": 100.0, "refund_on_order": -30.0},
    )


def test_a_whole_refund_sets_the_order_aside() -> None:
    result = imported(REFUND + "1,a,2026-01-05,100,100\n2,a,2026-01-06,5,0\n")
    assert booked(result) == {"counted": 5.0, "status_excluded": 100.0, "refund_on_set_aside": -100.0}


def test_refund_columns_may_be_negative() -> None:
    assert money(imported(REFUND + "1,a,2026-01-05,100,-30\n")) == 70.0


def test_ignored_refunds_are_set_aside() -> None:
    result = imported(REFUND + "1,a,2026-01-05,100,30\n2,a,2026-01-06,-20,0\n", refunds="ignore")
    assert booked(result) == {"counted": 100.0, "refund_ignored": -20.0, "refund_column_ignored": -30.0}


def test_cancellation_invoices_take_back_whatever_their_sign() -> None:
    result = imported(
        HEAD + "536365,a,2026-01-05,100\n536366,a,2026-01-05,1\nC536379,a,2026-01-06,-30\nC536380,a,2026-01-06,10\n"
    )
    assert (fates(result)[2:], money(result)) == (["refund", "refund"], 61.0)
    assert codes(result) == ["cancellation_invoices"]


def test_order_numbers_that_all_begin_with_c_are_orders() -> None:
    assert fates(imported(HEAD + "C1,a,2026-01-05,100\nC2,a,2026-01-06,30\n")) == ["counted", "counted"]


def test_a_negative_quantity_takes_back() -> None:
    text = "order_id,customer_id,order_date,quantity,unit price\n1,a,2026-01-05,3,10\n2,a,2026-01-06,-1,10\n"
    assert (fates(imported(text)), money(imported(text))) == (["counted", "refund"], 20.0)


def test_orders_after_as_of_are_in_the_future() -> None:
    rows = "1,a,2026-01-05 23:59:59,10\n2,a,2026-01-06 00:00:00,20\n"
    assert fates(imported(HEAD + rows, as_of=date(2026, 1, 5))) == ["counted", "future_date"]


def test_an_unreadable_amount_has_no_money_and_is_shown() -> None:
    result = imported(HEAD + "1,a,2026-01-05,ten\n2,a,2026-01-05,5\n")
    assert (booked(result)["unreadable"], codes(result)) == (0.0, ["unreadable_amount"])
    assert result.rows["amount_e4"].isna().tolist() == [True, False]


@pytest.mark.parametrize("cell", ["inf", "NaN", "1e400", "9" * 400, "-"])
def test_monstrous_amounts_are_set_aside(cell: str) -> None:
    assert fates(imported(HEAD + f"1,a,2026-01-05,{cell}\n2,a,2026-01-05,5\n3,a,2026-01-06,6\n")) == [
        "unreadable",
        "counted",
        "counted",
    ]


def test_a_chosen_currency_sets_the_others_aside() -> None:
    text = "order_id,customer_id,order_date,amount,currency\n1,a,2026-01-05,10,EUR\n2,a,2026-01-06,20,USD\n"
    result = imported(text, currency="eur")
    assert (fates(result), result.currency, result.by_currency) == (["counted", "other_currency"], "EUR", None)
    (said,) = [one for one in result.findings if one.code == "other_currency"]
    assert said.sentence.facts["count"] == 1


STATUSES = "order_id,customer_id,order_date,amount,status\n1,a,2026-01-05,10,Paid\n2,b,2026-01-06,20,Sent\n3,b,2026-01-07,5,Paid\n"


def test_a_chosen_status_that_no_order_has_is_said_with_what_there_is() -> None:
    result = imported(STATUSES, status_keep=("Shipped", "sent"))
    (said,) = [one for one in result.findings if one.code == "status_absent"]
    assert said.sentence.facts == {"names": ("“Shipped”",), "statuses": ("“Paid”", "“Sent”")}
    assert len(result.orders) == 1


def test_choosing_statuses_in_a_file_without_any_counts_every_order_and_says_so() -> None:
    result = imported("order_id,customer_id,order_date,amount\n1,a,2026-01-05,10\n", status_keep=("Paid",))
    assert len(result.orders) == 1
    assert "status_absent" in codes(result)


def test_a_status_that_a_choice_did_not_know_is_decided_by_its_meaning() -> None:
    text = "order id,date,email,status,amount\n1,2026-01-01,a@x.org,paid,1\n2,2026-01-02,b@x.org,pending,2\n3,2026-01-03,c@x.org,shipped,4\n4,2026-01-04,d@x.org,cancelled,8\n"  # fmt: skip
    kept = imported(text, status_keep=("paid", "pending"), status_drop=("refunded",))
    assert money(kept) == 7
    assert "status_after_choice" in codes(kept)
    assert money(imported(text, status_keep=("paid", "pending"))) == 3


def test_payments_in_a_till_s_list_lack_no_amount() -> None:
    head = "Date,Receipt Number,Line Type,Customer Code,Customer Name,Total,Register,Status\n"
    rows = "".join(
        f"2026-01-0{one} 10:00:00,{one},Sale,c{one},Ann,{one}0,Main,{state}\n"
        f"2026-01-0{one} 10:00:00,{one},Sale Line,c{one},Ann,{one}0,Main,{state}\n"
        f"2026-01-0{one} 10:00:00,{one},Payment,c{one},Ann,,Main,{state}\n"
        for one, state in ((1, "CLOSED"), (2, "CLOSED"), (3, "PARKED"))
    )
    result = imported(head + rows)
    assert fates(result) == ["counted", "status_excluded", "status_excluded"] * 2 + ["status_excluded"] * 3
    assert {"not_orders"} <= set(codes(result))
    assert {"unreadable_amount", "unknown_status"}.isdisjoint(codes(result))


@pytest.mark.parametrize("number", ["Receipt Number", "Sale"])
def test_a_till_s_sale_and_its_lines_count_once_whatever_columns_are_left_out(number: str) -> None:
    head = f"Date,{number},Line Type,Customer Email,Total,Status\n"
    rows = "".join(
        f"2026-01-0{one} 10:00:00,{one},{kind},{one}@x.org,{total},{state}\n"
        for one, state in ((1, "CLOSED"), (2, "VOIDED"))
        for kind, total in (("Sale", "10.00"), ("Sale Line", "4.00"), ("Sale Line", "6.00"), ("Payment", "10.00"))
    )
    assert booked(imported(head + rows)) == {"counted": 10, "status_excluded": 50}


@pytest.mark.parametrize("header", ["Test", "is_test", "是否测试"])
def test_test_orders_are_called_so(header: str) -> None:
    result = imported(
        f"order_id,customer_id,order_date,amount,{header}\n1,a,2026-01-05,10,false\n2,b,2026-01-06,20,true\n"
    )
    assert (fates(result), money(result)) == (["counted", "status_excluded"], 10.0)
    assert "marked_test" in codes(result)


@pytest.mark.parametrize(
    ("header", "live", "test"),
    [
        ("Mode", "Live", "Test"),
        ("livemode", "true", "false"),
        ("Environment", "production", "sandbox"),
        ("Payment Method", "Shopify Payments", "bogus"),
        ("Gateway", "stripe", "(for testing) Bogus Gateway"),
        ("Zahlungsart", "PayPal", "Testzahlung"),
        ("支付方式", "微信支付", "测试支付"),
    ],
)
def test_orders_that_a_test_gateway_or_mode_took_are_called_so(header: str, live: str, test: str) -> None:
    head = f"order_id,customer_id,order_date,amount,product,{header}\n"
    rows = f"1,a,2026-01-05,10,Mug,{live}\n2,b,2026-01-06,20,Tea,{test}\n2,b,2026-01-06,,Cup,\n3,a,2026-01-07,30,Pin,{live}\n"
    result = imported(head + rows)
    assert (fates(result), money(result)) == (["counted", "status_excluded", "status_excluded", "counted"], 40.0)
    assert "marked_test" in codes(result)
    assert "marked_test" not in codes(imported((head + rows).replace(test, live)))


SALE_AND_OUT = [
    ("Type", "charge", "payout"), ("Type", "charge", "transfer"), ("Type", "charge", "Stripe fee"), ("Typ", "Zahlung", "Auszahlung"),
    ("Typ", "Zahlung", "Gebühr"), ("Type de transaction", "Paiement", "Virement bancaire"), ("Tipo", "Pago", "Transferencia"),
    ("Tipo de transacao", "Pagamento", "Saque"), ("Тип операции", "Оплата", "Вывод средств"), ("类型", "付款", "提现"), ("交易类型", "收款", "转账到银行卡"),
    ("種別", "売上", "出金"), ("Description", "Order", "Payout"), ("Typ", "Zahlung", "Wypłata"), ("Type", "charge", "overførsel"), ("Tip", "Satış", "Havale"),
]  # fmt: skip


@pytest.mark.parametrize(("header", "sale", "out"), SALE_AND_OUT)
def test_money_that_leaves_at_a_sales_very_second_is_no_refund(header: str, sale: str, out: str) -> None:
    rows = [f"2025-01-{at:02} 10:00:{at:02},{sale},p{at % 3}@x.org,{10 + at}.00" for at in range(1, 10)]  # fmt: skip
    rows.insert(4, f"2025-01-04 10:00:04,{out},p1@x.org,-14.00")
    rows.insert(7, "2025-01-06 10:00:06,Refund,p0@x.org,-16.00")
    result = imported("\n".join([f"Date,{header},Email,Amount", *rows]) + "\n")
    assert (len(result.refunds), int(result.refunds["amount_e4"].sum())) == (1, 160_000)
    assert fates(result)[4] == "status_excluded"


@pytest.mark.parametrize("paid_by", ["Transfer", "Virement", "Überweisung", "转账"])
def test_an_order_that_was_paid_by_transfer_counts(paid_by: str) -> None:
    rows = [f"2025-01-{at:02} 10:00:00,{paid_by if at % 2 else 'Card'},p{at % 3}@x.org,{10 + at}.00" for at in range(1, 7)]  # fmt: skip
    result = imported("\n".join(["Date,Type,Email,Amount", *rows]) + "\n")
    assert set(fates(result)) == {"counted"}


def test_ebay_s_orders_without_a_day_of_payment_are_not_paid() -> None:
    head = "Sales Record Number,Order Number,Buyer Username,Item Title,Quantity,Sold For,Total Price,Sale Date,Paid On Date"
    rows = [
        "1,01-1,ann,Mug,1,$10.00,$10.00,Jan-05-26,Jan-05-26",
        "2,01-2,bob,,2,$30.00,$30.00,Jan-06-26,Jan-07-26",
        "2,01-2,bob,Cap,1,$20.00,,Jan-06-26,",
        "2,01-2,bob,Pin,1,$10.00,,Jan-06-26,",
        "3,01-3,cid,Mug,1,$10.00,$10.00,Jan-08-26,",
    ]
    result = imported("\n".join([head, *rows]))
    assert len(result.orders) == 2
    assert {one.code for one in result.findings} >= {"never_paid"}
    blank = imported(
        "\n".join(
            [head, *(row.replace("Jan-05-26,Jan-05-26", "Jan-05-26,").replace(",Jan-07-26", ",") for row in rows)]
        )
    )
    assert len(blank.orders) == 3


@pytest.mark.parametrize(("total", "count"), [("Gesamtpreis", "Stückzahl"), ("Gesamtbetrag", "Anzahl")])
def test_ebay_s_german_orders_count_on_the_day_of_sale(total: str, count: str) -> None:
    head = f"Verkaufsprotokollnummer;Bestellnummer;Nutzername des Käufers;{count};Verkauft für;{total};Verkauft am;Zahlungsdatum"
    rows = ["1;01-1;ann;2;5,00 €;10,00 €;05-Jan-26;07-Jan-26", "2;01-2;bob;1;30,00 €;30,00 €;06-Jan-26;", "3;01-3;bob;1;20,00 €;20,00 €;08-Jan-26;09-Jan-26"]  # fmt: skip
    result = imported("\n".join([head, *rows]), ";")
    assert (len(result.orders), str(result.orders["ordered_at"].min())[:10], money(result)) == (2, "2026-01-05", 30.0)
    assert {one.code for one in result.findings} >= {"never_paid"}


@pytest.mark.parametrize("day", ["1900-01-00", "1899-12-30", "0001-01-01", "1900-01-01 00:00:00", "0000-00-00 00:00:00", "1/0/1900", "01.01.0001", "0", "1985-05-05 10:00:00"])  # fmt: skip
def test_a_day_that_no_order_can_have_is_said_to_be_one(day: str) -> None:
    rows = "".join(f"{at},c{at % 3},2026-01-1{at},10\n" for at in range(1, 9))
    result = imported(f"{HEAD}{rows}9,c1,{day},10\n10,c2,soon,10\n")
    assert {one.code: dict(one.sentence.facts)["count"] for one in result.findings if one.code.endswith("_date")} == {"impossible_date": 1, "unreadable_date": 1}  # fmt: skip
    assert result.rows_of_no_day == 1
    assert fates(result)[-2:] == ["unreadable", "unreadable"]


@pytest.mark.parametrize("header", ["Cancelled", "Storniert", "已取消", "取消", "Cancel"])
@pytest.mark.parametrize(("tick", "none"), [("x", ""), ("√", ""), ("☑", "☐"), ("TRUE", "FALSE"), ("yes", ""), ("1", "0"), ("○", "×")])  # fmt: skip
def test_a_ticked_cancellation_is_no_sale(header: str, tick: str, none: str) -> None:
    rows = "".join(f"{row},2026-01-0{row},{'ab'[row % 2]},{tick if row == 2 else none},10\n" for row in range(1, 6))
    result = imported(f"order,date,customer,{header},total\n{rows}")
    assert (money(result), booked(result)) == (40, {"counted": 40, "status_excluded": 10})
