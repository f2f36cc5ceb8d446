"""What totals alone say of a shop: its months, what an order brings, trends with their ranges, and its weekdays.

Totals tell nobody apart. So nothing here is about who comes back, and buyers of several days are never added up to
customers: whoever buys on two days is counted on both.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.means import FEWEST, mean_range, ratio_range
from lib.analysis.proportions import Range
from lib.analysis.touchpoints import TouchPoint
from lib.analysis.watch import days_of_totals
from lib.core.columns import FIRST_DAY, METRIC, VALUE
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding, finding
from lib.core.money import SCALE
from lib.core.periods import Grain, date_of, day_of, grain_of, month_of, month_start
from lib.core.words import N_

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

Kind = Literal["money", "count", "share"]
CourseCode = Literal[
    "revenue",
    "orders",
    "average_order_value",
    "visitors",
    "conversion",
    "buyers",
    "spend_per_buyer",
    "new_customers",
    "new_share",
    "returning_visitors",
]
Against = Literal["before", "year"]

#: What can be read from totals: its unit, the figure that is summed, and the one it is divided by (None: by the periods).
DEFINITIONS: Mapping[CourseCode, tuple[Kind, str, str | None]] = {
    "revenue": ("money", "revenue", None),
    "orders": ("count", "orders", None),
    "average_order_value": ("money", "revenue", "orders"),
    "visitors": ("count", "visitors", None),
    "conversion": ("share", "orders", "visitors"),
    "buyers": ("count", "buyers", None),
    "spend_per_buyer": ("money", "revenue", "buyers"),
    "new_customers": ("count", "new_customers", None),
    "new_share": ("share", "new_customers", "buyers"),
    "returning_visitors": ("share", "returning_visitors", "visitors"),
}
#: How many periods are looked at as "lately", and after how many a year has gone by: whole weeks, so that weekdays match.
WINDOWS: Mapping[Grain, tuple[int, int]] = {"day": (28, 364), "week": (13, 52), "month": (12, 12)}
#: Weekdays are those of the last year.
_WEEKDAY_DAYS = 364
_WEEK_DAYS = 7
_NEEDED = ("revenue", "orders", "visitors", "buyers", "new_customers")
#: What is said of totals that have none of these.
NOT_OF_THE_SHOP = N_(
    "These totals have neither revenue, orders, visitors nor customers. Choose their columns on the Data page, or add a file that has them."
)
_BUYERS_AGAIN: Mapping[Grain, str] = {
    "day": N_(
        "Whoever buys on two days is counted on both. So buyers are told by day here, and never added up to the customers of a month."
    ),
    "week": N_(
        "Whoever buys in two weeks is counted in both. So buyers are told by week here, and never added up to the customers of a month."
    ),
    "month": N_(
        "Whoever buys in two months is counted in both. So buyers are told by month here, and never added up to the customers of a year."
    ),
}
#: Buyers of a day are new or have bought before; two of the three tell the third.
_BUYERS, _NEW, _BEFORE = "buyers", "new_customers", "returning_customers"


@dataclass(frozen=True)
class Change:
    """Lately against an earlier stretch of the same length.

    Attributes:
        against: "before": the stretch just before; "year": the same one a year earlier.
        then: the figure then, in its unit.
        value: the figure now less then, with its 95 % range.
    """

    against: Against
    then: float
    value: Range

    @property
    def is_clear(self) -> bool:
        """Whether it is more than the ups and downs of single periods explain."""
        return self.value.low > 0 or self.value.high < 0

    @property
    def relative(self) -> float | None:
        """As a part of then; None where there was nothing then."""
        return self.value.value / self.then if self.then > 0 else None


@dataclass(frozen=True, eq=False)
class Course:
    """One figure over time, in its unit: ten-thousandths of the currency, a count, or a share.

    Attributes:
        grain: what a row of the file stands for.
        total: of the whole file: a sum, or the quotient of two sums; None where the file has no row of it.
        lately: the mean a period of the last stretch (WINDOWS), or the quotient, with its range; None where too little is known.
        changes: against the stretch before and a year earlier, as far as the file reaches.
        months: one row a month: month (lib.core.periods), value (the sum, or the quotient), low, high (of quotients), over.
    """

    code: CourseCode
    kind: Kind
    grain: Grain
    total: float | None
    lately: Range | None
    changes: tuple[Change, ...]
    months: pd.DataFrame = field(repr=False)

    def change(self, against: Against) -> Change | None:
        """The change against an earlier stretch; None where the file does not reach so far."""
        return next((one for one in self.changes if one.against == against), None)


@dataclass(frozen=True, eq=False)
class ShopDays:
    """A shop by its totals.

    Attributes:
        grain: what a row stands for.
        first, last: number of the first and the last day with a row.
        periods: how many rows of days (weeks, months) there are.
        courses: the figures that the file has, in the order of DEFINITIONS.
        months: one row a month: month, periods (rows), over, revenue_e4, orders (NaN where the file does not say).
        weekdays: one row a weekday from Monday on: days, mean, low, high of revenue in ten-thousandths (of orders, where no
            revenue is told); empty unless a row is a day and every weekday has enough of them.
        findings: what has to be known to read it.
    """

    grain: Grain
    first: int
    last: int
    periods: int
    courses: tuple[Course, ...]
    months: pd.DataFrame = field(repr=False)
    weekdays: pd.DataFrame = field(repr=False)
    findings: tuple[Finding, ...] = ()

    @property
    def window(self) -> int:
        """How many periods "lately" is."""
        return WINDOWS[self.grain][0]

    def course(self, code: CourseCode) -> Course | None:
        """One figure; None where the file does not tell it."""
        return next((one for one in self.courses if one.code == code), None)


def tells_the_shop(daily: pd.DataFrame) -> bool:
    """Whether totals have a figure that tells how the shop goes."""
    return not set(daily.loc[daily[VALUE].notna(), METRIC]).isdisjoint(_NEEDED)


def only_counts_steps(daily: pd.DataFrame, template: Sequence[TouchPoint]) -> bool:
    """Whether totals count steps on the way to buying and nothing that tells how the shop goes."""
    return not tells_the_shop(daily) and len(days_of_totals(daily, template).units) > 1


def shop_days(daily: pd.DataFrame) -> ShopDays:
    """What daily totals say (lib.core.columns.DAILY).

    Raises:
        CannotAnswer: they have neither revenue, orders, visitors nor customers.
    """
    if not tells_the_shop(daily):
        raise CannotAnswer(NOT_OF_THE_SHOP)
    needed = {name for _, *names in DEFINITIONS.values() for name in names if name}
    known = daily[daily[METRIC].isin({*needed, _BEFORE}) & daily[VALUE].notna()]
    numbers = pd.to_datetime(known[FIRST_DAY]).to_numpy().astype("datetime64[D]").astype(np.int64)
    distinct = np.unique(numbers)
    grain = grain_of(distinct.tolist())
    places = _places(distinct, grain)
    place = places[np.searchsorted(distinct, numbers)]
    size = int(places[-1]) + 1
    figures: dict[str, Floats] = {}
    for name in known[METRIC].unique():
        rows = (known[METRIC] == name).to_numpy()
        scale = SCALE if name == "revenue" else 1
        figures[str(name)] = _dense(place[rows], known[VALUE].to_numpy(np.float64)[rows] * scale, size)
    _tell_third(figures)
    day_of_place = np.zeros(size, np.int64)
    day_of_place[places] = distinct
    has_row = np.bincount(places, minlength=size) > 0
    calendar = _Calendar(grain, day_of_place, has_row)
    courses = tuple(
        _course(code, figures, calendar)
        for code, (_, top, bottom) in DEFINITIONS.items()
        if top in figures and (bottom is None or bottom in figures) and (code != "new_share" or _are_parts(figures))
    )
    return ShopDays(
        grain,
        int(distinct[0]),
        int(distinct[-1]),
        len(distinct),
        courses,
        calendar.table(figures),
        _weekdays(calendar, figures),
        _findings(calendar, figures, courses),
    )


def _places(days: Ints, grain: Grain) -> Ints:
    """Which period each day belongs to, counted from the first."""
    if grain == "month":
        months = np.array([month_of(date_of(day)) for day in days.tolist()], np.int64)
        return months - months[0]
    step = _WEEK_DAYS if grain == "week" else 1
    return (days - days[0] + step // 2) // step


def _dense(place: Ints, values: Floats, size: int) -> Floats:
    """One number a period; NaN where the file has none. Two rows of one period are added up."""
    told = ~np.isnan(values)
    dense = np.bincount(place[told], values[told], size)
    dense[np.bincount(place[told], minlength=size) == 0] = np.nan
    return np.rint(dense * 1e6) / 1e6  # without the dust of binary fractions


def _tell_third(figures: dict[str, Floats]) -> None:
    """Buyers from the new ones and the others, or the new ones from all and the others, where the file has only two of them."""
    if _BEFORE in figures and _BUYERS not in figures and _NEW in figures:
        figures[_BUYERS] = figures[_NEW] + figures[_BEFORE]
    elif _BEFORE in figures and _NEW not in figures and _BUYERS in figures:
        figures[_NEW] = figures[_BUYERS] - figures[_BEFORE]


def _are_parts(figures: Mapping[str, Floats]) -> bool:
    """Whether the new customers are some of the buyers of their days; else they are counted otherwise, and are no share of them."""
    new, buyers = figures[_NEW], figures[_BUYERS]
    told = ~np.isnan(new) & ~np.isnan(buyers)
    return bool((new[told] <= buyers[told]).all() and (new[told] >= 0).all())


@dataclass(frozen=True, eq=False)
class _Calendar:
    """The periods of a file: on which day each begins, and whether it has a row."""

    grain: Grain
    day: Ints
    has_row: npt.NDArray[np.bool_]

    @property
    def month(self) -> Ints:
        """The month in which each period begins."""
        return self.day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 1970 * 12

    def months(self) -> range:
        months = self.month[self.has_row]
        return range(int(months.min()), int(months.max()) + 1)

    def is_over(self, month: int) -> bool:
        """Whether the file covers a month from its first day to its last; a row that is a month stands for all of it."""
        if self.grain == "month":
            return True
        step = _WEEK_DAYS if self.grain == "week" else 1
        days = self.day[self.has_row]
        first, last = int(days.min()), int(days.max()) + step - 1
        return first - step < day_of(month_start(month)) and last >= day_of(month_start(month + 1)) - 1

    def table(self, figures: Mapping[str, Floats]) -> pd.DataFrame:
        months = self.months()
        at = self.month[self.has_row] - months.start
        table = pd.DataFrame(
            {
                "month": list(months),
                "periods": np.bincount(at, minlength=len(months)),
                "over": [self.is_over(month) for month in months],
            }
        )
        for name, column in (("revenue", "revenue_e4"), ("orders", "orders")):
            table[column] = self.sums(figures[name]) if name in figures else np.nan
        return table

    def sums(self, values: Floats) -> Floats:
        """By month; NaN where no period of it tells anything."""
        months, told = self.months(), ~np.isnan(values)
        at = self.month[told] - months.start
        sums: Floats = np.bincount(at, values[told], len(months)).astype(np.float64)
        sums[np.bincount(at, minlength=len(months)) == 0] = np.nan
        return sums


def _course(code: CourseCode, figures: Mapping[str, Floats], calendar: _Calendar) -> Course:
    kind, top_name, bottom_name = DEFINITIONS[code]
    top = figures[top_name]
    bottom = None if bottom_name is None else figures[bottom_name]
    if bottom is not None:  # a quotient is of the periods that tell both
        both = ~np.isnan(top) & ~np.isnan(bottom)
        top, bottom = np.where(both, top, np.nan), np.where(both, bottom, np.nan)
    window, year = WINDOWS[calendar.grain]
    lags: list[tuple[Against, int]] = [("year", year)] if window == year else [("before", window), ("year", year)]
    changes = [_change(against, top, bottom, window, lag) for against, lag in lags]
    return Course(
        code,
        kind,
        calendar.grain,
        _whole(top, bottom),
        _stretch(top[-window:], None if bottom is None else bottom[-window:], window),
        tuple(change for change in changes if change is not None),
        _by_month(top, bottom, calendar),
    )


def _whole(top: Floats, bottom: Floats | None) -> float | None:
    if np.isnan(top).all():
        return None
    total = float(np.nansum(top))
    if bottom is None:
        return total
    below = float(np.nansum(bottom))
    return total / below if below > 0 else None


def _stretch(top: Floats, bottom: Floats | None, window: int) -> Range | None:
    """The mean a period, or the quotient, of a stretch that is told for at least half."""
    told = ~np.isnan(top)
    if told.sum() < max(FEWEST, window / 2):
        return None
    return mean_range(top[told]) if bottom is None else ratio_range(top[told], bottom[told])


def _change(against: Against, top: Floats, bottom: Floats | None, window: int, lag: int) -> Change | None:
    """The last stretch against the one `lag` periods earlier.

    Sums: the mean of the differences of periods that lie `lag` apart (equal weekdays, so the week's pattern falls out), with the
    range of means. Quotients: the difference of the two, its range from both ranges (MOVER; Zou and Donner 2008).
    """
    if len(top) < window + lag:
        return None
    now, then = slice(len(top) - window, len(top)), slice(len(top) - window - lag, len(top) - lag)
    if bottom is None:
        differences = top[now] - top[then]
        told = ~np.isnan(differences)
        if told.sum() < max(FEWEST, window / 2):
            return None
        value = mean_range(differences[told])
        return None if value is None else Change(against, float(top[then][told].mean()), value)
    lately, earlier = (_stretch(top[part], bottom[part], window) for part in (now, then))
    if lately is None or earlier is None:
        return None
    moved = lately.value - earlier.value
    low = moved - math.hypot(lately.value - lately.low, earlier.high - earlier.value)
    high = moved + math.hypot(lately.high - lately.value, earlier.value - earlier.low)
    if not (top < 0).any():
        low = max(low, -earlier.value)  # what is never below nothing cannot fall by more than there was
    return Change(against, earlier.value, Range(moved, low, high))


def _by_month(top: Floats, bottom: Floats | None, calendar: _Calendar) -> pd.DataFrame:
    months = calendar.months()
    value = calendar.sums(top)
    low, high = np.full(len(months), np.nan), np.full(len(months), np.nan)
    if bottom is not None:
        below = calendar.sums(bottom)
        value = np.divide(value, below, out=np.full(len(months), np.nan), where=below > 0)
        told, at = ~np.isnan(top), calendar.month - months.start
        for place in range(len(months)):
            inside = told & (at == place)
            found = ratio_range(top[inside], bottom[inside])
            if found is not None:
                low[place], high[place] = found.low, found.high
    over = [calendar.is_over(month) for month in months]
    return pd.DataFrame({"month": list(months), "value": value, "low": low, "high": high, "over": over})


def _weekdays(calendar: _Calendar, figures: Mapping[str, Floats]) -> pd.DataFrame:
    """What each weekday brings, of the last year."""
    values = figures.get("revenue", figures.get("orders"))
    nothing = pd.DataFrame({"weekday": [], "days": [], "mean": [], "low": [], "high": []})
    if calendar.grain != "day" or values is None:
        return nothing
    values, day = values[-_WEEKDAY_DAYS:], calendar.day[-1] - np.arange(len(values[-_WEEKDAY_DAYS:]))[::-1]
    weekday = (day + 3) % _WEEK_DAYS  # 1970-01-01 was a Thursday
    rows: list[dict[str, float]] = []
    for number in range(_WEEK_DAYS):
        told = values[(weekday == number) & ~np.isnan(values)]
        found = mean_range(told)
        if found is None:
            return nothing
        rows.append({"weekday": number, "days": len(told), "mean": found.value, "low": found.low, "high": found.high})
    return pd.DataFrame(rows)


def _findings(calendar: _Calendar, figures: Mapping[str, Floats], courses: tuple[Course, ...]) -> tuple[Finding, ...]:
    found: list[Finding] = []
    if not any(course.changes for course in courses):
        needed = {
            "day": N_("A trend needs 56 days or more: the last 28 against the 28 before."),
            "week": N_("A trend needs 26 weeks or more: the last 13 against the 13 before."),
            "month": N_("A trend needs 24 months or more: the last 12 against the 12 before."),
        }
        found.append(finding("too_short_for_trend", "info", needed[calendar.grain]))
    if calendar.grain == "week":
        found.append(
            finding(
                "weeks_in_months", "info", N_("A row is a week here; a week belongs to the month in which it begins.")
            )
        )
    if _NEW in figures and _BUYERS in figures and not _are_parts(figures):
        found.append(
            finding(
                "new_beyond_buyers",
                "info",
                N_(
                    "On some days the file has more new customers than buyers. So the two are counted otherwise, and no share of new ones is told."
                ),
            )
        )
    if "buyers" in figures:
        found.append(
            finding(
                "buyers_by_period",
                "info",
                _BUYERS_AGAIN[calendar.grain],
            )
        )
    return tuple(found)
