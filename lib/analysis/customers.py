"""One row a customer: what every page about customers starts from."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Literal, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
from narwhals.stable.v2 import col

from lib.analysis.reductions import in_view, order_totals, refund_totals
from lib.core.columns import AMOUNT_E4, CUSTOMER, CUSTOMER_ID, NET_E4, ORDERED_AT, REFUNDED_AT
from lib.core.errors import CannotAnswer
from lib.core.money import SCALE
from lib.core.periods import day_of
from lib.core.settings import Axis, View
from lib.core.words import N_
from lib.store.engine import IDS_TABLE, Frame, Frames

Int64s = npt.NDArray[np.int64]
Float64s = npt.NDArray[np.float64]
T = TypeVar("T")

#: Doubles hold every whole number up to here (half of 2^53: the sum that is compared with it may itself be rounded).
_EXACT = 2**52


@dataclass(frozen=True, eq=False)
class Customers:
    """The customers with a counted order in the view, as aligned columns in the order of their ids.

    Attributes:
        as_of: the day that recency is counted to.
        customer_id: text.
        recency_days: as_of minus the day of the last order, calendar days.
        frequency: counted orders.
        monetary_e4: net total, ten-thousandths.
        first_day, last_day: day numbers (lib.core.periods).
    """

    as_of: date
    customer_id: pd.Series[str]
    recency_days: Int64s
    frequency: Int64s
    monetary_e4: Int64s
    first_day: Int64s
    last_day: Int64s
    _remembered: dict[Hashable, Any] = field(default_factory=dict[Hashable, Any], init=False, repr=False)

    def __len__(self) -> int:
        """How many customers."""
        return len(self.frequency)

    def values(self, axis: Axis) -> Float64s:
        """One axis as doubles in its unit (days, orders, money in the currency's unit); computed once."""

        def compute() -> Float64s:
            if axis == "monetary":
                return self.monetary_e4 / SCALE
            return (self.recency_days if axis == "recency_days" else self.frequency).astype(np.float64)

        return self.remember(("values", axis), compute)

    def summable(self, axis: Literal["frequency", "monetary"]) -> Float64s | Int64s:
        """Orders or ten-thousandths for sums by group: as doubles, which are faster, while every sum of them is exact."""

        def compute() -> Float64s | Int64s:
            whole = self.frequency if axis == "frequency" else self.monetary_e4
            if int(np.abs(whole).sum(dtype=np.float64)) >= _EXACT:
                return whole
            return self.values("frequency") if axis == "frequency" else whole.astype(np.float64)

        return self.remember(("summable", axis), compute)

    def remember(self, what: Hashable, compute: Callable[[], T], version: Hashable = None) -> T:
        """What was computed before about these customers, or what `compute` gives now.

        Only the latest version of each thing is kept, so that a dragged cut-off does not pile up old scores.
        """
        known = self._remembered.get(what)
        if known is None or known[0] != version:
            known = self._remembered[what] = (version, compute())
        return known[1]

    def some(self, positions: Int64s) -> Customers:
        """The customers at some positions, in that order."""
        return Customers(
            self.as_of,
            self.customer_id.iloc[positions].reset_index(drop=True),
            *(column[positions] for column in (self.recency_days, self.frequency, self.monetary_e4)),
            *(column[positions] for column in (self.first_day, self.last_day)),
        )

    @cached_property
    def revenue_e4(self) -> int:
        """The net total of all."""
        return int(self.monetary_e4.sum())

    @cached_property
    def orders(self) -> int:
        """The counted orders of all."""
        return int(self.frequency.sum())


def default_as_of(frames: Frames, view: View) -> date:
    """The day after the last counted order in the view.

    Raises:
        CannotAnswer: when there is no order in the view.
    """
    last = in_view(frames("orders"), ORDERED_AT, view).select(last=col(ORDERED_AT).max()).collect("pyarrow")
    moment = last["last"].to_list()[0]
    if moment is None:
        raise nobody()
    return moment.date() + timedelta(days=1)


def customers(frames: Frames, view: View, as_of: date) -> Customers:
    """Reduce the log to one row a customer.

    Orders and refunds in the view and not after `as_of` count; money is the net of the orders less the refund documents.
    A refund of somebody without an order in the view is not netted.

    Raises:
        CannotAnswer: when there is no order in the view.
    """
    orders = _in_order(order_totals(in_view(frames("orders"), ORDERED_AT, view, as_of)))
    if orders.num_rows == 0:
        raise nobody()
    numbers = orders[CUSTOMER].to_numpy()
    last_day = _days(orders["last"])
    return Customers(
        as_of=as_of,
        customer_id=_ids(frames, numbers),
        recency_days=day_of(as_of) - last_day,
        frequency=orders["orders"].to_numpy(),
        monetary_e4=orders[NET_E4].to_numpy() - _returned(frames, view, as_of, numbers),
        first_day=_days(orders["first"]),
        last_day=last_day,
    )


def _in_order(frame: Frame) -> Any:  # an Arrow table: pyarrow has no types
    """A table by customer; one that comes in order, as DuckDB often gives it, is not copied."""
    table = frame.collect("pyarrow").to_arrow()
    numbers = table[CUSTOMER].to_numpy()
    return table if (np.diff(numbers) > 0).all() else table.take(pa.array(np.argsort(numbers, kind="stable")))


def _ids(frames: Frames, numbers: npt.NDArray[np.int32]) -> pd.Series[str]:
    """The ids of these customers: the table of ids has no gaps, so a number is a row."""
    ids = _in_order(frames(IDS_TABLE))
    chosen = ids[CUSTOMER_ID] if ids.num_rows == len(numbers) else ids[CUSTOMER_ID].take(pa.array(numbers))
    return chosen.to_pandas().rename(CUSTOMER_ID)


def _returned(frames: Frames, view: View, as_of: date, numbers: npt.NDArray[np.int32]) -> Int64s:
    """Money given back to each of these customers by refund documents."""
    known = in_view(frames("refunds"), REFUNDED_AT, view, as_of).filter(~col(CUSTOMER).is_null())
    refunds = refund_totals(known).collect("pyarrow")
    who = refunds[CUSTOMER].to_numpy()
    places = np.minimum(np.searchsorted(numbers, who), len(numbers) - 1)
    here = numbers[places] == who
    returned = np.zeros(len(numbers), np.int64)
    returned[places[here]] = refunds[AMOUNT_E4].to_numpy()[here]
    return returned


def nobody() -> CannotAnswer:
    """The sentence for a selection without orders."""
    return CannotAnswer(
        N_(
            "There is no counted order in this selection. Widen the dates, or take a channel or a country out of the filter; where nothing is filtered, the page Data says why no row of the file counts."
        )
    )


def _days(moments: Any) -> Int64s:
    return moments.to_numpy().astype("datetime64[D]").astype(np.int64)
