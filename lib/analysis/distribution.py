"""How customers spread along one axis: the bars under the cut-offs."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from lib.analysis.customers import Customers, Float64s
from lib.analysis.rfm import Cuts, exact_sums, score
from lib.core.settings import Axis

BARS = 60
#: Round steps within a power of ten, about equally far apart in ratio.
_STEPS = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
#: Edges of bars from low to high, and which bars gather a tail.
Edges = tuple[Float64s, list[str]]
_DAYS = (1, 2, 3, 5, 7, 10, 14, 30, 60, 91, 182, 365)


def distribution(customers: Customers, axis: Axis, cutoffs: Cuts = ()) -> pd.DataFrame:
    """At most 60 bars, one row each, without gaps: low, high, customers, revenue_e4, tail, score.

    A bar holds low < value <= high in the axis's unit (for days and orders: the whole numbers low + 1 to high). `tail` is
    "lower" or "upper" for a bar that gathers a long tail, else "". `score` is the score of the value `high`, recency
    reversed. Bars do not depend on the cut-offs, so that they stand still while one is dragged.
    """
    bars = customers.remember(("bars", axis), lambda: _bars(customers, axis))
    scores = score(bars["high"].to_numpy(), cutoffs)
    return bars.assign(score=len(cutoffs) + 2 - scores if axis == "recency_days" else scores)


def _bars(customers: Customers, axis: Axis) -> pd.DataFrame:
    values = customers.values(axis)
    edges, tail = {"recency_days": _day_edges, "frequency": _count_edges, "monetary": _money_edges}[axis](values)
    bar = np.searchsorted(edges, values, side="left") - 1
    bars = len(edges) - 1
    return pd.DataFrame(
        {
            "low": edges[:-1],
            "high": edges[1:],
            "customers": np.bincount(bar, minlength=bars),
            "revenue_e4": exact_sums(bar, customers.summable("monetary"), bars),
            "tail": tail,
        }
    )


def _day_edges(values: Float64s) -> Edges:
    """Days, weeks, months or years, whichever gives at most 60 bars."""
    days = int(values.max()) + 1
    width = next((width for width in _DAYS if days <= width * BARS), math.ceil(days / BARS))
    bars = math.ceil(days / width)
    return np.arange(bars + 1, dtype=np.float64) * width - 1, [""] * bars


def _count_edges(values: Float64s) -> Edges:
    """One bar a number while they are few; else one up to what 99 in 100 customers have, and the rest in one."""
    most = int(values.max())
    usual = max(10, int(np.quantile(values, 0.99)))
    if most <= min(BARS, 2 * usual):
        return np.arange(most + 1.0), [""] * most
    if usual < BARS:
        return np.append(np.arange(usual + 1.0), float(most)), [""] * usual + ["upper"]
    steps = np.unique(np.floor(_round_steps(1.0, float(usual))))
    inner = steps[steps < most]
    tail = "upper" if len(inner) == len(steps) else ""
    return np.concatenate([[0.0], inner, [float(most)]]), [""] * len(inner) + [tail]


def _money_edges(values: Float64s) -> Edges:
    """Round steps of about equal ratio over what 98 in 100 customers spend; both tails in one bar each."""
    low, high = float(values.min()), float(values.max())
    positive = values[values > 0]
    if not len(positive) or low == high:
        return np.array([_below(low), high]), [""]
    first, last = (float(cut) for cut in np.quantile(positive, (0.01, 0.99)))
    steps = _round_steps(first, last)
    lower = [_below(low)] if low <= steps[0] else []
    upper = [high] if high > steps[-1] else []
    tail = ["lower"] * len(lower) + [""] * (len(steps) - 1) + ["upper"] * len(upper)
    return np.concatenate([lower, steps, upper]), tail


def _round_steps(first: float, last: float) -> Float64s:
    """Round numbers from at most `first` to at least `last`, few enough to leave room for two tails."""
    powers = range(math.floor(math.log10(first)), math.ceil(math.log10(last)) + 1)
    for steps in (_STEPS, (1.0, 2.0, 5.0), (1.0,)):
        every = np.array([step * 10.0**power for power in powers for step in steps])
        start = np.searchsorted(every, first, side="right") - 1
        chosen = every[max(start, 0) : np.searchsorted(every, last, side="left") + 1]
        if len(chosen) <= BARS - 1:
            break
    return chosen


def _below(value: float) -> float:
    """A round number under a value: 0 under a positive one."""
    if value > 0:
        return 0.0
    if value == 0:
        return -1.0
    power = 10.0 ** math.floor(math.log10(-value))
    return math.floor(value / power - 1) * power
