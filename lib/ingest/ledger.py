"""Where every row and every unit of money of a file went."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from lib.core.settings import Refunds
from lib.ingest.fates import CODES, COUNTED, REASONS, Fates
from lib.ingest.groups import Groups, Mask, Money
from lib.ingest.imported import Fate, Ledger, LedgerLine


def write_ledger(
    fates: Fates,
    orders: Groups,
    amount_e4: Money,
    refund_e4: Money,
    rule: Refunds,
    left_out: Mapping[str, int] | None = None,
) -> Ledger:
    """One line a reason, and lines without rows for the money of a refund column and of what was taken out of the amounts.

    Args:
        fates: the fate of each row.
        orders: one code an order.
        amount_e4: the money of each row as booked, refunds negative, 0 where it is not known.
        refund_e4: what the refund column gives back, positive, a row each.
        rule: whether refunds are netted.
        left_out: money taken out of the amounts, by part.
    """
    lines: list[LedgerLine] = []
    for place in [len(REASONS) - 1, *range(len(REASONS) - 1)]:
        rows = fates == place
        if rows.any() or CODES[place] == "counted":
            code, fate = REASONS[place]
            lines.append(LedgerLine(code, fate, int(rows.sum()), _distinct(orders[rows]), int(amount_e4[rows].sum())))
    counted = fates == COUNTED
    for code, fate, rows in _refund_columns(counted, rule):
        given_back = int(refund_e4[rows].sum())
        if given_back:
            noted = _distinct(orders[rows & (refund_e4 > 0)])
            lines.append(LedgerLine(code, fate, 0, noted, -given_back))
    parts = left_out or {}
    lines += [LedgerLine(f"{part}_left_out", "set_aside", 0, 0, money) for part, money in parts.items() if money]
    read_e4 = int(amount_e4.sum()) - int(refund_e4.sum()) + sum(parts.values())
    return Ledger(len(fates), read_e4, tuple(lines))


def _distinct(orders: Groups) -> int:
    return int(np.count_nonzero(np.bincount(orders))) if len(orders) else 0


def _refund_columns(counted: Mask, rule: Refunds) -> tuple[tuple[str, Fate, Mask], ...]:
    if rule == "ignore":
        return (("refund_column_ignored", "set_aside", np.ones_like(counted)),)
    return ("refund_on_order", "netted", counted), ("refund_on_set_aside", "set_aside", ~counted)
