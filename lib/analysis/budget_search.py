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
import numpy.typing as npt

from lib.analysis.budget_rules import Channel, Plan, Rule, RuleCode, compile_plan
from lib.analysis.curves import Curve, Floats, Hill
from lib.analysis.envelopes import Box, Landscape, Part
from lib.analysis.optimum import Lines, Optimum, Problem, maximise

_MOST_PLANS = 400
#: The search over channels ends where the bound is this close.
_PROVED = 1e-10
#: Prices that are tried for a bound on few channels.
_MOST_PRICES = 10
_CLOSE = 1e-8
_TIGHT = 1e-10
#: What has to be reached counts as reached within this share of it.
_REACHED_WITHIN = 5e-10
_MOST_TURNS = 80
#: Less than this share of what is spent is nothing.
_DUST = 1e-12


#: Answers to plans without a return to be reached, for the time of one question: rules that are left out one by one ask them again.
Known = dict[Plan, Optimum | None]


def best(plan: Plan, known: Known | None = None) -> Optimum | None:
    """The best split that keeps every rule; None where none does."""
    found = _best(plan, {} if known is None else known)
    if found is None:
        return None

    def as_good(other: Floats) -> bool:
        changed = zip(plan.channels, found.spend.tolist(), other.tolist(), strict=True)
        values = (
            plan.value_of(one) * float(one.curve.response(was) - one.curve.response(now))
            for one, was, now in changed
            if was != now
        )
        return sum(map(abs, values)) <= _DUST * abs(found.objective)

    spend = without_dust(plan, found.spend, _DUST, as_good)
    return found if spend is found.spend else replace(found, spend=spend)


def without_dust(plan: Plan, spend: Floats, share: float, as_good: Callable[[Floats], bool]) -> Floats:
    """The split with exactly nothing where a search leaves so little that it is as good without.

    Args:
        plan: whose floors, caps and linear rules go on being kept; what is set free goes to channels of the same kind, or else to all.
        spend: by channel.
        share: of all that is spent: only what is less can be dust.
        as_good: whether another split is, by what the search is after.
    """
    small = (spend > 0) & (spend <= share * float(spend.sum()))
    if not small.any():
        return spend
    problem = compile_plan(plan)
    matrix, limits = problem.rules.matrix(len(spend))
    slack, kinds = 1e-12 * max(plan.budget, float(spend.sum())), np.array([one.kind for one in plan.channels])
    for at in np.flatnonzero(small & (problem.lower <= 0)):
        rest = np.where(np.arange(len(spend)) == at, 0.0, spend)
        room = np.where(rest > 0, np.maximum(np.minimum(problem.upper, plan.budget) - rest, 0.0), 0.0)
        kin = np.where(kinds == kinds[at], room, 0.0)
        beside = kin if kin.sum() >= spend[at] else room
        other = rest + beside * min(float(spend[at]) / max(float(beside.sum()), 1e-300), 1.0)
        if (matrix @ other <= np.maximum(limits, matrix @ spend) + slack).all() and as_good(other):
            spend = other
    return spend


def _best(plan: Plan, known: Known) -> Optimum | None:
    if _all_fall(plan):
        return _switched(plan, compile_plan(plan), partial(_by_tangents, plan))
    most = most_responses(plan)
    if most is not None:
        return _within_responses(plan, most, known)
    return _reaching(plan, known)


def _reaching(plan: Plan, known: Known) -> Optimum | None:
    """The best split that keeps every rule but those about how many responses there may be."""
    return _within_need(plan, known) if _has_need(plan) else _plainly(plan, plan.budget, known)


def _plainly(plan: Plan, budget: float, known: Known) -> Optimum | None:
    """The best split of a budget, whatever has to be reached and however many responses there may be."""
    rules = tuple(one for one in plan.rules if one.code not in _REACHED and one.code != "paid_share")
    asked = replace(plan, budget=budget, rules=rules)
    if asked not in known:
        known[asked] = _switched(asked, compile_plan(asked))
    return known[asked]


