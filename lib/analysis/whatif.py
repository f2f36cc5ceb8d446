"""What if more customers of a stage were kept: the months ahead by the matrix of moves, with the doubt that its counts leave."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from lib.analysis.customers import Float64s, Int64s
from lib.analysis.proportions import Range
from lib.analysis.stages import GROWING, LAPSED, MATRIX_MONTHS, MATURE, NOT_YET, STAGES, Stage, Stages
from lib.core.errors import CannotAnswer
from lib.core.words import N_

#: Draws for the ranges; their ends then move by a few percent of the range.
DRAWS = 1000
#: Fewer months or moves than these do not carry a look ahead.
FEWEST_MONTHS = 3
FEWEST_MOVES = 50
#: A stage with fewer moves than this is not to be pulled at.
FEWEST_OF_STAGE = 20


@dataclass(frozen=True)
class Lever:
    """So many points (0 to 1) more of a stage order again within the month, and are growing or mature at its end."""

    stage: Stage
    points: float


@dataclass(frozen=True, eq=False)
class Ahead:
    """The months ahead with and without the change.

    Attributes:
        months: how many.
        points: how far the lever could be pulled: no more than all who would not have ordered.
        customers, orders, money_e4: what the change adds: customers who have not lapsed by then; orders and money until then.
        frame: one row a month ahead: month (1 is the next), base_e4, changed_e4 (cumulative money), low_e4, high_e4 (range of
            base + what the change adds).
    """

    months: int
    points: float
    customers: Range
    orders: Range
    money_e4: Range
    frame: pd.DataFrame = field(repr=False)

    @property
    def lapse_sooner(self) -> bool:
        """Whether more orders leave fewer who have not lapsed: a limit after later orders may be the earlier one."""
        return lapse_sooner(self.customers.value, self.orders.value)


def lapse_sooner(customers: float, orders: float) -> bool:
    """Of what a change adds: fewer customers who have not lapsed in spite of more orders."""
    return round(customers) < 0 < orders


@dataclass(frozen=True, eq=False)
class Moves:
    """The moves of the latest months, summed: what a look ahead needs.

    Attributes:
        now: customers by stage.
        counts: per month, from stage (the last: not yet a customer) to stage.
        orders, money_e4, squares: of those who moved so, summed over the months.
        months: how many months the file covers.
    """

    now: Int64s
    counts: Int64s
    orders: Int64s
    money_e4: Int64s
    squares: Float64s
    months: int = 0

    @property
    def stay_months(self) -> float | None:
        """How many months one who comes, or comes back, stays by these moves; None where nobody leaves for good."""
        settled = _settled(self, self.newcomers)
        return None if settled is None else float(settled.sum() / max(_arriving(self, self.newcomers).sum(), 1e-12))

    @property
    def is_young(self) -> bool:
        """Whether customers would stay longer by these moves than the file covers: then few could have left so far."""
        stay = self.stay_months
        return stay is None or stay > self.months

    @property
    def newcomers(self) -> float:
        """How many came in an average month; 0 where no month is over."""
        return float(self.counts[:, NOT_YET].sum(axis=1).mean()) if len(self.counts) else 0.0

    @property
    def staying(self) -> int:
        """How many have not lapsed today."""
        return int(self.now[:LAPSED].sum())


def moves_of(stages: Stages, months: int = MATRIX_MONTHS) -> Moves:
    """The latest months of a shop's stages."""
    flow = stages.flow
    recent = flow.recent(months)
    return Moves(
        np.bincount(stages.stage, minlength=5),
        flow.moves[recent],
        flow.orders[recent].sum(axis=0),
        flow.money_e4[recent].sum(axis=0),
        flow.squares[recent].sum(axis=0),
        len(flow.months),
    )


