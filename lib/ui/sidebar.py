"""What is true on every page: the project, the filters, the language, saving and forgetting."""

from __future__ import annotations

import streamlit as st

from lib.text.languages import LANGUAGES, language_for
from lib.ui.words import LANGUAGE_KEY, language


def draw() -> None:
    """Draw the sidebar."""
    with st.sidebar:
        _language()


def _language() -> None:
    codes = [language.code for language in LANGUAGES]
    st.segmented_control(
        "Language · 语言",
        codes,
        default=language().code,
        required=True,
        format_func=lambda code: language_for(code).name,
        key=LANGUAGE_KEY,
        bind="query-params",
    )
