"""Curves from weeks: found again where spend varied at random, and named as not to be told where it did not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lib.analysis.adstock import geometric
from lib.analysis.fitting import Estimate, Fitted, Weeks, evened, fit
from lib.analysis.weekly_spend import fitted
from lib.core.errors import CannotAnswer
from lib.core.settings import MOST_UNSURE
from tests.analysis.spend_logs import First, followed, named, simulated


def a_shop(weeks: int = 104, noise: float = 2.0) -> Weeks:
    """One channel on 90 s / (s + 120) with half of each week's effect in the next one, a base of 40, and weeks without spend."""
    rng = np.random.default_rng(5)
    spend = 100 * np.exp(rng.normal(0, 0.6, weeks)) * (rng.random(weeks) > 0.2)
    stock = 0.5 * geometric(spend, 0.5, before=200.0)
    won = 40 + 90 * stock / (stock + 120) + rng.normal(0, noise, weeks)
    return Weeks(("Search",), spend[:, None], won, np.zeros((weeks, 0)))


def test_a_curve_is_found_again() -> None:
    shop = a_shop()
    (search,) = fit(shop).channels
    now = search.weekly
    true, twice = 90 * now / (now + 120), 90 * 2 * now / (2 * now + 120)
    assert search.reasons == ()
    assert search.brings.low < true < search.brings.high
    assert search.brings.value == pytest.approx(true, rel=0.15)
    assert search.doubled.value == pytest.approx(twice, rel=0.2)
    assert search.retention.low < 0.5 < search.retention.high
    assert fit(shop).explained > 0.8


@pytest.mark.parametrize("seed", [1, 2, 3, 5])
def test_spend_that_works_a_week_later_is_found_again(seed: int) -> None:
    """Carry-over with its peak after one week, 0.6^((lag - 1)^2): of another family than the one that is fitted."""
    rng = np.random.default_rng(seed)
    spend = 100 * np.exp(rng.normal(0, 0.6, 116)) * (rng.random(116) > 0.2)
    weights = 0.6 ** ((np.arange(13) - 1.0) ** 2)
    stock = np.convolve(spend, weights / weights.sum())[12:116]
    won = 40 + 90 * stock / (stock + 120) + rng.normal(0, 2.0, 104)
    found = fit(Weeks(("Search",), spend[12:, None], won, np.zeros((104, 0))))
    (search,) = found.channels
    now = search.weekly
    assert search.brings.value == pytest.approx(90 * now / (now + 120), rel=0.12)
    assert search.doubled.value == pytest.approx(90 * 2 * now / (2 * now + 120), rel=0.2)
    assert found.explained > 0.9


@pytest.mark.parametrize(
    ("spend", "reach"),
    [
        ([100.0] * 40 + [300.0] + [100.0] * 15, 300.0),  # a campaign
        ([100.0] * 40 + [900.0] + [100.0] * 15, 400.0),  # a yearly invoice tells of no more than four times
        ([100.0] * 40 + [3000.0] + [100.0] * 15, 400.0),  # nor does it, however large, make a dear month
        ([500.0] * 20 + [100.0] * 36, 500.0),  # five times as much, for months
        ([0.0, 0.0, 0.0, 400.0] * 14, 400.0),  # an invoice a month
    ],
)
def test_the_weeks_tell_a_curve_as_far_as_they_went(spend: list[float], reach: float) -> None:
    weekly, base = np.array(spend), np.random.default_rng(4).poisson(60, len(spend))
    (search,) = fit(Weeks(("Search",), weekly[:, None], base + weekly / 10, np.zeros((len(spend), 0)))).channels
    assert search.reach == pytest.approx(reach)


def test_the_same_weeks_give_the_same_answer_in_any_unit_of_money() -> None:
    shop = a_shop(52)
    (one,), (other,) = fit(shop).channels, fit(replace(shop, spend=shop.spend * 100)).channels
    assert other.brings == one.brings
    assert other.weekly == pytest.approx(100 * one.weekly)


def test_those_who_name_a_channel_mostly_come_from_it_unless_the_weeks_say_otherwise() -> None:
    """Little saturation is seen in few customers: a name bounds what the spend brings, where the sum of all hardly does.

    Half of all come anyway. The bound is all who name it, with the chance in their count.
    """
    rng = np.random.default_rng(8)
    spend = 100 * np.exp(rng.normal(0, 0.5, (104, 1)))
    now = spend[-13:].mean()
    few = rng.poisson(20 * spend[:, 0] / (spend[:, 0] + 130)).astype(float)
    shop = Weeks(("Search",), spend, few, np.zeros((104, 0)))
    true = 20 * now / (now + 130)
    everybody = few + np.random.default_rng(9).poisson(20, 104)
    (unnamed,), (by_name,) = fit(replace(shop, won=everybody)).channels, fit(shop, counted="named").channels
    assert by_name.brings.high - by_name.brings.low < 0.75 * (unnamed.brings.high - unnamed.brings.low)
    assert by_name.brings.low < true < by_name.brings.high
    many = rng.poisson(2000 * spend[:, 0] / (spend[:, 0] + 130) + 800).astype(float)
    (known,) = fit(replace(shop, won=many), counted="named").channels
    assert known.brings.low < 100 * true < known.brings.high


