"""What the goods of each row cost the shop: a column of costs is of one piece or of the whole row, and the rows tell which."""

from __future__ import annotations

import numpy as np

from lib.ingest.groups import Money, constant, dense
from lib.ingest.money import RowMoney
from lib.ingest.texts import Texts

#: The largest difference between two costs of one piece that rounding explains, ten-thousandths.
_ROUNDED = 100


def row_costs(money: RowMoney, product: Texts) -> Money:
    """The cost of each row's goods, ten-thousandths; of one piece times the quantity where the column has costs of one piece.

    A product sold in different quantities decides: if its cost stays the same, it is that of one piece; if it grows with the
    quantity, that of the row. Where no product tells, costs are of one piece in files that give prices and quantities only.
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
    of_one = stays > grows or (stays == grows == 0 and "amount" not in money.numbers)
    return np.rint(cost * quantity).astype(np.int64) if of_one else cost


def _near(group: Money, count: int, values: Money) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which groups have nearly one value."""
    low, high = np.full(count, np.iinfo(np.int64).max), np.full(count, np.iinfo(np.int64).min)
    np.minimum.at(low, group, values)
    np.maximum.at(high, group, values)
    return high - low <= _ROUNDED
