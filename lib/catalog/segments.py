"""The segment maps. A new one: an entry in MAPS; tests/catalog/test_segments.py says what it lacks."""

from __future__ import annotations

from collections.abc import Sequence

from lib.analysis.segments import Rule, SegmentMap
from lib.catalog.groups import (
    ABOUT_TO_SLEEP,
    AT_RISK,
    CANT_LOSE,
    CHAMPIONS,
    HIBERNATING,
    LOST,
    LOYAL,
    NEED_ATTENTION,
    NEW,
    POTENTIAL_LOYALIST,
    PROMISING,
)
from lib.catalog.other_maps import OTHER_MAPS
from lib.catalog.regulars_24 import REGULARS_24
from lib.core.errors import CannotRead
from lib.core.words import N_

REGULARS_11 = SegmentMap(
    name="regulars-11",
    title=N_("Eleven groups by recency and frequency"),
    segments=(
        CHAMPIONS,
        LOYAL,
        POTENTIAL_LOYALIST,
        NEW,
        PROMISING,
        NEED_ATTENTION,
        ABOUT_TO_SLEEP,
        AT_RISK,
        CANT_LOSE,
        HIBERNATING,
        LOST,
    ),
    rules=(
        Rule("champions", recency=(5, 5), frequency=(4, 5)),
        Rule("potential_loyalist", recency=(4, 5), frequency=(2, 3)),
        Rule("new", recency=(5, 5), frequency=(1, 1)),
        Rule("loyal", recency=(3, 4), frequency=(4, 5)),
        Rule("promising", recency=(4, 4), frequency=(1, 1)),
        Rule("need_attention", recency=(3, 3), frequency=(3, 3)),
        Rule("about_to_sleep", recency=(3, 3), frequency=(1, 2)),
        Rule("cant_lose", recency=(1, 2), frequency=(5, 5)),
        Rule("at_risk", recency=(1, 2), frequency=(3, 4)),
        Rule("hibernating", recency=(2, 2), frequency=(1, 2)),
        Rule("lost", recency=(1, 1), frequency=(1, 2)),
    ),
)

#: Ours first; then other people's, as they are.
MAPS: tuple[SegmentMap, ...] = (REGULARS_24, REGULARS_11, *OTHER_MAPS)


def segment_map(name: str, own: Sequence[SegmentMap] = ()) -> SegmentMap:
    """A map by its name, from the catalogue or from a project's own.

    Raises:
        CannotRead: when there is no such map; names those there are.
    """
    for candidate in (*MAPS, *own):
        if candidate.name == name:
            return candidate
    raise CannotRead(
        N_("There is no segment map called {name}. Choose one of these: {names}."),
        name=name,
        names=tuple(candidate.name for candidate in (*MAPS, *own)),
    )
