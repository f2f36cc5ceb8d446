"""Five stages of a customer's life, with limits from the shop's own rhythm, and how customers move between them by month."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.cohorts import month_end, month_range, period_numbers
from lib.analysis.customers import Customers, Float64s, Int64s
from lib.analysis.histories import Histories, Labels
from lib.analysis.rhythm import Limit, Waits, far_enough, limit, waits
from lib.core.periods import date_of, month_of
from lib.core.settings import StageSettings

Stage = Literal["new", "growing", "mature", "declining", "lapsed"]
STAGES: tuple[Stage, ...] = get_args(Stage)
NEW, GROWING, MATURE, DECLINING, LAPSED = range(5)
#: Not a customer yet: where newcomers come from.
NOT_YET = 5
#: The matrix is taken from so many of the latest months that are over.
MATRIX_MONTHS = 12

Int8s = npt.NDArray[np.int8]


#: The place of what has no limits of its own: behind the last of the kinds.
OTHER = -1
#: Categories with limits of their own; rarer ones go by the shop's.
MOST_KINDS = 12


@dataclass(frozen=True)
class KindLimits:
    """The limits of those whose last order was mainly of one category; None: too few have come back, the shop's hold."""

    name: str
    first: Limit | None
    later: Limit | None


@dataclass(frozen=True)
class Limits:
    """After the first order, and after later ones; where asked for, also by what that order was mainly of."""

    first: Limit
    later: Limit
    kinds: tuple[KindLimits, ...] = ()

    def stage_of(self, visits: Int64s, silent_days: Int64s, mature_orders: int, kind: Int64s | None = None) -> Int8s:
        """The stage after so many order days and so many days since the last of them.

        A limit of t days says that so many have come back by day t. On the day of as_of that day is over only for those whose
        last order lies longer ago than t days: until then they can still be in time.

        Args:
            visits: order days so far, one number a customer.
            silent_days: from the last of them to as_of, the day after the last one looked at.
            mature_orders: so many order days are mature.
            kind: which of `kinds` the last order was of; `OTHER` for none of them. None: the shop's limits for everybody.
        """
        once = visits == 1
        pairs = [(one.first or self.first, one.later or self.later) for one in self.kinds]
        edges = np.array(
            [
                [(limit.declining_days, limit.lapsed_days) for limit in pair]
                for pair in [*pairs, (self.first, self.later)]
            ]
        )
        found = edges[len(self.kinds) if kind is None else kind, np.where(once, 0, 1)]
        quiet, lost = found[:, 0], found[:, 1]
        stage = np.where(once, NEW, np.where(visits < mature_orders, GROWING, MATURE))
        return np.where(silent_days > lost, LAPSED, np.where(silent_days > quiet, DECLINING, stage)).astype(np.int8)


@dataclass(frozen=True, eq=False)
class Flow:
    """Month after month, for the months that are over.

    Attributes:
        months: month numbers at whose end stages are known.
        counts: per month and stage, customers at its end.
        moves: per month, from stage (rows; the last: not a customer yet) to stage: customers.
        orders, money_e4, squares: what they ordered in that month, its money after refunds, and the sum of its squares.
    """

    months: tuple[int, ...]
    counts: Int64s
    moves: Int64s
    orders: Int64s
    money_e4: Int64s
    squares: Float64s

    def orders_lately(self, months: int) -> tuple[int, int]:
        """How many of the latest months are known, and their orders."""
        lately = self.orders[self.recent(months)]
        return len(lately), int(lately.sum())

    def recent(self, months: int = MATRIX_MONTHS) -> slice:
        """The latest months; the first one of all has nobody to come from and is left out."""
        return slice(max(1, len(self.months) - months), None)


@dataclass(frozen=True, eq=False)
class Stages:
    """Who is where now, and how they got there.

    Attributes:
        ahead: how many days are looked ahead after first and after later orders, where the file is long enough.
        stage: per customer, at as_of.
        frame: one row a stage in order: stage, customers, orders, revenue_e4 (its share: lib.analysis.proportions.parts).
        flow: how customers moved.
        kind: per customer, which of the limits' kinds the last order was of; None where limits are the shop's.
    """

    settings: StageSettings
    ahead: tuple[int, int]
    limits: Limits
    stage: Int8s = field(repr=False)
    frame: pd.DataFrame = field(repr=False)
    flow: Flow = field(repr=False)
    kind: Int64s | None = field(default=None, repr=False)

    def members(self, stage: Stage) -> Int64s:
        """Positions of the customers of a stage."""
        return np.flatnonzero(self.stage == STAGES.index(stage))


