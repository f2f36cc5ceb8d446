"""What a customer is worth: the margin that a new one brings within a horizon, and what those of today will still bring.

A value has two ranges: if the model holds, and widened by the method's past errors in the backtest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.backtest import Backtest, backtest, likeliest, season_of, settled_curve
from lib.analysis.channel_names import plain_name
from lib.analysis.cohort_curve import CohortCurve, cohort_curve, curve_log_sd
from lib.analysis.models.cells import Float64s, Int64s
from lib.analysis.models.fit import Fit, Prior, slope_of
from lib.analysis.models.future import (
    MODELS,
    PurchaseModel,
    model_of,
    purchases_of_the_new,
)
from lib.analysis.purchases import Purchases, Seen
from lib.analysis.spend import Spend, spend_of
from lib.analysis.threads import on_one_thread
from lib.core.money import SCALE
from lib.core.settings import ValueSettings

#: Money, or many amounts of it.
Money = TypeVar("Money", float, Float64s)
_NORMAL = 1.959964
#: How far a group may differ from the whole shop before its own data say so: standard deviations of logarithms.
GROUP_SPREAD, GROUP_SPEND_SPREAD, GROUP_FIRST_SPREAD = 0.5, 0.4, 0.5
_LARGE, _TIMES_MEAN, _FEW = 0.05, 10, 15
#: So many groups are told apart; of those that are asked for so many, and the largest others beside them.
MOST_GROUPS, _MOST_ASKED, _BESIDE = 12, 40, 4


@dataclass(frozen=True)
class Worth:
    """Money in the currency's unit, with two 95 % ranges.

    Attributes:
        value: expected.
        low, high: if the model holds.
        wide_low, wide_high: widened by the past errors of the method.
        log_sd: of the wide range, as a standard deviation of the logarithm.
    """

    value: float
    low: float
    high: float
    wide_low: float
    wide_high: float
    log_sd: float

    def times(self, factor: float) -> Worth:
        """The same of another amount."""
        return Worth(
            self.value * factor,
            self.low * factor,
            self.high * factor,
            self.wide_low * factor,
            self.wide_high * factor,
            self.log_sd,
        )


def ranged(value: float, sd: float, wide_sd: float) -> Worth:
    """A range around money: skewed, as a ratio, where it is positive; `sd` and `wide_sd` are amounts."""
    if value <= 0:
        near, far = _NORMAL * sd, _NORMAL * wide_sd
        return Worth(value, value - near, value + near, value - far, value + far, 0.0)
    log_sd, wide = (float(np.sqrt(np.log1p((one / value) ** 2))) for one in (sd, wide_sd))
    near, far = float(np.exp(_NORMAL * log_sd)), float(np.exp(_NORMAL * wide))
    return Worth(value, value / near, value * near, value / far, value * far, wide)


def kept(revenue: Money, settings: ValueSettings, *, first: bool = False) -> Money:
    """What is left of the revenue of later (or first) purchases after the goods and other costs.

    What goes back beyond the revenue is money given away, of which no margin keeps any.
    """
    share = settings.kept_first if first else settings.kept_later
    return revenue * np.where(np.asarray(revenue) > 0, share, 1.0)  # type: ignore[return-value] - a number stays one


@dataclass(frozen=True, eq=False)
class Newcomers:
    """What is known about new customers of one kind; nothing here depends on margin or horizon.

    Attributes:
        label: a channel, country, cohort or product; "" for those the file does not tell, None for everybody.
        customers: how many there were.
        first_mean: their first purchase in the currency's unit.
        first_log_below, first_log_above: how exactly its mean is known either way, as standard deviations of its logarithm.
        fit: the model of their repeat purchases.
        spend: what a repeat purchase brings.
        so_far, so_far_error: what they have brought on average, and its standard error.
        together: the correlation between the errors of both means: who pays much first pays much later, too.
    """

    label: str | None
    customers: int
    first_mean: float
    first_log_below: float
    first_log_above: float
    fit: Fit
    spend: Spend
    so_far: float
    so_far_error: float
    together: float


@dataclass(frozen=True, eq=False)
class Base:
    """A shop's customers with everything that is fitted to them.

    Attributes:
        fits: the models on the whole history.
        curve: how earlier customers came back.
        everybody: new customers of the whole shop.
        usual: positions of the customers that a new one is compared with: all but those who bring so much alone (a wholesaler)
            that every mean would be theirs.
        shop: the whole shop, where these are some of its customers (lib.analysis.chosen): models, checks and seasons are its own.
        won: positions of those of `usual` who count as new customers; None: all of them.
    """

    purchases: Purchases
    tested: Backtest
    fits: dict[str, Fit]
    spend: Spend
    curve: CohortCurve
    everybody: Newcomers
    usual: npt.NDArray[np.intp]
    shop: Base | None = None
    won: npt.NDArray[np.intp] | None = None

    @property
    def new(self) -> npt.NDArray[np.intp]:
        """Positions of the customers whom new ones are measured by."""
        return self.usual if self.won is None else self.won

    @property
    def of_all(self) -> Base:
        """The whole shop."""
        return self.shop or self

    @property
    def unusual(self) -> Int64s:
        """Positions of the customers that a new one is not compared with."""
        return np.setdiff1d(np.arange(len(self.purchases)), self.usual)

    @cached_property
    def spend_of_all(self) -> Spend:
        """Spend per repeat purchase of everybody, the unusual ones too."""
        return self.spend if len(self.usual) == len(self.purchases) else spend_of(self.purchases.now)

    @cached_property
    def purchase_mean(self) -> Float64s:
        """What the next purchase of each customer is expected to bring, in the currency's unit."""
        return self.spend.of(self.purchases.now)

    @cached_property
    def chance_by_days(self) -> dict[int, float]:
        """How far chance alone moves what all of them bring, by horizon: filled as it is asked for; a margin does not draw again."""
        return {}

    @cached_property
    def between_by_days(self) -> dict[tuple[int, float], float]:
        """How far the models differ on a new customer, by horizon and discount: filled as it is asked for."""
        return {}

    @cached_property
    def curve_by_days(self) -> dict[int, float]:
        """How exactly the curve tells a new customer's repeat purchases, by horizon: filled as it is asked for."""
        return {}

    @cached_property
    def settled(self) -> CohortCurve | None:
        """How those came back who are surely new; None where the file does not tell."""
        return settled_curve(self.purchases, self.purchases.end)

    def season(self, days: int) -> float | None:
        """How the coming days compare with average ones; None where the file does not tell."""
        whole = self.of_all
        return season_of(whole.purchases, whole.settled, whole.purchases.end, days)

    @cached_property
    def alive_cells(self) -> Float64s:
        """The chance to buy again at all, by cell of equal customers."""
        return self.model.alive(self.fit.parameters, self.purchases.now.cells)

    @cached_property
    def alive(self) -> Float64s:
        """The chance of each customer to buy again at all."""
        return self.alive_cells[self.purchases.now.cells.of]

    @property
    def model(self) -> PurchaseModel:
        """The model that tells customers apart."""
        return model_of(self.tested.model)

    @property
    def fit(self) -> Fit:
        """Its parameters."""
        return self.fits[self.tested.model]


