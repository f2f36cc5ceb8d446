"""What is remembered of a file is known by its headers, holds for the next one, and is never a stranger's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lib.core.settings import ImportSettings
from lib.reports.remembered import MOST, Remembered, headers_key, lasting, load, save

TOLD = Remembered(kind="spend", reading=ImportSettings(mapping=(("amount", "Geld"),), decimal=","))


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    save(tmp_path / "new", {"key": TOLD})
    assert load(tmp_path / "new") == {"key": TOLD}


def test_headers_are_the_same_in_any_order_and_not_when_one_differs() -> None:
    assert headers_key(["a", "b "]) == headers_key(["b", "a"])
    assert headers_key(["a", "b"]) != headers_key(["a", "b", "b"])
    assert headers_key(["ab", ""]) != headers_key(["a", "b"])


def test_what_belongs_to_one_file_is_not_remembered() -> None:
    once = ImportSettings(
        sheet="May", as_of=date(2026, 5, 1), status_keep=("paid",), currency="EUR", rates=(("USD", 0.9),)
    )
    assert lasting(once) == ImportSettings()
    assert lasting(TOLD.reading) == TOLD.reading
    both = ImportSettings(status_keep=("paid",), status_drop=("open",))
    assert lasting(both) == both


def test_the_latest_are_kept_and_what_was_forgotten_is_in_no_copy(tmp_path: Path) -> None:
    save(tmp_path, {str(at): TOLD for at in range(MOST + 5)})
    assert next(iter(load(tmp_path))) == "5"
    save(tmp_path, {})
    assert not any(b"Geld" in file.read_bytes() for file in tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"", b"[]", b'{"version": 2, "files": {}}', b'{"version": 1, "files": {"a": {"kind": "x"}}}', b"\xff"])  # fmt: skip
def test_what_cannot_be_believed_is_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "remembered.json").write_bytes(content)
    assert load(tmp_path) == {}
