"""`budget … --why`: how firm a split is, what it depends on most, what learning is worth, and when a rule pays: as the page tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lib.analysis.budget_firmness import crossed_plans, firmness, half_way, regret_tail, regrets, swings
from lib.analysis.budget_rules import Plan
from lib.analysis.lessons import lessons
from lib.analysis.spending import Spending, pays
from lib.cli.plain import without_dust
from lib.cli.show import Figure, safe, table
from lib.core.words import N_, NP_
from lib.text.words import Words


def told(found: Spending, beliefs: Sequence[tuple[str, Plan]] = ()) -> dict[str, Any]:
    """As JSON; amounts are of the plan's period, in what counts."""
    mean, worst = regret_tail(found)
    between = crossed_plans(found, beliefs)
    paid = [(rule.code, one) for rule in found.plan.rules if (one := pays(found, rule.code)) is not None]
    return {
        "half_of_the_move": without_dust(half_way(found)),
        "ranges": [
            {"channel": one.name, "low": one.low, "high": one.high, "turns_at": one.turns_at}
            for one in firmness(found)
        ],
        "matters": [{"channel": one.name, "low": one.low, "high": one.high} for one in swings(found)],
        "missed": [{"channel": one.channel, "way": one.way, "missed": one.missed} for one in regrets(found)],
        "regret": {"mean": mean, "worst_tenth": worst},
        "lessons": [
            {
                "channel": one.channel,
                "spend": one.spend,
                "known": one.known,
                "enough_weeks": one.enough_weeks,
                "responses": one.customers,
            }
            for one in lessons(found)
        ],
        "rules_pay": [
            {"rule": code, "cost": one.cost, "spared": one.spared, "fewer": one.fewer, "factor": one.factor}
            for code, one in paid
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


def shown(found: Spending, given: dict[str, Any], words: Words) -> str:
    """For a person: what matters first, then how far each channel may move."""
    headers = [
        words.say(one) for one in (N_("Channel"), N_("Best"), N_("99% of the best from"), N_("99% of the best up to"))
    ]

    def figure(amount: float) -> Figure:
        return Figure(words.fact("", _rounded(amount)))

    rows = [
        (safe(one["channel"]), figure(float(spend)), figure(one["low"]), figure(one["high"]))
        for one, spend in zip(given["ranges"], found.spend, strict=True)
    ]
    return "\n\n".join(["\n".join(map(safe, _lines(given, words))), table(headers, rows, words)])


def _lines(given: dict[str, Any], words: Words) -> Iterator[str]:
    first = next(iter(given["matters"]), None)
    if first is not None:
        template = (
            N_("Most depends on what a response is worth: between {low} and {high} come of it.")
            if first["channel"] is None
            else N_("Most depends on {channel}: by its doubt the split brings between {low} and {high}.")
        )
        yield words.say(template, channel=first["channel"], low=_rounded(first["low"]), high=_rounded(first["high"]))
    if given["half_of_the_move"] is not None:
        yield words.say(N_("Half of the move already earns {share} of the gain."), share=given["half_of_the_move"])
    worst = next(iter(given["missed"]), None)
    if worst is not None and worst["missed"] > 0:
        template = (
            N_("It would miss most, {missed}, if {channel} brought as much as is held possible and the others as little.")
            if worst["way"] == "much"
            else N_("It would miss most, {missed}, if {channel} brought as little as is held possible and the others as much.")
        )  # fmt: skip
        yield words.say(template, channel=worst["channel"], missed=_rounded(worst["missed"]))
    lesson = next(iter(given["lessons"]), None)
    if lesson is not None and lesson["known"] > 0:
        if lesson["enough_weeks"] is None:
            yield words.say(N_("{channel} is most worth knowing, up to {known}, but a year of its spend would not tell it."), channel=lesson["channel"], known=_rounded(lesson["known"]))  # fmt: skip
        else:
            yield words.say(
                NP_(
                    "{channel} is most worth knowing, up to {known}: {count} week at {spend} tells most of it.",
                    "{channel} is most worth knowing, up to {known}: {count} weeks at {spend} tell most of it.",
                ),
                count=lesson["enough_weeks"],
                channel=lesson["channel"],
                known=_rounded(lesson["known"]),
                spend=_rounded(lesson["spend"]),
            )
    for one in given["rules_pay"]:
        if one["factor"] is not None:
            yield words.say(
                N_("The rule {rule} would cost nothing if its channels brought {factor} times as much."),
                rule=one["rule"],
                factor=round(one["factor"], 2),
            )
    between = given["beliefs"]
    if between is not None:
        yield words.say(
            N_("Whichever of the plans put aside is right, the split that misses least misses at most {missed}."),
            missed=_rounded(between["worst"]),
        )


def _rounded(amount: float) -> float:
    return round(amount, 2) if abs(amount) >= 1 or amount == 0 else float(f"{amount:.4g}")
