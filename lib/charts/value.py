"""Value as pictures: the forecast against what came, values by group with their ranges, where the money of a customer goes, payback.

Every range that a figure has is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import altair as alt
import numpy as np
import pandas as pd

from lib.analysis.backtest import added_up
from lib.analysis.payback import Payback
from lib.analysis.worth import Worth
from lib.charts.drawing import (
    NARROW,
    ROOMY,
    Drawing,
    Template,
    amounts_axis,
    label_room,
    month_form,
    months_axis,
    table,
    template,
)
from lib.charts.ranges import Ranged, ranges, ranges_template
from lib.charts.theme import LIGHT, Paper
from lib.core.money import SCALE
from lib.core.periods import date_of, month_start
from lib.core.words import N_, Sentence
from lib.text.languages import language_for
from lib.text.words import NOTHING, Words

#: A curve is drawn with at most so many points.
_POINTS = 90
#: Of a long history of costs, the last months.
_MOST_MONTHS = 36


def said(amount: float, words: Words) -> str:
    """Money in the currency's unit, for a sentence."""
    return words.money(round(amount * SCALE))


def said_together(amounts: Sequence[float], words: Words) -> list[str]:
    """Amounts that stand in one cell or label, with the decimals that the largest of them has."""
    largest = max((abs(one) for one in amounts), default=0.0)
    return [words.money(round(one * SCALE), round(largest * SCALE)) for one in amounts]


# ---- the forecast against what came


def tracking(
    weeks: pd.DataFrame, of: Literal["weeks", "sums"], finding: str, words: Words, paper: Paper = LIGHT
) -> Drawing:
    """Repeat purchases by week: what came as bars, the forecast as a line; the weeks it was judged on stand out.

    Args:
        weeks: lib.analysis.backtest.weekly.
        of: each week by itself, or added up from the first one on.
        finding: the title.
        words: said with `plain_words`.
        paper: light or dark.
    """
    if of == "sums":
        weeks = added_up(weeks)
    shown = weeks.tail(130)
    rows = [
        {
            "week": date_of(int(day)).isoformat(),
            "actual": int(actual),
            "forecast": round(float(forecast), 2),
            "colour": paper.accent if later else paper.rest,
            "week_said": words.day(date_of(int(day))),
            "actual_said": words.number(int(actual)),
            "forecast_said": words.number(round(float(forecast), 1)),
        }
        for day, actual, forecast, later in zip(
            shown["day"], shown["actual"], shown["forecast"], shown["later"], strict=True
        )
    ]
    subtitle = words.say(
        N_(
            "Repeat purchases from the first week on, added up, by customers won before the check began. Bars: what came, in colour the weeks that the forecast did not know. Line: the forecast."
        )
        if of == "sums"
        else N_(
            "Repeat purchases a week by customers won before the check began. Bars: what came, in colour the weeks that the forecast did not know. Line: the forecast."
        )
    )
    return _tracking(words.language.code, paper).filled({"weeks": rows}, {}, finding, subtitle)


