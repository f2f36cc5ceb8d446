"""The further parts of *Where do we lose them?*: break down, find out why, compare, keep the limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import inf

import pandas as pd
import streamlit as st

from lib.analysis.event_log import UNKNOWN
from lib.analysis.funnel import Funnel
from lib.analysis.funnel_rule import Step, Touch
from lib.analysis.watch import UNFINISHED, Days, Verdict, cards, with_limits
from lib.analysis.why import LEAST, Compared, Reason, compare, halves
from lib.catalog.touchpoints import ATTRIBUTES, DWELL_NORM_SECONDS, MOMENTS, RULES, SIDES, TOUCHPOINTS
from lib.charts.funnel import Estimate, between, estimates, limit_figure, limit_said, points
from lib.core.periods import date_of
from lib.core.settings import View
from lib.core.words import N_, NP_, Sentence
from lib.ui.choices import OF_THE_MAP
from lib.ui.doors import journey as door
from lib.ui.escape import md
from lib.ui.journey import Way, responsible, say_plain
from lib.ui.page import chart, paper, say
from lib.ui.session import session
from lib.ui.typed_figures import figure_box, typed_rate
from lib.ui.words import plain_words, words

#: More values than these nobody compares at a glance.
_MOST = 12
_TOUCHES: dict[str, str] = {
    "first": N_("first touch"),
    "last": N_("last touch"),
    "step": N_("at one step"),
    "all": N_("each on its own"),
}


# 4 break down


def break_down(way: Way) -> None:
    """The funnel of each channel, device or page."""
    columns = [name for name in door.WORDS if name in door.prepared(way.funnel.question.unit).log.attributes]
    if not columns:
        st.info(say(N_("The log has no channel, device or page, so there is nothing to break the way down by.")))
        return
    controls = session().controls
    with st.container(horizontal=True, gap="medium"):
        by = st.segmented_control(
            say(N_("By")),
            columns,
            required=True,
            format_func=lambda name: say(ATTRIBUTES[name]),
            **controls.one_in_sight("journey-by", columns),
        )
        touch = st.selectbox(
            say(N_("Whose value counts")),
            list(_TOUCHES),
            width=220,
            format_func=lambda name: say(_TOUCHES[name]),
            **controls.one_of("journey-touch", _TOUCHES),
            help=say(
                N_(
                    "First touch: where somebody was first met. Last touch: where they were last met. At one step: where they took it. Each on its own: every channel's events are a way of their own, so somebody may count in several."
                )
            ),
        )
        places = range(len(way.funnel.figures))
        step = 0
        if touch == "step":
            step = (
                st.selectbox(
                    say(N_("Step")),
                    places,
                    format_func=way.title,
                    **controls.one_of("journey-touch-step", places),
                    width=200,
                )
                or 0
            )
    asked: Touch = (
        int(step) + 1 if touch == "step" else "all" if touch == "all" else "last" if touch == "last" else "first"
    )
    _parts(way, door.breakdown(way.funnel.question, str(by or columns[0]), asked))


def _parts(way: Way, parts: Mapping[str, Funnel]) -> None:
    known = [(value, part, part.figures[way.buying].of_first) for value, part in parts.items()]
    shown = [
        (value, part, share) for value, part, share in known if share is not None and part.figures[0].units >= LEAST
    ][:_MOST]
    shown.sort(key=lambda one: -one[2].value)
    if shown:
        best, worst = shown[0], shown[-1]
        clear = best[2].low > worst[2].high
        finding = (
            say_plain(
                N_("{best} brings {share_best} to the purchase, {worst} {share_worst}."),
                best=_value(best[0]),
                share_best=best[2].value,
                worst=_value(worst[0]),
                share_worst=worst[2].value,
            )
            if clear
            else say_plain(N_("No value stands out beyond chance."))
        )
        rows = [
            Estimate(
                _value(value),
                share,
                between(share, plain_words()),
                "attention" if clear and value == worst[0] else "accent",
            )
            for value, _, share in shown
        ]
        subtitle = say_plain(
            N_(
                "Share of those who began that reached “{step}”; the line is the range. Only values with {least} or more."
            ),
            step=way.title(way.buying),
            least=LEAST,
        )
        chart(estimates(rows, finding, subtitle, plain_words(), paper()), "journey-breakdown")
    else:
        st.info(say(N_("No value has {least} who began: too few to compare."), least=LEAST))
    with st.expander(say(N_("All values in numbers"))):
        table = pd.DataFrame(
            [
                {"value": _value(value), **{str(place): figures.units for place, figures in enumerate(part.figures)}}
                for value, part in parts.items()
            ]
        )
        column = st.column_config
        st.dataframe(
            table,
            key="journey-breakdown-table",
            hide_index=True,
            alt=say(N_("How many of each value reached each step")),
            column_config={
                "value": column.TextColumn(say(N_("Which one")), pinned=True),
                **{
                    str(place): column.NumberColumn(way.title(place), format="%,d")
                    for place in range(len(way.funnel.figures))
                },
            },
        )


def _value(value: str) -> str:
    return plain_words().say(N_("Not known")) if value == UNKNOWN else value


# 5 why


def find_reasons(way: Way) -> None:
    """At one step: who goes on less often than the others."""
    required = way.funnel.required()
    places = list(required[1:])
    worst = next((stake.place for stake in way.stakes if stake.lost), places[0])
    place = st.selectbox(
        say(N_("Lost before")),
        places,
        format_func=way.title,
        **session().controls.one_of("journey-why", places, worst),
        width=280,
    )
    found = door.reasons(way.funnel.question, place)
    st.caption(
        say(
            N_(
                "Of {count} who stood there, {lost} have not gone on: {gone} are lost, and {waiting} still have time. All of them are compared."
            ),
            count=found.stood,
            lost=found.lost,
            gone=found.lost - found.waiting,
            waiting=found.waiting,
        )
        if found.waiting
        else say(N_("Of {count} who stood there, {lost} did not go on."), count=found.stood, lost=found.lost)
    )
    less = [one for one in found.found if one.gap.value < 0]
    more = [one for one in found.found if one.gap.value > 0]
    if not found.compared:
        st.info(say(N_("Too few stood there to compare anybody: {least} on each side are needed."), least=LEAST))
        return
    if not found.found:
        st.markdown(
            say(
                NP_(
                    "Nobody stands out before this step: {count} comparison was made, and nothing differs more than chance.",
                    "Nobody stands out before this step: {count} comparisons were made, and nothing differs more than chance.",
                ),
                count=found.compared,
            )
        )
        return
    for one in less[:6]:
        st.markdown(
            "- "
            + _reason(
                one,
                N_(
                    "**{attribute}: {value}**: {share_own} go on, {share_others} of the others. If they did as the others, {lost} fewer would be lost: {share_explained} of the loss."
                ),
            )
        )
    if more:
        st.markdown(
            "- "
            + say(
                N_("Go on more often than the others: {values}."),
                values=Sentence(words().listed([_named(one) for one in more[:6]])),
            )
        )
    st.caption(
        say(
            NP_(
                "{count} comparison; of what is shown, at most one in twenty is expected to be chance. Shares of the loss overlap: a slow page is also looked at on some device.",
                "{count} comparisons; of what is shown, at most one in twenty is expected to be chance. Shares of the loss overlap: a slow page is also looked at on some device.",
            ),
            count=found.compared,
        )
    )
    if any(one.attribute == "segment" for one in (*less[:6], *more[:6])):
        st.caption(say(OF_THE_MAP))


def _reason(one: Reason, template: str) -> str:
    return say(
        template,
        attribute=Sentence(ATTRIBUTES.get(one.attribute, one.attribute)),
        value=_reason_value(one),
        share_own=one.passed / one.units,
        share_others=one.others_passed / one.others,
        lost=round(-one.gap.value * one.units),
        share_explained=min(max(one.explained, 0.0), 1.0),
    )


def _reason_value(one: Reason) -> str | Sentence:
    if one.attribute == "segment":
        return Sentence(session().segment_map().segment(one.value).title)
    return Sentence(MOMENTS[one.value]) if one.attribute in {"hour", "speed"} else one.value


def _named(one: Reason) -> str:
    value = _reason_value(one)
    return say(
        N_("{attribute}: {value}"), attribute=Sentence(ATTRIBUTES.get(one.attribute, one.attribute)), value=value
    )


# 6 compare


def compare_two(way: Way, days: tuple[date, date] | None) -> None:
    """Two periods, or two values of a column, side by side."""
    kinds = _kinds(way, days)
    if not kinds:
        st.info(say(N_("There is too little history to compare two periods.")))
        return
    kind = st.segmented_control(
        say(N_("What to compare")),
        kinds,
        required=True,
        format_func=lambda name: say(N_("two periods")) if name == "period" else say(ATTRIBUTES[name]),
        **session().controls.one_in_sight(f"journey-compare-{len(kinds)}", kinds),
    )
    in_time = kind in (None, "period")
    two = _periods(way, days) if in_time else _two_values(way, str(kind))
    if two is not None:
        _side_by_side(way, two, in_time=in_time)


def _kinds(way: Way, days: tuple[date, date] | None) -> list[str]:
    kinds = ["period"] if days is not None and halves(*days) is not None else []
    if way.funnel.arrivals:
        kinds += door.comparable(way.funnel.question.unit)
    return kinds


Two = tuple[str, Funnel, str, Funnel]


def _periods(way: Way, days: tuple[date, date] | None) -> Two | None:
    """The second half of the days against the first, unless the reader chooses."""
    if days is None:
        return None
    first, last = days
    usual = halves(first, last) or (days, days)
    chosen: list[tuple[date, date]] = []
    with st.container(horizontal=True, gap="medium"):
        for number, (label, half) in enumerate(zip((N_("Before"), N_("After")), usual, strict=True)):
            picked = st.date_input(
                say(label),
                min_value=first,
                max_value=last,
                **session().controls.days(f"journey-days-{number}", first, last, half),
                format="YYYY-MM-DD",
                width=260,
            )
            chosen.append((picked[0], picked[1]) if len(picked) == 2 else half)
    one, other = (_period(way, View(first_day=start, last_day=end)) for start, end in chosen)
    figure = plain_words()
    labels = [f"{figure.day(start)} – {figure.day(end)}" for start, end in chosen]
    return labels[0], one, labels[1], other


def _period(way: Way, days: View) -> Funnel:
    return door.period(way.funnel.question, days) if way.funnel.arrivals else door.totals_period(days)


def _two_values(way: Way, by: str) -> Two | None:
    """The two values with most people, unless the reader chooses; those who were no customers yet are a group, too."""
    parts = door.breakdown(way.funnel.question, by, "first")
    values = [value for value in parts if value != UNKNOWN or by == "segment"]
    if len(values) < 2:
        st.info(say(N_("Everybody in the log has the same value, so there is nothing to compare.")))
        return None

    def named(value: str) -> str:
        return _side_name(by, value)

    with st.container(horizontal=True, gap="medium"):
        one, other = (
            st.selectbox(
                say(label),
                values,
                format_func=named,
                **session().controls.one_of(f"journey-{key}-{by}", values, values[place]),
                width=280,
            )
            for place, (key, label) in enumerate((("one", N_("One")), ("other", N_("The other"))))
        )
    if one == other:
        st.info(say(N_("Choose two that differ.")))
        return None
    return named(one), parts[one], named(other), parts[other]


def _side_name(by: str, value: str) -> str:
    """What one side of a comparison is called, as plain text."""
    spoken = plain_words()
    if by == "domain":
        return spoken.say(SIDES[value])
    if by == "segment":
        if value == UNKNOWN:
            return spoken.say(N_("No customers yet"))
        return spoken.say(session().segment_map().segment(value).title)
    return value


def _side_by_side(way: Way, two: Two, *, in_time: bool) -> None:
    one_name, one, other_name, other = two
    found = compare(one, other)
    known = [(row, row.gap) for row in found if row.gap is not None]
    if not known:
        empty = next((name for name, part in ((one_name, one), (other_name, other)) if not part.figures[0].units), None)
        st.info(
            say(N_("Nobody was there on one of the two sides."))
            if empty is None
            else say(N_("In “{side}” nobody stood on the first step, so there is nothing to compare."), side=empty)
        )
        return
    rows = [
        Estimate(
            way.title(row.place),
            gap,
            points(gap, plain_words()),
            ("attention" if gap.value < 0 else "accent") if row.believed else "rest",
        )
        for row, gap in known
    ]
    subtitle = say_plain(
        N_(
            "{other} less {one}: the share of the step before that goes on, in percentage points; the line is the range. Grey: may be chance."
        ),
        one=one_name,
        other=other_name,
    )
    compared = [row for row, _ in known]
    finding = _change(way, compared) if in_time else _contrast(way, compared, one_name, other_name)
    chart(estimates(rows, finding, subtitle, plain_words(), paper(), "dots"), "journey-compare-chart")


def _contrast(way: Way, rows: Sequence[Compared], one_name: str, other_name: str) -> str:
    """The step at which two groups differ most."""
    sure = [(row, row.gap) for row in rows if row.believed and row.gap is not None and row.one and row.other]
    if not sure:
        return say_plain(N_("No step differs more than chance."))
    row, gap = max(sure, key=lambda pair: abs(pair[1].value))
    shares = [(row.other.value if row.other else 0.0, other_name), (row.one.value if row.one else 0.0, one_name)]
    (more, high), (less, low) = shares if gap.value > 0 else shares[::-1]
    return say_plain(
        N_("{step} differs most: it is higher in {high} ({share_high}) than in {low} ({share_low})."),
        step=way.title(row.place),
        high=high,
        share_high=more,
        low=low,
        share_low=less,
    )


def _change(way: Way, rows: Sequence[Compared]) -> str:
    """The step that changed most from one period to the other."""
    sure = [(row, row.gap) for row in rows if row.believed and row.gap is not None]
    if not sure:
        return say_plain(N_("No step differs more than chance."))
    row, gap = max(sure, key=lambda pair: abs(pair[1].value))
    template = (
        N_("{step} fell most: from {share_one} to {share_other}.")
        if gap.value < 0
        else N_("{step} rose most: from {share_one} to {share_other}.")
    )
    return say_plain(
        template,
        step=way.title(row.place),
        share_one=row.one.value if row.one else 0.0,
        share_other=row.other.value if row.other else 0.0,
    )


# 7 the limits


def keep_limits(steps: tuple[Step, ...]) -> None:
    """Every touch-point's limits: today, and when they were broken."""
    verdicts = door.verdicts(steps, RULES)
    if any(one.rule.code == "product_left_early" and (one.value is not None or one.breaches) for one in verdicts):
        norm = figure_box(
            say(N_("Seconds on a product page, at least")),
            typed_rate(1.0, inf),
            **session().controls.number("journey-dwell", 1.0, inf, DWELL_NORM_SECONDS["beauty"]),
            width=320,
            help=say(
                N_(
                    "28 seconds is what is said of beauty products; other goods have other norms. Your own usual is a good start."
                )
            ),
        )
        verdicts = door.verdicts(steps, with_limits(RULES, {"product_left_early": float(norm or 1.0)}))
    if not verdicts:
        st.info(say(N_("None of the usual touch-points is in the file, so there are no limits to keep.")))
        return
    days = door.days(steps)
    broken = [one for one in verdicts if one.state == "breached"]
    known = [one for one in verdicts if one.state != "unknown"]
    day = date_of(days.last_day)
    if broken:
        st.warning(
            say(
                NP_("On {day}, {count} limit was broken.", "On {day}, {count} limits were broken."),
                count=len(broken),
                day=day,
            ),
            icon=":material/notifications_active:",
        )
    elif known:
        st.markdown(
            say(
                NP_(
                    "On {day} the one limit that can be told was kept.",
                    "On {day} all {count} limits that can be told were kept.",
                ),
                count=len(known),
                day=day,
            )
        )
    if days.unfinished is not None:
        st.caption(say(UNFINISHED, day=date_of(days.unfinished)))
    _verdict_list(verdicts)
    for card in cards(verdicts, TOUCHPOINTS):
        with st.container(border=True):
            st.markdown("  \n".join(f"**{md(limit_said(rule, plain_words()))}**" for rule in card.rules))
            responsible(card.owner, card.action, card.test)


