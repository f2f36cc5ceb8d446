"""A table whose parts stand one below the other, each under a title and the column names again."""

from __future__ import annotations

import pytest

from lib.ingest.imported import Imported
from tests.ingest.orders_of import codes, money
from tests.ingest.test_shapes_of_exports import read as read_text

NAMES = "Date,Customer,Item,Amount\n"
FIRST = f"{NAMES}2025-01-05,Ann Lee,mug,10\n2025-02-05,Bob Ray,mug,20\n2025-03-05,Ann Lee,mug,30\n2025-04-05,Di Fox,mug,40\n"  # fmt: skip


def read(first: str, title: str, below: str) -> Imported:
    found = read_text(f"{first},,,\n{FIRST},,,\n{title},,,\n{below}")
    assert isinstance(found, Imported)
    return found


@pytest.mark.parametrize("title", ["Cancelled", "Storniert", "已取消", "Annulées", "Canceladas", "Unpaid", "Not paid yet", "Offen", "未付款", "Quotes", "Angebote", "Expenses", "支出"])  # fmt: skip
def test_what_stands_under_a_title_that_is_no_sale_does_not_count(title: str) -> None:
    found = read("Orders", title, f"{NAMES}2025-05-05,Cy Dow,cup,500\n")
    assert money(found) == 100
    assert "titled_parts" in codes(found)


def test_parts_of_sales_are_read_as_one_and_said() -> None:
    found = read("Market", "Online", f"{NAMES}2025-05-05,Cy Dow,cup,500\n")
    assert money(found) == 600
    assert next(one for one in found.findings if one.code == "titled_parts").sentence.facts["titles"] == ("Market", "Online")  # fmt: skip


@pytest.mark.parametrize(("first", "title"), [("Sales", "Sales"), ("Page 1", "Page 2")])
def test_titles_that_say_nothing_new_are_passed_over(first: str, title: str) -> None:
    found = read(first, title, f"{NAMES}2025-05-05,Cy Dow,cup,500\n")
    assert money(found) == 600
    assert "titled_parts" not in codes(found)


@pytest.mark.parametrize("whom", ["Supplier", "Lieferant", "供应商"])
def test_a_list_of_what_suppliers_got_is_left_out_below_one_of_sales(whom: str) -> None:
    found = read("Sales", "Expenses", f"Date,{whom},Item,Amount\n2025-05-05,Mill Co,flour,5\n2025-05-06,Mill Co,flour,6\n")  # fmt: skip
    assert money(found) == 100
    assert "tables_below" in codes(found)
