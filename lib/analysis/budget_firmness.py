"""Why a split is as it is, and how firm: what it misses if curves are off, how far a part may move, what another budget would bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from lib.analysis.budget import Plan, allocate, objective_of
from lib.analysis.budget_between import least_missing
from lib.analysis.budget_choice import brought, ends, is_doubted
from lib.analysis.budget_held import NOTHING_HELD, Held, held_back
from lib.analysis.budget_moves import guessed_moves
from lib.analysis.budget_near import twins
from lib.analysis.budget_nudged import nudged
from lib.analysis.budget_regret import (
    CLOSE_REGRET,
    HARDLY,
    Way,
    as_believed,
    believes_otherwise,
    brings_by_channel,
    differing,
    drawn,
    futures_of,
    in_case,
    with_factors,
    worst_mean,
)
from lib.analysis.budget_search import Keeping, best, is_concave, without_dust
from lib.analysis.curves import Floats, Points
from lib.analysis.optimum import Optimum
from lib.analysis.spending import Spending
from lib.core.settings import BudgetCase, BudgetChoice

_STEPS = 9
#: More than so many cases in ten are not promised; of curves that are guesses, hardly more than even.
_SUREST, _SUREST_GUESS = 9, 6
#: So many halvings of all budgets are as near as anybody plans.
_HALVINGS = 16
#: The first unit of all that the channels can take, and the last.
_LEAST = 1e-4
#: Other budgets are shown so far beyond the break-even on either side, as a share of it.
_AROUND = 0.25
#: Why no more pays is looked for so much beyond the budget up to which it does, as a share of it.
_BEYOND = 0.01


def chance_better(found: Spending) -> float:
    """In how many of the draws the best split is better than the one of now: where what is left counts, after the spend."""
    now = allocate(found.plan, np.array(found.now))
    more = [one.value - before.value for one, before in zip(found.answer.allocation, now, strict=True)]
    return float((brought(found.choice, more) > _dearer(found)).mean())


def _dearer(found: Spending) -> float:
    """What the best split has to bring more than the one of now, before it is better; nothing where they spend the same."""
    if found.choice.goal != "margin" or abs(found.dearer) <= 1e-9 * sum(found.now):
        return 0.0
    return found.dearer


def tenths_better(found: Spending) -> int:
    """The same in tenths, as far as one may say so: chance has drawn the curves of guesses, and the split was chosen by them."""
    return min(round(chance_better(found) * 10), _SUREST_GUESS if guessed_moves(found) else _SUREST)


def tenths_known(found: Spending) -> int | None:
    """The same; None where nothing is gained, a spend of now is not known, or no doubt was told."""
    knows_now = all(one.current is not None for one in found.plan.channels)
    gains = max(found.gain, found.better) > 1e-6 * abs(found.objective)
    return tenths_better(found) if knows_now and gains and is_doubted(found.choice) else None


def regret_tail(found: Spending) -> tuple[float, float]:
    """Mean regret over draws of the curves, and the mean of its worst tenth (CVaR; Rockafellar and Uryasev 2000)."""
    futures, optima = drawn(found.choice, found.plan)
    values = np.array([one.value for one in found.answer.allocation])
    missed = np.maximum(optima - futures @ values, 0.0)
    return float(missed.mean()), float(worst_mean(missed[None, :])[0])


def _optimum(found: Spending, factors: Floats) -> float:
    """What the best split would bring by other curves; nothing where by them no split keeps a ceiling on cost."""
    better = best(with_factors(found.plan, factors))
    return -np.inf if better is None else better.objective


def _solved(plan: Plan) -> Optimum:
    """The best split of a plan whose rules are known to fit together."""
    found = best(plan)
    if found is None:
        raise LookupError
    return found


#: Less than this share of what a split brings is what a search leaves of nothing.
_DUST = 1e-5


@dataclass(frozen=True)
class Crossed:
    """What each split misses if each belief is the true one (minimax regret over named scenarios, Savage 1951).

    Attributes:
        names: of the beliefs: this plan's "" first.
        missed: a row a split (the best by each belief, in their order), a column a belief: a week, in what counts.
        least: the row that misses least at worst; the row after the last is a split between two of them.
        spend: that split, by channel.
        worst: what it misses at most.
    """

    names: tuple[str, ...]
    missed: tuple[tuple[float, ...], ...]
    least: int
    spend: tuple[float, ...]
    worst: float


def crossed(found: Spending, others: Sequence[tuple[str, BudgetChoice]]) -> Crossed | None:
    """The plan's own split, and those by its cases and by the beliefs of other choices, each held against each; None where there are none.

    Budget, rules and limits are this plan's throughout.
    """
    return crossed_plans(found, beliefs(found, others))


def beliefs(found: Spending, others: Sequence[tuple[str, BudgetChoice]]) -> tuple[tuple[str, Plan], ...]:
    """The plan with the curves and the worth of customers of its cases, and of those other choices that believe otherwise, by name."""
    cases = tuple((one.name, in_case(found.plan, one)) for one in differing(found.plan, found.choice.cases))
    return cases + tuple(
        (name, plan)
        for name, one in others
        if believes_otherwise(found.choice, one) and (plan := as_believed(found.choice, found.plan, one)) is not None
    )


def best_in_cases(found: Spending) -> tuple[tuple[BudgetCase, float | None], ...]:
    """Each case in which something differs, and what the best split brings in it a week, in what counts; None where the rules leave none."""
    optima = [(one, best(in_case(found.plan, one))) for one in differing(found.plan, found.choice.cases)]
    return tuple((case, None if one is None else one.objective) for case, one in optima)


def crossed_plans(found: Spending, others: Sequence[tuple[str, Plan]]) -> Crossed | None:
    """The same, where what others believe is told as plans of the same channels."""
    named: list[tuple[str, Plan, Optimum]] = []
    for name, other in [("", found.plan), *others]:
        plan = replace(other, rules=found.plan.rules, budget=found.plan.budget)
        optimum = best(plan)
        if optimum is not None:
            named.append((name, plan, optimum))
    if len(named) < 2:
        return None

    def missed(spend: Floats) -> tuple[float, ...]:
        left = [(one.objective - (objective_of(plan, spend) or 0.0), one.objective) for _, plan, one in named]
        return tuple(each if each > _DUST * abs(whole) else 0.0 for each, whole in left)

    def worst_of(some: Sequence[Floats]) -> Floats:
        brought = [one.objective - brings_by_channel(plan, some).sum(axis=1) for _, plan, one in named]
        return np.max(brought, axis=0)

    splits = [one.spend for _, _, one in named]
    splits[0] = found.spend
    between = [
        part * one + (1 - part) * other
        for at, one in enumerate(splits)
        for other in splits[at + 1 :]
        for part in np.linspace(0.1, 0.9, 9)
    ]
    exact = least_missing(found.plan, [plan for _, plan, _ in named], [one.objective for *_, one in named])
    keeping = Keeping.of(found.plan)
    between = [one for one in (*between, *(() if exact is None else (exact,))) if keeping.all_of(one)]
    if not all(is_concave(plan) for _, plan, _ in named):
        begun = [*between, *(one for one in splits if keeping.all_of(one))]
        between += nudged(keeping, begun, worst_of) if begun else []
    rows = [missed(one) for one in splits]
    worst = [max(one) for one in rows]
    least = int(np.argmin(worst))
    spend = splits[least]
    mixed = [(max(missed(one)), at) for at, one in enumerate(between)]
    if mixed and min(mixed)[0] < worst[least] * (1 - 1e-6):
        low, at = min(mixed)
        enough = low + CLOSE_REGRET * abs(found.objective)
        spend = without_dust(
            found.plan, between[at], HARDLY, lambda one: keeping.others(one) and max(missed(one)) <= enough
        )
        rows.append(missed(spend))
        worst.append(max(rows[-1]))
        least = len(splits)
    return Crossed(tuple(name for name, _, _ in named), tuple(rows), least, tuple(spend.tolist()), worst[least])


@dataclass(frozen=True)
class Regret:
    """A named scenario: one channel brings as much as is held possible and the others as little, or the reverse.

    Attributes:
        missed: what the best split of that scenario would bring a week more than the plan's.
    """

    channel: str
    way: Way
    missed: float


def regrets(found: Spending) -> tuple[Regret, ...]:
    """What the plan would miss in each scenario, the most first; scenarios in which no split keeps the rules are left out."""
    values = np.array([one.value for one in found.answer.allocation])
    rows: list[Regret] = []
    for name, way, factors in futures_of(found.choice):
        optimum = _optimum(found, factors)
        if np.isfinite(optimum):
            rows.append(Regret(name, way, max(optimum - float(values @ factors), 0.0)))
    return tuple(sorted(rows, key=lambda one: -one.missed))


@dataclass(frozen=True)
class Firmness:
    """How much a channel's part may change.

    Attributes:
        low, high: spends at which the best split of the rest still brings 99 % of the best.
        turns_at: the factor on the channel's responses at which it would no longer move the way it does; None: never
            between a third and three times, or it is not known what is spent on it now.
    """

    name: str
    low: float
    high: float
    turns_at: float | None


def half_way(found: Spending) -> float | None:
    """The share of the gain (`Spending.better`) that half of the move already earns, by the curves that the split was chosen by.

    None where there is no gain, where it is not known what is spent now, or where half of the move would earn more than all of it: then the limits force the rest.
    """
    if not found.choice.knows_now:
        return None
    now, middle, after = (
        objective_of(found.seen, one) or 0.0
        for one in (np.array(found.now), (found.spend + np.array(found.now)) / 2, found.spend)
    )
    gain = after - now - _dearer(found)
    if gain <= 1e-9 * abs(after):
        return None
    share = (middle - now - _dearer(found) / 2) / gain
    return share if share <= 1 + 1e-9 else None


def firmness(found: Spending) -> tuple[Firmness, ...]:
    """For each channel: the range of good splits, and how wrong its curve may be."""
    return tuple(
        Firmness(one.name, *_good_range(found, at), _turning_point(found, at))
        for at, one in enumerate(found.plan.channels)
    )


def alike(found: Spending) -> tuple[tuple[str, ...], ...]:
    """The channels that can change places, by what is told and doubted of them and in every case, where they bring anything."""
    groups: dict[object, list[str]] = {}
    for place, places in enumerate(twins(found.plan)):
        for at in places:
            told, believed = found.choice.channels[at], [(one, one.channels[at]) for one in found.believed]
            futures = tuple((channel.curve, plan.value_of(channel)) for plan, channel in believed)
            if told.can_bring:
                groups.setdefault((place, ends(told), futures), []).append(told.name)
    return tuple(tuple(names) for names in groups.values() if len(names) > 1)


def _good_range(found: Spending, at: int, enough: float = 0.99) -> tuple[float, float]:
    wanted = enough * _solved(found.plan).objective
    channel, here = found.plan.channels[at], float(found.spend[at])
    ends: list[float] = []
    for end in (channel.least, min(channel.upper, found.plan.budget)):
        good, bad = here, end
        if _still_good(found, at, end, wanted):
            ends.append(end)
            continue
        for _ in range(_STEPS):
            middle = (good + bad) / 2
            good, bad = (middle, bad) if _still_good(found, at, middle, wanted) else (good, middle)
        ends.append(good)
    return min(ends), max(ends)


def _still_good(found: Spending, at: int, spend: float, wanted: float) -> bool:
    fixed = replace(found.plan.channels[at], least=spend, most=spend)
    channels = (*found.plan.channels[:at], fixed, *found.plan.channels[at + 1 :])
    plan = replace(found.plan, channels=channels)
    other = best(plan)
    return other is not None and other.objective >= wanted


def _turning_point(found: Spending, at: int) -> float | None:
    def rises(factor: float) -> bool:
        factors = np.ones(len(found.now))
        factors[at] = factor
        better = best(with_factors(found.plan, factors))
        return better is not None and bool(better.spend[at] > found.now[at])

    small = 1e-6 * max(found.plan.budget, 1e-9)
    move = float(found.spend[at]) - found.now[at]
    if abs(move) <= small or found.known_now[at] is None:
        return None
    start, end = 1.0, 1 / 3 if move > 0 else 3.0
    if rises(end) == (move > 0):
        return None
    for _ in range(_STEPS):
        middle = float(np.sqrt(start * end))
        start, end = (middle, end) if rises(middle) == (move > 0) else (start, middle)
    return end


@dataclass(frozen=True)
class Total:
    """What another budget would bring, as what it leaves in money.

    Attributes:
        price: what its last unit brings.
        full: what limits and rules let be spent of it, where that is less, so that more of it changes nothing.
    """

    budget: float
    value: float
    price: float
    full: float | None = None


def totals(found: Spending, edge: BreakEven, steps: int = 13) -> tuple[Total, ...]:
    """The best splits of other budgets, from less than half of this one to twice as much, further to beyond the break-even, as far as floors and caps allow.

    Where nothing is to be spent, they lie around the spend of now. Whatever there is to be most of, what they bring is told as what
    it leaves in money.
    """
    _, caps = _limits(found)
    budget = found.plan.budget
    around = budget if budget > 0 else sum(found.now)
    low, high = 0.4 * around, 2 * around
    if edge.budget > 0:
        low, high = min(low, edge.budget * (1 - _AROUND)), max(high, edge.budget * (1 + _AROUND))
    budgets = np.unique(
        [*np.linspace(low, min(high, caps), steps), budget, *([edge.budget] if edge.budget > 0 else [])]
    )
    rows: list[Total] = []
    for total in budgets.tolist():
        last = rows[-1] if rows else None
        if last is not None and last.full is not None:
            rows.append(replace(last, budget=total))
        else:
            row = _total(found, total)
            rows += [] if row is None else [row]
    return tuple(rows)


def _limits(found: Spending) -> tuple[float, float]:
    """What the floors of all channels come to, and their caps."""
    channels = found.plan.channels
    return sum(channel.least for channel in channels), sum(channel.upper for channel in channels)


def _total(found: Spending, budget: float) -> Total | None:
    """What the best split of a budget brings; None where the rules leave none."""
    unit, (floors, caps) = found.choice.unit, _limits(found)
    plan = replace(found.plan, budget=max(budget, floors))
    one = best(plan)
    if one is None:
        return None
    full, price = _last_unit(plan, one)
    known = caps * (1 - _LEAST)
    if floors < known < plan.budget:  # what lies beyond all caps is not known to bring nothing
        below = replace(plan, budget=known)
        price = _last_unit(below, best(below))[1]
    return Total(plan.budget, one.objective * unit, price * unit, full)


def _last_unit(plan: Plan, found: Optimum | None) -> tuple[float | None, float]:
    """What can be spent of a budget, where that is less, and what its last unit brings: nothing where it is left.

    Where more may suddenly pay again, as beyond the slow start of an S, what is spent of this budget is no end.
    """
    if found is None:
        return None, 0.0
    spent = float(found.spend.sum())
    if spent < plan.budget * (1 - 1e-6):
        return spent if is_concave(plan) else None, 0.0  # where not, much more may pay again
    return None, found.price


@dataclass(frozen=True)
class BreakEven:
    """Up to which budget a further unit brings back more than itself; money a week.

    Attributes:
        budget: 0 where not even the first unit does.
        is_limit: as much as the channels can take or the rules allow; up to there every unit does.
        held: what holds the next unit back there; nothing where all channels are at their limits.
    """

    budget: float
    is_limit: bool = False
    held: Held = NOTHING_HELD


def break_even(found: Spending) -> BreakEven:
    """Where more budget stops to pay, among all budgets that floors and caps allow, whichever one is asked about.

    Where that changes more than once, the budget that leaves most. Where rules or caps let no more be spent although the curves would
    still bring it back, that is a limit, not where the curves stop.
    """
    found = replace(found, plan=_within_reach(found.plan, found.choice.unit))
    floors, caps = _limits(found)
    least, most = max(floors, _LEAST * caps), caps * (1 - _LEAST)
    between = np.linspace(least, most, 2 if is_concave(found.plan) else 4 * _STEPS).tolist()
    tried = [(one, _total(found, one)) for one in between]
    if tried[0][1] is None or tried[-1][1] is None:
        asked = min(max(found.plan.budget, least), most)
        tried = sorted([*tried, (asked, _total(found, asked))], key=lambda one: one[0])
    rows = [row for _, row in tried if row is not None]
    if not rows:
        return BreakEven(floors)
    # What the rules ask for may be too much for a small budget, and too little of a large one.
    rows = [*_nearest(found, rows[0], tried[0]), *rows, *_nearest(found, rows[-1], tried[-1])]
    ends = [rows[0] if rows[0].price < 1 else None, rows[-1] if rows[-1].price >= 1 else None]
    turns = [_edge(found, one, other) for one, other in pairwise(rows) if other.price < 1 <= one.price]
    found_best = max((one for one in (*ends, *turns) if one is not None), key=lambda row: row.value - row.budget)
    if found_best is ends[1]:
        return BreakEven(caps if tried[-1][1] is not None else rows[-1].budget, is_limit=True)
    from_floors = found_best is ends[0] and tried[0][1] is not None
    return _by_curves_or_rules(found, floors if from_floors else found_best.budget)


def _nearest(found: Spending, allowed: Total, end: tuple[float, Total | None]) -> list[Total]:
    """The budget nearest to an end that the rules leave a split of; nothing where the end itself has one."""
    budget, row = end
    if row is not None:
        return []
    for _ in range(_HALVINGS):
        middle = _total(found, (allowed.budget + budget) / 2)
        if middle is None:
            budget = (allowed.budget + budget) / 2
        else:
            allowed = middle
    return [allowed]


def _by_curves_or_rules(found: Spending, budget: float) -> BreakEven:
    """A budget beyond which no unit pays: because the curves bring too little, or because rules and caps let no more be spent."""
    beyond = replace(found.plan, budget=budget + max(_BEYOND * budget, _LEAST * _limits(found)[1]))
    above = best(beyond)
    held = NOTHING_HELD if above is None else held_back(beyond, above, 1 / found.choice.unit)
    if above is None or not held.titles:
        return BreakEven(budget)
    return BreakEven(float(above.spend.sum()), is_limit=True, held=held)


def _within_reach(plan: Plan, unit: float) -> Plan:
    """The plan with a cap for each channel that has none, beyond which no unit of any of them pays.

    Of a Hill curve b·u / (1 + u) with u = (x / k)^s the next unit brings at most b·s / 4x.
    """
    if not np.isinf([one.upper for one in plan.channels]).any():
        return plan
    ends = [
        one.curve.spends[-1]
        if isinstance(one.curve, Points)
        else max(abs(one.curve.scale) * one.curve.slope * plan.value_of(one) * unit, one.curve.half)
        for one in plan.channels
    ]
    cap = max(sum(ends), plan.budget, sum(one.least for one in plan.channels), 1.0)
    channels = tuple(one if np.isfinite(one.upper) else replace(one, most=cap) for one in plan.channels)
    return replace(plan, channels=channels)


def _edge(found: Spending, low: Total, high: Total) -> Total:
    """The budget between two, of which the last unit of the smaller pays and that of the larger does not, where that changes."""
    for _ in range(_HALVINGS):
        middle = (low.budget + high.budget) / 2
        row = _total(found, middle)
        if row is None or row.budget >= high.budget or row.budget <= low.budget:
            break
        low, high = (row, high) if row.price >= 1 else (low, row)
    return high


@dataclass(frozen=True)
class Swing:
    """What the plan brings when one channel's curve is at either end of its band, or the worth of a new customer (no name)."""

    name: str | None
    low: float
    high: float


def swings(found: Spending) -> tuple[Swing, ...]:
    """The channels, and the worth of a new customer, by how much their doubt moves the result, the largest first."""
    rows: list[Swing] = [
        Swing(one.name, *(found.objective + one.value * (end - 1) for end in ends(told)))
        for one, told in zip(found.answer.allocation, found.choice.channels, strict=True)
    ]
    if found.choice.value_unsure > 0 and found.choice.goal != "customers":
        factor = 1 + found.choice.value_unsure
        rows.append(Swing(None, found.objective / factor, found.objective * factor))
    return tuple(sorted(rows, key=lambda row: row.low - row.high))
