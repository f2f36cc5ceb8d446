"""What *Where do we lose them?* says where there is no event log, about leads, and about public and private domain."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib.analysis.domains import Domains, Side, ToldBy, comes_back_more, first_goal, path
from lib.analysis.leads import LEAST as LEADS
from lib.analysis.leads import Origin, lead_findings
from lib.analysis.proportions import Range, difference, wilson
from lib.analysis.touchpoints import listed
from lib.analysis.why import LEAST
from lib.catalog.touchpoints import SIDES
from lib.charts.funnel import Estimate, between, estimates, points, points_more, portion_said
from lib.charts.leads import lead_sentence
from lib.charts.phrases import portion
from lib.core.columns import DOMAIN
from lib.core.periods import month_start
from lib.core.words import N_, NP_
from lib.ingest.imported import Kind
from lib.text.words import NOTHING
from lib.ui.doors import journey as door
from lib.ui.journey import Way
from lib.ui.page import cautions, chart, paper, say
from lib.ui.pages import FOLDER
from lib.ui.session import session
from lib.ui.uploads import upload_box
from lib.ui.words import plain_words, words

#: So many events are named in a sentence.
_MOST_NAMES = 8


def bring_events() -> None:
    """What to bring, and the box for it."""
    with st.container(border=True):
        st.markdown("**" + say(N_("Bring what your shop recorded of visits")) + "**")
        st.markdown(
            say(
                N_(
                    "- **An event log**: one row an event, with a person, an event and a time; channel, device, page and loading time if there are any. It opens the whole page.\n- **Daily totals**: one row a day with visitors, carts, checkouts and orders, or one row a day and step, as shop systems and Google Analytics export them. It opens the counts.\n- **Leads and deals**: each lead's first contact and origin, and the day on which it was won, in one list or in two. They open the lead funnel."
                )
            )
        )
        upload_box(say(N_("Event log or daily totals")), key="journey-upload", what="add_here")


def rows_aside(kind: Kind) -> None:
    """That rows of the uploaded files were not counted, and where it is told why."""
    count = sum(
        one.side.ledger.rows_aside for one in door.project().beside if one.kind == kind and one.origin == "upload"
    )
    if count:
        template = NP_(
            "{count} row of the file is not counted here: the page of the data says why.",
            "{count} rows of the file are not counted here: the page of the data says why.",
        )
        st.page_link(FOLDER / "data.py", label=say(template, count=count), icon=":material/rule:")


def unknown_sentence(names: Sequence[str]) -> str:
    """The answer where no event is known to be a step: what to do first, or what leads and deals say."""
    if door.leads() is not None:
        return lists_sentence()
    return say(
        N_(
            "None of the events is one of the usual steps ({events}). Say below which event is which step; until then nothing can be told of the way."
        ),
        events=listed(names, _MOST_NAMES),
    )


def lists_sentence() -> str:
    """The answer where there are only lists of people."""
    found = door.leads()
    if found is None:
        return say(N_("A list of customers does not say where people are lost on the way to buying."))
    return words().say(lead_sentence(*found))


def orders_sentence() -> str:
    """The answer where there are only orders."""
    no_buyer = door.project().imported.no_buyer
    if no_buyer is not None:
        return words().say(no_buyer)
    first, *later = door.orders_in_turn(2)
    return say(
        NP_(
            "Orders alone say this much: of {count} customer {portion} ordered a second time. Where visitors are lost needs an event log or daily totals.",
            "Orders alone say this much: of {count} customers {portion} ordered a second time. Where visitors are lost needs an event log or daily totals.",
        ),
        count=first.customers,
        portion=portion_said(later[0].customers if later else 0, first.customers),
    )


def again_and_again() -> None:
    """How many ordered once, twice, …: the part of the way that orders know."""
    figure = plain_words()
    turns = door.orders_in_turn(len(_NTH))
    rows = [
        Estimate(
            figure.say(_NTH[one.number - 1]),
            one.of_previous,
            between(one.of_previous, figure)
            + " · "
            + figure.say(
                NP_("half within {count} day", "half within {count} days"), count=max(round(one.days_since.median), 1)
            ),
            "accent",
        )
        for one in turns
        if one.of_previous is not None and one.days_since is not None
    ]
    if not rows:
        st.info(say(N_("Nobody has ordered twice yet.")))
        return
    finding = (
        figure.say(N_("The second order is the hardest: whoever has ordered twice comes again more often."))
        if _rising(rows)
        else figure.say(
            N_("{portion} ordered a second time, and {third} of those a third time."),
            portion=portion(turns[1].customers, turns[0].customers),
            third=portion_said(turns[2].customers, turns[1].customers),
        )
        if len(rows) > 1
        else figure.say(N_("{portion} ordered a second time."), portion=portion(turns[1].customers, turns[0].customers))
    )
    subtitle = figure.say(
        N_(
            "Share of those with the order before; the line is the range. Times are from the order before. Who came lately may still order."
        )
    )
    chart(estimates(rows, finding, subtitle, figure, paper()), "journey-orders")


_NTH = (N_("First order"), N_("Second order"), N_("Third order"), N_("Fourth order"), N_("Fifth order"))


def _rising(rows: list[Estimate]) -> bool:
    return len(rows) > 1 and all(rows[0].value.high < row.value.low for row in rows[1:])


# leads


def leads_by_origin(everyone: Origin, by_origin: tuple[Origin, ...]) -> None:
    """Leads, deals and the days between, by origin; the unknown origin and impossible days are shown."""
    figure = plain_words()
    many = [one for one in by_origin if one.leads >= LEADS]
    known = (many if len(many) > 1 else by_origin)[:12]
    ranked = sorted(known, key=lambda one: -one.share.value)
    others = [one for one in by_origin if one not in known]
    if ranked:
        rows = [
            Estimate(
                _origin(one),
                one.share,
                between(one.share, figure)
                + (
                    ""
                    if one.said_days is None
                    else " · " + figure.say(N_("half within {days} days"), days=one.said_days)
                ),
                "accent" if one.origin else "rest",
            )
            for one in ranked
        ]
        finding = figure.say(
            NP_(
                "{closed} of {count} lead became a deal, half of them within {days} days.",
                "{closed} of {count} leads became a deal, half of them within {days} days.",
            ),
            closed=everyone.closed,
            count=everyone.leads,
            days=everyone.said_days or 0.0,
        )
        chart(
            estimates(
                rows,
                finding,
                figure.say(N_("Share of the leads of each origin that became a deal; the line is the range.")),
                figure,
                paper(),
            ),
            "journey-leads",
        )
    column = st.column_config
    st.dataframe(
        pd.DataFrame(
            [
                {
                    "origin": _origin(one),
                    "leads": one.leads,
                    "closed": one.closed,
                    "share": one.share.value * 100,
                    "days": one.said_days,
                    "waiting": one.waiting,
                    "negative": one.negative,
                }
                for one in [*ranked, *others]
            ]
        ),
        key="journey-leads-table",
        hide_index=True,
        height=35 * (min(len(by_origin), 15) + 1) + 3,
        placeholder=NOTHING,
        alt=say(N_("Leads and deals by origin")),
        column_config={
            "origin": column.TextColumn(say(N_("Origin")), pinned=True),
            "leads": column.NumberColumn(say(N_("Leads")), format="%,d"),
            "closed": column.NumberColumn(say(N_("Deals")), format="%,d"),
            "share": column.NumberColumn(say(N_("Share")), format="%.1f%%"),
            "days": column.NumberColumn(say(N_("Days to the deal, half within")), format="%.1f"),
            "waiting": column.NumberColumn(say(N_("May still become a deal")), format="%,d"),
            "negative": column.NumberColumn(say(N_("Closed before the first contact")), format="%d"),
        },
    )
    remarks = lead_findings(everyone, by_origin)
    cautions(remarks)
    for remark in remarks:
        if remark.level != "warning":
            st.caption(words().say(remark.sentence))


def _origin(one: Origin) -> str:
    return one.origin or plain_words().say(N_("Not known"))


# public and private domain


def public_and_private(found: Domains, way: Way | None) -> None:
    """Who has joined, who comes back, who buys, and the way to a goal.

    Args:
        found: the orders of both sides.
        way: the way to buying, where there is an event log.
    """
    st.markdown(
        say(
            N_(
                "**{share_joined}** of the customers have bought in the private domain ({share_low}–{share_high}). It brings **{share_money}** of the revenue."
            ),
            share_joined=found.joined.value,
            share_low=found.joined.low,
            share_high=found.joined.high,
            share_money=found.share,
        )
    )
    if found.named:
        st.caption(
            say(
                N_(
                    "Private domain by the names of channels: {channels}; every other channel counts as public. A column “domain” in the order file tells it for each order."
                ),
                channels=found.named,
            )
        )
    _sides_chart(found.sides, "journey-sides")
    conversion_of_sides(way)
    _goal(found)
    _sides_table(found.sides)


def live_and_traffic(groups: Sequence[Sequence[Side]]) -> None:
    """Own and influencers' live rooms, paid and unpaid traffic: what each brings, and whose customers come back."""
    for number, sides in enumerate(groups):
        _sides_chart(sides, f"journey-channel-sides-{number}")
        _sides_table(sides)
        alone = any(one.name == "untold" for one in sides)
        st.caption(say(_TOLD_BY[sides[0].by, "alone" if alone else "both"]))


