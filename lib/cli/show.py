"""Answers as text for a terminal: aligned columns, Chinese characters counted as two."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from lib.text.words import Words


def width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def safe(text: str) -> str:
    """Text from the data without what would move a terminal's cursor or turn its text around."""
    return "".join(character if character.isprintable() else " " for character in text)


class Figure(str):
    """A number that is text already; it stands to the right."""

    __slots__ = ()


def table(headers: Sequence[str], rows: Sequence[Sequence[Any]], words: Words) -> str:
    """A table: text to the left, figures to the right, an undefined figure as a dash."""
    cells = [[_cell(value, words) for value in row] for row in rows]
    is_text = [
        all(isinstance(row[at], str) and not isinstance(row[at], Figure) for row in rows) for at in range(len(headers))
    ]
    widths = [max(width(line[at]) for line in [list(headers), *cells]) for at in range(len(headers))]

    def line(parts: Sequence[str]) -> str:
        padded = [
            part + " " * (widths[at] - width(part)) if is_text[at] else " " * (widths[at] - width(part)) + part
            for at, part in enumerate(parts)
        ]
        return "  ".join(padded).rstrip()

    rule = "  ".join("-" * size for size in widths)
    return "\n".join([line(headers), rule, *map(line, cells)])


def _cell(value: Any, words: Words) -> str:
    return safe(value) if isinstance(value, str) else words.fact("", value)
