from __future__ import annotations

import pytest

from tests.ingest.orders_of import booked, codes, fates, imported, money

LINES = "order_id,customer_id,order_date,amount,product,quantity,unit price\n"
REPEATED = LINES + (
    "1,a,2026-01-05,30,Tea,1,10\n1,a,2026-01-05,30,Cup,2,10\n"
    "2,b,2026-01-06,15,Tea,1,10\n2,b,2026-01-06,15,Spoon,1,5\n"
    "3,b,2026-01-07,10,Tea,1,10\n"
)


def test_a_total_on_each_line_is_booked_once() -> None:
    result = imported(REPEATED)
    assert (money(result), len(result.orders), codes(result)) == (55.0, 3, ["total_repeated"])


def test_lines_keep_their_own_money_beside_a_booked_total() -> None:
    lines = imported(REPEATED).order_lines
    assert lines is not None
    assert lines["amount_e4"].tolist() == [100_000, 200_000, 100_000, 50_000, 100_000]


def test_equal_amounts_of_lines_are_added_where_quantity_and_price_say_so() -> None:
    rows = "1,a,2026-01-05,10,Tea,1,10\n1,a,2026-01-05,10,Cup,1,10\n2,b,2026-01-06,10,Tea,1,10\n2,b,2026-01-06,10,Spoon,2,5\n"
    assert money(imported(LINES + rows)) == 40.0


def test_two_equal_lines_alone_are_no_pattern() -> None:
    text = "order_id,customer_id,order_date,amount,product\n1,a,2026-01-05,10,Tea\n1,a,2026-01-05,10,Cup\n2,b,2026-01-06,7,Tea\n"
    assert money(imported(text)) == 27.0


def test_line_amounts_are_added_up() -> None:
    result = imported(
        "order_id,customer_id,order_date,amount\n1,a,2026-01-05,10\n1,a,2026-01-05,12\n2,a,2026-01-06,5\n"
    )
    assert (result.orders["amount_e4"].tolist(), result.reading.grain) == ([220_000, 50_000], "line")


def test_a_total_on_the_first_row_holds_for_the_order() -> None:
    text = LINES + "1,a,2026-01-05,30,Tea,1,10\n1,,,,Cup,2,10\n2,b,2026-01-06,10,Tea,1,10\n2,,,,Cup,0,10\n"
    result = imported(text)
    assert (money(result), fates(result), codes(result)) == (40.0, ["counted"] * 4, ["total_on_first_row"])


def test_rows_of_an_order_share_its_fate_where_its_total_is_booked_once() -> None:
    text = (
        LINES
        + "1,,2026-01-05,30,Tea,1,10\n1,,,,Cup,2,10\n2,b,2026-01-06,0,Tea,1,10\n2,,,,Cup,0,10\n3,c,2026-01-06,9,Tea,1,9\n3,,,,Tea,1,9\n"
    )
    assert fates(imported(text)) == ["guest_order"] * 2 + ["zero_amount"] * 2 + ["counted"] * 2


def test_gaps_are_filled_from_the_order_s_first_row() -> None:
    text = "order_id,customer_id,order_date,amount,channel\n1,a,2026-01-05,10,Web\n1,,,12,\n"
    result = imported(text)
    assert result.rows[["customer_id", "channel"]].to_numpy().tolist() == [["a", "Web"]] * 2
    assert money(result) == 22.0


def test_quantity_times_price_stands_in_for_the_amount() -> None:
    text = "order_id,customer_id,order_date,quantity,unit price\n1,a,2026-01-05,3,0.123\n1,a,2026-01-05,1.5,2.00\n"
    assert money(imported(text)) == 3.369


def test_a_price_below_a_ten_thousandth_is_multiplied_before_it_is_rounded() -> None:
    text = "order_id,customer_id,order_date,quantity,unit price\n1,a,2026-01-05,1000,0.00125\n"
    assert money(imported(text)) == 1.25


def test_a_price_alone_is_the_amount() -> None:
    assert money(imported("order_id,customer_id,order_date,unit price\n1,a,2026-01-05,12.50\n")) == 12.5


def test_shipping_that_repeats_on_each_line_is_booked_once() -> None:
    head = "order_id,customer_id,order_date,amount,product,shipping\n"
    rows = "".join(f"{order},a,2026-01-0{order},{line + order},{line},4.95\n" for order in (1, 2, 3) for line in (1, 2))
    assert imported(head + rows).rows["shipping_e4"].tolist() == [49_500, 0] * 3


