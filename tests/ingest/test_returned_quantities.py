"""Columns that count how many pieces of a line came back: at the line's price they are a refund."""

from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE
from lib.catalog.given_back import RETURNED_QUANTITIES
from tests.ingest.orders_of import codes, imported, money

HEAD = "order_id,date,email,sku,qty ordered"
LINES = ("1,2026-01-02,a@x.com,T-1,3,{0},10.00", "1,2026-01-02,a@x.com,T-2,1,0,5.00", "2,2026-01-03,b@x.com,T-1,2,{1},10.00", "3,2026-01-04,c@x.com,T-2,1,0,5.00")  # fmt: skip


def _lines(header: str, price: str = "unit price", first: str = "1", second: str = "0") -> str:
    return "\n".join([f"{HEAD},{header},{price}", *(line.format(first, second) for line in LINES)]) + "\n"


@pytest.mark.parametrize("header", ["qty returned", "Returned quantity", "Quantity refunded", "Retournierte Menge", "Quantité retournée", "Cantidad devuelta", "退货数量", "返品数", "반품수량"])  # fmt: skip
def test_pieces_that_came_back_are_taken_off_at_their_price(header: str) -> None:
    result = imported(_lines(header))
    assert (len(result.orders), money(result), "returned_quantity" in codes(result)) == (3, 50, True)


def test_pieces_that_came_back_are_taken_off_a_lines_total_in_part() -> None:
    result = imported(_lines("qty returned", "line total"))
    assert money(result) == pytest.approx(30 - 10 / 3, abs=0.001)


def test_an_order_that_came_back_whole_does_not_count() -> None:
    result = imported(_lines("qty returned", second="2"))
    assert (len(result.orders), money(result)) == (2, 30)


def test_money_that_a_column_says_went_back_is_not_counted_twice() -> None:
    text = _lines("qty returned").replace("unit price", "unit price,refund").replace(".00\n", ".00,0\n")
    text = text.replace("T-1,3,1,10.00,0", "T-1,3,1,10.00,4.00")
    assert money(imported(text)) == 56


def test_refunds_that_are_ignored_stay_in() -> None:
    assert money(imported(_lines("qty returned"), refunds="ignore")) == 60


@pytest.mark.parametrize("language", RETURNED_QUANTITIES)
def test_they_are_known_in_every_language(language: str) -> None:
    for header in RETURNED_QUANTITIES[language]:
        assert CATALOGUE.hints.counts_returns(header), header
        assert money(imported(_lines(header))) == 50, header
