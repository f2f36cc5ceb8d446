"""Months by their names in many languages; which language a column speaks, where two give one name to different months (listopad)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]{3,}")
#: A word with the signs for vowels that many scripts write as characters of their own, and a point behind it.
_SPELT = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0eff\u1000-\u109f\u1780-\u17ff])+\.?")


#: What says that a day begins a week, of which it is the date: w/c 06 Oct 2025.
_WEEK_FROM = re.compile(
    r"^(?:w[/. ]?[cb]\.?|(?:week|wk)\.? ?(?:commencing|beginning|starting|start|of|from)|woche (?:vom|ab|von)|wo\.? vom|semaine (?:du|de)|semana (?:del|do|de|a partir de)|settimana (?:del|dal)|week (?:van|vanaf)|tydzień od|týden od|неделя с|тиждень з|vecka från|uge fra|uke fra|hét)\s*:?\s+(?=\D{0,4}\d)",
    re.IGNORECASE,
)


class MonthNumbers(dict[str, int]):
    """Month by lower-case name; of names that are disputed, as the first of the languages has it.

    Args:
        languages: month by name, a language each.
        beside: words that stand around a day and say nothing of it, in small letters; those that are months, too, stay months.
    """

    def __init__(self, languages: Sequence[Mapping[str, int]], beside: Iterable[str] = ()) -> None:
        super().__init__()
        self.languages = tuple(languages)
        for one in languages:
            for name, number in one.items():
                self.setdefault(name, number)
        self.beside = frozenset(beside) - self.keys()
        #: Names that stand for different months.
        self.disputed = frozenset(name for one in languages for name, number in one.items() if self[name] != number)


def without_words_beside(text: str, months: dict[str, int]) -> str:
    """A day without what stands around it and says nothing more: “среда, 5 ноября 2025 г. в 00:13”, “5.3.2024 klo 0.13”."""
    if not isinstance(months, MonthNumbers):
        return text
    text = _WEEK_FROM.sub("", text)
    kept = _SPELT.sub(lambda word: " " if _plain(word[0]) in months.beside else word[0], text)
    return kept if kept == text else re.sub(r"\s*,[\s,]*", ", ", re.sub(r"\s+", " ", kept)).strip(" ,-")


def _plain(word: str) -> str:
    return word.lower().replace("i̇", "i").removesuffix(".")


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
    spoken = MonthNumbers([first, *months.languages], months.beside)
    for name in disputed:
        others = {one[name] for one in speaking or months.languages if name in one} - {first[name]}
        if others:
            return spoken, Disputed(name, first[name], min(others))
    return spoken, None
