"""Hostile and broken files, made on the spot: A01 to A22 (workbooks) and B01 to B30 (text), and what must become of each.

Bombs that are refused by a zip's table of contents alone are scaled down: their size plays no part then.
"""

from __future__ import annotations

import gzip
import io
import random
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = (
    f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_BOOK = f'{_HEAD}<workbook {NS} xmlns:r="{_REL}"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>'
_BOOK_RELS = (
    f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)
STRINGS = f'{_HEAD}<sst {NS} count="1" uniqueCount="1"><si><t>x</t></si></sst>'


@dataclass(frozen=True)
class Attack:
    """A file and what must become of it.

    Attributes:
        outcomes: codes of lib.ingest.troubles that are right, or "read".
        rows: data rows, where it is right to read it.
    """

    code: str
    note: str
    make: Callable[[], bytes]
    outcomes: tuple[str, ...]
    rows: int | None = None


def workbook(sheet: str | bytes, strings: str = STRINGS, more: dict[str, bytes] | None = None) -> bytes:
    """An xlsx of raw parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        parts: dict[str, str | bytes] = {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELS,
            "xl/workbook.xml": _BOOK,
            "xl/_rels/workbook.xml.rels": _BOOK_RELS,
            "xl/worksheets/sheet1.xml": sheet,
            "xl/sharedStrings.xml": strings,
        }
        for name, data in {**parts, **(more or {})}.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def sheet(rows: str, before: str = "", after: str = "") -> str:
    """A worksheet's XML."""
    return f"{_HEAD}<worksheet {NS}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def text_cell(place: str, text: str) -> str:
    """A cell with its text in it."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *cells: str) -> str:
    """A row of cells."""
    return f'<row r="{number}">{"".join(cells)}</row>'


_TABLE = row(1, text_cell("A1", "id"), text_cell("B1", "amount")) + row(
    2, text_cell("A2", "a"), '<c r="B2"><v>5</v></c>'
)
_SHARED = row(1, '<c r="A1" t="s"><v>0</v></c>')


def _column(number: int) -> str:
    name = ""
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(65 + letter) + name
    return name


def _many_rows() -> bytes:
    line = "<row>" + "<c><v>1</v></c>" * 100 + "</row>"
    return workbook(sheet(line * 30_000))


def _one_huge_cell() -> bytes:
    return workbook(sheet(row(1, text_cell("A1", "A" * 60_000_000))))


def _billion_laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    doctype = f'<?xml version="1.0"?><!DOCTYPE z [<!ENTITY l0 "lol">{entities}]>'
    return workbook(sheet(_SHARED), f"{doctype}<sst {NS}><si><t>&l9;</t></si></sst>")


def _quadratic_entity() -> bytes:
    doctype = f'<?xml version="1.0"?><!DOCTYPE q [<!ENTITY a "{"A" * 100_000}">]>'
    return workbook(sheet(_SHARED), f"{doctype}<sst {NS}><si><t>{'&a;' * 10_000}</t></si></sst>")


def _external_entity() -> bytes:
    doctype = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return workbook(sheet(_SHARED), f"{doctype}<sst {NS}><si><t>&x;</t></si></sst>")


def _far_cell() -> bytes:
    return workbook(sheet(row(1, '<c r="A1"><v>1</v></c>') + row(1_048_576, '<c r="XFD1048576"><v>2</v></c>')))


def _wide_sheet() -> bytes:
    names = [_column(number) for number in range(1, 16_385)]
    rows = (row(number, *(f'<c r="{name}{number}"><v>1</v></c>' for name in names)) for number in range(1, 6))
    return workbook(sheet("".join(rows)))


def _amplified_string() -> bytes:
    strings = f'{_HEAD}<sst {NS} count="1" uniqueCount="1"><si><t>{"y" * 32_000}</t></si></sst>'
    line = "<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>"
    return workbook(sheet(line * 3_000), strings)


def _many_members() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(3_000):
            archive.writestr(f"a/{number}", "")
    return buffer.getvalue()


def _lying_size() -> bytes:
    """The table of contents says that the sheet has a thousand bytes."""
    data = bytearray(workbook(sheet(row(1, text_cell("A1", "A" * 40_000_000)))))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        name_length = struct.unpack_from("<H", data, at + 28)[0]
        if data[at + 46 : at + 46 + name_length] == b"xl/worksheets/sheet1.xml":
            struct.pack_into("<I", data, at + 24, 1_000)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def _merged() -> bytes:
    merges = "".join(f'<mergeCell ref="A{number}:XFD{number}"/>' for number in range(3, 200_003))
    return workbook(sheet(_TABLE, after=f"<mergeCells>{merges}</mergeCells>"))


def _ole(*streams: str) -> bytes:
    """An OLE container whose directory names the given streams."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIII", header, 44, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<I", header, 76, 0)
    header[80:512] = b"\xff" * 432
    table = struct.pack("<III", 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE) + b"\xff" * (512 - 12)
    directory = b""
    for name in ("Root Entry", *streams)[:4]:
        entry = bytearray(128)
        raw = name.encode("utf-16-le")
        entry[: len(raw)] = raw
        struct.pack_into("<HB", entry, 64, len(raw) + 2, 5 if name == "Root Entry" else 2)
        directory += bytes(entry)
    return bytes(header) + table + directory.ljust(512, b"\x00")


def _absurd_difat() -> bytes:
    header = bytearray(_ole()[:512])
    struct.pack_into("<I", header, 44, 0xFFFFFFF0)
    struct.pack_into("<I", header, 72, 0xFFFFFFF0)
    header[76:] = b"\x00" * (512 - 76)
    return bytes(header) + b"\x00" * 4096


def _web_page() -> bytes:
    cells = "".join(f"<tr><td>{number}</td><td>张三</td><td>{number}.50</td></tr>" for number in range(1, 6))
    page = f'<html><head><meta charset="gbk"></head><table><tr><th>编号<th>客户<th>金额</tr>{cells}</table></html>'
    return page.encode("gbk")


def _formulas() -> bytes:
    """A formula with its cached value, one that would look elsewhere, and a macro."""
    cells = '<c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>WEBSERVICE("http://x.example")</f><v>kept</v></c>'
    rows = row(1, text_cell("A1", "id"), text_cell("B1", "note")) + row(2, cells)
    link = f'<externalLink {NS}><externalBook r:id="rId1" xmlns:r="{_REL}"/></externalLink>'
    more = {
        "xl/externalLinks/externalLink1.xml": link.encode(),
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"\x00" * 600,
    }
    return workbook(sheet(rows), more=more)


WORKBOOKS = (
    Attack("A01", "rows without end", _many_rows, ("unpacks_suspiciously",)),
    Attack("A02", "one huge cell", _one_huge_cell, ("unpacks_suspiciously",)),
    Attack("A03", "billion laughs", _billion_laughs, ("damaged", "stopped")),
    Attack("A04", "quadratic entity", _quadratic_entity, ("damaged", "stopped")),
    Attack("A05", "far cell", _far_cell, ("memory",)),
    Attack(
        "A06",
        "dimension lies",
        lambda: workbook(sheet(_TABLE, before='<dimension ref="A1:XFD1048576"/>')),
        ("read",),
        1,
    ),
    Attack(
        "A07",
        "count of strings lies",
        lambda: workbook(
            sheet(_TABLE),
            f'{_HEAD}<sst {NS} count="4294967295" uniqueCount="18446744073709551615"><si><t>x</t></si></sst>',
        ),
        ("stopped", "damaged", "memory"),
    ),
    Attack("A08", "16,384 columns", _wide_sheet, ("too_wide",)),
    Attack(
        "A09",
        "a cell of a million letters",
        lambda: workbook(sheet(_TABLE + row(3, text_cell("A3", "x" * 1_000_000), '<c r="B3"><v>6</v></c>'))),
        ("read",),
        2,
    ),
    Attack("A10", "external entity", _external_entity, ("damaged", "stopped")),
    Attack("A11", "a long text referenced 300,000 times", _amplified_string, ("memory", "table_too_large")),
    Attack("A12", "members without end", _many_members, ("too_many_members",)),
    Attack("A13", "cut off", lambda: _wide_sheet()[:20_000], ("damaged",)),
    Attack("A14", "a program named .xlsx", lambda: b"MZ" + _noise(20_000), ("not_a_table",)),
    Attack("A15", "size lies", _lying_size, ("damaged", "stopped", "unpacks_suspiciously")),
    Attack("A16", "empty sheet", lambda: workbook(sheet("")), ("no_sheets",)),
    Attack(
        "A17",
        "header only",
        lambda: workbook(sheet(row(1, text_cell("A1", "id"), text_cell("B1", "day")))),
        ("read",),
        0,
    ),
    Attack("A18", "200,000 merged ranges", _merged, ("read",), 1),
    Attack("A19", "password", lambda: _ole("EncryptionInfo", "EncryptedPackage"), ("password",)),
    Attack("A20", "absurd OLE tables", _absurd_difat, ("damaged", "memory", "stopped")),
    Attack("A21", "a web page named .xls", _web_page, ("read",), 5),
    Attack("A22", "formulas, links and macros", _formulas, ("read",), 1),
)


# --- text -------------------------------------------------------------------------------------------------------------


def _noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


ORDERS = "customer_id,order_date,amount\n" + "".join(
    f"C{i % 50},2025-0{1 + i % 9}-1{i % 9},{10 + i}.5\n" for i in range(500)
)


def _mixed_encodings() -> bytes:
    utf8 = "".join(f"客户{i},{i}\n" for i in range(20))
    return ("客户,金额\n" + utf8).encode() + "李四,2\n".encode("gbk") + "Müller,3\n".encode("latin-1")


TEXTS = (
    Attack("B01", "empty", lambda: b"", ("empty",)),
    Attack("B02", "header only", lambda: b"customer_id,order_date,amount\n", ("read",), 0),
    Attack("B03", "noise", lambda: _noise(200_000), ("not_a_table",)),
    Attack("B04", "zeros in an id", lambda: ORDERS.replace("C1,", "C\x001,").encode(), ("read",), 500),
    Attack("B05", "GBK", lambda: ("客户,日期,金额\n" + "张三,2025-01-01,12.5\n" * 3).encode("gbk"), ("read",), 3),
    Attack("B06", "UTF-16", lambda: ORDERS.encode("utf-16"), ("read",), 500),
    Attack("B07", "byte order mark", lambda: ORDERS.encode("utf-8-sig"), ("read",), 500),
    Attack("B08", "several encodings", _mixed_encodings, ("read",), 22),
    Attack("B09", "semicolons", lambda: b"id;date;amount\nA;31.12.2025;1.234,56\nB;01.02.2025;12,50\n", ("read",), 2),
    Attack("B10", "unclosed quote", lambda: b'id,name,amount\n1,"abc,2\n' + b"2,x,3\n" * 200_000, ("read",), 200_001),
    Attack("B11", "a long cell", lambda: b"id,name\n1," + b"x" * 1_000_000 + b"\n2,y\n", ("read",), 2),
    Attack(
        "B12",
        "100,000 columns",
        lambda: b",".join(b"c%d" % i for i in range(100_000)) + b"\n" + b",".join([b"1"] * 100_000) + b"\n",
        ("too_wide",),
    ),
    Attack("B13", "equal headers", lambda: b"id,id,amount,amount\n1,2,3,4\n", ("read",), 1),
    Attack("B14", "ragged", lambda: b"id,a,b\n1,2\n1,2,3,4\n1,2,3\n", ("read",), 3),
    Attack(
        "B15",
        "numbers beyond reason",
        lambda: b"id,amount\n1,1e308\n2,1e309\n3,-1e308\n4,NaN\n5,inf\n6,-inf\n7,1e-320\n8," + b"9" * 400 + b"\n",
        ("read",),
        8,
    ),
    Attack(
        "B16",
        "days beyond reason",
        "id,d\n1,9999-12-31\n2,0001-01-01\n3,2025-02-30\n4,45000\n5,1e9\n6,2025/13/01\n7,2025年3月5日\n".encode,
        ("read",),
        7,
    ),
    Attack("B17", "blank lines first", lambda: b"\n\n\n  \n" + ORDERS.encode(), ("read",), 500),
    Attack("B18", "titles first", ("店铺订单导出,,\n导出时间:2025-01-01,,\n" + ORDERS).encode, ("read",), 500),
    Attack("B19", "old line ends", lambda: ORDERS.replace("\n", "\r").encode(), ("read",), 500),
    Attack("B20", "tabs", lambda: ORDERS.replace(",", "\t").encode(), ("read",), 500),
    Attack(
        "B21",
        "money in many dresses",
        'id,amount\n1,"1,234.50"\n2,"¥2,000"\n3,(300.00)\n4,1 234\n5,12.5元\n6,１２３\n7,--\n'.encode,
        ("read",),
        7,
    ),
    Attack("B22", "ids with zeros", lambda: b"id,amount\n00123,5\n0123,6\n123,7\n1.23E+11,8\n", ("read",), 4),
    Attack(
        "B23",
        "ids of 19 digits",
        lambda: b"id,amount\n1234567890123456789,5\n1234567890123456788,6\n,7\n",
        ("read",),
        3,
    ),
    Attack("B24", "words for nothing as ids", lambda: b"id,amount\nNA,1\nnull,2\nNone,3\nnan,4\n", ("read",), 4),
    Attack("B25", "invisible letters", "id,name\n1,\u202eevil\u200b\n1\u200b,x\n1\u00a0,y\n".encode, ("read",), 3),
    Attack("B26", "one endless line", lambda: b"a" * 40_000_000, ("line_too_long",)),
    Attack(
        "B27",
        "a gzip bomb named .csv",
        lambda: gzip.compress(bytes(40_000_000)),
        ("not_a_table", "unpacks_suspiciously"),
    ),
    Attack(
        "B28",
        "numbers beyond 64 bits",
        lambda: b"id,amount\n9223372036854775808,1\n18446744073709551616,2\n",
        ("read",),
        2,
    ),
    Attack("B29", "full-width commas", "编号，金额\n1，2\n2，3\n".encode, ("read",), 2),
)


# --- more of the kind -------------------------------------------------------------------------------------------------


def zipped(*members: tuple[str, bytes]) -> bytes:
    """A zip of the given files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def _zip() -> bytes:
    return zipped(("orders.csv", ORDERS.encode()))


def _nameless() -> bytes:
    """The one letter of the name is said to be an extra field."""
    data = bytearray(zipped(("x", ORDERS.encode())))
    for magic, offset in ((b"PK\x03\x04", 26), (b"PK\x01\x02", 28)):
        struct.pack_into("<HH", data, data.find(magic) + offset, 0, 1)
    return bytes(data)


def _with_link() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("orders.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return buffer.getvalue()


def _twice_the_same_name() -> bytes:
    data = bytearray(zipped(("orders.csv", ORDERS.encode()), ("Orders.csv", b"x,y\n1,2\n")))
    return bytes(data)


def _flagged_encrypted() -> bytes:
    data = bytearray(zipped(("orders.csv", ORDERS.encode())))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        data[at + offset] |= 1
    return bytes(data)


def _repeated_rows() -> bytes:
    """An ods whose few bytes stand for a million rows of a thousand cells."""
    ns = "urn:oasis:names:tc:opendocument:xmlns"
    cell = '<table:table-cell table:number-columns-repeated="1000" office:value-type="string"><text:p>x</text:p></table:table-cell>'
    content = (
        f'<office:document-content xmlns:office="{ns}:office:1.0" xmlns:table="{ns}:table:1.0" xmlns:text="{ns}:text:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="s"><table:table-row table:number-rows-repeated="1048576">'
        f"{cell}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    mime = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped(("mimetype", mime), ("content.xml", content.encode()), ("META-INF/manifest.xml", b"<m/>"))


def _spreadsheet_xml(rows: str, doctype: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{doctype}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="s"><Table>'
        f"{rows}</Table></Worksheet></Workbook>"
    ).encode()


_XML_ROW = '<Row><Cell><Data ss:Type="String">id</Data></Cell></Row>'

OTHERS = (
    Attack(
        "X01",
        "gzip bomb that looks like a table",
        lambda: gzip.compress(b"id,amount\n" * 4_000_000),
        ("unpacks_suspiciously",),
    ),
    Attack("X02", "link in a zip", _with_link, ("odd_archive",)),
    Attack("X03", "two files of one name in a zip", _twice_the_same_name, ("odd_archive",)),
    Attack("X04", "encrypted zip", _flagged_encrypted, ("archive_password",)),
    Attack("X05", "zip in a zip", lambda: zipped(("a.zip", zipped(("b.csv", ORDERS.encode())))), ("read",)),
    Attack(
        "X05a",
        "zip in a zip in a zip",
        lambda: zipped(("a.zip", zipped(("b.zip", zipped(("c.csv", ORDERS.encode())))))),
        ("archive_inside",),
    ),
    Attack(
        "X05b",
        "gzip bomb in a zip",
        lambda: zipped(("a.csv.gz", gzip.compress(b"id,amount\n" * 4_000_000))),
        ("unpacks_suspiciously",),
    ),
    Attack(
        "X05c",
        "bomb over two zips",
        lambda: zipped(("a.zip", zipped(*((f"{at}.csv", b"id,amount\n" * 1_500_000) for at in range(4))))),
        ("unpacks_suspiciously",),
    ),
    Attack(
        "X05d",
        "many bombs in a zip, each small enough",
        lambda: zipped(*((f"{at}.csv.gz", gzip.compress(b"id,amount\n" * 1_500_000)) for at in range(80))),
        ("unpacks_too_large", "unpacks_suspiciously"),
    ),
    Attack("X06", "rows repeated in an ods", _repeated_rows, ("memory", "damaged", "stopped", "table_too_large")),
    Attack(
        "X07",
        "laughs in Excel 2003 XML",
        lambda: _spreadsheet_xml(_XML_ROW, '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]>'),
        ("stopped",),
    ),
    Attack(
        "X08",
        "far row in Excel 2003 XML",
        lambda: _spreadsheet_xml(_XML_ROW + '<Row ss:Index="99999"/>'),
        ("too_long",),
    ),
    Attack(
        "X09", "deep JSON", lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000, ("stopped", "damaged", "not_a_table")
    ),
    Attack("X10", "JSON number of a million digits", lambda: b'{"id": ' + b"9" * 1_000_000 + b"}\n", ("read",), 1),
    Attack(
        "X11",
        "JSON with columns without end",
        lambda: b"".join(b'{"k%d": 1}\n' % i for i in range(5_000)),
        ("too_wide",),
    ),
    Attack(
        "X12",
        "web page of unclosed tables",
        lambda: b"<html>" + b"<table><tr><td>" * 100_000,
        ("read", "markup_unclear", "empty"),
    ),
    Attack(
        "X13",
        "web page with a span beyond reason",
        lambda: b'<html><table><tr><td colspan="99999">x</table>',
        ("too_wide", "read"),
    ),
    Attack("X14", "quotes without end", lambda: b'a,b\n"' + b'"' * 5_000_001 + b"\n1,2\n", ("read",)),
    Attack("X15", "Parquet of zeros", lambda: b"PAR1" + bytes(100) + b"PAR1", ("damaged",)),
    Attack("X16", "line ends without end", lambda: b"a,b\n1,2\n" + b"\n" * 3_000_000, ("read",), 1),
    Attack("X17", "PDF named .csv", lambda: b"%PDF-1.7\n" + _noise(1000), ("other_format",)),
    Attack(
        "X18",
        "Numbers document",
        lambda: zipped(("Index/Document.iwa", b"x"), ("Metadata/p.plist", b"x")),
        ("numbers_document",),
    ),
    Attack("X19", "7z", lambda: b"7z\xbc\xaf\x27\x1c" + _noise(100), ("packed",)),
    Attack("X20", "zip without a table", lambda: zipped(("a.pdf", b"%PDF-1.7\n" + _noise(1000))), ("no_table_inside",)),
)


#: What fuzzing found, so that it stays found.
FOUND = (
    Attack("F01", "a zip with bytes missing in its middle", lambda: _zip()[:40] + _zip()[70:], ("damaged",)),
    Attack("F02", "a file without a name in a zip", _nameless, ("no_table_inside",)),
)

EVERYTHING = (*WORKBOOKS, *TEXTS, *OTHERS, *FOUND)
