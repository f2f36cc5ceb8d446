"""Decide on a plan, and see what came of it: a ledger, each line held against the files of its weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

import streamlit as st

from lib.analysis.afterwards import Afterwards, corrected, spend_changed, written
from lib.analysis.afterwards_findings import FOLLOWED, named_said, unlike_said
from lib.analysis.budget_choice import spent_now
from lib.analysis.spending import Spending, own_plan
from lib.charts import afterwards as charts
from lib.charts.budget import short
from lib.core.errors import CannotAnswer
from lib.core.money import e4
from lib.core.settings import BudgetChoice, BudgetDecision, DecidedChannel
from lib.core.words import N_, NP_
from lib.reports.budget import BEST_NAME, OWN_NAME, decided_name, ledger_sheet
from lib.reports.safe import MEDIA_TYPES, to_csv
from lib.ui.budget import ask, back, choice
from lib.ui.doors import budget as doors
from lib.ui.drawn import choice as chosen_from
from lib.ui.escape import md, plain
from lib.ui.guard import again
from lib.ui.page import chart, paper, say, step
from lib.ui.pages import DOORS
from lib.ui.session import session
from lib.ui.words import plain_words, words

_WEEKS, _MOST_WEEKS, _MOST_KEPT = 4, 52, 40
#: Less than this part of a new customer is none.
_NOTHING = 0.05
_BEST, _MINE = "best", "mine"
_PLAN = 420  # pixels: a name of 40 letters
Channels = Literal["open", "closed"]


def decide(found: Spending) -> None:
    """Which plan, from when, for how long: it goes into the ledger with the curves of today."""
    kept = session().budget.decisions
    plans = _plans(found)
    known = doors.known_until()
    begin = doors.months_from() if known is None else known + timedelta(days=1)
    key = f"budget-decide-{len(kept)}"
    which = st.selectbox(
        say(N_("Plan to follow")),
        list(plans),
        format_func=lambda one: plans[one][0],
        **chosen_from(f"{key}-plan", plans),
        width=_PLAN,
    )
    with st.form(key, border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        first = st.date_input(
            say(N_("From")),
            begin,
            min_value=date(2000, 1, 1),
            max_value=date(2100, 1, 1),
            format="YYYY-MM-DD",
            key=f"{key}-from-{begin}",
        )
        weeks = st.number_input(say(N_("For so many weeks")), 1, _MOST_WEEKS, _WEEKS, key=f"{key}-weeks")
        note = st.text_input(say(N_("Note")), max_chars=200, key=f"{key}-note")
        pressed = st.form_submit_button(
            say(N_("We follow this plan")), icon=":material/flag:", disabled=len(kept) >= _MOST_KEPT
        )
    if len(kept) >= _MOST_KEPT:
        st.caption(say(N_("The ledger is full. Remove a line to write another.")))
    if pressed:
        name, asked, spend = plans[which]
        line = BudgetDecision(
            name={_BEST: BEST_NAME, _MINE: OWN_NAME}.get(which, name),
            first=first,
            weeks=int(weeks),
            channels=tuple(
                DecidedChannel(one, amount) for one, amount in zip(asked.channels, spend, strict=True)
            ),
            known_until=known,
            value_e4=asked.value_e4,
            note=plain(note),
        )  # fmt: skip
        session().change_decisions((*kept, line))
        again()


def _plans(found: Spending) -> dict[str, tuple[str, BudgetChoice, tuple[int, ...]]]:
    """The plans that can be followed: their names, choices and spends a week, by channel."""
    show = plain_words()
    plans = {_BEST: (show.say(BEST_NAME), found.choice, tuple(e4(one) for one in found.spend.tolist()))}
    mine = own_plan(found)
    if mine is not None:
        plans[_MINE] = (show.say(OWN_NAME), found.choice, tuple(e4(one) for one in mine.spend))
    for at, one in enumerate(session().budget.scenarios):
        try:
            other = doors.spending(one.choice)
        except CannotAnswer:
            continue
        plans[f"kept-{at}"] = (one.name, one.choice, tuple(e4(amount) for amount in other.spend.tolist()))
    return plans


def ledger() -> None:
    """Each decided plan, the latest first, with what came of it."""
    kept = session().budget.decisions
    removed = session().budget.gone_decision
    gone = None if removed is None or len(kept) >= _MOST_KEPT else min(removed[0], len(kept))
    if not kept:
        _back(removed)
        st.caption(
            say(N_("Nothing is decided yet. A plan of weeks that are over can be put down, too: its files are already here."))
            if doors.known_until() is not None
            else say(N_("Nothing is decided yet."))
        )  # fmt: skip
        return
    latest = len(kept) - 1
    for at in reversed(range(len(kept))):
        if at + 1 == gone:
            _back(removed)
        with st.container(border=True):
            _line(at, kept[at], "open" if at == latest else "closed")
    if gone == 0:
        _back(removed)
    _take_ledger_away()


def _back(removed: tuple[int, BudgetDecision] | None) -> None:
    """The way back of the line that was removed last, where it stood."""
    if removed is not None:
        back(decided_name(removed[1], plain_words()), "decision-back", session().bring_back_decision)


def _line(at: int, decided: BudgetDecision, channels: Channels) -> None:
    st.markdown(_title(decided) + (f"  \n{md(decided.note)}" if decided.note else ""))
    try:
        found = doors.afterwards(decided)
    except CannotAnswer as trouble:
        found = None
        st.markdown(words().say(trouble.sentence))
    if found is not None and found.channels:
        _seen(at, decided, found, channels)
    elif decided.corrected_weeks is not None:
        _remembered(decided)
    elif found is not None:
        st.markdown(charts.afterwards_finding(found, words()))
    else:
        st.markdown(
            say(N_("Add the spend and the orders of these weeks on the Data page; then it stands here what came."))
        )
    with st.container(horizontal=True):
        if found is not None and found.channels:
            _correct(at, decided, found)
        st.button(
            say(N_("Remove")),
            key=f"decision-remove-{at}",
            type="tertiary",
            on_click=session().remove_decision,
            args=(at,),
        )


def _seen(at: int, decided: BudgetDecision, found: Afterwards, channels: Channels) -> None:
    if found.state == "running":
        st.caption(say(N_("So far, {seen} of its {all} weeks are in the files."), seen=found.weeks, all=decided.weeks))
    st.markdown(charts.afterwards_finding(found, words()))
    if channels == "open":
        _by_channel(at, decided, found)
        return
    closed = st.expander(say(N_("By channel")), key=f"decision-channels-{at}", on_change="rerun")
    if closed.open:
        with closed:
            _by_channel(at, decided, found)


def _by_channel(at: int, decided: BudgetDecision, found: Afterwards) -> None:
    for one in found.channels:
        st.markdown(f"- {charts.channel_said(one, words())}")
    for line in _remarks(decided, found):
        st.caption(line)
    if any(one.off is not None for one in found.counted):
        chart(charts.afterwards(found, plain_words(), paper()), f"budget-afterwards-{at}")


def _remarks(decided: BudgetDecision, found: Afterwards) -> list[str]:
    """What the move brought, how good the told ranges were, and what speaks against reading too much into it."""
    lines: list[str] = []
    lines += [words().say(one) for one in (*named_said(found), *unlike_said(found))]
    if found.followed >= FOLLOWED and found.gain is not None and found.gain_promised >= 1:
        more = found.gain.value >= 0
        low, high = sorted(abs(one) for one in (found.gain.low, found.gain.high))
        template = (
            N_("The new split was to bring {promised} more new customers than the one before; by what came it brought {gain} more ({low}–{high}).")
            if more
            else N_("The new split was to bring {promised} more new customers than the one before; by what came it brought {gain} fewer ({low}–{high}).")
        )  # fmt: skip
        if max(abs(found.gain.value), low, high) < _NOTHING:
            template = N_("The new split was to bring {promised} more new customers than the one before; but the money was split as before, so that nothing could change.")  # fmt: skip
        elif found.gain.low * found.gain.high < 0:
            template = N_("The new split was to bring {promised} more new customers than the one before; whether it brought more cannot be told from chance.")  # fmt: skip
        lines.append(
            say(template, promised=short(found.gain_promised), gain=short(abs(found.gain.value)), low=short(low), high=short(high))
        )  # fmt: skip
    lines += [
        say(N_("Of {channel} {count} of {all} weeks count: you said that its spend of the others is missing."), channel=one.channel, count=one.weeks, all=found.weeks)
        for one in found.channels
        if 0 < one.weeks < found.weeks
    ]  # fmt: skip
    held, told = found.held
    if told > 1:
        lines.append(
            say(
                N_(
                    "Of {told} curves that can be judged, {held} held: what came lies within their ranges of the day when the plan was decided."
                ),
                held=held,
                told=told,
            )
        )
    if found.organic is not None:
        template = (
            N_(
                "Those who came without an ad rose by {share} in the same weeks: part of the difference may be the season."
            )
            if found.organic > 0
            else N_(
                "Those who came without an ad fell by {share} in the same weeks: part of the difference may be the season."
            )
        )
        lines.append(say(template, share=abs(found.organic)))
    if decided.known_until is not None and decided.first <= decided.known_until:
        lines.append(
            say(N_("This plan was put down when its weeks had begun, so its curves may have known them: take it as practice."))
        )  # fmt: skip
    return lines


def _remembered(decided: BudgetDecision) -> None:
    """What was written down when the curves were corrected, where the files of those weeks are gone."""
    rows = [one for one in decided.channels if one.spent_e4 is not None and one.came is not None]
    st.markdown(
        say(
            NP_(
                "In {count} week: {money_planned} were planned; {money_spent} were spent and {came} new customers came. The files of it are no longer here.",
                "In {count} weeks: {money_planned} were planned; {money_spent} were spent and {came} new customers came. The files of them are no longer here.",
            ),
            count=decided.corrected_weeks or 0,
            money_planned=sum(one.spend_e4 * (one.seen_weeks or decided.corrected_weeks or 0) for one in rows),
            money_spent=sum(one.spent_e4 or 0 for one in rows),
            came=short(sum(one.came or 0.0 for one in rows)),
        )
    )


def _correct(at: int, decided: BudgetDecision, found: Afterwards) -> None:
    if not found.counted:
        return
    if corrected(choice().channels, found) == choice().channels:
        st.caption(say(N_("The curves of step 2 are corrected by it.")))
    else:
        _spend_now_changes(found)
        st.button(
            say(N_("Correct the curves")),
            key=f"decision-correct-{at}",
            icon=":material/tune:",
            on_click=_take_over,
            args=(decided, found),
            help=say(N_("Each curve is moved towards what came, the more customers came the further; its doubt becomes smaller by what counting tells. The budget and what is spent now stay as they are. You can undo it.")),
        )  # fmt: skip


def _spend_now_changes(found: Afterwards) -> None:
    """Before the curves are corrected: where nothing is spent now, what these weeks spent becomes the spend of now."""
    asked = choice()
    names = spend_changed(asked.channels, found)
    if names:
        after = asked.with_channels(corrected(asked.channels, found))
        st.caption(
            say(
                NP_(
                    "By the table nothing is spent on {channels} now. Its curve is told at what these weeks spent, so that correcting the curves raises the spend of now from {money_before} to {money_after} a week; the budget stays as it is.",
                    "By the table nothing is spent on {channels} now. Their curves are told at what these weeks spent, so that correcting the curves raises the spend of now from {money_before} to {money_after} a week; the budget stays as it is.",
                ),
                count=len(names),
                channels=names,
                money_before=spent_now(asked),
                money_after=spent_now(after),
            )
        )  # fmt: skip


def _take_over(decided: BudgetDecision, found: Afterwards) -> None:
    asked = choice()
    after = asked.with_channels(corrected(asked.channels, found))
    if (
        spent_now(after) != spent_now(asked) and asked.total_e4 is None
    ):  # a budget that follows the spend of now stays, too
        after = replace(after, total_e4=spent_now(asked))
    ask(after, "redraw", corrected=(decided, written(decided, found)))


def plans_that_are_over(number: int) -> None:
    """For the home page: the followed plans whose weeks are in the files and from which nothing has been learnt yet.

    Args:
        number: of the step of that page.
    """
    kept = session().budget.decisions
    waiting = [
        (decided, found)
        for decided in reversed(kept)
        if decided.corrected_weeks is None
        and (found := _quietly(decided)) is not None
        and found.state == "over"
        and found.counted
    ]
    if not waiting:
        return
    heading = say(N_("Look back on your budget"))
    with step(
        number, heading, say(N_("A plan that you followed is over. See what came of it, and let its curves learn."))
    ):
        for decided, found in waiting[:2]:
            with st.container(border=True):
                st.markdown(_title(decided))
                st.markdown(charts.afterwards_finding(found, words()))
                page = next(one for one in DOORS if one.file == "budget")
                st.page_link(page.path, label=say(page.question), icon=":material/arrow_forward:")


def _title(decided: BudgetDecision) -> str:
    until = decided.first + timedelta(days=7 * decided.weeks - 1)
    return say(
        N_("**{name}**, {first} to {until}"),
        name=decided_name(decided, plain_words()),
        first=decided.first,
        until=until,
    )


def _take_ledger_away() -> None:
    here = session()
    kept = here.budget.decisions
    seen = [_quietly(one) for one in kept]
    show = plain_words()
    st.download_button(
        say(N_("Ledger as CSV")),
        data=lambda: to_csv(ledger_sheet(kept, seen, show)),
        file_name="budget-ledger.csv",
        mime=MEDIA_TYPES["csv"],
        on_click="ignore",
        icon=":material/download:",
        type="tertiary",
        key="budget-ledger-csv",
    )


def _quietly(decided: BudgetDecision) -> Afterwards | None:
    try:
        return doors.afterwards(decided)
    except CannotAnswer:
        return None
