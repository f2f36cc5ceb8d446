"""The lists that a newcomer edits: fields, platforms, segments, touch-points, samples."""

from __future__ import annotations

from collections.abc import Sequence

from lib.catalog.day_words import DAY_WORDS
from lib.catalog.fields import FIELDS
from lib.catalog.given_names import PEOPLE
from lib.catalog.hints import HINTS
from lib.catalog.kinds import KINDS
from lib.catalog.marks import MARKS
from lib.catalog.months import MONTHS
from lib.catalog.platforms import PLATFORMS
from lib.catalog.statuses import STATUSES
from lib.catalog.touchpoints import TOUCHPOINTS
from lib.ingest import likeness
from lib.ingest.fields import Catalogue

_EVENTS = tuple(name for point in TOUCHPOINTS for name in point.events)
_DAY_WORDS = tuple(DAY_WORDS.values())
CATALOGUE = Catalogue(FIELDS, STATUSES, PLATFORMS, KINDS, MONTHS, MARKS, _EVENTS, PEOPLE, HINTS, _DAY_WORDS)


def header_score(cells: Sequence[str]) -> float:
    """How much a row of a file looks like the header of a table that is known here, 0 to 1 (for `read_table`)."""
    return likeness.header_score(cells, CATALOGUE)