def stages(known: Histories, customers: Customers, settings: StageSettings, bought: Labels | None = None) -> Stages:
    """Find the limits, name every customer's stage, and replay the months.

    Args:
        known: the histories.
        customers: at the same positions.
        settings: how stages are told.
        bought: what each order day was mainly of (lib.analysis.histories.main_values), where limits go by that.
    """
    gaps = waits(known, settings.promotions)
    first, later = gaps.only(gaps.visit == 1).curve(), gaps.only(gaps.visit > 1).curve()
    ahead = (
        far_enough(first, settings.horizon_days, "silent"),
        far_enough(later, settings.horizon_days, "all"),
    )
    limits = Limits(
        limit(first, settings, settings.first_days, known.days, ahead[0]),
        limit(later, settings, settings.later_days, known.days, ahead[1]),
    )
    kinds = None
    if bought is not None:
        names, kinds = _kinds(bought)
        limits = replace(limits, kinds=_kind_limits(known, gaps, settings, names, kinds, ahead))
    visits = np.diff(known.start)
    last = None if kinds is None else kinds[known.start[1:] - 1]
    stage = limits.stage_of(visits, known.end - known.last_day, settings.mature_orders, last)
    return Stages(
        settings=settings,
        ahead=ahead,
        limits=limits,
        stage=stage,
        frame=_frame(stage, customers),
        flow=_replay(known, limits, settings, kinds),
        kind=last,
    )


def _kinds(bought: Labels) -> tuple[tuple[str, ...], Int64s]:
    """The most bought words, and per order day which of them, `OTHER` for rarer ones and where it is not told."""
    names = tuple(word for word in bought.words if word)[:MOST_KINDS]
    place = np.array([names.index(word) if word in names else OTHER for word in bought.words], np.int64)
    return names, place[bought.place]


def _kind_limits(
    known: Histories,
    gaps: Waits,
    settings: StageSettings,
    names: tuple[str, ...],
    kinds: Int64s,
    ahead: tuple[int, int],
) -> tuple[KindLimits, ...]:
    """Limits from the gaps that follow an order of each kind; what was set by hand holds for all of them."""
    kind = kinds[known.start[gaps.who] + gaps.visit - 1]

    def found(chosen: npt.NDArray[np.bool_], by_hand: tuple[int, int] | None, horizon: int) -> Limit | None:
        one = limit(gaps.only(chosen).curve(), settings, None, known.days, horizon)
        return None if by_hand is not None or one.source != "rhythm" else one

    return tuple(
        KindLimits(
            name,
            found((kind == place) & (gaps.visit == 1), settings.first_days, ahead[0]),
            found((kind == place) & (gaps.visit > 1), settings.later_days, ahead[1]),
        )
        for place, name in enumerate(names)
    )


def _months_over(known: Histories) -> tuple[int, ...]:
    """Months from that of the first order to the last one that is over."""
    first, _ = month_range(known)
    last = month_of(date_of(known.end)) - 1
    return tuple(range(first, last + 1))


def _frame(stage: Int8s, customers: Customers) -> pd.DataFrame:
    count = np.bincount(stage, minlength=5)
    return pd.DataFrame(
        {
            "stage": STAGES,
            "customers": count,
            "orders": [int(customers.frequency[stage == place].sum()) for place in range(5)],
            "revenue_e4": [int(customers.monetary_e4[stage == place].sum()) for place in range(5)],
        }
    )


