"""A cut-off that is typed: read as every figure is (`lib.ui.typed_figures`), with those in its way moved along."""

from __future__ import annotations

import pandas as pd

from lib.core.settings import Axis
from lib.core.words import N_, NP_, Sentence
from lib.text.words import Words
from lib.ui.components.cutoffs import AXIS_WORDS, Typed
from lib.ui.typed_figures import Typing


def understood(
    cuts: tuple[float, ...], typed: Typed, axis: Axis, bars: pd.DataFrame, words: Words
) -> tuple[tuple[float, ...], tuple[Sentence, ...]]:
    """The cut-offs after one was typed, and what is to be said of that; they stay where it is no figure, or was left empty."""
    finest, shown = AXIS_WORDS[axis].finest, words.typed_figure(cuts[typed.place])
    if typed.text.strip() in ("", shown):
        return cuts, ()
    low, high = float(bars["low"].iloc[0]) + finest, float(bars["high"].iloc[-1])
    least = min(0.0, low)
    value, read = Typing(words.typed_figure, low=least).understood(typed.text, shown)
    said = [] if read is None else [read]
    if value is None:
        return cuts, tuple(said)
    new = with_room(cuts, typed.place, value, finest, least)
    along = sum(new[at] != cuts[at] for at in range(len(cuts)) if at != typed.place)
    if along:
        moved_along = NP_(
            "{count} cut-off was in its way and moved along.", "{count} cut-offs were in its way and moved along."
        )
        said.append(Sentence(moved_along, {"count": along}))
    if value > high:
        said.append(Sentence(N_("{cut} is kept; no customer lies above it."), {"cut": words.typed_figure(value)}))
    elif value < low:
        said.append(Sentence(N_("{cut} is kept; no customer lies below it."), {"cut": words.typed_figure(value)}))
    return new, tuple(said)


def with_room(cuts: tuple[float, ...], place: int, value: float, finest: float, least: float) -> tuple[float, ...]:
    """The cut-offs with one of them at a value; those in its way stand as closely before or behind it as means something.

    Args:
        cuts: ascending.
        place: which of them is set.
        value: where it stands then.
        finest: how far cut-offs are apart that have moved.
        least: none moves below it.
    """
    new = list(cuts)
    new[place] = value
    for at in range(place - 1, -1, -1):
        if new[at] < new[at + 1]:
            break
        new[at] = max(round(new[at + 1] - finest, 2), least)
    for at in range(place + 1, len(new)):
        if new[at] > new[at - 1]:
            break
        new[at] = round(new[at - 1] + finest, 2)
    return tuple(new)
