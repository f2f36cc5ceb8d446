"""The few figures that tell whether a shop keeps its customers: each with its range, its trend and what it counts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

import numpy as np
import pandas as pd
from narwhals.stable.v2 import col

from lib.analysis.clock import day_number
from lib.analysis.cohorts import month_end, month_range, period_numbers
from lib.analysis.customers import Customers, Float64s, Int64s
from lib.analysis.event_log import EventLog
from lib.analysis.funnel_rule import DAY_SECONDS
from lib.analysis.histories import Histories, Labels, Seconds
from lib.analysis.means import ratio_range, ratio_step
from lib.analysis.proportions import Z95, Range, difference, wilson
from lib.analysis.stages import Limits, Stages
from lib.analysis.survival import Bools, Curve, kaplan_meier
from lib.core.columns import OCCURRED_AT, USER_ID
from lib.core.periods import date_of, month_of
from lib.store.engine import Frame

StarCode = Literal[
    "next_day_return",
    "repeat_visit_7d",
    "repurchase_30d",
    "repeat_rate",
    "average_order_value",
    "revenue_per_buyer",
    "lifespan",
    "referral_share",
]
STARS: tuple[StarCode, ...] = get_args(StarCode)
Kind = Literal["share", "money", "days"]

#: Shares that each month tells of others: of those whose window ended, of those who came in it.
_ASKS_OTHERS: frozenset[StarCode] = frozenset(
    {"next_day_return", "repeat_visit_7d", "repurchase_30d", "referral_share"}
)

_YEAR_DAYS = 365
#: Fewer customers say nothing of how long they stay.
_ENOUGH = 20
#: A month of fewer is no month to compare with.
LEAST_OF_MONTH = 20
#: Out of fewer days than half a year, how long customers stay is mostly how long one has looked.
_LEAST_SIGHT_DAYS = 180
#: Each month of the lifespan's trend is a look at everybody: two years of them are a course.
_TREND_MONTHS = 24


@dataclass(frozen=True, eq=False)
class Star:
    """One figure.

    Attributes:
        kind: a share (0 to 1), money (ten-thousandths) or days.
        value, low, high: with the 95 % range; None where it is not known.
        basis: of how many customers (users, orders) it tells.
        trend: one row a month that is over: month, value (missing where there is nobody to ask), basis.
        of_days: of days, how far the file can see: the value is a part of them; else None.
        step: of money, the last month less the one before with its 95 % range; None where it is not known.
    """

    code: StarCode
    kind: Kind
    value: float | None
    low: float | None
    high: float | None
    basis: int
    trend: pd.DataFrame = field(repr=False)
    of_days: int | None = None
    step: Range | None = None

    def change(self) -> float | None:
        """The last month less the one before; None where either is not known, or tells of too few."""
        if (self.trend["basis"].to_numpy()[-2:] < LEAST_OF_MONTH).any():
            return None
        values = self.trend["value"].to_numpy(np.float64)[-2:]
        return float(values[1] - values[0]) if len(values) == 2 and np.isfinite(values).all() else None

    def may_be_chance(self) -> bool:
        """Whether chance alone may move the last month so far: of money, and of shares that ask others each month."""
        if self.change() is None:
            return False
        if self.kind == "money":
            return self.step is None or self.step.low <= 0 <= self.step.high
        if self.code not in _ASKS_OTHERS:
            return False  # the same people: their shares cannot be told apart so
        last = self.trend.iloc[-2:]
        pairs = [(round(value * basis), int(basis)) for value, basis in zip(last["value"], last["basis"], strict=True)]
        found = difference(*pairs)
        return found is not None and found.low <= 0 <= found.high


def north_stars(
    known: Histories,
    customers: Customers,
    seconds: Seconds,
    stages: Stages,
    channels: Labels | None = None,
    referral_words: Collection[str] = (),
) -> tuple[Star, ...]:
    """The figures that orders can tell; those of visits come from `visit_stars`."""
    stars = [
        _repurchase(seconds),
        _repeat(known, customers),
        _order_value(known, customers),
        _per_buyer(known, customers),
        _lifespan(known, stages),
    ]
    referral = _referral(known, channels, referral_words)
    return (*stars, referral) if referral is not None else tuple(stars)


def _star(
    code: StarCode, kind: Kind, found: Range | None, value: float | None, basis: int, trend: pd.DataFrame
) -> Star:
    if found is None:
        return Star(code, kind, value, None, None, basis, trend)
    return Star(code, kind, found.value, found.low, found.high, basis, trend)


def _share_star(code: StarCode, part: int, whole: int, trend: pd.DataFrame) -> Star:
    return _star(code, "share", wilson(part, whole), None, whole, trend)


def _trend(months: range, part: Float64s | Int64s, whole: Float64s | Int64s) -> pd.DataFrame:
    part, whole = np.asarray(part, np.float64), np.asarray(whole, np.float64)
    value = np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0)
    return pd.DataFrame({"month": list(months), "value": value, "basis": whole.astype(np.int64)})


def _months_over(known: Histories) -> range:
    first, _ = month_range(known)
    return range(first, month_of(date_of(known.end)))


def _by_month(months: range, month: Int64s, weights: Int64s | None = None) -> Float64s:
    """Sums by month, for the months of a range only."""
    inside = (month >= months.start) & (month < months.stop)
    chosen = None if weights is None else weights[inside]
    return np.bincount(month[inside] - months.start, chosen, len(months)).astype(np.float64)


def _repurchase(seconds: Seconds) -> Star:
    """Second order within 30 x 24 h of the first, by the month of the first order, as far as all of a month's customers can tell."""
    again, ripe = seconds.again, seconds.ripe
    months = seconds.first.astype("datetime64[M]").astype(np.int64) + 1970 * 12
    span = _ripe_months(months, ripe)
    trend = _trend(span, _by_month(span, months[again]), _by_month(span, months[ripe]))
    return _share_star("repurchase_30d", int(again.sum()), int(ripe.sum()), trend)


