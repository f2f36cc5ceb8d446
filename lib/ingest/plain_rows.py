"""Text that is written by the book to columns of cells, quickly: Arrow cuts it. lib.ingest.rows reads any other, and gives the same cells."""

from __future__ import annotations

import codecs
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from pyarrow import csv

from lib.ingest.arrow import Column
from lib.ingest.rows import FEWEST_CELLS, QUOTED_CHARACTERS, QUOTED_LINES, Writing

_QUOTE = 34
Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]


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
    if writing.width < FEWEST_CELLS or not over_lines.any():
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
