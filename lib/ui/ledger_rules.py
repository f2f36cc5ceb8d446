"""The rules behind the lines of the ledger: each can be changed where it shows, and everything follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from lib.analysis.quality import largest
from lib.core.columns import FATE, ORDERED_AT
from lib.core.settings import ImportSettings
from lib.core.words import N_
from lib.ingest.cells import Columns
from lib.ingest.notes import sheet_marks
from lib.reports.own_names import as_said
from lib.ui.columns import apply_and_redraw, choose_column, choose_statuses, choose_value, key_of
from lib.ui.drawn import told_anew
from lib.ui.escape import md
from lib.ui.meaning import choose_buyer, choose_part, currencies
from lib.ui.offers import take_out_button
from lib.ui.session import session, words
from lib.ui.shop import Project

#: Draws the control of a rule, given the shop and what begins its key.
_Rule = Callable[[Project, str], None]


def change_rule(project: Project, code: str) -> None:
    """The controls of what decides a line of the ledger.

    Args:
        project: the shop.
        code: the line's.
    """
    rules = RULES[code]
    if not rules:
        return
    place = f"rule-{code}"
    for rule in rules:
        if rule in _WIDE:
            rule(project, place)
    narrow = [rule for rule in rules if rule not in _WIDE]
    with st.container(horizontal=True, vertical_alignment="top") if narrow else nullcontext():
        for rule in narrow:
            with st.container(width=_NARROW, gap="xsmall"):
                rule(project, place)


def _value(setting: str) -> _Rule:
    return lambda project, place: choose_value(setting, project, place)  # pyright: ignore[reportArgumentType] - of RULES


def _column(code: str) -> _Rule:
    return lambda project, place: choose_column(code, project, place)


def _part(code: str) -> _Rule:
    def rule(project: Project, place: str) -> None:
        now = getattr(project.reading, code)
        choose_part(code, now, apply_and_redraw, key_of(code, place, now))

    return rule


def _buyer(project: Project, place: str) -> None:
    """Who is one customer; where only one column could tell, which one it is."""
    now = project.reading.buyer
    if project.imported.buyers:
        choose_buyer(project.imported, apply_and_redraw, key_of("buyer", place, now))
    else:
        choose_column("customer_id", project, place)


def _nobody(project: Project, place: str) -> None:
    """Which names stand for anybody, as a till's do: asked of those with the most orders."""
    now = project.reading.nobody
    names = [*now, *(name for name in largest(project.imported.orders) if name not in now)]
    if not names:
        return
    key = key_of("nobody", place, now)
    st.multiselect(
        words().say(N_("Names that stand for anybody, not for one buyer")),
        names,
        default=list(now),
        key=key,
        on_change=partial(_set_nobody, key),
        select_all=False,  # who of them is nobody is told one by one
        help=words().say(
            N_(
                "A till writes one name for all walk-ins. Their orders then have no buyer, also where an e-mail address or a phone number stands beside the name."
            )
        ),
    )


def _sheet_marks(project: Project, place: str) -> None:
    """Which of the sheet's own marks say that a row is no sale: hidden, filled with a colour."""
    table, now = project.imported.table, project.reading.left_out
    marks = [*now, *(one for one in sheet_marks(table.headers, Columns(table)) if one not in now)]
    if not marks:
        return
    key = key_of("left_out", place, now)
    st.multiselect(
        words().say(N_("Rows of the sheet to leave out, whatever their status")),
        marks,
        default=list(now),
        format_func=lambda one: as_said(one, words()),
        key=key,
        on_change=partial(_set_left_out, key),
    )


def _set_left_out(key: str) -> None:
    apply_and_redraw(replace(session().reading, left_out=tuple(st.session_state[key])))


def _set_nobody(key: str) -> None:
    apply_and_redraw(replace(session().reading, nobody=tuple(st.session_state[key])))


def _day(project: Project, place: str) -> None:
    """Up to which day orders count."""
    rows = project.imported.rows
    late = rows.loc[rows[FATE] == "future_date", ORDERED_AT].max().date()
    now = project.reading.as_of or date.today()
    key = key_of("as_of", place, now)
    st.date_input(
        words().say(N_("Count orders up to")),
        value=now,
        max_value=max(late, now),
        key=key,
        format="YYYY-MM-DD",
        on_change=partial(_set, "as_of", key),
    )


def _currency(project: Project, place: str) -> None:
    """Which currency counts."""
    codes, now = currencies(project), project.reading.currency
    key = told_anew(key_of("currency", place, now))
    st.selectbox(
        words().say(N_("Count in")),
        codes,
        index=codes.index(now) if now in codes else None,
        key=key,
        on_change=partial(_set, "currency", key),
    )


def _counted_zeros(project: Project, place: str) -> None:
    """Whether orders of 0 go on counting, where some do."""
    if project.reading.zeros == "keep":
        choose_value("zeros", project, place)


def _set(setting: str, key: str) -> None:
    """A rule as it was chosen; rates belong to the currency that they were given for."""
    reading: ImportSettings = replace(session().reading, **{setting: st.session_state[key]})
    apply_and_redraw(replace(reading, rates=()) if setting == "currency" else reading)


def _files(project: Project, place: str) -> None:
    """Which file may count: the newer one wins, unless it is taken out."""
    for at, name in enumerate(project.imported.table.part_names):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(md(name), width="content")
            take_out_button(at, f"take-out-{place}-{at}")


#: Controls that lie side by side take so much; those of several choices take a line each, above them: beside another one, their choices are cut on a phone.
_NARROW, _WIDE = 300, (choose_statuses, _buyer, _nobody, _sheet_marks, _files)

#: What decides each line; a test walks the list of reasons.
RULES: Mapping[str, tuple[_Rule, ...]] = {
    "counted": (choose_statuses, _sheet_marks, _nobody, _counted_zeros),
    "refund": (_value("refunds"),),
    "refund_on_order": (_value("refunds"), _column("refund")),
    "replaced": (_files,),
    "duplicate": (_value("duplicates"),),
    "guest_order": (_buyer, _nobody),
    "unreadable": (_value("decimal"), _value("date_order"), _column("amount"), _column("ordered_at")),
    "future_date": (_day, _value("date_order")),
    "status_excluded": (choose_statuses, _sheet_marks),
    "zero_amount": (_value("zeros"), _column("amount")),
    "other_currency": (_currency,),
    "refund_ignored": (_value("refunds"),),
    "refund_unmatched": (_value("refunds"),),
    "refund_on_set_aside": (_value("refunds"), _column("refund")),
    "refund_column_ignored": (_value("refunds"), _column("refund")),
    "shipping_left_out": (_part("shipping"),),
    "tax_left_out": (_part("tax"),),
}