_NO_TIMES = N_("the file has no such times, or of too few")
_LOW = N_("lower, but within chance")
_STATES: dict[str, tuple[str, str]] = {
    "kept": (":material/check_circle:", N_("kept")),
    "breached": (":material/error:", N_("broken")),
    "unknown": (":material/help:", N_("too little to tell")),
}


def _verdict_list(verdicts: Sequence[Verdict]) -> None:
    """Every limit in full with its state, what it was, and when it was broken; sentences wrap where a table would cut them."""
    with st.container(gap="xsmall", key="journey-limits"):
        for one in verdicts:
            icon, state = _STATES[one.state]
            untimed = one.rule.measure in {"load_seconds", "dwell_seconds"} and one.value is None and not one.breaches
            told = [f"**{say(_LOW if one.is_within_chance else _NO_TIMES if untimed else state)}**"]
            if one.value is not None:
                several = one.usual is not None and one.rule.days > 1
                template = N_("the last {days} days together {value}") if several else N_("latest {value}")
                told.append(say(template, value=limit_figure(one, one.value, plain_words()), days=one.rule.days))
            if one.usual is not None:
                told.append(say(N_("usual {value}"), value=limit_figure(one, one.usual, plain_words())))
            if one.breaches:
                template = NP_("broken on {count} day, the last on {day}", "broken on {count} days, the last on {day}")
                told.append(say(template, count=len(one.breaches), day=date_of(one.breaches[-1])))
            st.markdown(f"{icon} {md(limit_said(one.rule, plain_words()))}  \n:small[{' · '.join(told)}]")


def days_of(days: Days) -> tuple[date, date] | None:
    """The first and the last day."""
    return (date_of(days.first_day), date_of(days.last_day)) if days.count else None
