"""Step 1 of the page Budget: the total, what a new customer is worth, how far a channel may move, and the picture."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf
from typing import Any, cast

import streamlit as st

from lib.analysis.budget_choice import farthest, largest_that_moves, spent_now, usual_spend, worked_out
from lib.analysis.budget_firmness import half_way
from lib.analysis.spending import Spending
from lib.charts import budget as charts
from lib.core.money import SCALE, e4
from lib.core.settings import Objective
from lib.core.words import N_, money_said
from lib.text.words import NOTHING
from lib.ui.budget import ask, change, choice, no_plan, units
from lib.ui.budget_example import TYPED, WORTH
from lib.ui.doors import budget as doors
from lib.ui.drawn import draw_anew, drawn_as
from lib.ui.page import chart, paper, say
from lib.ui.session import session
from lib.ui.typed_figures import figure_box, typed_money, typed_rate
from lib.ui.words import plain_words, words

_GOALS: dict[Objective, str] = {
    "margin": N_("what is left"),
    "customers": N_("new customers"),
    "revenue": N_("revenue"),
}
_CELL = 96  # pixels of a cell beside a slider
#: The slider of how far a channel may move ends here, as a share; a curve from another tool may go on for ever.
_MOST_MOVED = 9.0


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
    if share is None or share <= 0.5 or found.better <= 0:
        return
    st.caption(say(N_("Half of this move already earns {share_part} of the gain."), share_part=min(share, 1.0)))


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
        name: of the figure; its widgets are called so.
        span: what the slider can show.
        value: None: not told yet.
        kept: makes fields of a choice from the figure.
        note: what it means.
    """
    slider, box = f"budget-{name}-{session().revision}", f"budget-{name}-typed-{session().revision}"
    most = span.high if span.typed is None else span.typed
    cell = None if value is None else min(max(value, 0.0), most)
    # Off its steps, too: the slider shows what is reckoned with.
    slid = span.low if value is None else min(max(value, span.low), span.high)

    def changed(key: str) -> None:
        typed = st.session_state[key]
        if typed is not None:
            change(**kept(float(typed)))

    drawn = follow(slider, slid)
    box_follows(box, cell)
    row, below = st.container(horizontal=True, vertical_alignment="bottom"), st.container()
    with row:
        st.slider(
            label,
            span.low,
            span.high,
            slid,
            span.step,
            format=span.form,
            key=drawn,
            on_change=heard(slider, changed),
            help=note,
        )
        figure_box(
            label,
            typed_money(0.0, most) if span.typed is not None else typed_rate(0.0, most),
            cell,
            key=box,
            on_change=lambda: changed(box),
            width=_CELL,
            said_in=below,
            label_visibility="collapsed",
            placeholder=NOTHING,
        )


def follow(key: str, figure: float | str | None) -> str:
    """The key of the widget that shows a figure: where it has changed elsewhere, of a new one; what is dragged is left alone."""
    drawn, known = drawn_as(key), f"{key} told"
    if st.session_state.get(known, figure) != figure and not _same(st.session_state.get(drawn, figure), figure):
        drawn = draw_anew(key)
    st.session_state[known] = figure
    return drawn


def heard(key: str, act: Callable[[str], None]) -> Callable[[], None]:
    """What a widget of `follow` calls with its own key; one in whose place a new one stands is not heard any more."""
    drawn = drawn_as(key)

    def changed() -> None:
        if drawn_as(key) == drawn:
            act(drawn)

    return changed


def box_follows(key: str, figure: float | None) -> None:
    """Where a figure has changed elsewhere, the box of lib.ui.typed_figures that shows it is told."""
    known = f"{key} told"
    if st.session_state.get(known, figure) != figure and not _same(st.session_state.get(key, figure), figure):
        st.session_state[key] = figure
    st.session_state[known] = figure


def _same(shown: float | str | None, figure: float | str | None) -> bool:
    if isinstance(shown, float) and isinstance(figure, float):
        return math.isclose(shown, figure, abs_tol=1e-6)
    return shown == figure


def _total() -> None:
    asked = choice()
    total, now = (spent_now(asked) if asked.total_e4 is None else asked.total_e4) / SCALE, usual_spend(asked)
    step = _nice(max(now, 1.0) / 100)
    low, high = min(0.4 * now, total), max(2 * now, step * 10, total)
    whole = step >= 1 and total.is_integer() and now.is_integer()  # else the slider shows another total than the cell
    form = plain_words().money_form(0 if whole else None)
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

    _slide_or_type(label, field, _Range(0.0, 90.0, 1.0, "%g%%"), round(shown * 100.0, 1), kept)


def _reach() -> None:
    reach, most = choice().reach, 100.0 * math.ceil(min(farthest(choice()), _MOST_MOVED))
    _slide_or_type(
        say(N_("A channel moves up to")),
        "reach",
        _Range(0.0, most, 5.0, "%g%%"),
        most if reach is None else round(reach * 100, 1),
        lambda value: {"reach": None if value >= most else value / 100},
        say(
            N_(
                "How far from today's spend you dare to go. A curve that you typed is known up to twice today's spend; one from your weeks is followed up to twice the dearest of them, at most eight times today's."
            )
        ),
    )
    no_limit = N_("At its end the slider sets no limit: a channel moves as far as its curve is followed.")
    one, said = largest_that_moves(choice()), [say(no_limit)] if reach is None else []
    if one is not None:
        amounts = {"money_low": e4(one.least), "money_high": e4(one.upper), "money_now": e4(one.current or 0.0)}
        said.append(
            say(
                N_("{channel}, for instance: from {money_low} to {money_high} a week, {money_now} now."),
                channel=one.name,
                **amounts,
            )
        )
    if said:
        st.caption(words().together(*said))


