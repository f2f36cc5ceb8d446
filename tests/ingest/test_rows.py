from __future__ import annotations

import csv
import io
import re
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.ingest.decoding import Notes
from lib.ingest.plain_rows import plain_columns, plain_length
from lib.ingest.rows import CarefulReader, Writing
from lib.ingest.sniff import sniff

LineEnd = Literal["\n", "\r"]


def cut(text: str, delimiter: str = ",", line_end: LineEnd = "\n") -> tuple[list[list[str]], Notes]:
    notes = Notes()
    rows, left, _lines = CarefulReader(Writing(delimiter, line_end), notes).cut(text)
    assert left == ""
    return rows, notes


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n", [["a", "b"]]),
        ("a,b", [["a", "b"]]),
        ("a,b,\n", [["a", "b", ""]]),
        ("\n\na\n", [[], [], ["a"]]),
        ('"a ""b""",c\n', [['a "b"', "c"]]),
        ('"a\nb",c\n', [["a\nb", "c"]]),
        ('"a\r\nb",c\r\n', [["a\r\nb", "c"]]),
        ('5" candle,x\n', [['5" candle', "x"]]),
        ('"5" candle",x\n', [['5" candle', "x"]]),
        ('a, "b, c" ,d\n', [["a", "b, c", "d"]]),
        ('"",""\n', [["", ""]]),
        ("a,b\r\r\nc,d\r\r\n", [["a", "b"], ["c", "d"]]),
    ],
)
def test_rows_are_cut_as_their_writer_meant(text: str, rows: list[list[str]]) -> None:
    assert cut(text)[0] == rows


def test_an_unclosed_quote_takes_its_line_and_no_more() -> None:
    rows, notes = cut('id,name\n1,"abc\n2,x\n3,"y, z"\n')
    assert rows == [["id", "name"], ["1", '"abc'], ["2", "x"], ["3", "y, z"]]
    assert (notes.unclosed_count, notes.unclosed) == (1, [2])


