"""The parts of *Where should the next budget go?*: budget, channels, rules, other totals, plans side by side."""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

import pandas as pd
import streamlit as st

from lib.analysis.acquired import Acquisition
from lib.analysis.budget_choice import counts_alike, worked_out
from lib.analysis.budget_firmness import break_even, chance_better, half_way, swings
from lib.analysis.budget_regret import Way
from lib.analysis.curves import Curve
from lib.analysis.spending import Spending
from lib.analysis.told_curves import spending_now
from lib.analysis.touchpoints import listed
from lib.analysis.weekly_spend import GUESSED, usable
from lib.analysis.weekly_totals import Totals
from lib.analysis.worth import Worth
from lib.catalog.budget import EXAMPLE
from lib.charts import budget as charts
from lib.charts.budget import e4, worth
from lib.core.errors import CannotAnswer
from lib.core.money import SCALE
from lib.core.settings import BudgetChannel, BudgetChoice, ChannelKind, Objective
from lib.core.words import N_, NP_, Sentence, money_said
from lib.reports.budget import kind_name, plan_sheet, workbook
from lib.reports.budget_plan import plan_json
from lib.reports.safe import MEDIA_TYPES, to_csv
from lib.text.words import NOTHING
from lib.ui import value_attribution, value_costs
from lib.ui.budget_lessons import lesson_said
from lib.ui.doors import budget as doors
from lib.ui.doors.value import chosen_by_filter
from lib.ui.escape import plain
from lib.ui.guard import again
from lib.ui.page import Figure, answer, chart, figures, findings, method, paper, say
from lib.ui.session import session
from lib.ui.words import plain_words, words

_GOALS: dict[Objective, str] = {
    "margin": N_("what is left"),
    "customers": N_("new customers"),
    "revenue": N_("revenue"),
}
_KINDS: tuple[ChannelKind, ...] = ("performance", "brand", "innovation")
MOST_CHANNELS = 30
#: More than so many cases in ten are not promised; of curves that are guesses, hardly more than even.
_SUREST, _SUREST_GUESS = 9, 6
_CELL = 96  # pixels of a cell beside a slider


def choice() -> BudgetChoice:
    """What is asked; where nobody has told any channels, those of the shop's files, or else an example's."""
    asked = session().budget.choice
    if not asked.channels:
        return replace(doors.from_files() or EXAMPLE, total_e4=asked.total_e4)
    told = doors.from_files() if asked.channels == EXAMPLE.channels else None
    return asked if told is None else _with_files(asked, told)


def own_channels() -> tuple[BudgetChannel, ...]:
    """The channels of the table, without those that are still the example's: what files tell is added to them."""
    return tuple(one for one in choice().channels if one not in EXAMPLE.channels)


def _with_files(asked: BudgetChoice, told: BudgetChoice) -> BudgetChoice:
    """The same question of the shop's own channels; the example's worth of a customer goes with the example."""
    if told.counted != asked.counted:  # a unit of revenue is no customer
        return replace(told, total_e4=asked.total_e4)
    worth, unsure = told.value_e4, told.value_unsure
    if worth is None and not (
        asked.value_e4 == EXAMPLE.value_e4 and any(one in EXAMPLE.channels for one in asked.channels)
    ):
        worth, unsure = asked.value_e4, asked.value_unsure
    return replace(asked, channels=told.channels, value_e4=worth, value_unsure=unsure, own_e4=None)


def change(gesture: str = "", **fields: Any) -> None:
    """Ask something else, as a widget of the page says; one gesture is one step to undo."""
    session().change_budget(replace(choice(), **fields), gesture)


def is_told() -> bool:
    """Whether any channel says what it brings: before that there is nothing to ask for."""
    return any(one.can_bring for one in choice().channels)


def no_plan() -> None:
    """Stands where an answer would, while no plan keeps what is asked; the top of the page says why."""
    st.caption(say(N_("No plan to show: the sentence at the top says what cannot hold together.")))


def opening() -> Spending | None:
    """The answer, or why there is none yet; a clash of rules can be undone on the spot."""
    asked = choice()
    try:
        return doors.spending(asked)
    except CannotAnswer as trouble:
        spent = sum(one.weekly_e4 for one in asked.channels)
        if spent > 0 and not any(one.can_bring for one in asked.channels):
            answer(say(N_("You spend {money_now} a week; what it brings is not known yet."), money_now=spent))
            told = doors.from_files()
            if told is not None and told.channels == asked.channels:
                return None  # `source` says what to do
        st.error(words().say(trouble.sentence), icon=":material/error:")
        if session().can_undo("budget"):
            st.button(say(N_("Undo")), key="undo-budget-clash", icon=":material/undo:", on_click=session().undo_budget)
        return None


def _of_the_shop() -> None:
    """That a filter narrows nothing here."""
    if chosen_by_filter():
        st.caption(say(N_("Whatever the filter: spend and new customers here are of the whole shop.")))


