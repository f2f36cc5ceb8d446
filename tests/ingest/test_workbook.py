from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest import workbook
from lib.ingest.limits import HOSTED
from lib.ingest.troubles import Trouble
from lib.ingest.workbook import as_texts
from tests.ingest.inside import read_inside


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.0, "12"),
        (0.1, "0.1"),
        (-0.5, "-0.5"),
        (1930679858000000000.0, "1930679858000000000"),
        (1e300, "1e+300"),
        (7, "7"),
        (True, "TRUE"),
        (False, "FALSE"),
        ("00123", "00123"),
        ("m\x00p\x00g\x00", "mpg"),
        ("", ""),
        (dt.datetime(2011, 12, 8, 11, 43), "2011-12-08 11:43:00"),
        (dt.datetime(2011, 12, 8, 11, 42, 59, 999_999), "2011-12-08 11:43:00"),
        (dt.date(2011, 12, 8), "2011-12-08"),
        (dt.time(9, 5), "09:05:00"),
        (dt.timedelta(hours=30, minutes=1), "30:01:00"),
        (dt.timedelta(seconds=-90), "-00:01:30"),
    ],
)
def test_typed_cells_become_canonical_text(value: Any, text: str) -> None:
    assert as_texts([value]) == [text]


def book(*rows: list[Any], at: tuple[int, int] = (0, 0), more: int = 0) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "nan_inf_to_errors": True}) as workbook:
        sheet = workbook.add_worksheet("Orders")
        day = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, dt.datetime):
                    sheet.write_datetime(at[0] + number, at[1] + column, value, day)
                else:
                    sheet.write(at[0] + number, at[1] + column, value)
        for number in range(more):
            workbook.add_worksheet(f"More {number}").write_column(0, 0, ["note"] * 9)
    return buffer.getvalue()


HEADER = ["id", "day", "amount"]
ROW = ["007", dt.datetime(2011, 12, 8, 11, 43), 5.5]


def test_a_table_in_the_middle_of_a_sheet_knows_its_rows() -> None:
    table = read_inside(book(HEADER, ROW, at=(4, 3)))
    assert (table.headers, table.dialect.header_row, table.source_rows.to_pylist()) == (tuple(HEADER), 5, [6])
    assert table.cells.to_pylist() == [{"c0": "007", "c1": "2011-12-08 11:43:00", "c2": "5.5"}]


def test_sheets_of_notes_do_not_win_over_a_shorter_table() -> None:
    table = read_inside(book(HEADER, ROW, more=2))
    assert (table.dialect.sheet, len(table.dialect.sheets)) == ("Orders", 3)


def test_lines_that_hold_all_cells_in_one_are_cut_as_the_text_that_they_are() -> None:
    """A CSV that was opened undivided, saved as a workbook: with its quotation marks, a line over two rows, a sheet a month."""
    lines = [
        "No;Day;Name;Amount",
        "7;2026-01-05;Anna;4,50",
        '8;2026-01-06;"Bo; and',
        'Kim";5,00',
        "9;2026-01-07;Cy;6,00",
    ]
    months = {name: [[line] for line in lines] for name in ("Jan", "Feb")}
    table = read_inside(sheets(**months))
    assert table.headers == ("No", "Day", "Name", "Amount")
    assert table.cells.column(2).to_pylist() == ["Anna", "Bo; and\nKim", "Cy"] * 2
    assert (table.dialect.container, table.dialect.delimiter) == ("xlsx", ";")
    assert [one.code for one in table.findings if one.code == "undivided_rows"] == ["undivided_rows"]


def test_a_column_of_names_with_commas_is_no_table_in_one_cell() -> None:
    assert read_inside(sheets(One=[["Name"], ["Berg, Anna"], ["Klein, Bo"]])).headers == ("Name",)


def test_a_sheet_beyond_the_limits_is_refused_with_its_size() -> None:
    small = replace(HOSTED, columns=2, rows=1)
    for rows, limits, code in (([HEADER], small, "too_wide"), ([["a"], ["b"]], small, "too_long")):
        with pytest.raises(Trouble) as caught:
            read_inside(book(*rows), limits=limits)
        assert caught.value.code == code


def test_a_thousand_columns_are_read() -> None:
    assert read_inside(book([f"name {at}" for at in range(1_000)], list(range(1_000)))).cells.num_columns == 1_000


CELLS = st.one_of(
    st.integers(-(10**25), 10**25),
    st.floats(width=64),
    st.sampled_from([0.0, -0.0, 1e15, 1e16, 1e21, 0.1 + 0.2, 12.0]),
)


@given(st.one_of(st.lists(st.floats(), max_size=6), st.lists(st.integers(), max_size=6), st.lists(CELLS, max_size=6)))
def test_numbers_are_spoken_together_as_they_are_singly(cells: list[float]) -> None:
    assert workbook._column(cells).to_pylist() == as_texts(cells)


