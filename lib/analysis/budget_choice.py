"""The budget as an owner asks for it: amounts a week, curves as they were told, rules, and how far each figure may be off.

The solver (lib.analysis.budget) knows no weeks and no doubt; here a choice becomes a plan, and its doubt factors on the curves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from lib.analysis.brand import WEEKS_A_MONTH
from lib.analysis.budget import Channel, Plan, Rule
from lib.analysis.budget_rules import Brand
from lib.analysis.curves import Curve, Floats, Hill, points
from lib.analysis.worth import Worth
from lib.core.errors import CannotAnswer
from lib.core.money import SCALE
from lib.core.settings import MOST_UNSURE, NINE_IN_TEN, BudgetChannel, BudgetChoice, RuleState, ValueSettings
from lib.core.words import N_

#: So many draws are enough to say whether one split is better than another; a range's ends take more.
_DRAWS, _BAND_DRAWS = 200, 4000
#: How much of their variance the errors of fitted curves have in common. Where orders name the channels, how many would have come anyway is
#: one belief about all of them: of 66 simulated shops in which nobody would have, the farthest from it, ranges drawn each on its own held 36
#: sums, with half in common 59; of 50 in which some would, 46 and 47. Where only the sum is seen, what is told of one channel too much is told
#: of another too little: on its own 157 of 176 shops, with a tenth in common 162, with half 172.
COMMON_NAMED, COMMON_UNNAMED = 0.5, 0.1
#: Weeks may leave hardly more than nothing possible: a curve that brings less than this share of what it is told to is not looked at.
_LEAST_END, _MIDDLES = 1e-3, 400
#: So many points make a curve; fewer only say that a channel brings nothing.
_CURVE = 2
#: Where nothing tells what more spend brings: twice the money brings half as much again, and figures may be off by so much.
USUAL_DOUBLED, UNSURE_ASSUMED = 1.5, 0.5


def curve_of(channel: BudgetChannel, factor: float = 1.0) -> Curve:
    """The curve as it was told elsewhere; else the one through nothing, the spend of now, and twice as much.

    With diminishing returns it is b x / (x + k) with k = x (2 q - 2) / (2 - q), q = doubled / brings (two equations, two
    unknowns). Where doubling would bring nothing more, or twice as much and above, straight lines join the three points and
    nothing is assumed beyond them. Where nothing is spent now, the figures are about the cap; where it is not told what twice as much
    brings, `twice` says what is assumed.

    Args:
        channel: as told.
        factor: all responses times this.
    """
    if channel.points is not None:
        return points((spend, response * factor) for spend, response in channel.points)
    spend, brings, doubled = channel.about_e4 / SCALE, channel.brings * factor, twice(channel) * factor
    if spend <= 0 or brings <= 0:
        return points([(0.0, 0.0)])
    ratio = doubled / brings
    if not 1.0 < ratio < 1.999:
        return points([(0.0, 0.0), (spend, brings), (2 * spend, max(doubled, brings))])
    half = spend * (2 * ratio - 2) / (2 - ratio)
    return Hill(brings * (spend + half) / spend, half)


def twice(channel: BudgetChannel) -> float:
    """What twice the money brings, as told, or as it usually is."""
    return channel.doubled if channel.is_twice_told else USUAL_DOUBLED * channel.brings


def known_spend(channel: BudgetChannel) -> float:
    """The spend a week up to which its curve is known: as far as points or weeks go, else twice the spend of now, for nobody has seen more."""
    if channel.points and len(channel.points) >= _CURVE:
        return channel.points[-1][0]
    return max(2 * channel.weekly_e4, channel.reach_e4 or 0) / SCALE


def farthest(choice: BudgetChoice) -> float:
    """How far a channel may move up from its spend of now where only its curve limits it, as a share of that; 1 at least."""
    running = [one for one in choice.channels if one.weekly_e4 > 0 and one.can_bring]
    return max([1.0, *(known_spend(one) * SCALE / one.weekly_e4 - 1 for one in running)])


def largest_that_moves(choice: BudgetChoice) -> Channel | None:
    """The channel that most is spent on now, with the floor and cap that leave it room; None where nothing can move."""
    running = [one for one in choice.channels if one.weekly_e4 > 0 and one.can_bring]
    channels = [_channel(choice, one, 1.0) for one in running]
    return max((one for one in channels if one.upper > one.least), key=lambda one: one.current or 0.0, default=None)


def plan_of(choice: BudgetChoice, factors: Sequence[float] | None = None) -> Plan:
    """The choice as a plan, with every rule that is on or soft.

    Raises:
        CannotAnswer: no channel has been told yet, or all are told to bring nothing.
    """
    if not any(channel.can_bring for channel in choice.channels):
        raise CannotAnswer(
            N_("By its curve no channel brings anything, however much is spent: no split is better than another. Check where the curves are from, or type into the table what a channel brings.")
            if choice.channels and all(channel.is_told for channel in choice.channels)
            else N_("No channel says yet what it brings. Type into the table what you spend on a channel a week, and how many new customers that brings.")
        )  # fmt: skip
    factors = factors or [1.0] * len(choice.channels)
    channels = tuple(
        _channel(choice, channel, factor) for channel, factor in zip(choice.channels, factors, strict=True)
    )
    states = rule_states(choice)
    asked = (*_rules_of_shares(choice), *_rules_of_money(choice), *_rules_of_who_came(choice))
    rules = [replace(rule, soft=states[rule.code] == "soft") for rule in asked]
    total = spent_now(choice) if choice.total_e4 is None else choice.total_e4
    plan = Plan(
        total / SCALE,
        channels,
        tuple(rules),
        horizon_weeks=1,
        organic=choice.organic or 0.0,
        reading=choice.outlook,
        value_unsure=choice.value_unsure,
        soft_share=choice.soft_share,
        brand=Brand(choice.brand_share, choice.brand_lifts, choice.brand_lift, choice.brand_half_life, choice.organic),
        reserve=choice.innovation_share,
    )
    return valued(plan, choice)


def valued(plan: Plan, choice: BudgetChoice) -> Plan:
    """The plan with what there is to be most of, and what a response is worth, as chosen."""
    return replace(
        plan,
        value_per_response=1.0 if choice.goal == "customers" else (choice.value_e4 or 0) / SCALE / choice.unit,
        goal=choice.goal,
        unit=None if choice.value_e4 is None or (choice.counted == "revenue" and not choice.margin) else choice.unit,
        counted=choice.counted,
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


def rule_states(choice: BudgetChoice) -> dict[str, RuleState]:
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


def without_rules(choice: BudgetChoice) -> BudgetChoice:
    """The same channels and what they are worth with nothing asked for that could clash: for what is spent now."""
    return replace(
        choice,
        channels=tuple(replace(one, least_e4=0, most_e4=one.most_e4 if one.weekly_e4 <= 0 else None) for one in choice.channels),
        total_e4=None,
        reach=None,
        outlook="expected",
        brand_rule="off",
        innovation_rule="off",
        few_rule="off",
        cost_rule="off",
        roi_rule="off",
        payback_rule="off",
        cash_rule="off",
        paid_rule="off",
        drop_rule="off",
    )  # fmt: skip


def spent_now(choice: BudgetChoice) -> int:
    """What all channels cost a week now, in ten-thousandths."""
    return sum(one.weekly_e4 for one in choice.channels)


def usual_spend(choice: BudgetChoice) -> float:
    """What budgets of this choice are likely to be about, in the currency's unit: the spend of now, else as far as the curves go."""
    now = spent_now(choice) / SCALE
    return now or sum(one.points[-1][0] if one.points else 0.0 for one in choice.channels)