def source() -> None:
    """Whose figures these are, where they are not the reader's own; a way back to those of the files."""
    here, told = session(), doors.from_files()
    strange = doors.other_currency()
    if strange is not None:
        st.warning(words().say(strange.sentence), icon=":material/currency_exchange:")
    if told is None:
        if here.budget.choice.channels in {(), EXAMPLE.channels}:
            st.info(
                say(
                    N_(
                        "These are the figures of an example. Type your own into the table of step 2. Without a file of your shop, a reload begins anew."
                    )
                ),
                icon=":material/science:",
            )
        return
    _of_the_shop()
    if choice().channels != told.channels:
        st.button(
            say(N_("Take the channels from your files")),
            key="budget-from-files",
            icon=":material/table_view:",
            type="tertiary",
            on_click=_take_over,
            args=(told,),
        )
        return
    totals = doors.by_totals()
    if totals is not None:
        _fitted_from_totals(totals)
        return
    silent = tuple(one.name for one in told.channels if not one.is_told)
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
            channels=by_weeks,
        )
    ]  # fmt: skip
    claimed = doors.claimed()
    if claimed:
        lines.append(
            say(
                NP_(
                    "No first order names {channels}: what it brings is what the ad file claims.",
                    "No first order names {channels}: what they bring is what the ad file claims.",
                ),
                count=len(claimed),
                channels=claimed,
            )
        )
    guessed = doors.guessed()
    if guessed:
        lines.append(say(GUESSED, count=len(guessed), channels=guessed))
    if 0 < len(silent) < len(told.channels):
        lines.append(
            say(
                NP_(
                    "No first order names {channels}, so its spend stays as it is: say in step 2 what it brings, and clear its limits.",
                    "No first order names {channels}, so their spend stays as it is: say in step 2 what they bring, and clear their limits.",
                ),
                count=len(silent),
                channels=silent,
            )
        )
    st.info("  \n".join(lines), icon=":material/table_view:")
    if silent:
        _perhaps_the_same()


def _fitted_from_totals(totals: Totals) -> None:
    """Where the channels come from, and which of them the weeks do not tell."""
    guessed = tuple(one.channel for one in usable((), totals.curves) if one.reasons)
    held = tuple(one.name for one in totals.channels if not one.is_told)
    lines = [
        say(
            N_("Fitted from your {weeks} weeks: spend and new customers of your totals, without any order. Change any figure in step 2.")
            if totals.counted == "customers"
            else N_("Fitted from your {weeks} weeks: spend and revenue of your totals, without any order. The channels bring revenue, not new customers. Change any figure in step 2."),
            weeks=totals.weeks,
        )
    ]  # fmt: skip
    if guessed:
        lines.append(say(GUESSED, count=len(guessed), channels=guessed))
    if held:
        lines.append(
            say(
                NP_(
                    "The weeks do not tell what {channels} brings, so its spend stays as it is; why stands below the table of step 2.",
                    "The weeks do not tell what {channels} bring, so their spend stays as it is; why stands below the table of step 2.",
                ),
                count=len(held),
                channels=held,
            )
        )
    st.info("  \n".join(lines), icon=":material/table_view:")


def _costs() -> Acquisition | None:
    """What new customers cost by the shop's files; None where they do not tell."""
    project = session().project
    if project is None or not project.has_orders:
        return None
    try:
        return value_costs.found()
    except CannotAnswer:  # no order in this view
        return None


def _perhaps_the_same() -> None:
    """Channels that first orders may name otherwise than the spend does."""
    cost = _costs()
    if cost is not None and cost.alike:
        findings([one for one in cost.findings if one.code == "channels_alike"])
        value_attribution.confirm_alike(cost.alike)


def _take_over(told: BudgetChoice) -> None:
    session().change_budget(_with_files(choice(), told), "", "redraw")


def four_figures(found: Spending) -> None:
    """Spend, what it brings, more than today, and the chance of that."""
    show = plain_words()
    spent = float(found.spend.sum())
    if found.choice.counted == "revenue":
        _three_figures(found, spent)
        return
    cost = spent / found.customers if found.customers > 0 else math.nan
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
            say(
                N_(
                    "All spend of the plan divided by all new customers that it brings. The Value page divides by all new customers, also those who come without an ad: so its cost is lower."
                )
            ),
        ),
        Figure(
            say(N_("More than today")),
            _signed(round(found.gain, 1)),
            say(
                N_("New customers a week that the best split brings on top; likely so: {tenths} in 10."),
                tenths=_tenths(found),
            ),
        )
        if found.choice.goal == "customers"
        else Figure(
            say(N_("Brings a week")) if found.choice.goal == "margin" else say(N_("Revenue a week")),
            show.money(e4(found.objective)),
            say(
                N_("Likely between {low} and {high}, if your figures are as unsure as you say.")
                if found.choice.value_unsure == 0
                else N_(
                    "Likely between {low} and {high}: your figures are unsure, and so is what a new customer is worth."
                ),
                low=worth(found, found.low),
                high=worth(found, found.high),
            ),
        ),
    )


def _three_figures(found: Spending, spent: float) -> None:
    """Spend, the revenue that it brings, and how often it comes back, where channels bring revenue."""
    show, revenue = plain_words(), found.customers
    more = show.money(e4(found.gain)) if found.choice.knows_now else NOTHING
    figures(
        Figure(say(N_("Spend a week")), show.money(e4(spent))),
        Figure(
            say(N_("Revenue a week")),
            show.money(e4(revenue)),
            say(N_("Today: {money_now}."), money_now=e4(found.customers_now)) if found.choice.knows_now else "",
        ),
        Figure(
            say(N_("Revenue for each unit spent")),
            NOTHING if spent <= 0 else show.number(round(revenue / spent, 2)),
            say(N_("All revenue that the plan brings divided by all of its spend.")),
        ),
        Figure(
            say(N_("Left a week")) if found.choice.goal == "margin" else say(N_("More than today")),
            show.money(e4(found.objective)) if found.choice.goal == "margin" else more,
            say(
                N_("Likely between {low} and {high}, if your figures are as unsure as you say."),
                low=worth(found, found.low),
                high=worth(found, found.high),
            ),
        ),
    )


