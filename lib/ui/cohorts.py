"""The parts of the lifecycle page about those who began together, and about how long customers take to come back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import numpy as np
import streamlit as st

from lib.analysis.activity import AHEAD, PERIOD_DAYS
from lib.analysis.chances import never_sure
from lib.analysis.cohorts import OTHERS, Cohorts, cohort_members
from lib.analysis.contact_lists import GONE_DAYS, GONE_GAPS, HABIT_DAYS
from lib.analysis.contracts import shifted_beta_geometric
from lib.analysis.histories import Labels
from lib.analysis.lifecycle import LifePick
from lib.analysis.rhythm import ENOUGH, Waits
from lib.analysis.survival import log_rank
from lib.analysis.timing import MOST_VISITS, gap_counts, usual_returns, week_peaks
from lib.analysis.value_findings import season_untold, verdict
from lib.charts.activity import activity_picture
from lib.charts.cohorts import CELL, MEASURES, Named, cohort_name, heat_map, return_curves
from lib.charts.timing import gaps_picture, week_picture
from lib.core.errors import CannotAnswer
from lib.core.settings import CohortBy, CohortSettings, Every
from lib.core.words import N_, NP_
from lib.ui import doors
from lib.ui.doors import lifecycle as door
from lib.ui.doors import writing
from lib.ui.drawn import choice
from lib.ui.lifecycle import behind
from lib.ui.page import chart, paper
from lib.ui.people import open_list
from lib.ui.session import session
from lib.ui.typed_figures import figure_box, typed_rate
from lib.ui.words import plain_words, words

_BY: dict[CohortBy, str] = {
    "month": N_("Month"),
    "week": N_("Week"),
    "first_product": N_("First product"),
    "channel": N_("Channel"),
    "country": N_("Country"),
}
_EVERY: dict[Every, str] = {
    "month": N_("once a month at most"),
    "quarter": N_("once a quarter at most"),
    "year": N_("once a year at most"),
}
_SAMPLE_CONTRACTS = "1000, 869, 743, 653, 593"


def _choices() -> list[CohortBy]:
    """What cohorts can be made of in this file."""
    found: list[CohortBy] = ["month", "week"]
    if door.has_lines():
        found.append("first_product")
    if doors.channels():
        found.append("channel")
    if doors.countries():
        found.append("country")
    return found


def follow_cohorts() -> None:
    """Controls, the heat map, and who is in the chosen cell."""
    say, controls, choices = words().say, session().controls, _choices()
    with st.container(horizontal=True, gap="medium"):
        by = st.segmented_control(
            say(N_("Cohorts by")),
            choices,
            required=True,
            format_func=lambda one: say(_BY[one]),
            **controls.one_in_sight("cohort-by", choices),
            wrap=True,
        )
        measure = st.selectbox(
            say(N_("Show")), list(MEASURES), format_func=lambda one: say(MEASURES[one]), **controls.one_of("cohort-measure", MEASURES), width=260,
        )  # fmt: skip
    asked, kind, kept_share = _options(cast("CohortBy", by))
    found, _ = door.cohort_table(asked)
    mark = chart(heat_map(found, measure, kind, plain_words(), paper(), kept_share), "cohorts", CELL)
    if mark is not None and 0 <= mark["row"] < len(found.names):
        behind(LifePick(settings=asked, cohort=found.names[int(mark["row"])], age=int(mark["age"])), "cell")
    with st.popover(say(N_("Choose a cohort from a list"))):
        _choose(found, asked)


def _options(by: CohortBy) -> tuple[CohortSettings, door.MeanKind, float]:
    say, controls = words().say, session().controls
    with st.expander(say(N_("How it is counted")), icon=":material/tune:"):
        with st.container(horizontal=True, gap="medium"):
            entry = "first"
            if by in {"month", "week"}:
                entry = st.segmented_control(
                    say(N_("A cohort is everybody")), ["first", "recurring"], required=True,
                    format_func=lambda one: say(N_("with the first order then") if one == "first" else N_("with any order then")),
                    **controls.one_in_sight("cohort-entry", ["first", "recurring"]),
                )  # fmt: skip
            counting = st.segmented_control(
                say(N_("Active means an order")), ["on", "on_or_after"], required=True,
                format_func=lambda one: say(N_("in that period") if one == "on" else N_("in that period or later")),
                **controls.one_in_sight("cohort-counting", ["on", "on_or_after"]),
            )  # fmt: skip
            kind = st.segmented_control(
                say(N_("The mean counts alike")), ["weighted", "simple"], required=True,
                format_func=lambda one: say(N_("customers") if one == "weighted" else N_("cohorts")),
                **controls.one_in_sight("cohort-mean", ["weighted", "simple"]),
            )  # fmt: skip
        margin = figure_box(
            say(N_("Gross margin, %")),
            typed_rate(1.0),
            **controls.number("cohort-margin", 1.0, 100.0, session().usual_margin),
            width=220,
            help=say(N_("100 counts revenue.")),
        )
    settings = CohortSettings(
        by, "recurring" if entry == "recurring" else "first", "on" if counting == "on" else "on_or_after"
    )
    return settings, "simple" if kind == "simple" else "weighted", float(margin or 100) / 100


def _choose(found: Cohorts, asked: CohortSettings) -> None:
    """The keyboard's way to a cell."""
    say = words().say
    rows = [row for row in range(len(found.names)) if found.size[row] > 0]
    row = st.selectbox(
        say(N_("Cohort")), rows, **choice(f"cohort-row-{asked.by}", rows, len(rows) - 1),
        format_func=lambda at: cohort_name(found.names[at], found, plain_words()),
    )  # fmt: skip
    ages = [age for age in range(found.ages) if found.eligible[row, age] > 0]
    age = st.selectbox(
        say(N_("How much later")), [-1, *ages], **choice(f"cohort-age-{asked.by}", [-1, *ages]),
        format_func=lambda one: say(N_("everybody of the cohort")) if one < 0 else str(one),
    )  # fmt: skip
    chosen = None if age < 0 else int(age)
    behind(LifePick(settings=asked, cohort=found.names[row], age=chosen), "chosen-cell")


