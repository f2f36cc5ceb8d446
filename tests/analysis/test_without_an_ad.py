"""New customers without an ad: with those whom the curves count they are all, also where not all who name a channel count."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from lib.analysis.acquired import Acquisition
from lib.analysis.acquisition import acquisition
from lib.analysis.budget_start import told_by_files, without_an_ad
from lib.analysis.weekly_spend import fitted, history, taken_over
from lib.core.settings import BudgetChannel, CostSettings
from tests.analysis.spend_logs import stationary

_WEEKS = 60


def files(*, anyway: float = 0.3, named: bool = True) -> tuple[Acquisition, tuple[BudgetChannel, ...], float]:
    """The joined files, the curves of the weeks, and how many came a week in the last 13."""
    shop = stationary(_WEEKS, 44, anyway=anyway)
    as_of = shop.first + timedelta(weeks=_WEEKS)
    channel = shop.channel if named else shop.channel.copy()
    if not named:
        channel[:] = ""
    cost = acquisition(shop.spend, shop.first_day, channel, as_of, CostSettings())
    curves = fitted(history(shop.spend, shop.first_day, channel, as_of))
    lately = shop.first_day >= shop.first_day.max() - 7 * 13 + 1
    return cost, taken_over(told_by_files(cost), curves, own=False), float(lately.sum()) / 13


@pytest.mark.parametrize("named", [True, False])
def test_they_and_those_whom_the_curves_count_are_all(*, named: bool) -> None:
    cost, channels, every = files(named=named)
    free = without_an_ad(cost, channels)
    assert free is not None
    assert free.too_many is None
    assert free.left + sum(one.brings for one in channels) == pytest.approx(every, abs=0.5)
    if named:
        assert free.left == pytest.approx(50, abs=15)  # so many come by themselves, and 15 of these name a channel
        assert free.unnamed == pytest.approx(35, abs=12)
        assert free.unnamed < free.left
    else:
        assert free.unnamed is None


def test_where_nobody_knows_whom_most_of_the_spend_brought_they_are_not_known() -> None:
    cost, channels, _ = files()
    google, meta = channels
    assert without_an_ad(cost, (google, replace(meta, brings=0.0))) is not None
    assert without_an_ad(cost, (replace(google, brings=0.0), meta)) is None
    assert without_an_ad(cost, ()) is None


def test_curves_that_claim_more_than_came_leave_nobody() -> None:
    cost, channels, _ = files()
    typed = tuple(replace(one, brings=500.0, doubled=700.0, is_named=False) for one in channels)
    found = without_an_ad(cost, typed)
    assert found is not None
    assert (found.left, found.brought) == (0, 1000)
    assert found.too_many is not None
    assert found.too_many.facts["brought"] == 1000


def test_curves_of_those_who_name_a_channel_hold_nobody_who_names_none() -> None:
    """A channel that brought more before is told by all weeks: whoever names no paid channel now did not come by it."""
    cost, channels, every = files()
    flattered = tuple(replace(one, brings=2 * one.brings, doubled=2 * one.doubled, fitted=None) for one in channels)
    found = without_an_ad(cost, flattered)
    assert all(one.is_named for one in flattered)
    assert found is not None
    assert found.unnamed is not None
    assert found.left == pytest.approx(found.unnamed)
    assert found.brought == pytest.approx(every - found.unnamed, abs=0.5)
