"""Did writing help? Customers of a list who were written to against those who were left out of it by lot.

Only the lot tells them apart, so what they spend differently is what writing earned, give or take chance. Looked at once,
when the list's days are over: who looks every day and stops at the first good one finds an effect of nothing in one list of four.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from lib.analysis.customers import Float64s, Int64s
from lib.analysis.histories import Histories
from lib.analysis.holdout import Marks, unpacked
from lib.analysis.means import mean_range
from lib.analysis.proportions import Range, difference
from lib.core.money import SCALE
from lib.core.periods import day_of
from lib.core.settings import KeptList

#: "early": its days are not over · "not_seen": the orders begin after the list · "nobody_out": nobody was left out ·
#: "too_few": chance alone may differ as much · "earned", "cost": writing brought or lost money.
Verdict = Literal["early", "not_seen", "nobody_out", "too_few", "earned", "cost"]

#: So many of those left out have to be expected to order, or a range would be a guess.
FEWEST_ORDERING = 8
#: Redraws of the lot for the test that nothing but chance is at work, and up to how many who ordered they are needed: means of
#: more are as good as normal.
_REDRAWS, _MOST_REDRAWN = 1_000, 2_000
_CHANCE = 0.05
_PIECES = 8  # so that the redraws of thousands of values fit into little memory
#: A rise that a shop would want to see, and how surely (two-sided 5 %, power 80 %: Cohen 1988, section 2.4).
WANTED_RISE = 0.2
_SURE = (1.959963984540054 + 0.8416212335729143) ** 2


@dataclass(frozen=True)
class Helped:
    """What became of a list.

    Attributes:
        written, held_out: how many customers.
        written_ordered, held_out_ordered: how many of them ordered within the days.
        days: of the list that the file covers so far, at most the list's own.
        each: what a customer who was written to spent more than one who was not, in the currency's unit; None: cannot be told.
        earned: the same for all who were written to.
        share: the difference between the shares who ordered.
        needed: how many customers such a list would need to see a rise of `WANTED_RISE`; None: nobody ordered.
    """

    verdict: Verdict
    written: int
    held_out: int
    written_ordered: int
    held_out_ordered: int
    days: int
    each: Range | None = None
    earned: Range | None = None
    share: Range | None = None
    needed: int | None = None


def helped(kept: KeptList, known: Histories, own: Marks, as_of: date, kept_share: float = 1.0) -> Helped:
    """Compare both parts of a list by what they spent after refunds in its days.

    Args:
        kept: the list.
        known: the order days of all customers, without filters.
        own: the marks of the same customers, in the same order (lib.analysis.holdout.marks).
        as_of: the day after the last one that the file covers.
        kept_share: the share of revenue that counts (the margin).
    """
    written, held_out = unpacked(kept.written), unpacked(kept.held_out)
    start = day_of(kept.day)
    days = min(max(day_of(as_of) - start, 0), kept.window_days)
    within = (known.day >= start) & (known.day < start + days)
    orders = _sums(known.who[within], known.orders[within], len(known))
    money = _sums(known.who[within], known.net_e4[within], len(known))
    back = (known.refund_day >= start) & (known.refund_day < start + days)
    money -= _sums(known.refund_who[back], known.refund_e4[back], len(known))
    one, other = (_part(part, own, orders, money, kept_share) for part in (written, held_out))
    ordered = tuple(int((part[1] > 0).sum()) for part in (one, other))
    made = Helped("early", len(written), len(held_out), ordered[0], ordered[1], days)
    if not len(held_out) or not len(written):
        return _as(made, "nobody_out")
    if len(known) and int(known.day.min()) >= start:
        return _as(made, "not_seen")
    if days < kept.window_days:
        return made
    return compared(one, other, days)


def _as(made: Helped, verdict: Verdict) -> Helped:
    return Helped(verdict, made.written, made.held_out, made.written_ordered, made.held_out_ordered, made.days)


def _sums(who: Int64s, values: Int64s, size: int) -> Int64s:
    sums = np.zeros(size, np.int64)
    np.add.at(sums, who, values)
    return sums


def _part(part: Marks, own: Marks, orders: Int64s, money_e4: Int64s, kept_share: float) -> tuple[Float64s, Int64s]:
    """Money and orders of each customer of a part; who is not in the file any more has neither."""
    here = np.isin(own, part)
    spent, times = np.zeros(len(part)), np.zeros(len(part), np.int64)
    count = int(here.sum())
    spent[:count] = money_e4[here] / SCALE * kept_share
    times[:count] = orders[here]
    return spent, times


def compared(written: tuple[Float64s, Int64s], held_out: tuple[Float64s, Int64s], days: int) -> Helped:
    """Two parts of a list, each with money and orders a customer, when its days are over.

    The range of the difference comes from the ranges of both means (square-and-add: Zou and Donner 2008, "Construction of
    confidence limits about effect measures"), which take the skewness of money into account (lib.analysis.means). It is
    claimed only where redrawing the lot gives so large a difference in fewer than 5 % of cases, too (Fisher 1935, "The design of
    experiments", section 21).
    """
    (spent, times), (spent_out, times_out) = written, held_out
    ordered, ordered_out = int((times > 0).sum()), int((times_out > 0).sum())
    count, count_out = len(spent), len(spent_out)
    expected_out = (ordered + ordered_out) * count_out / (count + count_out)
    share = difference((ordered_out, count_out), (ordered, count))
    first, second = mean_range(spent), mean_range(spent_out)
    everyone = np.concatenate([spent, spent_out])
    needed = _needed(everyone, count_out / (count + count_out))
    facts = (count, count_out, ordered, ordered_out, days)
    if first is None or second is None or expected_out < FEWEST_ORDERING or not ordered_out or not ordered:
        return Helped("too_few", *facts, share=share, needed=needed)
    value = first.value - second.value
    each = Range(
        value,
        value - math.hypot(first.value - first.low, second.high - second.value),
        value + math.hypot(first.high - first.value, second.value - second.low),
    )
    earned = each.times(count)
    verdict: Verdict = "too_few"
    if (each.low > 0 or each.high < 0) and _by_chance(spent, spent_out) < _CHANCE:
        verdict = "earned" if each.low > 0 else "cost"
    return Helped(verdict, *facts, each, earned, share, needed)


def _by_chance(spent: Float64s, spent_out: Float64s) -> float:
    """How often another lot would have given a difference at least so far out on its side, both sides taken together.

    Only those who spent something matter: how many of them are left out is drawn first, then which.
    """
    everyone = np.concatenate([spent, spent_out])
    values = everyone[everyone != 0]
    out = len(spent_out)
    if len(values) > _MOST_REDRAWN:
        return 0.0
    generator = np.random.Generator(np.random.PCG64(out))  # the same file gives the same answer
    counts = generator.hypergeometric(len(values), len(everyone) - len(values), out, _REDRAWS)
    sums = np.concatenate([_sums_of_first(values, some, generator) for some in np.array_split(counts, _PIECES)])
    seen, least = float(spent_out.sum()), 1e-9
    below, above = int((sums <= seen + least).sum()), int((sums >= seen - least).sum())
    return min(1.0, 2 * (min(below, above) + 1) / (_REDRAWS + 1))


def _sums_of_first(values: Float64s, counts: Int64s, generator: np.random.Generator) -> Float64s:
    """For each count, the sum of so many of the values in an order drawn anew."""
    drawn = generator.permuted(np.tile(values, (len(counts), 1)), axis=1)
    upto = np.concatenate([np.zeros((len(counts), 1)), np.cumsum(drawn, axis=1)], axis=1)
    return upto[np.arange(len(counts)), counts]


def _needed(spent: Float64s, share_out: float) -> int | None:
    """Customers that a list needs to see a rise of `WANTED_RISE` in what each spends, with this share left out."""
    mean = float(spent.mean()) if len(spent) else 0.0
    if mean <= 0 or not 0 < share_out < 1:
        return None
    variation = float(spent.var()) / mean**2
    return math.ceil(_SURE * variation / WANTED_RISE**2 / (share_out * (1 - share_out)))
