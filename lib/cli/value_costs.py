"""What `value` tells of the spend: costs by channel and month, value over cost, the brand rule, and when the money is back."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from lib.analysis.acquired import Acquisition, Count
from lib.analysis.acquired_words import Overall, overall_of, overall_said
from lib.analysis.acquisition import by_month
from lib.analysis.acquisition_findings import BLANK_ASKED, called, some_names
from lib.analysis.chances import (
    GateDay,
    Paid,
    Ratio,
    below_alone,
    below_alone_said,
    brand_aside,
    brand_aside_said,
    chance_words,
    cost_range,
    gate_said,
    gate_turned,
    holes_aside_said,
    untold_days,
)
from lib.analysis.channel_names import bundles, likeliest_labels, plain_name, together
from lib.analysis.payback import Payback, Till, cash_range_said, cash_said, even_said, payback_said, so_far_said
from lib.analysis.worth import NewValue
from lib.cli.importing import money
from lib.cli.show import Figure, table
from lib.core.money import SCALE, from_e4
from lib.core.periods import month_start
from lib.core.words import N_, NP_, Sentence
from lib.text.words import NOTHING, Words


def finite(value: float) -> float | None:
    """A number that JSON knows; None for any other."""
    return value if math.isfinite(value) else None


def channel_cost(known: Paid) -> dict[str, Any]:
    """A channel: `cac` counts new customers whose first order names it, `likely_cac` those whose channel is not told as well."""
    one = known.cost
    return {
        "channel": one.channel,
        "spend": from_e4(one.spend_e4),
        "new_customers": one.new_customers,
        "cac": None if one.cac_e4 is None else one.spend_e4 / one.new_customers / SCALE,
        "source": one.source,
        "claimed": one.claimed,
        "most_customers": one.won.most,
        **_likely(known.joint.spend_e4, known.joint.won, "cac"),
        "likely_customers": one.won.likely,
        "shared_with": list(known.shared_with),
        **({"likely_cac": None} if one.open_name else {}),
        "marginal_cac": None if one.one_more_e4 is None else from_e4(one.one_more_e4),
        "ltv": None if known.value is None else finite(known.value.worth.value),
        "ratio": chance(known.ratio),
    }


def _likely(spend_e4: int, won: Count, cost: str) -> dict[str, float | None]:
    low, high = cost_range(spend_e4, won) or (None, None)
    return {
        "likely_customers" if cost == "cac" else "likely_paid_customers": won.likely,
        f"likely_{cost}": spend_e4 / won.likely / SCALE if won.likely > 0 else None,
        f"{cost}_low": low,
        f"{cost}_high": high,
    }


def overall_costs(cost: Acquisition | None) -> dict[str, Any]:
    """All channels together; `paid_cac` and `organic_customers` count those whose channel orders tell."""
    if cost is None:
        names = ("blended_cac", "paid_cac", "likely_paid_customers", "likely_paid_cac", "paid_cac_low", "paid_cac_high", "most_paid_customers",
                 "organic_customers", "likely_organic_customers", "organic_low", "organic_high", "untold_customers", "told_blended_cac", "spend_holes")  # fmt: skip
        return dict.fromkeys(names)
    organic, unknown = cost.organic, cost.paid_open
    told = overall_of(cost)
    ends = {
        "paid_cac": None,
        "likely_paid_cac": None,
        "paid_cac_low": None if told.paid_low_e4 is None else from_e4(told.paid_low_e4),
        "paid_cac_high": None,
        "likely_paid_customers": None,
    }
    return {
        "blended_cac": None if cost.blended_e4 is None else from_e4(cost.blended_e4),
        "paid_cac": None if cost.paid_e4 is None else from_e4(cost.paid_e4),
        **_likely(cost.spend_e4, cost.paid, "paid_cac"),
        **(ends if unknown else {}),
        "most_paid_customers": cost.paid.most,
        "organic_customers": cost.organic_customers,
        "likely_organic_customers": None if unknown else organic.likely,
        "organic_low": organic.fewest,
        "organic_high": organic.most,
        "untold_customers": cost.untold_customers,
        "told_blended_cac": None if cost.told_blended_e4 is None else from_e4(cost.told_blended_e4),
        "spend_holes": [
            {
                "channel": one.channel or None,
                "first_day": one.first.isoformat(),
                "last_day": one.last.isoformat(),
                "new_customers": one.customers,
                "answer": one.answer,
            }
            for one in cost.holes
        ],
    }


def cost_months(cost: Acquisition) -> list[dict[str, Any]]:
    """Spend and new customers month by month, all together and by channel."""
    return [
        {
            "month": month_start(int(row["month"])).strftime("%Y-%m"),
            "whole": bool(row["whole"]),
            "spend": from_e4(int(row["spend_e4"])),
            "new_customers": int(row["new_customers"]),
            "cac": row["spend_e4"] / row["new_customers"] / SCALE if row["new_customers"] else None,
            "channels": [
                {"channel": one["channel"], **_month_of(one)}
                for one in cost.months[cost.months["month"] == row["month"]].to_dict("records")
            ],
        }
        for row in by_month(cost).to_dict("records")
    ]


def _month_of(one: dict[Any, Any]) -> dict[str, float | None]:
    """One channel's month; new customers are broken where they are split by hand."""
    new = float(one["new_customers"])
    return {
        "spend": from_e4(int(one["spend_e4"])),
        "new_customers": new,
        "cac": one["spend_e4"] / new / SCALE if new else None,
        "likely_customers": float(one["likely_customers"]),
    }


