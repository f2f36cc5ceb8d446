"""Advertising with several figures a channel beside one another: Google cost, Google clicks, Meta cost, Meta clicks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa

from lib.ingest.across import TOTALS, channels_told
from lib.ingest.fields import Catalogue, Field
from lib.ingest.header_currencies import header_currency
from lib.ingest.headers import compact
from lib.ingest.table import TextTable
from lib.ingest.texts import clean

_MEASURES = ("amount", "impressions", "clicks", "conversions")
_FEWEST = 2
#: The column of each figure.
Group = dict[str, int]


def with_groups_below(table: TextTable, catalogue: Catalogue) -> TextTable:
    """The same with a row a day and channel, where each channel has the same figures beside one another; any other table as it is."""
    spend = {field.code: field for field in catalogue.kind("spend").fields}
    days = [at for at, header in enumerate(table.headers) if compact(header) in spend["date"].ranks]
    groups: dict[str, Group] = {}
    for at, header in enumerate(table.headers):
        found = _split(header, spend) if at not in days else None
        if found is None and at not in days and header.strip() and not TOTALS.found_in(header):
            return table
        if found is not None and not TOTALS.found_in(found[0]):
            groups.setdefault(found[0], {}).setdefault(found[1], at)
    measures = {frozenset(group) for group in groups.values()}
    if len(days) != 1 or len(groups) < _FEWEST or len(measures) != 1 or not _of_spend(measures.pop()):
        return table
    return _below(table, days[0], groups)


def _of_spend(measures: frozenset[str]) -> bool:
    return "amount" in measures and len(measures) >= _FEWEST


def _split(header: str, spend: Mapping[str, Field]) -> tuple[str, str] | None:
    """The channel and the figure that a header names, in either order."""
    words = clean(header).replace("_", " ").split()
    for at in range(1, len(words)):
        for name, rest in ((words[at:], words[:at]), (words[:at], words[at:])):
            measure = next((code for code in _MEASURES if compact(" ".join(name)) in spend[code].ranks), None)
            if measure is not None:
                return " ".join(rest), measure
    return None


def _below(table: TextTable, day: int, groups: Mapping[str, Group]) -> TextTable:
    """One group below the other, by day."""
    names, rows = list(groups), table.cells.num_rows
    measures = [code for code in _MEASURES if code in next(iter(groups.values()))]
    each = np.repeat(np.arange(rows), len(names))
    columns = [table.cells.column(day).take(pa.array(each)), pa.array(names * rows, pa.string())]
    for code in measures:
        cells = [np.array(table.cells.column(group[code]).to_pylist(), dtype=object) for group in groups.values()]
        columns.append(pa.array(np.stack(cells, axis=1).ravel(), pa.string()))
    currencies = {header_currency(table.headers[group["amount"]]) for group in groups.values()} - {None}
    money = f"spend ({currencies.pop()})" if len(currencies) == 1 else "spend"
    return replace(
        table,
        cells=pa.table({f"c{at}": column for at, column in enumerate(columns)}),
        headers=(table.headers[day], "channel", money, *measures[1:]),
        source_rows=table.source_rows.take(pa.array(each)),
        part_of=table.parts_at(pa.array(each)),
        findings=(*table.findings, channels_told(names)),
    )
