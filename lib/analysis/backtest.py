"""Every forecast judged on the shop's own later months: fitted on what was known on a day, compared with what came after it.

Only customers acquired before the day count. The method is chosen on the earlier windows and judged on the last one, against
rivals that a shop owner would take: earlier customers' curve, and the same season a year before. Beating a plain rate earns nothing.
Among the models the one is chosen that told best what each customer would do: a total can be right by chance while those who bought
once are told too little and the others too much.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from lib.analysis.cohort_curve import CohortCurve, cohort_curve
from lib.analysis.models.cells import Float64s, Int64s
from lib.analysis.models.fit import Fit, slope_of
from lib.analysis.models.future import MODELS, expected_purchases, model_of, purchases_of_the_new
from lib.analysis.purchases import Purchases, Seen
from lib.analysis.simulated import counts
from lib.analysis.threads import on_one_thread

ModelCode = Literal["bg_nbd", "mbg_nbd", "pareto_nbd"]
Method = Literal["bg_nbd", "mbg_nbd", "pareto_nbd", "cohort_curve", "season", "rate"]
MODEL_METHODS: tuple[ModelCode, ...] = ("bg_nbd", "mbg_nbd", "pareto_nbd")
Verdict = Literal["kept", "switched", "lost", "one", "none"]
#: What there is too little of.
Scarce = Literal["history", "customers", "repeats"]
#: What must be beaten. A plain rate is only told.
RIVALS: tuple[Method, ...] = ("cohort_curve", "season")

#: Lengths of a window in days, the longest that leaves three is taken.
WINDOW_DAYS = (182, 91, 56, 28)
MOST_WINDOWS = 4
FEWEST_CUSTOMERS, FEWEST_REPEATS = 30, 20
FEWEST_UNCHECKED = 20  # who first bought eight weeks ago or earlier, for a forecast without a check
_SHORTEST_HISTORY_DAYS = 56
YEAR_DAYS, _QUARTER_DAYS = 364, 91  # whole weeks: weekdays stay in place
_SEASON_PRIOR = 100.0  # so many purchases move a season half of the way
#: Who is first seen so early may have been a customer before the file: an old customer who looks like a new one; and for how long others
#: must have been won a year ago to tell a season.
_EDGE_DAYS, _OTHERS_DAYS = 91, 84
CLASSES = 7  # 0 to 5 repeats, and 6 or more
#: How far forecasts miss beyond chance before a shop's own windows say more: in two shops of three by less than a quarter.
USUAL_MISFIT = 0.25
_CLEARLY, _SAMPLE = 0.02, 1500
#: Models whose deviances lie no further apart tell customers apart alike.
_ALIKE = 0.002
#: Without a forecast, what was brought so far may be off by a factor of three either way.
UNTESTED_LOG_SD = float(np.log(3) / 1.96)
_NORMAL = 1.959964


@dataclass(frozen=True, eq=False)
class Window:
    """One day at which the shop's future was forecast, and what came.

    Attributes:
        origin: the last day known then.
        days: how long was forecast.
        seen: the customers acquired by then.
        actual: how often each of them bought in the window.
        totals: forecast purchases of all, by method.
        each: forecast purchases of each customer, by method that tells them apart.
        fits: of the models.
    """

    origin: int
    days: int
    seen: Seen
    actual: Int64s
    totals: Mapping[Method, float]
    each: Mapping[Method, Float64s]
    fits: Mapping[str, Fit]

    @property
    def bought(self) -> int:
        """How often they bought in all."""
        return int(self.actual.sum())

    def log_error(self, method: Method) -> float:
        """Logarithm of forecast / actual; half a purchase is added to both, so that nothing is infinite."""
        return float(np.log((self.totals[method] + 0.5) / (self.bought + 0.5)))

    def deviance(self, method: Method) -> float:
        """Poisson deviance a customer of what each was told to buy: on average the true expectation has the least (Gneiting 2011, JASA 106)."""
        told, came = np.maximum(self.each[method], 1e-9), self.actual
        gone = np.where(came > 0, came * np.log(np.maximum(came, 1) / told), 0.0) - (came - told)
        return float(2 * gone.mean())

    def miss(self, method: Method) -> float:
        """Forecast over actual less one: -0.12 is 12 % too few."""
        return float(np.expm1(self.log_error(method)))


@dataclass(frozen=True, eq=False)
class Ranking:
    """How well customers were put in order.

    Attributes:
        top_share: share of the window's purchases by the tenth with the highest forecasts.
        top_share_rate: the same by the tenth with the highest plain rate so far.
        top_share_best: by the tenth that bought most in the end: nobody can do better.
        gini, gini_rate: area between the order and chance, as a share of the best order's.
    """

    top_share: float
    top_share_rate: float
    top_share_best: float
    gini: float
    gini_rate: float


@dataclass(frozen=True, eq=False)
class Backtest:
    """What the windows say.

    Attributes:
        windows: in time order; empty where there is too little history.
        method: what forecasts are made with; without a window a model, held by what is usual in small shops, where there is enough.
        model: the model that tells customers apart (where the method is a curve: the best of the models).
        rival: the best rival in the last window; None without a window.
        verdict: what the last window says of the method chosen on the earlier ones. "kept": at least as close as every rival;
            "switched": a rival was closer, and `method` is what was closest over all windows; "lost": a rival was closer, and
            still the chosen one is the closest over all; "one": there is only one window, so that it chose and judged; "none":
            no window.
        past_log_sd: how far the method's totals missed beyond what chance and the parameters' errors explain, as a standard
            deviation of the logarithm.
        classes: by repeats so far (the last class is open): customers, actual and forecast purchases per customer.
        own_low, own_high: between which the last window's purchases would lie in 95 % of cases if the model held; None
            without a window.
        ranking: in the last window.
        step: every how-manieth customer was looked at.
    """

    windows: tuple[Window, ...]
    method: Literal["bg_nbd", "mbg_nbd", "pareto_nbd", "cohort_curve", "history"]
    model: ModelCode
    rival: Method | None
    verdict: Verdict
    past_log_sd: float
    classes: pd.DataFrame
    own_low: float | None
    own_high: float | None
    ranking: Ranking | None
    step: int

    @property
    def last(self) -> Window | None:
        """The window that judges."""
        return self.windows[-1] if self.windows else None


@on_one_thread
def judge(bought: Purchases, origin: int, days: int) -> Window:
    """Forecast `days` from the end of a day, by every method, and count what came."""
    seen = bought.seen(origin)
    actual = bought.between(origin, origin + days)[seen.customer]
    fits: dict[str, Fit] = {}
    each: dict[Method, Float64s] = {}
    cells = seen.cells
    for code, model in zip(MODEL_METHODS, MODELS, strict=True):
        fits[code] = model.fit(cells)
        each[code] = expected_purchases(model, fits[code].parameters, cells, days)[cells.of]
    curve = cohort_curve(bought.first_day, bought.customer, bought.day, origin, likeliest(fits))
    each["cohort_curve"] = curve.ahead(seen.age_days, days)
    season = season_of(bought, settled_curve(bought, origin), origin, days) or 1.0
    each = {method: forecast * season for method, forecast in each.items()}
    each["rate"] = seen.repeats / np.maximum(seen.age_days, 1) * days
    totals: dict[Method, float] = {method: float(forecast.sum()) for method, forecast in each.items()}
    a_year_ago = _season(bought, origin, days)
    if a_year_ago is not None:
        totals["season"] = a_year_ago
    return Window(origin, days, seen, actual, totals, each, fits)


def likeliest(fits: Mapping[str, Fit]) -> Fit:
    """The model that fits best: all have four parameters."""
    return max(fits.values(), key=lambda one: one.log_likelihood)


def _by_earlier(bought: Purchases, begin: int, days: int) -> int:
    """Purchases of the `days` after a day by customers acquired before them."""
    rows = (bought.day > begin) & (bought.day <= begin + days)
    return int((bought.first_day[bought.customer[rows]] <= begin).sum())


def _season(bought: Purchases, origin: int, days: int) -> float | None:
    """The same weeks a year before, times how the last quarter compares with its own year before."""
    if origin - YEAR_DAYS - _QUARTER_DAYS < bought.begin:
        return None
    a_year_ago = _by_earlier(bought, origin - YEAR_DAYS, days)
    quarter, quarter_before = (
        _by_earlier(bought, end - _QUARTER_DAYS, _QUARTER_DAYS) for end in (origin, origin - YEAR_DAYS)
    )
    if quarter_before < FEWEST_REPEATS or a_year_ago == 0:
        return None
    return a_year_ago * quarter / quarter_before


def settled_curve(bought: Purchases, origin: int) -> CohortCurve | None:
    """How customers won after the file's first three months came back, as known at `origin`: what a season is held against.

    The first three months are full of customers from before the file, who come back more often than newcomers of the same seeming age:
    compared with them, age would pass for season.

    Returns:
        None where others have been won for less than twelve weeks by the same day a year before.
    """
    begin = bought.begin + _EDGE_DAYS
    if origin - YEAR_DAYS - _OTHERS_DAYS < begin:
        return None
    later = bought.first_day > begin
    place, rows = np.cumsum(later) - 1, later[bought.customer]
    return cohort_curve(bought.first_day[later], place[bought.customer[rows]], bought.day[rows], origin)


def season_of(bought: Purchases, settled: CohortCurve | None, origin: int, days: int) -> float | None:
    """How the same weeks a year before compared with an average week, as known at `origin`; None where that cannot be told.

    Purchases then, by customers acquired before them but after the file's first three months, over what all ages of all seasons together
    (their own curve) expect of them; few purchases move it little. A whole year has no season.
    """
    if settled is None or days >= YEAR_DAYS:
        return None
    begin = origin - YEAR_DAYS
    old = (bought.first_day <= begin) & (bought.first_day > bought.begin + _EDGE_DAYS)
    then = (bought.day > begin) & (bought.day <= begin + days)
    came = int(old[bought.customer[then]].sum())
    expected = float(settled.ahead(begin - bought.first_day[old], days).sum())
    if came < FEWEST_REPEATS or expected <= 0:
        return None
    return float((came / expected) ** (came / (came + _SEASON_PRIOR)))


def windows_of(bought: Purchases) -> tuple[int, tuple[int, ...]]:
    """How long the windows are, and the day before each begins; () where there is too little history."""
    best: tuple[int, tuple[int, ...]] = (0, ())
    for days in WINDOW_DAYS:
        origins = [bought.last_day - days * back for back in range(MOST_WINDOWS, 0, -1)]
        possible = tuple(origin for origin in origins if _tells(bought, origin, days))
        if len(possible) >= 3:
            return days, possible
        if len(possible) > len(best[1]):
            best = days, possible
    return best


def _tells(bought: Purchases, origin: int, days: int) -> bool:
    if origin - bought.begin < max(_SHORTEST_HISTORY_DAYS, days - 7):
        return False
    known = bought.day <= origin
    customers = int((bought.first_day <= origin).sum())
    return customers >= FEWEST_CUSTOMERS and int(known.sum()) - customers >= FEWEST_REPEATS


def _enough(bought: Purchases) -> bool:
    """Whether there is enough to forecast from, though not to check it: a model with what is usual in small shops before it."""
    seen_long = int((bought.first_day <= bought.end - _SHORTEST_HISTORY_DAYS).sum())
    return seen_long >= FEWEST_UNCHECKED and len(bought.day) - len(bought) >= FEWEST_REPEATS


def untested_for(bought: Purchases) -> Scarce:
    """What a shop without a window has too little of: a check is made once all three are enough on the day its window would begin."""
    origin = bought.last_day - WINDOW_DAYS[-1]
    if origin - bought.begin < _SHORTEST_HISTORY_DAYS:
        return "history"
    known, customers = int((bought.day <= origin).sum()), int((bought.first_day <= origin).sum())
    return "customers" if customers < FEWEST_CUSTOMERS or known - customers >= FEWEST_REPEATS else "repeats"


def backtest(bought: Purchases, most_customers: int = 100_000) -> Backtest:
    """Judge every method at several days; of very many customers every n-th is looked at."""
    step = -(-len(bought) // most_customers)
    sample = bought if step == 1 else bought.every(step)
    days, origins = windows_of(sample)
    windows = tuple(judge(sample, origin, days) for origin in origins)
    if not windows:
        enough = _enough(sample)
        missed = past_misfit([], []) if enough else UNTESTED_LOG_SD
        method = "bg_nbd" if enough else "history"
        return Backtest((), method, "bg_nbd", None, "none", missed, _no_classes(), None, None, None, step)
    last = windows[-1]
    model, method = _choice(windows[:-1] or windows)
    rivals: list[Method] = [rival for rival in (model, *RIVALS) if rival in last.totals and rival != method]
    rival = min(rivals, key=lambda one: abs(last.log_error(one)))
    verdict: Verdict = "one" if len(windows) == 1 else "kept"
    if abs(last.log_error(method)) > abs(last.log_error(rival)):
        verdict, chosen = "lost", method
        model, method = _choice(windows)  # go on with what was closest over all windows
        verdict = "switched" if method != chosen else "lost"
    own = [_own_log_sd(window, model, window.totals[method]) for window in windows]
    spread = float(np.exp(_NORMAL * own[-1]))
    return Backtest(
        windows=windows,
        method=method,
        model=model,
        rival=rival,
        verdict=verdict,
        past_log_sd=past_misfit([window.log_error(method) for window in windows], own),
        classes=_classes(last, model),
        own_low=last.totals[method] / spread,
        own_high=last.totals[method] * spread,
        ranking=_ranking(last, model),
        step=step,
    )


def _choice(windows: Sequence[Window]) -> tuple[ModelCode, ModelCode | Literal["cohort_curve"]]:
    """The model that told best who buys (of those that do alike, the closest in total), and the closest method of all: the curve only where it is clearly closer than any, for it tells nobody apart."""

    def miss(method: Method) -> float:
        return float(np.mean([abs(window.log_error(method)) for window in windows]))

    def apart(method: Method) -> float:
        return float(np.mean([window.deviance(method) for window in windows]))

    least = min(apart(one) for one in MODEL_METHODS)
    alike: list[ModelCode] = [one for one in MODEL_METHODS if apart(one) <= (1 + _ALIKE) * least]
    model = min(alike, key=miss)
    closest = min(miss(one) for one in MODEL_METHODS)
    return model, "cohort_curve" if miss("cohort_curve") < closest - _CLEARLY else model


def _own_log_sd(window: Window, model: ModelCode, total: float) -> float:
    """How far a window's total may be off if the model held: its parameters' errors (delta method) and chance (drawn futures)."""
    seen, fit = window.seen, window.fits[model]
    if len(seen) > _SAMPLE:
        seen = seen.some(np.linspace(0, len(seen) - 1, _SAMPLE).astype(np.intp))
    cells, logs = seen.cells, np.log(fit.parameters)

    def of(parameters: Float64s) -> float:
        found = expected_purchases(model_of(model), np.exp(parameters), cells, window.days)
        return float(np.log(max(float(cells.weight @ found), 1e-12)))

    slope = slope_of(of, logs)
    drawn = counts(model, fit.parameters, seen, window.days, 20, np.random.Generator(np.random.PCG64(1)))
    chance = float(drawn.var(axis=1, ddof=1).sum()) * len(window.seen) / len(seen)
    return float(np.sqrt(max(slope @ fit.covariance @ slope, 0.0) + chance / max(total, 1.0) ** 2))


def past_misfit(errors: Sequence[float] | Float64s, own: Sequence[float] | Float64s) -> float:
    """How far windows missed beyond what would have happened had the model held.

    Windows differ as a random effect: the variance of an error is tau² beside its own (DerSimonian and Laird 1986, Controlled Clinical
    Trials 7); few windows tell tau badly, so it is half-normal before them (Gelman 2006, Bayesian Analysis 1) and averaged after them.
    Whole past errors would count chance and the parameters' errors twice, for a value's range has its own.

    Args:
        errors: logarithm of forecast / actual, by window.
        own: its standard deviation if the model held.

    Returns:
        The root of the expected tau²; without a window, USUAL_MISFIT.
    """
    tau = np.arange(0.005, 1.5, 0.01)
    variance = tau[:, None] ** 2 + np.square(own)
    logs = -((tau / USUAL_MISFIT) ** 2) / 2 - (np.log(variance) + np.square(errors) / variance).sum(axis=1) / 2
    weight = np.exp(logs - logs.max())
    return float(np.sqrt((weight @ tau**2) / weight.sum()))


def _no_classes() -> pd.DataFrame:
    return pd.DataFrame({"repeats": [], "customers": [], "actual": [], "forecast": []})


def _classes(window: Window, method: Method) -> pd.DataFrame:
    group = np.minimum(window.seen.repeats, CLASSES - 1)
    customers = np.bincount(group, minlength=CLASSES)
    sums = [np.bincount(group, values, CLASSES) for values in (window.actual, window.each[method])]
    actual, forecast = (
        np.divide(total, customers, out=np.full(CLASSES, np.nan), where=customers > 0) for total in sums
    )
    frame = pd.DataFrame(
        {"repeats": np.arange(CLASSES), "customers": customers, "actual": actual, "forecast": forecast}
    )
    return frame[frame["customers"] > 0].reset_index(drop=True)


def _ranking(window: Window, model: ModelCode) -> Ranking | None:
    actual = window.actual.astype(np.float64)
    if actual.sum() == 0 or len(actual) < FEWEST_CUSTOMERS:
        return None
    orders = {"model": window.each[model], "rate": window.each["rate"], "best": actual}
    top = {name: _top_share(forecast, actual) for name, forecast in orders.items()}
    gini = {name: _gini(forecast, actual) for name, forecast in orders.items()}
    best = gini["best"] if gini["best"] > 0 else 1.0
    return Ranking(top["model"], top["rate"], top["best"], gini["model"] / best, gini["rate"] / best)


def _top_share(forecast: Float64s, actual: Float64s) -> float:
    """Share of all purchases by the best tenth; customers with equal forecasts count alike."""
    tenth = max(1, round(len(actual) / 10))
    edge = np.partition(forecast, len(forecast) - tenth)[len(forecast) - tenth]
    above, level = forecast > edge, forecast == edge
    part = (tenth - above.sum()) / level.sum()
    return float((actual[above].sum() + part * actual[level].sum()) / actual.sum())


def _gini(forecast: Float64s, actual: Float64s) -> float:
    """Twice the area between the purchases gathered in the order of the forecasts and a straight line; equal forecasts in one step."""
    distinct, place = np.unique(-forecast, return_inverse=True)
    customers = np.concatenate([[0.0], np.cumsum(np.bincount(place, minlength=len(distinct)))]) / len(actual)
    bought = np.concatenate([[0.0], np.cumsum(np.bincount(place, actual, len(distinct)))]) / actual.sum()
    return float(((bought[1:] + bought[:-1]) * np.diff(customers)).sum() - 1)


@on_one_thread
def weekly(bought: Purchases, tested: Backtest) -> pd.DataFrame:
    """Repeat purchases by week around the last window's beginning: day (the week's first), actual, forecast, later.

    Before the window: what the model says of customers from their first purchase on; in it (`later`): the forecast. Customers
    acquired after the window's beginning are not in it.
    """
    window = tested.last
    if window is None:
        return pd.DataFrame({"day": [], "actual": [], "forecast": [], "later": []})
    known = bought if tested.step == 1 else bought.every(tested.step)
    model, parameters = model_of(tested.model), window.fits[tested.model].parameters
    old = known.first_day <= window.origin
    rows = old[known.customer] & (known.day > known.first_day[known.customer])
    weeks_back, weeks_on = (window.origin - known.begin) // 7, window.days // 7
    edges = window.origin + 7 * np.arange(-weeks_back, weeks_on + 1)
    actual = np.histogram(known.day[rows], edges + 0.5)[0]
    # before: every cohort along the curve of a new customer
    lived = np.arange(window.origin - known.begin + 1)
    points = np.unique(np.linspace(0, lived[-1], 60).round())
    curve = np.interp(lived, points, purchases_of_the_new(model, parameters, points))
    so_far = np.convolve(np.bincount(known.first_day[old] - known.begin, minlength=len(lived)), curve)[: len(lived)]
    before = np.diff(so_far[edges[: weeks_back + 1] - known.begin])
    # in the window: customers as they were known
    cells, horizons = window.seen.cells, 7.0 * np.arange(weeks_on + 1)
    points = horizons[:: max(1, weeks_on // 13)]
    totals = [float(cells.weight @ expected_purchases(model, parameters, cells, days)) for days in points]
    plain = float(cells.weight @ expected_purchases(model, parameters, cells, float(window.days)))
    season = window.totals[tested.model] / plain if plain > 0 else 1.0  # as the verdict counts it
    totals = [season * total for total in totals]
    forecast = np.concatenate([before, np.diff(np.interp(horizons, points, totals))])
    return pd.DataFrame(
        {"day": edges[:-1] + 1, "actual": actual, "forecast": forecast, "later": edges[:-1] >= window.origin}
    )


def added_up(weeks: pd.DataFrame) -> pd.DataFrame:
    """The same weeks, each with all before it."""
    return weeks.assign(actual=weeks["actual"].cumsum(), forecast=weeks["forecast"].cumsum())
