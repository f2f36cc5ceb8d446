"""The months behind the home page's figures: how each of them went, and the last one that is over against an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from lib.analysis.customers import Customers, Float64s
from lib.analysis.north_star import LEAST_OF_MONTH
from lib.analysis.today import known_period
from lib.core.periods import day_of, month_start
from lib.core.settings import View

PulseCode = Literal["revenue", "orders", "buyers"]

#: As many months as a small line can show: two years.
MOST_MONTHS = 24


@dataclass(frozen=True, eq=False)
class Pulse:
    """One figure by month.

    Attributes:
        values: of the last months that are over, at most 24, the latest last; revenue in ten-thousandths, orders and buyers
            as counts.
        month, before: the latest of them and the one that it is compared with (lib.core.periods); None where there is none.
        change: relative (0.1: a tenth more); None where it cannot be told.
        few: whether the earlier month has too few orders for a change in percent to mean something.
    """

    values: Float64s
    month: int | None
    before: int | None
    change: float | None
    few: bool = False


def pulses(customers: Customers, months: pd.DataFrame, view: View) -> Mapping[PulseCode, Pulse]:
    """How the months went: the last one against the same month of the year before, else against the month before.

    Args:
        customers: those in the view.
        months: totals by month of the same view (lib.analysis.totals.months).
        view: tells which ends of the period were cut off by the reader.
    """
    known = known_period(customers, view)
    over = months[
        [
            known.first <= month_start(month) and day_of(month_start(month + 1)) - 1 <= day_of(known.last)
            for month in months["month"].tolist()
        ]
    ]
    columns: dict[PulseCode, str] = {"revenue": "revenue_e4", "orders": "orders", "buyers": "buyers"}
    return {code: _pulse(over, over[column].to_numpy(np.float64)) for code, column in columns.items()}


def _pulse(over: pd.DataFrame, values: Float64s) -> Pulse:
    months = over["month"].to_numpy(np.int64)
    shown = values[-MOST_MONTHS:]
    if not len(months):
        return Pulse(shown, None, None, None)
    month = int(months[-1])
    before = next((one for one in (month - 12, month - 1) if one in months), None)
    if before is None:
        return Pulse(shown, month, None, None)
    place = int(np.flatnonzero(months == before)[0])
    now, then = float(values[-1]), float(values[place])
    few = int(over["orders"].iloc[place]) < LEAST_OF_MONTH
    return Pulse(shown, month, before, now / then - 1 if then > 0 else None, few)
