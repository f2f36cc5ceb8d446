"""When does the brand share pay? The rule's cost of today against a stock that lifts those who come without an ad."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal, cast

import streamlit as st

from lib.analysis.brand import Belief, Path, base_of, part_of_lift, path
from lib.analysis.chances import percent_said
from lib.analysis.spending import RuleCost, Spending
from lib.charts import budget as charts
from lib.charts.budget import e4
from lib.core.errors import CannotAnswer
from lib.core.money import SCALE
from lib.core.settings import BrandLifts, BudgetChoice
from lib.core.words import N_, NP_
from lib.ui.budget_controls import follow
from lib.ui.doors import budget as doors
from lib.ui.page import chart, paper, say
from lib.ui.session import session
from lib.ui.words import plain_words, told_anew, words

Stop = Literal["never", "12", "24"]
_STOPS: dict[Stop, str] = {"never": N_("never"), "12": N_("month 12"), "24": N_("month 24")}
#: How far ahead is looked.
_FEWEST_MONTHS, _MOST_MONTHS = 12, 36
_AHEAD = "budget-brand-months"
_LIFTS: dict[BrandLifts, str] = {
    "organic": N_("who comes without an ad"),
    "conversion": N_("what ads bring"),
    "price": N_("what a customer pays"),
}
_BELIEVED: dict[BrandLifts, str] = {
    "organic": N_("More of them after a year with {money_believed} a week for brand (assumed)"),
    "conversion": N_("More by the same ads after a year with {money_believed} a week for brand (assumed)"),
    "price": N_("More worth each after a year with {money_believed} a week for brand (assumed)"),
}
#: The lift is believed at the spend that the growth rule asks for, of what is spent now: it does not move with the rule's share.
_BELIEVED_SHARE = 0.3
_NEEDED: dict[BrandLifts, str] = {
    "organic": N_("To pay within {months} months, it has to bring {share_needed} more customers without an ad after a year."),
    "conversion": N_("To pay within {months} months, ads have to bring {share_needed} more for the same money after a year."),
    "price": N_("To pay within {months} months, a new customer has to be worth {share_needed} more after a year."),
}  # fmt: skip


def gate_said(found: Spending) -> None:
    """Whether the rule "value above 3 × cost, then 30% to brand" asks for it, where the margin is known."""
    now = doors.gate_now()
    if now is None:
        return
    facts = {"chance": percent_said(now.over_3), "share": 0.3}
    template = (
        N_("The chance that a new customer is worth more than 3 times the cost is {chance}: the growth rule asks for {share} to brand.")
        if now.state == "on"
        else N_("The chance that a new customer is worth more than 3 times the cost is {chance}: the growth rule does not ask for {share} to brand.")
    )  # fmt: skip
    st.markdown(say(template, **facts))
    wanted = now.state == "on"
    if wanted != (found.choice.brand_rule != "off"):
        follow = replace(
            found.choice, brand_rule="on" if wanted else "off", brand_share=0.3 if wanted else found.choice.brand_share
        )
        st.button(
            say(N_("Follow the growth rule")),
            key="budget-follow-gate",
            type="tertiary",
            icon=":material/rule:",
            on_click=session().change_budget,
            args=(follow, "", "redraw"),
        )


def when_brand_pays(found: Spending) -> None:
    """Closed until it is asked for; the beliefs are the reader's, and are kept with the plan."""
    opened = st.expander(
        say(N_("When does the brand share pay?")), icon=":material/timeline:", key="budget-brand", on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        if found.choice.value_e4 is None:
            st.markdown(say(N_("Say in step 1 what a new customer is worth: then cost and gain can be held against each other.")))  # fmt: skip
            return
        try:
            priced = doors.rule_cost(replace(found.choice, objective="margin"), "brand_share")
        except CannotAnswer as trouble:
            st.markdown(words().say(trouble.sentence))
            return
        left, right = st.columns((2, 3), gap="large")
        with left:
            belief, stop, known = _beliefs(found)
        cost = priced.free
        ahead = int(st.session_state.get(_AHEAD) or _MOST_MONTHS)
        believed = _believed_spend(found)
        part = part_of_lift(priced.spend, believed) - part_of_lift(priced.without, believed)
        walked = path(cost, found.choice.value_e4 / SCALE, belief, ahead, None if stop == "never" else int(stop), part)
        if not known:
            _needed(found, walked, priced)
            return
        with right:
            chart(charts.brand(walked, plain_words(), paper()), "budget-brand-path")
        _said(found, walked, priced)


def _needed(found: Spending, walked: Path, priced: RuleCost) -> None:
    """Where what brand would lift is not known: what it costs, and what it would have to bring; no verdict.

    Args:
        found: the answer.
        walked: the path that lifts one customer a week: what is needed of that one is needed in all.
        priced: the rule.
    """
    lines = _given_up(found, walked, priced)
    if found.choice.brand_lifts == "organic" and walked.cost[0] > 0 and walked.lift_needed is not None:
        lines.append(
            say(
                N_("To pay within {months} months, it has to bring {customers} new customers a week more without an ad after a year."),
                months=len(walked.gain),
                customers=charts.short(walked.lift_needed),
            )
        )  # fmt: skip
    lines.append(
        say(N_("Nothing is told yet of what your ads bring. Say it in step 2, and it stands here when the brand share pays."))
        if found.choice.brand_lifts == "conversion"
        else say(N_("How many new customers come without an ad is not known yet. Say it here, and it stands here when the brand share pays."))
    )  # fmt: skip
    st.markdown("\n".join(f"- {line}" for line in lines))


def _given_up(found: Spending, walked: Path, priced: RuleCost) -> list[str]:
    """What the brand share costs, and what that figure leaves out."""
    lines = [
        say(
            N_("{share_asked} for brand gives up {money_cost} a month at today's curves."),
            share_asked=found.choice.brand_share,
            money_cost=e4(float(walked.cost[0])),
        )
    ]
    if priced.without > 0:
        lines.append(
            say(
                N_("Without this rule brand would get {money_without} a week, with it {money_with}: only what that adds to the lift counts here."),
                money_without=e4(priced.without),
                money_with=e4(priced.spend),
            )
        )  # fmt: skip
    if priced.room is not None:
        lines.append(
            say(
                N_("Your brand channels can take {money_room} a week by their limits in step 2. This is what it would cost if they took {share_asked}: that money comes from the other channels."),
                money_room=e4(priced.room),
                share_asked=found.choice.brand_share,
            )
        )  # fmt: skip
    silent = tuple(one.name for one in found.choice.channels if one.kind == "brand" and one.brings <= 0)
    if silent:
        lines.append(
            say(
                NP_(
                    "Nothing is told of what {channels} brings at once, so all of its money counts as given up. Say in step 2 what it brings.",
                    "Nothing is told of what {channels} bring at once, so all of their money counts as given up. Say in step 2 what they bring.",
                ),
                count=len(silent),
                channels=silent,
            )
        )
    return lines


def _believed_spend(found: Spending) -> float:
    return _BELIEVED_SHARE * (sum(found.now) or found.plan.budget)


def _beliefs(found: Spending) -> tuple[Belief, Stop, bool]:
    """What the reader holds possible, when the spend stops, and whether it is known what is lifted (else it is one customer a week)."""
    here, asked = session(), found.choice
    known = doors.organic_a_week()

    def changed(field: str, key: str, scale: float) -> None:
        typed = st.session_state[key]
        fields: dict[str, Any] = {field: None if typed is None else float(typed) / scale}
        here.change_budget(replace(asked, **fields), field)

    def lifted() -> None:
        here.change_budget(replace(asked, brand_lifts=st.session_state[key_of("brand_lifts")]), "brand_lifts")

    def key_of(field: str) -> str:
        return f"budget-{field}-{here.revision}"

    lifts = list(_LIFTS)
    st.selectbox(
        say(N_("Brand lifts")),
        lifts,
        index=lifts.index(asked.brand_lifts),
        format_func=lambda one: plain_words().say(_LIFTS[one]),
        key=told_anew(key_of("brand_lifts")),
        on_change=lifted,
        help=say(N_("One of them at a time: counting the same effect twice makes brand look better than it is.")),
    )
    organic = asked.organic if asked.organic is not None else known
    by_ads = sum(one.response for one in found.answer.allocation if one.kind != "brand")
    shown, free = None if organic is None else round(organic, 1), key_of("organic-brand")
    follow((free,), (shown,))
    if asked.brand_lifts == "conversion":
        st.caption(say(N_("Ads of this plan bring {brings} new customers a week, those for brand left aside."), brings=round(by_ads, 1)))  # fmt: skip
    else:
        st.number_input(
            say(N_("New customers a week without an ad")),
            min_value=0.0,
            max_value=1e7,
            value=shown,
            step=1.0,
            format="%.1f",
            key=free,
            on_change=changed,
            args=("organic", free, 1.0),
            placeholder=say(N_("not known yet")),
            help=say(N_("From your files: those whose first order names a channel without spend.")) if known is not None else None,
        )  # fmt: skip
    st.slider(
        say(_BELIEVED[asked.brand_lifts], money_believed=e4(_believed_spend(found))),
        0.0,
        100.0,
        min(asked.brand_lift * 100, 100.0),
        1.0,
        format="%.0f%%",
        key=key_of("brand_lift"),
        on_change=changed,
        args=("brand_lift", key_of("brand_lift"), 100.0),
    )
    st.slider(
        say(N_("Half of it is forgotten after so many months")),
        1.0,
        36.0,
        min(max(asked.brand_half_life, 1.0), 36.0),
        1.0,
        format="%.0f",
        key=key_of("brand_half_life"),
        on_change=changed,
        args=("brand_half_life", key_of("brand_half_life"), 1.0),
    )
    if (asked.brand_lift, asked.brand_half_life) == (BudgetChoice.brand_lift, BudgetChoice.brand_half_life):
        st.caption(
            say(N_("10% and 12 months are assumptions of this page, not measured in any shop: a prior in the spirit of Binet and Field (2013), whose campaigns were entered for awards and so flatter brand, as their critics say. Put your own belief in their place."))
        )  # fmt: skip
    st.caption(
        say(N_("Searches for your brand's name are an outcome of brand. Count them as such, and never also as a control or as a cause: else the effect of brand is taken out of the sum."))
    )  # fmt: skip
    stop = st.segmented_control(
        say(N_("Stop the brand spend")),
        list(_STOPS),
        default="never",
        required=True,
        format_func=lambda one: plain_words().say(_STOPS[one]),
        key="budget-brand-stop",
    )
    st.slider(say(N_("Look so many months ahead")), _FEWEST_MONTHS, _MOST_MONTHS, _MOST_MONTHS, key=_AHEAD)
    known_base = by_ads > 0 if asked.brand_lifts == "conversion" else organic is not None
    base = base_of(asked.brand_lifts, organic or 0.0, by_ads) if known_base else 1.0
    return Belief(base, asked.brand_lift, max(asked.brand_half_life, 0.1)), cast("Stop", stop), known_base


def _said(found: Spending, walked: Path, priced: RuleCost) -> None:
    cost = priced.free
    lines = _given_up(found, walked, priced)
    if cost > 0 and walked.lift_needed is not None:
        lines.append(
            say(
                _NEEDED[found.choice.brand_lifts],
                months=len(walked.gain),
                share_needed=walked.lift_needed,
            )
        )  # fmt: skip
    if cost > 0 and walked.overtakes is not None and walked.overtakes > 1:
        lines.append(say(N_("From month {month} on, a month brings more than it costs."), month=walked.overtakes))
    if walked.left > 0:
        lines.append(
            say(
                N_("What people still remember at the end would go on to bring {money_left}."),
                money_left=e4(walked.left),
            )
        )
    st.markdown("\n".join(f"- {line}" for line in lines))
    st.caption(
        say(N_("This is your belief worked out, not a measurement. That brand needs patience is what Binet and Field (2013) saw in campaigns entered for awards, which flatters it. A test in one town, or a pause, tells more."))
    )  # fmt: skip
