"""Each list is walked; a red test names what an entry lacks."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from lib.catalog import CATALOGUE, header_score
from lib.catalog.ledger import REASONS, SIDE_REASONS, Reason
from lib.ingest import fates, side
from lib.ingest.fields import Field, KindSignature, MonthNames, Platform, StatusMeaning
from lib.ingest.headers import compact
from lib.ingest.imported import Kind
from lib.ingest.likeness import name_score
from lib.ingest.statuses import meaning_of
from lib.text.languages import CHINESE
from lib.text.words import Words

SIDE_FIELDS = [(kind.kind, field) for kind in CATALOGUE.kinds for field in kind.fields]


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


@pytest.mark.parametrize("field", CATALOGUE.fields, ids=lambda field: field.code)
def test_a_field_is_known_by_english_and_chinese_headers(field: Field) -> None:
    assert any(name.isascii() for name in field.names) or field.role == "helper"
    assert any(is_chinese(name) for name in field.names)


@pytest.mark.parametrize("field", CATALOGUE.fields, ids=lambda field: field.code)
def test_a_field_s_names_are_told_once(field: Field) -> None:
    repeated = [name for name, count in Counter(map(compact, field.names)).items() if count > 1]
    assert not repeated


@pytest.mark.parametrize("field", CATALOGUE.fields, ids=lambda field: field.code)
def test_a_field_s_own_names_are_surest_for_it(field: Field) -> None:
    assert all(name_score(name, field) >= 0.9 for name in field.names)


def test_no_header_means_two_fields_fully() -> None:
    # A date of creation is an order date where no other is; "spend" fields and ids may share words, never whole names.
    own = [field for field in CATALOGUE.fields if field.role == "own"]
    seen = Counter(compact(name) for field in own for name in field.names)
    assert [name for name, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("meaning", CATALOGUE.statuses, ids=lambda meaning: meaning.meaning)
def test_a_status_is_known_in_english_and_chinese(meaning: StatusMeaning) -> None:
    assert any(name.isascii() for name in meaning.names)
    assert any(is_chinese(name) for name in meaning.names)


def test_no_status_means_two_things() -> None:
    seen = Counter(compact(name) for meaning in CATALOGUE.statuses for name in meaning.names)
    assert [name for name, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("platform", CATALOGUE.platforms, ids=lambda platform: platform.code)
def test_a_platform_maps_known_fields_once_and_says_where_its_export_is(platform: Platform) -> None:
    mapped = [field for field, _ in platform.mapping]
    assert set(mapped) <= {field.code for field in CATALOGUE.of_kind(platform.kind).fields}
    assert len(mapped) == len(set(mapped))
    assert len(platform.signature) >= 3
    assert platform.export.endswith(".")


@pytest.mark.parametrize("told", CATALOGUE.statuses, ids=lambda told: str(told.meaning))
def test_a_word_of_a_status_means_what_its_list_says(told: StatusMeaning) -> None:
    """A word that another list knows by its beginning, or as a part, is dead in its own: its orders count, or do not, against it."""
    read = {word: meaning_of(word.removesuffix("*"), CATALOGUE.statuses, None) for word in (*told.names, *told.within)}
    dead = {word: meaning for word, meaning in read.items() if meaning != told.meaning}
    assert not dead, f"listed as {told.meaning}, but read as another list says: {dead}"


def test_what_is_reckoned_from_the_lists_is_reckoned_once():
    for kind in CATALOGUE.kinds:
        assert CATALOGUE.of_kind(kind.kind) is CATALOGUE.of_kind(kind.kind)
        assert CATALOGUE.of_kind(kind.kind).month_numbers is CATALOGUE.month_numbers


def test_the_systems_that_people_use_are_known() -> None:
    shops = [
        "shopify",
        "woocommerce",
        "bigcommerce",
        "magento",
        "squarespace",
        "wix",
        "square",
        "stripe",
        "paypal",
        "etsy",
        "ebay",
        "amazon",
        "lightspeed",
        "taobao",
        "jd",
        "pinduoduo",
        "youzan",
        "douyin",
        "xiaohongshu",
        "weidian",
    ]
    reports = ["google_ads", "microsoft_ads", "meta_ads", "tiktok_ads", "linkedin_ads", "oceanengine", "juguang", "ga4"]
    assert {*shops, *reports} <= {platform.code for platform in CATALOGUE.platforms}


def test_a_platform_s_export_is_said_in_chinese() -> None:
    english = [one.code for one in CATALOGUE.platforms if not is_chinese(Words(CHINESE).say(one.export))]
    assert not english, f"mark `export` of these with N_, run `make text` and translate it: {english}"


@pytest.mark.parametrize("platform", CATALOGUE.platforms, ids=lambda platform: platform.code)
def test_a_platform_s_headers_look_like_headers(platform: Platform) -> None:
    headers = dict.fromkeys([*platform.signature, *(header for _, header in platform.mapping if header)])
    assert header_score(list(headers)) > 0.5


@pytest.mark.parametrize("kind", CATALOGUE.kinds, ids=lambda kind: kind.kind)
def test_a_kind_of_file_needs_fields_that_it_has(kind: KindSignature) -> None:
    codes = [field.code for field in kind.fields]
    assert len(codes) == len(set(codes))
    assert {code for group in kind.needs for code in group} | set(kind.telling) <= set(codes)
    assert kind.needs


def test_every_kind_of_file_is_told_once() -> None:
    assert sorted(kind.kind for kind in CATALOGUE.kinds) == sorted(set(get_args(Kind)) - {"orders"})


@pytest.mark.parametrize(("kind", "field"), SIDE_FIELDS, ids=lambda one: getattr(one, "code", one))
def test_a_field_beside_the_orders_is_known_in_english_and_chinese(kind: str, field: Field) -> None:
    assert any(name.isascii() for name in field.names), kind
    assert any(is_chinese(name) for name in field.names), kind
    assert all(name_score(name, field) >= 0.9 for name in field.names), kind


@pytest.mark.parametrize("kind", CATALOGUE.kinds, ids=lambda kind: kind.kind)
def test_no_header_means_two_fields_of_one_kind_fully(kind: KindSignature) -> None:
    seen = Counter(name for field in kind.fields for name in set(map(compact, field.names)))
    assert [name for name, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("months", CATALOGUE.months, ids=lambda months: months.language)
def test_a_language_has_twelve_months_in_lower_case(months: MonthNames) -> None:
    assert len(months.months) == 12
    assert all(name == name.lower() for names in months.months for name in names)


def test_a_month_s_name_means_the_same_in_every_language_but_for_croatia_s_and_its_neighbours() -> None:
    """Which of the two is meant, the column's other names tell (tests/ingest/test_dates.py)."""
    meanings: dict[str, set[int]] = {}
    for language in CATALOGUE.months:
        for number, names in enumerate(language.months, 1):
            for name in names:
                meanings.setdefault(name, set()).add(number)
    assert sorted(name for name, numbers in meanings.items() if len(numbers) > 1) == ["lip", "lis", "listopad", "listopada", "srp"]  # fmt: skip