def chance(found: Ratio | None) -> dict[str, float | None]:
    """Value over cost; null where one of both is not known."""
    if found is None:
        return {"value": None, "low": None, "high": None, "probability_over_3": None}
    return {
        "value": finite(found.value),
        "low": finite(found.low),
        "high": finite(found.high),
        "probability_over_3": found.over_3,
    }


def channel_chance(one: NewValue, known: Sequence[Paid]) -> dict[str, float | None]:
    """Null where the spend is split by hand: that says nothing of the customers whom the orders tell."""
    name = plain_name(one.label or "")
    return chance(next((of.ratio for of in known if of.value is one and of.cost.matched == name), None))


def gate_told(history: Sequence[GateDay], cost: Acquisition | None, needed: float | None) -> dict[str, Any] | None:
    """The rule "value above 3 × cost, then 30 % to the brand", month by month; None without 180 days of spend.

    `margin_needed`: as long as values are revenue, what has to be left of a sale for the rule to be on; null where nothing is enough.
    """
    if not history or cost is None:
        return None
    days = [{"day": one.day.isoformat(), "state": one.state, "probability_over_3": one.over_3} for one in history]
    turned = gate_turned(history)
    since = None if turned is None else turned.isoformat()
    return {
        **days[-1],
        "since": since,
        "brand_spend": from_e4(brand_aside(cost)),
        "untold_days": untold_days(cost),
        "margin_needed": needed,
        "history": days,
    }


def gate_shown(given: dict[str, Any], words: Words) -> str:
    """The rule's state, why, and what it leaves aside."""
    told, channels, needed = given["gate"], given["cac"], given["gate"]["margin_needed"]
    history = [
        GateDay(date.fromisoformat(one["day"]), one["probability_over_3"], one["state"]) for one in told["history"]
    ]
    said = map(words.say, gate_said(history, given["basis"], needed))
    below = below_alone([(one["channel"], one["ratio"]["probability_over_3"]) for one in _told_apart(channels)])
    aside = (
        holes_aside_said(told["untold_days"]),
        brand_aside_said(round(told["brand_spend"] * SCALE)),
        below_alone_said(below) if told["state"] == "on" and needed is None else None,
    )
    return words.together(*said, *(words.say(one) for one in aside if one is not None))


