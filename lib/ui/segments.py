"""The scores behind *Who are your regulars?*: cut-offs, grid, and all groups of the map."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.analysis.distribution import distribution
from lib.analysis.rfm import Pick, Rfm, change
from lib.analysis.segments import Segment
from lib.charts.both_parts import CHOSEN
from lib.charts.phrases import AXIS_UNITS, band_labels
from lib.charts.rfm import Measure, grid, groups
from lib.charts.score_grid import CELL
from lib.core.money import SCALE
from lib.core.settings import AXES, Axis, CutOffs
from lib.core.words import N_, NP_, Own, Sentence
from lib.text.words import NOTHING
from lib.ui import doors
from lib.ui.components.cutoffs import AXIS_WORDS, Move, cut_offs, with_cut
from lib.ui.drawn import choice
from lib.ui.lists import take_away
from lib.ui.page import Figure, chart, figures, name_pixels, paper
from lib.ui.people import open_customers, positions, title
from lib.ui.segments_typed import understood
from lib.ui.session import Opened, session
from lib.ui.words import plain_words, words

_BINS = (2, 3, 4, 5, 6)
_MEASURES: dict[Measure, str] = {
    "revenue": N_("Revenue"),
    "customers": N_("Customers"),
    "monetary": N_("Money score"),
}
#: What is done about the lost where a warning says that not all of them are.
NOT_LATE = N_(
    "Not all of them are late by their own rhythm, so do not give them up together: write to those whom the page Today lists as late, and leave the others alone until their next order is due."
)
_BAR = "segments-bar"  # where the bar that was clicked is kept


def four_figures(rfm: Rfm) -> None:
    """Customers, repeat rate, average order value, revenue per buyer."""
    say, figure, customers = words().say, plain_words(), rfm.customers
    count = len(customers)
    figures(
        Figure(say(N_("Customers")), figure.number(count)),
        Figure(
            say(N_("Repeat rate")),
            figure.share(int((customers.frequency >= 2).sum()) / count),
            say(N_("The share of customers with two or more counted orders.")),
        ),
        Figure(
            say(N_("Per order")),
            figure.money(round(customers.revenue_e4 / customers.orders)),
            say(N_("Average order value: revenue divided by orders.")),
        ),
        Figure(
            say(N_("Per buyer")),
            figure.money(round(customers.revenue_e4 / count)),
            say(N_("Revenue per buyer: revenue divided by customers.")),
        ),
    )


# ---- 1 the cut-offs


def cut_off_places() -> dict[Axis, DeltaGenerator]:
    """Room for the three axes, side by side; filled by `cut_off_controls` when everything else is drawn."""
    return dict(zip(AXES, st.columns(3, gap="large"), strict=True))


def cut_off_controls(rfm: Rfm, places: dict[Axis, DeltaGenerator]) -> None:
    """Fill the room. Last of all: the control's echo tells the browser that the page is ready for the next move."""
    for axis, place in places.items():
        with place:
            _axis(rfm, axis)


def _axis(rfm: Rfm, axis: Axis) -> None:
    """One axis: how many scores, where they are cut, and the way back to equal parts."""
    say, here, spoken = words().say, session(), AXIS_WORDS[axis]
    st.subheader(say(spoken.name), anchor=False)
    st.caption(say(spoken.meaning))
    cut = here.rfm.cut(axis)
    key = f"bins-{axis}-{here.revision}"

    def choose() -> None:
        here.change_rfm(with_cut(here.rfm, axis, CutOffs(bins=int(st.session_state[key]))))

    st.segmented_control(
        say(N_("Number of scores")),
        _BINS,
        default=len(rfm.cutoffs[axis]) + 1,
        required=True,
        key=key,
        on_change=choose,
    )
    bars = distribution(rfm.customers, axis)
    gesture = cut_offs(rfm, axis, bars, words(), f"cut-{axis}", _mover(rfm, axis, bars), _open_bar)
    of_gesture, of_cuts, said = st.session_state.get(_told(axis), ("", (), ()))
    if said and (of_gesture, of_cuts) == (gesture, tuple(rfm.cutoffs[axis])):
        st.caption(words().together(*map(say, said)))
    if cut != CutOffs(bins=len(rfm.cutoffs[axis]) + 1):
        st.button(
            say(N_("Back to parts of equal size")),
            key=f"equal-{axis}",
            icon=":material/balance:",
            type="tertiary",
            on_click=lambda: here.change_rfm(with_cut(here.rfm, axis, CutOffs(bins=len(rfm.cutoffs[axis]) + 1))),
        )


