"""What is left of a sale: from a file's column of costs, or from what one product is bought and sold for; and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from lib.analysis.worth import NewValue
from lib.core.columns import AMOUNT_E4, FATE, ORDER_ID
from lib.core.settings import ValueSettings

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


PartCode = Literal["first_purchase", "later_purchases", "discounts", "returned", "goods", "other_costs", "value"]


@dataclass(frozen=True)
class Part:
    """One step from what an average new customer would pay to what is left.

    Attributes:
        code: which step.
        amount: in the currency's unit, discounted; below 0 where it is taken away.
        share: of what all purchases would have come to without discounts; below 0 where it is taken away.
    """

    code: PartCode
    amount: float
    share: float


def waterfall(value: NewValue, lost: Leaks, settings: ValueSettings) -> tuple[Part, ...]:
    """Where the money of an average new customer goes; the last part is the value, and the sum of those before it.

    Returns:
        () where nothing is left that could be taken apart.
    """
    kept = settings.kept_share
    if kept <= 0 or value.worth.value <= 0:
        return ()
    first, later = value.first / kept, value.repeats * value.spend / kept
    counts = (1 - lost.discount_share) * (1 - lost.returned_share)
    full = counts if counts > 0 and first + later > 0 else 1.0
    listed = (first + later) / full
    vouchers = listed * lost.discount_share if full < 1 else 0.0
    returned = (listed - vouchers) * lost.returned_share if full < 1 else 0.0
    amounts: dict[PartCode, float] = {
        "first_purchase": first / full,
        "later_purchases": later / full,
        "discounts": -vouchers,
        "returned": -returned,
        "goods": 0.0 if settings.margin is None else -(first + later) * (1 - settings.margin),
        "other_costs": 0.0 if settings.margin is None else -(first + later) * settings.other_costs,
        "value": value.worth.value,
    }
    always = ("first_purchase", "later_purchases", "value")
    return tuple(Part(code, amount, amount / listed) for code, amount in amounts.items() if amount or code in always)
