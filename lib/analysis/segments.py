"""Maps from scores to named groups, and the prover that shows what a map leaves out, says twice or can never say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from lib.core.settings import CutOffs
from lib.core.words import Own

#: Groups of one family share a colour, from best to lost.
Family = Literal["best", "growing", "new", "cooling", "slipping", "lost"]
FAMILIES: tuple[Family, ...] = get_args(Family)
#: Lowest and highest score, both included.
Scores = tuple[int, int]
Cell = tuple[int, int, int]
Bins = tuple[int, int, int]

SCALE = 5
ANY: Scores = (1, SCALE)


@dataclass(frozen=True)
class Segment:
    """A named group of customers.

    Attributes:
        code: what files, URLs and the command line say; never changes.
        title, meaning, action: its name, who is in it, what to do about them: sentences marked with `N_`, or a user's own words.
        family: which groups are alike.
    """

    code: str
    title: str | Own
    meaning: str | Own
    action: str | Own
    family: Family


@dataclass(frozen=True)
class Rule:
    """Scores on the map's scale (1 is worst) that belong to a group."""

    segment: str
    recency: Scores = ANY
    frequency: Scores = ANY
    monetary: Scores = ANY

    def holds(self, cell: Cell) -> bool:
        """Whether a cell of the scale lies in all three ranges."""
        ranges = (self.recency, self.frequency, self.monetary)
        return all(low <= score <= high for score, (low, high) in zip(cell, ranges, strict=True))


@dataclass(frozen=True)
class SegmentMap:
    """A way to name customers by their scores. Adding one is adding data (lib/catalog/segments.py).

    Attributes:
        name: what settings, URLs and the command line say.
        title: a sentence marked with `N_`, or a user's own words.
        segments: the groups in the order in which they are shown, best first.
        rules: which scores make which group; a group may have several. The first that holds decides.
        otherwise: the code of the group for cells that no rule covers; None promises that there is no such cell.
        scale: how many scores each axis of the rules has.
        cuts: how its author cuts the three axes, where nobody chooses.
        source: where it is from, a sentence; "" for our own.
    """

    name: str
    title: str | Own
    segments: tuple[Segment, ...]
    rules: tuple[Rule, ...]
    otherwise: str | None = None
    scale: Bins = (SCALE, SCALE, SCALE)
    cuts: tuple[CutOffs, CutOffs, CutOffs] = (CutOffs(), CutOffs(), CutOffs())
    source: str = ""

    def segment(self, code: str) -> Segment:
        """A group by its code.

        Raises:
            KeyError: when the map has no such group.
        """
        return {segment.code: segment for segment in self.segments}[code]


@dataclass(frozen=True)
class OwnMaps:
    """The maps that a shop has made.

    Attributes:
        saved: those that may be used; each names every combination.
        draft: the one that is being edited, which may have gaps.
    """

    saved: tuple[SegmentMap, ...] = ()
    draft: SegmentMap | None = None


@dataclass(frozen=True)
class Proof:
    """What a map does to every combination of scores; cells are (recency, frequency, monetary) scores of the bins asked for.

    Attributes:
        cells: how many combinations there are.
        uncovered: cells that no rule covers.
        overlaps: cells that rules of several groups cover, with the codes in the order of the rules; the first decides.
        dead_rules: codes of groups with a rule that decides no cell, once each; with other numbers of scores than the map's own,
            where some scores of its rules cannot come up, of groups without any rule that decides a cell.
    """

    cells: int
    uncovered: tuple[Cell, ...]
    overlaps: tuple[tuple[Cell, tuple[str, ...]], ...]
    dead_rules: tuple[str, ...]


def placed(score: int, bins: int, scale: int = SCALE) -> int:
    """Where a score of `bins` stands on a scale: the ends on the ends, the rest evenly, halves up.

    On the scale 1 to 5, two bins are 1 and 5; three 1, 3, 5; four 1, 2, 4, 5; six 1, 2, 3, 3, 4, 5.
    """
    return 1 + (2 * (score - 1) * (scale - 1) + bins - 1) // (2 * (bins - 1))


def every_cell(bins: Bins, scale: Bins = (SCALE, SCALE, SCALE)) -> dict[Cell, Cell]:
    """Each combination of scores (recency slowest, monetary fastest), and its cell on the scale."""
    numbers = product(*(range(1, count + 1) for count in bins))
    return {
        (r, f, m): (placed(r, bins[0], scale[0]), placed(f, bins[1], scale[1]), placed(m, bins[2], scale[2]))
        for r, f, m in numbers
    }


@lru_cache(maxsize=256)
def prove(segment_map: SegmentMap, bins: Bins | None = None) -> Proof:
    """Try every combination of scores; of the map's own numbers of scores where no others are asked for."""
    bins = bins or segment_map.scale
    uncovered: list[Cell] = []
    overlaps: list[tuple[Cell, tuple[str, ...]]] = []
    deciding: set[int] = set()
    cells = every_cell(bins, segment_map.scale)
    for cell, on_scale in cells.items():
        holding = [place for place, rule in enumerate(segment_map.rules) if rule.holds(on_scale)]
        codes = tuple(dict.fromkeys(segment_map.rules[place].segment for place in holding))
        if not holding:
            uncovered.append(cell)
        else:
            deciding.add(holding[0])
        if len(codes) > 1:
            overlaps.append((cell, codes))
    owning = {segment_map.rules[place].segment for place in deciding} if bins != segment_map.scale else set[str]()
    dead = (
        rule.segment
        for place, rule in enumerate(segment_map.rules)
        if place not in deciding and rule.segment not in owning
    )
    return Proof(len(cells), tuple(uncovered), tuple(overlaps), tuple(dict.fromkeys(dead)))


@lru_cache(maxsize=256)
def lookup(segment_map: SegmentMap, bins: Bins) -> npt.NDArray[np.int8]:
    """For each combination of scores (recency slowest, monetary fastest, from 1) the place of its group in `segments`.

    Raises:
        ValueError: when the map leaves a cell out and has no group for the rest.
    """
    places: Mapping[str, int] = {segment.code: place for place, segment in enumerate(segment_map.segments)}
    table: list[int] = []
    for on_scale in every_cell(bins, segment_map.scale).values():
        code = next((rule.segment for rule in segment_map.rules if rule.holds(on_scale)), segment_map.otherwise)
        if code is None:
            raise ValueError(on_scale)
        table.append(places[code])
    return np.array(table, np.int8)
