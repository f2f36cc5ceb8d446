"""Numbers that a file holds as numbers, beside texts: written so that nobody takes one for a text's group of thousands."""

from __future__ import annotations

import re

#: Containers whose cells are numbers or texts.
TYPED = frozenset(["xlsx", "xlsb", "xls", "ods", "parquet", "arrow", "json"])
_LIKE_A_GROUP = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")


def unmistakable(number: str) -> str:
    """A number as text; with a 0 more behind three decimals, since the text 1.375 may be a thousand and some."""
    return f"{number}0" if _LIKE_A_GROUP.fullmatch(number) else number


def may_be_number(text: str) -> bool:
    """Whether a figure with a point is written as a number is: as short as it can be, or as `unmistakable` does it."""
    return not text.endswith("0") or _LIKE_A_GROUP.fullmatch(text[:-1]) is not None
