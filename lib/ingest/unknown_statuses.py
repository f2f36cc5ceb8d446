"""Orders that count although nobody knows what their status says: which they are, and what they come to."""

from __future__ import annotations

import numpy as np

from lib.core.findings import Finding, finding
from lib.core.words import NP_, first_of
from lib.ingest.fields import Meaning
from lib.ingest.groups import Mask, Money
from lib.ingest.texts import Texts


def unknown_counted(told: tuple[Texts, tuple[Meaning | None, ...]], counted: Mask, amount_e4: Money, currency: Texts) -> list[Finding]:  # fmt: skip
    """Say which statuses are not known, and the revenue that each answer would keep or leave out.

    Args:
        told: the status of each row, and one meaning a distinct status.
        counted: rows that count or are netted.
        amount_e4: what each row is booked with.
        currency: each row's; money of several is not added up.
    """
    texts, meanings = told
    there = set(np.unique(texts.codes[counted]).tolist())
    codes = [code for code, meaning in enumerate(meanings) if meaning is None and code in there]
    if not codes:
        return []
    rows = counted & np.isin(texts.codes, codes)
    names = tuple(texts.distinct[code] for code in codes)
    facts = {"count": len(codes), "names": first_of([f"“{name}”" for name in names], 5), "statuses": names}
    if len(np.unique(currency.codes[rows])) > 1:
        return [finding("unknown_status", "warning", _COUNTED, **facts)]
    return [finding("unknown_status", "warning", _WITH_MONEY, **facts, money_worth=int(amount_e4[rows].sum()))]


_WITH_MONEY = NP_(
    "The status {names} is not known here. Its orders were counted, with {money_worth}; if they are no sales, leave them out (--status-drop).",
    "{count} statuses are not known here: {names}. Their orders were counted, with {money_worth}; if they are no sales, leave them out (--status-drop).",
)
_COUNTED = NP_(
    "The status {names} is not known here. Its orders were counted; if they are no sales, leave them out (--status-drop).",
    "{count} statuses are not known here: {names}. Their orders were counted; if they are no sales, leave them out (--status-drop).",
)
