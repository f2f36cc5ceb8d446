"""Rows above others that are their sum, with no word that says so: left out, and what they are called is given to the rows below."""

from __future__ import annotations

import numpy as np
import pytest

from lib.ingest.imported import Imported
from tests.ingest.orders_of import booked, codes, money
from tests.ingest.test_shapes_of_exports import read

GROUPS = (
    ("North", "Anna Berg", (20.0, 1240.5)),
    ("North", "Dora Eck", (10.0, 30.0)),
    ("South", "Bob Crane", (25.0, 5.0, 7.25)),
    ("South", "Cleo Diaz", (12.0,)),
)


def shop(text: str) -> Imported:
    result = read(text)
    assert isinstance(result, Imported)
    return result


def written(head: str, customer: str, order: str, region: str = "", off: float = 0.0) -> str:
    """The groups, a line above each customer's orders and, where asked for, above each region's."""
    lines, number = [head], 1000
    for place in ("North", "South"):
        of_place = [group for group in GROUPS if group[0] == place]
        if region:
            lines.append(region.format(place=place, total=sum(sum(one[2]) for one in of_place)))
        for _place, name, amounts in of_place:
            lines.append(customer.format(place=place, name=name, total=sum(amounts) + off, count=len(amounts)))
            for amount in amounts:
                number += 1
                lines.append(order.format(place=place, name=name, amount=amount, number=number, day=number % 28 + 1))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("text", "customers"),
    [
        pytest.param(written("Customer,Order,Date,Amount", "{name},,,{total}", ",{number},2026-01-{day:02},{amount}"), 4, id="customer above blanks"),
        pytest.param(written("Customer,Order,Date,Amount", "{name},,,{total}", "{name},{number},2026-01-{day:02},{amount}"), 4, id="customer above their own name"),
        pytest.param(written("Customer,Order,Date,Amount", '{name},{count} orders,,"{total:,}"', '{name},{number},2026-01-{day:02},"{amount:,}"'), 4, id="with a count in words"),
        pytest.param(written("Kunde;Name;Beleg;Datum;Umsatz", "K{total:.0f};{name};;;{total}", ";;{number};{day:02}.01.2026;{amount}"), 4, id="number and name"),
        pytest.param(written("Region,Customer,Order,Date,Amount", ",{name},,,{total}", ",,{number},2026-01-{day:02},{amount}", "{place},,,,{total}"), 4, id="two levels"),
        pytest.param(written("客户,订单号,下单日期,金额", "{name},,,{total}", ",{number},2026年1月{day}日,{amount}"), 4, id="Chinese"),
        pytest.param(written("Customer,Order,Date,Items,Amount", "{name},,,{count},{total}", ",{number},Jan {day} 2026,1,{amount}"), 4, id="two columns add up"),
    ],
)  # fmt: skip
def test_a_name_with_the_sum_of_the_rows_below_it_is_no_order(text: str, customers: int) -> None:
    result = shop(text)
    assert (len(result.orders), result.orders["customer_id"].nunique(), money(result)) == (8, customers, 1349.75)
    assert (booked(result), "total_rows" in codes(result)) == ({"counted": 1349.75}, True)


def test_groups_that_name_no_buyer_leave_the_buyers_as_they_are() -> None:
    order = ",{name},{number},2026-01-{day:02},{amount}"
    result = shop(written("Group,Customer,Order,Date,Amount", "{place} {name},,,,{total}", order))
    assert (min(result.orders["customer_id"]), money(result)) == ("Anna Berg", 1349.75)


def test_a_day_with_the_sum_of_its_orders_is_their_day() -> None:
    text = written("Date,Order,Customer,Amount", "2026-01-{count}1,,,{total}", ",{number},{name},{amount}")
    text = text.replace("2026-01-21,,,40.0", "2026-01-22,,,40.0")
    result = shop(text)
    assert (len(result.orders), money(result)) == (8, 1349.75)
    days = np.unique(result.orders["ordered_at"].astype(str).str[:10])
    assert days.tolist() == ["2026-01-11", "2026-01-21", "2026-01-22", "2026-01-31"]


@pytest.mark.parametrize("off", [1.0, -0.5])
def test_rows_that_do_not_add_up_everywhere_stay(off: float) -> None:
    text = written(
        "Customer,Order,Date,Amount", "{name},,,{total}", "{name},{number},2026-01-{day:02},{amount}", off=off
    )
    assert "total_rows" not in codes(shop(text))


def test_one_coincidence_is_no_proof() -> None:
    text = (
        "Customer,Order,Date,Amount\nAnna,1,,60\nAnna,2,2026-01-05,20\nAnna,3,2026-01-06,40\n"
        "Bob,4,,12\nBob,5,2026-01-07,12\nCleo,6,,9\nCleo,7,2026-01-08,9\n"
    )
    assert "total_rows" not in codes(shop(text))


@pytest.mark.parametrize("blank", ["", "{number}"])
def test_an_order_above_its_lines_stays_an_order(blank: str) -> None:
    text = "Order,Customer,Date,Product,Qty,Price,Amount\n"
    for number, (name, prices) in enumerate([("Anna", (10, 40)), ("Bob", (10, 25)), ("Cleo", (12,)), ("Bob", (10, 5)), ("Dora", (9, 7, 3))], 1001):  # fmt: skip
        text += f"{number},{name},2026-01-{number - 990:02},,,,{sum(prices)}\n"
        text += "".join(f"{blank.format(number=number)},,,Tea {price},1,{price},{price}\n" for price in prices)
    result = shop(text)
    assert (len(result.orders), money(result), "total_above_lines" in codes(result)) == (5, 131.0, True)
