"""Which of several amounts is what the buyer paid: gross or net, before a discount or after it, before refunds or after them."""

from __future__ import annotations

import pytest

from lib.core.errors import DomainError
from lib.ingest.imported import Imported
from tests.ingest.orders_of import booked, codes, imported, money

#: (gross, net) of four orders.
TWICE = (("119.00", "100.00"), ("59.50", "50.00"), ("11.90", "10.00"), ("23.80", "20.00"))


def taken(result: Imported) -> str:
    return next(guess.header for guess in result.guesses if guess.field == "amount")


def orders(columns: str, rows: list[str]) -> Imported:
    lines = [f"{at},{'ab'[at % 2]},2026-01-{at:02},{row}" for at, row in enumerate(rows, 1)]
    return imported("\n".join([f"order_id,customer_id,order_date,{columns}", *lines]) + "\n")


@pytest.mark.parametrize("first", ["gross", "net"])
@pytest.mark.parametrize(
    ("gross", "net"),
    [
        ("Total gross", "Total net"),
        ("Gross total", "Net total"),
        ("revenue_gross", "revenue_net"),
        ("Gross amount", "Net amount"),
        ("Brutto", "Netto"),
        ("Gesamt brutto", "Gesamt netto"),
        ("Bruttobetrag", "Nettobetrag"),
        ("Montant brut", "Montant net"),
        ("Total TTC", "Total HT"),
        ("Importe bruto", "Importe neto"),
        ("Valor Bruto", "Valor Líquido"),
        ("Totale lordo", "Totale netto"),
        ("Importo lordo", "Importo netto"),
        ("Lordo", "Imponibile"),
        ("Totaal bruto", "Totaal netto"),
        ("Kwota brutto", "Kwota netto"),
        ("KDV Dahil Tutar", "KDV Hariç Tutar"),
        ("Brüt Tutar", "Net Tutar"),
        ("Сумма с НДС", "Сумма без НДС"),
        ("Belopp brutto", "Belopp netto"),
        ("含税金额", "不含税金额"),
        ("税込金額", "税抜金額"),
        ("Order Total (inc tax)", "Order Total (ex tax)"),
        ("Total (incl. VAT)", "Total (excl. VAT)"),
        ("Amount [gross]", "Amount [net]"),
        ("Betrag (brutto)", "Betrag (netto)"),
        ("Total (TTC)", "Total (HT)"),
        ("Total (incl. sales tax)", "Total (excl. sales tax)"),
        ("Importe (con IVA)", "Importe (sin IVA)"),
        ("Totale (IVA inclusa)", "Totale (IVA esclusa)"),
        ("金額（税込）", "金額（税抜）"),
        ("订单金额(含税)", "订单金额(不含税)"),
    ],
)
def test_what_the_buyer_paid_is_gross(gross: str, net: str, first: str) -> None:
    pairs = [",".join(one if first == "gross" else reversed(one)) for one in TWICE]
    result = orders(f"{gross},{net}" if first == "gross" else f"{net},{gross}", pairs)
    assert (taken(result), money(result)) == (gross, 214.2)


def test_the_other_amount_is_named() -> None:
    result = orders("Total net,Total gross", [",".join(reversed(one)) for one in TWICE])
    said = next(one for one in result.findings if one.code == "gross_taken")
    assert (said.level, said.sentence.facts["header"], said.sentence.facts["other"]) == (
        "info",
        "Total gross",
        "Total net",
    )


def test_net_alone_is_the_amount() -> None:
    result = orders("Totale netto", [net for _gross, net in TWICE])
    assert (taken(result), money(result), codes(result)) == ("Totale netto", 180.0, [])


def test_gross_that_is_less_than_net_is_something_else() -> None:
    assert taken(orders("Total net,Total gross", [",".join(one) for one in TWICE])) == "Total net"


@pytest.mark.parametrize(
    ("gross", "net", "discount"),
    [
        ("Gross sales", "Net sales", "Discounts"),
        ("Bruttoumsatz", "Nettoumsatz", "Rabatte"),
        ("Gross total", "Net total", "Discount"),
        ("Ventes brutes", "Ventes nettes", "Remises"),
    ],
)
def test_gross_before_a_discount_is_not_what_was_paid(gross: str, net: str, discount: str) -> None:
    result = orders(f"{gross},{discount},{net}", ["100.00,10.00,90.00", "50.00,0,50.00", "20.00,-5.00,15.00"])
    assert (taken(result), money(result), "net_taken" in codes(result)) == (net, 155.0, True)


REPORT = ["100.00,-10.00,-20.00,70.00", "50.00,0,0,50.00", "20.00,-5.00,-15.00,0.00", "40.00,0,-10.00,30.00"]


@pytest.mark.parametrize("refunds", ["Returns", "Refunds", "Refunded"])
def test_refunds_that_are_off_already_are_not_taken_off_again(refunds: str) -> None:
    result = orders(f"Gross sales,Discounts,{refunds},Net sales", REPORT)
    assert (money(result), "less_refunds_already" in codes(result)) == (150.0, True)
    assert booked(result)["counted"] == 180.0


