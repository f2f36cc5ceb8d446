"""What spend joined with first orders comes to: new customers and their cost, by channel and all together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.models.cells import Float64s, Int64s
from lib.analysis.spend_holes import Hole, told_days
from lib.core.findings import Finding
from lib.core.settings import ChannelKind

Source = Literal["orders", "platform", "hand"]
#: Why nothing can be said of costs: no day is both in the spend and in the orders, nothing was spent, or too many of before look new.
Trouble = Literal["outside", "nothing_spent", "looks_new"]
_PARTS = 5

#: So much of the spend with names that no order knows leaves open what all of it won.
_MUCH = 0.5
#: The days that "now" speaks of.
_LATELY = 7 * 13


@dataclass(frozen=True)
class Count:
    """A number of new customers, as exactly as it is told.

    Attributes:
        fewest: those who are told.
        likely: half of the chance lies below and half above, evenly on each side.
        most: no more are believed.
    """

    fewest: float
    likely: float
    most: float

    @classmethod
    def exactly(cls, number: float) -> Count:
        """A number that is told in full."""
        return cls(number, number, number)

    @property
    def open(self) -> bool:
        """Whether it is a range."""
        return self.fewest < self.most

    @property
    def levels(self) -> Float64s:
        """Numbers that stand for equal parts of the chance."""
        if not self.open:
            return np.array([self.likely])
        parts = (np.arange(_PARTS) + 0.5) / _PARTS
        below, above = self.likely - self.fewest, self.most - self.likely
        return np.concatenate([self.fewest + below * parts, self.likely + above * parts])


@dataclass(frozen=True)
class ChannelCost:
    """One channel with spend.

    Attributes:
        channel: as the spend file writes it.
        matched: the plain name of the orders' channel that it is.
        spend_e4: in the period.
        new_customers: whose first order came through it (or, where no order has this channel, what the platform claims).
        won: these, likely with its share of the new customers whose channel is not told, at most with twice that share or as many as
            the platform claims (claims of all channels together never more than no other channel with spend is known to have won).
            While no order names it and it may be any channel that orders name, from nobody to all whom no other channel with spend won.
        source: where the number of new customers is from.
        claimed: conversions that the platform claims; None where the file has none.
        brand_e4: the part of the spend that builds the brand.
        marginal_e4: what one more of `new_customers` cost at the present spend; None where the weeks do not tell.
        purpose: what most of the spend is for; performance where the file does not say.
        open_name: labels of the orders are perhaps its own, or it may be any of them; until that is said, its cost is only a range.
        weekly_e4, weekly_new: spend and new customers a week, over the last 13 weeks that the file covers (or as many as it has).
        running_e4, running_new, running_weeks: the same of those of them in which it ran (lib.analysis.ran_lately), and how many these are.
        stopped: nothing is spent on it now.
    """

    channel: str
    matched: str
    spend_e4: int
    new_customers: int
    won: Count
    source: Source
    claimed: float | None
    brand_e4: int
    marginal_e4: int | None
    purpose: ChannelKind
    weekly_e4: int
    weekly_new: float
    running_e4: int
    running_new: float
    running_weeks: float
    stopped: bool = False
    open_name: bool = False

    @property
    def cac_e4(self) -> int | None:
        """Spend over new customers; None where there are none, or its names are open."""
        return round(self.spend_e4 / self.new_customers) if self.new_customers and not self.open_name else None

    @property
    def likely_e4(self) -> int | None:
        """Spend over the likely number of new customers; None where there are none, or its names are open."""
        return round(self.spend_e4 / self.won.likely) if self.won.likely > 0 and not self.open_name else None

    @property
    def one_more_e4(self) -> int | None:
        """What one more costs, those whose channel is not told included."""
        if self.marginal_e4 is None or self.won.likely <= 0:
            return None
        return round(self.marginal_e4 * self.new_customers / self.won.likely)


def joint(costs: Sequence[ChannelCost]) -> ChannelCost:
    """Several channels that are one in the orders, as the one of which something is known: what they cost together."""
    if len(costs) == 1:
        return costs[0]
    first, counts = costs[0], [one.won for one in costs]
    won = Count(*(sum(part) for part in zip(*((one.fewest, one.likely, one.most) for one in counts), strict=True)))
    claims = [one.claimed for one in costs if one.claimed is not None]
    return replace(
        first,
        channel=" + ".join(one.channel for one in costs),
        spend_e4=sum(one.spend_e4 for one in costs),
        new_customers=sum(one.new_customers for one in costs),
        won=won,
        claimed=sum(claims) if claims else None,
        brand_e4=sum(one.brand_e4 for one in costs),
        marginal_e4=None,
        weekly_e4=sum(one.weekly_e4 for one in costs),
        weekly_new=sum(one.weekly_new for one in costs),
        running_e4=sum(one.running_e4 for one in costs),
        running_new=sum(one.running_new for one in costs),
        running_weeks=max(one.running_weeks for one in costs),
        stopped=all(one.stopped for one in costs),
    )


@dataclass(frozen=True, eq=False)
class Acquisition:
    """Spend and new customers of the days that the spend file covers.

    Attributes:
        first, last: these days.
        channels: those with spend, the largest first.
        new_customers: all of them, whatever the channel.
        paid: of them, those of channels with spend.
        organic_customers: with a told channel that has no spend.
        untold_customers: whose channel the file does not tell.
        months: one row a channel and month: month (number), channel, spend_e4, new_customers (as the channel's source tells them;
            broken where they are split by hand), likely_customers (with its share of those whose channel is not told).
        daily_e4: spend a day from `first` on (not for brand), all channels.
        daily_brand_e4: the same for brand.
        daily_new: new customers a day.
        unnamed: channels of the spend that no order names while orders name others: it is asked which of them they are.
        strange: those others, as orders write them, the commonest first.
        alike: channels of the spend, and labels of the orders that are perhaps theirs, too (with the one that is theirs by name).
        trouble: why nothing can be said of costs; None where something can.
        brand_like: channels that are brand by their name alone.
        holes: stretches of which the file tells no spend (lib.analysis.spend_holes); where it is said to be missing, nobody who was won
            then counts anywhere here.
        spend_first: the first day of the spend, also where `first` is later for the sake of the orders.
        undated: most or much of the spend has no date: it is spread evenly, and says nothing of months or of lately.
    """

    first: date
    last: date
    channels: tuple[ChannelCost, ...]
    new_customers: int
    paid: Count
    organic_customers: int
    untold_customers: int
    months: pd.DataFrame
    daily_e4: Float64s
    daily_brand_e4: Float64s
    daily_new: Int64s
    findings: tuple[Finding, ...]
    alike: tuple[tuple[str, str], ...] = ()
    unnamed: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    trouble: Trouble | None = None
    holes: tuple[Hole, ...] = ()
    brand_like: tuple[str, ...] = ()
    spend_first: date | None = None
    undated: bool = False

    def together(self, channel: ChannelCost) -> tuple[ChannelCost, ...]:
        """The channel and those that are one with it in the orders, which do not tell who was won by which."""
        if channel.source != "orders" or not channel.new_customers:
            return (channel,)
        return tuple(
            one
            for one in self.channels
            if one.source == "orders" and one.matched == channel.matched and one.new_customers
        )

    @property
    def told_days(self) -> npt.NDArray[np.bool_]:
        """Of which days from `first` on the file tells the spend, or the shop that there was none."""
        told = np.ones(len(self.daily_new), dtype=np.bool_)
        for one in self.holes:
            if not one.channel and one.answer != "paused":
                told[(one.first - self.first).days : (one.last - self.first).days + 1] = False
        return told

    @property
    def counted_days(self) -> int:
        """How many days new customers are counted of: all but those whose spend is said to be missing."""
        return int(told_days(self.holes, self.first, len(self.daily_new)).sum())

    @property
    def told_blended_e4(self) -> int | None:
        """All spend over the new customers of the days whose spend is told; None without one of both."""
        new = int(self.daily_new[self.told_days].sum())
        return round(self.spend_e4 / new) if new and self.trouble is None else None

    @property
    def spend_e4(self) -> int:
        """All spend."""
        return sum(channel.spend_e4 for channel in self.channels)

    @property
    def paid_customers(self) -> int:
        """New customers of channels with spend, as far as they are told."""
        return sum(channel.new_customers for channel in self.channels)

    @property
    def organic(self) -> Count:
        """New customers of channels without spend: all that channels with spend did not win."""
        everybody = float(self.new_customers)
        return Count(*(max(everybody - part, 0.0) for part in (self.paid.most, self.paid.likely, self.paid.fewest)))

    @property
    def unsplit(self) -> bool:
        """Whether new customers are to be split by hand, and none is yet."""
        return any(one.source == "hand" for one in self.channels) and self.paid_customers == 0

    @property
    def nobody_told(self) -> bool:
        """Whether no first order tells where its customer came from, and no platform either: any of them may have been won by spend."""
        return 0 < self.new_customers == self.untold_customers and self.paid.open and self.paid.likely == 0

    @property
    def paid_open(self) -> bool:
        """Whether only ends can be told of whom spend won: nobody tells, or names of channels are open that much of it went to.

        One channel of several that no order names, such as a podcast, leaves what is likely as it is and only widens its range.
        """
        nameless = sum(one.spend_e4 for one in self.channels if one.channel in self.unnamed)
        return self.nobody_told or bool(self.alike) or nameless > _MUCH * self.spend_e4

    @property
    def new_a_week(self) -> float:
        """All new customers a week, over the last 13 weeks whose spend is told."""
        lately = self.told_days[-_LATELY:]
        return float(self.daily_new[-_LATELY:][lately].sum()) * 7 / max(int(lately.sum()), 1)

    @property
    def blended_e4(self) -> int | None:
        """All spend over all new customers; None without one of both."""
        return round(self.spend_e4 / self.new_customers) if self.new_customers and self.trouble is None else None

    @property
    def paid_e4(self) -> int | None:
        """All spend over the new customers of channels with spend, as far as they are told."""
        return round(self.spend_e4 / self.paid_customers) if self.paid_customers else None

    @property
    def likely_paid_e4(self) -> int | None:
        """All spend over the likely number of new customers of channels with spend."""
        return round(self.spend_e4 / self.paid.likely) if self.paid.likely > 0 else None
