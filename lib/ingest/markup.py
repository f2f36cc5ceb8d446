"""Tables in web pages that are named .xls, in workbooks of Excel 2003 that are XML, and records in XML. All come from shop back-ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lib.ingest.decoding import Notes, blocks
from lib.ingest.encoding import Encoding, Opener, detect
from lib.ingest.excel2003 import NAMESPACE, Excel2003, read_spreadsheet
from lib.ingest.flat_document import FlatDocument
from lib.ingest.records import read_records
from lib.ingest.troubles import Trouble
from lib.ingest.webpage import Page
from lib.ingest.wire import PartReport, Report, Wire

_HEAD_BYTES = 8_192
_XML = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:\?xml|(?!!|html|head|body)[A-Za-z_])", re.IGNORECASE)
_OPEN_DOCUMENT = b"urn:oasis:names:tc:opendocument"
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)


def read_markup(opener: Opener, size: int, sheet: str | None, wire: Wire, name: str = "") -> Report:
    """Write every table of a page, or the sheets of an Excel 2003 workbook, to the wire.

    Raises:
        Trouble: no table, no such sheet, or beyond the limits.
    """
    with opener() as file:
        head = file.read(_HEAD_BYTES)
    encoding = _declared(head, opener) or detect(opener, lambda _read: wire.progress())
    notes = Notes()
    total = max(size, 1)

    def texts() -> Iterator[str]:
        for block in blocks(opener, encoding, notes, lambda read: wire.progress(min(read / total, 1))):
            yield block.data.decode()

    plain = head.replace(b"\x00", b"")
    if NAMESPACE.encode() in plain:
        return read_spreadsheet(texts(), Excel2003(sheet, wire), name)
    if _OPEN_DOCUMENT in plain:
        return read_spreadsheet(texts(), FlatDocument(sheet, wire), name)
    page = Page(wire)
    for text in texts():
        page.feed(text)
    page.close()
    page.end()
    if not page.tables and _XML.match(plain):
        return Report((read_records(texts, wire, name, encoding.name),))
    if not page.tables:
        raise Trouble("markup_unclear")
    remarks = notes.remarks(encoding)
    parts = tuple(
        PartReport("html", name, number=number, encoding=encoding.name, remarks=remarks) for number in page.tables
    )
    return Report(parts, "tables")


def _declared(head: bytes, opener: Opener) -> Encoding | None:
    """The encoding that a page says it has, if its beginning agrees."""
    found = _CHARSET.search(head)
    if not found or head.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    said = found[1].decode("ascii", "replace").lower()
    encoding = Encoding("gb18030" if said in ("gb2312", "gbk") else said)
    try:
        "".encode(encoding.name)
        notes = Notes()
        first = next(blocks(opener, encoding, notes), None)
    except (LookupError, ValueError):
        return None
    return encoding if first and first.state == "whole" else None