def guess_said(found: Spending) -> None:
    """That the answer's direction is a guess, where it is drawn from weeks that hardly tell these channels."""
    channels = _guessed_moves(found)
    if channels:
        st.caption(
            say(N_("This direction is a guess: your weeks hardly tell what {channels} bring, and chance alone may have drawn these curves. Move little, or test first."), channels=channels)
        )  # fmt: skip


def _guessed_moves(found: Spending) -> tuple[str, ...]:
    """The channels that lose and gain most, where the curves of all of them are guesses."""
    moved = tuple(found.plan.channels[at].name for at in charts.largest_moves(found) if at is not None)
    return moved if moved and doors.guessed_of(found.choice).issuperset(moved) else ()


def _tenths(found: Spending) -> int:
    """In how many of ten cases the best split brings more than today's, as far as one may say so."""
    return min(round(chance_better(found) * 10), _SUREST_GUESS if _guessed_moves(found) else _SUREST)


def _signed(value: float) -> str:
    figure = plain_words().number(value or 0.0)  # never -0
    return f"+{figure}" if value > 0 else figure


# ---- 1 the budget


def controls_and_picture(found: Spending | None) -> None:
    """Total and four sliders on the left, the one picture on the right; the controls stay where no plan keeps what is asked."""
    left, right = st.columns((2, 3), gap="large")
    with right:
        if found is None:
            no_plan()
        else:
            chart(charts.moves(found, plain_words(), paper()), "budget-moves")
            _half_way(found)
    with left:
        _total()
        _percent("brand_share", say(N_("Brand gets at least")))
        _percent("innovation_share", say(N_("Experiments get at least")))
        _reach()
        if choice().counted == "revenue":
            _left_of_revenue()
        else:
            _value()
            _objective()
            _worked_out()
        here = session()
        if found is not None and here.can_undo("budget"):  # else it stands beside what cannot hold
            st.button(
                say(N_("Undo")), key="undo-budget", icon=":material/undo:", type="tertiary", on_click=here.undo_budget
            )


def _half_way(found: Spending) -> None:
    share = half_way(found)
    if share is not None and share > 0.5 and found.gain > 0:
        st.caption(
            say(
                N_(
                    "Half of this move already earns {share_part} of the gain; likely better than today: {tenths} in 10."
                ),
                share_part=min(share, 1.0),
                tenths=_tenths(found),
            )
        )


@dataclass(frozen=True)
class _Range:
    """What a slider can show: in its own unit, and as it is written; `typed`: the most that can be typed beside it."""

    low: float
    high: float
    step: float
    form: str
    typed: float | None = None


_MOST_TYPED = 1e15


def _slide_or_type(
    label: str,
    name: str,
    span: _Range,
    value: float | None,
    kept: Callable[[float], dict[str, Any]],
    note: str | None = None,
) -> None:
    """The same figure as a slider and as a cell; each follows the other.

    Args:
        label: what stands above it.
        name: of the figure; its widgets and its step of undo are called so.
        span: what the slider can show.
        value: None: not told yet.
        kept: makes fields of a choice from the figure.
        note: what it means.
    """
    keys = (f"budget-{name}-{session().revision}", f"budget-{name}-typed-{session().revision}")
    most = span.high if span.typed is None else span.typed
    cell = None if value is None else min(max(value, 0.0), most)
    slid = span.low if value is None else _on(span, value)

    def changed(key: str) -> None:
        typed = st.session_state[key]
        if typed is not None:
            change(name, **kept(float(typed)))

    follow(keys, (slid, cell))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.slider(
            label,
            span.low,
            span.high,
            slid,
            span.step,
            format=span.form,
            key=keys[0],
            on_change=changed,
            args=(keys[0],),
            help=note,
        )
        st.number_input(
            label,
            0.0,
            most,
            cell,
            span.step,
            format="%.2f" if span.typed is not None else "%g",
            key=keys[1],
            on_change=changed,
            args=(keys[1],),
            width=_CELL,
            label_visibility="collapsed",
            placeholder=NOTHING,
        )


def _on(span: _Range, value: float) -> float:
    """Where a slider stands for a figure."""
    inside = min(max(value, span.low), span.high)
    return float(min(span.low + round((inside - span.low) / span.step) * span.step, span.high))


def follow(keys: tuple[str, ...], figures: tuple[float | str | None, ...]) -> None:
    """Where a figure has changed elsewhere, the widgets that show it are told; one that is being dragged is left alone."""
    known = f"{keys[0]} told"
    if st.session_state.get(known, figures) != figures:
        for key, figure in zip(keys, figures, strict=True):
            if key in st.session_state and not _same(st.session_state[key], figure):
                st.session_state[key] = figure
    st.session_state[known] = figures


def _same(shown: float | str | None, figure: float | str | None) -> bool:
    if isinstance(shown, float) and isinstance(figure, float):
        return math.isclose(shown, figure, abs_tol=1e-6)
    return shown == figure


