"""The reader's words: the language of this session and the currency of its shop, with the data's own text escaped."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.text.languages import LANGUAGES, Language, language_for
from lib.text.words import Words
from lib.ui.escape import md

#: The widget of the sidebar and the parameter of the address: `?lang=zh`.
LANGUAGE_KEY = "lang"


def language() -> Language:
    """The language chosen here, in the address, or by the browser; in this order."""
    chosen = st.session_state.get(LANGUAGE_KEY) or st.query_params.get(LANGUAGE_KEY)
    if chosen in {language.code for language in LANGUAGES}:
        return language_for(str(chosen))
    return language_for(st.context.locale)


def plain_words() -> Words:
    """The same for places that show text as it is: charts, figures, cells of a table, files."""
    return replace(words(), escape=str)


def words(currency: str | None = None) -> Words:
    """Sentences and figures for this reader; `currency` None: the shop's."""
    if currency is None:
        state = st.session_state.get("session")
        project = None if state is None else state.project
        currency = None if project is None else project.currency
    return Words(language(), currency, md)
