"""The parts of *Are you keeping your customers?*: who is in which stage, and what to do about them."""

from __future__ import annotations

from typing import cast

import streamlit as st

from lib.analysis.lifecycle import Lifecycle, LifePick
from lib.analysis.stages import STAGES, Stage
from lib.catalog.stages import STAGE_WORDS, stage_words
from lib.charts.both_parts import CHOSEN
from lib.charts.drawing import records
from lib.charts.lifecycle import stage_bars
from lib.core.words import N_, NP_
from lib.ui import doors
from lib.ui.doors import lifecycle as door
from lib.ui.lists import take_away
from lib.ui.page import chart, paper
from lib.ui.pages import FOLDER
from lib.ui.people import open_life, positions, title
from lib.ui.session import Opened, session
from lib.ui.words import plain_words, words


def money_at_stake(life: Lifecycle) -> None:
    """Under the answer: what those who slip away have brought."""
    silent = records(life.stages.frame)[STAGES.index("declining")]
    if silent["customers"] and silent["revenue_e4"] > 0:
        st.markdown(
            words().say(
                NP_(
                    "The one who is declining has brought {money_silent} so far: write to them first.",
                    "Those who are declining have brought {money_silent} so far: write to them first.",
                ),
                count=silent["customers"],
                money_silent=silent["revenue_e4"],
            )
        )


def see_stages(life: Lifecycle) -> None:
    """The stages side by side, who is in the chosen one, and what to do about each."""
    say = words().say
    mark = chart(stage_bars(life.stages, plain_words(), paper()), "stages", CHOSEN)
    if mark is not None and mark["code"] in STAGES:
        behind(LifePick(stage=mark["code"]), "stage")
    with st.grid(2, min_column_width=300, gap="medium"):
        for one in STAGE_WORDS:
            st.markdown(f"**{say(one.title)}**  \n{say(one.meaning)}  \n:material/arrow_forward: {say(one.action)}")


def behind(pick: LifePick, key: str) -> None:
    """How many customers a pick has and their money, and the button that opens them."""
    chosen = door.members(pick)
    money_e4 = int(doors.customers().monetary_e4[chosen].sum())
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        template = NP_("{count} customer, {money}", "{count} customers, {money}")
        said = words().say(template, count=len(chosen), money=plain_words().money(money_e4))
        st.markdown(f"**{title(Opened(life=pick))}**  \n{said}")
        if st.button(
            words().say(N_("Open these customers")),
            key=f"open-life-{key}",
            icon=":material/group:",
            type="primary",
            disabled=not len(chosen),
        ):
            open_life(pick)


def what_to_do(life: Lifecycle) -> None:
    """Choose a stage: what to do about it, its customers, and lists to take away."""
    say = words().say
    filled = life.stages.frame.loc[life.stages.frame["customers"] > 0, "stage"].tolist()
    usual = "declining" if "declining" in filled else filled[0]
    stage = st.selectbox(
        say(N_("Stage")),
        filled,
        format_func=lambda one: plain_words().say(stage_words(one).title),
        **session().controls.one_of("life-to-do", filled, usual),
    )
    stage = cast("Stage", stage or filled[0])
    told = stage_words(stage)
    st.markdown(words().together(say(told.meaning), f"**{say(told.action)}**"))
    pick = LifePick(stage=stage)
    behind(pick, "to-do")
    lists = st.expander(say(N_("Lists to take away")), icon=":material/download:", key="life-lists", on_change="rerun")
    if lists.open:
        with lists:
            take_away(positions(Opened(life=pick)), stage)
    st.page_link(FOLDER / "journey.py", label=say(N_("Where do we lose them?")), icon=":material/route:")
