"""What discounts take off the lines of a file that tells prices and no amounts: shares of a price, or money."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.booking import is_of_order
from lib.ingest.cells import Cells
from lib.ingest.groups import Groups, Mask, Money, first_rows, sums
from lib.ingest.numbers import Numbers, as_numbers, read_figures
from lib.ingest.texts import clean

_PERCENT = re.compile(r"\s*(?:[%％]|\b(?:percent|pct|prozent|procent)\b)\s*", re.IGNORECASE)
_ONE_E4, _HALF_E4 = 10_000, 5_000


def taken_off(
    line_e4: Money, cells: Cells, numbers: dict[str, Numbers], groups: tuple[Groups, int], distinct: Mask
) -> tuple[Money, Finding] | None:
    """What to take off each line, and how that was understood; None where nothing is to be.

    Args:
        line_e4: price times quantity.
        cells: the file.
        numbers: its columns of figures.
        groups: one code an order, and how many.
        distinct: rows that do not repeat an earlier row exactly.
    """
    if not {"quantity", "discount"} <= set(numbers):
        return None
    shares = _shares(line_e4, cells, numbers["discount"])
    if shares is not None:
        said = N_("“{header}” holds shares of the price: each line was taken as price times quantity less that share.")
        return shares, finding("discount_rate", "info", said, header=cells.header("discount"))
    money = _money(line_e4, numbers["discount"], groups, distinct)
    if money is None:
        return None
    said = N_("“{header}” was taken off: each line is price times quantity less its discount, {money_off} in all.")
    return money, finding("discount_off", "info", said, header=cells.header("discount"), money_off=int(np.abs(money).sum()))  # fmt: skip


def is_percent(cells: Cells) -> bool:
    """Whether the discounts of a file are so many of a hundred, as the header or each cell says."""
    if "discount" not in cells:
        return False
    texts = [clean(text) for text in cells.texts("discount").distinct if clean(text)]
    return _PERCENT.search(clean(cells.header("discount"))) is not None or (
        bool(texts) and all(_PERCENT.search(text) is not None for text in texts)
    )


def _shares(line_e4: Money, cells: Cells, discount: Numbers) -> Money | None:
    """Shares of the price in money: 0.25, or 25 %; None where they are none."""
    if is_percent(cells):
        bare = cells.texts("discount").map(lambda text: _PERCENT.sub("", clean(text)) or None)
        figures = read_figures(bare)
        discount = as_numbers(figures, figures.decided() or ".", None)
        discount = replace(discount, exact=tuple(None if one is None else one.scaleb(-2) for one in discount.exact))
    values = [one for one in discount.exact if one is not None]
    if not any(0 < one < 1 for one in values) or any(not 0 <= one <= 1 for one in values):
        return None
    return (line_e4 * discount.e4()[0] + _HALF_E4) // _ONE_E4


def _money(line_e4: Money, discount: Numbers, groups: tuple[Groups, int], distinct: Mask) -> Money | None:
    """Discounts in money, once an order where each of its rows has the order's; None where they are more than what they are taken off."""
    off = np.abs(discount.e4()[0])
    orders, count = groups
    if not off.any():
        return None
    if is_of_order("discount", off, orders, count, distinct, "line"):
        off = _to_each_line(off, np.abs(line_e4), orders, count)
    return None if (off > np.abs(line_e4)).any() else np.where(line_e4 < 0, -off, off)


def _to_each_line(off: Money, lines: Money, orders: Groups, count: int) -> Money:
    """An order's discount in parts as its lines are, to the ten-thousandth: what is left over goes to the first that costs something."""
    totals = sums(orders, count, lines)
    parts = np.where(totals[orders] > 0, off * lines // np.maximum(totals[orders], 1), 0)
    first = first_rows(orders, count, lines > 0)
    known = first >= 0
    parts[first[known]] += off[first[known]] - sums(orders, count, parts)[known]
    return parts
