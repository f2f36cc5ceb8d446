"""The smallest concave functions above response curves, and how a sum is spread over them at one price.

A curve's concave envelope on [lower, upper] is where an optimum can be bounded: on it, one price decides everything. For a
Hill curve it is a straight chord up to a tangent point and the curve itself after it; for points it is their upper hull.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Literal

import numpy as np
import numpy.typing as npt

from lib.analysis.curves import Curve, Floats, Hill

Ints = npt.NDArray[np.intp]
_LARGEST_POWER = 700.0
_TINY = 1e-300
#: A price so far above all others that nothing worth counting is bought at it.
_STEEP = 1e15
#: Newton's error after a step of this size is its square.
_NEARLY = 1e-8
#: Prices whose spends are remembered.
_MOST_KEPT = 4000


@dataclass(frozen=True, eq=False)
class Hull:
    """The upper hull of a point curve on an interval; `real` tells which of its pieces lie on the curve."""

    spends: Floats
    values: Floats
    real: npt.NDArray[np.bool_]

    @property
    def slopes(self) -> Floats:
        """Of the pieces, falling."""
        return np.diff(self.values) / np.diff(self.spends)


@dataclass(frozen=True, eq=False)
class Landscape:
    """All curves of a plan, in money: Hill curves as arrays, the others as points.

    Attributes:
        is_hill: by channel; where it is False the arrays hold fillers and `points` has the curve.
        scale, half, slope: of the Hill curves, the scale times the value of a response.
        points: (spends, values) by channel.
        hints: by the channels of a part: the price at which it was filled last, where the next search begins.
    """

    is_hill: npt.NDArray[np.bool_]
    scale: Floats
    half: Floats
    slope: Floats
    points: dict[int, tuple[Floats, Floats]]
    log_half: Floats = field(repr=False)
    log_scale_slope: Floats = field(repr=False)
    inflection: Floats = field(repr=False)
    hints: dict[bytes, float] = field(default_factory=dict[bytes, float], repr=False)
    _bought: dict[float, Floats] = field(default_factory=dict[float, Floats], repr=False)

    @cached_property
    def is_plain(self) -> bool:
        """Have all Hill curves a slope of 1? Then what is bought at a price is a square root."""
        return bool((self.slope == 1).all())

    @classmethod
    def of(cls, curves: Sequence[Curve], values: Sequence[float]) -> Landscape:
        """The curves, each times the value of one response."""
        is_hill = np.array(
            [isinstance(curve, Hill) and curve.scale * value > 0 for curve, value in zip(curves, values, strict=True)]
        )
        scale, half, slope = np.ones((3, len(curves)))
        points: dict[int, tuple[Floats, Floats]] = {}
        for at, (curve, value) in enumerate(zip(curves, values, strict=True)):
            if isinstance(curve, Hill):
                if is_hill[at]:
                    scale[at], half[at], slope[at] = curve.scale * value, curve.half, curve.slope
                else:
                    points[at] = _losing(curve, value)
            else:
                points[at] = np.array(curve.spends), np.array(curve.responses) * value
        raised = np.maximum(slope - 1, 0) / (slope + 1)
        inflection = np.where(slope > 1, half * raised ** (1 / slope), 0.0)
        return cls(is_hill, scale, half, slope, points, np.log(half), np.log(scale * slope), inflection)

    def value(self, spend: Floats) -> Floats:
        """What each channel's spend brings, in money."""
        with np.errstate(divide="ignore"):
            power = np.exp(np.minimum(self.slope * (np.log(spend) - self.log_half), _LARGEST_POWER))
        value = self.scale * power / (1 + power)
        for at, (spends, values) in self.points.items():
            value[at] = np.interp(spend[at], spends, values)
        return value

    def bought(self, price: float) -> Floats:
        """The spend on the falling side of each Hill curve at which the next unit brings the price (elsewhere fillers).

        It knows no intervals, so that one answer serves every box of a search. Newton's method on the logarithms: from the right it
        never passes the root, because the function is concave; where the price is above all that a curve brings, its bend is given.
        """
        known = self._bought.get(price)
        if known is not None:
            return known
        if price <= 0:
            found = np.full(len(self.half), np.inf)
        elif self.is_plain:  # scale half / (x + half)^2 = price
            root = np.exp((self.log_scale_slope + self.log_half - math.log(price)) / 2)
            found = np.maximum(root - self.half, 0.0)
        else:
            slope, log_half = self.slope, self.log_half
            scale = self.log_scale_slope - math.log(price)
            with np.errstate(divide="ignore"):
                least = np.log(np.maximum(self.inflection, _TINY))
            logs = np.maximum((scale + slope * log_half) / (slope + 1), least)
            for _ in range(80):
                power = np.exp(np.minimum(slope * (logs - log_half), _LARGEST_POWER))
                over = scale + slope * (logs - log_half) - logs - 2 * np.log1p(power)
                step = over / np.minimum(slope - 1 - 2 * slope * power / (1 + power), -1e-9)
                after = np.maximum(logs - step, least)
                moved = np.abs(after - logs).max()
                logs = after
                if moved < _NEARLY:
                    break
            found = np.exp(logs)
        if len(self._bought) >= _MOST_KEPT:
            self._bought.clear()
        self._bought[price] = found
        return found

    def hill_value(self, at: int, spend: float) -> float:
        """One Hill curve."""
        if spend <= 0:
            return 0.0
        power = math.exp(min(self.slope[at] * (math.log(spend) - self.log_half[at]), _LARGEST_POWER))
        return float(self.scale[at] * power / (1 + power))

    def hill_marginal(self, at: int, spend: float) -> float:
        """The slope of one Hill curve; infinite at 0 where it is steepest there."""
        slope = float(self.slope[at])
        if spend <= 0:
            return 0.0 if slope > 1 else float(self.scale[at] / self.half[at]) if slope == 1 else math.inf
        log_power = min(slope * (math.log(spend) - self.log_half[at]), _LARGEST_POWER)
        power = math.exp(log_power)
        return max(float(self.scale[at] * slope) / spend * power / (1 + power) ** 2, _TINY)


