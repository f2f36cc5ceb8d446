"""From a file to the project on the table: reading, understanding, opening, saving, forgetting."""

from __future__ import annotations

import hashlib
import io
import secrets
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO
from weakref import WeakValueDictionary

import pyarrow as pa

from lib import __version__
from lib.catalog import CATALOGUE
from lib.catalog.samples import Sample
from lib.core.columns import CUSTOMER_ID
from lib.core.errors import CannotAnswer, CannotRead
from lib.core.settings import ImportSettings
from lib.core.words import N_
from lib.ingest.convert import convert
from lib.ingest.limits import HOSTED, LOOPBACK, Limits
from lib.ingest.matching import header_score
from lib.ingest.read import read_table
from lib.ingest.table import TextTable
from lib.reports.folder import Kept
from lib.reports.project import CHOICES, Saved, pack, rebuild, unpack
from lib.ui.hosting import hosting
from lib.ui.session import Project, Session, Unread, cache_key

Progress = Callable[[float | None], None]

#: F5 on one's own machine finds the project of the page before, as long as that page's state is still there.
_ALIVE: WeakValueDictionary[str, Project] = WeakValueDictionary()


@dataclass(frozen=True)
class _File:
    """A file that has been read: what it is called, its digest and its table."""

    name: str
    digest: str
    table: TextTable
    source: bytes | None = None


def limits() -> Limits:
    """How much a file may ask for here."""
    return HOSTED if hosting().place == "hosted" else LOOPBACK


def open_sample(here: Session, sample: Sample, title: str, progress: Progress | None = None) -> None:
    """Put a sample shop on the table."""
    with sample.orders_path.open("rb") as content:
        file = _read(content, sample.orders, ImportSettings(), progress)
    here.open(_understood(file, ImportSettings(), title, sample.code))


def open_upload(here: Session, upload: BinaryIO, name: str, progress: Progress | None = None) -> None:
    """Put an uploaded file on the table: orders, or a project saved earlier.

    A file that was read but not understood waits in `here.unread` for its columns to be told.

    Raises:
        CannotRead, Refused: what was open stays open.
    """
    if _is_project(upload):
        opened = unpack(upload, limits().file_bytes)
        _open_saved(here, opened.saved, io.BytesIO(opened.table))
        return
    file = _read(upload, name, ImportSettings(), progress)
    try:
        here.open(_understood(file, ImportSettings()))
    except CannotAnswer as why:
        here.unread = Unread(file.name, file.digest, file.table, ImportSettings(), why.sentence)


def tell_columns(here: Session, reading: ImportSettings) -> None:
    """Understand the waiting file with the columns that were told.

    Raises:
        CannotAnswer: it still cannot be understood.
    """
    if here.unread is not None:
        waiting = here.unread
        here.open(_understood(_File(waiting.file, waiting.digest, waiting.table), reading))


def reread(project: Project, reading: ImportSettings) -> Project:
    """The same file read with other settings; another sheet is read from the file itself.

    Raises:
        CannotAnswer, CannotRead: it cannot be understood like that.
    """
    imported = project.imported
    if reading.sheet not in {None, imported.table.dialect.sheet}:
        if project.source is None:
            raise CannotRead(N_("To read another sheet, drop the file once more and choose the sheet there."))
        file = _read(io.BytesIO(project.source), project.file, reading, None)
    else:
        file = _File(project.file, project.digest, imported.table, project.source)
    return replace(_understood(file, reading, project.name, project.sample), source=file.source)


def restore(here: Session, kept: Kept) -> None:
    """Continue where this user stopped, with the table as it was kept.

    Raises:
        CannotRead, CannotAnswer: what was kept cannot be opened any more.
    """
    with kept.table.open("rb") as table:
        _open_saved(here, kept.saved, table)


def packed(here: Session) -> bytes:
    """The open project as a file to take away."""
    choices = here.choices()
    if choices is None or here.project is None:
        raise LookupError
    return pack(choices, here.project.imported.table, __version__)


def rows_of(project: Project, customer_id: str) -> int:
    """How many rows of the file belong to a customer."""
    return int((project.imported.rows[CUSTOMER_ID] == customer_id).sum())


def without_customer(project: Project, customer_id: str) -> Project:
    """The project without any row of one customer; everything is counted anew.

    Raises:
        CannotAnswer: no order is left.
    """
    imported = project.imported
    stays = pa.array((imported.rows[CUSTOMER_ID] != customer_id).fillna(value=True).to_numpy(dtype=bool))
    table = replace(
        imported.table, cells=imported.table.cells.filter(stays), source_rows=imported.table.source_rows.filter(stays)
    )
    _ALIVE.pop(project.key, None)
    file = _File(project.file, hashlib.sha256(secrets.token_bytes(32)).hexdigest(), table)
    return _understood(file, project.reading, project.name, project.sample)


def forget_alive(project: Project) -> None:
    """No later tab finds this project in memory."""
    _ALIVE.pop(project.key, None)


def _is_project(upload: BinaryIO) -> bool:
    """Whether a zip names itself a project; anything else is left to the reader."""
    try:
        with zipfile.ZipFile(upload) as archive:
            return CHOICES in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    finally:
        upload.seek(0)


def _known_headers(cells: Sequence[str]) -> float:
    return header_score(cells, CATALOGUE)


def _read(source: BinaryIO, name: str, reading: ImportSettings, progress: Progress | None) -> _File:
    digest = hashlib.file_digest(source, "sha256")  # pyright: ignore[reportArgumentType] - any binary file does
    source.seek(0)
    table = read_table(source, name, reading, limits(), progress, _known_headers)
    if reading.sheet is not None:
        digest.update(reading.sheet.encode())
    kept: bytes | None = None
    if len(table.dialect.sheets) > 1:
        source.seek(0)
        kept = source.read()
    return _File(name, digest.hexdigest(), table, kept)


def _understood(file: _File, reading: ImportSettings, name: str | None = None, sample: str | None = None) -> Project:
    imported = convert(file.table, reading, CATALOGUE, date.today())
    project = Project(name or Path(file.name).stem, file.name, file.digest, imported, reading, sample, file.source)
    if hosting().place == "local":
        _ALIVE[project.key] = project
    return project


def _open_saved(here: Session, saved: Saved, table: BinaryIO) -> None:
    choices = saved.choices
    alive = _ALIVE.get(cache_key(choices.digest, choices.reading))
    if alive is None:
        text = rebuild(read_table(table, choices.file, ImportSettings(), limits()), saved)
        alive = _understood(_File(choices.file, choices.digest, text), choices.reading, choices.name, choices.sample)
    project = replace(alive, name=choices.name)
    if hosting().place == "local":
        _ALIVE[project.key] = project
    here.open(project, view=choices.view, rfm=choices.rfm)
