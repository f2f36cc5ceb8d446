"""Pareto/NBD: customers buy at rates that differ by a gamma distribution, and are lost at rates that differ by another one.

Source: Schmittlein, Morrison and Colombo (1987); Fader and Hardie (2005), "A note on deriving the Pareto/NBD model", eq. 14-36.
The likelihood is left as an integral over the day of the loss instead of two hypergeometric functions: days are whole, so the
integral is a difference of a tail integral that is tabulated per number of repeats and day, summed from the far end (a sum
from the near end cancels). Parameters r, alpha (weeks), s, beta (weeks).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln, polygamma, psi

from lib.analysis.models.cells import WEEK_DAYS, Cells, Float64s, Int64s
from lib.analysis.models.fit import Fit, Objective, Prior, fitted, weak_prior

NAMES = ("r", "alpha", "s", "beta")
USUAL = (0.6, 10.0, 0.6, 10.0)

_NODES_A_DAY = 3
_NODES_A_CELL = 28
#: More repeats than this are integrated customer by customer, with a scale of their own.
_MANY_REPEATS = 64
_FAR = 45.0  # the integrand has fallen by exp(-45)


@dataclass(frozen=True, eq=False)
class _Points:
    """Functions of the day of the loss, at the quadrature's points: logarithms and reciprocals of alpha + u and beta + u."""

    log_alpha: Float64s
    log_beta: Float64s
    per_alpha: Float64s
    per_beta: Float64s

    def all(self) -> tuple[Float64s, ...]:
        """In the order of the parameters that they stand for."""
        return self.log_alpha, self.per_alpha, self.log_beta, self.per_beta


@dataclass(frozen=True, eq=False)
class _Lost:
    """The integral over the day of the loss of each cell, and its moments.

    Attributes:
        total: the integral, times exp(scale).
        moments: its means of log(alpha+u), 1/(alpha+u), log(beta+u), 1/(beta+u) times the integral (4 × cells).
        scale: logarithm of what each cell was multiplied by.
    """

    total: Float64s
    moments: Float64s
    scale: Float64s


class _Integral(Protocol):
    """One way to integrate over the day of the loss."""

    def at(self, parameters: Float64s) -> _Lost:
        """The integrals at these parameters."""
        ...

    def second(self, pull: Float64s) -> Float64s:
        """Σ pull × ∫ f·(products of the derivatives of log f), 4 × 4, at the parameters of the latest `at`."""
        ...


class _Table:
    """Cells with few repeats: one row a number of repeats, one column a day."""

    def __init__(self, repeats: Int64s, last_days: Int64s, age_days: Int64s) -> None:
        self._rows, place = np.unique(repeats, return_inverse=True)
        days = max(int(age_days.max(initial=0)), 1)
        self._days = days
        self._first, self._end = place * (days + 1) + last_days, place * (days + 1) + age_days
        self._place = place
        nodes, weights = np.polynomial.legendre.leggauss(_NODES_A_DAY)
        self._weeks = ((np.arange(days)[:, None] + (nodes + 1) / 2) / WEEK_DAYS).ravel()
        self._log_weight = np.log(np.tile(weights / 2 / WEEK_DAYS, days))
        earliest = np.full(len(self._rows), days)
        np.minimum.at(earliest, place, last_days)
        self._start = earliest / WEEK_DAYS

    def at(self, parameters: Float64s) -> _Lost:
        r, alpha, s, beta = parameters
        points = _points(alpha, beta, self._weeks)
        scale = (r + self._rows) * np.log(alpha + self._start)
        logs = (scale[:, None] - np.outer(r + self._rows, points.log_alpha)) + (
            self._log_weight - (s + 1) * points.log_beta + np.log(s) + s * np.log(beta)
        )
        early = self._weeks < self._start[:, None]  # nobody of this row looks there, and it could overflow
        density = np.exp(np.where(early, -np.inf, logs))
        self._now = (r, s, beta, points, density)
        tables = [self._tail(density), *(self._tail(density * part) for part in points.all())]
        parts = [table[self._first] - table[self._end] for table in tables]
        return _Lost(parts[0], np.stack(parts[1:]), scale[self._place])

    def _tail(self, density: Float64s) -> Float64s:
        """The integral from each day to the last one, per row, as one long array."""
        daily = density.reshape(len(self._rows), self._days, _NODES_A_DAY).sum(axis=2)
        tail = np.zeros((len(self._rows), self._days + 1))
        tail[:, :-1] = np.cumsum(daily[:, ::-1], axis=1)[:, ::-1]
        return tail.ravel()

    def second(self, pull: Float64s) -> Float64s:
        r, s, beta, points, density = self._now
        size = len(self._rows) * (self._days + 1)
        edges = np.bincount(self._first, pull, size) - np.bincount(self._end, pull, size)
        covering = np.cumsum(edges.reshape(len(self._rows), -1), axis=1)[:, :-1]
        weighted = density * np.repeat(covering, _NODES_A_DAY, axis=1)
        bought = (r + self._rows)[:, None]
        sums = [(bought**power * weighted).sum(axis=0) for power in range(3)]
        return _second(sums, points, s, beta)


