"""How many channels are in use bounds what a split brings: where channels are alike, cutting them one by one never ends.

Many alike S-shaped curves leave one question, how many of them are in use; which ones hardly matters. So either at most k of them reach
a threshold below their tangent point or at least k + 1 do, and each of the two is bounded by prices (weak duality).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from lib.analysis.curves import Floats
from lib.analysis.envelopes import Box, Part
from lib.analysis.relaxation import Relaxed, Rules

#: Thresholds that are tried, as parts of the way to the tangent point.
_THRESHOLDS = (0.95, 0.8)
_TURNS = 45
Side = Literal["at_most", "more"]
SIDES: tuple[Side, Side] = ("at_most", "more")


@dataclass(frozen=True, eq=False)
class Counted:
    """The bounds by the number of channels in use.

    Attributes:
        lines: (bound, price) for few and for many channels in use.
        near: boxes without chords, in which the channels that those bounds count are in use.
    """

    lines: tuple[tuple[float, float], ...]
    near: tuple[Box, ...]

    @property
    def bound(self) -> float:
        """What no split brings more than."""
        return max(bound for bound, _ in self.lines)


def by_count(box: Box, rules: Rules, relaxed: Relaxed) -> Counted | None:
    """The bounds by the number of channels in use; None where that number tells nothing.

    Args:
        box: intervals and envelopes.
        rules: what a split must keep.
        relaxed: the answer on the envelopes, whose prices are scaled.
    """
    land = box.land
    counts = land.is_hill & (box.tangent > box.lower)
    way = np.where(counts, box.tangent - box.lower, 1.0)
    few = int(np.clip((relaxed.spend - box.lower) / way, 0, 1)[counts].sum() + 1e-9)
    if rules.rows or relaxed.price <= 0 or few >= counts.sum():
        return None
    prices = rules.channel_prices(relaxed.price, relaxed.share_prices, len(counts))
    answers: list[Counted] = []
    for part in _THRESHOLDS:
        bent = np.minimum(np.maximum(box.lower + part * way, land.inflection), box.tangent)
        halves = _Halves(box, counts, np.where(counts, bent, box.upper), prices)
        sides = [halves.best(few, side, relaxed.price * rules.budget) for side in SIDES]
        lines = tuple((bound, factor * relaxed.price) for bound, factor, _ in sides)
        near = tuple(_in_use(box, one) for _, _, gains in sides for one in _choices(box, rules, counts, gains, few))
        answers.append(Counted(lines, near))
    return min(answers, key=lambda one: one.bound)


class _Halves:
    """Each channel below its threshold or from it on, at prices that are scaled by one factor."""

    def __init__(self, box: Box, counts: npt.NDArray[np.bool_], threshold: Floats, prices: Floats) -> None:
        low = Box.of(box.land, box.lower, threshold)
        high = Box.of(box.land, np.where(counts, threshold, box.lower), box.upper)
        self.land, self.counts, self.prices = box.land, counts, prices
        groups = [np.flatnonzero(prices == one) for one in np.unique(prices)]
        self.parts = [[Part(one, members) for members in groups] for one in (low, high)]

    def best(self, few: int, side: Side, worth: float) -> tuple[float, float, Floats]:
        """The least bound where at most `few`, or more than that, are from the threshold on; its factor, and what each gains by it.

        The bound is convex in the factor, and its slope is what is left of the budget at these prices.
        """
        bounds: list[tuple[float, float, Floats]] = []
        low, high = 0.0, 4.0
        for _ in range(_TURNS):
            factor = (low + high) / 2
            below, above = (self._spends(parts, factor) for parts in self.parts)
            lost, won = (self.land.value(one) - factor * self.prices * one for one in (below, above))
            gains = np.where(self.counts, won - lost, -np.inf)
            order = np.argsort(-gains, kind="stable")
            used = (gains > 0) & self.counts
            if side == "at_most":
                used[order[few:]] = False
            else:
                used[order[: few + 1]] = True
            bounds.append((float(np.where(used, won, lost).sum() + factor * worth), factor, gains))
            spent = float((self.prices * np.where(used, above, below)).sum())
            low, high = (factor, high) if spent > worth else (low, factor)
        return min(bounds, key=lambda one: one[0])

    def _spends(self, parts: Sequence[Part], factor: float) -> Floats:
        spend = np.zeros(len(self.prices))
        for one in parts:
            spend[one.members] = one.at(factor * float(self.prices[one.members[0]]), "out")
        return spend


def _choices(
    box: Box, rules: Rules, counts: npt.NDArray[np.bool_], gains: Floats, few: int
) -> Iterator[npt.NDArray[np.bool_]]:
    """The channels in use that gain most, `few` and one more; first those that a group needs for its least share."""
    order = [int(one) for one in np.argsort(-gains, kind="stable") if counts[one]]
    needed: list[int] = []
    for share in rules.shares:
        short = share.least * rules.budget - float(box.upper[[one for one in share.members if not counts[one]]].sum())
        for one in [one for one in order if one in share.members]:
            if short > 0:
                needed.append(one)
                short -= float(box.tangent[one])
    ranked = list(dict.fromkeys([*needed, *order]))
    for number in (few, few + 1):
        used = np.zeros(len(counts), bool)
        used[ranked[:number]] = True
        yield used


def _in_use(box: Box, used: npt.NDArray[np.bool_]) -> Box:
    """The same with the Hill curves in use from their bend on, the others at their lower end."""
    bend = np.minimum(np.maximum(box.lower, box.land.inflection), box.upper)
    idle = box.land.is_hill & (box.tangent > box.lower) & ~used
    return Box.of(box.land, np.where(used, bend, box.lower), np.where(idle, box.lower, box.upper))
