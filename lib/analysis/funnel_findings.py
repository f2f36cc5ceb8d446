"""What a reader of a funnel has to know besides its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt

from lib.analysis.event_log import EventLog
from lib.analysis.funnel import Funnel
from lib.analysis.touchpoints import listed
from lib.analysis.watch import Days
from lib.core.findings import Finding, finding
from lib.core.periods import Grain
from lib.core.words import MORE, N_, NP_, Sentence

#: Fewer than so many at the first step say little about the others.
FEW = 30
#: So many days are named.
_MOST_DAYS = 6
_COUNTS_ONLY: dict[Grain, str] = {
    "day": N_(
        "These are daily counts: nobody can be followed from one step to the next, so times between steps, order and "
        "reasons cannot be told, and somebody who comes on two days counts twice."
    ),
    "week": N_(
        "These are weekly counts: nobody can be followed from one step to the next, so times between steps, order and "
        "reasons cannot be told, and somebody who comes in two weeks counts twice."
    ),
    "month": N_(
        "These are monthly counts: nobody can be followed from one step to the next, so times between steps, order and "
        "reasons cannot be told, and somebody who comes in two months counts twice."
    ),
}


Titles = Callable[[str], str | Sentence]
#: Why nothing has a price, and what to do (lib.analysis.stakes.money_places).
NO_PURCHASE = N_(
    "No step is known as the purchase, so no loss has a price. Say which one it is: name it paid=EVENT among the steps."
)


def funnel_findings(
    funnel: Funnel,
    log: EventLog | None,
    steps: Literal["named", "guessed"] = "named",
    title: Titles = str,
) -> tuple[Finding, ...]:
    """Remarks on a funnel, warnings first.

    Args:
        funnel: the answer.
        log: what it was asked of; None: counts alone.
        steps: whether the steps were named by the reader.
        title: what a step of a code is called.
    """
    found = [
        *_figures(funnel, title),
        *(_counts_only(funnel, title) if log is None else _log(funnel, log, steps, title)),
    ]
    return tuple(sorted(found, key=lambda one: one.level != "warning"))


def _figures(funnel: Funnel, title: Titles) -> Iterator[Finding]:
    first = funnel.figures[0].units
    if first == 0:
        yield finding(
            "nobody_at_first_step",
            "warning",
            N_("Nobody did the first step, “{step}”, so no share can be told. Choose another first step."),
            step=title(funnel.figures[0].step.code),
        )
    elif first < FEW:
        yield finding(
            "few_at_first_step",
            "warning",
            NP_(
                "Only {count} stood on the first step: the shares below may be far off. From about {few} on they begin to say something.",
                "Only {count} stood on the first step: the shares below may be far off. From about {few} on they begin to say something.",
            ),
            count=first,
            few=FEW,
        )
    if len(funnel.figures) == 1:
        yield finding(
            "one_step",
            "info",
            N_("One step alone is not a way: name at least two to see where people are lost."),
        )


def _log(funnel: Funnel, log: EventLog, steps: Literal["named", "guessed"], title: Titles) -> Iterator[Finding]:
    question = funnel.question
    if steps == "guessed":
        yield finding(
            "steps_guessed",
            "info",
            N_("The steps were found by the names of the events: {events}."),
            events=" → ".join(" | ".join(step.events) for step in question.steps),
        )
    if not len(log):
        return
    yield from _unused(funnel, log, steps, title)
    if question.order == "strict" and (twice := log.repeated()):
        yield finding(
            "repeated_events",
            "warning",
            NP_(
                "{count} event stands twice in the file, to the second. With nothing allowed between, the second one stops whoever did it; choose “in this order” if the file repeats rows.",
                "{count} events stand twice in the file, to the second. With nothing allowed between, the second ones stop whoever did them; choose “in this order” if the file repeats rows.",
            ),
            count=twice,
        )
    yield from _other_people(funnel, log, title)
    if len(funnel.figures) > 1 and funnel.late is not None:
        waiting = funnel.late.copy()
        waiting[funnel.arrivals[funnel.required()[-1]].unit] = False
        young = int(np.count_nonzero(waiting))
        if young:
            yield finding(
                "still_under_way",
                "info",
                NP_(
                    "{count} of those who have not gone all the way took the first step so late that there is still time: they are not lost yet.",
                    "{count} of those who have not gone all the way took the first step so late that there is still time: they are not lost yet.",
                ),
                count=young,
            )
    yield from _few_over(funnel, title)


def _unused(funnel: Funnel, log: EventLog, steps: Literal["named", "guessed"], title: Titles) -> Iterator[Finding]:
    """The events of no step; a warning where one is found that more people did than the step that was guessed as the first."""
    used = {*funnel.question.events, *funnel.question.exclude}
    people = {
        name: len(np.unique(log.unit[there]))
        for name in log.names
        if name not in used and len(there := log.places([name]))
    }
    if not people:
        return
    most = max(people, key=lambda name: people[name])
    first = funnel.figures[0]
    if steps == "guessed" and people[most] > first.units:
        yield finding(
            "begins_before",
            "warning",
            N_(
                "“{event}” is not part of the way, though {count} did it and only {first} the first step, “{step}”. If the way begins there, choose it as a step."
            ),
            event=most,
            count=people[most],
            first=first.units,
            step=title(first.step.code),
        )
    yield finding(
        "events_not_used",
        "info",
        NP_(
            "{count} event of the log is not used: {events}.",
            "{count} events of the log are not used: {events}.",
        ),
        count=len(people),
        events=listed(sorted(people, key=lambda name: (-people[name], name)), _MOST_DAYS),
    )


def _few_over(funnel: Funnel, title: Titles) -> Iterator[Finding]:
    """The first step on which many stood, but few whose time is over: hardly anything is known of who goes on from there."""
    for place in funnel.required()[:-1]:
        one, over = funnel.figures[place], funnel.over(place)
        if over < FEW <= one.units:
            yield finding(
                "few_with_time_over",
                "warning",
                N_(
                    "Of {all} on the step “{step}” only {count} began so long ago that their time is over, and what is lost is counted of these: it may be far off. Choose a shorter time, or bring a longer log."
                ),
                all=one.units,
                count=over,
                step=title(one.step.code),
            )
            return


def _these(log: EventLog, places: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which of the log's people are at these places."""
    here = np.zeros(log.units, np.bool_)
    here[log.unit[places]] = True
    return here


