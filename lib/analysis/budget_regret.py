"""The splits of least regret: what they miss where it is worst is the least that any split can miss, with a proof.

Either in the worst of a few named futures (the ends of the channels' bands, and what other plans believe), or on average in the worst
tenth of many drawn ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from lib.analysis.budget import Answer, Plan, allocate, answer
from lib.analysis.budget_choice import ends, factors_spread, plan_of
from lib.analysis.budget_clash import why_impossible
from lib.analysis.budget_near import evened
from lib.analysis.budget_nudged import nudged
from lib.analysis.budget_rules import Channel, RuleCode
from lib.analysis.budget_search import Keeping, best, broken, is_concave, without_dust
from lib.analysis.curves import Floats, Points, multiple, scaled
from lib.core.settings import BudgetCase, BudgetChannel, BudgetChoice

#: Turns of the search for the least regret, how close it comes to its bound, as a share of what a plan brings, and cuts at rises.
_MOST_TURNS, CLOSE_REGRET, _MOST_PARTS = 40, 1e-5, 16
_BY_RESPONSES = frozenset[RuleCode]({"target_roi", "target_cac", "channel_cac", "payback", "cash", "paid_share"})
#: A spend of less than this share of all is dropped where the search cannot tell the difference.
HARDLY = 1e-3
#: So many draws put a mean within some 1 %, and the mean of a worst tenth within some 3 %; half as many where each is a search.
_DRAWS = 500
#: Turns in a part whose curves do not all fall, for it can be cut again; and turns in all parts, so that an answer is there in a moment.
_TURNS_OF_PART, _ALL_TURNS = 16, 100
#: So many splits found before are begun with where the search goes on in a part.
_BEGUN = 12
#: Spends at which a curve is held against its envelope.
_STEPS = 65
#: The share of the drawn futures that a careful reader looks at.
_TAIL = 0.1
Way = Literal["much", "little"]


def with_factors(plan: Plan, factors: Sequence[float] | Floats) -> Plan:
    """The plan with each channel's responses times its factor."""
    channels = tuple(
        replace(one, curve=scaled(one.curve, float(factor))) for one, factor in zip(plan.channels, factors, strict=True)
    )
    return replace(plan, channels=channels)


def in_case(plan: Plan, case: BudgetCase) -> Plan:
    """The plan with the curves and the worth of customers of a case; who counts customers only has no use for their worth."""
    shares, worth = dict(case.brings), 1.0 if plan.goal == "customers" else case.worth
    changed = with_factors(plan, [shares.get(one.name, 1.0) for one in plan.channels])
    channels = tuple(
        replace(one, value_per_response=None if one.value_per_response is None else one.value_per_response * worth)
        for one in changed.channels
    )
    return replace(changed, channels=channels, value_per_response=plan.value_per_response * worth)


def differing(plan: Plan, cases: Sequence[BudgetCase]) -> tuple[BudgetCase, ...]:
    """The cases in which something is other than the plan says; one that only names what is gone or does not count is none."""
    return tuple(one for one in cases if in_case(plan, one) != plan)


def as_believed(choice: BudgetChoice, plan: Plan, other: BudgetChoice) -> Plan | None:
    """The plan with the curves and the worth of customers that another choice believes in; None where it has other channels."""
    theirs = {one.name: one for one in other.channels}
    if set(theirs) != {one.name for one in plan.channels}:
        return None
    value = choice.value_e4 if other.value_e4 is None or choice.value_e4 is None else other.value_e4
    told = replace(choice, value_e4=value, channels=tuple(theirs[one.name] for one in plan.channels))
    believed = plan_of(told) if any(one.can_bring for one in told.channels) else None
    if believed is None:
        return None
    channels = tuple(
        replace(mine, curve=one.curve, value_per_response=one.value_per_response)
        for mine, one in zip(plan.channels, believed.channels, strict=True)
    )
    return replace(plan, channels=channels, value_per_response=believed.value_per_response)


