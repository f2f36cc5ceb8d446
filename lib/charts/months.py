"""The shop's months: one bar each, the last one pale where it is not over yet."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import altair as alt
import pandas as pd

from lib.charts.drawing import Drawing, Row, Template, amounts_axis, months_axis, records, table, template
from lib.charts.theme import LIGHT, Paper
from lib.core.money import from_e4
from lib.core.periods import month_start
from lib.core.words import N_, NP_
from lib.text.languages import language_for
from lib.text.words import Words

#: Beyond so many bars only the latest are drawn: five years.
MOST_MONTHS = 60


def months_finding(months: pd.DataFrame, as_of: date, words: Words) -> str:
    """The best month that is over; without two of them, that there is nothing to compare."""
    over = [row for row in records(months) if _is_over(row["month"], as_of)]
    if len(over) < 2:
        return words.say(N_("There is too little history to compare months."))
    best = max(over, key=lambda row: row["revenue_e4"])
    return words.say(
        N_("The best month was {month}, with {money_revenue}."),
        month=words.month(month_start(best["month"])),
        money_revenue=best["revenue_e4"],
    )


def monthly_revenue(months: pd.DataFrame, as_of: date, words: Words, paper: Paper = LIGHT) -> Drawing:
    """Revenue by month (lib.analysis.totals.months).

    Args:
        months: month, orders, buyers, revenue_e4.
        as_of: a month that reaches it is not over.
        words: said with `plain_words`: a chart shows text as it is.
        paper: light or dark.
    """
    rows = records(months.tail(MOST_MONTHS))
    best_e4 = max((row["revenue_e4"] for row in rows if _is_over(row["month"], as_of)), default=None)
    bars = [
        {
            "month": month_start(row["month"]).isoformat(),
            "revenue": from_e4(row["revenue_e4"]),
            "colour": _colour(row, best_e4, as_of, paper),
            "month_said": words.month(month_start(row["month"])),
            "revenue_said": words.money_full(row["revenue_e4"]),
            "orders_said": words.number(row["orders"]),
            "buyers_said": words.number(row["buyers"]),
        }
        for row in rows
    ]
    said = words.say(
        NP_("Revenue after refunds by month, {count} month.", "Revenue after refunds by month, {count} months."),
        count=len(bars),
    )
    if not _is_over(int(months["month"].iloc[-1]), as_of):
        said = words.together(said, words.say(N_("The faint month is not over yet.")))
    return _template(words.language.code, paper).filled(
        {"months": bars}, {}, months_finding(months, as_of, words), said, words.unit()
    )


def _colour(row: Row, best_e4: int | None, as_of: date, paper: Paper) -> str:
    if not _is_over(row["month"], as_of):
        return paper.line
    return paper.accent if row["revenue_e4"] == best_e4 else paper.rest


def _is_over(month: int, as_of: date) -> bool:
    return month_start(month + 1) - timedelta(days=1) < as_of


@cache
def _template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    bars = (
        table("months")
        .mark_bar(cornerRadiusEnd=2, width={"band": 0.8})
        .encode(
            x=alt.X(
                "month:O",
                timeUnit="yearmonth",
                axis=months_axis(language),
            ),
            y=alt.Y("revenue:Q", axis=amounts_axis(language)),
            color=alt.Color("colour:N", scale=None),
            tooltip=[
                alt.Tooltip("month_said:N", title=words.say(N_("Month"))),
                alt.Tooltip("revenue_said:N", title=words.say(N_("Revenue"))),
                alt.Tooltip("orders_said:N", title=words.say(N_("Orders"))),
                alt.Tooltip("buyers_said:N", title=words.say(N_("Buyers"))),
            ],
        )
    )
    return template((bars,), paper, language, height=200)
