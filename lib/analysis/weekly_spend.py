"""A shop's own weeks, and the curves they tell: spend by channel beside the new customers that came through it.

A channel that first orders name is fitted on its own new customers: there is less chance in few of them than in all. One that no
order names (a podcast, a poster) is fitted on those that no channel with spend can claim: there its customers must be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.acquisition import alone_in_orders, daily_spend, dated, plain_names
from lib.analysis.channel_names import joined, plain_name
from lib.analysis.control_outcome import knows_what_was_sold, led_by_demand
from lib.analysis.curves import as_told
from lib.analysis.fitting import AS_GUESS, BROUGHT, FEWEST_WEEKS, Fitted, Weeks, as_price, fit, fit_each, moved_beside
from lib.analysis.models.cells import Float64s, Int64s
from lib.analysis.price_per_sale import Of, Price, price_of
from lib.analysis.ran_lately import PAUSE_WEEKS
from lib.analysis.sales import Sales
from lib.analysis.spend_holes import Bools, missing, spend_holes, told_days
from lib.core.columns import CHANNEL
from lib.core.errors import CannotAnswer
from lib.core.money import SCALE
from lib.core.periods import date_of, day_of
from lib.core.settings import NINE_IN_TEN, BudgetChannel, CostSettings
from lib.core.words import N_, NP_, Sentence

Days = tuple[date, date]
#: So many times as far as the weeks went their curve is followed. Of 61 simulated shops (104 weeks, 2 to 6 channels, a gain of 5 % or more, up
#: to ten times the spend of now; one who knows the curves gains all of it) splits so gained, as medians, .91 of it in shops whose sums alone are
#: seen, .76 in such of another simulator, and .96 where orders name the channel; where curves end with the weeks .76, .71 and .92. Ten
#: times the spend of now brings no more (.90, .76, .96), 1.5 less (.87, .76, .96). Of all 68 three lost, two where curves end with the weeks.
_CONTINUED = 2
#: What the curves of named channels rest on, to be said wherever they are shown.
NAMED_ASSUMED = N_(
    "Not everybody whose first order names a channel is taken to come because of its spend: how many do is read from how they rise and fall with it, and at first three in four are believed to. How many would have come anyway, only a test tells. Those whom it brought and whose order does not name it are not counted."
)
#: What curves that chance nearly hides are, to be said wherever they are used.
GUESSED = NP_(
    "These weeks tell little of {channels}: chance is larger than what it brings. Nothing better is known, so that its curve is a first guess.",
    "These weeks tell little of {channels}: chance is larger than what they bring. Nothing better is known, so that their curves are first guesses.",
)
#: The same of channels that orders name.
GUESSED_NAMED = NP_(
    "About as many new customers name {channels} in weeks of much spend as in weeks of little: these weeks hardly tell whom it brought, and its curve is a first guess.",
    "About as many new customers name {channels} in weeks of much spend as in weeks of little: these weeks hardly tell whom they brought, and their curves are first guesses.",
)
#: What curves are whose spend seems to have followed demand, with what would tell.
LEANING = NP_(
    "Spend on {channels} seems to follow demand, more when more is sold anyway: it may look better than it is, or bring nothing at all. Its curve is a guess; before you move money, stop it for two weeks, or hold it at one figure, and see whether new customers are missing.",
    "Spend on {channels} seems to follow demand, more when more is sold anyway: they may look better than they are, or bring nothing at all. Their curves are guesses; before you move money, stop one of them for two weeks, or hold it at one figure, and see whether new customers are missing.",
)
#: Where twice the money is assumed to bring half as much again.
ASSUMED = NP_(
    "These weeks do not tell the curve of {channels}: what twice the money brings is assumed.",
    "These weeks do not tell the curves of {channels}: what twice the money brings is assumed.",
)
#: What stays as it is, for it follows its customers: where the table says what each costs, its limits can be cleared.
PAID = NP_(
    "Spend on {channels} follows its new customers exactly, as a reward or a commission does: it cannot be raised at will, so it stays as it is.",
    "Spend on {channels} follows their new customers exactly, as rewards or commissions do: it cannot be raised at will, so it stays as it is.",
)
#: What a split is whose largest move rests on such a curve.
DIRECTION_GUESSED = N_(
    "This direction is a guess, for it rests on {channels}, of which your weeks tell little. Move little, or test first: in simulated shops whose split was good already, such moves lost more often than they gained."
)
#: How far apart last units may lie in a split that makes some sense, as a standard deviation of logarithms; nine in ten lie within so many.
_SENSE = 2.0
#: A drop: the last weeks against those before; fewer new customers before them tell nothing.
_LATELY, _BEFORE, _FEWEST_BEFORE = 4, 9, 20
#: Of what was expected at most this share came, beyond so many standard deviations of chance.
_FALLEN, _SURE = 0.85, 2.0


#: What spend is called of which no file tells the channel.
UNNAMED = N_("Advertising")


def named(
    spend: pd.DataFrame, matches: Sequence[tuple[str, str]], name: str
) -> tuple[pd.DataFrame, tuple[tuple[str, str], ...]]:
    """The same spend and matches, with a name for spend that has no channel; the same objects where all has one."""
    channel = spend[CHANNEL].astype("object")
    silent = channel.isna() | (channel == "")
    if not silent.any():
        return spend, tuple(matches)
    said = spend.assign(**{CHANNEL: channel.mask(silent, name).astype("str")})
    return said, tuple((one or name, other or name) for one, other in matches)


@dataclass(frozen=True, eq=False)
class History:
    """Whole weeks up to the last day that spend and orders share.

    Attributes:
        first: the first day of the first week.
        names: channels with spend.
        spend: weeks × channels, in the currency's unit.
        own: weeks × channels: new customers whose first order names the channel.
        rest: new customers a week whom no channel with spend can claim.
        promotions: weeks × 0 or 1: the share of each week that lay in a promotion season.
        told: weeks × channels: whether the spend of the whole week is told; None: of all.
        prices: of each channel, what its spend is a price of; (): nobody has looked.
        sold: weeks × 1 + channels: the money of all orders, and of those that name each channel; None: not told.
    """

    first: int
    names: tuple[str, ...]
    spend: Float64s
    own: Float64s
    rest: Float64s
    promotions: Float64s
    told: Bools | None = None
    prices: tuple[Price | None, ...] = ()
    sold: Float64s | None = None

    def told_of(self, channels: Sequence[int]) -> Bools:
        """The weeks whose spend is told of all of these channels (by their places)."""
        told = np.ones(self.spend.shape, np.bool_) if self.told is None else self.told
        return np.logical_and.reduce(told[:, channels], axis=1)

    def weeks_of(self, channels: Sequence[int], won: Float64s) -> Weeks:
        """Their spend beside those whom they won, without the weeks whose spend is missing: what was won then had its cost elsewhere.

        The weeks on both sides of a hole stand beside one another, so that what carries over from before it is taken to work on.
        """
        told = self.told_of(channels)
        return Weeks(self.names, self.spend[told], won[told], self.promotions[told], self.prices).some(channels)


def history(
    spend: pd.DataFrame,
    first_day: Int64s,
    channel: npt.NDArray[np.object_],
    as_of: date,
    promotions: Sequence[Days] = (),
    costs: CostSettings | None = None,
    sold: Sales | None = None,
) -> History:
    """Spend and new customers by week.

    Args:
        spend: the canonical table (lib.core.columns.SPEND).
        first_day: of each customer's first order.
        channel: of each customer's first order ("": not told).
        as_of: later days are left out.
        promotions: first and last day of each.
        costs: how channels of the spend file are named in the orders, and what the shop says of days without spend.
        sold: what was sold, by which spend shows whether it is a share of that; None: only customers are counted.

    Raises:
        CannotAnswer: the spend has no dates, or spend and orders share no 26 weeks.
    """
    table, first, last, undated = dated(spend, first_day, as_of)
    if undated or table.empty or not len(first_day):
        raise CannotAnswer(N_("Curves need spend with dates, week by week. Some of the spend has none."))
    names = tuple(sorted({str(one) for one in table[CHANNEL]}))
    begin = max(day_of(first), int(first_day.min()))
    weeks = max((day_of(last) - begin + 1) // 7, 0)
    if weeks < FEWEST_WEEKS:
        raise CannotAnswer(
            N_(
                "Curves need at least {least} weeks in which spend and orders overlap; here are {count}. Until then, say in the table what you believe."
            ),
            least=FEWEST_WEEKS,
            count=weeks,
        )
    start = day_of(last) - 7 * weeks + 1
    offset = start - day_of(first)
    every = [daily_spend(table[table[CHANNEL] == name], first, last) for name in names]
    daily = [one[offset:] for one in every]
    by_week = np.column_stack([one.reshape(weeks, 7).sum(axis=1) / SCALE for one in daily])
    plain = plain_names(channel)
    costs = costs or CostSettings()
    told = {plain_name(paid): ordered for paid, ordered in joined(costs.matches).matches.items()}
    called = [plain_name(told.get(plain_name(name), name)) for name in names]
    of_one = alone_in_orders(dict(zip(names, called, strict=True)))
    found = spend_holes(table, first_day, plain, of_one, costs.holes)
    whole = [told_days(found, date_of(start), 7 * weeks, name).reshape(weeks, 7).all(axis=1) for name in names]
    # Channels that orders call by one name are told apart by nothing but their spend: their customers are among the rest.
    alone = [name if called.count(name) == 1 else None for name in called]
    own = np.column_stack([_by_week(first_day[plain == name], start, weeks) for name in alone])
    seasons = np.zeros(7 * weeks)
    for begins, ends in promotions:
        seasons[max(day_of(begins) - start, 0) : max(day_of(ends) - start + 1, 0)] = 1.0
    promoted = seasons.reshape(weeks, 7).mean(axis=1, keepdims=True)
    rest = _by_week(first_day, start, weeks) - own.sum(axis=1)
    seasons = promoted if promotions else np.zeros((weeks, 0))
    came = _Came.of(begin, day_of(last), first_day, plain, sold)
    prices = tuple(
        price_of(
            one[begin - day_of(first) :] / SCALE,
            came.by(there, told_days(found, date_of(begin), came.days, name)),
            begin,
            _week_of(table, name, start),
        )
        for one, name, there in zip(every, names, called, strict=True)
    )
    return History(
        start,
        names,
        by_week,
        own,
        rest,
        seasons,
        np.column_stack(whole) if missing(found) else None,
        prices,
        _sold(sold, called, start, weeks),
    )


def _sold(sold: Sales | None, called: Sequence[str], start: int, weeks: int) -> Float64s | None:
    """The money of all orders by week, and of those that name each channel."""
    if sold is None:
        return None
    names = plain_names(sold.channel)
    chosen = [np.ones(len(names), np.bool_), *(names == one for one in called)]
    return np.column_stack([_by_week(sold.day[one], start, weeks, sold.money[one]) for one in chosen])


def _week_of(table: pd.DataFrame, name: str, usual: int) -> int:
    """A day on which a channel's weeks begin: as its rows tell, where they are weeks."""
    own = table[table[CHANNEL] == name]
    weeks = own["begin"].to_numpy()[(own["end"] - own["begin"] == 6).to_numpy()]
    return int(weeks[-1]) if 2 * len(weeks) > len(own) else usual


