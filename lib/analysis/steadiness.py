"""Is a log whole? Days without orders that chance does not explain, levels that change from one week to the next, and the hours of the clock."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Int64s = npt.NDArray[np.int64]
Float64s = npt.NDArray[np.float64]

#: A stretch of empty days is remarkable where fewer than so many of its length are to be expected in the whole log.
EXPECTED = 0.05
#: Shorter stretches are weekends and bank holidays.
SHORTEST_DAYS = 4
#: The days around a stretch that tell how often the shop has orders at that time.
AROUND_DAYS = 28
#: Weeks on each side of a change of level, and how many of them must be past it at once: a season grows, a changed export jumps.
WEEKS, AT_ONCE = 6, 2
#: The least orders a week (or values a week) that tell a level.
LEAST_A_WEEK = 10
#: The hours in which nearly every shop sleeps, and what share of orders in them is strange.
NIGHT, WAKING = range(1, 5), 0.1
#: An hour of the day is judged from so many orders on.
LEAST_CLOCKS = 200
_DAY_HOURS, _DAY_SECONDS = 24, 86_400


@dataclass(frozen=True)
class Gap:
    """Days without any order: the first and the last, as numbers."""

    first_day: int
    last_day: int

    @property
    def days(self) -> int:
        """How many."""
        return self.last_day - self.first_day + 1


def gaps(days: Int64s) -> tuple[Gap, ...]:
    """Stretches of days without orders that are too long for chance, the longest first.

    In the four weeks before and after a stretch, a share p of the days has orders. If days were independent, a stretch of L
    empty days would begin on a given day with chance (1 - p)^L; it counts where the log's length times that is below 0.05.

    Args:
        days: the day number of every order, in any order.
    """
    open_days = np.unique(days)
    if len(open_days) < 2:
        return ()
    length = int(open_days[-1] - open_days[0]) + 1
    lengths = np.diff(open_days) - 1
    usual = int(np.quantile(lengths, 0.9))  # a shop that is closed on weekends has gaps of two days all year
    found: list[Gap] = []
    for place in np.flatnonzero(lengths >= max(SHORTEST_DAYS, 2 * usual + 1)).tolist():
        gap = Gap(int(open_days[place]) + 1, int(open_days[place + 1]) - 1)
        if length * (1 - _open_share(open_days, gap)) ** gap.days < EXPECTED:
            found.append(gap)
    return tuple(sorted(found, key=lambda gap: (-gap.days, gap.first_day)))


def _open_share(open_days: Int64s, gap: Gap) -> float:
    """The share of days with orders in the weeks around a stretch; one more day of each kind keeps it off 0 and 1."""
    first = max(gap.first_day - AROUND_DAYS, int(open_days[0]))
    last = min(gap.last_day + AROUND_DAYS, int(open_days[-1]))
    inside = int(np.searchsorted(open_days, last, side="right") - np.searchsorted(open_days, first))
    return (inside + 1) / (last - first + 1 - gap.days + 2)


@dataclass(frozen=True)
class Shift:
    """A level that changed from one week to the next and stayed.

    Attributes:
        day: the first day of the week with the new level.
        before, after: the median week of six before and after it.
    """

    day: int
    before: float
    after: float

    @property
    def ratio(self) -> float:
        """How many times larger the larger level is."""
        return max(self.before, self.after) / min(self.before, self.after)


def is_told(weekly: Float64s) -> bool:
    """Whether so many weeks tell something, one after the other, that a jump between two levels would be seen."""
    if len(weekly) < 2 * WEEKS:
        return False
    return bool((np.convolve(~np.isnan(weekly), np.ones(2 * WEEKS)) >= 2 * WEEKS).any())


def shift(weekly: Float64s, first_day: int, least_ratio: float) -> Shift | None:
    """The largest jump of a weekly series between two levels; None where there is none.

    Six weeks before and six after must not overlap at all, and their medians must differ by the ratio. The two weeks on each
    side of the jump must already be at their levels: what takes longer is growth or a season, not a changed export.

    Args:
        weekly: one value a week; NaN where a week tells nothing.
        first_day: the day number on which the first week begins.
        least_ratio: what makes a level another one.
    """
    best: Shift | None = None
    for week in range(WEEKS, len(weekly) - WEEKS + 1):
        before, after = weekly[week - WEEKS : week], weekly[week : week + WEEKS]
        if np.isnan(before).any() or np.isnan(after).any() or min(before.min(), after.min()) <= 0:
            continue
        low, high = sorted((before, after), key=np.median)
        if high.min() <= low.max():
            continue
        found = Shift(first_day + 7 * week, float(np.median(before)), float(np.median(after)))
        near = np.median(before[-AT_ONCE:]), np.median(after[:AT_ONCE])
        jump, all_of_it = abs(np.log(near[1] / near[0])), np.log(found.ratio)
        if found.ratio >= least_ratio and jump >= 0.7 * all_of_it and (best is None or found.ratio > best.ratio):
            best = found
    return best


def weekly_counts(days: Int64s) -> tuple[Float64s, int]:
    """Orders by whole week of seven days, and the day number on which the first begins; the last, partial week is left out."""
    first = int(days.min())
    counts = np.bincount((days - first) // 7).astype(np.float64)
    whole = (int(days.max()) - first + 1) // 7
    return counts[:whole], first


def weekly_medians(days: Int64s, values: Int64s) -> tuple[Float64s, int]:
    """The median value by week, NaN for weeks with fewer than ten; as `weekly_counts`."""
    counts, first = weekly_counts(days)
    week = (days - first) // 7
    by_value = np.argsort(values, kind="stable")
    # Small integers are sorted by counting them.
    order = by_value[np.argsort(week[by_value].astype(np.min_scalar_type(len(counts))), kind="stable")]
    starts = np.searchsorted(week[order], np.arange(len(counts) + 1))
    medians = np.full(len(counts), np.nan)
    for place in np.flatnonzero(counts >= LEAST_A_WEEK).tolist():
        medians[place] = np.median(values[order[starts[place] : starts[place + 1]]])
    return medians, first


@dataclass(frozen=True)
class Clock:
    """What the hours of the day tell.

    Attributes:
        night_share: the share of orders between 1 and 5 o'clock.
        quiet_hour: when the four quietest hours begin, where the night is busy and they are not; else None.
        behind_hours: by how much the file's clock seems to be behind the shop's (negative: ahead); None where it seems right.
    """

    night_share: float
    quiet_hour: int | None
    behind_hours: int | None


def clock(seconds: Int64s) -> Clock | None:
    """Whether orders come at night, as they do where a file's times are of another zone; None with fewer than 200 times.

    Args:
        seconds: of each order since 1970, local wall time; orders without a time of day left out.
    """
    if len(seconds) < LEAST_CLOCKS:
        return None
    by_hour = np.bincount((seconds % _DAY_SECONDS) // 3600, minlength=_DAY_HOURS) / len(seconds)
    night = float(by_hour[list(NIGHT)].sum())
    spans = np.array([by_hour[(np.arange(len(NIGHT)) + hour) % _DAY_HOURS].sum() for hour in range(_DAY_HOURS)])
    if night < WAKING or spans.min() > WAKING / 3:
        return Clock(night, None, None)
    # A shop that sleeps longer than four hours has several quietest spans: the middle one of them is its night.
    quiet = _middle(spans <= spans.min() + 0.01, int(spans.argmin()))
    behind = (NIGHT[0] - quiet) % _DAY_HOURS
    return Clock(night, quiet, behind if behind <= _DAY_HOURS // 2 else behind - _DAY_HOURS)


def _middle(quiet: npt.NDArray[np.bool_], start: int) -> int:
    """The middle of the stretch of hours around one, on the circle of the clock."""
    back = ahead = 0
    while back + ahead < _DAY_HOURS - 1 and quiet[(start - back - 1) % _DAY_HOURS]:
        back += 1
    while back + ahead < _DAY_HOURS - 1 and quiet[(start + ahead + 1) % _DAY_HOURS]:
        ahead += 1
    return (start + (ahead - back) // 2) % _DAY_HOURS