class _EachCell:
    """Cells with many repeats, or alone with their number of repeats: points of their own, just after the last purchase."""

    def __init__(self, repeats: Int64s, last_days: Int64s, age_days: Int64s) -> None:
        self._repeats, self._last, self._age = repeats, last_days / WEEK_DAYS, age_days / WEEK_DAYS
        nodes, self._weights = np.polynomial.legendre.leggauss(_NODES_A_CELL)
        self._places = (nodes + 1) / 2

    def at(self, parameters: Float64s) -> _Lost:
        r, alpha, s, beta = parameters
        bought = (r + self._repeats)[:, None]
        start = (alpha + self._last)[:, None]
        reach = np.minimum(np.log((alpha + self._age)[:, None] / start), _FAR / np.maximum(bought - 1, 0.05))
        grown = reach * self._places  # log((alpha + u) / (alpha + t_x))
        since = start * np.exp(grown)
        points = _points(alpha, beta, since - alpha)
        scale = (bought * np.log(start))[:, 0]
        logs = -(bought - 1) * grown + np.log(start) + np.log(s) + s * np.log(beta) - (s + 1) * points.log_beta
        density = np.exp(logs) * reach * self._weights / 2
        self._now = (r, s, beta, points, density)
        moments = np.stack([(density * part).sum(axis=1) for part in points.all()])
        return _Lost(density.sum(axis=1), moments, scale)

    def second(self, pull: Float64s) -> Float64s:
        r, s, beta, points, density = self._now
        weighted = density * pull[:, None]
        bought = (r + self._repeats)[:, None]
        return _second([bought**power * weighted for power in range(3)], points, s, beta)


def _points(alpha: float, beta: float, weeks: Float64s) -> _Points:
    return _Points(np.log(alpha + weeks), np.log(beta + weeks), 1 / (alpha + weeks), 1 / (beta + weeks))


def _second(sums: Sequence[Float64s], points: _Points, s: float, beta: float) -> Float64s:
    """∫ f·(g_i g_j + g_ij) for log f = g; `sums` are the density times (r + x)^0, ^1 and ^2."""
    none, one, two = sums
    by_r, by_alpha = -points.log_alpha, -points.per_alpha
    by_s, by_beta = 1 / s + np.log(beta) - points.log_beta, s / beta - (s + 1) * points.per_beta
    matrix = np.zeros((4, 4))
    matrix[0, 0] = (none * by_r**2).sum()
    matrix[0, 1] = (one * by_r * by_alpha).sum() + (none * by_alpha).sum()
    matrix[0, 2], matrix[0, 3] = (none * by_r * by_s).sum(), (none * by_r * by_beta).sum()
    matrix[1, 1] = (two * by_alpha**2).sum() + (one * points.per_alpha**2).sum()
    matrix[1, 2], matrix[1, 3] = (one * by_alpha * by_s).sum(), (one * by_alpha * by_beta).sum()
    matrix[2, 2] = (none * (by_s**2 - 1 / s**2)).sum()
    matrix[2, 3] = (none * (by_s * by_beta + 1 / beta - points.per_beta)).sum()
    matrix[3, 3] = (none * (by_beta**2 - s / beta**2 + (s + 1) * points.per_beta**2)).sum()
    return matrix