def _losing(curve: Hill, value: float) -> tuple[Floats, Floats]:
    """A Hill curve that brings nothing or costs money, as 400 points: its own value at each, straight lines between them."""
    if curve.scale * value == 0:
        return np.zeros(1), np.zeros(1)
    spends = np.append(0.0, curve.half * np.geomspace(1e-4, 1e4, 400))
    return spends, curve.response(spends) * value


@dataclass(frozen=True, eq=False)
class Box:
    """An interval for each channel, and the envelopes on them.

    Attributes:
        lower, upper: of spend.
        tangent: where a Hill curve's chord ends; `lower` where there is none.
        chord: the slope of that chord; infinite where there is none.
        top, bottom: the slopes of the curve at `tangent` and at `upper`.
        hulls: of the point curves.
    """

    land: Landscape
    lower: Floats
    upper: Floats
    tangent: Floats
    chord: Floats
    top: Floats
    bottom: Floats
    hulls: dict[int, Hull]

    @classmethod
    def of(cls, land: Landscape, lower: Floats, upper: Floats) -> Box:
        """The envelopes on these intervals; every upper end is finite."""
        size = len(lower)
        box = cls(land, lower, upper, lower.copy(), np.full(size, np.inf), np.zeros(size), np.zeros(size), {})
        for at in range(len(lower)):
            box.renew(at)
        return box

    def narrowed(self, at: int, lower: float, upper: float) -> Box:
        """The same with another interval for one channel."""
        box = Box(
            self.land,
            self.lower.copy(),
            self.upper.copy(),
            self.tangent.copy(),
            self.chord.copy(),
            self.top.copy(),
            self.bottom.copy(),
            dict(self.hulls),
        )
        box.lower[at], box.upper[at] = lower, upper
        box.renew(at)
        return box

    def on_curves(self, high: npt.NDArray[np.bool_], low: npt.NDArray[np.bool_]) -> Box:
        """The same with Hill curves from their tangent point on (`high`), or at their lower end (`low`): no chord is left."""
        lower, upper = np.where(high, self.tangent, self.lower), np.where(low, self.lower, self.upper)
        chord = np.full(len(lower), np.inf)
        return Box(self.land, lower, upper, lower.copy(), chord, self.top, self.bottom, dict(self.hulls))

    def renew(self, at: int) -> None:
        """Lay the envelope of one channel on its interval."""
        lower, upper = float(self.lower[at]), float(self.upper[at])
        land = self.land
        if land.is_hill[at]:
            tangent = _tangent(land, at, lower, upper)
            rise = land.hill_value(at, tangent) - land.hill_value(at, lower)
            self.tangent[at] = tangent
            self.chord[at] = rise / (tangent - lower) if tangent > lower else np.inf
            self.top[at], self.bottom[at] = land.hill_marginal(at, tangent), land.hill_marginal(at, upper)
        else:
            self.hulls[at] = _hull(*self.land.points[at], lower, upper)

    def envelope(self, spend: Floats) -> Floats:
        """The envelopes' values at a spend within the intervals."""
        value = self.land.value(spend)
        for at in np.flatnonzero(self.land.is_hill & (spend > self.lower) & (spend < self.tangent)).tolist():
            left, right = float(self.lower[at]), float(self.tangent[at])
            below, above = self.land.hill_value(at, left), self.land.hill_value(at, right)
            value[at] = below + (above - below) * (spend[at] - left) / (right - left)
        for at, hull in self.hulls.items():
            value[at] = np.interp(spend[at], hull.spends, hull.values)
        return value


