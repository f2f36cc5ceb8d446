"""A file as text: what stands between reading bytes and understanding them."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from lib.core.findings import Finding


@dataclass(frozen=True)
class Dialect:
    """How the file was written, as found. What a container does not have is None (a workbook has no delimiter)."""

    container: str  # csv, xlsx, xlsb, xls, ods, parquet, json, html, xml
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    header_row: int | None = None  # 1-based row of the file or sheet


@dataclass(frozen=True)
class TextTable:
    """The data rows of one table, every cell as text.

    Attributes:
        cells: string columns c0..cN (null: the row had no such cell; "" is an empty cell), as the file has them.
        headers: the text of the header cells, one a column of `cells`, as the file has them.
        source_rows: the 1-based row of the file or sheet that each row of `cells` came from.
        not_data: (code, rows) of rows that are not data: "blank_row", "total_row", "repeated_header", "title_row" (also a
            second header, and notes below the table), "cut_off_row" (a last line that ends in the middle).
        dialect: how the file was written.
        findings: what the reader had to assume or repair.
        titles: the filled cells above the header.
    """

    cells: pa.Table
    headers: tuple[str, ...]
    source_rows: pa.Array
    not_data: tuple[tuple[str, int], ...]
    dialect: Dialect
    findings: tuple[Finding, ...]
    titles: tuple[str, ...] = ()
