"""The import ledger as a workbook: every row of the file with its number in the file and where it went."""

from __future__ import annotations

from typing import Any

import numpy as np

from lib.catalog.ledger import reason
from lib.core.columns import FATE
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
            Column(say(N_("Amount")), "money", [from_e4(line.amount_e4) for line in lines]),
            Column(say(N_("Why")), "text", [say(reason(line.code, read.kind).explanation) for line in lines]),
        ),
    )
    return to_xlsx(overview, Sheet(say(N_("Every row")), tuple(_rows(read, titles, words))))


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
