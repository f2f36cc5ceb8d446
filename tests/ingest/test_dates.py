from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

import numpy as np
import pytest
from babel import Locale, localedata
from hypothesis import given
from hypothesis import strategies as st

from lib.catalog.day_words import DAY_WORDS
from lib.catalog.months import MONTHS
from lib.core.errors import CannotAnswer
from lib.ingest.dates import Dates, read_dates
from lib.ingest.fields import Catalogue
from lib.ingest.month_names import MonthNumbers
from lib.ingest.month_texts import month_of
from tests.ingest.columns import column
from tests.ingest.orders_of import imported, money

TODAY = date(2026, 6, 1)
NAMES = Catalogue((), (), (), (), MONTHS, day_words=tuple(DAY_WORDS.values())).month_numbers


def dates(*cells: str) -> Dates:
    return read_dates(column(cells), NAMES, TODAY)


def read(text: str) -> str | None:
    found = dates(text)
    moment = found.moments(found.decided() or "DMY")[0]
    return None if np.isnat(moment) else str(moment).replace("T", " ")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2011-05-03", "2011-05-03 00:00:00"),
        ("2011-05-03T09:02:07", "2011-05-03 09:02:07"),
        *[
            (text, "2025-11-12 00:00:00")
            for text in (
                "2025. november 12.",
                "2025. nov. 12.",
                "12. marraskuuta 2025",
                "12. studenoga 2025.",
                "12 листопада 2025 р.",
                "12 noiembrie 2025",
                "2025 m. lapkričio 12 d.",
                "2025. gada 12. novembris",
                "12 de novembre de 2025",
                "12.novembra 2025",
                "12 ноември 2025 г.",
                "12. nóvember 2025",
                "12 nëntor 2025",
                "12-лис-2025".replace("лис", "лист"),
                "12 November 2025",
            )
        ],
        ("2025. november 12. 14:05:06", "2025-11-12 14:05:06"),
        ("3 d’abril de 2025", "2025-04-03 00:00:00"),
        ("1404-02-13", "2025-05-03 00:00:00"),
        ("1404/2/13 14:02", "2025-05-03 14:02:00"),
        ("13/02/1404", "2025-05-03 00:00:00"),
        ("14040213", "2025-05-03 00:00:00"),
        ("30/02/1402", "2023-05-20 00:00:00"),
        ("2011-05-03 09:02", "2011-05-03 09:02:00"),
        ("2011-05-03T09:02:07Z", "2011-05-03 09:02:07"),
        ("20110503T090207Z", "2011-05-03 09:02:07"),
        ("20110503T0902Z", "2011-05-03 09:02:00"),
        ("20110503T090207.123+0200", "2011-05-03 09:02:07"),
        ("/Date(1304413327000)/", "2011-05-03 09:02:07"),
        ("\\/Date(1304413327000)\\/", "2011-05-03 09:02:07"),
        ("/Date(1304406127000+0200)/", "2011-05-03 09:02:07"),
        ("2011-05-03T09:02:07.123+02:00", "2011-05-03 09:02:07"),
        ("2011-05-03 09:02:07 +0500", "2011-05-03 09:02:07"),
        ("2011-05-03T09:02:07+08:00[Asia/Shanghai]", "2011-05-03 09:02:07"),
        ("2011/5/3 9:02", "2011-05-03 09:02:00"),
        ("3 พ.ค. 2554 09:02", "2011-05-03 09:02:00"),
        ("3 พฤษภาคม 2554", "2011-05-03 00:00:00"),
        ("2011.05.03", "2011-05-03 00:00:00"),
        ("2011_05_03", "2011-05-03 00:00:00"),
        ("2011_05_03 09:02", "2011-05-03 09:02:00"),
        ("2011-W18-2", "2011-05-03 00:00:00"),
        ("2011W182T09:02", "2011-05-03 09:02:00"),
        ("2011年5月3日", "2011-05-03 00:00:00"),
        ("2011年05月03日 14时02分", "2011-05-03 14:02:00"),
        ("2011年5月3日 下午2:05", "2011-05-03 14:05:00"),
        ("2011/05/03 上午12:05", "2011-05-03 00:05:00"),
        ("2011년 5월 3일 오후 2:05", "2011-05-03 14:05:00"),
        ("2011/05/03 10:27:30 AM GMT+1", "2011-05-03 10:27:30"),
        ("2011/05/03 2:55:00 PM GMT-3:30", "2011-05-03 14:55:00"),
        ("2011/05/03 2:55:00 vorm. MEZ", "2011-05-03 02:55:00"),
        ("2011/05/03 10:21:40 nachm. MESZ", "2011-05-03 22:21:40"),
        ("2011/05/03 12:21:40 上午 [GMT]+8", "2011-05-03 00:21:40"),
        ("2011/05/03 2:05:00 下午 GMT+8", "2011-05-03 14:05:00"),
        ("2011/05/03 2:05:00 오후 GMT+9", "2011-05-03 14:05:00"),
        ("2011/05/03 2:05:00 p. m. EST", "2011-05-03 14:05:00"),
        ("2011/05/03 2:05:00 μ.μ. EET", "2011-05-03 14:05:00"),
        ("2011/05/03 2:05:00 PM", "2011-05-03 14:05:00"),
        ("2011/05/03 14:05:00 PST", "2011-05-03 14:05:00"),
        ("２０１１－０５－０３", "2011-05-03 00:00:00"),
        ("25/12/2010", "2010-12-25 00:00:00"),
        ("12/25/2010", "2010-12-25 00:00:00"),
        ("25.12.2010 18:49:00", "2010-12-25 18:49:00"),
        ("25-12-2010", "2010-12-25 00:00:00"),
        ("25.12.10", "2010-12-25 00:00:00"),
        ("12/25/10", "2010-12-25 00:00:00"),
        ("25/12/99", "1999-12-25 00:00:00"),
        ("12/25/2010 03:39 PM", "2010-12-25 15:39:00"),
        ("12/25/2010 12:05 am", "2010-12-25 00:05:00"),
        ("12/25/2010, 3:39:01 p.m.", "2010-12-25 15:39:01"),
        ("20110503", "2011-05-03 00:00:00"),
        ("20110503142501", "2011-05-03 14:25:01"),
        ("20110503 142501", "2011-05-03 14:25:01"),
        ("40514.652083", "2010-12-02 15:39:00"),
        ("40514,652083", "2010-12-02 15:39:00"),
        ("40514", "2010-12-02 00:00:00"),
        ("1291304340", "2010-12-02 15:39:00"),
        ("1291304340000", "2010-12-02 15:39:00"),
        ("Jul-21-11", "2011-07-21 00:00:00"),
        ("21-Jul-2011", "2011-07-21 00:00:00"),
        ("July 21, 2011 3:04 PM", "2011-07-21 15:04:00"),
        ("Jul 1, 2011 12:03:22 AM PDT", "2011-07-01 00:03:22"),
        ("21st July 2011", "2011-07-21 00:00:00"),
        ("Thu, 21 Jul 2011 10:00:00 GMT", "2011-07-21 10:00:00"),
        ("Thursday, July 21, 2011", "2011-07-21 00:00:00"),
        ("Thu Jul 21 2011 10:00:00 GMT+0200 (CEST)", "2011-07-21 10:00:00"),
        ("21. Juli 2011", "2011-07-21 00:00:00"),
        ("21 juillet 2011", "2011-07-21 00:00:00"),
        ("3 de mayo de 2011", "2011-05-03 00:00:00"),
        ("'2011-05-03", "2011-05-03 00:00:00"),
    ],
)
def test_dates_are_read_as_the_shop_s_own_clock(text: str, moment: str) -> None:
    assert read(text) == moment


