"""The customer-base audit: five ways to look at the same customers, without any model.

Source: Fader, Hardie and Ross, The Customer-Base Audit (2022): how customers differ; this year against last; one cohort through
time; cohorts side by side; the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from lib.analysis.models.cells import Int64s
from lib.analysis.purchases import Purchases
from lib.core.periods import day_of

YEAR_DAYS = 365
#: Ages at which cohorts are compared, days.
AGES = (90, 180, 365)
_TENTHS = 10


@dataclass(frozen=True, eq=False)
class Audit:
    """Money in ten-thousandths; a quarter is 4 × year + quarter - 1.

    Attributes:
        spread: customers of the last `spread_days` in tenths by what they spent: tenth (1: the most), customers, revenue_e4, share.
        years: this year's customers against last year's: group ("more", "less", "lost", "new"), customers, before_e4, now_e4.
            Empty with less than two years.
        cohorts: by quarter of the first purchase: quarter, customers, first_e4 (mean first purchase), and repeat purchases per
            customer within 90, 180 and 365 days (missing where not all have lived so long).
        one: the largest cohort that is at least half a year old, by quarter since its first: quarter, age, active (share who bought),
            purchases (per active customer), spend_e4 (per purchase).
        spread_days: 365, or as many as the file has.
        whole: by quarter: revenue_e4 of customers new in it and of the others.
    """

    spread: pd.DataFrame
    spread_days: int
    years: pd.DataFrame
    cohorts: pd.DataFrame
    one: pd.DataFrame
    whole: pd.DataFrame


def audit(bought: Purchases) -> Audit:
    """Look in five ways."""
    quarter = quarters(bought.day)
    born = quarters(bought.first_day)
    return Audit(
        _spread(bought),
        min(YEAR_DAYS, bought.last_day - bought.begin + 1),
        _years(bought),
        _cohorts(bought, born),
        _one(bought, quarter, born),
        _whole(bought, quarter, born),
    )


def quarters(day: Int64s) -> Int64s:
    """The quarter of each day, 4 × year + quarter - 1."""
    months = day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return (months // 3) + 1970 * 4


def quarter_name(quarter: int) -> str:
    """Such as 2026-Q1."""
    return f"{quarter // 4}-Q{quarter % 4 + 1}"


def last_whole_quarter(found: Audit, as_of: date) -> dict[str, int]:
    """New and old customers' revenue in the last quarter that is over: one that runs says little on its first days.

    Where the shop is younger, that of the quarter that runs.
    """
    running = int(quarters(np.array([day_of(as_of)]))[0])
    over = found.whole[found.whole["quarter"] < running]
    row = (over if len(over) else found.whole).iloc[-1]
    return {str(name): int(value) for name, value in row.items()}


def _spread(bought: Purchases) -> pd.DataFrame:
    end = bought.last_day
    spent = bought.spent_between(end - YEAR_DAYS, end)
    active = bought.between(end - YEAR_DAYS, end) > 0
    ordered = np.sort(spent[active])[::-1]
    tenth = np.arange(len(ordered)) * _TENTHS // max(len(ordered), 1)
    revenue = np.zeros(_TENTHS, np.int64)
    np.add.at(revenue, tenth, ordered)
    total = int(ordered.sum())
    return pd.DataFrame(
        {
            "tenth": np.arange(1, _TENTHS + 1),
            "customers": np.bincount(tenth, minlength=_TENTHS),
            "revenue_e4": revenue,
            "share": revenue / total if total > 0 else np.full(_TENTHS, np.nan),
        }
    )


def _years(bought: Purchases) -> pd.DataFrame:
    end = bought.last_day
    middle, start = end - YEAR_DAYS, end - 2 * YEAR_DAYS
    if start + 1 < bought.begin:
        return pd.DataFrame({"group": [], "customers": [], "before_e4": [], "now_e4": []})
    before, now = bought.spent_between(start, middle), bought.spent_between(middle, end)
    was, is_now = bought.between(start, middle) > 0, bought.between(middle, end) > 0
    groups = {
        "more": was & is_now & (now >= before),
        "less": was & is_now & (now < before),
        "lost": was & ~is_now,
        "new": ~was & is_now,
    }
    rows = [(name, int(who.sum()), int(before[who].sum()), int(now[who].sum())) for name, who in groups.items()]
    return pd.DataFrame(rows, columns=["group", "customers", "before_e4", "now_e4"])


def _cohorts(bought: Purchases, born: Int64s) -> pd.DataFrame:
    kinds, place = np.unique(born, return_inverse=True)
    customers = np.bincount(place)
    first = np.zeros(len(kinds), np.int64)
    np.add.at(first, place, bought.now.first_e4)
    frame = pd.DataFrame({"quarter": kinds, "customers": customers, "first_e4": first // customers})
    youngest = np.full(len(kinds), np.iinfo(np.int64).max)
    np.minimum.at(youngest, place, bought.last_day - bought.first_day)
    age = bought.day - bought.first_day[bought.customer]
    for days in AGES:
        again = (age > 0) & (age <= days)
        repeats = np.bincount(place[bought.customer[again]], minlength=len(kinds))
        frame[f"repeats_{days}"] = np.where(youngest >= days, repeats / customers, np.nan)
    return frame


def _one(bought: Purchases, quarter: Int64s, born: Int64s) -> pd.DataFrame:
    last = int(quarters(np.array([bought.end]))[0])
    kinds, counts = np.unique(born, return_counts=True)
    old = kinds <= last - 2
    if not old.any():
        return pd.DataFrame({"quarter": [], "age": [], "active": [], "purchases": [], "spend_e4": []})
    chosen = int(kinds[old][np.argmax(counts[old])])
    rows = born[bought.customer] == chosen
    members = int((born == chosen).sum())
    parts: list[tuple[int, int, float, float, float]] = []
    for now in range(chosen, last):  # whole quarters only
        inside = rows & (quarter == now)
        active, purchases = len(np.unique(bought.customer[inside])), int(inside.sum())
        spend = float(bought.net_e4[inside].sum()) / purchases if purchases else float("nan")
        parts.append((chosen, now - chosen, active / members, purchases / active if active else float("nan"), spend))
    return pd.DataFrame(parts, columns=["quarter", "age", "active", "purchases", "spend_e4"])


def _whole(bought: Purchases, quarter: Int64s, born: Int64s) -> pd.DataFrame:
    kinds, place = np.unique(quarter, return_inverse=True)
    new = born[bought.customer] == quarter
    money = [np.zeros(len(kinds), np.int64) for _ in range(2)]
    for sums, chosen in zip(money, (new, ~new), strict=True):
        np.add.at(sums, place[chosen], bought.net_e4[chosen])
    return pd.DataFrame({"quarter": kinds, "new_e4": money[0], "old_e4": money[1]})
