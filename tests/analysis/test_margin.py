"""Margins from a file's costs: files with costs of an order, of a row and of one piece; and what comes back."""

from __future__ import annotations

import pandas as pd
import pytest

from lib.analysis.margin import Leaks, cost_column, example_margin, leaks, told_by, waterfall
from lib.analysis.value_findings import first_unlike_later
from lib.analysis.worth import NewValue, kept, ranged
from lib.core.settings import ValueSettings
from tests.ingest.orders_of import imported


def test_bought_for_10_and_sold_for_25_leaves_60_percent() -> None:
    assert example_margin(10, 25) == pytest.approx(0.6)


def test_costs_of_orders_are_a_ratio_of_sums() -> None:
    """Ann's order leaves 90 of 100, Bob's nothing of 20: 75 %, not the mean of 90 % and 0 %; Cem's cost is not told."""
    found = cost_column(
        imported(
            "Order,Customer,Date,Total,Cost of goods\n"
            "1,ann,2026-01-02,100,10\n2,bob,2026-01-03,20,20\n3,cem,2026-01-04,40,\n4,dora,2026-01-05,0,5\n"
        ).rows
    )
    assert found is not None
    assert found.margin == pytest.approx(0.75)
    assert found.covered_share == pytest.approx(120 / 160)
    assert (found.orders, found.usable) == (2, True)


LINES = "Order,Customer,Date,Product,Quantity,Price,Cost price\n"


def test_the_cost_of_one_piece_counts_for_each_piece() -> None:
    """A mug costs 4 whether one or three are in the row, so 4 is for one: 5 mugs and 2 pots cost 20 + 18."""
    rows = imported(
        LINES + "1,ann,2026-01-02,mug,1,10,4\n1,ann,2026-01-02,pot,1,30,9\n2,bob,2026-01-03,mug,3,10,4\n"
        "3,cem,2026-01-04,mug,1,10,4\n3,cem,2026-01-04,pot,1,30,9\n"
    ).rows
    found = cost_column(rows)
    assert rows["cost_e4"].tolist() == [40_000, 90_000, 120_000, 40_000, 90_000]
    assert found is not None
    assert found.margin == pytest.approx(1 - 38 / 110)


def test_a_cost_that_grows_with_the_quantity_is_that_of_the_row() -> None:
    rows = imported(
        LINES.replace("Cost price", "Total cost")
        + "1,ann,2026-01-02,mug,1,10,4\n2,bob,2026-01-03,mug,3,10,12\n3,cem,2026-01-04,pot,1,30,9\n"
    ).rows
    assert rows["cost_e4"].tolist() == [40_000, 120_000, 90_000]


def test_costs_above_the_sales_are_not_used() -> None:
    found = cost_column(imported("Order,Customer,Date,Total,Cost of goods\n1,ann,2026-01-02,10,50\n").rows)
    assert found is not None
    assert not found.usable
    assert cost_column(imported("Order,Customer,Date,Total\n1,ann,2026-01-02,10\n").rows) is None


def test_discounts_and_returns_are_shares_of_what_would_have_been_paid() -> None:
    read = imported(
        "Order,Customer,Date,Discount,Total,Refunded amount\n1,ann,2026-01-02,25,75,0\n2,bob,2026-01-03,0,25,20\n"
    )
    found = leaks(read.rows, read.orders, int(read.orders["refund_e4"].sum()))
    assert found.discount_share == pytest.approx(25 / 125)
    assert found.returned_share == pytest.approx(0.2)
    assert leaks(read.rows, read.orders[:0], 0).returned_share == 0.0


