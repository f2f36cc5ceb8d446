"""How the shop knows where a new customer came from: the channel of the first order, another column, or a split by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Literal, cast

import streamlit as st

from lib.analysis.acquired import Acquisition
from lib.analysis.acquisition_findings import BLANK_ASKED, UNNAMED_ASKED, asked_holes, of_hole
from lib.analysis.blank_cells import blanks_of
from lib.analysis.channel_names import bundles, likeliest_labels, plain_name, together
from lib.analysis.spend_holes import Hole, told_of
from lib.core.columns import CHANNEL
from lib.core.settings import Attribution, Blanks, CostSettings, HoleAnswer
from lib.core.words import N_, NP_
from lib.ui.doors import value as doors
from lib.ui.doors.side import side
from lib.ui.escape import md
from lib.ui.page import caution, findings, say
from lib.ui.panels import stays_open
from lib.ui.session import session
from lib.ui.typed_figures import figure_box, typed_exchange, typed_rate
from lib.ui.words import words

_BY: dict[Attribution, str] = {
    "channel": N_("By the channel of the first order"),
    "column": N_("By another column"),
    "hand": N_("I split them by hand"),
}
_BLANKS: dict[Blanks, str] = {"nothing": N_("They came by themselves"), "untold": N_("It was not told")}
_ANSWERS: dict[HoleAnswer, str] = {"paused": N_("Nothing was spent"), "missing": N_("It is missing")}
_SPEND_OF_ALL = N_("Spend from {first} to {last}")
_SPEND_OF_ONE = N_("Spend of “{channel}” from {first} to {last}")
LAGS = (0, 7, 14, 30)
_BOX = "attribution"
#: So many names of the orders are offered for a channel of the spend.
_MOST_OFFERED = 200


def controls(cost: Acquisition) -> None:
    """The choice, and what belongs to it; a change draws the page anew, and the box stays as open as it was."""
    here = session()
    title, begins_open = say(N_("How do you know where a new customer came from?")), stays_open(_BOX, asked_for=False)
    with st.expander(title, expanded=begins_open, icon=":material/alt_route:"):
        settings = _by(here.costs)
        settings = _split(settings, cost) if settings.by == "hand" else _matches(settings, cost)
        lag = st.segmented_control(
            say(N_("Days from the spend to the first purchase")),
            LAGS,
            default=settings.lag_days if settings.lag_days in LAGS else 0,
            required=True,
            key=f"lag-{here.revision}",
            help=say(
                N_("Who takes two weeks to decide was won by the spend of two weeks before. 0: on the same days.")
            ),
        )
        settings = _brand(replace(settings, lag_days=int(lag or 0)), cost)
    if settings != here.costs:
        stays_open(_BOX, asked_for=True)
        here.costs = settings
        st.rerun()


def _brand(settings: CostSettings, cost: Acquisition) -> CostSettings:
    """Which channels build the brand: as the file's purposes say, until somebody says otherwise."""
    names = [one.channel for one in cost.channels if one.channel]
    preset = [one.channel for one in cost.channels if one.channel and one.purpose == "brand"]
    chosen = st.multiselect(
        say(N_("Channels that build the brand")),
        names,
        default=preset,
        placeholder=say(N_("none")),
        key=f"brand-{len(names)}-{session().revision}-{'-'.join(settings.brand or ())}",
        help=say(
            N_(
                "The brand rule leaves their spend aside, for it brings customers later and by other ways; the cost of a new customer counts it."
            )
        ),
    )
    return settings if set(chosen) == set(preset) else replace(settings, brand=tuple(sorted(map(str, chosen))))


def confirm_brand(cost: Acquisition) -> None:
    """Channels that are brand by their name: one click says that they build it."""
    already = {one.channel for one in cost.channels if one.purpose == "brand"}
    with st.container(horizontal=True):
        for channel in cost.brand_like:
            st.button(
                say(N_("“{channel}” builds the brand"), channel=channel),
                key=f"brand-like-{channel}",
                icon=":material/campaign:",
                on_click=_builds,
                args=(tuple(sorted({*already, channel})),),
            )