@cache
def _tracking(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    tooltip = [
        alt.Tooltip("week_said:N", title=words.say(N_("Week from"))),
        alt.Tooltip("actual_said:N", title=words.say(N_("Came"))),
        alt.Tooltip("forecast_said:N", title=words.say(N_("Forecast"))),
    ]
    x = alt.X(
        "week:T",
        axis=alt.Axis(
            title=None, format=month_form(language), labelOverlap="greedy", labelSeparation=14, grid=False, tickCount=8
        ),
    )
    y = alt.Axis(title=None, tickCount=4, domain=False, format=",d", tickMinStep=1)
    bars = (
        table("weeks")
        .mark_bar(width=3)
        .encode(x=x, y=alt.Y("actual:Q", axis=y), color=alt.Color("colour:N", scale=None), tooltip=tooltip)
    )
    line = (
        table("weeks")
        .mark_line(strokeWidth=2.5, color=paper.attention)
        .encode(x=x, y=alt.Y("forecast:Q", axis=y), tooltip=tooltip)
    )
    return template((bars, line), paper, language, height=220)


# ---- values by group


@dataclass(frozen=True)
class Bar:
    """One group of a comparison: per customer what is expected, with its range; and what of it is purchases."""

    name: str
    worth: Worth
    customers: int
    purchases: float


def by_group(
    bars: Sequence[Bar],
    of: Literal["new", "today"],
    finding: str,
    words: Words,
    paper: Paper = LIGHT,
    told: str | None = None,
) -> Drawing:
    """What a customer of each group is worth, with the wide range, in the order given.

    Args:
        bars: groups.
        of: newly won customers, or those of today.
        finding: the title.
        words: said with `plain_words`.
        paper: light or dark.
        told: the name of the group that the finding is about, which stands out; None: it is about none.
    """
    rows = [
        Ranged(
            one.name,
            one.worth.value,
            one.worth.wide_low,
            one.worth.wide_high,
            words.ranged(*said_together((one.worth.value, one.worth.wide_low, one.worth.wide_high), words)),
            paper.accent if one.name == told else paper.rest,
            facts={"customers": words.number(one.customers), "repeats": words.number(round(one.purchases, 2))},
        )
        for one in bars
    ]
    subtitle = words.say(
        N_("The point is what is expected; the line is where it lies in 95 of 100 cases, past errors included.")
        if of == "new"
        else N_(
            "What one customer of the group will still bring, on average; the line is where it lies in 95 of 100 cases, past errors included."
        )
    )
    return ranges(rows, _groups(words.language.code, of, paper), finding, subtitle, words.unit())


@cache
def _groups(language: str, of: Literal["new", "today"], paper: Paper) -> Template:
    words = Words(language_for(language))
    tooltip = (
        ("name", words.say(N_("Group"))),
        ("label", words.say(N_("Value of a new customer") if of == "new" else N_("To come, each"))),
        ("customers", words.say(N_("Customers"))),
        ("repeats", words.say(N_("Repeat purchases expected") if of == "new" else N_("Purchases expected, each"))),
    )
    return ranges_template(language, paper, tooltip)


# ---- where the money of a customer goes


def waterfall(
    steps: Sequence[tuple[Sentence, float, float]], finding: str, words: Words, paper: Paper = LIGHT
) -> Drawing:
    """From what an average new customer pays to what is left: each step is added to, or taken from, the one before.

    Args:
        steps: name, amount in the currency's unit and its share of everything, taken amounts negative; the last one is the total.
        finding: the title.
        words: said with `plain_words`.
        paper: light or dark.
    """
    rows: list[dict[str, Any]] = []
    level = 0.0
    for place, (name, amount, share) in enumerate(steps):
        last = place == len(steps) - 1
        begin, end = (0.0, amount) if last else (level, level + amount)
        level = end
        colour = paper.accent if last else paper.rest if amount >= 0 else paper.attention
        rows.append(
            {
                "step": words.say(name),
                "begin": min(begin, end),
                "end": max(begin, end),
                "colour": colour,
                "label": said(amount, words),
                "share_said": words.share(share),
            }
        )
    lowest, highest = min(0.0, *(row["begin"] for row in rows)), max(0.0, *(row["end"] for row in rows))
    ends = {"least": lowest, "most": highest, "room": label_room([row["label"] for row in rows])}
    return _waterfall(words.language.code, paper).filled({"steps": rows}, ends, finding, unit=words.unit())


@cache
def _waterfall(language: str, paper: Paper) -> Template:
    y = alt.Y(
        "step:N",
        sort=None,
        axis=alt.Axis(title=None, ticks=False, domain=False, labelLimit=230, labelColor=paper.ink),
    )
    words = Words(language_for(language))
    tooltip = [
        alt.Tooltip("step:N", title=words.say(N_("Step"))),
        alt.Tooltip("label:N", title=words.say(N_("Amount"))),
        alt.Tooltip("share_said:N", title=words.say(N_("Of all that would be paid without discounts"))),
    ]
    axis = amounts_axis(language, alt.ExprRef(f"{NARROW} ? 2 : 4"))  # a phone leaves the bars a third of its width
    scale = alt.Scale(domainMin=alt.ExprRef("least"), domainMax=alt.ExprRef(ROOMY), nice=False)
    bars = (
        table("steps")
        .mark_bar(height={"band": 0.62}, cornerRadius=2)
        .encode(
            y=y,
            x=alt.X("begin:Q", axis=axis, scale=scale),
            x2="end:Q",
            color=alt.Color("colour:N", scale=None),
            tooltip=tooltip,
        )
    )
    labels = (
        table("steps")
        .mark_text(align="left", dx=5)
        .encode(y=y, x=alt.X("end:Q", axis=axis), text="label:N", color=alt.value(paper.ink))
    )
    return template((bars, labels), paper, language, height=alt.Step(30), parameters=("least", "most", "room"))


# ---- payback


def payback_curve(found: Payback, finding: str, words: Words, paper: Paper = LIGHT) -> Drawing:
    """What one new customer has brought by each day, with its range, against what they cost."""
    reach = 730 if found.payback_days is None else min(max(2 * found.payback_days, 365), int(found.days[-1]))
    inside = np.flatnonzero(found.days <= reach)
    chosen = inside[:: max(1, len(inside) // _POINTS)]
    rows = [
        {
            "day": float(found.days[at]),
            "back": float(found.back[at]),
            "low": float(found.low[at]),
            "high": float(found.high[at]),
            "day_said": words.number(float(found.days[at])),
            "back_said": said(float(found.back[at]), words),
        }
        for at in chosen.tolist()
    ]
    # the label of the cost stands at that end where the curve is farther from it
    far = abs(found.back[chosen[-1]] - found.cac) >= abs(found.back[chosen[0]] - found.cac)
    mark = {
        "cac": found.cac,
        "label": words.say(N_("Cost: {money_cac}"), money_cac=round(found.cac * SCALE)),
        "day": reach if far else 0,
        "far": bool(far),
    }
    subtitle = words.say(
        N_("What one new customer has brought after so many days, in cash; the band holds 95 of 100 cases.")
    )
    return _payback(words.language.code, paper).filled(
        {"curve": rows, "cost": [mark]}, {}, finding, subtitle, words.unit()
    )


@cache
def _payback(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    x = alt.X(
        "day:Q",
        axis=alt.Axis(title=words.say(N_("Days since the first purchase")), tickCount=6, grid=False),
        scale=alt.Scale(nice=False),
    )
    axis = amounts_axis(language)
    tooltip = [
        alt.Tooltip("day_said:N", title=words.say(N_("Days"))),
        alt.Tooltip("back_said:N", title=words.say(N_("Brought so far"))),
    ]
    band = (
        table("curve").mark_area(opacity=0.18, color=paper.accent).encode(x=x, y=alt.Y("low:Q", axis=axis), y2="high:Q")
    )
    line = (
        table("curve")
        .mark_line(strokeWidth=2.5, color=paper.accent)
        .encode(x=x, y=alt.Y("back:Q", axis=axis), tooltip=tooltip)
    )
    cost = (
        table("cost")
        .mark_rule(color=paper.attention, strokeWidth=2, strokeDash=[5, 4])
        .encode(y=alt.Y("cac:Q", axis=axis))
    )
    label = (
        table("cost")
        .mark_text(
            align=alt.ExprRef("datum.far ? 'right' : 'left'"),
            dx=alt.ExprRef("datum.far ? 0 : 4"),
            dy=-8,
            color=paper.attention,
            fontWeight=600,
        )
        .encode(x=alt.X("day:Q"), y=alt.Y("cac:Q", axis=axis), text="label:N")
    )
    return template((band, line, cost, label), paper, language, height=240)


# ---- cost by month


def cost_months(months: pd.DataFrame, finding: str, words: Words, paper: Paper = LIGHT) -> Drawing:
    """Spend over new customers, month by month.

    Args:
        months: lib.analysis.acquisition.by_month; a month with spend and nobody new has a cross instead of a bar.
        finding: the title.
        words: said with `plain_words`.
        paper: light or dark.
    """
    shown = months.tail(_MOST_MONTHS)
    rows = [
        {
            "month": month_start(int(month)).isoformat(),
            "cost": spend / SCALE / new if new > 0 else 0.0,
            "colour": paper.accent if place >= len(shown) - 3 else paper.rest,
            "month_said": words.month(month_start(int(month))),
            "cost_said": said(spend / SCALE / new, words) if new > 0 else NOTHING,
            "spend_said": said(spend / SCALE, words),
            "new_said": words.number(round(new)),
        }
        for place, (month, spend, new) in enumerate(
            zip(shown["month"], shown["spend_e4"], shown["new_customers"], strict=True)
        )
    ]
    subtitle = words.say(N_("The spend of a month over its new customers; the last three months stand out."))
    nobody = ((shown["spend_e4"] > 0) & (shown["new_customers"] <= 0)).tolist()
    lost = [row for row, one in zip(rows, nobody, strict=True) if one]
    if lost:
        subtitle = " ".join([subtitle, words.say(N_("A cross: spend, and nobody new."))])
    tables = {"months": rows, "lost": lost}
    return _cost_months(words.language.code, paper).filled(tables, {}, finding, subtitle, words.unit())


@cache
def _cost_months(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    tooltip = [
        alt.Tooltip("month_said:N", title=words.say(N_("Month"))),
        alt.Tooltip("cost_said:N", title=words.say(N_("Cost of a new customer"))),
        alt.Tooltip("spend_said:N", title=words.say(N_("Spend"))),
        alt.Tooltip("new_said:N", title=words.say(N_("New customers"))),
    ]
    x = alt.X("month:O", timeUnit="yearmonth", axis=months_axis(language))
    y = alt.Y("cost:Q", axis=amounts_axis(language))
    bars = (
        table("months")
        .mark_bar(cornerRadiusEnd=2, width={"band": 0.8})
        .encode(x=x, y=y, color=alt.Color("colour:N", scale=None), tooltip=tooltip)
    )
    crosses = (
        table("lost")
        .mark_point(shape="cross", angle=45, size=60, filled=True, opacity=1, yOffset=-7, aria=False)
        .encode(x=x, y=y, color=alt.Color("colour:N", scale=None), tooltip=tooltip)
    )
    return template((bars, crosses), paper, language, height=170)
