"""The page Budget: whose figures are an example's, and a way to be rid of them."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lib.analysis.budget_example import Left, left_of, without
from lib.catalog.budget import EXAMPLES
from lib.core.settings import BudgetChoice
from lib.core.words import N_, NP_, Sentence, first_of
from lib.ui.autosave import autosave_folder
from lib.ui.budget import ask, choice, example, is_example
from lib.ui.doors import budget as doors
from lib.ui.page import say
from lib.ui.session import session
from lib.ui.words import plain_words, words

_KEPT = "budget-example-kept"
_MOST_FILES = 3
#: Which figures the reader has typed, among the answers that are saved with the project.
TYPED, WORTH = "budget-typed", "worth"


def example_said() -> None:
    """That all figures are an example's, or which still are; nothing where they are the reader's own, or said to be."""
    asked = choice()
    if is_example(asked.channels):
        if doors.from_files() is None:
            project, waiting = session().project, session().waiting
            held = waiting if project is None else (*waiting, *project.beside)
            spend = tuple(dict.fromkeys(one.file for one in held if one.kind == "spend"))
            orders = project is not None and project.has_orders
            said = why_example(spend, has_orders=orders, is_open=project is not None)
            st.info(words().say(said), icon=":material/science:")
            _clearing(say(N_("Start with an empty table")))
        return
    if session().project is None and autosave_folder() is None:
        st.info(
            say(N_("This plan is not kept here: before you leave, save it as a project file, under “File and project” in the sidebar.")),
            icon=":material/save:",
        )  # fmt: skip
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


def why_example(spend: tuple[str, ...], *, has_orders: bool, is_open: bool) -> Sentence:
    """That the figures are an example's, why the reader's own files do not take their place, and the next step.

    Args:
        spend: the names of the files of spend that are known.
        has_orders: whether the open shop has orders.
        is_open: whether a shop is open, with whose project the page's figures are kept.
    """
    if spend and not has_orders:
        return Sentence(
            N_("These are the figures of an example. Your spend ({files}) is kept, but nothing tells yet what it brought: add the shop's orders on the page Data, and your own channels stand here. Or type them into the table of step 2."),
            {"files": first_of(spend, _MOST_FILES)},
        )  # fmt: skip
    if spend:
        return Sentence(
            N_("These are the figures of an example: your files of orders and spend tell no channel with spend of late. Type your own into the table of step 2, or start empty; they are kept with your shop.")
        )  # fmt: skip
    if is_open:
        return Sentence(
            N_("These are the figures of an example: your files do not say what was spent on which channel. Add a file of ad spend on the page Data, and your own channels stand here; or type them into the table of step 2, where they are kept with your shop.")
            if has_orders
            else N_("These are the figures of an example: your files hold no orders and no spend by channel. Add both on the page Data, and your own channels stand here; or type them into the table of step 2, where they are kept with your shop.")
        )  # fmt: skip
    return Sentence(
        N_("These are the figures of an example. Type your own into the table of step 2, or start empty.")
    )  # fmt: skip


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
