"""The customers page's parts: whose customers, the table, the card, the lists."""

from __future__ import annotations

import streamlit as st

from lib.analysis.holdout import key_of
from lib.analysis.rfm import Pick
from lib.core.words import N_, NP_
from lib.ui import doors
from lib.ui.choices import OF_THE_MAP
from lib.ui.drawn import told_anew
from lib.ui.lists import take_away
from lib.ui.page import answer, step
from lib.ui.people import customer_card, customer_table, positions, search_box, title
from lib.ui.session import Opened, session
from lib.ui.words import words


def page() -> None:
    """Draw the page."""
    here = session()
    chosen = positions(here.opened)
    money_e4 = int(doors.customers().monetary_e4[chosen].sum())
    answer(
        words().say(
            NP_("{who}: {count} customer, {money_total} in all.", "{who}: {count} customers, {money_total} in all."),
            who=title(here.opened),
            count=len(chosen),
            money_total=money_e4,
        )
    )
    with step(1, words().say(N_("Find a customer, or choose whom to see"))):
        left, right = st.columns(2, gap="medium")
        with left:
            search_box()
        with right:
            _whom()
    card_place = st.container()
    if len(chosen):
        picked = customer_table(chosen, "people")
        st.caption(words().say(OF_THE_MAP))
        if picked is not None:
            here.customer = picked
    else:
        st.info(words().say(N_("Nobody is in this group at the moment.")))
    if here.customer is not None:
        with card_place:
            customer_card(here.customer)
            if st.button(words().say(N_("Close the card")), key="close-card"):
                here.customer = None
                here.revision += 1
                st.rerun()
    if len(chosen):
        with step(2, words().say(N_("Take the list away"))):
            take_away(chosen, _file_name(here.opened))


def _whom() -> None:
    """Everyone, a group, a list, or what was pointed at on another page."""
    here, rfm = session(), doors.rfm()
    choices: list[Opened] = [Opened()]
    choices += [Opened(pick=Pick(segment=code)) for code in rfm.segments.loc[rfm.segments["customers"] > 0, "segment"]]
    choices += [Opened(kept=key_of(one)) for one in reversed(here.lists.kept)]
    choices += [Opened(list_code=people.code) for people in doors.today().lists if people.count]
    current = here.opened or Opened()
    if current not in choices:
        choices.insert(0, current)
    titles = {one: title(one) for one in choices}
    chosen = st.selectbox(
        words().say(N_("Show")),
        choices,
        index=choices.index(current),
        format_func=lambda one: titles.get(one, str(one)),
        key=told_anew(f"whom-{here.revision}"),
    )
    if chosen != current:
        here.opened, here.customer = chosen, None
        here.revision += 1
        st.rerun()


def _file_name(opened: Opened | None) -> str:
    """A plain name for files: no words of the data's."""
    if opened is None or opened == Opened():
        return "everyone"
    if opened.life is not None:
        return opened.life.stage or "cohort"
    if opened.list_code is not None:
        return opened.list_code
    if opened.kept is not None:
        return "kept"
    pick = opened.pick or Pick()
    return pick.segment or "selection"
