"""Public collections of odd files: each is decided, none kills its reader or keeps it waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adversary.corpora import CORPORA, Reader, files

pytestmark = pytest.mark.slow

#: Seconds of the processor: a busy machine must not fail a file.
MOST_SECONDS = 10.0
#: Half a minute of reading: `make soak`.
LARGE = {"frictionless", "calamine", "csvkit"}


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    one = Reader()
    yield one
    one.stop()


@pytest.mark.parametrize(
    "corpus",
    [pytest.param(one, marks=pytest.mark.soak if one in LARGE else ()) for one in CORPORA],
)
def test_every_odd_file_is_read_or_refused_with_a_sentence(corpus: str, reference: Path, reader: Reader) -> None:
    wrong: list[str] = []
    for file in files(reference, corpus):
        one = reader.decide(file.data)
        if one.verdict in {"error", "death"} or not one.said or one.seconds > MOST_SECONDS:
            wrong.append(f"{file.name}: {one}")
    assert wrong == []
