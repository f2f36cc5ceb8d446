"""The parts of *Where should the next budget go?*: what is asked, whose figures they are, the answer, and other totals."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Literal

import streamlit as st

from lib.analysis.acquisition_findings import ENDED
from lib.analysis.budget_choice import is_doubted, spent_now
from lib.analysis.budget_moves import guessed_moves
from lib.analysis.budget_said import (
    BEYOND,
    OWN_CURRENCY,
    apart,
    beyond,
    how_sure_said,
    less_than_one_a_year,
    low_end,
    not_held_said,
)
from lib.analysis.budget_start import STOPPED, far_in_now, stopped
from lib.analysis.spending import Spending, remarks
from lib.analysis.weekly_spend import ASSUMED, DIRECTION_GUESSED, paid_said
from lib.analysis.weekly_totals import TAKEN, UNTOLD, Totals
from lib.catalog.budget import EXAMPLE, EXAMPLES
from lib.charts import budget as charts
from lib.charts.budget import worth
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding
from lib.core.money import SCALE, e4
from lib.core.settings import BudgetChannel, BudgetChoice
from lib.core.words import N_, NP_, Balance, Sentence, first_of
from lib.ingest.spend import FAR_OFF
from lib.ingest.together import OF_SEVERAL
from lib.text.words import NOTHING
from lib.ui import value_attribution
from lib.ui.doors import budget as doors
from lib.ui.doors.side import has, side
from lib.ui.doors.value import chosen_by_filter
from lib.ui.page import Figure, answer, cautions, chart, figures, findings, paper, say
from lib.ui.session import session
from lib.ui.words import plain_words, words

#: More channels than this are not listed in a sentence.
_MOST_NAMES = 6


def choice() -> BudgetChoice:
    """What is asked; a worth of a new customer that nobody has typed is what the Value page tells, where it tells one."""
    asked = _asked()
    if asked.value_e4 is not None or asked.counted != "customers":
        return asked
    worth, unsure = doors.worth_told()
    return asked if worth is None else replace(asked, value_e4=worth, value_unsure=unsure)


def told_until() -> date | None:
    """The last day of the files that the channels that are asked are from; None: of none, or it is not known."""
    told = doors.from_files()
    return (
        doors.known_until() if told is not None and told.channels == choice().channels else session().budget.told_until
    )


def take_curves(asked: BudgetChoice) -> None:
    """Ask with curves of the files' weeks among the channels."""
    ask(asked, "redraw", told_until=doors.known_until())


def ask(asked: BudgetChoice, widgets: Literal["keep", "redraw"] = "keep", **more: Any) -> None:
    """Ask this from now on; a worth that is the Value page's goes on following that page.

    Args:
        asked: what is asked.
        widgets: as of lib.ui.session.Session.change_budget.
        more: the same.
    """
    told = doors.from_files()
    if told is not None and asked.channels == told.channels:
        more["told_until"] = doors.known_until()
    else:
        more.setdefault("told_until", told_until())
    if (asked.value_e4, asked.value_unsure) == doors.worth_told() and asked.counted == "customers":
        asked = replace(asked, value_e4=None, value_unsure=0.0)
    session().change_budget(asked, widgets, **more)


def _asked() -> BudgetChoice:
    """What is asked; where nobody has told any channels, those of the shop's files, or else an example's."""
    asked = session().budget.choice
    if not asked.channels:
        return replace(doors.from_files() or example(), total_e4=asked.total_e4, season=asked.season)
    told = doors.from_files() if is_example(asked.channels) else None
    return asked if told is None else _with_files(asked, told)


def example() -> BudgetChoice:
    """The example as the reader knows it."""
    return EXAMPLES.get(words().language.code, EXAMPLE)


def is_example(channels: tuple[BudgetChannel, ...]) -> bool:
    """Whether channels are those of the example, in whatever language."""
    return any(channels == one.channels for one in EXAMPLES.values())


def has_example(asked: BudgetChoice) -> bool:
    """Whether a channel of the example is still there as it was."""
    return any(one in known.channels for one in asked.channels for known in EXAMPLES.values())


