"""Groups that several maps share."""

from __future__ import annotations

from lib.analysis.segments import Segment
from lib.core.words import N_

CHAMPIONS = Segment(
    "champions",
    N_("Champions"),
    N_("They bought a short while ago and buy often."),
    N_("Thank them, show them new things first, ask them to recommend you. No discount needed."),
    "best",
)
LOYAL = Segment(
    "loyal",
    N_("Loyal"),
    N_("They come regularly, and were here not long ago."),
    N_("Keep them with small privileges, and offer what goes with their last purchase."),
    "best",
)
POTENTIAL_LOYALIST = Segment(
    "potential_loyalist",
    N_("Potential loyalists"),
    N_("They were here lately and have bought a few times."),
    N_("Give a reason for the next order: membership, a set, a refill in time."),
    "growing",
)
NEW = Segment(
    "new",
    N_("New"),
    N_("Their first order is only just behind them."),
    N_("Welcome them, help with the first purchase, and ask for the second within a month."),
    "new",
)
PROMISING = Segment(
    "promising",
    N_("Promising"),
    N_("They bought once, some weeks ago, and are still within reach."),
    N_("Remind them with something that suits their first order."),
    "new",
)
NEED_ATTENTION = Segment(
    "need_attention",
    N_("Need attention"),
    N_("They used to come now and then, and it has grown quiet."),
    N_("Make one personal offer with an end date."),
    "cooling",
)
ABOUT_TO_SLEEP = Segment(
    "about_to_sleep",
    N_("About to sleep"),
    N_("They bought little, and it is a while ago."),
    N_("Show what is new and what others like; keep the cost low."),
    "cooling",
)
AT_RISK = Segment(
    "at_risk",
    N_("At risk"),
    N_("They bought often, but have not been here for long."),
    N_("Write to them in person, ask what was wrong, and win them back with a good offer."),
    "slipping",
)
CANT_LOSE = Segment(
    "cant_lose",
    N_("Cannot lose them"),
    N_("They were among your most frequent buyers, and have stayed away for long."),
    N_("Call them. One of these is worth an hour."),
    "slipping",
)
HIBERNATING = Segment(
    "hibernating",
    N_("Hibernating"),
    N_("They bought little, long ago."),
    N_("Include them in the large promotions only."),
    "lost",
)
LOST = Segment(
    "lost",
    N_("Lost"),
    N_("They bought little, and longest ago of all."),
    N_("One last message at little cost, then let them go."),
    "lost",
)
UNASSIGNED = Segment(
    "unassigned",
    N_("Unassigned"),
    N_("The map says nothing about their combination of scores."),
    N_("Look at who they are before you write to anybody: the map's author forgot them."),
    "cooling",
)
