"""What only the own text of a sheet says: rows hidden by a filter, which chose what is looked at, or by hand; formulas that nobody reckoned.

The parser of workbooks gives hidden cells as all others, and formulas without a result as empty ones.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from lib.ingest.document_forms import CONTENT
from lib.ingest.unreckoned import FORMULA_ENDS, asks_to_reckon, unreckoned_of
from lib.ingest.webpage import span

#: The column beside a table that says which of its rows are hidden, and what it says.
HIDDEN_HEADER, BY_FILTER, BY_HAND, SHOWN = "Hidden row", "hidden by a filter", "hidden by hand", "shown"
#: Longer sheets are not looked through; and so much of one at a time where it may say nothing.
_MOST_BYTES, BLOCK_BYTES = 64_000_000, 262_144
_HIDDEN = b"hidden="
_ROW = re.compile(rb'<(?:x:)?row (?=[^<>]*\bhidden="(?:1|true)")[^<>]*\br="(\d{1,7})"')
_FILTERED = re.compile(rb"<(?:x:)?filterColumn\b")
_TAG = re.compile(rb"<table:(?:table-row|table)(?=[\s>/])[^<>]*>")
_NAME = re.compile(rb'\btable:name="([^"]*)"')
_TIMES = re.compile(rb'\btable:number-rows-repeated="(\d{1,7})"')
_VISIBILITY = re.compile(rb'\btable:visibility="(filter|collapse)"')
#: Of more rows at once nothing is told: a document ends with a million that are blank.
_MOST_AT_ONCE = 100_000

#: By sheet and row (from 0), how it is hidden.
Hidden = Mapping[str, Mapping[int, str]]


@dataclass(frozen=True)
class Looks:
    """What sheets say in their own text.

    Attributes:
        hidden: how rows are hidden; nothing at all where none is.
        unreckoned: by sheet and column (from 0), the rows (from 0) whose formula has no result.
    """

    hidden: Hidden = field(default_factory=dict[str, Mapping[int, str]])
    unreckoned: Mapping[str, Mapping[int, set[int]]] = field(default_factory=dict[str, Mapping[int, set[int]]])


def look_through(
    file: IO[bytes], names: Sequence[str], places: Callable[[zipfile.ZipFile], Mapping[str, str]]
) -> Looks:
    """The hidden rows of each sheet, and its formulas without a result.

    Args:
        file: the workbook.
        names: its sheets that are read.
        places: tells where in the archive of an xlsx each sheet lies.
    """
    found: dict[str, dict[int, str]] = {}
    unreckoned: dict[str, dict[int, set[int]]] = {}
    with zipfile.ZipFile(file) as archive:
        if CONTENT in archive.namelist():
            found = _of_document(_content(archive, CONTENT), names)
        else:
            at = places(archive)
            tables = [one for one in archive.namelist() if one.startswith("xl/tables/")]
            filtered = any(_FILTERED.search(_content(archive, one)) for one in tables)
            asks = asks_to_reckon(_content(archive, "xl/workbook.xml"))
            for name in names:
                content = _content_saying(archive, at[name], (_HIDDEN, FORMULA_ENDS)) if name in at else b""
                found[name] = _of_sheet(content, filtered=filtered)
                unreckoned[name] = unreckoned_of(content, asks=asks)
    return Looks(found if any(found.values()) else {}, unreckoned)


def _content(archive: zipfile.ZipFile, member: str) -> bytes:
    with archive.open(member) as stream:
        content = stream.read(_MOST_BYTES + 1)
    return content if len(content) <= _MOST_BYTES else b""


def _content_saying(archive: zipfile.ZipFile, member: str, signs: Sequence[bytes]) -> bytes:
    """A member's content where it has one of some signs, and nothing elsewhere: most sheets have none, and need not be held at once."""
    with archive.open(member) as stream:
        end = b""
        while block := stream.read(BLOCK_BYTES):
            if any(sign in block or sign in end + block[: len(sign)] for sign in signs):
                return _content(archive, member)
            end = block[-max(map(len, signs)) :]
    return b""


def _of_sheet(content: bytes, *, filtered: bool) -> dict[int, str]:
    if _HIDDEN not in content:
        return {}
    how = BY_FILTER if filtered or _FILTERED.search(content) else BY_HAND
    return {int(row[1]) - 1: how for row in _ROW.finditer(content)}


def _of_document(content: bytes, names: Sequence[str]) -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = {name: {} for name in names}
    if b"table:visibility=" not in content:
        return found
    mine: dict[int, str] | None = None
    row = 0
    for tag in _TAG.finditer(content):
        text = tag[0]
        if not text.startswith(b"<table:table-row"):
            name = _NAME.search(text)
            mine, row = (found.get(html.unescape(name[1].decode("utf-8", "replace"))), 0) if name else (mine, row)
            continue
        times = _TIMES.search(text)
        count = span(times[1].decode()) if times else 1
        how = _VISIBILITY.search(text)
        if mine is not None and how is not None and count <= _MOST_AT_ONCE:
            mine |= dict.fromkeys(range(row, row + count), BY_FILTER if how[1] == b"filter" else BY_HAND)
        row += count
    return found
