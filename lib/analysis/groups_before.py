"""The customer groups of people as they were before a log begins, so that nobody is in a better group because of what it tells."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.analysis.customers import customers
from lib.analysis.event_log import Attribute, Prepared
from lib.analysis.funnel_rule import DAY_SECONDS
from lib.analysis.rfm import rfm
from lib.analysis.segments import SegmentMap
from lib.core.columns import SEGMENT
from lib.core.errors import CannotAnswer
from lib.core.periods import date_of
from lib.core.settings import RfmSettings, View
from lib.store.engine import Frames


def groups_before(
    frames: Frames, log: Prepared, view: View, settings: RfmSettings, segment_map: SegmentMap
) -> dict[str, Attribute]:
    """The customer group of each unit of a log, by `SEGMENT`; codes are places in the map, -1 for who had not ordered.

    Args:
        frames: the shop's orders and refunds.
        log: whose users are named as the orders' customers.
        view: only its channels and countries.
        settings: cut-offs.
        segment_map: what names the groups.

    Returns:
        Empty where nobody of the log had ordered before.
    """
    first = date_of(int(log.log.second.min()) // DAY_SECONDS - 1)
    try:
        before = customers(frames, View(channels=view.channels, countries=view.countries), first)
    except CannotAnswer:
        return {}
    then = rfm(before, settings, segment_map)
    place = pd.Index(before.customer_id).get_indexer(pd.Index(log.user_id))
    if (place < 0).all():
        return {}
    codes = np.where(place >= 0, then.segment[np.maximum(place, 0)], -1).astype(np.int32)
    return {SEGMENT: Attribute(codes, tuple(one.code for one in then.segment_map.segments))}
