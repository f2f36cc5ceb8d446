"""A column of text with each distinct text once, so that whatever it costs to understand a text is paid once."""

from __future__ import annotations

import operator
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from lib.ingest.arrow import Column, Table
from lib.ingest.arrow import compute as pc
from lib.ingest.spool import aside, column_aside, let_go

Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

# Zero-width and direction marks: invisible, and copied along with ids and names from web pages.
_INVISIBLE = dict.fromkeys(
    [0x61C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xAD]
)
# Joiners between letters of Arabic and Indic scripts are part of how a word is spelt: می‌نا. Anywhere else they are invisible, too.
_JOINED = r"[\u0620-\u065f\u066e-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af]"
_JOINER = re.compile(rf"[\u200c\u200d](?!{_JOINED})|(?<!{_JOINED})[\u200c\u200d]")
# A spreadsheet's guard against reading an id as a number: ="00123".
_GUARD = '="'


def clean(text: str) -> str:
    """A text in its one canonical form: NFKC (full-width is half-width), without invisible marks, guards and outer blanks."""
    text = text.strip() if text.isascii() else unicodedata.normalize("NFKC", _visible(text)).strip()
    if text.startswith('="') and text.endswith('"') and len(text) > len(_GUARD):
        text = text[len(_GUARD) : -1].strip()
    return text.lstrip("'`").lstrip() if text.startswith(("'", "`")) else text


def seen(text: str) -> str:
    """A text as one sees it in a spreadsheet: its own signs and brackets, without invisible marks and outer blanks."""
    return _visible(text).strip()


def _visible(text: str) -> str:
    text = text.translate(_INVISIBLE)
    return _JOINER.sub("", text) if "\u200c" in text or "\u200d" in text else text


def quoted(text: str) -> str:
    """The beginning of a cell to show in a sentence; what a program wrote in brackets tells nobody anything."""
    return "{…}" if text.lstrip().startswith(('{"', "[{", "[[", '["')) else text[:_SHOWN]


# A text that `clean` gives back as it is.
_TIDY = r"(?![='`])[!-~][ -~]*(?<! )"

#: So many letters of a cell are shown.
_SHOWN = 40
#: So many rows are looked at together, so that what that takes does not grow with the file.
ROWS_AT_ONCE = 1 << 17
#: More texts than these are kept as Arrow keeps them: each as a string of Python's would take five times the room.
_MANY = 1 << 16


class Distinct(Sequence[str]):
    """Many texts without a string of Python's for each: one is made when it is looked at."""

    def __init__(self, column: Column) -> None:
        self._column = column

    def __getitem__(self, index: Any) -> Any:
        """One text, or a list of several."""
        if isinstance(index, slice) and index.step is None:
            start, stop, _ = index.indices(len(self))
            return self._column.slice(start, max(stop - start, 0)).to_pylist()
        if isinstance(index, slice):
            return self._column.take(pa.array(range(*index.indices(len(self))), pa.int64())).to_pylist()
        place = operator.index(index)
        return self._column[place if place >= 0 else place + len(self)].as_py()

    def __len__(self) -> int:
        return len(self._column)

    def __iter__(self) -> Iterator[str]:
        for some in self.parts():
            yield from some

    def parts(self) -> Iterator[list[str]]:
        """All texts, some at a time."""
        for start in range(0, len(self), ROWS_AT_ONCE):
            yield self._column.slice(start, ROWS_AT_ONCE).to_pylist()
            let_go()

    def holds_any(self, words: Iterable[str]) -> bool:
        """Whether one of the words is among them."""
        return bool(pc.any(pc.is_in(self._column, pa.array(words, self._column.type))).as_py())

    def column(self) -> Column:
        """As Arrow has them."""
        return self._column


def parts_of(distinct: tuple[str, ...] | Distinct) -> Iterator[Sequence[str]]:
    """Texts, some at a time where they are many."""
    if isinstance(distinct, Distinct):
        yield from distinct.parts()
    else:
        yield distinct


