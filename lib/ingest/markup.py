"""Tables in web pages that are named .xls, and in workbooks of Excel 2003 that are XML. Both come from shop back-ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from xml.parsers import expat

from lib.ingest.decoding import Notes, blocks
from lib.ingest.encoding import Encoding, Opener, detect
from lib.ingest.troubles import Trouble
from lib.ingest.wire import PartReport, Report, Wire
from lib.ingest.workbook import as_texts

_BATCH_ROWS = 2_000
_MOST_TABLES = 500
_HEAD_BYTES = 8_192
_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)


def read_markup(opener: Opener, size: int, sheet: str | None, wire: Wire, name: str = "") -> Report:
    """Write every table of a page, or the sheets of an Excel 2003 workbook, to the wire.

    Raises:
        Trouble: no table, no such sheet, or beyond the limits.
    """
    with opener() as file:
        head = file.read(_HEAD_BYTES)
    encoding = _declared(head, opener) or detect(opener, lambda _read: wire.progress())
    notes = Notes()
    total = max(size, 1)
    ticking = blocks(opener, encoding, notes, lambda read: wire.progress(min(read / total, 1)))
    texts = (block.data.decode() for block in ticking)
    plain = head.replace(b"\x00", b"")
    if _SPREADSHEET.encode() in plain:
        return _read_spreadsheet(texts, sheet, wire, name)
    page = _Page(wire)
    for text in texts:
        page.feed(text)
    page.close()
    page.end()
    if not page.tables:
        raise Trouble("markup_unclear")
    remarks = notes.remarks(encoding)
    parts = tuple(
        PartReport("html", name, number=number, encoding=encoding.name, remarks=remarks) for number in page.tables
    )
    return Report(parts, "tables")


def _declared(head: bytes, opener: Opener) -> Encoding | None:
    """The encoding that a page says it has, if its beginning agrees."""
    found = _CHARSET.search(head)
    if not found or head.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    said = found[1].decode("ascii", "replace").lower()
    encoding = Encoding("gb18030" if said in ("gb2312", "gbk") else said)
    try:
        "".encode(encoding.name)
        notes = Notes()
        first = next(blocks(opener, encoding, notes), None)
    except (LookupError, ValueError):
        return None
    return encoding if first and first.state == "whole" else None


# --- web pages --------------------------------------------------------------------------------------------------------


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


class _Page(HTMLParser):
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
            table.across = min(_span(spans.get("colspan")), limit)
            table.down = min(_span(spans.get("rowspan")), limit)
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


def _span(text: str | None) -> int:
    return max(int(text), 1) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1


def _pass_under(table: _Table) -> None:
    """Leave the places free that cells from the rows above still cover, as a spreadsheet shows merged cells."""
    while table.row is not None and len(table.row) in table.hanging and table.hanging[len(table.row)] > 0:
        table.row.append("")


# --- Excel 2003 -------------------------------------------------------------------------------------------------------


def _read_spreadsheet(texts: Iterator[str], sheet: str | None, wire: Wire, name: str) -> Report:
    workbook = _Spreadsheet(sheet, wire)
    try:
        for text in texts:
            workbook.parser.Parse(text, False)  # noqa: FBT003 - expat's own signature
        workbook.parser.Parse("", True)  # noqa: FBT003
    except expat.ExpatError as error:
        raise Trouble("damaged") from error
    names = tuple(workbook.sheets)
    if sheet is not None and sheet not in names:
        raise Trouble("unknown_sheet", sheet=sheet, sheets=", ".join(names))
    parts = tuple(
        PartReport("xml", name, number=number, sheet=title, sheets=names)
        for number, title in enumerate(names)
        if number in workbook.written
    )
    if not parts:
        raise Trouble("no_sheets")
    return Report(parts, "sheets")


class _Spreadsheet:
    """Follows the XML of an Excel 2003 workbook: Worksheet, Row, Cell, Data."""

    def __init__(self, wanted: str | None, wire: Wire) -> None:
        self.wanted = wanted
        self.wire = wire
        self.sheets: list[str] = []
        self.written: set[int] = set()
        self._rows: list[list[str]] = []
        self._row_count = 0
        self._row: list[str] = []
        self._kind = "String"
        self._text: list[str] | None = None
        self.parser: Any = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = _refuse_doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        starts: dict[str, Callable[[dict[str, str]], None]] = {
            "Worksheet": self._start_sheet,
            "Row": self._start_row,
            "Cell": self._start_cell,
            "Data": self._start_data,
        }
        start = starts.get(tag.rpartition(" ")[2])
        if start:
            start({key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def _start_sheet(self, attributes: dict[str, str]) -> None:
        self.sheets.append(attributes.get("Name", ""))
        self._row_count = 0

    def _start_row(self, attributes: dict[str, str]) -> None:
        index = _span(attributes.get("Index"))
        gap = index - 1 - self._row_count
        if gap > _BATCH_ROWS:
            raise Trouble("too_long", rows=index, limit=self.wire.limits.rows)
        for _blank in range(gap):
            self._add_row([])
        self._row = []

    def _start_cell(self, attributes: dict[str, str]) -> None:
        index = _span(attributes.get("Index"))
        limit = self.wire.limits.columns
        if index > limit or len(self._row) >= limit:
            raise Trouble("too_wide", columns=max(index, len(self._row) + 1), limit=limit)
        self._row.extend([""] * (index - 1 - len(self._row)))
        self._row.append("")

    def _start_data(self, attributes: dict[str, str]) -> None:
        self._kind = attributes.get("Type", "String")
        self._text = []

    def _data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def _end(self, tag: str) -> None:
        match tag.rpartition(" ")[2]:
            case "Data" if self._text is not None and self._row:
                self._row[-1] = _canonical("".join(self._text), self._kind)
                self._text = None
            case "Row":
                self._add_row(self._row)
                self._row = []
            case "Worksheet":
                self._write()
            case _:
                pass

    def _add_row(self, row: list[str]) -> None:
        self._rows.append(row)
        self._row_count += 1
        if self._row_count > self.wire.limits.rows:
            raise Trouble("too_long", rows=self._row_count, limit=self.wire.limits.rows)
        if len(self._rows) >= _BATCH_ROWS:
            self._write()

    def _write(self) -> None:
        number = len(self.sheets) - 1
        if self._rows and number >= 0 and self.wanted in (None, self.sheets[number]):
            if number not in self.written:
                self.wire.begin_part(number)
                self.written.add(number)
            self.wire.grid(self._rows)
        self._rows = []


def _refuse_doctype(*_declaration: object) -> None:
    """No workbook has one; those that do want to blow up or to look at other files."""
    raise Trouble("stopped")


def _canonical(text: str, kind: str) -> str:
    """A cell's text in the same form as from other workbooks."""
    if kind == "Number":
        try:
            return as_texts([float(text)])[0]
        except (ValueError, OverflowError):
            return text
    if kind == "DateTime":
        return re.sub(r"(T00:00:00)?(\.\d+)?$", "", text).replace("T", " ")
    if kind == "Boolean":
        return "TRUE" if text == "1" else "FALSE"
    return text
