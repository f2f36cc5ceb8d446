"""Campaigns and the A/B test."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sample_data.dice import Dice
from sample_data.shop import Shop, hundredths


def campaigns(shop: Shop, orders: pd.DataFrame, spend: pd.DataFrame) -> pd.DataFrame:
    """One row a campaign: what it cost, and what was ordered by its channel in its days (money in hundredths)."""
    rows: list[dict[str, object]] = []
    counted = orders[orders["fate"] == "counted"]
    for one in shop.campaigns:
        first, last = shop.day(one.first), shop.day(one.last)
        here = counted[counted["day"].between(first, last)]
        paid = spend[spend["day"].between(first, last)]
        if one.channel in [channel.name for channel in shop.channels]:
            here = here[here["channel"] == shop.channel(one.channel)]
        cost = paid.loc[paid["channel"] == one.channel, "spend"].sum() if one.cost is None else hundredths(one.cost)
        rows.append(
            {
                "name": one.name,
                "channel": one.channel,
                "first": one.first.isoformat(),
                "last": one.last.isoformat(),
                "goal": one.goal,
                "cost": int(cost),
                "new": int((here["rank"] == 1).sum()),
                "returning": int(here.loc[here["rank"] > 1, "customer"].nunique()),
                "orders": len(here),
                "revenue": int((here["total"] - here["refunded"]).sum()),
            }
        )
    return pd.DataFrame(rows)


def experiment(shop: Shop) -> pd.DataFrame:
    """One row a person: user, variant (0: as before, 1: changed), day, device (position), converted, revenue (hundredths)."""
    test, dice = shop.experiment, Dice(shop.code, "experiment")
    count = test.people
    variant = dice.whole(0, 1, count)
    converted = dice.uniform(count) < np.where(variant == 1, test.treatment, test.control)
    revenue = shop.spend.v * dice.gamma(shop.spend.p, count) / dice.gamma(shop.spend.q, count)
    frame = pd.DataFrame(
        {
            "user": [f"V{70_000 + number}" for number in range(count)],
            "variant": variant,
            "day": shop.day(test.first) + dice.whole(0, test.days - 1, count),
            "device": dice.pick([share for _, share, _ in shop.journey.devices], count),
            "converted": converted.astype(np.int64),
            "revenue": np.where(converted, np.rint(revenue * 100), 0).astype(np.int64),
        }
    )
    return frame.sort_values(["day", "user"], kind="stable", ignore_index=True)


def by_day(people: pd.DataFrame) -> pd.DataFrame:
    """The same test as daily totals: day, variant, exposed, converted, revenue."""
    groups = people.groupby(["day", "variant"], as_index=False)
    return groups.agg(exposed=("user", "size"), converted=("converted", "sum"), revenue=("revenue", "sum"))