def _replay(known: Histories, limits: Limits, settings: StageSettings, kinds: Int64s | None) -> Flow:
    """Month after month: who is where at its end, and what those who moved from one stage to another ordered in it."""
    bought = None if kinds is None else np.full(len(known), OTHER, np.int64)
    by_time, months, size = known.by_time, _months_over(known), len(known)
    month_of_day = period_numbers(known.day, "month")[by_time]
    back_month = period_numbers(known.refund_day, "month")
    counts = np.zeros((len(months), 5), np.int64)
    moves, orders, money_e4 = (np.zeros((len(months), 6, 5), np.int64) for _ in range(3))
    squares = np.zeros((len(months), 6, 5))
    visits, last = np.zeros(size, np.int64), np.zeros(size, np.int64)
    before = np.full(size, NOT_YET, np.int8)
    for place, month in enumerate(months):
        start, end = np.searchsorted(month_of_day, [month, month + 1])
        rows = by_time[start:end]
        who = known.who[rows]
        visits += np.bincount(who, minlength=size)
        last[who] = known.day[rows]  # in the order of time, so the latest of a customer stays
        if bought is not None and kinds is not None:
            bought[who] = kinds[rows]
        back = back_month == month
        money = np.bincount(who, known.net_e4[rows], size).astype(np.float64)
        money -= np.bincount(known.refund_who[back], known.refund_e4[back], size)
        ordered = np.bincount(who, known.orders[rows], size).astype(np.float64)
        here = visits > 0
        after = np.full(size, NOT_YET, np.int8)
        after[here] = limits.stage_of(
            visits[here],
            month_end(month) - last[here],
            settings.mature_orders,
            None if bought is None else bought[here],
        )
        move = before[here].astype(np.intp) * 5 + after[here]
        counts[place] = np.bincount(after[here], minlength=5)
        moves[place] = _by_move(move)
        orders[place], money_e4[place] = _by_move(move, ordered[here]), _by_move(move, money[here])
        squares[place] = _by_move(move, money[here] ** 2)
        before = after
    return Flow(months, counts, moves, orders, money_e4, squares)


def _by_move(move: npt.NDArray[np.intp], weights: Float64s | None = None) -> Float64s:
    """Customers, or sums, by from and to stage."""
    return np.rint(np.bincount(move, weights, 30)).reshape(6, 5)


def stages_at(known: Histories, limits: Limits, mature_orders: int, end: int, bought: Labels | None = None) -> Int8s:
    """The stage of every customer at the beginning of a day; `NOT_YET` for those who come later. The slow twin of the replay."""
    before = known.day < end
    visits = np.bincount(known.who[before], minlength=len(known))
    last = np.zeros(len(known), np.int64)
    np.maximum.at(last, known.who[before], known.day[before])
    found = np.full(len(known), NOT_YET, np.int8)
    here = visits > 0
    kind = None if bought is None else _kinds(bought)[1][known.start[:-1] + np.maximum(visits, 1) - 1]
    found[here] = limits.stage_of(visits[here], end - last[here], mature_orders, None if kind is None else kind[here])
    return found


def matrix(flow: Flow, months: int = MATRIX_MONTHS) -> Float64s:
    """The share of each stage (rows) that is in each stage a month later; NaN rows where nobody ever was."""
    moves = flow.moves[flow.recent(months), :5].sum(axis=0)
    total = moves.sum(axis=1, keepdims=True)
    return np.divide(moves, total, out=np.full(moves.shape, np.nan), where=total > 0)


def moved_by(known: Histories, before: Stages, days: tuple[str, int]) -> int:
    """How many customers would be in another stage if one limit lay elsewhere.

    Args:
        known: the histories.
        before: the stages as they are.
        days: (which, days): "first_declining", "first_lapsed", "later_declining" or "later_lapsed", and where it would lie.
    """
    which, value = days
    group, edge = which.split("_")
    old: Limit = getattr(before.limits, group)
    edges = {"declining": old.declining_days, "lapsed": old.lapsed_days} | {edge: value}
    changed = replace(old, declining_days=edges["declining"], lapsed_days=edges["lapsed"])
    limits = replace(before.limits, first=changed) if group == "first" else replace(before.limits, later=changed)
    visits = np.diff(known.start)
    after = limits.stage_of(visits, known.end - known.last_day, before.settings.mature_orders, before.kind)
    return int((after != before.stage).sum())


def moved_by_kinds(known: Histories, found: Stages) -> int:
    """How many customers are in another stage than the shop's own limits would put them."""
    visits = np.diff(known.start)
    plain = found.limits.stage_of(visits, known.end - known.last_day, found.settings.mature_orders)
    return int((plain != found.stage).sum())
