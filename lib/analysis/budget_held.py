"""What keeps money from being spent that would bring more: the rules and the channels' limits that hold it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.analysis.budget_clash import smallest
from lib.analysis.budget_rules import Plan, Rule, title
from lib.analysis.budget_search import Known, best
from lib.analysis.optimum import Optimum
from lib.core.words import N_, Sentence

#: What frees less than this share of what the best loosening frees is not named beside it.
_ALSO = 0.5


@dataclass(frozen=True)
class Held:
    """What holds money back.

    Attributes:
        rules: each of which, left out alone, lets more be spent; where none does alone, a smallest set that does together.
        limits: the channels whose cap, raised alone, does.
    """

    rules: tuple[Rule, ...] = ()
    limits: tuple[str, ...] = ()

    @property
    def titles(self) -> tuple[Sentence, ...]:
        """Rules and limits as parts of a sentence."""
        caps = (Sentence(N_("the limit of {channel}"), {"channel": one}) for one in self.limits)
        return (*map(title, self.rules), *caps)


NOTHING_HELD = Held()


def held_back(plan: Plan, found: Optimum, price: float = 0.0, known: Known | None = None) -> Held:
    """What holds back the money of a plan that its best split leaves unspent.

    Args:
        plan: whose split is known.
        found: that split.
        price: so much, in what counts, more money has to bring for each unit.
        known: answers of before.
    """
    spent = float(found.spend.sum())
    small = 1e-6 * max(plan.budget, 1e-300)
    if spent >= plan.budget - small:
        return NOTHING_HELD

    def frees(other: Plan) -> float:
        """How much more is spent by another plan; 0 where that brings too little."""
        freer = best(other, known)
        if freer is None:
            return 0.0
        more = float(freer.spend.sum()) - spent
        gained = freer.objective - found.objective
        return more if more > small and gained > max(price * more, 1e-9 * abs(found.objective)) else 0.0

    def without(some: Sequence[Rule]) -> Plan:
        return replace(plan, rules=tuple(one for one in plan.rules if not any(one is other for other in some)))

    by_rule = [(frees(without([rule])), rule) for rule in plan.rules]
    full = [at for at, one in enumerate(plan.channels) if one.is_told and found.spend[at] >= one.upper - small]
    by_limit = [(frees(_uncapped(plan, at)), plan.channels[at].name) for at in full]
    most = max((by for by, _ in (*by_rule, *by_limit)), default=0.0)
    if most > 0:
        rules = tuple(rule for by, rule in by_rule if by >= _ALSO * most)
        return Held(rules, tuple(name for by, name in by_limit if by >= _ALSO * most))
    if frees(without(plan.rules)) <= 0:
        return NOTHING_HELD
    return Held(tuple(smallest(plan.rules, lambda some: frees(without(some)) > 0)))


def _uncapped(plan: Plan, at: int) -> Plan:
    one = replace(plan.channels[at], most=None)
    return replace(plan, channels=(*plan.channels[:at], one, *plan.channels[at + 1 :]))
