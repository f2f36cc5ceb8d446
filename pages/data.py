"""What is in your file? From an upload to orders, with every row accounted for."""

from __future__ import annotations

from lib.ui.columns import ask_columns, check_columns
from lib.ui.files import the_files, what_changed
from lib.ui.first import first_choices
from lib.ui.imported import answer, answer_without_orders, how_computed
from lib.ui.ledger import every_row
from lib.ui.offers import what_happened
from lib.ui.quality import quality_report
from lib.ui.reconciling import reconcile
from lib.ui.session import session

here = session()
if here.unread is not None:
    ask_columns(here, here.unread)
elif here.project is None:
    first_choices()
elif not here.project.has_orders:
    what_happened(here)
    answer_without_orders(here.project)
    the_files(here.project)
else:
    what_happened(here)
    what_changed()
    answer(here.project)
    check_columns(here, here.project)
    every_row(here.project)
    number = quality_report(here.project, 3)
    number = reconcile(here, here.project, number)
    the_files(here.project, number)
    how_computed()
