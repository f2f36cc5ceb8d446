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
    assert found.fit.parameters == pytest.approx(
        [alpha, beta], abs=5.1e-6
    )  # the exact optimum of the second is 3.80609496
    assert found.fit.log_likelihood == pytest.approx(log_likelihood, abs=0.005)
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


def test_errors_are_those_of_the_curvature() -> None:
    """Twin: the Hessian by differences of the log-likelihood as the paper writes it."""
    found = shifted_beta_geometric(REGULAR)

    def log_likelihood(alpha: float, beta: float) -> float:
        left = np.cumprod([(beta + t) / (alpha + beta + t) for t in range(7)])
        lost = -np.diff(np.concatenate([[1.0], left]))
        return float(-np.diff(REGULAR) @ np.log(lost) + REGULAR[-1] * np.log(left[-1]))

    here, step = (found.alpha, found.beta), 1e-3
    hessian = np.array(
        [
            [
                sum(
                    one * other * log_likelihood(here[0] + da, here[1] + db)
                    for one, other, (da, db) in (
                        (a, b, np.eye(2)[row] * step * a + np.eye(2)[column] * step * b) for a in (1, -1) for b in (1, -1)
                    )
                ) / (4 * step**2)
                for column in range(2)
            ]
            for row in range(2)
        ]
    )  # fmt: skip
    assert found.fit.standard_errors == pytest.approx(np.sqrt(np.diag(np.linalg.inv(-hessian))), rel=1e-3)
    assert log_likelihood(*here) == pytest.approx(found.fit.log_likelihood)


def test_the_range_of_a_later_share_holds_what_comes() -> None:
    rng = np.random.default_rng(5)
    held: list[bool] = []
    for _ in range(300):
        leaves = rng.geometric(rng.beta(0.9, 2.8, 120))
        seen = [int((leaves > t).sum()) for t in range(6)]
        _, low, high = shifted_beta_geometric(seen).left_after(10)
        held.append(low <= float((leaves > 10).mean()) <= high)
    assert np.mean(held) == pytest.approx(0.95, abs=0.03)


@pytest.mark.parametrize("seen", [[100, 90, 81, 73, 66], [2, 1, 1, 1], [50, 0, 0, 0], [1000, 999, 999, 999]])
def test_a_range_is_one_for_every_group(seen: list[int]) -> None:
    found = shifted_beta_geometric(seen)
    share, low, high = found.left_after(8)
    assert 0 <= low <= share <= high <= seen[-1] / seen[0]


@pytest.mark.parametrize("seen", [[], [100, 90, 80], [100, 90, 95, 80], [50, 50, 50, 50], [10, 5, 2, -1]])
def test_what_cannot_be_meant_is_said(seen: list[int]) -> None:
    with pytest.raises(CannotAnswer, match="At least four numbers"):
        shifted_beta_geometric(seen)