@dataclass(frozen=True)
class Texts:
    """A column.

    Attributes:
        distinct: the texts, each once.
        codes: a row's position in `distinct`; -1 where the row has no such cell.
    """

    distinct: tuple[str, ...] | Distinct
    codes: Codes

    @cached_property
    def fits(self) -> dict[tuple[object, ...], float]:
        """How well it was found to look like one thing or another; gone with the column."""
        return {}

    def rows_by_value(self) -> npt.NDArray[np.int64]:
        """How many rows have each of the texts."""
        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.distinct))

    def all_match(self, pattern: str) -> bool:
        """Whether every text matches a pattern in full: asked once for all of them, which is many times faster than singly.

        The pattern must not match a line end, nor need to give back what it took: it is not tried again.
        """
        lines = re.compile(rf"(?:(?>{pattern})\n)*+(?>{pattern})")
        for some in parts_of(self.distinct):
            joined = "\n".join(some)
            if joined.count("\n") != len(some) - 1 or lines.fullmatch(joined) is None:
                return False
        return True

    def mention(self, sign: str) -> bool:
        """Whether a sign, which is no line end, stands in one of the texts."""
        return any(sign in "\n".join(some) for some in parts_of(self.distinct))

    def holds_any(self, words: frozenset[str]) -> bool:
        """Whether a text is one of the words."""
        distinct = self.distinct
        return distinct.holds_any(words) if isinstance(distinct, Distinct) else not words.isdisjoint(distinct)

    def is_tidy(self) -> bool:
        """Whether no text is empty or changed by `clean`; False may also mean that it was too dear to tell."""
        return self.all_match(_TIDY)

    def map(self, convert: Callable[[str], str | None]) -> Texts:
        """Every text converted; texts that become equal become one, None becomes a missing cell."""
        if not self.distinct:
            return self
        places: dict[str, int] = {}
        targets = np.empty(len(self.distinct) + 1, dtype=np.int32)
        targets[-1] = -1  # code -1 looks here
        for code, text in enumerate(self.distinct):
            new = convert(text)
            targets[code] = -1 if new is None else places.setdefault(new, len(places))
        return Texts(_kept(places), aside(targets[self.codes]))

    def series(self) -> pd.Series[str]:
        """The texts a row, missing as null."""
        return pd.Series(pa.chunked_array(self._parts(), pa.large_string()).to_pandas(), dtype="str")

    def _parts(self) -> list[Column]:
        """The texts a row, some rows at a time."""
        distinct = self.distinct
        words = distinct.column() if isinstance(distinct, Distinct) else pa.array(distinct, pa.large_string())
        parts: list[Column] = []
        for start in range(0, len(self.codes), ROWS_AT_ONCE):
            codes = self.codes[start : start + ROWS_AT_ONCE]
            if not len(words):
                alike = len(parts) and len(parts[-1]) == len(codes)
                parts.append(parts[-1] if alike else pa.nulls(len(codes), pa.large_string()))
                continue
            # Of texts in several chunks, as much is put together as the codes reach over: in order, that is little.
            low = max(int(codes.min()), 0)
            near = words.slice(low, int(codes.max()) + 1 - low)
            part = near.take(pa.array(codes - low, mask=codes < 0)).cast(pa.large_string())
            parts.extend(map(column_aside, part.chunks if isinstance(part, pa.ChunkedArray) else [part]))
        return parts

    def present(self) -> Mask:
        """Which rows have a text."""
        return self.codes >= 0

    def __len__(self) -> int:
        return len(self.codes)


def _kept(texts: Iterable[str]) -> tuple[str, ...] | Distinct:
    """Texts that are each there once, in the form that suits their number."""
    texts = tuple(texts)
    return texts if len(texts) <= _MANY else Distinct(column_aside(pa.array(texts, pa.large_string())))


