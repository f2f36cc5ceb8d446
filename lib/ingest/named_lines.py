"""Lines of text that are a name and its value each: Order: 1001."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

#: A name and its value; names begin with a letter and are short.
_LINE = re.compile(r"\s*(?:[-*•·>]\s+)?\**([^\W\d_][^:：\t;|=,]{0,39}?)\**\s*[:：]\**(?!//)\s*(.*?)\s*")
_FEWEST, _MOST, _AGAIN, _NEARLY = 3, 80, 2, 0.85


def is_of_pairs(lines: Sequence[str]) -> bool:
    """Whether lines of text are names with their values, the same names again and again."""
    lines = [line for line in lines if any(sign.isalnum() for sign in line)]
    keys = Counter(found[1].casefold() for line in lines if (found := _LINE.fullmatch(line)))
    again = {key: count for key, count in keys.items() if count >= _AGAIN}
    return _FEWEST <= len(again) <= _MOST and sum(again.values()) >= _NEARLY * len(lines)


def cut_pair(line: str) -> list[str]:
    """The name and the value of a line; the line itself where it is no such thing; nothing of a blank one."""
    found = _LINE.fullmatch(line)
    if found is None:
        return [line.strip()] if any(sign.isalnum() for sign in line) else []
    return [found[1].strip(), found[2]]
