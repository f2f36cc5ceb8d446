"""Where the limits of the stages lie, and everything that moves them: by hand, by customer group or category, without promotions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from lib.analysis.lifecycle import Lifecycle, moved_by_a_tenth
from lib.analysis.rhythm import Limit, orders_in
from lib.analysis.stages import moved_by_kinds
from lib.catalog.promotions import SEASONS, season
from lib.charts.lifecycle import MOVED_BY_A_TENTH
from lib.core.periods import date_of
from lib.core.settings import LimitsBy
from lib.core.words import N_, NP_, Sentence
from lib.text.words import NOTHING
from lib.ui.doors import lifecycle as door
from lib.ui.drawn import told_anew
from lib.ui.session import session
from lib.ui.words import plain_words, words


def set_limits(life: Lifecycle) -> None:
    """Where the limits lie and why; by hand, without promotion seasons; how many customers each moves; categories."""
    say = words().say
    limits = life.stages.limits
    if limits.first.source == limits.later.source == "too_short":
        st.markdown(_limit_said(limits.first, N_("After any order"), life))
    else:
        first, later = N_("After the first order"), N_("After later orders")
        st.markdown(f"- {_limit_said(limits.first, first, life)}\n- {_limit_said(limits.later, later, life)}")
    moved = moved_by_a_tenth(life)
    if any(moved.values()):
        st.caption(say(MOVED_BY_A_TENTH, **moved))
    with st.expander(say(N_("Change the limits")), icon=":material/tune:"):
        _by_hand(life)
    with st.expander(say(N_("Your own promotions")), icon=":material/event:", key="own-promotions"):
        _own_promotions(life)
    if door.has_categories():
        lines = st.expander(say(N_("Categories have rhythms of their own")), key="category-rhythm", on_change="rerun")
        if lines.open:
            with lines:
                _limits_by(life)
                if life.stages.limits.kinds:
                    _kinds(life)
                else:
                    _categories()


def where_limits_come_from(life: Lifecycle) -> str:
    """Under the step's title: the shop's own rhythm, hands, or what stands in."""
    sources = {life.stages.limits.first.source, life.stages.limits.later.source}
    if "rhythm" in sources:
        return N_("They come from how your own customers come back.")
    return (
        N_("They were set by hand.")
        if sources == {"hand"}
        else N_("They are usual ages, until enough customers come back.")
    )


def _limit_said(limit: Limit, after: str, life: Lifecycle) -> str:
    say, settings = words().say, life.stages.settings
    facts = {
        "declining": limit.declining_days, "lapsed": limit.lapsed_days, "share_returned": limit.returned_share or 0.0,
        "horizon": limit.horizon_days, "share_quiet": settings.quiet_share, "share_lost": settings.lost_share,
        "returned": limit.returned,
    }  # fmt: skip
    start = say(
        N_("**{after}**: declining after {declining} days without an order, lapsed after {lapsed}."),
        after=Sentence(after),
        **facts,
    )
    if limit.source == "hand":
        return words().together(start, say(N_("Set by hand.")), _late(limit, life))
    if limit.source == "too_few":
        few = say(
            N_("Usual ages stand in: within {horizon} days too few came back ({returned}) to read a rhythm from."),
            **facts,
        )
        return words().together(start, few)
    if limit.source == "too_short":
        return words().together(
            start, say(N_("Usual ages stand in: the orders cover too short a time to read a rhythm from."))
        )
    back = (
        N_("Within {horizon} days {share_returned} come back: {share_quiet} of those by the first limit, {share_lost} by the second.")
        if limit is life.stages.limits.first
        else N_("Of those who came twice, {share_returned} come again within {horizon} days: {share_quiet} of those by the first limit, {share_lost} by the second. Each customer counts once here, however many gaps they have.")
    )  # fmt: skip
    return words().together(start, say(back, **facts), _late(limit, life))


def _late(limit: Limit, life: Lifecycle) -> str:
    """How many who become quiet still come back, where that is in sight."""
    if limit.late_share is None or limit is not life.stages.limits.first:
        return ""
    return words().say(
        N_("Of those still silent after the first limit, {share_late} come back by day {sight}."),
        share_late=limit.late_share,
        sight=limit.sight_days,
    )


def _by_hand(life: Lifecycle) -> None:
    say, here = words().say, session()
    revision = here.revision
    limits = life.stages.limits
    with st.form(f"limits-{revision}", border=False):
        columns = st.grid(4, min_column_width=150, gap="small")
        with columns:
            given = [
                st.number_input(say(label), 1, 5000, days, key=f"limit-{code}-{revision}")
                for code, label, days in (
                    ("fd", N_("First order: declining after (days)"), limits.first.declining_days),
                    ("fl", N_("First order: lapsed after (days)"), limits.first.lapsed_days),
                    ("ld", N_("Later orders: declining after (days)"), limits.later.declining_days),
                    ("ll", N_("Later orders: lapsed after (days)"), limits.later.lapsed_days),
                )
            ]
        mature = st.number_input(
            say(N_("Mature from so many order days")), 3, 100, here.stages.mature_orders, key=f"limit-mature-{revision}"
        )
        seasons = st.multiselect(
            say(N_("Leave the orders of these seasons out of the rhythm")),
            [one.code for one in SEASONS],
            default=[code for code in here.stages.seasons if any(one.code == code for one in SEASONS)],
            format_func=lambda code: say(season(code).title),
            key=told_anew(f"limit-seasons-{revision}"),
        )
        if st.form_submit_button(say(N_("Take these limits")), icon=":material/check:"):
            _take(life, [int(value) for value in given], int(mature), seasons)
    if (here.stages.first_days is not None or here.stages.later_days is not None) and st.button(
        say(N_("Back to the shop's own rhythm")), key="limits-back", icon=":material/undo:", type="tertiary"
    ):
        here.change_stages(replace(here.stages, first_days=None, later_days=None))
        here.revision += 1
        st.rerun()


def _take(life: Lifecycle, given: Sequence[int], mature: int, seasons: Sequence[str]) -> None:
    """Believe what was typed; limits that were left as they were stay the shop's own."""
    here = session()
    first, later = (given[0], given[1]), (given[2], given[3])
    if first[0] >= first[1] or later[0] >= later[1]:
        st.error(words().say(N_("A customer declines before they lapse: the first number must be the smaller one.")))
        return
    limits = life.stages.limits
    own_first = first == (limits.first.declining_days, limits.first.lapsed_days)
    own_later = later == (limits.later.declining_days, limits.later.lapsed_days)
    here.change_stages(
        replace(
            here.stages,
            first_days=here.stages.first_days if own_first else first,
            later_days=here.stages.later_days if own_later else later,
            mature_orders=mature,
            seasons=tuple(seasons),
        )
    )
    here.revision += 1
    st.rerun()


