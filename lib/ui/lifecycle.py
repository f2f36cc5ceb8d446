"""The parts of *Are you keeping your customers?*: stages, limits, moves, and what keeping more would add."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import cast

import pandas as pd
import streamlit as st

from lib.analysis.lifecycle import Lifecycle, LifePick, moved_by_a_tenth
from lib.analysis.north_star import LEAST_OF_MONTH, Star, StarCode
from lib.analysis.rhythm import Limit, orders_in
from lib.analysis.stages import STAGES, Stage, matrix, moved_by_kinds
from lib.analysis.whatif import Lever, moves_of, steady_customers
from lib.catalog.promotions import SEASONS, season
from lib.catalog.stages import STAGE_WORDS, stage_words
from lib.catalog.stars import STAR_LABELS, STAR_MEANINGS, STAR_MISSING, STAR_MONTHS
from lib.charts.both_parts import CHOSEN
from lib.charts.drawing import records
from lib.charts.lifecycle import ahead_picture, flow_picture, identity_picture, stage_bars, stage_months
from lib.core.errors import CannotAnswer
from lib.core.money import SCALE
from lib.core.periods import date_of, month_start
from lib.core.settings import LimitsBy
from lib.core.words import N_, NP_, Sentence
from lib.text.words import NOTHING
from lib.ui import doors
from lib.ui.doors import journey
from lib.ui.doors import lifecycle as door
from lib.ui.lists import take_away
from lib.ui.page import Figure, chart, figures, paper
from lib.ui.pages import FOLDER
from lib.ui.people import open_life, positions, title
from lib.ui.session import Opened, session
from lib.ui.words import plain_words, told_anew, words

#: Pixels of a tile: two stand beside one another on a phone.
_TILE = 150
#: Two points are no course.
_SHORTEST_COURSE = 3


def money_at_stake(life: Lifecycle) -> None:
    """Under the answer: what those who slip away have brought."""
    silent = records(life.stages.frame)[STAGES.index("declining")]
    if silent["customers"] and silent["revenue_e4"] > 0:
        st.markdown(
            words().say(
                NP_(
                    "The one who is slipping away has brought {money_silent} so far: write to them first.",
                    "Those who are slipping away have brought {money_silent} so far: write to them first.",
                ),
                count=silent["customers"],
                money_silent=silent["revenue_e4"],
            )
        )


def four_stars(life: Lifecycle) -> None:
    """The figures of the page's head."""
    stars = {star.code: star for star in life.stars}
    codes: tuple[StarCode, ...] = ("repurchase_30d", "repeat_rate", "average_order_value", "revenue_per_buyer")
    shown = [stars[code] for code in codes]
    figures(*(Figure(words().say(STAR_LABELS[star.code]), _value(star), _help(star)) for star in shown))


def _value(star: Star) -> str:
    return _said(star, star.value)


def _said(star: Star, value: float | None) -> str:
    if value is None:
        return NOTHING
    spoken = plain_words()
    if star.kind == "money":
        return spoken.money(round(value))
    if star.kind == "share":
        return spoken.share(value)
    return spoken.say(NP_("{count} day", "{count} days"), count=round(value))


def _help(star: Star) -> str:
    meaning = words().say(STAR_MEANINGS[star.code])
    if star.low is None:
        return meaning
    told = words().say(
        N_("Range: {low} to {high}, as far as {count} can tell."),
        low=Sentence(_said(star, star.low)),
        high=Sentence(_said(star, star.high)),
        count=star.basis,
    )
    return f"{meaning} {told}"


# ---- 1 the stages


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


