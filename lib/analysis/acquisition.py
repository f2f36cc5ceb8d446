"""What a new customer costs: spend over new customers, by channel and month.

Always a ratio of sums: the mean of monthly ratios is another, larger number (a month that wins few counts as much as one
that wins many). New customers are those whose first order in the file came through the channel. Their number is a range where
attribution is missing (the file does not tell the channel of some) or overlaps (the platform claims more than the orders say).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.channel_names import alike, one_spelling, plain_name
from lib.analysis.cohorts import month_end
from lib.analysis.models.cells import Float64s, Int64s
from lib.core.columns import AMOUNT_E4, CAMPAIGN, CHANNEL, CONVERSIONS, FIRST_DAY, LAST_DAY, PURPOSE
from lib.core.findings import Finding, finding
from lib.core.periods import date_of, day_of, month_of
from lib.core.settings import ChannelKind
from lib.core.words import N_, NP_

Source = Literal["orders", "platform", "hand"]
#: What "a week now" speaks of: the mean of the last quarter, long enough that chance evens out, short enough to be of today.
RECENT_WEEKS = 13
#: Who opens a shop may spend so long before the first order; whoever spends longer has older orders elsewhere.
_EARLY_DAYS = 31
#: Spend that ends so long before the orders do tells of another time.
_OLD_DAYS = 45
_KINDS: tuple[ChannelKind, ...] = ("performance", "brand", "innovation")


@dataclass(frozen=True)
class ChannelCost:
    """One channel with spend.

    Attributes:
        channel: as the spend file writes it.
        matched: the plain name of the orders' channel that it is.
        spend_e4: in the period.
        new_customers: whose first order came through it (or, where no order has this channel, what the platform claims).
        most_customers: with its share of the new customers whose channel is not told, and as many as the platform claims, if that
            is more (never more than all new customers).
        source: where the number of new customers is from.
        claimed: conversions that the platform claims; None where the file has none.
        brand_e4: the part of the spend that builds the brand.
        marginal_e4: what one more customer cost at the present spend; None where the weeks do not tell.
        purpose: what most of the spend is for; performance where the file does not say.
        weekly_e4, weekly_new: spend and new customers a week, over the last 13 weeks that the file covers (or as many as it has).
    """

    channel: str
    matched: str
    spend_e4: int
    new_customers: int
    most_customers: float
    source: Source
    claimed: float | None
    brand_e4: int
    marginal_e4: int | None
    purpose: ChannelKind
    weekly_e4: int
    weekly_new: float

    @property
    def cac_e4(self) -> int | None:
        """Spend over new customers; None where there are none."""
        return round(self.spend_e4 / self.new_customers) if self.new_customers else None


@dataclass(frozen=True, eq=False)
class Acquisition:
    """Spend and new customers of the days that the spend file covers.

    Attributes:
        first, last: these days.
        channels: those with spend, the largest first.
        new_customers: all of them, whatever the channel.
        organic_customers: with a told channel that has no spend.
        untold_customers: whose channel the file does not tell.
        months: one row a channel and month: month (number), channel, spend_e4, new_customers (as the channel's source tells them;
            broken where they are split by hand).
        daily_e4: spend a day from `first` on (not for brand), all channels.
        daily_new: new customers a day.
        alike: channels of the spend that no first order names, and the one that orders call alike: perhaps the same.
    """

    first: date
    last: date
    channels: tuple[ChannelCost, ...]
    new_customers: int
    organic_customers: int
    untold_customers: int
    months: pd.DataFrame
    daily_e4: Float64s
    daily_new: Int64s
    findings: tuple[Finding, ...]
    alike: tuple[tuple[str, str], ...] = ()

    @property
    def spend_e4(self) -> int:
        """All spend."""
        return sum(channel.spend_e4 for channel in self.channels)

    @property
    def paid_customers(self) -> int:
        """New customers of channels with spend."""
        return sum(channel.new_customers for channel in self.channels)

    @property
    def organic_a_week(self) -> float:
        """New customers a week whose told channel has no spend, over the days that the spend covers."""
        return self.organic_customers * 7 / ((self.last - self.first).days + 1)

    @property
    def blended_e4(self) -> int | None:
        """All spend over all new customers."""
        return round(self.spend_e4 / self.new_customers) if self.new_customers else None

    @property
    def paid_e4(self) -> int | None:
        """All spend over the new customers of channels with spend."""
        return round(self.spend_e4 / self.paid_customers) if self.paid_customers else None


def acquisition(
    spend: pd.DataFrame,
    first_day: Int64s,
    channel: npt.NDArray[np.object_],
    as_of: date,
    matches: Mapping[str, str] | None = None,
    split: Mapping[str, float] | None = None,
    lag_days: int = 0,
) -> Acquisition:
    """Join spend and first orders.

    Args:
        spend: the canonical table (lib.core.columns.SPEND).
        first_day: of each customer's first order.
        channel: of each customer's first order ("": not told).
        as_of: later spend is left out.
        matches: channel of the spend file → channel of the orders, where they are named differently.
        split: shares of all new customers by channel of the spend file, told by hand, instead of what the orders say.
        lag_days: a customer is won so many days after the spend; spend whose customers cannot have come yet is left out.
    """
    first_day = first_day - lag_days  # the day of the spend that won them
    table, first, last, undated = dated(spend, first_day, as_of - timedelta(days=lag_days))
    inside = (first_day >= day_of(first)) & (first_day <= day_of(last))
    by_name = {plain_name(str(name)): int(count) for name, count in _counts(channel[inside])}
    untold = by_name.pop("", 0)
    told = sum(by_name.values())
    called = {plain_name(paid): ordered for paid, ordered in (matches or {}).items()}
    named = {str(name): plain_name(called.get(plain_name(str(name)), str(name))) for name in table[CHANNEL].unique()}
    parts, of_orders = _shared_out(table, named, by_name)
    weekly = _Weekly(table, first_day, channel, first, last, named)
    costs: list[ChannelCost] = []
    shares: dict[str, float] = {}
    won = int(inside.sum())
    by_hand = {plain_name(paid): share for paid, share in (split or {}).items()}
    claims = {
        str(name): float(rows.sum()) if rows.notna().any() else None
        for name, rows in table.groupby(CHANNEL)[CONVERSIONS]
    }
    unseen = {name: claim for name, claim in claims.items() if claim and not split and named[name] not in by_name}
    free = won - sum(
        by_name.get(name, 0) for name in set(named.values())
    )  # whom no channel with spend is known to have won
    believed = min(1.0, free / sum(unseen.values())) if unseen and len(first_day) else 1.0
    for name, rows in table.groupby(CHANNEL, sort=True):
        matched, claimed = named[str(name)], claims[str(name)]
        source: Source = "hand" if split else "platform" if name in unseen else "orders"
        share = by_hand.get(plain_name(str(name)), 0.0) if split else believed if name in unseen else parts[str(name)]
        shares[str(name)] = share
        new = {"orders": of_orders[str(name)], "platform": round(share * (claimed or 0.0)), "hand": round(share * won)}[
            source
        ]
        weekly_e4, weekly_new = weekly.recent(str(name), source, share)
        most = float(new)
        if source == "orders":
            most = new * (1 + untold / told) if told else most
            most = max(most, min(claimed or 0.0, float(won)))
        costs.append(
            ChannelCost(
                channel=str(name),
                matched=matched,
                spend_e4=int(rows[AMOUNT_E4].sum()),
                new_customers=new,
                most_customers=most,
                source=source,
                claimed=claimed,
                brand_e4=int(rows.loc[rows[PURPOSE] == "brand", AMOUNT_E4].sum()),
                marginal_e4=weekly.marginal_e4(str(name)) if source == "orders" and share == 1 else None,
                purpose=_purpose(rows),
                weekly_e4=weekly_e4,
                weekly_new=weekly_new,
            )
        )
    costs.sort(key=lambda cost: (-cost.spend_e4, cost.channel))
    daily_e4 = daily_spend(table[table[PURPOSE].fillna("") != "brand"], first, last)
    result = Acquisition(
        first=first,
        last=last,
        channels=tuple(costs),
        new_customers=won or sum(cost.new_customers for cost in costs),
        organic_customers=max(won - (0 if split else untold) - sum(cost.new_customers for cost in costs), 0),
        untold_customers=0 if split else untold,
        months=_months(table, first_day[inside], channel[inside], costs, shares),
        daily_e4=daily_e4,
        daily_new=np.bincount(first_day[inside] - day_of(first), minlength=len(daily_e4)),
        findings=(_no_dates(first, last),) if undated else (),
        alike=()
        if split
        else alike([one for one in named if plain_name(one) not in called], map(str, pd.unique(channel))),
    )
    begin = int(first_day.min()) if len(first_day) else 0
    remarks = (*_remarks(result, begin), *_ended(result, as_of))
    return replace(result, findings=(*result.findings, *remarks))


def dated(spend: pd.DataFrame, first_day: Int64s, as_of: date) -> tuple[pd.DataFrame, date, date, bool]:
    """Spend rows with day numbers, the days they cover, and whether some have no date (those are spread over everything)."""
    table = spend.copy()
    table[CHANNEL] = one_spelling(table[CHANNEL].fillna("").astype("str"), table[AMOUNT_E4])
    for name in (CAMPAIGN, PURPOSE):
        table[name] = table[name].astype("object")
    end = day_of(as_of)
    begins, ends = (
        pd.to_datetime(table[name]).to_numpy().astype("datetime64[D]").astype(np.int64)
        for name in (FIRST_DAY, LAST_DAY)
    )
    missing = pd.isna(table[FIRST_DAY]).to_numpy()
    begin = int(begins[~missing].min()) if (~missing).any() else int(first_day.min(initial=end))
    until = int(ends[~missing].max()) if (~missing).any() else end
    until = max(min(until, end), begin)
    table["begin"] = np.where(missing, begin, begins)
    table["end"] = np.where(missing, until, ends)
    table = table[table["begin"] <= until]
    return _cut_off(table, until), date_of(begin), date_of(until), bool(missing.any())


def _cut_off(table: pd.DataFrame, until: int) -> pd.DataFrame:
    """Of a period that runs on, the part of its days: whom the rest wins cannot be known yet."""
    days = table["end"] - table["begin"] + 1
    part = ((until - table["begin"] + 1) / days).clip(upper=1.0)
    if (part == 1).all():
        return table
    return table.assign(
        end=table["end"].clip(upper=until),
        **{AMOUNT_E4: (table[AMOUNT_E4] * part).round().astype(np.int64), CONVERSIONS: table[CONVERSIONS] * part},
    )


def _shared_out(
    table: pd.DataFrame, named: Mapping[str, str], by_name: Mapping[str, int]
) -> tuple[dict[str, float], dict[str, int]]:
    """Of the customers of each channel's name in the orders, its part and their number: channels of one name share them by spend."""
    spent = table.groupby(CHANNEL)[AMOUNT_E4].sum().clip(lower=0)
    parts: dict[str, float] = {}
    counts: dict[str, int] = {}
    for matched in set(named.values()):
        names = sorted(name for name, called in named.items() if called == matched)
        weights = np.array([float(spent[name]) for name in names])
        weights = weights / weights.sum() if weights.sum() > 0 else np.full(len(names), 1 / len(names))
        ends = np.rint(np.cumsum(weights) * by_name.get(matched, 0)).astype(np.int64)  # so rounded that they add up
        parts |= dict(zip(names, weights.tolist(), strict=True))
        counts |= dict(zip(names, np.diff(ends, prepend=0).tolist(), strict=True))
    return parts, counts


