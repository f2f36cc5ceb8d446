"""A year of the budget, month by month: how a shop's season is told by its new customers, and the best plan within it.

A month's season is what it brings as a share of a usual month. That ads bring more in the months in which more people come by
themselves is an assumption: the same money is taken to bring the season's share of what its curve says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt

from lib.analysis.brand import WEEKS_A_MONTH
from lib.analysis.budget import Channel, Plan, Rule, allocate
from lib.analysis.budget_choice import about
from lib.analysis.budget_search import best
from lib.analysis.channel_names import plain_name
from lib.analysis.curves import Curve, Floats, Hill, Points
from lib.analysis.models.cells import Int64s
from lib.analysis.optimum import Optimum
from lib.analysis.spending import Spending
from lib.core.errors import CannotAnswer
from lib.core.periods import date_of, day_of, month_of, month_start
from lib.core.settings import NINE_IN_TEN, BudgetChoice
from lib.core.words import N_, Sentence

MONTHS = 12
#: Two of each month: one alone cannot tell a season from a good month.
FEWEST_MONTHS = 24
#: A month of which the orders cover less tells of some of its days, as of the rush before a feast.
_MOST_OF_A_MONTH = 0.75
#: A bend of the trend is only told from a season by a third year.
_MONTHS_FOR_A_BEND = 36
#: Fewer who came without an ad than so many a month tell less than all new customers do.
_FEWEST_A_MONTH = 10
_STEPS = 30

#: What a year brings, without doubt and with it.
YEAR = N_("The year brings {brings}; the same spend every week would bring {even}.")
YEAR_LIKELY = N_(
    "The year brings {brings}, likely between {low} and {high}; the same spend every week would bring {even}."
)

Source = Literal["organic", "all", "typed"]


@dataclass(frozen=True)
class Season:
    """What each month of the year brings as a share of a usual month.

    Attributes:
        index: twelve from January, with a mean of 1.
        low, high: nine in ten; the same as the index where it was typed.
        source: told by those who came without an ad, by all new customers, or typed.
    """

    index: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    source: Source

    @property
    def is_flat(self) -> bool:
        """Whether all months are alike."""
        return max(self.index) - min(self.index) < 0.005


def typed(index: Sequence[float]) -> Season:
    """A season as somebody knows it; only the proportions of its twelve figures count.

    Raises:
        CannotAnswer: they are not twelve, one is negative, or all are nothing.
    """
    figures = np.asarray(index, float)
    if len(figures) != MONTHS or not np.isfinite(figures).all() or (figures < 0).any() or figures.sum() <= 0:
        raise CannotAnswer(N_("A season needs twelve figures, January to December, none below zero and not all zero."))
    share = tuple((figures / figures.mean()).tolist())
    return Season(share, share, share, "typed")


def told(first_day: Int64s, channel: npt.NDArray[np.object_], paid: Sequence[str], as_of: date) -> Season:
    """The season that new customers tell.

    Their number a day is level, trend and month (a Poisson regression); how much the months differ beyond chance decides how far
    each is believed (empirical Bayes: Efron and Morris 1975). Those who came without an ad are asked where they are enough, since
    a shop that spends more in December makes its own December.

    Args:
        first_day: of each customer's first order.
        channel: of each customer's first order ("": not told).
        paid: names of the channels with spend.
        as_of: the day after the last one that the orders cover.

    Raises:
        CannotAnswer: fewer than 24 whole months of orders.
    """
    months, starts = _months_of(first_day, as_of)
    if len(months) < FEWEST_MONTHS:
        raise CannotAnswer(
            N_("A season needs orders of at least {least} whole months, so that each month is there twice; here are {count}. If you know your season, type it in."),
            least=FEWEST_MONTHS,
            count=len(months),
        )  # fmt: skip
    names = {plain_name(one) for one in paid}
    plain = np.array([plain_name(str(one)) for one in channel], dtype=object)
    free = first_day[np.array([bool(one) and one not in names for one in plain], dtype=np.bool_)]
    enough = len(free) >= _FEWEST_A_MONTH * len(months)
    source: Source = "organic" if enough else "all"
    counts = np.histogram(free if enough else first_day, starts - 0.5)[0].astype(np.float64)
    index, low, high = _index(counts, np.diff(starts).astype(np.float64), np.array(months) % MONTHS)
    return Season(index, low, high, source)


def _months_of(first_day: Int64s, as_of: date) -> tuple[range, Int64s]:
    """The calendar months that the orders cover, and the days on which each begins, with the day after the last.

    The first and the last are those of which most is covered, and count by their days: that a shop is closed on the first of the month
    takes no month away.
    """
    if not len(first_day):
        return range(0), np.zeros(1, np.int64)
    begin, end = int(first_day.min()), day_of(as_of)
    every = range(month_of(date_of(begin)), month_of(date_of(end - 1)) + 1)
    starts = np.array([day_of(month_start(month)) for month in (*every, every.stop)])
    covered = np.minimum(starts[1:], end) - np.maximum(starts[:-1], begin)
    kept = np.flatnonzero(covered >= _MOST_OF_A_MONTH * np.diff(starts))
    months = range(every.start + int(kept[0]), every.start + int(kept[-1]) + 1) if len(kept) else range(0)
    return months, np.clip(starts[kept[0] : kept[-1] + 2] if len(kept) else starts[:1], begin, end)


def _index(counts: Floats, days: Floats, month: Int64s) -> tuple[tuple[float, ...], ...]:
    """Index, low and high end by calendar month."""
    time = (np.arange(len(counts)) - (len(counts) - 1) / 2) / MONTHS
    trend = [time, time**2 - (time**2).mean()] if len(counts) >= _MONTHS_FOR_A_BEND else [time]
    dummies = (month[:, None] == np.arange(MONTHS)).astype(np.float64)
    design = np.column_stack([dummies, *trend])
    effects, expected = _poisson(design, counts, np.log(days))
    free = len(counts) - design.shape[1]
    noise = max(float(((counts - expected) ** 2 / expected).sum()) / free, 1.0)
    raw = effects[:MONTHS] - effects[:MONTHS].mean()
    seen = np.maximum(np.bincount(month, expected, MONTHS), 0.5)
    chance = noise / seen
    signal = max(float(raw @ raw) / (MONTHS - 1) - float(chance.mean()), 0.0)
    belief = signal / (signal + chance)
    middle, spread = belief * raw, np.sqrt(belief * chance)
    scale = np.exp(middle).mean()
    return tuple(tuple((np.exp(middle + way * NINE_IN_TEN * spread) / scale).tolist()) for way in (0, -1, 1))


def _poisson(design: Floats, counts: Floats, offset: Floats) -> tuple[Floats, Floats]:
    """Coefficients and expected counts of a Poisson regression with the logarithm as its link (Newton's steps)."""
    start = np.log((counts + 0.5) / np.exp(offset))
    effects = np.asarray(np.linalg.lstsq(design, start, rcond=None)[0], np.float64)
    for _ in range(_STEPS):
        expected = np.exp(np.clip(design @ effects + offset, -30, 30))
        step = np.linalg.solve(
            design.T @ (expected[:, None] * design) + 1e-6 * np.eye(design.shape[1]), design.T @ (counts - expected)
        )
        effects += np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-9:
            break
    return effects, np.maximum(np.exp(np.clip(design @ effects + offset, -30, 30)), 1e-9)


# ---- the best year


def first_month(day: date) -> int:
    """The number of the month that a plan from a day on begins with: the day's own while half of it is still to come."""
    month = month_of(day)
    after = day_of(month_start(month + 1))
    return month + (2 * (after - day_of(day)) < after - day_of(month_start(month)))


def begins_said(day: date) -> Sentence | None:
    """Where a plan from a day on, which holds whole months, begins; None where the day is the first of one."""
    if day.day == 1:
        return None
    said = (
        N_("The plan holds whole months. It begins with the whole of {month_first}, of which the days before {day} are over already.")
        if first_month(day) == month_of(day)
        else N_("The plan holds whole months. It begins with {month_first}: on {day}, most of the month before is over.")
    )  # fmt: skip
    return Sentence(said, {"month_first": month_start(first_month(day)), "day": day})


@dataclass(frozen=True)
class Month:
    """One month of the plan; money in the currency's unit, for the whole month.

    Attributes:
        month: number (lib.core.periods).
        season: what it brings as a share of a usual month.
        spend: by channel; even: all of it where every week is like the others.
        customers, value: what it brings.
        low, high: of the value, nine in ten, by the doubt about the channels, what a customer is worth, and the season.
    """

    month: int
    season: float
    spend: tuple[float, ...]
    even: float
    customers: float
    value: float
    low: float
    high: float

    @property
    def total(self) -> float:
        """All spend of the month."""
        return sum(self.spend)


@dataclass(frozen=True)
class Year:
    """Twelve months from one budget.

    Attributes:
        channels: their names, as `Month.spend` is ordered.
        objective, upper_bound: what the year brings, and what no year within the rules brings more than.
        even: what the same budget brings where each week is spent as in the weekly plan.
        customers: how many new ones it brings.
        low, high: of the objective, nine in ten.
    """

    channels: tuple[str, ...]
    months: tuple[Month, ...]
    season: Season
    objective: float
    upper_bound: float
    even: float
    customers: float
    low: float
    high: float

    @property
    def is_doubted(self) -> bool:
        """Whether any doubt is told, so that what it brings has a range."""
        return self.high - self.low > 1e-9 * abs(self.objective)

    @property
    def gap(self) -> float:
        """How far the bound is above the plan, as a share of it."""
        return max(self.upper_bound - self.objective, 0.0) / abs(self.upper_bound) if self.upper_bound else 0.0

    @property
    def gain(self) -> float:
        """What the months bring more than the same spend each week, in money."""
        return self.objective - self.even


def year(found: Spending, season: Season, first: int) -> Year:
    """The best split of a year's budget over months and channels, proved like that of a week.

    Every month has each channel's curve, floor and cap, times its weeks; shares and costs are those of the whole year, cash is that of
    each month. Where only so many channels may be used, they are those of the weekly plan.

    Args:
        found: the weekly plan with its rules.
        season: of the shop.
        first: number of the first month.

    Raises:
        CannotAnswer: no twelve months with this season keep the rules.
    """
    months = range(first, first + MONTHS)
    weeks = [(day_of(month_start(month + 1)) - day_of(month_start(month))) / 7 for month in months]
    factors = [season.index[month % MONTHS] for month in months]
    channels = tuple(
        _of_month(found, at, long, factor)
        for long, factor in zip(weeks, factors, strict=True)
        for at in range(len(found.plan.channels))
    )
    numbered = tuple(replace(one, name=f"{place}:{one.name}") for place, one in enumerate(channels))
    base = found.plan
    free = tuple(base.organic * long * factor for long, factor in zip(weeks, factors, strict=True))
    plan = Plan(
        base.budget * sum(weeks),
        numbered,
        tuple(_of_year(rule, numbered) for rule in base.rules if rule.code != "max_channels"),
        base.value_per_response,
        organic=sum(free),
    )
    split = best(plan) if plan.has("cash") is None else _short_by_month(plan, free)
    if split is None:
        raise CannotAnswer(N_("No plan of twelve months keeps all rules with this season. Loosen one of them."))
    size, steady = len(base.channels), np.concatenate([found.spend * long for long in weeks])
    rows, even = allocate(plan, split.spend), allocate(plan, steady)
    drawn = _drawn(found.choice, season, months, np.array([one.value for one in rows]).reshape(MONTHS, size))
    ends = np.quantile(drawn, (0.05, 0.95), axis=0)
    low, high = np.quantile(drawn.sum(axis=1), (0.05, 0.95)).tolist()
    each = tuple(
        Month(
            month=month,
            season=factor,
            spend=tuple(one.spend for one in rows[place : place + size]),
            even=float(found.spend.sum()) * long,
            customers=sum(one.response for one in rows[place : place + size]),
            value=sum(one.value for one in rows[place : place + size]),
            low=float(ends[0, at]),
            high=float(ends[1, at]),
        )
        for at, (place, month, factor, long) in enumerate(
            zip(range(0, len(rows), size), months, factors, weeks, strict=True)
        )
    )
    return Year(
        channels=tuple(one.name for one in base.channels),
        months=each,
        season=season,
        objective=split.objective,
        upper_bound=split.bound,
        even=sum(one.value for one in even),
        customers=sum(one.customers for one in each),
        low=low,
        high=high,
    )


def _drawn(choice: BudgetChoice, season: Season, months: Sequence[int], values: Floats) -> Floats:
    """What each month brings, a row a draw: the plan's own draws, with one of each month's season.

    Args:
        choice: says how unsure each channel is, and what a new customer is worth.
        season: with its range.
        months: their numbers.
        values: what each channel brings as told, a row a month.
    """
    won = np.column_stack([about(choice, row.tolist()) for row in values])
    places = [month % MONTHS for month in months]
    low, high = (np.maximum(np.array(one)[places], 1e-9) for one in (season.low, season.high))
    spread = np.log(high / low) / (2 * NINE_IN_TEN)
    dice = np.random.default_rng(9).standard_normal(won.shape)
    return won * np.exp(dice * spread - spread**2 / 2)


def _of_month(found: Spending, at: int, weeks: float, factor: float) -> Channel:
    """A channel in one month: its curve over the month's spend, times the season."""
    one = found.plan.channels[at]
    unused = found.plan.has("max_channels") is not None and found.spend[at] <= 1e-9 * found.plan.budget
    return replace(
        one,
        curve=_longer(one.curve, weeks, factor),
        current=None if one.current is None else one.current * weeks,
        least=one.least * weeks,
        most=0.0 if unused else None if one.most is None else one.most * weeks,
    )


def _longer(curve: Curve, weeks: float, factor: float) -> Curve:
    if isinstance(curve, Hill):
        return Hill(curve.scale * weeks * factor, curve.half * weeks, curve.slope)
    return Points(
        tuple(spend * weeks for spend in curve.spends), tuple(one * weeks * factor for one in curve.responses)
    )


def _part_of_year(plan: Plan, organic: Sequence[float], which: Sequence[int]) -> Plan:
    """The plan of some of the months alone."""
    size = len(plan.channels) // MONTHS
    channels = tuple(one for month in which for one in plan.channels[month * size : (month + 1) * size])
    names = {one.name for one in channels}
    rules = tuple(
        replace(rule, channels=tuple(one for one in rule.channels if one in names)) if rule.channels else rule
        for rule in plan.rules
    )
    return replace(plan, channels=channels, rules=rules, organic=sum(organic[at] for at in which))


def _laid_out(held: dict[int, Optimum], free: Sequence[int], rest: Optimum | None, size: int) -> Floats:
    """The spends of held months and of the others, month after month."""
    spend = np.zeros((MONTHS, size))
    for month, one in held.items():
        spend[month] = one.spend
    if rest is not None:
        spend[list(free)] = rest.spend.reshape(-1, size)
    return spend.ravel()


def _short_by_month(plan: Plan, organic: Sequence[float]) -> Optimum | None:
    """The best year in which no month runs short by more than it may.

    A month that would be is held at the largest spend that it can afford, and the others share the rest. What is left to them only
    grows, so that a held month would go on wanting more: where no other rule binds months together this is the best year, and its
    parts' bounds add up to its bound. Else the months' rules hold in the held months and in the others, each for themselves, and the
    bound is that of a year whose cash adds up.
    """
    size, months = len(plan.channels) // MONTHS, range(MONTHS)
    cash = plan.has("cash")
    if cash is None or cash.max is None:
        return best(plan)
    others = tuple(rule for rule in plan.rules if rule.code != "cash")
    held: dict[int, Optimum] = {}

    def part(which: Sequence[int], budget: float, *more: Rule) -> Plan:
        return _part_of_year(replace(plan, budget=budget, rules=(*others, *more)), organic, which)

    rest: Optimum | None = None
    spend = np.zeros(len(plan.channels))
    for _ in range(MONTHS + 1):
        free = [month for month in months if month not in held]
        left = max(plan.budget - sum(float(one.spend.sum()) for one in held.values()), 0.0)
        rest = best(part(free, left)) if free else None
        if free and rest is None:
            return None
        spend = _laid_out(held, free, rest, size)
        value = np.array([one.value for one in allocate(plan, spend)]).reshape(MONTHS, size).sum(axis=1)
        short = spend.reshape(MONTHS, size).sum(axis=1) - cash.back * value
        over = [month for month in free if short[month] > cash.max + 1e-9 * plan.budget]
        if not over:
            break
        for month in over:
            one = best(part([month], plan.budget, cash))
            if one is None:
                return None
            held[month] = one
    parts = [*held.values(), *(() if rest is None else (rest,))]
    objective = float(sum(one.value for one in allocate(plan, spend)))
    bound = sum(one.bound for one in parts)
    if held and any(rule.code not in {"no_rise", "keep"} for rule in others):
        together = best(replace(plan, rules=(*others, replace(cash, max=cash.max * MONTHS))))
        bound = np.inf if together is None else together.bound
    return Optimum(spend, objective, max(bound, objective), 0.0, (), 0)


def _of_year(rule: Rule, channels: Sequence[Channel]) -> Rule:
    """A weekly rule as one of the year: cash is that of a month, and a held channel is held in each month."""
    if rule.code == "cash" and rule.max is not None:
        return replace(rule, max=rule.max * WEEKS_A_MONTH)
    if rule.code == "no_rise":
        held = tuple(one.name for one in channels if one.name.partition(":")[2] in rule.channels)
        return replace(rule, channels=held)
    return rule
