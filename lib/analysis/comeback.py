"""Who came back after the first order, how soon and for how much: what a second order can be expected from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from lib.analysis.customers import Int64s
from lib.analysis.reductions import in_view, second_orders
from lib.core.columns import CUSTOMER, ORDERED_AT
from lib.core.periods import day_of
from lib.core.settings import View
from lib.store.engine import Frames

#: Below this many customers to learn from, a chance is not told.
ENOUGH = 20


@dataclass(frozen=True)
class Comeback:
    """How first-time buyers came back.

    Attributes:
        waits: per day since the first order (from 0), how many customers came back on that day for the first time, among
            `customers`.
        customers: those whose first order is at least `window_days` before as_of: everybody had the same time.
        window_days: nine in ten of those who came back did so within this many days; 0 when nobody did.
        order_e4: the median net money of a second order day; 0 when nobody came back.
        order_days: of each customer in the view, in the order of `lib.analysis.customers.Customers`: on how many days they ordered.
    """

    waits: Int64s
    customers: int
    window_days: int
    order_e4: int
    order_days: Int64s

    def chances(self, days_since_first: Int64s) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """The share that came back within the window, among those who had not yet after so many days; 0 beyond it."""
        if self.customers < ENOUGH:
            return np.zeros(len(days_since_first))
        back = np.cumsum(self.waits)
        until = np.minimum(days_since_first, self.window_days)
        still = self.customers - back[until]
        return np.divide(back[-1] - back[until], still, out=np.zeros(len(until)), where=still > 0)

    @property
    def half_days(self) -> int:
        """Half of those who came back within the window did so within this many days."""
        return int(np.searchsorted(np.cumsum(self.waits), self.waits.sum() / 2))


def comeback(frames: Frames, view: View, as_of: date) -> Comeback:
    """Learn from the customers in the view; order days count, so that two orders of one day are one visit."""
    orders = in_view(frames("orders"), ORDERED_AT, view, as_of)
    firsts = second_orders(orders).collect("pyarrow").to_pandas().sort_values(CUSTOMER, ignore_index=True)
    order_days = firsts["order_days"].to_numpy(np.int64)
    waits = (firsts["second"] - firsts["first"]).dropna().to_numpy(np.int64)
    if not len(waits):
        return Comeback(np.zeros(1, np.int64), 0, 0, 0, order_days)
    window_days = int(np.ceil(np.quantile(waits, 0.9)))
    ripe = firsts[firsts["first"] <= day_of(as_of) - window_days]
    within = (ripe["second"] - ripe["first"]).dropna().to_numpy(np.int64)
    counts = np.bincount(within[within <= window_days], minlength=window_days + 1)
    order_e4 = int(np.median(firsts["second_e4"].dropna().to_numpy(np.int64)))
    return Comeback(counts, len(ripe), window_days, order_e4, order_days)
