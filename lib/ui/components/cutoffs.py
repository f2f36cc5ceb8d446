"""The cut-offs of one axis: a histogram with handles to drag, and the same numbers to type.

`cut_offs` draws; the browser sends `{cuts, gesture, seq}` while a handle moves (static/cutoffs.js), `moved` checks what
came, and the settings that follow are drawn again. All moves of one drag are one step to undo. What is typed comes as text
(`typed`), which lib/ui/segments_typed.py reads.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

import pandas as pd
import streamlit as st

from lib.analysis.rfm import Pick, Rfm
from lib.charts.distribution import bar_labels, distribution_finding, edges, ticks
from lib.charts.phrases import AXIS_UNITS
from lib.charts.theme import on, ramp
from lib.core.settings import Axis, CutOffs, RfmSettings
from lib.core.words import N_, NP_, Template
from lib.text.words import Words
from lib.ui.components.mount import component

_FRAME = """<div class="cutoffs" role="group">
  <div class="field">
    <svg class="bars" role="img" preserveAspectRatio="none"></svg>
    <div class="cursor" role="button" tabindex="0"></div>
    <div class="handles"></div>
  </div>
  <div class="ticks" aria-hidden="true"></div>
  <div class="note" role="status"></div>
  <div class="heads"></div>
  <div class="bands"></div>
