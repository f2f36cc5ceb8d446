"""Every customer's order days, side by side: what stages, cohorts and gaps are read from without asking the log again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

import numpy as np
from narwhals.stable.v2 import col

from lib.analysis.customers import Int64s, nobody
from lib.analysis.history_reduction import (
    category_days,
    category_money,
    dated_orders,
    first_baskets,
    first_values,
    refund_days,
    second_moments,
)
from lib.analysis.reductions import in_view
from lib.core.columns import AMOUNT_E4, CUSTOMER, NET_E4, ORDER_ID, ORDERED_AT, REFUNDED_AT
from lib.core.periods import day_of
from lib.core.settings import View
from lib.store.engine import Frame, Frames

#: A customer's first order and the next one within so long: the window of `repurchase_30d`.
REPURCHASE_WINDOW = np.timedelta64(30 * 24 * 3600, "s")


@dataclass(frozen=True, eq=False)
class Histories:
    """Order days of customers, those of one customer beside one another and in order.

    Customers stand at the same positions as in `lib.analysis.customers.Customers` of the same view.

    Attributes:
        as_of: the day that recency is counted to.
        number: of each customer in the store, ascending.
        who: per order day, the position of its customer.
        day: per order day, its number (lib.core.periods).
        orders, net_e4: per order day.
        refund_who, refund_day, refund_e4: money given back by refund documents to these customers.
    """

    as_of: date
    number: Int64s = field(repr=False)
    who: Int64s = field(repr=False)
    day: Int64s = field(repr=False)
    orders: Int64s = field(repr=False)
    net_e4: Int64s = field(repr=False)
    refund_who: Int64s = field(repr=False)
    refund_day: Int64s = field(repr=False)
    refund_e4: Int64s = field(repr=False)

    def __len__(self) -> int:
        """How many customers."""
        return len(self.number)

    @cached_property
    def start(self) -> Int64s:
        """Where each customer's order days begin; one more at the end."""
        return np.concatenate([[0], np.cumsum(np.bincount(self.who, minlength=len(self)))])

    @cached_property
    def first_day(self) -> Int64s:
        """Of each customer."""
        return self.day[self.start[:-1]]

    @cached_property
    def last_day(self) -> Int64s:
        """Of each customer."""
        return self.day[self.start[1:] - 1]

    @cached_property
    def visit(self) -> Int64s:
        """Per order day: which one of its customer it is, from 1."""
        return np.arange(len(self.day)) - self.start[self.who] + 1

    @cached_property
    def by_time(self) -> Int64s:
        """The order days in the order of time."""
        return np.argsort(self.day, kind="stable")

    @property
    def end(self) -> int:
        """The day that histories are known up to: as_of."""
        return day_of(self.as_of)

    @property
    def days(self) -> int:
        """How many days they are known for: from the first order to as_of."""
        return self.end - int(self.day.min())


def histories(frames: Frames, view: View, as_of: date) -> Histories:
    """Fetch the order days of the customers in the view.

    Raises:
        CannotAnswer: when there is no order in the view.
    """
    log = dated_orders(in_view(frames("orders"), ORDERED_AT, view, as_of)).collect("pyarrow").to_arrow()
    if log.num_rows == 0:
        raise nobody()
    start, day, net_e4 = _by_customer_and_day(*(log[name].to_numpy() for name in (CUSTOMER, "day", NET_E4)))
    number = np.flatnonzero(np.diff(start))
    fresh = np.empty(len(day), np.bool_)  # the first order of an order day
    np.not_equal(day[1:], day[:-1], out=fresh[1:])
    fresh[start[number]] = True
    begins = np.flatnonzero(fresh)
    days_of = np.add.reduceat(fresh, start[number], dtype=np.int64)
    given_back = refund_days(in_view(frames("refunds"), REFUNDED_AT, view, as_of)).collect("pyarrow").to_arrow()
    places, here = _places(number, given_back[CUSTOMER].to_numpy())
    refund_who = places[here]
    refund_day = given_back["day"].to_numpy()[here].astype(np.int64)
    refund_e4 = given_back[AMOUNT_E4].to_numpy()[here].astype(np.int64)
    sorted_refunds = np.lexsort((refund_e4, refund_day, refund_who))  # an engine gives rows in any order
    return Histories(
        as_of=as_of,
        number=number,
        who=np.repeat(np.arange(len(number)), days_of),
        day=day[begins].astype(np.int64),
        orders=np.diff(begins, append=len(day)),
        net_e4=np.add.reduceat(net_e4, begins),
        refund_who=refund_who[sorted_refunds],
        refund_day=refund_day[sorted_refunds],
        refund_e4=refund_e4[sorted_refunds],
    )


