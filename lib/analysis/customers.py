"""One row a customer: what every page about customers starts from."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar

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
        raise _nobody()
    return moment.date() + timedelta(days=1)


def customers(frames: Frames, view: View, as_of: date) -> Customers:
    """Reduce the log to one row a customer.

    Orders and refunds in the view and not after `as_of` count; money is the net of the orders less the refund documents.
    A refund of somebody without an order in the view is not netted.

    Raises:
        CannotAnswer: when there is no order in the view.
    """
    orders = _table(order_totals(in_view(frames("orders"), ORDERED_AT, view, as_of)))
    if orders.num_rows == 0:
        raise _nobody()
    refunds = _table(refund_totals(in_view(frames("refunds"), REFUNDED_AT, view, as_of)))
    ids = _table(frames(IDS_TABLE))
    # Numbers follow the order of the ids, so that putting each row at its number sorts them.
    numbers = orders[CUSTOMER].to_numpy()
    place = np.full(ids.num_rows, -1, np.int32)
    place[numbers] = np.arange(len(numbers), dtype=np.int32)
    present = np.flatnonzero(place >= 0)
    order = place[present]
    first, last = (_days(orders[name])[order] for name in ("first", "last"))
    returned = np.zeros(ids.num_rows, np.int64)
    known = refunds.filter(refunds[CUSTOMER].is_valid())
    returned[known[CUSTOMER].to_numpy()] = known[AMOUNT_E4].to_numpy()
    return Customers(
        as_of=as_of,
        customer_id=_ids(ids, present),
        recency_days=day_of(as_of) - last,
        frequency=orders["orders"].to_numpy()[order],
        monetary_e4=orders[NET_E4].to_numpy()[order] - returned[present],
        first_day=first,
        last_day=last,
    )


def _nobody() -> CannotAnswer:
    return CannotAnswer(
        N_(
            "There is no counted order in this selection. Widen the dates, or take a channel or a country out of the filter."
        )
    )


def _table(frame: Frame) -> Any:  # an Arrow table: pyarrow has no types
    return frame.collect("pyarrow").to_arrow()


def _days(moments: Any) -> Int64s:
    return moments.to_numpy().astype("datetime64[D]").astype(np.int64)


def _ids(ids: Any, present: Int64s) -> pd.Series[str]:
    text = np.empty(ids.num_rows, np.int32)
    text[ids[CUSTOMER].to_numpy()] = np.arange(ids.num_rows, dtype=np.int32)
    return ids[CUSTOMER_ID].combine_chunks().take(pa.array(text[present])).to_pandas().rename(CUSTOMER_ID)
