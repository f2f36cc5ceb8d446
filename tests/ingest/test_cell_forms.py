"""What a workbook says by the form of its cells: currencies in formats, and rows that are struck through."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

import openpyxl
import pytest
import xlsxwriter

from lib.catalog import CATALOGUE, header_score
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest import hidden_rows
from lib.ingest.cell_forms import colour_of, currency_mark, forms_of, forms_of_sheet
from lib.ingest.convert import convert
from lib.ingest.imported import Imported
from lib.ingest.old_forms import may_say_by_form
from tests.ingest.inside import read_inside
from tests.ingest.orders_of import codes, fates, money

Format = dict[str, Any]
NAMES = ("Anna Keller", "Ben Ortiz", "Clara Rossi", "David Smith", "Eva Novak", "Frank Meyer")
POUND, EURO, DOLLAR = ({"num_format": one} for one in ("[$£-809]#,##0.00", "#,##0.00 [$€-407]", '_("$"* #,##0.00_)'))
PLAIN: Format = {"num_format": "#,##0.00"}
STRUCK: Format = {"font_strikeout": True}


def book(*sheets: Sequence[Format], header: str = "Amount", beside: tuple[str, Sequence[str]] | None = None, whole: bool = True) -> bytes:  # fmt: skip
    """Sheets of orders of 11, 12, … with the forms of their amounts; a struck one strikes its whole row, or its amount alone."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        for number, forms in enumerate(sheets, start=1):
            sheet = made.add_worksheet(f"Month {number}")
            sheet.write_row(0, 0, ["Date", "Customer", header, *([beside[0]] if beside else [])])
            for row, form in enumerate(forms, start=1):
                amount = made.add_format(form)
                other = amount if whole and form == STRUCK else None
                cells = [f"2026-{number:02}-{row:02}", NAMES[(row - 1) % 6], 10 + row, *([beside[1][row - 1]] if beside else [])]  # fmt: skip
                for at, cell in enumerate(cells):
                    sheet.write(row, at, cell, amount if at == 2 else other)
    return buffer.getvalue()


def read(data: bytes, **settings: Any) -> Imported:
    return convert(
        read_inside(data, header_score=header_score), ImportSettings(**settings), CATALOGUE, date(2026, 6, 1)
    )


def currencies(result: Imported) -> list[str]:
    return [str(one) for one in result.orders["currency"]]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("[$£-809]#,##0.00", "£"), ("#,##0.00 [$€-407]", "€"), ("[$USD] #,##0", "USD"), ('"€"#,##0.00', "€"), ("¥#,##0", "¥"), ("$#,##0.00", "$"),
        ('_-"£"* #,##0.00_-;-"£"* #,##0.00', "£"), ('_("$"* #,##0.00_)', "$"), ("[$$-409]#,##0.00", "$"), ("[$$-C09]#,##0.00", "AUD"), ("[$¥-411]#,##0", "JPY"),
        ("#,##0.00\\ [$kr-41D]", "SEK"), ("#,##0.00\\ \\€", "€"), ('#,##0.00" CHF"', "CHF"), ('[Red]#,##0.00 "Kč"', "Kč"), ("[$€-x-euro2] #,##0", "€"), ("0.00;[$€-407]0.00", None),
        ("General", None), ("#,##0.00", None), ("[$-409]d-mmm-yy", None), ('yyyy"年"m"月"', None), ('0 "kg"', None), ('0 "top"', None), ("@", None), ('"€"', None), ("", None), ("[$", None), ('"', None),
    ],
)  # fmt: skip
def test_a_format_writes_a_currency_beside_a_number(text: str, mark: str | None) -> None:
    assert currency_mark(text) == mark


def test_several_currencies_in_formats_alone_are_several() -> None:
    result = read(book([POUND, EURO, POUND, EURO, PLAIN, DOLLAR]))
    assert currencies(result)[:4] == ["GBP", "EUR", "GBP", "EUR"]
    assert (currencies(result)[5], "mixed_currency" in codes(result)) == ("USD", True)


