"""Parquet, JSON, markup, zip and gzip."""

from __future__ import annotations

import datetime as dt
import gzip
import io
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from lib.ingest.table import TextTable
from lib.ingest.troubles import Trouble
from lib.text.words import Words
from tests.ingest.inside import read_inside
from tests.security.attacks import zipped

CSV = b"id,name\n1,Ann\n2,Bob\n"


def cells(table: TextTable) -> list[list[str | None]]:
    return [list(row.values()) for row in table.cells.to_pylist()]


def trouble(data: bytes, sheet: str | None = None) -> str:
    with pytest.raises(Trouble) as caught:
        read_inside(data, sheet)
    return caught.value.code


# --- Parquet ----------------------------------------------------------------------------------------------------------


def test_parquet_values_become_the_texts_that_a_workbook_gives() -> None:
    moment = dt.datetime(2011, 12, 8, 11, 43)
    columns = {
        "text": pa.array(["a", None]),
        "whole": pa.array([12.0, 0.1]),
        "int": pa.array([7, None]),
        "money": pa.array([Decimal("12.50"), None]),
        "nano": pa.array([moment, None], pa.timestamp("ns")),
        "zone": pa.array([moment, None], pa.timestamp("us", "Asia/Shanghai")),
        "day": pa.array([dt.date(2011, 12, 8), None]),
        "true": pa.array([True, None]),
        "code": pa.array(["x", None]).dictionary_encode(),
        "list": pa.array([["a", "b"], None]),
    }
    buffer = io.BytesIO()
    parquet.write_table(pa.table(columns), buffer)
    table = read_inside(buffer.getvalue())
    local = "2011-12-08 19:43:00"
    expected = ["a", "12", "7", "12.50", "2011-12-08 11:43:00", local, "2011-12-08", "TRUE", "x", "['a', 'b']"]
    assert table.headers == tuple(columns)
    assert cells(table) == [expected, [None, "0.1", *[None] * 8]]


def test_a_parquet_file_whose_column_has_no_name_that_can_be_read_is_damaged() -> None:
    buffer = io.BytesIO()
    parquet.write_table(pa.table({"amount": [1.0]}), buffer, store_schema=False)
    assert trouble(buffer.getvalue().replace(b"amount", b"amoun\x81")) == "damaged"


# --- Arrow ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("writer", [pa.ipc.new_file, pa.ipc.new_stream])
@pytest.mark.parametrize("compression", [None, "zstd"])
def test_an_arrow_file_and_a_stream_are_read_as_parquet_is(writer: Any, compression: str | None) -> None:
    moment = dt.datetime(2011, 12, 8, 11, 43)
    columns = {
        "text": pa.array(["a", None]),
        "whole": pa.array([12.0, 0.1]),
        "zone": pa.array([moment, None], pa.timestamp("us", "Asia/Shanghai")),
        "code": pa.array(["x", None]).dictionary_encode(),
    }
    buffer, batch = io.BytesIO(), pa.record_batch(columns)
    with writer(buffer, batch.schema, options=pa.ipc.IpcWriteOptions(compression=compression)) as stream:
        stream.write_batch(batch)
        stream.write_batch(batch)
    table = read_inside(buffer.getvalue())
    rows = [["a", "12", "2011-12-08 19:43:00", "x"], [None, "0.1", None, None]]
    assert (table.headers, table.dialect.container, cells(table)) == (tuple(columns), "arrow", rows + rows)


@pytest.mark.parametrize("writer", [pa.ipc.new_file, pa.ipc.new_stream])
def test_an_arrow_file_that_is_cut_off_or_points_outside_itself_is_damaged(writer: Any) -> None:
    buffer, batch = io.BytesIO(), pa.record_batch({"text": pa.array(["abc", "def"])})
    with writer(buffer, batch.schema) as stream:
        stream.write_batch(batch)
    data = buffer.getvalue()
    assert trouble(data[: len(data) // 2]) == "damaged"
    offsets = (0).to_bytes(4, "little") + (3).to_bytes(4, "little") + (6).to_bytes(4, "little")
    assert offsets in data
    assert trouble(data.replace(offsets, offsets[:8] + (2**30).to_bytes(4, "little"))) == "damaged"


# --- what spreadsheets once exchanged ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'ID;PCALCOOO32\r\nC;X1;Y1;K"Order"\r\nC;X1;Y2;K1\r\nE\r\n', "SYLK"),
        (b'ID;PWXL;N;E\nP;PGeneral\nC;Y1;X1;K"Order"\nC;Y2;X1;K1\nE\n', "SYLK"),
        (
            b"\x03\x7d\x0b\x0c\x01\x00\x00\x00\x41\x00\x09\x00"
            + bytes(20)
            + b"ORDER\x00\x00\x00\x00\x00\x00N"
            + bytes(4)
            + b"\x08"
            + bytes(15)
            + b"\r     1001\x1a",
            "dBase (DBF)",
        ),
        (b'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,2\r\n""\r\n', "DIF"),
    ],
)
def test_a_table_as_old_programs_write_it_is_to_be_saved_anew(data: bytes, name: str) -> None:
    with pytest.raises(Trouble) as caught:
        read_inside(data)
    assert (caught.value.code, caught.value.facts) == ("exchange_format", {"format": name})


