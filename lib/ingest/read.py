"""From an upload to a table of text: the gate, the child, the layout."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, BinaryIO

from lib.core.findings import Finding
from lib.core.settings import ImportSettings
from lib.ingest.analytics import of_report
from lib.ingest.arrow import Table
from lib.ingest.arrow import compute as pc
from lib.ingest.beside import tables_beside, with_titles_of_blocks
from lib.ingest.combine import Part, combine
from lib.ingest.gate import admit
from lib.ingest.header import HeaderScore
from lib.ingest.headers import told_apart
from lib.ingest.joining import Needed
from lib.ingest.layout import Layout, lay_out, take_as_is
from lib.ingest.limits import LOOPBACK, MEGABYTE, Limits
from lib.ingest.pairs import records_of_pairs
from lib.ingest.process import Grids, read_in_child
from lib.ingest.spool import column_aside, spooling
from lib.ingest.table import Dialect, TextTable, telling
from lib.ingest.troubles import REMARKS, Trouble, remark
from lib.ingest.wire import Facts, PartReport

Progress = Callable[[float | None], None]


def read_table(
    source: Path | BinaryIO,
    name: str,
    settings: ImportSettings,
    limits: Limits = LOOPBACK,
    progress: Progress | None = None,
    header_score: HeaderScore | None = None,
    needed: Needed | None = None,
) -> TextTable:
    """Read a file of any supported kind as a table of text.

    Args:
        source: a file, or what was uploaded; read from its start.
        name: what the user calls it; the content decides what it is, and the name only tells the month or year of days without one.
        settings: `sheet` chooses a sheet of a workbook.
        limits: how much the file may ask for.
        progress: called now and then with the share done (None: not known); what it raises ends the reading.
        header_score: how much the texts of a row look like known headers, 0 to 1.
        needed: tells the columns of a table that further sheets and files of its form need, too; without it, all of them.

    Raises:
        CannotRead: the file cannot be read as a table.
        Refused: it is too large, a bomb, or protected by a password.
    """
    try:
        with _opened(source, limits) as file:
            kind = admit(file, limits)
            grids = read_in_child(file, kind, settings.sheet, limits, progress or _nobody)
        with spooling(max((grid.num_rows for grid in grids.tables), default=0)):
            table = table_of(grids, header_score, needed)
        return replace(table, name=name, part_titles=tuple((*titles, telling(name)) for titles in table.part_titles))
    except Trouble as trouble:
        raise trouble.told(name) from trouble
    except MemoryError as error:
        raise Trouble("memory").told(name) from error


def _nobody(_share: float | None) -> None:
    """Nobody watches."""


@contextmanager
def _opened(source: Path | BinaryIO, limits: Limits) -> Generator[IO[bytes]]:
    """A real file to hand to a child: opened, or copied to one that has no name and vanishes."""
    with ExitStack() as stack:
        try:
            if isinstance(source, Path):
                file = stack.enter_context(source.open("rb") if source.is_file() else _refuse(source))
            else:
                file = stack.enter_context(tempfile.TemporaryFile())
                _copy(source, file, limits)
        except (OSError, ValueError) as error:
            raise Trouble("cannot_open") from error
        yield file


def _refuse(source: Path) -> IO[bytes]:
    raise Trouble("folder" if source.is_dir() else "cannot_open")


def _copy(source: BinaryIO, copy: IO[bytes], limits: Limits) -> None:
    """Copy an upload until its end or just beyond the limit; the gate then refuses it by its size."""
    if source.seekable():
        source.seek(0)
    copied = 0
    while copied <= limits.file_bytes and (block := source.read(MEGABYTE)):
        copied += copy.write(block)
    copy.flush()


def table_of(grids: Grids, header_score: HeaderScore | None, needed: Needed | None = None) -> TextTable:
    """The one table that the upload is read as."""
    found: list[Part] = []
    troubles: list[Trouble] = []
    failed: list[PartReport] = []
    for grid, report in zip(grids.tables, grids.report.parts, strict=True):
        try:
            found.append(Part(report.name or report.sheet or "", _of_grid(grid, report, header_score), report.leads))
        except Trouble as trouble:
            troubles.append(trouble)
            failed.append(report)
    if not found:
        raise troubles[0] if troubles else Trouble("empty")
    table = combine(found, grids.report.choice, needed)
    lost = [report.sheet for report in failed if report.sheet]
    if lost:
        said = remark("other_sheets", sheet=table.dialect.sheet or "", sheets=tuple(lost))
        table = replace(table, findings=(*table.findings, said))
    return replace(table, findings=(*table.findings, *_spoken(grids.report.remarks)))


def _of_grid(grid: Table, part: PartReport, header_score: HeaderScore | None) -> TextTable:
    """The one table of a grid: of tables that stand beside one another those of equal columns, or the one with the best known."""
    width = max(grid.num_columns - len(part.beside), 0)
    grid, marks = grid.select(range(width)), grid.select(range(width, grid.num_columns))
    beside = [grid] if part.headers is not None else tables_beside(grid, header_score)
    tables = [_with_marks(_of_part(one, part, header_score), marks, part) for one in beside]
    if len(tables) == 1 or header_score is None:
        return tables[0]
    if len({tuple(header.strip().casefold() for header in table.headers) for table in tables}) == 1:
        alike = with_titles_of_blocks([replace(table, headers=tables[0].headers) for table in tables])
        return combine([Part("", table) for table in alike], "beside")
    best = max(tables, key=lambda table: header_score(table.headers))
    return replace(best, findings=(*best.findings, remark("other_tables", count=len(tables) - 1)))


def _with_marks(table: TextTable, marks: Table, part: PartReport) -> TextTable:
    """The table with the columns that say something of its rows."""
    rows = pc.subtract(table.source_rows, part.first_row)
    cells = table.cells
    for header, column in zip(part.beside, marks.columns, strict=False):
        cells = cells.append_column(f"c{cells.num_columns}", column.take(rows))
        table = replace(table, cells=cells, headers=(*table.headers, header))
    return table


def _of_part(grid: Table, part: PartReport, header_score: HeaderScore | None) -> TextTable:
    """One grid laid out as a table."""
    layout = of_report(_lay_out(grid, part, header_score), part.first_row)
    header_row = None if layout.header_row is None else layout.header_row + part.first_row
    dialect = Dialect(part.container, part.encoding, part.delimiter, part.sheet, part.sheets, header_row)
    findings = (*_spoken(part.remarks), *layout.findings)
    source_rows = column_aside(pc.add(layout.rows, part.first_row))
    headers = told_apart(layout.headers)
    return TextTable(layout.cells, headers, source_rows, layout.not_data, dialect, findings, layout.titles)


def _lay_out(grid: Table, part: PartReport, header_score: HeaderScore | None) -> Layout:
    if part.headers is not None:
        return take_as_is(grid, part.headers)
    if grid.num_columns == 0:
        raise Trouble("no_sheets" if part.sheets else "empty")
    pairs = records_of_pairs(grid, header_score)
    if pairs is not None:
        return pairs
    layout = lay_out(grid, header_score, part.first_row, "whole" if part.ends_with_newline else "open")
    if not layout.headers:
        raise Trouble("no_sheets" if part.sheets else "empty")
    return layout


def _spoken(remarks: tuple[tuple[str, Facts], ...]) -> tuple[Finding, ...]:
    """The child's remarks as findings; what it could not have said is dropped."""
    return tuple(remark(code, **facts) for code, facts in remarks if code in REMARKS)
