"""Files that are either the old one or the new one, whole: after a kill, a power cut or a full disk."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from lib.core.errors import CannotAnswer
from lib.core.words import N_

_STALE_SECONDS = 3600


def backup_of(path: Path) -> Path:
    """Where the file before the last save is kept."""
    return path.with_name(path.name + ".bak")


def write_atomically(path: Path, chunks: Iterable[bytes | memoryview]) -> None:
    """Replace a file; readable by its owner only; the file before is kept as `.bak`.

    Raises:
        CannotAnswer: the disk is full or cannot be written; the old file is untouched.
    """
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(temporary, chunks)
        _keep_backup(path)
        temporary.replace(path)
        _flush_folder(path.parent)
    except OSError as problem:
        raise _cannot_save(problem) from None
    finally:
        with suppress(OSError):
            temporary.unlink()


def _write(temporary: Path, chunks: Iterable[bytes | memoryview]) -> None:
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _keep_backup(path: Path) -> None:
    """Name the current file twice; its second name replaces the backup in one step."""
    if not path.exists():
        return
    second = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        os.link(path, second)
    except OSError:  # a file system without hard links
        shutil.copy2(path, second)
    second.replace(backup_of(path))


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # folders cannot be opened there; the rename is journalled
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _cannot_save(problem: OSError) -> CannotAnswer:
    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        return CannotAnswer(
            N_(
                "The disk is full, so your work could not be saved. What was saved before is untouched. Free some space."
            )
        )
    return CannotAnswer(
        N_("Your work could not be saved: the folder cannot be written. What was saved before is untouched.")
    )


def sweep(folder: Path, now: float | None = None) -> None:
    """Remove what killed saves left behind; a save under way is younger."""
    now = time.time() if now is None else now
    for file in folder.glob("*.tmp"):
        with suppress(OSError):
            if now - file.stat().st_mtime > _STALE_SECONDS:
                file.unlink()
