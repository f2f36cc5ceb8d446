"""Tabs of regulars: bought today, paid another day, and what is owed after each."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import codes, fates, imported, money

TAB = [
    "2026-01-05,Ann Lee,22,,22",
    "2026-01-06,Bob Ray,30,,30",
    "2026-01-07,Ann Lee,,22,0",
    "2026-01-09,Cy Dow,9,,9",
    "2026-01-12,Bob Ray,,10,20",
    "2026-01-14,Ann Lee,8,,8",
]


@pytest.mark.parametrize("three", ["Bought,Paid,Owes", "Sale,Paid,Balance", "Amount,Paid,Outstanding"])  # fmt: skip
def test_what_is_paid_of_a_tab_is_no_sale(three: str) -> None:
    result = imported("\n".join([f"Date,Customer,{three}", *TAB]))
    assert (money(result), len(result.orders), "tab_payments" in codes(result)) == (69.0, 4, True)
    assert fates(result).count("status_excluded") == 2


def test_what_was_paid_beside_what_was_bought_is_no_tab() -> None:
    rows = ["2026-01-05,Ann Lee,22,22,0", "2026-01-06,Bob Ray,30,20,10", "2026-01-09,Cy Dow,9,9,0"]
    result = imported("\n".join(["Date,Customer,Amount,Paid,Balance", *rows]))
    assert (money(result), "tab_payments" in codes(result)) == (61.0, False)
