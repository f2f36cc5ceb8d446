"""Step 2 of the page Budget: the table of what each channel brings."""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

import pandas as pd
import streamlit as st

from lib.analysis.budget_choice import UNSURE_ASSUMED, counts_alike, twice, unsure_of
from lib.analysis.told_curves import spending_now
from lib.analysis.touchpoints import listed
from lib.analysis.worth import Worth
from lib.catalog.budget import EXAMPLES
from lib.charts.drawing import label_pixels
from lib.core.money import SCALE, e4
from lib.core.settings import MOST_UNSURE, BudgetChannel, ChannelKind
from lib.core.words import N_, NP_, Sentence, money_said
from lib.reports.budget import kind_name
from lib.text.words import NOTHING
from lib.ui.budget import ask, choice, example, units
from lib.ui.doors import budget as doors
from lib.ui.drawn import told_anew
from lib.ui.escape import plain
from lib.ui.guard import again
from lib.ui.page import caution, say
from lib.ui.panels import stays_open
from lib.ui.session import session
from lib.ui.typed_figures import MONEY, Typing, as_figures, as_texts, figure_column
from lib.ui.words import plain_words, words

_Figures = TypeVar("_Figures")
_KINDS: tuple[ChannelKind, ...] = ("performance", "brand", "innovation")
MOST_CHANNELS = 30
_LONGEST = 60  # letters of a channel's name
#: What every channel is asked for, the first of it in sight on a narrow page; what few are, in a table of its own: beside the
#: other columns it would be beyond the page's edge.
_ALWAYS = ("name", "weekly", "brings", "doubled", "unsure", "kind")
_LIMITS = ("least", "most", "worth")
_LIMIT_NAMES = (N_("At least"), N_("At most"), N_("Each is worth"))
#: A table's letters are so much larger than those by which labels are measured.
_LETTERS = 4 / 3


def channels() -> None:
    """The small table of curves; what is typed is taken over at once. Limits and a worth of its own, which few need, stand below it, behind a switch."""
    here = session()
    key = told_anew(f"budget-table-{here.revision}-{_origin()}")
    if key not in st.session_state:
        st.session_state.pop(f"{key}-limits", None)  # its rows are counted anew
    base = begun(key, choice().channels)
    column, show = st.column_config, plain_words()
    names = {kind: show.say(kind_name(kind)) for kind in _KINDS}
    customers = choice().counted == "customers"
    brings = say(N_("New customers")) if customers else say(N_("Revenue"))
    frame = pd.DataFrame(
        {
            "name": [one.name for one in base],
            "weekly": [one.weekly_e4 / SCALE for one in base],
            "brings": pd.array([_said_of(one, one.brings) for one in base], "Float64"),
            "doubled": pd.array([_said_of(one, one.doubled) if one.is_twice_told else None for one in base], "Float64"),
            "unsure": [round(one.unsure * 100, 6) for one in base],
            "kind": [names[one.kind] for one in base],
            "least": [one.least_e4 / SCALE for one in base],
            "most": pd.array([units(one.most_e4) for one in base], "Float64"),
            "worth": pd.array([units(one.value_e4) for one in base], "Float64"),
        }
    )
    typed = {
        "weekly": (say(N_("Spend")), MONEY),
        "brings": (brings, Typing(_brought)),
        "doubled": (say(N_("…at twice that")), Typing(_brought)),
        "unsure": (say(N_("Unsure by")), Typing(lambda figure: f"{figure:.0f}%", "rate", high=100 * MOST_UNSURE)),
    }
    edited = st.data_editor(
        as_texts(frame, typed),
        key=key,
        num_rows="dynamic",
        hide_index=True,
        placeholder=NOTHING,
        column_order=_ALWAYS,
        column_config={
            "name": column.TextColumn(say(N_("Channel")), max_chars=_LONGEST, pinned=True, width=_name_pixels([one.name for one in base])),
            "weekly": figure_column(typed["weekly"][0], width=wide([show.money_full(one.weekly_e4) for one in base], 84, 150), help=say(N_("What you spend on it a week now."))),
            "brings": figure_column(
                brings, width=140, help=say(N_("Empty: not known. 0: it brings nothing. Where nothing is spent now: what the amount under “At most” would bring."))
            ),
            "doubled": figure_column(typed["doubled"][0], width=150, help=say(N_("Empty: half as much again is assumed, and your figures are taken to be unsure by {share} at least."), share=UNSURE_ASSUMED)),
            "unsure": figure_column(typed["unsure"][0], width=115, help=say(N_("A curve from your own weeks keeps their range, which is seldom as wide on both sides, until you type here."))),
            "kind": column.SelectboxColumn(say(N_("Kind")), options=list(names.values()), width=125),
        },
    )  # fmt: skip
    edited = as_figures(key, frame, edited, typed)
    kinds = dict(zip(names.values(), _KINDS, strict=True))
    most = max(MOST_CHANNELS, len(base))
    edited = edited.assign(**_limits(key, frame, edited.head(most)))
    told = _told(edited, kinds, most, base)
    left_out([str(name).strip() for name in edited["name"].iloc[most:].dropna()], most)
    _nameless(edited.head(most))
    _named_twice(edited, most)
    _limits_crossed(edited, most)
    if not told:  # nothing can be asked without a channel
        st.caption(say(N_("Name at least one channel. Until then the page goes by the channels that were here.")))
    elif edited_since(key, differs=told != _told(frame, kinds, len(base), base)) and told != choice().channels:
        anew = any(one.points is not None and one not in base for one in told)  # what it brings follows from its curve
        ask(choice().with_channels(told), "redraw" if anew else "keep")
        again()
    _own_worth()
    _promises_too_much()
    _remarked(told)


