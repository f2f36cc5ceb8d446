"""A split between several beliefs: what it misses by the one that is right is, at worst, as little as any split misses."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lib.analysis.budget_rules import Channel, Plan, compile_plan
from lib.analysis.curves import Floats

#: Tangents that are laid first on each curve, turns of the search, and how close it comes, as a share of what a plan brings.
_FIRST, _MOST_TURNS, _CLOSE = 9, 40, 1e-7


def least_missing(plan: Plan, beliefs: Sequence[Plan], optima: Sequence[float]) -> Floats | None:
    """The split of a plan's limits and linear rules whose largest miss over the beliefs is smallest; None where none keeps them.

    What a split brings by a belief is at most what tangents of its curves say, so that a linear programme bounds the largest miss from
    below; tangents are laid where its split lies until that is what it misses (Kelley 1960). Of curves that rise, tangents are no
    bound, and the split is only a good one; the caller holds it against the rules that are not linear.

    Args:
        plan: whose limits and rules hold.
        beliefs: plans with other curves of the same channels.
        optima: what the best split by each belief brings.
    """
    from scipy.optimize import linprog  # noqa: PLC0415 - a third of a second to import

    problem, size = compile_plan(plan), len(plan.channels)
    unit, scale = max(plan.budget, 1e-300), max(*map(abs, optima), 1e-300)
    upper = np.maximum(np.minimum(problem.upper, plan.budget), problem.lower)
    matrix, limits = problem.rules.matrix(size)
    curves = [(one, at) for one in range(len(beliefs)) for at in range(size)]
    width = size + len(curves) + 1  # spends, what each brings by each belief, and the largest miss
    fixed = np.zeros((len(limits) + len(beliefs), width))
    fixed[: len(limits), :size] = matrix
    for one in range(len(beliefs)):
        fixed[len(limits) + one, size + one * size : size + (one + 1) * size] = -1
        fixed[len(limits) + one, -1] = -1
    sides = [*(limits / unit), *(-one / scale for one in optima)]
    rows: list[Floats] = []
    bounds = [*zip(problem.lower / unit, upper / unit, strict=True), *[(None, None)] * len(curves), (0.0, None)]

    def lay(spend: Floats) -> None:
        for place, (one, at) in enumerate(curves):
            value, slope = _tangent(beliefs[one].channels[at], beliefs[one], float(spend[at]), unit)
            row = np.zeros(width)
            row[at], row[size + place] = -slope * unit / scale, 1.0
            rows.append(row)
            sides.append((value - slope * float(spend[at])) / scale)

    for part in np.linspace(0, 1, _FIRST):
        lay(problem.lower + part * (upper - problem.lower))
    best: tuple[float, Floats] | None = None
    for _ in range(_MOST_TURNS):
        found = linprog(
            np.append(np.zeros(width - 1), 1.0),
            A_ub=np.vstack([fixed, *rows]),
            b_ub=sides,
            bounds=bounds,
            method="highs",
        )
        if found.status != 0:
            break
        spend = np.clip(found.x[:size] * unit, problem.lower, upper)
        missed = max(
            one
            - sum(
                float(_brings(channel, belief, amount)) for channel, amount in zip(belief.channels, spend, strict=True)
            )
            for one, belief in zip(optima, beliefs, strict=True)
        )
        if best is None or missed < best[0]:
            best = missed, spend
        if best[0] - float(found.x[-1]) * scale <= _CLOSE * scale:
            break
        lay(spend)
    return None if best is None else best[1]


def _brings(channel: Channel, belief: Plan, spend: float) -> float:
    return float(channel.curve.response(spend)) * belief.value_of(channel)


def _tangent(channel: Channel, belief: Plan, spend: float, unit: float) -> tuple[float, float]:
    """Value and slope at a spend; a hair above nothing, where a slope may be infinite there."""
    slope = float(channel.curve.marginal(spend))
    if not np.isfinite(slope):
        slope = float(channel.curve.marginal(max(spend, 1e-9 * unit)))
    return _brings(channel, belief, spend), slope * belief.value_of(channel)
