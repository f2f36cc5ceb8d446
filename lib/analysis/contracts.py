"""Customers under contract (subscriptions, milk cards): how many of a group renew, and how many will.

Only for contracts, where the shop sees the end of each: a shop without them does not know who has left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.analysis.customers import Float64s
from lib.core.errors import CannotAnswer
from lib.core.words import N_

#: With fewer renewals seen the two parameters cannot be told apart.
FEWEST_PERIODS = 3
_WIDEST = 1e4


@dataclass(frozen=True, eq=False)
class Contracts:
    """A shifted beta-geometric model of renewals.

    Attributes:
        alpha, beta: of the customers' chances to leave at a renewal.
        log_likelihood: at the optimum.
        periods: how many renewals were seen.
    """

    alpha: float
    beta: float
    log_likelihood: float
    periods: int

    def survival(self, periods: int) -> Float64s:
        """The share still under contract after 0, 1, ... `periods` renewals (Fader and Hardie 2007, equation 6)."""
        t = np.arange(1, periods + 1)
        kept = (self.beta + t - 1) / (self.alpha + self.beta + t - 1)
        return np.concatenate([[1.0], np.cumprod(kept)])

    def renewing(self, renewal: int) -> float:
        """Of those still under contract, the share that renews at a renewal; 1 is the first (the same paper, equation 5)."""
        return float((self.beta + renewal - 1) / (self.alpha + self.beta + renewal - 1))


def shifted_beta_geometric(remaining: Sequence[int]) -> Contracts:
    """Fit the model to how many of one group were still under contract, at the start and after each renewal.

    Fader and Hardie 2007, "How to project customer retention" (Journal of Interactive Marketing 21, 76-90), by maximum
    likelihood on the logarithms of both parameters.

    Raises:
        CannotAnswer: the numbers rise, are too few, or nobody has left.
    """
    seen = np.asarray(remaining, np.float64)
    if len(seen) < FEWEST_PERIODS + 1 or seen[-1] < 0 or (np.diff(seen) > 0).any() or seen[0] == seen[-1]:
        raise CannotAnswer(
            N_(
                "Type how many customers of one group were still under contract: at the start, then after each renewal. "
                "At least four numbers, none larger than the one before it, and not all equal."
            )
        )
    from scipy.optimize import minimize  # noqa: PLC0415 - half a second, and only for contracts

    lost, left = -np.diff(seen), seen[-1]
    t = np.arange(1, len(seen))

    def minus_log_likelihood(logs: Float64s) -> float:
        alpha, beta = np.exp(logs)
        kept = np.log((beta + t - 1) / (alpha + beta + t - 1))
        staying = np.cumsum(kept)
        leaving = np.log(alpha / (alpha + beta + t - 1)) + np.concatenate([[0.0], staying[:-1]])
        return -float(lost @ leaving + left * staying[-1])

    bounds = [(-np.log(_WIDEST), np.log(_WIDEST))] * 2
    rough = minimize(minus_log_likelihood, np.zeros(2), method="L-BFGS-B", bounds=bounds)
    options = {"xatol": 1e-9, "fatol": 1e-10, "maxiter": 4000}
    best = minimize(minus_log_likelihood, rough.x, method="Nelder-Mead", bounds=bounds, options=options)
    alpha, beta = np.exp(best.x)
    return Contracts(float(alpha), float(beta), -float(best.fun), len(seen) - 1)
