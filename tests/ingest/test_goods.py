"""Columns called just “Cost” or “Name”: taken as those of the goods where their cells agree, and left alone where they do not."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import codes, imported, money

PAID = (30.0, 12.5, 45.0, 20.0, 8.0, 60.0, 25.0, 33.0)


def shop(headers: str, *more: tuple[float, ...]) -> str:
    """Eight orders of Ann, Bob and others; one column of figures more for each header after the total."""
    people = ("Ann", "Bob", "Cid", "Dora")
    rows = [
        ",".join([str(1001 + at), people[at % 4], f"2026-01-{at + 5:02}", f"{paid:.2f}", *(f"{column[at]:.2f}" for column in more)])
        for at, paid in enumerate(PAID)
    ]  # fmt: skip
    return "\n".join([f"Order,Customer,Date,Total,{headers}", *rows])


def cost_of(text: str, **settings: object) -> str | None:
    return {guess.field: guess.header for guess in imported(text, **settings).guesses}.get("cost")


GOODS = tuple(round(paid * share, 2) for paid, share in zip(PAID, (0.4, 0.45, 0.38, 0.5, 0.42, 0.36, 0.44, 0.4), strict=True))  # fmt: skip


def test_a_cost_below_the_amount_is_that_of_the_goods_and_it_is_said() -> None:
    found = imported(shop("Cost", GOODS))
    assert cost_of(shop("Cost", GOODS)) == "Cost"
    assert "cost_by_content" in codes(found)
    assert money(found) == sum(PAID)
    assert cost_of(shop("Costs", GOODS)) == "Costs"


def test_where_all_sells_for_the_same_the_cost_is_the_same() -> None:
    rows = [f"{1001 + at},c{at % 3},2026-01-{at + 5:02},20.00,8.00" for at in range(8)]
    assert cost_of("\n".join(["Order,Customer,Date,Total,Cost", *rows])) == "Cost"


@pytest.mark.parametrize(
    ("headers", "columns"),
    [
        pytest.param("Cost", (PAID,), id="the amount itself"),
        pytest.param("Cost", (tuple(paid * 1.3 for paid in PAID),), id="above the amount"),
        pytest.param("Cost", ((4.95,) * 8,), id="a flat fee"),
        pytest.param("Cost", (tuple(paid * 0.03 for paid in PAID),), id="a payment's fee"),
        pytest.param("Cost", (tuple(paid / 1.2 for paid in PAID),), id="the price before tax"),
        pytest.param("Cost,Tax", (tuple(paid - 2 for paid in PAID), (2.0,) * 8), id="with the tax the amount"),
        pytest.param("Cost,Deposit", (tuple(paid * 0.5 + at for at, paid in enumerate(PAID)), tuple(paid * 0.5 - at for at, paid in enumerate(PAID))), id="with a deposit the amount"),
        pytest.param("Cost", (tuple(cost if at == 2 else 0.0 for at, cost in enumerate(GOODS)),), id="hardly ever told"),
        pytest.param("Shipping cost", (GOODS,), id="of shipping"),
    ],
)  # fmt: skip
def test_other_costs_are_left_alone(headers: str, columns: tuple[tuple[float, ...], ...]) -> None:
    found = imported(shop(headers, *columns))
    assert "cost_by_content" not in codes(found)
    assert cost_of(shop(headers, *columns)) is None


def test_a_profit_beside_it_does_not_make_it_a_price() -> None:
    profit = tuple(paid - cost for paid, cost in zip(PAID, GOODS, strict=True))
    assert cost_of(shop("Cost,Profit", GOODS, profit)) == "Cost"


def test_a_hand_can_say_that_it_is_none() -> None:
    assert cost_of(shop("Cost", GOODS), mapping=(("cost", ""),)) is None


TILL = "Date,Receipt number,Name,{more},Quantity,Price\n2026-03-01,1,Tea,a,2,5\n2026-03-01,1,Cup,b,1,6\n2026-03-02,2,Tea,a,1,5\n"


def mapped(text: str) -> dict[str, str]:
    return {guess.field: guess.header for guess in imported(text).guesses}


@pytest.mark.parametrize("more", ["Variant", "SKU", "Staff"])
def test_a_name_beside_a_variant_or_several_of_an_order_is_that_of_the_goods(more: str) -> None:
    found = imported(TILL.format(more=more))
    assert mapped(TILL.format(more=more))["product"] == "Name"
    assert (len(found.orders), found.sold is not None and found.sold.orders) == (0, 2)


def test_a_name_that_nobody_has_is_that_of_the_goods() -> None:
    text = "order,date,email,total,sku,name,quantity,customer name\n1,2026-03-01,a@x.org,10,T,Tea,2,Ann\n2,2026-03-02,b@x.org,5,T,Tea,1,Bob\n"
    assert {field: mapped(text).get(field) for field in ("product", "name")} == {
        "product": "name",
        "name": "customer name",
    }


def test_a_name_is_the_buyers_where_it_stays_within_the_order_or_numbers_begin_again() -> None:
    within = (
        "Date,Order,Name,SKU,Quantity,Price\n2026-03-01,1,Ann,T,2,5\n2026-03-01,1,Ann,C,1,6\n2026-03-02,2,Bob,T,1,5\n"
    )
    again = "Date,No,Name,Quantity,Price\n2026-03-01,1,Ann,2,5\n2026-03-01,2,Bob,1,6\n2026-03-02,1,Cy,1,5\n2026-03-02,2,Ann,1,5\n"
    assert (mapped(within)["customer_id"], mapped(again)["customer_id"]) == ("Name", "Name")


@pytest.mark.parametrize(
    ("header", "cells", "said"),
    [
        ("Xyzq", ["2", "1", "3", "4", "1"], ["pieces_untold"]),
        ("Vintage", ["2001", "2002", "2003", "2001", "2005"], []),
        ("Row", ["1", "2", "3", "4", "5"], []),
    ],
)
def test_a_price_of_one_piece_says_which_column_may_tell_how_many(
    header: str, cells: list[str], said: list[str]
) -> None:
    rows = "".join(f"{at};2025-01-0{at};a@x.cz;10.50;{one}\n" for at, one in enumerate(cells, 1))
    result = imported(f"Číslo objednávky;Datum objednávky;E-mail;Cena za kus;{header}\n{rows}", ";")
    assert (money(result), [code for code in codes(result) if code == "pieces_untold"]) == (52.5, said)


@pytest.mark.parametrize(
    ("pieces", "price", "whole"),
    [
        pytest.param("Количество продаж", "Цена за единицу", "Общая стоимость", id="Russian"),
        pytest.param("Verkaufte Stück", "Preis", "Verkaufssumme", id="German"),
        pytest.param("Unités vendues", "Prix unitaire", "Valeur totale", id="French"),
        pytest.param("Satış Adedi", "Birim Fiyat", "Toplam Bedel", id="Turkish"),
        pytest.param("销量", "单价", "货款", id="Chinese"),
        pytest.param("Crates", "Price", "Came to", id="nobody's words"),
        pytest.param("Quantity", "Unit price", "Total cost", id="called a cost"),
    ],
)
def test_a_price_times_the_pieces_is_what_a_line_came_to(pieces: str, price: str, whole: str) -> None:
    found = imported(f"Date,Customer,{pieces},{price},{whole}\n2026-03-01,Ann,180,75,13500\n2026-03-02,Bob,170,70,11900\n2026-03-03,Ann,27,85,2295\n")  # fmt: skip
    fields = {guess.field: guess.header for guess in found.guesses}
    assert (money(found), fields["amount"], fields["quantity"]) == (27_695, whole, pieces)
    assert "cost" not in fields
    assert ("told_by_content" in codes(found)) == (pieces == "Crates")


def test_a_word_for_pieces_among_others_is_asked_about_whatever_their_number() -> None:
    found = imported(
        "Datum,Kunde,Anzahl Kisten,Preis\n2026-03-01,Ann,180,75\n2026-03-02,Bob,170,70\n2026-03-03,Ann,27,85\n"
    )
    assert (money(found), codes(found)) == (230, ["pieces_untold", "no_order_id"])


def test_goods_called_by_a_word_of_their_trade_are_no_buyers() -> None:
    """The names of a pizzeria's goods are those of people and of places: The Hawaiian, Margherita."""
    text = "order_id,order_date,pizza_name_id,pizza_size,pizza_category,pizza_name,quantity,total_price\n1,2026-03-01,mar_s,S,Classic,Margherita Rosa,1,9\n2,2026-03-01,mar_s,S,Classic,Margherita Rosa,1,9\n2,2026-03-01,ali_s,S,Classic,Alice Verde,1,11\n3,2026-03-02,ali_s,S,Classic,Alice Verde,2,22\n"
    found = imported(text)
    assert {guess.field: guess.header for guess in found.guesses}["product"] == "pizza_name"
    assert codes(found)[:1] == ["no_buyer_column"]
    assert "customer_stand_in" in codes(imported(text.replace("pizza_name,", "Taken by,")))
