"""Totals by day: what they say, by hand, by slow and obvious sums, and by shops whose truth is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.daily import Course, ShopDays, shop_days
from lib.core.columns import DAILY
from lib.core.errors import CannotAnswer
from lib.core.periods import month_of

MONDAY = date(2025, 1, 6)


def totals(figures: Mapping[str, Sequence[float | None]], start: date = MONDAY, step_days: int = 1) -> pd.DataFrame:
    """Rows of days from figures in the currency's unit; None: the file has none for that day."""
    rows = [
        (pd.Timestamp(start + timedelta(days=place * step_days)), name, float(value))
        for name, values in figures.items()
        for place, value in enumerate(values)
        if value is not None
    ]
    return pd.DataFrame(rows, columns=list(DAILY))


def course(days: ShopDays, code: str) -> Course:
    return next(one for one in days.courses if one.code == code)


def test_a_tea_room_by_hand() -> None:
    """Eight weeks: 100 from 10 orders on weekdays, 300 from 20 on Saturdays, shut on Sundays."""
    week_revenue, week_orders = [100, 100, 100, 100, 100, 300, 0], [10, 10, 10, 10, 10, 20, 0]
    days = shop_days(totals({"revenue": week_revenue * 8, "orders": week_orders * 8}))
    assert (days.grain, days.periods, days.window) == ("day", 56, 28)
    assert course(days, "revenue").total == 8 * 800 * 10_000
    assert course(days, "average_order_value").total == pytest.approx(800 / 70 * 10_000)
    lately = course(days, "revenue").lately
    assert lately is not None
    assert lately.value == pytest.approx(800 / 7 * 10_000)
    change = course(days, "revenue").change("before")
    assert change is not None
    assert (change.value.value, change.is_clear) == (0, False)
    assert course(days, "revenue").change("year") is None
    assert days.weekdays["mean"].tolist() == [1_000_000] * 5 + [3_000_000, 0]
    assert days.weekdays["days"].tolist() == [8] * 7


def test_a_shop_that_sells_a_fifth_more_is_told_so() -> None:
    before, after = [100.0, 90, 110, 100, 105, 95, 100] * 4, [120.0, 109, 131, 120, 126, 113, 121] * 4
    found = course(shop_days(totals({"revenue": before + after})), "revenue").change("before")
    assert found is not None
    assert found.relative == pytest.approx(0.2)
    assert found.is_clear
    assert found.value.low < found.value.value < found.value.high


def test_a_year_earlier_is_the_same_weekday() -> None:
    days = 364 + 28
    revenue = [50.0 + place % 7 for place in range(days)]
    found = course(shop_days(totals({"revenue": revenue})), "revenue").change("year")
    assert found is not None
    assert (found.value.low, found.value.high) == (0, 0)


def test_weeks_and_months_are_known_by_their_distance() -> None:
    weeks = shop_days(totals({"revenue": [10.0] * 30}, step_days=7))
    assert (weeks.grain, weeks.window) == ("week", 13)
    assert {one.code for one in weeks.findings} == {"weeks_in_months"}
    starts = [date(2023 + month // 12, month % 12 + 1, 1) for month in range(24)]
    rows = [(pd.Timestamp(day), "revenue", 100.0 + place) for place, day in enumerate(starts)]
    months = shop_days(pd.DataFrame(rows, columns=list(DAILY)))
    assert (months.grain, months.months["over"].all(), len(months.months)) == ("month", True, 24)
    change = course(months, "revenue").change("year")
    assert change is not None
    assert change.value.value == pytest.approx(12 * 10_000)
    assert course(months, "revenue").change("before") is None  # it would be the same again


def test_a_month_is_whole_where_the_file_has_all_of_it() -> None:
    found = shop_days(totals({"orders": [1] * 60}, start=date(2025, 1, 15))).months
    assert found["over"].tolist() == [False, True, False]
    assert found["periods"].tolist() == [17, 28, 15]
    assert found["revenue_e4"].isna().all()


def test_a_day_without_a_figure_is_unknown_and_not_nothing() -> None:
    revenue: list[float | None] = [10.0] * 60
    revenue[-3] = None
    found = course(shop_days(totals({"revenue": revenue})), "revenue").lately
    assert found is not None
    assert found.value == 100_000


def test_a_quotient_is_of_days_that_tell_both() -> None:
    days = shop_days(totals({"revenue": [100.0, 100, 100], "orders": [10, None, 5]}))
    assert course(days, "average_order_value").total == pytest.approx(200 / 15 * 10_000)


def test_two_days_say_little_and_claim_nothing() -> None:
    days = shop_days(totals({"revenue": [1.0, 2.0]}))
    assert course(days, "revenue").lately is None
    assert days.weekdays.empty
    assert {one.code for one in days.findings} == {"too_short_for_trend"}


def test_totals_of_something_else_are_refused() -> None:
    with pytest.raises(CannotAnswer, match="neither revenue, orders, visitors nor customers"):
        shop_days(totals({"complaints": [1, 2, 3]}))


cents = st.integers(0, 10**9).map(lambda cents: cents / 100)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(cents, st.integers(0, 1000)), min_size=1, max_size=120), st.randoms(use_true_random=False))
def test_months_add_up_to_the_whole_and_the_order_of_rows_does_not_matter(
    rows: list[tuple[float, int]], dice: object
) -> None:
    figures = {"revenue": [row[0] for row in rows], "orders": [row[1] for row in rows]}
    frame = totals(figures)
    days = shop_days(frame)
    slow: dict[int, float] = {}
    for place, value in enumerate(figures["revenue"]):
        month = month_of(MONDAY + timedelta(days=place))
        slow[month] = slow.get(month, 0) + round(value * 10_000)
    revenue = course(days, "revenue")
    assert dict(zip(revenue.months["month"], revenue.months["value"], strict=True)) == pytest.approx(slow)
    assert revenue.total == pytest.approx(sum(slow.values()))
    order = list(range(len(frame)))
    dice.shuffle(order)  # type: ignore[attr-defined]
    again = shop_days(frame.iloc[order].reset_index(drop=True))
    for one, other in zip(days.courses, again.courses, strict=True):
        assert (one.code, one.total, one.lately, one.changes) == (other.code, other.total, other.lately, other.changes)


