"""When people buy: weekdays, the year, promotion weeks, and the week in which the checkout failed."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Literal

import numpy as np

from sample_data.dice import Dice, Floats, Ints
from sample_data.shop import Promotion, Shop

#: How often people order in each hour of the day.
HOURS = (3, 1, 1, 1, 1, 2, 5, 9, 12, 14, 15, 14, 15, 14, 13, 13, 14, 15, 17, 20, 23, 22, 15, 8)


def _usual(shop: Shop) -> Floats:
    days = [shop.first + timedelta(days=day) for day in range(shop.days)]
    angles = [2 * math.pi * (day.timetuple().tm_yday - shop.year_peak_day) / 365.25 for day in days]
    level = np.array(
        [
            shop.weekdays[day.weekday()] * (1 + shop.year_amplitude * math.cos(angle))
            for day, angle in zip(days, angles, strict=True)
        ]
    )
    for promotion in shop.promotions:
        level[shop.day(promotion.first) : shop.day(promotion.last) + 1] *= promotion.lift
    return level


def curve(shop: Shop, broken: Literal["with", "without"]) -> Floats:
    """How busy each day is; the mean over all days is 1 with the broken week in it."""
    level = _usual(shop)
    failed = level.copy()
    failed[shop.day(shop.broken.first) : shop.day(shop.broken.last) + 1] *= shop.broken.kept
    return (failed if broken == "with" else level) / failed.mean()


def seconds(dice: Dice, count: int) -> Ints:
    """Seconds of the day."""
    return dice.pick(HOURS, count) * 3600 + dice.whole(0, 3599, count)


def promotion_on(shop: Shop, day: int) -> Promotion | None:
    """The promotion with a voucher that runs on a day."""
    found = (p for p in shop.promotions if p.code and shop.day(p.first) <= day <= shop.day(p.last))
    return next(found, None)
