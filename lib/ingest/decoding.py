"""Bytes in any encoding to blocks of clean UTF-8, in a stream."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field

from lib.ingest.broken_letters import turn_back
from lib.ingest.encoding import BLOCK_BYTES, Encoding, Opener, Tick
from lib.ingest.troubles import first_few

#: What is said of letters that were broken for good.
BROKEN = "letters_broken"
#: What stands where bytes could not be decoded.
LOST = "\ufffd"
_MARK = "\ufeff"
_REPORTED = 100


@dataclass
class Notes:
    """What was repaired on the way from bytes to cells."""

    nuls: int = 0
    unclosed: list[int] = field(default_factory=list[int])
    unclosed_count: int = 0
    undecodable: list[int] = field(default_factory=list[int])
    undecodable_count: int = 0
    ends_with_newline: bool = True

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
            text = text if turned is None else turned(text, not raw)
            text = text.replace(_MARK, "")  # where a file was put together of two, a mark stands before the second, too
            zeros = text.count("\x00")
            if zeros:
                notes.nuls += zeros
                text = text.replace("\x00", "")
            if text:
                yield Block(text.encode(), state)
