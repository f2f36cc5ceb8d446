"""The lists that a newcomer edits: fields, platforms, segments, touch-points, samples."""

from __future__ import annotations

from lib.catalog.fields import FIELDS
from lib.catalog.kinds import KINDS
from lib.catalog.months import MONTHS
from lib.catalog.platforms import PLATFORMS
from lib.catalog.statuses import STATUSES
from lib.ingest.fields import Catalogue

CATALOGUE = Catalogue(FIELDS, STATUSES, PLATFORMS, KINDS, MONTHS)
