"""The work of one user as files in a folder, kept up to date while they work.

`project.json` says what the table is and what was asked of it; `table-<digest>.parquet` holds the cells and is written once.
The first names the second by its checksum, and is written after it: a kill between the two leaves the project before.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lib.core.errors import CannotRead
from lib.ingest.table import TextTable
from lib.reports.atomic import backup_of, sweep, write_atomically
from lib.reports.project import Choices, Saved, Strict, about, checked, damaged, parquet

PROJECT = "project.json"
_VERSION = 1
_CHECKSUM = ".sha256"
_SLICE_BYTES = 1024 * 1024


class _Kept(Strict):
    version: int
    writer: str
    saved_at: datetime
    table_sha256: str
    saved: Saved
    beside_sha256: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kept:
    """A project as it was kept.

    Attributes:
        writer: which window wrote it, and its how many-th save it is.
        table: where the cells are, as Parquet.
        beside: where those of the files beside the orders are, and of the state before the last upload.
    """

    saved: Saved
    writer: str
    saved_at: datetime
    table: Path
    beside: tuple[Path, ...] = ()


def keep(folder: Path, choices: Choices, tables: Sequence[TextTable], writer: str, now: datetime) -> None:
    """Write what changed; tables of other projects are removed after that.

    Args:
        folder: where.
        choices: what was set.
        tables: those of `choices.digests`.
        writer: which window writes, and its how many-th save it is.
        now: when.

    Raises:
        CannotAnswer: the disk is full or cannot be written; what was kept before is untouched.
    """
    files = [_table_file(folder, digest) for digest in choices.digests]
    checksums = [_write_table(file, table) for file, table in zip(files, tables, strict=True)]
    kept = _Kept(
        version=_VERSION,
        writer=writer,
        saved_at=now,
        table_sha256=checksums[0],
        saved=about(choices, tables[0], tables[1:]),
        beside_sha256=tuple(checksums[1:]),
    )
    write_atomically(folder / PROJECT, [kept.model_dump_json().encode()])
    ours = {file.name for file in files}
    for other in folder.glob("table-*"):
        if other.name.removesuffix(_CHECKSUM) not in ours:
            with suppress(OSError):
                other.unlink()


def _table_file(folder: Path, digest: str) -> Path:
    return folder / f"table-{digest[:32]}.parquet"


def _write_table(file: Path, table: TextTable) -> str:
    """Write a table that is not there yet; its checksum."""
    checksum = file.with_name(file.name + _CHECKSUM)
    if not (file.exists() and checksum.exists()):
        content = parquet(table)
        view = memoryview(content)
        write_atomically(file, (view[at : at + _SLICE_BYTES] for at in range(0, len(view), _SLICE_BYTES)))
        write_atomically(checksum, [hashlib.sha256(content).hexdigest().encode()])
    return checksum.read_text(encoding="ascii")


def writer_of(folder: Path) -> str | None:
    """Which window wrote last; None where nothing (readable) is kept."""
    try:
        return read(folder / PROJECT).writer
    except (CannotRead, OSError):
        return None


def kept_in(folder: Path) -> Kept | None:
    """The project kept last, or the one before where the last cannot be believed; None where there is none.

    A project whose table is not the one it was saved with counts as none.
    """
    sweep(folder)
    for file in (folder / PROJECT, backup_of(folder / PROJECT)):
        with suppress(CannotRead, OSError):
            kept = read(file)
            choices = kept.saved.choices
            table, *others = (_table_file(folder, digest) for digest in choices.digests)
            beside = tuple(others)
            expected = (kept.table_sha256, *kept.beside_sha256)
            if tuple(map(_sha256, (table, *beside))) == expected:
                return Kept(kept.saved, kept.writer, kept.saved_at, table, beside)
    return None


def forget(folder: Path) -> None:
    """Remove everything that was kept, backups and leftovers too."""
    shutil.rmtree(folder, ignore_errors=True)


def read(file: Path) -> _Kept:
    """What stands in a project's file.

    Raises:
        CannotRead, OSError: it cannot be believed, or is not there.
    """
    kept = checked(_Kept, file.read_bytes())
    if kept.version != _VERSION:
        raise damaged()
    return kept


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
