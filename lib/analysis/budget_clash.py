"""Rules and floors that cannot all hold, or only where nothing is spent: a smallest set of them, named to the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from lib.analysis.budget_rules import Channel, Plan, Rule, compile_plan, least_shares, only_at_zero, title
from lib.analysis.budget_search import Known, best
from lib.analysis.relaxation import Rules
from lib.core.money import e4
from lib.core.words import N_, NP_, Sentence

_ROUND = 1e-9
#: What is spent counts as nothing below this share of what could be.
_NOTHING = 1e-6
_T = TypeVar("_T")
#: Rules that are lines in the spends: a linear programme tells whether they can hold, and from which budget.
_LINES = frozenset[str](
    ["brand_share", "innovation_share", "performance_share", "largest_share", "channel_share", "keep", "no_rise"]
)
#: More floors than so many are one demand where each look is a search: a longer list would help nobody.
_MOST_FLOORS = 12


@dataclass(frozen=True)
class _Demand:
    """A rule or floors, as they are named to the reader; `stays`: spend that can be no other, for nobody told what it brings."""

    name: Sentence
    rule: Rule | None = None
    floors: tuple[int, ...] = ()
    stays: bool = False


def why_impossible(plan: Plan) -> Sentence | None:
    """The floors and the rules about shares that clash, in a sentence; None where some split keeps all of these."""
    least = least_shares(plan)
    if sum(rule.min or 0 for rule in least) > 1 + _ROUND:
        return Sentence(
            N_("{titles}: together that is {share_sum} of the spend, more than all of it. Lower one of them."),
            {
                "titles": tuple(title(rule) for rule in least),
                "share_sum": sum(rule.min or 0 for rule in least),
                "rules": tuple(rule.code for rule in least),
            },
        )
    if _possible(plan):
        return None
    return _clash(plan, smallest([*_floors(plan), *_rules(plan)], lambda some: not _possible(_with_only(plan, some))))


def why_none(plan: Plan) -> Sentence:
    """The floors and rules that clash, in a sentence, where no split keeps all of them."""
    floors = list(_floors(plan))
    if len(floors) > _MOST_FLOORS:
        every = tuple(at for one in floors for at in one.floors)
        floors = [_Demand(Sentence(N_("the minimums of the channels")), floors=every)]
    return _clash(plan, smallest([*floors, *_rules(plan)], lambda some: not can_hold(_with_only(plan, some))))


def can_hold(plan: Plan) -> bool:
    """Does any split keep the plan's floors and rules?"""
    return why_impossible(plan) is None and best(plan) is not None


def only_nothing(plan: Plan, known: Known | None = None) -> tuple[Rule, ...]:
    """Rules that together hold only where nothing is spent, none of which could be left out."""

    def nothing(some: Sequence[Rule]) -> bool:
        found = best(replace(plan, rules=tuple(some)), known)
        return found is None or float(found.spend.sum()) <= _ROUND * plan.budget

    return () if nothing(()) else tuple(smallest(plan.rules, nothing))


