"""What is left of a sale: from a file's column of costs, or from what one product is bought and sold for; and what comes back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.core.columns import AMOUNT_E4, FATE, ORDER_ID

COST_E4, DISCOUNT_E4 = "cost_e4", "discount_e4"
#: Costs of a smaller part of the sales say nothing of the others.
LEAST_COVERED = 0.2


@dataclass(frozen=True)
class CostColumn:
    """What the orders' own costs say.

    Attributes:
        margin: what is left of a sale after the goods are paid, as a share of it; may be below 0.
        covered_share: the part of the sales whose cost is told.
        orders: whose cost is told.
    """

    margin: float
    covered_share: float
    orders: int

    @property
    def usable(self) -> bool:
        """Whether values can be reckoned with it."""
        return 0 < self.margin <= 1 and self.covered_share >= LEAST_COVERED


def cost_column(rows: pd.DataFrame) -> CostColumn | None:
    """Σ cost over Σ sales of the counted orders whose cost is told: a ratio of sums, never a mean of orders' margins.

    Args:
        rows: one row a data row of the file (lib.ingest.imported.Imported.rows).

    Returns:
        None where the file has no costs.
    """
    if COST_E4 not in rows:
        return None
    counted = rows[rows[FATE] == "counted"]
    parts = pd.DataFrame(
        {
            "order": counted[ORDER_ID].to_numpy(),
            "sold": counted[AMOUNT_E4].fillna(0).to_numpy(dtype=np.int64),
            "cost": counted[COST_E4].fillna(0).to_numpy(dtype=np.int64),
        }
    )
    parts["told"] = parts["cost"] > 0
    orders = parts.groupby("order", sort=False).agg(
        sold=("sold", "sum"), cost=("cost", "sum"), rows=("cost", "size"), told=("told", "sum")
    )
    told = orders[(orders["sold"] > 0) & ((orders["told"] == orders["rows"]) | (orders["told"] == 1))]
    if told.empty:
        return None
    all_sold = int(orders["sold"].clip(lower=0).sum())
    return CostColumn(
        margin=1 - int(told["cost"].sum()) / int(told["sold"].sum()),
        covered_share=int(told["sold"].sum()) / all_sold,
        orders=len(told),
    )


def example_margin(bought: float, sold: float) -> float:
    """What is left of the sale of one product: 1 - bought / sold; 0.6 for bought for 10, sold for 25."""
    return 1 - bought / sold


@dataclass(frozen=True)
class Leaks:
    """What is gone before a sale counts, as shares: what a customer would pay × (1 - discounts) × (1 - returned) counts.

    Attributes:
        discount_share: of what the goods would have cost without vouchers; 0 where the file does not tell.
        returned_share: of what was paid, given back.
    """

    discount_share: float
    returned_share: float


def leaks(rows: pd.DataFrame, paid_e4: int, returned_e4: int) -> Leaks:
    """Discounts and returns of the counted orders.

    Args:
        rows: one row a data row of the file.
        paid_e4: what counted orders came to.
        returned_e4: what was given back of it.
    """
    given = 0
    if DISCOUNT_E4 in rows:
        given = int(rows.loc[rows[FATE] == "counted", DISCOUNT_E4].fillna(0).sum())
    return Leaks(
        discount_share=given / (paid_e4 + given) if given > 0 and paid_e4 + given > 0 else 0.0,
        returned_share=min(returned_e4 / paid_e4, 1.0) if paid_e4 > 0 else 0.0,
    )
