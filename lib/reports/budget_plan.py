"""The question of the page Budget as a plan file, so that the command line gives the same answer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from lib.analysis.brand import WEEKS_A_MONTH
from lib.analysis.budget_choice import back_by, ends, plan_of, unsure_of
from lib.analysis.budget_firmness import beliefs
from lib.analysis.budget_rules import Channel, Plan, Rule
from lib.analysis.curves import Curve, Hill
from lib.analysis.spending import Spending
from lib.core.settings import BudgetChannel, BudgetScenario

#: Weeks of the list that says when a customer pays.
_WEEKS = 270


def is_plan(content: bytes) -> bool:
    """Whether this is such a file, which is no table of curves."""
    try:
        told: Any = json.loads(content)
    except (ValueError, RecursionError):
        return False
    channels = told.get("channels") if isinstance(told, dict) else None
    return isinstance(channels, list) and any(isinstance(one, dict) and "curve" in one for one in channels)


def plan_json(
    found: Spending, aside: Sequence[BudgetScenario] = (), organic: float | None = None, months: int | None = None
) -> bytes:
    """The plan with its curves, their doubt and how they are read, every rule that it keeps or that is soft, and what plans put aside believe.

    Cases stand by their names. With what is left in money of one unit of what counts (`unit`), what is believed of the brand share, and the share of the reserve.

    A rule about cash says itself what is back by the end of a month (`back`), for the plan is of one week.

    Args:
        found: the answer.
        aside: plans put aside.
        organic: new customers a week without an ad, as the files tell, where the reader has not said.
        months: how far ahead brand is looked at.
    """
    asked = found.choice
    rules = [_rule(rule, found) for rule in plan_of(asked).rules if rule.soft or found.kept[rule.code]]
    given: dict[str, Any] = {
        "budget": found.seen.budget,
        "value_per_response": found.seen.value_per_response,
        "horizon_weeks": 1,
        "channels": [_channel(one, told) for one, told in zip(found.plan.channels, asked.channels, strict=True)],
        "rules": rules,
        "reading": asked.outlook,
        "goal": asked.goal,
        "value_unsure": asked.value_unsure,
        "soft_share": asked.soft_share,
        "unit": found.asked.unit,
        "counted": asked.counted,
        "brand": asdict(found.asked.brand)
        | {"organic": organic if asked.organic is None else asked.organic}
        | ({} if months is None else {"months": months}),
        "reserve": {"share": found.asked.reserve},
    }  # fmt: skip
    if any(rule["code"] == "payback" for rule in rules):
        given["value_by_week"] = [
            min(back_by(asked, week / WEEKS_A_MONTH) * asked.unit, 1.0) for week in range(1, _WEEKS + 1)
        ]
    if asked.organic is not None:
        given["organic"] = found.seen.organic
    if asked.cases:
        given["cases"] = [{"name": one.name, "brings": dict(one.brings), "worth": one.worth} for one in asked.cases]
    believed = beliefs(replace(found, choice=replace(asked, cases=())), [(one.name, one.choice) for one in aside])
    if believed:
        given["beliefs"] = [_belief(name, plan) for name, plan in believed]
    return json.dumps(given, ensure_ascii=False, indent=1, allow_nan=False).encode()


def _drawn(curve: Curve) -> dict[str, Any]:
    if isinstance(curve, Hill):
        return {"shape": "hill", "scale": curve.scale, "half": curve.half, "slope": curve.slope}
    return {"points": [list(pair) for pair in zip(curve.spends, curve.responses, strict=True)]}


def _belief(name: str, plan: Plan) -> dict[str, Any]:
    channels = [
        {"name": one.name, "curve": _drawn(one.curve), "value_per_response": one.value_per_response}
        for one in plan.channels
    ]
    return {"name": name, "value_per_response": plan.value_per_response, "channels": channels}


def _channel(one: Channel, asked: BudgetChannel) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": one.name,
        "kind": one.kind,
        "curve": _drawn(one.curve) if one.is_told else None,  # not known: its spend stays as it is
        "min": one.least,
        "max": one.most,
    }
    loose = (one.least, one.most) if one.loose is None else one.loose
    told["free_min"], told["free_max"] = loose
    told["unsure"] = unsure_of(asked)
    if asked.fitted is not None:
        told["between"] = list(ends(asked))
        if asked.is_named:
            told["named"] = True
    if asked.is_guess:
        told["guess"] = True
    if asked.knows_now:
        told["current"] = one.current
    if one.value_per_response is not None:
        told["value_per_response"] = one.value_per_response
    if one.unit is not None:
        told["unit"] = one.unit
    return told


def _rule(rule: Rule, found: Spending) -> dict[str, Any]:
    told: dict[str, Any] = {"code": rule.code} | ({"soft": True} if rule.soft else {})
    if rule.code == "payback":
        return told | {"max": found.choice.payback_months * WEEKS_A_MONTH}
    if rule.code == "cash":
        told["back"] = rule.back
    if rule.min is not None:
        told["min"] = rule.min
    if rule.max is not None:
        told["max"] = rule.max
    if rule.channels:
        here = {one.name for one in found.seen.channels}
        told["channels"] = [name for name in rule.channels if name in here]
    return told
