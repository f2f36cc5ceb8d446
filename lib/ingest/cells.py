"""The cells of a file by field: each column is encoded when somebody asks for it, and once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, overload

import numpy as np

from lib.ingest.groups import Groups, Mask, combine
from lib.ingest.headers import compact
from lib.ingest.hidden_rows import HIDDEN_HEADER
from lib.ingest.spool import aside
from lib.ingest.table import TextTable
from lib.ingest.texts import Texts, absent, encode

_HEAD = 2_000


class Columns(Sequence[Texts]):
    """The columns of a table, encoded on demand."""

    def __init__(self, table: TextTable) -> None:
        self._table = table
        self._encoded = table.encoded if table.cells.num_rows <= _HEAD else {}

    @property
    def delimiter(self) -> str | None:
        """What stands between the cells of a file of text; None in a workbook."""
        return self._table.dialect.delimiter

    @property
    def container(self) -> str:
        """What the file is, such as csv, xlsx or json."""
        return self._table.dialect.container

    @property
    def encoding(self) -> str | None:
        """How a file of text was encoded; None in a workbook."""
        return self._table.dialect.encoding

    @overload
    def __getitem__(self, index: int) -> Texts: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Texts]: ...
    def __getitem__(self, index: int | slice) -> Texts | Sequence[Texts]:
        """A column, or several."""
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        if index not in self._encoded:
            self._encoded[index] = encode(self._table.cells, index)
        return self._encoded[index]

    def head(self, place: int) -> Texts:
        """The first rows of a column: whoever only asks whether it can be something need not encode all of it."""
        return self[place] if self.rows <= _HEAD else encode(self._table.cells.slice(0, _HEAD), place)

    def __len__(self) -> int:
        return self._table.cells.num_columns

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return self._table.cells.num_rows

    def of(self, rows: Mask) -> Sequence[Texts]:
        """The columns, only the masked rows of them."""
        if rows.all():
            return self
        cells = self._table.cells.filter(rows)
        return [encode(cells, place) for place in range(len(self))]

    def content(self, rows: Mask) -> Groups:
        """One code for each distinct content of the masked rows over all columns; every other row has its own."""
        result = np.arange(len(rows), dtype=np.int64)
        if rows.any():
            # A code of the masked rows is the place of the first of them, so that it is no other row's.
            told = [at for at, header in enumerate(self._table.headers) if header != HIDDEN_HEADER]  # none of the file
            columns = self.of(rows)
            codes = combine([columns[at].codes for at in told])
            places = np.nonzero(rows)[0]
            result[places] = places[np.unique(codes, return_index=True)[1]][codes]
        return aside(result)


class Cells:
    """The columns of a file under the names of the fields they hold."""

    def __init__(
        self,
        columns: Columns,
        headers: Sequence[str],
        places: dict[str, int],
        grain: Literal["unknown", "line"] = "unknown",
    ) -> None:
        self.columns = columns
        #: "line": the file's own form says that each row is a line of an order, with money of its own.
        self.grain: Literal["unknown", "line"] = grain
        self._headers = headers
        self._places = places

    def __contains__(self, field: object) -> bool:
        return field in self._places

    def header(self, field: str) -> str:
        """The header of a field's column."""
        return self._headers[self._places[field]]

    def heading(self, place: int) -> str:
        """The header of a column by its position."""
        return self._headers[place]

    def headed(self, header: str) -> Texts | None:
        """The column of a header, whether or not it is a field; None where there is none."""
        keys = [compact(one) for one in self._headers]
        key = compact(header)
        return self.columns[keys.index(key)] if key and key in keys else None

    @property
    def headings(self) -> Sequence[str]:
        """The headers of all columns."""
        return self._headers

    def place(self, field: str) -> int:
        """The position of a field's column."""
        return self._places[field]

    def texts(self, field: str) -> Texts:
        """A field's cells as they are; all missing where the file does not have the field."""
        place = self._places.get(field)
        return absent(self.columns.rows) if place is None else self.columns[place]


def every(rows: int) -> Mask:
    """A mask of all rows."""
    return np.ones(rows, dtype=np.bool_)
