"""What an amount means by choice: shipping, tax and currencies; and who is one customer."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported
from tests.ingest.orders_of import booked, codes, imported, money

HEAD = "order id,date,email,phone,account,customer name,amount,shipping,tax,currency\n"
ROWS = (
    "1,2024-01-05,Ann.Lee@gmail.com,138 0000 1111,a1,Ann Lee,10,1,2,USD\n"
    "2,2024-01-06,annlee+shop@gmail.com,,a2,ann  lee,20,1,2,EUR\n"
    "3,2024-01-07,,13800001111,a3,,30,0,0,EUR\n"
    "4,2024-01-08,bob@x.org,,a4,B.O. Bob,-5,1,0,EUR\n"
    "5,2024-01-09,BOB@x.org,,a4,BO Bob,50,0,0,EUR\n"
)


def adds_up(result: object) -> bool:
    ledger = result.ledger  # type: ignore[attr-defined]
    return sum(line.amount_e4 for line in ledger.lines) == ledger.amount_read_e4


def test_each_way_to_tell_customers_apart_says_how_many_it_gives() -> None:
    result = imported(HEAD + ROWS, currency="EUR", rates=(("USD", 0.9),))
    assert [(one.field, one.header, one.rows, one.customers, one.chosen) for one in result.buyers] == [
        ("email", "email", 3, 2, False),
        ("phone", "phone", 2, 2, False),
        ("customer_id", "account", 4, 4, True),
        ("name", "customer name", 3, 2, False),
    ]


@pytest.mark.parametrize("buyer", ["email", "phone", "customer_id", "name"])
def test_a_choice_gives_as_many_customers_as_it_was_said_to(buyer: str) -> None:
    said = {one.field: one.customers for one in imported(HEAD + ROWS).buyers}
    result = imported(HEAD + ROWS, buyer=buyer)
    assert result.orders["customer_id"].nunique() == said[buyer]
    assert [one.field for one in result.buyers if one.chosen] == [buyer]


def test_ann_is_one_person_by_e_mail_and_by_the_phone_that_stands_beside_it() -> None:
    orders = imported(HEAD + ROWS, buyer="email").orders.set_index("order_id")["customer_id"]
    assert orders[["1", "2", "3"]].nunique() == 1
    assert orders["5"] == "bob@x.org"


def test_a_column_chosen_by_hand_that_is_not_there_changes_nothing() -> None:
    text = "order id,date,customer,amount\n1,2024-01-05,ann,10\n"
    assert imported(text, buyer="phone").orders["customer_id"].tolist() == ["ann"]
    assert imported(text).buyers == ()


def test_an_address_in_a_column_of_ids_is_matched_as_an_address() -> None:
    text = "order id,date,customer,amount\n1,2024-01-05,Ann@X.org,10\n2,2024-01-06,ann@x.org,10\n3,2024-01-06,Ann,10\n"
    assert sorted(imported(text).orders["customer_id"]) == ["Ann", "ann@x.org", "ann@x.org"]


def test_the_order_of_rows_does_not_choose_the_spelling() -> None:
    head, *rows = (HEAD + ROWS).strip().split("\n")
    for buyer in ("email", "name"):
        there, back = (imported("\n".join([head, *order]), buyer=buyer) for order in (rows, rows[::-1]))
        assert set(there.orders["customer_id"]) == set(back.orders["customer_id"])


def test_shipping_and_tax_are_taken_out_added_and_accounted_for() -> None:
    text = HEAD + ROWS.replace("USD", "EUR")
    plain = imported(text)
    without = imported(text, shipping="without", tax="without")
    more = imported(text, shipping="with")
    assert (money(plain), money(without), money(more)) == (105, 105 - 2 - 4 + 1, 105 + 2 - 1)
    assert (booked(without)["shipping_left_out"], booked(without)["tax_left_out"]) == (1.0, 4.0)
    assert without.ledger.amount_read_e4 == plain.ledger.amount_read_e4
    assert {"shipping_without", "tax_without"} <= set(codes(without))
    assert all(map(adds_up, (plain, without, more)))


def test_a_part_of_an_order_of_three_lines_is_taken_out_once() -> None:
    text = (
        "Name,Email,Created at,Total,Shipping,Lineitem name\n"
        "#1,ann@x.org,2024-01-05,30,5,Tea\n#1,ann@x.org,,,,Cup\n#1,ann@x.org,,,,Pot\n"
        "#2,bob@x.org,2024-01-06,20,5,Tea\n#2,bob@x.org,,,,Cup\n#3,bob@x.org,2024-01-06,20,0,Tea\n#3,bob@x.org,,,,Cup\n"
    )
    assert money(imported(text, shipping="without")) == 60
    repeated = (
        "order id,date,email,order total,shipping,product,quantity\n"
        + "".join(f"{n},2024-01-05,ann@x.org,{20 + n},5,{p},{q}\n" for n in range(1, 6) for p, q in (("Tea", 1), ("Cup", 2)))
    )  # fmt: skip
    assert money(imported(repeated, shipping="without")) == money(imported(repeated)) - 25


def test_amounts_marked_as_about_right_are_taken_and_said() -> None:
    text = (
        HEAD.replace(",shipping,tax,currency", "")
        + "1,2024-01-05,a@x.org,,,,~3\n2,2024-01-06,b@x.org,,,,ca. 4\n3,2024-01-07,b@x.org,,,,5\n"
    )
    said = next(one.sentence.facts for one in imported(text).findings if one.code == "about_amounts")
    assert (money(imported(text)), said["count"], said["header"]) == (12, 2, "amount")


LINES = (
    "1,2024-01-05,ann@x.org,Tea,2,10,20,5\n1,2024-01-05,ann@x.org,Cup,1,7,7,5\n2,2024-01-06,bob@x.org,Tea,1,10,10,4\n"
    "3,2024-01-07,cid@x.org,Pot,1,30,30,0\n4,2024-01-08,,Pot,1,30,30,9\n"
)


def of_shipping(result: Imported) -> list[float]:
    return [one.sentence.facts["money_shipping"] / 10_000 for one in result.findings if one.code == "shipping_beside"]


@pytest.mark.parametrize(
    ("head", "leave"),
    [
        ("order id,date,email,product,quantity,price,,Shipping Cost", 6),
        ("order id,date,email,product,quantity,price,line total,Shipping Cost", None),
        ("注文番号,注文日,メールアドレス,商品名,数量,単価,,送料", 6),
        ("订单号,下单时间,邮箱,商品名称,数量,单价,,运费", 6),
        ("Bestellnummer,Bestelldatum,E-Mail,Artikel,Menge,Einzelpreis,,Versandkosten", 6),
    ],
)
def test_shipping_beside_the_price_of_goods_is_said_once_an_order(head: str, leave: int | None) -> None:
    rows = [line.split(",") for line in [head, *LINES.splitlines()]]
    text = "".join(",".join(cell for at, cell in enumerate(row) if at != leave) + "\n" for row in rows)
    result = imported(text)
    assert (money(result), of_shipping(result)) == (67, [9.0])
    assert (money(imported(text, shipping="with")), of_shipping(imported(text, shipping="with"))) == (76, [])


def test_shipping_beside_a_subtotal_is_said_and_beside_a_total_it_is_not() -> None:
    rows = "1,2024-01-05,ann@x.org,20,5\n2,2024-01-06,bob@x.org,10,4\n3,2024-01-07,cid@x.org,12,0\n"
    assert of_shipping(imported("order id,date,email,Subtotal,Shipping\n" + rows)) == [9.0]
    assert of_shipping(imported("order id,date,email,Total,Shipping\n" + rows)) == []
    free = rows.replace(",5\n", ",0\n").replace(",4\n", ",0\n")
    assert of_shipping(imported("order id,date,email,Subtotal,Shipping\n" + free)) == []


def test_more_than_all_of_an_amount_cannot_be_taken_out() -> None:
    text = "order id,date,customer,amount,shipping\n1,2024-01-05,ann,3,5\n2,2024-01-05,ann,30,5\n"
    result = imported(text, shipping="without")
    assert (money(result), booked(result)["shipping_left_out"]) == (25, 8.0)


def test_currencies_are_converted_at_the_readers_rates_in_every_table() -> None:
    text = "order id,date,customer,currency,quantity,unit price,product\n1,2024-01-05,ann,USD,2,10,Tea\n2,2024-01-06,bob,EUR,1,7,Tea\n"
    result = imported(text, currency="EUR", rates=(("USD", 0.9),))
    assert (result.currency, result.by_currency, money(result)) == ("EUR", None, 25.0)
    assert result.order_lines is not None
    assert result.order_lines[["unit_price_e4", "amount_e4"]].to_numpy().tolist() == [
        [90_000, 180_000],
        [70_000, 70_000],
    ]
    assert "currency_converted" in codes(result)


def test_a_currency_without_a_rate_is_set_aside_and_a_foreign_target_will_do() -> None:
    text = HEAD + ROWS + "6,2024-01-10,cid@x.org,,a6,Cid,9,0,0,GBP\n"
    assert booked(imported(text, currency="EUR", rates=(("USD", 0.9),)))["other_currency"] == 9.0
    every = imported(text, currency="CNY", rates=(("USD", 7.0), ("EUR", 8.0), ("GBP", 9.0)))
    assert (every.currency, money(every)) == ("CNY", 70 + 95 * 8 + 81)


@pytest.mark.parametrize("rate", [0.0, -1.0, float("nan"), float("inf")])
def test_a_rate_that_cannot_be_meant_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="USD"):
        ImportSettings(rates=(("USD", rate),))


_AMOUNTS = st.lists(
    st.tuples(st.integers(-500, 500), st.integers(0, 60), st.integers(0, 60), st.sampled_from(["EUR", "USD"])),
    min_size=1,
    max_size=8,
)
_RULE = st.sampled_from(["as_is", "without", "with"])


@given(_AMOUNTS, _RULE, _RULE)
@settings(deadline=None, max_examples=40)
def test_the_ledger_adds_up_whatever_is_chosen(rows: list[tuple[int, int, int, str]], shipping: str, tax: str) -> None:
    text = "order id,date,customer,amount,shipping,tax,currency\n" + "".join(
        f"{at},2024-01-05,c{at % 3},{amount}.50,{ship},{part},{code}\n"
        for at, (amount, ship, part, code) in enumerate(rows)
    )
    result = imported(text, shipping=shipping, tax=tax, currency="EUR", rates=(("USD", 0.9137),))
    assert adds_up(result)


@pytest.mark.parametrize(
    "header", ["小計", "商品小計", "小計（税込）", "小计", "소계", "Zwischensumme", "Sous-total", "Subtotale"]
)
def test_a_subtotal_is_the_money_of_a_line_where_nothing_else_is(header: str) -> None:
    """小計 as the only money is what the line comes to, in whatever language the rest of the file is written."""
    result = imported(
        f"注文番号,注文日時,メールアドレス,商品名,個数,{header},ステータス\n"
        "1,2025-01-03 15:29,a@x.example.com,豆,2,220,済\n1,2025-01-03 15:29,a@x.example.com,袋,1,66,済\n"
        "2,2025-01-04 15:29,b@x.example.com,豆,1,110,済\n3,2025-01-05 15:29,a@x.example.com,袋,3,198,済\n"
    )
    assert (len(result.orders), money(result)) == (3, 594)


@pytest.mark.parametrize(
    ("part", "whole"),
    [("小計", "合計金額"), ("小計", "總金額"), ("소계", "결제금액"), ("Zwischensumme", "Gesamtbetrag")],
)
def test_a_subtotal_is_not_the_money_where_the_whole_stands_beside_it(part: str, whole: str) -> None:
    result = imported(
        f"注文番号,注文日時,メールアドレス,{part},送料,{whole}\n"
        "1,2025-01-03 15:29,a@x.example.com,220,30,250\n2,2025-01-04 15:29,b@x.example.com,110,30,140\n"
        "3,2025-01-05 15:29,a@x.example.com,198,30,228\n"
    )
    assert money(result) == 618