@pytest.mark.parametrize("one", [[POUND] * 6, [POUND] * 3 + [PLAIN] * 3])
def test_one_currency_is_that_of_the_column(one: Sequence[Format]) -> None:
    result = read(book(one))
    assert (set(currencies(result)), money(result), "mixed_currency" in codes(result)) == ({"GBP"}, 81, False)


def test_a_format_by_chance_and_other_numbers_are_no_currency() -> None:
    assert set(currencies(read(book([DOLLAR, *[PLAIN] * 12])))) == {"nan"}


def test_a_column_of_currencies_and_a_chosen_one_overrule_the_format() -> None:
    assert currencies(read(book([DOLLAR] * 3, beside=("Currency", ("EUR", "CHF", "EUR"))))) == ["EUR", "CHF", "EUR"]
    assert set(currencies(read(book([DOLLAR] * 3), currency="CAD"))) == {"CAD"}
    assert set(currencies(read(book([DOLLAR] * 3, header="Amount (EUR)")))) == {"EUR"}


def test_struck_rows_are_set_aside_and_asked_about() -> None:
    result = read(book([PLAIN, STRUCK, PLAIN, PLAIN, STRUCK, PLAIN]))
    told = next(one for one in result.findings if one.code == "cancelled_in_notes")
    assert (len(result.orders), told.sentence.facts["count"], told.sentence.facts["money_worth"]) == (4, 2, 270_000)
    assert "struck through" in told.sentence.template[0]
    kept = read(book([PLAIN, STRUCK, PLAIN, PLAIN, STRUCK, PLAIN]), status_keep=("struck through",), status_drop=())
    assert (len(kept.orders), {"cancelled_in_notes", "struck_but_counted"} & set(codes(kept))) == (6, set())


def test_struck_rows_that_count_are_said() -> None:
    most = read(book([STRUCK] * 5 + [PLAIN]))
    assert (len(most.orders), "struck_but_counted" in codes(most)) == (6, True)
    status = ("Status", ("paid", "paid", "cancelled", "paid", "paid", "paid"))
    paid = read(book([PLAIN, STRUCK, STRUCK, PLAIN, PLAIN, PLAIN], beside=status))
    told = next(one for one in paid.findings if one.code == "struck_but_counted")
    assert (len(paid.orders), told.sentence.facts) == (5, {"count": 1, "money_worth": 120_000})


def test_a_price_that_is_struck_alone_is_no_struck_row() -> None:
    result = read(book([PLAIN, STRUCK, PLAIN], whole=False))
    assert (len(result.orders), {"cancelled_in_notes", "struck_but_counted"} & set(codes(result))) == (3, set())


def test_sheets_belong_together_also_where_one_has_struck_rows() -> None:
    result = read(book([PLAIN] * 6, [PLAIN, STRUCK, PLAIN, PLAIN, PLAIN, PLAIN]))
    assert (len(result.orders), "cancelled_in_notes" in codes(result)) == (11, True)


