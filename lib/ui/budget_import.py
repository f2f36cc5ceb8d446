"""Curves of another tool: a file is read, what it is about is asked, and its channels go into the table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import cast

import pandas as pd
import streamlit as st

from lib.analysis.channel_names import plain_name
from lib.analysis.told_curves import Told, channels_of, spending_now
from lib.catalog import CATALOGUE
from lib.catalog.curves import CURVES
from lib.core.errors import CannotRead, DomainError
from lib.core.money import SCALE
from lib.core.settings import BudgetChannel, BudgetChoice, ImportSettings
from lib.core.words import N_, NP_, Sentence
from lib.ingest.curve_table import (
    LEFT_OUT,
    ROLES,
    CurveTable,
    Outcome,
    Role,
    Tool,
    columns_of,
    curves_of,
    open_curves,
    points_said,
    rows_said,
)
from lib.ingest.kinds import named
from lib.ingest.refusals import kind_without_curves
from lib.ingest.table import TextTable
from lib.reports.budget_plan import is_plan
from lib.text.words import NOTHING
from lib.ui.budget import ask, choice, example, has_example, own_channels
from lib.ui.budget_table import MOST_CHANNELS, amount, left_out
from lib.ui.doors import budget as doors
from lib.ui.escape import plain
from lib.ui.guard import again
from lib.ui.hosting import hosting
from lib.ui.page import say
from lib.ui.reading import limits
from lib.ui.session import session
from lib.ui.typed_figures import MONEY, as_figures, as_texts, figure_box, figure_column, typed_money, typed_rate
from lib.ui.uploads import let_go, progress
from lib.ui.words import plain_words, words

_TOOLS: dict[Tool, str] = {
    "meridian": N_("Meridian's response curves"),
    "robyn": N_("Robyn's allocator"),
    "table": N_("A table of spend and response"),
}
_OUTCOMES: dict[Outcome, str] = {"customers": N_("new customers"), "money": N_("money")}
_ROLE_NAMES: dict[Role, str] = {"channel": N_("Channel"), "spend": N_("Spend"), "response": N_("What it brings")}
_READ = "budget-curves"
#: No table of curves is larger.
_MOST_MEGABYTES = 50


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
        say(N_("File of curves")),
        key=f"budget-curves-{count}",
        max_upload_size=min(_MOST_MEGABYTES, hosting().upload_megabytes),
    )
    if uploaded is None:
        return
    try:
        if uploaded.name.lower().endswith(".json") and is_plan(uploaded.getvalue()):
            raise CannotRead(
                N_(
                    "“{file}” is a plan for the command line (python -m lib budget plan.json), not a table of curves. To go on with a plan on this page, open the project file (.regulars) that was saved with it."
                ),
                file=uploaded.name,
            )
        with progress():
            read = open_curves(uploaded, uploaded.name, ImportSettings(), CURVES, limits())
        st.session_state[_READ] = _of_the_shop(read) or read
    except DomainError as trouble:
        st.session_state[_READ] = trouble.sentence
    finally:
        st.session_state[f"{_READ}-count"] = count + 1
        let_go(uploaded)
    again()  # with a new, empty box: a file that is put in this one would be lost with it; what was read stays


def _of_the_shop(read: TextTable) -> Sentence | None:
    """What a table is that belongs to the shop's files, and where to put it; None where its columns may be those of curves."""
    known = columns_of(read, CURVES)
    if known is None or len(known) == len(ROLES):
        return None
    held = kind_without_curves(read, (), CATALOGUE, date.today())
    if held is None:
        return None
    return Sentence(
        N_("This looks like {kind}, not like a table of curves. Add it on the page Data, under “Add files to this shop”: from orders and spend this page finds the channels itself.")
        if session().project is not None
        else N_("This looks like {kind}, not like a table of curves. Drop it on the page Data: from orders and spend this page finds the channels itself."),
        {"kind": named(held, CATALOGUE)},
    )  # fmt: skip


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
        said = words().together(said, say(LEFT_OUT, **rows_said(found)))
    said = words().together(said, *(words().say(one.sentence) for one in points_said(found)))
    st.markdown(said)
    file = st.session_state[
        f"{_READ}-count"
    ]  # each begins with what it tells itself, whatever was typed for the one before
    with st.container(horizontal=True, vertical_alignment="bottom"):
        weeks = 1
        if found.weekly != "yes":
            weeks = int(
                st.number_input(
                    say(N_("Weeks that its amounts cover")), 1, 520, found.usual_weeks, key=f"budget-curves-weeks-{file}"
                )
            )  # fmt: skip
        incremental = found.tool == "meridian" and found.outcome == "unknown"  # its outcome is revenue as a rule
        outcome = st.segmented_control(
            say(N_("Its responses are")),
            list(_OUTCOMES),
            default="money" if found.outcome == "money" or incremental else "customers",
            required=True,
            format_func=lambda one: plain_words().say(_OUTCOMES[one]),
            key=f"budget-curves-outcome-{file}",
        )
    told = [
        Told(
            plain(one.channel, 60).strip(),
            tuple((spend / weeks, response / weeks) for spend, response in one.points),
            None if one.now is None else one.now / weeks,
            one.unsure,
        )
        for one in found.curves[:MOST_CHANNELS]
    ]
    taken = channels_of(_with_now([one for one in told if one.channel]), own_channels())
    money = _money() if outcome == "money" else None
    if money is None and outcome == "money":
        return
    if outcome == "customers" and own_channels() and asked.counted == "revenue":
        st.markdown(say(N_("The channels of the table bring revenue, and these bring new customers: the two cannot be split together. Remove the channels of the table first.")))  # fmt: skip
        return
    _offered(_Offer(taken, money), [plain(one.channel, 60) for one in found.curves[MOST_CHANNELS:]])


