"""Rules that are not about a sum: nothing or enough, few channels, a ceiling on cost. They are kept by searching over plans.

Each search ends with a bound of its own, so that its answer is as proved as any other.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import count

import numpy as np

from lib.analysis.budget_rules import Channel, Plan, Rule, RuleCode, compile_plan
from lib.analysis.curves import Curve, Floats, Hill
from lib.analysis.optimum import Optimum, Problem, maximise

_MOST_PLANS = 400
_CLOSE = 1e-8
_TIGHT = 1e-10
_MOST_TURNS = 80


def best(plan: Plan) -> Optimum | None:
    """The best split that keeps every rule; None where none does."""
    if _all_fall(plan):
        return _switched(plan, compile_plan(plan), partial(_by_tangents, plan))
    most = most_responses(plan)
    if most is not None:
        return _within_responses(plan, most)
    return _reaching(plan)


def _reaching(plan: Plan) -> Optimum | None:
    """The best split that keeps every rule but those about how many responses there may be."""
    if not _has_need(plan):
        return _switched(plan, compile_plan(plan))
    return _within_need(plan)


def broken(plan: Plan, spend: Floats) -> tuple[RuleCode, ...]:
    """The rules that are not about shares and that a split does not keep."""
    names: list[RuleCode] = []
    total = float(spend.sum())
    each = [float(one.curve.response(amount)) for one, amount in zip(plan.channels, spend.tolist(), strict=True)]
    value = sum(one * plan.value_of(channel) for one, channel in zip(each, plan.channels, strict=True))
    slack = 1e-9 * max(total, 1e-300)
    for rule in plan.rules:
        if rule.code == "max_channels":
            fails = rule.max is not None and int((spend > slack).sum()) > rule.max
        elif rule.code == "paid_share":
            most = most_responses(plan)
            fails = most is not None and sum(each) > most * (1 + 1e-9)
        elif rule.code == "no_rise":
            current = [one.current if one.name in rule.channels else None for one in plan.channels]
            fails = any(now is not None and amount > now + slack for now, amount in zip(current, spend, strict=True))
        else:
            fails = value < (1 - 1e-9) * _need_of(plan, rule, total)
        if fails:
            names.append(rule.code)
    return tuple(names)


# ---- nothing or enough; few channels


@dataclass(frozen=True, eq=False)
class _Limits:
    """Where a channel may be: at 0, or from `least` to `most`."""

    least: Floats
    most: Floats
    channels: int


def _limits(plan: Plan) -> _Limits:
    least = np.array([channel.least_if_used for channel in plan.channels], float)
    most = np.full(len(plan.channels), np.inf)
    ceiling = plan.has("channel_cac")
    if ceiling is not None and ceiling.max is not None:
        for at, channel in enumerate(plan.channels):
            first, last = affordable(channel, ceiling.max, plan.budget)
            least[at], most[at] = max(least[at], first), last
    few = plan.has("max_channels")
    channels = len(plan.channels) if few is None or few.max is None else int(few.max)
    return _Limits(least, most, channels)


def affordable(channel: Channel, cost: float, budget: float) -> tuple[float, float]:
    """The spends at which a response costs at most `cost` on average: first and last; (0, 0) where there are none.

    A curve's responses a unit of spend first rise (where it is S-shaped) and then fall, so that they are one stretch.
    """
    top = min(channel.upper, budget)
    if top <= 0:
        return 0.0, 0.0
    grid = np.unique(np.concatenate((np.geomspace(top * 1e-6, top, 2000), [top], _corners(channel, top))))

    def spare(spend: Floats | float) -> Floats:
        return cost * channel.curve.response(spend) - spend

    good = np.flatnonzero(spare(grid) >= 0)
    if not len(good):
        return 0.0, 0.0
    first, last = int(good[0]), int(good[-1])
    low = 0.0 if first == 0 else _root(spare, float(grid[first - 1]), float(grid[first]))
    high = top if last == len(grid) - 1 else _root(spare, float(grid[last + 1]), float(grid[last]))
    return low, high


def _corners(channel: Channel, top: float) -> Floats:
    corners = np.array(getattr(channel.curve, "spends", ()), float)
    return corners[(corners > 0) & (corners <= top)]


def _root(spare: Callable[[float], Floats], bad: float, good: float) -> float:
    """The last good spend on the way to a bad one."""
    for _ in range(100):
        middle = (bad + good) / 2
        if float(spare(middle)) >= 0:
            good = middle
        else:
            bad = middle
    return good


def _switched(plan: Plan, problem: Problem, solve: Callable[[Problem], Optimum | None] = maximise) -> Optimum | None:
    """Branch over which channels get nothing, the largest bound first; `solve` keeps every other rule."""
    limits = _limits(plan)
    problem = replace(problem, upper=np.minimum(problem.upper, limits.most))
    if (problem.lower > problem.upper).any():
        return None
    first = solve(problem)
    if first is None or _broken(first.spend, limits, problem.lower) is None:
        return first
    order, plans = count(), 1
    heap = [(-first.bound, next(order), problem, first)]
    winner: Optimum | None = None
    bound = first.bound
    while heap:
        negative, _, problem, found = heapq.heappop(heap)
        bound = -negative
        if (winner is not None and bound <= winner.objective * (1 + 1e-12)) or plans >= _MOST_PLANS:
            break
        at = _broken(found.spend, limits, problem.lower)
        if at is None:
            if winner is None or found.objective > winner.objective:
                winner = found
            continue
        for other in _both_ways(problem, at, limits):
            plans += 1
            beside = solve(other)
            if beside is not None and (winner is None or beside.bound > winner.objective):
                heapq.heappush(heap, (-min(beside.bound, bound), next(order), other, beside))
    else:
        bound = winner.objective if winner is not None else bound
    if winner is None:
        return None
    return replace(winner, bound=max(bound, winner.bound), nodes=plans)


def _broken(spend: Floats, limits: _Limits, lower: Floats) -> int | None:
    """The channel to decide about next; None where the split is allowed."""
    size = max(float(spend.sum()), 1e-300)
    between = (spend > 1e-9 * size) & (spend < limits.least * (1 - 1e-9))
    if between.any():
        return int(np.argmax(np.where(between, limits.least - spend, -1)))
    used = spend > 1e-9 * size
    if used.sum() > limits.channels:
        return int(np.argmin(np.where(used & (lower <= 0), spend, np.inf)))
    return None


def _both_ways(problem: Problem, at: int, limits: _Limits) -> list[Problem]:
    """The channel off; or on, with at least what it needs (and the others off, where all that may be on are)."""
    ways: list[Problem] = []
    if problem.lower[at] <= 0:
        upper = problem.upper.copy()
        upper[at] = 0.0
        ways.append(replace(problem, upper=upper))
    lower, upper = problem.lower.copy(), problem.upper.copy()
    lower[at] = max(lower[at], limits.least[at], 1e-6 * problem.rules.budget)
    on = lower > 0
    if on.sum() <= limits.channels and lower[at] <= upper[at]:
        if on.sum() == limits.channels:
            upper[~on] = 0.0
        ways.append(replace(problem, lower=lower, upper=upper))
    return ways


# ---- a return to be reached


def _need_of(plan: Plan, rule: Rule, spend: float) -> float:
    """What the objective must be at least where so much is spent, by one rule."""
    if rule.code == "target_roi" and rule.min is not None:
        return rule.min * spend
    if rule.code == "target_cac" and rule.max:
        return plan.value_per_response / rule.max * spend
    if rule.code in {"payback", "cash"}:
        advance = spend - (rule.max or 0.0 if rule.code == "cash" else 0.0)
        return advance / rule.back if rule.back > 0 else np.inf if advance > 0 else -np.inf
    return -np.inf


def _has_need(plan: Plan) -> bool:
    return any(_need_of(plan, rule, np.inf) > -np.inf for rule in plan.rules)


def _within_need(plan: Plan) -> Optimum | None:
    """The largest spend whose best split still reaches what it must: more spend never brings less, so it is the best.

    The more is spent, the more must be reached. So a stretch of budgets from a to b holds no answer where even the best split of b
    brings less than a must bring.
    """

    def need(spend: float) -> float:
        return max(_need_of(plan, rule, spend) for rule in plan.rules)

    def reaches(found: Optimum, slack: float = 1e-12) -> bool:
        return found.objective >= need(float(found.spend.sum())) * (1 - slack)

    def at(budget: float) -> Optimum | None:
        smaller = replace(plan, budget=budget)
        return _switched(smaller, compile_plan(smaller))

    whole = at(plan.budget)
    return whole if whole is None or reaches(whole) else _last(plan, whole, need, at, reaches)


def _last(
    plan: Plan,
    whole: Optimum,
    need: Callable[[float], float],
    at: Callable[[float], Optimum | None],
    reaches: Callable[..., bool],
) -> Optimum | None:
    """Halve the stretches of budgets, the largest first."""
    floor = float(compile_plan(plan).lower.sum())
    stack = [(floor, plan.budget, whole)]
    bound = whole.bound
    while stack:
        low, high, upper = stack.pop()
        if upper.bound < need(low):
            continue
        bound = upper.bound
        if reaches(upper):
            return replace(upper, bound=max(bound, upper.objective))
        if high - low <= _CLOSE * plan.budget:
            lower = at(low)
            if lower is not None and reaches(lower, 1e-9):
                return replace(lower, bound=max(bound, lower.objective))
            continue
        middle = (low + high) / 2
        half = at(middle)
        if half is not None:
            stack.append((low, middle, half))
        stack.append((middle, high, upper))
    return None


# ---- both of these where each further unit brings less


def is_concave(plan: Plan) -> bool:
    """Does each further unit of budget bring less, and is no channel nothing or enough?"""
    if plan.has("max_channels") is not None or plan.has("channel_cac") is not None:
        return False
    return _all_fall(plan) and all(one.least_if_used <= 0 for one in plan.channels)


def _all_fall(plan: Plan) -> bool:
    """Does each further unit on a channel bring less? Then, which channels are used once decided, a price bounds what smaller budgets bring."""
    return plan.value_per_response > 0 and all(plan.value_of(one) >= 0 and _falls(one.curve) for one in plan.channels)


def _falls(curve: Curve) -> bool:
    if isinstance(curve, Hill):
        return curve.slope <= 1 and curve.scale >= 0
    slopes = np.append(np.diff(curve.responses) / np.diff(curve.spends), 0.0)
    return bool((np.diff(slopes) <= 1e-12 * np.abs(slopes).max()).all())


def _by_tangents(plan: Plan, problem: Problem) -> Optimum | None:
    """The best split of these intervals that brings no more than it may and reaches what it must; None where none does."""
    found = maximise(problem)
    most = most_responses(plan)
    if found is not None and most is not None:
        found = _up_to(problem, found, most * plan.value_per_response)
    return found if found is None or not _has_need(plan) else _down_to_need(plan, problem, found)


def _with_budget(problem: Problem, budget: float) -> Problem:
    return replace(problem, rules=replace(problem.rules, budget=budget))


def _up_to(problem: Problem, whole: Optimum, goal: float) -> Optimum | None:
    """The least budget whose best split brings the goal, where `whole` brings more: nothing that keeps to it is worth more.

    What budgets bring is concave, so that a tangent's way to the goal ends below it from above, and never passes it from below
    (Newton's steps; halving where a bend gives no tangent).
    """
    if whole.objective <= goal * (1 + 1e-12):
        return whole
    found, kept = whole, None
    low, high = float(problem.lower.sum()), float(whole.spend.sum())
    at = high
    for _ in range(_MOST_TURNS):
        over = found.objective - goal
        if over <= 0:
            low, kept = at, found
        else:
            high = at
        if -_TIGHT * goal <= over <= 0 or high <= low:
            break
        tangent = at - over / found.price if found.price > 0 else (low + high) / 2
        inside = tangent if low < tangent < high else (low + high) / 2
        at = max(tangent, low) if kept is None else inside
        beside = maximise(_with_budget(problem, at))
        if beside is None:
            break
        found = beside
    return None if kept is None else replace(kept, bound=max(min(whole.bound, goal), kept.objective))


def _down_to_need(plan: Plan, problem: Problem, found: Optimum) -> Optimum | None:
    """The largest spend whose best split reaches what it must, from above: what a tangent rules out is ruled out.

    What must be reached less what budgets bring is convex, so that Newton's steps never pass the last place where it is nothing.
    """
    floor, small = float(problem.lower.sum()), 1e-9 * problem.rules.budget
    for _ in range(_MOST_TURNS):
        spent = float(found.spend.sum())
        rule = max(plan.rules, key=lambda one: _need_of(plan, one, spent))
        need = _need_of(plan, rule, spent)
        if found.objective >= need - _TIGHT * abs(need):
            return found
        if spent <= floor * (1 + 1e-12):
            return None
        if np.isinf(need):  # nothing is back in time: only what may be short can be spent
            at = rule.max or 0.0 if rule.code == "cash" else 0.0
        else:
            slope = (need - _need_of(plan, rule, 0.0)) / spent - found.price
            if slope <= 0:  # smaller budgets are even further from it
                return None
            at = spent - (need - found.objective) / slope
        at = floor if at <= floor + small else at
        smaller = maximise(_with_budget(problem, at))
        if smaller is None:
            return None
        found = smaller
    return None


# ---- not more responses than fit the free ones


def most_responses(plan: Plan) -> float | None:
    """How many responses may be paid for beside the free ones; None: any number."""
    shares = [rule.max for rule in plan.rules if rule.code == "paid_share" and rule.max is not None and rule.max < 1]
    return plan.organic * min(shares) / (1 - min(shares)) if shares else None


def _within_responses(plan: Plan, most: float) -> Optimum | None:
    """The least budget whose best split brings as many responses as may be: nothing that keeps the rule is worth more.

    All responses are worth the same, so that the bound is their number times that. A return to be reached is looked for below that
    budget: above it asks for more, and there may not be more.
    """
    plan = replace(plan, rules=tuple(one for one in plan.rules if one.code != "paid_share"))

    def at(budget: float) -> Optimum | None:
        smaller = replace(plan, budget=budget)
        return _switched(smaller, compile_plan(smaller))

    def brings(found: Optimum) -> float:
        pairs = zip(plan.channels, found.spend.tolist(), strict=True)
        return sum(float(channel.curve.response(amount)) for channel, amount in pairs)

    reached = _reaching(plan)
    if reached is None or brings(reached) <= most * (1 + 1e-12):
        return reached
    low = _largest_budget(
        at, lambda found: brings(found) - most, (float(compile_plan(plan).lower.sum()), plan.budget), most
    )
    kept = None if low is None else _reaching(replace(plan, budget=low))
    if kept is None:
        return None
    return replace(kept, bound=max(min(reached.bound, most * plan.value_per_response), kept.objective))


def _largest_budget(
    at: Callable[[float], Optimum | None], over: Callable[[Optimum], float], ends: tuple[float, float], scale: float
) -> float | None:
    """The largest budget that is not over; None where all are. Two in three steps follow the straight line between the ends."""
    low, high = ends
    first, last = at(low), at(high)
    if first is None or last is None or over(first) > 1e-9 * scale:
        return None
    few, many = over(first), over(last)
    for turn in range(_MOST_TURNS):
        if few >= -_CLOSE * scale or high - low <= 1e-3 * _CLOSE * ends[1]:
            break
        middle = (low + high) / 2 if turn % 3 == 2 else low + (high - low) * few / (few - many)
        found = at(middle)
        if found is None:
            break
        if over(found) <= 0:
            low, few = middle, over(found)
        else:
            high, many = middle, over(found)
    return low