@dataclass(frozen=True, eq=False)
class Keeping:
    """Which splits keep every limit and rule of a plan: many at once the linear ones, the others one by one."""

    plan: Plan
    problem: Problem
    limits: _Limits

    @classmethod
    def of(cls, plan: Plan) -> Keeping:
        """Of a plan."""
        return cls(plan, compile_plan(plan), _limits(plan))

    def linear(self, splits: Floats) -> npt.NDArray[np.bool_]:
        """Which of several (splits × channels) keep floors, caps and rules about sums."""
        matrix, most = self.problem.rules.matrix(len(self.plan.channels))
        upper, slack = np.minimum(self.problem.upper, self.limits.most), 1e-9 * max(self.plan.budget, 1e-300)
        inside = ((splits >= self.problem.lower - slack) & (splits <= upper + slack)).all(axis=1)
        return np.logical_and(inside, (splits @ matrix.T <= most + slack).all(axis=1))

    def others(self, spend: Floats) -> bool:
        """Whether a split keeps all else: nothing or enough, few channels, and what responses cost."""
        return _broken(spend, self.limits, self.problem.lower) is None and not broken(self.plan, spend)

    def all_of(self, spend: Floats) -> bool:
        """Whether a split keeps every one."""
        return bool(self.linear(spend[None, :])[0]) and self.others(spend)


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


def has_room(plan: Plan, rule: Rule, spend: Floats) -> bool:
    """Does a split keep a rule with room to spare? Where that is not plain, no."""
    small, total = 1e-6, float(spend.sum())
    alone = replace(plan, rules=(rule,))
    if rule.code in {"brand_share", "innovation_share", "performance_share", "channel_share", "largest_share"}:
        return all(
            (one.least + small) * total <= spend[list(one.members)].sum() <= (one.most - small) * total
            or (one.least <= 0 and one.most >= 1)
            for one in compile_plan(alone).rules.shares
        )
    if rule.code in {"keep", "channel_cac"}:
        return False
    if rule.code == "max_channels":
        return rule.max is not None and int((spend > 1e-9 * max(total, 1e-300)).sum()) < rule.max
    if rule.code == "no_rise":
        return all(
            one.current is None or amount < one.current - small * max(total, 1e-300)
            for one, amount in zip(plan.channels, spend.tolist(), strict=True)
            if one.name in rule.channels
        )
    each = [float(one.curve.response(amount)) for one, amount in zip(plan.channels, spend.tolist(), strict=True)]
    if rule.code == "paid_share":
        most = most_responses(alone)
        return most is None or sum(each) < most * (1 - small)
    value = sum(one * plan.value_of(channel) for one, channel in zip(each, plan.channels, strict=True))
    return value * (1 - small) > _need_of(plan, rule, total)


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
    """The best split with each channel off or allowed; `solve` keeps every other rule."""
    limits = _limits(plan)
    problem = replace(problem, upper=np.minimum(problem.upper, limits.most))
    if (problem.lower > problem.upper).any():
        return None
    first = solve(problem)
    if first is None or _broken(first.spend, limits, problem.lower) is None:
        return first
    return _Switches(limits, _Few(plan, problem, limits), solve).run(problem, first)