def _tangent(land: Landscape, at: int, lower: float, upper: float) -> float:
    """Where the chord from `lower` touches a Hill curve, at most `upper`."""
    bend = float(land.inflection[at])
    if bend <= lower or lower >= upper:
        return lower
    if lower == 0:  # 1 + (t / half)^slope = slope
        return min(float(land.half[at] * (land.slope[at] - 1) ** (1 / land.slope[at])), upper)
    start = land.hill_value(at, lower)

    def short(spend: float) -> bool:
        return land.hill_value(at, spend) - start < land.hill_marginal(at, spend) * (spend - lower)

    if short(upper):
        return upper
    low, high = min(bend, upper), upper
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if short(middle) else (low, middle)
        if high - low <= 1e-15 * high:
            break
    return high


def _hull(spends: Floats, values: Floats, lower: float, upper: float) -> Hull:
    """Andrew's monotone chain over the points within the interval and its two ends."""
    inside = (spends > lower) & (spends < upper)
    ends = np.array([lower, upper]) if upper > lower else np.array([lower])
    x = np.concatenate((ends[:1], spends[inside], ends[1:]))
    y = np.concatenate((np.interp(ends[:1], spends, values), values[inside], np.interp(ends[1:], spends, values)))
    kept: list[int] = []
    for at in range(len(x)):
        while len(kept) >= 2:
            first, second = kept[-2], kept[-1]
            rise = (y[second] - y[first]) * (x[at] - x[first]) - (y[at] - y[first]) * (x[second] - x[first])
            scale = abs(y[second] - y[first]) * (x[at] - x[first]) + abs(y[at] - y[first]) * (x[second] - x[first])
            if rise > 1e-15 * scale:
                break
            kept.pop()
        kept.append(at)
    real = np.array([_straight(x, y, one, two) for one, two in pairwise(kept)], bool)
    return Hull(x[kept], y[kept], real)