def test_refunds_are_off_a_total_with_shipping_and_tax_too() -> None:
    rows = ["100.00,-20.00,80.00,5.00,9.00,94.00", "50.00,0,50.00,5.00,4.00,59.00", "40.00,-10.00,30.00,0,2.00,32.00"]
    result = orders("Gross sales,Returns,Net sales,Shipping,Taxes,Total sales", rows)
    assert (taken(result) in {"Net sales", "Total sales"}, "less_refunds_already" in codes(result)) == (True, True)
    assert money(result) == {"Net sales": 160.0, "Total sales": 185.0}[taken(result)]


def test_refunds_of_an_amount_that_does_not_hold_them_are_taken_off() -> None:
    result = orders("Gross sales,Discounts,Refunds,Total", ["100.00,10.00,20.00,90.00", "50.00,0,5.00,50.00"])
    assert (money(result), "less_refunds_already" in codes(result)) == (115.0, False)


@pytest.mark.parametrize(
    "header",
    [
        "Total (net of refunds)",
        "Total after refunds",
        "Total less returns",
        "Betrag nach Erstattungen",
        "Gesamtbetrag abzüglich Retouren",
        "Montant après remboursements",
        "Importe menos devoluciones",
        "Valor após reembolsos",
        "Totale al netto dei rimborsi",
        "Bedrag na terugbetaling",
        "Kwota po zwrotach",
        "Сумма за вычетом возвратов",
        "实收金额(扣除退款)",
        "实收金额（已扣退款）",
        "返金後金額",
    ],
)
def test_a_header_can_say_that_refunds_are_off(header: str) -> None:
    result = orders(f"Refunds,{header}", ["0,100.00", "5.00,45.00", "0,20.00"])
    assert money(result) == 165.0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Amount", "Amount after discount"),
        ("Total", "Total (after discounts)"),
        ("Betrag", "Betrag nach Rabatt"),
        ("Montant", "Montant après remise"),
        ("Importe", "Importe con descuento"),
        ("Valor", "Valor com desconto"),
        ("Importo", "Importo scontato"),
        ("Bedrag", "Bedrag na korting"),
        ("Kwota", "Kwota po rabacie"),
        ("Belopp", "Belopp efter rabatt"),
        ("Сумма", "Сумма со скидкой"),
        ("Tutar", "İndirimli tutar"),
        ("金额", "让利后金额"),
        ("金額", "割引後金額"),
        ("금액", "할인후 금액"),
    ],
)
def test_what_is_left_after_the_discount_was_paid(before: str, after: str) -> None:
    result = orders(f"{before},{after}", ["100.00,90.00", "50.00,50.00", "20.00,24.90", "40.00,30.00"])
    assert (taken(result), money(result), "after_discount_taken" in codes(result)) == (after, 194.9, True)


def test_a_discounted_price_of_a_piece_is_no_amount() -> None:
    assert taken(orders("金额,折后单价", ["100.00,9.00", "50.00,5.00", "20.00,2.00"])) == "金额"


def test_what_was_paid_with_less_than_the_discounted_amount_stays() -> None:
    assert taken(orders("实付,折后金额", ["80.00,90.00", "50.00,50.00", "20.00,20.00"])) == "实付"


@pytest.mark.parametrize(
    ("header", "sold"),
    [
        ("Total (cents)", 174.9),
        ("amount_minor", 174.9),
        ("order_amount_fen", 174.9),
        ("Betrag in Pfennig", 174.9),
        ("Betrag (ct)", 174.9),
        ("Montant (centimes)", 174.9),
        ("Importe (céntimos)", 174.9),
        ("Valor (centavos)", 174.9),
        ("Kwota (grosze)", 174.9),
        ("金额分", 174.9),
        ("Сумма (коп.)", 174.9),
        ("Total", 17_490.0),
        ("金额", 17_490.0),
    ],
)
def test_headers_say_that_amounts_are_cents(header: str, sold: float) -> None:
    result = orders(header, ["12500", "990", "4000"])
    assert (money(result), "unit_in_header" in codes(result)) == (sold, sold < 1_000)


def whole(step: int, currency: str = "EUR", count: int = 40, first: int = 1013) -> Imported:
    rows = [f"{first + at * step},{currency}" for at in range(count)]
    lines = [f"{at},{'ab'[at % 2]},2026-01-{at % 28 + 1:02},{row}" for at, row in enumerate(rows, 1)]
    return imported("\n".join(["order_id,customer_id,order_date,total,currency", *lines]) + "\n")


def test_whole_amounts_that_look_like_cents_are_asked_about() -> None:
    result = whole(67)
    said = next(one for one in result.findings if one.code == "perhaps_cents")
    assert (said.level, money(result)) == ("warning", float(sum(1013 + at * 67 for at in range(40))))


