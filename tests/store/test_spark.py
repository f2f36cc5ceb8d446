"""Identical tables on Spark; runs where pyspark and Java are installed, or REGULARS_SPARK names a Connect server."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from random import Random
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from lib.analysis.comeback import comeback
from lib.analysis.customers import customers, default_as_of
from lib.analysis.funnel_reduction import arrivals, funnel_counts
from lib.analysis.histories import first_basket_labels, histories, main_values, purchases_by, seconds
from lib.analysis.purchases import purchases
from lib.analysis.timing import week_hours
from lib.analysis.totals import channels, countries, days, months
from lib.core.columns import ORDER_LINES
from lib.core.errors import CannotRead
from lib.core.settings import View
from lib.store.engine import Engine
from lib.store.pandas import Pandas
from lib.store.spark import Spark
from tests.analysis.funnel_logs import ask, events, random_rows
from tests.analysis.test_customers import AS_OF, shop
from tests.shops import EVERYTHING, table, tables

VIEWS = (
    EVERYTHING,
    View(first_day=date(2024, 1, 31), last_day=date(2024, 5, 31)),
    View(channels=("web", ""), countries=("中国",)),
)
SOLD, RETURNED = shop(7, 3000, 300)
LINES = [
    {name: row[name] for name in ("order_id", "customer_id", "ordered_at", "amount_e4")}
    | {
        "product": ("mug", "Tee", "茶", None)[place % 4],
        "category": ("ware", None, "茶")[place % 3],
        "quantity": place % 5,
    }
    for place, row in enumerate(SOLD)
    for _ in range(1 + place % 2)
]
TABLES = {**tables(SOLD, RETURNED), "order_lines": table(ORDER_LINES, LINES)}


def everything(engine: Engine, view: View) -> dict[str, object]:
    with engine.reading() as frames:
        people = customers(frames, view, AS_OF)
        learnt = comeback(frames, view, AS_OF)
        known = histories(frames, view, AS_OF)
        bought = purchases(frames, view, AS_OF)
        by_product = purchases_by(frames, view, known, "product")
        return {
            "as_of": default_as_of(frames, view),
            "customers": pd.DataFrame(
                {
                    "customer_id": people.customer_id,
                    "recency_days": people.recency_days,
                    "frequency": people.frequency,
                    "monetary_e4": people.monetary_e4,
                    "first_day": people.first_day,
                    "last_day": people.last_day,
                }
            ),
            "months": months(frames, view, AS_OF),
            "days": days(frames, view, AS_OF),
            "choices": (channels(frames), countries(frames)),
            "comeback": (learnt.waits.tolist(), learnt.customers, learnt.window_days, learnt.order_e4),
            "histories": plain(known),
            "purchases": plain(bought),
            "seconds": sorted(
                zip(*plain(seconds(frames, view, AS_OF)).values(), strict=True)
            ),  # customers in any order
            "first_baskets": plain(first_basket_labels(frames, view, known, "product")),
            "by_product": [plain(by_product[0]), *(values.tolist() for values in by_product[1:])],
            "main_values": plain(main_values(frames, view, known, "category")),
            "week_hours": week_hours(frames, view, AS_OF).frame,
        }


def plain(found: object) -> dict[str, Any]:
    """The fields of a dataclass, arrays and series as lists, so that two of them can be compared."""
    values = {one.name: getattr(found, one.name) for one in fields(found)}  # type: ignore[arg-type]
    return {name: value.tolist() if hasattr(value, "tolist") else value for name, value in values.items()}


@pytest.fixture(scope="module")
def spark() -> Iterator[Spark]:
    url = os.environ.get("REGULARS_SPARK", "local[2]")
    if importlib.util.find_spec("pyspark") is None or (url.startswith("local") and shutil.which("java") is None):
        pytest.skip("pyspark or Java is not installed")
    engine = Spark(url)
    engine.load(TABLES)
    yield engine
    engine.close()


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("view", VIEWS)
def test_spark_gives_identical_tables(spark: Spark, view: View) -> None:
    found, expected = everything(spark, view), everything(Pandas(TABLES), view)
    for name, value in expected.items():
        if isinstance(value, pd.DataFrame):
            assert_frame_equal(found[name], value)  # type: ignore[arg-type]
        else:
            assert found[name] == value, name


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("order", ["ordered", "strict", "any"])
@pytest.mark.parametrize("steps", ["a b? c a", "a b", "a"])
def test_spark_counts_the_funnel_exactly(spark: Spark, order: str, steps: str) -> None:
    dice = Random(3)
    log = events(random_rows(dice, users=300, longest=12))
    question = ask(*steps.split(), order=order, exclude=["x"])
    spark.load({"events": log})
    found: list[pd.DataFrame] = []
    for engine in (spark, Pandas({"events": log})):
        with engine.reading() as frames:
            counted = funnel_counts(arrivals(frames("events"), question), question)
            found.append(counted.collect("pandas").to_pandas().astype("float64"))
    assert_frame_equal(*found)


def test_a_server_that_does_not_answer_is_told_at_once() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(CannotRead, match="No Spark server answers"):
            Spark(f"sc://127.0.0.1:{unused.getsockname()[1]}")


@pytest.mark.skipif(importlib.util.find_spec("pyspark") is not None, reason="the client is installed here")
def test_a_missing_client_is_told() -> None:
    with pytest.raises(CannotRead, match="pyspark-client"):
        Spark("local[2]")
