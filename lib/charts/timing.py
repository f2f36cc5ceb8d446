"""When customers order: gaps between orders, and the week by hours."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Literal

import altair as alt
import pandas as pd
from babel import Locale

from lib.analysis.timing import LEAST_GAPS, WeekHours, WeekPeaks
from lib.charts.drawing import Drawing, Template, records, table, template
from lib.charts.theme import LIGHT, Paper, step
from lib.core.words import N_, NP_, Sentence
from lib.text.languages import language_for
from lib.text.words import Words


def day_names(words: Words, width: Literal["abbreviated", "wide"] = "abbreviated") -> dict[int, str]:
    """Weekdays in the reader's language, 1 is Monday."""
    names = Locale.parse(words.language.locale).days["stand-alone"][width]
    return {day: str(names[day - 1]) for day in range(1, 8)}


def gaps_picture(frame: pd.DataFrame, words: Words, paper: Paper = LIGHT) -> Drawing:
    """How many days lay between one order and the next (lib.analysis.timing.gap_counts)."""
    width = int(frame["high"].iloc[0] - frame["low"].iloc[0])
    rows = [
        {
            "low": row["low"],
            "high": min(row["high"], row["low"] + width),  # the last bar holds all longer gaps
            "count": row[kind],
            "kind": order,
            "colour": colour,
            "name": words.say(title),
            "days_said": f"{words.number(row['low'] + 1)}–{words.number(row['high'])}",
            "count_said": words.number(row[kind]),
        }
        for row in records(frame)
        for kind, title, colour, order in (
            ("first", N_("after the first order"), paper.accent, 0),
            ("later", N_("after later orders"), paper.rest, 1),
        )
    ]
    total = frame["first"] + frame["later"]
    top, count = int(total.to_numpy().argmax()), int(total.sum())
    low, high = int(frame["low"].iloc[top]) + 1, int(frame["high"].iloc[top])
    if count < LEAST_GAPS:
        finding = words.say(
            NP_(
                "{count} gap between two orders: too few to say after how many days customers come back most often.",
                "{count} gaps between two orders: too few to say after how many days customers come back most often.",
            ),
            count=count,
        )
    elif low < high:
        finding = words.say(N_("Most often customers come back after {low} to {high} days."), low=low, high=high)
    else:
        finding = words.say(
            NP_(
                "Most often customers come back after {count} day.",
                "Most often customers come back after {count} days.",
            ),
            count=high,
        )
    said = words.say(
        N_(
            "Gaps that ended with an order, by days; the last bar holds all longer ones. Colour: after the first order, grey: after later ones. Who has not come back is not in it."
        )
    )
    return _gaps_template(words.language.code, paper).filled(
        {"gaps": rows}, {"edges": frame["low"].tolist()}, finding, said
    )


@cache
def _gaps_template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    bars = (
        table("gaps")
        .mark_bar()
        .encode(
            x=alt.X(
                "low:Q",
                bin="binned",
                axis=alt.Axis(
                    title=words.say(N_("Days between two orders")),
                    grid=False,
                    values=alt.ExprRef("edges"),
                    labelOverlap="parity",
                    labelSeparation=8,
                ),
            ),
            x2="high:Q",
            y=alt.Y(
                "count:Q", stack=True, axis=alt.Axis(title=None, tickCount=4, domain=False, format=",d", tickMinStep=1)
            ),
            order=alt.Order("kind:Q"),
            color=alt.Color("colour:N", scale=None),
            tooltip=[
                alt.Tooltip("days_said:N", title=words.say(N_("Days"))),
                alt.Tooltip("name:N", title=words.say(N_("Gap"))),
                alt.Tooltip("count_said:N", title=words.say(N_("How many"))),
            ],
        )
    )
    return template((bars,), paper, language, height=200, parameters=("edges",))


