from __future__ import annotations

import io
import random
import time

import pytest

from lib.core.errors import DomainError
from lib.core.settings import ImportSettings
from lib.ingest.limits import HOSTED
from lib.ingest.read import read_table, table_of
from lib.ingest.table import TextTable
from lib.ingest.troubles import Trouble
from tests.fuzz.corpus import executions, mutated, text_seeds
from tests.ingest.inside import grids_inside

HANG_SECONDS = 5.0
SHARDS = 4


def read_and_account(data: bytes) -> TextTable | None:
    """Read a broken file; every row of its grid must be a row of the table, of `not_data`, or the header."""
    try:
        grids = grids_inside(data)
        table = table_of(grids, None)
    except Trouble:
        return None
    if len(grids.report.parts) == 1:
        header = int(grids.report.parts[0].headers is None and table.dialect.header_row is not None)
        accounted = table.cells.num_rows + sum(dict(table.not_data).values()) + header
        assert accounted == grids.tables[0].num_rows
    assert len(table.source_rows) == table.cells.num_rows
    assert len(table.headers) == table.cells.num_columns
    return table


@pytest.mark.parametrize("shard", range(SHARDS))
def test_a_broken_text_file_is_a_table_or_a_trouble_and_no_row_is_lost(shard: int) -> None:
    random_, seeds = random.Random(shard), text_seeds()
    read = 0
    for run in range(executions(0.9 / SHARDS, quick=100)):
        data = mutated(random_.choice(seeds), seeds, random_)
        started = time.process_time()
        try:
            read += read_and_account(data) is not None
        except Exception as error:
            raise AssertionError(f"run {run} of shard {shard}: {data!r}") from error
        assert time.process_time() - started < HANG_SECONDS, data
    assert read > 0  # else the mutations are too wild to test anything but the gate


def test_a_broken_text_file_is_a_table_or_a_sentence_through_a_real_child() -> None:
    random_, seeds = random.Random(99), text_seeds()
    outcomes: set[str] = set()
    for _run in range(executions(0.001, quick=15)):
        data = mutated(random_.choice(seeds), seeds, random_)
        try:
            read_table(io.BytesIO(data), "orders.csv", ImportSettings(), HOSTED)
            outcomes.add("read")
        except DomainError as error:
            outcomes.add(str(error))
    assert "read" in outcomes
    assert "" not in outcomes
