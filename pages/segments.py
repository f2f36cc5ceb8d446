"""Who are your regulars? Cut-offs, the grid of scores, the groups, and what to do about each."""

from __future__ import annotations

from lib.charts.rfm import regulars_finding
from lib.core.words import N_
from lib.ui import doors, segments
from lib.ui.guard import fragment
from lib.ui.page import answer, cautions, meaning, method, say, step, to_do
from lib.ui.words import words


@fragment
def conversation() -> None:
    rfm = doors.rfm()
    answer(words().say(regulars_finding(rfm)))
    cautions(rfm.findings)
    segments.four_figures(rfm)
    with step(
        1,
        say(N_("Set the cut-offs")),
        say(
            N_("Every customer gets a score for each of three questions; 5 is best, unless you choose another number.")
        ),
    ):
        places = segments.cut_off_places()
        segments.last_change(rfm)
    with step(
        2,
        say(N_("Read the grid")),
        say(
            N_("The further up, the more recent; the further right, the more often. Click a cell to see who is in it.")
        ),
    ):
        segments.read_grid(rfm)
    with step(
        3, say(N_("Meet the groups")), say(N_("Neighbouring cells make a group. Click a bar to see who is in it."))
    ):
        segments.meet_groups(rfm)
        segments.worth_telling_apart()
    meaning([remark for remark in rfm.findings if remark.level != "warning"])
    with to_do():
        segments.what_to_do(rfm)
    method(
        say(
            N_(
                "Recency is the number of days from the last counted order to {day}; frequency is the number of counted "
                "orders; money is the total after refunds."
            ),
            day=doors.as_of(),
        ),
        say(
            N_(
                "Unless you set them, cut-offs divide the customers into parts of equal size: quantiles with linear "
                "interpolation (Hyndman and Fan 1996, type 7)."
            )
        ),
        say(
            N_(
                "Score = 1 + the number of cut-offs that lie below the value, counted from the other end for recency. So "
                "customers with equal values always get equal scores, and the parts are of equal size only as far as that "
                "allows."
            )
        ),
        say(
            N_(
                "The map of groups names every combination of scores once, which is proved at each change: "
                "{cells} combinations, {uncovered} without a name."
            ),
            cells=rfm.proof.cells,
            uncovered=len(rfm.proof.uncovered),
        ),
        code="python -m lib rfm orders.csv --json    # lib/analysis/rfm.py, lib/catalog/segments.py",
    )
    segments.cut_off_controls(rfm, places)


conversation()
