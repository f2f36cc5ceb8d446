"""Money by age where customers come at even intervals, as with subscriptions and refills: their own curve instead of a model's."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from lib.analysis.cohort_curve import FEWEST_CUSTOMERS, JOIN_PRIOR
from lib.analysis.models.cells import Float64s
from lib.analysis.models.future import purchases_of_the_new
from lib.analysis.purchases import Purchases
from lib.analysis.rhythm import even_gap_days
from lib.analysis.worth import Base, Newcomers, kept
from lib.core.money import SCALE
from lib.core.settings import ValueSettings

#: Gaps of a gamma's shape from so much on are even: a model's have 1, whatever the customers' rates.
EVEN_SHAPE = 3.0
#: The last quarter of a year that is told joins the model's later ages to it.
_JOIN_DAYS = 91
_GROUPS, _DRAWS = 200, 400
_LOW, _HIGH = 0.025, 0.975


def even_gap(bought: Purchases) -> int | None:
    """The median days between two purchases where they come at even intervals; None where chance spreads them as a model says, or too few tell."""
    return even_gap_days(bought.customer, bought.day, EVEN_SHAPE)


def backs_by_age(
    whole: Base, kind: Newcomers, settings: ValueSettings, longest: int
) -> tuple[Float64s, Float64s, Float64s]:
    """What one new customer has brought by each day of age, with the ends of its 95 % range.

    Each age is told by all who have lived through it (right-censored, as by Kaplan and Meier), as long as 20 customers have; the model
    tells later ages, its rate moved by what the last quarter of a year that is told brought over what the model expects of it. The range
    is a Bayesian bootstrap over customers, in up to 200 groups (Rubin 1981, Annals of Statistics 9); beyond the ages told, past errors of
    the model count as well.
    """
    first, money, alive = _by_group(whole, longest)
    told = int((alive.sum(axis=0) >= FEWEST_CUSTOMERS).sum())
    ages = np.arange(longest + 1, dtype=np.float64)
    model = np.diff(purchases_of_the_new(whole.model, kind.fit.parameters, ages), prepend=0.0) * kind.spend.mean
    rng = np.random.Generator(np.random.PCG64(3))
    weights = np.vstack([np.ones(len(first)), rng.exponential(1.0, (_DRAWS, len(first)))])
    brought, there = weights @ money, weights @ alive
    near = slice(max(1, told - _JOIN_DAYS), told)
    prior = JOIN_PRIOR * max(kind.spend.mean, 0.0)
    expected = there[:, near] @ model[near]
    factor = np.divide(
        brought[:, near].sum(axis=1) + prior, expected + prior, out=np.ones(len(weights)), where=expected + prior > 0
    )
    factor[1:] *= np.exp(whole.tested.past_log_sd * rng.standard_normal(_DRAWS))
    by_day = factor[:, None] * model
    by_day[:, :told] = brought[:, :told] / np.maximum(there[:, :told], 1e-12)
    one = (weights @ first) / (weights @ alive[:, 0])
    firsts = kind.first_mean * (one / one[0] if one[0] > 0 else np.ones(len(one)))
    backs = kept(firsts, settings, first=True)[:, None] + kept(np.cumsum(by_day, axis=1), settings)
    low, high = np.quantile(backs[1:], (_LOW, _HIGH), axis=0)
    return backs[0], low, high


def _by_group(whole: Base, longest: int) -> tuple[Float64s, Float64s, Float64s]:
    """First purchases by group of customers; and by group and day of age, what later ones brought and how many lived through it."""
    bought = whole.purchases
    group = np.full(len(bought), -1, np.int64)
    group[whole.usual] = np.arange(len(whole.usual)) % _GROUPS
    groups = min(len(whole.usual), _GROUPS)
    lived = np.minimum(bought.last_day - bought.first_day, longest)
    usual = whole.usual
    first = np.bincount(group[usual], bought.net_e4[bought.first_row][usual] / SCALE, groups)
    shape = groups, longest + 1
    last = np.bincount(group[usual] * shape[1] + lived[usual], minlength=groups * shape[1]).reshape(shape)
    alive = np.cumsum(last[:, ::-1], axis=1)[:, ::-1].astype(np.float64)
    who = bought.customer
    age: npt.NDArray[np.int64] = bought.day - bought.first_day[who]
    later = (group[who] >= 0) & (age > 0) & (age <= longest)
    place = group[who[later]] * shape[1] + age[later]
    money = np.bincount(place, bought.net_e4[later] / SCALE, groups * shape[1]).astype(np.float64)
    return first.astype(np.float64), money.reshape(shape), alive
