"""Text to rows of cells, with care: however it is written. Where it is by the book, lib.ingest.plain_rows gives the same cells sooner."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from lib.ingest.decoding import Notes
from lib.ingest.named_lines import cut_pair

#: A quoted cell that runs over more than this was never closed.
QUOTED_LINES = 2_000
QUOTED_CHARACTERS = 2 * 1024 * 1024
#: One with marks of its own, which no mark closes by the book, has at most so many lines: an address has few, and each stray mark looks so far.
_LOOSE_LINES = 20

#: In narrower tables a text over several lines can look like rows.
FEWEST_CELLS = 4
#: What may divide the lines of another export that was pasted below; in narrower tables a sentence can look like its rows.
_PASTED, _FEWEST_PASTED = (",", "\t", ";", "|"), 3
#: A day, a number or a sum of money: every row of a table has one.
_FIGURE = re.compile(r"[-+($€£¥#]*\d[\d.,:/\-'T ]*[)%€]?")

QUOTED = re.compile(r'"[^"]*"')

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
        self._pasted_by: str | None = None  # the delimiter of the line above, where that was pasted
        self._others = {
            other: CarefulReader(replace(writing, delimiter=other, width=1, quotes='"'), Notes())
            for other in _PASTED
            if writing.lines == "plain"
            and writing.width >= _FEWEST_PASTED
            and writing.delimiter in _PASTED
            and other != writing.delimiter
        }  # width 1: these look for no further ones

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
        other = text.count("\r") != text.count("\r\n") if line_end == "\n" else "\n" in text
        if other and self.writing.width > 1 and self.writing.lines == "plain":
            lines = self._ended_otherwise(lines)
        rows: list[list[str]] = []
        line = 0
        try:
            while line < len(lines):
                pasted = self._pasted(lines, line, at)
                if pasted is not None:
                    self.notes.note_pasted(lines_before + line + 1)
                    rows.append(pasted)
                    line += 1
                    continue
                row, line = self._row(lines, line, at, lines_before)
                rows.append(self._unwrapped(row[0]) if len(row) == 1 and self.writing.width > 1 else row)
        except _NeedMore:
            left = line_end.join([*lines[line:], left])
        return rows, left, line

    def _pasted(self, lines: list[str], line: int, at: str) -> list[str] | None:
        """The cells of a line that another delimiter divides as this table's divides others, as the one above or below is, too; None of any other."""
        by, self._pasted_by = self._pasted_by, None
        if lines[line].count(self.writing.delimiter or "\x00") == self.writing.width - 1:
            return None
        for other in self._others:
            cells = self._cells_by(other, lines[line])
            if cells is None:
                continue
            if other != by:
                if line + 1 == len(lines) and at == "middle":
                    raise _NeedMore
                below = self._cells_by(other, lines[line + 1]) if line + 1 < len(lines) else None
                if (
                    below is None
                    or len(below) != len(cells)
                    or not any(_FIGURE.fullmatch(cell.strip()) for cell in (*cells, *below))
                ):
                    continue
            self._pasted_by = other
            return cells
        return None

    def _cells_by(self, other: str, line: str) -> list[str] | None:
        """A line's cells by another delimiter; None where its own divides it, too, and they are not as many as the table has columns."""
        least = self.writing.width if (self.writing.delimiter or "\x00") in line else _FEWEST_PASTED
        signs = line.count(other)
        is_prose = line.count(f"{other} ") == signs  # January 1, 2026, 12:00
        if signs < least - 1 or is_prose or line.count('"') % 2 or self._width(line) == self.writing.width:
            return None
        cells = self._others[other].cut(line)[0][0]
        return cells if len(cells) == self.writing.width or least == _FEWEST_PASTED <= len(cells) else None

    def _unwrapped(self, cell: str) -> list[str]:
        """The cells of a row that is quoted as a whole among others that are not."""
        if cell.count(self.writing.delimiter or "\x00") < self.writing.width - 1 or self.writing.lines == "wrapped":
            return [cell]
        inside = self._quoted([cell], 0, "end", 0)[0]
        return inside if len(inside) == self.writing.width else [cell]

    def _ended_otherwise(self, lines: list[str]) -> list[str]:
        """The lines, and those of files that were put together of two: what ends their lines ends these where each part has a row's cells."""
        other, delimiter = ("\r" if self.writing.line_end == "\n" else "\n"), self.writing.delimiter or "\x00"
        found: list[str] = []
        is_inside = False  # of a quoted cell
        for line in lines:
            parts: list[str] = []
            held: list[str] = []
            are_rows, begins_inside = True, is_inside
            for piece in line.split(other):
                held.append(piece)
                is_inside ^= piece.count('"') % 2 == 1
                if not is_inside:
                    part, held = other.join(held), []
                    if part:
                        parts.append(part)
                        are_rows &= begins_inside or self._width(part) == self.writing.width
                    begins_inside = False
            if held:
                parts.append(other.join(held))
                are_rows &= delimiter in parts[-1]
            found += (parts or [""]) if are_rows else [line]
        return found

    def _width(self, line: str) -> int:
        """How many cells a line has by itself."""
        return QUOTED.sub("", line).count(self.writing.delimiter or "\x00") + 1

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
                cell, line, place = self._quoted_cell(lines, line, place, at, lines_before, len(cells))
                stop = len(lines[line].rstrip("\r"))
            else:
                end = text.find(delimiter, place, stop)
                end = stop if end < 0 else end
                cell, place = text[place:end], end
            cells.append(cell)
            if place >= stop:
                return cells, line + 1
            place += len(delimiter)

    def _quoted_cell(
        self, lines: list[str], line: int, place: int, at: str, lines_before: int, cells_before: int
    ) -> tuple[str, int, int]:
        """A cell that begins with a quotation mark; the line and the place where it ends."""
        text = lines[line]
        stop = len(text.rstrip("\r"))
        whole = self._whole.match(text, place, stop)
        if whole:
            return whole[1].replace('""', '"'), line, whole.end()
        start = text.index('"', place) + 1
        further = self._over_lines(lines, line, start, at) or self._loosely_over_lines(
            lines, line, start, at, cells_before
        )
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

    def _loosely_over_lines(
        self, lines: list[str], line: int, start: int, at: str, cells_before: int
    ) -> tuple[str, int, int] | None:
        """A cell over several lines that holds marks of its own: it ends where its row has as many cells as the others.

        None where the line has the cells of a row by itself, or no line below completes it before one that has.
        """
        delimiter, after = self.writing.delimiter or "\x00", self.writing.width - cells_before - 1
        if self.writing.width < FEWEST_CELLS or lines[line].count(delimiter, start) >= max(after, 1):
            return None
        pieces = [lines[line][start:]]
        for below in range(line + 1, min(len(lines), line + _LOOSE_LINES)):
            text = lines[below].rstrip("\r")
            if text.count(delimiter) == self.writing.width - 1 or (not after and delimiter in text):
                return None
            for closing in islice(self._closing.finditer(text), self.writing.width):
                if len(self._quoted([text[closing.end() :]], 0, "end", 0)[0]) == after + 1:
                    found = self.writing.line_end.join([*pieces, text[: closing.start()]])
                    return found.replace('""', '"'), below, closing.end()
            pieces.append(lines[below])
        if at == "middle" and len(lines) < line + _LOOSE_LINES:
            raise _NeedMore
        return None

    def _has_rows(self, pieces: list[str]) -> bool:
        """Does a cell over several lines hold what would be whole rows? Then its mark was hardly meant."""
        most = self.writing.width - 1
        if self.writing.width < FEWEST_CELLS or len(pieces) == 1:
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
