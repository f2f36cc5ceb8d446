"""BG/BB: customers who may buy once at each of n occasions (a yearly fair, a monthly box) and may be lost before each.

Source: Fader, Hardie and Shang (2010), "Customer-base analysis in a discrete-time noncontractual setting", eq. 5, 7 and 10.
Parameters alpha, beta (buying), gamma, delta (being lost).

lib.analysis.occasions brings it to a shop's calendar, where the reader says that customers buy at occasions; where they can buy on any day
the models in continuous time of lib.analysis.models.future tell more.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import betaln, gammaln, polygamma, psi

from lib.analysis.models.cells import Float64s, Int64s
from lib.analysis.models.fit import Fit, Objective, Prior, fitted, weak_prior

NAMES = ("alpha", "beta", "gamma", "delta")
CODE = "bg_bb"
USUAL = (1.0, 1.0, 0.7, 2.5)


@dataclass(frozen=True, eq=False)
class Occasions:
    """Distinct customers: `bought` of `occasions` since the first purchase, the last at `last` (0: never again); how many."""

    bought: Int64s
    last: Int64s
    occasions: Int64s
    weight: Float64s


def fit(seen: Occasions, prior: Prior | None = None) -> Fit:
    """Maximum likelihood; below 300 customers with a weak prior."""
    customers = round(float(seen.weight.sum()))
    return fitted(CODE, NAMES, objective(seen), USUAL, customers, prior or weak_prior(USUAL, customers))


def _histories(seen: Occasions) -> tuple[npt.NDArray[np.intp], Float64s, Float64s, Float64s, Float64s]:
    """Every way a customer can have been lost: the cell, and what is added to alpha, beta, gamma and delta (eq. 5)."""
    lost = seen.occasions - seen.last
    cell = np.repeat(np.arange(len(lost)), lost + 1)
    after = np.arange(len(cell)) - np.repeat(np.cumsum(lost + 1) - (lost + 1), lost + 1)
    stayed = after == lost[cell]
    until = np.where(stayed, seen.occasions[cell], seen.last[cell] + after)
    bought = seen.bought[cell]
    return (
        cell,
        bought.astype(np.float64),
        (until - bought).astype(np.float64),
        np.where(stayed, 0.0, 1.0),
        until.astype(np.float64),
    )


def objective(seen: Occasions) -> Objective:
    """Log-likelihood with exact derivatives."""
    cell, *added = _histories(seen)
    cells = len(seen.weight)

    def value(parameters: Float64s) -> tuple[float, Float64s, Float64s]:
        highest, parts = _parts(parameters, cell, added, cells)
        sums = np.bincount(cell, parts, cells)
        share = parts / sums[cell]
        slopes, bends = _derivatives(parameters, added)
        mean = np.stack([np.bincount(cell, share * slope, cells) for slope in slopes])
        weight = share * seen.weight[cell]
        hessian = (slopes * weight) @ slopes.T - (mean * seen.weight) @ mean.T
        for (row, column), bend in bends.items():
            hessian[row, column] += weight @ bend
            if row != column:
                hessian[column, row] += weight @ bend
        return float(seen.weight @ (highest + np.log(sums))), mean @ seen.weight, hessian

    return value


def _derivatives(parameters: Float64s, added: list[Float64s]) -> tuple[Float64s, dict[tuple[int, int], Float64s]]:
    """First and second derivatives of the logarithm of each history's chance."""
    slopes: list[Float64s] = []
    bends: dict[tuple[int, int], Float64s] = {}
    for first in (0, 2):
        one, other = parameters[first], parameters[first + 1]
        more, less = added[first], added[first + 1]
        total = one + other
        both = psi(total + more + less) - psi(total)
        both_bend = polygamma(1, total + more + less) - polygamma(1, total)
        slopes += [psi(one + more) - psi(one) - both, psi(other + less) - psi(other) - both]
        bends[first, first] = polygamma(1, one + more) - polygamma(1, one) - both_bend
        bends[first + 1, first + 1] = polygamma(1, other + less) - polygamma(1, other) - both_bend
        bends[first, first + 1] = -both_bend
    return np.stack(slopes), bends


def alive(parameters: Float64s, seen: Occasions) -> Float64s:
    """The chance to be still there at the next occasion (eq. 11)."""
    alpha, beta, gamma, delta = parameters
    logs = (
        betaln(alpha + seen.bought, beta + seen.occasions - seen.bought) - betaln(alpha, beta)
        + betaln(gamma, delta + seen.occasions + 1) - betaln(gamma, delta)
    )  # fmt: skip
    return np.exp(logs - _log_likelihoods(parameters, seen))


def _log_likelihoods(parameters: Float64s, seen: Occasions) -> Float64s:
    """Of each cell (eq. 5)."""
    cell, *added = _histories(seen)
    highest, parts = _parts(parameters, cell, added, len(seen.weight))
    return highest + np.log(np.bincount(cell, parts, len(seen.weight)))


def _parts(
    parameters: Float64s, cell: npt.NDArray[np.intp], added: list[Float64s], cells: int
) -> tuple[Float64s, Float64s]:
    """The logarithm of each cell's likeliest history, and the chance of every history over that."""
    alpha, beta, gamma, delta = parameters
    logs = (
        betaln(alpha + added[0], beta + added[1]) - betaln(alpha, beta)
        + betaln(gamma + added[2], delta + added[3]) - betaln(gamma, delta)
    )  # fmt: skip
    highest = np.full(cells, -np.inf)
    np.maximum.at(highest, cell, logs)
    return highest, np.exp(logs - highest[cell])


def expected_purchases(parameters: Float64s, seen: Occasions, occasions: int) -> Float64s:
    """Expected purchases of each cell at the next `occasions` (eq. 13); gamma may be 1."""
    alpha, beta, gamma, delta = parameters
    n = seen.occasions
    chances = np.stack([_ratio(gamma, delta, n, step) for step in range(1, occasions + 1)]).sum(axis=0)
    logs = (
        betaln(alpha + seen.bought + 1, beta + n - seen.bought) - betaln(alpha, beta)
        - _log_likelihoods(parameters, seen)
    )  # fmt: skip
    return np.exp(logs) * chances


def _ratio(gamma: float, delta: float, occasions: Int64s, ahead: int) -> Float64s:
    """The chance not to be lost for so many occasions and `ahead` more: B(gamma, delta + n + ahead) / B(gamma, delta)."""
    later = delta + occasions + ahead
    logs = gammaln(later) - gammaln(gamma + later) + gammaln(gamma + delta) - gammaln(delta)
    return np.exp(logs)
