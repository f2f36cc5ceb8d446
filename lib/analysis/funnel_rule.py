"""What a funnel asks, and the rule by which every engine answers it.

A *chain* is one event for each step, all different. It starts at its first event and has to end within the window of it, the
end included. Events of the same second stand in no order, so a chain may take them in any.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from lib.core.errors import CannotAnswer
from lib.core.words import N_

Order = Literal["ordered", "strict", "any"]
Unit = Literal["user", "session"]
#: Where it is known from what a buyer is worth.
Source = Literal["events", "orders", "totals", "given"]
Need = Literal["required", "optional"]
#: Which of a user's values a breakdown goes by: that of the first or the last of the steps' events, of one step (its
#: number), or "all": each value's events make a funnel of their own, so somebody may count in several.
Touch = Literal["first", "last", "all"] | int

DAY_SECONDS = 86_400
#: More steps than these nobody can read, and paths through optional steps double with each.
MOST_STEPS = 20
MOST_OPTIONAL = 6


@dataclass(frozen=True)
class Step:
    """One step: reached by any of these events.

    Attributes:
        code: what it is called in answers.
        events: names as the file has them.
        need: an optional step is counted where it is on the way, and nobody is lost by skipping it.
    """

    code: str
    events: tuple[str, ...]
    need: Need = "required"


@dataclass(frozen=True)
class Question:
    """A funnel as asked.

    Attributes:
        steps: from the first to the last.
        window_seconds: how long after its first event a chain may end.
        order: "ordered": other events may lie between the steps; "strict": none may; "any": the steps come in any order.
        unit: whose way is counted: a user's, or a session's.
        exclude: events that spoil a chain when one lies after its first second and before its last.

    Raises:
        CannotAnswer: for steps that no rule can tell apart, or that lack a beginning.
    """

    steps: tuple[Step, ...]
    window_seconds: int = 7 * DAY_SECONDS
    order: Order = "ordered"
    unit: Unit = "user"
    exclude: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be meant, whoever asks."""
        if not self.steps or self.window_seconds < 0 or any(not step.events for step in self.steps):
            raise ValueError(self.steps)
        if len(self.steps) > MOST_STEPS or self._optional > MOST_OPTIONAL:
            raise CannotAnswer(
                N_("At most {most} steps were expected, and at most {optional} of them optional. Leave some out."),
                most=MOST_STEPS,
                optional=MOST_OPTIONAL,
            )
        if self.steps[0].need == "optional":
            raise CannotAnswer(
                N_(
                    "The first step cannot be optional, since the time is counted from it. Begin with a step that is not."
                )
            )
        for name in self._clashes():
            raise CannotAnswer(
                N_(
                    "The event “{event}” stands for two steps that are not the same, or is excluded as well. Give every event one meaning."
                ),
                event=name,
            )

    @property
    def _optional(self) -> int:
        return sum(step.need == "optional" for step in self.steps)

    def _clashes(self) -> Iterator[str]:
        """Events of two steps whose sets of events are not equal, and steps that are excluded."""
        sets = {frozenset(step.events) for step in self.steps}
        seen = Counter(name for events in sets for name in events)
        excluded = set(self.exclude)
        yield from sorted(name for name, times in seen.items() if times > 1 or name in excluded)

    @cached_property
    def events(self) -> tuple[str, ...]:
        """Every event that a step is reached by."""
        return tuple(sorted({name for step in self.steps for name in step.events}))


@dataclass(frozen=True)
class Jump:
    """A way to stand on a step within one second: from the step `base` of an earlier second (None: the chain starts here).

    Attributes:
        base: a step's place, or None.
        needs: how many events of each class the second has to hold.
        events: how many they are together.
    """

    base: int | None
    needs: Mapping[int, int]
    events: int


@dataclass(frozen=True)
class Plan:
    """A question prepared for the engines.

    Attributes:
        classes: the different sets of events.
        of_step: the class of each step.
        repeats: whether two steps share a class.
    """

    question: Question

    @cached_property
    def classes(self) -> tuple[tuple[str, ...], ...]:
        """The different sets of events, in the order of the steps."""
        return tuple(dict.fromkeys(tuple(sorted(set(step.events))) for step in self.question.steps))

    @cached_property
    def of_step(self) -> tuple[int, ...]:
        """The class of each step."""
        return tuple(self.classes.index(tuple(sorted(set(step.events)))) for step in self.question.steps)

    @property
    def repeats(self) -> bool:
        """Whether two steps are reached by the same events, so that one event must not count for both."""
        return len(self.classes) < len(self.of_step)

    def path(self, step: int) -> tuple[int, ...]:
        """The steps of a chain that ends at `step`: the required ones before it, and itself."""
        before = (one for one in range(step) if self.question.steps[one].need == "required")
        return (*before, step)

    def before(self, step: int) -> int | None:
        """The step that a chain comes from: the last required one before."""
        path = self.path(step)
        return path[-2] if len(path) > 1 else None

    def needs(self, step: int) -> Mapping[int, int]:
        """How many events of each class a whole chain up to `step` has."""
        return Counter(self.of_step[one] for one in self.path(step))

    def jumps(self, step: int) -> tuple[Jump, ...]:
        """All ways to arrive at `step` in one second, the shortest first.

        Where nothing may lie between, an optional step's event may, as that step; elsewhere it never needs to be taken.
        """
        ways = self._strict_ways((step,)) if self.question.order == "strict" else self._ways(self.path(step))
        found = (Jump(base, Counter(self.of_step[one] for one in taken), len(taken)) for base, taken in ways)
        return tuple(sorted(found, key=lambda jump: jump.events))

    def _ways(self, path: tuple[int, ...]) -> Iterator[tuple[int | None, tuple[int, ...]]]:
        for start in range(len(path) - 1, -1, -1):
            yield (path[start - 1] if start else None), path[start:]

    def _strict_ways(self, taken: tuple[int, ...]) -> Iterator[tuple[int | None, tuple[int, ...]]]:
        """Ways whose steps follow one another but for optional steps that are skipped."""
        if taken[0] == 0:
            yield None, taken
            return
        for base in range(taken[0] - 1, -1, -1):
            yield base, taken
            yield from self._strict_ways((base, *taken))
            if self.question.steps[base].need == "required":
                return