def _by_customer_and_day(customer: Any, day: Any, net_e4: Any) -> tuple[Any, Any, Any]:
    """Where each customer's orders start (by the store's number; one more at the end), and days and money in that order.

    Customers are rows and days columns of a sparse matrix, which orders them by counting: several times faster than sorting.
    """
    from scipy.sparse import coo_array  # noqa: PLC0415 - it takes long to import

    first = int(day.min())
    shape = (int(customer.max()) + 1, int(day.max()) - first + 1)
    cells = coo_array((net_e4, (customer, day - first)), shape=shape)
    cells.has_canonical_format = True  # else two orders of a day would be added up here, and nobody could count them
    rows = cells.tocsr()
    rows.sort_indices()
    return rows.indptr, rows.indices + first, rows.data


@dataclass(frozen=True, eq=False)
class Labels:
    """A word for each customer.

    Attributes:
        words: in order of how many customers have them; "" where the file does not tell.
        place: per customer, which of the words.
    """

    words: tuple[str, ...]
    place: Int64s = field(repr=False)


def first_labels(
    frames: Frames, view: View, known: Histories, table: Literal["orders", "order_lines"], column: str
) -> Labels:
    """What each customer's first order has in a column of `orders` or `order_lines`."""
    lines = table == "order_lines"
    log = _lines(frames, view, known.as_of) if lines else in_view(frames("orders"), ORDERED_AT, view, known.as_of)
    found = first_values(log, column).collect("pyarrow").to_arrow()
    places, here = _places(known.number, found[CUSTOMER].to_numpy())
    words = np.full(len(known), "", dtype=object)
    words[places[here]] = found["value"].to_numpy(zero_copy_only=False)[here]
    return Labels(*_ranked(words))


#: So many things of a basket are named; more are "and more".
MOST_IN_A_BASKET = 3


def first_basket_labels(frames: Frames, view: View, known: Histories, column: str) -> Labels:
    """What lay together in each customer's first order: "beans + filters"; its values in the order of text, "" where none is told."""
    found = first_baskets(_lines(frames, view, known.as_of), column).collect("pyarrow").to_arrow()
    places, here = _places(known.number, found[CUSTOMER].to_numpy())
    who, value = places[here], found["value"].to_numpy(zero_copy_only=False)[here].astype(str)
    order = np.lexsort((value, who))
    who, value = who[order], value[order]
    words = np.full(len(known), "", dtype=object)
    for begin, end in _runs(who):
        named = value[begin : min(end, begin + MOST_IN_A_BASKET)].tolist()
        words[who[begin]] = " + ".join([*named, *(["…"] if end - begin > MOST_IN_A_BASKET else [])])
    return Labels(*_ranked(words))


def _runs(who: Int64s) -> Iterator[tuple[int, int]]:
    """Where equal neighbours begin and end."""
    begins = np.flatnonzero(np.concatenate([[True], who[1:] != who[:-1]])) if len(who) else np.zeros(0, np.int64)
    return zip(begins.tolist(), [*begins[1:].tolist(), len(who)], strict=False)