def week_finding(peaks: WeekPeaks, words: Words, *, timed: bool) -> str:
    """When in the week most orders come, as far as it is more than chance."""
    if not peaks.is_told:
        template = NP_("{count} order: too few to say when in the week most come.", "{count} orders: too few to say when in the week most come.")  # fmt: skip
        return words.say(template, count=peaks.orders)
    names = day_names(words, "wide")
    if peaks.busy:
        days = words.say(
            NP_("{days} is the busiest day.", "{days} are the busiest days."),
            count=len(peaks.busy),
            days=Sentence(words.listed([names[day] for day in peaks.busy])),
        )
    elif peaks.quiet:
        quiet = Sentence(words.listed([names[day] for day in peaks.quiet]))
        days = words.say(N_("Fewest orders come on {days}."), days=quiet)
    else:
        days = ""
    if peaks.closed:
        days = words.together(_closed_said(peaks, names, words), *filter(None, [days]))
    if peaks.hours is not None:
        start, end = map(str, peaks.hours)
        hours = words.say(
            N_("More than half of the orders come between {start} and {end} o'clock."), start=start, end=end
        )
        return words.together(days or words.say(N_("No weekday stands out.")), hours)
    if not days:
        return (
            words.say(N_("Orders come evenly over the week; differences may be chance."))
            if timed
            else words.say(N_("Orders come evenly over the weekdays; differences may be chance."))
        )
    return words.together(days, words.say(N_("No hour stands out."))) if timed else days


def _closed_said(peaks: WeekPeaks, names: Mapping[int, str], words: Words) -> str:
    """On which weekdays nobody orders, or on which few somebody does."""
    opened = [day for day in names if day not in peaks.closed]
    if len(opened) < len(peaks.closed):
        return words.say(N_("Orders come only on {days}."), days=Sentence(words.listed([names[day] for day in opened])))
    closed = words.listed([names[day] for day in peaks.closed])
    return words.say(N_("No orders come on {days}."), days=Sentence(closed))


def week_picture(week: WeekHours, peaks: WeekPeaks, words: Words, paper: Paper = LIGHT) -> Drawing:
    """Orders by weekday and hour; by weekday only where the file has no times."""
    names = day_names(words)
    frame = week.frame if week.timed else week.frame.assign(hour=0).groupby(["weekday", "hour"], as_index=False).sum()
    most = max(int(frame["orders"].max()), 1)
    rows = [
        {
            **row,
            "colour": step(paper.sequential, math.sqrt(row["orders"] / most)) if row["orders"] else paper.panel,
            "day": names[row["weekday"]],
            "hour_said": f"{row['hour']:02d}:00–{row['hour']:02d}:59" if week.timed else "–",
            "orders_said": words.number(row["orders"]),
            "revenue_said": words.money(row["revenue_e4"]),
        }
        for row in records(frame)
    ]
    finding = week_finding(peaks, words, timed=week.timed)
    if week.timed:
        said = words.say(N_("Orders by weekday and hour; the more the colour stands out, the more orders."))
    else:
        said = words.say(N_("Orders by weekday; the file tells no times of day."))
    shown = {str(day): name for day, name in names.items()}
    chart = _week_template if week.timed else _days_template
    return chart(words.language.code, paper).filled({"week": rows}, {"names": shown}, finding, said)


@cache
def _week_template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    squares = (
        table("week")
        .mark_rect(cornerRadius=2)
        .encode(
            x=alt.X(
                "hour:O",
                axis=alt.Axis(
                    title=words.say(N_("Hour")), labelAngle=0, ticks=False, domain=False, values=list(range(0, 24, 3))
                ),
                scale=alt.Scale(paddingInner=0.06),
            ),
            y=alt.Y(
                "weekday:O",
                axis=alt.Axis(
                    title=None, ticks=False, domain=False, labelColor=paper.ink, labelExpr="names[datum.value]"
                ),
                scale=alt.Scale(paddingInner=0.08),
            ),
            color=alt.Color("colour:N", scale=None),
            tooltip=_week_tips(words),
        )
    )
    return template((squares,), paper, language, height=alt.Step(26), parameters=("names",))


@cache
def _days_template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    bars = (
        table("week")
        .mark_bar(color=paper.accent, cornerRadiusEnd=2)
        .encode(
            x=alt.X("orders:Q", axis=alt.Axis(title=None, tickCount=4, format=",d", tickMinStep=1, domain=False)),
            y=alt.Y(
                "weekday:O",
                axis=alt.Axis(
                    title=None, ticks=False, domain=False, labelColor=paper.ink, labelExpr="names[datum.value]"
                ),
            ),
            tooltip=_week_tips(words),
        )
    )
    return template((bars,), paper, language, height=alt.Step(26), parameters=("names",))


def _week_tips(words: Words) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("day:N", title=words.say(N_("Weekday"))),
        alt.Tooltip("hour_said:N", title=words.say(N_("Hour"))),
        alt.Tooltip("orders_said:N", title=words.say(N_("Orders"))),
        alt.Tooltip("revenue_said:N", title=words.say(N_("Revenue"))),
    ]
