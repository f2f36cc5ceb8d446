"""What became of groups: two columns of bars with bands between them, as wide as the customers who went that way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import altair as alt
import numpy as np

from lib.charts.drawing import Drawing, Row, Template, label_room, table, template, without_middle
from lib.charts.theme import LIGHT, Paper
from lib.core.words import N_
from lib.text.languages import language_for
from lib.text.words import Words

#: A band is drawn through so many points.
_POINTS = 14
_HEIGHT = 460
#: Between two bars of a column, as a share of the whole height.
_GAP = 0.012
#: Bars thinner than this share have no name: they would stand on one another.
_NAMED = 0.022
#: How much smaller text is on a phone.
_PHONE_PIXELS = 480
_SMALLER = f"(width < {_PHONE_PIXELS} ? 10 / 12 : 1)"
#: Of a name there, at the size of other charts.
_SHORT_PIXELS = 160


@dataclass(frozen=True)
class Band:
    """Customers who were in one group and are in another.

    Attributes:
        before, after: places of the groups in their columns.
        customers: how many.
    """

    before: int
    after: int
    customers: int


@dataclass(frozen=True)
class Column:
    """One side of the picture.

    Attributes:
        title: what it is.
        names: of its groups, from the top.
        colours: of its groups.
    """

    title: str
    names: Sequence[str]
    colours: Sequence[str]


def flow_picture(
    columns: tuple[Column, Column], bands: Sequence[Band], words: Words, said: tuple[str, str], paper: Paper = LIGHT
) -> Drawing:
    """The bands between two columns; those that change group stand out, the others are grey.

    Args:
        columns: before and after.
        bands: only those with customers; groups of the same name on both sides stay.
        words: the reader's.
        said: the finding, and what is drawn.
        paper: light or dark.
    """
    left, right = columns
    starts = _starts([sum(one.customers for one in bands if one.before == at) for at in range(len(left.names))])
    ends = _starts([sum(one.customers for one in bands if one.after == at) for at in range(len(right.names))])
    rows = _bands(columns, bands, (starts, ends), words, paper)
    bars = _bars(left, starts, 0, words) + _bars(right, ends, 1, words)
    heads = [{"x": x, "title": column.title} for x, column in ((0, left), (1, right))]
    rooms = {"left_room": label_room(left.names), "right_room": label_room(right.names)}
    return _template(words.language.code, paper).filled({"bands": rows, "bars": bars, "heads": heads}, rooms, *said)


def _starts(sizes: Sequence[int]) -> list[tuple[float, float, int]]:
    """From, to (1 at the top) and customers of each bar of a column; an empty group has no room."""
    filled = sum(1 for size in sizes if size)
    room = 1 - _GAP * max(filled - 1, 0)
    whole = max(sum(sizes), 1)
    found: list[tuple[float, float, int]] = []
    at = 1.0
    for size in sizes:
        height = size / whole * room
        found.append((at, at - height, size))
        at -= height + (_GAP if size else 0)
    return found


def _bands(
    columns: tuple[Column, Column],
    bands: Sequence[Band],
    places: tuple[list[tuple[float, float, int]], list[tuple[float, float, int]]],
    words: Words,
    paper: Paper,
) -> list[Row]:
    starts, ends = places
    next_start, next_end = [one[0] for one in starts], [one[0] for one in ends]
    steps = np.linspace(0, 1, _POINTS)
    curve = steps * steps * (3 - 2 * steps)
    rows: list[Row] = []
    for number, one in enumerate(sorted(bands, key=lambda band: (band.before, band.after))):
        (top, bottom, size), (end_top, end_bottom, end_size) = starts[one.before], ends[one.after]
        start, end = next_start[one.before], next_end[one.after]
        next_start[one.before] -= (top - bottom) * one.customers / size
        next_end[one.after] -= (end_top - end_bottom) * one.customers / end_size
        names = columns[0].names[one.before], columns[1].names[one.after]
        stays = names[0] == names[1]
        said = {
            "band": number,
            "colour": paper.rest if stays else columns[0].colours[one.before],
            "before": names[0],
            "after": names[1],
            "customers": words.number(one.customers),
        }
        upper = start + (end - start) * curve
        lower = next_start[one.before] + (next_end[one.after] - next_start[one.before]) * curve
        rows += [
            {**said, "x": float(x), "upper": float(u), "lower": float(v)}
            for x, u, v in zip(steps, upper, lower, strict=True)
        ]
    return rows


def _bars(column: Column, places: list[tuple[float, float, int]], x: int, words: Words) -> list[Row]:
    return [
        {
            "x": x,
            "x2": x + (0.012 if x else -0.012),
            "upper": top,
            "lower": bottom,
            "middle": (top + bottom) / 2,
            "colour": colour,
            "name": name if top - bottom >= _NAMED else "",
            "short": without_middle(name, _SHORT_PIXELS) if top - bottom >= _NAMED else "",
            "group": name,
            "customers": words.number(size),
        }
        for name, colour, (top, bottom, size) in zip(column.names, column.colours, places, strict=True)
        if size
    ]


@cache
def _template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    # The names stand beside the bars, as wide as they are, each side with two fifths at most.
    left_pixels, right_pixels = (f"min({side} * {_SMALLER}, 0.4 * width)" for side in ("left_room", "right_room"))
    between = f"(width - {left_pixels} - {right_pixels})"
    edges = {"expr": f"-{left_pixels} / {between}"}, {"expr": f"1 + {right_pixels} / {between}"}
    across = alt.Scale(domainMin=edges[0], domainMax=edges[1], nice=False, zero=False)
    up = alt.Scale(domain=[0, 1.04], nice=False)
    x, y = alt.X("x:Q", axis=None, scale=across), alt.Y("upper:Q", axis=None, scale=up)
    bands = (
        table("bands")
        .mark_area(opacity=0.55)
        .encode(
            x=x,
            y=y,
            y2="lower:Q",
            detail="band:N",
            color=alt.Color("colour:N", scale=None),
            tooltip=[
                alt.Tooltip("before:N", title=words.say(N_("Were"))),
                alt.Tooltip("after:N", title=words.say(N_("Are now"))),
                alt.Tooltip("customers:N", title=words.say(N_("Customers"))),
            ],
        )
    )
    bars = table("bars").mark_rect().encode(x=x, x2="x2:Q", y=y, y2="lower:Q", color=alt.Color("colour:N", scale=None))
    small = {"expr": f"12 * {_SMALLER}"}
    names = table("bars").encode(x=x, y=alt.Y("middle:Q", axis=None, scale=up))
    heads = table("heads").encode(x=x, y=alt.value(12), text="title:N")
    texts: list[alt.Chart] = []
    sides: list[tuple[int, Literal["left", "right"], str]] = [(0, "right", left_pixels), (1, "left", right_pixels)]
    for at, align, pixels in sides:
        own, away = f"datum.x == {at}", 14 * (2 * at - 1)
        said = alt.ExprRef(f"width < {_PHONE_PIXELS} ? datum.short : datum.name")
        texts += [
            names.transform_filter(own).mark_text(align=align, dx=away, fontSize=small, limit={"expr": pixels}, text=said),
            heads.transform_filter(own).mark_text(align=align, fontSize=small, fontWeight=600, limit={"expr": "width * 0.42"}, baseline="bottom"),
        ]  # fmt: skip
    rooms = ("left_room", "right_room")
    return template((bands, bars, *texts), paper, language, height=_HEIGHT, parameters=rooms)
