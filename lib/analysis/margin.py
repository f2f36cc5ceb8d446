"""What is left of a sale: from a file's column of costs, or from what one product is bought and sold for; and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.worth import NewValue
from lib.core.columns import AMOUNT_E4, CUSTOMER_ID, FATE, ORDER_ID, ORDERED_AT
from lib.core.settings import ValueSettings

COST_E4, COSTED_E4, DISCOUNT_E4 = "cost_e4", "costed_e4", "discount_e4"
#: Costs of a smaller part of the sales say nothing of the others.
LEAST_COVERED = 0.2
#: First and later purchases are told apart from so many orders of either on: of fewer, one dear order would make the difference.
_FEWEST_APART = 20
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class CostColumn:
    """What the orders' own costs say.

    Attributes:
        margin: what is left of a sale after the goods are paid, as a share of it; may be below 0.
        covered_share: the part of the sales whose cost is told, line by line.
        orders: with a cost that is told.
        apart: the margin of first and of later purchases; None where too few orders tell either.
    """

    margin: float
    covered_share: float
    orders: int
    apart: tuple[float, float] | None = None

    @property
    def usable(self) -> bool:
        """Whether values can be reckoned with it."""
        return 0 < self.margin <= 1 and self.covered_share >= LEAST_COVERED


def told_by(settings: ValueSettings, told: CostColumn | None) -> ValueSettings:
    """The settings, with the margins of the file's costs where nobody has typed one; a typed one holds for first and later purchases."""
    if settings.margin is not None or told is None or not told.usable:
        return settings
    return replace(settings, margin=told.margin, margins_apart=told.apart)


def is_first(orders: pd.DataFrame, order_id: pd.Series[str]) -> tuple[Bools, Bools]:
    """Which rows are of customers' first purchases (all orders of their first day), and which of later ones; those of nobody are neither."""
    named = orders[orders[CUSTOMER_ID].fillna("") != ""]
    day = named[ORDERED_AT].dt.floor("D")
    begun = day == day.groupby(named[CUSTOMER_ID], sort=False).transform("min")
    first, later = (order_id.isin(named.loc[one, ORDER_ID]).to_numpy(np.bool_) for one in (begun, ~begun))
    return first, later


def cost_column(rows: pd.DataFrame, orders: pd.DataFrame | None = None) -> CostColumn | None:
    """Σ cost over Σ sales of the same lines, of those that counted and whose cost is told: a ratio of sums, never a mean of margins.

    A line without a cost counts on neither side: its order's other lines say nothing of it.

    Args:
        rows: one row a data row of the file (lib.ingest.imported.Imported.rows).
        orders: that count; with them first and later purchases are told apart, where twenty of either have a cost.

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
        apart=None if orders is None else _apart(costed, orders),
    )


def _apart(costed: pd.DataFrame, orders: pd.DataFrame) -> tuple[float, float] | None:
    parts = [costed[which] for which in is_first(orders, costed[ORDER_ID])]
    if min(one[ORDER_ID].nunique() for one in parts) < _FEWEST_APART:
        return None
    first, later = (1 - int(one[COST_E4].sum()) / int(one[COSTED_E4].sum()) for one in parts)
    return first, later


def example_margin(bought: float, sold: float) -> float:
    """What is left of the sale of one product: 1 - bought / sold; 0.6 for bought for 10, sold for 25."""
    return 1 - bought / sold


@dataclass(frozen=True)
class Leaks:
    """What is gone before a sale counts, as shares: what a customer would pay × (1 - discounts) × (1 - returned) counts.

    Attributes:
        discount_share: of what the goods would have cost without vouchers; 0 where the file does not tell.
        returned_share: of what was paid, given back.
        first_discount, later_discount: `discount_share` of first and of later purchases.
    """

    discount_share: float
    returned_share: float
    first_discount: float
    later_discount: float


def leaks(rows: pd.DataFrame, orders: pd.DataFrame, returned_e4: int) -> Leaks:
    """Discounts and returns of the counted orders; which purchase money went back for is not always told, so returns are of all.

    Args:
        rows: one row a data row of the file.
        orders: that count.
        returned_e4: what was given back of them.
    """
    paid_e4 = int(orders[AMOUNT_E4].sum())
    whole = first = later = 0.0
    if DISCOUNT_E4 in rows:
        given = rows.loc[rows[FATE] == "counted", [ORDER_ID, DISCOUNT_E4]].fillna({DISCOUNT_E4: 0})
        whole = _off(int(given[DISCOUNT_E4].sum()), paid_e4)
        first, later = (
            _off(int(given.loc[of_rows, DISCOUNT_E4].sum()), int(orders.loc[of_orders, AMOUNT_E4].sum()))
            for of_rows, of_orders in zip(
                is_first(orders, given[ORDER_ID]), is_first(orders, orders[ORDER_ID]), strict=True
            )
        )
    return Leaks(whole, min(returned_e4 / paid_e4, 1.0) if paid_e4 > 0 else 0.0, first, later)


def _off(given_e4: int, paid_e4: int) -> float:
    """What vouchers took off, as a share of what would have been paid without them."""
    return given_e4 / (paid_e4 + given_e4) if given_e4 > 0 and paid_e4 + given_e4 > 0 else 0.0


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
        () where nothing is paid that could be taken apart.
    """
    paid = value.first_paid, value.repeats * value.spend_paid
    off = lost.first_discount, lost.later_discount
    returned_share = lost.returned_share if sum(paid) > 0 else 0.0
    counts = [(1 - one) * (1 - returned_share) for one in off]
    known = sum(paid) > 0 and min(counts) > 0
    before = [one / count if known else one for one, count in zip(paid, counts, strict=True)]
    listed = sum(before)
    if listed <= 0:
        return ()
    vouchers = sum(one * share for one, share in zip(before, off, strict=True)) if known else 0.0
    returned = (listed - vouchers) * returned_share if known else 0.0
    # what goes back beyond the sales is not multiplied by a margin (lib.analysis.worth.kept)
    sold = [max(one, 0.0) for one in paid]
    shares = [one + settings.other_costs for one in (settings.kept_first, settings.kept_later)]
    goods = sum(one * (1 - share) for one, share in zip(sold, shares, strict=True))
    amounts: dict[PartCode, float] = {
        "first_purchase": before[0],
        "later_purchases": before[1],
        "discounts": -vouchers,
        "returned": -returned,
        "goods": 0.0 if settings.margin is None else -goods,
        "other_costs": 0.0 if settings.margin is None else -sum(sold) * settings.other_costs,
        "value": value.worth.value,
    }
    always = ("first_purchase", "later_purchases", "value")
    return tuple(Part(code, amount, amount / listed) for code, amount in amounts.items() if amount or code in always)
