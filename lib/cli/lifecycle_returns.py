"""`lifecycle`: how long customers take to order again, two groups compared, and when in the week orders come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from lib.analysis.cohorts import OTHERS, Cohorts, cohort_members
from lib.analysis.histories import Labels
from lib.analysis.lifecycle import Lifecycle
from lib.analysis.rhythm import ENOUGH, Waits
from lib.analysis.survival import Curve, log_rank
from lib.analysis.timing import MOST_VISITS, WeekHours, WeekPeaks, gap_counts, usual_returns, week_peaks
from lib.charts.cohorts import Named, curves_finding
from lib.charts.timing import day_names, week_finding
from lib.cli.lifecycle_cohorts import cohort_name
from lib.cli.plain import without_dust
from lib.cli.show import Figure, table
from lib.core.errors import CannotAnswer
from lib.core.money import SCALE
from lib.core.settings import CohortBy
from lib.core.words import MORE, N_
from lib.reports.safe import Column, Sheet, write
from lib.text.words import NOTHING, Words

#: Cohorts with the words that make them, by what they are made of.
Tables = Mapping[CohortBy, tuple[Cohorts, Labels | None]]
#: A curve is told week by week where it is longer than this many days, and always at its end.
_DAILY = 60
_WEEK = 7
#: Days at which a terminal shows curves, and the bars of gaps that it has room for.
_SHOWN_DAYS, _SHOWN_BARS = (7, 28, 91, 182, 364, 728), 12
#: So many groups are named to somebody who named none of them.
_MOST_NAMED = 20
_PLAIN_GROUPS = {"first": N_("After the first order"), "later": N_("After later orders")}


def groups(life: Lifecycle, gaps: Waits, tables: Tables) -> dict[str, Waits]:
    """Gaps that can be compared, by what they are called: after first and later orders, and after the first one of cohorts with enough customers."""
    found: dict[str, Waits] = {"first": gaps.only(gaps.visit == 1), "later": gaps.only(gaps.visit > 1)}
    for cohorts, labels in tables.values():
        for place in reversed(range(len(cohorts.names))):
            name = cohorts.names[place]
            if cohorts.size[place] >= ENOUGH and name not in {"", OTHERS}:
                members = cohort_members(life.known, cohorts.settings, name, None, labels)
                said = cohort_name(name, cohorts.period) or ""
                found.setdefault(said, gaps.only((gaps.visit == 1) & np.isin(gaps.who, members)))
    return found


def answer(
    life: Lifecycle, gaps: Waits, known: Mapping[str, Waits], compare: tuple[str, str] | None, week: WeekHours
) -> dict[str, Any]:
    """What these parts add to the answer.

    Raises:
        CannotAnswer: a group that is to be compared is none of the file's, or has too few customers.
    """
    names = ("first", "later", *(compare or ()))
    for name in compare or ():
        if name not in known:
            told = [*list(known)[:_MOST_NAMED], *([MORE] if len(known) > _MOST_NAMED else [])]
            raise CannotAnswer(N_("Expected one of {known}, got {given}."), known=tuple(told), given=name)
    compared = None
    if compare is not None:
        one, other = (known[name].sample() for name in compare)
        found = log_rank(one, other)
        compared = {
            "one": compare[0],
            "other": compare[1],
            "statistic": without_dust(found.statistic),
            "chance": without_dust(found.chance),
        }
    return {
        "returns": {
            "curves": [_curve(name, _curve_of(name, life, known)) for name in dict.fromkeys(names)],
            "compared": compared,
            "usual": [
                {
                    "order_days": one.visits,
                    "or_more": one.visits == MOST_VISITS,
                    "gaps": one.customers,
                    "share": without_dust(one.returned_share),
                    "low": without_dust(one.low),
                    "high": without_dust(one.high),
                    "horizon_days": one.horizon_days,
                    "half_days": one.half_days,
                    "most_days": one.most_days,
                }
                for one in usual_returns(gaps, life.stages.ahead)
            ],
            "gaps": [
                {str(name): int(value) for name, value in row.items()} for row in gap_counts(gaps).to_dict("records")
            ],
        },
        "week": _week(week, life),
    }


def _curve_of(name: str, life: Lifecycle, known: Mapping[str, Waits]) -> Curve:
    """The curve of a group, looked at as far as the page does: cohorts by what follows the first order."""
    return known[name].curve(life.stages.ahead[name == "later"])


def _curve(group: str, curve: Curve) -> dict[str, Any]:
    """A curve up to its horizon: the share that has ordered again by the end of each day told."""
    days = range(1, curve.horizon + 1) if curve.horizon <= _DAILY else range(_WEEK, curve.horizon, _WEEK)
    at = [*days, *([curve.horizon] if curve.horizon > _DAILY else [])]
    return {
        "group": group,
        "gaps": curve.customers,
        "horizon_days": curve.horizon,
        "half_days": curve.day_of_share(0.5),
        "points": [{"day": 0, "share": 0.0, "low": 0.0, "high": 0.0}, *(_point(curve, day) for day in at)]
        if curve.customers
        else [],
    }


def _point(curve: Curve, day: int) -> dict[str, Any]:
    place = int(np.searchsorted(curve.day, day, side="right")) - 1
    edges = (0.0, 0.0) if place < 0 else (float(curve.low[place]), float(curve.high[place]))
    told = zip(("share", "low", "high"), (curve.by(day), *edges), strict=True)
    return {"day": day, **{name: without_dust(value) for name, value in told}}


def _week(found: WeekHours, life: Lifecycle) -> dict[str, Any]:
    """Orders and money of each weekday, Monday first, by its 24 hours; by one figure a day where the file tells no times.

    And what of it is more than chance (lib.analysis.timing.WeekPeaks).
    """
    hours = 24 if found.timed else 1
    told = found.frame[found.frame["hour"] < hours]
    orders, money_e4 = (told[name].to_numpy().reshape(7, hours) for name in ("orders", "revenue_e4"))
    peaks = week_peaks(found, life.known)
    return {
        "timed": found.timed,
        "orders": orders.tolist(),
        "revenue": (money_e4 / SCALE).tolist(),
        "busy_weekdays": list(peaks.busy),
        "quiet_weekdays": list(peaks.quiet),
        "closed_weekdays": list(peaks.closed),
        "busy_hours": None if peaks.hours is None else list(peaks.hours),
        "chance_weekdays": without_dust(peaks.chance_days),
        "chance_hours": without_dust(peaks.chance_hours),
    }


def export(given: dict[str, Any], life: Lifecycle, known: Mapping[str, Waits], ending: str) -> bytes:
    """The curves of the answer whole, one row a day on which somebody ordered again."""
    curves = [(one["group"], _curve_of(one["group"], life, known)) for one in given["curves"]]
    inside = [(name, curve, np.flatnonzero(curve.day <= curve.horizon)) for name, curve in curves]
    shares = {"share": "happened", "low": "low", "high": "high"}
    sheet = Sheet(
        "curves",
        (
            Column("group", "text", [name for name, _, here in inside for _ in here]),
            *(
                Column(
                    header,
                    "whole",
                    [value for _, curve, here in inside for value in getattr(curve, header)[here].tolist()],
                )
                for header in ("day", "at_risk", "events")
            ),
            *(
                Column(
                    header,
                    "number",
                    [value for _, curve, here in inside for value in getattr(curve, name)[here].tolist()],
                )
                for header, name in shares.items()
            ),
        ),
    )
    return write(sheet, "xlsx" if ending.lower() == ".xlsx" else "csv")


def shown(given: dict[str, Any], life: Lifecycle, gaps: Waits, known: Mapping[str, Waits], words: Words) -> list[str]:
    """The same for a person at a terminal."""
    found = given["returns"]
    if not any(one["gaps"] for one in found["curves"]):
        return [words.say(N_("There is too little history: nobody has had a day to come back yet."))]
    parts = [_curves_shown(found, words)]
    if found["compared"] is not None:
        parts.append(_compared_shown(found["compared"], life, known, words))
    parts.append(_usual_shown(found["usual"], words))
    bars = gap_counts(gaps, _SHOWN_BARS)
    if not bars.empty:
        headers = [
            words.say(text)
            for text in (N_("Days between two orders"), N_("after the first order"), N_("after later orders"))
        ]
        rows = [
            (Figure(words.span(words.number(low + 1), words.number(high))), first, later)
            for low, high, first, later in bars.itertuples(index=False)
        ]
        parts.append(table(headers, rows, words))
    return [*parts, _week_shown(given["week"], words)]


def _group_said(name: str, words: Words) -> str:
    return words.say(_PLAIN_GROUPS[name]) if name in _PLAIN_GROUPS else name


def _curves_shown(found: dict[str, Any], words: Words) -> str:
    """The share that has ordered again, with its range, at a few days."""
    days = [day for day in _SHOWN_DAYS if any(day <= one["horizon_days"] for one in found["curves"])]

    def figure(one: dict[str, Any], day: int) -> Figure:
        point = next((point for point in one["points"] if point["day"] == day), None)
        if point is None:
            return Figure(NOTHING)
        return Figure(words.ranged(*(words.share(point[name]) for name in ("share", "low", "high"))))

    headers = [words.say(N_("Ordered again within (days)")), *map(words.number, days)]
    rows = [(_group_said(one["group"], words), *(figure(one, day) for day in days)) for one in found["curves"]]
    return table(headers, rows, words)


def _compared_shown(told: dict[str, Any], life: Lifecycle, known: Mapping[str, Waits], words: Words) -> str:
    """Whether two groups come back alike, and how surely."""
    pair = (told["one"], told["other"])
    named = [Named(_group_said(name, words), _curve_of(name, life, known)) for name in pair]
    compared = log_rank(*(known[name].sample() for name in pair))
    said = words.say(
        N_("Log-rank test: {statistic}; chance alone gives as much in {share_chance} of cases."),
        statistic=round(compared.statistic, 2),
        share_chance=compared.chance,
    )
    return words.together(curves_finding(named, compared, words), said)


def _usual_shown(usual: list[dict[str, Any]], words: Words) -> str:
    """When customers with so many order days usually come back."""
    titles = (
        N_("Order days so far"),
        N_("Ordered again"),
        N_("Range"),
        N_("within (days)"),
        N_("half of those within (days)"),
        N_("four in five within (days)"),
    )
    rows = [
        (
            Figure(words.number(one["order_days"]) + ("+" if one["or_more"] else "")),
            Figure(words.share(one["share"])),
            Figure(words.span(words.share(one["low"]), words.share(one["high"]))),
            one["horizon_days"],
            one["half_days"],
            one["most_days"],
        )
        for one in usual
    ]
    return table([words.say(title) for title in titles], rows, words)


def _week_shown(week: dict[str, Any], words: Words) -> str:
    """Orders by hour and weekday, or by weekday alone."""
    names, hours = day_names(words), week["busy_hours"]
    finding = week_finding(
        WeekPeaks(
            sum(map(sum, week["orders"])),
            busy=tuple(week["busy_weekdays"]),
            quiet=tuple(week["quiet_weekdays"]),
            closed=tuple(week["closed_weekdays"]),
            hours=None if hours is None else (hours[0], hours[1]),
            chance_days=week["chance_weekdays"],
            chance_hours=week["chance_hours"],
        ),
        words,
        timed=week["timed"],
    )
    if not week["timed"]:
        headers = [words.say(N_("Weekday")), words.say(N_("Orders"))]
        shown = table(headers, [(names[day], row[0]) for day, row in enumerate(week["orders"], 1)], words)
    else:
        rows = [(Figure(f"{hour:02d}"), *(row[hour] for row in week["orders"])) for hour in range(24)]
        shown = table([words.say(N_("Hour")), *names.values()], rows, words)
    return f"{finding}\n\n{shown}"