@dataclass(frozen=True, eq=False)
class _Came:
    """New customers and what was sold, in some days from `begin` on.

    Attributes:
        kinds: what may be paid for: of whom or what, its own kind where the channel is named; days, names, amounts, and what one more
            adds to the variance.
    """

    begin: int
    days: int
    kinds: tuple[tuple[Of, Of, Int64s, npt.NDArray[np.object_], Float64s, float], ...]

    @classmethod
    def of(cls, begin: int, last: int, first_day: Int64s, names: npt.NDArray[np.object_], sold: Sales | None) -> _Came:
        """By the plain names of those who first bought."""
        kinds: list[tuple[Of, Of, Int64s, npt.NDArray[np.object_], Float64s, float]] = []
        if sold is not None:
            kinds.append(("sales", "own_sales", sold.day, plain_names(sold.channel), sold.money, sold.grain))
            kinds.append(("first_sales", "own_first_sales", first_day, names, sold.first, sold.grain))
        kinds.append(("customers", "own_customers", first_day, names, np.ones(len(first_day)), 1.0))
        return cls(begin, last - begin + 1, tuple(kinds))

    def by(self, called: str, told: Bools) -> dict[Of, tuple[Float64s, float]]:
        """What a channel's spend may be a price of, where orders call it so; nothing in the days of which its spend is not told."""
        answer: dict[Of, tuple[Float64s, float]] = {}
        for every, own, day, names, amounts, grain in self.kinds:
            named = names == called
            both: tuple[tuple[Of, Bools], ...] = ((every, np.ones(len(day), np.bool_)), (own, named))
            for kind, chosen in both:
                inside = chosen & (day >= self.begin) & (day < self.begin + self.days)
                if inside.any():
                    daily = np.bincount(day[inside] - self.begin, amounts[inside], self.days)
                    answer[kind] = np.where(told, daily, 0.0), grain
        return answer


