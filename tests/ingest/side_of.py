from __future__ import annotations

from typing import Any

from lib.catalog import CATALOGUE
from lib.core.settings import ImportSettings
from lib.ingest.imported import Kind, SideFile
from lib.ingest.kinds import kind_of
from lib.ingest.understand import understand
from tests.ingest.orders_of import TODAY
from tests.ingest.tables import table_of


def side(text: str, **settings: Any) -> SideFile:
    """What a small CSV file beside the orders becomes."""
    file = understand(table_of(text), ImportSettings(**settings), CATALOGUE, TODAY)
    assert isinstance(file, SideFile)
    return file


def kind(text: str, *mapping: tuple[str, str]) -> Kind:
    """What a small CSV file holds."""
    return kind_of(table_of(text), mapping, CATALOGUE, TODAY)


def codes(file: SideFile) -> set[str]:
    return {one.code for one in file.findings}


def booked(file: SideFile) -> dict[str, tuple[int, float]]:
    """(Rows, money) by ledger code."""
    return {line.code: (line.rows, line.amount_e4 / 10_000) for line in file.ledger.lines}


def money(file: SideFile, by: str) -> dict[str, float]:
    """Money of the table by a label."""
    sums = file.frame.groupby(by, sort=False)["amount_e4"].sum()
    return {str(name): int(amount) / 10_000 for name, amount in sums.items()}
