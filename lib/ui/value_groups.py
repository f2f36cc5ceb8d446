"""Groups side by side: what new customers of each are worth, and what the customers of today in each will still bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import pandas as pd
import streamlit as st

from lib.analysis.chances import never_sure
from lib.analysis.to_come import GroupToCome
from lib.analysis.value_findings import NEW_BY, NewBy, beside_alive, nearly_everybody, nobody_back, smaller_groups
from lib.analysis.worth import NewValue
from lib.catalog.stages import STAGE_WORDS
from lib.charts.value import Bar, by_group, said, said_together
from lib.core.words import N_, Sentence
from lib.ui import doors as house
from lib.ui.doors import clusters
from lib.ui.doors import value as doors
from lib.ui.doors import value_groups as groups
from lib.ui.doors.value_groups import TodayBy
from lib.ui.page import chart, paper, say
from lib.ui.session import session
from lib.ui.words import plain_words, words

TODAY_BY: dict[TodayBy, str] = {
    "segment": N_("Group"),
    "stage": N_("Stage"),
    "cluster": N_("Kept clusters"),
    "cohort": N_("Quarter of the first purchase"),
    "first_product": N_("First product"),
    "channel": N_("Channel"),
    "country": N_("Country"),
}
#: More rows than these are for the table.
_DRAWN = 12


def compare() -> None:
    """New customers first, then those of today."""
    if doors.base().tested.method == "history":
        st.markdown(
            say(
                N_("Nobody has come back yet: beyond the first purchase there is nothing to compare.")
                if nobody_back(doors.base())
                else N_("There is too little history to look ahead, so there is nothing to compare yet.")
            )
        )
        return
    new, today = st.tabs([say(N_("Newly won customers")), say(N_("Customers of today"))])
    with new:
        _new()
    with today:
        _today()


def _compared_by(able: Sequence[str], titles: Mapping[Any, str], key: str) -> str:
    """Which of the groupings that the files can tell is looked at."""
    return st.segmented_control(
        say(N_("Compare by")),
        able,
        default=able[0],
        required=True,
        format_func=lambda one: say(titles[one]),
        key=f"{key}-{'-'.join(able)}",
    )


def _new() -> None:
    plain = plain_words()
    able = [one for one in NEW_BY if len(groups.newcomers(one)) > 1]
    if not able:
        st.markdown(say(N_("The file tells nothing to compare by: no channel, no country, and one quarter only.")))
        return
    by = cast("NewBy", _compared_by(able, NEW_BY, "grouping"))
    values = groups.values(by)
    bars = [
        Bar(one.label or plain.say(N_("not told")), one.worth, one.customers, one.repeats)
        for one in sorted(values, key=lambda one: -one.worth.value)
    ]
    if by == "cohort":
        bars.sort(key=lambda one: one.name)
    left = doors.settings().basis == "margin"
    finding = new_finding(bars, left=left)
    told = finding.facts.get("best")
    chart(by_group(bars, "new", plain.say(finding), plain, paper(), told), "by-group")
    st.caption(
        say(
            N_(
                "Small groups lean on the whole shop until their own purchases say otherwise. Customers who came by one channel may have come anyway: "
                "a difference is not yet what the channel adds."
            )
        )
    )
    for one in smaller_groups(doors.base(), values, by), nearly_everybody(doors.base(), values):
        if one is not None:
            st.caption(words().say(one.sentence))
    _kinds_table(values, NEW_BY[by])


def new_finding(bars: Sequence[Bar], *, left: bool = True) -> Sentence:
    """Who is worth most, if the ranges can tell; `left`: by what is left of a sale, not by revenue."""
    best, least = (choose(bars, key=lambda one: one.worth.value) for choose in (max, min))
    plain = plain_words()
    facts = {
        "best": best.name, "least": least.name,
        "value": said(best.worth.value, plain), "other": said(least.worth.value, plain),
    }  # fmt: skip
    if best.worth.wide_low > least.worth.wide_high:  # the ranges that are drawn
        return Sentence(
            N_("A new customer of “{best}” is worth {value}, one of “{least}” {other}.")
            if left
            else N_("A new customer of “{best}” brings {value} of revenue, one of “{least}” {other}."),
            facts,
        )
    return Sentence(N_("No group is clearly worth more than another: the ranges overlap."), {})


def _kinds_table(values: Sequence[NewValue], title: str) -> None:
    """The same with the parts that a value is made of; `title` is what they are told apart by."""
    plain, column = plain_words(), st.column_config
    money, left = plain.money_form(), doors.settings().basis == "margin"
    with st.expander(say(N_("The values in parts")), icon=":material/table_chart:"):
        st.dataframe(
            pd.DataFrame(
                {
                    "group": [one.label or plain.say(N_("not told")) for one in values],
                    "customers": [one.customers for one in values],
                    "first": [one.first for one in values],
                    "repeats": [round(one.repeats, 2) for one in values],
                    "spend": [one.spend for one in values],
                    "value": [one.worth.value for one in values],
                }
            ),
            key="kinds",
            hide_index=True,
            column_order=("group", "value", "customers", "first", "repeats", "spend"),  # the answer in sight
            column_config={
                "group": column.TextColumn(say(title), pinned=True),
                "customers": column.NumberColumn(say(N_("Customers")), format="%,d"),
                "first": column.NumberColumn(
                    say(N_("The first leaves") if left else N_("First purchase")), format=money
                ),
                "repeats": column.NumberColumn(say(N_("Repeat purchases")), format="%.2f"),
                "spend": column.NumberColumn(
                    say(N_("A repeat leaves") if left else N_("A repeat purchase")), format=money
                ),
                "value": column.NumberColumn(say(N_("Value") if left else N_("Revenue")), format=money),
            },
        )


# ---- those of today


def _today() -> None:
    plain = plain_words()
    able = groups.today_by()
    by = cast("TodayBy", _compared_by(able, TODAY_BY, "today-grouping"))
    found, titles = groups.to_come(by), _titles(by)
    largest = sorted(found, key=lambda one: -one.total.value)[:_DRAWN]
    bars = [
        Bar(titles.get(one.label, one.label) or plain.say(N_("not told")), one.mean, one.customers, one.purchases / one.customers)
        for one in sorted(largest, key=lambda one: -one.mean.value)
    ]  # fmt: skip
    if by == "cohort":
        bars.sort(key=lambda one: one.name)
    top = largest[0]
    name = titles.get(top.label, top.label) or plain.say(N_("not told"))
    whole = sum(one.total.value for one in found)
    finding = (
        plain.say(
            N_("“{group}” will bring most: {value} in all, {each} each, {share_whole} of what is still to come."),
            group=name,
            value=said(top.total.value, plain),
            each=said(top.mean.value, plain),
            share_whole=min(1.0, max(0.0, top.total.value / whole)),
        )
        if whole > 0
        else plain.say(N_("Nothing is expected from the customers of today."))
    )
    chart(by_group(bars, "today", finding, plain, paper(), name if whole > 0 else None), "today-by-group")
    if len(found) > len(bars):
        st.caption(
            say(
                N_("The {shown} groups that will bring most are drawn; the table has all {all}."),
                shown=len(bars),
                all=len(found),
            )
        )
    _today_table(found, titles, TODAY_BY[by])


def _titles(by: TodayBy) -> dict[str, str]:
    """What the page calls the codes."""
    plain = plain_words()
    if by == "segment":
        return {one.code: plain.say(one.title) for one in house.rfm().segment_map.segments}
    if by == "stage":
        return {one.stage: plain.say(one.title) for one in STAGE_WORDS}
    frozen = session().kept_clusters
    if by == "cluster" and frozen is not None:
        return {str(place): plain.say(one.name) for place, one in enumerate(clusters.kept_clusters(frozen).clusters)}
    return {}


def _today_table(found: Sequence[GroupToCome], titles: dict[str, str], title: str) -> None:
    plain, column = plain_words(), st.column_config
    money = plain.money_form()
    rows: list[dict[str, Any]] = [
        {
            "group": titles.get(one.label, one.label) or plain.say(N_("not told")),
            "customers": one.customers,
            "alive": round(never_sure(one.alive) * 100),
            "expected": round(one.purchases / one.customers, 2),
            "each": one.mean.value,
            "total": one.total.value,
            "range": plain.span(*said_together((one.total.wide_low, one.total.wide_high), plain)),
        }
        for one in found
    ]
    with st.expander(say(N_("All groups as a table")), icon=":material/table_chart:"):
        st.dataframe(
            pd.DataFrame(rows),
            key="today-groups",
            hide_index=True,
            column_config={
                "group": column.TextColumn(say(title), pinned=True),
                "customers": column.NumberColumn(say(N_("Customers")), format="%,d"),
                "alive": column.NumberColumn(say(N_("Still with you, %")), format="%d"),
                "expected": column.NumberColumn(say(N_("Purchases expected, each")), format="%.2f"),
                "each": column.NumberColumn(say(N_("To come, each")), format=money),
                "total": column.NumberColumn(say(N_("To come, in all")), format=money),
                "range": column.TextColumn(
                    say(N_("Range")), help=say(N_("In 95 of 100 cases it lies in here, past errors included."))
                ),
            },
        )
    summed = N_("Customers who bought once count with what others like them did; a group is the sum of its customers.")
    st.caption(words().together(say(summed), *(words().say(one) for one in beside_alive(doors.base()))))
