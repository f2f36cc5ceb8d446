"""How sure groups are: who changes group when a cut-off lies a little elsewhere, or when chance had drawn other customers."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.customers import Customers, Float64s, Int64s
from lib.analysis.proportions import Range
from lib.analysis.rfm import Cuts, Rfm, score
from lib.analysis.segments import lookup
from lib.core.settings import AXES, Axis, CutOffs

AllCuts = dict[Axis, Cuts]
#: How far a cut-off is moved, as a share of itself.
NUDGE = 0.05
#: How often the customers are drawn anew.
RESAMPLES = 200
#: So many customers, drawn by a seed, stand for all of a larger shop.
MOST_CUSTOMERS = 100_000


@dataclass(frozen=True, eq=False)
class Doubt:
    """How many customers would be in another group.

    Attributes:
        nudged: by axis, the share that changes group when all cut-offs of the axis lie 5 % lower or 5 % higher: the larger of both;
            0 where all customers are alike in it.
        nudged_all: the same when the cut-offs of all axes lie lower, or higher.
        resampled: the share that changes group when cut-offs are found from customers drawn anew, with the range of 19 draws in 20;
            None where every cut-off is set by hand, so that chance does not move them.
        by_group: one row a group: segment, customers, leave (the share of them that a draw puts elsewhere, on average; missing for
            a group without customers among those looked at).
        looked_at: how many customers stand for all.
    """

    nudged: dict[Axis, float]
    nudged_all: float
    resampled: Range | None
    by_group: pd.DataFrame = field(repr=False)
    looked_at: int = 0


def doubt(rfm: Rfm, resamples: int = RESAMPLES, seed: int = 0) -> Doubt:
    """Move the cut-offs, and draw the customers anew (bootstrap: Efron 1979, Annals of Statistics 7).

    Each draw has as many customers as the shop, with replacement; cut-offs are found from it as the page finds them, and everybody
    is placed by them. The share is of customers whose group is then another one.
    """
    rng = np.random.default_rng(seed)
    people = rfm.customers
    if len(people) > MOST_CUSTOMERS:
        people = people.some(np.sort(rng.choice(len(people), MOST_CUSTOMERS, replace=False)))
    place = _Placer(rfm, people)
    own: AllCuts = dict(rfm.cutoffs)
    before = place.groups(own)
    nudged: dict[Axis, float] = {axis: _nudged(place, own, before, (axis,)) for axis in AXES}
    shares, leave = _drawn_anew(place, own, before, rng, resamples)
    return Doubt(
        nudged=nudged,
        nudged_all=_nudged(place, own, before, AXES),
        resampled=None if shares is None else _range(shares),
        by_group=_by_group(rfm, before, leave),
        looked_at=len(people),
    )


class _Placer:
    """Puts customers into groups by cut-offs; each axis's values are kept sorted, so that a draw needs no sorting."""

    def __init__(self, rfm: Rfm, people: Customers) -> None:
        self.settings, self.size = rfm.settings, len(people)
        self.values: dict[Axis, Float64s] = {axis: people.values(axis) for axis in AXES}
        self._table = lookup(rfm.segment_map, rfm.bins).astype(np.int64)
        self._bins = rfm.bins
        self._distinct: dict[Axis, tuple[Float64s, Int64s]] = {}
        for axis in AXES:
            values, inverse = np.unique(self.values[axis], return_inverse=True)
            self._distinct[axis] = values, inverse.astype(np.int64)

    def groups(self, cuts: AllCuts) -> Int64s:
        """Everybody's group, as a place in the map."""
        cell: Int64s = np.zeros(self.size, np.int64)
        for axis, bins in zip(AXES, self._bins, strict=True):
            values, inverse = self._distinct[axis]
            scores = score(values, cuts[axis]).astype(np.int64)
            if axis == "recency_days":
                scores = len(cuts[axis]) + 2 - scores
            cell = cell * bins + (scores - 1)[inverse]
        return self._table[cell]

    def divides(self, axis: Axis) -> bool:
        """Whether customers differ in it: where all are alike they lie on every cut-off, and a nudge would move all together."""
        return len(self._distinct[axis][0]) > 1

    def drawn_cuts(self, axis: Axis, times: Int64s) -> Cuts:
        """The cut-offs of a draw in which each customer comes so many times."""
        cut = self.settings.cut(axis)
        values, inverse = self._distinct[axis]
        weight = np.bincount(inverse, times.astype(np.float64), len(values)).astype(np.float64)
        if cut.rule == "mean":
            return (float((values * weight).sum() / weight.sum()),)
        return _plus_one(_weighted_quantiles(values, weight, cut.bins), cut)


