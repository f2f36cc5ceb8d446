"""Touch-points: which events of a file they are, and whether each keeps its limits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from typing import Literal

from lib.analysis.funnel_rule import Need, Step
from lib.core.errors import CannotAnswer
from lib.core.words import N_, first_of

Measure = Literal["load_seconds", "dwell_seconds", "arriving", "arriving_against_usual", "units_against_usual"]

_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class TouchPoint:
    """One place where a shop and a customer meet.

    Attributes:
        code: its name in answers.
        title, meaning: marked for translation.
        events: what logs call it, compact (see `compact`); a name that ends in * is a beginning.
        metrics: the daily totals that count it, the best first (lib.core.columns.DAILY).
        owner, action, test: whose it is, what to do when too many are lost before it, and how to test that.
    """

    code: str
    title: str
    meaning: str
    events: tuple[str, ...]
    metrics: tuple[str, ...]
    owner: str
    action: str
    test: str
    need: Need = "required"


@dataclass(frozen=True)
class Rule:
    """A limit of a touch-point; the alarms use the same ones.

    Attributes:
        measure: the median seconds that a page takes to load or is looked at; the share that arrives from the touch-point
            before it in the file; that share, or the number of people, against the usual: the same weekdays of four weeks.
        bound: the side of `limit` that is a breach.
        limit: seconds, a share, or a part of the usual.
        days: how many days running.
        title: marked for translation, with the facts of the limit.
        owner, action, test: as of the touch-point, where what to do is another thing; else empty.
    """

    code: str
    touchpoint: str
    measure: Measure
    bound: Literal["above", "below"]
    limit: float
    days: int
    title: str
    owner: str = ""
    action: str = ""
    test: str = ""


def compact(name: str) -> str:
    """A name without case, blanks and signs: "Add To Cart", "add_to_cart" and "addToCart" are one."""
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", name).casefold())


def _bare(name: str) -> str:
    """A compact name without accents: "payé" and "paye" are one."""
    return "".join(sign for sign in unicodedata.normalize("NFD", compact(name)) if unicodedata.category(sign) != "Mn")


@cache
def _bare_known(template: tuple[TouchPoint, ...]) -> tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]:
    """For each touch-point its code, its whole names, and its beginnings."""
    return tuple(
        (
            point.code,
            frozenset(_bare(name) for name in point.events if not name.endswith("*")),
            tuple(_bare(name) for name in point.events if name.endswith("*")),
        )
        for point in template
    )


def guessed(names: Iterable[str], template: Sequence[TouchPoint]) -> dict[str, tuple[str, ...]]:
    """The events of a file that each touch-point is, by code, in the template's order; only touch-points that are there."""
    of_code: dict[str, list[str]] = {point.code: [] for point in template}
    for name in sorted(set(names)):
        code = _code_of(_bare(name), template)
        if code is not None:
            of_code[code].append(name)
    return {code: tuple(found) for code, found in of_code.items() if found}


def _code_of(name: str, template: Sequence[TouchPoint]) -> str | None:
    """An exact name first, then the longest beginning."""
    beginnings: dict[str, str] = {}
    for code, whole, begin in _bare_known(tuple(template)):
        if name in whole or name in begin:
            return code
        beginnings |= {known: code for known in begin if name.startswith(known)}
    return beginnings[max(beginnings, key=len)] if beginnings else None


def called_as(point: TouchPoint, names: Iterable[str]) -> str | None:
    """The name that says a touch-point best and nothing else, None where none does; beginnings count as whole names here."""
    by_bare = {_bare(name): name for name in names}
    return next((by_bare[key] for known in point.events if (key := _bare(known)) in by_bare), None)


def steps_of(mapping: Mapping[str, Sequence[str]], template: Sequence[TouchPoint]) -> tuple[Step, ...]:
    """A mapping as steps, in the order of the template; one event never stands for two."""
    steps: list[Step] = []
    used: set[str] = set()
    for point in template:
        events = tuple(name for name in mapping.get(point.code, ()) if name not in used)
        used.update(events)
        if events:
            steps.append(Step(point.code, events, point.need if steps else "required"))
    return tuple(steps)


def every_step(names: Iterable[str], told: Sequence[Step], template: Sequence[TouchPoint]) -> tuple[Step, ...]:
    """The usual touch-points of a log: as the reader told them, the others by the names of its events."""
    by_hand = {point.code: step.events for step in told if (point := touchpoint_of(step, template)) is not None}
    used = {name for step in told for name in step.events}
    return steps_of({**guessed([name for name in names if name not in used], template), **by_hand}, template)


def touchpoint_of(step: Step, template: Sequence[TouchPoint]) -> TouchPoint | None:
    """The touch-point that a step is, by its code, else by its events; None for a step of the reader's own."""
    known = {point.code: point for point in template}
    return known.get(step.code) or known.get(next(iter(guessed(step.events, template)), ""))


