"""What a new customer costs: spend over new customers, by channel and month.

Always a ratio of sums: the mean of monthly ratios is another, larger number (a month that wins few counts as much as one
that wins many). New customers are those whose first order in the file came through the channel. Their number is a range where
attribution is missing (the file does not tell the channel of some) or overlaps (the platform claims more than the orders say):
lib.analysis.winning.

Spend and orders are compared over the same whole days. Spend that began long before the first order of the file did not win the
customers of the file, and shows that the shop is older than it: customers of before then look new when they order again, the more the
earlier. So the days count from SETTLING_DAYS after the first order on, or the second half of a file that is not twice as long; where
it is not even that long, there is only a least cost, as if all who look new were. (By how much too low it is cannot be told: that would need to know how many customers there were before.)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.acquired import Acquisition, ChannelCost, Source, Trouble
from lib.analysis.acquisition_findings import EARLY_DAYS, cost_findings, no_dates
from lib.analysis.blank_cells import blanks_of
from lib.analysis.channel_names import alike, bundles, joined, one_spelling, plain_name
from lib.analysis.cohorts import month_end
from lib.analysis.models.cells import Float64s, Int64s
from lib.analysis.ran_lately import RECENT_WEEKS, ran_lately
from lib.analysis.spend_holes import Hole, spend_holes, told_days, won_untold
from lib.analysis.winning import Known, Winners, by_files, by_hand
from lib.core.columns import AMOUNT_E4, CAMPAIGN, CHANNEL, CONVERSIONS, FIRST_DAY, LAST_DAY, PURPOSE
from lib.core.periods import date_of, day_of, month_of, month_start
from lib.core.settings import ChannelKind, CostSettings

#: After so many days of a file that begins in the midst of a shop's life, most customers of before have been seen: of a shop
#: with a year of orders the cost was a quarter too low after 90 days, a sixth after 180.
SETTLING_DAYS = 180
#: A part of the spend without dates that leaves months and the last half year what they are.
_LITTLE_UNDATED = 0.05
#: What a channel's name says where its spend may build the brand; that is asked about, not taken. Whole words: "Marketing" is no "Marke".
_BRAND = re.compile(
    r"(?<![^\W\d_])(?:brand|branding|marke|marque|marca)(?![^\W\d_])|品牌|ブランド|브랜드", re.IGNORECASE
)
#: So many names are channels, however few came through each.
_FEW_NAMES = 5
_KINDS: tuple[ChannelKind, ...] = ("performance", "brand", "innovation")


def acquisition(
    spend: pd.DataFrame,
    first_day: Int64s,
    channel: npt.NDArray[np.object_],
    as_of: date,
    settings: CostSettings | None = None,
) -> Acquisition:
    """Join spend and first orders.

    Args:
        spend: the canonical table (lib.core.columns.SPEND).
        first_day: of each customer's first order.
        channel: of each customer's first order ("": not told).
        as_of: later spend is left out.
        settings: how the shop knows where new customers come from; spend whose customers cannot have come yet is left out. None: by
            the channel's name.
    """
    settings = settings or CostSettings()
    same, lag_days = joined(settings.matches), settings.lag_days
    split = dict(settings.split) if settings.by == "hand" else None
    channel = same.labels(channel)
    first_day = first_day - lag_days  # the day of the spend that won them
    table, first, last, undated = dated(spend, first_day, as_of - timedelta(days=lag_days + 1))
    begin = int(first_day.min()) if len(first_day) else 0
    spend_first = first
    if len(first_day):
        table, first = _of_orders(table, first, last, begin)
    table = _with_brand(table, settings.brand)
    everybody, labels = first_day, channel
    called = {plain_name(paid): ordered for paid, ordered in same.matches.items()}
    named = {str(name): plain_name(called.get(plain_name(str(name)), str(name))) for name in table[CHANNEL].unique()}
    names, alone = plain_names(channel), {} if split is not None else alone_in_orders(named)
    holes = spend_holes(table, first_day, names, alone, settings.holes)
    counted = ~won_untold(holes, first_day, names, alone)
    first_day, channel = first_day[counted], channel[counted]
    inside = (first_day >= day_of(first)) & (first_day <= day_of(last))
    by_name = {plain_name(str(name)): int(count) for name, count in _counts(channel[inside])}
    silent = untold = by_name.pop("", 0)
    blanks = blanks_of(settings, map(str, pd.unique(channel)))
    if blanks.said == "nothing" and by_name:
        untold = 0  # taken at its word
    parts, of_orders = _shared_out(table, named, by_name)
    won = int(inside.sum())
    claims = {
        str(name): float(rows.sum()) if rows.notna().any() else None
        for name, rows in table.groupby(CHANNEL)[CONVERSIONS]
    }
    undecided = [] if split is not None else [one for one in named if plain_name(one) not in called]
    names_open = _names_open(table, undecided, labels, named, by_name)
    known = Known(
        orders={name: count if named[name] in by_name else None for name, count in of_orders.items()},
        parts=parts,
        claims=claims,
        won=won,
        told=won - untold,
        blanks=blanks.taken,
        themselves=silent - untold,
        unnamed=names_open.unnamed,
        perhaps={name: sum(by_name[one] for one in several) for name, several in names_open.perhaps.items()},
        perhaps_all=sum(by_name[one] for one in set[str]().union(*names_open.perhaps.values())),
    )
    winners = by_files(known, orders_exist=len(everybody) > 0) if split is None else by_hand(known, split)
    weekly = _Weekly(table, first_day, channel, first, last, named, holes)
    costs = _costs(table, winners, weekly, named, claims, {*names_open.perhaps, *names_open.unnamed})
    brand = table[PURPOSE].fillna("") == "brand"
    daily_e4 = daily_spend(table[~brand], first, last)
    result = Acquisition(
        first=first,
        last=last,
        channels=tuple(costs),
        new_customers=won or sum(cost.new_customers for cost in costs),
        paid=winners.paid,
        organic_customers=_organic(won - (untold if split is None else 0), costs),
        untold_customers=untold if split is None else 0,
        months=_months(table, first_day[inside], channel[inside], costs, winners),
        daily_e4=daily_e4,
        daily_brand_e4=daily_spend(table[brand], first, last),
        daily_new=np.bincount(first_day[inside] - day_of(first), minlength=len(daily_e4)),
        findings=(no_dates(first, last),) if undated else (),
        alike=names_open.alike,
        unnamed=tuple(one for one in names_open.unnamed if one not in names_open.perhaps),
        strange=names_open.strange,
        trouble=_trouble(table, everybody, first, last, day_of(as_of) - lag_days)
        or ("looks_new" if first > spend_first and day_of(first) == begin else None),
        spend_first=spend_first,
        undated=_undated_share(spend) > _LITTLE_UNDATED,
        holes=holes,
        brand_like=_brand_like(costs) if settings.brand is None else (),
    )
    remarks = cost_findings(result, spend, begin + lag_days, as_of, blanks, silent - untold)
    return replace(result, findings=(*result.findings, *remarks))


def _of_orders(table: pd.DataFrame, first: date, last: date, begin: int) -> tuple[pd.DataFrame, date]:
    """The spend of days that the orders tell of, and its first day: spend of long before them won customers that nobody sees."""
    if not (day_of(first) < begin - EARLY_DAYS and day_of(last) >= begin):
        return table, first
    known = day_of(last) - begin
    first = date_of(begin + min(SETTLING_DAYS, known // 2) if known >= SETTLING_DAYS else begin)
    return _cut_before(table, day_of(first)), first


def _costs(
    table: pd.DataFrame,
    winners: Winners,
    weekly: _Weekly,
    named: Mapping[str, str],
    claims: Mapping[str, float | None],
    open_names: Collection[str],
) -> list[ChannelCost]:
    """What each channel costs, the dearest first; no next customer's cost where names are still open."""
    costs: list[ChannelCost] = []
    for key, rows in table.groupby(CHANNEL, sort=True):
        name = str(key)
        own = winners.of[name]
        lately = weekly.lately(name)
        weekly_e4, weekly_new = weekly.recent(name, own.source, own.share, lately[-RECENT_WEEKS * 7 :])
        ran = ran_lately(weekly.spent(name)[lately], 7)
        running_e4, running_new = weekly.recent(name, own.source, own.share, lately[ran.places])
        steady = own.source == "orders" and own.share == 1 and name not in open_names
        costs.append(
            ChannelCost(
                channel=name,
                matched=named[name],
                spend_e4=int(rows[AMOUNT_E4].sum()),
                new_customers=own.new,
                won=own.count,
                source=own.source,
                claimed=claims[name],
                brand_e4=int(rows.loc[rows[PURPOSE] == "brand", AMOUNT_E4].sum()),
                marginal_e4=weekly.marginal_e4(name) if steady else None,
                purpose=_purpose(rows),
                weekly_e4=weekly_e4,
                weekly_new=weekly_new,
                running_e4=running_e4,
                running_new=running_new,
                running_weeks=(ran.end - ran.begin) / 7,
                stopped=ran.stopped,
                open_name=name in open_names,
            )
        )
    return sorted(costs, key=lambda cost: (-cost.spend_e4, cost.channel))


