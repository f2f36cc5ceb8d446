"""Visits: daily totals for all days, and every touch-point of every visitor for the last weeks.

Those who buy are the orders themselves; those who do not are drawn around them, so that events, daily totals and orders agree.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample_data.dice import Dice, Floats, Ints
from sample_data.season import curve, seconds
from sample_data.shop import STEPS, Shop

_PAID = STEPS.index("paid")
#: Median seconds spent on each touch-point before the next, and how widely they differ (log-normal).
_DWELL = (6.0, 16.0, 34.0, 22.0, 70.0, 8.0)
_DWELL_SPREAD = 0.7
#: Median load time of a page, of the slow page, and of phones against desktops.
_LOAD_SECONDS, _LOAD_SLOW, _LOAD_PHONE, _LOAD_SPREAD = 0.9, 2.6, 1.35, 0.35
_MONTH_DAYS = 28


@dataclass(frozen=True)
class Traffic:
    """daily: one row a day. events: one row a touch-point. Both with our own column names."""

    daily: pd.DataFrame
    events: pd.DataFrame


def simulate(shop: Shop, orders: pd.DataFrame, ids: list[str]) -> Traffic:
    """The visits of a shop. `orders` as `Baskets.orders`; `ids` are the customers' ids by position."""
    stopped = _stopped(shop, orders)
    paid = orders[~orders["fate"].isin(["cancelled", "unpaid"])].copy()
    paid["at_once"] = Dice(shop.code, "bought at once").uniform(len(paid)) < shop.journey.buys_at_once
    visits = _sessions(shop, stopped, paid, ids)
    return Traffic(_daily(shop, stopped, paid), _events(shop, visits))


def _stopped(shop: Shop, orders: pd.DataFrame) -> Ints:
    """Visits that ended before paying: days × the last touch-point reached (seen … checkout)."""
    onward = np.array(shop.journey.onward)
    reached = np.concatenate([[1.0], np.cumprod(onward)])
    stops = reached[:-1] * (1 - onward) / reached[-1]  # for each order
    per_day = np.bincount(orders.loc[orders["fate"] != "unpaid", "day"], minlength=shop.days).astype(np.float64)
    month = np.ones(_MONTH_DAYS)
    usual, happened = curve(shop, "without"), curve(shop, "with")
    level = np.convolve(per_day, month, "same") / np.convolve(happened, month, "same")
    expected = (level * usual)[:, None] * stops
    expected[:, -1] += level * (usual - happened)  # the checkout that failed
    return Dice(shop.code, "visits").poisson(expected).reshape(shop.days, _PAID)


def _daily(shop: Shop, stopped: Ints, paid: pd.DataFrame) -> pd.DataFrame:
    dice = Dice(shop.code, "daily")
    buyers = np.bincount(paid["day"], minlength=shop.days)
    reached = stopped[:, ::-1].cumsum(axis=1)[:, ::-1] + buyers[:, None]  # by touch-point seen … checkout
    reached[:, STEPS.index("cart")] -= np.bincount(paid["day"], weights=paid["at_once"], minlength=shop.days).astype(
        int
    )
    visitors = reached[:, 1]
    fails = curve(shop, "with") < curve(shop, "without")
    complaints = dice.poisson(buyers * 0.02 + np.where(fails, visitors * 0.03, 0.02))
    return pd.DataFrame(
        {
            "day": np.arange(shop.days),
            "seen": reached[:, 0],
            "visitors": visitors,
            "returning": np.minimum(dice.poisson(visitors * 0.36), visitors),
            "page_views": visitors + dice.poisson(visitors * 2.4),
            "carts": reached[:, 3],
            "checkouts": reached[:, 4],
            "orders": buyers,
            "revenue": np.bincount(paid["day"], weights=paid["total"], minlength=shop.days).astype(np.int64),
            "complaints": complaints,
        }
    )


