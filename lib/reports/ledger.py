"""The import ledger as a workbook: every row of the file with its number in the file, where it went, and its day and amount as read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.catalog.ledger import reason
from lib.core.columns import AMOUNT_E4, CURRENCY, FATE, ORDERED_AT, REFUND_E4
from lib.core.money import from_e4
from lib.core.words import N_
from lib.ingest.imported import Imported, LedgerLine, SideFile
from lib.reports.own_names import as_said, cells_as_said
from lib.reports.safe import Column, Sheet, to_xlsx
from lib.text.words import Words


def ledger_xlsx(read: Imported | SideFile, words: Words) -> bytes:
    """A sheet of the lines, and a sheet of all rows as the file has them.

    Raises:
        CannotAnswer: the file has more rows than a sheet holds.
    """
    say = words.say
    lines = read.ledger.lines
    titles = {line.code: say(reason(line.code, read.kind).title) for line in lines}
    overview = Sheet(
        say(N_("Overview")),
        (
            Column(say(N_("Where rows and money went")), "text", [titles[line.code] for line in lines]),
            Column(say(N_("Rows")), "whole", [extent(line.rows, line.orders)[0] for line in lines]),
            *_orders(read, words),
            *_amounts(read, words),
            Column(say(N_("Why")), "text", [say(reason(line.code, read.kind).explanation) for line in lines]),
        ),
    )
    return to_xlsx(overview, Sheet(say(N_("Every row")), tuple(_rows(read, titles, words))))


def extent(rows: int, orders: int) -> tuple[int | None, int | None]:
    """How many rows and orders a line is told with; None for what it has none of: the money of a refund column has no rows of its own."""
    return (rows if rows or not orders else None), orders or None


def _orders(read: Imported | SideFile, words: Words) -> list[Column]:
    """The orders of each line, where the file has orders."""
    told = [extent(line.rows, line.orders)[1] for line in read.ledger.lines]
    return [Column(words.say(N_("Orders")), "whole", told)] if any(told) else []


def money_by_currency(read: Imported | SideFile) -> dict[tuple[str, str], int] | None:
    """The money of each line and currency ("" where a row names none); None where all of it is of one, and can be added up."""
    known = read.rows[CURRENCY].dropna().unique() if {CURRENCY, AMOUNT_E4} <= set(read.rows) else []
    if len(known) < 2:
        return None
    currencies = read.rows[CURRENCY].astype("object").fillna("")
    by_row = read.rows[AMOUNT_E4].fillna(0).astype("int64").groupby([read.rows[FATE].astype("str"), currencies]).sum()
    codes, names = (by_row.index.get_level_values(level) for level in (0, 1))
    sums = {(str(code), str(name)): int(amount) for code, name, amount in zip(codes, names, by_row, strict=True)}
    if isinstance(read, Imported):
        back = read.orders[REFUND_E4].groupby(read.orders[CURRENCY].astype("object").fillna("")).sum()
        sums |= {("refund_on_order", str(currency)): -int(amount) for currency, amount in back.items()}
    return sums


def money_of(read: Imported | SideFile, line: LedgerLine, words: Words) -> str | None:
    """The money of a line as it is said: one sum, or one a currency where several are in the file; None where it cannot be told.

    Money of one currency is written with its own sign, so that pounds never pass for euros.
    """
    sums = money_by_currency(read)
    if sums is None:
        return words.money_full(line.amount_e4)
    own = {name: amount for (code, name), amount in sums.items() if code == line.code}
    named = [(name, amount) for name, amount in own.items() if amount and name]
    bare = [amount for name, amount in own.items() if amount and not name]
    parts = [replace(words, currency=name).money_full(amount) for name, amount in sorted(named)]
    parts += [replace(words, currency=None).money_full(amount) for amount in bare]
    return " + ".join(parts) or None


def _amounts(read: Imported | SideFile, words: Words) -> list[Column]:
    """The money of each line; where rows have several currencies, a column for each: they cannot be added up."""
    lines, header = read.ledger.lines, words.say(N_("Amount"))
    sums = money_by_currency(read)
    if sums is None:
        return [Column(header, "money", [from_e4(line.amount_e4) for line in lines])]
    return [
        Column(
            words.say(N_("Amount ({currency})"), currency=currency) if currency else header, "money",
            [from_e4(sums[line.code, currency]) if (line.code, currency) in sums else None for line in lines],
        )
        for currency in sorted({currency for _code, currency in sums}, key=lambda one: (not one, one))
    ]  # fmt: skip


def _as_read(read: Imported | SideFile, order: npt.NDArray[np.intp], words: Words) -> list[Column]:
    """What a spreadsheet can reckon with: the day and the amount of each row, empty where none could be read; the cells of the file stay text."""
    columns: list[Column] = []
    if ORDERED_AT in read.rows:
        days = read.rows[ORDERED_AT].iloc[order]
        told = [None if day is pd.NaT else day.date() for day in days]
        columns.append(Column(words.say(N_("Day as read")), "day", told))
    if AMOUNT_E4 in read.rows:
        amounts = read.rows[AMOUNT_E4].iloc[order].tolist()
        told = [None if pd.isna(amount) else from_e4(int(amount)) for amount in amounts]
        columns.append(Column(words.say(N_("Amount as read")), "money", told))
    return columns


def _rows(read: Imported | SideFile, titles: dict[str, str], words: Words) -> list[Column]:
    table = read.table
    fates = read.rows[FATE].astype("str").to_numpy()
    order = np.argsort(table.source_rows.to_numpy(), kind="stable")
    files: list[Column] = []
    if table.part_of is not None:
        part_of = table.part_of.to_numpy(zero_copy_only=False)
        order = np.lexsort((table.source_rows.to_numpy(), part_of))
        names = [table.part_names[place] for place in part_of[order].tolist()]
        files.append(Column(words.say(N_("File")), "text", names))
    numbers = table.source_rows.to_numpy()[order].tolist()
    columns = [
        *files,
        Column(words.say(N_("Row in the file")), "whole", numbers),
        Column(words.say(N_("Where it went")), "text", [titles.get(fate, fate) for fate in fates[order]]),
    ]
    columns += _as_read(read, order, words)
    for place, header in enumerate(table.headers):
        cells: list[Any] = table.cells.column(place).take(order).to_pylist()
        columns.append(Column(as_said(header, words), "text", cells_as_said(header, cells, words)))
    return columns
