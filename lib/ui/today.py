"""The home page's parts: how the shop does, and whom to write to."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import streamlit as st

from lib.analysis import helped_words
from lib.analysis.contact_lists import ContactList
from lib.analysis.holdout import key_of
from lib.analysis.pulse import Pulse, PulseCode
from lib.charts.months import monthly_revenue
from lib.core.periods import month_start
from lib.core.settings import KeptList
from lib.core.words import N_, NP_, Sentence
from lib.ui import doors
from lib.ui.doors import lists as list_door
from lib.ui.doors import value as value_door
from lib.ui.doors import writing
from lib.ui.escape import md
from lib.ui.lists import owner_line
from lib.ui.page import SHORTEST_COURSE, Figure, answer, chart, figures, method, paper, step
from lib.ui.people import open_kept, open_list
from lib.ui.session import session
from lib.ui.value_people import value_card
from lib.ui.words import plain_words, words

_ICONS = {
    "thank": ":material/favorite:",
    "due": ":material/schedule:",
    "win_back": ":material/undo:",
    "second_order": ":material/looks_two:",
}


def the_shop() -> None:
    """The answer, four figures, and what else is to be known."""
    say, customers = words().say, doors.customers()
    size, concentration, _, trend, late = doors.today().sentences
    compared = "money_now" in trend.sentence.facts
    first, second = (trend, concentration) if compared else (concentration, trend)
    answer(say(first.sentence))
    again = int((customers.frequency >= 2).sum())
    figures(
        _figure(
            say(N_("Revenue")),
            words().money(customers.revenue_e4),
            "revenue",
            say(N_("After refunds, and without the orders that were set aside.")),
        ),
        _figure(say(N_("Orders")), words().number(customers.orders), "orders"),
        _figure(
            say(N_("Customers")),
            words().number(len(customers)),
            "buyers",
            say(N_("The line shows how many customers bought in each month.")),
        ),
        Figure(
            say(N_("Repeat rate")),
            words().share(again / len(customers)),
            say(N_("The share of customers with two or more counted orders.")),
            change=f"{plain_words().number(again)} / {plain_words().number(len(customers))}",
        ),
    )
    st.caption(words().together(say(size.sentence), _pulse_note()))
    st.markdown("\n".join(f"- {say(one.sentence)}" for one in (second, late)))


def _figure(label: str, value: str, code: PulseCode, meaning: str | None = None) -> Figure:
    """A figure of the whole selection, with the course of its months and the last one's change."""
    pulse = doors.pulse(code)
    return Figure(label, value, meaning, _course(pulse), _change(pulse))


def _course(pulse: Pulse) -> tuple[float, ...]:
    """The months that are known."""
    return tuple(pulse.values[np.isfinite(pulse.values)].tolist())


def _change(pulse: Pulse) -> str:
    """A change with its sign and its month; without a sign where nothing moved."""
    if pulse.change is None or pulse.month is None or pulse.few:
        return ""
    moved = round(pulse.change, 3)
    change = f"{'-' if moved < 0 else '+' if moved > 0 else ''}{plain_words().share(abs(pulse.change))}"
    # No more fits on a phone: the line below has the year.
    month = plain_words().month_name(month_start(pulse.month).month, short=True)
    return plain_words().say(N_("{change}, {month}"), change=Sentence(change), month=Sentence(month))


def _pulse_note() -> str:
    """What the small lines and the changes are; "" where there are none."""
    say, pulse = words().say, doors.pulse("revenue")
    if pulse.month is None or pulse.before is None:
        return ""
    drawn = len(_course(pulse)) >= SHORTEST_COURSE
    compared = say(
        N_("The changes compare {month} with {before}."),
        month=plain_words().month(month_start(pulse.month)),
        before=plain_words().month(month_start(pulse.before)),
    )
    return words().together(
        say(N_("The large figures are of all this time.")),
        *([] if pulse.few else [compared]),
        *([say(N_("The small lines show the last months that are over, by month."))] if drawn else []),
    )


def the_months() -> None:
    """Revenue by month."""
    with step(1, words().say(N_("See how it went"))):
        chart(monthly_revenue(doors.months(), doors.as_of(), plain_words(), paper()), "months")


def whom_to_write() -> None:
    """Four lists, each with its count, the money at stake and a button."""
    say = words().say
    heading, hint = say(N_("Write to these customers")), say(N_("A customer can be on one of these lists only."))
    with step(2, heading, hint):
        if not writing.quick():
            st.caption(say(N_("Whom “Do not chase these” on the page Value holds is left out when a list is opened.")))
        with st.grid(2, min_column_width=300, gap="medium"):
            for people in writing.lists_at_once():
                with st.container(border=True, height="stretch", vertical_alignment="distribute"):
                    with st.container():
                        _card(people)
                    _open(people.code, people.count)


