from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, chi2_contingency, false_discovery_control

from lib.analysis.proportions import Range, chance, difference, product, still_standing, wilson

COUNTS = st.tuples(st.integers(0, 500), st.integers(1, 500)).map(lambda pair: (min(pair), max(pair)))


def test_wilson_as_published() -> None:
    """Newcombe 1998, Statistics in Medicine 17:857, Table I, method 3."""
    for part, whole, low, high in [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ]:
        found = wilson(part, whole)
        assert found is not None
        assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))
    assert wilson(0, 0) is None


def test_the_difference_as_published() -> None:
    """Newcombe 1998, Statistics in Medicine 17:873, Table II, method 10: 56/70 and 48/80."""
    found = difference((48, 80), (56, 70))
    assert found is not None
    assert found.value == pytest.approx(0.2)
    assert (found.low, found.high) == (pytest.approx(0.0524, abs=5e-5), pytest.approx(0.3339, abs=5e-5))


@given(COUNTS, COUNTS)
def test_ranges_hold_their_value_and_stay_possible(one: tuple[int, int], other: tuple[int, int]) -> None:
    share, gap = wilson(*one), difference(one, other)
    assert share is not None
    assert gap is not None
    assert 0 <= share.low <= share.value <= share.high <= 1
    assert -1 <= gap.low <= gap.value <= gap.high <= 1
    back = difference(other, one)
    assert back is not None
    assert (back.low, back.high) == (pytest.approx(-gap.high), pytest.approx(-gap.low))


def coverage(share: float, whole: int) -> float:
    """How often the range holds the truth, exactly: over all outcomes."""
    ranges = [wilson(part, whole) for part in range(whole + 1)]
    weights = binom.pmf(np.arange(whole + 1), whole, share)
    return float(
        sum(weight for weight, one in zip(weights, ranges, strict=True) if one and one.low <= share <= one.high)
    )


#: Few or nearly all: whole outcomes are few, and one more or less moves the figure by points (Brown, Cai and DasGupta 2001,
#: "Interval estimation for a binomial proportion", Statistical Science 16:101, figure 5).
DIPS = {(0.02, 50): 0.9216, (0.98, 50): 0.9216}


@pytest.mark.parametrize("whole", [50, 100, 200, 500, 1000, 2000])
@pytest.mark.parametrize("share", [0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.98])
def test_the_range_holds_the_truth_about_19_times_in_20(share: float, whole: int) -> None:
    found = coverage(share, whole)
    if (share, whole) in DIPS:
        assert found == pytest.approx(DIPS[share, whole], abs=5e-5)
    else:
        assert 0.93 <= found <= 0.9705


@pytest.mark.parametrize("whole", [50, 100, 200])
def test_over_all_shares_the_range_holds_the_truth_19_times_in_20(whole: int) -> None:
    assert np.mean([coverage(share, whole) for share in np.linspace(0.01, 0.99, 99)]) == pytest.approx(0.95, abs=0.001)


#: Where an event is rare in both groups and the groups are small, the range is wider than it has to be.
WIDE = {
    (0.02, 0.02, 50, 50): 0.9976, (0.02, 0.05, 50, 50): 0.9887, (0.05, 0.05, 50, 50): 0.9788,
    (0.02, 0.1, 50, 50): 0.9751, (0.02, 0.02, 100, 100): 0.9842,
}  # fmt: skip


@pytest.mark.soak
@pytest.mark.parametrize("sizes", [(50, 50), (100, 100), (50, 200)])
@pytest.mark.parametrize("one", [0.02, 0.05, 0.1, 0.3, 0.5, 0.9])
@pytest.mark.parametrize("other", [0.02, 0.05, 0.1, 0.3, 0.5, 0.9])
def test_the_range_of_a_difference_holds_the_truth_about_19_times_in_20(
    one: float, other: float, sizes: tuple[int, int]
) -> None:
    """Exactly, over all outcomes that ever happen; `WIDE` names the exceptions."""
    if other < one:
        one, other, sizes = other, one, (sizes[1], sizes[0])
    weights = [binom.pmf(np.arange(whole + 1), whole, share) for share, whole in zip((one, other), sizes, strict=True)]
    held = 0.0
    for first in np.flatnonzero(weights[0] > 1e-9).tolist():
        for second in np.flatnonzero(weights[1] > 1e-9).tolist():
            gap = difference((first, sizes[0]), (second, sizes[1]))
            assert gap is not None
            held += weights[0][first] * weights[1][second] * (gap.low <= other - one <= gap.high)
    if (one, other, *sizes) in WIDE:
        assert held == pytest.approx(WIDE[one, other, *sizes], abs=5e-5)
    else:
        assert 0.93 <= held <= 0.975


def test_the_product_is_as_doubtful_as_its_parts() -> None:
    half = Range(0.5, 0.4, 0.6)
    alone, both = product(half), product(half, half)
    assert alone is not None
    assert both is not None
    assert (alone.low, alone.high) == (pytest.approx(0.4), pytest.approx(0.6))
    assert both.value == 0.25
    assert both.low == pytest.approx(0.25 * math.exp(-math.sqrt(2) * math.log(0.5 / 0.4)))
    assert product(half, Range(0, 0, 0.1)) is None


@given(COUNTS, COUNTS)
def test_chance_is_the_corrected_chi_square_test(one: tuple[int, int], other: tuple[int, int]) -> None:
    table = np.array([[one[0], one[1] - one[0]], [other[0], other[1] - other[0]]])
    if (table.sum(axis=0) == 0).any():
        assert chance(one, other) == 1.0
    else:
        assert chance(one, other) == pytest.approx(
            chi2_contingency(table, correction=True).pvalue, rel=1e-9, abs=1e-300
        )


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_what_still_stands_is_what_scipy_believes(chances: list[float]) -> None:
    adjusted = false_discovery_control(chances)
    believed = still_standing(np.array(chances))
    clear = np.abs(adjusted - 0.05) > 1e-9
    assert (believed == (adjusted <= 0.05))[clear].all()


def test_of_no_real_differences_few_are_believed() -> None:
    rng = np.random.default_rng(5)
    wrong = [still_standing(rng.random(20)).any() for _ in range(4000)]
    assert 0.03 < np.mean(wrong) < 0.065
