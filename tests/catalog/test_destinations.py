"""Each system that takes lists is walked; a red test names what an entry lacks."""

from __future__ import annotations

from collections import Counter

import pytest

from lib.analysis.destinations import Destination
from lib.catalog.destinations import DESTINATIONS, destination
from lib.catalog.number_plans import COUNTRY_OF_CURRENCY, NUMBER_PLANS, PLANS
from lib.reports.destinations import IDENTIFIERS
from lib.text.languages import CHINESE
from lib.text.territories import country_code
from lib.text.words import Words
from tests.catalog.test_lists import is_chinese

each = pytest.mark.parametrize("one", DESTINATIONS, ids=lambda one: one.code)


@each
def test_a_system_says_where_its_file_goes_and_how_sure_its_form_is(one: Destination) -> None:
    assert one.steps.endswith(".")
    assert one.certain.endswith(".")
    assert one.source.startswith("https://")


@each
def test_a_system_is_explained_in_chinese(one: Destination) -> None:
    say = Words(CHINESE).say
    assert is_chinese(say(one.steps))
    assert is_chinese(say(one.certain))


@each
def test_a_system_has_a_column_for_what_it_knows_people_by(one: Destination) -> None:
    held = {column.content for column in one.columns}
    assert set(one.known_by) <= held
    assert one.known_by in IDENTIFIERS


@each
def test_a_system_s_columns_have_names_of_their_own(one: Destination) -> None:
    assert [name for name, count in Counter(column.header for column in one.columns).items() if count > 1] == []
    assert one.header == "with" or len(one.columns) == 1


@each
def test_a_hashed_file_holds_nothing_that_can_be_read(one: Destination) -> None:
    personal = [
        column for column in one.columns if column.content in {"email", "phone", "name", "first_name", "last_name"}
    ]
    assert len({column.form for column in personal}) == 1


def test_codes_are_given_once_and_known() -> None:
    assert len({one.code for one in DESTINATIONS}) == len(DESTINATIONS)
    assert destination("meta").code == "meta"
    with pytest.raises(KeyError):
        destination("fax")


def test_all_that_were_asked_for_are_there() -> None:
    wanted = {"klaviyo", "shopify", "meta", "google", "damopan", "yuntu", "wecom", "sms"}
    assert wanted <= {one.code for one in DESTINATIONS}


def test_a_country_s_numbers_are_told_once_and_its_name_is_known() -> None:
    assert len(PLANS) == len(NUMBER_PLANS)
    assert all(country_code(plan.code) == plan.code for plan in NUMBER_PLANS)
    assert all(0 < plan.lengths[0] <= plan.lengths[1] <= 15 - len(plan.calling) + 1 for plan in NUMBER_PLANS)
    assert set(COUNTRY_OF_CURRENCY.values()) <= set(PLANS)


def test_countries_are_known_by_code_name_and_custom() -> None:
    texts = ["GB", "united kingdom", "UK", "Deutschland", "中国", "中国大陆", "Eire", "Narnia", "", None]
    assert [country_code(text) for text in texts] == ["GB", "GB", "GB", "DE", "CN", "CN", "IE", None, None, None]
