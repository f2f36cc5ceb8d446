"""Possible futures of customers, drawn from what a model knows about each: for the range of them all, and of each one.

The range of one customer must not hang on who else is looked at: there all customers share their dice, thrown anew only for what they
have done (common random numbers), so that equal customers have equal ranges in every list.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.analysis.models.cells import WEEK_DAYS, Cells, Float64s, Int64s
from lib.analysis.models.future import model_of
from lib.analysis.models.quadrature import legendre_points
from lib.analysis.purchases import Seen
from lib.analysis.spend import Spend

#: Dice of each customer, and customers thrown at once.
_DICE, _AT_ONCE = 600, 2000
#: What each throw is for, as a part of its seed.
_RATE, _LOSS, _SCALE, _SPENT, _PATHS = range(5)


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


def spent_between(
    code: str, parameters: Float64s, seen: Seen, spend: Spend, horizon_days: int, levels: tuple[float, float]
) -> tuple[Float64s, Float64s]:
    """Between what each customer's spend of the next `horizon_days` lies, in the currency's unit, at two levels of its distribution.

    Drawn once for customers with equal purchases: by Gamma-Gamma what is spent is in proportion to v and what they spent so far.
    """
    cells = seen.cells
    alive = model_of(code).alive(parameters, cells)
    ends = [
        np.quantile(_units(code, parameters, cells, alive, spend, horizon_days, part), levels, axis=1)
        for part in (slice(start, start + _AT_ONCE) for start in range(0, len(cells.repeats), _AT_ONCE))
    ]
    if not ends:
        return np.zeros(0), np.zeros(0)
    own = spend.of(seen)
    if spend.kind == "gamma_gamma" and spend.fit is not None:
        own = spend.fit.parameters[2] + seen.repeats * np.maximum(seen.mean_repeat, 0.0)
    low, high = np.concatenate(ends, axis=1)[:, cells.of] * own
    return np.minimum(low, high), np.maximum(low, high)  # a mean purchase may be below nothing after refunds


def _units(
    code: str, parameters: Float64s, cells: Cells, alive: Float64s, spend: Spend, horizon_days: int, part: slice
) -> Float64s:
    """What some of the cells spend in each draw, over what their own money makes of it (cells × draws)."""
    r, alpha, third, fourth = parameters
    many, at = np.unique(cells.repeats[part], return_inverse=True)
    age, weeks = cells.age_weeks[part][:, None], horizon_days / WEEK_DAYS
    shared = _dice(_PATHS)
    sure, chance, loss, lost_rate = (
        (shared.permutation(_DICE) + 0.5) / _DICE,
        1 - shared.random(_DICE),
        shared.exponential(1.0, _DICE),
        shared.gamma(third, size=_DICE),
    )
    expected = np.stack([_dice(_RATE, x).gamma(r + x, size=_DICE) for x in many.tolist()])[at] / (alpha + age)
    if code == "pareto_nbd":
        count = _arrived(expected * np.minimum(weeks, loss / (lost_rate / (fourth + age) + 1e-300)))
    else:
        more = fourth + (1.0 if code == "mbg_nbd" else 0.0)
        leaves = np.stack([_dice(_LOSS, x).beta(third, more + x, size=_DICE) for x in many.tolist()])
        last = np.ceil(np.log(chance) / np.log1p(-np.clip(leaves, 1e-12, 1 - 1e-12)))  # a geometric number
        count = np.minimum(_arrived(expected * weeks), np.maximum(last, 1.0)[at])
    count = np.where(sure < alive[part][:, None], count, 0.0)
    if spend.kind != "gamma_gamma" or spend.fit is None:
        return count
    p, q, _ = spend.fit.parameters
    numbers, place = np.unique(count, return_inverse=True)
    money = np.stack([_dice(_SPENT, int(n)).gamma(p * n, size=_DICE) if n else np.zeros(_DICE) for n in numbers])
    scale = np.stack([_dice(_SCALE, x).gamma(q + p * x, size=_DICE) for x in many.tolist()])[at]
    return money[place.reshape(count.shape), np.arange(_DICE)] / np.maximum(scale, 1e-300)


def _dice(*what: int) -> np.random.Generator:
    """The same dice for the same throw, always."""
    return np.random.Generator(np.random.PCG64(what))


def _arrived(expected: Float64s) -> Float64s:
    """Poisson numbers with these means (customers × draws): how many of a draw's arrivals come in time."""
    most = float(expected.max(initial=0.0))
    arrivals = np.cumsum(_dice(_PATHS, 1).standard_exponential((int(most + 10 * np.sqrt(most) + 30), _DICE)), axis=0)
    return (
        np.stack([np.searchsorted(one, means) for one, means in zip(arrivals.T, expected.T, strict=True)], axis=1) * 1.0
    )
