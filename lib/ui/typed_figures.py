"""Figures that are typed, in boxes and in cells of tables: a comma, a blank or 万 counts as whoever types it means it.

A browser's own boxes of numbers drop a comma without a word, and 12,5 becomes 125. So these take text, which `lib.ingest.by_hand`
reads; what was understood is shown, and what is no figure is said and changes nothing. Small whole numbers (weeks, days) keep the
browser's box with its steps: nobody types a comma there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

import pandas as pd
import streamlit as st

from lib.core.money import e4
from lib.core.words import N_, Sentence
from lib.ingest.by_hand import Measure, by_hand
from lib.ui.drawn import draw_anew, drawn_as
from lib.ui.escape import plain
from lib.ui.page import caution, say
from lib.ui.words import plain_words, words

_LONGEST = 40
_READ = N_("“{typed}” is read as {figure}.")
_READ_IN = N_("{place}: “{typed}” is read as {figure}.")
_WHY: dict[Literal["word", "broken", "below", "above", "no_rate"], tuple[str, str]] = {
    "word": (N_("“{typed}” is no figure."), N_("“{typed}” is no figure: {kept} stays.")),
    "broken": (N_("“{typed}” is no whole number."), N_("“{typed}” is no whole number: {kept} stays.")),
    "below": (N_("“{typed}” is less than {end}, the least."), N_("“{typed}” is less than {end}, the least: {kept} stays.")),
    "above": (N_("“{typed}” is more than {end}, the most."), N_("“{typed}” is more than {end}, the most: {kept} stays.")),
    "no_rate": (N_("“{typed}” cannot be: a rate is above 0."), N_("“{typed}” cannot be: a rate is above 0. {kept} stays.")),
}  # fmt: skip
_IN = N_("{place}: {why}")
_PLACE = N_("{row}, {column}")


@dataclass(frozen=True)
class Typing:
    """What is typed somewhere.

    Attributes:
        said: a figure as it is shown there.
        measure: whether a mark before three digits may group thousands.
        low: the least that it can be.
        high: the most.
        parts: "none" where only whole numbers are.
        nothing: "no_rate" where 0 and less are no rate of exchange.
    """

    said: Callable[[float], str]
    measure: Measure = "amount"
    low: float = 0.0
    high: float = 1e12
    parts: Literal["any", "none"] = "any"
    nothing: Literal["can be", "no_rate"] = "can be"

    def understood(self, text: str, kept: str) -> tuple[float | None, Sentence | None]:
        """The figure of a text, and what is to be said: how it was read where that is not plain, or why it is none.

        Args:
            text: as it was typed.
            kept: what stays where it is no figure; "" for nothing.
        """
        typed = plain(text, _LONGEST)
        symbol = plain_words().unit()
        read = by_hand(text.replace(symbol, "") if symbol else text, self.measure, plain_words().cents())
        why = None
        if read is None:
            why = "word"
        elif self.nothing == "no_rate" and read.value <= 0:
            why = "no_rate"
        elif read.value < self.low:
            why = "below"
        elif read.value > self.high:
            why = "above"
        elif self.parts == "none" and not read.value.is_integer():
            why = "broken"
        if read is None or why is not None:
            facts = {"typed": typed, "end": self.said(self.low if why == "below" else self.high), "kept": kept}
            return None, Sentence(_WHY[why or "word"][bool(kept)], facts)
        figure = self.said(read.value)
        if read.is_plain or typed.strip() == figure:
            return read.value, None
        return read.value, Sentence(_READ, {"typed": typed, "figure": figure})


#: Money in a cell, with its currency.
MONEY = Typing(lambda figure: plain_words().money_full(e4(figure)))


def typed_money(low: float = 0.0, high: float = 1e15) -> Typing:
    """Money in a box: figures alone."""
    form = plain_words().typed_form()
    return Typing(lambda figure: form % figure, "amount", low, high)


def typed_count(low: float, high: float = 1e12, parts: Literal["any", "none"] = "none") -> Typing:
    """So many, whole or, as a mean, with one decimal."""
    form = "%.0f" if parts == "none" else "%.1f"
    return Typing(lambda figure: form % figure, "amount", low, high, parts)


def typed_rate(low: float = 0.0, high: float = 100.0, form: str = "%.12g") -> Typing:
    """A share in per cent, a factor: nobody groups their thousands."""
    return Typing(lambda figure: form % figure, "rate", low, high)


def typed_exchange() -> Typing:
    """What one unit of a currency is worth in another."""
    return Typing(lambda figure: f"{figure:.6f}", "rate", high=1e6, nothing="no_rate")


def figure_box(
    label: str,
    typing: Typing,
    value: float | Literal["as kept"] | None = "as kept",
    *,
    key: str,
    empty: Literal["is told", "goes back"] = "goes back",
    on_change: Callable[[], None] | Literal["of a form"] | None = None,
    **more: Any,
) -> float | None:
    """A box for one figure, as st.number_input; the figure is kept in st.session_state under `key`, the box's text beside it.

    What a browser sends counts only as what was typed into what it shows. So each run says the text, for a browser that mounts the
    box from a later run than the first; and where the figure has changed elsewhere the box is another one, for a browser that has not
    heard of it yet still sends the text of before.

    Args:
        label: what is typed.
        typing: how it is shown and what it may be.
        value: what it shows when it is drawn first; "as kept": what st.session_state holds.
        key: of the figure.
        empty: what an emptied box tells: nothing ("is told": None), or it goes back to what it showed.
        on_change: called after another figure was typed; "of a form": the box stands in one, where nothing can be called.
        more: `width` in pixels; `said_in`, the container where it is said how a figure was read, where that is not below the box, and
            `place`, what the box is called there where its label is Markdown; the rest is passed on to st.text_input.
    """
    state, box = cast("dict[str, Any]", st.session_state), drawn_as(f"figure-{key}")
    if box not in state:
        state.pop(f"{key} note", None)
        if value != "as kept":
            state[key] = value
    elif state[box] != state.get(f"{key} text"):  # in a form nothing is called before
        _take(key, typing, empty)
    now = cast("float | None", state.get(key))
    text = "" if now is None else typing.said(now)
    if box in state and state[box] != text:
        box = draw_anew(f"figure-{key}")
    state[f"{key} text"] = text

    def changed() -> None:
        if drawn_as(f"figure-{key}") == box and _take(key, typing, empty) and callable(on_change):
            on_change()
            left = cast("float | None", state.get(key))
            state[box] = state[f"{key} text"] = "" if left is None else typing.said(left)

    said_in, place = more.pop("said_in", None), more.pop("place", label)
    with st.container(width=more.pop("width", "stretch")):
        if on_change == "of a form":
            st.text_input(label, text, key=box, **more)
        else:
            st.text_input(label, text, key=box, on_change=changed, **more)
        note = cast("tuple[str, Sentence] | None", state.get(f"{key} note"))
        if note is not None and note[0] == text:
            if said_in is None:
                st.caption(words().say(note[1]))
            else:
                hidden = more.get("label_visibility") == "collapsed"
                said_in.caption(words().say(note[1]) if hidden else say(_IN, place=place, why=note[1]))
    return now


def _take(key: str, typing: Typing, empty: Literal["is told", "goes back"]) -> bool:
    """Take over what stands in a box, and note what is to be said of it; whether it tells another figure."""
    state, box = cast("dict[str, Any]", st.session_state), drawn_as(f"figure-{key}")
    text, before = str(state[box] or "").strip(), cast("float | None", state.get(key))
    shown = str(state.get(f"{key} text") or "")
    state.pop(f"{key} note", None)
    if not text and (empty == "is told" or before is None):
        state[key], state[f"{key} text"] = None, ""
        return before is not None
    if not text or text == shown:
        state[box] = shown
        return False
    figure, said = typing.understood(text, shown)
    if figure is None:
        state[box] = shown
        state[f"{key} note"] = (shown, said)
        return False
    state[key], state[box] = figure, typing.said(figure)
    state[f"{key} text"] = state[box]
    if said is not None:
        state[f"{key} note"] = (state[box], said)
    return figure != before


def figure_column(label: str, **more: Any) -> Any:
    """A column of a table whose figures are typed as text, right-aligned as figures are.

    Nothing is refused in the browser: with `validate`, Streamlit 1.67 drops what is typed over a cell that was only clicked on.
    """
    return st.column_config.TextColumn(label, alignment="right", **more)


def as_texts(frame: pd.DataFrame, columns: Mapping[str, tuple[str, Typing]]) -> pd.DataFrame:
    """A table with the figures of these columns as texts; what is not known is empty."""
    told = {
        name: pd.array([None if pd.isna(one) else typing.said(float(one)) for one in frame[name]], "string")
        for name, (_, typing) in columns.items()
    }
    return frame.assign(**told)


def as_figures(
    key: str, frame: pd.DataFrame, edited: pd.DataFrame, columns: Mapping[str, tuple[str, Typing]], name: str = "name"
) -> pd.DataFrame:
    """The same table with figures again, as they are typed; beneath it stands how they were read, and what is none.

    A cell that was left alone keeps its figure with all decimals; one that is no figure keeps the figure of before.

    Args:
        key: of the table.
        frame: its figures when it was drawn first.
        edited: its texts as they are now.
        columns: the label of each column of figures, and what is typed there.
        name: the column that names a row.
    """
    good = cast("dict[tuple[Any, str], float]", st.session_state.setdefault(f"{key}-good", {}))
    read: list[tuple[str | Sentence, Sentence]] = []
    refused: list[tuple[str | Sentence, Sentence]] = []
    figures: dict[str, pd.Series[float]] = {}
    for column, (label, typing) in columns.items():
        told: list[float | None] = []
        for at, cell in edited[column].items():
            text = "" if pd.isna(cell) else str(cell).strip()
            before = frame[column].get(cast("Any", at))
            known = None if before is None or pd.isna(before) else float(before)
            if text == ("" if known is None else typing.said(known)):
                told.append(known)
                continue
            if not text:
                told.append(None)
                continue
            stays = good.get((at, column), known)
            figure, said = typing.understood(text, "" if stays is None else typing.said(stays))
            if figure is not None:
                good[at, column] = figure
            told.append(stays if figure is None else figure)
            if said is not None:
                row = edited[name].get(cast("Any", at))
                facts = {"row": plain(str(row), _LONGEST), "column": label}
                place = label if pd.isna(row) else Sentence(_PLACE, facts)
                (refused if figure is None else read).append((place, said))
        figures[column] = pd.Series(told, index=edited.index, dtype="Float64")
    for place, said in refused:
        caution(say(_IN, place=place, why=said))
    if read:
        st.caption("  \n".join(say(_READ_IN, place=place, **said.facts) for place, said in read))
    return edited.assign(**figures)