def payback_told(found: Payback) -> dict[str, Any]:
    """When the money is back, and the till of a programme: expected, and at the ends of the range."""
    return {
        "days": found.payback_days,
        "earliest_days": found.earliest_days,
        "latest_days": found.latest_days,
        "even_gap_days": found.even_gap,
        "customers_a_month": finite(found.monthly),
        **_till_told(found.till),
        "best": _till_told(found.best),
        "worst": _till_told(found.worst),
    }


def _till_told(found: Till) -> dict[str, Any]:
    return {"lowest_cash": finite(found.lowest), "lowest_day": found.lowest_day, "even_day": found.even_day}


def overall_shown(given: dict[str, Any], words: Words) -> str:
    """What all channels together cost, a sentence a line."""
    blended, paid, low, high = (
        None if given[name] is None else round(given[name] * SCALE)
        for name in ("blended_cac", "likely_paid_cac", "paid_cac_low", "paid_cac_high")
    )
    organic = given["likely_organic_customers"], given["organic_low"], given["organic_high"]
    told = Overall(blended, paid, low, high, given["most_paid_customers"], *organic)
    return "\n".join(words.say(one).replace("**", "") for one in overall_said(told))


def names_alike(cost: Acquisition | None) -> list[dict[str, Any]]:
    """Channels of the spend with the labels of the orders that are perhaps theirs."""
    alike = () if cost is None else cost.alike
    return [{"channel": one, "labels": list(labels)} for one, labels in bundles(alike).items()]


def names_missing(cost: Acquisition | None) -> list[dict[str, Any]]:
    """Channels of the spend that no order names, with the labels of the orders of which each may be one."""
    return (
        []
        if cost is None
        else [{"channel": one, "labels": list(likeliest_labels(one, cost.strange))} for one in cost.unnamed]
    )


def names_asked(alike: Sequence[dict[str, Any]], missing: Sequence[dict[str, Any]]) -> list[Sentence]:
    """Which names are perhaps one channel, and how to say that they are, or are not."""
    told = missing[0] if missing else {"channel": "", "labels": [""]}
    which = NP_(
        "Say which of the orders’ channels {channels} is: {ordered}. For example, add: {same}. If it is none of them, add: {others}.",
        "Say which of the orders’ channels each of {channels} is: {ordered}. For example, add: {same}. If it is none of them, add: {others}.",
    )
    open_names = Sentence(
        which,
        {
            "count": len(missing),
            "channels": tuple(called(one["channel"]) for one in missing),
            "ordered": some_names(told["labels"]),
            "same": f'--same-channel "{told["channel"]}={told["labels"][0]}"',
            "others": f'--same-channel "{told["channel"]}={told["channel"]}"',
        },
    )
    asked = NP_(
        "If {paid} of the spend is {ordered} of the orders, add: {same}. If it is not, add: {others}.",
        "If {paid} of the spend are {ordered} of the orders, add: {same}. If they are not, add: {others}.",
    )
    pairs = [(one["channel"], label) for one in alike for label in one["labels"]]
    return [
        Sentence(
            asked,
            {
                "count": len(channels),
                "paid": tuple(f"“{paid}”" for paid in channels),
                "ordered": tuple(f"“{label}”" for label in labels),
                "same": " ".join(f'--same-channel "{paid}={label}"' for paid in channels for label in labels),
                "others": " ".join(f'--same-channel "{paid}={paid}"' for paid in channels),
            },
        )
        for channels, labels in together(pairs)
    ] + [open_names] * bool(missing)


def blank_asked(given: dict[str, Any], words: Words) -> list[str]:
    """How to say what an empty channel means, as long as nobody has."""
    if not any(one["code"] == BLANK_ASKED for one in given["findings"]):
        return []
    return [words.say(N_("If customers whose channel is empty came by themselves, add: --blank nothing. If it is not known, add: --blank untold."))]  # fmt: skip


