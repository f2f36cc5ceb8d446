from __future__ import annotations

import pytest

from lib.ingest.imported import Imported
from tests.ingest.orders_of import codes, fates, imported, money

HEAD = "Order,Date,E-mail,Amount,Status\n"
PAID = "".join(
    f"{number},2026-01-{number - 40:02d},p{number % 4}@x.example,{number}.5,paid\n" for number in range(50, 60)
)


def row(number: int, status: str, day: str, updated: str = "") -> str:
    return f"{number},{day},p{number % 4}@x.example,{number},{status}{',' + updated if updated else ''}\n"


def told(result: Imported) -> dict[str, object]:
    return next(dict(one.sentence.facts) for one in result.findings if one.code == "told_again")


def test_a_later_row_of_an_order_tells_what_became_of_it() -> None:
    text = HEAD + row(1, "pending", "2026-01-05") + PAID + row(1, "paid", "2026-01-05") + row(60, "paid", "2026-01-25")
    result = imported(text)
    assert (fates(result)[0], fates(result)[11]) == ("duplicate", "counted")
    assert len(result.orders) == 12
    assert money(result) == pytest.approx(550 + 1 + 60)
    assert told(result)["count"] == 1
    assert "duplicates_dropped" not in codes(result)


def test_rows_beside_each_other_are_told_in_the_direction_of_the_file() -> None:
    pairs = [row(number, state, f"2026-02-{number:02d}") for number in range(1, 9) for state in ("pending", "paid")]
    assert fates(imported(HEAD + "".join(pairs))) == ["duplicate", "counted"] * 8
    assert fates(imported(HEAD + "".join(reversed(pairs)))) == ["counted", "duplicate"] * 8


def test_what_was_paid_first_and_refunded_later_does_not_count() -> None:
    text = HEAD + "".join(
        row(number, "paid", f"2026-02-{number:02d}")
        + (row(number, "refunded", f"2026-02-{number:02d}") if number % 2 else "")
        for number in range(1, 11)
    )
    result = imported(text)
    assert (len(result.orders), money(result)) == (5, 30.0)
    assert result.ledger.line("status_excluded").orders == 5  # type: ignore[union-attr]


@pytest.mark.parametrize("header", ["Updated", "last_modified", "更新时间", "Geändert am"])
def test_a_column_of_updates_decides_before_the_order_of_rows(header: str) -> None:
    rows = [row(number, "paid", f"2026-02-{number:02d}", f"2026-02-{number:02d}") for number in range(1, 9)]
    later = row(3, "refunded", "2026-02-03", "2026-02-20")
    for place in (0, 2, 3, 8):
        text = HEAD.strip() + f",{header}\n" + "".join([*rows[:place], later, *rows[place:]])
        result = imported(text)
        assert (len(result.orders), money(result)) == (7, 33.0)
        assert told(result)["header"] == header


def test_two_exports_that_were_pasted_together() -> None:
    old = [row(number, "pending" if number > 6 else "paid", f"2026-02-{number:02d}") for number in range(1, 9)]
    new = [row(number, "paid", f"2026-02-{number:02d}") for number in range(5, 13)]
    for one, other in ((old, new), (new, old), (old[::-1], new[::-1]), (new[::-1], old[::-1])):
        result = imported(HEAD + "".join([*one, *other]))
        assert (len(result.orders), money(result)) == (12, 78.0)
        assert result.ledger.line("duplicate").rows == 4  # type: ignore[union-attr]


def test_lines_of_two_exports_that_were_pasted_together() -> None:
    head = "Order,Date,E-mail,Item,Quantity,Price,Status\n"
    lines = [(number, item, day) for number, day in ((1, "05"), (2, "06"), (3, "07")) for item in ("Tea", "Cup")]
    old = [f"{number},2026-02-{day},p{number}@x.example,{item},1,10,pending\n" for number, item, day in lines]
    new = [one.replace("pending", "paid") for one in old]
    paid = "9,2026-02-09,p9@x.example,Tea,1,10,paid\n"
    result = imported(head + "".join([*old, *new]) + paid)
    assert (fates(result), money(result)) == (["duplicate"] * 6 + ["counted"] * 7, 70.0)


