from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.header_currencies import header_currency
from lib.ingest.imported import Imported
from lib.ingest.understand import understand
from tests.ingest.orders_of import TODAY, codes, imported, money
from tests.ingest.tables import table_of

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


def test_orders_without_a_currency_beside_others_are_told_apart() -> None:
    result = imported(with_currency("GBP", "USD", ""))
    assert result.by_currency == {"GBP": 100_000, "USD": 200_000, "XXX": 300_000}
    assert result.named_currencies == ("GBP", "USD")
    assert codes(result) == ["mixed_currency", "currency_missing"]


@pytest.mark.parametrize(
    ("delimiter", "amounts", "total_e4", "decimal", "told"),
    [
        (";", ("1,234", "2,500"), 37_340_000, ".", ["decimal_ambiguous"]),  # no money has three decimals in every row
        (";", ("1,234", "900"), 21_340_000, ".", ["decimal_ambiguous"]),
        (";", ("1,234", "2,50"), 37_340, ",", []),  # the second row decides
        (";", ("1.234", "2.500"), 37_340_000, ",", []),
        (",", ("1,234", "2,500"), 37_340_000, ".", []),
        (",", ("12.125", "7.250"), 193_750, ".", ["decimal_ambiguous"]),  # a program's numbers, perhaps
    ],
)
def test_a_mark_before_three_digits(
    delimiter: str, amounts: tuple[str, str], total_e4: int, decimal: str, told: list[str]
) -> None:
    head = delimiter.join(["order_id", "customer_id", "order_date", "amount"])
    rows = [delimiter.join([str(row), "a", "2026-01-05", f'"{amount}"']) for row, amount in enumerate(amounts, 1)]
    result = imported("\n".join([head, *rows]) + "\n", delimiter)
    assert int(result.orders["net_e4"].sum()) == total_e4
    assert result.reading.decimal == decimal
    assert codes(result) == told


def test_both_readings_of_an_ambiguous_amount_are_told() -> None:
    result = imported("order_id;customer_id;order_date;amount\n1;a;2026-01-05;1,234\n", ";")
    (doubt,) = [one for one in result.findings if one.code == "decimal_ambiguous"]
    assert (doubt.sentence.facts["money_here"], doubt.sentence.facts["money_other"]) == (12_340_000, 12_340)
    told = imported("order_id;customer_id;order_date;amount\n1;a;2026-01-05;1,234\n", ";", decimal=",")
    assert (int(told.orders["net_e4"].sum()), codes(told)) == (12_340, [])


def test_a_refund_that_cannot_be_read_is_said() -> None:
    head = "order_id,customer_id,order_date,amount,refunded amount\n"
    result = imported(
        head + "1,a,2026-01-05,10,see note\n2,b,2026-01-06,20,-\n3,b,2026-01-07,20,n/a\n4,c,2026-01-07,9,4\n"
    )
    (unread,) = [one for one in result.findings if one.code == "unreadable_refund"]
    assert (unread.sentence.facts["count"], unread.sentence.facts["example"]) == (1, "see note")
    assert int(result.orders["refund_e4"].sum()) == 40_000


FOREIGN = "Invoice No,Invoice Date,Customer,Currency,Total (FC),Total (GBP)\n" + "".join(
    f"{row},2026-01-0{row},Buyer {row},{currency},{row}0.50,{row}.25\n" for row, currency in enumerate(("GBP", "EUR", "USD"), 1)
)  # fmt: skip


def test_a_column_with_everything_in_the_home_currency_is_offered_and_can_be_taken() -> None:
    said = {one.code: one.sentence.facts for one in imported(FOREIGN).findings}
    assert "mixed_currency" in said
    assert said["home_currency_column"] == {"header": "Total (GBP)", "currency": "GBP"}
    taken = imported(FOREIGN, mapping=(("amount", "Total (GBP)"),))
    assert (taken.currency, taken.by_currency, money(taken)) == ("GBP", None, 6.75)


CONVERTED = "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,Converted Currency,Payment Source Type,Status,Customer Email\n" + "".join(
    f"ch_{row},2026-01-0{row} 10:00:00,{row}0.00,{back}.00,{currency},true,{converted},card,{status},a{row}@x.com\n"
    for row, (currency, back, converted, status) in enumerate(
        [("eur", 0, "10.00,0.00,eur", "Paid"), ("usd", 4, "18.00,3.60,eur", "Paid"), ("usd", 0, ",,", "Failed")], 1
    )
)  # fmt: skip


