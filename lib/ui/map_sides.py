"""Two maps on the same customers, how sure groups are, and what became of them since an earlier day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, cast

import numpy as np
import pandas as pd
import streamlit as st

from lib.analysis.migration import NOBODY_YET, Cutting, Migration
from lib.analysis.rfm import Rfm, change
from lib.analysis.segments import SegmentMap
from lib.charts.drawing import records
from lib.charts.flow import Band, Column, flow_picture
from lib.charts.rfm import group_colours
from lib.core.money import SCALE
from lib.core.periods import date_of, day_of
from lib.core.settings import AXES, RfmSettings
from lib.core.words import N_, NP_
from lib.text.words import NOTHING
from lib.ui import doors
from lib.ui.components.cutoffs import AXIS_WORDS
from lib.ui.doors.lifecycle import life
from lib.ui.doors.segments import doubts, moved_since
from lib.ui.drawn import choice
from lib.ui.map_editor import every_map, map_title
from lib.ui.page import chart, name_pixels, paper
from lib.ui.session import session
from lib.ui.words import plain_words, words

_MOST_ROWS = 12


def _titles(segment_map: SegmentMap) -> list[str]:
    return [plain_words().say(segment.title) for segment in segment_map.segments]


def _column(title: str, segment_map: SegmentMap) -> Column:
    colours = group_colours(segment_map.segments)
    return Column(title, _titles(segment_map), [colours[segment.code] for segment in segment_map.segments])


def _whole_table(frame: pd.DataFrame, key: str, columns: dict[str, Any]) -> None:
    st.dataframe(
        frame,
        key=key,
        hide_index=True,
        height=min(38 + 35 * len(frame), 38 + 35 * _MOST_ROWS),
        placeholder=NOTHING,
        column_config=columns,
    )


# ---- two maps


def compare_maps(rfm: Rfm) -> None:
    """The map in use beside another one: who is called what by both."""
    say, here = words().say, session()
    others = [one for one in every_map() if one.name != rfm.segment_map.name]
    titles = {one.name: map_title(one) for one in others}
    name = st.selectbox(
        say(N_("Compare the map in use with")),
        [one.name for one in others],
        format_func=lambda one: str(titles.get(one, one)),
        **choice(f"compare-with-{here.revision}", titles),
    )
    other_map = next((one for one in others if one.name == name), others[0])
    other = doors.rfm(RfmSettings(*other_map.cuts, map_name=other_map.name))
    pairs = change(rfm, other).frame
    mine, theirs = ([one.code for one in answer.segment_map.segments] for answer in (rfm, other))
    bands = [
        Band(mine.index(row["before"]), theirs.index(row["after"]), int(row["customers"])) for row in records(pairs)
    ]
    columns = (_column(say(N_("The map in use")), rfm.segment_map), _column(say(N_("The other one")), other_map))
    named = {answer.segment_map.name: int((answer.segments["customers"] > 0).sum()) for answer in (rfm, other)}
    finding = words().say(
        N_("{groups} groups by the map in use become {others} by the other one."),
        groups=named[rfm.segment_map.name],
        others=named[other_map.name],
    )
    drawn = say(N_("Left: the map in use. Right: the other one. Grey: groups of the same name in both."))
    chart(flow_picture(columns, bands, plain_words(), (finding, drawn), paper()), "compare-flow")
    column = st.column_config
    left, right = _titles(rfm.segment_map), _titles(other_map)
    ordered = pairs.sort_values("customers", ascending=False, kind="stable")
    shown = pd.DataFrame(
        {
            "mine": [left[mine.index(code)] for code in ordered["before"]],
            "theirs": [right[theirs.index(code)] for code in ordered["after"]],
            "customers": ordered["customers"].to_numpy(),
            "share": ordered["customers"].to_numpy() / len(rfm.customers) * 100,
        }
    )
    _whole_table(
        shown,
        "compare-table",
        {
            "mine": column.TextColumn(say(N_("By the map in use")), pinned=True, width=name_pixels(shown["mine"])),
            "theirs": column.TextColumn(say(N_("By the other one"))),
            "customers": column.NumberColumn(say(N_("Customers")), format="%,d"),
            "share": column.NumberColumn(say(N_("Share")), format="%.1f%%"),
        },
    )


# ---- doubt


def how_sure(rfm: Rfm) -> None:
    """How many customers would be in another group, and in which groups they are."""
    say = words().say
    with st.spinner(say(N_("Drawing the customers anew, two hundred times")), show_time=True):
        found = doubts()
    st.markdown(
        "**"
        + say(
            N_(
                "If every cut-off lay 5% higher or lower, up to {share_moved} of the customers would be in another group."
            ),
            share_moved=found.nudged_all,
        )
        + "**"
    )
    parts = [
        say(N_("{axis}: {share_moved}"), axis=say(AXIS_WORDS[axis].name), share_moved=found.nudged[axis])
        for axis in AXES
    ]
    st.caption(say(N_("By one question alone")) + " · " + " · ".join(parts))
    if found.resampled is None:
        st.markdown(say(N_("All cut-offs are set by hand, so chance does not move them.")))
    else:
        one = found.resampled
        st.markdown(
            "**"
            + say(
                N_(
                    "Had chance sent other customers of the same kind, {share_moved} would be in another group "
                    "(19 times in 20 between {share_low} and {share_high})."
                ),
                share_moved=one.value,
                share_low=one.low,
                share_high=one.high,
            )
            + "**"
        )
        _doubt_table(rfm, found.by_group)
    if found.looked_at < len(rfm.customers):
        st.caption(
            say(N_("Seen on {some} customers drawn from all {every}."), some=found.looked_at, every=len(rfm.customers))
        )


def _doubt_table(rfm: Rfm, by_group: pd.DataFrame) -> None:
    say, column = words().say, st.column_config
    shown = pd.DataFrame(
        {
            "group": _titles(rfm.segment_map),
            "customers": by_group["customers"].to_numpy(),
            "leave": by_group["leave"].to_numpy() * 100,
        }
    )
    shown = shown[shown["customers"] > 0].sort_values("leave", ascending=False, kind="stable")
    shown["leave"] = [None if np.isnan(value) else value for value in shown["leave"]]
    st.caption(say(N_("The groups in which most are near a border come first: write to those more carefully.")))
    _whole_table(
        shown,
        "doubt-table",
        {
            "group": column.TextColumn(say(N_("Group")), pinned=True),
            "customers": column.NumberColumn(say(N_("Customers")), format="%,d"),
            "leave": column.NumberColumn(say(N_("Would be elsewhere")), format="%.1f%%"),
        },
    )


# ---- since an earlier day


def since_earlier(rfm: Rfm) -> None:
    """Who was in which group at an earlier day, and what they have brought since."""
    say, here = words().say, session()
    known = life().known
    first, last = date_of(int(known.day.min()) + 1), date_of(known.end - 1)
    if first >= last:
        st.info(say(N_("All orders are of a day or two: there is no earlier day to compare with.")))
        return
    usual = max(first, doors.as_of() - timedelta(days=90))
    left, right = st.columns(2, gap="medium")
    with left:
        day = st.date_input(
            say(N_("The earlier day")),
            value=min(usual, last),
            min_value=first,
            max_value=last,
            format="YYYY-MM-DD",
            key=f"since-{here.revision}-{first}-{last}",
        )
    choices: dict[Cutting, str] = {
        "frozen": say(N_("as they were then")),
        "anew": say(N_("of today")),
    }
    with right:
        cutting = st.segmented_control(
            say(N_("Today's groups by the cut-offs")),
            list(choices),
            default="frozen",
            required=True,
            format_func=lambda one: choices[cast("Cutting", one)],
            key="since-cutting",
        )
    found = moved_since(rfm, day_of(day), cast("Cutting", cutting))
    _migration(found)


def _migration(found: Migration) -> None:
    say = words().say
    here, before = found.today, len(found.then.customers)
    codes = [segment.code for segment in here.segment_map.segments]
    column = _column(say(N_("Now")), here.segment_map)
    earlier = Column(
        words().day(date_of(found.since)),
        [*column.names, say(N_("Not yet a customer"))],
        [*column.colours, paper().quiet],
    )
    places = [*codes, NOBODY_YET]
    bands = [
        Band(places.index(row["before"]), codes.index(row["after"]), int(row["customers"]))
        for row in records(found.frame)
    ]
    finding = say(
        N_(
            "{share_stayed} of the customers of {day} are in the group in which they were; {newcomers} have come since."
        ),
        share_stayed=found.stayed / before,
        day=date_of(found.since),
        newcomers=found.newcomers,
    )
    drawn = say(N_("Left: then. Right: now. Grey: customers who stayed in their group."))
    chart(flow_picture((earlier, column), bands, plain_words(), (finding, drawn), paper()), "since-flow")
    st.caption(
        say(
            NP_(
                "By the other day's cut-offs {count} customer would be in another group today.",
                "By the other day's cut-offs {count} customers would be in another group today.",
            ),
            count=found.frozen_apart,
        )
    )
    _migration_table(found, dict(zip(places, earlier.names, strict=True)))


def _migration_table(found: Migration, names: Mapping[str, str]) -> None:
    say, column = words().say, st.column_config
    ordered = found.frame.sort_values(["customers", "money_e4"], ascending=False, kind="stable")
    shown = pd.DataFrame(
        {
            "before": [names[code] for code in ordered["before"]],
            "after": [names[code] for code in ordered["after"]],
            "customers": ordered["customers"].to_numpy(),
            "money": ordered["money_e4"].to_numpy() / SCALE,
        }
    )
    money = plain_words().money_form()
    columns = {
        "before": column.TextColumn(say(N_("Were")), pinned=True, width=name_pixels(shown["before"])),
        "after": column.TextColumn(say(N_("Are now"))),
        "customers": column.NumberColumn(say(N_("Customers")), format="%,d"),
        "money": column.NumberColumn(say(N_("Brought since then")), format=money),
    }
    _whole_table(shown, "since-table", columns)
    with st.expander(say(N_("All moves as a table of groups then by groups now")), key="since-matrix"):
        wide = ordered.pivot_table(index="before", columns="after", values="customers", fill_value=0, sort=False)
        codes = [code for code in names if code in wide.index], [code for code in names if code in wide.columns]
        wide = wide.reindex(index=codes[0], columns=codes[1])
        wide = wide.rename(index=names, columns=names).rename_axis(index=say(N_("Were")), columns=None).reset_index()
        st.dataframe(wide, key="since-matrix-table", hide_index=True)
