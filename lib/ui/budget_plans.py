"""Plans side by side: today's, the best, one of the reader's own, and up to four put aside under a name."""

from __future__ import annotations

import math
import zlib
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.budget_choice import without_rules
from lib.analysis.budget_moves import SMALL
from lib.analysis.budget_regret import differences, differing
from lib.analysis.budget_said import worth_between
from lib.analysis.spending import Own, Spending, own_plan
from lib.charts.budget import bare, worth
from lib.core.errors import CannotAnswer
from lib.core.money import e4
from lib.core.settings import BudgetChoice, BudgetScenario, Responses
from lib.core.words import N_, NP_, Balance, Sentence
from lib.text.words import NOTHING, Words
from lib.ui.budget import ask, back, change, choice, no_plan, told_until
from lib.ui.budget_table import amount, begun, edited_since, shortened, wide
from lib.ui.doors import budget as doors
from lib.ui.drawn import told_anew
from lib.ui.escape import md, plain
from lib.ui.guard import again
from lib.ui.page import say
from lib.ui.session import session
from lib.ui.typed_figures import MONEY, as_figures, as_texts, figure_column
from lib.ui.words import plain_words, words

_MOST_SCENARIOS = 4
_PLAN_PIXELS = (84, 104)  # of a column: today, this plan and four others stand side by side
#: Less than this share of what a plan brings is not worth a table.
_HARDLY = 0.005
_SHORT = {
    "brand_share": N_("Brand gets {share_has} of it; your rule asks for {share_asked}."),
    "innovation_share": N_("Experiments get {share_has} of it; your rule asks for {share_asked}."),
}
_WORTH = N_("what a new customer is worth")
_LEFT_OF_IT = N_("what is left of revenue")
_BROKEN = {
    "payback": N_("Its spend is not back in the time that your rule allows."),
    "cash": N_("In its first month it runs short by more than your rule allows."),
    "no_rise": N_("It raises a channel that you hold until its drop is explained."),
}


def scenarios(found: Spending | None) -> None:
    """Name, freeze, take back, compare up to four."""
    here = session()
    kept = here.budget.scenarios
    form = st.form("budget-scenario", border=False, enter_to_submit=False)  # Enter after the name: a note may come yet
    with form, st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(say(N_("Name of this plan")), max_chars=40, key=f"scenario-name-{len(kept)}")
        note = st.text_input(say(N_("Note")), max_chars=200, key=f"scenario-note-{len(kept)}")
        if st.form_submit_button(
            say(N_("Put it aside")),
            icon=":material/bookmark_add:",
            disabled=found is None or len(kept) >= _MOST_SCENARIOS,
            help=_why_not() if found is None else None,
        ):
            label = plain(name, 40).strip() or plain_words().say(N_("Plan {number}"), number=len(kept) + 1)
            label = _of_its_own(label, kept)
            here.change_scenarios((*kept, BudgetScenario(label, choice(), plain(note), told_until())))
            again()
    if len(kept) >= _MOST_SCENARIOS:
        st.caption(say(N_("Four plans are kept. Remove one to keep another.")))
    if found is None:
        no_plan()
        if kept:
            _compared(_columns(None, kept))
    else:
        _own(found)
        _compared(_columns(found, kept))
        _crossed(found)
    removed = here.budget.gone_scenario
    if removed is not None and len(kept) < _MOST_SCENARIOS:  # by the cards, where it was removed
        name = _of_its_own(removed[1].name, kept)
        back(removed[1].name, "scenario-back", partial(here.bring_back_scenario, name))
    with st.grid(2, min_column_width=300, gap="small"):  # four cards: two and two, or on a phone one below another
        for at, one in enumerate(kept):
            with st.container(border=True, height="stretch"):
                st.markdown(f"**{md(one.name)}**")
                if one.note:
                    st.caption(md(one.note))
                with st.container(horizontal=True):
                    st.button(
                        say(N_("Open")),
                        help=say(N_("Takes the place of the plan that is asked now. Undo brings that one back.")),
                        key=f"scenario-open-{at}",
                        on_click=ask,
                        args=(one.choice, "redraw"),
                        kwargs={"told_until": one.told_until},
                    )
                    st.button(
                        say(N_("Copy")),
                        key=f"scenario-copy-{at}",
                        type="tertiary",
                        disabled=len(kept) >= _MOST_SCENARIOS,
                        on_click=_copy,
                        args=(at,),
                    )
                    st.button(say(N_("Remove")), key=f"scenario-remove-{at}", type="tertiary", on_click=here.remove_scenario, args=(at,))  # fmt: skip


