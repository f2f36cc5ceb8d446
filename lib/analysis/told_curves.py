"""Curves of another tool as channels of a budget: the spend of now, what it brings, and what twice as much would bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.analysis.budget_rules import Channel, Plan
from lib.analysis.channel_names import plain_name
from lib.analysis.curves import Floats, points
from lib.core.errors import CannotAnswer
from lib.core.money import SCALE
from lib.core.settings import BudgetChannel
from lib.core.words import N_

_UNSURE = 0.3


@dataclass(frozen=True)
class Told:
    """A curve as points.

    Attributes:
        points: (spend, response) a week, ascending.
        now: the spend of now a week; None: not told.
        unsure: as a share; None: not told.
    """

    channel: str
    points: tuple[tuple[float, float], ...]
    now: float | None
    unsure: float | None


@dataclass(frozen=True)
class Taken:
    """A channel for the table, and how far its curve lies from the points at most, as a share of what it brings now."""

    channel: BudgetChannel
    off: float


def channels_of(curves: Sequence[Told], before: Sequence[BudgetChannel]) -> tuple[Taken, ...]:
    """Each curve as the three figures of the table: b x / (x + k) through the response at the spend of now, nearest to the points.

    Args:
        curves: of another tool.
        before: channels of the same name keep their kind, floor and cap, and lend their spend of now where the tool has none.
    """
    known = {plain_name(one.name): one for one in before}
    return tuple(_taken(one, known.get(plain_name(one.channel))) for one in curves)


def _taken(told: Told, known: BudgetChannel | None) -> Taken:
    spends, responses = (np.array(column, float) for column in zip(*told.points, strict=True))
    if spends[0] > 0:
        spends, responses = np.append(0.0, spends), np.append(0.0, responses)
    now = told.now or (known.weekly_e4 / SCALE if known and known.weekly_e4 else float(np.median(spends[spends > 0])))
    brings = float(np.interp(now, spends, responses))
    near = (spends > 0) & (spends <= 2 * now * (1 + 1e-9))
    if not near.any() or brings <= 0:
        doubled, off = max(brings, 0.0), 0.0
    else:
        half, off = _nearest(spends[near] / now, responses[near] / brings)
        doubled = brings * 2 * (1 + half) / (2 + half)
    channel = BudgetChannel(
        name=known.name if known else told.channel[:60],
        kind=known.kind if known else "performance",
        weekly_e4=round(now * SCALE / 100) * 100,
        brings=round(max(brings, 0.0), 4),
        doubled=round(doubled, 4),
        unsure=min(round(_UNSURE if told.unsure is None else told.unsure, 2), 0.95),
        least_e4=0 if known is None or known.least_e4 == known.most_e4 else known.least_e4,
        most_e4=None if known is None or known.least_e4 == known.most_e4 else known.most_e4,
    )
    return Taken(channel, off)


def _nearest(spend: Floats, response: Floats) -> tuple[float, float]:
    """The half point of the curve through (1, 1) that is nearest to points (least squares), and its largest distance to them."""
    best = 0.0
    for width in (6.0, 0.1):  # a coarse and a fine look at the logarithm of the half point
        looked_at = best + np.linspace(-width, width, 241)
        half = np.exp(looked_at)[:, None]
        off = (1 + half) * spend / (spend + half) - response
        best = float(looked_at[np.argmin((off**2).sum(axis=1))])
    half_point = float(np.exp(best))
    off = (1 + half_point) * spend / (spend + half_point) - response
    return half_point, float(np.abs(off).max())


def plan_of_curves(curves: Sequence[Told], budget: float | None, reach: float | None) -> Plan:
    """A plan with every point of every curve; amounts are for what the curves cover.

    Args:
        curves: at least one, each with a name of its own.
        budget: what there is to spend; None: as much as now.
        reach: how far a channel may move from its spend of now, as a share; None: as far as its points go.

    Raises:
        CannotAnswer: the spend of now is needed and not told.
    """
    silent = tuple(one.channel for one in curves if one.now is None)
    if silent and (budget is None or reach is not None):
        raise CannotAnswer(
            N_(
                "The table does not say what is spent now on {channels}. Give what there is to spend with --budget, and leave --reach out."
            ),
            channels=silent,
        )
    channels = tuple(
        Channel(
            one.channel,
            "performance",
            points(one.points, one.channel),
            one.now,
            0.0 if reach is None else (one.now or 0.0) * (1 - reach),
            one.points[-1][0] if reach is None else (one.now or 0.0) * (1 + reach),
        )
        for one in curves
    )
    total = sum(one.now or 0.0 for one in curves) if budget is None else budget
    return Plan(total, channels)
