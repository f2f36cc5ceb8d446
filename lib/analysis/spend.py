"""What customers spend per repeat purchase: the Gamma-Gamma model where it holds, else plain means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from lib.analysis.models import gamma_gamma
from lib.analysis.models.cells import Float64s
from lib.analysis.models.fit import Fit, Prior
from lib.analysis.purchases import Seen
from lib.core.money import SCALE

SpendKind = Literal["gamma_gamma", "average", "refunded", "first_orders"]

#: The model takes what customers spend to be independent of how often they buy; beyond this correlation it is not.
MOST_CORRELATION = 0.3
#: Fewer customers with a repeat purchase cannot tell how customers differ.
FEWEST_REPEATERS = 10
#: Where more of those who came back than this got all of it back, a mean without them is not the shop's.
MOST_LEFT_OUT = 0.05
#: A heavier tail has no mean that could be told.
_LEAST_Q = 1.2


@dataclass(frozen=True, eq=False)
class Spend:
    """Spend per repeat purchase, in the currency's unit.

    Attributes:
        kind: "average": the ratio of all repeat money to all repeat purchases; "refunded": the same with the many who got all of it
            back; "first_orders": nobody came back yet.
        fit: the Gamma-Gamma model, where one could be fitted.
        mean: of a customer nobody knows yet.
        log_below, log_above: how exactly the mean is known below and above, as standard deviations of its logarithm.
        correlation: between the number of repeat purchases and their mean; 0 where it cannot be told.
        left_out: customers whose repeat purchases come to nothing or less after refunds.
    """

    kind: SpendKind
    fit: Fit | None
    mean: float
    log_below: float
    log_above: float
    correlation: float
    left_out: int

    @property
    def log_sd(self) -> float:
        """Both sides as one."""
        return (self.log_below + self.log_above) / 2

    def of(self, seen: Seen) -> Float64s:
        """The expected mean of each customer's next purchases."""
        if self.kind == "gamma_gamma" and self.fit is not None:
            own = np.maximum(seen.mean_repeat, 0.0)
            return gamma_gamma.expected_spend(self.fit.parameters, seen.repeats, own)
        if self.kind == "refunded":  # what they got back counts, or all of them together would bring too much
            return (2 * self.mean + seen.repeats * seen.mean_repeat) / (2 + seen.repeats)
        # shrink each customer's own mean towards the shop's: as much as two purchases weigh
        return (2 * self.mean + seen.repeats * np.maximum(seen.mean_repeat, 0.0)) / (2 + seen.repeats)

    def pulls(self, seen: Seen) -> Float64s:
        """How far each customer moves the mean, up to a factor that all share."""
        if self.kind == "gamma_gamma" and self.fit is not None:
            able = (seen.repeats > 0) & (seen.repeat_e4 > 0)
            pulls = np.zeros(len(seen))
            pulls[able] = gamma_gamma.pulls(self.fit, seen.repeats[able], seen.mean_repeat[able])
            return pulls
        later, repeats = seen.repeat_e4 / SCALE, seen.repeats.astype(np.float64)
        return later - repeats * (later.sum() / max(repeats.sum(), 1.0))


def spend_of(seen: Seen, prior: Prior | None = None) -> Spend:
    """Fit, check the model's assumption, and fall back where it does not hold.

    Args:
        seen: the customers.
        prior: what a larger group says, for a small one.
    """
    able = (seen.repeats > 0) & (seen.repeat_e4 > 0)
    left_out = int(((seen.repeats > 0) & ~able).sum())
    again = seen.repeats > 0
    if prior is None and left_out > MOST_LEFT_OUT * int(again.sum()):
        times, means = seen.repeats[again].astype(np.float64), seen.mean_repeat[again]
        mean = float(times @ means) / float(times.sum())
        ratio_sd = _ratio_log_sd(times, means, mean)
        return Spend("refunded", None, mean, ratio_sd, ratio_sd, 0.0, left_out)
    repeats, own = seen.repeats[able], seen.mean_repeat[able]
    if not len(repeats):
        mean = max(float(seen.first_e4.mean()) / SCALE, 0.0) if len(seen) else 0.0
        return Spend("first_orders", None, mean, 0.5, 0.5, 0.0, left_out)
    correlation = _correlation(repeats.astype(np.float64), own)
    ratio = float(repeats @ own) / float(repeats.sum())
    ratio_sd = _ratio_log_sd(repeats.astype(np.float64), own, ratio)
    if len(repeats) < FEWEST_REPEATERS and prior is None:
        ratio_sd = max(ratio_sd, 0.3)
        return Spend("average", None, ratio, ratio_sd, ratio_sd, correlation, left_out)
    fit = gamma_gamma.fit(repeats, own, prior)
    told = fit.parameters[1] > _LEAST_Q and np.isfinite(fit.parameters).all()
    if not told or abs(correlation) > MOST_CORRELATION:
        return Spend("average", fit, ratio, ratio_sd, ratio_sd, correlation, left_out)
    sides = gamma_gamma.mean_log_sides(fit, repeats, own, prior)
    return Spend("gamma_gamma", fit, gamma_gamma.population_mean(fit.parameters), *sides, correlation, left_out)


def _correlation(one: Float64s, other: Float64s) -> float:
    if len(one) < 3 or np.ptp(one) == 0 or np.ptp(other) == 0:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])


def _ratio_log_sd(repeats: Float64s, own: Float64s, ratio: float) -> float:
    """The standard error of the logarithm of Σ money / Σ purchases (linearised ratio; Cochran, Sampling Techniques, 6.3)."""
    if len(repeats) < 2 or ratio == 0:
        return 0.5
    away = repeats * (own - ratio)
    return float(np.sqrt((away**2).sum() * len(away) / (len(away) - 1)) / (repeats.sum() * abs(ratio)))
