"""The best split of a budget, held against what is spent now: which rules hold, what each costs, when it pays, and a split of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from lib.analysis.budget import Answer, Channel, Plan, allocate, answer
from lib.analysis.budget_choice import band, ends, plan_of
from lib.analysis.budget_clash import why_impossible
from lib.analysis.budget_regret import (
    LeastRegret,
    as_believed,
    differing,
    in_case,
    least_in_worst_tenth,
    least_regret,
    with_factors,
)
from lib.analysis.budget_rules import Kind, RuleCode, named, only_at_zero, room_of, with_room
from lib.analysis.budget_search import best, broken
from lib.analysis.curves import Floats
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding
from lib.core.money import SCALE
from lib.core.settings import BudgetChannel, BudgetChoice
from lib.core.words import N_

ShareRule = Literal["brand_share", "innovation_share"]


@dataclass(frozen=True)
class Spending:
    """A choice with its best split.

    Attributes:
        asked: with the expected curves and every rule that is asked for.
        plan, seen: with the rules that hold, by the expected curves, and by those that the split was chosen by.
        answer: the best split by the outlook, with its proof (by the curves of `seen`) and what each rule costs.
        now: what is spent a week now, by channel.
        now_objective, objective: what these bring in money, by the expected curves.
        kept: by rule: does it hold in this plan ("soft" rules that cost too much are given up)?
        costs: by rule: what it costs beside the others that hold.
        joint_cost: what the rules that hold cost together.
        together, together_cost: those of them that hold back the same, by their codes, and what they cost together (else none).
        customers_now, customers: new customers a week.
        low, high: of the objective, nine in ten.
        regret: of the least regret, in the worst case or the worst tenth, its proof; None of any other outlook.
        believed: what plans put aside believe, as the least regret looks at it.
    """

    choice: BudgetChoice
    asked: Plan
    plan: Plan
    seen: Plan
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
    joint_cost: float = 0.0
    together: tuple[str, ...] = ()
    together_cost: float = 0.0
    believed: tuple[Plan, ...] = ()

    @property
    def spend(self) -> Floats:
        """The best split."""
        return self.answer.spend

    @property
    def known_now(self) -> tuple[float | None, ...]:
        """What is spent a week now, by channel; None where that is not known."""
        return tuple(now if told.knows_now else None for told, now in zip(self.choice.channels, self.now, strict=True))

    @property
    def gain(self) -> float:
        """What the best split brings more than the one of now, in money a week."""
        return self.objective - self.now_objective

    @property
    def dearer(self) -> float:
        """What the best split spends more than the one of now."""
        return float(self.spend.sum()) - sum(self.now)

    @property
    def better(self) -> float:
        """By how much the best split is better than the one of now: where what is left counts, after the spend."""
        return self.gain - self.dearer if self.choice.goal == "margin" else self.gain

    @property
    def left(self) -> float:
        """What the best split is known to bring less all that it spends, where what is left counts."""
        return self.objective - float(self.spend.sum())

    @property
    def held(self) -> tuple[str, ...]:
        """The channels whose spend stays as it is, for nobody has said what it brings."""
        return tuple(channel.name for channel in self.plan.channels if not channel.is_told)


def spending(choice: BudgetChoice, others: Sequence[BudgetChoice] = ()) -> Spending:
    """The best split of a choice, held against the one of now.

    Args:
        choice: what is asked.
        others: choices that believe something else; the least regret looks at them, too.

    Raises:
        CannotAnswer: no channel is told, or the rules clash.
    """
    expected = plan_of(choice)
    believed = [in_case(expected, one) for one in differing(expected, choice.cases)]
    believed += [one for other in others if (one := as_believed(choice, expected, other)) is not None]
    return _split(choice, expected, believed)


def planned(plan: Plan) -> Spending:
    """The same of a plan from a file, whose channels bring what its curves say.

    Raises:
        CannotAnswer: the rules clash.
    """
    counts = plan.goal == "customers"
    worth = plan.unit if counts else plan.value_per_response
    choice = BudgetChoice(
        tuple(_told(one) for one in plan.channels),
        value_e4=None if worth is None else round(worth * SCALE),
        margin=plan.unit if plan.goal == "revenue" else None,
        value_unsure=plan.value_unsure,
        soft_share=plan.soft_share,
        outlook=plan.reading,
        organic=plan.organic,
        objective=plan.goal,
        counted="revenue" if plan.goal == "revenue" else "customers",
    )
    return _split(choice, plan, [one for _, one in plan.beliefs])


def _told(one: Channel) -> BudgetChannel:
    """A plan's channel with its doubt; what it brings is the plan's own curve."""
    now = 0.0 if one.current is None else one.current
    brings = float(one.curve.response(now)) if now > 0 else 0.0
    told = ((0.0, 0.0), (max(now, 1.0), max(brings, float(one.curve.response(min(one.upper, 1e12))))))
    return BudgetChannel(
        one.name,
        one.kind,
        round(now * SCALE),
        points=told,
        unsure=one.unsure,
        fitted=one.between,
        is_guess=one.is_guess,
        is_named=one.is_named,
    )


def _split(choice: BudgetChoice, expected: Plan, believed: Sequence[Plan]) -> Spending:
    kept, costs, first = kept_rules(expected)
    rules = tuple(rule for name, rule in named(expected.rules) if kept[name])
    plan = replace(expected, rules=rules)
    looked_at, regret = _seen(choice, plan), None
    if choice.outlook == "regret":
        split, regret = least_regret(choice, plan, believed)
    elif choice.outlook == "worst_tenth":
        split, regret = least_in_worst_tenth(choice, plan)
    else:
        split = first if looked_at == first.plan else answer(looked_at, "skip")
    now = tuple(channel.current or 0.0 for channel in plan.channels)
    rows = allocate(plan, split.spend)
    before = allocate(plan, np.array(now))
    objective = sum(one.value for one in rows)
    low, high = band(choice, [one.value for one in rows])
    return Spending(
        choice=choice,
        asked=expected,
        plan=plan,
        seen=looked_at,
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
        joint_cost=first.joint_cost,
        together=first.together,
        together_cost=first.together_cost,
        believed=tuple(believed),
    )


def with_plan(found: Spending, plan: Plan) -> Spending:
    """The answer to the same question with other rules.

    Raises:
        CannotAnswer: they clash.
    """
    return _split(found.choice, plan, found.believed)


def settled(plan: Plan) -> tuple[Plan, dict[str, tuple[bool, float | None]]]:
    """A plan from a file with those of its soft rules that are kept, and of each soft rule whether it is, and what it costs.

    A cost is None where no split keeps the rule beside the others. Soft rules are called by their codes; of a code that comes twice
    each has the name of its own (lib.analysis.budget_rules.named).
    """
    if not any(rule.soft for rule in plan.rules):
        return plan, {}
    kept, costs, _ = kept_rules(plan)
    every = [*named(plan.rules)]
    rules = tuple(rule for name, rule in every if kept[name] or not rule.soft)
    codes = [rule.code for rule in plan.rules if rule.soft]
    return replace(plan, rules=rules), {
        rule.code if codes.count(rule.code) == 1 else name: (kept[name], costs.get(name))
        for name, rule in every
        if rule.soft
    }


def remarks(found: Answer, channels: Sequence[BudgetChannel]) -> tuple[Finding, ...]:
    """What an answer remarks; that nothing is told yet of a channel, and its spend stays, is said elsewhere."""
    silent = {one.name for one in channels if not one.is_told}
    return tuple(
        one
        for one in found.findings
        if one.code != "spend_kept"
        and (one.code != "flat_curve" or not silent.issuperset(dict(one.sentence.facts).get("channels", ())))
    )


def _seen(choice: BudgetChoice, plan: Plan) -> Plan:
    """The plan with its curves by the outlook: a cautious reader takes the low end of each."""
    if choice.outlook != "cautious":
        return plan
    return with_factors(plan, [ends(told)[0] for told in choice.channels])


def kept_rules(plan: Plan) -> tuple[dict[str, bool], dict[str, float], Answer]:
    """Which rules hold in the plan, by their names (`named`), and what each would cost today beside those that hold (by the expected curves).

    Soft rules are kept while all of them together cost at most `soft_share` of what the plan brings: where they cost more, they are
    taken in one by one, the cheapest first. A rule for a kind of channel that the plan does not have is left out: kept to the letter,
    nothing could be spent at all.
    """
    idle = only_at_zero(plan)
    every = [*named(plan.rules)]
    kept = {name: name not in idle for name, _ in every}
    soft = [name for name, rule in every if rule.soft and kept[name]]
    kept |= dict.fromkeys(soft, False)

    def held(*more: str) -> Plan:
        return replace(plan, rules=tuple(rule for name, rule in every if kept[name] or name in more))

    free, known = (best(held()) if soft else None), {}

    def cheap(*more: str) -> bool:
        found = best(held(*more), known) if why_impossible(held(*more)) is None else None
        if found is None or free is None:
            return False
        most = plan.soft_share * abs(found.objective) + 1e-9 * abs(free.objective)
        return free.objective - found.objective <= most

    def alone(name: str) -> float:
        found = best(held(name), known) if why_impossible(held(name)) is None else None
        return np.inf if found is None or free is None else free.objective - found.objective

    if soft and cheap(*soft):
        kept |= dict.fromkeys(soft, True)
    elif free is not None:
        for name in sorted(soft, key=alone):
            kept[name] = cheap(name)
    found = answer(held(), "skip")
    others = {name: best(held(name)) for name in soft if not kept[name] and why_impossible(held(name)) is None}
    given_up = {name: max(found.objective - one.objective, 0.0) for name, one in others.items() if one is not None}
    # without those that are given up, others of their code may be called otherwise
    here = [name for name, _ in every if kept[name]]
    costs = {name: found.rule_costs[then] for name, (then, _) in zip(here, named(held().rules), strict=True)}
    return kept, {**costs, **given_up}, found


@dataclass(frozen=True)
class Halves:
    """What a split brings in its period, by the channels that a share rule is about and by the others.

    Attributes:
        inside, outside: responses.
        inside_worth, outside_worth: what they are worth, in what counts.
    """

    inside: float = 0.0
    outside: float = 0.0
    inside_worth: float = 0.0
    outside_worth: float = 0.0


@dataclass(frozen=True)
class RuleCost:
    """What a share rule costs a week at today's curves, whether or not it is on.

    Attributes:
        cost: in money, as the limits of the channels are.
        room: what the channels of its kind can take, where that is less than their share; None: enough.
        unspent: what of the budget stays unspent at least, where that is so; to a hundredth of a unit.
        free: the cost if they could take their share; the same as `cost` where there is room.
        spend, without: what its channels get a week with the rule, if they can take their share, and without it.
        told: up to which spend their curves are told, where their share is more than that; None: their share is told.
        brings, brought: what the split with the rule brings, if they can take their share, and the one without it.
    """

    cost: float
    room: float | None
    free: float
    spend: float = 0.0
    without: float = 0.0
    unspent: float = 0.0
    told: float | None = None
    brings: Halves = Halves()
    brought: Halves = Halves()


def rule_cost(choice: BudgetChoice, code: ShareRule) -> RuleCost:
    """The price of one share rule of a choice beside the other rules that are on.

    Raises:
        CannotAnswer: no channel is told, none is of this kind, or the rules clash.
    """
    _has_channel(choice.channels, code)
    return price_of(plan_of(choice), code, {"brand_share": choice.brand_share}.get(code, choice.innovation_share))


_KIND_OF: dict[ShareRule, Kind] = {"brand_share": "brand", "innovation_share": "innovation"}


def _has_channel(channels: Sequence[BudgetChannel | Channel], code: ShareRule) -> None:
    """Refuse to price a rule that is about no channel.

    Raises:
        CannotAnswer: none is of this kind.
    """
    kind = _KIND_OF[code]
    if not any(channel.kind == kind for channel in channels):
        raise CannotAnswer(
            N_("No channel is marked as brand. Mark one in step 2, and this tells when it pays.")
            if kind == "brand"
            else N_("No channel is marked as an experiment. Mark one in step 2, and this tells when it pays.")
        )


def price_of(plan: Plan, code: ShareRule, share: float) -> RuleCost:
    """The price of one share rule beside the other rules of a plan, in what counts and for its period.

    Where the channels of its kind are held at what they spend, keeping the rule means spending less in total, which says more about
    the limits than about the rule: then the rule is priced without these limits as well.

    Raises:
        CannotAnswer: no channel is of this kind, or the rules clash.
    """
    _has_channel(plan.channels, code)
    plan = plan.with_share(code, share)
    kept = kept_rules(plan)[0]
    plan = replace(plan, rules=tuple(rule for name, rule in named(plan.rules) if kept[name] or rule.code == code))
    room = room_of(plan, code)
    loose = plan if room is None else with_room(plan, code)
    free, inside = _cost_of(loose, code), [one.kind == _KIND_OF[code] for one in plan.channels]
    splits = [np.zeros(len(inside)) if one is None else one.spend for one in (best(loose), best(_without(loose, code)))]
    got = [float(one[inside].sum()) for one in splits]
    unspent = 0.0 if room is None else round(plan.budget - room / share, 2)
    told = sum(np.inf if one.known is None else one.known for one in plan.channels if one.kind == _KIND_OF[code])
    beyond = float(told) if got[0] > told * (1 + 1e-6) else None
    cost = free if room is None or room <= 0 else _cost_of(plan, code)
    brings, brought = (_halves(plan, one, _KIND_OF[code]) for one in splits)
    return RuleCost(cost, room, free, got[0], got[1], unspent, beyond, brings, brought)


def _halves(plan: Plan, spend: Floats, kind: Kind) -> Halves:
    rows = allocate(plan, spend)
    inside, outside = ([one for one in rows if (one.kind == kind) is its] for its in (True, False))
    return Halves(
        sum(one.response for one in inside),
        sum(one.response for one in outside),
        sum(one.value for one in inside),
        sum(one.value for one in outside),
    )


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
    for at, one in enumerate(found.plan.channels):
        if one.loose is None or (one.loose[0] >= one.least and one.loose[1] <= one.upper):
            continue
        least, most = one.loose
        channels = list(found.plan.channels)
        channels[at] = replace(one, least=min(least, one.least), most=max(most, one.upper))
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


def _without(plan: Plan, code: str) -> Plan:
    return replace(plan, rules=tuple(rule for rule in plan.rules if rule.code != code))


def _cost_of(plan: Plan, code: str) -> float:
    return max(answer(plan, "skip").rule_costs.get(code, 0.0), 0.0)


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
