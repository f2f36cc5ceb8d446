"""Sheets and files of one upload whose columns are not quite the same: which of them are one table, and what is said of the others."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest

from lib.catalog import CATALOGUE, header_score
from lib.core.errors import CannotRead
from lib.core.settings import ImportSettings
from lib.ingest.joining import joined
from lib.ingest.table import TextTable
from lib.ingest.understand import needed_by, understand
from tests.ingest.inside import read_inside
from tests.ingest.test_workbook import sheets
from tests.security.attacks import zipped

TODAY = date(2026, 6, 1)
needed = needed_by(CATALOGUE, TODAY)
read = partial(read_inside, header_score=header_score, needed=needed)
HEADER = ["Datum", "Kunde", "Betrag"]
BUYERS = ["Anna", "Bo", "Cid", "Dora", "Ed", "Fay"]


def month(number: int, header: list[str] = HEADER) -> list[list[Any]]:
    """A sheet of six orders, under these columns."""
    rows = [[f"2025-0{number}-{day + 1:02}", buyer, day + number + 0.5] for day, buyer in enumerate(BUYERS)]
    places = {"datum": 0, "kunde": 1, "betrag": 2, "betrag€": 2, "betragchf": 2, "betrageur": 2}
    keys = [name.casefold().replace(" ", "") for name in header]
    return [header, *([row[places[key]] if key in places else "x" for key in keys] for row in rows)]


def said(table: TextTable) -> dict[str, Any]:
    return {one.code: one.sentence.facts for one in table.findings}


@pytest.mark.parametrize(
    "header",
    [
        ["DATUM", "KUNDE", "BETRAG"],
        ["Datum", "Kunde ", "Betrag"],
        ["Kunde", "Betrag", "Datum"],
        ["Datum", "Kunde", "Betrag", "Notiz"],
        ["Datum", "Artikel", "Kunde", "Betrag"],
        ["Datum", "Kunde", "Betrag €"],
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_month_whose_columns_differ_in_what_does_not_matter_belongs_to_the_others(
    header: list[str],
    turned: bool,  # noqa: FBT001 - which of the two comes first
) -> None:
    months = {"Jan": month(1), "Feb": month(2), "Mar": month(3, header)}
    table = read(sheets(**dict(reversed(months.items())) if turned else months))
    assert table.cells.num_rows == 18
    assert "other_sheets" not in said(table)
    amounts = next(at for at, name in enumerate(table.headers) if name.casefold().startswith("betrag"))
    assert sum(map(float, table.cells.column(amounts).to_pylist())) == sum(day + n + 0.5 for day in range(6) for n in (1, 2, 3))  # fmt: skip


def test_sheets_of_days_and_amounts_alone_are_one_table() -> None:
    table = read(sheets(A=month(1, ["Datum", "Betrag"]), B=month(2, ["Datum", "Betrag"])))
    assert (table.cells.num_rows, said(table)["joined_sheets"]["count"]) == (12, 2)


def test_sheets_that_are_read_as_one_are_called_sheets() -> None:
    found = understand(read(sheets(Jan=month(1), Feb=month(2))), ImportSettings(), CATALOGUE, TODAY)
    (one,) = [str(one.sentence) for one in found.findings if one.code == "joined_files"]
    assert one.startswith("2 sheets were read")


def test_a_sheet_of_orders_with_nothing_in_common_is_warned_of() -> None:
    other = [["When", "Who", "Paid"], *month(2)[1:-1]]
    table = read(sheets(Jan=month(1), Other=other, Notes=[["Remember", "to", "call"], ["Bo", "on", "Monday"]]))
    assert said(table)["sheets_left_out"] == {"count": 1, "sheets": ("Other (5)",)}
    assert next(one.level for one in table.findings if one.code == "sheets_left_out") == "warning"
    assert said(table)["other_sheets"] == {"sheet": ("Jan",), "sheets": ("Notes",)}


def test_lines_of_the_same_orders_are_not_added_to_them() -> None:
    orders = [["Order number", "Date", "Customer", "Total"], *([f"A{n}", f"2025-01-{n:02}", f"C{n % 7}", n * 2] for n in range(1, 25))]  # fmt: skip
    lines = [["Order number", "Date", "Customer", "Total", "Remark"], *([f"A{n}", f"2025-01-{n:02}", f"C{n % 7}", n, "x"] for n in range(1, 25) for _ in "ab")]  # fmt: skip
    table = read(sheets(Orders=orders, Lines=lines))
    assert table.parts == ()
    assert said(table)["sheets_left_out"]["count"] == 1


def test_a_club_s_months_are_joined_although_everybody_pays_the_same_each_month() -> None:
    months = {
        name: [header, *([f"2025-0{n}-01", buyer, 30, "x"][: len(header)] for buyer in BUYERS)]
        for n, (name, header) in enumerate({"Jan": HEADER, "Feb": [*HEADER, "Notiz"]}.items(), 1)
    }
    assert read(sheets(**months)).cells.num_rows == 12


@pytest.mark.parametrize("name", ["Vorlage", "Muster", "TEMPLATE (2)", "模板", "Beispiel"])
def test_a_template_is_no_month(name: str) -> None:
    table = read(sheets(**{name: month(1)[:2], "Jan": month(1), "Feb": month(2)}))
    assert table.cells.num_rows == 12
    assert said(table)["template_sheets"]["sheets"] == name


def test_a_program_s_only_table_is_read_although_it_is_called_template() -> None:
    assert read(sheets(Template=month(1), Notes=[["Remember", "to", "call"]])).cells.num_rows == 6


def test_a_customer_called_muster_is_no_template() -> None:
    table = read(sheets(**{"Max Muster": month(1)[:3], "Bo": month(2)}))
    assert table.cells.num_rows == 8


def test_files_that_spell_their_columns_otherwise_are_joined() -> None:
    one, other = (read(text.encode()) for text in ("Datum;Kunde;Betrag\n2025-01-01;Anna;5,00\n2025-01-02;Bo;6,00\n", "DATUM;KUNDE;BETRAG\n2025-02-01;Anna;5,00\n2025-02-02;Bo;6,00\n"))  # fmt: skip
    table = joined([one, other], ["a.csv", "b.csv"], needed)
    assert (table.headers, table.cells.num_rows) == (("Datum", "Kunde", "Betrag"), 4)
    assert table.cells.column(1).null_count == 0


def test_files_of_two_currencies_are_not_one_table() -> None:
    one, other = (read(f"Datum;Kunde;Betrag {code}\n2025-01-01;Anna;5,00\n2025-01-02;Bo;6,00\n".encode()) for code in ("€", "$"))  # fmt: skip
    with pytest.raises(CannotRead):
        joined([one, other], ["a.csv", "b.csv"], needed)


def _file(rows: list[list[Any]]) -> TextTable:
    return read("\n".join(";".join(map(str, row)) for row in rows).encode())


@pytest.mark.parametrize("header", [["Bestelldatum", "Käufer", "Gesamtbetrag"], ["Datum", "Client", "Total"], ["日期", "客户", "订单金额"]])  # fmt: skip
def test_a_month_whose_columns_are_called_otherwise_and_mean_the_same_belongs_to_the_others(header: list[str]) -> None:
    months = [_file(month(1)), _file(month(2)), _file([header, *month(3)[1:]])]
    table = joined(months, ["Jan", "Feb", "Mar"], needed)
    assert (table.headers, table.cells.num_rows) == (tuple(HEADER), 18)
    assert [table.cells.column(at).null_count for at in range(3)] == [0, 0, 0]
    facts = said(table)["columns_called_otherwise"]
    assert (facts["name"], facts["first"]) == ("Mar", "Jan")
    assert facts["columns"] == tuple(sorted(f"{own} = {name}" for own, name in zip(header, HEADER, strict=True) if own != name))  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Order,Date,Email,Total\n1,2025-01-01,a@x.org,5.00\n", "Order,Date,Email,Net amount\n2,2025-02-01,a@x.org,5.00\n"),  # another money
        ("Order,Date,Email,Total\n1,2025-01-01,a@x.org,5.00\n", "Order,Date,Email,Amount paid\n2,2025-02-01,a@x.org,5.00\n"),
        ("Order,Date,Customer,Total\n1,2025-01-01,Anna Berg,5.00\n", "Order,Date,Client,Total\n2,2025-02-01,4711,5.00\n"),  # other people
        ("Order,Date,Email,Total\n1,2025-01-01,a@x.org,5.00\n", "Order,Date,Order date,Email,Total\n2,x,2025-02-01,a@x.org,5.00\n"),
        ("Order,Date,Email,Total\n1,2025-01-01,a@x.org,5.00\n", "Order no,Date,Email,Amount,Product\n1,2025-01-01,a@x.org,2.00,Tea\n1,2025-01-01,a@x.org,3.00,Cup\n"),  # lines of the same orders
        ("Order,Date,Email,Total\n1,2025-01-01,a@x.org,5.00\n", "Order,Date,Phone,Total\n2,2025-02-01,0171 234567,5.00\n"),
    ],
)  # fmt: skip
def test_columns_that_may_mean_something_else_are_not_taken_for_the_same(one: str, other: str) -> None:
    tables = [read(text.encode()) for text in (one, other)]
    with pytest.raises(CannotRead):
        joined(tables, ["a.csv", "b.csv"], needed)


def _in_xml(**book: list[list[Any]]) -> bytes:
    """A workbook as Excel 2003 wrote it in XML."""
    cells = {name: "".join("<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) + "</Row>" for row in rows) for name, rows in book.items()}  # fmt: skip
    written = "".join(f'<Worksheet ss:Name="{name}"><Table>{rows}</Table></Worksheet>' for name, rows in cells.items())
    return f'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{written}</Workbook>'.encode()


@pytest.mark.parametrize("written", [sheets, _in_xml])
@pytest.mark.parametrize("header", [HEADER, ["Bestelldatum", "Käufer", "Gesamtbetrag"], ["日期", "客户", "订单金额"], ["DATUM", "Client", "Total"]])  # fmt: skip
def test_a_month_s_sheet_whose_columns_are_called_otherwise_belongs_to_the_others(written: Any, header: list[str]) -> None:  # fmt: skip
    table = read(written(Jan=month(1), Feb=month(2), Mar=[header, *month(3)[1:4]]))
    assert (table.headers, table.cells.num_rows, table.parts) == (tuple(HEADER), 15, ("Jan", "Feb", "Mar"))
    assert ("columns_called_otherwise" in said(table)) == (header != HEADER)
    assert not {"other_sheets", "sheets_left_out"} & said(table).keys()


SOLD = [["Order ID", "Email", "Order date", "Total"], *([f"A{n}", f"p{n % 3}@x.org", f"2025-01-0{n}", f"{n}.50"] for n in range(1, 7))]  # fmt: skip
SPENT = [["Date", "Channel", "Spend"], *([f"2025-01-{n:02}", "Google", "9.50"] for n in range(1, 29))]
LOG = [["user_id", "event", "occurred_at"], *([f"p{n % 9}", "seen", f"2025-01-{n:02} 10:00:00"] for n in range(1, 29))]
LIST = [["Customer ID", "Email", "Phone"], *([f"C{n}", f"p{n}@x.org", f"0171 2345{n:02}"] for n in range(30))]
BOUGHT = [["Order ID", "SKU", "Product", "Qty", "Unit price", "Line total"], *([f"A{n}", f"S{at}", f"Soap {at}", 1, "1.50", "1.50"] for n in range(1, 7) for at in range(3))]  # fmt: skip
DATED = [[*BOUGHT[0], "Order date"], *([*row, f"2025-01-0{str(row[0])[1:]}"] for row in BOUGHT[1:])]


def _zipped(**files: list[list[Any]]) -> bytes:
    return zipped(*((f"{name}.csv", "\n".join(",".join(map(str, row)) for row in rows).encode()) for name, rows in files.items()))  # fmt: skip


@pytest.mark.parametrize("written", [sheets, _in_xml, _zipped])
@pytest.mark.parametrize(
    ("other", "kind"),
    [(SPENT, "spend"), (LOG, "events"), (LIST, "customers"), (BOUGHT, "lines"), (DATED, "lines")],
    ids=["spend", "events", "customers", "lines", "dated lines"],
)
def test_orders_are_read_however_much_longer_what_stands_beside_them_is(written: Any, other: list[list[Any]], kind: str) -> None:  # fmt: skip
    table = read(written(Orders=SOLD, Other=other))
    assert (table.headers, table.cells.num_rows) == (tuple(SOLD[0]), 6)
    ((name, apart),) = table.others
    assert (name.removesuffix(".csv"), apart.headers, apart.cells.num_rows) == ("Other", tuple(other[0]), len(other) - 1)  # fmt: skip
    facts = said(table)["other_kinds"]
    assert [str(one.facts["kind"]) for one in facts["others"]] == [str(needed.named(kind))]
    assert not {"left_out_files", "sheets_left_out", "other_sheets"} & said(table).keys()


def test_what_is_wanted_is_read_of_an_upload_of_several_kinds_and_else_the_most_telling() -> None:
    assert read(_zipped(log=LOG[:4], ads=SPENT[:4], people=LIST)).headers == tuple(SPENT[0])
    both = _zipped(orders=SOLD, ads=SPENT, log=LOG)
    for kind, rows in (("spend", SPENT), ("events", LOG)):
        assert read_inside(both, None, header_score=header_score, needed=needed_by(CATALOGUE, TODAY, wanted=(kind,))).headers == tuple(rows[0])  # fmt: skip


def test_beside_a_table_that_nobody_knows_the_others_are_told_with_what_they_are() -> None:
    unknown = [["Foo", "Bar", "Baz", "Qux"], *([f"x{n}", f"2025-01-{n:02}", f"y{n % 5}", f"{n}.50"] for n in range(1, 29))]  # fmt: skip
    table = read(_zipped(orders=unknown, ads=SPENT[:9], people=LIST[:5]))
    assert (table.headers, [name for name, _ in table.others]) == (tuple(unknown[0]), ["ads.csv", "people.csv"])
    assert [str(one.facts["kind"]) for one in said(table)["others_beside"]["others"]] == [str(needed.named(kind)) for kind in ("spend", "customers")]  # fmt: skip
    assert "left_out_files" not in said(table)


def test_a_long_table_that_may_be_orders_is_not_left_for_a_short_report() -> None:
    unknown = [["Foo", "Bar", "Baz", "Qux"], *([f"x{n}", f"2025-01-{n:02}", f"y{n % 5}", f"{n}.50"] for n in range(1, 29))]  # fmt: skip
    assert read(_zipped(a=SPENT[:9], b=unknown)).headers == tuple(unknown[0])
    assert read(_zipped(a=SOLD, b=unknown)).headers == tuple(SOLD[0])
