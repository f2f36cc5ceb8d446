"""What the goods of each row cost the shop, and which sale that cost belongs to.

A column of costs is of one piece, of the whole row or of the whole order, and the rows tell which.
"""

from __future__ import annotations

import re
from typing import Literal

import numpy as np

from lib.ingest.groups import Groups, Mask, Money, constant, dense, first_rows, sums
from lib.ingest.headers import words_of
from lib.ingest.money import RowMoney
from lib.ingest.texts import Texts

#: The largest difference between two costs of one piece that rounding explains, ten-thousandths.
_ROUNDED = 100
#: Words of a cost of one piece (Unit cost, Cost per item, Einkaufspreis, 成本价), and of one of a row or more.
_ONE = re.compile(
    r"\b(?:unit|each|per|price|prix|precio|preco|prezzo|cena|unitari[oa]|unitaire|jednostkow\w+|birim|\w*fiyati|styck\w*|stuck\w*|\w*preis|\w*prijs|\w*pris|цена|единицы|\w* цена)\b|单位|單位|单件|單件|单价|單價|価格|単価|[价價]$|단가"
)
_WHOLE = re.compile(
    r"\b(?:line|lineitem|row|total|totals|gesamt\w*|totale?|totaal|toplam|celkem|suma|sum|amount|ext|extended)\b|итого|общая|сумма|总|總|合计|合計|金额|金額|小计|小計|총"
)
#: What most orders do is the rule; so many orders with several rows are a pattern.
_MOST, _FEWEST_ORDERS = 0.8, 3


def row_costs(money: RowMoney, product: Texts, header: str) -> Money:
    """The cost of each row's goods, ten-thousandths; of one piece times the quantity where the column has costs of one piece.

    A product sold in different quantities decides: if its cost stays the same, it is that of one piece; if it grows with the
    quantity, that of the row. Where no product tells, the header's words do, unless the pieces of a row would then cost more than the
    row is sold for; a header without such words is of one piece in files that give prices and quantities only.
    """
    cost = money.sides["cost"]
    if "quantity" not in money.numbers:
        return cost
    pieces = np.array([0.0 if one is None else abs(float(one)) for one in (*money.numbers["quantity"].exact, None)])
    quantity = pieces[money.numbers["quantity"].texts.codes]
    told = (cost > 0) & (quantity > 0) & (product.codes >= 0)
    group, count = dense(product.codes[told])
    varied = (
        ~constant(group, count, np.rint(quantity[told] * 1000).astype(np.int64)) if count else np.zeros(0, np.bool_)
    )
    stays = int((varied & _near(group, count, cost[told])).sum())
    grows = int((varied & _near(group, count, np.rint(cost[told] / quantity[told]).astype(np.int64))).sum())
    of_one = stays > grows or (stays == grows and _said_of_one(money, header, cost, quantity))
    return np.rint(cost * quantity).astype(np.int64) if of_one else cost


def _said_of_one(
    money: RowMoney, header: str, cost: Money, quantity: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> bool:
    """Whether the header's words call it the cost of one piece, and no row would be sold below it; without words, the file's form tells."""
    words = " ".join(words_of(header))
    one, whole = _ONE.search(words) is not None, _WHOLE.search(words) is not None
    if one == whole:
        return "amount" not in money.numbers
    several = (cost > 0) & (quantity > 1) & (money.amount_e4 > 0)
    if one and money.booking in {"row", "line"} and several.any():
        above = (cost * quantity)[several] > money.amount_e4[several]
        return bool(above.mean() < _MOST or (cost > money.amount_e4)[several].mean() >= _MOST)
    return one


def _near(group: Money, count: int, values: Money) -> Mask:
    """Which groups have nearly one value."""
    low, high = np.full(count, np.iinfo(np.int64).max), np.full(count, np.iinfo(np.int64).min)
    np.minimum.at(low, group, values)
    np.maximum.at(high, group, values)
    return high - low <= _ROUNDED


def on_first_rows(cost: Money, orders: Groups, count: int, product: Texts) -> bool:
    """Whether an order's cost stands on its first row only, the rows below it being blank.

    Not where the products below are known to have no cost anywhere: there it is theirs that is not told.
    """
    several = np.bincount(orders, minlength=count)[orders] > 1
    head = np.zeros(len(orders), np.bool_)
    head[first_rows(orders, count, np.ones(len(orders), np.bool_))] = True
    heads, below = several & head, several & ~head
    if int(heads.sum()) < _FEWEST_ORDERS or (cost[heads] > 0).mean() < _MOST or (cost[below] == 0).mean() < _MOST:
        return False
    blank = below & (cost == 0) & (product.codes >= 0)
    known = np.unique(product.codes[cost > 0])
    return not blank.any() or bool(np.isin(product.codes[blank], known).mean() >= _MOST / 2)


def sold_of_costs(
    cost: Money, paid: Money, worth: Money | None, orders: Groups, count: int, whose: Literal["order", "row"]
) -> Money:
    """What the goods of each row with a told cost were sold for; 0 where no cost is told, or nobody knows of what.

    What an order came to is shared out over its rows: by what they are worth, so that vouchers and rounding fall on all of them.

    Args:
        cost: of each row that counts; 0: not told.
        paid: money of each row that counts.
        worth: of each row, where the file says what lines cost and its money is the order's; None where the money is the row's.
        orders: one code an order, 0…count-1.
        count: of orders.
        whose: "order" where a cost is the whole order's, which stands on one of its rows; else "row".
    """
    told, total = cost > 0, sums(orders, count, paid)[orders]
    if whose == "order":
        return np.where(told, np.maximum(total, 0), 0)
    part = np.maximum(paid if worth is None else worth, 0).astype(np.float64)
    whole = np.bincount(orders, part, count)[orders]
    shared = np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0) * np.maximum(total, 0)
    if worth is not None:  # an order of whose lines nobody knows the price counts where all of its costs are told
        costs = np.bincount(orders, cost, count)[orders]
        all_told = np.bincount(orders, ~told, count)[orders] == 0
        by_cost = np.divide(cost, costs, out=np.zeros(len(part)), where=costs > 0) * np.maximum(total, 0)
        shared = np.where(whole > 0, shared, np.where(all_told, by_cost, 0))
    return np.where(told, np.rint(shared), 0).astype(np.int64)
