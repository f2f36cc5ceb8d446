"""Widgets whose value does not depend on when the browser draws them, or in which language it drew them before.

A browser keeps what a widget showed, by its key, as text. What the server writes into `st.session_state` reaches it with one run only,
and a browser that draws late draws from a later one. So each run gives a widget what it holds as its start (`value=`, `index=`,
`default=`): Streamlit leaves that aside where the browser has the widget already. And a widget that is to show something else, or the
same in other words, is a new one in the old one's place: whatever is still sent of the old one counts no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypedDict, cast

import streamlit as st

from lib.ui.words import language


class Choice(TypedDict):
    """What a list to choose from holds, for `**`.

    Attributes:
        key: of the widget.
        index: of the option that it holds.
    """

    key: str
    index: int


def drawn_as(key: str) -> str:
    """The key of the widget that is drawn for `key` now."""
    return cast("str", st.session_state.get(f"{key} drawn as", key))


def draw_anew(key: str) -> str:
    """The key of a new widget in the place of the one for `key`: what a browser still sends of the old one counts no more."""
    _, _, number = drawn_as(key).removeprefix(key).rpartition("~")
    st.session_state[f"{key} drawn as"] = fresh = f"{key}~{int(number or 0) + 1}"
    return fresh


def told_anew(key: str) -> str:
    """The key of a choice whose options are words of the reader's language, and whose start each run says; of a new widget after the language has changed.

    The browser remembers such a choice by the words that it showed, and would bring them back as no known choice.
    """
    said_in, now = f"{key} said in", language().code
    before = cast("str", st.session_state.get(said_in, now))
    st.session_state[said_in] = now
    return drawn_as(key) if before == now else draw_anew(key)


def showing(key: str, held: object) -> str:
    """The key of such a choice where what it holds is kept elsewhere; of a new widget, too, after something else has changed that.

    Args:
        key: of the choice.
        held: the option that it is to show.
    """
    return told_anew(key) if st.session_state.get(drawn_as(key), held) == held else draw_anew(key)


def choice(key: str, options: Iterable[object], usual: int = 0) -> Choice:
    """What a list holds that nothing but itself knows.

    Args:
        key: of the list.
        options: what can be chosen, without their words.
        usual: the place of the option that it begins with.
    """
    state, offered, shown = cast("dict[str, Any]", st.session_state), list(options), drawn_as(key)
    if shown not in state:
        return {"key": told_anew(key), "index": usual}
    if state[shown] not in offered:  # it is gone meanwhile
        return {"key": draw_anew(key), "index": usual}
    return {"key": told_anew(key), "index": offered.index(state[shown])}