class _Switches:
    """Branch over which channels get nothing, the largest bound first."""

    def __init__(self, limits: _Limits, few: _Few, solve: Callable[[Problem], Optimum | None]) -> None:
        self.limits, self.few, self.solve = limits, few, solve
        self.winner: Optimum | None = None
        self.beaten = -np.inf  # the largest bound of what was left aside
        self.plans = 1
        self.lines: list[tuple[float, float]] = []  # of what was left aside, as in `Optimum`
        self.tried: set[bytes] = set()

    @property
    def goal(self) -> float:
        """What is not above this need not be looked at."""
        return -np.inf if self.winner is None else self.winner.objective * (1 + _PROVED)

    def run(self, problem: Problem, first: Optimum) -> Optimum | None:
        """Look at problems until no bound is above the best split."""
        order = count()
        heap = [(-first.bound, next(order), problem, first, first.lines)]
        left = -np.inf
        while heap:
            negative, _, problem, found, lines = heapq.heappop(heap)
            if -negative <= self.goal or self.plans >= _MOST_PLANS:
                left = -negative
                self.lines += [line for one in [lines, *(other[4] for other in heap)] for line in one]
                break
            at = _broken(found.spend, self.limits, problem.lower)
            if at is None:
                self.beaten = max(self.beaten, found.bound)
                self.lines += lines
                self._offer(found)
                continue
            promise = self.few.promise(problem, found)
            self._try(problem, promise)
            bound = min(-negative, promise.bound)
            if promise.bound < -negative:
                lines = ((promise.bound, promise.price),)
            for other in self._parts(problem, at, bound, promise, lines):
                self.plans += 1
                beside = self.solve(other)
                if beside is None:
                    continue
                own = beside.lines if beside.bound <= bound else lines
                if beside.bound > self.goal:
                    heapq.heappush(heap, (-min(beside.bound, bound), next(order), other, beside, own))
                else:
                    self.lines += own
        if self.winner is None:
            return None
        bound = max(left, self.beaten, self.winner.objective)
        return replace(self.winner, bound=bound, nodes=self.plans, lines=tuple(self.lines))

    def _offer(self, found: Optimum) -> None:
        if self.winner is None or found.objective > self.winner.objective:
            self.winner = found

    def _try(self, problem: Problem, promise: _Promise) -> None:
        """The split over the channels that promise most."""
        if promise.used.tobytes() in self.tried:
            return
        self.tried.add(promise.used.tobytes())
        self.plans += 1
        found = self.solve(replace(problem, upper=np.where(promise.used, problem.upper, 0.0)))
        if found is not None and _broken(found.spend, self.limits, problem.lower) is None:
            self._offer(found)

    def _parts(self, problem: Problem, at: int, bound: float, promise: _Promise, lines: Lines) -> list[Problem]:
        """What is left of a problem: nothing, what is not ruled out, or both ways of one channel."""
        self.beaten = max(self.beaten, min(bound, self.goal))
        if bound <= self.goal:
            self.lines += lines
            return []
        narrowed = self.few.narrowed(problem, promise, self.goal)
        if narrowed is None:
            return _both_ways(problem, at, self.limits)
        self.lines.append((self.goal, promise.price))
        return [narrowed]


@dataclass(frozen=True, eq=False)
class _Promise:
    """What few channels can bring at most.

    Attributes:
        bound: no split that uses as few channels as may be brings more.
        gains: by channel, what its use adds to the bound.
        used: the channels that the bound counts.
        price: how much less it is for each unit of a smaller budget.
    """

    bound: float
    gains: Floats
    used: npt.NDArray[np.bool_]
    price: float = 0.0


class _Few:
    """Bounds on what few channels can bring, by the prices of a split that uses more of them."""

    def __init__(self, plan: Plan, problem: Problem, limits: _Limits) -> None:
        self.plan, self.limits = plan, limits
        self.land = Landscape.of(problem.curves, problem.values)
        self.nothing = self.land.value(np.zeros(len(problem.curves)))
        self.room = problem.rules.budget * (1 + 1e-6)

    def promise(self, problem: Problem, found: Optimum) -> _Promise:
        """The least bound at a split's prices and at lower ones.

        At any price a channel leaves a surplus over what it spends. The largest of them, as many as may be used, and the price of what
        is limited, bound what a split brings (weak duality). What has to be reached (the value is at least a times the spend less b) has
        a price n of its own: where spend has the price n a / (1 + n), surpluses count 1 + n times and n b is added.
        """
        prices = problem.rules.channel_prices(found.price, found.share_prices, len(problem.lower))
        upper = np.maximum(np.minimum(problem.upper, self.room), problem.lower)
        box = Box.of(self.land, problem.lower, upper)
        parts = [Part(box, np.flatnonzero(prices == one)) for one in np.unique(prices)]
        forced = problem.lower > 0
        more = max(self.limits.channels - int(forced.sum()), 0)
        spent = float(found.spend.sum())
        line = max(_lines(self.plan), key=lambda one: one[0] * spent - one[1], default=None)

        def at(part: float) -> _Promise:
            spend = problem.lower.copy()
            for one in parts:
                spend[one.members] = one.at(part * float(prices[one.members[0]]), "out")
            gains = box.envelope(spend) - part * prices * spend - self.nothing
            used = forced.copy()
            free = np.flatnonzero(~forced & (gains > 0))
            used[free[np.argsort(-gains[free], kind="stable")[:more]]] = True
            total, price = float(self.nothing.sum() + gains[used].sum()), part * found.price
            bound = total + price * problem.rules.budget
            if line is not None and price < line[0]:
                own = price / (line[0] - price)
                reached = (1 + own) * total + own * line[1]
                if reached < bound:
                    return _Promise(reached, (1 + own) * gains, used)
            return _Promise(bound, gains, used, price)

        return min((at(part) for part in np.linspace(1.0, 0.0, _MOST_PRICES)), key=lambda one: one.bound)

    def narrowed(self, problem: Problem, promise: _Promise, goal: float) -> Problem | None:
        """The problem without what cannot reach the goal: channels that must be used, or not; None where nothing is told."""
        forced, used, gains = problem.lower > 0, promise.used, promise.gains
        in_turn, waiting = used & ~forced, ~used & (problem.upper > 0)
        full = int(used.sum()) >= self.limits.channels
        next_best = max(float(gains[waiting].max(initial=0.0)), 0.0) if full else 0.0
        last = float(gains[in_turn].min(initial=np.inf)) if full else 0.0
        must = in_turn & (promise.bound - gains + next_best <= goal)
        never = waiting & (promise.bound - last + gains <= goal) if np.isfinite(last) else waiting
        if not (must.any() or never.any()):
            return None
        needed = np.maximum(np.maximum(problem.lower, self.limits.least), 1e-6 * problem.rules.budget)
        return replace(problem, lower=np.where(must, needed, problem.lower), upper=np.where(never, 0.0, problem.upper))


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
    if rule.code == "target_cac" and rule.max is not None:
        return plan.value_per_response / rule.max * spend if rule.max > 0 else np.inf if spend > 0 else 0.0
    if rule.code in {"payback", "cash"}:
        advance = spend - (rule.max or 0.0 if rule.code == "cash" else 0.0)
        return advance / rule.back if rule.back > 0 else np.inf if advance > 0 else -np.inf
    return -np.inf


