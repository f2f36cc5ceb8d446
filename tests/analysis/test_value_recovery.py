"""Shops with known truth: what was planted comes back, ranges hold what they say, and chances are chances.

All of it soaks. The prior of shops: r, alpha, a, b and p, q are lognormal around usual values (`_shop`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from lib.analysis.acquired import Count
from lib.analysis.chances import TIMES, ratio
from lib.analysis.models import gamma_gamma
from lib.analysis.models.beta_geometric import BG_NBD, MBG_NBD
from lib.analysis.models.cells import Cells, Float64s, cells_of
from lib.analysis.models.fit import Fit
from lib.analysis.models.future import MODELS, PurchaseModel, purchases_of_the_new
from lib.analysis.models.pareto_nbd import PARETO_NBD
from lib.analysis.purchases import Purchases
from lib.analysis.to_come import existing
from lib.analysis.worth import Worth, base, new_customer
from lib.core.settings import ValueSettings
from tests.analysis.purchase_logs import simulated

SETTINGS = ValueSettings(discount_annual=0.0)


def customers(rng: np.random.Generator, code: str, truth: tuple[float, ...], count: int, days: int) -> Cells:
    """Customers who buy and are lost as a model says, seen for up to `days`, by whole days (purchases of one day are one)."""
    r, alpha, third, fourth = truth
    rate, age = rng.gamma(r, 1 / alpha, count) / 7, rng.integers(days // 4, days, count)
    if code == "pareto_nbd":
        lost_at = rng.exponential(1.0, count) / (rng.gamma(third, 1 / fourth, count) / 7)
        chance = np.zeros(count)
    else:
        chance = rng.beta(third, fourth, count)
        lost_at = np.where((code == "mbg_nbd") & (rng.random(count) < chance), 0.0, np.inf)
    who, when = [np.arange(count)], [np.zeros(count)]
    active, now = np.arange(count), np.zeros(count)
    while len(active):
        now = now + rng.exponential(1.0, len(active)) / np.maximum(rate[active], 1e-12)
        inside = now < np.minimum(age[active], lost_at[active])
        active, now = active[inside], now[inside]
        who.append(active)
        when.append(now)
        stays = rng.random(len(active)) >= chance[active]
        active, now = active[stays], now[stays]
    keys = np.unique(np.concatenate(who).astype(np.int64) * 100_000 + np.floor(np.concatenate(when)).astype(np.int64))
    customer, day = keys // 100_000, keys % 100_000
    repeats = np.bincount(customer, minlength=count) - 1
    last = np.zeros(count, np.int64)
    np.maximum.at(last, customer, day)
    return cells_of(repeats, last, age)


def away(fit: Fit, truth: tuple[float, ...]) -> Float64s:
    """Standard errors between the estimates and the truth, in logarithms; NaN where the fit says that the data do not tell."""
    return np.abs(np.log(fit.parameters / np.array(truth))) / (fit.standard_errors / fit.parameters)


@pytest.mark.soak
@pytest.mark.parametrize(
    ("model", "usual", "told"),
    [
        (BG_NBD, (0.5, 80.0, 0.9, 2.6), 0.99),
        (MBG_NBD, (1.2, 80.0, 0.7, 2.5), 0.95),
        (MBG_NBD, (0.5, 80.0, 0.7, 2.5), 0.7),
        (PARETO_NBD, (0.6, 80.0, 0.6, 50.0), 0.99),
    ],
    ids=["BG/NBD", "MBG/NBD", "MBG/NBD, few come back", "Pareto/NBD"],
)
def test_parameters_are_recovered_within_three_standard_errors(
    model: PurchaseModel, usual: tuple[float, ...], told: float
):
    """Of slow buyers watched for years: purchases are known by day only, and parameters are told by those who come back.

    Measured within three standard errors, of 4,000 customers each: BG/NBD 99.9 % of 400 shops, Pareto/NBD 99.5 % of 200, MBG/NBD 99.8 % of 400
    where hardly more than a third ever come back (r of 0.5; standard error 0.2). There who is lost at once and who buys seldom look alike: the
    likelihood is right (see the next test) but no parabola, and on Hessian errors 96.1 % were (0.7). In 45 % of those shops a and b have no
    upper end within three standard errors; the fit says so (22 % of all parameters), and they do not count here.
    """
    rng = np.random.default_rng(17)
    off: list[Any] = []
    for _ in range(60):
        truth = tuple(float(value) for value in np.array(usual) * np.exp(rng.normal(0, 0.25, 4)))
        off.append(away(model.fit(customers(rng, model.code, truth, 4000, 2500)), truth))
    all_of_them = np.concatenate(off)
    known = all_of_them[np.isfinite(all_of_them)]
    assert len(known) >= told * len(all_of_them)
    assert np.mean(known <= 3) >= 0.98
    assert np.mean(known <= 1) == pytest.approx(0.68, abs=0.12)


@pytest.mark.soak
def test_the_truth_is_as_likely_as_it_should_be_where_hardly_anybody_comes_back():
    """Twice the distance in log-likelihood is chi-squared with four degrees of freedom (Wilks 1938); standard error 1.5 points."""
    rng = np.random.default_rng(5)
    inside: list[bool] = []
    for _ in range(200):
        truth = tuple(float(value) for value in np.array([0.5, 80.0, 0.7, 2.5]) * np.exp(rng.normal(0, 0.25, 4)))
        seen = customers(rng, "mbg_nbd", truth, 4000, 2500)
        away_by = MBG_NBD.fit(seen).log_likelihood - MBG_NBD.objective(seen)(np.array(truth))[0]
        inside.append(2 * away_by <= 9.487729)
    assert np.mean(inside) == pytest.approx(0.95, abs=0.03)


@pytest.mark.soak
def test_spend_is_recovered_within_three_standard_errors():
    rng = np.random.default_rng(23)
    off: list[Any] = []
    for _ in range(150):
        p, q, v = truth = tuple(float(one) for one in np.array([6.0, 3.8, 15.0]) * np.exp(rng.normal(0, 0.2, 3)))
        count = rng.geometric(0.4, 1500)
        mean = rng.gamma(p * count) / rng.gamma(q, 1 / v, 1500) / count
        off.append(away(gamma_gamma.fit(count, mean), truth))
    assert np.mean(np.concatenate(off) <= 3) >= 0.98


# ---- values


@dataclass(frozen=True)
class Truth:
    """A shop as it was drawn: what its new customers are truly worth, and what its customers of the end spent in the year after."""

    bought: Purchases
    new_value: float
    to_come: float


#: Usual parameters of shops that follow each model.
USUAL = {
    "bg_nbd": (0.5, 16.0, 0.8, 2.8),
    "mbg_nbd": (0.8, 16.0, 0.6, 2.8),
    "pareto_nbd": (0.6, 16.0, 0.6, 20.0),
}


def _shop(
    rng: np.random.Generator, count: int, days: int = 730, drift: float = 0.0, model: PurchaseModel = BG_NBD
) -> Truth:
    """`drift`: how far (a standard deviation of the logarithm) the quarters' paces lie from one, each near the one before it."""
    r, alpha, a, b = (float(one) for one in np.array(USUAL[model.code]) * np.exp(rng.normal(0, 0.3, 4)))
    p, q, v = 6.0, float(3.8 * np.exp(rng.normal(0, 0.1))), 17.0
    ahead, pace = float(SETTINGS.horizon_days), None
    if drift:
        pace = np.exp(np.repeat(_paces(rng, drift), 91))[: days + SETTINGS.horizon_days]
        ahead = float(pace[days:].sum())
    own, horizon = (r, alpha, a, b), SETTINGS.horizon_days
    bought, future = simulated(rng, count, days, own, (p, q, v), horizon, pace=pace, model=model.code)
    repeats = float(purchases_of_the_new(model, np.array([r, alpha, a, b]), np.array([ahead]))[0])
    return Truth(bought, (1 + repeats) * p * v / (q - 1), float(future.sum()))