def _builds(brand: tuple[str, ...]) -> None:
    session().costs = replace(session().costs, brand=brand)


def confirm_alike(pairs: Sequence[tuple[str, str]]) -> None:
    """Names that are perhaps one channel's: one click says that they are, or that they are not; another takes back what was said."""
    here, asked = session(), together(pairs)
    with st.container(horizontal=True):
        for channels, labels in asked:
            pairs_here = tuple((paid, label) for paid in channels for label in labels)
            st.button(
                say(
                    NP_("{ordered}: all {paid}", "{ordered}: {paid} together"),
                    count=len(channels),
                    paid=tuple(f"“{paid}”" for paid in channels),
                    ordered=tuple(f"“{label}”" for label in labels),
                ),
                key=f"alike-{'-'.join(channels)}-{len(labels)}",
                icon=":material/link:",
                on_click=_believe,
                args=(pairs_here,),
            )
        if len(asked) > 1:
            st.button(
                say(N_("All of these")),
                key="alike-all",
                icon=":material/done_all:",
                type="primary",
                on_click=_believe,
                args=(tuple(pairs),),
            )
        if asked:
            others = tuple((paid, paid) for paid in bundles(pairs))
            st.button(
                say(N_("No, they are others")),
                key="alike-none",
                icon=":material/link_off:",
                on_click=_believe,
                args=(others,),
            )
        if here.costs.matches:
            st.button(
                say(N_("Undo: forget which names are one channel")),
                key="alike-undo",
                icon=":material/undo:",
                type="tertiary",
                on_click=_forget_names,
            )


def ask_rate(code: str, target: str) -> None:
    """What one unit of the spend's currency is worth in the orders'; empty again: not told."""
    here = session()
    key = f"spend-rate-{code}-{here.revision}"
    figure_box(
        say(N_("1 {currency} in {target}"), currency=code, target=target),
        typed_exchange(),
        dict(here.costs.rates).get(code),
        empty="is told",
        placeholder=say(N_("The rate")),
        key=key,
        on_change=lambda: _rated(code, key),
        width=240,
    )


def _rated(code: str, key: str) -> None:
    here, rate = session(), cast("float | None", st.session_state.get(key))
    others = tuple(one for one in here.costs.rates if one[0] != code)
    here.costs = replace(here.costs, rates=(*others, (code, rate)) if rate else others)


def confirm_unnamed(cost: Acquisition) -> None:
    """Channels that no order names, beside what is said of them: one choice says which of the orders' names it is, or that it has none."""
    findings([one for one in cost.findings if one.code == UNNAMED_ASKED])
    if not cost.unnamed:
        return
    here, known = session(), side("spend")[1].frame[CHANNEL].dropna().astype("str").unique()
    none = len(cost.strange)  # its place behind the names
    with st.grid(3, min_column_width=220, vertical_alignment="bottom"):
        for channel in cost.unnamed:
            offered = likeliest_labels(channel, cost.strange)[:_MOST_OFFERED]
            key = f"unnamed-{channel}-{here.costs.by}-{here.costs.column}-{here.revision}"
            st.selectbox(
                _which(channel),
                [*range(len(offered)), none],
                index=None,
                format_func=partial(_offered, offered),
                placeholder=say(N_("Choose")),
                key=key,
                on_change=_is_called,
                args=(channel if channel in known else "", offered, key),
            )


def _which(channel: str) -> str:
    if not channel:
        return say(N_("Spend without a channel is, in the orders"))
    return say(N_("“{channel}” of the spend file is, in the orders"), channel=channel)


def _offered(labels: Sequence[str], place: int) -> str:
    return labels[place] if place < len(labels) else say(N_("none of these"))


def _is_called(channel: str, labels: Sequence[str], key: str) -> None:
    place = cast("int | None", st.session_state.get(key))
    if place is not None:
        _believe(((channel, labels[place] if place < len(labels) else channel),))


