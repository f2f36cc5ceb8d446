"""Customers behind a number: a table of them, one customer's card, and lists to take away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn, cast

import numpy as np
import pandas as pd
import streamlit as st

from lib.analysis import holdout
from lib.analysis.chances import never_sure
from lib.analysis.cohorts import period_start
from lib.analysis.contact_lists import ContactList
from lib.analysis.customers import Int64s
from lib.analysis.lifecycle import LifePick
from lib.analysis.rfm import Pick, members
from lib.analysis.value_lists import VALUE_LISTS, ValueList, nothing_or
from lib.analysis.who import MOST_FOUND
from lib.catalog.stages import stage_words
from lib.charts.who import timeline
from lib.core.columns import CUSTOMER_ID, NAME
from lib.core.money import SCALE
from lib.core.periods import date_of
from lib.core.settings import AXES, Axis
from lib.core.words import N_, NP_, Sentence
from lib.ui import doors
from lib.ui.doors import lifecycle, value, writing
from lib.ui.doors import lists as list_door
from lib.ui.escape import md
from lib.ui.forgetting import forget_customer_dialog
from lib.ui.lists import owner_line
from lib.ui.page import Figure, chart, figures, paper
from lib.ui.pages import go_to
from lib.ui.session import Opened, session
from lib.ui.words import plain_words, words

#: More rows than anybody scrolls through; the exports have all of them.
MOST_ROWS = 1000
_AXIS_NAMES: dict[Axis, str] = {
    "recency_days": N_("Recency"),
    "frequency": N_("Frequency"),
    "monetary": N_("Monetary"),
}


def open_customers(pick: Pick) -> NoReturn:
    """Show the customers that a reader pointed at."""
    _open(Opened(pick=pick))


def open_list(code: str) -> NoReturn:
    """Show the customers of one of the home page's lists."""
    _open(Opened(list_code=code))


def open_life(pick: LifePick) -> NoReturn:
    """Show the customers of a stage or a cohort."""
    _open(Opened(life=pick))


def open_kept(key: tuple[str, date, str]) -> NoReturn:
    """Show the customers of a list that was taken away."""
    _open(Opened(kept=key))


def life_title(pick: LifePick) -> str:
    """What the customers of a stage or a cohort have in common, in words."""
    say = words().say
    if pick.stage is not None:
        return say(N_("Stage “{stage}”"), stage=say(stage_words(pick.stage).title))
    if pick.age is None:
        return _cohort(pick)
    unit = N_("active {age} weeks later") if pick.settings.by == "week" else N_("active {age} months later")
    return f"{_cohort(pick)} · {say(unit, age=pick.age)}"


def _cohort(pick: LifePick) -> str:
    say, name = words().say, pick.cohort
    if name is None or isinstance(name, str):
        told = Sentence(N_("All others")) if name is None else name or Sentence(N_("Not told"))
        return say(N_("First order: {cohort}"), cohort=told)
    first = pick.settings.entry == "first"
    if pick.settings.by == "week":
        template = N_("First order in the week of {day}") if first else N_("Ordered in the week of {day}")
        return say(template, day=period_start(name, "week"))
    template = N_("First order in {month}") if first else N_("Ordered in {month}")
    return say(template, month=words().month(period_start(name, "month")))


def _open(opened: Opened) -> NoReturn:
    here = session()
    here.opened, here.customer = opened, None
    here.revision += 1
    go_to("customers")


def contact_list(code: str) -> ContactList | ValueList:
    """One of the home page's lists, by rhythm or by what is still to come."""
    if code in VALUE_LISTS:
        return next(one for one in value.lists() if one.code == code)
    return next(one for one in writing.lists() if one.code == code)


def positions(opened: Opened | None) -> Int64s:
    """Which customers are meant, those with the most money first; a list keeps its own order."""
    rfm = doors.rfm()
    if opened is not None and opened.list_code is not None:
        return contact_list(opened.list_code).positions
    if opened is not None and opened.life is not None:
        chosen = lifecycle.members(opened.life)
        return chosen[np.argsort(-rfm.customers.monetary_e4[chosen], kind="stable")]
    if opened is not None and opened.kept is not None:
        chosen = np.flatnonzero(holdout.on_list(session().lists, opened.kept, list_door.marks_here()))
        return chosen[np.argsort(-rfm.customers.monetary_e4[chosen], kind="stable")]
    chosen = np.arange(len(rfm.customers)) if opened is None or opened.pick is None else members(rfm, opened.pick)
    return chosen[np.argsort(-rfm.customers.monetary_e4[chosen], kind="stable")]