@pytest.mark.parametrize(
    "text",
    ["", "-", "soon", "2011-02-30", "2011-13-01", "31/02/2011", "32/01/2011", "2011-05-03 25:00", "2011-W54-1", "2011-W18", "2011-05-03 09:61", "0000-00-00", "1900-01-01", "1970-01-01", "9999-12-31", "12", "536365", "17850", "99999999", "2011-05", "10:30", "2011-05-03 and more", "Foo-21-11", "1e10"],
)  # fmt: skip
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert read(text) is None


def test_one_day_above_twelve_settles_the_column() -> None:
    assert dates("03/04/2011", "25/04/2011").decided() == "DMY"
    assert dates("03/04/2011", "04/25/2011").decided() == "MDY"


def test_without_such_a_day_the_column_stays_open() -> None:
    found = dates("03/04/2011", "05/06/2011")
    assert (found.decided(), found.open_rows) == (None, 2)


def test_equal_day_and_month_leave_nothing_open() -> None:
    found = dates("05/05/2011", "2011-05-06")
    assert found.open_rows == 0


def test_both_readings_have_their_range() -> None:
    found = dates("02/12/2010", "08/12/2011")
    assert found.range("DMY") == (date(2010, 12, 2), date(2011, 12, 8))
    assert found.range("MDY") == (date(2010, 2, 12), date(2011, 8, 12))