def test_every_fate_has_its_words() -> None:
    columns = {"refund_on_order": "netted", "refund_on_set_aside": "set_aside", "refund_column_ignored": "set_aside"}
    columns |= {"shipping_left_out": "set_aside", "tax_left_out": "set_aside"}
    assert {one.code: one.fate for one in REASONS} == dict(fates.REASONS) | columns


def test_every_fate_beside_the_orders_has_its_words() -> None:
    assert {one.code: one.fate for one in SIDE_REASONS} == dict(side.REASONS)


@pytest.mark.parametrize("one", [*REASONS, *SIDE_REASONS], ids=lambda one: one.code)
def test_a_reason_is_explained_in_a_sentence(one: Reason) -> None:
    assert one.title
    assert one.explanation.endswith(".")


@pytest.mark.parametrize("words", ["hosts", "buyers", "discounts", "returns", "refunds", "paid"])
def test_words_that_no_field_has_are_told_once_and_in_chinese_too(words: str) -> None:
    told: tuple[str, ...] = getattr(CATALOGUE.hints, words)
    assert [word for word, count in Counter(told).items() if count > 1] == []
    assert any(map(is_chinese, told))


def test_whose_a_column_is_and_what_went_back_is_found_by_each_of_its_words() -> None:
    hints = CATALOGUE.hints
    assert [word for word in hints.hosts if not hints.says_host(f"{word} 7")] == []
    assert [word for word in hints.buyers if not hints.says_buyer(f"{word} 7")] == []
    assert [word for word in hints.returns if not hints.says_return(f"x {word} 7")] == []
    assert [word for word in hints.refunds if not hints.says_refund(f"{word} 7")] == []


@pytest.mark.parametrize("word", CATALOGUE.hints.discounts)
def test_a_discount_is_found_by_each_of_its_words(word: str) -> None:
    assert CATALOGUE.hints.says_discount(f"10% {word.removesuffix('*')} 7")


@pytest.mark.parametrize("word", CATALOGUE.hints.paid)
def test_money_that_was_paid_is_found_by_each_of_its_words(word: str) -> None:
    assert CATALOGUE.hints.says_paid(f"X {word.removesuffix('*')} 7")


@pytest.mark.parametrize("header", ["Unpaid", "Total", "неоплачено", "Prepaid card", "未付金额", "Repaid"])
def test_what_was_not_paid_is_not_called_paid(header: str) -> None:
    assert not CATALOGUE.hints.says_paid(header)
