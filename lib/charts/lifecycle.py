"""Stages of customers as pictures: how many there are and what they bring, how they move, and what keeping more would add."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

import altair as alt
import numpy as np
import pandas as pd

from lib.analysis.proportions import parts
from lib.analysis.stages import NOT_YET, STAGES, Flow, Stages
from lib.analysis.whatif import Ahead
from lib.catalog.stages import stage_words
from lib.charts.both_parts import Group, both_parts
from lib.charts.drawing import (
    Drawing,
    Row,
    Template,
    amounts_axis,
    label_pixels,
    months_axis,
    names_beside,
    placed_beside,
    records,
    table,
    template,
)
from lib.charts.phrases import portion
from lib.charts.theme import LIGHT, Paper, on, shade
from lib.core.money import from_e4
from lib.core.periods import month_start
from lib.core.words import N_, NP_, Sentence
from lib.text.languages import language_for
from lib.text.words import Words

#: Beyond so many months only the latest are drawn.
MOST_MONTHS = 24
_MONTHS_HEIGHT, _IDENTITY_HEIGHT = 220, 240

#: From the best to the lost; newcomers are a promise, not yet a regular.
_SHADES = {"mature": 0.0, "growing": 0.25, "new": 0.45, "declining": 0.75, "lapsed": 1.0}
#: Where newcomers come from, in the picture of moves.
ARRIVING = N_("First order")
_BEND = np.linspace(0, 1, 25)


#: How far the stages hang on the limits (lib.analysis.lifecycle.moved_by_a_tenth).
MOVED_BY_A_TENTH = N_(
    "If a limit were a tenth later, so many customers would change stage: after the first order {first_declining} (declining) "
    "and {first_lapsed} (lapsed), after later orders {later_declining} and {later_lapsed}."
)
#: What F(H) after later orders is.
LATER_ONCE = N_(
    "After later orders each customer counts once, however many gaps they have: the share is of those who came twice and came yet again."
)
#: Why keeping more of a stage can leave fewer who have not lapsed (lib.analysis.whatif.lapse_sooner).
LAPSE_SOONER = N_(
    "Fewer have not lapsed by then although more came back: after later orders a customer is lapsed after {later} days, after the first one only after {first}."
)


def stage_colours() -> dict[str, str]:
    """One colour a stage, the same on every page."""
    return {stage: shade(place) for stage, place in _SHADES.items()}


def lifecycle_finding(stages: Stages) -> Sentence:
    """The page's answer: how many are with the shop, declining and lapsed: words of the stages, since Segments has others."""
    count = dict(zip(stages.frame["stage"], stages.frame["customers"].tolist(), strict=True))
    here = count["new"] + count["growing"] + count["mature"]
    everyone = here + count["declining"] + count["lapsed"]
    facts = {"portion": portion(here, everyone), "declining": count["declining"], "lapsed": count["lapsed"]}
    if not count["declining"] and not count["lapsed"]:
        return Sentence(N_("All your customers are still with you; nobody has been silent for long."), {})
    if 1 in {here, count["declining"], count["lapsed"]}:
        return Sentence(N_("Still with you: {portion}. Declining: {declining}, lapsed: {lapsed}."), facts)
    return Sentence(N_("{portion} are still with you; {declining} are declining and {lapsed} have lapsed."), facts)


def stages_finding(stages: Stages) -> Sentence:
    """Which stage has brought most of the revenue, or has most customers where there is no revenue."""
    rows = records(stages.frame)
    by = "revenue_e4" if stages.frame["revenue_e4"].sum() > 0 else "customers"
    top = max(rows, key=lambda row: row[by])
    everyone = sum(row["customers"] for row in rows)
    facts = {
        "stage": Sentence(stage_words(top["stage"]).title),
        "portion": portion(top["customers"], everyone),
    }
    if by == "customers":
        return Sentence(N_("The largest stage is “{stage}”: {portion}."), facts)
    share = {"share_revenue": float(np.nanmax(parts(stages.frame["revenue_e4"])))}
    return Sentence(N_("“{stage}”: {portion}, {share_revenue} of the revenue so far."), facts | share)


# ---- the stages side by side


