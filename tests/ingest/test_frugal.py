"""What is asked of every row of millions takes a few bytes a row beside the columns themselves, not the columns once more."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pytest

from lib.ingest.draft import OrderRows
from lib.ingest.fates import COUNTED
from lib.ingest.ledger import write_ledger
from lib.ingest.remarks import reused_findings, zero_findings
from lib.ingest.restarts import by_day, by_run
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