def test_days_that_do_not_fit_the_column_s_order_are_not_read() -> None:
    found = dates("25/04/2011", "26/04/2011", "04/27/2011")
    assert np.isnat(found.moments("DMY")).tolist() == [False, False, True]


def test_iso_dates_keep_their_reading_among_others() -> None:
    found = dates("2010-12-02", "25/12/2010", "03/12/2010")
    assert found.range("DMY") == (date(2010, 12, 2), date(2010, 12, 25))


def test_year_first_with_two_digits_only_where_chosen_or_where_nothing_else_fits() -> None:
    assert dates("31/05/03").decided() == "DMY"
    assert dates("98/05/31").decided() == "YMD"
    assert str(dates("11/05/03").moments("YMD")[0]) == "2011-05-03T00:00:00"


def test_two_digit_years_end_ten_years_ahead() -> None:
    assert [str(moment)[:4] for moment in dates("25/12/36", "25/12/37").moments("DMY")] == ["2036", "NaT"]


@given(
    st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)).map(
        lambda moment: moment.replace(microsecond=0)
    )
)
def test_every_way_of_writing_a_moment_reads_back(moment: datetime) -> None:
    forms = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%SZ", "%Y/%m/%d %H:%M:%S", "%Y%m%d%H%M%S", "%d.%m.%Y %H:%M:%S", "%d %B %Y %I:%M:%S %p", "%Y年%m月%d日 %H:%M:%S", "%a, %d %b %Y %H:%M:%S +0000")  # fmt: skip
    for form in forms:
        found = dates(moment.strftime(form))
        assert found.moments("DMY")[0] == np.datetime64(moment, "s"), form
    assert dates(moment.strftime("%m/%d/%Y %H:%M:%S")).moments("MDY")[0] == np.datetime64(moment, "s")


@given(st.text(max_size=70))
def test_no_text_breaks_the_reader(text: str) -> None:
    found = dates(text)
    assert found.moments("DMY").dtype == np.dtype("datetime64[s]")


ISO = st.dates(min_value=date(1991, 1, 1), max_value=date(2150, 1, 1)).map(lambda day: f"{day} 10:20:30")


@given(st.lists(ISO, min_size=1, max_size=5))
def test_columns_of_one_form_read_as_they_would_among_others(cells: list[str]) -> None:
    assert (
        dates(*cells).moments("DMY").tolist() == dates(*cells, "x").moments("DMY")[: len(dict.fromkeys(cells))].tolist()
    )