def test_lines_that_have_a_state_each_stay_lines() -> None:
    head = "订单编号,下单时间,买家手机号,商品名称,数量,商品实付金额,子订单状态\n"
    rows = "".join(
        f"{number},2026-02-{number:02d} 10:00:00,1391000000{number},{item},1,{price + number},{state}\n"
        for number in range(1, 7)
        for item, price, state in (("茶", 30, "已取消"), ("杯", 20, "已完成"), ("杯", 20, "已取消"))
    )
    result = imported(head + rows)
    assert fates(result) == ["status_excluded", "counted", "status_excluded"] * 6
    assert "told_again" not in codes(result)


def test_tickets_of_one_price_with_a_state_each_stay_tickets() -> None:
    head = "Order,Date,E-mail,Ticket no,Ticket price,Status\n"
    rows = "".join(
        f"{number},2026-02-{number:02d},p{number}@x.example,{number}-{ticket},20,{'cancelled' if ticket == 1 else 'paid'}\n"
        for number in range(1, 7)
        for ticket in (1, 2)
    )
    assert "told_again" not in codes(imported(head + rows))


def test_an_order_number_of_several_customers_is_several_orders() -> None:
    text = HEAD + PAID + "50,2026-01-10,other@x.example,50.5,pending\n"
    assert "told_again" not in codes(imported(text))


def test_payments_and_refunds_in_rows_of_their_own_stay_apart() -> None:
    head = "Order,Date,E-mail,Type,Amount,Status\n"
    rows = "".join(
        f"{number},2026-02-{number:02d},p{number}@x.example,payment,{number}0,completed\n"
        + (f"{number},2026-02-{number:02d},p{number}@x.example,refund,{number}0,refunded\n" if number % 2 else "")
        for number in range(1, 9)
    )
    assert "told_again" not in codes(imported(head + rows))
    signed = rows.replace("payment,", "").replace("refund,", "-")
    assert "told_again" not in codes(imported(head.replace("Type,", "") + signed))


def test_keeping_equal_rows_keeps_these_too() -> None:
    text = HEAD + row(1, "pending", "2026-01-05") + PAID + row(1, "paid", "2026-01-05")
    assert "told_again" not in codes(imported(text, duplicates="keep"))


def test_the_row_that_holds_may_stand_in_the_file_twice() -> None:
    text = HEAD + row(1, "pending", "2026-01-05") + PAID + row(1, "paid", "2026-01-05") + row(1, "paid", "2026-01-05")
    result = imported(text)
    assert (fates(result)[0], fates(result)[-2:]) == ("duplicate", ["counted", "duplicate"])
    assert money(result) == pytest.approx(551)


def test_an_amount_that_was_changed_later_is_the_order_s_amount_where_updates_are_told() -> None:
    head = HEAD.strip() + ",Updated\n"
    rows = [row(number, "pending", f"2026-02-{number:02d}", f"2026-02-{number:02d}") for number in range(1, 9)]
    later = [row(number, "paid", f"2026-02-{number:02d}", "2026-02-20") for number in range(1, 7)]
    less = "7,2026-02-07,p3@x.example,5.5,paid,2026-02-21\n8,2026-02-08,p0@x.example,9,paid,2026-02-21\n"
    result = imported(head + "".join([*rows, *later]) + less)
    assert (len(result.orders), money(result)) == (8, pytest.approx(21 + 5.5 + 9))
    assert result.rows_told_earlier == 8


def test_two_payments_of_an_order_stay_two_where_hardly_any_order_is_told_again() -> None:
    head = HEAD.strip() + ",Updated\n"
    rows = [row(number, "paid", f"2026-02-{number:02d}", f"2026-02-{number:02d}") for number in range(1, 9)]
    again = [row(1, "refunded", "2026-02-01", "2026-02-09")]
    rest = [f"{number},2026-02-{number:02d},p{number % 4}@x.example,5,paid,2026-02-20\n" for number in range(2, 9)]
    assert money(imported(head + "".join([*rows, *again, *rest]))) >= sum(range(2, 9)) + 7 * 5
