"""What customers are compared by before they are clustered: features, the scale they are put on, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
from narwhals.stable.v2 import col

from lib.analysis.clock import day_number
from lib.analysis.customers import Customers, Float64s, Int64s
from lib.analysis.reductions import in_view, refund_totals
from lib.core.columns import AMOUNT_E4, CATEGORY, CUSTOMER, CUSTOMER_ID, ORDERED_AT, PRODUCT, REFUND_E4, REFUNDED_AT
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding, finding
from lib.core.periods import day_of
from lib.core.settings import FEATURES, Feature, View
from lib.core.words import N_, NP_, Sentence
from lib.store.engine import Frame, Frames

#: A value that such a share of the customers has is a heap; so many heaps are a grid of whole numbers or prices.
_HEAP, _LATTICE = 0.01, 5
#: Features that stand as they are: shares and ratios that lie close together; the others grow by factors and are taken as logs.
PLAIN: frozenset[Feature] = frozenset({"regularity", "refund_share", "discount_share"})
#: Features that the orders alone tell; the others are asked of the log (`Extras`).
FROM_CUSTOMERS: frozenset[Feature] = frozenset(
    {"recency_days", "frequency", "monetary", "tenure_days", "gap_days", "order_value"}
)

FEATURE_TITLES: Mapping[Feature, str] = {
    "recency_days": N_("Days since the last order"),
    "frequency": N_("Orders"),
    "monetary": N_("Money spent"),
    "tenure_days": N_("Days since the first order"),
    "gap_days": N_("Mean days between orders"),
    "regularity": N_("Irregularity of the gaps"),
    "order_value": N_("Money per order"),
    "refund_share": N_("Share of money given back"),
    "discount_share": N_("Share of discounts"),
    "categories": N_("Different products or categories"),
}


@dataclass(frozen=True, eq=False)
class Extras:
    """Features that need more than one row a customer: aligned columns, by name, of those that the files can tell."""

    columns: Mapping[Feature, Float64s]


@dataclass(frozen=True)
class Scaling:
    """How one feature was put on the common scale: log1p or as it is, then less `mean`, divided by `spread`.

    Attributes:
        mean, spread: of the transformed values; the spread is the population's standard deviation.
    """

    feature: Feature
    form: Literal["log1p", "plain"]
    mean: float
    spread: float

    def scaled(self, values: Float64s) -> Float64s:
        """Values on the common scale; negative ones count as 0 where logs are taken."""
        formed = np.log1p(np.maximum(values, 0.0)) if self.form == "log1p" else values
        return (formed - self.mean) / self.spread


@dataclass(frozen=True, eq=False)
class Table:
    """The features of all customers.

    Attributes:
        raw: as they are, one column a feature, in its unit.
        points: on the common scale.
        scalings: one a column.
    """

    raw: Float64s
    points: Float64s
    scalings: tuple[Scaling, ...]
    findings: tuple[Finding, ...]

    @property
    def features(self) -> tuple[Feature, ...]:
        """The features in use, in order."""
        return tuple(scaling.feature for scaling in self.scalings)

    def smeared(self, rows: Int64s, seed: int) -> Float64s:
        """Some rows on the common scale with every value drawn from the width between it and its neighbours.

        Whole numbers lie in heaps, which any measure of separation takes for clusters; smeared, only true gaps are left.
        """
        rng = np.random.default_rng([seed, 2])
        columns = [
            scaling.scaled(_smeared(self.raw[rows, at], rng.uniform(-1, 1, len(rows))))
            for at, scaling in enumerate(self.scalings)
        ]
        return np.stack(columns, axis=1)


def _smeared(values: Float64s, part: Float64s) -> Float64s:
    """Values moved by a part (-1 to 1) of the way to the middle between them and their neighbour on that side.

    The neighbour is the next value at all; where several values are heaps of customers, such as prices, the next heap.
    """
    known, place, sizes = np.unique(values, return_inverse=True, return_counts=True)
    if len(known) < 2:
        return values
    half = np.full(len(known), float(np.diff(known).min()) / 2)
    below, above = half.copy(), half.copy()
    heaps = np.flatnonzero(sizes >= max(2, _HEAP * len(values)))
    if len(heaps) >= _LATTICE:
        gaps = np.diff(known[heaps]) / 2
        below[heaps], above[heaps] = np.r_[gaps[0], gaps], np.r_[gaps, gaps[-1]]
    return values + part * np.where(part < 0, below[place], above[place])


def available(extras: Extras | None) -> tuple[Feature, ...]:
    """The features that can be computed."""
    known = set(extras.columns) if extras is not None else set()
    return tuple(feature for feature in FEATURES if feature in FROM_CUSTOMERS or feature in known)


def values_of(customers: Customers, feature: Feature, extras: Extras | None = None) -> Float64s:
    """One feature in its unit.

    Raises:
        CannotAnswer: when the files do not tell it.
    """
    if extras is not None and feature in extras.columns:
        return extras.columns[feature]
    tenure = (day_of(customers.as_of) - customers.first_day).astype(np.float64)
    orders = customers.values("frequency")
    span = (customers.last_day - customers.first_day).astype(np.float64)
    simple: Mapping[str, Callable[[], Float64s]] = {
        "recency_days": lambda: customers.values("recency_days"),
        "frequency": lambda: orders,
        "monetary": lambda: customers.values("monetary"),
        "tenure_days": lambda: tenure,
        # Who ordered once has a gap of at least the time since then.
        "gap_days": lambda: np.where(orders > 1, span / np.maximum(orders - 1, 1), tenure),
        "order_value": lambda: customers.values("monetary") / orders,
    }
    if feature not in simple:
        raise CannotAnswer(
            N_("The file does not tell “{feature}”. Take it out, or add a file that has it."),
            feature=Sentence(FEATURE_TITLES[feature]),
        )
    return simple[feature]()


def feature_table(customers: Customers, features: Sequence[Feature], extras: Extras | None = None) -> Table:
    """The chosen features, put on a common scale.

    Those that grow by factors are taken as log(1 + x), so that a customer with a hundred orders is not a hundred times as far
    away; then each is centred and divided by its population standard deviation. A feature in which everybody is alike is
    left out.

    Raises:
        CannotAnswer: when no feature tells customers apart.
    """
    columns: list[Float64s] = []
    points: list[Float64s] = []
    scalings: list[Scaling] = []
    remarks: list[Finding] = []
    for feature in dict.fromkeys(features):
        values = values_of(customers, feature, extras)
        form: Literal["log1p", "plain"] = "plain" if feature in PLAIN else "log1p"
        formed = values if form == "plain" else np.log1p(np.maximum(values, 0.0))
        remarks += _below_zero(feature, values) if form == "log1p" else ()
        if np.ptp(formed) < 1e-12:
            remarks.append(
                finding(
                    "feature_alike",
                    "info",
                    N_("Everybody is alike in “{feature}”, so it is left out."),
                    feature=Sentence(FEATURE_TITLES[feature]),
                )
            )
            continue
        scaling = Scaling(feature, form, float(formed.mean()), float(formed.std()))
        columns.append(values)
        points.append(scaling.scaled(values))
        scalings.append(scaling)
    if not scalings:
        raise CannotAnswer(
            N_(
                "All customers are alike in what was chosen, so there is nothing to divide them by. Choose other features."
            )
        )
    return Table(np.stack(columns, axis=1), np.stack(points, axis=1), tuple(scalings), tuple(remarks))


def _below_zero(feature: Feature, values: Float64s) -> Iterator[Finding]:
    below = int((values < 0).sum())
    if below:
        yield finding(
            "negative_as_zero",
            "info",
            NP_(
                "{count} customer has a negative value in “{feature}”; it counts as 0.",
                "{count} customers have a negative value in “{feature}”; it counts as 0.",
            ),
            count=below,
            feature=Sentence(FEATURE_TITLES[feature]),
        )


# ---- features from the logs


def order_gaps(orders: Frame) -> Frame:
    """Per customer: how many gaps between days with an order, their sum and the sum of their squares."""
    days = orders.select(CUSTOMER, day=day_number(col(ORDERED_AT))).unique()
    gaps = days.with_columns(gap=col("day") - col("day").shift(1).over(CUSTOMER, order_by="day"))
    gaps = gaps.filter(~col("gap").is_null()).with_columns(square=col("gap") * col("gap"))
    totals = gaps.group_by(CUSTOMER).agg(gaps=nw.len(), days=col("gap").sum(), squares=col("square").sum())
    return totals.select(CUSTOMER, *(col(name).cast(nw.Int64) for name in ("gaps", "days", "squares")))


def paid_back(orders: Frame) -> Frame:
    """Per customer: money of the orders before refunds, and refunds on them."""
    totals = orders.group_by(CUSTOMER).agg(col(AMOUNT_E4).sum(), col(REFUND_E4).sum())
    return totals.select(CUSTOMER, *(col(name).cast(nw.Int64) for name in (AMOUNT_E4, REFUND_E4)))


def extras(
    frames: Frames,
    view: View,
    as_of: date,
    customers: Customers,
    lines: pd.DataFrame | None = None,
    rows: pd.DataFrame | None = None,
) -> Extras:
    """Regularity and share of refunds from the logs; discounts and categories where the files have them.

    Args:
        frames: where the orders are.
        view: which of them.
        as_of: up to which day.
        customers: the same customers, one row each.
        lines: the canonical order lines.
        rows: the file's rows with `discount_e4`, for the share of discounts.
    """
    orders = in_view(frames("orders"), ORDERED_AT, view, as_of)
    numbers = _numbers(orders)
    gaps = _aligned(order_gaps(orders), numbers, ("gaps", "days", "squares"))
    money = _aligned(paid_back(orders), numbers, (AMOUNT_E4, REFUND_E4))
    documents = refund_totals(in_view(frames("refunds"), REFUNDED_AT, view, as_of).filter(~col(CUSTOMER).is_null()))
    returned = money[REFUND_E4] + _aligned(documents, numbers, (AMOUNT_E4,))[AMOUNT_E4]
    found: dict[Feature, Float64s] = {
        "regularity": _variation(gaps),
        "refund_share": np.clip(_ratio(returned, money[AMOUNT_E4]), 0.0, 1.0),
    }
    if lines is not None and not lines.empty:
        column = CATEGORY if lines[CATEGORY].notna().any() else PRODUCT
        if lines[column].notna().any():
            found["categories"] = _per_customer(customers, lines.groupby(CUSTOMER_ID)[column].nunique())
    if rows is not None and "discount_e4" in rows.columns:
        counted = rows[rows["fate"] == "counted"]
        sums = counted.groupby(CUSTOMER_ID)[["discount_e4", "amount_e4"]].sum()
        share = sums["discount_e4"].abs() / (sums["amount_e4"] + sums["discount_e4"].abs()).clip(lower=1)
        found["discount_share"] = np.clip(_per_customer(customers, share), 0.0, 1.0)
    return Extras(found)


def _numbers(orders: Frame) -> pd.Index:
    """The customers' numbers in the order of their ids."""
    return pd.Index(np.sort(orders.select(CUSTOMER).unique().collect("pyarrow")[CUSTOMER].to_numpy()))


def _aligned(frame: Frame, numbers: pd.Index, names: Sequence[str]) -> dict[str, Float64s]:
    """Columns of a small table by customer, in the customers' order; 0 for who is not in it."""
    table = frame.collect("pyarrow").to_pandas().set_index(CUSTOMER).reindex(numbers, fill_value=0)
    return {name: table[name].to_numpy(np.float64) for name in names}


def _variation(gaps: Mapping[str, Float64s]) -> Float64s:
    """Standard deviation of the gaps over their mean; 1, as by chance, with fewer than two gaps."""
    count = np.maximum(gaps["gaps"], 1)
    mean = gaps["days"] / count
    spread = np.sqrt(np.maximum(gaps["squares"] / count - mean**2, 0.0))
    return np.where(gaps["gaps"] >= 2, _ratio(spread, mean), 1.0)


def _ratio(part: Float64s, whole: Float64s) -> Float64s:
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)


def _per_customer(customers: Customers, series: pd.Series) -> Float64s:
    return series.reindex(customers.customer_id).fillna(0).to_numpy(np.float64)
