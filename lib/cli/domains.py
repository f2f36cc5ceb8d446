"""`funnel` of orders, alone or beside a log: who orders in turn, public and private domain, live rooms and traffic."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from lib.analysis.customers import Customers, customers, default_as_of
from lib.analysis.domains import LIVE, TRAFFIC, Domains, Side, channel_sides, domains, first_goal, path
from lib.analysis.event_log import Attribute, Prepared
from lib.analysis.groups_before import groups_before
from lib.analysis.histories import histories
from lib.analysis.nth_orders import NthOrder, nth_orders
from lib.catalog.segments import segment_map
from lib.catalog.touchpoints import SIDES
from lib.cli.calls import Call
from lib.cli.funnel_calls import FunnelCall, JourneyCall
from lib.cli.plain import remarks
from lib.cli.reading import answerable
from lib.cli.show import Figure, table
from lib.core.errors import CannotAnswer
from lib.core.money import from_e4
from lib.core.periods import month_start
from lib.core.settings import View
from lib.core.words import N_
from lib.ingest.imported import Imported
from lib.store.duckdb import DuckDB
from lib.text.words import Words

#: Customers of so many orders are followed.
_MOST_ORDERS = 5
_DAY_SECONDS = 86_400
#: What an answer says of a way (lib.cli.journey) where there is none.
NOTHING_ASKED: dict[str, Any] = {
    "orders_counted": None,
    "conversion": None,
    "value": None,
    "money_at_stake": [],
    "card": None,
    "limits": [],
    "limits_day": None,
    "unfinished_day": None,
    "cards": [],
    "why": None,
    "compare": None,
}


@dataclass(frozen=True, eq=False)
class Shop:
    """What the shop's orders say.

    Attributes:
        groups: of each unit of the log beside them (lib.analysis.groups_before); empty without one.
        in_turn: customers by their number of orders.
        sides: own and influencers' live rooms, paid and unpaid traffic: each that the orders tell.
    """

    read: Imported
    customers: Customers
    groups: dict[str, Attribute]
    in_turn: tuple[NthOrder, ...]
    domains: Domains | None
    live_rooms: tuple[Side, ...]
    traffic: tuple[Side, ...]


def shop_of(call: Call, read: Imported, log: Prepared | None = None) -> Shop:
    """The orders, and the customer groups of a log's people.

    Raises:
        CannotAnswer: no order counts, or their money cannot be added up.
    """
    read, view = answerable(read, call.importing.as_of), View()
    with closing(DuckDB()) as engine:
        engine.load({"orders": read.orders, "refunds": read.refunds})
        with engine.reading() as frames:
            as_of = call.importing.as_of or default_as_of(frames, view)
            named_by = segment_map(call.rfm.map_name)
            return Shop(
                read,
                customers(frames, view, as_of),
                {} if log is None else groups_before(frames, log, view, call.rfm, named_by),
                nth_orders(histories(frames, view, as_of), _MOST_ORDERS),
                domains(read.orders, view),
                channel_sides(read.orders, view, LIVE),
                channel_sides(read.orders, view, TRAFFIC),
            )


def answer(shop: Shop | None, call: Call) -> dict[str, Any]:
    """What the orders say, empty where there are none."""
    found = None if shop is None else shop.domains
    return {
        "orders_in_turn": [] if shop is None else [_nth(one) for one in shop.in_turn],
        "domains": None if found is None else _domains(found, call),
        "live_rooms": [] if shop is None else [_side(one) for one in shop.live_rooms],
        "traffic": [] if shop is None else [_side(one) for one in shop.traffic],
    }


def _nth(one: NthOrder) -> dict[str, Any]:
    share, since = one.of_previous, one.days_since
    return {
        "number": one.number,
        "customers": one.customers,
        "share_of_previous": share and share.value,
        "low": share and share.low,
        "high": share and share.high,
        "median_days": since and since.median,
    }


def _side(one: Side) -> dict[str, Any]:
    return {
        "side": one.name,
        "customers": one.customers,
        "again": one.again,
        "repeat": one.repeat and one.repeat.value,
        "low": one.repeat and one.repeat.low,
        "high": one.repeat and one.repeat.high,
        "orders": one.orders,
        "revenue": from_e4(one.revenue_e4),
        "revenue_share": one.share,
        "bought": one.buyers,
        "bought_again": one.returned,
        "bought_again_here": one.returned_here,
        "bought_again_share": one.after and one.after.value,
        "bought_again_low": one.after and one.after.low,
        "bought_again_high": one.after and one.after.high,
        "told_by": one.by,
    }


def _domains(found: Domains, call: Call) -> dict[str, Any]:
    goal = first_goal(found) / 100 if call.journey.goal is None else call.journey.goal
    last = int(found.months["month"].iloc[-1])
    way = path(found.months, goal, month_start(last + call.journey.goal_months))
    return {
        "customers": found.customers,
        "joined": found.joined.value,
        "low": found.joined.low,
        "high": found.joined.high,
        "revenue_share": found.share,
        "lately": found.lately,
        "sides": [_side(one) for one in found.sides],
        "channels": dict(sorted(found.channels.items())),
        "named": list(found.named),
        "goal": goal,
        "reached": found.lately is not None and found.lately >= goal,
        "path": [
            {"month": month_start(int(month)).strftime("%Y-%m"), "share": float(share)}
            for month, share in zip(way["month"], way["share"], strict=True)
        ],
    }


def answered(call: Call, read: Imported, words: Words) -> tuple[dict[str, Any], str]:
    """The answer to `funnel` of orders alone: the steps are the orders in turn.

    Raises:
        CannotAnswer: the call asks for what orders cannot say, or no order counts.
    """
    own = JourneyCall(goal=call.journey.goal, goal_months=call.journey.goal_months)
    if call.funnel != FunnelCall() or call.journey != own:
        raise CannotAnswer(
            N_(
                "These are orders: they tell who orders again, and where, but not the way before the order. --steps, --window, --by and the other options of a way need a file with one row an event; give the orders beside it with --orders."
            )
        )
    if read.no_buyer is not None:
        raise CannotAnswer(read.no_buyer.template, **read.no_buyer.facts)
    shop = shop_of(call, read)
    moments = read.orders["ordered_at"]
    given = {
        "steps": [_step(one, before) for before, one in zip((None, *shop.in_turn), shop.in_turn, strict=False)],
        "by": {},
        "by_column": None,
        "touch": None,
        "optional": [],
        "events_of": {},
        "exclude": [],
        "order": None,
        "unit": "customer",
        "window_seconds": None,
        "events": None,
        "units": len(shop.customers),
        "first": str(moments.min())[:19],
        "last": str(moments.max())[:19],
        **NOTHING_ASKED,
        **answer(shop, call),
        "findings": remarks(read.findings, words),
    }
    return given, shown(given, words)


def _step(one: NthOrder, before: NthOrder | None) -> dict[str, Any]:
    first, share = None if before is None else one.of_previous, one.of_previous
    return {
        "step": f"order {one.number}",
        "users": one.customers,
        "lost": 0 if before is None else before.customers - one.customers,
        "may_still": 0,
        "share_of_first": None,
        "share_of_previous": 1.0 if first is None else first.value,
        "low": share and share.low,
        "high": share and share.high,
        "low_of_first": None,
        "high_of_first": None,
        "median_seconds": None,
        "q1_seconds": None,
        "q3_seconds": None,
        "since_previous_median_seconds": one.days_since and one.days_since.median * _DAY_SECONDS,
    }


def shown(given: dict[str, Any], words: Words) -> str:
    """The same for a person at a terminal: orders in turn, the domains, live rooms and traffic."""
    say = words.say
    parts: list[str] = []
    if given["orders_in_turn"]:
        headers = [say(text) for text in (N_("Orders"), N_("Customers"), N_("Of the step before"), N_("Range"), N_("Days since the order before, half within"))]  # fmt: skip
        rows = [
            (Figure(one["number"]), one["customers"], _share(one["share_of_previous"], words), _span(one, words), Figure(words.fact("", one["median_days"])))
            for one in given["orders_in_turn"]
        ]  # fmt: skip
        parts.append(table(headers, rows, words))
    found = given["domains"]
    if found is not None:
        parts.append(_sides_table(found["sides"], words))
        lines = [
            say(
                N_(
                    "{share_joined} of the customers have bought in the private domain ({share_low}–{share_high}). It brings {share_money} of the revenue."
                ),
                share_joined=found["joined"],
                share_low=found["low"],
                share_high=found["high"],
                share_money=found["revenue_share"],
            )
        ]
        if found["lately"] is not None:
            lines.append(
                say(
                    N_("The last three months are at {share_now}: the goal of {share_goal} is reached.")
                    if found["reached"]
                    else N_("The last three months are at {share_now}; the goal is {share_goal}."),
                    share_now=found["lately"],
                    share_goal=found["goal"],
                )
            )
        parts.append("\n".join(lines))
    parts += [_sides_table(given[name], words) for name in ("live_rooms", "traffic") if given[name]]
    return "\n\n".join(parts)


def _sides_table(sides: Sequence[dict[str, Any]], words: Words) -> str:
    say = words.say
    titles = {name: say(title) for name, title in SIDES.items()}
    headers = [say(text) for text in (N_("Side"), N_("Have bought there"), N_("Ordered again"), N_("Range"), N_("Ordered there again"), N_("Orders"), N_("Of the revenue"))]  # fmt: skip
    rows = [
        (titles[one["side"]], one["bought"], _share(one["bought_again_share"], words), _span({"low": one["bought_again_low"], "high": one["bought_again_high"]}, words), one["bought_again_here"], one["orders"], _share(one["revenue_share"], words))
        for one in sides
    ]  # fmt: skip
    return table(headers, rows, words)


def _share(value: float | None, words: Words) -> Figure:
    return Figure(words.fact("share_", value))


def _span(one: dict[str, Any], words: Words) -> Figure:
    return Figure() if one["low"] is None else Figure(words.span(words.share(one["low"]), words.share(one["high"])))