def what_if(moves: Moves, lever: Lever, months: int, kept_share: float = 1.0, seed: int = 0) -> Ahead:
    """Look `months` ahead with a lever pulled and without.

    A Markov chain: next month's stage depends on this month's only, and the average month of the latest ones goes on.
    Newcomers come as lately. The ranges come from Dirichlet draws of each row of the matrix (Strelioff, Crutchfield and Huebler
    2007, Phys. Rev. E 76, 011106), with counts divided by how much more the months differ than chance would make them
    (Pearson's dispersion), and from the spread of money among those who moved.

    Args:
        moves: what was seen.
        lever: what is pulled.
        months: how far ahead.
        kept_share: what of the money counts, such as the margin.
        seed: of the draws.

    Raises:
        CannotAnswer: too few months or moves.
    """
    counts = moves.counts.sum(axis=0)
    if len(moves.counts) < FEWEST_MONTHS or counts[:5].sum() < FEWEST_MOVES:
        raise CannotAnswer(
            N_("Looking ahead needs at least {months} months that are over and {moves} moves between them."),
            months=FEWEST_MONTHS,
            moves=FEWEST_MOVES,
        )
    start = STAGES.index(lever.stage)
    if counts[start].sum() < FEWEST_OF_STAGE:
        raise CannotAnswer(
            N_("Too few customers have been in this stage to look ahead from it: at least {count} are needed."),
            count=FEWEST_OF_STAGE,
        )
    if not counts[start, [GROWING, MATURE]].any():
        raise CannotAnswer(
            N_(
                "Nobody in this stage has ordered again within a month so far, so nothing tells what more of them would bring."
            )
        )
    rng = np.random.default_rng(seed)
    centre = _shares(counts)[None]
    drawn = _draws(counts, moves.counts, rng)
    per_move = _per_move(moves, counts)
    money = per_move[1][None] * kept_share
    money_drawn = _money_draws(moves, counts, per_move[1], rng) * kept_share
    newcomers = moves.counts[:, NOT_YET].sum(axis=1)
    inflow = np.array([newcomers.mean()])
    error = newcomers.std(ddof=1) / np.sqrt(len(newcomers))
    inflow_drawn = np.maximum(rng.normal(inflow[0], error, DRAWS), 0.0)
    points = min(lever.points, float(1 - centre[0, start, [GROWING, MATURE]].sum()))
    best = _ahead(moves.now, centre, (per_move[0][None], money), inflow, months, (start, points))
    many = _ahead(moves.now, drawn, (per_move[0][None], money_drawn), inflow_drawn, months, (start, points))
    return _answered(best, many, months, points)


def _answered(best: _Both, many: _Both, months: int, points: float) -> Ahead:
    def effect(name: str) -> Range:
        value = float((best.changed[name] - best.base[name])[0, -1])
        low, high = np.quantile((many.changed[name] - many.base[name])[:, -1], [0.025, 0.975])
        return Range(value, min(float(low), value), max(float(high), value))

    money, changed = best.base["money"][0], best.changed["money"][0]
    low, high = np.quantile(many.changed["money"] - many.base["money"], [0.025, 0.975], axis=0)
    frame = pd.DataFrame(
        {
            "month": range(1, months + 1),
            "base_e4": money,
            "changed_e4": changed,
            "low_e4": money + np.minimum(low, changed - money),
            "high_e4": money + np.maximum(high, changed - money),
        }
    )
    return Ahead(
        months=months,
        points=points,
        customers=effect("customers"),
        orders=effect("orders"),
        money_e4=effect("money"),
        frame=frame,
    )


@dataclass(frozen=True, eq=False)
class _Both:
    """Customers at the end of each month, orders and money up to it, by draw and month: without and with the change."""

    base: dict[str, Float64s]
    changed: dict[str, Float64s]


def _ahead(
    now: Int64s,
    shares: Float64s,
    per_move: tuple[Float64s, Float64s],
    inflow: Float64s,
    months: int,
    lever: tuple[int, float],
) -> _Both:
    pulled = pull(shares, *lever)
    return _Both(*(_run(now, one, per_move, inflow, months) for one in (shares, pulled)))


def pull(shares: Float64s, start: int, points: float) -> Float64s:
    """Matrices with `points` moved to growing and mature, in proportion, from wherever else those of a stage go."""
    changed = shares.copy()
    row = changed[:, start]
    up = row[:, [GROWING, MATURE]]
    total = up.sum(axis=1, keepdims=True)
    moved = np.minimum(points, 1 - total)
    split = np.divide(up, total, out=np.zeros_like(up), where=total > 0)
    others = [place for place in range(5) if place not in {GROWING, MATURE}]
    rest = row[:, others]
    row[:, others] = rest * np.divide(1 - total - moved, 1 - total, out=np.zeros_like(total), where=total < 1)
    row[:, [GROWING, MATURE]] = up + moved * split
    return changed


def _run(
    now: Int64s, shares: Float64s, per_move: tuple[Float64s, Float64s], inflow: Float64s, months: int
) -> dict[str, Float64s]:
    draws = len(shares)
    where = np.broadcast_to(now.astype(np.float64), (draws, 5))
    sums = {name: np.zeros((draws, months)) for name in ("customers", "orders", "money")}
    orders = money = np.zeros(draws)
    for month in range(months):
        moving = np.concatenate([where, inflow[:, None]], axis=1)[:, :, None] * shares
        orders = orders + (moving * per_move[0]).sum(axis=(1, 2))
        money = money + (moving * per_move[1]).sum(axis=(1, 2))
        where = moving.sum(axis=1)
        sums["customers"][:, month] = where[:, :LAPSED].sum(axis=1)
        sums["orders"][:, month], sums["money"][:, month] = orders, money
    return sums


