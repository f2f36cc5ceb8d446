"""A file beside the orders: what it was taken for, which column is what, how values are read, and where its rows went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from lib.catalog import CATALOGUE
from lib.catalog.ledger import reason
from lib.core.errors import DomainError
from lib.core.settings import ImportSettings
from lib.core.words import N_, NP_
from lib.ingest.imported import Kind, SideFile
from lib.reports.ledger import ledger_xlsx
from lib.reports.safe import LARGEST_SHEET
from lib.ui.choices import DATE_ORDERS, DECIMALS, DUPLICATES, KIND_TITLES
from lib.ui.drawn import told_anew
from lib.ui.ledger import rows_behind
from lib.ui.page import excel
from lib.ui.projects import reread_side
from lib.ui.session import Session, session, words
from lib.ui.shop import Beside
from lib.ui.words import plain_words


def side_columns(here: Session, one: Beside) -> None:
    """The panel of one file; it reads nothing before it is opened.

    Args:
        here: this tab.
        one: the file.
    """
    key = f"side-{one.digest[:12]}"
    panel = st.expander(words().say(N_("Its columns, and where its rows went")), key=key, on_change="rerun")
    if panel.open:
        with panel:
            _kind(here, one)
            _fields(here, one)
            _values(here, one)
            _ledger(one)
            if here.can_undo("beside"):
                st.button(words().say(N_("Undo")), key=f"{key}-undo", icon=":material/undo:", on_click=here.undo_beside)


def _key(here: Session, one: Beside, what: str) -> str:
    return f"side-{what}-{one.digest[:12]}-{here.revision}"


def _kind(here: Session, one: Beside) -> None:
    """What the file holds; a choice that it cannot be is refused in a sentence."""
    say, key = words().say, told_anew(_key(here, one, "kind"))
    kinds = [known.kind for known in CATALOGUE.kinds]
    st.selectbox(
        say(N_("This file holds")),
        kinds,
        index=kinds.index(one.kind),
        format_func=lambda kind: say(KIND_TITLES[kind]),
        key=key,
        on_change=partial(_change_kind, one, key),
    )


def _fields(here: Session, one: Beside) -> None:
    """One choice a field, in the order of the kind's list."""
    say, side = words().say, one.side
    found = {guess.field: guess.header for guess in side.guesses}
    headers = ["", *dict.fromkeys(header for header in side.table.headers if header)]
    with st.grid(3, min_column_width=200):
        for field in CATALOGUE.kind(one.kind).fields:
            key, header = told_anew(_key(here, one, field.code)), found.get(field.code, "")
            st.selectbox(
                say(field.title),
                headers,
                index=headers.index(header) if header in headers else 0,
                format_func=lambda choice: choice or say(N_("not in the file")),
                key=key,
                on_change=partial(_map, one, field.code, key),
            )


def _values(here: Session, one: Beside) -> None:
    say, reading = words().say, one.side.reading
    choices: list[tuple[str, str, Mapping[Any, str], object]] = [
        (N_("Amounts are written"), "decimal", DECIMALS, reading.decimal),
        (N_("Dates are written"), "date_order", DATE_ORDERS, reading.date_order),
        (N_("Rows that repeat exactly"), "duplicates", DUPLICATES, one.reading.duplicates),
    ]
    with st.grid(3, min_column_width=200):
        for label, setting, options, now in choices:
            key, codes = told_anew(_key(here, one, setting)), list(options)
            st.selectbox(
                say(label),
                codes,
                index=codes.index(now),
                format_func=lambda code, options=options: say(options[code]),
                key=key,
                on_change=partial(_set, one, setting, key),
            )


def _ledger(one: Beside) -> None:
    """Where every row of the file went, each reason opening into its rows."""
    say, side = words().say, one.side
    lines = {line.code: line for line in side.ledger.lines if line.rows}
    if not lines:
        return

    def label(code: str) -> str:
        line = lines[code]
        rows = say(NP_("{count} row", "{count} rows"), count=line.rows)
        amount = f" · {_money(side, line.amount_e4)}" if line.amount_e4 else ""
        return f"{say(reason(code, side.kind).title)} · {rows}{amount}"

    chosen = st.pills(
        say(N_("Where its rows went")), list(lines), format_func=label, key=f"side-ledger-{one.digest[:12]}"
    )
    if chosen is not None:
        st.markdown(say(reason(chosen, side.kind).explanation))
        rows_behind(side, chosen, f"side-{one.digest[:12]}")
    if side.ledger.rows_read <= LARGEST_SHEET:
        ledger = say(N_("import ledger"))
        excel(
            say(N_("All rows and where they went, as Excel")),
            partial(ledger_xlsx, side, words()),
            f"{one.file} - {ledger}",
            f"side-xlsx-{one.digest[:12]}",
        )


def _money(side: SideFile, amount_e4: int) -> str:
    return replace(plain_words(), currency=side.currency).money_full(amount_e4)


def _map(one: Beside, field: str, key: str) -> None:
    others = tuple(pair for pair in one.reading.mapping if pair[0] != field)
    _apply(one, one.kind, replace(one.reading, mapping=(*others, (field, st.session_state[key]))))


def _set(one: Beside, setting: str, key: str) -> None:
    _apply(one, one.kind, replace(one.reading, **{setting: st.session_state[key]}))


def _change_kind(one: Beside, key: str) -> None:
    """Another kind has other fields, so that what was told of this one's falls away."""
    _apply(one, st.session_state[key], replace(one.reading, mapping=()))


def _apply(one: Beside, kind: Kind, reading: ImportSettings) -> None:
    """Take the file like this; where that cannot be, say why and keep it as it was."""
    here = session()
    here.trouble = None
    try:
        reread_side(here, one, kind, reading)
    except DomainError as problem:
        here.trouble = problem.sentence
        here.revision += 1  # the controls show again what holds
