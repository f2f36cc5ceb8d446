from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from lib.analysis.customers import customers, default_as_of
from lib.analysis.histories import (
    _by_customer_and_day,
    first_basket_labels,
    first_labels,
    histories,
    purchases_by,
    seconds,
)
from lib.core.columns import ORDER_LINES
from lib.core.settings import View
from lib.store.duckdb import DuckDB
from lib.store.engine import Frames
from lib.store.pandas import Pandas
from tests.shops import EVERYTHING, frames_of, order, refund, table, tables

ORDERS = [
    order("ann", "2026-01-05 10:00", 10, channel="web"),
    order("ann", "2026-01-05 18:00", 5, channel="app"),
    order("ann", "2026-02-01 09:00", 20, channel="app"),
    order("bob", "2026-01-20 12:00", 30),
]


def test_orders_of_one_day_are_one_order_day() -> None:
    known = histories(frames_of(ORDERS), EVERYTHING, date(2026, 3, 1))
    assert len(known) == 2
    assert known.who.tolist() == [0, 0, 1]
    assert known.orders.tolist() == [2, 1, 1]
    assert known.net_e4.tolist() == [150_000, 200_000, 300_000]
    assert known.visit.tolist() == [1, 2, 1]


def test_customers_stand_where_the_other_pages_have_them() -> None:
    frames = frames_of([order("z", "2026-01-01"), order("a", "2026-01-02"), order("m", "2026-01-03")])
    people, known = customers(frames, EVERYTHING, date(2026, 2, 1)), histories(frames, EVERYTHING, date(2026, 2, 1))
    assert known.first_day.tolist() == people.first_day.tolist()
    assert known.last_day.tolist() == people.last_day.tolist()


def test_money_given_back_belongs_to_known_customers_only() -> None:
    frames = frames_of(ORDERS, [refund("ann", "2026-02-03", 4), refund("stranger", "2026-02-03", 9)])
    known = histories(frames, EVERYTHING, date(2026, 3, 1))
    assert (known.refund_who.tolist(), known.refund_e4.tolist()) == ([0], [40_000])


def test_the_label_is_that_of_the_first_order_and_of_two_at_once_the_first_in_order() -> None:
    frames = frames_of([*ORDERS, order("cid", "2026-01-07", channel="web"), order("cid", "2026-01-07", channel="app")])
    known = histories(frames, EVERYTHING, date(2026, 3, 1))
    labels = first_labels(frames, EVERYTHING, known, "orders", "channel")
    assert [labels.words[place] for place in labels.place] == ["web", "", "app"]


