"""The parts of *Where do we lose them?*: the way, its losses, and what they are worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Literal, cast

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.analysis.funnel import Funnel
from lib.analysis.funnel_rule import DAY_SECONDS, Order, Question, Source, Step, Unit
from lib.analysis.log_buyers import ORDERED, steps_with_orders
from lib.analysis.stakes import BuyerValue, Stake, money_places, stakes, told_values, value_given
from lib.analysis.touchpoints import guessed, named_steps, steps_of, touchpoint_of, with_optional
from lib.catalog.touchpoints import TOUCHPOINTS
from lib.charts.funnel import estimates, said, stake_rows, stake_worked, stakes_said, step_title, steps
from lib.charts.phrases import duration
from lib.core.words import N_, Sentence
from lib.text.words import NOTHING
from lib.ui.doors import journey as door
from lib.ui.page import Figure, chart, figures, paper, say
from lib.ui.pages import FOLDER
from lib.ui.session import session
from lib.ui.typed_figures import figure_box, typed_money
from lib.ui.words import plain_words, words

#: Fewer steps than these are no way.
_LEAST_STEPS = 2
_FOREVER = 3650 * DAY_SECONDS
WINDOWS: dict[int, str] = {
    1800: N_("30 minutes"),
    DAY_SECONDS: N_("1 day"),
    7 * DAY_SECONDS: N_("7 days"),
    30 * DAY_SECONDS: N_("30 days"),
    _FOREVER: N_("no limit"),
}
_ORDERS: dict[Order, str] = {
    "ordered": N_("in this order"),
    "strict": N_("with nothing between"),
    "any": N_("in any order"),
}
_UNITS: dict[Unit, str] = {"user": N_("people"), "session": N_("visits")}
_SOURCES = {
    "orders": N_("revenue per customer so far"),
    "events": N_("one purchase"),
    "totals": N_("revenue of a day per purchase"),
    "given": N_("your own number"),
}


@dataclass(frozen=True, eq=False)
class Way:
    """A funnel with its price: what every part of the page looks at.

    Attributes:
        made: the place of the step at which money is made first; None where no step is known as a purchase.
        buying: the place of the step that tells how many of those who began have bought.
    """

    funnel: Funnel
    stakes: tuple[Stake, ...]
    value: BuyerValue | None
    made: int | None
    buying: int

    def title(self, place: int) -> str:
        """What a step is called, as plain text."""
        return said(self.funnel.figures[place].step.code, plain_words())


# 1 the way


def choose_way(names: Sequence[str]) -> Question | None:
    """The controls of the way, and the question they ask; None while nobody has said which events are its steps."""
    controls = session().controls
    with st.container(horizontal=True, gap="medium"):
        window = st.selectbox(
            say(N_("Within")),
            list(WINDOWS),
            width=160,
            format_func=lambda seconds: say(WINDOWS[seconds]),
            **controls.one_of("journey-window", WINDOWS, 7 * DAY_SECONDS),
            help=say(N_("Counted from the first step; its end is still in it.")),
        )
        order = st.selectbox(
            say(N_("The steps")),
            list(_ORDERS),
            width=220,
            format_func=lambda one: say(_ORDERS[cast("Order", one)]),
            **controls.one_of("journey-order", _ORDERS),
        )
        unit = st.segmented_control(
            say(N_("Count")),
            list(_UNITS),
            required=True,
            format_func=lambda one: say(_UNITS[cast("Unit", one)]),
            **controls.one_in_sight("journey-unit", _UNITS),
        )
    by_orders = unit != "session" and _counts_orders()
    chosen = _steps(names)
    if by_orders:
        chosen = steps_with_orders(chosen, TOUCHPOINTS)
    if not chosen:
        return None
    exclude = cast("tuple[str, ...]", session().controls.now("journey-exclude") or ())
    used = {name for step in chosen for name in step.events}
    return Question(
        chosen,
        int(window or 7 * DAY_SECONDS),
        order or "ordered",
        cast("Unit", unit or "user"),
        tuple(name for name in exclude if name not in used),
    )


def _counts_orders() -> bool:
    """Whether orders count as purchases, where people of the log are among their customers."""
    if not len(door.linked_people()):
        return False
    return bool(
        st.toggle(
            say(N_("Orders count as purchases, too")),
            **session().controls.switch(door.COUNT_ORDERS),
            help=say(
                N_(
                    "Whoever of the log is a customer of the order file (by number, e-mail or phone) has bought by an order as well: in a store, by telephone, or where the log missed it."
                )
            ),
        )
    )


def _steps(names: Sequence[str]) -> tuple[Step, ...]:
    """The steps as the names tell, as mapped by hand, or as written."""
    guess, controls = guessed(names, TOUCHPOINTS), session().controls
    with st.expander(
        say(N_("Which events are the steps?")), expanded=len(guess) < _LEAST_STEPS, icon=":material/checklist:"
    ):
        st.caption(
            say(
                N_(
                    "Events were matched by their names. Put right what is wrong; leave empty what your shop does not record."
                )
                if guess
                else N_(
                    "Say for each step which event it is, at least two; leave empty what your shop does not record."
                )
            )
        )
        mapping: dict[str, Sequence[str]] = {}
        with st.grid(2, min_column_width=280, gap="small"):
            for point in TOUCHPOINTS:
                mapping[point.code] = st.multiselect(
                    say(point.title),
                    list(names),
                    **controls.some_of(f"journey-events-{point.code}", names, guess.get(point.code, ())),
                    help=say(point.meaning),
                    placeholder=say(N_("not recorded")),
                )
        written = st.text_input(
            say(N_("Or write the steps yourself, in order")),
            **controls.text("journey-steps"),
            placeholder=", ".join(door.example()),
            help=say(
                N_(
                    "Names of events with commas between. A step may come twice; `a|b` is either of two events; a question mark behind a name lets people skip that step; `paid=name` says which event is the purchase."
                )
            ),
        )
        found = _written(written or "", names) or steps_of(mapping, TOUCHPOINTS)
        later = [step.code for step in found[1:]]
        optional = st.multiselect(
            say(N_("Steps that people may skip")),
            later,
            **controls.some_of("journey-optional", later),
            format_func=lambda code: said(code, plain_words()),
            placeholder=say(N_("none")),
        )
        used = {name for step in found for name in step.events}
        spoiling = [name for name in names if name not in used]
        st.multiselect(
            say(N_("Events that spoil a way when they lie on it")),
            spoiling,
            **controls.some_of("journey-exclude", spoiling),
            placeholder=say(N_("none")),
        )
    return with_optional(found, optional)


def told_by(question: Question, names: Sequence[str]) -> Literal["named", "guessed"]:
    """Whether the reader named the steps, or they are those that the events' names tell."""
    guess = steps_of(guessed(names, TOUCHPOINTS), TOUCHPOINTS)
    if ORDERED in question.events:
        guess = steps_with_orders(guess, TOUCHPOINTS)
    return "guessed" if [one.events for one in guess] == [one.events for one in question.steps] else "named"


