"""Spend in the currency of the orders, at the rates that the shop tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from lib.core.columns import AMOUNT_E4, CURRENCY
from lib.core.findings import finding
from lib.core.words import N_
from lib.ingest.imported import SideFile

CONVERTED = "spend_converted"


def at_rates(spend: SideFile, target: str | None, rates: Sequence[tuple[str, float]]) -> SideFile:
    """The same with amounts of other currencies converted, to the ten-thousandth; the same object where none has a rate.

    Args:
        spend: a report, or several.
        target: the orders' currency; None: not known.
        rates: what one unit of a currency is worth in it.
    """
    worth = {code.upper(): rate for code, rate in rates if code.upper() != target}
    codes = spend.frame[CURRENCY].astype("object").to_numpy()
    known = sorted({str(code) for code in codes if code in worth})
    if target is None or not known:
        return spend
    rate = np.array([worth.get(code, 1.0) for code in codes])
    now = np.array([target if code in worth else code for code in codes], dtype=object)
    frame = spend.frame.assign(
        **{AMOUNT_E4: np.rint(spend.frame[AMOUNT_E4].to_numpy() * rate).astype(np.int64), CURRENCY: now}
    )
    left = {str(code) for code in now if isinstance(code, str)}
    said = finding(
        CONVERTED,
        "info",
        N_("The spend was converted to {target} at your rates: {rates}."),
        target=target,
        rates=", ".join(f"1 {code} = {worth[code]:g} {target}" for code in known),
    )
    others = [one for one in spend.findings if one.code != "mixed_currency" or len(left) > 1]
    return replace(spend, frame=frame, currency=target if left == {target} else None, findings=(*others, said))
