from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.customers import Customers, customers, default_as_of
from lib.analysis.reductions import in_view, second_orders
from lib.analysis.totals import channels, countries, days, months
from lib.core.errors import CannotAnswer
from lib.core.periods import date_of
from lib.core.settings import View
from lib.store.duckdb import DuckDB
from lib.store.pandas import Pandas
from tests.analysis import slow
from tests.shops import EVERYTHING, customers_of, frames_of, order, refund, tables

AS_OF = date(2024, 6, 30)


@pytest.fixture(scope="module")
def duckdb() -> Iterator[DuckDB]:
    engine = DuckDB(memory_mb=256)
    yield engine
    engine.close()


def shop(seed: int, orders: int, refunds: int) -> tuple[list[slow.Row], list[slow.Row]]:
    """A random shop: few customers, days at the edges of months and leap years, missing channels and countries."""
    rng = random.Random(seed)
    start = datetime(2023, 12, 1)

    def row(moment: str) -> slow.Row:
        return {
            "customer_id": rng.choice(["1", "10", "2", "Ä", "王", "a@b.example", "x" * 40])
            + str(rng.randrange(orders // 3 + 1)),
            "order_id": f"o{rng.random()}",
            moment: start + timedelta(days=rng.randrange(240), seconds=rng.choice([0, 1, 43_200, 86_399])),
            "amount_e4": rng.randrange(10**9),
            "channel": rng.choice(["web", "shop", None]),
            "country": rng.choice(["GB", "中国", None]),
        }

    sold = [row("ordered_at") for _ in range(orders)]
    for entry in sold:
        entry |= {"refund_e4": rng.choice([0, 0, entry["amount_e4"] // 3])}
        entry |= {"net_e4": entry["amount_e4"] - entry["refund_e4"]}
    return sold, [row("refunded_at") for _ in range(refunds)]


views = st.builds(
    View,
    first_day=st.none() | st.dates(date(2023, 11, 1), date(2024, 3, 1)),
    last_day=st.none() | st.dates(date(2024, 3, 2), date(2024, 9, 1)),
    channels=st.sampled_from([(), ("web",), ("", "shop"), ("nowhere",)]),
    countries=st.sampled_from([(), ("GB",), ("中国", "")]),
)


def rows_of(found: Customers) -> list[tuple[str, int, int, int, date, date]]:
    columns = (found.recency_days, found.frequency, found.monetary_e4)
    dates = ([date_of(day) for day in column.tolist()] for column in (found.first_day, found.last_day))
    return list(zip(found.customer_id.tolist(), *(column.tolist() for column in columns), *dates, strict=True))


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**9), orders=st.integers(1, 400), refunds=st.integers(0, 60), view=views)
def test_both_engines_agree_with_plain_python(duckdb: DuckDB, seed: int, orders: int, refunds: int, view: View) -> None:
    sold, returned = shop(seed, orders, refunds)
    duckdb.load(tables(sold, returned))
    expected = slow.customers(sold, returned, view, AS_OF)
    for engine in (duckdb, Pandas(tables(sold, returned))):
        with engine.reading() as frames:
            if not expected:
                with pytest.raises(CannotAnswer):
                    customers(frames, view, AS_OF)
                continue
            assert rows_of(customers(frames, view, AS_OF)) == expected
            for found, twin in ((months, slow.months), (days, slow.days)):
                table = found(frames, view, AS_OF)
                rows = {number: tuple(rest) for number, *rest in table.itertuples(index=False)}
                assert rows == twin(sold, returned, view, AS_OF)


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10**9), orders=st.integers(1, 2000), view=views)
def test_second_orders_agree_with_plain_python(duckdb: DuckDB, seed: int, orders: int, view: View) -> None:
    sold, _ = shop(seed, orders, 0)
    duckdb.load(tables(sold))
    expected = slow.second_orders(sold, view, AS_OF)
    for engine in (duckdb, Pandas(tables(sold))):
        with engine.reading() as frames:
            found = second_orders(in_view(frames("orders"), "ordered_at", view, AS_OF))
            rows = (
                found.join(frames("customer_ids"), on="customer")
                .collect("pyarrow")
                .to_pandas()
                .set_index("customer_id")
            )
        assert {who: (date_of(row["first"]), *came_back(row)) for who, row in rows.iterrows()} == expected


def came_back(row: pd.Series) -> tuple[date | None, int | None]:
    return (None, None) if pd.isna(row["second"]) else (date_of(row["second"]), int(row["second_e4"]))


def test_the_months_and_days_add_up_to_the_customers_money() -> None:
    frames = frames_of(*shop(1, 300, 40))
    money = customers(frames, EVERYTHING, AS_OF).revenue_e4
    assert months(frames, EVERYTHING, AS_OF)["revenue_e4"].sum() == money
    assert days(frames, EVERYTHING, AS_OF)["revenue_e4"].sum() == money


def test_any_order_of_the_rows_gives_the_same_customers() -> None:
    sold, returned = shop(2, 300, 40)
    one = customers_of(sold, returned, AS_OF)
    random.Random(3).shuffle(sold)
    assert rows_of(customers_of(sold, returned, AS_OF)) == rows_of(one)


def test_a_refund_document_is_netted_only_for_somebody_with_an_order_in_the_view() -> None:
    sold = [order("a", "2024-01-01", 10), order("b", "2023-01-01", 10)]
    returned = [refund("a", "2024-01-05", 4), refund("b", "2024-01-05", 4), refund("c", "2024-01-05", 4)]
    found = customers_of(sold, returned, date(2024, 2, 1), View(first_day=date(2024, 1, 1)))
    assert rows_of(found) == [("a", 31, 1, 60_000, date(2024, 1, 1), date(2024, 1, 1))]


def test_recency_counts_calendar_days_and_an_order_on_the_day_itself_is_0() -> None:
    sold = [order("a", "2024-03-01 23:59:59"), order("b", "2024-02-29 00:00:00"), order("c", "2024-03-02")]
    assert customers_of(sold, as_of=date(2024, 3, 1)).recency_days.tolist() == [0, 1]


def test_the_default_day_is_the_day_after_the_last_order_in_the_view() -> None:
    frames = frames_of([order("a", "2024-02-28 12:00"), order("a", "2024-12-31 23:59")])
    assert default_as_of(frames, EVERYTHING) == date(2025, 1, 1)
    assert default_as_of(frames, View(last_day=date(2024, 12, 30))) == date(2024, 2, 29)


@pytest.mark.parametrize("ask", [default_as_of, lambda frames, view: customers(frames, view, AS_OF)])
def test_a_view_without_orders_says_what_to_do(ask: object) -> None:
    frames = frames_of([order("a", "2024-02-28", channel="web")])
    with pytest.raises(CannotAnswer, match="Widen the dates"):
        ask(frames, View(channels=("shop",)))  # type: ignore[operator]


def test_filters_offer_the_largest_first_and_name_what_is_unknown() -> None:
    frames = frames_of(
        [
            order("a", "2024-01-01", channel="web"),
            order("a", "2024-01-02", channel="shop"),
            order("b", "2024-01-03", channel="shop"),
            order("b", "2024-01-04"),
        ]
    )
    assert [(choice.value, choice.orders) for choice in channels(frames)] == [("shop", 2), ("", 1), ("web", 1)]
    assert countries(frames) == ()


def test_money_stays_exact_beyond_the_doubles() -> None:
    large = 2**53 + 1
    found = customers_of([order("a", "2024-01-01", net_e4=large), order("a", "2024-01-02", net_e4=2)], as_of=AS_OF)
    assert found.monetary_e4.tolist() == [large + 2]
