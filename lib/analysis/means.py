"""Means of skewed money with their ranges."""

from __future__ import annotations

import math

import numpy as np

from lib.analysis.customers import Float64s
from lib.analysis.proportions import Range

#: With fewer values a range would be a guess.
FEWEST = 8


def mean_range(values: Float64s) -> Range | None:
    """The mean and its 95 % range; None with fewer than `FEWEST` values.

    Student's interval with Hall's monotone transformation, which takes the skewness out (Hall 1992, "On the removal of skewness
    by transformation", JRSS B 54, 221-228): money is skewed, and the plain interval then misses the truth far too often.
    """
    count = len(values)
    if count < FEWEST:
        return None
    mean, deviations = float(values.mean()), values - values.mean()
    second = float((deviations**2).mean())
    if second <= 0:
        return Range(mean, mean, mean)
    skewness = float((deviations**3).mean()) / second**1.5
    error = math.sqrt(second * count / (count - 1) / count)
    quantile = _student(count - 1)
    edges = [mean - error * _untransformed(sign * quantile, skewness, count) for sign in (1, -1)]
    return Range(mean, min(*edges, mean), max(*edges, mean))


def _untransformed(quantile: float, skewness: float, count: int) -> float:
    """The inverse of Hall's transformation."""
    if abs(skewness) < 1e-8:
        return quantile
    root = math.sqrt(count)
    return 3 * root / skewness * (math.cbrt(1 + skewness * (quantile - skewness / (6 * root)) / root) - 1)


def _student(degrees: int) -> float:
    """The 97.5 % quantile of Student's t, by the expansion in 1 / degrees (Abramowitz and Stegun 26.7.5; 1e-4 from 7 on)."""
    z = 1.959963984540054
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / degrees**power for power, term in enumerate(terms, 1))


def ratio_range(top: Float64s, bottom: Float64s) -> Range | None:
    """Sum of `top` over sum of `bottom`, one pair a customer, with its 95 % range; None where it is not defined.

    The ratio is linear in its residuals (Cochran 1977, "Sampling techniques", section 6.2), whose mean gets the range above.
    """
    if len(top) < FEWEST or float(bottom.sum()) <= 0:
        return None
    ratio, residuals = _linear(top, bottom)
    spread = mean_range(residuals)
    return None if spread is None else Range(ratio, ratio + spread.low, ratio + spread.high)


def ratio_step(before: tuple[Float64s, Float64s], now: tuple[Float64s, Float64s]) -> Range | None:
    """A later ratio of sums less an earlier one, each of a top and a bottom, with its 95 % range; None where it is not defined.

    Customers stand at the same places in all four: who is in both, as most who come often are, moves both ratios.
    """
    some = np.any([*before, *now], axis=0)
    (top, bottom), (later_top, later_bottom) = ([one[some] for one in pair] for pair in (before, now))
    if some.sum() < FEWEST or min(float(bottom.sum()), float(later_bottom.sum())) <= 0:
        return None
    (first, residuals), (second, later) = _linear(top, bottom), _linear(later_top, later_bottom)
    spread = mean_range(later - residuals)
    return None if spread is None else Range(second - first, second - first + spread.low, second - first + spread.high)


def _linear(top: Float64s, bottom: Float64s) -> tuple[float, Float64s]:
    """A ratio of sums, and what each customer adds to its error: numbers whose mean is zero."""
    total = float(bottom.sum())
    ratio = float(top.sum()) / total
    return ratio, (top - ratio * bottom) / (total / len(top))
