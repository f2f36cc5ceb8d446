"""The budget as an owner asks for it: amounts a week, curves as they were told, and a split that can be explained.

The solver (lib.analysis.budget) knows no weeks and no doubt; here a choice becomes a plan, its doubt becomes other plans,
and the best split is held against what is spent now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from lib.analysis.brand import WEEKS_A_MONTH
from lib.analysis.budget import Answer, Channel, Plan, Rule, allocate, answer, objective_of
from lib.analysis.budget_rules import RuleCode, only_at_zero, room_of, why_impossible, with_room
from lib.analysis.budget_search import best, broken, is_concave
from lib.analysis.curves import Curve, Floats, Hill, Points, points
from lib.analysis.optimum import Optimum
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding
from lib.core.money import SCALE
from lib.core.settings import BudgetChannel, BudgetChoice, RuleState
from lib.core.words import N_

ShareRule = Literal["brand_share", "innovation_share"]
#: The band that "unsure" speaks of holds nine in ten: 1.645 standard deviations on either side.
_BAND = 1.645
_DRAWS = 200
_STEPS = 9
#: Turns of the search for the least regret, how close it comes to its bound, as a share of what a plan brings, and cuts at rises.
_MOST_TURNS, _CLOSE_REGRET, _MOST_PARTS = 40, 1e-5, 16
_BY_RESPONSES = frozenset[RuleCode]({"target_roi", "target_cac", "channel_cac", "payback", "cash", "paid_share"})


@dataclass(frozen=True)
class Spending:
    """A choice with its best split.

    Attributes:
        answer: the best split by the outlook, with its proof and what each rule costs.
        now: what is spent a week now, by channel.
        now_objective, objective: what these bring in money, by the expected curves.
        kept: by rule: does it hold in this plan ("soft" rules that cost too much are given up)?
        customers_now, customers: new customers a week.
        low, high: of the objective, nine in ten.
        regret: of the least regret, its proof; None of any other outlook.
    """

    choice: BudgetChoice
    plan: Plan
    answer: Answer
    now: tuple[float, ...]
    now_objective: float
    objective: float
    kept: dict[str, bool]
    costs: dict[str, float]
    customers_now: float
    customers: float
    low: float
    high: float
    regret: LeastRegret | None = None

    @property
    def spend(self) -> Floats:
        """The best split."""
        return self.answer.spend

    @property
    def gain(self) -> float:
        """What the best split brings more than the one of now, in money a week."""
        return self.objective - self.now_objective


def curve_of(channel: BudgetChannel, factor: float = 1.0) -> Curve:
    """The curve through nothing, the spend of now, and twice as much.

    With diminishing returns it is b x / (x + k) with k = x (2 q - 2) / (2 - q), q = doubled / brings (two equations, two
    unknowns). Where doubling would bring nothing more, or twice as much and above, straight lines join the three points and
    nothing is assumed beyond them.

    Args:
        channel: as told.
        factor: all responses times this.
    """
    spend, brings, doubled = channel.weekly_e4 / SCALE, channel.brings * factor, channel.doubled * factor
    if spend <= 0 or brings <= 0:
        return points([(0.0, 0.0)])
    ratio = doubled / brings
    if not 1.0 < ratio < 1.999:
        return points([(0.0, 0.0), (spend, brings), (2 * spend, max(doubled, brings))])
    half = spend * (2 * ratio - 2) / (2 - ratio)
    return Hill(brings * (spend + half) / spend, half)


def plan_of(choice: BudgetChoice, factors: Sequence[float] | None = None) -> Plan:
    """The choice as a plan, with every rule that is on or soft.

    Raises:
        CannotAnswer: no channel has been told yet.
    """
    if not any(channel.brings > 0 and channel.weekly_e4 > 0 for channel in choice.channels):
        raise CannotAnswer(
            N_(
                "No channel says yet what it brings. Type into the table what you spend on a channel a week, and how many new customers that brings."
            )
        )
    factors = factors or [1.0] * len(choice.channels)
    channels = tuple(
        _channel(choice, channel, factor) for channel, factor in zip(choice.channels, factors, strict=True)
    )
    value = 1.0 if choice.goal == "customers" else (choice.value_e4 or 0) / SCALE / choice.unit
    rules = [*_rules_of_shares(choice), *_rules_of_money(choice), *_rules_of_who_came(choice)]
    total = sum(one.weekly_e4 for one in choice.channels) if choice.total_e4 is None else choice.total_e4
    return Plan(
        total / SCALE,
        channels,
        tuple(rules),
        value_per_response=value,
        horizon_weeks=1,
        organic=choice.organic or 0.0,
    )


def _rules_of_shares(choice: BudgetChoice) -> Iterator[Rule]:
    if choice.brand_rule != "off":
        yield Rule("brand_share", min=choice.brand_share)
    if choice.innovation_rule != "off":
        yield Rule("innovation_share", min=choice.innovation_share)
    if choice.few_rule != "off":
        yield Rule("max_channels", max=max(choice.most_channels, 1))


def _rules_of_money(choice: BudgetChoice) -> Iterator[Rule]:
    """Those but the first need to know what a new customer is worth; a return is one of what counts, cash is always money."""
    if choice.cost_rule != "off" and choice.most_cost_e4 and (choice.value_e4 is None or choice.value_e4 > 0):
        yield Rule("target_cac", max=choice.most_cost_e4 / SCALE)
    if not choice.value_e4:
        return
    if choice.roi_rule != "off" and choice.least_roi:
        yield Rule("target_roi", min=choice.least_roi / (choice.unit if choice.goal == "customers" else 1))
    if choice.payback_rule != "off":
        yield Rule("payback", back=back_by(choice, choice.payback_months) * choice.unit)
    if choice.cash_rule != "off" and choice.cash_e4 is not None:
        yield Rule("cash", max=choice.cash_e4 / SCALE / WEEKS_A_MONTH, back=back_by(choice, 0.5) * choice.unit)


def _rules_of_who_came(choice: BudgetChoice) -> Iterator[Rule]:
    if choice.paid_rule != "off" and choice.organic is not None:
        yield Rule("paid_share", max=choice.paid_share)
    if choice.drop_rule != "off" and {one.name for one in choice.channels}.intersection(choice.dropped):
        yield Rule("no_rise", channels=choice.dropped)


def counts_alike(choice: BudgetChoice) -> bool:
    """Whether every new customer counts the same: so it is where they are counted, or a rule is about their number."""
    asked = {rule.code for rule in (*_rules_of_money(choice), *_rules_of_who_came(choice))}
    return choice.goal == "customers" or not asked.isdisjoint({"target_cac", "paid_share"})


def growth(months: float) -> float:
    """What a customer spends after the first order within so many months, as a share of what the first year brings.

    Each year brings half of the one before: the usual fade of a shop that is no subscription, and an assumption.
    """
    return (1 - 0.5 ** (months / 12)) / 0.5


def share_of_first(first: float, value: float) -> float:
    """Of what a new customer is worth, the share that the first order brings; both in the same money, the value above nothing."""
    return min(max(first / value, 0.0), 1.0)


def taken_apart(first: float, value: float, kept_share: float, days: int) -> tuple[int, int, float] | None:
    """What a new customer spends with the first order, and in the year after it, and the margin: `worked_out` the other way round.

    Args:
        first: of the value, what the first order brings, in money.
        value: of a new customer within so many days.
        kept_share: what is left of a sale; None is returned where nothing is.
        days: that the value looks ahead.

    Returns:
        Both amounts in ten-thousandths, and the margin.
    """
    if kept_share <= 0:
        return None
    later = (value - first) / kept_share / growth(days * 12 / 365)
    return round(first / kept_share * SCALE), round(max(later, 0.0) * SCALE), min(kept_share, 1.0)


def worked_out(choice: BudgetChoice) -> BudgetChoice:
    """The choice with what a new customer is worth by first order, later orders, margin and months; as it is where one is not told."""
    if choice.first_e4 is None or choice.later_e4 is None or choice.margin is None:
        return choice
    spends = choice.first_e4 + choice.later_e4 * growth(choice.worth_months)
    if spends <= 0:
        return choice
    return replace(choice, value_e4=round(choice.margin * spends), first_share=choice.first_e4 / spends)


def back_by(choice: BudgetChoice, months: float) -> float:
    """Of what a new customer is worth, the share that is back so many months after the first order.

    Customers of a month are on average half a month old at its end.
    """
    first = min(max(choice.first_share or 0.0, 0.0), 1.0)
    return first + (1 - first) * min(months / max(choice.worth_months, 1), 1.0)


def _channel(choice: BudgetChoice, channel: BudgetChannel, factor: float) -> Channel:
    now = channel.weekly_e4 / SCALE
    most = 2 * now if channel.most_e4 is None else channel.most_e4 / SCALE
    least = channel.least_e4 / SCALE
    if choice.reach is not None:
        least, most = max(least, now * (1 - choice.reach)), min(most, now * (1 + choice.reach))
    own = None if channel.value_e4 is None or counts_alike(choice) else channel.value_e4 / SCALE / choice.unit
    return Channel(
        channel.name, channel.kind, curve_of(channel, factor), now, least, max(most, least), value_per_response=own
    )


def spending(choice: BudgetChoice, others: Sequence[BudgetChoice] = ()) -> Spending:
    """The best split of a choice, held against the one of now.

    Args:
        choice: what is asked.
        others: choices that believe something else; the least regret looks at them, too.

    Raises:
        CannotAnswer: no channel is told, or the rules clash.
    """
    expected = plan_of(choice)
    kept, costs, first = _kept(choice, expected)
    rules = tuple(rule for rule in expected.rules if kept[rule.code])
    plan = replace(expected, rules=rules)
    looked_at, regret = replace(plan, channels=_seen(choice, plan)), None
    if choice.outlook == "regret":
        split, regret = _least_regret(choice, plan, others)
    else:
        split = first if looked_at == first.plan else answer(looked_at, "skip")
    now = tuple(channel.current or 0.0 for channel in plan.channels)
    rows = allocate(plan, split.spend)
    before = allocate(plan, np.array(now))
    objective = sum(one.value for one in rows)
    low, high = band(choice, [one.value for one in rows])
    return Spending(
        choice=choice,
        plan=plan,
        answer=replace(split, allocation=rows),
        now=now,
        now_objective=sum(one.value for one in before),
        objective=objective,
        kept=kept,
        costs=costs,
        customers_now=sum(one.response for one in before),
        customers=sum(one.response for one in rows),
        low=low,
        high=high,
        regret=regret,
    )


def remarks(found: Answer, channels: Sequence[BudgetChannel]) -> tuple[Finding, ...]:
    """What an answer remarks; that nothing is told yet of a channel is said elsewhere, and not as a fact about it."""
    silent = {one.name for one in channels if one.brings <= 0}
    return tuple(
        one
        for one in found.findings
        if one.code != "flat_curve" or not silent.issuperset(dict(one.sentence.facts).get("channels", ()))
    )


def _seen(choice: BudgetChoice, plan: Plan) -> tuple[Channel, ...]:
    """The channels' curves by the outlook: a cautious reader takes the low end of each."""
    if choice.outlook != "cautious":
        return plan.channels
    return tuple(
        replace(one, curve=curve_of(told, 1 - told.unsure))
        for one, told in zip(plan.channels, choice.channels, strict=True)
    )


