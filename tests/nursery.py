"""A quick start for the children that read files: one warm process that forks, so that a test does not pay for an interpreter.

A child from here goes through the same limits, pipes and watch as a fresh one; it only has its libraries loaded already. Tests
whose subject is the start itself, or what a child can reach, ask for the fixture `fresh_child`.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Self

from lib.ingest import process
from lib.ingest.wire import Job

_WARM = Path(__file__).with_name("warm.py")


class Forked:
    """A forked child, with as much of `subprocess.Popen` as its watch uses."""

    def __init__(self, line: socket.socket, stdout: IO[bytes], stderr: IO[bytes]) -> None:
        self._line = line
        self.stdout, self.stderr = stdout, stderr
        self.pid = int(line.recv(16))
        self._ended = threading.Lock()
        self._code: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, once there is one."""
        with self._ended:
            if self._code is None:
                self._line.settimeout(timeout)
                try:
                    self._code = int(self._line.recv(16))
                except TimeoutError:
                    raise subprocess.TimeoutExpired("child", timeout or 0) from None
                self._line.close()
        return self._code

    def kill(self) -> None:
        """Stop it where it stands."""
        if self._code is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.wait()
        for pipe in (self.stdout, self.stderr):
            pipe.close()


@contextmanager
def nursery() -> Generator[Callable[[IO[bytes], Job], Any]]:
    """A warm process; yields what starts a child in it."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    warm = subprocess.Popen(
        [sys.executable, "-I", "-X", "utf8", str(_WARM), str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        env=process.environment(),
        cwd=os.sep,
        stdin=subprocess.DEVNULL,
    )
    theirs.close()

    def start(file: IO[bytes], job: Job) -> Forked:
        line, its_line = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        pipes = [os.pipe(), os.pipe()]
        given = [its_line.fileno(), file.fileno(), pipes[0][1], pipes[1][1]]
        socket.send_fds(ours, [job.to_json().encode()], given)
        its_line.close()
        for _read, write in pipes:
            os.close(write)
        return Forked(line, os.fdopen(pipes[0][0], "rb"), os.fdopen(pipes[1][0], "rb"))

    try:
        yield start
    finally:
        ours.close()
        warm.wait(10)
