"""What is paid beforehand and what is left to pay: together the price, which bakers, workshops and halls write beside them or leave out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pyarrow as pa

from lib.core.findings import finding
from lib.core.words import N_
from lib.ingest.advance_words import is_advance, says_left
from lib.ingest.fields import Catalogue
from lib.ingest.likeness import BUYERS, LEAST_CONFIDENCE, name_score
from lib.ingest.numbers import as_numbers, decimal_mark, read_figures
from lib.ingest.side import without_marks
from lib.ingest.table import TextTable
from lib.ingest.texts import encode

_SEVERAL, _ZERO = 2, Decimal(0)


def with_advances_summed(table: TextTable, catalogue: Catalogue) -> TextTable:
    """The same with a column of the price, where a list of sales has only what was paid beforehand and what is left; any other table as it is."""
    found = _pair(table.headers, catalogue)
    if found is None:
        return table
    pair, whose = found[:2], found[2]
    figures = [read_figures(without_marks(encode(table.cells, at))) for at in pair]
    mark = decimal_mark(figures, table.dialect.delimiter, figures[0])
    read = [as_numbers(one, mark, None) for one in figures]
    if any(None in one.exact or not one.exact for one in read):
        return table
    rows = [tuple((*one.exact, None)[code] for one, code in zip(read, codes, strict=True)) for codes in zip(*(one.texts.codes.tolist() for one in read), strict=True)]  # fmt: skip
    if _runs(rows, encode(table.cells, whose).codes.tolist()):
        return table
    prices = [None if first is None and rest is None else f"{(first or _ZERO) + (rest or _ZERO):.4f}".removesuffix("00") for first, rest in rows]  # fmt: skip
    named = [table.headers[at].strip() for at in pair]
    said = finding(
        "advances_summed", "info",
        N_("No column holds the price of an order: “{header}” and “{other}” were added up to it."), header=named[0], other=named[1],
    )  # fmt: skip
    return replace(
        table,
        cells=table.cells.append_column(f"c{table.cells.num_columns}", pa.array(prices, pa.string())),
        headers=(*table.headers, f"amount ({' + '.join(named)})"),
        findings=(*table.findings, said),
    )


def _pair(headers: tuple[str, ...], catalogue: Catalogue) -> tuple[int, int, int] | None:
    """The columns of what was paid beforehand, of what is left, and of buyers, where no other tells money and rows have a day."""
    advances = [at for at, header in enumerate(headers) if is_advance(header)]
    rests = [at for at, header in enumerate(headers) if says_left(header)]
    if len(advances) != 1 or len(rests) != 1:
        return None
    others = [at for at in range(len(headers)) if at not in {*advances, *rests}]

    def named(*codes: str) -> list[int]:
        return [at for at in others if any(name_score(headers[at], catalogue.field(code)) >= LEAST_CONFIDENCE for code in codes)]  # fmt: skip

    buyers = named(*BUYERS)
    if not buyers or not named("ordered_at") or named("amount", "unit_price"):
        return None
    return advances[0], rests[0], buyers[0]


def _runs(rows: list[tuple[Decimal | None, ...]], buyers: list[int]) -> bool:
    """Whether what stands beside money is a running balance, of all or of each buyer: the one before and this row's money."""
    by_buyer = [rows[at] for at in sorted(range(len(rows)), key=buyers.__getitem__)]
    for order in (rows, by_buyer):
        known = [(last[1], *one) for last, one in pairwise(order) if None not in (last[1], *one)]
        if 2 * sum(rest - last == paid for last, paid, rest in known if last is not None and paid is not None and rest is not None) > len(known) >= _SEVERAL:  # fmt: skip
            return True
    return False