@dataclass(frozen=True, eq=False)
class Seconds:
    """First and second moments of customers, and who of them came back within 30 x 24 h.

    Attributes:
        first: moments.
        ripe: the first order is at least 30 x 24 h before the last order of all, so that the window has been seen.
        again: ripe, and ordered again, strictly later, within the window.
    """

    first: Any = field(repr=False)
    ripe: Any = field(repr=False)
    again: Any = field(repr=False)


def seconds(frames: Frames, view: View, as_of: date) -> Seconds:
    """Who came back within 30 x 24 h of the first order (the contract's `repurchase_30d`)."""
    orders = in_view(frames("orders"), ORDERED_AT, view, as_of)
    moments = second_moments(orders).collect("pyarrow").to_pandas()
    first, second = (moments[name].to_numpy("datetime64[us]") for name in ("first", "second"))
    last = orders.select(last=col(ORDERED_AT).max()).collect("pyarrow").to_pandas()["last"].to_numpy("datetime64[us]")
    ripe = first <= last[0] - REPURCHASE_WINDOW
    # Who never came back has no time, which is never within the window.
    return Seconds(first, ripe, ripe & (second - first <= REPURCHASE_WINDOW))


def purchases_by(frames: Frames, view: View, known: Histories, column: str) -> tuple[Labels, Int64s, Int64s]:
    """Purchases of a product or category: words, and per purchase the customer's position and day, in order.

    Returns:
        labels whose `place` is per purchase; customers; days.
    """
    found = category_days(_lines(frames, view, known.as_of), column).collect("pyarrow").to_pandas()
    places, here = _places(known.number, found[CUSTOMER].to_numpy())
    who, day = places[here], found["day"].to_numpy(np.int64)[here]
    values, place = _ranked(found["value"].to_numpy(dtype=object)[here])
    order = np.lexsort((day, who, place))
    return Labels(values, place[order]), who[order], day[order]


def main_values(frames: Frames, view: View, known: Histories, column: str) -> Labels:
    """What most money of each order day went to, in a column of the lines: words, `place` per order day of the histories.

    Of equal money the first in the order of text; "" where the lines do not tell.
    """
    found = category_money(_lines(frames, view, known.as_of), column).collect("pyarrow").to_pandas()
    places, here = _places(known.number, found[CUSTOMER].to_numpy())
    found, who = found[here], places[here]
    value, day = found["value"].to_numpy(dtype=object), found["day"].to_numpy(np.int64)
    order = np.lexsort((value.astype(str), -found[AMOUNT_E4].to_numpy(np.int64), day, who))
    who, day, value = who[order], day[order], value[order]
    best = np.concatenate([[True], (who[1:] != who[:-1]) | (day[1:] != day[:-1])]) if len(who) else np.zeros(0, bool)
    first = int(known.day.min())
    span = int(known.day.max()) - first + 1
    keys = known.who * span + (known.day - first)  # ascending, as histories are
    wanted = who[best] * span + (day[best] - first)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    told = keys[at] == wanted
    words = np.full(len(keys), "", dtype=object)
    words[at[told]] = value[best][told]
    return Labels(*_ranked(words))


def _lines(frames: Frames, view: View, as_of: date) -> Frame:
    """The lines of the orders in the view."""
    orders = in_view(frames("orders"), ORDERED_AT, view, as_of).select(ORDER_ID).unique()
    return frames("order_lines").join(orders, on=ORDER_ID, how="semi")


def _ranked(words: Any) -> tuple[tuple[str, ...], Int64s]:
    """The distinct words, the most frequent first, and which of them stands where."""
    values, inverse, counts = np.unique(words.astype(str), return_inverse=True, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return tuple(str(value) for value in values[order]), rank[inverse]


def _places(number: Int64s, wanted: Any) -> tuple[Int64s, Any]:
    """Where customers stand, and which of the wanted ones are among them."""
    places = np.minimum(np.searchsorted(number, wanted), len(number) - 1)
    return places, number[places] == wanted
