"""What was sold, day by day: beside it, spend shows whether it is a share of sales."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lib.analysis.models.cells import Float64s, Int64s
from lib.analysis.price_per_sale import grain_of
from lib.analysis.purchases import Purchases
from lib.analysis.reductions import in_view, sales_days
from lib.core.columns import CHANNEL, NET_E4, ORDERED_AT
from lib.core.money import SCALE
from lib.core.settings import View
from lib.store.engine import Frames


@dataclass(frozen=True, eq=False)
class Sales:
    """Money, in the currency's unit.

    Attributes:
        day, channel, money: of all orders, one entry a day and channel that they name ("": none).
        first: of each customer's first purchase.
        grain: what one more purchase adds to the variance of a sum of them (lib.analysis.price_per_sale.grain_of).
    """

    day: Int64s
    channel: npt.NDArray[np.object_]
    money: Float64s
    first: Float64s
    grain: float


def sales(frames: Frames, view: View, bought: Purchases) -> Sales:
    """What was sold, beside the purchases of the same view."""
    orders = in_view(frames("orders"), ORDERED_AT, view, bought.as_of)
    rows = sales_days(orders).collect("pyarrow").to_arrow()
    return Sales(
        rows["day"].to_numpy().astype(np.int64),
        rows[CHANNEL].to_numpy(zero_copy_only=False).astype(object),
        rows[NET_E4].to_numpy() / SCALE,
        bought.net_e4[bought.first_row] / SCALE,
        grain_of(bought.net_e4 / SCALE),
    )