@pytest.mark.parametrize("weeks", [0, 1, 25])
def test_under_26_weeks_nothing_is_fitted(weeks: int) -> None:
    shop = a_shop(52)
    with pytest.raises(CannotAnswer, match="at least"):
        fit(replace(shop, spend=shop.spend[:weeks], won=shop.won[:weeks], promotions=shop.promotions[:weeks]))


def test_nothing_spent_or_nothing_won_is_said() -> None:
    shop = a_shop(52)
    for other in (replace(shop, spend=0 * shop.spend), replace(shop, won=0 * shop.won)):
        with pytest.raises(CannotAnswer, match="nowhere"):
            fit(other)


def of(shop: Weeks, name: str) -> Fitted:
    return next(one for one in fit(shop).channels if one.channel == name)


def beside(shop: Weeks, name: str, spend: np.ndarray) -> Weeks:
    return replace(shop, names=(*shop.names, name), spend=np.column_stack([shop.spend, spend]))


def test_where_every_week_wins_as_many_there_is_nothing_to_explain() -> None:
    told = simulated(60, 2, 5).weeks
    assert fit(replace(told, won=np.full(len(told.won), 7.0))).explained == 0


def test_constant_spend_cannot_tell() -> None:
    shop = a_shop(52)
    weeks = np.arange(52)
    assert "constant" in of(beside(shop, "Flat", np.full(52, 80.0)), "Flat").reasons
    assert "constant" in of(beside(shop, "Nearly", 80.0 + 3 * (weeks % 2)), "Nearly").reasons


def test_a_reward_for_each_new_customer_is_no_curve() -> None:
    won = np.random.default_rng(4).poisson(5.0, 60).astype(float)
    paid = Weeks(("Referral",), won[:, None] * 10.0, won, np.zeros((60, 0)))
    assert fit(paid).channels[0].reasons[0] == "paid"


def test_channels_that_always_move_together_cannot_tell_and_are_named() -> None:
    shop = a_shop(52)
    noise = np.random.default_rng(1).normal(0, 2, 52)
    both = beside(shop, "Video", shop.spend[:, 0] * 0.5 + noise)
    found = of(both, "Video")
    assert "together" in found.reasons
    assert found.partners == ("Search",)
    assert "together" in of(both, "Search").reasons


def test_spend_that_rises_with_the_season_cannot_tell() -> None:
    shop = a_shop(104)
    spend = 100 * (1 + 0.6 * np.sin(2 * np.pi * np.arange(104) / 52.18)) + np.random.default_rng(2).normal(0, 8, 104)
    assert "season" in of(beside(shop, "Gifts", spend), "Gifts").reasons


def test_a_promotion_is_not_taken_for_what_spend_brought() -> None:
    """Spend is doubled in promotion weeks, which bring 60 more by themselves."""
    rng = np.random.default_rng(3)
    promoted = (np.arange(104) % 13 == 0).astype(float)
    spend = 100 * np.exp(rng.normal(0, 0.4, 104)) * (1 + promoted)
    won = 60 + 40 * spend / (spend + 100) + 60 * promoted + rng.normal(0, 3, 104)
    shop = Weeks(("Search",), spend[:, None], won, np.zeros((104, 0)))
    true = 40 * spend[-13:].mean() / (spend[-13:].mean() + 100)
    blind = fit(shop).channels[0].brings
    told = fit(replace(shop, promotions=promoted[:, None])).channels[0].brings
    assert told.low < true < told.high
    assert abs(told.value - true) < abs(blind.value - true)


def test_doubt_is_a_share_of_what_is_brought() -> None:
    nothing = Estimate(0.0, 0.0, 0.0)
    fitted = Fitted("a", 1.0, Estimate(10.0, 7.0, 14.0), nothing, nothing, ())
    assert fitted.unsure == pytest.approx(2**0.5 - 1)  # from 7 to 14
    assert replace(fitted, brings=nothing).unsure == MOST_UNSURE


def test_the_band_reaches_up_to_all_who_name_the_channel_with_the_chance_in_their_count() -> None:
    for seed in range(3):
        told = named(52, 2, 30_000 + seed, anyway=False)
        counts = dict(zip(told.history.names, told.history.own[-13:].mean(axis=0).tolist(), strict=True))
        for one in fitted(told.history):
            count = counts[one.channel]
            assert one.brings.high >= count + 1.645 * np.sqrt(count / 13) - 1e-9
            assert one.doubled.high / one.doubled.value >= one.brings.high / one.brings.value - 1e-9


