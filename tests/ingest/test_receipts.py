"""Receipts one below the other, as a till prints them: refused by their name, and a row of sums names no columns."""

from __future__ import annotations

import pytest

from lib.catalog import header_score
from lib.core.errors import CannotAnswer
from lib.ingest.imported import Imported
from lib.ingest.totals import is_sum
from tests.ingest.inside import read_inside
from tests.ingest.orders_of import codes
from tests.ingest.test_shapes_of_exports import read

RECEIPTS = (
    ("0001", "2025-03-08", "10:12", (("Mug", 2, 3.5), ("Tea", 1, 12.0))),
    ("0002", "2025-03-08", "10:40", (("Cup", 1, 6.9),)),
    ("0003", "2025-03-09", "11:05", (("Mug", 5, 3.5), ("Jar", 1, 9.0), ("Tea", 1, 12.0))),
)


def printed(head: str, item: str, total: str, above: str = "") -> str:
    """A line with the day, lines of items and one with the sum, for each receipt."""
    lines = [above] if above else []
    for number, day, time, items in RECEIPTS:
        lines.append(head.format(n=number, d=day, t=time))
        lines += [item.format(p=product, q=count, x=price, a=count * price) for product, count, price in items]
        lines.append(total.format(a=sum(count * price for _, count, price in items), c=len(items)))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(printed("Receipt,{n},{d} {t},", ",{p},{q},{a}", "TOTAL,,,{a}"), id="total first"),
        pytest.param(printed("{d};{t};{n};", ";{p};{q};{a}", ";Total;{c};{a}"), id="total with a count"),
        pytest.param(printed("{d} {t},Receipt {n}", "{p},{a}", "Total,{a}"), id="two columns"),
        pytest.param(printed("{n};{d};Anna;", ";;{p};{a}", ";;Summe;{a}"), id="with a buyer"),
        pytest.param(printed("{d}\t{t}\tBon {n}", "{p}\t{q}\t{a}", "SUMME\t\t{a}", "Cafe Sol"), id="below a title"),
        pytest.param(printed("RECEIPT {n}  {d} {t}", "{p:20}{q} @ {x:.2f}{a:10.2f}", "TOTAL{a:27.2f}"), id="lines"),
        pytest.param(printed("{d} {t}    #{n}", "{q} {p:20}{a:8.2f}", "SUBTOTAL {a:8.2f}\nTAX 0.50\nTOTAL {a:8.2f}\nCASH 50.00", "CAFE SOL"), id="lines below a title"),
        pytest.param(printed("Bon {n} {d} {t}", "{p}  {q} x {x}  {a}", "SUMME EUR  {a}\nBAR  {a}"), id="German"),
        pytest.param(printed("收银小票 No.{n}  {d} {t}", "{p}   {q}  {x}  {a}", "合计   {a}"), id="Chinese"),
    ],
)  # fmt: skip
def test_receipts_as_a_till_prints_them_are_called_so(text: str) -> None:
    with pytest.raises(CannotAnswer, match="receipts one below the other"):
        read(text)


def test_sales_without_a_header_are_read_although_sums_stand_between_them() -> None:
    text = "".join(
        "".join(f"{n},{d} {t},{product},{count * price:.2f}\n" for product, count, price in items) + f",,SUMME,{sum(count * price for _, count, price in items):.2f}\n"
        for n, d, t, items in RECEIPTS
    )  # fmt: skip
    result = read(text)
    assert isinstance(result, Imported)
    assert (dict(result.table.not_data)["total_row"], len(result.rows), "no_header" in codes(result)) == (3, 6, True)


@pytest.mark.parametrize("total", ["Total", "TOTAL", "Summe", "Gesamt", "合计", "Итого", "Grand total"])
def test_a_row_of_sums_is_no_header(total: str) -> None:
    table = read_inside(printed("{d} {t},Receipt {n}", "{p},{a}", f"{total},{{a}}").encode(), header_score=header_score)
    assert table.dialect.header_row is None


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("TOTAL        19.00", True),
        ("SUMME EUR    19,00", True),
        ("Grand total 19.00 EUR", True),
        ("SUM 19.00", True),
        ("合计19.00元", True),
        ("Total: € 5", True),
        ("Total|2023|2024", False),
        ("Total|EUR", False),
        ("Total|Orders|Date", False),
        ("Total items 2", False),
        ("Tea 2 7.00", False),
        ("19.00", False),
    ],
)
def test_what_is_a_sum_with_its_figures(line: str, what: bool) -> None:  # noqa: FBT001
    assert is_sum(tuple(line.split("|"))) == what
