"""Reports of Google Analytics whose rows number the days of the report."""

from __future__ import annotations

import io
from datetime import date

import pandas as pd
import pytest

from lib.catalog import CATALOGUE, header_score
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.imported import SideFile
from lib.ingest.read import read_table
from lib.ingest.understand import understand

RULE = "# ----------------------------------------"
TODAY = date(2026, 1, 5)


def report(rows: list[str], header: str = "Nth day,Active users,Purchases", last: str = "20250110") -> SideFile:
    above = [RULE, "# Purchases", "# Account: Demo", RULE, "#", "# Start date: 20250101", f"# End date: {last}"]
    data = "\n".join([*above, header, *rows]).encode()
    table = read_table(io.BytesIO(data), "report.csv", ImportSettings(), header_score=header_score)
    file = understand(table, ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(file, SideFile)
    return file


@pytest.mark.parametrize(
    "header", ["Nth day,Active users,Purchases", "第 N 天,活跃用户数,购买次数", "Tag,Nutzer,Käufe"]
)
def test_numbers_of_days_are_days_from_the_report_s_first_on(header: str) -> None:
    file = report([f"{day:04d},{100 + day},{day}" for day in range(10)], header)
    days = file.frame["first_day"].drop_duplicates().sort_values()
    assert days.tolist() == pd.date_range("2025-01-01", "2025-01-10").tolist()
    assert file.kind == "daily"
    assert "days_numbered" in {one.code for one in file.findings}


@pytest.mark.parametrize(("count", "last"), [(13, "20250331"), (24, "20250110"), (3, "20250103")])
def test_numbers_of_weeks_or_hours_or_of_too_few_days_stay_numbers(count: int, last: str) -> None:
    with pytest.raises(CannotAnswer):
        report([f"{at:04d},{100 + at},{at}" for at in range(count)], "Nth week,Active users,Purchases", last)


ABOVE = ["#", "# All Users", "# Start date: 20250101", "# End date: 20250110"]
VISITORS = [f"{day:04d},{100 + day},{day}" for day in range(10)]
REVENUE = ["Nth day,Total revenue", *(f"{day:04d},{1000 + day}" for day in range(10))]
COUNTRIES = ["Country,Active users", "Germany,900", "Austria,120"]


@pytest.mark.parametrize("between", [ABOVE, []])
def test_tables_of_the_same_days_are_one_and_others_are_left_out_in_words(between: list[str]) -> None:
    """The second's revenue was added to the first's visitors."""
    file = report([*VISITORS, *between, *REVENUE, *ABOVE, *COUNTRIES])
    sums = file.frame.groupby("metric")["value"].sum().to_dict()
    assert sums == {"visitors": 1045.0, "orders": 45.0, "revenue": 10045.0}
    assert file.table.cells.num_rows == 10
    assert {"tables_below", "days_numbered"} <= {one.code for one in file.findings}
    assert "short_rows" not in {one.code for one in file.findings}


def test_the_table_of_days_is_read_also_where_another_stands_above_it() -> None:
    file = report([*COUNTRIES[1:], *ABOVE, "Nth day,Active users,Purchases", *VISITORS], COUNTRIES[0])
    assert file.frame.groupby("metric")["value"].sum().to_dict() == {"visitors": 1045.0, "orders": 45.0}


@pytest.mark.parametrize("below", [[], ["#", "# All Users"]])
def test_a_report_without_rows_is_refused_in_words(below: list[str]) -> None:
    with pytest.raises(CannotAnswer):
        report(below)
