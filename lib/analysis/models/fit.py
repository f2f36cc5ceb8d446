"""Maximum likelihood: damped Newton steps on the logarithms of the parameters, and what came of it in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lib.analysis.models.cells import Float64s
from lib.analysis.threads import on_one_thread
from lib.core.words import N_, NP_, Sentence

#: Log-likelihood, gradient and Hessian at parameters in their own unit.
Objective = Callable[[Float64s], tuple[float, Float64s, Float64s]]
Outcome = Literal["converged", "edge", "stopped"]

#: Fewer customers than this do not settle every parameter: a weak prior holds the rest.
FEW_CUSTOMERS = 300
#: A weak prior: a parameter is within a factor of 20 of what is usual (two standard deviations of its logarithm).
WEAK = 1.5
_STEPS = 80
_FARTHEST = 16.0  # logarithms beyond this are "no limit"
_LONGEST_STEP = 2.0
_SMALL = 1e-9
#: Where the data do not tell, a parameter's logarithm is told no less exactly than this.
_WIDEST = 3.0
#: A top is a ridge where the weakest direction goes on so many times as far as its bend says; as short a top never is.
_RIDGE, _SHORT = 1.5, 0.3
#: Three standard errors of a logarithm that tell nothing: a factor of 400.
_UNTOLD = 6.0
#: What three standard deviations lose of the log-likelihood.
_THREE_ERRORS = 4.5
#: Limits are searched in so many steps at most, to so many standard deviations.
_NORMAL, _LIMIT_STEPS, _CLOSE = 1.959964, 12, 0.02


@dataclass(frozen=True, eq=False)
class Prior:
    """What is known before the data: normal in the logarithms.

    Attributes:
        centre: usual values, in the parameters' unit.
        spread: standard deviations of the logarithms.
    """

    centre: Float64s
    spread: Float64s


@dataclass(frozen=True, eq=False)
class Fit:
    """A fitted model.

    Attributes:
        model: its code.
        names: of the parameters.
        parameters: times in weeks, money in the currency's unit.
        covariance: of the parameters' logarithms at the top, for forecasts; finite always, wide where the data do not tell.
        standard_errors: of the parameters (inverse Hessian; along a ridge by the profile likelihood); NaN where the data do not settle them.
        log_likelihood: of the data alone, without the prior.
        customers: how many were looked at.
        prior: whether a prior helped.
        outcome: "edge": a parameter ran, or may run, to its limit, so that a simpler model fits as well.
    """

    model: str
    names: tuple[str, ...]
    parameters: Float64s
    covariance: Float64s
    standard_errors: Float64s
    log_likelihood: float
    customers: int
    prior: bool
    outcome: Outcome
    evaluations: int

    @property
    def report(self) -> Sentence:
        """How the search ended, in words."""
        if self.outcome == "converged":
            return Sentence(
                NP_(
                    "The best parameters were found in {count} step: no small change of them fits better.",
                    "The best parameters were found in {count} steps: no small change of them fits better.",
                ),
                {"count": self.evaluations},
            )
        if self.outcome == "edge":
            return Sentence(
                N_(
                    "The data do not settle every parameter: at least one may lie at its limit, where a simpler model fits about as well. "
                    "Forecasts hold; single parameters mean nothing."
                )
            )
        return Sentence(N_("The search stopped before it settled; trust the backtest more than these parameters."))


def maximise(
    objective: Objective, start: Sequence[float], prior: Prior | None = None
) -> tuple[Float64s, Float64s, Outcome, int]:
    """Climb to the most likely parameters.

    Newton's step in the logarithms; where the likelihood is not concave, curvatures count as their size (Nocedal and Wright,
    Numerical Optimization, 3.4), and a step that does not climb is shortened.

    Returns:
        The parameters, the Hessian in their logarithms (with the prior), how it ended and how many evaluations it took.
    """
    here = np.log(np.asarray(start, np.float64))
    value, slope, bend = _in_logs(objective, here, prior)
    evaluations = 1
    outcome: Outcome = "stopped"
    for _ in range(_STEPS):
        step = _step(slope, bend)
        if slope @ step < 1e-10 * max(1.0, abs(value) * 1e-4):
            outcome = "converged"
            break
        length = 1.0
        while True:
            there = np.clip(here + length * step, -_FARTHEST, _FARTHEST)
            new_value, new_slope, new_bend = _in_logs(objective, there, prior)
            evaluations += 1
            if new_value >= value - 1e-12 * abs(value) or length < 1e-6:
                break
            length /= 4
        if not new_value >= value - 1e-12 * abs(value):
            break
        gained, value = new_value - value, new_value
        here, slope, bend = there, new_slope, new_bend
        if gained < 1e-12 * max(1.0, abs(value)):
            outcome = "converged"
            break
    if (np.abs(here) > _FARTHEST - 4).any() or not _settled(bend):
        outcome = "edge" if outcome == "converged" or (np.abs(here) > _FARTHEST - 4).any() else outcome
    return np.exp(here), bend, outcome, evaluations


def _in_logs(objective: Objective, logs: Float64s, prior: Prior | None) -> tuple[float, Float64s, Float64s]:
    values = np.exp(logs)
    value, gradient, hessian = objective(values)
    if not np.isfinite(value):
        return -np.inf, np.zeros(len(logs)), -np.eye(len(logs))
    slope = gradient * values
    bend = hessian * np.outer(values, values) + np.diag(slope)
    if prior is not None:
        away = (logs - np.log(prior.centre)) / prior.spread
        value -= float(away @ away) / 2
        slope = slope - away / prior.spread
        bend = bend - np.diag(prior.spread**-2.0)
    return float(value), slope, bend


def _step(slope: Float64s, bend: Float64s) -> Float64s:
    curvature, axes = np.linalg.eigh(-bend)
    size = np.maximum(np.abs(curvature), 1e-8 * max(float(np.abs(curvature).max()), _SMALL))
    step = axes @ ((axes.T @ slope) / size)
    longest = float(np.abs(step).max())
    return step * min(1.0, _LONGEST_STEP / longest) if longest else step


def _settled(bend: Float64s) -> bool:
    """Whether the top is a top in every direction."""
    return bool(np.linalg.eigvalsh(-bend)[0] > _WIDEST**-2.0 / 4)


def uncertainty(values: Float64s, bend: Float64s) -> tuple[Float64s, Float64s]:
    """The covariance of the logarithms, never wider than a factor of 20 either way, and the parameters' standard errors."""
    curvature, axes = np.linalg.eigh(-bend)
    covariance = (axes / np.maximum(curvature, _WIDEST**-2.0)) @ axes.T
    told = bool(curvature[0] > _SMALL * max(float(curvature[-1]), 1.0))
    exact = (axes / curvature) @ axes.T if told else np.full_like(bend, np.nan)
    return covariance, values * np.sqrt(np.where(np.diag(exact) > 0, np.diag(exact), np.nan))


