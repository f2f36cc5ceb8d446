"""Every customer's purchase days: what the models of value start from, at the end of the log and at any day before it.

A purchase is a calendar day with a counted order; two orders on one day are one purchase.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
from narwhals.stable.v2 import col

from lib.analysis.customers import nobody
from lib.analysis.models.cells import Cells, Float64s, Int64s, cells_of
from lib.analysis.reductions import first_orders, in_view, purchase_days, refund_totals
from lib.core.columns import AMOUNT_E4, CHANNEL, COUNTRY, CUSTOMER, CUSTOMER_ID, NET_E4, ORDERED_AT, REFUNDED_AT
from lib.core.money import SCALE
from lib.core.periods import day_of
from lib.core.settings import View
from lib.store.engine import IDS_TABLE, Frames


@dataclass(frozen=True, eq=False)
class Seen:
    """The customers acquired by a day, as known on that day; arrays are aligned with `customer`.

    Attributes:
        day: the last day that is known.
        customer: positions in the purchases.
        repeats, last_days, age_days: x, t_x and T (lib.analysis.models.cells).
        first_e4: net money of the first purchase day.
        repeat_e4: net money of all later ones.
    """

    day: int
    customer: Int64s
    repeats: Int64s
    last_days: Int64s
    age_days: Int64s
    first_e4: Int64s
    repeat_e4: Int64s

    @cached_property
    def cells(self) -> Cells:
        """Equal customers counted once."""
        return cells_of(self.repeats, self.last_days, self.age_days)

    def some(self, chosen: npt.NDArray[np.intp]) -> Seen:
        """These customers only (places in the arrays)."""
        columns = (self.customer, self.repeats, self.last_days, self.age_days, self.first_e4, self.repeat_e4)
        return Seen(self.day, *(column[chosen] for column in columns))

    @property
    def mean_repeat(self) -> Float64s:
        """The mean later purchase in the currency's unit; 0 without one."""
        spent = self.repeat_e4 / SCALE
        return np.divide(spent, self.repeats, out=np.zeros(len(spent)), where=self.repeats > 0)

    def __len__(self) -> int:
        """How many customers."""
        return len(self.customer)


@dataclass(frozen=True, eq=False)
class Purchases:
    """All purchase days, sorted by customer and day.

    Attributes:
        as_of: the last day that is known.
        customer_id: text, in order; a customer is a position in it.
        customer, day, net_e4: one row a purchase; refund documents are taken off in proportion to the purchases of the customer.
        channel, country: where each customer's first order came from ("": not told).
    """

    as_of: date
    customer_id: pd.Series[str]
    customer: Int64s
    day: Int64s
    net_e4: Int64s
    channel: npt.NDArray[np.object_]
    country: npt.NDArray[np.object_]

    def __len__(self) -> int:
        """How many customers."""
        return len(self.customer_id)

    @cached_property
    def first_row(self) -> Int64s:
        """The row of each customer's first purchase."""
        return np.flatnonzero(np.diff(self.customer, prepend=-1))

    @cached_property
    def first_day(self) -> Int64s:
        """The day of each customer's first purchase."""
        return self.day[self.first_row]

    @property
    def end(self) -> int:
        """`as_of` as a day number."""
        return day_of(self.as_of)

    @cached_property
    def last_day(self) -> int:
        """The last day of which there is anything to know: `as_of`, or the day before where nobody has bought on it.

        Who names no day looks at the file on the day after its last order, of which the file knows nothing yet.
        """
        return self.end if int(self.day.max()) == self.end else self.end - 1

    @property
    def begin(self) -> int:
        """The day of the first purchase of all."""
        return int(self.first_day.min())

    @cached_property
    def now(self) -> Seen:
        """Everybody, as known at the end."""
        return self.seen(self.end)

    def seen(self, day: int) -> Seen:
        """The customers acquired by a day, and what they had bought by its end."""
        known = self.day <= day
        who, days, money = self.customer[known], self.day[known], self.net_e4[known]
        first = np.flatnonzero(np.diff(who, prepend=-1))
        last = np.append(first[1:], len(who)) - 1
        first_e4 = money[first]
        total_e4 = np.add.reduceat(money, first) if len(first) else np.zeros(0, np.int64)
        return Seen(
            day=day,
            customer=who[first],
            repeats=last - first,
            last_days=days[last] - days[first],
            age_days=day - days[first],
            first_e4=first_e4,
            repeat_e4=total_e4 - first_e4,
        )

    def every(self, step: int) -> Purchases:
        """Every `step`-th customer."""
        chosen = np.arange(0, len(self), step)
        rows = self.customer % step == 0
        return Purchases(
            self.as_of,
            self.customer_id.iloc[chosen].reset_index(drop=True),
            self.customer[rows] // step,
            self.day[rows],
            self.net_e4[rows],
            self.channel[chosen],
            self.country[chosen],
        )

    def some(self, chosen: npt.NDArray[np.intp]) -> Purchases:
        """These customers only (places in `customer_id`, ascending), with all of their purchases."""
        place = np.full(len(self), -1, dtype=np.int64)
        place[chosen] = np.arange(len(chosen))
        rows = place[self.customer] >= 0
        return Purchases(
            self.as_of,
            self.customer_id.iloc[chosen].reset_index(drop=True),
            place[self.customer[rows]],
            self.day[rows],
            self.net_e4[rows],
            self.channel[chosen],
            self.country[chosen],
        )

    def between(self, after: int, until: int) -> Int64s:
        """How often each customer bought after one day and not after another (aligned with `customer_id`)."""
        inside = (self.day > after) & (self.day <= until)
        return np.bincount(self.customer[inside], minlength=len(self))

    def spent_between(self, after: int, until: int) -> Int64s:
        """What each customer spent after one day and not after another, ten-thousandths."""
        inside = (self.day > after) & (self.day <= until)
        spent = np.zeros(len(self), np.int64)
        np.add.at(spent, self.customer[inside], self.net_e4[inside])
        return spent


