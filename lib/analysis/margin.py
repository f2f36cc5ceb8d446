"""What is left of a sale: from a file's column of costs, or from what one product is bought and sold for; and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from lib.analysis.worth import NewValue
from lib.core.columns import AMOUNT_E4, FATE, ORDER_ID
from lib.core.settings import ValueSettings

COST_E4, COSTED_E4, DISCOUNT_E4 = "cost_e4", "costed_e4", "discount_e4"
#: Costs of a smaller part of the sales say nothing of the others.
LEAST_COVERED = 0.2


@dataclass(frozen=True)
class CostColumn:
    """What the orders' own costs say.

    Attributes:
        margin: what is left of a sale after the goods are paid, as a share of it; may be below 0.
        covered_share: the part of the sales whose cost is told, line by line.
        orders: with a cost that is told.
    """

    margin: float
    covered_share: float
    orders: int

    @property
    def usable(self) -> bool:
        """Whether values can be reckoned with it."""
        return 0 < self.margin <= 1 and self.covered_share >= LEAST_COVERED


def cost_column(rows: pd.DataFrame) -> CostColumn | None:
    """Σ cost over Σ sales of the same lines, of those that counted and whose cost is told: a ratio of sums, never a mean of margins.

    A line without a cost counts on neither side: its order's other lines say nothing of it.

    Args:
        rows: one row a data row of the file (lib.ingest.imported.Imported.rows).

    Returns:
        None where the file has no costs.
    """
    if COST_E4 not in rows:
        return None
    counted = rows[rows[FATE] == "counted"]
    costed = counted[counted[COSTED_E4] > 0]
    if costed.empty:
        return None
    sold = int(costed[COSTED_E4].sum())
    all_sold = int(counted.groupby(ORDER_ID, sort=False)[AMOUNT_E4].sum().clip(lower=0).sum())
    return CostColumn(
        margin=1 - int(costed[COST_E4].sum()) / sold,
        covered_share=min(sold / max(all_sold, 1), 1.0),
        orders=int(costed[ORDER_ID].nunique()),
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
    share = settings.kept_share
    if share <= 0 or value.worth.value <= 0:
        return ()
    # what goes back beyond the sales is not multiplied by a margin (lib.analysis.worth.kept)
    first, later = (one / share if one > 0 else one for one in (value.first, value.repeats * value.spend))
    sold = max(first, 0.0) + max(later, 0.0)
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
        "goods": 0.0 if settings.margin is None else -sold * (1 - settings.margin),
        "other_costs": 0.0 if settings.margin is None else -sold * settings.other_costs,
        "value": value.worth.value,
    }
    always = ("first_purchase", "later_purchases", "value")
    return tuple(Part(code, amount, amount / listed) for code, amount in amounts.items() if amount or code in always)
