"""Made-up shops as customers, small enough to count by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from lib.analysis.customers import Customers
from lib.analysis.rfm import Rfm, rfm
from lib.catalog.segments import REGULARS_11
from lib.core.money import SCALE
from lib.core.periods import day_of
from lib.core.settings import RfmSettings

AS_OF = date(2026, 3, 1)


def shop(recency: Sequence[int], frequency: Sequence[int], money: Sequence[float]) -> Customers:
    """Customers `c0`, `c1`, … with these values; each one's first order was a year before the last."""
    days = np.array(recency, np.int64)
    last = day_of(AS_OF) - days
    return Customers(
        as_of=AS_OF,
        customer_id=pd.Series([f"c{place}" for place in range(len(days))], dtype="str", name="customer_id"),
        recency_days=days,
        frequency=np.array(frequency, np.int64),
        monetary_e4=np.array([round(amount * SCALE) for amount in money], np.int64),
        first_day=last - 365 * (np.array(frequency) > 1),
        last_day=last,
    )


def hundred() -> Customers:
    """A hundred customers spread over all scores; the later the last order, the more orders and money."""
    places = range(100)
    return shop(
        [3 * place for place in places],
        [1 + (99 - place) // 8 for place in places],
        [20 + 3 * (99 - place) for place in places],
    )


def answer(customers: Customers, settings: RfmSettings | None = None) -> Rfm:
    """Scored and named."""
    return rfm(customers, settings or RfmSettings(), REGULARS_11)


#: Shops that hide something: one customer, nobody came twice, all alike, one who outweighs everybody, money given back.
DEGENERATE = {
    "one customer": shop([5], [1], [10]),
    "one order each": shop([1, 5, 9, 40], [1, 1, 1, 1], [10, 20, 30, 40]),
    "all alike": shop([7] * 12, [2] * 12, [50] * 12),
    "one wholesaler": shop([1, *range(20, 40)], [90, *[1] * 20], [90_000, *[10] * 20]),
    "all given back": shop([1, 2, 3], [1, 2, 3], [0, 0, 0]),
    "more given back than bought": shop([1, 2, 3], [1, 2, 3], [-5, 2, 1]),
    "one very old customer": shop([20_000, 1], [1, 1], [0.01, 1e9]),
}
