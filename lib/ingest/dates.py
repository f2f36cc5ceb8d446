"""Dates as shops write them, to local wall time: 2011-05-03T09:02Z · 3/5/2011 · Jul-21-11 · 2011年5月3日 · 40666.38 · 1304413320.

The clock that is written is kept: an offset or a zone says where the shop's clock stood, not that it must be turned.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt

from lib.core.settings import DateOrder
from lib.ingest.texts import Texts, clean

Moments = npt.NDArray[np.datetime64]
#: How a date is written; "numeric" ones need the column's order of day and month.
Form = Literal["year_first", "numeric", "named", "compact", "serial", "unix"]

NEVER = np.datetime64("NaT", "s")
FIRST_YEAR = 1990  # older dates are a database's way to write "none" (1900-01-01, 1970-01-01)
LAST_YEAR = 2199
LONGEST = 60

_DAY_SECONDS = 86_400
_EPOCH = date(1970, 1, 1).toordinal()
_EXCEL_EPOCH = date(1899, 12, 30).toordinal()
_SERIALS = (date(FIRST_YEAR, 1, 1).toordinal() - _EXCEL_EPOCH, date(LAST_YEAR, 1, 1).toordinal() - _EXCEL_EPOCH)
_UNIX_SECONDS = (631_152_000, 4_102_444_800)  # 1990 to 2100

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?")
_ISO_FORM = (
    r"(?:199\d|20\d\d|21\d\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[ T](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)?"
)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_KOREAN = re.compile(r"(\d{4})년\s*(\d{1,2})월\s*(\d{1,2})일")
_NUMERIC = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_NAMED = (
    re.compile(
        r"(?P<month>[^\W\d_]{3,12})\.?[-/ ]\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?[-/, ]\s*(?P<year>\d{4}|\d{2})(?!\d)"
    ),
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?(?:[-/ ]\s*|\s*de\s+)(?P<month>[^\W\d_]{3,12})\.?,?(?:[-/ ]\s*|\s*de\s+)(?P<year>\d{4}|\d{2})(?!\d)"
    ),
    re.compile(r"(?P<year>\d{4})[-/ ](?P<month>[^\W\d_]{3,12})[-/ ](?P<day>\d{1,2})(?!\d)"),
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[ T_]?(\d\d)(\d\d)(\d\d)?)?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_WEEKDAY = re.compile(r"^(?:[^\W\d_]{2,10}\.?,?\s+(?=\d|[^\W\d_]{3,12}\.?\s+\d)|星期.\s*|周.\s*)")
_CLOCK = re.compile(
    r"[\s,T]*(?P<early>上午|下午|午前|午後|오전|오후)?\s*(?P<hour>\d{1,2})[:时時시]\s*(?P<minute>\d{1,2})分?(?:[:\s]?\s*(?P<second>\d{1,2})(?:[.,]\d{1,9})?秒?)?"
    r"\s*(?P<late>[AaPp]\.?\s?[Mm]\.?)?\s*(?:Z|[A-Z]{2,5})?\s*(?:[+-]\d{2}:?\d{2})?(?:\s*\([^)]*\)|\[[^\]]*\])?"
)
_AFTERNOON = {"下午", "午後", "오후"}


@dataclass(frozen=True, slots=True)
class Written:
    """A date as far as it can be read alone.

    Attributes:
        numbers: the three numbers as they stand ("numeric"), else year, month, day.
        seconds: of the day; for "serial" and "unix" the whole moment since 1970.
    """

    form: Form
    numbers: tuple[int, int, int]
    seconds: int


def _full_year(year: int, today: date) -> int:
    """Two digits mean this century up to ten years ahead."""
    if year >= 100:
        return year
    century = today.year - today.year % 100
    return century + year if century + year <= today.year + 10 else century - 100 + year


def _clock(text: str) -> int | None:
    """Seconds of the day of what follows a date; None where it is no time of day."""
    if not text.strip(" ,T"):
        return 0
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    half = match["early"] or match["late"]
    if half is not None and hour <= 12:
        hour = hour % 12 + 12 * (half in _AFTERNOON or half[0] in "pP")
    if hour > 23 or minute > 59 or second > 59:
        return None
    return hour * 3600 + minute * 60 + second


def _named(text: str, months: dict[str, int], today: date) -> Written | None:
    for pattern in _NAMED:
        match = pattern.match(text)
        if match is None:
            continue
        month = months.get(match["month"].lower())
        seconds = _clock(text[match.end() :])
        if month is not None and seconds is not None:
            return Written("named", (_full_year(int(match["year"]), today), month, int(match["day"])), seconds)
    return None


def _numbered(text: str) -> Written | None:
    """A bare number: 20110503, 40666.38 (a spreadsheet's day), 1304413320 (seconds since 1970) or its thousandfold."""
    match = _COMPACT.fullmatch(text)
    if match is not None and 1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31:
        hour, minute, second = (int(part or 0) for part in match.groups()[3:])
        if hour < 24 and minute < 60 and second < 60:
            return Written("compact", (int(match[1]), int(match[2]), int(match[3])), hour * 3600 + minute * 60 + second)
    if len(text) > 20 or not _NUMBER.fullmatch(text):
        return None
    number = float(text.replace(",", "."))
    if _SERIALS[0] <= number < _SERIALS[1]:
        return Written("serial", (0, 0, 0), round((number + _EXCEL_EPOCH - _EPOCH) * _DAY_SECONDS))
    for scale in (1, 1_000, 1_000_000):
        if _UNIX_SECONDS[0] <= number / scale < _UNIX_SECONDS[1]:
            return Written("unix", (0, 0, 0), int(number // scale))
    return None


def written(text: str, months: dict[str, int], today: date) -> Written | None:
    """Read a cell as far as it can be read alone; None where it is no date."""
    match = _ISO.fullmatch(text)
    if match is not None:
        year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
        in_day = hour < 24 and minute < 60 and second < 60
        return Written("year_first", (year, month, day), hour * 3600 + minute * 60 + second) if in_day else None
    text = clean(text)
    if len(text) > LONGEST:
        return None
    if text.isdigit() or _NUMBER.fullmatch(text) or _COMPACT.fullmatch(text):
        return _numbered(text)
    text = _WEEKDAY.sub("", text) if not text[:1].isdigit() and _named(text, months, today) is None else text
    for form, pattern in (("year_first", _YEAR_FIRST), ("year_first", _KOREAN), ("numeric", _NUMERIC)):
        match = pattern.match(text)
        if match is not None:
            seconds = _clock(text[match.end() :])
            parts = match.groups() if form == "year_first" else (match[1], match[3], match[4])
            if seconds is None:
                return None
            return Written(form, (int(parts[0]), int(parts[1]), int(parts[2])), seconds)  # type: ignore[arg-type]
    return _named(text, months, today)


def _moment(year: int, month: int, day: int, seconds: int) -> np.datetime64:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return NEVER
    try:
        ordinal = date(year, month, day).toordinal()
    except ValueError:
        return NEVER
    return np.datetime64((ordinal - _EPOCH) * _DAY_SECONDS + seconds, "s")


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
        iso: one moment a distinct text, where all are in the one form that needs no deciding; `found` is empty then.
    """

    texts: Texts
    found: tuple[Written | None, ...]
    votes: Counter[DateOrder]
    open_rows: int
    today: date
    iso: Moments | None = None

    def decided(self) -> DateOrder | None:
        """The order that the rows themselves show; None where they do not tell."""
        best = self.votes.most_common(2)
        if not best or (len(best) == 2 and best[0][1] == best[1][1]):
            return None
        return best[0][0]

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
                result[code] = _moment(_full_year(year, self.today), month, day, one.seconds)
            else:
                result[code] = _moment(*one.numbers, one.seconds)
        return result

    def by_row(self, order: DateOrder) -> Moments:
        """One moment a row."""
        return np.append(self.moments(order), NEVER)[self.texts.codes]

    def range(self, order: DateOrder) -> tuple[date, date] | None:
        """First and last day of the column with this order."""
        moments = self.moments(order)
        moments = moments[~np.isnat(moments)].astype("datetime64[D]")
        if not len(moments):
            return None
        return moments.min().item(), moments.max().item()

    def has(self, form: Form) -> bool:
        """Whether some cell is written in a form."""
        return any(one is not None and one.form == form for one in self.found)


def _all_iso(distinct: tuple[str, ...]) -> Moments | None:
    """Moments of ISO texts, read together; None where one of them is no day (30 February)."""
    try:
        return np.array(distinct, dtype="datetime64[s]")
    except ValueError:
        return None


def _fits(numbers: tuple[int, int, int], today: date) -> list[DateOrder]:
    """The orders that make a day of three numbers, DMY before MDY before YMD; orders of equal result once."""
    fitting: dict[tuple[int, int, int], DateOrder] = {}
    orders: tuple[DateOrder, ...] = ("DMY", "MDY") if numbers[2] >= 100 else ("DMY", "MDY", "YMD")
    for order in orders:
        year, month, day = _ordered(numbers, order)
        if not np.isnat(_moment(_full_year(year, today), month, day, 0)):
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
    found = tuple(written(text, months, today) for text in texts.distinct)
    for one, rows in zip(found, texts.rows_by_value(), strict=True):
        if one is None or one.form != "numeric":
            continue
        fitting = _fits(one.numbers, today)
        day_month_equal = one.numbers[0] == one.numbers[1]
        if len(fitting) == 1 and not day_month_equal:
            votes[fitting[0]] += int(rows)
        elif len(fitting) > 1:
            open_rows += int(rows)
    return Dates(texts, found, votes, open_rows, today)
