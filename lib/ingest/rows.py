"""Text to rows of cells: quickly where it is written by the book, carefully where it is not. Both give the same cells."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from pyarrow import csv

from lib.ingest.arrow import Column
from lib.ingest.decoding import Notes
from lib.ingest.named_lines import cut_pair

#: A quoted cell that runs over more than this was never closed.
QUOTED_LINES = 2_000
QUOTED_CHARACTERS = 2 * 1024 * 1024

_QUOTE = 34
#: In narrower tables a text over several lines can look like rows.
_FEWEST_CELLS = 4
Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]


#: What stands around cells that need it.
Quotes = Literal['"', "'", "“"]
OTHER_QUOTES: dict[Quotes, tuple[str, str]] = {"'": ("'", "'"), "“": ("“", "”")}
#: Other marks trade places with the straight one while a row is cut.
TO_STRAIGHT: dict[Quotes, dict[int, str]] = {
    "'": str.maketrans({"'": '"', '"': "'"}),
    "“": str.maketrans({"“": '"', "”": '"', '"': "“"}),
}


@dataclass(frozen=True)
class Writing:
    """How a text file is written.

    Attributes:
        delimiter: what stands between cells; None where there is one column.
        line_end: the last character of a line end.
        width: the usual number of cells in a row.
        skipped_lines: 1 where a line `sep=;` comes first.
        lines: "wrapped" where each line as a whole is one quoted cell that holds the row, "pairs" where it is a name and its value, "blanks" where any number of blanks stands between cells.
        quotes: what stands around cells.
        cuts: where the columns of a print-out begin that has no delimiter, but blanks up to fixed places.
    """

    delimiter: str | None = ","
    line_end: Literal["\n", "\r"] = "\n"
    width: int = 1
    skipped_lines: int = 0
    lines: Literal["plain", "wrapped", "pairs", "blanks"] = "plain"
    quotes: Quotes = '"'
    cuts: tuple[int, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Can Arrow cut it at all?"""
        if self.delimiter is None or not self.delimiter.isascii() or len(self.delimiter) > 1:
            return False
        return self.width > 1 and self.lines == "plain" and self.quotes == '"'


# --- by the book ------------------------------------------------------------------------------------------------------


def plain_length(data: bytes, writing: Writing, at: Literal["middle", "end"]) -> int | None:
    """How many bytes of `data` are whole rows written by the book; None where a careful look is needed.

    By the book: a quotation mark stands only at the ends of a cell or doubled inside such a cell, and the file's line
    ends are the only ones outside of quoted cells.
    """
    line_end = writing.line_end.encode()
    if data.startswith((codecs.BOM_UTF8, b"\r", b"\n")) or line_end * 2 in data or b"\n\r\n" in data:
        return None  # Arrow would swallow the mark, and make empty cells of a line that has none
    if b'"' not in data:
        length = len(data) if at == "end" else data.rfind(line_end) + 1
    else:
        length = _quoted_length(data, writing, at)
    if not length:
        return length
    strange = data.count(b"\r", 0, length) - data.count(b"\r\n", 0, length) if line_end == b"\n" else data.count(b"\n")
    return None if strange else length


def _quoted_length(data: bytes, writing: Writing, at: Literal["middle", "end"]) -> int | None:
    letters: Bytes = np.frombuffer(data, np.uint8)
    quotes: Places = np.flatnonzero(letters == _QUOTE)
    ends: Places = np.flatnonzero(letters == ord(writing.line_end))
    before_end = np.searchsorted(quotes, ends)
    row_ends = ends[before_end % 2 == 0]
    last_end = int(row_ends[-1]) + 1 if len(row_ends) else 0
    length = len(data) if at == "end" else last_end
    if not length:
        return None
    quotes = quotes[quotes < length]
    if len(quotes) % 2 or not _by_the_book(letters, quotes, writing) or _runs_on(quotes, ends):
        return None
    return None if _swallows_rows(letters, quotes, ends, writing) else length


def _by_the_book(letters: Bytes, quotes: Places, writing: Writing) -> bool:
    """Opening marks follow a border or the closing mark of a doubled pair, closing marks stand before one."""
    borders = np.zeros(256, bool)
    borders[[ord(writing.delimiter or ","), ord(writing.line_end)]] = True
    borders_after = borders.copy()
    borders_after[ord("\r")] = True
    opening, closing = quotes[0::2], quotes[1::2]
    doubled = np.zeros(len(opening), bool)
    doubled[1:] = opening[1:] - 1 == closing[:-1]
    good_opening = doubled | (opening == 0) | borders[letters[opening - 1]]
    followed = np.zeros(len(closing), bool)
    followed[:-1] = doubled[1:]
    last = len(letters) - 1
    good_closing = followed | (closing == last) | borders_after[letters[np.minimum(closing + 1, last)]]
    return bool(good_opening.all() and good_closing.all())


