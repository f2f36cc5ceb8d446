"""A ready list of customers, scored: what Segments stands on in a shop that has no orders."""

from __future__ import annotations

from datetime import date

from lib.analysis.customers import Customers
from lib.analysis.ready import from_list
from lib.analysis.rfm import Rfm
from lib.analysis.rfm import rfm as score
from lib.analysis.segments import SegmentMap
from lib.core.settings import RfmSettings
from lib.ingest.imported import SideFile
from lib.ui import doors
from lib.ui.doors.keeping import kept
from lib.ui.doors.side import side
from lib.ui.session import session


@kept(max_entries=2)
def _customers(key: str, today: date, _file: SideFile) -> Customers:
    return from_list(_file.frame, None, today)


@kept(max_entries=3)
def _rfm(key: str, today: date, settings: RfmSettings, version: str, _people: Customers, _map: SegmentMap) -> Rfm:
    return score(_people, settings, _map)


def rfm() -> Rfm:
    """The customers of the list, scored and named by the map of the tab.

    Raises:
        CannotAnswer: there is no list, or it lacks orders, money or the last order's day.
    """
    key, file = side("customers")
    here, today = session(), date.today()
    named_by = here.segment_map()
    people = _customers(key, today, file)
    return _rfm(key, today, here.rfm, doors.version(named_by), people, named_by)


def remarks() -> SideFile:
    """The list as it was read.

    Raises:
        CannotAnswer: there is none.
    """
    return side("customers")[1]