def _written(text: str, names: Sequence[str]) -> tuple[Step, ...]:
    parts = [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]
    return named_steps(parts, names, TOUCHPOINTS)


def way(funnel: Funnel) -> Way:
    """The funnel with what its losses are worth, by the value that the reader chose."""
    made, buying = money_places(funnel, TOUCHPOINTS)
    value = _value(_values(funnel, made))
    return Way(funnel, stakes(funnel, value, made), value, made, buying)


def _values(funnel: Funnel, made: int | None) -> dict[Source, BuyerValue]:
    """What a buyer of this way is worth, by where that is known from."""
    step = funnel.figures[funnel.required()[-1] if made is None else made].step
    return told_values(made, door.values(step))


def _value(choices: Mapping[Source, BuyerValue]) -> BuyerValue | None:
    """What a buyer is worth: as chosen, else by the first that knows it."""
    chosen, typed = session().controls.now("journey-value"), session().controls.now("journey-own-value")
    if (chosen == "given" or not choices) and isinstance(typed, float) and typed:
        return value_given(typed, choices.values())
    first = next(iter(choices.values()), None)
    return next((value for source, value in choices.items() if source == chosen), first)


def four_figures(way: Way) -> None:
    """Who came in, who bought, how long that took, and what the largest loss is worth."""
    figure, funnel = plain_words(), way.funnel
    first, bought = funnel.figures[0], funnel.figures[way.buying]
    shown = [
        Figure(way.title(0), figure.number(first.units)),
        Figure(
            way.title(way.buying),
            figure.number(bought.units),
            say(N_("The step at which money is made.")) if way.made == way.buying else None,
        ),
        Figure(
            say(N_("Conversion")),
            NOTHING if bought.of_first is None else figure.share(bought.of_first.value),
            None
            if bought.of_first is None
            else say(
                N_("The range is {share_low}–{share_high}."),
                share_low=bought.of_first.low,
                share_high=bought.of_first.high,
            ),
        ),
    ]
    if bought.took is not None and way.buying:
        shown.append(
            Figure(
                say(N_("Typical time")),
                figure.say(duration(bought.took.median)),
                say(
                    N_("Half of them are there by then; the middle half took between {quick} and {slow}."),
                    quick=duration(bought.took.q1),
                    slow=duration(bought.took.q3),
                ),
            )
        )
    elif way.stakes and way.stakes[0].money_e4 is not None:
        shown.append(
            Figure(
                say(N_("Largest loss")),
                figure.money(round(way.stakes[0].money_e4.value)),
                say(N_("At most: if all who are lost did as those who go on.")),
            )
        )
    figures(*shown)


