"""Step 2 of the data page: where every row and every unit of money went, each line opening into its rows."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from lib.catalog.ledger import reason
from lib.core.words import N_, NP_, Template
from lib.ingest.imported import Fate, Imported, LedgerLine, SideFile
from lib.ingest.ledger import rows_of
from lib.ingest.table import NotData
from lib.reports.ledger import extent, ledger_xlsx, money_by_currency, money_of
from lib.reports.own_names import as_said, cells_as_said
from lib.reports.safe import LARGEST_SHEET
from lib.ui.columns import undo_reading
from lib.ui.ledger_rules import change_rule
from lib.ui.page import excel, step
from lib.ui.panels import panel_drawn_when_open
from lib.ui.session import session, words
from lib.ui.shop import Project
from lib.ui.two_readings import say_settled
from lib.ui.words import plain_words

_ROWS_A_PAGE = 50
#: What decides over a row's fate stands first in its table, so that nobody has to scroll for the money.
_IN_FRONT = ("order_id", "amount", "refund", "ordered_at", "status")
_ICONS: dict[Fate, str] = {
    "counted": ":material/check_circle:",
    "netted": ":material/remove_circle:",
    "set_aside": ":material/pause_circle:",
    "dropped": ":material/cancel:",
}
NOT_DATA: Mapping[NotData, Template] = {
    "blank_row": NP_("{count} blank row", "{count} blank rows"),
    "example_row": NP_("{count} example row of our template", "{count} example rows of our template"),
    "total_row": NP_("{count} row of totals", "{count} rows of totals"),
    "repeated_header": NP_("{count} repeated header", "{count} repeated headers"),
    "title_row": NP_("{count} title row", "{count} title rows"),
    "cut_off_row": NP_("{count} row that is cut off", "{count} rows that are cut off"),
}


def every_row(project: Project) -> None:
    """The ledger in words."""
    say, imported = words().say, project.imported
    with step(2, say(N_("See where every row went"))):
        with st.container(gap="xsmall"):
            for line in imported.ledger.lines:
                none_counts = line.code == "counted" and not line.rows
                if not none_counts or imported.sold is None:  # that no order without a buyer counts is said above
                    _line(project, line)
        if session().can_undo("reading"):
            st.button(say(N_("Undo")), key="undo-ledger", icon=":material/undo:", on_click=undo_reading)
        _together(imported)
        _take_away(project)


def _take_away(project: Project) -> None:
    """All of it as a workbook."""
    say, own = words().say, words()
    if project.imported.ledger.rows_read > LARGEST_SHEET:
        return
    ledger = say(N_("import ledger"))
    excel(
        say(N_("All rows and where they went, as Excel")),
        partial(ledger_xlsx, project.imported, own),
        f"{project.name} - {ledger}",
        "ledger-xlsx",
        say(N_("With the row numbers of your file. It holds your customers' data: keep it to yourself.")),
    )


def _line(project: Project, line: LedgerLine) -> None:
    imported, why = project.imported, reason(line.code)
    say = words().say
    facts = [f"**{say(why.title)}**"]
    rows, orders = extent(line.rows, line.orders)
    if rows is not None:
        facts.append(say(NP_("{count} row", "{count} rows"), count=rows))
    if orders is not None and orders != rows:
        facts.append(say(NP_("{count} order", "{count} orders"), count=orders))
    money = money_of(imported, line, words())
    if money is not None:
        facts.append(money.replace("-", "-\u2060"))  # a minus does not end a line
    panel = panel_drawn_when_open(" · ".join(facts), f"ledger-{line.code}", _ICONS[line.fate])
    if panel.open:
        with panel:
            st.markdown(say(why.explanation))
            say_settled(imported, project.reading.settled, line.code)
            change_rule(project, line.code)
            rows_behind(imported, line.code, "ledger")


def rows_behind(read: Imported | SideFile, code: str, key: str) -> None:
    """The rows behind a line as the file has them, a page at a time; what decides over them comes before the other columns.

    Args:
        read: the file.
        code: the line's.
        key: begins the keys of the widgets.
    """
    positions = np.flatnonzero(rows_of(read, code))
    if not len(positions):
        return
    pages = math.ceil(len(positions) / _ROWS_A_PAGE)
    page = st.pagination(pages, key=f"{key}-page-{code}") if pages > 1 else 1
    at = positions[(page - 1) * _ROWS_A_PAGE : page * _ROWS_A_PAGE]
    table = read.table
    cells = table.cells.take(at)
    columns = {words().say(N_("Row")): table.source_rows.take(at).to_pylist()}
    if table.part_of is not None:
        files = [table.part_names[place] for place in table.part_of.take(at).to_pylist()]
        columns = {words().say(N_("File")): files, **columns}
    front = {guess.header: _IN_FRONT.index(guess.field) for guess in read.guesses if guess.field in _IN_FRONT}
    headers = sorted(enumerate(table.headers), key=lambda one: front.get(one[1], len(_IN_FRONT)))
    for place, header in headers:
        name = as_said(header, words()) or f"({place + 1})"
        told = cells_as_said(header, cells.column(place).to_pylist(), words())
        columns[name if name not in columns else f"{name} ({place + 1})"] = told
    st.dataframe(pd.DataFrame(columns), hide_index=True, key=f"{key}-rows-{code}", height="content")


def _together(imported: Imported) -> None:
    """The sums agree, and what was no data at all."""
    say, ledger = words().say, imported.ledger
    if money_by_currency(imported) is None:
        template = NP_(
            "Together {count} row and {money}: everything that was read.",
            "Together {count} rows and {money}: everything that was read.",
        )
        total = say(template, count=ledger.rows_read, money=plain_words().money_full(ledger.amount_read_e4))
    else:
        template = NP_(
            "Together {count} row: everything that was read.", "Together {count} rows: everything that was read."
        )
        total = say(template, count=ledger.rows_read)
    skipped = [say(NOT_DATA[code], count=rows) for code, rows in imported.table.not_data if rows]
    if skipped:
        total = words().together(total, say(N_("Not counted as rows: {kinds}."), kinds=say(N_(", ")).join(skipped)))
    st.caption(total)
