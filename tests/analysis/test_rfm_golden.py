"""Numbers of UCI Online Retail, computed elsewhere with plain pandas and published in part (FACTS of the project)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lib.analysis.customers import Customers, customers
from lib.analysis.rfm import Rfm, rfm
from lib.analysis.totals import months
from lib.catalog.segments import REGULARS_11
from lib.core.settings import AXES, RfmSettings, View
from lib.store.duckdb import DuckDB
from lib.store.engine import Frames
from tests.shops import online_retail

AS_OF = date(2011, 12, 10)


@pytest.fixture(scope="module")
def frames(reference: Path) -> Iterator[Frames]:
    engine = DuckDB()
    engine.load(online_retail(reference))
    with engine.reading() as frames:
        yield frames
    engine.close()


@pytest.fixture(scope="module")
def shop(frames: Frames) -> Customers:
    return customers(frames, View(), AS_OF)


@pytest.fixture(scope="module")
def answer(shop: Customers) -> Rfm:
    return rfm(shop, RfmSettings(), REGULARS_11)


def test_customers_orders_and_revenue(shop: Customers) -> None:
    assert (len(shop), shop.orders, shop.revenue_e4) == (4338, 18_532, 89_114_079_040)


def test_means_of_recency_frequency_and_money(shop: Customers) -> None:
    assert [round(float(shop.values(axis).mean()), 3) for axis in AXES] == [93.059, 4.272, 2054.266]


def test_quintile_edges(answer: Rfm) -> None:
    edges = {axis: tuple(round(cut, 3) for cut in answer.cutoffs[axis]) for axis in AXES}
    assert edges == {
        "recency_days": (13.8, 33, 72, 180),
        "frequency": (1, 2, 3, 6),
        "monetary": (250.194, 490.096, 942.276, 2058.426),
    }


def test_every_customer_order_and_unit_of_money_is_in_one_group(answer: Rfm) -> None:
    sums = answer.segments[["customers", "orders", "revenue_e4"]].sum()
    assert sums.tolist() == [4338, 18_532, 89_114_079_040]
    assert answer.segments["segment"].tolist() == [segment.code for segment in REGULARS_11.segments]


def test_months(frames: Frames) -> None:
    found = months(frames, View(), AS_OF)
    first, november = found.iloc[0], found.iloc[11]
    assert (first["orders"], first["buyers"], first["revenue_e4"]) == (1400, 885, 5_727_138_900)
    assert (november["orders"], november["buyers"], november["revenue_e4"]) == (2657, 1664, 11_618_173_800)
