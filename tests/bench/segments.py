"""`python -m tests.bench.segments`: what the Segments page does at a move of a cut-off and behind "How sure is it?".

1.9 million customers of a shop whose money is skewed and whose frequencies are small; the map of 24 groups. CPU seconds, the
least of several, against the goals in seconds.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from itertools import count

import numpy as np
import pandas as pd

from lib.analysis.customers import Customers
from lib.analysis.doubt import RESAMPLES, doubt
from lib.analysis.rfm import rfm
from lib.catalog.segments import REGULARS_24
from lib.core.periods import day_of
from lib.core.settings import AXES, CutOffs, RfmSettings
from tests.bench.contenders import timed

CUSTOMERS, LOOKED_AT = 1_900_000, 100_000
AS_OF = date(2026, 1, 1)
#: Goals in seconds.
MOVE, DRAWS = 0.1, 2.0


def people(size: int) -> Customers:
    """Customers as a shop has them, the same every time."""
    rng = np.random.default_rng(24)
    frequency = 1 + rng.poisson(rng.gamma(0.5, 8.4, size))
    recency = rng.integers(1, 1461, size)
    last = day_of(AS_OF) - recency
    return Customers(
        as_of=AS_OF,
        customer_id=pd.Series(np.arange(size).astype(str), dtype="str"),
        recency_days=recency,
        frequency=frequency,
        monetary_e4=np.rint(rng.gamma(3, 100, size) * frequency).astype(np.int64) * 1000,
        first_day=last - rng.integers(0, 400, size),
        last_day=last,
    )


def moved() -> float:
    """One cut-off of each axis in turn, with the table of groups."""
    shop = people(CUSTOMERS)
    settings = RfmSettings(map_name=REGULARS_24.name)
    before = rfm(shop, settings, REGULARS_24)
    places = count()

    def move() -> pd.DataFrame:
        place = next(places)
        axis = AXES[place % len(AXES)]
        cuts = [*before.cutoffs[axis]]
        cuts[1] = cuts[1] + (cuts[2] - cuts[1]) * (1 + place % 7) / 9
        by_hand = {**{one: settings.cut(one) for one in AXES}, axis: CutOffs(values=tuple(cuts))}
        return rfm(shop, RfmSettings(*(by_hand[one] for one in AXES), map_name=settings.map_name), REGULARS_24).segments

    return timed(move, 12)[0]


def drawn() -> float:
    """200 draws of 100,000 customers."""
    answer = rfm(people(LOOKED_AT), RfmSettings(map_name=REGULARS_24.name), REGULARS_24)
    return timed(lambda: doubt(answer, RESAMPLES))[0]


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"moved": moved(), "drawn": drawn()}))
