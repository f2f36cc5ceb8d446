"""A segment map as a grid of recency and frequency, one slice of money at a time: which group has each combination."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from lib.analysis.map_editing import Box, Kind, Trouble, cells_of, owners, within
from lib.analysis.rfm import Cuts
from lib.analysis.segments import Cell, SegmentMap
from lib.charts.drawing import Drawing, Row, Template
from lib.charts.phrases import band, band_labels
from lib.charts.rfm import group_colours
from lib.charts.score_grid import Text, grid_template, in_narrow, in_two, score_labels
from lib.charts.theme import LIGHT, Paper, on
from lib.core.settings import AXES, Axis
from lib.core.words import N_, NP_
from lib.text.words import Words

_HEIGHT = 88


@dataclass(frozen=True)
class Cube:
    """What is drawn.

    Attributes:
        segment_map: it may have gaps.
        cutoffs: what its scores mean in this shop.
        customers: how many have each combination of its scores.
    """

    segment_map: SegmentMap
    cutoffs: Mapping[Axis, Cuts]
    customers: Mapping[Cell, int]

    def count(self, boxes: Sequence[Box]) -> int:
        """The customers in blocks."""
        return sum(self.customers.get(cell, 0) for box in boxes for cell in cells_of(box))


# ---- in words


def box_words(box: Box, cube: Cube, words: Words) -> str:
    """A block of combinations as part of a sentence: "last order 0–13 days ago, 4–9 orders"; not escaped."""
    plain = replace(words, escape=str)
    parts: list[str] = []
    for axis, (low, high), count in zip(AXES, within(box, cube.segment_map.scale), cube.segment_map.scale, strict=True):
        if (low, high) != (1, count):
            said = range_words(axis, low, high, cube, plain)
            one = axis != "monetary" and said == plain.number(1)
            parts.append(plain.say(_ONE[axis], count=1) if one else plain.say(_RANGES[axis], range=said))
    return plain.listed(parts) if parts else plain.say(N_("everybody"))


_RANGES: dict[Axis, str] = {
    "recency_days": N_("last order {range} days ago"),
    "frequency": N_("{range} orders"),
    "monetary": N_("{range} spent"),
}
#: The same of a single one.
_ONE = {
    "recency_days": NP_("last order {count} day ago", "last order {count} days ago"),
    "frequency": NP_("{count} order", "{count} orders"),
}


def range_words(axis: Axis, low: int, high: int, cube: Cube, words: Words) -> str:
    """What the scores from `low` to `high` mean in the axis's unit: "4–9", "> 180"; a dash where nobody can have them."""
    cuts = cube.cutoffs[axis]
    borders = (-math.inf, *cuts, math.inf)
    if axis == "recency_days":  # the best score has the fewest days
        low, high = len(cuts) + 2 - high, len(cuts) + 2 - low
    return band(axis, borders[low - 1], borders[high], words)


def trouble_words(trouble: Trouble, cube: Cube, words: Words) -> str:
    """What is wrong, in a sentence."""
    plain = replace(words, escape=str)
    first, *others = (
        (plain.say(cube.segment_map.segment(code).title) for code in trouble.codes) if trouble.codes else [""]
    )
    facts = {"first": first, "other": plain.listed(others), "where": _where(trouble.boxes, cube, plain)}
    return words.say(_TROUBLES[trouble.kind], **facts, count=cube.count(trouble.boxes))


_TROUBLES: dict[Kind, str | tuple[str, str]] = {
    "uncovered": NP_(
        "No group has these yet, {count} customer of this shop: {where}.",
        "No group has these yet, {count} customers of this shop: {where}.",
    ),
    "overlap": N_("“{first}” and “{other}” both claim: {where}. “{first}” has them, for its rule comes first."),
    "duplicate": N_("A rule of “{first}” says the same as an earlier one of “{other}”: {where}."),
    "dead_rule": N_("A rule of “{first}” decides nothing, because earlier ones of “{other}” have all of it: {where}."),
    "empty_group": N_("Nobody can be in “{first}”: no rule gives it anything."),
    "same_name": N_("Two groups are called “{first}”."),
    "no_name": N_("A group has no name yet."),
}
_MOST_PLACES = 3


