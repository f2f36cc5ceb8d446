"""Which columns of an event log are which, where no header says so: what happened, when, and to whom."""

from __future__ import annotations

import re
from functools import lru_cache

from lib.ingest.by_cells import all_numbers
from lib.ingest.fields import Catalogue
from lib.ingest.headers import compact
from lib.ingest.likeness import GUESSED, LEAST_CONFIDENCE, MOST_ROWS, NEARLY_ALL, SAMPLE, Found, Unmatched
from lib.ingest.texts import Texts, clean

_WHAT, _WHO = {"event", "ticket"}, {"user_id", "session_id"}
#: A log has few kinds of events, and at least two of them are known.
_MOST_EVENTS, _FEWEST_KNOWN, _HALF = 60, 2, 0.5
#: Whoever is told apart comes again, and there are clearly more of them than of anything else that does.
_REPEATED, _CLEARLY = 0.9, 2
_ADDRESS = re.compile(r"/.*|\w+://.*|www\..*|.*\.(?:html?|php|aspx?)(?:\?.*)?")
_LONG_NUMBER = re.compile(r"\d{10,}(?:\.\d+)?")


def event_log(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """What happened, when and to whom, as far as headers do not say; nothing where one of the three stays open."""
    known = {*found, *fixed}
    told: Found = {}
    if not _WHAT & known:
        events = [at for at in table.free(taken) if names_events(table.columns[at], table.catalogue)]
        if len(events) != 1:
            return {}
        told["event"] = (events[0], GUESSED)
        taken = taken | {events[0]}
    elif {"occurred_at"} <= known and _WHO & known:
        return {}
    if "occurred_at" not in known:
        times = [at for at in table.free(taken) if _tells_times(table, at)]
        if len(times) != 1:
            return {}
        told["occurred_at"] = (times[0], GUESSED)
        taken = taken | {times[0]}
    if not _WHO & known:
        who = _who(table, taken)
        when = (found | told).get("occurred_at")
        if who is None or (when is not None and not _tells_hours(table, when[0])):
            return {}
        told["user_id"] = (who, GUESSED)
    return told


def who_comes_again(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """Another column that is named as a visitor's, where the one that was found has another text in every row, as a record's own number has."""
    if "user_id" not in found or "user_id" in fixed or len(table.columns[0]) > MOST_ROWS:
        return {}
    place, confidence = found["user_id"]
    others = taken | {at for at, _ in found.values()}
    if len(table.columns[place].distinct) < int(table.columns[place].present().sum()):
        return {}
    able = [at for at in table.free(others) if table.named(at, "user_id") >= LEAST_CONFIDENCE and _FEWEST_KNOWN <= len(table.columns[at].distinct) <= _REPEATED * int(table.columns[at].present().sum())]  # fmt: skip
    return {"user_id": (able[0], confidence)} if able else {}


def _tells_hours(table: Unmatched, place: int) -> bool:
    """Whether times are more than days: of days, rows are how many did it as easily as who did."""
    return any(":" in text or _LONG_NUMBER.fullmatch(clean(text)) for text in table.columns[place].distinct[:SAMPLE])


@lru_cache(maxsize=4)
def _event_names(names: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole names of events, and what others begin with."""
    return frozenset(names), tuple(name[:-1] for name in names if name.endswith("*"))


def names_events(column: Texts, catalogue: Catalogue) -> bool:
    """Whether a column's few texts are things that visitors of shops do."""
    names = [compact(text) for text in column.distinct[: _MOST_EVENTS + 1]]
    if not _FEWEST_KNOWN <= len(names) <= _MOST_EVENTS:
        return False
    whole, beginnings = _event_names(catalogue.event_names)
    known = [name for name in names if name in whole or name.startswith(beginnings)]
    return len(known) >= max(_FEWEST_KNOWN, _HALF * len(names))


def _tells_times(table: Unmatched, place: int) -> bool:
    column = table.columns[place]
    if all_numbers(column) and not all(_LONG_NUMBER.fullmatch(clean(text)) for text in column.distinct[:SAMPLE]):
        return False  # numbers are times where they count seconds
    return table.fit(place, "date") >= NEARLY_ALL


def _who(table: Unmatched, taken: set[int]) -> int | None:
    """The column whose texts come again and are clearly the most; None where that is not one column."""
    counted: list[tuple[int, int]] = []
    figures: list[tuple[int, int]] = []
    for place in table.free(taken):
        column = table.columns[place]
        sample = [clean(text) for text in column.distinct[:SAMPLE]]
        rows = int(column.present().sum())
        if not _FEWEST_KNOWN <= len(column.distinct) <= _REPEATED * rows or table.fit(place, "date") >= NEARLY_ALL:
            continue
        if any(_ADDRESS.fullmatch(text) for text in sample) or any(re.search(r"\d[.,]\d", text) for text in sample):
            continue
        (figures if all_numbers(column) else counted).append((len(column.distinct), place))
    counted = counted or figures  # numbers count something sooner than they name somebody
    counted.sort(reverse=True)
    if not counted or (len(counted) > 1 and counted[0][0] < _CLEARLY * counted[1][0]):
        return None
    return counted[0][1]
