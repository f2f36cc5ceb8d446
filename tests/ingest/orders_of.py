from __future__ import annotations

from datetime import date
from typing import Any

from lib.catalog import CATALOGUE
from lib.core.settings import ImportSettings
from lib.ingest.convert import convert
from lib.ingest.imported import Imported
from tests.ingest.tables import table_of

TODAY = date(2026, 6, 1)


def imported(text: str, delimiter: str = ",", **settings: Any) -> Imported:
    """What a small CSV file becomes."""
    return convert(table_of(text, delimiter), ImportSettings(**settings), CATALOGUE, TODAY)


def fates(result: Imported) -> list[str]:
    return [str(fate) for fate in result.rows["fate"]]


def money(result: Imported) -> float:
    """Net revenue in the currency's unit."""
    return (result.orders["net_e4"].sum() - result.refunds["amount_e4"].sum()) / 10_000


def codes(result: Imported) -> list[str]:
    return [one.code for one in result.findings]


def booked(result: Imported) -> dict[str, float]:
    """Money by ledger code."""
    return {line.code: line.amount_e4 / 10_000 for line in result.ledger.lines}
