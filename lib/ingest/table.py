"""A file as text: what stands between reading bytes and understanding them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lib.core.findings import Finding
from lib.ingest.arrow import Column
from lib.ingest.texts import Texts

#: What a row is that is no data; a title row is also a second header or a note below the table, a cut off one ends in the middle.
NotData = Literal["blank_row", "total_row", "repeated_header", "title_row", "cut_off_row", "example_row"]
#: A whole day in a title or a name: the day of an export says nothing of the orders in it.
DAY = re.compile(r"(?<!\d)(?:20\d\d[-/._]?[01]\d[-/._]?[0-3]\d|[0-3]?\d[./][01]?\d[./]20\d\d)(?!\d)")

#: A year in a title.
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def telling(name: str) -> str:
    """A file's name; nothing where it has one whole day in it, and no period."""
    return "" if len(DAY.findall(name)) == 1 else name


@dataclass(frozen=True)
class Dialect:
    """How the file was written, as found. What a container does not have is None (a workbook has no delimiter)."""

    container: str  # csv, xlsx, xlsb, xls, ods, parquet, arrow, json, html, xml
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
        not_data: (code, rows) of rows that are not data.
        dialect: how the file was written.
        findings: what the reader had to assume or repair.
        titles: the filled cells above the header.
        parts: what the files are called that the rows came from, in the order given; none where it is one file.
        part_of: the place in `parts` of each row's file; None where it is one file.
        skipped: `not_data` of each of the `parts`; none where that is not known.
        part_titles: what says something of each of the `parts`: the cells above its header, and its name; none where it is one file.
        name: what the user calls the file.
        others: tables of the same upload that hold something else, each with its file's or sheet's name.
    """

    cells: pa.Table
    headers: tuple[str, ...]
    source_rows: pa.Array
    not_data: tuple[tuple[NotData, int], ...]
    dialect: Dialect
    findings: tuple[Finding, ...]
    titles: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    part_of: pa.Array | None = None
    skipped: tuple[tuple[tuple[NotData, int], ...], ...] = ()
    part_titles: tuple[tuple[str, ...], ...] = ()
    name: str = ""
    others: tuple[tuple[str, TextTable], ...] = ()

    @cached_property
    def encoded(self) -> dict[int, Texts]:
        """Columns by place that somebody asked for; for a few rows only, which are looked at as each kind of file in turn."""
        return {}

    def only(self, rows: npt.NDArray[np.bool_]) -> TextTable:
        """The table of some of its rows."""
        kept = pa.array(rows)
        return replace(
            self,
            cells=self.cells.filter(kept),
            source_rows=self.source_rows.filter(kept),
            part_of=None if self.part_of is None else self.part_of.filter(kept),
        )

    def head(self, rows: int) -> TextTable:
        """The table of its first rows."""
        if rows >= self.cells.num_rows:
            return self
        return replace(
            self,
            cells=self.cells.slice(0, rows),
            source_rows=self.source_rows.slice(0, rows),
            part_of=None if self.part_of is None else self.part_of.slice(0, rows),
        )

    def parts_at(self, rows: Column) -> Column | None:
        """The places in `parts` of some of its rows, in another order or several times."""
        return None if self.part_of is None else self.part_of.take(rows)

    @property
    def above(self) -> tuple[str, ...]:
        """What says something of the whole table: the cells above the header, and the sheet's name."""
        return (*self.titles, self.dialect.sheet or "")

    @property
    def called(self) -> tuple[str, ...]:
        """The same with the file's name, unless that says only when it was exported."""
        return (*self.above, telling(self.name))

    @property
    def part_rows(self) -> tuple[int, ...]:
        """How many rows each of its files has."""
        if self.part_of is None:
            return ()
        return tuple(np.bincount(self.part_of.to_numpy(zero_copy_only=False), minlength=len(self.parts)).tolist())

    @property
    def by_part(self) -> Texts | None:
        """The file of each row, where there are several."""
        if self.part_of is None or len(self.parts) < 2:
            return None
        return Texts(self.part_names, self.part_of.to_numpy(zero_copy_only=False).astype(np.int32))

    @property
    def part_names(self) -> tuple[str, ...]:
        """What the files are called, equal names told apart."""
        names: list[str] = []
        for name in self.parts:
            again = sum(one == name or one.startswith(f"{name} (") for one in names)
            names.append(f"{name} ({again + 1})" if again else name)
        return tuple(names)