def _states(choice: BudgetChoice) -> dict[str, RuleState]:
    """What is asked of each rule, by its code."""
    return {
        "brand_share": choice.brand_rule,
        "innovation_share": choice.innovation_rule,
        "max_channels": choice.few_rule,
        "target_cac": choice.cost_rule,
        "target_roi": choice.roi_rule,
        "payback": choice.payback_rule,
        "cash": choice.cash_rule,
        "paid_share": choice.paid_rule,
        "no_rise": choice.drop_rule,
    }


def _can_hold(plan: Plan) -> bool:
    """Does any split keep the plan's rules?"""
    return why_impossible(plan) is None and best(plan) is not None


def _kept(choice: BudgetChoice, plan: Plan) -> tuple[dict[str, bool], dict[str, float], Answer]:
    """Which rules hold in the plan, and what each would cost today (by the expected curves).

    A soft rule is kept while it costs at most `soft_share` of what the plan brings. A rule for a kind of channel that the plan does
    not have is left out: kept to the letter, nothing could be spent at all.
    """
    states = _states(choice)
    idle = only_at_zero(plan)
    kept = {rule.code: rule.code not in idle for rule in plan.rules}
    costs: dict[str, float] = {}
    for rule in plan.rules:
        if states[rule.code] == "soft" and not _can_hold(replace(plan, rules=(rule,))):
            kept[rule.code] = False
    held = replace(plan, rules=tuple(rule for rule in plan.rules if kept[rule.code]))
    found = answer(held, "skip")
    for code, cost in found.rule_costs.items():
        costs[code] = cost
        if states[code] == "soft" and cost > choice.soft_share * abs(found.objective):
            kept[code] = False
    return kept, costs, found