def counts_alike(choice: BudgetChoice) -> bool:
    """Whether every new customer counts the same: so it is where they are counted, or a rule is about their number."""
    return choice.goal == "customers" or _about_number(choice)


def _about_number(choice: BudgetChoice) -> bool:
    """Whether a rule is about how many new customers there are."""
    asked = {rule.code for rule in (*_rules_of_money(choice), *_rules_of_who_came(choice))}
    return not asked.isdisjoint({"target_cac", "paid_share"})


def growth(months: float) -> float:
    """What a customer spends after the first order within so many months, as a share of what the first year brings.

    Each year brings half of the one before: the usual fade of a shop that is no subscription, and an assumption.
    """
    return (1 - 0.5 ** (months / 12)) / 0.5


def share_of_first(first: float, value: float) -> float:
    """Of what a new customer is worth, the share that the first order brings; both in the same money, the value above nothing."""
    return min(max(first / value, 0.0), 1.0)


def taken_apart(first: float, value: float, settings: ValueSettings) -> tuple[int, int, float] | None:
    """What a new customer spends with the first order, and in the year after it, and the margin: `worked_out` the other way round.

    First and later orders are told apart by what is left of each (a welcome coupon makes first ones dearer); the one margin that a
    budget asks for is what is left of both together, so that it comes back to the same value.

    Args:
        first: of the value, what the first order brings, in money.
        value: of a new customer within the settings' days.
        settings: by which both were valued.

    Returns:
        Both amounts in ten-thousandths, and the margin; None where nothing is left of one of them.
    """
    if min(settings.kept_first, settings.kept_later, value) <= 0:
        return None
    grown = growth(settings.horizon_days * 12 / 365)
    at_first, later = first / settings.kept_first, max((value - first) / settings.kept_later / grown, 0.0)
    return round(at_first * SCALE), round(later * SCALE), min(value / (at_first + later * grown), 1.0)


