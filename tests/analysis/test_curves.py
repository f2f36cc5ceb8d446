from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.adstock import geometric, saturation, timing
from lib.analysis.curves import Hill, points
from lib.core.errors import CannotRead


def test_robyns_adstock_table() -> None:
    """R/R/transformation.R: adstock_geometric(rep(100, 5), theta = 0.5)$x_decayed."""
    assert geometric(np.full(5, 100.0), 0.5).tolist() == [100, 150, 175, 187.5, 193.75]


def test_robyns_saturation_table() -> None:
    """R/R/transformation.R: saturation_hill(c(100, 150, 170, 190, 200), alpha = 3, gamma = 0.5)."""
    found = saturation(np.array([100.0, 150, 170, 190, 200]), 3, 0.5)
    assert found == pytest.approx([0.5, 0.771429, 0.830881, 0.872757, 0.888889], abs=5e-7)


@given(st.floats(0, 0.99), st.integers(1, 200))
def test_carry_over_moves_a_response_and_never_changes_how_much_there_is(retention: float, weeks: int) -> None:
    parts = timing(retention, weeks)
    assert parts.sum() == pytest.approx(1)
    assert (np.diff(parts) >= -1e-15).all()


def test_half_of_a_hill_curve_is_at_its_half_point() -> None:
    assert Hill(80, 25, 3).response(25) == pytest.approx(40)


@pytest.mark.parametrize("slope", [0.5, 1, 1.7, 4, 40])
def test_the_marginal_of_a_hill_curve_is_its_slope(slope: float) -> None:
    curve = Hill(80, 25, slope)
    for spend in (0.3, 5, 25, 26, 300):
        step = spend * 1e-6
        slow = (curve.response(spend + step) - curve.response(spend - step)) / (2 * step)
        assert curve.marginal(spend) == pytest.approx(float(slow), rel=1e-5, abs=1e-12)


def test_the_first_unit_on_a_hill_curve() -> None:
    assert Hill(80, 20, 0.9).marginal(0) == np.inf
    with np.errstate(all="raise"):
        assert Hill(0, 20, 0.9).marginal(0) == 0
    assert Hill(80, 20, 1).marginal(0) == 4
    assert Hill(80, 20, 1.1).marginal(0) == 0


def test_points_are_joined_by_straight_lines_and_flat_after_the_last() -> None:
    curve = points([(10, 5), (0, 0), (20, 9), (10, 5)])
    assert curve.response(np.array([0, 5, 15, 20, 90])).tolist() == [0, 2.5, 7, 9, 9]
    assert curve.marginal(np.array([0, 9, 10, 20])).tolist() == [0.5, 0.5, 0.4, 0]


def test_a_straight_line_leads_from_nothing_to_the_first_point() -> None:
    assert points([(10, 5)]).response(4) == 2


def test_one_spend_with_two_responses_is_refused_by_name() -> None:
    with pytest.raises(CannotRead, match="tv: a spend of 10 has two responses, 5 and 7"):
        points([(10, 5), (10, 7)], "tv")
