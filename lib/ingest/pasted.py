"""What is no table yet: text pasted from a chat, a numbered list of who wants what, a grid of ticks with a day in each column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.core.errors import CannotAnswer
from lib.core.words import N_
from lib.ingest.cells import Columns
from lib.ingest.likeness import MOST, SAMPLE
from lib.ingest.marks import YES
from lib.ingest.table import TextTable
from lib.ingest.texts import clean

#: [05/01/2026, 13:28:57] Ann: … · 5.1.26, 13:28 - Ann: …, be it cut at its comma.
_SAID = re.compile(r"(?:\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\]| [-–])\s?[^:]{1,60}:\s", re.IGNORECASE)  # fmt: skip
#: 1. 黄娜 苹果2斤 · 3) Ann 2 loaves · 4、…, and what such lists are called.
_NUMBERED = re.compile(r"\d{1,3}\s?[.、．)）]\s?[^\W\d].*")
_CHAIN = re.compile(r"#?接[龙龍]")
_DAY = re.compile(r"\d{1,4}\s?[./月-]\s?\d{1,2}\b.*")
_FEWEST, _FEWEST_DAYS = 3, 4


def require_no_pasted_text(table: TextTable) -> None:
    """Make sure that a file that lacks an amount or a day is a table.

    Raises:
        CannotAnswer: it is a chat, a numbered list, or a grid of ticks.
    """
    columns = Columns(table)
    firsts = [[text for text in map(clean, columns[place].distinct[:SAMPLE]) if text] for place in range(min(2, len(table.headers)))]  # fmt: skip
    chain = any(_CHAIN.match(clean(text)) for text in (*table.headers, *(firsts[0] if firsts else ())))
    if chain or any(_mostly(_SAID, texts) or _mostly(_NUMBERED, texts) for texts in firsts):
        raise CannotAnswer(
            N_(
                "This is text from a chat or a list in words, not a table. Put it into columns first: one row an order, with the name, the day, and the amount each in a column of its own."
            )
        )
    if sum(_is_ticked(columns[place].distinct, table.headers[place]) for place in range(len(table.headers))) >= _FEWEST_DAYS:  # fmt: skip
        raise CannotAnswer(
            N_(
                "This is a grid with a day in each column and a mark for whoever bought. Write one row for each mark instead, with the name, the day, and the amount each in a column of its own."
            )
        )


def _mostly(pattern: re.Pattern[str], texts: Sequence[str]) -> bool:
    """Whether most of some texts begin so, and several do."""
    like = sum(pattern.match(text) is not None for text in texts)
    return like >= _FEWEST and like > MOST * len(texts)


def _is_ticked(texts: Sequence[str], header: str) -> bool:
    """Whether a column is called a day, or begins with one, and holds nothing but ticks."""
    said = [text for text in (clean(header), *map(clean, texts[:SAMPLE])) if text]
    days = [text for text in said if _DAY.fullmatch(text)]
    ticks = [text for text in said if text.casefold() in YES]
    return len(days) == 1 and bool(ticks) and len(said) <= len(days) + len(ticks) + (clean(header) not in days)