_REACHED: tuple[RuleCode, ...] = ("target_roi", "target_cac", "payback", "cash")


def _lines(plan: Plan) -> list[tuple[float, float]]:
    """What has to be reached, as a and b: the objective is at least a times the spend less b."""
    lines: list[tuple[float, float]] = []
    for rule in plan.rules:
        if rule.code in _REACHED:
            least, slope = _need_of(plan, rule, 0.0), _need_of(plan, rule, 1.0) - _need_of(plan, rule, 0.0)
            if np.isfinite(least) and np.isfinite(slope) and slope > 0:
                lines.append((slope, -least))
    return lines


def _has_need(plan: Plan) -> bool:
    return any(_need_of(plan, rule, np.inf) > -np.inf for rule in plan.rules)


def _within_need(plan: Plan, known: Known, problem: Problem | None = None) -> Optimum | None:
    """The largest spend whose best split still reaches what it must: more spend never brings less, so it is the best.

    The more is spent, the more must be reached. So a stretch of budgets from a to b holds no answer where even the best split of b
    brings less than a must bring.

    Args:
        plan: with what has to be reached.
        known: answers to other budgets.
        problem: where not all of the plan is looked at but these intervals.
    """

    def need(spend: float) -> float:
        return max(_need_of(plan, rule, spend) for rule in plan.rules)

    def reaches(found: Optimum, slack: float = 1e-12) -> bool:
        return found.objective >= need(float(found.spend.sum())) * (1 - slack)

    def at(budget: float) -> Optimum | None:
        return _plainly(plan, budget, known) if problem is None else maximise(_with_budget(problem, budget))

    whole = at(plan.budget)
    return whole if whole is None or reaches(whole) else _last(plan, whole, need, at, reaches)


def _last(
    plan: Plan,
    whole: Optimum,
    need: Callable[[float], float],
    at: Callable[[float], Optimum | None],
    reaches: Callable[..., bool],
) -> Optimum | None:
    """Cut off the upper ends of stretches of budgets, and halve those of which little can be cut; the largest budgets first.

    Near the answer cuts are Newton's steps: as long as each leaves a quarter of what was missing, nothing is halved.
    """
    floor, lines = float(compile_plan(plan).lower.sum()), _lines(plan)
    stack = [(floor, plan.budget, whole, np.inf)]
    while stack:
        low, high, upper, before = stack.pop()
        if upper.bound < need(low):
            continue
        if reaches(upper, _REACHED_WITHIN):
            return replace(upper, bound=max(upper.bound, upper.objective))
        if high - low <= _CLOSE * plan.budget:
            lower = at(low)
            if lower is not None and reaches(lower, 1e-9):
                return replace(lower, bound=max(upper.bound, lower.objective))
            continue
        last = min((_largest_reaching(line, upper, high) for line in lines), default=high)
        if last < low - _CLOSE * plan.budget:  # less than that is rounding, and the lower end may be the answer
            continue
        last = max(last, low)
        short = need(high) - upper.objective
        cut = last < high - (high - low) / 4 or (last < high and short < before / 4)
        middle = last if cut else (low + high) / 2
        half = at(middle)
        if half is not None:
            stack.append((low, middle, half, short))
        if not cut:
            stack.append((middle, high, upper, short))
    lower = at(floor)  # near nothing all is rounding, and nothing itself may still do
    return lower if lower is not None and reaches(lower, 1e-9) else None


