from __future__ import annotations

import pytest

from lib.core.errors import CannotAnswer
from lib.ingest.money import header_currency
from tests.ingest.orders_of import codes, imported, money

HEAD = "order_id,customer_id,order_date,amount\n"


def with_currency(*currencies: str) -> str:
    rows = "".join(f"{row},a,2026-01-05,{row}0,{currency}\n" for row, currency in enumerate(currencies, 1))
    return "order_id,customer_id,order_date,amount,currency\n" + rows


@pytest.mark.parametrize(
    ("header", "currency"),
    [
        ("Amount (USD)", "USD"),
        ("Amount spent (EGP)", "EGP"),
        ("金额（元）", "CNY"),
        ("Betrag [€]", "EUR"),
        ("total_eur", "EUR"),
        ("Amount in GBP", "GBP"),
        ("Total", None),
        ("Total all", None),
        ("TRY", None),
        ("单元金额", None),
    ],
)
def test_headers_tell_the_currency(header: str, currency: str | None) -> None:
    assert header_currency(header) == currency


def test_a_currency_in_the_cells() -> None:
    assert imported(HEAD + '1,a,2026-01-05,"€5"\n2,a,2026-01-06,7\n').currency == "EUR"


def test_names_and_signs_of_one_currency_are_the_same() -> None:
    assert imported(with_currency("CNY", "元", "rmb", "人民币")).currency == "CNY"


def test_blank_currencies_mean_the_one_that_is_named() -> None:
    assert imported(with_currency("GBP", "")).by_currency is None


def test_several_currencies_are_not_added_up() -> None:
    result = imported(with_currency("GBP", "USD", "GBP"))
    assert (result.currency, result.by_currency, codes(result)) == (
        None,
        {"GBP": 400_000, "USD": 200_000},
        ["mixed_currency"],
    )


def test_signs_of_several_currencies_are_told_apart() -> None:
    assert imported(HEAD + "1,a,2026-01-05,$5\n2,a,2026-01-06,£7\n").by_currency == {"GBP": 70_000, "USD": 50_000}


def test_refunds_are_taken_off_their_own_currency() -> None:
    text = with_currency("GBP", "USD") + "9,a,2026-01-09,-4,GBP\n"
    assert imported(text).by_currency == {"GBP": 60_000, "USD": 200_000}


def test_a_currency_that_set_aside_orders_have_does_not_mix() -> None:
    text = with_currency("GBP") + "9,,2026-01-09,4,USD\n"
    assert (imported(text).currency, imported(text).by_currency) == ("GBP", None)


def test_a_shared_sign_takes_the_chosen_currency() -> None:
    assert imported(HEAD + "1,a,2026-01-05,$5\n", currency="CAD").currency == "CAD"


def test_a_file_without_currency_takes_the_chosen_one() -> None:
    result = imported(HEAD + "1,a,2026-01-05,5\n", currency="SEK")
    assert (result.currency, money(result)) == ("SEK", 5.0)


def test_a_currency_that_the_file_does_not_have_is_refused() -> None:
    with pytest.raises(CannotAnswer, match="orders in EUR, GBP, none in USD"):
        imported(with_currency("GBP", "EUR"), currency="USD")
