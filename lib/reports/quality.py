"""How far a file of orders can be trusted: what was read, put before the checks."""

from __future__ import annotations

from typing import Any

import pandas as pd

from lib.analysis.quality import Quality, Shop, quality
from lib.ingest.cells import Columns
from lib.ingest.imported import Imported
from lib.ingest.texts import cleaned, first_of


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
            _addresses(imported),
        )
    )


def _addresses(imported: Imported) -> pd.Series[Any] | None:
    """The addresses of buyers as the file has them; None where reading left none of them out."""
    table = imported.table
    headers = {guess.header for guess in imported.guesses if guess.field in {"email", "customer_id"}}
    if not headers or all(one.code != "ids_placeholder" for one in imported.findings):
        return None
    columns = Columns(table)
    of_buyers = [cleaned(columns[place]) for place, header in enumerate(table.headers) if header in headers]
    return first_of(one.map(lambda text: text if "@" in text else None) for one in of_buyers).series()