# 2 the losses


def show_losses(way: Way) -> None:
    """The funnel as a picture and as a table."""
    chart(steps(way.funnel, way.stakes, way.buying, plain_words(), paper()), "journey-steps-chart")
    timed = any(one.took is not None for one in way.funnel.figures)
    with st.expander(say(N_("All numbers, with times") if timed else N_("All numbers"))):
        _table(way, timed=timed)


def _table(way: Way, *, timed: bool) -> None:
    """The counts and shares, and below them the times: together they are wider than a page."""
    column, figure = st.column_config, plain_words()
    still = [way.funnel.still(place) for place in range(len(way.funnel.figures))]
    rows = [
        {
            "step": way.title(place),
            "units": one.units,
            "lost": one.lost - still[place],
            "still": still[place],
            "previous": None if one.of_previous is None else one.of_previous.value * 100,
            "range": NOTHING
            if one.of_previous is None
            else figure.span(figure.share(one.of_previous.low), figure.share(one.of_previous.high)),
            "first": None if one.of_first is None else one.of_first.value * 100,
        }
        for place, one in enumerate(way.funnel.figures)
    ]
    st.dataframe(
        pd.DataFrame(rows),
        key="journey-table",
        hide_index=True,
        placeholder=NOTHING,
        column_order=[name for name in rows[0] if any(still) or name != "still"],
        alt=say(N_("Every step with its number and shares")),
        column_config={
            "step": column.TextColumn(say(N_("Step")), pinned=True),
            "units": column.NumberColumn(say(N_("Number")), format="%,d"),
            "lost": column.NumberColumn(say(N_("Lost")), format="%,d"),
            "still": column.NumberColumn(say(N_("May still go on")), format="%,d"),
            "previous": column.NumberColumn(say(N_("Of the step before")), format="%.1f%%"),
            "range": column.TextColumn(say(N_("Range"))),
            "first": column.NumberColumn(say(N_("Of the first")), format="%.1f%%"),
        },
    )
    if timed:
        _times(way)


def _times(way: Way) -> None:
    column, figure = st.column_config, plain_words()

    def said_of(seconds: float | None) -> str:
        return NOTHING if seconds is None else figure.say(duration(seconds))

    rows = [
        {
            "step": way.title(place),
            "median": said_of(one.took and one.took.median),
            "middle": NOTHING if one.took is None else f"{said_of(one.took.q1)} – {said_of(one.took.q3)}",
            "since": said_of(one.since and one.since.median),
        }
        for place, one in enumerate(way.funnel.figures)
    ]
    st.dataframe(
        pd.DataFrame(rows),
        key="journey-times",
        hide_index=True,
        placeholder=NOTHING,
        alt=say(N_("Every step with its times")),
        column_config={
            "step": column.TextColumn(say(N_("Step")), pinned=True),
            "median": column.TextColumn(say(N_("Half are there after"))),
            "middle": column.TextColumn(say(N_("The middle half took"))),
            "since": column.TextColumn(say(N_("From the step before"))),
        },
    )


# 3 the money