def _organic(told: int, costs: Sequence[ChannelCost]) -> int:
    """Of those whose channel is told, those that no channel with spend won; a platform claims of the others."""
    return max(told - sum(cost.new_customers for cost in costs if cost.source != "platform"), 0)


@dataclass(frozen=True)
class _Open:
    """Names of which nobody has said what they are; nothing is joined unasked.

    Attributes:
        alike: channels of the spend with labels of the orders that are probably theirs, too.
        perhaps: the plain names of these of which somebody came, by channel: they widen what it may have won.
        unnamed: channels with spend that no order names, while orders have other names.
        strange: these other names, the commonest first.
    """

    alike: tuple[tuple[str, str], ...]
    perhaps: dict[str, set[str]]
    unnamed: tuple[str, ...]
    strange: tuple[str, ...]


def _names_open(
    table: pd.DataFrame,
    undecided: Sequence[str],
    labels: npt.NDArray[np.object_],
    named: Mapping[str, str],
    by_name: Mapping[str, int],
) -> _Open:
    """Names that are open among those of the spend of which nothing is said; `labels` are the orders' own."""
    kinds = pd.Series(labels, dtype="object").value_counts(sort=True).index.astype("str")
    others = by_name.keys() - set(named.values())
    if len(others) > _FEW_NAMES and len(others) * 2 > sum(by_name[one] for one in others):
        others = set[str]()  # these name orders or people, not where anybody came from
    asked = alike(undecided, kinds)
    more = others & {plain_name(label) for _, label in asked}
    spent = table.groupby(CHANNEL)[AMOUNT_E4].sum()
    return _Open(
        asked,
        {name: {*map(plain_name, several)} & more for name, several in bundles(asked).items()},
        tuple(one for one in undecided if others and named[one] not in by_name and spent[one] > 0),
        tuple(one for one in kinds if plain_name(one) in others),
    )


