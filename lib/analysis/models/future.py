"""What is still to come: expected purchases of a customer to a horizon, a later one counting for less.

The purchases of one who is alive are the integral of a rate that falls as customers are lost. It is taken at a few points of
log-time, which follows the rate from days to years; no formula that fails at a = 1 or s = 1 is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from lib.analysis.models.beta_geometric import BG_NBD, MBG_NBD
from lib.analysis.models.cells import WEEK_DAYS, Cells, Float64s, Int64s
from lib.analysis.models.fit import Fit, Objective, Prior
from lib.analysis.models.pareto_nbd import PARETO_NBD
from lib.analysis.models.quadrature import legendre_points

YEAR_DAYS = 365.0
_POINTS = 20
_AGES = 16  # places of the interpolation along the age


class PurchaseModel(Protocol):
    """What every model of purchases can tell; parameters are a fit's."""

    code: str
    names: tuple[str, ...]

    def fit(self, cells: Cells, prior: Prior | None = None, start: Sequence[float] | None = None) -> Fit:
        """Maximum likelihood."""
        ...

    def objective(self, cells: Cells) -> Objective:
        """Log-likelihood with exact derivatives."""
        ...

    def alive(self, parameters: Float64s, cells: Cells) -> Float64s:
        """The chance that a customer of each cell will buy again at all."""
        ...

    def alive_at_first(self, parameters: Float64s) -> float:
        """The chance to be alive just after the first purchase."""
        ...

    def scale(self, parameters: Float64s) -> float:
        """How fast the purchase rate falls, in weeks."""
        ...

    def rate(self, parameters: Float64s, repeats: Int64s, age: Float64s, ahead: Float64s) -> Float64s:
        """Purchases a week, `ahead` weeks from now, of those who are alive now (repeats × ahead)."""
        ...


#: The models that compete.
MODELS: tuple[PurchaseModel, ...] = (BG_NBD, MBG_NBD, PARETO_NBD)


def model_of(code: str) -> PurchaseModel:
    """The model of a code.

    Raises:
        KeyError: for a code that is not in the list.
    """
    return {model.code: model for model in MODELS}[code]


def per_week(discount_annual: float) -> float:
    """The continuous rate a week that takes off `discount_annual` (0.1: a tenth) in 365 days."""
    return float(np.log1p(discount_annual) * WEEK_DAYS / YEAR_DAYS)


def purchases_of_the_living(
    model: PurchaseModel,
    parameters: Float64s,
    cells: Cells,
    horizon_days: float,
    discounts_annual: Sequence[float] = (0.0,),
) -> Float64s:
    """Expected purchases in the next `horizon_days` of customers who are alive now, discounted to today (discounts × cells)."""
    ages, at_age = cells.by_age
    many, _, at_many = cells.by_repeats
    if len(ages) <= _AGES:
        pairs, place = np.unique(at_many * len(ages) + at_age, return_inverse=True)
        exact = _integrals(
            model, parameters, many[pairs // len(ages)], ages[pairs % len(ages)], horizon_days, discounts_annual
        )
        return exact[:, place]
    weights, places = _between(np.log(model.scale(parameters) + ages))
    grid = np.repeat(many, _AGES), np.tile(np.exp(places) - model.scale(parameters), len(many))
    found = _integrals(model, parameters, *grid, horizon_days, discounts_annual)
    flat = at_many * len(ages) + at_age
    tables = (np.exp(np.log(np.maximum(table.reshape(len(many), _AGES), 1e-300)) @ weights.T) for table in found)
    return np.stack([table.ravel()[flat] for table in tables])


def _between(logs: Float64s) -> tuple[Float64s, Float64s]:
    """Chebyshev places over a range, and how much each counts at each of `logs` (barycentric; Berrut and Trefethen 2004)."""
    angles = (2 * np.arange(_AGES) + 1) * np.pi / (2 * _AGES)
    low, high = float(logs.min()), float(logs.max())
    places = (low + high) / 2 + (high - low) / 2 * np.cos(angles)
    signs = (-1.0) ** np.arange(_AGES) * np.sin(angles)
    away = logs[:, None] - places
    here = np.abs(away) < 1e-14
    pull = signs / np.where(here, 1.0, away)
    weights = pull / pull.sum(axis=1, keepdims=True)
    on = here.any(axis=1)
    weights[on] = here[on]
    return weights, places


def _integrals(
    model: PurchaseModel,
    parameters: Float64s,
    repeats: Int64s,
    age_weeks: Float64s,
    horizon_days: float | Float64s,
    discounts_annual: Sequence[float],
) -> Float64s:
    """The integral of the rate of those who are alive, by pair of repeats and age (discounts × pairs); one horizon, or one a pair."""
    nodes, shares = legendre_points(_POINTS)
    start = model.scale(parameters) + age_weeks
    reach = np.log1p(horizon_days / WEEK_DAYS / start)[:, None]
    grown = np.exp(reach * (nodes + 1) / 2)
    ahead = start[:, None] * (grown - 1)
    rates = model.rate(parameters, repeats, age_weeks, ahead) * start[:, None] * grown * reach / 2
    return np.stack([(rates * np.exp(-per_week(one) * ahead) if one else rates) @ shares for one in discounts_annual])


def expected_at(
    model: PurchaseModel, parameters: Float64s, cells: Cells, horizon_days: float, discounts_annual: Sequence[float]
) -> Float64s:
    """Expected purchases of a customer of each cell in the next `horizon_days`, by discount (discounts × cells)."""
    living = purchases_of_the_living(model, parameters, cells, horizon_days, discounts_annual)
    return model.alive(parameters, cells) * living


def expected_purchases(
    model: PurchaseModel, parameters: Float64s, cells: Cells, horizon_days: float, discount_annual: float = 0.0
) -> Float64s:
    """Expected purchases of a customer of each cell in the next `horizon_days`, discounted to today."""
    return expected_at(model, parameters, cells, horizon_days, (discount_annual,))[0]


def purchases_of_the_new(
    model: PurchaseModel, parameters: Float64s, horizon_days: Float64s, discount_annual: float = 0.0
) -> Float64s:
    """Expected repeat purchases of a customer since their first purchase, to each horizon (days)."""
    horizons = np.asarray(horizon_days, np.float64)
    start = np.zeros(len(horizons), np.int64), np.zeros(len(horizons))
    alive = model.alive_at_first(parameters)
    return alive * _integrals(model, parameters, *start, np.maximum(horizons, 0.0), (discount_annual,))[0]
