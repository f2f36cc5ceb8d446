"""A plan afterwards: a shop by hand, a rate that is known, and histories whose curve is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.stats import lognorm, poisson

from lib.analysis.afterwards import Afterwards, afterwards, corrected, spend_changed, written
from lib.analysis.budget_choice import curve_of, known_spend
from lib.core.columns import SPEND
from lib.core.errors import CannotAnswer
from lib.core.periods import day_of
from lib.core.settings import MOST_UNSURE, BudgetChannel, BudgetDecision, CostSettings, DecidedChannel

MONDAY = date(2026, 1, 5)
#: Search: 1,000 a week brings 30, twice as much 40; Radio: 500 brings 10, twice as much 12.
SEARCH = BudgetChannel("Search", "performance", 10_000_000, 30, 40, unsure=0.3)
RADIO = BudgetChannel("Radio", "brand", 5_000_000, 10, 12, unsure=0.3)
PLAN = BudgetDecision("Spring", MONDAY, 4, (DecidedChannel(SEARCH, 10_000_000), DecidedChannel(RADIO, 5_000_000)))


def looked_at(
    spend: Mapping[str, Sequence[float | None]],
    came: Mapping[str, Sequence[int]],
    decided: BudgetDecision = PLAN,
    weeks_before: int = 13,
    *,
    claimed: float | None = None,
    as_of: date | None = None,
    costs: CostSettings | None = None,
) -> Afterwards:
    """Spend and new customers by channel and week, None: no row; both begin `weeks_before` before the plan, and end with its last week."""
    begin = decided.first - timedelta(weeks=weeks_before)
    rows = [
        {
            "first_day": begin + timedelta(weeks=at), "last_day": begin + timedelta(weeks=at, days=6), "channel": name,
            "amount_e4": round(money * 10_000), "conversions": claimed,
        }
        for name, amounts in spend.items()
        for at, money in enumerate(amounts)
        if money is not None
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(SPEND))
    for name in ("first_day", "last_day"):
        frame[name] = pd.to_datetime(frame[name])
    days = [
        (day_of(begin) + 7 * at + each % 7, name)
        for name, counts in came.items()
        for at, n in enumerate(counts)
        for each in range(n)
    ]
    first = np.array([day for day, _ in days], np.int64)
    until = as_of or begin + timedelta(weeks=max(map(len, came.values()), default=0))
    return afterwards(decided, frame, first, np.array([name for _, name in days], object), until, costs)


BEFORE = [1000.0] * 13


def test_what_was_planned_spent_and_came_and_how_far_the_curve_was_off() -> None:
    """4,000 were planned to bring 120; 3,800 were spent, for which the curve promised 116.9, and 97 came."""
    found = looked_at({"search": [*BEFORE, *[950.0] * 4]}, {"Search": [30] * 13 + [24, 25, 24, 24]})
    search = found.channels[0]
    assert (found.state, found.weeks, found.until) == ("over", 4, date(2026, 2, 2))
    assert (search.planned_spend, search.planned) == (4000, pytest.approx(120))
    assert (search.spent, search.came, search.source) == (pytest.approx(3800), 97, "orders")
    assert search.promised == pytest.approx(4 * float(curve_of(SEARCH).response(950)))
    assert search.off is not None
    assert search.off.value == pytest.approx(97 / search.promised)
    assert search.off.low < search.off.value < search.off.high < 1
    assert search.verdict == "fewer"
    assert search.held is True  # 30 % were said to be possible


def test_the_curve_is_moved_towards_what_came_and_its_doubt_shrinks() -> None:
    found = looked_at({"Search": [*BEFORE, *[950.0] * 4]}, {"Search": [30] * 13 + [24, 25, 24, 24]})
    new = found.channels[0].corrected
    promised = found.channels[0].promised / 4
    assert new.weekly_e4 == 9_500_000
    assert 97 / 4 < new.brings < promised
    assert new.doubled / new.brings == pytest.approx(
        float(curve_of(SEARCH).response(1900) / curve_of(SEARCH).response(950)), rel=1e-2
    )
    assert new.unsure < SEARCH.unsure
    table = corrected((RADIO, replace(SEARCH, kind="innovation", most_e4=77)), found)
    assert table[0] == RADIO
    assert (table[1].kind, table[1].most_e4) == ("innovation", 77)
    line = written(PLAN, found)
    assert (line.corrected_weeks, line.channels[0].came, line.channels[0].spent_e4) == (4, 97, 38_000_000)


#: As SEARCH; the curve is two straight lines where doubling brings nothing more, and a whole one where it was imported.
STRAIGHT = replace(SEARCH, doubled=30)
DRAWN = replace(SEARCH, points=((0.0, 0.0), (1000.0, 30.0), (3000.0, 50.0)))


@pytest.mark.parametrize("now_e4", [10_000_000, 6_000_000, 27_300_000])
@pytest.mark.parametrize("told", [SEARCH, STRAIGHT, DRAWN])
def test_correcting_a_curve_leaves_what_is_spent_now(told: BudgetChannel, now_e4: int) -> None:
    """The plan put 2,500 where the table spends another amount: the curve of those weeks is taken, the spend of now is not."""
    plan = replace(PLAN, channels=(DecidedChannel(told, 25_000_000),))
    found = looked_at({"Search": [*BEFORE, *[2500.0] * 4]}, {"Search": [30] * 13 + [20] * 4}, plan)
    (new,) = corrected((replace(told, weekly_e4=now_e4),), found)
    assert new.weekly_e4 == now_e4
    for spend in (300, 1000, 2500, 4900):
        seen = float(curve_of(found.channels[0].corrected).response(spend))
        assert float(curve_of(new).response(spend)) == pytest.approx(seen, rel=1e-3)
    assert told.points is not None or known_spend(new) == max(5000, 2 * now_e4 / 10_000)
    assert corrected((new,), found) == (new,)
    assert spend_changed((new,), found) == ()


def test_what_a_channel_without_spend_brings_is_told_at_its_cap_or_else_at_what_was_spent() -> None:
    found = looked_at({"Search": [*BEFORE, *[2500.0] * 4]}, {"Search": [30] * 13 + [20] * 4})
    capped, free = (replace(SEARCH, weekly_e4=0, most_e4=most) for most in (20_000_000, None))
    assert spend_changed((capped, RADIO), found) == ()
    (new,) = corrected((capped,), found)
    assert (new.weekly_e4, new.brings) == (
        0,
        pytest.approx(float(curve_of(found.channels[0].corrected).response(2000)), abs=1e-3),
    )
    assert spend_changed((free, RADIO), found) == ("Search",)
    assert corrected((free,), found)[0].weekly_e4 == 25_000_000


@pytest.mark.parametrize(
    "told", [replace(SEARCH, brings=0.02, doubled=0.03, unsure=1.5), replace(SEARCH, brings=0.006, doubled=0.009)]
)
def test_a_curve_that_is_corrected_to_next_to_nothing_stays_told_and_as_bent(told: BudgetChannel) -> None:
    years = replace(PLAN, weeks=104, channels=(DecidedChannel(told, 10_000_000),))
    found = looked_at({"Search": [*BEFORE, *[1000.0] * 104]}, {"Search": [1] + [0] * 116}, years)
    (new,) = corrected((told,), found)
    assert 0 < new.brings <= told.brings
    assert new.doubled / new.brings == pytest.approx(1.5, rel=0.01)
    assert new.can_bring
    elsewhere = corrected((replace(told, weekly_e4=10_000),), found)[0]
    assert elsewhere.is_told
    assert elsewhere.can_bring


def test_few_customers_correct_little() -> None:
    small = BudgetChannel("Search", "performance", 10_000_000, 3, 4, unsure=0.3)
    plan = replace(PLAN, channels=(DecidedChannel(small, 10_000_000),))
    found = looked_at({"Search": [1000.0] * 17}, {"Search": [3] * 13 + [3, 2, 2, 1]}, plan).channels[0]
    assert found.verdict == "kept"
    assert 0.85 * 3 < found.corrected.brings < 3


@pytest.mark.parametrize(
    ("came", "verdict"),
    [([0, 0, 0, 0], "fewer"), ([1, 0, 1, 1], "too_few"), ([3, 2, 3, 3], "too_few"), ([4, 3, 4, 3], "more")],
)
def test_chance_and_no_threshold_tells_whether_few_are_too_few_to_tell(came: list[int], verdict: str) -> None:
    """6.5 were to come: none come once in 665 times, 3 and fewer once in 9, 11 and more once in 15, 14 and more once in 141."""
    small = BudgetChannel("Search", "performance", 10_000_000, 1.625, 2, unsure=0.3)
    plan = replace(PLAN, channels=(DecidedChannel(small, 10_000_000),))
    found = looked_at({"Search": [1000.0] * 17}, {"Search": [2] * 13 + came}, plan)
    assert found.channels[0].verdict == verdict
    assert found.held == ((0, 1) if verdict != "too_few" else (0, 0))


def test_a_channel_that_nobody_names_is_not_counted_and_one_that_stood_still_teaches_nothing() -> None:
    found = looked_at({"Search": [*BEFORE, *[0.0] * 4], "Radio": [500.0] * 17}, {"Search": [30] * 13 + [5] * 4})
    search, radio = found.channels
    assert (search.verdict, search.corrected) == ("not_spent", SEARCH)
    assert (radio.verdict, radio.came, radio.corrected) == ("not_counted", None, RADIO)
    assert found.counted == ()
    assert (found.off, found.gain) == (None, None)


def test_weeks_of_which_the_spend_is_missing_are_left_out() -> None:
    """Of six weeks two have no rows: 4,000 of 6,000 were spent if nothing was spent in them, and all of four weeks' plan if they are missing."""
    plan = replace(PLAN, weeks=6)
    spend = {"Search": [*BEFORE, 1000.0, 1000.0, None, None, 1000.0, 1000.0]}
    came = {"Search": [30] * 19}
    first, last = MONDAY + timedelta(days=14), MONDAY + timedelta(days=27)
    unasked = looked_at(spend, came, plan).channels[0]
    assert (unasked.weeks, unasked.spent, unasked.came) == (6, pytest.approx(4000), 180)
    costs = CostSettings(holes=(("", first, last, "missing"),))
    found = looked_at(spend, came, plan, costs=costs)
    search = found.channels[0]
    assert (search.weeks, search.planned_spend, search.spent) == (4, pytest.approx(4000), pytest.approx(4000))
    assert (search.came, search.verdict) == (120, "kept")
    assert written(plan, found).channels[0].seen_weeks == 4
    paused = looked_at(spend, came, plan, costs=CostSettings(holes=(("", first, last, "paused"),))).channels[0]
    assert (paused.weeks, paused.came) == (6, 180)


