"""A split made better by moving money, where curves rise and no search ends in the best: by pairs of channels, and towards other splits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations

import numpy as np

from lib.analysis.budget_search import Keeping
from lib.analysis.curves import Floats

#: So many splits are begun with, and so many rounds each takes at most.
_BEGUN, _MOST_ROUNDS = 4, 40
#: Splits that differ by less than this share of the budget lead to the same.
_APART = 0.02
#: The first step and the last, as a share of the budget; less than this share of what is missed is no gain.
_FIRST, _LAST, _GAIN = 0.25, 2e-4, 1e-6
#: Directions of all channels at once in a round, for where two misses are equal no move between two channels lessens both.
_MIXED = 40


def nudged(keeping: Keeping, splits: Sequence[Floats], worst: Callable[[Sequence[Floats]], Floats]) -> list[Floats]:
    """What the best few of some splits come to by moves of money, each of which lessens what is missed.

    Args:
        keeping: the limits and rules that go on being kept.
        splits: that keep them, by channel.
        worst: what each of several splits misses where it is worst.
    """
    begun: list[Floats] = []
    for at in np.argsort(worst(splits), kind="stable"):
        if all(np.abs(splits[at] - other).sum() > _APART * keeping.plan.budget for other in begun):
            begun.append(splits[at])
    begun = begun[:_BEGUN]
    return [_walked(keeping, spend, np.array(begun), worst) for spend in begun]


def _walked(keeping: Keeping, spend: Floats, others: Floats, worst: Callable[[Sequence[Floats]], Floats]) -> Floats:
    """One split, moved by ever smaller steps to where none of them is better."""
    rng, many, budget = np.random.default_rng(0), len(spend), keeping.plan.budget
    places = np.eye(many + 1)[:, :many]  # what stays unspent is one more place that money goes to and comes from
    pairs = np.array([to - of for to, of in permutations(places, 2)])
    missed, step = float(worst([spend])[0]), _FIRST
    for _ in range(_MOST_ROUNDS):
        mixed = rng.normal(size=(_MIXED, many))
        mixed -= mixed.mean(axis=1, keepdims=True)
        mixed *= 2 / np.abs(mixed).sum(axis=1, keepdims=True).clip(1e-12)
        moved = np.maximum(spend + step * budget * np.vstack([pairs, mixed]), 0.0)
        tried = np.vstack([moved, spend + step * (others - spend)])
        tried = tried[keeping.linear(tried)]
        found = worst(list(tried)) if len(tried) else np.zeros(0)
        better = [at for at in np.argsort(found) if found[at] < missed - _GAIN * abs(missed)]
        at = next((at for at in better if keeping.others(tried[at])), None)
        if at is not None:
            spend, missed = tried[at], float(found[at])
        elif step < _LAST:
            break
        else:
            step /= 2
    return spend
