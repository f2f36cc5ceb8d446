"""Cohorts as a heat map, and the time to the next order as curves with bands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import altair as alt
import numpy as np

from lib.analysis.cohorts import Cohorts, Measure, period_start
from lib.analysis.proportions import chance
from lib.analysis.rhythm import ENOUGH
from lib.analysis.survival import Comparison, Curve
from lib.charts.drawing import Drawing, Row, Template, table, template, without_middle
from lib.charts.theme import LIGHT, Paper, on, step
from lib.core.periods import month_start
from lib.core.settings import Period
from lib.core.words import N_, NP_, Sentence
from lib.text.languages import language_for
from lib.text.words import Words

#: Name of the selection, as `st.altair_chart` hands it back.
CELL = "cohort_cell"
#: What fits on a page: the latest cohorts, and a year of ages.
MOST_ROWS, MOST_AGES = 25, 13
#: A cohort with fewer customers is not held up as best or worst.
SMALL = 20
#: Stands in a cell of which nothing can be known yet.
UNKNOWN = "╱╱╱"
_ROW_HEIGHT = 26
#: Of a cohort's name, beside which its customers stand.
_NAME_PIXELS = 112

MEASURES: dict[Measure, str] = {
    "active": N_("Active"),
    "again": N_("Ordered again by then"),
    "per_customer": N_("Revenue per customer"),
    "cumulative": N_("Revenue per customer, added up"),
    "revenue": N_("Revenue"),
}
#: What they are called where only a margin of the money counts.
MARGINS: dict[Measure, str] = {
    "per_customer": N_("Gross margin per customer"),
    "cumulative": N_("Gross margin per customer, added up"),
    "revenue": N_("Gross margin"),
}


def cohort_name(name: int | str | None, cohorts: Cohorts, words: Words) -> str:
    """What a cohort is called: its month, its Monday, or its word."""
    if name is None:
        return words.say(N_("All others"))
    if isinstance(name, str):
        return words.fact("name", name) if name else words.say(N_("Not told"))
    if cohorts.period == "week":
        return period_start(name, "week").isoformat()
    return f"{month_start(name):%Y-%m}"


def month_said(name: int | str | None, cohorts: Cohorts, words: Words) -> str:
    """What a cohort is called in a sentence."""
    if isinstance(name, int) and cohorts.period == "month":
        return words.month(month_start(name))
    return cohort_name(name, cohorts, words)


def cohorts_finding(cohorts: Cohorts, measure: Measure, words: Words, kept_share: float = 1.0) -> str:
    """Which cohort came back most and which least, at the oldest age (up to the third) that enough cohorts have lived through."""
    if measure not in {"active", "again"}:
        return _money_finding(cohorts, words, kept_share)
    values = np.where(cohorts.settled & (cohorts.size[:, None] >= SMALL), cohorts.values(measure), np.nan)
    values[[row for row in range(len(cohorts.names)) if row not in _shown(cohorts)]] = np.nan
    for age in (3, 2, 1):
        if age < cohorts.ages and np.isfinite(values[:, age]).sum() >= 3:
            column = values[:, age]
            best, worst = int(np.nanargmax(column)), int(np.nanargmin(column))
            if column[best] == column[worst]:
                break
            facts = {
                "best": month_said(cohorts.names[best], cohorts, words),
                "worst": month_said(cohorts.names[worst], cohorts, words),
                "share_best": float(column[best]),
                "share_worst": float(column[worst]),
                "count": age,
            }
            said = words.say(_BEST[cohorts.period, measure == "again"], **facts)
            if _may_be_chance(cohorts, measure, age, (best, worst), int(np.isfinite(column).sum())):
                return words.together(said, words.say(N_("That may be chance.")))
            return said
    return words.say(N_("There are too few cohorts with enough customers and time to tell them apart."))


def _may_be_chance(cohorts: Cohorts, measure: Measure, age: int, two: tuple[int, int], count: int) -> bool:
    """Whether the most and the least of so many cohorts differ no more than some two of them do by chance one time in twenty."""
    reached = (cohorts.again if measure == "again" else cohorts.active)[:, age]
    of = cohorts.eligible[:, age]
    one, other = ((int(reached[row]), int(of[row])) for row in two)
    return chance(one, other) * count * (count - 1) / 2 > 0.05  # as many pairs as could have stood out (Bonferroni)


#: By period, and whether coming again by then is shown (or being active then).
_BEST = {
    ("month", False): NP_(
        "{count} month after the first order, {best} is most active ({share_best}), {worst} least ({share_worst}).",
        "{count} months after the first order, {best} is most active ({share_best}), {worst} least ({share_worst}).",
    ),
    ("week", False): NP_(
        "{count} week after the first order, {best} is most active ({share_best}), {worst} least ({share_worst}).",
        "{count} weeks after the first order, {best} is most active ({share_best}), {worst} least ({share_worst}).",
    ),
    ("month", True): NP_(
        "{count} month after the first order, most of {best} had come again ({share_best}), fewest of {worst} ({share_worst}).",
        "{count} months after the first order, most of {best} had come again ({share_best}), fewest of {worst} ({share_worst}).",
    ),
    ("week", True): NP_(
        "{count} week after the first order, most of {best} had come again ({share_best}), fewest of {worst} ({share_worst}).",
        "{count} weeks after the first order, most of {best} had come again ({share_best}), fewest of {worst} ({share_worst}).",
    ),
}


def _money_finding(cohorts: Cohorts, words: Words, kept_share: float) -> str:
    """What a customer brings at first and later: of the same cohorts, at the oldest age that half of them have lived through."""
    brought = np.where(cohorts.settled, cohorts.values("cumulative"), np.nan)
    known = np.isfinite(brought)
    enough = np.flatnonzero(known.any(axis=0) & (2 * known.sum(axis=0) >= known[:, 0].sum()))[:MOST_AGES]
    if not len(enough) or not enough[-1]:
        return words.say(N_("There are too few cohorts with enough customers and time to tell them apart."))
    age = int(enough[-1])
    same = known[:, age]
    first, later = (np.average(brought[same, at], weights=cohorts.size[same]) * kept_share for at in (0, age))
    return words.say(
        NP_(
            "In the cohorts old enough to tell, a customer brings {money_first} in the first month and {money_later} up to {count} month later.",
            "In the cohorts old enough to tell, a customer brings {money_first} in the first month and {money_later} up to {count} months later.",
        )
        if cohorts.period == "month"
        else NP_(
            "In the cohorts old enough to tell, a customer brings {money_first} in the first week and {money_later} up to {count} week later.",
            "In the cohorts old enough to tell, a customer brings {money_first} in the first week and {money_later} up to {count} weeks later.",
        ),
        money_first=round(first),
        money_later=round(later),
        count=age,
    )


#: So few known cells are coloured by what a share can be, not by the largest of them.
_NO_SCALE = 2


def heat_map(
    cohorts: Cohorts,
    measure: Measure,
    kind: Literal["simple", "weighted"],
    words: Words,
    paper: Paper = LIGHT,
    kept_share: float = 1.0,
) -> Drawing:
    """Cohorts by age: known cells coloured, unknown ones hatched, those that are not over framed; the mean on top.

    Cells can be selected: the selection `CELL` has the fields row (place of the cohort) and age.

    Args:
        cohorts: the answer.
        measure: what is shown.
        kind: how the mean is taken.
        words: the reader's language and currency.
        paper: light or dark.
        kept_share: what of money counts, such as the margin.
    """
    scale = kept_share if measure in {"per_customer", "cumulative", "revenue"} else 1.0
    values = cohorts.values(measure) * scale
    shown = _shown(cohorts)
    ages = min(cohorts.ages, MOST_AGES)
    first = 1 if measure == "active" else 0  # the first period is 100 % by definition
    enough = min(SMALL, cohorts.size.max() / 2)  # in a small shop the larger half
    inside, large = values[shown][:, first:ages], cohorts.eligible[shown][:, first:ages] >= enough
    finite = inside[np.isfinite(inside)]
    if (large & np.isfinite(inside)).sum() > _NO_SCALE:  # one customer of one is no 100 % that others are held against
        finite = inside[large & np.isfinite(inside)]
    least, most = (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 1.0)
    if measure in {"active", "again"}:  # shares begin at nobody, and one or two of them are no scale of their own
        least, most = 0.0, most if len(finite) > _NO_SCALE else 1.0
    cells = [
        _cell(cohorts, (row, at, age), float(values[row, age]), (least, most), measure, words, paper)
        for at, row in enumerate(shown)
        for age in range(ages)
    ]
    mean = cohorts.average(measure, kind)[:ages] * scale
    cells += [_mean_cell(age, float(mean[age]), (least, most), measure, kind, words, paper) for age in range(ages)]
    names = {"0": words.say(N_("Mean"))}
    for at, row in enumerate(shown):
        name = cohort_name(cohorts.names[row], cohorts, words)
        names[str(at + 1)] = f"{without_middle(name, _NAME_PIXELS)} · {words.number(int(cohorts.size[row]))}"
    return _heat_template(words.language.code, cohorts.period, paper).filled(
        {"cells": cells},
        {"names": names},
        cohorts_finding(cohorts, measure, words, kept_share),
        _subtitle(cohorts, MEASURES[measure] if scale == 1.0 else MARGINS[measure], words),
    )


def _filled(cohorts: Cohorts) -> list[int]:
    return [row for row in range(len(cohorts.names)) if cohorts.size[row] > 0]


def _shown(cohorts: Cohorts) -> list[int]:
    """The cohorts that have a row: of periods the latest ones."""
    filled = _filled(cohorts)
    return filled[-MOST_ROWS:] if isinstance(cohorts.names[0], int) else filled


def _subtitle(cohorts: Cohorts, title: str, words: Words) -> str:
    said = words.say(
        N_("{measure}, by the time since the first order; beside each cohort its customers. Hatched: not known yet.")
        if cohorts.settings.entry == "first"
        else N_("{measure}, by the time after; beside each cohort its customers. Hatched: not known yet."),
        measure=Sentence(title),
    )
    if (cohorts.eligible > 0).any() and not cohorts.settled[cohorts.eligible > 0].all():
        said = words.together(said, words.say(N_("Framed: the period is not over yet; the mean leaves it out.")))
    cohort_count, shown = len(_filled(cohorts)), len(_shown(cohorts))
    if shown < cohort_count:
        latest = N_("Drawn are the latest {shown} of {all} cohorts; the mean is of all.")
        said = words.together(said, words.say(latest, shown=shown, all=cohort_count))
    return said


def _figure(value: float, measure: Measure, words: Words) -> str:
    if measure in {"active", "again"}:
        return words.share(value)
    return words.money(round(value))


def _depth(value: float, span: tuple[float, float]) -> float:
    """How dark a value is among the others."""
    least, most = span
    return min(max((value - least) / (most - least), 0.0), 1.0) if most > least else 0.5


def _colour(value: float, span: tuple[float, float], paper: Paper, *, by_definition: bool) -> str:
    """How much, as a colour; what is everybody by definition has none, so that nothing beside it looks like it."""
    return paper.panel if by_definition else step(paper.sequential, _depth(value, span))


def _cell(
    cohorts: Cohorts,
    place: tuple[int, int, int],
    value: float,
    span: tuple[float, float],
    measure: Measure,
    words: Words,
    paper: Paper,
) -> Row:
    row, at, age = place
    known = math.isfinite(value)
    colour = _colour(value, span, paper, by_definition=measure == "active" and not age) if known else "transparent"
    settled = bool(cohorts.settled[row, age])
    eligible = int(cohorts.eligible[row, age])
    return {
        "at": at + 1,
        "row": row,
        "age": age,
        "colour": colour,
        "frame": "transparent" if settled or not known else paper.attention,
        "ink": on(colour) if known else paper.quiet,
        "label": _figure(value, measure, words) if known else UNKNOWN,
        "cohort": cohort_name(cohorts.names[row], cohorts, words),
        "value_said": _figure(value, measure, words) if known else words.say(N_("not known yet")),
        "basis_said": words.number(eligible) if known else "–",
        "known": known,
    }


def _mean_cell(
    age: int, value: float, span: tuple[float, float], measure: Measure, kind: str, words: Words, paper: Paper
) -> Row:
    """Of all cohorts together, in their colours: on a phone, where no figures fit, the row would be empty without."""
    known = math.isfinite(value)
    colour = _colour(value, span, paper, by_definition=measure == "active" and not age) if known else "transparent"
    figure = _figure(value, measure, words) if known else ""
    said = words.say(N_("Mean of the cohorts") if kind == "simple" else N_("Mean of the customers"))
    return {
        "at": 0,
        "row": -1,
        "age": age,
        "colour": colour,
        "frame": "transparent",
        "ink": on(colour) if known else paper.quiet,
        "label": figure or UNKNOWN,
        "cohort": said,
        "value_said": figure or words.say(N_("not known yet")),
        "basis_said": "–",
        "known": known,
    }


@cache
def _heat_template(language: str, period: Period, paper: Paper) -> Template:
    words = Words(language_for(language))
    later = words.say(N_("Weeks later") if period == "week" else N_("Months later"))
    selected = alt.selection_point(name=CELL, fields=["row", "age"], empty=False)
    base = table("cells").encode(
        x=alt.X(
            "age:O",
            axis=alt.Axis(title=later, orient="top", labelAngle=0, ticks=False, domain=False),
            scale=alt.Scale(paddingInner=0.04),
        ),
        y=alt.Y(
            "at:O",
            axis=alt.Axis(
                title=None,
                ticks=False,
                domain=False,
                labelColor=paper.ink,
                labelExpr="names[datum.value]",
                labelLimit=190,
            ),
            scale=alt.Scale(paddingInner=0.06),
        ),
        tooltip=[
            alt.Tooltip("cohort:N", title=words.say(N_("Cohort"))),
            alt.Tooltip("age:O", title=later),
            alt.Tooltip("value_said:N", title=words.say(N_("How much"))),
            alt.Tooltip("basis_said:N", title=words.say(N_("Of so many customers"))),
        ],
    )
    squares = (
        base.mark_rect(cornerRadius=2, cursor="pointer")
        .encode(
            color=alt.Color("colour:N", scale=None),
            stroke=alt.condition(selected, alt.value(paper.ink), alt.Stroke("frame:N", scale=None)),
            strokeWidth=alt.value(1.5),
        )
        .add_params(selected)
    )
    ink = alt.Color("ink:N", scale=None)
    # On a phone the figures of a year do not fit into their cells: the colours stay, a tap tells the figure.
    figures = base.transform_filter("datum.known").mark_text(fontSize=11, opacity=alt.ExprRef("width < 480 ? 0 : 1"))
    hatching = base.transform_filter("!datum.known").mark_text(fontSize=11)
    labels = [one.encode(text="label:N", color=ink) for one in (figures, hatching)]
    return template((squares, *labels), paper, language, height=alt.Step(_ROW_HEIGHT), parameters=("names",))


# ---- curves


@dataclass(frozen=True)
class Named:
    """A curve and what it is called."""

    name: str
    curve: Curve


def curves_finding(named: Sequence[Named], compared: Comparison | None, words: Words) -> str:
    """How many come back within the horizon and when half of them have; of two, whether they differ."""
    if compared is not None and len(named) == 2:
        horizon = min(one.curve.horizon for one in named)
        one, other = named
        shares = one.curve.by(horizon), other.curve.by(horizon)
        facts = {
            "one": one.name, "other": other.name, "count": horizon, "share_one": shares[0], "share_other": shares[1],
        }  # fmt: skip
        if compared.chance >= 0.05:
            template = N_(
                "“{one}” ({share_one}) and “{other}” ({share_other}) come back alike within {count} days, as far as can be told."
            )
        elif shares[0] >= shares[1]:
            template = N_(
                "“{one}” comes back more than “{other}”: {share_one} against {share_other} within {count} days."
            )
        else:
            template = N_(
                "“{one}” comes back less than “{other}”: {share_one} against {share_other} within {count} days."
            )
        return words.say(template, **facts)
    curve = named[0].curve
    share, half = curve.by(curve.horizon), curve.day_of_share(0.5)
    if half is None:
        return words.say(N_("Nobody has come back so far."))
    returned = int(curve.events[curve.day <= curve.horizon].sum())
    if returned < ENOUGH:
        return words.say(
            NP_(
                "{count} customer came back within {days} days: too few to say how many usually do.",
                "{count} customers came back within {days} days: too few to say how many usually do.",
            ),
            count=returned,
            days=curve.horizon,
        )
    return words.say(
        N_("{share} come back within {days} days; half of those do so within {half} days."),
        share=share,
        days=curve.horizon,
        half=half,
    )


def return_curves(
    named: Sequence[Named], words: Words, paper: Paper = LIGHT, compared: Comparison | None = None
) -> Drawing:
    """The share that has ordered again by each day since the order before, with its range; one or two groups."""
    colours = (paper.accent, paper.attention)
    points: list[Row] = []
    ends: list[Row] = []
    for place, one in enumerate(named):
        drawn = _points(one.curve)
        said = {"name": one.name, "colour": colours[place]}
        points += [
            {**said, **point, "share_said": words.share(point["share"]),
             "range_said": f"{words.share(point['low'])} – {words.share(point['high'])}"}
            for point in drawn
        ]  # fmt: skip
        if len(named) > 1 and drawn:
            ends.append({**said, "day": drawn[-1]["day"], "share": drawn[-1]["share"]})
    return _curve_template(words.language.code, paper).filled(
        {"points": points, "ends": ends},
        {},
        curves_finding(named, compared, words),
        words.say(N_("Share that has ordered again, by days since; the band holds the truth 19 times in 20.")),
    )


def _points(curve: Curve, most: int = 160) -> list[Row]:
    """The curve up to its horizon as steps; at most so many of them."""
    inside = np.flatnonzero(curve.day <= curve.horizon)
    if len(inside) > most:
        inside = inside[np.unique(np.linspace(0, len(inside) - 1, most).astype(int))]
    rows: list[Row] = [{"day": 0, "share": 0.0, "low": 0.0, "high": 0.0}]
    rows += [
        {
            "day": int(curve.day[at]),
            "share": float(curve.happened[at]),
            "low": float(curve.low[at]),
            "high": float(curve.high[at]),
        }
        for at in inside
    ]
    if rows[-1]["day"] < curve.horizon:
        rows.append({**rows[-1], "day": curve.horizon})
    return rows


@cache
def _curve_template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    base = table("points").encode(
        x=alt.X(
            "day:Q",
            axis=alt.Axis(title=words.say(N_("Days since the order before")), grid=False, tickCount=8),
            scale=alt.Scale(nice=False),
        ),
        detail="name:N",
        tooltip=[
            alt.Tooltip("name:N", title=words.say(N_("Customers"))),
            alt.Tooltip("day:Q", title=words.say(N_("Days"))),
            alt.Tooltip("share_said:N", title=words.say(N_("Ordered again"))),
            alt.Tooltip("range_said:N", title=words.say(N_("Range"))),
        ],
    )
    axis = alt.Axis(title=None, format=".0%", tickCount=5, domain=False)
    colour = alt.Color("colour:N", scale=None)
    band = base.mark_area(opacity=0.2, interpolate="step-after").encode(
        y=alt.Y("low:Q", axis=axis), y2="high:Q", color=colour
    )
    line = base.mark_line(interpolate="step-after", strokeWidth=2.5).encode(y=alt.Y("share:Q", axis=axis), color=colour)
    names = (
        table("ends")
        .mark_text(align="right", baseline="bottom", dy=-6, fontWeight=600)
        .encode(x="day:Q", y="share:Q", text="name:N", color=colour)
    )
    return template((band, line, names), paper, language, height=280)
