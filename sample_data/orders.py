"""Who orders when, for how much: the planted model drawn out into orders.

What counts is exactly the model. What does not count (cancelled, unpaid and wholly refunded orders, guests) is drawn beside
it, not out of it: setting those orders aside gives the model's own orders back.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from sample_data.dice import Dice, Floats
from sample_data.season import curve, seconds
from sample_data.shop import Shop

#: Columns of the orders before they have a basket: customer is a position (-1: guest), target is the wanted total.
_COLUMNS = ["customer", "day", "second", "channel", "fate", "target"]


def simulate(shop: Shop, customers: pd.DataFrame) -> pd.DataFrame:
    """All orders in the order of time: customer, day, second, channel (position), fate, target, rank.

    `fate` is counted, guest, cancelled, unpaid or refunded; `rank` numbers a customer's counted orders from 1 (else 0).
    """
    counted = pd.concat([_first_and_repeat(shop, customers), _wholesale(shop, len(customers))], ignore_index=True)
    counted = _in_time(counted)
    counted["rank"] = counted.groupby("customer").cumcount() + 1
    counted["channel"] = _channels(shop, counted)
    beside = [_beside(shop, counted, fate) for fate in ("cancelled", "unpaid", "refunded")]
    return _in_time(pd.concat([counted, _guests(shop, counted), *beside], ignore_index=True))


def _in_time(orders: pd.DataFrame) -> pd.DataFrame:
    return orders.sort_values(["day", "second", "customer"], kind="stable", ignore_index=True)


def _first_and_repeat(shop: Shop, customers: pd.DataFrame) -> pd.DataFrame:
    busy = curve(shop, "with")
    ends = np.cumsum(busy) / 7  # the clock that customers live by: weeks of average business
    day = customers["day"].to_numpy()
    within = Dice(shop.code, "moment of the first order").uniform(len(customers))
    who, clock = _repeat(shop, customers, ends[day] - (1 - within) * busy[day] / 7, float(ends[-1]))
    orders = pd.DataFrame(
        {
            "customer": np.concatenate([np.arange(len(customers)), who]),
            "day": np.concatenate([day, np.searchsorted(ends, clock)]),
            "channel": customers["channel"].to_numpy()[np.concatenate([np.arange(len(customers)), who])],
            "fate": "counted",
        }
    )
    orders["second"] = seconds(Dice(shop.code, "time of day"), len(orders))
    orders["target"] = _amounts(shop, customers, orders["customer"].to_numpy())
    return orders[_COLUMNS]


def _repeat(
    shop: Shop, customers: pd.DataFrame, start: Floats, end: float
) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], Floats]:
    """BG/NBD: (customer, clock) of each repeat order."""
    planted, count = shop.purchases, len(customers)
    dice = Dice(shop.code, "purchases")
    rate = dice.gamma(planted.r, count) / planted.alpha_weeks * customers["rate_factor"].to_numpy()
    leaves = dice.beta(planted.a, planted.b, count)
    clock, active = start, np.ones(count, dtype=np.bool_)
    who, when = [np.zeros(0, dtype=np.int64)], [np.zeros(0)]
    while active.any():
        clock = clock + dice.exponential(count) / rate
        active = active & (clock < end)
        who.append(np.flatnonzero(active))
        when.append(clock[active])
        active = active & (dice.uniform(count) >= leaves)
    return np.concatenate(who), np.concatenate(when)


def _amounts(shop: Shop, customers: pd.DataFrame, who: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Floats:
    """Gamma-Gamma: one amount for each order."""
    dice = Dice(shop.code, "amounts")
    mean_scale = shop.spend.v * customers["spend_factor"].to_numpy() / dice.gamma(shop.spend.q, len(customers))
    return dice.gamma(shop.spend.p, len(who)) * mean_scale[who]


def _wholesale(shop: Shop, position: int) -> pd.DataFrame:
    buyer, dice = shop.wholesale, Dice(shop.code, "wholesale")
    days = np.arange(shop.day(buyer.first), shop.days - 3, buyer.gap_days)
    days = days + dice.whole(-1, 2, len(days))
    return pd.DataFrame(
        {
            "customer": position,
            "day": days,
            "second": dice.whole(9 * 3600, 16 * 3600, len(days)),
            "channel": shop.channel(buyer.channel),
            "fate": "counted",
            "target": buyer.order * np.exp(0.15 * dice.normal(len(days))),
        }
    )


def _channels(shop: Shop, counted: pd.DataFrame) -> pd.Series[int]:
    """First orders come by the channel that won the customer; some repeat orders by the shop's own channel."""
    dice = Dice(shop.code, "channel of repeat orders")
    moves = (dice.uniform(len(counted)) >= shop.shares.keeps_channel) & (counted["rank"] > 1)
    moves &= counted["customer"] != counted["customer"].max()  # the wholesaler stays
    return counted["channel"].where(~moves, shop.channel(shop.return_channel))


def _guests(shop: Shop, counted: pd.DataFrame) -> pd.DataFrame:
    dice = Dice(shop.code, "guests")
    a_day = len(counted) / shop.days * shop.shares.guest
    day = np.repeat(np.arange(shop.days), dice.poisson(a_day * curve(shop, "with")))
    count = len(day)
    return pd.DataFrame(
        {
            "customer": -1,
            "day": day,
            "second": seconds(dice, count),
            "channel": dice.pick([channel.base_per_week + 2 for channel in shop.channels], count),
            "fate": "guest",
            "target": shop.spend.v * dice.gamma(shop.spend.p, count) / dice.gamma(shop.spend.q, count),
            "rank": 0,
        }
    )


def _beside(shop: Shop, counted: pd.DataFrame, fate: str) -> pd.DataFrame:
    """Orders that do not count: an attempt up to three days before a real one, or one sent back some weeks after it."""
    dice = Dice(shop.code, fate)
    share = {"cancelled": shop.shares.cancelled, "unpaid": shop.shares.unpaid, "refunded": shop.shares.refunded}[fate]
    chosen = counted[dice.uniform(len(counted)) < share].copy()
    away = dice.whole(5, 40, len(chosen)) if fate == "refunded" else -dice.whole(0, 3, len(chosen))
    chosen["day"] += away
    chosen["second"] = np.where(away == 0, np.maximum(chosen["second"] - 900, 0), seconds(dice, len(chosen)))
    chosen["target"] *= np.exp(0.3 * dice.normal(len(chosen)))
    chosen["fate"], chosen["rank"] = fate, 0
    return chosen[(chosen["day"] >= 0) & (chosen["day"] < shop.days - 4)]
