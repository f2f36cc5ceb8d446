from __future__ import annotations

from datetime import date

import pytest

from lib.analysis.stages import STAGES
from lib.catalog.promotions import LUNAR_NEW_YEAR, SEASONS, promotion_days, season
from lib.catalog.stages import STAGE_WORDS
from lib.text.languages import CHINESE
from lib.text.words import Words


def test_every_stage_has_its_words_in_both_languages() -> None:
    assert tuple(words.stage for words in STAGE_WORDS) == STAGES
    for words in STAGE_WORDS:
        for text in (words.title, words.meaning, words.action):
            assert Words(CHINESE).say(text) != text


def test_every_season_has_days_that_follow_one_another() -> None:
    for one in SEASONS:
        assert Words(CHINESE).say(one.title) != one.title
        for year in range(2015, 2031):
            days = one.days(year)
            assert days is not None
            assert days[0] < days[1]


@pytest.mark.parametrize(("year", "friday"), [(2023, 24), (2024, 29), (2025, 28), (2026, 27)])
def test_black_friday_is_the_day_after_the_fourth_thursday(year: int, friday: int) -> None:
    days = season("black_friday").days(year)
    assert days is not None
    assert days[0] <= date(year, 11, friday) <= days[1]
    assert days[0].weekday() == days[1].weekday() == 0


def test_the_spring_festival_lies_where_the_calendar_has_it() -> None:
    assert LUNAR_NEW_YEAR[2024] == date(2024, 2, 10)
    assert all(date(year, 1, 21) <= day <= date(year, 2, 20) for year, day in LUNAR_NEW_YEAR.items())
    days = season("new_year_goods").days(2024)
    assert days is not None
    assert days[1] < LUNAR_NEW_YEAR[2024]


def test_only_seasons_of_the_period_and_known_codes_count() -> None:
    found = promotion_days(("618", "no_such_season"), date(2024, 1, 1), date(2025, 3, 1))
    assert found == ((date(2024, 6, 1), date(2024, 6, 20)),)
