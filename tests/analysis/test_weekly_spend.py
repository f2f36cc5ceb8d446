"""What a table takes over of curves that weeks tell: their ranges, and first guesses that lean on the others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lib.analysis.budget_choice import ends, farthest, known_spend
from lib.analysis.budget_firmness import tenths_known
from lib.analysis.budget_moves import guessed_moves, leaps
from lib.analysis.control_outcome import led_by_demand
from lib.analysis.fitting import Estimate, Fitted, Reason
from lib.analysis.spending import limits_pay, spending
from lib.analysis.weekly_spend import GUESSED, GUESSED_NAMED, LEANING, History, fitted, guesses, leaned, taken_over
from lib.core.money import SCALE
from lib.core.settings import BudgetChannel, BudgetChoice
from tests.analysis.spend_logs import followed, named

_NOTHING = Estimate(0.3, 0.1, 0.6)
FIRM = Fitted("Google", 100.0, Estimate(20.0, 14.0, 27.0), Estimate(30.0, 20.0, 42.0), _NOTHING, ())
GUESS = Fitted("Meta", 100.0, Estimate(5.0, 0.5, 13.0), Estimate(7.5, 0.7, 21.0), _NOTHING, ("wide",))


def test_a_table_takes_over_both_ends_of_a_range_and_what_is_a_guess() -> None:
    one, other = taken_over((), (FIRM, GUESS))
    assert ends(one) == pytest.approx((0.7, 1.35))
    assert ends(other) == pytest.approx((0.1, 2.6))
    assert (one.is_guess, other.is_guess) == (False, True)


def test_what_was_counted_in_the_same_files_gives_way_to_a_wide_curve_and_what_somebody_believes_does_not() -> None:
    counted = (BudgetChannel("Meta", "performance", 100 * SCALE, 25.0, 37.5),)
    (kept,), (taken,) = taken_over(counted, (GUESS,)), taken_over(counted, (GUESS,), own=False)
    assert (kept.brings, kept.doubled) == (25.0, 37.5)
    assert (taken.brings, taken.doubled, taken.is_guess) == (5.0, 7.5, True)


@pytest.mark.parametrize("reason", ["follows", "constant", "paid"])
def test_a_bend_that_is_assumed_is_a_guess_and_what_follows_its_customers_stays_as_it_is(reason: Reason) -> None:
    """Half as much again for twice the money: nobody has seen that, so 9 in 10 would be said of an assumption."""
    counted = BudgetChannel("Meta", "performance", 100 * SCALE, 25.0, 37.5)
    silent = replace(GUESS, reasons=(reason,))
    (taken,) = taken_over((counted,), (silent,), own=False)
    assert taken.is_guess
    assert taken_over((counted,), (silent,)) == (counted,)  # somebody believes it
    tv = BudgetChannel("TV", "performance", 100 * SCALE, 5.0, 7.0)
    found = spending(BudgetChoice((taken, tv), objective="customers", innovation_rule="off"))
    if reason == "paid":
        assert found.spend.tolist() == pytest.approx([100.0, 100.0])
        assert limits_pay(found) == ()  # what it would bring elsewhere is the very guess
    else:
        assert found.spend[0] > 150.0
        assert (guessed_moves(found), tenths_known(found)) == (("Meta",), 6)
    freed = replace(taken, least_e4=0, most_e4=None)
    assert spending(BudgetChoice((freed, tv), objective="customers", innovation_rule="off")).spend[0] > 150.0


def test_who_names_a_channel_is_believed_as_far_as_those_who_name_the_one_beside_it() -> None:
    """Eight of ten names were counted for the one and all ten for the other, which then won all money."""
    counted = BudgetChannel("Meta", "performance", 100 * SCALE, 8.0, 12.0)
    silent = replace(GUESS, reasons=("season",), counted="named")
    (alone,) = taken_over((counted,), (silent,), own=False)
    beside = taken_over((counted,), (silent, replace(FIRM, counted="named")), own=False)[0]
    assert (alone.brings, alone.doubled) == (8.0, 12.0)
    assert (beside.brings, beside.doubled) == (6.0, 9.0)
    price = replace(silent, reasons=("paid",))
    assert taken_over((counted,), (price, replace(FIRM, counted="named")), own=False)[0].brings == 8.0


def test_a_guess_is_told_by_whose_customers_it_was_fitted_on() -> None:
    named = replace(GUESS, channel="Search", counted="named")
    leaning = replace(GUESS, channel="TV", reasons=("leans",))
    assert guesses((FIRM, GUESS, named, leaning)) == [
        (GUESSED, ("Meta",)),
        (GUESSED_NAMED, ("Search",)),
        (LEANING, ("TV",)),
    ]


def test_a_channel_that_seems_to_follow_demand_is_taken_as_a_guess_where_nobody_believes_otherwise() -> None:
    leaning = replace(GUESS, reasons=("leans",))
    (taken,) = taken_over((), (leaning,))
    assert (taken.brings, taken.is_guess) == (5.0, True)
    believed = (BudgetChannel("Meta", "performance", 100 * SCALE, 25.0, 37.5),)
    assert taken_over(believed, (leaning,)) == believed


def test_what_leans_is_not_said_to_be_spent_after_weeks_that_sold_more() -> None:
    """Weeks of the same sales tell it as often as those before; only "follows" was measured by the week before."""
    for template in LEANING:
        assert "more when more is sold anyway" in template


def test_spend_that_those_without_an_ad_come_with_followed_demand() -> None:
    """Some whom an ad brings name nobody, so that they, too, move a little with its spend."""
    for seed in range(40):
        told = named(104 if seed % 2 else 52, 2 + seed % 5, 91_000 + seed).history
        assert not led_by_demand(told.weeks_of(range(len(told.names)), told.rest))
    leaning = [followed(104, 2, 92_000 + seed, 0.2) for seed in range(10)]
    alone = [
        replace(one, names=one.names[at : at + 1], spend=one.spend[:, at : at + 1]) for one in leaning for at in (0, 1)
    ]
    assert np.mean([bool(led_by_demand(one)) for one in alone]) >= 0.9


def test_all_channels_together_tell_what_noise_hides_in_each() -> None:
    """Half of those whom ads bring name nobody; asked one by one a third of these channels is found."""
    found = [len(led_by_demand(followed(104, 4, 93_200 + seed, 0.5, ads=1, named=0.5))) for seed in range(20)]
    assert sum(found) >= 0.85 * 4 * len(found)


def test_a_named_channel_whose_spend_followed_demand_is_a_guess() -> None:
    weeks = followed(60, 1, 92_003, 0.1)
    rng, own = np.random.default_rng(1), weeks.won * 0.2
    known = History(0, ("Meta",), weeks.spend, rng.poisson(own)[:, None].astype(float), weeks.won, np.zeros((60, 0)))
    (meta,) = fitted(known)
    assert meta.reasons == ("leans",)
    (taken,) = taken_over((), (replace(meta, reach=9 * meta.weekly),))
    assert (taken.is_guess, taken.reach_e4) == (True, None)


def moved_together(seed: int, *, both_named: bool) -> History:
    """Radio always spends half of what Google does. A week's spend of x brings 60 x / (x + 1500) by Google; by Radio 40 x / (x + 1250), or nobody."""
    rng = np.random.default_rng(seed)
    google = 1000 * np.exp(rng.normal(0, 0.5, 78))
    radio = google / 2
    brings = np.column_stack([60 * google / (google + 1500), both_named * 40 * radio / (radio + 1250)])
    own, rest = rng.poisson(brings).astype(float), rng.poisson(30, 78).astype(float)
    return History(0, ("Google", "Radio"), np.column_stack([google, radio]), own, rest, np.zeros((78, 0)))


