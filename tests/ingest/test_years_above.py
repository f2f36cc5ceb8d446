"""Days without a year, whose year stands above the table or in the sheet's name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lib.catalog import CATALOGUE, header_score
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported
from lib.ingest.joining import joined
from lib.ingest.table import TextTable
from lib.ingest.understand import understand
from tests.ingest.inside import read_inside
from tests.ingest.test_workbook import sheets

HEADER = ["Datum", "Name", "Betrag"]


def days(table: TextTable) -> list[str]:
    result = understand(table, ImportSettings(), CATALOGUE, date(2026, 6, 1))
    assert isinstance(result, Imported)
    assert "year_of_titles" in [one.code for one in result.findings]
    return [f"{day:%Y-%m-%d}" for day in result.orders["ordered_at"].sort_values()]


def of_text(text: str) -> TextTable:
    return read_inside(text.encode(), header_score=header_score)


def of_sheets(**named: list[list[Any]]) -> TextTable:
    return read_inside(sheets(**named), header_score=header_score)


@pytest.mark.parametrize("names", [("2024", "2025"), ("März 2024", "März 2025")])
def test_each_sheet_s_name_tells_the_year_of_its_rows(names: tuple[str, str]) -> None:
    rows: list[list[Any]] = [HEADER, ["02.03.", "Anna", 5], ["09.03.", "Bo", 7], ["12.03.", "Cid", 9]]
    assert days(of_sheets(**dict.fromkeys(names, rows))) == [
        *("2024-03-02", "2024-03-09", "2024-03-12"),
        *("2025-03-02", "2025-03-09", "2025-03-12"),
    ]


def test_each_sheet_s_title_tells_the_year_of_its_rows() -> None:
    rows: list[list[Any]] = [HEADER, ["02.03.", "Anna", 5], ["09.03.", "Bo", 7]]
    table = of_sheets(A=[["Umsatz 2024"], [], *rows], B=[["Umsatz 2025"], [], *rows])
    assert days(table) == ["2024-03-02", "2024-03-09", "2025-03-02", "2025-03-09"]


def test_each_file_s_title_or_name_tells_the_year_of_its_rows() -> None:
    rows = "Datum;Name;Betrag\n02.03.;Anna;5,00\n09.03.;Bo;7,00\n"
    table = joined([of_text(f"Umsatz 2024;;\n{rows}"), of_text(rows)], ["orders.csv", "orders 2025.csv"])
    assert days(table) == ["2024-03-02", "2024-03-09", "2025-03-02", "2025-03-09"]


@pytest.mark.parametrize("season", ["Saison 2024/25", "Geschäftsjahr 2024/2025", "2024-25", "2024 – 2025"])
@pytest.mark.parametrize("step", [1, -1], ids=["upwards", "downwards"])
def test_a_season_begins_with_its_first_day(season: str, step: int) -> None:
    rows = ["02.11.;Anna;5,00", "28.12.;Bo;7,00", "03.01.;Anna;5,00", "18.02.;Bo;7,00"][::step]
    assert days(of_text("\n".join([f"{season};;", "Datum;Name;Betrag", *rows]))) == [
        *("2024-11-02", "2024-12-28", "2025-01-03", "2025-02-18"),
    ]


def test_a_season_whose_days_stand_in_no_order_tells_no_year() -> None:
    rows = ["02.11.;Anna;5,00", "03.01.;Anna;5,00", "28.12.;Bo;7,00", "18.02.;Bo;7,00", "01.12.;Bo;7,00"]
    table = of_text("\n".join(["Saison 2024/25;;", "Datum;Name;Betrag", *rows]))
    with pytest.raises(CannotAnswer, match="no year"):
        understand(table, ImportSettings(), CATALOGUE, date(2026, 6, 1))
