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
NONE = np.empty(0, np.int64)


def known(first: date, last: date) -> Histories:
    """A shop whose orders lie between two days."""
    days = np.array([day_of(first), day_of(last)], np.int64)
    return Histories(last, np.array([1]), np.zeros(2, np.int64), days, np.ones(2, np.int64), NONE, NONE, NONE, NONE)


YEARS = known(date(2024, 1, 1), date(2025, 12, 28))


def week(orders: np.ndarray, *, timed: bool = True) -> WeekHours:
    """Counts by weekday (7) and hour (24)."""
    every = pd.MultiIndex.from_product([range(1, 8), range(24)], names=["weekday", "hour"]).to_frame(index=False)
    return WeekHours(every.assign(orders=orders.ravel().astype(np.int64), revenue_e4=0), timed)


def said(orders: np.ndarray, shop: Histories = YEARS, *, timed: bool = True) -> str:
    found = week(orders, timed=timed)
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
    assert said(evenings) == "No weekday stands out. Most orders come between 22 and 1 o'clock."


def test_where_most_days_are_busy_the_quiet_ones_are_told() -> None:
    orders = np.full((7, 24), 5)
    orders[5:] = 1
    assert said(orders, timed=False) == "Fewest orders come on Saturday and Sunday."


def test_a_short_file_that_holds_three_saturdays_and_two_mondays_is_even() -> None:
    shop = known(date(2026, 1, 3), date(2026, 1, 17))  # Saturday to Saturday
    orders = np.full((7, 24), 20)
    orders[5] = 30
    assert said(orders, shop, timed=False) == "Orders come evenly over the weekdays; differences may be chance."
    assert "Saturday is the busiest day" in said(orders, timed=False)


def test_few_orders_say_nothing() -> None:
    orders = np.zeros((7, 24))
    orders[2, 9] = 20
    assert said(orders) == "20 orders: too few to say when in the week most come."


@pytest.mark.parametrize(("count", "bars"), [(7, 4), (40, 7)])
def test_few_gaps_have_few_bars_and_no_mode(count: int, bars: int) -> None:
    days = np.linspace(1, 40, count).astype(np.int64)
    gaps = Waits(days, np.ones(count, bool), np.ones(count, np.int64), np.arange(count), days)
    frame = gap_counts(gaps)
    assert len(frame) <= bars + 1
    finding = gaps_picture(frame, WORDS).finding
    assert ("too few to say" in finding) == (count < 30)
