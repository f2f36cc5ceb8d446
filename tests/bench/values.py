"""`python -m tests.bench.values`: models of purchases against lifetimes 0.11.3 at equal log-likelihood, and a slider on a million customers.

CPU seconds in one run, one thread each. Both start from the same columns (x, t_x, T; for spend x and the mean) and end with parameters
and, where both have them, standard errors. lifetimes takes minutes for Pareto/NBD on a million, so it is timed on a tenth of them and
counted ten times, which the line says. Log-likelihoods are each package's own at its own optimum.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from lib.analysis.acquired import Count
from lib.analysis.chances import ratio
from lib.analysis.models import gamma_gamma
from lib.analysis.models.beta_geometric import BG_NBD
from lib.analysis.models.cells import Int64s, cells_of
from lib.analysis.models.fit import Fit
from lib.analysis.models.future import PurchaseModel
from lib.analysis.models.pareto_nbd import PARETO_NBD
from lib.analysis.payback import payback
from lib.analysis.purchases import Seen
from lib.analysis.to_come import existing
from lib.analysis.value_lists import MOST_ROWS, value_lists, value_rows
from lib.analysis.worth import Base, base, new_customer, newcomers_by
from lib.core.settings import ValueSettings
from tests.analysis.cdnow import cells, summary
from tests.analysis.purchase_logs import simulated
from tests.bench.line import Line

MANY = 1_000_000
#: CDNOW's customers, a thousand days' worth of them, and their spend.
PARAMETERS, SPEND = (0.243, 4.414, 0.793, 2.426), (6.25, 3.74, 15.44)
DAYS, LONG_DAYS = 273, 730
#: Both may stop this far apart.
WITHIN = 1e-3
#: CPU seconds that a slider may take.
SLIDER = 0.3
Columns = tuple[Int64s, Int64s, Int64s]


def timed(job: Callable[[], Any], times: int) -> tuple[float, Any]:
    """The least CPU seconds of a job, and its last result."""
    spent: list[float] = []
    result = None
    for _ in range(times):
        begin = time.process_time()
        result = job()
        spent.append(time.process_time() - begin)
    return min(spent), result


def lines(what: str, mine: float, theirs: float, likelihoods: tuple[float, float], goal: float) -> Iterator[Line]:
    """How many times less CPU, and how far the log-likelihood stays below theirs: a climb of theirs that stops early is no fault of ours."""
    yield Line(what, f"{mine:.4f} s", f"{theirs:.3f} s", theirs / mine, at_least=goal)
    short = max(likelihoods[1] - likelihoods[0], 0.0)
    ours, other = (f"{one:.4f}" for one in likelihoods)
    yield Line(f"{what}: log-likelihood short of theirs / {WITHIN:g}", ours, other, short / WITHIN, at_most=1.0)


def _weeks(columns: Columns) -> tuple[Int64s, Any, Any]:
    x, last, age = columns
    return x, last / 7, age / 7


def _theirs(name: str, columns: Sequence[Any], times: int) -> tuple[float, float]:
    """CPU seconds of a fit of theirs, and its log-likelihood."""
    import lifetimes  # it warns about pandas when it is imported

    fitter: Any = getattr(lifetimes, name)
    spent, fitted = timed(lambda: fitter().fit(*columns), times)
    return spent, _their_likelihood(name, columns, fitted.params_.to_numpy())


def _their_likelihood(name: str, columns: Sequence[Any], parameters: Any) -> float:
    """The log-likelihood that lifetimes computes for some parameters."""
    import lifetimes

    ones, of_sum = np.ones(len(columns[0])), name == "ParetoNBDFitter"  # the others take logarithms and return a mean
    given = parameters if of_sum else np.log(parameters)
    found = float(getattr(lifetimes, name)._negative_log_likelihood(given, *columns, ones, 0.0))
    return -found if of_sum else -found * len(ones)


def same_likelihood(what: str, name: str, columns: Sequence[Any], fit: Fit) -> Line:
    """Their log-likelihood of our parameters, on all customers: it must be what we say."""
    theirs = _their_likelihood(name, columns, fit.parameters)
    apart = abs(theirs - fit.log_likelihood)
    texts = (f"{one:.4f}" for one in (fit.log_likelihood, theirs))
    return Line(
        f"{what}: log-likelihood of our parameters apart from theirs / {WITHIN:g}", *texts, apart / WITHIN, at_most=1.0
    )


def _ours(model: PurchaseModel, columns: Columns, times: int) -> tuple[float, Fit]:
    return timed(lambda: model.fit(cells_of(*columns)), times)


def compare(name: str, columns: Columns, goals: tuple[float, float], times: int, part: int = 1) -> Iterator[Line]:
    """BG/NBD and Pareto/NBD on the same columns; their Pareto/NBD on every `part`-th customer only."""
    mine, fit = _ours(BG_NBD, columns, times)
    theirs, likelihood = _theirs("BetaGeoFitter", _weeks(columns), min(times, 3))
    yield from lines(f"BG/NBD, {name}: lifetimes / ours", mine, theirs, (fit.log_likelihood, likelihood), goals[0])
    yield same_likelihood(f"BG/NBD, {name}", "BetaGeoFitter", _weeks(columns), fit)
    mine, fit = _ours(PARETO_NBD, columns, times)
    yield same_likelihood(f"Pareto/NBD, {name}", "ParetoNBDFitter", _weeks(columns), fit)
    some: Columns = (columns[0][::part], columns[1][::part], columns[2][::part])
    theirs, likelihood = _theirs("ParetoNBDFitter", _weeks(some), 1)
    if part > 1:
        name = f"{name} (theirs: {part} × a {part}th)"
        fit = _ours(PARETO_NBD, some, 1)[1]
    likelihoods = (fit.log_likelihood, likelihood)
    yield from lines(f"Pareto/NBD, {name}: lifetimes / ours", mine, part * theirs, likelihoods, goals[1])


def spend(name: str, x: Int64s, mean: Any, times: int) -> Iterator[Line]:
    """Gamma-Gamma on the same columns."""
    mine, fit = timed(lambda: gamma_gamma.fit(x, mean), times)
    theirs, likelihood = _theirs("GammaGammaFitter", (x, mean), min(times, 3))
    yield from lines(f"Gamma-Gamma, {name}: lifetimes / ours", mine, theirs, (fit.log_likelihood, likelihood), 10)
    yield same_likelihood(f"Gamma-Gamma, {name}", "GammaGammaFitter", (x, mean), fit)


def columns_of(seen: Seen) -> Columns:
    return seen.repeats, seen.last_days, seen.age_days


def moved(whole: Base, kinds: tuple[Any, ...], settings: ValueSettings) -> None:
    """All that the page works out anew when a control moves."""
    everybody, left = new_customer(whole, whole.everybody, settings), existing(whole, settings)
    for kind in kinds:
        ratio(new_customer(whole, kind, settings).worth, 10_000.0, Count(500.0, 510.0, 520.0))
    payback(whole, whole.everybody, everybody, settings, everybody.worth.value / 3, 1000.0)
    value_rows(whole, left, value_lists(whole, left)[0].positions[:MOST_ROWS], settings)


def slider(customers: int) -> Iterator[Line]:
    """Another margin, and another horizon, on very many customers in two years with five channels."""
    bought, _ = simulated(np.random.default_rng(3), customers, LONG_DAYS, PARAMETERS, SPEND)
    channel = np.array(["Ads", "Search", "Social", "Friends", ""], object)[np.arange(customers) % 5]
    begin = time.process_time()
    whole = base(bought)
    kinds = newcomers_by(whole, channel)
    fitted = time.process_time() - begin
    what = f"{customers / 1e6:g}M customers, {len(bought.now.cells.weight):,} cells"
    yield Line(f"{what}: all fits and checks", f"{fitted:.2f} s", "", fitted)
    moved(whole, kinds, ValueSettings(margin=0.5))
    for name, steps in (
        ("margin", [ValueSettings(margin=0.5 + place / 100) for place in range(1, 6)]),
        ("horizon", [ValueSettings(margin=0.5, horizon_days=300 + place) for place in range(5)]),
    ):
        waiting = iter(steps)
        spent, _ = timed(lambda waiting=waiting: moved(whole, kinds, next(waiting)), len(steps))
        yield Line(f"{what}: {name} moved / goal", f"{spent:.3f} s", f"{SLIDER:g} s", spent / SLIDER, at_most=1.0)


def everything() -> Iterator[Line]:
    """All comparisons, the quick ones first."""
    table = summary()
    again = table[table["x"] > 0]
    small = columns_of_cells()
    yield from compare("CDNOW", small, (15, 10), 20)
    yield from spend("CDNOW", again["x"].to_numpy(np.int64), again["zbar"].to_numpy(np.float64), 20)
    seen = simulated(np.random.default_rng(1), MANY, DAYS, PARAMETERS, SPEND)[0].now
    yield from compare("1M", columns_of(seen), (100, 500), 3, 10)
    able = (seen.repeats > 0) & (seen.repeat_e4 > 0)
    yield from spend("1M", seen.repeats[able], seen.mean_repeat[able], 3)
    del seen
    yield from slider(MANY)


def columns_of_cells() -> Columns:
    """CDNOW's customers, one by one."""
    of = cells().of
    return cells().repeats[of], cells().last_days[of], cells().age_days[of]


def values() -> Iterator[Line | str]:
    """Every line; without lifetimes, which only tests need, the comparisons are left out and that is said."""
    with threadpool_limits(1):
        BG_NBD.fit(cells())  # imports and first calls are not timed
        if find_spec("lifetimes") is None:
            yield "models of purchases / lifetimes: skipped, lifetimes is not installed"
            yield from slider(MANY)
            return
        _theirs("BetaGeoFitter", _weeks(columns_of_cells()), 1)
        yield from everything()


def main() -> int:
    """Print the table; 1 when a goal is missed."""
    missed = 0
    for line in values():
        print(line, flush=True)
        missed += isinstance(line, Line) and not line.met
    return int(missed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
