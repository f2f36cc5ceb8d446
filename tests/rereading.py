"""The files of the sample shops are read and understood, and their purchases judged, once a worker: dozens of tests open them, and neither is their subject."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pytest

from lib.analysis import worth
from lib.analysis.backtest import Backtest
from lib.analysis.purchases import Purchases
from lib.catalog import CATALOGUE
from lib.catalog.samples import SAMPLES
from lib.cli import reading
from lib.core.settings import ImportSettings
from lib.ingest.header import HeaderScore
from lib.ingest.joining import Needed
from lib.ingest.limits import LOOPBACK, Limits
from lib.ingest.read import Progress, read_table
from lib.ingest.table import TextTable
from lib.ui import projects
from lib.ui import reading as pages

#: What makes something of a table: the same of the same table, which nobody changes.
_MAKERS = ("can_be", "convert", "convert_side", "in_shape", "kind_beside", "kind_of", "understand")


@contextmanager
def read_once() -> Generator[None]:
    """Replace the readers of the pages and of the command line by some that remember the sample shops."""
    known = {path.stat().st_size for one in SAMPLES for path in one.orders_path.parent.iterdir() if path.is_file()}
    kept: dict[tuple[object, ...], TextTable] = {}

    def read(
        source: Path | BinaryIO,
        name: str,
        settings: ImportSettings,
        limits: Limits = LOOPBACK,
        progress: Progress | None = None,
        header_score: HeaderScore | None = None,
        needed: Needed | None = None,
    ) -> TextTable:
        size = source.stat().st_size if isinstance(source, Path) and source.is_file() else _size(source)
        if size not in known:
            return read_table(source, name, settings, limits, progress, header_score, needed)
        key = (_digest(source), name, settings, limits, header_score is None)
        if key not in kept:
            kept[key] = read_table(source, name, settings, limits, progress, header_score, needed)
        return kept[key]

    known_tables: dict[int, TextTable] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worth, "backtest", _judged_once(worth.backtest))
        for module in (reading, projects, pages):
            patch.setattr(module, "read_table", read)
            for name in _MAKERS:
                if hasattr(module, name):
                    patch.setattr(module, name, _made_once(getattr(module, name), kept, known_tables))
        yield


def _made_once(
    make: Callable[..., Any], read: dict[tuple[object, ...], TextTable], known: dict[int, TextTable]
) -> Callable[..., Any]:
    """The same of the tables that were `read`, and of those that were made of them, remembered with what it made."""
    made: dict[tuple[object, ...], Any] = {}

    def once(table: TextTable, *given: Any, **named: Any) -> Any:
        known.update((id(one), one) for one in read.values())
        others = tuple("known" if one is CATALOGUE else one for one in (*given, *sorted(named.items())))
        try:
            key = (id(table), others)
            is_made = key in made
        except TypeError:  # another state of the shop, which has tables itself
            return make(table, *given, **named)
        if id(table) not in known:
            return make(table, *given, **named)
        if not is_made:
            made[key] = make(table, *given, **named)
            if isinstance(made[key], TextTable):
                known[id(made[key])] = made[key]
        return made[key]

    return once


def _judged_once(judge: Callable[[Purchases], Backtest]) -> Callable[[Purchases], Backtest]:
    """The same of equal purchases."""
    judged: dict[tuple[object, ...], Backtest] = {}

    def once(bought: Purchases) -> Backtest:
        told = (bought.customer, bought.day, bought.net_e4)
        of = (repr(one.tolist()).encode() for one in (bought.customer_id, bought.channel, bought.country))
        key = bought.as_of, *(sha256(one).hexdigest() for one in (*map(np.ndarray.tobytes, told), *of))
        if key not in judged:
            judged[key] = judge(bought)
        return judged[key]

    return once


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
