from __future__ import annotations

from tests.ingest.orders_of import codes, fates, imported


def buyers(text: str, **settings: object) -> list[str | None]:
    customers = imported(text, **settings).rows["customer_id"]
    return [None if customer is None or customer != customer else str(customer) for customer in customers.tolist()]  # noqa: PLR0124


def test_the_customer_number_comes_first() -> None:
    assert buyers("order,customer id,email,date,amount\n1,a,x@example.com,2026-01-05,5\n") == ["a"]


def test_an_empty_column_gives_way_to_the_phone() -> None:
    text = "order,email,phone,date,amount\n1,,+1 555 0125,2026-01-05,5\n2,,+15550125,2026-01-06,5\n"
    assert buyers(text) == ["+15550125", "+15550125"]


def test_a_column_that_names_few_gives_way_to_one_that_names_most() -> None:
    rows = "".join(f"{row},{'m1' if row == 1 else ''},b{row}@example.com,2026-01-05,5\n" for row in range(1, 6))
    assert buyers("order,customer id,email,date,amount\n" + rows)[0] == "b1@example.com"


def test_numbers_with_hardly_a_digit_left_give_way_to_names() -> None:
    rows = "".join(f"{row},63*******12,Buyer {row},2026-01-05,5\n" for row in range(1, 6))
    assert len(set(buyers("order,phone,customer name,date,amount\n" + rows))) == 5


def test_numbers_with_some_digits_hidden_stay_where_names_tell_no_more_apart() -> None:
    text = "order,phone,customer name,date,amount\n1,138****0001,Ann,2026-01-05,5\n2,139****0002,Bo,2026-01-06,5\n"
    assert buyers(text) == ["138****0001", "139****0002"]


def test_the_name_is_the_last_resort() -> None:
    result = imported("order,customer name,date,amount\n1,Ann Lee,2026-01-05,5\n")
    assert (result.orders["customer_id"].tolist(), codes(result)) == (["Ann Lee"], ["customer_stand_in"])


def test_an_address_leads_back_to_the_number_that_stood_beside_it() -> None:
    text = "order,customer id,email,date,amount\n1,a,x@example.com,2026-01-05,5\n2,,X@Example.com,2026-01-06,5\n3,b,,2026-01-07,5\n"
    result = imported(text)
    assert (buyers(text), codes(result)) == (["a", "a", "b"], ["customer_filled"])


def test_a_name_never_fills_a_gap() -> None:
    text = "order,customer id,customer name,date,amount\n1,a,Ann,2026-01-05,5\n2,,Bo,2026-01-06,5\n"
    assert buyers(text) == ["a", None]


def test_a_column_chosen_by_hand_is_not_filled_from_others() -> None:
    text = "order,client,email,date,amount\n1,a,x@example.com,2026-01-05,5\n2,,y@example.com,2026-01-06,5\n"
    assert buyers(text, mapping=(("customer_id", "client"),)) == ["a", None]


def test_hidden_digits_count_and_are_warned_of() -> None:
    result = imported("order,phone,date,amount\n1,138****1234,2026-01-05,5\n")
    assert (fates(result), codes(result)) == (["counted"], ["customer_stand_in", "masked_ids"])


def test_the_mapping_names_the_column_that_customers_are_told_apart_by() -> None:
    guesses = imported("order,email,date,amount\n1,x@example.com,2026-01-05,5\n").guesses
    assert {guess.field: guess.header for guess in guesses}["customer_id"] == "email"


def test_zero_is_nobody_unless_other_ids_begin_with_zeros() -> None:
    head = "order_id,customer_id,order_date,amount\n"
    plain = imported(head + "1,0,2026-01-05,10\n2,17,2026-01-06,20\n3,18,2026-01-07,5\n")
    padded = imported(head + "1,0,2026-01-05,10\n2,0000017,2026-01-06,20\n3,0000018,2026-01-07,5\n")
    assert (len(plain.orders), len(padded.orders)) == (2, 3)


def test_a_guest_is_nobody() -> None:
    assert buyers("order,customer,date,amount\n1,Guest,2026-01-05,5\n2,Ann,2026-01-06,5\n") == [None, "Ann"]


def test_a_refund_that_names_its_order_is_its_buyers() -> None:
    text = "order,email,date,amount,original order\n1,a@example.com,2026-01-05,9,\n2,shop@example.com,2026-01-06,-4,1\n"
    result = imported(text)
    assert (result.refunds["customer_id"].tolist(), result.refunds["amount_e4"].tolist()) == (
        ["a@example.com"],
        [40_000],
    )


def test_a_column_that_stands_for_two_fields_is_offered_once() -> None:
    """A shop system's phone is its customer number, too: choosing between both would be no choice."""
    text = "订单号,归属店铺,订单状态,买家付款时间,订单实付金额,买家昵称,买家手机号,订单已退款金额\n"
    rows = "".join(f"E{n},店,交易完成,2026-01-{n} 10:00:00,10.00,昵称{n % 3},139125570{n},0\n" for n in range(10, 20))
    choices = imported(text + rows).buyers
    assert [(one.header, one.customers) for one in choices] == [("买家手机号", 10), ("买家昵称", 3)]
