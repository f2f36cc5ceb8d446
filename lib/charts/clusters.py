"""How many clusters: four ways to judge each number, side by side, with the recommended one standing out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import altair as alt

from lib.analysis.clusters import Clusters, Score
from lib.charts.drawing import Drawing, Template, names_axis, table, template
from lib.charts.score_grid import in_two
from lib.charts.theme import LIGHT, Paper
from lib.core.words import N_
from lib.text.languages import language_for
from lib.text.words import NOTHING, Words

_ROW_HEIGHT = 44
#: Below this the cells' ink is dark on light paper; the steps of the sequential scale above it carry light figures.
_STEPS = 7
_LIGHT_FROM = 4

#: The four ways, in lines that fit beside the cells of a narrow screen.
MEASURES = (
    N_("Clearly apart"),
    N_("More than a cloud"),
    N_("One more explains"),
    N_("Come back"),
)


def by_measure(scores: Sequence[Score]) -> list[list[float]]:
    """One row a way to judge, one value a number of clusters: silhouette, gap, the fall of the inertia, stability.

    The elbow is where the next cluster stops explaining much: the inertia that one more cluster takes away, as a share of
    what was left; the first number has none to compare with.
    """
    inertia = [score.inertia for score in scores]
    falls = [
        float("nan"),
        *(1 - after / before if before > 0 else 0.0 for before, after in pairwise(inertia)),
    ]
    return [
        [score.clear for score in scores],
        [score.gap for score in scores],
        falls,
        [score.stability_ari for score in scores],
    ]


def how_many(found: Clusters, recommended: int, finding: str, words: Words, paper: Paper = LIGHT) -> Drawing:
    """A row a way to judge, a column a number of clusters; the darker, the better within its row.

    Args:
        found: the answer; all numbers that were tried are drawn, those that were refused are crossed out.
        recommended: the number that stands in a frame.
        finding: the title.
        words: said with `plain_words`.
        paper: light or dark.
    """
    rows: list[dict[str, Any]] = []
    for place, values in enumerate(by_measure(found.scores)):
        usable = [value for value in values if value == value]  # noqa: PLR0124 - not a number
        low, high = min(usable), max(usable)
        for score, value in zip(found.scores, values, strict=True):
            known, refused = value == value, score.refusal is not None  # noqa: PLR0124
            step = round((value - low) / (high - low) * (_STEPS - 1)) if known and high > low else 0
            rows.append(
                {
                    "measure": place,
                    "k": score.k,
                    "colour": paper.panel if refused or not known else paper.sequential[step],
                    "ink": _ink(step, paper) if known and not refused else paper.quiet,
                    "frame": paper.accent if score.k == recommended else paper.paper,
                    "width": 3 if score.k == recommended else 1,
                    "label": ("✕" if refused else _said(place, value, words)) if known else NOTHING,
                    "measure_said": words.say(MEASURES[place]),
                    "value_said": _said(place, value, words) if known else NOTHING,
                    "refusal_said": words.say(score.refusal) if score.refusal is not None else NOTHING,
                }
            )
    subtitle = words.say(
        N_(
            "Columns are numbers of clusters; the darker, the better in its row. A cross marks numbers that would mislead; the frame is the recommendation."
        )
    )
    names = {str(place): in_two(words.say(name)) for place, name in enumerate(MEASURES)}
    return _template(words.language.code, paper).filled({"cells": rows}, {"names": names}, finding, subtitle)


def _ink(step: int, paper: Paper) -> str:
    return paper.paper if step >= _LIGHT_FROM else paper.ink


def _said(place: int, value: float, words: Words) -> str:
    """Shares as percent, the others with two decimals."""
    return words.share(max(value, 0.0)) if MEASURES[place] == MEASURES[2] else f"{value:.2f}"


@cache
def _template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    x = alt.X(
        "k:O", axis=alt.Axis(title=words.say(N_("Clusters")), labelAngle=0, orient="top", ticks=False, domain=False)
    )
    y = alt.Y("measure:O", axis=names_axis(paper, 110))
    tooltip = [
        alt.Tooltip("measure_said:N", title=words.say(N_("Judged by"))),
        alt.Tooltip("k:O", title=words.say(N_("Clusters"))),
        alt.Tooltip("value_said:N", title=words.say(N_("How much"))),
        alt.Tooltip("refusal_said:N", title=words.say(N_("Why not"))),
    ]
    cells = (
        table("cells")
        .mark_rect(cornerRadius=3)
        .encode(
            x=x,
            y=y,
            color=alt.Color("colour:N", scale=None),
            stroke=alt.Stroke("frame:N", scale=None),
            strokeWidth=alt.StrokeWidth("width:Q", scale=None),
            tooltip=tooltip,
        )
    )
    figures = (
        table("cells")
        .mark_text(fontSize=11)
        .encode(x=x, y=y, text="label:N", color=alt.Color("ink:N", scale=None), tooltip=tooltip)
    )
    return template((cells, figures), paper, language, height=alt.Step(_ROW_HEIGHT), parameters=("names",))