def _sessions(shop: Shop, stopped: Ints, paid: pd.DataFrame, ids: list[str]) -> pd.DataFrame:
    """One row a visit in the weeks that the events cover: user, depth, channel, device, product, end (seconds), value, order rank."""
    start = shop.day(shop.events_first)
    dice = Dice(shop.code, "sessions")
    browse = _browsers(shop, dice, stopped[start:], start)
    buyers = paid[paid["day"] >= start]
    names = [ids[who] if who >= 0 else f"G{5000 + place}" for place, who in enumerate(buyers["customer"])]
    buy = pd.DataFrame(
        {
            "user": names,
            "depth": _PAID,
            "channel": buyers["channel"].to_numpy(),
            "end": buyers["day"].to_numpy() * 86_400 + buyers["second"].to_numpy(),
            "value": buyers["total"].to_numpy(),
            "again": (buyers["rank"] > 1).to_numpy(),
            "at_once": buyers["at_once"].to_numpy(),
        }
    )
    browse["user"] = _browsing_users(dice, browse, paid, ids)
    _come_back_to_buy(dice, browse, buy)
    sessions = pd.concat([browse, buy], ignore_index=True)
    sessions["device"] = _devices(shop, dice, sessions)
    sessions["product"] = _products(shop, dice, sessions)
    return sessions.sort_values(["end", "user"], kind="stable", ignore_index=True)


def _browsers(shop: Shop, dice: Dice, stopped: Ints, start: int) -> pd.DataFrame:
    days, depths = stopped.shape
    counts = stopped.ravel()
    day = np.repeat(np.repeat(np.arange(days), depths), counts) + start
    weights = [(channel.base_per_week + 2) * channel.visit_factor for channel in shop.channels]
    return pd.DataFrame(
        {
            "depth": np.repeat(np.tile(np.arange(depths), days), counts),
            "channel": dice.pick(weights, len(day)),
            "end": day * 86_400 + seconds(dice, len(day)),
            "value": 0,
            "again": False,
            "at_once": False,
        }
    )


def _browsing_users(dice: Dice, browse: pd.DataFrame, paid: pd.DataFrame, ids: list[str]) -> list[str]:
    """A known customer (one in four), a visitor who was here before (one in four), or somebody new; once a day each."""
    day = browse["end"].to_numpy() // 86_400
    known = paid.loc[(paid["customer"] >= 0) & (paid["rank"] == 1), ["customer", "day"]].to_numpy()
    chance, which = dice.uniform(len(browse)), dice.uniform(len(browse))
    users: list[str] = []
    seen_today: set[tuple[int, str]] = {
        (when, ids[who]) for when, who in paid.loc[paid["customer"] >= 0, ["day", "customer"]].to_numpy()
    }
    strangers: list[str] = []
    for today, one, other in zip(day, chance, which, strict=True):
        so_far = int(np.searchsorted(known[:, 1], today))
        user = f"V{10_000 + len(strangers)}"
        if one < 0.25:
            user = ids[known[int(other * so_far), 0]]
        elif one < 0.5 and strangers:
            user = strangers[int((1 - other**3) * len(strangers))]
        if (today, user) in seen_today:
            user = f"V{10_000 + len(strangers)}"
        if user == f"V{10_000 + len(strangers)}":
            strangers.append(user)
        seen_today.add((int(today), user))
        users.append(user)
    return users


