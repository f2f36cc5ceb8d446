"""Slow, obvious twins of the reductions: plain Python over rows, nothing shared with what they check."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from lib.core.settings import View

Row = dict[str, Any]


def counted(rows: list[Row], moment: str, view: View, as_of: date) -> list[Row]:
    """Rows of the view, not after as_of."""
    return [
        row
        for row in rows
        if row[moment].date() <= as_of
        and (view.first_day is None or row[moment].date() >= view.first_day)
        and (view.last_day is None or row[moment].date() <= view.last_day)
        and (not view.channels or (row.get("channel") or "") in view.channels)
        and (not view.countries or (row.get("country") or "") in view.countries)
    ]


def customers(
    orders: list[Row], refunds: list[Row], view: View, as_of: date
) -> list[tuple[str, int, int, int, date, date]]:
    """customer_id, recency_days, frequency, monetary_e4, first and last day, in the order of the ids."""
    of: dict[str, list[Row]] = defaultdict(list)
    for row in counted(orders, "ordered_at", view, as_of):
        of[row["customer_id"]].append(row)
    back: Counter[str] = Counter()
    for row in counted(refunds, "refunded_at", view, as_of):
        back[row["customer_id"]] += row["amount_e4"]
    result = []
    for customer in sorted(of):
        days = [row["ordered_at"].date() for row in of[customer]]
        money = sum(row["net_e4"] for row in of[customer]) - back[customer]
        result.append((customer, (as_of - max(days)).days, len(days), money, min(days), max(days)))
    return result


def months(orders: list[Row], refunds: list[Row], view: View, as_of: date) -> dict[int, tuple[int, int, int]]:
    """Month number to orders, buyers, revenue_e4."""
    return _periods(orders, refunds, view, as_of, lambda day: day.year * 12 + day.month - 1)


def days(orders: list[Row], refunds: list[Row], view: View, as_of: date) -> dict[int, tuple[int, int, int]]:
    """Day number to orders, buyers, revenue_e4."""
    return _periods(orders, refunds, view, as_of, lambda day: (day - date(1970, 1, 1)).days)


def _periods(
    orders: list[Row], refunds: list[Row], view: View, as_of: date, of: Any
) -> dict[int, tuple[int, int, int]]:
    rows = counted(orders, "ordered_at", view, as_of)
    known = {row["customer_id"] for row in rows}
    returned = [row for row in counted(refunds, "refunded_at", view, as_of) if row["customer_id"] in known]
    numbers = [of(row["ordered_at"].date()) for row in rows] + [of(row["refunded_at"].date()) for row in returned]
    result: dict[int, tuple[int, int, int]] = {}
    for number in range(min(numbers, default=0), max(numbers, default=-1) + 1):
        inside = [row for row in rows if of(row["ordered_at"].date()) == number]
        back = sum(row["amount_e4"] for row in returned if of(row["refunded_at"].date()) == number)
        revenue = sum(row["net_e4"] for row in inside) - back
        result[number] = (len(inside), len({row["customer_id"] for row in inside}), revenue)
    return result


def second_orders(orders: list[Row], view: View, as_of: date) -> dict[str, tuple[date, date | None, int | None]]:
    """Customer to first day, next day with an order and its net money."""
    by_day: dict[str, Counter[date]] = defaultdict(Counter)
    for row in counted(orders, "ordered_at", view, as_of):
        by_day[row["customer_id"]][row["ordered_at"].date()] += row["net_e4"]
    result: dict[str, tuple[date, date | None, int | None]] = {}
    for customer, totals in by_day.items():
        first, second = (*sorted(totals), None)[:2]
        assert first is not None
        result[customer] = (first, second, None if second is None else totals[second])
    return result


def score(value: float, cuts: list[float]) -> int:
    """1 + the number of cut-offs strictly below the value."""
    return 1 + sum(1 for cut in cuts if cut < value)


def quantile(values: list[float], share: float) -> float:
    """Linear interpolation between the two nearest of the sorted values."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