def _with_now(told: list[Told]) -> list[Told]:
    """The same curves with what is spent now, asked for where neither the file nor the table says."""
    mine = {plain_name(one.name) for one in own_channels() if one.weekly_e4 > 0}
    silent = [one for one in told if one.now is None and plain_name(one.channel) not in mine]
    if not silent:
        return told
    st.markdown(say(N_("The file does not say what is spent now. Say it for each channel; what is left empty is not known, and of no money can be said that it moves.")))  # fmt: skip
    frame = pd.DataFrame({"name": [one.channel for one in silent], "now": pd.array([None] * len(silent), "Float64")})
    asked, key = {"now": (say(N_("Now a week")), MONEY)}, f"budget-curves-now-{st.session_state[f'{_READ}-count']}"
    edited = st.data_editor(
        as_texts(frame, asked),
        key=key,
        hide_index=True,
        placeholder=NOTHING,
        disabled=["name"],
        column_config={
            "name": st.column_config.TextColumn(say(N_("Channel"))),
            "now": figure_column(asked["now"][0]),
        },
    )
    figures = as_figures(key, frame, edited, asked)["now"]
    typed = dict(zip((one.channel for one in silent), figures, strict=True))
    return [
        replace(one, now=amount(typed[one.channel])) if not pd.isna(typed.get(one.channel)) else one for one in told
    ]


@dataclass(frozen=True)
class _Money:
    """How responses in money are counted.

    Attributes:
        each: the revenue of a new customer; None: revenue itself is counted.
        margin: what is left of revenue, as a share; None: not known.
    """

    each: float | None
    margin: float | None


def _money() -> _Money | None:
    """Asks what revenue leaves, and what a new customer pays; None where the table counts customers and that is needed."""
    asked = choice()
    mine = own_channels()
    known = asked.margin if asked.margin is not None else doors.kept_share()
    row, below = st.container(horizontal=True, vertical_alignment="bottom"), st.container()
    with row:
        left = figure_box(
            say(N_("Of revenue is left after costs, in %")), typed_rate(0.1), None if known is None else round(known * 100, 1), key="budget-curves-margin", empty="is told", said_in=below, placeholder=say(N_("not known yet"))
        )  # fmt: skip
        each = figure_box(
            say(N_("Revenue of a new customer")), typed_money(0.01), None, key="budget-curves-each", empty="is told", said_in=below, placeholder=say(N_("not known yet")), help=say(N_("Empty: the plan counts revenue. Filled in: as many new customers are counted as pay so much."))
        )  # fmt: skip
    if each is None and mine and asked.counted == "customers":
        st.markdown(say(N_("The channels of the table bring new customers, and these bring money. Say above what a new customer pays, and the two can be split together.")))  # fmt: skip
        return None
    if left is None:
        st.caption(say(N_("Until it is said what is left of revenue, the plan goes by revenue: that is not what is left to you.")))  # fmt: skip
    return _Money(each, None if left is None else left / 100)


