"""From weeks to a plan: how much of what could truly be gained a split by fitted curves gains, against two usual ways to split."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from lib.analysis.budget import objective_of
from lib.analysis.fitting import Fitted, fit
from lib.analysis.spending import plan_of, spending
from lib.analysis.weekly_spend import taken_over
from lib.core.money import SCALE
from lib.core.settings import BudgetChannel, BudgetChoice
from tests.analysis.spend_logs import Told, simulated

#: Only where at least this much is to be gained is the share of it that was gained a figure.
WORTH_MOVING = 0.05


@dataclass(frozen=True)
class Split:
    """What one way to split truly gains, as a share of what the best split would."""

    possible: float
    ours: float
    by_roas: float
    equal: float


def split(told: Told) -> Split:
    """Split the spend of now by fitted curves and by the two usual ways, and count by the true ones."""
    names, recent = told.weeks.names, told.weeks.spend[-13:].mean(axis=0)
    truth = BudgetChoice(
        tuple(
            BudgetChannel(name, "performance", round(now * SCALE), float(one), float(two))
            for name, now, one, two in zip(names, recent, told.brings, told.doubled, strict=True)
        ),
        innovation_rule="off",
    )
    true = spending(truth)
    curves = fit(told.weeks).channels
    believed = _believed(truth, curves)
    ours = (
        recent
        if not any(one.brings for one in believed)
        else spending(BudgetChoice(believed, innovation_rule="off")).spend
    )
    plan, caps, budget = plan_of(truth), 2 * recent, float(recent.sum())
    roas = (
        np.array([max(next(one for one in curves if one.channel == name).brings.value, 0.0) for name in names]) / recent
    )

    def gained(spend: np.ndarray) -> float:
        return ((objective_of(plan, spend) or 0.0) - true.now_objective) / true.gain

    return Split(
        true.gain / true.now_objective,
        gained(ours),
        gained(within(budget * roas / roas.sum(), caps)),
        gained(within(np.full(len(names), budget / len(names)), caps)),
    )  # fmt: skip


def _believed(truth: BudgetChoice, curves: tuple[Fitted, ...]) -> tuple[BudgetChannel, ...]:
    """As the page takes them where nothing else is known: a channel whose weeks cannot tell keeps its spend."""
    silent = tuple(
        BudgetChannel(one.name, one.kind, one.weekly_e4, 0, 0, least_e4=one.weekly_e4, most_e4=one.weekly_e4)
        for one in truth.channels
    )
    return taken_over(silent, curves)


def within(wanted: np.ndarray, caps: np.ndarray) -> np.ndarray:
    """The same proportions with no channel above its cap; what it cannot take goes to the others."""
    spend, budget = wanted.copy(), wanted.sum()
    for _ in range(len(wanted)):
        full = spend >= caps
        spend[full] = caps[full]
        rest = budget - spend[full].sum()
        if full.all() or spend[~full].sum() <= 0:
            break
        spend[~full] *= rest / spend[~full].sum()
    return np.minimum(spend, caps)


def test_channels_above_their_cap_hand_on_what_they_cannot_take() -> None:
    assert within(np.array([8.0, 1.0, 1.0]), np.array([4.0, 9.0, 2.0])).tolist() == [4.0, 4.0, 2.0]


@pytest.mark.soak
def test_splits_by_fitted_curves_gain_what_there_is_to_gain() -> None:
    """Histories of 104 weeks, two to six channels, where the best split truly gains 5 % or more; the estimation was made with others.

    Measured on 160 such histories (seeds 5000-5104 and 6000-6104): the median is .90 (.86-.92, 95 % by bootstrap), and 61 % (standard
    error 4 %) gain more than the split in proportion to return, which is given the same fitted returns. More is not in the data: a
    split by the mean of the curves drawn under the very distributions that made the histories has a median of .89 and wins 62 %.
    On 94 more (seeds 9000-9109) the median is .86 (.80-.90), and 68 % (5 %) gain more.
    Hence what is asked: not surely below nine tenths, and surely better than either usual way.
    """
    splits = [split(simulated(104, 2 + seed % 5, 9000 + seed)) for seed in range(200)]
    told = [one for one in splits if one.possible >= WORTH_MOVING]
    ours, by_roas, equal = (np.array([getattr(one, name) for one in told]) for name in ("ours", "by_roas", "equal"))
    assert len(told) >= 100
    dice = np.random.default_rng(1)
    medians = [np.median(dice.choice(ours, len(ours))) for _ in range(2000)]
    assert np.quantile(medians, 0.975) >= 0.9
    assert np.median(ours) > max(np.median(by_roas), np.median(equal))
    for rival, wins in ((by_roas, 0.5), (equal, 0.75)):
        better = ours > rival
        assert better.mean() - 2 * better.std() / np.sqrt(len(told)) > wins
        more = ours - rival
        assert more.mean() > 2 * more.std() / np.sqrt(len(told))
