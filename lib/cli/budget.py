"""`budget`: the proved best split of a plan, and what each rule costs."""

from __future__ import annotations

import math
from typing import Any

from lib.analysis.adstock import timing
from lib.analysis.budget import Answer, Plan
from lib.analysis.budget_regret import by_reading
from lib.analysis.spending import planned, settled
from lib.cli import budget_why
from lib.cli.plain import remarks, without_dust
from lib.cli.show import Figure, safe, table
from lib.core.findings import Finding
from lib.core.words import N_
from lib.text.words import Words


def by_plan(plan: Plan, remarked: tuple[Finding, ...], words: Words) -> dict[str, Any]:
    """The answer to a plan file, as it says that its curves are read."""
    held, soft = settled(plan)
    found, regret = by_reading(held)
    given = answer(found, remarked, words) | {"reading": plan.reading}
    if soft:
        given["soft_rules"] = {code: {"kept": kept, "cost": without_dust(cost)} for code, (kept, cost) in soft.items()}
    if regret is not None:
        given["least_regret"] = {"at_most": regret.at_most, "at_least": regret.at_least, "futures": regret.futures}
    return given


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
                "response": one.response,
                "marginal": one.marginal,
                "value": one.value,
                "marginal_value": None if one.marginal is None else one.marginal * answer.plan.value_of(channel) + 0.0,
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
        "findings": remarks((*remarked, *answer.findings), words),
    }


def _by_week(answer: Answer) -> list[float]:
    """In which week of the period the objective falls, where spend is steady."""
    weeks = max(math.ceil(answer.plan.horizon_weeks), 1)
    total = [0.0] * weeks
    for one, channel in zip(answer.allocation, answer.plan.channels, strict=True):
        for week, part in enumerate(timing(channel.retention, weeks).tolist()):
            total[week] += one.value * part
    return total


def shown(given: dict[str, Any], words: Words) -> str:
    """The same answer for a person at a terminal."""
    headers = [
        words.say(text)
        for text in (
            N_("Channel"),
            N_("Now"),
            N_("Best"),
            N_("Share of spend"),
            N_("Brings"),
            N_("The next unit brings"),
        )
    ]
    rows = [
        (
            safe(one["name"]),
            _figure(one["current"], words),
            _figure(one["spend"], words),
            Figure(words.fact("share_spend", one["share"])),
            _figure(one["value"], words),
            Figure(words.fact("", None if one["marginal_value"] is None else round(one["marginal_value"], 4))),
        )
        for one in given["allocation"]
    ]
    lines = [
        words.say(
            N_("This split spends {spend} and brings {objective}; no split brings more than {bound}."),
            spend=_rounded(given["spend"]),
            objective=_rounded(given["objective"]),
            bound=_rounded(given["upper_bound"]),
        )
    ]
    if given["current_objective"] is not None:
        lines.append(
            words.say(
                N_("What is spent now, {spend}, brings {objective}."),
                spend=_rounded(sum(one["current"] for one in given["allocation"])),
                objective=_rounded(given["current_objective"]),
            )
        )
    lines += [
        words.say(N_("The rule {rule} costs {cost}."), rule=rule, cost=_rounded(cost))
        for rule, cost in given["rule_costs"].items()
    ]
    lines += [
        words.say(N_("The soft rule {rule} is kept."), rule=rule)
        if one["kept"]
        else words.say(
            N_("The soft rule {rule} is given up: it would cost {cost}."), rule=rule, cost=_rounded(one["cost"])
        )
        if one["cost"] is not None
        else words.say(N_("The soft rule {rule} is given up: no split keeps it."), rule=rule)
        for rule, one in given.get("soft_rules", {}).items()
    ]
    together = given["rules_together"]
    if together["rules"]:
        lines.append(
            words.say(
                N_("Together {rules} cost {cost}, more than one by one."),
                rules=tuple(together["rules"]),
                cost=_rounded(together["cost"]),
            )
        )
    return "\n\n".join([table(headers, rows, words), "\n".join(map(safe, lines))])


def _figure(amount: float | None, words: Words) -> Figure:
    return Figure(words.fact("", None if amount is None else _rounded(amount)))


def _rounded(amount: float) -> float:
    """To the cent, or to four significant digits where it is small."""
    return round(amount, 2) if abs(amount) >= 1 or amount == 0 else float(f"{amount:.4g}")
