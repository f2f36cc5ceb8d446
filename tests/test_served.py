"""A process that is asked about files: what answers, what dies and what stands still."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.served import Served

ECHO = """
import struct, sys, time
while size := sys.stdin.buffer.read(8):
    data = sys.stdin.buffer.read(struct.unpack("<Q", size)[0])
    if data == b"die":
        raise SystemExit(1)
    if data == b"sleep":
        time.sleep(600)
    print(data.decode(), flush=True)
"""
DEAF = "import time; time.sleep(600)"


@pytest.fixture
def echo() -> Iterator[Served]:
    served = Served("-c", ECHO, patience_seconds=5)
    yield served
    served.stop()


def test_each_file_gets_its_line(echo: Served) -> None:
    assert [echo.ask(b"a"), echo.ask(b"b")] == [b"a\n", b"b\n"]


@pytest.mark.parametrize("what", [b"die", b"sleep"])
def test_after_a_death_or_a_standstill_the_next_file_is_answered(echo: Served, what: bytes) -> None:
    assert [echo.ask(what), echo.ask(b"next")] == [b"", b"next\n"]


def test_what_does_not_even_listen_is_not_waited_for() -> None:
    served = Served("-c", DEAF, patience_seconds=0.5)
    try:
        assert served.ask(b"x" * 1_000_000) == b""
    finally:
        served.stop()
