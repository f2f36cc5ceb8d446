"""Days and months that stand apart from the rows they are of, in words that take the names of months: lines of their own within a table, and the titles of its sheets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa

from lib.core.findings import Finding, finding
from lib.core.words import N_, first_of
from lib.ingest.grid import filled_counts
from lib.ingest.table import TextTable
from lib.ingest.texts import clean, encode
from lib.ingest.written import written

_FEWEST, _MOST = 2, 2_000
#: 1月, as Chinese, Japanese and Koreans number their months.
MONTH_ALONE = re.compile(r"(\d{1,2})\s?[月월]份?")
_EASTERN_DAY = re.compile(r"(\d{1,2}月\s?\d{1,2}[日号號])\s*(?:\(.\)|（.）|(?:星期|周|週).|.曜日?)?")
_NAMED_DAY = re.compile(
    r"(?:[^\W\d_]{2,12}\.?,?\s+)?(\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:de\s+)?(?P<behind>[^\W\d_]{3,12})\.?|(?P<before>[^\W\d_]{3,12})\.?\s+\d{1,2}(?:st|nd|rd|th)?)"
)
#: Titles that tell when a file was written, or of a list that is of no day.
_WRITTEN_ON = re.compile(
    r"\b(?:as of|as at|stand|export\w*|print\w*|generated|created|updated|erstellt|gedruckt|imprim\w*|généré|generad[oa]|impres[oa]|gerado|generato|stampato)\b|list[aeo]?n?\b|\b(?:inventory|inventur|inventa[ri]\w*|\w*bestand|stock|report|\w*bericht|rapport|informe|relat[oó]rio)\b|截至|截止|导出|導出|打印|列印|生成|制表|出力|作成|印刷|名单|名簿|清单|清單|一览|一覧|库存|庫存|盘点|在庫|报表|报告|報告|현재|출력|목록",
    re.IGNORECASE,
)
#: A whole day within a title.
_DAY_WITHIN = re.compile(
    r"(?<![\d./-])(?:20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?!\d)日?|\d{1,2}[-/.]\d{1,2}[-/.]20\d\d(?!\d)|\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:de\s+)?[^\W\d_]{3,12}\.?\s+(?:de\s+)?20\d\d(?!\d)|[^\W\d_]{3,12}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+20\d\d(?!\d))"
)
_LOOKED_AT, _SHOWN = 200, 3


def with_lines_told(table: TextTable, months: dict[str, int]) -> TextTable:
    """The same, each row having the day without a year, or the month, that a line of its own above it tells: Monday 5 January, 1月5日, JANVIER.

    Args:
        table: the file as text.
        months: month by lower-case name.
    """
    if table.dialect.header_row is None or not table.cells.num_rows:
        return table
    counts = filled_counts(table.cells)
    lone, rows = np.flatnonzero(counts == 1).tolist(), np.flatnonzero(counts > 1)
    if not _FEWEST <= len(lone) <= min(_MOST, len(rows)) or lone[0] != 0:
        return table
    lines = {at: next(clean(cell) for column in table.cells.columns if (cell := column[at].as_py()) and clean(cell)) for at in lone}  # fmt: skip
    others = table.cells.take(pa.array(rows[:_LOOKED_AT]))
    cells = {clean(cell) for column in others.columns for cell in column.to_pylist() if cell}
    for header, told in (("Date", _day_told), ("Month", _month_told)):
        said = {at: found for at, line in lines.items() if (found := told(line, months))}
        if len(said) >= _FEWEST and 0 in said and not any(told(cell, months) for cell in cells):
            return _with_said(table, said, header)
    return table


def _day_told(line: str, months: dict[str, int]) -> str | None:
    """The day without a year that a line is."""
    if (found := _EASTERN_DAY.fullmatch(line)) is not None:
        return found[1]
    found = _NAMED_DAY.fullmatch(line)
    return found[1] if found is not None and (found["behind"] or found["before"]).casefold() in months else None


def _month_told(line: str, months: dict[str, int]) -> str | None:
    """The month without a year that a line is."""
    return line if MONTH_ALONE.fullmatch(line) or line.casefold() in months else None


def _with_said(table: TextTable, said: dict[int, str], header: str) -> TextTable:
    """The table without the lines, what they say standing behind the rows below them."""
    above = np.zeros(table.cells.num_rows, dtype=np.int64)
    above[list(said)] = list(said)
    texts = pa.array([said[at] for at in np.maximum.accumulate(above).tolist()], pa.string())
    kept = np.ones(table.cells.num_rows, dtype=np.bool_)
    kept[list(said)] = False
    counts = dict(table.not_data)
    counts["title_row"] = counts.get("title_row", 0) + len(said)
    cells = table.cells.append_column(f"c{table.cells.num_columns}", texts)
    whole = replace(table, cells=cells, headers=(*table.headers, header), not_data=tuple(counts.items()))
    return whole.only(kept)


def with_day_of_titles(table: TextTable, months: dict[str, int], today: date) -> tuple[TextTable, list[Finding]]:
    """A table without days, each row having the one day that the name of its sheet or a line above it tells; as it is where one tells none, or a column has days."""
    titles = table.part_titles or (table.called,)
    told = [day for one in titles if (day := _day_in(one, months, today)) is not None]
    if len(told) < len(titles) or any(_has_days(table, place, months, today) for place in range(len(table.headers))):
        return table, []
    parts = np.zeros(table.cells.num_rows, dtype=np.int64)
    if table.part_of is not None and len(told) > 1:
        parts = table.part_of.to_numpy(zero_copy_only=False)
    column = pa.array(told, pa.string()).take(pa.array(parts))
    said = finding(
        "day_of_titles", "warning",
        N_("No column has the day of each order; it was taken from the lines above the table or the names of the sheets ({days}). If that is only the day the file was made on, bring an export with the day of each order."),
        days=first_of(list(dict.fromkeys(told)), _SHOWN),
    )  # fmt: skip
    cells = table.cells.append_column(f"c{table.cells.num_columns}", column)
    return replace(table, cells=cells, headers=(*table.headers, "Date")), [said]


def _day_in(titles: Sequence[str], months: dict[str, int], today: date) -> str | None:
    """The one day that a sheet's name tells, else the lines above it; None where they tell when it was written."""
    *above, sheet, _file = titles
    for some in ([sheet], above):
        days = {
            found[0]
            for title in some
            if not _WRITTEN_ON.search(title)
            for found in _DAY_WITHIN.finditer(title)
            if written(found[0], months, today) is not None
        }
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _has_days(table: TextTable, place: int, months: dict[str, int], today: date) -> bool:
    """Whether half of a column's first cells are whole days, or several speak of one, as lines above parts do (Bon 0002 2025-03-08)."""
    cells = [cell for text in encode(table.cells.slice(0, _LOOKED_AT), place).distinct if (cell := clean(text))]
    read = [written(cell, months, today) for cell in cells]
    whole = sum(one is not None and one.form in {"year_first", "numeric", "named"} for one in read)
    return whole * 2 > len(read) or sum(_DAY_WITHIN.search(cell) is not None for cell in cells) >= _FEWEST
