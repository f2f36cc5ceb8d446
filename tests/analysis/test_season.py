"""What tells a season, and what only looks like one: customers from before a file, seen for the first time in it."""

from __future__ import annotations

import numpy as np
import pytest

from lib.analysis.activity import activity
from lib.analysis.backtest import season_of, settled_curve
from lib.analysis.purchases import Purchases
from lib.analysis.to_come import existing
from lib.analysis.value_findings import value_findings
from lib.analysis.worth import base, new_customer
from lib.core.periods import date_of
from lib.core.settings import ValueSettings
from tests.analysis.purchase_logs import cdnow, purchases_from, simulated

HALF = ValueSettings(horizon_days=168)


def cut_off(bought: Purchases, days: int) -> Purchases:
    """A file of the last days only: customers from before it look like newcomers."""
    rows = bought.day > bought.end - days
    _, customer = np.unique(bought.customer[rows], return_inverse=True)
    return purchases_from(customer, bought.day[rows], bought.net_e4[rows] / 10_000, bought.as_of)


def season(bought: Purchases, days: int = 168) -> float | None:
    return season_of(bought, settled_curve(bought, bought.end), bought.end, days)


@pytest.mark.parametrize("days", [370, 400, 500])
def test_customers_from_before_the_file_are_no_season(days: int) -> None:
    whole, _ = simulated(np.random.default_rng(4), 4000, 1500)
    file = cut_off(whole, days)
    assert season(file) is None
    found = base(file)
    assert existing(found, HALF).level == 1.0
    value = new_customer(found, found.everybody, HALF)
    assert "season_untold" in {one.code for one in value_findings(found, value, HALF)}


def test_half_a_year_as_it_will_come_is_within_the_range_of_a_file_of_thirteen_months() -> None:
    """A shop without a season, cut off in the middle of its life: what today's customers then order."""
    whole, _ = simulated(np.random.default_rng(8), 5000, 1600)
    today = whole.end - 168
    rows = whole.day <= today
    _, customer = np.unique(whole.customer[rows], return_inverse=True)
    file = cut_off(purchases_from(customer, whole.day[rows], whole.net_e4[rows] / 10_000, date_of(today)), 370)
    found = activity(base(file))
    assert found is not None
    ids = np.unique(whole.customer[rows & (whole.day > today - 370)])
    came = int(((whole.day > today) & np.isin(whole.customer, ids)).sum())
    assert found.known.low <= came <= found.known.high
    assert found.known.value == pytest.approx(came, rel=0.25)


def test_a_season_is_found_where_two_years_tell_it() -> None:
    """The mean over seeds; the first quarter of the year to come is a half above the mean, as the same one a year before was."""
    told = list[float]()
    for seed in range(6):
        pace = 1 + 0.5 * np.sin(2 * np.pi * (np.arange(800) - 799) / 364)
        file, _ = simulated(np.random.default_rng(seed), 2500, 800, pace=pace)
        told.append(season(file, 182) or 1.0)
    truth = float(1 + 0.5 * np.sin(2 * np.pi * np.arange(182) / 364).mean())
    assert np.exp(np.log(told).mean()) == pytest.approx(truth, rel=0.06)


def test_a_file_of_one_quarters_newcomers_cannot_tell_age_from_season() -> None:
    assert season(cdnow()) is None


def test_a_whole_year_has_no_season_and_nothing_is_said_of_it() -> None:
    found = base(cdnow())
    year = ValueSettings(horizon_days=365)
    assert found.season(365) is None
    told = value_findings(found, new_customer(found, found.everybody, year), year)
    assert "season_untold" not in {one.code for one in told}