def test_what_a_payment_service_has_converted_is_offered_and_taken_with_its_currency_and_refunds() -> None:
    said = {one.code: one.sentence.facts for one in imported(CONVERTED).findings}
    assert "mixed_currency" in said
    assert said["home_currency_column"] == {"header": "Converted Amount", "currency": "EUR"}
    taken = imported(CONVERTED, mapping=(("amount", "Converted Amount"),))
    assert (taken.platform, taken.currency, taken.by_currency, money(taken)) == ("stripe", "EUR", None, 24.4)
    # Where all was paid in it, nothing needs to be said.
    assert not {"home_currency_column", "told_in_two_currencies"} & {*codes(imported(CONVERTED.replace("usd", "eur")))}


@pytest.mark.parametrize("more", ["", ",Currency", ",Card Last4"])
def test_a_converted_amount_alone_has_its_currency_and_refunds_beside_it(more: str) -> None:
    text = f"id,Created date (UTC),Converted Amount,Converted Amount Refunded,Converted Currency,Status,Customer Email{more}\n"
    rows = (("100.00,0.00,eur,Paid,ann@x.de", "eur"), ("80.00,0.00,eur,Paid,bo@x.de", "usd"), ("50.00,10.00,eur,Paid,ann@x.de", "eur"))  # fmt: skip
    cells = {"": "", ",Currency": ",{own}", ",Card Last4": ",0042"}[more]
    text += "".join(
        f"ch_{n},2026-03-0{n} 10:00:00,{row}{cells.format(own=own)}\n" for n, (row, own) in enumerate(rows, 1)
    )
    result = understand(table_of(text), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(result, Imported)
    assert (result.currency, result.by_currency, money(result)) == ("EUR", None, 220)


def test_the_same_money_in_two_currencies_is_said_until_one_is_chosen() -> None:
    text = "Order,Date,Email,Total (USD),Total (GBP)\n" + "".join(
        f"{row},2026-01-0{row},a{row}@x.com,{row}3.00,{row}0.00\n" for row in range(1, 5)
    )
    result = imported(text)
    said = next(one for one in result.findings if one.code == "told_in_two_currencies")
    assert (said.level, said.sentence.facts["header"], said.sentence.facts["other"]) == ("warning", "Total (USD)", "Total (GBP)")  # fmt: skip
    chosen = imported(text, mapping=(("amount", "Total (GBP)"),))
    assert (chosen.currency, money(chosen), "told_in_two_currencies" in codes(chosen)) == ("GBP", 100, False)
    assert "told_in_two_currencies" not in codes(imported(FOREIGN.replace("EUR", "GBP").replace("USD", "GBP")))


@pytest.mark.parametrize("text", [FOREIGN.replace("(GBP)", ""), FOREIGN.replace("Total (GBP)", "Tax (GBP)"), FOREIGN.replace("2.25", "")])  # fmt: skip
def test_no_other_column_is_offered(text: str) -> None:
    assert "home_currency_column" not in codes(imported(text))


STRIPE = "id,created,customer,amount,amount_refunded,currency,status\n" + "".join(
    f"ch_{row}abc,{1_767_978_460 + 90_000 * row},cus_{row},{amount},0,eur,succeeded\n" for row, amount in enumerate((10024, 2562, 50), 1)
)  # fmt: skip


def test_a_payment_service_s_records_count_cents() -> None:
    result = imported(STRIPE)
    assert (money(result), "taken_as_cents" in codes(result)) == (126.36, True)


@pytest.mark.parametrize("change", [("ch_", "n"), ("eur", "jpy"), ("10024", "100.24")])
def test_whole_amounts_of_others_are_units(change: tuple[str, str]) -> None:
    assert "taken_as_cents" not in codes(imported(STRIPE.replace(*change)))


@pytest.mark.parametrize(("header", "worth"), [("Montant (DT)", 80.208), ("Montant (EUR)", 80_208)])
def test_a_comma_before_three_digits_is_a_decimal_mark_where_the_currency_has_three_decimals(
    header: str, worth: float
) -> None:
    rows = "08/01/2026;a@b.tn;1;9,230\n14/01/2026;c@b.tn;2;60,560\n26/01/2026;a@b.tn;3;10,418\n"
    assert money(imported(f"Date;Client;Facture;{header}\n{rows}", ";")) == pytest.approx(worth)


@pytest.mark.parametrize(
    ("delimiter", "currency", "amounts", "worth", "told"),
    [
        (",", "TND", ("9,230", "60,560", "10,418"), 80.208, True),
        ("\t", "KWD", ("9,230", "60,560", "10,418"), 80.208, True),
        (",", "JOD", ("12,500", "8,000", "3,500"), 24.0, True),
        (",", "KWD", ("9.230", "60.560", "10.418"), 80.208, False),
        (";", "KWD", ("9.230", "60.560", "10.418"), 80.208, True),
        (",", "KWD", ("9,230", "890", "10,418"), 20_538.0, False),  # who writes three decimals has 890,000
        (",", "EUR", ("9,230", "60,560", "10,418"), 80_208.0, False),
        (",", "IQD", ("9,000", "60,500", "10,250"), 79_750.0, False),  # its thousandths are no more in use
        (",", "IQD", ("9.000", "60.500", "10.250"), 79_750.0, False),
    ],
)
def test_three_digits_behind_each_mark_are_decimals_where_the_currency_has_three_and_what_else_they_could_be_is_said(
    delimiter: str,
    currency: str,
    amounts: tuple[str, ...],
    worth: float,
    told: bool,  # noqa: FBT001 - a case
) -> None:
    head = delimiter.join(["order_id", "customer_id", "order_date", f"amount ({currency})"])
    rows = [delimiter.join([str(row), "a", "2026-01-05", f'"{amount}"']) for row, amount in enumerate(amounts, 1)]
    result = imported("\n".join([head, *rows]) + "\n", delimiter)
    assert (money(result), "decimal_ambiguous" in codes(result)) == (pytest.approx(worth), told)


_JD = """订单号,商品ID,商品名称,订购数量,下单时间,京东价,订单金额,余额支付,应付金额,订单状态,下单帐号
2900001,1,茶,1,2026-03-01 10:00:00,128,128,0,128,完成,a
2900002,2,杯,1,2026-03-02 10:00:00,39,39,{paid},{left},完成,b
2900003,1,茶,1,2026-03-03 10:00:00,128,167,100,67,完成,c
2900003,2,杯,1,2026-03-03 10:00:00,39,167,100,67,完成,c
2900004,1,茶,1,2026-03-04 10:00:00,128,128,0,128,完成,a
"""


@pytest.mark.parametrize(
    ("table", "orders", "revenue"),
    [
        (_JD.format(paid=39, left=0), 4, 462),
        (_JD.format(paid=39, left=0).replace("余额支付", "优惠券金额"), 3, 323),
        (_JD.format(paid=0, left=39), 4, 362),  # no order was paid wholly: the amount may hold it
    ],
)
def test_what_was_paid_from_a_balance_is_money_where_the_amount_is_what_was_left_to_pay(
    table: str, orders: int, revenue: float
) -> None:
    result = imported(table)
    assert (result.platform, len(result.orders), money(result)) == ("jd", orders, revenue)
    assert ("stored_value_added" in codes(result)) == (revenue == 462)


def test_a_gift_card_repeated_beside_the_money_of_lines_is_not_added() -> None:
    head = "Order ID,Created at,Email,Product,Line total,Gift card amount\n"
    rows = "1,2026-03-01,a@x.com,Mug,30,100\n1,2026-03-01,a@x.com,Vase,70,100\n2,2026-03-02,b@x.com,Mug,30,0\n"
    assert money(imported(head + rows)) == 130
    by_hand = "3,2026-03-03,b@x.com,Mug,0,30\n4,2026-03-04,c@x.com,Mug,10,20\n"
    assert money(imported(head + "2,2026-03-02,b@x.com,Mug,30,0\n" + by_hand)) == 90


def test_a_balance_is_left_out_where_the_reader_says_that_it_is_none() -> None:
    assert money(imported(_JD.format(paid=39, left=0), mapping=(("stored_value", ""),))) == 323


@pytest.mark.parametrize(
    ("bought", "back", "currency"),
    [
        ("\u200f٧٬٩٢٢٫٣١\xa0ر.س.\u200f", "\u061c-\u200f١٬٧٦٠٫٢٤\xa0ر.س.\u200f", "SAR"),
        ("\u061c7,922.31\xa0AED", "(\u061c1,760.24\xa0AED)", "AED"),
        ("7.922,31\xa0KM", "-1.760,24\xa0KM", "BAM"),
        ("7\xa0922,31\xa0soʻm", "-1\xa0760,24\xa0soʻm", "UZS"),
        ("7,922.31 රු.", "-1,760.24 රු.", "LKR"),
        ("रू ७,९२२.३१", "-रू १,७६०.२४", "NPR"),
    ],
)
def test_money_as_browsers_write_it_in_the_language_of_its_country(bought: str, back: str, currency: str) -> None:
    result = imported(
        f"order\tdate\temail\ttotal\nA1\t2026-02-01\ta@x.eu\t{bought}\nA2\t2026-02-03\tb@x.eu\t{back}\nA3\t2026-02-05\tb@x.eu\t{bought}\n",
        delimiter="\t",
    )
    assert (money(result), result.currency) == (pytest.approx(2 * 7922.31 - 1760.24), currency)


def test_kilometres_are_no_money() -> None:
    result = imported("order,date,email,KM,total\nA1,2026-02-01,a@x.eu,12.5,20\nA2,2026-02-03,b@x.eu,7.5,30\n")
    assert (money(result), result.currency) == (50.0, None)
