"""`budget … --why`: how firm a split is, what it depends on most, what learning is worth, and when a rule pays: as the page tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lib.analysis.brand_share import STOPS, Invested, brand_counted, brand_priced, invested
from lib.analysis.budget_choice import is_doubted
from lib.analysis.budget_firmness import (
    BreakEven,
    Total,
    alike,
    break_even,
    crossed_plans,
    firmness,
    half_way,
    regret_tail,
    regrets,
    swings,
    totals,
)
from lib.analysis.budget_rules import Plan, title
from lib.analysis.budget_said import (
    NO_DOUBT,
    brand_brings,
    brand_cash_said,
    brand_counted_said,
    brand_gives_up,
    brand_pays_said,
    brand_stopped_said,
    brand_sums,
    edge_said,
    limits_said,
    regret_said,
    reserve_said,
    twins_said,
)
from lib.analysis.lessons import Reserve, lessons, reserve_of
from lib.analysis.spending import Pays, RuleCost, Spending, limits_pay, pays
from lib.cli.budget_figures import Figures
from lib.cli.plain import without_dust
from lib.cli.show import safe, table
from lib.core.errors import CannotAnswer
from lib.core.words import N_, NP_, Sentence
from lib.text.words import Words


@dataclass(frozen=True)
class Pay:
    """When what costs today pays: the brand share by the months after which it stops, the reserve, floors and caps, and another budget.

    `counted`: what the brand share costs in new customers, where only that can be told. Each is None where it cannot be told: no channel of its kind, responses that are revenue, rules that clash (`clashes`), or nothing said of what is left in money.
    """

    brand: tuple[Invested, ...] | None
    reserve: Reserve | None
    limits: tuple[tuple[str, Pays], ...]
    edge: BreakEven | None
    totals: tuple[Total, ...]
    clashes: tuple[Sentence, ...] = ()
    counted: RuleCost | None = None


def pay(found: Spending, organic: float | None = None, back: Sequence[float] | None = None) -> Pay:
    """What the page's panels work out when they are opened.

    Args:
        found: the answer.
        organic: responses of the period without an ad, where the plan does not say.
        back: when a customer pays (lib.analysis.brand_share.paid_back); None: not known.
    """
    paths, kept, counted, clashes = None, None, None, list[Sentence]()
    kinds = {one.kind for one in found.plan.channels} if found.asked.counted == "customers" else set[str]()
    brand = found.asked.brand
    brand = replace(brand, organic=organic if brand.organic is None else brand.organic)
    if "brand" in kinds:
        try:
            priced = brand_priced(found)
            counted = brand_counted(found) if priced is None else None
            paths = None if priced is None else tuple(invested(found, priced, brand, stop, back) for stop in STOPS)
        except CannotAnswer as trouble:
            clashes.append(trouble.sentence)
    if "innovation" in kinds:
        try:
            kept = reserve_of(found)
        except CannotAnswer as trouble:
            clashes.append(trouble.sentence)
    edge = None if found.asked.unit is None else break_even(found)
    return Pay(
        paths, kept, limits_pay(found), edge, () if edge is None else totals(found, edge), tuple(clashes), counted
    )


def told(found: Spending, more: Pay, beliefs: Sequence[tuple[str, Plan]] = ()) -> dict[str, Any]:
    """As JSON; amounts are of the plan's period, in what counts; of the brand share and other budgets in money."""
    mean, worst = regret_tail(found)
    between = crossed_plans(found, beliefs)
    counts = found.asked.counted == "customers"  # how much of revenue is chance, no count of customers tells
    paid = [(rule.code, one) for rule in found.plan.rules if (one := pays(found, rule.code)) is not None]
    return {
        "doubt_told": is_doubted(found.choice),
        "half_of_the_move": without_dust(half_way(found)),
        "ranges": [
            {"channel": one.name, "low": one.low, "high": one.high, "turns_at": one.turns_at}
            for one in firmness(found)
        ],
        "alike": [list(one) for one in alike(found)],
        "matters": [{"channel": one.name, "low": one.low, "high": one.high} for one in swings(found)],
        "missed": [{"channel": one.channel, "way": one.way, "missed": one.missed} for one in regrets(found)],
        "regret": {"mean": mean, "worst_tenth": worst},
        "lessons": [
            {
                "channel": one.channel,
                "spend": one.spend,
                "known": one.known,
                "enough_weeks": one.enough_weeks if counts else None,
                "responses": one.customers if counts else None,
            }
            for one in lessons(found)
        ],
        "rules_pay": [
            {"rule": code, "cost": one.cost, "spared": one.spared, "fewer": one.fewer, "factor": one.factor}
            for code, one in paid
        ],
        "limits_pay": [
            {"channel": name, "cost": one.cost, "spared": one.spared, "fewer": one.fewer, "factor": one.factor}
            for name, one in more.limits
        ],
        "brand": None if more.brand is None else _brand(found, more.brand),
        "brand_counted": None if more.counted is None else more.counted.free,
        "reserve": None
        if more.reserve is None
        else {
            "share": found.asked.reserve,
            "cost": more.reserve.cost,
            "learnt": more.reserve.learnt,
            "weeks": more.reserve.weeks,
            "pays_from": more.reserve.pays_from,
            "known": more.reserve.known,
        },
        "break_even": None
        if more.edge is None
        else {
            "budget": more.edge.budget,
            "is_limit": more.edge.is_limit,
            "rules": [one.code for one in more.edge.held.rules],
            "limits": list(more.edge.held.limits),
        },
        "totals": [
            {"budget": one.budget, "value": one.value, "price": without_dust(one.price), "full": one.full}
            for one in more.totals
        ],
        "beliefs": None
        if between is None
        else {
            "names": list(between.names),
            "missed": [list(row) for row in between.missed],
            "least": between.least,
            "spend": list(between.spend),
            "worst": between.worst,
        },
    }  # fmt: skip


