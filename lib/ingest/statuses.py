"""What a shop's status words say about an order's money."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.ingest.fields import Meaning, Platform, StatusMeaning
from lib.ingest.headers import plain
from lib.ingest.texts import Texts, clean

EXCLUDED: frozenset[Meaning] = frozenset({"pending", "cancelled", "refunded"})

_NOT_WORD = re.compile(r"[\W_]+")


def _words(status: str) -> str:
    """A status as words between blanks; unlike in a header, what stands in brackets counts."""
    return f" {_NOT_WORD.sub(' ', plain(clean(status)).casefold()).strip()} "


def _has(words: str, name: str) -> bool:
    """Whether a name stands in a status as whole words (in scripts without blanks: as a part)."""
    own = _words(name)
    return (own if own.isascii() else own.strip()) in words


def meaning_of(status: str, meanings: Sequence[StatusMeaning], platform: Platform | None) -> Meaning | None:
    """What a status says; None where no list knows it.

    The shop system's own meaning comes first, then whole statuses, then words inside longer ones.
    """
    words = _words(status)
    for own, meaning in platform.statuses if platform else ():
        if _words(own) == words:
            return meaning
    for one in meanings:
        if any(_words(name) == words for name in one.names):
            return one.meaning
    for one in meanings:
        if any(_has(words, word) for word in one.within):
            return one.meaning
    return None


def read_meanings(
    statuses: Texts, meanings: Sequence[StatusMeaning], platform: Platform | None
) -> tuple[Meaning | None, ...]:
    """One meaning a distinct status."""
    return tuple(meaning_of(status, meanings, platform) for status in statuses.distinct)
