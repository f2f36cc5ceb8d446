"""Sheets that each hold one customer's orders, or one channel's spend: what they are called becomes a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pyarrow as pa

from lib.core.findings import Finding, finding
from lib.core.words import N_, first_of
from lib.ingest.buyers import STAND_INS
from lib.ingest.channel_headers import names_channel, names_the_rest
from lib.ingest.fields import Catalogue
from lib.ingest.headers import words_of
from lib.ingest.headings import label_of
from lib.ingest.imported import Kind
from lib.ingest.kinds import HEAD, match_kind
from lib.ingest.table import TextTable
from lib.ingest.texts import clean

#: What the columns are called. A sheet's name may be anybody's or anything's, so that one says what it is.
_BUYER, _CHANNEL, SHEET = "Customer", "Channel", "Sheet"


def with_names_of_sheets(table: TextTable, catalogue: Catalogue) -> TextTable:
    """The same with a column of the buyer or the channel that joined sheets are called by, where no column tells; any other as it is.

    A line “Customer: …” above each table is the buyer. Other names are a column to choose, which content may tell to be people.
    """
    if "joined_sheets" not in {one.code for one in table.findings} or table.part_of is None:
        return table
    names = [clean(one) for one in table.parts]
    if SHEET in table.headers or len({one.casefold() for one in names}) != len(names):
        return table
    if all(names_channel(one) or names_the_rest(one) for one in names):
        spend = _found(table, "spend", catalogue)
        told = {"date", "amount"} <= spend and "channel" not in spend
        return _with(table, _CHANNEL, names, _told(_CHANNEL, names)) if told else table
    orders = _found(table, "orders", catalogue)
    unsaid = "ordered_at" in orders and {"amount", "unit_price"} & orders and not orders & set(STAND_INS)
    return _with_buyers(table, names, catalogue) if unsaid else table


def _with_buyers(table: TextTable, names: Sequence[str], catalogue: Catalogue) -> TextTable:
    """The same with a column of who stands above each table, or of what sheets are called that have no time in their name."""
    labelled = [one for titles in table.part_titles if (one := _labelled(titles))]
    if len(labelled) == len(names) and len(set(labelled)) > 1:
        return _with(table, _BUYER, labelled, _told(_BUYER, labelled))
    return table if any(_tells_a_time(one, catalogue) for one in names) else _with(table, SHEET, names, None)


def _found(table: TextTable, kind: Kind, catalogue: Catalogue) -> set[str]:
    return set(match_kind(table.head(HEAD), kind, (), catalogue, date.max).columns)


def _labelled(titles: Sequence[str]) -> str | None:
    """Who a line above a table says that it is of, in one cell or in two; None where none does."""
    texts = list(map(clean, titles))
    for at, text in enumerate(texts):
        more = texts[at + 1] if at + 1 < len(texts) else ""
        found = label_of(text) or label_of(f"{text.rstrip(':：')}: {more}")
        if found:
            return found[1]
    return None


def _tells_a_time(name: str, catalogue: Catalogue) -> bool:
    """Whether a sheet's name has figures in it, or is of months alone: Jan de Vries is no month."""
    return any(map(str.isdigit, name)) or all(word in catalogue.month_numbers for word in words_of(name))


def _told(column: str, names: Sequence[str]) -> Finding:
    shown = first_of(names, 6)
    if column == _CHANNEL:
        return finding(
            "sheets_are_channels", "info",
            N_("No column names a channel, and each sheet is called as one, so its spend was taken for that channel's: {names}."),
            names=shown,
        )  # fmt: skip
    return finding(
        "sheets_are_buyers", "info",
        N_("No column says who bought, and a line above each sheet's table does, so its rows were taken for that customer's: {names}."),
        names=shown,
    )  # fmt: skip


def _with(table: TextTable, header: str, names: Sequence[str], said: Finding | None) -> TextTable:
    column = pa.array(names, pa.string()).take(table.part_of)
    return replace(
        table,
        cells=table.cells.append_column(f"c{table.cells.num_columns}", column),
        headers=(*table.headers, header),
        findings=(*table.findings, said) if said else table.findings,
    )
