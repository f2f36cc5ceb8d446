"""Shares and their ranges, differences of shares, and what remains of many comparisons when chance is taken out."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Float64s = npt.NDArray[np.float64]

#: The quantile of the normal distribution for a range that holds the truth 19 times in 20.
Z95 = 1.959963984540054


@dataclass(frozen=True)
class Range:
    """An estimate and the range that holds the truth 19 times in 20."""

    value: float
    low: float
    high: float

    def times(self, factor: float) -> Range:
        """Of so many, or of such a part; the factor is not below 0."""
        return Range(self.value * factor, self.low * factor, self.high * factor)


def parts(values: npt.ArrayLike) -> Float64s:
    """Each value's part of what those above 0 add up to: from 0 to 1, and together 1.

    A value below 0 (refunds beyond sales) has no part: NaN; nor has any where none is above 0.
    """
    each = np.asarray(values, np.float64)
    whole = each[each > 0].sum()
    return np.where((each >= 0) & (whole > 0), each / (whole or 1.0), np.nan)


def wilson(part: int, whole: int, z: float = Z95) -> Range | None:
    """A share with its range (Wilson 1927, "Probable inference", JASA 22); None where there is nothing to count."""
    if whole <= 0:
        return None
    share, squared = part / whole, z * z
    centre = (part + squared / 2) / (whole + squared)
    half = z * math.sqrt(part * (whole - part) / whole + squared / 4) / (whole + squared)
    low = 0.0 if part == 0 else max(centre - half, 0.0)
    high = 1.0 if part == whole else min(centre + half, 1.0)
    return Range(share, min(low, share), max(high, share))


def difference(one: tuple[int, int], other: tuple[int, int]) -> Range | None:
    """The second share less the first, with its range (Newcombe 1998, method 10: square-and-add of two Wilson ranges)."""
    first, second = wilson(*one), wilson(*other)
    if first is None or second is None:
        return None
    value = second.value - first.value
    low = value - math.hypot(second.value - second.low, first.high - first.value)
    high = value + math.hypot(second.high - second.value, first.value - first.low)
    return Range(value, max(low, -1.0), min(high, 1.0))


def product(*ranges: Range) -> Range | None:
    """The product of independent positive estimates, by adding up their relative doubts (MOVER: Zou and Donner 2008).

    None where one of them is not above 0: nothing can be said about how far off it is in proportion.
    """
    if any(one.value <= 0 for one in ranges):
        return None
    value = math.prod(one.value for one in ranges)
    down = math.sqrt(sum(math.log(one.value / max(one.low, 1e-12)) ** 2 for one in ranges))
    up = math.sqrt(sum(math.log(one.high / one.value) ** 2 for one in ranges))
    return Range(value, value * math.exp(-down), value * math.exp(up))


def chance(one: tuple[int, int], other: tuple[int, int]) -> float:
    """How often chance alone gives two shares at least so different (pooled z-test, two sides, with Yates' correction)."""
    (a, m), (b, n) = one, other
    if not m or not n or a + b in (0, m + n):
        return 1.0
    pooled = (a + b) / (m + n)
    gap = max(abs(a / m - b / n) - (1 / m + 1 / n) / 2, 0.0)
    return math.erfc(gap / math.sqrt(2 * pooled * (1 - pooled) * (1 / m + 1 / n)))


def still_standing(chances: Float64s, false_share: float = 0.05) -> npt.NDArray[np.bool_]:
    """Which of many comparisons to believe so that at most `false_share` of those are expected to be chance.

    Benjamini and Hochberg 1995, "Controlling the false discovery rate", JRSS B 57.
    """
    count = len(chances)
    if not count:
        return np.zeros(0, bool)
    order = np.argsort(chances, kind="stable")
    good = np.flatnonzero(chances[order] <= false_share * np.arange(1, count + 1) / count)
    believed = np.zeros(count, bool)
    if len(good):
        believed[order[: good[-1] + 1]] = True
    return believed
