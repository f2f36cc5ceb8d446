"""Four lists of customers worth writing to, each with the money at stake and how that is counted."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from lib.analysis.comeback import ENOUGH, Comeback
from lib.analysis.customers import Customers, Float64s, Int64s
from lib.analysis.rfm import Rfm
from lib.core.periods import day_of
from lib.core.words import N_, NP_, Sentence

#: Orders on so many days make a habit.
HABIT_DAYS = 3
#: After so many usual gaps without an order a customer is late. (Gaps that vary as much as chance makes them vary are longer than
#: twice their mean one time in seven.)
LATE_GAPS = 2
#: Nobody is asked back who left longer ago than a year, or four usual gaps where those are longer.
GONE_DAYS = 365
GONE_GAPS = 4
YEAR_DAYS = 365


#: How long a first order is fresh while nobody has come back to learn from.
SECOND_ORDER_DAYS = 90
#: What money at stake means for customers who have a habit.
YEARLY_SPEND = N_(
    "what they spend in a usual year: their total divided by the years since their first order (less than a year counts as one)"
)


@dataclass(frozen=True, eq=False)
class ContactList:
    """Customers to write to, and why.

    Attributes:
        code: what files and URLs say.
        title, why: who is in it and what to do.
        positions: of the customers, those with the most money at stake first.
        money_e4: the money at stake; None when there is too little history to tell.
        money_meaning: what that money is, in words.
        left_out: who would be in it and is not, in words; None where nobody is.
    """

    code: str
    title: Sentence
    why: Sentence
    positions: Int64s
    money_e4: int | None
    money_meaning: Sentence
    left_out: Sentence | None = None

    @property
    def count(self) -> int:
        """How many customers."""
        return len(self.positions)


def usual_gaps(customers: Customers, order_days: Int64s) -> Float64s:
    """Mean days between a customer's order days; infinite for those without a habit (orders on fewer than 3 days)."""
    habit = order_days >= HABIT_DAYS
    gaps = np.full(len(customers), np.inf)
    return np.divide(customers.last_day - customers.first_day, order_days - 1, out=gaps, where=habit)


def late_customers(customers: Customers, gaps: Float64s) -> Int64s:
    """Positions of customers past twice their usual gap who may still be asked back, the largest yearly spend first."""
    gone = np.maximum(GONE_DAYS, np.where(np.isfinite(gaps), gaps, 0) * GONE_GAPS)
    late = (customers.recency_days > gaps * LATE_GAPS) & (customers.recency_days <= gone)
    return _by_money(np.flatnonzero(late), yearly_spend_e4(customers))


def due_customers(customers: Customers, gaps: Float64s, late: Int64s) -> Int64s:
    """Positions of customers past their usual gap but not past twice, the largest yearly spend first."""
    due = (customers.recency_days > gaps) & (customers.recency_days <= gaps * LATE_GAPS)
    due[late] = False
    return _by_money(np.flatnonzero(due & (customers.monetary_e4 > 0)), yearly_spend_e4(customers))


def yearly_spend_e4(customers: Customers) -> Int64s:
    """What each customer has spent per year since the first order; the first year counts as a whole one."""
    age_days = np.maximum(day_of(customers.as_of) - customers.first_day, YEAR_DAYS)
    return np.rint(customers.monetary_e4 * (YEAR_DAYS / age_days)).astype(np.int64)


def _by_money(positions: Int64s, money_e4: Int64s) -> Int64s:
    return positions[np.argsort(-money_e4[positions], kind="stable")]


def thank(customers: Customers, rfm: Rfm, late: Int64s, due: Int64s) -> ContactList:
    """The best groups of the map, less those who are late or due."""
    best = np.array([segment.family == "best" for segment in rfm.segment_map.segments])
    chosen = best[rfm.segment] & (customers.monetary_e4 > 0)
    chosen[late] = False
    chosen[due] = False
    spend_e4 = yearly_spend_e4(customers)
    positions = _by_money(np.flatnonzero(chosen), spend_e4)
    return ContactList(
        "thank",
        Sentence(N_("Thank these customers")),
        Sentence(
            N_(
                "They are in your best groups and come as often as ever. A word of thanks keeps them; a discount is not needed."
            )
        ),
        positions,
        int(spend_e4[positions].sum()),
        Sentence(YEARLY_SPEND),
    )