def first_share_told(first: float, value: float, settings: ValueSettings, months: float) -> float | None:
    """Of what a new customer is worth, the first order's share by the files; before a margin is known, that of what customers spend.

    Args:
        first: of the value, what the first order brings, in money.
        value: of a new customer within the settings' days.
        settings: by which both were valued.
        months: that are looked at while no margin is known.
    """
    if settings.margin is not None and value > 0:
        return share_of_first(first, value)
    told = taken_apart(first, value, settings)
    return None if told is None else first_of_both(told[0], told[1], months)


def worked_out(choice: BudgetChoice) -> BudgetChoice:
    """The choice with what a new customer is worth by first order, later orders, margin and months; as it is where one is not told."""
    if choice.first_e4 is None or choice.later_e4 is None or choice.margin is None:
        return choice
    spends = choice.first_e4 + choice.later_e4 * growth(choice.worth_months)
    first_share = first_of_both(choice.first_e4, choice.later_e4, choice.worth_months)
    if first_share is None:
        return choice
    return replace(choice, value_e4=round(choice.margin * spends), first_share=first_share)


def first_of_both(first: float, later: float, months: float) -> float | None:
    """Of all that a customer spends within so many months, the first order's share; None where nothing is spent.

    Args:
        first: what the first order brings.
        later: what the year after it brings, in the same money.
        months: that are looked at.
    """
    spends = first + later * growth(months)
    return first / spends if spends > 0 else None


def back_by(choice: BudgetChoice, months: float) -> float:
    """Of what a new customer is worth, the share that is back so many months after the first order.

    Customers of a month are on average half a month old at its end.
    """
    first = min(max(choice.first_share or 0.0, 0.0), 1.0)
    return first + (1 - first) * min(months / max(choice.worth_months, 1), 1.0)


