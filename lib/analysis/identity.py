"""New, returning, reactivated and lost customers by month, and the sum that ties them together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.analysis.cohorts import month_range, period_numbers
from lib.analysis.histories import Histories
from lib.core.periods import date_of, month_of


def identity(known: Histories) -> pd.DataFrame:
    """One row a month that is over: month, active, new, returning, reactivated, lost.

    A customer with an order in a month is new (the first one ever), returning (ordered in the month before, too) or reactivated
    (ordered before, but not then); lost is who ordered in the month before and not in this one. So, always,
    active = new + returning + reactivated, and active = active of the month before + new + reactivated - lost.
    """
    first, _ = month_range(known)
    count = month_of(date_of(known.end)) - first
    months = period_numbers(known.day, "month") - first
    fresh = np.concatenate([[True], (known.who[1:] != known.who[:-1]) | (months[1:] != months[:-1])])
    who, month = known.who[fresh], months[fresh]
    same = np.concatenate([[False], who[1:] == who[:-1]])
    before = np.concatenate([[0], month[:-1]])
    kinds = {"new": ~same, "returning": same & (month - before == 1), "reactivated": same & (month - before > 1)}
    frame = pd.DataFrame({"month": np.arange(first, first + count)})
    frame["active"] = np.bincount(month, minlength=count)[:count]
    for name, chosen in kinds.items():
        frame[name] = np.bincount(month[chosen], minlength=count)[:count]
    frame["lost"] = frame["active"].shift(1, fill_value=0) - frame["returning"]
    return frame