_TOLD_BY: dict[tuple[ToldBy, str], str] = {
    ("column", "alone"): N_("By a column of the order file; “Other channels” are the orders whose cell does not tell."),
    ("column", "both"): N_("By a column of the order file; an order whose cell does not tell is in none of them."),
    ("channel", "alone"): N_("By the names of the channels; “Other channels” are those whose names do not tell."),
    ("channel", "both"): N_("By the names of the channels; a channel whose name does not tell is in none of them."),
}


def _sides_chart(sides: Sequence[Side], key: str) -> None:
    figure = plain_words()
    subtitle = figure.say(
        N_("Share of customers who ordered again, by where their first order was; the line is the range.")
    )
    known = [(one, one.repeat) for one in sides if one.repeat is not None]
    if len(known) < 2:
        return
    rows = [Estimate(figure.say(SIDES[one.name]), share, between(share, figure)) for one, share in known]
    best, _ = max(known, key=lambda pair: pair[1].value)
    gaps = [gap for one, _ in known if one is not best and (gap := comes_back_more(best, one)) is not None]
    least = min(gaps, key=lambda gap: gap.low)
    if least.low <= 0:
        finding = figure.say(N_("The sides do not differ more than chance in who comes back."))
    elif len(known) == 2:
        finding = figure.say(
            N_("{side}: customers come back more often, by {difference}."),
            side=figure.say(SIDES[best.name]),
            difference=points_more(least, figure),
        )
    else:
        finding = figure.say(
            N_("{side}: customers come back most, {share}."),
            side=figure.say(SIDES[best.name]),
            share=best.again / best.customers,
        )
    chart(estimates(rows, finding, subtitle, figure, paper()), key)


