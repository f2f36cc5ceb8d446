"""Response curves from a shop's own weeks: what spend on each channel brought, as far as the weeks can tell.

New customers of a week = base (level, trend, season, promotions) + for each channel b s / (s + k) + chance, where s is the
week's spend and what is left of the weeks before (Broadbent 1979), which may begin to work up to two weeks late (Jin et al. 2017,
"Bayesian methods for media mix modeling with carryover and shape effects"). The base and the size of chance are integrated out;
carry-over, delay, saturation and strength of each channel are drawn from their posterior by differential-evolution Markov chains
(ter Braak 2006).

What no model can mend is said before: a channel whose spend hardly changed, always moved with another one, or followed demand.
Even a good fit shows what went together, not what caused what; only a test does that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.special import expit, log_expit

from lib.analysis.curves import Floats
from lib.analysis.price_per_sale import Of, Price, priced
from lib.analysis.ran_lately import RECENT_WEEKS, ran_lately
from lib.core.errors import CannotAnswer
from lib.core.settings import MOST_UNSURE, NINE_IN_TEN
from lib.core.words import N_

FEWEST_WEEKS = 26
_YEAR_WEEKS = 365.25 / 7
_LAGS = 13
#: A week alone tells of no more than so many times the spend of now; so many weeks in a row tell of what was spent in most of them.
_FARTHEST, _MONTH = 4, 4
#: Chains; steps that are forgotten, and as many that are kept, for one channel and for each more; every how many of these one draw.
_CHAINS, _FIRST_STEPS, _MORE_STEPS, _THIN = 64, 280, 112, 5
#: Half of the chains span fewer directions than more channels than these have figures: of more, at most so many move at a time, and each
#: more takes so many steps. 24 simulated channels so gain .70 of what there is to gain, where moving all at once gained .24 in twice the time.
_TOGETHER, _MOVED, _FEW_STEPS = 7, 3, 10
#: Of what a week's spend does, a share comes a week later than it could, and the same share of that another week later.
_LATEST = 2
#: A channel can tell nothing where its spend varies less than this share of its mean once season and trend are taken out …
_LEAST_VARIATION = 0.1
#: … or where the other channels explain more than this share of what varies …
_MOST_SHARED = 0.9
#: … and follows demand where season and trend explain more than this share of it, or last week's sales move it (t-value).
_MOST_SEASONAL, _SURE = 0.6, 3.0
#: It leans on demand where all channels' t-values together come to so many standard deviations: noise hides in each what they share.
_LEANING = 2.0

#: The logarithms that are looked at.
_STRENGTH, _HALF = (-20.0, 5.0), (-6.0, 6.0)

Used = npt.NDArray[np.bool_]
Reason = Literal["paid", "constant", "together", "season", "follows", "leans", "wide"]
#: Reasons with which a curve is still used, as a guess, where nothing better is known.
AS_GUESS = frozenset[tuple[Reason, ...]]([("wide",), ("leans",)])
#: Whose new customers a week are counted: everybody's, or only those whose first order names the one channel.
Counted = Literal["all", "named"]
#: Of those who name a channel, the part that its spend brings: three in four, give or take a fifth (Beta(3, 1)). Two in three puts the bands
#: below what is true where nobody would have come anyway; one that is surer of "nearly all" above it where some would.
_MOST = 3
BROUGHT = _MOST / (_MOST + 1)
#: The scale of what all channels together bring, as a share of all that came. A scale for each channel instead made six channels sure of two
#: fifths: of ten shops whose ads bring more than that, their ranges held what is true in fewer than eight, and the truth lay above them.
_ALL_ADS = 1.0
#: How far chance may put what the spend brings above all that came.
_ABOVE = 0.02


@dataclass(frozen=True)
class Estimate:
    """The mean of the draws, with the range that nine in ten of them lie in."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Fitted:
    """What the weeks tell of one channel.

    Attributes:
        weekly: spend a week (mean of the last 13 weeks in which it ran: lib.analysis.ran_lately), in the currency's unit.
        reach: the spend a week up to which the weeks tell something (`_reach`).
        brings, doubled: new customers a week at that spend and at twice as much, after carry-over has had its time.
        retention: the share of a week's effect that is left in the next one.
        reasons: why the figures cannot be relied on; empty: they may be used.
        partners: for "together": the channels that it moved with.
        counted: whose new customers the curve was fitted on.
        stopped: nothing is spent now, but `weekly` while it ran.
        price: what its spend is paid for, where it is a price of that: then nothing is fitted.
    """

    channel: str
    weekly: float
    brings: Estimate
    doubled: Estimate
    retention: Estimate
    reasons: tuple[Reason, ...]
    partners: tuple[str, ...] = ()
    counted: Counted = "all"
    reach: float = 0.0
    stopped: bool = False
    price: Price | None = None

    @property
    def is_paid(self) -> bool:
        """Whether its spend follows its new customers or what is sold, as a reward or a commission does."""
        return "paid" in self.reasons

    @property
    def unsure(self) -> float:
        """How far `brings` may be off, as a share of it: the log-normal band that is as wide as the range (BudgetChannel says what it means).

        On 140 simulated shops of which only the sum is seen (104 weeks, 2 to 6 channels), a plan's band of each curve on its own held what is
        true in 94 of 100; with the larger of both distances and 0.95 as the most it held 83, for half of the channels were cut off there.
        Where orders name the channel, on 60: 85 of 100, after 80. What curves have in common came later (`budget_choice.COMMON_NAMED`).
        """
        low, high = self.brings.low, self.brings.high
        if self.brings.value <= 0 or low <= 0:
            return MOST_UNSURE
        return min(float(np.sqrt(high / low)) - 1, MOST_UNSURE)


