"""Public and private domain: who has joined, who comes back, and what part of the money each side brings."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from lib.analysis.proportions import Range, difference, wilson
from lib.core.columns import CHANNEL, CUSTOMER_ID, DOMAIN, NET_E4, ORDERED_AT
from lib.core.periods import month_of
from lib.core.settings import View

_PRIVATE = re.compile(r"private|私域|owned", re.IGNORECASE)
_PUBLIC = re.compile(r"public|公域|marketplace", re.IGNORECASE)
#: What a column that asks for the private domain answers.
_ANSWERS: dict[str, str] = {
    **dict.fromkeys(("是", "yes", "y", "true", "1", "√"), "private"),
    **dict.fromkeys(("否", "no", "n", "false", "0", "×"), "public"),
}
#: Channels of the private domain, where no column tells the domain.
_PRIVATE_CHANNEL = re.compile(
    r"私域|企业微信|企微|社群|微信群|小程序|公众号|wecom|private (?:domain|traffic)", re.IGNORECASE
)
Kinds = tuple[tuple[str, re.Pattern[str]], ...]
#: Kinds of Chinese live rooms, as channels name them: the shop's own, and those of influencers.
LIVE: Kinds = (
    ("own", re.compile(r"店播|自播|own live", re.IGNORECASE)),
    ("influencer", re.compile(r"达播|达人|influencer", re.IGNORECASE)),
)
#: Traffic that is paid for and traffic that is not, as channels name it; the others do not tell.
TRAFFIC: Kinds = (
    ("unpaid", re.compile(r"免费|自然|直接访问|\b(?:unpaid|organic|direct)\b", re.IGNORECASE)),
    (
        "paid",
        re.compile(
            r"付费|投放|推广|广告|千川|直通车|万相台|引力魔方|信息流|竞价|\b(?:paid|cpc|ppc|ads?|adwords|sponsored)\b",
            re.IGNORECASE,
        ),
    ),
)


@dataclass(frozen=True)
class Side:
    """One side, or one channel, by the customers whose first order was there.

    Attributes:
        name: "private", "public", a live room's kind ("own", "influencer"), or that of the traffic ("paid", "unpaid", "untold").
        customers: whose first order was there; `again`: of them, with a second order anywhere.
        repeat: again of customers.
        orders, revenue_e4: of the orders placed there, whoever placed them.
        share: of the money of all orders that were looked at.
    """

    name: str
    customers: int
    again: int
    repeat: Range | None
    orders: int
    revenue_e4: int
    share: float = 0.0


def comes_back_more(one: Side, other: Side) -> Range | None:
    """The share of one side's customers who ordered again, less that of the other's, with its range."""
    return difference((other.again, other.customers), (one.again, one.customers))


@dataclass(frozen=True, eq=False)
class Domains:
    """Public and private domain.

    Attributes:
        joined: of all customers, the share with at least one order in the private domain.
        sides: private, then public.
        months: one row a month: month (number), private_e4, total_e4, share.
        channels: the domain of each channel's orders, the more frequent one.
        named: the channels that were taken for private by their names, where no column tells; all others are then public.
    """

    joined: Range
    customers: int
    sides: tuple[Side, ...]
    months: pd.DataFrame
    channels: dict[str, str]
    named: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Private money of all money, over all months."""
        total = int(self.months["total_e4"].sum())
        return int(self.months["private_e4"].sum()) / total if total else 0.0

    @property
    def lately(self) -> float | None:
        """The private share of the last three months together; None where they brought no money."""
        return lately(self.months)


def domains(orders: pd.DataFrame, view: View) -> Domains | None:
    """Split a shop's orders by their domain, or where none has one by channels named as private; None where neither is told.

    Args:
        orders: the canonical table.
        view: only orders in its days, channels and countries.
    """
    rows = orders[_in(orders, view)]
    side, named = rows[DOMAIN].map(_side, na_action="ignore"), ()
    if not side.notna().any():
        side, named = _by_channel(rows[CHANNEL])
    known = rows[side.notna()].assign(side=side[side.notna()])
    if known.empty:
        return None
    known = _in_time(known)
    joined = known.groupby(CUSTOMER_ID)["side"].agg(lambda sides: (sides == "private").any())
    share = wilson(int(joined.sum()), len(joined))
    if share is None:
        return None
    month = known[ORDERED_AT].dt.year * 12 + known[ORDERED_AT].dt.month - 1
    private = known[NET_E4].where(known["side"] == "private", 0)
    months = (
        pd.DataFrame({"month": month, "private_e4": private, "total_e4": known[NET_E4]})
        .groupby("month")
        .sum()
        .reset_index()
    )
    months["share"] = np.where(months["total_e4"] > 0, months["private_e4"] / months["total_e4"].clip(lower=1), np.nan)
    of_channel = known.dropna(subset=[CHANNEL]).groupby(CHANNEL)["side"].agg(lambda sides: sides.mode().iloc[0])
    return Domains(
        share,
        len(joined),
        tuple(side_of(known, known["side"], name) for name in ("private", "public") if (known["side"] == name).any()),
        months,
        {str(channel): str(name) for channel, name in of_channel.items()},
        named,
    )