def sheets(**named: list[list[Any]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        for name, rows in named.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return buffer.getvalue()


def test_sheets_of_months_with_the_same_headers_are_one_table() -> None:
    headers = ["Invoice", "Date", "Customer", "Amount"]
    months = {
        name: [[f"Sales of {name}"], [], headers, *[[f"{name}{n}", f"2024-0{month}-1{n}", "Anna", n] for n in range(3)]]
        for month, name in enumerate(("Jan", "Feb", "Mar"), 1)
    }
    table = read_inside(sheets(**months, Notes=[["Remember", "to", "call"], ["Bo", "on", "Monday"]]))
    assert table.cells.num_rows == 9
    assert table.dialect.sheet == "Jan"
    said = {one.code: one.sentence.facts for one in table.findings}
    assert said["joined_sheets"] == {"count": 3, "sheets": ("Jan", "Feb", "Mar")}
    assert said["other_sheets"] == {"sheet": ("Jan", "Feb", "Mar"), "sheets": ("Notes",)}


def test_a_sheet_that_is_asked_for_is_read_alone() -> None:
    headers = ["Invoice", "Date", "Customer", "Amount"]
    data = sheets(**{name: [headers, [name, "2024-01-01", "Anna", 1]] for name in ("Jan", "Feb")})
    assert read_inside(data, sheet="Feb").cells.num_rows == 1


def test_a_day_merged_over_several_rows_is_the_day_of_each() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet.merge_range(0, 0, 0, 3, "Salon Anna")
        sheet.write_row(2, 0, ["Day", "Client", "What", "Price"])
        sheet.merge_range(3, 0, 5, 0, dt.datetime(2024, 5, 3), day)
        sheet.merge_range(4, 2, 5, 2, "cut")
        sheet.merge_range(4, 3, 5, 3, 40)  # one price for two
        for row, client in enumerate(("Ann", "Bea", "Cleo"), 3):
            sheet.write(row, 1, client)
        sheet.write_row(3, 2, ["colour", 55])
    rows = read_inside(buffer.getvalue()).cells.to_pylist()
    assert [list(row.values()) for row in rows] == [
        ["2024-05-03", "Ann", "colour", "55"],
        ["2024-05-03", "Bea", "cut", "40"],
        ["2024-05-03", "Cleo", "cut", ""],
    ]


def test_cells_merged_beside_the_table_are_nothing() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_column(0, 1, ["Client", "Ann", "Bea"])
        sheet.write_column(0, 2, ["Price", "5", "6"])
        sheet.merge_range(0, 0, 2, 0, "")
        sheet.merge_range(1, 3, 2, 8, "")
    rows = read_inside(buffer.getvalue()).cells.to_pylist()
    assert [list(row.values()) for row in rows] == [["Ann", "5"], ["Bea", "6"]]


def test_totals_of_sheets_are_told_once_with_their_sheets() -> None:
    headers = ["Invoice", "Date", "Customer", "Amount"]
    months = {
        name: [headers, *[[f"{name}{n}", f"2024-0{month}-1{n}", "Anna", 5] for n in range(3)], ["Total", "", "", 15]]
        for month, name in enumerate(("Jan", "Feb"), 1)
    }
    said = [one.sentence.facts for one in read_inside(sheets(**months)).findings if one.code == "total_rows"]
    assert said == [{"count": 2, "rows": "5 (Jan), 5 (Feb)"}]


def test_a_hidden_sheet_with_rows_is_said_to_be_passed_over() -> None:
    rows = [["Invoice", "Date", "Customer", "Amount"], ["a", "2024-01-01", "Anna", 1], ["b", "2024-01-02", "Bo", 2]]
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name in ("Shown", "Old", "Lists"):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows if name != "Lists" else [["yes"], ["no"]]):
                sheet.write_row(number, 0, row)
            if name != "Shown":
                sheet.hide()
    table = read_inside(buffer.getvalue())
    said = {one.code: one.sentence.facts for one in table.findings}
    assert (table.dialect.sheet, table.cells.num_rows) == ("Shown", 2)
    assert said["hidden_sheets"] == {"count": 1, "sheets": "Old"}
    asked = read_inside(buffer.getvalue(), sheet="Old")
    assert (asked.cells.num_rows, asked.findings) == (2, ())


def test_letters_that_a_program_broke_are_turned_back_in_cells_too() -> None:
    def broken(text: str) -> str:
        return (
            text.encode().decode("cp1252", "replace")
            if "\ufffd" not in text.encode().decode("cp1252", "replace")
            else text.encode().decode("latin-1")
        )

    rows = [[broken("客户"), broken("Straße"), "Total"], *([broken(name), "Weg", 10 + at] for at, name in enumerate(("Jürgen Groß", "Zoë", "王芳")))]  # fmt: skip
    table = read_inside(book(*rows))
    assert table.headers[:2] == ("客户", "Straße")
    assert table.cells.column(0).to_pylist() == ["Jürgen Groß", "Zoë", "王芳"]
    assert "letters_mended" in {one.code for one in table.findings}
    assert "letters_mended" not in {one.code for one in read_inside(book(["Käufer", "Total"], ["Jürgen", 1])).findings}
