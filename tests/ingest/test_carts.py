"""Carts and checkouts that were left are no orders, whatever stands beside them."""

from __future__ import annotations

import pytest

from lib.core.errors import CannotAnswer
from tests.ingest.orders_of import imported

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
