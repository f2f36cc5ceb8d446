"""Sheets and files of different currencies, told by their names, by a line above their tables or by their headers: EUR and USD, “All amounts in CHF”, Betrag CHF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

from lib.ingest.by_cells import holds_currencies
from lib.ingest.cells import Columns
from lib.ingest.currencies import MARKS, SIGNS, currency_of, is_other_word, is_weak
from lib.ingest.header_currencies import header_currency
from lib.ingest.table import TextTable

#: What the column is called that such names fill.
_NAME = "Currency"
#: A currency at the end of a header: Betrag (EUR), Amount in USD.
_AT_THE_END = re.compile(rf"[\s(\[（【_,/-]*(?:\b(?:in|en|em)\s+)?(?:{MARKS.pattern})[\s)\]）】]*$", re.IGNORECASE)
#: Names that Chinese and Japanese write with others without a blank: 美元订单.
_WITHOUT_BLANKS = re.compile("|".join(sorted((sign for sign in SIGNS if re.fullmatch(r"[\u30a0-\u9fff]{2,}", sign)), key=len, reverse=True)))  # fmt: skip


def without_the_currency(table: TextTable) -> tuple[tuple[str, ...], str] | None:
    """The headers of a table without the one currency that they name, and which it is; None where they name none, or several."""
    found = {code for header in table.headers if (code := header_currency(header))}
    if len(found) != 1 or table.parts or _has_currencies(table):
        return None
    bare = tuple(_AT_THE_END.sub("", header) if header_currency(header) else header for header in table.headers)
    return None if "" in bare or any(map(header_currency, bare)) else (bare, found.pop())


def with_currencies_of_parts(tables: Sequence[TextTable], names: Sequence[str]) -> list[TextTable]:
    """The tables, each with a column of the one currency that its headers, its name or its titles tell, where each tells one and they differ.

    Where only some tell one, or all the same, nothing is added: the names may speak of something else.

    Args:
        tables: of one upload, with the same columns, but for the currency that their headers name.
        names: their sheets' or files'.
    """
    if len({tuple(sorted(map(str.strip, table.headers))) for table in tables}) > 1:
        bare = [one for table in tables if (one := without_the_currency(table)) is not None]
        if len(bare) == len(tables):
            return [_with(replace(table, headers=one[0]), one[1]) for table, one in zip(tables, bare, strict=True)]
    told = [_currency(name, table.titles) for name, table in zip(names, tables, strict=True)]
    if None in told or len(set(told)) < 2 or any(map(_tells_itself, tables)):
        return list(tables)
    return [_with(table, code) for table, code in zip(tables, told, strict=True) if code is not None]


def _tells_itself(table: TextTable) -> bool:
    """Whether a column or its header says the currency, or the table is of several files."""
    return bool(table.parts) or any(map(header_currency, table.headers)) or _has_currencies(table)


def _has_currencies(table: TextTable) -> bool:
    columns = Columns(table)
    return any(holds_currencies(columns.head(at)) for at in range(len(columns)))


def _currency(name: str, titles: Sequence[str]) -> str | None:
    """The one currency of a name, else of the titles; None where there is none, or several."""
    for text in (name, " ".join(titles)):
        marks = _WITHOUT_BLANKS.findall(text) or MARKS.findall(text.replace("_", " "))
        marks = [mark for mark in marks if not is_other_word(mark)]
        found = {currency_of(mark) for mark in marks if not is_weak(mark)} or {currency_of(mark) for mark in marks}
        if len(found) == 1:
            return found.pop()
    return None


def _with(table: TextTable, code: str) -> TextTable:
    column = pa.repeat(pa.scalar(code, pa.string()), table.cells.num_rows)
    cells = table.cells.append_column(f"c{table.cells.num_columns}", column)
    return replace(table, cells=cells, headers=(*table.headers, _NAME))
