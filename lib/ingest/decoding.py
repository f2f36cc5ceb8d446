"""Bytes in any encoding to blocks of clean UTF-8, in a stream."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lib.ingest.broken_letters import turn_back
from lib.ingest.encoding import BLOCK_BYTES, EAST_ASIAN, Encoding, Opener, Tick, is_cut_off, is_in, is_pasted_utf8
from lib.ingest.troubles import first_few

#: What is said of letters that were broken for good.
BROKEN = "letters_broken"
#: What stands where bytes could not be decoded.
LOST = "\ufffd"
#: What stands behind letters that were read in another encoding than the file's, until their row is noted.
STRAY = "\ufdd0"
_MARK = "\ufeff"
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_REPORTED = 100


@dataclass
class Notes:
    """What was repaired on the way from bytes to cells."""

    nuls: int = 0
    unclosed: list[int] = field(default_factory=list[int])
    unclosed_count: int = 0
    undecodable: list[int] = field(default_factory=list[int])
    undecodable_count: int = 0
    strays: list[int] = field(default_factory=list[int])
    strays_count: int = 0
    pasted: list[int] = field(default_factory=list[int])
    pasted_count: int = 0
    ends_with_newline: bool = True

    def note_pasted(self, line: int) -> None:
        """This line (counted from 1) is divided by another delimiter than the table's, and was read by that."""
        self.pasted_count += 1
        if len(self.pasted) < _REPORTED:
            self.pasted.append(line)

    def note_unclosed(self, line: int) -> None:
        """A quotation mark on this line (counted from 1) is never closed."""
        self.unclosed_count += 1
        if len(self.unclosed) < _REPORTED:
            self.unclosed.append(line)

    def note_undecodable(self, row: int) -> None:
        """This row (counted from 1) has letters that could not be decoded."""
        self.undecodable_count += 1
        if len(self.undecodable) < _REPORTED:
            self.undecodable.append(row)

    def note_stray(self, row: int) -> None:
        """This row (counted from 1) was in another encoding than the file, and was read in that."""
        self.strays_count += 1
        if len(self.strays) < _REPORTED:
            self.strays.append(row)

    def remarks(self, encoding: Encoding) -> tuple[tuple[str, dict[str, str | int | float]], ...]:
        """As codes and facts of lib.ingest.troubles.REMARKS."""
        said: list[tuple[str, dict[str, str | int | float]]] = []
        if not encoding.sure:
            said.append(("encoding_unsure", {"encoding": encoding.name}))
        if encoding.broken:
            said.append(("letters_mended" if encoding.broken == "western" else BROKEN, {}))
        if self.nuls:
            said.append(("nul_characters", {"count": self.nuls}))
        if self.unclosed_count:
            said.append(("unclosed_quotes", {"count": self.unclosed_count, "lines": first_few(self.unclosed)}))
        if self.pasted_count:
            said.append(("pasted_lines", {"count": self.pasted_count, "lines": first_few(self.pasted)}))
        if self.strays_count:
            rows = first_few(self.strays)
            facts: dict[str, str | int | float] = {
                "count": self.strays_count,
                "encoding": encoding.name,
                "other": encoding.other or "",
                "rows": rows,
            }
            said.append(("stray_rows", facts))
        if self.undecodable_count:
            rows = first_few(self.undecodable)
            said.append(
                ("undecodable_rows", {"count": self.undecodable_count, "encoding": encoding.name, "rows": rows})
            )
        return tuple(said)


@dataclass(frozen=True)
class Block:
    """A piece of a file as UTF-8 without zero characters.

    Attributes:
        data: whole characters, not necessarily whole lines.
        state: "damaged" where some bytes could not be decoded and are U+FFFD now.
    """

    data: bytes
    state: str = "whole"


def blocks(opener: Opener, encoding: Encoding, notes: Notes, tick: Tick = lambda _read: None) -> Iterator[Block]:
    """The file from its first letter to its last, in pieces of a few megabytes; `tick` gets the bytes read so far."""
    if encoding.other is not None:
        yield from _of_two(opener, encoding, encoding.other, notes, tick)
        return
    strict = codecs.getincrementaldecoder(encoding.name)("strict")
    lenient = codecs.getincrementaldecoder(encoding.name)("replace")
    turned = turn_back() if encoding.broken == "western" else None
    read, raw = 0, b"-"
    with opener() as file:
        file.read(encoding.bom_bytes)
        while raw:
            raw = file.read(BLOCK_BYTES)
            read += len(raw)
            tick(read)
            before, state = strict.getstate(), "whole"
            try:
                text = strict.decode(raw, not raw)
            except UnicodeDecodeError:
                lenient.setstate(before)
                text, state = lenient.decode(raw, not raw), "damaged"
                strict.setstate(lenient.getstate())
            text = _tidy(text if turned is None else turned(text, not raw), notes)
            if text:
                yield Block(text.encode(), state)


def _tidy(text: str, notes: Notes) -> str:
    """Text without zero characters and marks: where a file was put together of two, one stands before the second, too."""
    text = text.replace(_MARK, "")
    if zeros := text.count("\x00"):
        notes.nuls += zeros
        text = text.replace("\x00", "")
    return text


def _of_two(opener: Opener, encoding: Encoding, other: str, notes: Notes, tick: Tick) -> Iterator[Block]:
    """The same of a file whose lines are in two encodings: whole lines at a time."""
    read, left, raw = 0, b"", b"-"
    with opener() as file:
        file.read(encoding.bom_bytes)
        while raw:
            raw = file.read(BLOCK_BYTES)
            read += len(raw)
            tick(read)
            data = left + raw
            cut = max(data.rfind(b"\n"), data.rfind(b"\r")) + 1 if raw else len(data)
            lines, left = data[:cut], data[cut:]
            text = "".join(_line_of_two(line, encoding.name, other) for line in lines.splitlines(keepends=True))
            if text := _tidy(text, notes):
                yield Block(text.encode(), "damaged" if STRAY in text or LOST in text else "whole")


def _line_of_two(line: bytes, name: str, other: str) -> str:
    """A line in that of two encodings which it is in, marked where that is the rarer one; between its letters, where only some are."""
    if line.isascii():
        return line.decode()
    if other == "utf-8":
        return _marked(line.decode()) if is_pasted_utf8(line) else line.decode(name, "replace")
    if is_in(line, name):
        return line.decode(name)
    if is_cut_off(line) or not is_in(line, other):
        return line.decode(name, "replace")
    if other in EAST_ASIAN:
        return _marked(line.decode(other))
    # Letters of both stand in one line where a cell was pasted.
    parts = _BEYOND_ASCII.sub(lambda run: run[0] if is_in(run[0], name) else run[0].decode(other).encode(name), line)
    return _marked(parts.decode(name))


def _marked(line: str) -> str:
    """A line with a mark behind its first letter beyond ASCII: it cannot stand beside a quotation mark there that opens a cell."""
    place = next((at for at, sign in enumerate(line) if sign > "\x7f"), 0) + 1
    return line[:place] + STRAY + line[place:]
