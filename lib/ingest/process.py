"""Starts the child that reads a file, watches it, and turns whatever happens to it into a table or a `Trouble`."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal

import pyarrow as pa
from pydantic import TypeAdapter, ValidationError

from lib.ingest.arrow import Batch, Table
from lib.ingest.limits import MEGABYTE, Limits
from lib.ingest.memory import resident_bytes
from lib.ingest.spool import Spool
from lib.ingest.troubles import TROUBLES, Trouble
from lib.ingest.wire import Job, Report, part_of

Progress = Callable[[float | None], None]

_CHILD = Path(__file__).with_name("child.py")
#: A child needs no environment but what its system and its libraries start with.
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_SET = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",  # the others reserve more than the limit at start
    "MALLOC_ARENA_MAX": "2",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "RUST_BACKTRACE": "0",
}
_REPORT = TypeAdapter(Report)
_LOOK_SECONDS = 0.25
_LAST_BREATH_SECONDS = 2.0
#: A step that asks for patience gets at most this many times what others get.
_MOST_PATIENCE = 10
_LONGEST_LINE = 1_000_000
#: What is more than this is put aside as it comes.
_IN_MEMORY_BYTES = 32 * MEGABYTE


@dataclass(frozen=True)
class Grids:
    """What the child handed over: one table a part, and its report."""

    tables: tuple[Table, ...]
    report: Report


_Event = tuple[Literal["batch", "line", "closed", "broken"], Any]


def read_in_child(file: IO[bytes], kind: str, sheet: str | None, limits: Limits, progress: Progress) -> Grids:
    """Read a file in a child process.

    Args:
        file: a real file (with a descriptor); the child reads it from its start.
        kind: what the gate took it for.
        sheet: the sheet of a workbook; None: the best one.
        limits: what the child may use.
        progress: called in this thread with the share done (None: not known), several times a second whether or not there
            is anything new; what it raises stops the child.

    Raises:
        Trouble: the child refused, failed, stalled or died.
    """
    file.seek(0)
    with start(file, Job(kind, sheet, limits)) as child:
        try:
            return _Watch(child, limits, progress).result()
        finally:
            child.kill()
            _drain(child)


def start(file: IO[bytes], job: Job) -> subprocess.Popen[bytes]:
    """Start the child on a file: a fresh interpreter that knows nothing of this process."""
    flags = ["-I", "-B"] if sys.dont_write_bytecode else ["-I"]
    return subprocess.Popen(  # noqa: S603 - our own interpreter and script
        [sys.executable, *flags, "-X", "utf8", str(_CHILD), job.to_json()],
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=os.sep,
    )


def environment() -> dict[str, str]:
    """What a child knows of this process."""
    return {**{name: os.environ[name] for name in _KEPT if name in os.environ}, **_SET}


def _drain(child: subprocess.Popen[bytes]) -> None:
    """Close the pipes of a killed child; its reader threads then end."""
    child.wait()
    for pipe in (child.stdout, child.stderr):
        if pipe:
            with suppress(OSError, ValueError):
                pipe.close()


class _Watch:
    """Follows one child to its end."""

    def __init__(self, child: subprocess.Popen[bytes], limits: Limits, progress: Progress) -> None:
        self.child = child
        self.limits = limits
        self.progress = progress
        self.events: queue.Queue[_Event] = queue.Queue()
        self.batches: dict[int, list[Batch]] = {}
        self.table_bytes = 0
        self.spool = Spool()
        self.aside: Counter[int] = Counter()  # how many batches of each part lie there
        self.message: Mapping[str, Any] = {}
        self.broken = False  # a fact about the table's pipe
        self.share: float | None = None
        self.patience_seconds = limits.stall_seconds
        self.alive_at = self.looked_at = time.monotonic()

    def result(self) -> Grids:
        """The child's tables and report."""
        threads = [
            threading.Thread(target=target, args=(pipe, self.events), daemon=True)
            for target, pipe in ((_read_tables, self.child.stdout), (_read_lines, self.child.stderr))
        ]
        for thread in threads:
            thread.start()
        open_pipes = len(threads)
        try:
            while open_pipes:
                open_pipes -= self._next_event()
        except BaseException:
            self.child.kill()
            raise
        finally:
            for thread in threads:
                thread.join()
        return self._outcome()

    def _next_event(self) -> int:
        """Take one event and look after the child; 1 when a pipe was closed."""
        if time.monotonic() - self.looked_at > _LOOK_SECONDS:
            self._look()
        try:
            kind, value = self.events.get(timeout=_LOOK_SECONDS)
        except queue.Empty:
            return 0
        self.alive_at = time.monotonic()
        match kind:
            case "batch":
                self._keep(*value)
            case "line":
                self._hear(value)
            case "broken":
                self._break()
                return 1
            case "closed":
                return 1
        return 0

    def _break(self) -> None:
        """The table ended in the middle: the child is dead, or sends garbage that nobody reads any more."""
        self.broken = True
        try:
            self.child.wait(_LAST_BREATH_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise Trouble("stopped") from error

    def _keep(self, part: int, batch: Batch) -> None:
        self.table_bytes += batch.nbytes
        if self.table_bytes > self.limits.table_bytes * 1.1:
            raise Trouble("table_too_large", megabytes=self.limits.table_bytes // MEGABYTE)
        batches = self.batches.setdefault(part, [])
        batches.append(batch)
        if self.table_bytes > _IN_MEMORY_BYTES:
            batches[self.aside[part] :] = map(self.spool.batch, batches[self.aside[part] :])
            self.aside[part] = len(batches)

    def _hear(self, message: Mapping[str, Any]) -> None:
        self.patience_seconds = self.limits.stall_seconds
        if "progress" in message:
            share, asked = message["progress"], message.get("patience_seconds", 0)
            if isinstance(asked, int | float):
                most = _MOST_PATIENCE * self.limits.stall_seconds
                self.patience_seconds = min(max(self.patience_seconds, asked), most)
            self.share = min(max(float(share), 0.0), 1.0) if isinstance(share, int | float) else None
            self.progress(self.share)
        else:
            self.message = message

    def _look(self) -> None:
        """Stop a child that stands still, takes more memory than it may, or is no longer wanted."""
        self.looked_at = time.monotonic()
        self.progress(self.share)  # who watches can end the reading also while the child has nothing to tell
        if self.looked_at - self.alive_at > self.patience_seconds:
            raise Trouble("stalled", seconds=round(self.patience_seconds))
        if resident_bytes(self.child.pid) > self.limits.memory_bytes:
            raise Trouble("memory")

    def _outcome(self) -> Grids:
        """What the child's last word, or its death without one, means."""
        code = self.child.wait()
        if "report" in self.message and not self.broken:
            try:
                report = _REPORT.validate_python(self.message["report"])
            except ValidationError as error:
                raise Trouble("stopped") from error
            return grids_of(self.batches, report)
        said = self.message.get("trouble")
        if isinstance(said, str) and said in TROUBLES:
            raise Trouble(said, **_plain_facts(self.message.get("facts")))
        raise Trouble("too_slow" if _killed_for_time(code) else "memory" if _aborted(code) else "stopped")


def _killed_for_time(code: int) -> bool:
    return code == -getattr(signal, "SIGXCPU", 10_000)


def _aborted(code: int) -> bool:
    """Rust and C++ end like this when they are given no more memory."""
    return code in (-signal.SIGABRT, -signal.SIGSEGV, -getattr(signal, "SIGKILL", 9))


def _plain_facts(facts: Any) -> dict[str, Any]:
    """Only short texts and numbers of what a child said."""
    if not isinstance(facts, dict):
        return {}
    return {
        str(name): value[:500] if isinstance(value, str) else value
        for name, value in facts.items()
        if isinstance(value, str | int | float)
    }


def grids_of(batches: Mapping[int, list[Batch]], report: Report) -> Grids:
    """What was handed over, as one table a part of the report."""
    return Grids(tuple(_table(batches.get(part.number, [])) for part in report.parts), report)


def _table(batches: list[Batch]) -> Table:
    """Batches of growing width to one table; what a row did not have is null."""
    if not batches:
        return pa.table({})
    tables = [pa.Table.from_batches([batch]).replace_schema_metadata(None) for batch in batches]
    return pa.concat_tables(tables, promote_options="default")


def numbered_batches(pipe: IO[bytes]) -> Iterator[tuple[int, Batch]]:
    """Arrow streams, one after the other, until the pipe ends: (part, rows), validated before anybody touches them."""
    while pipe.peek(1):  # pyright: ignore[reportAttributeAccessIssue] - a BufferedReader
        with pa.ipc.open_stream(pipe) as stream:
            part = part_of(stream.schema)
            for batch in stream:
                batch.validate(full=True)
                yield part, batch


def _read_tables(pipe: IO[bytes], events: queue.Queue[_Event]) -> None:
    try:
        for batch in numbered_batches(pipe):
            events.put(("batch", batch))
    except (pa.ArrowException, OSError, ValueError):
        events.put(("broken", None))
    else:
        events.put(("closed", None))


def _read_lines(pipe: IO[bytes], events: queue.Queue[_Event]) -> None:
    """Read lines of JSON; what libraries print besides is dropped, it may hold the file's words."""
    with suppress(OSError, ValueError):
        while line := pipe.readline(_LONGEST_LINE):
            message = None
            with suppress(ValueError, RecursionError):
                message = json.loads(line)
            if isinstance(message, dict):
                events.put(("line", message))
    events.put(("closed", None))
