from __future__ import annotations

import io
import random
from collections import Counter
from contextlib import suppress

import pytest

from lib.core.errors import DomainError
from lib.core.settings import ImportSettings
from lib.ingest.read import read_table
from tests.fuzz.corpus import changed_inside, executions, mutated, workbook_seeds
from tests.served import Served

SHARDS = 2


@pytest.mark.parametrize("shard", range(SHARDS))
def test_a_broken_workbook_is_a_table_or_a_trouble_and_what_kills_its_reader_is_a_sentence(shard: int) -> None:
    random_, seeds = random.Random(shard), workbook_seeds()
    worker, deaths = Served("-m", "tests.fuzz.worker"), list[bytes]()
    outcomes: Counter[str] = Counter()
    try:
        for run in range(executions(0.1 / SHARDS, quick=150)):
            xlsx = random_.random() < 0.5
            data = changed_inside(seeds[0], random_) if xlsx else mutated(random_.choice(seeds), seeds, random_)
            said = worker.ask(data).decode().strip()
            if not said:
                deaths.append(data)
            assert not said.startswith("error"), f"run {run} of shard {shard}: {said}"
            outcomes[said.partition(" ")[0]] += 1
    finally:
        worker.stop()
    assert outcomes["read"]
    assert outcomes["trouble"]
    # The same files as uploads: a fresh child reads them, or the server lives and says why; nothing else may come out.
    for data in deaths[:5]:
        with suppress(DomainError):
            read_table(io.BytesIO(data), "orders.xlsx", ImportSettings())
