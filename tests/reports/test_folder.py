from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq

from lib.reports.folder import forget, keep, kept_in, writer_of
from tests.reports.tables import choices, table

NOW = datetime(2026, 5, 1, 12, 30, tzinfo=UTC)


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    keep(tmp_path, choices(), [table()], "w", NOW)
    kept = kept_in(tmp_path)
    assert kept is not None
    assert (kept.saved.choices, kept.writer, kept.saved_at) == (choices(), "w", NOW)
    assert pq.read_table(kept.table).num_rows == 3


def test_nothing_kept_is_none(tmp_path: Path) -> None:
    assert kept_in(tmp_path / "never") is None
    assert writer_of(tmp_path / "never") is None


def test_the_table_is_written_once_and_another_projects_table_goes(tmp_path: Path) -> None:
    keep(tmp_path, choices("a"), [table()], "w", NOW)
    (written,) = tmp_path.glob("table-*.parquet")
    before = written.stat().st_mtime_ns
    keep(tmp_path, choices("a"), [table()], "w", NOW)
    assert written.stat().st_mtime_ns == before
    keep(tmp_path, choices("b"), [table()], "w", NOW)
    assert not written.exists()
    assert len(list(tmp_path.glob("table-*.parquet"))) == 1


def test_a_damaged_last_save_falls_back_to_the_one_before(tmp_path: Path) -> None:
    keep(tmp_path, choices(), [table()], "first", NOW)
    keep(tmp_path, choices(), [table()], "second", NOW)
    (tmp_path / "project.json").write_bytes(b"{")
    kept = kept_in(tmp_path)
    assert kept is not None
    assert kept.writer == "first"


def test_a_table_that_is_not_the_saved_one_is_not_opened(tmp_path: Path) -> None:
    keep(tmp_path, choices(), [table()], "w", NOW)
    (written,) = tmp_path.glob("table-*.parquet")
    written.write_bytes(b"something else")
    assert kept_in(tmp_path) is None


def test_forgetting_leaves_nothing(tmp_path: Path) -> None:
    keep(tmp_path, choices(), [table()], "w", NOW)
    keep(tmp_path, choices(), [table()], "w", NOW)
    (tmp_path / "x.tmp").write_bytes(b"leftover")
    forget(tmp_path)
    assert not tmp_path.exists()
