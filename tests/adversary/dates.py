"""Dates as the world writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.adversary.cases import Case, truth_of
from tests.adversary.shop import delimited, shop, table

When = Callable[[datetime], str]
EPOCH = datetime(1970, 1, 1)


def _names(words: str) -> list[str]:
    return words.split()


MONTHS = {
    "en": _names("January February March April May June July August September October November December"),
    "en short": _names("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
    "de": _names("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "de short": _names("Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez."),
    "fr": _names("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "fr short": _names("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
    "es": _names("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    "es short": _names("ene feb mar abr may jun jul ago sep oct nov dic"),
    "pt": _names("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    "it": _names("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
    "it short": _names("gen feb mar apr mag giu lug ago set ott nov dic"),
    "nl": _names("januari februari maart april mei juni juli augustus september oktober november december"),
    "ru": _names("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    "ru short": _names("янв фев мар апр май июн июл авг сен окт ноя дек"),
    "pl": _names("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"),
    "tr": _names("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"),
    "sv": _names("januari februari mars april maj juni juli augusti september oktober november december"),
}


def _ampm(form: str) -> When:
    return lambda when: when.strftime(form)


def _unpadded(when: datetime) -> dict[str, int]:
    return {"y": when.year, "m": when.month, "d": when.day, "H": when.hour, "M": when.minute, "S": when.second}


def _zoned(name: str, form: str) -> When:
    def write(when: datetime) -> str:
        return when.replace(tzinfo=ZoneInfo(name)).strftime(form)

    return write


def _half(when: datetime, early: str, late: str) -> str:
    return f"{early if when.hour < 12 else late}{(when.hour - 1) % 12 + 1}:{when:%M}"


WITH_TIME: dict[str, When] = {
    "ISO": lambda w: w.strftime("%Y-%m-%d %H:%M:%S"),
    "ISO T": lambda w: w.strftime("%Y-%m-%dT%H:%M:%S"),
    "ISO Z": lambda w: w.strftime("%Y-%m-%dT%H:%M:%SZ"),
    "ISO millis": lambda w: w.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
    "ISO offset": lambda w: w.strftime("%Y-%m-%dT%H:%M:%S+08:00"),
    "offsets that change": _zoned("Europe/London", "%Y-%m-%d %H:%M:%S %z"),
    "offsets that change, New York": _zoned("America/New_York", "%Y-%m-%dT%H:%M:%S%z"),
    "zone names": _zoned("America/Los_Angeles", "%m/%d/%Y %H:%M:%S %Z"),
    "slashes": lambda w: w.strftime("%Y/%m/%d %H:%M:%S"),
    "slashes unpadded": lambda w: "{y}/{m}/{d} {H}:{M:02}".format(**_unpadded(w)),
    "dots year first": lambda w: w.strftime("%Y.%m.%d %H:%M"),
    "DMY slashes": lambda w: w.strftime("%d/%m/%Y %H:%M"),
    "MDY slashes": lambda w: w.strftime("%m/%d/%Y %H:%M"),
    "DMY dots": lambda w: w.strftime("%d.%m.%Y %H:%M"),
    "DMY dots comma": lambda w: w.strftime("%d.%m.%Y, %H:%M"),
    "DMY dots Uhr": lambda w: w.strftime("%d.%m.%Y %H:%M Uhr"),
    "de … hs.": lambda w: f"{w.day} de {MONTHS['es'][w.month - 1]} de {w.year} {w:%H:%M} hs.",
    "DMY dashes": lambda w: w.strftime("%d-%m-%Y %H:%M:%S"),
    "DMY two digits": lambda w: w.strftime("%d.%m.%y %H:%M"),
    "MDY AM/PM": lambda w: w.strftime("%m/%d/%Y %I:%M %p"),
    "MDY am/pm joined": lambda w: w.strftime("%m/%d/%Y %I:%M%p").lower(),
    "MDY a.m.": lambda w: w.strftime("%m/%d/%Y %I:%M ") + ("a.m." if w.hour < 12 else "p.m."),
    "MDY unpadded AM/PM": lambda w: "{m}/{d}/{y} ".format(**_unpadded(w)) + w.strftime("%I:%M:%S %p").lstrip("0"),
    "narrow no-break AM": lambda w: w.strftime("%b %d, %Y, %I:%M\u202f%p"),
    "named AM/PM": lambda w: w.strftime("%b %d, %Y %I:%M %p"),
    "named at": lambda w: w.strftime("%B %d, %Y at %I:%M %p"),
    "RFC 2822": lambda w: w.strftime("%a, %d %b %Y %H:%M:%S +0000"),
    "JavaScript": lambda w: w.strftime("%a %b %d %Y %H:%M:%S GMT+0100 (Central European Standard Time)"),
    "ctime": lambda w: w.strftime("%a %b %d %H:%M:%S %Y"),
    "ctime zone": lambda w: w.strftime("%a %b %d %H:%M:%S UTC %Y"),
    "12h dash": lambda w: w.strftime("%d-%b-%Y %I:%M:%S %p"),
    "中文": lambda w: w.strftime("%Y年%m月%d日 %H:%M"),
    "中文 unpadded": lambda w: "{y}年{m}月{d}日 {H}时{M:02}分".format(**_unpadded(w)),
    "中文 all": lambda w: "{y}年{m}月{d}日{H}时{M:02}分{S:02}秒".format(**_unpadded(w)),
    "上午/下午": lambda w: w.strftime("%Y/%m/%d ") + _half(w, "上午", "下午"),
    "上午/下午 blank": lambda w: w.strftime("%Y-%m-%d ") + _half(w, "上午 ", "下午 "),
    "午前/午後": lambda w: w.strftime("%Y/%m/%d ") + _half(w, "午前", "午後"),
    "오전/오후": lambda w: "{y}. {m}. {d}. ".format(**_unpadded(w)) + _half(w, "오전 ", "오후 "),
    "한국어": lambda w: "{y}년 {m}월 {d}일 {H}시 {M}분".format(**_unpadded(w)),
    "日本": lambda w: "{y}年{m}月{d}日 {H}時{M}分".format(**_unpadded(w)),
    "星期": lambda w: w.strftime("%Y-%m-%d ") + "星期" + "一二三四五六日"[w.weekday()] + w.strftime(" %H:%M"),
    "weekday in brackets": lambda w: (
        w.strftime("%Y/%m/%d") + f"({'月火水木金土日'[w.weekday()]}) " + w.strftime("%H:%M")
    ),
    "compact": lambda w: w.strftime("%Y%m%d%H%M%S"),
    "compact T": lambda w: w.strftime("%Y%m%dT%H%M%S"),
    "compact minutes": lambda w: w.strftime("%Y%m%d%H%M"),
    "compact and clock": lambda w: w.strftime("%Y%m%d %H:%M:%S"),
    "Unix seconds": lambda w: str(int((w - EPOCH).total_seconds())),
    "Unix milliseconds": lambda w: str(int((w - EPOCH).total_seconds()) * 1000),
    "Unix float": lambda w: f"{(w - EPOCH).total_seconds():.3f}",
    "Excel serial": lambda w: f"{(w - datetime(1899, 12, 30)) / timedelta(days=1):.9f}",
    "Excel serial comma": lambda w: f"{(w - datetime(1899, 12, 30)) / timedelta(days=1):.9f}".replace(".", ","),
    "full-width": lambda w: w.strftime("%Y/%m/%d %H:%M").translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789/:"}),
    "Arabic-Indic": lambda w: w.strftime("%Y-%m-%d %H:%M").translate({ord("0") + d: 0x660 + d for d in range(10)}),
    "Italian clock": lambda w: w.strftime("%d/%m/%Y %H.%M"),
    "French clock": lambda w: w.strftime("%d/%m/%Y %Hh%M"),
    "French à": lambda w: w.strftime("%d/%m/%Y à %H:%M"),
    "pipe": lambda w: w.strftime("%d/%m/%Y - %H:%M"),
    "clock first": lambda w: w.strftime("%H:%M %d.%m.%Y"),
    "clock first PayPal": lambda w: w.strftime("%H:%M:%S %b %d, %Y PDT"),
    "microseconds": lambda w: w.strftime("%Y-%m-%d %H:%M:%S.000000"),
    "nanoseconds": lambda w: w.strftime("%Y-%m-%d %H:%M:%S.000000000"),
    "in brackets zone": lambda w: w.strftime("%Y-%m-%dT%H:%M:%S+01:00[Europe/Berlin]"),
}
DAYS: dict[str, When] = {
    "ISO": lambda w: w.strftime("%Y-%m-%d"),
    "compact": lambda w: w.strftime("%Y%m%d"),
    "eBay": lambda w: w.strftime("%b-%d-%y"),
    "dashes named": lambda w: w.strftime("%d-%b-%y"),
    "dashes named year": lambda w: w.strftime("%d-%b-%Y"),
    "ordinal": lambda w: w.strftime("%B ") + _ordinal(w.day) + w.strftime(", %Y"),
    "ordinal of": lambda w: _ordinal(w.day) + w.strftime(" of %B %Y"),
    "weekday named": lambda w: w.strftime("%A, %B %d, %Y"),
    "weekday short": lambda w: w.strftime("%a %d %b %Y"),
    "named no comma": lambda w: w.strftime("%d %B %Y"),
    "upper": lambda w: w.strftime("%d %b %Y").upper(),
    "joined": lambda w: w.strftime("%d%b%Y"),
    "Excel serial day": lambda w: str((w - datetime(1899, 12, 30)).days),
    "中文": lambda w: "{y}年{m}月{d}日".format(**_unpadded(w)),
    "中文号": lambda w: "{y}年{m}月{d}号".format(**_unpadded(w)),
    "民國": lambda w: f"民國{w.year - 1911}年{w.month}月{w.day}日",
    "ROC slashes": lambda w: f"{w.year - 1911}/{w.month:02}/{w.day:02}",
    "令和": lambda w: f"令和{w.year - 2018}年{w.month}月{w.day}日",
    "R6": lambda w: f"R{w.year - 2018}.{w.month}.{w.day}",
    "short year": lambda w: w.strftime("%d/%m/%y"),
    "short year US": lambda w: w.strftime("%m/%d/%y"),
    "dots with blanks": lambda w: "{d}. {m}. {y}".format(**_unpadded(w)),
    "Hungarian": lambda w: w.strftime("%Y. %m. %d."),
    "YMD dashes two": lambda w: w.strftime("%y-%m-%d"),
}
#: No day stands in them.
NO_DAY: dict[str, When] = {
    "ISO week": lambda w: w.strftime("%G-W%V"),
    "ISO week short": lambda w: w.strftime("%GW%V"),
    "week words": lambda w: w.strftime("Week %V %G"),
    "month": lambda w: w.strftime("%Y-%m"),
    "month named": lambda w: w.strftime("%b %Y"),
    "quarter": lambda w: f"{w.year} Q{(w.month + 2) // 3}",
    "year": lambda w: str(w.year),
    "range": lambda w: w.strftime("%Y-%m-%d ~ ") + (w + timedelta(days=6)).strftime("%Y-%m-%d"),
    "clock": lambda w: w.strftime("%H:%M"),
}


def _ordinal(day: int) -> str:
    suffix = "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"


def written() -> Iterator[Case]:
    """Every form, alone in its column."""
    orders = shop(orders=70, clock="minutes")
    for name, when in WITH_TIME.items():
        yield Case(f"date {name}", delimited(table(orders, when=when), "|").encode(), truth_of(orders))
    for name, when in DAYS.items():
        yield Case(f"day {name}", delimited(table(orders, when=when), "|").encode(), truth_of(orders, "days"))
    for name, when in NO_DAY.items():
        yield Case(f"no day {name}", delimited(table(orders, when=when), "|").encode(), None)


def named_months() -> Iterator[Case]:
    """Months by name, before and behind the day."""
    orders = shop(orders=70)
    for tongue, names in MONTHS.items():
        for form in (
            "{d} {n} {y}",
            "{n} {d}, {y}",
            "{d}-{n}-{y}",
            "{d} de {n} de {y}",
            "{d:02}. {n} {y}",
            "{d} {n} {y} г.",
            "{y} {n} {d}",
        ):
            if ("de" in form and tongue[:2] not in {"es", "pt"}) or ("г" in form and tongue[:2] != "ru"):
                continue
            when = lambda w, form=form, names=names: form.format(d=w.day, y=w.year, n=names[w.month - 1])  # noqa: E731
            yield Case(
                f"months {tongue} {form}", delimited(table(orders, when=when), "|").encode(), truth_of(orders, "days")
            )


def orders_of_day_and_month() -> Iterator[Case]:
    """Which of two numbers is the day, told by evidence or not at all."""
    few = [order for order in shop(orders=200) if order.when.day <= 12][:50]
    rows = table(few, when=lambda w: w.strftime("%d/%m/%Y"))
    yield Case("ambiguous", delimited(rows).encode(), truth_of(few, "days"), ("date_order_ambiguous",))
    rows = table(few, when=lambda w: w.strftime("%m/%d/%Y"))
    yield Case("ambiguous, told", delimited(rows).encode(), truth_of(few, "days"), (), {"date_order": "MDY"})
    mixed = shop(orders=60)
    rows = table(mixed)
    for at, order in enumerate(mixed, 1):
        rows[at][2] = order.when.strftime("%d/%m/%Y %H:%M" if at % 3 else "%Y-%m-%d %H:%M")
    yield Case("ISO among DMY", delimited(rows).encode(), truth_of(mixed))
    late = [*few, *[order for order in shop(orders=230, seed=9) if order.when.day > 12][:1]]
    rows = table(late, when=lambda w: w.strftime("%m/%d/%Y"))
    yield Case("one row tells", delimited(rows).encode(), None if len(late) == 50 else truth_of(late, "days"))
    # Excel in another country turns the days up to 12 round and leaves the others as text.
    orders = shop(orders=80)
    rows = table(orders)
    for at, order in enumerate(orders, 1):
        w = order.when
        rows[at][2] = w.strftime("%Y-%d-%m %H:%M:%S") if w.day <= 12 else w.strftime("%d/%m/%Y %H:%M")
    yield Case("half turned by a spreadsheet", delimited(rows).encode(), truth_of(orders), ("dates_half_turned",))


def two_columns() -> Iterator[Case]:
    """Day and clock in two columns."""
    orders = shop(orders=40)
    rows = [
        [*row[:2], *(("Date", "Time") if not at else row[2].split(" ")), *row[3:]]
        for at, row in enumerate(table(orders))
    ]
    yield Case("day and clock apart", delimited(rows).encode(), truth_of(orders))


def impossible() -> Iterator[Case]:
    """Days that are none, or that programs write where there is none: set aside with a word."""
    orders = shop(orders=40)
    for text in (
        "2024-02-30",
        "2024-13-01",
        "0000-00-00",
        "1970-01-01",
        "1900-01-00",
        "32/01/2024",
        "tomorrow",
        "2024-01-01 25:00",
    ):
        rows = table(orders)
        rows[8][2] = text
        yield Case(
            f"impossible {text}",
            delimited(rows).encode(),
            truth_of([order for order in orders if order.number != rows[8][0]]),
            ("impossible_date" if text in {"0000-00-00", "1970-01-01", "1900-01-00"} else "unreadable_date",),
        )


def cases() -> Iterator[Case]:
    """All of them."""
    yield from written()
    yield from named_months()
    yield from orders_of_day_and_month()
    yield from two_columns()
    yield from impossible()