def smallest(demands: Sequence[_T], clashes: Callable[[Sequence[_T]], bool]) -> list[_T]:
    """Some of the demands that clash, none of which could be left out; the last ones rather than the first.

    Halves are looked at, not one after another (QuickXplain: Junker 2004).
    """

    def needed(beside: list[_T], *, is_new: bool, some: list[_T]) -> list[_T]:
        if is_new and clashes(beside):
            return []
        if len(some) <= 1:
            return some
        first, second = some[len(some) // 2 :], some[: len(some) // 2]
        of_second = needed([*beside, *first], is_new=True, some=second)
        of_first = needed([*beside, *of_second], is_new=bool(of_second), some=first)
        return [*of_second, *of_first]

    return needed([], is_new=False, some=list(demands))


def _floors(plan: Plan) -> Iterator[_Demand]:
    for at, channel in enumerate(plan.channels):
        if channel.least > 0 and channel.reach is None:
            said = N_("the minimum of {channel}") if channel.is_told else N_("the spend that stays on {channel}")
            yield _Demand(Sentence(said, {"channel": channel.name}), floors=(at,), stays=not channel.is_told)

    by_reach = [at for at, channel in enumerate(plan.channels) if channel.least > 0 and channel.reach is not None]
    if by_reach:  # one slider makes all of these floors, so they are one demand
        said = N_("what “A channel moves up to {share_reach}” keeps for {channels}")
        facts = {
            "share_reach": plan.channels[by_reach[0]].reach,
            "channels": tuple(plan.channels[at].name for at in by_reach),
        }
        yield _Demand(Sentence(said, facts), floors=tuple(by_reach))


def _rules(plan: Plan) -> Iterator[_Demand]:
    for rule in plan.rules:
        yield _Demand(title(rule), rule)


def _with_only(plan: Plan, demands: Sequence[_Demand]) -> Plan:
    floors = {at for demand in demands for at in demand.floors}
    channels = tuple(
        channel if at in floors else replace(channel, least=0.0) for at, channel in enumerate(plan.channels)
    )
    rules = tuple(demand.rule for demand in demands if demand.rule is not None)
    return replace(plan, channels=channels, rules=rules)


def _possible(plan: Plan) -> bool:
    """Does any split keep the floors, caps and linear rules?"""
    problem = compile_plan(plan)
    upper = np.minimum(problem.upper, max(plan.budget, 0.0))
    if (problem.lower > upper * (1 + _ROUND) + 1e-300).any() or problem.lower.sum() > plan.budget * (1 + _ROUND):
        return False
    if not problem.rules.shares:
        return True
    if problem.lower.any():
        return _largest(problem.lower, upper, problem.rules) is not None
    if plan.budget <= 0 or only_at_zero(plan) or _plainly_fit(problem.rules, upper):
        return True  # nothing spent keeps every share; a lone rule that only nothing keeps is a remark, not a clash
    most = _largest(problem.lower, upper, problem.rules)
    return most is None or most > _NOTHING * min(plan.budget, float(upper.sum()))


def _plainly_fit(rules: Rules, upper: np.ndarray) -> bool:
    """Can a little be spent by shares that ask for parts of different channels, each with room, and forbid nothing?"""
    return rules.is_simple and all(
        share.most >= 1 and (share.least <= 0 or upper[list(share.members)].sum() > 0) for share in rules.shares
    )


def _largest(lower: np.ndarray, upper: np.ndarray, rules: Rules) -> float | None:
    """The largest total spend that keeps the rules; None where none does."""
    from scipy.optimize import linprog  # noqa: PLC0415 - a third of a second to import

    unit = rules.budget or 1.0
    matrix, limits = rules.matrix(len(lower))
    answer = linprog(
        -np.ones(len(lower)),
        A_ub=matrix,
        b_ub=limits / unit + 1e-10,
        bounds=list(zip(lower / unit, np.maximum(upper, lower) / unit, strict=True)),
        method="highs",
    )
    return float(-answer.fun) * unit if answer.status == 0 else None


def _clash(plan: Plan, kept: Sequence[_Demand]) -> Sentence:
    floors = [at for demand in kept for at in demand.floors]
    only_floors = all(demand.floors for demand in kept)
    above = [at for at in floors if plan.channels[at].least > plan.channels[at].upper * (1 + _ROUND)]
    if only_floors and len(kept) == 1 and above:
        return _above_cap(plan.channels[above[0]])
    if only_floors:
        return _dear_floors(plan, kept, floors)
    return _clashing_rules(plan, kept)


def _above_cap(channel: Channel) -> Sentence:
    """A floor above the channel's own cap: no budget mends that."""
    facts = {"channel": channel.name, "money_least": e4(channel.least), "money_most": e4(channel.upper)}
    if channel.reach is None:
        return Sentence(
            N_("{channel} has a minimum of {money_least} above its maximum of {money_most}. Change one of them."), facts
        )
    return Sentence(
        N_("“A channel moves up to {share_reach}” keeps {channel} at {money_least} at least, above its maximum of {money_most}. Let channels move further, or raise that maximum."),
        {**facts, "share_reach": channel.reach},
    )  # fmt: skip


def _dear_floors(plan: Plan, kept: Sequence[_Demand], floors: Sequence[int]) -> Sentence:
    """Floors that come to more than the budget."""
    least, budget = sum(plan.channels[at].least for at in floors), e4(plan.budget)
    of_all = _least_budget(_linear(plan)) or least
    total, needed = e4(least), e4(_rounded_up(of_all))
    if len(kept) == 1 and all(plan.channels[at].reach is not None for at in floors):
        return Sentence(
            NP_(
                "“A channel moves up to {share_reach}” keeps {channels} at {money_total} at least, more than the budget of {money_budget}. Let channels move further, or raise the budget to {money_needed}.",
                "“A channel moves up to {share_reach}” keeps {channels} at {money_total} together at least, more than the budget of {money_budget}. Let channels move further, or raise the budget to {money_needed}.",
            ),
            {
                **kept[0].name.facts,
                "count": len(floors),
                "money_total": total,
                "money_budget": budget,
                "money_needed": needed,
            },
        )  # fmt: skip
    return Sentence(
        NP_(
            "{demands} is {money_total}, more than the budget of {money_budget}. Raise the budget to {money_needed}, or say what the channel brings: then its spend can change.",
            "{demands} come to {money_total} together, more than the budget of {money_budget}. Raise the budget to {money_needed}, or say what one of these channels brings: then its spend can change.",
        )
        if all(demand.stays for demand in kept)
        else NP_(
            "{demands} is {money_total}, more than the budget of {money_budget}. Lower it, or raise the budget to {money_needed}.",
            "{demands} come to {money_total} together, more than the budget of {money_budget}. Lower {which}, or raise the budget to {money_needed}.",
        )
        if of_all <= least * (1 + 1e-9)
        else NP_(
            "{demands} is {money_total}, more than the budget of {money_budget}. Lower it; with what the other channels need at least, the budget has to be {money_needed}.",
            "{demands} come to {money_total} together, more than the budget of {money_budget}. Lower {which}; with what the other channels need at least, the budget has to be {money_needed}.",
        ),
        {
            "count": len(kept),
            "demands": tuple(demand.name for demand in kept),
            "which": _which(kept),
            "money_total": total,
            "money_budget": budget,
            "money_needed": needed,
        },
    )


def _clashing_rules(plan: Plan, kept: Sequence[_Demand]) -> Sentence:
    """Rules that clash, alone or with floors: the budget and caps are named only where they are there, and as a remedy where they are one."""
    only, codes = _with_only(plan, kept), tuple(demand.rule.code for demand in kept if demand.rule is not None)
    needed, caps = _least_budget(only), any(one.most is not None and one.is_told for one in plan.channels)
    by_lines = _LINES.issuperset(codes)
    free = replace(only, channels=tuple(replace(one, most=None) for one in only.channels))
    both = by_lines and caps and needed is None and not _possible(free) and _least_budget(free) is not None
    if needed is not None:  # for all that is asked, not only for what clashes first
        needed = _least_budget(_linear(plan)) or needed
    if by_lines and not both:
        caps = caps and _possible(free)
    if both or not by_lines:
        said = (
            NP_(
                "{demands} cannot hold with a budget of {money_budget} and the caps of the channels. Loosen it.",
                "These cannot all hold with a budget of {money_budget} and the caps of the channels: {demands}. Loosen {which}.",
            )
            if caps
            else NP_(
                "{demands} cannot hold with a budget of {money_budget}. Loosen it.",
                "These cannot all hold with a budget of {money_budget}: {demands}. Loosen {which}.",
            )
        )
    elif needed is not None:
        said = (
            NP_(
                "{demands} cannot hold with a budget of {money_budget} and the caps of the channels. Loosen it, raise a cap, or raise the budget to {money_needed}.",
                "These cannot all hold with a budget of {money_budget} and the caps of the channels: {demands}. Loosen {which}, raise a cap, or raise the budget to {money_needed}.",
            )
            if caps
            else NP_(
                "{demands} cannot hold with a budget of {money_budget}. Loosen it, or raise the budget to {money_needed}.",
                "These cannot all hold with a budget of {money_budget}: {demands}. Loosen {which}, or raise the budget to {money_needed}.",
            )
        )
    elif caps:
        said = NP_(
            "{demands} cannot hold with the caps of the channels. Loosen it, or raise a cap.",
            "These cannot all hold with the caps of the channels: {demands}. Loosen {which}, or raise a cap.",
        )
    else:
        said = NP_(
            "{demands} cannot hold with these channels. Loosen it.",
            "These cannot all hold with these channels: {demands}. Loosen {which}.",
        )
    return Sentence(
        said,
        {
            "count": len(kept),
            "demands": tuple(demand.name for demand in kept),
            "which": _which(kept),
            "money_budget": e4(plan.budget),
            "money_needed": None if needed is None else e4(_rounded_up(needed)),
            "rules": codes,
        },
    )


def _which(kept: Sequence[_Demand]) -> Sentence:
    """Of several demands those that can be loosened, by their names where not all of them can."""
    free = tuple(Sentence(N_("“{demand}”"), {"demand": one.name}) for one in kept if not one.stays)
    if len(free) == len(kept):
        return Sentence(N_("one of them"))
    return free[0] if len(free) == 1 else Sentence(N_("one of {demands}"), {"demands": free})


def _linear(plan: Plan) -> Plan:
    """The plan with its linear rules alone."""
    return replace(plan, rules=tuple(rule for rule in plan.rules if rule.code in _LINES))


def _least_budget(plan: Plan) -> float | None:
    """The least budget with which some split keeps the floors, caps and linear rules; None where none does, or the plan's own is not the trouble."""
    from scipy.optimize import linprog  # noqa: PLC0415 - a third of a second to import

    problem = compile_plan(plan)
    lower, upper = problem.lower, problem.upper
    if not lower.any() or (lower > upper * (1 + _ROUND)).any():
        return None
    unit = float(lower.max())
    matrix, limits = problem.rules.matrix(len(lower))
    answer = linprog(
        np.ones(len(lower)),
        A_ub=matrix[1:] if len(matrix) > 1 else None,  # the first line is the budget
        b_ub=limits[1:] / unit if len(matrix) > 1 else None,
        bounds=[
            (low, None if np.isinf(high) else max(low, high))
            for low, high in zip((lower / unit).tolist(), (upper / unit).tolist(), strict=True)
        ],
        method="highs",
    )
    needed = float(answer.fun) * unit if answer.status == 0 else 0.0
    return needed if needed > plan.budget * (1 + _ROUND) else None


def _rounded_up(amount: float) -> float:
    """To three digits, as large figures are shown: the budget that is read off the sentence is enough."""
    step = 10.0 ** (np.floor(np.log10(amount)) - 2)
    return float(np.ceil(amount / step * (1 - _ROUND)) * step)