# ---- 2 the limits


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
        st.caption(
            say(
                N_(
                    "If a limit were a tenth later, so many customers would change stage: after the first order {first_declining} (declining) "
                    "and {first_lapsed} (lapsed), after later orders {later_declining} and {later_lapsed}."
                ),
                **moved,
            )
        )
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
        few = say(N_("Usual ages stand in: too few have come back ({returned}) to read a rhythm from."), **facts)
        return words().together(start, few)
    if limit.source == "too_short":
        return words().together(
            start, say(N_("Usual ages stand in: the orders cover too short a time to read a rhythm from."))
        )
    # Gaps that are still open tell nothing of customers with others: how many never come back is known of first orders only.
    back = (
        N_("Within {horizon} days {share_returned} come back: {share_quiet} of those by the first limit, {share_lost} by the second.")
        if limit is life.stages.limits.first
        else N_("Of those who come back within {horizon} days, {share_quiet} do so by the first limit, {share_lost} by the second.")
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


# ---- 3 the moves


def follow_moves(life: Lifecycle) -> None:
    """Stages by month, the moves of one month, and the matrix."""
    say, flow = words().say, life.stages.flow
    if not flow.months:
        st.info(say(N_("No month is over yet; moves are counted by month.")))
        return
    chart(stage_months(flow, plain_words(), paper()), "stage-months")
    if len(flow.months) < 2:
        return
    months = list(reversed(flow.months[1:]))
    month = st.selectbox(
        say(N_("Month")),
        months,
        format_func=lambda one: words().month(month_start(one)),
        key=told_anew(f"flow-month-{session().revision}"),
        width=220,
    )
    chart(flow_picture(flow, month or months[0], plain_words(), paper()), "flow")
    _matrix(life)


def _matrix(life: Lifecycle) -> None:
    say, column = words().say, st.column_config
    shares = matrix(life.stages.flow)
    names = [plain_words().say(stage_words(stage).title) for stage in STAGES]
    frame = pd.DataFrame(shares * 100, columns=list(STAGES))
    frame.insert(0, "from", names)
    count = len(life.stages.flow.months[life.stages.flow.recent()])
    with st.expander(say(N_("Where those of a stage are a month later"))):
        st.dataframe(
            frame,
            key="matrix",
            hide_index=True,
            placeholder=NOTHING,
            alt=say(N_("Where those of a stage are a month later")),
            column_config={
                "from": column.TextColumn(say(N_("From")), pinned=True),
                **{
                    stage: column.NumberColumn(name, format="%.1f%%") for stage, name in zip(STAGES, names, strict=True)
                },
            },
        )
        st.caption(
            say(
                NP_("Mean of the last {count} month that is over.", "Mean of the last {count} months that are over."),
                count=count,
            )
        )


# ---- 4 what if


def ask_what_if(life: Lifecycle) -> None:
    """Pull one lever, and see what it adds over the months ahead."""
    say = words().say
    sizes = dict(zip(life.stages.frame["stage"], life.stages.frame["customers"], strict=True))
    with st.grid(4, min_column_width=170, gap="small"):
        stage = st.selectbox(
            say(N_("Keep more of")),
            STAGES,
            index=next((place for place, one in enumerate(STAGES) if sizes[one]), 0),
            format_func=lambda one: plain_words().say(stage_words(one).title),
            key=told_anew("whatif-stage"),
            persist_state="session",
        )
        margin = st.number_input(
            say(N_("Gross margin, %")),
            1,
            100,
            100,
            key="whatif-margin",
            persist_state="session",
            help=say(N_("100 counts revenue.")),
        )
        points = st.slider(
            say(N_("Points more a month")),
            1,
            20,
            3,
            key="whatif-points",
            persist_state="session",
            help=say(N_("3 points: 3 more of every 100 of this stage order again within the month.")),
        )
        months = st.slider(say(N_("Months ahead")), 6, 12, 12, key="whatif-months", persist_state="session")
    lever = Lever(stage, int(points) / 100)
    try:
        ahead = door.ahead(door.AheadSettings(lever, int(months), int(margin) / 100))
    except CannotAnswer as problem:
        st.info(say(problem.sentence))
        return
    facts = {
        "points": round(ahead.points * 100, 1),
        "stage": Sentence(stage_words(lever.stage).title),
        "count": ahead.months,
        "money_more": round(ahead.money_e4.value),
        "money_low": round(ahead.money_e4.low),
        "money_high": round(ahead.money_e4.high),
    }
    finding = Sentence(
        NP_(
            "{points} points more of “{stage}” add {money_more} in {count} month ({money_low} to {money_high}).",
            "{points} points more of “{stage}” add {money_more} in {count} months ({money_low} to {money_high}).",
        ),
        facts,
    )
    chart(ahead_picture(ahead, plain_words(), finding, paper()), "ahead")
    _added(ahead, life.stages.flow.orders_lately(ahead.months))
    if moves_of(life.stages).is_young:
        st.warning(
            say(
                N_(
                    "The file is young: few customers could have left so far, so the months ahead look better kept than they will be. Read the effect as the most it can be."
                )
            )
        )
    _steady(life)


def _added(ahead: door.Ahead, lately: tuple[int, int]) -> None:
    say, number = words().say, plain_words().number

    def signed(value: float) -> str:
        whole = round(value)
        return f"{'+' if whole > 0 else '−' if whole < 0 else '±'}{number(abs(whole))}"

    def told(value: float, low: float, high: float) -> str:
        if not any(round(edge) for edge in (value, low, high)):
            return say(N_("as many"))
        return say(
            N_("{value} ({low} to {high})"),
            **{name: Sentence(signed(edge)) for name, edge in (("value", value), ("low", low), ("high", high))},
        )

    st.markdown(
        say(
            NP_(
                "Customers who have not lapsed by then: **{customers}**. Orders until then: **{orders}**; the last {count} month that is over had {orders_lately}.",
                "Customers who have not lapsed by then: **{customers}**. Orders until then: **{orders}**; the last {count} months that are over had {orders_lately}.",
            ),
            customers=Sentence(told(ahead.customers.value, ahead.customers.low, ahead.customers.high)),
            orders=Sentence(told(ahead.orders.value, ahead.orders.low, ahead.orders.high)),
            count=lately[0],
            orders_lately=lately[1],
        )
    )
    st.caption(
        say(
            N_(
                "Only the effect of the change is told with a range; the shop itself may do better or worse. "
                "The months ahead are taken to be like the latest ones (twelve at most), and newcomers to come as lately."
            )
        )
    )


def _steady(life: Lifecycle) -> None:
    say = words().say
    moves = moves_of(life.stages)
    with st.expander(say(N_("Where this leads in the long run"))):
        inflow = st.number_input(
            say(N_("Newcomers a month")),
            0,
            10_000_000,
            round(moves.newcomers),
            key=f"steady-inflow-{session().revision}",
            width=220,
        )
        try:
            settled = steady_customers(moves, float(inflow))
        except CannotAnswer as problem:
            st.markdown(say(problem.sentence))
            return
        names = [plain_words().say(stage_words(stage).title) for stage in STAGES[:4]]
        parts = " · ".join(
            f"{name} **{plain_words().number(round(value))}**"
            for name, value in zip(names, settled.tolist(), strict=True)
        )
        st.markdown(
            say(
                N_(
                    "With {inflow} newcomers a month, and as many of the lapsed coming back as lately, the shop settles at "
                    "{settled} customers who have not lapsed; today there are {now}."
                ),
                inflow=int(inflow),
                settled=round(float(settled.sum())),
                now=moves.staying,
            )
        )
        st.markdown(parts)


# ---- north stars


def north_stars(life: Lifecycle) -> None:
    """Every figure with its range, its trend and what it counts; then where the buyers of each month come from."""
    say = words().say
    visits, remark = _visits()
    stars = (*visits, *life.stars)
    with st.grid(4, min_column_width=_TILE, gap="small"):  # tiles: a table of all this is wider than a phone
        for star in stars:
            with st.container(border=True, height="stretch", gap="xsmall"):
                _tile(star)
    st.caption(
        say(
            N_(
                "The large figure is of all the time looked at; the small lines show it month by month, and the change is the last month that is over against the one before, where each has {least} to tell of."
            ),
            least=LEAST_OF_MONTH,
        )
    )
    with st.expander(say(N_("What it counts"))):
        st.markdown(
            "\n".join(
                "- "
                + say(
                    N_("**{label}**: {text}"),
                    label=Sentence(STAR_LABELS[star.code]),
                    text=Sentence(STAR_MEANINGS[star.code]),
                )
                for star in stars
            )
        )
    if remark:
        st.caption(remark)
    if not life.identity.empty:
        chart(identity_picture(life.identity, plain_words(), paper()), "identity")
        st.caption(
            say(
                N_(
                    "By calendar months: the lost bought in the month before and not in it. Where customers come less often than once a month, many of the lost are only between two orders and return as reactivated."
                )
            )
        )
    table = st.expander(say(N_("All months in a table")), key="life-months", on_change="rerun")
    if table.open:
        with table:
            _months(life)


def _months(life: Lifecycle) -> None:
    """Money, orders and buyers of every month, and where its buyers come from."""
    say, column = words().say, st.column_config
    rows = life.months.merge(life.identity.drop(columns="active"), on="month", how="left")
    counts = {
        "orders": N_("Orders"),
        "buyers": N_("Customers"),
        "new": N_("New"),
        "returning": N_("Returning"),
        "reactivated": N_("Reactivated"),
        "lost": N_("Lost"),
    }
    st.dataframe(
        pd.DataFrame(
            {
                "month": [month_start(month) for month in rows["month"].tolist()],
                "revenue": rows["revenue_e4"] / SCALE,
                **{name: rows[name].astype("Int64") for name in counts},
            }
        ),
        key="life-months-table",
        hide_index=True,
        placeholder=NOTHING,
        alt=say(N_("All figures by month")),
        column_config={
            "month": column.DateColumn(say(N_("Month")), format="YYYY-MM", pinned=True),
            "revenue": column.NumberColumn(say(N_("Revenue")), format=f"{plain_words().symbol()}%,.2f"),
            **{name: column.NumberColumn(say(title), format="%,d") for name, title in counts.items()},
        },
    )


def _tile(star: Star) -> None:
    """One figure: its value, how the last month moved, its months, and its range."""
    known = star.trend.dropna()["value"].tail(24)
    moved = _change(star)
    st.metric(
        words().say(STAR_LABELS[star.code]),
        _value(star),
        None if moved == NOTHING else moved.replace("−", "-"),  # the sign that turns the arrow
        delta_color="off",
        delta_arrow="auto" if moved[:1] in {"+", "−"} else "off",
        help=words().say(STAR_MEANINGS[star.code]),
        chart_data=known.tolist() if len(known) >= _SHORTEST_COURSE else None,
    )
    if not known.empty:
        last = star.trend.dropna().iloc[-1]
        st.caption(
            words().say(
                STAR_MONTHS.get(star.code, N_("{month}: {value}")),
                month=Sentence(words().month(month_start(int(last["month"])))),
                value=Sentence(_said(star, float(last["value"]))),
            )
        )
    if star.value is None and star.code in STAR_MISSING:
        st.caption(words().say(STAR_MISSING[star.code]))
    if star.low is not None:
        template = (
            N_("Range: {low} to {high}") if star.of_days is None else N_("Range: {low} to {high}, of the first {seen}")
        )
        st.caption(
            words().say(
                template,
                low=Sentence(_said(star, star.low)),
                high=Sentence(_said(star, star.high)),
                seen=Sentence(_said(star, star.of_days)),
            )
        )


def _visits() -> tuple[tuple[Star, ...], str]:
    """The figures about visits, and what is to be said where there are none."""
    say = words().say
    try:
        found = journey.visits()
    except CannotAnswer as problem:
        return (), say(problem.sentence)
    if found:
        return found, ""
    return (), say(
        N_("Whether visitors come again on the next day and within seven is told here once the shop has an event log.")
    )


def _change(star: Star) -> str:
    change = star.change()
    if change is None:
        return NOTHING
    shown = round(change * 100, 1) if star.kind == "share" else round(change)
    sign = "+" if shown > 0 else "−" if shown < 0 else "±"
    if star.kind == "share":
        return words().say(N_("{sign}{points} points"), sign=Sentence(sign), points=abs(shown))
    return f"{sign}{_said(star, abs(change))}"


# ---- what to do


def what_to_do(life: Lifecycle) -> None:
    """Choose a stage: what to do about it, its customers, and lists to take away."""
    say = words().say
    filled = life.stages.frame.loc[life.stages.frame["customers"] > 0, "stage"].tolist()
    preferred = filled.index("declining") if "declining" in filled else 0
    stage = st.selectbox(
        say(N_("Stage")),
        filled,
        index=preferred,
        format_func=lambda one: plain_words().say(stage_words(one).title),
        key=told_anew("life-to-do"),
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
