from __future__ import annotations

import random
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.customers import Customers
from lib.analysis.distribution import BARS, distribution
from lib.core.settings import AXES, Axis
from tests.shops import customers_of, order

each_axis = pytest.mark.parametrize("axis", AXES)


def shop_of(recency_days: list[int], frequency: list[int], monetary_e4: list[int]) -> Customers:
    template = customers_of([order("a", "2024-01-01")])
    size = len(recency_days)
    return Customers(
        as_of=date(2024, 1, 1),
        customer_id=template.customer_id.repeat(size),
        recency_days=np.array(recency_days, np.int64),
        frequency=np.array(frequency, np.int64),
        monetary_e4=np.array(monetary_e4, np.int64),
        first_day=np.zeros(size, np.int64),
        last_day=np.zeros(size, np.int64),
    )


def random_shop(seed: int, size: int, spread: float) -> Customers:
    rng = random.Random(seed)
    return shop_of(
        [rng.randrange(int(1 + 2000 * spread)) for _ in range(size)],
        [1 + int(rng.lognormvariate(0, 1 + 2 * spread)) for _ in range(size)],
        [int(rng.choice([1, 1, 1, 1, -0.1]) * rng.lognormvariate(13, 3 * spread)) for _ in range(size)],
    )


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**9), size=st.integers(1, 300), spread=st.floats(0, 1))
@each_axis
def test_at_most_sixty_bars_hold_everybody_once_without_gaps(axis: Axis, seed: int, size: int, spread: float) -> None:
    shop = random_shop(seed, size, spread)
    bars = distribution(shop, axis)
    assert 1 <= len(bars) <= BARS
    assert bars["low"].iloc[1:].tolist() == bars["high"].iloc[:-1].tolist()
    assert (bars["high"] > bars["low"]).all()
    values = shop.values(axis)
    inside = [
        int(((values > low) & (values <= high)).sum()) for low, high in zip(bars["low"], bars["high"], strict=True)
    ]
    assert bars["customers"].tolist() == inside
    assert (bars["customers"].sum(), bars["revenue_e4"].sum()) == (len(shop), shop.revenue_e4)


def test_few_orders_get_a_bar_each() -> None:
    bars = distribution(shop_of([1] * 5, [1, 1, 2, 3, 5], [1] * 5), "frequency")
    assert bars[["high", "customers", "tail"]].to_numpy().tolist() == [
        [1, 2, ""],
        [2, 1, ""],
        [3, 1, ""],
        [4, 0, ""],
        [5, 1, ""],
    ]


def test_a_long_tail_of_orders_is_gathered_in_the_last_bar() -> None:
    bars = distribution(shop_of([1] * 200, [1] * 199 + [500], [1] * 200), "frequency")
    last = bars.iloc[-1]
    assert (last["low"], last["high"], last["customers"], last["tail"]) == (10, 500, 1, "upper")


def test_many_orders_get_bars_of_about_equal_ratio() -> None:
    bars = distribution(shop_of([1] * 32, [1] * 30 + [420, 421], [1] * 32), "frequency")
    assert (bars["high"] > bars["low"]).all()
    assert (bars["high"].iloc[-1], bars["tail"].iloc[-1]) == (421, "")


def test_recency_is_counted_in_days_weeks_or_longer() -> None:
    widths = {}
    for longest in (20, 59, 60, 400, 4000):
        bars = distribution(shop_of([0, longest], [1, 1], [1, 1]), "recency_days")
        widths[longest] = float(bars["high"].iloc[0] - bars["low"].iloc[0])
    assert widths == {20: 1, 59: 1, 60: 2, 400: 7, 4000: 91}


def test_money_steps_are_round_and_the_tails_are_marked() -> None:
    money = [int(10 ** (1 + 2 * n / 999) * 10_000) for n in range(1000)] + [10**11, -50_000]
    bars = distribution(shop_of([1] * 1002, [1] * 1002, money), "monetary")
    assert bars["tail"].iloc[[0, -1]].tolist() == ["lower", "upper"]
    assert {10.0, 20.0, 50.0, 100.0, 500.0} <= set(bars["high"].tolist())


def test_a_shop_without_positive_money_has_one_bar() -> None:
    bars = distribution(shop_of([1, 1], [1, 1], [0, -50_000]), "monetary")
    assert (len(bars), bars["customers"].tolist()) == (1, [2])


@each_axis
def test_scores_follow_the_cut_offs_and_the_bars_stand_still(axis: Axis) -> None:
    shop = random_shop(1, 300, 0.5)
    values = shop.values(axis)
    middle = float(np.median(values))
    bars, moved = distribution(shop, axis, (middle,)), distribution(shop, axis, (middle + 1, middle + 2))
    best_first = axis == "recency_days"
    assert bars["score"].tolist() == [
        (1 if high > middle else 2) if best_first else 1 + (high > middle) for high in bars["high"]
    ]
    assert bars.drop(columns="score").equals(moved.drop(columns="score"))
