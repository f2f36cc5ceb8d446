"""`lifecycle`: stages and their limits, moves between them, cohorts, north stars and months."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict, replace
from typing import Any

import pandas as pd

from lib.analysis.cohorts import Cohorts, period_start
from lib.analysis.customers import default_as_of
from lib.analysis.lifecycle import Lifecycle, lifecycle, moved_by_a_tenth
from lib.analysis.north_star import Star, visit_days, visit_stars
from lib.analysis.stages import STAGES, matrix
from lib.catalog.promotions import REFERRAL_MARKS, promotion_days
from lib.catalog.stages import stage_words
from lib.catalog.stars import STAR_NAMES
from lib.cli.calls import Call
from lib.cli.importing import money
from lib.cli.plain import plain, remarks
from lib.cli.reading import answerable
from lib.cli.show import Figure, table
from lib.core.columns import CATEGORY, ORDERED_AT, PRODUCT
from lib.core.errors import CannotAnswer
from lib.core.money import SCALE, from_e4
from lib.core.periods import month_start
from lib.core.settings import CohortSettings, Period, StageSettings, View
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


def answered(call: Call, read: Imported, words: Words, events: SideFile | None = None) -> tuple[dict[str, Any], str]:
    """The answer to `lifecycle`, as in the contract, and the same for a person at a terminal."""
    read = answerable(read, call.importing.as_of)
    tables = {"orders": read.orders, "refunds": read.refunds}
    if call.stages.limits_by == "category":
        if read.order_lines is None or read.order_lines[CATEGORY].isna().all():
            raise CannotAnswer(
                N_(
                    "Limits by category need a file with one row a line of an order and a column of categories; this one has none. Leave --limits-by out."
                )
            )
        tables["order_lines"] = read.order_lines
    if call.cohorts_by == "first_product":
        if read.order_lines is None or read.order_lines[PRODUCT].isna().all():
            raise CannotAnswer(
                N_(
                    "Cohorts by first product need a file with one row a line of an order and a column of products; this one has none. Choose another --cohorts-by."
                )
            )
        tables["order_lines"] = read.order_lines
    with closing(DuckDB()) as engine:
        engine.load(tables)
        with engine.reading() as frames:
            as_of = call.importing.as_of or default_as_of(frames, View())
            stages, by = _with_seasons(call.stages, read), CohortSettings(call.cohorts_by)
            found = lifecycle(frames, View(), as_of, stages, REFERRAL_MARKS, by)
    given = answer(found, read, words, () if events is None else _visits(events))
    return given, shown(given, words)


def _with_seasons(settings: StageSettings, read: Imported) -> StageSettings:
    """The settings with the days of the seasons that they name."""
    moments = read.orders[ORDERED_AT]
    days = promotion_days(settings.seasons, moments.min().date(), moments.max().date())
    return replace(settings, promotions=tuple(sorted({*days, *settings.promotions})))


def _visits(events: SideFile) -> tuple[Star, ...]:
    """What a log of events tells of visits."""
    with Pandas({"events": events.frame}).reading() as frames:
        return visit_stars(visit_days(frames("events")).collect("pyarrow").to_pandas())


def answer(found: Lifecycle, read: Imported, words: Words, visits: tuple[Star, ...] = ()) -> dict[str, Any]:
    """The answer as plain values."""
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
            "rows": _cohort_rows(found.cohorts),
        },
        "north_star": {code: _value(stars.get(code)) for code in (*PROMISED, "lifespan", "referral_share")},
        "ranges": {code: _range(star) for code, star in stars.items()},
        "months": [_month(row) for row in found.months.to_dict("records")],
        "identity": [_identity(row) for row in found.identity.to_dict("records")],
        "findings": remarks((*read.findings, *found.findings), words),
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
    }


def _cohort_rows(rows: Cohorts) -> list[dict[str, Any]]:
    """Cohorts with somebody in them; ages that nobody could be seen at yet are left off.

    `observed` is of how many customers each age could be seen: all of a month's, fewer of those who share a word.
    """
    found: list[dict[str, Any]] = []
    for place, name in enumerate(rows.names):
        ages = int((rows.eligible[place] > 0).sum())
        if rows.size[place]:
            found.append(
                {
                    "cohort": _cohort_name(name, rows.period),
                    "size": int(rows.size[place]),
                    "active": rows.active[place, :ages].tolist(),
                    "observed": rows.eligible[place, :ages].tolist(),
                }
            )
    return found


def _cohort_name(name: int | str | None, period: Period) -> str | None:
    """A month, the Monday of a week, or a word; None: all the others together."""
    if not isinstance(name, int):
        return name
    return _month_name(name) if period == "month" else period_start(name, period).isoformat()


def _month_name(month: Any) -> str:
    return month_start(int(month)).strftime("%Y-%m")


def _value(star: Star | None) -> float | None:
    if star is None or star.value is None:
        return None
    return star.value / SCALE if star.kind == "money" else star.value


def _range(star: Star) -> dict[str, Any]:
    scale = SCALE if star.kind == "money" else 1
    low, high = (None if edge is None else edge / scale for edge in (star.low, star.high))
    return {"low": low, "high": high, "basis": star.basis, "of_days": star.of_days}


def _month(row: dict[Any, Any]) -> dict[str, Any]:
    return {
        "month": _month_name(row["month"]),
        "revenue": from_e4(row["revenue_e4"]),
        "orders": int(row["orders"]),
        "customers": int(row["buyers"]),
    }


def _identity(row: dict[Any, Any]) -> dict[str, Any]:
    counts = {name: int(row[name]) for name in ("active", "new", "returning", "reactivated", "lost")}
    return {"month": _month_name(row["month"]), **counts}


def shown(given: dict[str, Any], words: Words) -> str:
    """Stages, north stars, cohorts and months as tables."""
    say = words.say
    stages = table(
        [say(text) for text in (N_("Stage"), N_("Customers"), N_("Revenue"))],
        [
            (say(stage_words(row["stage"]).title), row["customers"], Figure(money(row["revenue"], words)))
            for row in given["stages"]
        ],
        words,
    )
    limits = given["limits"]
    rhythm = table(
        [say(text) for text in (N_("Without an order for"), N_("declining after, days"), N_("lapsed after, days"))],
        [
            (say(N_("after the first order")), limits["first"]["declining_days"], limits["first"]["lapsed_days"]),
            (say(N_("after later orders")), limits["later"]["declining_days"], limits["later"]["lapsed_days"]),
        ],
        words,
    )
    stars = table(
        [say(text) for text in (N_("Figure"), N_("How much"), N_("Range"))],
        [(say(STAR_NAMES[code]), *_figures(code, value, given, words)) for code, value in given["north_star"].items()],
        words,
    )
    months = table(
        [say(text) for text in (N_("Month"), N_("Revenue"), N_("Orders"), N_("Customers"))],
        [
            (row["month"], Figure(money(row["revenue"], words)), row["orders"], row["customers"])
            for row in given["months"]
        ],
        words,
    )
    as_of = say(N_("As of {day}"), day=pd.Timestamp(given["as_of"]).date())
    return "\n\n".join([as_of, stages, rhythm, stars, _cohort_table(given, words), months])


def _figures(code: str, value: float | None, given: dict[str, Any], words: Words) -> tuple[Figure, Figure]:
    def figure(number: float | None) -> str:
        if number is None:
            return NOTHING
        if code in {"average_order_value", "revenue_per_buyer"}:
            return money(number, words)
        return words.number(round(number)) if code == "lifespan" else words.share(number)

    edges = given["ranges"].get(code)
    if edges is None or edges["low"] is None:
        return Figure(figure(value)), Figure(NOTHING)
    return Figure(figure(value)), Figure(words.span(figure(edges["low"]), figure(edges["high"])))


def _cohort_table(given: dict[str, Any], words: Words) -> str:
    """Shares of each cohort that are active; at most a year of ages, which a terminal has room for."""
    ages = min(13, max(len(row["active"]) for row in given["cohorts"]["rows"]))
    headers = [words.say(N_("First order")), words.say(N_("Customers")), *(f"+{age}" for age in range(1, ages))]
    rows = [
        (
            words.say(N_("All others")) if row["cohort"] is None else row["cohort"] or words.say(N_("Not known")),
            row["size"],
            *(
                Figure(words.share(row["active"][age] / row["observed"][age]) if age < len(row["active"]) else "")
                for age in range(1, ages)
            ),
        )
        for row in given["cohorts"]["rows"]
    ]
    return table(headers, rows, words)
