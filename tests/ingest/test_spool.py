from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from lib.ingest import spool
from lib.ingest.spool import Spool, aside, column_aside, let_go, spooling

LARGE = np.arange(spool.LARGE_BYTES // 8 + 1)


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def test_a_large_column_is_the_same_wherever_it_lies() -> None:
    days = LARGE.astype("datetime64[s]")
    with spooling(spool.LONG_ROWS):
        kept, moments, texts = aside(LARGE), aside(days), column_aside(pa.array(LARGE.astype(str)))
    let_go()
    assert (kept == LARGE).all()
    assert (moments == days).all()
    assert moments.dtype == days.dtype
    assert texts.equals(pa.array(LARGE.astype(str)))
    assert not kept.flags.writeable


def test_small_columns_and_those_outside_stay_where_they_are() -> None:
    few = np.arange(10)
    with spooling(spool.LONG_ROWS):
        assert aside(few) is few
    with spooling(spool.LONG_ROWS - 1):
        assert aside(LARGE) is LARGE
    assert aside(LARGE) is LARGE


def test_columns_follow_each_other_into_one_file_and_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_FILE_BYTES", 3 * LARGE.nbytes)
    with spooling(spool.LONG_ROWS):
        kept = [aside(LARGE + number) for number in range(7)]
    assert all((one == LARGE + number).all() for number, one in enumerate(kept))


def test_the_file_has_no_name_and_is_gone_with_its_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool.tempfile, "tempdir", str(tmp_path))
    open_before = len(list(Path("/proc/self/fd").iterdir()))
    with spooling(spool.LONG_ROWS):
        kept = aside(LARGE)
    assert list(tmp_path.iterdir()) == []
    assert kept[-1] == LARGE[-1]
    del kept
    assert len(list(Path("/proc/self/fd").iterdir())) == open_before


def test_where_the_disk_is_full_columns_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError

    monkeypatch.setattr(spool.os, "truncate", full)
    with spooling(spool.LONG_ROWS):
        assert aside(LARGE) is LARGE
    batch = pa.record_batch([pa.array(["a"])], names=["c0"])
    assert Spool().batch(batch) is batch


def test_what_lies_aside_takes_no_memory_until_it_is_looked_at() -> None:
    before = resident_bytes()
    with spooling(spool.LONG_ROWS):
        kept = [aside(np.full(4_000_000, number)) for number in range(8)]  # 32 MB each
    assert resident_bytes() - before < 100_000_000
    assert [int(one[-1]) for one in kept] == list(range(8))
