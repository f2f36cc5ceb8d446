"""An order's amount in several columns, none of which is the total."""

from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported
from lib.ingest.understand import understand
from tests.ingest.orders_of import TODAY, codes, money
from tests.ingest.tables import table_of


def read(header: str, *rows: str, **settings: tuple[tuple[str, str], ...]) -> Imported:
    text = "\n".join(
        [f"Datum;Kunde;{header}", *(f"2026-01-{at:02d};Anna {at % 3};{row}" for at, row in enumerate(rows, 1))]
    )
    found = understand(table_of(text + "\n", ";"), ImportSettings(**settings), CATALOGUE, TODAY)
    assert isinstance(found, Imported)
    return found


@pytest.mark.parametrize(
    "header",
    ["Betrag 7%;Betrag 19%", "Umsatz 7 % MwSt;Umsatz 19 % MwSt", "Brutto 10%;Brutto 20%", "Umsatz (7 %);Umsatz (19 %)", "Amount VAT 5;Amount VAT 20", "Speisen;Getränke", "Betrag Material;Betrag Arbeit", "Service amount;Product amount"],
)  # fmt: skip
def test_parts_are_added_up_and_said(header: str) -> None:
    result = read(header, "10,00;20,00", "5,50;11,00", "1,00;2,00")
    assert (len(result.orders), money(result)) == (3, 49.5)
    assert "parts_summed" in codes(result)


def test_a_part_that_is_missing_is_nothing_and_one_that_cannot_be_read_is_told() -> None:
    rows = ["10,00;", "–;20,00", "-;5,00", *["1,00;1,00"] * 30, "3,00;abc"]
    result = read("Umsatz 7%;Umsatz 19%", *rows[:31])
    assert (len(result.orders), money(result)) == (31, 35 + 28 * 2)
    wrong = read("Umsatz 7%;Umsatz 19%", *rows[:30], rows[-1])
    assert "unreadable_amount" in codes(wrong)


def test_rates_with_tax_are_taken_where_those_without_stand_beside_them() -> None:
    result = read(
        "Netto 7%;MwSt 7%;Brutto 7%;Netto 19%;MwSt 19%;Brutto 19%", *["10,00;0,70;10,70;100,00;19,00;119,00"] * 3
    )
    assert money(result) == pytest.approx(3 * 129.7)


@pytest.mark.parametrize("header", ["Umsatz 7%;Umsatz 19%;Summe", "Umsatz Speisen;Umsatz Getränke;Umsatz gesamt", "Speisen;Getränke;Betrag"])  # fmt: skip
def test_a_column_of_the_total_is_the_amount(header: str) -> None:
    result = read(header, "10,00;20,00;30,00", "5,50;11,00;16,50", "1,00;2,00;3,00")
    assert money(result) == 49.5
    assert not {"parts_summed", "parts_unsure"} & set(codes(result))


def test_a_part_that_is_the_sum_of_the_others_is_the_amount() -> None:
    result = read("Betrag Alpha;Betrag Beta;Betrag Gamma", "10,00;20,00;30,00", "5,50;11,00;16,50", "1,00;2,00;3,00")
    assert (money(result), "parts_unsure" in codes(result)) == (49.5, False)


def test_columns_of_an_unknown_kind_are_parts_where_rows_fill_one_or_the_other() -> None:
    apart = read("Betrag Alpha;Betrag Beta", "10,00;", ";11,00", "1,00;2,00")
    assert (money(apart), "parts_summed" in codes(apart)) == (24, True)
    both = read("Betrag Alpha;Betrag Beta", "10,00;20,00", "5,50;11,00", "1,00;2,00")
    assert "parts_summed" not in codes(both)


@pytest.mark.parametrize(
    "header",
    ["Order amount;Paid amount", "Product amount;Shipping amount", "Amount EUR;Amount USD", "Betrag 2024;Betrag 2025", "Rabatt 10%;Betrag", "MwSt 7%;MwSt 19%;Betrag", "Umsatz Januar;Umsatz Februar"],
)  # fmt: skip
def test_other_money_is_not_added_up(header: str) -> None:
    width = header.count(";") + 1
    result = read(header, *[";".join(["10,00", "20,00", "30,00"][:width])] * 3)
    assert not {"parts_summed", "parts_unsure"} & set(codes(result))