def named_steps(
    given: Sequence[str], names: Sequence[str], template: Sequence[TouchPoint], optional: Sequence[str] = ()
) -> tuple[Step, ...]:
    """Steps as a reader writes them: an event's name, several with | between, a touch-point's code; with ? behind: optional.

    "paid=pagou" says which touch-point an event is. Case and signs do not matter where they are not needed to tell events apart. A step
    that is one event is called as the file calls it.

    Raises:
        CannotAnswer: a name is not among the file's events, or an optional step is not among the steps.
    """
    mapping = guessed(names, template)
    steps: list[Step] = []
    for text in given:
        touchpoint, written = _told(text, names, template)
        optional_here = written.endswith("?") and written not in names
        parts = (written[:-1] if optional_here else written).split("|")
        events = _all_of(parts, names, mapping)
        code = touchpoint or (events[0] if len(events) == 1 else "|".join(part.strip() for part in parts))
        steps.append(Step(code, events, "optional" if optional_here else "required"))
    return with_optional(steps, optional, mapping)


def _told(text: str, names: Sequence[str], template: Sequence[TouchPoint]) -> tuple[str | None, str]:
    """The touch-point that a step is told to be ("paid=pagou"), if any, and the rest of what is written."""
    label, told, rest = text.partition("=")
    if not told or _among(text, names):
        return None, text
    point = next((point for point in template if compact(point.code) == compact(label)), None)
    if point is None:
        raise CannotAnswer(
            N_("“{step}” is none of the usual steps {steps}, which can be told to be an event, such as {example}."),
            step=label.strip(),
            steps=listed([point.code for point in template]),
            example=f"{template[0].code}={rest.strip()}",
        )
    return point.code, rest.strip()


def named_events(given: Sequence[str], names: Sequence[str], template: Sequence[TouchPoint]) -> tuple[str, ...]:
    """Events as a reader writes them, each by the same rule as a step.

    Raises:
        CannotAnswer: a name is not among the file's events, or could be several of them.
    """
    return _all_of(given, names, guessed(names, template))


def with_optional(
    steps: Sequence[Step], optional: Sequence[str], mapping: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Step, ...]:
    """The steps of these names may be skipped: a step's own name, or that of the touch-point (`mapping`) that it is.

    Raises:
        CannotAnswer: a name is not among the steps.
    """
    known = list(dict.fromkeys(step.code for step in steps))
    skipped: set[str] = set()
    for name in optional:
        found = _among(name, known) or [step.code for step in steps if step.events == (mapping or {}).get(name)]
        if not found:
            raise CannotAnswer(
                N_("“{step}” was to be optional but is not one of the steps {steps}."), step=name, steps=listed(known)
            )
        skipped.update(found)
    return tuple(replace(step, need="optional") if step.code in skipped else step for step in steps)


def _among(name: str, names: Sequence[str]) -> list[str]:
    """The names that one can be meant by: itself, else those that differ in case and blanks only, else in signs, too."""
    for alike in (str, _plain, compact):
        found = [one for one in names if alike(one) == alike(name)]
        if found:
            return found
    return []


def _plain(name: str) -> str:
    """A name without case and outer blanks."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _all_of(given: Sequence[str], names: Sequence[str], mapping: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in given for name in _events(one.strip(), names, mapping)))


def _events(name: str, names: Sequence[str], mapping: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    alike = _among(name, names)
    if len(alike) == 1:
        return (alike[0],)
    if name in mapping:
        return mapping[name]
    if alike:
        raise CannotAnswer(
            N_(
                "“{event}” could be several events of the file: {events}. Write it exactly as the file does, or all of them with | between."
            ),
            event=name,
            events=listed(alike),
        )
    near = _nearest(name, names)
    if near:
        raise CannotAnswer(
            N_("“{event}” is not an event of the file. The nearest names: {nearest}. It has {events}."),
            event=name,
            nearest=listed(near),
            events=listed(names),
        )
    raise CannotAnswer(
        N_("“{event}” is not an event of the file. It has {events}. Name events as the file does."),
        event=name,
        events=listed(names),
    )


def _nearest(name: str, names: Sequence[str]) -> list[str]:
    """Up to three names that are written most like one."""
    by_compact: dict[str, list[str]] = {}
    for one in names:
        by_compact.setdefault(compact(one), []).append(one)
    return [one for key in get_close_matches(compact(name), by_compact, 3) for one in by_compact[key]][:3]


def listed(names: Sequence[str], most: int = 40) -> tuple[str, ...]:
    """Names in quotation marks, the first of many, as the fact of a sentence."""
    return first_of([f"“{name}”" for name in names], most) or ("–",)
