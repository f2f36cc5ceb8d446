"""How is the shop today? The answer and its figures, the months, four lists of customers to write to, and who will still bring most."""

from __future__ import annotations

from lib.core.words import N_
from lib.ui import daily, today
from lib.ui.budget_afterwards import plans_that_are_over
from lib.ui.doors import daily as daily_door
from lib.ui.page import say, step
from lib.ui.session import session


def totals() -> None:
    if not daily_door.tells_the_shop():
        daily.other_totals("today")
        return
    days = daily_door.shop_days()
    daily.how_it_goes(days)
    with step(1, say(N_("See how it went"))):
        daily.see_months(days, "today")
    with step(2, say(N_("Find out whom to write to")), say(N_("Totals name nobody, so these need another file."))):
        daily.what_stays_open("today")


project = session().project
if project is not None and not project.has_orders:
    totals()
else:
    today.the_shop()
    today.the_months()
    today.whom_to_write()
    today.still_to_come()
    today.lists_written_to()
    plans_that_are_over(5 if session().lists.kept else 4)
    today.how_computed()
