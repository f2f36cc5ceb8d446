"""One row a customer: what every page about customers starts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd


@dataclass(frozen=True)
class Customers:
    """The customers with a counted order in the view, as aligned columns.

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
    recency_days: npt.NDArray[np.int64]
    frequency: npt.NDArray[np.int64]
    monetary_e4: npt.NDArray[np.int64]
    first_day: npt.NDArray[np.int64]
    last_day: npt.NDArray[np.int64]
