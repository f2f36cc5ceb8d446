"""Files whose bytes are the same each time and everywhere."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Collection, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import xlsxwriter

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def write_csv(path: Path, frame: pd.DataFrame, encoding: Literal["utf-8", "utf-8-sig"]) -> None:
    """Text cells to CSV with line feeds, quoted only where needed."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(frame.columns)
        writer.writerows(frame.itertuples(index=False, name=None))


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Readable JSON that ends in a line feed."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")


def write_workbook(
    path: Path, frame: pd.DataFrame, sheet: str, money: Collection[str], moments: Collection[str], created: date
) -> None:
    """Text cells to a workbook of one sheet, in which `money` columns are numbers and `moments` are dates."""
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    book.set_properties({"created": datetime(created.year, created.month, created.day)})  # noqa: DTZ001 - written as it is
    page = book.add_worksheet(sheet)
    page.freeze_panes(1, 0)
    page.set_column(0, len(frame.columns) - 1, 16)
    bold = book.add_format({"bold": True})
    two_decimals, moment = (
        book.add_format({"num_format": "0.00"}),
        book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
    )
    for column, header in enumerate(frame.columns):
        page.write_string(0, column, header, bold)
        for row, text in enumerate(frame[header], start=1):
            if header in money:
                page.write_number(row, column, float(text), two_decimals)
            elif header in moments:
                page.write_datetime(row, column, datetime.fromisoformat(text), moment)
            elif text:
                page.write_string(row, column, text)
    book.close()
    path.write_bytes(_same_everywhere(memory.getvalue()))


def _same_everywhere(workbook: bytes) -> bytes:
    """The archive again without the marks of the operating system that wrote it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            part = zipfile.ZipInfo(entry.filename, _ZIP_DATE)
            part.create_system, part.external_attr = 3, 0o644 << 16
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(entry), compresslevel=9)
    return out.getvalue()