@dataclass(frozen=True, eq=False)
class Fit:
    """The weeks' answer.

    Attributes:
        weeks: how many were looked at.
        channels: in the order given.
        explained: the share of the weeks' ups and downs that base and channels explain together.
        base: new customers a week without any of the spend, over the last 13 weeks.
    """

    weeks: int
    channels: tuple[Fitted, ...]
    explained: float
    base: Estimate


@dataclass(frozen=True, eq=False)
class Weeks:
    """Whole weeks, one after the other.

    Attributes:
        names: the channels.
        spend: weeks × channels, in the currency's unit.
        won: new customers (or revenue) a week.
        promotions: weeks × 0 or more columns, the share of the week that lay in a promotion.
        prices: of each channel, what its spend is a price of; (): nobody has looked, and these weeks are asked.
    """

    names: tuple[str, ...]
    spend: Floats
    won: Floats
    promotions: Floats
    prices: tuple[Price | None, ...] = ()

    def some(self, channels: Sequence[int]) -> Weeks:
        """The same with these channels only (places)."""
        prices = tuple(self.prices[at] for at in channels) if self.prices else ()
        return replace(
            self, names=tuple(self.names[at] for at in channels), spend=self.spend[:, channels], prices=prices
        )


def fit(weeks: Weeks, seed: int = 1, counted: Counted = "all") -> Fit:
    """Fit all channels together, but those whose spend is a price of what was won: it would explain all of it.

    Args:
        weeks: whole weeks, one after the other.
        seed: of the chains.
        counted: "named": those won are the ones who name the channels, so that few of them come without the spend.

    Raises:
        CannotAnswer: fewer than 26 weeks, nothing won, or no spend.
    """
    prices = weeks.prices or tuple(price_in(one, weeks.won, "customers") for one in weeks.spend.T)
    free = [at for at, one in enumerate(prices) if one is None]
    if len(free) == len(prices):
        return fit_each((weeks,), seed, counted)[0]
    told = fit_each((weeks.some(free),), seed, counted)[0] if weeks.spend[:, free].any() else None
    kept = [] if told is None else [*told.channels]
    kept += [as_price(weeks, at, one, counted) for at, one in enumerate(prices) if one is not None]
    order = sorted(kept, key=lambda one: weeks.names.index(one.channel))
    everybody = float(weeks.won[-RECENT_WEEKS:].mean())
    if told is None:
        return Fit(len(weeks.won), tuple(order), 0.0, Estimate(everybody, everybody, everybody))
    return replace(told, channels=tuple(order))


def price_in(spend: Floats, won: Floats, of: Of) -> Price | None:
    """What is paid for each that is won in the same week, where spend is that."""
    _, each = priced(spend, won)
    return Price(of, "same", each) if each > 0 else None


