"""The end of the page Budget: why this split, the plan to take away, and how it is computed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from lib.analysis.budget_choice import is_doubted
from lib.analysis.budget_firmness import swings
from lib.analysis.budget_moves import LEAPS, Move, Way, largest, leaps, moves
from lib.analysis.budget_regret import Way as WayWrong
from lib.analysis.budget_said import BRAND_BENDS, NO_DOUBT, OUTSIDE_BOUND, twins_said
from lib.analysis.spending import Spending
from lib.charts import budget as charts
from lib.charts.budget import worth
from lib.core.money import e4
from lib.core.words import N_, NP_, ONE_MORE
from lib.reports.budget import plan_sheet, workbook
from lib.reports.budget_plan import plan_json
from lib.reports.safe import MEDIA_TYPES, to_csv
from lib.ui.budget_brand import months_ahead
from lib.ui.budget_lessons import lesson_said
from lib.ui.doors import budget as doors
from lib.ui.page import chart, method, paper, say
from lib.ui.session import session
from lib.ui.words import plain_words, words


def meaning(found: Spending) -> None:
    """Why this split, in sentences; how firm it is, when asked for."""
    st.header(say(N_("What this means")), anchor=False)
    rows, revenue = moves(found), found.choice.counted == "revenue"
    spends = charts.spends_said(found, plain_words())[1]
    shown = largest(rows, _MOST_SAID)
    for one in shown:
        st.markdown(f"- {_why(one, spends[one.channel], revenue=revenue)}")
    if len(shown) < len(rows):
        st.markdown(f"- {_others([one for one in rows if one not in shown], revenue=revenue)}")
    far = leaps(found)
    if far:
        st.markdown(f"- {say(LEAPS, count=len(far), channels=far)}")
    doubted = len(found.plan.channels) > 1 and found.objective > 0
    if doubted:
        told = is_doubted(found.choice)
        st.markdown(f"- {charts.swings_finding(found, swings(found), words()) if told else say(NO_DOUBT)}")
    firm = st.expander(
        say(N_("How firm is this split?")), icon=":material/balance:", key="budget-firm", on_change="rerun"
    )
    if firm.open:
        with firm:
            if doubted and is_doubted(found.choice):
                chart(charts.swings(found, swings(found), plain_words(), paper()), "budget-swings")
            for one in doors.firmness(found.choice):
                st.markdown(f"- {_firm(one.name, one.low, one.high, one.turns_at)}")
            for one in twins_said(found):
                st.markdown(f"- {words().say(one)}")
    st.caption(
        say(N_("These curves are what you or your files told, not what a test has shown. A week with the channel switched off, or doubled in one town, tells more than any sum."))
    )  # fmt: skip


def _why(one: Move, spend: str, *, revenue: bool) -> str:
    """One channel: what one more customer costs on either end of the move."""
    facts: dict[str, Any] = {"channel": one.channel, "money_spend": spend}
    if one.way in _NONE:
        return say(_NONE[one.way], **facts)
    if one.way == "edge":
        facts["money_known"] = e4(one.known or one.spend)
    if one.way == "gone":
        facts |= ONE_MORE if revenue else {}
        facts["money_mean"] = e4(one.mean if revenue else 1 / one.mean)
    if revenue:
        return say(_LAST_REVENUE[one.way], money_next=e4(one.rate), **facts)
    return say(_LAST_CUSTOMER[one.way], money_next=e4(1 / one.rate), **facts)


def _others(rest: Sequence[Move], *, revenue: bool) -> str:
    """The channels that have no sentence of their own."""
    rates = [one.rate for one in rest if one.way in {"stays", "up", "gets"}]
    if not rates:
        return say(NP_("{count} other channel changes less.", "{count} other channels change less."), count=len(rest))
    if revenue:
        return say(_OTHERS_REVENUE, count=len(rest), money_least=e4(min(rates)))
    return say(_OTHERS_CUSTOMER, count=len(rest), money_most=e4(1 / min(rates)))


#: More channels than this have no sentence each: only those that move most.
_MOST_SAID = 8
_NONE: dict[Way, str] = {
    "untold": N_("{channel} stays at {money_spend}: nothing is told yet of what it brings."),
    "negative": N_("{channel} gets {money_spend}: its curve is negative, more spend on it is told to cost customers."),
    "nothing": N_("{channel} gets {money_spend}: it is told to bring nothing."),
    "wasted": N_("{channel} goes down to {money_spend}: the money taken away brought nobody."),
    "held": N_("{channel} stays at {money_spend}: its floor and its cap hold it there."),
    "full": N_("{channel} gets {money_spend}: more than that is not known to bring anybody."),
}
_OTHERS_CUSTOMER = NP_(
    "{count} other channel changes less: one more customer there would cost {money_most}.",
    "{count} other channels change less: one more customer there would cost {money_most} at most.",
)
_OTHERS_REVENUE = NP_(
    "{count} other channel changes less: one more unit of money there would bring {money_least} of revenue.",
    "{count} other channels change less: one more unit of money there would bring at least {money_least} of revenue.",
)
_LAST_CUSTOMER: dict[Way, str] = {
    "gone": N_("{channel} gets nothing any more: its new customers of now cost {money_mean} each, and the last of them {money_next}."),
    "down": N_("{channel} goes down to {money_spend}: of its new customers of now, the last cost {money_next} each."),
    "stays": N_("{channel} stays at {money_spend}: one more customer there would cost {money_next}."),
    "up": N_("{channel} goes up to {money_spend}: one more customer after that would cost {money_next}."),
    "gets": N_("{channel} gets {money_spend}: one more customer after that would cost {money_next}."),
    "edge": N_("{channel} gets {money_spend}: the last customers there cost {money_next} each. Its curve is told up to {money_known}; what more would bring is not known."),
}  # fmt: skip
_LAST_REVENUE: dict[Way, str] = {
    "gone": N_("{channel} gets nothing any more: {mark_one} there brings {money_mean} of revenue now, and the last {mark_one} {money_next}."),
    "down": N_("{channel} goes down to {money_spend}: the last unit of money there brought {money_next} of revenue."),
    "stays": N_("{channel} stays at {money_spend}: one more unit of money there would bring {money_next} of revenue."),
    "up": N_("{channel} goes up to {money_spend}: one more unit of money after that would bring {money_next} of revenue."),
    "gets": N_("{channel} gets {money_spend}: one more unit of money after that would bring {money_next} of revenue."),
    "edge": N_("{channel} gets {money_spend}: the last unit of money there brings {money_next} of revenue. Its curve is told up to {money_known}; what more would bring is not known."),
}  # fmt: skip


def _firm(name: str, low: float, high: float, turns_at: float | None) -> str:
    facts = {"channel": name, "money_low": e4(low), "money_high": e4(high)}
    if high - low < 0.005 * max(high, 1e-9):
        return say(N_("{channel}: held at {money_high} by the budget, its limits or the rules."), **facts)
    said = say(N_("{channel}: anywhere from {money_low} to {money_high} still brings 99% of the best."), **facts)
    if turns_at is None:
        return said
    template = (
        N_("Its direction would change if it brought {share} less than told.")
        if turns_at < 1
        else N_("Its direction would change if it brought {share} more than told.")
    )
    return words().together(said, say(template, share=abs(turns_at - 1)))


#: A proof leaves so little open by the order in which numbers are added up.
_NO_GAP = 1e-6
_MISSED: dict[WayWrong, str] = {
    "much": N_("Should {channel} bring as much as you hold possible and all others as little, this split misses {missed} a week."),
    "little": N_("Should {channel} bring as little as you hold possible and all others as much, this split misses {missed} a week."),
}  # fmt: skip


def take_away(found: Spending) -> None:
    """The plan as a workbook that calculates, and as text.

    Files are written when somebody takes them, outside of the page's run, where nobody's language is known: the words are bound here.
    """
    spoken, aside, organic = plain_words(), session().budget.scenarios, doors.organic_a_week(found.choice.channels)
    months = months_ahead()
    with st.container(horizontal=True):
        st.download_button(
            say(N_("Workbook with formulas")),
            data=lambda: workbook(found, spoken),
            file_name="budget.xlsx",
            mime=MEDIA_TYPES["xlsx"],
            on_click="ignore",
            icon=":material/download:",
            key="budget-xlsx",
        )
        st.download_button(
            "CSV",
            data=lambda: to_csv(plan_sheet(found, spoken)),
            file_name="budget.csv",
            mime=MEDIA_TYPES["csv"],
            on_click="ignore",
            icon=":material/download:",
            key="budget-csv",
        )
        st.download_button(
            "plan.json",
            data=lambda: plan_json(found, aside, organic, months),
            file_name="plan.json",
            mime="application/json",
            on_click="ignore",
            icon=":material/terminal:",
            key="budget-json",
            help=say(N_("The same question for the command line: python -m lib budget plan.json")),
        )


def how_computed(found: Spending) -> None:
    """Curves, proof, prices and doubt: in plain words first, then what each is called, with its source."""
    cautious = found.choice.outlook == "cautious"
    best = words().together(
        say(
            N_("The split is proved: with every channel at the low end of its doubt, no other split within your rules brings more than {bound}, and this one brings {reached}.")
            if cautious
            else N_("The split is proved: no other split within your rules brings more than {bound}, and this one brings {reached}."),
            bound=worth(found, found.answer.upper_bound),
            reached=worth(found, found.answer.objective),
        ),
        say(N_("So a better one would bring {share_gap} more at most."), share_gap=found.answer.gap)
        if found.answer.gap > _NO_GAP
        else say(N_("So there is none better to be found.")),
        say(N_("Splits are ruled out many at a time, wherever even the most that any of them could bring is less. Technically: concave envelopes, one price for each group of channels, branch and bound (Bitran and Hax 1981; Starr 1969).")),
    )  # fmt: skip
    method(
        say(N_("Each channel's curve goes through what is told: nothing for no money, what today's spend brings, and what twice that brings; so that each further bit of money brings less than the one before. Technically: b·x / (x + k), the Hill curve of Meridian and Robyn with slope 1; straight lines where doubling brings twice as much or nothing.")),
        best,
        say(
            N_("{mark_one} more a week would bring {price} (the shadow price of the budget). What a rule costs is the proved best without it less the proved best with it."),
            price=worth(found, found.answer.shadow_prices.get("budget") or 0.0),
            **ONE_MORE,
        ),
        say(N_("What a channel brings may be more or less than told: in nine cases of ten it lies between that divided and that multiplied by 1 plus how unsure it is (at 30%: from 23% less to 30% more). Of a curve that your weeks gave, it lies within its range, until you type how unsure you are. Technically: log-normal around what was told. Least regret follows Savage (1951) over these ends, what may happen by name and what plans put aside believe, the worst tenth Rockafellar and Uryasev (2000) over draws between and beyond them.")),
        *_proof_of_regret(found),
        *([say(BRAND_BENDS)] if any(one.kind == "brand" for one in found.plan.channels) else []),
        code="python -m lib budget plan.json --json    # lib/analysis/spending.py, lib/analysis/optimum.py",
    )  # fmt: skip
    deeper = st.expander(
        say(N_("What would a test be worth, and what could this plan miss?")), key="budget-deeper", on_change="rerun"
    )
    if deeper.open:
        with deeper:
            if not is_doubted(found.choice):
                st.markdown(say(NO_DOUBT))
                return
            mean, worst = doors.regret(found.choice)
            st.markdown(
                say(
                    N_("If the true curves were known, a better split would bring {mean} more on average, and {worst} in the worst tenth of cases."),
                    mean=worth(found, mean),
                    worst=worth(found, worst),
                )
            )  # fmt: skip
            for one in doors.regrets(found.choice)[:3]:
                st.markdown(f"- {say(_MISSED[one.way], channel=one.channel, missed=worth(found, one.missed))}")
            st.markdown(say(N_("What learning the curves would be worth:")))
            for one in doors.lessons(found.choice)[:3]:
                st.markdown(f"- {lesson_said(found, one)}")


def _proof_of_regret(found: Spending) -> tuple[str, ...]:
    """How near the least regret is to the least that is possible."""
    proof = found.regret
    if proof is None:
        return ()
    return (
        say(
            N_("Worst tenth: over {futures} draws of the curves this split misses about {at_most} a week in the worst tenth of them on average, and no split within your rules misses less than {at_least} there (CVaR of regret, Rockafellar and Uryasev 2000; cutting planes over weighed draws, Kelley 1960).")
            if found.choice.outlook == "worst_tenth"
            else N_("Least regret: in the worst of {futures} cases this split misses {at_most} a week, and no split within your rules misses less than {at_least} in all of them (cutting planes over weighed cases, Kelley 1960)."),
            futures=proof.futures,
            at_most=worth(found, proof.at_most),
            at_least=worth(found, proof.at_least),
        ),
        *([say(OUTSIDE_BOUND, count=proof.outside_bound)] if proof.outside_bound else []),
    )  # fmt: skip
