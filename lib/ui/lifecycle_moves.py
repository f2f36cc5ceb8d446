"""How customers move between the stages month by month, and what keeping more of them would add."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.analysis.lifecycle import Lifecycle
from lib.analysis.stages import STAGES, matrix
from lib.analysis.whatif import Lever, moves_of, steady_customers
from lib.catalog.stages import stage_words
from lib.charts.lifecycle import LAPSE_SOONER, ahead_picture, flow_picture, stage_months
from lib.core.errors import CannotAnswer
from lib.core.periods import month_start
from lib.core.words import N_, NP_, Sentence
from lib.text.words import NOTHING
from lib.ui.doors import lifecycle as door
from lib.ui.page import caution, chart, paper
from lib.ui.session import session
from lib.ui.typed_figures import figure_box, typed_count, typed_rate
from lib.ui.words import plain_words, words

#: Newcomers a month that can be typed.
_MOST_NEW = 10_000_000


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
        **session().controls.one_of("flow-month", months),
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
                NP_("Of the last month that is over.", "Mean of the last {count} months that are over."),
                count=count,
            )
        )


def ask_what_if(life: Lifecycle) -> None:
    """Pull one lever, and see what it adds over the months ahead."""
    say = words().say
    sizes = dict(zip(life.stages.frame["stage"], life.stages.frame["customers"], strict=True))
    controls = session().controls
    with st.grid(4, min_column_width=170, gap="small"):
        stage = st.selectbox(
            say(N_("Keep more of")),
            STAGES,
            format_func=lambda one: plain_words().say(stage_words(one).title),
            **controls.one_of("whatif-stage", STAGES, next((one for one in STAGES if sizes[one]), None)),
        )
        margin = figure_box(
            say(N_("Gross margin, %")),
            typed_rate(1.0),
            **controls.number("whatif-margin", 1.0, 100.0, session().usual_margin),
            help=say(N_("100 counts revenue.")),
        )
        points = st.slider(
            say(N_("Points more a month")),
            1,
            20,
            **controls.number("whatif-points", 1, 20, 3),
            help=say(N_("3 points: 3 more of every 100 of this stage order again within the month.")),
        )
        months = st.slider(say(N_("Months ahead")), 6, 12, **controls.number("whatif-months", 6, 12, 12))
    if session().value.margin is not None and margin != session().usual_margin:
        st.caption(say(N_("On Value the margin is {share_margin}."), share_margin=session().value.margin))
    lever = Lever(stage, int(points) / 100)
    try:
        ahead = door.ahead(door.AheadSettings(lever, int(months), float(margin or 100) / 100))
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
            "{points} points more of “{stage}” add {money_more} in {count} month ({money_low}–{money_high}).",
            "{points} points more of “{stage}” add {money_more} in {count} months ({money_low}–{money_high}).",
        ),
        facts,
    )
    chart(ahead_picture(ahead, plain_words(), finding, paper()), "ahead")
    _added(ahead, life.stages.flow.orders_lately(ahead.months))
    if ahead.lapse_sooner:
        limits = life.stages.limits
        st.caption(say(LAPSE_SOONER, later=limits.later.lapsed_days, first=limits.first.lapsed_days))
    if moves_of(life.stages).is_young:
        caution(
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
        return f"{'+' if whole > 0 else '-' if whole < 0 else '±'}{number(abs(whole))}"

    def told(value: float, low: float, high: float) -> str:
        if not any(round(edge) for edge in (value, low, high)):
            return say(N_("as many"))
        return say(
            N_("{value} ({low}–{high})"),
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
        typed = figure_box(
            say(N_("Newcomers a month")),
            typed_count(0, _MOST_NEW),
            **session().controls.number("steady-inflow", 0, _MOST_NEW, round(moves.newcomers)),
            width=220,
        )
        inflow = round(typed or 0)
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
