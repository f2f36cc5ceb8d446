"""Means over a beta distribution and sums over a coming time, as few weighted points."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from lib.analysis.models.cells import Float64s

BETA_POINTS = 40
#: For so many distributions at once the points are remembered: a slider asks for the same ones again.
_REMEMBERED = 64


@lru_cache(maxsize=8)
def legendre_points(points: int) -> tuple[Float64s, Float64s]:
    """Gauss-Legendre places in -1 to 1 and their weights; do not write into them."""
    places, weights = np.polynomial.legendre.leggauss(points)
    return places, weights


def beta_points(a: float, b: Float64s, points: int = BETA_POINTS) -> tuple[Float64s, Float64s]:
    """Gauss points of Beta(a, b) for several b: places (b × points) in 0 to 1, and weights that add up to 1.

    Do not write into them: those of few distributions are remembered.
    """
    if len(b) <= _REMEMBERED:
        return _remembered(float(a), b.tobytes(), points)
    return _beta_points(a, b, points)


@lru_cache(maxsize=128)
def _remembered(a: float, b: bytes, points: int) -> tuple[Float64s, Float64s]:
    return _beta_points(a, np.frombuffer(b, np.float64), points)


def _beta_points(a: float, b: Float64s, points: int) -> tuple[Float64s, Float64s]:
    """The points.

    Golub and Welsch (1969) on the Jacobi recurrence; exact for polynomials of degree below twice the points.
    """
    alpha, beta = b[:, None] - 1.0, a - 1.0
    k = np.arange(points, dtype=np.float64)
    total = 2 * k + alpha + beta
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = (beta**2 - alpha**2) / (total * (total + 2))
        beside = (
            2 / total[:, 1:] * np.sqrt(k[1:] * (k[1:] + alpha) * (k[1:] + beta) * (k[1:] + alpha + beta))
            / np.sqrt((total[:, 1:] + 1) * (total[:, 1:] - 1))
        )  # fmt: skip
    middle[:, :1] = (beta - alpha) / (alpha + beta + 2)
    beside[:, :1] = 2 / (2 + alpha + beta) * np.sqrt((1 + alpha) * (1 + beta) / (3 + alpha + beta))
    matrix = np.zeros((len(b), points, points))
    at = np.arange(points)
    matrix[:, at, at] = middle
    matrix[:, at[1:], at[:-1]] = beside
    places, vectors = np.linalg.eigh(matrix)
    return np.clip((1 + places) / 2, 0.0, 1.0), vectors[:, 0, :] ** 2
