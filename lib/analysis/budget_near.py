"""Of the splits that bring the same, the one that moves least money; and the channels that can change places."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lib.analysis.budget_rules import Channel, Plan
from lib.analysis.budget_search import Keeping
from lib.analysis.curves import Floats, Points

#: As good is what differs by less than this share of what the split brings, and alike are slopes that differ by less.
_AS_GOOD, _ALIKE = 1e-11, 1e-9
#: A move of less than this share of the budget is none; a slope is looked at so far beside a spend.
_NO_MOVE, _BESIDE = 1e-9, 1e-7


def twins(plan: Plan) -> tuple[tuple[int, ...], ...]:
    """The places of channels that are told alike, also by every rule, so that they can change places in any split."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for at, one in enumerate(plan.channels):
        named = [place for place, rule in enumerate(plan.rules) if one.name in (rule.channel, *rule.channels)]
        apart = (*named, one.current) if named else ()
        told = (one.curve, one.kind, one.least, one.most, one.least_if_used, plan.value_of(one), apart)
        alike.setdefault(told, []).append(at)
    return tuple(tuple(places) for places in alike.values() if len(places) > 1)


def evened(plan: Plan, spend: Floats) -> Floats:
    """The split with as much for each of the channels that can change places."""
    spend = spend.copy()
    for places in map(list, twins(plan)):
        spend[places] = spend[places].mean()
    return spend


def nearest_to_now(plan: Plan, spend: Floats) -> Floats:
    """A split that brings as much and moves less money.

    Of channels that can change places, the one that has more now gets more; and between straight pieces of curves that rise alike,
    what one channel gets more than now goes to one that gets less.
    """
    now = np.array([np.nan if one.current is None else one.current for one in plan.channels])
    spend = spend.copy()
    for places in map(list, twins(plan)):
        changed = np.sort(spend[places])[np.argsort(np.argsort(now[places], kind="stable"))]
        if np.abs(changed - now[places]).sum() < np.abs(spend[places] - now[places]).sum() * (1 - _NO_MOVE):
            spend[places] = changed
    small = _NO_MOVE * max(plan.budget, 1e-300)
    keeping: Keeping | None = None
    for up, down in _pairs(plan, spend, now, small):
        by = min(float(spend[up] - now[up]), float(now[down] - spend[down]))
        if by <= small:
            continue
        other = spend.copy()
        other[up], other[down] = spend[up] - by, spend[down] + by
        brought = sum(_brings(plan, at, float(spend[at])) for at in (up, down))
        lost = brought - sum(_brings(plan, at, float(other[at])) for at in (up, down))
        keeping = keeping or Keeping.of(plan)
        if lost <= _AS_GOOD * abs(brought) and keeping.all_of(other):
            spend = other
    return spend


def _pairs(plan: Plan, spend: Floats, now: Floats, small: float) -> Iterator[tuple[int, int]]:
    """The channels that get more and less than now between which money may move for nothing."""
    more, less = np.flatnonzero(spend - now > small).tolist(), np.flatnonzero(now - spend > small).tolist()
    beside = _BESIDE * plan.budget
    falls = {at: _slope(plan, at, float(spend[at]) - beside) for at in more if _is_straight(plan.channels[at])}
    rises = {at: _slope(plan, at, float(spend[at]) + beside) for at in less if _is_straight(plan.channels[at])}
    for up, slope in falls.items():
        yield from ((up, down) for down, other in rises.items() if abs(slope - other) <= _ALIKE * abs(slope))


def _is_straight(channel: Channel) -> bool:
    return isinstance(channel.curve, Points)


def _slope(plan: Plan, at: int, spend: float) -> float:
    return float(plan.channels[at].curve.marginal(spend)) * plan.value_of(plan.channels[at])


def _brings(plan: Plan, at: int, spend: float) -> float:
    return float(plan.channels[at].curve.response(spend)) * plan.value_of(plan.channels[at])
