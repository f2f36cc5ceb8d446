"""What trades call their price, in whole numbers: taken as the amount where nothing else is one, and said."""

from __future__ import annotations

import pytest

from lib.core.errors import DomainError
from tests.ingest.orders_of import codes, imported, money


def listed(header: str, more: str = "", cell: str = "") -> str:
    rows = [f"2026-01-{at:02},Person {at % 4},{at},{20 + at % 5}{cell}" for at in range(5, 17)]
    return "\n".join([f"Date,Customer,Lesson,{header}{more}", *rows])


@pytest.mark.parametrize("header", ["Fee", "Charge", "Rent", "Bill", "Tarif", "Cuota", "Quota", "Gebühr", "Opłata", "плата", "料金"])  # fmt: skip
def test_a_word_of_a_trade_is_the_amount_where_nothing_else_is_and_is_said(header: str) -> None:
    result = imported(listed(header))
    assert (money(result), "told_by_content" in codes(result)) == (261.0, True)


def test_beside_an_amount_it_is_a_charge() -> None:
    assert money(imported(listed("Fee", ",Total", ",100"))) == 1200.0


def test_a_fee_beside_a_larger_sum_that_nobody_names_is_no_amount() -> None:
    with pytest.raises(DomainError):
        imported(listed("Fee", ",Went for", ",100"))


def test_other_whole_numbers_are_no_amount() -> None:
    with pytest.raises(DomainError):
        imported(listed("Age"))


@pytest.mark.parametrize("header", ["gift_amount", "Donation", "Contribution", "Spende", "Donativo", "捐款"])
def test_what_a_donor_gives_is_the_amount_and_is_said(header: str) -> None:
    result = imported(
        f"gift_date,first_name,last_name,email,{header}\n2025-01-05,Mary,K,m@x.org,30\n2025-01-06,Ann,Y,a@x.org,40\n2025-02-05,Mary,K,m@x.org,35\n"
    )
    assert (money(result), "told_by_content" in codes(result)) == (105.0, True)


def test_a_donation_beside_an_amount_is_none() -> None:
    assert money(imported(listed("Donation", ",Total", ",100"))) == 1200.0
