"""Files that say something beside orders and nothing alone: people without what they bought, lines of orders without a day."""

from __future__ import annotations

from lib.core.errors import CannotAnswer
from lib.core.words import N_
from lib.ingest.by_cells import can_be
from lib.ingest.cells import Columns
from lib.ingest.headers import compact
from lib.ingest.imported import Kind
from lib.ingest.likeness import GUESSED, Unmatched
from lib.ingest.matching import Matched
from lib.ingest.table import TextTable

_WHO = ("customer_id", "email", "phone")
#: What only rows of orders and of their lines have.
_OF_SALES = ("order_id", "product", "sku", "quantity", "unit_price")
_MONEY = {"amount", "unit_price"}
#: Nearly every row is another person, and most rows say who.
_NEARLY, _MOST = 0.9, 0.5


class OnlyBeside(CannotAnswer):
    """The file says something beside orders only."""

    kind: Kind


class ListsPeople(OnlyBeside):
    """The file lists people."""

    kind = "customers"


class ListsLines(OnlyBeside):
    """The file lists lines of orders."""

    kind = "lines"


def require_no_people(table: TextTable, as_orders: Matched, as_customers: Matched) -> None:
    """Refuse a list of people as orders.

    Args:
        table: the file.
        as_orders: its columns, taken for those of orders.
        as_customers: and for those of a list of customers.

    Raises:
        ListsPeople: it is one.
    """
    sure = {guess.field for guess in as_orders.guesses if guess.confidence > GUESSED}
    number = as_orders.columns.get("order_id")
    if number is not None and compact(table.headers[number]) == "id" and not sure & _MONEY:
        sure -= {"order_id"}  # each person has one
    if sure & set(_OF_SALES) or sure >= {"ordered_at", "amount"}:
        return
    named = {guess.field for guess in as_customers.guesses if guess.confidence > GUESSED or guess.field != "customer_id"}  # fmt: skip
    columns, rows = Columns(table), table.cells.num_rows
    for field in _WHO:
        if field not in named:
            continue
        column = columns[as_customers.columns[field]]
        told = int(column.present().sum())
        if told and told >= _MOST * rows and len(column.distinct) >= round(_NEARLY * told):
            raise ListsPeople(
                N_(
                    "This looks like a list of people (“{header}”): what they bought and when is not in it. Open the shop's orders and add this list beside them (--beside) to see who of it is a customer. Alone, a list also has to say how often, for how much or when each of them bought."
                ),
                header=table.headers[as_customers.columns[field]],
            )


def require_no_lines(table: Unmatched, as_orders: Matched) -> None:
    """Refuse lines of orders without a day as orders.

    Args:
        table: the file.
        as_orders: its columns, taken for those of orders.

    Raises:
        ListsLines: it lists them, and no column could be a day.
    """
    sure = {guess.field for guess in as_orders.guesses if guess.confidence > GUESSED}
    priced = sure & {"quantity", "unit_price", "amount"}  # a number and a text alone are any list
    told = sure & {"product", "sku"} and priced
    if "order_id" not in sure or not told or "ordered_at" in sure:
        return
    taken = {as_orders.columns[field] for field in sure}
    if any(can_be(table, place, "ordered_at") for place in table.free(taken)):
        return
    order, product = (table.headers[as_orders.columns[one]] for one in ("order_id", "product" if "product" in sure else "sku"))  # fmt: skip
    raise ListsLines(
        N_(
            "This looks like lines of orders (“{order}”, “{product}”): when they were bought is not in it. Open the order file that has these order numbers with day and buyer, and add this file beside it (--beside); or take an export that has all of it in one, with a date, an amount and the buyer in each row."
        ),
        order=order,
        product=product,
    )