@on_one_thread
def base(bought: Purchases) -> Base:
    """Fit every model to the whole history, and judge them on earlier days."""
    now = bought.now
    fits = {model.code: model.fit(now.cells) for model in MODELS}
    tested = backtest(bought)
    curve = cohort_curve(bought.first_day, bought.customer, bought.day, bought.end, likeliest(fits))
    usual = _usual(now)
    spend = spend_of(now.some(usual))
    alike = now.some(usual)
    fit = fits[tested.model]
    if len(usual) < len(now):  # how the unusual come back is no measure of a new customer either
        fit = model_of(tested.model).fit(alike.cells, start=tuple(float(one) for one in fit.parameters))
    everybody = Newcomers(None, len(now), *_first(alike), fit, spend, *_so_far_of(alike), _together(alike, spend))
    return Base(bought, tested, fits, spend, curve, everybody, usual)


def _usual(seen: Seen) -> npt.NDArray[np.intp]:
    """Everybody but customers with over a twentieth of the revenue each, in shops of 15 customers or more.

    What was refunded on top counts by its size: where refunds eat sales up, who paid at all is not large beside the rest.

    In a shop of fewer than 200 the bound is ten times what a customer brings on average: there a good one brings a twentieth.
    """
    spent = seen.first_e4 + seen.repeat_e4
    large = spent > int(np.abs(spent).sum()) * max(_LARGE, _TIMES_MEAN / max(len(seen), 1))
    return np.flatnonzero(~large) if len(seen) >= _FEW else np.arange(len(seen))