@on_one_thread
def fitted(
    model: str,
    names: tuple[str, ...],
    objective: Objective,
    start: Sequence[float],
    customers: int,
    prior: Prior | None,
    other_start: Sequence[float] | None = None,
) -> Fit:
    """Maximise and sum up.

    Likelihoods that may have two tops are climbed from `other_start`, too: the higher top is taken, and parameters are as unsure as
    the ridge that both lie on is long; forecasts hardly change along it.
    """
    values, bend, outcome, evaluations = maximise(objective, start, prior)
    covariance, errors = uncertainty(values, bend)
    if other_start is not None:
        other, other_bend, other_outcome, more = maximise(objective, other_start, prior)
        evaluations += more
        if _height(objective, other, prior) > _height(objective, values, prior):
            values, bend, outcome = other, other_bend, other_outcome
        covariance, _ = uncertainty(values, bend)
        errors = values * _along_the_ridge(objective, values, bend, prior)
        outcome = outcome if np.isfinite(errors).all() or outcome == "stopped" else "edge"
    return Fit(
        model=model,
        names=names,
        parameters=values,
        covariance=covariance,
        standard_errors=errors,
        log_likelihood=float(objective(values)[0]),
        customers=customers,
        prior=prior is not None,
        outcome=outcome,
        evaluations=evaluations,
    )


def _height(objective: Objective, values: Float64s, prior: Prior | None) -> float:
    return _in_logs(objective, np.log(values), prior)[0]