def _ripe_months(month: Int64s, ripe: Bools) -> range:
    """The months before the first one of whose customers some have not had their time yet."""
    if not len(month):
        return range(0)
    return range(int(month.min()), int(month[~ripe].min()) if not ripe.all() else int(month.max()) + 1)


def _repeat(known: Histories, customers: Customers) -> Star:
    """Customers with two orders or more; the trend asks the buyers of the twelve months before each month's end."""
    months = _months_over(known)
    part, whole = np.zeros(len(months)), np.zeros(len(months))
    for place, month in enumerate(months):
        end = month_end(month)
        inside = (known.day < end) & (known.day >= end - _YEAR_DAYS)
        orders = np.bincount(known.who[inside], known.orders[inside], len(known))
        part[place], whole[place] = (orders >= 2).sum(), (orders >= 1).sum()
    again = int((customers.frequency >= 2).sum())
    return _share_star("repeat_rate", again, len(customers), _trend(months, part, whole))


def _money_by_month(known: Histories, months: range) -> Float64s:
    money = _by_month(months, period_numbers(known.day, "month"), known.net_e4)
    return money - _by_month(months, period_numbers(known.refund_day, "month"), known.refund_e4)


def _order_value(known: Histories, customers: Customers) -> Star:
    months = _months_over(known)
    orders = _by_month(months, period_numbers(known.day, "month"), known.orders)
    trend = _trend(months, _money_by_month(known, months), orders)
    found = ratio_range(customers.monetary_e4.astype(np.float64), customers.frequency.astype(np.float64))
    value = customers.revenue_e4 / customers.orders if customers.orders else None
    star = _star("average_order_value", "money", found, value, customers.orders, trend)
    return replace(star, step=_last_step(known, months, known.orders))


def _per_buyer(known: Histories, customers: Customers) -> Star:
    months = _months_over(known)
    month = period_numbers(known.day, "month")
    fresh = np.concatenate([[True], (known.who[1:] != known.who[:-1]) | (month[1:] != month[:-1])])
    trend = _trend(months, _money_by_month(known, months), _by_month(months, month[fresh]))
    count = len(customers)
    found = ratio_range(customers.monetary_e4.astype(np.float64), np.ones(count))
    star = _star("revenue_per_buyer", "money", found, customers.revenue_e4 / count, count, trend)
    return replace(star, step=_last_step(known, months, fresh.astype(np.int64)))


def _last_step(known: Histories, months: range, counted: Int64s) -> Range | None:
    """The last month's money over what counts of its order days, less the same of the month before; None with fewer than two months."""
    if len(months) < 2:
        return None
    month, refunded = period_numbers(known.day, "month"), period_numbers(known.refund_day, "month")

    def by_customer(one: int) -> tuple[Float64s, Float64s]:
        here, back = month == one, refunded == one
        who, count = known.who[here], len(known)
        money = np.bincount(who, known.net_e4[here], count)
        money = money - np.bincount(known.refund_who[back], known.refund_e4[back], count)
        return money.astype(np.float64), np.bincount(who, counted[here], count).astype(np.float64)

    return ratio_step(by_customer(months[-2]), by_customer(months[-1]))


def _lifespan(known: Histories, stages: Stages) -> Star:
    """How long a customer stays, from the first order to the last, out of the days that can be seen."""
    curve = _staying(known.first_day, known.last_day, known.end, _lost_days(stages.limits))
    trend = _first_years(known, stages.limits)
    if curve.customers < _ENOUGH or not curve.events.sum() or curve.horizon < _LEAST_SIGHT_DAYS:
        return Star("lifespan", "days", None, None, None, curve.customers, trend)
    mean, error = restricted_mean(curve)
    low, high = max(mean - Z95 * error, 0.0), min(mean + Z95 * error, float(curve.horizon))
    return Star("lifespan", "days", mean, low, high, curve.customers, trend, curve.horizon)


def _lost_days(limits: Limits) -> int:
    """After so many days without an order customers are lost, whatever came before."""
    own = [one for kind in limits.kinds for one in (kind.first, kind.later) if one is not None]
    return max(one.lapsed_days for one in (limits.first, limits.later, *own))


