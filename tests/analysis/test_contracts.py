from __future__ import annotations

import numpy as np
import pytest

from lib.analysis.contracts import shifted_beta_geometric
from lib.core.errors import CannotAnswer

#: Fader and Hardie 2007, table 1: customers of a company's two segments still under contract after each renewal.
REGULAR = [1000, 631, 468, 382, 326, 289, 262, 241]
HIGH_END = [1000, 869, 743, 653, 593, 551, 517, 491]


@pytest.mark.parametrize(
    ("seen", "alpha", "beta", "log_likelihood", "twelfth"),
    [(REGULAR, 0.70408, 1.18204, -1680.27, 0.1700), (HIGH_END, 0.66809, 3.80610, -1611.16, 0.3780)],
)
def test_the_two_classical_series(
    seen: list[int], alpha: float, beta: float, log_likelihood: float, twelfth: float
) -> None:
    found = shifted_beta_geometric(seen)
    assert (found.alpha, found.beta) == (pytest.approx(alpha, abs=5e-6), pytest.approx(beta, abs=5e-6))
    assert found.log_likelihood == pytest.approx(log_likelihood, abs=0.005)
    assert found.survival(12)[12] == pytest.approx(twelfth, abs=5e-5)


def test_who_renews_is_who_is_left_of_those_before() -> None:
    found = shifted_beta_geometric(HIGH_END)
    left = found.survival(14)
    assert [found.renewing(renewal) for renewal in range(1, 15)] == pytest.approx((left[1:] / left[:-1]).tolist())
    assert found.renewing(1) == pytest.approx(0.8507, abs=5e-5)  # 3.8061 / (0.6681 + 3.8061)


def test_planted_parameters_come_back() -> None:
    rng = np.random.default_rng(3)
    leaves = rng.geometric(rng.beta(1.2, 3.5, 60_000))
    found = shifted_beta_geometric([int((leaves > t).sum()) for t in range(8)])
    assert (found.alpha, found.beta) == (pytest.approx(1.2, rel=0.06), pytest.approx(3.5, rel=0.06))


@pytest.mark.parametrize("seen", [[], [100, 90, 80], [100, 90, 95, 80], [50, 50, 50, 50], [10, 5, 2, -1]])
def test_what_cannot_be_meant_is_said(seen: list[int]) -> None:
    with pytest.raises(CannotAnswer, match="At least four numbers"):
        shifted_beta_geometric(seen)