def differences(choice: BudgetChoice, other: BudgetChoice) -> frozenset[Literal["worth", "channels"]]:
    """In what another choice of the same channels believes otherwise: what a new customer is worth, what the channels bring.

    A worth that only one of them was told is no other belief; other channels, or revenue for customers, are another question.
    """

    def curves(one: BudgetChoice) -> dict[str, tuple[float | None, ...]]:
        return {told.name: (told.weekly_e4, told.brings, told.doubled) for told in one.channels}

    def worths(one: BudgetChoice) -> dict[str, int | None]:
        return {told.name: told.value_e4 for told in one.channels}

    mine, theirs = curves(choice), curves(other)
    if set(mine) != set(theirs) or choice.counted != other.counted:
        return frozenset()
    told = None not in {choice.value_e4, other.value_e4}
    found: set[Literal["worth", "channels"]] = set()
    if told and (choice.value_e4 != other.value_e4 or worths(choice) != worths(other)):
        found.add("worth")
    if mine != theirs:
        found.add("channels")
    return frozenset(found)


def believes_otherwise(choice: BudgetChoice, other: BudgetChoice) -> bool:
    """Does another choice tell something else of the same channels, or of what a new customer is worth?"""
    return bool(differences(choice, other))


def futures_of(choice: BudgetChoice) -> Iterator[tuple[str, Way, Floats]]:
    """The ends of the bands: each scenario's channel, its way, and the factors on all responses."""
    low, high = np.array([ends(channel) for channel in choice.channels]).T
    ways: tuple[tuple[Way, Floats, Floats], ...] = (("much", high, low), ("little", low, high))
    for at, channel in enumerate(choice.channels):
        for way, own, others in ways:
            future = others.copy()
            future[at] = own[at]
            yield channel.name, way, future


@dataclass(frozen=True)
class LeastRegret:
    """The proof of a split of least regret.

    Attributes:
        at_most: what it misses in the worst of the futures, or on average in the worst tenth of them.
        at_least: every split that keeps the rules misses this much there.
        futures: how many were looked at.
        told: by channel the best split as told.
        told_misses: what that one misses there.
        gives_up: what this one brings less than that one, by the curves as told.
        outside_bound: of the futures, how many the bound does not count: beliefs by which a curve is no multiple of the plan's own.
    """

    at_most: float
    at_least: float
    futures: int
    told: tuple[float, ...]
    told_misses: float
    gives_up: float
    outside_bound: int = 0


def least_regret(choice: BudgetChoice, plan: Plan, believers: Sequence[Plan]) -> tuple[Answer, LeastRegret]:
    """The split whose largest regret over several futures is smallest (minimax regret, Savage 1951).

    The futures: all as told, each channel at the low end of its band while the others are at the high end, and the reverse; and what
    others believe (`as_believed`, `in_case`). Where these bend a curve otherwise, their best splits and those halfway to them are tried.
    """
    told = answer(plan, "skip")
    believed = [replace(one, rules=plan.rules, budget=plan.budget) for one in believers]
    others = [(one, _multiples(plan, one), best(one)) for one in believed]
    known = [(factors, best(with_factors(plan, factors))) for _, _, factors in futures_of(choice)]
    known += [(factors, found) for _, factors, found in others if factors is not None]
    kept = [(factors, found) for factors, found in known if found is not None]
    futures = np.array([np.ones(len(choice.channels)), *(factors for factors, _ in kept)])
    optima = np.array([told.objective, *(found.objective for _, found in kept)])
    splits = [told.spend, *(found.spend for _, found in kept)]
    theirs = [(one, found) for one, factors, found in others if factors is None and found is not None]
    halfway = [found.spend for _, found in theirs]
    halfway += [(splits[0] + other) / 2 for other in halfway] + [np.mean([*splits, *halfway], axis=0)]
    tried, at_least = _least_worst(plan, futures, optima, splits)
    splits = [*tried, *halfway, *_at_hand(choice, plan)]

    def worst(some: Sequence[Floats]) -> Floats:
        missed = [optima - brings_by_channel(plan, some) @ futures.T]
        missed += [found.objective - brings_by_channel(one, some).sum(axis=1) for one, found in theirs]
        return np.column_stack(missed).max(axis=1)

    close = CLOSE_REGRET * max(float(optima.max()), 1e-12)
    split, proof = _proved(told, splits, worst, at_least, len(futures) + len(theirs), close)
    return split, replace(proof, outside_bound=len(theirs))


def _multiples(plan: Plan, other: Plan) -> Floats | None:
    """By channel how many times as much it brings by another plan; None where that depends on the spend."""
    factors = [
        multiple(scaled(mine.curve, plan.value_of(mine)), scaled(theirs.curve, other.value_of(theirs)))
        for mine, theirs in zip(plan.channels, other.channels, strict=True)
    ]
    known = [one for one in factors if one is not None]
    return np.array(known) if len(known) == len(factors) else None


