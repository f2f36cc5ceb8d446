"""The best split of a total over concave envelopes: an upper bound for the curves below them, with the prices that prove it.

Two ways give the same answer. Where the whole budget is spent and groups do not overlap, one price a group decides (a
bisection over critical prices). Everything else is a linear programme over tangents, refined where the envelopes bend.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np

from lib.analysis.curves import Floats
from lib.analysis.envelopes import Box, Ints, Part

_ROUND = 1e-9
#: A rule counts as kept by a split that was found without it, where it is broken by less than this share of the budget.
_KEPT = 1e-12
_MOST_ROUNDS, _MOST_IDLE = 60, 5


@dataclass(frozen=True)
class Share:
    """A rule about a group's part of what is spent in total.

    Attributes:
        members: positions of the group's channels.
        least, most: shares of the total spend.
    """

    members: tuple[int, ...]
    least: float = 0.0
    most: float = 1.0


@dataclass(frozen=True, eq=False)
class Row:
    """A linear rule: the coefficients times the spends come to at most the limit."""

    coefficients: Floats
    limit: float


@dataclass(frozen=True, eq=False)
class Relaxed:
    """An answer on the envelopes.

    Attributes:
        bound: no split within the box brings more.
        spend: the split that reaches it on the envelopes.
        price: of one more unit of budget.
        share_prices: by share rule: how much the optimum falls for each unit of spend that the rule holds back.
    """

    bound: float
    spend: Floats
    price: float
    share_prices: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Rules:
    """What a split must keep besides the intervals of its channels."""

    budget: float
    shares: tuple[Share, ...] = ()
    rows: tuple[Row, ...] = ()

    @cached_property
    def is_simple(self) -> bool:
        """Do the share rules leave every channel in one group, and is there no other rule?"""
        members = [member for share in self.shares for member in share.members]
        return not self.rows and len(members) == len(set(members))

    def matrix(self, channels: int) -> tuple[Floats, Floats]:
        """All rules as rows of `A x <= b`: the budget, two rows a share, and the others."""
        rows = [np.ones(channels)]
        limits = [self.budget]
        for share in self.shares:
            inside = np.zeros(channels)
            inside[list(share.members)] = 1
            rows += [share.least - inside, inside - share.most]
            limits += [0.0, 0.0]
        rows += [row.coefficients for row in self.rows]
        limits += [row.limit for row in self.rows]
        return np.array(rows), np.array(limits)

    def channel_prices(self, price: float, share_prices: Sequence[float], channels: int) -> Floats:
        """What a unit of spend costs on each channel: the budget's price, and what the share rules add or take."""
        prices = np.full(channels, price)
        for share, own in zip(self.shares, share_prices, strict=True):
            prices += own * (share.least if own > 0 else share.most)
            prices[list(share.members)] -= own
        return prices

    def excess(self, spend: Floats) -> float:
        """By how much a split breaks the worst rule, relative to the budget."""
        matrix, limits = self.matrix(len(spend))
        return float(np.max(matrix @ spend - limits)) / max(self.budget, 1e-300)


Effort = Literal["proof", "try"]


def relax(box: Box, rules: Rules, effort: Effort = "proof") -> Relaxed | None:
    """The optimum over the envelopes; None where no split in the box keeps the rules.

    Args:
        box: intervals and envelopes.
        rules: what a split must keep.
        effort: "try" gives up, with None, where only a linear programme would tell.
    """
    if box.lower.sum() > rules.budget * (1 + _ROUND) or (box.lower > box.upper * (1 + _ROUND)).any():
        return None
    found = _by_price(box, rules) if rules.is_simple else _without_some(box, rules)
    if found is not None and (
        effort == "try" or found.bound - box.envelope(found.spend).sum() <= _ROUND * abs(found.bound)
    ):
        return found
    # A channel at the end of its interval has many prices, and the one that was met may prove nothing.
    return (by_cuts(box, rules) or found) if effort == "proof" or not rules.is_simple else None


# ---- one price a group


