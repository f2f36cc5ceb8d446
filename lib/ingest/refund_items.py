"""Refunds that a cell tells in words with their amounts, as plugins of WooCommerce write them (amount:12.50|reason:broken), and those among an order's payments."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pyarrow as pa

from lib.ingest.cells import Columns
from lib.ingest.fields import Catalogue
from lib.ingest.groups import Mask
from lib.ingest.headers import compact
from lib.ingest.numbers import as_numbers, decimal_mark, read_figures
from lib.ingest.side import without_marks
from lib.ingest.table import TextTable
from lib.ingest.texts import Texts, clean

_AMOUNT = re.compile(
    r"(?:^|[|;,{\s])\"?(?:amount|total)\"?\s*:\s*\"?-?(\d+(?:\.\d{1,4})?)(?=$|[|;,}\s\"])", re.IGNORECASE
)
_NEARLY_ALL = 0.9
#: Where Matrixify tells of an order's payments, a row each, beside a total that it repeats on all of them: what a row is, its money, its order.
_PAYMENTS = tuple(map(compact, ("Transaction: Kind", "Transaction: Amount", "Name", "Price: Total")))
_BACK = compact("Price: Total Refund")
_FAILED = frozenset(["failure", "error", "pending"])
_ZERO = Decimal(0)


def with_refund_amounts(table: TextTable, catalogue: Catalogue) -> TextTable:
    """The same with one column more of what such cells come to, a row; any other table as it is."""
    columns = Columns(table)
    for place, header in enumerate(table.headers):
        if not catalogue.hints.says_refund(header):
            continue
        column = columns[place]
        told = [sum(map(Decimal, _AMOUNT.findall(clean(text))), Decimal(0)) for text in column.distinct]
        filled = [bool(clean(text)) for text in column.distinct]
        if (
            not any(told)
            or sum(map(bool, told)) < _NEARLY_ALL * sum(filled)
            or not all(":" in text for text in column.distinct if clean(text))
        ):
            continue
        texts = [f"{one}" if one else None for one in told] + [None]
        return replace(
            table,
            cells=table.cells.append_column(
                f"c{table.cells.num_columns}", pa.array([texts[code] for code in column.codes.tolist()], pa.string())
            ),
            headers=(*table.headers, f"Refund amount ({header.strip()})"),
        )
    return table


def with_refunds_among_payments(table: TextTable) -> TextTable:
    """The same with a column of what was given back of each order, where only rows of its payments tell; any other table as it is."""
    keys = [compact(header) for header in table.headers]
    if not set(_PAYMENTS) <= set(keys) or _BACK in keys:
        return table
    columns = Columns(table)
    kinds, money, orders = (columns[keys.index(key)] for key in _PAYMENTS[:3])
    figures = read_figures(without_marks(money))
    amounts = as_numbers(figures, decimal_mark([figures], table.dialect.delimiter, figures), None)
    counted = _says(kinds, frozenset(["refund"])) & orders.present() & amounts.texts.present()
    if "transactionstatus" in keys:
        counted &= ~_says(columns[keys.index("transactionstatus")], _FAILED)
    back: dict[int, Decimal] = {}
    for order, amount in zip(orders.codes[counted].tolist(), amounts.texts.codes[counted].tolist(), strict=True):
        back[order] = back.get(order, _ZERO) + abs(amounts.exact[amount] or _ZERO)
    if not back:
        return table
    texts = [f"{back.get(order, _ZERO)}" for order in orders.codes.tolist()]
    return replace(
        table,
        cells=table.cells.append_column(f"c{table.cells.num_columns}", pa.array(texts, pa.string())),
        headers=(*table.headers, f"Refund amount ({table.headers[keys.index(_PAYMENTS[1])].strip()})"),
    )


def _says(column: Texts, words: frozenset[str]) -> Mask:
    """Rows in which a column says one of the words."""
    return np.isin(column.codes, [code for code, text in enumerate(column.distinct) if clean(text).casefold() in words])
