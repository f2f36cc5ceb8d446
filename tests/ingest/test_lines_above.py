"""Lines of one cell above rows that have no buyer, in a column that other rows fill."""

from __future__ import annotations

import pytest

from lib.ingest.imported import Imported
from tests.ingest.orders_of import codes, money
from tests.ingest.test_shapes_of_exports import read

HEADER = "order,customer,date,amount\n"


def rows(first: int, count: int, who: str = "") -> str:
    return "".join(f"{first + at},{who},2026-01-{at + 10},{10 + at}.50\n" for at in range(count))


def shop(text: str) -> Imported:
    result = read(text)
    assert isinstance(result, Imported)
    return result


@pytest.mark.parametrize("line", ["Client: {},,,", ",{},,", "Kunde: {},,,", ",客户：{},,"])
def test_lines_that_name_buyers_are_given_to_the_rows_below_them(line: str) -> None:
    text = (
        HEADER
        + rows(1, 3, "Dora")
        + line.format("Anna")
        + "\n"
        + rows(10, 3)
        + line.format("Bo")
        + "\n"
        + rows(20, 2)
        + rows(30, 2, "Cy")
    )
    result = shop(text)
    assert (sorted(set(result.orders["customer_id"])), money(result), codes(result).count("buyers_above")) == (
        ["Anna", "Bo", "Cy", "Dora"],
        113.0,
        1,
    )


def test_one_such_line_is_enough() -> None:
    result = shop(HEADER + rows(1, 6, "Dora") + "Client: Anna,,,\n" + rows(10, 3))
    assert sorted(set(result.orders["customer_id"])) == ["Anna", "Dora"]


def test_a_line_that_may_be_anything_is_asked_about() -> None:
    result = shop(HEADER + rows(1, 3, "Dora") + "Online,,,\n" + rows(10, 3) + rows(30, 2, "Cy"))
    assert (sorted(set(result.orders["customer_id"])), "buyers_perhaps_above" in codes(result)) == (
        ["Cy", "Dora"],
        True,
    )


def test_guests_and_notes_elsewhere_say_nothing() -> None:
    result = shop(HEADER + rows(1, 3, "Dora") + rows(10, 3) + "Second week,,,\n" + rows(30, 2, "Cy"))
    assert {"buyers_above", "buyers_perhaps_above"}.isdisjoint(codes(result))
