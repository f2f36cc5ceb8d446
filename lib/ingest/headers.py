"""Headers as words: how two spellings of one name are recognised as the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from lib.ingest.texts import clean

_BRACKETS = re.compile(r"[(\[{（【].*?[)\]}）】]")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^\w]+|_+")
#: Letters that are no letter with a mark: Wysłane is also written Wyslane.
_WHOLE_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i"})
_COMBINING = re.compile(r"[\u0300-\u036f]")


def plain(text: str) -> str:
    """Letters without accents; other scripts as they are (a Japanese voice mark is no accent)."""
    return "".join(
        _COMBINING.sub("", unicodedata.normalize("NFKD", sign)) if ord(sign) < 0x250 else sign
        for sign in text.translate(_WHOLE_LETTERS)
    )


@lru_cache(maxsize=8192)
def words_of(header: str) -> tuple[str, ...]:
    """A header's words: "CustomerID" and "customer_id" give the same; units in brackets are left out."""
    text = clean(header)
    outside = _BRACKETS.sub(" ", text)
    text = outside if _NOT_WORD.sub("", outside) else text
    text = _CAMEL.sub(" ", text)
    return tuple(_NOT_WORD.sub(" ", plain(text).casefold()).split())


@lru_cache(maxsize=8192)
def compact(header: str) -> str:
    """A header's words without blanks, for comparing whole names."""
    return "".join(words_of(header))


@lru_cache(maxsize=8192)
def whole(header: str) -> str:
    """The same with what stands in brackets."""
    return "".join(_NOT_WORD.sub(" ", plain(clean(header)).casefold()).split())


@lru_cache(maxsize=8192)
def _form(name: str) -> tuple[bool, tuple[str, ...], str]:
    """Whether a name is looked for as a part of a header (in scripts without blanks), its words, and its letters."""
    in_words = name.isascii() or any(character.isascii() and character.isalpha() for character in name)
    return not in_words, words_of(name), compact(name)


def contains(header: str, name: str) -> bool:
    """Whether a name stands in a header as whole words (in scripts without blanks: as a part)."""
    as_part, name_words, key = _form(name)
    if as_part:
        return key in compact(header)
    header_words = words_of(header)
    if name_words and name_words[0] not in header_words:
        return False
    size = len(name_words)
    return any(header_words[start : start + size] == name_words for start in range(len(header_words) - size + 1))
