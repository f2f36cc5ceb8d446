"""A ready list of customers as the small table that all questions are asked of: somebody else has done the adding up."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

from lib.analysis.customers import Customers, Int64s
from lib.core import columns as c
from lib.core.errors import CannotAnswer
from lib.core.periods import day_of
from lib.core.words import N_


def from_list(frame: pd.DataFrame, as_of: date | None, today: date) -> Customers:
    """The customers of a list that says how often, for how much, and how long ago each has bought.

    Customers of whom one of the three is not said are left out.

    Args:
        frame: lib.core.columns.READY_CUSTOMERS.
        as_of: the day that recency is counted to; None: the day after the last order of the list.
        today: stands in for that day where the list gives days since the last order and no dates.

    Raises:
        CannotAnswer: nobody of the list has all three.
    """
    last = frame[c.LAST_AT]
    dated = last.notna()
    days_ago = frame[c.RECENCY_DAYS]
    known = (dated | days_ago.notna()) & frame[c.ORDERS_COUNT].gt(0) & frame[c.AMOUNT_E4].notna()
    if not known.any():
        raise CannotAnswer(
            N_(
                "To be scored, a customer list needs the number of orders, the total spent, and the last order's date or the days since. Choose the columns (--map orders=…, amount=…, last_at=…)."
            )
        )
    day = as_of or (last.max().date() + timedelta(days=1) if dated.any() else today)
    rows = frame[known].sort_values(c.CUSTOMER_ID, ignore_index=True)
    epoch_days = rows[c.LAST_AT].astype("datetime64[s]").astype("int64").to_numpy() // 86_400
    counted = day_of(day) - rows[c.RECENCY_DAYS].fillna(0).round().astype("int64").to_numpy()
    last_day: Int64s = np.where(rows[c.LAST_AT].notna().to_numpy(), epoch_days, counted)
    first_days = rows[c.FIRST_AT].astype("datetime64[s]").astype("int64").to_numpy() // 86_400
    first_day: Int64s = np.where(rows[c.FIRST_AT].notna().to_numpy(), np.minimum(first_days, last_day), last_day)
    return Customers(
        as_of=day,
        customer_id=rows[c.CUSTOMER_ID].rename(c.CUSTOMER_ID),
        recency_days=day_of(day) - last_day,
        frequency=rows[c.ORDERS_COUNT].round().to_numpy().astype(np.int64),
        monetary_e4=rows[c.AMOUNT_E4].to_numpy(dtype=np.int64),
        first_day=first_day,
        last_day=last_day,
    )