def _first(seen: Seen) -> tuple[float, float, float]:
    """The mean first purchase in the currency's unit, and how exactly it is known below and above.

    Few large purchases make a mean surer below than above: Hall (1992), Journal of the Royal Statistical Society B 54, takes the skewness
    out of the studentised mean.
    """
    first = seen.first_e4 / SCALE
    mean = float(first.mean())
    if len(first) < 2 or mean <= 0:
        return mean, GROUP_FIRST_SPREAD, GROUP_FIRST_SPREAD
    error = max(float(first.std(ddof=1)) / np.sqrt(len(first)) / mean, 1e-6)
    away = first - mean
    square = away * away
    bend = float(away @ square) / max(float(square.sum()), 1e-24) ** 1.5  # the skewness over the root of the number

    def limit(away: float) -> float:
        return 3 * (float(np.cbrt(1 + bend * (away - bend / 6))) - 1) / bend if abs(bend) > 1e-6 else away

    low = max(1 - error * limit(_NORMAL), 1e-3)
    high = max(1 - error * limit(-_NORMAL), 1.0)
    return mean, max(-float(np.log(low)), 0.0) / _NORMAL, float(np.log(high)) / _NORMAL


def _together(seen: Seen, spend: Spend) -> float:
    """How far the errors of the mean first purchase and of the mean repeat purchase go together, 0 to 1.

    The correlation of both means over the same customers, linearised (Cochran, Sampling Techniques, 6.3): a customer moves the first by
    the first purchase less its mean, and the second by their pull.
    """
    if seen.repeats.sum() < 2:
        return 0.0
    first, pulls = seen.first_e4 / SCALE, spend.pulls(seen)
    moved = first - first.mean()
    size = float(np.sqrt((moved @ moved) * (pulls @ pulls)))
    return float(np.clip(moved @ pulls / size, 0.0, 1.0)) if size > 0 else 0.0


def kinds_of(labels: Sequence[str] | npt.NDArray[np.object_]) -> tuple[npt.NDArray[np.object_], npt.NDArray[np.intp]]:
    """The distinct labels in their order, and which of them each is; hashed, for sorting a million takes a quarter of a second."""
    place, kinds = pd.factorize(np.asarray(labels, dtype=object), sort=True)
    return np.asarray(kinds, dtype=object), place


@on_one_thread
def newcomers_by(
    whole: Base, labels: Sequence[str] | npt.NDArray[np.object_], first: Sequence[str] = ()
) -> tuple[Newcomers, ...]:
    """New customers by a label, the largest groups first; small groups lean on the whole shop.

    Args:
        whole: the shop.
        labels: one a customer, in the order of the purchases; "" for not told.
        first: names of groups that are to be among them (channels with spend), up to 40, with the largest
            others beside them; 12 in all if those are fewer.
    """
    now = whole.purchases.now.some(whole.new)
    if not len(now):
        return ()
    kinds, place = kinds_of(np.asarray(labels, dtype=object)[whole.new])
    counts = np.bincount(place)
    wanted = {plain_name(one) for one in first}
    asked = np.array([plain_name(str(one)) in wanted for one in kinds], dtype=np.bool_)
    order = np.lexsort((kinds, -counts, ~asked))[: max(MOST_GROUPS, min(int(asked.sum()), _MOST_ASKED) + _BESIDE)]
    order = order[np.lexsort((kinds[order], -counts[order]))]
    return tuple(group_of(whole, str(kinds[at]), now.some(np.flatnonzero(place == at))) for at in order)