def log_tells_sides(way: Way | None) -> bool:
    """Whether the log's events are of both domains."""
    return way is not None and bool(way.funnel.arrivals) and DOMAIN in door.comparable(way.funnel.question.unit)


def conversion_of_sides(way: Way | None) -> None:
    """Of those first met on each side, how many bought; needs a log that tells the domain, or whose channels are the orders'."""
    figure = plain_words()
    if way is None or not log_tells_sides(way):
        st.caption(
            say(
                N_(
                    "How many visitors of each side buy is told with an event log that has a column of the domain, or whose channels are named as in the orders."
                )
            )
        )
        return
    parts = door.breakdown(way.funnel.question, DOMAIN, "first")
    counts = {
        side: (parts[side].figures[way.buying].units, parts[side].figures[0].units)
        for side in ("private", "public")
        if side in parts and parts[side].figures[0].units >= LEAST
    }
    gap = difference(counts["public"], counts["private"]) if len(counts) == 2 else None
    if gap is None:
        st.caption(
            say(N_("Too few visitors on one side to tell who buys more: {least} on each are needed."), least=LEAST)
        )
        return
    shares = {side: share for side, (part, whole) in counts.items() if (share := wilson(part, whole)) is not None}
    rows = [Estimate(figure.say(SIDES[side]), share, between(share, figure)) for side, share in shares.items()]
    better = SIDES["private" if gap.value > 0 else "public"]
    if gap.low > 0 or gap.high < 0:
        finding = figure.say(
            N_("{side}: visitors first met there buy more often, by {difference}."),
            side=figure.say(better),
            difference=points_more(gap if gap.value > 0 else Range(-gap.value, -gap.high, -gap.low), figure),
        )
    else:
        finding = figure.say(
            N_("The sides do not differ more than chance in who buys: {difference}."), difference=points(gap, figure)
        )
    subtitle = figure.say(
        N_("Share of those who began that reached “{step}”, by where they were first met; the line is the range."),
        step=way.title(way.buying),
    )
    chart(estimates(rows, finding, subtitle, figure, paper()), "journey-sides-conversion")


