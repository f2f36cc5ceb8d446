"""The windowed funnel on a prepared log: the fast twin of lib.analysis.funnel_reduction.

Where no event serves two steps and others may lie between, a step costs one search of sorted keys in sorted keys: the last
event before that stands on the step before has the latest start, for starts never go back. Other questions go second by second.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lib.analysis.event_log import EventLog, Int64s
from lib.analysis.funnel_rule import Plan, Question

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Arrival:
    """Who reached one step; arrays are aligned, by unit.

    Attributes:
        unit: users or sessions, ascending.
        first: the place in the log of the step's event with which they did so first.
        took_seconds: the least time from the first step.
        since_seconds: the least time from the step before; None at the first step, and where steps come in any order.
    """

    unit: Int64s
    first: Int64s
    took_seconds: Int64s
    since_seconds: Int64s | None


@dataclass(frozen=True, eq=False)
class _Hits:
    """Moments that stand on a step: their keys, the keys of their chains' starts, and of the step before.

    `event` is their place among the step's events, where it is known already.
    """

    key: Int64s
    start: Int64s
    before: Int64s | None
    event: Int64s | None = None


def arrivals(log: EventLog, question: Question) -> tuple[Arrival, ...]:
    """Who reached each step, and how fast (the rule: lib.analysis.funnel_rule)."""
    plan = Plan(question)
    if question.order == "strict":
        hits = _by_seconds(log, plan)
    elif question.order == "any":
        hits = _any_order(log, plan)
    else:
        hits = _by_seconds(log, plan) if plan.repeats else _by_search(log, plan)
    return tuple(_arrival(log, question, step, hit) for step, hit in enumerate(hits))


def _arrival(log: EventLog, question: Question, step: int, hits: _Hits) -> Arrival:
    """The moments of each unit together: the first, and the least of their times."""
    if not len(hits.key):
        nobody = np.zeros(0, np.int64)
        return Arrival(nobody, nobody, nobody, None if hits.before is None else nobody)
    unit = hits.key >> log.shift
    begins = np.flatnonzero(np.concatenate([[True], unit[1:] != unit[:-1]]))
    took = np.minimum.reduceat(hits.key - hits.start, begins)
    since = None if hits.before is None else np.minimum.reduceat(hits.key - hits.before, begins)
    events = question.steps[step].events
    if hits.event is None:
        place = np.searchsorted(log.keys(events), hits.key[begins], side="right") - 1
    else:
        place = hits.event[begins]
    first = log.places(events)[place]
    return Arrival(unit[begins] - 1, first, took, since)


def _window(log: EventLog, question: Question) -> int:
    """The window in keys: beyond the log's span it means the same, and keys of two units stay apart."""
    return min(question.window_seconds, log.span_seconds)


def _spoilt(log: EventLog, question: Question, keys: Int64s) -> Int64s:
    """For each key, the last excluded event of an earlier second (0 or another unit's: none of this unit)."""
    excluded = log.keys(question.exclude)
    return _last(excluded, excluded, keys, "left")


def _last(keys: Int64s, values: Int64s, at: Int64s, side: str) -> Int64s:
    """The value at the last of `keys` up to (right) or before (left) each of `at`; 0 where there is none."""
    if not len(keys):
        return np.zeros(len(at), np.int64)
    place = np.searchsorted(keys, at, side="right" if side == "right" else "left") - 1
    return np.where(place >= 0, values[place], 0)


def _in_time(log: EventLog, question: Question, keys: Int64s, start: Int64s) -> Bools:
    """Whether chains with these starts (0: none) may end at these keys."""
    fits = (keys - start <= _window(log, question)) & (start > 0)
    if question.exclude:
        fits &= start >= _spoilt(log, question, keys)
    return fits


def _by_search(log: EventLog, plan: Plan) -> list[_Hits]:
    """No event serves two steps: the last moment on the step before has the latest start."""
    question = plan.question
    found: list[_Hits] = []
    for step, asked in enumerate(question.steps):
        keys, before = log.keys(asked.events), plan.before(step)
        if before is None:
            found.append(_Hits(keys, keys, None, np.arange(len(keys))))
            continue
        come = found[before]
        if not len(come.key):
            found.append(_Hits(come.key, come.key, come.key))
            continue
        place = np.searchsorted(come.key, keys, side="right") - 1
        start = come.start[place]  # place -1 is the last start of all: later than the key, or of another unit
        fits = (keys - start <= _window(log, question)) & (place >= 0)
        if question.exclude:
            fits &= start >= _spoilt(log, question, keys)
        event = np.flatnonzero(fits)
        found.append(_Hits(keys[event], start[event], come.key[place[event]], event))
    return found


def _by_seconds(log: EventLog, plan: Plan) -> list[_Hits]:
    """Any question with an order: one row a second of a unit, as in the reduction."""
    question = plan.question
    strict = question.order == "strict"
    places = None if strict else log.places(question.events)
    all_keys = log.key if places is None else log.key[places]
    key, begins = np.unique(all_keys, return_index=True)
    if not len(key):
        nothing = np.zeros(0, np.int64)
        return [_Hits(nothing, nothing, None if step == 0 else nothing) for step in range(len(plan.of_step))]
    of = [np.diff(np.searchsorted(log.keys(names), np.append(key, key[-1] + 1))) for names in plan.classes]
    events = np.diff(np.append(begins, len(all_keys)))
    earlier: dict[int, Int64s] = {}
    last: dict[int, Int64s] = {}
    found: list[_Hits] = []
    for step in range(len(plan.of_step)):
        at, onward = np.zeros(len(key), np.int64), np.zeros(len(key), np.int64)
        before = np.zeros(len(key), np.int64)
        for jump in plan.jumps(step):
            start = key if jump.base is None else earlier[jump.base]
            holds = np.logical_and.reduce([of[place] >= times for place, times in jump.needs.items()])
            holds &= _in_time(log, question, key, start)
            at = np.where(holds, np.maximum(at, start), at)
            whole = holds if jump.base is None else holds & (events == jump.events)
            onward = np.where(whole, np.maximum(onward, start), onward)
            come = key if jump.events > 1 or jump.base is None else last[jump.base]
            before = np.where(holds, np.maximum(before, come), before)
        if strict:
            earlier[step] = np.concatenate([[0], onward[:-1]])
            last[step] = np.concatenate([[0], key[:-1]])
        else:
            earlier[step] = _running(at)
            last[step] = _running(np.where(at > 0, key, 0))
        hit = at > 0
        found.append(_Hits(key[hit], at[hit], before[hit] if step else None))
    return found


def _running(values: Int64s) -> Int64s:
    """The greatest value before each row; another unit's is told by its distance."""
    return np.concatenate([[0], np.maximum.accumulate(values)[:-1]])


def _any_order(log: EventLog, plan: Plan) -> list[_Hits]:
    """The steps in any order: the start is the earliest of the latest events that a chain needs."""
    question = plan.question
    found: list[_Hits] = []
    for step in range(len(plan.of_step)):
        needs = plan.needs(step)
        ends = np.unique(np.concatenate([log.keys(plan.classes[place]) for place in needs]))
        start = np.full(len(ends), np.iinfo(np.int64).max)
        for place, times in needs.items():
            keys = log.keys(plan.classes[place])
            earlier = np.concatenate([np.zeros(times - 1, np.int64), keys[: len(keys) - times + 1]])[: len(keys)]
            start = np.minimum(start, _last(keys, earlier, ends, "right"))
        fits = _in_time(log, question, ends, start)
        found.append(_Hits(ends[fits], start[fits], None))
    return found