@dataclass(frozen=True)
class _Offer:
    """Channels that can be taken over; `money`: how their responses are counted, None: as new customers."""

    channels: tuple[BudgetChannel, ...]
    money: _Money | None

    def asked(self) -> BudgetChoice:
        """The question of the page with these channels; what a customer of the example is worth goes with the example."""
        before, money = choice(), self.money
        if before.value_e4 == example().value_e4 and has_example(before):
            before = replace(before, value_e4=None, value_unsure=0.0)
        if money is None:
            return replace(before, channels=_with_taken(self.channels), counted="customers", own_e4=None)
        if money.each is None:
            return replace(
                before,
                channels=_with_taken(self.channels),
                counted="revenue",
                value_e4=round((money.margin or 1.0) * SCALE),
                value_unsure=0.0,
                margin=money.margin,
                objective="revenue" if money.margin is None else "margin",
                own_e4=None,
            )
        counted = tuple(_as_customers(one, money.each) for one in self.channels)
        worth = round(money.each * (money.margin or 1.0) * SCALE)
        known = before.value_e4 is not None and (before.margin is not None or before.objective != "revenue")
        return replace(
            before,
            channels=_with_taken(counted),
            counted="customers",
            value_e4=before.value_e4 if known else worth,
            margin=before.margin if known else money.margin or 1.0,
            objective=before.objective if known or money.margin else "revenue",
            own_e4=None,
        )


def _as_customers(channel: BudgetChannel, each: float) -> BudgetChannel:
    """Its responses in money as so many new customers."""
    drawn = tuple((spend, response / each) for spend, response in channel.points or ())
    return spending_now(replace(channel, points=drawn), channel.weekly_e4)


def _offered(offer: _Offer, more: list[str]) -> None:
    money = offer.money is not None
    for one in offer.channels:
        facts = {"channel": one.name, "money_spend": one.weekly_e4}
        if not one.can_bring:
            st.markdown(f"- {say(_NEGATIVE if _falls(one) else _NOTHING, **facts)}")
        elif one.weekly_e4 <= 0 and one.points is not None:
            most = one.points[-1][0]
            st.markdown(f"- {say(_NOW_UNKNOWN, money_most=round(most * SCALE), **facts)}")
        elif one.points is not None and one.points[-1][0] * SCALE < 2 * one.weekly_e4 * (1 - 1e-6):
            facts["money_most"] = round(one.points[-1][0] * SCALE)
            told = say(_REVENUE_ENDS, money_brings=round(one.brings * SCALE), **facts) if money else say(_CUSTOMERS_END, brings=round(one.brings, 1), **facts)  # fmt: skip
            st.markdown(f"- {told}")
        elif money:
            st.markdown(f"- {say(_REVENUE, money_brings=round(one.brings * SCALE), money_doubled=round(one.doubled * SCALE), **facts)}")  # fmt: skip
        else:
            said = say(_CUSTOMERS, brings=round(one.brings, 1), doubled=round(one.doubled, 1), **facts)
            st.markdown(f"- {said}")
    asked = offer.asked()
    left_out([*(one.name for one in asked.channels[MOST_CHANNELS:]), *more], MOST_CHANNELS)
    st.button(
        say(NP_("Take this channel into the table", "Take these {count} channels into the table"), count=len(offer.channels)),
        key="budget-take-curves",
        icon=":material/south:",
        on_click=_take,
        args=(asked,),
    )  # fmt: skip


_CUSTOMERS = N_("{channel}: {money_spend} a week brings {brings} new customers; twice as much would bring {doubled}.")
_REVENUE = N_("{channel}: {money_spend} a week brings {money_brings} of revenue; twice as much would bring {money_doubled}.")  # fmt: skip
_CUSTOMERS_END = N_("{channel}: {money_spend} a week brings {brings} new customers; its curve ends at {money_most} a week, and no more is planned for it.")  # fmt: skip
_REVENUE_ENDS = N_("{channel}: {money_spend} a week brings {money_brings} of revenue; its curve ends at {money_most} a week, and no more is planned for it.")  # fmt: skip
_NOW_UNKNOWN = N_("{channel}: what is spent now is not told; its curve goes up to {money_most} a week.")
_NOTHING = N_("{channel}: its curve brings nothing however much is spent.")
_NEGATIVE = N_("{channel}: its curve is negative. It is told to cost customers or revenue, and gets as little as its limits allow.")  # fmt: skip


def _falls(channel: BudgetChannel) -> bool:
    return any(response < 0 for _, response in channel.points or ())


def _with_taken(taken: tuple[BudgetChannel, ...]) -> tuple[BudgetChannel, ...]:
    """The file's channels take the place of those of the same name; the example's channels all go."""
    told = {one.name: one for one in taken}
    kept = [told.pop(one.name, one) for one in own_channels()]
    return (*kept, *told.values())


def _take(asked: BudgetChoice) -> None:
    """As many of them as the table holds."""
    st.session_state.pop(_READ, None)
    ask(replace(asked, channels=asked.channels[:MOST_CHANNELS]), "redraw")
