from __future__ import annotations

import csv
import io

import pyarrow as pa

from lib.ingest.table import Dialect, TextTable


def table_of(text: str, delimiter: str = ",") -> TextTable:
    """A TextTable of small CSV text with a header row; what the reader makes of a tidy file."""
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(row)]
    return table_from(rows[0], rows[1:], delimiter)


def table_from(headers: list[str], rows: list[list[str]], delimiter: str = ",") -> TextTable:
    columns = [[row[place] if place < len(row) else None for row in rows] for place in range(len(headers))]
    cells = pa.table({f"c{place}": pa.array(column, pa.string()) for place, column in enumerate(columns)})
    return TextTable(
        cells=cells,
        headers=tuple(headers),
        source_rows=pa.array(range(2, len(rows) + 2), pa.int64()),
        not_data=(),
        dialect=Dialect("csv", encoding="utf-8", delimiter=delimiter, header_row=1),
        findings=(),
    )