def _along_the_ridge(objective: Objective, values: Float64s, bend: Float64s, prior: Prior | None) -> Float64s:
    """Standard errors of the logarithms: the Hessian's where the top is a parabola, longer along a ridge, NaN where that has no end.

    The profile likelihood along the weakest axis (Venzon and Moolgavkar 1988): the place where as much is lost as three standard
    deviations lose, the other directions following, tells three standard errors; each parameter's farther side counts.
    """
    covariance, _ = uncertainty(values, bend)
    spread, axes = np.linalg.eigh(covariance)
    axis, straight = axes[:, -1], 3 * float(np.sqrt(spread[-1]))
    if straight < _SHORT:
        return np.sqrt(np.diag(covariance))
    top, height = np.log(values), _height(objective, values, prior)
    farthest = np.zeros(len(top))
    for step in (straight / 3, -straight / 3):
        at, lost = top, 0.0
        while lost < _THREE_ERRORS and np.abs(at).max() < _FARTHEST:
            there, reached = _best_beside(objective, at + step * axis, axes[:, :-1], prior)
            loss = max(height - reached, 0.0)
            part = (_THREE_ERRORS - lost) / (loss - lost) if loss > _THREE_ERRORS else 1.0
            at, lost = at + part * (there - at), loss
        farthest = np.maximum(farthest, np.abs(at - top))
    if np.linalg.norm(farthest) < _RIDGE * straight and straight < _UNTOLD:
        return np.sqrt(np.diag(covariance))
    farthest = np.maximum(farthest, straight * np.abs(axis))
    beside = np.diag(covariance) - spread[-1] * axis**2
    return np.where(farthest < _UNTOLD, np.sqrt(beside + (farthest / 3) ** 2), np.nan)


def profile_limits(
    objective: Objective, values: Float64s, at: int, sd: float, prior: Prior | None = None
) -> tuple[float, float]:
    """How far one parameter's logarithm may lie below and above the top with 95 %, by its profile likelihood.

    Venzon and Moolgavkar (1988), Applied Statistics 37: the others follow, and the limits lose half of chi-squared's 95 % point. The
    root of the loss is nearly straight in the distance, so that a secant finds them in a few steps.

    Args:
        objective: of the likelihood.
        values: the most likely ones.
        at: which parameter.
        sd: of its logarithm, by the bend at the top.
        prior: on the logarithms.
    """
    top, height = np.log(values), _height(objective, values, prior)
    across, along = np.delete(np.eye(len(top)), at, axis=1), np.eye(len(top))[at]
    found: list[float] = []
    for side in (-1.0, 1.0):
        here, root = top, 0.0
        step = side * min(_NORMAL * sd, 1.0)
        for _ in range(_LIMIT_STEPS):
            there, reached = _best_beside(objective, here + step * along, across, prior)
            risen = float(np.sqrt(2 * max(height - reached, 0.0))) - root
            here, root = there, root + risen
            away = abs(here[at] - top[at])
            if abs(root - _NORMAL) < _CLOSE or not risen * side * step > 0 or away >= _WIDEST:
                break
            step = float(np.clip(step * (_NORMAL - root) / risen, -1.0, 1.0))
        found.append(min(abs(float(here[at] - top[at])), _WIDEST))
    return found[0], found[1]


def _best_beside(objective: Objective, here: Float64s, across: Float64s, prior: Prior | None) -> tuple[Float64s, float]:
    """The most likely logarithms in some directions from here (columns), and their height."""
    value, slope, bend = _in_logs(objective, here, prior)
    for _ in range(_STEPS):
        uphill = across.T @ slope
        step = _step(uphill, across.T @ bend @ across)
        if uphill @ step < 1e-4:
            break
        there = here + across @ step
        found = _in_logs(objective, there, prior)
        while found[0] < value and np.abs(there - here).max() > 1e-6:
            there = here + (there - here) / 3
            found = _in_logs(objective, there, prior)
        if found[0] < value:
            break
        here, (value, slope, bend) = there, found
    return here, value


def weak_prior(usual: Sequence[float], customers: int) -> Prior | None:
    """A weak prior around usual values, only where customers are few."""
    if customers >= FEW_CUSTOMERS:
        return None
    centre = np.asarray(usual, np.float64)
    return Prior(centre, np.full(len(centre), WEAK))


def slope_of(of: Callable[[Float64s], float], logs: Float64s) -> Float64s:
    """The derivative of a function of the parameters' logarithms, by differences of 2 %."""
    steps = np.eye(len(logs)) * 0.02
    return np.array([(of(logs + step) - of(logs - step)) / 0.04 for step in steps])
