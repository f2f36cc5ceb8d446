"""Light or dark: what the browser really shows, also after the reader changed it in Streamlit's own menu."""

from __future__ import annotations

from typing import Any

import streamlit as st

from lib.charts.theme import Paper, paper_of
from lib.ui.components.mount import component

_KEY = "scheme"


def paper() -> Paper:
    """What the charts of this page are drawn on."""
    seen: Any = st.session_state.get(_KEY) or {}
    return paper_of(seen.get("scheme") or st.context.theme.type)


def watch() -> None:
    """Draw the page again when the reader switches between light and dark. Once a page, outside of fragments."""
    component("scheme", "<span></span>")(key=_KEY, data={"scheme": paper().scheme}, on_scheme_change=lambda: None)
