"""What totals can say, as the shop speaks of it, and what they can never say, with the file that would."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.analysis.daily import Course, CourseCode
from lib.core.periods import Grain
from lib.core.words import N_
from lib.ingest.imported import Kind

_NAMES: Mapping[CourseCode, str] = {
    "revenue": N_("Revenue"),
    "orders": N_("Orders"),
    "average_order_value": N_("Average order value"),
    "visitors": N_("Visitors"),
    "conversion": N_("Orders per visitor"),
    "buyers": N_("Buyers by day"),
    "spend_per_buyer": N_("Spent per buyer of a day"),
    "new_customers": N_("New customers"),
    "new_share": N_("New among the buyers of a day"),
    "returning_visitors": N_("Share of returning visitors"),
}
#: Where a row is more than a day.
_NAMES_OF: Mapping[tuple[CourseCode, Grain], str] = {
    ("buyers", "week"): N_("Buyers by week"),
    ("buyers", "month"): N_("Buyers by month"),
    ("spend_per_buyer", "week"): N_("Spent per buyer of a week"),
    ("spend_per_buyer", "month"): N_("Spent per buyer of a month"),
    ("new_share", "week"): N_("New among the buyers of a week"),
    ("new_share", "month"): N_("New among the buyers of a month"),
}
COURSE_MEANINGS: Mapping[CourseCode, str] = {
    "revenue": N_("As the file has it: nothing tells whether refunds were taken off."),
    "orders": N_("Orders as the file counts them."),
    "average_order_value": N_("Average order value: revenue divided by orders."),
    "visitors": N_(
        "Visitors of each row of the file, added up: who comes on two days (weeks, months) is counted in both."
    ),
    "conversion": N_("Orders divided by visitors of the same time."),
    "buyers": N_("Buyers of each row of the file: who buys on two days (weeks, months) is counted in both."),
    "spend_per_buyer": N_(
        "Revenue divided by the buyers of the same row of the file; over a longer period customers spend more."
    ),
    "new_customers": N_(
        "Who bought for the first time, as the file counts them; each is new only once, so they can be added up."
    ),
    "new_share": N_("New customers divided by the buyers of the same time; the others had bought before."),
    "returning_visitors": N_("Returning visitors divided by all visitors of the same time."),
}


def course_name(course: Course) -> str:
    """What a figure is called, by what a row of its file stands for."""
    return _NAMES_OF.get((course.code, course.grain)) or _NAMES[course.code]


@dataclass(frozen=True)
class Unknown:
    """A question that totals leave open.

    Attributes:
        code: as the command line's answer has it.
        title: as the reader asks it.
        opened_by: the kind of file that answers it.
    """

    code: str
    title: str
    opened_by: Kind


UNKNOWNS: tuple[Unknown, ...] = (
    Unknown("repeat_rate", N_("How many customers come back"), "orders"),
    Unknown("repurchase_30d", N_("How many order again within 30 days"), "orders"),
    Unknown("stages", N_("Who is new, loyal, slipping away or gone"), "orders"),
    Unknown("cohorts", N_("Whether newcomers of one month stay longer than those of another"), "orders"),
    Unknown("revenue_per_buyer", N_("What a customer spends over a year"), "orders"),
    Unknown("lifespan", N_("How long customers stay"), "orders"),
    Unknown("next_day_return", N_("How many visitors come again the next day"), "events"),
    Unknown("repeat_visit_7d", N_("How many visitors come again within seven days"), "events"),
)

#: A stretch of time by what a row stands for: the last one, the one before, a year earlier; and one row of it.
LATELY: Mapping[Grain, str] = {
    "day": N_("the last 28 days"),
    "week": N_("the last 13 weeks"),
    "month": N_("the last 12 months"),
}
BEFORE: Mapping[Grain, str] = {
    "day": N_("the 28 days before"),
    "week": N_("the 13 weeks before"),
    "month": N_("the 12 months before"),
}
YEAR_EARLIER: Mapping[Grain, str] = {
    "day": N_("the same weeks a year earlier"),
    "week": N_("the same weeks a year earlier"),
    "month": N_("the 12 months before"),
}
BUYERS_OF: Mapping[Grain, str] = {
    "day": N_("the buyers of a day"),
    "week": N_("the buyers of a week"),
    "month": N_("the buyers of a month"),
}
PER: Mapping[Grain, str] = {"day": N_("a day"), "week": N_("a week"), "month": N_("a month")}
WEEKDAYS: tuple[str, ...] = (
    N_("Mondays"),
    N_("Tuesdays"),
    N_("Wednesdays"),
    N_("Thursdays"),
    N_("Fridays"),
    N_("Saturdays"),
    N_("Sundays"),
)
