"""What each loss on the way is worth at most, so that steps can be ranked by money."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.customers import Customers
from lib.analysis.funnel import Funnel
from lib.analysis.funnel_rule import Source, Step
from lib.analysis.means import mean_range, ratio_range
from lib.analysis.proportions import Z95, Range, product, wilson
from lib.analysis.touchpoints import TouchPoint, guessed
from lib.analysis.watch import Days
from lib.core.columns import EVENT, VALUE_E4
from lib.core.money import SCALE

Worth = Literal["buyer", "order"]


@dataclass(frozen=True)
class BuyerValue:
    """What one buyer brings, ten-thousandths, with the range of the average.

    Attributes:
        source: the values in the events, the orders of the shop, its daily totals, or typed in.
        order_e4: what one more order brings, which is what is lost after the first; None: as much.
    """

    money_e4: Range
    source: Source
    order_e4: Range | None = None


@dataclass(frozen=True)
class Stake:
    """A loss in front of one step.

    Attributes:
        place: of the step that they did not reach; `previous`: of the one where they stood.
        lost: how many, without those who may still go on (`waiting`).
        onward: of those who reached the step and whose time is over, the share that went on to the one where money is made; of
            nobody, anything. Who arrived lately is left out whether they went on or not: else the quick alone would count.
        money_e4: lost × onward × value: what it would bring if the lost did as those who went on. A ceiling, since those who
            go on want it more; and not additive, since whoever is won at one step may be lost at the next. None: no value,
            nobody has gone on, or a step on the way there counts something else.
        worth: what the value is of: a buyer's, or after the purchase one more order's.
        over: of those whose time is over, how many stood on `previous`, reached the step, and came to where money is made. The
            lost are the first less the second, `onward` is the third of the second.
    """

    place: int
    previous: int
    lost: int
    onward: Range
    money_e4: Range | None
    waiting: int = 0
    worth: Worth = "buyer"
    over: tuple[int, int, int] = (0, 0, 0)


def money_places(funnel: Funnel, template: Sequence[TouchPoint]) -> tuple[int | None, int]:
    """The place of the step at which money is made first, and of the one that tells how many of those who began have come so far.

    They differ where the way begins with a purchase: all who begin have bought, so a later purchase or the last step tells.
    None where no step is known as a purchase; the last step then tells how many came through, but makes nobody a buyer.
    """
    buying = [place for place, one in enumerate(funnel.figures) if one.step.code == "paid"]
    if not buying:
        names = set(guessed([name for one in funnel.figures for name in one.step.events], template).get("paid", ()))
        names |= {metric for point in template if point.code == "paid" for metric in point.metrics}
        buying = [place for place, one in enumerate(funnel.figures) if set(one.step.events) & names]
    last = funnel.required()[-1]
    return next(iter(buying), None), next((place for place in buying if place), last)


def told_values(made: int | None, known: Mapping[Source, BuyerValue | None]) -> dict[Source, BuyerValue]:
    """What a buyer brings by each source that can say it of this way, the one to be believed first in front.

    Orders and totals tell what a purchase brings: they price nothing where no step is one. Values in the events themselves do.

    Args:
        made: the place of the step at which money is made (`money_places`).
        known: what each source says; None: nothing.
    """
    return {
        source: value
        for source, value in known.items()
        if value is not None and (made is not None or source == "events")
    }


def stakes(funnel: Funnel, value: BuyerValue | None, buying: int | None) -> tuple[Stake, ...]:
    """The losses in front of each required step, the most money first; where no money tells them apart, the most people.

    Steps that are counted differently are not compared: nobody is lost between them, and no money is counted through them.

    Args:
        funnel: counts of each step.
        value: what a buyer brings.
        buying: the place of the step at which money is made, None: the last; losses after it aim at the last step, and at one
            more order.
    """
    required = funnel.required()
    buying = required[-1] if buying is None else buying
    found = [
        stake
        for previous, place in pairwise(required)
        if (
            stake := _stake(funnel, previous, place, buying, "buyer", value)
            if place <= buying
            else _stake(funnel, previous, place, required[-1], "order", value)
        )
    ]
    return tuple(
        sorted(found, key=lambda stake: (-(stake.money_e4.value if stake.money_e4 else -1), -stake.lost, stake.place))
    )


def _stake(
    funnel: Funnel, previous: int, place: int, target: int, worth: Worth, value: BuyerValue | None
) -> Stake | None:
    here, odd = funnel.figures[place], funnel.odd()
    waiting = funnel.waiting(previous, place)
    settled, lost = funnel.over(previous), here.lost - waiting
    if settled <= 0 or here.of_previous is None or previous in odd:
        return None
    arrived, through = funnel.over(place), min(funnel.over(target), funnel.over(place))
    if place == target:
        onward = Range(1.0, 1.0, 1.0)  # reaching it is what is worth the money
    else:
        onward = None if any(place < at <= target for at in odd) else wilson(through, arrived)
    over = (settled, arrived, through)
    if onward is None:  # nobody came here: who is lost is known, and nothing of what they would have done
        return Stake(place, previous, lost, Range(0.0, 0.0, 1.0), None, waiting, worth, over)
    gone = wilson(lost, settled)
    money = None
    if value is not None and gone is not None:
        value_e4 = value.money_e4 if worth == "buyer" else value.order_e4 or value.money_e4
        share = product(gone, onward, value_e4)
        money = None if share is None else share.times(settled)
        if lost == 0:
            money = Range(0.0, 0.0, settled * gone.high * onward.high * value_e4.high)
    return Stake(place, previous, lost, onward, money, waiting, worth, over)


def average_e4(amounts_e4: npt.NDArray[np.float64]) -> Range | None:
    """The average of some amounts with its range, that of `mean_range` or for few Student's; None of nothing positive."""
    known = amounts_e4[np.isfinite(amounts_e4)]
    if not len(known) or known.mean() <= 0:
        return None
    mean = float(known.mean())
    if len(known) == 1:
        return Range(mean, mean / 2, mean * 2)
    skewed = mean_range(known)
    if skewed is not None:
        return Range(mean, max(skewed.low, mean / 10), skewed.high)
    freedom = len(known) - 1
    factor = Z95 + (Z95**3 + Z95) / (4 * freedom)  # Student's quantile, first term of Cornish and Fisher
    half = factor * float(known.std(ddof=1)) / math.sqrt(len(known))
    return Range(mean, max(mean - half, mean / 10), mean + half)