def _told(axis: Axis) -> str:
    """Where it is kept what is to be said of a typed cut-off, and of which move and cut-offs."""
    return f"cut-{axis} told"


def _mover(rfm: Rfm, axis: Axis, bars: pd.DataFrame) -> Callable[[Move], None]:
    def move(move: Move) -> None:
        here, cuts = session(), move.cuts
        if move.typed is not None:
            cuts, said = understood(cuts, move.typed, axis, bars, words())
            st.session_state[_told(axis)] = (move.gesture, cuts, said)
        if cuts != tuple(rfm.cutoffs[axis]):
            here.change_rfm(with_cut(here.rfm, axis, CutOffs(values=cuts)), f"{axis} {move.gesture}")

    return move


def _open_bar(pick: Pick) -> None:
    st.session_state[_BAR] = pick


def last_change(rfm: Rfm) -> None:
    """What the last move did, and the way back; then the bar that was clicked."""
    say, here = words().say, session()
    before = here.rfm_before
    with st.container(horizontal=True, vertical_alignment="center"):
        if before is None:
            st.caption(say(N_("Drag a line, press the arrow keys, or type a number. Click a bar to see who is in it.")))
        else:
            moved = change(doors.rfm(before), rfm).customers
            template = NP_(
                "Your last change moved {count} customer to another group.",
                "Your last change moved {count} customers to another group.",
            )
            st.markdown(f"**{say(template, count=moved)}**", width="content")
            st.button(say(N_("Undo")), key="undo-cut-offs", icon=":material/undo:", on_click=here.undo_cut_offs)
    behind(rfm, st.session_state.get(_BAR), "bar")


# ---- 2 the grid


def read_grid(rfm: Rfm) -> None:
    """What colours the grid, the grid, and who is in the chosen cell."""
    say = words().say
    with st.container(horizontal=True):
        measure = st.segmented_control(
            say(N_("Colour by")),
            list(_MEASURES),
            required=True,
            format_func=lambda one: say(_MEASURES[one]),
            **session().controls.one_in_sight("grid-measure", _MEASURES),
        )
        everyone = say(N_("Everyone"))
        scores: list[int] = [0, *range(1, rfm.bins[2] + 1)]
        labels = band_labels("monetary", rfm.cutoffs["monetary"], words())
        chosen = st.segmented_control(
            say(N_("Only customers with money score")),
            scores,
            default=0,
            required=True,
            format_func=lambda score: str(score) if score else everyone,
            key=f"grid-money-{rfm.bins[2]}",
            help=" · ".join(f"**{score}**: {labels[score]}" for score in scores[1:]),
        )
    monetary = chosen or None
    cell = chart(grid(rfm, cast("Measure", measure), plain_words(), paper(), monetary), "grid", CELL)
    pick = None
    if cell is not None and cell["r"] <= rfm.bins[0] and cell["f"] <= rfm.bins[1]:
        pick = Pick(recency=int(cell["r"]), frequency=int(cell["f"]), monetary=monetary)
    behind(rfm, pick, "cell")
    with st.popover(say(N_("Choose a cell by its scores"))):
        pick = Pick(recency=_score(rfm, "recency_days"), frequency=_score(rfm, "frequency"), monetary=monetary)
        behind(rfm, pick, "chosen-cell")


def _score(rfm: Rfm, axis: Axis) -> int:
    """A score chosen from a list that says what each one means."""
    bands = band_labels(axis, rfm.cutoffs[axis], plain_words())
    scores = sorted(bands, reverse=True)
    return st.selectbox(
        words().say(AXIS_UNITS[axis]),
        scores,
        format_func=lambda score: f"{score}: {bands[score]}",
        **choice(f"cell-{axis}-{len(scores)}", scores),
    )


# ---- 3 the groups


#: The words of more groups than these are opened by whoever wants them: they are pages long.
_READ_AT_ONCE = 12


def meet_groups(rfm: Rfm) -> None:
    """The groups side by side, who is in the chosen one, all of them in a table, and each in words."""
    mark = chart(groups(rfm, plain_words(), paper()), "groups", CHOSEN)
    codes = {segment.code for segment in rfm.segment_map.segments}
    behind(rfm, Pick(segment=mark["code"]) if mark is not None and mark["code"] in codes else None, "group")
    group_table(rfm)
    groups_in_words(rfm)


