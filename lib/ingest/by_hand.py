"""A figure that somebody types: 12,5 · 12.5 · 1.234,50 · 1,234.50 · 1 234,5 · 1'234.50 · １２．５ · 1.2万."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from lib.core.settings import DecimalMark
from lib.ingest.numbers import decimal_of, figure
from lib.ingest.texts import clean

#: What is typed: money and counts, whose thousands are grouped; or rates (percent, exchange rates, factors), whose are not.
Measure = Literal["amount", "rate"]
_THREE = 3
_AS_PROGRAMS_WRITE = re.compile(r"\d+(?:\.\d{1,2}|\.\d{4,})?")


@dataclass(frozen=True)
class ByHand:
    """A typed figure as it was understood.

    Attributes:
        value: in the unit of what is typed.
        is_plain: whether everybody reads it so, and it need not be said how it was understood.
    """

    value: float
    is_plain: bool


def by_hand(text: str, measure: Measure = "amount", decimals: int = 2) -> ByHand | None:
    """What is typed in a cell or box; None where it is no figure.

    A figure's own form tells its decimal mark. A single mark before three digits (1.234, 1,234) tells none: among amounts it groups
    thousands, for nobody types thousandths of them; among rates it is a decimal mark. Where money has three decimals, or ten
    thousands are counted (1.234万), a point is a decimal mark and a comma groups.

    Args:
        text: as it was typed; a sign of per cent behind a rate is left aside.
        measure: what is typed.
        decimals: how many the currency has.
    """
    told = clean(text)
    if measure == "rate" and told.endswith("%"):
        told = told[:-1].rstrip()
    found = figure(told)
    if found is None or found.side:
        return None
    mark: DecimalMark = "," if found.mark == "," else "."
    if found.mark == "both":
        own = "," if "," in found.core else "."
        grouped: DecimalMark = "." if own == "," else ","
        mark = own if measure == "rate" else "." if found.power or decimals >= _THREE else grouped
    exact = decimal_of(found, mark)
    if exact is None:
        return None
    return ByHand(float(exact), _AS_PROGRAMS_WRITE.fullmatch(text.strip()) is not None)
