from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.rereading import read_once


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a page here keeps nothing on this machine."""
    monkeypatch.setenv("REGULARS_AUTOSAVE", "off")


@pytest.fixture(scope="session", autouse=True)
def _samples_read_once() -> Iterator[None]:
    with read_once():
        yield
