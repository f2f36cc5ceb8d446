"""Who are your regulars? The groups worth telling apart and what to do about each; behind them the scores and the map."""

from __future__ import annotations

import streamlit as st

from lib.charts.rfm import regulars_finding
from lib.core.words import N_
from lib.ui import doors, ready, segments, segments_simple, specialists
from lib.ui.doors import ready as list_door
from lib.ui.guard import fragment
from lib.ui.page import answer, cautions, meaning, method, say, step, to_do
from lib.ui.session import session
from lib.ui.uploads import upload_box
from lib.ui.words import words

#: Warnings about the scores behind the groups: a page that begins with them has no room for its answer.
_NAMES_MISLEAD = {"frequency_blunt", "frequency_regular"}


@fragment
def conversation() -> None:
    rfm = doors.rfm()
    found, worth = segments_simple.groups_worth_it(rfm)
    alone = next((one for one in rfm.findings if one.code == "one_customer"), None)
    answer(words().say(segments_simple.headline(rfm, found, worth) if alone is None else alone.sentence))
    names = [one for one in rfm.findings if one.code in _NAMES_MISLEAD]
    cautions([one for one in rfm.findings if one is not alone and one not in names])
    segments.four_figures(rfm)
    with step(
        1,
        say(N_("See the groups worth telling apart")),
        say(
            N_(
                "As few as tell who comes back again. Every group is one kind of message, so fewer groups are less work."
            )
        ),
    ):
        segments_simple.see_groups(rfm, found, worth)
    meaning([*found.findings, *names])
    with to_do():
        segments_simple.what_to_do(rfm, worth)
    places = specialists.for_specialists(rfm)
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
        say(
            N_(
                "How many groups: the map's groups are merged step by step, each time the two neighbours whose customers came back "
                "most alike (Ward 1963); every number of groups is learnt on four fifths of the customers and judged on the others, "
                "five times, by who ordered again after an earlier day. The fewest groups within one standard error of the best, "
                "compared on the same customers, are shown (Breiman et al. 1984, 3.4.3), with cut-offs in equal parts whatever was set by hand."
            )
        ),
        code="python -m lib rfm orders.csv --json    # lib/analysis/rfm.py, lib/catalog/segments.py",
    )
    if places is not None:
        segments.cut_off_controls(rfm, places)


@fragment
def of_a_list() -> None:
    rfm = list_door.rfm()
    answer(words().say(regulars_finding(rfm)))
    cautions((*list_door.remarks().findings, *rfm.findings))
    segments.four_figures(rfm)
    with step(
        1,
        say(N_("Meet the groups")),
        say(N_("By what the list says of each customer; it knows no dates but the last order's.")),
    ):
        ready.see_groups(rfm)
    meaning([remark for remark in rfm.findings if remark.level != "warning"])
    with to_do():
        ready.take_away(rfm)
        st.markdown(
            say(
                N_(
                    "With an **order file** this page also says which groups are worth telling apart, who came back, and makes lists for the system that writes to them."
                )
            )
        )
        upload_box(say(N_("Add the order file")), key="upload-list", what="add_here")
    method(
        say(
            N_(
                "Recency, frequency and money are taken from the list as they are; customers of whom one of the three is not told are left out."
            )
        ),
        say(
            N_(
                "Unless you set them, cut-offs divide the customers into parts of equal size: quantiles with linear "
                "interpolation (Hyndman and Fan 1996, type 7)."
            )
        ),
        code="python -m lib rfm customers.csv --json    # lib/analysis/ready.py, lib/analysis/rfm.py",
    )


project = session().project
if project is not None and not project.has_orders:
    of_a_list()
else:
    conversation()
