"""Curves of another tool: a file is read, what it is about is asked, and its channels go into the table."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import streamlit as st

from lib.analysis.told_curves import Taken, Told, channels_of
from lib.catalog.curves import CURVES
from lib.core.errors import DomainError
from lib.core.money import SCALE
from lib.core.settings import BudgetChannel, BudgetChoice, ImportSettings
from lib.core.words import N_, NP_, Sentence
from lib.ingest.curve_table import ROLES, CurveTable, Outcome, Role, Tool, columns_of, curves_of, open_curves
from lib.ingest.table import TextTable
from lib.ui.budget import MOST_CHANNELS, left_out, own_channels
from lib.ui.escape import plain
from lib.ui.hosting import hosting
from lib.ui.page import say
from lib.ui.projects import limits
from lib.ui.session import session
from lib.ui.uploads import let_go, progress
from lib.ui.words import plain_words, words

_TOOLS: dict[Tool, str] = {
    "meridian": N_("Meridian's response curves"),
    "robyn": N_("Robyn's allocator"),
    "table": N_("A table of spend and response"),
}
_OUTCOMES: dict[Outcome, str] = {"customers": N_("new customers"), "money": N_("money")}
_ROLE_NAMES: dict[Role, str] = {"channel": N_("Channel"), "spend": N_("Spend"), "response": N_("What it brings")}
_READ, _FAR_OFF = "budget-curves", 0.1


def other_curves(asked: BudgetChoice) -> None:
    """Closed until it is asked for; what was read stays until it is taken over or another file comes."""
    opened = st.expander(
        say(N_("Bring curves from another tool")), icon=":material/upload_file:", key="budget-import", on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        st.caption(
            say(N_("Meridian's table of response curves, Robyn's allocator as CSV, or any table with a channel, a spend and what it brings in each row."))
        )  # fmt: skip
        _read()
        read = cast("TextTable | Sentence | None", st.session_state.get(_READ))
        if isinstance(read, Sentence):
            st.error(words().say(read), icon=":material/error:")
        elif read is not None:
            found = _curves(read)
            if found is not None:
                _asked(asked, found)


def _read() -> None:
    count = int(st.session_state.setdefault(f"{_READ}-count", 0))
    uploaded = st.file_uploader(
        say(N_("File of curves")), key=f"budget-curves-{count}", max_upload_size=hosting().upload_megabytes
    )
    if uploaded is None:
        return
    # the next run has a new, empty box; what was read stays
    try:
        with progress():
            st.session_state[_READ] = open_curves(uploaded, uploaded.name, ImportSettings(), CURVES, limits())
    except DomainError as trouble:
        st.session_state[_READ] = trouble.sentence
    finally:
        st.session_state[f"{_READ}-count"] = count + 1
        let_go(uploaded)


def _curves(read: TextTable) -> CurveTable | None:
    """The curves of a table; what no header tells is chosen by hand."""
    known = columns_of(read, CURVES)
    mapping: list[tuple[str, str]] = []
    if known is not None and len(known) < len(ROLES) <= sum(bool(one.strip()) for one in read.headers):
        st.markdown(say(N_("The headers do not say which column is which. Choose the three columns.")))
        headers = [one for one in read.headers if one.strip()]
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for role in ROLES:
                chosen = st.selectbox(
                    say(_ROLE_NAMES[role]),
                    headers,
                    index=headers.index(known[role]) if role in known else None,
                    format_func=plain,
                    placeholder=say(N_("Choose a column")),
                    key=f"budget-curves-{role}-{st.session_state[f'{_READ}-count']}",
                )
                mapping += [(role, chosen)] if chosen else []
        if len(mapping) < len(ROLES):
            return None
    try:
        return curves_of(read, ImportSettings(mapping=tuple(mapping)), CURVES)
    except DomainError as trouble:
        st.error(words().say(trouble.sentence), icon=":material/error:")
        return None


def _asked(asked: BudgetChoice, found: CurveTable) -> None:
    """Whose file it is, what its amounts cover and its responses are; then the channels."""
    said = say(
        NP_("{tool}: {count} channel.", "{tool}: {count} channels."),
        tool=Sentence(_TOOLS[found.tool]),
        count=len(found.curves),
    )
    if found.left_out:
        left_out = NP_(
            "{count} row without a channel, spend or response is left out.",
            "{count} rows without a channel, spend or response are left out.",
        )
        said = words().together(said, say(left_out, count=found.left_out))
    st.markdown(said)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        weeks = 1
        if found.weekly != "yes":
            weeks = int(
                st.number_input(
                    say(N_("Weeks that its amounts cover")), 1, 520, 52 if found.tool == "meridian" else 1, key="budget-curves-weeks"
                )
            )  # fmt: skip
        outcome = st.segmented_control(
            say(N_("Its responses are")),
            list(_OUTCOMES),
            default="money" if found.outcome == "money" else "customers",
            required=True,
            format_func=lambda one: plain_words().say(_OUTCOMES[one]),
            key="budget-curves-outcome",
        )
    worth = None if asked.value_e4 is None else asked.value_e4 / SCALE
    if outcome == "money" and not worth:
        st.markdown(
            say(N_("Say in step 1 what a new customer is worth: money is counted as so many new customers."))
        )  # fmt: skip
        return
    each = worth if outcome == "money" and worth else 1.0
    told = [
        Told(
            plain(one.channel, 60).strip(),
            tuple((spend / weeks, response / weeks / each) for spend, response in one.points),
            None if one.now is None else one.now / weeks,
            one.unsure,
        )
        for one in found.curves[:MOST_CHANNELS]
    ]
    taken = channels_of([one for one in told if one.channel], asked.channels)
    _offered(asked, taken, [plain(one.channel, 60) for one in found.curves[MOST_CHANNELS:]])


def _offered(asked: BudgetChoice, taken: tuple[Taken, ...], more: list[str]) -> None:
    for one in taken:
        said = say(
            N_("{channel}: {money_spend} a week brings {brings} new customers; twice as much would bring {doubled}."),
            channel=one.channel.name,
            money_spend=one.channel.weekly_e4,
            brings=round(one.channel.brings, 1),
            doubled=round(one.channel.doubled, 1),
        )
        if one.off > _FAR_OFF:
            other = N_("Its curve has another shape than this page draws: off by up to {share_off}.")
            said = words().together(said, say(other, share_off=one.off))
        st.markdown(f"- {said}")
    left_out([*(one.name for one in _with_taken(asked, taken)[MOST_CHANNELS:]), *more], MOST_CHANNELS)
    st.button(
        say(NP_("Take this channel into the table", "Take these {count} channels into the table"), count=len(taken)),
        key="budget-take-curves",
        icon=":material/south:",
        on_click=_take,
        args=(asked, taken),
    )


def _with_taken(asked: BudgetChoice, taken: tuple[Taken, ...]) -> tuple[BudgetChannel, ...]:
    """The file's channels take the place of those of the same name; the example's channels all go."""
    told = {one.channel.name: one.channel for one in taken}
    mine = own_channels()
    kept = [told.pop(one.name, one) for one in asked.channels if one in mine or one.name in told]
    return (*kept, *told.values())


def _take(asked: BudgetChoice, taken: tuple[Taken, ...]) -> None:
    """As many of them as the table holds."""
    channels = _with_taken(asked, taken)[:MOST_CHANNELS]
    st.session_state.pop(_READ, None)
    session().change_budget(replace(asked, channels=channels, own_e4=None), "", "redraw")
