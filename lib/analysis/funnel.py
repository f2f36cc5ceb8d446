"""Where on the way do we lose them? Counts of each step, with ranges and times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lib.analysis.event_log import UNKNOWN, Attribute, EventLog, Int64s
from lib.analysis.funnel_kernel import Arrival, arrivals
from lib.analysis.funnel_rule import Plan, Question, Step, Touch
from lib.analysis.proportions import Range, wilson
from lib.core.periods import Grain


@dataclass(frozen=True)
class Spread:
    """Half of them took between `q1` and `q3`, seconds; linear interpolation (Hyndman and Fan 1996, type 7)."""

    q1: float
    median: float
    q3: float


@dataclass(frozen=True)
class StepFigures:
    """One step of a funnel.

    Attributes:
        units: how many reached it: users, sessions, or what an aggregate counts.
        lost: of those who stood on the required step before, how many did not come here; 0 at the first and at optional ones.
        of_first: the share of the first step's; None where nobody stood there.
        of_previous: the share of the required step before.
        took, since: seconds from the first step and from the step before; None where unknown.
    """

    step: Step
    units: int
    lost: int
    of_first: Range | None
    of_previous: Range | None
    took: Spread | None = None
    since: Spread | None = None


@dataclass(frozen=True, eq=False)
class Funnel:
    """A funnel with what it was asked.

    Attributes:
        arrivals: who reached each step; empty where only counts are known.
        days_left_out: of counts a day, those on which a step's was not known.
        days_below_zero: those on which a step's count is below 0, which are left out as well.
        grain: what such counts are counted by.
        late: by unit, who began so late that there is still time; None where that is not known.
    """

    question: Question
    figures: tuple[StepFigures, ...]
    arrivals: tuple[Arrival, ...] = ()
    days_left_out: tuple[date, ...] = ()
    days_below_zero: tuple[date, ...] = ()
    grain: Grain = "day"
    late: npt.NDArray[np.bool_] | None = None

    def required(self) -> tuple[int, ...]:
        """The places of the steps that nobody can skip."""
        return tuple(place for place, one in enumerate(self.figures) if one.step.need == "required")

    def odd(self) -> frozenset[int]:
        """Places that were counted more often than the required step before them: they count something else."""
        return frozenset(
            at for before, at in pairwise(self.required()) if self.figures[at].units > self.figures[before].units
        )

    def waiting(self, stood: int, place: int) -> int:
        """Of those who stood on one step and have not come to a later one, how many may still do so; 0 where it is not known."""
        if self.late is None or not self.arrivals:
            return 0
        there = self.arrivals[stood].unit
        there = there[self.late[there]]
        return len(there) - int(np.isin(there, self.arrivals[place].unit, assume_unique=True).sum())

    def over(self, place: int) -> int:
        """Of those who reached a step, how many have no time left: they began so early that their window has closed.

        Only of these is it known whether they went on. All of them where it is not known who began late.
        """
        if self.late is None or not self.arrivals:
            return self.figures[place].units
        return int(np.count_nonzero(~self.late[self.arrivals[place].unit]))

    def still(self, place: int) -> int:
        """Of those who are lost before a step, how many may still come."""
        before = Plan(self.question).before(place)
        return 0 if before is None or self.figures[place].step.need == "optional" else self.waiting(before, place)


def from_log(log: EventLog, question: Question) -> Funnel:
    """The funnel of a prepared log."""
    found = arrivals(log, question)
    counts = [len(arrival.unit) for arrival in found]
    took = [spread(arrival.took_seconds) for arrival in found]
    since = [None if arrival.since_seconds is None else spread(arrival.since_seconds) for arrival in found]
    return Funnel(question, steps_figures(question, counts, took, since), found, late=_late(log, question))


def _late(log: EventLog, question: Question) -> npt.NDArray[np.bool_] | None:
    """Who began so late that the window is still open when the log ends; None where it is longer than the log."""
    if not len(log) or question.window_seconds >= log.span_seconds:
        return None
    begun = log.places(question.events if question.order == "any" else question.steps[0].events)
    late = np.zeros(log.units, np.bool_)
    late[log.unit[begun[log.second[begun] > log.second.max() - question.window_seconds]]] = True
    return late


def from_counts(
    steps: Sequence[Step],
    counts: Sequence[int],
    days_left_out: tuple[date, ...] = (),
    days_below_zero: tuple[date, ...] = (),
    grain: Grain = "day",
) -> Funnel:
    """The funnel of counts alone, such as daily totals: no times, and nobody can be followed from step to step."""
    question = Question(tuple(steps))
    nothing = [None] * len(steps)
    return Funnel(
        question,
        steps_figures(question, counts, nothing, nothing),
        days_left_out=days_left_out,
        days_below_zero=days_below_zero,
        grain=grain,
    )


def steps_figures(
    question: Question,
    counts: Sequence[int],
    took: Sequence[Spread | None],
    since: Sequence[Spread | None],
) -> tuple[StepFigures, ...]:
    """Shares and losses from counts.

    A count above the one before (aggregates can have that) counts something else: it has no share, and nobody is lost before
    it, nor after it of those who stood there.
    """
    plan = Plan(question)
    rows: list[StepFigures] = []
    odd = False
    for place, (step, units) in enumerate(zip(question.steps, counts, strict=True)):
        before = plan.before(place)
        previous = units if before is None else counts[before]
        lost = max(previous - units, 0) if step.need == "required" and not odd else 0
        odd = units > previous if step.need == "required" else odd
        whole = Range(1.0, 1.0, 1.0) if units else None
        first = whole if before is None else _share(units, counts[0])
        rows.append(
            StepFigures(
                step,
                units,
                lost,
                first,
                whole if before is None else _share(units, previous),
                took[place],
                since[place],
            )
        )
    return tuple(rows)


def _share(part: int, whole: int) -> Range | None:
    return wilson(part, whole) if part <= whole else None


def spread(seconds: Int64s) -> Spread | None:
    """Quartiles of whole seconds; None of nobody."""
    if not len(seconds):
        return None
    in_order = np.sort(seconds)  # vectorised by NumPy, and faster than looking for three places
    last = len(in_order) - 1
    low, middle, high = (
        float(in_order[int(at)] + (in_order[min(int(at) + 1, last)] - in_order[int(at)]) * (at - int(at)))
        for at in (last * 0.25, last * 0.5, last * 0.75)
    )
    return Spread(low, middle, high)


def groups(log: EventLog, funnel: Funnel, by: str, touch: Touch = "first") -> Mapping[str, Funnel]:
    """The funnel of each value of an attribute, the most frequent first; the empty text is "not known".

    Args:
        log: with the attribute.
        funnel: the answer for all.
        by: the attribute's name.
        touch: whose value counts (see `Touch`).
    """
    attribute, question = log.attributes[by], funnel.question
    if touch == "all":
        found = {
            value: from_log(log.some(attribute.codes == code), question)
            for code, value in enumerate(attribute.values)
            if value != UNKNOWN
        }
    else:
        found = _grouped(funnel, touched(log, question, attribute, touch), attribute)
    return _ranked(found)


def split(funnel: Funnel, attribute: Attribute) -> Mapping[str, Funnel]:
    """The funnel of each value of something known of the units themselves, such as their customer group.

    Args:
        funnel: the answer for all.
        attribute: codes by unit, -1 for not known (the empty text in the answer).
    """
    return _ranked(_grouped(funnel, attribute.codes, attribute))


def _ranked(found: Mapping[str, Funnel]) -> Mapping[str, Funnel]:
    """The most frequent first; none that nobody came to."""
    ranked = sorted(found.items(), key=lambda pair: (-pair[1].figures[0].units, pair[0]))
    return {value: one for value, one in ranked if any(figures.units for figures in one.figures)}


def touched(log: EventLog, question: Question, attribute: Attribute, touch: Touch) -> npt.NDArray[np.int32]:
    """For each unit the code of its value; -1 where it is not known.

    In one second the earlier step comes first ("last": the later one), then the smaller text.
    """
    chosen = question.steps[touch - 1].events if isinstance(touch, int) else question.events
    places = log.places(chosen)
    if UNKNOWN in attribute.values:
        places = places[attribute.codes[places] != attribute.values.index(UNKNOWN)]
    code_of = np.full(log.units, -1, np.int32)
    if not len(places):
        return code_of
    classes = Plan(question).classes
    ranks = np.zeros(len(log.names), np.int64)
    for rank, names in enumerate(classes):
        ranks[[log.names.index(name) for name in names if name in log.names]] = rank
    when, rank = log.second[places] - log.second.min(), ranks[log.event[places]]
    if touch == "last":
        when, rank = log.span_seconds - when, len(classes) - 1 - rank
    order = (when * len(classes) + rank) * len(attribute.values) + attribute.codes[places]
    unit = log.unit[places]
    begins = np.flatnonzero(np.concatenate([[True], unit[1:] != unit[:-1]]))
    code_of[unit[begins]] = np.minimum.reduceat(order, begins) % len(attribute.values)
    return code_of


def _grouped(funnel: Funnel, code_of: npt.NDArray[np.int32], attribute: Attribute) -> dict[str, Funnel]:
    """The arrivals of each group: every unit is in exactly one."""
    found: dict[str, Funnel] = {}
    codes = [code_of[arrival.unit] for arrival in funnel.arrivals]
    for code in sorted({int(code) for one in codes for code in np.unique(one)}):
        parts = tuple(_some(arrival, one == code) for arrival, one in zip(funnel.arrivals, codes, strict=True))
        value = UNKNOWN if code < 0 else attribute.values[code]
        found[value] = Funnel(
            funnel.question,
            steps_figures(
                funnel.question,
                [len(part.unit) for part in parts],
                [spread(part.took_seconds) for part in parts],
                [None if part.since_seconds is None else spread(part.since_seconds) for part in parts],
            ),
            parts,
            late=funnel.late,
        )
    return found


def _some(arrival: Arrival, chosen: npt.NDArray[np.bool_]) -> Arrival:
    since = arrival.since_seconds
    return Arrival(
        arrival.unit[chosen],
        arrival.first[chosen],
        arrival.took_seconds[chosen],
        None if since is None else since[chosen],
    )
