"""A plan's channel whose curve counts only a part of those who name it, against all who did: both in the terms of what is counted.

A curve from weeks whose orders name the channel counts those who come because of its spend; first orders count everybody who names
it. That the others are as many as in the weeks before is what the fit assumes, too (base and curve), so what was to be counted is the
count of those weeks and what the curve adds for the money spent. How large the others' part is a count alone never tells: it takes
nothing but its own chance out of the curve's doubt.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import gamma

from lib.analysis.budget_choice import curve_of, deviation
from lib.core.settings import NINE_IN_TEN, BudgetChannel

_LOW, _HIGH = 0.05, 0.95
_NOBODY = 1e-9


@dataclass(frozen=True)
class Ratio:
    """What came as a share of what was to come; nine in ten lie between low and high by chance, and by what is not known of the latter."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Before:
    """The weeks before a plan: how many, and what was spent on a channel a week and how many new customers a week named it."""

    weeks: int
    spent: float
    came: float


@dataclass(frozen=True)
class Learnt:
    """What weeks tell of such a channel.

    Attributes:
        expected: new customers who were to name it in these weeks.
        doubt: how unsure that is, as a standard deviation of logarithms: the chance in the count before, and the curve where spend moved.
        factor: what its curve is to be multiplied with.
        narrower: how wide the doubt about the curve is then, as a share of what it was.
        everybody: all who name it a week by both counts, with the chance in them: so many may be there because of it.
    """

    expected: float
    doubt: float
    factor: float
    narrower: float
    everybody: float


def ratio(came: float, expected: float, noise: float, doubt: float = 0.0) -> Ratio:
    """A count against what was to come: its rate is gamma after it was seen, with more room where the weeks differ by more than chance.

    Args:
        came: new customers who were counted.
        expected: who were to be counted.
        noise: how much more the weeks differ than counts do by chance.
        doubt: about `expected`, as a standard deviation of logarithms.
    """
    count = came / noise + 0.5
    low, high = (float(end) * noise / expected for end in gamma.ppf((_LOW, _HIGH), count))
    value = came / expected
    if doubt > 0:  # both are independent: their widths add up as squares
        middle = max(value, count * noise / expected)
        low, high = (
            middle * float(np.exp(side * np.hypot(np.log(end / middle), NINE_IN_TEN * doubt)))
            for side, end in ((-1, min(low, middle)), (1, max(high, middle)))
        )
    return Ratio(value, min(low, value), max(high, value))


def learnt(told: BudgetChannel, before: Before, spent: float, weeks: int, came: float, noise: float) -> Learnt:
    """Hold who named a channel against who named it before.

    Args:
        told: the channel as it was believed.
        before: the weeks before the plan.
        spent: a week, in the weeks looked at.
        weeks: how many these are.
        came: how many named it in them.
        noise: as of `ratio`.
    """
    curve = curve_of(told)
    caused = float(curve.response(spent))
    moved = caused - float(curve.response(before.spent))
    each = max(before.came + moved, caused, _NOBODY)  # whom it brings name it
    expected = each * weeks
    level = noise / (before.came * before.weeks)
    spread = deviation(told) ** 2
    cause = max(spread - level, 0.0)
    share = 1.0 if each == caused else min(max(moved / each, -1.0), 1.0)  # how much of it hangs on the curve
    chance = noise / expected
    doubt = level + share**2 * cause
    off = float(np.log((came + noise / 2) / (expected + noise / 2)))
    gain = min(max((level + share * cause) / (doubt + chance), 0.0), 1.0)
    factor, count = float(np.exp(gain * off)), level * chance / (level + chance)
    narrower = min(float(np.sqrt((cause + count) / spread)), 1.0) if spread > 0 else 1.0
    everybody = each * factor * float(np.exp(NINE_IN_TEN * np.sqrt(count)))
    return Learnt(expected, float(np.sqrt(doubt)), factor, narrower, everybody)
