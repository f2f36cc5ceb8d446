"""Public and private domain: who has joined, who comes back, and what part of the money each side brings."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.event_log import UNKNOWN, Attribute, EventLog
from lib.analysis.proportions import Range, difference, wilson
from lib.core.columns import CHANNEL, CUSTOMER_ID, DOMAIN, LIVE_ROOM, NET_E4, ORDERED_AT
from lib.core.columns import TRAFFIC as TRAFFIC_COLUMN
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
ToldBy = Literal["column", "channel"]


@dataclass(frozen=True)
class Kinds:
    """What orders are told apart by besides their domain.

    Attributes:
        column: of the orders, where the file has it.
        names: each kind with how channels name it.
        answers: each kind with how cells of the column do, which need not be told from names of anything else.
    """

    column: str
    names: tuple[tuple[str, re.Pattern[str]], ...]
    answers: tuple[tuple[str, re.Pattern[str]], ...]


#: Kinds of Chinese live rooms: the shop's own, and those of influencers.
LIVE = Kinds(
    LIVE_ROOM,
    (
        ("own", re.compile(r"店播|自播|own live", re.IGNORECASE)),
        ("influencer", re.compile(r"达播|达人|influencer", re.IGNORECASE)),
    ),
    (
        ("influencer", re.compile(r"达|influencer|creator|\bkols?\b", re.IGNORECASE)),
        ("own", re.compile(r"店|自播|自营|品牌|\b(?:own|shop|store|brand)\b", re.IGNORECASE)),
    ),
)
_UNPAID = r"免费|自然|直接访问|\b(?:unpaid|organic|direct)\b"
_PAID = r"付费|投放|推广|广告|千川|直通车|万相台|引力魔方|信息流|竞价|\b(?:paid|cpc|ppc|ads?|adwords|sponsored)\b"
#: Traffic that is paid for and traffic that is not; the others do not tell.
TRAFFIC = Kinds(
    TRAFFIC_COLUMN,
    (("unpaid", re.compile(_UNPAID, re.IGNORECASE)), ("paid", re.compile(_PAID, re.IGNORECASE))),
    (
        ("unpaid", re.compile(rf"{_UNPAID}|非付费|不付费|自有|\b(?:free|not paid|non[- ]?paid)\b", re.IGNORECASE)),
        ("paid", re.compile(_PAID, re.IGNORECASE)),
    ),
)


@dataclass(frozen=True)
class Side:
    """One side, or one channel: by the customers whose first order was there, and by all who have bought there.

    Few begin in the private domain: most are met in the public one and join later, so the second count tells of it.

    Attributes:
        name: "private", "public", a live room's kind ("own", "influencer"), or that of the traffic ("paid", "unpaid", "untold").
        customers: whose first order was there; `again`: of them, with a second order anywhere.
        repeat: again of customers.
        orders, revenue_e4: of the orders placed there, whoever placed them.
        share: of the money of all orders that were looked at.
        buyers: customers with an order there, wherever they began; somebody can be one on both sides.
        returned: of them, with an order after their first one there, anywhere; `returned_here`: with one there.
        after: returned of buyers.
        by: whether a column of the orders tells it, or the names of channels.
    """

    name: str
    customers: int
    again: int
    repeat: Range | None
    orders: int
    revenue_e4: int
    share: float = 0.0
    buyers: int = 0
    returned: int = 0
    returned_here: int = 0
    after: Range | None = None
    by: ToldBy = "column"


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
    """Live rooms or traffic by a column of the orders, else by the names of channels; those whose customers come back most first.

    Only the kinds that the file has; where it has one alone, the orders that do not tell ("untold") stand beside it.

    Args:
        orders: the canonical table.
        view: only orders in its days, channels and countries.
        kinds: LIVE or TRAFFIC.
    """
    rows = _in_time(orders[_in(orders, view)])
    by: ToldBy = "column"
    kind = _kinds_of(rows[kinds.column], kinds.answers)
    if not kind.notna().any():
        by, kind = "channel", _kinds_of(rows[CHANNEL], kinds.names)
    found = [name for name, _ in kinds.names if (kind == name).any()]
    if len(found) == 1 and kind.isna().any():
        kind, found = kind.fillna("untold"), [*found, "untold"]
    sides = [replace(side_of(rows, kind, name), by=by) for name in found]
    return tuple(sorted(sides, key=lambda one: -(one.repeat.value if one.repeat else 0.0)))


def _kinds_of(texts: pd.Series, patterns: Sequence[tuple[str, re.Pattern[str]]]) -> pd.Series:
    """The kind that each text names; missing where it names none."""
    of_text = {
        str(one): next((name for name, pattern in patterns if pattern.search(str(one))), None)
        for one in texts.dropna().unique()
    }
    return texts.map(of_text, na_action="ignore")


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
    here = (names == name).fillna(value=False).astype("bool")
    begun = int((first & here).sum())
    again = int((first & here & (times >= 2)).sum())
    money, whole = int(orders.loc[here, NET_E4].sum()), int(orders[NET_E4].sum())
    buyers, returned, returned_here = _bought_there(orders[CUSTOMER_ID], here.to_numpy())
    return Side(
        name,
        begun,
        again,
        wilson(again, begun),
        int(here.sum()),
        money,
        money / whole if whole > 0 else 0.0,
        buyers,
        returned,
        returned_here,
        wilson(returned, buyers),
    )


def _bought_there(customers: pd.Series, here: npt.NDArray[np.bool_]) -> tuple[int, int, int]:
    """Of orders in time: how many have bought there, how many of them ordered later than that, and how many of these there."""
    codes, _ = pd.factorize(customers)
    place = np.arange(len(codes))
    size = int(codes.max()) + 1 if len(codes) else 0
    first, last, last_here = np.full(size, len(codes)), np.full(size, -1), np.full(size, -1)
    np.minimum.at(first, codes[here], place[here])
    np.maximum.at(last, codes, place)
    np.maximum.at(last_here, codes[here], place[here])
    there = last_here >= 0
    return int(there.sum()), int((there & (last > first)).sum()), int((there & (last_here > first)).sum())


def lately(months: pd.DataFrame) -> float | None:
    """The private part of the money of the last three months; None where they brought none."""
    last = months.iloc[-3:]
    total = float(last["total_e4"].sum())
    return float(last["private_e4"].sum()) / total if total > 0 else None


def first_goal(found: Domains) -> int:
    """A goal to begin with, percent: the next five above the share of the last months, or of all where they brought nothing."""
    now = found.share if found.lately is None else found.lately
    return min(math.floor(now * 20 + 1e-9) * 5 + 5, 100)


def told_domains(cells: Attribute) -> Attribute:
    """The domain of each event by a column of the log: private, public, or not known."""
    values = (UNKNOWN, "private", "public")
    place = [values.index(_side(value) or UNKNOWN) for value in list(cells.values)]
    return Attribute(np.array(place, np.int32)[cells.codes], values)


def with_domains(log: EventLog, channels: Mapping[str, str]) -> EventLog:
    """A log with the domain of each event: its own, else by its channel (`Domains.channels`), where orders came through it."""
    if _tells_both(log):
        return log
    channel = log.attributes[CHANNEL]
    values = (UNKNOWN, "private", "public")
    place = [values.index(channels.get(value, UNKNOWN)) for value in list(channel.values)]
    domain = Attribute(np.array(place, np.int32)[channel.codes], values)
    return replace(log, attributes={**log.attributes, DOMAIN: domain})


def has_both_domains(log: EventLog, channels: Mapping[str, str]) -> bool:
    """Whether a log has events of both sides, by a column of its own (`told_domains`) or by its channels."""
    if _tells_both(log):
        return True
    if CHANNEL not in log.attributes:
        return False
    return len({channels[value] for value in channels.keys() & set(log.attributes[CHANNEL].values)}) == 2


def _tells_both(log: EventLog) -> bool:
    """Whether the log's own domains are there, and both."""
    own = log.attributes.get(DOMAIN)
    if own is None:
        return False
    there = np.bincount(own.codes[own.codes >= 0], minlength=len(own.values)) > 0
    return {value for value, is_there in zip(list(own.values), there, strict=True) if is_there} >= {"private", "public"}


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