def _staying(first: Int64s, last: Int64s, end: int, lost_days: int) -> Curve:
    """The share that has left by each day of their life, left being the day of the last order.

    That somebody left at an age is known only once so many days more have passed, so a customer is in sight no further than that
    long before the end, whether they left or not; one who came later than that tells nothing yet.
    """
    seen = end - 1 - lost_days - first
    known = seen >= 0
    span = last - first
    return kaplan_meier(np.minimum(span, seen)[known], (span <= seen)[known], enough=_ENOUGH)


def _first_years(known: Histories, limits: Limits) -> pd.DataFrame:
    """How many days of a customer's first year they stay, as it was known at the end of each of the last months.

    A year for all of them, since what can be seen grows with the file; months before a year can be seen have none.
    """
    months = _months_over(known)[-_TREND_MONTHS:]
    lost_days = _lost_days(limits)
    values, basis = np.full(len(months), np.nan), np.zeros(len(months), np.int64)
    for place, end in enumerate(map(month_end, months)):
        days = np.bincount(known.who[known.day < end], minlength=len(known))
        here = np.flatnonzero(days)
        first, last = known.first_day[here], known.day[known.start[here] + days[here] - 1]
        curve = _staying(first, last, end, lost_days)
        basis[place] = curve.customers
        if curve.customers >= _ENOUGH and curve.horizon >= _YEAR_DAYS:
            values[place] = restricted_mean(replace(curve, horizon=_YEAR_DAYS))[0]
    return pd.DataFrame({"month": list(months), "value": values, "basis": basis})


def restricted_mean(curve: Curve) -> tuple[float, float]:
    """The mean wait within the horizon, and its standard error: the area under S(t) up to H.

    Irwin 1949 (Journal of Hygiene 47, 188); variance as in Klein and Moeschberger 2003, "Survival analysis", equation 4.5.2.
    """
    inside = curve.day <= curve.horizon
    day, staying = curve.day[inside], 1 - curve.happened[inside]
    edges = np.concatenate([[0], day, [curve.horizon]])
    areas = np.diff(edges) * np.concatenate([[1.0], staying])
    mean = float(areas.sum())
    later = areas[::-1].cumsum()[::-1][1:]  # the area after each event
    d, n = curve.events[inside].astype(np.float64), curve.at_risk[inside].astype(np.float64)
    weights = np.divide(d, n * (n - d), out=np.zeros(len(d)), where=n > d)
    return mean, float(np.sqrt((later**2 * weights).sum()))


def _referral(known: Histories, channels: Labels | None, marks: Collection[str]) -> Star | None:
    """Newcomers whose first order came through a recommendation; None where no channel says so."""
    if channels is None:
        return None
    told = np.array([bool(value) for value in channels.words])
    named = np.array([any(mark in value.casefold() for mark in marks) for value in channels.words])
    if not named.any():
        return None
    asked, referred = told[channels.place], named[channels.place]
    months = _months_over(known)
    born = period_numbers(known.first_day, "month")
    trend = _trend(months, _by_month(months, born[referred]), _by_month(months, born[asked]))
    return _share_star("referral_share", int(referred.sum()), int(asked.sum()), trend)


# ---- visits


def visit_days(events: Frame) -> Frame:
    """Per user and day with an event: one row."""
    dated = events.filter(~col(USER_ID).is_null()).select(USER_ID, day=day_number(col(OCCURRED_AT)))
    return dated.unique(subset=[USER_ID, "day"])


def visits_of_log(log: EventLog) -> pd.DataFrame:
    """What `visit_days` answers, from a log that is prepared already: user_id (a number), day."""
    days = pd.DataFrame({USER_ID: log.unit, "day": log.second // DAY_SECONDS})
    return days.drop_duplicates(ignore_index=True)


def visit_stars(days: pd.DataFrame) -> tuple[Star, Star]:
    """Next-day return and 7-day return visit, of users by the day they were first seen (lib.analysis.north_star.visit_days).

    A user counts when the whole of the next day (of the seven days after) lies within the log.
    """
    stars = (_returned(days, "next_day_return", 1), _returned(days, "repeat_visit_7d", 7))
    return stars[0], stars[1]


def _returned(days: pd.DataFrame, code: StarCode, within_days: int) -> Star:
    if days.empty:
        return _share_star(code, 0, 0, _trend(range(0), np.zeros(0), np.zeros(0)))
    first = days.groupby(USER_ID)["day"].transform("min").to_numpy(np.int64)
    day = days["day"].to_numpy(np.int64)
    ripe = first <= day.max() - within_days
    users = days[USER_ID].to_numpy()
    asked = pd.Series(first[ripe], index=users[ripe]).groupby(level=0).first()
    back = (day > first) & (day <= first + within_days) & ripe
    again = asked[asked.index.isin(pd.unique(users[back]))]
    born, returned = (period_numbers(part.to_numpy(np.int64), "month") for part in (asked, again))
    last = month_of(date_of(int(day.max()) + 1 - within_days))  # of its customers not all have had their time
    months = range(int(born.min()), last) if len(born) else range(0)
    return _share_star(
        code, len(again), len(asked), _trend(months, _by_month(months, returned), _by_month(months, born))
    )