def _total() -> None:
    asked = choice()
    now = sum(one.weekly_e4 for one in asked.channels) / SCALE
    total = now if asked.total_e4 is None else asked.total_e4 / SCALE
    now = now or sum(2 * one.weekly_e4 / SCALE if one.points is None else one.points[-1][0] for one in asked.channels)
    step = _nice(max(now, 1.0) / 100)
    low, high = min(0.4 * now, total), max(2 * now, step * 10, total)
    form = f"{plain_words().symbol()}%,.{0 if step >= 1 else 2}f"
    wide = f"budget-total-ends-{session().revision}"  # once it is wide it stays so: else it would shrink under the hand
    before = cast("tuple[float, float]", st.session_state.get(wide, (low, high)))
    low, high = st.session_state[wide] = (min(low, before[0]), max(high, before[1]))
    span = _Range(math.floor(low / step) * step, math.ceil(high / step) * step, step, form, _MOST_TYPED)
    _slide_or_type(
        say(N_("Budget a week")), "total", span, round(total, 2), lambda value: {"total_e4": e4(value)}
    )  # fmt: skip


def _nice(size: float) -> float:
    """1, 2 or 5 times a power of ten, at most `size`."""
    power = 10.0 ** math.floor(math.log10(size))
    return next(power * factor for factor in (5, 2, 1) if power * factor <= size * (1 + 1e-9))


def _percent(field: str, label: str) -> None:
    state = {"brand_share": "brand_rule", "innovation_share": "innovation_rule"}[field]
    asked = choice()
    shown = getattr(asked, field) if getattr(asked, state) != "off" else 0.0

    def kept(value: float) -> dict[str, Any]:
        if value <= 0:
            return {state: "off"}
        before = getattr(choice(), state)
        return {field: value / 100, state: "on" if before == "off" else before}

    _slide_or_type(label, field, _Range(0.0, 90.0, 1.0, "%.0f%%"), round(shown * 100.0, 1), kept)


def _reach() -> None:
    reach = choice().reach
    _slide_or_type(
        say(N_("A channel moves up to")),
        "reach",
        _Range(0.0, 100.0, 5.0, "%.0f%%"),
        100.0 if reach is None else round(reach * 100, 1),
        lambda value: {"reach": None if value >= 100 else value / 100},
        say(N_("How far from today's spend you dare to go. Nothing is known beyond twice today's spend.")),
    )


def _value() -> None:
    asked, key = choice(), f"budget-value-{session().revision}"
    value = _units(asked.value_e4)
    follow((key,), (value,))

    def changed() -> None:
        typed = st.session_state[key]
        change("value", value_e4=None if not typed else e4(float(typed)), value_unsure=0.0)

    st.number_input(
        say(N_("A new customer is worth")),
        min_value=min(value or 0.0, 0.0),  # a project file may say less than nothing; nobody can type it
        value=value,
        step=1.0,
        format="%.2f",
        key=key,
        on_change=changed,
        placeholder=say(N_("not known yet")),
        help=say(N_("What a new customer leaves you over the years after the cost of the goods. Empty: the plan counts customers.")),
    )  # fmt: skip
    if value is not None and asked.value_unsure > 0:
        low, high = value / (1 + asked.value_unsure), value * (1 + asked.value_unsure)
        st.caption(say(N_("Likely between {low} and {high}, by the Value page."), low=money_said(e4(low)), high=money_said(e4(high))))  # fmt: skip


def _left_of_revenue() -> None:
    """What is left of revenue, where channels bring revenue; until it is known the plan goes by revenue itself."""
    asked, key = choice(), f"budget-left-{session().revision}"
    value = None if asked.margin is None else round(asked.margin * 100, 1)
    follow((key,), (value,))

    def changed() -> None:
        typed = st.session_state[key]
        left = None if not typed else float(typed) / 100
        worth_e4, goal = round((left or 1.0) * SCALE), cast("Objective", "margin" if left else "revenue")
        change("left", margin=left, value_e4=worth_e4, objective=goal)

    st.number_input(
        say(N_("Of revenue is left after costs, in %")), 0.1, 100.0, value, 1.0, key=key, on_change=changed, placeholder=say(N_("not known yet"))
    )  # fmt: skip
    if value is None:
        st.caption(say(N_("The channels bring revenue, and the plan goes by it: that is not what is left to you.")))


def _objective() -> None:
    """What there is to be most of; without a worth the plan counts customers anyway."""
    asked, key = choice(), f"budget-objective-{session().revision}"
    if asked.value_e4 is None:
        return

    def changed() -> None:
        wanted: Objective = st.session_state[key]
        known = asked.margin if asked.margin is not None or wanted != "revenue" else doors.kept_share()
        change("objective", objective=wanted, margin=known)

    follow((key,), (asked.objective,))
    st.segmented_control(
        say(N_("Most of")),
        list(_GOALS),
        default=asked.objective,
        required=True,
        format_func=lambda one: plain_words().say(_GOALS[one]),
        key=key,
        on_change=changed,
        wrap=True,
        help=say(N_("What is left after the goods, the number of new customers, or what they pay. The three differ where channels bring customers of different worth (last column of step 2).")),
    )  # fmt: skip
    if asked.objective == "revenue" and asked.goal != "revenue":
        st.caption(say(N_("Say below what is left of a sale: until then revenue cannot be told, and the plan goes by what is left.")))  # fmt: skip


