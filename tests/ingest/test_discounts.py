from __future__ import annotations

import pytest

from tests.ingest.orders_of import codes, imported, money

HEADER = "Order,Date,Customer,Item,Qty,Price,Discount\n"


@pytest.mark.parametrize("sign", ["", "-"])
def test_money_off_a_line_is_taken_off_its_price(sign: str) -> None:
    result = imported(HEADER + f"1,2026-01-05,Ann,Cup,2,10.00,{sign}1.50\n1,2026-01-05,Ann,Tea,1,5.00,0\n2,2026-01-06,Bo,Cup,1,10.00,\n")  # fmt: skip
    assert money(result) == 33.5
    assert "discount_off" in codes(result)


def test_an_order_s_discount_on_each_of_its_lines_is_taken_off_once_and_to_the_last_part() -> None:
    lines = "".join(f"{order},2026-01-{order:02},C{order % 3},Item {line},1,{3 + line}.33,1.00\n" for order in range(1, 7) for line in range(3))  # fmt: skip
    assert money(imported(HEADER + lines)) == pytest.approx(6 * (3.33 + 4.33 + 5.33 - 1.00), abs=1e-9)


def test_a_line_given_back_gives_back_what_was_paid() -> None:
    result = imported(HEADER + "1,2026-01-05,Ann,Cup,2,10.00,3.00\n2,2026-01-06,Ann,Cup,-1,10.00,1.50\n")
    assert money(result) == 17.0 - 8.5


def test_what_is_more_than_a_price_is_no_discount_of_it() -> None:
    result = imported(HEADER + "1,2026-01-05,Ann,Cup,2,10.00,25.00\n2,2026-01-06,Bo,Cup,1,10.00,\n")
    assert money(result) == 30.0
    assert "discount_off" not in codes(result)


def test_an_amount_has_its_discount_taken_off_already() -> None:
    result = imported("Order,Date,Customer,Qty,Price,Discount,Total\n1,2026-01-05,Ann,2,10.00,1.00,19.00\n2,2026-01-06,Bo,1,10.00,0,10.00\n")  # fmt: skip
    assert money(result) == 29.0


@pytest.mark.parametrize("quantity", ["1,5 kg", "1,5kg", "1,5 m²", "1,5 Liter", "1,5 кг"])
def test_a_unit_behind_a_quantity_is_no_part_of_it(quantity: str) -> None:
    result = imported(f"Bon;Datum;Kunde;Ware;Menge;Einzelpreis\n1;05.01.2026;Ann;Tee;{quantity};10,00\n2;06.01.2026;Bo;Tee;{quantity};20,00\n", ";")  # fmt: skip
    assert money(result) == 45.0


def test_currencies_are_known_by_their_names() -> None:
    names = ("Euro", "US Dollar", "British Pound", "Schweizer Franken")
    result = imported("Order,Date,Customer,Total,Currency\n" + "".join(f"{at},2026-01-0{at},Ann,10.00,{name}\n" for at, name in enumerate(names, 1)))  # fmt: skip
    assert set(result.by_currency or ()) == {"EUR", "USD", "GBP", "CHF"}
