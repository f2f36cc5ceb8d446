"""`lifecycle`: stages and their limits, moves between them, cohorts, north stars and months."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from math import isnan
from pathlib import Path
from typing import Any

import pandas as pd

from lib.analysis.cohorts import Cohorts, cohorts
from lib.analysis.comeback import Comeback, comeback
from lib.analysis.customers import default_as_of
from lib.analysis.histories import Labels, purchases_by
from lib.analysis.lifecycle import Lifecycle, cohort_labels, lifecycle, moved_by_a_tenth
from lib.analysis.north_star import Star, visit_days, visit_stars
from lib.analysis.purchases import purchases
from lib.analysis.rhythm import CategoryLimit, Waits, category_limits, waits
from lib.analysis.stages import STAGES, matrix, moved_by_kinds
from lib.analysis.timing import WeekHours, week_hours
from lib.analysis.worth import Base, base
from lib.catalog.promotions import REFERRAL_MARKS, promotion_days, seasons_between
from lib.catalog.stages import stage_words
from lib.catalog.stars import STAR_LABELS, STAR_NAMES
from lib.charts.lifecycle import LATER_ONCE, MOVED_BY_A_TENTH, lifecycle_finding
from lib.cli import lifecycle_cohorts, lifecycle_moves, lifecycle_people, lifecycle_returns
from lib.cli.calls import Call
from lib.cli.importing import money
from lib.cli.lifecycle_cohorts import cohort_of_each, cohort_rows, measured
from lib.cli.lifecycle_moves import month_name
from lib.cli.lifecycle_people import Overdue
from lib.cli.plain import plain, remarks, without_dust
from lib.cli.reading import answerable
from lib.cli.show import Figure, table
from lib.core.columns import CATEGORY, CHANNEL, COUNTRY, ORDERED_AT, PRODUCT
from lib.core.errors import CannotAnswer
from lib.core.money import SCALE, from_e4
from lib.core.settings import CohortBy, CohortSettings, StageSettings, View
from lib.core.words import N_
from lib.ingest.imported import Imported, SideFile
from lib.store.duckdb import DuckDB
from lib.store.pandas import Pandas
from lib.text.words import NOTHING, Words

#: The figures that the contract promises, known or not.
PROMISED = (
    "next_day_return",
    "repeat_visit_7d",
    "repurchase_30d",
    "repeat_rate",
    "average_order_value",
    "revenue_per_buyer",
)


@dataclass(frozen=True, eq=False)
class Found:
    """Everything that the answer is made of.

    Attributes:
        life: stages, cohorts as the contract has them, north stars and months.
        categories: how long until something of the same category is bought again, for the most bought ones.
        cohorts: cohorts as the call wants them.
        labels: the words that make the cohorts; None where periods do.
        gaps: every gap between order days.
        groups: gaps between orders of those whose time to the next order is told, by name.
        week: orders by weekday and hour.
        back: on how many days each customer has ordered.
        overdue: who is past their own usual gap.
        whole: what a forecast stands on; None where none is asked for.
    """

    life: Lifecycle
    categories: tuple[CategoryLimit, ...]
    cohorts: Cohorts
    labels: Labels | None
    gaps: Waits
    groups: Mapping[str, Waits]
    week: WeekHours
    back: Comeback
    overdue: Overdue
    whole: Base | None


def found_in(call: Call, read: Imported) -> Found:
    """What the orders of a file tell.

    Raises:
        CannotAnswer: no order counts, or the file does not tell what limits or cohorts are to go by.
    """
    read = answerable(read, call.importing.as_of)
    _told(call, read)
    lines, asked = read.order_lines, call.lifecycle
    tables = {"orders": read.orders, "refunds": read.refunds, **({} if lines is None else {"order_lines": lines})}
    with closing(DuckDB()) as engine:
        engine.load(tables)
        with engine.reading() as frames:
            as_of = call.importing.as_of or default_as_of(frames, View())
            stages, by = _with_seasons(call.stages, read), CohortSettings(call.cohorts_by)
            seasons = seasons_between(read.orders[ORDERED_AT].min().date(), as_of)
            life = lifecycle(frames, View(), as_of, stages, REFERRAL_MARKS, by, seasons)
            labels: dict[CohortBy, Labels | None] = {
                one: cohort_labels(frames, View(), life.known, one) for one in _kinds(call, read)
            }
            bought_by = (
                None
                if lines is None or lines[CATEGORY].isna().all()
                else purchases_by(frames, View(), life.known, CATEGORY)
            )
            week, back = week_hours(frames, View(), as_of), comeback(frames, View(), as_of)
            whole = base(purchases(frames, View(), as_of))
    compared: lifecycle_returns.Tables = (
        {}
        if asked.compare is None
        else {one: (cohorts(life.known, CohortSettings(one), words), words) for one, words in labels.items()}
    )
    gaps = waits(life.known, life.stages.settings.promotions)
    own = CohortSettings(call.cohorts_by, asked.entry, asked.counting)
    return Found(
        life=life,
        categories=() if bought_by is None else category_limits(*bought_by, life.known.end, stages),
        cohorts=cohorts(life.known, own, labels[call.cohorts_by]),
        labels=labels[call.cohorts_by],
        gaps=gaps,
        groups=lifecycle_returns.groups(life, gaps, compared),
        week=week,
        back=back,
        overdue=lifecycle_people.overdue(life.customers, back, whole),
        whole=whole if asked.to_come else None,
    )


def _told(call: Call, read: Imported) -> None:
    """Whether the file tells what limits and cohorts are to go by.

    Raises:
        CannotAnswer: it does not; the sentence says what it lacks.
    """
    lines, by = read.order_lines, call.cohorts_by
    if call.stages.limits_by == "category" and (lines is None or lines[CATEGORY].isna().all()):
        raise CannotAnswer(
            N_(
                "Limits by category need a file with one row a line of an order and a column of categories; this one has none. Leave --limits-by out."
            )
        )
    if by == "first_product" and (lines is None or lines[PRODUCT].isna().all()):
        raise CannotAnswer(
            N_(
                "Cohorts by first product need a file with one row a line of an order and a column of products; this one has none. Choose another --cohorts-by."
            )
        )
    if by in _NEEDED and not _tells(read, by):
        raise CannotAnswer(_NEEDED[by])


#: What is said where the orders do not tell what cohorts are to go by.
_NEEDED: dict[CohortBy, str] = {
    "channel": N_(
        "Cohorts by channel need a column that tells where an order came from; this file has none. Name it with --map channel=HEADER, or choose another --cohorts-by."
    ),
    "country": N_(
        "Cohorts by country need a column of countries; this file has none. Name it with --map country=HEADER, or choose another --cohorts-by."
    ),
}


def _tells(read: Imported, by: CohortBy) -> bool:
    """Whether any order tells its channel or country."""
    return bool(read.orders[COUNTRY if by == "country" else CHANNEL].notna().any())


def _kinds(call: Call, read: Imported) -> tuple[CohortBy, ...]:
    """What cohorts are looked at: those asked for; where some are compared, months and channels, too, as on the page."""
    if call.lifecycle.compare is None:
        return (call.cohorts_by,)
    kinds: list[CohortBy] = ["month", call.cohorts_by, *(["channel"] if _tells(read, "channel") else [])]
    return tuple(dict.fromkeys(kinds))


def exports(call: Call, found: Found, given: dict[str, Any]) -> dict[Path, bytes]:
    """The files that are asked for: one row a customer, and the whole curves."""
    files: dict[Path, bytes] = {}
    if call.out is not None:
        cohort = cohort_of_each(found.life, found.labels)
        files[call.out] = lifecycle_people.export(found.life, cohort, found.back, found.overdue, call.out.suffix)
    if call.lifecycle.curve is not None:
        curve = call.lifecycle.curve
        files[curve] = lifecycle_returns.export(given["returns"], found.life, found.groups, curve.suffix)
    return files


def _with_seasons(settings: StageSettings, read: Imported) -> StageSettings:
    """The settings with the days of the seasons that they name."""
    moments = read.orders[ORDERED_AT]
    days = promotion_days(settings.seasons, moments.min().date(), moments.max().date())
    return replace(settings, promotions=tuple(sorted({*days, *settings.promotions})))


def _visits(events: SideFile) -> tuple[Star, ...]:
    """What a log of events tells of visits."""
    with Pandas({"events": events.frame}).reading() as frames:
        return visit_stars(visit_days(frames("events")).collect("pyarrow").to_pandas())


def answer(call: Call, every: Found, read: Imported, words: Words, events: SideFile | None = None) -> dict[str, Any]:
    """The answer to `lifecycle`, as in the contract.

    Raises:
        CannotAnswer: a month, a group or a look ahead that is asked for cannot be told.
    """
    found, visits = every.life, () if events is None else _visits(events)
    stars = {star.code: star for star in (*visits, *found.stars)}
    return {
        "kind": "orders",
        "as_of": found.customers.as_of.isoformat(),
        "customers": len(found.customers),
        "orders": found.customers.orders,
        "revenue": from_e4(found.customers.revenue_e4),
        "currency": read.currency,
        "stages": [
            {"stage": row["stage"], "customers": int(row["customers"]), "revenue": from_e4(row["revenue_e4"])}
            for row in found.stages.frame.to_dict("records")
        ],
        "limits": _limits(found),
        "transitions": {
            "period": "month",
            "months": len(range(*found.stages.flow.recent().indices(len(found.stages.flow.months)))),
            "matrix": plain(matrix(found.stages.flow), words),
            "stages": list(STAGES),
        },
        "cohorts": {
            "by": found.cohorts.settings.by,
            "period": found.cohorts.period,
            "rows": cohort_rows(found.cohorts),
        },
        "north_star": {code: _value(stars.get(code)) for code in (*PROMISED, "lifespan", "referral_share")},
        "ranges": {code: _range(star) for code, star in stars.items()},
        "months": [_month(row) for row in found.months.to_dict("records")],
        "identity": [_identity(row) for row in found.identity.to_dict("records")],
        "category_rhythm": [
            {"category": one.name, "usual_days": one.usual_days, **asdict(one.limit)} for one in every.categories
        ],
        **lifecycle_moves.answer(call, found),
        "cohort_measure": measured(call, every.cohorts),
        **lifecycle_returns.answer(found, every.gaps, every.groups, call.lifecycle.compare, every.week),
        "overdue": lifecycle_people.answer(found.customers, every.overdue),
        **({} if every.whole is None else {"to_come": lifecycle_people.to_come(every.whole, words)}),
        "trends": {code: _trend(star) for code, star in stars.items()},
        "findings": remarks((*read.findings, *found.findings, *lifecycle_moves.remarked(call, found)), words),
    }


def _limits(found: Lifecycle) -> dict[str, Any]:
    settings, last = found.stages.settings, found.stages.kind
    return {
        "by": settings.limits_by,
        "categories": [
            {
                "category": one.name,
                "customers": 0 if last is None else int((last == place).sum()),
                "first": None if one.first is None else asdict(one.first),
                "later": None if one.later is None else asdict(one.later),
            }
            for place, one in enumerate(found.stages.limits.kinds)
        ],
        "first": asdict(found.stages.limits.first),
        "later": asdict(found.stages.limits.later),
        "quiet_share": settings.quiet_share,
        "lost_share": settings.lost_share,
        "mature_orders": settings.mature_orders,
        "left_out": [[first.isoformat(), last.isoformat()] for first, last in settings.promotions],
        "moved_by_a_tenth": moved_by_a_tenth(found),
        "moved_by_categories": moved_by_kinds(found.known, found.stages) if found.stages.limits.kinds else None,
    }


def _value(star: Star | None) -> float | None:
    if star is None or star.value is None:
        return None
    return star.value / SCALE if star.kind == "money" else star.value


def _range(star: Star) -> dict[str, Any]:
    scale = SCALE if star.kind == "money" else 1
    low, high = (None if edge is None else edge / scale for edge in (star.low, star.high))
    return {"low": low, "high": high, "basis": star.basis, "of_days": star.of_days}


def _trend(star: Star) -> dict[str, Any]:
    """A star month by month, and what the last month that is over has changed; null where there are too few to tell of."""
    unit, change = SCALE if star.kind == "money" else 1, star.change()
    return {
        "change": None if change is None else without_dust(change / unit),
        "months": [
            {
                "month": month_name(row["month"]),
                "value": None if isnan(row["value"]) else without_dust(row["value"] / unit),
                "basis": int(row["basis"]),
            }
            for row in star.trend.to_dict("records")
        ],
    }


def _month(row: dict[Any, Any]) -> dict[str, Any]:
    return {
        "month": month_name(row["month"]),
        "revenue": from_e4(row["revenue_e4"]),
        "orders": int(row["orders"]),
        "customers": int(row["buyers"]),
    }


def _identity(row: dict[Any, Any]) -> dict[str, Any]:
    counts = {name: int(row[name]) for name in ("active", "new", "returning", "reactivated", "lost")}
    return {"month": month_name(row["month"]), **counts}


def shown(given: dict[str, Any], found: Found, words: Words) -> str:
    """The same answer for a person at a terminal: each of its parts as a table."""
    say = words.say
    stages = table(
        [say(text) for text in (N_("Stage"), N_("Customers"), N_("Revenue"))],
        [
            (say(stage_words(row["stage"]).title), row["customers"], Figure(money(row["revenue"], words)))
            for row in given["stages"]
        ],
        words,
    )
    stars = table(
        [say(text) for text in (N_("Figure"), N_("How much"), N_("Range"))],
        [(say(STAR_NAMES[code]), *_figures(code, value, given, words)) for code, value in given["north_star"].items()],
        words,
    )
    as_of = say(N_("As of {day}"), day=pd.Timestamp(given["as_of"]).date())
    short = any(one.code == "short_history" for one in found.life.findings)  # it says that nobody is known to be lost
    return "\n\n".join(
        [
            "\n".join([as_of, *([] if short else [say(lifecycle_finding(found.life.stages))])]),
            stages,
            _limits_shown(given["limits"], words),
            *_categories_shown(given, words),
            *lifecycle_moves.shown(given, found.life, words),
            *lifecycle_cohorts.shown(given["cohort_measure"], found.cohorts, words),
            *lifecycle_returns.shown(given, found.life, found.gaps, found.groups, words),
            *lifecycle_people.shown(given["overdue"], words),
            *(lifecycle_people.to_come_shown(given["to_come"], words) if "to_come" in given else ()),
            stars,
            _months_shown(given, words),
            _trends_shown(given, words),
        ]
    )


def _limits_shown(limits: dict[str, Any], words: Words) -> str:
    """Both pairs of limits with what they are read from, and how many customers each would move."""
    say = words.say

    def row(title: str, one: dict[str, Any]) -> tuple[Any, ...]:
        read = one["source"] == "rhythm"
        share = Figure(NOTHING if one["returned_share"] is None else words.share(one["returned_share"]))
        horizon = one["horizon_days"] if read else NOTHING
        return say(title), one["declining_days"], one["lapsed_days"], horizon, share if read else NOTHING

    headers = (
        N_("Without an order for"),
        N_("declining after, days"),
        N_("lapsed after, days"),
        N_("looked ahead, days (H)"),
        N_("come back by then, F(H)"),
    )
    told = [
        table(
            [say(text) for text in headers],
            [
                row(N_("after the first order"), limits["first"]),
                row(N_("after later orders"), limits["later"]),
            ],
            words,
        )
    ]
    if limits["later"]["source"] == "rhythm":
        told.append(say(LATER_ONCE))
    if any(limits["moved_by_a_tenth"].values()):
        told.append(say(MOVED_BY_A_TENTH, **limits["moved_by_a_tenth"]))
    return "\n\n".join(told)


def _categories_shown(given: dict[str, Any], words: Words) -> list[str]:
    """How long until something of the same category is bought again, where the lines tell it."""
    titles = (
        N_("Category"),
        N_("Half come back within (days)"),
        N_("declining after, days"),
        N_("lapsed after, days"),
        N_("Come back within a year"),
        N_("Repeats seen"),
    )
    rows = [
        (
            one["category"],
            one["usual_days"],
            one["declining_days"],
            one["lapsed_days"],
            Figure(words.fact("share_", one["returned_share"])),
            one["returned"],
        )
        for one in given["category_rhythm"]
    ]
    return [table([words.say(title) for title in titles], rows, words)] if rows else []


def _months_shown(given: dict[str, Any], words: Words) -> str:
    """Money, orders and buyers of every month, and where its buyers come from."""
    kinds = {"new": N_("New"), "returning": N_("Returning"), "reactivated": N_("Reactivated"), "lost": N_("Lost")}
    headers = [words.say(text) for text in (N_("Month"), N_("Revenue"), N_("Orders"), N_("Customers"), *kinds.values())]
    from_where = {row["month"]: row for row in given["identity"]}
    rows = [
        (
            row["month"],
            Figure(money(row["revenue"], words)),
            row["orders"],
            row["customers"],
            *(from_where[row["month"]][kind] if row["month"] in from_where else None for kind in kinds),
        )
        for row in given["months"]
    ]
    return table(headers, rows, words)


def _trends_shown(given: dict[str, Any], words: Words) -> str:
    """The north stars month by month."""
    trends = {code: {row["month"]: row["value"] for row in one["months"]} for code, one in given["trends"].items()}
    months = sorted({month for one in trends.values() for month in one})
    headers = [words.say(N_("Month")), *(words.say(STAR_LABELS[code]) for code in trends)]
    rows = [
        (month, *(Figure(_figure(code, one.get(month), words)) for code, one in trends.items())) for month in months
    ]
    return table(headers, rows, words)


def _figure(code: str, number: float | None, words: Words) -> str:
    """A star as a person reads it."""
    if number is None:
        return NOTHING
    if code in {"average_order_value", "revenue_per_buyer"}:
        return money(number, words)
    return words.number(round(number)) if code == "lifespan" else words.share(number)


def _figures(code: str, value: float | None, given: dict[str, Any], words: Words) -> tuple[Figure, Figure]:
    edges = given["ranges"].get(code)
    if edges is None or edges["low"] is None:
        return Figure(_figure(code, value, words)), Figure(NOTHING)
    span = words.span(*(_figure(code, edges[edge], words) for edge in ("low", "high")))
    return Figure(_figure(code, value, words)), Figure(span)
