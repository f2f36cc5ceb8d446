"""One date as a shop wrote it: 2011-05-03T09:02Z · 3/5/2011 · Jul-21-11 · 2011年5月3日 · 民國100年5月3日 · 40666.38 · 1304413320.

The clock that is written is kept: an offset or a zone says where the shop's clock stood, not that it must be turned.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from lib.ingest.month_names import without_words_beside
from lib.ingest.spans import ends_of_span
from lib.ingest.texts import clean

#: How a date is written; "numeric" ones need the column's order of day and month.
Form = Literal["year_first", "numeric", "named", "compact", "serial", "unix"]

FIRST_YEAR = 1990  # older dates are a database's way to write "none" (1900-01-01, 1970-01-01)
LAST_YEAR = 2199
_BUDDHIST = 543
LONGEST = 90
DAY_SECONDS = 86_400
EPOCH = date(1970, 1, 1).toordinal()

#: Persian years that are those from 1990 to 2034, and the first day of the first (21 March 1990).
PERSIAN = (1369, 1412)
#: 15/03/1445 · 1445-03-15 · 14450315: years after the Persian ones above.
_HIJRI = re.compile(
    r"(?<!\d)14(?:1[3-9]|[2-5]\d)(?:[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|(?:0\d|1[0-2])[0-3]\d(?!\d))|(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.]14(?:1[3-9]|[2-5]\d)(?!\d)"
)
_PERSIAN_EPOCH = date(1990, 3, 21).toordinal()
_EXCEL_EPOCH = date(1899, 12, 30).toordinal()
# Six digits are a time of day (101112) sooner than a day after the year 2173.
_SERIALS = (date(FIRST_YEAR, 1, 1).toordinal() - _EXCEL_EPOCH, 100_000)
_UNIX_SECONDS = (631_152_000, 4_102_444_800)  # 1990 to 2100

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/._年년]\s*(\d{1,2})\s*[-/._月월]\s*(\d{1,2})(?!\d)\s*[日号號일]?\.?")
#: Year, week and its day: 2025-W02-3.
_WEEK_DAY = re.compile(r"(\d{4})-?W(\d\d)-?([1-7])(?!\d)")
_NUMERIC = re.compile(r"(\d{1,2})\s?([-/. ])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)\.?")
#: 07/01-2026, as Danes write it.
_DANISH = re.compile(r"(\d{1,2})[/.](\d{1,2})-(\d{4})(?!\d)")
#: 18 tháng 1, 2026 · 18 thg1 2026 · Ngày 18 tháng 01 năm 2026, as Vietnamese number their months.
_VIETNAMESE = re.compile(
    r"(?:ngày\s+)?(\d{1,2})\s*(?:tháng|thg)\.?\s*(\d{1,2}),?\s+(?:năm\s+)?(\d{4})(?!\d)", re.IGNORECASE
)
#: Years of the Republic of China and of Japan's emperors: (how they begin, the year before their first).
_ERAS = (("民國", 1911), ("民国", 1911), ("令和", 2018), ("平成", 1988), ("R", 2018), ("H", 1988))
_ERA = re.compile(
    r"(民國|民国|令和|平成|[RH])\.?\s*(\d{1,3}|元)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?!\d)"
)
_TAIWAN = re.compile(r"(1\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?!\d)")
# A letter, and the signs for vowels that the scripts of India write as characters of their own.
_MONTH = r"(?P<month>(?:[^\W\d_]|[\u0900-\u0eff\u1000-\u109f\u1780-\u17ff]){2,12})[.׳]?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|[ºª])?"
_YEAR = r"(?P<year>\d{4}|\d{2})(?!\d)"
_NAMED = (
    re.compile(rf"{_MONTH}[-/ ]\s*{_DAY}[-/, ]\s*{_YEAR}"),
    re.compile(
        rf"{_DAY}(?:\.?[-/ ]\s*|\.|\s*de\s+|\s*d[’']|\s+of\s+){_MONTH},?(?:[-/ ]\s*|\s*de[l]?\s+|(?<=\.)){_YEAR}"
    ),
    # 2025-Nov-12 · 2025. november 12. · 2025 m. lapkričio 12 d. · 2025. gada 12. novembris
    re.compile(rf"(?P<year>\d{{4}})(?:[-/ ]|\.\s?| m\. ?){_MONTH}(?:[-/]|\s+){_DAY}(?!\d)(?:\s?d)?\.?"),
    re.compile(rf"(?P<year>\d{{4}})\.?\s(?:gada )?{_DAY}\.?\s{_MONTH}"),  # 2024 ж. 5 наурыз, without its ж.
    re.compile(r"(?P<day>\d{1,2})(?P<month>[^\W\d_]{3,12})\.?(?P<year>\d{4})(?!\d)"),
    re.compile(
        r"(?P<day>\d{1,2})\s*(?P<month>[\u0e00-\u0e7f][\u0e00-\u0e7f.]{1,12})\s*(?P<year>\d{4})(?!\d)"
    ),  # 5 ม.ค. 2569
)
_COMPACT = re.compile(
    r"(\d{4})(\d\d)(\d\d)(?:[ T_]?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?(?:\d\d)?)?)?"
)
#: Year and day of the year, which only a column of days tells from a number: 2025-008.
_ORDINAL = re.compile(r"(\d{4})-(\d{3})(?!\d)")
#: Chinese figures before what they count: 二〇二五年十二月廿一日.
_CHINESE = re.compile(r"[〇零○一二三四五六七八九十百廿卅壹贰貳叁參肆伍陆陸柒捌玖拾]+(?=[年月日号號])")
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖拾", "000123456789122334566789十")
_BY_TENS = re.compile(r"(?:(\d)百0?)?((\d)?十)?(\d)?")
#: Milliseconds since 1970 as .NET writes them into JSON, and how far the shop's clock was from there.
_DOT_NET = re.compile(r"\\?/Date\((-?\d{1,15})(?:([+-])(\d\d)(\d\d))?\)\\?/")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_WEEKDAY = re.compile(r"^(?:[^\W\d_]{2,12}\.?,?\s+(?=\d|[^\W\d_]{3,12}\.?\s+\d)|星期.\s*|周.\s*)")
_WEEKDAY_BEHIND = re.compile(
    r"(?<=\d|日|일)\s*(?:\((?:[^\W\d_]{1,4}|星期.|周.)\)|星期.|[周週][一二三四五六日天]|[月火水木金土日]曜日|[월화수목금토일]요일)"
)
_CLOCK_FIRST = re.compile(r"(\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?),?\s+(?!\d{1,2}:)")
#: Fri Jul 22 13:05:00 UTC 2011, as programs print it.
_CLOCK_INSIDE = re.compile(r"([^\W\d_]{3,12}\s+\d{1,2}),?\s+(\d{1,2}:\d{2}(?::\d{2})?)\s+(?:[A-Z]{2,5}\s+)?(\d{4})$")
#: Halves of the day as they stand behind a clock where forms on the web write them in their own language: de ms sq zh ja ko el cs sv fi tr vi uk ar.
_AFTERNOON = frozenset(
    ["pm", "nachm", "ptg", "md", "下午", "中午", "晚上", "午後", "오후", "μμ", "odp", "em", "ip", "ös", "ch", "пп", "م"]
)
_FORENOON = frozenset(
    [
        "am",
        "vorm",
        "pg",
        "pd",
        "清晨",
        "上午",
        "凌晨",
        "早上",
        "午前",
        "오전",
        "πμ",
        "dop",
        "fm",
        "ap",
        "öö",
        "sa",
        "дп",
        "ص",
    ]
)
_HALVES = "|".join(r"\.?\s?".join(half) if len(half) == 2 else half for half in sorted(_AFTERNOON | _FORENOON))
_CLOCK = re.compile(
    r"\s*(?:г\.?|года|р\.?|року|\.)?[\s,T|:@]*(?:(?:at|à|um|às|kl\.?|a las|a les|alle|o|om|в|-|–)\s+)?(?P<early>上午|下午|凌晨|清晨|早上|中午|晚上|午前|午後|오전|오후|[AaPp]\.?[Mm]\.?(?=\s*\d))?\s*"
    r"(?P<hour>\d{1,2})(?:(?:[:時时시點点hH.]|\sh)\s*(?P<minute>\d{1,2})(?:[分분]|\s?min)?(?:[:.\s]?\s*(?P<second>\d{1,2})(?:[.,]\d{1,9})?(?:[秒초]|\ss)?)?|[時时點点시])"
    rf"\s*(?:(?P<late>(?i:{_HALVES}))\.?(?![^\W\d_]))?\s*(?:Uhr|uur|h[rs]{{0,2}}\.?)?\s*(?:Z|\[?[A-Z]{{2,5}}\]?|[A-Z][a-z]+/[A-Za-z_]+)?\s*(?:[+-]\d{{1,2}}(?::?\d{{2}})?)?(?:\s*\([^)]*\)|\[[^\]]*\])?"
)
_YEAR_INSIDE = re.compile(r"(?<!\d)\d{4}(?!\d)")
_BARE_CLOCK = re.compile(r"([01]\d|2[0-3])([0-5]\d)([0-5]\d)")
#: 0000-00-00, 01.01.0001, 1900-01-00, 1/0/1900, 30.12.1899, 19000101, and the first days of a spreadsheet's count.
_NO_DAY = re.compile(
    r"(?:0000|0001|1[0-8]\d\d|19[0-8]\d)(?:(?:\s*[-/.年]\s*\d{1,2}){2}.*|\d{4})|\d{1,2}[-/.]\d{1,2}[-/.](?:0000|0001|1[0-8]\d\d|19[0-8]\d)(?!\d).*|[01](?:[.,]\d+)?|-1"
)


#: A program's least day, 0001-01-01: no day of the year 2001.
_YEAR_ONE = re.compile(r"^000\d[-/.年]|[-/.]000\d(?!\d)")


def says_no_day(text: str) -> bool:
    """Whether a cell holds a day that programs write where there is none, or one before all web shops."""
    return _NO_DAY.fullmatch(clean(text)) is not None


@dataclass(frozen=True, slots=True)
class Written:
    """A date as far as it can be read alone.

    Attributes:
        numbers: the three numbers as they stand ("numeric"), else year, month, day.
        seconds: of the day; for "serial" and "unix" the whole moment since 1970.
        calendar: whose day was written; `numbers` are ours.
    """

    form: Form
    numbers: tuple[int, int, int]
    seconds: int
    calendar: Literal["ours", "persian"] = "ours"


def full_year(year: int, today: date) -> int:
    """Two digits mean this century up to ten years ahead."""
    if _BUDDHIST + FIRST_YEAR <= year <= _BUDDHIST + today.year + 1:
        return year - _BUDDHIST  # Thailand counts from the Buddha
    if year >= 100:
        return year
    century = today.year - today.year % 100
    return century + year if century + year <= today.year + 10 else century - 100 + year


def clock(text: str) -> int | None:
    """Seconds of the day of what follows a date; 0 where nothing does, None where it is no time of day."""
    if not text.strip(" ,T.|") or text.strip() in {"г.", "г", "года", "р.", "р", "року"}:
        return 0
    bare = _BARE_CLOCK.fullmatch(text.strip())
    if bare is not None:
        return int(bare[1]) * 3600 + int(bare[2]) * 60 + int(bare[3])
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hour, minute, second = int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)
    half = match["early"] or match["late"]
    if half is not None and hour <= 12:
        if half in {"凌晨", "清晨", "早上"}:
            hour %= 12
        elif half != "中午" or hour < 10:
            hour = hour % 12 + 12 * (re.sub(r"[.\s]", "", half).lower() in _AFTERNOON)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return hour * 3600 + minute * 60 + second


def written(text: str, months: dict[str, int], today: date) -> Written | None:
    """Read a cell as far as it can be read alone; None where it is no date."""
    match = _ISO.fullmatch(text)
    if match is not None:
        year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
        in_day = hour < 24 and minute < 60 and second < 60
        return _day_of((year, month, day), hour * 3600 + minute * 60 + second) if in_day and year > 9 else None
    text = clean(text)
    if len(text) > LONGEST or _YEAR_ONE.search(text):
        return None
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
        text = (_CHINESE.sub(_counted, text) if "年" in text else text).replace("،", ",")
    if text.isdigit() or _NUMBER.fullmatch(text) or _COMPACT.fullmatch(text):
        return _numbered(text)
    if "/Date(" in text:
        return _of_dot_net(text)
    for way in _WAYS:
        found = way(text, months, today)
        if found is not None:
            return found
    return None


def _with_words_beside(text: str, months: dict[str, int], today: date) -> Written | None:
    """The same without weekdays, “at” and what else a language puts around a day."""
    shorter = without_words_beside(text, months) if _YEAR_INSIDE.search(text) else text
    if shorter == text:
        return None
    return _straight(shorter, months, today) or _with_clock_elsewhere(shorter, months, today)


def _counted(found: re.Match[str]) -> str:
    """A number in Chinese figures: digit by digit (二〇二五), or by hundreds and tens (廿一, 一百十四)."""
    text = found[0].replace("廿", "二十").replace("卅", "三十").translate(_CHINESE_DIGITS)
    if text.isdigit():
        return text
    counted = _BY_TENS.fullmatch(text)
    if counted is None:
        return found[0]
    hundreds, has_tens, tens, ones = counted.groups()
    return str(int(hundreds or 0) * 100 + (int(tens or 1) * 10 if has_tens else 0) + int(ones or 0))


def ordinal(text: str) -> Written | None:
    """A day by its number in the year, which only a whole column of them tells: 2025-008."""
    match = _ORDINAL.match(clean(text))
    seconds = clock(clean(text)[match.end() :]) if match is not None else None
    if match is None or seconds is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    found = date.fromordinal(date(int(match[1]), 1, 1).toordinal() + int(match[2]) - 1)
    return Written("year_first", (found.year, found.month, found.day), seconds) if found.year == int(match[1]) else None


def _straight(text: str, months: dict[str, int], today: date) -> Written | None:
    """The day first, then perhaps a clock."""
    for form, pattern in (("year_first", _YEAR_FIRST), ("numeric", _NUMERIC)):
        match = pattern.match(text)
        if match is not None:
            seconds = clock(text[match.end() :])
            parts = match.groups() if form == "year_first" else (match[1], match[3], match[4])
            if seconds is not None:
                numbers = (int(parts[0]), int(parts[1]), int(parts[2]))
                if form == "numeric" and not PERSIAN[0] <= numbers[2] <= PERSIAN[1]:
                    return Written("numeric", numbers, seconds)
                # Persians write the day before the month, or the year first.
                return _day_of(numbers if form == "year_first" else (numbers[2], numbers[1], numbers[0]), seconds)
    in_week = _WEEK_DAY.match(text)
    if in_week is not None and (seconds := clock(text[in_week.end() :])) is not None:
        with suppress(ValueError):  # most years have no 53rd week
            found = date.fromisocalendar(int(in_week[1]), int(in_week[2]), int(in_week[3]))
            return Written("year_first", (found.year, found.month, found.day), seconds)
    danish = _DANISH.match(text)
    if danish is not None and (seconds := clock(text[danish.end() :])) is not None:
        return Written("numeric", (int(danish[1]), int(danish[2]), int(danish[3])), seconds)
    numbered = _VIETNAMESE.match(text)
    if numbered is not None and (seconds := clock(text[numbered.end() :])) is not None:
        return Written("named", (int(numbered[3]), int(numbered[2]), int(numbered[1])), seconds)
    return _of_an_era(text) or _named(text, months, today)


def says_hijri(text: str) -> bool:
    """Whether a cell has a year of the Islamic calendar, 1413 to 1459; its months begin with the moon, so that no table tells their days."""
    return _HIJRI.search(clean(text)) is not None


def _day_of(numbers: tuple[int, int, int], seconds: int, form: Form = "year_first") -> Written:
    """A day whose year stands first, be it one of the Persian calendar."""
    ours = _of_persia(numbers)
    return Written(form, ours, seconds, "ours" if ours == numbers else "persian")


def _of_persia(numbers: tuple[int, int, int]) -> tuple[int, int, int]:
    """A day of the Persian calendar as one of ours: 1405/05/24; other days as they are.

    Its years begin with 20, 21 or 22 March; six months of 31 days, five of 30. Leap years follow the 33-year cycle
    (Borkowski, "The Persian calendar for 3000 years", 1996, gives it as exact for 1178-1633).
    """
    year, month, day = numbers
    if not PERSIAN[0] <= year <= PERSIAN[1] or not (1 <= month <= 12 and 1 <= day <= 31):
        return numbers
    since = year - PERSIAN[0]
    leaps = sum((before * 8 + 29) % 33 < 8 for before in range(PERSIAN[0], year))
    passed = (month - 1) * 31 - max(0, month - 7)
    found = date.fromordinal(_PERSIAN_EPOCH + since * 365 + leaps + passed + day - 1)
    return found.year, found.month, found.day


def _without_weekday(text: str, months: dict[str, int], today: date) -> Written | None:
    shorter = _WEEKDAY_BEHIND.sub(" ", _WEEKDAY.sub("", text), count=1)
    return _straight(shorter.rstrip(), months, today) if shorter != text else None


def _with_clock_elsewhere(text: str, months: dict[str, int], today: date) -> Written | None:
    """The clock before the day, or between day and year."""
    ahead = _CLOCK_FIRST.match(text)
    if ahead is not None:
        day = re.sub(r"\s[A-Z]{2,5}$", "", text[ahead.end() :]).rstrip(" ,")
        return _straight(f"{day} {ahead[1]}", months, today)
    turned = _CLOCK_INSIDE.sub(r"\1, \3 \2", text)
    return None if turned == text else _without_weekday(turned, months, today) or _straight(turned, months, today)


def _of_a_span(text: str, months: dict[str, int], today: date) -> Written | None:
    """The first of several days; where only the last has a year, one that would come later is of the year before."""
    ends = ends_of_span(text)
    if ends is None:
        return None
    first, last = (
        _straight(one, months, today) or _without_weekday(one, months, today) if one else None for one in ends
    )
    if first is None or last is None or first.form != last.form:
        return first
    orders = ((0, 1, 2),) if first.form != "numeric" else ((2, 1, 0), (2, 0, 1))
    if any([first.numbers[at] for at in order] <= [last.numbers[at] for at in order] for order in orders):
        return first
    year = 2 if first.form == "numeric" else 0
    numbers = [number - (at == year) for at, number in enumerate(first.numbers)]
    return replace(first, numbers=(numbers[0], numbers[1], numbers[2]))


Way = Callable[[str, dict[str, int], date], Written | None]
_WAYS: tuple[Way, ...] = (_straight, _without_weekday, _with_clock_elsewhere, _of_a_span, _with_words_beside)


def _of_an_era(text: str) -> Written | None:
    match = _ERA.match(text)
    if match is not None:
        before = next(year for sign, year in _ERAS if sign == match[1])
        numbers = (before + (1 if match[2] == "元" else int(match[2])), int(match[3]), int(match[4]))
    else:
        match = _TAIWAN.match(text)
        if match is None:
            return None
        numbers = (1911 + int(match[1]), int(match[2]), int(match[3]))
    seconds = clock(text[match.end() :])
    return None if seconds is None else Written("year_first", numbers, seconds)


def _named(text: str, months: dict[str, int], today: date) -> Written | None:
    for pattern in _NAMED:
        match = pattern.match(text)
        if match is None:
            continue
        month = months.get(match["month"].lower().replace("i̇", "i").replace(".", "").rstrip("॰"))
        seconds = clock(text[match.end() :])
        if month is not None and seconds is not None:
            return _day_of((full_year(int(match["year"]), today), month, int(match["day"])), seconds, "named")
    return None


def _of_dot_net(text: str) -> Written | None:
    match = _DOT_NET.fullmatch(text)
    seconds = int(match[1]) // 1_000 if match is not None else 0
    if match is None or not _UNIX_SECONDS[0] <= seconds < _UNIX_SECONDS[1]:
        return None
    ahead = int(match[3] or 0) * 3600 + int(match[4] or 0) * 60
    return Written("unix", (0, 0, 0), seconds + (-ahead if match[2] == "-" else ahead))


def six_digits(text: str) -> Written | None:
    """Three short numbers without signs between them, which only a whole column of them tells: 250905, 050925."""
    if len(text) != 6:
        return None
    return Written("numeric", (int(text[:2]), int(text[2:4]), int(text[4:])), 0)


def _numbered(text: str) -> Written | None:
    """A bare number: 20110503, 40666.38 (a spreadsheet's day), 1304413320 (seconds since 1970) or its thousandfold."""
    match = _COMPACT.fullmatch(text)
    if match is not None and 1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31:
        hour, minute, second = (int(part or 0) for part in match.groups()[3:])
        if hour < 24 and minute < 60 and second < 60:
            numbers = (int(match[1]), int(match[2]), int(match[3]))
            return _day_of(numbers, hour * 3600 + minute * 60 + second, "compact")
    if len(text) > 20 or not _NUMBER.fullmatch(text):
        return None
    number = float(text.replace(",", "."))
    if _SERIALS[0] <= number < _SERIALS[1]:
        return Written("serial", (0, 0, 0), round((number + _EXCEL_EPOCH - EPOCH) * DAY_SECONDS))
    for scale in (1, 1_000, 1_000_000):
        if _UNIX_SECONDS[0] <= number / scale < _UNIX_SECONDS[1]:
            return Written("unix", (0, 0, 0), int(number // scale))
    return None
