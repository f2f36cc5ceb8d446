from __future__ import annotations

import io
import random
import struct
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from lib.core.errors import DomainError
from lib.core.settings import ImportSettings
from lib.ingest.read import read_table
from tests.fuzz.corpus import changed_inside, executions, mutated, workbook_seeds

ROOT = Path(__file__).parents[2]
SHARDS = 2


class Worker:
    """A process that reads broken workbooks, started anew whenever one kills it."""

    def __init__(self) -> None:
        self.process = self._start()
        self.deaths: list[bytes] = []

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.worker"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def read(self, data: bytes) -> str:
        """What became of a file."""
        assert self.process.stdin
        assert self.process.stdout
        try:
            self.process.stdin.write(struct.pack("<Q", len(data)) + data)
            self.process.stdin.flush()
            said = self.process.stdout.readline().decode()
        except BrokenPipeError:
            said = ""
        if not said:
            self.stop()
            self.deaths.append(data)
            self.process = self._start()
        return said.strip() or "death"

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                if pipe:
                    pipe.close()
            except BrokenPipeError:
                continue


@pytest.mark.parametrize("shard", range(SHARDS))
def test_a_broken_workbook_is_a_table_or_a_trouble_and_what_kills_its_reader_is_a_sentence(shard: int) -> None:
    random_, seeds = random.Random(shard), workbook_seeds()
    worker = Worker()
    outcomes: Counter[str] = Counter()
    try:
        for run in range(executions(0.1 / SHARDS, quick=1_200)):
            xlsx = random_.random() < 0.5
            data = changed_inside(seeds[0], random_) if xlsx else mutated(random_.choice(seeds), seeds, random_)
            said = worker.read(data)
            assert not said.startswith("error"), f"run {run} of shard {shard}: {said}"
            outcomes[said.split()[0]] += 1
    finally:
        worker.stop()
    assert outcomes["read"]
    assert outcomes["trouble"]
    # The same files as uploads: a fresh child reads them, or the server lives and says why; nothing else may come out.
    for data in worker.deaths[:5]:
        with suppress(DomainError):
            read_table(io.BytesIO(data), "orders.xlsx", ImportSettings())
