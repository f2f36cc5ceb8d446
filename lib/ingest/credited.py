"""Rows that take back a sale which its own status sets aside already: it is taken off once."""

from __future__ import annotations

import re
from collections import defaultdict

import numpy as np

from lib.ingest.dates import Moments
from lib.ingest.groups import Mask, Money, combine
from lib.ingest.texts import Codes, Texts

_DIGITS = re.compile(r"\d+")


def of_called_off(
    refunds: Mask, sales: tuple[Mask, Mask], amount_e4: Money, buyers: Codes, moments: Moments, numbers: Texts
) -> Mask:
    """Which refunds take back a sale that was called off: of the same buyer and amount, and not later.

    Of several such sales the one is meant whose number stands in the refund's (RE-1042 in SR-1042 and 1042-R1), else the
    latest. Each sale is taken back once.

    Args:
        refunds: rows below zero that may take one back.
        sales: rows of sales that count, and of those that a status called off.
        amount_e4: the money of each row.
        buyers: the buyer's code.
        moments: when.
        numbers: the document's or order's number.
    """
    counted, called_off = sales
    found = np.zeros(len(refunds), dtype=np.bool_)
    keys = combine([buyers, np.abs(amount_e4)])
    asked = refunds & (buyers >= 0) & np.isin(keys, keys[called_off])
    if not asked.any():
        return found
    of_key: dict[int, list[int]] = defaultdict(list)
    for row in np.flatnonzero((counted | called_off) & np.isin(keys, keys[asked])).tolist():
        of_key[int(keys[row])].append(row)
    parts = {code: frozenset(_DIGITS.findall(text)) for code, text in enumerate(numbers.distinct)}
    days = moments.astype("datetime64[D]")
    rows = np.flatnonzero(asked)
    for row in rows[np.argsort(days[rows], kind="stable")].tolist():
        own = parts.get(int(numbers.codes[row]), frozenset())
        before = [one for one in of_key[int(keys[row])] if days[one] <= days[row]]
        if not before:
            continue
        named = [bool(one := parts.get(int(numbers.codes[sale]), frozenset())) and one <= own for sale in before]
        best = max(range(len(before)), key=lambda at: (named[at], days[before[at]], bool(called_off[before[at]])))
        of_key[int(keys[row])].remove(before[best])
        found[row] = called_off[before[best]]
    return found
