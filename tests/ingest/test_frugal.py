"""What is asked of every row of millions takes a few bytes a row beside the columns themselves, not the columns once more."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest.draft import OrderRows
from lib.ingest.fates import COUNTED
from lib.ingest.grid import cells_at
from lib.ingest.ledger import write_ledger
from lib.ingest.remarks import reused_findings, zero_findings
from lib.ingest.restarts import by_day, by_run
from lib.ingest.subtotals import named_sums
from lib.ingest.texts import Distinct, Texts

ROWS = 200_000
FATES = np.full(ROWS, COUNTED, dtype=np.int8)
ORDERS = np.arange(ROWS)
MONEY = np.full(ROWS, 50_000)
BACK = np.zeros(ROWS, dtype=np.int64)
MOMENTS = np.full(ROWS, np.datetime64("2026-01-05T10:00:00"), dtype="datetime64[s]")
NUMBERS = Texts(
    Distinct(pa.array([str(1_000_000 + row) for row in range(ROWS)], pa.large_string())), ORDERS.astype(np.int32)
)


@pytest.mark.parametrize(
    "asked",
    [
        lambda: by_day(OrderRows(NUMBERS, ORDERS, ROWS, ORDERS, FATES == COUNTED, ()), MOMENTS, "order"),
        lambda: by_run(OrderRows(NUMBERS, ORDERS, ROWS, ORDERS, FATES == COUNTED, ()), MOMENTS, "order"),
        lambda: zero_findings(FATES, ORDERS, MONEY),
        lambda: reused_findings(ORDERS, NUMBERS, FATES),
        lambda: write_ledger(FATES, ORDERS, MONEY, BACK, "net"),
    ],
    ids=[
        "numbers that begin again each day",
        "numbers that begin again",
        "orders of nothing",
        "numbers of several customers",
        "the ledger",
    ],
)
def test_a_question_to_all_rows_copies_no_column(asked: Callable[[], object]) -> None:
    asked()  # what is loaded or kept at the first call is no matter
    tracemalloc.start()
    try:
        asked()
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most / ROWS < 6


def test_words_of_totals_are_looked_for_without_joining_the_chunks_of_a_column() -> None:
    chunks = [
        [f"{place} of a shop with long names" for place in range(at, at + 10_000)] for at in range(0, ROWS, 10_000)
    ]
    column = pa.chunked_array(chunks, pa.string())
    before, own = pa.default_memory_pool(), pa.proxy_memory_pool(pa.default_memory_pool())
    pa.set_memory_pool(own)
    try:
        assert named_sums(pa.table({"a": column}), np.ones(ROWS, np.bool_)) == []
    finally:
        pa.set_memory_pool(before)
    assert own.max_memory() < column.nbytes / 5


@given(st.lists(st.lists(st.text(max_size=3), max_size=4), max_size=5), st.data())
def test_cells_of_some_rows_are_those_that_arrow_takes(chunks: list[list[str]], data: st.DataObject) -> None:
    column = pa.chunked_array(chunks, pa.string())
    rows = sorted(data.draw(st.sets(st.integers(0, max(len(column) - 1, 0)))) if len(column) else ())
    assert cells_at(column, np.array(rows, np.int64)).to_pylist() == column.take(pa.array(rows, pa.int64())).to_pylist()
