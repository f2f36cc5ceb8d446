"""Text whose letters a program broke before: UTF-8 that was read as another encoding and saved, so that 单 stands as å• or 鍗."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

#: How letters came to be broken: in a way that can be turned back, or in one that lost some of them.
Broken = Literal["western", "chinese"]

_RUN = re.compile(r"[^\x00-\x7f]+")
#: Where cp1252 has a sign of its own for a byte; Latin-1 leaves the byte as it is.
_SIGNS = {ord(bytes([byte]).decode("cp1252")): byte for byte in range(0x80, 0xA0) if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}}  # fmt: skip
_LOST = "\ufffd"
#: By chance two Chinese words in a file look broken, but not most of many.
_FEWEST_RUNS, _MOST_OF_THEM = 3, 0.6
#: A sample ends within a word, perhaps.
_CUT = 0.02


def how_broken(lines: Sequence[bytes]) -> Broken | None:
    """How the letters of a UTF-8 file were broken, by lines that have letters beyond ASCII; None where they are as they should be."""
    runs = {run for line in lines for run in _RUN.findall(line.decode("utf-8", "ignore"))}
    if runs and sum(_turned(run) is None for run in runs) <= _CUT * len(runs):
        return "western"
    if len(runs) < _FEWEST_RUNS:
        return None
    return "chinese" if sum(map(_was_read_as_chinese, runs)) >= _MOST_OF_THEM * len(runs) else None


def mended(text: str) -> str:
    """A text with its letters as they were before a program took UTF-8 for Western letters."""
    return text if text.isascii() else _RUN.sub(lambda run: _turned(run[0]) or run[0], text)


def turn_back() -> Callable[[str, bool], str]:
    """Gives blocks of text their letters back, one after the other; what is at a block's end waits for the next (True: there is none)."""
    waiting = ""

    def turned(text: str, is_last: bool) -> str:  # noqa: FBT001 - where a stream ends
        nonlocal waiting
        text, waiting = waiting + text, ""
        end = len(text)
        while not is_last and end and not text[end - 1].isascii():
            end -= 1
        text, waiting = text[:end], text[end:]
        return mended(text)

    return turned


def _turned(run: str) -> str | None:
    """Letters that were UTF-8 read as Latin-1 or cp1252; None where they were not."""
    codes = [_SIGNS.get(ord(sign), ord(sign)) for sign in run]
    if max(codes) > 0xFF:
        return None
    try:
        return bytes(codes).decode()
    except UnicodeDecodeError:
        return None


def _was_read_as_chinese(run: str) -> bool:
    """Whether characters were UTF-8 read as GBK, up to where one was lost."""
    kept = run.split(_LOST, maxsplit=1)[0].encode("gb18030", "ignore")
    text = kept.decode("utf-8", "replace").rstrip(f"{_LOST}?")
    return bool(text) and _LOST not in text and any(sign > "\u2e7f" or sign.isalpha() for sign in text)