def _come_back_to_buy(dice: Dice, browse: pd.DataFrame, buy: pd.DataFrame) -> None:
    """A third of the buyers had a look at a product one to five days before: give them one of the strangers' visits."""
    looked = browse[(browse["depth"] >= STEPS.index("product")) & browse["user"].str.startswith("V")]
    by_day = {day: list(group.index) for day, group in looked.groupby(looked["end"] // 86_400)}
    again = dice.uniform(len(buy)) < 0.33
    before = dice.whole(1, 5, len(buy))
    taken: set[tuple[int, str]] = set(zip(browse["end"] // 86_400, browse["user"], strict=True))
    for user, end, wanted, days in zip(buy["user"], buy["end"], again, before, strict=True):
        day = end // 86_400 - days
        if wanted and by_day.get(day) and (day, user) not in taken:
            browse.loc[by_day[day].pop(), "user"] = user
            taken.add((day, user))


def _devices(shop: Shop, dice: Dice, sessions: pd.DataFrame) -> list[str]:
    names = [name for name, *_ in shop.journey.devices]
    browsing = dice.pick([share for _, share, _ in shop.journey.devices], len(sessions))
    buying = dice.pick([share for *_, share in shop.journey.devices], len(sessions))
    chosen = np.where(sessions["depth"] == _PAID, buying, browsing)
    return [names[one] for one in chosen]


def _products(shop: Shop, dice: Dice, sessions: pd.DataFrame) -> Ints:
    """The product page of each visit; the slow page's visitors go on to the cart `slow_factor` times as often."""
    weights = np.array([product.weight for product in shop.products])
    onward = shop.journey.onward[STEPS.index("product")]
    rate = np.full(len(weights), onward)
    rate[shop.journey.slow_product] *= shop.journey.slow_factor
    stays, goes = dice.pick(weights * (1 - rate), len(sessions)), dice.pick(weights * rate, len(sessions))
    return np.where(sessions["depth"] > STEPS.index("product"), goes, stays)


def _events(shop: Shop, sessions: pd.DataFrame) -> pd.DataFrame:
    """One row a touch-point: user, session, step, moment (seconds since the first day), channel, device, page, load, dwell, value."""
    dice, count = Dice(shop.code, "events"), len(sessions)
    spread = np.exp(_DWELL_SPREAD * dice.normal(count * 6).reshape(count, 6))
    dwell = np.array(_DWELL) * spread
    depth = sessions["depth"].to_numpy()
    gaps = np.where(np.arange(6) < depth[:, None], np.rint(dwell) + 1, 0)
    until_end = gaps[:, ::-1].cumsum(axis=1)[:, ::-1]
    skips = sessions["at_once"].to_numpy(dtype=np.bool_)
    load = _load_seconds(shop, dice, sessions)
    parts: list[pd.DataFrame] = []
    for step in range(_PAID + 1):
        here = depth >= step
        if STEPS[step] == "cart":
            here &= ~skips
        part = _visited(shop, sessions, step, here)
        part["moment"] = sessions["end"] - until_end[:, step].astype(np.int64)
        if STEPS[step] in ("landed", "product", "cart", "checkout"):
            part["load"], part["dwell"] = np.round(load[:, step], 2), np.rint(dwell[:, step]).astype(np.int64)
        parts.append(part[here])
    parts += _after_paying(shop, dice, sessions)
    events = pd.concat(parts)
    events = events[events["moment"] < shop.days * 86_400]
    events["order"] = np.arange(len(events))  # equal moments stay in the order of the steps
    return events.sort_values(["moment", "order"], ignore_index=True)


def _visited(
    shop: Shop, sessions: pd.DataFrame, step: int, here: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> pd.DataFrame:
    pages = {"landed": "/", "cart": "/cart", "checkout": "/checkout", "paid": "/thanks"}
    products = np.array([f"/p/{product.code.lower()}" for product in shop.products])
    return pd.DataFrame(
        {
            "user": sessions["user"],
            "session": "S" + (100_000 + sessions.index.to_series()).astype(str),
            "step": step,
            "channel": sessions["channel"],
            "device": sessions["device"],
            "page": products[sessions["product"]] if STEPS[step] == "product" else pages.get(STEPS[step], ""),
            "value": sessions["value"].where(here & (step == _PAID), -1),
        }
    )


def _load_seconds(shop: Shop, dice: Dice, sessions: pd.DataFrame) -> Floats:
    load = _LOAD_SECONDS * np.exp(_LOAD_SPREAD * dice.normal(len(sessions) * 6).reshape(-1, 6))
    load[(sessions["device"] == shop.journey.devices[0][0]).to_numpy()] *= _LOAD_PHONE
    load[(sessions["product"] == shop.journey.slow_product).to_numpy(), STEPS.index("product")] *= (
        _LOAD_SLOW / _LOAD_SECONDS
    )
    return load


def _after_paying(shop: Shop, dice: Dice, sessions: pd.DataFrame) -> list[pd.DataFrame]:
    """The parcel arrives two to five days later; a later order is also marked as ordering again."""
    bought = sessions[sessions["depth"] == _PAID]
    arrives = (bought["end"] // 86_400 + dice.whole(2, 5, len(bought))) * 86_400 + dice.whole(9, 19, len(bought)) * 3600
    arrived = bought[["user"]].assign(step=STEPS.index("received"), moment=arrives, channel=bought["channel"], value=-1)
    again = _visited(shop, sessions, _PAID, (sessions["depth"] == _PAID).to_numpy())[sessions["again"]]
    again = again.assign(step=STEPS.index("ordered_again"), moment=sessions.loc[sessions["again"], "end"])
    return [arrived, again]