def test_a_channel_whose_spend_of_all_weeks_is_missing_is_not_said_to_have_stood_still() -> None:
    """The plan's four weeks lie within a hole; the file goes on after them."""
    spend = {"Search": [*BEFORE, None, None, None, None, *[1000.0] * 5], "Radio": [500.0] * 22}
    hole = ("Search", MONDAY, MONDAY + timedelta(days=27), "missing")
    found = looked_at(spend, {"Search": [30] * 22}, costs=CostSettings(holes=(hole,)))
    assert (found.channels[0].verdict, found.channels[0].came, found.channels[0].weeks) == ("not_told", None, 0)
    assert found.channels[0].corrected == SEARCH


def test_where_no_order_names_it_the_platform_s_count_is_taken() -> None:
    found = looked_at({"Radio": [500.0] * 17}, {"walk-in": [9] * 17}, claimed=8.0).channels[1]
    assert (found.source, found.came, found.verdict) == ("platform", pytest.approx(32), "kept")


def test_a_platform_that_never_claims_anybody_does_not_count_them() -> None:
    found = looked_at({"Radio": [500.0] * 17}, {"walk-in": [9] * 17}, claimed=0.0).channels[1]
    assert (found.came, found.verdict, found.corrected) == (None, "not_counted", RADIO)