def _worked_out() -> None:
    """What a new customer is worth, from what can be changed about it: orders, margin, and how far ahead is looked."""
    opened = st.expander(
        say(N_("Try another margin or horizon")), icon=":material/tune:", key="budget-worth", on_change="rerun"
    )
    if not opened.open:
        return
    told = doors.spends() or (None, None, None)
    asked = choice()
    first, later = (
        mine if mine is not None else theirs
        for mine, theirs in zip((asked.first_e4, asked.later_e4), told[:2], strict=True)
    )
    margin = asked.margin if asked.margin is not None else told[2]

    def kept(**fields: Any) -> dict[str, Any]:
        base = {"first_e4": first, "later_e4": later, "margin": margin}
        done = worked_out(replace(choice(), **{**base, **fields}))
        names = ("first_e4", "later_e4", "margin", "worth_months", "value_e4", "first_share")
        return {name: getattr(done, name) for name in names}

    with opened:
        money = max((first or 0) + (later or 0), 100 * SCALE) / SCALE
        top = float(st.session_state.setdefault(f"budget-worth-top-{session().revision}", _nice(money) * 5))
        spends = _Range(0.0, top, _nice(top / 500), f"{plain_words().symbol()}%,.0f", _MOST_TYPED)
        percent, months = _Range(0.0, 100.0, 1.0, "%.0f"), _Range(1.0, 60.0, 1.0, "%.0f")
        left = None if margin is None else round(margin * 100, 1)
        for label, name, span, value, fields in (
            (N_("Spends with the first order"), "first_e4", spends, _units(first), lambda value: kept(first_e4=e4(value))),
            (N_("Spends in the year after it"), "later_e4", spends, _units(later), lambda value: kept(later_e4=e4(value))),
            (N_("Of that is left after costs, in %"), "margin", percent, left, lambda value: kept(margin=value / 100)),
            (N_("Months that count"), "worth_months", months, float(asked.worth_months), lambda value: kept(worth_months=round(value))),
        ):  # fmt: skip
            _slide_or_type(say(label), name, span, value, fields)
        if None in {first, later, margin}:
            st.caption(say(N_("Fill in all of them, and the worth of a new customer follows.")))
        else:
            st.caption(say(N_("After the first year a customer is taken to spend half as much in each further one.")))


def _units(amount_e4: int | None) -> float | None:
    return None if amount_e4 is None else amount_e4 / SCALE


# ---- 2 the channels


def channels() -> None:
    """The small table of curves; what is typed is taken over at once."""
    here = session()
    key = f"budget-table-{here.revision}-{_origin()}"
    base = cast("tuple[BudgetChannel, ...]", st.session_state.setdefault(f"{key}-base", choice().channels))
    column, symbol = st.column_config, plain_words().symbol()
    money = f"{symbol}%,.2f"
    names = {kind: plain_words().say(kind_name(kind)) for kind in _KINDS}
    brings = say(N_("Revenue a week")) if choice().counted == "revenue" else say(N_("New customers"))
    frame = pd.DataFrame(
        {
            "name": [one.name for one in base],
            "kind": [names[one.kind] for one in base],
            "weekly": [one.weekly_e4 / SCALE for one in base],
            "brings": pd.array([_said_of(one, one.brings) for one in base], "Float64"),
            "doubled": pd.array([_said_of(one, one.doubled) for one in base], "Float64"),
            "unsure": [round(one.unsure * 100, 6) for one in base],
            "least": [one.least_e4 / SCALE for one in base],
            "most": pd.array([_units(one.most_e4) for one in base], "Float64"),
            "worth": pd.array([_units(one.value_e4) for one in base], "Float64"),
        }
    )
    edited = st.data_editor(
        frame,
        key=key,
        num_rows="dynamic",
        hide_index=True,
        placeholder=NOTHING,
        column_order=[str(name) for name in frame if name != "worth" or choice().counted == "customers"],
        column_config={
            "name": column.TextColumn(say(N_("Channel")), max_chars=60, pinned=True, width=105),
            "kind": column.SelectboxColumn(say(N_("Kind")), options=list(names.values()), width=95),
            "weekly": column.NumberColumn(say(N_("Now a week")), format=money, min_value=0, width=105),
            "brings": column.NumberColumn(
                brings, format="%,.1f", min_value=0, width=120, help=say(N_("Empty: not known. 0: it brings nothing. Where nothing is spent now: what the amount under “At most” would bring."))
            ),
            "doubled": column.NumberColumn(say(N_("…at twice that")), format="%,.1f", min_value=0, width=130),
            "unsure": column.NumberColumn(say(N_("Unsure by")), format="%.0f%%", min_value=0, max_value=95, width=95),
            "least": column.NumberColumn(say(N_("At least")), format=money, min_value=0, width=85),
            "most": column.NumberColumn(say(N_("At most")), format=money, min_value=0, width=85, help=say(N_("Empty: twice what you spend now; of a curve from another tool, as far as it goes."))),
            "worth": column.NumberColumn(say(N_("Each is worth")), format=money, min_value=0, width=110, help=say(N_("Empty: as much as said in step 1."))),
        },
    )  # fmt: skip
    kinds = dict(zip(names.values(), _KINDS, strict=True))
    most = max(MOST_CHANNELS, len(base))
    told = _told(edited, kinds, most, base)
    left_out([str(name).strip() for name in edited["name"].iloc[most:].dropna()], most)
    if not told:  # nothing can be asked without a channel
        st.caption(say(N_("Name at least one channel. Until then the page goes by the channels that were here.")))
    elif edited_since(key, told != _told(frame, kinds, len(base), base)) and told != choice().channels:
        anew = any(one.points is not None and one not in base for one in told)  # what it brings follows from its curve
        session().change_budget(replace(choice(), channels=told, own_e4=None), "table", "redraw" if anew else "keep")
        again()
    _own_worth()
    _remarked(told)


