"""How is the shop today? Five sentences, the months, four lists of customers to write to, and who will still bring most."""

from __future__ import annotations

from lib.ui import today

today.the_shop()
today.the_months()
today.whom_to_write()
today.still_to_come()
today.lists_written_to()
today.how_computed()
