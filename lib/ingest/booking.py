"""How a file books money: on each row, on one row of an order, or an order's total on each of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from lib.ingest.groups import Groups, Mask, Money, constant, first_rows, sums

#: "row": one row an order · "line": each line its own money · "first": an order's total stands in its first row only ·
#: "once": it stands in one of its rows only, such as the last · "repeated": an order's total stands in each of its rows.
Booking = Literal["row", "line", "first", "once", "repeated"]
#: Whose money the amount is said to be; "each_line" leaves no doubt.
Saying = Literal["of_order", "of_line", "each_line", "nothing"]

_NEARLY_ALL = 0.9
_MOST = 0.8
# Two orders whose lines happen to cost the same are no pattern.
_FEWEST_ORDERS = 3
# Quantity times price, rounded to the cent, in ten-thousandths.
_CENT_E4 = 100


@dataclass(frozen=True)
class Evidence:
    """What tells how money is booked, a row each.

    Attributes:
        orders: one code an order, 0…count-1.
        distinct: rows that do not repeat an earlier one exactly.
        amount_e4, present: the amount column and where it is filled.
        line_e4: quantity times unit price; None where the file does not have both.
        quantity: codes of the quantity column; None where there is none.
        said: whether the amount's header says that it is an order's (Order total) or a line's (Item price), or the file's form does.
    """

    orders: Groups
    count: int
    distinct: Mask
    amount_e4: Money
    present: Mask
    line_e4: Money | None
    quantity: Groups | None
    said: Saying = "nothing"


def find_booking(evidence: Evidence) -> Booking:
    """Decide from the orders that have several rows."""
    rows = np.bincount(evidence.orders[evidence.distinct], minlength=evidence.count)
    multi = (rows[evidence.orders] > 1) & evidence.distinct
    if not multi.any():
        return "row"
    sold = evidence.distinct & (evidence.amount_e4 >= 0)  # what was given back stands apart from what was bought
    several = sold & (np.bincount(evidence.orders[sold], minlength=evidence.count)[evidence.orders] > 1)
    amounts = np.bincount(evidence.orders[evidence.present], minlength=evidence.count)
    several &= amounts[evidence.orders] > 0  # an order without any says nothing
    if several.any():
        orders, present = evidence.orders[several], evidence.present[several]
        if _only_first(orders, evidence.count, present):
            return "first"
        if _only_once(orders, evidence.count, present):
            return "once"
    told = several if several.any() else multi
    return "repeated" if evidence.said != "each_line" and _repeats(evidence, told) else "line"


def _only_first(orders: Groups, count: int, present: Mask) -> bool:
    """Nearly every order has its amount in its first row, and the other rows are blank."""
    first = first_rows(orders, count, np.ones(len(orders), dtype=np.bool_))
    heads = np.zeros(len(orders), dtype=np.bool_)
    heads[first[first >= 0]] = True
    return bool(present[heads].mean() >= _MOST and (~present[~heads]).mean() >= _MOST)


def _only_once(orders: Groups, count: int, present: Mask) -> bool:
    """Nearly every one of several orders has its amount in one of its rows, and the others are blank."""
    filled = np.bincount(orders[present], minlength=count)[np.unique(orders)]
    return len(filled) >= _FEWEST_ORDERS and bool((filled == 1).mean() >= _NEARLY_ALL)


def below_totals(evidence: Evidence, shipping: Money | None, named: Mask | None) -> Mask | None:
    """Rows of items below a row with what they come to, in the same column; None where the file books no orders so.

    Nearly all orders of several rows have to add up, with the first row's shipping or without; two equal rows alone prove
    nothing, since two of the same may have been bought. A first row that alone names no product may have more on it, as
    shipping that no column tells.

    Args:
        evidence: what tells how money is booked.
        shipping: a row; None where the file has none.
        named: rows that name a product; None where the file names none.
    """
    orders, count, distinct = evidence.orders, evidence.count, evidence.distinct
    rows = np.bincount(orders[distinct], minlength=count)
    several = rows > 1
    if not several.any():
        return None
    first = first_rows(orders, count, distinct)
    heads = np.zeros(len(orders), dtype=np.bool_)
    heads[first[several]] = True
    below = sums(orders, count, np.where(distinct & ~heads, evidence.amount_e4, 0))
    top, sent = (np.where(several, values[first], 0) for values in (evidence.amount_e4, evidence.amount_e4 * 0 if shipping is None else shipping))  # fmt: skip
    plain, with_shipping = (np.abs(top - below - more) <= _CENT_E4 for more in (0, sent))
    bare = np.zeros(count, dtype=np.bool_)
    if named is not None:
        bare = several & ~named[first] & (np.bincount(orders[distinct & ~named], minlength=count) == 1)
    fits = several & (top > 0) & (plain | with_shipping | (bare & (top >= below) & (below > 0)))
    telling = fits & ((rows > 2) | ~plain | bare)
    if telling.sum() < _FEWEST_ORDERS or fits[several].mean() < _NEARLY_ALL:
        return None
    return fits[orders] & ~heads


def _repeats(evidence: Evidence, multi: Mask) -> bool:
    """Nearly every order has one amount on all its rows, though its lines differ."""
    orders, amounts = evidence.orders[multi], evidence.amount_e4[multi]
    several = np.bincount(orders, minlength=evidence.count) > 1
    same = constant(orders, evidence.count, amounts)
    if same[several].mean() < _NEARLY_ALL:
        return False
    if evidence.line_e4 is not None:
        return _beside_lines(evidence, evidence.line_e4[multi], orders, amounts, several)
    if evidence.said == "of_order":
        return True
    if evidence.quantity is not None:
        differ = ~constant(orders, evidence.count, evidence.quantity[multi])
        if (differ & several).sum() >= 0.3 * several.sum():
            return True
    return evidence.said != "of_line" and bool(several.sum() >= _FEWEST_ORDERS and len(np.unique(amounts)) > 1)


def _beside_lines(evidence: Evidence, lines: Money, orders: Groups, amounts: Money, several: Mask) -> bool:
    """Whether amounts that an order's rows share are its total, where the file says what each line costs."""
    if (np.abs(lines - amounts) <= _CENT_E4).mean() >= 0.5:
        return False
    totals = sums(orders, evidence.count, lines)[orders]
    if (np.abs(totals - amounts) <= _CENT_E4).any() or several.sum() >= _FEWEST_ORDERS or evidence.said == "of_order":
        return True
    # Lines of one order that cost differently, none of them what the column says: it speaks of the order.
    differ = ~constant(orders, evidence.count, lines)
    return bool((differ & several).any() and (np.abs(lines - amounts) > _CENT_E4)[differ[orders]].all())


