"""The reports of Google Analytics: what the lines above them tell of their rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pyarrow as pa

from lib.ingest.layout import Layout
from lib.ingest.troubles import remark

_RULED, _DAY_IN_COMMENT = re.compile(r"#\s*-{10,}\s*"), re.compile(r"#.*\b20\d{6}\b")
_DAY, _NUMBER = re.compile(r"\b20\d{6}\b"), re.compile(r"\d{4}")
#: A report of fewer days may be one of as many weeks or hours.
_FEWEST_DAYS = 7


def is_of_analytics(titles: Sequence[str]) -> bool:
    """Whether the lines above a table are those that Google Analytics writes, in whatever language, each behind a #."""
    return any(map(_RULED.fullmatch, titles)) and any(map(_DAY_IN_COMMENT.match, titles))


def with_days(layout: Layout) -> Layout:
    """The layout with days instead of their numbers (“Nth day”: 0000 is the first day of the report), which only the lines above can tell.

    Such a column counts to the report's last day, in whatever language it is called.
    """
    if not is_of_analytics(layout.titles):
        return layout
    told = [day for text in layout.titles if text.startswith("#") for day in _DAY.findall(text)]
    first, last = _as_day(min(told)), _as_day(max(told))
    if first is None or last is None or (last - first).days + 1 < _FEWEST_DAYS:
        return layout
    days = {f"{at:04d}": (first + timedelta(at)).isoformat() for at in range((last - first).days + 1)}
    for place, header in enumerate(layout.headers):
        texts = [(text or "").strip() for text in layout.cells.column(place).to_pylist()]
        if {min(days), max(days)} <= {text for text in texts if _NUMBER.fullmatch(text)} <= days.keys():
            named = f"Date ({header})"
            dated = pa.array([days.get(text, text) for text in texts], pa.string())
            return replace(
                layout,
                cells=layout.cells.set_column(place, layout.cells.column_names[place], dated),
                headers=(*layout.headers[:place], named, *layout.headers[place + 1 :]),
                findings=(*layout.findings, remark("days_numbered", header=header, first=first.isoformat())),
            )
    return layout


def _as_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
