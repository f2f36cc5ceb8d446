"""Brand as an investment: money that brings little this month, and a stock of memory that brings customers for years.

The stock decays slowly (Broadbent 1979; Nerlove and Arrow 1962, "Optimal advertising policy under dynamic conditions") and lifts
one thing only, for who counts it twice finds what is not there: the new customers who come without an ad, or what ads bring for
their money, or what a customer pays. How much it lifts is the reader's belief; what this module adds is when that pays, what the
lowest point in cash is, what stopping leaves, and how large the lift has to be at least.

That brand needs patience rests on Binet and Field 2013, "The Long and the Short of It" (campaigns entered for awards, chosen by
their success, which flatters them: Sharp and others 2014); no number of theirs is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.analysis.curves import Floats

WEEKS_A_MONTH = 365.25 / 12 / 7


@dataclass(frozen=True)
class Belief:
    """What the reader holds possible.

    Attributes:
        lift: how much more of what is lifted after a year of the spend that it is believed at, as a share.
        half_life: months until half of the effect has gone once the spend stops.
    """

    lift: float
    half_life: float


@dataclass(frozen=True, eq=False)
class Path:
    """Month by month, beside the best split without brand; money in the currency's unit.

    Attributes:
        cost: what is given up each month.
        gain: what the lift brings each month.
        cumulative: gain less cost up to the end of each month.
        pays_from: the first month from which the sum stays above nothing; None: not within these months.
        overtakes: the first month of spend whose gain is above its cost; None: none.
        left: what the stock left at the end still brings after it.
        lift_needed: the lift after a year that just pays within these months; None where no lift can.
    """

    cost: Floats
    gain: Floats
    cumulative: Floats
    pays_from: int | None
    overtakes: int | None
    left: float
    lift_needed: float | None

    @property
    def lowest(self) -> float:
        """The deepest point of the sum; 0 where it is never below."""
        return min(float(self.cumulative.min()), 0.0)

    @property
    def pays_after_all(self) -> bool:
        """Does what is still remembered at the end make up for what is missing by then?"""
        return self.pays_from is None and float(self.cumulative[-1]) + self.left >= 0


def cash(found: Path, back: Sequence[float]) -> Floats:
    """Of `cumulative`, what is money by the end of each month: who is won, and who is given up for brand, pays over time.

    Args:
        found: month by month.
        back: of what a customer is worth, the share that is paid half a month after the first order, one and a half, and so on.
    """
    return np.convolve(found.gain - found.cost, back)[: len(found.gain)]


def part_of_lift(spend: float, believed: float) -> float:
    """How much of a lift that is believed at one spend another spend brings: twice as much brings a third more, half of it a third less.

    The curve 2 x / (x + 1) of spend as a share of the one believed at: each further unit lifts less, and no spend lifts more than twice
    as much. That it bends just so is an assumption.
    """
    return 2 * spend / (spend + believed) if believed > 0 else float(spend > 0)


def path(
    cost_week: float,
    lifted_week: float,
    belief: Belief,
    months: int = 36,
    stop_after: int | None = None,
) -> Path:
    """What a steady brand spend costs and brings.

    Args:
        cost_week: what the plan brings less with it than without, a week.
        lifted_week: what a lift of 1 would bring a week, with this spend less without it; below nothing where brand takes more
            from what is lifted than it adds.
        belief: the reader's.
        months: how far is looked.
        stop_after: the month after which nothing more is spent on brand; None: never.
    """
    keeps = 0.5 ** (1 / belief.half_life)
    year = 1 - keeps**12
    at = np.arange(1, months + 1)
    spending = at <= (months if stop_after is None else stop_after)
    last = int(spending.sum())
    built = np.where(spending, 1 - keeps**at, (1 - keeps**last) * keeps ** (at - last))
    unit = lifted_week * WEEKS_A_MONTH * built / year  # what a lift of 1 brings
    gain = belief.lift * unit
    cost = np.where(spending, cost_week * WEEKS_A_MONTH, 0.0)
    cumulative = np.cumsum(gain - cost)
    below = np.flatnonzero(cumulative < -1e-9)
    pays = 1 if not len(below) else int(below[-1]) + 2
    above = np.flatnonzero((gain > cost) & spending)
    return Path(
        cost=cost,
        gain=gain,
        cumulative=cumulative,
        pays_from=pays if pays <= months else None,
        overtakes=int(at[above[0]]) if len(above) else None,
        left=float(gain[-1] * keeps / (1 - keeps)),
        lift_needed=float(cost.sum() / unit.sum()) if unit.sum() > 1e-9 else None,
    )