def test_a_channel_that_nobody_names_and_that_moves_with_a_named_one_cannot_tell() -> None:
    google, radio = sorted(fitted(moved_together(5, both_named=False)), key=lambda one: one.channel)
    assert (google.reasons, radio.reasons[0], radio.partners) == ((), "together", ("Google",))


def test_where_orders_name_channels_their_curves_hold_though_spend_moved_together() -> None:
    """So nothing is said of it: each is fitted on those who name it. Of 48 such curves the ranges hold 46, where spend moves apart 47."""
    for one in (one for seed in (2, 3) for one in fitted(moved_together(seed, both_named=True))):
        most, half = (60, 1500) if one.channel == "Google" else (40, 1250)
        assert "together" not in one.reasons
        assert one.brings.low <= most * one.weekly / (one.weekly + half) <= one.brings.high


def test_a_guess_leans_toward_what_money_brings_elsewhere_and_a_curve_that_is_told_stays() -> None:
    one, other = leaned((FIRM, GUESS))
    assert one == FIRM
    assert GUESS.brings.value < other.brings.value < 12.5  # at which its last unit would bring what both do on average
    assert other.doubled.value / other.brings.value == pytest.approx(1.5)
    assert (other.brings.low, other.brings.high) == (0.5, 13.0)


def test_a_surer_guess_leans_less_and_none_leaves_its_range() -> None:
    surer = replace(GUESS, brings=Estimate(5.0, 1.2, 10.0))
    assert GUESS.brings.value < leaned((FIRM, surer))[1].brings.value < leaned((FIRM, GUESS))[1].brings.value
    tiny = replace(GUESS, brings=Estimate(0.01, 1e-9, 0.012), doubled=Estimate(0.02, 1e-9, 0.03))
    assert leaned((FIRM, tiny))[1].brings.value == pytest.approx(0.012)