def _where(boxes: Sequence[Box], cube: Cube, words: Words) -> str:
    """Blocks one after another; the first few where there are many."""
    said = [box_words(box, cube, words) for box in boxes[:_MOST_PLACES]]
    if len(boxes) > _MOST_PLACES:
        said.append(words.say(N_("and so on")))
    return "; ".join(said)


# ---- the grid


def cube_finding(cube: Cube, words: Words) -> str:
    """Whether every combination has its group."""
    holding = owners(cube.segment_map)
    bare = [cell for cell, rules in holding.items() if not rules]
    if not bare:
        return words.say(N_("Every one of the {cells} combinations of scores has its group."), cells=len(holding))
    return words.say(
        NP_(
            "{count} of {cells} combinations of scores has no group yet.",
            "{count} of {cells} combinations of scores have no group yet.",
        ),
        count=len(bare),
        cells=len(holding),
    )


def cube_picture(cube: Cube, monetary: int | None, words: Words, paper: Paper = LIGHT) -> Drawing:
    """Recency upwards, frequency to the right; each cell with the group that has it, in the group's colour.

    Cells can be selected: the selection `CELL` has the fields r and f.

    Args:
        cube: the map and this shop's customers.
        monetary: only this money score; None: all of them, a cell showing the group that has most of it.
        words: the reader's.
        paper: light or dark.
    """
    return _cube_template(cube.segment_map.scale[1], words.language.code, paper).filled(
        {"cells": cube_cells(cube, monetary, words, paper)},
        {
            "recency_labels": score_labels(
                band_labels("recency_days", tuple(cube.cutoffs["recency_days"]), words), words
            ),
            "frequency_labels": score_labels(band_labels("frequency", tuple(cube.cutoffs["frequency"]), words), words),
        },
        cube_finding(cube, words),
        words.say(
            N_(
                "Each cell: the group that has it, and this shop's customers in it; +1: so many more groups by money. A frame: no group yet."
            )
        ),
    )


def cube_cells(cube: Cube, monetary: int | None, words: Words, paper: Paper) -> list[Row]:
    """One row a cell of recency and frequency: r, f, lines, customers_said, more, colour, edge, ink."""
    one, holding = cube.segment_map, owners(cube.segment_map)
    colours, places = group_colours(one.segments), range(1, one.scale[2] + 1)
    rows: list[Row] = []
    for r in range(1, one.scale[0] + 1):
        for f in range(1, one.scale[1] + 1):
            cells = [(r, f, m) for m in places if monetary in {None, m}]
            codes = [one.rules[holding[cell][0]].segment if holding[cell] else None for cell in cells]
            named = list(dict.fromkeys(sorted((code for code in codes if code), key=codes.count, reverse=True)))
            bare = codes.count(None)
            name = words.say(one.segment(named[0]).title) if named else words.say(N_("no group"))
            others = f"+{len(named) - 1}" if len(named) > 1 else ""
            colour = colours[named[0]] if named else paper.panel
            people = sum(cube.customers.get(cell, 0) for cell in cells)
            twice = sum(1 for cell in cells if len({one.rules[place].segment for place in holding[cell]}) > 1)
            rows.append(
                {
                    "r": r,
                    "f": f,
                    "lines": in_two(name),
                    "narrow": in_narrow(name),
                    "group": words.listed([words.say(one.segment(code).title) for code in named] or [name]),
                    "customers_said": words.number(people),
                    "bare": bare,
                    "more": words.say(N_("claimed twice")) if twice else others,
                    "colour": colour,
                    "edge": paper.attention if bare else colour,
                    "ink": on(colour) if named else paper.ink,
                }
            )
    return rows


@cache
def _cube_template(columns: int, language: str, paper: Paper) -> Template:
    return grid_template(
        columns,
        language,
        paper,
        height=_HEIGHT,
        tips=(("group", N_("Group")), ("customers_said", N_("Customers"))),
        texts=(Text("lines", -22, narrow="narrow"), Text("customers_said", 14, "strong"), Text("more", 31)),
        look="edges",
    )
