"""Sheets that each hold one customer's orders, or one channel's spend."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest

from lib.catalog import CATALOGUE, header_score
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported, SideFile
from lib.ingest.understand import in_shape, needed_by, understand
from tests.ingest.inside import read_inside
from tests.ingest.side_of import money
from tests.ingest.test_workbook import sheets

TODAY = date(2026, 6, 1)
read = partial(read_inside, header_score=header_score, needed=needed_by(CATALOGUE, TODAY))
ORDERS: list[list[Any]] = [["Datum", "Artikel", "Betrag"], ["2026-01-05", "Tee", 10.5], ["2026-02-05", "Tee", 20.5], ["2026-03-06", "Rum", 7.25], ["2026-04-07", "Rum", 9.5]]  # fmt: skip


def imported(book: dict[str, list[list[Any]]]) -> Imported | SideFile:
    table = read(sheets(**book))
    return understand(in_shape(table, ImportSettings(), CATALOGUE), ImportSettings(), CATALOGUE, TODAY)


@pytest.mark.parametrize(
    "names",
    [
        ["Petra Lang", "Otto Kern", "Maria Sommer"],
        ["Pierre Dubois", "Sofia Rossi", "Jan de Vries", "Jan Kowalski"],
        ["王芳", "李伟", "张敏"],
        ["王淑芬", "陳志明", "林美玲"],
        ["田中 翔", "鈴木 大輔", "中村 恵"],
    ],
)
@pytest.mark.parametrize("columns", [[0, 1, 2], [0, 2]])
def test_sheets_called_as_people_are_their_orders_as_a_guess(names: list[str], columns: list[int]) -> None:
    rows = [[row[at] for at in columns] for row in ORDERS]
    read = imported(dict.fromkeys(names, rows))
    assert isinstance(read, Imported)
    assert set(read.orders["customer_id"]) == set(names)
    assert len(read.orders) == 4 * len(names)
    said = {one.code for one in read.findings}
    assert "told_by_content" in said
    assert not said & {"other_shop", "files_overlapping", "files_apart"}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([["Kunde: {}"]], "sheets_are_buyers"),
        ([["Cliente:", "{}"], ["Telefon:", "0151 2345{}"]], "sheets_are_buyers"),
        ([["客户：{}"]], "sheets_are_buyers"),
        ([["Kunde", "{}"]], "sheets_are_buyers"),
        ([["Stand: {}"]], None),
    ],
)
def test_a_line_above_each_table_says_whose_it_is(lines: list[list[str]], told: str | None) -> None:
    buyers = ["Bäckerei 7", "Café Blau", "Hofladen"]
    book = {
        f"Blatt {at}": [*([cell.format(buyer) for cell in line] for line in lines), [None], *ORDERS]
        for at, buyer in enumerate(buyers)
    }
    read = imported(book)
    assert isinstance(read, Imported)
    said = {one.code for one in read.findings}
    assert ("sheets_are_buyers" in said) == (told is not None) == ("no_buyer_column" not in said)
    assert len(set(read.orders["customer_id"].dropna())) == (3 if told else 0)


@pytest.mark.parametrize(
    "names", [["Filiale Nord", "Filiale Süd"], ["Berlin", "Hamburg"], ["Sommer", "Winter"], ["April", "June"], ["Tee", "Rum"]]
)  # fmt: skip
def test_sheets_of_branches_seasons_and_goods_are_nobodys(names: list[str]) -> None:
    read = imported(dict.fromkeys(names, ORDERS))
    assert isinstance(read, Imported)
    assert "no_buyer_column" in {one.code for one in read.findings}


def test_a_column_of_sheets_can_be_chosen_as_the_buyer() -> None:
    table = in_shape(read(sheets(Nordlicht=ORDERS, Hofladen=ORDERS)), ImportSettings(), CATALOGUE)
    settings = ImportSettings(mapping=(("customer_id", "Sheet"),))
    found = understand(table, settings, CATALOGUE, TODAY)
    assert isinstance(found, Imported)
    assert set(found.orders["customer_id"]) == {"Nordlicht", "Hofladen"}


def test_a_column_of_buyers_is_not_doubted_by_the_sheets_names() -> None:
    rows = [[*ORDERS[0], "Kunde"], *([*row, f"Gast {at}"] for at, row in enumerate(ORDERS[1:]))]
    table = in_shape(read(sheets(**{"Petra Lang": rows, "Otto Kern": rows})), ImportSettings(), CATALOGUE)
    assert table.headers == tuple(rows[0])


@pytest.mark.parametrize("header", [["Monat", "Kosten"], ["Date", "Spend", "Currency"]])
def test_sheets_called_as_channels_are_their_spend(header: list[str]) -> None:
    rows = [header, *([f"2026-0{month}-01", 10.5 * month, "EUR"][: len(header)] for month in range(1, 5))]
    file = imported({"TikTok": rows, "Pinterest": rows, "Plakate": rows, "Sonstiges": rows})
    assert isinstance(file, SideFile)
    assert money(file, "channel") == dict.fromkeys(["TikTok", "Pinterest", "Plakate", "Sonstiges"], 105)
    assert "sheets_are_channels" in {one.code for one in file.findings}


def test_sheets_of_firms_are_asked_about_and_not_whether_the_shop_was_closed() -> None:
    names = {"Café Vogel": 1, "Hotel Krone": 3, "Bäckerei Groß": 5}
    book: dict[str, list[list[Any]]] = {name: [ORDERS[0], *([f"2026-0{month}-0{day}", "Tee", 10.5 + day] for day in (1, 2, 3))] for name, month in names.items()}  # fmt: skip
    read = imported(book)
    assert isinstance(read, Imported)
    said = {one.code: one.sentence.facts for one in read.findings}
    assert said["sheets_perhaps_buyers"]["names"] == tuple(names)
    assert "files_apart" not in said