def _by_price(box: Box, rules: Rules) -> Relaxed | None:
    """None where the whole budget cannot be spent, or would better not be."""
    everything = np.arange(len(box.lower))
    wanted = Part(box, everything)
    if not rules.shares or all(share.least <= 0 and share.most >= 1 for share in rules.shares):
        return _without_shares(box, rules, wanted)
    free = wanted.at(0.0, "out")
    if rules.excess(free) <= 1e-12:
        return Relaxed(float(box.envelope(free).sum()), free, 0.0, (0.0,) * len(rules.shares))
    total, full = _largest_total(box, rules)
    fixed = None if total < 0 else _fixed_totals(box, replace(rules, budget=total), wanted)
    if fixed is None:
        return None
    spend, prices, common = fixed
    if full is not None:
        return _held_back(box, rules, fixed, full)
    share_prices = [common - prices.get(at, common) for at in range(len(rules.shares))]
    parts = [
        share.least if one > 0 else share.most if one < 0 else 0.0
        for one, share in zip(share_prices, rules.shares, strict=True)
    ]
    # common - sum(part * (common - own)), in an order that does not cancel where the parts add up to 1
    price = (1 - sum(parts)) * common + sum(part * prices.get(at, common) for at, part in enumerate(parts))
    if price < 0:
        return None
    channel_prices = np.full(len(spend), common)
    for at, one in prices.items():
        channel_prices[list(rules.shares[at].members)] = one
    bound = float((box.envelope(spend) - channel_prices * spend).sum() + price * rules.budget)
    return Relaxed(bound, spend, price, tuple(share_prices))


def _without_some(box: Box, rules: Rules) -> Relaxed | None:
    """The optimum by share rules that leave every channel in one group, where it keeps the others, too; None where it does not."""
    taken: dict[int, Share] = {}
    seen: set[int] = set()
    for at, share in sorted(enumerate(rules.shares), key=lambda one: -one[1].least):
        if seen.isdisjoint(share.members):
            taken[at] = share
            seen.update(share.members)
    found = None if rules.rows else _by_price(box, Rules(rules.budget, tuple(taken.values())))
    if found is None or rules.excess(found.spend) > _KEPT:
        return None
    prices = dict(zip(taken, found.share_prices, strict=True))
    return replace(found, share_prices=tuple(prices.get(at, 0.0) for at in range(len(rules.shares))))


def _largest_total(box: Box, rules: Rules) -> tuple[float, int | None]:
    """How much can be spent, and which share holds it back because its group is full; None: the budget is spent.

    Below nothing where only a linear programme would tell.
    """
    if any(share.least > 0 and not share.members for share in rules.shares):
        return -1.0, None
    total, full = rules.budget, None
    for at, share in enumerate(rules.shares):
        if share.least > 0:
            room = float(box.upper[list(share.members)].sum())
            if room < share.least * total * (1 - _ROUND):
                total, full = room / share.least, at
    if box.upper.sum() < total or (full is not None and any(share.most < 1 for share in rules.shares)):
        return -1.0, None
    return total, full


def _held_back(box: Box, rules: Rules, fixed: tuple[Floats, dict[int, float], float], full: int) -> Relaxed | None:
    """The optimum where a full group holds the total back: more budget is worth nothing, so the group's price is what makes it so.

    The group stays full at any price below the one at which it is filled.
    """
    spend, prices, common = fixed
    shares = rules.shares
    own = prices.get(full, common)
    parts = [share.least if at in prices and prices[at] < common else 0.0 for at, share in enumerate(shares)]
    parts[full] = shares[full].least
    others = (1 - sum(parts)) * common
    others += sum(part * prices.get(at, common) for at, part in enumerate(parts) if at != full)
    needed = -others / shares[full].least
    if needed > min(own, common):
        return None
    prices = {**prices, full: needed}
    channel_prices = np.full(len(spend), common)
    for at, one in prices.items():
        channel_prices[list(shares[at].members)] = one
    bound = float((box.envelope(spend) - channel_prices * spend).sum())
    return Relaxed(bound, spend, 0.0, tuple(common - prices.get(at, common) for at in range(len(shares))))


def _without_shares(box: Box, rules: Rules, everything: Part) -> Relaxed:
    free = everything.at(0.0, "out")
    if free.sum() <= rules.budget:
        return Relaxed(float(box.envelope(free).sum()), free, 0.0, (0.0,) * len(rules.shares))
    spend, price = everything.fill(rules.budget)
    spend, price = np.clip(spend, box.lower, box.upper), max(price, 0.0)
    bound = float(box.envelope(spend).sum() + price * (rules.budget - spend.sum()))
    return Relaxed(bound, spend, price, (0.0,) * len(rules.shares))