def test_a_refund_of_an_order_that_repeats_on_each_line_is_netted_once() -> None:
    head = "order_id,customer_id,order_date,amount,product,refunded amount\n"
    rows = "".join(f"{order},a,2026-01-0{order},{line + order},{line},2\n" for order in (1, 2, 3) for line in (1, 2))
    assert booked(imported(head + rows)) == {"counted": 21.0, "refund_on_order": -6.0}


ABOVE = (
    "order_id,customer_id,order_date,amount,shipping,product\n"
    "1,a,2026-01-05,35,5,\n1,a,2026-01-05,10,0,Tea\n1,a,2026-01-05,20,0,Cup\n"
    "2,b,2026-01-06,20,5,\n2,b,2026-01-06,15,0,Tea\n"
    "3,b,2026-01-07,10,0,Tea\n"
    "4,a,2026-01-08,27,0,\n4,a,2026-01-08,12,0,Tea\n4,a,2026-01-08,15,0,Cup\n"
)


def test_an_order_s_total_above_what_its_items_cost_is_counted_once() -> None:
    result = imported(ABOVE)
    assert (money(result), result.orders["amount_e4"].tolist()) == (92.0, [350_000, 200_000, 100_000, 270_000])
    assert (set(fates(result)), codes(result)) == ({"counted"}, ["total_above_lines"])


def test_items_below_their_order_s_total_are_its_lines() -> None:
    lines = imported(ABOVE).order_lines
    assert lines is not None
    assert lines["product"].tolist() == ["Tea", "Cup", "Tea", "Tea", "Tea", "Cup"]
    assert lines["amount_e4"].tolist() == [100_000, 200_000, 150_000, 100_000, 120_000, 150_000]


def test_lines_of_equal_price_are_no_total_above_items() -> None:
    head = "order_id,customer_id,order_date,line total,product\n"
    rows = "".join(f"{order},a,2026-01-0{order},{order}0,Tea {one}\n" for order in range(1, 7) for one in (1, 2))
    assert money(imported(head + rows)) == 420.0


def test_lines_that_do_not_add_up_to_the_first_are_added() -> None:
    result = imported(ABOVE.replace("1,a,2026-01-05,35,5", "1,a,2026-01-05,25,5"))
    assert (money(result), "total_above_lines" in codes(result)) == (154.0, False)


LAST = "order_id,customer_id,order_date,order total,product,quantity,unit price\n" + "".join(
    f"{order},a,2026-01-0{order},BLANK,Tea,1,{order}\n{order},a,2026-01-0{order},{order + 2},Cup,1,2\n"
    for order in (1, 2, 3)
)


@pytest.mark.parametrize("blank", ["", "-", "–", "n/a", "无"])
def test_a_total_on_the_last_row_holds_for_the_order_and_nothing_is_unknown(blank: str) -> None:
    result = imported(LAST.replace("BLANK", blank))
    assert (money(result), set(fates(result)), codes(result)) == (12.0, {"counted"}, ["total_on_one_row"])


@pytest.mark.parametrize("blank", ["-", "n/a"])
def test_a_dash_below_a_total_on_the_first_row_is_a_blank(blank: str) -> None:
    text = (
        LINES
        + f"1,a,2026-01-05,30,Tea,1,10\n1,a,2026-01-05,{blank},Cup,2,10\n2,b,2026-01-06,10,Tea,1,10\n2,b,2026-01-06,{blank},Cup,0,10\n"
    )
    result = imported(text)
    assert (money(result), set(fates(result)), codes(result)) == (40.0, {"counted"}, ["total_on_first_row"])


def test_an_amount_that_cannot_be_read_among_lines_is_still_said() -> None:
    text = "order_id,customer_id,order_date,amount\n1,a,2026-01-05,10\n1,a,2026-01-05,-\n2,a,2026-01-06,5\n2,a,2026-01-06,7\n3,a,2026-01-06,7\n"
    assert "unreadable_amount" in codes(imported(text))


def test_a_total_above_items_may_hold_shipping_that_no_column_tells() -> None:
    head, *rows = ABOVE.splitlines()
    less = "\n".join(",".join(cell for at, cell in enumerate(row.split(",")) if at != 4) for row in (head, *rows))
    assert (money(imported(less + "\n")), codes(imported(less + "\n"))) == (92.0, ["total_above_lines"])
