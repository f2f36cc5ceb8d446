"""What a child calls the end of its memory, whoever says it."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from lib.ingest.child import means_no_memory

ROOT = Path(__file__).parents[2]

#: Takes all room but some for Python itself, then asks for a library.
LATE = """
import resource
from lib.ingest.child import means_no_memory
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + 3_000_000, resource.RLIM_INFINITY))
try:
    import pyarrow
except BaseException as error:
    print(means_no_memory(error), repr(error))
"""


@pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="the system does not tell how much room a process takes"
)
def test_a_library_that_finds_no_room_any_more_is_the_end_of_memory() -> None:
    said = subprocess.run(
        [sys.executable, "-c", LATE], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert said.stdout.startswith("True"), said.stdout


@pytest.mark.parametrize(
    "error",
    [MemoryError(), OSError(errno.ENOMEM, "no memory"), ImportError("pyexpat.so: failed to map segment")],
    ids=repr,
)
def test_everybody_s_word_for_it_is_known(error: BaseException) -> None:
    assert means_no_memory(error)


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOENT, "no file"), ImportError("no pyexpat"), ValueError("memory")], ids=repr
)
def test_nothing_else_is_called_so(error: BaseException) -> None:
    assert not means_no_memory(error)
