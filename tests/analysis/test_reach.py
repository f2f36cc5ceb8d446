from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.reach import email, is_wecom, names, phone, sha256, written
from lib.catalog.number_plans import PLANS

# ITU-T E.164 form of numbers that regulators reserve for examples (Ofcom, NANPA) and of made-up mobile numbers.
NUMBERS = [
    ("07700 900000", "GB", "+447700900000"),
    ("+44 (0)7700 900000", None, "+447700900000"),
    ("0044 7700 900000", "US", "+447700900000"),
    ("447700900000", "GB", "+447700900000"),
    ("138 1234 5678", "CN", "+8613812345678"),
    ("8613812345678", "CN", "+8613812345678"),
    ("(415) 555-0100", "US", "+14155550100"),
    ("1-415-555-0100", "CA", "+14155550100"),
    ("06 12 34 56 78", "FR", "+33612345678"),
    ("393 123 4567", "IT", "+393931234567"),
    ("8 916 123-45-67", "RU", "+79161234567"),
    ("0151 12345678", "DE", "+4915112345678"),
    ("9187654321", "IN", "+919187654321"),
    ("06 20 123 4567", "HU", "+36201234567"),
    ("+999 1234 5678", None, "+99912345678"),
]


@pytest.mark.parametrize(("text", "country", "e164"), NUMBERS)
def test_a_number_has_one_form_however_it_is_written(text: str, country: str | None, e164: str) -> None:
    assert phone(text, country, PLANS).text == e164


GAPS = [
    (None, "GB", "missing"),
    ("  ", "GB", "missing"),
    ("138****5678", "CN", "masked"),
    ("138xxxx5678", "CN", "masked"),
    ("$JKLs0f8w7hfsd==$3f$", "CN", "encrypted"),
    ("07700 900000", None, "no_country"),
    ("07700 900000", "IE", "malformed"),
    ("17012345678-1234", "CN", "malformed"),
    ("0755-1234 5678", "CN", "malformed"),
    ("07700 900000", "CN", "malformed"),
    ("12345", "GB", "malformed"),
    ("call me", "GB", "malformed"),
]


@pytest.mark.parametrize(("text", "country", "gap"), GAPS)
def test_a_number_that_cannot_be_told_says_why(text: str | None, country: str | None, gap: str) -> None:
    found = phone(text, country, PLANS)
    assert (found.text, found.gap) == (None, gap)


def test_an_address_has_one_form_or_a_reason() -> None:
    assert email(" Ann.Lee@Example.COM ").text == "ann.lee@example.com"
    assert [email(text).gap for text in ("", "a***@qq.com", "no at sign", "a@b", "x1@marketplace.amazon.co.uk")] == [
        "missing",
        "masked",
        "encrypted",
        "malformed",
        "alias",
    ]


@pytest.mark.parametrize("e164", [number for _, _, number in NUMBERS])
def test_a_number_in_its_common_form_stays_as_it_is(e164: str) -> None:
    assert phone(e164, None, PLANS).text == e164


@given(st.text(max_size=30), st.sampled_from([None, "CN", "GB", "US", "IT"]))
def test_whatever_is_written_the_result_is_a_number_or_a_reason(text: str, country: str | None) -> None:
    found = phone(text, country, PLANS)
    assert (found.text is None) != (found.gap is None)
    assert found.text is None or (found.text[0] == "+" and found.text[1:].isdecimal() and 6 <= len(found.text) <= 17)


def test_systems_get_the_form_they_ask_for() -> None:
    chinese, british = "+8613812345678", "+447700900000"
    assert [written(chinese, form) for form in ("e164", "digits", "mainland", "mainland_or_e164")] == [
        chinese,
        "8613812345678",
        "13812345678",
        "13812345678",
    ]
    assert [written(british, form) for form in ("mainland", "mainland_or_e164")] == [None, british]


def test_a_hash_is_that_of_the_address_alone() -> None:
    # A fixed hash: neither case nor spaces may creep into what is hashed.
    assert sha256("test@example.com") == "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b"


def test_names_are_divided_only_where_they_have_blanks() -> None:
    assert [names(name) for name in ("Ann Lee", "Ann van der Berg", "王小明", "Ann", "", None)] == [
        ("Ann", "Lee"),
        ("Ann", "van der Berg"),
        ("王小明", None),
        ("Ann", None),
        (None, None),
        (None, None),
    ]


def test_an_id_of_wecom_is_known_by_its_form() -> None:
    assert is_wecom("wmqfasd1e1927831291723123109rAAA")
    assert not is_wecom("wm123")
    assert not is_wecom("13812345678")