def _own_promotions(life: Lifecycle) -> None:
    """Days or weeks of the shop's own that tell nothing of its rhythm: what there is, and one more."""
    say, here = words().say, session()
    st.caption(
        say(
            N_(
                "When everybody buys because of a promotion, those orders say little about how long customers usually wait. "
                "They still count everywhere else."
            )
        )
    )
    own = here.stages.promotions
    for place, (first, last) in enumerate(own):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                say(
                    NP_("**{first} – {last}** · {count} order", "**{first} – {last}** · {count} orders"),
                    first=first,
                    last=last,
                    count=orders_in(life.known, ((first, last),)),
                )
            )
            if st.button(
                say(N_("Remove")),
                key=f"promotion-remove-{place}-{here.revision}",
                type="tertiary",
                icon=":material/close:",
                help=say(N_("Count the orders of these days for the rhythm again.")),
            ):
                _keep_promotions((*own[:place], *own[place + 1 :]))
    first_day, last_day = date_of(int(life.known.day.min())), date_of(int(life.known.day.max()))
    with st.form(f"promotion-{here.revision}", border=False):
        with st.grid(2, min_column_width=150, gap="small"):
            start, end = (
                st.date_input(
                    say(label),
                    last_day,
                    min_value=first_day,
                    max_value=last_day,
                    key=f"promotion-{edge}-{here.revision}",
                    format="YYYY-MM-DD",
                )
                for edge, label in (("first", N_("First day")), ("last", N_("Last day")))
            )
        if st.form_submit_button(say(N_("Leave these days out")), icon=":material/add:"):
            if start > end:
                st.error(
                    say(N_("A promotion ends on its first day or later: the last day must not be before the first."))
                )
            else:
                _keep_promotions(tuple(sorted({*own, (start, end)})))


