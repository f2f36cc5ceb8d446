"""Large columns lie in files without a name, mapped into memory: the system keeps the pages that are in use and takes back the others.

Such a file is in the system's folder for temporary files, has no name that anybody could open it by, and is gone with the
last column that lies in it, whatever happens to the process.
"""

from __future__ import annotations

import mmap
import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import IO, Any, TypeVar
from weakref import WeakSet

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lib.ingest.arrow import Batch, Column

#: Shorter tables stay in memory as a whole, and of long ones what is smaller than this.
LONG_ROWS = 250_000
LARGE_BYTES = 256 * 1024
_FILE_BYTES = 256 * 1024 * 1024
_BORDER = 64  # Arrow and NumPy like their columns to begin at such places

Array = TypeVar("Array", bound=npt.NDArray[Any])

_mapped: WeakSet[mmap.mmap] = WeakSet()
_current: ContextVar[Spool | None] = ContextVar("spool", default=None)


class Spool:
    """Where the large columns of one upload lie: files of some hundred megabytes, filled one after the other."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._map: mmap.mmap | None = None
        self._used = 0

    def put(self, data: Any) -> memoryview | None:
        """Bytes as a view of where they lie now; None where they have to stay in memory (no room on the disk, Windows)."""
        if os.name == "nt":  # a file that is mapped cannot be without a name there
            return None
        data = memoryview(data).cast("B")
        with suppress(OSError):
            place = self._place(len(data))
            if self._file is None or self._map is None:
                return None
            self._file.seek(place)
            left = data
            while left:  # the system takes at most two gigabytes at once
                left = left[self._file.write(left) :]
            self._used = place + len(data)
            return memoryview(self._map)[place : self._used]
        return None

    def _place(self, size: int) -> int:
        """Where so many bytes fit: behind what is there, or at the start of another file."""
        place = -(-self._used // _BORDER) * _BORDER
        if self._map is None or place + size > len(self._map):
            room = max(size, _FILE_BYTES)
            self._close()
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - open until the next one, or the end
            os.truncate(self._file.fileno(), room)  # takes no room before it is written
            self._map = mmap.mmap(self._file.fileno(), room, access=mmap.ACCESS_READ)
            _mapped.add(self._map)
            place = 0
        return place

    def _close(self) -> None:
        """Write nothing more into the last file; what lies in it is there as long as somebody looks at it."""
        if self._file is not None:
            self._file.close()

    def __del__(self) -> None:
        self._close()

    def batch(self, batch: Batch) -> Batch:
        """The same rows, lying here."""
        kept = self.put(batch.serialize())
        return batch if kept is None else pa.ipc.read_record_batch(pa.py_buffer(kept), batch.schema)


@contextmanager
def spooling(rows: int) -> Generator[None]:
    """Within it, `aside` puts large columns of a table of so many rows into files that belong together."""
    if rows < LONG_ROWS:
        yield
        return
    token = _current.set(Spool())
    try:
        yield
    finally:
        _current.reset(token)
        let_go()


def aside(array: Array) -> Array:
    """The same array, read-only, lying in a file where it is large; within `spooling`."""
    spool = _current.get()
    if spool is None or array.nbytes < LARGE_BYTES or not array.flags.c_contiguous:
        return array
    kept = spool.put(array.view(np.uint8) if array.dtype.kind in "mM" else array)
    if kept is None:
        return array
    let_go()
    return np.frombuffer(kept, array.dtype).reshape(array.shape)  # type: ignore[return-value] - of the same type


def column_aside(column: Column) -> Column:
    """The same Arrow array, lying in a file where it is large; within `spooling`."""
    spool = _current.get()
    if spool is None or column.nbytes < LARGE_BYTES:
        return column
    return spool.batch(pa.RecordBatch.from_arrays([column], names=["c"])).column(0)


def let_go() -> None:
    """Tell the system that none of the pages is needed now; what is touched again comes back by itself."""
    pa.default_memory_pool().release_unused()
    if not hasattr(mmap, "MADV_DONTNEED"):
        return
    for mapped in list(_mapped):
        with suppress(ValueError, OSError):  # it has just been closed
            mapped.madvise(mmap.MADV_DONTNEED)
