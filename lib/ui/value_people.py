"""Whom to keep, grow and leave; what "still with you" means; and the customer base from five sides."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.analysis.audit import AGES, Audit, last_whole_quarter, quarter_name
from lib.analysis.chances import never_sure
from lib.analysis.segments import Segment
from lib.analysis.value_findings import beside_alive, nobody_back
from lib.analysis.value_lists import MOST_ROWS, ValueList, nothing_or
from lib.charts.value import said_together
from lib.core.money import SCALE
from lib.core.words import N_, NP_
from lib.text.words import NOTHING
from lib.ui import doors as house
from lib.ui.choices import OF_THE_MAP
from lib.ui.doors import value as doors
from lib.ui.doors import value_groups
from lib.ui.lists import take_away
from lib.ui.page import say
from lib.ui.people import few_named
from lib.ui.words import plain_words, words

#: Customers of a quarter from which its mean says something.
_ENOUGH = 20
#: The column of ranges where some of them are sentences; by itself it is as wide as its first rows.
_SENTENCE_PIXELS = 275
_ICONS = {"keep": ":material/favorite:", "grow": ":material/trending_up:", "leave": ":material/do_not_disturb_on:"}


def lists() -> None:
    """Three cards, and the customers of the chosen one."""
    three = doors.lists()
    if doors.base().tested.method == "history":
        st.markdown(
            say(
                N_(
                    "Nobody has come back yet, so it cannot be told whom to keep, and “Do not chase these” holds nobody. The lists on the page Today need less."
                )
                if nobody_back(doors.base())
                else N_(
                    "There is too little history to tell whom to keep, and “Do not chase these” holds nobody. The lists on the page Today need less."
                )
            )
        )
        return
    for place, column in zip(three, st.columns(3, gap="medium"), strict=True):
        with column.container(border=True, height="stretch"):
            value_card(place)
    filled = [one for one in three if len(one.positions)]
    if not filled:
        return
    titles = {one.code: plain_words().say(one.title) for one in filled}
    code = st.segmented_control(
        say(N_("Show")),
        list(titles),
        default=filled[0].code,
        required=True,
        format_func=lambda one: titles[one],
        key=f"value-list-{'-'.join(titles)}",
    )
    chosen = next(one for one in filled if one.code == code)
    _rows(chosen)
    opened = st.expander(
        say(N_("Lists to take away")), icon=":material/download:", key="value-lists", on_change="rerun"
    )
    if opened.open:
        with opened:
            take_away(chosen.positions, chosen.code)


def value_card(place: ValueList) -> None:
    """One list: whom, how many, and what is at stake."""
    st.subheader(f"{_ICONS[place.code]} {words().say(place.title)}", anchor=False)
    count = say_count(len(place.positions))
    if not len(place.positions):
        st.markdown(say(N_("Nobody at the moment.")))
        if place.code == "leave":
            st.caption(words().say(place.why))
        return
    if place.code == "leave":
        st.markdown(
            say(N_("**{customers}**, who brought {money_spent} so far"), customers=count, money_spent=place.money_e4)
        )
    else:
        st.markdown(
            say(N_("**{customers}**, {money_value} still to come"), customers=count, money_value=place.money_e4)
        )
    st.caption(words().say(place.why))


def say_count(count: int) -> str:
    """So many customers."""
    return words().say(NP_("{count} customer", "{count} customers"), count=count)


def _rows(chosen: ValueList) -> None:
    frame, plain = doors.rows(chosen), plain_words()
    groups = {one.code: one for one in house.rfm().segment_map.segments}
    _elsewhere_lost(chosen, groups)
    shown = pd.DataFrame(
        {
            "customer": frame["customer_id"],
            "group": [plain.say(groups[code].title) for code in value_groups.groups_of(chosen.positions[: len(frame)])],
            "purchases": frame["purchases"],
            "days": frame["days_since"],
            "spent": frame["spent_e4"] / SCALE,
            "alive": (frame["alive"].map(never_sure) * 100).round(),
            "expected": frame["expected"].round(2),
            "value": frame["value_e4"] / SCALE,
            "range": [
                plain.say(nothing_or(row))
                if row["seldom"]
                else plain.span(*said_together((row["low_e4"] / SCALE, row["high_e4"] / SCALE), plain))
                for row in frame.to_dict("records")
            ],
        }
    )
    column, money = st.column_config, plain.money_form()
    st.dataframe(
        shown,
        key=f"value-rows-{chosen.code}",
        hide_index=True,
        height=min(38 + 35 * max(len(shown), 1), 380),
        column_order=(
            "customer",
            "value",
            "range",
            "alive",
            "expected",
            "purchases",
            "days",
            "spent",
            "group",
        ),  # the answer in sight
        column_config={
            "customer": column.TextColumn(say(N_("Customer")), pinned=True),
            "group": column.TextColumn(say(N_("Group")), width=125, help=say(OF_THE_MAP)),
            "purchases": column.NumberColumn(say(N_("Bought")), format="%,d", width=72, help=say(N_("Purchase days"))),
            "days": column.NumberColumn(
                say(N_("Days since")), format="%,d", width=88, help=say(N_("Days since the last one"))
            ),
            "spent": column.NumberColumn(say(N_("Spent so far")), format=plain.money_form(0), width=100),
            "alive": column.NumberColumn(say(N_("Still, %")), format="%d", width=72, help=say(N_("Still with you, %"))),
            "expected": column.NumberColumn(
                say(N_("Expected")), format="%.2f", width=80, help=say(N_("Purchases expected"))
            ),
            "value": column.NumberColumn(say(N_("To come")), format=money, width=92, help=say(N_("Value to come"))),
            "range": column.TextColumn(
                say(N_("Range")),
                width=_SENTENCE_PIXELS if frame["seldom"].any() else 125,
                help=say(
                    N_(
                        "In 8 of 10 cases the value of this customer lies in here, if the model holds. Where most likely nothing comes, the chance of that stands here, and what the customer brings otherwise."
                    )
                ),
            ),
        },
    )
    if len(chosen.positions) > MOST_ROWS:
        st.caption(
            say(
                N_("The first {shown} of {all} are shown; the lists below have everyone."),
                shown=MOST_ROWS,
                all=len(chosen.positions),
            )
        )


def _elsewhere_lost(chosen: ValueList, groups: dict[str, Segment]) -> None:
    """Why somebody is kept here and stands among the lost on Segments: the two ask different things."""
    if chosen.code == "leave":
        return
    codes = value_groups.groups_of(chosen.positions)
    away = [code for code in codes.tolist() if groups[code].family == "lost"]
    if not away:
        return
    names = [plain_words().say(one.title) for code, one in groups.items() if code in set(away)]
    st.caption(
        say(
            NP_(
                "{count} of them stands under {groups} among all groups of the map on Segments: there everybody is held against all customers, here against their own rhythm. Who buys seldom, but steadily, is late there and on time here.",
                "{count} of them stand under {groups} among all groups of the map on Segments: there everybody is held against all customers, here against their own rhythm. Who buys seldom, but steadily, is late there and on time here.",
            ),
            count=len(away),
            groups=few_named(names),
        )
    )


def still_with_you() -> None:
    """What the chance to be alive can tell, and what it cannot."""
    base = doors.base()
    if base.tested.method == "history":
        return
    now, left = base.purchases.now, doors.existing()
    once = now.repeats == 0
    with st.container(border=True):
        st.subheader(say(N_("What “still with you” means")), anchor=False)
        facts = {
            "share_again": never_sure(float(left.alive[~once].mean())) if (~once).any() else 0.0,
            "customers": int((~once).sum()),
        }
        if (~once).any():
            st.markdown(
                say(
                    N_(
                        "Nobody tells you that they will not come back. From each one’s own rhythm, the chance that they will buy again is "
                        "{share_again} on average among the {customers} who have come back before."
                    ),
                    **facts,
                )
            )
        beside = beside_alive(base)
        if beside:
            st.markdown(words().together(*(words().say(one) for one in beside)))
        if once.any():
            st.markdown(
                say(
                    N_(
                        "For those who have bought once the chance rests on others alone ({share_once} on average): they have no rhythm of their own yet."
                    ),
                    share_once=never_sure(float(left.alive[once].mean())),
                )
            )


def five_sides() -> None:
    """Fader's lenses as small tables."""
    found, plain = doors.audit(), plain_words()
    money = plain.money_form()
    column = st.column_config
    tabs = st.tabs(
        [
            say(N_("How they differ")),
            say(N_("This year and last")),
            say(N_("One cohort")),
            say(N_("Cohorts side by side")),
            say(N_("The whole")),
        ]
    )
    with tabs[0]:
        _tenths(found, money)
    with tabs[1]:
        _years(money)
    with tabs[2]:
        _one(money)
    with tabs[3]:
        _cohorts(money)
    with tabs[4]:
        whole = found.whole
        last = last_whole_quarter(found, doors.base().purchases.as_of)
        if len(whole) > 1 and last["new_e4"] >= 0 and last["old_e4"] >= 0 and last["new_e4"] + last["old_e4"] > 0:
            st.markdown(
                say(
                    N_("**In {quarter}, customers won before brought {share_old} of the revenue.**"),
                    quarter=quarter_name(int(last["quarter"])),
                    share_old=float(last["old_e4"] / (last["new_e4"] + last["old_e4"])),
                )
            )
        st.dataframe(
            pd.DataFrame(
                {"quarter": _names(whole["quarter"]), "new": whole["new_e4"] / SCALE, "old": whole["old_e4"] / SCALE}
            ),
            key="lens-whole",
            hide_index=True,
            column_config={
                "quarter": column.TextColumn(say(N_("Quarter"))),
                "new": column.NumberColumn(say(N_("From customers new in it")), format=money),
                "old": column.NumberColumn(say(N_("From those won before")), format=money),
            },
        )