def purchases(frames: Frames, view: View, as_of: date) -> Purchases:
    """Reduce the log to one row a customer and day.

    Raises:
        CannotAnswer: when there is no order in the view.
    """
    orders = in_view(frames("orders"), ORDERED_AT, view, as_of)
    rows = purchase_days(orders).collect("pyarrow").to_arrow()
    if rows.num_rows == 0:
        raise nobody()
    number, day = rows[CUSTOMER].to_numpy(), rows["day"].to_numpy()
    order = np.lexsort((day, number))
    number, day, net_e4 = number[order].astype(np.int64), day[order], rows[NET_E4].to_numpy()[order]
    numbers, customer = np.unique(number, return_inverse=True)
    firsts = first_orders(orders).collect("pyarrow").to_pandas().set_index(CUSTOMER).reindex(numbers)
    ids = frames(IDS_TABLE).collect("pyarrow").to_pandas().set_index(CUSTOMER)[CUSTOMER_ID].reindex(numbers)
    return Purchases(
        as_of=as_of,
        customer_id=ids.reset_index(drop=True),
        customer=customer,
        day=day,
        net_e4=_after_refunds(frames, view, as_of, numbers, customer, net_e4),
        channel=firsts[CHANNEL].to_numpy(object),
        country=firsts[COUNTRY].to_numpy(object),
    )


def _after_refunds(
    frames: Frames, view: View, as_of: date, numbers: Int64s, customer: Int64s, net_e4: Int64s
) -> Int64s:
    """Purchases less refund documents: each customer's are spread over their purchases in proportion, to the last unit."""
    known = in_view(frames("refunds"), REFUNDED_AT, view, as_of).filter(~col(CUSTOMER).is_null())
    refunds = refund_totals(known).collect("pyarrow")
    who, given = refunds[CUSTOMER].to_numpy(), refunds[AMOUNT_E4].to_numpy()
    place = np.minimum(np.searchsorted(numbers, who), len(numbers) - 1)
    here = numbers[place] == who
    if not here.any():
        return net_e4
    returned = np.zeros(len(numbers), np.int64)
    returned[place[here]] = given[here]
    begins = np.flatnonzero(np.diff(customer, prepend=-1))
    total = np.add.reduceat(net_e4, begins)
    share = np.divide(returned, total, out=np.zeros(len(total)), where=total > 0)
    taken = np.rint(net_e4 * share[customer]).astype(np.int64)
    taken[begins] += returned - np.add.reduceat(taken, begins)
    return net_e4 - taken