def altered(data: bytes, member: str, before: bytes, after: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(before, after) if name == member else content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("member", "before", "after"),
    [
        ("xl/styles.xml", b"</styleSheet>", b"<a>" * 50_000 + b"</a>" * 50_000 + b"</styleSheet>"),
        ("xl/styles.xml", b"<styleSheet", b"<!DOCTYPE a><styleSheet"),
        ("xl/styles.xml", b"</styleSheet>", b"<!--" + b" " * 17_000_000 + b"--></styleSheet>"),
        ("xl/styles.xml", b'encoding="UTF-8"', b'encoding="DTF-8"'),
        ("xl/styles.xml", b'fontId="', b'fontId="99999999999999999999'),
        ("xl/styles.xml", b"<fonts", b"<fonts><strike/></fonts><fonts"),
        ("xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"/xl/worksheets/sheet1.xml"),
    ],
)  # fmt: skip
def test_damaged_and_absurd_forms_leave_the_values(member: str, before: bytes, after: bytes) -> None:
    data = altered(book([POUND, EURO, STRUCK, PLAIN, POUND, EURO]), member, before, after)
    assert len(read(data).rows) == 6


def test_names_with_a_prefix_are_read_as_well() -> None:
    data = altered(book([POUND, EURO]), "xl/worksheets/sheet1.xml", b"<c ", b"<x:c ")
    file = io.BytesIO(altered(data, "xl/worksheets/sheet1.xml", b"<sheetData", b"<x:sheetData"))
    said = forms_of_sheet(file, forms_of(file), "Month 1", (0, 0), (3, 3))
    assert [said.marks[place - 1] if place else "" for place in said.by_row[2]] == ["", "£", "€"]


def test_cells_beyond_the_sheet_say_nothing() -> None:
    file = io.BytesIO(altered(book([POUND, EURO, STRUCK]), "xl/worksheets/sheet1.xml", b'r="C', b'r="ZZZ99999'))
    said = forms_of_sheet(file, forms_of(file), "Month 1", (0, 0), (4, 3))
    assert (said.whole, said.by_row, [*(said.struck or [])]) == ({}, {}, [0, 0, 0, 2])


def test_other_files_have_no_forms() -> None:
    assert not forms_of(io.BytesIO(b"no workbook")).marks


def document(cells: Sequence[tuple[str, str]], first: str = "") -> bytes:
    """An ods of orders with the currency and the style of each amount."""
    rows = "".join(
        f'<table:table-row><table:table-cell office:value-type="string"{style}><text:p>2026-01-{at:02}</text:p></table:table-cell><table:table-cell office:value-type="string"{style}><text:p>{NAMES[(at - 1) % 6]}</text:p></table:table-cell>'
        f'<table:table-cell office:value-type="currency"{code} office:value="{10 + at}"{style}><text:p>x</text:p></table:table-cell></table:table-row>'
        for at, (code, style) in enumerate(((f' office:currency="{code}"' if code else "", f' table:style-name="{style}"' if style else "") for code, style in cells), start=1)
    )  # fmt: skip
    names = "".join(f'<table:table-cell office:value-type="string"><text:p>{name}</text:p></table:table-cell>' for name in ("Date", "Customer", "Amount"))  # fmt: skip
    spaces = " ".join(f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text", "style", "fo"))  # fmt: skip
    styles = '<office:automatic-styles><style:style style:name="ce1" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="ce2" style:family="table-cell"><style:text-properties style:text-line-through-style="none"/></style:style><style:style style:name="ce3" style:family="table-cell"><style:table-cell-properties fo:background-color="#ff0000"/></style:style></office:automatic-styles>'
    content = f'<?xml version="1.0"?><office:document-content {spaces}>{styles}<office:body><office:spreadsheet>{first}<table:table table:name="Orders"><table:table-row>{names}</table:table-row>{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    manifest = '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def test_a_document_s_cells_tell_their_currencies() -> None:
    assert currencies(read(document([("GBP", ""), ("EUR", ""), ("GBP", "ce2"), ("EUR", "")]))) == ["GBP", "EUR", "GBP", "EUR"]  # fmt: skip
    one = read(document([("CHF", "")] * 5))
    assert (one.currency, money(one)) == ("CHF", 65)
    assert read(document([("", "")] * 5)).currency is None


def test_struck_rows_of_a_document_are_set_aside_and_asked_about() -> None:
    result = read(document([("EUR", ""), ("EUR", "ce1"), ("EUR", "ce2"), ("EUR", "")]))
    assert (len(result.orders), money(result), result.currency) == (3, 11 + 13 + 14, "EUR")
    assert "cancelled_in_notes" in codes(result)


def coloured(*months: Sequence[str]) -> bytes:
    """Sheets of orders whose rows are filled with colours; an empty one is none."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        for month, fills in enumerate(months, start=1):
            sheet = made.add_worksheet(f"Month {month}")
            sheet.write_row(0, 0, ["Date", "Customer", "Amount"], made.add_format({"bg_color": "#DDDDDD"}))
            for row, fill in enumerate(fills, start=1):
                form = made.add_format({"bg_color": fill}) if fill else None
                sheet.write_row(row, 0, [f"2026-{month:02}-{row:02}", NAMES[row % 6], 10 + row], form)
    return buffer.getvalue()


def test_few_rows_of_one_colour_are_asked_about_and_can_be_set_aside() -> None:
    data = coloured([*[""] * 4, "#FF9999", *[""] * 6, "#FF9999", "#FF0000", *[""] * 5], [""] * 5)
    result = read(data)
    facts = next(one.sentence.facts for one in result.findings if one.code == "coloured_rows")
    assert (facts["count"], facts["money_worth"], len(result.orders)) == (3, (15 + 22 + 23) * 10_000, 23)
    aside = read(data, mapping=(("status", "Row colour"),), status_keep=("no colour",))
    assert (len(aside.orders), "coloured_rows" in codes(aside)) == (20, False)


@pytest.mark.parametrize(
    "fills",
    [["#EEF3FF", ""] * 8, ["#EEF3FF", "", "", ""] * 5, ["#FFFFFF"] * 3 + [""] * 9, ["#CCFFCC"] * 12, [""] * 12, ["#FF0000", *[""] * 11]],
    ids=["banded", "every fourth", "white", "all", "none", "one row"],
)  # fmt: skip
def test_decoration_is_not_asked_about(fills: list[str]) -> None:
    assert "coloured_rows" not in codes(read(coloured(fills)))


@pytest.mark.parametrize(
    ("rgb", "tint", "colour"),
    [
        ("ed7d31", 0.0, "orange"),
        ("70AD47", 0.8, "green"),
        ("FFFFFF", 0.0, ""),
        ("FFFFFF", -0.15, "grey"),
        ("4472C4", 0.6, "blue"),
    ],
)
def test_a_colour_has_a_name_however_light_a_theme_makes_it(rgb: str, tint: float, colour: str) -> None:
    assert colour_of(rgb, tint) == colour


def test_rows_in_a_colour_of_the_theme_are_asked_about_by_its_name() -> None:
    """Excel's own palette writes the number of a colour and how light it is, and no red or green."""
    data = coloured([*[""] * 4, "#FF9999", *[""] * 6, "#FF9999", *[""] * 6])
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(buffer, "w") as made:
        for name in archive.namelist():
            made.writestr(name, archive.read(name).replace(b'rgb="FFFF9999"', b'theme="9" tint="0.7999"'))
    facts = next(one.sentence.facts for one in read(buffer.getvalue()).findings if one.code == "coloured_rows")
    assert (facts["count"], str(facts["colour"].template)) == (2, "orange")


def test_coloured_rows_of_a_document_are_asked_about() -> None:
    red = [("EUR", "ce3" if at in {4, 9} else "") for at in range(14)]
    result = read(document(red))
    facts = next(one.sentence.facts for one in result.findings if one.code == "coloured_rows")
    assert (facts["count"], str(facts["colour"].template), len(result.orders)) == (2, "red", 14)


def hidden(how: str, rows: Sequence[int] = (2, 4), days: Sequence[int] = (1, 2, 3, 4, 5, 6)) -> bytes:
    """Orders of 11, 12, … of which some rows are hidden, by a filter or by hand."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        sheet = made.add_worksheet("Orders")
        sheet.write_row(0, 0, ["Date", "Customer", "Amount"])
        for row, day in enumerate(days, start=1):
            sheet.write_row(row, 0, [f"2026-01-{day:02}", NAMES[day % 6], 10 + day])
            if row in rows:
                sheet.set_row(row, None, None, {"hidden": True})
        if how == "filter":
            sheet.autofilter(0, 0, 6, 2)
            sheet.filter_column(1, "x == Ann")
    return buffer.getvalue()


def hidden_document(how: str) -> bytes:
    def row(at: int) -> str:
        cells = "".join(f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>' for one in (f"2026-01-{at:02}", NAMES[at % 6]))  # fmt: skip
        amount = f'<table:table-cell office:value-type="float" office:value="{10 + at}"><text:p>{10 + at}</text:p></table:table-cell>'
        return f"<table:table-row{f' table:visibility={chr(34)}{how}{chr(34)}' if at in {2, 4} else ''}>{cells}{amount}</table:table-row>"

    data = document([("EUR", "")])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml").decode()
        others = {name: archive.read(name) for name in archive.namelist() if name != "content.xml"}
    first, last = content.index("</table:table-row>") + len("</table:table-row>"), content.rindex("</table:table>")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("content.xml", content[:first] + "".join(map(row, range(1, 7))) + content[last:])
        for name, other in others.items():
            archive.writestr(name, other)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [(hidden("filter"), "filter"), (hidden("hand"), "by hand"), (hidden_document("filter"), "filter"), (hidden_document("collapse"), "by hand")],
    ids=["xlsx filter", "xlsx hand", "ods filter", "ods hand"],
)  # fmt: skip
def test_hidden_rows_count_and_can_be_left_out(data: bytes, said: str) -> None:
    result = read(data)
    found = [one.sentence for one in result.findings if one.code == "hidden_rows"]
    assert (len(result.orders), [one.facts["count"] for one in found], said in str(found[0].template)) == (6, [2], True)
    aside = read(data, mapping=(("status", "Hidden row"),), status_keep=("shown",))
    assert (len(aside.orders), "hidden_rows" in codes(aside)) == (4, False)


def test_hidden_rows_are_left_out_beside_what_their_status_says() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        sheet = made.add_worksheet("Orders")
        sheet.write_row(0, 0, ["Date", "Customer", "Amount", "Status"])
        for row, status in enumerate(["Paid", "Paid", "Cancelled", "Paid", "Cancelled"], start=1):
            sheet.write_row(row, 0, [f"2026-01-{row:02}", NAMES[row], 10 * row, status])
        for row in (2, 3):
            sheet.set_row(row, None, None, {"hidden": True})
    whole, aside = read(buffer.getvalue()), read(buffer.getvalue(), left_out=("hidden by hand",))
    assert (fates(whole), fates(aside)) == (
        ["counted", "counted", "status_excluded", "counted", "status_excluded"],
        ["counted", "status_excluded", "status_excluded", "counted", "status_excluded"],
    )
    assert [one.sentence.facts["how"] for one in whole.findings if one.code == "hidden_rows"] == ["hidden by hand"]
    assert ("hidden_rows" in codes(aside), "left_out_by_marks" in codes(aside)) == (False, True)
    assert [status for status, *_ in aside.statuses] == [status for status, *_ in whole.statuses]


def test_a_row_that_repeats_a_hidden_one_is_still_a_repeat() -> None:
    result = read(hidden("hand", days=(1, 2, 3, 4, 5, 6, 4)))
    assert (len(result.orders), "duplicates_dropped" in codes(result)) == (6, True)


@pytest.mark.parametrize("before", range(9))
def test_a_hidden_row_is_found_wherever_a_sheet_s_text_is_cut_into_blocks(before: int) -> None:
    said, buffer = b'<row r="2" hidden="1"/>', io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("sheet.xml", b" " * (hidden_rows.BLOCK_BYTES - said.index(b"hidden") - before) + said)
    looks = hidden_rows.look_through(buffer, ["S"], lambda _archive: {"S": "sheet.xml"})
    assert looks.hidden == {"S": {1: hidden_rows.BY_HAND}}


Results = Literal["none", "nought", "all"]


def with_formulas(results: Results, *, days: bool = False, amounts: bool = False) -> bytes:
    """Six orders of 20, 30, …; the second, fifth and sixth day are formulas, or all amounts, whose results stand in the file, are noughts, or do not."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        sheet, day = made.add_worksheet(), made.add_format({"num_format": "d.m.yyyy"})
        sheet.write_row(0, 0, ["Date", "Customer", "Quantity", "Total"])
        for row, name in enumerate(NAMES, start=1):
            sheet.write_row(row, 1, [name, row + 1])
            if days and row in {2, 5, 6}:
                sheet.write_formula(row, 0, f"=A{row}+1", day, 46_000 + row if results == "all" else 0)
            else:
                sheet.write_number(row, 0, 46_000 + row, day)
            if amounts:
                sheet.write_formula(row, 3, f"=10*C{row + 1}", None, 10 * (row + 1) if results == "all" else 0)
            else:
                sheet.write_number(row, 3, 10 * (row + 1))
    if results == "none":
        book, buffer = openpyxl.load_workbook(buffer), io.BytesIO()
        book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("results", ["none", "nought"])
def test_days_whose_formulas_have_no_result_are_set_aside_and_not_taken_from_the_row_above(results: Results) -> None:  # fmt: skip
    result = read(with_formulas(results, days=True))
    assert fates(result) == ["counted", "unreadable", "counted", "counted", "unreadable", "unreadable"]
    said = next(one for one in result.findings if one.code == "formulas_without_results")
    assert (said.level, said.sentence.facts["count"]) == ("warning", 3)


def test_formulas_with_results_are_read_as_any_other_cell() -> None:
    result = read(with_formulas("all", days=True, amounts=True))
    assert fates(result) == ["counted"] * 6
    assert "formulas_without_results" not in codes(result)


@pytest.mark.parametrize("results", ["none", "nought"])
def test_amounts_that_are_formulas_without_results_are_refused_with_what_to_do(results: Results) -> None:
    with pytest.raises(CannotAnswer) as told:
        read(with_formulas(results, amounts=True))
    assert "save it there" in str(told.value)


def test_a_sheet_without_hidden_rows_has_no_more_columns() -> None:
    assert "Hidden row" not in read(hidden("filter", ())).table.headers


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def old(*, struck: bool = False, money: bool = False, of_style: bool = False, built_in: int = 0) -> io.BytesIO:
    """What comes before the sheets of an xls: two fonts, a format of money, and the form of some cells."""
    fonts = record(0x31, bytes(14)) + record(0x31, bytes([0, 0, 8, *bytes(11)]))
    text = "#,##0.00 [$€-407]".encode("utf-16-le")
    formats = record(0x41E, struct.pack("<HHB", 164, len(text) // 2, 1) + text)
    form = record(0xE0, struct.pack("<HHH", int(struck), 164 if money else built_in, 4 if of_style else 0) + bytes(14))
    return io.BytesIO(bytes(512) + b"\x09\x08\x10\x00" + bytes(16) + fonts + formats + form + record(0x0A, b""))


def test_an_xls_is_remarked_on_only_where_the_forms_of_its_cells_may_say_something() -> None:
    """A format that no cell has, and one of a style alone, say nothing."""
    assert not may_say_by_form(old())
    assert not may_say_by_form(old(struck=True, money=True, of_style=True))
    assert may_say_by_form(old(struck=True))
    assert may_say_by_form(old(money=True))
    assert may_say_by_form(old(built_in=44))


TEXTS = ("1.250 €", "890 €", "2.375 €", "450 €")


@pytest.mark.parametrize(
    ("cells", "revenue", "decimal", "doubted"),
    [
        (TEXTS, 4_965.0, ",", True),
        (("1.250 €", 890, "2.375 €", 450), 4_965.0, ",", True),
        (("1.250 €", 890.5, "2.375 €", 450), 4_965.5, ",", True),  # a number says nothing of how texts are written
        (("1.250", "890", "2.375", "450"), 4_965.0, ",", True),
        (("1,250 $", "890 $", "2,375 $", "450 $"), 4_965.0, ".", False),
        (("5.480 ₫", "695 ₫", "1.205 ₫"), 7_380.0, ",", False),  # no dong has decimals
        (("5.480 ₫", "695 ₫", 1205), 7_380.0, ",", False),
        (("2.375", "1.125", 890), 893.5, ".", True),
        ((1.25, 890, 2.375, 450), 1_343.625, ".", False),
        ((12.125, 7.25, 1.375, 3.125), 23.875, ".", False),
        ((12.125, "7.250 KWD", "3 KWD"), 22.375, ".", False),
    ],
)  # fmt: skip
def test_text_amounts_of_a_workbook_are_read_as_text_and_numbers_as_numbers(
    cells: tuple[str | float, ...],
    revenue: float,
    decimal: str,
    doubted: bool,  # noqa: FBT001 - a case
) -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["Date", "Customer", "Amount"])
        euro = made.add_format(EURO)
        for row, cell in enumerate(cells, start=1):
            sheet.write_row(row, 0, [f"2026-01-1{row}", NAMES[row]])
            sheet.write(row, 2, cell, euro if "€" in str(cells) and not isinstance(cell, str) else None)
    result = read(buffer.getvalue())
    assert (money(result), result.reading.decimal) == (revenue, decimal)
    assert ("decimal_ambiguous" in codes(result)) == doubted