def test_a_curve_that_the_weeks_told_of_all_who_came_is_not_judged_by_what_a_platform_claims() -> None:
    fitted = replace(RADIO, fitted=(0.6, 1.5))
    for told, verdict in ((fitted, "not_counted"), (replace(fitted, is_named=True), "fewer")):
        plan = replace(PLAN, channels=(DecidedChannel(told, 5_000_000),))
        found = looked_at({"Radio": [500.0] * 17}, {"walk-in": [9] * 17}, plan, claimed=1.0).channels[0]
        assert found.verdict == verdict


def test_what_was_never_told_is_learnt_from_nothing() -> None:
    silent = BudgetChannel("Podcast", "brand", 5_000_000, 0, 0, least_e4=5_000_000, most_e4=5_000_000)
    plan = replace(PLAN, channels=(DecidedChannel(silent, 5_000_000),))
    found = looked_at({"Podcast": [500.0] * 17}, {"Podcast": [4] * 17}, plan).channels[0]
    assert (found.corrected.brings, found.corrected.least_e4, found.corrected.most_e4) == (4.0, 0, None)
    assert found.off is None


@pytest.mark.parametrize(
    ("weeks_after", "weeks_before", "state"),
    [(1, 13, "early"), (2, 13, "running"), (4, 13, "over"), (9, 13, "over"), (4, -1, "not_seen")],
)
def test_how_far_the_files_reach(weeks_after: int, weeks_before: int, state: str) -> None:
    weeks = max(weeks_before, 0) + weeks_after
    found = looked_at({"Search": [1000.0] * weeks}, {"Search": [30] * weeks}, weeks_before=weeks_before)
    assert found.state == state
    assert bool(found.channels) == (state in {"running", "over"})