# ---- how long they take


def time_to_next() -> None:
    """The curve of coming back, two cohorts compared, and when those with so many orders usually return."""
    say, gaps = words().say, door.gaps()
    if not len(gaps.days):
        st.info(say(N_("There is too little history: nobody has had a day to come back yet.")))
        return
    left, right = st.columns(2, gap="medium")
    groups, ahead = _groups(), door.life().stages.ahead
    titles, controls = _titles(groups), session().controls
    codes = list(groups)
    one = left.selectbox(
        say(N_("Customers")), codes, **controls.one_of("curve-one", codes), format_func=titles.__getitem__
    )
    other = right.selectbox(
        say(N_("Compared with")),
        ["", *codes],
        **controls.one_of("curve-other", ["", *codes]),
        format_func=titles.__getitem__,
    )
    one = one or codes[0]
    first = _of(gaps, groups[one])
    drawn = [Named(titles[one], first.curve(ahead[one == "later"]))]
    compared = None
    if other and other != one:
        second = _of(gaps, groups[other])
        drawn.append(Named(titles[other], second.curve(ahead[other == "later"])))
        compared = log_rank(first.sample(), second.sample())
    st.caption(say(N_("What “Cohorts by” shows above can be compared here, too.")))
    chart(return_curves(drawn, plain_words(), paper(), compared), "return-curve")
    _usual(gaps)


def _groups() -> dict[str, LifePick | int]:
    """What can be compared: after the first or later orders; by first gaps the cohorts by month, by channel, and those looked at above."""
    found: dict[str, LifePick | int] = {"first": 1, "later": 2}
    above = cast("CohortBy", session().controls.now("cohort-by") or "month")
    kinds: list[CohortBy] = ["month", above, *(["channel"] if doors.channels() else [])]
    for by in dict.fromkeys(kinds):
        cohorts, _ = door.cohort_table(CohortSettings(by))
        rows = range(len(cohorts.names))
        for row in reversed(rows) if by in _BY_TIME else rows:
            name = cohorts.names[row]
            if cohorts.size[row] >= ENOUGH and name not in {"", OTHERS}:
                found[f"{by} {name}"] = LifePick(settings=CohortSettings(by), cohort=name)
    return found


_BY_TIME: tuple[CohortBy, ...] = ("month", "week")
_PLAIN_GROUPS = {"": N_("Nobody"), "first": N_("After the first order"), "later": N_("After later orders")}
_GROUPS: dict[CohortBy, str] = {
    "month": N_("First order in {month}"),
    "week": N_("First order in the week of {week}"),
    "first_product": N_("First product: {name}"),
    "channel": N_("Channel: {name}"),
    "country": N_("Country: {name}"),
}


