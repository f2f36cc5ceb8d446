"""Public collections of odd files: each is decided, none kills its reader or keeps it waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adversary.corpora import CORPORA, Reader, files

pytestmark = pytest.mark.slow

#: Seconds of the processor: a busy machine must not fail a file.
MOST_SECONDS = 10.0


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    one = Reader()
    yield one
    one.stop()


@pytest.mark.parametrize("corpus", CORPORA)
def test_every_odd_file_is_read_or_refused_with_a_sentence(corpus: str, reference: Path, reader: Reader) -> None:
    wrong: list[str] = []
    verdicts: set[str] = set()
    for file in files(reference, corpus):
        one = reader.decide(file.data)
        verdicts.add(one.verdict)
        if one.verdict in {"error", "death"} or not one.said or one.seconds > MOST_SECONDS:
            wrong.append(f"{file.name}: {one}")
    assert wrong == []
    assert verdicts - {"refused"}  # else nothing but the gate was tested
