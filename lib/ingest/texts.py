"""A column of text with each distinct text once, so that whatever it costs to understand a text is paid once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from lib.ingest.arrow import Table

Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

# Zero-width and direction marks: invisible, and copied along with ids and names from web pages.
_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xAD])
# A spreadsheet's guard against reading an id as a number: ="00123".
_GUARD = re.compile(r'^="(.*)"$', re.DOTALL)


def clean(text: str) -> str:
    """A text in its one canonical form: NFKC (full-width is half-width), without invisible marks, guards and outer blanks."""
    text = text.strip() if text.isascii() else unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).strip()
    if text.startswith("="):
        text = _GUARD.sub(r"\1", text).strip()
    return text.lstrip("'").lstrip() if text.startswith("'") else text


def seen(text: str) -> str:
    """A text as one sees it in a spreadsheet: its own signs and brackets, without invisible marks and outer blanks."""
    return text.translate(_INVISIBLE).strip()


# A text that `clean` gives back as it is.
_TIDY = r"(?![='])[!-~][ -~]*(?<! )"


@dataclass(frozen=True)
class Texts:
    """A column.

    Attributes:
        distinct: the texts, each once.
        codes: a row's position in `distinct`; -1 where the row has no such cell.
    """

    distinct: tuple[str, ...]
    codes: Codes

    def rows_by_value(self) -> npt.NDArray[np.int64]:
        """How many rows have each of the texts."""
        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.distinct))

    def all_match(self, pattern: str) -> bool:
        """Whether every text matches a pattern in full: asked once for all of them, which is many times faster than singly.

        The pattern must not match a line end, nor need to give back what it took: it is not tried again.
        """
        joined = "\n".join(self.distinct)
        lines = re.compile(rf"(?:(?>{pattern})\n)*+(?>{pattern})")
        return joined.count("\n") == len(self.distinct) - 1 and lines.fullmatch(joined) is not None

    def is_tidy(self) -> bool:
        """Whether no text is empty or changed by `clean`; False may also mean that it was too dear to tell."""
        return self.all_match(_TIDY)

    def map(self, convert: Callable[[str], str | None]) -> Texts:
        """Every text converted; texts that become equal become one, None becomes a missing cell."""
        places: dict[str, int] = {}
        targets = np.empty(len(self.distinct) + 1, dtype=np.int32)
        targets[-1] = -1  # code -1 looks here
        for code, text in enumerate(self.distinct):
            new = convert(text)
            targets[code] = -1 if new is None else places.setdefault(new, len(places))
        return Texts(tuple(places), targets[self.codes])

    def series(self) -> pd.Series[str]:
        """The texts a row, missing as null."""
        indices = pa.array(self.codes, mask=self.codes < 0)
        return pd.Series(pa.array(self.distinct, pa.large_string()).take(indices).to_pandas(), dtype="str")

    def present(self) -> Mask:
        """Which rows have a text."""
        return self.codes >= 0

    def __len__(self) -> int:
        return len(self.codes)


def encode(cells: Table, place: int) -> Texts:
    """A column of a table of text, as it is."""
    # One chunk first: the dictionaries of many would each be gone through again, which is quadratic in a large file.
    encoded = cells.column(place).combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):  # more than one chunk can hold, or none
        encoded = encoded.unify_dictionaries().combine_chunks()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = pa.DictionaryArray.from_arrays(pa.array([], pa.int32()), pa.array([], pa.string()))
    codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int32)
    return Texts(tuple(encoded.dictionary.to_pylist()), codes)


def absent(rows: int) -> Texts:
    """A column that the file does not have."""
    return Texts((), np.full(rows, -1, dtype=np.int32))


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
    values: list[str] = []
    codes: Codes | None = None
    for column in columns:
        shifted = np.where(column.codes >= 0, column.codes + len(values), -1).astype(np.int32)
        codes = shifted if codes is None else np.where(codes >= 0, codes, shifted)
        values.extend(column.distinct)
    if codes is None:
        raise ValueError("no columns")
    return Texts(tuple(values), codes).map(lambda text: text)
