"""What was paid beforehand, and what is still to pay: the price is both."""

from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE, header_score
from lib.core.errors import DomainError
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported
from lib.ingest.understand import understand
from tests.ingest.inside import read_inside
from tests.ingest.orders_of import TODAY, codes, imported, money


def read(text: str) -> Imported:
    result = understand(read_inside(text.encode(), header_score=header_score), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(result, Imported)
    return result


def rows(head: str, cells: list[str]) -> str:
    told = [f"2026-0{at + 1}-13,{('Ann Lee', 'Bob Ray', 'Cy Dow')[at % 3]},Lemon,{row}" for at, row in enumerate(cells)]
    return "\n".join([head, *told]) + "\n"


@pytest.mark.parametrize(
    "three",
    ["Price,Deposit,To pay", "Price,Paid,To pay", "Prezzo,Acconto,Da pagare", "Cena,Zaliczka,Do zapłaty", "Price,Deposit,Balance"],
)  # fmt: skip
def test_what_is_left_after_an_advance_is_not_the_price(three: str) -> None:
    result = imported(rows(f"Date,Customer,Cake,{three}", ["100,30,70", "80,20,60", "90,80,10", "100,50,50"]))
    assert money(result) == 370.0


def test_what_is_to_pay_after_a_discount_is_the_price() -> None:
    result = imported(rows("Date,Customer,Cake,Price,Discount,To pay", ["100,30,70", "80,20,60", "90,80,10", "100,50,50"]))  # fmt: skip
    assert money(result) == 190.0


@pytest.mark.parametrize("two", ["Deposit,Balance due", "Anzahlung,Restbetrag", "Acompte,Solde", "定金,尾款", "Sinal,Restante"])  # fmt: skip
def test_a_price_that_no_column_holds_is_the_advance_and_the_rest(two: str) -> None:
    result = read(rows(f"Date,Customer,Cake,{two}", ["30,70", "20,60", "90,"]))
    assert (money(result), "advances_summed" in codes(result)) == (270.0, True)


def test_money_put_on_an_account_is_no_part_of_a_price() -> None:
    text = rows("Date,Customer,Cake,Deposit,Balance", ["30,30", "20,20", "50,50", "40,70", "10,30", "25,75"])
    try:
        assert "advances_summed" not in codes(read(text))
    except (DomainError, AssertionError):
        return
