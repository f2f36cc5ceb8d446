"""An amount that is a part of what was paid gives way to all of it, or is said to be perhaps a part."""

from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE
from lib.ingest.gross_words import is_net, less_tax
from lib.ingest.imported import Imported
from lib.ingest.likeness import name_score, without_tax
from tests.ingest.orders_of import codes, imported, money

#: Goods, shipping, tax and all of it, of five orders.
PAID = (("40.00", "5.00", "3.60", "48.60"), ("12.50", "0", "1.00", "13.50"), ("99.90", "5.00", "8.39", "113.29"), ("20.00", "5.00", "2.00", "27.00"), ("7.25", "0", "0.58", "7.83"))  # fmt: skip
ALL = 210.22


def taken(result: Imported) -> str | None:
    return next((guess.header for guess in result.guesses if guess.field == "amount"), None)


def orders(columns: str, rows: list[str]) -> Imported:
    lines = [f"{1000 + at};{('Ana Ruiz', 'Leo Blum', 'Mia Koch')[at % 3]};2026-01-{at:02};{row}" for at, row in enumerate(rows, 1)]  # fmt: skip
    return imported("\n".join([f"order_id;customer;order_date;{columns}", *lines]) + "\n", ";")


@pytest.mark.parametrize(
    "header",
    ["Totaalbedrag bestelling", "Importo totale ordine", "Total général (base)", "Eindtotaal (basis)", "Kwota całkowita zamówienia", "合計回収額", "お買上金額", "回款金额", "Total Invoice Value"],
)  # fmt: skip
def test_a_total_is_known_by_its_header(header: str) -> None:
    assert name_score(header, CATALOGUE.field("amount")) >= 0.9


@pytest.mark.parametrize(
    ("net", "gross"),
    [
        ("Total s/ IVA", "Total c/ IVA"),
        ("Valor sem IVA", "Total c/ IVA"),
        ("Importe sin IVA", "Importe con IVA"),
        ("Prix total sans TVA", "Prix total avec TVA"),
        ("Totale IVA esclusa", "Totale IVA inclusa"),
        ("Bedrag excl. btw", "Bedrag incl. btw"),
        ("Wartość bez VAT", "Wartość z VAT"),
        ("Částka bez DPH", "Částka s DPH"),
    ],
)
@pytest.mark.parametrize("first", ["net", "gross"])
def test_what_is_with_tax_is_taken_before_what_is_without(net: str, gross: str, first: str) -> None:
    assert (is_net(net), less_tax(net) is None, without_tax(gross) is None, without_tax(net)) == (
        True,
        False,
        False,
        None,
    )
    pairs = [(goods, f"{float(goods) * 1.2:.2f}") for goods, *_ in PAID]
    columns, rows = ((net, gross), pairs) if first == "net" else ((gross, net), [pair[::-1] for pair in pairs])
    assert taken(orders(";".join(columns), [";".join(row) for row in rows])) == gross


@pytest.mark.parametrize("header", ["Qqq", "Zwx sum"])
def test_a_subtotal_with_tax_and_shipping_is_the_unknown_column(header: str) -> None:
    result = orders(f"Subtotal;Shipping;Tax;{header}", [";".join(row) for row in PAID])
    assert (taken(result), money(result)) == (header, ALL)


@pytest.mark.parametrize(
    "tax",
    [
        "Kwota podatku",
        "Totaal belasting",
        "Totale imposte",
        "Summa moms",
        "Steuerbetrag",
        "CGST Amount",
        "IGST Amount",
        "PST Amount",
        "TDS Amount",
    ],
)
def test_a_tax_is_never_the_amount_beside_more_money(tax: str) -> None:
    result = orders(f"{tax};Qqq", [f"{row[2]};{row[3]}" for row in PAID])
    assert (taken(result), money(result)) == ("Qqq", ALL)


@pytest.mark.parametrize("part", ["Service Charge Amount", "Surcharge Amount", "Round Off Amount"])
def test_what_is_added_to_an_order_is_never_its_amount(part: str) -> None:
    assert name_score(part, CATALOGUE.field("amount")) == 0


@pytest.mark.parametrize(
    "each",
    ["UnitAmount", "unit_amount", "Amount per unit", "Amount each", "Montant unitaire", "Importe unitario", "Valor unitário", "Stückbetrag", "Kwota jednostkowa", "单位金额"],
)  # fmt: skip
def test_an_amount_of_a_piece_is_its_price(each: str) -> None:
    result = orders(f"Quantity;{each}", ["2;10.00", "1;10.00", "3;20.00"])
    assert (taken(result), money(result)) == (None, 90.0)


@pytest.mark.parametrize(
    ("first", "last"),
    [("최초 주문금액", "최종 주문금액"), ("初始金额", "最终金额"), ("最初金額", "最終金額"), ("変更前合計金額", "変更後合計金額"), ("Initial amount", "Final amount")],
)  # fmt: skip
def test_of_what_was_ordered_at_first_and_in_the_end_the_last_counts(first: str, last: str) -> None:
    result = orders(f"{first};{last}", ["30;20", "10;10", "15;15"])
    assert (taken(result), money(result)) == (last, 45.0)


def test_price_times_quantity_gives_way_to_the_order_s_total() -> None:
    rows = ["1001;Ana Ruiz;2026-01-01;2;10.00;5.00;28.00", "1001;Ana Ruiz;2026-01-01;1;3.00;5.00;28.00"]
    rows += [f"{at};Leo Blum;2026-01-02;3;{at}.50;5.00;{3 * (at + 0.5) + 5:.2f}" for at in range(1002, 1006)]
    result = imported("\n".join(["order_id;customer;order_date;Quantity;Unit price;Shipping;Qqq", *rows]) + "\n", ";")
    assert (taken(result), "whole_taken" in codes(result)) == ("Qqq", True)
    assert money(result) == 28 + sum(3 * (at + 0.5) + 5 for at in range(1002, 1006))


def test_a_column_above_price_times_quantity_is_asked_about_where_nothing_tells_why() -> None:
    rows = [f"{at};Leo Blum;2026-01-02;3;{at}.50;{3 * (at + 0.5) * 1.1 + at % 3:.2f}" for at in range(101, 107)]
    result = imported("\n".join(["order_id;customer;order_date;Quantity;Unit price;Qqq", *rows]) + "\n", ";")
    said = next(one for one in result.findings if one.code == "amount_perhaps_part")
    assert (said.level, said.sentence.facts["other"]) == ("warning", "Qqq")


def test_list_prices_and_sums_of_years_are_no_total() -> None:
    rows = [f"{row[0]};{float(row[0]) * 1.3:.2f};{float(row[0]) * 1.5:.2f}" for row in PAID]
    result = orders("Subtotal;Original price;Lifetime value", rows)
    assert (taken(result), [one for one in codes(result) if one.startswith(("whole", "amount_perhaps"))]) == ("Subtotal", [])  # fmt: skip
