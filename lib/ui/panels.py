"""Panels that hide what few readers need: whether they are open."""

from __future__ import annotations

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer


def stays_open(panel: str, asked_for: bool) -> bool:  # noqa: FBT001 - what is looked at
    """Whether a panel begins open: once something has opened it, it is closed by hand only."""
    key = f"{panel}-asked-for"
    st.session_state[key] = asked_for or bool(st.session_state.get(key, False))
    return bool(st.session_state[key])


def panel_drawn_when_open(label: str, key: str, icon: str | None = None) -> ExpanderContainer:
    """A panel that is closed at first, to be filled where it is `open`; it stays open where it gets another title.

    Streamlit takes a panel with another title for another one, which begins as `expanded` says.

    Args:
        label: its title, which may change with what stands in it or with the language.
        key: of the panel.
        icon: before the title.
    """
    state, told = st.session_state, f"{key}-told"
    title, expanded = state.get(told, (label, False))
    if title != label:
        expanded = bool(state.get(key, expanded))
    state[told] = (label, expanded)
    return st.expander(label, expanded=expanded, key=key, icon=icon, on_change="rerun")
