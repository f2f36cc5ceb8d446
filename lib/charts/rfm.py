"""Recency, frequency, monetary as pictures: the grid of scores, and the groups side by side.

Columns have names of ours, never those of a file; what a reader sees is said by `Words`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from lib.analysis.rfm import Rfm
from lib.analysis.segments import FAMILIES, Segment
from lib.charts.both_parts import GROUPS_SUBTITLE, Group, both_parts
from lib.charts.drawing import Drawing, Row, Template, records
from lib.charts.phrases import AXIS_UNITS, band_labels, portion
from lib.charts.score_grid import Text, beneath, grid_template, in_narrow, in_two, score_labels
from lib.charts.theme import LIGHT, Paper, on, shade, step
from lib.core.settings import AXES, Axis
from lib.core.words import N_, Sentence
from lib.text.words import Words

Measure = Literal["revenue", "customers", "monetary"]

_CELL_HEIGHT = 84


def group_colours(segments: Sequence[Segment]) -> dict[str, str]:
    """One colour a group, the same on every page: that of its family, with shades where a family has several groups."""
    colours: dict[str, str] = {}
    for place, family in enumerate(FAMILIES):
        alike = [segment.code for segment in segments if segment.family == family]
        apart = min(0.4, 0.8 / max(len(alike) - 1, 1))  # a family never reaches into the next one
        for number, code in enumerate(alike):
            within = (number - (len(alike) - 1) / 2) * apart
            colours[code] = shade((place + within) / (len(FAMILIES) - 1))
    return colours


def regulars_finding(rfm: Rfm) -> Sentence:
    """Who the regulars are: the groups of the best family together, in customers and in money."""
    regulars = {segment.code for segment in rfm.segment_map.segments if segment.family == FAMILIES[0]}
    best = [group for group in records(rfm.segments) if group["segment"] in regulars]
    customers = sum(int(group["customers"]) for group in best)
    share_revenue = sum(float(group["revenue_share"]) for group in best if group["revenue_e4"] > 0)
    if customers == 0 or rfm.customers.revenue_e4 <= 0:
        return grid_finding(rfm, "customers")
    facts = {"portion": portion(customers, len(rfm.customers)), "share_revenue": min(share_revenue, 1.0)}
    return Sentence(N_("Your regulars are {portion} and bring {share_revenue} of the revenue."), facts)


# ---- the grid


def grid_finding(rfm: Rfm, measure: Measure) -> Sentence:
    """What the grid says: which group has most of what it shows."""
    by = "customers" if measure == "customers" or rfm.customers.revenue_e4 <= 0 else "revenue_e4"
    top = max(records(rfm.segments), key=lambda group: group[by])
    facts = {
        "group": Sentence(rfm.segment_map.segment(top["segment"]).title),
        "portion": portion(int(top["customers"]), len(rfm.customers)),
    }
    if by == "customers":
        return Sentence(N_("The largest group is “{group}”: {portion}."), facts)
    share = {"share_revenue": float(top["revenue_share"])}
    return Sentence(N_("“{group}”: {portion}, {share_revenue} of the revenue."), facts | share)


def grid_cells(rfm: Rfm, monetary: int | None = None) -> list[Row]:
    """One row a recency × frequency cell: r, f, segment (its largest), segments (how many), customers, revenue_e4, mean_m.

    Args:
        rfm: the answer.
        monetary: only customers with this money score.
    """
    cells: dict[tuple[int, int], list[Row]] = {}
    for cell in records(rfm.cells):
        if monetary is None or cell["m"] == monetary:
            cells.setdefault((cell["r"], cell["f"]), []).append(cell)
    return [_together(alike) for alike in cells.values()]


def _together(alike: list[Row]) -> Row:
    """Cells that differ in their money score only, as one."""
    customers = sum(cell["customers"] for cell in alike)
    by_segment: Counter[str] = Counter()
    for cell in alike:
        by_segment[cell["segment"]] += cell["customers"]
    return {
        "r": alike[0]["r"],
        "f": alike[0]["f"],
        "segment": by_segment.most_common(1)[0][0],
        "segments": max(sum(1 for count in by_segment.values() if count), 1),
        "customers": customers,
        "revenue_e4": sum(cell["revenue_e4"] for cell in alike),
        "mean_m": sum(cell["m"] * cell["customers"] for cell in alike) / customers if customers else float("nan"),
    }


def grid(rfm: Rfm, measure: Measure, words: Words, paper: Paper = LIGHT, monetary: int | None = None) -> Drawing:
    """The recency × frequency grid: every cell with its group and its customers, coloured by one measure.

    Cells can be selected: the selection `CELL` has the fields r and f.

    Args:
        rfm: the answer.
        measure: what the colour says: revenue, customers, or the mean money score.
        words: the reader's language and currency.
        paper: light or dark.
        monetary: only customers with this money score.
    """
    bands: dict[Axis, dict[int, str]] = {axis: band_labels(axis, rfm.cutoffs[axis], words) for axis in AXES}
    cells = [_said(cell, rfm, bands, words) for cell in grid_cells(rfm, monetary)]
    return _grid_template(rfm.bins[1], words.language.code, paper).filled(
        {"cells": _coloured(cells, rfm, measure, words, paper)},
        {
            "recency_labels": score_labels(bands["recency_days"], words),
            "frequency_labels": score_labels(bands["frequency"], words),
        },
        words.say(grid_finding(rfm, measure)),
        words.together(words.say(_GRID_SUBTITLES[measure]), _more_groups(cells, words)),
    )


@cache
def _grid_template(columns: int, language: str, paper: Paper) -> Template:
    return grid_template(
        columns,
        language,
        paper,
        height=_CELL_HEIGHT,
        tips=_GRID_TIPS,
        texts=(Text("lines", -14, narrow="narrow"), Text("customers_said", 14, "strong"), Text("second", 29)),
        look="bands",
    )


_GRID_TIPS = (
    ("group", N_("Group")),
    ("recency", AXIS_UNITS["recency_days"]),
    ("frequency", AXIS_UNITS["frequency"]),
    ("customers_said", N_("Customers")),
    ("revenue_said", N_("Revenue")),
    ("mean_m_said", N_("Average money score")),
)
_GRID_SUBTITLES: dict[Measure, str] = {
    "revenue": N_("Each cell: its group, its customers, and its share of the revenue (the darker, the more)."),
    "customers": N_("Each cell: its group, and its customers (the darker, the more)."),
    "monetary": N_("Each cell: its group, its customers, and their average money score (the darker, the higher)."),
}


def _more_groups(cells: Sequence[Row], words: Words) -> str:
    """What +1 behind a name means, where it stands."""
    if all(cell["segments"] <= 1 for cell in cells):
        return ""
    return words.say(N_("+1: customers of one more group are in the cell."))


def _said(cell: Row, rfm: Rfm, bands: Mapping[Axis, Mapping[int, str]], words: Words) -> Row:
    """A cell with everything that is said about it."""
    name = words.say(rfm.segment_map.segment(cell["segment"]).title)
    others = f"+{cell['segments'] - 1}" if cell["segments"] > 1 else ""
    return {
        **cell,
        "group": f"{name} {others}".strip(),
        "lines": beneath(in_two(name), others),
        "narrow": in_narrow(name, others),
        "recency": bands["recency_days"][cell["r"]],
        "frequency": bands["frequency"][cell["f"]],
        "customers_said": words.number(cell["customers"]),
        "revenue_said": words.money(cell["revenue_e4"]),
        "mean_m_said": words.number(round(cell["mean_m"], 1)),
    }


def _coloured(cells: list[Row], rfm: Rfm, measure: Measure, words: Words, paper: Paper) -> list[Row]:
    """The cells with their colours and their second figure; a cell without customers stands back."""
    field = {"revenue": "revenue_e4", "customers": "customers", "monetary": "mean_m"}[measure]
    most = float(rfm.bins[2]) if measure == "monetary" else max(1.0, *(float(cell[field]) for cell in cells))
    strips = group_colours(rfm.segment_map.segments)
    revenue_e4 = rfm.customers.revenue_e4
    for cell in cells:
        nobody = cell["customers"] == 0
        cell["strip"] = strips[cell["segment"]]
        cell["colour"] = paper.panel if nobody else step(paper.sequential, _depth(cell[field], most, measure))
        cell["ink"] = paper.quiet if nobody else on(cell["colour"])
        second = ""
        if measure == "monetary" and not nobody:
            second = cell["mean_m_said"]
        elif measure == "revenue" and not nobody and revenue_e4 > 0:
            second = words.share(cell["revenue_e4"] / revenue_e4)
        cell["second"] = second
    return cells


def _depth(value: float, most: float, measure: Measure) -> float:
    """How dark a cell is. Money and customers grow like roots, so that cells beside a very large one stay apart."""
    return (value - 1) / (most - 1) if measure == "monetary" else math.sqrt(max(value, 0.0) / most)


# ---- the groups


def groups(rfm: Rfm, words: Words, paper: Paper = LIGHT) -> Drawing:
    """The groups that have somebody side by side."""
    colours, said = group_colours(rfm.segment_map.segments), rfm.segment_map.segment
    drawn = [
        Group(
            code=group["segment"],
            name=words.say(said(group["segment"]).title),
            customers=group["customers"],
            share_customers=group["customers"] / len(rfm.customers),
            revenue_e4=group["revenue_e4"],
            share_revenue=group["revenue_share"],
            colour=colours[group["segment"]],
        )
        for group in records(rfm.segments[rfm.segments["customers"] > 0])
    ]
    return both_parts(drawn, words, paper, words.say(grid_finding(rfm, "revenue")), words.say(GROUPS_SUBTITLE))