def stage_bars(stages: Stages, words: Words, paper: Paper = LIGHT) -> Drawing:
    """All stages side by side."""
    colours, rows = stage_colours(), records(stages.frame)
    everyone = sum(row["customers"] for row in rows)
    shares = parts(stages.frame["revenue_e4"]).tolist()
    drawn = [
        Group(
            code=row["stage"],
            name=words.say(stage_words(row["stage"]).title),
            customers=row["customers"],
            share_customers=row["customers"] / everyone,
            revenue_e4=row["revenue_e4"],
            share_revenue=share,
            colour=colours[row["stage"]],
        )
        for row, share in zip(rows, shares, strict=True)
    ]
    subtitle = N_("Grey: the stage's part of the customers. Colour: its part of the revenue so far.")
    return both_parts(drawn, words, paper, words.say(stages_finding(stages)), words.say(subtitle))


# ---- the moves of a month


def flow_finding(flow: Flow, month: int) -> Sentence:
    """What the month did to those who were here before it: how many were kept, how many fell silent, how many came back."""
    moves = flow.moves[flow.months.index(month)]
    fell = int(moves[:3, 3:].sum())
    back = int(moves[3:5, :3].sum())
    facts = {"fell": fell, "back": back, "arrived": int(moves[NOT_YET].sum())}
    return Sentence(N_("In this month {arrived} arrived, {back} came back, and {fell} fell silent."), facts)


_SIDES = ("left", "right")
#: What the names take of the flow picture's width on each side, and what is left between them; letters are smaller on a phone.
_ROOM = {side: f"((width < 480 ? 1 : 1.2) * {side}_pixels + 12)" for side in _SIDES}
_BETWEEN = f"width - {_ROOM['left']} - {_ROOM['right']}"


def flow_picture(flow: Flow, month: int, words: Words, paper: Paper = LIGHT) -> Drawing:
    """Who was where at the beginning of a month (left) and at its end (right), with the money of the month.

    The thickness of a band is its customers; the lapsed who stay lapsed are left out, for they would hide all others.
    """
    at = flow.months.index(month)
    moves, money = flow.moves[at].copy(), flow.money_e4[at]
    moves[4, 4] = 0
    names = [words.say(stage_words(stage).title) for stage in STAGES]
    sources = [NOT_YET, *range(5)]
    left = _stacked([int(moves[source].sum()) for source in sources])
    right = _stacked([int(moves[:, target].sum()) for target in range(5)])
    colours = [*(stage_colours()[stage] for stage in STAGES), paper.rest]
    titles = [*names, words.say(ARRIVING)]
    bands, nodes = _bands(moves, money, (sources, left, right), (titles, colours), words), list[Row]()
    for place, source in enumerate(sources):
        label = f"{titles[source]} {words.number(int(moves[source].sum()))} · {words.money(int(money[source].sum()))}"
        nodes += _node((left[place], "left"), label, colours[source])
    for target in range(5):
        label = f"{titles[target]} {words.number(int(moves[:, target].sum()))}"
        nodes += _node((right[target], "right"), label, colours[target])
    said = words.say(
        N_(
            "{month}: on the left the stage at the beginning and the money of the month, on the right the stage at the end; width: customers. {count} stayed lapsed."
        ),
        month=words.month(month_start(month)),
        count=int(flow.moves[at][4, 4]),
    )
    room = {
        f"{side}_pixels": max((label_pixels(node["label"]) for node in nodes if node["side"] == side), default=0)
        for side in _SIDES
    }
    return _flow_template(words.language.code, paper).filled(
        {"bands": bands, "nodes": nodes}, room, words.say(flow_finding(flow, month)), said
    )


def _stacked(counts: Sequence[int]) -> list[tuple[float, float]]:
    """Top and bottom of boxes below one another, with gaps, as shares of the height; an empty one has no height and no gap."""
    total, gap = sum(counts) or 1, 0.035
    room = 1 - gap * (max(sum(count > 0 for count in counts), 1) - 1)
    edges: list[tuple[float, float]] = []
    top = 0.0
    for count in counts:
        edges.append((top, top + room * count / total))
        top = edges[-1][1] + (gap if count else 0)
    return edges


