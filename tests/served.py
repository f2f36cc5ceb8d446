"""Asks a process about one file after the other; a file may kill it or keep it waiting for ever, and it is started anew then.

To its standard input goes a length (8 bytes) and a file, again and again; from its standard output comes a line a file.
"""

from __future__ import annotations

import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Timer

ROOT = Path(__file__).parents[1]
#: What has not answered by then stands still: the watch of a real child says so in words (lib/ingest/process.py).
PATIENCE_SECONDS = 60.0


class Served:
    """A process of this interpreter, by the arguments that start it."""

    def __init__(self, *arguments: str, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self._arguments = arguments
        self._patience_seconds = patience_seconds
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, *self._arguments],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, data: bytes) -> bytes:
        """The line that answers a file; nothing where the process died of it or stood still, and another waits now."""
        process = self._process
        assert process.stdin
        assert process.stdout
        watch = Timer(self._patience_seconds, process.kill)
        watch.start()
        try:
            process.stdin.write(struct.pack("<Q", len(data)) + data)
            process.stdin.flush()
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = b""
        finally:
            watch.cancel()
        if not answer:
            self.renew()
        return answer

    def renew(self) -> None:
        """Another process in its place, that has used nothing yet."""
        self.stop()
        self._process = self._start()

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(BrokenPipeError):
                    pipe.close()