def remind(customers: Customers, due: Int64s) -> ContactList:
    """Those whose usual gap has passed, but not twice."""
    return ContactList(
        "due",
        Sentence(N_("Remind these customers")),
        Sentence(
            N_(
                "They ordered on at least three days, and their own usual gap has passed, though not yet twice. "
                "A friendly reminder is enough."
            )
        ),
        due,
        int(yearly_spend_e4(customers)[due].sum()),
        Sentence(YEARLY_SPEND),
    )


def win_back(customers: Customers, late: Int64s) -> ContactList:
    """Those who are late, less those who got all their money back."""
    spend_e4 = yearly_spend_e4(customers)
    positions = late[customers.monetary_e4[late] > 0]
    return ContactList(
        "win_back",
        Sentence(N_("Win these customers back")),
        Sentence(
            N_(
                "They ordered on at least three days, and more than twice their usual gap has passed. "
                "Those away for over a year (or four usual gaps, if that is longer) are left out."
            )
        ),
        positions,
        int(spend_e4[positions].sum()),
        Sentence(YEARLY_SPEND),
    )


def less_given_up(one: ContactList, customers: Customers, given_up: Int64s) -> ContactList:
    """The list without those whom the list of those not worth chasing holds: nobody is told to write to them and not to.

    Args:
        one: a list whose money at stake is a year's spend; who ordered once, as in `second_order`, is never given up.
        customers: those it is of.
        given_up: positions of those not worth chasing (lib.analysis.value_lists).
    """
    out = np.isin(one.positions, given_up)
    if not out.any():
        return one
    positions = one.positions[~out]
    return replace(
        one,
        positions=positions,
        money_e4=int(yearly_spend_e4(customers)[positions].sum()),
        left_out=left_out_said(int(out.sum())),
    )


def left_out_said(count: int) -> Sentence:
    """That so many are not on a list since they are not worth chasing."""
    template = NP_(
        "{count} more is left out: by their own rhythm they are most likely gone for good, and stand under “Do not chase these” on the page Value.",
        "{count} more are left out: by their own rhythm they are most likely gone for good, and stand under “Do not chase these” on the page Value.",
    )
    return Sentence(template, {"count": count})


def second_order(customers: Customers, comeback: Comeback) -> ContactList:
    """One order so far, and still within the time in which others came back; the most likely first."""
    window_days = comeback.window_days or SECOND_ORDER_DAYS
    positions = np.flatnonzero((customers.frequency == 1) & (customers.recency_days <= window_days))
    chances = comeback.chances(customers.recency_days[positions])
    order = np.lexsort((customers.recency_days[positions], -chances))
    if comeback.customers < ENOUGH:
        money_e4, meaning = None, Sentence(N_("too few customers have come back so far to tell"))
    else:
        money_e4 = max(0, round(float(chances.sum()) * comeback.order_e4))
        meaning = Sentence(
            N_(
                "each one's chance of a second order, learnt from those before them, "
                "times a usual second order of {money_order}"
            ),
            {"money_order": comeback.order_e4},
        )
    return ContactList(
        "second_order",
        Sentence(N_("Ask these customers for a second order")),
        _why_now(comeback),
        positions[order],
        money_e4,
        meaning,
    )


def _why_now(comeback: Comeback) -> Sentence:
    if not comeback.window_days:
        return Sentence(
            N_("They have ordered once, in the last {days} days. Nobody has come back for a second order yet."),
            {"days": SECOND_ORDER_DAYS},
        )
    if comeback.customers < ENOUGH:
        return Sentence(
            NP_(
                "They have ordered once, in the last {count} day: so long it took those who have come back so far, too few to tell a chance from.",
                "They have ordered once, in the last {count} days: so long it took those who have come back so far, too few to tell a chance from.",
            ),
            {"count": comeback.window_days},
        )
    return Sentence(
        N_("They have ordered once. Of those who come back within {most}, half do so within {half}."),
        {
            name: Sentence(NP_("{count} day", "{count} days"), {"count": days})
            for name, days in (("half", comeback.half_days), ("most", comeback.window_days))
        },
    )