@pytest.mark.soak
def test_ranges_hold_the_truth_as_often_as_they_say() -> None:
    """Days with a week's pattern and skewed orders: the mean order, and a change of a tenth, lie inside 93 to 97.5 times in 100."""
    dice = np.random.default_rng(20261126)
    seeds, pattern = 1_000, np.array([1.0, 0.8, 0.9, 1.0, 1.3, 1.8, 1.2])
    inside = {"average_order_value": 0, "orders": 0}
    for _ in range(seeds):
        mean = 12 * np.tile(pattern, 8) * np.r_[np.ones(28), np.full(28, 1.1)]
        orders = dice.poisson(mean)
        revenue = [float(np.exp(dice.normal(3, 0.8, count)).sum()) for count in orders.tolist()]
        days = shop_days(totals({"revenue": revenue, "orders": orders.tolist()}))
        value, change = course(days, "average_order_value").lately, course(days, "orders").change("before")
        assert value is not None
        assert change is not None
        inside["average_order_value"] += value.low <= np.exp(3 + 0.8**2 / 2) * 10_000 <= value.high
        inside["orders"] += change.value.low <= 12 * pattern.mean() * 0.1 <= change.value.high
    for count in inside.values():
        assert 0.93 <= count / seeds <= 0.975


def test_what_is_never_below_nothing_cannot_fall_by_more_than_there_was() -> None:
    """One order of 9,000 among orders of 10 makes the range of the earlier mean wider than the mean itself."""
    before, after = [10.0] * 27 + [9_000.0], [10.0] * 28
    found = course(shop_days(totals({"revenue": before + after, "orders": [1.0] * 56})), "average_order_value")
    change = found.change("before")
    assert change is not None
    assert -change.then <= change.value.low <= change.value.value <= change.value.high


def test_new_customers_are_added_up_and_are_a_share_of_the_buyers_of_their_days() -> None:
    days = shop_days(totals({"revenue": [100.0] * 56, "buyers": [10.0] * 56, "new_customers": [4.0, 2.0] * 28}))
    assert course(days, "new_customers").total == 28 * 6
    share = course(days, "new_share")
    assert share.total == pytest.approx(0.3)
    assert share.lately is not None
    assert share.lately.low < 0.3 < share.lately.high


@pytest.mark.parametrize(
    "figures",
    [
        {"new_customers": [4.0] * 56, "returning_customers": [6.0] * 56},
        {"buyers": [10.0] * 56, "returning_customers": [6.0] * 56},
    ],
)
def test_two_of_new_returning_and_all_buyers_tell_the_third(figures: dict[str, list[float | None]]) -> None:
    days = shop_days(totals({"revenue": [100.0] * 56, **figures}))
    assert course(days, "new_share").total == pytest.approx(0.4)
    assert course(days, "new_customers").total == 4 * 56


def test_more_new_customers_than_buyers_are_no_share() -> None:
    days = shop_days(totals({"revenue": [100.0] * 56, "buyers": [1.0] * 56, "new_customers": [2.0] * 56}))
    assert "new_share" not in {one.code for one in days.courses}
    assert "new_beyond_buyers" in {one.code for one in days.findings}
