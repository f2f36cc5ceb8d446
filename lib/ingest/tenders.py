"""Tills that write what was paid into a column for each way to pay: cash, card, transfer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pyarrow as pa

from lib.core.findings import finding
from lib.core.words import N_
from lib.ingest.fields import Catalogue
from lib.ingest.header_currencies import without_currency
from lib.ingest.headers import compact
from lib.ingest.likeness import BUYERS, LEAST_CONFIDENCE, name_score
from lib.ingest.numbers import Numbers, as_numbers, decimal_mark, read_figures
from lib.ingest.side import without_marks
from lib.ingest.table import TextTable
from lib.ingest.texts import encode
from lib.ingest.ways_to_pay import WAYS

_FEWEST = 2
_ZERO = Decimal(0)


def with_tenders_summed(table: TextTable, catalogue: Catalogue) -> TextTable:
    """The same with a column of what was paid in all, where only the ways to pay have columns; any other table as it is."""
    places = [at for at, header in enumerate(table.headers) if compact(without_currency(header) or header) in WAYS]
    if len(places) < _FEWEST or not _is_list_of_sales(table.headers, places, catalogue):
        return table
    figures = [read_figures(without_marks(encode(table.cells, at))) for at in places]
    mark = decimal_mark(figures, table.dialect.delimiter, figures[0])
    paid = [as_numbers(one, mark, None) for one in figures]
    if any(None in one.exact for one in paid) or not any(one.exact for one in paid):
        return table
    named = [table.headers[at].strip() for at in places]
    told = " + ".join(named)
    said = finding(
        "tenders_summed", "info",
        N_("Each way to pay has a column of its own here ({headers}); what they hold was added up."), headers=told,
    )  # fmt: skip
    total = pa.array(_sums(paid, table.cells.num_rows), pa.string())
    return replace(
        table,
        cells=table.cells.append_column(f"c{table.cells.num_columns}", total),
        headers=(*table.headers, f"amount ({told})"),
        findings=(*table.findings, said),
    )


def _is_list_of_sales(headers: Sequence[str], ways: Sequence[int], catalogue: Catalogue) -> bool:
    """Whether a column numbers orders or names buyers, and none tells the money of a row."""

    def named(*codes: str) -> bool:
        others = [header for at, header in enumerate(headers) if at not in ways]
        return any(name_score(one, catalogue.field(code)) >= LEAST_CONFIDENCE for one in others for code in codes)

    return named("order_id", *BUYERS) and named("ordered_at") and not named("amount", "unit_price")


def _sums(paid: Sequence[Numbers], rows: int) -> list[str | None]:
    """What was paid in all, a row each, in a form that can be read in one way only; None where nothing says anything."""
    sums: list[str | None] = []
    for row in range(rows):
        some = [one.exact[code] or _ZERO for one in paid if (code := int(one.texts.codes[row])) >= 0]
        sums.append(f"{sum(some, _ZERO):.4f}".removesuffix("00") if some else None)
    return sums