def _shares(counts: Int64s) -> Float64s:
    """Rows as shares; who was never seen in a stage stays there."""
    total = counts.sum(axis=1, keepdims=True)
    stay = np.eye(6, 5)
    stay[NOT_YET] = [1, 0, 0, 0, 0]
    return np.where(total > 0, counts / np.maximum(total, 1), stay)


def dispersion(by_month: Int64s) -> float:
    """How much more the months differ than chance makes them differ: Pearson's chi-squared over its degrees of freedom, at least 1."""
    total = by_month.sum(axis=1, keepdims=True)
    here = total[:, 0] > 0
    by_month, total = by_month[here], total[here]
    shares = by_month.sum(axis=0) / max(total.sum(), 1)
    kinds = shares > 0
    degrees = (len(by_month) - 1) * (int(kinds.sum()) - 1)
    if degrees <= 0:
        return 1.0
    expected = total * shares[kinds]
    return max(1.0, float(((by_month[:, kinds] - expected) ** 2 / expected).sum()) / degrees)


def _draws(counts: Int64s, by_month: Int64s, rng: np.random.Generator) -> Float64s:
    """Matrices as they could be as well, given the counts."""
    centre = _shares(counts)
    drawn = np.broadcast_to(centre, (DRAWS, 6, 5)).copy()
    for row in range(6):
        kinds = np.flatnonzero(counts[row])
        if len(kinds) > 1:
            weights = counts[row, kinds] / dispersion(by_month[:, row])
            drawn[:, row, kinds] = rng.dirichlet(weights, DRAWS)
    return drawn


def _per_move(moves: Moves, counts: Int64s) -> tuple[Float64s, Float64s]:
    """Orders and money of one who moves so, on average."""
    whole = np.maximum(counts, 1)
    return moves.orders / whole, moves.money_e4 / whole


def _money_draws(moves: Moves, counts: Int64s, mean: Float64s, rng: np.random.Generator) -> Float64s:
    """Average money as it could be as well: by the spread among those who moved."""
    whole = np.maximum(counts, 1)
    variance = np.maximum(moves.squares / whole - mean**2, 0.0)
    error = np.sqrt(variance / np.maximum(whole - 1, 1))
    return mean + error * rng.standard_normal((DRAWS, 6, 5))


def steady_customers(moves: Moves, inflow: float) -> Float64s:
    """Customers by stage (new to declining) at which the shop settles with so many newcomers a month.

    As many of the lapsed come back a month as lately. Kemeny and Snell 1976, "Finite Markov chains", section 3.2: the
    fundamental matrix.

    Raises:
        CannotAnswer: nobody leaves for good, so that it never settles, or nobody could be watched for so long.
    """
    settled, stay = _settled(moves, inflow), moves.stay_months
    if settled is None or stay is None:
        raise CannotAnswer(
            N_("In the latest months nobody has left one of the stages for good, so where this leads cannot be told.")
        )
    if moves.is_young:
        raise CannotAnswer(
            N_(
                "By the latest moves a customer would stay for {stay} months, and the file covers {months}: few could have left so far, so where this leads cannot be told yet."
            ),
            stay=round(stay),
            months=moves.months,
        )
    return settled


def _settled(moves: Moves, inflow: float) -> Float64s | None:
    counts = moves.counts.sum(axis=0)
    seen = np.flatnonzero(counts[:LAPSED].any(axis=1))  # in the others nobody is, and nobody settles
    staying = _shares(counts)[np.ix_(seen, seen)]
    if not len(seen) or max(abs(np.linalg.eigvals(staying))) > 1 - 1e-9:
        return None
    settled = np.zeros(LAPSED)
    settled[seen] = np.linalg.solve(np.eye(len(seen)) - staying.T, _arriving(moves, inflow)[seen])
    return settled


def _arriving(moves: Moves, inflow: float) -> Float64s:
    """Who comes and who comes back in a month, by stage."""
    counts = moves.counts.sum(axis=0)
    back = counts[LAPSED, :LAPSED] / max(len(moves.counts), 1)
    return inflow * _shares(counts)[NOT_YET, :LAPSED] + back
