"""BG/NBD and MBG/NBD: customers buy at rates that differ by a gamma distribution, and after a purchase may be lost for good.

Sources: Fader, Hardie and Lee (2005), "Counting your customers the easy way", eq. 6 and 10 (BG/NBD: nobody is lost before the
second purchase); Batislam, Denizel and Filiztekin (2007) and Wagner and Hoppe (2008) (MBG/NBD: also after the first one).
Parameters r, alpha (weeks), a, b.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from scipy.special import expit, gammaln, polygamma, psi

from lib.analysis.models.cells import WEEK_DAYS, Cells, Float64s, Int64s
from lib.analysis.models.fit import Fit, Objective, Prior, fitted, weak_prior
from lib.analysis.models.quadrature import BETA_POINTS, beta_points

NAMES = ("r", "alpha", "a", "b")
USUAL = (0.6, 10.0, 0.8, 2.5)
Code = Literal["bg_nbd", "mbg_nbd"]


class BetaGeometric:
    """One of the two models; `code` says which."""

    names: tuple[str, ...] = NAMES

    def __init__(self, code: Code) -> None:
        self.code: str = code
        self._at_first = 1.0 if code == "mbg_nbd" else 0.0  # one more chance to be lost

    def fit(self, cells: Cells, prior: Prior | None = None, start: Sequence[float] | None = None) -> Fit:
        """Maximum likelihood; below 300 customers with a weak prior.

        Args:
            cells: the customers.
            prior: instead of the weak one.
            start: where to begin; near the answer saves steps.
        """
        prior = prior or weak_prior(USUAL, cells.customers)
        mean_age = float(cells.weight @ cells.age_weeks) / max(cells.customers, 1)
        usual = (0.5, max(mean_age / 4, 0.5), 0.5, 2.0)
        # who is lost at once and who buys seldom look alike, so that there may be a top for either
        other = (2.0, usual[1] / 2, 0.2, 0.5) if self._at_first and start is None and prior is None else None
        return fitted(self.code, NAMES, self.objective(cells), start or usual, cells.customers, prior, other)

    def objective(self, cells: Cells) -> Objective:
        """Log-likelihood with exact derivatives; special functions only for distinct numbers of repeats."""
        weight, count = cells.weight, float(cells.weight.sum())
        repeats, having, _place = cells.by_repeats
        with_age = np.bincount(cells.age_days, weight)
        repeats_with_age = np.bincount(cells.age_days, weight * cells.repeats)
        ages = np.arange(len(with_age)) / WEEK_DAYS
        again = (cells.repeats > 0) | (self._at_first > 0)
        x, last, age, w = (column[again] for column in (cells.repeats, cells.last_weeks, cells.age_weeks, weight))
        stayed = self._at_first

        def value(parameters: Float64s) -> tuple[float, Float64s, Float64s]:
            r, alpha, a, b = parameters
            log_age, per_age = np.log(alpha + ages), 1 / (alpha + ages)
            kept = b + stayed
            likelihood = (
                having @ (gammaln(r + repeats) + gammaln(kept + repeats) - gammaln(a + kept + repeats))
                + count * (r * np.log(alpha) - gammaln(r) + gammaln(a + b) - gammaln(b))
                - r * (with_age @ log_age) - repeats_with_age @ log_age
            )  # fmt: skip
            slope_r = having @ psi(r + repeats) - count * (psi(r) - np.log(alpha)) - with_age @ log_age
            slope_alpha = count * r / alpha - r * (with_age @ per_age) - repeats_with_age @ per_age
            slope_a = count * psi(a + b) - having @ psi(a + kept + repeats)
            slope_b = slope_a + having @ psi(kept + repeats) - count * psi(b)
            hessian = np.zeros((4, 4))
            hessian[0, 0] = having @ polygamma(1, r + repeats) - count * polygamma(1, r)
            hessian[0, 1] = count / alpha - with_age @ per_age
            hessian[1, 1] = -count * r / alpha**2 + (r * with_age + repeats_with_age) @ per_age**2
            hessian[2, 2] = hessian[2, 3] = count * polygamma(1, a + b) - having @ polygamma(1, a + kept + repeats)
            hessian[3, 3] = hessian[2, 3] + having @ polygamma(1, kept + repeats) - count * polygamma(1, b)
            # the chance to have been lost after the last purchase, against having stayed
            per_last, per_end = 1 / (alpha + last), 1 / (alpha + age)
            later, bought, chances = np.log(per_last / per_end), r + x, kept + x - 1
            odds = np.log(a / chances) + bought * later
            lost = expit(odds)
            pull = w * lost
            likelihood += w @ np.logaddexp(0, odds)
            moves = np.stack([later, bought * (per_end - per_last), np.full_like(later, 1 / a), -1 / chances])
            hessian[0, 1] += pull @ (per_end - per_last)
            hessian[1, 1] += pull @ (bought * (per_last**2 - per_end**2))
            hessian[2, 2] -= pull.sum() / a**2
            hessian[3, 3] += pull @ (1 / chances**2)
            hessian = np.triu(hessian) + np.triu(hessian, 1).T + (moves * (pull * (1 - lost))) @ moves.T
            gradient = np.array([slope_r, slope_alpha, slope_a, slope_b]) + moves @ pull
            return float(likelihood), gradient, hessian

        return value

    def alive(self, parameters: Float64s, cells: Cells) -> Float64s:
        """The chance that a customer of each cell will buy again at all."""
        r, alpha, a, b = parameters
        repeats = cells.repeats
        kept = np.maximum(b + self._at_first + repeats - 1, 1e-300)
        later = np.log((alpha + cells.age_weeks) / (alpha + cells.last_weeks))
        chance = expit(-(np.log(a / kept) + (r + repeats) * later))
        return np.where((repeats > 0) | (self._at_first > 0), chance, 1.0)

    def alive_at_first(self, parameters: Float64s) -> float:
        """The chance to be alive just after the first purchase."""
        _r, _alpha, a, b = parameters
        return float(b / (a + b)) if self._at_first else 1.0

    def scale(self, parameters: Float64s) -> float:
        """How fast the purchase rate falls, in weeks."""
        return float(parameters[1])

    def rate(self, parameters: Float64s, repeats: Int64s, age: Float64s, ahead: Float64s) -> Float64s:
        """Purchases a week, `ahead` weeks from now, of those who are alive now (repeats × ahead).

        The posterior of the rate is gamma and that of the chance to be lost is beta, independent of one another given that
        the customer is alive; the mean over the latter is taken by Gauss points.
        """
        r, alpha, a, b = parameters
        distinct, place = np.unique(repeats, return_inverse=True)
        # who buys a hundred times as fast as the horizon is long is resolved only by more points
        far = float((ahead.max(axis=1) / (alpha + age)).max(initial=0.0))
        points = BETA_POINTS if far < 60 else 4 * BETA_POINTS
        chances, shares = beta_points(a, b + self._at_first + distinct.astype(np.float64), points)
        power = r + repeats + 1.0
        shrunk = np.log1p(chances[place][:, None, :] * (ahead / (alpha + age)[:, None])[:, :, None])
        decay = np.einsum("iuk,ik->iu", np.exp(-power[:, None, None] * shrunk), shares[place])
        return ((r + repeats) / (alpha + age))[:, None] * decay


BG_NBD = BetaGeometric("bg_nbd")
MBG_NBD = BetaGeometric("mbg_nbd")
