"""The tables of a web page, as browsers read it: shop back-ends send such pages as .xls."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from lib.ingest.troubles import Trouble
from lib.ingest.wire import Wire

_BATCH_ROWS = 2_000
_MOST_TABLES = 500


@dataclass
class _Table:
    """A table that is being read."""

    number: int
    row: list[str] | None = None
    cell: list[str] | None = None
    across: int = 1
    down: int = 1
    hanging: dict[int, int] = field(default_factory=dict[int, int])  # column: rows that a cell above still covers
    rows: list[list[str]] = field(default_factory=list[list[str]])


class Page(HTMLParser):
    """Collects the tables of a page; what is malformed is read as browsers read it."""

    def __init__(self, wire: Wire) -> None:
        super().__init__(convert_charrefs=True)
        self.wire = wire
        self.tables: list[int] = []
        self._open: list[_Table] = []
        self._count = 0
        self._hidden: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, a row or a cell begins."""
        if tag in ("script", "style"):
            self._hidden = tag
        elif tag == "table":
            self._count += 1
            if self._count <= _MOST_TABLES:
                self._open.append(_Table(self._count - 1))
        elif self._open:
            self._inside(self._open[-1], tag, attrs)

    def _inside(self, table: _Table, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_row(table)
            table.row = []
        elif tag in ("td", "th"):
            self._end_cell(table)
            if table.row is None:
                table.row = []
            spans = dict(attrs)
            limit = self.wire.limits.columns
            table.across = min(span(spans.get("colspan")), limit)
            table.down = min(span(spans.get("rowspan")), limit)
            table.cell = []
        elif tag == "br" and table.cell is not None:
            table.cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A table, a row or a cell ends."""
        if tag == self._hidden:
            self._hidden = None
        if not self._open:
            return
        table = self._open[-1]
        if tag in ("td", "th"):
            self._end_cell(table)
        elif tag == "tr":
            self._end_row(table)
        elif tag == "table":
            self._end_table()

    def handle_data(self, data: str) -> None:
        """Text inside a cell."""
        if self._open and self._open[-1].cell is not None and not self._hidden:
            self._open[-1].cell.append(data)

    def end(self) -> None:
        """Close what the page left open."""
        while self._open:
            self._end_table()

    def _end_cell(self, table: _Table) -> None:
        if table.cell is None or table.row is None:
            return
        lines = "".join(table.cell).replace("\x00", "").split("\n")
        text = "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
        _pass_under(table)
        for cell in (text, *[""] * (table.across - 1)):
            if table.down > 1:
                table.hanging[len(table.row)] = table.down
            table.row.append(cell)
        table.cell = None
        if len(table.row) > self.wire.limits.columns:
            raise Trouble("too_wide", columns=len(table.row), limit=self.wire.limits.columns)

    def _end_row(self, table: _Table) -> None:
        self._end_cell(table)
        if table.row is None:
            return
        _pass_under(table)
        table.hanging = {column: rows - 1 for column, rows in table.hanging.items() if rows > 1}
        table.rows.append(table.row)
        table.row = None
        if len(table.rows) >= _BATCH_ROWS:
            self._write(table)

    def _end_table(self) -> None:
        table = self._open[-1]
        self._end_row(table)
        self._write(table)
        self._open.pop()

    def _write(self, table: _Table) -> None:
        if table.rows:
            self.wire.begin_part(table.number)
            self.wire.grid(table.rows)
            table.rows = []
            if table.number not in self.tables:
                self.tables.append(table.number)


def span(text: str | None) -> int:
    """How many rows or columns a cell takes, as its attribute says; 1 where that makes no sense."""
    return max(int(text), 1) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1


def _pass_under(table: _Table) -> None:
    """Leave the places free that cells from the rows above still cover, as a spreadsheet shows merged cells."""
    while table.row is not None and len(table.row) in table.hanging and table.hanging[len(table.row)] > 0:
        table.row.append("")
