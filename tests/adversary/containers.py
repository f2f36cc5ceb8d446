"""What a file is wrapped in; its name never tells."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterator

import pyarrow as pa
from pyarrow import parquet

from tests.adversary.cases import Case, truth_of
from tests.adversary.layouts import _book, typed
from tests.adversary.shop import delimited, shop, table


def _zipped(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_csv", ".csv"), data)
    return held.getvalue()


def cases() -> Iterator[Case]:  # noqa: PLR0915
    """All of them."""
    orders = shop(orders=60)
    rows, truth = table(orders), truth_of(orders)
    text = delimited(rows).encode()
    parts = [delimited([rows[0], *rows[start : start + 20]]).encode() for start in (1, 21, 41)]
    book = _book(typed(orders))
    keys = ("order_id", "customer", "order_date", "amount", "product")
    objects = [dict(zip(keys, row, strict=True)) for row in rows[1:]]
    yield Case("gzip", gzip.compress(text), truth)
    yield Case("gzip in gzip", gzip.compress(gzip.compress(text)), None)
    yield Case("zip", _zipped(orders_csv=text), truth)
    yield Case("zip of months", _zipped(jan_csv=parts[0], feb_csv=parts[1], mar_csv=parts[2]), truth)
    yield Case(
        "zip of months and a readme",
        _zipped(jan_csv=parts[0], feb_csv=parts[1], mar_csv=parts[2], README=b"Exported by Ann.\n"),
        truth,
    )
    turned = delimited([[row[4], *row[:4]] for row in [rows[0], *rows[41:]]]).encode()
    yield Case(
        "zip of months in another order of columns", _zipped(jan_csv=parts[0], feb_csv=parts[1], mar_csv=turned), truth
    )
    overlap = delimited([rows[0], *rows[15:41]]).encode()
    yield Case("zip of months that overlap", _zipped(jan_csv=parts[0], feb_csv=overlap, mar_csv=parts[2]), truth)
    yield Case("zip of a workbook", _zipped(**{"orders.xlsx": book}), truth)
    yield Case("zip in folders", _zipped(a__b__orders_csv=text, __MACOSX__x=b"junk"), truth)
    yield Case("JSON lines", "\n".join(map(json.dumps, objects)).encode(), truth)
    yield Case("JSON list", json.dumps(objects).encode(), truth)
    yield Case("JSON, indented", json.dumps({"orders": objects, "count": 60}, indent=2).encode(), truth)
    numbers = [{**one, "amount": float(one["amount"]), "order_id": int(one["order_id"])} for one in objects]
    yield Case("JSON of numbers", json.dumps(numbers).encode("utf-8-sig"), truth)
    nested = [
        {
            "id": one["order_id"],
            "customer": {"email": f"{one['customer'][:3]}@x.org"},
            "created_at": one["order_date"],
            "total": one["amount"],
        }
        for one in objects
    ]
    yield Case("JSON, nested", json.dumps(nested).encode(), truth_of(orders, names=False))
    yield Case("JSON cut off", json.dumps(objects).encode()[:-200], None)
    columns = {name: [row[place] for row in rows[1:]] for place, name in enumerate(rows[0])}
    typed_columns = pa.table(
        {
            "Order ID": [int(o.number) for o in orders],
            "Customer": [o.customer for o in orders],
            "Order Date": [o.when for o in orders],
            "Amount": [o.amount for o in orders],
        }
    )
    for name, one in (("Parquet of texts", pa.table(columns)), ("Parquet", typed_columns)):
        held = io.BytesIO()
        parquet.write_table(one, held)
        yield Case(name, held.getvalue(), truth)
    cells = lambda row, tag: "".join(f"<{tag}>{cell}</{tag}>" for cell in row)  # noqa: E731
    page = (
        "<html><head><meta charset='utf-8'></head><body><table>"
        + "".join(f"<tr>{cells(row, 'th' if not at else 'td')}</tr>" for at, row in enumerate(rows))
        + "</table></body></html>"
    )
    yield Case("web page", page.encode(), truth)
    yield Case(
        "web page behind a menu",
        page.replace("<body>", "<body><table><tr><td>Home</td><td>Shop</td></tr></table>").encode(),
        truth,
    )
    xml = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>'
    xml += "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) + "</Row>"
        for row in rows
    )
    yield Case("Excel 2003 XML", (xml + "</Table></Worksheet></Workbook>").encode(), truth)
    numbers_file = _zipped(**{"Index/Document.iwa": b"x", "Index/Tables/Tile.iwa": b"y"})
    yield Case("Apple Numbers", numbers_file, None)
    yield Case("PDF", b"%PDF-1.7 rest", None)
    yield Case("picture", b"\x89PNG\r\n\x1a\n" + bytes(100), None)
    yield Case("nothing", b"", None)
    yield Case("blank", b"\n\n  \n", None)
    yield Case("a letter", b"Dear Ann,\nplease find the orders below.\nBest, Bob\n", None)
    yield Case("cut-off workbook", book[: len(book) // 2], None)
