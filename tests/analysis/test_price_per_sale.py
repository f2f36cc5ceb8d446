"""Spend that is a share of what was sold is told from spend that brought it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import numpy as np
import pandas as pd
import pytest

from lib.analysis.curves import Floats
from lib.analysis.price_per_sale import Of, each_of_some, grain_of, price_of, priced
from lib.analysis.sales import Sales
from lib.analysis.weekly_spend import History, fitted, history, paid_said, taken_over
from lib.core.columns import SPEND
from lib.core.periods import day_of
from lib.core.settings import BudgetChannel
from lib.text.words import Words

BEGIN, WEEKS = date(2025, 1, 6), 60
Late = Literal["same", "week", "month"]


def a_shop(noise: float = 0.0, late: Late = "same", *, named: bool = False, last_days: int = 0) -> History:
    """Meta brings customers; Partner gets a tenth of all sales, or of those that name it; both in weeks, the orders going on some days more."""
    dice = np.random.default_rng(3)
    meta = dice.choice([200.0, 400.0, 800.0, 1200.0], WEEKS)
    rows, days, names, money = [], [], [], []
    sold = np.zeros((2, WEEKS))
    for week in range(WEEKS):
        begin = BEGIN + timedelta(weeks=week)
        rows.append((begin, "Meta", float(meta[week])))
        for which, mean in ((0, 60 * meta[week] / (meta[week] + 600) + 20), (1, 9.0)):
            amounts = dice.lognormal(4, 0.5, dice.poisson(mean))
            sold[which, week] = amounts.sum()
            days += (day_of(begin) + dice.integers(0, 7, len(amounts))).tolist()
            names += [("Meta", "Partner")[which]] * len(amounts)
            money += amounts.tolist()
    base = sold[1] if named else sold.sum(axis=0)
    base = {"same": base, "week": np.r_[base[:1], base[:-1]]}.get(late, base)
    fee = np.round(0.1 * base * dice.lognormal(0, noise, WEEKS), 2)
    rows += [(BEGIN + timedelta(weeks=week), "Partner", float(fee[week])) for week in range(WEEKS)]
    frame = pd.DataFrame(
        [
            (pd.Timestamp(at), pd.Timestamp(at + timedelta(days=6)), name, round(paid * 10_000))
            for at, name, paid in rows
        ],
        columns=["first_day", "last_day", "channel", "amount_e4"],
    ).reindex(columns=list(SPEND))
    first, channel, amounts = np.array(days), np.array(names, object), np.array(money)
    if not named:
        channel = np.full(len(first), "", object)
    known = Sales(first, channel, amounts, amounts, grain_of(amounts))
    as_of = BEGIN + timedelta(days=7 * WEEKS - last_days)
    return history(frame, first, channel, as_of, sold=known)


@pytest.mark.parametrize("last_days", [0, 3])
def test_a_tenth_of_all_sales_is_a_price_and_takes_nothing_from_what_spend_brings(last_days: int) -> None:
    curves = {one.channel: one for one in fitted(a_shop(last_days=last_days))}
    partner, meta = curves["Partner"], curves["Meta"]
    assert partner.price is not None
    assert (partner.price.of, partner.price.when, round(partner.price.each, 3)) == ("sales", "same", 0.1)
    assert partner.reasons == ("paid",)
    true = 60 * meta.weekly / (meta.weekly + 600)
    assert meta.brings.low < true < meta.brings.high
    held = BudgetChannel("Partner", weekly_e4=900_000, least_e4=900_000, most_e4=900_000)
    assert taken_over((held,), (partner,), own=False) == (held,)
    (said,) = paid_said(tuple(curves.values()))
    assert "about 10% of all sales in the same week" in Words().say(said)


@pytest.mark.parametrize(
    ("late", "noise", "when"), [("same", 0.0, "same"), ("same", 0.1, "same"), ("week", 0.0, "week")]
)
def test_a_tenth_of_the_sales_that_name_it_is_a_price_also_a_week_late_or_roughly(
    late: Late, noise: float, when: str
) -> None:
    curves = {one.channel: one for one in fitted(a_shop(noise, late, named=True))}
    price = curves["Partner"].price
    assert price is not None
    assert (price.of, price.when, price.each) == ("own_sales", when, pytest.approx(0.1, rel=0.03))
    assert curves["Meta"].price is None


def test_a_share_that_differs_from_week_to_week_makes_a_curve_a_guess() -> None:
    partner = next(one for one in fitted(a_shop(0.12)) if one.channel == "Partner")
    assert (partner.price, partner.reasons, partner.brings.low) == (None, ("leans",), 0.0)


def test_a_reward_for_each_new_customer_is_a_price_and_a_straight_line_of_many_is_none() -> None:
    dice = np.random.default_rng(7)
    came = dice.poisson(40, 60).astype(float)
    assert priced(10 * came, came)[1] == pytest.approx(10)
    spend = dice.lognormal(6, 0.5, 60)
    brought = dice.poisson(5 * spend).astype(float)  # correlated .999, and yet as far apart as chance puts them
    assert np.corrcoef(spend, brought)[0, 1] > 0.99
    assert priced(spend, brought)[1] == 0.0
    assert priced(np.full(60, 100.0), np.full(60, 50.0))[1] == 0.0  # a subscription beside a fixed fee


def sums(dice: np.random.Generator, counts: np.ndarray) -> Floats:
    """The money of so many purchases, by day."""
    amounts = dice.lognormal(4, dice.uniform(0.2, 0.8), int(counts.sum()))
    ends = np.cumsum(counts)
    total = np.concatenate([[0.0], np.cumsum(amounts)])
    return total[ends] - total[ends - counts]


@pytest.mark.parametrize("how", ["random", "season", "foresight", "months", "flights", "brings"])
@pytest.mark.parametrize("weeks", [30, 104])
def test_spend_by_itself_is_never_taken_for_a_price(how: str, weeks: int) -> None:
    """Of spend that varies by itself, with the season, as the best foresight has it, by the month, in flights, or that brings all of it."""
    for seed in range(25):
        dice, at = np.random.default_rng([seed, weeks]), np.arange(weeks)
        level, mean = np.exp(dice.uniform(np.log(5), np.log(800))), dice.uniform(50, 500)
        usual = (1 + dice.uniform(0, 0.35) * np.sin(2 * np.pi * at / 52.18 + dice.uniform(0, 6))) * (1 + at / 104)
        spend = (
            mean
            * {
                "random": np.exp(dice.normal(0, dice.uniform(0.05, 0.7), weeks)),
                "season": usual * np.exp(dice.normal(0, 0.05, weeks)),
                "foresight": usual,
                "months": np.repeat(np.exp(dice.normal(0, 0.4, weeks // 4 + 1)), 4)[:weeks],
                "flights": (at // dice.integers(2, 7)) % 2.0,
                "brings": np.exp(dice.normal(0, 0.5, weeks)),
            }[how]
        )
        expected = level * spend / mean if how == "brings" else level * usual
        counts = dice.poisson(np.repeat(expected / 7, 7))
        sold = sums(dice, counts)
        known: dict[Of, tuple[Floats, float]] = {
            "sales": (sold, grain_of(sold[counts == 1]) if (counts == 1).any() else 60.0),
            "customers": (counts.astype(float), 1.0),
        }
        assert price_of(np.repeat(spend / 7, 7), known, 20_000, 20_000) is None


def test_ten_for_each_friend_who_came_is_a_price_also_where_no_order_names_the_channel() -> None:
    dice = np.random.default_rng(1)
    came = dice.poisson(3, 400)
    friends = 10.0 * dice.binomial(came, 0.3)
    told = price_of(friends, {"customers": (came.astype(float), 1.0)}, 19_000, 19_000)
    assert told is not None
    assert (told.of, told.when, told.each) == ("own_customers", "same", 10.0)
    assert each_of_some(friends + 0.01 * (np.arange(400) == 7), came.astype(float)) is None


@pytest.mark.parametrize("lift", [0.0, 1.0, 3.0])
def test_no_budget_in_round_amounts_is_a_price_of_some(lift: float) -> None:
    """Steady, drawn anew each day, weekly, in flights of a day or of two weeks, with a season: whatever it brings."""
    dice = np.random.default_rng(2)
    season = np.exp(0.6 * np.sin(np.arange(364) / 30))
    for _ in range(40):
        budgets = (
            dice.integers(0, 4, 364),
            dice.poisson(dice.uniform(0.2, 2), 364),
            np.repeat(dice.integers(0, 4, 52), 7),
            dice.binomial(1, dice.uniform(0.1, 0.6), 364),
            np.repeat(dice.binomial(1, 0.5, 26), 14) * dice.poisson(1, 364),
            dice.poisson(dice.uniform(0.2, 1.5) * season),
        )
        usual = np.exp(dice.uniform(np.log(0.3), np.log(20)))
        for budget in budgets:
            came = dice.poisson(usual * season + lift * budget)
            assert each_of_some(10.0 * budget, came.astype(float)) is None
