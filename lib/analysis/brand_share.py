"""The brand share of a plan as an investment: the price of its rule today against what the stock of memory brings, in money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lib.analysis.brand import Belief, Path, base_of, cash, part_of_lift, path
from lib.analysis.budget_choice import back_by
from lib.analysis.budget_rules import Brand, in_money
from lib.analysis.curves import Floats
from lib.analysis.spending import RuleCost, Spending, price_of
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
        base: new customers a week whose number or worth is lifted; None: not known, and `walked` is of one customer a week.
        believed: the spend a week that the lift is believed at.
        lift: that is believed, after a year of that spend.
        part: of that lift, what counts here (`part_of_lift` of the spend with the rule less that of the spend without it).
        walked: month by month.
        cash: of its sums, what is paid in by the end of each month; None where it is not known when a customer pays.
    """

    share: float
    lifts: BrandLifts
    priced: RuleCost
    weeks: float
    base: float | None
    believed: float
    lift: float
    part: float
    walked: Path
    cash: Floats | None = None

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


def believed_spend(found: Spending) -> float:
    """The spend a week that the lift is believed at."""
    return _BELIEVED_SHARE * (sum(found.now) or found.plan.budget) / found.plan.horizon_weeks


def by_ads(found: Spending) -> float:
    """New customers a week by ads that are not for brand."""
    return sum(one.response for one in found.answer.allocation if one.kind != "brand") / found.plan.horizon_weeks


def lifted(found: Spending, brand: Brand) -> float | None:
    """New customers a week whose number or worth brand lifts; None where they are not known."""
    won = by_ads(found)
    if brand.lifts == "conversion":
        return base_of(brand.lifts, 0.0, won) if won > 0 else None
    return None if brand.organic is None else base_of(brand.lifts, brand.organic / found.plan.horizon_weeks, won)


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
    weeks, believed, base = found.plan.horizon_weeks, believed_spend(found), lifted(found, brand)
    part = part_of_lift(priced.spend / weeks, believed) - part_of_lift(priced.without / weeks, believed)
    worth = found.asked.value_per_response * (found.asked.unit or 0.0)
    belief = Belief(1.0 if base is None else base, brand.lift, max(brand.half_life, 0.1))
    walked = path(priced.free / weeks, worth, belief, brand.months, stop_after, part)
    paid = None if back is None else cash(walked, back)
    return Invested(brand.share, brand.lifts, priced, weeks, base, believed, brand.lift, max(part, 0.0), walked, paid)
