"""`lifecycle` of daily totals: what they can say, and what they leave open."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Any

from lib.analysis.daily import Course, ShopDays, only_counts_steps, shop_days
from lib.analysis.north_star import STARS
from lib.analysis.proportions import Range
from lib.catalog.daily import UNKNOWNS, course_name
from lib.catalog.touchpoints import TOUCHPOINTS
from lib.charts.daily import change_said, newcomers_said, said
from lib.cli.calls import Call
from lib.cli.importing import money
from lib.cli.lifecycle_call import LifecycleCall
from lib.cli.plain import remarks, without_dust
from lib.cli.show import Figure, table
from lib.core.errors import CannotAnswer
from lib.core.money import SCALE
from lib.core.periods import date_of, month_start
from lib.core.words import N_
from lib.ingest.imported import SideFile
from lib.text.words import NOTHING, Words


def answered(call: Call, read: SideFile, words: Words) -> tuple[dict[str, Any], str]:
    """The answer to `lifecycle` where the file has totals only, and the same for a person at a terminal.

    Raises:
        CannotAnswer: they tell neither revenue, orders, visitors nor customers, or what is asked for needs customers.
    """
    if call.lifecycle != LifecycleCall() or call.out is not None:
        raise CannotAnswer(
            N_(
                "Totals name nobody, so they tell no moves, cohorts or times between orders. Give the shop's orders, or leave these options out."
            )
        )
    if only_counts_steps(read.frame, TOUCHPOINTS):
        raise CannotAnswer(
            N_(
                "These are counts of steps on the way to buying: they tell where people are lost, not whether they come back. Say: python -m lib funnel FILE. This command needs the shop's orders, or totals with revenue or orders."
            )
        )
    days = shop_days(read.frame)
    return answer(days, read, words), shown(days, words)


def answer(days: ShopDays, read: SideFile, words: Words) -> dict[str, Any]:
    """The keys of the contract's answer, null where totals cannot say it; what they can say stands beside them."""
    totals = {course.code: course for course in days.courses}
    per_order = totals.get("average_order_value")
    return {
        "kind": "daily",
        "as_of": (date_of(days.last) + timedelta(days=1)).isoformat(),
        "customers": None,
        "orders": _count(totals.get("orders")),
        "revenue": _total(totals.get("revenue")),
        "currency": read.currency,
        "stages": [],
        "limits": None,
        "transitions": None,
        "cohorts": {"period": "month", "by": "month", "rows": []},
        "north_star": {code: _total(per_order) if code == "average_order_value" else None for code in STARS},
        "ranges": {},
        "months": [_month(row) for row in days.months.to_dict("records")],
        "identity": [],
        "periods": {"of": days.grain, "count": days.periods, "lately": days.window},
        "courses": [_course(course) for course in days.courses],
        "weekdays": [_weekday(row, days) for row in days.weekdays.to_dict("records")],
        "unknown": [{"code": one.code, "text": words.say(one.title), "opened_by": one.opened_by} for one in UNKNOWNS],
        "findings": remarks((*read.findings, *days.findings), words),
    }


def _unit(course: Course) -> int:
    return SCALE if course.kind == "money" else 1


def _total(course: Course | None) -> float | None:
    return None if course is None or course.total is None else without_dust(course.total / _unit(course))


def _count(course: Course | None) -> int | None:
    return None if course is None or course.total is None else round(course.total)


def _edges(found: Range | None, unit: float) -> dict[str, float | None] | None:
    if found is None:
        return None
    return {
        "value": without_dust(found.value / unit),
        "low": without_dust(found.low / unit),
        "high": without_dust(found.high / unit),
    }


def _course(course: Course) -> dict[str, Any]:
    unit = _unit(course)
    return {
        "code": course.code,
        "total": _total(course),
        "lately": _edges(course.lately, unit),
        "changes": [
            {"against": change.against, "then": without_dust(change.then / unit), "change": _edges(change.value, unit)}
            for change in course.changes
        ],
    }


def _known(value: float, unit: int = 1) -> float | None:
    return None if math.isnan(value) else without_dust(value / unit)


def _month(row: dict[Any, Any]) -> dict[str, Any]:
    return {
        "month": month_start(int(row["month"])).strftime("%Y-%m"),
        "revenue": _known(row["revenue_e4"], SCALE),
        "orders": None if math.isnan(row["orders"]) else round(row["orders"]),
        "customers": None,
        "rows": int(row["periods"]),
        "whole": bool(row["over"]),
    }


def _weekday(row: dict[Any, Any], days: ShopDays) -> dict[str, Any]:
    unit = SCALE if days.course("revenue") is not None else 1
    return {
        "weekday": int(row["weekday"]) + 1,
        "days": int(row["days"]),
        "mean": without_dust(row["mean"] / unit),
        "low": without_dust(row["low"] / unit),
        "high": without_dust(row["high"] / unit),
    }


def shown(days: ShopDays, words: Words) -> str:
    """Figures with their ranges, the months, and what stays open."""
    say = words.say
    lines: list[tuple[Any, ...]] = []
    for course in days.courses:
        total = NOTHING if course.total is None else said(course, course.total, words)
        lately = NOTHING
        if course.lately is not None:
            value, low, high = (said(course, one, words) for one in (course.lately.value, course.lately.low, course.lately.high))  # fmt: skip
            lately = words.ranged(value, low, high)
        changes = [change_said(course, course.change(against), words) or NOTHING for against in ("before", "year")]
        lines.append((say(course_name(course)), Figure(total), Figure(lately), *map(Figure, changes)))
    headers = [say(text) for text in (N_("Figure"), N_("In all"), N_("Lately"), N_("Against before"), N_("Against a year earlier"))]  # fmt: skip
    months = [
        (row["month"], Figure(money(row["revenue"], words)), row["orders"] if row["orders"] is not None else NOTHING)
        for row in map(_month, days.months.to_dict("records"))
    ]
    open_questions = [(say(one.title), one.opened_by) for one in UNKNOWNS]
    return "\n\n".join(
        [
            *filter(None, [newcomers_said(days, words)]),
            table(headers, lines, words),
            table([say(text) for text in (N_("Month"), N_("Revenue"), N_("Orders"))], months, words),
            table([say(N_("Totals cannot say")), say(N_("needs"))], open_questions, words),
        ]
    )
