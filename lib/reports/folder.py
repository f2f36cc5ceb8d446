"""The work of one user as files in a folder, kept up to date while they work.

`project.json` says what the table is and what was asked of it; `table-<digest>.parquet` holds the cells and is written once.
The first names the second by its checksum, and is written after it: a kill between the two leaves the project before.
"""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lib.core.errors import CannotRead
from lib.ingest.table import TextTable
from lib.reports.atomic import backup_of, sweep, write_atomically
from lib.reports.project import VERSION, Choices, Saved, Strict, about, checked, damaged, parquet

_PROJECT = "project.json"
_SLICE_BYTES = 1024 * 1024


class _Kept(Strict):
    version: int
    writer: str
    saved_at: datetime
    table_sha256: str
    saved: Saved


@dataclass(frozen=True)
class Kept:
    """A project as it was kept.

    Attributes:
        writer: which window wrote it.
        table: where the cells are, as Parquet.
    """

    saved: Saved
    writer: str
    saved_at: datetime
    table: Path


def keep(folder: Path, choices: Choices, table: TextTable, writer: str, now: datetime) -> None:
    """Write what changed; tables of other projects are removed after that.

    Raises:
        CannotAnswer: the disk is full or cannot be written; what was kept before is untouched.
    """
    file = folder / f"table-{choices.digest[:32]}.parquet"
    checksum = folder / f"{file.name}.sha256"
    if not (file.exists() and checksum.exists()):
        content = parquet(table)
        view = memoryview(content)
        write_atomically(file, (view[at : at + _SLICE_BYTES] for at in range(0, len(view), _SLICE_BYTES)))
        write_atomically(checksum, [hashlib.sha256(content).hexdigest().encode()])
    kept = _Kept(
        version=VERSION,
        writer=writer,
        saved_at=now,
        table_sha256=checksum.read_text(encoding="ascii"),
        saved=about(choices, table),
    )
    write_atomically(folder / _PROJECT, [kept.model_dump_json().encode()])
    for other in folder.glob("table-*"):
        if not other.name.startswith(file.name):
            with suppress(OSError):
                other.unlink()


def writer_of(folder: Path) -> str | None:
    """Which window wrote last; None where nothing (readable) is kept."""
    try:
        return _read(folder / _PROJECT).writer
    except (CannotRead, OSError):
        return None


def kept_in(folder: Path) -> Kept | None:
    """The project kept last, or the one before where the last cannot be believed; None where there is none.

    A project whose table is not the one it was saved with counts as none.
    """
    sweep(folder)
    for file in (folder / _PROJECT, backup_of(folder / _PROJECT)):
        with suppress(CannotRead, OSError):
            kept = _read(file)
            table = folder / f"table-{kept.saved.choices.digest[:32]}.parquet"
            if _sha256(table) == kept.table_sha256:
                return Kept(kept.saved, kept.writer, kept.saved_at, table)
    return None


def forget(folder: Path) -> None:
    """Remove everything that was kept, backups and leftovers too."""
    shutil.rmtree(folder, ignore_errors=True)


def _read(file: Path) -> _Kept:
    kept = checked(_Kept, file.read_bytes())
    if kept.version != VERSION:
        raise damaged()
    return kept


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
