"""Repeat orders of a shop, those that came and those to come, as a picture."""

from __future__ import annotations

from datetime import date
from functools import cache

import altair as alt
from babel.dates import format_date

from lib.analysis.activity import Activity
from lib.charts.drawing import Drawing, Row, Template, records, table, template
from lib.charts.theme import LIGHT, Paper
from lib.core.periods import date_of
from lib.core.words import N_
from lib.text.languages import language_for
from lib.text.words import Words


def activity_picture(found: Activity, words: Words, paper: Paper = LIGHT) -> Drawing:
    """Repeat orders by periods of four weeks: those that came, and those expected with their range.

    Args:
        found: the answer.
        words: said with `plain_words`.
        paper: light or dark.
    """
    rows = [bar for row in records(found.frame) for bar in _activity_bars(row, words, paper)]
    names = {row["period"]: _short_day(date.fromisoformat(row["period"]), words) for row in rows}
    return _activity_template(words.language.code, paper).filled(
        {"activity": rows},
        {"names": names},
        words.say(
            N_("In the next {weeks} weeks today's customers order about {orders} times more ({low}–{high})."),
            weeks=found.weeks,
            orders=round(found.known.value),
            low=round(found.known.low),
            high=round(found.known.high),
        ),
        words.say(
            N_(
                "Second and later orders by four weeks. Grey: came. Colour: expected of today's customers; above it: of customers "
                "still to come, if as many come as lately. The line is the range of both together."
            )
        ),
    )


def _short_day(day: date, words: Words) -> str:
    """A day without its year, in the order in which the pages write days."""
    return format_date(day, "M月d日" if words.language.code == "zh" else "d MMM", words.language.locale)


def _activity_bars(row: Row, words: Words, paper: Paper) -> list[Row]:
    """One bar for a period that is over, two with a range for one to come."""
    first, last = (date_of(int(row[name])) for name in ("first_day", "last_day"))
    shared = {"period": first.isoformat(), "days_said": f"{words.day(first)} – {words.day(last)}"}
    if row["actual"] == row["actual"]:
        kinds = [("actual", N_("Came"), paper.rest)]
    else:
        kinds = [
            ("known", N_("Today's customers"), paper.accent),
            ("coming", N_("Customers still to come"), paper.line),
        ]
        shared |= {"low": row["low"], "high": row["high"]}
    return [
        {
            **shared,
            "orders": row[kind],
            "kind": place,
            "colour": colour,
            "name": words.say(title),
            "orders_said": words.number(round(row[kind])),
        }
        for place, (kind, title, colour) in enumerate(kinds)
    ]


@cache
def _activity_template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    base = table("activity").encode(
        x=alt.X(
            "period:O",
            axis=alt.Axis(
                title=None,
                ticks=False,
                labelAngle=0,
                labelPadding=8,
                labelOverlap="parity",
                labelSeparation=8,
                labelExpr="names[datum.value]",
            ),
        )
    )
    axis = alt.Axis(title=None, tickCount=4, domain=False, format=",d", tickMinStep=1)
    bars = base.mark_bar(width={"band": 0.85}).encode(
        y=alt.Y("orders:Q", axis=axis),
        order=alt.Order("kind:Q"),
        color=alt.Color("colour:N", scale=None),
        tooltip=[
            alt.Tooltip("days_said:N", title=words.say(N_("Days"))),
            alt.Tooltip("name:N", title=words.say(N_("Orders"))),
            alt.Tooltip("orders_said:N", title=words.say(N_("How many"))),
        ],
    )
    ranges = (
        base.transform_filter("isValid(datum.low) && datum.kind === 0")
        .mark_rule(strokeWidth=2, color=paper.ink, opacity=0.75, aria=False)
        .encode(y=alt.Y("low:Q", axis=axis), y2="high:Q")
    )
    return template((bars, ranges), paper, language, height=220, parameters=("names",))