@pytest.mark.soak
def test_spend_that_followed_demand_behind_noise_is_told_by_all_channels_together() -> None:
    """Noise of a half on demand, ads that bring nothing. On 300 such shops 22 of 100 channels show it alone, 81 together; on these twelve 67."""
    told = [set(one.reasons) for seed in range(12) for one in fit(followed(104, 3, seed, 0.5)).channels]
    assert np.mean(["follows" in one for one in told]) < 0.3
    assert np.mean([bool({"leans", "follows"} & one) for one in told]) >= 0.6


def test_channels_that_bring_most_customers_together_are_told_so() -> None:
    """Seven in ten of all; what each week's spend brings comes in part in later weeks. With a scale for each of them: .79 of what is true."""
    told = simulated(52, 4, 2, ads=0.7, first="saturation")
    found = fit(told.weeks).channels
    assert sum(one.brings.value for one in found) > 0.85 * told.brings.sum()
    assert all(one.brings.low < true < one.brings.high for one, true in zip(found, told.brings, strict=True))


@pytest.mark.soak
def test_bands_hold_what_is_true_in_nine_of_ten_where_spend_varied_at_random() -> None:
    """The response at the spend of now lies in 85 to 95 % of the bands: 105 histories of 26, 52 and 104 weeks, 2 to 6 channels.

    Ads bring a hundredth to three tenths each of what comes anyway (45), or four to eight in ten of all, with saturation last or first.
    """
    held: list[list[bool]] = [[], [], []]
    kinds: tuple[First, ...] = ("carry-over", "carry-over", "saturation")
    for kind, first in enumerate(kinds):
        for seed in range(30 if kind else 45):
            ads, number = (0.4 + 0.1 * (seed % 5), 500 + seed) if kind else (None, seed)
            told = simulated((26, 52, 104)[seed % 3], 2 + seed % 5, number, ads=ads, first=first)
            held[kind] += [
                one.brings.low <= true <= one.brings.high
                for one, true in zip(fit(told.weeks).channels, told.brings, strict=True)
            ]
    assert [len(one) for one in held] == [180, 120, 120]
    assert min(map(np.mean, held)) >= 0.85
    assert np.mean(np.concatenate(held)) <= 0.95


@pytest.mark.soak
@pytest.mark.parametrize(("anyway", "most"), [(True, 0.95), (False, 0.98)])
def test_bands_hold_what_is_true_in_nine_of_ten_where_orders_name_the_channel(*, anyway: bool, most: float) -> None:
    """Of those who name a channel, the ones who come because of its spend, in 90 histories of 26, 52 and 104 weeks, 2 to 6 channels.

    Measured: 90 %, and 97 % where nobody would have come anyway: that is the end of what is possible, which the band reaches so that
    spend which differs much from week to week keeps it inside, too (lib.analysis.fitting, `_up_to_all`).
    """
    inside: list[bool] = []
    for seed in range(90):
        told = named((26, 52, 104)[seed % 3], 2 + seed % 5, 30_000 + seed, anyway=anyway)
        brings = {one.channel: one.brings for one in fitted(told.history)}
        inside += [
            brings[name].low <= true <= brings[name].high
            for name, true in zip(told.history.names, told.brings, strict=True)
        ]
    assert 0.85 <= np.mean(inside) <= most


def test_evenly_spent_money_brings_as_many_more_as_its_ups_and_downs_lose() -> None:
    """Hill's curve with its half point at 100: 0 and 200 by turns bring 1/3, and 100 each week 1/2."""
    half = np.full(3, 100.0)
    assert evened(half, np.array([0.0, 200.0])) == pytest.approx([1.5] * 3)
    assert evened(half, np.array([100.0, 100.0])) == pytest.approx([1.0] * 3)


@pytest.mark.soak
def test_where_spend_followed_demand_the_weeks_say_that_they_cannot_tell() -> None:
    warned = [
        bool(set(one.reasons) & {"follows", "season", "together"})
        for seed in range(12)
        for one in fit(simulated(104 if seed % 2 else 52, 3, 1000 + seed, "demand").weeks).channels
    ]
    assert np.mean(warned) >= 0.9
    hidden = [
        bool(set(one.reasons) & {"follows", "season", "together", "leans"})
        for seed in range(12)
        for one in fit(followed(104, 3, 2000 + seed, 0.5, ads=seed % 3 / 2)).channels
    ]
    assert np.mean(hidden) >= 0.7
    random = [
        bool({"follows", "leans"} & set(one.reasons))
        for seed in range(12)
        for one in fit(simulated(52, 3, seed).weeks).channels
    ]
    assert np.mean(random) <= 0.1
