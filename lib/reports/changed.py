"""Who came, went and moved between two uploads, as a workbook."""

from __future__ import annotations

import pandas as pd

from lib.analysis.changed import Changed
from lib.analysis.segments import SegmentMap
from lib.core import columns as c
from lib.core.money import from_e4
from lib.core.words import N_
from lib.reports.safe import Column, Sheet, to_xlsx
from lib.text.words import Words

_CHANGES = {"gained": N_("new"), "lost": N_("gone"), "moved": N_("moved to another group")}


def changed_xlsx(found: Changed, groups: SegmentMap, words: Words) -> bytes:
    """One row a customer, by what happened to them.

    Raises:
        CannotAnswer: there are more than a sheet holds.
    """
    say, who = words.say, found.who
    titles = {segment.code: say(segment.title) for segment in groups.segments}
    columns = (
        Column(say(N_("Customer")), "text", [str(name) for name in who[c.CUSTOMER_ID]]),
        Column(say(N_("Change")), "text", [say(_CHANGES[str(change)]) for change in who["change"]]),
        Column(say(N_("Revenue before")), "money", [from_e4(e4) for e4 in who["before_e4"]]),
        Column(say(N_("Revenue now")), "money", [from_e4(e4) for e4 in who["after_e4"]]),
        Column(say(N_("Were")), "text", _titles(who["source"], titles)),
        Column(say(N_("Are now")), "text", _titles(who["target"], titles)),
    )
    return to_xlsx(Sheet(say(N_("Who came, went and moved")), columns))


def _titles(codes: pd.Series[str], titles: dict[str, str]) -> list[str | None]:
    return [titles.get(str(code)) for code in codes]  # nobody's group is missing from the titles