def least_in_worst_tenth(choice: BudgetChoice, plan: Plan) -> tuple[Answer, LeastRegret]:
    """The split whose mean regret in the worst tenth of the drawn curves is smallest (CVaR of regret; Rockafellar and Uryasev 2000)."""
    told = answer(plan, "skip")
    futures, optima, splits = _drawn(choice, plan)
    tried, at_least = _least_worst(plan, futures, optima, [told.spend], _TAIL)
    if not is_concave(plan):
        tried += [*splits, *_at_hand(choice, plan), least_regret(choice, plan, ())[0].spend]
    close = CLOSE_REGRET * max(float(optima.max()), 1e-12)
    return _proved(
        told,
        tried,
        lambda some: worst_mean(optima - brings_by_channel(plan, some) @ futures.T),
        at_least,
        len(futures),
        close,
    )


def _at_hand(choice: BudgetChoice, plan: Plan) -> list[Floats]:
    """Splits that others would pick: the best at the low end of each doubt, and the one of now."""
    cautious = best(with_factors(plan, [ends(channel)[0] for channel in choice.channels]))
    now = [one.current for one in plan.channels if one.current is not None]
    return [
        *([] if cautious is None else [cautious.spend]),
        *([np.array(now)] if len(now) == len(plan.channels) else []),
    ]


def drawn(choice: BudgetChoice, plan: Plan) -> tuple[Floats, Floats]:
    """Draws of the factors on the channels' responses (draws × channels), and what the best split of each brings.

    Draws by which no split keeps a ceiling on cost are left out.
    """
    futures, optima, _ = _drawn(choice, plan)
    return futures, optima