@dataclass(frozen=True)
class RuleCost:
    """What a share rule costs a week at today's curves, whether or not it is on.

    Attributes:
        cost: in money, as the limits of the channels are.
        room: what the channels of its kind can take, where that is less than their share; None: enough.
        free: the cost if they could take their share; the same as `cost` where there is room.
    """

    cost: float
    room: float | None
    free: float


def rule_cost(choice: BudgetChoice, code: ShareRule) -> RuleCost:
    """The price of one share rule beside the other rules that are on.

    Where the channels of its kind are held at what they spend, keeping the rule means spending less in total, which says more about
    the limits than about the rule: then the rule is priced without these limits as well.

    Raises:
        CannotAnswer: no channel is told, none is of this kind, or the rules clash.
    """
    kind, field = {"brand_share": ("brand", "brand_rule"), "innovation_share": ("innovation", "innovation_rule")}[code]
    if not any(channel.kind == kind for channel in choice.channels):
        raise CannotAnswer(
            N_("No channel is marked as brand. Mark one in step 2, and this tells when it pays.")
            if kind == "brand"
            else N_("No channel is marked as an experiment. Mark one in step 2, and this tells when it pays.")
        )
    plan = plan_of(replace(choice, **{field: "on"}))
    room = room_of(plan, code)
    free = _cost_of(with_room(plan, code), code)
    if room is None:
        cost = _cost_of(plan, code)
        return RuleCost(cost, None, cost)
    return RuleCost(free if room <= 0 else _cost_of(plan, code), room, free)


@dataclass(frozen=True)
class Pays:
    """When a rule pays that costs something today, by the two splits with it and without it.

    Attributes:
        cost: a week, in what counts.
        spared: money a week that it leaves unspent.
        fewer: channels that need not be run.
        factor: times what its channels are told to bring, at which it costs nothing; None where none between nothing and five times does.
    """

    cost: float
    spared: float
    fewer: int
    factor: float | None