def come_to(lines: Money, amounts: Money, orders: Groups, count: int) -> bool:
    """Whether nearly all orders of several rows tell on each of them what their lines come to."""
    several = np.bincount(orders, minlength=count) > 1
    totals = np.zeros(count, dtype=np.int64)
    totals[orders] = amounts
    told = constant(orders, count, amounts) & (np.abs(sums(orders, count, lines) - totals) <= _CENT_E4) & (totals > 0)
    return bool(told[several].sum() >= _FEWEST_ORDERS and told[several].mean() >= _NEARLY_ALL)


def book_once(values: Money, orders: Groups, count: int, eligible: Mask) -> Money:
    """An order's value on its first eligible row only."""
    first = first_rows(orders, count, eligible)
    result = np.zeros_like(values)
    rows = first[first >= 0]
    result[rows] = values[rows]
    return result


def is_of_order(field: str, values: Money, orders: Groups, count: int, distinct: Mask, booking: Booking) -> bool:
    """Whether a side column (shipping, refund) repeats an order's value on its rows rather than adding up over them.

    One order is pattern enough where the file repeats its orders' totals, too; and for shipping, which is of one parcel.
    """
    rows = np.bincount(orders[distinct], minlength=count)
    multi = (rows[orders] > 1) & distinct
    filled = np.zeros(count, dtype=np.bool_)
    filled[orders[multi & (values != 0)]] = True
    if not filled.any():
        return False
    same = constant(orders[multi], count, values[multi])
    fewest = 1 if booking == "repeated" or field == "shipping" else _FEWEST_ORDERS
    return bool(same[filled].mean() >= _NEARLY_ALL and filled.sum() >= fewest)
