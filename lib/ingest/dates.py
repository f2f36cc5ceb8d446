"""A column of dates, to local wall time: the order of day and month is decided for all rows together.

How one date is read: lib.ingest.written.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from lib.core.settings import DateOrder
from lib.ingest.month_names import Disputed, as_spoken
from lib.ingest.spool import aside
from lib.ingest.texts import Distinct, Texts, clean, parts_of
from lib.ingest.written import (
    DAY_SECONDS,
    EPOCH,
    FIRST_YEAR,
    LAST_YEAR,
    Form,
    Written,
    full_year,
    ordinal,
    six_digits,
    written,
)

Moments = npt.NDArray[np.datetime64]

NEVER = np.datetime64("NaT", "s")
_ISO_FORM = (
    r"(?:199\d|20\d\d|21\d\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)?"
)
#: So many dates of a kind that chance hardly made them alike.
_MANY = 6
#: One day to come may be a slip of the pen.
_SEVERAL = 3
#: A shop's last order is not older, in days, where nothing else tells.
_RECENT = 3 * 365
#: A year stands in few forms, a day in many.
_YEARS, _DAYS = 6, 12


def _moment(year: int, month: int, day: int, seconds: int) -> np.datetime64:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return NEVER
    try:
        ordinal = date(year, month, day).toordinal()
    except ValueError:
        return NEVER
    return np.datetime64((ordinal - EPOCH) * DAY_SECONDS + seconds, "s")


def _ordered(numbers: tuple[int, int, int], order: DateOrder) -> tuple[int, int, int]:
    first, second, third = numbers
    match order:
        case "DMY":
            return third, second, first
        case "MDY":
            return third, first, second
        case _:
            return first, second, third


@dataclass(frozen=True)
class Dates:
    """A column read as dates, the order of day and month still open.

    Attributes:
        found: one a distinct text; None where it is no date.
        votes: rows whose numbers fit only one order.
        open_rows: rows that several orders fit, with different results.
        likely: the better of two readings where the first of three short numbers may be the year; None where that is no question.
        turned: dates whose day and month a spreadsheet took for each other; they are put right.
        iso: one moment a distinct text, where all are in the one form that needs no deciding; `found` is empty then.
        disputed: a month's name that is another one's in another language, where nothing tells which is meant.
    """

    texts: Texts
    found: tuple[Written | None, ...]
    votes: Counter[DateOrder]
    open_rows: int
    today: date
    iso: Moments | None = None
    turned: int = 0
    likely: DateOrder | None = None
    disputed: Disputed | None = None

    def decided(self) -> DateOrder | None:
        """The order that the rows themselves show; None where they do not tell."""
        best = self.votes.most_common(2)
        if not best or (len(best) == 2 and best[0][1] == best[1][1]):
            return None
        return best[0][0]

    def assumed(self) -> DateOrder:
        """The order to take where the rows do not tell."""
        return self.likely or "DMY"

    def shape(self) -> DateOrder:
        """The order to name where no row is open: the form that most rows have."""
        if self.iso is not None:
            return "YMD"
        rows = Counter[Form]()
        for one, count in zip(self.found, self.texts.rows_by_value(), strict=True):
            if one is not None:
                rows[one.form] += int(count)
        form = rows.most_common(1)[0][0] if rows else "year_first"
        if form == "named":
            first = next(
                text
                for text, one in zip(self.texts.distinct, self.found, strict=True)
                if one is not None and one.form == "named"
            )
            return "DMY" if clean(first)[:1].isdigit() else "MDY"
        return "DMY" if form == "numeric" else "YMD"

    def moments(self, order: DateOrder) -> Moments:
        """One moment a distinct text, with this order of day and month; NaT where that gives no day."""
        if self.iso is not None:
            return self.iso
        result = np.full(len(self.found), NEVER, dtype="datetime64[s]")
        for code, one in enumerate(self.found):
            if one is None:
                continue
            if one.form in {"serial", "unix"}:
                result[code] = np.datetime64(one.seconds, "s")
            elif one.form == "numeric":
                year, month, day = _ordered(one.numbers, order)
                result[code] = _moment(full_year(year, self.today), month, day, one.seconds)
            else:
                year, month, day = one.numbers
                result[code] = _moment(full_year(year, self.today), month, day, one.seconds)
        return result

    def by_row(self, order: DateOrder) -> Moments:
        """One moment a row."""
        moments, codes = self.moments(order), self.texts.codes
        if not len(moments):
            return np.full(len(codes), NEVER)
        by_row = moments[codes]
        by_row[codes < 0] = NEVER
        return aside(by_row)

    def among(self, rows: npt.NDArray[np.bool_]) -> Dates:
        """The same of some rows only."""
        used = {*self.texts.codes[rows].tolist()}
        return replace(self, found=tuple(one if code in used else None for code, one in enumerate(self.found)))

    def range(self, order: DateOrder) -> tuple[date, date] | None:
        """First and last day of the column with this order."""
        moments = self.moments(order)
        moments = moments[~np.isnat(moments)].astype("datetime64[D]")
        if not len(moments):
            return None
        return moments.min().item(), moments.max().item()

    def fits(self, order: DateOrder) -> bool:
        """Whether every date of the column is a day with this order."""
        dated = np.array([one is not None for one in self.found], dtype=np.bool_)
        return not np.isnat(self.moments(order)[dated]).any()

    def foreign(self) -> tuple[str, date] | None:
        """A cell in days of the Persian calendar, as it stands, and the day that it is; None where there is none."""
        return next(
            (
                (text, date(*one.numbers))
                for text, one in zip(self.texts.distinct, self.found, strict=False)
                if one is not None and one.calendar == "persian"
            ),
            None,
        )

    def has(self, form: Form) -> bool:
        """Whether some cell is written in a form."""
        return any(one is not None and one.form == form for one in self.found)


def _all_iso(distinct: tuple[str, ...] | Distinct) -> Moments | None:
    """Moments of ISO texts, read together; None where one of them is no day (30 February)."""
    try:
        return aside(np.concatenate([np.array(some, dtype="datetime64[s]") for some in parts_of(distinct)]))
    except ValueError:
        return None


def _fits(numbers: tuple[int, int, int], today: date) -> list[DateOrder]:
    """The orders that make a day of three numbers, DMY before MDY before YMD; orders of equal result once."""
    fitting: dict[tuple[int, int, int], DateOrder] = {}
    orders: tuple[DateOrder, ...] = ("DMY", "MDY") if numbers[2] >= 100 else ("DMY", "MDY", "YMD")
    for order in orders:
        year, month, day = _ordered(numbers, order)
        if not np.isnat(_moment(full_year(year, today), month, day, 0)):
            fitting.setdefault((year, month, day), order)
    # Year first with two digits is rare: it is considered only where nothing else fits.
    result = list(fitting.values())
    return [order for order in result if order != "YMD"] or result


def read_dates(texts: Texts, months: dict[str, int], today: date) -> Dates:
    """Read every distinct text of a column and gather what it says about the order of day and month."""
    votes: Counter[DateOrder] = Counter()
    open_rows = 0
    if texts.all_match(_ISO_FORM):
        moments = _all_iso(texts.distinct)
        if moments is not None:
            return Dates(texts, (), votes, open_rows, today, moments)
    found, disputed = _each(texts, months, today)
    found, turned = _turned_back(_day_before_month(found), today)
    year_first, likely = _is_year_first(found), None
    if not year_first:
        likely = _likely_year(found, today)
    for one, rows in zip(found, texts.rows_by_value(), strict=True):
        if one is None or one.form != "numeric":
            continue
        if year_first:
            votes["YMD"] += int(rows)
            continue
        if likely is not None:
            open_rows += int(rows)
            continue
        fitting = _fits(one.numbers, today)
        day_month_equal = one.numbers[0] == one.numbers[1]
        if len(fitting) == 1 and not day_month_equal:
            votes[fitting[0]] += int(rows)
        elif len(fitting) > 1:
            open_rows += int(rows)
    return Dates(texts, found, votes, open_rows, today, turned=turned, likely=likely, disputed=disputed)


def _each(texts: Texts, months: dict[str, int], today: date) -> tuple[tuple[Written | None, ...], Disputed | None]:
    """Every distinct text as far as it can be read alone, its months in the column's language."""
    found = (
        _six_digits(texts, today) or _ordinals(texts) or tuple(written(text, months, today) for text in texts.distinct)
    )
    if not any(one is not None and one.form == "named" for one in found):
        return found, None
    spoken, disputed = as_spoken(texts.distinct, months)
    return found if spoken is months else tuple(written(text, spoken, today) for text in texts.distinct), disputed