def wide(said: Sequence[str], least: int, most: int) -> int:
    """Pixels of a column that shows all of these, so that a phone shows as many columns as it can."""
    return min(max([least, *(round(_LETTERS * label_pixels(one)) + 2 * 8 for one in said)]), most)


def shortened(name: str, most: int) -> str:
    """A header that a column of so many pixels shows whole: what is longer ends in dots."""
    fits = (end for end in range(len(name), 0, -1) if wide([name[:end] + "…"], 0, most + 1) <= most)
    return name if wide([name], 0, most + 1) <= most else f"{name[: next(fits, 1)].rstrip()}…"


def _name_pixels(names: Sequence[str]) -> int:
    return wide(names, 96, 140)


def _limits(key: str, frame: pd.DataFrame, rows: pd.DataFrame) -> dict[str, pd.Series]:
    """Floors, caps and a worth of its own of the table's rows, as they are typed; shown at first where a channel has one of them.

    They are kept by the rows, so that a row that is added or removed leaves the others theirs.

    Args:
        key: of the table.
        frame: as the table was drawn first.
        rows: as they are typed.
    """
    here = f"{key}-limits"
    kept = cast("pd.DataFrame", st.session_state.setdefault(here, frame[[*_LIMITS]]))
    kept = kept.reindex(rows.index).fillna({"least": 0.0})
    used = any(one.least_e4 > 0 or one.most_e4 is not None or one.value_e4 is not None for one in choice().channels)
    opened, customers = stays_open("budget-limits", used), choice().counted == "customers"
    shown = st.toggle(
        say(N_("Show limits and own worth")) if customers else say(N_("Show limits")),
        opened,
        key=f"budget-limits-{opened}",
    )
    if shown:
        kept = _limits_typed(key, kept, rows, customers=customers)
    st.session_state[here] = kept
    return {name: kept[name] for name in _LIMITS}


def _limits_typed(key: str, kept: pd.DataFrame, rows: pd.DataFrame, *, customers: bool) -> pd.DataFrame:
    """The same with what is typed in their table, which has a row for each channel that has a name, and is another one where these are others."""
    names = {at: name for at, (_, name) in zip(rows.index, _names(rows, len(rows)), strict=True) if name}
    key = f"{key.replace('table', 'bounds', 1)}-{zlib.crc32(repr(names).encode())}"
    base = begun(key, kept.reindex([*names]))
    column = st.column_config
    typed = {name: (say(label), MONEY) for name, label in zip(_LIMITS, _LIMIT_NAMES, strict=True)}
    edited = st.data_editor(
        as_texts(base, typed).assign(name=[*names.values()]),
        key=key,
        hide_index=True,
        placeholder=NOTHING,
        disabled=["name"],
        column_order=["name", *(_LIMITS if customers else _LIMITS[:2])],
        column_config={
            "name": column.TextColumn(say(N_("Channel")), pinned=True, width=_name_pixels([*names.values()])),
            "least": figure_column(typed["least"][0], width=115),
            "most": figure_column(typed["most"][0], width=115, help=say(N_("Empty: twice what you spend now; of a curve from your weeks, twice as much as in the dearest of them, but at most eight times what you spend now; of a curve from another tool, as far as it goes."))),
            "worth": figure_column(typed["worth"][0], width=140, help=say(N_("Empty: as much as said in step 1."))),
        },
    )  # fmt: skip
    return as_figures(key, base, edited, typed)[[*_LIMITS]].reindex(kept.index)


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


