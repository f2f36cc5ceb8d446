"""The shop's rhythm: how long customers wait between orders, those who are still waiting counted for what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt

from lib.analysis.customers import Float64s, Int64s
from lib.analysis.histories import Histories, Labels
from lib.analysis.survival import Curve, kaplan_meier
from lib.core.periods import day_of
from lib.core.settings import StageSettings

Source = Literal["rhythm", "hand", "too_few", "too_short"]

#: A limit is read from the rhythm when at least so many have come back, and as far as so many are in sight.
ENOUGH = 20
#: A shorter history tells little about coming back: those who take longer are not in it.
FEWEST_DAYS = 60
#: Fewer pairs of gaps do not tell how even they are.
FEWEST_PAIRS = 30
#: The horizon moves on by a year while so many come in the year that follows (`far_enough`), to so many days.
MANY, YEAR_DAYS, LONGEST_DAYS = 0.2, 365, 1095
#: Where too few have come back: ages at which repeat businesses usually call a customer at risk and lost (Amperity's for one-time
#: buyers).
USUAL_DAYS = (120, 240)


@dataclass(frozen=True, eq=False)
class Waits:
    """Gaps between order days, and those that are still open.

    Attributes:
        days: how long.
        ended: whether an order ended it; else it is open.
        visit: after which order day of the customer, from 1.
        who: the customer's position.
        began: the day it began.
    """

    days: Int64s
    ended: npt.NDArray[np.bool_]
    visit: Int64s
    who: Int64s
    began: Int64s

    def only(self, kept: npt.NDArray[np.bool_]) -> Waits:
        """Some of them."""
        return Waits(self.days[kept], self.ended[kept], self.visit[kept], self.who[kept], self.began[kept])

    def sample(self) -> tuple[Int64s, npt.NDArray[np.bool_], Float64s]:
        """Gaps that tell of customers rather than of orders: days, whether ended, and weights; those of one customer weigh one.

        A gap that is still open is left out where its customer has others: it is longer than a gap picked by chance, just because
        the file ends in it. Wang and Chang 1999 (JASA 94, 146-153).
        """
        size = int(self.who.max()) + 1 if len(self.who) else 0
        latest = np.zeros(size, np.int64)
        np.maximum.at(latest, self.who, self.began)
        many = np.bincount(self.who, minlength=size)
        kept = self.ended | (self.began < latest[self.who]) | (many[self.who] == 1)
        who = self.who[kept]
        return self.days[kept], self.ended[kept], 1 / np.bincount(who, minlength=size)[who]

    def curve(self, horizon_days: int | None = None) -> Curve:
        """The share of customers that has ordered again by each day, looked at no further than a horizon.

        One who orders every day has hundreds of gaps and still is one customer: nobody's gaps set the rhythm of the others.
        """
        days, ended, weight = self.sample()
        curve = kaplan_meier(days, ended, ENOUGH, weight)
        return curve if horizon_days is None else replace(curve, horizon=min(horizon_days, curve.horizon))


def waits(known: Histories, promotions: Sequence[tuple[date, date]] = ()) -> Waits:
    """Every gap; an open one is known up to the day before as_of.

    A gap that begins in a promotion is left out; one that ends in a promotion counts as open until then: without the promotion
    the customer would have waited at least so long.
    """
    return _waits(known.who, known.day, known.visit, known.end, promotions)


def _waits(who: Int64s, day: Int64s, visit: Int64s, end: int, promotions: Sequence[tuple[date, date]]) -> Waits:
    last = np.concatenate([who[1:] != who[:-1], [True]]) if len(who) else np.zeros(0, np.bool_)
    following = np.concatenate([day[1:], [0]]) if len(day) else day
    until = np.where(last, end - 1, following)
    ended = ~last
    if promotions:
        promoted = _promoted(day, promotions)
        ended = ended & ~np.concatenate([promoted[1:], [False]])
        kept = ~promoted & (until > day)
    else:
        kept = until > day  # who ordered on the last day has told nothing yet
    return Waits((until - day)[kept], ended[kept], visit[kept], who[kept], day[kept])


def _promoted(day: Int64s, promotions: Sequence[tuple[date, date]]) -> npt.NDArray[np.bool_]:
    """Which days lie in a promotion."""
    inside = np.zeros(len(day), np.bool_)
    for first, final in promotions:
        inside |= (day >= day_of(first)) & (day <= day_of(final))
    return inside


def orders_in(known: Histories, promotions: Sequence[tuple[date, date]]) -> int:
    """How many orders lie in promotions, each counted once."""
    return int(known.orders[_promoted(known.day, promotions)].sum())


def even_gap_days(who: Int64s, day: Int64s, shape: float) -> int | None:
    """The median days between two orders where gaps are at least as even as those of a gamma of this shape; None elsewhere, or where too few tell.

    Wheat and Morrison (1990), "Estimating purchase regularity with two interpurchase times", Journal of Marketing Research 27: of two
    gaps in a row that are gamma with shape k, the first is a share of both that is beta(k, k), whatever the customer's rate; its variance is
    1 / (4 (2 k + 1)).
    """
    gap, inside = np.diff(day), np.diff(who) == 0
    pair = np.flatnonzero(inside[1:] & inside[:-1])
    if len(pair) < FEWEST_PAIRS:
        return None
    share = gap[pair] / (gap[pair] + gap[pair + 1])
    variance = float(((share - 0.5) ** 2).mean())
    return round(float(np.median(gap[inside]))) if variance <= 1 / (4 * (2 * shape + 1)) else None


@dataclass(frozen=True)
class Limit:
    """When customers become quiet and when they are lost, after their first order or after a later one.

    Attributes:
        declining_days, lapsed_days: after so many whole days without an order.
        source: from the rhythm, by hand, or usual ages because too few have come back or the history is too short.
        horizon_days: H, the last day with enough customers in sight, or the one set.
        returned_share: F(H), the share that has come back by then; None without anybody.
        customers, returned: gaps looked at, and how many of them were ended by an order.
        late_share: of those who become quiet, the share that still comes back; None where that is not in sight.
        beyond_share: the same of those who have not come by the horizon.
        sight_days: as far as that can be seen: the last day with enough customers in sight.
    """

    declining_days: int
    lapsed_days: int
    source: Source
    horizon_days: int
    returned_share: float | None
    customers: int
    returned: int
    late_share: float | None = None
    beyond_share: float | None = None
    sight_days: int = 0


def far_enough(curve: Curve, days: int, of: Literal["silent", "all"]) -> int:
    """A horizon of so many days, moved on year by year as far as customers still come in number: once in a year or two, say.

    Args:
        curve: the share that has come by each day.
        days: the horizon to begin with.
        of: in number means many of those who are silent so far, or of all who come: after later orders open gaps tell nothing
            of customers with others, so that nobody stays silent in that curve.
    """
    while days < min(LONGEST_DAYS, curve.horizon):
        before, after = curve.by(days), curve.by(min(days + YEAR_DAYS, curve.horizon))
        if after - before < MANY * ((1 - before) if of == "silent" else after) or after == before:
            break
        days += YEAR_DAYS
    return days


def limit(
    curve: Curve,
    settings: StageSettings,
    by_hand: tuple[int, int] | None,
    history_days: int = FEWEST_DAYS,
    horizon_days: int | None = None,
) -> Limit:
    """Limits from a curve: the first t with F(t) >= p F(H), for p the quiet and the lost share.

    H and F(H) stand beside the limits, for many never return: the share p is of those who do within H. A limit of one day would
    call everybody quiet who did not order on the last day of the file, so the first one is two.
    """
    horizon = min(horizon_days or settings.horizon_days, curve.horizon)
    returned = int(curve.events[curve.day <= horizon].sum())
    facts = (horizon, curve.by(horizon) if curve.customers else None, curve.customers, returned)
    if by_hand is not None:
        return Limit(*by_hand, "hand", *facts, curve.still(by_hand[0] + 1), curve.still(horizon + 1), curve.horizon)
    if history_days < FEWEST_DAYS:
        return Limit(*USUAL_DAYS, "too_short", *facts)
    quiet, lost = (curve.day_of_share(share, horizon) for share in (settings.quiet_share, settings.lost_share))
    if returned < ENOUGH or quiet is None or lost is None:
        return Limit(*USUAL_DAYS, "too_few", *facts)
    quiet = max(quiet, 2)
    return Limit(
        quiet, max(lost, quiet + 1), "rhythm", *facts, curve.still(quiet + 1), curve.still(horizon + 1), curve.horizon
    )


@dataclass(frozen=True)
class CategoryLimit:
    """The rhythm of one category or product: how long until somebody buys it again."""

    name: str
    limit: Limit
    usual_days: int | None


def category_limits(
    labels: Labels, who: Int64s, day: Int64s, end: int, settings: StageSettings, most: int = 12
) -> tuple[CategoryLimit, ...]:
    """Limits a category, for the most bought ones (lib.analysis.histories.purchases_by gives the purchases)."""
    found: list[CategoryLimit] = []
    history = end - int(day.min(initial=end))
    for place, name in enumerate(labels.words[:most]):
        here = labels.place == place
        mine, days = who[here], day[here]
        gaps = _waits(mine, days, np.ones(len(mine), np.int64), end, settings.promotions)
        curve = gaps.curve()
        ahead = far_enough(curve, settings.horizon_days, "all")
        found.append(CategoryLimit(name, limit(curve, settings, None, history, ahead), curve.day_of_share(0.5, ahead)))
    return tuple(found)