def as_price(weeks: Weeks, at: int, price: Price, counted: Counted) -> Fitted:
    """A channel whose spend is a price: what it costs, and no curve."""
    spend = weeks.spend[:, at]
    ran = ran_lately(spend)
    weekly = float(spend[ran.places].mean())
    nothing = Estimate(0.0, 0.0, 0.0)
    told = weeks.won[ran.places].mean() if counted == "named" else 0.0
    brings = replace(nothing, value=float(told))
    return Fitted(weeks.names[at], weekly, brings, brings, nothing, ("paid",), (), counted, weekly, ran.stopped, price)


def fit_each(all_weeks: Sequence[Weeks], seed: int = 1, counted: Counted = "all") -> tuple[Fit, ...]:
    """The same fit of each of several, side by side: as many channels in each, in the same weeks with the same promotions.

    Raises:
        CannotAnswer: fewer than 26 weeks, or nothing won or spent in one of them.
    """
    count = len(all_weeks[0].won)
    if count < FEWEST_WEEKS:
        raise CannotAnswer(
            N_("Curves need at least {least} weeks in which spend and orders overlap; here are {count}. Until then, say in the table what you believe."),
            least=FEWEST_WEEKS,
            count=count,
        )  # fmt: skip
    used = [weeks.spend.sum(axis=0) > 0 for weeks in all_weeks]
    if not all(one.any() and weeks.won.sum() > 0 for one, weeks in zip(used, all_weeks, strict=True)):
        raise CannotAnswer(N_("Curves need weeks with spend and with new customers; one of the two is nowhere."))
    base = base_of(all_weeks[0])
    spend = np.array([weeks.spend[:, one].T for one, weeks in zip(used, all_weeks, strict=True)])
    drawn = _Posterior(spend, np.array([weeks.won for weeks in all_weeks]), base, counted).draw(seed)
    return tuple(
        _told(weeks, one, base, draws, counted) for weeks, one, draws in zip(all_weeks, used, drawn, strict=True)
    )


def _told(weeks: Weeks, used: Used, base: Floats, draws: _Draws, counted: Counted) -> Fit:
    """What the draws say of each channel that was used, and why that may not be relied on."""
    reasons, leaning = _reasons(weeks, base), _leaning(weeks, base)
    usual, recent = weeks.spend[-RECENT_WEEKS:].mean(axis=0), np.zeros(weeks.spend.shape[1])
    fitted: list[Fitted] = []
    for at, column in enumerate(np.flatnonzero(used).tolist()):
        ran = ran_lately(weeks.spend[:, column])
        recent[column] = weeks.spend[ran.places, column].mean()
        told, partners = reasons[column]
        brings, doubled = draws.response(at, recent[column]), draws.response(at, 2 * recent[column])
        spread, twice = _estimate(brings), _estimate(doubled)
        if counted == "named":
            more = evened(draws.half[:, at] * draws.mean_spend[at], weeks.spend[ran.places, column])
            spread = _up_to_all(brings, weeks.won[ran.places], float(more.mean()))
            twice = replace(twice, high=max(twice.high, spread.high * twice.value / max(spread.value, 1e-12)))
        if not told and column in leaning:
            told = ("leans",)
        elif not told and spread.value > 0 and spread.low < 0.25 * spread.value:
            told = ("wide",)
        fitted.append(
            Fitted(
                weeks.names[column],
                float(recent[column]),
                spread,
                twice,
                _estimate(draws.retention[:, at]),
                told,
                partners,
                counted,
                _reach(weeks.spend[:, column], float(recent[column])),
                ran.stopped,
            )
        )
    paid = sum(draws.response(one, float(usual[used][one])) for one in range(int(used.sum())))
    return Fit(len(weeks.won), tuple(fitted), draws.explained, _estimate(weeks.won[-RECENT_WEEKS:].mean() - paid))


def _reach(spend: Floats, now: float) -> float:
    """How far the weeks tell a curve: what was spent in the dearest of them, up to four times the spend of now, or mostly in a month.

    How much farther it is followed is left to whoever uses it (lib.analysis.weekly_spend).
    """
    month = np.median(np.lib.stride_tricks.sliding_window_view(spend, _MONTH), axis=1).max()
    return float(max(month, min(spend.max(), _FARTHEST * now)))


