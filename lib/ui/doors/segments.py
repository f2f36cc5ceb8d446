"""What the Segments page asks for beside the scores: which groups are worth telling apart."""

from __future__ import annotations

from datetime import date

from lib.analysis.histories import Histories
from lib.analysis.pays import Group, Pays, described, families
from lib.analysis.pays import pays as judge
from lib.analysis.rfm import Rfm
from lib.core.settings import RfmSettings, View
from lib.ui import doors
from lib.ui.doors.keeping import kept
from lib.ui.doors.lifecycle import life
from lib.ui.session import session


@kept(max_entries=3)
def _pays(
    key: str, view: View, day: date, settings: RfmSettings, version: str, _known: Histories, _rfm: Rfm
) -> tuple[Pays, tuple[Group, ...]]:
    found = judge(_known, _rfm)
    return found, described(found, _rfm.customers, found.recommended or families(_rfm.segment_map))


def map_settings() -> RfmSettings:
    """The map of the page with its author's own cut-offs: what the verdict is learnt with, whatever the reader drags."""
    chosen = doors.rfm().segment_map
    return RfmSettings(*chosen.cuts, map_name=chosen.name)


def pays() -> tuple[Pays, tuple[Group, ...]]:
    """The verdict on the map, and the groups that it recommends; the map's families where nothing can be told yet."""
    project, _ = doors.opened()
    settings = map_settings()
    rfm = doors.rfm(settings)
    version = doors.version(rfm.segment_map)
    return _pays(project.key, session().view, doors.as_of(), settings, version, life().known, rfm)
