"""Where every row and every unit of money of a file went."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from lib.core import columns as c
from lib.core.settings import Refunds
from lib.ingest.fates import CODES, COUNTED, REASONS, Fates
from lib.ingest.groups import Groups, Mask, Money, distinct_groups
from lib.ingest.imported import Fate, Imported, Ledger, LedgerLine, SideFile

#: Lines without rows of their own: the column that their money sits in.
_COLUMNS = {
    "refund_on_order": c.REFUND_E4,
    "refund_on_set_aside": c.REFUND_E4,
    "refund_column_ignored": c.REFUND_E4,
    "shipping_left_out": "shipping_e4",
    "tax_left_out": "tax_e4",
}


def write_ledger(
    fates: Fates,
    orders: Groups,
    amount_e4: Money,
    refund_e4: Money,
    rule: Refunds,
    left_out: Mapping[str, tuple[int, int]] | None = None,
) -> Ledger:
    """One line a reason, and lines without rows for the money of a refund column and of what was taken out of the amounts.

    Args:
        fates: the fate of each row.
        orders: one code an order, as the table of orders counts them.
        amount_e4: the money of each row as booked, refunds negative, 0 where it is not known.
        refund_e4: what the refund column gives back, positive, a row each.
        rule: whether refunds are netted.
        left_out: money taken out of the amounts and of how many orders, by part.
    """
    lines: list[LedgerLine] = []
    for place in [len(REASONS) - 1, *range(len(REASONS) - 1)]:
        rows = fates == place
        if rows.any() or CODES[place] == "counted":
            code, fate = REASONS[place]
            money = int(amount_e4.sum(where=rows))
            lines.append(LedgerLine(code, fate, int(rows.sum()), distinct_groups(orders, rows), money))
    counted = fates == COUNTED
    for code, fate, rows in _refund_columns(counted, rule):
        given_back = int(refund_e4.sum(where=rows))
        if given_back:
            noted = distinct_groups(orders, rows & (refund_e4 > 0))
            lines.append(LedgerLine(code, fate, 0, noted, -given_back))
    parts = left_out or {}
    lines += [
        LedgerLine(f"{part}_left_out", "set_aside", 0, told, money) for part, (money, told) in parts.items() if money
    ]
    read_e4 = int(amount_e4.sum()) - int(refund_e4.sum()) + sum(money for money, _orders in parts.values())
    return Ledger(len(fates), read_e4, tuple(lines))


def rows_of(read: Imported | SideFile, code: str) -> Mask:
    """The rows behind a line, also of one whose money sits in rows that have a line of their own.

    Args:
        read: the file.
        code: the line's.
    """
    rows = read.rows
    column = _COLUMNS.get(code)
    if column is None or column not in rows:
        return (rows[c.FATE] == code).to_numpy(dtype=np.bool_)
    money = rows[column].fillna(0).to_numpy() != 0
    fates = {"refund_on_order": rows[c.FATE] == "counted", "refund_on_set_aside": rows[c.FATE] != "counted"}
    own = fates.get(code, rows[c.FATE].notna()) & (rows[c.FATE] != "replaced")
    return money & own.to_numpy(dtype=np.bool_)


def _refund_columns(counted: Mask, rule: Refunds) -> tuple[tuple[str, Fate, Mask], ...]:
    if rule == "ignore":
        return (("refund_column_ignored", "set_aside", np.ones_like(counted)),)
    return ("refund_on_order", "netted", counted), ("refund_on_set_aside", "set_aside", ~counted)
