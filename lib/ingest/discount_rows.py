"""Rows below zero that take a discount off an order: it is called a discount, and the order has goods beside it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from lib.core.findings import Finding, finding
from lib.core.words import NP_
from lib.ingest.cells import Cells, Columns
from lib.ingest.fields import Hints
from lib.ingest.groups import Groups, Mask, Money, sums
from lib.ingest.money import RowMoney
from lib.ingest.texts import Texts, clean, quoted

#: Where it is not the goods that say it, a column of kinds of lines has no more of them.
_MOST_KINDS = 12


def discount_rows(columns: Columns, cells: Cells, orders: tuple[Groups, int], money: RowMoney, other: Mask, hints: Hints) -> Mask | None:  # fmt: skip
    """Rows that are discounts of their orders; None where there are none.

    Args:
        columns: the file.
        cells: its columns by field.
        orders: one code an order, and how many.
        money: what every row is worth.
        other: rows that are no sale, or that take one back.
        hints: how discounts are called.
    """
    below = money.amount_e4 < 0
    if "order_id" not in cells or money.booking == "repeated" or not below.any():
        return None
    below &= ~other & (sums(*orders, np.where(money.amount_e4 > 0, 1, 0))[orders[0]] > 0)
    said = np.zeros(len(below), dtype=np.bool_)
    named = [cells.texts(field) for field in ("product", "sku", "category") if field in cells]
    kinds = [columns.head(place) for place in range(len(columns))]
    for place, head in enumerate(kinds):
        if 1 < len(head.distinct) <= _MOST_KINDS:
            named.append(columns[place])
    against = np.zeros(len(below), dtype=np.bool_)
    for texts in named:
        said |= _rows(texts, [hints.says_discount(clean(text)) for text in texts.distinct])
        against |= _rows(texts, [hints.says_return(clean(text)) for text in texts.distinct])
    rows = below & said & ~against
    if not rows.any():
        return None
    # More than the order's goods cost is no discount of them.
    left = sums(*orders, np.where((money.amount_e4 > 0) | rows, money.amount_e4, 0))[orders[0]]
    rows &= left >= 0
    return rows if rows.any() else None


def with_discounts(columns: Columns, cells: Cells, orders: tuple[Groups, int], money: RowMoney, other: Mask, hints: Hints) -> tuple[RowMoney, Mask | None]:  # fmt: skip
    """The same with a word about rows that are discounts of their orders; and the rows, None where there are none."""
    rows = discount_rows(columns, cells, orders, money, other, hints)
    if rows is None:
        return money, None
    off = np.where(rows, -money.amount_e4, 0)
    return replace(money, findings=[*money.findings, _said(rows, off, cells)]), rows


def _said(rows: Mask, off: Money, cells: Cells) -> Finding:
    texts = cells.texts("product")
    example = int(texts.codes[rows][0])
    return finding(
        "discount_rows", "info",
        NP_(
            "{count} row below zero is a discount ({example}) and was taken off its order: {money_off}. It is no refund.",
            "{count} rows below zero are discounts ({example}) and were taken off their orders: {money_off}. They are no refunds.",
        ),
        count=int(rows.sum()), money_off=int(off.sum()), example=quoted(clean(texts.distinct[example])) if example >= 0 else "–",
    )  # fmt: skip


def _rows(texts: Texts, says: list[bool]) -> Mask:
    return np.array([*says, False], dtype=np.bool_)[texts.codes]