def test_a_table_that_begins_with_an_id_and_a_price_is_read() -> None:
    assert read_inside(b"ID;Price;Date\nA;5;2026-01-02\n").headers == ("ID", "Price", "Date")


# --- JSON -------------------------------------------------------------------------------------------------------------

ROWS = [["1", "Ann", "5.50"], ["2", "Bob", None]]


@pytest.mark.parametrize(
    "text",
    [
        '{"id": 1, "name": "Ann", "paid": {"net": 5.50}}\n{"id": 2, "name": "Bob"}\n',
        '[{"id": 1, "name": "Ann", "paid": {"net": 5.50}}, {"id": 2, "name": "Bob"}]',
        '[["id", "name", "paid.net"], [1, "Ann", 5.50], [2, "Bob"]]',
        '{"ok": true, "orders": [{"id": 1, "name": "Ann", "paid": {"net": 5.50}}, {"id": 2, "name": "Bob"}]}',
    ],
)
def test_json_objects_become_rows_with_their_numbers_untouched(text: str) -> None:
    table = read_inside(text.encode())
    assert (table.headers, cells(table)) == (("id", "name", "paid.net"), ROWS)


def test_a_list_among_other_things_is_said_to_be_one_of_them() -> None:
    shop = '{"note": "x", "shops": [{"id": 1}], "orders": [{"id": 1, "paid": 5}, {"id": 2, "paid": 6}], "page": {"next": 2}, "none": []}'
    table = read_inside(shop.encode())
    assert cells(table) == [["1", "5"], ["2", "6"]]
    told = [(one.code, one.level, Words().say(one.sentence)) for one in table.findings]
    assert told == [
        (
            "one_list",
            "warning",
            "Only the list “orders” of the file was read. What else is in it was left out: shops, page.",
        )
    ]


@pytest.mark.parametrize(
    "text", ['{"id": [1, 2], "paid": [5.50, null]}', '{"id": {"0": 1, "1": 2}, "paid": {"0": 5.50, "1": null}}']
)
def test_columns_of_json_are_put_side_by_side(text: str) -> None:
    table = read_inside(text.encode())
    assert (table.headers, cells(table)) == (("id", "paid"), [["1", "5.50"], ["2", ""]])


def test_lists_of_json_without_names_are_no_table() -> None:
    assert trouble(b'[["a", "a"], [1, 2]]') == "not_a_table"
    assert trouble(b'[["a", "b"], [1, 2], {"a": 3}]') == "not_a_table"


def test_a_database_s_dump_is_called_what_it_is() -> None:
    with pytest.raises(Trouble) as caught:
        read_inside(
            b"-- dump\nCREATE TABLE `orders` (\n `id` int);\nINSERT INTO `orders` VALUES (1,'2024-01-05','a@example.com',5.5);\n"
        )
    assert (caught.value.code, caught.value.facts) == ("other_format", {"format": "SQL"})


def test_what_follows_json_and_is_none_is_damage() -> None:
    assert trouble(b'{"id": 1}\n{"id": 2') == "damaged"


# --- markup -----------------------------------------------------------------------------------------------------------


def test_cells_over_several_rows_and_columns_stand_where_a_spreadsheet_shows_them() -> None:
    page = (
        "<html><table><tr><th>id<th>name<th>amount<tr><td rowspan=2>1<td>A&amp;B<br>x<td>5"
        "<tr><td>C<td>6<tr><td colspan=2>2<td>&nbsp;7 </table><table><tr><td>menu</table>"
    )
    table = read_inside(page.encode())
    assert cells(table) == [["1", "A&B\nx", "5"], ["", "C", "6"], ["2", "", "7"]]


def test_scripts_and_tables_inside_cells_are_no_text_of_the_cell() -> None:
    inner = "<table><tr><td>inner</table>"
    page = f"<html><table><tr><th>id<th>name<tr><td>1<script>x</script><td>Ann{inner}<tr><td>2<td>Bob</table>"
    table = read_inside(page.encode())
    assert cells(table) == [["1", "Ann"], ["2", "Bob"]]