def _names(quarters: pd.Series[int]) -> list[str]:
    return [quarter_name(int(one)) for one in quarters.tolist()]


#: Of fewer customers a tenth is a fifth or a sixth, so they are counted.
_FEWEST_FOR_TENTHS = 50


def _tenths(found: Audit, money: str) -> None:
    """What each tenth of the customers brought; below ten customers only what the best one did."""
    spread, column = found.spread, st.column_config
    people, top = int(spread["customers"].sum()), int(spread["customers"].iloc[0])
    facts = {"days": found.spread_days, "share_top": float(spread["share"].iloc[0]), "count": top}
    few = people < len(spread)
    if spread["revenue_e4"].sum() > 0:
        template = (
            N_("**The customer who spends most brought {share_top} of the revenue of the last {days} days.**")
            if few
            else N_(
                "**The {count} customers who spend most brought {share_top} of the revenue of the last {days} days.**"
            )
            if people < _FEWEST_FOR_TENTHS
            else N_("**The tenth that spends most brought {share_top} of the revenue of the last {days} days.**")
        )
        st.markdown(say(template, **facts))
    if few:
        st.caption(say(N_("Customers are divided into tenths once ten have bought in this time.")))
        return
    st.dataframe(
        pd.DataFrame(
            {
                "tenth": spread["tenth"],
                "customers": spread["customers"],
                "revenue": spread["revenue_e4"] / SCALE,
                "share": spread["share"] * 100,
            }
        ),
        key="lens-spread",
        hide_index=True,
        placeholder=NOTHING,
        column_config={
            "tenth": column.NumberColumn(say(N_("Tenth")), help=say(N_("Tenth, from the top"))),
            "customers": column.NumberColumn(say(N_("Customers")), format="%,d"),
            "revenue": column.NumberColumn(say(N_("Revenue")), format=money),
            "share": column.NumberColumn(say(N_("Share of revenue")), format="%.1f%%"),
        },
    )


