"""What customers bought first beside the groups, and which way of telling customers apart foretells most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

import pandas as pd
import streamlit as st

from lib.analysis.pays import Judged, Method, Outcome, Pays, leaders
from lib.analysis.proportions import Range
from lib.analysis.rfm import Rfm
from lib.analysis.scenes import Scene, crossed, scenes
from lib.analysis.worthwhile import worthwhile
from lib.charts.funnel import Estimate, estimates
from lib.charts.pays import gain_curve
from lib.charts.phrases import between
from lib.charts.worthwhile import worth_titles
from lib.core.money import SCALE
from lib.core.words import N_, NP_
from lib.ui import doors
from lib.ui.doors.segments import SceneBy, judged, pays, scene_choices, scene_labels
from lib.ui.page import chart, findings, paper
from lib.ui.session import session
from lib.ui.typed_figures import figure_box, typed_rate
from lib.ui.words import plain_words, words

_BY: dict[SceneBy, str] = {
    "product": N_("First product"),
    "category": N_("First category"),
    "basket": N_("First basket"),
    "channel": N_("First channel"),
}
_OUTCOMES: dict[Outcome, str] = {
    "again": N_("Who orders again"),
    "orders": N_("How many orders"),
    "money": N_("How much money"),
}


# ---- which way of telling apart foretells more


def what_foretells(rfm: Rfm) -> None:
    """Fewer groups of the map, all of it, clusters, stages and first purchases on one axis."""
    say = words().say
    outcome = st.segmented_control(
        say(N_("What is to be foretold")),
        list(_OUTCOMES),
        default="again",
        required=True,
        format_func=lambda one: say(_OUTCOMES[cast("Outcome", one)]),
        key="pays-outcome",
    )
    with st.spinner(say(N_("Judging each way on customers it has not seen")), show_time=True):
        found = judged(cast("Outcome", outcome))
    if not found.points:
        findings(found.findings)
        return
    chart(gain_curve(found, _way, plain_words(), paper()), "gain-curve")
    shown = [one for one in found.points if _is_shown(one, found)]
    shown.sort(key=lambda one: -one.gain)
    rows = [_row(one, found) for one in shown]
    plain = plain_words().say  # a chart shows text as it is
    finding = _foretells_most(shown)
    drawn = plain(
        N_(
            "How much of the guessing each way takes away, on customers it was not learnt from, with its range; "
            "the {days} days before {day} are what was to be foretold."
        ),
        days=found.window_days,
        day=doors.as_of(),
    )
    chart(estimates(rows, finding, drawn, plain_words(), paper(), "dots"), "gains")
    findings(found.findings)
    _each_group(rfm)


def _foretells_most(shown: Sequence[Judged]) -> str:
    """Which way foretells most; those whose ranges overlap foretell about equally."""
    plain, best = plain_words(), leaders(shown)
    if not best:
        return plain.say(N_("No way foretells more than chance alone might."))
    if len(best) == 1:
        return plain.say(N_("Most is foretold by {way}."), way=_way(best[0]))
    if len(best) == len(shown):
        return plain.say(N_("All of these ways foretell about equally: their ranges overlap."))
    ways = plain.listed([_way(one) for one in best])
    return plain.say(N_("About equally much is foretold by {ways}: their ranges overlap."), ways=ways)


def _each_group(rfm: Rfm) -> None:
    """What the recommended groups brought in the days that were to be foretold, each with its range."""
    say, plain = words().say, plain_words()
    verdict, merged = pays()
    worth = [one for one in worthwhile(verdict, merged, rfm) if one.again is not None]
    if not worth:
        return
    st.subheader(say(N_("What each recommended group brought")), anchor=False)
    st.caption(
        say(
            N_(
                "Of customers who stood in it {days} days ago, in the days since, a customer; in brackets how far chance may have moved it."
            ),
            days=verdict.window_days,
        )
    )
    margin = figure_box(
        say(N_("Gross margin, %")),
        typed_rate(1.0),
        **session().controls.number("pays-margin", 1.0, 100.0, session().usual_margin),
        width=220,
        help=say(N_("100 counts revenue.")),
    )
    titles = worth_titles(worth, words())
    with st.grid(3 if len(worth) == 3 else 2, min_column_width=250, gap="small"):
        for one, title in zip(worth, titles, strict=True):
            with st.container(border=True, height="stretch", gap="xsmall"):
                lines = [f"**{title}**"]
                if one.again is not None:
                    lines.append(say(N_("Ordered again: {range}"), range=between(one.again, plain)))
                if one.orders_each is not None:
                    lines.append(say(N_("Orders: {range}"), range=_figures_of(one.orders_each, _count)))
                if one.money_each_e4 is not None:
                    kept = one.money_each_e4.times(float(margin or 100) / 100)
                    template = N_("Revenue: {range}") if margin == 100 else N_("Gross margin: {range}")
                    lines.append(say(template, range=_figures_of(kept, _money)))
                st.markdown("  \n".join(lines))


def _figures_of(one: Range, told: Callable[[float], str]) -> str:
    """An estimate with its range."""
    return plain_words().ranged(*map(told, (one.value, one.low, one.high)))


def _count(value: float) -> str:
    return plain_words().number(round(value, 2))


def _money(value_e4: float) -> str:
    return plain_words().money(round(value_e4))


def _is_shown(one: Judged, found: Pays) -> bool:
    """The map as recommended and whole, the best number of clusters, and everything else; the curve above has the rest."""
    if one.method == "nested":
        return one.groups in {found.recommended, len(found.series)} and one.groups > 1
    alike = [other.gain for other in found.points if other.method == one.method]
    return one.method != "k_means" or one.gain >= max(alike)


def _row(one: Judged, found: Pays) -> Estimate:
    value = one.range
    chosen = one.method == "nested" and one.groups == found.recommended
    return Estimate(
        _way(one),
        value,
        between(value, plain_words()),
        "attention" if chosen else "accent" if one.method == "nested" else "rest",
    )


_WAYS: dict[Method, tuple[str, str]] = {
    "nested": NP_("{count} group of the map", "{count} groups of the map"),
    "k_means": NP_("{count} cluster", "{count} clusters"),
    "stages": NP_("{count} stage of life", "{count} stages of life"),
    "scene": NP_("{name}, {count} kind", "{name}, {count} kinds"),
}


def _way(one: Judged) -> str:
    name = plain_words().say(_BY[cast("SceneBy", one.name)]) if one.name else ""
    return plain_words().say(_WAYS[one.method], count=one.groups, name=name)


# ---- first purchases


def first_purchases(rfm: Rfm) -> None:
    """Who came back by what they bought first, and how these customers spread over the groups worth telling apart."""
    say = words().say
    choices = scene_choices()
    if not choices:
        st.info(
            say(
                N_(
                    "The file does not tell what was bought or where: an export with one row a line of an order, or with the "
                    "channel of each order, opens this."
                )
            )
        )
        return
    by = st.segmented_control(
        say(N_("Customers by")),
        list(choices),
        default=choices[0],
        required=True,
        format_func=lambda one: say(_BY[cast("SceneBy", one)]),
        key="scene-by",
    )
    if not {"product", "category"} & set(choices):
        st.caption(
            say(
                N_(
                    "What was bought first, and what lay together, is told by an export with one row a line of an order."
                )
            )
        )
    if by == "basket":
        st.caption(say(N_("What lay together in the first order, by category where the file has any.")))
    verdict, merged = pays()
    worth = worthwhile(verdict, merged, rfm)
    found = scenes(scene_labels(cast("SceneBy", by)), rfm, tuple(one.codes for one in worth), verdict.past)
    known = [(one, one.again) for one in found if one.again is not None]
    if known:
        known.sort(key=lambda pair: -pair[1].value)
        rows = [Estimate(_word(one), again, between(again, plain_words()), "accent") for one, again in known]
        plain = plain_words().say  # a chart shows text as it is
        finding = plain(
            N_("Most come back after “{word}”: {range} ordered again within {days} days."),
            word=_word(known[0][0]),
            range=between(known[0][1], plain_words()),
            days=verdict.window_days,
        )
        drawn = plain(
            N_("Customers by what their first order had, and how many of them ordered again, with the range.")
        )
        chart(estimates(rows, finding, drawn, plain_words(), paper()), "scenes")
    else:
        findings(verdict.findings)
    _scene_table(found, worth_titles(worth, plain_words()))


def _word(one: Scene) -> str:
    plain = plain_words()
    if one.word is None:
        return plain.say(N_("All others"))
    return one.word or plain.say(N_("Not told"))


def _scene_table(found: tuple[Scene, ...], groups: list[str]) -> None:
    say, column = words().say, st.column_config
    shown = pd.DataFrame(
        {
            "word": [_word(one) for one in found],
            "customers": [one.customers for one in found],
            "each": [one.revenue_e4 / one.customers / SCALE for one in found],
        }
    )
    parts = crossed(found) * 100
    columns: dict[str, Any] = {}
    for number, name in enumerate(groups):
        shown[f"group {number}"] = parts[number]
        columns[f"group {number}"] = column.NumberColumn(name, format="%.0f%%")
    st.caption(say(N_("How the customers of each line spread over the groups worth telling apart.")))
    st.dataframe(
        shown,
        key="scene-table",
        hide_index=True,
        column_config={
            "word": column.TextColumn(say(N_("First order")), pinned=True),
            "customers": column.NumberColumn(say(N_("Customers")), format="%,d"),
            "each": column.NumberColumn(say(N_("Revenue per buyer")), format=plain_words().money_form()),
            **columns,
        },
    )
