from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE
from lib.ingest.headers import Phrases, compact, contains, words_of


@pytest.mark.parametrize(
    "header", ["Customer ID", "customer_id", "CustomerID", "customerId", " CUSTOMER-ID ", "Customer ID (text)", "Ｃustomer ID", "customer\u200b id"]
)  # fmt: skip
def test_spellings_of_one_header_are_the_same(header: str) -> None:
    assert compact(header) == "customerid"


def test_what_programs_put_around_a_records_own_names_is_left_out() -> None:
    assert words_of("properties.distinct_id") == ("distinct", "id")
    assert words_of("orderCustomer.email") == ("order", "customer", "email")


def test_accents_do_not_count_but_other_scripts_stay_whole() -> None:
    assert words_of("Désignation Größe") == ("designation", "grosse")
    assert compact("カテゴリ") == "カテゴリ"


def test_units_in_brackets_are_left_out_unless_nothing_else_is_there() -> None:
    assert (compact("金额（元）"), compact("(金额)")) == ("金额", "金额")


def test_names_stand_in_headers_as_whole_words() -> None:
    assert contains("Total order amount", "order amount")
    assert not contains("Reorder amount", "order amount")


def test_names_in_scripts_without_blanks_are_parts() -> None:
    assert contains("买家实付金额", "实付金额")


def test_names_are_found_in_a_header_as_words_or_in_scripts_without_blanks_as_parts() -> None:
    names = Phrases([("order amount", "amount"), ("实付金额", "paid"), ("金额", "money"), ("id", "id")])
    assert names.found_in("Total order_amount (EUR)") == ["amount"]
    assert names.found_in("Paid amount of order") == []
    assert names.found_in("orderID") == ["id"]
    assert sorted(names.found_in("买家实付金额(元)")) == ["money", "paid"]


def test_a_name_that_is_too_long_to_be_found_is_told_at_once() -> None:
    with pytest.raises(ValueError, match="more than 8 words"):
        Phrases([("one two three four five six seven eight nine", 0)])


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Date Added", "ordered_at"), ("Belegsumme", "amount"), ("訂單合計", "amount"), ("charge_status", "status"),
        ("顧客メールアドレス", "email"), ("注文者姓", "last_name"), ("用户电话", "phone"),
    ],
)  # fmt: skip
def test_headers_of_known_systems_are_known_outright(header: str, field: str) -> None:
    assert compact(header) in CATALOGUE.field(field).ranks