def test_a_year_before_day_and_month_is_told_by_days_beyond_the_twelfth() -> None:
    told = dates("2025-14-01", "2025-02-03", "2025-28-02", "2025-31-03 09:30")
    assert [str(one)[:10] for one in told.moments("DMY")] == ["2025-01-14", "2025-03-02", "2025-02-28", "2025-03-31"]
    a_slip = dates("2025-14-01", "2025-01-14", "2025-01-28", "2025-02-03")
    assert [str(one)[:10] for one in a_slip.moments("DMY")] == ["NaT", "2025-01-14", "2025-01-28", "2025-02-03"]


def test_a_day_that_does_not_exist_spoils_only_itself() -> None:
    assert np.isnat(dates("2011-02-28", "2011-02-30").moments("DMY")).tolist() == [False, True]


def each(year: str, *days: tuple[int, int]) -> tuple[str, ...]:
    return tuple(f"{year}/{month:02}/{day:02}" for month, day in days)


def test_a_year_that_may_stand_first_is_asked_about_and_the_likelier_reading_taken() -> None:
    found = dates(*each("26", (1, 9), (1, 12), (2, 1), (3, 11), (4, 3)))
    assert (found.decided(), found.likely) == (None, "YMD")
    assert (found.range("YMD"), found.range("DMY")) == (
        (date(2026, 1, 9), date(2026, 4, 3)),
        (date(2001, 2, 26), date(2012, 1, 26)),
    )


def test_days_of_two_years_and_one_single_day_are_likelier_with_the_year_first() -> None:
    assert dates(*each("25", (11, 9), (12, 4)), *each("26", (1, 2), (1, 12))).likely == "YMD"
    assert dates("26/01/05").likely == "YMD"


def test_all_twelve_days_leave_the_year_as_open_as_some() -> None:
    found = dates(*each("26", *((month, day) for month in (1, 2, 3) for day in range(1, 13))))
    assert (found.decided(), found.likely) == (None, "YMD")


def test_days_beyond_the_twelfth_of_a_month_are_not_taken_for_years_silently() -> None:
    found = dates("26/01/05", "26/02/19", "26/03/28")  # day first: 2005, 2019 and a day to come
    assert (found.decided(), found.likely) == (None, "YMD")


@pytest.mark.parametrize(
    "cells",
    [
        ("05/01/26", "07/01/26", "12/02/26"),  # a shop's ordinary days, this year
        ("05/01/10", "07/02/10", "12/03/10"),  # and of an old one
        ("31/01/26",),
        ("01/09/09", "02/09/09", "12/11/10", "03/12/10"),
    ],
)
def test_ordinary_short_dates_do_not_ask_whether_the_year_is_first(cells: tuple[str, ...]) -> None:
    assert dates(*cells).likely is None


def test_one_day_of_each_month_over_old_years_is_asked_about_and_stays_as_it_was() -> None:
    found = dates("01/09/22", "01/10/22", "01/09/23", "01/10/24", "01/11/25")
    assert (found.decided(), found.likely) == (None, "DMY")


@pytest.mark.parametrize("text", ["5 Μαΐ 2026", "5 Μαΐου 2026", "05 Μάι. 2026", "5-Μαι-2026", "5 Μάιος 2026", "5 ΜΑΙΟΥ 2026", "5 ΜΆΙΟΣ 2026"])  # fmt: skip
def test_greek_months_are_known_with_and_without_their_accents(text: str) -> None:
    assert read(text) == "2026-05-05 00:00:00"
    assert read("6 Ιούν 2026") == "2026-06-06 00:00:00"
    assert month_of(text[2:].replace("-", " "), NAMES) == date(2026, 5, 1)


_SIX = [f"25{month:02}{day:02}" for month, day in ((9, 5), (9, 15), (9, 23), (10, 2), (11, 30), (12, 28), (12, 31))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二五年三月八日", "2025-03-08"), ("二零二五年十二月二十一日", "2025-12-21"), ("二○二五年十月廿日", "2025-10-20"), ("二〇二五年一月卅一日", "2025-01-31"), ("贰零贰伍年叁月捌日", "2025-03-08"), ("2025年三月八日", "2025-03-08"),
        ("民国一百一十四年三月八日", "2025-03-08"), ("令和七年三月八日", "2025-03-08"), ("二〇二五年三月八日 星期六", "2025-03-08"), ("1er mars 2025", "2025-03-01"), ("le 1er mars 2025", "2025-03-01"), ("1ᵉʳ janv. 2025", "2025-01-01"),
    ],
)  # fmt: skip
def test_days_in_chinese_figures_and_the_first_of_a_french_month_are_read(text: str, day: str) -> None:
    assert (read(text) or "")[:10] == day


