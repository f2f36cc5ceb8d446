"""Recency, frequency, monetary: scores by value, named groups, and what moved when a cut-off did.

A moved cut-off costs one comparison per customer and cut-off, one look-up per customer and two small sums: the log is
never touched again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.customers import Customers, Float64s, Int64s
from lib.analysis.proportions import parts
from lib.analysis.rfm_findings import rfm_findings
from lib.analysis.segments import Bins, Proof, SegmentMap, lookup, prove
from lib.core.findings import Finding
from lib.core.money import SCALE
from lib.core.settings import AXES, Axis, CutOffs, RfmSettings

Int8s = npt.NDArray[np.int8]
Cuts = tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Rfm:
    """Customers scored and named; arrays are aligned with the customers.

    Attributes:
        cutoffs: by axis, ascending, in the axis's unit (days, orders, money in the currency's unit).
        scores: by axis, 1 (worst) to the number of bins (best): a small recency scores high.
        segment: the place of each customer's group in `segment_map.segments`.
        segments: one row a group in the map's order, empty ones too: segment, customers, orders, revenue_e4,
            revenue_share (0 to 1, see `proportions.parts`), average_order_value_e4 (missing for an empty group).
        cells: one row a combination of scores: r, f, m, segment, customers, orders, revenue_e4.
        proof: whether the map names every combination once.
    """

    customers: Customers
    settings: RfmSettings
    segment_map: SegmentMap
    cutoffs: Mapping[Axis, Cuts]
    scores: Mapping[Axis, Int8s]
    segment: Int8s
    segments: pd.DataFrame
    cells: pd.DataFrame
    proof: Proof
    findings: tuple[Finding, ...]

    @property
    def bins(self) -> Bins:
        """How many scores each axis has."""
        r, f, m = (len(self.cutoffs[axis]) + 1 for axis in AXES)
        return r, f, m


@dataclass(frozen=True)
class Pick:
    """Which customers a reader points at; what is None does not matter.

    Attributes:
        segment: a group's code.
        segments: codes of several groups, which are looked at as one.
        recency, frequency, monetary: a score.
        axis, low, high: a bar of a distribution: low < value <= high, in the axis's unit.
    """

    segment: str | None = None
    recency: int | None = None
    frequency: int | None = None
    monetary: int | None = None
    axis: Axis | None = None
    low: float = -np.inf
    high: float = np.inf
    segments: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Change:
    """What another choice of cut-offs or map did.

    Attributes:
        customers: how many are in a group of another code now.
        frame: one row a pair of groups with somebody in it: before, after (codes), customers.
    """

    customers: int
    frame: pd.DataFrame = field(repr=False)


def rfm(customers: Customers, settings: RfmSettings, segment_map: SegmentMap) -> Rfm:
    """Score every customer on three axes and name their group.

    Default cut-offs are linear-interpolation quantiles of the values (Hyndman and Fan's type 7). A score is 1 + the number of
    cut-offs strictly below the value, counted from the other end for recency: equal values get equal scores, always.
    """
    cutoffs: dict[Axis, Cuts] = {axis: cut_values(customers, axis, settings.cut(axis)) for axis in AXES}
    scores: dict[Axis, Int8s] = {axis: _axis_scores(customers, axis, cutoffs[axis]) for axis in AXES}
    r, f, m = (len(cutoffs[axis]) + 1 for axis in AXES)
    names = lookup(segment_map, (r, f, m))
    cell = _cell_numbers(scores, (r, f, m))
    cells = _cells(customers, cell, (r, f, m))
    segments = _segments(cells, names, segment_map)
    cells.insert(3, "segment", [segment_map.segments[place].code for place in names])
    proof = prove(segment_map, (r, f, m))
    return Rfm(
        customers=customers,
        settings=settings,
        segment_map=segment_map,
        cutoffs=cutoffs,
        scores=scores,
        segment=names.take(cell),
        segments=segments,
        cells=cells,
        proof=proof,
        findings=rfm_findings(customers, (cutoffs, scores), segment_map, (proof, segments)),
    )


def cut_values(customers: Customers, axis: Axis, cut: CutOffs) -> Cuts:
    """The cut-offs of one axis: by hand, or by the rule from the customers' values (remembered on the customers)."""
    by_hand = cut.values  # noqa: PD011 - a setting, not a pandas frame
    if by_hand is not None:
        return tuple(float(value) for value in by_hand)
    return customers.remember((cut.rule, axis, cut.bins), lambda: _ruled_cuts(customers, axis, cut))


def _ruled_cuts(customers: Customers, axis: Axis, cut: CutOffs) -> Cuts:
    if cut.rule == "mean":
        whole = customers.monetary_e4 if axis == "monetary" else customers.values(axis).astype(np.int64)
        return (int(whole.sum()) / len(customers) / (SCALE if axis == "monetary" else 1),)
    cuts = quantile_cuts(customers.values(axis), cut.bins)
    if cut.rule == "quantiles_plus_one":
        # rfm::rfm_table_order adds 1 to each quantile and counts a value equal to it as above: just below it, ours does too.
        return tuple(float(np.nextafter(value + 1, -np.inf)) for value in cuts)
    return cuts


def quantile_cuts(values: Float64s, bins: int) -> Cuts:
    """The cut-offs between `bins` parts of equal size: interior linear-interpolation quantiles."""
    shares = np.arange(1, bins) / bins
    return tuple(float(value) for value in np.quantile(values, shares, method="linear"))


def score(values: Float64s, cutoffs: Cuts, equal: Literal["below", "above"] = "below") -> Int8s:
    """1 + the number of cut-offs below each value; a value equal to a cut-off counts as below it, or as above."""
    scores = np.ones(len(values), np.int8)
    beyond = np.greater if equal == "below" else np.greater_equal
    for cutoff in cutoffs:
        scores += beyond(values, cutoff).view(np.int8)
    return scores


def _axis_scores(customers: Customers, axis: Axis, cutoffs: Cuts) -> Int8s:
    """Scores with the best last; those of the latest cut-offs are remembered, for usually one axis moves at a time."""

    def compute() -> Int8s:
        ascending = score(customers.values(axis), cutoffs)
        return np.int8(len(cutoffs) + 2) - ascending if axis == "recency_days" else ascending

    return customers.remember(("scores", axis), compute, cutoffs)


def _cell_numbers(scores: Mapping[Axis, Int8s], bins: Bins) -> npt.NDArray[np.intp]:
    """Which combination of scores each customer has, counted as in `lookup`; at most 6 x 6 x 6, so that bytes do."""
    r, f, m = (scores[axis].view(np.uint8) for axis in AXES)
    first = (bins[1] + 1) * bins[2] + 1  # where scores that count from 1 begin
    return (r * np.uint8(bins[1] * bins[2]) + f * np.uint8(bins[2]) + m - np.uint8(first % 256)).astype(np.intp)


def _cells(customers: Customers, cell: npt.NDArray[np.intp], bins: Bins) -> pd.DataFrame:
    size = bins[0] * bins[1] * bins[2]
    r, f, m = (axis.ravel() + 1 for axis in np.indices(bins))
    return pd.DataFrame(
        {
            "r": r,
            "f": f,
            "m": m,
            "customers": np.bincount(cell, minlength=size),
            "orders": exact_sums(cell, customers.summable("frequency"), size),
            "revenue_e4": exact_sums(cell, customers.summable("monetary"), size),
        }
    )


def exact_sums(group: npt.NDArray[np.intp], summable: Float64s | Int64s, groups: int) -> Int64s:
    """Exact sums by group of whole numbers as `Customers.summable` gives them."""
    if np.issubdtype(summable.dtype, np.floating):
        return np.bincount(group, summable, groups).astype(np.int64)
    sums = np.zeros(groups, np.int64)
    np.add.at(sums, group, summable)
    return sums


def _segments(cells: pd.DataFrame, names: Int8s, segment_map: SegmentMap) -> pd.DataFrame:
    sums = cells[["customers", "orders", "revenue_e4"]].groupby(names).sum()
    frame = sums.reindex(range(len(segment_map.segments)), fill_value=0)
    frame.insert(0, "segment", [segment.code for segment in segment_map.segments])
    frame["revenue_share"] = parts(frame["revenue_e4"])
    frame["average_order_value_e4"] = (
        (frame["revenue_e4"] / frame["orders"].where(frame["orders"] > 0)).round().astype("Int64")
    )
    return frame


def members(rfm: Rfm, pick: Pick) -> Int64s:
    """Positions of the customers that a reader points at, ascending.

    Raises:
        KeyError: for a group that the map does not have.
    """
    chosen = np.ones(len(rfm.customers), np.bool_)
    places = {segment.code: place for place, segment in enumerate(rfm.segment_map.segments)}
    if pick.segment is not None:
        chosen &= rfm.segment == places[pick.segment]
    if pick.segments is not None:
        chosen &= np.isin(rfm.segment, [places[code] for code in pick.segments])
    for axis, wanted in zip(AXES, (pick.recency, pick.frequency, pick.monetary), strict=True):
        if wanted is not None:
            chosen &= rfm.scores[axis] == wanted
    if pick.axis is not None:
        values = rfm.customers.values(pick.axis)
        chosen &= (values > pick.low) & (values <= pick.high)
    return np.flatnonzero(chosen)


def change(before: Rfm, after: Rfm) -> Change:
    """How many customers changed group between two answers about the same customers.

    Raises:
        ValueError: when the answers are about different customers.
    """
    if len(before.customers) != len(after.customers):
        raise ValueError((len(before.customers), len(after.customers)))
    old, new = ([segment.code for segment in answer.segment_map.segments] for answer in (before, after))
    pair = before.segment.astype(np.intp) * len(new) + after.segment
    counts = np.bincount(pair, minlength=len(old) * len(new)).reshape(len(old), len(new))
    rows = [(old[i], new[j], int(counts[i, j])) for i, j in zip(*np.nonzero(counts), strict=True)]
    frame = pd.DataFrame(rows, columns=["before", "after", "customers"])
    return Change(int(frame.loc[frame["before"] != frame["after"], "customers"].sum()), frame)
