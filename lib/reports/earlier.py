"""The state of a shop before its last upload, kept as the file of then: whatever rule changes, both are read by the same."""

from __future__ import annotations

from dataclasses import dataclass, field

from lib.ingest.table import TextTable

#: What older versions kept instead: a summary by the rules of then, which nothing can be compared with.
_SUMMARY = ("kind", "customer_id", "order_id", "moment", "e4")


@dataclass(frozen=True)
class Earlier:
    """The orders as they were before the last upload.

    Attributes:
        table: as the files had them.
        digest: names this state.
    """

    table: TextTable = field(repr=False)
    digest: str


def earlier_of(table: TextTable, digest: str) -> Earlier | None:
    """The state that was saved; None where an older version kept too little to compare with."""
    return None if table.headers == _SUMMARY else Earlier(table, digest)
