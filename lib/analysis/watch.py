"""Does each touch-point keep its limits today, and when did it not? The alarms of a shop ask the same rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.event_log import EventLog
from lib.analysis.funnel import Funnel, from_counts
from lib.analysis.funnel_rule import DAY_SECONDS, Step
from lib.analysis.proportions import chance
from lib.analysis.touchpoints import Rule, TouchPoint, called_as
from lib.core.columns import FIRST_DAY, METRIC, VALUE
from lib.core.money import SCALE
from lib.core.periods import Grain, date_of, grain_of
from lib.core.words import N_

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
State = Literal["kept", "breached", "unknown"]

#: What a day (or the days together) needs so that a share or a median says anything.
LEAST = 10
#: Why the last day of a log is not judged (`Days.unfinished`).
UNFINISHED = N_("The log stops part-way on {day}, so that day is not judged.")
#: With so many rows of a figure it is known how many are usual.
_MANY_ROWS = 7
#: The usual is that of the same weekdays before, so many weeks back; at least two of them have to be there.
WEEKS = 4
#: A share may differ from its usual by chance; so rarely that it is not worth waking anybody.
CHANCE = 0.003
#: What daily totals call the money of a day.
_REVENUE = "revenue"
#: Figures of daily totals that are no touch-point (lib.core.columns.DAILY).
_KNOWN = (_REVENUE, "new_visitors", "returning_visitors", "page_views", "events", "complaints", "value")


@dataclass(frozen=True, eq=False)
class Days:
    """A shop day by day; arrays have one number a day from `first_day` on.

    Attributes:
        units: by touch-point, how many different people (or what totals count).
        medians: by touch-point and measure ("load_seconds", "dwell_seconds"), the median; NaN where too few are known.
        named: of totals, the file's own name of the figure, where a touch-point was found by it.
        revenue_e4: of totals, the money of each day; None where they tell none.
        unknown: by touch-point of totals, the days on which its count is not known: blank, below 0, or without a row though
            many are usual: such a day is neither there nor lost. Only touch-points with such days.
        below_zero: of totals, the days (numbers) on which a count is below 0, which nobody can count.
        grain: of totals, what a row stands for.
        aside: of totals, the figures that nobody knows: neither a touch-point nor anything else that a shop counts.
        unfinished: of a log, the day (number) after the last one here, on which it stops part-way; None where it does not.
    """

    first_day: int
    units: Mapping[str, Ints]
    medians: Mapping[tuple[str, str], Floats]
    named: Mapping[str, str] = field(default_factory=dict[str, str])
    revenue_e4: Floats | None = None
    unknown: Mapping[str, Bools] = field(default_factory=dict[str, Bools])
    below_zero: tuple[int, ...] = ()
    grain: Grain = "day"
    aside: tuple[str, ...] = ()
    unfinished: int | None = None

    @property
    def told(self) -> Bools:
        """The days on which every touch-point is known; all of them where there is no such day."""
        told = np.ones(self.count, np.bool_)
        for days in self.unknown.values():
            told &= ~days
        return told if (told & self.there).any() else np.ones(self.count, np.bool_)

    @property
    def there(self) -> Bools:
        """The days on which anybody was counted."""
        return np.any([one > 0 for one in self.units.values()], axis=0)

    def untold(self, *codes: str) -> Bools:
        """The days on which one of these touch-points is not known."""
        return np.any([self.unknown.get(code, np.zeros(self.count, np.bool_)) for code in codes], axis=0)

    @property
    def count(self) -> int:
        """How many days."""
        return len(next(iter(self.units.values()))) if self.units else 0

    @property
    def last_day(self) -> int:
        """The latest day's number."""
        return self.first_day + self.count - 1


@dataclass(frozen=True)
class Verdict:
    """One rule today and before.

    Attributes:
        state: today's; "unknown": too few on the day, or the file does not say.
        value: today's figure in the rule's unit; None where unknown.
        usual: what it is compared with, where it is.
        breaches: the days on which the rule was broken, ascending (numbers).
    """

    rule: Rule
    state: State
    value: float | None
    usual: float | None
    breaches: tuple[int, ...]

    @property
    def is_within_chance(self) -> bool:
        """Whether today's figure lies below its part of the usual, and no further than chance alone takes it."""
        if self.state != "kept" or self.value is None or self.usual is None:
            return False
        return self.value < self.rule.limit * self.usual


