"""Step 4 of the data page: the shop's own dashboard shows other figures, and every line of the difference is explained."""

from __future__ import annotations

from datetime import date
from math import inf

import streamlit as st

from lib.analysis.reconcile import Line, Reconciliation, Shown
from lib.core.columns import ORDERED_AT, REFUNDED_AT
from lib.core.money import SCALE
from lib.core.words import N_, NP_
from lib.ui import doors
from lib.ui.escape import md
from lib.ui.guard import guarded
from lib.ui.page import findings, step
from lib.ui.session import Session, words
from lib.ui.shop import Project
from lib.ui.typed_figures import figure_box, typed_count, typed_money
from lib.ui.words import plain_words

#: A dashboard that shows no cents may have rounded up to half a unit.
_HALF_A_UNIT_E4 = SCALE // 2


def reconcile(here: Session, project: Project, number: int) -> int:
    """Take the dashboard's figures, and say why they are what they are. Returns the next step's number."""
    imported = project.imported
    if imported.by_currency is not None or imported.orders.empty:
        return number
    say = words().say
    hint = N_("Type in what your shop system itself shows for a period. What you leave empty is not compared.")
    with step(number, say(N_("Reconcile with your shop's own dashboard")), say(hint)):
        _ask(here, project)
        if here.shown is not None:
            with guarded():  # what was typed in may not fit; the rest of the page goes on
                _explain(doors.reconciliation(here.shown))
    return number + 1


def _ask(here: Session, project: Project) -> None:
    say, tag = words().say, f"{project.digest[:8]}-{here.revision}"
    moments, back = project.imported.orders[ORDERED_AT], project.imported.refunds[REFUNDED_AT]
    first, last = moments.min().date(), moments.max().date()
    if back.notna().any():  # what was given back after the last order is part of the same figures
        last = max(last, back.max().date())
    with st.form(f"reconcile-{tag}"):
        period, money, order_count, buyer_count = st.columns([8, 5, 4, 4])
        with period:
            days = st.date_input(say(N_("Period")), value=(first, last), key=f"shown-days-{tag}", format="YYYY-MM-DD")
        with money:
            revenue = figure_box(
                say(N_("Revenue")),
                typed_money(-inf),
                None,
                key=f"shown-revenue-{tag}",
                empty="is told",
                on_change="of a form",
            )
        with order_count:
            orders = _count(say(N_("Orders")), f"shown-orders-{tag}")
        with buyer_count:
            buyers = _count(say(N_("Buyers")), f"shown-buyers-{tag}")
        if st.form_submit_button(say(N_("Compare")), type="primary"):
            here.shown = _shown(days, revenue, orders, buyers)


def _count(label: str, key: str) -> int | None:
    typed = figure_box(label, typed_count(0), None, key=key, empty="is told", on_change="of a form")
    return None if typed is None else round(typed)


def _shown(days: object, revenue: float | None, orders: int | None, buyers: int | None) -> Shown | None:
    """What was typed in; None while the period is still being chosen."""
    if not isinstance(days, tuple) or len(days) != 2:
        return None
    first, last = days
    if not isinstance(first, date) or not isinstance(last, date):
        return None
    if revenue is None:
        return Shown(first, last, None, orders, buyers)
    revenue_e4 = round(revenue * SCALE)
    if revenue_e4 % SCALE == 0:
        return Shown(first, last, revenue_e4, orders, buyers, _HALF_A_UNIT_E4)
    return Shown(first, last, revenue_e4, orders, buyers)


def _explain(result: Reconciliation) -> None:
    """The verdict, the way from our figures to theirs, and what else could differ."""
    say = words().say
    findings(result.findings)
    explaining = [line for line in result.lines if line.part == "explains"]
    st.table(_way(result, explaining), border="horizontal")
    possible = [line for line in result.lines if line.part == "possible"]
    if possible:
        label = NP_(
            "{count} other way of counting, which is not needed to explain it",
            "{count} other ways of counting, which are not needed to explain it",
        )
        if result.verdict == "unexplained":
            label = NP_(
                "{count} way of counting that would change the figures",
                "{count} ways of counting that would change the figures",
            )
        with st.expander(say(label, count=len(possible))):
            st.table(_rows([(say(line.sentence), _change(line)) for line in possible]), border="horizontal")


def _way(result: Reconciliation, explaining: list[Line]) -> dict[str, list[str]]:
    """Ours, line by line, to theirs; what no line explains stands by itself."""
    say, shown = words().say, result.shown
    ours = result.ours
    rows = [(say(N_("This file, as counted here")), _figures(ours.revenue_e4, ours.orders, ours.buyers))]
    rows += [(say(line.sentence), _change(line)) for line in explaining]
    rest = (result.rest_e4, result.rest_orders, result.rest_buyers)
    within = shown.within_e4
    if any(rest[1:]) or abs(rest[0] or 0) > within:
        rows.append((say(N_("Not explained")), _signed(*rest)))
    rows.append((f"**{say(_DASHBOARD)}**", _figures(shown.revenue_e4, shown.orders, shown.buyers)))
    return _rows(rows)


_DASHBOARD = N_("Your dashboard")


def _rows(rows: list[tuple[str, tuple[str, str, str]]]) -> dict[str, list[str]]:
    say = words().say
    return {
        say(N_("How it is counted")): [what for what, _ in rows],
        say(N_("Revenue")): [figures[0] for _, figures in rows],
        say(N_("Orders")): [figures[1] for _, figures in rows],
        say(N_("Buyers")): [figures[2] for _, figures in rows],
    }


def _figures(revenue_e4: int | None, orders: int | None, buyers: int | None) -> tuple[str, str, str]:
    said = words()
    return (
        "" if revenue_e4 is None else md(plain_words().money_full(revenue_e4)),
        "" if orders is None else said.number(orders),
        "" if buyers is None else said.number(buyers),
    )


def _change(line: Line) -> tuple[str, str, str]:
    return _signed(line.revenue_e4, line.orders, line.buyers)


def _signed(revenue_e4: int | None, orders: int | None, buyers: int | None) -> tuple[str, str, str]:
    """Changes with their sign; no change is left out."""
    shown = _figures(revenue_e4, orders, buyers)
    changes = (revenue_e4, orders, buyers)
    return (
        _with_sign(changes[0], shown[0]),
        _with_sign(changes[1], shown[1]),
        _with_sign(changes[2], shown[2]),
    )


def _with_sign(change: int | None, shown: str) -> str:
    return "" if not change else f"{md('+')}\u2060{shown}" if change > 0 else shown  # no break behind the sign
