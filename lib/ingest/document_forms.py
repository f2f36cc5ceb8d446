"""The same of an OpenDocument spreadsheet (ods): each cell tells its own currency, and styles tell what is struck through."""

from __future__ import annotations

import html
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from typing import IO, Any
from xml.parsers import expat

from lib.ingest.troubles import refuse_doctype
from lib.ingest.webpage import span

CONTENT = "content.xml"
_BLOCK_BYTES, _OVERLAP = 1_000_000, 100
_CURRENCY = re.compile(rb'office:currency="([A-Z]{3})"')
_STRUCK = re.compile(rb'style:text-line-through-(?:style|type)="(?!none")')
_COLOUR = b'fo:background-color="#'
#: A style of cells that fills them with a colour; what holds cells; and the name of a sheet and of a cell's style.
_FILL = re.compile(rb'<style:style (?=[^<>]*\bstyle:family="table-cell")[^<>]*\bstyle:name="([^"]+)"[^<>]*(?<!/)>(?:(?!</style:style>).)*?\bfo:background-color="#([0-9A-Fa-f]{6})"', re.DOTALL)  # fmt: skip
_TAG = re.compile(rb"<table:(table|table-row|table-cell)(?=[\s>/])([^<>]*)>")
_NAME, _STYLE = re.compile(rb'\btable:name="([^"]*)"'), re.compile(rb'\btable:style-name="([^"]*)"')
#: A document ends with a million rows that are blank.
_MOST_REPEATED = 10_000
#: Of more cells nothing is told: a crafted file can repeat one without end.
_MOST_TOLD = 5_000_000
Hear = Callable[[int, int, int], None]


def says_of_document(archive: zipfile.ZipFile) -> tuple[frozenset[str], bool, bool]:
    """The currencies that cells of a document have, whether anything in it is struck through, and whether anything is coloured."""
    found: set[str] = set()
    struck, coloured, rest = False, False, b""
    with archive.open(CONTENT) as stream:
        while block := stream.read(_BLOCK_BYTES):
            block = rest + block
            found |= {code.decode() for code in _CURRENCY.findall(block)}
            struck = struck or _STRUCK.search(block) is not None
            coloured = coloured or _COLOUR in block
            rest = block[-_OVERLAP:]
    return frozenset(found), struck, coloured


def coloured_cells(content: bytes, sheet: str, named: Callable[[str], str]) -> tuple[Counter[int], dict[int, Counter[str]]]:  # fmt: skip
    """How many filled cells each row of a sheet has (from 0), and how many of them in each colour.

    Args:
        content: the document's content.
        sheet: the sheet's name.
        named: what a colour (as in ff0000) is called; nothing where it is none.
    """
    fills = {style: colour for style, shade in _FILL.findall(content) if (colour := named(shade.decode()))}
    filled, coloured = Counter[int](), dict[int, Counter[str]]()
    inside, row, times = False, 0, 1
    for tag in _TAG.finditer(content):
        kind, attributes = tag[1], tag[2]
        if kind == b"table":
            name = _NAME.search(attributes)
            inside, row, times = name is not None and html.unescape(name[1].decode("utf-8", "replace")) == sheet, 0, 0
        elif kind == b"table-row":
            row, times = row + times, _times(attributes, b"rows")
        elif inside and times <= _MOST_REPEATED and b"office:value-type=" in attributes:
            style, cells = _STYLE.search(attributes), min(_times(attributes, b"columns"), _MOST_REPEATED)
            colour = fills.get(style[1]) if style is not None else None
            for at in range(row, row + times):
                filled[at] += cells
                if colour is not None:
                    coloured.setdefault(at, Counter())[colour] += cells
    return filled, coloured


def _times(attributes: bytes, what: bytes) -> int:
    found = re.search(rb"\btable:number-" + what + rb'-repeated="(\d{1,7})"', attributes)
    return span(found[1].decode()) if found is not None else 1


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
