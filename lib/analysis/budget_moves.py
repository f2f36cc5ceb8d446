"""What moves in a split, channel by channel, and what the money on either end of each move brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lib.analysis.budget import allocate
from lib.analysis.budget_rules import Channel
from lib.analysis.curves import Curve, Floats
from lib.analysis.spending import Spending
from lib.core.money import SCALE
from lib.core.settings import BudgetChannel
from lib.core.words import NP_

#: What goes farther than one may be sure of, with the way to go there.
LEAPS = NP_(
    "{channels} gets more than twice of now. Few of your weeks went that far, or none, and beyond them its curve is only continued: raise it in steps, and see after each whether more comes.",
    "{channels} get more than twice of now each. Few of your weeks went that far, or none, and beyond them their curves are only continued: raise them in steps, and see after each whether more comes.",
)

#: "untold", "negative", "nothing": of a curve that brings nothing, why · "wasted": what is taken away brought nobody · "full": more
#: is not known to bring anybody · "edge": its curve is told no further · "gets": what is spent now is not known · "gone": nothing is left of it ·
#: "held": floor and cap are one (a commission, say) · "down", "stays", "up".
Way = Literal["untold", "negative", "nothing", "wasted", "full", "edge", "gets", "gone", "held", "down", "stays", "up"]
#: A move smaller than this share of the budget, and than that of what the channel gets now, is not worth a sentence.
SMALL, _SMALL_OF_ITS_OWN = 0.005, 0.05
#: Nor, in the answer, is one of less than this share of the largest that goes the same way.
_BESIDE = 0.2
#: Nor is a twentieth more of next to nothing.
_NOTHING = 0.0005
#: What a search leaves of nothing, as a share.
_DUST = 1e-6
#: So much more than money brings on average, as a share of that, is seldom told of money that moves away from a split which is good already: of
#: 50 such simulated shops 4 were told it, and none gained; of 165 whose split was any 96 were, and 95 gained.
_MUCH = 0.4


@dataclass(frozen=True)
class Move:
    """One channel of a split; money a week in the currency's unit.

    Attributes:
        knows_now: whether `now` is known; else it is 0.
        rate: customers (or revenue) for one more unit of money there; of one that goes down, for the last unit before it did, and of
            one whose curve is told no further, for the last unit there.
        mean: the same for each unit of what is spent now; 0 where that is nothing.
        known: up to which spend its curve is told; None: wherever it goes.
    """

    channel: str
    now: float
    spend: float
    way: Way
    rate: float
    knows_now: bool = True
    known: float | None = None
    mean: float = 0.0

    @property
    def by(self) -> float:
        """How much more it gets than now."""
        return self.spend - self.now


def moves(found: Spending) -> tuple[Move, ...]:
    """The channels of a split in the table's order."""
    budget = max(found.plan.budget, 1e-9)
    rows = zip(found.answer.allocation, found.now, found.plan.channels, found.choice.channels, strict=True)
    return tuple(_move(told, planned, one.spend, now, budget) for one, now, planned, told in rows)


def is_small(by: float, now: float, budget: float) -> bool:
    """Whether a change of a channel's spend is not worth a word."""
    size = abs(by) / max(budget, 1e-9)
    return size <= SMALL and (size <= _NOTHING or abs(by) <= _SMALL_OF_ITS_OWN * now)


def largest(rows: Sequence[Move], most: int) -> tuple[Move, ...]:
    """Those that move most, in the order given; all where they are no more than `most`."""
    if len(rows) <= most:
        return tuple(rows)
    first = sorted(rows, key=lambda one: -abs(one.by))[:most]
    return tuple(one for one in rows if one in first)


def _move(told: BudgetChannel, planned: Channel, spend: float, now: float, budget: float) -> Move:
    falls = spend < now and not is_small(spend - now, now, budget)
    at_end = not falls and planned.known is not None and spend >= planned.known * (1 - SMALL)
    rate = _a_unit(planned.curve, now if falls else spend, -1 if falls or at_end else 1)
    way = _way(told, spend, now, rate, budget, falls=falls)
    if at_end and way in {"gets", "stays", "up"}:
        way = "edge"
    mean = float(planned.curve.response(now)) / now if now > 0 else 0.0
    if way == "down" and mean > 0 and spend <= _DUST * max(budget, now):
        way = "gone"
    return Move(told.name, now, spend, way, rate, told.knows_now, planned.known, mean)


def _way(told: BudgetChannel, spend: float, now: float, rate: float, budget: float, *, falls: bool) -> Way:
    if not told.can_bring:
        negative = any(response < 0 for _, response in told.points or ())
        return "untold" if told.points is None else "negative" if negative else "nothing"
    if rate <= 0:
        return "wasted" if falls else "full"
    if told.least_e4 == told.most_e4:
        return "held"
    if not told.knows_now:
        return "gets"
    return "down" if falls else "stays" if is_small(spend - now, now, budget) else "up"


def _a_unit(curve: Curve, spend: float, direction: int) -> float:
    """What one more unit of money brings at a spend, or the last one there (direction -1)."""
    unit = max(spend, 1.0) / 1000
    change = float(curve.response(spend + direction * unit) - curve.response(spend)) / (direction * unit)
    return change if change > 1e-9 else 0.0


def largest_moves(found: Spending) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Which channels lose and which gain, the largest move first: those worth a word beside it; empty where nothing moves that way."""
    return notable_moves(found.spend - found.now, found.plan.budget)


def notable_moves(moves: Floats, budget: float) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The same of any moves, by channel."""
    least = SMALL * max(budget, 1e-9)

    def notable(way: int) -> tuple[int, ...]:
        order = np.argsort(-way * moves, kind="stable").tolist()
        most = way * float(moves[order[0]])
        return tuple(at for at in order if way * moves[at] > max(least, _BESIDE * most))

    return notable(-1), notable(1)


def leaps(found: Spending) -> tuple[str, ...]:
    """The channels that get more than twice their spend of now, where few of the shop's own weeks went that far, or none."""
    rows = zip(found.choice.channels, found.answer.allocation, strict=True)
    return tuple(
        told.name
        for told, one in rows
        if told.reach_e4 is not None and one.spend * SCALE > 2 * told.weekly_e4 * (1 + SMALL)
    )


def guessed_moves(found: Spending) -> tuple[str, ...]:
    """Of the channels that the answer names, and of those whose little money brings much of what is gained or lost, the first guesses.

    The answer's direction is then a guess, too. Not where much is gained for the money that moves, and the weeks leave no doubt that each of
    them brings something. None where nothing is spent.
    """
    if float(found.spend.sum()) <= _DUST * max(sum(found.now), found.plan.budget):
        return ()
    lost, gained = largest_moves(found)
    if not lost and not gained:
        return ()
    before = allocate(found.plan, np.array(found.now))
    change = np.array([one.value - was.value for one, was in zip(found.answer.allocation, before, strict=True)])
    much = np.flatnonzero(np.abs(change) > _BESIDE * np.abs(change).max()).tolist()
    moved = dict.fromkeys((*lost, *gained, *much))
    guesses = [one for at in moved if (one := found.choice.channels[at]).is_guess]
    bring = all(one.fitted is not None and one.fitted[0] > 0 for one in guesses)
    moved_share = float(np.abs(found.spend - found.now).sum()) / 2 / max(sum(found.now), 1e-9)
    if bring and 0 < _MUCH * moved_share * found.now_objective <= found.better:
        return ()
    return tuple(one.name for one in guesses)
