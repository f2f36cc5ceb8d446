"""Next month's export laid over the months before: what both hold counts once, as the newer one has it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pyarrow as pa

from lib.core import columns as c
from lib.core.errors import CannotRead
from lib.core.words import N_
from lib.ingest.imported import Imported
from lib.ingest.joining import joined
from lib.ingest.table import TextTable


@dataclass(frozen=True)
class Appended:
    """The rows of two exports as one table.

    Attributes:
        table: the older export's rows without those of orders that the newer one has, then the newer one's.
        shared_orders: orders that both have.
    """

    table: TextTable
    shared_orders: int


def fits(older: TextTable, newer: TextTable) -> bool:
    """Whether two exports have the same columns, in any order."""
    return sorted(map(str.strip, older.headers)) == sorted(map(str.strip, newer.headers))


def append(older: Imported, newer: Imported, names: tuple[str, str]) -> Appended:
    """Lay a newer export of the same shop over an older one.

    Args:
        older: the export that is there.
        newer: the one that comes.
        names: what the user calls each file.

    Raises:
        CannotRead: their columns differ.
    """
    if not fits(older.table, newer.table):
        raise CannotRead(
            N_(
                "“{name}” has other columns than “{first}”, so it cannot be added to it. Export it in the same way, or open it by itself."
            ),
            name=names[1],
            first=names[0],
        )
    numbered = any(guess.field == c.ORDER_ID for guess in older.guesses)
    shared: set[str] = set()
    kept = older.table
    if numbered:  # without order numbers, rows that repeat exactly are dropped when the table is understood
        shared = set(older.rows[c.ORDER_ID]) & set(newer.rows[c.ORDER_ID])
        stays = pa.array((~older.rows[c.ORDER_ID].isin(shared)).to_numpy())
        kept = replace(kept, cells=kept.cells.filter(stays), source_rows=kept.source_rows.filter(stays))
    return Appended(joined([kept, _in_order(newer.table, kept)], names), len(shared))


def _in_order(table: TextTable, like: TextTable) -> TextTable:
    """The same columns in the order of another table."""
    if table.headers == like.headers:
        return table
    places: dict[str, list[int]] = {}
    for at, header in enumerate(table.headers):
        places.setdefault(header.strip(), []).append(at)
    order = [places[header.strip()].pop(0) for header in like.headers]
    cells = table.cells.select(order).rename_columns([f"c{at}" for at in range(len(order))])
    return replace(table, cells=cells, headers=like.headers)