def test_spend_without_dates_cannot_be_looked_at() -> None:
    frame = pd.DataFrame([{"channel": "Search", "amount_e4": 1}], columns=list(SPEND))
    with pytest.raises(CannotAnswer, match="dates"):
        afterwards(PLAN, frame, np.array([day_of(MONDAY)]), np.array(["Search"], object), date(2026, 3, 1))


def test_a_season_that_lifts_everybody_is_told() -> None:
    spend = {"Search": [1000.0] * 17}
    calm = looked_at(spend, {"Search": [30] * 17, "Friends": [20] * 17})
    christmas = looked_at(spend, {"Search": [30] * 13 + [45] * 4, "Friends": [20] * 13 + [30] * 4})
    assert calm.organic is None
    assert christmas.organic == pytest.approx(0.5)


def test_the_move_is_judged_by_the_corrected_curves() -> None:
    """Money went from Radio to Search, whose curve held; Radio's did not matter, for nothing was spent on it."""
    plan = replace(PLAN, channels=(DecidedChannel(SEARCH, 15_000_000), DecidedChannel(RADIO, 0)))
    found = looked_at(
        {"Search": [*BEFORE, *[1500.0] * 4], "Radio": [*[500.0] * 13, *[0.0] * 4]},
        {"Search": [30] * 13 + [36] * 4, "Radio": [10] * 13 + [0] * 4},
        plan,
    )
    assert found.gain_promised == pytest.approx(4 * float(curve_of(SEARCH).response(1500) - 30 - 10), rel=1e-9)
    assert found.gain is not None
    assert found.gain.low <= found.gain.value <= found.gain.high


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])  # of a busy machine
@given(came=st.integers(0, 400), unsure=st.floats(0.0, MOST_UNSURE), weeks=st.integers(2, 12))
def test_a_correction_lies_between_belief_and_what_came(came: int, unsure: float, weeks: int) -> None:
    told = replace(SEARCH, unsure=unsure)
    plan = replace(PLAN, weeks=weeks, channels=(DecidedChannel(told, 10_000_000),))
    each = [came // weeks] * weeks
    found = looked_at({"Search": [1000.0] * (13 + weeks)}, {"Search": [30] * 13 + each}, plan).channels[0]
    low, high = sorted((30.0, each[0]))
    assert low - 0.01 <= found.corrected.brings <= high + 0.01
    assert 0.05 <= found.corrected.unsure <= MOST_UNSURE
    assert found.off is not None
    assert found.off.low <= found.off.value <= found.off.high


def test_the_range_is_the_one_of_a_poisson_rate() -> None:
    """Nine in ten of the counts of a rate at either end of the range lie beyond what came (Garwood 1936, to half a customer)."""
    off = looked_at({"Search": [1000.0] * 17}, {"Search": [30] * 13 + [24, 25, 24, 24]}).channels[0].off
    assert off is not None
    low, high = off.low * 120, off.high * 120
    assert poisson.sf(96, low) == pytest.approx(0.05, abs=0.01)
    assert poisson.cdf(97, high) == pytest.approx(0.05, abs=0.01)


def test_beliefs_that_are_as_good_as_told_are_held_nine_times_in_ten_and_corrections_are_closer() -> None:
    """Recovery: true curves are log-normal around what was told, 30 % off at most in nine of ten."""
    dice, held, better = np.random.default_rng(5), [], []
    for _ in range(60):
        factor = float(lognorm.rvs(np.log1p(0.3) / 1.645, random_state=dice))
        after = dice.poisson(factor * 60, 8).tolist()
        told = replace(SEARCH, brings=60, doubled=80)
        plan = replace(PLAN, weeks=8, channels=(DecidedChannel(told, 10_000_000),))
        found = looked_at({"Search": [1000.0] * 10}, {"Search": [60] * 2 + after}, plan, 2).channels[0]
        held.append(found.held)
        better.append(abs(found.corrected.brings - 60 * factor) - abs(60 - 60 * factor))
    assert 0.8 <= np.mean(held) <= 0.97
    assert np.mean(np.array(better) < 0) > 0.75
    assert np.mean(better) < 0


def test_new_customers_are_counted_as_the_shop_says_that_it_knows_them() -> None:
    spend, came = {"Search": [1000.0] * 17}, {"SEA": [30] * 17, "Friends": [10] * 17}
    assert looked_at(spend, came).channels[0].came is None
    called = looked_at(spend, came, costs=CostSettings(matches=(("Search", "SEA"),)))
    assert (called.channels[0].came, called.channels[0].source) == (120, "orders")
    by_hand = looked_at(spend, came, costs=CostSettings(by="hand", split=(("Search", 0.5),)))
    assert (by_hand.channels[0].came, by_hand.channels[0].source) == (80, "hand")
    late = looked_at(spend, came, costs=CostSettings(matches=(("Search", "SEA"),), lag_days=14))
    assert (late.weeks, late.state) == (2, "running")


def in_all(spend: Mapping[str, Sequence[float | None]], came: Sequence[int], **more: object) -> Afterwards:
    """A shop whose orders name no channel."""
    return looked_at(spend, {"": came}, **more)  # type: ignore[arg-type]


def test_where_no_order_names_a_channel_all_who_came_are_held_against_the_weeks_before_and_the_curves() -> None:
    """120 a week came; 1,000 more a week on Search is to bring 10 more each."""
    spend = {"Search": [*BEFORE, *[2000.0] * 4], "Radio": [500.0] * 17}
    found = in_all(spend, [*[118, 122] * 6, 120, 130, 132, 128, 130])
    assert found.counted == ()
    together = found.together
    assert together is not None
    assert together.expected == pytest.approx(520)
    assert (together.came, together.change, together.before) == (520, pytest.approx(40), 13)
    spread = 1.645 * np.sqrt(520 * (1 + 4 / 13))
    assert (together.low, together.high) == pytest.approx((520 - spread, 520 + spread), rel=1e-3)
    assert together.verdict == "kept"
    assert not together.shows  # 40 more are less than what chance does to 520
    assert not together.over
    fewer = in_all(spend, [*[118, 122] * 6, 120, 110, 111, 112, 110]).together
    assert fewer is not None
    assert fewer.verdict == "fewer"


def test_curves_that_promise_more_than_all_who_came_are_said_to() -> None:
    """Search alone promises some 30 a week for 1,000, Radio more; 12 a week came in all, as in the weeks before."""
    spend = {"Search": [*BEFORE, *[2000.0] * 4], "Radio": [500.0] * 17}
    together = in_all(spend, [12, 13] * 6 + [12, 11, 10, 12, 9]).together
    assert together is not None
    assert together.promised > 2 * together.came == 84
    assert (together.over, together.verdict) == (True, "fewer")


@pytest.mark.soak
def test_all_who_came_lie_within_chance_in_nine_shops_of_ten() -> None:
    """Poisson counts around what the curve says: the band holds nine in ten of them."""
    dice, kept = np.random.default_rng(3), 0
    spend = {"Search": [*BEFORE, *[2000.0] * 4], "Radio": [500.0] * 17}
    for _ in range(300):
        found = in_all(spend, dice.poisson([60] * 13 + [70] * 4).tolist()).together
        assert found is not None
        kept += found.verdict == "kept"
    assert 0.86 < kept / 300 < 0.97


def test_all_who_came_tell_nothing_where_spend_is_missing_or_the_weeks_before_are_few() -> None:
    spend = {"Search": [*BEFORE, *[2000.0] * 4], "Radio": [500.0] * 17}
    assert in_all({name: amounts[10:] for name, amounts in spend.items()}, [100] * 7, weeks_before=3).together is None
    assert looked_at(spend, {"Search": [9] * 17, "": [90] * 17}).together is None


def test_a_channel_that_got_twice_or_half_of_its_plan_did_not_follow_it() -> None:
    found = looked_at({"search": [*BEFORE, *[2100.0] * 4], "radio": [500.0] * 17}, {"Search": [30] * 17})
    assert [one.channel for one in found.unlike] == ["Search"]
