"""The first screen is never empty: what a page without data shows instead."""

from __future__ import annotations

import streamlit as st

from lib.core.words import N_
from lib.ui.words import words


def first_choices() -> None:
    """Say what Regulars starts from."""
    st.markdown(words().say(N_("Regulars starts from your orders: the export of your shop that has the buyer in it.")))