def _card(people: ContactList) -> None:
    say = words().say
    st.subheader(f"{_ICONS[people.code]} {say(people.title)}", anchor=False)
    if not people.count:
        st.markdown(say(N_("Nobody at the moment.")))
        return
    facts = [say(NP_("{count} customer", "{count} customers"), count=people.count)]
    if people.money_e4 is not None:
        facts.append(say(N_("{money_stake} at stake"), money_stake=people.money_e4))
    st.markdown(f"**{' · '.join(facts)}**", help=say(N_("Money at stake: {meaning}."), meaning=people.money_meaning))
    st.caption(say(people.why))
    if people.left_out is not None:
        st.caption(say(people.left_out))


def _open(code: str, count: int) -> None:
    """The button of a list, at the foot of its card; none where nobody is on it."""
    if count and st.button(words().say(N_("Open the list")), key=f"open-{code}", width="stretch"):
        open_list(code)


def still_to_come() -> None:
    """Whom to keep, to grow and not to chase, by what each is expected to bring; at once where that is quick."""
    say, heading = words().say, words().say(N_("See who will still bring most"))
    settings = value_door.settings()
    told = (
        N_("By each one’s own rhythm, in the next {days} days: revenue.")
        if settings.basis == "revenue"
        else N_(
            "By each one’s own rhythm, in the next {days} days: what is left of revenue by the margin of the page Value."
        )
    )
    hint = say(told, days=settings.horizon_days)
    with step(3, heading, hint):
        if not writing.quick():
            opened = st.expander(say(N_("Keep, grow, do not chase")), key="to-come", on_change="rerun")
            if not opened.open:
                return
            place = opened
        else:
            place = st.container()
        with place:
            _to_come()


def _to_come() -> None:
    say = words().say
    if value_door.base().tested.method == "history":
        st.markdown(say(N_("There is too little history yet to tell what customers will still bring.")))
        return
    with st.grid(3, min_column_width=240, gap="medium"):
        for one in value_door.lists():
            with st.container(border=True, height="stretch", vertical_alignment="distribute"):
                with st.container():
                    value_card(one)
                _open(one.code, len(one.positions))


def lists_written_to() -> None:
    """The lists that were taken away, each with what became of it; nothing where there is none."""
    say, here = words().say, session()
    if not here.lists.kept:
        return
    heading = say(N_("See whether writing helped"))
    hint = say(N_("Those who were written to against those who were left out by lot, in the days after."))
    with step(4, heading, hint), st.grid(2, min_column_width=300, gap="medium"):
        for one in reversed(here.lists.kept):
            with st.container(border=True, height="stretch"):
                _kept(one)


def _kept(one: KeptList) -> None:
    say, here = words().say, session()
    made = list_door.did_it_help(one)
    st.subheader(f":material/mail: {md(one.title)}", anchor=False)
    st.markdown(f"**{say(helped_words.answer(made, one))}**")
    if made.verdict != "not_seen" and made.days:
        st.markdown(say(helped_words.counts(made)))
    needed = helped_words.needed(made)
    if needed is not None:
        st.markdown(say(needed))
    if made.earned is not None:
        basis = (
            N_("What counts is revenue after refunds; the cost of goods is not taken off.")
            if value_door.settings().basis == "revenue"
            else N_("What counts is revenue after refunds less the cost of goods, by the margin of the page Value.")
        )
        st.caption(say(basis))
    st.caption(owner_line(one))
    key = "-".join(map(str, key_of(one)))
    with st.container(horizontal=True):
        if st.button(say(N_("Open the list")), key=f"open-kept-{key}"):
            open_kept(key_of(one))
        if st.button(say(N_("Forget this list")), key=f"forget-kept-{key}", type="tertiary"):
            here.lists = replace(here.lists, kept=tuple(other for other in here.lists.kept if other != one))
            st.rerun()


def how_computed() -> None:
    """The definitions behind the page."""
    say = words().say
    paragraphs = [
        say(
            N_(
                "Revenue is counted after refunds and without orders that were set aside (see the Data page). "
                "A month belongs to the trend only when it is over. "
                "A customer is late after more than twice their mean gap between orders, if they have ordered on at least three days."
            )
        ),
        say(
            N_(
                "The chance of a second order is learnt from earlier first-time buyers who had the same time to come back."
            )
        ),
    ]
    if session().lists.kept:
        paragraphs.append(
            say(
                N_(
                    "Whether writing helped is the difference in revenue after refunds between the two parts of a list, told once its days "
                    "are over. Its range is made from the ranges of both means (Hall 1992; Zou and Donner 2008); it is claimed only where "
                    "fewer than 5 in 100 other lots would have given as much (Fisher 1935)."
                )
            )
        )
    method(*paragraphs, code="python -m lib rfm orders.csv --json")