def _fixed_totals(box: Box, rules: Rules, everything: Part) -> tuple[Floats, dict[int, float], float] | None:
    """Fix the totals of groups that would break their share, until none does (Bitran and Hax 1981).

    Returns the split, the price in each fixed group, and the price outside; None where the whole budget does not fit.
    """
    budget, shares = rules.budget, rules.shares
    groups = [np.array(share.members, np.intp) for share in shares]
    free, rest = np.ones(len(box.lower), bool), budget
    fixed: dict[int, float] = {}
    spend, price = np.clip(everything.fill(budget)[0], box.lower, box.upper), 0.0
    part = everything
    while True:
        members = np.flatnonzero(free)
        if not part.lower.sum() - _ROUND * budget <= rest <= part.upper.sum() + _ROUND * budget:
            return None
        filled, price = part.fill(rest)
        spend[members] = np.clip(filled, part.lower, part.upper)
        short, over = _broken(spend, groups, shares, fixed, budget)
        if not short and not over:
            break
        lacking = sum(shares[at].least * budget - spend[groups[at]].sum() for at in short)
        excess = sum(spend[groups[at]].sum() - shares[at].most * budget for at in over)
        for at in short if lacking >= excess else over:
            total = (shares[at].least if lacking >= excess else shares[at].most) * budget
            one = Part(box, groups[at])
            if not one.lower.sum() - _ROUND * budget <= total <= one.upper.sum() + _ROUND * budget:
                return None
            filled, fixed[at] = one.fill(min(max(total, float(one.lower.sum())), float(one.upper.sum())))
            spend[groups[at]] = np.clip(filled, one.lower, one.upper)
            free[groups[at]] = False
            rest -= total
        part = Part(box, np.flatnonzero(free))
        rest = min(max(rest, float(part.lower.sum())), float(part.upper.sum())) if abs(rest) < _ROUND * budget else rest
        if not free.any():
            price = max(fixed.values())
            return (spend, fixed, price) if abs(rest) <= _ROUND * budget else None
    return spend, fixed, price


def _broken(
    spend: Floats, groups: Sequence[Ints], shares: Sequence[Share], fixed: dict[int, float], budget: float
) -> tuple[list[int], list[int]]:
    """The groups that have too little and too much."""
    short: list[int] = []
    over: list[int] = []
    for at, (members, share) in enumerate(zip(groups, shares, strict=True)):
        if at in fixed or not len(members):
            continue
        total = spend[members].sum()
        if total < share.least * budget * (1 - 1e-12):
            short.append(at)
        elif total > share.most * budget * (1 + 1e-12):
            over.append(at)
    return short, over


# ---- tangents


def by_cuts(box: Box, rules: Rules) -> Relaxed | None:
    """The optimum over the envelopes as a linear programme over their tangents (Kelley 1960), for every kind of rule."""
    channels = len(box.lower)
    unit = max(rules.budget, float(box.lower.sum()), 1e-300)
    scale = float(np.abs(box.envelope(box.upper)).sum() + np.abs(box.envelope(box.lower)).sum()) or 1.0
    matrix, limits = rules.matrix(channels)
    cuts = _Cuts(box, unit, scale, matrix, limits)
    parts = [Part(box, np.array([at])) for at in range(channels)]
    cuts.add([(at, spend) for at in range(channels) for spend in _first_places(box, at)])
    best: Relaxed | None = None
    idle, proof = 0, np.zeros(len(limits))
    for _ in range(_MOST_ROUNDS):
        answer = cuts.solve()
        if answer is None:
            return best
        spend, multipliers = answer
        bound = _dual(parts, box, matrix, limits, multipliers)
        before = np.inf if best is None else best.bound
        proof = multipliers if best is None or bound < best.bound else proof
        best = Relaxed(min(bound, before), spend, float(proof[0]), _share_prices(rules, proof))
        idle = idle + 1 if before - bound <= 1e-11 * scale else 0
        if bound - float(box.envelope(spend).sum()) <= 1e-10 * scale or idle > _MOST_IDLE:
            break
        cuts.add([(at, float(spend[at])) for at in np.flatnonzero(box.land.is_hill).tolist()])
    return best


