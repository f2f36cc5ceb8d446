"""When does the brand share pay? The rule's cost of today against a stock that lifts those who come without an ad."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Literal, cast

import streamlit as st

from lib.analysis.brand_share import FEWEST_MONTHS, MOST_MONTHS, Invested, believed_spend, invested, paid_back
from lib.analysis.budget_rules import Brand
from lib.analysis.budget_said import (
    brand_ads_said,
    brand_brings,
    brand_cash_said,
    brand_counted_said,
    brand_gives_up,
    brand_years,
)
from lib.analysis.chances import percent_said
from lib.analysis.spending import RuleCost, Spending
from lib.charts import budget as charts
from lib.core.errors import CannotAnswer
from lib.core.money import e4
from lib.core.settings import BrandLifts, BudgetChoice
from lib.core.words import N_, NP_, Sentence
from lib.text.words import NOTHING
from lib.ui.budget import ask, change, organic_said
from lib.ui.budget_controls import box_follows
from lib.ui.doors import budget as doors
from lib.ui.drawn import told_anew
from lib.ui.page import chart, paper, say
from lib.ui.session import session
from lib.ui.typed_figures import figure_box, typed_count
from lib.ui.words import plain_words, words

Stop = Literal["never", "12", "24"]
_STOPS: dict[Stop, str] = {"never": N_("never"), "12": N_("month 12"), "24": N_("month 24")}
_AHEAD, _STOP = "budget-brand-months", "budget-brand-stop"
_LIFTS: dict[BrandLifts, str] = {
    "organic": N_("who comes without an ad"),
    "conversion": N_("what ads bring"),
    "price": N_("what a customer pays"),
}
#: Where it is not known what brand would lift: who comes without an ad, or what ads bring.
_UNKNOWN = (
    Sentence(N_("How many new customers come without an ad is not known yet. Say it here, and it stands here when the brand share pays.")),
    Sentence(N_("Nothing is told yet of what your ads bring. Say it in step 2, and it stands here when the brand share pays.")),
)  # fmt: skip
_BELIEVED: dict[BrandLifts, str] = {
    "organic": N_("More of them after a year with {money_believed} a week for brand (assumed)"),
    "conversion": N_("More by the same ads after a year with {money_believed} a week for brand (assumed)"),
    "price": N_("More worth each after a year with {money_believed} a week for brand (assumed)"),
}


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
            on_click=ask,
            args=(follow, "redraw"),
        )


def when_brand_pays(found: Spending) -> None:
    """Closed until it is asked for; the beliefs are the reader's, and are kept with the plan."""
    opened = st.expander(
        say(N_("When does the brand share pay?")), icon=":material/timeline:", key="budget-brand", on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        try:
            priced = doors.brand_priced(found.choice)
        except CannotAnswer as trouble:
            st.markdown(words().say(trouble.sentence))
            return
        if priced is None:
            counted = doors.brand_counted(found.choice)
            if counted is not None:
                st.markdown(words().say(brand_counted_said(found, counted)))
            st.markdown(say(N_("Say in step 1 what a new customer is worth: then cost and gain can be held against each other.")))  # fmt: skip
            return
        if found.choice.brand_rule == "off":
            st.caption(say(N_("The brand rule is off, and the plan above does without it: this is what {share_asked} for brand would cost and bring."), share_asked=found.choice.brand_share))  # fmt: skip
        left, right = st.columns((2, 3), gap="large")
        with left:
            belief, stop = _beliefs(found, priced)
        after = None if stop == "never" else int(stop)
        told = (
            replace(found.choice, first_share=doors.first_share()) if found.choice.first_share is None else found.choice
        )
        one = invested(found, priced, belief, after, paid_back(told))
        lines = [
            *brand_gives_up(one),
            *_limits_and_silent(found, priced),
            *brand_brings(one, after),
        ]
        with right:
            if one.base is None:
                lines.append(_UNKNOWN[one.lifts == "conversion"])
            else:
                chart(charts.brand(one.walked, plain_words(), paper()), "budget-brand-path")
                st.markdown(_years(one))
                st.caption(words().say(brand_cash_said(told)))
            st.markdown("\n".join(f"- {words().say(line)}" for line in lines))
        if one.base is not None:
            st.caption(
                say(N_("This is your belief worked out, not a measurement. That brand needs patience is what Binet and Field (2013) saw in campaigns entered for awards, which flatters it. A test in one town, or a pause, tells more."))
            )  # fmt: skip


def _years(one: Invested) -> str:
    """A small table: gain less cost after one year, two and at the end, and what of it is paid in."""
    money = words().money
    cells = [
        ("", say(N_("Gain less cost")), say(N_("Of it in cash"))),
        ("---", "---:", "---:"),
        *(
            (say(N_("Month {month}"), month=row.month).replace(" ", "\u00a0"), money(row.total_e4), NOTHING if row.cash_e4 is None else money(row.cash_e4))
            for row in brand_years(one)
        ),
    ]  # fmt: skip
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def _limits_and_silent(found: Spending, priced: RuleCost) -> Iterator[Sentence]:
    """What the cost leaves out."""
    if priced.room is not None:
        yield Sentence(
            N_("Your brand channels can take {money_room} a week by their limits in step 2. This is what it would cost if they took {share_asked}: that money comes from the other channels.")
            if priced.told is None
            else N_("Your brand channels can take {money_room} a week by their limits in step 2, and what they bring is told only up to {money_told}. This is what it would cost if they took {share_asked} and their curves went on as they begin: that money comes from the other channels."),
            {"money_room": e4(priced.room), "money_told": e4(priced.told or 0.0), "share_asked": found.choice.brand_share},
        )  # fmt: skip
    silent = tuple(one.name for one in found.choice.channels if one.kind == "brand" and one.brings <= 0)
    if silent:
        yield Sentence(
            NP_(
                "Nothing is told of what {channels} brings at once, so all of its money counts as given up. Say in step 2 what it brings.",
                "Nothing is told of what {channels} bring at once, so all of their money counts as given up. Say in step 2 what they bring.",
            ),
            {"count": len(silent), "channels": silent},
        )


def _beliefs(found: Spending, priced: RuleCost) -> tuple[Brand, Stop]:
    """What the reader holds possible, and when the spend stops."""
    here, asked = session(), found.choice
    known = doors.organic_a_week(asked.channels)

    def changed(field: str, key: str, scale: float) -> None:
        typed = st.session_state[key]
        fields: dict[str, Any] = {field: None if typed is None else float(typed) / scale}
        change(**fields)

    def lifted() -> None:
        change(brand_lifts=st.session_state[lifting])

    def key_of(field: str) -> str:
        return f"budget-{field}-{here.revision}"

    lifts, lifting = list(_LIFTS), told_anew(key_of("brand_lifts"))
    st.selectbox(
        say(N_("Brand lifts")),
        lifts,
        index=lifts.index(asked.brand_lifts),
        format_func=lambda one: plain_words().say(_LIFTS[one]),
        key=lifting,
        on_change=lifted,
        help=say(N_("One of them at a time: counting the same effect twice makes brand look better than it is.")),
    )
    organic = asked.organic if asked.organic is not None else known
    shown, free = None if organic is None else round(organic, 1), key_of("organic-brand")
    box_follows(free, shown)
    if asked.brand_lifts == "conversion":
        st.caption(words().say(brand_ads_said(found, priced)))
    else:
        figure_box(
            say(N_("New customers a week without an ad")),
            typed_count(0.0, 1e7, "any"),
            shown,
            key=free,
            empty="is told",
            on_change=lambda: changed("organic", free, 1.0),
            placeholder=say(N_("not known yet")),
        )
        organic_said()
    st.slider(
        say(_BELIEVED[asked.brand_lifts], money_believed=e4(believed_spend(found))),
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
        required=True,
        format_func=lambda one: plain_words().say(_STOPS[one]),
        **here.controls.one_in_sight(_STOP, _STOPS),
        on_change=_is_a_step,
        args=(_STOP,),
    )
    st.slider(
        say(N_("Look so many months ahead")),
        FEWEST_MONTHS,
        MOST_MONTHS,
        **here.controls.number(_AHEAD, FEWEST_MONTHS, MOST_MONTHS, MOST_MONTHS),
        on_change=_is_a_step,
        args=(_AHEAD,),
    )
    return replace(found.asked.brand, organic=organic, months=months_ahead()), cast("Stop", stop)


def _is_a_step(key: str) -> None:
    here = session()
    here.change_budget(here.budget.choice, controls={key: here.controls.told.get(key)})


def months_ahead() -> int:
    """How far ahead brand is looked at."""
    told = session().controls.now(_AHEAD)
    return told if isinstance(told, int) else MOST_MONTHS
