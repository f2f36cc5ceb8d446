"""Sheets of different currencies, told by their names or by a line above their tables."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lib.catalog import CATALOGUE
from lib.core.settings import ImportSettings
from lib.ingest.convert import convert
from lib.ingest.imported import Imported
from tests.ingest.inside import read_inside
from tests.ingest.orders_of import codes
from tests.ingest.test_workbook import sheets

HEAD = ["Datum", "Kunde", "Betrag"]


def _shop(header: list[str] = HEAD, further: tuple[str, ...] = (), /, **titles: str) -> Imported:
    """A workbook of sheets of three orders each, 10 more a sheet; the text above a table is its title where it has one."""
    named: dict[str, list[list[Any]]] = {}
    for place, (name, title) in enumerate(titles.items(), start=1):
        rows = [[f"2026-01-{day + 5 * place:02}", f"Kunde {day}", 10 * place, *further] for day in range(1, 4)]
        named[name] = [*([[title]] if title else []), header, *rows]
    return convert(read_inside(sheets(**named)), ImportSettings(), CATALOGUE, date(2026, 6, 1))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("EUR", "USD"), ("EUR", "USD")),
        (("Verkauf EUR", "Verkauf CHF"), ("EUR", "CHF")),
        (("Umsatz €", "Umsatz £"), ("EUR", "GBP")),
        (("Euro", "Dollar"), ("EUR", "USD")),
        (("人民币", "美元订单", "港币"), ("CNY", "USD", "HKD")),
        (("orders_eur", "orders_usd"), ("EUR", "USD")),
    ],
)
def test_sheets_that_are_called_different_currencies_are_not_added_up(names: tuple[str, ...], expected: tuple[str, ...]) -> None:  # fmt: skip
    result = _shop(**dict.fromkeys(names, ""))
    assert result.by_currency == {code: 300_000 * place for place, code in enumerate(expected, start=1)}
    assert "mixed_currency" in codes(result)


def test_a_line_above_the_table_tells_it_too() -> None:
    result = _shop(Shop="Alle Beträge in EUR", Schweiz="Alle Beträge in CHF")
    assert result.by_currency == {"EUR": 300_000, "CHF": 600_000}


@pytest.mark.parametrize("names", [("Jan", "Feb"), ("All", "Top"), ("EUR", "Archiv"), ("EUR 2024", "EUR 2025"), ("EUR and USD", "CHF")])  # fmt: skip
def test_names_that_say_no_currency_or_the_same_or_two_add_none(names: tuple[str, ...]) -> None:
    result = _shop(**dict.fromkeys(names, ""))
    assert (result.by_currency, result.table.headers) == (None, tuple(HEAD))


@pytest.mark.parametrize(
    ("header", "further"), [([*HEAD, "Währung"], ("CHF",)), (["Datum", "Kunde", "Betrag EUR"], ())]
)
def test_a_column_that_tells_the_currency_is_believed(header: list[str], further: tuple[str, ...]) -> None:
    assert _shop(header, further, EUR="", USD="").table.headers == tuple(header)


@pytest.mark.parametrize(
    ("one", "other"), [("Betrag EUR", "Betrag CHF"), ("Betrag (EUR)", "Betrag (CHF)"), ("Betrag €", "Betrag in CHF")]
)
def test_sheets_whose_headers_name_different_currencies_are_one_table(one: str, other: str) -> None:
    rows = [[f"2026-01-{day:02}", f"Kunde {day}", 10] for day in range(1, 4)]
    later = [[f"2026-02-{day:02}", f"Kunde {day}", 20] for day in range(1, 4)]
    book = sheets(Shop=[["Datum", "Kunde", one], *rows], Schweiz=[["Datum", "Kunde", other], *later])
    result = convert(read_inside(book), ImportSettings(), CATALOGUE, date(2026, 6, 1))
    assert (result.by_currency, result.table.headers) == ({"CHF": 600_000, "EUR": 300_000}, (*HEAD, "Currency"))


def test_sheets_of_the_same_currency_and_of_none_stay_as_they_are() -> None:
    rows = [[f"2026-01-{day:02}", f"Kunde {day}", 10] for day in range(1, 4)]
    later = [[f"2026-02-{day:02}", f"Kunde {day}", 20] for day in range(1, 4)]
    for other, count in (("Betrag EUR", 6), ("Betrag", 3)):
        table = read_inside(sheets(Jan=[["Datum", "Kunde", "Betrag EUR"], *rows], Feb=[["Datum", "Kunde", other], *later]))  # fmt: skip
        assert (table.headers, table.cells.num_rows) == (("Datum", "Kunde", "Betrag EUR"), count)