def asked_of_channels() -> str:
    """What the table of step 2 is to be told."""
    if choice().counted == "revenue":
        return say(N_("For each channel: what you spend a week, how much revenue that brings, and how much twice the money would bring. A guess is enough; say how unsure you are."))  # fmt: skip
    return say(
        N_(
            "For each channel: what you spend a week, how many new customers that brings, and how many twice the money would bring. A guess is enough; say how unsure you are."
        )
    )


def _said_of(channel: BudgetChannel, figure: float) -> float | None:
    """A figure as its cell has it: empty where it is not known, also of a curve whose spend of now is not."""
    return None if not channel.is_told or (channel.can_bring and channel.about_e4 <= 0) else figure


def _remarked(told: Sequence[BudgetChannel]) -> None:
    """What a row leaves open, and how its curve is read."""
    drawn = tuple(one.name for one in told if one.points is not None and one.can_bring)
    if drawn:
        st.caption(
            say(
                NP_(
                    "{channels} keeps the whole curve that was imported, until you type other figures for what it brings.",
                    "{channels} keep the whole curves that were imported, until you type other figures for what they bring.",
                ),
                count=len(drawn),
                channels=listed(drawn, 10),
            )
        )
    for one in told:
        if one.points is not None:
            if any(response < 0 for _, response in one.points):
                st.caption(say(N_("{channel}: its curve goes below nothing: more spend on it is told to cost customers."), channel=one.name))  # fmt: skip
        elif one.brings > 0 and one.weekly_e4 <= 0:
            template = (
                N_("{channel}: nothing is spent on it now, so “New customers” is read as what {money_most} a week, its “At most”, would bring.")
                if one.about_e4 > 0
                else N_("{channel}: nothing is spent on it now. Say under “At most” which amount a week would bring these new customers.")
            )  # fmt: skip
            st.caption(say(template, channel=one.name, money_most=one.about_e4))
        elif one.brings > 0 and one.doubled >= 1.999 * one.brings:
            st.caption(
                say(
                    N_("{channel}: doubling is told to bring twice as much or more, which is rare. Nothing beyond twice today's spend is assumed."),
                    channel=one.name,
                )
            )  # fmt: skip
        elif one.brings > 0 and one.doubled < one.brings:
            st.caption(
                say(N_("{channel}: twice the money is told to bring less; it is read as bringing nothing more."), channel=one.name)
            )  # fmt: skip


def left_out(names: Sequence[str], most: int) -> None:
    """Channels that are too many for the table."""
    named = tuple(name for name in names if name)
    if named:
        st.warning(
            say(
                N_("The table holds {most} channels; left out: {names}. Put small channels together into one row."),
                most=most,
                names=listed(named, 10),
            )
        )


def _own_worth() -> None:
    """Each channel's own worth of a new customer, as the Value page has it; and where it does not count."""
    asked, known = choice(), doors.values_by_channel()
    own = any(one.value_e4 is not None for one in asked.channels)
    if own and asked.value_e4 is not None and asked.goal != "customers" and counts_alike(asked):
        st.caption(
            say(N_("Rules about the cost of a new customer and about paid customers count all of them alike: while one is on, the channels' own worth is left aside."))
        )  # fmt: skip
    mine = {one.name: known[one.name] for one in asked.channels if one.name in known}
    if not mine:
        return
    listed = tuple(
        Sentence(
            N_("{channel} {value} ({low} to {high})"),
            {"channel": name, **{part: money_said(e4(getattr(one, field))) for part, field in (("value", "value"), ("low", "wide_low"), ("high", "wide_high"))}},
        )
        for name, one in mine.items()
    )  # fmt: skip
    st.caption(say(N_("A new customer’s worth by the Value page: {listed}."), listed=listed))
    st.button(
        say(N_("Take each channel’s own worth")),
        key="budget-own-worth",
        type="tertiary",
        icon=":material/download:",
        disabled=all(one.value_e4 == _worth_of(one, mine) for one in asked.channels),
        on_click=_take_worth,
        args=(mine,),
    )


def _worth_of(channel: BudgetChannel, known: dict[str, Worth]) -> int | None:
    return e4(max(round(known[channel.name].value, 2), 0.0)) if channel.name in known else channel.value_e4


def _take_worth(known: dict[str, Worth]) -> None:
    told = tuple(replace(one, value_e4=_worth_of(one, known)) for one in choice().channels)
    session().change_budget(replace(choice(), channels=told), "", "redraw")


def edited_since(key: str, differs: bool) -> bool:  # noqa: FBT001 - what is looked at
    """Whether a table has been typed into since it was drawn first: also where the figure of before was typed again."""
    if differs:
        st.session_state[f"{key}-edited"] = True
    return bool(st.session_state.get(f"{key}-edited", False))


def _origin() -> int:
    """Names the channels that the files tell: where they become others, the table begins anew."""
    told = doors.from_files()
    return 0 if told is None else zlib.crc32(repr(told.channels).encode())


