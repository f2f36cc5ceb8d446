"""`funnel` beyond the steps: the money at stake, the limits of touch-points, who goes on less often, and two sides compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lib.analysis import why
from lib.analysis.domains import has_both_domains, with_domains
from lib.analysis.event_log import UNKNOWN, EventLog, Prepared
from lib.analysis.funnel import Funnel, from_log, groups, split
from lib.analysis.funnel_findings import NO_PURCHASE
from lib.analysis.funnel_rule import Source, Touch
from lib.analysis.proportions import Range
from lib.analysis.stakes import (
    BuyerValue,
    Stake,
    money_places,
    stakes,
    told_values,
    value_given,
    value_of_customers,
    value_of_days,
    value_of_purchases,
)
from lib.analysis.touchpoints import compact, every_step, listed, touchpoint_of
from lib.analysis.watch import UNFINISHED, Days, cards, days_of_log, funnel_of_days, some_days, watch, with_limits
from lib.catalog.touchpoints import ATTRIBUTES, MOMENTS, RULES, TOUCHPOINTS
from lib.charts.funnel import limit_said, step_title
from lib.cli.calls import Call
from lib.cli.domains import Shop
from lib.cli.funnel_calls import Periods, Sides
from lib.cli.plain import without_dust
from lib.cli.show import Figure, table
from lib.core.columns import CHANNEL, DEVICE, DOMAIN, EVENT, PAGE, SEGMENT
from lib.core.errors import CannotAnswer, CannotRead
from lib.core.findings import Finding, finding
from lib.core.money import SCALE
from lib.core.periods import date_of, day_of
from lib.core.words import N_
from lib.ingest.imported import SideFile
from lib.text.words import Words

#: The log's own columns by which people are told apart.
WORDS = (CHANNEL, DEVICE, PAGE)


@dataclass(frozen=True, eq=False)
class Way:
    """A funnel with what stands around it.

    Attributes:
        read: the log or the totals.
        log: None of totals.
        days: the shop day by day; None where totals are summed by other names.
        shop: its orders, where they are given.
        remarks: on the log's people among the customers of the orders.
        by_orders: how many reached the purchase only by the orders; None where these do not count.
    """

    funnel: Funnel
    read: SideFile
    log: Prepared | None
    days: Days | None
    shop: Shop | None
    remarks: tuple[Finding, ...] = ()
    by_orders: int | None = None


def parts_by(log: EventLog, funnel: Funnel, by: str, touch: Touch, shop: Shop | None) -> Mapping[str, Funnel]:
    """The funnel of each value of an attribute, of each customer group or of each domain.

    Raises:
        CannotAnswer: neither the log nor the orders tell it.
    """
    if by in log.attributes:
        return groups(log, funnel, by, touch)
    if by == SEGMENT and shop is not None and shop.groups:
        return split(funnel, shop.groups[SEGMENT])
    channels = {} if shop is None or shop.domains is None else shop.domains.channels
    if by == DOMAIN and has_both_domains(log, channels):
        return groups(with_domains(log, channels), funnel, DOMAIN, touch)
    raise CannotAnswer(
        N_(
            "Nothing tells “{column}”: customer groups need --orders with customers who are named as in the log and ordered before it begins, the domain orders of both sides through channels that the log names."
        ),
        column=by,
    )


def answer(way: Way, call: Call, words: Words) -> dict[str, Any]:
    """All of it as plain values.

    Raises:
        CannotAnswer, CannotRead: the call asks for what the files do not say.
    """
    made, buying = money_places(way.funnel, TOUCHPOINTS)
    value = _value(way, made, call)
    found = stakes(way.funnel, value, made)
    arrived = way.funnel.figures[buying]
    first = next((stake for stake in found if stake.lost), None)
    point = None if first is None else touchpoint_of(way.funnel.figures[first.place].step, TOUCHPOINTS)
    return {
        "conversion": {"step": arrived.step.code, **_range(arrived.of_first)},
        "value": None if value is None else _value_row(value),
        "money_at_stake": [_stake(way.funnel, stake) for stake in found],
        "card": None
        if first is None
        else {
            "step": way.funnel.figures[first.place].step.code,
            "touchpoint": point and point.code,
            "owner": words.say(point.owner) if point else None,
            "action": words.say(point.action) if point else None,
            "test": words.say(point.test) if point else None,
        },
        **_limits(way, call, words),
        "why": _why(way, call, first),
        "compare": _compare(way, call),
    }


def _range(one: Range | None, unit: float = 1) -> dict[str, float | None]:
    edges = (None,) * 3 if one is None else (one.value / unit, one.low / unit, one.high / unit)
    return dict(zip(("value", "low", "high"), map(without_dust, edges), strict=True))


# the money


def _value(way: Way, made: int | None, call: Call) -> BuyerValue | None:
    step = way.funnel.figures[way.funnel.required()[-1] if made is None else made].step
    asked = call.journey.worth
    known: dict[Source, BuyerValue | None] = {
        "orders": None if way.shop is None else value_of_customers(way.shop.customers),
        "events": None if way.log is None else value_of_purchases(way.read.frame, step.events),
        "totals": None if way.log is not None or way.days is None else value_of_days(way.days, step),
    }
    told = told_values(made, known)
    if isinstance(asked, (int, float)):
        return value_given(asked, told.values())
    if asked is None:
        return next(iter(told.values()), None)
    if asked not in told:
        if made is None and known[asked] is not None:
            raise CannotAnswer(NO_PURCHASE)
        raise CannotAnswer(
            N_("What a buyer brings is not told by {source}. Leave --worth out, or give a number."), source=asked
        )
    return told[asked]


def _value_row(value: BuyerValue) -> dict[str, Any]:
    order = value.order_e4 or value.money_e4
    return {"source": value.source, "buyer": _range(value.money_e4, SCALE), "order": _range(order, SCALE)}


def _stake(funnel: Funnel, one: Stake) -> dict[str, Any]:
    known = one.money_e4
    return {
        "step": funnel.figures[one.place].step.code,
        "previous": funnel.figures[one.previous].step.code,
        "lost": one.lost,
        "may_still": one.waiting,
        "stood_time_over": one.over[0],
        "went_on_time_over": one.over[1],
        "through_time_over": one.over[2],
        "onward": without_dust(one.onward.value),
        "money": None if known is None else without_dust(known.value / SCALE),
        "low": None if known is None else without_dust(known.low / SCALE),
        "high": None if known is None else without_dust(known.high / SCALE),
        "worth": one.worth,
    }


# the limits


def _limits(way: Way, call: Call, words: Words) -> dict[str, Any]:
    days = way.days
    if way.log is not None:
        names = sorted(way.read.frame[EVENT].unique())
        days = days_of_log(way.log.log, every_step(names, way.funnel.question.steps, TOUCHPOINTS))
    if days is None or not days.count:
        return {"limits": [], "limits_day": None, "unfinished_day": None, "cards": []}
    verdicts = watch(days, with_limits(RULES, dict(call.journey.limits)))
    return {
        "limits": [
            {
                "limit": one.rule.code,
                "touchpoint": one.rule.touchpoint,
                "text": limit_said(one.rule, words),
                "at": one.rule.limit,
                "days": one.rule.days,
                "state": one.state,
                "value": without_dust(one.value),
                "usual": without_dust(one.usual),
                "within_chance": one.is_within_chance,
                "breaches": [date_of(day).isoformat() for day in one.breaches],
            }
            for one in verdicts
        ],
        "limits_day": date_of(days.last_day).isoformat(),
        "unfinished_day": None if days.unfinished is None else date_of(days.unfinished).isoformat(),
        "cards": [
            {
                "touchpoint": card.touchpoint,
                "limits": [rule.code for rule in card.rules],
                "owner": words.say(card.owner),
                "action": words.say(card.action),
                "test": words.say(card.test),
            }
            for card in cards(verdicts, TOUCHPOINTS)
        ],
    }


# why


def _why(way: Way, call: Call, first: Stake | None) -> dict[str, Any] | None:
    required = way.funnel.required()
    asked = call.journey.why
    if way.log is None or len(required) < 2 or not way.funnel.figures[0].units:
        if asked is not None:
            raise CannotAnswer(N_("--why needs a file with one row an event, and a way of at least two steps."))
        return None
    place = (first.place if first else required[1]) if asked is None else _place(way.funnel, asked)
    log = way.log.log
    own = replace(log, attributes={name: one for name, one in log.attributes.items() if name in WORDS})
    found = why.reasons(own, way.funnel, place, {} if way.shop is None else way.shop.groups)
    return {
        "step": way.funnel.figures[place].step.code,
        "stood": found.stood,
        "lost": found.lost,
        "may_still": found.waiting,
        "compared": found.compared,
        "found": [
            {
                "attribute": one.attribute,
                "value": one.value,
                "people": one.units,
                "share": one.passed / one.units,
                "others": one.others,
                "share_others": one.others_passed / one.others,
                "difference": one.gap.value,
                "low": one.gap.low,
                "high": one.gap.high,
                "share_of_loss": one.explained,
            }
            for one in found.found
        ],
    }


def _place(funnel: Funnel, name: str) -> int:
    """The place of a required step after the first, by its number, its name or its touch-point."""
    for place in funnel.required()[1:]:
        step = funnel.figures[place].step
        point = touchpoint_of(step, TOUCHPOINTS)
        if name == str(place + 1) or compact(name) in {compact(step.code), compact(point.code) if point else ""}:
            return place
    raise CannotRead(
        N_("--why {step} is not a step before which anybody can be lost. These are: {steps}."),
        step=name,
        steps=listed([funnel.figures[place].step.code for place in funnel.required()[1:]]),
    )


# two sides


def _compare(way: Way, call: Call) -> dict[str, Any] | None:
    asked = call.journey.compare
    if isinstance(asked, Sides):
        return _two_values(way, asked)
    days = way.days if way.log is None else days_of_log(way.log.log, way.funnel.question.steps)
    if days is None or not days.count:
        if asked is None:
            return None
        raise CannotAnswer(N_("There is too little history to compare two periods."))
    if asked is None:
        usual = why.halves(date_of(days.first_day), date_of(days.last_day))
        if usual is None:
            return None
        asked = Periods(*usual)
    one, other = (
        from_log(way.log.log.between(first, last), way.funnel.question)
        if way.log is not None
        else funnel_of_days(some_days(days, day_of(first), day_of(last)))
        for first, last in (asked.one, asked.other)
    )
    names = [f"{first.isoformat()}..{last.isoformat()}" for first, last in (asked.one, asked.other)]
    return _side_by_side("period", (names[0], one), (names[1], other))


def _two_values(way: Way, asked: Sides) -> dict[str, Any]:
    if way.log is None:
        raise CannotAnswer(
            N_("Only periods can be compared here: totals follow nobody. Say --compare DAY..DAY,DAY..DAY")
        )
    parts = parts_by(way.log.log, way.funnel, asked.by, "first", way.shop)
    known = [value for value in parts if value != UNKNOWN or asked.by == SEGMENT]
    chosen = asked.values or tuple(known[:2])
    lacking = next((value for value in chosen if value not in parts), None)
    if lacking is not None or len(chosen) < 2:
        raise CannotAnswer(
            N_("“{value}” cannot be compared by “{column}”. It has {values}."),
            value=lacking or "",
            column=asked.by,
            values=listed(known),
        )
    return _side_by_side(asked.by, *((value, parts[value]) for value in chosen))


def _side_by_side(by: str, one: tuple[str, Funnel], other: tuple[str, Funnel]) -> dict[str, Any]:
    return {
        "by": by,
        "one": one[0],
        "other": other[0],
        "nobody_in": [name for name, funnel in (one, other) if not funnel.figures[0].units],
        "steps": [
            {
                "step": one[1].figures[row.place].step.code,
                "share_one": row.one and row.one.value,
                "share_other": row.other and row.other.value,
                "difference": row.gap and row.gap.value,
                "low": row.gap and row.gap.low,
                "high": row.gap and row.gap.high,
                "beyond_chance": None if row.gap is None else row.believed,
            }
            for row in why.compare(one[1], other[1])
        ],
    }


# for a person at a terminal


def shown(given: dict[str, Any], words: Words) -> str:
    """The money, the limits, the reasons and the comparison as tables."""
    return "\n\n".join(part for part in (_money_shown(given, words), _limits_shown(given, words), _why_shown(given, words), _compare_shown(given, words)) if part)  # fmt: skip


def _title(code: str, words: Words) -> str:
    return words.fact("step", step_title(code))


def _card_shown(card: dict[str, Any], words: Words) -> str:
    lines = ((N_("Owner"), "owner"), (N_("Action"), "action"), (N_("Test"), "test"))
    return "\n".join(f"  {words.say(label)}: {card[key]}" for label, key in lines)


def _money_shown(given: dict[str, Any], words: Words) -> str:
    say, rows = words.say, given["money_at_stake"]
    if not rows:
        return ""
    headers = [say(text) for text in (N_("Lost before"), N_("Lost"), N_("May still go on"), N_("Worth at most"), N_("Range"))]  # fmt: skip

    def money(value: float | None) -> str:
        return words.fact("money_", None if value is None else round(value * SCALE))

    lines = [
        (_title(one["step"], words), one["lost"], one["may_still"], Figure(money(one["money"])), Figure("" if one["money"] is None else words.span(money(one["low"]), money(one["high"]))))
        for one in rows
    ]  # fmt: skip
    shown = table(headers, lines, words)
    card = given["card"]
    if card is not None and card["owner"] is not None:
        shown += f"\n\n{_title(card['step'], words)}\n{_card_shown(card, words)}"
    return shown


def _limits_shown(given: dict[str, Any], words: Words) -> str:
    if not given["limits"]:
        return ""
    said = {"kept": N_("kept"), "breached": N_("broken"), "unknown": N_("too little to tell")}
    states = {state: words.say(text) for state, text in said.items()}
    headers = [words.say(text) for text in (N_("Limit"), N_("State"), N_("Days broken"))]
    rows = [(one["text"], states[one["state"]], len(one["breaches"])) for one in given["limits"]]
    texts = {one["limit"]: one["text"] for one in given["limits"]}
    told = ["\n".join([*(texts[code] for code in card["limits"]), _card_shown(card, words)]) for card in given["cards"]]
    early = given["unfinished_day"]
    note = [] if early is None else [words.say(UNFINISHED, day=date.fromisoformat(early))]
    return "\n\n".join([table(headers, rows, words), *note, *told])


def _why_shown(given: dict[str, Any], words: Words) -> str:
    found = given["why"]
    if found is None or not found["found"]:
        return ""
    titles = {name: words.say(title) for name, title in (ATTRIBUTES | MOMENTS).items()}
    headers = [words.say(text) for text in (N_("Lost before"), N_("Who"), N_("Go on"), N_("Of the others"), N_("Of the loss"))]  # fmt: skip
    rows = [
        (
            _title(found["step"], words),
            f"{titles[one['attribute']]}: {titles.get(one['value'], one['value']) if one['attribute'] in {'hour', 'speed'} else one['value']}",
            Figure(words.share(one["share"])),
            Figure(words.share(one["share_others"])),
            Figure(words.share(min(max(one["share_of_loss"], 0.0), 1.0))),
        )
        for one in found["found"]
    ]
    return table(headers, rows, words)


def _compare_shown(given: dict[str, Any], words: Words) -> str:
    found = given["compare"]
    if found is None:
        return ""
    headers = [words.say(N_("Step")), found["one"] or words.say(N_("Not known")), found["other"] or words.say(N_("Not known")), words.say(N_("More than chance"))]  # fmt: skip
    rows = [
        (
            _title(one["step"], words),
            Figure(words.fact("share_", one["share_one"])),
            Figure(words.fact("share_", one["share_other"])),
            words.say(_sure(one)),
        )
        for one in found["steps"]
    ]
    return table(headers, rows, words)


_BEYOND_CHANCE = {True: N_("yes"), False: N_("no"), None: N_("too little to tell")}


def _sure(step: dict[str, Any]) -> str:
    return _BEYOND_CHANCE[step["beyond_chance"]]


def compare_findings(compared: dict[str, Any] | None) -> tuple[Finding, ...]:
    """A warning for each of two compared sides on which nobody is."""
    return tuple(
        finding(
            "nobody_on_one_side",
            "warning",
            N_("In “{side}” nobody stood on the first step, so there is nothing to compare."),
            side=name,
        )
        for name in (compared or {"nobody_in": ()})["nobody_in"]
    )
