"""Months by their names in many languages; which language a column speaks, where two give one name to different months (listopad)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]{3,}")


class MonthNumbers(dict[str, int]):
    """Month by lower-case name; of names that are disputed, as the first of the languages has it.

    Args:
        languages: month by name, a language each.
    """

    def __init__(self, languages: Sequence[Mapping[str, int]]) -> None:
        super().__init__()
        self.languages = tuple(languages)
        for one in languages:
            for name, number in one.items():
                self.setdefault(name, number)
        #: Names that stand for different months.
        self.disputed = frozenset(name for one in languages for name, number in one.items() if self[name] != number)


@dataclass(frozen=True)
class Disputed:
    """A name of a month that two languages give to different ones, where nothing tells which of them is meant.

    Attributes:
        name: as the file has it.
        taken, other: the months, 1 to 12.
    """

    name: str
    taken: int
    other: int


def as_spoken(texts: Iterable[str], months: dict[str, int]) -> tuple[dict[str, int], Disputed | None]:
    """Months as the language of a column calls them: that which knows all of the names that it has.

    Args:
        texts: the column's cells.
        months: month by name.

    Returns:
        Month by name; and the name whose month had to be assumed, where there is one.
    """
    if not isinstance(months, MonthNumbers) or not months.disputed:
        return months, None
    used = {word for text in texts for word in _WORD.findall(text.lower()) if word in months}
    disputed = sorted(used & months.disputed)
    if not disputed:
        return months, None
    speaking = [one for one in months.languages if used <= one.keys()]
    first = speaking[0] if speaking else months
    for name in disputed:
        others = {one[name] for one in speaking or months.languages if name in one} - {first[name]}
        if others:
            return {**months, **first}, Disputed(name, first[name], min(others))
    return {**months, **first}, None
