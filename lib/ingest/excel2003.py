"""Workbooks of Excel 2003, which are XML: Worksheet, Row, Cell, Data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.parsers import expat

from lib.ingest.troubles import Trouble, refuse_doctype
from lib.ingest.webpage import span
from lib.ingest.wire import PartReport, Report, Wire
from lib.ingest.workbook import as_texts

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_BATCH_ROWS = 2_000


def read_spreadsheet(texts: Iterator[str], workbook: SheetsInXml, name: str) -> Report:
    """Write the sheets of a workbook of XML to the wire, or the one that is wanted.

    Raises:
        Trouble: damaged, no such sheet, or beyond the limits.
    """
    sheet = workbook.wanted
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
    return Report(parts, "alike" if len(parts) > 1 else "sheets")


class SheetsInXml:
    """Follows the XML of a workbook; what its elements are called, those say that come of this."""

    def __init__(self, wanted: str | None, wire: Wire) -> None:
        self.wanted = wanted
        self.wire = wire
        self.sheets: list[str] = []
        self.written: set[int] = set()
        self._rows: list[list[str]] = []
        self._row_count = 0
        self._row: list[str] = []
        self.parser: Any = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = refuse_doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        raise NotImplementedError

    def data(self, data: str) -> None:
        """Text between elements."""
        raise NotImplementedError

    def end(self, tag: str) -> None:
        """An element ends."""
        raise NotImplementedError

    def _start_sheet(self, attributes: dict[str, str]) -> None:
        self.sheets.append(attributes.get("Name", attributes.get("name", "")))
        self._row_count = 0

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


class Excel2003(SheetsInXml):
    """Follows the XML of an Excel 2003 workbook: Worksheet, Row, Cell, Data."""

    def __init__(self, wanted: str | None, wire: Wire) -> None:
        super().__init__(wanted, wire)
        self._kind = "String"
        self._text: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """See `SheetsInXml`."""
        starts: dict[str, Callable[[dict[str, str]], None]] = {
            "Worksheet": self._start_sheet,
            "Row": self._start_row,
            "Cell": self._start_cell,
            "Data": self._start_data,
        }
        start = starts.get(tag.rpartition(" ")[2])
        if start:
            start({key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def _start_row(self, attributes: dict[str, str]) -> None:
        index = span(attributes.get("Index"))
        gap = index - 1 - self._row_count
        if gap > _BATCH_ROWS:
            raise Trouble("too_long", rows=index, limit=self.wire.limits.rows)
        for _blank in range(gap):
            self._add_row([])
        self._row = []

    def _start_cell(self, attributes: dict[str, str]) -> None:
        index = span(attributes.get("Index"))
        limit = self.wire.limits.columns
        if index > limit or len(self._row) >= limit:
            raise Trouble("too_wide", columns=max(index, len(self._row) + 1), limit=limit)
        self._row.extend([""] * (index - 1 - len(self._row)))
        self._row.append("")

    def _start_data(self, attributes: dict[str, str]) -> None:
        self._kind = attributes.get("Type", "String")
        self._text = []

    def data(self, data: str) -> None:
        """See `SheetsInXml`."""
        if self._text is not None:
            self._text.append(data)

    def end(self, tag: str) -> None:
        """See `SheetsInXml`."""
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
