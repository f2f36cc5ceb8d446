"""When the money is back: against shops with known truth, whether their customers come at even intervals or by chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from lib.analysis.by_age import even_gap
from lib.analysis.payback import Payback, cash_range_said, payback, payback_said
from lib.analysis.purchases import Purchases
from lib.analysis.worth import base, new_customer
from lib.core.periods import day_of
from lib.core.settings import ValueSettings
from tests.analysis.purchase_logs import AS_OF, purchases_from, simulated

SETTINGS = ValueSettings(discount_annual=0.0)
LEAVES, GAP, JITTER, PRICE = 0.08, 30.4, 0.6, 29.0


def subscribed(rng: np.random.Generator, customers: int, days: int, *, won_on_the_first_day: bool = False) -> Purchases:
    """A shop whose customers renew about every 30 days, a few of them leaving at each renewal."""
    who: list[int] = []
    when: list[int] = []
    for one in range(customers):
        now = rng.uniform(0, 1 if won_on_the_first_day else days - 30)
        while now < days:
            who.append(one)
            when.append(int(now))
            if rng.random() < LEAVES:
                break
            now += GAP + rng.normal(0, JITTER)
    day = day_of(AS_OF) - days + np.array(when)
    return purchases_from(np.array(who), day, np.full(len(who), PRICE))


@dataclass(frozen=True)
class Truth:
    """What a new customer has brought by each day of age, and the cash of winning one a day."""

    back: np.ndarray

    def payback_days(self, cac: float) -> int | None:
        over = np.flatnonzero(self.back >= cac)
        return int(over[0]) if len(over) else None

    def lowest(self, cac: float) -> float:
        return min(float(np.cumsum(self.back - cac).min()), 0.0)

    def even_day(self, cac: float) -> int:
        return int(np.flatnonzero(np.cumsum(self.back - cac) < 0)[-1]) + 1


def truth_of(bought: Purchases, days: int) -> Truth:
    """The mean of many customers who were won at least so long ago."""
    many = bought.some(np.flatnonzero(bought.first_day <= bought.end - days))
    age = many.day - many.first_day[many.customer]
    return Truth(np.cumsum(np.bincount(age, many.net_e4 / 10_000)[:days]) / len(many))


def found(bought: Purchases, cac: float) -> Payback:
    whole = base(bought)
    return payback(whole, whole.everybody, new_customer(whole, whole.everybody, SETTINGS), SETTINGS, cac, 30)


def within(low: float | None, truth: float | None, high: float | None) -> bool:
    """Whether the truth lies in a range whose ends, as itself, may be never."""
    one, told, other = (np.inf if at is None else at for at in (low, truth, high))
    return one <= told <= other


def _holds(told: Payback, truth: Truth, cac: float) -> tuple[bool, bool, bool]:
    return (
        within(told.earliest_days, truth.payback_days(cac), told.latest_days),
        within(told.worst.lowest * 1.02, truth.lowest(cac), told.best.lowest * 0.98),
        within(told.best.even_day, truth.even_day(cac), told.worst.even_day),
    )


@pytest.mark.soak
@pytest.mark.parametrize("shops", [10, pytest.param(200, marks=pytest.mark.soak)])
def test_where_customers_come_at_even_intervals_the_range_of_the_payback_holds(shops: int):
    truth = truth_of(subscribed(np.random.default_rng(1), 20_000, 1_200, won_on_the_first_day=True), 1_000)
    rng = np.random.default_rng(2)
    held = []
    for _ in range(shops):
        cac = PRICE * rng.uniform(1.1, 5.0)
        held.append(_holds(found(subscribed(rng, 400, 730), cac), truth, cac))
    assert np.mean(held, axis=0).min() >= 0.9, np.mean(held, axis=0)


@pytest.mark.parametrize("shops", [10, pytest.param(200, marks=pytest.mark.soak)])
def test_where_chance_spreads_purchases_the_range_of_the_payback_holds(shops: int):
    rng = np.random.default_rng(3)
    parameters, spend = (0.8, 8.0, 0.8, 2.5), (6.0, 4.0, 15.0)
    truth = truth_of(simulated(rng, 100_000, 2_000, parameters, spend)[0], 1_000)
    held = []
    for _ in range(shops):
        cac = truth.back[0] * rng.uniform(1.1, 1.8)
        held.append(_holds(found(simulated(rng, 600, 730, parameters, spend)[0], cac), truth, cac))
    assert np.mean(held, axis=0).min() >= 0.9, np.mean(held, axis=0)


def test_only_gaps_far_more_regular_than_chance_are_even():
    rng = np.random.default_rng(5)
    assert even_gap(subscribed(rng, 200, 400)) == 30
    assert even_gap(simulated(rng, 400, 730, (0.8, 4.0, 0.4, 2.5))[0]) is None
    assert even_gap(subscribed(rng, 8, 200)) is None  # too few gaps in a row


def test_a_shop_too_young_for_the_horizon_goes_on_as_the_model_does():
    told = found(subscribed(np.random.default_rng(6), 400, 200), PRICE * 20)
    assert told.even_gap == 30
    assert (np.diff(told.back) >= 0).all()
    assert told.back[-1] > told.back[200]
    assert told.high[-1] / told.low[-1] > told.high[150] / told.low[150]


@pytest.mark.parametrize(
    ("days", "earliest", "latest", "said"),
    [
        (None, None, None, "At this cost a new customer does not pay back within three years."),
        (None, 700, None, "At this cost a new customer most likely does not pay back within three years; at best after 700 days."),
        (0, 0, 0, "A new customer pays back with the first purchase."),
        (0, 0, 12, "A new customer most likely pays back with the first purchase, at worst after 12 days."),
        (0, 0, None, "A new customer most likely pays back with the first purchase, but perhaps not within three years."),
        (31, 31, 31, "A new customer pays back after 31 days."),
        (31, 30, 61, "A new customer pays back after 31 days (most likely between 30 and 61)."),
        (31, 30, None, "A new customer pays back after 31 days (at best 30, and perhaps not within three years)."),
    ],
)  # fmt: skip
def test_the_sentence_has_its_range(days: int | None, earliest: int | None, latest: int | None, said: str):
    assert str(payback_said(days, earliest, latest)) == said


def test_the_till_has_its_range():
    assert cash_range_said(0.0, 0, 0, "0", "0") is None
    both = str(cash_range_said(-9.0, 40, 60, "3", "9"))
    assert both == "Most likely 3 to 9 is missing at the lowest, and the till is level between day 40 and day 60."
    assert "perhaps not within three years" in str(cash_range_said(-9.0, 40, None, "3", "9"))
    assert str(cash_range_said(-9.0, None, None, "3", "9")).endswith("within these three years.")


def test_on_revenue_the_money_is_not_said_to_be_back() -> None:
    told = str(payback_said(0, 0, 0, "revenue"))
    assert (
        told == "A new customer pays back with the first purchase. That is on revenue alone, before the goods are paid."
    )
