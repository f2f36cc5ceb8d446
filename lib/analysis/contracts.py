"""Customers under contract (subscriptions, milk cards): how many of a group renew, and how many will.

Only for contracts, where the shop sees the end of each: a shop without them does not know who has left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.analysis.customers import Float64s
from lib.analysis.histories import Histories
from lib.analysis.models.fit import Fit, Objective, fitted
from lib.core.errors import CannotAnswer
from lib.core.words import N_

#: With fewer renewals seen the two parameters cannot be told apart.
FEWEST_PERIODS = 3
#: So many tell the two well, and a longer group is a smaller one.
MOST_PERIODS = 12
_USUAL = (1.0, 3.0)
_NORMAL = 1.959964


@dataclass(frozen=True, eq=False)
class Contracts:
    """A shifted beta-geometric model of renewals.

    Attributes:
        fit: alpha and beta of the customers' chances to leave at a renewal.
        seen: how many were still under contract, at the start and after each renewal.
    """

    fit: Fit
    seen: tuple[int, ...]

    @property
    def alpha(self) -> float:
        """Of the chances to leave."""
        return float(self.fit.parameters[0])

    @property
    def beta(self) -> float:
        """Of the chances to leave."""
        return float(self.fit.parameters[1])

    @property
    def periods(self) -> int:
        """How many renewals were seen."""
        return len(self.seen) - 1

    def survival(self, periods: int) -> Float64s:
        """The share still under contract after 0, 1, ... `periods` renewals (Fader and Hardie 2007, equation 6)."""
        return _survival(self.fit.parameters, periods)

    def renewing(self, renewal: int) -> float:
        """Of those still under contract, the share that renews at a renewal; 1 is the first (the same paper, equation 5)."""
        return float((self.beta + renewal - 1) / (self.alpha + self.beta + renewal - 1))

    def left_after(self, renewals: int) -> tuple[float, float, float]:
        """The share of the group that will be left after a later renewal, and between which it lies in 95 of 100 cases, if the model holds.

        Those who are left now, times who of them stays (the ratio of two survivals). The errors of both parameters (delta method) and
        chance add up on the log-odds, so that a share stays one.
        """
        stays, now = self._stays(self.fit.parameters, renewals), self.seen[-1] / self.seen[0]
        share = now * stays
        if not 0 < share < 1:
            return share, share, share
        logs, step = np.log(self.fit.parameters), np.eye(2) * 0.01
        slope = np.array(
            [
                (self._stays(np.exp(logs + one), renewals) - self._stays(np.exp(logs - one), renewals)) / 0.02
                for one in step
            ]
        )
        variance = slope @ self.fit.covariance @ slope + stays * (1 - stays) / self.seen[-1]
        spread = _NORMAL * now * float(np.sqrt(variance)) / (share * (1 - share))
        odds = np.log(share / (1 - share))
        low, high = (float(1 / (1 + np.exp(-(odds + side)))) for side in (-spread, spread))
        return share, low, min(high, now)

    def _stays(self, parameters: Float64s, renewals: int) -> float:
        """Of those who are left now, the share that is left after a later renewal."""
        left = _survival(parameters, renewals)
        return float(left[-1] / left[self.periods])


def _survival(parameters: Float64s, periods: int) -> Float64s:
    alpha, beta = parameters
    t = np.arange(1, periods + 1)
    return np.concatenate([[1.0], np.cumprod((beta + t - 1) / (alpha + beta + t - 1))])


def renewals_seen(known: Histories, every_days: int) -> tuple[int, ...]:
    """How many had ordered at least 1, 2, ... times, of the customers who could have renewed often enough to tell.

    For shops that are paid at even intervals (lib.analysis.rhythm_remarks.contract_days). The group began in the first half of what
    can be seen, so that all of it had the same number of renewals; who skips one and pays later is late by one.
    """
    could = (known.end - 1 - known.first_day) // every_days
    periods = min(MOST_PERIODS, max(FEWEST_PERIODS, int(could.max()) // 2))
    orders = np.diff(known.start)[could >= periods]
    return tuple(int((orders > renewals).sum()) for renewals in range(periods + 1))


def shifted_beta_geometric(remaining: Sequence[int]) -> Contracts:
    """Fit the model to how many of one group were still under contract, at the start and after each renewal.

    Fader and Hardie 2007, "How to project customer retention" (Journal of Interactive Marketing 21, 76-90), by maximum
    likelihood on the logarithms of both parameters; standard errors from the Hessian.

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
    fit = fitted("sbg", ("alpha", "beta"), _objective(seen), _USUAL, int(seen[0]), None)
    return Contracts(fit, tuple(int(one) for one in remaining))


def _objective(seen: Float64s) -> Objective:
    """Log-likelihood with exact derivatives: who leaves counts log alpha, who stays log(beta + t - 1), both the whole of their renewal."""
    asked, stayed, lost = seen[:-1], seen[1:], float(seen[0] - seen[-1])
    before = np.arange(len(asked))

    def value(parameters: Float64s) -> tuple[float, Float64s, Float64s]:
        alpha, beta = parameters
        one, both = beta + before, alpha + beta + before
        total = lost * np.log(alpha) + stayed @ np.log(one) - asked @ np.log(both)
        slope, bend = float((asked / both).sum()), float((asked / both**2).sum())
        gradient = np.array([lost / alpha - slope, float((stayed / one).sum()) - slope])
        hessian = np.full((2, 2), bend) - np.diag([lost / alpha**2, float((stayed / one**2).sum())])
        return float(total), gradient, hessian

    return value
