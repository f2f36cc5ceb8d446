"""Several files of one kind as one table: a shop that exports month by month brings twelve of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa

from lib.core.errors import CannotRead
from lib.core.findings import finding
from lib.core.words import N_, NP_
from lib.ingest.arrow import Column, Table
from lib.ingest.table import TextTable

#: The headers that the fields of a table are taken from, as far as they decide what counts, for whom and when.
Needed = Callable[[TextTable], frozenset[str]]


def fits(first: TextTable, other: TextTable, needed: Needed) -> bool:
    """Whether two tables are exports of one form: the columns that matter are in both, in any order."""
    own, others = (sorted(map(str.strip, table.headers)) for table in (first, other))
    return own == others or (needed(first) <= set(others) and needed(other) <= set(own))


def joined(tables: Sequence[TextTable], names: Sequence[str], needed: Needed | None = None) -> TextTable:
    """One table of all rows, in the order given; each keeps the row number of its own file.

    Args:
        tables: at least one.
        names: what the user calls each file.
        needed: tells columns that matter; without it, all do.

    Raises:
        CannotRead: where columns that matter differ.
    """
    first = tables[0]
    if len(tables) == 1:
        return first
    for table, name in zip(tables, names, strict=True):
        if not fits(first, table, needed or _all):
            raise CannotRead(
                N_(
                    "“{name}” has other columns than “{first}”. Only files with the same columns are joined: give them one at a time."
                ),
                name=name,
                first=names[0],
            )
    headers = all_headers(tables)
    not_data: Counter[str] = Counter()
    for table in tables:
        not_data.update(dict(table.not_data))
    said = finding("joined_files", "info", NP_("Read {count} file: {files}.", "Joined {count} files: {files}."), count=len(names), files=", ".join(names))  # fmt: skip
    parts, part_of = parts_of(tables, names)
    return replace(
        first,
        cells=pa.concat_tables([under(table, headers) for table in tables]),
        headers=headers,
        source_rows=pa.concat_arrays([table.source_rows for table in tables]),
        not_data=tuple(not_data.items()),
        findings=(*(remark for table in tables for remark in table.findings if remark.code != said.code), said),
        parts=parts,
        part_of=part_of,
    )


def _all(table: TextTable) -> frozenset[str]:
    return frozenset(map(str.strip, table.headers))


def parts_of(tables: Sequence[TextTable], names: Sequence[str]) -> tuple[tuple[str, ...], Column]:
    """The files of several tables, those of a table that has several each by itself, and which one each row is of."""
    parts: list[str] = []
    places: list[Column] = []
    for table, name in zip(tables, names, strict=True):
        own = np.zeros(len(table.source_rows), dtype=np.int32)
        if table.part_of is not None:
            own = table.part_of.to_numpy(zero_copy_only=False).astype(np.int32)
        places.append(pa.array(own + np.int32(len(parts)), pa.int32()))
        parts.extend(table.parts or (name,))
    return tuple(parts), pa.concat_arrays(places)


def all_headers(tables: Sequence[TextTable]) -> tuple[str, ...]:
    """The first table's headers, then what others have beside them."""
    headers = list(tables[0].headers)
    left: Counter[str] = Counter(map(str.strip, headers))
    for table in tables[1:]:
        own = Counter(map(str.strip, table.headers))
        headers += [header for header in table.headers if own[header.strip()] > left[header.strip()]]
        left |= own
    return tuple(headers)


def under(table: TextTable, headers: Sequence[str]) -> Table:
    """A table's cells under other headers, in whatever order its own stand; nothing where it has no such column."""
    if tuple(headers) == table.headers:
        return table.cells
    places: dict[str, list[int]] = {}
    for at, header in enumerate(table.headers):
        places.setdefault(header.strip(), []).append(at)
    columns: dict[str, Any] = {}
    for at, header in enumerate(headers):
        own = places.get(header.strip(), [])
        columns[f"c{at}"] = table.cells.column(own.pop(0)) if own else pa.nulls(table.cells.num_rows, pa.string())
    return pa.table(columns)