class ParetoNbd:
    """The model."""

    code: str = "pareto_nbd"
    names: tuple[str, ...] = NAMES

    def fit(self, cells: Cells, prior: Prior | None = None, start: Sequence[float] | None = None) -> Fit:
        """Maximum likelihood; below 300 customers with a weak prior.

        Args:
            cells: the customers.
            prior: instead of the weak one.
            start: where to begin; near the answer saves steps.
        """
        prior = prior or weak_prior(USUAL, cells.customers)
        return fitted(self.code, NAMES, self.objective(cells), start or USUAL, cells.customers, prior)

    def objective(self, cells: Cells) -> Objective:
        """Log-likelihood with exact derivatives under the integral."""
        repeats, having, _place = cells.by_repeats
        count = float(cells.weight.sum())
        groups = _groups(cells)

        def value(parameters: Float64s) -> tuple[float, Float64s, Float64s]:
            r, alpha = parameters[:2]
            total = float(having @ gammaln(r + repeats) + count * (r * np.log(alpha) - gammaln(r)))
            gradient = np.array(
                [having @ psi(r + repeats) - count * (psi(r) - np.log(alpha)), count * r / alpha, 0.0, 0.0]
            )
            hessian = np.zeros((4, 4))
            hessian[0, 0] = having @ polygamma(1, r + repeats) - count * polygamma(1, r)
            hessian[0, 1] = count / alpha
            hessian[1, 1] = -count * r / alpha**2
            for group in groups:
                part, slope, bend = group.value(parameters)
                total, gradient, hessian = total + part, gradient + slope, hessian + bend
            return total, gradient, np.triu(hessian) + np.triu(hessian, 1).T

        return value

    def alive(self, parameters: Float64s, cells: Cells) -> Float64s:
        """The chance that a customer of each cell will buy again at all."""
        chance = np.empty(len(cells.repeats))
        for group in _groups(cells):
            survived, lost = group.odds(parameters)
            chance[group.cells] = survived / (survived + lost)
        return chance

    def alive_at_first(self, parameters: Float64s) -> float:
        """Nobody is lost at once."""
        del parameters
        return 1.0

    def scale(self, parameters: Float64s) -> float:
        """How fast the purchase rate falls, in weeks."""
        return float(min(parameters[1], parameters[3]))

    def rate(self, parameters: Float64s, repeats: Int64s, age: Float64s, ahead: Float64s) -> Float64s:
        """Purchases a week, `ahead` weeks from now, of those who are alive now (repeats × ahead)."""
        r, alpha, s, beta = parameters
        stay = np.exp(-s * np.log1p(ahead / (beta + age)[:, None]))
        return ((r + repeats) / (alpha + age))[:, None] * stay


@dataclass(frozen=True, eq=False)
class _Group:
    """Cells that are integrated in one way."""

    cells: npt.NDArray[np.intp]
    repeats: Int64s
    age: Float64s
    weight: Float64s
    integral: _Integral

    def odds(self, parameters: Float64s) -> tuple[Float64s, Float64s]:
        """Having survived and having been lost, on one scale."""
        lost = self.integral.at(parameters)
        return self._survived(parameters, lost.scale), lost.total

    def _survived(self, parameters: Float64s, scale: Float64s) -> Float64s:
        r, alpha, s, beta = parameters
        return np.exp(scale - (r + self.repeats) * np.log(alpha + self.age) - s * np.log1p(self.age / beta))

    def value(self, parameters: Float64s) -> tuple[float, Float64s, Float64s]:
        """This group's part of the log-likelihood, its gradient and (upper triangle) Hessian."""
        r, alpha, s, beta = parameters
        lost = self.integral.at(parameters)
        survived = self._survived(parameters, lost.scale)
        with np.errstate(divide="ignore", invalid="ignore"):
            both = survived + lost.total
            total = float(self.weight @ (np.log(both) - lost.scale))
        if not np.isfinite(total):
            return -np.inf, np.zeros(4), np.zeros((4, 4))
        bought = r + self.repeats
        log_alpha, per_alpha, log_beta, per_beta = lost.moments
        moved = np.stack(
            [
                -log_alpha, -bought * per_alpha,
                (1 / s + np.log(beta)) * lost.total - log_beta, s / beta * lost.total - (s + 1) * per_beta,
            ]
        )  # fmt: skip
        left = alpha + self.age, beta + self.age
        stays = np.stack(
            [-np.log(left[0]), -bought / left[0], np.log(beta) - np.log(left[1]), s / beta - s / left[1]]
        )  # fmt: skip
        pull = self.weight / both
        slope = (moved + stays * survived) / both
        kept = pull * survived
        bend = self.integral.second(pull) + (stays * kept) @ stays.T - (slope * self.weight) @ slope.T
        bend[0, 1] -= kept @ (1 / left[0])
        bend[1, 1] += kept @ (bought / left[0] ** 2)
        bend[2, 3] += kept @ (1 / beta - 1 / left[1])
        bend[3, 3] += kept @ (s / left[1] ** 2 - s / beta**2)
        return total, slope @ self.weight, np.triu(bend)


def _groups(cells: Cells) -> list[_Group]:
    """Numbers of repeats that many cells share go into the table, the others are cheaper on their own."""
    place = cells.by_repeats[2]
    having = np.bincount(place)[place]
    days = int(cells.age_days.max(initial=0)) + 1
    crowded = having * _NODES_A_CELL >= days
    in_table = (cells.repeats == 0) | ((cells.repeats <= _MANY_REPEATS) & crowded)
    groups: list[_Group] = []
    for kind, chosen in ((_Table, np.flatnonzero(in_table)), (_EachCell, np.flatnonzero(~in_table))):
        if len(chosen):
            columns = (cells.repeats[chosen], cells.last_days[chosen], cells.age_days[chosen])
            groups.append(_Group(chosen, columns[0], cells.age_weeks[chosen], cells.weight[chosen], kind(*columns)))
    return groups


PARETO_NBD = ParetoNbd()
