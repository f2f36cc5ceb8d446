"""Order numbers that begin again: with each day, sheet, month or book."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lib.catalog import CATALOGUE, header_score
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported
from lib.ingest.understand import understand
from tests.ingest.inside import read_inside
from tests.ingest.orders_of import booked, imported, money

FIRST = date(2025, 3, 3)


def read(rows: list[tuple[int, date, str, int]]) -> Imported:
    text = "".join(f"{number},{day},{name},{amount}.00\n" for number, day, name, amount in rows)
    table = read_inside(f"Order number,Date,Customer,Amount\n{text}".encode(), header_score=header_score)
    result = understand(table, ImportSettings(), CATALOGUE, date(2026, 6, 1))
    assert isinstance(result, Imported)
    return result


def run(first: date, orders: int, name: str = "Anna") -> list[tuple[int, date, str, int]]:
    return [(number, first + timedelta(number), name, 10 + number) for number in range(1, orders + 1)]


def codes(result: Imported) -> list[str]:
    return [one.code for one in result.findings]


@pytest.mark.parametrize("days", [40, 400], ids=["a month later", "a year later"])
def test_a_number_of_another_book_is_another_order_of_the_same_buyer(days: int) -> None:
    result = read(run(FIRST, 20) + run(FIRST + timedelta(days), 15))
    assert len(result.orders) == 35
    assert "order_numbers_restart" in codes(result)


def test_the_lines_of_an_order_stay_one_order() -> None:
    rows = [row for row in run(FIRST, 20) + run(FIRST + timedelta(40), 15) for _line in range(2)]
    again = [(number, day, name, amount + at % 2) for at, (number, day, name, amount) in enumerate(rows)]
    assert len(read(again).orders) == 35


def test_two_exports_of_the_same_days_are_one() -> None:
    result = read(run(FIRST, 20) + run(FIRST, 15))
    assert len(result.orders) == 20
    assert "order_numbers_restart" not in codes(result)


def test_numbers_that_fall_back_to_others_than_the_first_are_one_count() -> None:
    rows = run(FIRST, 20)
    more = [(number, day + timedelta(40), name, 5) for number, day, name, _amount in rows[6:9]]
    assert len(read(rows + more).orders) == 20


def test_the_orders_that_were_there_keep_their_names_when_others_come() -> None:
    ids = read(run(FIRST, 20) + run(FIRST + timedelta(40), 3)).orders["order_id"].astype(str).tolist()
    assert ids[:20] == [str(number) for number in range(1, 21)]
    assert ids[20:] == [f"{number} · {FIRST + timedelta(40 + number)}" for number in (1, 2, 3)]


def two_tills(place: str, *, lines: bool = False) -> str:
    """Two places count receipts from 1 on, at their own times; at B nobody shows a card."""
    rows: list[str] = []
    for at in range(1, 13):
        for name, who in (("A", f"k{at % 4}"), ("B", "")):
            day = f"2026-01-{2 * at + (name == 'B'):02d} 1{at % 10}:0{int(name == 'B')}"
            rows += [f"{name},{at},{day},{who},{10 * at + (name == 'B')}.00,Tea"] * (2 if lines else 1)
    return f"{place},Receipt,Date,Customer ID,Total,Item\n" + "\n".join(rows) + "\n"


@pytest.mark.parametrize("place", ["Store", "Filiale", "Kasse", "Terminal ID", "门店", "店舗", "Магазин"])
def test_each_places_receipts_are_its_own(place: str) -> None:
    """What nobody showed a card for is nobody's, and no card holder's."""
    result = imported(two_tills(place).replace(",Item", "").replace(",Tea", ""))
    assert (len(result.orders), money(result)) == (12, 10 * 78)
    assert "order_numbers_restart" in codes(result)
    assert booked(result)["guest_order"] == 10 * 78 + 12


def test_lines_of_each_places_receipts_stay_together() -> None:
    result = imported(two_tills("Store", lines=True), duplicates="keep")
    assert (len(result.orders), booked(result)["guest_order"]) == (12, 2 * (10 * 78 + 12))


def test_without_a_place_another_time_with_another_total_and_nobody_is_another_sale() -> None:
    text = two_tills("Store").replace(",Item", "").replace(",Tea", "")
    result = imported("\n".join(line.partition(",")[2] for line in text.splitlines()) + "\n")
    assert (len(result.orders), money(result)) == (12, 10 * 78)
    assert "order_numbers_restart" in codes(result)


def test_an_orders_payments_on_several_days_are_one_order() -> None:
    rows = [f"{at},2026-0{month}-1{at % 10},k{at % 4},{month}0.00" for at in range(1, 9) for month in (1, 2)]
    result = imported("Order,Date,Customer ID,Amount\n" + "\n".join(rows) + "\n")
    assert "order_numbers_restart" not in codes(result)
    assert len(result.orders) == 8


def test_an_order_that_two_stores_sent_is_one_order() -> None:
    rows = [f"{at},2026-01-{at + 10},{store},k{at % 4},{at}.00" for at in range(1, 9) for store in ("North", "South")]
    result = imported("Order,Date,Store,Customer ID,Amount\n" + "\n".join(rows) + "\n")
    assert "order_numbers_restart" not in codes(result)
