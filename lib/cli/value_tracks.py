"""The lines that the page Value draws, as figures: repeat purchases week by week against the forecast, and the way of the money back."""

from __future__ import annotations

from typing import Any

from lib.analysis.backtest import added_up, weekly
from lib.analysis.payback import Payback
from lib.analysis.worth import Base
from lib.core.periods import date_of

#: Every so many days of the way back are told.
_EVERY_DAYS = 7


def tracking(whole: Base) -> list[dict[str, Any]]:
    """Week by week around the last check: what came and what was forecast, and both added up; [] without a check."""
    weeks = weekly(whole.purchases, whole.tested)
    rows = zip(weeks.to_dict("records"), added_up(weeks).to_dict("records"), strict=True)
    return [
        {
            "week": date_of(int(one["day"])).isoformat(),
            "actual": int(one["actual"]),
            "forecast": float(one["forecast"]),
            "actual_so_far": int(summed["actual"]),
            "forecast_so_far": float(summed["forecast"]),
            "held_back": bool(one["later"]),
        }
        for one, summed in rows
    ]


def payback_curve(found: Payback | None) -> list[dict[str, float | int]]:
    """What a new customer has brought back by each week, between what and what, and the till of a shop that wins as many as now."""
    if found is None:
        return []
    return [
        {
            "day": int(found.days[at]),
            "back": float(found.back[at]),
            "low": float(found.low[at]),
            "high": float(found.high[at]),
            "cash": float(found.till.cash[at]),
        }
        for at in range(0, len(found.days), _EVERY_DAYS)
    ]