def days_of_log(log: EventLog, steps: Sequence[Step]) -> Days:
    """A log day by day, without the last day where it stops part-way: half a day would look like a loss."""
    if not len(log):
        return Days(0, {}, {})
    day = log.second // DAY_SECONDS
    first, size = int(day.min()), int(day.max() - day.min()) + 1
    unfinished = _stops_early(log, first, size)
    whole = size - 1 if unfinished else size
    units: dict[str, Ints] = {}
    medians: dict[tuple[str, str], Floats] = {}
    for step in steps:
        places = log.places(step.events)
        on = day[places] - first
        people = np.unique(log.unit[places].astype(np.int64) * size + on)
        units[step.code] = np.bincount(people % size, minlength=size)[:whole]
        for name, numbers in log.numbers.items():
            medians[step.code, name] = _medians(on, numbers[places], size)[:whole]
    return Days(first, units, medians, unfinished=first + whole if unfinished else None)


def _stops_early(log: EventLog, first: int, size: int) -> bool:
    """Whether the log's last day is not over: on the days of the week before, people came at later hours, and not a few."""
    if size < 2:
        return False
    end = int(log.second.max())
    before = min(size - 1, 7)
    recent = log.second >= (first + size - 1 - before) * DAY_SECONDS
    later = recent & (log.second % DAY_SECONDS > end % DAY_SECONDS)
    people = np.unique(log.unit[later].astype(np.int64) * size + log.second[later] // DAY_SECONDS - first)
    return len(people) >= LEAST * before


def _medians(on: Ints, values: Floats, size: int) -> Floats:
    """The median of each day with enough values."""
    known = ~np.isnan(values)
    parts = pd.Series(values[known]).groupby(on[known])
    medians = np.full(size, np.nan)
    found = parts.median()[parts.size() >= LEAST]
    medians[found.index.to_numpy()] = found.to_numpy()
    return medians


def days_of_totals(daily: pd.DataFrame, template: Sequence[TouchPoint]) -> Days:
    """Daily totals by touch-point (lib.core.columns.DAILY); of several figures for one the best that is there.

    A known metric comes first; else a figure that is called as logs call the event ("add_to_cart"). Only whole numbers count
    anybody: a rate that is called alike does not.
    """
    if daily.empty:
        return Days(0, {}, {})
    moments = pd.to_datetime(daily[FIRST_DAY]).to_numpy().astype("datetime64[D]").astype(np.int64)
    first, size = int(moments.min()), int(moments.max() - moments.min()) + 1
    known = [str(name) for name in daily[METRIC].unique()]
    numbers = daily[VALUE].to_numpy(np.float64)

    def by_day(metric: str) -> Floats:
        rows = (daily[METRIC] == metric).to_numpy()
        return np.bincount(moments[rows] - first, weights=np.nan_to_num(numbers[rows]), minlength=size).astype(
            np.float64
        )

    grain = grain_of(moments.tolist())
    expected = np.bincount(moments - first, minlength=size) > 0 if grain != "day" else np.ones(size, np.bool_)
    below_zero: set[int] = set()
    units: dict[str, Ints] = {}
    named: dict[str, str] = {}
    unknown: dict[str, Bools] = {}
    for point in template:
        metric = next((name for name in point.metrics if name in known), None)
        if metric is None:
            metric = called_as(point, [name for name in known if name not in named.values()])
            if metric is None or not _are_counts(numbers[(daily[METRIC] == metric).to_numpy()]):
                continue
            named[point.code] = metric
        counted = np.rint(by_day(metric)).astype(np.int64)
        below_zero.update((np.flatnonzero(counted < 0) + first).tolist())
        units[point.code] = np.maximum(counted, 0)
        rows = (daily[METRIC] == metric).to_numpy()
        untold = counted < 0
        untold[moments[rows & np.isnan(numbers)] - first] = True
        has_row = np.bincount(moments[rows] - first, minlength=size) > 0
        # Where few are usual, a day without a row is one without anybody.
        if np.count_nonzero(has_row) >= _MANY_ROWS and np.median(counted[has_row]) >= LEAST:
            untold |= expected & ~has_row
        if untold.any():
            unknown[point.code] = untold
    revenue_e4 = by_day(_REVENUE) * SCALE if _REVENUE in known else None
    return Days(
        first,
        units,
        {},
        named,
        revenue_e4,
        unknown,
        tuple(sorted(below_zero)),
        grain,
        tuple(name for name in known if name not in {*_KNOWN, *named.values(), *metrics_of(template)}),
    )


def metrics_of(template: Sequence[TouchPoint]) -> tuple[str, ...]:
    """The figures of daily totals that count a touch-point."""
    return tuple(metric for point in template for metric in point.metrics)


def _are_counts(values: Floats) -> bool:
    told = values[~np.isnan(values)]
    return bool((told == np.rint(told)).all())


def funnel_of_days(days: Days) -> Funnel:
    """The sums of daily totals as a funnel; touch-points that are there, in order.

    Days on which one of them is unknown are left out of all: what is not known is neither there nor lost. Where every day is
    one of those, the sums are of what each has.
    """
    steps = [Step(code, (days.named.get(code, code),)) for code in days.units]
    told = days.told if days.count else np.ones(0, np.bool_)
    below = frozenset(days.below_zero)
    left = [day for day in (np.flatnonzero(~told & days.there) + days.first_day).tolist() if day not in below]
    return from_counts(
        steps,
        [int(one[told].sum()) for one in days.units.values()],
        tuple(date_of(day) for day in left),
        tuple(date_of(day) for day in days.below_zero),
        days.grain,
    )


def some_days(days: Days, first_day: int | None, last_day: int | None) -> Days:
    """A part of the days, both ends included."""
    start = 0 if first_day is None else max(first_day - days.first_day, 0)
    stop = days.count if last_day is None else max(last_day - days.first_day + 1, 0)
    return Days(
        days.first_day + start,
        {code: one[start:stop] for code, one in days.units.items()},
        {what: one[start:stop] for what, one in days.medians.items()},
        days.named,
        None if days.revenue_e4 is None else days.revenue_e4[start:stop],
        {code: one[start:stop] for code, one in days.unknown.items()},
        tuple(day for day in days.below_zero if start <= day - days.first_day < stop),
        days.grain,
        days.aside,
        days.unfinished if stop == days.count else None,
    )


def watch(days: Days, rules: Sequence[Rule]) -> tuple[Verdict, ...]:
    """Every rule whose touch-point is in the file, in the order given."""
    codes = list(days.units)
    return tuple(_verdict(days, rule, codes) for rule in rules if rule.touchpoint in codes and days.count)


def with_limits(rules: Sequence[Rule], limits: Mapping[str, float]) -> tuple[Rule, ...]:
    """The rules with the reader's own limits."""
    return tuple(replace(rule, limit=limits.get(rule.code, rule.limit)) for rule in rules)


def _verdict(days: Days, rule: Rule, codes: Sequence[str]) -> Verdict:
    usual: Floats | None = None
    if rule.measure in {"load_seconds", "dwell_seconds"}:
        values = days.medians.get((rule.touchpoint, rule.measure), np.full(days.count, np.nan))
        broken = _running(values > rule.limit if rule.bound == "above" else values < rule.limit, rule.days)
    elif rule.measure == "units_against_usual":
        values, usual, broken = _units(days.units[rule.touchpoint], days.untold(rule.touchpoint), rule)
    else:
        at = codes.index(rule.touchpoint)
        if at == 0:
            return Verdict(rule, "unknown", None, None, ())
        untold = days.untold(rule.touchpoint, codes[at - 1])
        part, base = (np.where(untold, 0, days.units[code]) for code in (rule.touchpoint, codes[at - 1]))
        if rule.measure == "arriving":
            values = np.where(base >= LEAST, part / np.maximum(base, 1), np.nan)
            broken = _running(values < rule.limit, rule.days)
        else:
            values, usual, broken = _against_usual(part, base, rule)
            values, broken = np.where(untold, np.nan, values), broken & ~untold
    last = float(values[-1])
    state: State = "unknown" if np.isnan(last) else "breached" if broken[-1] else "kept"
    return Verdict(
        rule,
        state,
        None if np.isnan(last) else last,
        None if usual is None or np.isnan(usual[-1]) else float(usual[-1]),
        tuple((np.flatnonzero(broken) + days.first_day).tolist()),
    )


def _running(broken: Bools, days: int) -> Bools:
    """Whether it is the last of so many broken days running."""
    together = broken.copy()
    for back in range(1, days):
        together[back:] &= broken[:-back]
        together[:back] = False
    return together


def _summed(values: Ints, days: int) -> Ints:
    """Each day with the ones before it, `days` together."""
    total = np.cumsum(values)
    total[days:] -= total[:-days].copy()
    return total


def _usual(values: Ints) -> tuple[Ints, Ints]:
    """The sum over the same weekdays of the weeks before, and of how many weeks it is."""
    total, weeks = np.zeros(len(values), np.int64), np.zeros(len(values), np.int64)
    for week in range(1, WEEKS + 1):
        back = 7 * week
        if back < len(values):
            total[back:] += values[:-back]
            weeks[back:] += 1
    return total, weeks


def _against_usual(part: Ints, base: Ints, rule: Rule) -> tuple[Floats, Floats, Bools]:
    """The share of the last days against that of the same weekdays before; broken only where chance does not explain it."""
    part, base = _summed(part, rule.days), _summed(base, rule.days)
    (was_part, weeks), (was_base, _) = _usual(part), _usual(base)
    enough = (base >= LEAST) & (was_base >= 2 * LEAST) & (weeks >= 2) & (was_part > 0)
    share = np.where(enough, part / np.maximum(base, 1), np.nan)
    usual = np.where(enough, was_part / np.maximum(was_base, 1), np.nan)
    below = share < rule.limit * usual
    for day in np.flatnonzero(below):
        counts = (int(min(was_part[day], was_base[day])), int(was_base[day]))
        below[day] = chance(counts, (int(min(part[day], base[day])), int(base[day]))) < CHANCE
    return share, usual, below


def _units(units: Ints, untold: Bools, rule: Rule) -> tuple[Floats, Floats, Bools]:
    """How many came in the last days against the same weekdays before; broken only beyond three of chance's own steps.

    Days together of which one is not known say nothing, neither now nor of what is usual.
    """
    known = _summed(untold.astype(np.int64), rule.days) == 0
    now = np.where(known, _summed(units, rule.days), 0)
    was, _ = _usual(now)
    weeks, _ = _usual(known.astype(np.int64))
    usual = np.where(known & (weeks >= 2) & (was >= LEAST * weeks), was / np.maximum(weeks, 1), np.nan)
    values = np.where(np.isnan(usual), np.nan, now.astype(np.float64))
    return values, usual, (values < rule.limit * usual) & (values < usual - 3 * np.sqrt(usual))


@dataclass(frozen=True)
class Card:
    """What to do about broken limits that ask for the same: whose it is, what to do, and how to test it."""

    touchpoint: str
    rules: tuple[Rule, ...]
    owner: str
    action: str
    test: str


def cards(verdicts: Sequence[Verdict], template: Sequence[TouchPoint]) -> tuple[Card, ...]:
    """One card for all broken limits that the same is to be done about; a rule may ask for something of its own."""
    points = {point.code: point for point in template}
    found: dict[tuple[str, str, str, str], list[Rule]] = {}
    for one in verdicts:
        rule, point = one.rule, points[one.rule.touchpoint]
        if one.state == "breached":
            asked = (rule.owner or point.owner, rule.action or point.action, rule.test or point.test)
            found.setdefault((rule.touchpoint, *asked), []).append(rule)
    return tuple(Card(code, tuple(rules), *asked) for (code, *asked), rules in found.items())
