"""Which limits and rules of a plan what is spent now does not keep: it may bring more than the best split, and is still no choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from lib.analysis.budget_rules import Plan, Rule, compile_plan, title
from lib.analysis.budget_search import broken
from lib.analysis.curves import Floats
from lib.core.findings import Finding, finding
from lib.core.money import e4
from lib.core.words import N_, Sentence, money_said

_SMALL = 1e-6


def now_broken(plan: Plan) -> tuple[Sentence, ...]:
    """What is not kept, each with what it is now; nothing where a spend of now is not known."""
    current = [one.current for one in plan.channels]
    if any(one is None for one in current):
        return ()
    now = np.array(current, float)
    return (*_limits_broken(plan, now), *_rules_broken(plan, now)) if now.sum() > 0 else ()


def now_remark(plan: Plan) -> tuple[Finding, ...]:
    """The same as a remark; none where all is kept."""
    known = now_broken(plan)
    if not known:
        return ()
    said = N_("What is spent now does not keep what is asked for: {broken}. Whatever it brings, it is no choice here.")
    return (finding("now_breaks", "info", said, broken=known),)


def _limits_broken(plan: Plan, now: Floats) -> Iterator[Sentence]:
    total, small = float(now.sum()), _SMALL * max(float(now.sum()), plan.budget)
    if total > plan.budget + small:
        yield Sentence(
            N_("the budget of {money_budget} (now {money_has})"),
            {"money_budget": e4(plan.budget), "money_has": e4(total)},
        )
    for one, spent in zip(plan.channels, now.tolist(), strict=True):
        facts = {"channel": one.name, "money_has": e4(spent)}
        if spent < one.least - small:
            said = N_("{channel} at least {money_least} (now {money_has})")
            yield Sentence(said, {**facts, "money_least": e4(one.least)})
        if spent > one.upper + small:
            said = N_("{channel} at most {money_most} (now {money_has})")
            yield Sentence(said, {**facts, "money_most": e4(one.upper)})


def _rules_broken(plan: Plan, now: Floats) -> Iterator[Sentence]:
    total = float(now.sum())
    brings = [float(one.curve.response(spent)) for one, spent in zip(plan.channels, now.tolist(), strict=True)]
    value = sum(one * plan.value_of(channel) for one, channel in zip(brings, plan.channels, strict=True))
    for rule in plan.rules:
        alone = replace(plan, rules=(rule,))
        parts = [
            float(now[list(one.members)].sum()) / total
            for one in compile_plan(alone).rules.shares
            if not one.least - _SMALL <= float(now[list(one.members)].sum()) / total <= one.most + _SMALL
        ]
        if parts:
            yield Sentence(N_("{title} (now {share_has})"), {"title": title(rule), "share_has": max(parts)})
        elif not rule.code.endswith("_share") and rule.code not in {"keep", "channel_cac"} and broken(alone, now):
            yield _has(rule, float((now > 0).sum()), total, sum(brings), value)
        elif rule.code == "paid_share" and broken(alone, now):
            share = sum(brings) / (sum(brings) + plan.organic)
            yield Sentence(N_("{title} (now {share_has})"), {"title": title(rule), "share_has": share})
        elif rule.code == "channel_cac" and rule.max:
            costs = [spent / one if one > 0 else np.inf for one, spent in zip(brings, now.tolist(), strict=True) if spent > 0]  # fmt: skip
            if max(costs, default=0.0) > rule.max * (1 + _SMALL):
                most = max(costs) if np.isfinite(max(costs)) else None
                said = N_("{title} (now up to {money_has})")
                yield Sentence(said, {"title": title(rule), "money_has": None if most is None else e4(most)})


def _has(rule: Rule, used: float, total: float, brings: float, value: float) -> Sentence:
    """A rule with the figure that the spend of now has; without one where it has none that is simple to say."""
    has = {
        "max_channels": used,
        "target_cac": money_said(e4(total / brings)) if brings > 0 else None,
        "target_roi": round(value / total, 2),
    }.get(rule.code)
    if rule.code in {"payback", "cash"}:
        short = e4(total - rule.back * value)
        return Sentence(N_("{title} (now {money_short} short)"), {"title": title(rule), "money_short": short})
    return title(rule) if has is None else Sentence(N_("{title} (now {has})"), {"title": title(rule), "has": has})