def encode(cells: Table, place: int, rows_at_once: int = 4 * ROWS_AT_ONCE) -> Texts:
    """A column of a table of text, as it is."""
    column = cells.column(place)
    if len(column) > rows_at_once and column.null_count == 0:
        found = _in_order(column)
        if found is not None:
            return found
    codes = np.empty(len(column), dtype=np.int32)
    distinct = pa.array([], pa.large_string())  # of more than two gigabytes where need be
    at = 0
    while at < len(column):
        # As many as there are known texts, for all of those are gone through again each time.
        some = column.slice(at, max(rows_at_once, len(distinct))).combine_chunks().dictionary_encode()
        for part in some.chunks if isinstance(some, pa.ChunkedArray) else [some]:  # more than one chunk can hold
            places, distinct = _added(part.dictionary.cast(pa.large_string()), distinct)
            own = part.indices.fill_null(len(places) - 1).to_numpy()
            codes[at : at + len(part)] = places[own]
            at += len(part)
        let_go()
    few = len(distinct) <= _MANY
    return Texts(tuple(distinct.to_pylist()) if few else Distinct(column_aside(distinct)), aside(codes))


def _added(more: Column, distinct: Column) -> tuple[Codes, Column]:
    """The places of texts among those known so far and of what is missing (-1), and all that are known then."""
    both = pa.concat_arrays([distinct, more]).dictionary_encode()
    places = both.indices[len(distinct) :].to_numpy()
    return np.append(places, np.int32(-1)).astype(np.int32, copy=False), both.dictionary


def _in_order(column: Column) -> Texts | None:
    """A column that only rises or only falls, as numbers of orders and times do: nothing needs to be looked up then.

    Shorter texts come first, equally long ones in the order of their letters. None for all other columns.
    """
    codes = np.empty(len(column), dtype=np.int32)
    kept: list[Column] = []
    rises = falls = True
    at, count = 0, 0
    for chunk in (chunk for chunk in column.chunks if len(chunk)):
        # The border to the chunk before is looked at like any other.
        joint = pa.concat_arrays([kept[-1].slice(len(kept[-1]) - 1), chunk.slice(0, 1)]) if kept else chunk.slice(0, 1)
        steps = np.concatenate([_steps(joint), _steps(chunk)])
        rises, falls = rises and bool((steps >= 0).all()), falls and bool((steps <= 0).all())
        if not (rises or falls):
            return None
        new = np.append([True], steps != 0) if at == 0 else steps != 0
        codes[at : at + len(chunk)] = count - 1 + np.cumsum(new)
        if new.any():
            kept.append(chunk if new.all() else column_aside(chunk.filter(pa.array(new))))
        at, count = at + len(chunk), count + int(new.sum())
    let_go()
    return Texts(Distinct(pa.chunked_array(kept, pa.string())), aside(codes))


def _steps(texts: Column) -> npt.NDArray[np.int8]:
    """Whether each text but the first comes after (1), before (-1) or is (0) the one above."""
    below, above = texts.slice(1), texts.slice(0, len(texts) - 1)
    lengths = np.sign(np.diff(pc.binary_length(texts).to_numpy())).astype(np.int8)
    letters = pc.subtract(*(pc.cast(pc.greater(*pair), pa.int8()) for pair in ((below, above), (above, below))))
    return np.where(lengths, lengths, letters.to_numpy())


def absent(rows: int) -> Texts:
    """A column that the file does not have."""
    return Texts((), np.broadcast_to(np.int32(-1), rows))


def everywhere(text: str, rows: int) -> Texts:
    """A column with the same text in all rows."""
    return Texts((text,), np.broadcast_to(np.int32(0), rows))


def cleaned(texts: Texts) -> Texts:
    """Canonical texts; empty cells are missing."""
    return texts if texts.is_tidy() else texts.map(lambda text: clean(text) or None)


def filled_cells(texts: Texts) -> Mask:
    """Rows whose cell holds something."""
    if texts.is_tidy():
        return texts.present()
    filled = np.array([bool(clean(text)) for text in texts.distinct] + [False], dtype=np.bool_)
    return filled[texts.codes]


def first_of(columns: Iterable[Texts]) -> Texts:
    """A row's first text among several columns of equal length."""
    columns = list(columns)
    columns = [column for column in columns if column.distinct] or columns[:1]  # the others have no text
    values: list[str] = []
    codes: Codes | None = None
    for column in columns:
        shifted = np.where(column.codes >= 0, column.codes + len(values), -1).astype(np.int32)
        codes = shifted if codes is None else np.where(codes >= 0, codes, shifted)
        values.extend(column.distinct)
    if codes is None:
        raise ValueError("no columns")
    return Texts(tuple(values), aside(codes)).map(lambda text: text)
