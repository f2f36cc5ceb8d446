"""What a reader of costs should know: what is claimed, shared out, not told, or outside the days of the orders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pandas as pd

from lib.analysis.acquired import Acquisition, ChannelCost
from lib.analysis.blank_cells import BlankCells
from lib.analysis.channel_names import together
from lib.analysis.spend_holes import Hole
from lib.core.columns import AMOUNT_E4, FIRST_DAY, LAST_DAY
from lib.core.findings import Finding, finding
from lib.core.periods import date_of, day_of
from lib.core.words import MORE, N_, NP_, Sentence

#: Who opens a shop may spend so long before the first order; whoever spends longer has older orders elsewhere.
EARLY_DAYS = 31
#: Spend that ends so long before the orders do tells of another time; a report of whole months ends up to 31 days before.
_OLD_DAYS, ENDED = 31, "spend_ended"
#: So many stretches without spend are asked about, by these codes.
_MOST_HOLES = 6
HOLES = ("spend_hole", "spend_hole_missing")
#: Asked once: what it means that some first orders have no channel.
BLANK_ASKED = "blank_channel"
#: Asked for each: which of the orders' channels a channel of the spend is that no order names.
UNNAMED_ASKED = "channel_unnamed"
_MOST_NAMED = 6


def cost_findings(
    found: Acquisition, spend: pd.DataFrame, begin: int, as_of: date, blanks: BlankCells, themselves: int = 0
) -> tuple[Finding, ...]:
    """Everything worth saying.

    Args:
        found: the costs.
        spend: the canonical table.
        begin: the day of the first order of all.
        as_of: the day after the last order.
        blanks: what it means that a first order says nothing.
        themselves: how many new customers without a channel are said to have come by themselves.
    """
    if found.trouble is not None:
        return (_trouble(found, spend, begin, as_of),)
    remarks = *_remarks(found, begin, blanks), *_by_themselves(themselves)
    return (*_below_zero(spend), *_holes(found), *remarks, *_ended(found, as_of))


def currency_remarks(orders: str | None, spend: str | None) -> tuple[Finding, ...]:
    """That spend in a currency is held against orders that name none."""
    if orders is not None or spend is None:
        return ()
    return (
        finding(
            "currency_assumed",
            "warning",
            N_(
                "The spend is in {currency} and the orders name no currency: they are taken to be in {currency}, too. If they are not, say on the Data page which currency they are in."
            ),
            currency=spend,
        ),
    )


def _trouble(found: Acquisition, spend: pd.DataFrame, begin: int, as_of: date) -> Finding:
    """Why nothing can be said."""
    if found.trouble == "outside":
        return finding(
            "spend_outside_orders",
            "warning",
            N_(
                "The spend is of {first} to {last}, the orders are of {begin} to {end}: no day is in both, so nothing can be said of what a new customer costs. Bring the spend of the orders’ days."
            ),
            first=pd.Timestamp(spend[FIRST_DAY].min()).date(),
            last=pd.Timestamp(spend[LAST_DAY].max()).date(),
            begin=date_of(begin),
            end=date_of(day_of(as_of) - 1),
        )
    if found.trouble == "looks_new":
        return finding(
            "customers_look_new",
            "warning",
            N_(
                "The orders begin on {begin}, {days} days after the spend: the shop is older than the file, so whoever ordered before and comes again looks new, above all in the first months. What a new customer costs is {money_least} at least and may be several times that. Bring the older orders."
            ),
            begin=date_of(begin),
            days=begin - day_of(found.spend_first or found.first),
            money_least=round(found.spend_e4 / found.new_customers) if found.new_customers else found.spend_e4,
        )
    return finding(
        "nothing_spent",
        "warning",
        N_(
            "All spend from {first} to {last} comes to {money_spend}, so nothing can be said of what a new customer costs. See on the Data page which column is the spend."
        ),
        first=found.first,
        last=found.last,
        money_spend=found.spend_e4,
    )


def _below_zero(spend: pd.DataFrame) -> Iterator[Finding]:
    """That spend below zero takes other spend away."""
    below = spend.loc[spend[AMOUNT_E4] < 0, AMOUNT_E4]
    if len(below):
        yield finding(
            "spend_below_zero",
            "warning",
            NP_(
                "{count} row of the spend is below 0 ({money_below}) and taken off the other spend ({money_above}), as a credit note is. If it is none, costs are too low.",
                "{count} rows of the spend are below 0, together {money_below}, and taken off the other spend ({money_above}), as credit notes are. If they are none, costs are too low.",
            ),
            count=len(below),
            money_below=int(below.sum()),
            money_above=int(spend.loc[spend[AMOUNT_E4] > 0, AMOUNT_E4].sum()),
        )


def _holes(found: Acquisition) -> Iterator[Finding]:
    """That of some days no spend is told: what is asked alike is one question, with the facts of the longest stretch."""
    asked = asked_holes(found)
    for one in asked:
        if one.answer == "missing":
            said = _MISSING_OF_ONE if one.channel else _MISSING
            yield finding("spend_hole_missing", "info", said, channel=one.channel, **_days_of(one))
    known = {cost.channel: cost for cost in found.channels}
    open_ones = [one for one in asked if one.answer is None]
    of_all = [
        _question(_PAUSED_OR_MISSING, found.blended_e4, found.told_blended_e4, one)
        for one in open_ones
        if not one.channel
    ]
    named = [
        _question(_OF_ONE, known[one.channel].likely_e4, _without(known[one.channel], one), one)
        for one in open_ones
        if one.channel and one.is_named
    ]
    unnamed = [
        Sentence(_OF_UNNAMED, _days_of(one) | {"channel": one.channel})
        for one in open_ones
        if one.channel and not one.is_named
    ]
    for alike, several, stretch in (
        (of_all, _SEVERAL, _STRETCH),
        (named, _OF_SEVERAL, _STRETCH_OF),
        (unnamed, _OF_SEVERAL_UNNAMED, _STRETCH_OF_UNNAMED),
    ):
        asks = [one for one in alike if one is not None]
        if len(asks) == 1:
            yield Finding("spend_hole", "warning", asks[0])
        elif asks:
            in_time = sorted(asks, key=lambda one: (one.facts["first"], one.facts["last"]))
            stretches = tuple(Sentence(stretch, one.facts) for one in in_time)
            yield finding("spend_hole", "warning", several, **asks[0].facts, stretches=stretches)


def _days_of(hole: Hole) -> dict[str, Any]:
    return {"first": hole.first, "last": hole.last, "count": hole.customers}


def _question(template: str, cost_e4: int | None, without_e4: int | None, hole: Hole) -> Sentence | None:
    """What is asked of a stretch, with what it would mean; None where that is not known."""
    if cost_e4 is None or without_e4 is None:
        return None
    channel = {"channel": hole.channel} if hole.channel else {}
    return Sentence(template, _days_of(hole) | channel | {"money_cost": cost_e4, "money_without": without_e4})


def _without(cost: ChannelCost, hole: Hole) -> int | None:
    """What a new customer of a channel costs, if the spend of a stretch is missing."""
    left = cost.new_customers - hole.customers
    return None if cost.likely_e4 is None or left <= 0 else round(cost.likely_e4 * cost.new_customers / left)


def asked_holes(found: Acquisition) -> tuple[Hole, ...]:
    """The stretches that the shop is asked about, or has told of: the longest first, for a file with many has them all alike."""
    by_length = sorted(found.holes, key=lambda one: (one.answer is None, -one.days))
    told = sum(one.answer is not None for one in by_length)
    return tuple(by_length[: told + _MOST_HOLES])


def of_hole(said: Finding, hole: Hole) -> bool:
    """Whether a finding is about this stretch."""
    facts = said.sentence.facts
    return (facts["first"], facts["last"], facts.get("channel") or "") == (hole.first, hole.last, hole.channel)


_PAUSED_OR_MISSING = N_(
    "No spend is told from {first} to {last}: was it paused, or is it missing in the report? If it is missing, a new customer did not cost {money_cost} but {money_without}, all spend over the customers of the other days."
)
_SEVERAL = N_(
    "No spend is told {stretches}: was it paused, or is it missing in the report? If all of it is missing, a new customer did not cost {money_cost} but {money_without}, all spend over the customers of the other days."
)
_STRETCH = N_("from {first} to {last}")
_OF_ONE = N_(
    "No spend of “{channel}” is told from {first} to {last}, but orders went on to name it: was it paused, or is it missing in the report? If it is missing, a new customer of “{channel}” did not cost {money_cost} but {money_without}."
)
_OF_SEVERAL = N_(
    "No spend is told of {stretches}, but orders went on to name them: were they paused, or is it missing in the report?"
)
_STRETCH_OF = N_(
    "“{channel}” from {first} to {last} (if it is missing, a new customer did not cost {money_cost} but {money_without})"
)
_OF_UNNAMED = N_(
    "No spend of “{channel}” is told from {first} to {last}, and no order names it: was it paused, or is it missing in the report? Until that is said, nothing counts as spent on it then."
)
_OF_SEVERAL_UNNAMED = N_(
    "No spend is told of {stretches}, and no order names them: were they paused, or is it missing in the report? Until that is said, nothing counts as spent on them then."
)
_STRETCH_OF_UNNAMED = N_("“{channel}” from {first} to {last}")
_MISSING = NP_(
    "Spend from {first} to {last} is missing, as you say: the {count} new customer of these days counts in no cost.",
    "Spend from {first} to {last} is missing, as you say: the {count} new customers of these days count in no cost.",
)
_MISSING_OF_ONE = NP_(
    "Spend of “{channel}” from {first} to {last} is missing, as you say: its {count} new customer of these days counts in no cost.",
    "Spend of “{channel}” from {first} to {last} is missing, as you say: its {count} new customers of these days count in no cost.",
)


def no_dates(first: date, last: date) -> Finding:
    """That some spend is spread over everything."""
    return finding(
        "no_dates",
        "warning",
        N_("Some spend has no date; it is spread evenly from {first} to {last}."),
        first=first,
        last=last,
    )


def _remarks(found: Acquisition, begin: int, blanks: BlankCells) -> Iterator[Finding]:
    """What a reader of the costs should know; `begin` is the day of the first order of all."""
    claims = [
        cost
        for cost in found.channels
        if cost.source == "orders" and cost.claimed is not None and cost.channel not in found.unnamed
    ]
    claimed, seen = sum(cost.claimed or 0.0 for cost in claims), sum(cost.new_customers for cost in claims)
    if claims and claimed > 1.05 * seen:
        yield finding(
            "platforms_claim_more",
            "info",
            N_(
                "The platforms together claim {claimed} customers, and {seen} first orders came through their channels. "
                "Some are claimed twice or would have come anyway: costs go by the orders, and their ranges reach to what is claimed."
            ),
            claimed=round(claimed),
            seen=seen,
        )
    if any(cost.source == "hand" for cost in found.channels) and not found.unsplit:
        yield finding(
            "split_by_hand",
            "info",
            N_(
                "New customers are split over the channels as you told. It is a guess: ranges and chances allow for half as many and half as many again."
            ),
        )
    for channels, labels in together(found.alike):
        yield finding(
            "channels_alike",
            "warning",
            N_(
                "{paid} of the spend is probably called {ordered} in the orders. Until that is said, it is open what its customers cost, and there is no verdict on it."
            )
            if len(channels) == 1
            else N_(
                "{paid} of the spend are probably {ordered} in the orders, which do not tell them apart: their cost can only be told of all together. Until that is said, it is open, and there is no verdict on them."
            ),
            paid=tuple(f"“{channel}”" for channel in channels),
            ordered=tuple(f"“{label}”" for label in labels),
        )
    for channel in found.brand_like:
        yield finding(
            "brand_by_name",
            "info",
            N_(
                "“{channel}” may be brand by its name, and counts as spend to win customers. If it builds the brand, say so, and the brand rule leaves it aside."
            ),
            channel=channel,
        )
    yield from _of_one_name(found)
    yield from _unnamed(found)
    yield from _nobody_came(found)
    asked = {paid for paid, _ in found.alike}
    for cost in found.channels:
        if cost.source == "platform" and cost.new_customers < round(cost.claimed or 0.0):
            yield finding(
                "claims_cut",
                "warning",
                N_(
                    "No order names {channel}, and the platform claims {claimed} new customers. Of {count} of them the orders do not say otherwise: so many are believed, and the range of the cost reaches to the claim. "
                    "If your orders name this channel differently, tell which one it is."
                ),
                channel=called(cost.channel),
                claimed=round(cost.claimed or 0.0),
                count=cost.new_customers,
            )
        elif cost.source == "platform" and cost.channel not in asked:
            yield finding(
                "claimed_by_platform",
                "warning",
                N_(
                    "No order names {channel}: its new customers are those that the platform claims. "
                    "If your orders name this channel differently, tell which one it is."
                ),
                channel=called(cost.channel),
            )
    yield from _untold(found, blanks)
    early = begin - day_of(found.spend_first or found.first)
    if early > EARLY_DAYS:
        yield finding(
            "spend_before_orders",
            "warning",
            N_(
                "Spend begins {days} days before the first order in the file, so the shop is older than the file. Costs count spend and new customers from {day} on: before, customers of earlier years would look new. Some still do, so costs are rather too low. Bring the older orders, and all of the spend counts."
            ),
            days=early,
            day=found.first,
        )
    if 0 <= -early < 90:
        yield finding(
            "early_spend",
            "info",
            N_(
                "Spend begins within 90 days of the first order in the file: some who look new then had bought before the file begins, "
                "so that the earliest months look cheaper than they were."
            ),
        )


def _unnamed(found: Acquisition) -> Iterator[Finding]:
    """Channels that no order names, while orders name others: which of them they are is asked."""
    if not found.unnamed:
        return
    facts: dict[str, Any] = {"channels": tuple(map(called, found.unnamed)), "count": len(found.unnamed)}
    yield finding(
        UNNAMED_ASKED,
        "warning",
        NP_(
            "No order names {channels}. Which of the orders’ channels is it? Until that is said, it is open what its customers cost, and there is no verdict on it.",
            "No order names {channels}. Which of the orders’ channels are they? Until that is said, it is open what their customers cost, and there is no verdict on them.",
        )
        if found.unnamed != ("",)
        else N_(
            "The spend names no channel, and the orders name {ordered}. Which of them is it? Until that is said, it is open what its customers cost, and there is no verdict on it."
        ),
        ordered=some_names(found.strange),
        **facts,
    )


def some_names(names: Sequence[str]) -> tuple[str, ...]:
    """The first names, and that there are more."""
    return (*(f"“{one}”" for one in names[:_MOST_NAMED]), *([MORE] if len(names) > _MOST_NAMED else []))


def _nobody_came(found: Acquisition) -> Iterator[Finding]:
    """Channels with spend through which nobody is known to have come."""
    if found.unsplit or found.nobody_told or not found.new_customers:
        return
    silent = [
        one for one in found.channels if one.spend_e4 > 0 and one.won.most == 0 and not one.open_name and one.channel
    ]
    if silent:
        yield finding(
            "nobody_came",
            "warning",
            N_(
                "No new customer is known to have come through {channels}, for {money_spend} of spend. If the orders name it otherwise, say so; else this money won nobody who can be seen."
            ),
            channels=tuple(f"“{one.channel}”" for one in silent),
            money_spend=sum(one.spend_e4 for one in silent),
        )


def _ended(found: Acquisition, as_of: date) -> Iterator[Finding]:
    """That the spend file ends long before the orders do."""
    days = (as_of - found.last).days
    if found.new_customers and days > _OLD_DAYS:
        yield finding(
            ENDED,
            "warning",
            N_(
                "The spend file ends on {last}, {days} days before the orders do: costs, and what is said of lately and of now, are of the time before."
            ),
            last=found.last,
            days=days,
        )


def _of_one_name(found: Acquisition) -> Iterator[Finding]:
    """Channels of the spend that are one in the orders."""
    for costs in dict.fromkeys(map(found.together, found.channels)):
        if len(costs) > 1:
            yield finding(
                "shared_customers",
                "info",
                N_(
                    "{channels} are one channel in the orders, which do not tell whom of its {count} new customers either won: cost and verdict are of both together."
                )
                if len(costs) == 2
                else N_(
                    "{channels} are one channel in the orders, which do not tell whom of its {count} new customers each won: cost and verdict are of all together."
                ),
                channels=tuple(called(cost.channel) for cost in costs),
                count=sum(cost.new_customers for cost in costs),
            )


def _by_themselves(count: int) -> Iterator[Finding]:
    """Whom an answer takes to have come without any channel."""
    if count:
        yield finding(
            "blank_channel_themselves",
            "info",
            NP_(
                "{count} new customer without a channel counts as come without spend, as you say.",
                "{count} new customers without a channel count as come without spend, as you say.",
            ),
            count=count,
        )


def _untold(found: Acquisition, blanks: BlankCells) -> Iterator[Finding]:
    """That orders do not say of everybody where they came from."""
    if found.untold_customers and blanks.taken == "nothing":
        yield finding(
            "column_empty",
            "warning",
            NP_(
                "The column says nothing of {count} new customer. Costs count none of them; their ranges reach to where they came as the others did.",
                "The column says nothing of {count} new customers. Costs count none of them; their ranges reach to where they came as the others did.",
            ),
            count=found.untold_customers,
        )
        yield from _asked(found, blanks)
    elif found.nobody_told:
        yield finding(
            "no_channel_told",
            "warning",
            NP_(
                "The first order of the {count} new customer does not say by which channel they came, so no channel’s cost can be told. Choose another column that tells it, or split new customers by hand: say how many of 100 each channel wins.",
                "No first order of the {count} new customers says by which channel they came, so no channel’s cost can be told. Choose another column that tells it, or split new customers by hand: say how many of 100 each channel wins.",
            ),
            count=found.untold_customers,
        )
    elif found.untold_customers == found.new_customers:
        return  # nobody is shared out: what platforms claim is all that is told, and that is said of each channel
    elif found.untold_customers:
        yield finding(
            "untold_channel",
            "warning",
            NP_(
                "Where {count} new customer came from is not told. Costs share them out as the others came, and are ranges: from none of them to twice that share.",
                "Where {count} new customers came from is not told. Costs share them out as the others came, and are ranges: from none of them to twice that share.",
            ),
            count=found.untold_customers,
        )
        yield from _asked(found, blanks)


def _asked(found: Acquisition, blanks: BlankCells) -> Iterator[Finding]:
    """What empty cells mean, as long as nobody has said and it cannot be guessed."""
    if not blanks.asked:
        return
    yield finding(
        BLANK_ASKED,
        "info",
        NP_(
            "{count} of {every} new customers has no channel: did they come by themselves, or is it not known?",
            "{count} of {every} new customers have no channel: did they come by themselves, or is it not known?",
        )
        if blanks.column is None
        else NP_(
            "“{header}” is empty for {count} of {every} new customers: did they come by themselves, or is it not known?",
            "“{header}” is empty for {count} of {every} new customers: did they come by themselves, or is it not known?",
        ),
        count=found.untold_customers,
        every=found.new_customers,
        header=blanks.column,
    )


def called(channel: str) -> Sentence:
    """A channel of the spend within a sentence, also one without a name."""
    return (
        Sentence(N_("“{channel}”"), {"channel": channel}) if channel else Sentence(N_("spend without a channel name"))
    )
