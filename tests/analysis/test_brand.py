"""Brand as a stock: by hand, and as properties."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.brand import WEEKS_A_MONTH, Belief, cash, part_of_lift, path

BELIEF = Belief(lift=0.2, half_life=12.0)
LIFTED = 10 * 30.0  # ten customers a week, worth 30 each


def test_after_a_year_the_lift_is_what_was_believed() -> None:
    found = path(50.0, LIFTED, BELIEF)
    assert found.gain[11] == pytest.approx(10 * WEEKS_A_MONTH * 30 * 0.2)
    assert found.gain[23] == pytest.approx(1.5 * found.gain[11])  # half of what is missing comes in each half-life
    assert found.cost == pytest.approx(np.full(36, 50 * WEEKS_A_MONTH))


def test_cash_is_what_customers_have_paid_by_then() -> None:
    """Half with the first order, the rest over the two months after: what is won or given up in a month is all there in the third."""
    found = path(50.0, LIFTED, BELIEF)
    paid = cash(found, (0.5, 0.75, *[1.0] * 34))
    month = found.gain - found.cost
    assert paid[:3] == pytest.approx(
        [0.5 * month[0], 0.75 * month[0] + 0.5 * month[1], month[0] + 0.75 * month[1] + 0.5 * month[2]]
    )
    assert cash(found, [1.0] * 36) == pytest.approx(found.cumulative)


def test_it_pays_once_what_was_given_up_is_back() -> None:
    found = path(50.0, LIFTED, BELIEF)
    assert found.overtakes is not None
    assert found.pays_from is not None
    assert found.overtakes < found.pays_from <= 36
    assert found.cumulative[found.pays_from - 1] >= 0 > found.cumulative[found.pays_from - 2]
    assert found.lowest == pytest.approx(found.cumulative.min())
    assert found.cumulative[found.overtakes - 2] == pytest.approx(found.lowest)


def test_a_lift_too_small_never_pays_and_the_lift_needed_just_does() -> None:
    small = path(50.0, LIFTED, replace(BELIEF, lift=0.01))
    assert small.pays_from is None
    assert small.lift_needed is not None
    enough = path(50.0, LIFTED, replace(BELIEF, lift=small.lift_needed))
    assert enough.cumulative[-1] == pytest.approx(0, abs=1e-6)


def test_stopping_saves_the_money_and_the_effect_fades() -> None:
    found = path(50.0, LIFTED, BELIEF, stop_after=12)
    assert found.cost[12:].sum() == 0
    assert found.gain[23] == pytest.approx(0.5 * found.gain[11])
    assert (np.diff(found.gain[11:]) < 0).all()
    assert path(50.0, LIFTED, replace(BELIEF, lift=0.01), stop_after=12).overtakes is None  # stopping is no overtaking


def test_what_is_left_is_what_would_still_come() -> None:
    short, long = (path(50.0, LIFTED, BELIEF, months, stop_after=12) for months in (12, 600))
    assert short.left == pytest.approx(long.gain[12:].sum(), rel=1e-6)


def test_nothing_to_lift_cannot_pay_and_a_rule_without_cost_pays_at_once() -> None:
    assert path(50.0, 0.0, BELIEF).lift_needed is None
    assert path(50.0, -LIFTED, BELIEF).lift_needed is None
    assert path(50.0, 0.0, BELIEF).pays_from is None
    free = path(0.0, LIFTED, BELIEF)
    assert (free.pays_from, free.lowest, free.lift_needed) == (1, 0.0, 0.0)


@given(st.floats(0, 1e4), st.floats(0, 1e4), st.floats(0, 1e4), st.floats(0, 5), st.floats(1, 60), st.integers(1, 60))
def test_more_lift_never_pays_later(
    cost: float, worth: float, organic: float, lift: float, half_life: float, months: int
) -> None:
    one = path(cost, worth * organic, Belief(lift, half_life), months)
    more = path(cost, worth * organic, Belief(lift * 1.5 + 0.01, half_life), months)
    assert np.isfinite([*one.cumulative, one.left]).all()
    assert (more.cumulative >= one.cumulative - 1e-6).all()
    assert (more.pays_from or 999) <= (one.pays_from or 999)


def test_a_lift_grows_with_its_spend_and_less_with_each_further_unit() -> None:
    parts = [part_of_lift(spend, 90.0) for spend in (0.0, 45.0, 90.0, 180.0, 1e9)]
    assert parts == pytest.approx([0, 2 / 3, 1, 4 / 3, 2])
    assert (np.diff([part_of_lift(one, 90.0) for one in np.linspace(0, 300, 20)], 2) < 0).all()


def test_only_what_the_rule_adds_to_the_spend_is_credited_to_it() -> None:
    """A plan that would spend 28% on brand anyway owes the last points of a 30% rule a little of the lift."""
    whole = path(5.0, LIFTED * part_of_lift(90, 90), BELIEF)
    last = path(5.0, LIFTED * (part_of_lift(90, 90) - part_of_lift(84, 90)), BELIEF)
    assert last.gain.sum() < 0.05 * whole.gain.sum()
    assert last.left < 0.05 * whole.left
    more = path(5.0, LIFTED * part_of_lift(180, 90), BELIEF)
    assert more.left == pytest.approx(4 / 3 * whole.left)


def test_what_is_remembered_at_the_end_can_make_it_pay_after_all() -> None:
    small = path(50.0, LIFTED, replace(BELIEF, lift=0.15), months=12)
    assert small.pays_from is None
    assert small.cumulative[-1] + small.left > 0
    assert small.pays_after_all
    assert not path(50.0, LIFTED, replace(BELIEF, lift=0.01), months=12).pays_after_all
