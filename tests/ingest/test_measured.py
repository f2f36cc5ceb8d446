"""Goods by weight and length, prices that say what they are of, and quantities that hold names of goods."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import codes, imported, money


@pytest.mark.parametrize(
    ("measure", "price"),
    [
        ("Weight (kg)", "Price per kg"),
        ("Weight", "Price/lb"),
        ("Menge kg", "Preis pro kg"),
        ("Gewicht", "€/kg"),
        ("Kilos", "Kilopreis"),
        ("Poids (kg)", "Prix au kg"),
        ("Kilos", "Precio/kg"),
        ("Metres", "Price per metre"),
        ("Meter", "Meterpreis"),
        ("Litres", "Prix par litre"),
        ("斤数", "单价"),
        ("重量(斤)", "元/斤"),
        ("公斤", "单价"),
    ],
)
def test_a_weight_or_a_length_is_multiplied_by_the_price_of_its_unit(measure: str, price: str) -> None:
    result = imported(f"Date,Customer,{measure},{price}\n2026-01-05,Ann Lee,0.5,20.00\n2026-01-09,Bob Ray,2.0,30.00\n")
    assert money(result) == 70.0


@pytest.mark.parametrize(
    "head", ["Weight (kg),Price", "Weight (kg),Price per metre", "Length (cm),Price per kg", "Weight (kg),Total"]
)
def test_other_measures_are_no_quantity(head: str) -> None:
    result = imported(f"Date,Customer,{head}\n2026-01-05,Ann Lee,0.5,20.00\n2026-01-09,Bob Ray,2.0,30.00\n")
    assert money(result) == 50.0


@pytest.mark.parametrize(
    "behind", [" each", " ea", " ea.", " per kg", "/kg", " je Stück", " le kg", " c/u", "/斤", " /шт"]
)
def test_a_price_may_say_what_it_is_of(behind: str) -> None:
    result = imported(
        f"Date,Customer,Item,Qty,Price\n2026-01-05,Ann Lee,Mug,2,10.00{behind}\n2026-01-09,Bob Ray,Bowl,1,30.00{behind}\n"
    )
    assert money(result) == 50.0


def test_a_price_of_one_with_its_currency_is_read() -> None:
    result = imported("日期,客户,品名,数量,单价\n2026-01-05,王伟,苹果,0.5斤,20元/斤\n2026-01-09,李娜,梨,2斤,30元/斤\n")
    assert (money(result), result.currency) == (70.0, "CNY")


@pytest.mark.parametrize("header", ["Stück", "Menge"])
def test_a_quantity_that_names_goods_is_what_was_bought(header: str) -> None:
    result = imported(
        f"Datum,Kunde,{header},Verkaufspreis\n2026-01-05,Ann Lee,Kerze,61.51\n2026-01-09,Bob Ray,Brett,20.63\n"
    )
    assert (money(result), {"unreadable_amount", "quantity_in_words"} & set(codes(result))) == (82.14, set())


def test_where_the_names_have_figures_what_the_price_is_of_is_said() -> None:
    result = imported("Datum,Kunde,Menge,Preis\n2026-01-05,Ann Lee,1 Brot,5.50\n2026-01-09,Bob Ray,2 Brote,11.00\n")
    said = next(one for one in result.findings if one.code == "quantity_in_words")
    assert (money(result), said.sentence.facts["header"], said.sentence.facts["example"]) == (16.5, "Menge", "1 Brot")