def own_channels() -> tuple[BudgetChannel, ...]:
    """The channels of the table, without those that are still the example's: what files tell is added to them."""
    theirs = [one for known in EXAMPLES.values() for one in known.channels]
    return tuple(one for one in choice().channels if one not in theirs)


def _with_files(asked: BudgetChoice, told: BudgetChoice) -> BudgetChoice:
    """The same question of the shop's own channels; the example's worth of a customer goes with the example."""
    if told.counted != asked.counted:  # a unit of revenue is no customer
        return replace(told, total_e4=asked.total_e4, season=asked.season)
    worth, unsure = told.value_e4, told.value_unsure
    if worth is None and not (asked.value_e4 == example().value_e4 and has_example(asked)):
        worth, unsure = asked.value_e4, asked.value_unsure
    return replace(asked, channels=told.channels, value_e4=worth, value_unsure=unsure, own_e4=None)


def change(**fields: Any) -> None:
    """Ask something else, as a widget of the page says."""
    ask(replace(choice(), **fields))


def is_told() -> bool:
    """Whether any channel says what it brings: before that there is nothing to ask for."""
    return any(one.can_bring for one in choice().channels)


def organic_said() -> None:
    """Beside the figure of those who come without an ad: where it is from, while it is what the files come to."""
    asked = choice()
    known = doors.organic_told(asked.channels)
    if known is not None and (asked.organic is None or abs(asked.organic - known.left) < 0.05):
        st.caption(words().say(known.sentence))


def no_plan() -> None:
    """Stands where an answer would, while no plan keeps what is asked; the top of the page says why."""
    st.caption(say(N_("No plan to show: the sentence at the top says what cannot hold together.")))


def back(name: str, key: str, bring: Callable[[], None]) -> None:
    """The way back of what was removed last, which no Undo of the page brings back."""
    st.button(
        say(N_("Bring back “{plan}”"), plan=name), key=key, type="tertiary", icon=":material/undo:", on_click=bring
    )


def prepare() -> None:
    """The sums behind the first answer, with words while they last: many channels are fitted in seconds."""
    with st.spinner(say(N_("Looking at every week of your channels …")), show_time=True), suppress(CannotAnswer):
        doors.spending(choice())


def opening() -> Spending | None:
    """The answer, or why there is none yet; a clash of rules can be undone on the spot."""
    asked = choice()
    try:
        return doors.spending(asked)
    except CannotAnswer as trouble:
        spent = spent_now(asked)
        if spent > 0 and not is_told() and not all(one.is_told for one in asked.channels):
            answer(say(N_("You spend {money_now} a week; what it brings is not known yet."), money_now=spent))
            told = doors.from_files()
            if told is not None and _as_told(asked.channels, told.channels):
                return None  # `source` says what to do
        if is_told():
            st.error(words().say(trouble.sentence), icon=":material/error:")
        else:
            st.info(words().say(trouble.sentence), icon=":material/edit:")
        if session().can_undo("budget"):
            st.button(say(N_("Undo")), key="undo-budget-clash", icon=":material/undo:", on_click=session().undo_budget)
        return None


def _of_the_shop() -> None:
    """That a filter narrows nothing here."""
    if chosen_by_filter():
        st.caption(say(N_("Whatever the filter: spend and new customers here are of the whole shop.")))