def group_of(whole: Base, label: str | None, seen: Seen) -> Newcomers:
    """What is known about some new customers, who lean on the whole shop as far as they are few; all of them are everybody."""
    if len(seen) == len(whole.new):
        return replace(whole.everybody, label=label, customers=len(seen))
    fit, spend = whole.fit, whole.spend
    own_fit = whole.model.fit(
        seen.cells,
        Prior(fit.parameters, np.full(len(fit.parameters), GROUP_SPREAD)),
        tuple(float(value) for value in fit.parameters),
    )
    prior = None
    if spend.fit is not None:
        prior = Prior(spend.fit.parameters, np.full(len(spend.fit.parameters), GROUP_SPEND_SPREAD))
    able = int(((seen.repeats > 0) & (seen.repeat_e4 > 0)).sum())
    own_spend = spend_of(seen, prior) if prior is not None and able >= 2 and spend.kind != "refunded" else spend
    mean, *sides = _first(seen)
    if mean > 0 and whole.everybody.first_mean > 0:
        # lean on the shop's first purchases as far as the group's say little
        sure, shop = max(sum(sides) / 2, 1e-6) ** -2, GROUP_FIRST_SPREAD**-2
        mean = float(np.exp((sure * np.log(mean) + shop * np.log(whole.everybody.first_mean)) / (sure + shop)))
        sides = [side / np.hypot(1.0, side / GROUP_FIRST_SPREAD) for side in sides]
    return Newcomers(
        label, len(seen), mean, sides[0], sides[1], own_fit, own_spend, *_so_far_of(seen), whole.everybody.together
    )


# ---- a new customer


@dataclass(frozen=True)
class NewValue:
    """A new customer of one kind: `first` + `repeats` × `spend` = `worth.value` (all after costs, discounted).

    Attributes:
        repeats: expected repeat purchases within the horizon, discounted.
        first, spend: what the first and a repeat purchase bring.
        first_paid, spend_paid: what is paid for them, before any cost.
    """

    label: str | None
    customers: int
    worth: Worth
    repeats: float
    first: float
    spend: float
    first_paid: float
    spend_paid: float


@on_one_thread
def new_customer(whole: Base, kind: Newcomers, settings: ValueSettings) -> NewValue:
    """What a newly acquired customer brings within the horizon, the first purchase included."""
    if whole.tested.method == "history":
        return _so_far(whole, kind, settings)
    repeats = float(
        expected_repeats(whole, kind, np.array([float(settings.horizon_days)]), settings.discount_annual)[0]
    )
    first, spend = float(kept(kind.first_mean, settings, first=True)), float(kept(kind.spend.mean, settings))
    told = _repeats_log_sd(whole, kind, settings)
    limits = [
        _limits(kind, first, repeats * spend, own) for own in (told, float(np.hypot(told, whole.tested.past_log_sd)))
    ]
    value, (_, wide) = first + repeats * spend, limits
    log_sd = float(np.log(wide[1] / max(wide[0], value**2 / wide[1]))) / (2 * _NORMAL) if value > 0 else 0.0
    paid = kind.first_mean, kind.spend.mean
    return NewValue(kind.label, kind.customers, Worth(value, *limits[0], *wide, log_sd), repeats, first, spend, *paid)


def _limits(kind: Newcomers, first: float, later: float, repeats_log_sd: float) -> tuple[float, float]:
    """Between which the sum of a first purchase and those after it lies: 95 % limits of a sum from those of its parts.

    Zou, Huo and Taleban (2009), Environmetrics 20 (variance estimates recovered from limits): distances to the parts' limits add up as
    standard deviations do, on each side by itself, so that a skewed part leaves its skewness to the sum.
    """

    def distance(side: float, first_log: float, spend_log: float) -> float:
        log = min(float(np.hypot(repeats_log_sd, spend_log)), 2.0)
        one = abs(first * np.expm1(side * _NORMAL * first_log))
        two = abs(later * np.expm1(side * _NORMAL * log))
        shared = kind.together * one * two * spend_log / max(log, 1e-12)
        return float(np.sqrt(one**2 + two**2 + 2 * shared))

    below = distance(-1.0, kind.first_log_below, kind.spend.log_below)
    above = distance(1.0, kind.first_log_above, kind.spend.log_above)
    value = first + later
    return (value - below, value + above) if value > 0 else (value - above, value + below)


def _so_far_of(seen: Seen) -> tuple[float, float]:
    """What customers have brought so far on average, and its standard error; a single one may be anything."""
    spent = (seen.first_e4 + seen.repeat_e4) / SCALE
    mean = float(spent.mean())
    return mean, float(spent.std(ddof=1)) / np.sqrt(len(spent)) if len(spent) > 1 else abs(mean)


