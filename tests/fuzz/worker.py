"""Reads broken files one after the other in a process that may die of them; started by tests/fuzz/test_workbooks.py.

On standard input: a length (8 bytes) and a file, again and again. On standard output: one line a file.
"""

from __future__ import annotations

import codecs
import struct
import sys
from dataclasses import replace

from lib.ingest.child import limit_this_process, means_no_memory
from lib.ingest.encoding import EAST_ASIAN
from lib.ingest.limits import HOSTED
from lib.ingest.troubles import Trouble
from tests.ingest.inside import read_inside

LIMITS = replace(HOSTED, unpacked_bytes=50_000_000, table_bytes=50_000_000)


def main() -> None:
    """Say for each file: its rows, the trouble, or the exception that should not have been."""
    for name in EAST_ASIAN:  # a child of one file has room for them; this one keeps what broken parsers leave behind
        codecs.lookup(name)
    limit_this_process(LIMITS, 10**12)
    while size := sys.stdin.buffer.read(8):
        data = sys.stdin.buffer.read(struct.unpack("<Q", size)[0])
        try:
            said = f"read {read_inside(data, limits=LIMITS).cells.num_rows}"
        except Trouble as trouble:
            said = f"trouble {trouble.code}"
        except BaseException as error:  # noqa: BLE001 - a panic of a Rust parser is no Exception
            panic = type(error).__name__ == "PanicException"
            said = "panic" if panic else "trouble memory" if means_no_memory(error) else f"error {error!r}"
        sys.stdout.write(said.replace("\n", " ") + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
