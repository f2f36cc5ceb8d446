"""Some of a shop's customers, valued by what is known of all of them.

A filter chooses whom is looked at; it does not change what they did. So each of them keeps all of their orders: whoever had bought
before is not new, and whoever came back by another channel has come back. Models are fitted to the whole shop, for customers who were
chosen by what they did last would look more loyal than new ones are.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from lib.analysis.purchases import Purchases
from lib.analysis.to_come import Existing, existing_by
from lib.analysis.worth import Base, group_of
from lib.core.periods import day_of
from lib.core.settings import View


def first_in(bought: Purchases, view: View) -> npt.NDArray[np.bool_]:
    """Of whom the first order of all is in the view, aligned with the customers."""
    inside = np.ones(len(bought), dtype=np.bool_)
    if view.first_day is not None:
        inside &= bought.first_day >= day_of(view.first_day)
    if view.last_day is not None:
        inside &= bought.first_day <= day_of(view.last_day)
    for told, wanted in ((bought.channel, view.channels), (bought.country, view.countries)):
        if wanted:
            inside &= np.isin(told.astype(str), wanted)
    return inside


def some(shop: Base, positions: npt.NDArray[np.intp], view: View) -> Base:
    """These customers of a shop, of whom those count as new whose first order is in the view.

    Args:
        shop: all of its customers.
        positions: whom is looked at, ascending.
        view: what chose them. Where it holds nobody's first order, a new customer is one of the whole shop.
    """
    bought = shop.purchases.some(positions)
    usual = np.flatnonzero(np.isin(positions, shop.usual))
    won = usual[first_in(bought, view)[usual]]
    everybody = group_of(shop, None, bought.now.some(won)) if len(won) else shop.everybody
    return replace(shop, purchases=bought, usual=usual, everybody=everybody, shop=shop, won=won)


def existing_of(shop: Base, left: Existing, positions: npt.NDArray[np.intp]) -> Existing:
    """What some of the shop's customers will still bring: their part of what all of them will."""
    inside = np.zeros(len(shop.purchases), dtype=object)
    inside[positions] = 1
    total = next((one.total for one in existing_by(shop, left, inside.astype(str)) if one.label == "1"), left.total)
    return replace(
        left,
        alive=left.alive[positions],
        purchases=left.purchases[positions],
        value_e4=left.value_e4[positions],
        total=total,
    )
