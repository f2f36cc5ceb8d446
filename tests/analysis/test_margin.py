"""Margins from a file's costs: files with costs of an order, of a row and of one piece; and what comes back."""

from __future__ import annotations

import pytest

from lib.analysis.margin import cost_column, example_margin, leaks
from tests.ingest.orders_of import imported


def test_bought_for_10_and_sold_for_25_leaves_60_percent() -> None:
    assert example_margin(10, 25) == pytest.approx(0.6)


def test_costs_of_orders_are_a_ratio_of_sums() -> None:
    """Ann's order leaves 90 of 100, Bob's nothing of 20: 75 %, not the mean of 90 % and 0 %; Cem's cost is not told."""
    found = cost_column(
        imported(
            "Order,Customer,Date,Total,Cost of goods\n"
            "1,ann,2026-01-02,100,10\n2,bob,2026-01-03,20,20\n3,cem,2026-01-04,40,\n4,dora,2026-01-05,0,5\n"
        ).rows
    )
    assert found is not None
    assert found.margin == pytest.approx(0.75)
    assert found.covered_share == pytest.approx(120 / 160)
    assert (found.orders, found.usable) == (2, True)


LINES = "Order,Customer,Date,Product,Quantity,Price,Cost price\n"


def test_the_cost_of_one_piece_counts_for_each_piece() -> None:
    """A mug costs 4 whether one or three are in the row, so 4 is for one: 5 mugs and 2 pots cost 20 + 18."""
    rows = imported(
        LINES + "1,ann,2026-01-02,mug,1,10,4\n1,ann,2026-01-02,pot,1,30,9\n2,bob,2026-01-03,mug,3,10,4\n"
        "3,cem,2026-01-04,mug,1,10,4\n3,cem,2026-01-04,pot,1,30,9\n"
    ).rows
    found = cost_column(rows)
    assert rows["cost_e4"].tolist() == [40_000, 90_000, 120_000, 40_000, 90_000]
    assert found is not None
    assert found.margin == pytest.approx(1 - 38 / 110)


def test_a_cost_that_grows_with_the_quantity_is_that_of_the_row() -> None:
    rows = imported(
        LINES.replace("Cost price", "Total cost")
        + "1,ann,2026-01-02,mug,1,10,4\n2,bob,2026-01-03,mug,3,10,12\n3,cem,2026-01-04,pot,1,30,9\n"
    ).rows
    assert rows["cost_e4"].tolist() == [40_000, 120_000, 90_000]


def test_costs_above_the_sales_are_not_used() -> None:
    found = cost_column(imported("Order,Customer,Date,Total,Cost of goods\n1,ann,2026-01-02,10,50\n").rows)
    assert found is not None
    assert not found.usable
    assert cost_column(imported("Order,Customer,Date,Total\n1,ann,2026-01-02,10\n").rows) is None


def test_discounts_and_returns_are_shares_of_what_would_have_been_paid() -> None:
    read = imported(
        "Order,Customer,Date,Discount,Total,Refunded amount\n1,ann,2026-01-02,25,75,0\n2,bob,2026-01-03,0,25,20\n"
    )
    found = leaks(read.rows, 1_000_000, int(read.orders["refund_e4"].sum()))
    assert found.discount_share == pytest.approx(25 / 125)
    assert found.returned_share == pytest.approx(0.2)
    assert leaks(read.rows, 0, 0).returned_share == 0.0