def _years(money: str) -> None:
    years, column = doors.audit().years, st.column_config
    if years.empty:
        st.markdown(say(N_("This needs two years of orders.")))
        return
    lost = years[years["group"] == "lost"].to_dict("records")[0]
    st.markdown(
        say(
            NP_(
                "**{count} customer bought in the year before, but not in the last one; they had brought {money_before}.**",
                "**{count} customers bought in the year before, but not in the last one; they had brought {money_before}.**",
            ),
            count=int(lost["customers"]),
            money_before=int(lost["before_e4"]),
        )
    )
    names = {
        "more": say(N_("Bought in both years, now as much or more")),
        "less": say(N_("Bought in both years, now less")),
        "lost": say(N_("Bought last year only")),
        "new": say(N_("Bought this year only")),
    }
    st.dataframe(
        pd.DataFrame(
            {
                "group": [names[str(one)] for one in years["group"]],
                "customers": years["customers"],
                "before": years["before_e4"] / SCALE,
                "now": years["now_e4"] / SCALE,
            }
        ),
        key="lens-years",
        hide_index=True,
        column_config={
            "group": column.TextColumn(say(N_("Customers who"))),
            "customers": column.NumberColumn(say(N_("Customers")), format="%,d"),
            "before": column.NumberColumn(say(N_("Revenue, the 365 days before")), format=money),
            "now": column.NumberColumn(say(N_("Revenue, the last 365 days")), format=money),
        },
    )


