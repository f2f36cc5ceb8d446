"""A year of the budget by months, where the shop's files or the reader tell a season."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from lib.analysis.budget_months import MONTHS, YEAR, YEAR_LIKELY, Season, Year, begins_said
from lib.analysis.budget_said import low_end
from lib.analysis.spending import Spending
from lib.charts import budget_months as charts
from lib.charts.budget import bare, worth
from lib.core.errors import CannotAnswer
from lib.core.money import e4
from lib.core.periods import month_start
from lib.core.words import N_
from lib.reports.budget import months_sheet
from lib.reports.safe import MEDIA_TYPES, to_csv
from lib.ui.budget import ask, change, choice, no_plan
from lib.ui.budget_table import amount, begun, edited_since, wide
from lib.ui.doors import budget as doors
from lib.ui.drawn import told_anew
from lib.ui.escape import plain
from lib.ui.guard import again
from lib.ui.page import chart, paper, say
from lib.ui.session import session
from lib.ui.typed_figures import Typing, as_figures, as_texts, figure_column
from lib.ui.words import plain_words, words

_TOLD = {
    "organic": N_("From your files: new customers who came without an ad, month by month, trend taken out."),
    "all": N_("From your files: all new customers, month by month, trend taken out. Months in which you spent more look stronger than they are."),
    "typed": N_("As you typed it."),
}  # fmt: skip


def by_months(found: Spending | None) -> None:
    """Closed until it is asked for."""
    opened = st.expander(
        say(N_("Plan twelve months with your season")),
        icon=":material/calendar_month:",
        key="budget-months",
        on_change="rerun",
    )
    if not opened.open:
        return
    with opened:
        asked = choice()
        try:
            season = doors.season(asked)
        except CannotAnswer as trouble:
            season = None
            st.markdown(words().say(trouble.sentence))
        else:
            if season is None:
                st.markdown(say(N_("No files tell a season here. Type what each month brings, 100 for a usual one.")))
        left, right = st.columns((2, 3), gap="large")
        with left:
            _season(season)
        if found is None:
            with right:
                no_plan()
            return
        if season is None:
            return
        try:
            planned = doors.months(asked, season)
        except CannotAnswer as trouble:
            st.markdown(words().say(trouble.sentence))
            return
        with right:
            chart(charts.months(planned, found, plain_words(), paper()), "budget-months-chart")
            if planned.is_doubted:
                chart(charts.brings(planned, found, plain_words(), paper()), "budget-months-brings")
            if season.source != "typed" and not season.is_flat:
                st.caption(charts.season_said(season, words()))
            st.caption(
                say(N_("Taken: in a month that sells more by itself, the same money brings more in proportion. Your files cannot prove that; a test can."))
                if found.choice.counted == "revenue"
                else say(N_("Taken: in a month that brings more customers by itself, the same money brings more in proportion. Your files cannot prove that; a test can."))
            )  # fmt: skip
        _table(found, planned)


def _season(season: Season | None) -> None:
    """Twelve figures that can be typed over."""
    key = told_anew(f"budget-season-{session().revision}")
    index = (1.0,) * MONTHS if season is None else season.index
    base = begun(key, choice().season or tuple(round(100 * one, 1) for one in index))
    show = plain_words()
    frame = pd.DataFrame({"month": [show.month_name(at + 1) for at in range(MONTHS)], "index": list(base)})
    typed = {"index": (say(N_("Brings, usual = 100")), Typing(_index, high=10_000))}
    edited = st.data_editor(
        as_texts(frame, typed),
        key=key,
        hide_index=True,
        disabled=["month"],
        height=35 * (MONTHS + 1) + 3,
        column_config={
            "month": st.column_config.TextColumn(say(N_("Month"))),
            "index": figure_column(typed["index"][0]),
        },
    )
    told = tuple(amount(cell) for cell in as_figures(key, frame, edited, typed, "month")["index"].tolist())
    if edited_since(key, differs=told != base) and told != choice().season:
        change(season=told)
        again()
    if season is not None:
        st.caption(say(_TOLD[season.source]))
    if choice().season is not None:
        st.button(say(N_("Forget what I typed")), key="budget-season-forget", type="tertiary", on_click=_forget)


def _index(figure: float) -> str:
    return f"{figure:,.0f}" if round(figure, 1).is_integer() else f"{figure:,.1f}"


def _forget() -> None:
    ask(replace(choice(), season=None), "redraw")


def _table(found: Spending, planned: Year) -> None:
    """Months down; across what each spends and brings, then the channels, of which a phone may have to scroll to the last; to take away."""
    show = plain_words()
    frame = pd.DataFrame({"month": [show.month(month_start(one.month)) for one in planned.months]})
    frame["total"] = [show.money_full(e4(one.total)) for one in planned.months]
    revenue = found.choice.counted == "revenue"
    frame["came"] = [
        show.money_full(e4(one.customers)) if revenue else show.number(round(one.customers, 1))
        for one in planned.months
    ]
    goal = found.choice.goal
    if goal == "margin" or (goal == "revenue" and not revenue):  # else it is the column before
        frame["brings"] = [bare(found, one.value, show) for one in planned.months]
    if planned.is_doubted:
        frame["likely"] = [charts.likely(planned, one, found, show) for one in planned.months]
    for at in range(len(planned.channels)):
        frame[f"channel{at}"] = [show.money_full(e4(one.spend[at])) for one in planned.months]
    column = st.column_config.TextColumn
    st.dataframe(
        frame,
        key="budget-months-table",
        hide_index=True,
        height=35 * (MONTHS + 1) + 3,
        column_config={
            "month": column(say(N_("Month")), pinned=True, width=wide(frame["month"].tolist(), 60, 134)),
            "total": column(say(N_("Spend")), alignment="right"),
            **{
                f"channel{at}": column(
                    plain(name), alignment="right", width=wide([plain(name), *frame[f"channel{at}"]], 76, 140)
                )
                for at, name in enumerate(planned.channels)
            },
            "came": column(say(N_("Revenue")) if revenue else say(N_("New customers")), alignment="right"),
            "brings": column(say(N_("Brings")), alignment="right"),
            "likely": column(say(N_("Likely")), alignment="right", help=say(N_("Nine in ten lie in between."))),
        },
        alt=say(N_("The plan month by month")),
    )
    begins = begins_said(doors.months_from())
    if begins is not None:
        st.caption(words().say(begins))
    st.markdown(
        say(
            YEAR_LIKELY if planned.is_doubted else YEAR,
            low=low_end(found, planned.low),
            high=worth(found, planned.high),
            brings=worth(found, planned.objective),
            even=worth(found, planned.even),
        )
    )
    st.download_button(
        say(N_("Months as CSV")),
        data=lambda: to_csv(months_sheet(planned, found.choice.counted, show)),
        file_name="budget-months.csv",
        mime=MEDIA_TYPES["csv"],
        on_click="ignore",
        icon=":material/download:",
        type="tertiary",
        key="budget-months-csv",
    )
