"""All sets of ways to count differently, tried at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.differences import SIDES, Ints, Units, Way
from lib.core.settings import Refunds

#: Dashboards round to the cent; half a cent in ten-thousandths.
HALF_A_CENT_E4 = 50
# With more ways than this the number of sets grows beyond what can be tried while somebody waits.
_MOST_BITS = 12


class Combinations:
    """The figures of every set of ways at once: one entry a set of added and dropped rows."""

    def __init__(self, period: Units, ways: Sequence[Way], refunds: Refunds) -> None:
        bits = [way for way in ways if way.bit][:_MOST_BITS]
        self._bits = bits
        self._sides = [way for way in ways if not way.bit]
        self._nets = refunds == "net"
        self._sets = np.zeros(1 << len(bits), dtype=np.int64)
        for place, way in enumerate(bits):
            self._sets |= np.where(np.arange(len(self._sets)) >> place & 1, way.bit, 0)
        self._size = sum(
            ((np.arange(len(self._sets)) >> place) & 1 for place in range(len(bits))),
            np.zeros(len(self._sets), dtype=np.int64),
        )
        keys = pd.DataFrame({"needs": period.needs, "lost_to": period.lost_to, "is_refund": period.is_refund})
        self._group = keys.groupby(list(keys), sort=False).ngroup().to_numpy(dtype=np.int64)
        self._first = keys.drop_duplicates()
        self._inside = (
            np.stack([self._holds(row) for row in self._first.itertuples()])
            if len(keys)
            else np.zeros((0, len(self._sets)), dtype=np.bool_)
        )
        self._period = period

    def _holds(self, group: Any) -> npt.NDArray[np.bool_]:
        return ((group.needs & ~self._sets) == 0) & ((group.lost_to & self._sets) == 0)

    def _sums(self, values: Ints, which: npt.NDArray[np.bool_]) -> Ints:
        """Total of a column over the included units, by set."""
        total = np.zeros(len(self._first), dtype=np.int64)
        np.add.at(total, self._group[which], values[which])
        return (self._inside * total[:, None]).sum(axis=0)

    def _distinct(self, codes: Ints) -> Ints:
        """How many orders or buyers have an included sale, by set."""
        sold = ~self._period.is_refund
        pairs = pd.DataFrame({"code": codes[sold], "group": self._group[sold]}).drop_duplicates().sort_values("code")
        if pairs.empty:
            return np.zeros(len(self._sets), dtype=np.int64)
        marks = np.array([1 << int(group) for group in pairs["group"]], dtype=object)
        starts = np.nonzero(pairs["code"].diff().fillna(1).to_numpy())[0]
        kinds, counts = np.unique(np.bitwise_or.reduceat(marks, starts), return_counts=True)
        total = np.zeros(len(self._sets), dtype=np.int64)
        for kind, count in zip(kinds, counts, strict=True):
            groups = [group for group in range(len(self._first)) if kind >> group & 1]
            total += self._inside[groups].any(axis=0) * count
        return total

    def _side_sets(self) -> Iterator[tuple[Way, ...]]:
        """Every choice of at most one way for refunds and for each side column."""
        by_effect: dict[str, list[tuple[Way, ...]]] = {}
        for way in self._sides:
            by_effect.setdefault(way.effect, [()]).append((way,))
        for choice in product(*by_effect.values()):
            yield tuple(way for one in choice for way in one)

    def smallest(
        self, revenue_e4: int | None, within_e4: int, counts: tuple[int | None, int | None]
    ) -> tuple[tuple[Way, ...], int] | None:
        """The smallest set of ways that gives these figures, and how many others are as small.

        Args:
            revenue_e4: ten-thousandths; None where it may be anything.
            within_e4: how far off it may be.
            counts: orders and buyers, each None where it may be anything.

        Returns:
            None where no set gives the figures.
        """
        orders, buyers = counts
        period = self._period
        sold = ~period.is_refund
        fits = np.ones(len(self._sets), dtype=np.bool_)
        if orders is not None:
            fits &= self._distinct(period.order) == orders
        if buyers is not None:
            fits &= self._distinct(period.buyer) == buyers
        gross = self._sums(period.money["amount"], sold)
        given_back = self._sums(period.money["refund"], sold) - self._sums(period.money["amount"], ~sold)
        sides = {name: self._sums(period.money[name], sold) for name in SIDES}
        found: list[tuple[int, int, tuple[Way, ...]]] = []
        for choice in self._side_sets():
            revenue = gross.copy()
            if self._nets != any(way.effect == "refunds" for way in choice):
                revenue -= given_back
            for way in choice:
                if way.effect in SIDES:
                    revenue += way.sign * sides[way.effect]
            exact = fits if revenue_e4 is None else fits & (np.abs(revenue - revenue_e4) <= within_e4)
            if exact.any():
                size = self._size[exact].min()
                places = np.nonzero(exact & (self._size == size))[0].tolist()
                found += [(int(size) + len(choice), place, choice) for place in places]
        if not found:
            return None
        smallest = min(size for size, _, _ in found)
        best = [(place, choice) for size, place, choice in found if size == smallest]
        place, choice = best[0]
        chosen = tuple(way for number, way in enumerate(self._bits) if place >> number & 1)
        return chosen + choice, len(best) - 1