def source() -> None:
    """Whose figures these are, where they are not the reader's own; a way back to those of the files."""
    told = doors.from_files()
    strange = doors.other_currency()
    if strange is not None:
        st.warning(words().say(strange.sentence), icon=":material/currency_exchange:")
    if told is None:
        return
    _of_the_shop()
    _doubtful_spend(told)
    if not _as_told(choice().channels, told.channels):
        _offer_files(told)
        return
    totals = doors.by_totals()
    if totals is not None:
        _fitted_from_totals(totals)
        return
    silent = tuple(one.name for one in told.channels if not one.is_told)
    prices = paid()
    by_weeks = doors.from_weeks()
    days = doors.recent_days()
    lines = [
        say(
            N_("From your files: spend of the last {days} days. Your files do not say whom it brought: type in step 2 what each channel brings, or say under Value, in step 4, how you know where customers came from.")
            if len(silent) == len(told.channels)
            else N_("From your files: spend of the last {days} days. No order names a channel with spend, so what it brings is what your own weeks say, below the table of step 2. Change any figure there.")
            if doors.told_by_weeks()
            else N_("From your files: spend and new customers of the last {days} days, by the channel of the first order; for {channels} what your own weeks tell, as below the table of step 2. Change any figure there.")
            if by_weeks
            else N_("From your files: spend and new customers of the last {days} days, by the channel of the first order. What twice the money brings is an estimate. Change any figure in step 2."),
            days=days,
            channels=_few(by_weeks),
        )
    ]  # fmt: skip
    claimed = doors.claimed()
    if claimed:
        lines.append(
            say(
                NP_(
                    "No first order of the last {days} days names {channels}: what it brings is what the ad file claims.",
                    "No first order of the last {days} days names {channels}: what they bring is what the ad file claims.",
                ),
                count=len(claimed),
                channels=_first(claimed),
                days=days,
            )
        )
    lines += [say(said, count=len(names), channels=_first(names)) for said, names in doors.guessed()]
    assumed = doors.assumed()
    if assumed:
        lines.append(say(ASSUMED, count=len(assumed), channels=_first(assumed)))
    lines += _paid_said()
    silent = tuple(one for one in silent if one not in prices)
    if 0 < len(silent) < len(told.channels):
        lines.append(
            say(
                NP_(
                    "No first order of the last {days} days names {channels}, so its spend stays as it is: say in step 2 what it brings, and clear its limits.",
                    "No first order of the last {days} days names {channels}, so their spend stays as it is: say in step 2 what they bring, and clear their limits.",
                ),
                count=len(silent),
                channels=_first(silent),
                days=days,
            )
        )
    lines += [*_stopped_said(told), *map(words().say, doors.ended())]
    if len(silent) == len(told.channels):
        st.info("  \n".join(lines), icon=":material/table_view:")  # it says what to do
    else:
        first = N_("From your files: spend and new customers of the last {days} days. Change any figure in step 2.")
        _in_short(say(first, days=days), short_of(told.channels, (*_guesses(), *assumed), claimed), lines)
    _asked_of_files(silent)


def _as_told(channels: Sequence[BudgetChannel], told: Sequence[BudgetChannel]) -> bool:
    """Whether the figures of channels are those that the files tell, whatever kind they are called and their customers are worth."""
    return [replace(one, kind="performance", value_e4=None) for one in channels] == [
        replace(one, kind="performance", value_e4=None) for one in told
    ]


def _offer_files(told: BudgetChoice) -> None:
    """The way back to the channels of the files, with the weeks that came since."""
    newer = newer_weeks(session().budget.told_until, doors.known_until())
    if newer is not None:
        st.info(words().say(newer), icon=":material/update:")
    st.button(
        say(N_("Take the channels from your files")),
        key="budget-from-files",
        icon=":material/table_view:",
        type="tertiary",
        on_click=_take_over,
        args=(told,),
    )


