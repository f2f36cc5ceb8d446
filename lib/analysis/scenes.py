"""Scene groups: customers by what they bought first, or where; who of them came back, and how they cross with the groups."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from lib.analysis.histories import Labels
from lib.analysis.pays import Past
from lib.analysis.proportions import Range, wilson
from lib.analysis.rfm import Rfm, exact_sums

#: So many words have a row of their own; all others are one.
MOST_SCENES = 8


@dataclass(frozen=True)
class Scene:
    """Customers whose first order had the same word.

    Attributes:
        word: the product, category or channel; "" where the file does not tell; None: all other words.
        customers, revenue_e4: today.
        then: of them at the earlier day; 0 where the history is too short.
        again: the share of those that ordered again in the window, with its range; None: there was nobody.
        in_groups: today's customers by group, in the order of the groups asked for.
    """

    word: str | None
    customers: int
    revenue_e4: int
    then: int
    again: Range | None
    in_groups: tuple[int, ...] = field(repr=False)


def scenes(labels: Labels, rfm: Rfm, groups: tuple[tuple[str, ...], ...], past: Past | None) -> tuple[Scene, ...]:
    """The most frequent words and all others, with what is known about each.

    Args:
        labels: a word a customer, by the first order.
        rfm: today's customers and their groups.
        groups: codes of the map's groups that are looked at as one, such as those worth telling apart.
        past: the customers at an earlier day and what they did then; None: the history is too short.
    """
    place = np.minimum(labels.place, MOST_SCENES)
    count = int(place.max()) + 1
    codes = {segment.code: number for number, segment in enumerate(rfm.segment_map.segments)}
    group_of = np.full(len(codes), len(groups), np.int64)
    for number, together in enumerate(groups):
        group_of[[codes[code] for code in together]] = number
    crossed = np.bincount(place * (len(groups) + 1) + group_of[rfm.segment], minlength=count * (len(groups) + 1))
    table = crossed.reshape(count, len(groups) + 1)
    money = exact_sums(place.astype(np.intp), rfm.customers.summable("monetary"), count)
    made: list[Scene] = []
    for number in range(count):
        then = again = 0
        if past is not None:
            mine = place[past.positions] == number
            then, again = int(mine.sum()), int(past.again[mine].sum())
        made.append(
            Scene(
                word=labels.words[number] if number < MOST_SCENES else None,
                customers=int(table[number].sum()),
                revenue_e4=int(money[number]),
                then=then,
                again=wilson(again, then),
                in_groups=tuple(table[number, : len(groups)].tolist()),
            )
        )
    return tuple(made)


def crossed(found: tuple[Scene, ...]) -> pd.DataFrame:
    """One row a scene, one column a group: the share of the scene's customers in it (0 to 1)."""
    rows = [[count / scene.customers for count in scene.in_groups] for scene in found]
    return pd.DataFrame(rows)