def _titles(codes: Iterable[str]) -> dict[str, str]:
    """What the reader calls each of these groups, and none of them."""
    spoken = plain_words()

    def title(code: str) -> str:
        if code in _PLAIN_GROUPS:
            return spoken.say(_PLAIN_GROUPS[code])
        kind, _, name = code.partition(" ")
        by = cast("CohortBy", kind)
        if by not in _BY_TIME:
            return spoken.say(_GROUPS[by], name=name)
        cohorts, _ = door.cohort_table(CohortSettings(by))
        return spoken.say(_GROUPS[by], **{by: cohort_name(int(name), cohorts, spoken)})

    return {code: title(code) for code in ("", *codes)}


def _of(gaps: Waits, group: LifePick | int) -> Waits:
    if isinstance(group, int):
        return gaps.only(gaps.visit == 1 if group == 1 else gaps.visit > 1)
    _, labels = door.cohort_table(group.settings)
    return gaps.only((gaps.visit == 1) & np.isin(gaps.who, _members(group, labels)))


def _members(group: LifePick, labels: Labels | None) -> door.Int64s:
    return cohort_members(door.life().known, group.settings, group.cohort, None, labels)


def _usual(gaps: Waits) -> None:
    """When customers like these usually come back: a sentence for each number of order days so far."""
    say, lines = words().say, list[str]()
    for usual in usual_returns(gaps, door.life().stages.ahead):
        if usual.most_days is None:
            continue
        facts = {
            "count": usual.visits, "half": usual.half_days, "most": usual.most_days, "horizon": usual.horizon_days,
            "share_back": usual.returned_share, "share_low": usual.low, "share_high": usual.high,
        }  # fmt: skip
        template = NP_(
            "After **{count} order day** {share_back} ({share_low}–{share_high}) come back within {horizon} days: half of those within **{half}** days, four in five within **{most}**.",
            "After **{count} order days** {share_back} ({share_low}–{share_high}) come back within {horizon} days: half of those within **{half}** days, four in five within **{most}**.",
        )
        if usual.visits == MOST_VISITS:
            template = N_(
                "After **{count} or more order days** {share_back} ({share_low}–{share_high}) come back within {horizon} days: half of those within **{half}** days, four in five within **{most}**."
            )
        lines.append("- " + say(template, **facts))
    if lines:
        st.markdown("\n".join(lines))
    else:
        st.caption(say(N_("Too few customers have come back to say when they usually do.")))


def when_in_the_week() -> None:
    """Gaps between orders, and the week by hours."""
    frame = gap_counts(door.gaps())
    if not frame.empty:
        chart(gaps_picture(frame, plain_words(), paper()), "gaps")
    week = door.week()
    peaks = week_peaks(week, door.life().known)
    chart(week_picture(week, peaks, plain_words(), paper()), "week-hours")


def overdue() -> None:
    """Customers past their own usual gap: how many, their money, and the lists of the home page."""
    say = words().say
    lists = {one.code: one for one in doors.today().lists}
    due, late = lists["due"], lists["win_back"]
    if not due.count and not late.count:
        st.markdown(say(N_("Nobody is past their own usual gap at the moment.")))
        return
    spend_e4 = (due.money_e4 or 0) + (late.money_e4 or 0)
    st.markdown(
        say(
            NP_(
                "**{count} customer is past their own usual gap**; they have spent {money_year} a year since their first order. "
                "To remind: {due}; late by more than a second gap: {late}.",
                "**{count} customers are past their own usual gap**; they have spent {money_year} a year since their first order. "
                "To remind: {due}; late by more than a second gap: {late}.",
            ),
            count=due.count + late.count,
            money_year=spend_e4,
            due=due.count,
            late=late.count,
        )
    )
    st.caption(
        say(
            N_(
                "A usual gap is known of those who ordered on {visits} days or more. Who has been silent for longer than {days} days and than {gaps} gaps is not counted any more."
            ),
            visits=HABIT_DAYS,
            days=GONE_DAYS,
            gaps=GONE_GAPS,
        )
    )
    for people in writing.lists_at_once():
        if people.code in {"due", "win_back"} and people.left_out is not None:
            st.caption(say(N_("On “{title}”: {left_out}"), title=people.title, left_out=people.left_out))
    with st.container(horizontal=True):
        for people in (due, late):
            if st.button(
                say(people.title), key=f"overdue-{people.code}", icon=":material/group:", disabled=not people.count
            ):
                open_list(people.code)


# ---- what is to come


