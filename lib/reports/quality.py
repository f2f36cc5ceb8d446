"""How far a file of orders can be trusted: what was read, put before the checks."""

from __future__ import annotations

from lib.analysis.quality import Quality, Shop, quality
from lib.ingest.imported import Imported


def quality_of(imported: Imported) -> Quality:
    """Every check of a whole file."""
    return quality(
        Shop(
            imported.rows,
            imported.orders,
            imported.customers,
            imported.days_sold,
            imported.rows_told_earlier,
            imported.rows_of_no_day,
            imported.rows_of_tests,
        )
    )
