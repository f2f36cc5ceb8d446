"""Spreadsheets of LibreOffice in one file of XML (.fods): table, table-row, table-cell, p.

Source: OASIS OpenDocument 1.3, part 3, section 9.
"""

from __future__ import annotations

import re

from lib.ingest.excel2003 import SheetsInXml
from lib.ingest.troubles import Trouble
from lib.ingest.webpage import span
from lib.ingest.wire import Wire
from lib.ingest.workbook import as_texts

_NUMBERS = frozenset(["float", "currency", "percentage"])


class FlatDocument(SheetsInXml):
    """Follows the XML of a flat OpenDocument spreadsheet; blanks that are repeated to a sheet's edges are left off."""

    def __init__(self, wanted: str | None, wire: Wire) -> None:
        super().__init__(wanted, wire)
        self._row_times = 1
        self._blank_rows = self._blank_cells = 0
        self._cell: dict[str, str] | None = None
        self._paragraphs: list[str] = []
        self._speaking = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """See `SheetsInXml`."""
        own = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        match tag.rpartition(" ")[2]:
            case "table":
                self._start_sheet(own)
                self._blank_rows = 0
            case "table-row":
                self._row, self._blank_cells = [], 0
                self._row_times = span(own.get("number-rows-repeated"))
            case "table-cell" | "covered-table-cell":
                self._cell, self._paragraphs = own, []
            case "p" if self._cell is not None:
                self._paragraphs.append("")
                self._speaking = True
            case "s":
                self.data(" ")
            case _:
                pass

    def data(self, data: str) -> None:
        """See `SheetsInXml`."""
        if self._speaking:
            self._paragraphs[-1] += data

    def end(self, tag: str) -> None:
        """See `SheetsInXml`."""
        match tag.rpartition(" ")[2]:
            case "p":
                self._speaking = False
            case "annotation":  # a note on a cell is not what stands in it
                self._paragraphs = []
            case "table-cell" | "covered-table-cell" if self._cell is not None:
                text = _canonical(self._cell, "\n".join(self._paragraphs))
                self._add_cell(text, span(self._cell.get("number-columns-repeated")))
                self._cell = None
            case "table-row":
                self._end_row()
            case "table":
                self._write()
            case _:
                pass

    def _add_cell(self, text: str, times: int) -> None:
        if not text:
            self._blank_cells += times
            return
        width, limit = len(self._row) + self._blank_cells + times, self.wire.limits.columns
        if width > limit:
            raise Trouble("too_wide", columns=width, limit=limit)
        self._row += [""] * self._blank_cells + [text] * times
        self._blank_cells = 0

    def _end_row(self) -> None:
        if not self._row:
            self._blank_rows += self._row_times
            return
        for _blank in range(self._blank_rows):
            self._add_row([])
        for _time in range(self._row_times):
            self._add_row(self._row)
        self._blank_rows = 0


def _canonical(cell: dict[str, str], shown: str) -> str:
    """A cell's text in the same form as from other workbooks."""
    kind = cell.get("value-type")
    if kind in _NUMBERS and "value" in cell:
        try:
            said = as_texts([float(cell["value"])])[0]
            return f"{said} {cell['currency']}" if kind == "currency" and "currency" in cell else said
        except (ValueError, OverflowError):
            return shown
    if kind == "date" and "date-value" in cell:
        return re.sub(r"(T00:00:00)?(\.\d+)?$", "", cell["date-value"]).replace("T", " ")
    if kind == "boolean" and "boolean-value" in cell:
        return cell["boolean-value"].upper()
    return shown