def _bands(
    moves: np.ndarray[tuple[int, ...], np.dtype[np.int64]],
    money_e4: np.ndarray[tuple[int, ...], np.dtype[np.int64]],
    places: tuple[list[int], list[tuple[float, float]], list[tuple[float, float]]],
    look: tuple[list[str], list[str]],
    words: Words,
) -> list[Row]:
    sources, left, right = places
    titles, colours = look
    total = int(moves.sum()) or 1
    room_left, room_right = (sum(bottom - top for top, bottom in edges) for edges in (left, right))
    ease = _BEND**2 * (3 - 2 * _BEND)
    used = [edge[0] for edge in right]
    bands: list[Row] = []
    for place, source in enumerate(sources):
        start = left[place][0]
        for target in range(5):
            count = int(moves[source, target])
            if not count:
                continue
            wide_left, wide_right = room_left * count / total, room_right * count / total
            end = used[target]
            said = {
                "band": f"{source}-{target}",
                "colour": colours[source],
                "from": titles[source],
                "to": titles[target],
                "customers_said": words.number(count),
                "revenue_said": words.money(int(money_e4[source, target])),
            }
            for x, bent in zip(_BEND.tolist(), ease.tolist(), strict=True):
                top = start + (end - start) * bent
                wide = wide_left + (wide_right - wide_left) * bent
                bands.append({**said, "x": x, "top": top, "bottom": top + wide})
            start, used[target] = start + wide_left, end + wide_right
    return bands


def _node(place: tuple[tuple[float, float], str], label: str, colour: str) -> list[Row]:
    (top, bottom), side = place
    if top == bottom:
        return []
    return [
        {"top": top, "bottom": bottom, "middle": (top + bottom) / 2, "side": side, "colour": colour, "label": label}
    ]


@cache
def _flow_template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    x = alt.X(
        "x:Q",
        axis=None,
        scale=alt.Scale(
            domainMin=alt.ExprRef(f"-{_ROOM['left']} / ({_BETWEEN})"),
            domainMax=alt.ExprRef(f"1 + {_ROOM['right']} / ({_BETWEEN})"),
            nice=False,
            zero=False,
        ),
    )
    y = alt.Y("top:Q", axis=None, scale=alt.Scale(domain=[1.02, -0.02], nice=False))
    bands = (
        table("bands")
        .mark_area(opacity=0.55, interpolate="monotone")
        .encode(
            x=x, y=y, y2="bottom:Q", detail="band:N", color=alt.Color("colour:N", scale=None),
            tooltip=[
                alt.Tooltip("from:N", title=words.say(N_("From"))),
                alt.Tooltip("to:N", title=words.say(N_("To"))),
                alt.Tooltip("customers_said:N", title=words.say(N_("Customers"))),
                alt.Tooltip("revenue_said:N", title=words.say(N_("Revenue of the month"))),
            ],
        )
    )  # fmt: skip
    nodes = table("nodes")
    layers: list[alt.Chart] = [bands]
    sides: tuple[tuple[str, float, float, Literal["left", "right"]], ...] = (
        ("left", -0.015, 0.0, "right"),
        ("right", 1.0, 1.015, "left"),
    )
    for side, edge, inner, align in sides:
        chosen = nodes.transform_filter(f"datum.side === '{side}'").transform_calculate(
            x0=str(edge), x1=str(inner), at=str(edge - 0.01 if side == "left" else inner + 0.01)
        )
        layers.append(
            chosen.mark_rect().encode(
                x=alt.X("x0:Q", axis=None), x2="x1:Q", y=y, y2="bottom:Q", color=alt.Color("colour:N", scale=None)
            )
        )
        layers.append(
            chosen.mark_text(align=align, baseline="middle", fontSize={"expr": "width < 480 ? 10 : 12"}).encode(
                x=alt.X("at:Q", axis=None), y=alt.Y("middle:Q", axis=None), text="label:N", color=alt.value(paper.ink)
            )
        )
    return template(layers, paper, language, height=360, parameters=tuple(f"{side}_pixels" for side in _SIDES))


# ---- stages by month


def stage_months(flow: Flow, words: Words, paper: Paper = LIGHT) -> Drawing:
    """Customers by stage at each month's end, the lapsed left out: what the shop can count on."""
    colours = stage_colours()
    kept = flow.months[-MOST_MONTHS:]
    counts = flow.counts[-MOST_MONTHS:]
    order = ("mature", "growing", "new", "declining")
    rows = [
        {
            "month": month_start(month).isoformat(),
            "month_said": words.month(month_start(month)),
            "stage": order.index(stage),
            "name": words.say(stage_words(stage).title),
            "colour": colours[stage],
            "customers": int(counts[place, STAGES.index(stage)]),
            "customers_said": words.number(int(counts[place, STAGES.index(stage)])),
            "last": place == len(kept) - 1,
        }
        for place, month in enumerate(kept)
        for stage in order
    ]
    last = [row for row in rows if row["last"]]
    beside, places = placed_beside(_middles(last, rows), _tallest(rows, "month"), _MONTHS_HEIGHT)
    return _months_template(words.language.code, paper).filled(
        {"months": rows, "beside": beside},
        places,
        words.say(_months_finding(counts)),
        words.say(
            N_(
                "Customers at the end of each month by stage. The declining do not count as with you; the lapsed are left out."
            )
        ),
    )