def _drawn(choice: BudgetChoice, plan: Plan) -> tuple[Floats, Floats, list[Floats]]:
    """The same, and these splits."""
    futures = factors_spread(choice, _DRAWS if is_concave(plan) else _DRAWS // 2)
    found = [(future, one) for future in futures if (one := best(with_factors(plan, future))) is not None]
    if not found:
        told = answer(plan, "skip")
        return np.ones((1, len(choice.channels))), np.array([told.objective]), [told.spend]
    splits = [one.spend for _, one in found]
    return np.array([future for future, _ in found]), np.array([one.objective for _, one in found]), splits


def worst_mean(missed: Floats, tail: float = _TAIL) -> Floats:
    """Of each row the mean of its largest values: so large a share of all, and no less than the largest one."""
    many = missed.shape[1]
    weight = 1 / max(tail * many, 1.0)
    return np.sort(missed, axis=1)[:, ::-1] @ np.clip(1 - weight * np.arange(many), 0.0, weight)


def _proved(
    told: Answer,
    splits: Sequence[Floats],
    worst: Callable[[Sequence[Floats]], Floats],
    at_least: float,
    futures: int,
    close: float,
) -> tuple[Answer, LeastRegret]:
    """The split that misses least where it is worst, in place of the best one as told; without what mixing splits leaves and the search cannot tell from nothing.

    Where curves rise, the best of those that were found may not be the best of all: it is made better by moving money (`nudged`).

    Args:
        told: the best split as told.
        splits: those that were found, and others at hand; those that break a rule are left aside.
        worst: what each split misses where it is worst.
        at_least: no split misses less there.
        futures: how many were looked at.
        close: how near the search comes to the least.
    """
    keeping = Keeping.of(told.plan)
    splits = [told.spend, *(one for one in splits if keeping.all_of(one))]
    missed = worst(splits)
    if missed.min() > at_least + close:
        splits += nudged(keeping, splits, worst)
        missed = worst(splits)
    least = splits[int(np.argmin(missed))]
    enough = float(missed.min()) + close
    even = evened(told.plan, least)
    if keeping.all_of(even) and float(worst([even])[0]) <= enough:  # else the search's turns would tell channels apart
        least = even
    least = without_dust(told.plan, least, HARDLY, lambda one: keeping.others(one) and float(worst([one])[0]) <= enough)
    at_most, told_misses = (max(float(one), 0.0) for one in worst([least, told.spend]))
    instead = _instead(told, least)
    proof = LeastRegret(
        at_most,
        min(max(at_least, 0.0), at_most),
        futures,
        tuple(told.spend.tolist()),
        told_misses,
        max(told.objective - instead.objective, 0.0),
    )
    return instead, proof


def _instead(told: Answer, spend: Floats) -> Answer:
    """Another split in place of the best one as told, by the same curves."""
    rows = allocate(told.plan, spend)
    objective = sum(one.value for one in rows)
    bound = max(told.upper_bound, objective)
    gap = (bound - objective) / max(abs(bound), 1e-12)
    return replace(told, allocation=rows, objective=objective, upper_bound=bound, gap=gap)


def brings_by_channel(plan: Plan, splits: Sequence[Floats]) -> Floats:
    """What each split brings, by channel."""
    spends = np.array(splits).T
    return np.column_stack(
        [one.curve.response(spent) * plan.value_of(one) for one, spent in zip(plan.channels, spends, strict=True)]
    )


def _least_worst(
    plan: Plan, futures: Floats, optima: Floats, splits: Sequence[Floats], tail: float = 0.0
) -> tuple[list[Floats], float]:
    """Splits of small regret where it is worst, and a bound, as `_weighed`; also where curves rise.

    A bound sees of a curve that rises at first only the least falling one above it. So the part of the splits with the smallest bound is
    cut where a curve lies farthest beneath that one, channel by channel, until no part's bound is below the best split found. (Of a
    curve that rises beyond doubling that is its bend, at the spend of now: on either side all curves fall.)
    """
    tried, goal, above, turns = list(splits), np.inf, 0.0, 0
    close = CLOSE_REGRET * max(float(optima.max()), 1e-12)
    parts: list[tuple[float, Plan]] = []
    fresh = [(0.0, plan)]
    for _ in range(_MOST_PARTS):
        for above, part in fresh:
            begin = splits if part is plan else _inside(part, tried)
            if begin:
                found, at_least = _weighed(part, futures, optima, begin, tail, goal)
                turns += (len(found) - len(begin)) // 2
                tried += [one for one in found[len(begin) :] if not broken(plan, one)]
                parts.append((max(above, at_least), part))
        missed = worst_mean(optima - brings_by_channel(plan, tried) @ futures.T, tail)
        tried = [tried[at] for at in np.argsort(missed, kind="stable")]
        goal = float(missed.min())
        above, part = min(parts, key=lambda one: one[0], default=(goal, plan))
        fresh = [(above, one) for one in _cut(part)]
        if above >= goal - close or not fresh or turns >= _ALL_TURNS:
            return tried, above
        parts.remove((above, part))
    return tried, above


def _inside(part: Plan, tried: Sequence[Floats]) -> list[Floats]:
    """Splits to begin with in a part of the plan: its best one, and the best found before that lie in it; nothing where no split does."""
    found = best(part) if why_impossible(part) is None else None
    if found is None:
        return []
    least, most = np.array([(one.least, one.upper) for one in part.channels]).T
    inside = [one for one in tried if (one >= least).all() and (one <= most).all()]
    return [found.spend, *inside[:_BEGUN]]


def _cut(plan: Plan) -> tuple[Plan, ...]:
    """The plan with the channel whose curve lies farthest beneath its falling envelope held below, and at or above, that spend; () where all fall."""
    found = [
        (depth * plan.value_of(one), at, spend)
        for at, one in enumerate(plan.channels)
        if not is_concave(replace(plan, channels=(one,), rules=()))
        for spend, depth in [_deepest(one, plan.budget)]
    ]
    deepest, at, bend = max(found, default=(0.0, 0, 0.0))
    if deepest <= 0:
        return ()
    one = plan.channels[at]
    halves = (replace(one, most=bend), replace(one, least=bend))
    return tuple(replace(plan, channels=(*plan.channels[:at], half, *plan.channels[at + 1 :])) for half in halves)


def _deepest(channel: Channel, budget: float) -> tuple[float, float]:
    """The spend within a channel's limits at which its curve lies farthest beneath the least falling curve above it, and how far."""
    least, most = channel.least, min(channel.upper, max(budget, channel.least))
    curve = channel.curve
    corners = [one for one in curve.spends if least < one < most] if isinstance(curve, Points) else []
    spends = np.unique([*np.linspace(least, most, _STEPS), *corners])
    brings = np.asarray(curve.response(spends))
    hull = [0]
    for at in range(1, len(spends)):
        while len(hull) > 1 and (brings[at] - brings[hull[-2]]) * (spends[hull[-1]] - spends[hull[-2]]) >= (
            brings[hull[-1]] - brings[hull[-2]]
        ) * (spends[at] - spends[hull[-2]]):
            hull.pop()
        hull.append(at)
    beneath = np.interp(spends, spends[hull], brings[hull]) - brings
    worst = int(np.argmax(beneath))
    return float(spends[worst]), float(beneath[worst]) if beneath[worst] > 1e-9 * max(
        float(np.abs(brings).max()), 1e-12
    ) else 0.0


def _weighed(
    plan: Plan, futures: Floats, optima: Floats, splits: Sequence[Floats], tail: float, enough: float
) -> tuple[list[Floats], float]:
    """Splits of small regret in the worst share of the futures, and a bound, sought until it is `enough`: no split misses less there.

    Whatever weight each future gets, no split misses less at worst than the weighed optima less the most that any split brings by the
    weighed curves, which is a plan like any other (weak duality). The weights are those at which all splits found so far miss most
    (cutting planes, Kelley 1960); the same linear program mixes the splits, and of falling curves a mixture misses no more than its parts.
    The mean of a worst share is what the worst weights make of it where no future may weigh more than its part of that share.
    Rules about what responses cost hold by the plan's own curves, not by weighed ones: for the bound they are left out.
    """
    free = replace(plan, rules=tuple(one for one in plan.rules if one.code not in _BY_RESPONSES))
    tried, at_least = list(splits), 0.0
    missed = optima - brings_by_channel(plan, tried) @ futures.T
    for _ in range(_MOST_TURNS if is_concave(plan) else _TURNS_OF_PART):
        weights, shares = _even_handed(missed, 1 / max(tail * len(futures), 1.0))
        found = best(with_factors(free, weights @ futures))
        if found is None:
            break
        at_least = max(at_least, float(weights @ optima) - found.bound)
        mixed = (shares[:, None] * np.array(tried)).sum(axis=0)
        tried += [found.spend, mixed]
        missed = np.vstack([missed, optima - brings_by_channel(plan, [found.spend, mixed]) @ futures.T])
        if min(float(worst_mean(missed, tail).min()), enough) - at_least <= CLOSE_REGRET * max(
            float(optima.max()), 1e-12
        ):
            break
    return tried, at_least


def _even_handed(missed: Floats, most: float) -> tuple[Floats, Floats]:
    """Of a game in which one side picks a row (a split) and the other columns (futures), none by more than `most`: their weights, and the rows'."""
    from scipy.optimize import linprog  # noqa: PLC0415 - a third of a second to import

    rows, columns = missed.shape
    scale = float(np.abs(missed).max()) or 1.0
    found = linprog(
        np.append(np.zeros(columns), -1.0),
        A_ub=np.column_stack([-missed / scale, np.ones(rows)]),
        b_ub=np.zeros(rows),
        A_eq=np.append(np.ones(columns), 0.0)[None, :],
        b_eq=[1.0],
        bounds=[*[(0.0, most)] * columns, (None, None)],
    )
    weights, shares = np.maximum(found.x[:columns], 0.0), np.maximum(-found.ineqlin.marginals, 0.0)
    return weights / weights.sum(), shares / shares.sum()


@dataclass(frozen=True)
class LowEnd:
    """The proof of a split that is read cautiously: every channel at the low end of its doubt.

    Attributes:
        brings: what it brings there.
        at_most: no split that keeps the rules brings more there.
    """

    brings: float
    at_most: float


def by_reading(plan: Plan) -> tuple[Answer, LeastRegret | LowEnd | None]:
    """The best split of a plan as it says that its curves are read, and its proof where that is not the answer's own.

    Whichever way they are read, what the split brings, the bound and what rules cost are by the curves as told.
    """
    doubted = tuple(BudgetChannel(one.name, unsure=one.unsure, fitted=one.between) for one in plan.channels)
    if plan.reading == "regret":
        return least_regret(BudgetChoice(doubted), plan, [one for _, one in plan.beliefs])
    if plan.reading == "worst_tenth":
        return least_in_worst_tenth(BudgetChoice(doubted), plan)
    told = answer(plan)
    if plan.reading == "cautious":
        low = answer(with_factors(plan, [ends(one)[0] for one in doubted]), "skip")
        return replace(_instead(told, low.spend), findings=low.findings), LowEnd(low.objective, low.upper_bound)
    return told, None