def _brought(figure: float) -> str:
    """With one decimal; so little that this would be none keeps two digits, for 0 is something else."""
    return f"{figure:,.1f}" if figure >= 0.05 or figure <= 0 else f"{figure:.{1 - math.floor(math.log10(figure))}f}"


def _remarked(told: Sequence[BudgetChannel]) -> None:
    """What a row leaves open, and how its curve is read."""
    revenue = choice().counted == "revenue"
    if {one.name for one in told if one.fitted is not None}.intersection(doors.named_by_weeks()):
        st.caption(
            say(
                N_(
                    "Not everybody who names a channel is counted as brought by its spend; only a test tells how many are."
                )
            )
        )
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
                template = (
                    N_("{channel}: its curve goes below nothing: more spend on it is told to cost revenue.")
                    if revenue
                    else N_("{channel}: its curve goes below nothing: more spend on it is told to cost customers.")
                )
                st.caption(say(template, channel=one.name))
        elif one.brings > 0 and one.weekly_e4 <= 0:
            template = (
                N_("{channel}: nothing is spent on it now, so “Revenue” is read as what {money_most} a week, its “At most”, would bring.")
                if one.about_e4 > 0 and revenue
                else N_("{channel}: nothing is spent on it now. Say under “At most” which amount a week would bring this revenue.")
                if revenue
                else N_("{channel}: nothing is spent on it now, so “New customers” is read as what {money_most} a week, its “At most”, would bring.")
                if one.about_e4 > 0
                else N_("{channel}: nothing is spent on it now. Say under “At most” which amount a week would bring these new customers.")
            )  # fmt: skip
            st.caption(say(template, channel=one.name, money_most=one.about_e4))
        elif not one.is_twice_told:
            template = (
                N_("{channel}: what twice the money would bring is not told. Half as much again is assumed ({money_doubled}), and this may be off by {share}.")
                if revenue
                else N_("{channel}: what twice the money would bring is not told. Half as much again is assumed ({doubled}), and this may be off by {share}.")
            )  # fmt: skip
            facts = {"money_doubled": e4(twice(one))} if revenue else {"doubled": round(twice(one), 1)}
            st.caption(say(template, channel=one.name, share=unsure_of(one), **facts))
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


def _promises_too_much() -> None:
    """That the table says more than all who came."""
    known = None if choice().counted == "revenue" else doors.organic_told(choice().channels)
    if known is not None and known.too_many is not None:
        caution(words().say(known.too_many))


def left_out(names: Sequence[str], most: int) -> None:
    """Channels that are too many for the table."""
    named = tuple(name for name in names if name)
    if named:
        caution(
            say(
                N_("The table holds {most} channels; left out: {names}. Put small channels together into one row."),
                most=most,
                names=listed(named, 10),
            )
        )


def _nameless(frame: pd.DataFrame) -> None:
    """Rows whose figures cannot count, for nobody knows of what they are."""
    names = frame["name"].fillna("").astype(str).str.strip()
    figures = frame[["weekly", "brings", "doubled"]].fillna(0).gt(0).any(axis=1)
    if ((names == "") & figures).any():
        caution(say(N_("A row without a name does not count. Say in its first column which channel it is.")))


def _named_twice(frame: pd.DataFrame, rows: int) -> None:
    """Rows that have the name of one above them, and what they are called instead."""
    for name, said in _names(frame, rows):
        if name != said:
            caution(
                say(
                    N_("Two rows are called “{channel}”. Both count; the lower one is taken as “{named}”. Give it a name of its own, or remove it if it is the same channel."),
                    channel=name,
                    named=said,
                )
            )  # fmt: skip


def _limits_crossed(frame: pd.DataFrame, rows: int) -> None:
    """Rows whose floor is above their cap: the floor holds, and what is typed stays as it is."""
    for (_, row), (_, name) in zip(frame.head(rows).iterrows(), _names(frame, rows), strict=True):
        least, most = e4(amount(row["least"])), None if pd.isna(row["most"]) else e4(amount(row["most"]))
        if name and most is not None and most < least:
            caution(
                say(
                    N_("{channel}: “At least” ({money_least}) is above “At most” ({money_most}). It gets {money_least}, no less and no more, until you change one of them."),
                    channel=name,
                    money_least=least,
                    money_most=most,
                )
            )  # fmt: skip


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
            N_("{channel} {value} ({low}–{high})"),
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
    ask(replace(choice(), channels=told), "redraw")


def begun(key: str, now: _Figures) -> _Figures:
    """What a table showed when it was drawn first, beneath what was typed into it since.

    Out of sight, behind a panel or on another page, what was typed is forgotten: then it begins anew with what holds now.
    """
    if key not in st.session_state:
        st.session_state[f"{key}-base"] = now
        st.session_state.pop(f"{key}-edited", None)
        st.session_state.pop(f"{key}-good", None)
    return cast("_Figures", st.session_state[f"{key}-base"])


