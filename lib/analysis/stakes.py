"""What each loss on the way is worth at most, so that steps can be ranked by money."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
import numpy.typing as npt

from lib.analysis.funnel import Funnel, StepFigures
from lib.analysis.means import mean_range, ratio_range
from lib.analysis.proportions import Z95, Range, product, wilson

Source = Literal["events", "orders", "totals", "given"]


@dataclass(frozen=True)
class BuyerValue:
    """What one buyer brings, ten-thousandths, with the range of the average.

    Attributes:
        source: the values in the events, the orders of the shop, its daily totals, or typed in.
    """

    money_e4: Range
    source: Source


@dataclass(frozen=True)
class Stake:
    """A loss in front of one step.

    Attributes:
        place: of the step that they did not reach; `previous`: of the one where they stood.
        lost: how many.
        onward: of those who reached the step, the share that went on to the one where money is made; of nobody, anything.
        money_e4: lost × onward × value: what it would bring if the lost did as those who went on. A ceiling, since those who
            go on want it more; and not additive, since whoever is won at one step may be lost at the next. None: no value,
            or nobody has gone on.
    """

    place: int
    previous: int
    lost: int
    onward: Range
    money_e4: Range | None


def stakes(funnel: Funnel, value: BuyerValue | None, buying: int) -> tuple[Stake, ...]:
    """The losses in front of each required step, the most money first; where no money tells them apart, the most people.

    Args:
        funnel: counts of each step.
        value: what a buyer brings.
        buying: the place of the step at which money is made; losses after it aim at the last step.
    """
    required = funnel.required()
    found = [
        stake
        for previous, place in pairwise(required)
        if (stake := _stake(funnel.figures, previous, place, buying if place <= buying else required[-1], value))
    ]
    return tuple(
        sorted(found, key=lambda stake: (-(stake.money_e4.value if stake.money_e4 else -1), -stake.lost, stake.place))
    )


def _stake(
    figures: Sequence[StepFigures], previous: int, place: int, target: int, value: BuyerValue | None
) -> Stake | None:
    here, units = figures[place], figures[place].units
    onward = wilson(min(figures[target].units, units), units)
    whole = figures[previous].units
    if whole == 0 or here.of_previous is None:
        return None
    if place == target:
        onward = Range(1.0, 1.0, 1.0)  # reaching it is what is worth the money
    if onward is None:  # nobody came here: who is lost is known, and nothing of what they would have done
        return Stake(place, previous, here.lost, Range(0.0, 0.0, 1.0), None)
    gone = wilson(here.lost, whole)
    money = None
    if value is not None and gone is not None:
        share = product(gone, onward, value.money_e4)
        money = None if share is None else share.times(whole)
        if here.lost == 0:
            money = Range(0.0, 0.0, whole * gone.high * onward.high * value.money_e4.high)
    return Stake(place, previous, here.lost, onward, money)


def average_e4(amounts_e4: npt.NDArray[np.float64]) -> Range | None:
    """The average of some amounts with its range, that of `mean_range` or for few Student's; None of nothing positive."""
    known = amounts_e4[np.isfinite(amounts_e4)]
    if not len(known) or known.mean() <= 0:
        return None
    mean = float(known.mean())
    if len(known) == 1:
        return Range(mean, mean / 2, mean * 2)
    skewed = mean_range(known)
    if skewed is not None:
        return Range(mean, max(skewed.low, mean / 10), skewed.high)
    freedom = len(known) - 1
    factor = Z95 + (Z95**3 + Z95) / (4 * freedom)  # Student's quantile, first term of Cornish and Fisher
    half = factor * float(known.std(ddof=1)) / math.sqrt(len(known))
    return Range(mean, max(mean - half, mean / 10), mean + half)


def value_of_totals(revenue_e4: npt.NDArray[np.float64], bought: npt.NDArray[np.int64]) -> BuyerValue | None:
    """What a purchase brings by totals of days: all their money over all their purchases; None where either is nothing.

    Args:
        revenue_e4: of each day.
        bought: how many bought on each day.
    """
    count, total = float(bought.sum()), float(revenue_e4.sum())
    if count <= 0 or total <= 0:
        return None
    found = ratio_range(revenue_e4, bought.astype(np.float64))
    mean = total / count
    return BuyerValue(found or Range(mean, mean, mean), "totals")
