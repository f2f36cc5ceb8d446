"""Seeded plans for tests and benchmarks of the budget's optimum, and the two slow ways to split one."""

from __future__ import annotations

from itertools import product

import numpy as np

from lib.analysis.curves import Hill
from lib.analysis.optimum import Problem
from lib.analysis.relaxation import Rules, Share

#: Of the carry-over that the draws fold into the half point.
_RETENTION = 0.8


def s_shaped(seed: int, count: int | None = None) -> tuple[Problem, float]:
    """A plan of 5 to 50 S-shaped channels (or of `count`) with floors, half of them with shares; and the budget as a part of what all would like."""
    dice = np.random.default_rng(seed)
    channels, tightness = int(dice.integers(5, 51)), float(dice.uniform(0.2, 0.9))
    channels = count or channels
    scale, half = dice.lognormal(4, 0.8, channels), dice.lognormal(3, 0.6, channels)
    half = half * (1 - dice.uniform(0, _RETENTION, channels))
    slope = dice.uniform(1.2, 4, channels)
    budget = tightness * float(half.sum())
    kind = dice.choice(3, channels, p=[0.6, 0.25, 0.15])
    lower = np.where(dice.random(channels) < 0.2, dice.uniform(0, 0.3, channels) * half, 0.0)
    lower *= min(1, 0.5 * budget / max(float(lower.sum()), 1e-9))
    shares: tuple[Share, ...] = ()
    if seed % 2 and (kind == 1).any() and (kind == 2).any():
        shares = tuple(Share(tuple(np.flatnonzero(kind == one).tolist()), least) for one, least in ((1, 0.3), (2, 0.1)))
    curves = tuple(Hill(*map(float, one)) for one in zip(scale, half, slope, strict=True))
    return Problem(curves, (1.0,) * channels, lower, half * 12, Rules(budget, shares)), tightness


def value(problem: Problem, spend: np.ndarray) -> float:
    return sum(
        float(curve.response(one)) * worth
        for curve, worth, one in zip(problem.curves, problem.values, spend, strict=True)
    )


def climb(problem: Problem, starts: int) -> float:
    """SLSQP from many starts, with exact gradients: the method of most tools; returns the best value that keeps the rules."""
    from scipy.optimize import minimize

    scale, half, slope = np.array([[curve.scale, curve.half, curve.slope] for curve in problem.curves]).T
    budget, channels, dice = problem.rules.budget, len(problem.curves), np.random.default_rng(0)
    matrix, limits = problem.rules.matrix(channels)

    def worth(spend: np.ndarray) -> float:
        power = (np.maximum(spend, 0) / half) ** slope
        return -float((scale * power / (1 + power)).sum())

    def slopes(spend: np.ndarray) -> np.ndarray:
        spend = np.maximum(spend, 1e-12)
        power = (spend / half) ** slope
        return -scale * slope / spend * power / (1 + power) ** 2

    best = -np.inf
    for start in range(starts):
        first = np.full(channels, budget / channels) if start == 0 else dice.dirichlet(np.ones(channels)) * budget
        found = minimize(
            worth,
            np.clip(first, problem.lower, problem.upper),
            jac=slopes,
            method="SLSQP",
            bounds=list(zip(problem.lower, problem.upper, strict=True)),
            constraints={"type": "ineq", "fun": lambda x: limits - matrix @ x, "jac": lambda _: -matrix},
            options={"maxiter": 500, "ftol": 1e-9},
        )
        spend = np.clip(found.x, problem.lower, problem.upper)
        if (matrix @ spend - limits).max() <= 1e-6 * budget:
            best = max(best, -worth(spend))
    return best


def every_split(problem: Problem, steps: int) -> float:
    """The best of all splits in whole steps of the budget, one after the other."""
    matrix, limits = problem.rules.matrix(len(problem.curves))
    unit = problem.rules.budget / steps
    best = -np.inf
    for split in product(range(steps + 1), repeat=len(problem.curves)):
        spend = np.array(split) * unit
        fits = (spend >= problem.lower - 1e-9).all() and (spend <= problem.upper + 1e-9).all()
        if fits and (matrix @ spend <= limits + 1e-9).all():
            best = max(best, value(problem, spend))
    return best