def title(opened: Opened | None) -> str:
    """What these customers have in common, in words."""
    say = words().say
    if opened is None or opened == Opened():
        return say(N_("Everyone"))
    if opened.life is not None:
        return life_title(opened.life)
    if opened.kept is not None:
        return say(N_("List “{title}”"), title=opened.kept[0])
    if opened.pick is None:
        return say(contact_list(str(opened.list_code)).title)
    pick, rfm = opened.pick, doors.rfm()
    parts: list[str] = []
    if pick.segment is not None:
        parts.append(say(rfm.segment_map.segment(pick.segment).title))
    if pick.segments is not None:
        parts.append(md(few_named([plain_words().say(rfm.segment_map.segment(code).title) for code in pick.segments])))
    for axis, wanted in zip(AXES, (pick.recency, pick.frequency, pick.monetary), strict=True):
        if wanted is not None:
            parts.append(say(N_("{axis} score {score}"), axis=say(_AXIS_NAMES[axis]), score=wanted))
    if pick.axis is not None:
        low, high = max(pick.low, 0), pick.high
        template = N_("{axis} above {low}") if np.isinf(high) else N_("{axis} above {low}, up to {high}")
        parts.append(say(template, axis=say(_AXIS_NAMES[pick.axis]), low=float(low), high=float(high)))
    return " · ".join(parts)


def few_named(names: Sequence[str], most: int = 3) -> str:
    """Names one after another; the first few where there are many: "Champions, Loyal, New and 4 more"."""
    if len(names) <= most + 1:
        return words().listed(names)
    rest = words().say(N_("{count} more"), count=len(names) - most)
    return words().listed([*names[:most], rest])


def customer_table(chosen: Int64s, key: str) -> str | None:
    """A table of customers; returns the id of the one whose row was chosen."""
    say, rfm = words().say, doors.rfm()
    shown = chosen[:MOST_ROWS]
    some = rfm.customers.some(shown)
    names = doors.contacts().drop_duplicates(CUSTOMER_ID, keep="last").set_index(CUSTOMER_ID)[NAME]
    titles = [plain_words().say(segment.title) for segment in rfm.segment_map.segments]
    frame = pd.DataFrame(
        {
            "customer": some.customer_id,
            "name": names.reindex(some.customer_id).to_numpy(),
            "group": [titles[place] for place in rfm.segment[shown].tolist()],
            "last": [date_of(day) for day in some.last_day.tolist()],
            "orders": some.frequency,
            "total": some.monetary_e4 / SCALE,
            "scores": ["".join(str(rfm.scores[axis][at]) for axis in AXES) for at in shown.tolist()],
        }
    )
    if frame["name"].isna().all():
        frame = frame.drop(columns="name")
    column = st.column_config
    state: Any = st.dataframe(
        frame,
        key=f"{key}-{session().revision}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(38 + 35 * max(len(frame), 1), 420),
        column_config={
            "customer": column.TextColumn(say(N_("Customer"))),
            "name": column.TextColumn(say(N_("Name"))),
            "group": column.TextColumn(say(N_("Group"))),
            "last": column.DateColumn(say(N_("Last order")), format="YYYY-MM-DD"),
            "orders": column.NumberColumn(say(N_("Orders")), format="%,d"),
            "total": column.NumberColumn(say(N_("Total after refunds")), format=plain_words().money_form()),
            "scores": column.TextColumn(
                "R F M", help=say(N_("Scores for recency, frequency and monetary, 1 to the number of bins."))
            ),
        },
    )
    if len(chosen) > len(shown):
        st.caption(
            say(
                N_("The first {shown} of {all} are shown, largest first; the lists below have everyone."),
                shown=len(shown),
                all=len(chosen),
            )
        )
    rows = cast("list[int]", state["selection"]["rows"])
    return str(some.customer_id.iloc[rows[0]]) if rows and rows[0] < len(some) else None


# ---- one customer


def search_box() -> None:
    """Find a customer by a part of the id, name, e-mail or phone; the card opens with the first choice."""
    say, here = words().say, session()
    typed = st.text_input(
        say(N_("Find a customer")),
        key=f"search-{here.revision}",
        placeholder=say(N_("A part of the id, name, e-mail or phone")),
        icon=":material/search:",
        max_chars=100,
    )
    if not typed.strip():
        return
    found = doors.search(typed)
    if not found:
        st.info(say(N_("Nobody here has “{text}” in the id, name, e-mail or phone."), text=typed))
        return
    labels = {
        match.customer_id: " · ".join(
            md(part) for part in dict.fromkeys((match.customer_id, match.name, match.email, match.phone)) if part
        )
        for match in found
    }
    chosen = st.radio(
        say(
            N_("The first {count} customers with it; type more to see others")
            if len(found) == MOST_FOUND
            else NP_("{count} customer found", "{count} customers found"),
            count=len(found),
        ),
        list(labels),
        index=None if len(labels) > 1 else 0,
        format_func=lambda customer: labels[customer],
        key=f"found-{typed}-{here.revision}",
    )
    if chosen is not None:
        here.customer = chosen


