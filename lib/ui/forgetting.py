"""Forgetting: a shop's data, or everything about one of its customers, wherever this app keeps it."""

from __future__ import annotations

import streamlit as st

from lib.analysis import holdout
from lib.core.errors import DomainError
from lib.core.words import N_, NP_
from lib.ui import doors
from lib.ui.erasing import names_of, rows_of, without_customer
from lib.ui.guard import guarded
from lib.ui.reading import forget_alive
from lib.ui.remembering import forget_all
from lib.ui.session import Session, session, words


def forget_project(here: Session) -> None:
    """Remove the open project from this tab, the autosave and every cache."""
    if here.project is not None:
        forget_alive(here.project)
    here.close()
    here.forget_past()
    here.keeper.forget()
    forget_all(here)
    doors.forget()


def forget_customer(here: Session, customer_id: str) -> None:
    """Remove one customer's rows from the table, the autosave and every cache, and count everything anew.

    Raises:
        CannotAnswer: no order would be left.
    """
    if here.project is not None:
        names = names_of(here.project.imported, customer_id)
        here.project = without_customer(here.project, customer_id)
        here.forget_past()
        here.customer = None
        here.lists = holdout.without(here.lists, customer_id)
        here.revision += 1
        here.keeper.forget_person(names)
        doors.forget()


def forget_dialog() -> None:
    """Ask before everything goes."""
    say = words().say

    @st.dialog(say(N_("Forget this data?")))
    def ask() -> None:
        with guarded():
            st.markdown(
                say(
                    N_(
                        "The file, your settings and every copy this app keeps of them on this computer are removed. "
                        "Files you have saved or exported yourself stay where they are."
                    )
                )
            )
            st.button(say(N_("Forget it")), type="primary", key="forget-yes", on_click=_forget_project_now)

    ask()


def forget_customer_dialog(customer_id: str) -> None:
    """Ask before a customer goes; for the customer card."""
    say = words().say

    @st.dialog(say(N_("Forget this customer?")))
    def ask() -> None:
        with guarded():
            here = session()
            rows = 0 if here.project is None else rows_of(here.project, customer_id)
            st.markdown(
                say(
                    NP_(
                        "The {count} row of {customer} is removed from this project, and every figure is counted without it. "
                        "It comes back if you open the same file again: ask your shop system to forget them too.",
                        "The {count} rows of {customer} are removed from this project, and every figure is counted without them. "
                        "They come back if you open the same file again: ask your shop system to forget them too.",
                    ),
                    count=rows,
                    customer=customer_id,
                )
            )
            st.button(
                say(N_("Forget this customer")),
                type="primary",
                key="forget-customer-yes",
                on_click=_forget_customer_now,
                args=(customer_id,),
            )

    ask()


def _forget_project_now() -> None:
    forget_project(session())
    st.rerun()  # the whole page, not only the dialog


def _forget_customer_now(customer_id: str) -> None:
    here = session()
    try:
        forget_customer(here, customer_id)
    except DomainError as problem:
        here.trouble = problem.sentence
    st.rerun()