def _with_brand(table: pd.DataFrame, brand: Sequence[str] | None) -> pd.DataFrame:
    """Spend rows with the purpose that the shop says: these channels build the brand, and no others do."""
    if brand is None:
        return table
    names = {plain_name(one) for one in brand}
    chosen = table[CHANNEL].map(lambda one: plain_name(str(one)) in names).to_numpy(dtype=np.bool_)
    was = (table[PURPOSE].astype("object") == "brand").to_numpy(dtype=np.bool_)
    told = np.where(chosen, "brand", np.where(was, "performance", table[PURPOSE].to_numpy(dtype=object)))
    return table.assign(**{PURPOSE: told})


def _brand_like(costs: Sequence[ChannelCost]) -> tuple[str, ...]:
    """Channels that are brand by their name, and whose spend counts as spend to win customers."""
    return tuple(one.channel for one in costs if not one.brand_e4 and _BRAND.search(one.channel))


def _trouble(table: pd.DataFrame, first_day: Int64s, first: date, last: date, end: int) -> Trouble | None:
    """Why nothing can be said of costs, whatever the attribution; `end` is the day after the orders."""
    if len(first_day) and (day_of(last) < int(first_day.min()) or day_of(first) >= end):
        return "outside"
    return None if int(table[AMOUNT_E4].sum()) > 0 else "nothing_spent"


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


