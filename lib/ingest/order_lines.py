"""Lines of orders in a file of their own, without their day: joined to the orders by their number, for what was bought."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Literal

import numpy as np
import pandas as pd

from lib.core import columns as c
from lib.core.findings import Finding, finding
from lib.core.words import N_, NP_
from lib.ingest.groups import Mask
from lib.ingest.ids import read_ids
from lib.ingest.imported import Imported, JoinedLines, SideFile
from lib.ingest.side import COUNTED, Sheet, currency_of_rows, decide, finish, only_currency, several_currencies

#: What shop systems write before an order's number in one export and not in the other.
_BEFORE = r"^[#＃\s]+"


def order_lines(sheet: Sheet) -> SideFile:
    """Lines as a row each: order, what was bought, how many and for how much.

    Args:
        sheet: the file, opened as lines.
    """
    order, found = read_ids(sheet.cells.texts("order_id"), "order_id", sheet.cells.header("order_id"))
    sheet.findings.extend(found)
    product = sheet.spelt("product")
    product = product if product.distinct else sheet.spelt("sku")
    quantity = sheet.values("quantity") if "quantity" in sheet.numbers else np.full(sheet.rows, np.nan)
    (price_e4, bad_price), (amount_e4, bad_amount) = sheet.money("unit_price"), sheet.money("amount")
    if "amount" not in sheet.numbers:
        amount_e4 = np.rint(price_e4 * np.where(np.isnan(quantity), 1, quantity)).astype(np.int64)
    money = "amount" if "amount" in sheet.numbers else "unit_price"
    currency, others = currency_of_rows(sheet, money)
    fates = decide(
        sheet.rows,
        {
            # Two of one thing are often two equal lines: they repeat by nature.
            "duplicate": sheet.repeated(np.ones(sheet.rows, dtype=np.bool_)),
            "nobody": ~order.present(),
            "unreadable": bad_price | bad_amount,
            "other_currency": others,
        },
    )
    rows = pd.DataFrame(
        {
            c.ORDER_ID: order.series(),
            c.PRODUCT: product.series(),
            c.CATEGORY: sheet.spelt("category").series(),
            c.QUANTITY: quantity,
            c.UNIT_PRICE_E4: sheet.nullable_money("unit_price"),
            c.AMOUNT_E4: pd.array(amount_e4, dtype="Int64"),
            c.CURRENCY: currency.series(),
        }
    )
    only, codes = only_currency(currency, fates == COUNTED)
    if len(codes) > 1:
        sheet.findings.append(several_currencies(codes))
    priced = {"amount", "unit_price"} & sheet.numbers.keys()
    return finish(sheet, fates, amount_e4 if priced else None, (rows, rows[fates == COUNTED]), only)


def with_lines(read: Imported, frame: pd.DataFrame) -> Imported:
    """The orders with what was bought, taken from a file of lines; their money stays as it is, and the lines' is only held against it.

    Orders that name products themselves keep theirs.

    Args:
        read: the orders.
        frame: lines, as `order_lines` makes them.
    """
    orders = read.orders[[c.ORDER_ID, c.CUSTOMER_ID, c.ORDERED_AT, c.AMOUNT_E4]]
    known, others = orders[c.ORDER_ID], read.rows[c.ORDER_ID].dropna().drop_duplicates()
    names, numbers = frame[c.ORDER_ID], others
    if not names.isin(set(known)).any():
        names, numbers, known = (_bare(one) for one in (names, numbers, known))
    alone = ~known.duplicated(keep=False)  # a number of two orders says of neither what was in it
    by_number = orders[alone].drop(columns=c.AMOUNT_E4).assign(number=known[alone])
    lines = frame.assign(number=names).drop(columns=c.ORDER_ID).merge(by_number, on="number", how="inner")
    lines = lines[list(c.ORDER_LINES)].reset_index(drop=True)
    summed = lines.groupby(c.ORDER_ID)[c.AMOUNT_E4].sum()
    totals = orders[alone].set_index(c.ORDER_ID)[c.AMOUNT_E4].reindex(summed.index)
    strange = ~names.isin(set(numbers))
    joined = JoinedLines(
        rows=len(frame),
        rows_joined=len(lines),
        rows_without_order=int(strange.sum()),
        orders=len(orders),
        orders_joined=len(summed),
        orders_other=int((summed != totals).sum()),
        lines_e4=int(summed.sum()),
        orders_e4=int(totals.sum()),
        examples=tuple(frame[c.ORDER_ID][strange].drop_duplicates().head(3)),
        used=read.order_lines is None,
    )
    money = read.by_currency is None and frame[c.CURRENCY].nunique() < 2
    taken = lines if joined.used and len(lines) else read.order_lines
    return replace(
        read,
        order_lines=taken,
        joined=joined,
        findings=(*read.findings, *_said(joined, orders, money="one" if money else "several")),
    )


def of_orders(numbers: pd.Series, orders: Collection[str]) -> Mask:
    """Lines of some orders, however the numbers begin."""
    return _bare(numbers).isin(set(_bare(pd.Series(list(orders), dtype="str")))).to_numpy(dtype=np.bool_)


def _bare(numbers: pd.Series) -> pd.Series:
    """Order numbers without what stands before them, in small letters."""
    return numbers.str.replace(_BEFORE, "", regex=True).str.casefold()


def _said(joined: JoinedLines, orders: pd.DataFrame, money: Literal["one", "several"]) -> Iterator[Finding]:
    """What the join came to; money of several currencies is not compared."""
    if not joined.rows_joined:
        yield finding(
            "lines_of_other_orders", "warning",
            N_("No line is of an order that counts: the lines have order numbers such as {example}, the orders such as {other}. Bring the lines of the same orders, exported with the same numbers."),
            example=joined.examples[0] if joined.examples else "–",
            other=str(orders[c.ORDER_ID].iloc[0]) if len(orders) else "–",
        )  # fmt: skip
        return
    if not joined.used:
        yield finding(
            "lines_not_used", "info",
            N_("The orders name their products themselves, so the lines beside them are only compared."),
        )  # fmt: skip
    yield finding(
        "lines_joined", "info",
        NP_(
            "{count} line was joined to {orders} of {of_orders} orders by the order's number: products and categories open what asks for them, and money counts once, as the orders have it.",
            "{count} lines were joined to {orders} of {of_orders} orders by the order's number: products and categories open what asks for them, and money counts once, as the orders have it.",
        ),
        count=joined.rows_joined, orders=joined.orders_joined, of_orders=joined.orders,
    )  # fmt: skip
    if joined.orders_other and joined.lines_e4 and money == "one":
        yield finding(
            "lines_other_sum", "info",
            NP_(
                "The lines come to {money_lines}, their orders to {money_orders}; {count} order differs. Shipping, tax and discounts of a whole order stand in no line.",
                "The lines come to {money_lines}, their orders to {money_orders}; {count} orders differ. Shipping, tax and discounts of a whole order stand in no line.",
            ),
            count=joined.orders_other, money_lines=joined.lines_e4, money_orders=joined.orders_e4,
        )  # fmt: skip
    if joined.rows_without_order:
        yield finding(
            "lines_without_order", "warning",
            NP_(
                "{count} line names an order that is not in the order file ({examples}) and is left out.",
                "{count} lines name orders that are not in the order file (for instance {examples}) and are left out.",
            ),
            count=joined.rows_without_order, examples=joined.examples,
        )  # fmt: skip


#: The findings of `with_lines`.
OF_LINES = frozenset(["lines_of_other_orders", "lines_not_used", "lines_joined", "lines_other_sum", "lines_without_order"])  # fmt: skip
