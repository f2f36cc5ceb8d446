"""Ranges and points, one row a name: what is expected as a point, where it may lie as a line, and both said below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import altair as alt

from lib.charts.drawing import Drawing, Row, Template, amounts_axis, in_lines, names_axis, table, template
from lib.charts.theme import Paper

_STEP, _UP, _DOWN = 48, -8, 10
#: Room to the right of the longest range, as a share of it; beyond this part of the width a label ends where its range ends.
_ROOM, _LATE = 0.05, 0.6
#: Of a line of a name.
_NAME_PIXELS = 140
_TABLE, _LOWEST, _HIGHEST = "ranges", "lowest", "highest"


@dataclass(frozen=True)
class Ranged:
    """One row.

    Attributes:
        name: whose it is.
        value, low, high: the point, and the ends of its line.
        label: both in words.
        colour: of point and line.
        tick: another figure to hold it against, drawn as a small upright line; None: none.
        facts: what else the tooltip says, by the names of its columns.
    """

    name: str
    value: float
    low: float
    high: float
    label: str
    colour: str
    tick: float | None = None
    facts: dict[str, Any] = field(default_factory=dict[str, Any])


def ranges_template(language: str, paper: Paper, tooltip: Sequence[tuple[str, str]]) -> Template:
    """The chart's shape; remember it by language and paper.

    Args:
        language: the reader's code.
        paper: light or dark.
        tooltip: (column, title) of what a row says when it is pointed at: "name", "label" and the facts of its rows.
    """
    y = alt.Y(
        "name:N",
        sort=None,
        axis=names_axis(paper, _NAME_PIXELS, labelOffset=_UP),
    )
    axis = amounts_axis(language, labelFlush=False)
    scale = alt.Scale(domainMin=alt.ExprRef(_LOWEST), domainMax=alt.ExprRef(_HIGHEST), nice=False, zero=False)
    shown = [alt.Tooltip(f"{column}:N", title=title) for column, title in tooltip]
    colour = alt.Color("colour:N", scale=None)
    lines = (
        table(_TABLE)
        .mark_rule(strokeWidth=3, opacity=0.55, yOffset=_UP)
        .encode(y=y, x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q", color=colour, tooltip=shown)
    )
    points = (
        table(_TABLE)
        .mark_point(filled=True, size=110, opacity=1, yOffset=_UP)
        .encode(y=y, x=alt.X("value:Q", scale=scale, axis=axis), color=colour, tooltip=shown)
    )
    ticks = (
        table(_TABLE)
        .mark_tick(
            thickness=2, size=18, yOffset=_UP, color=paper.ink, aria=False
        )  # often there is none: an image of nothing
        .encode(y=y, x=alt.X("tick:Q", scale=scale, axis=axis), tooltip=shown)
    )
    labels = (
        table(_TABLE)
        .mark_text(align=alt.ExprRef("datum.late ? 'right' : 'left'"), dy=_DOWN)
        .encode(y=y, x=alt.X("from:Q", scale=scale, axis=axis), text="label:N", color=alt.value(paper.ink))
    )
    layers = (lines, points, ticks, labels)
    return template(layers, paper, language, height=alt.Step(_STEP), parameters=(_LOWEST, _HIGHEST, "names"))


def ranges(rows: Sequence[Ranged], shape: Template, finding: str, subtitle: str, unit: str = "") -> Drawing:
    """Rows on a shape of `ranges_template`; the axis begins at nothing, or below it where a range does.

    Args:
        rows: from top to bottom.
        shape: of the reader's language and paper.
        finding: the title.
        subtitle: what is drawn.
        unit: of money, as it stands before a figure.
    """
    highest = max((max(one.high, one.tick or 0.0) for one in rows), default=0.0) or 1.0
    lowest = min((0.0, *(one.low for one in rows)))
    shown: list[Row] = []
    for one in rows:
        late = one.high > lowest + _LATE * (highest - lowest)
        shown.append(
            {
                "name": one.name,
                "value": one.value,
                "low": one.low,
                "high": one.high,
                "from": one.high if late else one.low,
                "late": late,
                "label": one.label,
                "colour": one.colour,
                **({} if one.tick is None else {"tick": one.tick}),
                **one.facts,
            }
        )
    names = {one.name: in_lines(one.name, _NAME_PIXELS) for one in rows}
    ends = {_LOWEST: lowest, _HIGHEST: highest + _ROOM * (highest - lowest)}
    return shape.filled({_TABLE: shown}, {**ends, "names": names}, finding, subtitle, unit)