def _told(
    frame: pd.DataFrame, kinds: dict[str, ChannelKind], rows: int, base: Sequence[BudgetChannel]
) -> tuple[BudgetChannel, ...]:
    """The rows that have a name, checked again: a browser's limits are only hints.

    A channel keeps the curve that it came with until other figures are typed for what it brings.
    """
    told: list[BudgetChannel] = []
    taken: set[str] = set()
    for at, row in frame.head(rows).iterrows():
        name = plain("" if pd.isna(row["name"]) else str(row["name"]), 60).strip()
        if not name or name in taken:
            continue
        taken.add(name)
        least, most = amount(row["least"]), None if pd.isna(row["most"]) else amount(row["most"])
        own = None if pd.isna(row["worth"]) else amount(row["worth"])
        before = base[at] if isinstance(at, int) and at < len(base) else None
        typed = BudgetChannel(
            name=name,
            kind=kinds.get(str(row["kind"]), "performance"),
            weekly_e4=e4(amount(row["weekly"])),
            brings=amount(row["brings"]),
            doubled=amount(row["doubled"]),
            unsure=0.3 if pd.isna(row["unsure"]) else min(amount(row["unsure"]), 95.0) / 100,
            least_e4=e4(least),
            most_e4=None if most is None else e4(max(most, least)),
            value_e4=None if own is None else e4(own),
        )
        told.append(_with_curve(typed, before, nothing=not pd.isna(row["brings"]) and typed.brings <= 0))
    return tuple(told)


def _with_curve(typed: BudgetChannel, before: BudgetChannel | None, *, nothing: bool) -> BudgetChannel:
    """The row with the curve that it came with, where what it brings was left alone; a 0 that was typed brings nothing."""
    if before is not None and before.points is not None:
        said = [_said_of(before, figure) or 0.0 for figure in (before.brings, before.doubled)]
        if [typed.brings, typed.doubled] == said:
            kept = replace(typed, points=before.points, brings=before.brings, doubled=before.doubled)
            return kept if kept.weekly_e4 == before.weekly_e4 else spending_now(kept, typed.weekly_e4)
    return replace(typed, points=((0.0, 0.0),), doubled=0.0) if nothing else typed


def amount(cell: Any) -> float:
    """A figure that a shop can have: zero for none, never negative, at most a million million."""
    return 0.0 if pd.isna(cell) else min(max(float(cell), 0.0), 1e12)


# ---- 4 other totals


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
    rows = doors.totals(found.choice)
    if len(rows) < 2:
        st.caption(say(N_("Floors and caps leave no other budget.")))
        return
    chart(charts.totals(found, rows, plain_words(), paper()), "budget-totals")
    edge = break_even(rows)
    if edge is not None and edge < found.plan.budget * 0.999:
        st.markdown(
            say(
                N_("At this budget the last units do not earn themselves back within what a customer is worth: {money_edge} a week would be enough."),
                money_edge=e4(edge),
            )
        )  # fmt: skip


# ---- what it means, what to do, how it is computed


def meaning(found: Spending) -> None:
    """Why this split, in sentences; how firm it is, when asked for."""
    st.header(say(N_("What this means")), anchor=False)
    for one, now in zip(found.answer.allocation, found.now, strict=True):
        st.markdown(f"- {_why(found, one.name, one.spend, now)}")
    doubted = len(found.plan.channels) > 1 and found.objective > 0
    if doubted:
        st.markdown(f"- {charts.swings_finding(found, swings(found), words())}")
    firm = st.expander(
        say(N_("How firm is this split?")), icon=":material/balance:", key="budget-firm", on_change="rerun"
    )
    if firm.open:
        with firm:
            if doubted:
                chart(charts.swings(found, swings(found), plain_words(), paper()), "budget-swings")
            for one in doors.firmness(found.choice):
                st.markdown(f"- {_firm(one.name, one.low, one.high, one.turns_at)}")
    st.caption(
        say(N_("These curves are what you or your files told, not what a test has shown. A week with the channel switched off, or doubled in one town, tells more than any sum."))
    )  # fmt: skip


def _why(found: Spending, name: str, spend: float, now: float) -> str:
    """One channel: what one more customer costs on either end of the move."""
    channel = next(one for one in found.plan.channels if one.name == name)
    told = next(one for one in found.choice.channels if one.name == name)
    if not told.can_bring:
        return _brings_nothing(told, spend)
    revenue = found.choice.counted == "revenue"
    falls = spend < now - 0.005 * max(found.plan.budget, 1e-9)
    rate = _customers_a_unit(channel.curve, now if falls else spend, -1 if falls else 1)
    facts: dict[str, Any] = {"channel": name, "money_spend": e4(spend)}
    if falls and rate <= 0:
        return say(N_("{channel} goes down to {money_spend}: the money taken away brought nobody."), **facts)
    if rate <= 0:
        return say(N_("{channel} gets {money_spend}: more than that is not known to bring anybody."), **facts)
    stays = abs(spend - now) <= 0.005 * max(found.plan.budget, 1e-9)
    way = "gets" if not told.knows_now else "down" if falls else "stays" if stays else "up"
    if revenue:
        return say(_LAST_REVENUE[way], money_next=e4(rate), **facts)
    return say(_LAST_CUSTOMER[way], money_next=e4(1 / rate), **facts)


def _brings_nothing(told: BudgetChannel, spend: float) -> str:
    """Why a channel whose curve brings nothing gets what it gets."""
    facts = {"channel": told.name, "money_spend": e4(spend)}
    if told.points is None:
        return say(N_("{channel}: nothing is told yet of what it brings."), **facts)
    if any(response < 0 for _, response in told.points):
        return say(N_("{channel} gets {money_spend}: its curve is negative, more spend on it is told to cost customers."), **facts)  # fmt: skip
    return say(N_("{channel} gets {money_spend}: it is told to bring nothing."), **facts)


