"""Whether it pays to tell groups apart: asked when the reader opens it, not while a cut-off moves."""

from __future__ import annotations

from datetime import date

from lib.analysis.histories import Histories
from lib.analysis.pays import Group, Pays, described
from lib.analysis.pays import pays as judge
from lib.analysis.rfm import Rfm
from lib.core.settings import RfmSettings, View
from lib.ui import doors
from lib.ui.doors.keeping import kept
from lib.ui.doors.lifecycle import life
from lib.ui.session import session


@kept(max_entries=2)
def _pays(key: str, view: View, day: date, settings: RfmSettings, _known: Histories, _rfm: Rfm) -> Pays:
    return judge(_known, _rfm)


def pays() -> tuple[Pays, tuple[Group, ...]]:
    """The verdict on the map with parts of equal size, and the groups it recommends; none where nothing can be told."""
    project, _ = doors.opened()
    here = session()
    settings = RfmSettings(map_name=here.rfm.map_name)
    rfm = doors.rfm(settings)
    found = _pays(project.key, here.view, doors.as_of(), settings, life().known, rfm)
    return found, () if found.recommended is None else described(found, rfm.customers, found.recommended)
