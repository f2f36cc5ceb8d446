"""A private folder for what does not fit in memory: gone when it is closed, and swept up after a killed process."""

from __future__ import annotations

import shutil
import sys
import tempfile
import weakref
from pathlib import Path
from typing import BinaryIO

PREFIX = "regulars-spill-"
_OWNER = "owner"


class PrivateFolder:
    """A folder that only this user can enter. While it is open its owner's file is locked, so that others see it lives."""

    def __init__(self, parent: Path | None = None) -> None:
        parent = parent or Path(tempfile.gettempdir())
        sweep(parent)
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        owner = (self.path / _OWNER).open("wb")
        _lock(owner)
        self._remove = weakref.finalize(self, _remove, owner, self.path)

    def close(self) -> None:
        """Remove the folder with all that is in it; done also when the program ends."""
        self._remove()


def _remove(owner: BinaryIO, folder: Path) -> None:
    owner.close()
    shutil.rmtree(folder, ignore_errors=True)


def sweep(parent: Path) -> None:
    """Remove the folders of processes that were killed before they could. Folders in use, or of others, stay."""
    for folder in parent.glob(f"{PREFIX}*"):
        try:
            with (folder / _OWNER).open("rb+") as owner:
                abandoned = _lock(owner)
        except OSError:  # somebody else's, or being made or removed at this moment
            continue
        if abandoned:
            shutil.rmtree(folder, ignore_errors=True)


def _lock(owner: BinaryIO) -> bool:
    """Lock a file for as long as it stays open; False where another process, or this one, has it."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - each system has only one of the two

        try:
            msvcrt.locking(owner.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl  # noqa: PLC0415

    try:
        fcntl.flock(owner, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
