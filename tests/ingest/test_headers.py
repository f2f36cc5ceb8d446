from __future__ import annotations

import pytest

from lib.ingest.headers import compact, contains, words_of


@pytest.mark.parametrize(
    "header", ["Customer ID", "customer_id", "CustomerID", "customerId", " CUSTOMER-ID ", "Customer ID (text)", "Ｃustomer ID", "customer\u200b id"]
)  # fmt: skip
def test_spellings_of_one_header_are_the_same(header: str) -> None:
    assert compact(header) == "customerid"


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