def _estimate(drawn: Floats) -> Estimate:
    low, high = np.quantile(drawn, (0.05, 0.95))
    # the mean, not the middle: a split by means brings most on average
    return Estimate(float(drawn.mean()), float(low), float(high))


def evened(half: Floats, spends: Floats) -> Floats:
    """How many times as much some weeks' spend brings where it is spent evenly: each further unit brings less, so ups and downs lose.

    Args:
        half: by draw, the half point of Hill's curve, in the unit of the spends.
        spends: a week each.
    """
    even = spends.mean() / (spends.mean() + half)
    return even / np.maximum((spends / (spends + half[:, None])).mean(axis=1), 1e-12)


def _up_to_all(drawn: Floats, named: Floats, more: float) -> Estimate:
    """The same where all who name the channel may have come because of it: the weeks hardly tell that from a saturated channel.

    Where the draws crowd at that end, nine tenths in their middle would leave it out: the range then ends where the shortest one does
    that holds nine tenths, and no lower than all who name the channel with the chance in their own count (Poisson, nine in ten), as many
    more as the same money would bring if it were spent evenly. Of 360 simulated channels (26 to 104 weeks) it holds what is true in 97 of
    100 where nobody would have come anyway, and in 90 where some would; without the count in 76 and 94. Of 252 others, whose spend
    differs more from week to week and carries over what it has brought, in 93 and 93; without the last step in 82 and 93.

    Args:
        drawn: what the channel brings a week, by draw.
        named: those who named it, by week, of late.
        more: how many times as much the spend of those weeks brings if it is spent evenly.
    """
    told, ordered = _estimate(drawn), np.sort(drawn)
    inside = int(np.ceil(0.9 * len(ordered)))
    widths = ordered[inside - 1 :] - ordered[: len(ordered) - inside + 1]
    everybody = more * float(named.mean() + NINE_IN_TEN * np.sqrt(named.mean() / len(named)))
    return Estimate(told.value, told.low, max(told.high, float(ordered[inside - 1 + int(widths.argmin())]), everybody))


# ---- the base, and what cannot be told


def base_of(weeks: Weeks) -> Floats:
    """An orthonormal basis of level, trend, season and promotions (weeks × columns)."""
    count = len(weeks.won)
    at = np.arange(count)
    columns = [np.ones(count), at - at.mean()]
    if count >= _YEAR_WEEKS * 0.95:
        for wave in (1, 2):
            angle = 2 * np.pi * wave * at / _YEAR_WEEKS
            columns += [np.sin(angle), np.cos(angle)]
    columns += [column for column in weeks.promotions.T if np.ptp(column) > 0]
    left, sizes, _ = np.linalg.svd(
        np.column_stack([column / np.linalg.norm(column) for column in columns]), full_matrices=False
    )
    return left[:, sizes > 1e-9]


def _reasons(weeks: Weeks, base: Floats) -> list[tuple[tuple[Reason, ...], tuple[str, ...]]]:
    """By channel: why its weeks cannot tell, and with which others it moved."""
    spend = weeks.spend
    free = spend - base @ (base.T @ spend)
    answer: list[tuple[tuple[Reason, ...], tuple[str, ...]]] = []
    for at in range(spend.shape[1]):
        mean, own = float(spend[:, at].mean()), free[:, at]
        variation = float(own.std())
        if mean <= 0:
            answer.append(((), ()))
            continue
        reasons: list[Reason] = []
        partners: tuple[str, ...] = ()
        total = float(spend[:, at].std())
        if total > _LEAST_VARIATION * mean and 1 - (variation / total) ** 2 > _MOST_SEASONAL:
            reasons.append("season")
        elif variation < _LEAST_VARIATION * mean:
            reasons.append("constant")
        if variation > 0:
            shared, partners = _moved_with(weeks.names, free, at, mean)
            if shared > _MOST_SHARED:
                reasons.append("together")
            else:
                partners = ()
            if _follows(weeks.won, spend[:, at], base) > _SURE:
                reasons.append("follows")
        answer.append((tuple(reasons), partners))
    return answer