def _largest_reaching(line: tuple[float, float], found: Optimum, budget: float) -> float:
    """The largest budget below one that was answered whose split may reach a times the spend less b.

    Smaller budgets bring no more than the answer's lines say: each is the price of a part of what was searched (weak duality).
    """
    a, b = line
    last = (found.bound + b) / a
    if not found.lines:
        return last
    most = -np.inf
    for bound, price in found.lines:
        short = a * budget - b - bound  # by this part the budget itself misses so much
        if short <= 0:
            return min(last, budget)
        if a > price:
            most = max(most, budget - short / (a - price))
    return min(last, most)


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
    most = most_responses(plan)
    goal = np.inf if most is None else most * plan.value_per_response
    inside = _with_budget(problem, _most_spend(plan, goal))
    found = maximise(inside)
    if found is not None and found.objective > goal * (1 + 1e-12):
        return _up_to(inside, found, goal)
    return found if found is None or not _has_need(plan) else _down_to_need(plan, inside, found)


def _with_budget(problem: Problem, budget: float) -> Problem:
    return replace(problem, rules=replace(problem.rules, budget=budget))


def _most_spend(plan: Plan, goal: float) -> float:
    """The largest spend of which what has to be reached is at most the goal: where no more may be brought, no more can be spent."""
    most = [plan.budget]
    for rule in plan.rules:
        if rule.code == "target_roi" and rule.min:
            most.append(goal / rule.min)
        elif rule.code == "target_cac" and rule.max is not None:
            most.append(goal * rule.max / plan.value_per_response)
        elif rule.code in {"payback", "cash"}:
            short = rule.max or 0.0 if rule.code == "cash" else 0.0
            most.append(short + (goal * rule.back if rule.back > 0 else 0.0))
    return max(min(most), 0.0)


def _up_to(problem: Problem, whole: Optimum, goal: float) -> Optimum | None:
    """A split of the least budget that brings the goal, where `whole` brings more: nothing that keeps to it is worth more.

    What budgets bring is concave, so that a tangent's way to the goal ends below it from above, and never passes it from below
    (Newton's steps; halving where a bend gives no tangent, or where too small a budget has no split at all).
    """
    found: Optimum | None = whole
    kept, above = None, whole
    low, high = float(problem.lower.sum()), float(whole.spend.sum())
    at, tried = high, False  # the lower end
    for _ in range(_MOST_TURNS):
        over = -np.inf if found is None else found.objective - goal
        if over <= 0:  # or below the least that the rules allow to be spent
            low, kept = at, found or kept
        elif found is not None:
            high, above = at, found
        if -_TIGHT * goal <= over <= 0 or high - low <= 1e-12 * problem.rules.budget:
            break
        tangent = at - over / found.price if found is not None and found.price > 0 else (low + high) / 2
        at = tangent if low < tangent < high else (low + high) / 2
        if tangent <= low and not tried:
            at = low
        tried |= at <= low or found is None
        found = maximise(_with_budget(problem, at))
    if kept is None:
        return _between(problem, above, goal) or _between(problem, whole, goal)
    return replace(kept, bound=max(min(whole.bound, goal), kept.objective))


def _between(problem: Problem, above: Optimum, goal: float) -> Optimum | None:
    """A split that brings the goal, on the way from the one that brings least to one that brings too much; None where all bring more.

    Both keep the intervals and the linear rules, and so does what lies between them.
    """
    spent = min(problem.rules.budget, float(above.spend.sum()) * (1 + 1e-12))
    least = maximise(replace(_with_budget(problem, spent), values=tuple(-one for one in problem.values)))
    if least is None or -least.objective > goal * (1 + 1e-9):
        return None
    land = Landscape.of(problem.curves, problem.values)
    low, high = least.spend, above.spend
    for _ in range(100):
        middle = (low + high) / 2
        if float(land.value(middle).sum()) <= goal:
            low = middle
        else:
            high = middle
    value = float(land.value(low).sum())
    return replace(above, spend=low, objective=value, bound=max(min(above.bound, goal), value), lines=())


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
            # where the slope is nothing, smaller budgets are no nearer to it, but for rounding near nothing
            at = spent - (need - found.objective) / slope if slope > 0 else floor
        at = floor if at <= floor + small else at
        smaller = maximise(_with_budget(problem, at)) or maximise(_with_budget(problem, floor))
        if smaller is None:
            return None
        found = smaller
    return None


