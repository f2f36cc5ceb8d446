"""`budget`: the proved best split of a plan, and what each rule costs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from lib.analysis.adstock import timing
from lib.analysis.budget import Answer, Plan
from lib.analysis.budget_choice import is_doubted
from lib.analysis.budget_firmness import tenths_known
from lib.analysis.budget_now import now_remark
from lib.analysis.budget_regret import LowEnd, by_reading
from lib.analysis.budget_rules import named, title
from lib.analysis.budget_said import (
    CHANCE_UNKNOWN,
    OUTSIDE_BOUND,
    OWN_CURRENCY,
    better_said,
    beyond_remark,
    change_said,
)
from lib.analysis.spending import Spending, planned, settled
from lib.cli import budget_why
from lib.cli.budget_figures import Figures
from lib.cli.plain import remarks, without_dust
from lib.cli.show import Figure, safe, table
from lib.core.findings import Finding
from lib.core.money import SCALE
from lib.core.words import N_, NP_, ONE_MORE, Sentence
from lib.text.words import Words

#: One more unit of money brings so little of a customer that two decimals do not tell channels apart.
_HUNDRED = 100


def by_plan(plan: Plan, remarked: tuple[Finding, ...], words: Words) -> dict[str, Any]:
    """The answer to a plan file, as it says that its curves are read."""
    held, soft = settled(plan)
    found, proof = by_reading(held)
    beside_now = planned(plan)
    given = answer(found, (*remarked, *beyond_remark(beside_now)), words) | {"reading": plan.reading}
    given |= how_sure(beside_now)
    if soft:
        given["soft_rules"] = {code: {"kept": kept, "cost": without_dust(cost)} for code, (kept, cost) in soft.items()}
    if isinstance(proof, LowEnd):
        given["cautious"] = {"brings": proof.brings, "at_most": proof.at_most}
    elif proof is not None:
        given["least_regret"] = asdict(proof) | {"told": list(proof.told)}
    return given


def how_sure(found: Spending) -> dict[str, Any]:
    """How likely the split is better than the one of now, in tenths, and between what its result lies; None where no doubt was told."""
    tenths = tenths_known(found)
    return {
        "chance_better": None if tenths is None else tenths / 10,
        "likely": {"low": found.low, "high": found.high} if is_doubted(found.choice) else None,
    }


def why(plan: Plan, words: Words) -> tuple[dict[str, Any], str]:
    """How firm the split of a plan file is (`--why`), and the same for a person."""
    found = planned(plan)
    pay = budget_why.pay(found)
    more = budget_why.told(found, pay, plan.beliefs)
    return more, budget_why.shown(found, pay, more, words)


def answer(answer: Answer, remarked: tuple[Finding, ...], words: Words) -> dict[str, Any]:
    """The answer to `budget`, as in the contract."""
    total = float(answer.spend.sum())
    return {
        "allocation": [
            {
                "name": one.name,
                "kind": one.kind,
                "spend": one.spend,
                "response": one.response if channel.is_told else None,
                "marginal": one.marginal if channel.is_told else None,
                "value": one.value if channel.is_told else None,
                "marginal_value": None
                if one.marginal is None or not channel.is_told
                else one.marginal * answer.plan.value_of(channel) + 0.0,
                "share": one.spend / total if total > 0 else None,
                "current": channel.current,
            }
            for one, channel in zip(answer.allocation, answer.plan.channels, strict=True)
        ],
        "spend": total,
        "objective": answer.objective,
        "upper_bound": answer.upper_bound,
        "gap": answer.gap,
        "shadow_prices": {name: without_dust(price) for name, price in answer.shadow_prices.items()},
        "rule_costs": dict(answer.rule_costs),
        "rules_together": {
            "all": answer.joint_cost,
            "rules": list(answer.together),
            "cost": answer.together_cost,
        },
        "current_objective": answer.current_objective,
        "by_week": _by_week(answer),
        "findings": remarks((*remarked, *now_remark(answer.plan), *answer.findings), words),
    }


def _by_week(answer: Answer) -> list[float]:
    """In which week of the period the objective falls, where spend is steady."""
    weeks = max(math.ceil(answer.plan.horizon_weeks), 1)
    total = [0.0] * weeks
    for one, channel in zip(answer.allocation, answer.plan.channels, strict=True):
        for week, part in enumerate(timing(channel.retention, weeks).tolist()):
            total[week] += one.value * part
    return total


def counted_said(plan: Plan) -> Sentence:
    """What the figures of a plan are of, and for how long."""
    what = {
        "customers": NP_("For {count} week; what comes of it is counted in new customers.", "For {count} weeks; what comes of it is counted in new customers."),
        "margin": NP_("For {count} week; what comes of it is money, before the spend is taken off.", "For {count} weeks; what comes of it is money, before the spend is taken off."),
        "revenue": NP_("For {count} week; what comes of it is revenue.", "For {count} weeks; what comes of it is revenue."),
    }  # fmt: skip
    untold = NP_(
        "For {count} week; what comes of it is how many each channel brings, times what one of them is worth.",
        "For {count} weeks; what comes of it is how many each channel brings, times what one of them is worth.",
    )
    said = untold if plan.goal == "revenue" and plan.counted == "customers" else what[plan.goal]
    return Sentence(said, {"count": max(round(plan.horizon_weeks), 1)})


def shown(given: dict[str, Any], plan: Plan, words: Words) -> str:
    """The same answer for a person at a terminal; `plan` with every rule that is asked for."""
    figures, few = figures_of(given, plan, words), plan.goal == "customers"
    titles = {rule.code: title(rule) for rule in plan.rules} | {name: title(rule) for name, rule in named(plan.rules)}
    headers = [
        *(words.say(one) for one in (N_("Channel"), N_("Now"), N_("Best"), N_("Share of spend"), N_("Brings"))),
        words.say(N_("{mark_hundred} more bring"), mark_hundred=_HUNDRED * SCALE)
        if few
        else words.say(N_("{mark_one} more brings"), **ONE_MORE),
    ]
    rows = [
        (
            safe(one["name"]),
            figures.money(one["current"]),
            figures.money(one["spend"]),
            Figure(words.fact("share_spend", one["share"])),
            figures.value(one["value"]),
            figures.rate(
                one["marginal_value"] if not few or one["marginal_value"] is None else _HUNDRED * one["marginal_value"]
            ),
        )
        for one in given["allocation"]
    ]
    lines = [
        words.say(counted_said(plan)),
        *([words.say(OWN_CURRENCY)] if words.currency is None else []),
        words.say(
            N_(
                "This split spends {spend} and brings {objective}; no split within your rules brings more than {bound}."
            ),
            spend=figures.money(given["spend"]),
            objective=figures.value(given["objective"]),
            bound=figures.value(given["upper_bound"]),
        )
        if figures.spends(given["spend"])
        else words.say(
            N_(
                "Nothing is spent, and nothing comes of it: no split within your budget, rules and limits brings anything."
            )
        ),
    ]
    if given.get("reading", "expected") != "expected":
        lines.append(words.say(_reading_said(given, figures)))
        beside = given.get("least_regret", {}).get("outside_bound")
        lines += [words.say(OUTSIDE_BOUND, count=beside)] if beside else []
    if given["current_objective"] is not None:
        lines.append(
            words.say(
                N_("What is spent now, {spend}, brings {objective}."),
                spend=figures.money(sum(one["current"] for one in given["allocation"])),
                objective=figures.value(given["current_objective"]),
            )
        )
    lines += [words.say(one) for one in _gain_said(given, plan, figures)]
    lines += [
        words.say(N_("The rule “{title}” costs {cost}."), title=titles[rule], cost=figures.value(cost))
        for rule, cost in given["rule_costs"].items()
    ]
    lines += [
        words.say(N_("The soft rule “{title}” is kept."), title=titles[rule])
        if one["kept"]
        else words.say(
            N_("The soft rule “{title}” is given up: it would cost {cost}."),
            title=titles[rule],
            cost=figures.value(one["cost"]),
        )
        if one["cost"] is not None
        else words.say(N_("The soft rule “{title}” is given up: no split keeps it."), title=titles[rule])
        for rule, one in given.get("soft_rules", {}).items()
    ]
    together = given["rules_together"]
    if together["rules"]:
        lines.append(
            words.say(
                N_("Together these rules cost {cost}, more than one by one: {titles}."),
                titles=tuple(titles[one] for one in together["rules"]),
                cost=figures.value(together["cost"]),
            )
        )
    return "\n\n".join([table(headers, rows, words), "\n".join(map(safe, lines))])


def figures_of(given: dict[str, Any], plan: Plan, words: Words) -> Figures:
    """How the amounts of an answer are written."""
    now = sum(one["current"] or 0.0 for one in given["allocation"])
    brought = max(abs(given["objective"]), abs(given["current_objective"] or 0.0))
    return Figures(words, plan.goal, max(plan.budget, now), brought)


def _reading_said(given: dict[str, Any], figures: Figures) -> Sentence:
    """How the curves were read, and that no split is better so."""
    proof = given["cautious"] if given["reading"] == "cautious" else given["least_regret"]
    said = {
        "cautious": N_("Read cautiously: with every channel at the low end of its doubt this split brings {brings}, and no split within your rules more than {at_most}. All other figures are as told."),
        "regret": N_("Read for the least regret: in the worst of {futures} cases this split misses {at_most}, and no split within your rules misses less than {at_least} in all of them."),
        "worst_tenth": N_("Read for the worst tenth: over {futures} draws of the curves this split misses about {at_most} in the worst tenth of them on average, and no split within your rules misses less than {at_least} there."),
    }  # fmt: skip
    amounts = {name: figures.value(proof[name]) for name in ("at_most", "at_least", "brings") if name in proof}
    return Sentence(said[given["reading"]], amounts | {"futures": proof.get("futures")})


def _gain_said(given: dict[str, Any], plan: Plan, figures: Figures) -> Iterator[Sentence]:
    """What the split brings and spends more than now, as shares of that, and how sure it is."""
    likely, chance, now = given["likely"], given["chance_better"], given["current_objective"]
    if now is not None and figures.spends(given["spend"]):
        change = change_said(given["objective"], now, counted=plan.goal == "customers")
        spends = change_said(given["spend"], sum(one["current"] for one in given["allocation"]))
        if change is not None and spends is not None:
            yield Sentence(N_("The split brings {change} and spends {dearer}."), {"change": change, "dearer": spends})
        elif change is not None:
            yield Sentence(N_("The split brings {change} for the same spend."), {"change": change})
        if chance is not None:
            yield better_said(round(chance * 10))
        elif likely is None and change is not None and given["objective"] > now:
            yield Sentence(CHANCE_UNKNOWN)
    if likely is not None and likely["low"] < likely["high"]:
        yield Sentence(
            N_("It likely brings between {low} and {high}."),
            {end: figures.value(likely[end]) for end in ("low", "high")},
        )