def _straight(x: Floats, y: Floats, first: int, last: int) -> bool:
    """Do the points between two corners of a hull lie on the line that joins these?"""
    if last == first + 1:
        return True
    inner = slice(first + 1, last)
    line = y[first] + (y[last] - y[first]) * (x[inner] - x[first]) / (x[last] - x[first])
    return bool(np.all(line - y[inner] <= 1e-12 * max(abs(y[first]), abs(y[last]))))


Ties = Literal["in", "out"]


class Part:
    """Some channels of a box, ready to be filled at a price: every channel buys all that is worth it."""

    def __init__(self, box: Box, members: Ints) -> None:
        """Collect where each channel starts, moves and stops.

        Args:
            box: intervals and envelopes.
            members: positions of the channels.
        """
        land = box.land
        self.land, self.members = land, members
        self.lower, self.upper = box.lower[members], box.upper[members]
        self._hill = land.is_hill[members]
        hill = members if self._hill.all() else members[self._hill]
        self._at = hill
        self._low, self._start, self._high = box.lower[hill], box.tangent[hill], box.upper[hill]
        self._chord, self._top, self._bottom = box.chord[hill], box.top[hill], box.bottom[hill]
        self._pieces(box)
        moves = self._start < self._high
        critical = np.concatenate((self._chord, self._top[moves], self._bottom[moves], self._slopes))
        self.critical = np.sort(critical[np.isfinite(critical)])[::-1]

    def _pieces(self, box: Box) -> None:
        """The straight pieces of the point curves, the steepest first."""
        places = [place for place in range(len(self.members)) if not self._hill[place]]
        hulls = [box.hulls[int(self.members[place])] for place in places]
        slopes = np.concatenate([hull.slopes for hull in hulls]) if hulls else np.zeros(0)
        widths = np.concatenate([np.diff(hull.spends) for hull in hulls]) if hulls else np.zeros(0)
        owners = np.repeat(places, [len(hull.real) for hull in hulls]).astype(np.intp)
        order = np.argsort(-slopes, kind="stable")
        self._slopes, self._widths, self._owners = slopes[order], widths[order], owners[order]
        self._falling = -self._slopes

    def at(self, price: float, ties: Ties) -> Floats:
        """What each channel spends at a price; with `ties` "in" also on what brings exactly the price."""
        chosen = self._chord >= price if ties == "in" else self._chord > price
        curved = np.minimum(np.maximum(self.land.bought(price)[self._at], self._start), self._high)
        spend = np.where(chosen, curved, self._low)
        if len(spend) == len(self.lower):
            return spend
        whole = self.lower.copy()
        whole[self._hill] = spend
        count = int(np.searchsorted(self._falling, -price, side="right" if ties == "in" else "left"))
        return whole + np.bincount(self._owners[:count], self._widths[:count], len(whole))

    def fill(self, total: float) -> tuple[Floats, float]:
        """Spread a total so that the envelopes' sum is largest: the spends, and the price they share.

        `total` lies between the sums of the lower and of the upper ends.
        """
        critical = self.critical
        low, high = 0, len(critical)  # the first critical price at which at least the total is spent
        hints, own = self.land.hints, self.members.tobytes()
        middle, probes = int(np.searchsorted(-critical, -hints.get(own, 0.0))) if own in hints else high // 2, 2
        while low < high:
            middle = min(max(middle, low), high - 1)
            if self.at(float(critical[middle]), "in").sum() >= total:
                high = middle
                middle = middle - 1
            else:
                low = middle + 1
                middle = low
            probes -= 1
            if probes <= 0:
                middle = (low + high) // 2
        if low < len(critical):
            hints[own] = float(critical[low])
        if low == len(critical):
            return self.upper.copy(), float(critical[-1]) if len(critical) else 0.0
        price = float(critical[low])
        more, less = self.at(price, "in"), self.at(price, "out")
        if less.sum() <= total:
            spread = more.sum() - less.sum()
            part = (total - less.sum()) / spread if spread > 0 else 0.0
            return less + part * (more - less), price
        if total <= self.lower.sum() and low == 0:  # nothing to spread, though some curves start infinitely steep
            return self.lower.copy(), max(
                abs(price), float(np.max(np.exp(self.land.log_scale_slope[self._at]), initial=0.0))
            ) * _STEEP
        return self._between(total, less, price, float(critical[low - 1]) if low else math.inf)

    def _between(self, total: float, most: Floats, low: float, high: float) -> tuple[Floats, float]:
        """The same where the price lies between two critical ones: the same Hill curves move, everything else stands still.

        `most` is what is spent at the lower of the two.
        """
        moving = (self._chord > low) & (self._bottom <= low) & (self._top > low) & (self._start < self._high)
        if math.isfinite(high):
            above = high
        else:  # only curves that start infinitely steep
            above = low * 2
            while self.at(above, "out").sum() > total:
                above *= 4
        places = np.flatnonzero(self._hill)[moving]
        if low > 0 and len(places):
            least = self.at(above, "in")
            spend = most.copy()
            spend[places] = np.sqrt(np.maximum(least[places], _TINY) * np.maximum(most[places], _TINY))
            price, spend, closed = self._newton(total, math.sqrt(low * above), spend, moving, low, above)
            if closed:
                return spend, price
        price, spend = above, self.at(above, "out")
        for _ in range(200):
            # Regula falsi in logarithms would stall at a bend; there is none between critical prices, so Newton closes in.
            price = math.sqrt(low * above) if low > 0 else above / 2
            spend = self.at(price, "out")
            price, spend, closed = self._newton(total, price, spend, moving, low, above)
            if closed:
                return spend, price
            if spend.sum() > total:
                low = price
            else:
                above = price
            if above - low <= 1e-15 * above:
                break
        return spend, price

    def _newton(
        self, total: float, price: float, spend: Floats, moving: npt.NDArray[np.bool_], low: float, high: float
    ) -> tuple[float, Floats, bool]:
        """All moving spends and the price at once; the last says whether it closed within the interval of prices."""
        places = np.flatnonzero(self._hill)[moving]
        if not len(places):
            return price, spend, False
        fixed = spend.sum() - spend[places].sum()
        land, hill = self.land, self._at[moving]
        slope, log_half, scale = land.slope[hill], land.log_half[hill], land.log_scale_slope[hill]
        start, largest = spend[places], math.inf
        if land.is_plain:  # sqrt(price) = sum of sqrt(scale half) / (total + sum of half)
            half, root = land.half[hill], np.sqrt(land.scale[hill] * land.half[hill])
            start = root * (total - fixed + half.sum()) / root.sum() - half
        logs, log_price = np.log(np.maximum(start, _TINY)), math.log(price)
        for _ in range(30):
            power = np.exp(np.minimum(slope * (logs - log_half), _LARGEST_POWER))
            marginal = scale + slope * (logs - log_half) - logs - 2 * np.log1p(power)
            bend = np.minimum(slope - 1 - 2 * slope * power / (1 + power), -1e-9)
            now = np.exp(logs)
            weight = now / bend
            log_price = float((total - fixed - now.sum() + (weight * marginal).sum()) / weight.sum())
            step = (log_price - marginal) / bend
            largest = float(np.abs(step).max())
            logs = logs + (step if largest < 1 else step / largest)
            if largest < _NEARLY:
                break
        if not (largest < _NEARLY and log_price <= 690):
            return price, spend, False
        found, after = math.exp(log_price), spend.copy()
        after[places] = np.exp(logs)
        inside = low * (1 - 1e-9) <= found <= high * (1 + 1e-9) and bool(
            np.all(after[places] >= self._start[moving] * (1 - 1e-9))
            and np.all(after[places] <= self._high[moving] * (1 + 1e-9))
        )
        return (found, after, True) if inside else (price, spend, False)
