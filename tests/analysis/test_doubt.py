"""Who changes group: against the slow way, and where nothing may change."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.customers import Customers
from lib.analysis.doubt import MOST_CUSTOMERS, NUDGE, doubt
from lib.analysis.pays import groups_at
from lib.analysis.rfm import rfm
from lib.analysis.segments import SegmentMap
from lib.catalog.segments import MAPS, REGULARS_11, REGULARS_24
from lib.core.settings import CutOffs, RfmSettings
from tests.shops import customers_of, order


def people(seed: int, count: int) -> Customers:
    rng = np.random.default_rng(seed)
    days = rng.integers(0, 700, count)
    return Customers(
        as_of=date(2024, 7, 1),
        customer_id=pd.Series([str(number) for number in range(count)], dtype="str"),
        recency_days=days,
        frequency=rng.geometric(0.35, count),
        monetary_e4=(rng.lognormal(4, 1, count) * 10_000).astype(np.int64),
        first_day=19_000 - days,
        last_day=19_000 - days,
    )


@pytest.mark.parametrize("segment_map", MAPS, ids=lambda one: one.name)
def test_the_draws_are_those_of_placing_everybody_by_the_cut_offs_of_a_sample(segment_map: SegmentMap) -> None:
    """The slow way: draw positions, find the cut-offs of those customers as the page does, place everybody."""
    today, chosen = people(2, 400), RfmSettings(*segment_map.cuts, map_name=segment_map.name)
    answer = rfm(today, chosen, segment_map)
    found = doubt(answer, resamples=12, seed=5)
    rng = np.random.default_rng(5)
    slow = []
    for _ in range(12):
        drawn = rng.integers(0, 400, 400)
        slow.append(float((groups_at(today, chosen, segment_map, drawn) != answer.segment).mean()))
    if segment_map.name == "china-8-thresholds":  # set by hand on every axis
        assert found.resampled is None
        return
    assert found.resampled is not None
    assert found.resampled.value == pytest.approx(np.mean(slow), abs=1e-12)
    assert found.resampled.low <= found.resampled.value <= found.resampled.high
    whole = (found.by_group["leave"].fillna(0) * found.by_group["customers"]).sum() / 400
    assert whole == pytest.approx(found.resampled.value)


def test_a_cut_off_five_percent_higher_moves_those_in_between() -> None:
    today = people(3, 500)
    cuts = (100.0,)
    chosen = RfmSettings(CutOffs(values=cuts), CutOffs(values=(1.5,)), CutOffs(values=(50.0,)))
    found = doubt(rfm(today, chosen, REGULARS_24), resamples=3)
    days, amounts = today.values("recency_days"), today.values("monetary")
    between = [((days > 100 * (1 + side)) != (days > 100)).mean() for side in (-NUDGE, NUDGE)]
    assert found.nudged["recency_days"] == pytest.approx(max(between))
    between = [((amounts > 50 * (1 + side)) != (amounts > 50)).mean() for side in (-NUDGE, NUDGE)]
    assert found.nudged["monetary"] <= max(between) + 1e-12  # fewer where both scores are of one group
    assert found.nudged["frequency"] == 0
    assert found.resampled is None


@settings(deadline=None, max_examples=15)
@given(st.integers(1, 40), st.integers(0, 100))
def test_shares_are_shares_and_the_same_seed_says_the_same(count: int, seed: int) -> None:
    answer = rfm(people(seed, count), RfmSettings(), REGULARS_11)
    one, again = doubt(answer, 10, seed), doubt(answer, 10, seed)
    assert one.resampled == again.resampled
    assert one.resampled is not None
    assert 0 <= one.resampled.low <= one.resampled.high <= 1
    assert 0 <= one.nudged_all <= 1
    assert one.looked_at == count


def test_customers_who_are_all_alike_cannot_change_group() -> None:
    alike = customers_of([order(name, "2024-05-01") for name in "abcdefgh"])
    found = doubt(rfm(alike, RfmSettings(), REGULARS_24))
    assert found.resampled is not None
    assert (found.resampled.value, found.resampled.high) == (0, 0)
    assert (found.nudged_all, set(found.nudged.values())) == (0, {0})


def test_a_larger_shop_is_less_in_doubt() -> None:
    small, large = (doubt(rfm(people(4, count), RfmSettings(), REGULARS_24), 40).resampled for count in (200, 20_000))
    assert small is not None
    assert large is not None
    assert large.high < small.low


def test_of_more_than_a_hundred_thousand_customers_so_many_are_looked_at() -> None:
    found = doubt(rfm(people(1, MOST_CUSTOMERS + 5_000), RfmSettings(), REGULARS_24))
    assert found.looked_at == MOST_CUSTOMERS


def test_a_cut_off_between_one_order_and_two_divides_the_same_customers_a_little_elsewhere() -> None:
    """Three in five ordered once, so the lowest cut-off is 1: at 0.95 all of them would jump, though nobody ordered 0.97 times."""
    rows = [order(f"once{number}", "2024-03-01", 10 + number) for number in range(60)]
    rows += [order(f"twice{number}", day, 10 + number) for number in range(40) for day in ("2024-01-01", "2024-05-01")]
    found = doubt(rfm(customers_of(rows, as_of=date(2024, 6, 1)), RfmSettings(), REGULARS_24), resamples=3)
    assert found.nudged["frequency"] == 0
