"""Panels that hide what few readers need: whether they begin open."""

from __future__ import annotations

import streamlit as st


def stays_open(panel: str, asked_for: bool) -> bool:  # noqa: FBT001 - what is looked at
    """Whether a panel begins open: once something has opened it, it is closed by hand only."""
    key = f"{panel}-asked-for"
    st.session_state[key] = asked_for or bool(st.session_state.get(key, False))
    return bool(st.session_state[key])
