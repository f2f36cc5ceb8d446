"""What a test is worth and how large it has to be, and when the reserve for experiments pays."""

from __future__ import annotations

import streamlit as st

from lib.analysis.budget_said import reserve_said
from lib.analysis.lessons import Lesson
from lib.analysis.spending import Spending
from lib.charts.budget import short, worth
from lib.core.errors import CannotAnswer
from lib.core.money import e4
from lib.core.words import N_, NP_
from lib.ui.doors import budget as doors
from lib.ui.page import say
from lib.ui.words import words


def lesson_said(found: Spending, one: Lesson) -> str:
    """What one curve is worth to be known, and how large a test tells most of it."""
    facts = {"channel": one.channel, "value": worth(found, one.known), "money_spend": e4(one.spend)}
    if one.known <= 0:
        return say(
            N_("{channel}: whatever it really brings, this split would stay the best. No test is needed."), **facts
        )
    if found.choice.counted == "revenue":  # how much of revenue is chance, no count of customers tells
        return say(N_("Knowing what {channel} really brings would be worth {value} a week."), **facts)
    if one.enough_weeks is None:
        return say(
            N_("Knowing what {channel} really brings would be worth {value} a week. At {money_spend} a week even a year would not tell it: a test has to be larger."),
            **facts,
        )  # fmt: skip
    return say(
        NP_(
            "Knowing what {channel} really brings would be worth {value} a week. {count} week at {money_spend} tells most of it (about {customers} new customers).",
            "Knowing what {channel} really brings would be worth {value} a week. {count} weeks at {money_spend} a week tell most of it (about {customers} new customers).",
        ),
        count=one.enough_weeks,
        customers=short(one.customers),
        **facts,
    )


def when_experiments_pay(found: Spending) -> None:
    """Closed until it is asked for: the reserve's cost of today against what its channels can teach."""
    opened = st.expander(
        say(N_("When do the experiments pay?")), icon=":material/science:", key="budget-reserve", on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        try:
            one = doors.reserve(found.choice)
        except CannotAnswer as trouble:
            st.markdown(words().say(trouble.sentence))
            return
        st.markdown(words().say(reserve_said(found, found.choice.innovation_share, one)))
        st.caption(
            say(N_("A test only pays where its result would change the split. How long one has to run for each channel stands at the foot of the page, under “What would a test be worth, and what could this plan miss?”."))
        )  # fmt: skip