def _paces(rng: np.random.Generator, drift: float) -> Float64s:
    """The logarithms of thirteen quarters' paces: 0.7 of the one before, and news (a stationary walk)."""
    news = rng.normal(0, drift, 13)
    for quarter in range(1, len(news)):
        news[quarter] = 0.7 * news[quarter - 1] + np.sqrt(1 - 0.7**2) * news[quarter]
    return news


def _inside(worth: Worth, truth: float) -> bool:
    return worth.low <= truth <= worth.high


@pytest.mark.soak
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.code)
@pytest.mark.parametrize(("count", "shops", "least"), [(50, 600, 0.90), (300, 600, 0.93), (1000, 600, 0.93)])
def test_ranges_of_values_hold_the_truth_where_the_model_holds(
    model: PurchaseModel, count: int, shops: int, least: float
):
    """The range "if the model holds", of shops that follow a model and Gamma-Gamma and are forecast with what their own months chose.

    Measured with 600 shops a cell (standard error 0.9 points), in per cent, for new customers and for what those of today still bring:

        customers    BG/NBD         MBG/NBD        Pareto/NBD
               50    93.8, 90.7     94.2, 95.5     95.7, 92.0
              300    94.0, 94.3     94.0, 94.8     94.8, 94.7
            1,000    96.5, 95.0     95.7, 94.7     96.2, 93.5
    """
    rng = np.random.default_rng(count)
    new: list[bool] = []
    left: list[bool] = []
    while len(new) < shops:
        shop = _shop(rng, count, model=model)
        whole = base(shop.bought)
        if whole.tested.method == "history":
            continue
        new.append(_inside(new_customer(whole, whole.everybody, SETTINGS).worth, shop.new_value))
        left.append(_inside(existing(whole, SETTINGS).total, shop.to_come))
    assert least <= np.mean(new) <= 0.975
    assert np.mean(left) >= 0.9


