"""Which currency money is in, where no header says it in a common word."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import codes, imported, money
from tests.ingest.side_of import side

HEAD = "Order,Date,E-mail,Amount"


def shop(header: str, *cells: str, after: str = "") -> str:
    """One order a cell of a further column, each of 10 more than the last."""
    rows = "".join(f"{row},2026-01-{row:02},a{row}@x.de,{row}0.50,{cell}\n" for row, cell in enumerate(cells, 1))
    return f"{HEAD},{header}{after}\n{rows}"


@pytest.mark.parametrize("header", ["Ccy", "Curr.", "Cur", "Whg.", "Währg", "Waehrg.", "币种", "币种代码", "Вал.", "Devise", "Kind of money", "Spalte 5", ""])  # fmt: skip
def test_a_column_of_codes_is_the_currency_whatever_it_is_called(header: str) -> None:
    result = imported(shop(header, "EUR", "USD", "EUR", "CHF"))
    assert result.by_currency == {"CHF": 405_000, "EUR": 410_000, "USD": 205_000}
    assert "mixed_currency" in codes(result)


def test_a_column_that_nobody_named_can_be_chosen_and_left_out() -> None:
    text = shop("", "EUR", "USD", "EUR")
    result = imported(text)
    assert {guess.field: guess.header for guess in result.guesses}["currency"] == "E"
    assert imported(text, mapping=(("currency", "E"),)).by_currency == result.by_currency
    assert imported(text, mapping=(("currency", ""),)).by_currency is None


@pytest.mark.parametrize("cells", [("€", "$", "£"), ("eur", "usd", "usd"), ("人民币", "美元", "人民币")])
def test_signs_and_names_tell_it_too(cells: tuple[str, ...]) -> None:
    assert len(imported(shop("Spalte 5", *cells)).by_currency or ()) == len(set(cells))


def test_a_column_told_by_its_cells_is_said_and_one_with_a_known_header_is_not() -> None:
    assert "told_by_content" in codes(imported(shop("Kind of money", "EUR", "EUR", "EUR")))
    assert "told_by_content" not in codes(imported(shop("Ccy", "EUR", "EUR", "EUR")))


@pytest.mark.parametrize("cells", [("TOP", "ALL", "TOP"), ("PEN", "CUP", "PEN"), ("CH", "DE", "CH"), ("EUR", "DHL", "USD"), ("DHL", "UPS", "GLS"), ("", "", "")])  # fmt: skip
def test_words_that_happen_to_be_codes_are_no_currency(cells: tuple[str, ...]) -> None:
    result = imported(shop("Article", *cells))
    assert (result.currency, result.by_currency) == (None, None)


def test_of_several_columns_of_codes_the_one_beside_the_money_is_taken() -> None:
    text = (
        "Home,Order,Date,E-mail,Amount,K1,Paid out in\n"
        "GBP,1,2026-01-05,a@x.de,10.50,EUR,GBP\nGBP,2,2026-01-06,b@x.de,20.50,USD,GBP\nGBP,3,2026-01-07,c@x.de,30.50,EUR,GBP\n"
    )
    assert imported(text).by_currency == {"EUR": 410_000, "USD": 205_000}


def test_a_column_for_settlement_is_not_the_orders_currency() -> None:
    assert imported(shop("Settlement ccy", "EUR", "USD", "EUR")).currency is None


def test_one_of_them_can_be_chosen() -> None:
    result = imported(shop("Ccy", "EUR", "USD", "EUR"), currency="EUR")
    assert (result.currency, money(result)) == ("EUR", 41.0)


@pytest.mark.parametrize("header", ["Ccy", "Kind of money"])
def test_spend_in_several_currencies_is_not_added_up_either(header: str) -> None:
    rows = "2026-03-01,A,10.50,100,5,EUR\n2026-03-02,B,20.25,200,6,USD\n2026-03-03,C,30.75,300,7,EUR\n"
    result = side(f"Day,Campaign,Cost,Impressions,Clicks,{header}\n{rows}")
    assert result.currency is None
    assert "mixed_currency" in {one.code for one in result.findings}


JAPANESE = {
    "注文番号,注文日,会員ID,合計金額": "2026-01-05",
    "取引ID,日付,顧客,金額": "2026-01-05",
    "Order,Date,E-mail,Total": "令和8年1月5日",
    "No,Date,Customer,Total": "R8.1.5",
    "受注,日時,メール,合計": "2026-01-05",
}


@pytest.mark.parametrize("headers", JAPANESE)
@pytest.mark.parametrize("sign", ["¥", "￥"])
def test_the_sign_of_yen_and_yuan_is_yen_in_a_japanese_file(headers: str, sign: str) -> None:
    day = JAPANESE[headers]
    result = imported(f'{headers}\n1,{day},a@x.jp,"{sign}1,200"\n2,{day},b@x.jp,"{sign}3,400"\n')
    assert result.currency == "JPY"
    assert "yen_or_yuan" not in codes(result)


def test_kana_in_the_cells_are_japanese() -> None:
    assert imported('Order,Date,E-mail,Item,Total\n1,2026-01-05,a@x.jp,りんご,"¥1,200"\n').currency == "JPY"


@pytest.mark.parametrize(
    "text",
    [
        "订单编号,下单时间,买家,实付金额\n1,2026-01-05,a1,¥1200\n2,2026-01-06,a2,¥300\n",
        "订单编号,下单时间,买家,商品,实付金额\n1,2026-01-05,a1,りんご,¥1200\n2,2026-01-06,a2,茶,¥300\n",
        "Order,Date,E-mail,Item,Total\n1,2026-01-05,a@x.cn,苹果单品,¥1200\n",
        "Order,Date,E-mail,Total\n1,2026-01-05,a@x.cn,¥12.50\n2,2026-01-06,b@x.cn,¥300.00\n",
    ],
)
def test_it_is_yuan_in_a_chinese_one_and_where_it_has_fractions(text: str) -> None:
    result = imported(text)
    assert result.currency == "CNY"
    assert "yen_or_yuan" not in codes(result)


@pytest.mark.parametrize(("amount", "likelier"), [("28,400", "JPY"), ("84", "CNY")])
def test_where_nothing_tells_which_it_is_said(amount: str, likelier: str) -> None:
    text = f'Order,Date,E-mail,Total\n1,2026/01/05,a@x.de,"¥{amount}"\n2,2026/01/06,b@x.de,"¥{amount}"\n'
    result = imported(text)
    assert (result.currency, codes(result)[-1]) == (likelier, "yen_or_yuan")
    for chosen in ("CNY", "JPY"):
        assert imported(text, currency=chosen).currency == chosen
        assert "yen_or_yuan" not in codes(imported(text, currency=chosen))


def test_a_header_that_names_it_leaves_no_doubt() -> None:
    result = imported("Order,Date,E-mail,Total (JPY)\n1,2026/01/05,a@x.de,¥28\n")
    assert (result.currency, "yen_or_yuan" in codes(result)) == ("JPY", False)


def test_spend_is_asked_about_as_well() -> None:
    result = side("Day,Campaign,Cost,Impressions,Clicks\n2026-03-01,A,¥1050,100,5\n2026-03-02,B,¥2025,200,6\n")
    assert (result.currency, "yen_or_yuan" in {one.code for one in result.findings}) == ("JPY", True)


def test_the_rouble_s_former_code_is_the_rouble() -> None:
    assert imported(shop("Валюта", "RUR", "RUR", "RUB")).currency == "RUB"


@pytest.mark.parametrize("header", ["Assignee", "Agent", "Bearbeiter", "Given"])
@pytest.mark.parametrize("name", ["Bob", "Ron"])
def test_a_column_of_names_is_no_currency(header: str, name: str) -> None:
    result = imported(f"Order,Date,E-mail,Total,{header}\n1,2026/01/05,a@x.de,28.50,{name}\n2,2026/01/06,b@x.de,31.50,{name}\n")  # fmt: skip
    assert result.currency is None


def test_a_column_of_codes_is_a_currency_under_any_header() -> None:
    result = imported("Order,Date,E-mail,Total,Given\n1,2026/01/05,a@x.de,28.50,BOB\n2,2026/01/06,b@x.de,31.50,BOB\n")
    assert result.currency == "BOB"


@pytest.mark.parametrize(
    ("cells", "currencies"),
    [
        (("TL (₺)", "EURO (€)"), {"TRY", "EUR"}),
        (("Turkish Lira (TRY)", "US Dollar ($)"), {"TRY", "USD"}),
        (("kr (SEK)", "kr (DKK)"), {"SEK", "DKK"}),
        (("Rs (PKR)", "EUR €"), {"PKR", "EUR"}),
        (("人民币 (CNY)", "港元 (HK$)"), {"CNY", "HKD"}),
    ],
)
def test_a_currency_said_twice_in_a_cell_is_one_that_can_be_chosen(
    cells: tuple[str, ...], currencies: set[str]
) -> None:
    result = imported(shop("Para Birimi", *cells))
    assert set(result.by_currency or ()) == currencies
    assert money(imported(shop("Para Birimi", *cells), currency=min(currencies))) in {10.5, 20.5}


@pytest.mark.parametrize("cell", ["EUR/USD", "Peso ($)", "USDT"])
def test_a_cell_that_names_several_currencies_or_none_stays_as_it_is(cell: str) -> None:
    assert imported(shop("Currency", cell, cell)).currency == cell.upper()
