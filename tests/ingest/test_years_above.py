"""Days without a year, whose year stands above the table or in the sheet's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lib.catalog import CATALOGUE, header_score
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported, SideFile
from lib.ingest.joining import joined
from lib.ingest.table import TextTable, telling
from lib.ingest.understand import understand
from tests.ingest.inside import read_inside
from tests.ingest.test_workbook import sheets

HEADER = ["Datum", "Name", "Betrag"]


def days(table: TextTable, says: str | None = "year_of_titles") -> list[str]:
    result = understand(table, ImportSettings(), CATALOGUE, date(2026, 6, 1))
    assert isinstance(result, Imported)
    assert says is None or says in [one.code for one in result.findings]
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


def book(title: str, *cells: str, header: str = "Date,Customer,Amount") -> TextTable:
    """Orders of a day each below a title."""
    rows = [f"{cell},{name},{10 + place}" for place, (cell, name) in enumerate(zip(cells, ["Ann", "Bob"] * 9, strict=False))]  # fmt: skip
    return of_text("\n".join([f"{title},,", header, *rows]))


@pytest.mark.parametrize(
    ("title", "header", "cells"),
    [
        ("Orders 2026", "Date,Customer,Amount", ("1/7", "1/13", "2/11", "3/5")),
        ("Orders 2026", "Date,Customer,Amount", ("7-1", "13-1", "11-2", "5-3")),
        ("2026年销售", "日期,客户,金额", ("1/7", "1/9", "2/11", "3/5")),
        ("2026年", "日付,得意先,金額", ("01-07", "01-13", "02-11", "03-05")),
        ("2026年", "日期,客户,金额", ("1.7", "1.13", "2.11", "3.5")),
        ("Umsatz 2026", "Date,Customer,Amount", ("07.01.", "09.01.", "11.02.", "05.03.")),
    ],
)
def test_day_and_month_of_days_without_a_year_are_told_for_the_whole_column(
    title: str, header: str, cells: tuple[str, ...]
) -> None:
    told = days(book(title, *cells, header=header))
    assert [told[0], *told[2:]] == ["2026-01-07", "2026-02-11", "2026-03-05"]


def test_the_month_that_a_sheet_is_called_by_tells_where_days_have_theirs() -> None:
    rows: list[list[Any]] = [["Date", "Customer", "Amount"], ["2/3", "Ann", 5], ["2/5", "Bob", 7]]
    assert days(of_sheets(**{"Feb 2026": rows})) == ["2026-02-03", "2026-02-05"]


def test_days_without_a_year_that_can_be_read_in_two_ways_are_asked_about() -> None:
    table = book("Orders 2025", "1/7", "2/9", "2/11")
    assert days(table, "date_order_ambiguous") == ["2025-07-01", "2025-09-02", "2025-11-02"]
    result = understand(table, ImportSettings(date_order="MDY"), CATALOGUE, date(2026, 6, 1))
    assert isinstance(result, Imported)
    assert [f"{day:%m-%d}" for day in result.orders["ordered_at"]] == ["01-07", "02-09", "02-11"]
    assert "date_order_ambiguous" not in [one.code for one in result.findings]


@pytest.mark.parametrize("turned", [1, -1], ids=["upwards", "downwards"])
@pytest.mark.parametrize(
    ("title", "cells", "first", "last"),
    [
        ("Orders from Nov 2025", ("5 Nov", "9 Dec", "6 Jan"), "2025-11-05", "2026-01-06"),
        ("Orders 2025", ("5 Nov", "9 Dec", "6 Jan", "9 Feb"), "2025-11-05", "2026-02-09"),
        ("Orders 2026", ("5 Nov", "9 Dec", "6 Jan", "9 Feb"), "2025-11-05", "2026-02-09"),
        ("Orders 2025", ("30 Dec", "6 Jan", "9 Feb", "1 Mar"), "2024-12-30", "2025-03-01"),
    ],
)
def test_days_run_over_the_new_year_in_the_order_of_the_rows(
    title: str, cells: tuple[str, ...], first: str, last: str, turned: int
) -> None:
    told = days(book(title, *cells[::turned]), "days_over_new_year")
    assert (told[0], told[-1]) == (first, last)


@pytest.mark.parametrize("cells", [("6 Jan", "9 Feb", "5 Nov"), ("5 Mar", "9 Apr", "6 Jan"), ("5 Nov", "6 Jan", "9 Dec", "9 Feb"), ("5 Jan", "8 Dec", "10 Jan")])  # fmt: skip
def test_other_days_stay_in_the_year_of_their_title(cells: tuple[str, ...]) -> None:
    assert {day[:4] for day in days(book("Orders 2025", *cells))} == {"2025"}


TURNED = ["2024-01-05", "2024-02-09", "2025-01-06", "2025-02-10"]


@pytest.mark.parametrize("titles", [("2024", "2025"), ("Orders 2024", "Orders 2025"), ("2024年", "2025年")])
@pytest.mark.parametrize("cells", [("5 Jan", "9 Feb", "6 Jan", "10 Feb"), ("05.01.", "09.02.", "06.01.", "10.02."), ("1月5日", "2月9日", "1月6日", "2月10日")])  # fmt: skip
@pytest.mark.parametrize("place", ["beside", "below"])
@pytest.mark.parametrize("header", ["Date,Customer,Amount", "日期,客户,金额"])
def test_each_block_has_the_year_of_its_own_title(
    titles: tuple[str, str], cells: tuple[str, ...], place: str, header: str
) -> None:
    blocks = (cells[:2], cells[2:])
    lines = [
        [f"{title},,", header, *(f"{cell},{name},{10 + at}" for at, (cell, name) in enumerate(zip(block, ("Ann", "Bob"), strict=True)))]
        for title, block in zip(titles, blocks, strict=True)
    ]  # fmt: skip
    text = map(",,".join, zip(*lines, strict=True)) if place == "beside" else [*lines[0], *lines[1]]
    assert days(of_text("\n".join(text)), None) == TURNED


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


@pytest.mark.parametrize(
    ("title", "header", "lines"),
    [
        ("2026年订单", "姓名,品名,金额", ("1月5日", "2月8日")),
        ("2026年订单", "姓名,品名,金额", ("1月5日 周一", "2月8日（日）")),
        ("Orders 2026", "Name,Item,Amount", ("Monday 5 January", "Sunday 8 February")),
        ("Orders 2026", "Name,Item,Amount", ("Mon, Jan 5th", "Sun, Feb 8th")),
        ("Umsatz 2026", "Kunde,Ware,Betrag", ("Montag, 5. Januar", "Sonntag, 8. Februar")),
        ("Pedidos 2026", "Nombre,Producto,Importe", ("lunes 5 de enero", "domingo 8 de febrero")),
    ],
)
def test_days_without_a_year_on_lines_of_their_own_are_of_the_rows_below(
    title: str, header: str, lines: tuple[str, str]
) -> None:
    first, second = (f'"{line}",,' for line in lines)
    table = of_text("\n".join([f"{title},,", header, first, "Ann,mug,10", "Bob,cup,20", second, "Ann,mug,30"]))
    assert days(table) == ["2026-01-05", "2026-01-05", "2026-02-08"]


MONTHS = [("JANVIER", "FÉVRIER"), ("January", "February"), ("1月", "2月"), ("gennaio", "febbraio")]
OF_MONTHS = ["2026-01-05", "2026-01-08", "2026-02-03", "2026-02-28"]


@pytest.mark.parametrize("names", MONTHS)
@pytest.mark.parametrize("header", ["Jour,Nom,Article,Prix", "Day,Name,Item,Price", "日,客户,品名,金额"])
@pytest.mark.parametrize("place", ["inside", "below", "beside"])
def test_months_above_parts_are_those_of_days_of_the_month_alone(
    names: tuple[str, str], header: str, place: str
) -> None:
    parts = [["5,Anne,mug,10", "8,Zoe,cup,20"], ["3,Anne,mug,30", "28,Zoe,mug,40"]]
    below = [] if place == "inside" else [header]
    blocks = [[f"{name},,,", *below, *part] for name, part in zip(names, parts, strict=True)]
    lines = [*map(",,".join, zip(*blocks, strict=True))] if place == "beside" else [*blocks[0], *blocks[1]]
    top = ["Carnet 2026,,,", *([header] if place == "inside" else [])]
    assert days(of_text("\n".join([*top, *lines])), None) == OF_MONTHS


def test_months_in_rows_of_their_own_figures_are_no_lines_above_rows() -> None:
    table = of_text("Sales 2026,\nMonth,Revenue\nJanuary,\nFebruary,\nMarch,10\nApril,20\n")
    side = understand(table, ImportSettings(), CATALOGUE, date(2026, 6, 1))
    assert isinstance(side, SideFile)
    told = side.frame["first_day"]
    assert (f"{told.min():%Y-%m}", f"{told.max():%Y-%m}") == ("2026-01", "2026-04")


@pytest.mark.parametrize("title", ["Bar tab 10 January 2026", "Market Saturday 10.01.2026", "Basar am 10. Januar 2026", "2026年1月10日 市集", "Market Jan 10, 2026"])  # fmt: skip
def test_a_day_in_the_title_alone_is_that_of_all_rows(title: str) -> None:
    assert {*days(of_text(f'"{title}",,\nName,Item,Total\nAnn,mug,10\nBob,cup,20\n'), "day_of_titles")} == {"2026-01-10"}  # fmt: skip


def test_the_day_of_a_title_can_be_chosen_by_the_name_of_its_column() -> None:
    table = of_text("Bar tab 10 January 2026,,\nName,Item,Total\nAnn,mug,10\nBob,cup,20\n")
    read = understand(table, ImportSettings(mapping=(("ordered_at", "Date"),)), CATALOGUE, date(2026, 6, 1))
    assert isinstance(read, Imported)
    assert {f"{day:%Y-%m-%d}" for day in read.orders["ordered_at"]} == {"2026-01-10"}


def test_days_that_sheets_are_called_by_are_those_of_their_rows() -> None:
    rows: list[list[Any]] = [["Name", "Item", "Total"], ["Ann", "mug", 20], ["Bob", "cup", 30]]
    table = of_sheets(**{"2026-01-10": rows, "2026-01-17": rows})
    assert days(table, "day_of_titles") == ["2026-01-10", "2026-01-10", "2026-01-17", "2026-01-17"]


@pytest.mark.parametrize("title", ["Exported on 10 January 2026", "Stand: 10.01.2026", "截至2026年1月10日", "Kundenliste 10.01.2026", "客户名单 2026年1月10日", "From 1 January 2026 to 31 January 2026"])  # fmt: skip
def test_the_day_a_file_was_made_on_is_none_of_its_rows(title: str) -> None:
    with pytest.raises(CannotAnswer, match="date of each order"):
        days(of_text(f"{title},,\nName,Item,Total\nAnn,mug,10\nBob,cup,20\n"))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026年每日营业额,,\n日期,现金,合计\n1月3日,10,30\n1月4日,20,40\n", "2026-01-03", "2026-01-04"),
        ("Takings 2026,,\nDate,Cash,Total takings\n1/13,10,30\n2/4,20,40\n", "2026-01-13", "2026-02-04"),
        ("Umsätze 2026;;\nMonat;Bestellungen;Umsatz\nJanuar;10;100\nFebruar;20;200\n", "2026-01-01", "2026-02-01"),
        ("2026年,,\n月份,订单数,销售额\n1月,10,100\n2月,20,200\n", "2026-01-01", "2026-02-01"),
    ],
)
def test_totals_have_the_year_of_their_title(text: str, first: str, last: str) -> None:
    side = understand(of_text(text), ImportSettings(), CATALOGUE, date(2026, 6, 1))
    assert isinstance(side, SideFile)
    assert "year_of_titles" in [one.code for one in side.findings]
    told = side.frame["first_day"]
    assert (f"{told.min():%Y-%m-%d}", f"{told.max():%Y-%m-%d}") == (first, last)


@pytest.mark.parametrize(
    "parts", ["Día;Mes;Año", "Day;Month;Year", "Dzień;Miesiąc;Rok", "День;Месяц;Год", "Gün;Ay;Yıl"]
)
def test_a_day_whose_parts_stand_apart_goes_before_what_only_looks_like_one(parts: str) -> None:
    rows = "".join(f"{at};{8 + at};1;2026;a{at % 3}@x.com;1/{1 + at % 2};28,50\n" for at in range(1, 7))
    assert days(of_text(f"Pedido;{parts};Cliente;Parcela;Valor\n{rows}"), None)[0] == "2026-01-09"