@pytest.mark.parametrize("text", ["十百年三月八日", "二〇二五年十三月八日", "二〇二五年三月卅二日"])
def test_chinese_figures_that_are_no_day_are_not_read(text: str) -> None:
    assert read(text) is None


def test_days_by_their_number_in_the_year_are_told_by_a_whole_column() -> None:
    column = dates("2025-001", "2025-008", "2024-366", "2025-365T10:30", "")
    assert [str(one)[:16] for one in column.moments("DMY")[:4]] == ["2025-01-01T00:00", "2025-01-08T00:00", "2024-12-31T00:00", "2025-12-31T10:30"]  # fmt: skip
    assert not column.open_rows


@pytest.mark.parametrize(
    "cells", [("2025-008", "2025-366"), ("2025-008", "2025-000"), ("2025-008", "A-12"), ("0025-008",)]
)
def test_numbers_that_no_year_has_are_no_days(cells: tuple[str, ...]) -> None:
    assert dates(*cells).found[0] is None


def test_six_digits_in_a_whole_column_are_days() -> None:
    found = dates(*_SIX, "")
    assert (found.decided() or found.assumed(), found.range("YMD")) == ("YMD", (date(2025, 9, 5), date(2025, 12, 31)))
    turned = dates(*(f"{text[4:]}{text[2:4]}{text[:2]}" for text in _SIX))
    assert (turned.decided() or turned.assumed(), turned.range("DMY")) == ("DMY", (date(2025, 9, 5), date(2025, 12, 31)))  # fmt: skip


def test_six_digits_that_two_orders_fit_are_asked_about() -> None:
    found = dates(*_SIX[:2], "250907", "250908", "251011", "251012", "251101")
    assert (found.decided(), found.assumed()) == (None, "YMD")
    assert found.open_rows == 7
    assert found.range("DMY") is not None


@pytest.mark.parametrize("cells", [_SIX[:5], [*_SIX, "251340"], [*_SIX, "soon"], ["101112", "101158", "112233", "124559", "130001", "140506", "235959"]])  # fmt: skip
def test_six_digits_that_may_be_something_else_are_no_days(cells: list[str]) -> None:
    assert not any(dates(*cells).found)


_BABEL = [
    "bg",
    "bs",
    "ca",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "fi",
    "fr",
    "ga",
    "gl",
    "hr",
    "hu",
    "is",
    "it",
    "lt",
    "lv",
    "mk",
    "mt",
    "nb",
    "nl",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "sq",
    "sr",
    "sr_Latn",
    "sv",
    "tr",
    "uk",
]


def _cldr(language: str) -> set[tuple[str, int]]:
    """Unicode's names and short forms of months of three letters and more, without “de” and “d’” before them."""
    found: set[tuple[str, int]] = set()
    told = Locale.parse(language).months
    for use in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in told[use][width].items():
                word = name.lower().rstrip(".").removeprefix("de ").removeprefix("d’")
                if len(word) > 2 and " " not in word:
                    found.add((word, number))
    return found


@pytest.mark.parametrize("language", _BABEL)
def test_the_months_of_europe_s_languages_are_known(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        localedata, "_cache", {}
    )  # Chinese months that were asked for stay in what other languages inherit
    assert isinstance(NAMES, MonthNumbers)
    assert [(word, number) for word, number in sorted(_cldr(language)) if number not in {one[word] for one in NAMES.languages if word in one}] == []  # fmt: skip


