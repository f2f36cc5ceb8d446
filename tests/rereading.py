"""The files of the sample shops are read once a worker: dozens of tests open them, and what a reader makes of them is not their subject."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

import pytest

from lib.catalog.samples import SAMPLES
from lib.cli import reading
from lib.core.settings import ImportSettings
from lib.ingest.header import HeaderScore
from lib.ingest.limits import LOOPBACK, Limits
from lib.ingest.read import Progress, read_table
from lib.ingest.table import TextTable
from lib.ui import projects
from lib.ui import reading as pages


@contextmanager
def read_once() -> Generator[None]:
    """Replace the reader of the pages and of the command line by one that remembers the sample shops."""
    known = {path.stat().st_size for one in SAMPLES for path in one.orders_path.parent.iterdir() if path.is_file()}
    kept: dict[tuple[object, ...], TextTable] = {}

    def read(
        source: Path | BinaryIO,
        name: str,
        settings: ImportSettings,
        limits: Limits = LOOPBACK,
        progress: Progress | None = None,
        header_score: HeaderScore | None = None,
    ) -> TextTable:
        size = source.stat().st_size if isinstance(source, Path) and source.is_file() else _size(source)
        if size not in known:
            return read_table(source, name, settings, limits, progress, header_score)
        key = (_digest(source), name, settings, limits, header_score is None)
        if key not in kept:
            kept[key] = read_table(source, name, settings, limits, progress, header_score)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        for module in (reading, projects, pages):
            patch.setattr(module, "read_table", read)
        yield


def _size(source: Path | BinaryIO) -> int | None:
    return None if isinstance(source, Path) or not source.seekable() else source.seek(0, 2)


def _digest(source: Path | BinaryIO) -> str:
    if isinstance(source, Path):
        return _of_file(source, source.stat().st_mtime_ns)
    source.seek(0)
    return sha256(source.read()).hexdigest()


@cache
def _of_file(path: Path, _changed: int) -> str:
    return sha256(path.read_bytes()).hexdigest()
