"""Days of which a file of spend tells nothing: whether nothing was spent then, or it is missing, only the shop knows."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.channel_names import plain_name
from lib.analysis.models.cells import Int64s
from lib.core.columns import CHANNEL
from lib.core.periods import date_of, day_of
from lib.core.settings import HoleAnswer, SpendHole

Bools = npt.NDArray[np.bool_]
#: Fewer days without a row are weekends, holidays or a pause; more than that, and more than half as long again as the file's rows are
#: usually apart, may be missing.
LEAST_DAYS, _TIMES_USUAL = 14, 1.5
#: One channel is paused more readily than all: of it a hole lies between two long stretches, and came no more than twice (more is a
#: habit). Orders went on to name it, half as often as else: those of a channel that was stopped do not. Of a hole no longer than a hole
#: of all may be, chance alone must not explain that (so many standard deviations). Of a channel that no order names at all, nothing but
#: the shop tells a pause from a hole.
_LONG_OF_ONE, _MOST_OF_ONE, _STILL, _FEWEST, _SURE = 28, 2, 0.5, 5, 2.0


@dataclass(frozen=True)
class Hole:
    """A stretch without any row.

    Attributes:
        first, last: its days.
        channel: the one whose rows are lacking, as the spend writes it; "": no channel has any.
        customers: who were won in these days (of the channel, where it is one's).
        answer: what the shop says of it; None: nothing yet.
        is_named: whether any order names the channel.
    """

    first: date
    last: date
    channel: str = ""
    customers: int = 0
    answer: HoleAnswer | None = None
    is_named: bool = True

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1

    def holds(self, days: Int64s) -> Bools:
        """Which day numbers lie in it."""
        return (days >= day_of(self.first)) & (days <= day_of(self.last))


def spend_holes(
    table: pd.DataFrame,
    days: Int64s,
    names: npt.NDArray[np.object_],
    called: Mapping[str, str],
    answers: Sequence[SpendHole] = (),
) -> tuple[Hole, ...]:
    """The stretches of which no spend is told: of all channels, then of one alone.

    Args:
        table: rows with the day numbers `begin` and `end`; a row of a week or a month covers all of its days.
        days: on which each new customer was won.
        names: the plain name of the channel that each came by.
        called: channel of the spend → plain name in the orders, of those whose customers are theirs alone.
        answers: what the shop says; of a hole inside the days that an answer is of.
    """
    everything = [Hole(*ends) for ends in _gaps(table, LEAST_DAYS)]
    single = [one for name, theirs in called.items() for one in _of_one(table, days[names == theirs], name, everything)]
    counted = [
        replace(
            one, customers=int((one.holds(days) & ((one.channel == "") | (names == called.get(one.channel)))).sum())
        )
        for one in (*everything, *single)
    ]
    return tuple(replace(one, answer=_answer(one, answers)) for one in counted)


def missing(holes: Sequence[Hole]) -> tuple[Hole, ...]:
    """Those whose spend the shop says is missing."""
    return tuple(one for one in holes if one.answer == "missing")


def won_untold(holes: Sequence[Hole], days: Int64s, names: npt.NDArray[np.object_], called: Mapping[str, str]) -> Bools:
    """Which new customers were won by spend that is missing: they belong to no cost. Arguments as in `spend_holes`."""
    out = np.zeros(len(days), dtype=np.bool_)
    for one in missing(holes):
        out |= one.holds(days) & ((one.channel == "") | (names == called.get(one.channel)))
    return out


def told_days(holes: Sequence[Hole], first: date, count: int, channel: str = "") -> Bools:
    """Of which days from `first` on the spend of a channel (or, "", of all) is not said to be missing."""
    days = np.arange(count) + day_of(first)
    told = np.ones(count, dtype=np.bool_)
    for one in missing(holes):
        if one.channel in {"", channel}:
            told &= ~one.holds(days)
    return told


def _answer(hole: Hole, answers: Sequence[SpendHole]) -> HoleAnswer | None:
    """The last answer counts."""
    own: list[HoleAnswer] = [answer for channel, first, last, answer in answers if told_of(hole, channel, first, last)]
    return own[-1] if own else None


def told_of(hole: Hole, channel: str, first: date, last: date) -> bool:
    """Whether what is said of these days (of a channel, or of all) is said of a hole."""
    return plain_name(channel) == plain_name(hole.channel) and first <= hole.first and hole.last <= last


def _of_one(table: pd.DataFrame, won: Int64s, name: str, everything: Sequence[Hole]) -> list[Hole]:
    """The holes of one channel that are not those of all."""
    rows = table[table[CHANNEL] == name]
    gaps = [Hole(*ends, name, is_named=len(won) > 0) for ends in _gaps(rows, LEAST_DAYS)]
    if len(gaps) > _MOST_OF_ONE:
        gaps = [one for one in gaps if one.days >= _LONG_OF_ONE]
    if not name or len(gaps) > _MOST_OF_ONE:
        return []
    begins = [int(rows["begin"].min()), *(day_of(one.last) + 1 for one in gaps)] if gaps else []
    ends = [*(day_of(one.first) for one in gaps), int(rows["end"].max()) + 1]
    runs = [end - begin for begin, end in zip(begins, ends, strict=False)]
    kept: list[Hole] = []
    for at, one in enumerate(gaps):
        shared = sum(int(one.holds(np.arange(day_of(all_.first), day_of(all_.last) + 1)).sum()) for all_ in everything)
        came, spent_days = int(one.holds(won).sum()), sum(runs)
        usual = int(((won >= begins[0]) & (won < ends[-1])).sum()) - sum(int(gap.holds(won).sum()) for gap in gaps)
        half = _STILL * usual / spent_days * one.days
        chance = _SURE * math.sqrt(half) if one.days < _LONG_OF_ONE else 0.0
        goes_on = not one.is_named or came >= max(_FEWEST, half + chance)
        if one.days - shared >= LEAST_DAYS and min(runs[at], runs[at + 1]) >= _LONG_OF_ONE and goes_on:
            kept.append(one)
    return kept


def _gaps(table: pd.DataFrame, least: int) -> list[tuple[date, date]]:
    """The first and last day of each stretch of so many days without a row."""
    if table.empty:
        return []
    covered = table.groupby("begin")["end"].max().sort_index()
    begins = covered.index.to_numpy().astype(np.int64)
    until: Int64s = np.maximum.accumulate(covered.to_numpy(dtype=np.int64))
    gaps = np.maximum(begins[1:] - until[:-1] - 1, 0)
    if not len(gaps):
        return []
    holes = np.flatnonzero((gaps >= least) & (gaps > _TIMES_USUAL * float(np.median(gaps))))
    return [(date_of(int(until[at]) + 1), date_of(int(begins[at + 1]) - 1)) for at in holes]
