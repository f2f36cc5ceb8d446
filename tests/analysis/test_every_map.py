"""What holds for every map: groups partition the customers, equal customers stay together, nothing outside matters."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.rfm import Rfm, rfm
from lib.analysis.segments import SegmentMap
from lib.catalog.segments import MAPS
from lib.core.settings import RfmSettings
from tests.shops import customers_of, order

AS_OF = date(2024, 7, 1)
each_map = pytest.mark.parametrize("segment_map", MAPS, ids=lambda one: one.name)


def rows_of(seed: int, customers: int) -> list[dict[str, Any]]:
    rng = random.Random(seed)
    return [
        order(f"c{number:03d}", f"2024-0{rng.randrange(1, 7)}-{rng.randrange(1, 29):02d}", rng.choice([1, 5, 9.99, 70]))
        for number in range(customers)
        for _ in range(rng.choice([1, 1, 2, 3, 7]))
    ]


def answer(rows: list[dict[str, Any]], segment_map: SegmentMap) -> Rfm:
    return rfm(customers_of(rows, as_of=AS_OF), RfmSettings(*segment_map.cuts, segment_map.name), segment_map)


def groups(found: Rfm) -> dict[str, str]:
    codes = [found.segment_map.segments[place].code for place in found.segment.tolist()]
    return dict(zip(found.customers.customer_id, codes, strict=True))


@each_map
@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10**9), customers=st.integers(1, 60))
def test_groups_partition_the_customers_and_equal_ones_stay_together(
    segment_map: SegmentMap, seed: int, customers: int
) -> None:
    found = answer(rows_of(seed, customers), segment_map)
    assert found.segments["customers"].sum() == customers
    assert found.segments["revenue_e4"].sum() == found.customers.revenue_e4
    values = np.stack([found.customers.recency_days, found.customers.frequency, found.customers.monetary_e4])
    named: dict[tuple[int, ...], set[int]] = {}
    for place, value in zip(found.segment.tolist(), values.T.tolist(), strict=True):
        named.setdefault(tuple(value), set()).add(place)
    assert all(len(places) == 1 for places in named.values())


@each_map
def test_the_order_of_the_rows_and_the_unit_of_money_change_nothing(segment_map: SegmentMap) -> None:
    rows = rows_of(5, 80)
    expected = groups(answer(rows, segment_map))
    shuffled = list(rows)
    random.Random(1).shuffle(shuffled)
    assert groups(answer(shuffled, segment_map)) == expected
    by_hand = any(cut.values is not None for cut in segment_map.cuts)
    plus_one = any(cut.rule == "quantiles_plus_one" for cut in segment_map.cuts)
    if not by_hand and not plus_one:  # those two cut at amounts of money, so a unit of money matters to them
        scaled = [row | {"net_e4": int(row["net_e4"]) * 64} for row in rows]
        assert groups(answer(scaled, segment_map)) == expected
