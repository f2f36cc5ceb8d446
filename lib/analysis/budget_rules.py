"""A plan: channels, rules, what they mean to the solver, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from lib.analysis.curves import Curve
from lib.analysis.optimum import Problem
from lib.analysis.relaxation import Rules, Share
from lib.core.money import e4
from lib.core.settings import BrandLifts, Objective, Outlook, Responses
from lib.core.words import N_, NP_, Sentence, Template

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
        reach: how far it may move from its current spend, as a share of it, where its floor comes from that.
        unsure: of a plan that is read cautiously or for the least regret: nine in ten of its responses lie between what the curve says
            divided and multiplied by 1 plus so much.
        between: the factors between which they lie instead, where a shop's weeks tell both ends.
        is_guess: chance hides most of the curve that a shop's weeks tell, or they do not tell it and its bend is assumed.
        is_named: the weeks tell it of those whose orders name the channel.
        is_told: whether anybody said what it brings; where not, floor and cap are its current spend.
        loose: floor and cap that it would have if nobody had set one of its own (inf: unlimited); None: nobody has.
        unit: what one of its responses leaves in money, where responses are counted and it differs from the plan's.
        known: up to which spend anybody has told what it brings; None: wherever its curve goes.
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
    reach: float | None = None
    unsure: float = 0.0
    between: tuple[float, float] | None = None
    is_told: bool = True
    is_guess: bool = False
    is_named: bool = False
    loose: tuple[float, float] | None = None
    unit: float | None = None
    known: float | None = None

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
        soft: it is kept only while all soft rules cost no more than the plan's `soft_share`.
    """

    code: RuleCode
    min: float | None = None
    max: float | None = None
    channel: str | None = None
    channels: tuple[str, ...] = ()
    back: float = 0.0
    soft: bool = False

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
class Brand:
    """What is believed of the brand share as an investment.

    Attributes:
        share: of the spend, that its rule asks for.
        lifts: the one thing that it lifts; lift: how much more of it after a year of the growth rule's spend, as a share.
        half_life: months until half of the lift has gone once the spend stops.
        organic: responses of the period that come without an ad; None: not known.
        months: how far ahead is looked.
    """

    share: float = 0.3
    lifts: BrandLifts = "organic"
    lift: float = 0.1
    half_life: float = 12.0
    organic: float | None = None
    months: int = 36


@dataclass(frozen=True)
class Plan:
    """A budget to split.

    Attributes:
        budget: spend in total is at most this.
        value_per_response: in money.
        horizon_weeks: the period that the curves and the budget are about.
        organic: responses of the period that come without any spend.
        reading: of the curves: as told, at the low end of each doubt, or so that the worst miss over both ends is least.
        goal: what there is to be most of; of margin, what is spent counts against it where two splits are compared.
        value_unsure: how far what a response is worth may be off, as a share.
        soft_share: a soft rule is kept while it costs at most this share of what the plan brings.
        beliefs: what plans put aside believe of the same channels, by name; the least regret looks at them, too.
        unit: what one unit of what counts leaves in money (1 of margin, the margin of revenue, what a customer is worth); None: not known.
        brand: what is believed of the brand share.
        reserve: the share of the reserve for experiments, also where its rule is off.
        counted: what responses are; of revenue, no count of customers tells how brand or a test pays.
    """

    budget: float
    channels: tuple[Channel, ...]
    rules: tuple[Rule, ...] = ()
    value_per_response: float = 1.0
    horizon_weeks: float = 52.0
    organic: float = 0.0
    reading: Outlook = "expected"
    goal: Objective = "revenue"
    value_unsure: float = 0.0
    soft_share: float = 0.02
    beliefs: tuple[tuple[str, Plan], ...] = ()
    unit: float | None = None
    brand: Brand = Brand()
    reserve: float = 0.1
    counted: Responses = "customers"

    def value_of(self, channel: Channel) -> float:
        """What one response on a channel is worth."""
        return self.value_per_response if channel.value_per_response is None else channel.value_per_response

    def without(self, rule: Rule) -> Plan:
        """The plan without one rule."""
        return replace(self, rules=tuple(one for one in self.rules if one is not rule))

    def with_rule_moved(self, rule: Rule, by: float) -> Plan:
        """The plan with one rule's figure moved."""
        return replace(self, rules=tuple(one.moved(by) if one is rule else one for one in self.rules))

    def with_share(self, code: ShareCode, share: float) -> Plan:
        """The plan with the rule of a kind's least share, whether or not it has it; never soft."""
        others = tuple(rule for rule in self.rules if rule.code != code)
        asked = replace(self.has(code) or Rule(code), min=share, soft=False)
        return replace(self, rules=(asked, *others))

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