def _goal(found: Domains) -> None:
    """The share of the money against a goal, and what each coming month needs."""
    months = found.months
    last, controls = month_start(int(months["month"].iloc[-1])), session().controls
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        goal = st.slider(
            say(N_("Goal: private share of revenue, %")),
            5,
            100,
            step=5,
            **controls.number("journey-goal", 5, 100, first_goal(found)),
            width=320,
        )
        ahead = st.slider(
            say(N_("In how many months")), 1, 24, **controls.number("journey-goal-months", 1, 24, 6), width=280
        )
    until = month_start(int(months["month"].iloc[-1]) + int(ahead))
    now = found.lately
    way = path(months, goal / 100, until)
    if now is None:
        st.markdown(say(N_("The last three months brought no revenue, so there is no share to start from.")))
    elif now >= goal / 100:
        st.markdown(say(N_("The last three months are at {share_now}: the goal is reached."), share_now=now))
    elif len(way):
        st.markdown(
            say(
                N_(
                    "The last three months up to {month} are at {share_now}. To reach {share_goal} by {until}, each month has to gain {points} points: {share_next} next month."
                ),
                month=words().month(last),
                share_now=now,
                share_goal=goal / 100,
                until=words().month(until),
                points=round((goal / 100 - now) * 100 / len(way), 1),
                share_next=float(way["share"].iloc[0]),
            )
        )


def _sides_table(sides: Sequence[Side]) -> None:
    """Each side in figures; cards, since a table of all of them is wider than a phone."""
    say, spoken = words().say, words()
    with st.grid(min(len(sides), 3), min_column_width=240, gap="small"):
        for one in sides:
            with st.container(border=True, height="stretch", gap="xsmall"):
                again = say(
                    NP_("{count} ordered again after that", "{count} ordered again after that"), count=one.returned
                )
                lines = [
                    f"**{say(SIDES[one.name])}**",
                    say(
                        NP_("{count} customer has bought here", "{count} customers have bought here"),
                        count=one.buyers,
                    ),
                    again if one.after is None else spoken.bracketed(again, spoken.share(one.after.value)),
                    say(NP_("{count} of them here", "{count} of them here"), count=one.returned_here),
                    say(NP_("{count} order", "{count} orders"), count=one.orders)
                    + f" · {spoken.money(one.revenue_e4)}",
                    say(N_("{share_money} of the revenue"), share_money=one.share),
                ]
                st.markdown("  \n".join(lines))
    st.caption(
        say(
            N_(
                "Everybody with an order on a side counts there, wherever they began, so some count on both. Again: any order after their first one on that side."
            )
        )
    )
