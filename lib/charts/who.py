"""One customer's orders along the time, and how long it has been quiet since."""

from __future__ import annotations

from datetime import date
from functools import cache

import altair as alt

from lib.analysis.who import CustomerCard
from lib.charts.drawing import Drawing, Template, amounts_axis, records, table, template
from lib.charts.theme import LIGHT, Paper
from lib.core.money import from_e4
from lib.core.words import N_, NP_, Sentence
from lib.text.languages import language_for
from lib.text.words import Words

#: More orders than these are a wholesaler's; the latest of them are drawn.
MOST_ORDERS = 400
#: As in the lists: late is who waits more than twice the own usual gap.
_LATE = 2


def timeline_finding(card: CustomerCard, words: Words) -> str:
    """How often this customer orders, and whether the present pause is longer than that."""
    since = Sentence(NP_("{count} day", "{count} days"), {"count": card.days_since_last})
    gap = card.usual_gap_days
    if gap is None:
        return words.say(N_("One order day so far, {since} ago."), since=since)
    usual = Sentence(NP_("{count} day", "{count} days"), {"count": max(round(gap), 1)})
    if card.days_since_last <= gap:
        template = N_("Usually {usual} pass between two orders; the last one was {since} ago.")
    elif card.days_since_last <= _LATE * gap:
        template = N_("Usually {usual} pass between two orders; now it has been {since}, longer than usual.")
    else:
        template = N_("Usually {usual} pass between two orders; now it has been {since}, more than twice as long.")
    return words.say(template, usual=usual, since=since)


def timeline(card: CustomerCard, as_of: date, words: Words, paper: Paper = LIGHT) -> Drawing:
    """Each order as a stem as high as its net money; the time since the last one is shaded.

    Args:
        card: of a customer with at least one order.
        as_of: up to when is counted.
        words: said with `plain_words`: a chart shows text as it is.
        paper: light or dark.
    """
    stems = [
        {
            "at": row["ordered_at"].strftime("%Y-%m-%dT%H:%M:%S"),
            "net": from_e4(row["net_e4"]),
            "colour": paper.accent if row["net_e4"] > 0 else paper.attention,
            "at_said": words.day(row["ordered_at"].date()),
            "net_said": words.money_full(row["net_e4"]),
            "order_said": row["order_id"],
        }
        for row in records(card.orders.head(MOST_ORDERS)[["ordered_at", "net_e4", "order_id"]])
    ]
    quiet = [{"start": f"{card.last_day}T00:00:00", "end": f"{as_of}T00:00:00"}]
    said = words.say(N_("Orders by day and their money after refunds; the shaded time is since the last order."))
    return _template(words.language.code, paper).filled(
        {"quiet": quiet, "orders": stems}, {}, timeline_finding(card, words), said, words.unit()
    )


@cache
def _template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    time = alt.X("at:T", axis=alt.Axis(title=None, grid=False, tickCount=6, labelOverlap="greedy", format="%Y-%m-%d"))
    money = alt.Y(
        "net:Q",
        axis=amounts_axis(language, 3),
    )
    tips = [
        alt.Tooltip("at_said:N", title=words.say(N_("Ordered at"))),
        alt.Tooltip("order_said:N", title=words.say(N_("Order"))),
        alt.Tooltip("net_said:N", title=words.say(N_("After refunds"))),
    ]
    pause = table("quiet").mark_rect(color=paper.line, opacity=0.5).encode(x="start:T", x2="end:T")
    stems = (
        table("orders")
        .mark_rule(strokeWidth=2)
        .encode(x=time, y=money, y2=alt.datum(0), color=alt.Color("colour:N", scale=None), tooltip=tips)
    )
    heads = (
        table("orders")
        .mark_circle(size=50, opacity=1)
        .encode(x=time, y=money, color=alt.Color("colour:N", scale=None), tooltip=tips)
    )
    return template((pause, stems, heads), paper, language, height=130)