def lines(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    made = [
        {"order_id": f"{who}-{day}", "customer_id": who, "ordered_at": pd.Timestamp(day), "product": product,
         "category": category, "quantity": 1, "unit_price_e4": 1, "amount_e4": 1}
        for who, day, product, category in rows
    ]  # fmt: skip
    return table(ORDER_LINES, made)


def test_purchases_of_a_category_are_days_and_in_order() -> None:
    shop = tables([order("ann", "2026-01-05"), order("ann", "2026-02-05"), order("bob", "2026-01-09", channel="app")])
    shop["order_lines"] = lines(
        ("ann", "2026-02-05", "latte", "coffee"),
        ("ann", "2026-01-05", "espresso", "coffee"),
        ("ann", "2026-01-05", "mocha", "coffee"),
        ("bob", "2026-01-09", "cup", "things"),
    )
    with Pandas(shop).reading() as frames:
        known = histories(frames, EVERYTHING, date(2026, 3, 1))
        labels, who, day = purchases_by(frames, EVERYTHING, known, "category")
        only_app = View(channels=("app",))
        few, _, _ = purchases_by(frames, only_app, histories(frames, only_app, date(2026, 3, 1)), "category")
    assert labels.words == ("coffee", "things")
    assert [labels.words[place] for place in labels.place] == ["coffee", "coffee", "things"]
    assert who.tolist() == [0, 0, 1]
    assert np.diff(day).tolist() == [31, -27]
    assert few.words == ("things",)


@contextmanager
def in_duckdb(shop: dict[str, pd.DataFrame]) -> Iterator[Frames]:
    with closing(DuckDB()) as engine:
        engine.load(shop)
        with engine.reading() as frames:
            yield frames


@pytest.mark.parametrize("engine", [lambda shop: Pandas(shop).reading(), in_duckdb], ids=["pandas", "duckdb"])
def test_a_first_basket_is_what_lay_together_then(engine: Any) -> None:
    shop = tables(
        [order("ann", "2026-01-05"), order("ann", "2026-02-05"), order("bob", "2026-01-09"), order("cid", "2026-01-10")]
    )
    shop["order_lines"] = lines(
        ("ann", "2026-01-05", "filter", "things"),
        ("ann", "2026-01-05", "espresso", "coffee"),
        ("ann", "2026-01-05", "mocha", "coffee"),
        ("ann", "2026-02-05", "cup", "cups"),  # later: not in the first basket
        ("bob", "2026-01-09", "mocha", "coffee"),
        ("bob", "2026-01-09", "cup", "cups"),
        ("bob", "2026-01-09", "scarf", "wear"),
        ("bob", "2026-01-09", "filter", "things"),
    )
    with engine(shop) as frames:
        known = histories(frames, EVERYTHING, date(2026, 3, 1))
        labels = first_basket_labels(frames, EVERYTHING, known, "category")
    assert [labels.words[place] for place in labels.place] == ["coffee + things", "coffee + cups + things + …", ""]


def test_coming_back_counts_to_the_second_and_only_where_the_window_was_seen() -> None:
    orders = [
        order("in_time", "2026-01-01 10:00:00"),
        order("in_time", "2026-01-31 10:00:00"),  # exactly 30 x 24 h
        order("too_late", "2026-01-01 10:00:00"),
        order("too_late", "2026-01-31 10:00:01"),
        order("at_once", "2026-01-02 10:00:00"),
        order("at_once", "2026-01-02 10:00:00"),  # not strictly later
        order("fresh", "2026-02-10 10:00:00"),
        order("fresh", "2026-02-11 10:00:00"),
        order("last", "2026-03-01 00:00:00"),
    ]
    found = seconds(frames_of(orders), EVERYTHING, date(2026, 3, 2))
    assert (int(found.ripe.sum()), int(found.again.sum())) == (3, 1)


@st.composite
def shops(draw: st.DrawFn) -> list[dict[str, object]]:
    days = st.dates(date(2024, 2, 27), date(2025, 1, 3))
    rows = draw(st.lists(st.tuples(st.sampled_from("abcdé"), days, st.integers(-5, 50)), min_size=1, max_size=40))
    return [order(who, str(day), money, order_id=str(place)) for place, (who, day, money) in enumerate(rows)]


@settings(max_examples=30, deadline=None)
@given(shops())
def test_histories_add_up_to_customers_whatever_the_engine_and_the_order_of_rows(
    orders: list[dict[str, object]],
) -> None:
    frames, turned = frames_of(orders), frames_of(orders[::-1])
    as_of = default_as_of(frames, EVERYTHING)
    people, known, again = (
        f(x, EVERYTHING, as_of) for f, x in ((customers, frames), (histories, frames), (histories, turned))
    )
    assert np.array_equal(np.bincount(known.who, known.orders), people.frequency)
    assert np.array_equal(np.bincount(known.who, known.net_e4), people.monetary_e4)
    for name in ("who", "day", "orders", "net_e4"):
        assert np.array_equal(getattr(known, name), getattr(again, name))


def test_duckdb_gives_the_same_histories() -> None:
    rng = np.random.default_rng(5)
    orders = [
        order(
            f"c{rng.integers(40)}",
            str(np.datetime64("2024-01-01") + rng.integers(700)),
            float(rng.integers(90)),
            order_id=str(n),
        )
        for n in range(400)
    ]
    shop = tables(orders, [refund("c1", "2024-06-01", 3), refund("nobody", "2024-06-01", 3)])
    engine = DuckDB()
    engine.load(shop)
    found: list[pd.DataFrame] = []
    for one in (engine, Pandas(shop)):
        with one.reading() as frames:
            known = histories(frames, EVERYTHING, date(2026, 1, 1))
            moments = seconds(frames, EVERYTHING, date(2026, 1, 1))
        found.append(pd.DataFrame({name: getattr(known, name) for name in ("who", "day", "orders", "net_e4")}))
        found.append(
            pd.DataFrame(
                {"ripe": [moments.ripe.sum()], "again": [moments.again.sum()], "back": [known.refund_e4.sum()]}
            )
        )
    engine.close()
    assert_frame_equal(found[0], found[2])
    assert_frame_equal(found[1], found[3])


@given(
    st.lists(
        st.tuples(st.integers(0, 1000), st.integers(-(2**20), 2**24), st.integers(-(2**62), 2**62)),
        min_size=1,
        max_size=50,
    )
)
def test_orders_counted_into_place_stand_as_sorted(log: list[tuple[int, int, int]]) -> None:
    customer, day, net_e4 = (np.array(column, np.int64) for column in zip(*log, strict=True))
    start, when, money = _by_customer_and_day(customer.astype(np.int32), day.astype(np.int32), net_e4)
    who = np.repeat(np.arange(len(start) - 1), np.diff(start))
    assert list(zip(who.tolist(), when.tolist(), strict=True)) == sorted((one, at) for one, at, _ in log)
    assert sorted(zip(who.tolist(), when.tolist(), money.tolist(), strict=True)) == sorted(log)


def test_nobody_in_view_is_said() -> None:
    with pytest.raises(Exception, match="no counted order"):
        histories(frames_of([order("a", "2026-01-01")]), View(first_day=date(2027, 1, 1)), date(2027, 1, 2))
