"""Parquet and Arrow (Feather) to a grid of canonical text; their columns have names, so no row is a header."""

from __future__ import annotations

from typing import IO, Any

import pyarrow as pa
from pyarrow import parquet

from lib.ingest.arrow import Column, Schema
from lib.ingest.arrow import compute as pc
from lib.ingest.troubles import Trouble
from lib.ingest.wire import BATCH_CELLS, BATCH_ROWS, PartReport, Wire
from lib.ingest.workbook import as_texts

#: How a file of Arrow begins, and a stream does not.
_FILE = b"ARROW1"


def read_parquet(file: IO[bytes], wire: Wire, name: str = "") -> PartReport:
    """Write a Parquet file to the wire.

    Raises:
        Trouble: damaged or beyond the limits.
    """
    try:
        source = parquet.ParquetFile(file)
        headers = _headers(source.schema_arrow, wire)
        total = max(source.metadata.num_rows, 1)
        for batch in source.iter_batches(_rows_at_once(headers)):
            wire.columns([_as_text(column) for column in batch.columns])
            wire.progress(min(wire.rows / total, 1))
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise Trouble("damaged") from error
    return _report("parquet", name, headers, wire)


def read_arrow(file: IO[bytes], wire: Wire, name: str = "") -> PartReport:
    """Write an Arrow file (Feather) or stream to the wire; each batch is validated before its cells are looked at.

    Raises:
        Trouble: damaged or beyond the limits.
    """
    try:
        beginning = file.read(len(_FILE))
        file.seek(0)
        of_file = beginning == _FILE
        source = pa.ipc.open_file(file) if of_file else pa.ipc.open_stream(file)
        headers = _headers(source.schema, wire)
        for batch in map(source.get_batch, range(source.num_record_batches)) if of_file else source:
            batch.validate(full=True)
            for start in range(0, batch.num_rows, step := _rows_at_once(headers)):
                wire.columns([_as_text(column) for column in batch.slice(start, step).columns])
                wire.progress()
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise Trouble("damaged") from error
    return _report("arrow", name, headers, wire)


def _headers(schema: Schema, wire: Wire) -> tuple[str, ...]:
    headers = tuple(schema.names)
    if len(headers) > wire.limits.columns:
        raise Trouble("too_wide", columns=len(headers), limit=wire.limits.columns)
    return headers


def _rows_at_once(headers: tuple[str, ...]) -> int:
    return max(64, min(BATCH_ROWS, BATCH_CELLS // max(len(headers), 1)))


def _report(container: str, name: str, headers: tuple[str, ...], wire: Wire) -> PartReport:
    """The word about a table that was read, also where it has no rows."""
    if not headers:
        raise Trouble("empty")
    if not wire.rows:
        wire.columns([pa.array([], pa.string()) for _header in headers])
    return PartReport(container, name, headers=headers)


def _as_text(column: Column) -> Column:
    """One column as text; a missing value stays missing."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.dictionary_decode()
        kind = column.type
    if pa.types.is_string(kind):
        return column
    if pa.types.is_large_string(kind) or pa.types.is_string_view(kind) or pa.types.is_integer(kind):
        return pc.cast(column, pa.string())
    if pa.types.is_timestamp(kind):
        column = _wall_time(column)
    return pa.array(_texts(column.to_pylist()), pa.string())


def _wall_time(column: Column) -> Column:
    """Moments as the clock on the wall of their time zone showed them, to the microsecond."""
    if column.type.tz:
        try:
            column = pc.local_timestamp(column)
        except pa.ArrowException:  # a time zone that this system does not know: as UTC
            column = pc.cast(column, pa.timestamp(column.type.unit))
    return pc.cast(column, pa.timestamp("us"), safe=False)


def _texts(values: list[Any]) -> list[str | None]:
    plain = [value.decode("utf-8", "replace") if isinstance(value, bytes) else value for value in values]
    texts = iter(as_texts([value for value in plain if value is not None]))
    return [None if value is None else next(texts) for value in plain]
