"""Delimited text to a grid, in a stream: memory does not grow with the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lib.ingest.decoding import LOST, STRAY, Block, Notes, blocks
from lib.ingest.encoding import Encoding, Opener, detect
from lib.ingest.plain_rows import plain_columns, plain_length
from lib.ingest.rows import CarefulReader, Writing
from lib.ingest.sniff import SAMPLE_CHARACTERS, sniff
from lib.ingest.troubles import Trouble
from lib.ingest.wire import PartReport, Wire

At = Literal["middle", "end"]


def read_text(opener: Opener, size: int, wire: Wire, name: str = "") -> PartReport:
    """Write a delimited text file to the wire.

    Args:
        opener: opens the file from its start, each time it is called.
        size: bytes, for the progress.
        wire: where the grid goes.
        name: the file inside an archive.

    Raises:
        Trouble: no text, no cells, or beyond the limits.
    """
    total = max(size, 1)
    encoding = detect(opener, lambda read: wire.progress(0.2 * min(read / total, 1)))
    writing = sniff(_sample(opener, encoding))
    if writing.width > wire.limits.columns:
        raise Trouble("too_wide", columns=writing.width, limit=wire.limits.columns)
    reader = GridReader(encoding, writing, wire)
    for block, at in _with_end(
        blocks(opener, encoding, reader.notes, lambda read: wire.progress(0.2 + 0.8 * min(read / total, 1)))
    ):
        reader.feed(block, at)
    if wire.rows == 0:
        raise Trouble("empty")
    return PartReport(
        "csv",
        name,
        encoding=encoding.name,
        delimiter=writing.delimiter,
        first_row=1 + writing.skipped_lines,
        ends_with_newline=reader.notes.ends_with_newline,
        remarks=reader.notes.remarks(encoding),
    )


def _sample(opener: Opener, encoding: Encoding) -> str:
    text = b""
    for block in blocks(opener, encoding, Notes()):
        text += block.data
        if len(text) >= SAMPLE_CHARACTERS:
            break
    if not text:
        raise Trouble("empty")
    return text.decode(errors="ignore").replace(STRAY, "")[:SAMPLE_CHARACTERS]


def _with_end(pieces: Iterator[Block]) -> Iterator[tuple[Block, At]]:
    """Each block, and whether the file ends with it."""
    held: Block | None = None
    for piece in pieces:
        if held:
            yield held, "middle"
        held = piece
    if held:
        yield held, "end"


class GridReader:
    """Cuts blocks of a text file into rows and writes them to the wire."""

    def __init__(self, encoding: Encoding, writing: Writing, wire: Wire) -> None:
        self.encoding = encoding
        self.writing = writing
        self.wire = wire
        self.notes = Notes()
        self._careful = CarefulReader(writing, self.notes)
        self._left = Block(b"")
        self._lines = 0
        self._to_skip = writing.skipped_lines

    def feed(self, block: Block, at: At) -> None:
        """Take the next block of the file."""
        state = "damaged" if "damaged" in (block.state, self._left.state) else "whole"
        data = self._left.data + block.data
        if not (state == "whole" and self._plain(data, at)):
            self._carefully(data, at, state)
        limit = self.wire.limits.line_characters
        if len(self._left.data) > limit:
            raise Trouble("line_too_long", line=self._lines + 1, limit=limit)

    def _plain(self, data: bytes, at: At) -> bool:
        """Cut the block by the book, if it is written so."""
        if not self.writing.is_plain or self._to_skip:
            return False
        length = plain_length(data, self.writing, at)
        if length is None:
            return False
        whole = data[:length]
        columns = plain_columns(whole, self.writing) if length else []
        if columns is None:
            return False
        line_end = self.writing.line_end.encode()
        self.wire.columns(columns)
        self._lines += whole.count(line_end)
        self._left = Block(data[length:])
        if at == "end":
            self.notes.ends_with_newline = whole.endswith(line_end)
        return True

    def _carefully(self, data: bytes, at: At, state: str) -> None:
        rows, left, lines = self._careful.cut(data.decode(), at, self._lines)
        limit = self.wire.limits.line_characters
        skipped = min(self._to_skip, len(rows))
        rows = rows[skipped:]
        self._to_skip -= skipped
        if state == "damaged":
            first = self.wire.rows + 1 + self.writing.skipped_lines
            for row, cells in enumerate(rows, first):
                if any(LOST in cell for cell in cells):
                    self.notes.note_undecodable(row)
                if any(STRAY in cell for cell in cells):
                    self.notes.note_stray(row)
            rows = [[cell.replace(STRAY, "") for cell in cells] for cells in rows]
        if any(len(cell) > limit for cells in rows for cell in cells):
            raise Trouble("line_too_long", line=self._lines + 1, limit=limit)
        self.wire.grid(rows)
        self._lines += lines
        self._left = Block(left.encode(), state)