def pays(found: Spending, code: RuleCode) -> Pays | None:
    """When a rule of the plan pays; None where it costs nothing today, is not kept, or the curves are not read as told."""
    rule = found.plan.has(code)
    if rule is None or found.choice.outlook != "expected":
        return None
    return _pays(found, found.plan.without(rule), rule.channels)


def limits_pay(found: Spending) -> tuple[tuple[str, Pays], ...]:
    """The channels whose floor or cap of the table costs something today, the dearest first, and when that pays."""
    told: list[tuple[str, Pays]] = []
    if found.choice.outlook != "expected":
        return ()
    free = replace(
        found.choice, channels=tuple(replace(one, least_e4=0, most_e4=None) for one in found.choice.channels)
    )
    for at, (one, loose) in enumerate(zip(found.choice.channels, plan_of(free).channels, strict=True)):
        if one.brings <= 0 or (one.least_e4 <= 0 and one.most_e4 is None):
            continue
        channels = list(found.plan.channels)
        channels[at] = replace(channels[at], least=loose.least, most=max(loose.upper, channels[at].upper))
        known = _pays(found, replace(found.plan, channels=tuple(channels)), (one.name,))
        if known is not None:
            told.append((one.name, known))
    return tuple(sorted(told, key=lambda one: -one[1].cost))


def _pays(found: Spending, freer: Plan, names: Sequence[str]) -> Pays | None:
    other = best(freer)
    if other is None:
        return None
    kept, free = allocate(found.plan, found.spend), allocate(found.plan, other.spend)
    cost = other.objective - found.objective
    if cost <= 1e-6 * max(abs(found.objective), 1e-9):
        return None
    inside = [at for at, one in enumerate(kept) if one.name in names]
    moved = sum(kept[at].value - free[at].value for at in inside)
    factor = 1 + cost / moved if abs(moved) > 1e-9 * abs(found.objective) else None
    small = 1e-6 * max(found.plan.budget, 1e-9)
    used = [int((one > small).sum()) for one in (other.spend, found.spend)]
    spared = float(other.spend.sum() - found.spend.sum())
    return Pays(
        cost,
        spared if spared > small else 0.0,
        max(used[0] - used[1], 0),
        factor if factor and 0 < factor < 5 else None,
    )


def _cost_of(plan: Plan, code: str) -> float:
    return max(answer(plan, "skip").rule_costs.get(code, 0.0), 0.0)


# ---- doubt


def deviations(choice: BudgetChoice) -> Floats:
    """The standard deviation of each channel's responses on the scale of logarithms."""
    unsure = np.array([min(max(channel.unsure, 0.0), 0.95) for channel in choice.channels])
    return np.log1p(unsure) / _BAND


def share_unsure(log_sd: float) -> float:
    """How far a figure may be off in nine of ten cases, as a share, from the standard deviation of its logarithm."""
    return round(min(float(np.expm1(_BAND * log_sd)), 2.0), 3)


def factors_drawn(choice: BudgetChoice, draws: int = _DRAWS, seed: int = 7) -> Floats:
    """Factors on the channels' responses, one row a draw: log-normal with mean 1, each channel on its own."""
    spread = deviations(choice)
    normal = np.random.default_rng(seed).standard_normal((draws, len(spread)))
    return np.exp(normal * spread - spread**2 / 2)


def band(choice: BudgetChoice, values: Sequence[float]) -> tuple[float, float]:
    """What a split brings in nine of ten draws; what a new customer is worth may be off for all channels alike."""
    drawn = factors_drawn(choice) @ np.array(values)
    if choice.goal != "customers":
        spread = np.log1p(choice.value_unsure) / _BAND
        drawn = drawn * np.exp(np.random.default_rng(8).standard_normal(_DRAWS) * spread - spread**2 / 2)
    low, high = np.quantile(drawn, (0.05, 0.95))
    return float(low), float(high)


def chance_better(found: Spending) -> float:
    """In how many of the draws the best split brings more than the one of now."""
    factors = factors_drawn(found.choice)
    after = np.array([one.value for one in found.answer.allocation])
    now = np.array([one.value for one in allocate(found.plan, np.array(found.now))])
    return float((factors @ (after - now) > 0).mean())


def regret_tail(found: Spending, draws: int = 40, tail: float = 0.1) -> tuple[float, float]:
    """Mean regret over draws of the curves, and the mean of its worst tenth (CVaR; Rockafellar and Uryasev 2000)."""
    factors = factors_drawn(found.choice, draws)
    values = np.array([one.value for one in found.answer.allocation])
    regrets = np.array([_optimum(found, row) - float(values @ row) for row in factors])
    regrets = np.maximum(np.sort(regrets)[::-1], 0.0)
    worst = max(int(np.ceil(tail * draws)), 1)
    return float(regrets.mean()), float(regrets[:worst].mean())


def _optimum(found: Spending, factors: Floats) -> float:
    """What the best split would bring by other curves; nothing where by them no split keeps a ceiling on cost."""
    better = best(_with_factors(found.choice, found.plan, factors))
    return -np.inf if better is None else better.objective