def _believe(pairs: Sequence[tuple[str, str]]) -> None:
    here = session()
    here.change_costs(replace(here.costs, matches=tuple(sorted({*here.costs.matches, *pairs}))))


def _forget_names() -> None:
    here = session()
    here.change_costs(replace(here.costs, matches=()))


def confirm_holes(cost: Acquisition) -> None:
    """Days without spend: they are asked about, and the answer counts everywhere."""
    asked = asked_holes(cost)
    for one in asked:
        if one.answer is not None:
            told = [said for said in cost.findings if said.code == "spend_hole_missing" and of_hole(said, one)]
            findings(told)
            _hole_answer(one, "collapsed" if told else "visible")
    questions = [one for one in cost.findings if one.code == "spend_hole"]
    findings(questions)
    open_ones = sorted((one for one in asked if one.answer is None), key=lambda one: (one.first, one.last))
    with st.grid(2, min_column_width=280, gap="small"):
        for one in open_ones:
            _hole_answer(one, "collapsed" if questions and len(open_ones) == 1 else "visible")


def _hole_answer(hole: Hole, label: Literal["visible", "collapsed"]) -> None:
    """What the shop says of days without spend; their label tells which, where the sentence above is of others, too."""
    key = f"hole-{hole.channel}-{hole.first}-{hole.last}-{session().revision}"
    st.segmented_control(
        say(_SPEND_OF_ONE if hole.channel else _SPEND_OF_ALL, channel=hole.channel, first=hole.first, last=hole.last),
        [*_ANSWERS],
        default=hole.answer,
        format_func=lambda answer: say(_ANSWERS[answer]),
        key=key,
        label_visibility=label,
        on_change=_answered,
        args=(hole, key),
    )


def _answered(hole: Hole, key: str) -> None:
    here, answer = session(), cast("HoleAnswer | None", st.session_state.get(key))
    others = [one for one in here.costs.holes if not told_of(hole, *one[:3])]
    told = [] if answer is None else [(hole.channel, hole.first, hole.last, answer)]
    here.change_costs(replace(here.costs, holes=(*others, *told)))


def confirm_blanks(cost: Acquisition) -> None:
    """Some have no channel, or an empty cell: asked once; what was said stands among the controls afterwards."""
    findings([one for one in cost.findings if one.code in {"untold_channel", "column_empty"}])
    asked = next((one for one in cost.findings if one.code == BLANK_ASKED), None)
    if asked is None:
        return
    key = f"blank-channel-{session().revision}"
    st.segmented_control(
        words().say(asked.sentence),
        [*_BLANKS],
        format_func=lambda one: say(_BLANKS[one]),
        key=key,
        on_change=_said_blank,
        args=(key,),
    )


def _said_blank(key: str) -> None:
    here, said = session(), cast("Blanks | None", st.session_state.get(key))
    told = {"blank_cells": said} if here.costs.by == "column" else {"channel_blanks": said}
    here.costs = replace(here.costs, **told)


def _by(settings: CostSettings) -> CostSettings:
    """The way, its column, and what an empty cell means: of a channel, once that has been said."""
    here, columns = session(), doors.telling_columns()
    ways: list[Attribution] = ["channel", "column", "hand"] if columns else ["channel", "hand"]
    by = cast(
        "Attribution",
        st.segmented_control(
            say(N_("A new customer came")),
            ways,
            default=settings.by if settings.by in ways else "channel",
            required=True,
            format_func=lambda one: say(_BY[one]),
            label_visibility="collapsed",
            key=f"came-by-{len(columns)}-{here.revision}",
        ),
    )
    column = settings.column if settings.column in columns else None
    if by == "column":
        chosen = st.selectbox(
            say(
                N_(
                    "The column that tells it, such as a UTM source, a voucher or an answer to “How did you hear of us?”"
                )
            ),
            columns,
            index=columns.index(column) if column is not None else 0,
            key=f"came-by-column-{here.revision}",
        )
        column = str(chosen)
        settings = _blanks_of_column(replace(settings, by=by, column=column))
    elif by == "channel" and settings.channel_blanks is not None:
        settings = replace(settings, channel_blanks=_blank_cells(settings.channel_blanks, by))
    return replace(settings, by=by, column=column)


