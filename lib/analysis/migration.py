"""Who was in which group at an earlier day and is in which one now, with their money; by the cut-offs of either day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import pandas as pd

from lib.analysis.customers import Customers, Int64s
from lib.analysis.histories import Histories
from lib.analysis.pays import past_at
from lib.analysis.rfm import Rfm, rfm
from lib.core.errors import CannotAnswer
from lib.core.periods import date_of
from lib.core.settings import CutOffs, RfmSettings
from lib.core.words import N_

#: "frozen": the earlier day's cut-offs hold today as well; "anew": each day has its own.
Cutting = Literal["frozen", "anew"]
#: The code of customers who had not ordered by the earlier day.
NOBODY_YET = "not_yet"


@dataclass(frozen=True, eq=False)
class Migration:
    """What became of the groups between two days.

    Attributes:
        then, today: both days' answers, by the same map.
        since: the number of the earlier day.
        frame: one row a pair of groups with somebody in it: before (a code, or `NOBODY_YET`), after, customers, money_e4 (what they
            brought in between, after refunds).
        stayed: customers who are in the group in which they were.
        newcomers: customers whose first order came later.
        frozen_apart: customers whose group today would be another one by today's own cut-offs ("frozen"), or by the earlier
            day's ("anew").
    """

    then: Rfm
    today: Rfm
    since: int
    frame: pd.DataFrame = field(repr=False)
    stayed: int
    newcomers: int
    frozen_apart: int


def migration(known: Histories, today: Rfm, day: int, cutting: Cutting = "frozen") -> Migration:
    """Place the customers at the end of an earlier day and today.

    Args:
        known: histories of today's customers.
        today: today's groups, by the cut-offs of the page.
        day: the number of the earlier day (lib.core.periods).
        cutting: whose cut-offs name today's groups.

    Raises:
        CannotAnswer: nobody had ordered by that day.
    """
    past = past_at(known, today.customers, day + 1, max(known.end - day - 1, 0))
    if not len(past.customers):
        raise CannotAnswer(
            N_("Nobody had ordered by {day}: choose a later day."),
            day=date_of(day),
        )
    then = rfm(past.customers, today.settings, today.segment_map)
    frozen = _by_cuts_of(then, today.customers)
    now = frozen if cutting == "frozen" else rfm(today.customers, today.settings, today.segment_map)
    other = rfm(today.customers, today.settings, today.segment_map) if cutting == "frozen" else frozen
    before = np.full(len(today.customers), len(today.segment_map.segments), np.int64)
    before[past.positions] = then.segment
    money_e4 = today.customers.monetary_e4.copy()
    money_e4[past.positions] -= past.customers.monetary_e4
    frame = pairs(before, now.segment.astype(np.int64), money_e4, (*_codes(today), NOBODY_YET))
    return Migration(
        then=then,
        today=now,
        since=day,
        frame=frame,
        stayed=int(frame.loc[frame["before"] == frame["after"], "customers"].sum()),
        newcomers=len(today.customers) - len(past.positions),
        frozen_apart=int((other.segment != now.segment).sum()),
    )


def _codes(answer: Rfm) -> tuple[str, ...]:
    return tuple(segment.code for segment in answer.segment_map.segments)


def _by_cuts_of(then: Rfm, people: Customers) -> Rfm:
    """Everybody by the cut-offs of another day."""
    r, f, m = (CutOffs(values=tuple(then.cutoffs[axis])) for axis in ("recency_days", "frequency", "monetary"))
    settings = RfmSettings(r, f, m, then.settings.map_name)
    return replace(rfm(people, settings, then.segment_map), settings=then.settings)


def pairs(before: Int64s, after: Int64s, money_e4: Int64s, codes: tuple[str, ...]) -> pd.DataFrame:
    """Customers and exact sums of money by pair of codes; only pairs with somebody."""
    size = len(codes)
    pair = before * size + after
    counts, money = np.bincount(pair, minlength=size * size), np.zeros(size * size, np.int64)
    np.add.at(money, pair, money_e4)
    at = np.flatnonzero(counts).tolist()
    return pd.DataFrame(
        {
            "before": [codes[one // size] for one in at],
            "after": [codes[one % size] for one in at],
            "customers": counts[at],
            "money_e4": money[at],
        }
    )