_LAST_CUSTOMER = {
    "down": N_("{channel} goes down to {money_spend}: the last customers there cost {money_next} each."),
    "stays": N_("{channel} stays at {money_spend}: one more customer there would cost {money_next}."),
    "up": N_("{channel} goes up to {money_spend}: one more customer after that would cost {money_next}."),
    "gets": N_("{channel} gets {money_spend}: one more customer after that would cost {money_next}."),
}
_LAST_REVENUE = {
    "down": N_("{channel} goes down to {money_spend}: the last unit of money there brought {money_next} of revenue."),
    "stays": N_("{channel} stays at {money_spend}: one more unit of money there would bring {money_next} of revenue."),
    "up": N_("{channel} goes up to {money_spend}: one more unit of money after that would bring {money_next} of revenue."),
    "gets": N_("{channel} gets {money_spend}: one more unit of money after that would bring {money_next} of revenue."),
}  # fmt: skip


def _customers_a_unit(curve: Curve, spend: float, way: int) -> float:
    """New customers for one more unit of money at a spend, or for the last one there (way -1)."""
    unit = max(spend, 1.0) / 1000
    change = float(curve.response(spend + way * unit) - curve.response(spend)) / (way * unit)
    return change if change > 1e-9 else 0.0


def _firm(name: str, low: float, high: float, turns_at: float | None) -> str:
    facts = {"channel": name, "money_low": e4(low), "money_high": e4(high)}
    if high - low < 0.005 * max(high, 1e-9):
        return say(N_("{channel}: held at {money_high} by its limits or by its rules."), **facts)
    said = say(N_("{channel}: anywhere from {money_low} to {money_high} still brings 99% of the best."), **facts)
    if turns_at is None:
        return said
    template = (
        N_("Its direction would change if it brought {share} less than told.")
        if turns_at < 1
        else N_("Its direction would change if it brought {share} more than told.")
    )
    return words().together(said, say(template, share=abs(turns_at - 1)))


_MISSED: dict[Way, str] = {
    "much": N_("Should {channel} bring as much as you hold possible and all others as little, this split misses {missed} a week."),
    "little": N_("Should {channel} bring as little as you hold possible and all others as much, this split misses {missed} a week."),
}  # fmt: skip


def take_away(found: Spending) -> None:
    """The plan as a workbook that calculates, and as text."""
    with st.container(horizontal=True):
        st.download_button(
            say(N_("Workbook with formulas")),
            data=lambda: workbook(found, plain_words()),
            file_name="budget.xlsx",
            mime=MEDIA_TYPES["xlsx"],
            on_click="ignore",
            icon=":material/download:",
            key="budget-xlsx",
        )
        st.download_button(
            "CSV",
            data=lambda: to_csv(plan_sheet(found, plain_words())),
            file_name="budget.csv",
            mime=MEDIA_TYPES["csv"],
            on_click="ignore",
            icon=":material/download:",
            key="budget-csv",
        )
        st.download_button(
            "plan.json",
            data=lambda: plan_json(found),
            file_name="plan.json",
            mime="application/json",
            on_click="ignore",
            icon=":material/terminal:",
            key="budget-json",
            help=say(N_("The same question for the command line: python -m lib budget plan.json")),
        )


def how_computed(found: Spending) -> None:
    """Curves, proof, prices and doubt, with their sources."""
    method(
        say(N_("A curve goes through nothing, today's spend and twice that: b·x / (x + k), the Hill curve of Meridian and Robyn with slope 1; straight lines where doubling brings twice as much or nothing.")),
        say(
            N_("The split is proved: with every channel at the low end of its doubt, no other split within your rules brings more than {bound}, and this one brings {reached} (gap {gap}). Concave envelopes, one price for each group of channels, branch and bound (Bitran and Hax 1981; Starr 1969).")
            if found.choice.outlook == "cautious"
            else N_("The split is proved: no other split within your rules brings more than {bound}, and this one brings {reached} (gap {gap}). Concave envelopes, one price for each group of channels, branch and bound (Bitran and Hax 1981; Starr 1969)."),
            bound=round(found.answer.upper_bound, 2),
            reached=round(found.answer.objective, 2),
            gap=f"{found.answer.gap:.0e}" if found.answer.gap > 0 else "0",
        ),
        say(
            N_("Shadow price: one more unit of weekly budget would bring {price}. A rule's cost is the proved best without it minus the proved best with it."),
            price=round(found.answer.shadow_prices.get("budget") or 0.0, 3),
        ),
        say(N_("Doubt: each channel's responses are log-normal around what was told; nine in ten lie between it divided and it multiplied by 1 plus how unsure it is (at 30%: from 23% less to 30% more). Least regret follows Savage (1951) over these ends.")),
        *_proof_of_regret(found),
        code="python -m lib budget plan.json --json    # lib/analysis/spending.py, lib/analysis/optimum.py",
    )  # fmt: skip
    deeper = st.expander(
        say(N_("What would a test be worth, and what could this plan miss?")), key="budget-deeper", on_change="rerun"
    )
    if deeper.open:
        with deeper:
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
            N_("Least regret: in the worst of {futures} cases this split misses {at_most} a week, and no split within your rules misses less than {at_least} in all of them (cutting planes over weighed cases, Kelley 1960)."),
            futures=proof.futures,
            at_most=worth(found, proof.at_most),
            at_least=worth(found, proof.at_least),
        ),
    )  # fmt: skip
