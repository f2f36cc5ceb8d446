"""What the shop's own weeks tell of its channels: the ranges, what cannot be told and why, and taking the curves over."""

from __future__ import annotations

import streamlit as st

from lib.analysis.fitting import Fitted, Reason
from lib.analysis.weekly_spend import NAMED_ASSUMED, taken_over, usable
from lib.charts import budget as charts
from lib.core.errors import CannotAnswer
from lib.core.money import e4
from lib.core.settings import BudgetChoice
from lib.core.words import N_, NP_, money_said
from lib.ui.budget import own_channels, take_curves
from lib.ui.doors import budget as doors
from lib.ui.doors.side import has
from lib.ui.page import chart, paper, say
from lib.ui.panels import stays_open
from lib.ui.words import plain_words, words

_WHY: dict[Reason, str] = {
    "paid": N_(
        "{channel}: these weeks cannot tell. Its spend follows its new customers exactly, as a reward or a commission does: it costs about {money_each} for each."
    ),
    "constant": N_(
        "{channel}: these weeks cannot tell. Its spend hardly changed; halve it for four weeks and double it for four, and they can."
    ),
    "together": N_(
        "{channel}: these weeks cannot tell. Its spend always moved together with {partners}; change one of them alone for a few weeks."
    ),
    "season": N_(
        "{channel}: these weeks cannot tell. Its spend rose and fell with the season or a trend, so that the two cannot be told apart."
    ),
    "follows": N_(
        "{channel}: these weeks cannot tell. More was spent after weeks that sold more: spend followed demand, so that it looks better than it is."
    ),
    "leans": N_(
        "{channel}: take {low} to {high} new customers a week as a guess. Its spend seems to follow demand, more when more is sold anyway: it may look better than it is, or bring nothing at all. Stop it for two weeks, or hold it at one figure, and see whether new customers are missing."
    ),
    "wide": N_(
        "{channel}: these weeks tell little. Anything from {low} to {high} new customers a week fits; chance is larger than what it brings."
    ),
}  # fmt: skip


def own_weeks(asked: BudgetChoice) -> None:
    """Closed until it is asked for, for the fit takes a second; open where nothing else tells what any channel brings."""
    totals = doors.by_totals()
    if not has("spend") and totals is None:
        return
    needed = stays_open("budget-weeks", not any(one.is_told for one in asked.channels) or doors.told_by_weeks())
    opened = st.expander(
        say(N_("What do your own weeks say?")),
        icon=":material/query_stats:",
        key="budget-weeks",
        expanded=needed,
        on_change="rerun",
    )
    if not opened.open:
        return
    with opened:
        try:
            with st.spinner(say(N_("Looking at every week …"))):
                curves = doors.weeks()
        except CannotAnswer as trouble:
            st.markdown(words().say(trouble.sentence))
            return
        _shown(asked, curves)


def _shown(asked: BudgetChoice, curves: tuple[Fitted, ...]) -> None:
    told = [one for one in curves if not one.reasons]
    if told:
        chart(charts.weeks(curves, asked.channels, plain_words(), paper(), asked.counted), "budget-weeks-chart")
    mine = own_channels()
    taken = usable(mine, curves)
    for one in curves:
        by_sales = None if one.price is None else one.price.said(one.channel)
        line = f"- {_said(one) if by_sales is None else words().say(by_sales)}"
        if one.reasons and one in taken:
            guess = say(
                N_(
                    "Nothing better is known of it: its curve is a first guess, drawn a little toward what money brings elsewhere."
                )
            )
            line = words().together(line, guess)
        st.markdown(line)
    st.caption(
        say(N_("Fitted to each week's spend and revenue, with what carries over to later weeks, saturation, trend and season. It shows what went together, not what caused what: spend that followed demand looks better than it is, and weeks do not always show that it did. Only a test tells."))
        if doors.counts_revenue()
        else say(N_("Fitted to each week's spend and new customers, with what carries over to later weeks, saturation, trend, season and the promotions that you named under Lifecycle. It shows what went together, not what caused what: spend that followed demand looks better than it is, and weeks do not always show that it did. Only a test tells."))
    )  # fmt: skip
    if any(one.counted == "named" for one in curves):
        st.caption(say(NAMED_ASSUMED))
    channels = taken_over(mine, curves)
    if taken and channels != asked.channels:
        st.button(
            say(NP_("Take this curve into the table", "Take these {count} curves into the table"), count=len(taken)),
            key="budget-take-weeks",
            icon=":material/south:",
            on_click=take_curves,
            args=(asked.with_channels(channels),),
        )
    elif told:
        st.caption(say(N_("The table holds these curves.")))


def _said(one: Fitted) -> str:
    number = lambda value: round(value, 1) if value < 10 else round(value)  # noqa: E731
    facts = {
        "channel": one.channel,
        "low": number(one.brings.low),
        "high": number(one.brings.high),
    }
    if doors.counts_revenue():
        facts |= {"low": money_said(e4(one.brings.low)), "high": money_said(e4(one.brings.high))}
        if one.reasons == ("wide",):
            return say(N_("{channel}: these weeks tell little. Anything from {low} to {high} of revenue a week fits; chance is larger than what it brings."), **facts)  # fmt: skip
        if one.reasons == ("leans",):
            return say(N_("{channel}: take {low} to {high} of revenue a week as a guess. Its spend seems to follow demand, more when more is sold anyway: it may look better than it is, or bring nothing at all. Stop it for two weeks, or hold it at one figure, and see whether revenue is missing."), **facts)  # fmt: skip
        if not one.reasons:
            return say(
                N_("{channel}: {money_spend} a week brings about {money_brings} of revenue a week ({low}–{high}); twice as much would bring {money_doubled}."),
                money_spend=e4(one.weekly),
                money_brings=e4(one.brings.value),
                money_doubled=e4(one.doubled.value),
                **facts,
            )  # fmt: skip
    if one.reasons == ("wide",) and one.counted == "named":
        return say(
            N_("{channel}: about as many new customers name it in weeks of much spend as in weeks of little; its spend brings anything from {low} to {high} of them a week."),
            **facts,
        )  # fmt: skip
    if one.reasons:
        each = e4(one.weekly / one.brings.value) if one.brings.value > 0 else None
        return say(_WHY[one.reasons[0]], **facts, partners=one.partners, money_each=each)
    return say(
        N_("{channel}: {money_spend} a week brings about {brings} new customers a week ({low}–{high}); twice as much would bring {doubled}."),
        money_spend=e4(one.weekly),
        brings=number(one.brings.value),
        doubled=number(one.doubled.value),
        **facts,
    )  # fmt: skip