def _counts(channel: npt.NDArray[np.object_]) -> list[tuple[str, int]]:
    names, counts = np.unique(np.array([plain_name(str(one)) for one in channel], dtype=object), return_counts=True)
    return list(zip(names.tolist(), counts.tolist(), strict=True))


def _purpose(rows: pd.DataFrame) -> ChannelKind:
    """What most of a channel's spend is for."""
    by_kind: dict[ChannelKind, int] = {kind: int(rows.loc[rows[PURPOSE] == kind, AMOUNT_E4].sum()) for kind in _KINDS}
    return max(_KINDS, key=lambda kind: by_kind[kind])  # the first of equals: performance where nothing is said


def daily_spend(table: pd.DataFrame, first: date, last: date, column: str = AMOUNT_E4) -> Float64s:
    """Spend (or another column) a day; a period's total is spread evenly over its days."""
    days = (last - first).days + 1
    begin = table["begin"].to_numpy() - day_of(first)
    end = np.minimum(table["end"].to_numpy() - day_of(first) + 1, days)
    amounts = table[column].fillna(0).to_numpy(dtype=np.float64)
    rate = amounts / np.maximum(table["end"].to_numpy() - table["begin"].to_numpy() + 1, 1)
    change = np.zeros(days + 1)
    np.add.at(change, np.maximum(begin, 0), rate)
    np.add.at(change, np.maximum(end, 0), -rate)
    return np.cumsum(change)[:-1]