def _plus_one(cuts: Cuts, cut: CutOffs) -> Cuts:
    """Quantiles + 1 as lib.analysis.rfm cuts them: just below the value, which counts as above."""
    if cut.rule != "quantiles_plus_one":
        return cuts
    return tuple(float(np.nextafter(value + 1, -np.inf)) for value in cuts)


def _weighted_quantiles(values: Float64s, weight: Float64s, bins: int) -> Cuts:
    """Interior linear-interpolation quantiles of values that each come `weight` times (whole numbers), ascending values."""
    reach = np.cumsum(weight)
    place = np.arange(1, bins) / bins * (reach[-1] - 1)
    lower = np.floor(place)
    low = values[np.searchsorted(reach, lower, side="right")]
    high = values[np.searchsorted(reach, np.minimum(lower + 1, reach[-1] - 1), side="right")]
    return tuple(float(value) for value in low + (high - low) * (place - lower))


def _nudged(place: _Placer, own: AllCuts, before: Int64s, axes: tuple[Axis, ...]) -> float:
    shares: list[float] = []
    axes = tuple(axis for axis in axes if place.divides(axis))
    for factor in (1 - NUDGE, 1 + NUDGE):
        moved: AllCuts = {
            axis: tuple(_between(cut, axis) * factor for cut in own[axis]) if axis in axes else own[axis]
            for axis in AXES
        }
        shares.append(float(np.mean(place.groups(moved) != before)))
    return max(shares)


def _between(cut: float, axis: Axis) -> float:
    """A cut-off halfway between the two whole numbers that it divides: one after "1 order" divides 1 from 2, and so does 1.5."""
    return cut if axis == "monetary" else math.floor(cut) + 0.5


def _drawn_anew(
    place: _Placer, own: AllCuts, before: Int64s, rng: np.random.Generator, resamples: int
) -> tuple[Float64s | None, npt.NDArray[np.float64]]:
    """The share that changes in each draw, and how often each customer did."""
    times_left = np.zeros(place.size)
    cuts_set = {axis: place.settings.cut(axis) for axis in AXES}
    ruled = [axis for axis, cut in cuts_set.items() if cut == replace(cut, values=None)]
    if not ruled:
        return None, times_left
    shares = np.zeros(resamples)
    for number in range(resamples):
        times = np.bincount(rng.integers(0, place.size, place.size), minlength=place.size)
        cuts: AllCuts = {axis: place.drawn_cuts(axis, times) if axis in ruled else own[axis] for axis in AXES}
        changed = place.groups(cuts) != before
        shares[number] = changed.mean()
        times_left += changed
    return shares, times_left / max(resamples, 1)


def _range(shares: Float64s) -> Range:
    low, high = np.quantile(shares, [0.025, 0.975])
    return Range(float(shares.mean()), float(low), float(high))


def _by_group(rfm: Rfm, before: Int64s, leave: Float64s) -> pd.DataFrame:
    count = len(rfm.segment_map.segments)
    sizes, sums = np.bincount(before, minlength=count), np.bincount(before, leave, count)
    return pd.DataFrame(
        {
            "segment": [segment.code for segment in rfm.segment_map.segments],
            "customers": rfm.segments["customers"].to_numpy(),
            "leave": np.divide(sums, sizes, out=np.full(count, np.nan), where=sizes > 0),
        }
    )