def _value() -> None:
    asked, key = choice(), f"budget-value-{session().revision}"
    value = units(asked.value_e4)
    box_follows(key, value)
    refused = f"{key}-refused"

    def changed() -> None:
        typed = st.session_state[key]
        st.session_state[refused] = typed is not None and typed <= 0
        if st.session_state[refused]:
            st.session_state[key] = None
        controls = session().controls
        before = {TYPED: controls.told.get(TYPED)}
        controls.answer(TYPED, WORTH)
        told = replace(choice(), value_e4=e4(float(typed)) if typed and typed > 0 else None, value_unsure=0.0)
        ask(told, controls=before)
        if not typed:
            st.session_state[key] = units(choice().value_e4)  # what the Value page tells, where it tells something

    figure_box(
        say(N_("A new customer is worth")),
        typed_money(-inf), value, key=key,
        empty="is told",
        on_change=changed,
        placeholder=say(N_("not known yet")),
        help=say(N_("What a new customer leaves you over the years after the cost of the goods. Empty: as the Value page tells; where it tells nothing, the plan counts customers.")),
    )  # fmt: skip
    if value is None and st.session_state.get(refused):
        st.warning(
            say(N_("A new customer who leaves you nothing, or less, pays for no ad. Type more than 0; until then the plan counts customers.")),
            icon=":material/warning:",
        )  # fmt: skip
    told_e4 = doors.worth_told()[0]
    if told_e4 is not None and value is not None and round(value, 2) != round(told_e4 / SCALE, 2):
        st.caption(say(N_("This counts, and not the {money_told} that the Value page says: empty the box to follow it."), money_told=told_e4))  # fmt: skip
    if value is not None and asked.value_unsure > 0:
        low, high = value / (1 + asked.value_unsure), value * (1 + asked.value_unsure)
        st.caption(say(N_("In 9 of 10 cases between {low} and {high}. The Value page shows a wider range: that of 95 in 100."), low=money_said(e4(low)), high=money_said(e4(high))))  # fmt: skip


def _left_of_revenue() -> None:
    """What is left of revenue, where channels bring revenue; until it is known the plan goes by revenue itself."""
    asked, key = choice(), f"budget-left-{session().revision}"
    value = None if asked.margin is None else round(asked.margin * 100, 1)
    box_follows(key, value)

    def changed() -> None:
        typed = st.session_state[key]
        left = None if not typed else float(typed) / 100
        worth_e4, goal = round((left or 1.0) * SCALE), cast("Objective", "margin" if left else "revenue")
        change(margin=left, value_e4=worth_e4, objective=goal)

    figure_box(
        say(N_("Of revenue is left after costs, in %")), typed_rate(0.1), value, key=key, empty="is told", on_change=changed, placeholder=say(N_("not known yet"))
    )  # fmt: skip
    if value is None:
        st.caption(say(N_("The channels bring revenue, and the plan goes by it: that is not what is left to you.")))


def _objective() -> None:
    """What there is to be most of; without a worth the plan counts customers anyway."""
    asked = choice()
    if asked.value_e4 is None:
        return
    name = f"budget-objective-{session().revision}"

    def changed(key: str) -> None:
        wanted: Objective = st.session_state[key]
        known = asked.margin if asked.margin is not None or wanted != "revenue" else doors.kept_share()
        change(objective=wanted, margin=known)

    st.segmented_control(
        say(N_("Most of")),
        list(_GOALS),
        default=asked.objective,
        required=True,
        format_func=lambda one: plain_words().say(_GOALS[one]),
        key=follow(name, asked.objective),
        on_change=heard(name, changed),
        wrap=True,
        help=say(N_("What is left after the goods, the number of new customers, or what they pay. The three differ where channels bring customers of different worth (“Each is worth” in step 2).")),
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
        spends = _Range(0.0, top, _nice(top / 500), plain_words().money_form(0), _MOST_TYPED)
        percent, months = _Range(0.0, 100.0, 1.0, "%.0f"), _Range(1.0, 60.0, 1.0, "%.0f")
        left = None if margin is None else round(margin * 100, 1)
        for label, name, span, value, fields in (
            (N_("Spends with the first order"), "first_e4", spends, units(first), lambda value: kept(first_e4=e4(value))),
            (N_("Spends in the year after it"), "later_e4", spends, units(later), lambda value: kept(later_e4=e4(value))),
            (N_("Of that is left after costs, in %"), "margin", percent, left, lambda value: kept(margin=value / 100)),
            (N_("Months that count"), "worth_months", months, float(asked.worth_months), lambda value: kept(worth_months=round(value))),
        ):  # fmt: skip
            _slide_or_type(say(label), name, span, value, fields)
        if None in {first, later, margin}:
            st.caption(say(N_("Fill in all of them, and the worth of a new customer follows.")))
        else:
            st.caption(say(N_("After the first year a customer is taken to spend half as much in each further one.")))