def _months(
    table: pd.DataFrame,
    first_day: Int64s,
    channel: npt.NDArray[np.object_],
    costs: Sequence[ChannelCost],
    shares: Mapping[str, float],
) -> pd.DataFrame:
    """Spend and new customers by channel and month; a total of several months is spread evenly over its days."""
    by_month = _within_months(table).groupby(["month", CHANNEL])
    spent: dict[Any, int] = by_month[AMOUNT_E4].sum().to_dict()
    claimed: dict[Any, float] = by_month[CONVERSIONS].sum().to_dict()
    new = pd.DataFrame(
        {"month": [month_of(date_of(day)) for day in first_day], "name": [plain_name(str(one)) for one in channel]}
    )
    won: dict[Any, int] = new.groupby(["month", "name"]).size().to_dict()
    all_won: dict[Any, int] = new.groupby("month").size().to_dict()
    rows: list[tuple[int, str, int, float]] = []
    for month in sorted({int(month) for month, _ in spent} | {int(month) for month in all_won}):
        for cost in costs:
            came = {
                "orders": won.get((month, cost.matched), 0),
                "platform": claimed.get((month, cost.channel), 0.0),
                "hand": all_won.get(month, 0),
            }[cost.source] * shares[cost.channel]
            paid_e4 = int(spent.get((month, cost.channel), 0))
            if paid_e4 or came:
                rows.append((month, cost.channel, paid_e4, float(came)))
    frame = pd.DataFrame(rows, columns=["month", "channel", "spend_e4", "new_customers"])
    return frame.astype({"month": np.int64, "spend_e4": np.int64, "new_customers": np.float64})


