"""How a reader set up files, remembered by their headers: the next file with the same ones needs no work.

Kept beside the autosave, as one small file. It holds names of columns and choices, never a cell.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from lib.core.errors import CannotRead
from lib.core.settings import ImportSettings
from lib.ingest.imported import Kind
from lib.reports.atomic import backup_of, write_atomically
from lib.reports.project import Strict, checked, damaged

_FILE, _VERSION = "remembered.json", 1
MOST = 100


class Remembered(Strict):
    """What a file with these headers holds, and how it is read."""

    kind: Kind
    reading: ImportSettings


class _All(Strict):
    version: int
    files: dict[str, Remembered]


def headers_key(headers: Sequence[str]) -> str:
    """Names a set of headers, in whatever order they stand."""
    return hashlib.sha256("\x1f".join(sorted(header.strip() for header in headers)).encode()).hexdigest()


def lasting(reading: ImportSettings) -> ImportSettings:
    """What of a reading holds for the next file, too.

    A sheet, a day and rates belong to one file. Statuses hold where those are named that do not count, too: a list of what counts
    alone would leave out, without a word, one that comes new.
    """
    currency = None if reading.rates else reading.currency
    keep = None if reading.status_drop is None else reading.status_keep
    return replace(reading, sheet=None, as_of=None, status_keep=keep, rates=(), currency=currency)


def load(folder: Path) -> dict[str, Remembered]:
    """What is remembered; nothing where it is not there or cannot be believed."""
    with suppress(CannotRead, OSError):
        found = checked(_All, (folder / _FILE).read_bytes())
        if found.version != _VERSION:
            raise damaged()
        return dict(found.files)
    return {}


def save(folder: Path, remembered: Mapping[str, Remembered]) -> None:
    """Write what is remembered, the latest hundred.

    Raises:
        CannotAnswer: the disk is full or cannot be written.
    """
    latest = dict(list(remembered.items())[-MOST:])
    write_atomically(folder / _FILE, [_All(version=_VERSION, files=latest).model_dump_json().encode()])
    backup_of(folder / _FILE).unlink(missing_ok=True)  # what is forgotten is in no copy