def test_the_money_of_a_customer_is_taken_apart_to_the_last_penny() -> None:
    """Listed at 125 + 125, a fifth off by vouchers, a quarter of the rest returned: 150 count, goods take 60, delivery 15; 75 are left."""
    settings = ValueSettings(margin=0.6, other_costs=0.1)
    value = NewValue(
        None, 10, ranged(75.0, 0.0, 0.0), repeats=1.5, first=37.5, spend=25.0, first_paid=75.0, spend_paid=50.0
    )
    parts = waterfall(value, Leaks(0.2, 0.25, 0.2, 0.2), settings)
    assert {one.code: round(one.amount, 9) for one in parts} == {
        "first_purchase": 125, "later_purchases": 125, "discounts": -50, "returned": -50,
        "goods": -60, "other_costs": -15, "value": 75,
    }  # fmt: skip
    assert sum(one.amount for one in parts[:-1]) == pytest.approx(parts[-1].amount)
    assert [round(one.share, 9) for one in parts] == [0.5, 0.5, -0.2, -0.2, -0.24, -0.06, 0.3]


def test_nothing_left_is_not_taken_apart_and_revenue_has_no_costs() -> None:
    nothing = NewValue(
        None, 10, ranged(-5.0, 0.0, 0.0), repeats=1.0, first=-5.0, spend=0.0, first_paid=-5.0, spend_paid=0.0
    )
    assert waterfall(nothing, Leaks(0.0, 0.0, 0.0, 0.0), ValueSettings(margin=0.5)) == ()
    assert waterfall(nothing, Leaks(0.0, 0.0, 0.0, 0.0), ValueSettings(margin=0.1, other_costs=0.2)) == ()
    losing = NewValue(
        None, 10, ranged(-3.0, 0.0, 0.0), repeats=1.0, first=-2.0, spend=-1.0, first_paid=20.0, spend_paid=10.0
    )
    parts = waterfall(losing, Leaks(0.0, 0.0, 0.0, 0.0), ValueSettings(margin=0.2, other_costs=0.3))
    assert [(one.code, round(one.amount, 9)) for one in parts] == [
        ("first_purchase", 20), ("later_purchases", 10), ("goods", -24), ("other_costs", -9), ("value", -3)
    ]  # fmt: skip
    revenue = NewValue(
        None, 10, ranged(30.0, 0.0, 0.0), repeats=0.0, first=30.0, spend=20.0, first_paid=30.0, spend_paid=20.0
    )
    parts = waterfall(revenue, Leaks(0.0, 0.0, 0.0, 0.0), ValueSettings())
    assert [(one.code, one.amount) for one in parts] == [("first_purchase", 30), ("later_purchases", 0), ("value", 30)]


def lines(cost: str, *rows: str, heading: str = "Order,Customer,Date,Product,Quantity,Price") -> pd.DataFrame:
    """Six orders of a mug (10, costs 5) and a grinder (60, costs 30), with the costs of both as told."""
    told = [
        f"{order},ann{order},2026-01-0{order},{product},{quantity},{price},{bought}"
        for order, quantity in enumerate((1, 2, 3, 1, 2, 3), 1)
        for product, price, bought in (("mug", 10, rows[0]), ("grinder", 60, rows[1]))
    ]
    return imported("\n".join([f"{heading},{cost}", *told, ""])).rows


def test_a_line_without_a_cost_counts_on_neither_side() -> None:
    """Half of each line is left; the grinder's cost is not told, and its sales (6 of 7) are not set against the mug's cost."""
    found = cost_column(lines("Cost price", "5", ""))
    assert found is not None
    assert found.margin == pytest.approx(0.5)
    assert found.covered_share == pytest.approx(1 / 7)
    assert not found.usable
    other = cost_column(lines("Cost price", "", "30"))
    assert other is not None
    assert (other.margin, other.usable) == (pytest.approx(0.5), True)
    assert other.covered_share == pytest.approx(6 / 7)


@pytest.mark.parametrize(
    "header",
    ["Unit cost", "Cost per item", "Cost each", "单位成本", "成本价", "Cost", "Cost price", "Einkaufspreis", "Prix d'achat"],
)  # fmt: skip
def test_the_cost_of_one_piece_is_known_by_its_header(header: str) -> None:
    found = cost_column(lines(header, "5", "30"))
    assert found is not None
    assert (found.margin, found.covered_share, found.orders) == (pytest.approx(0.5), pytest.approx(1), 6)