def _why_not() -> str | None:
    """Why this plan cannot be put aside: what cannot hold together."""
    try:
        doors.spending(choice())
    except CannotAnswer as trouble:
        return words().say(trouble.sentence)
    return None


def _own(found: Spending) -> None:
    """A split of the reader's own, typed beside today's and the best; what is typed is taken over at once."""
    opened = st.expander(
        say(N_("Type a plan of your own")), icon=":material/edit_note:", key="budget-own", on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        here = session()
        names = zlib.crc32(repr([one.name for one in found.plan.channels]).encode())
        key = told_anew(f"budget-own-{here.revision}-{names}")
        mine = own_plan(found)
        start = [round(one, 2) for one in (found.spend.tolist() if mine is None else mine.spend)]
        base = begun(key, start)
        if mine is None and not edited_since(key, differs=False):  # until something is typed, the best split
            st.session_state[f"{key}-base"] = base = start
        money = plain_words().money_form()
        column, typed = st.column_config, {"own": (say(N_("My plan")), MONEY)}
        frame = pd.DataFrame(
            {
                "name": [one.name for one in found.plan.channels],
                "own": base,  # first, so that a phone shows what can be typed
                "now": pd.array(list(found.known_now), "Float64"),
                "best": found.spend,
            }
        )
        edited = st.data_editor(
            as_texts(frame, typed),
            key=key,
            hide_index=True,
            placeholder=NOTHING,
            disabled=["name", "now", "best"],
            column_config={
                "name": column.TextColumn(say(N_("Channel")), pinned=True),
                "now": column.NumberColumn(say(N_("Now")), format=money),
                "best": column.NumberColumn(say(N_("Best")), format=money),
                "own": figure_column(typed["own"][0]),
            },
        )
        mine_e4 = tuple(e4(amount(cell)) for cell in as_figures(key, frame, edited, typed)["own"].tolist())
        differs = mine_e4 != tuple(e4(one) for one in base)
        if edited_since(key, differs=differs) and mine_e4 != choice().own_e4:
            change(own_e4=mine_e4)
            again()
        if mine is not None:
            st.markdown(_own_said(found, mine))
            st.button(say(N_("Forget my plan")), key="budget-own-forget", type="tertiary", on_click=_forget_own)


def _short(found: Spending, code: str, has: float) -> str:
    """A rule that the own plan does not keep: what it has of it, and what is asked."""
    asked = found.choice
    if code == "max_channels":
        return say(
            NP_("It pays {count} channel; your rule allows {asked}.", "It pays {count} channels; your rule allows {asked}."),
            count=round(has),
            asked=asked.most_channels,
        )  # fmt: skip
    if code == "target_cac":
        return say(
            N_("A new customer costs {money_has}; your rule allows {money_asked}."),
            money_has=e4(has) if math.isfinite(has) else None,
            money_asked=asked.most_cost_e4,
        )
    if code == "target_roi":
        return say(
            N_("It brings {has} for each 1 spent; your rule asks for {asked}."),
            has=round(has, 2),
            asked=asked.least_roi,
        )
    if code == "paid_share":
        return say(
            N_("{share_has} of the new customers come by paid channels; your rule allows {share_asked}."),
            share_has=has,
            share_asked=asked.paid_share,
        )
    if code in _BROKEN:
        return say(_BROKEN[code])
    shares = {"brand_share": asked.brand_share, "innovation_share": asked.innovation_share}
    return say(_SHORT[code], share_has=has, share_asked=shares[code])


def _forget_own() -> None:
    ask(replace(choice(), own_e4=None), "redraw")


def _own_said(found: Spending, mine: Own) -> str:
    """What the own plan brings, against the best and against today; then the rules it does not keep."""
    said = [words().say(_against(found, mine))]
    if mine.over > 0:
        said.append(say(N_("It spends {money_over} more than the budget."), money_over=e4(mine.over)))
    said += [_short(found, code, has) for code, has in mine.short.items()]
    return words().together(*said)


def _against(found: Spending, mine: Own) -> Sentence:
    """The own plan against the best and today's: where what is left counts and they spend otherwise, after the spend."""
    spent, now, planned = sum(mine.spend), sum(found.now), float(found.spend.sum())
    facts = {
        "brings": worth(found, mine.objective),
        "less": _apart(found, found.objective, mine.objective),
        "more": _apart(found, mine.objective, found.now_objective),
    }
    known = found.choice.knows_now
    moved = max(abs(spent - now) if known else 0.0, abs(spent - planned))
    if found.choice.goal == "margin" and moved > SMALL * max(now, planned):
        left = {
            "left": (mine.objective, -spent),
            "today": (found.now_objective, -now),
            "best": (found.objective, -planned),
        }
        return Sentence(
            N_("Your plan brings {brings} a week. After its spend {left} is left (today {today}, best split {best}).")
            if known
            else N_("Your plan brings {brings} a week. After its spend {left} is left (best split {best})."),
            facts | {name: worth_between(found, *amounts) for name, amounts in left.items()},
        )
    if mine.objective > found.objective:
        return Sentence(
            N_("Your plan brings {brings} a week, {less} more than the best one within budget, rules and limits."),
            facts,
        )
    if not known:
        return Sentence(N_("Your plan brings {brings} a week: {less} below the best."), facts)
    return Sentence(
        N_("Your plan brings {brings} a week: {more} more than today, {less} below the best.")
        if mine.objective >= found.now_objective
        else N_("Your plan brings {brings} a week: {more} below today, {less} below the best."),
        facts,
    )


def _apart(found: Spending, one: float, other: float) -> Sentence:
    return worth_between(found, max(one, other), -min(one, other))


def _of_its_own(name: str, kept: tuple[BudgetScenario, ...]) -> str:
    """A plan's name, with a number behind it where another plan has it, or a column beside it would: "Spring (2)"."""
    show = plain_words()
    taken = {one.name for one in kept} | {show.say(one) for one in (N_("Now"), N_("This plan"), N_("My plan"))}
    number, said = 1, name
    while said in taken:
        number += 1
        said = f"{name} ({number})"
    return said


def _copy(at: int) -> None:
    """A second card of a plan, which can be opened and changed; the plan that is asked stays as it is."""
    here = session()
    kept = here.budget.scenarios
    here.change_scenarios((*kept, replace(kept[at], name=_of_its_own(kept[at].name, kept))))


@dataclass(frozen=True)
class _Column:
    """A plan beside others: by channel its spend a week, what comes of it, and that in money, each as its own choice counts.

    Attributes:
        came: new customers, or revenue, a week.
        money: what these bring; it is money only where the choice says what they are worth.
        is_whole: whether the spend of every channel is known; else there is no total, nor what comes of it.
    """

    name: str
    choice: BudgetChoice
    spends: dict[str, float]
    came: float
    money: float
    is_whole: bool = True

    @property
    def brings(self) -> float | None:
        """In money that is left of it; None where nobody had said what a new customer is worth, what is left of revenue, or what is spent."""
        asked = self.choice
        told = asked.value_e4 if asked.counted == "customers" else asked.margin
        return self.money if self.is_whole and told is not None else None

    @property
    def left(self) -> Balance | None:
        """After the spend, as it follows from both as they are shown; None where that is not known."""
        if self.brings is None:
            return None
        return Balance((e4(self.brings), -e4(sum(self.spends.values()))))

    def worth(self, show: Words) -> str:
        """What one of those who came is worth, as these figures count it: by channel where that differs."""
        asked = self.choice
        if asked.counted == "revenue":
            return NOTHING if asked.margin is None else show.number(round(asked.margin * 100, 1))
        if asked.value_e4 is None:
            return NOTHING
        each = [asked.value_e4 if one.value_e4 is None else one.value_e4 for one in asked.channels]
        least, most = show.money(min(each)), show.money(max(each))
        return least if least == most else show.span(least, most)


#: What comes of spend, and what one of that is worth.
_CAME: dict[Responses, tuple[str, str]] = {
    "customers": (N_("New customers a week"), N_("A new customer is worth")),
    "revenue": (N_("Revenue a week"), N_("Of revenue is left after costs, in %")),
}


def _columns(found: Spending | None, kept: tuple[BudgetScenario, ...]) -> list[_Column]:
    """Today, this plan, the reader's own and those put aside; where this plan cannot hold, the others without it."""
    show = plain_words()
    plans: list[_Column] = []
    now = found
    if now is None:
        with suppress(CannotAnswer):
            now = doors.spending(without_rules(choice()))
    if now is not None:
        names = [one.name for one in now.plan.channels]
        unit = now.choice.unit
        spent = zip(names, now.known_now, strict=True)
        today = {name: amount for name, amount in spent if amount is not None}
        if today:
            value, whole = now.now_objective * unit, now.choice.knows_now
            plans.append(_Column(show.say(N_("Now")), now.choice, today, now.customers_now, value, whole))
    if found is not None:
        plans.append(_column(show.say(N_("This plan")), found))
        mine = own_plan(found)
        if mine is not None:
            spends = dict(zip((one.name for one in found.plan.channels), mine.spend, strict=True))
            value = mine.objective * found.choice.unit
            plans.append(_Column(show.say(N_("My plan")), found.choice, spends, mine.customers, value))
    for one in kept:
        with suppress(CannotAnswer):
            plans.append(_column(one.name, doors.spending(one.choice)))
    return plans


def _column(name: str, found: Spending) -> _Column:
    spends = {one.name: one.spend for one in found.answer.allocation}
    return _Column(name, found.choice, spends, found.customers, found.objective * found.choice.unit)


def _compared(plans: list[_Column]) -> None:
    """The plans side by side: channels down, plans across; what a plan does not count is a dash in its column."""
    show = plain_words()
    names = list(dict.fromkeys(name for plan in plans for name in plan.spends))
    every = [[e4(one) for one in plan.spends.values()] for plan in plans]
    parts = [show.money_parts(one, *every) for one in every]
    rows: dict[str, list[str]] = {}
    for name in names:
        cells = [dict(zip(plan.spends, said, strict=True)) for plan, (said, _) in zip(plans, parts, strict=True)]
        rows[name] = [one.get(name, NOTHING) for one in cells]
    ends: list[tuple[str, list[str]]] = [
        (
            show.say(N_("Spend a week")),
            [total if one.is_whole else NOTHING for one, (_, total) in zip(plans, parts, strict=True)],
        )
    ]
    for kind, (came, each) in _CAME.items():
        of_kind = [plan for plan in plans if plan.choice.counted == kind]
        if of_kind:
            figure = _money if kind == "revenue" else _count
            ends.append(
                (show.say(came), [figure(one.came) if one in of_kind and one.is_whole else NOTHING for one in plans])
            )
        if len({one.worth(show) for one in of_kind}) > 1:
            ends.append((show.say(each), [one.worth(show) if one in of_kind else NOTHING for one in plans]))
    brings, left = [one.brings for one in plans], [one.left for one in plans]
    ends += [
        (show.say(said), [NOTHING if one is None else one for one in figures])
        for said, figures in (
            (N_("Brings a week"), [None if one is None else _money(one) for one in brings]),
            (N_("Left after spend"), [None if one is None else show.fact("money", one) for one in left]),
        )
        if any(one is not None for one in figures)
    ]
    lines = [*rows.items(), *ends]
    frame = pd.DataFrame({"line": [line for line, _ in lines]})
    for at in range(len(plans)):
        frame[f"plan{at}"] = [cells[at] for _, cells in lines]
    st.dataframe(
        frame,
        key="budget-compared",
        hide_index=True,
        height=35 * (len(lines) + 1) + 3,
        column_config={
            "line": st.column_config.TextColumn(
                say(N_("Channel")), pinned=True, width=wide(frame["line"].tolist(), 90, 190)
            ),
            **{
                f"plan{at}": st.column_config.TextColumn(
                    shortened(plain(one.name), _PLAN_PIXELS[1]),
                    help=plain(one.name),
                    alignment="right",
                    width=wide([one.name, *frame[f"plan{at}"]], *_PLAN_PIXELS),  # a long name hides no plan beside it
                )
                for at, one in enumerate(plans)
            },
        },
        alt=say(N_("The plans side by side")),
    )


def _money(amount: float) -> str:
    return plain_words().money(e4(amount))


def _count(customers: float) -> str:
    return plain_words().number(round(customers, 1))


def _differs(found: Spending, names: tuple[str, ...]) -> str:
    """What these plans believe otherwise than this one, or how many cases were named beside them."""
    cases = len(differing(found.plan, found.choice.cases))
    others = [one.choice for one in session().budget.scenarios if one.name in names]
    found_in = {what for other in others for what in differences(found.choice, other)}
    worth = _LEFT_OF_IT if found.choice.counted == "revenue" else _WORTH
    said = {"worth": worth, "channels": N_("what the channels bring")}
    differs = tuple(Sentence(text) for what, text in said.items() if what in found_in)
    named = NP_("You named {count} case of what may happen.", "You named {count} cases of what may happen.")
    return words().together(
        say(named, count=cases) if cases else "",
        say(N_("Your plans believe different figures: {differs}."), differs=differs) if differs else "",
    )


def _crossed(found: Spending) -> None:
    """Plans that believe different figures: what each split misses if another one's figures are the true ones."""
    one = doors.crossed(found.choice)
    if one is None:
        return
    show = plain_words()
    differs = _differs(found, one.names)
    if max(max(row) for row in one.missed) < _HARDLY * abs(found.objective):
        st.caption(
            words().together(differs, say(N_("With the budget, rules and limits of this plan the best split by each of them brings about the same, whichever is right.")))
        )  # fmt: skip
        return
    names = [name or show.say(N_("This plan")) for name in one.names]
    rows = [*names, show.say(N_("Between them"))][: len(one.missed)]
    st.markdown(
        words().together(
            differs,
            say(
                N_("With the budget, rules and limits of this plan, and whichever of them is right, the split of “{plan}” misses at most {missed} a week, the least of these."),
                plan=rows[one.least],
                missed=worth(found, one.worst),
            ),
        )
    )  # fmt: skip
    column = st.column_config
    st.dataframe(
        pd.DataFrame(
            {"split": rows, "worst": [bare(found, max(row), show) for row in one.missed]}
            | {f"right{at}": [bare(found, row[at], show) for row in one.missed] for at in range(len(names))}
        ),
        key="budget-crossed",
        hide_index=True,
        column_config={
            "split": column.TextColumn(say(N_("Misses a week: the split of …")), pinned=True),
            **{
                f"right{at}": column.TextColumn(say(N_("… if “{plan}” is right"), plan=name), alignment="right")
                for at, name in enumerate(names)
            },
            "worst": column.TextColumn(say(N_("At worst")), alignment="right"),
        },
        alt=say(N_("What each split misses if another plan’s figures, or a case, are right")),
    )
    if one.least == len(names):
        split = tuple(
            Sentence(N_("{channel} {money_spend}"), {"channel": channel.name, "money_spend": e4(spend)})
            for channel, spend in zip(found.plan.channels, one.spend, strict=True)
        )
        st.caption(say(N_("Between them: {split}."), split=split))
