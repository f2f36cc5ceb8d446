"""Records written as names and values: a block of lines such as “Order: 1001” each, or a long table of order, field and value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from lib.ingest.arrow import Table
from lib.ingest.fields import Catalogue, Field
from lib.ingest.grid import filled, filled_counts, is_filled, is_value
from lib.ingest.header import HeaderScore
from lib.ingest.layout import Layout
from lib.ingest.likeness import name_score
from lib.ingest.table import TextTable
from lib.ingest.texts import Texts, clean, encode
from lib.ingest.troubles import remark

_FEWEST_KEYS, _MOST_KEYS = 3, 80
#: So many of the lines are names with values, and so many of the names are names of columns.
_NEARLY, _KNOWN, _SURE = 0.85, 0.4, 0.8
_HEAD = 400
_FEWEST_RECORDS = 2
_MOST_LOOKED_AT = 2_000


def records_of_pairs(grid: Table, header_score: HeaderScore | None) -> Layout | None:
    """The records of a grid of two columns that names and values fill, one a row; None of any other grid.

    A record begins with the first name that comes again and again.
    """
    if header_score is None or not grid.num_columns >= 2 or not _may_be_pairs(grid.slice(0, _HEAD), header_score):
        return None
    first, second = _both_columns(grid)
    names = [clean(text).rstrip(":：") if text else "" for text in grid.column(first).to_pylist()]
    values = grid.column(second).to_pylist()
    keys = _keys_of(names)
    if not keys:
        return None
    start = next(name for name in names if name in keys)
    records: list[dict[str, str]] = []
    rows: list[int] = []
    for at, (name, value) in enumerate(zip(names, values, strict=True)):
        if name == start:
            records.append({})
            rows.append(at)
        if name in keys and records and value and is_filled(value):
            before = records[-1].get(name)
            records[-1][name] = value if before is None else f"{before}, {value}"
    if len(records) < _FEWEST_RECORDS:
        return None
    cells = pa.table(
        {f"c{at}": pa.array([one.get(key) for one in records], pa.string()) for at, key in enumerate(keys)}
    )
    used = np.isin(names, keys)
    said = (remark("records_of_lines", count=len(records), first=start),)
    other = int((~used & (filled_counts(grid) > 0)).sum())
    return Layout(cells, tuple(keys), pa.array(rows, pa.int64()), None, (("title_row", other),) if other else (), said)


def _both_columns(grid: Table) -> tuple[int, int]:
    """The two columns that are filled most, from left to right."""
    counts = [int(filled(column).sum()) for column in grid.columns]
    first, second = sorted(sorted(range(len(counts)), key=lambda at: -counts[at])[:2])
    return first, second


def _keys_of(names: Sequence[str]) -> list[str]:
    """The names that come again and again, as the file first writes them."""
    counts = Counter(name for name in names if name and not is_value(name))
    most = max(counts.values(), default=0)
    again = [name for name, count in counts.items() if count >= _FEWEST_RECORDS and count * 20 >= most]
    return again if _FEWEST_KEYS <= len(again) <= _MOST_KEYS else []


def _may_be_pairs(head: Table, header_score: Callable[[Sequence[str]], float]) -> bool:
    """Whether the first rows of a grid are names of columns with a value each."""
    counts = filled_counts(head)
    some = counts > 0
    if not some.any() or (counts[some] <= 2).mean() < _NEARLY:
        return False
    names = [clean(text).rstrip(":：") if text else "" for text in head.column(_both_columns(head)[0]).to_pylist()]
    keys = _keys_of(names)
    known = sum(name in keys for name in names)
    return bool(keys) and known >= _NEARLY * int(some.sum()) and header_score(keys) >= _KNOWN


def with_records_across(table: TextTable, catalogue: Catalogue) -> TextTable:
    """The same with a row a record, where each row is one field of it: 1001, email, anna@x.de; any other table as it is."""
    if not _FEWEST_KEYS <= len(table.headers) <= _FEWEST_KEYS + 1:
        return table
    day, money = (_named(catalogue, *codes) for codes in (("ordered_at",), ("amount", "unit_price")))
    if any(name_score(header, field) >= _SURE for header in table.headers for field in day):
        return table
    head = table.cells.slice(0, _MOST_LOOKED_AT)
    if not any(_names_fields(encode(head, place), (day, money)) for place in range(len(table.headers))):
        return table
    columns = [encode(table.cells, place) for place in range(len(table.headers))]
    names = [at for at, column in enumerate(columns) if _names_fields(column, (day, money))]
    if len(names) != 1:
        return table
    (name,) = names
    others = [at for at in range(len(columns)) if at != name]
    value = max(others, key=lambda at: len(columns[at].distinct))
    whose = min(others, key=lambda at: (len(columns[at].distinct), at))
    if value == whose or len(columns[whose].distinct) * _FEWEST_RECORDS > len(columns[whose]):
        return table
    return _across(table, whose, columns[name], columns[value])


def _named(catalogue: Catalogue, *codes: str) -> list[Field]:
    return [catalogue.field(code) for code in codes]


def _names_fields(column: Texts, needed: Sequence[Sequence[Field]]) -> bool:
    """Whether a column holds names of fields again and again, the day and the money among them."""
    names = list(map(clean, column.distinct[: _MOST_KEYS + 1]))
    if not _FEWEST_KEYS <= len(names) <= _MOST_KEYS or len(names) * _FEWEST_RECORDS > len(column):
        return False
    return all(any(name_score(name, field) >= _SURE for name in names for field in fields) for fields in needed)


def _across(table: TextTable, whose: int, names: Texts, values: Texts) -> TextTable:
    """One row for each text of a column, its fields beside one another."""
    ids = encode(table.cells, whose)
    keys = [clean(name) for name in names.distinct]
    cells: list[list[str | None]] = [[None] * len(ids.distinct) for _ in keys]
    rows = np.full(len(ids.distinct), -1, dtype=np.int64)
    for row, (one, name, value) in enumerate(zip(ids.codes.tolist(), names.codes.tolist(), values.codes.tolist(), strict=True)):  # fmt: skip
        if one < 0 or name < 0:
            continue
        rows[one] = row if rows[one] < 0 else rows[one]
        if value >= 0 and cells[name][one] is None:
            cells[name][one] = values.distinct[value]
    columns = [pa.array(list(ids.distinct), pa.string()), *(pa.array(one, pa.string()) for one in cells)]
    made = pa.table({f"c{at}": column for at, column in enumerate(columns)})
    said = remark("records_of_lines", count=len(ids.distinct), first=table.headers[whose])
    return replace(
        table,
        cells=made,
        headers=(table.headers[whose], *keys),
        source_rows=table.source_rows.take(pa.array(rows)),
        part_of=table.parts_at(pa.array(rows)),
        findings=(*table.findings, said),
    )
