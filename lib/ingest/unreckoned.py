"""Formulas in a sheet's own text whose result is not there: a program wrote them and reckoned nothing.

The parser of workbooks gives them as empty cells, or as noughts.
"""

from __future__ import annotations

import re

#: Written in a formula's cell that has no result: what spreadsheets show where a formula fails.
NO_RESULT = "#N/A"
#: What stands in no sheet without formulas.
FORMULA_ENDS = b"</f>"
#: How a program ends a cell whose formula it did not reckon; some write a nought, and ask the next program to reckon all.
_LACKS = (b"</f></c>", b"</f><v></v>", b"</f><v/>", b"</f><v />")
_ZERO, _ASKS = b"</f><v>0</v>", re.compile(rb'<(?:x:)?calcPr [^<>]*\bfullCalcOnLoad="(?:1|true)"')
_FORMULA = re.compile(
    rb'<c (?=[^<>]*\br="([A-Z]{1,3})(\d{1,7})")(?![^<>]*\bt="str")[^<>]*>\s*<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>([^<]*)</v>)?\s*</c>'
)


def asks_to_reckon(workbook: bytes) -> bool:
    """Whether a workbook asks whoever opens it to reckon all formulas, as those do that never were."""
    return _ASKS.search(workbook) is not None


def unreckoned_of(content: bytes, *, asks: bool) -> dict[int, set[int]]:
    """The rows of each column whose formula has no result; where all results are nought and the workbook asks to reckon all, these."""
    if FORMULA_ENDS not in content or not (any(end in content for end in _LACKS) or (asks and _ZERO in content)):
        return {}
    cells = [(letters, int(row) - 1, result.strip()) for letters, row, result in _FORMULA.findall(content)]
    none_reckoned = asks and all(result in {b"", b"0"} for *_, result in cells)
    found: dict[int, set[int]] = {}
    for letters, row, result in cells:
        if not result or none_reckoned:
            found.setdefault(column_of(letters), set()).add(row)
    return found


def column_of(letters: bytes) -> int:
    """A column by its letters, from 0: A, Z, AA."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1
