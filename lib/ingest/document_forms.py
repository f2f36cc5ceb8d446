"""The same of an OpenDocument spreadsheet (ods): each cell tells its own currency, and styles tell what is struck through."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from typing import IO, Any
from xml.parsers import expat

from lib.ingest.troubles import refuse_doctype
from lib.ingest.webpage import span

CONTENT = "content.xml"
_BLOCK_BYTES, _OVERLAP = 1_000_000, 100
_CURRENCY = re.compile(rb'office:currency="([A-Z]{3})"')
_STRUCK = re.compile(rb'style:text-line-through-(?:style|type)="(?!none")')
#: Of more cells nothing is told: a crafted file can repeat one without end.
_MOST_TOLD = 5_000_000
Hear = Callable[[int, int, int], None]


def says_of_document(archive: zipfile.ZipFile) -> tuple[frozenset[str], bool]:
    """The currencies that cells of a document have, and whether anything in it is struck through."""
    found: set[str] = set()
    struck, rest = False, b""
    with archive.open(CONTENT) as stream:
        while block := stream.read(_BLOCK_BYTES):
            block = rest + block
            found |= {code.decode() for code in _CURRENCY.findall(block)}
            struck = struck or _STRUCK.search(block) is not None
            rest = block[-_OVERLAP:]
    return frozenset(found), struck


def hear_document(
    stream: IO[bytes], sheet: str, told: tuple[Mapping[str, int], int | None], hear: Hear, most_rows: int
) -> None:
    """Tell row, column (from 0) and place of what the filled cells of a sheet say.

    Args:
        stream: the document's content.
        sheet: the sheet's name.
        told: what each currency is told as, and what a cell that is struck through is; None where that is not asked.
        hear: whom it is told.
        most_rows: of more rows, nothing is told.
    """
    followed = _Sheet(sheet, told, hear)
    while (block := stream.read(_BLOCK_BYTES)) and not followed.is_over and followed.row < most_rows:
        followed.parser.Parse(block, False)  # noqa: FBT003 - expat's own signature


class _Sheet:
    """Follows the content of a document as far as the sheet that is asked for."""

    def __init__(self, name: str, told: tuple[Mapping[str, int], int | None], hear: Hear) -> None:
        self.row = 0
        self.is_over = False
        self._left = _MOST_TOLD
        self._name, self._hear = name, hear
        self._places, self._struck = told
        self._styles: set[str] = set()
        self._style = ""
        self._inside = False
        self._times, self._column = 1, 0
        self.parser: Any = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = refuse_doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag:
            case "style:style":
                self._style = attributes.get("style:name", "")
            case "style:text-properties" if _is_struck(attributes):
                self._styles.add(self._style)
            case "table:table":
                self._inside = attributes.get("table:name") == self._name
            case "table:table-row" if self._inside:
                self._times, self._column = span(attributes.get("table:number-rows-repeated")), 0
            case "table:table-cell" | "table:covered-table-cell" if self._inside:
                self._cell(attributes)
            case _:
                pass

    def _cell(self, attributes: dict[str, str]) -> None:
        times = span(attributes.get("table:number-columns-repeated"))
        said = [self._places.get(attributes.get("office:currency", ""))]
        said += [self._struck] if attributes.get("table:style-name", "") in self._styles else []
        places = [place for place in said if place is not None]
        self._left -= times * self._times * len(places)
        if "office:value-type" in attributes and self._left >= 0:
            for down in range(self._times):
                for right in range(times):
                    for place in places:
                        self._hear(self.row + down, self._column + right, place)
        self._column += times

    def _end(self, tag: str) -> None:
        if tag == "table:table-row" and self._inside:
            self.row += self._times
        elif tag == "table:table" and self._inside:
            self._inside, self.is_over = False, True


def _is_struck(attributes: dict[str, str]) -> bool:
    names = ("style:text-line-through-style", "style:text-line-through-type")
    return any(attributes.get(name, "none") != "none" for name in names)