class _Cuts:
    """The linear programme: spends and values as unknowns, rules and tangents as rows; in units that suit the solver."""

    def __init__(self, box: Box, unit: float, scale: float, matrix: Floats, limits: Floats) -> None:
        self.box, self.unit, self.scale = box, unit, scale
        self.matrix, self.limits = matrix, limits / unit
        channels = len(box.lower)
        ends = np.column_stack((box.lower, box.upper)) / unit
        self.bounds = [*map(tuple, ends.tolist()), *[(None, None)] * channels]
        self.at: list[int] = []
        self.slopes: list[float] = []
        self.sides: list[float] = []

    def add(self, places: Sequence[tuple[int, float]]) -> None:
        """Lay tangents at these channels' spends."""
        for at, spend in places:
            slope, value = _tangent_at(self.box, at, spend)
            self.at.append(at)
            self.slopes.append(slope * self.unit / self.scale)
            self.sides.append((value - slope * spend) / self.scale)

    def solve(self) -> tuple[Floats, Floats] | None:
        """Spends, and the rules' multipliers in money a unit of spend."""
        from scipy.optimize import linprog  # noqa: PLC0415 - a third of a second to import; most plans never need it
        from scipy.sparse import bmat, csr_matrix  # noqa: PLC0415

        channels, rows = len(self.box.lower), np.arange(len(self.at))
        size = (len(rows), channels)
        slopes = csr_matrix((-np.array(self.slopes), (rows, self.at)), size)
        values = csr_matrix((np.ones(len(rows)), (rows, self.at)), size)
        answer = linprog(
            np.concatenate((np.zeros(channels), -np.ones(channels))),
            A_ub=bmat([[csr_matrix(self.matrix), None], [slopes, values]]),
            b_ub=np.concatenate((self.limits, self.sides)),
            bounds=self.bounds,
            method="highs",
            options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
        )
        if answer.status != 0:
            return None
        spend = np.clip(answer.x[:channels] * self.unit, self.box.lower, self.box.upper)
        multipliers = np.maximum(-answer.ineqlin.marginals[: len(self.limits)], 0.0)
        return spend, multipliers * self.scale / self.unit


def _share_prices(rules: Rules, multipliers: Floats) -> tuple[float, ...]:
    return tuple(float(multipliers[1 + 2 * at] - multipliers[2 + 2 * at]) for at in range(len(rules.shares)))


def _dual(parts: Sequence[Part], box: Box, matrix: Floats, limits: Floats, multipliers: Floats) -> float:
    """What no split can exceed, whatever the multipliers: the proof does not rest on the linear programme."""
    prices = multipliers @ matrix
    spend = np.array([part.at(float(price), "out")[0] for part, price in zip(parts, prices, strict=True)])
    return float((box.envelope(spend) - prices * spend).sum() + multipliers @ limits)


def _first_places(box: Box, at: int) -> list[float]:
    """Where the first tangents are laid: at every corner of a hull, and at spends from small to large on a Hill curve."""
    if not box.land.is_hill[at]:
        hull = box.hulls[at]
        return [float(one) for one in (hull.spends[:-1] + hull.spends[1:]) / 2] or [float(hull.spends[0])]
    start, upper = float(box.tangent[at]), float(box.upper[at])
    if upper <= start:
        return [(float(box.lower[at]) + upper) / 2]
    half = float(box.land.half[at])
    grid = np.geomspace(max(start, half * 1e-3, upper * 1e-6), upper, 10)
    return [float(one) for one in (*([start] if start > box.lower[at] else []), *grid)]


def _tangent_at(box: Box, at: int, spend: float) -> tuple[float, float]:
    """Slope and value of a line that touches the envelope at a spend."""
    lower, tangent = float(box.lower[at]), float(box.tangent[at])
    if not box.land.is_hill[at]:
        hull = box.hulls[at]
        if len(hull.spends) == 1:
            return 0.0, float(hull.values[0])
        piece = int(np.clip(np.searchsorted(hull.spends, spend, side="right") - 1, 0, len(hull.spends) - 2))
        return float(hull.slopes[piece]), float(np.interp(spend, hull.spends, hull.values))
    if spend < tangent or (spend == tangent and tangent > lower):
        below, above = box.land.hill_value(at, lower), box.land.hill_value(at, tangent)
        slope = (above - below) / (tangent - lower)
        return slope, below + slope * (spend - lower)
    spend = max(spend, float(box.upper[at]) * 1e-9, float(box.land.half[at]) * 1e-9)
    return box.land.hill_marginal(at, spend), box.land.hill_value(at, spend)
