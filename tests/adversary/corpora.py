"""Public collections of odd files, each to be decided: read as some kind of table, or refused with a sentence.

`python -m tests.adversary.corpora` lists what becomes of every file. Started with `serve`, it reads files one after the
other in a process of its own, which a crafted file may kill: a length (8 bytes) and a file on standard input, one line of
JSON a file on standard output.
"""

from __future__ import annotations

import json
import os
import struct
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any

from lib.catalog import CATALOGUE, header_score
from lib.core.errors import DomainError
from lib.core.settings import ImportSettings
from lib.ingest.child import limit_this_process
from lib.ingest.imported import SideFile
from lib.ingest.limits import HOSTED
from lib.ingest.troubles import Trouble
from lib.ingest.understand import understand
from lib.text.words import Words
from tests.ingest.inside import read_inside
from tests.served import Served

TODAY = date(2026, 6, 1)
CORPORA = ("csv-spectrum", "csvkit", "frictionless", "readxl", "calamine", "cn_bills")
#: What describes a collection and is no file of it.
#: Far below what a process may use before it is killed (lib/ingest/limits.py).
_SECONDS_A_PROCESS = 15.0
_NO_FILES = frozenset({".md", ".py", ".rst", ".license"})


@dataclass(frozen=True)
class Odd:
    """One file of a collection."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Decided:
    """What became of a file.

    Attributes:
        verdict: the kind of table that it is, "refused", or what should not be: "error" or "death".
        said: the sentence of a refusal, or what went wrong.
        seconds: of processor time.
    """

    verdict: str
    said: str
    seconds: float


def files(reference: Path, corpus: str) -> Iterator[Odd]:
    """Every file of a collection."""
    with zipfile.ZipFile(reference / "corpora" / f"{corpus}.zip") as archive:
        for member in archive.infolist():
            if not member.is_dir() and PurePosixPath(member.filename).suffix.lower() not in _NO_FILES:
                yield Odd(member.filename, archive.read(member))


class Reader:
    """A process that decides on files, started anew whenever one kills it."""

    def __init__(self) -> None:
        self._served = Served("-m", "tests.adversary.corpora", "serve")
        self._seconds = 0.0

    def decide(self, data: bytes) -> Decided:
        """Read one file. A process may use so many seconds in all, so it is started anew long before."""
        if self._seconds > _SECONDS_A_PROCESS:
            self._served.renew()
            self._seconds = 0.0
        if answer := self._served.ask(data):
            one = Decided(**json.loads(answer))
            self._seconds += one.seconds
            return one
        self._seconds = 0.0
        return Decided("death", "its reader was killed or stood still", 0.0)

    def stop(self) -> None:
        """End the process."""
        self._served.stop()


def decided(data: bytes) -> tuple[str, str]:
    """The verdict on one file, in this process."""
    try:
        table = read_inside(data, header_score=header_score)
        result = understand(table, ImportSettings(), CATALOGUE, TODAY)
    except Trouble as trouble:
        return "refused", _sentence(trouble.told("a file"))
    except DomainError as error:
        return "refused", _sentence(error)
    except MemoryError:
        return "refused", "memory"
    except BaseException as error:  # noqa: BLE001 - a panic of a Rust parser is no Exception
        panic = type(error).__name__ == "PanicException"
        return ("death" if panic else "error"), repr(error)
    rows = len(result.rows)
    return (result.kind if isinstance(result, SideFile) else "orders"), f"{rows} rows"


def _sentence(error: DomainError) -> str:
    return Words().say(error.sentence)


def serve() -> None:
    """Decide on files until there are no more."""
    # The libraries that understand what was read take as much room as those that read, which are all that a child loads.
    limit_this_process(replace(HOSTED, memory_bytes=2 * HOSTED.memory_bytes), 10**12)
    while size := sys.stdin.buffer.read(8):
        data = sys.stdin.buffer.read(struct.unpack("<Q", size)[0])
        started = time.process_time()
        verdict, said = decided(data)
        answer: dict[str, Any] = {"verdict": verdict, "said": said, "seconds": time.process_time() - started}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def main() -> None:
    """List every file with what became of it."""
    reader, counted = Reader(), Counter[str]()
    folder = Path(os.environ["REGULARS_REFERENCE_DATA"])
    for file in chain.from_iterable(files(folder, corpus) for corpus in CORPORA):
        one = reader.decide(file.data)
        counted[one.verdict] += 1
        sys.stdout.write(f"{one.verdict:9} {one.seconds:5.2f} s  {file.name}: {one.said[:200]}\n")
    reader.stop()
    sys.stdout.write(f"{dict(counted)}\n")


if __name__ == "__main__":
    serve() if sys.argv[1:] == ["serve"] else main()
