"""The reader's words: the language of this session and the currency of its shop, with the data's own text escaped."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from lib.core.words import Own, Sentence, Template
from lib.text.languages import LANGUAGES, Language, language_for
from lib.text.words import Words
from lib.ui.escape import md

#: The widget of the sidebar and the parameter of the address: `?lang=zh`.
LANGUAGE_KEY = "lang"
_BEFORE = "language-before"
#: ¥5.66 is one line and 万 never the next: an invisible joiner holds them together.
_LARGE = re.compile(r"(?<=\d)(?=[万亿])")
_JOINER = "\u2060"
_OPTION = re.compile(r"\s*[(（]--[a-z-]+(?: [^)）]*)?[)）]")


def language() -> Language:
    """The language chosen here, in the address, before, or by the browser; in this order.

    What was chosen before counts where neither stands: a redraw that ends before the sidebar takes the control's choice away,
    and the next page the address.
    """
    state = st.session_state
    chosen = state.get(LANGUAGE_KEY) or st.query_params.get(LANGUAGE_KEY) or state.get(_BEFORE)
    if chosen in {language.code for language in LANGUAGES}:
        state[_BEFORE] = chosen
        return language_for(str(chosen))
    return language_for(st.context.locale)


@dataclass(frozen=True)
class PageWords(Words):
    """Sentences for a page: options of the command line, which some of them name in brackets, are left out; figures are not parted."""

    def say(self, template: Template | Own | Sentence, **facts: Any) -> str:
        """A sentence with its facts, as a page says it."""
        said = without_options(super().say(template, **facts))
        return _LARGE.sub(_JOINER, said) if self.escape is md else said


def without_options(said: str) -> str:
    """A sentence without the options of the command line that stand in brackets."""
    return _OPTION.sub("", said) if "--" in said else said


def plain_words() -> Words:
    """The same for places that show text as it is: charts, figures, cells of a table, files."""
    return replace(words(), escape=str)


def words(currency: str | None = None) -> Words:
    """Sentences and figures for this reader; `currency` None: the shop's."""
    if currency is None:
        state = st.session_state.get("session")
        project = None if state is None else state.project
        currency = None if project is None else project.currency
    return PageWords(language(), currency, md)