def rank_losses(way: Way) -> None:
    """What a buyer is worth, the losses by money, and what to do about the first."""
    _value_controls(way)
    if way.value is None:
        st.info(
            say(
                N_(
                    "No step is known as the purchase, so no loss has a price. Say which event it is under “Which events are the steps?”, or type what one who comes to the end brings."
                )
                if way.made is None and way.funnel.arrivals
                else N_(
                    "The file counts no purchases, so no loss has a price. Type what one who comes to the last step brings to rank the losses by money."
                )
                if way.made is None
                else N_("Nothing says what a buyer brings. Type a number to rank the losses by money.")
            ),
            icon=":material/payments:",
        )
    rows = stake_rows(way.funnel, way.stakes, plain_words())
    if rows:
        finding, subtitle = stakes_said(way.funnel, way.stakes, plain_words())
        chart(estimates(rows, finding, subtitle, plain_words(), paper()), "journey-stakes")
        _worked(way)
    elif not any(stake.lost for stake in way.stakes) and way.funnel.odd():
        st.info(say(N_("No two steps in a row can be compared, so no loss has a price.")), icon=":material/help:")
    if way.stakes:
        intervention(way)


def _worked(way: Way) -> None:
    """The product behind the dearest loss in its own figures."""
    dearest, last = way.stakes[0], way.funnel.required()[-1]
    target = last if dearest.worth == "order" or way.made is None else way.made
    told = None if way.value is None else stake_worked(way.funnel, dearest, way.value, target)
    if told is not None:
        st.caption(words().say(told))


def say_plain(template: str, **facts: object) -> str:
    """A sentence for a chart, which shows text as it is."""
    return plain_words().say(template, **facts)


def _value_controls(way: Way) -> None:
    kinds = [*_values(way.funnel, way.made), "given"]
    row, below = st.container(horizontal=True, gap="medium", vertical_alignment="bottom"), st.container()
    with row:
        chosen = st.selectbox(
            say(N_("A buyer is worth")),
            kinds,
            width=280,
            format_func=lambda kind: say(_SOURCES[kind]),
            **session().controls.one_of("journey-value", kinds),
        )
        if chosen == "given":
            figure_box(
                say(N_("Worth of a buyer")),
                typed_money(),
                **session().controls.number("journey-own-value", 0.0, inf, 0.0),
                width=220,
                said_in=below,
            )
        elif way.value is not None:
            money, order = way.value.money_e4, way.value.order_e4
            average = say(
                N_("**{money}** on average ({money_low}–{money_high})"),
                money=round(money.value),
                money_low=round(money.low),
                money_high=round(money.high),
            )
            again = order and any(stake.worth == "order" for stake in way.stakes)
            st.markdown(
                average
                if not again or order is None
                else average
                + "  \n"
                + say(N_("After the purchase, one more order: **{money}**"), money=round(order.value))
            )


def intervention(way: Way) -> None:
    """The card of the step where most is at stake: whose it is, what to do, how to test it."""
    worst = next((stake for stake in way.stakes if stake.lost), None)
    if worst is None:
        return
    step = way.funnel.figures[worst.place].step
    point = touchpoint_of(step, TOUCHPOINTS)
    with st.container(border=True):
        st.markdown(
            "**"
            + say(
                N_("First: {previous} → {step}"),
                previous=step_title(way.funnel.figures[worst.previous].step.code),
                step=step_title(step.code),
            )
            + "**"
        )
        if point is None:
            st.markdown(
                say(N_("Look at this step with somebody who has never seen your shop, and change one thing at a time."))
            )
            return
        responsible(point.owner, point.action, point.test)


def responsible(owner: str, action: str, test: str) -> None:
    """Whose a touch-point is, what to do, and how to test it."""
    lines = (
        (":material/person:", N_("Owner"), owner),
        (":material/build:", N_("Action"), action),
        (":material/science:", N_("Test"), test),
    )
    st.markdown(
        "  \n".join(
            f"{icon} " + say(N_("**{label}**: {text}"), label=Sentence(label), text=Sentence(text))
            for icon, label, text in lines
        )
    )


def answer_place() -> DeltaGenerator:
    """Room above the controls for the answer that depends on them."""
    return st.container()


def next_steps(way: Way) -> None:
    """Where to go from here."""
    worst = next((stake for stake in way.stakes if stake.lost), None)
    if worst is not None:
        st.markdown(
            say(
                N_(
                    "Give the card above to its owner, and look again in two weeks: compare the two weeks before with the two after. Begin with {step}."
                ),
                step=step_title(way.funnel.figures[worst.place].step.code),
            )
        )
    st.page_link(
        FOLDER / "segments.py", label=say(N_("Who are the regulars that come through?")), icon=":material/groups:"
    )
