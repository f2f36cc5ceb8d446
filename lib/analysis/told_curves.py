"""Curves of another tool as channels of a budget: all of their points, and what the spend of now brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.analysis.budget_rules import Channel, Plan
from lib.analysis.channel_names import plain_name
from lib.analysis.curves import points
from lib.core.errors import CannotAnswer
from lib.core.money import SCALE
from lib.core.settings import MOST_UNSURE, BudgetChannel
from lib.core.words import N_

#: How far a curve is taken to be off where its file gives no range, as a share.
UNSURE_UNTOLD = 0.3


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

    @property
    def doubt(self) -> float:
        """How far it may be off, as a share: as told, else as is usual."""
        return min(round(UNSURE_UNTOLD if self.unsure is None else self.unsure, 2), MOST_UNSURE)


def channels_of(curves: Sequence[Told], before: Sequence[BudgetChannel]) -> tuple[BudgetChannel, ...]:
    """Each curve as a channel that keeps all of its points; what now and twice as much bring is read off them.

    Args:
        curves: of another tool.
        before: channels of the same name keep their kind, floor and cap, and lend their spend of now where the tool has none.
    """
    known = {plain_name(one.name): one for one in before}
    return tuple(_taken(one, known.get(plain_name(one.channel))) for one in curves)


def _taken(told: Told, known: BudgetChannel | None) -> BudgetChannel:
    curve = points(told.points, told.channel)
    now = known.weekly_e4 / SCALE if told.now is None and known else told.now or 0.0
    limited = known is not None and not (known.least_e4 == known.most_e4 and not known.is_told)
    channel = BudgetChannel(
        name=known.name if known else told.channel[:60],
        kind=known.kind if known else "performance",
        unsure=told.doubt,
        least_e4=known.least_e4 if known and limited else 0,
        most_e4=known.most_e4 if known and limited else None,
        points=tuple(zip(curve.spends, curve.responses, strict=True)),
    )
    return spending_now(channel, round(now * SCALE / 100) * 100)


def spending_now(channel: BudgetChannel, weekly_e4: int) -> BudgetChannel:
    """A channel with points at another spend of now: what it brings follows from its curve."""
    if channel.points is None:
        return replace(channel, weekly_e4=weekly_e4)
    curve, now = points(channel.points, channel.name), weekly_e4 / SCALE
    brings, doubled = (max(float(curve.response(spend)), 0.0) for spend in (now, 2 * now))
    return replace(channel, weekly_e4=weekly_e4, brings=round(brings, 4), doubled=round(doubled, 4))


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
                "The table does not say what is spent now on {channels}. Say what there is to spend (--budget AMOUNT), and nothing of how far a channel may move (--reach SHARE)."
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
            reach=reach,
            unsure=one.doubt,
        )
        for one in curves
    )
    total = sum(one.now or 0.0 for one in curves) if budget is None else budget
    return Plan(total, channels)