def _so_far(whole: Base, kind: Newcomers, settings: ValueSettings) -> NewValue:
    """Without enough history to forecast: what customers have brought so far, and nothing on top.

    Both ranges are those of a counted mean, which no forecast's errors widen; `log_sd` keeps these, for whoever takes what was brought so
    far for what a new customer will bring.
    """
    repeats = float(whole.purchases.now.repeats.mean())
    first, paid_later = float(kept(kind.first_mean, settings, first=True)), kind.so_far - kind.first_mean
    value = first + float(kept(paid_later, settings)) if settings.margins_apart else float(kept(kind.so_far, settings))
    sd = kind.so_far_error * (abs(settings.kept_share) if kind.so_far > 0 else 1.0)
    wide = float(np.hypot(sd, abs(value) * whole.tested.past_log_sd))
    spend = (value - first) / repeats if repeats > 0 else 0.0
    counted = replace(ranged(value, sd, sd), log_sd=ranged(value, sd, wide).log_sd)
    paid = kind.first_mean, paid_later / repeats if repeats > 0 else 0.0
    return NewValue(kind.label, kind.customers, counted, repeats, first, spend, *paid)


@on_one_thread
def expected_repeats(whole: Base, kind: Newcomers, horizons: Float64s, discount_annual: float = 0.0) -> Float64s:
    """Repeat purchases of a new customer to each horizon (days), by the method that won."""
    own = purchases_of_the_new(whole.model, kind.fit.parameters, horizons, discount_annual)
    if whole.tested.method != "cohort_curve":
        return own
    shop = (
        own
        if kind.fit is whole.fit
        else (purchases_of_the_new(whole.model, whole.fit.parameters, horizons, discount_annual))
    )
    curve = whole.curve.until(horizons, discount_annual)
    return curve * np.divide(own, shop, out=np.ones(len(own)), where=shop > 0)


def _repeats_log_sd(whole: Base, kind: Newcomers, settings: ValueSettings) -> float:
    """How exactly a new customer's repeat purchases are told: by the parameters (delta method), or by the curve where that won.

    A group on the curve is told no more exactly than the shop.
    """
    curve = _curve_log_sd(whole, settings.horizon_days) if whole.tested.method == "cohort_curve" else 0.0
    if curve and kind.fit is whole.of_all.everybody.fit:
        return curve
    horizon = np.array([float(settings.horizon_days)])
    logs = np.log(kind.fit.parameters)

    def of(parameters: Float64s) -> float:
        found = purchases_of_the_new(whole.model, np.exp(parameters), horizon, settings.discount_annual)[0]
        return float(np.log(max(found, 1e-12)))

    slope = slope_of(of, logs)
    own = float(slope @ kind.fit.covariance @ slope)
    return float(np.sqrt(max(own, curve**2) + _between_models(whole, settings)))


def _curve_log_sd(whole: Base, days: int) -> float:
    if days not in whole.curve_by_days:
        bought = whole.of_all.purchases
        whole.curve_by_days[days] = curve_log_sd(
            bought.first_day, bought.customer, bought.day, bought.end, days, whole.curve.model
        )
    return whole.curve_by_days[days]


def _between_models(whole: Base, settings: ValueSettings) -> float:
    """How far models that fit as well say something else of a new customer, as a variance of the logarithm.

    Burnham and Anderson (2002), Model Selection and Multimodel Inference, 4.3: each weighs by its likelihood; all have four parameters.
    """
    asked = settings.horizon_days, settings.discount_annual
    if asked not in whole.between_by_days:
        horizon = np.array([float(settings.horizon_days)])
        told = {
            code: np.log(
                max(purchases_of_the_new(model_of(code), fit.parameters, horizon, settings.discount_annual)[0], 1e-12)
            )
            for code, fit in whole.fits.items()
        }
        best = max(fit.log_likelihood for fit in whole.fits.values())
        weights = {code: np.exp(fit.log_likelihood - best) for code, fit in whole.fits.items()}
        apart = sum(weights[code] * (told[code] - told[whole.tested.model]) ** 2 for code in told)
        whole.between_by_days[asked] = float(apart / sum(weights.values()))
    return whole.between_by_days[asked]