def to_come() -> None:
    """How many repeat orders are to come; asked for, since the models take a moment to fit."""
    say = words().say
    panel = st.expander(
        say(N_("How often today's customers will order in the coming months")),
        icon=":material/trending_up:",
        key="to-come",
        on_change="rerun",
    )
    if not panel.open:
        return
    with panel:
        with st.spinner(say(N_("Learning from your orders"))):
            found, base = door.activity()
        if found is not None:
            chart(activity_picture(found, plain_words(), paper()), "activity")
            st.markdown(
                say(
                    N_(
                        "If as many new customers come as in the last year, they add about {orders} second and later orders by then."
                    ),
                    orders=round(found.coming),
                )
            )
        told = [verdict(base), *season_untold(base, AHEAD * PERIOD_DAYS)]
        st.caption(words().together(*(say(one.sentence) for one in told)))


# ---- contracts


def contracts() -> None:
    """Subscriptions and milk cards: type how many of a group are left, and see how many will be."""
    say = words().say
    counted = door.renewals()
    label = say(N_("Do you sell subscriptions or prepaid cards?"))
    with st.expander(label, icon=":material/event_repeat:", expanded=counted is not None):
        st.markdown(
            say(
                N_(
                    "Where customers renew a contract, the shop sees who leaves. Type how many customers of one group were still under "
                    "contract: at the start, then after each renewal."
                )
            )
        )
        typed = st.text_input(
            say(N_("Customers still under contract")),
            **session().controls.text("contracts", "" if counted is None else ", ".join(map(str, counted.seen))),
            placeholder=_SAMPLE_CONTRACTS,
            max_chars=300,
        )
        if counted is not None:
            st.caption(
                say(
                    N_(
                        "Orders come every {days} days or so. Counted from them: the customers who could have renewed {count} times by now."
                    ),
                    days=counted.every_days,
                    count=len(counted.seen) - 1,
                )
            )
        if not typed.strip():
            return
        try:
            seen = [int(part) for part in typed.replace("，", ",").replace(" ", ",").split(",") if part]
            model = shifted_beta_geometric(seen)
        except CannotAnswer as problem:
            st.info(say(problem.sentence))
            return
        except ValueError:
            st.info(say(N_("Type whole numbers with commas between them.")))
            return
        ahead = 2 * model.periods
        left, low, high = model.left_after(ahead)
        st.markdown(
            say(
                N_(
                    "After {later} renewals about {share_left} of the group will be left (most likely between {share_low} and {share_high}); "
                    "{share_now} are after {now}."
                ),
                later=ahead,
                share_left=left,
                share_low=low,
                share_high=high,
                share_now=seen[-1] / seen[0],
                now=model.periods,
            )
        )
        st.markdown(
            say(
                N_(
                    "Of those who are left, {share_first} renew the first time and {share_last} at renewal number {last}: the loyal ones remain."
                ),
                share_first=model.renewing(1),
                share_last=model.renewing(ahead),
                last=ahead,
            )
        )


# ---- occasions


def at_occasions() -> None:
    """A monthly box, a yearly fair: whoever can buy once at each occasion only is told by occasions, not by days."""
    say = words().say
    with st.expander(
        say(N_("Do customers buy at occasions, such as a monthly box or a fair?")), icon=":material/redeem:"
    ):
        every = st.segmented_control(
            say(N_("A customer comes")),
            list(_EVERY),
            format_func=lambda one: say(_EVERY[one]),
            **session().controls.one_in_sight("occasions", [None, *_EVERY]),
        )
        if every is None:
            st.caption(say(N_("Where people can buy on any day, leave this empty: the page Value tells more.")))
            return
        try:
            found = door.at_occasions(cast("Every", every))
        except CannotAnswer as problem:
            st.info(say(problem.sentence))
            return
        told = found.purchases
        facts = {
            "ahead": found.ahead,
            "purchases": round(told.value),
            "low": round(told.wide_low),
            "high": round(told.wide_high),
            "customers": found.customers,
            "share_alive": never_sure(found.alive),
        }
        st.markdown(
            say(
                NP_(
                    "At the next occasion your {customers} customers buy about **{purchases}** times (most likely between {low} and {high}).",
                    "At the next {ahead} occasions your {customers} customers buy about **{purchases}** times (most likely between {low} and {high}).",
                ),
                count=found.ahead,
                **facts,
            )
        )
        st.markdown(
            say(N_("The chance that one is still there at the next occasion is {share_alive} on average."), **facts)
        )
        if found.check is None:
            st.caption(
                say(N_("There is too little history to check this against later occasions, so the range is wide."))
            )
            return
        checked = {"forecast": round(found.check.forecast), "actual": found.check.actual}
        st.caption(
            say(
                NP_(
                    "Checked on the last occasion: {forecast} purchases were expected, {actual} came.",
                    "Checked on the last {count} occasions: {forecast} purchases were expected, {actual} came.",
                ),
                count=found.check.occasions,
                **checked,
            )
        )
