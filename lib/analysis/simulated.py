"""Possible futures of customers, drawn from what a model knows about each: for ranges of one customer and of them all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.analysis.models.cells import WEEK_DAYS, Float64s, Int64s
from lib.analysis.models.future import model_of
from lib.analysis.models.quadrature import legendre_points
from lib.analysis.purchases import Seen
from lib.analysis.spend import Spend


@dataclass(frozen=True, eq=False)
class Futures:
    """Drawn futures: purchases and what they bring in the currency's unit (customers × paths)."""

    purchases: Int64s
    spent: Float64s


def futures(
    code: str, parameters: Float64s, seen: Seen, spend: Spend, horizon_days: int, paths: int, seed: int
) -> Futures:
    """Draw what each customer may do in the next `horizon_days`.

    Given that a customer is alive, rate and loss have independent posteriors (Fader, Hardie and Lee 2005; Schmittlein et al.
    1987), so a future is a Poisson count cut short by the loss.
    """
    rng = np.random.Generator(np.random.PCG64(seed))
    count = counts(code, parameters, seen, horizon_days, paths, rng)
    return Futures(count, count * _means(seen, spend, count, rng))


def counts(
    code: str, parameters: Float64s, seen: Seen, horizon_days: int, paths: int, rng: np.random.Generator
) -> Int64s:
    """Drawn numbers of purchases (customers × paths)."""
    cells, shape = seen.cells, (len(seen), paths)
    alive = model_of(code).alive(parameters, cells)[cells.of][:, None]
    r, alpha, third, fourth = parameters
    repeats, age = seen.repeats[:, None], seen.age_days[:, None] / WEEK_DAYS
    rate = rng.gamma(np.broadcast_to(r + repeats, shape)) / (alpha + age)
    weeks = horizon_days / WEEK_DAYS
    if code == "pareto_nbd":
        lost_after = rng.exponential(1.0, shape) / (rng.gamma(third, size=shape) / (fourth + age) + 1e-300)
        count = rng.poisson(rate * np.minimum(weeks, lost_after))
    else:
        more = 1.0 if code == "mbg_nbd" else 0.0
        chance = rng.beta(third, np.broadcast_to(fourth + more + repeats, shape))
        count = np.minimum(rng.poisson(rate * weeks), rng.geometric(np.clip(chance, 1e-12, 1.0)))
    return np.where(rng.random(shape) < alive, count, 0)


def chance_to_come(code: str, parameters: Float64s, seen: Seen, horizon_days: int) -> Float64s:
    """The chance that each customer buys anything in the next `horizon_days`: what the draws tell, without their noise.

    Of one who is alive, no purchase is due within u weeks with the chance g(u) = ((alpha + age) / (alpha + age + u)) ^ (r + repeats).
    Only Pareto/NBD can lose somebody before it: there the chance is the integral of who is left, over g.
    """
    r, alpha, third, fourth = parameters
    age, power = seen.age_days / WEEK_DAYS, r + seen.repeats
    none = ((alpha + age) / (alpha + age + horizon_days / WEEK_DAYS)) ** power
    chance = model_of(code).alive(parameters, seen.cells)[seen.cells.of] * (1 - none)
    if code != "pareto_nbd":
        return chance
    nodes, shares = legendre_points(20)
    due = none[:, None] + (1 - none)[:, None] * (nodes + 1) / 2
    ahead = (alpha + age)[:, None] * (due ** (-1 / power)[:, None] - 1)
    return chance * ((1 + ahead / (fourth + age)[:, None]) ** -third @ shares) / 2


def _means(seen: Seen, spend: Spend, count: Int64s, rng: np.random.Generator) -> Float64s:
    """The mean of `count` purchases of each customer."""
    if spend.kind != "gamma_gamma" or spend.fit is None:
        return np.broadcast_to(spend.of(seen)[:, None], count.shape)
    p, q, v = spend.fit.parameters
    own = (seen.repeats * np.maximum(seen.mean_repeat, 0.0))[:, None]
    scale = rng.gamma(np.broadcast_to(q + p * seen.repeats[:, None], count.shape)) / (v + own)
    drawn = rng.gamma(p * np.maximum(count, 1)) / np.maximum(scale, 1e-300)
    return drawn / np.maximum(count, 1)
