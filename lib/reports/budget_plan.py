"""The question of the page Budget as a plan file, so that the command line gives the same answer."""

from __future__ import annotations

import json
from typing import Any

from lib.analysis.brand import WEEKS_A_MONTH
from lib.analysis.budget_choice import back_by, ends, unsure_of
from lib.analysis.budget_rules import Channel, Rule
from lib.analysis.curves import Hill
from lib.analysis.spending import Spending
from lib.core.settings import BudgetChannel

#: Weeks of the list that says when a customer pays.
_WEEKS = 270


def plan_json(found: Spending) -> bytes:
    """The plan with its curves, their doubt and how they are read, and every rule that it keeps.

    What plans put aside believe, at which the least regret of the page looks, too, is left out.

    A rule about cash says itself what is back by the end of a month (`back`), for the plan is of one week.
    """
    asked = found.choice
    rules = [_rule(rule, found) for rule in found.seen.rules]
    given: dict[str, Any] = {
        "budget": found.seen.budget,
        "value_per_response": found.seen.value_per_response,
        "horizon_weeks": 1,
        "channels": [_channel(one, told) for one, told in zip(found.plan.channels, asked.channels, strict=True)],
        "rules": rules,
        "reading": asked.outlook,
    }  # fmt: skip
    if any(rule["code"] == "payback" for rule in rules):
        given["value_by_week"] = [
            min(back_by(asked, week / WEEKS_A_MONTH) * asked.unit, 1.0) for week in range(1, _WEEKS + 1)
        ]
    if any(rule["code"] == "paid_share" for rule in rules):
        given["organic"] = found.seen.organic
    return json.dumps(given, ensure_ascii=False, indent=1, allow_nan=False).encode()


def _channel(one: Channel, asked: BudgetChannel) -> dict[str, Any]:
    curve = one.curve
    drawn: dict[str, Any] | None = (
        None  # not known: its spend stays as it is
        if not one.is_told
        else {"shape": "hill", "scale": curve.scale, "half": curve.half, "slope": curve.slope}
        if isinstance(curve, Hill)
        else {"points": [list(pair) for pair in zip(curve.spends, curve.responses, strict=True)]}
    )
    told: dict[str, Any] = {"name": one.name, "kind": one.kind, "curve": drawn, "min": one.least, "max": one.most}
    told["unsure"] = unsure_of(asked)
    if asked.fitted is not None:
        told["between"] = list(ends(asked))
    if asked.knows_now:
        told["current"] = one.current
    if one.value_per_response is not None:
        told["value_per_response"] = one.value_per_response
    return told


def _rule(rule: Rule, found: Spending) -> dict[str, Any]:
    told: dict[str, Any] = {"code": rule.code}
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
