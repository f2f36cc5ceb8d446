"""Where the next budget goes: a plan of channels and rules in, the proved best split out, with what every rule costs.

Amounts are in the plan's own unit of money. A response curve is over the period's total spend; carry-over only tells in
which week of the period a response falls (lib.analysis.adstock).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from typing import Literal

import numpy as np

from lib.analysis.budget_clash import only_nothing, smallest, why_impossible, why_none
from lib.analysis.budget_held import held_back
from lib.analysis.budget_near import nearest_to_now, twins
from lib.analysis.budget_rules import (
    Channel,
    Kind,
    Plan,
    Rule,
    compile_plan,
    is_told_to,
    named,
    only_at_zero,
    room_of,
    title,
)
from lib.analysis.budget_search import Known, best, has_room, most_responses
from lib.analysis.curves import Curve, Floats, Hill
from lib.analysis.optimum import Optimum
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding, finding
from lib.core.money import e4
from lib.core.words import N_, NP_

__all__ = ["Allocation", "Answer", "Channel", "Kind", "Plan", "Rule", "Smoothness", "answer", "objective_of"]

#: Relative step of the two one-sided differences that a shadow price must agree with.
_STEP = 1e-5
_AGREE = 2e-3
#: What rules cost together is told where it is so much above their single costs, as a share of what the plan without them brings.
_NOTICED = 1e-3
Smoothness = Literal["check", "skip"]


@dataclass(frozen=True)
class Allocation:
    """One channel's part of a split.

    Attributes:
        response: what the spend brings.
        marginal: what the next unit of spend brings, in responses; None where it is infinite.
        value: the response in money.
    """

    name: str
    kind: Kind
    spend: float
    response: float
    marginal: float | None
    value: float


@dataclass(frozen=True)
class Answer:
    """The best split of a plan, its proof, and the price of its rules.

    Attributes:
        objective: what the split brings; upper_bound: what no split brings more than; gap: between them, as a share of the bound.
        shadow_prices: by what is limited ("budget", a rule's code, "min:NAME", "max:NAME"): how much the objective rises for one
            more unit of it; None where it has no one value (another split is as good, or a bend of a curve).
        rule_costs: by rule: the certified optimum without the rule minus with it.
        joint_cost: the certified optimum without any rule minus with all of them: rules that hold back the same cost nothing one by one.
        together, together_cost: the names of the smallest set of rules that costs together what single costs do not tell, and its cost;
            empty where they tell it.
        rule_gaps: by rule: how far that cost may be off.
        current_objective: what the current spends bring; None where one of them is not known.
    """

    plan: Plan
    allocation: tuple[Allocation, ...]
    objective: float
    upper_bound: float
    gap: float
    shadow_prices: Mapping[str, float | None]
    rule_costs: Mapping[str, float]
    rule_gaps: Mapping[str, float]
    current_objective: float | None
    joint_cost: float = 0.0
    together: tuple[str, ...] = ()
    together_cost: float = 0.0
    findings: tuple[Finding, ...] = field(default=())

    @property
    def spend(self) -> Floats:
        """By channel, in the plan's order."""
        return np.array([one.spend for one in self.allocation])


def answer(plan: Plan, smoothness: Smoothness = "check") -> Answer:
    """The best split of a plan.

    Args:
        plan: channels, rules and the budget.
        smoothness: "check" solves again beside the budget and each rule, so that a shadow price is only given where it is one;
            "skip" leaves the shadow prices of rules out (a slider is being dragged).

    Raises:
        CannotAnswer: the rules cannot all hold; it names those that clash.
    """
    known: Known = {}
    found = _solved(plan, known)
    allocation = allocate(plan, nearest_to_now(plan, found.spend))
    costs, gaps = _prices_of_rules(plan, found, known)
    joint, together, of_these = _price_together(plan, found, costs, known)
    prices = (
        _shadow_prices(plan, found, allocate(plan, found.spend)) if smoothness == "check" else {"budget": found.price}
    )
    return Answer(
        plan=plan,
        allocation=allocation,
        objective=found.objective,
        upper_bound=found.bound,
        gap=_gap(plan, found),
        shadow_prices=prices,
        rule_costs=costs,
        rule_gaps=gaps,
        current_objective=objective_of(plan, [channel.current for channel in plan.channels]),
        joint_cost=joint,
        together=together,
        together_cost=of_these,
        findings=tuple(_findings(plan, found, _holding(costs, together, joint))),
    )


def _prices_of_rules(plan: Plan, found: Optimum, known: Known) -> tuple[dict[str, float], dict[str, float]]:
    """By rule: the certified optimum without it minus with it, and how far that may be off.

    Where as many responses come as may be paid for, no other rule costs anything. Rules that the split keeps with room to spare are
    left out together first: if even that brings nothing more, none of them costs anything.
    """
    costs: dict[str, float] = {}
    gaps: dict[str, float] = {}
    most = most_responses(plan)
    is_full = most is not None and found.objective >= most * plan.value_per_response * (1 - 1e-9)
    idle = [
        rule for rule in plan.rules if (rule.code != "paid_share" if is_full else has_room(plan, rule, found.spend))
    ]
    while idle and not is_full:
        free = best(replace(plan, rules=tuple(one for one in plan.rules if one not in idle)), known)
        if free is None or free.bound - found.objective <= 1e-9 * abs(free.bound):
            idle = [] if free is None else idle
            break
        still = [rule for rule in idle if has_room(plan, rule, free.spend)]
        idle = still if len(still) < len(idle) else []
    for name, rule in named(plan.rules):
        if rule in idle:
            costs[name], gaps[name] = 0.0, found.bound - found.objective
            continue
        other = best(plan.without(rule), known) or found  # with fewer rules there is always a split
        cost = other.objective - found.objective
        costs[name] = cost if cost > 1e-9 * abs(other.objective) else 0.0
        gaps[name] = (other.bound - other.objective) + (found.bound - found.objective)
    return costs, gaps


def _price_together(
    plan: Plan, found: Optimum, costs: Mapping[str, float], known: Known
) -> tuple[float, tuple[str, ...], float]:
    """What all rules cost together; and where their single costs do not tell it, the smallest set that does, and what that costs.

    That set costs together at least nine tenths of what all cost beyond their single costs, beyond its own single costs.
    """
    names = {id(rule): name for name, rule in named(plan.rules)}
    free = best(replace(plan, rules=()), known) if len(plan.rules) > 1 else None
    if free is None:
        return sum(costs.values()), (), 0.0
    joint = max(free.objective - found.objective, 0.0)
    unexplained = joint - sum(costs.values())
    if unexplained <= _NOTICED * max(abs(free.objective), 1e-300):
        return joint if joint > 1e-9 * abs(free.objective) else 0.0, (), 0.0

    def cost_of(some: Sequence[Rule]) -> float:
        fewer = tuple(one for one in plan.rules if not any(one is other for other in some))
        other = best(replace(plan, rules=fewer), known)
        return 0.0 if other is None else other.objective - found.objective

    def explain(some: Sequence[Rule]) -> bool:
        return cost_of(some) - sum(costs.get(names[id(one)], 0.0) for one in some) >= 0.9 * unexplained

    together = smallest(plan.rules, explain)
    return joint, tuple(names[id(rule)] for rule in together), cost_of(together)


def _holding(costs: Mapping[str, float], together: Sequence[str], joint: float) -> dict[str, float]:
    """The costs by which a rule is said to hold money back: one that costs nothing alone may hold it with others."""
    return {name: max(cost, joint if name in together else 0.0) for name, cost in costs.items()}


def _solved(plan: Plan, known: Known | None = None) -> Optimum:
    clash = why_impossible(plan)
    found = None if clash is not None else best(plan, known)
    if found is None:
        clash = clash or why_none(plan)
        raise CannotAnswer(clash.template, **clash.facts)
    return found


def allocate(plan: Plan, spend: Floats) -> tuple[Allocation, ...]:
    """What each channel's spend brings."""
    rows: list[Allocation] = []
    for channel, amount in zip(plan.channels, spend.tolist(), strict=True):
        response, marginal = float(channel.curve.response(amount)), float(channel.curve.marginal(amount))
        rows.append(
            Allocation(
                channel.name,
                channel.kind,
                amount,
                response,
                marginal if np.isfinite(marginal) else None,
                response * plan.value_of(channel) + 0.0,  # nothing is 0, not -0
            )
        )
    return tuple(rows)


def objective_of(plan: Plan, spend: list[float | None] | Floats) -> float | None:
    """What a split brings, whether or not it keeps the rules; None where a spend is not known."""
    total = 0.0
    for channel, amount in zip(plan.channels, spend, strict=True):
        if amount is None:
            return None
        total += float(channel.curve.response(float(amount))) * plan.value_of(channel)
    return total


# ---- shadow prices


def _shadow_prices(plan: Plan, found: Optimum, allocation: tuple[Allocation, ...]) -> dict[str, float | None]:
    """The local derivatives of the optimum, each held against two certified optima beside it."""
    prices: dict[str, float | None] = {}
    unique = not _has_twin(plan, found.spend) and not _is_flat(plan, found)
    step = _STEP * plan.budget
    budget = _slope(found, lambda by: replace(plan, budget=plan.budget + by), step) if plan.budget > 0 else None
    prices["budget"] = budget if unique else None
    for name, rule in named(plan.rules):
        end = rule.moved_end
        if end is not None:
            slope = _slope(found, partial(plan.with_rule_moved, rule), _STEP * max(end, 0.1))
            prices[name] = slope if unique else None
    if budget is not None and unique and not plan.rules:
        for channel, one in zip(plan.channels, allocation, strict=True):
            prices |= _end_price(plan, channel, one, budget)
    return prices


def _slope(found: Optimum, moved: Callable[[float], Plan], step: float) -> float | None:
    """The derivative where the differences to both sides agree; None where they do not, or a side has no split."""
    sides: list[float] = []
    for by in (step, -step):
        beside_plan = moved(by)
        if why_impossible(beside_plan) is not None:
            return None
        beside = best(beside_plan)
        if beside is None:
            return None
        sides.append((beside.objective - found.objective) / by)
    up, down = sides
    size = max(abs(up), abs(down))
    noise = 1e-10 * abs(found.objective) / step
    if abs(up - down) > _AGREE * size + noise:
        return None
    middle = (up + down) / 2
    return 0.0 if abs(middle) <= noise else middle


def _has_twin(plan: Plan, spend: Floats) -> bool:
    """Do two channels that are alike get different amounts? Then they could swap them, and the split is not the only best."""
    return any(np.ptp(spend[list(places)]) > 1e-6 * max(plan.budget, 1e-300) for places in twins(plan))


def _is_flat(plan: Plan, found: Optimum) -> bool:
    """Could money move between two channels without changing the sum, because both lie inside a straight piece of equal slope?"""
    slopes: list[float] = []
    for channel, amount in zip(plan.channels, found.spend.tolist(), strict=True):
        small = 1e-7 * max(plan.budget, 1e-300)
        if channel.least + small < amount < channel.upper - small and amount > small:
            right, left = (float(channel.curve.marginal(amount + way)) for way in (small, -small))
            curved = not hasattr(channel.curve, "spends")
            if not curved and right == left:
                slopes.append(right * plan.value_of(channel))
    slopes.sort()
    return any(abs(one - two) <= 1e-9 * max(abs(one), abs(two)) for one, two in pairwise(slopes))


def _end_price(plan: Plan, channel: Channel, one: Allocation, budget: float) -> dict[str, float | None]:
    """What one more unit of room at a channel's floor or cap would bring."""
    if one.marginal is None:
        return {}
    surplus = one.marginal * plan.value_of(channel) - budget
    small = 1e-9 * plan.budget
    if channel.least > 0 and one.spend <= channel.least + small and surplus < 0:
        return {f"min:{channel.name}": surplus}
    if channel.most is not None and one.spend >= channel.most - small and surplus > 0:
        return {f"max:{channel.name}": surplus}
    return {}


# ---- what the reader must know


def _gap(plan: Plan, found: Optimum) -> float:
    """How far the bound is above the split, as a share of it; of what the channels could bring where the split brings nothing."""
    could = sum(
        max(float(channel.curve.response(min(channel.upper, plan.budget))) * plan.value_of(channel), 0.0)
        for channel in plan.channels
    )
    nothing = abs(found.objective) <= 1e-9 * could
    return max(found.bound - found.objective, 0.0) / could if nothing and could > 0 else found.gap


def _findings(plan: Plan, found: Optimum, costs: Mapping[str, float]) -> Iterator[Finding]:
    if plan.budget <= 0:
        yield finding("no_budget", "warning", N_("The budget is zero, so nothing is spent."))
    if not any(plan.value_of(channel) > 0 for channel in plan.channels):
        yield finding(
            "worthless_response",
            "warning",
            N_("A response is worth nothing or less, so the best plan spends only what the rules force."),
        )
    held = list(_only_at_zero(plan, found))
    yield from held
    yield from _untold(plan)
    flat = [channel.name for channel in plan.channels if channel.is_told and _is_useless(channel)]
    if flat:
        yield finding(
            "flat_curve",
            "warning",
            NP_(
                "{channels} brings the same however much is spent, by its curve.",
                "{channels} bring the same however much is spent, by their curves.",
            ),
            count=len(flat),
            channels=tuple(flat),
        )
    below = tuple(channel.name for channel in plan.channels if channel.is_told and _goes_below(channel.curve))
    if below:
        yield finding(
            "negative_curve",
            "warning",
            NP_(
                "The curve of {channels} goes below nothing: by it, spend there costs what it should bring. Correct it if that is not meant.",
                "The curves of {channels} go below nothing: by them, spend there costs what it should bring. Correct them if that is not meant.",
            ),
            count=len(below),
            channels=below,
        )
    if not held and plan.budget > 0 and float(found.spend.sum()) < plan.budget * (1 - 1e-6):
        yield _money_left(plan, found, costs)
    for channel, amount in zip(plan.channels, found.spend.tolist(), strict=True):
        last = getattr(channel.curve, "spends", None)
        if last is not None and len(last) > 1 and amount >= last[-1] * (1 - 1e-9) and channel.upper > last[-1]:
            yield finding(
                "end_of_points",
                "info",
                N_("{channel} gets as much as its points reach ({money_spend}); beyond them nothing more is assumed."),
                channel=channel.name,
                money_spend=e4(last[-1]),
            )
    if _gap(plan, found) > 1e-6:
        yield finding(
            "gap_left",
            "warning",
            N_("The search was stopped: a better split could bring up to {share_gap} more."),
            share_gap=_gap(plan, found),
        )


def _untold(plan: Plan) -> Iterator[Finding]:
    names = tuple(channel.name for channel in plan.channels if not channel.is_told)
    if names:
        yield finding(
            "spend_kept",
            "info",
            NP_(
                "It is not told what {channels} brings, so its spend stays as it is and counts in no gain.",
                "It is not told what {channels} bring, so their spend stays as it is and counts in no gain.",
            ),
            count=len(names),
            channels=names,
        )


def _only_at_zero(plan: Plan, found: Optimum) -> Iterator[Finding]:
    """The rules that hold only where nothing is spent: one by one, or a smallest set of them together."""
    alone = dict(named(plan.rules))
    names = only_at_zero(plan)
    for name in names:
        yield finding(
            "only_at_zero",
            "warning",
            N_(
                "The rule “{title}” can hold only if nothing is spent: no channel of that kind can take any money. Add one, or leave the rule out."
            )
            if alone[name].code != "largest_share"
            else N_(
                "The rule “{title}” can hold only if nothing is spent: there are too few channels for it. Add one, or loosen the rule."
            ),
            title=title(alone[name]),
            rule=name,
        )
    if names or plan.budget <= 0 or not plan.rules or float(found.spend.sum()) > 1e-9 * plan.budget:
        return
    together = only_nothing(plan)
    if together:
        yield finding(
            "only_at_zero",
            "warning",
            NP_(
                "The rule “{titles}” can hold only if nothing is spent. Loosen it.",
                "These rules can hold together only if nothing is spent: {titles}. Loosen one of them.",
            ),
            count=len(together),
            titles=tuple(map(title, together)),
            rules=tuple(rule.code for rule in together),
        )


def _money_left(plan: Plan, found: Optimum, costs: Mapping[str, float]) -> Finding:
    """Why less than the budget is spent: a rule's channels are full, all channels are, rules hold it back, or the curves end."""
    facts = {"money_left": e4(plan.budget - float(found.spend.sum())), "money_budget": e4(plan.budget)}
    wanting, full = _who_wants(plan, found)
    if full and not wanting:
        return finding("money_left_by_limits", "info", _at_limits(plan, full), **facts)
    for name, rule in named(plan.rules):
        room = room_of(plan, rule.code)
        if room:
            return finding(
                "money_left_by_rule",
                "info",
                N_(
                    "{money_left} of the budget of {money_budget} stays unspent: the channels that count for “{title}” can take only {money_room}, and the rule holds the others back. Raise their limits, or leave the rule out."
                )
                if is_told_to(plan, rule)
                else N_(
                    "{money_left} of the budget of {money_budget} stays unspent: the channels that count for “{title}” can take only {money_room}, and the rule holds the others back. Nobody has told what so much more on them would bring: loosen the rule, or test that first."
                ),
                **facts,
                title=title(rule),
                rule=name,
                money_room=e4(room),
            )
    holding = [rule for name, rule in named(plan.rules) if costs.get(name, 0.0) > 0]
    holding = [rule for rule in holding if rule.code == "paid_share" or not rule.code.endswith("_share")] or holding
    freeing = held_back(plan, found).rules if wanting and holding else ()
    binding = tuple(map(title, freeing or holding))
    if wanting and binding:
        return finding(
            "money_left_by_rules",
            "info",
            N_("{money_left} of the budget of {money_budget} stays unspent, because of the rules: {titles}."),
            **facts,
            titles=binding,
        )
    return finding(
        "money_left",
        "info",
        N_(
            "{money_left} of the budget of {money_budget} stays unspent: within these curves and rules more spend brings nothing."
        ),
        **facts,
    )


def _at_limits(plan: Plan, full: Mapping[Channel, float]) -> str:
    """Why more cannot be spent, and whether a limit is to be raised: only where more would pay, and where it is told what it brings."""
    pays = [one for one, rate in full.items() if plan.goal != "margin" or rate > 1]
    if not pays:
        return N_("{money_left} of the budget of {money_budget} stays unspent: every channel that more money would help is at its limit. There each further 1 spent brings back less than 1, so leave the limits as they are.")  # fmt: skip
    if any(one.known is None or one.upper < one.known * (1 - 1e-9) for one in pays):
        return N_("{money_left} of the budget of {money_budget} stays unspent: every channel that more money would help is at its limit. Raise a limit to spend more.")  # fmt: skip
    return N_("{money_left} of the budget of {money_budget} stays unspent: every channel that more money would help gets as much as its curve is told for. Nobody has told what more would bring: test that before you raise a limit.")  # fmt: skip


def _who_wants(plan: Plan, found: Optimum) -> tuple[bool, dict[Channel, float]]:
    """Is there a channel that more money would help, below its limit; and those at their limits, with what a further unit brings."""
    small = 1e-6 * plan.budget
    wanting, full = False, dict[Channel, float]()
    for channel, amount in zip(plan.channels, found.spend.tolist(), strict=True):
        more = float(channel.curve.response(amount + small) - channel.curve.response(amount)) * plan.value_of(channel)
        if more > 0 and amount >= channel.upper - small:
            full[channel] = more / small
        elif more > 0:
            wanting = True
    return wanting, full


def _goes_below(curve: Curve) -> bool:
    """Whether some spend is told to bring less than nothing: curves of other tools may, and the contract forbids none."""
    return curve.scale < 0 if isinstance(curve, Hill) else min(curve.responses) < 0


def _is_useless(channel: Channel) -> bool:
    responses = getattr(channel.curve, "responses", None)
    return max(responses) <= min(responses) if responses is not None else channel.curve.scale == 0  # type: ignore[union-attr]


def compiled(plan: Plan) -> object:
    """The plan as the solver sees it; for benchmarks."""
    return compile_plan(plan)
