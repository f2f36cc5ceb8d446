"""Gamma-Gamma: what a customer spends per purchase varies around a mean of their own, and those means differ.

Source: Fader and Hardie (2013), "The Gamma-Gamma model of monetary value" (note 025), eq. 1a and 5; Fader, Hardie and Lee (2005b).
Parameters p, q, v (the currency's unit).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy.special import gammaln, polygamma, psi

from lib.analysis.models.cells import Float64s, Int64s
from lib.analysis.models.fit import Fit, Objective, Prior, fitted, profile_limits, weak_prior

NAMES = ("p", "q", "v")
CODE = "gamma_gamma"
_USUAL_P, _USUAL_Q = 4.0, 3.5
#: A mean that is told so exactly (standard deviation of its logarithm) is told as exactly above as below.
_EXACT = 0.02
_NORMAL = 1.959964


def usual(mean: float) -> tuple[float, float, float]:
    """Usual parameters of a shop with this mean purchase."""
    return _USUAL_P, _USUAL_Q, mean * (_USUAL_Q - 1) / _USUAL_P


def fit(
    purchases: Int64s, mean_spend: Float64s, prior: Prior | None = None, start: Sequence[float] | None = None
) -> Fit:
    """Maximum likelihood; below 300 customers with a weak prior.

    Money is counted in medians while the top is searched: limits and steps are of the parameters' logarithms, and v is money, so that
    they would hang on whether a file is in dollars or in dong.

    Args:
        purchases: of each customer, at least one (where the first is left out: those after it).
        mean_spend: their mean, above 0, in the currency's unit.
        prior: instead of the weak one.
        start: where to begin.
    """
    unit = float(np.median(mean_spend)) if len(mean_spend) else 1.0
    spend, in_units = mean_spend / unit, np.array([1.0, 1.0, 1 / unit])
    typical = usual(float(spend.mean()) if len(spend) else 1.0)
    prior = weak_prior(typical, len(purchases)) if prior is None else Prior(prior.centre * in_units, prior.spread)
    begin = typical if start is None else tuple(float(one) for one in np.asarray(start, np.float64) * in_units)
    found = fitted(CODE, NAMES, objective(purchases, spend), begin, len(purchases), prior)
    return replace(
        found,
        parameters=found.parameters / in_units,
        standard_errors=found.standard_errors / in_units,
        log_likelihood=found.log_likelihood - len(purchases) * float(np.log(unit)),
    )


def objective(purchases: Int64s, mean_spend: Float64s) -> Objective:
    """Log-likelihood with exact derivatives; special functions only for distinct numbers of purchases."""
    x = purchases.astype(np.float64)
    spent = x * mean_spend
    many, place = np.unique(x, return_inverse=True)
    having, count = np.bincount(place, minlength=len(many)).astype(np.float64), float(len(x))
    log_spent = np.log(spent)
    repeats_logs = float(x @ log_spent)
    sum_log_mean = float(np.log(mean_spend).sum())

    def value(parameters: Float64s) -> tuple[float, Float64s, Float64s]:
        p, q, v = parameters
        both = spent + v
        log_both, per_both = np.log(both), 1 / both
        logs_by = np.bincount(place, log_both, len(many))
        per_by = np.bincount(place, per_both, len(many))
        squares_by = np.bincount(place, per_both * per_both, len(many))
        bought = p * many
        all_logs, all_per = float(logs_by.sum()), float(per_by.sum())
        likelihood = (
            having @ (gammaln(bought + q) - gammaln(bought)) + count * (q * np.log(v) - gammaln(q))
            + p * repeats_logs - sum_log_mean - p * (many @ logs_by) - q * all_logs
        )  # fmt: skip
        with_q, slope = polygamma(1, bought + q), psi(bought + q)
        gradient = np.array(
            [
                having @ (many * (slope - psi(bought))) + repeats_logs - many @ logs_by,
                having @ slope - count * (psi(q) - np.log(v)) - all_logs,
                count * q / v - (bought + q) @ per_by,
            ]
        )
        hessian = np.zeros((3, 3))
        hessian[0, 0] = having @ (many**2 * (with_q - polygamma(1, bought)))
        hessian[0, 1] = hessian[1, 0] = having @ (many * with_q)
        hessian[1, 1] = having @ with_q - count * polygamma(1, q)
        hessian[0, 2] = hessian[2, 0] = -(many @ per_by)
        hessian[1, 2] = hessian[2, 1] = count / v - all_per
        hessian[2, 2] = -count * q / v**2 + (bought + q) @ squares_by
        return float(likelihood), gradient, hessian

    return value


def population_mean(parameters: Float64s) -> float:
    """The mean purchase of a customer nobody knows yet; infinite for q ≤ 1."""
    p, q, v = parameters
    return float(p * v / (q - 1)) if q > 1 else float("inf")


def mean_log_sides(
    found: Fit, purchases: Int64s, mean_spend: Float64s, prior: Prior | None = None
) -> tuple[float, float]:
    """How exactly the mean is known below and above: 95 % limits of its logarithm as standard deviations.

    The tail of what customers spend makes the mean surer below than above. Where it is told closely: the delta method for
    log(p v / (q - 1)), both sides alike; else its profile likelihood.
    """
    p, q, v = found.parameters
    slope = np.array([1.0, -q / (q - 1), 1.0])
    sd = float(np.sqrt(max(slope @ found.covariance @ slope, 0.0)))
    if sd < _EXACT:
        return sd, sd
    unit = float(np.median(mean_spend))
    spend = mean_spend / unit
    prior = (
        weak_prior(usual(float(spend.mean())), len(purchases))
        if prior is None
        else Prior(prior.centre * np.array([1.0, 1.0, 1 / unit]), prior.spread)
    )
    of_the_mean = _by_mean(objective(purchases, spend), prior)
    below, above = profile_limits(of_the_mean, np.array([p, q - 1, p * v / unit / (q - 1)]), 2, sd)
    return below / _NORMAL, above / _NORMAL


def pulls(found: Fit, purchases: Int64s, mean_spend: Float64s) -> Float64s:
    """How far each customer moves the logarithm of the mean: the influence function, the inverse Hessian times their own score."""
    p, q, v = found.parameters
    x, spent = purchases.astype(np.float64), purchases * mean_spend
    many, place = np.unique(x, return_inverse=True)
    both, bought = np.log(spent + v), p * many
    scores = np.stack(
        [
            p * x * ((psi(bought + q) - psi(bought))[place] + np.log(spent) - both),
            q * ((psi(bought + q) - psi(q) + np.log(v))[place] - both),
            q - (bought + q)[place] * v / (spent + v),
        ]
    )
    return np.array([1.0, -q / (q - 1), 1.0]) @ found.covariance @ scores


def _by_mean(likelihood: Objective, prior: Prior | None) -> Objective:
    """The likelihood (with the prior) of p, q - 1 and the mean, instead of p, q and v."""

    def value(parameters: Float64s) -> tuple[float, Float64s, Float64s]:
        p, k, mean = parameters
        own = np.array([p, 1 + k, mean * k / p])
        height, gradient, hessian = likelihood(own)
        if prior is not None:
            away = (np.log(own) - np.log(prior.centre)) / prior.spread
            height -= float(away @ away) / 2
            gradient = gradient - away / prior.spread / own
            hessian = hessian + np.diag((away - 1 / prior.spread) / prior.spread / own**2)
        moved = np.array([[1, 0, 0], [0, 1, 0], [-mean * k / p**2, mean / p, k / p]])
        bent = np.array(
            [[2 * mean * k / p**3, -mean / p**2, -k / p**2], [-mean / p**2, 0, 1 / p], [-k / p**2, 1 / p, 0]]
        )
        return height, moved.T @ gradient, moved.T @ hessian @ moved + gradient[2] * bent

    return value


def expected_spend(parameters: Float64s, purchases: Int64s, mean_spend: Float64s) -> Float64s:
    """The mean of each customer's next purchases, given what they spent so far (eq. 5); the shop's mean for no purchases."""
    p, q, v = parameters
    return p * (v + purchases * mean_spend) / (q - 1 + p * purchases)