def _by_week(days: Int64s, start: int, weeks: int, amounts: Float64s | None = None) -> Float64s:
    """How many, or how much, in each week."""
    inside = (days >= start) & (days < start + 7 * weeks)
    weights = None if amounts is None else amounts[inside]
    return np.bincount((days[inside] - start) // 7, weights, weeks).astype(np.float64)


@dataclass(frozen=True)
class Drop:
    """A channel that lately brings less than chance and its spend can explain.

    Attributes:
        came, expected: new customers of the last 4 weeks, and as many as the 9 weeks before promise at this spend.
    """

    channel: str
    came: float
    expected: float


def drops(known: History) -> tuple[Drop, ...]:
    """The channels whose new customers fell, the deepest fall first.

    The 9 weeks before promise as many a week as they had, and less in proportion where less is spent now: more spend is not held
    against a channel. Two counts differ beyond chance at two standard deviations, with more room where the weeks before differ by
    more than counts do (Pearson's chi-squared over its degrees of freedom).
    """
    found: list[Drop] = []
    for at, name in enumerate(known.names):
        weeks = known.weeks_of((at,), known.own[:, at])
        before, now = weeks.won[-_LATELY - _BEFORE : -_LATELY], weeks.won[-_LATELY:]
        paid_before = float(weeks.spend[-_LATELY - _BEFORE : -_LATELY].sum())
        if before.sum() < _FEWEST_BEFORE or paid_before <= 0:
            continue
        paid = float(weeks.spend[-_LATELY:].sum()) / paid_before
        ratio = min(paid, _LATELY / _BEFORE)
        expected, came = float(before.sum()) * ratio, float(now.sum())
        mean = float(before.mean())
        noise = max(float(((before - mean) ** 2).sum()) / mean / (_BEFORE - 1), 1.0)
        if came < _FALLEN * expected and expected - came > _SURE * np.sqrt(noise * expected * (1 + ratio)):
            found.append(Drop(name, came, expected))
    return tuple(sorted(found, key=lambda one: one.came / one.expected))


def fitted(known: History, seed: int = 1) -> tuple[Fitted, ...]:
    """The curves of all channels that spent in the last 13 weeks, the largest spend first.

    Raises:
        CannotAnswer: none spent, or nobody new came.
    """
    every = [known.weeks_of((at,), known.own[:, at]) for at in range(len(known.names))]
    running = np.array([weeks.spend[-13:].sum() > 0 and len(weeks.won) >= FEWEST_WEEKS for weeks in every])
    named = np.array([weeks.won.sum() > 0 for weeks in every])
    prices = dict(enumerate(known.prices))
    free = np.array([prices.get(at) is None for at in range(len(every))])
    answer = [
        as_price(every[at], 0, price, "named" if named[at] else "all")
        for at, price in prices.items()
        if price is not None and running[at]
    ]
    running &= free
    alike: dict[bytes, list[Weeks]] = {}  # side by side only those that are told in the same weeks
    for at in np.flatnonzero(running & named).tolist():
        alike.setdefault(known.told_of((at,)).tobytes(), []).append(every[at])
    # Each of these is fitted on the customers who name it, so that its spend may move with another's: nothing is to be told apart by spend.
    for alone in alike.values():
        answer += [channel for one in fit_each(alone, seed, "named") for channel in one.channels]
    answer = _doubted(known, answer, _led)
    silent = np.flatnonzero(running & ~named).tolist()
    together = known.weeks_of(silent, known.rest)
    if silent and together.won.sum() > 0 and len(together.won) >= FEWEST_WEEKS:
        beside = known.weeks_of(np.flatnonzero(running).tolist(), known.rest)
        told = fit(together, seed).channels
        answer += [moved_beside(one, beside) for one in told] if len(beside.won) >= FEWEST_WEEKS else told
    answer = _doubted(known, answer, _priced_roughly)
    if not answer:
        raise CannotAnswer(N_("Curves need weeks with spend and with new customers; one of the two is nowhere."))
    return leaned(sorted(now_of(answer, known.spend), key=lambda one: (-one.weekly, one.channel)))


def now_of(curves: Sequence[Fitted], spend: Float64s) -> Sequence[Fitted]:
    """The curves of weeks; where nothing was spent on any channel of late, "now" is what was before, and none has stopped."""
    return curves if spend[-PAUSE_WEEKS:].any() else [replace(one, stopped=False) for one in curves]


def _doubted(
    known: History, curves: Sequence[Fitted], asked: Callable[[History, Sequence[Fitted]], frozenset[str]]
) -> list[Fitted]:
    """The curves, guesses where the channel is one of those whose spend followed demand."""
    led = asked(known, [one for one in curves if one.reasons in {(), *AS_GUESS}])
    return [replace(one, reasons=("leans",)) if one.channel in led else one for one in curves]


def _priced_roughly(known: History, curves: Sequence[Fitted]) -> frozenset[str]:
    """The channels whose spend moves with what was sold, beyond how many came: of what names it, or of all."""
    led = frozenset[str]()
    if known.sold is None:
        return led
    for one in curves:
        at = known.names.index(one.channel)
        named = one.counted == "named"
        won = known.own[:, at] if named else known.rest + known.own.sum(axis=1)
        sold = known.weeks_of([at], known.sold[:, at + 1 if named else 0]).won
        led |= knows_what_was_sold(known.weeks_of([at], won), sold)
    return led


def _led(known: History, curves: Sequence[Fitted]) -> frozenset[str]:
    """The channels with whose spend those move who name none."""
    told = [known.names.index(one.channel) for one in curves]
    # by themselves, too, since together they have only the weeks that are told of all
    asked = [known.weeks_of(some, known.rest) for some in ([at] for at in told)]
    asked += [known.weeks_of(told, known.rest)] if told else []
    return frozenset[str]().union(*map(led_by_demand, asked))


def leaned(curves: Sequence[Fitted]) -> tuple[Fitted, ...]:
    """The curves, those that chance nearly hides drawn toward the one at which their last unit brings what the money of all does.

    A shop's split is seldom senseless: nine in ten last units bring no more than 27 times what others do, and no less than a 27th
    (log-normal, standard deviation 2). The surer the weeks are of a curve, the less it moves; one that they tell is left alone.

    On simulated shops of which only the sum is seen this costs nothing where the split of now is any (130: all true gains 4,911 after
    4,885, told 4,754 after 5,132), and loses less where it is nearly the best already, so that each move can only lose: told 387 after
    469, true -202 after -248 (120 shops).

    Of 48 such shops (189 channels) all together are told at .99 of what they bring: those that bring more than a tenth of all new customers
    at .91, those below a twentieth at 1.6, as a mean of what is possible must.

    Of those whose spend followed demand nobody knows that they bring anything: their ranges begin at nothing. Of 203 such curves of 48
    simulated shops (two to five channels, half of the shops with ads that bring nothing) the ranges of the weeks held 17 % of what is true,
    and hold all of it so; the plan's range holds 42 of 42 where ads bring something, before 4.
    """
    return tuple(map(_perhaps_nothing, _toward_all(curves)))


def _toward_all(curves: Sequence[Fitted]) -> Sequence[Fitted]:
    known = [one for one in curves if one.brings.value > 0 and one.weekly > 0 and one.reasons in {(), *AS_GUESS}]
    spent = sum(one.weekly for one in known)
    if len(known) < 2:
        return curves
    rate = sum(_last_unit(one) * one.weekly for one in known) / spent
    return [_drawn(one, rate) if one in known and one.reasons else one for one in curves]


def _perhaps_nothing(one: Fitted) -> Fitted:
    if one.reasons != ("leans",):
        return one
    return replace(one, brings=replace(one.brings, low=0.0), doubled=replace(one.doubled, low=0.0))


def _last_unit(one: Fitted) -> float:
    """What the last unit of a channel's spend brings: on b x / (x + k) through both figures (lib.analysis.budget_choice.curve_of)."""
    ratio = min(max(one.doubled.value / one.brings.value, 1.01), 1.99)
    return one.brings.value / one.weekly * (2 * ratio - 2) / ratio


def _drawn(one: Fitted, rate: float) -> Fitted:
    low, high = max(one.brings.low, 1e-3 * one.brings.value), one.brings.high
    doubt = (np.log(high / low) / (2 * NINE_IN_TEN)) ** 2
    factor = float((rate / _last_unit(one)) ** (doubt / (doubt + _SENSE**2)))
    brings = min(max(one.brings.value * factor, low), high)
    doubled = one.doubled.value * brings / one.brings.value
    return replace(one, brings=replace(one.brings, value=brings), doubled=replace(one.doubled, value=doubled))


def usable(channels: Sequence[BudgetChannel], curves: Sequence[Fitted], *, own: bool = True) -> tuple[Fitted, ...]:
    """The curves that a table is better off with: those that the weeks tell, and wide ones of channels of which nothing better is known.

    Even a wide curve moves money the right way more often than not: on histories whose truth is known, splits that leave such channels
    where they are gain a third of what there is to gain, and splits that use them nine tenths (tests/analysis/test_budget_recovery.py).
    It is better, too, than the count of those who name the channel and an assumed bend: where one channel is saturated, 30 simulated shops
    gain .92 of what there is to gain, and none loses; with the count .78, and 4 lose.

    Args:
        channels: the table.
        curves: what the weeks tell.
        own: the table holds somebody's own beliefs, which a wide curve leaves alone; not counts of the same files.
    """
    known = {plain_name(one.name) for one in channels if one.is_told and own}
    return tuple(
        one
        for one in curves
        if one.brings.value > 0
        and (not one.reasons or (one.reasons in AS_GUESS and plain_name(one.channel) not in known))
    )


def paid_said(curves: Sequence[Fitted]) -> list[Sentence]:
    """What is said of channels whose spend is a price: of each that is a share of sales, and of those together that are a price a customer."""
    shares = {one.channel: one.price and one.price.said(one.channel) for one in curves if one.is_paid}
    each = tuple(name for name, said in shares.items() if said is None)
    told = [said for said in shares.values() if said is not None]
    return [Sentence(PAID, {"count": len(each), "channels": each}), *told] if each else told


def guesses(curves: Sequence[Fitted]) -> list[tuple[tuple[str, str], tuple[str, ...]]]:
    """What to say of curves that are in use although the weeks hardly tell them, with the channels that it is said of."""
    by_counted: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in curves:
        if one.reasons:
            unclear = GUESSED_NAMED if one.counted == "named" else GUESSED
            said = LEANING if one.reasons == ("leans",) else unclear
            by_counted[said] = (*by_counted.get(said, ()), one.channel)
    return list(by_counted.items())


def taken_over(
    channels: Sequence[BudgetChannel], curves: Sequence[Fitted], *, own: bool = True
) -> tuple[BudgetChannel, ...]:
    """The channels with the curves that the weeks tell, and those that only the weeks name; where they cannot tell, a channel stays as it is.

    A channel that was held at its spend because nothing was known of it is let go. Of one that only its own count tells, what twice the
    money brings is a guess; and where its spend follows its customers (a commission), no guess moves money: it stays as it is.
    Beside curves of those who name a channel, of whom not all came because of the spend, it counts no more than are believed to at first.
    Arguments as of `usable`.
    """
    told = {plain_name(one.channel): one for one in usable(channels, curves, own=own)}
    silent = {} if own else {plain_name(one.channel): one for one in curves}
    held_beside = any(one.counted == "named" for one in told.values())
    taken = [
        _with(one, told.pop(name))
        if name in told
        else _assumed(one, silent[name], held_beside)
        if name in silent
        else one
        for one in channels
        for name in (plain_name(one.name),)
    ]
    return (*taken, *(_with(BudgetChannel(one.channel), one) for one in told.values()))


def _assumed(channel: BudgetChannel, curve: Fitted, held_beside: bool) -> BudgetChannel:  # noqa: FBT001 - looked at
    if not channel.is_told:
        return channel
    guess = replace(channel, is_guess=True)
    if curve.is_paid:
        return replace(guess, least_e4=guess.weekly_e4, most_e4=guess.weekly_e4) if guess.weekly_e4 > 0 else guess
    if not held_beside or curve.counted != "named":
        return guess
    return replace(guess, brings=as_told(BROUGHT * guess.brings), doubled=as_told(BROUGHT * guess.doubled))


def _with(channel: BudgetChannel, curve: Fitted) -> BudgetChannel:
    held = not channel.is_told and channel.least_e4 == channel.most_e4
    freed = replace(channel, least_e4=0, most_e4=None) if held else channel
    about_e4 = round(curve.weekly * SCALE / 100) * 100
    return replace(
        freed,
        weekly_e4=0 if curve.stopped else about_e4,
        most_e4=about_e4 if curve.stopped and (freed.most_e4 is None or freed.most_e4 > about_e4) else freed.most_e4,
        brings=as_told(curve.brings.value),
        doubled=as_told(curve.doubled.value),
        unsure=round(curve.unsure, 2),
        points=None,
        fitted=(max(curve.brings.low, 0.0) / curve.brings.value, curve.brings.high / curve.brings.value),
        is_guess=bool(curve.reasons),
        is_named=curve.counted == "named",
        reach_e4=None
        if curve.reasons == ("leans",) or curve.stopped
        else round(_CONTINUED * max(curve.reach, 2 * curve.weekly) * SCALE),
    )
