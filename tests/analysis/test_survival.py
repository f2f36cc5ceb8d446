from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.north_star import restricted_mean
from lib.analysis.survival import kaplan_meier, log_rank

#: Freireich et al. 1963, weeks in remission, as in Kalbfleisch and Prentice 2002, table 1.1 (6-MP; True: relapsed) and placebo.
TREATED = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
RELAPSED = [True, True, True, False, True, False, True, False, False, True, True, False, False, False, True, True] + [
    False
] * 5
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]


def test_the_curve_of_the_leukaemia_trial_is_the_published_one() -> None:
    """Kaplan-Meier and Greenwood of the 6-MP arm: Klein and Moeschberger 2003, table 4.1B."""
    curve = kaplan_meier(np.array(TREATED), np.array(RELAPSED))
    assert curve.day.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert (1 - curve.happened).round(3).tolist() == [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    assert curve.at_risk.tolist() == [21, 17, 15, 12, 11, 7, 6]


def test_the_two_arms_differ_as_published() -> None:
    """Log-rank of the same trial: chi-squared 16.79 on one degree of freedom (R survival, survdiff)."""
    found = log_rank((np.array(TREATED), np.array(RELAPSED)), (np.array(PLACEBO), np.ones(21, bool)))
    assert found.statistic == pytest.approx(16.79, abs=0.005)
    assert found.chance == pytest.approx(4.17e-5, rel=0.01)


def test_without_anybody_waiting_the_curve_is_the_plain_share() -> None:
    curve = kaplan_meier(np.array([1, 2, 2, 4]), np.ones(4, bool))
    assert [curve.by(day) for day in (0, 1, 2, 3, 4, 99)] == [0, 0.25, 0.75, 0.75, 1, 1]


def test_limits_are_the_first_day_that_reaches_the_share() -> None:
    curve = kaplan_meier(np.array([10, 20, 30, 40, 50, 60, 60, 60, 60, 60]), np.array([True] * 5 + [False] * 5))
    assert curve.by(60) == pytest.approx(0.5)
    assert curve.day_of_share(0.8) == 40
    assert curve.day_of_share(1) == 50
    assert curve.day_of_share(1, horizon=30) == 30


def test_who_still_comes_after_a_long_wait() -> None:
    curve = kaplan_meier(np.array([10, 20, 30, 40, 50, 60, 60, 60, 60, 60]), np.array([True] * 5 + [False] * 5))
    assert curve.horizon == 60
    assert curve.still(41) == pytest.approx(1 / 6)
    assert curve.still(50) == pytest.approx(1 / 6)  # who comes on the day itself has not come before it
    assert (curve.still(55), curve.still(61)) == (0, None)


def test_nobody_and_never_are_no_errors() -> None:
    nothing = kaplan_meier(np.zeros(0, np.int64), np.zeros(0, bool))
    assert (nothing.customers, nothing.by(10), nothing.day_of_share(0.5)) == (0, 0, None)
    never = kaplan_meier(np.array([5, 9]), np.zeros(2, bool))
    assert (never.by(9), never.day_of_share(0.5)) == (0, None)
    assert log_rank((np.zeros(0, np.int64), np.zeros(0, bool)), (np.array([1]), np.ones(1, bool))).chance == 1


def slow(waited: list[int], happened: list[bool], day: int) -> float:
    staying = 1.0
    for t in sorted({w for w, h in zip(waited, happened, strict=True) if h and w <= day}):
        risk = sum(w >= t for w in waited)
        staying *= 1 - sum(w == t and h for w, h in zip(waited, happened, strict=True)) / risk
    return 1 - staying


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 30), st.booleans()), min_size=1, max_size=40))
def test_the_fast_curve_equals_the_slow_one_and_lies_in_its_band(rows: list[tuple[int, bool]]) -> None:
    waited, happened = (list(column) for column in zip(*rows, strict=True))
    curve = kaplan_meier(np.array(waited), np.array(happened))
    for day in range(31):
        assert curve.by(day) == pytest.approx(slow(waited, happened, day))
    grain = 1e-12
    assert ((curve.low <= curve.happened + grain) & (curve.happened <= curve.high + grain)).all()
    assert np.isfinite(np.concatenate([curve.low, curve.high])).all()
    assert (np.diff(curve.happened) >= 0).all()


def test_the_band_holds_the_truth_19_times_in_20() -> None:
    """Exponential waits of mean 60 days, seen for up to 90: truth at day 30."""
    rng, hits, times = np.random.default_rng(11), 0, 600
    for _ in range(times):
        wait, seen = np.ceil(rng.exponential(60, 80)).astype(int), rng.integers(5, 90, 80)
        curve = kaplan_meier(np.minimum(wait, seen), wait <= seen)
        at = np.searchsorted(curve.day, 30, side="right") - 1
        hits += curve.low[at] <= 1 - math.exp(-30 / 60) <= curve.high[at]
    assert 0.93 <= hits / times <= 0.975


def test_the_area_under_the_curve_is_the_mean_where_nobody_waits() -> None:
    mean, error = restricted_mean(kaplan_meier(np.array([2, 4, 6]), np.ones(3, bool)))
    assert mean == pytest.approx(4)
    assert error == pytest.approx(np.std([2, 4, 6]) / math.sqrt(3))


def test_the_last_one_in_sight_does_not_carry_the_curve_however_many_they_stand_for() -> None:
    """190 of 200 come back on day 10; nine of the others are out of sight from day 50 on, and the tenth comes on day 100."""
    waited = np.array([10] * 190 + [50] * 9 + [100])
    happened = np.array([True] * 190 + [False] * 9 + [True])
    curve = kaplan_meier(waited, happened, enough=20)
    assert curve.horizon == 50
    assert curve.by(curve.horizon) == pytest.approx(0.95)
    assert kaplan_meier(waited, np.ones(200, np.bool_), enough=20).horizon == 100  # nobody is out of sight
