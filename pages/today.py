"""How is the shop today? Five sentences, the months, and four lists of customers to write to."""

from __future__ import annotations

from lib.ui import today
from lib.ui.budget_afterwards import plans_that_are_over
from lib.ui.session import session

today.the_shop()
today.the_months()
today.whom_to_write()
today.lists_written_to()
plans_that_are_over(4 if session().lists.kept else 3)
today.how_computed()
