"""What the models see of a customer: repeat purchases, the day of the last one and the days watched, counted once.

Days are whole, so many customers are equal: a likelihood runs over the distinct ones with their number as weight. This is exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

Int64s = npt.NDArray[np.int64]
Float64s = npt.NDArray[np.float64]

WEEK_DAYS = 7.0
_COUNTED = 2**23  # keys up to here are counted in an array


@dataclass(frozen=True, eq=False)
class Cells:
    """Distinct customers, as aligned columns in ascending order.

    Attributes:
        repeats: purchases after the first one (x).
        last_days: days from the first purchase to the last one (t_x).
        age_days: days from the first purchase to the end of what is known (T).
        weight: how many customers are like this.
        of: the cell of each customer.
    """

    repeats: Int64s
    last_days: Int64s
    age_days: Int64s
    weight: Float64s
    of: npt.NDArray[np.intp]

    @property
    def customers(self) -> int:
        """How many customers there are."""
        return len(self.of)

    @cached_property
    def by_repeats(self) -> tuple[Int64s, Float64s, npt.NDArray[np.intp]]:
        """Distinct numbers of repeats, how many customers have each, and the place of each cell's among them."""
        begins = np.flatnonzero(np.diff(self.repeats, prepend=-1))
        place = np.repeat(np.arange(len(begins)), np.diff(begins, append=len(self.repeats)))
        return self.repeats[begins], np.bincount(place, self.weight, len(begins)).astype(np.float64), place

    @cached_property
    def by_age(self) -> tuple[Float64s, npt.NDArray[np.intp]]:
        """Distinct ages in weeks, and the place of each cell's among them."""
        there = np.zeros(int(self.age_days.max(initial=0)) + 1, np.bool_)
        there[self.age_days] = True
        return np.flatnonzero(there) / WEEK_DAYS, (np.cumsum(there) - 1)[self.age_days]

    @property
    def last_weeks(self) -> Float64s:
        """t_x in weeks, never rounded."""
        return self.last_days / WEEK_DAYS

    @property
    def age_weeks(self) -> Float64s:
        """T in weeks, never rounded."""
        return self.age_days / WEEK_DAYS


def cells_of(repeats: Int64s, last_days: Int64s, age_days: Int64s) -> Cells:
    """Group customers that are equal in all three.

    Raises:
        ValueError: for a negative number, or a last purchase outside the days watched.
    """
    if len(repeats) and (repeats.min() < 0 or last_days.min() < 0 or (last_days > age_days).any()):
        raise ValueError
    days = int(age_days.max(initial=0)) + 1
    keys = (repeats * days + last_days) * days + age_days
    distinct, of = _distinct(keys, int(repeats.max(initial=0) + 1) * days * days)
    return Cells(
        repeats=distinct // (days * days),
        last_days=distinct // days % days,
        age_days=distinct % days,
        weight=np.bincount(of, minlength=len(distinct)).astype(np.float64),
        of=of,
    )


def _distinct(keys: Int64s, limit: int) -> tuple[Int64s, npt.NDArray[np.intp]]:
    """The distinct keys in ascending order, and the place of each key among them; keys are below `limit`."""
    if limit <= _COUNTED:  # counting in an array beats hashing, which beats sorting
        there = np.zeros(limit, np.bool_)
        there[keys] = True
        distinct = np.flatnonzero(there)
        places = np.empty(limit, np.int32)
        places[distinct] = np.arange(len(distinct), dtype=np.int32)
        return distinct, places[keys].astype(np.intp)
    codes, unordered = pd.factorize(keys)
    order = np.argsort(unordered)
    place = np.empty(len(order), np.intp)
    place[order] = np.arange(len(order))
    return unordered[order], place[codes]
