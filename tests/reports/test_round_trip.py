"""What goes out by our door comes in by our door unchanged."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lib.catalog import CATALOGUE
from lib.core.settings import ImportSettings
from lib.ingest.convert import convert
from lib.ingest.read import read_table
from lib.ingest.texts import clean
from lib.reports.safe import Column, Container, Sheet, write
from tests.reports.test_safe import TRIGGERS

NAMES = [f"{text} {number}" for number, text in enumerate(TRIGGERS)]
SHEET = Sheet(
    "=orders",
    (
        Column("Order", "text", [f"'00{number}" for number in range(len(NAMES))]),
        Column("Customer", "text", NAMES),
        Column("Date", "day", [date(2026, 1, 5)] * len(NAMES)),
        Column(
            "Amount",
            "money",
            [-(number + 1) / 8 if number % 7 == 0 else number + 0.125 for number in range(len(NAMES))],
        ),
    ),
)


@pytest.mark.parametrize("container", ["csv", "xlsx"])
def test_every_dangerous_name_survives_export_and_import(container: Container, tmp_path: Path) -> None:
    path = tmp_path / f"list.{container}"
    path.write_bytes(write(SHEET, container))
    table = read_table(path, path.name, ImportSettings())
    read = convert(table, ImportSettings(mapping=(("customer_id", "Customer"),)), CATALOGUE, date(2026, 1, 6))
    assert read.rows["customer_id"].tolist() == [clean(name) for name in NAMES]
    assert read.rows["amount_e4"].tolist() == [round(amount * 10_000) for amount in SHEET.columns[3].cells]
