"""How many customers order once, twice, …, and how long the next order takes: what orders alone say of the way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.analysis.funnel import Spread, spread
from lib.analysis.histories import Histories
from lib.analysis.proportions import Range, wilson


@dataclass(frozen=True)
class NthOrder:
    """The customers with at least so many orders.

    Attributes:
        number: from 1.
        customers: how many.
        of_previous: their share of those with one order less (Wilson 1927); None of the first order.
        days_since: from the order before, over those customers; two orders of one day are 0 days apart.
    """

    number: int
    customers: int
    of_previous: Range | None
    days_since: Spread | None


def nth_orders(known: Histories, most: int) -> tuple[NthOrder, ...]:
    """The first orders of all customers, up to the number that nobody has reached.

    Args:
        known: with somebody.
        most: so many at most.
    """
    day = np.repeat(known.day, known.orders)
    who = np.repeat(known.who, known.orders)
    begin = np.searchsorted(who, np.arange(len(known)))
    count = np.bincount(who, minlength=len(known))
    found: list[NthOrder] = []
    for number in range(1, most + 1):
        here = begin[count >= number] + number - 1
        if not len(here):
            break
        before = found[-1].customers if found else 0
        found.append(
            NthOrder(
                number,
                len(here),
                wilson(len(here), before) if found else None,
                spread(day[here] - day[here - 1]) if found else None,
            )
        )
    return tuple(found)