RECORDS = """<?xml version="1.0" encoding="UTF-8"?>
<shop xmlns="urn:x"><note a="1" b="2"/><note a="3" b="4"/>
<orders><order id="7"><buyer><name>Ann &amp; Co</name></buyer><total currency="EUR">5.50</total><line>a</line><line>b</line></order>
<order id="8"><buyer><name> Bob </name></buyer><total currency="EUR">6.50</total></order>
<order id="9"><buyer/><total currency="EUR">7</total></order></orders></shop>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_records_in_xml_are_rows(encoding: str) -> None:
    table = read_inside(RECORDS.replace("UTF-8", encoding).encode(encoding))
    assert table.headers == ("id", "buyer.name", "total.currency", "total", "line")
    assert cells(table) == [
        ["7", "Ann & Co", "EUR", "5.50", "a\nb"],
        ["8", "Bob", "EUR", "6.50", None],
        ["9", None, "EUR", "7", None],
    ]
    assert [one.code for one in table.findings] == ["one_list"]
    assert "left out: note" in Words().say(table.findings[0].sentence)


DUMP = """<?xml version="1.0"?><dump><database name="shop"><{record}>{cell}order_id{begins}7</{field}>{cell}buyer{begins}Ann</{field}>{cell}total{begins}5.50</{field}></{end}>
<{record}>{cell}order_id{begins}8</{field}>{cell}buyer" xsi:nil="true{begins}</{field}>{cell}total{begins}6.50</{field}></{end}></database></dump>"""


@pytest.mark.parametrize(("record", "field"), [("row", "field"), ('table name="orders"', "column")])
def test_cells_of_a_databases_xml_are_called_by_their_attribute(record: str, field: str) -> None:
    text = DUMP.replace("<dump>", '<dump xmlns:xsi="urn:i">').format(record=record, end=record.split(maxsplit=1)[0], field=field, cell=f'<{field} name="', begins='">')  # fmt: skip
    table = read_inside(text.encode())
    assert table.headers == ("order_id", "buyer", "total")
    assert cells(table) == [["7", "Ann", "5.50"], ["8", None, "6.50"]]


def test_buyers_and_goods_that_have_a_name_are_no_columns() -> None:
    orders = "".join(f'<order id="{at}"><buyer name="{who}"/><item name="Tea">5</item></order>' for at, who in enumerate(("Ann", "Bob", "Ann", "Bob")))  # fmt: skip
    table = read_inside(f"<orders>{orders}</orders>".encode())
    assert table.headers == ("id", "buyer.name", "item.name", "item")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<orders><order><id>1</id></order></orders>", "markup_unclear"),
        ("<?xml version='1.0'?><a><b>1</b><b>2</b></a>", "markup_unclear"),
        ("<?xml version='1.0'?><a><b><c>1</c></b><b><c>2</c></b>", "damaged"),
        ("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'>]><a><b><c>&x;</c></b><b><c>2</c></b></a>", "stopped"),
        ("<?xml version='1.0'?>" + "<a>" * 60 + "</a>" * 60, "markup_unclear"),
    ],
)
def test_xml_without_records_or_with_rules_of_its_own_is_refused(text: str, said: str) -> None:
    assert trouble(text.encode()) == said


EXCEL_2003 = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Cover"><Table><Row><Cell><Data ss:Type="String">Report</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="订单"><Table>
<Row><Cell><Data ss:Type="String">id</Data></Cell><Cell><Data ss:Type="String">day</Data></Cell>
<Cell ss:Index="4"><Data ss:Type="String">金额</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="Number">12.0</Data></Cell>
<Cell><Data ss:Type="DateTime">2011-12-08T11:43:00.000</Data></Cell><Cell ss:Index="4"><Data ss:Type="Boolean">1</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_workbooks_of_excel_2003_are_read() -> None:
    table = read_inside(EXCEL_2003.encode())
    assert (table.headers, cells(table)) == (("id", "day", "金额"), [["12", "2011-12-08 11:43:00", "TRUE"]])
    assert (table.dialect.sheet, table.dialect.sheets, table.source_rows.to_pylist()) == (
        "订单",
        ("Cover", "订单"),
        [3],
    )
    assert trouble(EXCEL_2003.encode(), "None") == "unknown_sheet"


FLAT_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>
<table:table table:name="Sales"><table:table-header-rows><table:table-row><table:table-cell><text:p>id</text:p></table:table-cell><table:table-cell><text:p>day</text:p></table:table-cell>
<table:table-cell/><table:table-cell><office:annotation><text:p>net</text:p></office:annotation><text:p>金额</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16380"/></table:table-row></table:table-header-rows>
<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="12"><text:p>012</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2011-12-08T11:43:00"><text:p>8.12.</text:p></table:table-cell><table:covered-table-cell/>
<table:table-cell office:value-type="currency" office:currency="EUR" office:value="1234.5"><text:p>1.234,50 €</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>"""


