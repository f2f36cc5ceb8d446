"""What is dropped among curves and is none: surely a file of the shop, or a table whose columns may only be called otherwise."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from lib.catalog import CATALOGUE
from lib.core.settings import ImportSettings
from lib.ingest.imported import Kind
from lib.ingest.read import read_table
from lib.ingest.refusals import kind_without_curves


@pytest.mark.parametrize(
    ("content", "held"),
    [
        ("Order,Email,Date,Total\n1,a@b.example,2026-01-01,20\n2,c@b.example,2026-01-02,30\n", "orders"),
        ("Week starting,Channel,Amount spent (EUR)\n2026-01-05,Meta,90\n2026-01-12,Meta,80\n", "spend"),
        ("Channel,Spend,Lift\nTV,0,0\nTV,500,20\n", None),
        ("what,a,b\nTV,500,20\nTV,1000,30\n", None),
    ],
)
def test_only_what_is_surely_of_the_shop_is_called_so(content: str, held: Kind | None) -> None:
    table = read_table(BytesIO(content.encode()), "file.csv", ImportSettings())
    assert kind_without_curves(table, (), CATALOGUE, date(2026, 3, 1)) == held