def edited_since(key: str, *, differs: bool) -> bool:
    """Whether a table has been typed into since it was drawn first: also where the figure of before was typed again."""
    if differs:
        st.session_state[f"{key}-edited"] = True
    return bool(st.session_state.get(f"{key}-edited", False))


def _origin() -> int:
    """Names the channels that the files tell, or the example: where they become others, the table begins anew."""
    told = doors.from_files()
    return list(EXAMPLES.values()).index(example()) if told is None else zlib.crc32(repr(told.channels).encode())


def _told(
    frame: pd.DataFrame, kinds: dict[str, ChannelKind], rows: int, base: Sequence[BudgetChannel]
) -> tuple[BudgetChannel, ...]:
    """The rows that have a name, checked again: a browser's limits are only hints.

    A channel keeps the curve that it came with until other figures are typed for what it brings.
    """
    told: list[BudgetChannel] = []
    for (at, row), (_, name) in zip(frame.head(rows).iterrows(), _names(frame, rows), strict=True):
        if not name:
            continue
        least, most = amount(row["least"]), None if pd.isna(row["most"]) else amount(row["most"])
        own = None if pd.isna(row["worth"]) else amount(row["worth"])
        before = base[at] if isinstance(at, int) and at < len(base) else None
        typed = BudgetChannel(
            name=name,
            kind=kinds.get(str(row["kind"]), "performance"),
            weekly_e4=e4(amount(row["weekly"])),
            brings=amount(row["brings"]),
            doubled=_twice(row["brings"], row["doubled"]),
            unsure=0.3 if pd.isna(row["unsure"]) else min(amount(row["unsure"]) / 100, MOST_UNSURE),
            least_e4=e4(least),
            most_e4=None if most is None else e4(max(most, least)),
            value_e4=None if own is None else e4(own),
        )
        told.append(
            _with_range(_with_curve(typed, before, nothing=not pd.isna(row["brings"]) and typed.brings <= 0), before)
        )
    return tuple(told)


def _names(frame: pd.DataFrame, rows: int) -> list[tuple[str, str]]:
    """Each row's name as it was typed and as it counts: with a number behind it where a row above has the same, "Search (2)"."""
    typed = [
        plain("" if pd.isna(one) else str(one), _LONGEST).strip() for one in frame["name"].head(rows)
    ]  # fmt: skip
    taken: set[str] = set()
    named: list[tuple[str, str]] = []
    for name in typed:
        number, said = 1, name
        while name and (said in taken or (number > 1 and said in typed)):
            number += 1
            end = f" ({number})"
            said = f"{name[: _LONGEST - len(end)]}{end}"
        taken.add(said)
        named.append((name, said))
    return named


def _twice(brings: Any, doubled: Any) -> float:
    """What twice the money is typed to bring: nothing at all is nothing more, for 0 stands for not told."""
    return amount(doubled) if pd.isna(doubled) or amount(doubled) > 0 else amount(brings)


def _with_curve(typed: BudgetChannel, before: BudgetChannel | None, *, nothing: bool) -> BudgetChannel:
    """The row with the curve that it came with, where what it brings was left alone; a 0 that was typed brings nothing."""
    if before is not None and before.points is not None:
        said = [_said_of(before, figure) or 0.0 for figure in (before.brings, before.doubled)]
        if [typed.brings, typed.doubled] == said:
            kept = replace(typed, points=before.points, brings=before.brings, doubled=before.doubled)
            return kept if kept.weekly_e4 == before.weekly_e4 else spending_now(kept, typed.weekly_e4)
    return replace(typed, points=((0.0, 0.0),), doubled=0.0) if nothing else typed


def _with_range(typed: BudgetChannel, before: BudgetChannel | None) -> BudgetChannel:
    """The row with the range that the weeks gave it, until other figures are typed for what it brings, or for how sure that is."""
    if before is None or abs(typed.unsure - before.unsure) > 1e-9:
        return typed
    if (typed.weekly_e4, typed.brings, typed.doubled) != (before.weekly_e4, before.brings, before.doubled):
        return typed
    return replace(
        typed, fitted=before.fitted, is_guess=before.is_guess, is_named=before.is_named, reach_e4=before.reach_e4
    )


def amount(cell: Any) -> float:
    """A figure that a shop can have: zero for none, never negative, at most a million million."""
    return 0.0 if pd.isna(cell) else min(max(float(cell), 0.0), 1e12)
