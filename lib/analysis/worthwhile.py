"""The groups worth telling apart, as a reader meets them: who, how many, how they came back, and which role they play."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from lib.analysis.contact_lists import HABIT_DAYS, LATE_GAPS
from lib.analysis.pays import Group, Pays
from lib.analysis.proportions import Range, parts
from lib.analysis.rfm import Rfm
from lib.analysis.segments import Family
from lib.core.words import Own

#: By how many of them came back: most, neither most nor fewest, fewest; "alike" where nothing tells customers apart, and
#: "family" where no history tells yet: then groups of one family of the map stand together.
Role = Literal["most", "middle", "fewest", "alike", "family"]
#: Whose money is at stake: mostly one customer's, much of the shop's, or no more than such a group usually has.
Weight = Literal["one", "much", "usual"]

#: What most of a group have done so far: ordered once, a few times, or so often that it is a habit.
Habit = Literal["once", "few", "many"]

#: With fewer orders a customer, more than half of a group have one.
_MOSTLY_ONE = 1.5
#: With such a share of the revenue a group is looked after whatever its customers do next.
_MUCH = 0.4
#: A customer with such a share of a group's revenue is looked after in person.
_HALF = 0.5
#: A smaller share is much where it is so many times the group's share of the customers.
_SOME, _TIMES = 0.2, 1.5


@dataclass(frozen=True)
class Worthwhile:
    """One of the groups to work with, today.

    Attributes:
        codes: the map's groups that it unites, the one with most customers first.
        role: what it is called after.
        largest: the name of the first of its groups, which tells it from others of its role.
        family: of the map's groups in it, the one most customers are in.
        customers, orders, revenue_e4: today.
        share_customers, share_revenue: of all, 0 to 1; NaN for a revenue below 0 (see `proportions.parts`).
        largest_share: of the group's revenue, the part of its largest customer; 0 where there is none.
        recency_days: on average.
        again: the share that ordered again in the window after the earlier day, with its range; None: not known.
        orders_each, money_each_e4: orders and money a customer in that window, with ranges; None: not known.
    """

    codes: tuple[str, ...]
    role: Role
    family: Family
    largest: str | Own
    customers: int
    orders: int
    revenue_e4: int
    share_customers: float
    share_revenue: float
    largest_share: float
    recency_days: float
    again: Range | None
    orders_each: Range | None = None
    money_each_e4: Range | None = None

    @property
    def weight(self) -> Weight:
        """Whose money is at stake here: advice follows it, not only how many come back."""
        much = self.share_revenue >= _MUCH or self.share_revenue >= max(_SOME, _TIMES * self.share_customers)
        if not much:
            return "usual"
        return "one" if self.largest_share >= _HALF else "much"

    @property
    def habit(self) -> Habit:
        """By how many orders each of them has, whatever the map's groups in it are called."""
        each = self.orders / self.customers
        return "once" if each < _MOSTLY_ONE else "few" if each < HABIT_DAYS else "many"


def quiet(worth: Sequence[Worthwhile], one: Worthwhile) -> bool:
    """Whether a group was last here more than twice as long ago as those who come back most; not, where nobody is known to."""
    return any(most.role == "most" and one.recency_days > LATE_GAPS * most.recency_days for most in worth)


def worthwhile(found: Pays, groups: tuple[Group, ...], rfm: Rfm) -> tuple[Worthwhile, ...]:
    """The verdict's groups with the customers that the page's own cut-offs put into them, those who come back most first.

    Groups without customers are left out. The rates are of the cut-offs that the verdict was learnt with.
    """
    segments = rfm.segment_map.segments
    counts = {name: rfm.segments[name].to_numpy(np.int64) for name in ("customers", "orders", "revenue_e4")}
    days = np.bincount(rfm.segment, rfm.customers.values("recency_days"), len(segments))
    largest_e4 = np.zeros(len(segments), np.int64)
    np.maximum.at(largest_e4, rfm.segment, rfm.customers.monetary_e4)
    everybody = len(rfm.customers)
    made: list[Worthwhile] = []
    for group in groups:
        mine = sorted(group.members, key=lambda place: (-int(counts["customers"][place]), place))
        sums = {name: int(values[mine].sum()) for name, values in counts.items()}
        if not sums["customers"]:
            continue
        made.append(
            Worthwhile(
                codes=tuple(segments[place].code for place in mine),
                role="family",
                family=segments[mine[0]].family,
                largest=segments[mine[0]].title,
                **sums,
                share_customers=sums["customers"] / everybody,
                share_revenue=0.0,
                largest_share=int(largest_e4[mine].max()) / sums["revenue_e4"] if sums["revenue_e4"] > 0 else 0.0,
                recency_days=float(days[mine].sum() / sums["customers"]),
                again=group.again,
                orders_each=group.orders,
                money_each_e4=group.money_e4,
            )
        )
    shares = parts([one.revenue_e4 for one in made]).tolist()
    made = [replace(one, share_revenue=share) for one, share in zip(made, shares, strict=True)]
    return _with_roles(made, found)


def _with_roles(made: list[Worthwhile], found: Pays) -> tuple[Worthwhile, ...]:
    if len(made) == 1:
        return (replace(made[0], role="alike"),)
    if found.recommended is None:
        return tuple(made)
    by_rate = sorted(made, key=lambda one: -(one.again.value if one.again is not None else 0.0))
    most, *others, fewest = by_rate
    return (
        replace(most, role="most"),
        *(replace(one, role="middle") for one in others),
        replace(fewest, role="fewest"),
    )
