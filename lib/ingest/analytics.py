"""The reports of Google Analytics: several tables below one another, each under lines behind a #, whose rows may number the days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pyarrow as pa

from lib.ingest.layout import Layout
from lib.ingest.troubles import first_few, remark

_RULED, _DAY_IN_COMMENT = re.compile(r"#\s*-{10,}\s*"), re.compile(r"#.*\b20\d{6}\b")
_COUNTED_DAY = re.compile(r"\d{4}|20\d{6}")
_DAY, _NUMBER = re.compile(r"\b20\d{6}\b"), re.compile(r"\d{4}")
#: A report of fewer days may be one of as many weeks or hours.
_FEWEST_DAYS = 7


def is_of_analytics(titles: Sequence[str]) -> bool:
    """Whether the lines above a table are those that Google Analytics writes, in whatever language, each behind a #."""
    return any(map(_RULED.fullmatch, titles)) and any(map(_DAY_IN_COMMENT.match, titles))


def of_report(layout: Layout, first_row: int = 1) -> Layout:
    """The first table of days in a report with the columns of the others that tell of the same days; any other layout as it is.

    Args:
        layout: of the file.
        first_row: the 1-based row of the file that it begins with, for findings.
    """
    return _with_days(_first_table(layout, first_row)) if is_of_analytics(layout.titles) else layout


@dataclass(frozen=True)
class _Block:
    """One of the tables: its header, the layout's place of that (None: above all rows), and the places of its rows."""

    names: tuple[str, ...]
    header: int | None
    start: int
    end: int

    def tells_days(self, texts: Sequence[str]) -> bool:
        rows = texts[self.start : self.end]
        return bool(rows) and all(map(_COUNTED_DAY.fullmatch, rows)) and len(set(rows)) == len(rows)


def _first_table(layout: Layout, first_row: int) -> Layout:
    columns = [[(text or "").strip() for text in column.to_pylist()] for column in layout.cells.columns]
    blocks = _blocks(layout.headers, columns)
    if len(blocks) < 2:
        return layout
    main = next((one for one in blocks if one.tells_days(columns[0])), blocks[0])
    days, left_out = columns[0][main.start : main.end], list[int]()
    cells, headers = layout.cells.slice(main.start, main.end - main.start), list(main.names)
    for block in blocks:
        if block is main:
            continue
        if block.names[0] == main.names[0] and main.tells_days(columns[0]) and block.tells_days(columns[0]):
            for at, name in enumerate(block.names):
                if name and name not in headers:
                    told = dict(
                        zip(columns[0][block.start : block.end], columns[at][block.start : block.end], strict=True)
                    )
                    cells = cells.append_column(
                        f"c{cells.num_columns}", pa.array([told.get(day) for day in days], pa.string())
                    )
                    headers.append(name)
        else:
            left_out.append(
                (layout.header_row or 0) + first_row
                if block.header is None
                else layout.rows[block.header].as_py() + first_row
            )
    used = [at for at, name in enumerate(headers) if name]
    findings = tuple(one for one in layout.findings if one.code != "short_rows")
    if left_out:
        findings += (remark("tables_below", count=len(left_out), rows=first_few(left_out)),)
    not_data = Counter(dict(layout.not_data))
    not_data["title_row"] += layout.cells.num_rows - cells.num_rows
    return replace(
        layout,
        cells=cells.select(used).rename_columns([f"c{at}" for at in range(len(used))]),
        headers=tuple(headers[at] for at in used),
        rows=layout.rows.slice(main.start, main.end - main.start),
        not_data=tuple(not_data.items()),
        findings=findings,
    )  # fmt: skip


def _blocks(headers: tuple[str, ...], columns: Sequence[Sequence[str]]) -> list[_Block]:
    """The tables one below another: a line behind a # ends one, and so does the header come again."""
    texts = columns[0] if columns else []
    blocks, names, header, start = list[_Block](), headers, None, 0
    waits = False
    for at, text in enumerate([*texts, "#"]):
        if text.startswith("#") or text == headers[0] or waits:
            if not waits and at > start:
                blocks.append(_Block(names, header, start, at))
            waits = text.startswith("#")
            if not waits:
                names, header, start = tuple(column[at] for column in columns), at, at + 1
    return blocks


def _with_days(layout: Layout) -> Layout:
    """The layout with days instead of their numbers (“Nth day”: 0000 is the first day of the report), which only the lines above can tell.

    Such a column counts to the report's last day, in whatever language it is called.
    """
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