@pytest.mark.parametrize(("header", "cost"), [("Line cost", 12), ("Total cost", 12), ("成本总额", 12), ("Unit cost", 4), ("单位成本", 4)])  # fmt: skip
def test_words_tell_the_cost_of_a_line_from_that_of_one_piece_where_no_product_does(header: str, cost: int) -> None:
    """Each product is sold by threes only, so its cost tells nothing: 12 a line or 4 a piece leave 60 % of 30."""
    rows = "".join(f"{order},ann{order},2026-01-0{order},mug{order},3,30,{cost}\n" for order in range(1, 7))
    found = cost_column(imported(f"Order,Customer,Date,Product,Quantity,Line total,{header}\n{rows}").rows)
    assert found is not None
    assert found.margin == pytest.approx(0.6)


def test_what_is_called_a_unit_cost_and_would_cost_more_than_the_line_brings_is_of_the_line() -> None:
    rows = "".join(f"{order},ann{order},2026-01-0{order},mug{order},3,30,12\n" for order in range(1, 7))
    found = cost_column(imported(f"Order,Customer,Date,Product,Quantity,Line total,Unit cost\n{rows}").rows)
    assert found is not None
    assert found.margin == pytest.approx(0.6)


def test_a_cost_on_the_first_row_of_each_order_is_the_orders() -> None:
    """An order of two lines, 10 and 30, costs 16; products that stand below others stand first elsewhere."""
    rows = "".join(
        f"{order},ann{order},2026-01-0{order},{one},{price},16\n{order},ann{order},2026-01-0{order},{other},{40 - price},\n"
        for order, (one, other, price) in enumerate([("mug", "pot", 10), ("pot", "mug", 30)] * 3, 1)
    )
    found = cost_column(imported("Order,Customer,Date,Product,Line total,Cost of goods\n" + rows).rows)
    assert found is not None
    assert (found.margin, found.covered_share) == (pytest.approx(0.6), pytest.approx(1))


def test_costs_of_lines_below_an_orders_total_are_set_against_their_part_of_it() -> None:
    """Orders of a mug (10) and a grinder (60) came to 63 after a tenth off; the mug's cost is told, so 9 were paid for what cost 5."""
    rows = "".join(
        f"{order},ann{order},2026-01-0{order},63,mug,1,10,5\n{order},ann{order},2026-01-0{order},,grinder,1,60,\n"
        for order in range(1, 7)
    )
    found = cost_column(imported("Order,Customer,Date,Total,Product,Quantity,Price,Lineitem cost\n" + rows).rows)
    assert found is not None
    assert found.margin == pytest.approx(1 - 5 / 9)
    assert found.covered_share == pytest.approx(1 / 7)


def test_a_file_of_quantities_and_unit_costs_only_says_what_its_buyers_paid() -> None:
    read = imported(
        "Order,Customer,Date,Product,Quantity,Unit cost\n1,ann,2026-01-02,mug,3,10\n2,bob,2026-01-03,pot,1,20\n"
    )
    assert read.orders["amount_e4"].tolist() == [300_000, 200_000]
    assert cost_column(read.rows) is None


# ---- first and later purchases apart


def _welcome(customers: int = 25) -> str:
    """Everybody buys for 50 three times, the first time with a coupon of 25; goods cost 20 each time."""
    rows = [
        f"{3 * who + time},c{who},2026-0{time + 1}-{who + 1:02},{25 if time == 0 else 50},{25 if time == 0 else 0},20"
        for who in range(customers)
        for time in range(3)
    ]
    return "\n".join(["Order,Customer,Date,Total,Discount,Cost of goods", *rows, ""])


