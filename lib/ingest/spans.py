"""Several days in one cell, of which an order has the first: 5-7 Jan 2026 · 05.-07.01.2026 · 2026/1/5-1/7 · Jan 30 – Feb 2, 2026."""

from __future__ import annotations

import re

_DAY = r"\d{1,2}(?:st|nd|rd|th)?\.?"
#: Between two days: a dash or a word; a hyphen only where it cannot be part of a date.
_BETWEEN = re.compile(
    r"\s*(?:[–—~～〜]|(?<=\s)-(?=\s)|(?<=[.日号])-|\b(?:bis|to|until|au|al|tot|tom|til|till|do|по)\b|[至到]|から|부터)\s*|(?<=/\d)-(?=\d)|(?<=/\d\d)-(?=\d)"
)
_BEFORE = re.compile(r"^(?:von|from|du|del|dal|van|od|fra|с)\s+(?=\d)", re.IGNORECASE)
#: 5-7 Jan 2026, and Jan 5-7, 2026.
_DAYS_OF_MONTH = re.compile(rf"({_DAY})\s?-\s?{_DAY}(?P<rest>[\s./]\s*[^\W_].*\d{{4}})")
_MONTH_OF_DAYS = re.compile(rf"([^\W\d_]{{3,12}}\.?\s+{_DAY})\s?[-–—~]\s?{_DAY},?(?P<rest>\s+\d{{4}})")
_PART = re.compile(
    rf"(?:[^\W\d_]{{2,12}}\.?,?\s+)?(?:{_DAY}|{_DAY}\s?[./]\s?\d{{1,2}}[./]?|{_DAY}\s+(?:de\s+)?[^\W\d_]{{3,12}}\.?|[^\W\d_]{{3,12}}\.?\s+{_DAY})"
)
_NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_WHOLE = re.compile(r".*(?<!\d)(?:19|20)\d\d(?!\d).*")
_YEAR_BEHIND = re.compile(r"(?P<day>.*?)(?P<gap>[\s,./]\s*)(?P<year>(?:19|20)\d\d)\.?$")


def ends_of_span(text: str) -> tuple[str, str] | None:
    """The first and the last day of a cell that tells several, each written like a day; None where it tells one, or none."""
    text = _BEFORE.sub("", text)
    for pattern in (_DAYS_OF_MONTH, _MONTH_OF_DAYS):
        found = pattern.fullmatch(text)
        if found is not None:
            return f"{found[1].rstrip('.')}{found['rest']}", ""
    parts = _BETWEEN.split(text)
    if len(parts) != 2 or not all(any(map(str.isdigit, part)) for part in parts):
        return None
    first, last = (part.strip() for part in parts)
    if _WHOLE.fullmatch(first):
        return first, ""
    behind = _YEAR_BEHIND.fullmatch(last)
    if behind is None or not _PART.fullmatch(first):
        return None
    if first.rstrip(".").isdigit():  # the month, too, is that of the last day: 5. bis 7. Januar 2026
        return f"{first.rstrip('.')}{_NUMBER.sub('', last, count=1)}", ""
    return f"{first.rstrip('./')}{behind['gap']}{behind['year']}", last
