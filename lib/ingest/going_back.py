"""Rows that give money back: beside the order whose total another row tells, and where their status says so."""

from __future__ import annotations

import re

import numpy as np

from lib.core.settings import ImportSettings
from lib.ingest.buyers import Buyers
from lib.ingest.cells import Cells
from lib.ingest.fates import RowFacts
from lib.ingest.groups import Groups, Mask, combine, sums
from lib.ingest.money import RowMoney
from lib.ingest.statuses import Meaning
from lib.ingest.texts import Texts

_FIGURE = re.compile("[1-9]")


def beside_their_order(
    money: RowMoney, orders: tuple[Groups, int], taken_back: Mask, discounts: Mask | None
) -> Mask | None:
    """Rows that give money back in a file that tells an order's total once, or on each of its rows; None where there are none.

    Args:
        money: what every row is worth.
        orders: one code an order, and how many.
        taken_back: rows that say that they give money back.
        discounts: rows that are discounts of their orders; None where there are none.
    """
    if money.booking not in {"first", "once", "repeated"}:
        return None
    sold = sums(*orders, np.where(money.amount_e4 > 0, 1, 0))[orders[0]] > 0
    back = (money.amount_e4 < 0) & sold
    if money.booking != "repeated":  # there their money was booked with their order's
        back |= taken_back
    back = back if discounts is None else back & ~discounts
    return back if back.any() else None


def refunds_of_orders(cells: Cells, orders: Groups) -> Groups:
    """One code for the rows of an order that say the same amount and the same money given back; -1 where nothing was.

    An export with a row a payment, a parcel and a refund repeats both of their order on each of them.
    """
    amount, refund = cells.texts("amount"), cells.texts("refund")
    given = np.array([*(_FIGURE.search(text) is not None for text in refund.distinct), False], dtype=np.bool_)
    nowhere = np.full(len(orders), -1, dtype=np.int64)
    return (
        np.where(given[refund.codes], combine([orders, amount.codes, refund.codes]), nowhere)
        if given.any()
        else nowhere
    )


def less_in_rows(facts: RowFacts) -> Mask:
    """Rows of orders of which refunds in rows of their own, with a day and not undone, give back less than they cost."""
    nobody = np.zeros(len(facts.orders), dtype=np.bool_)
    if facts.sale is None or not (apart := facts.sale != facts.orders).any():
        return nobody
    given = apart & (facts.amount_e4 < 0) & ~facts.duplicate & ~facts.excluded & ~np.isnat(facts.moments)
    cost = sums(facts.orders, facts.count, np.where(facts.duplicate | (facts.amount_e4 < 0), 0, facts.amount_e4))
    back = sums(facts.sale, facts.count, np.where(given, -facts.amount_e4, 0))
    return ((back > 0) & (back < cost))[facts.orders]


def called_refunded(
    statuses: tuple[tuple[Meaning | None, ...], Texts],
    money: RowMoney,
    settings: ImportSettings,
    whose: tuple[Groups, Buyers],
) -> Mask:
    """Rows below zero that are called refunded are what was given back, unless they undo a sale that is called so, too, and does not count.

    Args:
        statuses: what each status means, and the statuses.
        money: what every row is worth.
        settings: where statuses were chosen, these say what counts.
        whose: each row's order and buyer.
    """
    meanings, texts = statuses
    refunded = np.array([meaning == "refunded" for meaning in meanings] + [False], dtype=np.bool_)[texts.codes]
    below, orders = money.amount_e4 < 0, whose[0]
    if settings.status_keep is not None or not (refunded & below).any():
        return np.zeros_like(below)
    sold = refunded & (money.amount_e4 > 0)
    alike = combine([whose[1].ids.codes, np.abs(money.amount_e4)])  # the same buyer's, for as much
    return refunded & below & ~np.isin(orders, orders[sold]) & ~np.isin(alike, alike[sold])