def _solved(plan: Plan) -> Optimum:
    """The best split of a plan whose rules are known to fit together."""
    found = best(plan)
    if found is None:
        raise LookupError
    return found


def _with_factors(choice: BudgetChoice, plan: Plan, factors: Sequence[float] | Floats) -> Plan:
    channels = tuple(
        replace(one, curve=curve_of(told, float(factor)))
        for one, told, factor in zip(plan.channels, choice.channels, factors, strict=True)
    )
    return replace(plan, channels=channels, rules=plan.rules)


def _as_believed(choice: BudgetChoice, plan: Plan, other: BudgetChoice) -> Plan | None:
    """The plan with the curves and the worth of customers that another choice believes in; None where it has other channels."""
    theirs = {one.name: one for one in other.channels}
    if set(theirs) != {one.name for one in plan.channels}:
        return None
    value = choice.value_e4 if other.value_e4 is None or choice.value_e4 is None else other.value_e4
    told = replace(choice, value_e4=value, channels=tuple(theirs[one.name] for one in plan.channels))
    believed = plan_of(told) if any(one.brings > 0 and one.weekly_e4 > 0 for one in told.channels) else None
    if believed is None:
        return None
    channels = tuple(
        replace(mine, curve=one.curve, value_per_response=one.value_per_response)
        for mine, one in zip(plan.channels, believed.channels, strict=True)
    )
    return replace(plan, channels=channels, value_per_response=believed.value_per_response)


def believes_otherwise(choice: BudgetChoice, other: BudgetChoice) -> bool:
    """Does another choice tell something else of the same channels, or of what a new customer is worth?"""

    def beliefs(one: BudgetChoice) -> dict[str, tuple[float | None, ...]]:
        return {told.name: (told.weekly_e4, told.brings, told.doubled, told.value_e4) for told in one.channels}

    mine, theirs = beliefs(choice), beliefs(other)
    return set(mine) == set(theirs) and (mine != theirs or choice.value_e4 != other.value_e4)


@dataclass(frozen=True)
class Crossed:
    """What each split misses if each belief is the true one (minimax regret over named scenarios, Savage 1951).

    Attributes:
        names: of the beliefs: this plan's "" first.
        missed: a row a split (the best by each belief, in their order), a column a belief: a week, in what counts.
        least: the row that misses least at worst; the row after the last is a split between two of them.
        spend: that split, by channel.
        worst: what it misses at most.
    """

    names: tuple[str, ...]
    missed: tuple[tuple[float, ...], ...]
    least: int
    spend: tuple[float, ...]
    worst: float


def crossed(found: Spending, others: Sequence[tuple[str, BudgetChoice]]) -> Crossed | None:
    """The plan's own split, and those by the beliefs of other choices, each held against each; None where none believes otherwise.

    Budget, rules and limits are this plan's throughout.
    """
    named: list[tuple[str, Plan, Optimum]] = []
    for name, plan in [
        ("", found.plan),
        *(
            (name, _as_believed(found.choice, found.plan, one))
            for name, one in others
            if believes_otherwise(found.choice, one)
        ),
    ]:
        optimum = None if plan is None else best(plan)
        if plan is not None and optimum is not None:
            named.append((name, plan, optimum))
    if len(named) < 2:
        return None

    def missed(spend: Floats) -> tuple[float, ...]:
        return tuple(max(one.objective - (objective_of(plan, spend) or 0.0), 0.0) for _, plan, one in named)

    splits = [one.spend for _, _, one in named]
    splits[0] = found.spend
    between = [
        part * one + (1 - part) * other
        for at, one in enumerate(splits)
        for other in splits[at + 1 :]
        for part in np.linspace(0.1, 0.9, 9)
    ]
    between = [one for one in between if not broken(found.plan, one)]
    rows = [missed(one) for one in splits]
    worst = [max(one) for one in rows]
    least = int(np.argmin(worst))
    spend = splits[least]
    mixed = [(max(missed(one)), at) for at, one in enumerate(between)]
    if mixed and min(mixed)[0] < worst[least] * (1 - 1e-6):
        low, at = min(mixed)
        rows.append(missed(between[at]))
        worst.append(low)
        least, spend = len(splits), between[at]
    return Crossed(tuple(name for name, _, _ in named), tuple(rows), least, tuple(spend.tolist()), worst[least])


Way = Literal["much", "little"]


@dataclass(frozen=True)
class Regret:
    """A named scenario: one channel brings as much as is held possible and the others as little, or the reverse.

    Attributes:
        missed: what the best split of that scenario would bring a week more than the plan's.
    """

    channel: str
    way: Way
    missed: float


def regrets(found: Spending) -> tuple[Regret, ...]:
    """What the plan would miss in each scenario, the most first; scenarios in which no split keeps the rules are left out."""
    values = np.array([one.value for one in found.answer.allocation])
    rows: list[Regret] = []
    for name, way, factors in _futures(found.choice):
        optimum = _optimum(found, factors)
        if np.isfinite(optimum):
            rows.append(Regret(name, way, max(optimum - float(values @ factors), 0.0)))
    return tuple(sorted(rows, key=lambda one: -one.missed))