def _six_digits(texts: Texts, today: date) -> tuple[Written | None, ...]:
    """Days written as six digits (250905), where all cells of a column are such and one order fits them all; none where not."""
    if not texts.all_match(r"(?:\d{6})?"):
        return ()
    found = tuple(map(six_digits, texts.distinct))
    numbers = {one.numbers for one in found if one is not None}
    told = len(numbers) >= _MANY and any(_days_of(numbers, order, today) for order in ("YMD", "DMY", "MDY"))
    return found if told else ()


def _ordinals(texts: Texts) -> tuple[Written | None, ...]:
    """Days written by their number in the year (2025-008), where all cells of a column are such; none where not."""
    if not texts.all_match(r"(?:\d{4}-\d{3}(?:[T ].*)?)?"):
        return ()
    found = tuple(map(ordinal, texts.distinct))
    blank = [not text.strip() for text in texts.distinct]
    return found if all(one is not None or empty for one, empty in zip(found, blank, strict=True)) else ()


def _is_year_first(found: tuple[Written | None, ...]) -> bool:
    """Whether the first of three short numbers is the year: it takes few values where the last takes as many as a day."""
    numbers = [one.numbers for one in found if one is not None and one.form == "numeric"]
    if not numbers or any(last >= 100 for _first, _middle, last in numbers):
        return False
    firsts, lasts = {first for first, _, _ in numbers}, {last for _, _, last in numbers}
    return (
        len(firsts) <= _YEARS
        and len(lasts) >= _DAYS
        and max(lasts) > 12
        and max(middle for _, middle, _ in numbers) <= 12
    )