def group_table(rfm: Rfm) -> None:
    """The groups as a table, numbers as numbers."""
    say, column, frame = words().say, st.column_config, rfm.segments
    money = plain_words().money_form()
    shown = pd.DataFrame(
        {
            "group": [plain_words().say(segment.title) for segment in rfm.segment_map.segments],
            "customers": frame["customers"],
            "orders": frame["orders"],
            "revenue": frame["revenue_e4"] / SCALE,
            "share": frame["revenue_share"] * 100,
            "average": frame["average_order_value_e4"].astype("Float64") / SCALE,
        }
    )
    st.dataframe(
        shown,
        key="group-table",
        hide_index=True,
        height=35 * (len(shown) + 1) + 3,
        placeholder=NOTHING,
        alt=say(N_("The groups with their customers, orders and revenue")),
        column_config={
            "group": column.TextColumn(say(N_("Group")), pinned=True, width=name_pixels(shown["group"])),
            "customers": column.NumberColumn(say(N_("Customers")), format="%,d"),
            "orders": column.NumberColumn(say(N_("Orders")), format="%,d"),
            "revenue": column.NumberColumn(say(N_("Revenue")), format=money),
            "share": column.NumberColumn(say(N_("Share of revenue")), format="%.1f%%"),
            "average": column.NumberColumn(say(N_("Average order value")), format=money),
        },
    )


def groups_in_words(rfm: Rfm) -> None:
    """What each group means and what to do about it, in two columns where there is room."""
    say = words().say
    segments = rfm.segment_map.segments
    many = len(segments) > _READ_AT_ONCE
    with (
        st.expander(say(N_("What each group means and what to do about it")), expanded=not many, key="groups-in-words"),
        st.grid(2, min_column_width=300, gap="medium"),
    ):
        for segment in segments:
            st.markdown(
                f"**{say(segment.title)}**  \n{say(segment.meaning)}  \n:material/arrow_forward: {say(_action(rfm, segment))}"
            )


def not_all_late(rfm: Rfm) -> bool:
    """Whether a warning says that a low score for recency does not mean lost here."""
    return any(one.code in {"recency_slow", "recency_brisk"} for one in rfm.findings)


def _action(rfm: Rfm, segment: Segment) -> str | Own:
    return NOT_LATE if segment.family == "lost" and not_all_late(rfm) else segment.action


# ---- behind a number


def behind(rfm: Rfm, pick: Pick | None, key: str) -> None:
    """How many customers a pick has, and the button that opens them."""
    if pick is None:
        return
    say, opened = words().say, Opened(pick=pick)
    count, money_e4 = _size(rfm, pick)
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        template = NP_("{count} customer, {money}", "{count} customers, {money}")
        size = Sentence(say(template, count=count, money=plain_words().money(money_e4)))
        st.markdown(say(N_("**{label}**: {text}"), label=Sentence(title(opened)), text=size))
        label = say(N_("Open these customers"))
        if st.button(label, key=f"open-{key}", icon=":material/group:", type="primary", disabled=not count):
            open_customers(pick)


def _size(rfm: Rfm, pick: Pick) -> tuple[int, int]:
    """How many customers a pick has and their money, from the small tables: a redraw never goes through all customers."""
    if pick.axis is not None:
        bars = distribution(rfm.customers, pick.axis)
        chosen = bars[(bars["low"] >= pick.low) & (bars["high"] <= pick.high)]
    else:
        chosen = rfm.cells
        if pick.segments is not None:
            chosen = chosen[chosen["segment"].isin(pick.segments)]
        wanted = {"segment": pick.segment, "r": pick.recency, "f": pick.frequency, "m": pick.monetary}
        for column, value in wanted.items():
            chosen = chosen if value is None else chosen[chosen[column] == value]
    return int(chosen["customers"].sum()), int(chosen["revenue_e4"].sum())


# ---- one group of the map


def one_group(rfm: Rfm) -> None:
    """Choose a group of the map: what it means, what to do about it, its customers, and lists to take away."""
    say = words().say
    filled = rfm.segments[rfm.segments["customers"] > 0]["segment"].tolist()
    code = st.selectbox(
        say(N_("Group")),
        filled,
        format_func=lambda one: plain_words().say(rfm.segment_map.segment(one).title),
        **choice("to-do-group", filled),
    )
    code = code or filled[0]
    segment = rfm.segment_map.segment(code)
    st.markdown(words().together(say(segment.meaning), f"**{say(_action(rfm, segment))}**"))
    pick = Pick(segment=code)
    behind(rfm, pick, "to-do")
    lists_of(pick, code)


def lists_of(pick: Pick, name: str) -> None:
    """Lists of some customers to take away; made when they are asked for."""
    key = f"lists-{name}"
    lists = st.expander(words().say(N_("Lists to take away")), icon=":material/download:", key=key, on_change="rerun")
    if lists.open:
        with lists:
            take_away(positions(Opened(pick=pick)), name)