def _futures(choice: BudgetChoice) -> Iterator[tuple[str, Way, Floats]]:
    """The ends of the bands: each scenario's channel, its way, and the factors on all responses."""
    unsure = np.array([channel.unsure for channel in choice.channels])
    ways: tuple[tuple[Way, int], ...] = (("much", 1), ("little", -1))
    for at, channel in enumerate(choice.channels):
        for way, sign in ways:
            future = 1 - sign * unsure
            future[at] = 1 + sign * unsure[at]
            yield channel.name, way, future


@dataclass(frozen=True)
class LeastRegret:
    """The proof of a split of least regret.

    Attributes:
        at_most: what it misses in the worst of the futures.
        at_least: every split that keeps the rules misses this much in one of them.
        futures: how many were looked at.
    """

    at_most: float
    at_least: float
    futures: int


def _least_regret(choice: BudgetChoice, plan: Plan, believers: Sequence[BudgetChoice]) -> tuple[Answer, LeastRegret]:
    """The split whose largest regret over several futures is smallest (minimax regret, Savage 1951).

    The futures: all as told, and each channel at the low end of its band while the others are at the high end, and the
    reverse; and what other choices believe, of whose best splits and those halfway to them the best is taken.
    """
    futures = [np.ones(len(choice.channels)), *(one for _, _, one in _futures(choice))]
    told = answer(plan, "skip")
    others = [best(_with_factors(choice, plan, future)) for future in futures[1:]]
    futures = [futures[0], *(one for one, found in zip(futures[1:], others, strict=True) if found is not None)]
    optima = np.array([told.objective, *(one.objective for one in others if one is not None)])
    splits = [told.spend, *(one.spend for one in others if one is not None)]
    believed = [one for other in believers if (one := _as_believed(choice, plan, other)) is not None]
    theirs = [(one, found) for one in believed if (found := best(one)) is not None]
    halfway = [found.spend for _, found in theirs]
    halfway += [(splits[0] + other) / 2 for other in halfway] + [np.mean([*splits, *halfway], axis=0)]
    tried, at_least = _least_worst(choice, plan, np.array(futures), optima, splits)
    splits = [told.spend, *(one for one in [*tried, *halfway] if not broken(plan, one))]
    regret = optima - _values(plan, splits) @ np.array(futures).T
    for one, found in theirs:
        missed = [found.objective - (objective_of(one, split) or 0.0) for split in splits]
        regret = np.column_stack([regret, missed])
    worst = regret.max(axis=1)
    least = int(np.argmin(worst))
    rows = allocate(plan, splits[least])
    objective = sum(one.value for one in rows)
    bound = max(told.upper_bound, objective)
    gap = (bound - objective) / max(abs(bound), 1e-12)
    proof = LeastRegret(float(worst[least]), min(at_least, float(worst[least])), regret.shape[1])
    return replace(told, allocation=rows, objective=objective, gap=gap), proof


def _values(plan: Plan, splits: Sequence[Floats]) -> Floats:
    """What each split brings, by channel."""
    spends = np.array(splits).T
    return np.column_stack(
        [one.curve.response(spent) * plan.value_of(one) for one, spent in zip(plan.channels, spends, strict=True)]
    )


def _least_worst(
    choice: BudgetChoice, plan: Plan, futures: Floats, optima: Floats, splits: Sequence[Floats]
) -> tuple[list[Floats], float]:
    """Splits of small largest regret, and a bound, as `_weighed`; also where curves rise.

    A curve that rises beyond doubling is two straight lines that meet at the spend of now: on either side of it all curves fall, and
    the bound can be reached. So the part of the splits with the smallest bound is cut there, channel by channel, until no part's bound
    is below the best split found.
    """
    tried, goal, above = list(splits), np.inf, 0.0
    close = _CLOSE_REGRET * max(float(optima.max()), 1e-12)
    parts: list[tuple[float, Plan]] = []
    fresh = [(0.0, plan)]
    for _ in range(_MOST_PARTS):
        for above, part in fresh:
            begin = splits if part is plan else _inside(part, tried)
            if begin:
                found, at_least = _weighed(choice, part, futures, optima, begin, goal)
                tried += [one for one in found if not broken(plan, one)]
                parts.append((max(above, at_least), part))
        goal = float((optima - _values(plan, tried) @ futures.T).max(axis=1).min())
        above, part = min(parts, key=lambda one: one[0], default=(goal, plan))
        fresh = [(above, one) for one in _cut(part)]
        if above >= goal - close or not fresh:
            return tried, above
        parts.remove((above, part))
    return tried, above


def _inside(part: Plan, tried: Sequence[Floats]) -> list[Floats]:
    """Splits to begin with in a part of the plan: its best one, and those found before that lie in it; nothing where no split does."""
    found = best(part) if why_impossible(part) is None else None
    if found is None:
        return []
    least, most = np.array([(one.least, one.upper) for one in part.channels]).T
    return [found.spend, *(one for one in tried if (one >= least).all() and (one <= most).all())]