def _cut_before(table: pd.DataFrame, since: int) -> pd.DataFrame:
    """Without the spend of earlier days; of a period that begins before, the part of its days."""
    table = table[table["end"] >= since]
    days = table["end"] - table["begin"] + 1
    part = ((table["end"] - since + 1) / days).clip(upper=1.0)
    return table.assign(
        begin=table["begin"].clip(lower=since),
        **{AMOUNT_E4: (table[AMOUNT_E4] * part).round().astype(np.int64), CONVERSIONS: table[CONVERSIONS] * part},
    )


def _undated_share(spend: pd.DataFrame) -> float:
    """The part of the spend that has no date."""
    total = int(spend[AMOUNT_E4].abs().sum())
    return int(spend.loc[spend[FIRST_DAY].isna(), AMOUNT_E4].abs().sum()) / total if total else 0.0


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


def plain_names(channel: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """The plain name of the channel that each customer came by."""
    return np.array([plain_name(str(one)) for one in channel], dtype=object)


def alone_in_orders(named: Mapping[str, str]) -> dict[str, str]:
    """Of channels of the spend and their plain names in the orders, those that share theirs with no other."""
    several = [*named.values()]
    return {name: called for name, called in named.items() if called and several.count(called) == 1}


def _counts(channel: npt.NDArray[np.object_]) -> list[tuple[str, int]]:
    names, counts = np.unique(plain_names(channel), return_counts=True)
    return list(zip(names.tolist(), counts.tolist(), strict=True))


def _purpose(rows: pd.DataFrame) -> ChannelKind:
    """What most of a channel's spend is for."""
    by_kind: dict[ChannelKind, int] = {kind: int(rows.loc[rows[PURPOSE] == kind, AMOUNT_E4].sum()) for kind in _KINDS}
    return max(_KINDS, key=lambda kind: by_kind[kind])  # the first of equals: performance where nothing is said


def daily_spend(table: pd.DataFrame, first: date, last: date, column: str = AMOUNT_E4) -> Float64s:
    """Spend (or another column) a day; a period's total is spread evenly over its days, and a day of none has exactly 0.

    Rates are added up and taken off again, which may leave a trace of them behind: a count of the periods that hold a day has none.
    """
    days = (last - first).days + 1
    begin = table["begin"].to_numpy() - day_of(first)
    end = np.minimum(table["end"].to_numpy() - day_of(first) + 1, days)
    amounts = table[column].fillna(0).to_numpy(dtype=np.float64)
    rate = amounts / np.maximum(table["end"].to_numpy() - table["begin"].to_numpy() + 1, 1)
    change, some = np.zeros((2, days + 1)), rate != 0
    for one, each in zip(change, (rate, some), strict=True):
        np.add.at(one, np.maximum(begin, 0), each)
        np.subtract.at(one, np.maximum(end, 0), each)
    spent, periods = np.cumsum(change, axis=1)[:, :-1]
    return np.where(periods > 0, spent, 0.0)


def _months(
    table: pd.DataFrame,
    first_day: Int64s,
    channel: npt.NDArray[np.object_],
    costs: Sequence[ChannelCost],
    winners: Winners,
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
    rows: list[tuple[int, str, int, float, float]] = []
    for month in sorted({int(month) for month, _ in spent} | {int(month) for month in all_won}):
        for cost in costs:
            came = {
                "orders": won.get((month, cost.matched), 0),
                "platform": claimed.get((month, cost.channel), 0.0),
                "hand": all_won.get(month, 0),
            }[cost.source] * winners.of[cost.channel].share
            likely = float(came)
            if cost.source == "orders" and winners.told:
                untold = won.get((month, ""), 0) * winners.untold_share
                likely += untold * cost.new_customers / winners.told
            paid_e4 = int(spent.get((month, cost.channel), 0))
            if paid_e4 or likely:
                rows.append((month, cost.channel, paid_e4, float(came), likely))
    frame = pd.DataFrame(rows, columns=["month", "channel", "spend_e4", "new_customers", "likely_customers"])
    return frame.astype(
        {"month": np.int64, "spend_e4": np.int64, "new_customers": np.float64, "likely_customers": np.float64}
    )


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
        holes: Sequence[Hole],
    ) -> None:
        self._table, self._first, self._last, self._named, self._holes = table, first, last, named, holes
        self._day = first_day - day_of(first)
        self._name = plain_names(channel)

    def lately(self, channel: str) -> Int64s:
        """The days of which the file tells its spend."""
        count = (self._last - self._first).days + 1
        return np.flatnonzero(told_days(self._holes, self._first, count, channel))

    def spent(self, channel: str) -> Float64s:
        """Its spend by day."""
        return daily_spend(self._table[self._table[CHANNEL] == channel], self._first, self._last)

    def recent(self, channel: str, source: Source, share: float, told: Int64s) -> tuple[int, float]:
        """Spend and new customers a week, over some days of which the file tells it; `share` of those that its source tells."""
        if not len(told):
            return 0, 0.0
        rows, spent = self._table[self._table[CHANNEL] == channel], self.spent(channel)[told].sum()
        lately = (self._day >= told[0]) & (self._day <= told[-1])  # nobody is left who was won by spend that is missing
        if source == "orders":
            new = share * float(((self._name == self._named[channel]) & lately).sum())
        elif source == "hand":
            new = share * float(lately.sum())
        else:
            new = share * float(daily_spend(rows, self._first, self._last, CONVERSIONS)[told].sum())
        return round(spent * 7 / len(told)), new * 7 / len(told)

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
        told = told_days(self._holes, self._first, weeks * 7, channel).reshape(weeks, 7).all(axis=1)
        weekly, new, weeks = weekly[told], new[told], int(told.sum())
        if weeks < 12:
            return None
        spread = weekly - weekly.mean()
        scale = float(spread @ spread)
        if scale <= 1e-12 * float(weekly @ weekly):  # what adding floats leaves of a constant spend is no change
            return None
        slope = float(spread @ new) / scale
        left = new - new.mean() - slope * spread
        error = float(np.sqrt(left @ left / max(weeks - 2, 1) / scale))
        return round(1 / slope) if slope > 2 * error else None


def by_month(found: Acquisition, channel: str | None = None) -> pd.DataFrame:
    """Month (number), spend_e4, new_customers, likely_customers, whole; of all channels together (also those without spend), or of one with spend.

    A month that spend and orders share only in part is there with that part of its customers, too, and not `whole`.
    """
    days = np.arange(len(found.daily_new)) + day_of(found.first)
    month = np.array([month_of(date_of(int(day))) for day in days])
    kinds, place = np.unique(month, return_inverse=True)
    ends = np.array([month_end(int(one)) for one in kinds])
    starts = np.array([day_of(month_start(int(one))) for one in kinds])
    whole = (starts >= day_of(found.first)) & (ends <= day_of(found.last) + 1)
    if channel is not None:
        own = found.months[found.months["channel"] == channel].set_index("month")[
            ["spend_e4", "new_customers", "likely_customers"]
        ]
        return own.reindex(kinds, fill_value=0).rename_axis("month").reset_index().assign(whole=whole)
    spend = found.months.groupby("month")["spend_e4"].sum().reindex(kinds, fill_value=0)
    new = np.bincount(place, found.daily_new, len(kinds)).astype(np.int64)
    return pd.DataFrame(
        {
            "month": kinds,
            "spend_e4": spend.to_numpy(np.int64),
            "new_customers": new,
            "likely_customers": new,
            "whole": whole,
        }
    )
