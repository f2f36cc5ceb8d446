"""A plan: channels, rules, and what they mean to the solver; which rules clash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from lib.analysis.curves import Curve
from lib.analysis.optimum import Problem
from lib.analysis.relaxation import Rules, Share
from lib.core.words import N_, NP_, Sentence

Kind = Literal["performance", "brand", "innovation"]
KINDS: tuple[Kind, ...] = ("performance", "brand", "innovation")
ShareCode = Literal["brand_share", "innovation_share", "performance_share"]
RuleCode = Literal[
    "brand_share",
    "innovation_share",
    "performance_share",
    "largest_share",
    "channel_share",
    "keep",
    "max_channels",
    "target_roi",
    "target_cac",
    "channel_cac",
    "payback",
    "cash",
    "paid_share",
    "no_rise",
]
_KIND_OF: dict[str, Kind] = {
    "brand_share": "brand",
    "innovation_share": "innovation",
    "performance_share": "performance",
}
_ROUND = 1e-9


@dataclass(frozen=True)
class Channel:
    """One channel of a plan.

    Attributes:
        curve: responses by the period's total spend.
        current: what is spent now; None where it is not known.
        least, most: floor and cap; most None means unlimited.
        least_if_used: nothing, or at least this much.
        value_per_response: where it differs from the plan's.
        retention: share of the carry-over stock that is left after a week; it only times the response.
    """

    name: str
    kind: Kind
    curve: Curve
    current: float | None = None
    least: float = 0.0
    most: float | None = None
    least_if_used: float = 0.0
    value_per_response: float | None = None
    retention: float = 0.0

    @property
    def upper(self) -> float:
        """The cap; infinite where there is none."""
        return np.inf if self.most is None else self.most


@dataclass(frozen=True)
class Rule:
    """One rule of a plan.

    Attributes:
        code: brand_share, innovation_share, performance_share: a kind's part of the total spend, from `min` to `max`;
            channel_share: the part of `channel`; largest_share: no channel's part above `max`; keep: `channel` stays at
            its current spend; max_channels: at most `max` channels get money; target_roi: the objective is at least `min`
            times the spend; target_cac: the spend is at most `max` a response; channel_cac: the same for every channel;
            payback: the spend is at most what is back in time, the share `back` of the objective; cash: the spend less what is
            back in time is at most `max`; paid_share: of all responses, with the plan's organic ones, at most the share `max` is
            paid for; no_rise: `channels` stay at or below their current spend.
        back: for payback and cash: the share of a response's value that is back in time.
    """

    code: RuleCode
    min: float | None = None
    max: float | None = None
    channel: str | None = None
    channels: tuple[str, ...] = ()
    back: float = 0.0

    @property
    def moved_end(self) -> float | None:
        """The figure that a shadow price is about: a share's lower end, else its upper end."""
        if self.code not in {*_KIND_OF, "channel_share", "largest_share"}:
            return None
        return self.min if self.min is not None else self.max

    def moved(self, by: float) -> Rule:
        """The same rule with that figure moved."""
        if self.min is not None:
            return replace(self, min=self.min + by)
        return replace(self, max=None if self.max is None else self.max + by)


@dataclass(frozen=True)
class Plan:
    """A budget to split.

    Attributes:
        budget: spend in total is at most this.
        value_per_response: in money.
        horizon_weeks: the period that the curves and the budget are about.
        organic: responses of the period that come without any spend.
    """

    budget: float
    channels: tuple[Channel, ...]
    rules: tuple[Rule, ...] = ()
    value_per_response: float = 1.0
    horizon_weeks: float = 52.0
    organic: float = 0.0

    def value_of(self, channel: Channel) -> float:
        """What one response on a channel is worth."""
        return self.value_per_response if channel.value_per_response is None else channel.value_per_response

    def without(self, rule: Rule) -> Plan:
        """The plan without one rule."""
        return replace(self, rules=tuple(one for one in self.rules if one is not rule))

    def with_rule_moved(self, rule: Rule, by: float) -> Plan:
        """The plan with one rule's figure moved."""
        return replace(self, rules=tuple(one.moved(by) if one is rule else one for one in self.rules))

    def has(self, code: RuleCode) -> Rule | None:
        """The first rule of a code."""
        return next((rule for rule in self.rules if rule.code == code), None)


def named(rules: Sequence[Rule]) -> Iterator[tuple[str, Rule]]:
    """Each rule with a name of its own: its code, with the channel or a number where a code comes twice."""
    seen: dict[str, int] = {}
    for rule in rules:
        name = rule.code if rule.channel is None else f"{rule.code}:{rule.channel}"
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name}:{seen[name]}"), rule


def compile_plan(plan: Plan) -> Problem:
    """Channels and linear rules as the solver takes them; the other rules are kept by lib.analysis.budget_search."""
    lower = np.array([channel.least for channel in plan.channels], float)
    upper = np.array([channel.upper for channel in plan.channels], float)
    for rule in plan.rules:
        if rule.code == "keep":
            at = place(plan, rule)
            lower[at] = upper[at] = plan.channels[at].current or 0.0
        if rule.code == "no_rise":
            for at, channel in enumerate(plan.channels):
                if channel.name in rule.channels and channel.current is not None:
                    upper[at] = min(upper[at], channel.current)
    if only_at_zero(plan):  # said plainly: near nothing, the bound would be all rounding
        upper = np.minimum(upper, lower)
    return Problem(
        tuple(channel.curve for channel in plan.channels),
        tuple(plan.value_of(channel) for channel in plan.channels),
        lower,
        upper,
        Rules(plan.budget, tuple(_merged(share for rule in plan.rules for share in _shares(plan, rule)))),
    )