def _likely_year(found: tuple[Written | None, ...], today: date) -> DateOrder | None:
    """The likelier reading where the first of three short numbers may be the year; None where it hardly is.

    A year stands in few forms and is not to come; of two readings the one with fewer years is likelier, or the one that ends now.
    """
    numbers = {one.numbers for one in found if one is not None and one.form == "numeric"}
    if (
        not numbers
        or any(last >= 100 for _first, _middle, last in numbers)
        or len({one[0] for one in numbers}) > _YEARS
    ):
        return None
    own, *others = (_days_of(numbers, order, today) for order in ("YMD", "DMY", "MDY"))
    others = [days for days in others if days]
    if not own or not others or max(own) > today:
        return None
    other = min(others, key=lambda days: len(_years(days)))
    more = len(_years(other)) - len(_years(own))
    if more < 0 or (more == 0 and (not _is_now(own, today) or any(_is_now(days, today) for days in others))):
        return None
    day_first_fits = bool(_days_of(numbers, "DMY", today))
    return "YMD" if max(own) > max(other) or max(other) > today or not day_first_fits else "DMY"


def _days_of(numbers: set[tuple[int, int, int]], order: DateOrder, today: date) -> list[date]:
    """The days that numbers are with an order; none where it does not fit all of them."""
    days: list[date] = []
    for one in numbers:
        year, month, day = _ordered(one, order)
        moment = _moment(full_year(year, today), month, day, 0)
        if np.isnat(moment):
            return []
        days.append(moment.astype("datetime64[D]").item())
    return days


def _years(days: list[date]) -> set[int]:
    return {day.year for day in days}


def _is_now(days: list[date], today: date) -> bool:
    """Whether a shop's days end shortly before today."""
    return 0 <= (today - max(days)).days <= _RECENT


def _day_before_month(found: tuple[Written | None, ...]) -> tuple[Written | None, ...]:
    """Years before day and month (2025-14-01), where several days beyond the twelfth stand in the middle and none behind."""
    numbers = {one.numbers for one in found if one is not None and one.form == "year_first"}
    if any(last > 12 for _, _, last in numbers) or sum(middle > 12 for _, middle, _ in numbers) < _SEVERAL:
        return found
    return tuple(map(_swapped, found))


def _swapped(one: Written | None) -> Written | None:
    """Day and month in each other's place, where the year stands before them."""
    if one is None or one.form != "year_first":
        return one
    year, month, day = one.numbers
    return replace(one, numbers=(year, day, month))


def _turned_back(found: tuple[Written | None, ...], today: date) -> tuple[tuple[Written | None, ...], int]:
    """Undo what a spreadsheet of another country did.

    Days up to 12 became dates with day and month in each other's place; what could not be such a date stayed text.
    """
    real = [one for one in found if one is not None and one.form == "year_first"]
    text = [one for one in found if one is not None and one.form == "numeric"]
    if len(real) < _MANY or len(text) < _MANY or any(one.numbers[2] > 12 for one in real):
        return found, 0
    if any(len(_fits(one.numbers, today)) > 1 for one in text):
        return found, 0
    return tuple(map(_swapped, found)), len(real)
