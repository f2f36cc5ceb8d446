"""The page Budget: whose figures are an example's, and a way to be rid of them."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.analysis.budget_example import Left, left_of, without
from lib.catalog.budget import EXAMPLES
from lib.core.settings import BudgetChoice
from lib.core.words import N_, NP_, Sentence
from lib.ui.budget import ask, choice, example, is_example
from lib.ui.doors import budget as doors
from lib.ui.page import say
from lib.ui.session import session
from lib.ui.words import plain_words

_KEPT = "budget-example-kept"
#: Which figures the reader has typed, among the answers that are saved with the project.
TYPED, WORTH = "budget-typed", "worth"


def example_said() -> None:
    """That all figures are an example's, or which still are; nothing where they are the reader's own, or said to be."""
    asked = choice()
    if is_example(asked.channels):
        if doors.from_files() is None:
            st.info(
                say(N_("These are the figures of an example. Type your own into the table of step 2, or start empty. Without a file of your shop, a reload begins anew.")),
                icon=":material/science:",
            )  # fmt: skip
            _clearing(say(N_("Start with an empty table")))
        return
    left = left_of(asked, _whose(asked))
    if not left.any or st.session_state.get(_KEPT) or asked.channels == _of_files():
        return
    st.warning(
        say(N_("Still the example’s, and not yours: {listed}."), listed=_listed(left)), icon=":material/science:"
    )
    with st.container(horizontal=True):
        _clearing(say(N_("Clear these")))
        st.button(
            say(N_("They are right for me")),
            key=_KEPT + "-button",
            type="tertiary",
            icon=":material/check:",
            on_click=_keep,
        )


def _whose(asked: BudgetChoice) -> BudgetChoice:
    """The example that was typed over, less what was typed: its language may not be the page's any more."""
    names = {one.name for one in asked.channels}
    shared = (known for known in EXAMPLES.values() if any(one.name in names for one in known.channels))
    known = next(shared, example())
    return replace(known, value_e4=None) if WORTH in session().controls.answered(TYPED) else known


def _of_files() -> object:
    told = doors.from_files()
    return None if told is None else told.channels


def _listed(left: Left) -> tuple[Sentence, ...]:
    worth, reserve = example().value_e4, example().innovation_share
    named = (
        (N_("all of {channels}"), left.rows),
        (N_("the spend on {channels}"), left.spend),
        (NP_("what {channels} brings", "what {channels} bring"), left.brings),
        (N_("the kind of {channels}"), left.kind),
    )
    said = [Sentence(template, {"channels": names, "count": len(names)}) for template, names in named if names]
    if left.value:
        said.append(Sentence(N_("what a new customer is worth ({money_worth})"), {"money_worth": worth}))
    if left.reserve:
        said.append(Sentence(N_("the {share} for experiments"), {"share": reserve}))
    return tuple(said)


def _clearing(label: str) -> None:
    st.button(label, key="budget-example-clear", type="tertiary", icon=":material/ink_eraser:", on_click=_clear)


def _clear() -> None:
    first = plain_words().say(N_("First channel"))
    ask(without(choice(), _whose(choice()), first), "redraw")


def _keep() -> None:
    st.session_state[_KEPT] = True