def newer_weeks(then: date | None, now: date | None) -> Sentence | None:
    """Which weeks the files have since the channels of the table were taken from them; None where there are none, or it is not known.

    Args:
        then: the last day of the files at that time.
        now: their last day today.
    """
    if then is None or now is None or now < then + timedelta(days=7):
        return None
    return Sentence(
        NP_(
            "The channels of the table are from files up to {until}. Your files now hold {count} week more, {first} to {last}: take the channels from them, and it counts. What you have typed for channels goes then.",
            "The channels of the table are from files up to {until}. Your files now hold {count} weeks more, {first} to {last}: take the channels from them, and they count. What you have typed for channels goes then.",
        ),
        {"count": (now - then).days // 7, "until": then, "first": then + timedelta(days=1), "last": now},
    )


def _doubtful_spend(told: BudgetChoice) -> None:
    """That two files tell spend of the same days, or one day is far from usual, while any spend of the table is what the files come to."""
    spends = {(one.name, one.weekly_e4) for one in choice().channels}
    if has("spend") and any((one.name, one.weekly_e4) in spends for one in told.channels):
        spend = side("spend")[1].findings
        cautions([one for one in spend if one.code in {*OF_SEVERAL, FAR_OFF}])
        cost = doors.joined_lately()
        if cost is not None:
            far = [one for one in spend if one.code == FAR_OFF]
            cautions([*far_in_now(far, choice().channels, cost), *(one for one in cost.findings if one.code == ENDED)])


def _fitted_from_totals(totals: Totals) -> None:
    """Where the channels come from, and which of them the weeks do not tell."""
    prices = paid()
    held = tuple(one.name for one in totals.channels if not one.is_told and one.name not in prices)
    lines = [
        say(
            N_("Fitted from your {weeks} weeks: spend and new customers of your totals, without any order. Change any figure in step 2.")
            if totals.counted == "customers"
            else N_("Fitted from your {weeks} weeks: spend and revenue of your totals, without any order. The channels bring revenue, not new customers. Change any figure in step 2."),
            weeks=totals.weeks,
        )
    ]  # fmt: skip
    columns = doors.columns_of_totals()
    if columns.taken:
        lines.append(say(TAKEN, count=len(columns.taken), names=_first(columns.taken)))
    if columns.untold:
        lines.append(say(UNTOLD, count=len(columns.untold), names=_first(columns.untold), first=columns.untold[0]))
    lines += [say(said, count=len(names), channels=_first(names)) for said, names in doors.guessed()]
    lines += _paid_said()
    if held:
        lines.append(
            say(
                NP_(
                    "The weeks do not tell what {channels} brings, so its spend stays as it is; why stands below the table of step 2.",
                    "The weeks do not tell what {channels} bring, so their spend stays as it is; why stands below the table of step 2.",
                ),
                count=len(held),
                channels=_first(held),
            )
        )
    lines += _stopped_said(choice())
    told = side("daily")[1].findings
    cautions([one for one in told if one.code == "cells_empty"])
    lines += [words().say(one.sentence) for one in told if one.code == "empty_is_nothing"]
    _in_short(lines[0], short_of(totals.channels, _guesses()), lines[1:])
    if totals.left_out is not None:
        st.caption(words().say(totals.left_out))


def _guesses() -> tuple[str, ...]:
    return tuple(one for _, names in doors.guessed() for one in names)


def short_of(
    channels: Sequence[BudgetChannel], guesses: Sequence[str], claimed: Sequence[str] = ()
) -> tuple[Sentence, ...]:
    """In a few words which channels' figures are to be taken with care, and which do not move.

    Args:
        channels: as the files tell them.
        guesses: those whose curves the weeks hardly tell.
        claimed: those whose new customers only the ad file counts.
    """
    held = [one.name for one in channels if one.most_e4 is not None and one.least_e4 == one.most_e4]
    said = (
        (
            NP_("What {channels} brings is only a first guess.", "What {channels} bring is only a first guess."),
            [one for one in dict.fromkeys(guesses) if one not in held],
        ),
        (
            NP_(
                "What {channels} brings is only what the ad file claims.",
                "What {channels} bring is only what the ad file claims.",
            ),
            claimed,
        ),
        (N_("The spend on {channels} stays as it is."), held),
    )
    return tuple(Sentence(one, {"count": len(names), "channels": _first(names)}) for one, names in said if names)


def _in_short(first: str, short: Sequence[Sentence], why: Sequence[str]) -> None:
    """Whose figures these are in a box that a phone has room for; all that is to be known of them below, when asked for."""
    st.info(
        "  \n".join([first, *([words().together(*map(words().say, short))] if short else [])]),
        icon=":material/table_view:",
    )
    if why:
        with st.expander(say(N_("Why, and where these figures are from")), icon=":material/help:", key="budget-whose"):
            st.markdown("\n".join(f"- {one}" for one in why))


def paid() -> tuple[str, ...]:
    """The channels whose spend is a price of what came, by the weeks of the files."""
    return tuple(one.channel for one in doors.paid())


def _paid_said() -> list[str]:
    """What stays as it is, for it is a price of what came, and how it moves again."""
    said = paid_said(doors.paid())
    again = [say(N_("It moves again once its limits in step 2 are cleared."))] if said else []
    return [*map(words().say, said[:-1]), words().together(words().say(said[-1]), *again)] if said else []


def _stopped_said(told: BudgetChoice) -> list[str]:
    names = stopped(told.channels)
    return [say(STOPPED, count=len(names), channels=_first(names))] if names else []


def _asked_of_files(silent: Sequence[str]) -> None:
    """What the files leave open: channels that first orders may name otherwise than the spend does, and days without spend."""
    cost = doors.joined_lately()
    if cost is None:
        return
    if silent:
        findings([one for one in cost.findings if one.code == "channels_alike"])
        value_attribution.confirm_unnamed(cost)
        if cost.alike:
            value_attribution.confirm_alike(cost.alike)
    value_attribution.confirm_holes(cost)


def _take_over(told: BudgetChoice) -> None:
    ask(_with_files(choice(), told), "redraw")


def four_figures(found: Spending) -> None:
    """Spend, what it brings, more than today, and the chance of that."""
    show = plain_words()
    spent = float(found.spend.sum())
    if found.choice.counted == "revenue":
        _three_figures(found, spent)
        return
    cost = spent / found.customers if found.customers > 0 else math.nan
    more = apart(found.customers, -found.customers_now)
    today = say(N_("Today: {now}."), now=round(found.customers_now, 1)) if found.choice.knows_now else ""
    figures(
        Figure(say(N_("Spend a week")), show.money(e4(spent))),
        Figure(
            say(N_("New customers")),
            show.number(round(found.customers, 1)),
            today,
        ),
        Figure(
            say(N_("Each costs")),
            NOTHING if math.isnan(cost) else show.money(e4(cost)),
            words().together(
                say(
                    N_(
                        "All spend of the plan divided by all new customers that it brings. The Value page divides by all new customers, also those who come without an ad: so its cost is lower."
                    )
                ),
                *_cost_only(found),
            ),
        ),
        Figure(
            say(N_("More than today")),
            _signed(0.0 if less_than_one_a_year(found, more) else more) if found.choice.knows_now else NOTHING,
            say(N_("New customers a week that the best split brings on top.")),
        )
        if found.choice.goal == "customers"
        else Figure(
            say(N_("Brings a week")) if found.choice.goal == "margin" else say(N_("Revenue a week")),
            show.money(e4(found.objective)),
            words().together(*_left_said(found), _likely(found)),
        ),
    )


def currency_said() -> None:
    """Whose money it is, where amounts have no sign."""
    if words().currency is None:
        st.caption(say(OWN_CURRENCY))


def _likely(found: Spending, spent: float = 0.0) -> str:
    """Between what the plan's result lies, less what is spent for it; nothing where no doubt was told."""
    if not is_doubted(found.choice):
        return ""
    return say(
        N_("Likely between {low} and {high}, if your figures are as unsure as you say.")
        if found.choice.value_unsure == 0
        else N_("Likely between {low} and {high}: your figures are unsure, and so is what a new customer is worth."),
        low=low_end(found, found.low - spent),
        high=worth(found, found.high - spent),
    )


def _left_said(found: Spending) -> tuple[str, ...]:
    """What is left after the spend, where that counts."""
    if found.choice.goal != "margin":
        return ()
    return (say(N_("After the spend {money_left} is left."), money_left=_left(found)), *_cost_only(found))


def _left(found: Spending) -> Balance:
    """What is left after the spend, as it follows from both as they are shown."""
    return Balance((e4(found.objective), -e4(float(found.spend.sum()))))


def _cost_only(found: Spending) -> tuple[str, ...]:
    """Whose spend counts while nothing that it brings does."""
    if not found.held:
        return ()
    only = NP_(
        "Of {channels} only the spend counts: nothing is told yet of what it brings.",
        "Of {channels} only the spend counts: nothing is told yet of what they bring.",
    )
    return (say(only, count=len(found.held), channels=_few(found.held)),)


def _three_figures(found: Spending, spent: float) -> None:
    """Spend, the revenue that it brings, and how often it comes back, where channels bring revenue."""
    show, revenue = plain_words(), found.customers
    gain = Balance((e4(found.objective), -e4(found.now_objective)))
    more = show.fact("money", gain) if found.choice.knows_now else NOTHING
    figures(
        Figure(say(N_("Spend a week")), show.money(e4(spent))),
        Figure(
            say(N_("Revenue a week")),
            show.money(e4(revenue)),
            say(N_("Today: {money_now}."), money_now=e4(found.customers_now)) if found.choice.knows_now else "",
        ),
        Figure(
            say(N_("Return on spend")),
            NOTHING if spent <= 0 else show.number(round(revenue / spent, 2)),
            words().together(
                say(N_("All revenue that the plan brings divided by all of its spend.")), *_cost_only(found)
            ),
        ),
        Figure(
            say(N_("Left after spend")),
            show.fact("money", _left(found)),
            _likely(found, spent),
        )
        if found.choice.goal == "margin"
        else Figure(say(N_("More than today")), more, _likely(found)),
    )


def _few(names: Sequence[str]) -> tuple[str, ...] | Sentence:
    """Channels by their names, or, of many, how many they are."""
    if len(names) <= _MOST_NAMES:
        return tuple(names)
    return Sentence(NP_("{count} channel", "{count} channels"), {"count": len(names)})


def _first(names: Sequence[str]) -> tuple[str, ...]:
    """Channels by their names, of many the first."""
    return first_of(names, _MOST_NAMES)


def unspent(found: Spending) -> tuple[Finding, ...]:
    """Why some of the budget is not spent; said beside the answer, which tells what is."""
    return tuple(one for one in remarks(found.answer, found.choice.channels) if one.code.startswith("money_left"))


def how_sure(found: Spending) -> None:
    """Of what the answer's gain is how much, and how likely it comes."""
    said = how_sure_said(found)
    if said:
        st.markdown(words().together(*map(words().say, said)))


def not_held(found: Spending) -> None:
    """Which rules that are asked for the answer does without."""
    said = not_held_said(found)
    if said is not None:
        st.caption(words().say(said))


def guess_said(found: Spending) -> None:
    """That the answer's direction is a guess, where the weeks hardly tell a channel that loses or gains most."""
    channels = guessed_moves(found)
    if channels:
        st.caption(say(DIRECTION_GUESSED, channels=channels))


def _signed(value: float) -> str:
    figure = plain_words().number(value or 0.0)  # never -0
    return f"+{figure}" if value > 0 else figure


def units(amount_e4: int | None) -> float | None:
    """Money as a widget shows it."""
    return None if amount_e4 is None else amount_e4 / SCALE


def other_totals(found: Spending) -> None:
    """What more or less money would bring; without a customer's value there is nothing to hold it against."""
    if found.choice.counted == "revenue" and not found.choice.margin:
        st.caption(say(N_("Say in step 1 what is left of revenue, and this step shows up to which budget more spend pays.")))  # fmt: skip
        return
    if found.choice.value_e4 is None:
        st.caption(
            say(
                N_(
                    "Say in step 1 what a new customer is worth, and this step shows up to which budget more spend pays."
                )
            )
        )
        return
    rows, edge = doors.totals(found.choice)
    if len(rows) < 2:
        st.caption(say(N_("Floors and caps leave no other budget.")))
        return
    chart(charts.totals(found, rows, edge, plain_words(), paper()), "budget-totals")
    facts = beyond(found, edge)
    if facts is not None:
        st.markdown(say(BEYOND, **facts))