# ---- not more responses than fit the free ones


def most_responses(plan: Plan) -> float | None:
    """How many responses may be paid for beside the free ones; None: any number."""
    shares = [rule.max for rule in plan.rules if rule.code == "paid_share" and rule.max is not None and rule.max < 1]
    return plan.organic * min(shares) / (1 - min(shares)) if shares else None


def _within_responses(plan: Plan, most: float, known: Known) -> Optimum | None:
    """The least budget whose best split brings as many responses as may be: nothing that keeps the rule is worth more.

    All responses are worth the same, so that the bound is their number times that. Where what must be reached asks for more than
    there may be, nothing can be spent. Where no budget's best split brings just so many, one that is not its budget's best does.
    """
    goal = most * plan.value_per_response
    whole = plan.budget if plan.value_per_response <= 0 else _most_spend(plan, goal)
    plan = replace(plan, budget=whole, rules=tuple(one for one in plan.rules if one.code != "paid_share"))

    def at(budget: float) -> Optimum | None:
        return _plainly(plan, budget, known)

    def brings(found: Optimum) -> float:
        pairs = zip(plan.channels, found.spend.tolist(), strict=True)
        return sum(float(channel.curve.response(amount)) for channel, amount in pairs)

    reached = at(whole) if plan.value_per_response > 0 else _reaching(plan, known)
    if reached is None:
        return None
    if brings(reached) <= most * (1 + 1e-12):
        return _reaching(plan, known)
    if plan.value_per_response <= 0:  # what is brought costs, and yet it is too much
        return None
    ends = (float(compile_plan(plan).lower.sum()), whole)
    low = _largest_budget(at, lambda found: brings(found) - most, ends, most, plan.value_per_response)
    kept = None if low is None else _reaching(replace(plan, budget=low), known)
    if kept is None or kept.objective < goal * (1 - 2 * _CLOSE):
        other = _switched(plan, compile_plan(plan), partial(_inside, plan, goal))
        if other is not None:
            reached = replace(reached, bound=min(reached.bound, other.bound))
            kept = other if kept is None or other.objective > kept.objective else kept
    return None if kept is None else replace(kept, bound=max(min(reached.bound, goal), kept.objective))


def _inside(plan: Plan, goal: float, problem: Problem) -> Optimum | None:
    """The best split of these intervals that brings at most the goal and reaches what it must; None where none does."""
    found = maximise(problem)
    if found is None or found.objective <= goal * (1 + 1e-12):
        return found if found is None or not _has_need(plan) else _within_need(plan, {}, problem)
    return _between(problem, found, goal)


def _largest_budget(
    at: Callable[[float], Optimum | None],
    over: Callable[[Optimum], float],
    ends: tuple[float, float],
    scale: float,
    value: float,
) -> float | None:
    """The largest budget that is not over; None where all are.

    Newton's steps by the price of the last answer (over `value`, which makes responses of it), the first from the straight line between
    the ends; each fourth step halves, for what budgets bring need not be concave.
    """
    low, high = ends
    first, last = at(low), at(high)
    fits = first is not None  # else the lower end is less than the rules allow to be spent
    if last is None or (first is not None and over(first) > 1e-9 * scale):
        return None
    few, many = over(first) if first is not None else -scale, over(last)
    step = low + (high - low) * few / (few - many)
    for turn in range(_MOST_TURNS):
        if (fits and few >= -_CLOSE * scale) or high - low <= 1e-3 * _CLOSE * ends[1]:
            break
        middle = step if low < step < high and turn % 4 < 3 else (low + high) / 2
        found = at(middle)
        if found is None:
            low, step = middle, low
            continue
        away = over(found)
        if away <= 0:
            low, few, fits = middle, away, True
        else:
            high = middle
        step = middle - away * value / found.price if found.price > 0 else low
    return low if fits else None
