"""What is spent on advertising, and the customers it brings."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from sample_data.dice import Dice, Floats, Ints
from sample_data.season import curve
from sample_data.shop import Advertising, Shop, hundredths

#: Advertising platforms claim more orders than they brought.
CLAIMED = 1.25
_DAY_WEIGHTS = np.array([0.95, 0.95, 1.0, 1.05, 1.1, 1.0, 0.95])


def _week(shop: Shop, day: date | None) -> int:
    return 0 if day is None else shop.day(day) // 7


def weekly_spend(shop: Shop, advertising: Advertising) -> Floats:
    """Spend a week in the currency's unit; 0 before the first week."""
    noise = np.exp(advertising.noise * Dice(shop.code, "spend", advertising.channel).normal(shop.weeks))
    weeks = np.arange(shop.weeks)
    spend = advertising.weekly * noise * (weeks >= _week(shop, advertising.first))
    if advertising.change_from:
        spend = np.where(weeks >= _week(shop, advertising.change_from), spend * advertising.change_spend, spend)
    return np.round(spend, 2)


def adstock(spend: Floats, retention: float) -> Floats:
    """Spend with its carry-over; the weeks before the first are taken to be like the first."""
    stock = np.empty_like(spend)
    before = spend[0]
    for week, amount in enumerate(spend):
        before = (1 - retention) * amount + retention * before
        stock[week] = before
    return stock


def response(shop: Shop, advertising: Advertising) -> Floats:
    """What advertising brings a week before the season: capacity × hill(adstock)."""
    stock = adstock(weekly_spend(shop, advertising), advertising.retention)
    raised = stock**advertising.slope
    effect = advertising.capacity * raised / (raised + advertising.half**advertising.slope)
    if advertising.change_from:
        effect[_week(shop, advertising.change_from) :] *= advertising.change_effect
    return effect


def expected_new(shop: Shop) -> Floats:
    """New customers expected, by channel and week."""
    base = np.array([channel.base_per_week for channel in shop.channels])
    expected = np.repeat(base[:, None], shop.weeks, axis=1)
    for advertising in sorted(shop.advertising, key=lambda one: one.kind != "brand"):
        if advertising.kind == "brand":
            expected[shop.channel(advertising.lifts)] *= 1 + response(shop, advertising)
        else:
            expected[shop.channel(advertising.channel)] += response(shop, advertising)
    season = curve(shop, "with").reshape(shop.weeks, 7).mean(axis=1)
    return expected * season


def new_customers(shop: Shop) -> pd.DataFrame:
    """One row a customer of the model: channel (position), day won, rate_factor, spend_factor."""
    expected = expected_new(shop)
    counts = np.array(
        [Dice(shop.code, "won", one.name).poisson(weeks) for one, weeks in zip(shop.channels, expected, strict=True)]
    )
    dice = Dice(shop.code, "day won")
    busy = curve(shop, "with").reshape(shop.weeks, 7)
    channels: list[Ints] = []
    days: list[Ints] = []
    for week in range(shop.weeks):
        channels.append(np.repeat(np.arange(len(shop.channels)), counts[:, week]))
        days.append(week * 7 + dice.pick(busy[week], int(counts[:, week].sum())))
    customers = pd.DataFrame({"channel": np.concatenate(channels), "day": np.concatenate(days)})
    customers["rate_factor"] = [_rate_factor(shop, *row) for row in customers[["channel", "day"]].to_numpy()]
    customers["spend_factor"] = [shop.channels[position].spend_factor for position in customers["channel"]]
    return customers


def _rate_factor(shop: Shop, position: int, day: int) -> float:
    channel = shop.channels[position]
    late = channel.late_from is not None and day >= shop.day(channel.late_from)
    return channel.rate_factor * (channel.late_rate_factor if late else 1.0)


def ad_spend(shop: Shop, customers: pd.DataFrame) -> pd.DataFrame:
    """One row a day and campaign: day, channel, campaign, kind, impressions, clicks, conversions, spend (hundredths)."""
    parts = [_campaign(shop, customers, one, *campaign) for one in shop.advertising for campaign in one.campaigns]
    parts += [_rewards(shop, customers, position) for position, one in enumerate(shop.channels) if one.reward]
    return pd.concat(parts).sort_values(["day", "channel", "campaign"], kind="stable", ignore_index=True)


def _won(shop: Shop, customers: pd.DataFrame, position: int) -> Ints:
    return np.bincount(customers.loc[customers["channel"] == position, "day"], minlength=shop.days)


def _campaign(
    shop: Shop, customers: pd.DataFrame, advertising: Advertising, campaign: str, share: float
) -> pd.DataFrame:
    dice = Dice(shop.code, "campaign", campaign)
    weights = np.tile(_DAY_WEIGHTS, shop.weeks) * np.exp(0.15 * dice.normal(shop.days))
    weights /= np.repeat(weights.reshape(-1, 7).sum(axis=1), 7)
    spend = np.rint(np.repeat(weekly_spend(shop, advertising), 7) * weights * share * 100).astype(np.int64)
    clicks = dice.poisson(spend / 100 / advertising.cost_per_click)
    impressions = np.rint(clicks / advertising.click_rate * np.exp(0.1 * dice.normal(shop.days))).astype(np.int64)
    won = np.zeros(shop.days)
    if advertising.kind != "brand":
        won = _won(shop, customers, shop.channel(advertising.channel)) * CLAIMED * share
    frame = pd.DataFrame(
        {
            "day": np.arange(shop.days),
            "channel": advertising.channel,
            "campaign": campaign,
            "kind": advertising.kind,
            "impressions": impressions,
            "clicks": clicks,
            "conversions": np.minimum(dice.poisson(won), clicks),
            "spend": spend,
        }
    )
    return frame[frame["spend"] > 0]


def _rewards(shop: Shop, customers: pd.DataFrame, position: int) -> pd.DataFrame:
    channel = shop.channels[position]
    won = _won(shop, customers, position)
    clicks = won + Dice(shop.code, "rewards", channel.name).poisson(2.0 * won)
    frame = pd.DataFrame(
        {
            "day": np.arange(shop.days),
            "channel": channel.name,
            "campaign": shop.words.kinds["reward"],
            "kind": "performance",
            "impressions": clicks * 3,
            "clicks": clicks,
            "conversions": won,
            "spend": won * hundredths(channel.reward),
        }
    )
    return frame[frame["spend"] > 0]