def test_a_welcome_coupon_is_not_spread_over_later_orders() -> None:
    """Of 25 for what cost 20 a fifth is left, of 50 three fifths: 5 and 30, not 52 % (of 41.67) of either."""
    read = imported(_welcome())
    found = cost_column(read.rows, read.orders)
    assert found is not None
    assert found.margin == pytest.approx(1 - 60 / 125)
    assert found.apart == (pytest.approx(0.2), pytest.approx(0.6))
    lost = leaks(read.rows, read.orders, 0)
    assert (lost.first_discount, lost.later_discount) == (pytest.approx(0.5), 0.0)
    assert lost.discount_share == pytest.approx(1 / 6)
    settings = told_by(ValueSettings(), found)
    assert (kept(25.0, settings, first=True), kept(50.0, settings)) == (pytest.approx(5), pytest.approx(30))
    value = NewValue(None, 25, ranged(65.0, 0.0, 0.0), repeats=2, first=5, spend=30, first_paid=25, spend_paid=50)
    parts = {one.code: one.amount for one in waterfall(value, lost, settings)}
    told = {"first_purchase": 50, "later_purchases": 100, "discounts": -25, "goods": -60, "value": 65}
    assert parts == {code: pytest.approx(amount) for code, amount in told.items()}


def test_a_typed_margin_holds_for_both_and_few_orders_tell_no_difference() -> None:
    read = imported(_welcome())
    assert told_by(ValueSettings(margin=0.4), cost_column(read.rows, read.orders)) == ValueSettings(margin=0.4)
    few = imported(_welcome(10))
    found = cost_column(few.rows, few.orders)
    assert found is not None
    assert found.apart is None


def test_first_purchases_unlike_later_ones_are_told() -> None:
    read = imported(_welcome())
    lost, typed = leaks(read.rows, read.orders, 0), ValueSettings(margin=0.4)
    told = first_unlike_later(told_by(ValueSettings(), cost_column(read.rows, read.orders)), lost)
    assert told is not None
    assert (told.level, told.sentence.facts["share_first"]) == ("info", pytest.approx(0.2))
    warned = first_unlike_later(typed, lost)
    assert warned is not None
    assert (warned.level, warned.sentence.facts["share_first"]) == ("warning", pytest.approx(0.5))
    assert first_unlike_later(typed, Leaks(0.1, 0.0, 0.1, 0.1)) is None
    assert first_unlike_later(ValueSettings(), lost) is None


@pytest.mark.parametrize(
    ("cost", "discount", "shipping"),
    [
        ("Koszt towaru", "Rabat", "Koszt dostawy"),
        ("Coût des marchandises", "Total remises", "Coût de livraison"),
        ("Costo de la mercancía", "Descuento aplicado", "Costo de envío"),
        ("Custo da mercadoria vendida", "Desconto total", "Taxa de entrega"),
        ("Costo del venduto", "Sconto totale", "Costi di spedizione"),
        ("Wareneinsatz", "Preisnachlass", "Liefergebühr"),
        ("Inkoopwaarde", "Totale korting", "Leveringskosten"),
        ("Náklady na zboží", "Výše slevy", "Cena dopravy"),
        ("Varukostnad", "Rabattsumma", "Fraktavgift"),
        ("Vareforbrug", "Samlet rabat", "Leveringsgebyr"),
        ("Varekostnad", "Rabattbeløp", "Fraktkostnader"),
        ("Ürün maliyeti", "Toplam indirim", "Kargo bedeli"),
        ("Себестоимость товара", "Сумма скидок", "Сумма доставки"),
        ("商品原価", "値引金額", "送料小計"),
        ("상품원가", "할인합계", "배송비용"),
        ("進貨成本", "折讓金額", "宅配費"),
    ],
)
def test_costs_discounts_and_shipping_are_found_in_the_tongues_of_shops(
    cost: str, discount: str, shipping: str
) -> None:
    read = imported(
        f"Order,Customer,Date,Total,{discount},{shipping},{cost}\n1,ann,2026-01-02,75,25,4,15\n2,bob,2026-01-03,25,0,4,5\n"
    )
    found = cost_column(read.rows)
    assert found is not None
    assert found.margin == pytest.approx(0.8)
    assert leaks(read.rows, read.orders, 0).discount_share == pytest.approx(0.2)
    assert {"discount", "shipping", "cost"} <= {one.field for one in read.guesses}
