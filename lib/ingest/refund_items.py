"""Refunds that a cell tells in words with their amounts: amount:12.50|reason:broken|date:2026-01-08, as plugins of WooCommerce write them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pyarrow as pa

from lib.ingest.cells import Columns
from lib.ingest.fields import Catalogue
from lib.ingest.table import TextTable
from lib.ingest.texts import clean

_AMOUNT = re.compile(
    r"(?:^|[|;,{\s])\"?(?:amount|total)\"?\s*:\s*\"?-?(\d+(?:\.\d{1,4})?)(?=$|[|;,}\s\"])", re.IGNORECASE
)
_NEARLY_ALL = 0.9


def with_refund_amounts(table: TextTable, catalogue: Catalogue) -> TextTable:
    """The same with one column more of what such cells come to, a row; any other table as it is."""
    columns = Columns(table)
    for place, header in enumerate(table.headers):
        if not catalogue.hints.says_refund(header):
            continue
        column = columns[place]
        told = [sum(map(Decimal, _AMOUNT.findall(clean(text))), Decimal(0)) for text in column.distinct]
        filled = [bool(clean(text)) for text in column.distinct]
        if (
            not any(told)
            or sum(map(bool, told)) < _NEARLY_ALL * sum(filled)
            or not all(":" in text for text in column.distinct if clean(text))
        ):
            continue
        texts = [f"{one}" if one else None for one in told] + [None]
        return replace(
            table,
            cells=table.cells.append_column(
                f"c{table.cells.num_columns}", pa.array([texts[code] for code in column.codes.tolist()], pa.string())
            ),
            headers=(*table.headers, f"Refund amount ({header.strip()})"),
        )
    return table