def value_of_totals(revenue_e4: npt.NDArray[np.float64], bought: npt.NDArray[np.int64]) -> BuyerValue | None:
    """What a purchase brings by totals of days: all their money over all their purchases; None where either is nothing.

    Args:
        revenue_e4: of each day.
        bought: how many bought on each day.
    """
    count, total = float(bought.sum()), float(revenue_e4.sum())
    if count <= 0 or total <= 0:
        return None
    found = ratio_range(revenue_e4, bought.astype(np.float64))
    mean = total / count
    return BuyerValue(found or Range(mean, mean, mean), "totals")


def value_of_days(days: Days, step: Step) -> BuyerValue | None:
    """What one purchase brings by daily totals that have both; None where they do not."""
    bought = days.units.get(step.code)
    if bought is None or days.revenue_e4 is None:
        return None
    return value_of_totals(days.revenue_e4[days.told], bought[days.told])


def value_of_customers(customers: Customers) -> BuyerValue | None:
    """What a customer has brought so far, on average, and what one order brings; None where it is nothing."""
    money = customers.monetary_e4.astype(np.float64)
    average = average_e4(money)
    if average is None:
        return None
    orders = customers.frequency.astype(np.float64)
    per_order = ratio_range(money, orders) or average.times(len(customers) / float(orders.sum()))
    return BuyerValue(average, "orders", per_order)


def value_of_purchases(events: pd.DataFrame, names: Iterable[str]) -> BuyerValue | None:
    """What one purchase brings by the values in a log (lib.core.columns.EVENTS), on average; None where it tells none."""
    values = events.loc[events[EVENT].isin(list(names)), VALUE_E4].dropna().to_numpy(np.float64)
    average = average_e4(values[values > 0])
    return None if average is None else BuyerValue(average, "events")


def value_given(money: float, known: Iterable[BuyerValue]) -> BuyerValue:
    """A buyer's value as the reader gives it; one more order is worth what the files know of it, else as much.

    Args:
        money: in the currency's unit.
        known: what the files say of a buyer.
    """
    value = Range(*[money * SCALE] * 3)
    return BuyerValue(value, "given", next((one.order_e4 or one.money_e4 for one in known), None))
