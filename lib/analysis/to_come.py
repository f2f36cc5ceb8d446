"""What the customers of today will still bring: each of them, all together, and group by group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lib.analysis.models.beta_geometric import BG_NBD
from lib.analysis.models.cells import Float64s
from lib.analysis.models.fit import slope_of
from lib.analysis.models.future import expected_purchases, purchases_of_the_living
from lib.analysis.models.pareto_nbd import PARETO_NBD
from lib.analysis.purchases import Seen
from lib.analysis.simulated import futures
from lib.analysis.threads import on_one_thread
from lib.analysis.worth import Base, Worth, kept, kinds_of, ranged
from lib.core.money import SCALE
from lib.core.settings import ValueSettings

_SAMPLE, _PATHS = 1500, 20
#: Where even the one longest away is there with such a chance, nobody is seen to leave.
_SURELY_THERE = 0.9


@dataclass(frozen=True, eq=False)
class Existing:
    """What the customers of today will still bring within the horizon; arrays are aligned with the purchases' customers.

    Attributes:
        alive: the chance to be still there (`still_there`).
        purchases: expected, not discounted.
        value_e4: expected, after costs and discounted, ten-thousandths.
        total: of all of them.
        log_sd: how exactly parameters and spend tell a total, as a standard deviation of its logarithm.
        chance_sd: how far chance alone moves the total, in the currency's unit.
        level: by how much the season, and the curve where that won, move what the model expects of everybody.
    """

    alive: Float64s
    purchases: Float64s
    value_e4: Float64s
    total: Worth
    log_sd: float = 0.0
    chance_sd: float = 0.0
    level: float = 1.0


@on_one_thread
def existing(whole: Base, settings: ValueSettings) -> Existing:
    """Value the customers of today; a repeated purchase counts as much as the model, or the winning curve, expects."""
    now, model, parameters = whole.purchases.now, whole.model, whole.fit.parameters
    cells = now.cells
    if whole.tested.method == "history":
        nothing = np.zeros(len(now))
        return Existing(still_there(whole), nothing, nothing, Worth(0.0, 0.0, 0.0, 0.0, 0.0, 0.0))
    discounts = (0.0, settings.discount_annual)
    living = purchases_of_the_living(model, parameters, cells, settings.horizon_days, discounts)
    plain, discounted = living * whole.alive_cells
    level = _level(whole, plain, settings)
    purchases = (plain * level)[cells.of]
    each = (discounted * level)[cells.of] * kept(whole.purchase_mean, settings)
    total = float(each.sum())
    log_sd = float(np.hypot(existing_log_sd(whole, settings), whole.spend.log_sd))
    chance = _process_sd(whole, settings)
    worth = _of_many(whole, total, log_sd, chance)
    return Existing(still_there(whole), purchases, each * SCALE, worth, log_sd, chance, level)


def still_there(whole: Base) -> Float64s:
    """The chance of each customer to be still there, whatever they buy.

    BG/NBD takes everybody with one purchase to be there, however long ago it was: who bought once has the chance of Pareto/NBD instead,
    under which anybody can have gone.
    """
    if not once_is_told_apart(whole):
        return whole.alive
    now = whole.purchases.now
    other = PARETO_NBD.alive(whole.fits[PARETO_NBD.code].parameters, now.cells)[now.cells.of]
    return np.where(now.repeats == 0, other, whole.alive)


def once_is_told_apart(whole: Base) -> bool:
    """Whether the chance of those who bought once is told by another model than that of the others."""
    return whole.tested.model == BG_NBD.code and bool((whole.purchases.now.repeats == 0).any())


def nobody_leaves(whole: Base) -> bool:
    """Whether the file shows nobody leaving: the model takes even those who are away longest to be still there."""
    again = bool((whole.purchases.now.repeats > 0).any())
    return whole.tested.method != "history" and again and float(still_there(whole).min()) > _SURELY_THERE


def _of_many(whole: Base, total: float, log_sd: float, chance_sd: float) -> Worth:
    """What many customers will bring, with both ranges."""
    sd = float(np.hypot(abs(total) * log_sd, chance_sd))
    return ranged(total, sd, float(np.hypot(sd, abs(total) * whole.tested.past_log_sd)))


@dataclass(frozen=True)
class GroupToCome:
    """What the customers of today in one group will still bring.

    Attributes:
        label: of the group; "" for those the file does not tell.
        customers: how many.
        alive: the mean chance to be still there (`still_there`).
        purchases: expected of all of them.
        total: of all of them.
    """

    label: str
    customers: int
    alive: float
    purchases: float
    total: Worth

    @property
    def mean(self) -> Worth:
        """Per customer."""
        return self.total.times(1 / self.customers)


def existing_by(
    whole: Base, left: Existing, labels: Sequence[str] | npt.NDArray[np.object_]
) -> tuple[GroupToCome, ...]:
    """What customers of today will still bring, group by group, those with the most to come per customer first.

    Nothing is fitted anew: a group is the sum of its customers. Chance is shared out by expected value, as the variance of a sum of
    independent purchases is.

    Args:
        whole: the shop.
        left: its customers of today.
        labels: one a customer, in the order of the purchases.
    """
    names, place = kinds_of(labels)
    count = np.bincount(place)
    alive, purchases, value = (
        np.bincount(place, column, len(names)) for column in (left.alive, left.purchases, left.value_e4 / SCALE)
    )
    share = np.maximum(value, 0.0) / max(float(np.maximum(value, 0.0).sum()), 1e-300)
    groups = [
        GroupToCome(
            label=str(name),
            customers=int(count[at]),
            alive=float(alive[at] / count[at]),
            purchases=float(purchases[at]),
            total=_of_many(whole, float(value[at]), left.log_sd, left.chance_sd * float(np.sqrt(share[at]))),
        )
        for at, name in enumerate(names.tolist())
    ]
    return tuple(sorted(groups, key=lambda one: (-one.total.value / one.customers, one.label)))


def _level(whole: Base, plain: Float64s, settings: ValueSettings) -> float:
    """The season of the coming days; where the curve won, also what it expects of all over what the model does."""
    now, season = whole.purchases.now, whole.season(settings.horizon_days) or 1.0
    model = float(plain @ now.cells.weight)
    if whole.tested.method != "cohort_curve" or model <= 0:
        return season
    return season * float(whole.curve.ahead(now.age_days, settings.horizon_days).sum()) / model


def sampled(whole: Base) -> Seen:
    """At most 1,500 customers, evenly over the ids."""
    now = whole.purchases.now
    return now if len(now) <= _SAMPLE else now.some(np.linspace(0, len(now) - 1, _SAMPLE).astype(np.intp))


def existing_log_sd(whole: Base, settings: ValueSettings) -> float:
    """Delta method on a sample: how exactly the parameters tell what they all will buy."""
    cells, logs = sampled(whole).cells, np.log(whole.fit.parameters)

    def of(parameters: Float64s) -> float:
        found = expected_purchases(whole.model, np.exp(parameters), cells, settings.horizon_days)
        return float(np.log(max(float(cells.weight @ found), 1e-12)))

    slope = slope_of(of, logs)
    return float(np.sqrt(max(slope @ whole.fit.covariance @ slope, 0.0)))


def _process_sd(whole: Base, settings: ValueSettings) -> float:
    """How far chance alone moves what they all bring, from drawn futures of a sample."""
    days = settings.horizon_days
    if days not in whole.chance_by_days:
        sample = sampled(whole)
        drawn = futures(whole.tested.model, whole.fit.parameters, sample, whole.spend, days, _PATHS, seed=1)
        variance = float(drawn.spent.var(axis=1, ddof=1).sum()) * len(whole.purchases) / len(sample)
        whole.chance_by_days[days] = float(np.sqrt(variance))
    return whole.chance_by_days[days] * abs(settings.kept_later)