def _moved_with(names: Sequence[str], free: Floats, at: int, mean: float) -> tuple[float, tuple[str, ...]]:
    """Which share of what varies of a channel the others explain, and those that are most like it.

    Args:
        names: of all channels.
        free: weeks × channels, what season and trend leave of the spend.
        at: the place of the channel.
        mean: its spend a week.
    """
    others = [one for one in range(free.shape[1]) if one != at and free[:, one].std() > 1e-9 * max(mean, 1e-9)]
    alike = [abs(float(np.corrcoef(free[:, at], free[:, one])[0, 1])) for one in others]
    like = tuple(names[one] for one, size in zip(others, alike, strict=True) if size > 0.5 * max(alike))
    return _explained(free[:, at], free[:, others]), like


def moved_beside(one: Fitted, weeks: Weeks) -> Fitted:
    """A channel that no order names, fitted on whom nobody can claim: whether its spend moved with channels that orders name, too.

    What it seems to bring may then come of theirs. Many channels explain few weeks by chance, so that the share is taken with what so
    many explain of nothing taken off (adjusted R²: Ezekiel 1930).

    Args:
        one: as it was fitted beside those that no order names.
        weeks: of all channels.
    """
    base, at = base_of(weeks), weeks.names.index(one.channel)
    free = weeks.spend - base @ (base.T @ weeks.spend)
    left = len(weeks.won) - base.shape[1]
    by = left - free.shape[1] + 1
    mean = float(weeks.spend[:, at].mean())
    if by < 1 or not float(free[:, at].std()) > 1e-9 * mean:
        return one
    shared, partners = _moved_with(weeks.names, free, at, mean)
    if not 1 - (1 - shared) * left / by > _MOST_SHARED:
        return one
    before = tuple(reason for reason in one.reasons if reason in {"season", "constant"})
    after = tuple(reason for reason in one.reasons if reason == "follows")
    return replace(one, reasons=(*before, "together", *after), partners=partners)


def _explained(column: Floats, by: Floats) -> float:
    """Which share of a column's ups and downs the others explain (R²)."""
    if by.shape[1] == 0:
        return 0.0
    left = column - by @ np.linalg.lstsq(by, column, rcond=None)[0]
    return 1 - float(left @ left) / float(column @ column)


def _follows(won: Floats, spend: Floats, base: Floats) -> float:
    """The t-value of last week's new customers for this week's spend, given last week's spend and the base (Granger 1969)."""
    return _moved(won, spend, base, 1)[0]


def _moved(won: Floats, spend: Floats, base: Floats, lags: int) -> tuple[float, Floats]:
    """The same given so many weeks of spend before, and what neither they nor those customers explain; 0 where it cannot be reckoned."""
    count = len(spend)
    before = [spend[lags - lag : count - lag] for lag in range(1, lags + 1)]
    known = np.column_stack([base[lags:], *before, won[lags - 1 : -1]])
    return of_last(known, spend[lags:])


def of_last(known: Floats, column: Floats) -> tuple[float, Floats]:
    """The t-value of the last of some columns for another one, given the others, and what they do not explain; 0 where it cannot be reckoned."""
    answer, _, rank, _ = np.linalg.lstsq(known, column, rcond=None)
    left = column - known @ answer
    free = len(left) - int(rank)
    if free < 5 or rank < known.shape[1] or not (left @ left) > 0:
        return 0.0, left
    error = np.sqrt(left @ left / free * np.linalg.inv(known.T @ known)[-1, -1])
    return float(answer[-1] / error), left


def _leaning(weeks: Weeks, base: Floats) -> frozenset[int]:
    """The channels whose spend rose after weeks that won more, where all together show beyond chance what noise hides in each.

    Logarithms, given two weeks of spend before; the t-values are added up as Stouffer does (1949), with room for channels that move together.
    """
    mean = weeks.spend.mean(axis=0)
    varied = np.flatnonzero((mean > 0) & (np.ptp(weeks.spend, axis=0) > 0)).tolist()
    won = np.log(np.maximum(weeks.won, 0.01 * weeks.won.mean()))
    moved = {at: _moved(won, np.log(np.maximum(weeks.spend[:, at] / mean[at], 0.05)), base, 2) for at in varied}
    told = {at: one for at, one in moved.items() if one[0] != 0}
    if not told:
        return frozenset()
    left = np.array([one[1] / np.linalg.norm(one[1]) for one in told.values()])
    spread = max(float((left @ left.T).sum()), float(len(told)))
    if sum(one[0] for one in told.values()) <= _LEANING * np.sqrt(spread):
        return frozenset()
    return frozenset(at for at, one in told.items() if one[0] > 0)


