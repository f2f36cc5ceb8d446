"""The best split of a budget, with its proof: an upper bound that no split can pass, and the gap to it.

Concave envelopes bound the optimum (lib.analysis.relaxation); where the split lies on an envelope but not on its curve, the
channel's interval is cut in two there, and the better half is looked at first (branch and bound). At most one channel more
than there are binding rules lies off its curve (Shapley and Folkman, in Starr 1969), so that few cuts are needed.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np

from lib.analysis.counting import Counted, by_count
from lib.analysis.curves import Curve, Floats
from lib.analysis.envelopes import Box, Landscape
from lib.analysis.relaxation import Relaxed, Rules, relax

#: The search ends where the bound is this close; the plan says what is left.
TOLERANCE = 1e-9
MOST_NODES = 4000
_BEYOND = 1e-6
#: After so many boxes the number of channels in use is asked for a bound: cutting may never end where channels are alike.
_NODES_BEFORE_COUNTING = 60


#: (bound, price) by part of what was searched.
Lines = tuple[tuple[float, float], ...]


@dataclass(frozen=True, eq=False)
class Problem:
    """Curves, the value of a response on each, intervals, and rules; `upper` may be infinite."""

    curves: tuple[Curve, ...]
    values: tuple[float, ...]
    lower: Floats
    upper: Floats
    rules: Rules


@dataclass(frozen=True, eq=False)
class Optimum:
    """A split and its certificate.

    Attributes:
        spend: by channel.
        objective: what the split brings, in money.
        bound: what no split brings more than.
        price: of one more unit of budget, where only this solution is looked at.
        share_prices: by share rule, as in `Relaxed`.
        nodes: boxes that were looked at.
        lines: parts of what was searched, each with the most that it brings and a price: of a budget that is smaller by so much, no
            split of the part brings more than that less the price times so much.
    """

    spend: Floats
    objective: float
    bound: float
    price: float
    share_prices: tuple[float, ...]
    nodes: int
    lines: Lines = ()

    @property
    def gap(self) -> float:
        """How far the bound is above the split, as a share of the bound."""
        return max(self.bound - self.objective, 0.0) / abs(self.bound) if self.bound else 0.0


def maximise(problem: Problem, tolerance: float = TOLERANCE, most_nodes: int = MOST_NODES) -> Optimum | None:
    """The best split that keeps the rules; None where none does."""
    land = Landscape.of(problem.curves, problem.values)
    # a little beyond the budget, so that it is the budget that holds a lone channel, and has a price
    upper = np.minimum(problem.upper, max(problem.rules.budget, 0.0) * (1 + _BEYOND))
    if (problem.lower > upper * (1 + 1e-12)).any():
        return None
    box = Box.of(land, problem.lower, np.maximum(upper, problem.lower))
    return _Search(land, problem.rules, tolerance, most_nodes).run(box)


class _Search:
    """Branch and bound, the largest bound first."""

    def __init__(self, land: Landscape, rules: Rules, tolerance: float, most_nodes: int) -> None:
        self.land, self.rules = land, rules
        self.tolerance, self.most_nodes = tolerance, most_nodes
        self.best: Relaxed | None = None
        self.value = -np.inf
        self.tried: set[bytes] = set()
        self.counted: Counted | None = None

    def run(self, whole: Box) -> Optimum | None:
        """Look at boxes until the best split is as good as the largest bound."""
        first = relax(whole, self.rules)
        if first is None:
            return None
        order, nodes = count(), 1
        line = (first.bound, first.price)
        heap: list[tuple[float, int, Box, Relaxed, tuple[float, float]]] = [
            (-first.bound, next(order), whole, first, line)
        ]
        left = -np.inf  # the largest bound of boxes that will not be cut again
        lines: list[tuple[float, float]] = []  # theirs
        while heap and nodes < self.most_nodes and not self._is_close(max(left, -heap[0][0])):
            if self.counted is None and nodes >= _NODES_BEFORE_COUNTING:
                self.counted = self._count(whole, first)
            negative, _, box, relaxed, line = heapq.heappop(heap)
            self._try(box, relaxed)
            halves = [] if self._is_close(-negative) else list(self._halves(box, relaxed))
            if not halves:
                left = max(left, -negative)
                lines.append(line)
            for half in halves:
                nodes += 1
                found = relax(half, self.rules)
                if found is None:
                    continue
                bound, own = -negative, line
                if found.bound < bound:
                    bound, own = found.bound, (found.bound, found.price)
                if self._is_close(bound):
                    left = max(left, bound)
                    lines.append(own)
                else:
                    heapq.heappush(heap, (-bound, next(order), half, found, own))
        bound = max(left, *(-one[0] for one in heap[:1]), -np.inf)
        return self._answer(bound, (*lines, *(one[4] for one in heap)), nodes)

    def _answer(self, bound: float, lines: Lines, nodes: int) -> Optimum | None:
        """The best split, with the bound of what was cut or of what was counted."""
        if self.best is None:
            return None
        if self.counted is not None and self.counted.bound < bound:
            bound, lines = self.counted.bound, self.counted.lines
        best, bound = self.best, max(bound, self.value)
        return Optimum(best.spend, self.value, bound, best.price, best.share_prices, nodes, lines)

    def _count(self, box: Box, first: Relaxed) -> Counted:
        """The bound by how many channels are in use, and splits over those that it counts."""
        counted = by_count(box, self.rules, first)
        if counted is None:
            return Counted(((np.inf, 0.0),), ())
        for near in counted.near:
            found = relax(near, self.rules, "try")
            if found is not None:
                self._offer(found)
        return counted

    def _is_close(self, bound: float) -> bool:
        """Can no split below this bound be worth looking for?"""
        bound = bound if self.counted is None else min(bound, self.counted.bound)
        return bound - self.value <= self.tolerance * abs(bound)

    def _offer(self, relaxed: Relaxed) -> None:
        """Keep a split if it keeps the rules and is the best so far."""
        if self.rules.excess(relaxed.spend) > 1e-9:
            return
        value = float(self.land.value(relaxed.spend).sum())
        if value > self.value:
            self.best, self.value = relaxed, value

    def _try(self, box: Box, relaxed: Relaxed) -> None:
        """Splits on the curves near one on the envelopes: each channel off, or on where its curve is concave."""
        self._offer(relaxed)
        if self._is_close(relaxed.bound):  # it lies on its curves, as every split of curves that fall does
            return
        for near in _neighbours(box, relaxed.spend):
            key = near.lower.tobytes() + near.upper.tobytes()
            if key not in self.tried:
                self.tried.add(key)
                found = relax(near, self.rules, "proof" if self.best is None else "try")
                if found is not None:
                    self._offer(found)

    def _halves(self, box: Box, relaxed: Relaxed) -> Iterator[Box]:
        """Cut the interval of the channel that is furthest from its curve, at its spend."""
        spend = relaxed.spend
        off = box.envelope(spend) - self.land.value(spend)
        inside = (spend > box.lower) & (spend < box.upper)
        off = np.where(inside, off, 0.0)
        at = int(np.argmax(off))
        if off[at] <= 0:
            return
        yield box.narrowed(at, float(box.lower[at]), float(spend[at]))
        yield box.narrowed(at, float(spend[at]), float(box.upper[at]))


def _neighbours(box: Box, spend: Floats) -> Iterator[Box]:
    """Boxes in which every envelope is its curve: channels in a gap switched off, or on, or each the one that fits best."""
    land = box.land
    gaps = [at for at in range(len(spend)) if _gap(box, at, float(spend[at])) is not None]
    rounds: Sequence[frozenset[int]] = [frozenset(), frozenset(gaps)]
    if 1 < len(gaps) <= 3:
        rounds = [*rounds, *(frozenset([one]) for one in gaps), *(frozenset(gaps) - {one} for one in gaps)]
    for on in dict.fromkeys(rounds):
        hill = land.is_hill & (box.tangent > box.lower)
        high = hill & (spend >= box.tangent * (1 - 1e-9))
        for at in gaps:
            if land.is_hill[at]:
                high[at] = at in on
        near = box.on_curves(high, hill & ~high)
        for at in box.hulls:
            left, right = _run(box, at, float(spend[at]), "high" if at in on else "low")
            near = near.narrowed(at, left, right) if (left, right) != (box.lower[at], box.upper[at]) else near
        yield near


def _gap(box: Box, at: int, spend: float) -> tuple[float, float] | None:
    """The stretch around a spend where the envelope leaves its curve."""
    if box.land.is_hill[at]:
        low, high = float(box.lower[at]), float(box.tangent[at])
        return (low, high) if low < spend < high * (1 - 1e-9) else None
    hull = box.hulls[at]
    piece = int(np.searchsorted(hull.spends, spend, side="right")) - 1
    if piece < 0 or piece >= len(hull.real) or hull.real[piece] or spend <= hull.spends[piece]:
        return None
    return float(hull.spends[piece]), float(hull.spends[piece + 1])


def _run(box: Box, at: int, spend: float, side: str) -> tuple[float, float]:
    """The stretch of a point curve around a spend that lies on its hull; beside a gap, the one on the side asked for."""
    hull = box.hulls[at]
    gap = _gap(box, at, spend)
    if gap is not None:
        spend = gap[0] if side == "low" else gap[1]
    corner = int(np.searchsorted(hull.spends, spend, side="right")) - 1
    left = right = corner
    while left > 0 and hull.real[left - 1]:
        left -= 1
    while right < len(hull.real) and hull.real[right]:
        right += 1
    return float(hull.spends[left]), float(hull.spends[right])
