"""The process that touches an upload's bytes: limited, alone, and expected to die.

Started by lib.ingest.process as a script: the file is its standard input, the job its only argument. The table goes to
standard output, progress and the last word as lines of JSON to standard error.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from pathlib import Path

if __name__ == "__main__":  # `-I` leaves the project's root out of the path
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import json
from importlib.abc import MetaPathFinder

from lib.ingest.limits import Limits

MAX_CPU_SECONDS = 4 * 3600


class Without(MetaPathFinder):
    """Keeps pyarrow from loading what it does without: pandas for every list of text (0.2 s, 60 MB), NumPy at its start (0.1 s)."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:  # noqa: ARG002 - the protocol's
        """Refuse these, leave the others to the next finder."""
        if fullname in self._names:
            raise ModuleNotFoundError(fullname)


def limit_this_process(limits: Limits, size: int) -> None:
    """Cap memory, processor time and core files, where the system can (not on Windows; macOS ignores the memory)."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    # Text takes about a second for 10 MB when it is written badly, packed workbooks some seconds for each MB.
    cpu_seconds = min(60 + size // 200_000, MAX_CPU_SECONDS)
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_AS, limits.memory_bytes),
    ):
        try:
            _soft, hard = resource.getrlimit(kind)
            ceiling = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (ceiling, ceiling if kind != resource.RLIMIT_CPU else hard))
        except (OSError, ValueError):
            continue


def means_no_memory(error: BaseException) -> bool:
    """Whether an error says that the limit of memory is reached: Python's own word, the system's, or its loader's for a library."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    return isinstance(error, MemoryError) or (isinstance(error, ImportError) and "failed to map segment" in str(error))


def main() -> int:
    """Read the file on standard input; say the outcome; never a traceback."""
    raw = json.loads(sys.argv[1])
    size = os.fstat(0).st_size
    limit_this_process(Limits(**raw["limits"]), size)
    tables = os.fdopen(os.dup(1), "wb")
    lines = os.fdopen(os.dup(2), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(1, 2)
    if raw["kind"] == "workbook":  # what reads it needs no NumPy, and makes millions of cells but no circles of objects
        sys.meta_path.insert(0, Without("pandas", "numpy"))
        gc.disable()
    else:
        sys.meta_path.insert(0, Without("pandas"))
    from lib.ingest.reading import Piece, again, read_upload  # noqa: PLC0415 - parsers are loaded only under the limits
    from lib.ingest.troubles import Trouble  # noqa: PLC0415
    from lib.ingest.wire import Job, Wire  # noqa: PLC0415

    job = Job.from_json(sys.argv[1])
    wire = Wire(tables, lines, job.limits)
    wire.progress()
    try:
        upload = Piece(again(os.fdopen(0, "rb", closefd=False)), size, sheet=job.sheet)
        wire.done(read_upload(job.kind, upload, wire))
    except Trouble as trouble:
        wire.failed(trouble)
    except BaseException as error:  # noqa: BLE001 - a panic of a Rust parser is no Exception
        wire.failed(Trouble("memory" if means_no_memory(error) else "stopped"))
    return 0


if __name__ == "__main__":
    # Not sys.exit: taking apart a broken parser's memory helps nobody.
    code = main()
    os._exit(code)
