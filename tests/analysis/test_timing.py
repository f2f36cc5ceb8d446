"""When in the week orders come, as far as it is more than chance; and gaps between orders."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from lib.analysis.histories import Histories
from lib.analysis.rhythm import Waits
from lib.analysis.timing import WeekHours, gap_counts, week_peaks
from lib.charts.timing import gaps_picture, week_finding
from lib.core.periods import day_of
from lib.text.languages import ENGLISH
from lib.text.words import Words

WORDS = Words(ENGLISH, "GBP")


def known(by_day: np.ndarray, first: date, last: date, *, on_one_day: int | None = None) -> Histories:
    """A shop with so many orders by weekday between two days: spread evenly, or those of one weekday on its first day alone."""
    days = np.arange(day_of(first), day_of(last) + 1)
    weekday, orders = (days + 3) % 7, np.zeros(len(days), np.int64)
    for place, count in enumerate(by_day.tolist()):
        mine = np.flatnonzero(weekday == place)[: 1 if place == on_one_day else None]
        orders[mine] = np.diff(np.arange(len(mine) + 1) * count // len(mine))
    orders[[0, -1]] = np.maximum(orders[[0, -1]], 1)
    none = np.empty(0, np.int64)
    return Histories(last, np.array([1]), np.zeros(len(days), np.int64), days, orders, orders, none, none, none)


YEARS = (date(2024, 1, 1), date(2025, 12, 28))


def week(orders: np.ndarray, *, timed: bool = True) -> WeekHours:
    """Counts by weekday (7) and hour (24)."""
    every = pd.MultiIndex.from_product([range(1, 8), range(24)], names=["weekday", "hour"]).to_frame(index=False)
    return WeekHours(every.assign(orders=orders.ravel().astype(np.int64), revenue_e4=0), timed)


def said(
    orders: np.ndarray, days: tuple[date, date] = YEARS, *, timed: bool = True, on_one_day: int | None = None
) -> str:
    found = week(orders, timed=timed)
    shop = known(orders.sum(axis=1), *days, on_one_day=on_one_day)
    return week_finding(week_peaks(found, shop), WORDS, timed=timed)


def test_pure_noise_is_no_finding() -> None:
    noise = np.random.default_rng(7)
    told = [said(noise.multinomial(2081, np.full(168, 1 / 168)).reshape(7, 24)) for _ in range(200)]
    evenly = told.count("Orders come evenly over the week; differences may be chance.")
    assert evenly >= 170  # two tests, each of which chance passes once in twenty


def test_a_busy_day_and_a_stretch_of_hours_are_told() -> None:
    orders = np.full((7, 24), 5)
    orders[5] = 12
    assert said(orders) == "Saturday is the busiest day. No hour stands out."
    orders[4] = 12
    assert said(orders) == "Friday and Saturday are the busiest days. No hour stands out."
    evenings = np.full((7, 24), 2)
    evenings[:, [22, 23, 0]] = 30
    assert said(evenings) == "No weekday stands out. More than half of the orders come between 22 and 1 o'clock."


def test_where_most_days_are_busy_the_quiet_ones_are_told() -> None:
    orders = np.full((7, 24), 5)
    orders[5:] = 1
    assert said(orders, timed=False) == "Fewest orders come on Saturday and Sunday."


def test_days_without_any_order_are_told_as_such() -> None:
    orders = np.full((7, 24), 5)
    orders[5:] = 0
    assert said(orders, timed=False) == "No orders come on Saturday and Sunday."
    orders[0] = 12
    assert said(orders, timed=False) == "No orders come on Saturday and Sunday. Monday is the busiest day."
    orders[:6], orders[6] = 0, 20
    assert said(orders, timed=False) == "Orders come only on Sunday."


def test_one_day_of_a_promotion_makes_no_busy_weekday() -> None:
    orders = np.full((7, 24), 5)
    orders[2] = 12
    assert said(orders, timed=False) == "Wednesday is the busiest day."
    assert said(orders, timed=False, on_one_day=2) != "Wednesday is the busiest day."


def test_a_short_file_that_holds_three_saturdays_and_two_mondays_is_even() -> None:
    shop = (date(2026, 1, 3), date(2026, 1, 17))  # Saturday to Saturday
    orders = np.full((7, 24), 20)
    orders[5] = 30
    assert said(orders, shop, timed=False) == "Orders come evenly over the weekdays; differences may be chance."
    assert "Saturday is the busiest day" in said(orders, timed=False)


def test_few_orders_say_nothing() -> None:
    orders = np.zeros((7, 24))
    orders[2, 9] = 20
    assert said(orders) == "20 orders: too few to say when in the week most come."


@pytest.mark.parametrize(("longest", "width"), [(30, 1), (90, 5), (700, 20), (1500, 50), (9000, 500)])
def test_bars_of_gaps_begin_and_end_at_numbers_one_counts_in(longest: int, width: int) -> None:
    days = np.linspace(1, longest, 9000).astype(np.int64)
    gaps = Waits(days, np.ones(len(days), bool), np.ones(len(days), np.int64), np.arange(len(days)), days)
    frame = gap_counts(gaps)
    assert set(np.diff(frame["low"])) == {width}
    assert gaps_picture(frame, WORDS).spec["params"][0] == {"name": "edges", "value": frame["low"].tolist()}


@pytest.mark.parametrize(("count", "bars"), [(7, 4), (40, 7)])
def test_few_gaps_have_few_bars_and_no_mode(count: int, bars: int) -> None:
    days = np.linspace(1, 40, count).astype(np.int64)
    gaps = Waits(days, np.ones(count, bool), np.ones(count, np.int64), np.arange(count), days)
    frame = gap_counts(gaps)
    assert len(frame) <= bars + 1
    finding = gaps_picture(frame, WORDS).finding
    assert ("too few to say" in finding) == (count < 30)
