"""The import ledger as a workbook: every row of the file with its number in the file and where it went."""

from __future__ import annotations

from typing import Any

import numpy as np

from lib.catalog.ledger import reason
from lib.core.columns import AMOUNT_E4, CURRENCY, FATE, REFUND_E4
from lib.core.money import from_e4
from lib.core.words import N_
from lib.ingest.imported import Imported, SideFile
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
            Column(say(N_("Rows")), "whole", [line.rows for line in lines]),
            *_amounts(read, words),
            Column(say(N_("Why")), "text", [say(reason(line.code, read.kind).explanation) for line in lines]),
        ),
    )
    return to_xlsx(overview, Sheet(say(N_("Every row")), tuple(_rows(read, titles, words))))


def _amounts(read: Imported | SideFile, words: Words) -> list[Column]:
    """The money of each line; where rows have several currencies, a column for each: they cannot be added up."""
    lines, header = read.ledger.lines, words.say(N_("Amount"))
    known = read.rows[CURRENCY].dropna().unique() if {CURRENCY, AMOUNT_E4} <= set(read.rows) else []
    if len(known) < 2:
        return [Column(header, "money", [from_e4(line.amount_e4) for line in lines])]
    currencies = read.rows[CURRENCY].astype("object").fillna("")
    by_row = read.rows[AMOUNT_E4].fillna(0).astype("int64").groupby([read.rows[FATE].astype("str"), currencies]).sum()
    codes, names = (by_row.index.get_level_values(level) for level in (0, 1))
    sums = {(str(code), str(name)): int(amount) for code, name, amount in zip(codes, names, by_row, strict=True)}
    if isinstance(read, Imported):
        back = read.orders[REFUND_E4].groupby(read.orders[CURRENCY].astype("object").fillna("")).sum()
        sums |= {("refund_on_order", str(currency)): -int(amount) for currency, amount in back.items()}
    return [
        Column(
            words.say(N_("Amount ({currency})"), currency=currency) if currency else header, "money",
            [from_e4(sums[line.code, currency]) if (line.code, currency) in sums else None for line in lines],
        )
        for currency in sorted({currency for _code, currency in sums}, key=lambda one: (not one, one))
    ]  # fmt: skip


def _rows(read: Imported | SideFile, titles: dict[str, str], words: Words) -> list[Column]:
    table = read.table
    fates = read.rows[FATE].astype("str").to_numpy()
    order = np.argsort(table.source_rows.to_numpy(), kind="stable")
    numbers = table.source_rows.to_numpy()[order].tolist()
    columns = [
        Column(words.say(N_("Row in the file")), "whole", numbers),
        Column(words.say(N_("Where it went")), "text", [titles.get(fate, fate) for fate in fates[order]]),
    ]
    for place, header in enumerate(table.headers):
        cells: list[Any] = table.cells.column(place).take(order).to_pylist()
        columns.append(Column(header, "text", cells))
    return columns
