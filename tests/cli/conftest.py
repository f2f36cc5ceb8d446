from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.rereading import read_once


@pytest.fixture(scope="session", autouse=True)
def _samples_read_once() -> Iterator[None]:
    with read_once():
        yield
