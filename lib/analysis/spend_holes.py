"""Days of which a file of spend tells nothing: whether nothing was spent then, or it is missing, no figure can say."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from lib.analysis.models.cells import Int64s
from lib.core.periods import date_of

#: Fewer days without a row are weekends, holidays or a pause; more than that, and more than half as long again as the file's rows are
#: usually apart, may be missing.
LEAST_DAYS, _TIMES_USUAL = 14, 1.5


def spend_holes(table: pd.DataFrame) -> tuple[tuple[date, date], ...]:
    """The first and last day of each stretch without any row, whatever the channel.

    Args:
        table: rows with the day numbers `begin` and `end`; a row of a week or a month covers all of its days.
    """
    if table.empty:
        return ()
    covered = table.groupby("begin")["end"].max().sort_index()
    begins = covered.index.to_numpy().astype(np.int64)
    until: Int64s = np.maximum.accumulate(covered.to_numpy(dtype=np.int64))
    gaps = np.maximum(begins[1:] - until[:-1] - 1, 0)
    if not len(gaps):
        return ()
    holes = np.flatnonzero((gaps >= LEAST_DAYS) & (gaps > _TIMES_USUAL * float(np.median(gaps))))
    return tuple((date_of(int(until[at]) + 1), date_of(int(begins[at + 1]) - 1)) for at in holes)