def _one(money: str) -> None:
    one, column = doors.audit().one, st.column_config
    if one.empty:
        st.markdown(say(N_("This needs customers won at least half a year ago.")))
        return
    st.markdown(
        say(
            N_("Customers whose first purchase was in {quarter}, quarter by quarter."),
            quarter=quarter_name(int(one["quarter"].iloc[0])),
        )
    )
    st.dataframe(
        pd.DataFrame(
            {
                "age": one["age"],
                "active": one["active"] * 100,
                "purchases": one["purchases"],
                "spend": one["spend_e4"] / SCALE,
            }
        ),
        key="lens-one",
        hide_index=True,
        placeholder=NOTHING,
        column_config={
            "age": column.NumberColumn(say(N_("Quarters later"))),
            "active": column.NumberColumn(say(N_("Bought in it")), format="%.1f%%"),
            "purchases": column.NumberColumn(say(N_("Purchases per buyer")), format="%.2f"),
            "spend": column.NumberColumn(say(N_("Per purchase")), format=money),
        },
    )


def _cohorts(money: str) -> None:
    frame, column = doors.audit().cohorts, st.column_config
    known = frame[frame[f"repeats_{AGES[0]}"].notna() & (frame["customers"] >= _ENOUGH)]
    if len(known) >= 2:
        rows = known.to_dict("records")
        late, before = rows[-1], rows[-5 if len(rows) >= 5 else -2]
        st.markdown(
            say(
                N_(
                    "**Repeat purchases per customer in the first {days} days: {now} of those won in {late}, {then} of those won in {early}.**"
                ),
                late=quarter_name(int(late["quarter"])),
                now=round(float(late[f"repeats_{AGES[0]}"]), 2),
                days=AGES[0],
                early=quarter_name(int(before["quarter"])),
                then=round(float(before[f"repeats_{AGES[0]}"]), 2),
            )
        )
    shown = pd.DataFrame(
        {"quarter": _names(frame["quarter"]), "customers": frame["customers"], "first": frame["first_e4"] / SCALE}
        | {f"after_{days}": frame[f"repeats_{days}"] for days in AGES}
    )
    st.dataframe(
        shown,
        key="lens-cohorts",
        hide_index=True,
        placeholder=NOTHING,
        column_config={
            "quarter": column.TextColumn(say(N_("Won in"))),
            "customers": column.NumberColumn(say(N_("Customers")), format="%,d"),
            "first": column.NumberColumn(say(N_("First purchase, mean")), format=money),
        }
        | {
            f"after_{days}": column.NumberColumn(say(N_("Repeats in {days} days"), days=days), format="%.2f")
            for days in AGES
        },
    )
