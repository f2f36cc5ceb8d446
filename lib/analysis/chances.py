"""LTV against CAC as chances: how likely a new customer brings more than three times what they cost.

Value is uncertain as a ratio (lognormal, widened by past errors); the number of new customers that the same spend would bring
is uncertain as a count (Poisson, so that its rate is gamma after n were seen). Where attribution leaves the count open, half of the
chance lies evenly below the likely number and half evenly above it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np
from scipy.stats import gamma, norm

from lib.analysis.acquired import Acquisition, ChannelCost, Count, joint
from lib.analysis.channel_names import plain_name
from lib.analysis.worth import NewValue, Worth
from lib.core.money import SCALE
from lib.core.periods import date_of, day_of, month_of, month_start
from lib.core.words import N_, NP_, Sentence, Template

#: "LTV > 3 × CAC ⇒ 30 % to brand": on where that is likely, off where it is not, in between as before.
TIMES = 3.0
GATE_ON, GATE_OFF = 0.8, 0.6
TRAILING_DAYS = 180
_NORMAL = 1.959964
_PLACES = 101

Chance = Literal["sure", "likely", "open", "unlikely", "no"]


@dataclass(frozen=True)
class Ratio:
    """LTV : CAC.

    Attributes:
        value: expected value over cost.
        low, high: 95 % range.
        over_3: the chance that the ratio is above 3.
    """

    value: float
    low: float
    high: float
    over_3: float

    @property
    def chance(self) -> Chance:
        """In words."""
        return chance_of(self.over_3)


def chance_of(chance: float) -> Chance:
    """Which words a chance has."""
    if chance >= 0.95:
        return "sure"
    if chance >= 0.6:
        return "likely"
    if chance >= 0.4:
        return "open"
    return "unlikely" if chance >= 0.05 else "no"


_CHANCES: dict[Chance, Template] = {
    "sure": N_("almost surely"),
    "likely": N_("likely: {tenths} chances in 10"),
    "open": N_("open: {tenths} chances in 10"),
    "unlikely": NP_("unlikely: {count} chance in 10", "unlikely: {count} chances in 10"),
    "no": N_("almost surely not"),
}
#: The tenths that go with each word: 0.57 is open, and 6 in 10 would be likely.
_TENTHS: dict[Chance, tuple[int, int]] = {
    "sure": (9, 9), "likely": (6, 9), "open": (4, 5), "unlikely": (1, 3), "no": (1, 1)
}  # fmt: skip


def chance_words(chance: float) -> Sentence:
    """A chance as people say it; the tenths never belong to another word than the one before them."""
    word = chance_of(chance)
    least, most = _TENTHS[word]
    tenths = max(least, min(most, round(chance * 10)))
    return Sentence(_CHANCES[word], {"count" if word == "unlikely" else "tenths": tenths})


def ratio(worth: Worth, spend: float, won: Count, times: float = TIMES) -> Ratio | None:
    """LTV against CAC.

    Args:
        worth: of a new customer.
        spend: in the currency's unit, above 0.
        won: new customers that it brought.
        times: what the ratio is to exceed.

    Returns:
        None without spend or without new customers.
    """
    if spend <= 0 or won.likely <= 0:
        return None
    value = worth.value * won.likely / spend
    if worth.value <= 0:
        edges = sorted([worth.wide_low * won.most / spend, worth.wide_high * won.fewest / spend])
        return Ratio(value, edges[0], edges[1], 0.0)
    levels = (np.arange(_PLACES) + 0.5) / _PLACES
    values = worth.value * np.exp(worth.log_sd * norm.ppf(levels))
    counts = won.levels
    over = float(np.mean([gamma.sf(times * spend / values, n + 0.5) for n in counts]))
    rates = gamma.ppf(levels[:, None], counts[None, :] + 0.5)
    ratios = (values[:, None, None] * rates[None, :, :] / spend).ravel()
    low, high = np.quantile(ratios, (0.025, 0.975))
    return Ratio(value, float(low), float(high), over)


def channel_ratio(worth: Worth, cost: ChannelCost) -> Ratio | None:
    """The ratio of one channel: the value over the likely cost."""
    return ratio(worth, cost.spend_e4 / SCALE, cost.won)


@dataclass(frozen=True)
class Paid:
    """A channel with spend, what one of its new customers is worth, and both against each other.

    Attributes:
        cost: of the channel.
        value: None where the orders do not tell its customers apart, or nothing is forecast.
        ratio: None without a value, without new customers, or while it is open which names are its own; where several channels are one in
            the orders, of all of them.
        joint: the channel, or all of these together.
        shared_with: the others of them.
    """

    cost: ChannelCost
    value: NewValue | None
    ratio: Ratio | None
    joint: ChannelCost
    shared_with: tuple[str, ...] = ()


def paid(found: Acquisition, everybody: NewValue, values: Sequence[NewValue]) -> tuple[Paid, ...]:
    """Every channel with spend against the value of its new customers.

    Args:
        found: the costs.
        everybody: the value of any new customer: whom a split by hand speaks of is not told apart.
        values: by where the orders say that customers came from; () where nothing is forecast.
    """
    names = {plain_name(one.label): one for one in values if one.label}

    def of(cost: ChannelCost) -> Paid:
        value = None if not values else everybody if cost.source == "hand" else names.get(cost.matched)
        together = found.together(cost)
        whole = joint(together)
        known = None if value is None or cost.open_name else channel_ratio(value.worth, whole)
        return Paid(cost, value, known, whole, tuple(one.channel for one in together if one is not cost))

    return tuple(of(cost) for cost in found.channels)


def told_apart(known: Sequence[Paid]) -> tuple[Paid, ...]:
    """The same, channels that are one in the orders once: the first of them."""
    seen: set[str] = set()
    rows: list[Paid] = []
    for one in known:
        if one.cost.channel not in seen:
            rows.append(one)
        seen |= {*one.shared_with}
    return tuple(rows)


def cost_range(spend_e4: int, won: Count) -> tuple[float, float | None] | None:
    """Between which the cost of a new customer lies in 95 of 100 cases at least, in the currency's unit; None without new customers.

    There is no upper end where perhaps nobody was won.

    The number that the same spend would win is gamma after n were seen (Poisson); attribution spans from the fewest to the most.
    """
    if spend_e4 <= 0 or won.most <= 0:
        return None
    spend = spend_e4 / SCALE
    low = float(spend / gamma.ppf(0.975, won.most + 0.5))
    return low, float(spend / gamma.ppf(0.025, won.fewest + 0.5)) if won.fewest > 0 else None


def blended_ratio(worth: Worth, found: Acquisition) -> Ratio | None:
    """All new customers against all spend; None where nothing can be said of costs."""
    if found.trouble is not None:
        return None
    return ratio(worth, found.spend_e4 / SCALE, Count.exactly(found.new_customers))


# ---- the gate


@dataclass(frozen=True)
class GateDay:
    """The rule on one day: the chance from the trailing 180 days, and whether the gate is on."""

    day: date
    over_3: float
    state: Literal["on", "off"]


def gate(worth: Worth, found: Acquisition) -> tuple[GateDay, ...]:
    """The rule at the end of each month that has 180 days of spend behind it, and on the last day.

    Spend that builds the brand does not count as acquisition spend. Nobody counts who was won on a day whose spend is not told: else
    the longer a hole in the file, the cheaper a customer would look. The gate starts off; it turns on at a chance of 0.8 and off below
    0.6, so that it does not flutter. Spend without dates has no last 180 days.
    """
    if found.undated or found.trouble is not None:
        return ()
    days = len(found.daily_e4)
    ends = [
        day_of(month_start(month)) - day_of(found.first)
        for month in range(month_of(found.first), month_of(found.last) + 1)
    ]
    ends = [end for end in ends if TRAILING_DAYS <= end < days] + ([days] if days >= TRAILING_DAYS else [])
    daily_new = np.where(found.told_days, found.daily_new, 0)
    history: list[GateDay] = []
    state: Literal["on", "off"] = "off"
    for end in ends:
        spend = float(found.daily_e4[end - TRAILING_DAYS : end].sum()) / SCALE
        new = float(daily_new[end - TRAILING_DAYS : end].sum())
        known = ratio(worth, spend, Count.exactly(new))
        if known is None:
            continue
        state = "on" if known.over_3 >= GATE_ON else "off" if known.over_3 < GATE_OFF else state
        history.append(GateDay(date_of(day_of(found.first) + end - 1), known.over_3, state))
    return tuple(history)


def gate_turned(history: Sequence[GateDay]) -> date | None:
    """The day on which the gate came to the state that it has; None where it has been off ever since spend is known."""
    turned = len(history) - 1
    while turned and history[turned - 1].state == history[-1].state:
        turned -= 1
    return None if turned == 0 and history[-1].state == "off" else history[turned].day


def margin_needed(worth: Worth, found: Acquisition) -> float | None:
    """Of a sale, at least so much has to be left for the rule to be on now, in whole percent; None where even all of it is too little.

    Args:
        worth: of a new customer in revenue.
        found: the costs.
    """
    if worth.value <= 0 or not _on_now(worth, found):
        return None
    least, most = 0, 100  # off at the one, on at the other: the less is left, the smaller every chance
    while most - least > 1:
        middle = (least + most) // 2
        if _on_now(worth.times(middle / 100), found):
            most = middle
        else:
            least = middle
    return most / 100


def _on_now(worth: Worth, found: Acquisition) -> bool:
    history = gate(worth, found)
    return bool(history) and history[-1].state == "on"


def never_sure(chance: float) -> float:
    """A chance as it is told: from 1 to 99 %, for no model knows what will be."""
    return min(max(chance, 0.01), 0.99)


def percent_said(chance: float) -> Sentence:
    """A chance cut, not rounded, to whole percent: 79.6 % does not read as the 80 % that it has not reached; none is 0 or sure."""
    percent = math.floor(round(chance * 100, 9))
    if percent < 1:
        return Sentence(N_("below 1%"))
    return Sentence(N_("above 99%")) if chance > 0.99 else Sentence(N_("{percent}%"), {"percent": percent})


#: The rule's state as a headline.
GATE_STATES: dict[Literal["on", "off"], str] = {
    "on": N_("The rule “value above 3 × cost, then 30% of the budget to the brand” is on."),
    "off": N_("The rule “value above 3 × cost, then 30% of the budget to the brand” is off."),
}


def gate_said(
    history: Sequence[GateDay], basis: Literal["margin", "revenue"], needed: float | None
) -> tuple[Sentence, ...]:
    """The rule's state as a headline, and why it has it.

    Args:
        history: of `gate`.
        basis: what the values of the history are.
        needed: `margin_needed` where they are revenue.
    """
    if basis == "margin":
        return Sentence(GATE_STATES[history[-1].state]), gate_reason(history)
    if needed is None:
        lower = N_("Without your margin this counts revenue; with what is left of it the chance is lower.")
        return Sentence(GATE_STATES[history[-1].state]), gate_reason(history), Sentence(lower)
    facts = {"chance": percent_said(history[-1].over_3), "share_needed": needed}
    return Sentence(
        N_(
            "Until the margin is told, it is open whether the rule “value above 3 × cost, then 30% of the budget to the brand” is on."
        )
    ), Sentence(
        N_(
            "It is on if at least {share_needed} of a sale is left. On revenue alone, the chance of more than 3 × cost in the last 180 days of the spend is {chance}."
        ),
        facts,
    )


def gate_untold(found: Acquisition) -> str:
    """What the rule needs, where `gate` tells nothing."""
    if found.undated:
        return N_(
            "The rule “value above 3 × cost, then 30% of the budget to the brand” needs spend with its dates: of this one nobody knows what was spent in the last 180 days."
        )
    if len(found.daily_e4) < TRAILING_DAYS:
        return N_("The rule “value above 3 × cost, then 30% of the budget to the brand” needs 180 days of spend.")
    return N_(
        "The rule “value above 3 × cost, then 30% of the budget to the brand” needs new customers, and spend on winning them, within 180 days of the spend."
    )


def gate_reason(history: Sequence[GateDay]) -> Sentence:
    """Why the gate has its state; between both limits, since when it has had it."""
    now, turned = history[-1], gate_turned(history)
    facts: dict[str, Any] = {"chance": percent_said(now.over_3), "share_on": GATE_ON, "share_off": GATE_OFF}
    if not GATE_OFF <= now.over_3 < GATE_ON:
        return Sentence(
            N_(
                "By the last 180 days of the spend, the chance of more than 3 × cost is {chance}; the rule turns on at {share_on} and off below {share_off}."
            ),
            facts,
        )
    if turned is None:
        return Sentence(
            N_(
                "By the last 180 days of the spend, the chance of more than 3 × cost is {chance}. Between {share_off} and {share_on} the rule stays as it was, and it has not been on yet."
            ),
            facts,
        )
    return Sentence(
        N_(
            "By the last 180 days of the spend, the chance of more than 3 × cost is {chance}. Between {share_off} and {share_on} the rule stays as it was: on since {day}."
        )
        if now.state == "on"
        else N_(
            "By the last 180 days of the spend, the chance of more than 3 × cost is {chance}. Between {share_off} and {share_on} the rule stays as it was: off since {day}."
        ),
        facts | {"day": turned},
    )


def untold_days(found: Acquisition) -> int:
    """Of how many of the last 180 days no spend is told."""
    return int((~found.told_days[-TRAILING_DAYS:]).sum())


def holes_aside_said(days: int) -> Sentence | None:
    """That the rule leaves so many days out, for no spend is told of them; None where all is told."""
    if not days:
        return None
    return Sentence(
        NP_(
            "Of {count} of these days no spend is told: the rule leaves out the new customers of that day.",
            "Of {count} of these days no spend is told: the rule leaves out the new customers of those days.",
        ),
        {"count": days},
    )


def brand_aside(found: Acquisition) -> int:
    """Spend of the last 180 days that builds the brand, which the rule leaves aside; ten-thousandths."""
    return round(float(found.daily_brand_e4[-TRAILING_DAYS:].sum()))


def brand_aside_said(brand_e4: int) -> Sentence | None:
    """That the rule counts less spend than the ratio over all spend does; None where both count the same."""
    if brand_e4 <= 0:
        return None
    return Sentence(
        N_(
            "The rule leaves aside the {money_brand} of these days that build the brand; value over cost, told above, is over all spend."
        ),
        {"money_brand": brand_e4},
    )


def below_alone(chances: Sequence[tuple[str, float | None]]) -> tuple[str, ...]:
    """Channels that by themselves hardly bring more than 3 × their cost; None: there is no verdict on it."""
    return tuple(
        channel for channel, over_3 in chances if over_3 is not None and chance_of(over_3) in {"unlikely", "no"}
    )


def below_alone_said(channels: Sequence[str]) -> Sentence | None:
    """Why the rule is on although the table says no of some channels; None where it says so of none."""
    if not channels:
        return None
    return Sentence(
        NP_(
            "It is on although {channels} alone hardly brings 3 × cost, for the rule counts all new customers, also those who came without spend.",
            "It is on although {channels} alone hardly bring 3 × cost, for the rule counts all new customers, also those who came without spend.",
        ),
        {"channels": tuple(f"“{channel}”" for channel in channels), "count": len(channels)},
    )
