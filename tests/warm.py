"""The warm process of tests/nursery.py: has loaded what a child loads, and forks one for each job it is sent."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[1]
_LONGEST_JOB = 65_536


def main() -> None:
    """Wait for jobs and fork for each: one that looks after the child, and the child."""
    sys.path.insert(0, str(ROOT))
    from lib.ingest import child

    sys.meta_path.insert(0, child.Without("pandas"))
    for name in ("lib.ingest.reading", "lib.ingest.wire"):  # what every child loads
        import_module(name)

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    jobs = socket.socket(fileno=int(sys.argv[1]))
    while True:
        job, given, _flags, _address = socket.recv_fds(jobs, _LONGEST_JOB, 4)
        if not job:
            return
        if os.fork() == 0:
            jobs.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _look_after(job.decode(), given, child.main)
        for descriptor in given:
            os.close(descriptor)


def _look_after(job: str, given: list[int], work: Callable[[], int]) -> None:
    line, *streams = given
    pid = os.fork()
    if pid == 0:
        for place, descriptor in enumerate(streams):
            os.dup2(descriptor, place)
        os.closerange(3, max(given) + 1)
        sys.argv[1:] = [job]
        os._exit(work())
    for descriptor in streams:
        os.close(descriptor)
    with socket.socket(fileno=line) as parent:
        parent.send(str(pid).encode())
        _pid, status = os.waitpid(pid, 0)
        with suppress(OSError):
            parent.send(str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


if __name__ == "__main__":
    main()
