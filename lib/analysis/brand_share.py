"""The brand share of a plan as an investment: the price of its rule today against what the stock of memory brings, in money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lib.analysis.brand import Belief, Path, cash, part_of_lift, path
from lib.analysis.budget_choice import back_by
from lib.analysis.budget_rules import Brand, in_money
from lib.analysis.curves import Floats
from lib.analysis.spending import Halves, RuleCost, Spending, price_of
from lib.core.settings import BrandLifts, BudgetChoice

#: How far ahead may be looked, and the months after which the spend may stop that are told without being asked for.
FEWEST_MONTHS, MOST_MONTHS = 12, 36
STOPS: tuple[int | None, ...] = (None, 12, 24)
#: The lift is believed at the spend that the growth rule asks for, of what is spent now: it does not move with the rule's share.
_BELIEVED_SHARE = 0.3


@dataclass(frozen=True)
class Invested:
    """What the brand share costs and brings.

    Attributes:
        share: that its rule asks for; lifts: the one thing that it lifts.
        priced: the rule, in money for the plan's period.
        weeks: of that period.
        base: new customers a week whose number or worth is lifted, by the split with the rule and by the one without; None: not
            known, and `walked` is of one customer a week.
        believed: the spend a week that the lift is believed at.
        lift: that is believed, after a year of that spend.
        parts: of that lift, what the spend with the rule makes and what the one without it would (`part_of_lift`).
        walked: month by month.
        cash: of its sums, what is paid in by the end of each month; None where it is not known when a customer pays.
    """

    share: float
    lifts: BrandLifts
    priced: RuleCost
    weeks: float
    base: tuple[float, float] | None
    believed: float
    lift: float
    parts: tuple[float, float]
    walked: Path
    cash: Floats | None = None

    @property
    def part(self) -> float:
        """Of the lift, what the rule adds to it."""
        return self.parts[0] - self.parts[1]

    @property
    def more(self) -> float:
        """New customers a week that the lift brings more with the rule than without it, after a year; of a price, as many as it is worth."""
        base = (0.0, 0.0) if self.base is None else self.base
        return self.lift * (self.parts[0] * base[0] - self.parts[1] * base[1])

    @property
    def needed_share(self) -> float | None:
        """The lift after a year that just pays in time; None where none does, the share costs nothing, or what is lifted is not known."""
        return self.walked.lift_needed if self.base is not None and self.priced.free > 0 else None

    @property
    def needed_customers(self) -> float | None:
        """The same as new customers a week, where how many come without an ad is not known."""
        unknown = self.base is None and self.lifts == "organic" and self.priced.free > 0
        return self.walked.lift_needed if unknown else None


def brand_priced(found: Spending) -> RuleCost | None:
    """What the brand share costs in money for the plan's period; None where what a response leaves is not known.

    Raises:
        CannotAnswer: no channel is for brand, or the rules clash.
    """
    plan = in_money(found.asked)
    return None if plan is None else price_of(plan, "brand_share", plan.brand.share)


def brand_counted(found: Spending) -> RuleCost | None:
    """The same in new customers, where they are what counts; None where something else is.

    Raises:
        CannotAnswer: no channel is for brand, or the rules clash.
    """
    plan = found.asked
    return price_of(plan, "brand_share", plan.brand.share) if plan.goal == "customers" else None


def believed_spend(found: Spending) -> float:
    """The spend a week that the lift is believed at."""
    return _BELIEVED_SHARE * (sum(found.now) or found.plan.budget) / found.plan.horizon_weeks


def _lifted(found: Spending, brand: Brand, split: Halves) -> tuple[float, float] | None:
    """Of one of the two splits the new customers a week whose number or worth brand lifts, one path at a time, and what they are worth.

    Those who come without an ad; or by ads that are not for brand; or all of them, by brand's own ads too. None: not known.
    """
    weeks, worth = found.plan.horizon_weeks, found.asked.value_per_response * (found.asked.unit or 0.0)
    if brand.lifts == "conversion":
        return split.outside / weeks, split.outside_worth / weeks
    if brand.organic is None:
        return None
    organic = (brand.organic / weeks, brand.organic / weeks * worth)
    if brand.lifts == "organic":
        return organic
    return (
        organic[0] + (split.inside + split.outside) / weeks,
        organic[1] + (split.inside_worth + split.outside_worth) / weeks,
    )


def paid_back(choice: BudgetChoice) -> tuple[float, ...]:
    """Of what a new customer is worth, the share that is paid by the end of each month, of those won in its first and evenly within it."""
    return tuple(back_by(choice, month + 0.5) for month in range(MOST_MONTHS))


def invested(
    found: Spending,
    priced: RuleCost,
    brand: Brand,
    stop_after: int | None = None,
    back: Sequence[float] | None = None,
) -> Invested:
    """The path of the brand share by what is believed.

    Args:
        found: the answer, of a plan of which it is known what a response leaves in money.
        priced: its rule (`brand_priced`).
        brand: the beliefs.
        stop_after: the month after which nothing more is spent on brand; None: never.
        back: when a customer pays (`paid_back`); None: not known.
    """
    weeks, believed = found.plan.horizon_weeks, believed_spend(found)
    parts = (part_of_lift(priced.spend / weeks, believed), part_of_lift(priced.without / weeks, believed))
    both = [_lifted(found, brand, one) for one in (priced.brings, priced.brought)]
    known = [one for one in both if one is not None]
    if len(known) < len(both) or not any(customers > 0 for customers, _ in known):
        base = None
        lifts = (parts[0] - parts[1]) * found.asked.value_per_response * (found.asked.unit or 0.0)
    else:
        base = (known[0][0], known[1][0])
        lifts = parts[0] * known[0][1] - parts[1] * known[1][1]
    belief = Belief(brand.lift, max(brand.half_life, 0.1))
    walked = path(priced.free / weeks, lifts, belief, brand.months, stop_after)
    paid = None if back is None else cash(walked, back)
    return Invested(brand.share, brand.lifts, priced, weeks, base, believed, brand.lift, parts, walked, paid)
