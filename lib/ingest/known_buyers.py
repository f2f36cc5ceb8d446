"""Whose money went out: buyers and orders that rows of money that came in name, too."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from lib.ingest.cells import Cells
from lib.ingest.groups import Mask
from lib.ingest.texts import clean

_WHO = ("customer_id", "email", "phone", "name", "order_id")


def known_buyers(cells: Cells, came: Mask, went: Mask) -> tuple[Mask, dict[str, str]]:
    """Rows that name a buyer or an order of the rows that came in, and whose names stand behind other words there."""
    known, whose = np.zeros_like(went), dict[str, str]()
    for field in _WHO:
        if field not in cells:
            continue
        texts = cells.texts(field)
        bought = {code for code in np.unique(texts.codes[came]).tolist() if code >= 0}
        names = {clean(texts.distinct[code]).casefold(): texts.distinct[code] for code in bought}
        names.pop("", None)
        codes = np.unique(texts.codes[went])
        says = np.zeros(len(texts.distinct) + 1, dtype=np.bool_)
        for code in codes[codes >= 0].tolist():
            cell = clean(texts.distinct[code]).casefold()
            says[code] = cell in names
            behind = _behind(cell, names) if field in {"name", "customer_id"} and not says[code] else None
            if behind is not None:
                says[code] = True
                whose[texts.distinct[code]] = names[behind]
        known |= went & says[texts.codes]
    return known, whose


def _behind(cell: str, names: Collection[str]) -> str | None:
    """The name that a cell ends in, after words of its own."""
    words = cell.split()
    return next((one for at in range(1, len(words)) if (one := " ".join(words[at:])) in names and " " in one), None)
