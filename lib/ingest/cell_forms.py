"""What an xlsx or an ods says by the form of its cells alone: currencies in formats of numbers, and rows that are struck through.

The parser of workbooks gives values only. The formats in use are looked up first, and a sheet is looked through once more
only where they can say something. Whatever is damaged or absurd here says nothing: the values are read without it.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from colorsys import rgb_to_hls
from dataclasses import dataclass, field
from itertools import pairwise
from typing import IO, Any
from xml.parsers import expat

from lib.ingest.document_forms import CONTENT, coloured_cells, hear_document, says_of_document
from lib.ingest.gate import BROKEN
from lib.ingest.hidden_rows import HIDDEN_HEADER, Looks
from lib.ingest.hidden_rows import look_through as _look_through
from lib.ingest.troubles import Trouble
from lib.ingest.unreckoned import column_of

#: The column beside a table that says which of its rows are struck through, and what it says, as a note would.
STRUCK_HEADER, STRUCK = "Struck through", "struck through"
#: The column that says which colour few rows have, and what it says of the others.
COLOUR_HEADER, NO_COLOUR, COLOURED = "Row colour", "no colour", "coloured"
_WHITE, _GREY = 0.98, 0.12
_RGB, _TINT = re.compile(r"[0-9A-Fa-f]{6}"), re.compile(r"-?[01](?:\.\d{1,20})?")
#: Where a workbook's theme lies, and its colours in the order of their numbers.
_THEME_MEMBER = "xl/theme/theme1.xml"
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_THEME = re.compile(rb'<a:([a-z]+[1-6])>\s*<a:(?:srgbClr val|sysClr [^<>]*?lastClr)="([0-9A-Fa-f]{6})"')
_HUES = ((15, "red"), (42, "orange"), (70, "yellow"), (170, "green"), (260, "blue"), (330, "violet"), (360, "red"))
#: What is raised of a part that is broken, missing or locked, or that says to be in an encoding which nobody knows.
_UNREADABLE = (LookupError, RuntimeError, expat.ExpatError, *BROKEN)
#: How the name ends of the attribute that says where a sheet lies; two standards have two beginnings.
_RELATION = "relationships id"
#: More than any program writes: styles of 65,000 formats have 10 MB.
_MOST_BYTES = 16_000_000
_BLOCK_BYTES = 1_000_000
#: Where one currency alone is in use, a column is of it where so many of the first rows are.
_SOME = 0.2
_FIRST_ROWS = 5_000
#: A sheet that somebody keeps by hand is no longer than this, and fewer rows than so many of it are marked.
_SHORT_BYTES, _FEW_ROWS, _IN_TURN = 4_000_000, 0.3, 2
_FILLED = re.compile(rb"<(?:x:)?c [^<>]*(?<!/)>")
_ATTRIBUTE = {"r": re.compile(rb'\br="[A-Z]{1,3}(\d{1,7})"'), "s": re.compile(rb'\bs="(\d{1,5})"')}
_MOST_FORMATS, _MOST_MARKS, _MOST_COLUMNS = 65_536, 200, 64
#: The elements that are looked at, with those around them: the last is the workbook's list of where its parts lie.
_LOOKED_AT = frozenset(
    (
        "numFmts/numFmt", "fonts/font", "fonts/font/strike", "fills/fill", "fills/fill/patternFill", "fills/fill/patternFill/fgColor", "cellXfs/xf", "sheets/sheet", "Relationship",
    )
)  # fmt: skip
_DEPTH, _MOST_ELEMENTS = 5, 200_000
#: A format's beginning: skipped widths and fillers, literal texts, digits and anything else.
_TOKENS = re.compile(
    r'\[\$([^\]-]*)(?:-([^\]]*))?\]|"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]|([^\x00-\x7f$]|[$ ])|(.)', re.DOTALL
)
_MOST_CHARACTERS = 255
#: Currencies of places, where a sign is shared by several: [$$-C09], [$¥-411], [$kr-41D].
_OF_PLACES = {
    "1009": "CAD", "c0c": "CAD", "c09": "AUD", "1409": "NZD", "c04": "HKD", "1004": "SGD", "404": "TWD", "80a": "MXN",
    "411": "JPY", "804": "CNY", "41d": "SEK", "414": "NOK", "406": "DKK",
}  # fmt: skip


@dataclass(frozen=True)
class Forms:
    """What the formats of a workbook's cells say.

    Attributes:
        marks: the currency that a cell's format writes beside its number, by the format's place.
        struck: the places of formats whose font is struck through.
        fills: the colour that a cell of a format is filled with.
        sheets: where in the archive each sheet lies; none in an ods, which has all of them in one place.
    """

    marks: Mapping[int, str] = field(default_factory=dict[int, str])
    struck: frozenset[int] = frozenset()
    fills: Mapping[int, str] = field(default_factory=dict[int, str])
    sheets: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass
class SheetForms:
    """What the cells of one sheet say by their form.

    Attributes:
        whole: the mark of columns that have one in all their numbers, by place.
        marks: the marks that differ from row to row.
        by_row: of each column that has them the place in `marks`, one more, of each row; 0 where there is none.
        struck: how many filled cells of each row are struck through; None where none is.
        colours: the colour of rows, where few have one; None where no sheet of the workbook has such rows.
        hidden: how rows are hidden; None where no sheet of the workbook has such rows.
        unreckoned: by column (from the first filled one), the rows whose formula has no result.
    """

    whole: dict[int, str] = field(default_factory=dict[int, str])
    marks: Sequence[str] = ()
    by_row: dict[int, bytearray] = field(default_factory=dict[int, bytearray])
    struck: array[int] | None = None
    colours: dict[int, str] | None = None
    hidden: Mapping[int, str] | None = None
    unreckoned: Mapping[int, set[int]] = field(default_factory=dict[int, set[int]])

    @property
    def beside(self) -> tuple[str, ...]:
        """The headers of what is said of rows."""
        return (
            *((STRUCK_HEADER,) if self.struck is not None else ()),
            *((COLOUR_HEADER,) if self.colours is not None else ()),
            *((HIDDEN_HEADER,) if self.hidden is not None else ()),
        )


def forms_of(file: IO[bytes]) -> Forms:
    """The formats of a workbook that can say something; none where they do not, and of other files than xlsx and ods."""
    try:
        with zipfile.ZipFile(file) as archive:
            if CONTENT in archive.namelist():
                currencies, is_struck, is_coloured = says_of_document(archive)
                marks = dict(enumerate(sorted(currencies), start=1))
                return Forms(marks, frozenset([0] if is_struck else []), {0: COLOURED} if is_coloured else {})
            styles = _Styles(archive)
            marks, struck, fills = styles.marks(), styles.struck(), styles.fills()
            return Forms(marks, struck, fills, _sheets(archive)) if marks or struck or fills else Forms()
    except _UNREADABLE:
        return Forms()
    finally:
        file.seek(0)


def forms_of_sheet(file: IO[bytes], forms: Forms, name: str, start: tuple[int, int], size: tuple[int, int]) -> SheetForms:  # fmt: skip
    """What the cells of a sheet say by their form.

    Args:
        file: the workbook.
        forms: what its formats say.
        name: the sheet.
        start: its first filled row and column, from 0.
        size: how many rows from row 0 on, and how many columns from the first filled one on, are read.
    """
    said, rows = _Said(forms, start[1], *size), size[0]
    one_mark = not forms.struck and len(set(forms.marks.values())) == 1  # the first rows tell of all
    try:
        with zipfile.ZipFile(file) as archive, archive.open(forms.sheets[name] if forms.sheets else CONTENT) as stream:
            if not forms.sheets:
                rows = min(rows, _FIRST_ROWS) if one_mark else rows
                places = {mark: place for place, mark in forms.marks.items()}
                hear_document(stream, name, (places, 0 if forms.struck else None), said.hear, rows)
                return said.told(rows)
            content: IO[bytes] = stream
            if one_mark:
                first = stream.read(_BLOCK_BYTES)
                content, rows = io.BytesIO(first), min(rows, first.count(b"row>"))
            for row, column, place in _cells(content, [*{*forms.marks, *forms.struck}]):
                said.hear(row, column, place)
    except (Trouble, *_UNREADABLE):
        return SheetForms()
    return said.told(rows)


def look_through(file: IO[bytes], names: Sequence[str]) -> Looks:
    """The hidden rows of sheets, by their names, and their formulas without a result; nothing of other files than xlsx and ods."""
    try:
        return _look_through(file, names, _sheets)
    except _UNREADABLE:
        return Looks()
    finally:
        file.seek(0)


def coloured_rows(file: IO[bytes], forms: Forms, name: str) -> dict[int, str]:
    """The colour of rows (from 0) that most filled cells of have the same one, where few rows have any.

    Whoever marks rows by hand has no long sheet: only such are looked through. Colours in turn, and most rows, are decoration.
    """
    try:
        with zipfile.ZipFile(file) as archive, archive.open(forms.sheets[name] if forms.sheets else CONTENT) as stream:
            content = stream.read(_SHORT_BYTES + 1)
    except _UNREADABLE:
        return {}
    if len(content) > _SHORT_BYTES or not forms.fills:
        return {}
    filled, coloured = (
        _coloured_cells(content, forms.fills) if forms.sheets else coloured_cells(content, name, colour_of)
    )
    found: dict[int, str] = {}
    for at, colours in sorted(coloured.items()):
        colour, cells = colours.most_common(1)[0]
        if filled[at] > 1 and cells * 2 > filled[at]:
            found[at] = colour
    first = min((at for at, cells in filled.items() if cells > 1), default=0)
    found.pop(first, None)  # the headers
    steps = {later - one for one, later in pairwise(found)}
    in_turn = len(found) > _IN_TURN and len(steps) == 1 and steps != {1}
    return {} if in_turn or len(found) > _FEW_ROWS * len(filled) else found


def _coloured_cells(content: bytes, fills: Mapping[int, str]) -> tuple[Counter[int], dict[int, Counter[str]]]:
    """How many filled cells each row has (from 0), and how many of them in each colour."""
    filled, coloured = Counter[int](), dict[int, Counter[str]]()
    for cell in _FILLED.finditer(content):
        row, form = (_ATTRIBUTE[one].search(cell[0]) for one in ("r", "s"))
        if row is None:
            continue
        at = int(row[1]) - 1
        filled[at] += 1
        if form is not None and (colour := fills.get(int(form[1]))):
            coloured.setdefault(at, Counter())[colour] += 1
    return filled, coloured


class _Said:
    """Gathers what cells say."""

    def __init__(self, forms: Forms, first_column: int, height: int, width: int) -> None:
        self._forms = forms
        self._first, self._height, self._width = first_column, height, width
        self._marks = sorted(set(forms.marks.values()))[:_MOST_MARKS]
        places = {mark: at for at, mark in enumerate(self._marks, start=1)}
        self._places = {format_: places[mark] for format_, mark in forms.marks.items() if mark in places}
        self._by_row: dict[int, bytearray] = {}
        self._struck: array[int] | None = None

    def hear(self, row: int, column: int, format_: int) -> None:
        """One filled cell; what lies beyond the sheet's own size is passed over."""
        at = column - self._first
        if not (0 <= row < self._height and 0 <= at < self._width):
            return
        if format_ in self._forms.struck:
            self._struck = self._struck or array("H", bytes(2 * self._height))
            self._struck[row] = min(self._struck[row] + 1, 65_535)
        if place := self._places.get(format_):
            if at not in self._by_row:
                if len(self._by_row) == _MOST_COLUMNS:
                    return
                self._by_row[at] = bytearray(self._height)
            self._by_row[at][row] = place

    def told(self, rows: int) -> SheetForms:
        """What was said in so many rows: one currency is the whole column's, several are their cells'."""
        used = {place for said in self._by_row.values() for place in set(said) if place}
        if len(used) != 1:
            return SheetForms({}, self._marks, self._by_row, self._struck)
        mark, least = self._marks[used.pop() - 1], _SOME * rows
        whole = {at: mark for at, said in self._by_row.items() if len(said) - said.count(0) >= least}
        return SheetForms(whole, struck=self._struck)


