"""Several files of one kind as one table: a shop that exports month by month brings twelve of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

from lib.core.errors import CannotRead
from lib.core.findings import finding
from lib.core.words import N_, NP_
from lib.ingest.table import TextTable


def joined(tables: Sequence[TextTable], names: Sequence[str]) -> TextTable:
    """One table of all rows, in the order given; each keeps the row number of its own file.

    Args:
        tables: at least one.
        names: what the user calls each file.

    Raises:
        CannotRead: where the headers differ.
    """
    first = tables[0]
    if len(tables) == 1:
        return first
    for table, name in zip(tables, names, strict=True):
        if table.headers != first.headers:
            raise CannotRead(
                N_(
                    "“{name}” has other columns than “{first}”. Only files with the same columns are joined: give them one at a time."
                ),
                name=name,
                first=names[0],
            )
    not_data: Counter[str] = Counter()
    for table in tables:
        not_data.update(dict(table.not_data))
    said = finding("joined_files", "info", NP_("Read {count} file: {files}.", "Joined {count} files: {files}."), count=len(names), files=", ".join(names))  # fmt: skip
    return replace(
        first,
        cells=pa.concat_tables([table.cells for table in tables]),
        source_rows=pa.concat_arrays([table.source_rows for table in tables]),
        not_data=tuple(not_data.items()),
        findings=(*(remark for table in tables for remark in table.findings), said),
    )