# ---- rules by their names


_SPEND_ON: dict[Kind, str] = {
    "performance": N_("performance channels"),
    "brand": N_("brand channels"),
    "innovation": N_("experimental channels"),
}
_PLAIN: dict[str, str] = {
    "payback": N_("spend is back in time"),
    "cash": N_("the limit on cash"),
}


def title(rule: Rule) -> Sentence:
    """What a rule asks for, as a part of a sentence for the reader."""
    if rule.code in _KIND_OF or rule.code == "channel_share":
        return _share_title(rule)
    most_e4 = None if rule.max is None else e4(rule.max)
    known: dict[str, tuple[Template, dict[str, Any]]] = {
        "largest_share": (N_("no channel above {share}"), {"share": rule.max}),
        "keep": (N_("{channel} stays at what it gets now"), {"channel": rule.channel}),
        "max_channels": (NP_("at most {count} channel", "at most {count} channels"), {"count": int(rule.max or 0)}),
        "target_roi": (N_("each 1 spent brings at least {least}"), {"least": rule.min}),
        "target_cac": (N_("a new customer costs at most {money_most} on average"), {"money_most": most_e4}),
        "channel_cac": (N_("a new customer costs at most {money_most} on each channel"), {"money_most": most_e4}),
        "paid_share": (N_("at most {share} of new customers by paid channels"), {"share": rule.max}),
        "no_rise": (N_("no more money than now for {channels}"), {"channels": rule.channels}),
    }
    template, facts = known.get(rule.code, (_PLAIN.get(rule.code, rule.code), {}))
    return Sentence(template, facts)


def _share_title(rule: Rule) -> Sentence:
    whom = rule.channel if rule.channel is not None else Sentence(_SPEND_ON[_KIND_OF[rule.code]])
    if rule.min is not None and rule.max is not None:
        return Sentence(
            N_("from {share_least} to {share_most} for {whom}"),
            {"share_least": rule.min, "share_most": rule.max, "whom": whom},
        )
    if rule.min is not None:
        return Sentence(N_("at least {share} for {whom}"), {"share": rule.min, "whom": whom})
    return Sentence(N_("at most {share} for {whom}"), {"share": rule.max, "whom": whom})


# ---- rules that leave money unspent


def in_money(plan: Plan) -> Plan | None:
    """The plan with all that it brings as what it leaves in money, under the same rules; None where that is not known."""
    unit = plan.unit
    if unit is None or unit <= 0 or plan.goal == "margin":
        return plan if plan.goal == "margin" else None
    channels = tuple(
        replace(one, value_per_response=plan.value_of(one) * (unit if one.unit is None else one.unit), unit=None)
        for one in plan.channels
    )
    rules = tuple(
        replace(
            rule,
            back=rule.back / unit,
            min=rule.min * unit if rule.code == "target_roi" and rule.min is not None else rule.min,
        )
        for rule in plan.rules
    )
    value = plan.value_per_response * unit
    return replace(plan, channels=channels, rules=rules, value_per_response=value, goal="margin", unit=1.0)


def least_shares(plan: Plan) -> list[Rule]:
    """The rules that ask for a kind's least share."""
    return [rule for rule in plan.rules if rule.code in _KIND_OF and (rule.min or 0) > 0]


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

    Such a rule can be kept only by spending less than the budget: room / share in total. Of a budget that is more than all channels
    can take, only what they can take counts.
    """
    rule = plan.has(code)
    if rule is None or rule.code not in _KIND_OF or not rule.min:
        return None
    room = sum(channel.upper for channel in plan.channels if channel.kind == _KIND_OF[rule.code])
    total = min(plan.budget, sum(channel.upper for channel in plan.channels))
    return float(room) if room < rule.min * total * (1 - _ROUND) else None


def is_told_to(plan: Plan, rule: Rule) -> bool:
    """Whether it is told what the channels of a share rule's kind bring at their share of the budget."""
    known = sum(np.inf if one.known is None else one.known for one in plan.channels if one.kind == _KIND_OF[rule.code])
    return (rule.min or 0.0) * plan.budget <= known * (1 + _ROUND)


def with_room(plan: Plan, code: RuleCode) -> Plan:
    """The plan with the caps of a share rule's channels left aside, so that the rule costs what its money would bring elsewhere."""
    kind = _KIND_OF[code]
    channels = tuple(replace(one, most=None) if one.kind == kind else one for one in plan.channels)
    return replace(plan, channels=channels)