def _cells(stream: IO[bytes], formats: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Row, column (from 0) and format of filled cells that have one of some formats."""
    some = b"|".join(b"%d" % one for one in formats) if len(formats) <= _MOST_COLUMNS else rb"\d{1,5}"
    cells = rb'c (?=[^<>]*\bs="(' + some + rb')")(?=[^<>]*\br="([A-Z]{1,3})(\d{1,7})")[^<>]*(?<!/)>'
    written = re.compile(b"<" + cells)
    wanted = frozenset(formats)
    rest = b""
    while block := stream.read(_BLOCK_BYTES):
        if not rest and b"<x:sheetData" in block:  # as some libraries write all names
            written = re.compile(b"<x:" + cells)
        rest += block
        cut = rest.rfind(b">") + 1
        for found in written.finditer(rest, 0, cut):
            if (place := int(found[1])) in wanted:
                yield int(found[3]) - 1, column_of(found[2]), place
        rest = rest[cut:] if len(rest) - cut < _BLOCK_BYTES else b""


class _Styles:
    """The formats of cells, as the archive's styles have them."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._texts: dict[str, str] = {}
        self._struck: list[bool] = []
        self._fills: list[str | None] = []
        self._formats: list[tuple[str, str]] = []
        self._of_fill: list[str] = []
        theme = _theme(archive)
        for where, attributes in _elements(archive, "xl/styles.xml"):
            match where:
                case "numFmts/numFmt":
                    self._texts[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
                case "fonts/font":
                    self._struck.append(False)
                case "fonts/font/strike" if self._struck:
                    self._struck[-1] = attributes.get("val", "1") not in {"0", "false"}
                case "fills/fill":
                    self._fills.append(None)
                case "fills/fill/patternFill" if self._fills:
                    self._fills[-1] = "" if attributes.get("patternType") == "solid" else None
                case "fills/fill/patternFill/fgColor" if self._fills and self._fills[-1] == "":
                    self._fills[-1] = _colour(attributes, theme)
                case "cellXfs/xf":
                    self._of_fill.append(attributes.get("fillId", ""))
                    self._formats.append((attributes.get("numFmtId", ""), attributes.get("fontId", "")))
                case _:
                    pass
        del self._formats[_MOST_FORMATS:]

    def marks(self) -> dict[int, str]:
        """The currency of each format that has one."""
        known = {number: mark for number, text in self._texts.items() if (mark := currency_mark(text))}
        return {at: known[number] for at, (number, _font) in enumerate(self._formats) if number in known}

    def struck(self) -> frozenset[int]:
        """The formats with a font that is struck through."""
        fonts = {str(at) for at, struck in enumerate(self._struck) if struck}
        return frozenset(at for at, (_number, font) in enumerate(self._formats) if font in fonts)

    def fills(self) -> dict[int, str]:
        """The colour of each format that fills its cell with one."""
        known = {str(at): colour for at, colour in enumerate(self._fills) if colour}
        return {at: known[fill] for at, fill in enumerate(self._of_fill[:_MOST_FORMATS]) if fill in known}


def _theme(archive: zipfile.ZipFile) -> dict[str, str]:
    """The colours of a workbook's theme by their numbers; none where it has no theme."""
    if _THEME_MEMBER not in archive.namelist():
        return {}
    with archive.open(_THEME_MEMBER) as stream:
        found = {name.decode(): rgb.decode() for name, rgb in _THEME.findall(stream.read(_BLOCK_BYTES))}
    return {str(at): found[name] for at, name in enumerate(_THEME_ORDER) if name in found}


def _colour(attributes: Mapping[str, str], theme: Mapping[str, str]) -> str:
    """What a colour is called: red, grey, or another; nothing for white."""
    text, tint = attributes.get("rgb", "")[-6:], attributes.get("tint", "0")
    text = text if _RGB.fullmatch(text) else theme.get(attributes.get("theme", ""), "")
    if not text:
        return "grey" if attributes.get("theme") in {"0", "1"} and tint.startswith("-") else "" if attributes.get("theme") == "0" else COLOURED  # fmt: skip
    return colour_of(text, float(tint) if _TINT.fullmatch(tint) else 0.0)


def colour_of(rgb: str, tint: float = 0.0) -> str:
    """What a colour is called: red, grey, or another; nothing for white.

    Args:
        rgb: six digits, as in ff0000.
        tint: from -1 (black) to 1 (white), as themes make their colours darker and lighter.
    """
    hue, lightness, saturation = rgb_to_hls(*(int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    lightness = lightness * (1 + tint) if tint < 0 else lightness * (1 - tint) + tint
    if lightness > _WHITE:
        return ""
    if saturation < _GREY:
        return "grey"
    return next(name for limit, name in _HUES if hue * 360 <= limit)


def currency_mark(text: str) -> str | None:
    """The sign or code of money that a format writes beside a number: "€"#,##0.00, [$£-809]#,##0.00; None where it writes none."""
    runs, digits = [""], False
    for token in _TOKENS.finditer(text[:_MOST_CHARACTERS]):
        sign, place, quoted, escaped, bare, other = token.groups()
        if other == ";":
            break
        if sign is not None:
            runs += [_of_place(sign, place or ""), ""]
        elif other is None:
            runs[-1] += quoted or escaped or bare or ""
        else:
            digits = digits or other in "0#?"
            runs.append("")
    return next((run for run in map(str.strip, runs) if run and _is_currency(run)), None) if digits else None


def _of_place(sign: str, place: str) -> str:
    """A sign, or the code of its place's currency where others have it, too."""
    from lib.ingest.currencies import currency_of, is_weak  # noqa: PLC0415 - as below

    return _OF_PLACES.get(place.lower(), sign) if sign and (is_weak(sign) or currency_of(sign) is None) else sign


def _is_currency(text: str) -> bool:
    from lib.ingest.currencies import CODES, currency_of, is_other_word  # noqa: PLC0415 - takes time, and most have none

    return currency_of(text) is not None and (text in CODES or not is_other_word(text))


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Where each sheet lies, by its name."""
    targets = {
        one.get("Id", ""): posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))).lstrip("/")
        for where, one in _elements(archive, "xl/_rels/workbook.xml.rels")
        if where == "Relationship"
    }
    return {
        one.get("name", ""): target
        for where, one in _elements(archive, "xl/workbook.xml")
        if where == "sheets/sheet"
        for key, relation in one.items()
        if key.endswith(_RELATION) and (target := targets.get(relation))
    }


def _elements(archive: zipfile.ZipFile, member: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of a part of the archive that are looked at, and their attributes."""
    with archive.open(member) as stream:
        content = stream.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES or b"<!DOCTYPE" in content:
        return []
    found: list[tuple[str, dict[str, str]]] = []
    path: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        path.append(name.rpartition(" ")[2])
        if len(path) <= _DEPTH and (where := "/".join(path[1:])) in _LOOKED_AT and len(found) < _MOST_ELEMENTS:
            found.append((where, attributes))

    parser: Any = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: path.pop()
    parser.Parse(content, True)  # noqa: FBT003 - expat's own signature
    return found
