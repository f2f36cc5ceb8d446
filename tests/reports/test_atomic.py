from __future__ import annotations

import errno
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import pytest

from lib.core.errors import CannotAnswer
from lib.reports.atomic import backup_of, sweep, write_atomically


def test_a_file_is_replaced_and_the_one_before_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "new" / "project.json"
    for content in (b"one", b"two", b"three"):
        write_atomically(file, [content])
    assert file.read_bytes() == b"three"
    assert backup_of(file).read_bytes() == b"two"
    assert sorted(path.name for path in file.parent.iterdir()) == ["project.json", "project.json.bak"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    write_atomically(tmp_path / "file", [b"x"])
    assert (tmp_path / "file").stat().st_mode & 0o077 == 0


class _Disk:
    """A disk whose N-th operation fails."""

    def __init__(self, failing: int, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left, self.code = failing, code
        for name in ("open", "write", "fsync", "link", "replace", "rename"):
            monkeypatch.setattr(os, name, self._counted(getattr(os, name)))
        monkeypatch.setattr(os, "fdopen", self._fdopen(os.fdopen))

    def _use(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise OSError(self.code, os.strerror(self.code))

    def _counted(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def operation(*args: Any, **kwargs: Any) -> Any:
            self._use()
            return real(*args, **kwargs)

        return operation

    def _fdopen(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def opened(*args: Any, **kwargs: Any) -> Any:
            file = real(*args, **kwargs)
            disk, write = self, file.write

            class Failing:
                def write(self, content: bytes) -> int:
                    disk._use()
                    return write(content)

                def __getattr__(self, name: str) -> Any:
                    return getattr(file, name)

                def __enter__(self) -> Self:
                    return self

                def __exit__(self, *_: object) -> None:
                    file.close()

            return Failing()

        return opened


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_whichever_operation_fails_the_file_is_the_old_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    file = tmp_path / "file"
    write_atomically(file, [b"old" * 100])
    failures = 0
    for failing in range(1, 50):
        with monkeypatch.context() as patched:
            disk = _Disk(failing, code, patched)
            try:
                write_atomically(file, [b"new" * 50, b"new" * 50])
            except CannotAnswer:
                failures += 1
        assert file.read_bytes() in {b"old" * 100, b"new" * 100}
        if disk.left > 0:  # this time nothing failed: every operation has had its turn
            break
        write_atomically(file, [b"old" * 100])
    else:
        pytest.fail("the save never succeeded")
    assert failures >= 6
    assert file.read_bytes() == b"new" * 100


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _Disk(1, errno.ENOSPC, monkeypatch)
    with pytest.raises(CannotAnswer, match="disk is full"):
        write_atomically(tmp_path / "file", [b"x"])


def test_only_stale_leftovers_are_swept(tmp_path: Path) -> None:
    for name in ("old.tmp", "young.tmp", "kept.json"):
        (tmp_path / name).write_bytes(b"")
    os.utime(tmp_path / "old.tmp", (0, 0))
    os.utime(tmp_path / "kept.json", (0, 0))
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"young.tmp", "kept.json"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_forty_kills_leave_forty_whole_files(tmp_path: Path) -> None:
    file = tmp_path / "file"
    blobs = [bytes([letter]) * 200_000 for letter in range(3)]
    write_atomically(file, [blobs[0]])
    moment = random.Random(1)
    for _ in range(40):
        child = os.fork()
        if child == 0:
            for turn in range(10_000):
                write_atomically(file, [blobs[turn % 3][:100_000], blobs[turn % 3][100_000:]])
            os._exit(0)
        time.sleep(moment.uniform(0.002, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert file.read_bytes() in blobs
        assert backup_of(file).read_bytes() in blobs if backup_of(file).exists() else True
