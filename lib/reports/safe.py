"""The only door through which data leaves: spreadsheets that run nothing and text files that nothing runs.

Every cell says what kind it is, so text stays text: a workbook gets it as a string (never a formula, never a link), a text
file gets it guarded (lib.core.guards) and in quotes. Headers and sheet names are data too.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from lib.core.errors import CannotAnswer
from lib.core.guards import guard
from lib.core.words import N_

Kind = Literal["text", "whole", "number", "money", "share", "day"]
Container = Literal["csv", "xlsx"]
MEDIA_TYPES: dict[Container, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

LARGEST_SHEET = 1_048_575  # rows below the header
LONGEST_CELL = 32_767  # characters in a cell of a workbook
_FORMATS: dict[Kind, str] = {
    "text": "@",
    "whole": "#,##0",
    "number": "#,##0.####",
    "money": "#,##0.00",
    "share": "0.0%",
    "day": "yyyy-mm-dd",
}
_FIRST_DAY_OF_A_WORKBOOK = date(1900, 3, 1)  # earlier days are wrong or missing in spreadsheets
# What XML cannot hold. A workbook would write it as `_x0000_`, and every program shows that differently.
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass(frozen=True)
class Column:
    """One column of a list: what stands above it, what it holds, and its cells (None: empty).

    Attributes:
        header: as the reader is to see it.
        kind: "text" is never anything else; "day" holds dates; the others hold numbers ("share" from 0 to 1).
        cells: one a row.
    """

    header: str
    kind: Kind
    cells: Sequence[Any]


@dataclass(frozen=True)
class Sheet:
    """One table on its way out."""

    name: str
    columns: tuple[Column, ...]

    @property
    def rows(self) -> int:
        """How many rows stand below the header."""
        return len(self.columns[0].cells) if self.columns else 0


def write(sheet: Sheet, container: Container) -> bytes:
    """The sheet as a file of either kind."""
    return to_csv(sheet) if container == "csv" else to_xlsx(sheet)


def to_csv(sheet: Sheet) -> bytes:
    """The sheet as text: UTF-8 with a mark that spreadsheets understand, every cell in quotes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([_as_text(column.header) for column in sheet.columns])
    columns = [map(_as_text if column.kind == "text" else _plain, column.cells) for column in sheet.columns]
    writer.writerows(zip(*columns, strict=True))
    return text.getvalue().encode("utf-8-sig")


def to_system(sheet: Sheet, header: Literal["with", "without"]) -> bytes:
    """The sheet as other systems read it: UTF-8 without a mark, quotes only where a cell needs them, its header or none."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    if header == "with":
        writer.writerow([_as_text(column.header) for column in sheet.columns])
    columns = [map(_as_text if column.kind == "text" else _plain, column.cells) for column in sheet.columns]
    writer.writerows(zip(*columns, strict=True))
    return text.getvalue().encode()


def to_xlsx(*sheets: Sheet) -> bytes:
    """The sheets as a workbook.

    Raises:
        CannotAnswer: where a list has more rows than a sheet holds.
    """
    for sheet in sheets:
        if sheet.rows > LARGEST_SHEET:
            raise CannotAnswer(
                N_("A workbook holds {limit} rows, and this list has {rows}. Choose CSV, or a smaller group."),
                limit=LARGEST_SHEET,
                rows=sheet.rows,
            )
    content = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": False,
    }
    with xlsxwriter.Workbook(content, options) as workbook:
        bold = workbook.add_format({"bold": True, "num_format": "@"})
        formats: dict[Kind, Format] = {
            kind: workbook.add_format({"num_format": form}) for kind, form in _FORMATS.items()
        }
        taken: set[str] = set()
        for sheet in sheets:
            name = sheet_name(sheet.name, taken)
            taken.add(name.casefold())
            _fill(workbook.add_worksheet(name), sheet, bold, formats)
    return content.getvalue()


def _fill(worksheet: Worksheet, sheet: Sheet, bold: Format, formats: dict[Kind, Format]) -> None:
    """Write one sheet: a header that stays in sight, columns as wide as their first rows need."""
    worksheet.freeze_panes(1, 0)
    for at, column in enumerate(sheet.columns):
        put = _put(worksheet, column.kind)
        worksheet.write_string(0, at, for_xml(column.header), bold)
        widths = [_width(str(cell)) for cell in (column.header, *column.cells[:200]) if cell is not None]
        worksheet.set_column(at, at, min(max(widths, default=0) + 2, 48), formats[column.kind])
        for row, cell in enumerate(column.cells, start=1):
            if not _is_empty(cell):
                put(row, at, cell, formats[column.kind])


def _put(worksheet: Worksheet, kind: Kind) -> Callable[[int, int, Any, Format], Any]:
    """How a cell of a kind is written: never by letting the writer guess."""

    def text(row: int, at: int, cell: Any, form: Format) -> None:
        worksheet.write_string(row, at, for_xml(str(cell)), form)

    def day(row: int, at: int, cell: date, form: Format) -> None:
        if cell < _FIRST_DAY_OF_A_WORKBOOK:
            worksheet.write_string(row, at, cell.isoformat(), form)
        else:
            worksheet.write_datetime(row, at, datetime(cell.year, cell.month, cell.day), form)  # noqa: DTZ001 - a day

    def number(row: int, at: int, cell: float, form: Format) -> None:
        worksheet.write_number(row, at, cell, form)

    return {"text": text, "day": day}.get(kind, number)


def sheet_name(name: str, taken: set[str] | frozenset[str] = frozenset()) -> str:
    """A name that a workbook accepts and that starts nothing: at most 31 characters, different from those taken."""
    clean = _NOT_IN_A_SHEET_NAME.sub(" ", _NOT_IN_XML.sub("", name))
    while clean != guard(clean):
        clean = clean[1:]
    clean = clean.strip(" '")[:31].strip(" '")
    if not clean or clean.casefold() == "history":
        clean = (clean + " 1").strip()
    distinct, number = clean, 1
    while distinct.casefold() in taken:
        number += 1
        distinct = f"{clean[: 30 - len(str(number))]} {number}"
    return distinct


def _is_empty(cell: Any) -> bool:
    return cell is None or (isinstance(cell, float) and not math.isfinite(cell))


def _as_text(cell: Any) -> str:
    return "" if cell is None else guard(str(cell).encode("utf-8", "replace").decode())


def _plain(cell: Any) -> str:
    """A number or a day in the form that every program reads."""
    if _is_empty(cell):
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def for_xml(text: str) -> str:
    """Text as a workbook can hold it."""
    return _NOT_IN_XML.sub("", text)[:LONGEST_CELL]


def _width(text: str) -> int:
    """Columns of a fixed-width font; Chinese characters take two."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text[:64])
