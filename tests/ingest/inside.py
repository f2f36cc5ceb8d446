"""Reads a file without a child process: what the child does and what the parent does, one after the other."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import cast

from lib.ingest.gate import admit
from lib.ingest.joining import Needed
from lib.ingest.limits import HOSTED, Limits
from lib.ingest.process import Grids, grids_of, numbered_batches
from lib.ingest.read import table_of
from lib.ingest.reading import Piece, read_upload
from lib.ingest.table import TextTable
from lib.ingest.wire import Wire


def grids_inside(data: bytes, sheet: str | None = None, limits: Limits = HOSTED) -> Grids:
    """The grids of a file, before their layout."""
    kind = admit(io.BytesIO(data), limits)
    tables = io.BytesIO()
    wire = Wire(tables, io.BytesIO(), limits)
    report = read_upload(kind, Piece(lambda: io.BytesIO(data), len(data), sheet=sheet), wire)
    wire.done(report)
    tables.seek(0)
    batches: dict[int, list[object]] = {}
    for part, batch in numbered_batches(io.BufferedReader(cast("io.RawIOBase", tables))):
        batches.setdefault(part, []).append(batch)
    return grids_of(batches, report)


def read_inside(
    data: bytes,
    sheet: str | None = None,
    limits: Limits = HOSTED,
    header_score: Callable[[Sequence[str]], float] | None = None,
    needed: Needed | None = None,
) -> TextTable:
    """The table of a file."""
    return table_of(grids_inside(data, sheet, limits), header_score, needed)
