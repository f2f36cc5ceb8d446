"""*Who are your regulars?* of a shop that has a ready list of customers and no orders."""

from __future__ import annotations

from functools import partial

import streamlit as st

from lib.analysis.rfm import Rfm
from lib.catalog.segments import MAPS
from lib.charts.rfm import groups
from lib.core.settings import AXES
from lib.core.words import N_
from lib.reports.lists import scored
from lib.reports.safe import to_xlsx
from lib.ui.drawn import told_anew
from lib.ui.page import chart, excel, paper, say
from lib.ui.segments import group_table, groups_in_words
from lib.ui.session import session
from lib.ui.words import plain_words


def see_groups(rfm: Rfm) -> None:
    """The groups side by side, in a table and in words; which map names them."""
    here, plain = session(), plain_words().say
    titles = {one.name: plain(one.title) for one in MAPS}
    key = told_anew(f"list-map-{here.revision}")

    def choose() -> None:
        here.use_map(here.segment_map(st.session_state[key]))

    st.selectbox(
        say(N_("The map that names the groups")),
        list(titles),
        index=list(titles).index(here.rfm.map_name) if here.rfm.map_name in titles else 0,
        format_func=titles.__getitem__,
        key=key,
        on_change=choose,
    )
    chart(groups(rfm, plain_words(), paper()), "list-groups")
    group_table(rfm)
    groups_in_words(rfm)


def take_away(rfm: Rfm) -> None:
    """Every customer of the list with scores and group, as a workbook."""
    project = session().project
    name = "" if project is None else f"{project.name} - "
    title = say(N_("Groups"))
    scores = {letter: rfm.scores[axis].tolist() for letter, axis in zip("rfm", AXES, strict=True)}
    codes = [segment.code for segment in rfm.segment_map.segments]
    excel(
        say(N_("Every customer with scores and group, as Excel")),
        partial(_workbook, rfm, scores, [codes[place] for place in rfm.segment.tolist()]),
        f"{name}{title}",
        "list-xlsx",
    )


def _workbook(rfm: Rfm, scores: dict[str, list[int]], group: list[str]) -> bytes:
    return to_xlsx(scored(rfm.customers, scores, group))