def _middles(stack: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    """The parts of the last stacked bar with the middle of each, from below; what is empty in all the bars has no name."""
    drawn = {row["name"] for row in rows if row["customers"]}
    parts: list[Row] = []
    top = bottom = 0
    for row in stack:
        size = row["customers"]
        begin = top if size >= 0 else bottom
        if row["name"] in drawn:
            parts.append({"name": row["name"], "colour": row["colour"], "at": begin + size / 2})
        top, bottom = top + max(size, 0), bottom + min(size, 0)
    return sorted(parts, key=lambda part: part["at"])


def _tallest(rows: Sequence[Row], by: str) -> float:
    """How far the stacks reach, upwards and downwards together."""
    up: dict[str, int] = {}
    down: dict[str, int] = {}
    for row in rows:
        side = up if row["customers"] >= 0 else down
        side[row[by]] = side.get(row[by], 0) + abs(row["customers"])
    return float(max(up.values(), default=0) + max(down.values(), default=0)) or 1.0


def _months_finding(counts: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Sentence:
    """Whether those who are with the shop have become more or fewer over the months drawn."""
    here = counts[:, :3].sum(axis=1)
    now, before = int(here[-1]), int(here[max(0, len(here) - 13)])
    span = min(12, len(here) - 1)
    facts = {"now": now, "before": before, "count": span}
    if span == 0:
        return Sentence(
            NP_(
                "{count} customer was with you at the end of the last month.",
                "{count} customers were with you at the end of the last month.",
            ),
            {"count": now},
        )
    if now == 1:
        return Sentence(
            NP_(
                "One customer was with you at the end of the last month; {count} month earlier it was {before}.",
                "One customer was with you at the end of the last month; {count} months earlier it was {before}.",
            ),
            facts,
        )
    return Sentence(
        NP_(
            "{now} customers were with you at the end of the last month; {count} month earlier it was {before}.",
            "{now} customers were with you at the end of the last month; {count} months earlier it was {before}.",
        ),
        facts,
    )


@cache
def _months_template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    bars = (
        table("months")
        .mark_bar(width={"band": 0.85})
        .encode(
            x=alt.X(
                "month:O", timeUnit="yearmonth",
                axis=months_axis(language),
            ),
            y=alt.Y("sum(customers):Q", axis=alt.Axis(title=None, tickCount=4, domain=False, format=",d", tickMinStep=1)),
            order=alt.Order("stage:Q"),
            color=alt.Color("colour:N", scale=None),
            tooltip=[
                alt.Tooltip("month_said:N", title=words.say(N_("Month"))),
                alt.Tooltip("name:N", title=words.say(N_("Stage"))),
                alt.Tooltip("customers_said:N", title=words.say(N_("Customers"))),
            ],
        )
    )  # fmt: skip
    return template(
        (bars, names_beside(paper)),
        paper,
        language,
        height=_MONTHS_HEIGHT,
        parameters=("beside_at", "beside_names"),
        vertical_axes="independent",
    )


# ---- what if


def ahead_picture(ahead: Ahead, words: Words, finding: Sentence, paper: Paper = LIGHT) -> Drawing:
    """What the change adds to the money of the months ahead, added up, with its range."""
    rows: list[Row] = [{"month": 0, "added": 0.0, "low": 0.0, "high": 0.0, "base_said": "–"}]
    rows[0] |= {"added_said": words.money(0), "range_said": "–"}
    for row in records(ahead.frame):
        added, low, high = (round(row[name] - row["base_e4"]) for name in ("changed_e4", "low_e4", "high_e4"))
        rows.append(
            {
                "month": row["month"],
                "added": from_e4(added),
                "low": from_e4(low),
                "high": from_e4(high),
                "base_said": words.money(round(row["base_e4"])),
                "added_said": words.money(added),
                "range_said": words.span(words.money(low), words.money(high)),
            }
        )
    return _ahead_template(words.language.code, paper).filled(
        {"ahead": rows},
        {},
        words.say(finding),
        words.say(N_("Money that the change adds, month by month added up; the band is its range.")),
        words.unit(),
    )


@cache
def _ahead_template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    base = table("ahead").encode(
        x=alt.X(
            "month:Q",
            axis=alt.Axis(
                title=words.say(N_("Months from now")),
                tickMinStep=1,
                grid=False,
                format="d",
                labelOverlap="parity",
                labelSeparation=8,
            ),
            scale=alt.Scale(nice=False),
        ),
        tooltip=[
            alt.Tooltip("month:Q", title=words.say(N_("Months from now"))),
            alt.Tooltip("added_said:N", title=words.say(N_("Added by the change"))),
            alt.Tooltip("range_said:N", title=words.say(N_("Range"))),
            alt.Tooltip("base_said:N", title=words.say(N_("Without it, in all"))),
        ],
    )
    axis = amounts_axis(language)
    band = base.mark_area(opacity=0.25, color=paper.accent).encode(y=alt.Y("low:Q", axis=axis), y2="high:Q")
    line = base.mark_line(color=paper.accent, strokeWidth=2.5, point={"color": paper.accent, "size": 30}).encode(
        y=alt.Y("added:Q", axis=axis)
    )
    return template((band, line), paper, language, height=200)


# ---- the identity of a month


def identity_picture(frame: pd.DataFrame, words: Words, paper: Paper = LIGHT) -> Drawing:
    """Buyers of each month above the line by where they come from; below it those of the month before who did not return."""
    kinds = (
        ("returning", N_("Returning"), shade(0.0), 0),
        ("reactivated", N_("Reactivated"), shade(0.3), 1),
        ("new", N_("New"), shade(0.5), 2),
        ("lost", N_("Lost"), shade(1.0), 3),
    )
    drawn = records(frame.tail(MOST_MONTHS))
    rows = [
        {
            "month": month_start(row["month"]).isoformat(),
            "month_said": words.month(month_start(row["month"])),
            "kind": order,
            "name": words.say(title),
            "colour": colour,
            "ink": on(colour),
            "customers": -row[kind] if kind == "lost" else row[kind],
            "customers_said": words.number(row[kind]),
        }
        for row in drawn
        for kind, title, colour, order in kinds
    ]
    last = [row for row in rows if row["month"] == rows[-1]["month"]]
    beside, places = placed_beside(_middles(last, rows), _tallest(rows, "month"), _IDENTITY_HEIGHT)
    return _identity_template(words.language.code, paper).filled(
        {"identity": rows, "beside": beside},
        places,
        words.say(_identity_finding(drawn)),
        words.say(
            N_("Above the line: who bought in the month. Below: who bought in the month before and not in this one.")
        ),
    )


def _identity_finding(rows: list[Row]) -> Sentence:
    last = rows[-1]
    facts = {name: last[name] for name in ("new", "returning", "reactivated", "lost")}
    if len(rows) == 1:
        return Sentence(
            NP_(
                "{count} customer bought last month. It is the first month of the file, so there is none to compare it with.",
                "{count} customers bought last month. It is the first month of the file, so there is none to compare it with.",
            ),
            {"count": last["active"]},
        )
    return Sentence(
        NP_(
            "Last month {count} customer bought: {returning} returning, {reactivated} reactivated, {new} new; "
            "{lost} of the month before did not.",
            "Last month {count} customers bought: {returning} returning, {reactivated} reactivated, {new} new; "
            "{lost} of the month before did not.",
        ),
        {**facts, "count": last["active"]},
    )


@cache
def _identity_template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    bars = (
        table("identity")
        .mark_bar(width={"band": 0.85})
        .encode(
            x=alt.X(
                "month:O", timeUnit="yearmonth",
                axis=months_axis(language, offset=0),
            ),
            y=alt.Y(
                "customers:Q",
                axis=alt.Axis(
                    title=None, tickCount=5, domain=False, format=",d", tickMinStep=1,
                    labelExpr="replace(datum.label, '-', '')",  # nobody is less than nobody: those below the line are counted, too
                ),
            ),
            order=alt.Order("kind:Q"),
            color=alt.Color("colour:N", scale=None),
            tooltip=[
                alt.Tooltip("month_said:N", title=words.say(N_("Month"))),
                alt.Tooltip("name:N", title=words.say(N_("Customers"))),
                alt.Tooltip("customers_said:N", title=words.say(N_("How many"))),
            ],
        )
    )  # fmt: skip
    zero = table("identity").mark_rule(color=paper.quiet, aria=False).encode(y=alt.YDatum(0, axis=None))
    return template(
        (bars, zero, names_beside(paper)),
        paper,
        language,
        height=_IDENTITY_HEIGHT,
        parameters=("beside_at", "beside_names"),
        vertical_axes="independent",
    )
