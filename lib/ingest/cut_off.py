"""Whether the last cell of a file that ends without a line end was cut off in its middle, as the cells above it tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.ingest.numbers import figure

#: Fewer cells above do not show how a cell is written.
_FEWEST = 10
#: More different texts, or texts that hardly ever come again, are no fixed words.
_MOST_WORDS, _TIMES_EACH = 12, 3
_DECIMALS = re.compile(r"\D*\d[\d.,' ]*[.,](\d\d\d?)\D*")
_BEGUN = re.compile(r"\D*\d[\d.,' ]*")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]{2,}")
_DAY = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?:[ T]\d{1,2}:\d{2}.*)?")


def is_cut(last: str, above: Sequence[str]) -> bool:
    """Whether a cell stops before all above it do: decimals, dates, addresses, or words of which there are few.

    Args:
        last: the last cell of the file.
        above: the filled cells of its column, each as often as it comes.
    """
    last = last.strip()
    above = [text.strip() for text in above]
    if not last or len(above) < _FEWEST:
        return False
    decimals = {len(found[1]) if (found := _DECIMALS.fullmatch(text)) else 0 for text in above}
    if len(decimals) == 1 and 0 not in decimals:
        found = _DECIMALS.fullmatch(last)
        return _BEGUN.fullmatch(last) is not None and (found is None or {len(found[1])} != decimals)
    if all(map(_EMAIL.fullmatch, above)):
        return _EMAIL.fullmatch(last) is None
    lengths = set(map(len, above))
    if all(map(_DAY.fullmatch, above)):
        return len(lengths) == 1 and len(last) < min(lengths)
    words = set(above)
    fixed = len(words) <= min(_MOST_WORDS, len(above) // _TIMES_EACH)
    if not fixed or last in words or any(figure(text) is not None for text in words):
        return False
    return any(word.startswith(last) and word[len(last)].isalnum() for word in words)