def _blanks_of_column(settings: CostSettings) -> CostSettings:
    """What an empty cell means; nothing where that is asked beside the remark on it."""
    known = blanks_of(settings, doors.named_in_orders())
    if known.asked:
        return settings
    chosen = _blank_cells(known.taken, "column")
    return settings if chosen == known.taken else replace(settings, blank_cells=chosen)


def _blank_cells(current: Blanks, by: Attribution) -> Blanks:
    """What an empty cell means: of a voucher another thing than of a question that many leave open."""
    chosen = st.segmented_control(
        say(N_("Where it is empty")),
        [*_BLANKS],
        default=current,
        required=True,
        format_func=lambda one: say(_BLANKS[one]),
        key=f"blank-cells-{by}-{session().revision}",
        help=say(
            N_(
                "Whoever used no voucher came by themselves. Whoever left a question open came from anywhere: they are shared out as the others came, and costs are wider ranges."
            )
        ),
    )
    return cast("Blanks", chosen)


def _matches(settings: CostSettings, cost: Acquisition) -> CostSettings:
    """What the orders call each channel of the spend file: one name or several, such as the codes of a channel."""
    here = session()
    spelt: dict[str, str] = {}
    for label in doors.named_in_orders():
        spelt.setdefault(plain_name(label), label)
    if not spelt:
        return settings
    labels, told = [*spelt.values()], bundles(settings.matches)
    offered = labels[:_MOST_OFFERED]
    with st.grid(3, min_column_width=220, vertical_alignment="bottom"):
        for channel in (one.channel for one in cost.channels):
            by_name = [spelt[plain_name(channel)]] if plain_name(channel) in spelt else []
            current = [one for one in told.get(channel, by_name) if one != channel or one in labels]
            chosen = [
                str(one)
                for one in st.multiselect(
                    _which(channel),
                    [*offered, *(one for one in current if one not in offered)],
                    default=current,
                    placeholder=say(N_("not among them")),
                    key=f"match-{channel}-{settings.by}-{settings.column}-{here.revision}-{'|'.join(current)}",
                )
            ]
            if set(chosen) != set(current):
                told[channel] = () if chosen == by_name else tuple(chosen)
    if len(labels) > len(offered):
        st.caption(
            say(
                N_("The {count} commonest names of the orders are offered; they have {every}."),
                count=len(offered),
                every=len(labels),
            )
        )
    pairs = {(paid, ordered) for paid, several in told.items() for ordered in several}
    return replace(settings, matches=tuple(sorted(pairs)))


def _split(settings: CostSettings, cost: Acquisition) -> CostSettings:
    """Shares of all new customers by channel with spend; the rest came by themselves."""
    here, told = session(), dict(settings.split)
    st.caption(say(N_("Of 100 new customers, how many does each channel win? The others come by themselves.")))
    shares: dict[str, float] = {}
    row, below = st.grid(4, min_column_width=160, vertical_alignment="bottom"), st.container()
    with row:
        for one in cost.channels:
            shares[one.channel] = (
                figure_box(
                    md(one.channel) or say(N_("not told")),
                    typed_rate(),
                    round(100 * told.get(one.channel, 0.0), 1),
                    key=f"split-{one.channel}-{here.revision}",
                    said_in=below,
                    place=one.channel or say(N_("not told")),
                )
                or 0.0
            ) / 100
    if sum(shares.values()) > 1:
        caution(say(N_("Together that is more than 100. Until it is not, what was split before counts.")))
        return settings
    return replace(settings, split=tuple(sorted((channel, share) for channel, share in shares.items() if share > 0)))