def _keep_promotions(own: tuple[tuple[date, date], ...]) -> None:
    here = session()
    here.change_stages(replace(here.stages, promotions=own))
    here.revision += 1
    st.rerun()


def _limits_by(life: Lifecycle) -> None:
    """Whether everybody has the same limits, or those of what was bought last, and whom that moves."""
    say, here = words().say, session()
    chosen = st.segmented_control(
        say(N_("Customers are placed by")),
        list(_LIMITS_BY),
        default=here.stages.limits_by,
        required=True,
        format_func=lambda one: say(_LIMITS_BY[one]),
        key=f"limits-by-{here.revision}",
    )
    if chosen in _LIMITS_BY and chosen != here.stages.limits_by:
        here.change_stages(replace(here.stages, limits_by=chosen))
        here.revision += 1
        st.rerun()
    if life.stages.limits.kinds:
        template = NP_(
            "{count} customer is in another stage than by the limits of the whole shop.",
            "{count} customers are in another stage than by the limits of the whole shop.",
        )
        st.markdown(say(template, count=moved_by_kinds(life.known, life.stages)))


_LIMITS_BY: dict[LimitsBy, str] = {
    "shop": N_("limits of the whole shop"),
    "category": N_("limits of what they bought last"),
}


def _kinds(life: Lifecycle) -> None:
    """The limits that follow an order of each category, and how many customers they hold for."""
    say, column = words().say, st.column_config
    kinds, last = life.stages.limits.kinds, life.stages.kind
    held = [0] * len(kinds) if last is None else [int((last == place).sum()) for place in range(len(kinds))]

    def told(one: Limit | None) -> str:
        spoken = plain_words()
        if one is None:
            return spoken.say(N_("as the whole shop"))
        return spoken.say(N_("{declining} / {lapsed} days"), declining=one.declining_days, lapsed=one.lapsed_days)

    st.dataframe(
        pd.DataFrame(
            {
                "category": [one.name for one in kinds],
                "customers": held,
                "first": [told(one.first) for one in kinds],
                "later": [told(one.later) for one in kinds],
            }
        ),
        key="kind-limits",
        hide_index=True,
        alt=say(N_("Limits after an order of each category")),
        column_config={
            "category": column.TextColumn(say(N_("Bought last")), pinned=True),
            "customers": column.NumberColumn(say(N_("Customers")), format="%,d"),
            "first": column.TextColumn(say(N_("After the first order"))),
            "later": column.TextColumn(say(N_("After later orders"))),
        },
    )
    st.caption(
        say(
            N_(
                "Declining and lapsed after so many days, counted from an order of which most money went to the category, until "
                "any next order. Where too few have come back, the limits of the whole shop hold."
            )
        )
    )


def _categories() -> None:
    say, column = words().say, st.column_config
    rows = door.categories()
    frame = pd.DataFrame(
        {
            "category": [row.name for row in rows],
            "usual": pd.array([row.usual_days for row in rows], dtype="Int64"),
            "declining": [row.limit.declining_days for row in rows],
            "lapsed": [row.limit.lapsed_days for row in rows],
            "share": [100 * (row.limit.returned_share or 0.0) for row in rows],
            "returned": [row.limit.returned for row in rows],
            "source": [say(_SOURCES[row.limit.source]) for row in rows],
        }
    )
    st.dataframe(
        frame,
        key="category-limits",
        hide_index=True,
        placeholder=NOTHING,
        alt=say(N_("Limits of each category")),
        column_config={
            "category": column.TextColumn(say(N_("Category")), pinned=True),
            "usual": column.NumberColumn(say(N_("Half come back within (days)"))),
            "declining": column.NumberColumn(say(N_("declining after, days"))),
            "lapsed": column.NumberColumn(say(N_("lapsed after, days"))),
            "share": column.NumberColumn(say(N_("Come back within a year")), format="%.0f%%"),
            "returned": column.NumberColumn(say(N_("Repeats seen")), format="%,d"),
            "source": column.TextColumn(say(N_("Limits are"))),
        },
    )
    st.caption(say(N_("How long until a customer buys something of the same category again.")))


_SOURCES = {
    "rhythm": N_("from the rhythm"),
    "hand": N_("set by hand"),
    "too_few": N_("usual ages"),
    "too_short": N_("usual ages"),
}
