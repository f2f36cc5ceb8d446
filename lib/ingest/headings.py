"""Reports that write whose rows follow on a line of its own: Anna, her sales, Total for Anna."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa

from lib.ingest.arrow import Table
from lib.ingest.arrow import compute as pc
from lib.ingest.grid import Counts, Mask, filled, is_filled, is_value, row
from lib.ingest.headers import contains
from lib.ingest.table import YEAR

_SUM = re.compile(
    r"\W*((grand |sub-?)?totals?|gesamt\w*|\w*summe|somme|suma|totale?|итого|всего|合\s*计|小\s*计|总\s*计|合\s*計|小\s*計|総\s*計|합\s*계|소\s*계)\b.*|.*(合\s*计|小\s*计|总\s*计|合\s*計|小\s*計|소\s*계|합\s*계)",
    re.IGNORECASE | re.DOTALL,
)
#: Words of titles that say what the lines of their own are.
_CUSTOMER = ("customer", "client", "buyer", "kunde", "kunden", "cliente", "clientes", "klant", "客户", "客戶", "顾客", "会员", "顧客", "고객", "клиент", "клиентам", "покупатель", "контрагент")  # fmt: skip
#: The code of what is said of titles of parts that have the same columns, and what a column of them is called.
TITLED, SECTION = "titled_parts", "Section"
_LEAST, _MOST_LABELS = 2, 100_000
_LABEL = re.compile(rf"({'|'.join(_CUSTOMER)})\w{{0,8}}(?: (?:no|nr|name|id)\b)?\.?\s*[:：#]\s*(\S.*)", re.IGNORECASE)

#: A day on a line of its own: 05.01.2026 · Monday, 5 January 2026 · 2026年1月5日 星期一.
_DAY = re.compile(
    r"(?:[^\W\d_]{2,12}\.?,?\s+)?(\d{1,4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,4}日?|\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,12}\.?\s+(?:de\s+)?\d{4}|[^\W\d_]{3,12}\s+\d{1,2},\s+\d{4})\W*(?:[^\W\d_]{2,12}\W*)?"
)
#: A month on a line of its own: styczeń 2026 · 2026年3月 · 03/2026.
_MONTH = re.compile(
    r"([^\W\d_]{3,12}\.?\s+(?:de\s+)?20\d\d|20\d\d\s?[-/.年]\s?\d{1,2}\s?月?|\d{1,2}[-/.]20\d\d)(?:\s*(?:г\.?|года?))?"
)

#: A year on a line of its own: 2025 · 2025年 · 2025 г.
_YEAR = re.compile(r"\W*(20\d\d)\s*(?:年度?|г\.?|года?)?\W*")


@dataclass(frozen=True)
class Headings:
    """Lines that head the rows below them.

    Attributes:
        grid: the same, each row under a heading having it in its first column.
        headings: the lines themselves.
        sums: rows of totals in the same column.
        name: what the column is called; "" where nothing says so.
    """

    grid: Table
    headings: list[int]
    sums: list[int]
    name: str


def label_of(line: str) -> tuple[str, str] | None:
    """What a line such as “Customer: 1001 Anna” names, and who it is; None of any other line."""
    found = _LABEL.fullmatch(line)
    return (found[1], found[2]) if found else None


def said_of_rows(lines: Mapping[int, str]) -> dict[int, tuple[str, str]]:
    """What lines name and say of the rows below them: buyers as `label_of`, else days, else months, else years; those that say nothing are left out."""
    said = {at: label for at, line in lines.items() if (label := label_of(line))}
    for name, pattern in (("Date", _DAY), ("Month", _MONTH), ("Year", _YEAR)):
        said = said or {at: (name, found[1]) for at, line in lines.items() if (found := pattern.fullmatch(line))}
    if said and said[min(said)][0] == "Month" and _differ_in_years([what for _name, what in said.values()]):
        return {at: ("Year", found[0]) for at, (_name, what) in said.items() if (found := YEAR.search(what))}
    return said


def _differ_in_years(lines: Sequence[str]) -> bool:
    """Whether lines are the same but for the year in each of them: Orders 2024, Orders 2025."""
    return len(lines) > 1 and len({*lines}) == len(lines) and len({YEAR.sub("", line) for line in lines}) == 1


def under_labels(grid: Table, data: Mask, counts: Counts) -> Headings | None:
    """Find lines such as “Customer: 1001 Anna”, or a day, a month or a year, whose rows follow; give each row the buyer, the day, the month or the year in a column behind the others."""
    lone = np.flatnonzero(data & (counts == 1))
    if not _LEAST <= len(lone) <= _MOST_LABELS:
        return None
    lines = {at: next(cell.strip() for cell in row(grid, at) if cell and is_filled(cell)) for at in lone.tolist()}
    said = said_of_rows(lines)
    rows = np.flatnonzero(data & (counts > 1))
    if len(said) < _LEAST or not len(rows) or rows[0] < min(said):
        return None
    above = np.full(grid.num_rows, -1, dtype=np.int64)
    above[list(said)] = list(said)
    above = np.maximum.accumulate(above)
    texts = [said[at][1] if at >= 0 else None for at in above.tolist()]
    name = said[min(said)][0]
    return Headings(grid.append_column(f"c{grid.num_columns}", pa.array(texts, pa.string())), list(said), [], name)


def under_named_sums(grid: Table, data: Mask, counts: Counts, titles: str) -> Headings | None:
    """Find lines in the first column that name a buyer and come again in a line of sums below: Anna Berg … Total for Anna Berg; None where no title speaks of buyers.

    The column they go to stands behind the others, as the first has cells of its own.
    """
    first = filled(grid.column(0))
    lone = np.flatnonzero(data & first & (counts == 1))
    if not _LEAST <= len(lone) <= _MOST_LABELS or not any(contains(titles, word) for word in _CUSTOMER):
        return None
    begins = pc.match_substring_regex(grid.column(0), _SUM.pattern, ignore_case=True)
    sums = np.flatnonzero(np.asarray(pc.fill_null(begins, fill_value=False)) & data).tolist()
    said = {at: (row(grid, at)[0] or "").strip() for at in lone.tolist() if at not in sums}
    summed = " | ".join((row(grid, at)[0] or "") for at in sums[:_MOST_LABELS])
    if len(said) < _LEAST or any(is_value(text) or text not in summed for text in said.values()):
        return None
    above = np.full(grid.num_rows, -1, dtype=np.int64)
    above[list(said)] = list(said)
    texts = [said.get(at) for at in np.maximum.accumulate(above).tolist()]
    return Headings(
        grid.append_column(f"c{grid.num_columns}", pa.array(texts, pa.string())), list(said), [], "Customer"
    )


@dataclass(frozen=True)
class Named:
    """Rows without a buyer of their own, below lines that name one, in a column that other rows fill.

    Attributes:
        grid: the same, such rows having what the line above them says; as it was where `how` is "open".
        headings: the lines themselves; none where it is open whether they name buyers.
        place: the column.
        rows: how many such rows there are.
        example: what one of the lines says.
        how: whether the lines say that they name buyers, by a word or by their place.
    """

    grid: Table
    headings: list[int]
    place: int
    rows: int
    example: str
    how: Literal["told", "open"]


def under_lines(grid: Table, data: Mask, counts: Counts, names: tuple[str, ...]) -> Named | None:
    """Find lines of one cell, such as “Client: Anna”, or Anna in the buyers' own column, above rows that have no buyer while others have.

    Args:
        grid: string columns.
        data: rows that may be data.
        counts: filled cells of each row.
        names: the header.
    """
    lone = np.flatnonzero(data & (counts == 1))
    buyers = [at for at, name in enumerate(names) if any(contains(name, word) for word in _CUSTOMER)]
    if not 0 < len(lone) <= _MOST_LABELS or not buyers:
        return None
    said: dict[int, tuple[int, str]] = {}
    for at in lone.tolist():
        place, text = next(
            (place, cell.strip()) for place, cell in enumerate(row(grid, at)) if cell and is_filled(cell)
        )
        if not is_value(text) and not _SUM.fullmatch(text):
            said[at] = place, text
    for place in buyers:
        own = filled(grid.column(place))
        nameless = data & ~own & (counts > 1)
        last = np.full(grid.num_rows, -1, dtype=np.int64)
        last[list(said)] = list(said)
        named = np.flatnonzero(data & own & (counts > 1))
        last[named] = named
        above = np.maximum.accumulate(last)
        below = np.flatnonzero(nameless & np.isin(above, list(said)))
        followed = set((below - 1).tolist())
        heads = [at for at in said if at in followed]
        if not heads:
            continue
        labels = {at: found[1] for at in heads if (found := label_of(said[at][1]))}
        labels |= {at: said[at][1] for at in heads if said[at][0] == place and at not in labels}
        told = [at for at in below.tolist() if int(above[at]) in labels]
        if not told:
            if len(below) < int(nameless.sum()):
                continue
            return Named(grid, [], place, len(below), said[heads[0]][1], "open")
        texts = grid.column(place).to_pylist()
        for at in told:
            texts[at] = labels[int(above[at])]
        column = pa.chunked_array([pa.array(texts, pa.string())])
        return Named(
            grid.set_column(place, grid.column_names[place], column),
            list(labels),
            place,
            len(told),
            next(iter(labels.values())),
            "told",
        )
    return None


def under_headings(grid: Table, data: Mask, counts: Counts, name: str, titles: str) -> Headings | None:
    """Find such lines; None where the first column is anything else.

    Args:
        grid: string columns.
        data: rows that may be data.
        counts: filled cells of each row.
        name: header of the first column.
        titles: what stands above the header.
    """
    first = filled(grid.column(0))
    if not first[data].any() or grid.num_columns <= _LEAST:
        return None
    lone = data & first & (counts == 1)
    rows = data & ~first & (counts > 1)
    others = np.flatnonzero(data & first & ~lone)
    if int(lone.sum()) < _LEAST or int(rows.sum()) < int(lone.sum()):
        return None
    texts = {index: (row(grid, index)[0] or "").strip() for index in [*np.flatnonzero(lone).tolist(), *others.tolist()]}
    sums = [index for index, text in texts.items() if _SUM.fullmatch(text)]
    heads = [index for index in np.flatnonzero(lone).tolist() if index not in sums]
    if set(others.tolist()) - set(sums) or (not name and any(is_value(texts[index]) for index in heads)):
        return None
    below = np.flatnonzero(rows)
    # the first row must have a heading, and nearly every heading a row
    follows = [head for head, following in zip(heads, [*heads[1:], grid.num_rows], strict=True) if ((below > head) & (below < following)).any()]  # fmt: skip
    if not len(below) or not heads or below[0] < heads[0] or len(follows) * _LEAST < len(heads):
        return None
    above = np.full(grid.num_rows, -1, dtype=np.int64)
    above[follows] = follows
    above = np.maximum.accumulate(above)
    taken = np.where(rows, above, np.arange(grid.num_rows))
    column = grid.column(0).combine_chunks().take(pa.array(taken))
    named = name or ("Customer" if any(contains(titles, word) for word in _CUSTOMER) else "")
    return Headings(grid.set_column(0, grid.column_names[0], column), heads, sums, named)