def test_what_leans_on_demand_may_bring_nothing() -> None:
    """Its value stays: what goes is the surety that so much comes at least, which no week can tell."""
    firm = replace(GUESS, reasons=("leans",), brings=Estimate(5.0, 4.0, 6.0), doubled=Estimate(7.0, 6.0, 8.0))
    (alone,) = leaned((firm,))
    assert (alone.brings, alone.doubled) == (Estimate(5.0, 0.0, 6.0), Estimate(7.0, 0.0, 8.0))
    beside, told = leaned((firm, FIRM))
    assert told == FIRM
    assert 5.0 < beside.brings.value < 5.1  # drawn as little as its own weeks' doubt asks for
    (taken,) = taken_over((), (alone,))
    asked = BudgetChoice((taken,), objective="customers", innovation_rule="off")
    assert ends(taken)[0] == 0.001
    assert spending(asked).low < 0.1


def test_a_guess_with_nothing_beside_it_stays_as_it_is() -> None:
    silent = replace(FIRM, reasons=("constant",))
    assert leaned((GUESS,)) == (GUESS,)
    assert leaned((silent, GUESS)) == (silent, GUESS)


def test_a_curve_goes_twice_as_far_as_the_dearest_week_and_one_that_is_typed_to_twice_the_spend_of_now() -> None:
    far, near = replace(FIRM, reach=330.0), replace(FIRM, channel="Bing", reach=150.0)
    google, bing = taken_over((), (far, near))
    assert (known_spend(google), known_spend(bing)) == (660.0, 400.0)
    assert taken_over((), (replace(FIRM, reasons=("leans",)),))[0].reach_e4 is None
    assert known_spend(BudgetChannel("Meta", "performance", 100 * SCALE, 5.0, 7.0)) == 200.0
    assert farthest(BudgetChoice((google, bing))) == pytest.approx(5.6)
    assert farthest(BudgetChoice((replace(bing, reach_e4=None),))) == 1.0
    assert farthest(BudgetChoice()) == 1.0


def test_a_split_goes_beyond_twice_where_the_weeks_did_and_says_so() -> None:
    """Brand search of 100 a week is so good that it gets all that it is known to take; what is typed says nothing of that."""
    good = Fitted("Search", 100.0, Estimate(60.0, 50.0, 72.0), Estimate(110.0, 90.0, 135.0), _NOTHING, (), reach=330.0)
    poor = Fitted("TV", 600.0, Estimate(6.0, 4.0, 9.0), Estimate(8.0, 5.0, 12.0), _NOTHING, (), reach=700.0)
    asked = BudgetChoice(taken_over((), (good, poor)), innovation_rule="off")
    found = spending(asked)
    assert found.spend.tolist() == pytest.approx([660.0, 40.0], abs=0.01)
    assert leaps(found) == ("Search",)
    no_farther = spending(replace(asked, reach=1.0))
    assert no_farther.spend.tolist() == pytest.approx([200.0, 500.0], abs=0.01)
    assert leaps(no_farther) == ()
