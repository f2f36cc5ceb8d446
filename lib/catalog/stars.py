"""The north stars as the shop speaks of them: what each is called and what it counts."""

from __future__ import annotations

from lib.analysis.north_star import StarCode
from lib.core.words import N_

STAR_NAMES: dict[StarCode, str] = {
    "next_day_return": N_("Next-day return"),
    "repeat_visit_7d": N_("7-day return"),
    "repurchase_30d": N_("Second order within 30 days"),
    "repeat_rate": N_("Repeat rate"),
    "average_order_value": N_("Average order value"),
    "revenue_per_buyer": N_("Revenue per buyer"),
    "lifespan": N_("Lifespan"),
    "referral_share": N_("Won by recommendation"),
}
#: The same where there is little room.
STAR_LABELS: dict[StarCode, str] = {
    **STAR_NAMES,
    "repurchase_30d": N_("Again in 30 days"),
    "average_order_value": N_("Per order"),
    "revenue_per_buyer": N_("Per buyer"),
    "referral_share": N_("Recommended"),
}
STAR_MEANINGS: dict[StarCode, str] = {
    "next_day_return": N_("Of visitors first seen on a day: how many come again on the next day."),
    "repeat_visit_7d": N_("Of visitors first seen on a day: how many come again within the seven days after."),
    "repurchase_30d": N_(
        "Of customers whose first order is at least 30 days old: how many ordered again within 30 days of it. By month of the first order."
    ),
    "repeat_rate": N_(
        "The share of customers with two or more counted orders. By month: of the buyers of the twelve months before."
    ),
    "average_order_value": N_("Average order value: revenue divided by orders."),
    "revenue_per_buyer": N_("Revenue per buyer: revenue divided by customers. By month: of the buyers of that month."),
    "lifespan": N_(
        "Days from the first order to the last, out of the days the file can show; who has not lapsed counts as still staying. Not told before half a year can be seen. "
        "By month: out of the first year alone, as it was known at the month's end."
    ),
    "referral_share": N_("The share of newcomers whose first order came through a channel of recommendations."),
}
MONTH_OF = N_("{month}: {value}")
#: What the figure of a month tells, where that is not the figure of its own customers.
STAR_MONTHS: dict[StarCode, str] = {
    "repeat_rate": N_("Buyers of 12 months to {month}: {value}"),
    "lifespan": N_("Of the first year, by {month}: {value}"),
}
#: Why a figure may be missing.
STAR_MISSING: dict[StarCode, str] = {
    "lifespan": N_("Told once the orders cover half a year more than it takes to count as lapsed.")
}