def test_few_names_stand_for_two_months() -> None:
    assert isinstance(NAMES, MonthNumbers)
    assert NAMES.disputed == {"lip", "lis", "listopad", "listopada", "srp"}


@pytest.mark.parametrize(
    ("cells", "month", "disputed"),
    [
        (("12. listopada 2025.", "3. studenoga 2025."), "2025-10", None),
        (("12 listopada 2025", "3 grudnia 2025"), "2025-11", None),
        (("12. listopadu 2025", "3. prosince 2025"), "2025-11", None),
        (("12 lip 2025", "3 sie 2025"), "2025-07", None),
        (("12. lip 2025.", "3. ruj 2025."), "2025-06", None),
        (("12 listopada 2025", "13 listopada 2025"), "2025-11", ("listopada", 11, 10)),
    ],
)
def test_of_a_name_for_two_months_the_column_s_language_decides(
    cells: tuple[str, ...], month: str, disputed: tuple[str, int, int] | None
) -> None:
    found = dates(*cells)
    said = None if found.disputed is None else (found.disputed.name, found.disputed.taken, found.disputed.other)
    assert (str(found.moments("DMY")[0])[:7], said) == (month, disputed)


def test_days_of_the_persian_calendar_are_said_and_those_of_the_islamic_one_refused() -> None:
    rows = "".join(f"{at},c{at},1404-02-{at + 10},10\n" for at in range(5))
    read_so = imported("order_id,customer_id,order_date,amount\n" + rows)
    (said,) = [one.sentence for one in read_so.findings if one.code == "persian_dates"]
    assert (said.facts["example"], said.facts["day_meant"], money(read_so)) == ("1404-02-10", date(2025, 4, 30), 50.0)
    with pytest.raises(CannotAnswer, match="Islamic calendar"):
        imported("order_id,customer_id,order_date,amount\n" + rows.replace("1404-", "1447-"))


def test_a_month_whose_name_is_another_one_s_elsewhere_is_said() -> None:
    rows = "".join(f"{at},c{at},{at + 10} listopada 2025,10\n" for at in range(3))
    (said,) = [
        one.sentence
        for one in imported("order_id,customer_id,order_date,amount\n" + rows).findings
        if one.code == "month_name_disputed"
    ]
    assert (said.facts["name"], said.facts["taken"], said.facts["other"]) == ("listopada", 11, 10)


@pytest.mark.parametrize("mapping", [(), (("ordered_at", "Order date"),)])
def test_days_that_say_nothing_in_any_row_are_refused_and_formulas_named(mapping: tuple[tuple[str, str], ...]) -> None:
    text = "Order no,Order date,Customer,Total\n" + "".join(f"{at},,C{at},{at}.50\n" for at in range(1001, 1006))
    with pytest.raises(CannotAnswer) as told:
        imported(text, mapping=mapping)
    assert "formulas" in str(told.value)
    assert told.value.sentence.facts["header"] == "Order date"


def test_a_day_of_creation_stands_in_for_one_that_says_nothing() -> None:
    text = "Order no,Order date,Created at,Customer,Total\n" + "".join(f"{at},,2026-01-0{at - 1000},C{at},{at}.50\n" for at in range(1001, 1006))  # fmt: skip
    assert len(imported(text).orders) == 5