def _brand(found: Spending, paths: Sequence[Invested]) -> dict[str, Any]:
    """The brand share: its price, what it has to bring, and month by month if it never stops, or after so many months."""
    first, known = paths[0], paths[0].base is not None
    return {
        "share": first.share,
        "lifts": first.lifts,
        "lift": found.asked.brand.lift,
        "half_life": found.asked.brand.half_life,
        "months": len(first.walked.cost),
        "cost": first.priced.cost,
        "room": first.priced.room,
        "cost_with_room": first.priced.free,
        "spend": first.priced.spend,
        "without": first.priced.without,
        "lifted_a_week": None if first.base is None else first.base[0],
        "lifted_without": None if first.base is None else first.base[1],
        "lift_needed": first.needed_share,
        "customers_needed": first.needed_customers,
        "stops": [
            {
                "stop_after": stop,
                "pays_from": one.walked.pays_from,
                "overtakes": one.walked.overtakes,
                "lowest": one.walked.lowest,
                "left": one.walked.left,
                "months": [
                    {"cost": cost, "gain": gain, "so_far": so_far, "cash": cash}
                    for cost, gain, so_far, cash in zip(
                        one.walked.cost.tolist(),
                        one.walked.gain.tolist(),
                        one.walked.cumulative.tolist(),
                        [None] * len(one.walked.cost) if one.cash is None else one.cash.tolist(),
                        strict=True,
                    )
                ],
            }
            for stop, one in zip(STOPS, paths, strict=True)
        ]
        if known
        else [],
    }


def shown(found: Spending, more: Pay, given: dict[str, Any], words: Words) -> str:
    """For a person: what matters first, then how far each channel may move."""
    headers = [
        words.say(one) for one in (N_("Channel"), N_("Best"), N_("99% of the best from"), N_("99% of the best up to"))
    ]

    figures = Figures(words, found.plan.goal, max(found.plan.budget, sum(found.now)), abs(found.objective))
    rows = [
        (safe(one["channel"]), figures.money(float(spend)), figures.money(one["low"]), figures.money(one["high"]))
        for one, spend in zip(given["ranges"], found.spend, strict=True)
    ]
    return "\n\n".join(
        [
            "\n".join(map(safe, [*_lines(found, given, figures), *map(words.say, _pays_said(found, more))])),
            table(headers, rows, words),
        ]
    )