def _cut(plan: Plan) -> tuple[Plan, ...]:
    """The plan with the channel that rises most held below, and at or above, the bend of its curve; () where all curves fall."""
    rises = [
        (float(curve.marginal(bend) * bend - curve.responses[1]) * plan.value_of(one), at, bend)
        for at, one in enumerate(plan.channels)
        if isinstance(curve := one.curve, Points)
        and len(curve.spends) > 2
        and one.least < (bend := curve.spends[1]) < one.upper
    ]
    steepest, at, bend = max(rises, default=(0.0, 0, 0.0))
    if steepest <= 0:
        return ()
    one = plan.channels[at]
    halves = (replace(one, most=bend), replace(one, least=bend))
    return tuple(replace(plan, channels=(*plan.channels[:at], half, *plan.channels[at + 1 :])) for half in halves)


def _weighed(
    choice: BudgetChoice, plan: Plan, futures: Floats, optima: Floats, splits: Sequence[Floats], enough: float = np.inf
) -> tuple[list[Floats], float]:
    """Splits of small largest regret, and a bound, sought until it is `enough`: no split misses less in the worst future.

    Whatever weight each future gets, no split misses less at worst than the weighed optima less the most that any split brings by the
    weighed curves, which is a plan like any other (weak duality). The weights are those at which all splits found so far miss most
    (cutting planes, Kelley 1960); the same linear program mixes the splits, and of falling curves a mixture misses no more than its parts.
    Rules about what responses cost hold by the plan's own curves, not by weighed ones: for the bound they are left out.
    """
    free = replace(plan, rules=tuple(one for one in plan.rules if one.code not in _BY_RESPONSES))
    tried, at_least = list(splits), 0.0
    missed = optima - _values(plan, tried) @ futures.T
    for _ in range(_MOST_TURNS):
        weights, shares = _even_handed(missed)
        found = best(_with_factors(choice, free, weights @ futures))
        if found is None:
            break
        at_least = max(at_least, float(weights @ optima) - found.bound)
        mixed = (shares[:, None] * np.array(tried)).sum(axis=0)
        tried += [found.spend, mixed]
        missed = np.vstack([missed, optima - _values(plan, [found.spend, mixed]) @ futures.T])
        if min(float(missed.max(axis=1).min()), enough) - at_least <= _CLOSE_REGRET * max(float(optima.max()), 1e-12):
            break
    return tried, at_least


def _even_handed(missed: Floats) -> tuple[Floats, Floats]:
    """Of a game in which one side picks a row (a split) and the other a column (a future): the weights of columns and of rows."""
    from scipy.optimize import linprog  # noqa: PLC0415 - a third of a second to import

    rows, columns = missed.shape
    scale = float(np.abs(missed).max()) or 1.0
    found = linprog(
        np.append(np.zeros(columns), -1.0),
        A_ub=np.column_stack([-missed / scale, np.ones(rows)]),
        b_ub=np.zeros(rows),
        A_eq=np.append(np.ones(columns), 0.0)[None, :],
        b_eq=[1.0],
        bounds=[*[(0.0, 1.0)] * columns, (None, None)],
    )
    weights, shares = np.maximum(found.x[:columns], 0.0), np.maximum(-found.ineqlin.marginals, 0.0)
    return weights / weights.sum(), shares / shares.sum()


# ---- a plan of the reader's own


@dataclass(frozen=True)
class Own:
    """The reader's own split, by the expected curves.

    Attributes:
        spend: by channel.
        customers, objective: what it brings a week.
        short: by rule that it does not keep: the share, the number of channels, the cost of a new customer or the return that it has
            (asked for: the choice's).
        over: what it spends more than the budget; 0 where it does not.
    """

    spend: tuple[float, ...]
    customers: float
    objective: float
    short: dict[str, float]
    over: float


def own_plan(found: Spending) -> Own | None:
    """What the reader's own split brings; None where there is none for these channels."""
    told = found.choice.own_e4
    if told is None or len(told) != len(found.plan.channels):
        return None
    spend = np.array(told) / SCALE
    rows = allocate(found.plan, spend)
    total = float(spend.sum())
    short: dict[str, float] = {}
    customers = sum(one.response for one in rows)
    cost = total / customers if customers > 0 else np.inf
    has = {"max_channels": float((spend > 0).sum()), "target_cac": cost, "payback": cost}
    has["target_roi"] = sum(one.value for one in rows) / total if total > 0 else 0.0
    has["paid_share"] = customers / (customers + found.plan.organic) if customers > 0 else 0.0
    for code in broken(found.plan, spend):
        short[code] = has.get(code, np.nan)
    for rule in found.plan.rules:
        kind = {"brand_share": "brand", "innovation_share": "innovation"}.get(rule.code)
        if kind is None:
            continue
        part = sum(one.spend for one in rows if one.kind == kind) / total if total > 0 else 0.0
        if rule.min is not None and part < rule.min - 1e-9:
            short[rule.code] = part
    over = total - found.plan.budget
    return Own(
        tuple(spend.tolist()),
        customers,
        sum(one.value for one in rows),
        short,
        over if over > 1e-6 * max(found.plan.budget, 1.0) else 0.0,
    )


