"""What is known of a file's rows on the way from cells to tables."""

from __future__ import annotations

from dataclasses import dataclass

from lib.core.findings import Finding
from lib.core.settings import DateOrder, ImportSettings
from lib.ingest.buyers import Buyers
from lib.ingest.cells import Cells
from lib.ingest.dates import Dates, Moments
from lib.ingest.fates import Fates, RowFacts, StatusRule
from lib.ingest.groups import Groups, Mask
from lib.ingest.matching import Matched
from lib.ingest.money import RowMoney
from lib.ingest.table import TextTable
from lib.ingest.texts import Texts


@dataclass(frozen=True)
class OrderRows:
    """Which rows belong to which order.

    Attributes:
        ids: the order number of each row; missing where it has none.
        groups, count: one code an order, 0…count-1.
        content: one code for the whole content of a row; only rows that can repeat another are compared.
        distinct: rows that do not repeat an earlier row exactly, nor tell an earlier state of their order.
        superseded: rows that tell an earlier state of their order; None where there are none.
    """

    ids: Texts
    groups: Groups
    count: int
    content: Groups
    distinct: Mask
    findings: list[Finding]
    superseded: Mask | None = None


@dataclass(frozen=True)
class Dated:
    """When each row was ordered: local wall time (NaT where it could not be read), which rows were cancelled."""

    moments: Moments
    cancelled: Mask
    order: DateOrder
    ambiguous: bool
    column: Dates


@dataclass(frozen=True)
class Judged:
    """The fate of each row, and what it rests on.

    Attributes:
        without_buyers: the fates if who bought did not matter, where the file names no buyers at all.
    """

    facts: RowFacts
    fates: Fates
    currency: Texts
    statuses: Texts
    rule: StatusRule
    kept: Mask
    without_buyers: Fates | None = None


@dataclass(frozen=True)
class Draft:
    """Everything that was found out about one file."""

    table: TextTable
    settings: ImportSettings
    matched: Matched
    cells: Cells
    orders: OrderRows
    money: RowMoney
    buyers: Buyers
    dated: Dated
    judged: Judged
