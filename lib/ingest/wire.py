"""What the child process says to its parent: the table on one pipe, everything else as lines of JSON on another."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import IO, Any, Literal

import pyarrow as pa

from lib.ingest.arrow import Column, Schema
from lib.ingest.limits import MEGABYTE, Limits
from lib.ingest.troubles import Trouble

BATCH_ROWS = 16_384
BATCH_CELLS = 1_000_000
#: A workbook is parsed about ten times faster than this on an idle machine.
BYTES_A_SECOND = 4_000_000
_PART = b"part"

#: Values of a sentence.
Facts = Mapping[str, str | int | float]


@dataclass(frozen=True)
class Job:
    """What the child is asked to do."""

    kind: str
    sheet: str | None
    limits: Limits

    def to_json(self) -> str:
        """As the child's only argument."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Job:
        """The job of the child's argument."""
        raw = json.loads(text)
        return cls(raw["kind"], raw["sheet"], Limits(**raw["limits"]))


@dataclass(frozen=True)
class PartReport:
    """What is known about one grid besides its cells.

    Attributes:
        name: the file inside an archive; empty for the upload itself.
        number: which of the child's grids it is about.
        headers: where the container names its columns (Parquet, JSON); None where a row of the grid does.
        first_row: the 1-based row of the file or sheet that the grid's first row is.
        leads: whether it is the sheet that others are held against.
        remarks: (code, facts) of lib.ingest.troubles.REMARKS.
        beside: headers of the grid's last columns, which say something of its rows and are no cells of the file.
    """

    container: str
    name: str = ""
    number: int = 0
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    headers: tuple[str, ...] | None = None
    first_row: int = 1
    ends_with_newline: bool = True  # a fact, not a switch: a last line without one may be cut off
    remarks: tuple[tuple[str, Facts], ...] = ()
    leads: bool = False
    beside: tuple[str, ...] = ()


Choice = Literal["sheets", "alike", "tables", "files", "beside"]


@dataclass(frozen=True)
class Report:
    """What the child says at its end: one entry a grid, and remarks about the upload as a whole.

    Attributes:
        choice: what the parts are to each other: files with equal columns and sheets that begin alike belong together,
            other sheets and tables do not.
    """

    parts: tuple[PartReport, ...]
    choice: Choice = "sheets"
    remarks: tuple[tuple[str, Facts], ...] = ()


@dataclass
class Wire:
    """The child's end: writes grids, progress and the report.

    A grid may turn out wider than its first rows. Then a new Arrow stream with more columns begins; the parent fills the
    earlier rows with nulls.
    """

    tables: IO[bytes]
    lines: IO[bytes]
    limits: Limits
    part: int = 0
    rows: int = 0
    _table_bytes: int = 0
    _share: float = -1.0
    _first_part: int = 0
    _writer: Any = field(default=None, repr=False)
    _width: int = 0

    def numbered_from(self, first: int) -> Wire:
        """The same wire, for a file whose grids are numbered from here on."""
        self._first_part = first
        self.begin_part(0)
        return self

    def begin_part(self, part: int) -> None:
        """Start a grid, or go on with one."""
        self._close()
        self.part, self.rows, self._width = self._first_part + part, 0, 0

    def columns(self, columns: Sequence[Column]) -> None:
        """Write rows as columns of strings; missing columns at the right are filled with nulls."""
        if not columns:
            return
        rows = len(columns[0])
        writer = self._writer
        if writer is None or len(columns) > self._width:
            writer = self._open(max(len(columns), self._width))
        padding = [pa.nulls(rows, pa.string())] * (self._width - len(columns))
        batch = pa.RecordBatch.from_arrays([*columns, *padding], names=[f"c{i}" for i in range(self._width)])
        self._table_bytes += batch.nbytes
        if self._table_bytes > self.limits.table_bytes:
            raise Trouble("table_too_large", megabytes=self.limits.table_bytes // MEGABYTE)
        writer.write_batch(batch)
        self.rows += rows

    def grid(self, rows: Sequence[Sequence[str | None]]) -> None:
        """Write rows of cells, each as long as it is."""
        start = 0
        while start < len(rows):
            stop = start + max(256, min(BATCH_ROWS, BATCH_CELLS // max(self._width, len(rows[start]), 1)))
            self.columns(transposed(rows[start:stop], self.limits))
            start = stop

    def progress(self, share: float | None = None) -> None:
        """Say that reading goes on, and how far it is (0 to 1) where that is known."""
        if share is None or share - self._share >= 0.01:
            self._share = self._share if share is None else share
            self._say({"progress": share})

    def long_step(self, work_bytes: int) -> None:
        """Ask for patience before a step that cannot say how far it is: a second for every few megabytes."""
        self._say({"progress": None, "patience_seconds": work_bytes / BYTES_A_SECOND})

    def done(self, report: Report) -> None:
        """The last word after a success."""
        self._close()
        self.tables.flush()
        self._say({"report": asdict(report)})

    def failed(self, trouble: Trouble) -> None:
        """The last word after a failure."""
        self._say({"trouble": trouble.code, "facts": trouble.facts})

    def _say(self, message: dict[str, Any]) -> None:
        self.lines.write(json.dumps(message).encode() + b"\n")
        self.lines.flush()

    def _open(self, width: int) -> Any:
        self._close()
        if width > self.limits.columns:
            raise Trouble("too_wide", columns=width, limit=self.limits.columns)
        schema = pa.schema([(f"c{i}", pa.string()) for i in range(width)], metadata={_PART: str(self.part).encode()})
        self._writer, self._width = pa.ipc.new_stream(self.tables, schema), width
        return self._writer

    def _close(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None


def part_of(schema: Schema) -> int:
    """Which grid a stream belongs to."""
    return int((schema.metadata or {}).get(_PART, b"0"))


def transposed(rows: Sequence[Sequence[str | None]], limits: Limits) -> list[Column]:
    """Rows of unequal length to columns of equal length; what a row does not have is null.

    Raises:
        Trouble: a row has more cells than `limits.columns`.
    """
    width = max(map(len, rows))
    if width > limits.columns:
        raise Trouble("too_wide", columns=width, limit=limits.columns)
    if width == 0:
        return [pa.nulls(len(rows), pa.string())]
    nothing: list[str | None] = [None]
    level = [row if len(row) == width else [*row, *nothing * (width - len(row))] for row in rows]
    return [pa.array(column, pa.string()) for column in zip(*level, strict=True)]