def _by_channel(channels: pd.Series) -> tuple[pd.Series, tuple[str, ...]]:
    """The side of each order by its channel's name, and the names of the private ones; nothing where no name says private."""
    names = [str(one) for one in channels.dropna().unique()]
    private = tuple(sorted(name for name in names if _PRIVATE_CHANNEL.search(name)))
    side_of_name = {name: "private" if name in private else "public" for name in names} if private else {}
    return channels.map(side_of_name, na_action="ignore"), private


def channel_sides(orders: pd.DataFrame, view: View, kinds: Kinds) -> tuple[Side, ...]:
    """Kinds of channels by their names, those whose customers come back most first; the kinds that the file has.

    Where it has one kind alone, the channels whose names do not tell ("untold") stand beside it.

    Args:
        orders: the canonical table.
        view: only orders in its days, channels and countries.
        kinds: LIVE or TRAFFIC.
    """
    rows = _in_time(orders[_in(orders, view)])
    of_channel = {str(one): _kind(str(one), kinds) for one in rows[CHANNEL].dropna().unique()}
    kind = rows[CHANNEL].map(of_channel, na_action="ignore")
    found = [name for name, _ in kinds if (kind == name).any()]
    if len(found) == 1 and kind.isna().any():
        kind, found = kind.fillna("untold"), [*found, "untold"]
    sides = [side_of(rows, kind, name) for name in found]
    return tuple(sorted(sides, key=lambda one: -(one.repeat.value if one.repeat else 0.0)))


def _kind(channel: str, kinds: Kinds) -> str | None:
    return next((name for name, pattern in kinds if pattern.search(channel)), None)


def _in_time(orders: pd.DataFrame) -> pd.DataFrame:
    return orders.sort_values([ORDERED_AT, "order_id"], kind="stable")


def side_of(orders: pd.DataFrame, names: pd.Series, name: str) -> Side:
    """One side of orders that are sorted by time.

    Args:
        orders: customer_id, net_e4.
        names: which side each order is of.
        name: the side.
    """
    first = ~orders[CUSTOMER_ID].duplicated()
    times = orders.groupby(CUSTOMER_ID)[CUSTOMER_ID].transform("size")
    here = names == name
    begun = int((first & here).sum())
    again = int((first & here & (times >= 2)).sum())
    money, whole = int(orders.loc[here, NET_E4].sum()), int(orders[NET_E4].sum())
    return Side(name, begun, again, wilson(again, begun), int(here.sum()), money, money / whole if whole > 0 else 0.0)


def lately(months: pd.DataFrame) -> float | None:
    """The private part of the money of the last three months; None where they brought none."""
    last = months.iloc[-3:]
    total = float(last["total_e4"].sum())
    return float(last["private_e4"].sum()) / total if total > 0 else None


def first_goal(found: Domains) -> int:
    """A goal to begin with, percent: the next five above the share of the last months, or of all where they brought nothing."""
    now = found.share if found.lately is None else found.lately
    return min(math.floor(now * 20 + 1e-9) * 5 + 5, 100)


def path(months: pd.DataFrame, goal: float, until: date) -> pd.DataFrame:
    """The way to a goal: the private share that each coming month needs, in equal steps from the last month to `until`.

    Returns:
        month (number), share (needed). Empty where the goal's month is not after the last one, or the last three brought no money.
    """
    last = int(months["month"].iloc[-1])
    now, ahead = lately(months), month_of(until) - last
    if now is None or ahead <= 0:
        return pd.DataFrame({"month": pd.Series(dtype="int64"), "share": pd.Series(dtype="float64")})
    steps = np.arange(1, ahead + 1)
    return pd.DataFrame({"month": last + steps, "share": now + (goal - now) * steps / ahead})


def _side(text: str) -> str | None:
    if text.strip().casefold() in _ANSWERS:  # to “private domain?”
        return _ANSWERS[text.strip().casefold()]
    return "private" if _PRIVATE.search(text) else "public" if _PUBLIC.search(text) else None


def _in(orders: pd.DataFrame, view: View) -> pd.Series:
    """The orders of a view."""
    chosen = pd.Series(data=True, index=orders.index)
    if view.first_day is not None:
        chosen &= orders[ORDERED_AT] >= pd.Timestamp(view.first_day)
    if view.last_day is not None:
        chosen &= orders[ORDERED_AT] < pd.Timestamp(view.last_day) + pd.Timedelta(days=1)
    if view.channels:
        chosen &= orders[CHANNEL].fillna("").isin(list(view.channels))
    if view.countries:
        chosen &= orders["country"].fillna("").isin(list(view.countries))
    return chosen
