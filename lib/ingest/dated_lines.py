"""Lines of orders that have a day of their own, and so look like orders: told by the numbers of the orders that they stand beside."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from lib.core.errors import DomainError
from lib.core.settings import ImportSettings
from lib.ingest.fields import Catalogue
from lib.ingest.imported import Imported, SideFile
from lib.ingest.order_lines import with_lines
from lib.ingest.table import TextTable
from lib.ingest.understand import convert_side, told_by, understand

#: Where nobody said that a file stands beside the orders, so many of its rows are of theirs: else it may hold new ones.
NEARLY_ALL = 0.9


def dated_lines(orders: Imported, table: TextTable, catalogue: Catalogue, today: date, least: float = 0.0) -> SideFile | None:  # fmt: skip
    """A file that looks like orders as the lines of known ones; None where it tells no products, or none of the orders' numbers.

    Args:
        orders: what it stands beside.
        table: the file.
        catalogue: what is known of files.
        today: for dates.
        least: the share of its rows that have to be of these orders.
    """
    with suppress(DomainError):
        lines = convert_side(table, "lines", ImportSettings(), catalogue, today)
        told, joined = told_by(lines), with_lines(orders, lines.frame).joined
        if "order_id" in told and told & {"product", "sku"} and joined is not None and joined.rows_joined:
            return lines if joined.rows_joined >= least * joined.rows else None
    return None


def orders_behind(
    first: TextTable, other: TextTable, catalogue: Catalogue, today: date
) -> tuple[Imported, SideFile] | None:
    """Orders and their lines, where the lines came first; None where `first` does not hold lines of the other's orders.

    Where each could be the lines of the other, those are what has more rows.
    """
    with suppress(DomainError):
        orders = understand(other, ImportSettings(), catalogue, today)
        lines = dated_lines(orders, first, catalogue, today, NEARLY_ALL) if isinstance(orders, Imported) else None
        if isinstance(orders, Imported) and lines is not None:
            more = first.cells.num_rows > other.cells.num_rows
            return (orders, lines) if more or not _is_theirs(first, other, catalogue, today) else None
    return None


def _is_theirs(orders: TextTable, table: TextTable, catalogue: Catalogue, today: date) -> bool:
    read = understand(orders, ImportSettings(), catalogue, today)
    return isinstance(read, Imported) and dated_lines(read, table, catalogue, today, NEARLY_ALL) is not None