def _channel(choice: BudgetChoice, channel: BudgetChannel, factor: float) -> Channel:
    now = channel.weekly_e4 / SCALE
    known = known_spend(channel)
    most = known if channel.most_e4 is None else channel.most_e4 / SCALE
    least = channel.least_e4 / SCALE
    reach, loose = None, (0.0, known)
    if choice.reach is not None and channel.knows_now:
        reach = choice.reach if now * (1 - choice.reach) > least else None
        least, most = max(least, now * (1 - choice.reach)), min(most, now * (1 + choice.reach))
        loose = (
            max(now * (1 - choice.reach), 0.0),
            max(min(known, now * (1 + choice.reach)), now * (1 - choice.reach), 0.0),
        )
    if channel.is_held:
        least = most = max(min(now, most), least)
        reach = None
    stays = channel.is_held or (channel.is_guess and channel.least_e4 == channel.most_e4 == channel.weekly_e4)
    limited = channel.can_bring and not stays and (channel.least_e4 > 0 or channel.most_e4 is not None)
    own = None if channel.value_e4 is None or counts_alike(choice) else channel.value_e4 / SCALE / choice.unit
    return Channel(
        channel.name,
        channel.kind,
        curve_of(channel, factor),
        now,
        least,
        max(most, least),
        value_per_response=own,
        reach=reach,
        is_told=not channel.is_held,
        loose=loose if limited else None,
        unit=channel.value_e4 / SCALE if channel.value_e4 is not None and _counts_only(choice) else None,
        known=known if known > 0 else channel.about_e4 / SCALE or None,
    )


def _counts_only(choice: BudgetChoice) -> bool:
    """Whether customers count the same for nothing but that they are counted, and it is known what they are worth."""
    return choice.goal == "customers" and choice.value_e4 is not None and not _about_number(choice)


# ---- doubt


def ends(channel: BudgetChannel) -> tuple[float, float]:
    """The factors between which nine in ten of a channel's responses lie: as its weeks tell, else divided and multiplied by the same."""
    if channel.fitted is not None:
        low, high = channel.fitted
        return min(max(low, _LEAST_END), 1.0), min(max(high, 1.0), 1 / _LEAST_END)
    most = 1 + unsure_of(channel)
    return 1 / most, most


def unsure_of(channel: BudgetChannel) -> float:
    """How far a channel's figures may be off to either side, as a share: as told, and no less than an assumed curve may be."""
    return min(max(channel.unsure, 0.0 if channel.is_twice_told else UNSURE_ASSUMED), MOST_UNSURE)


def is_doubted(choice: BudgetChoice) -> bool:
    """Whether any doubt is told, of a channel or of what a new customer is worth."""
    worth = choice.value_unsure > 0 and choice.goal != "customers"
    return worth or any(high > low for low, high in map(ends, choice.channels))


def deviation(channel: BudgetChannel) -> float:
    """The standard deviation of a channel's responses on the scale of logarithms."""
    low, high = ends(channel)
    return float(np.log(high / low)) / (2 * NINE_IN_TEN)


def deviations(choice: BudgetChoice) -> Floats:
    """The same of each channel."""
    return np.array([deviation(channel) for channel in choice.channels])


def share_unsure(log_sd: float) -> float:
    """How far a figure may be off in nine of ten cases, as a share, from the standard deviation of its logarithm."""
    return round(min(float(np.expm1(NINE_IN_TEN * log_sd)), 2.0), 3)


def worth_told(known: Worth) -> tuple[int | None, float]:
    """What a new customer is worth (ten-thousandths) and how far that may be off, as a share; None where it is nothing or less."""
    worth = max(round(known.value * SCALE), 0) or None
    return worth, 0.0 if worth is None else share_unsure(known.log_sd)


def factors_drawn(choice: BudgetChoice, draws: int = _DRAWS, seed: int = 7, *, together: bool = False) -> Floats:
    """Factors on the channels' responses, one row a draw: log-normal with mean 1, each channel on its own, either side as wide as told.

    Args:
        choice: says how unsure each channel is.
        draws: how many.
        seed: of the draws.
        together: curves that the shop's weeks told are off in the same direction, in part; else each on its own.
    """
    normal = np.random.default_rng(seed).standard_normal((draws, len(choice.channels)))
    if together:
        shared = np.random.default_rng(seed + 2).standard_normal((draws, 1))
        common = np.array([_common(channel) for channel in choice.channels])
        normal = np.sqrt(common) * shared + np.sqrt(1 - common) * normal
    return _factors(choice, normal)


def _common(channel: BudgetChannel) -> float:
    if channel.fitted is None:
        return 0.0
    return COMMON_NAMED if channel.is_named else COMMON_UNNAMED