def _other_people(funnel: Funnel, log: EventLog, title: Titles) -> Iterator[Finding]:
    """A later step that only people take who never took the first: the log may call people otherwise there."""
    first = funnel.figures[0].step
    began = _these(log, log.places(first.events))
    for place in funnel.required()[1:]:
        step = funnel.figures[place].step
        here = _these(log, log.places(step.events))
        if began.any() and np.count_nonzero(here) >= FEW and not (here & began).any():
            yield finding(
                "other_people",
                "warning",
                N_(
                    "{count} took “{step}”, and none of them is among those who took “{first}”: the log may name people differently there, so nobody can be followed so far."
                ),
                count=int(np.count_nonzero(here)),
                step=title(step.code),
                first=title(first.code),
            )
            return


def _named(days: tuple[date, ...]) -> tuple[date | str, ...]:
    """The first of some days, and that there are more."""
    return (*days[:_MOST_DAYS], *((MORE,) if len(days) > _MOST_DAYS else ()))


def aside_findings(days: Days) -> tuple[Finding, ...]:
    """Figures of daily totals that were not understood; a warning where the purchase is missing, which may be one of them."""
    if not days.aside:
        return ()
    return (
        finding(
            "figures_not_understood",
            "info" if "paid" in days.units else "warning",
            NP_(
                "{count} figure of the file is not part of the way, since its name is not known: {figures}. If it is a step, say on the Data page what the column is.",
                "{count} figures of the file are not part of the way, since their names are not known: {figures}. If one of them is a step, say on the Data page what the column is.",
            ),
            count=len(days.aside),
            figures=listed(days.aside, _MOST_DAYS),
        ),
    )


def _counts_only(funnel: Funnel, title: Titles) -> Iterator[Finding]:
    yield finding("counts_only", "info", _COUNTS_ONLY[funnel.grain])
    if funnel.days_below_zero:
        yield finding(
            "negative_counts",
            "warning",
            NP_(
                "On {count} day one of the figures is below 0, which nobody can count; that day is left out of all of them: {days}.",
                "On {count} days one of the figures is below 0, which nobody can count; those days are left out of all of them: {days}.",
            ),
            count=len(funnel.days_below_zero),
            days=_named(funnel.days_below_zero),
        )
    if funnel.days_left_out:
        yield finding(
            "blank_days",
            "warning",
            NP_(
                "On {count} day one of the figures is missing. What is not known is not 0, so that day is left out of all of them: {days}.",
                "On {count} days one of the figures is missing. What is not known is not 0, so those days are left out of all of them: {days}.",
            ),
            count=len(funnel.days_left_out),
            days=_named(funnel.days_left_out),
        )
    guessed = tuple(one.step.events[0] for one in funnel.figures if one.step.events != (one.step.code,))
    if guessed:
        yield finding(
            "steps_guessed",
            "info",
            N_("Some steps were found by the names of figures: {figures}."),
            figures=listed(guessed),
        )
    more = [
        (one.step.code, before.step.code)
        for before, one in zip(funnel.figures, funnel.figures[1:], strict=False)
        if one.units > before.units
    ]
    for code, before in more:
        yield finding(
            "more_than_before",
            "warning",
            N_(
                "“{step}” was counted more often than “{before}”, the step before it: the two are counted differently, and no share can be told."
            ),
            step=title(code),
            before=title(before),
        )