def place(plan: Plan, rule: Rule) -> int:
    """The position of a rule's channel."""
    return [channel.name for channel in plan.channels].index(str(rule.channel))


def _shares(plan: Plan, rule: Rule) -> list[Share]:
    least, most = rule.min or 0.0, 1.0 if rule.max is None else rule.max
    if rule.code in _KIND_OF:
        kind = _KIND_OF[rule.code]
        return [Share(tuple(at for at, one in enumerate(plan.channels) if one.kind == kind), least, most)]
    if rule.code == "channel_share":
        return [Share((place(plan, rule),), least, most)]
    if rule.code == "largest_share":
        return [Share((at,), 0.0, most) for at in range(len(plan.channels))]
    return []


def _merged(shares: Iterator[Share]) -> Iterator[Share]:
    """Rules about the same channels as one, so that groups overlap only where they must."""
    together: dict[tuple[int, ...], Share] = {}
    for share in shares:
        before = together.get(share.members, Share(share.members))
        together[share.members] = Share(share.members, max(before.least, share.least), min(before.most, share.most))
    yield from together.values()


# ---- rules that cannot all hold


@dataclass(frozen=True)
class _Demand:
    """A rule or a floor, as it is named to the reader."""

    name: Sentence
    rule: Rule | None = None
    floor: int | None = None


def why_impossible(plan: Plan) -> Sentence | None:
    """The rules and floors that clash, in a sentence; None where some split keeps them all."""
    least = [rule for rule in plan.rules if rule.code in _KIND_OF and (rule.min or 0) > 0]
    if sum(rule.min or 0 for rule in least) > 1 + _ROUND:
        return Sentence(
            N_("The shares of {rules} add up to {share_sum} of the spend, more than all of it. Lower one of them."),
            {"rules": tuple(rule.code for rule in least), "share_sum": sum(rule.min or 0 for rule in least)},
        )
    if _possible(plan):
        return None
    demands = [*_floors(plan), *(_Demand(Sentence("{rule}", {"rule": name}), rule) for name, rule in named(plan.rules))]
    kept = list(demands)
    for demand in demands:  # leave out what is not needed for the clash
        fewer = [one for one in kept if one is not demand]
        if not _possible(_with_only(plan, fewer)):
            kept = fewer
    return _clash(plan, kept)


def _floors(plan: Plan) -> list[_Demand]:
    return [
        _Demand(Sentence(N_("the minimum of {channel}"), {"channel": channel.name}), floor=at)
        for at, channel in enumerate(plan.channels)
        if channel.least > 0
    ]


def _with_only(plan: Plan, demands: Sequence[_Demand]) -> Plan:
    floors = {demand.floor for demand in demands}
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
    if not problem.rules.shares or not problem.lower.any():
        return True  # nothing spent keeps every share
    return _largest(problem.lower, upper, problem.rules) is not None


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
    demanded = tuple(demand.name for demand in kept)
    floors = [demand for demand in kept if demand.floor is not None]
    if len(floors) == len(kept):
        total = sum(plan.channels[demand.floor].least for demand in floors if demand.floor is not None)
        caps = [
            demand
            for demand in floors
            if plan.channels[demand.floor or 0].least > plan.channels[demand.floor or 0].upper
        ]
        if caps and len(kept) == 1:
            channel = plan.channels[kept[0].floor or 0]
            return Sentence(
                N_("{channel} has a minimum of {least} above its maximum of {most}. Change one of them."),
                {"channel": channel.name, "least": channel.least, "most": channel.upper},
            )
        return Sentence(
            NP_(
                "{demands} is {total}, more than the budget of {budget}. Lower it, or raise the budget.",
                "{demands} come to {total} together, more than the budget of {budget}. Lower one of them, or raise the budget.",
            ),
            {"count": len(kept), "demands": demanded, "total": total, "budget": plan.budget},
        )
    return Sentence(
        NP_(
            "{demands} cannot hold with a budget of {budget} and the caps of the channels. Loosen it, or raise a cap.",
            "These cannot all hold with a budget of {budget} and the caps of the channels: {demands}. Loosen one of them.",
        ),
        {"count": len(kept), "demands": demanded, "budget": plan.budget},
    )


def only_at_zero(plan: Plan) -> list[str]:
    """The share rules that only hold where nothing is spent at all."""
    if plan.budget <= 0:
        return []
    names: list[str] = []
    for name, rule in named(plan.rules):
        if rule.code in _KIND_OF and (rule.min or 0) > 0:
            room = sum(channel.upper for channel in plan.channels if channel.kind == _KIND_OF[rule.code])
            if room <= 0:
                names.append(name)
        if rule.code == "largest_share" and rule.max is not None and rule.max * len(plan.channels) < 1 - _ROUND:
            names.append(name)
    return names


def room_of(plan: Plan, code: RuleCode) -> float | None:
    """What the channels of a share rule's kind can take at most, where that is less than their share of the budget; else None.

    Such a rule can be kept only by spending less than the budget: room / share in total.
    """
    rule = plan.has(code)
    if rule is None or rule.code not in _KIND_OF or not rule.min:
        return None
    room = sum(channel.upper for channel in plan.channels if channel.kind == _KIND_OF[rule.code])
    return float(room) if room < rule.min * plan.budget * (1 - _ROUND) else None


def with_room(plan: Plan, code: RuleCode) -> Plan:
    """The plan with the caps of a share rule's channels left aside, so that the rule costs what its money would bring elsewhere."""
    kind = _KIND_OF[code]
    channels = tuple(replace(one, most=None) if one.kind == kind else one for one in plan.channels)
    return replace(plan, channels=channels)