def _within_months(table: pd.DataFrame) -> pd.DataFrame:
    """Rows with the month of their days; a row of several months becomes one a month, with the part of its days there."""
    rows: list[tuple[int, str, int, float]] = []
    columns = (table["begin"], table["end"], table[CHANNEL], table[AMOUNT_E4], table[CONVERSIONS].fillna(0))
    for begin, end, channel, amount_e4, claimed in zip(*columns, strict=True):
        booked, past = 0, 0.0
        for month in range(month_of(date_of(begin)), month_of(date_of(end)) + 1):
            part = (min(end + 1, month_end(month)) - begin) / (end - begin + 1)  # up to the end of this month
            until = round(amount_e4 * part)
            rows.append((month, channel, until - booked, claimed * (part - past)))
            booked, past = until, part
    return pd.DataFrame(rows, columns=["month", CHANNEL, AMOUNT_E4, CONVERSIONS])


class _Weekly:
    """New customers a week against spend a week: what both are now, and what one more customer costs (by least squares)."""

    def __init__(
        self,
        table: pd.DataFrame,
        first_day: Int64s,
        channel: npt.NDArray[np.object_],
        first: date,
        last: date,
        named: Mapping[str, str],
    ) -> None:
        self._table, self._first, self._last, self._named = table, first, last, named
        self._day = first_day - day_of(first)
        self._name = np.array([plain_name(str(one)) for one in channel], dtype=object)

    def recent(self, channel: str, source: Source, share: float) -> tuple[int, float]:
        """Spend and new customers a week, at the end of the days that the file covers; `share` of those that its source tells."""
        rows = self._table[self._table[CHANNEL] == channel]
        end = (self._last - self._first).days + 1
        days = min(end, RECENT_WEEKS * 7)
        spent = daily_spend(rows, self._first, self._last)[-days:].sum()
        if source == "orders":
            own = (self._name == self._named[channel]) & (self._day >= end - days) & (self._day < end)
            new = share * float(own.sum())
        elif source == "hand":
            new = share * float(((self._day >= end - days) & (self._day < end)).sum())
        else:
            new = share * float(daily_spend(rows, self._first, self._last, CONVERSIONS)[-days:].sum())
        return round(spent * 7 / days), new * 7 / days

    def marginal_e4(self, channel: str) -> int | None:
        """1 / slope where the slope is surely above 0 (two standard errors); None otherwise."""
        days = (self._last - self._first).days + 1
        weeks = days // 7
        if weeks < 12:
            return None
        spent = daily_spend(self._table[self._table[CHANNEL] == channel], self._first, self._last)
        weekly = spent[: weeks * 7].reshape(weeks, 7).sum(axis=1)
        own = self._day[(self._name == self._named[channel]) & (self._day >= 0) & (self._day < weeks * 7)]
        new = np.bincount(own // 7, minlength=weeks).astype(np.float64)
        spread = weekly - weekly.mean()
        scale = float(spread @ spread)
        if scale <= 1e-12 * float(weekly @ weekly):  # what adding floats leaves of a constant spend is no change
            return None
        slope = float(spread @ new) / scale
        left = new - new.mean() - slope * spread
        error = float(np.sqrt(left @ left / max(weeks - 2, 1) / scale))
        return round(1 / slope) if slope > 2 * error else None


def by_month(found: Acquisition, channel: str | None = None) -> pd.DataFrame:
    """Month (number), spend_e4, new_customers; of all channels together (also those without spend), or of one with spend.

    A month that the spend file covers only in part is there with that part of its customers, too.
    """
    days = np.arange(len(found.daily_new)) + day_of(found.first)
    month = np.array([month_of(date_of(int(day))) for day in days])
    kinds, place = np.unique(month, return_inverse=True)
    if channel is not None:
        own = found.months[found.months["channel"] == channel].set_index("month")[["spend_e4", "new_customers"]]
        return own.reindex(kinds, fill_value=0).rename_axis("month").reset_index()
    spend = found.months.groupby("month")["spend_e4"].sum().reindex(kinds, fill_value=0)
    return pd.DataFrame(
        {
            "month": kinds,
            "spend_e4": spend.to_numpy(np.int64),
            "new_customers": np.bincount(place, found.daily_new, len(kinds)).astype(np.int64),
        }
    )


def _remarks(found: Acquisition, begin: int) -> Iterator[Finding]:
    """What a reader of the costs should know; `begin` is the day of the first order of all."""
    claims = [cost for cost in found.channels if cost.source == "orders" and cost.claimed is not None]
    claimed, seen = sum(cost.claimed or 0.0 for cost in claims), sum(cost.new_customers for cost in claims)
    if claims and claimed > 1.05 * seen:
        yield finding(
            "platforms_claim_more",
            "info",
            N_(
                "The platforms together claim {claimed} customers, and {seen} first orders came through their channels. "
                "Some are claimed twice or would have come anyway: each cost is a range between both."
            ),
            claimed=round(claimed),
            seen=seen,
        )
    if any(cost.source == "hand" for cost in found.channels):
        yield finding(
            "split_by_hand",
            "info",
            N_("New customers are split over the channels as you told: costs are as good as that guess."),
        )
    for paid, ordered in found.alike:
        yield finding(
            "channels_alike",
            "warning",
            N_(
                "“{paid}” of the spend is probably “{ordered}” of the orders. Until that is said, its customers count as come by themselves."
            ),
            paid=paid,
            ordered=ordered,
        )
    yield from _of_one_name(found)
    asked = {paid for paid, _ in found.alike}
    for cost in found.channels:
        if cost.source == "platform" and cost.new_customers < round(cost.claimed or 0.0):
            yield finding(
                "claims_cut",
                "warning",
                N_(
                    "No order came through “{channel}”, and the platform claims {claimed} new customers, more than came by no other channel with spend: {count} are believed. "
                    "If your orders name this channel differently, tell which one it is."
                ),
                channel=cost.channel,
                claimed=round(cost.claimed or 0.0),
                count=cost.new_customers,
            )
        elif cost.source == "platform" and cost.channel not in asked:
            yield finding(
                "claimed_by_platform",
                "warning",
                N_(
                    "No order came through “{channel}”: its new customers are those that the platform claims. "
                    "If your orders name this channel differently, tell which one it is."
                ),
                channel=cost.channel,
            )
    if found.untold_customers:
        yield finding(
            "untold_channel",
            "warning",
            NP_(
                "The channel of {count} new customer is not told; with them, each channel's cost is a range.",
                "The channel of {count} new customers is not told; with them, each channel's cost is a range.",
            ),
            count=found.untold_customers,
        )
    early = begin - day_of(found.first)
    if early > _EARLY_DAYS and found.new_customers:
        yield finding(
            "spend_before_orders",
            "warning",
            N_(
                "Spend begins {days} days before the first order in the file. Whom it won then is not in the file, so a new customer looks "
                "dearer than they were. Bring the older orders, or only the spend since {day}."
            ),
            days=early,
            day=date_of(begin),
        )
    if 0 <= -early < 90:
        yield finding(
            "early_spend",
            "info",
            N_(
                "Spend begins within 90 days of the first order in the file: some who look new then had bought before the file begins, "
                "so that the earliest months look cheaper than they were."
            ),
        )


def _ended(found: Acquisition, as_of: date) -> Iterator[Finding]:
    """That the spend file ends long before the orders do."""
    days = (as_of - found.last).days
    if found.new_customers and days > _OLD_DAYS:
        yield finding(
            "spend_ended",
            "warning",
            N_(
                "The spend file ends on {last}, {days} days before the orders do: costs, and what is said of lately, are of the time before."
            ),
            last=found.last,
            days=days,
        )


def _of_one_name(found: Acquisition) -> Iterator[Finding]:
    """Channels of the spend that are one in the orders."""
    by_name: dict[str, list[ChannelCost]] = {}
    for cost in found.channels:
        if cost.source == "orders" and cost.new_customers:
            by_name.setdefault(cost.matched, []).append(cost)
    for costs in by_name.values():
        if len(costs) > 1:
            yield finding(
                "shared_customers",
                "info",
                N_(
                    "{channels} are one channel in the orders: its {count} new customers are shared out by spend, so that each of them costs the same."
                ),
                channels=tuple(f"“{cost.channel}”" for cost in costs),
                count=sum(cost.new_customers for cost in costs),
            )


def _no_dates(first: date, last: date) -> Finding:
    return finding(
        "no_dates",
        "warning",
        N_("Some spend has no date; it is spread evenly from {first} to {last}."),
        first=first,
        last=last,
    )
