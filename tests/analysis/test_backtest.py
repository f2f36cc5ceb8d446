"""Which model is chosen: the one that tells customers apart, not the one whose total is right by chance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from sklearn.metrics import mean_poisson_deviance

from lib.analysis.backtest import MODEL_METHODS, Window
from lib.analysis.value_findings import value_findings
from lib.analysis.worth import Base, base, new_customer
from lib.core.settings import ValueSettings
from tests.analysis.purchase_logs import simulated

SETTINGS = ValueSettings(discount_annual=0.0)


@pytest.fixture(scope="module")
def shop() -> Base:
    """A BG/NBD shop of 80 weeks of which Pareto/NBD gets the totals of the earlier checks best."""
    return base(simulated(np.random.default_rng(1006), 1500, 560, (0.7, 6.0, 1.0, 4.0))[0])


def test_the_deviance_is_scikit_learns(shop: Base) -> None:
    for window in shop.tested.windows:
        for method in MODEL_METHODS:
            assert window.deviance(method) == pytest.approx(mean_poisson_deviance(window.actual, window.each[method]))


def test_a_total_that_is_right_by_chance_does_not_choose_the_model(shop: Base) -> None:
    earlier = shop.tested.windows[:-1]
    closest = min(MODEL_METHODS, key=lambda one: np.mean([abs(window.log_error(one)) for window in earlier]))
    assert closest == "pareto_nbd"
    assert shop.tested.model == "bg_nbd"
    last = shop.tested.windows[-1]
    assert abs(_of_one_timers(last, "bg_nbd") - 1) < abs(_of_one_timers(last, closest) - 1)


def _of_one_timers(window: Window, method: str) -> float:
    once = window.seen.repeats == 0
    return float(window.each[method][once].sum() / window.actual[once].sum())


def _codes(shop: Base) -> dict[str, str]:
    told = value_findings(shop, new_customer(shop, shop.everybody, SETTINGS), SETTINGS)
    return {one.code: one.sentence.template for one in told if isinstance(one.sentence.template, str)}


def test_one_timers_who_are_misjudged_beyond_chance_are_told(shop: Base) -> None:
    assert "once_misjudged" not in _codes(shop)
    last = shop.tested.windows[-1]
    once = last.seen.repeats == 0
    for factor, said in ((0.6, "more"), (1.6, "fewer")):
        each = {**last.each, "bg_nbd": np.where(once, last.each["bg_nbd"] * factor, last.each["bg_nbd"])}
        other = replace(shop.tested, windows=(*shop.tested.windows[:-1], replace(last, each=each)))
        assert f"{{share}} {said}" in _codes(replace(shop, tested=other))["once_misjudged"]
