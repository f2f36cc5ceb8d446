"""Days without a year, whose year stands above the table or in the sheet's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lib.catalog import CATALOGUE, header_score
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported
from lib.ingest.joining import joined
from lib.ingest.table import TextTable, telling
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


ALONE: list[list[Any]] = [["Tag", "Kunde", "Betrag"], [3, "Anna", 5], [10, "Bo", 7], [17, "Cid", 9], [31, "Dora", 4]]


def of_names(file: str, *names: str) -> list[str]:
    """The days of a workbook that is called so, whose sheets are, with days of the month alone in each."""
    table = read_inside(sheets(**dict.fromkeys(names, ALONE)), header_score=header_score)
    table = replace(table, name=file, part_titles=tuple((*titles, file) for titles in table.part_titles))
    result = understand(table, ImportSettings(), CATALOGUE, date(2026, 6, 1))
    assert isinstance(result, Imported)
    assert "month_of_names" in [one.code for one in result.findings]
    return [f"{day:%Y-%m-%d}" for day in result.orders["ordered_at"].sort_values()]


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("Umsatz 2025.xlsx", ("Januar", "März")), ("Umsatz 2025.xlsx", ("März", "Januar")), ("b.xlsx", ("Jan 25", "Mar 25")), ("b.xlsx", ("2025-01", "2025-03")), ("b.xlsx", ("01.2025", "03.2025")),
        ("b.xlsx", ("2025年1月", "2025年3月")), ("2025.xlsx", ("1月", "3月")), ("b.xlsx", ("January 2025", "March")), ("b.xlsx", ("Umsatz Januar 2025", "Umsatz März 2025")),
    ],
)  # fmt: skip
def test_days_of_the_month_alone_are_of_the_month_that_their_sheet_is_called_by(
    file: str, names: tuple[str, ...]
) -> None:
    assert of_names(file, *names) == [f"2025-{month}-{day}" for month in ("01", "03") for day in ("03", "10", "17", "31")]  # fmt: skip


def test_days_of_the_month_alone_are_of_the_month_that_their_file_is_called_by() -> None:
    table = replace(of_text("Tag;Kunde;Betrag\n3;Anna;5,00\n10;Bo;7,00\n17;Cid;9,00\n"), name="orders_2025-01.csv")
    result = understand(table, ImportSettings(), CATALOGUE, date(2026, 6, 1))
    assert isinstance(result, Imported)
    assert [f"{day:%Y-%m-%d}" for day in result.orders["ordered_at"].sort_values()] == ["2025-01-03", "2025-01-10", "2025-01-17"]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "names", "missing"),
    [("b.xlsx", ("Januar", "März"), "nothing says the year"), ("2025.xlsx", ("Nov", "Dez", "Jan"), "nothing says the year"), ("2025.xlsx", ("Anna", "Bo"), "says which month"), ("orders 2025-06-01.xlsx", ("Nord",), "says which month")],
)  # fmt: skip
def test_what_days_of_the_month_alone_lack_is_said(file: str, names: tuple[str, ...], missing: str) -> None:
    with pytest.raises(CannotAnswer) as told:
        of_names(telling(file), *names)
    assert missing in told.value.sentence.template


@pytest.mark.parametrize(("begins", "period"), [("20250101", "20250301;20250331"), ("20240701", "20250101;20250331")])
@pytest.mark.parametrize("first", ["0103", "103"])
def test_days_of_datev_take_their_year_from_the_period_in_its_first_line(first: str, begins: str, period: str) -> None:
    text = (
        f'"EXTF";700;21;"Buchungsstapel";13;20250401120000000;;"RE";"";"";12345;10001;{begins};4;{period};"März";"AB";1;0;0;"EUR"\n'
        "Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;Kundennummer;Belegdatum;Rechnungsnummer\n"
        f'119,00;"S";10001;{first};"RE1001"\n59,50;"S";10002;0503;"RE1002"\n35,70;"S";10001;1203;"RE1003"\n23,80;"S";10003;3103;"RE1004"\n'
    )
    assert days(read_inside(text.encode(), header_score=header_score)) == ["2025-03-01", "2025-03-05", "2025-03-12", "2025-03-31"]  # fmt: skip
