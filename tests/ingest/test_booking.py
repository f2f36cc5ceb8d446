from __future__ import annotations

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