def _runs_on(quotes: Places, ends: Places) -> bool:
    """Is a quoted stretch so long that its quotation mark was probably never closed?"""
    opening, closing = quotes[0::2], quotes[1::2]
    lines = np.searchsorted(ends, closing) - np.searchsorted(ends, opening)
    return bool((lines >= QUOTED_LINES).any() or (closing - opening > QUOTED_CHARACTERS).any())


def _swallows_rows(letters: Bytes, quotes: Places, ends: Places, writing: Writing) -> bool:
    """Does a quoted stretch over several lines hold as many delimiters as rows would? Then its mark was hardly meant."""
    opening, closing = quotes[0::2], quotes[1::2]
    over_lines = np.searchsorted(ends, closing) > np.searchsorted(ends, opening)
    if writing.width < _FEWEST_CELLS or not over_lines.any():
        return False
    delimiters: Places = np.flatnonzero(letters == ord(writing.delimiter or ","))
    inside = np.searchsorted(delimiters, closing[over_lines]) - np.searchsorted(delimiters, opening[over_lines])
    return bool((inside >= writing.width - 1).any())


def plain_columns(data: bytes, writing: Writing) -> list[Column] | None:
    """Rows by the book to columns of strings; None where a row has more or fewer cells than usual."""
    names = [f"c{i}" for i in range(writing.width)]
    quoted = '"' if b'"' in data else False
    try:
        table = csv.read_csv(
            pa.BufferReader(data),
            read_options=csv.ReadOptions(use_threads=False, column_names=names, block_size=len(data) + 1024),
            parse_options=csv.ParseOptions(
                delimiter=writing.delimiter or ",",
                quote_char=quoted,
                newlines_in_values=bool(quoted),
                ignore_empty_lines=False,
            ),
            convert_options=csv.ConvertOptions(
                check_utf8=False, column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    return [column.combine_chunks() for column in table.columns]


# --- with care --------------------------------------------------------------------------------------------------------


class _NeedMore(Exception):  # noqa: N818 - not an error
    """A quoted cell runs over the end of the text at hand."""


class CarefulReader:
    """Cuts any text into rows of cells; a quotation mark that makes no sense is kept as text.

    A quoted cell may run over line ends only if it is written by the book; an opening mark that is not closed so is text,
    and its line is noted: one stray mark never swallows the rows below it.
    """

    def __init__(self, writing: Writing, notes: Notes) -> None:
        self.writing = writing
        self.notes = notes
        delimiter = re.escape(writing.delimiter or "\x00")
        inside = r'[^"]*+(?:""[^"]*+)*+'
        self._opening = re.compile(' *"')
        self._whole = re.compile(f' *"({inside})" *(?={delimiter}|\\Z)')
        self._inside = re.compile(inside)
        self._closing = re.compile(f'" *(?={delimiter}|\\Z)')
        self._lenient = re.compile(f' *"(.*?)" *(?={delimiter}|\\Z)', re.DOTALL)

    def cut(
        self, text: str, at: Literal["middle", "end"] = "end", lines_before: int = 0
    ) -> tuple[list[list[str]], str, int]:
        """Rows, the text that is left over for the next call, and the number of lines used."""
        swap = TO_STRAIGHT.get(self.writing.quotes)
        if swap is None:
            return self._cut(text, at, lines_before)
        rows, left, used = self._cut(text.translate(swap), at, lines_before)
        back = {ord(new): chr(old) for old, new in swap.items()} if self.writing.quotes == "'" else {ord("“"): '"'}
        left = left.translate(back) if self.writing.quotes == "'" else text[len(text) - len(left) :]
        return [[cell.translate(back) for cell in row] for row in rows], left, used

    def _cut(self, text: str, at: Literal["middle", "end"], lines_before: int) -> tuple[list[list[str]], str, int]:
        line_end = self.writing.line_end
        lines = text.split(line_end)
        left = lines.pop()
        if at == "end":
            self.notes.ends_with_newline = left in ("", "\x1a")
            if not self.notes.ends_with_newline:
                lines.append(left)
            left = ""
        rows: list[list[str]] = []
        line = 0
        try:
            while line < len(lines):
                row, line = self._row(lines, line, at, lines_before)
                rows.append(self._unwrapped(row[0]) if len(row) == 1 and self.writing.width > 1 else row)
        except _NeedMore:
            left = line_end.join([*lines[line:], left])
        return rows, left, line

    def _unwrapped(self, cell: str) -> list[str]:
        """The cells of a row that is quoted as a whole among others that are not."""
        if cell.count(self.writing.delimiter or "\x00") < self.writing.width - 1 or self.writing.lines == "wrapped":
            return [cell]
        inside = self._quoted([cell], 0, "end", 0)[0]
        return inside if len(inside) == self.writing.width else [cell]

    def _row(self, lines: list[str], line: int, at: str, lines_before: int) -> tuple[list[str], int]:
        """One row and the line after it."""
        text = lines[line]
        if self.writing.lines in {"pairs", "blanks"}:
            return cut_pair(text) if self.writing.lines == "pairs" else text.split(), line + 1
        if self.writing.cuts:
            return cells_between(text, self.writing.cuts), line + 1
        if '"' in text:
            if self.writing.lines == "wrapped":
                return self._quoted([_without_wrapping(text)], 0, "end", lines_before + line)[0], line + 1
            return self._quoted(lines, line, at, lines_before)
        text = text.rstrip("\r")
        if not text:
            return [], line + 1
        return (text.split(self.writing.delimiter) if self.writing.delimiter else [text]), line + 1

    def _quoted(self, lines: list[str], line: int, at: str, lines_before: int) -> tuple[list[str], int]:
        """A row with quotation marks in it, and the line after it."""
        delimiter = self.writing.delimiter or "\x00"
        cells: list[str] = []
        place = 0
        while True:
            text = lines[line]
            stop = len(text.rstrip("\r"))
            if self._opening.match(text, place, stop):
                cell, line, place = self._quoted_cell(lines, line, place, at, lines_before)
                stop = len(lines[line].rstrip("\r"))
            else:
                end = text.find(delimiter, place, stop)
                end = stop if end < 0 else end
                cell, place = text[place:end], end
            cells.append(cell)
            if place >= stop:
                return cells, line + 1
            place += len(delimiter)

    def _quoted_cell(self, lines: list[str], line: int, place: int, at: str, lines_before: int) -> tuple[str, int, int]:
        """A cell that begins with a quotation mark; the line and the place where it ends."""
        text = lines[line]
        stop = len(text.rstrip("\r"))
        whole = self._whole.match(text, place, stop)
        if whole:
            return whole[1].replace('""', '"'), line, whole.end()
        further = self._over_lines(lines, line, text.index('"', place) + 1, at)
        if further:
            return further
        lenient = self._lenient.match(text, place, stop)
        if lenient:
            return lenient[1].replace('""', '"'), line, lenient.end()
        self.notes.note_unclosed(lines_before + line + 1)
        end = text.find(self.writing.delimiter or "\x00", place, stop)
        end = stop if end < 0 else end
        return text[place:end], line, end

    def _over_lines(self, lines: list[str], line: int, start: int, at: str) -> tuple[str, int, int] | None:
        """A quoted cell that goes on below; None where no mark closes it by the book."""
        pieces: list[str] = []
        characters = 0
        for below in range(line, min(len(lines), line + QUOTED_LINES)):
            text = lines[below]
            end = _end(self._inside.match(text, start))
            pieces.append(text[start:end])
            characters += end - start + 1
            if characters > QUOTED_CHARACTERS:
                return None
            if end < len(text):
                closing = self._closing.match(text, end, len(text.rstrip("\r")))
                found = self.writing.line_end.join(pieces).replace('""', '"')
                return (found, below, closing.end()) if closing and not self._has_rows(pieces) else None
            start = 0
        if at == "middle" and len(lines) < line + QUOTED_LINES:
            raise _NeedMore
        return None

    def _has_rows(self, pieces: list[str]) -> bool:
        """Does a cell over several lines hold what would be whole rows? Then its mark was hardly meant."""
        most = self.writing.width - 1
        if self.writing.width < _FEWEST_CELLS or len(pieces) == 1:
            return False
        return any(piece.count(self.writing.delimiter or "\x00") == most for piece in pieces[1:])


def cells_between(line: str, cuts: tuple[int, ...]) -> list[str]:
    """The cells of a printed line whose columns begin at fixed places; none of a blank line."""
    line = line.replace("\f", "").rstrip()
    return [line[start:stop].strip() for start, stop in zip(cuts, (*cuts[1:], None), strict=True)] if line else []


def _end(match: re.Match[str] | None) -> int:
    """Where a match that cannot fail ends."""
    return match.end() if match else 0


def _without_wrapping(line: str) -> str:
    """The row inside a line that is one quoted cell."""
    line = line.rstrip("\r")
    if len(line) >= 2 and line.startswith('"') and line.endswith('"'):
        return line[1:-1].replace('""', '"')
    return line
