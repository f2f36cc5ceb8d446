"""Why are they lost at a step? Which channels, devices, pages, hours or groups go on less often than the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lib.analysis.event_log import UNKNOWN, Attribute, EventLog, Int64s
from lib.analysis.funnel import Funnel
from lib.analysis.proportions import Range, chance, difference, still_standing
from lib.core.columns import LOAD_SECONDS

#: Fewer than so many on either side are not compared.
LEAST = 50
#: A page that takes longer is slow (the rule of lib.catalog.touchpoints).
SLOW_SECONDS = 1.5

#: What people at a step are told apart by, besides the log's own columns.
HOURS = ("night", "morning", "afternoon", "evening")
SPEEDS = ("fast", "slow")


@dataclass(frozen=True)
class Reason:
    """People with one value of an attribute, against all others who stood on the same step.

    Attributes:
        attribute, value: such as device, mobile.
        units, passed: how many of them stood there, and how many went on.
        others, others_passed: the same of everybody else.
        gap: their share less the others'.
        explained: the part of the loss that would not be if they went on like the others; below 0 where they go on more.
    """

    attribute: str
    value: str
    units: int
    passed: int
    others: int
    others_passed: int
    gap: Range
    explained: float


@dataclass(frozen=True)
class Reasons:
    """What was found at one step.

    Attributes:
        place: of the step that they did not reach.
        found: differences that are more than chance, those that explain most of the loss first.
        compared: how many comparisons were made.
        stood, lost: how many stood on the step before, and how many of them have not gone on; `waiting`: of these, still may.
    """

    place: int
    found: tuple[Reason, ...]
    compared: int
    stood: int = 0
    lost: int = 0
    waiting: int = 0


def reasons(log: EventLog, funnel: Funnel, place: int, others: Mapping[str, Attribute] | None = None) -> Reasons:
    """Compare everybody who stood on the step before, by what was known of them there.

    Every value with at least `LEAST` people on both sides is compared with the rest; of the differences found, at most one in twenty is
    expected to be chance (Benjamini and Hochberg 1995). Who still has time is among those who have not gone on; so that those who came
    lately are not taken for lost, a difference has to be at least half as large among those whose time is over.

    Args:
        log: with its columns of words.
        funnel: the answer for this log.
        place: of the step that they did not reach.
        others: attributes of units, such as customer groups; codes by unit, -1 for not known.
    """
    required = funnel.required()
    before = required[required.index(place) - 1]
    stood, reached = funnel.arrivals[before], funnel.arrivals[place]
    passed = np.isin(stood.unit, reached.unit, assume_unique=True)
    known = {name: Attribute(one.codes[stood.first], one.values) for name, one in log.attributes.items()}
    known |= _moments(log, stood.first)
    known |= {name: Attribute(one.codes[stood.unit], one.values) for name, one in (others or {}).items()}
    compared = [pair for name, one in known.items() for pair in _compared(name, one, passed)]
    chances = np.array([chance((one.others_passed, one.others), (one.passed, one.units)) for one in compared])
    believed = [one for one, stands in zip(compared, still_standing(chances), strict=True) if stands]
    if funnel.late is not None:
        over = ~funnel.late[stood.unit]
        parts = {name: Attribute(one.codes[over], one.values) for name, one in known.items()}
        settled = {
            (one.attribute, one.value): one.gap.value
            for name, part in parts.items()
            for one in _compared(name, part, passed[over], 1)
        }
        believed = [one for one in believed if settled.get((one.attribute, one.value), 0.0) / one.gap.value >= 0.5]
    ranked = sorted(believed, key=lambda one: (-one.explained, one.attribute, one.value))
    return Reasons(place, tuple(ranked), len(compared), len(passed), int((~passed).sum()), funnel.still(place))


def _moments(log: EventLog, places: Int64s) -> dict[str, Attribute]:
    """The part of the day, and whether the page was slow."""
    hour = (log.second[places] // 3600 % 24).astype(np.int32)
    found = {"hour": Attribute(hour // 6, HOURS)}
    if LOAD_SECONDS in log.numbers:
        load = log.numbers[LOAD_SECONDS][places]
        found["speed"] = Attribute(np.where(np.isnan(load), -1, load > SLOW_SECONDS).astype(np.int32), SPEEDS)
    return found


def _compared(name: str, attribute: Attribute, passed: npt.NDArray[np.bool_], least: int = LEAST) -> list[Reason]:
    """One comparison a value that has enough people; of two values only the first, as the other says the same."""
    known = attribute.codes >= 0
    if UNKNOWN in attribute.values:
        known &= attribute.codes != attribute.values.index(UNKNOWN)
    codes = attribute.codes[known]
    size = len(attribute.values)
    units = np.bincount(codes, minlength=size)
    went = np.bincount(codes, weights=passed[known], minlength=size).astype(np.int64)
    all_units, all_went = int(units.sum()), int(went.sum())
    lost = max(int((~passed).sum()), 1)
    found: list[Reason] = []
    enough = [code for code in range(size) if units[code] >= least and all_units - units[code] >= least]
    if int((units > 0).sum()) == 2:
        enough = sorted(enough, key=lambda code: went[code] / units[code])[:1]
    for code in enough:
        mine, rest = (int(went[code]), int(units[code])), (all_went - int(went[code]), all_units - int(units[code]))
        gap = difference(rest, mine)
        if gap is not None:
            explained = -gap.value * mine[1] / lost
            found.append(Reason(name, attribute.values[code], mine[1], mine[0], rest[1], rest[0], gap, explained))
    return found


# -- two funnels side by side

#: Fewer days are not two periods.
LEAST_DAYS = 14
Days = tuple[date, date]


def halves(first: date, last: date) -> tuple[Days, Days] | None:
    """The second half of some days and the one of the same length before it; None of fewer than `LEAST_DAYS`."""
    count = (last - first).days + 1
    if count < LEAST_DAYS:
        return None
    length = (count + 1) // 2
    return (
        (max(last - timedelta(days=2 * length - 1), first), last - timedelta(days=length)),
        (last - timedelta(days=length - 1), last),
    )


@dataclass(frozen=True)
class Compared:
    """One step in two funnels: the share that came from the step before, and the difference.

    Attributes:
        gap: the second's share less the first's; None where one of them has nobody there.
        believed: whether it is more than chance, all steps taken together (Benjamini and Hochberg 1995).
    """

    place: int
    one: Range | None
    other: Range | None
    gap: Range | None
    believed: bool


def compare(one: Funnel, other: Funnel) -> tuple[Compared, ...]:
    """Each step of two funnels of the same steps; none that one of them counted more often than the step before."""
    steps = one.required()
    counts = [
        (
            place,
            (one.figures[place].units, one.figures[before].units),
            (other.figures[place].units, other.figures[before].units),
        )
        for before, place in pairwise(steps)
        if place not in one.odd() | other.odd()
    ]
    chances = np.array([chance(first, second) for _, first, second in counts])
    stands = still_standing(chances)
    return tuple(
        Compared(
            place,
            one.figures[place].of_previous,
            other.figures[place].of_previous,
            difference(first, second),
            bool(believed),
        )
        for (place, first, second), believed in zip(counts, stands, strict=True)
    )