@pytest.mark.parametrize(
    "text",
    ["23 يناير 2026", "23 בינואר 2026", "23 ינואר 2026", "23 जनवरी 2026", "23 thg1 2026", "23 tháng 1, 2026", "Ngày 23 tháng 01 năm 2026", "23 იანვარი 2026", "23 հունվարի 2026", "23 yanvar 2026", "23 қаңтар 2026"],
)  # fmt: skip
def test_months_of_asia_are_known(text: str) -> None:
    found = dates(text, text.replace("23", "5"))
    assert [str(one)[:10] for one in found.by_row(found.shape())] == ["2026-01-23", "2026-01-05"]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("среда, 5 ноября 2025 г. в 00:13", "2025-11-05 00:13:00"),
        ("4.02.2026 г., 03:26:43 ч.", "2026-02-04 03:26:43"),
        ("3.2.2026 klo 16.10.26", "2026-02-03 16:10:26"),
        ("2026-02-04 00 h 29 min 18 s", "2026-02-04 00:29:18"),
        ("5 mars 2024, 14 h 05", "2024-03-05 14:05:00"),
        ("\u200f٣\u200f/٢\u200f/٢٠٢٦، ٨:٣٥:٥١ م", "2026-02-03 20:35:51"),
        ("الثلاثاء، 5 مارس 2024", "2024-03-05 00:00:00"),
        ("quarta-feira, 5 de novembro de 2025", "2025-11-05 00:00:00"),
        ("5 Mart 2024 Salı", "2024-03-05 00:00:00"),
        ("2024. március 5., kedd", "2024-03-05 00:00:00"),
        ("Thứ Ba, 5 tháng 3, 2024", "2024-03-05 00:00:00"),
        ("lúc 00:13 5 tháng 3, 2024", "2024-03-05 00:13:00"),
        ("e martë, 5 mars 2024", "2024-03-05 00:00:00"),
        ("tirsdag den 5. marts 2024", "2024-03-05 00:00:00"),
        ("5. března 2024 v 0:13", "2024-03-05 00:13:00"),
        ("2024 ж. 5 наурыз, сейсенбі", "2024-03-05 00:00:00"),
        ("วันอังคารที่ 5 มีนาคม พ.ศ. 2567", "2024-03-05 00:00:00"),
        ("2024年3月5日火曜日", "2024-03-05 00:00:00"),
        ("2024년 3월 5일 화요일", "2024-03-05 00:00:00"),
        ("2024/3/5 清晨5:20", "2024-03-05 05:20:00"),
        ("25/3/2024, 2:13:05 PTG", "2024-03-25 14:13:05"),
        ("25.3.2024, 2:13:05 m.d.", "2024-03-25 14:13:05"),
        ("מיום שלישי", None),
        ("יום שלישי, 5 במרץ 2024", "2024-03-05 00:00:00"),
        ("8 באוג׳ 2024", "2024-08-08 00:00:00"),
        ("5 सित॰ 2024, 12:13 am", "2024-09-05 00:13:00"),
        ("৫ মার্চ, ২০২৪", "2024-03-05 00:00:00"),
        ("۱۵ اسفند ۱۴۰۲", "2024-03-05 00:00:00"),
        ("5 juill. 2024", "2024-07-05 00:00:00"),
        ("February 6, 2025 @ 03:14", "2025-02-06 03:14:00"),
        ("05FEB2025:21:10:05", "2025-02-05 21:10:05"),
        ("04/Feb/2025:23:19:05 +0000", "2025-02-04 23:19:05"),
        ("2025-02-04 03:33:05 Europe/Berlin", "2025-02-04 03:33:05"),
        ("25.02.2025 godz. 23:46", "2025-02-25 23:46:00"),
        ("23.02.2025 v 17:17 hod.", "2025-02-23 17:17:00"),
        ("5 March 2024 delivered", None),  # other words are no part of a day
        ("Ausgeliefert am 5. März 2024", None),
    ],
)
def test_words_around_a_day_say_nothing_more_of_it(text: str, moment: str | None) -> None:
    assert read(text) == moment


@pytest.mark.parametrize("language", [one for one in DAY_WORDS if localedata.exists(one)])
def test_weekdays_of_languages_are_known(language: str) -> None:
    told = Locale.parse(language).days
    names = {name for use in ("format", "stand-alone") for name in told[use]["wide"].values()}
    words = {
        word
        for name in names
        for word in re.findall(r"\w{3,}", unicodedata.normalize("NFKC", name).lower())
        if all(unicodedata.category(sign) == "Ll" for sign in name.lower() if sign not in " -")
    }
    assert isinstance(NAMES, MonthNumbers)
    assert words - NAMES.beside - NAMES.keys() == set()