def customer_card(customer_id: str) -> None:
    """All that is known about one customer."""
    say, card = words().say, doors.card(customer_id)
    with st.container(border=True):
        st.subheader(md(card.name or card.customer_id), anchor=False)
        reach = [md(part) for part in dict.fromkeys((card.customer_id, card.email, card.phone)) if part]
        agreed = {"yes": N_("agrees to be written to"), "no": N_("refused marketing")}.get(card.consent or "")
        st.caption(" · ".join(reach + ([say(agreed)] if agreed else [])))
        if card.segment is not None:
            st.markdown(f"**{say(card.segment.title)}** · {say(card.segment.meaning)}")
        gap = card.usual_gap_days
        figures(
            Figure(say(N_("Orders")), words().number(len(card.orders))),
            Figure(say(N_("Total after refunds")), words().money(card.total_e4)),
            Figure(
                say(N_("Days since last")),
                words().number(card.days_since_last),
                say(N_("The days from the last order to the day that everything is counted to.")),
            ),
            Figure(
                say(N_("Usual gap in days")),
                plain_words().fact("gap", gap),
                say(N_("The mean of the gaps between the days with an order."))
                if gap is not None
                else say(N_("one order day so far")),
            ),
        )
        chart(timeline(card, doors.as_of(), plain_words(), paper()), f"timeline-{card.customer_id}")
        for one, left_out in holdout.lists_of(session().lists, card.customer_id):
            template = N_("Left out of “{title}” by lot") if left_out else N_("On the list “{title}”")
            st.caption(f":material/mail: {say(template, title=one.title)} · {owner_line(one)}")
        _still_to_come(customer_id)
        if card.scores is not None:
            said = [f"{say(_AXIS_NAMES[axis])} **{card.scores[axis]}**" for axis in AXES]
            st.caption(say(N_("Scores")) + ": " + " · ".join(said))
        _orders(card)
        if st.button(say(N_("Forget this customer")), icon=":material/delete:", key="forget-customer", type="tertiary"):
            forget_customer_dialog(card.customer_id)


def _still_to_come(customer_id: str) -> None:
    """What the customer is expected to bring, where that has been worked out or is quick."""
    row = value.one_row(customer_id) if writing.quick() else None
    if row is None:
        return
    say = words().say
    ends = {"money_low": int(row["low_e4"]), "money_high": int(row["high_e4"])}
    between = nothing_or(row) if row["seldom"] else Sentence(N_("in 8 of 10 cases {money_low}–{money_high}"), ends)
    st.markdown(
        say(
            N_(
                "Expected within {days} days: **{expected}** purchases, **{money_value}** ({range}). Still with you: {share_alive}."
            ),
            days=value.settings().horizon_days,
            expected=round(float(row["expected"]), 1),
            money_value=int(row["value_e4"]),
            range=between,
            share_alive=never_sure(float(row["alive"])),
        )
        if row["purchases"] > 1
        else say(
            N_(
                "Expected within {days} days: **{expected}** purchases, **{money_value}** ({range}). Whether they are still with you cannot be told from one purchase."
            ),
            days=value.settings().horizon_days,
            expected=round(float(row["expected"]), 1),
            money_value=int(row["value_e4"]),
            range=between,
        )
    )


def _orders(card: doors.CustomerCard) -> None:
    say, column = words().say, st.column_config
    money = plain_words().money_form()
    orders = card.orders.assign(
        amount=card.orders["amount_e4"] / SCALE,
        refund=card.orders["refund_e4"] / SCALE,
        net=card.orders["net_e4"] / SCALE,
    )[["ordered_at", "order_id", "amount", "refund", "net", "channel", "status", "country"]]
    empty = [name for name in ("refund", "channel", "status", "country") if _tells_nothing(orders[name])]
    st.dataframe(
        orders.drop(columns=empty),
        key=f"orders-{card.customer_id}",
        hide_index=True,
        height=min(38 + 35 * len(orders), 290),
        column_config={
            "ordered_at": column.DatetimeColumn(say(N_("Ordered at")), format="YYYY-MM-DD HH:mm"),
            "order_id": column.TextColumn(say(N_("Order"))),
            "amount": column.NumberColumn(say(N_("Amount")), format=money),
            "refund": column.NumberColumn(say(N_("Refunded")), format=money),
            "net": column.NumberColumn(say(N_("After refunds")), format=money),
            "channel": column.TextColumn(say(N_("Channel"))),
            "status": column.TextColumn(say(N_("Status"))),
            "country": column.TextColumn(say(N_("Country"))),
        },
    )
    if not card.refunds.empty:
        st.caption(say(NP_("{count} refund document", "{count} refund documents"), count=len(card.refunds)))
        refunds = card.refunds.assign(amount=card.refunds["amount_e4"] / SCALE)[["refunded_at", "order_id", "amount"]]
        st.dataframe(
            refunds,
            key=f"refunds-{card.customer_id}",
            hide_index=True,
            column_config={
                "refunded_at": column.DatetimeColumn(say(N_("Refunded at")), format="YYYY-MM-DD HH:mm"),
                "order_id": column.TextColumn(say(N_("Document"))),
                "amount": column.NumberColumn(say(N_("Amount")), format=money),
            },
        )


def _tells_nothing(values: pd.Series[Any]) -> bool:
    return bool(values.isna().all() or (values == "").all() or (values == 0).all())