def test_a_quote_that_is_closed_thousands_of_lines_below_is_a_stray_one() -> None:
    rows, notes = cut('1,"abc\n' + "2,x\n" * 3000 + '3,y"\n')
    assert (len(rows), notes.unclosed) == (3002, [1])


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "row",
    [
        '1,"Ann","Flat 3|12 "The Mews" Road|Leeds",9.80',
        '1,Ann,"The "Mews"|Leeds",9.80',
        '1,Ann,"The "Mews"|Flat 3","9,80"',
        '1,Ann,9.80,"Flat 3|the "Mews" in|Leeds"',
    ],
)
def test_marks_inside_a_cell_over_several_lines_do_not_break_its_row(row: str, line_end: str) -> None:
    text = line_end.join(["Order,Customer,Address,Total", *[row.replace("|", line_end)] * 30, ""])
    writing = sniff(text)
    assert (writing.delimiter, writing.width) == (",", 4)
    notes = Notes()
    rows, left, lines = CarefulReader(writing, notes).cut(text)
    assert {len(one) for one in rows} == {4}
    assert (len(rows), left, lines, notes.unclosed_count) == (31, "", len(text.split("\n")) - 1, 0)
    for end in range(len(text) // 2, len(text) // 2 + 60):  # wherever the text at hand ends
        reader = CarefulReader(writing, Notes())
        first, rest, _ = reader.cut(text[:end], "middle")
        assert first + reader.cut(rest + text[end:])[0] == rows


@pytest.mark.parametrize("row", ["{},Ann,9.80", '"{}","Ann, Bo","9,80"', '{},"An\nn\ron",9.80'])
@pytest.mark.parametrize(
    "ends",
    ["\n" + "\r" * 30, "\n" * 30 + "\r", "\r" + "\r\n" * 30, "\r\n" * 30 + "\r", "\n\r" * 20, "\r\r\n" * 20, "\r" * 20 + "\n" * 21, "\n" * 20 + "\r" * 21],
    ids=["LF then CR", "LF, one CR", "CR then CRLF", "CRLF, one CR", "LF and CR in turns", "CR and CRLF in turns", "CR half", "LF half"],
)  # fmt: skip
def test_each_line_end_ends_a_row_of_the_usual_width(row: str, ends: str) -> None:
    found = re.findall("\r\n|\r|\n", ends)
    rows = [row.format(at) for at in range(len(found))]
    text = "".join(one + end for one, end in zip(rows, found, strict=True))
    writing = sniff("Order,Customer,Total\n" + text)
    assert (writing.delimiter, writing.width) == (",", 3)
    whole = [one for one in CarefulReader(writing, Notes()).cut(text)[0] if any(one)]
    assert [one[0] for one in whole] == [str(at) for at in range(len(found))]
    for end in range(0, len(text), 7):  # wherever the text at hand ends
        reader = CarefulReader(writing, Notes())
        first, rest, _ = reader.cut(text[:end], "middle")
        assert [one for one in first + reader.cut(rest + text[end:])[0] if any(one)] == whole


@pytest.mark.parametrize("cell", ["12 Mews\rLeeds", "\rLeeds"])
def test_a_line_end_within_a_cell_ends_no_row(cell: str) -> None:
    text = "Order,Address,Total\r\n" + "".join(f"{at},{cell},9.80\r\n" for at in range(30))
    assert {len(row) for row in CarefulReader(sniff(text), Notes()).cut(text)[0]} == {3}


def test_a_mark_that_stands_alone_does_not_look_through_the_whole_file() -> None:
    text = '1,Ann,"the "Mews"' + "\nFlat" * 30 + '",9.80\n2,Bo,Leeds,9.80\n'
    notes = Notes()
    rows, _left, _lines = CarefulReader(Writing(",", "\n", 4), notes).cut(text)
    assert rows[-1] == ["2", "Bo", "Leeds", "9.80"]
    assert (len(rows), rows[0][:2]) == (32, ["1", "Ann"])


def test_a_cell_over_the_end_of_the_text_at_hand_waits_for_more() -> None:
    reader = CarefulReader(Writing(), Notes())
    rows, left, lines = reader.cut('a,b\nc,"d\ne', "middle")
    assert (rows, left, lines) == ([["a", "b"]], 'c,"d\ne', 1)
    assert reader.cut(left + '",f\n')[0] == [["c", "d\ne", "f"]]


def test_a_line_that_is_one_quoted_cell_is_unwrapped() -> None:
    reader = CarefulReader(Writing(lines="wrapped"), Notes())
    assert reader.cut('"a,""b, c"",d"\ne,f\n')[0] == [["a", "b, c", "d"], ["e", "f"]]


def plain(data: bytes, writing: Writing, at: Literal["middle", "end"] = "end") -> list[list[str]] | None:
    """The quick way: what Arrow cuts, or None where it leaves the block to the careful reader."""
    length = plain_length(data, writing, at)
    if not length:
        return None
    columns = plain_columns(data[:length], writing)
    return None if columns is None else [list(row) for row in zip(*(c.to_pylist() for c in columns), strict=True)]


#: Short texts of the letters that matter to a reader of delimited text.
AWKWARD = st.text(st.sampled_from("ab\",;\t|\n\r '=é客\u3000"), max_size=6)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from('ab",\n\r'), max_size=40), st.sampled_from(["\n", "\r"]), st.integers(2, 4))
def test_the_quick_way_and_the_careful_way_give_the_same_cells(text: str, line_end: LineEnd, width: int) -> None:
    quick = plain(text.encode(), Writing(",", line_end, width))
    assert quick is None or quick == cut(text, line_end=line_end)[0]


def test_the_quick_way_is_taken_for_files_by_the_book() -> None:
    assert plain(b'a,b\n"c, d","e ""f"""\n"g\nh",i\n', Writing(width=2)) == [
        ["a", "b"],
        ["c, d", 'e "f"'],
        ["g\nh", "i"],
    ]


@pytest.mark.parametrize("text", ['a,b"c\n', 'a,"b"c\n', "a,b,c\n", "a\rb,c\n", "a,b\n\nc,d\n", "\ufeffa,b\n"])
def test_the_quick_way_leaves_what_is_odd_to_the_careful_one(text: str) -> None:
    assert plain(text.encode(), Writing(width=2)) is None


@settings(max_examples=300, deadline=None)
@given(
    st.integers(2, 4).flatmap(lambda width: st.lists(st.lists(AWKWARD, min_size=width, max_size=width), min_size=1)),
    st.sampled_from([",", "\t", ";", "|"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_pythons_csv_writes_comes_back_cell_for_cell(
    table: list[list[str]], delimiter: str, quoting: Literal[0, 1], end: str
) -> None:
    buffer = io.StringIO()
    # A line end of both letters makes the module quote both wherever they stand in a cell, as every other writer does.
    csv.writer(buffer, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerows(table)
    text = buffer.getvalue()
    if end == "\n" and "\r" not in "".join(cell for row in table for cell in row):
        text = text.replace("\r\n", "\n")
    assert cut(text, delimiter)[0] == table
