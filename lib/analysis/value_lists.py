"""Three lists from what customers are expected to bring: keep, grow, and those not worth chasing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.analysis.models.beta_geometric import BG_NBD
from lib.analysis.models.cells import Float64s, Int64s
from lib.analysis.models.pareto_nbd import PARETO_NBD
from lib.analysis.simulated import futures
from lib.analysis.worth import Base, Existing
from lib.core.money import SCALE
from lib.core.settings import ValueSettings
from lib.core.words import N_, Sentence

VALUE_LISTS = ("keep", "grow", "leave")
#: The highest expected values are kept, a tenth of all customers at most, and up to three tenths after them are grown.
KEEP_SHARE, GROW_SHARE = 0.1, 0.4
#: Who is more likely gone than not is in neither; who is gone with a chance of 8 in 10 is not chased.
LEAST_ALIVE, GONE = 0.5, 0.2
#: A range of one customer holds in 8 of 10 cases; a page shows so many rows at most.
_PATHS, _CHUNK, MOST_ROWS = 400, 10_000, 250
_LOW, _HIGH = 0.1, 0.9


@dataclass(frozen=True, eq=False)
class ValueList:
    """Customers and what to do about them.

    Attributes:
        code: "keep", "grow" or "leave".
        title, why: in words.
        positions: in the purchases' customers, the most important first.
        money_e4: what they are expected to bring (leave: what they brought so far).
    """

    code: str
    title: Sentence
    why: Sentence
    positions: Int64s
    money_e4: int


def value_lists(whole: Base, worth: Existing) -> tuple[ValueList, ...]:
    """The three lists, always in this order; empty where there is too little history to forecast."""
    now, value = whole.purchases.now, worth.value_e4
    spent = now.first_e4 + now.repeat_e4
    if whole.tested.method == "history":
        order = gone = np.zeros(0, np.int64)
    else:
        able = np.flatnonzero((_still_here(whole, worth) >= LEAST_ALIVE) & (value > 0))
        order = able[_first(value[able], round(len(now) * GROW_SHARE))]
        gone = np.flatnonzero((now.repeats > 0) & (worth.alive < GONE) & (spent > 0))
        gone = gone[_largest_first(spent[gone])]
    keep_until = round(len(now) * KEEP_SHARE)
    keep, grow = order[:keep_until], order[keep_until:]
    return (
        ValueList(
            "keep",
            Sentence(N_("Keep these customers")),
            Sentence(
                N_(
                    "Those from whom most is still to come, a tenth of your customers at most. Losing one costs most: answer them first, thank them, and never make them wait."
                )
            ),
            keep,
            int(value[keep].sum()),
        ),
        ValueList(
            "grow",
            Sentence(N_("Grow these customers")),
            Sentence(
                N_(
                    "Those who come next, three tenths of your customers at most: more likely still with you than gone, with room to buy more often. A reason to come back is well spent here."
                )
            ),
            grow,
            int(value[grow].sum()),
        ),
        ValueList(
            "leave",
            Sentence(N_("Do not chase these")),
            Sentence(
                N_(
                    "They came back at least once, and by their own rhythm they are gone with a chance of more than 8 in 10. Money spent on them is better spent on the other two lists."
                )
            ),
            gone,
            int(spent[gone].sum()),
        ),
    )


def _still_here(whole: Base, worth: Existing) -> Float64s:
    """The chance to be still there, by which a customer is kept.

    BG/NBD takes everybody with one purchase to be there, however long ago it was: who bought once has the chance of Pareto/NBD instead,
    under which anybody can have gone.
    """
    now = whole.purchases.now
    if whole.tested.model != BG_NBD.code:
        return worth.alive
    other = PARETO_NBD.alive(whole.fits[PARETO_NBD.code].parameters, now.cells)[now.cells.of]
    return np.where(now.repeats == 0, other, worth.alive)


def _first(value: Float64s, most: int) -> Int64s:
    """The places of the largest values in their order, at most so many; of equal ones those that stand first."""
    if most >= len(value):
        chosen = np.arange(len(value))
    else:
        least = np.partition(value, len(value) - most)[len(value) - most] if most else np.inf
        chosen = np.flatnonzero(value >= least)
    return chosen[_largest_first(np.rint(value[chosen]).astype(np.int64))][:most]


def _largest_first(value: Int64s) -> Int64s:
    """The places of whole numbers from the largest to the smallest; of equal ones those that stand first.

    Number and place packed into one whole number are sorted several times faster than places by a key.
    """
    below = value.max(initial=0) - value
    for_place = len(value).bit_length()
    if int(below.max(initial=0)).bit_length() + for_place > 63:
        return np.argsort(below, kind="stable")
    packed = (below << for_place) | np.arange(len(value))
    packed.sort()
    return packed & ((1 << for_place) - 1)


def everyone_rows(whole: Base, worth: Existing, settings: ValueSettings) -> pd.DataFrame:
    """One row a customer, in the order of the ids: the columns of `value_rows`, and `list` ("keep", "grow", "leave" or "")."""
    count = len(whole.purchases)
    parts = [
        value_rows(
            whole, worth, np.arange(start, min(start + _CHUNK, count)), settings, _PATHS if count <= _CHUNK else 100
        )
        for start in range(0, count, _CHUNK)
    ]
    code = np.full(count, "", dtype=object)
    for one in value_lists(whole, worth):
        code[one.positions] = one.code
    return pd.concat(parts, ignore_index=True).assign(list=code)


def value_rows(
    whole: Base, worth: Existing, positions: Int64s, settings: ValueSettings, paths: int = _PATHS
) -> pd.DataFrame:
    """One row a customer of a list.

    Columns: customer_id, purchases, days_since, spent_e4, alive, expected (purchases within the horizon), value_e4, and low_e4
    and high_e4, between which it lies in 8 of 10 cases.
    """
    now, chosen = whole.purchases.now, positions
    seen = now.some(chosen.astype(np.intp))
    drawn = futures(whole.tested.model, whole.fit.parameters, seen, whole.spend, settings.horizon_days, paths, seed=2)
    # draws follow the model; the value also follows the season (or the curve) and counts later money for less
    modelled = worth.purchases[chosen] / worth.level * whole.purchase_mean[chosen] * settings.kept_share * SCALE
    moved = np.divide(worth.value_e4[chosen], modelled, out=np.ones(len(chosen)), where=modelled != 0)
    low, high = (
        np.quantile(drawn.spent * settings.kept_share * moved[:, None], (_LOW, _HIGH), axis=1)
        if len(chosen)
        else (
            np.zeros(0),
            np.zeros(0),
        )
    )
    return pd.DataFrame(
        {
            "customer_id": whole.purchases.customer_id.iloc[chosen].to_numpy(),
            "purchases": seen.repeats + 1,
            "days_since": seen.age_days - seen.last_days,
            "spent_e4": seen.first_e4 + seen.repeat_e4,
            "alive": worth.alive[chosen],
            "expected": worth.purchases[chosen],
            "value_e4": np.rint(worth.value_e4[chosen]).astype(np.int64),
            "low_e4": np.rint(low * SCALE).astype(np.int64),
            "high_e4": np.rint(high * SCALE).astype(np.int64),
        }
    )