@pytest.mark.soak
def test_chances_to_be_worth_three_times_the_cost_are_chances():
    """The prior of shops: 150 to 2,000 customers in two years; every second one follows its model, in the others quarters drift by a quarter.

    The cost per likely customer is such that ratios lie around three: a half either way (1.1 to 8), and, harder, a quarter (1.8 to 4.9);
    new customers are Poisson. The prior of attribution: every second time all are told and platforms claim up to twice as many, else as
    many again at most are not told, and up to thrice their likely share are claimed; of those who came, half of the chance lies evenly
    between the told and the likely number, and half evenly between the likely and the highest. Of all that are told a chance of p, p are
    above three, within 5 points and one standard error (shops count once, however many their costs).

    Measured with 1,150 shops (standard error 1.2 points at most): of those told 5, 30, 50, 70 and 96 %, 6, 32, 52, 70 and 96 % were above
    three, 2.1 points off at most; where all costs lie within a quarter of the third, of 8, 31, 50, 70 and 93 %, 13, 35, 53, 69 and 92 %,
    5.2 off: that every ratio is near three, a shop cannot know, and so its chances do not.
    """
    rng = np.random.default_rng(99)
    spreads = (0.5, 0.25)
    told: dict[float, list[float]] = {spread: [] for spread in spreads}
    came: dict[float, list[bool]] = {spread: [] for spread in spreads}
    shops: list[int] = []
    for number in range(400):
        size = int(np.exp(rng.uniform(np.log(150), np.log(2000))))
        shop = _shop(rng, size, drift=0.25 * (number % 2))
        whole = base(shop.bought)
        worth = new_customer(whole, whole.everybody, SETTINGS).worth
        for which in range(10):
            away_by = float(rng.normal())
            expected = float(np.exp(rng.uniform(np.log(20), np.log(800))))
            likely = 1.0 if which % 2 else float(rng.uniform(1, 2))  # times those who are told, as are the others
            most = float(rng.uniform(1, 2)) if which % 2 else likely + (likely - 1) * float(rng.uniform(1, 3))
            true = float(rng.uniform(*((1, likely) if rng.random() < 0.5 else (likely, most))))
            named = float(rng.poisson(expected)) / true
            won = Count(named, named * likely, named * most)
            for spread in spreads:
                cost = shop.new_value / TIMES * float(np.exp(away_by * spread))
                found = ratio(worth, cost * expected / true * likely, won)
                told[spread].append(0.0 if found is None else found.over_3)
                came[spread].append(shop.new_value / cost * true / likely > TIMES)
            shops.append(number)
    of = np.array(shops)
    for spread in spreads:
        chance = np.array(told[spread])
        off = np.array(came[spread]) - chance
        assert abs(off.mean()) <= 0.05
        for low, high in ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01)):
            inside = (chance >= low) & (chance < high)
            error = float(np.sqrt(np.square(np.bincount(of[inside], off[inside])).sum()) / inside.sum())
            assert error < 0.035, "too few shops to tell"
            assert abs(off[inside].mean()) <= 0.05 + error, (spread, chance[inside].mean(), off[inside].mean(), error)


@pytest.mark.soak
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.code)
@pytest.mark.parametrize("count", [30, 100])
def test_small_shops_are_forecast_right_on_average_and_their_ranges_hold(model: PurchaseModel, count: int):
    """Shops too small or too young for a check, mostly (30 customers), and such as a check can judge (100).

    Measured with 50 shops a cell: forecasts over truths, new customers 0.93 to 1.02, what those of today still bring 1.01 to 1.10; the wide
    ranges held 94 to 100 %. (With earlier customers' curve going on flat it was 1.3 to 2.1 at 30 customers.)
    """
    rng = np.random.default_rng(count)
    rows: list[tuple[float, ...]] = []
    while len(rows) < 100:
        shop = _shop(rng, count, days=int(rng.integers(150, 730)), model=model)
        whole = base(shop.bought)
        if whole.tested.method == "history":
            continue
        new, left = new_customer(whole, whole.everybody, SETTINGS).worth, existing(whole, SETTINGS).total
        wide = (
            worth.wide_low <= truth <= worth.wide_high for worth, truth in ((new, shop.new_value), (left, shop.to_come))
        )
        rows.append((new.value, shop.new_value, left.value, shop.to_come, *wide))
    total = np.sum(rows, axis=0)
    assert total[0] / total[1] == pytest.approx(1.0, abs=0.15)
    assert total[2] / total[3] == pytest.approx(1.0, abs=0.15)
    assert (total[4:] >= 0.9 * len(rows)).all(), total