# ---- why this split, and how firm it is


@dataclass(frozen=True)
class Firmness:
    """How much a channel's part may change.

    Attributes:
        low, high: spends at which the best split of the rest still brings 99 % of the best.
        turns_at: the factor on the channel's responses at which it would no longer move the way it does; None: never
            between a third and three times.
    """

    name: str
    low: float
    high: float
    turns_at: float | None


def half_way(found: Spending) -> float | None:
    """The share of the gain that half of the move already earns; None where there is no gain."""
    if found.gain <= 1e-9 * abs(found.objective):
        return None
    middle = (found.spend + np.array(found.now)) / 2
    value = objective_of(found.plan, middle) or 0.0
    return (value - found.now_objective) / found.gain


def firmness(found: Spending) -> tuple[Firmness, ...]:
    """For each channel: the range of good splits, and how wrong its curve may be."""
    return tuple(
        Firmness(one.name, *_good_range(found, at), _turning_point(found, at))
        for at, one in enumerate(found.plan.channels)
    )


def _good_range(found: Spending, at: int, enough: float = 0.99) -> tuple[float, float]:
    wanted = enough * _solved(found.plan).objective
    channel, here = found.plan.channels[at], float(found.spend[at])
    ends: list[float] = []
    for end in (channel.least, min(channel.upper, found.plan.budget)):
        good, bad = here, end
        if _still_good(found, at, end, wanted):
            ends.append(end)
            continue
        for _ in range(_STEPS):
            middle = (good + bad) / 2
            good, bad = (middle, bad) if _still_good(found, at, middle, wanted) else (good, middle)
        ends.append(good)
    return min(ends), max(ends)


def _still_good(found: Spending, at: int, spend: float, wanted: float) -> bool:
    fixed = replace(found.plan.channels[at], least=spend, most=spend)
    channels = (*found.plan.channels[:at], fixed, *found.plan.channels[at + 1 :])
    plan = replace(found.plan, channels=channels)
    other = best(plan)
    return other is not None and other.objective >= wanted


def _turning_point(found: Spending, at: int) -> float | None:
    def rises(factor: float) -> bool:
        factors = np.ones(len(found.now))
        factors[at] = factor
        better = best(_with_factors(found.choice, found.plan, factors))
        return better is not None and bool(better.spend[at] > found.now[at])

    small = 1e-6 * max(found.plan.budget, 1e-9)
    move = float(found.spend[at]) - found.now[at]
    if abs(move) <= small:
        return None
    start, end = 1.0, 1 / 3 if move > 0 else 3.0
    if rises(end) == (move > 0):
        return None
    for _ in range(_STEPS):
        middle = float(np.sqrt(start * end))
        start, end = (middle, end) if rises(middle) == (move > 0) else (start, middle)
    return end


@dataclass(frozen=True)
class Total:
    """What another budget would bring, as what it leaves in money; `price` is what its last unit brings."""

    budget: float
    value: float
    price: float


def totals(found: Spending, steps: int = 13) -> tuple[Total, ...]:
    """The best splits of other budgets, from half of this one to twice as much (as far as floors and caps allow).

    Whatever there is to be most of, what they bring is told as what it leaves in money.
    """
    unit = found.choice.unit
    floors = sum(channel.least for channel in found.plan.channels)
    caps = sum(channel.upper for channel in found.plan.channels)
    budget = found.plan.budget
    rows: list[Total] = []
    left: Optimum | None = None
    falls = is_concave(found.plan)
    for total in np.unique(np.append(np.linspace(0.4 * budget, min(2 * budget, caps), steps), budget)).tolist():
        plan = replace(found.plan, budget=max(total, floors))
        one = left if left is not None else best(plan)
        if one is not None:
            if falls and float(one.spend.sum()) < plan.budget * (1 - 1e-6):
                left = replace(one, price=0.0)  # the rules leave money unspent, so more of it changes nothing
            rows.append(Total(plan.budget, one.objective * unit, one.price * unit))
    return tuple(rows)


def break_even(rows: Sequence[Total]) -> float | None:
    """The budget beyond which each further unit brings back less than itself; None where every one here still does."""
    return next((row.budget for row in rows if row.price < 1), None)


@dataclass(frozen=True)
class Swing:
    """What the plan brings when one channel's curve is at either end of its band, or the worth of a new customer (no name)."""

    name: str | None
    low: float
    high: float


def swings(found: Spending) -> tuple[Swing, ...]:
    """The channels, and the worth of a new customer, by how much their doubt moves the result, the largest first."""
    rows: list[Swing] = [
        Swing(one.name, found.objective - one.value * told.unsure, found.objective + one.value * told.unsure)
        for one, told in zip(found.answer.allocation, found.choice.channels, strict=True)
    ]
    if found.choice.value_unsure > 0 and found.choice.goal != "customers":
        factor = 1 + found.choice.value_unsure
        rows.append(Swing(None, found.objective / factor, found.objective * factor))
    return tuple(sorted(rows, key=lambda row: row.low - row.high))
