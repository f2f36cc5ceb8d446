"""Rules that are not about a sum: nothing or enough, few channels, a ceiling on cost. They are kept by searching over plans.

Each search ends with a bound of its own, so that its answer is as proved as any other.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count

import numpy as np

from lib.analysis.budget_rules import Channel, Plan, compile_plan
from lib.analysis.curves import Floats
from lib.analysis.optimum import Optimum, Problem, maximise

_MOST_PLANS = 400
_CLOSE = 1e-8


def best(plan: Plan) -> Optimum | None:
    """The best split that keeps every rule; None where none does."""
    target = _return_wanted(plan)
    if target is None:
        return _switched(plan, compile_plan(plan))
    return _within_target(plan, target)


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


def _switched(plan: Plan, problem: Problem) -> Optimum | None:
    """Branch over which channels get nothing, the largest bound first."""
    limits = _limits(plan)
    problem = replace(problem, upper=np.minimum(problem.upper, limits.most))
    if (problem.lower > problem.upper).any():
        return None
    first = maximise(problem)
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
            beside = maximise(other)
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


def _return_wanted(plan: Plan) -> float | None:
    """How much the objective must be a unit of spend."""
    wanted: list[float] = []
    roi, cac = plan.has("target_roi"), plan.has("target_cac")
    if roi is not None and roi.min is not None:
        wanted.append(roi.min)
    if cac is not None and cac.max:
        wanted.append(plan.value_per_response / cac.max)
    return max(wanted) if wanted else None


def _within_target(plan: Plan, wanted: float) -> Optimum | None:
    """The largest spend whose best split still reaches the return: more spend never brings less, so it is the best.

    A stretch of budgets from a to b holds no answer where even the best split of b brings less than a must bring.
    """

    def at(budget: float) -> Optimum | None:
        smaller = replace(plan, budget=budget)
        return _switched(smaller, compile_plan(smaller))

    whole = at(plan.budget)
    if whole is None:
        return None
    if whole.objective >= wanted * whole.spend.sum() * (1 - 1e-12):
        return whole
    floor = float(compile_plan(plan).lower.sum())
    stack = [(floor, plan.budget, whole)]
    bound = whole.bound
    while stack:
        low, high, upper = stack.pop()
        if upper.bound < wanted * low:
            continue
        bound = upper.bound
        if upper.objective >= wanted * upper.spend.sum() * (1 - 1e-12):
            return replace(upper, bound=max(bound, upper.objective))
        if high - low <= _CLOSE * plan.budget:
            lower = at(low)
            if lower is not None and lower.objective >= wanted * lower.spend.sum() * (1 - 1e-9):
                return replace(lower, bound=max(bound, lower.objective))
            continue
        middle = (low + high) / 2
        half = at(middle)
        if half is not None:
            stack.append((low, middle, half))
        stack.append((middle, high, upper))
    return None
