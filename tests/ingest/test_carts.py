"""Carts and checkouts that were left are no orders, whatever stands beside them."""

from __future__ import annotations

import pytest

from lib.core.errors import CannotAnswer
from tests.ingest.orders_of import imported, money

ROWS = [(f"k{at % 5}@x.com", f"{20 + at}.50", f"2026-03-{at + 1:02}") for at in range(20)]


def listed(*more: str, cell: str = "No", first: str = "Id") -> str:
    """A list with a number, an address, money and a day in each row, and more columns that say the same in all of them."""
    rows = [",".join([str(at), *row, *[cell] * len(more)]) for at, row in enumerate(ROWS)]
    return "\n".join([",".join([first, "Email", "Total", "Created at", *more]), *rows])


@pytest.mark.parametrize(
    ("header", "cell"),
    [("Recovered?", "No"), ("Recovered", "Yes"), ("Recovered at", ""), ("Abandoned at", "2026-03-01"), ("Abandoned checkout", "x"), ("Panier abandonné", "oui"), ("Carrito abandonado", "sí"), ("是否挽回", "否"), ("弃单时间", "2026-03-01")],
)  # fmt: skip
def test_a_column_of_what_became_of_a_cart_makes_a_list_of_carts(header: str, cell: str) -> None:
    with pytest.raises(CannotAnswer, match="list of carts"):
        imported(listed(header, cell=cell))


def test_the_number_of_a_cart_is_none_of_an_order() -> None:
    with pytest.raises(CannotAnswer, match="list of carts"):
        imported(listed(first="Abandoned cart ID"))


def test_checkouts_of_shopify_are_told_by_what_only_its_orders_have() -> None:
    columns = ("Accepts Marketing", "Lineitem name")
    with pytest.raises(CannotAnswer, match="abandoned checkouts"):
        imported(listed(*columns))
    assert len(imported(listed(*columns, "Financial Status", cell="paid")).orders) == 20


def test_orders_that_are_numbered_may_say_which_cart_they_came_from() -> None:
    text = listed("Recovered", "Cart token", first="Order number")
    assert len(imported(text).orders) == 20


def test_numbers_of_orders_in_few_rows_leave_the_others_carts() -> None:
    rows = [",".join([f"c{at}", "1001" if not at else "", *row, "No"]) for at, row in enumerate(ROWS)]
    with pytest.raises(CannotAnswer, match="list of carts"):
        imported("\n".join(["Cart ID,Order number,Email,Total,Created at,Recovered", *rows]))


BASKETS = "Email,Cart order,Cart total,{header}\na@x.com,Loaf,12.00,2026-02-23 09:12\nb@x.com,Loaf,24.00,{second}\nc@x.com,Roll,8.00,{second}\n"


def test_what_a_cart_came_to_beside_the_day_of_its_order_was_ordered() -> None:
    result = imported(BASKETS.format(header="Date and Time of Order", second="2026-02-24 10:00"))
    assert (money(result), len(result.orders)) == (44.0, 3)


@pytest.mark.parametrize(("header", "second"), [("Created at", "2026-02-24 10:00"), ("Order date", "")])
def test_without_that_day_in_most_rows_it_is_a_list_of_carts(header: str, second: str) -> None:
    with pytest.raises(CannotAnswer, match="list of carts"):
        imported(BASKETS.format(header=header, second=second))
