"""How active a shop will be: what simulated shops then do, and shops that are too young to tell."""

from __future__ import annotations

import numpy as np
import pytest

from lib.analysis.activity import AHEAD, BACK, PERIOD_DAYS, activity
from lib.analysis.purchases import Purchases
from lib.analysis.worth import base
from lib.core.periods import date_of
from tests.analysis.purchase_logs import purchases_from, simulated

AHEAD_DAYS = AHEAD * PERIOD_DAYS


def known_at(bought: Purchases, day: int) -> Purchases:
    """The shop as it was at the end of a day."""
    rows = bought.day <= day
    _, customer = np.unique(bought.customer[rows], return_inverse=True)
    return purchases_from(customer, bought.day[rows], bought.net_e4[rows] / 10_000, date_of(day))


def test_what_came_stands_beside_what_is_expected() -> None:
    bought, _ = simulated(np.random.default_rng(5), 600, 500)
    found = activity(base(bought))
    assert found is not None
    assert found.periods == AHEAD
    past, ahead = found.frame.iloc[:-AHEAD], found.frame.iloc[-AHEAD:]
    assert len(past) == BACK
    assert int(past["last_day"].iloc[-1]) == bought.end
    assert int(ahead["first_day"].iloc[0]) == bought.end + 1
    repeats = bought.day > bought.first_day[bought.customer]
    for first, last, actual in past[["first_day", "last_day", "actual"]].to_numpy().tolist():  # a slow twin
        assert actual == (repeats & (bought.day >= first) & (bought.day <= last)).sum()
    assert ahead["known"].sum() == pytest.approx(found.known.value)
    assert ahead["coming"].sum() == pytest.approx(found.coming)
    assert (ahead["coming"].diff().dropna() > 0).all()  # there are more and more of them
    assert found.known.low < found.known.value < found.known.high
    assert (ahead["low"] < ahead["known"] + ahead["coming"]).all()
    assert np.isfinite(ahead[["known", "coming", "low", "high"]].to_numpy()).all()


@pytest.mark.soak
@pytest.mark.slow
def test_simulated_shops_do_what_is_expected_of_them() -> None:
    """Recovery: orders of those who were customers, and of those who came later, in the six periods after the last known day."""
    known, ratio, coming = list[bool](), list[float](), list[float]()
    for seed in range(8):
        whole, _ = simulated(np.random.default_rng(seed), 700, 600)
        today = whole.end - AHEAD_DAYS
        found = activity(base(known_at(whole, today)))
        assert found is not None
        later = (whole.day > today) & (whole.day > whole.first_day[whole.customer])
        old = whole.first_day[whole.customer] <= today
        orders = int((later & old).sum())
        known.append(found.known.low <= orders <= found.known.high)
        ratio.append(found.known.value / orders)
        coming.append(found.coming / int((later & ~old).sum()))
    assert sum(known) >= 7
    assert np.mean(ratio) == pytest.approx(1, abs=0.1)
    assert np.mean(coming) == pytest.approx(1, abs=0.15)


def test_a_shop_without_repeat_orders_has_no_outlook() -> None:
    once = purchases_from(np.arange(40), np.arange(40) + 20_000, np.full(40, 10.0), date_of(20_060))
    assert activity(base(once)) is None
