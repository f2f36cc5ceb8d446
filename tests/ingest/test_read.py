from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from lib.core.errors import CannotRead, Refused
from lib.core.settings import ImportSettings
from lib.ingest.limits import HOSTED, Limits
from lib.ingest.read import read_table
from lib.ingest.table import TextTable

CSV = b"id,name,amount\n1,Ann,5.00\n2,Bob,6.50\n"


def read(data: bytes, name: str = "orders.csv", settings: ImportSettings | None = None, **more: Any) -> TextTable:
    return read_table(io.BytesIO(data), name, settings or ImportSettings(), **more)


def test_a_plain_file_comes_back_as_text() -> None:
    table = read(CSV)
    assert table.headers == ("id", "name", "amount")
    assert table.cells.to_pydict() == {"c0": ["1", "2"], "c1": ["Ann", "Bob"], "c2": ["5.00", "6.50"]}
    assert table.source_rows.to_pylist() == [2, 3]


def test_a_path_is_read_like_an_upload(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(CSV)
    assert read_table(path, path.name, ImportSettings()).cells.equals(read(CSV).cells)


def test_a_missing_file_and_a_folder_are_told_in_a_sentence(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "nothing.csv", "cannot be opened"), (tmp_path, "is a folder")):
        with pytest.raises(CannotRead, match=said):
            read_table(path, path.name, ImportSettings())


def test_a_sheet_of_what_has_no_sheets_is_refused_and_not_passed_over() -> None:
    with pytest.raises(CannotRead, match="is no workbook, so it has no sheet “Orders”"):
        read(CSV, settings=ImportSettings(sheet="Orders"))


def test_an_upload_beyond_the_limit_is_refused_without_being_copied_whole() -> None:
    with pytest.raises(Refused, match="larger than 0 MB"):
        read(b"a,b\n" * 1000, limits=Limits(file_bytes=1000, unpacked_bytes=1, table_bytes=1))


def test_progress_is_told_in_this_thread_and_ends_at_one() -> None:
    shares: list[float | None] = []
    read(CSV * 1000, progress=shares.append)
    assert max(share for share in shares if share is not None) == 1.0


def test_what_the_progress_raises_ends_the_reading() -> None:
    class Cancelled(BaseException):
        pass

    def cancel(_share: float | None) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read(CSV, progress=cancel)


def workbook(**sheets: list[list[object]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return buffer.getvalue()


ORDERS = [["id", "name", "amount"], ["1", "Ann", 5], ["2", "Bob", 6.5]]


def test_the_sheet_with_most_rows_like_a_table_is_read() -> None:
    table = read(workbook(Cover=[["Report"], ["by"], ["Ann"], ["2011"]], Orders=ORDERS))
    assert (table.dialect.sheet, table.dialect.sheets) == ("Orders", ("Cover", "Orders"))
    assert table.cells.column("c2").to_pylist() == ["5", "6.5"]


def test_the_chosen_sheet_wins_and_an_unknown_one_is_told_with_those_there_are() -> None:
    book = workbook(Orders=ORDERS, Old=[["id", "name"], ["9", "Zed"]])
    assert read(book, settings=ImportSettings(sheet="Old")).cells.column("c1").to_pylist() == ["Zed"]
    with pytest.raises(CannotRead, match="It has: Orders, Old"):
        read(book, settings=ImportSettings(sheet="New"))


def test_hosted_limits_are_stricter() -> None:
    assert HOSTED.file_bytes == 50_000_000
