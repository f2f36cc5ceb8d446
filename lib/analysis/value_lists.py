"""Three lists from what customers are expected to bring: keep, grow, and those not worth chasing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.chances import never_sure
from lib.analysis.contact_lists import GONE_GAPS, HABIT_DAYS
from lib.analysis.models.cells import Float64s, Int64s
from lib.analysis.simulated import chance_to_come, spent_between
from lib.analysis.to_come import Existing, nobody_leaves
from lib.analysis.worth import Base, kept
from lib.core.money import SCALE
from lib.core.settings import ValueSettings
from lib.core.words import N_, Sentence

VALUE_LISTS = ("keep", "grow", "leave")
Bools = npt.NDArray[np.bool_]
#: The highest expected values are kept, a tenth of all customers at most, and up to three tenths after them are grown.
KEEP_SHARE, GROW_SHARE = 0.1, 0.4
#: Who is more likely gone than not is in neither; who is gone with a chance of 8 in 10 is not chased.
LEAST_ALIVE, GONE = 0.5, 0.2
#: A range of one customer holds in 8 of 10 cases; a page shows so many rows at most.
MOST_ROWS = 250
_LOW, _HIGH = 0.1, 0.9
_NO_CHANCE = 0.005
#: Why customers are not worth chasing, and why nobody is said to be so.
_BY_GAPS = N_(
    "The file does not show anybody leaving, so only their own rhythm can tell: they came back at least twice, and more than four of their usual gaps have passed without a purchase. Money spent on them is better spent on the other two lists."
)
_BY_CHANCE = N_(
    "They came back at least once, and by their own rhythm they are gone with a chance of more than 8 in 10. Money spent on them is better spent on the other two lists."
)
_NOBODY_GONE = N_(
    "By their own rhythm nobody who came back is most likely gone. Who is lost on Segments or lapsed on Lifecycle is held against all customers there."
)


@dataclass(frozen=True, eq=False)
class ValueList:
    """Customers and what to do about them.

    Attributes:
        code: "keep", "grow" or "leave".
        title, why: in words.
        action: what to do with each of them, as a list to take away says it.
        positions: in the purchases' customers, the most important first.
        money_e4: what they are expected to bring (leave: what they brought so far).
    """

    code: str
    title: Sentence
    why: Sentence
    action: Sentence
    positions: Int64s
    money_e4: int


def value_lists(whole: Base, worth: Existing) -> tuple[ValueList, ...]:
    """The three lists, always in this order; empty where there is too little history to forecast."""
    now, value = whole.purchases.now, worth.value_e4
    spent = now.first_e4 + now.repeat_e4
    if whole.tested.method == "history":
        order = gone = np.zeros(0, np.int64)
    else:
        likely, away = _likely(whole, worth)
        able = np.flatnonzero(likely & (value > 0))
        order = able[_first(value[able], round(len(now) * GROW_SHARE))]
        gone = np.flatnonzero(away & (spent > 0))
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
            Sentence(N_("Answer them first and thank them; no discount needed.")),
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
            Sentence(N_("Give them a reason to come back soon.")),
            grow,
            int(value[grow].sum()),
        ),
        ValueList(
            "leave",
            Sentence(N_("Do not chase these")),
            Sentence(_NOBODY_GONE if not len(gone) else _BY_GAPS if nobody_leaves(whole) else _BY_CHANCE),
            Sentence(N_("Spend nothing on them: no calls, no vouchers.")),
            gone,
            int(spent[gone].sum()),
        ),
    )


def given_up(lists: Sequence[ValueList]) -> Int64s:
    """Positions of those whom nobody should chase."""
    return next(one.positions for one in lists if one.code == "leave")


def _likely(whole: Base, worth: Existing) -> tuple[Bools, Bools]:
    """Who is more likely still there than gone, and who came back once and is gone with a chance of 8 in 10.

    Where the file shows nobody leaving, the usual gap of who came back twice tells instead: past four of them they are gone.
    """
    now = whole.purchases.now
    if not nobody_leaves(whole):
        return worth.alive >= LEAST_ALIVE, (now.repeats > 0) & (worth.alive < GONE)
    habit = now.repeats + 1 >= HABIT_DAYS
    gone = habit & ((now.age_days - now.last_days) * now.repeats > GONE_GAPS * now.last_days)
    return ~gone, gone


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
    """One row a customer, in the order of the ids: the columns of `value_rows`, and `list` ("keep", "grow", "leave" or "").

    Whose chance to come reads 0 % has a range that ends with the value: a file is sorted by its ends.
    """
    code = np.full(len(whole.purchases), "", dtype=object)
    for one in value_lists(whole, worth):
        code[one.positions] = one.code
    rows = value_rows(whole, worth, np.arange(len(code)), settings)
    ended = rows["seldom"] & (rows["comes"] < _NO_CHANCE)
    ends = {name: rows[name].where(~ended, rows["value_e4"]) for name in ("low_e4", "high_e4")}
    return rows.assign(list=code, **ends)


def value_rows(whole: Base, worth: Existing, positions: Int64s, settings: ValueSettings) -> pd.DataFrame:
    """One row a customer of a list; each row is the same whoever else is on it.

    Columns: customer_id, purchases, days_since, spent_e4, alive, comes (the chance of any purchase within the horizon), expected
    (purchases within it), value_e4, and low_e4 and high_e4, between which it lies in 8 of 10 cases or more; seldom.

    Who most likely brings nothing has a value that no future has: 1 in 20 who may bring 240 are worth 12, and 9 of 10 cases are 0. The
    range of these (`seldom`) ends with what they bring if they come at all, value over chance, so that the value lies in every range,
    and a page can say both.
    """
    now, chosen = whole.purchases.now, positions
    seen = now.some(chosen.astype(np.intp))
    model, parameters, days = whole.tested.model, whole.fit.parameters, settings.horizon_days
    spent = spent_between(model, parameters, seen, whole.spend, days, (_LOW, _HIGH))
    # draws follow the model; the value also follows the season (or the curve) and counts later money for less
    modelled = worth.purchases[chosen] / worth.level * kept(whole.purchase_mean[chosen], settings) * SCALE
    moved = np.divide(worth.value_e4[chosen], modelled, out=np.ones(len(chosen)), where=modelled != 0)
    both = [kept(end, settings) * moved for end in spent]
    low, high = np.minimum(*both), np.maximum(*both)  # where every sale loses, the most that is bought brings least
    comes = chance_to_come(model, parameters, seen, days)
    value = worth.value_e4[chosen] / SCALE
    seldom = (value < low) | (value > high)
    far = np.divide(value, comes, out=value.copy(), where=seldom & (comes > 0))
    low, high = np.where(seldom, np.minimum(low, far), low), np.where(seldom, np.maximum(high, far), high)
    return pd.DataFrame(
        {
            "customer_id": whole.purchases.customer_id.iloc[chosen].to_numpy(),
            "purchases": seen.repeats + 1,
            "days_since": seen.age_days - seen.last_days,
            "spent_e4": seen.first_e4 + seen.repeat_e4,
            "alive": worth.alive[chosen],
            "comes": comes,
            "expected": worth.purchases[chosen],
            "value_e4": np.rint(worth.value_e4[chosen]).astype(np.int64),
            "low_e4": np.rint(low * SCALE).astype(np.int64),
            "high_e4": np.rint(high * SCALE).astype(np.int64),
            "seldom": seldom,
        }
    )


def nothing_or(row: Mapping[Any, Any]) -> Sentence:
    """What stands for the range of a customer of whom most likely nothing comes (`seldom` of `value_rows`)."""
    most = row["high_e4"] if row["value_e4"] > 0 else row["low_e4"]
    facts = {"share_nothing": never_sure(1 - float(row["comes"])), "money_else": int(most)}
    return Sentence(N_("{share_nothing} nothing, else about {money_else}"), facts)