def costs_shown(given: dict[str, Any], words: Words) -> str:
    """What a new customer of each channel likely cost, between what and what, and how that compares with their value, or revenue."""
    left = given["basis"] == "margin"
    names = (
        N_("Channel"),
        N_("Spend"),
        N_("New customers"),
        N_("Cost of a new customer"),
        N_("From"),
        N_("To"),
        *((N_("Value : cost"), N_("Above 3 × cost?")) if left else (N_("Revenue : cost"),)),
    )
    headers = [words.say(name) for name in names]
    asked = {one["channel"] for one in (*given["channels_alike"], *given["channels_unnamed"])}
    rows = [
        (
            one["channel"] or words.say(N_("not told")),
            Figure(money(one["spend"], words)),
            Figure(NOTHING) if one["channel"] in asked else round(one["likely_customers"]),
            *(Figure(money(one[name], words)) for name in ("likely_cac", "cac_low", "cac_high")),
            Figure(NOTHING if one["ratio"]["value"] is None else words.say(N_("{value} ({low}–{high})"), **times(one["ratio"], words))),
            *([] if not left else [NOTHING if one["ratio"]["value"] is None else words.say(chance_words(one["ratio"]["probability_over_3"]))]),
        )
        for one in _told_apart(given["cac"])
    ]  # fmt: skip
    return table(headers, rows, words)


def _told_apart(channels: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Channels that are one in the orders as one: their names, spend and customers together."""
    seen: set[str] = set()
    for one in channels:
        if one["channel"] in seen:
            continue
        seen |= {*one["shared_with"]}
        together = [one, *(other for other in channels if other["channel"] in one["shared_with"])]
        sums = {name: sum(part[name] for part in together) for name in ("spend", "likely_customers")}
        yield {**one, **sums, "channel": " + ".join(part["channel"] for part in together)}


def times(ratio: dict[str, float], words: Words) -> dict[str, str]:
    """A ratio and its range, written."""
    return {name: words.times(ratio[name]) for name in ("value", "low", "high")}


def so_far_told(value: NewValue, cost: Acquisition | None) -> dict[str, float | None] | None:
    """What customers have brought so far over what it costs to win one, where nothing is forecast; None without a cost."""
    if cost is None or not cost.blended_e4:
        return None
    price, so_far = from_e4(cost.blended_e4), value.worth
    return {
        name: finite(one / price) for name, one in (("value", so_far.value), ("low", so_far.low), ("high", so_far.high))
    }


def so_far_shown(given: dict[str, Any], words: Words) -> list[str]:
    """Whether the money is back already, where nothing is forecast."""
    known = given["ratio_so_far"]
    if known is None:
        return []
    so_far, price = given["ltv"]["mean"], given["blended_cac"]
    written = {"value": money(so_far, words), "cost": money(price, words), "times": words.times(known["value"])}
    first_only = any(one["code"] == "forecast_without_returns" for one in given["findings"])
    return [words.say(so_far_said(so_far, price, given["basis"], first_only=first_only, **written))]


def in_cash(given: dict[str, Any], words: Words) -> list[str]:
    """When a new customer has paid back what winning them cost, and how low the till goes until then."""
    back = given["payback"]
    if back is None:
        return []
    told = [
        payback_said(back["days"], back["earliest_days"], back["latest_days"], given["basis"]),
        even_said(back["even_gap_days"]),
    ]
    missing, least, most = (money(-one["lowest_cash"], words) for one in (back, back["best"], back["worst"]))
    if back["days"] != 0:
        told.append(
            cash_said(back["customers_a_month"], back["lowest_cash"], back["lowest_day"], back["even_day"], missing)
        )
    ends = back["best"]["even_day"], back["worst"]["even_day"]
    told.append(cash_range_said(back["worst"]["lowest_cash"], *ends, least, most))
    return ["\n".join(words.say(one) for one in told if one is not None)]
