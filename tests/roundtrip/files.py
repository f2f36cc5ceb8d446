"""Rows of text as files of many kinds."""

from __future__ import annotations

import gzip
import html
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import pyarrow as pa
import xlsxwriter
from pyarrow import parquet

from tests.roundtrip.dialects import Dialect, written

Cell = str | Decimal | datetime
Rows = Sequence[Sequence[Cell]]
ORDERED_AT, AMOUNT = 2, 3


@dataclass(frozen=True)
class Sheet:
    """A table to write down: what stands above the header, the header, the orders, what stands below."""

    above: Sequence[Sequence[str]]
    header: Sequence[str]
    data: Rows
    below: Sequence[Sequence[str]]

    @property
    def rows(self) -> Rows:
        """All of it, in order."""
        return [*self.above, self.header, *self.data, *self.below]


def delimited(sheet: Sheet, dialect: Dialect, encoding: str) -> bytes:
    """A text file."""
    return written([[str(cell) for cell in row] for row in sheet.rows], dialect).encode(encoding)


def _zipped(sheet: Sheet, dialect: Dialect, encoding: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("orders/2026.csv", delimited(sheet, dialect, encoding))
    return held.getvalue()


def _gzipped(sheet: Sheet, dialect: Dialect, encoding: str) -> bytes:
    return gzip.compress(delimited(sheet, dialect, encoding))


def _web_page(sheet: Sheet, _dialect: Dialect, encoding: str) -> bytes:
    """The .xls that old shop systems send: a web page, its letters told in its head."""
    cells = lambda row, tag: "".join(f"<{tag}>{html.escape(str(cell))}</{tag}>" for cell in row)  # noqa: E731
    rows = "".join(f"<tr>{cells(row, 'th' if row is sheet.header else 'td')}</tr>\n" for row in sheet.rows)
    name = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={name}"></head><body><table>\n{rows}</table></body></html>'
    return page.encode(encoding)


def _excel_2003(sheet: Sheet, _dialect: Dialect, encoding: str) -> bytes:
    declared = encoding.partition("-sig")[0]
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    rows = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{_xml(str(cell))}</Data></Cell>' for cell in row) + "</Row>"
        for row in sheet.rows
    )
    text = f'<?xml version="1.0" encoding="{declared}"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="S"><Table>{rows}</Table></Worksheet></Workbook>'
    return text.encode(encoding)


def _xml(text: str) -> str:
    return html.escape(text).replace("\n", "&#10;").replace("\t", "&#9;")


def _json_list(sheet: Sheet, _dialect: Dialect, encoding: str) -> bytes:
    rows = [dict(zip(sheet.header, map(str, row), strict=True)) for row in sheet.data if row]
    return json.dumps(rows, ensure_ascii=False).encode(encoding)


def _json_lines(sheet: Sheet, _dialect: Dialect, encoding: str) -> bytes:
    rows = [dict(zip(sheet.header, map(str, row), strict=True)) for row in sheet.data if row]
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode(encoding)


def _workbook(sheet: Sheet, _dialect: Dialect, _encoding: str) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        page = book.add_worksheet("Orders")
        for at, row in enumerate(sheet.rows):
            for place, cell in enumerate(row):
                if isinstance(cell, datetime):
                    page.write_datetime(at, place, cell, moment)
                elif isinstance(cell, Decimal):
                    page.write_number(at, place, float(cell))
                elif cell:
                    page.write_string(at, place, cell)
    return held.getvalue()


def _open_document_xml(sheet: Sheet, root: str) -> str:
    """The least that a spreadsheet of LibreOffice is made of."""

    def cell(value: Cell) -> str:
        if isinstance(value, datetime):
            return f'<table:table-cell office:value-type="date" office:date-value="{value:%Y-%m-%dT%H:%M:%S}"/>'
        if isinstance(value, Decimal):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        paragraphs = "".join(f"<text:p>{html.escape(part)}</text:p>" for part in value.split("\n")) if value else ""
        kind = ' office:value-type="string"' if value else ""
        return f"<table:table-cell{kind}>{paragraphs}</table:table-cell>"

    rows = "".join(f"<table:table-row>{''.join(map(cell, row or ('',)))}</table:table-row>" for row in sheet.rows)
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><{root} {names}><office:body><office:spreadsheet><table:table table:name="Orders">{rows}</table:table></office:spreadsheet></office:body></{root}>'


def _flat_document(sheet: Sheet, _dialect: Dialect, encoding: str) -> bytes:
    return _open_document_xml(sheet, "office:document").replace("UTF-8", encoding.partition("-sig")[0]).encode(encoding)


def _open_document(sheet: Sheet, _dialect: Dialect, _encoding: str) -> bytes:
    content = _open_document_xml(sheet, "office:document-content")
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
        )
    return held.getvalue()


def _parquet(sheet: Sheet, _dialect: Dialect, _encoding: str) -> bytes:
    rows = [row for row in sheet.data if row]
    columns = {name: [row[place] for row in rows] for place, name in enumerate(sheet.header)}
    held = io.BytesIO()
    parquet.write_table(pa.table(columns), held)
    return held.getvalue()


@dataclass(frozen=True)
class FileType:
    """A kind of file.

    Attributes:
        write: makes its bytes.
        letters: "any": it can be in any encoding; "unicode": in those of Unicode; "own": it has its own.
        typed: whether it can keep numbers and moments as such.
        around: whether it can have rows around the table.
    """

    name: str
    write: Callable[[Sheet, Dialect, str], bytes]
    letters: str
    typed: bool = False
    around: bool = True


FILE_TYPES = (
    FileType("text", delimited, "any"),
    FileType("zip", _zipped, "any"),
    FileType("gzip", _gzipped, "any"),
    FileType("web page", _web_page, "any"),
    FileType("Excel 2003 XML", _excel_2003, "unicode"),
    FileType("JSON", _json_list, "unicode", around=False),
    FileType("JSON lines", _json_lines, "unicode", around=False),
    FileType("xlsx", _workbook, "own", typed=True),
    FileType("ods", _open_document, "own", typed=True),
    FileType("flat ods", _flat_document, "unicode", typed=True),
    FileType("parquet", _parquet, "own", typed=True, around=False),
)
