"""Response curves: what a period's spend on one channel brings, in responses (new customers, orders, money).

Two shapes: a Hill curve (saturation; S-shaped where its slope is above 1) and points joined by straight lines (any shape).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import astuple, dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lib.core.errors import CannotRead
from lib.core.words import N_

Floats = npt.NDArray[np.float64]
#: exp() of more than this is infinite.
_LARGEST_POWER = 700.0


@dataclass(frozen=True)
class Hill:
    """scale * x^slope / (x^slope + half^slope): at a spend of `half` it brings half of `scale`.

    Source: Hill 1910; the saturation of Robyn, Meridian and PyMC-Marketing (slope <= 1: every further unit brings less).
    """

    scale: float
    half: float
    slope: float = 1.0

    def response(self, spend: Floats | float) -> Floats:
        """What each spend brings."""
        power = _power(np.asarray(spend, float) / self.half, self.slope)
        return self.scale * power / (1 + power)

    def marginal(self, spend: Floats | float) -> Floats:
        """What the next unit brings at each spend; infinite at 0 where the slope is below 1."""
        spend = np.asarray(spend, float)
        power = _power(spend / self.half, self.slope)
        with np.errstate(divide="ignore", invalid="ignore"):
            inside = self.scale * self.slope * power / (spend * (1 + power) ** 2)
        if not self.scale or self.slope > 1:
            first = 0.0
        else:
            first = self.scale / self.half if self.slope == 1 else np.inf * np.sign(self.scale)
        return np.where(spend > 0, inside, first)


@dataclass(frozen=True)
class Points:
    """Responses at given spends, joined by straight lines; flat after the last. Build it with `points`.

    Attributes:
        spends: strictly ascending, the first is 0.
        responses: one a spend.
    """

    spends: tuple[float, ...]
    responses: tuple[float, ...]

    def response(self, spend: Floats | float) -> Floats:
        """What each spend brings."""
        return np.asarray(np.interp(spend, self.spends, self.responses))

    def marginal(self, spend: Floats | float) -> Floats:
        """What the next unit brings at each spend (at a bend: the slope to its right)."""
        steps = np.diff(self.spends)
        slopes = np.append(np.diff(self.responses) / steps if len(steps) else [], 0.0)
        return slopes[np.searchsorted(self.spends, np.asarray(spend, float), side="right") - 1]


Curve = Hill | Points


def scaled(curve: Curve, factor: float) -> Curve:
    """The same with all responses times a factor."""
    if isinstance(curve, Hill):
        return replace(curve, scale=curve.scale * factor)
    return replace(curve, responses=tuple(one * factor for one in curve.responses))


def multiple(curve: Curve, other: Curve) -> float | None:
    """The factor on all responses that makes the other of a curve; None where none does."""
    mine, theirs = ((one.scale,) if isinstance(one, Hill) else one.responses for one in (curve, other))
    at = max(range(len(mine)), key=lambda place: abs(mine[place]))
    if len(mine) != len(theirs) or (mine[at] == 0 and theirs[at] != 0):
        return None
    factor = theirs[at] / mine[at] if mine[at] else 1.0
    return factor if _is_close(scaled(curve, factor), other) else None


def _is_close(one: Curve, other: Curve) -> bool:
    """Whether two curves are the same but for the last digits."""
    if isinstance(one, Hill) or isinstance(other, Hill):
        return isinstance(one, Hill) and isinstance(other, Hill) and np.allclose(astuple(one), astuple(other), 1e-9, 0)
    return all(
        len(mine) == len(theirs) and np.allclose(mine, theirs, 1e-9, 1e-12 * max(map(abs, theirs)))
        for mine, theirs in ((one.spends, other.spends), (one.responses, other.responses))
    )


def points(pairs: Iterable[tuple[float, float]], name: str = "") -> Points:
    """A point curve from (spend, response) pairs in any order; a straight line leads from nothing to the first.

    Raises:
        CannotRead: the same spend brings two different responses, or there is no pair.
    """
    ordered = sorted(set(pairs))
    for (spend, one), (other, two) in pairwise(ordered):
        if spend == other:
            raise CannotRead(
                N_(
                    "{channel}: a spend of {spend} has two responses, {one} and {two}. Leave one of them, or give their mean."
                ),
                channel=name,
                spend=spend,
                one=one,
                two=two,
            )
    if not ordered:
        raise CannotRead(N_("{channel}: expected at least one pair of spend and response, got none."), channel=name)
    if ordered[0][0] > 0:
        ordered.insert(0, (0.0, 0.0))
    spends, responses = zip(*ordered, strict=True)
    return Points(tuple(map(float, spends)), tuple(map(float, responses)))


def _power(ratio: Floats, slope: float) -> Floats:
    """ratio^slope without overflow."""
    with np.errstate(divide="ignore"):
        return np.exp(np.minimum(slope * np.log(ratio), _LARGEST_POWER))


def as_told(brings: float, decimals: int = 2) -> float:
    """What a channel brings, as it is kept: so small a figure that these decimals are few keeps its first three digits, for 0 is not told."""
    return (
        round(brings, max(decimals, 2 - math.floor(math.log10(brings)))) if 0 < brings < 1 else round(brings, decimals)
    )