</div>"""
_LETTERS: dict[Axis, str] = {"recency_days": "r", "frequency": "f", "monetary": "m"}
_MARK = "\0"  # stands for the cut-off while a sentence is taken apart around it
_LONGEST = 100  # letters that are typed

_BAR = NP_("{unit}: {range}. {count} customer.", "{unit}: {range}. {count} customers.")


@dataclass(frozen=True)
class AxisWords:
    """How one axis is spoken of. In each sentence `{cut}` is a cut-off."""

    name: str
    meaning: str
    up_to: str
    above: str
    value: Template
    finest: float  # the smallest step that means something, in the axis's unit


AXIS_WORDS: dict[Axis, AxisWords] = {
    "recency_days": AxisWords(
        N_("Recency"),
        N_("Days since the last order"),
        N_("up to {cut}"),
        N_("more than {cut}"),
        NP_("{cut} day", "{cut} days"),
        1,
    ),
    "frequency": AxisWords(
        N_("Frequency"),
        N_("Number of orders"),
        N_("up to {cut}"),
        N_("more than {cut}"),
        NP_("{cut} order", "{cut} orders"),
        1,
    ),
    "monetary": AxisWords(
        N_("Money spent"),
        N_("Total after refunds"),
        N_("up to {sign}{cut}"),
        N_("more than {sign}{cut}"),
        N_("{sign}{cut}"),
        0.01,
    ),
}


@dataclass(frozen=True)
class Typed:
    """What was typed for the cut-off at a place, 0 for the lowest."""

    place: int
    text: str


@dataclass(frozen=True)
class Move:
    """What the browser sent: cut-offs, which drag they belong to, and what was typed for one of them."""

    cuts: tuple[float, ...]
    gesture: str
    typed: Typed | None = None


def cut_offs(
    rfm: Rfm,
    axis: Axis,
    bars: pd.DataFrame,
    words: Words,
    key: str,
    on_move: Callable[[Move], None],
    on_open: Callable[[Pick], None],
) -> str:
    """Draw the control; `on_move` is called before the page is drawn again.

    Args:
        rfm: the answer at the present cut-offs.
        axis: which axis.
        bars: its distribution (lib.analysis.distribution).
        words: the reader's language and currency.
        key: the widget's key.
        on_move: takes what was moved.
        on_open: takes the bar that was clicked.

    Returns:
        The gesture of the last move; "" before the first.
    """

    def take() -> None:
        move = moved(_state(key), len(rfm.cutoffs[axis]))
        if move is not None:
            on_move(move)

    def open_bar() -> None:
        pick = opened((st.session_state.get(key) or {}).get("opened"), axis, bars)
        if pick is not None:
            on_open(pick)

    data = {**track(rfm, axis, bars, words), "seq": _state(key).get("seq", 0)}
    component("cutoffs", _FRAME)(key=key, data=data, on_moved_change=take, on_opened_change=open_bar)
    return str(_state(key).get("gesture", ""))


def _state(key: str) -> dict[str, Any]:
    """What the browser sent last; empty before the first move."""
    state: Any = st.session_state.get(key) or {}
    sent: Any = state.get("moved")
    return cast("dict[str, Any]", sent) if isinstance(sent, dict) else {}


def moved(sent: dict[str, Any], cut_offs: int) -> Move | None:
    """The move in what the browser sent, or None: it is checked here, whatever the browser promises."""
    cuts, gesture = sent.get("cuts"), sent.get("gesture")
    if not isinstance(cuts, list) or not isinstance(gesture, int):
        return None
    numbers = [float(cut) for cut in cast("list[Any]", cuts) if isinstance(cut, int | float)]
    if len(numbers) != len(cuts) or len(numbers) != cut_offs or not all(map(math.isfinite, numbers)):
        return None
    match sent.get("typed"):
        case None:
            return Move(tuple(sorted(numbers)), str(gesture))
        case {"place": int(place), "text": str(text)} if 0 <= place < cut_offs:
            return Move(tuple(sorted(numbers)), str(gesture), Typed(place, text[:_LONGEST]))
        case _:
            return None


def opened(sent: object, axis: Axis, bars: pd.DataFrame) -> Pick | None:
    """The customers of the bar that was clicked, or None."""
    if not isinstance(sent, int) or not 0 <= sent < len(bars):
        return None
    return Pick(axis=axis, low=edges(bars)[sent], high=edges(bars)[sent + 1])


def with_cut(settings: RfmSettings, axis: Axis, cut: CutOffs) -> RfmSettings:
    """The settings with another cut of one axis."""
    return replace(settings, **{axis: cut})


def track(rfm: Rfm, axis: Axis, bars: pd.DataFrame, words: Words) -> dict[str, Any]:
    """Everything the browser draws, in the reader's words; plain numbers and text, nothing from the file's own words."""
    cuts = rfm.cutoffs[axis]
    spoken = AXIS_WORDS[axis]
    words = replace(words, escape=str)  # the browser shows text as it is
    say = words.say
    scores = list(range(1, len(cuts) + 2))
    colours = dict(zip(reversed(scores), ramp(len(scores)), strict=True))
    ascending = scores[::-1] if axis == "recency_days" else scores  # by value, from low to high
    return {
        "name": say(spoken.name),
        "alt": say(distribution_finding(rfm, axis)),
        "language": words.language.locale.replace("_", "-"),
        "edges": edges(bars),
        "counts": bars["customers"].tolist(),
        "colours": [colours[score] for score in ascending],
        "ticks": ticks(axis, bars, words),
        "cuts": list(cuts),
        "step": spoken.finest,
        "low": float(bars["low"].iloc[0]) + spoken.finest,
        "high": float(bars["high"].iloc[-1]) - spoken.finest,
        "value": say(spoken.value, cut="{cut}", sign=words.unit(), count=2),
        "bars": rfm.customers.remember(
            ("said bars", axis, words.language.code, words.currency), lambda: _said_bars(axis, bars, words)
        ),
        "score": say(N_("Score")),
        "customers": say(N_("Customers")),
        "open": say(N_("Show these customers")),
        "handles": [
            say(N_("{axis}: cut-off {place} of {all}"), axis=say(spoken.name), place=place + 1, all=len(cuts))
            for place in range(len(cuts))
        ],
        "bands": _bands(rfm, axis, words, colours, ascending),
    }


def _said_bars(axis: Axis, bars: pd.DataFrame, words: Words) -> list[str]:
    """What each bar holds; bars stand still while cut-offs move, so this is said once."""
    unit = words.say(AXIS_UNITS[axis])
    labels = zip(bar_labels(axis, bars, words), bars["customers"].tolist(), strict=True)
    return [words.say(_BAR, unit=unit, range=label, count=count) for label, count in labels]


def _bands(
    rfm: Rfm, axis: Axis, words: Words, colours: dict[int, str], ascending: Sequence[int]
) -> list[dict[str, Any]]:
    """One row a score, the best first: its range around a cut-off, and how many customers have it."""
    spoken = AXIS_WORDS[axis]
    customers = rfm.cells.groupby(_LETTERS[axis])["customers"].sum()
    bands: list[dict[str, Any]] = []
    for place, score in enumerate(ascending):
        last = place == len(ascending) - 1
        cut = place - 1 if last else place
        before, after = _around(spoken.above if last else spoken.up_to, words)
        bands.append(
            {
                "score": str(score),
                "colour": colours[score],
                "ink": on(colours[score]),
                "before": before,
                "after": after,
                "cut": cut,
                "typed": not last,
                "customers": words.number(int(customers.get(score, 0))),
            }
        )
    return bands if axis == "recency_days" else bands[::-1]


def _around(template: str, words: Words) -> tuple[str, str]:
    """What stands before and after the cut-off in a sentence."""
    before, after = words.say(template, cut=_MARK, sign=words.unit()).split(_MARK)
    return before, after
