"""How customers spread along one axis, with the cut-offs drawn in."""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise

import altair as alt
import numpy as np
import pandas as pd

from lib.analysis.rfm import Rfm, cut_values
from lib.charts.drawing import Drawing, Row, Template, table, template
from lib.charts.phrases import AXIS_UNITS, band, portion
from lib.charts.theme import LIGHT, Paper
from lib.core.money import SCALE
from lib.core.settings import Axis, CutOffs
from lib.core.words import N_, NP_, Sentence
from lib.text.languages import language_for
from lib.text.words import Words

_TICKS = 5
_GAP = 0.06  # on either side of a bar, in bars


def distribution_finding(rfm: Rfm, axis: Axis) -> Sentence:
    """What the distribution of an axis says."""
    customers = rfm.customers
    if axis == "frequency":
        several = int((customers.frequency > 1).sum())
        return Sentence(N_("{portion} ordered more than once."), {"portion": portion(several, len(customers))})
    (median,) = cut_values(customers, axis, CutOffs(bins=2))
    if axis == "recency_days":
        template = NP_(
            "Half of your customers bought within the last day.",
            "Half of your customers bought within the last {count} days.",
        )
        return Sentence(template, {"count": math.ceil(median)})
    return Sentence(
        N_("Half of your customers have spent {money_median} or less."), {"money_median": round(median * SCALE)}
    )


def edges(bars: pd.DataFrame) -> list[float]:
    """The borders of the bars, one more than there are bars."""
    return [float(bars["low"].iloc[0]), *bars["high"].astype(float)]


def ticks(axis: Axis, bars: pd.DataFrame, words: Words) -> list[tuple[float, str]]:
    """About five labels for the bars: (place in bars from the left, text)."""
    every = max(1, math.ceil(len(bars) / _TICKS))
    labels: list[tuple[float, str]] = []
    for place, (low, high, tail) in enumerate(zip(bars["low"], bars["high"], bars["tail"], strict=True)):
        if place % every:
            continue
        if axis == "frequency" and not tail:  # a bar is a number, and its label stands under its middle
            labels.append((place + 0.5, words.number(high)))
        elif axis == "recency_days":
            labels.append((float(place), words.number(low + 1)))
        elif axis == "monetary" and tail != "lower":
            labels.append((float(place), words.money_mark(round(low * SCALE))))
    return labels


def bar_labels(axis: Axis, bars: pd.DataFrame, words: Words) -> list[str]:
    """What each bar holds, in the axis's unit: "14–20" (days), "> 6" (orders)."""
    return [band(axis, low, high, words) for low, high in pairwise(edges(bars))]


def distribution(
    rfm: Rfm, axis: Axis, bars: pd.DataFrame, words: Words, paper: Paper = LIGHT, value: float | None = None
) -> Drawing:
    """The bars of one axis, the cut-offs, and the score of each part between them.

    Args:
        rfm: the answer with the cut-offs.
        axis: which axis.
        bars: its distribution (lib.analysis.distribution).
        words: the reader's language and currency.
        paper: light or dark.
        value: one customer's, in the axis's unit, to be shown among the others.
    """
    places = np.arange(len(bars))
    own = -1 if value is None else max(math.ceil(_place(value, bars)) - 1, 0)
    rows = pd.DataFrame(
        {
            "start": places + _GAP,
            "end": places + 1 - _GAP,
            "customers": bars["customers"].to_numpy(),
            "colour": np.where(places == own, paper.accent, paper.rest),
            "range": bar_labels(axis, bars, words),
            "count": [words.number(count) for count in bars["customers"]],
        }
    )
    labels = {f"{at:g}": text for at, text in ticks(axis, bars, words)}
    rules, scores = _cut_lines(rfm, axis, bars)
    return _template(axis, words.language.code, paper).filled(
        {"bars": rows, "rules": rules, "scores": scores},
        {"labels": labels, "label_places": [float(at) for at in labels], "most": len(bars)},
        words.say(distribution_finding(rfm, axis)),
    )


@cache
def _template(axis: Axis, language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    unit = words.say(AXIS_UNITS[axis])
    below = alt.Axis(values=alt.ExprRef("label_places"), labelExpr="labels[datum.value]", title=unit, grid=False)
    bars = (
        table("bars")
        .mark_bar()
        .encode(
            x=alt.X("start:Q", scale=alt.Scale(domainMin=0, domainMax=alt.ExprRef("most"), nice=False), axis=below),
            x2="end:Q",
            y=alt.Y("customers:Q", axis=None),
            y2=alt.datum(0),
            color=alt.Color("colour:N", scale=None),
            tooltip=[
                alt.Tooltip("range:N", title=unit),
                alt.Tooltip("count:N", title=words.say(N_("Customers"))),
            ],
        )
    )
    rules = table("rules").mark_rule(color=paper.ink).encode(x="place:Q")
    scores = (
        table("scores")
        .mark_text(baseline="bottom", dy=-4, fontWeight=600, color=paper.ink)
        .encode(x="middle:Q", y=alt.value(0), text="score:N")
    )
    return template((bars, rules, scores), paper, language, height=150, parameters=("labels", "label_places", "most"))


def _place(value: float, bars: pd.DataFrame) -> float:
    """Where a value lies, counted in bars from the left; inside a bar values lie evenly."""
    return float(np.interp(value, edges(bars), np.arange(len(bars) + 1)))


def _cut_lines(rfm: Rfm, axis: Axis, bars: pd.DataFrame) -> tuple[list[Row], list[Row]]:
    """A rule at each cut-off, and the score of each part; a part without width has none."""
    places = [_place(cut, bars) for cut in rfm.cutoffs[axis]]
    borders = [0.0, *places, float(len(bars))]
    scores = list(range(1, len(borders)))
    if axis == "recency_days":
        scores.reverse()
    parts = [
        {"middle": (low + high) / 2, "score": str(score)}
        for (low, high), score in zip(pairwise(borders), scores, strict=True)
        if high > low
    ]
    return [{"place": place} for place in places], parts