@pytest.mark.parametrize(
    ("step", "currency", "count", "first"),
    [(67, "JPY", 40, 1013), (67, "CNY", 40, 1013), (50, "EUR", 40, 1000), (3, "EUR", 40, 13), (67, "EUR", 12, 1013), (7, "EUR", 40, 213)],
    ids=["yen", "yuan", "round", "small", "few", "a few hundred"],
)  # fmt: skip
def test_whole_prices_are_not_asked_about(step: int, currency: str, count: int, first: int) -> None:
    assert "perhaps_cents" not in codes(whole(step, currency, count, first))


def column_of(header: str, values: list[str], other: str = "Gesehen") -> str:
    """The money taken where no header names an amount: a column of money beside another one."""
    lines = [f"{at},{'ab'[at % 2]},2026-01-{at % 28 + 1:02},{at}5.{at % 90 + 10},{values[at % len(values)]}" for at in range(1, 61)]  # fmt: skip
    result = imported("\n".join([f"order_id,customer_id,order_date,{other},{header}", *lines]) + "\n")
    return next(guess.header for guess in result.guesses if guess.field in {"amount", "unit_price"})


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("MwSt-Satz", ["19", "7"]),
        ("VAT rate", ["20.00"]),
        ("Tax rate", ["20.00", "5.00", "0.00"]),
        ("Taux de TVA", ["20.00", "5.50", "10.00"]),
        ("Tipo de IVA", ["21.00", "10.00", "4.00"]),
        ("Aliquota IVA", ["22.00", "10.00", "4.00"]),
        ("Ставка НДС", ["20.00", "10.00", "0.00"]),
        ("税率", ["13.00", "9.00", "6.00"]),
        ("Zuschlag", ["19.00", "7.00", "0.00"]),
        ("Restbelopp", ["0.00"]),
        ("Restbetrag", ["0.00", "12.50", "3.20"]),
        ("Balance due", ["0.00", "12.50", "3.20"]),
        ("Offener Betrag", ["0.00", "12.50", "3.20"]),
        ("Saldo", ["0.00", "12.50", "3.20"]),
        ("未收金额", ["0.00", "12.50", "3.20"]),
    ],
)
def test_a_tax_rate_or_an_open_balance_is_no_amount(header: str, values: list[str]) -> None:
    assert column_of(header, values) == "Gesehen"


def test_a_file_with_an_open_balance_only_has_no_amount() -> None:
    rows = "".join(f"{at},a,2026-01-{at:02},0.00\n" for at in range(1, 6))
    with pytest.raises(DomainError):
        imported("order_id,customer_id,order_date,Restbelopp\n" + rows)


def test_empty_rows_and_columns_prove_nothing() -> None:
    head = "order_id,customer_id,order_date,Total,Refunded Amount,Tax 1 Value,Duties\n"
    rows = "".join(f"{at},a,2026-01-{at:02},{at}0.00,{'5.00' if at < 4 else '0.00'},,\n{at},a,2026-01-{at:02},,,,\n" for at in range(1, 7))  # fmt: skip
    result = imported(head + rows)
    assert (money(result), "less_refunds_already" in codes(result)) == (195.0, False)


@pytest.mark.parametrize("header", ["Auftrag Gesamt Brutto", "Gesamtsumme brutto"])
def test_an_orders_total_is_taken_before_the_price_of_its_lines(header: str) -> None:
    lines = ["1;2026-01-02;a@x.de;Tee;2;10,00;24,90", "1;2026-01-02;a@x.de;Tasse;1;0,90;24,90", "2;2026-01-03;b@x.de;Tee;1;10,00;14,00"]  # fmt: skip
    result = imported("\n".join([f"Auftragsnummer;Auftragsdatum;E-Mail;Artikelbezeichnung;Menge;VK brutto;{header}", *lines]), ";")  # fmt: skip
    assert (taken(result), money(result)) == (header, 38.9)


@pytest.mark.parametrize(
    ("net", "tax", "gross"),
    [
        ("HT", "TVA", "TTC"),
        ("Ex VAT", "VAT", "Inc VAT"),
        ("Excl. btw", "Btw", "Incl. btw"),
        ("Sin IVA", "IVA", "Con IVA"),
        ("Sem IVA", "IVA", "Com IVA"),
        ("Ekskl. moms", "Moms", "Inkl. moms"),
        ("KDV hariç", "KDV", "KDV dahil"),
        ("Без НДС", "НДС", "С НДС"),
        ("税抜", "消費税", "税込"),
        ("不含税", "税额", "含税"),
        ("未稅", "稅額", "含稅"),
    ],
)
def test_a_header_that_says_with_tax_and_no_more_is_an_amount(net: str, tax: str, gross: str) -> None:
    head = f"Date,Customer,{net},{tax},{gross}"
    result = imported(f"{head}\n2026-01-05,Ann Lee,10.00,2.00,12.00\n2026-02-09,Bob Ray,20.00,4.00,24.00")
    assert (money(result), taken(result)) == (36.0, gross)


def test_a_total_is_the_amount_before_what_is_only_called_with_tax() -> None:
    text = "Date,Customer,Total,TTC\n2026-01-05,Ann,10.00,3.00\n2026-02-09,Bob,20.00,4.00\n"
    assert money(imported(text)) == 30.0