# ---- the posterior


@dataclass(frozen=True, eq=False)
class _Draws:
    """Draws × channels: response at the mean spend, half point as a multiple of it, retention."""

    mean_spend: Floats
    at_mean: Floats
    half: Floats
    retention: Floats
    explained: float

    def response(self, at: int, spend: float) -> Floats:
        """What a lasting spend a week on one channel brings a week."""
        ratio = spend / self.mean_spend[at]
        return self.at_mean[:, at] * (1 + self.half[:, at]) * ratio / (ratio + self.half[:, at])


class _Posterior:
    """Four numbers a channel: strength, half point, retention, delay.

    The logarithm of the response at the mean spend (as a share of what is won), the logarithm of the half point, and the log-odds
    of the retention and of the share that comes a week later. A state holds them for all channels, one kind after another; the first axis
    of everything is which of the fits it belongs to. All fits are drawn by the same dice.
    """

    def __init__(self, spend: Floats, won: Floats, base: Floats, counted: Counted) -> None:
        """Take fits × channels × weeks of spend, fits × weeks of what was won, and the base that they share."""
        self._counted: Counted = counted
        self._mean = spend.mean(axis=2)
        self._level = won.mean(axis=1)
        fits, self._channels, weeks = spend.shape
        lags = np.zeros((fits, self._channels, _LAGS, weeks))
        ratio = spend / self._mean[:, :, None]
        for lag in range(_LAGS):
            # before the first week the spend is taken to have been as in the first month
            lags[:, :, lag, lag:] = ratio[:, :, : weeks - lag]
            lags[:, :, lag, :lag] = ratio[:, :, :4].mean(axis=2)[:, :, None]
        self._lags, self._base, self._won = lags, base, won
        self._free = won - (won @ base) @ base.T

    def draw(self, seed: int) -> list[_Draws]:
        """Run the chains."""
        rng = np.random.Generator(np.random.PCG64(seed))
        state = self._start(rng)
        density = self._density(state)
        kept: list[Floats] = []
        half = _CHAINS // 2
        groups = (slice(0, half), slice(half, _CHAINS))
        few = min(self._channels, _TOGETHER)
        burn = _FIRST_STEPS + _MORE_STEPS * (few - 1) + _FEW_STEPS * (self._channels - few)
        for step in range(2 * burn):
            for own, other in (groups, groups[::-1]):
                proposal = self._proposal(state[:, own], state[:, other], rng, step)
                found = self._density(proposal)
                taken = np.log(rng.random(half)) < found - density[:, own]
                np.copyto(state[:, own], proposal, where=taken[:, :, None])
                np.copyto(density[:, own], found, where=taken)
            if step >= burn and step % _THIN == 0:
                kept.append(state.copy())
        drawn = np.concatenate(kept, axis=1)
        share, half_point, retention, _ = self._parts(drawn)
        best = np.take_along_axis(state, density.argmax(axis=1)[:, None, None], axis=1)
        left = (self._left(self._media(best))[:, 0] ** 2).sum(axis=1)
        spread = self._won.var(axis=1) * self._won.shape[1]
        explained = np.where(
            spread > 0, 1 - left / np.maximum(spread, 1e-12), 0.0
        )  # no ups and downs: nothing to explain
        return [
            _Draws(self._mean[at], share[at] * self._level[at], half_point[at], retention[at], float(explained[at]))
            for at in range(len(self._won))
        ]

    def _proposal(self, own: Floats, other: Floats, rng: np.random.Generator, step: int) -> Floats:
        """Each chain moves along the difference of two chains of the other group; now and then all the way.

        Of many channels a few are moved at a time (subspaces: Vrugt et al. 2009).
        """
        chains, figures = own.shape[1:]
        first, second = (rng.integers(0, other.shape[1], chains) for _ in range(2))
        moved = figures if self._channels <= _TOGETHER else figures // self._channels * int(rng.integers(1, _MOVED + 1))
        size = 1.0 if step % 10 == 9 else 2.38 / np.sqrt(2 * moved) * rng.uniform(0.5, 1.2)
        jump, noise = size * (other[:, first] - other[:, second]), 1e-4 * rng.standard_normal((chains, figures))
        if moved < figures:
            rank = rng.random((chains, self._channels)).argsort(axis=1).argsort(axis=1)
            mask = np.tile(rank < moved * self._channels // figures, figures // self._channels)
            jump, noise = jump * mask, noise * mask
        return own + jump + noise

    def _start(self, rng: np.random.Generator) -> Floats:
        shape, most = (_CHAINS * 20, self._channels), 0.5 if self._counted == "all" else 1.0
        state = np.concatenate(
            [
                np.log(rng.uniform(0.005, most, shape)),
                rng.normal(0.3, 0.8, shape),
                rng.normal(-0.8, 1.0, shape),
                rng.normal(-1.0, 1.5, shape),
            ],
            axis=1,
        )
        tried = np.broadcast_to(state, (len(self._won), *state.shape))
        best = np.argsort(-self._density(tried), axis=1)[:, :_CHAINS]
        return state[best]

    def _parts(self, state: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """Strength, half point, retention and delay (each fits × states × channels)."""
        of = self._channels
        even = expit(state[..., 2 * of :])
        share, half = np.exp(np.clip(state[..., :of], *_STRENGTH)), np.exp(np.clip(state[..., of : 2 * of], *_HALF))
        return share, half, even[..., :of], even[..., of:]

    def _media(self, state: Floats) -> Floats:
        """What the channels bring (fits × states × weeks)."""
        share, half, retention, late = (one.transpose(0, 2, 1)[..., None] for one in self._parts(state))
        weights = np.empty((*retention.shape[:3], _LAGS))
        weights[..., :1], weights[..., 1:] = 1.0, retention
        np.multiply.accumulate(weights, axis=3, out=weights)
        for _ in range(_LATEST):
            weights[..., 1:] += late * (weights[..., :-1] - weights[..., 1:])
            weights[..., :1] *= 1 - late
        weights /= weights.sum(axis=3, keepdims=True)
        stock = np.matmul(weights, self._lags)  # fits × channels × states × weeks
        strength = share * (1 + half) * self._level[:, None, None, None]
        # s / (s + half) is 1 - half / (s + half): in place, for these are the largest arrays
        stock += half
        np.divide(strength * half, stock, out=stock)
        return strength.sum(axis=1) - stock.sum(axis=1)

    def _left(self, media: Floats) -> Floats:
        """What base and channels do not explain (fits × states × weeks)."""
        return self._free[:, None] - media + (media @ self._base) @ self._base.T

    def _density(self, state: Floats) -> Floats:
        """Log posterior (fits × states): flat in the base, Jeffreys in the size of chance.

        Priors: what all channels bring together, as a share of what is won, is half-normal with a scale of one and never more than all; how they
        divide it is any (Dirichlet(1)). The half point is around 1.3 times the mean spend (log-normal, 0.8); the retention is Beta(1.5, 3), as
        the studies of FMCG and web shops find; the share that comes late is Beta(0.7, 2): most likely none. Of those who name a channel, its
        spend brings most (Beta(3, 1)).
        """
        media = self._media(state)
        left = self._left(media)
        free = self._won.shape[1] - self._base.shape[1]
        of = self._channels
        strength, half = state[..., :of], state[..., of : 2 * of]
        odds, later = state[..., 2 * of : 3 * of], state[..., 3 * of :]
        part = media.mean(axis=2) / self._level[:, None]
        inside = np.minimum(part, 1.0)
        prior = strength.sum(axis=2) - ((part - inside) / _ABOVE) ** 2 / 2
        if self._counted == "all":
            together = np.exp(np.clip(strength, *_STRENGTH)).sum(axis=2)
            prior -= (of - 1) * np.log(together) + (part / _ALL_ADS) ** 2 / 2
        else:
            prior += (_MOST - 1) * np.log(inside + 1e-12)
        prior -= ((half - 0.3) ** 2 / (2 * 0.8**2)).sum(axis=2)
        # log(1 - p) is log(p) less the log-odds
        prior += (4.5 * log_expit(odds) - 3 * odds + 2.7 * log_expit(later) - 2 * later).sum(axis=2)
        return prior - free / 2 * np.log((left**2).sum(axis=2) + 1e-12)
