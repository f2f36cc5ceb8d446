from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from lib.analysis.customers import customers
from lib.analysis.pulse import MOST_MONTHS, Pulse, PulseCode, pulses
from lib.analysis.totals import months
from lib.core.periods import month_of
from lib.core.settings import View
from tests.shops import EVERYTHING, frames_of, order, refund

Orders = list[dict[str, object]]


def pulse_of(
    code: PulseCode, orders: Orders, as_of: date, view: View = EVERYTHING, refunds: Orders | None = None
) -> Pulse:
    frames = frames_of(orders, refunds or [])
    return pulses(customers(frames, view, as_of), months(frames, view, as_of), view)[code]


def monthly(customer: str, first: int, last: int, money: float = 10) -> Orders:
    """An order on the 3rd of each month; months are counted from January 2023."""
    return [order(customer, f"{2023 + month // 12}-{month % 12 + 1:02d}-03", money) for month in range(first, last + 1)]


def test_a_month_that_is_not_over_is_left_out() -> None:
    orders = [*monthly("ann", 0, 3), *monthly("bob", 2, 3, money=30)]
    found = pulse_of("revenue", orders, date(2023, 4, 20))
    assert found.values.tolist() == [100_000, 100_000, 400_000]
    assert (found.month, found.before) == (month_of(date(2023, 3, 1)), month_of(date(2023, 2, 1)))
    assert found.change == pytest.approx(3.0)
    assert found.few


def test_a_month_of_enough_orders_is_one_to_compare_with() -> None:
    orders = [row for number in range(20) for row in monthly(str(number), 0, 1)]
    assert not any(pulse_of(code, orders, date(2023, 3, 1)).few for code in ("revenue", "orders", "buyers"))
    assert pulse_of("buyers", orders[:-2], date(2023, 3, 1)).few


def test_with_a_year_of_history_the_same_month_of_the_year_before_is_asked() -> None:
    orders = [*monthly("ann", 0, 12), order("bob", "2024-01-09"), order("bob", "2024-01-10")]
    assert pulse_of("orders", orders, date(2024, 2, 1)).change == pytest.approx(2.0)
    assert pulse_of("buyers", orders, date(2024, 2, 1)).change == pytest.approx(1.0)
    assert pulse_of("buyers", orders, date(2024, 2, 1)).before == month_of(date(2023, 1, 1))


def test_a_refund_is_taken_off_in_its_month() -> None:
    found = pulse_of("revenue", monthly("ann", 0, 1), date(2023, 3, 1), refunds=[refund("ann", "2023-02-20", 4)])
    assert found.change == pytest.approx(-0.4)


@pytest.mark.parametrize("code", ["revenue", "orders", "buyers"])
def test_too_little_history_has_no_change(code: PulseCode) -> None:
    assert pulse_of(code, [order("ann", "2023-01-05")], date(2023, 1, 6)).change is None
    assert pulse_of(code, monthly("ann", 0, 1), date(2023, 2, 20)).change is None


def test_a_month_cut_off_by_the_reader_is_not_over() -> None:
    view = View(first_day=date(2023, 2, 10), last_day=date(2023, 5, 20))
    orders = [order("ann", f"2023-{month:02d}-15") for month in range(1, 7)]
    found = pulse_of("orders", orders, date(2023, 5, 21), view)
    assert (len(found.values), found.month) == (2, month_of(date(2023, 4, 1)))


def test_no_more_months_than_a_small_line_can_show_and_nothing_is_infinite() -> None:
    found = pulse_of("revenue", [*monthly("ann", 0, 40, money=0), order("ann", "2026-06-05")], date(2026, 7, 1))
    assert len(found.values) == MOST_MONTHS
    assert np.isfinite(found.values).all()
    assert found.change is None