def _lines(found: Spending, given: dict[str, Any], figures: Figures) -> Iterator[str]:
    words = figures.words
    yield from map(words.say, (*regret_said(found), *twins_said(found)))
    yield from _depends(given, figures) if is_doubted(found.choice) else [words.say(NO_DOUBT)]
    if given["half_of_the_move"] is not None:
        yield words.say(N_("Half of the move already earns {share} of the gain."), share=given["half_of_the_move"])
    yield from _learnt(given, figures)
    titles = {rule.code: title(rule) for rule in found.plan.rules}
    for one in given["rules_pay"]:
        if one["factor"] is not None:
            yield words.say(
                N_("The rule “{title}” would cost nothing if its channels brought {factor} times as much."),
                title=titles[one["rule"]],
                factor=round(one["factor"], 2),
            )
    between = given["beliefs"]
    if between is not None:
        yield words.say(
            N_("Whichever of the cases and of the plans put aside is right, the split that misses least misses at most {missed}."),
            missed=figures.value(between["worst"]),
        )  # fmt: skip
        for name, missed in zip(between["names"][1:], between["missed"][0][1:], strict=True):
            yield words.say(
                N_("If “{plan}” is right, this split misses {missed}."), plan=name, missed=figures.value(missed)
            )


def _depends(given: dict[str, Any], figures: Figures) -> Iterator[str]:
    """What by its doubt matters most, and what the split would miss most."""
    words = figures.words
    first = next(iter(given["matters"]), None)
    if first is not None:
        template = (
            N_("Most depends on what a response is worth: between {low} and {high} come of it.")
            if first["channel"] is None
            else N_("Most depends on {channel}: by its doubt the split brings between {low} and {high}.")
        )
        yield words.say(
            template, channel=first["channel"], low=figures.value(first["low"]), high=figures.value(first["high"])
        )
    worst = next(iter(given["missed"]), None)
    if worst is not None and worst["missed"] > 0:
        template = (
            N_("It would miss most, {missed}, if {channel} brought as much as is held possible and the others as little.")
            if worst["way"] == "much"
            else N_("It would miss most, {missed}, if {channel} brought as little as is held possible and the others as much.")
        )  # fmt: skip
        yield words.say(template, channel=worst["channel"], missed=figures.value(worst["missed"]))


def _learnt(given: dict[str, Any], figures: Figures) -> Iterator[str]:
    """Which curve is most worth knowing."""
    words = figures.words
    lesson = next(iter(given["lessons"]), None)
    if lesson is not None and lesson["known"] > 0:
        if lesson["responses"] is None:
            yield words.say(N_("{channel} is most worth knowing, up to {known}."), channel=lesson["channel"], known=figures.value(lesson["known"]))  # fmt: skip
        elif lesson["enough_weeks"] is None:
            yield words.say(N_("{channel} is most worth knowing, up to {known}, but a year of its spend would not tell it."), channel=lesson["channel"], known=figures.value(lesson["known"]))  # fmt: skip
        else:
            yield words.say(
                NP_(
                    "{channel} is most worth knowing, up to {known}: {count} week at {spend} tells most of it.",
                    "{channel} is most worth knowing, up to {known}: {count} weeks at {spend} tell most of it.",
                ),
                count=lesson["enough_weeks"],
                channel=lesson["channel"],
                known=figures.value(lesson["known"]),
                spend=figures.money(lesson["spend"]),
            )


def _pays_said(found: Spending, more: Pay) -> Iterator[Sentence]:
    """In the page's own sentences: other budgets, brand, experiments, floors and caps."""
    yield from more.clashes
    if more.edge is None:
        yield Sentence(
            N_("What a response leaves in money is not told, so it cannot be said up to which budget more spend pays, or when brand does. Give unit in the plan; from files, --customer-value, and --margin where revenue counts.")
        )  # fmt: skip
    else:
        yield edge_said(more.edge, found.plan.horizon_weeks)
    if more.counted is not None:
        yield brand_counted_said(found, more.counted)
    if more.brand is not None:
        steady, stopped = more.brand[:2]
        yield from brand_gives_up(steady)
        if steady.base is not None:
            yield brand_pays_said(steady.walked)
        yield from brand_brings(steady)
        stop = STOPS[1]
        if steady.base is not None and stop is not None:
            yield brand_stopped_said(stopped, stop)
        if steady.base is not None:
            yield brand_sums(steady)
        if steady.base is not None and steady.cash is not None:
            yield brand_cash_said(found.choice)
    if more.reserve is not None:
        yield reserve_said(found, found.asked.reserve, more.reserve)
    for name, one in more.limits:
        yield limits_said(found, name, one)
