"""Three named customers, counted by hand."""

from __future__ import annotations

from datetime import date

from lib.analysis.histories import histories
from lib.analysis.nth_orders import nth_orders
from lib.core.settings import View
from tests.shops import frames_of, order


def test_times_are_from_the_order_before_and_not_the_shortest_gap() -> None:
    rows = [
        *(order("ann", day, 10) for day in ("2026-01-01", "2026-03-02", "2026-03-05")),  # 60 days, then 3
        *(order("bob", day, 10) for day in ("2026-01-01", "2026-01-31")),  # 30 days
        order("cat", "2026-02-01", 10),
    ]
    first, second, third = nth_orders(histories(frames_of(rows), View(), date(2026, 4, 1)), 5)
    assert (first.customers, second.customers, third.customers) == (3, 2, 1)
    assert first.of_previous is None
    assert second.of_previous is not None
    assert round(second.of_previous.value, 6) == round(2 / 3, 6)
    assert second.days_since is not None
    assert (second.days_since.q1, second.days_since.median, second.days_since.q3) == (37.5, 45, 52.5)
    assert third.days_since is not None
    assert third.days_since.median == 3


def test_two_orders_of_one_day_are_two_orders() -> None:
    rows = [order("ann", "2026-01-01", 10), order("ann", "2026-01-01", 20), order("ann", "2026-01-08", 5)]
    found = nth_orders(histories(frames_of(rows), View(), date(2026, 4, 1)), 2)
    assert [(one.customers, one.days_since and one.days_since.median) for one in found] == [(1, None), (1, 0)]
