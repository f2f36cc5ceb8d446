"""The home page: five sentences about the shop, and four lists of customers worth writing to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import dropwhile

import numpy as np
import pandas as pd

from lib.analysis.comeback import Comeback
from lib.analysis.contact_lists import (
    ContactList,
    due_customers,
    late_customers,
    remind,
    second_order,
    thank,
    usual_gaps,
    win_back,
    yearly_spend_e4,
)
from lib.analysis.customers import Customers, Float64s, Int64s
from lib.analysis.north_star import LEAST_OF_MONTH
from lib.analysis.rfm import Rfm
from lib.core.findings import Finding, finding
from lib.core.periods import date_of, day_of, month_of, month_start
from lib.core.settings import View
from lib.core.words import N_, NP_, Sentence


@dataclass(frozen=True, eq=False)
class Today:
    """What the home page says.

    Attributes:
        sentences: size, concentration, repeat, trend, late: always these five, in this order.
        lists: thank, due, win_back, second_order: always these four; each may be empty.
    """

    sentences: tuple[Finding, ...]
    lists: tuple[ContactList, ...]


def today(customers: Customers, rfm: Rfm, days: pd.DataFrame, comeback: Comeback, view: View) -> Today:
    """Sum up the shop.

    Args:
        customers: those in the view.
        rfm: their groups.
        days: totals by day of the same view (lib.analysis.totals.days).
        comeback: how first-time buyers came back in the same view.
        view: tells which ends of the period were cut off by the reader.
    """
    gaps = usual_gaps(customers, comeback.order_days)
    late = late_customers(customers, gaps)
    sentences = (
        _size(customers),
        _concentration(customers),
        _repeat(customers),
        _trend(customers, days, view),
        _late(customers, gaps, late),
    )
    due = due_customers(customers, gaps, late)
    lists = (
        thank(customers, rfm, late, due),
        remind(customers, due),
        win_back(customers, late),
        second_order(customers, comeback),
    )
    return Today(sentences, lists)


def best_fifth_share(customers: Customers) -> float:
    """The share of the revenue that the best fifth of customers (at least one) brings."""
    best = max(1, round(len(customers) / 5))
    top_e4 = int(np.partition(customers.monetary_e4, len(customers) - best)[-best:].sum())
    return min(1.0, top_e4 / customers.revenue_e4)


def _size(customers: Customers) -> Finding:
    first, last = date_of(int(customers.first_day.min())), date_of(int(customers.last_day.max()))
    template = (
        N_("{customers} placed {orders} worth {money_revenue} on {first}.")
        if first == last
        else N_("{customers} placed {orders} worth {money_revenue} from {first} to {last}.")
    )
    return finding(
        "size",
        "info",
        template,
        customers=Sentence(NP_("{count} customer", "{count} customers"), {"count": len(customers)}),
        orders=_orders(customers.orders),
        money_revenue=customers.revenue_e4,
        first=first,
        last=last,
    )


def _concentration(customers: Customers) -> Finding:
    if customers.revenue_e4 <= 0:
        return finding(
            "concentration", "info", N_("After refunds no revenue is left to be shared out among customers.")
        )
    share = int(customers.monetary_e4.max()) / customers.revenue_e4
    if len(customers) < 5 or share >= 2 / 3:
        return finding(
            "concentration",
            "info",
            N_("The largest customer brings {share_largest} of the revenue."),
            share_largest=min(1.0, share),
        )
    return finding(
        "concentration",
        "info",
        N_("The best fifth of your customers brings {share_best} of the revenue."),
        share_best=best_fifth_share(customers),
    )


def _repeat(customers: Customers) -> Finding:
    again = int((customers.frequency >= 2).sum())
    return finding(
        "repeat",
        "info",
        NP_(
            "{share_repeat} of customers have ordered at least twice: {count} of {customers}.",
            "{share_repeat} of customers have ordered at least twice: {count} of {customers}.",
        ),
        share_repeat=again / len(customers),
        count=again,
        customers=len(customers),
    )


@dataclass(frozen=True)
class Period:
    """From a day to a day, both counted."""

    first: date
    last: date


_TREND = {
    "months": {
        "from_none": N_("In {month_now} revenue was {money_now}; in {month_before} there was none."),
        "from_few": N_(
            "In {month_now} revenue was {money_now} from {orders_now}; in {month_before} it was {money_before} from {orders_before}, too few to tell a change in percent by."
        ),
        "same": N_("In {month_now} revenue was {money_now}, as much as in {month_before}."),
        "more": N_(
            "In {month_now} revenue was {money_now}, {share_change} more than in {month_before} ({money_before})."
        ),
        "less": N_(
            "In {month_now} revenue was {money_now}, {share_change} less than in {month_before} ({money_before})."
        ),
    },
    "days": {
        "from_none": N_("In the 30 days to {last} revenue was {money_now}; in the 30 days before there was none."),
        "from_few": N_(
            "In the 30 days to {last} revenue was {money_now} from {orders_now}; in the 30 days before it was {money_before} from {orders_before}, too few to tell a change in percent by."
        ),
        "same": N_("In the 30 days to {last} revenue was {money_now}, as much as in the 30 days before."),
        "more": N_(
            "In the 30 days to {last} revenue was {money_now}, {share_change} more than in the 30 days before ({money_before})."
        ),
        "less": N_(
            "In the 30 days to {last} revenue was {money_now}, {share_change} less than in the 30 days before ({money_before})."
        ),
    },
}


def _trend(customers: Customers, days: pd.DataFrame, view: View) -> Finding:
    """The last full month against the same month a year before, else the month before; else 30 days against 30 days."""
    known = known_period(customers, view)
    now, before = next(dropwhile(lambda pair: not _within(pair, known), _comparisons(known)), (None, None))
    if now is None or before is None:
        return finding(
            "trend",
            "info",
            N_("This selection covers {days}: too little to compare one period with another."),
            days=Sentence(NP_("{count} day", "{count} days"), {"count": (known.last - known.first).days + 1}),
        )
    (money, orders), (past, orders_before) = (_sums(days, period) for period in (now, before))
    facts = {"first": now.first, "last": now.last, "money_now": money, "from": before.first, "to": before.last}
    facts |= {"month_now": now.first, "month_before": before.first}
    of = "months" if now == _month(month_of(now.first)) else "days"
    if past <= 0:
        return finding("trend", "info", _TREND[of]["from_none"], **facts)
    change = money / past - 1
    facts |= {"share_change": abs(change), "money_before": past}
    if orders_before < LEAST_OF_MONTH:
        facts |= {"orders_now": _orders(orders), "orders_before": _orders(orders_before)}
        return finding("trend", "info", _TREND[of]["from_few"], **facts)
    kind = "same" if abs(change) < 0.005 else "more" if change > 0 else "less"
    return finding("trend", "info", _TREND[of][kind], **facts)


def known_period(customers: Customers, view: View) -> Period:
    """The days the file tells of: from the first order (or the reader's choice) to the day before as_of."""
    first = date_of(int(customers.first_day.min()))
    # A file that begins in the first days of a month most likely begins with the month: shops close on holidays.
    first = first.replace(day=1) if first.day <= 3 else first
    last = max(customers.as_of - timedelta(days=1), date_of(int(customers.last_day.max())))
    last = min(last, view.last_day) if view.last_day else last
    return Period(max(first, view.first_day) if view.first_day else first, last)


def _comparisons(known: Period) -> Sequence[tuple[Period, Period]]:
    after = known.last + timedelta(days=1)
    month = month_of(after) - 1
    last_days = Period(known.last - timedelta(days=29), known.last)
    days_before = Period(known.last - timedelta(days=59), known.last - timedelta(days=30))
    return (
        (_month(month), _month(month - 12)),
        (_month(month), _month(month - 1)),
        (last_days, days_before),
    )


def _month(month: int) -> Period:
    return Period(month_start(month), month_start(month + 1) - timedelta(days=1))


def _within(pair: tuple[Period, Period], known: Period) -> bool:
    return all(known.first <= period.first and period.last <= known.last for period in pair)


def _sums(days: pd.DataFrame, period: Period) -> tuple[int, int]:
    """Revenue in ten-thousandths, and orders."""
    inside = days[days["day"].between(day_of(period.first), day_of(period.last))]
    return int(inside["revenue_e4"].sum()), int(inside["orders"].sum())


def _orders(count: int) -> Sentence:
    return Sentence(NP_("{count} order", "{count} orders"), {"count": count})


def _late(customers: Customers, gaps: Float64s, late: Int64s) -> Finding:
    if not np.isfinite(gaps).any():
        return finding(
            "late",
            "info",
            N_("Nobody has ordered on at least three days yet, so nobody has a usual gap to be late for."),
        )
    if not len(late):
        return finding(
            "late", "info", N_("None of your repeat customers is past twice their usual gap between orders.")
        )
    return finding(
        "late",
        "info",
        NP_(
            "{count} repeat customer is past twice their usual gap between orders; they spend {money_year} in a usual year.",
            "{count} repeat customers are past twice their usual gap between orders; they spend {money_year} in a usual year.",
        ),
        count=len(late),
        money_year=int(yearly_spend_e4(customers)[late].sum()),
    )
