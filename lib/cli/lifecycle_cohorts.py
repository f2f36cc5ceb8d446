"""`lifecycle`: those who began together, as the contract has them, and by any measure of the page."""

from __future__ import annotations

from typing import Any

import numpy as np

from lib.analysis.cohorts import Cohorts, Measure, cohort_members, period_start
from lib.analysis.histories import Labels
from lib.analysis.lifecycle import Lifecycle
from lib.charts.cohorts import MARGINS, MEASURES, cohorts_finding
from lib.cli.calls import Call
from lib.cli.importing import money
from lib.cli.lifecycle_moves import month_name
from lib.cli.plain import without_dust
from lib.cli.show import Figure, table
from lib.core.money import SCALE
from lib.core.settings import Period
from lib.core.words import N_
from lib.text.words import NOTHING, Words

#: What is counted in money, and so what a margin is taken of.
_MONEY: tuple[Measure, ...] = ("revenue", "per_customer", "cumulative")
#: A year of ages, which a terminal has room for.
_MOST_AGES = 13


def cohort_name(name: int | str | None, period: Period) -> str | None:
    """A month, the Monday of a week, or a word; None: all the others together."""
    if not isinstance(name, int):
        return name
    return month_name(name) if period == "month" else period_start(name, period).isoformat()


def cohort_rows(found: Cohorts) -> list[dict[str, Any]]:
    """Cohorts with somebody in them; ages that nobody could be seen at yet are left off.

    `observed` is of how many customers each age could be seen: all of a month's, fewer of those who share a word.
    """
    return [
        {
            "cohort": cohort_name(found.names[place], found.period),
            "size": int(found.size[place]),
            "active": found.active[place, :ages].tolist(),
            "observed": found.eligible[place, :ages].tolist(),
        }
        for place, ages in _seen(found)
    ]


def _seen(found: Cohorts) -> list[tuple[int, int]]:
    """Places of the cohorts that have somebody in them, and how many ages of each have been seen."""
    return [(place, int((found.eligible[place] > 0).sum())) for place in np.flatnonzero(found.size).tolist()]


def cohort_of_each(life: Lifecycle, labels: Labels | None) -> list[str]:
    """What the cohort of each customer is called; "" where it is not told, and for the rarer words together."""
    called = np.full(len(life.customers), "", dtype=object)
    for name in life.cohorts.names:
        if name is not None:
            members = cohort_members(life.known, life.cohorts.settings, name, None, labels)
            called[members] = cohort_name(name, life.cohorts.period)
    return called.tolist()


def measured(call: Call, found: Cohorts) -> dict[str, Any]:
    """Cohorts by the measure asked for; `over` is how many of the ages are over for all of a cohort, and so in the mean."""
    asked, unit = call.lifecycle, _unit(call)
    values = found.values(asked.measure) * unit
    return {
        "measure": asked.measure,
        "by": found.settings.by,
        "cohorts": found.settings.entry,
        "active": found.settings.counting,
        "mean": asked.mean,
        "margin": call.value.margin if asked.measure in _MONEY else None,
        "period": found.period,
        "rows": [
            {
                "cohort": cohort_name(found.names[place], found.period),
                "size": int(found.size[place]),
                "values": _known(values[place, :ages]),
                "over": int(found.settled[place].sum()),
            }
            for place, ages in _seen(found)
        ],
        "means": _known(found.average(asked.measure, asked.mean) * unit),
    }


def _unit(call: Call) -> float:
    """What a value is multiplied by: of money the margin, in the currency's unit."""
    if call.lifecycle.measure not in _MONEY:
        return 1.0
    return (1.0 if call.value.margin is None else call.value.margin) / SCALE


def _known(values: Any) -> list[float | None]:
    return [without_dust(value) if value == value else None for value in values.tolist()]  # noqa: PLR0124


def said(cohort: str | None, words: Words) -> str:
    """What a cohort is called, those without a name too."""
    return words.say(N_("All others")) if cohort is None else cohort or words.say(N_("Not known"))


def shown(given: dict[str, Any], found: Cohorts, words: Words) -> list[str]:
    """The measure asked for with its mean; at most a year of ages. That all are active in the period they began in is no news."""
    measure: Measure = given["measure"]
    ages = range(1 if measure == "active" else 0, min(_MOST_AGES, len(given["means"])))
    kept = given["margin"] or 1.0
    names = MEASURES if kept == 1 else {**MEASURES, **MARGINS}

    def figure(values: list[float | None], age: int) -> Figure:
        if age >= len(values):
            return Figure("")
        value = values[age]
        if value is None:
            return Figure(NOTHING)
        return Figure(money(value, words) if measure in _MONEY else words.share(value))

    lines = [
        (said(row["cohort"], words), row["size"], *(figure(row["values"], age) for age in ages))
        for row in given["rows"]
    ]
    lines.append((words.say(N_("Mean")), Figure(""), *(figure(given["means"], age) for age in ages)))
    headers = [words.say(N_("Cohort")), words.say(N_("Customers")), *(f"+{age}" for age in ages)]
    title = f"{words.say(names[measure])}\n{cohorts_finding(found, measure, words, kept)}"
    return [title, table(headers, lines, words)]