def test_flat_spreadsheets_of_libreoffice_are_read() -> None:
    table = read_inside(FLAT_DOCUMENT.encode())
    assert (table.headers, cells(table)) == (("id", "day", "金额"), [["12", "2011-12-08 11:43:00", "1234.5 EUR"]] * 2)
    assert (table.dialect.sheet, table.source_rows.to_pylist()) == ("Sales", [4, 5])
    assert trouble(FLAT_DOCUMENT.encode(), "None") == "unknown_sheet"


# --- zip and gzip -----------------------------------------------------------------------------------------------------


def codes(table: TextTable) -> list[str]:
    return [finding.code for finding in table.findings]


def test_files_with_equal_columns_are_joined_in_whatever_order_the_columns_are() -> None:
    table = read_inside(zipped(("a.csv", CSV), ("b.csv", b"name;id\nCid;3\n")))
    assert cells(table) == [["1", "Ann"], ["2", "Bob"], ["3", "Cid"]]
    assert codes(table) == ["joined_files"]


def test_a_file_with_other_columns_and_one_without_a_table_are_said_to_be_left_out() -> None:
    table = read_inside(zipped(("a.csv", CSV), ("b.csv", b"x,y\n1,2\n"), ("c.pdf", b"%PDF-1"), ("d/.DS_Store", b"x")))
    assert (cells(table), codes(table)) == (
        [["1", "Ann"], ["2", "Bob"]],
        ["joined_files", "left_out_files", "skipped_members"],
    )


def test_the_lines_of_a_manual_do_not_win_over_a_table() -> None:
    manual = b"".join(b"Chapter %d, in which nothing happens\n\nand so on\n" % at for at in range(50))
    table = CSV + b"3,Cid\n" * 40
    assert read_inside(zipped(("README.txt", manual), ("a.csv", table))).headers == ("id", "name")


def test_a_workbook_in_a_zip_and_a_gzip_is_read() -> None:
    buffer = io.BytesIO()
    parquet.write_table(pa.table({"id": ["1"]}), buffer)
    for data in (zipped(("a.parquet", buffer.getvalue())), gzip.compress(buffer.getvalue())):
        assert cells(read_inside(data)) == [["1"]]


@pytest.mark.parametrize(
    "members",
    [
        (("a.csv.gz", gzip.compress(CSV)), ("b.csv", CSV)),
        (("a.csv.gz", gzip.compress(CSV)), ("b.csv.gz", gzip.compress(CSV))),
        (("a.zip", zipped(("a.csv", CSV))), ("b.zip", zipped(("b.csv", CSV)))),
        (("a.zip", zipped(("a.csv", CSV), ("b.csv", CSV))), ("c.txt", b"Hello")),
    ],
)
def test_what_is_packed_once_more_inside_a_zip_is_read(members: tuple[tuple[str, bytes], ...]) -> None:
    assert read_inside(zipped(*members)).cells.num_rows == 2 * read_inside(CSV).cells.num_rows


def test_what_is_packed_a_third_time_is_not() -> None:
    assert trouble(zipped(("a.zip", zipped(("b.csv.gz", gzip.compress(CSV)))))) == "archive_inside"


def test_a_cut_off_gzip_is_damaged() -> None:
    assert trouble(gzip.compress(CSV * 1000)[:-20]) == "damaged"


def test_names_in_zips_from_chinese_windows_are_readable() -> None:
    data = zipped(("X" * 8 + ".csv", CSV), ("b.csv", CSV)).replace(b"X" * 8, "订单列表".encode("gbk"))
    facts = next(found.sentence.facts for found in read_inside(data).findings if found.code == "joined_files")
    assert facts["files"] == ("订单列表.csv", "b.csv")


@pytest.mark.parametrize(
    "text",
    [
        b'{"url": "https://docs.google.com/open?id=abc", "doc_id": "abc", "email": "me@x.example"}',
        b'{"":"WARNING! DO NOT EDIT THIS FILE!","doc_id":"abc","resource_key":"","email":"me@x.example"}\n',
        b"[InternetShortcut]\r\nURL=https://docs.google.com/spreadsheets/d/abc\r\n",
        b'<?xml version="1.0"?>\n<plist version="1.0">\n<dict>\n<key>URL</key>\n<string>https://x.example</string>\n</dict></plist>',
    ],
)
def test_a_link_to_a_document_is_called_a_link(text: bytes) -> None:
    assert trouble(text) == "link_file"


@pytest.mark.parametrize("text", [b'[{"doc_id": 1, "url": "a", "total": 5}, {"doc_id": 2, "url": "b", "total": 6}]', b"url,doc_id\na,1\nb,2\n", b'{"doc_id": 1, "total": 5}\n{"doc_id": 2, "total": 6}\n'])  # fmt: skip
def test_a_table_that_has_links_is_a_table(text: bytes) -> None:
    assert read_inside(text).cells.num_rows == 2