def factors_spread(choice: BudgetChoice, draws: int) -> Floats:
    """As `factors_drawn`, but spread evenly, so that fewer tell as much (multiples of roots of primes: Richtmyer 1951)."""
    from scipy.special import ndtri  # noqa: PLC0415 - only for what is asked below the page

    many = len(choice.channels)
    primes = [one for one in range(2, 50 + 30 * many) if all(one % by for by in range(2, int(one**0.5) + 1))]
    places = (np.outer(np.arange(1, draws + 1), np.sqrt(primes[:many])) + 0.5) % 1
    return _factors(choice, ndtri(np.clip(places, 1e-9, 1 - 1e-9)))


def _factors(choice: BudgetChoice, normal: Floats) -> Floats:
    """Draws of the standard normal (draws × channels) as factors."""
    middle, below, above = np.array([_sides(channel) for channel in choice.channels]).T
    return middle * np.exp(normal * np.where(normal < 0, below, above))


def _sides(channel: BudgetChannel) -> tuple[float, float, float]:
    """The middle of a channel's factors, and how wide they are below and above it (on the scale of logarithms), so that their mean is 1.

    What weeks tell lies farther below than above, or the reverse: two halves of log-normals that meet in the middle have both ends
    (two-piece distribution; Fechner 1897). Of the two middles that give the mean, the upper one: a curve's draws have a tail to nothing.
    Of one that may bring nothing and hardly more than it is told to, no middle does: it lies at the upper end, and the mean is below 1.
    """
    from scipy.special import ndtr  # noqa: PLC0415 - only where there is doubt

    spread = deviation(channel)
    if channel.fitted is None or spread <= 0:
        return float(np.exp(-(spread**2) / 2)), spread, spread
    low, high = ends(channel)
    middles = np.geomspace(low, high, _MIDDLES)
    below, above = np.log(middles / low) / NINE_IN_TEN, np.log(high / middles) / NINE_IN_TEN
    means = middles * (np.exp(below**2 / 2) * ndtr(-below) + np.exp(above**2 / 2) * ndtr(above))
    first = int(means.argmin())
    middle = float(np.interp(1.0, means[first:], middles[first:]))
    return middle, float(np.log(middle / low)) / NINE_IN_TEN, float(np.log(high / middle)) / NINE_IN_TEN


def band(choice: BudgetChoice, values: Sequence[float]) -> tuple[float, float]:
    """What a split brings in nine of ten draws; what a new customer is worth may be off for all channels alike."""
    low, high = np.quantile(about(choice, values), (0.05, 0.95))
    return float(low), float(high)


def about(choice: BudgetChoice, values: Sequence[float]) -> Floats:
    """What a split may bring, by draw: what somebody typed is the middle of its doubt, as `BudgetChannel.unsure` says, not its mean."""
    typed = [0.0 if one.fitted is not None else deviation(one) ** 2 / 2 for one in choice.channels]
    middle = (np.exp(typed) * np.array(values)).tolist()
    spread = 0.0 if choice.goal == "customers" else np.log1p(choice.value_unsure) / NINE_IN_TEN
    return brought(choice, middle, together=True, draws=_BAND_DRAWS) * np.exp(spread**2 / 2)


def brought(choice: BudgetChoice, values: Sequence[float], *, together: bool = False, draws: int = _DRAWS) -> Floats:
    """What channels bring together in each draw, in what counts.

    Args:
        choice: says how unsure each channel is, and what a new customer is worth.
        values: what each channel brings as told.
        together: fitted curves are off in the same direction, in part: so for a sum; a difference of two splits is surest without.
        draws: how many.
    """
    drawn = factors_drawn(choice, draws, together=together) @ np.array(values)
    if choice.goal == "customers":
        return drawn
    spread = np.log1p(choice.value_unsure) / NINE_IN_TEN
    return drawn * np.exp(np.random.default_rng(8).standard_normal(draws) * spread - spread**2 / 2)
