"""Where fuzzing starts: small files of every kind, and the ways to break them."""

from __future__ import annotations

import gzip
import io
import os
import random
import zipfile

import pyarrow as pa
import xlsxwriter
from pyarrow import parquet

from tests.security.attacks import EVERYTHING, zipped

_SMALL_BYTES = 4_000
#: What breaks readers: borders, quotes, marks, ends, zeros, broken letters, tags, huge numbers.
_SPICE = (
    b'"', b'""', b",", b";", b"\t", b"|", b"\n", b"\r", b"\r\n", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xef\xbc\x8c",
    b"\x81", b"\xc3", b"\xe5\xae", b"sep=;\n", b'="1"', b"Total", b"<table>", b"</td>", b"<tr>", b'{"a":', b"]", b"PK\x03\x04",
    b"PAR1", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"9999999999", b"\xff\xff\xff\xff", b"XFD1048576",
)  # fmt: skip


def executions(share: float, quick: int) -> int:
    """How many runs a test makes: its share of `REGULARS_FUZZ_EXECUTIONS`, or a number for every day."""
    asked = os.environ.get("REGULARS_FUZZ_EXECUTIONS")
    return max(1, int(int(asked) * share)) if asked else quick


def text_seeds() -> list[bytes]:
    """Small files that are read as text, JSON or markup."""
    small = [attack.make() for attack in EVERYTHING if attack.code.startswith("B") and attack.code not in _LARGE]
    shop = 'order,day,name,amount\n1,2025-01-02,"Ann, ""A""\nB",5.50\n2,2025-01-03,客户,6\nTotal,,,11.50\n'
    return [
        *(data for data in small if 0 < len(data) <= _SMALL_BYTES),
        *(shop.encode(codec) for codec in ("utf-8", "utf-8-sig", "utf-16", "gb18030")),
        b'{"id": 1, "name": "Ann"}\n{"id": 2, "paid": {"net": 5.50}}\n',
        b"<html><table><tr><th>id<th>name<tr><td rowspan=2>1<td colspan=2>Ann</table></html>",
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet Name="s"><Table>'
            b'<Row><Cell><Data Type="String">id</Data></Cell></Row></Table></Worksheet></Workbook>'
        ),
        gzip.compress(shop.encode()),
        zipped(("a.csv", shop.encode()), ("b.csv", shop.encode())),
    ]


_LARGE = frozenset(("B03", "B10", "B11", "B12", "B26", "B27"))


def workbook_seeds() -> list[bytes]:
    """Small workbooks and a Parquet file."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name in ("Orders", "Notes"):
            sheet = book.add_worksheet(name)
            for at, cells in enumerate((["id", "name", "amount"], ["007", "客户", 5.5], ["008", "Bob", 6])):
                sheet.write_row(at, 0, cells)
    table = io.BytesIO()
    parquet.write_table(pa.table({"id": ["1", "2"], "amount": [5.5, None]}), table)
    stored = io.BytesIO()
    with zipfile.ZipFile(buffer) as packed, zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as plain:
        for member in packed.infolist():  # unpacked, so that a changed byte changes XML and not only a checksum
            plain.writestr(member.filename, packed.read(member))
    few = [attack.make() for attack in EVERYTHING if attack.code in ("A06", "A19", "A22")]
    return [buffer.getvalue(), stored.getvalue(), table.getvalue(), *few]


def mutated(data: bytes, seeds: list[bytes], random_: random.Random) -> bytes:
    """A broken version of a file."""
    pieces = bytearray(data)
    for _change in range(random_.choice((1, 1, 2, 4, 8))):
        at = random_.randrange(len(pieces) + 1)
        match random_.randrange(6):
            case 0 if pieces:
                pieces[at % len(pieces)] = random_.randrange(256)
            case 1:
                del pieces[at : at + random_.choice((1, 2, 8, 100))]
            case 2:
                pieces[at:at] = random_.choice(_SPICE)
            case 3:
                pieces[at:at] = pieces[at : at + random_.choice((3, 30, 300))] * random_.choice((1, 2, 20))
            case 4:
                other = random_.choice(seeds)
                cut = random_.randrange(len(other) + 1)
                pieces[at:] = other[cut:]
            case _:
                pieces[at : at + len(_SPICE[0])] = random_.choice(_SPICE)
    return bytes(pieces)


def changed_inside(data: bytes, random_: random.Random) -> bytes:
    """A workbook with one of its parts broken and its checksums right."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as broken:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        chosen = random_.choice(names)
        for name in archive.namelist():
            part = archive.read(name)
            broken.writestr(name, mutated(part, [part], random_) if name == chosen else part)
    return out.getvalue()
