"""The rules of a budget: each on, soft or off, with its figure and what it costs today."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

import streamlit as st

from lib.analysis import budget_said as said
from lib.analysis.budget_rules import RuleCode, room_of, title
from lib.analysis.spending import Pays, ShareRule, Spending
from lib.charts.budget import worth
from lib.core.money import SCALE, e4
from lib.core.settings import Outlook, RuleState
from lib.core.words import N_, NP_
from lib.text.words import NOTHING
from lib.ui.budget import change, choice, organic_said
from lib.ui.budget_cases import cases
from lib.ui.budget_controls import box_follows, follow, heard
from lib.ui.budget_table import MOST_CHANNELS
from lib.ui.doors import budget as doors
from lib.ui.escape import md
from lib.ui.guard import again
from lib.ui.page import say
from lib.ui.panels import stays_open
from lib.ui.session import session
from lib.ui.typed_figures import figure_box, typed_count, typed_money, typed_rate
from lib.ui.words import plain_words, words

_OUTLOOKS: dict[Outlook, str] = {
    "expected": N_("as told"),
    "cautious": N_("cautious"),
    "regret": N_("least regret"),
    "worst_tenth": N_("worst tenth"),
}
_RULE_PIXELS = 260
_STATES: dict[RuleState, str] = {"on": N_("on"), "soft": N_("soft"), "off": N_("off")}
_NOT_HELD = N_("Not held: no channel of this kind can take so much. Mark one in step 2, or raise its limit.")
_NO_SPLIT = N_("Not held: within your floors, limits and other rules no split keeps it.")
_NO_VALUE = N_("Say in step 1 what a new customer is worth.")
_MORE_RULES = ("few_rule", "cost_rule", "roi_rule", "payback_rule", "cash_rule", "paid_rule", "drop_rule")
_WITH_PARTS = ("paid_share", "organic", "least_roi")
_MAY_BE_EMPTY = ("most_cost_e4", "cash_e4", "organic", "least_roi")
_RULES = {
    "brand_share": N_("At least {share} for brand"),
    "innovation_share": N_("At least {share} for experiments"),
}


def rules(found: Spending | None) -> None:
    """Each rule: on, soft or off, and what it costs today; then whose eyes the curves are read with."""
    asked = choice()
    shown: tuple[tuple[ShareRule, str, float], ...] = (
        ("brand_share", "brand_rule", asked.brand_share),
        ("innovation_share", "innovation_rule", asked.innovation_share),
    )
    for code, field, share in shown:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            _state(field, say(_RULES[code], share=share))
            st.markdown(_cost(found, code))
    _more_rules(found)
    if found is not None:
        _soft_said(found)
        together_said(found)
        limits_said(found)
    outlook = st.segmented_control(
        say(N_("Read the curves")),
        list(_OUTLOOKS),
        default=asked.outlook,
        required=True,
        format_func=lambda one: plain_words().say(_OUTLOOKS[one]),
        key=f"budget-outlook-{session().revision}",
        help=say(
            N_("As told: by your figures. Cautious: every channel at the low end of its doubt. Least regret: the split that is never far from the best, whichever channel disappoints. Worst tenth: of all that your doubt leaves possible, only the tenth of cases in which a split misses most counts, and this one misses least there on average.")
        ),
    )  # fmt: skip
    if outlook != asked.outlook:
        change(outlook=outlook)
        again()
    if found is not None:
        changed = said.regret_said(found)
        if changed:
            st.markdown(words().together(*map(words().say, changed)))
    if asked.outlook == "regret" or asked.cases:
        cases(found)


def _more_rules(found: Spending | None) -> None:
    """Rules that fewer shops need; each is a line with its switch, its figure and its price. Open where one of them is asked for."""
    asked = choice()
    # rules about new customers say nothing of revenue; one that is on stays in sight
    customers = asked.counted == "customers"
    used = stays_open("budget-more-rules", any(getattr(asked, field) != "off" for field in _MORE_RULES))
    opened = st.expander(
        say(N_("More rules")), icon=":material/rule:", key="budget-more-rules", expanded=used, on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        with _rule_line():
            _state("few_rule", say(N_("Few channels")))
            _figure("most_channels", say(N_("At most so many")), (1, MOST_CHANNELS, 1))
            st.markdown(_cost(found, "max_channels"))
        if customers or asked.cost_rule != "off":
            with _rule_line():
                _state("cost_rule", say(N_("Cost of a new customer")))
                _figure("most_cost_e4", say(N_("At most, on average")), (0.0, 1e7, 1.0))
                unsaid = asked.cost_rule != "off" and not asked.most_cost_e4
                st.markdown(say(N_("Say how much.")) if unsaid else _cost(found, "target_cac"))
        with _rule_line():
            _return(found)
        _in_time(found)
        if customers or asked.paid_rule != "off":
            with _rule_line():
                _state("paid_rule", say(N_("New customers by paid channels")))
                _figure("paid_share", say(N_("At most, in %")), (1.0, 100.0, 1.0))
                if asked.paid_rule != "off":
                    _figure("organic", say(N_("Without an ad, a week")), (0.0, 1e7, 1.0))
                unsaid = asked.paid_rule != "off" and asked.organic is None
                st.markdown(say(N_("Say how many come without an ad.")) if unsaid else _cost(found, "paid_share"))
            if asked.paid_rule != "off":
                organic_said()
        with _rule_line():
            _dropped(found)
        for one in doors.dropped():
            st.caption(
                say(
                    N_("{channel}: {came} new customers in the last 4 weeks, where the weeks before promise {expected}. Find out why before it gets more."),
                    channel=one.channel,
                    came=round(one.came),
                    expected=round(one.expected),
                )
            )  # fmt: skip


def _in_time(found: Spending | None) -> None:
    """When spend is back, and how far a month may run short until then."""
    asked = choice()
    customers = asked.counted == "customers"
    if customers or asked.payback_rule != "off":
        with _rule_line():
            _state("payback_rule", say(N_("Spend is back in time")))
            _figure("payback_months", say(N_("Within so many months")), (1, 60, 1))
            st.markdown(_cost(found, "payback") if asked.payback_rule == "off" or asked.value_e4 else say(_NO_VALUE))
        _first_share("payback_rule")
    if customers or asked.cash_rule != "off":
        with _rule_line():
            _state("cash_rule", say(N_("Cash of a month")))
            _figure(
                "cash_e4",
                say(N_("May run short by")),
                (0.0, 1e9, 100.0),
                say(N_("A month's spend less what its new customers have brought you by the end of that month.")),
            )
            unsaid = asked.cash_rule != "off" and asked.cash_e4 is None
            st.markdown(
                say(_NO_VALUE)
                if asked.cash_rule != "off" and not asked.value_e4
                else say(N_("Say how much."))
                if unsaid
                else _cost(found, "cash")
            )
        _first_share("cash_rule")


def _first_share(field: str) -> None:
    """What is taken to come with the first order, and where that is from, beside a rule that rests on it."""
    asked = choice()
    if not asked.value_e4 or getattr(asked, field) == "off":
        return
    known = doors.first_share()
    from_files = asked.first_share is not None and known is not None and abs(asked.first_share - known) < 1e-3
    st.caption(
        say(
            N_("Nothing is told of how much comes with the first order, so all that a new customer is worth is taken to come evenly over {months} months. Say it above, under “Try another margin or horizon”.")
            if asked.first_share is None
            else N_("Taken from your orders: {share_first} of what a new customer is worth comes with the first order, the rest evenly over {months} months.")
            if from_files
            else N_("Taken from what you said: {share_first} of what a new customer is worth comes with the first order, the rest evenly over {months} months."),
            share_first=asked.first_share or 0.0,
            months=asked.worth_months,
        )
    )  # fmt: skip


def _return(found: Spending | None) -> None:
    """What each unit of spend has to bring at least."""
    asked = choice()
    _state("roi_rule", say(N_("Return on spend")))
    _figure("least_roi", say(N_("Brings at least, per 1 spent")), (0.0, 1000.0, 0.1))
    if asked.roi_rule != "off" and not asked.value_e4:
        st.markdown(say(_NO_VALUE))
    elif asked.roi_rule != "off" and not asked.least_roi:
        st.markdown(say(N_("Say how much.")))
    else:
        st.markdown(_cost(found, "target_roi"))


def _rule_line() -> AbstractContextManager[Any]:
    return st.container(horizontal=True, vertical_alignment="center", border=True)


def _dropped(found: Spending | None) -> None:
    """The channels that the rule about drops holds."""
    asked = choice()
    _state("drop_rule", say(N_("No more money until a drop is explained")))
    key = f"budget-dropped-{session().revision}"
    names = [one.name for one in asked.channels]

    def changed() -> None:
        change(dropped=tuple(st.session_state[key]))

    if asked.drop_rule != "off":
        st.multiselect(
            say(N_("Not above today")),
            names,
            [one for one in asked.dropped if one in names],
            key=key,
            on_change=changed,
            placeholder=say(N_("channels")),
            format_func=md,
            width=260,
        )
    unsaid = asked.drop_rule != "off" and not asked.dropped
    st.markdown(say(N_("Name the channels that bring less.")) if unsaid else _cost(found, "no_rise"))


def _figure(field: str, label: str, span: tuple[float, float, float], note: str | None = None) -> None:
    """A figure that belongs to a rule; money is kept in ten-thousandths, shares are shown in per cent."""
    name = f"budget-{field}-{session().revision}"
    scale = SCALE if field.endswith("_e4") else 0.01 if field.endswith("_share") else 1.0
    low, high, step = span

    def changed(key: str) -> None:
        typed = st.session_state[key]
        if typed is not None:
            told = float(typed) * scale
            change(**{field: told if field in _WITH_PARTS else round(told)})
        elif field in _MAY_BE_EMPTY:
            change(**{field: None})

    kept = getattr(choice(), field)
    shown = None if kept is None else type(step)(min(max(kept / scale, low), high))
    if isinstance(step, int):
        drawn = follow(name, shown)
        st.number_input(label, low, high, shown, step, key=drawn, on_change=heard(name, changed), width=170, help=note)
        return
    box_follows(name, shown)
    typing = (
        typed_money(low, high)
        if field.endswith("_e4")
        else typed_count(low, high, "any")
        if field == "organic"
        else typed_rate(low, high)
    )
    figure_box(
        label,
        typing,
        shown,
        key=name,
        empty="is told" if field in _MAY_BE_EMPTY else "goes back",
        on_change=lambda: changed(name),
        width=170,
        help=note,
    )


def _state(field: str, label: str) -> None:
    name = f"budget-{field}-{session().revision}"

    def changed(key: str) -> None:
        change(**{field: st.session_state[key], **_from_files_for(field)})

    st.segmented_control(
        label,
        list(_STATES),
        default=getattr(choice(), field),
        required=True,
        format_func=lambda one: plain_words().say(_STATES[one]),
        key=follow(name, getattr(choice(), field)),
        on_change=heard(name, changed),
        help=say(N_("Soft: kept while it costs at most 2% of what the plan brings.")),
        width=_RULE_PIXELS,  # what stands beside it is in one line from rule to rule
    )


def _soft_said(found: Spending) -> None:
    """What a soft rule may cost, where there is one."""
    asked = found.choice
    if "soft" in (getattr(asked, field) for field in ("brand_rule", "innovation_rule", *_MORE_RULES)):
        st.caption(
            say(
                N_("Soft rules hold while they cost at most {share} of what the plan brings, together: {most} a week. Beyond that the dearest are given up."),
                share=asked.soft_share,
                most=worth(found, asked.soft_share * abs(found.objective)),
            )
        )  # fmt: skip


def _from_files_for(field: str) -> dict[str, Any]:
    """What a rule needs besides its figure and the reader has not said, as the files tell it."""
    asked = choice()
    if field == "paid_rule" and asked.organic is None:
        return {"organic": doors.organic_a_week(asked.channels)}
    if field in {"payback_rule", "cash_rule"} and asked.first_share is None:
        return {"first_share": doors.first_share()}
    if field == "drop_rule" and not asked.dropped:
        return {"dropped": tuple(one.channel for one in doors.dropped())}
    return {}


def _cost(found: Spending | None, code: RuleCode) -> str:
    """What a rule costs; nothing is said where no plan keeps the rules."""
    return NOTHING if found is None else _cost_of(found, code)


def _cost_of(found: Spending, code: RuleCode) -> str:
    if code not in found.costs and code not in found.kept:
        return say(N_("Not asked for."))
    if code not in found.costs and not found.kept[code]:
        return say(_NOT_HELD if _lacks_channels(found, code) else _NO_SPLIT)
    cost = found.costs.get(code, 0.0)
    if not found.kept.get(code, False):
        return say(N_("Given up: it would cost {cost} a week."), cost=worth(found, cost))
    if (code == "brand_share" or code == "innovation_share") and room_of(found.plan, code) is not None:  # noqa: PLR1714 - the type checker follows only this
        priced = doors.rule_cost(found.choice, code)
        if priced.unspent > 0:
            return say(
                N_("Costs {cost} a week: its channels can take only {money_room}, so {money_unspent} of the budget must stay unspent. You keep that money; the price does not count it. Could they take their share, it would cost {free}. Raise their limits in step 2.")
                if priced.told is None
                else N_("Costs {cost} a week: its channels can take only {money_room}, so {money_unspent} of the budget must stay unspent. You keep that money; the price does not count it. What they bring is told only up to {money_told}; if their curves went on as they begin and they took their share, it would cost {free}. Test that before you raise their limits."),
                money_told=e4(priced.told or 0.0),
                cost=worth(found, cost),
                money_room=e4(priced.room or 0.0),
                money_unspent=e4(priced.unspent),
                free=worth(found, priced.free),
            )  # fmt: skip
    if cost <= 1e-9 * max(abs(found.objective), 1.0):
        return say(
            N_("Costs nothing alone, for another rule holds back the same: see below what they cost together.")
            if code in found.together
            else N_("Costs nothing today: the best split keeps it by itself.")
        )
    told = [say(N_("Costs {cost} a week at today's curves."), cost=worth(found, cost))]
    known = None if code in _RULES else doors.pays(found.choice, code)
    if known is not None:
        told += _pays(found, code, known)
    return words().together(*told)


def _lacks_channels(found: Spending, code: RuleCode) -> bool:
    kind = {"brand_share": "brand", "innovation_share": "innovation"}.get(code)
    return kind is not None and not any(one.kind == kind and one.upper > 0 for one in found.plan.channels)


def _pays(found: Spending, code: RuleCode, known: Pays) -> Iterator[str]:
    """When a rule pays, from what it leaves unspent, what it saves, or how far the curves have to be off."""
    if code == "max_channels" and known.fewer:
        yield say(
            NP_(
                "It pays once running {count} channel less saves you more than that.",
                "It pays once running {count} channels less saves you more than that.",
            ),
            count=known.fewer,
        )
    elif code == "no_rise" and known.factor is not None and known.factor < 1:
        yield say(
            NP_(
                "It pays if {channels} brings at least {share} less than told.",
                "It pays if {channels} bring at least {share} less than told.",
            ),
            count=len(found.choice.dropped),
            channels=found.choice.dropped,
            share=1 - known.factor,
        )
    elif known.spared > 0 and found.choice.value_e4 is None:
        yield say(
            N_("It leaves {money_spared} a week unspent: {money_each} for each new customer that it gives up."),
            money_spared=e4(known.spared),
            money_each=e4(known.spared / known.cost),
        )
    elif known.spared > 0:
        yield words().say(said.unspent_said(found, known))


def together_said(found: Spending) -> None:
    """Rules that hold back the same look free one by one: what they cost together."""
    if found.together:
        titles = tuple(title(rule) for rule in found.answer.plan.rules if rule.code in found.together)
        st.markdown(
            say(N_("Together these rules cost {cost} a week, more than one by one, for what one lets go another holds back: {titles}."), titles=titles, cost=worth(found, found.together_cost))
        )  # fmt: skip


def limits_said(found: Spending) -> None:
    """What the floors and caps of the table cost, and when they pay."""
    for name, known in doors.limits_pay(found.choice):
        st.caption(words().say(said.limits_said(found, name, known)))
