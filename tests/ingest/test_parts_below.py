"""A second export below the first, under a header of its own: its rows are read under its names, or left out and said, never under the first's."""

from __future__ import annotations

import io

import pytest

from lib.catalog import header_score
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported
from lib.ingest.read import read_table
from tests.ingest.orders_of import codes, money
from tests.ingest.test_shapes_of_exports import read

FIRST = "order_id,email,amount,discount,order_date\n" + "".join(f"{at},anna{at % 3}@x.com,{10 + at}.50,1.00,2026-01-{at + 10}\n" for at in range(8))  # fmt: skip


def shop(text: str) -> Imported:
    result = read(text)
    assert isinstance(result, Imported)
    return result


@pytest.mark.parametrize("between", ["", "\n", "\nSecond shop\n"])
@pytest.mark.parametrize(
    "header",
    ["order_id,email,discount,amount,order_date", "amount,discount,order_date,email,order_id", "Email,Discount,ORDER_ID,Amount,Order_date"],
)  # fmt: skip
def test_columns_in_another_order_are_read_under_their_own_names(between: str, header: str) -> None:
    cells = {
        "order_id": "{0}",
        "email": "bo{1}@x.com",
        "discount": "1.00",
        "amount": "{2}.50",
        "order_date": "2026-02-{2}",
    }
    rows = "".join(
        ",".join(cells[name] for name in header.lower().split(",")).format(30 + at, at % 3, 10 + at) + "\n"
        for at in range(8)
    )
    result = shop(f"{FIRST}{between}{header}\n{rows}")
    assert (len(result.orders), result.orders["customer_id"].nunique(), money(result)) == (16, 6, 224.0)
    assert "turned_columns" in codes(result)


def test_a_third_part_in_the_first_s_order_is_as_it_was() -> None:
    turned = "order_id,email,discount,amount,order_date\n30,bo@x.com,1.00,5.50,2026-02-10\n"
    again = "order_id,email,amount,discount,order_date\n40,cy@x.com,6.50,1.00,2026-03-10\n"
    assert money(shop(FIRST + turned + again)) == 112.0 + 5.5 + 6.5


@pytest.mark.parametrize(
    "header", ["Order,Customer email,Discount,Total,Date", "Bestellnummer,E-Mail,Rabatt,Gesamtbetrag,Bestelldatum"]
)
def test_a_part_under_other_names_is_left_out_and_said(header: str) -> None:
    rows = "".join(f"{30 + at},bo{at % 3}@x.com,1.00,{10 + at}.50,2026-02-{at + 10}\n" for at in range(8))
    result = shop(f"{FIRST}{header}\n{rows}")
    assert (money(result), "tables_below" in codes(result)) == (112.0, True)


def test_words_where_others_have_figures_are_no_header() -> None:
    result = shop(FIRST + "nine,bo@x.com,free,none,2026-02-01\nten,bo@x.com,5.50,1.00,2026-02-02\n")
    assert (money(result), "tables_below" in codes(result)) == (117.5, False)


def test_a_row_without_its_address_is_no_header_of_another_table() -> None:
    """What it says in the other columns stands there in rows above: it is one of them."""
    rows = [f"p{at}@x.com,Ann{at},SUBSCRIBED" for at in range(9)]
    text = "\n".join(["Email,First Name,Consent", *rows[:5], "not-an-email,Xia,SUBSCRIBED", *rows[5:]]) + "\n"
    table = read_table(
        io.BytesIO(text.encode()),
        "people.csv",
        ImportSettings(),
        header_score=header_score,
    )
    assert (table.cells.num_rows, [one.code for one in table.findings]) == (10, [])
