"""The season that new customers tell, and the best year within it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from scipy.optimize import minimize

from lib.analysis.budget_choice import back_by, plan_of
from lib.analysis.budget_months import MONTHS, begins_said, first_month, told, typed, year
from lib.analysis.spending import spending
from lib.catalog.budget import EXAMPLE
from lib.core.errors import CannotAnswer
from lib.core.periods import day_of, month_start
from lib.core.settings import BudgetChannel, BudgetChoice

SEARCH = BudgetChannel("Search", "performance", 10_000_000, 40, 65)
VIDEO = BudgetChannel("Video", "performance", 20_000_000, 30, 38)
RADIO = BudgetChannel("Radio", "brand", 5_000_000, 8, 12)
CHOICE = BudgetChoice((SEARCH, VIDEO, RADIO), value_e4=1_000_000, innovation_rule="off")
CHRISTMAS = (90, 80, 90, 95, 100, 90, 85, 80, 100, 110, 130, 150)
START = date(2027, 1, 1)
FIRST = 12 * 2027


def newcomers(index: tuple[float, ...], months: int, a_month: float, growth: float = 0.0, seed: int = 1) -> np.ndarray:
    """First days from January 2024 on: so many a usual month, with a season and a yearly growth."""
    dice, days = np.random.default_rng(seed), []
    for at in range(months):
        first, after = (day_of(month_start(12 * 2024 + at + more)) for more in (0, 1))
        rate = a_month * (after - first) / 30.4 * index[at % MONTHS] / np.mean(index) * (1 + growth) ** (at / MONTHS)
        days.append(dice.integers(first, after, dice.poisson(rate)))
    return np.concatenate([*days, [day_of(date(2024, 1, 1))]])


def named(days: np.ndarray, name: str) -> np.ndarray:
    return np.full(len(days), name, dtype=object)


def test_a_season_is_found_beside_growth() -> None:
    days = newcomers(CHRISTMAS, 36, 400, growth=0.3)
    found = told(days, named(days, "Friends"), ["Search"], START)
    truth = np.array(CHRISTMAS) / 100
    assert found.source == "organic"
    assert np.mean(found.index) == pytest.approx(1)
    assert np.abs(np.array(found.index) - truth).max() < 0.12
    held = [low <= true <= high for low, true, high in zip(found.low, truth, found.high, strict=True)]
    assert sum(held) >= 9


def test_months_that_differ_by_chance_only_are_nearly_alike() -> None:
    spread = []
    for seed in range(6):
        days = newcomers((100,) * MONTHS, 24, 60, seed=seed)
        found = told(days, named(days, "Friends"), [], START)
        spread.append(max(found.index) - min(found.index))
    assert np.median(spread) < 0.1


def test_where_few_come_without_an_ad_all_are_asked() -> None:
    days = newcomers(CHRISTMAS, 24, 100)
    assert told(days, named(days, "Search"), ["search"], START).source == "all"


def test_less_than_two_years_tell_no_season_and_say_so() -> None:
    days = newcomers(CHRISTMAS, 23, 100)
    with pytest.raises(CannotAnswer, match="24 whole months"):
        told(days, named(days, "Friends"), [], date(2025, 12, 1))
    with pytest.raises(CannotAnswer, match="24 whole months"):
        told(np.array([], np.int64), np.array([], object), [], START)


def test_a_month_of_which_the_orders_lack_a_day_or_two_is_counted_by_its_days() -> None:
    days = newcomers(CHRISTMAS, 26, 400)
    begin, end = date(2024, 3, 2), date(2026, 2, 27)  # two years but three days
    days = np.sort(days[(days >= day_of(begin)) & (days < day_of(end))])
    found = told(np.concatenate([[day_of(begin)], days]), named(np.append(days, 0), "Friends"), [], end)
    assert found.index == pytest.approx(np.array(CHRISTMAS) / 100, abs=0.12)
    with pytest.raises(CannotAnswer, match="here are 23"):  # of March only a few days
        told(
            days[days >= day_of(date(2024, 3, 25))], named(days[days >= day_of(date(2024, 3, 25))], "Friends"), [], end
        )


@pytest.mark.parametrize(
    ("day", "month", "said"),
    [
        (date(2026, 3, 1), 3, None),
        (date(2026, 3, 2), 3, "whole of"),
        (date(2026, 3, 16), 3, "whole of"),
        (date(2026, 3, 17), 4, "most of the month before is over"),
        (date(2026, 12, 31), 13, "most of the month before is over"),
    ],
)
def test_a_plan_of_months_begins_with_the_month_that_has_most_of_its_days_to_come(
    day: date, month: int, said: str | None
) -> None:
    assert first_month(day) == 12 * 2026 + month - 1
    sentence = begins_said(day)
    assert (sentence is None) if said is None else said in str(sentence)


@pytest.mark.parametrize("index", [(1.0,) * 11, (0.0,) * 12, (-1.0, *(1.0,) * 11)])
def test_what_is_no_season_is_refused(index: tuple[float, ...]) -> None:
    with pytest.raises(CannotAnswer, match="twelve figures"):
        typed(index)


def test_a_year_without_season_is_the_weekly_plan_in_every_month() -> None:
    found = spending(CHOICE)
    planned = year(found, typed((7,) * MONTHS), FIRST)
    assert planned.season.is_flat
    assert planned.gain == pytest.approx(0, abs=1e-6 * planned.even)
    for one, days in zip(planned.months, (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), strict=True):
        assert one.spend == pytest.approx(found.spend * days / 7, rel=1e-5)
        assert one.customers == pytest.approx(found.customers * days / 7, rel=1e-6)


def test_months_without_season_have_the_range_of_the_weekly_plan() -> None:
    found = spending(replace(CHOICE, value_unsure=0.2))
    planned = year(found, typed((1,) * MONTHS), FIRST)
    for one in (*planned.months, planned):
        brings = one.objective if one is planned else one.value
        assert one.low / brings == pytest.approx(found.low / found.objective, rel=1e-4)
        assert one.high / brings == pytest.approx(found.high / found.objective, rel=1e-4)


def test_an_unsure_season_widens_its_month_and_the_year_hardly() -> None:
    found, sure = spending(CHOICE), typed(CHRISTMAS)
    shaky = replace(sure, low=tuple(one / 1.5 for one in sure.index), high=tuple(one * 1.5 for one in sure.index))
    plain, wide = (year(found, one, FIRST) for one in (sure, shaky))
    for one, other in zip(plain.months, wide.months, strict=True):
        assert np.log(other.high / other.low) > 1.3 * np.log(one.high / one.low)
    assert np.log(wide.high / wide.low) < 1.3 * np.log(plain.high / plain.low)


def test_without_any_doubt_a_year_has_no_range() -> None:
    told_surely = tuple(replace(one, unsure=0.0) for one in CHOICE.channels)
    planned = year(spending(replace(CHOICE, channels=told_surely)), typed(CHRISTMAS), FIRST)
    assert not planned.is_doubted
    assert [one.low for one in planned.months] == pytest.approx([one.value for one in planned.months])
    assert year(spending(CHOICE), typed(CHRISTMAS), FIRST).is_doubted


def test_no_other_year_is_better() -> None:
    """Against SLSQP over all months and channels."""
    found, season = spending(replace(CHOICE, brand_rule="on", brand_share=0.25)), typed(CHRISTMAS)
    planned = year(found, season, FIRST)
    weeks = np.array([(day_of(month_start(FIRST + at + 1)) - day_of(month_start(FIRST + at))) / 7 for at in range(12)])
    budget = found.plan.budget * weeks.sum()

    def short(spend: np.ndarray) -> float:
        by_week = spend.reshape(12, 3) * budget / weeks[:, None]
        brings = [one.curve.response(by_week[:, at]) for at, one in enumerate(found.plan.channels)]
        return -float((np.array(brings) * weeks * np.array(season.index)).sum() * 100) / planned.even

    steady = (found.spend[None, :] * weeks[:, None] / budget).ravel()
    tops = [one.upper * long / budget for long in weeks for one in found.plan.channels]
    other = minimize(
        short,
        steady,
        bounds=[(0, top) for top in tops],
        constraints=[
            {"type": "ineq", "fun": lambda spend: 1 - spend.sum()},
            {"type": "ineq", "fun": lambda spend: spend[2::3].sum() - 0.25 * spend.sum()},
        ],
        method="SLSQP",
        options={"maxiter": 200, "ftol": 1e-9},
    )
    assert planned.gap <= 1e-9
    assert planned.objective >= -other.fun * planned.even * (1 - 1e-6)
    assert planned.objective == pytest.approx(-other.fun * planned.even, rel=1e-4)
    assert planned.gain > 0
    assert planned.months[11].total > planned.months[11].even
    assert sum(one.total for one in planned.months) == pytest.approx(budget)
    radio = sum(one.spend[2] for one in planned.months)
    assert radio >= 0.25 * budget * (1 - 1e-9)


def test_rules_hold_over_the_year() -> None:
    asked = replace(
        CHOICE,
        few_rule="on",
        most_channels=2,
        cost_rule="on",
        most_cost_e4=400_000,
        drop_rule="on",
        dropped=("Search",),
    )
    found = spending(asked)
    planned = year(found, typed(CHRISTMAS), FIRST)
    total = sum(one.total for one in planned.months)
    assert total <= 40 * planned.customers * (1 + 1e-6)
    used = {
        name
        for one in planned.months
        for name, spend in zip(planned.channels, one.spend, strict=True)
        if spend > 1e-6 * total
    }
    assert len(used) <= 2
    assert all(one.spend[0] <= 1000 * 31 / 7 * (1 + 1e-9) for one in planned.months)


def test_a_month_that_brings_nothing_gets_nothing() -> None:
    planned = year(spending(CHOICE), typed((0, *(1,) * 11)), FIRST)
    assert planned.months[0].total == pytest.approx(0, abs=1e-6)


EACH = (0.4, 0.6, 0.8, 1.0, 1.2, 1.5, 1.7, 1.5, 1.2, 0.9, 0.7, 0.5)


def _free_year(asked: BudgetChoice, limit: float) -> tuple[float, np.ndarray]:
    """The best year by a general solver, with every month's cash as a constraint; and what each month is short."""
    weeks = np.array(
        [(day_of(month_start(FIRST + at + 1)) - day_of(month_start(FIRST + at))) / 7 for at in range(MONTHS)]
    )
    season, plan, back = np.array(EACH) / np.mean(EACH), plan_of(asked), back_by(asked, 0.5)
    curves = [one.curve for one in plan.channels]
    now = np.array([one.current or 0.0 for one in plan.channels])
    scale, half = (np.array([getattr(one, name) for one in curves]) for name in ("scale", "half"))
    worth = plan.value_per_response

    def parts(flat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        spend = flat.reshape(MONTHS, -1)  # a week
        value = worth * (season * weeks)[:, None] * scale * spend / (spend + half)
        return (spend * weeks[:, None]).sum(axis=1), value.sum(axis=1)

    def short(flat: np.ndarray) -> np.ndarray:
        spend, value = parts(flat)
        return spend - back * value

    best = minimize(
        lambda flat: -parts(flat)[1].sum() / 1000,
        np.tile(now * 0.5, MONTHS),
        bounds=[(0, 2 * one) for one in now] * MONTHS,
        constraints=[
            {"type": "ineq", "fun": lambda flat: (plan.budget * weeks.sum() - parts(flat)[0].sum()) / 1000},
            {"type": "ineq", "fun": lambda flat: (limit - short(flat)) / 1000},
        ],
        method="SLSQP",
        options={"maxiter": 400, "ftol": 1e-10},
    )
    return -float(best.fun) * 1000, short(best.x)


@pytest.mark.parametrize("limit", [650.0, *(pytest.param(one, marks=pytest.mark.soak) for one in (500.0, 300.0))])
def test_cash_is_held_in_each_month_as_well_as_any_year_can(limit: float) -> None:
    cash = {"cash_rule": "on", "cash_e4": round(limit * 10_000), "first_share": 0.3, "worth_months": 12}
    asked = replace(EXAMPLE, innovation_rule="off", **cash)
    found, back = spending(asked), back_by(asked, 0.5)
    whole = year(found, typed(EACH), FIRST)
    short = np.array([one.total - back * one.value for one in whole.months])
    assert short.max() == pytest.approx(limit, rel=1e-6)
    by_solver, theirs = _free_year(asked, limit)
    assert theirs.max() <= limit * (1 + 1e-6)
    assert whole.objective == pytest.approx(by_solver, rel=1e-6)
    assert whole.gap < 1e-6


def test_cash_is_held_in_each_month_beside_rules_of_the_year() -> None:
    cash = {"cash_rule": "on", "cash_e4": 5_000_000, "first_share": 0.3, "worth_months": 12}
    asked = replace(EXAMPLE, innovation_rule="on", **cash)
    found, back = spending(asked), back_by(asked, 0.5)
    whole = year(found, typed(EACH), FIRST)
    assert max(one.total - back * one.value for one in whole.months) <= 500 * (1 + 1e-6)
    kinds = np.array([one.kind == "innovation" for one in found.plan.channels])
    spend = np.array([one.spend for one in whole.months]).sum(axis=0)
    assert spend[kinds].sum() >= asked.innovation_share * spend.sum() * (1 - 1e-9)
    assert whole.gap < 0.05  # the bound lets cash of good months pay for bad ones
