"""Whether an xls or xlsb may say something by the form of its cells, which nothing here reads: a currency beside numbers, or cells struck through."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import IO

from lib.ingest.cell_forms import currency_mark
from lib.ingest.gate import BROKEN

#: The beginning of a workbook of Excel 97 and later, within its container; records are kind, length and content.
BIFF_START = b"\x09\x08\x10\x00"
_END, _FONT, _FORMAT, _CELL_FORMAT = 0x0A, 0x31, 0x041E, 0xE0
_STRUCK, _OF_STYLE = 0x08, 0x04
#: Formats that every workbook has, of money in the currency of the place.
_BUILT_IN_MONEY = frozenset([5, 6, 7, 8, 42, 44])
#: No font has this number; those behind it count one less.
_NO_FONT = 4
_MOST_RECORDS, _MOST_BYTES = 100_000, 8_000_000
_MONEY = tuple(sign.encode("utf-16-le") for sign in ("[$", "€", "£", "¥", '"$"'))


def may_say_by_form(file: IO[bytes]) -> bool:
    """Whether formats in use write a currency, or fonts in use are struck through, as far as can be seen."""
    file.seek(0)
    content = file.read(_MOST_BYTES)
    file.seek(0)
    if not content.startswith(b"PK"):
        return _in_records(content)
    with suppress(KeyError, *BROKEN), zipfile.ZipFile(file) as archive, archive.open("xl/styles.bin") as stream:
        styles = stream.read(_MOST_BYTES)
        return any(sign in styles for sign in _MONEY)
    return False


def _in_records(content: bytes) -> bool:
    fonts, money, used = list[bool](), dict[int, bool](), list[tuple[int, int]]()
    for kind, body in _records(content):
        if kind == _FONT and len(body) > 2:
            fonts.append(bool(body[2] & _STRUCK))
        elif kind == _FORMAT and len(body) > 5:
            (number,) = struct.unpack_from("<H", body)
            money[number] = (
                currency_mark(body[5:].decode("utf-16-le" if body[4] & 1 else "latin-1", "replace")) is not None
            )
        elif kind == _CELL_FORMAT and len(body) > 5:
            font, number, flags = struct.unpack_from("<HHH", body)
            used += [] if flags & _OF_STYLE else [(font - (font > _NO_FONT), number)]
    return any(money.get(number, number in _BUILT_IN_MONEY) or (font < len(fonts) and fonts[font]) for font, number in used)  # fmt: skip


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and content of the records that come before the sheets."""
    place = content.find(BIFF_START)
    for _record in range(_MOST_RECORDS):
        if place < 0 or place + 4 > len(content):
            return
        kind, length = struct.unpack_from("<HH", content, place)
        if kind == _END:
            return
        yield kind, content[place + 4 : place + 4 + length]
        place += 4 + length
